"""Pictures as published: upright, without location data, in a few sizes of WebP, kept between builds."""

from __future__ import annotations

import io
import os
import warnings
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import PIL
from PIL import Image, ImageOps, UnidentifiedImageError

from placebook.content.cache import digest_of
from placebook.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WIDTHS = (480, 960, 1600, 2400)
_QUALITY = 78
_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS = 60_000_000
_MOST_BYTES = 25_000_000
# Changes with anything above that changes the bytes made.
_RECIPE = f"{WIDTHS} {_QUALITY} {PIL.__version__}".encode()
_WORTH_SHARING = 4


class MadePicture(NamedTuple):
    """One picture in all its sizes.

    Attributes:
        width: Of the largest size, in pixels.
        height: Of the largest size, in pixels.
        files: Width and file of each size, smallest first.
        digest: What tells the picture's bytes from others.
    """

    width: int
    height: int
    files: tuple[tuple[int, Path], ...]
    digest: str


def prepare(
    names: Iterable[str], folder: Path, cache: Path, *, workers: int = 1
) -> tuple[dict[str, MadePicture], list[Problem]]:
    """Make the sizes of pictures that are not kept yet.

    Args:
        names: Names of files in `folder`.
        folder: The content's `images/`.
        cache: Where the sizes are kept; made if it is not there.
        workers: How many processes may share the work.

    Returns:
        The pictures by name, and what is wrong with those that cannot be used.

    Raises:
        OSError: The cache cannot be written.
    """
    cache.mkdir(parents=True, exist_ok=True)
    wanted = sorted(set(names))
    paths = [folder / name for name in wanted]
    if workers > 1 and len(wanted) >= _WORTH_SHARING:
        with ProcessPoolExecutor(workers) as pool:
            outcomes = list(pool.map(_make, paths, [cache] * len(paths)))
    else:
        outcomes = [_make(path, cache) for path in paths]
    made, problems = {}, []
    for name, outcome in zip(wanted, outcomes, strict=True):
        if isinstance(outcome, MadePicture):
            made[name] = outcome
        else:
            problems.append(Problem(f"images/{name}", 0, "", outcome[0], outcome[1]))
    return made, problems


def as_jpeg(made: MadePicture, width: int) -> bytes:
    """Return a picture as JPEG, at most so many pixels wide, on white where it lets the ground through."""
    _, path = next((one for one in made.files if one[0] >= width), made.files[-1])
    with Image.open(path, formats=("WEBP",)) as opened:
        picture = Image.alpha_composite(Image.new("RGBA", opened.size, "white"), opened.convert("RGBA"))
    if picture.width > width:
        height = max(1, round(picture.height * width / picture.width))
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _make(path: Path, cache: Path) -> MadePicture | tuple[str, str]:
    """Make one picture's sizes, or say in a message and a hint why not."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return f"the picture has more than {_MOST_BYTES // 1_000_000} MB.", "Make it smaller."
        data = path.read_bytes()
    except OSError as error:
        return f"the picture cannot be read: {error.strerror or error}.", ""
    digest = digest_of(data + _RECIPE).hex()[:16]
    record = cache / f"{digest}.txt"
    kept = _kept(record, digest, cache)
    if kept:
        return kept
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    return "the picture has too many pixels.", "Make it smaller: 2,400 pixels wide is plenty."
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
        return "the file is not a picture that can be read.", "Save it again as JPEG, PNG or WebP."
    return _save(picture, digest, record, cache)


def _save(picture: Image.Image, digest: str, record: Path, cache: Path) -> MadePicture:
    widths = [width for width in WIDTHS if width < picture.width] + [min(picture.width, WIDTHS[-1])]
    files = []
    height = 0
    for width in dict.fromkeys(widths):
        height = max(1, round(picture.height * width / picture.width))
        size = (
            picture.resize((width, height), Image.Resampling.LANCZOS) if width != picture.width else picture
        )
        target = cache / f"{digest}-{width}.webp"
        temporary = target.with_suffix(f".{os.getpid()}")  # another process may be at a copy of this picture
        size.save(temporary, "WEBP", quality=_QUALITY, method=4)
        temporary.replace(target)
        files.append((width, target))
    record.write_text(
        f"{files[-1][0]} {height} {' '.join(str(width) for width, _ in files)}\n", encoding="ascii"
    )
    return MadePicture(files[-1][0], height, tuple(files), digest)


def _kept(record: Path, digest: str, cache: Path) -> MadePicture | None:
    """Return a picture whose sizes are all in the cache, or None."""
    try:
        width, height, *widths = map(int, record.read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return None
    files = tuple((one, cache / f"{digest}-{one}.webp") for one in widths)
    if not files or not all(path.is_file() and path.stat().st_size for _, path in files):
        return None
    return MadePicture(width, height, files, digest)
