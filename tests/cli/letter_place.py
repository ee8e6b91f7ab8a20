"""A small town with an edition that is in order, in which the commands of the newsletter are tried."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from small_place import HALL, VOCABULARIES, configuration, listing, record, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

CONFIG = configuration(
    "place: Larkmere",
    "title: The Larkmere Letter",
    "keeper: {name: The desk, email: desk@larkmere.example, post: 2 Market Place}",
)
CONSENT = "consent: Please send me the letter four times a year."
LETTER = record(
    "newsletter",
    "title: A light round the mere\ndate: 2026-12-01\nsubject: What winter brought\npreheader: And brings",
    "Dear all, see [the hall](../groups/hall.md).",
)


def config(*newsletter: str) -> str:
    """Return the town's configuration, with lines of its own below `newsletter`."""
    own = indent("\n".join(newsletter), " " * 8)
    return f"{CONFIG}      newsletter:\n{own}\n" if newsletter else CONFIG


def lay_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *newsletter: str, letter: str = LETTER) -> Path:
    """Write the town into a folder, make it 1 December 2026 there, and go there."""
    content = {
        **VOCABULARIES,
        "index.md": "# Larkmere\n",
        "groups/hall.md": HALL,
        "groups/tea.md": listing("listed: 2026-11-01"),
        "newsletter/2026-q4.md": letter,
    }
    town = write(tmp_path / "town", {f"content/{name}": text for name, text in content.items()})
    write(town, {"site_config.yml": config(*newsletter)})
    monkeypatch.chdir(town)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 1 December 2026
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return town
