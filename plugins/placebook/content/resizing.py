"""Making a picture's published sizes: the only module that loads Pillow to build a site."""

from __future__ import annotations

import io
import os
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from placebook.content.made_picture import QUALITY, WIDTHS, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from placebook.content.made_picture import MadePicture

_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS = 60_000_000
_UNREADABLE = (
    UnidentifiedImageError,
    Image.DecompressionBombWarning,
    Image.DecompressionBombError,
    OSError,
    ValueError,
    SyntaxError,
)


def glance(path: Path) -> Refusal | None:
    """Say why a file can be no picture, by its beginning. What is broken further in, `resize` finds."""
    try:
        with _opened(path) as opened:
            return _too_large(opened)
    except _UNREADABLE:
        return _refusal()


def resize(data: bytes, digest: str, cache: Path) -> Refusal | None:
    """Write a picture's sizes into the cache, upright and without location data, or say why not.

    Args:
        data: The picture as it was sent in.
        digest: What its files are named after: `<digest>-<width>.webp`, and `<digest>.txt`, which is written
            last and says that all are there.
        cache: The folder they go to.

    Raises:
        OSError: The cache cannot be written.
    """
    try:
        with _opened(io.BytesIO(data)) as opened:
            if refusal := _too_large(opened):
                return refusal
            picture = ImageOps.exif_transpose(opened)
            picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    except _UNREADABLE:
        return _refusal()
    _save(picture, digest, cache)
    return None


@contextmanager
def _opened(file: Path | io.BytesIO) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(file, formats=_FORMATS) as opened:
            yield opened


def _too_large(picture: Image.Image) -> Refusal | None:
    if picture.width * picture.height <= _MOST_PIXELS:
        return None
    return Refusal("the picture has too many pixels.", "Make it smaller: 2,400 pixels wide is plenty.")


def _refusal() -> Refusal:
    return Refusal("the file is not a picture that can be read.", "Save it again as JPEG, PNG or WebP.")


def _save(picture: Image.Image, digest: str, cache: Path) -> None:
    smaller = [width for width in WIDTHS if width < picture.width]
    widths = tuple(dict.fromkeys((*smaller, min(picture.width, WIDTHS[-1]))))
    height = 0
    for width in widths:
        height = max(1, round(picture.height * width / picture.width))
        size = (
            picture.resize((width, height), Image.Resampling.LANCZOS) if width != picture.width else picture
        )
        target = cache / f"{digest}-{width}.webp"
        temporary = target.with_suffix(f".{os.getpid()}")  # another process may be at a copy of this picture
        size.save(temporary, "WEBP", quality=QUALITY, method=4)
        temporary.replace(target)
    record = f"{widths[-1]} {height} {' '.join(map(str, widths))}\n"
    (cache / f"{digest}.txt").write_text(record, encoding="ascii")


def as_jpeg(made: MadePicture, width: int) -> bytes:
    """Return a picture as JPEG, at most so many pixels wide, on white where it lets the ground through."""
    _, path = next((one for one in made.files if one[0] >= width), made.files[-1])
    with Image.open(path, formats=("WEBP",)) as opened:
        picture = Image.alpha_composite(Image.new("RGBA", opened.size, "white"), opened.convert("RGBA"))
    if picture.width > width:
        height = max(1, round(picture.height * width / picture.width))
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
