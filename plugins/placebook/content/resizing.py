"""Making a picture's published sizes: the only module that loads Pillow to build a site."""

from __future__ import annotations

import io
import os
import warnings
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from placebook.content.made_picture import QUALITY, WIDTHS, Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.content.made_picture import MadePicture

_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS = 60_000_000


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
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    hint = "Make it smaller: 2,400 pixels wide is plenty."
                    return Refusal("the picture has too many pixels.", hint)
                picture = ImageOps.exif_transpose(opened)
                picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    except (
        UnidentifiedImageError,
        Image.DecompressionBombWarning,
        Image.DecompressionBombError,
        OSError,
        ValueError,
        SyntaxError,
    ):
        message = "the file is not a picture that can be read."
        return Refusal(message, "Save it again as JPEG, PNG or WebP.")
    _save(picture, digest, cache)
    return None


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
