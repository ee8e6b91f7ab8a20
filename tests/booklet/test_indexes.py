"""What is in a booklet, and where its indexes say it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from placebook.booklet.contents import choose, term_named
from placebook.booklet.indexes import indexes
from placebook.content.load import load
from placebook.pages.printed import entry
from placebook.wording.wording import english
from small_place import listing, write

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.model.directory import Directory

DAY = date(2026, 11, 22)
_VOCABULARIES = {
    "vocabulary/themes.yml": """\
- {id: walking, label: Walking}
- {id: crafts, label: Crafts, also: [knitting]}
""",
    "vocabulary/areas.yml": """\
- {id: town, label: The town}
- {id: northgate, label: Northgate, parent: town}
""",
    "vocabulary/access.yml": "- {id: ramp, label: Ramp}\n- {id: loop, label: Hearing loop}\n",
    "vocabulary/audiences.yml": "- {id: everyone, label: Everyone}\n",
}
_LISTINGS = {
    "knit": 'title: Knit\nthemes: [crafts, walking]\nsessions: [{days: [tue, mon], start: "14:00"}]',
    "amble": 'title: An amble\nthemes: [walking]\nareas: [town]\nsessions: [{days: [mon], start: "09:30"}]',
    "any": "title: Ask us\nsessions: [{days: [mon]}]",
    "rest": 'title: Rest\nstatus: paused\nsessions: [{days: [mon], start: "09:00"}]',
    "gone": "title: Gone\nstatus: closed",
}


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    """Four open listings and a closed one, in two areas, about two themes."""
    files = {f"groups/{slug}.md": listing(fields) for slug, fields in _LISTINGS.items()}
    loaded = load(write(tmp_path_factory.mktemp("place"), {**_VOCABULARIES, **files}))
    assert loaded.problems == ()
    return loaded.directory


def test_a_booklet_goes_by_theme_and_name(directory: Directory) -> None:
    """Each open listing stands once, under its first theme; themes and names are in order."""
    held = [(one.theme.label, [each.title for each in one.listings]) for one in choose(directory).sections]
    assert held == [("Crafts", ["Ask us", "Knit", "Rest"]), ("Walking", ["An amble"])]


def test_a_theme_takes_in_what_is_about_it_in_the_second_place(directory: Directory) -> None:
    """The booklet of a theme holds all that names it, in one section."""
    (section,) = choose(directory, theme=directory.themes.by_id["walking"]).sections
    assert [one.slug for one in section.listings] == ["amble", "knit"]


def test_an_area_takes_in_the_areas_within_it(directory: Directory) -> None:
    """The town's booklet holds Northgate's listings; Northgate's does not hold the town's."""
    of = {area.id: {one.slug for one in choose(directory, area=area).listings} for area in directory.areas}
    assert of == {"town": {"knit", "amble", "any", "rest"}, "northgate": {"knit", "any", "rest"}}


@pytest.mark.parametrize("word", ["crafts", "Crafts", " CRAFTS ", "knitting"])
def test_a_theme_may_be_named_as_people_do(directory: Directory, word: str) -> None:
    """Its id, its name and its other words all mean it; what is none of them means nothing."""
    assert term_named(directory.themes, word) == directory.themes.by_id["crafts"]
    assert term_named(directory.themes, f"{word}x") is None


def test_the_indexes_name_pages(directory: Directory) -> None:
    """By day in the order of the day, without what has paused; by area; by further theme; by letter."""
    pages = {"knit": 4, "amble": 6, "any": 3, "rest": 5}
    made = {
        index.id: {
            group.heading: [
                " ".join(filter(None, (row.before, row.name, str(row.page)))) for row in group.rows
            ]
            for group in index.groups
        }
        for index in indexes(choose(directory), directory, english(), pages)
    }
    assert made == {
        "by-day": {
            "Monday": ["9.30am An amble 6", "2pm Knit 4", "Ask us 3"],
            "Tuesday": ["2pm Knit 4"],
        },
        "by-area": {"The town": ["An amble 6"], "Northgate": ["Ask us 3", "Knit 4", "Rest 5"]},
        "by-theme": {"Walking": ["Knit 4"]},
        "by-name": {"A": ["An amble 6", "Ask us 3"], "K": ["Knit 4"], "R": ["Rest 5"]},
    }


def test_an_entry_says_what_its_page_says(tmp_path: Path) -> None:
    """When, where, cost, who for, joining, getting in and whom to ask stand in this order, in words."""
    fields = (
        "title: Tea\nalert: {text: Upstairs this week., until: 2026-11-22}\n"
        "contact: {role: the host, phone: 01632 960001, website: 'https://tea.example/'}\n"
        "cost: {level: paid, note: £1}\njoin: {how: drop-in, note: Bring a mug}\naudience: [everyone]\n"
        "age: {from: 11}\nlanguages: [en, pl]\naccess: [ramp, {feature: loop, note: In the hall}]\n"
        "address: {street: 1 Mill Lane, postcode: LM1 4QT}\nonline: By telephone\n"
        'sessions: [{days: [tue], start: "10:00", term_time: "true", until: 2027-01-05, note: Bring a chair}]'
    )
    directory = load(write(tmp_path, {**_VOCABULARIES, "groups/tea.md": listing(fields)})).directory
    (tea,) = directory.listings
    said = entry(directory, english(), tea, DAY)
    assert said.notice == "Upstairs this week."
    assert {fact.label: fact.lines for fact in said.facts} == {
        "When": ("Tuesdays, 10am, in term time, until 5 January 2027. Bring a chair",),
        "Where": ("1 Mill Lane, LM1 4QT", "By telephone"),
        "Cost": ("£1",),
        "Who for": ("Everyone, 11 and over", "Spoken here: English and Polish"),
        "Joining": ("Just turn up. Bring a mug",),
        "Getting in": ("Ramp", "Hearing loop. In the hall"),
        "Ask": ("The host: 01632\u00a0960001", "tea.example"),
    }
    assert entry(directory, english(), tea, date(2026, 11, 23)).notice == ""
