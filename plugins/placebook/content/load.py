"""Reading a content folder: the only module that opens its files."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from placebook.content.cache import ReadingCache, Signature, digest_of
from placebook.content.record import COLLECTIONS, MAX_FILE, Reading, Record, decode, read
from placebook.content.vocabularies import read_terms
from placebook.model.directory import Directory
from placebook.model.edition import Edition
from placebook.model.event import Event
from placebook.model.listing import Listing
from placebook.model.story import Story
from placebook.model.vocabulary import VOCABULARIES, Term, Vocabulary
from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# Below this many files a second process costs more time than it saves.
_WORTH_SHARING = 300
_CHUNK = 100


class SourceFile(NamedTuple):
    """A file of content that has been found: where it is, and what it is about."""

    collection: str
    slug: str
    file: str
    path: str
    signature: Signature


@dataclass(frozen=True, slots=True)
class Loaded:
    """A content folder as read.

    Attributes:
        directory: The records that can be used.
        problems: What is wrong with single files, errors and warnings. Cross-record checks are `check`'s.
        digests: For each file used, what tells its bytes from others; by path below the content folder.
        images: Names of the files in `images/`.
        folder: The content folder itself.
        pages: The ordinary pages beside the collections, by path below the content folder.
        facts: For files of records, what tells all in them but their running text from others.
    """

    directory: Directory
    problems: tuple[Problem, ...]
    digests: dict[str, bytes]
    images: frozenset[str]
    folder: Path = field(repr=False)
    pages: frozenset[str] = frozenset()
    facts: dict[str, bytes] = field(default_factory=dict, repr=False)

    def facts_key(self) -> bytes:
        """Return what tells all facts there are from any others: all but the running text of records."""
        files = sorted(self.digests)
        parts = [digest_of(self.facts.get(file) or self.digests[file]) for file in files]
        names = repr((files, sorted(self.images), sorted(self.pages))).encode()
        return digest_of(digest_of(names) + b"".join(parts))

    def text(self, file: str) -> str:
        """Return a file's text again, to find the line of a field; empty if it can no longer be read."""
        try:
            return decode((self.folder / file).read_bytes(), file=file)
        except (OSError, ContentError):
            return ""


