"""Reading a content folder: the only module that opens its files."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from placebook.beside import pool
from placebook.content.cache import (
    Kept,
    ReadingCache,
    Signature,
    digest_of,
    nothing_is_garbage,
    pack,
    shard_of,
)
from placebook.content.frozen import MAX_FROZEN, SUFFIX, hash_of, read_frozen
from placebook.content.record import COLLECTIONS, MAX_FILE, Reading, Record, decode, read
from placebook.content.removed import REMOVED, read_removed
from placebook.content.renamed import by_new_names, new_names
from placebook.content.report import file_of
from placebook.content.school_terms import SCHOOL_TERMS, read_school_terms
from placebook.content.vocabularies import read_terms
from placebook.content.wordings import WORDINGS, read_wordings
from placebook.model.directory import Directory
from placebook.model.edition import Edition
from placebook.model.event import Event
from placebook.model.listing import Listing
from placebook.model.spark import Spark
from placebook.model.story import Story
from placebook.model.vocabulary import VOCABULARIES, Vocabulary
from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from placebook.content.in_part import InPart
    from placebook.content.renamed import Renamed
    from placebook.model.frozen import FrozenEdition

# Below this many files a second process costs more time than it saves.
_WORTH_SHARING = 300
_CHUNK = 100

Item = TypeVar("Item")


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
        parts: For files with something wrong in them, what is right there all the same.
        names: What earlier names of files are now: `groups/old` is `groups/new`.
        renamed: The earlier names that files still use. Records have the new ones.
    """

    directory: Directory
    problems: tuple[Problem, ...]
    digests: dict[str, bytes]
    images: frozenset[str]
    folder: Path = field(repr=False)
    pages: frozenset[str] = frozenset()
    facts: dict[str, bytes] = field(default_factory=dict, repr=False)
    parts: Mapping[str, InPart[Record]] = field(default_factory=dict, repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    renamed: Mapping[str, list[Renamed]] = field(default_factory=dict, repr=False)

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
    cache: ReadingCache | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Loaded:
    """Read every file of a content folder.

    Args:
        folder: The content folder.
        cache: What was read before, and where what is read now is kept; None keeps nothing.
        workers: How many processes may share the reading.
        progress: Called with files done and files in all, now and then.

    Returns:
        What was read. Problems are collected, never raised, so that one bad file hides no other.
    """
    problems: list[Problem] = []
    sources = list(_walk(folder, problems))
    with nothing_is_garbage():
        readings, digests = _read_all(sources, cache or ReadingCache(), workers, progress or _no_progress)
    vocabularies = _vocabularies(folder, problems, digests)
    school_terms = _listed(folder, SCHOOL_TERMS, problems, digests, read_school_terms)
    wordings = _listed(folder, WORDINGS, problems, digests, read_wordings)
    removed = _listed(folder, REMOVED, problems, digests, read_removed)
    records: list[Record] = []
    facts: dict[str, bytes] = {}
    parts: dict[str, InPart[Record]] = {}
    for source, reading in zip(sources, readings, strict=True):
        problems.extend(reading.problems)
        if reading.record:
            records.append(reading.record)
        if reading.facts:
            facts[source.file] = reading.facts
        if reading.part:
            parts[source.file] = reading.part
    names = new_names((*records, *(part.record for part in parts.values())), digests)
    renamed = _renamed(names, records, parts)
    for file, found in renamed.items():
        # What else was read from it depends on another file.
        digests[file] = digest_of(digests[file] + repr(found).encode())
        facts.pop(file, None)
    frozen = list(_frozen(folder, problems, digests))
    for one in frozen:
        facts.pop(f"newsletter/{one.slug}.md", None)
    directory = Directory.of(
        listings=(one for one in records if isinstance(one, Listing)),
        stories=(one for one in records if isinstance(one, Story)),
        events=(one for one in records if isinstance(one, Event)),
        sparks=(one for one in records if isinstance(one, Spark)),
        editions=(one for one in records if isinstance(one, Edition)),
        vocabularies=vocabularies,
        school_terms=school_terms,
        frozen=frozen,
        wordings=wordings,
        removed=removed,
    )
    return Loaded(
        directory,
        tuple(problems),
        digests,
        frozenset(_images(folder)),
        folder,
        frozenset(_pages(folder)),
        facts,
        parts,
        names,
        renamed,
    )


def _renamed(
    names: Mapping[str, str], records: list[Record], parts: dict[str, InPart[Record]]
) -> dict[str, list[Renamed]]:
    """Let records name others as they are called now; return the earlier names, by file."""
    renamed: dict[str, list[Renamed]] = {}
    if not names:
        return renamed
    for number, record in enumerate(records):
        records[number], found = by_new_names(record, names)
        if found:
            renamed[file_of(record)] = found
    for file, part in parts.items():
        record, found = by_new_names(part.record, names)
        parts[file] = part._replace(record=record)
        if found:
            renamed[file] = found
    return renamed


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
            if entry.name.startswith(".") or file.endswith(SUFFIX):
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
    readings: dict[str, Reading] = {}
    digests: dict[str, bytes] = {}
    changed: list[SourceFile] = []
    known: dict[str, bytes] = {}
    for source in sources:
        kept = cache.get(source.file)
        if kept and kept.is_sure(source.signature):
            readings[source.file], digests[source.file] = kept.reading, kept.digest
        else:
            changed.append(source)
            if kept:
                known[source.file] = kept.digest
    for batch in _batches(changed, known, cache, workers):
        for file, kept in batch.kept.items():
            readings[file], digests[file] = kept.reading, kept.digest
        for file, problem in batch.unreadable.items():
            readings[file], digests[file] = Reading(None, (problem,)), b""
        progress(len(readings), len(sources))
    progress(len(sources), len(sources))
    cache.save(digests)
    return [readings[source.file] for source in sources], digests


class _Batch(NamedTuple):
    """What came of reading some files.

    Attributes:
        kept: The readings that were made.
        touched: Files whose bytes are those of the reading that was kept before.
        unreadable: What is wrong with files that cannot be opened.
    """

    kept: dict[str, Kept]
    touched: list[SourceFile]
    unreadable: dict[str, Problem]


def _batches(
    changed: list[SourceFile], known: dict[str, bytes], cache: ReadingCache, workers: int
) -> Iterator[_Batch]:
    """Read files, in several processes if there are many, and put what they hold into the cache."""
    if workers < 2 or len(changed) < _WORTH_SHARING:  # noqa: PLR2004 - two or more
        for at in range(0, len(changed), _CHUNK):
            batch = _read_some(changed[at : at + _CHUNK], known)
            cache.put(batch.kept)
            yield _with_touched(batch, cache)
        return
    shards: dict[int, list[SourceFile]] = defaultdict(list)
    for source in changed:
        shards[shard_of(source.file)].append(source)
    known_there = [
        {one.file: known[one.file] for one in shard if one.file in known} for shard in shards.values()
    ]
    with pool(workers) as processes:
        for shard, (packed, batch) in zip(
            shards, processes.map(_read_packed, shards.values(), known_there), strict=True
        ):
            yield _with_touched(batch._replace(kept=cache.put_packed(shard, packed)), cache)


def _with_touched(batch: _Batch, cache: ReadingCache) -> _Batch:
    """Take the readings of files that were touched and not changed from the cache."""
    same = {one.file: cache.touch(one.file, one.signature) for one in batch.touched}
    return batch._replace(kept=batch.kept | same)


def _read_packed(sources: Iterable[SourceFile], known: dict[str, bytes]) -> tuple[bytes, _Batch]:
    """Read files in another process: the readings come back as the cache will store them."""
    batch = _read_some(sources, known)
    return pack(batch.kept), batch._replace(kept={})


def _read_some(sources: Iterable[SourceFile], known: dict[str, bytes]) -> _Batch:
    """Read files here and now, but none whose bytes are those that are known already."""
    batch = _Batch({}, [], {})
    for source in sources:
        try:
            data = _bytes(source.path)
        except OSError as error:
            message = f"the file cannot be read: {error.strerror or error}."
            hint = "Let the person who builds the site read it."
            batch.unreadable[source.file] = Problem(source.file, 0, "", message, hint)
            continue
        digest = digest_of(data)
        if known.get(source.file) == digest:
            batch.touched.append(source)
        else:
            reading = read(source.collection, source.slug, data, file=source.file)
            batch.kept[source.file] = Kept.now(source.signature, digest, reading)
    return batch


def _bytes(path: str, most: int = MAX_FILE) -> bytes:
    """Read a file, but never much more of it than it may have."""
    with open(path, "rb") as opened:  # noqa: PTH123 - thousands of files, and Path.open costs half as much again
        return opened.read(most + 1)


def _vocabularies(folder: Path, problems: list[Problem], digests: dict[str, bytes]) -> dict[str, Vocabulary]:
    return {name: _vocabulary(folder, name, problems, digests) for name in VOCABULARIES}


def _vocabulary(folder: Path, name: str, problems: list[Problem], digests: dict[str, bytes]) -> Vocabulary:
    file = f"vocabulary/{name}.yml"
    terms = _listed(folder, file, problems, digests, lambda text, told: read_terms(text, file, told))
    return Vocabulary.of(name, terms)


def _listed(
    folder: Path,
    file: str,
    problems: list[Problem],
    digests: dict[str, bytes],
    read_text: Callable[[str, list[Problem]], list[Item]],
) -> list[Item]:
    """Read a file that is one list; nothing where there is no such file, or none that can be read."""
    path = folder / file
    if not (path.exists() or path.is_symlink()):  # a place without audiences, say
        return []
    try:
        if wrong := _wrong_entry(path, os.path.realpath(folder)):
            problems.append(Problem(file, 0, "", *wrong))
            return []
        data = _bytes(str(path))
        digests[file] = digest_of(data)
        return read_text(decode(data, file=file), problems)
    except OSError as error:
        problems.append(Problem(file, 0, "", f"the file cannot be read: {error.strerror or error}."))
    except ContentError as error:
        problems.extend(error.problems)
    return []


def _frozen(folder: Path, problems: list[Problem], digests: dict[str, bytes]) -> Iterator[FrozenEdition]:
    """Read the editions that were frozen. What tells one from others goes to the editor's file as well."""
    root = os.path.realpath(folder)
    for path in sorted((folder / "newsletter").glob(f"*{SUFFIX}")):
        file = f"newsletter/{path.name}"
        if wrong := _wrong_entry(path, root):
            problems.append(Problem(file, 0, "", *wrong))
            continue
        try:
            data = _bytes(str(path), MAX_FROZEN)
            edition = read_frozen(data, file=file).edition
        except OSError as error:
            problems.append(Problem(file, 0, "", f"the file cannot be read: {error.strerror or error}."))
            continue
        except ContentError as error:
            problems.extend(error.problems)
            continue
        if not edition:  # it was taken out again
            continue
        digests[file] = digest_of(data)
        source = f"newsletter/{edition.slug}.md"
        if (folder / source).is_file() and hash_of(_bytes(str(folder / source))) != edition.source:
            message = "has changed since this edition was frozen; what was frozen is what is shown and sent."
            hint = f"To change it, placebook newsletter unfreeze {edition.slug}, and freeze it again."
            problems.append(Problem(source, 0, "", message, hint, "warning"))
        digests[source] = digest_of(digests.get(source, b"") + data)
        yield edition


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
