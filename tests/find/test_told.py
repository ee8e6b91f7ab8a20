"""What running texts tell the search: a few words of each, and none that its card says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from find.node import run_node
from find.small_search import search_files, small_search
from placebook.find.told import telling_words, told
from placebook.pages.kept import Lines
from small_place import listing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TOLD = "assets/search/told.json"

_READ = """
const { lists, pieces } = await import("SCRIPTS/packed.js");
const words = pieces(given.words);
answer(lists(given.of).map((row) => row.map((word) => words[word])));
"""
_FIND = """
const { Directory } = await import("SCRIPTS/listings.js");
const { Finder } = await import("SCRIPTS/finder.js");
const directory = new Directory(given["assets/search/listings.json"]);
const ask = (told) => new Finder(directory, told).find("furniture").found.map((one) => one.slug);
answer([ask(given["assets/search/told.json"]), ask(null)]);
"""


def _told(folder: Path, **rows: str) -> list[list[str]]:
    found: list[list[str]] = run_node(_READ, search_files(small_search(folder, **rows))[TOLD], folder)
    return found


def test_the_words_that_tell_are_those_people_type_or_things_are_called_by(tmp_path: Path) -> None:
    """Of a text stay everyday words and names of things here, each once; nothing that its card says."""
    text = "We bring *furniture*, beds (and Furniture). Tango on Mondays, in many ways, from 1985."
    bench = listing("title: The bench\nsummary: Beds and benches for whoever needs one.", text)
    assert _told(tmp_path, bench=bench, night=listing("title: Tango night", "")) == [
        ["furniture", "tango"],
        [],
    ]


def test_where_a_link_leads_tells_nothing(tmp_path: Path) -> None:
    """Addresses are no words: neither behind a link nor in plain sight."""
    text = "With [the others](tango-night.md), at https://tango.example.org/ and tango@example.org."
    night = listing("title: Tango night", "")
    assert _told(tmp_path, a=listing("title: The bench", text), tango_night=night) == [[], []]


def test_a_word_that_many_cards_hold_tells_too_little(tmp_path: Path) -> None:
    """What more than a handful of a small place are called by is not looked for in texts."""
    names = [f"Tango {name}" for name in ("Ash", "Birch", "Elm", "Fir", "Oak", "Yew")]
    rows = {f"row{n}": listing(f"title: {name}") for n, name in enumerate(names)}
    assert _told(tmp_path, hall=listing("title: Hall", "Tango, and football."), **rows)[0] == ["football"]


def test_a_text_is_found_after_what_says_so_on_its_card(tmp_path: Path) -> None:
    """What a text says by the way is found, after cards that say it, and not at all without the file."""
    card = "A warehouse of household things, with furniture among them."
    rows = {"away": listing("title: A bench", "We mend furniture. Furniture is all we do: furniture.")}
    rows["store"] = listing(f"title: Zeal\nsummary: {card}")
    assert run_node(_FIND, search_files(small_search(tmp_path, **rows)), tmp_path) == [
        ["store", "away"],
        ["store"],
    ]


def test_only_texts_that_changed_are_read_again(tmp_path: Path) -> None:
    """A text that is as it was is not looked through again, and what comes of all is the same."""
    ctx = small_search(tmp_path, a=listing("title: A", "Furniture."), b=listing("title: B", "Football."))
    named = telling_words(ctx)
    before = told(ctx, named)
    lines = ctx.told_lines.now
    read: list[str] = []

    class Watched(Lines):
        def line(self, name: str, key: bytes, write: Callable[[], str]) -> str:
            def watched() -> str:
                read.append(name)
                return write()

            return super().line(name, key, watched)

    changed = replace(
        ctx, digests={**ctx.digests, "groups/b.md": b"other"}, told_lines=Watched(lambda: lines)
    )
    assert told(changed, named) == before
    assert read == ["b"]
