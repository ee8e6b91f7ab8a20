"""The text of a new file of content: the needed fields filled in, the others there as comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.starter.text import fill, listed, quoted, starter_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_TEXTS = ("title", "summary", "subject", "preheader")


def text_of(what: str, fields: Mapping[str, Any], today: date) -> str:
    """Return the text of a new file.

    Args:
        what: `group`, `story`, `event`, `spark` or `edition`.
        fields: The needed fields: text; lists of ids for `themes` and `areas`; a mapping for `contact`.
        today: The day it is written.
    """
    template = (starter_files() / "record" / f"{what}.md").read_text(encoding="utf-8")
    return fill(
        template,
        {
            **{name: quoted(fields[name]) for name in _TEXTS if name in fields},
            "kind": fields.get("kind", ""),
            "amount": quoted(fields.get("amount", "")),
            "themes": listed(fields.get("themes", ())),
            "where": _where(fields),
            "when": "\n".join(
                f"{name}: {quoted(fields[name])}" for name in ("start", "end") if name in fields
            ),
            "contact": "\n".join(
                f"  {name}: {quoted(text)}" for name, text in fields.get("contact", {}).items()
            ),
            "date": fields.get("date", today.isoformat()),
            "today": today.isoformat(),
        },
    )


def _where(fields: Mapping[str, Any]) -> str:
    lines = [f"areas: {listed(fields['areas'])}"] if "areas" in fields else []
    if "venue" in fields:
        lines.append(f"venue: {quoted(fields['venue'])}")
    return "\n".join(lines)
