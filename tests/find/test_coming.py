"""What is on, as the page's script makes it of the file that is written for it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from find.node import run_node
from newsletter.place import context
from placebook.content.load import load
from placebook.find.cards import cards
from placebook.find.coming import coming
from placebook.pages.whats_on import row
from toolchain import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_PROGRAM = """
const { Directory } = await import("SCRIPTS/listings.js");
const { coming } = await import("SCRIPTS/coming.js");
const { read, sieve } = await import("SCRIPTS/facets.js");
const directory = new Directory(given.listings);
const all = coming(given.coming, directory);
const told = (one) => [one.day, one.title, one.page, one.hours, one.facts, one.status].join("|");
const chosen = (asked) => read(new URLSearchParams(asked), all);
const ask = (asked) => sieve(chosen(asked), all).sift(all.happenings).found;
answer({
  all: all.happenings.map(told),
  asked: given.asked.map((asked) => ask(asked).map(({ day, title }) => `${day} ${title}`)),
});
"""
_ASKED = ("day=tue&time=morning", "cost=free&for=teenagers", "area=villages&day=sat", "time=evening&age=12")
_BOXING_DAY = date(2026, 12, 26)


def test_the_script_finds_what_the_page_holds(tmp_path: Path) -> None:
    """Made of the file, the list is that of the page, and what it is narrowed to is what was asked for."""
    made = context(today="2026-11-22")
    directory = load(ROOT / "content").directory
    site = replace(made.site, bank_holidays={_BOXING_DAY: "Boxing Day"})
    ctx = replace(made, directory=directory, site=site)
    given = {"listings": cards(ctx, []), "coming": coming(ctx), "asked": _ASKED}
    found = run_node(_PROGRAM, json.loads(json.dumps(given)), tmp_path)
    own = []
    for day, on_day in ctx.coming_weeks.items():
        for one in on_day:
            words = row(ctx, one)
            told = words.status or words.doubt
            page = ctx.site.path(words.page)
            own.append("|".join([str(day), words.title, page, words.hours, words.facts, told]))
    assert sorted(found["all"]) == sorted(own)
    assert any("Check first: it is a bank holiday" in one for one in own)
    assert [one[:10] for one in found["all"]] == [one[:10] for one in own]
    tuesdays, teenagers, villages, evenings = found["asked"]
    assert all(date.fromisoformat(one[:10]).weekday() == 1 for one in tuesdays)
    assert any("Mere Advice" in one for one in tuesdays)
    assert all((tuesdays, teenagers, villages, evenings))
    listed = {one.title for one in directory.listings if one.cost and one.cost.level == "free"}
    held = {one.title for one in directory.events if one.cost and one.cost.level == "free"}
    assert {one[11:] for one in teenagers} <= listed | held
