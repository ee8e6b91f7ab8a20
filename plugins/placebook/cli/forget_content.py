"""Going through the content folder for somebody who is to be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.cli.console import console, printable, report_problems
from placebook.cli.place import context_of
from placebook.content.frozen import SUFFIX, write_frozen
from placebook.problems import ContentError, Problem, field_words
from placebook.rights.edits import Edit, apply
from placebook.rights.in_frozen import frozen_in, held, without
from placebook.rights.sought import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from placebook.cli.config_file import SiteConfig
    from placebook.cli.forget_walk import Walk
    from placebook.content.frozen import FrozenFile
    from placebook.pages.context import Context
    from placebook.rights.in_content import Cleaner, Found

# Files of text that may name somebody, and whose form only the keeper knows.
_BY_HAND = (".yml", ".yaml", ".json", ".csv", ".po", ".html", ".txt", ".geojson")
_LARGEST = 8_000_000


def go_through(config: SiteConfig, config_file: Path, walk: Walk, day: datetime | None) -> None:
    """Go through the content folder: files of text first, then what editions were frozen with."""
    folder = config.content
    made: dict[str, tuple[bytes, bytes]] = {}
    for file, data in _files(folder):
        name = file.removesuffix(".md").rpartition("/")[2]
        if spans(name, walk.cleaner.sought):
            walk.left.append(file)
            console.print(
                printable(f"{file}: its own name names them. Rename it, or: placebook takedown --nameless")
            )
        if file.endswith(SUFFIX) or not file.endswith((".md", *_BY_HAND)):
            continue
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
        if not file.endswith(".md"):
            _by_hand(file, text, walk)
            continue
        left = _record(file, text, walk)
        if left != text:
            made[file] = data, left.encode()
    _by_hand(config_file.name, config_file.read_text(encoding="utf-8"), walk)
    frozen = list(_frozen(folder, walk))
    edits = [Edit(folder / file, after) for file, (_, after) in made.items()]
    if frozen and not walk.dry_run:
        edits = [*_thawed(context_of(config_file, day), frozen, made, walk.cleaner), *edits]
    apply(edits)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST:
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _record(file: str, text: str, walk: Walk) -> str:
    """Return a Markdown file's text as it is to be."""
    chosen: list[Found] = []
    for one in walk.cleaner.found(file, text):
        field = f", {field_words(one.field)}" if one.field not in {"", "#"} else ""
        where = f"{file}, line {one.line}{field}"
        then = walk.wants(where, one.now, one.then)
        if then is None:
            continue
        changes = tuple(change._replace(words=then) for change in one.changes)
        chosen.append(one._replace(then=then, changes=changes))
    if not chosen:
        return text
    try:
        made = walk.cleaner.without(file, text, chosen)
    except ContentError as error:
        walk.left.append(file)
        report_problems([*error.problems, Problem(file, 0, "", "has to be put right by hand.")])
        return text
    if walk.cleaner.ask in made and walk.cleaner.ask not in text:
        told = (
            f"{file}: has nobody to ask any more; it says '{walk.cleaner.ask}'. Find somebody, or close it."
        )
        console.print(printable(told))
    return made


def _by_hand(file: str, text: str, walk: Walk) -> None:
    for span in spans(text, walk.cleaner.sought):
        where = f"{file}, line {text.count(chr(10), 0, span.start) + 1}"
        walk.left.append(where)
        console.print(
            printable(f"{where}: '{text[span.start : span.end]}' stands there. Take it out by hand.")
        )


def _frozen(folder: Path, walk: Walk) -> Iterator[tuple[Path, FrozenFile]]:
    for path, frozen in frozen_in(folder).items():
        wanted = [
            walk.wants(f"newsletter/{path.name}, {one.part}", one.now, walk.cleaner.clean(one.now))
            for one in held(frozen, walk.cleaner.sought)
        ]
        if any(then is not None for then in wanted):
            yield path, frozen


def _thawed(
    ctx: Context,
    frozen: Sequence[tuple[Path, FrozenFile]],
    made: dict[str, tuple[bytes, bytes]],
    cleaner: Cleaner,
) -> Iterator[Edit]:
    """Yield frozen editions as they are to be."""
    for path, one in frozen:
        slug = path.name.removesuffix(SUFFIX)
        sources = made.get(f"newsletter/{slug}.md")
        left = without(one, cleaner.clean, ctx, sources)
        yield Edit(path, write_frozen(slug, left))
        told = f"newsletter/{path.name}: made anew of what is left. Readers keep the letter that they have."
        console.print(printable(told))
