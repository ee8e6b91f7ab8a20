"""Somebody in an edition that was frozen: what it says without them, written down as done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from placebook.content.frozen import SUFFIX, FrozenFile, hash_of, read_frozen
from placebook.model.frozen import Act
from placebook.model.letter import Letter
from placebook.newsletter.outgoing import written
from placebook.newsletter.pictures import pictures_in
from placebook.rights.sought import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from placebook.model.frozen import FrozenEdition
    from placebook.pages.context import Context
    from placebook.rights.sought import Sought

# What is no text of anybody's: names of pages, of pictures, of kinds.
_NOT_WORDS = frozenset(
    ("slug", "page", "id", "shape", "kind", "file", "icon", "date", "start", "more", "number")
)


class Held(NamedTuple):
    """Somebody in a frozen edition: in which part of it, and what stands there."""

    part: str
    now: str


def frozen_in(folder: Path) -> dict[Path, FrozenFile]:
    """Read every edition that was frozen in a content folder, and return it by its file.

    Raises:
        ContentError: One is damaged.
    """
    return {
        path: read_frozen(path.read_bytes(), file=f"newsletter/{path.name}")
        for path in sorted((folder / "newsletter").glob(f"*{SUFFIX}"))
    }


def held(frozen: FrozenFile, sought: Sequence[Sought]) -> Iterator[Held]:
    """Yield where somebody stands in an edition, and in what is written of what was done to it."""
    edition = frozen.edition
    if edition:
        for path, text in _words(edition.letter.model_dump(mode="python")):
            if spans(text, sought):
                yield Held(path, text)
    for number, act in enumerate(frozen.history):
        for text in (act.why, *act.allowed):
            if spans(text, sought):
                yield Held(f"history.{number}", text)


def without(
    frozen: FrozenFile, clean: Callable[[str], str], ctx: Context, sources: tuple[bytes, bytes] | None
) -> FrozenFile:
    """Return an edition without somebody; page, feed, e-mail and text are made of what is left.

    Args:
        frozen: The edition, and what was done to it.
        clean: Returns a text without them.
        ctx: The place on the day it is done, which knows addresses and templates.
        sources: The editor's file as it is and as it will be; None where that stays as it is.
    """
    history = tuple(_act(act, clean) for act in frozen.history)
    edition = frozen.edition
    if edition is None:
        return FrozenFile(None, history)
    letter = Letter.model_validate(_cleaned(edition.letter.model_dump(mode="python"), clean))
    made = _made(ctx, edition, letter, "Somebody was taken out of it.", history)
    if made.edition and sources and hash_of(sources[0]) == edition.source:
        return made._replace(edition=made.edition.model_copy(update={"source": hash_of(sources[1])}))
    return made


def tells_of(frozen: FrozenFile, page: str) -> bool:
    """Tell whether an edition tells of a page: `groups/tea`."""
    sections = frozen.edition.letter.sections if frozen.edition else ()
    return any(piece.page == page for section in sections for piece in section.pieces)


def without_page(frozen: FrozenFile, page: str, ctx: Context) -> tuple[FrozenFile, list[str]]:
    """Return an edition without what it tells of a page that was taken down, and the pictures that go."""
    edition = frozen.edition
    if edition is None:
        return frozen, []
    sections = (
        one.model_copy(update={"pieces": tuple(piece for piece in one.pieces if piece.page != page)})
        for one in edition.letter.sections
    )
    letter = edition.letter.model_copy(update={"sections": tuple(one for one in sections if one.pieces)})
    shown = frozenset(pictures_in(letter))
    gone = [name for name in edition.pictures if name not in shown]
    kept = tuple(name for name in edition.pictures if name in shown)
    left = edition.model_copy(update={"pictures": kept})
    return _made(ctx, left, letter, "Something it told of was taken down.", frozen.history), gone


def _made(
    ctx: Context, edition: FrozenEdition, letter: Letter, why: str, history: tuple[Act, ...]
) -> FrozenFile:
    """Return an edition of what is left of its letter, with what was done to it."""
    out = written(ctx, letter)
    html, text = (tuple(one.split("\n")) for one in (out.html, out.text))
    act = Act(did="taken-down", on=ctx.today, why=why, hash=edition.hash)
    left = edition.model_copy(update={"letter": letter, "html": html, "text": text})
    return FrozenFile(left, (*history, act))


def _act(act: Act, clean: Callable[[str], str]) -> Act:
    return act.model_copy(update={"why": clean(act.why), "allowed": tuple(map(clean, act.allowed))})


def _words(value: Any, path: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - parts of a letter
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in _NOT_WORDS:
                yield from _words(part, f"{path}.{name}" if path else name)
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from _words(part, f"{path}.{number}")


def _cleaned(value: Any, clean: Callable[[str], str]) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: part if name in _NOT_WORDS else _cleaned(part, clean) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_cleaned(part, clean) for part in value)
    return value
