"""A listing's file with some of its fields changed, and all else as its writer left it.

Comments, the order of fields and the way they are typed stay; only the lines of what differs are written
anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.content.frontmatter import field_lines
from placebook.content.record import read
from placebook.content.write import ORDER, field_text, fields_of, to_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placebook.model.listing import Listing

_BOUNDARY = "---"


def edited(text: str, before: Listing, after: Listing) -> str:
    """Return a file's text as it is to be.

    Args:
        text: The file's text now, with line feeds as line ends.
        before: The listing it holds.
        after: The listing it is to hold. Where this cannot be had by changing lines, all of it is written
            anew.
    """
    made = _with_lines_changed(text, before, after)
    whole = to_text(after)
    return made if _listing(made, after) == _listing(whole, after) else whole


def _listing(text: str, like: Listing) -> object:
    return read("groups", like.slug, text.encode(), file="").record


def _with_lines_changed(text: str, before: Listing, after: Listing) -> str:
    made = with_fields(text, fields_of(before), fields_of(after))
    return (
        made if not made or before.body.strip() == after.body.strip() else with_body(made, after.body.strip())
    )


def with_fields(text: str, was: Mapping[str, Any], becomes: Mapping[str, Any]) -> str:
    """Return a file's text with the lines of those fields written anew that differ.

    Args:
        text: The file's text, with line feeds as line ends.
        was: What its fields hold now, as plain values.
        becomes: What they are to hold.

    Returns:
        The text; empty where it cannot be told which lines are whose.
    """
    lines = text.split("\n")
    spans = _spans(text, lines)
    if spans is None:
        return ""
    for name in sorted(
        (one for one in spans if was.get(one) != becomes.get(one)), key=lambda n: -spans[n][0]
    ):
        start, end = spans[name]
        lines[start:end] = field_text(name, becomes[name]) if name in becomes else []
    for name in (one for one in becomes if one not in spans):
        at = _place_for(name, "\n".join(lines))
        lines[at:at] = field_text(name, becomes[name])
    return "\n".join(lines)


def _spans(text: str, lines: list[str]) -> dict[str, tuple[int, int]] | None:
    """Return where each field begins and ends, counted from 0; None where that cannot be told.

    Comments and empty lines right above a field are its own, not the end of the one before.
    """
    starts = sorted((line - 1, name) for name, line in field_lines(text).items() if name and "." not in name)
    if not starts:
        return None
    end = _end_of_fields(lines, starts[-1][0])
    found: dict[str, tuple[int, int]] = {}
    for (start, name), (after, _) in zip(starts, [*starts[1:], (end, "")], strict=True):
        while after > start + 1 and lines[after - 1].strip()[:1] in {"", "#"}:
            after -= 1  # noqa: PLW2901 - it is found step by step
        found[name] = (start, after)
    return found


def _end_of_fields(lines: list[str], last: int) -> int:
    return next((at for at in range(last + 1, len(lines)) if lines[at].rstrip() == _BOUNDARY), len(lines))


def _place_for(name: str, text: str) -> int:
    """Return the line before which a new field goes: after those that stand above it in the guide."""
    lines = text.split("\n")
    spans: dict[str, Any] = _spans(text, lines) or {}
    above = ORDER[: ORDER.index(name)] if name in ORDER else ORDER
    held = [spans[one][1] for one in above if one in spans]
    return max(held, default=1) if held else 1


def with_body(text: str, body: str) -> str:
    """Return a file's text with another body below its fields."""
    lines = text.split("\n")
    start = next(at for at, line in enumerate(lines) if line.rstrip() == _BOUNDARY)
    end = _end_of_fields(lines, start)
    return "\n".join([*lines[: end + 1], *([body] if body else [])]) + "\n"
