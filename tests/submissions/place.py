"""A place that things are sent to: a hall, a few groups, and what lays answers beside them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from placebook.content.load import load
from placebook.doors.questions import questions
from placebook.submissions.proposing import Proposing
from small_place import listing, write_place

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.content.load import Loaded
    from placebook.doors.questions import Question

TODAY = date(2026, 11, 22)
CONFIG = """\
site_name: Larkmere
docs_dir: content
plugins:
  - placebook:
      place: Larkmere
      keeper: {name: Larkmere keepers, email: keepers@larkmere.example}
"""
CRAFTERS = """\
title: Larkmere Crafters
kind: association
summary: We meet to make things, and to talk while we do it.
# They asked for the back room in spring.
themes: [crafts]
areas: [northgate]
address: {street: 4 Mill Lane, postcode: LM1 2AB}
contact:
  role: the secretary
  email: crafts@larkmere.example
  phone: 01632 960100
  website: https://crafters.example/
sessions:
  - {days: [tue], start: "19:00", end: "21:00", note: Back door.}
offers:
  - {what: A spare urn, since: 2026-03-01}
  - A loom
listed: 2024-05-01
checked: 2026-01-10
checked_by: keeper"""
FILES = {
    "groups/larkmere-crafters.md": listing(CRAFTERS, "Come and sit with us.\n\nBring what you are making."),
    "groups/larkmere-walkers.md": listing(
        "title: Larkmere Walkers\nkind: association\nthemes: [walking]\n"
        "contact: {website: https://walkers.example/larkmere}\nchecked: 2026-10-01"
    ),
    "groups/1st-larkmere-scouts.md": listing(
        "title: 1st Larkmere Scouts\nkind: association\naddress: {postcode: LM1 4QT}\n"
        "contact: {email: scouts@larkmere.example}"
    ),
    "groups/2nd-larkmere-scouts.md": listing(
        "title: 2nd Larkmere Scouts\nkind: association\naddress: {postcode: LM1 4QT}\n"
        "contact: {email: scouts@larkmere.example}"
    ),
}


def lay_out(folder: Path) -> Path:
    """Write the place with its configuration, and return its folder."""
    write_place(folder, FILES)
    (folder / "site_config.yml").write_text(CONFIG, encoding="utf-8")
    return folder


def desk(folder: Path) -> tuple[Loaded, tuple[Question, ...], Proposing]:
    """Return the place as read, its questions, and what proposes."""
    loaded = load(folder / "content")
    asked = questions(loaded.directory)
    return loaded, asked, Proposing(loaded.directory, asked, TODAY)