def load(
    folder: Path,
    *,
    cache: Path | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Loaded:
    """Read every file of a content folder.

    Args:
        folder: The content folder.
        cache: Where readings are kept between builds; None keeps none.
        workers: How many processes may share the reading.
        progress: Called with files done and files in all, now and then.

    Returns:
        What was read. Problems are collected, never raised, so that one bad file hides no other.
    """
    problems: list[Problem] = []
    sources = list(_walk(folder, problems))
    readings, digests = _read_all(sources, ReadingCache(cache), workers, progress or _no_progress)
    vocabularies = _vocabularies(folder, problems, digests)
    records: list[Record] = []
    facts: dict[str, bytes] = {}
    for source, reading in zip(sources, readings, strict=True):
        problems.extend(reading.problems)
        if reading.record:
            records.append(reading.record)
        if reading.facts:
            facts[source.file] = reading.facts
    directory = Directory.of(
        listings=(one for one in records if isinstance(one, Listing)),
        stories=(one for one in records if isinstance(one, Story)),
        events=(one for one in records if isinstance(one, Event)),
        editions=(one for one in records if isinstance(one, Edition)),
        vocabularies=vocabularies,
    )
    return Loaded(
        directory,
        tuple(problems),
        digests,
        frozenset(_images(folder)),
        folder,
        frozenset(_pages(folder)),
        facts,
    )


def _no_progress(_done: int, _of: int) -> None:
    pass


def _walk(folder: Path, problems: list[Problem]) -> Iterator[SourceFile]:
    """Find the files of all collections, in the order of their names; tell what cannot be read."""
    root = os.path.realpath(folder)
    for collection in COLLECTIONS:
        here = folder / collection
        if here.is_symlink() and not _is_within(os.path.realpath(here), root):
            problems.append(Problem(collection, 0, "", *_OUTSIDE))
            continue
        if not here.is_dir():
            continue
        for entry in sorted(os.scandir(here), key=lambda one: one.name):
            file = f"{collection}/{entry.name}"
            if entry.name.startswith("."):
                continue
            wrong = _wrong_entry(entry, root)
            if wrong:
                problems.append(Problem(file, 0, "", *wrong))
            elif entry.name.endswith(".md"):
                yield SourceFile(collection, entry.name[:-3], file, entry.path, Signature.of(entry.stat()))
            elif not entry.is_dir():
                message = "only files that end in .md are read here."
                problems.append(Problem(file, 0, "", message, "Rename it, or move it away.", "warning"))


_OUTSIDE = ("is a link out of the content folder, which is never followed.", "Copy the file here.")


def _is_within(path: str, root: str) -> bool:
    return os.path.commonpath((root, path)) == root


def _wrong_entry(entry: os.DirEntry[str] | Path, root: str) -> tuple[str, str] | None:
    """Say why something in a content folder cannot be read, if so."""
    if entry.is_symlink():
        target = os.path.realpath(entry)
        if not _is_within(target, root):
            return _OUTSIDE
        if not Path(target).exists():
            return "is a link to a file that is not there.", "Remove it."
    if entry.is_dir():
        if entry.name.endswith(".md"):
            return "is a folder, not a file.", "Rename the folder."
        return "is a folder; files below it are not read.", "Move its files up into this one."
    if not stat.S_ISREG(entry.stat().st_mode):
        return "is not an ordinary file.", "Remove it."
    return None


def _read_all(
    sources: list[SourceFile], cache: ReadingCache, workers: int, progress: Callable[[int, int], None]
) -> tuple[list[Reading], dict[str, bytes]]:
    """Read files, those that are kept and unchanged from the cache."""
    done: dict[str, Reading] = {}
    digests: dict[str, bytes] = {}
    changed: list[SourceFile] = []
    for source in sources:
        kept = cache.get(source.file)
        if kept and kept.is_sure(source.signature):
            done[source.file], digests[source.file] = kept.reading, kept.digest
        else:
            changed.append(source)
    kept_digests = {one.file: kept.digest for one in changed if (kept := cache.get(one.file))}
    for source, digest, reading in _fresh(changed, kept_digests, workers):
        digests[source.file] = digest
        if reading is None:  # touched, not changed
            kept = cache.get(source.file)
            assert kept is not None  # noqa: S101 - its digest came from there
            reading = kept.reading  # noqa: PLW2901 - the same thing, from the cache
        done[source.file] = reading
        if digest:
            cache.put(source.file, source.signature, digest, reading)
        if len(done) % _CHUNK == 0:
            progress(len(done), len(sources))
    progress(len(sources), len(sources))
    cache.save(digests)
    return [done[source.file] for source in sources], digests


_Fresh = tuple[SourceFile, bytes, "Reading | None"]


def _fresh(changed: list[SourceFile], kept: dict[str, bytes], workers: int) -> Iterator[_Fresh]:
    if workers < 2 or len(changed) < _WORTH_SHARING:  # noqa: PLR2004 - two or more
        yield from _read_some(changed, kept)
        return
    chunks = [changed[at : at + _CHUNK] for at in range(0, len(changed), _CHUNK)]
    known = [{one.file: kept[one.file] for one in chunk if one.file in kept} for chunk in chunks]
    with ProcessPoolExecutor(workers) as pool:
        for found in pool.map(_read_some, chunks, known):
            yield from found


def _read_some(sources: Iterable[SourceFile], kept: dict[str, bytes]) -> list[_Fresh]:
    """Read files here and now; None for the reading of one whose bytes are those already kept."""
    found: list[_Fresh] = []
    for source in sources:
        try:
            data = _bytes(source.path)
        except OSError as error:
            message = f"the file cannot be read: {error.strerror or error}."
            problem = Problem(source.file, 0, "", message, "Let the person who builds the site read it.")
            found.append((source, b"", Reading(None, (problem,))))
            continue
        digest = digest_of(data)
        same = kept.get(source.file) == digest
        reading = None if same else read(source.collection, source.slug, data, file=source.file)
        found.append((source, digest, reading))
    return found


def _bytes(path: str) -> bytes:
    """Read a file, but never much more of it than a record may have."""
    with open(path, "rb") as opened:  # noqa: PTH123 - thousands of files, and Path.open costs half as much again
        return opened.read(MAX_FILE + 1)


def _vocabularies(folder: Path, problems: list[Problem], digests: dict[str, bytes]) -> dict[str, Vocabulary]:
    found = {}
    for name in VOCABULARIES:
        file = f"vocabulary/{name}.yml"
        try:
            found[name] = Vocabulary.of(name, _read_vocabulary(folder, file, problems, digests))
        except OSError as error:
            problems.append(Problem(file, 0, "", f"the file cannot be read: {error.strerror or error}."))
        except ContentError as error:
            problems.extend(error.problems)
        found.setdefault(name, Vocabulary(name))
    return found


def _read_vocabulary(
    folder: Path, file: str, problems: list[Problem], digests: dict[str, bytes]
) -> list[Term]:
    path = folder / file
    if not (path.exists() or path.is_symlink()):  # a place without audiences, say
        return []
    if wrong := _wrong_entry(path, os.path.realpath(folder)):
        raise ContentError([Problem(file, 0, "", *wrong)])
    data = _bytes(str(path))
    digests[file] = digest_of(data)
    return read_terms(decode(data, file=file), file, problems)


def _images(folder: Path) -> Iterator[str]:
    here = folder / "images"
    if here.is_dir():
        yield from (entry.name for entry in os.scandir(here) if entry.is_file() and not entry.is_symlink())


def _pages(folder: Path) -> Iterator[str]:
    """Find the Markdown files that MkDocs reads by itself."""
    for here, folders, names in os.walk(folder):
        below = Path(here).relative_to(folder)
        if here == str(folder):
            folders[:] = [name for name in folders if name not in COLLECTIONS]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from ((below / name).as_posix() for name in names if name.endswith(".md"))
