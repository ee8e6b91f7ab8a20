"""Pictures as published: upright, without location data, in a few sizes of WebP, kept between builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import PIL

from placebook.beside import pool
from placebook.content.cache import digest_of
from placebook.content.made_picture import QUALITY, WIDTHS, MadePicture, Refusal
from placebook.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from placebook.model.directory import Directory

_MOST_BYTES = 25_000_000
# Changes with anything that changes the bytes made.
_RECIPE = f"{WIDTHS} {QUALITY} {PIL.__version__}".encode()
_WORTH_SHARING = 4


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
    outcomes = {name: _kept(folder / name, cache) for name in sorted(set(names))}
    to_make = [name for name, outcome in outcomes.items() if outcome is None]
    paths = [folder / name for name in to_make]
    if workers > 1 and len(to_make) >= _WORTH_SHARING:
        with pool(workers) as processes:
            outcomes.update(zip(to_make, processes.map(_make, paths, [cache] * len(paths)), strict=True))
    else:
        outcomes.update(zip(to_make, (_make(path, cache) for path in paths), strict=True))
    made, problems = {}, []
    for name, outcome in outcomes.items():
        if isinstance(outcome, MadePicture):
            made[name] = outcome
        elif outcome:
            problems.append(_problem(name, outcome))
    return made, problems


def pictures_used(directory: Directory, cover: str | None) -> Iterator[str]:
    """Yield the names of all pictures that any page shows."""
    if cover:
        yield cover
    for record in directory.records:
        for picture in record.images:
            yield picture.file
        for link in record.links:
            if link.startswith("images/"):
                yield link.removeprefix("images/")


def unusable(names: Iterable[str], folder: Path) -> Iterator[Problem]:
    """Yield what `prepare` would say of pictures, as far as their beginnings show it, and make nothing.

    Args:
        names: Names of files in `folder`.
        folder: The content's `images/`.
    """
    for name in sorted(set(names)):
        from placebook.content.resizing import glance  # noqa: PLC0415 - Pillow loads when there are pictures

        refusal = _refused(folder / name) or glance(folder / name)
        if refusal:
            yield _problem(name, refusal)


def _problem(name: str, refusal: Refusal) -> Problem:
    return Problem(f"images/{name}", 0, "", refusal.message, refusal.hint)


def _kept(path: Path, cache: Path) -> MadePicture | Refusal | None:
    """Return a picture whose sizes are all in the cache, or None; or say why it cannot be read."""
    if refusal := _refused(path):
        return refusal
    try:
        data = path.read_bytes()
    except OSError as error:
        return _unread(error)
    return _in_cache(_digest(data), cache)


def _refused(path: Path) -> Refusal | None:
    """Say why a file is not even looked into."""
    try:
        if path.stat().st_size <= _MOST_BYTES:
            return None
    except OSError as error:
        return _unread(error)
    return Refusal(f"the picture has more than {_MOST_BYTES // 1_000_000} MB.", "Make it smaller.")


def _unread(error: OSError) -> Refusal:
    return Refusal(f"the picture cannot be read: {error.strerror or error}.", "")


def _make(path: Path, cache: Path) -> MadePicture | Refusal | None:
    """Make one picture's sizes, or say why not."""
    from placebook.content.resizing import resize  # noqa: PLC0415 - Pillow loads when a picture is new

    data = path.read_bytes()
    digest = _digest(data)
    return resize(data, digest, cache) or _in_cache(digest, cache)


def _digest(data: bytes) -> str:
    return digest_of(data + _RECIPE).hex()[:16]


def _in_cache(digest: str, cache: Path) -> MadePicture | None:
    try:
        record = (cache / f"{digest}.txt").read_text(encoding="ascii")
        width, height, *widths = map(int, record.split())
    except (OSError, ValueError):
        return None
    files = tuple((one, cache / f"{digest}-{one}.webp") for one in widths)
    if not files or not all(path.is_file() and path.stat().st_size for _, path in files):
        return None
    return MadePicture(width, height, files, digest)
