"""What is wrong with sparks is told with its line and what to write instead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from placebook.content.check import check
from placebook.content.load import load
from small_place import record, write_place

if TYPE_CHECKING:
    from pathlib import Path

FUND = record("sparks", "stage: open\nhow_to_ask: Ring us.")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("fund: spring-fnd", "2: fund: there is no fund 'spring-fnd'. Did you mean 'sparks/spring-fund'?"),
        (
            "fund: oven",
            (
                "2: fund: 'oven' was given itself, and is no fund. "
                "Name a file in sparks/ that says `stage: open`."
            ),
        ),
        (
            "given_by: vilage-hall",
            "2: given_by: there is no listing 'vilage-hall'. Did you mean 'village-hall'?",
        ),
        (
            "groups: [nobody]",
            "2: groups: there is no listing 'nobody'. Write the name of a file in groups/, without .md.",
        ),
        ("themes: [knitting]", "2: themes: 'knitting' is another word for the theme 'crafts'. Write crafts."),
        (
            "until: 2026-12-01",
            (
                "2: until: belongs to a fund that people may ask, and this is none. "
                "Leave it out, or say `stage: open`."
            ),
        ),
        (
            "stage: open\nwho: Rosa",
            "3: who: belongs to money that was given, and this is none. Leave it out, or say `stage: given`.",
        ),
        ("date: 2027-01-01", "2: date: 2027-01-01 is still to come. Write the day it was done."),
        (
            "stage: open\nuntil: 2026-01-01",
            "0: : can be asked until 2026-01-01, before it opened on 2026-03-02.",
        ),
        (
            "came_of_it: {on: 2026-02-01, what: Bread.}",
            "0: : says what came of it on 2026-02-01, before it was given on 2026-03-02.",
        ),
        ("amount: some", "2: amount: 'some' is not a whole number. Write digits only."),
        ("amount: 0", "2: amount: '0' is out of range. The least is 1."),
        (
            "currency: pounds",
            "2: currency: 'pounds' is not a currency in three letters. Write it like GBP or EUR.",
        ),
        ("stage: maybe", "2: stage: 'maybe' is not one of the choices. Write one of: given, open."),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, fields: str, said: str) -> None:
    """Each slip has a message with its line and its fix, and nothing else is told."""
    files = {
        "sparks/spring-fund.md": FUND,
        "sparks/oven.md": record("sparks"),
        "sparks/x.md": record("sparks", fields),
    }
    loaded = load(write_place(tmp_path, files))
    found = [*loaded.problems, *check(loaded, date(2026, 11, 21))]
    assert [f"{one.line}: {one.field}: {one.message} {one.hint}".strip() for one in found] == [said]


def test_a_spark_in_order(tmp_path: Path) -> None:
    """A fund and what was given from it give no problem; an earlier name leads on."""
    files = {
        "sparks/spring-fund.md": FUND,
        "sparks/oven.md": record(
            "sparks",
            "fund: spring-fund\ngiven_by: village-hall\nredirect_from: [stove]",
            "[Fund](spring-fund.md)",
        ),
    }
    loaded = load(write_place(tmp_path, files))
    assert [*loaded.problems, *check(loaded, date(2026, 11, 21))] == []
    assert [one.slug for one in loaded.directory.given] == ["oven"]
