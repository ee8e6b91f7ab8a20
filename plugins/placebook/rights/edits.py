"""Changes to several files, each written whole or not at all, so that what was cut off can be done again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from placebook.content.edit import with_body, with_fields
from placebook.content.frontmatter import split
from placebook.problems import ContentError
from placebook.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import Any


class Edit(NamedTuple):
    """What a file is to hold; None where it is to go."""

    path: Path
    data: bytes | None


def apply(edits: Iterable[Edit]) -> None:
    """Make changes in their order. One that was made already is made again without harm.

    Raises:
        OSError: The disk says no; files that come later are as they were.
    """
    for path, data in edits:
        if data is None:
            path.unlink(missing_ok=True)
        elif not path.is_file() or path.read_bytes() != data:
            save(path, data)


def rewritten(text: str, fields: Mapping[str, Any], body: str) -> str:
    """Return a file's text with other fields and another body; lines that need no change stay as they are.

    Args:
        text: The file's text, with line feeds as line ends.
        fields: Its fields as `frontmatter.split` returns them, changed.
        body: Its body, changed.

    Raises:
        ContentError: The text has no fields that can be read.
    """
    document = split(text, file="")
    made = text
    if dict(fields) != document.fields:
        made = with_fields(text, document.fields, _plain(fields))
        if not made:
            raise ContentError([])
    return made if body.strip() == document.body.strip() else with_body(made, body.strip())


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever YAML held
    """Return fields without those that say nothing, and days as days, so that they are written as before."""
    if isinstance(value, dict):
        held = {name: _plain(part) for name, part in value.items()}
        return {name: part for name, part in held.items() if part not in (None, [], {})}
    if isinstance(value, list):
        return [part for part in map(_plain, value) if part not in (None, [], {})]
    return _typed(value) if isinstance(value, str) else value


def _typed(text: str) -> Any:  # noqa: ANN401 - a day, a number, a yes or no, or the text
    if text in {"true", "false"}:
        return text == "true"
    if len(text) == len("2026-12-01") and text[:4].isdigit() and text[4] == text[7] == "-":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return int(text) if text.isascii() and text.isdigit() and str(int(text)) == text else text
