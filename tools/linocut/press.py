"""The press: plates become a print, with the accidents of hand printing, and the print becomes a file."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageFilter

from linocut.block import ACCENT, BLEED, INK, PLACE, SCALE, TINT, Block, Colour

PAPER_SHADE = (246, 239, 226)
INKS: dict[Colour, tuple[int, int, int]] = {
    TINT: (176, 203, 192),
    PLACE: (47, 107, 102),
    ACCENT: (200, 112, 42),
    INK: (29, 52, 54),
}
MAX_BYTES = 158_000  # for any one picture
BYTES_A_PIXEL = 0.0725  # so that forty pictures stay under five megabytes
_SPECK = 214  # noise above this leaves a speck without ink
_QUALITIES = (80, 76, 72, 68, 64, 60, 56, 52, 48, 44, 40)


def pull(block: Block, seed: str) -> Image.Image:
    """Print every plate in turn on one sheet of paper and return it at page size."""
    rng = Random(seed)  # noqa: S311 - the same accidents every time
    size = (block.width + 2 * BLEED, block.height + 2 * BLEED)
    sheet = Image.new("RGB", size, PAPER_SHADE)
    for colour in (TINT, PLACE, ACCENT, INK):
        taken = ImageChops.multiply(_rough(block.plates[colour], rng), block.density[colour]).reduce(SCALE)
        taken = ImageChops.multiply(taken, _uneven(size, rng, 0.13 if colour is INK else 0.2))
        shift = (rng.choice((-2, -1, 1, 2)), rng.choice((-2, -1, 1, 2))) if colour is not INK else (0, 0)
        sheet.paste(INKS[colour], (0, 0), ImageChops.offset(taken, *shift))
    sheet = ImageChops.multiply(sheet, Image.merge("RGB", [_grain(size, rng)] * 3))
    return sheet.crop((BLEED, BLEED, BLEED + block.width, BLEED + block.height))


def webp(sheet: Image.Image) -> bytes:
    """Encode a print at the best quality that keeps the file small enough for a phone."""
    limit = min(MAX_BYTES, sheet.width * sheet.height * BYTES_A_PIXEL)
    found = b""
    for quality in _QUALITIES:
        buffer = BytesIO()
        sheet.save(buffer, "WEBP", quality=quality, method=6)
        found = buffer.getvalue()
        if len(found) <= limit:
            break
    return found


def _noise(size: tuple[int, int], rng: Random) -> Image.Image:
    return Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))


def _cloud(size: tuple[int, int], rng: Random, cell: int) -> Image.Image:
    coarse = (size[0] // cell + 2, size[1] // cell + 2)
    return _noise(coarse, rng).resize(size, Image.Resampling.BICUBIC)


def _rough(plate: Image.Image, rng: Random) -> Image.Image:
    """Ink creeps a little past every cut: blur the plate, disturb it, and cut it hard again."""
    soft = plate.filter(ImageFilter.BoxBlur(2.2))
    bumps = _cloud(plate.size, rng, 7).point([round((v - 128) * 0.42 + 128) for v in range(256)])
    return ImageChops.add(soft, bumps, 1, -128).point(
        [min(255, max(0, round((v - 104) * 5))) for v in range(256)]
    )


def _uneven(size: tuple[int, int], rng: Random, depth: float) -> Image.Image:
    """How well the paper took the ink: broad clouds, and a salt of missed specks where it is thin."""
    broad = _cloud(size, rng, 130).point([round(255 * (1 - depth * (1 - v / 255))) for v in range(256)])
    patches = _cloud(size, rng, 90).point([max(0, v - 192) for v in range(256)])
    specks = ImageChops.multiply(
        _cloud(size, rng, 4).point([255 if v > _SPECK else 0 for v in range(256)]), patches
    )
    return ImageChops.subtract(broad, specks.point([min(130, v * 4) for v in range(256)]))


def _grain(size: tuple[int, int], rng: Random) -> Image.Image:
    fibres = _noise((size[0] // 6 + 1, size[1] // 2 + 1), rng).resize(size, Image.Resampling.BICUBIC)
    return fibres.point([255 - round((255 - v) * 0.03) for v in range(256)])
