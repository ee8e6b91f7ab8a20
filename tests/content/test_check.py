"""Checks that lay records side by side, beyond the words that the golden files hold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placebook.content.addresses import circles
from placebook.content.check import check
from placebook.content.duplicates import page_key
from placebook.content.load import load
from placebook.content.names import as_slug, folded
from placebook.content.spelled import clock_meant, day_meant, moment_meant
from placebook.model.consent import OUR_WORDINGS
from small_place import listing, record, write_place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from placebook.problems import Problem

TODAY = date(2026, 11, 21)


def _check(tmp_path: Path, files: Mapping[str, str | bytes], today: date = TODAY) -> list[Problem]:
    return check(load(write_place(tmp_path, files)), today)


def test_a_place_with_nothing_wrong(tmp_path: Path) -> None:
    """A place in order gives no problem."""
    assert (
        _check(tmp_path, {"groups/tea.md": listing("venue: village-hall", "[Hall](village-hall.md)")}) == []
    )


def test_a_vocabulary_that_is_missing_is_told_once(tmp_path: Path) -> None:
    """Without its themes a place gets one problem, not one for each listing."""
    folder = write_place(tmp_path, {f"groups/tea-{n}.md": listing(f"title: Tea {n}") for n in range(5)})
    (folder / "vocabulary" / "themes.yml").unlink()
    problems = check(load(folder), TODAY)
    assert [(problem.file, problem.severity) for problem in problems] == [("vocabulary/themes.yml", "error")]


def test_a_vocabulary_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    """Themes whose YAML is broken are told by their own file, not by every listing that uses one."""
    files = {"vocabulary/themes.yml": "- id: [crafts\n", "groups/tea.md": listing("title: Tea")}
    loaded = load(write_place(tmp_path, files))
    assert [problem.file for problem in loaded.problems] == ["vocabulary/themes.yml"]
    assert check(loaded, TODAY) == []


def test_readers_addresses_are_kept_off_the_web(tmp_path: Path) -> None:
    """A folder of the post that lies in the content folder, where it would be published, is an error."""
    (problem,) = _check(tmp_path, {"post/subscribers.sqlite3": b"", "post/notes.md": b"# Notes"})
    assert (problem.file, problem.severity) == ("post/subscribers.sqlite3", "error")


def test_dates_are_judged_by_the_day_that_is_given(tmp_path: Path) -> None:
    """The same files are in order on one day and not on another: the day is an input."""
    files = {"groups/tea.md": listing("checked: 2026-06-01\nalert: {text: No heating, until: 2026-06-10}")}
    assert [problem.field for problem in _check(tmp_path / "a", files, date(2026, 5, 31))] == ["checked"]
    assert _check(tmp_path / "b", files, date(2026, 6, 10)) == []
    assert [problem.field for problem in _check(tmp_path / "c", files, date(2026, 6, 11))] == ["alert.until"]


def test_dates_only_warn(tmp_path: Path) -> None:
    """No date is an error by what day it is, so that any build can be made again for an earlier day."""
    files = {"groups/tea.md": listing("listed: 2026-06-01\nchecked: 2026-06-01")}
    problems = _check(tmp_path, files, date(2020, 1, 1))
    assert {problem.severity for problem in problems} == {"warning"}


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("title: Tea", "title: tea", True),
        ("title: The Café", "title: the cafe", True),
        ("title: Tea", "title: Tea\nareas: larkmere", False),
        ("title: Tea\naddress: {postcode: LM1 4QT}", "title: Tea\naddress: {postcode: lm14qt}", True),
        ("title: Tea\naddress: {postcode: LM1 4QT}", "title: Tea\naddress: {postcode: LM2 1AA}", False),
        ("title: Tea", "title: Tea\npart_of: first", False),
        ("title: Tea\npart_of: village-hall", "title: Tea\npart_of: village-hall", False),
        ("title: Tea", "title: Tea\nstatus: closed", False),
    ],
)
def test_which_names_are_alike(tmp_path: Path, first: str, second: str, alike: bool) -> None:  # noqa: FBT001
    """The same name in the same place is told, unless the two belong together or one has closed."""
    problems = _check(tmp_path, {"groups/first.md": listing(first), "groups/second.md": listing(second)})
    assert [(problem.file, problem.field) for problem in problems] == (
        [("groups/second.md", "title")] * alike
    )


def test_a_page_that_many_give_is_nobody_s_own(tmp_path: Path) -> None:
    """Five listings with the page of one register are not five doubles."""
    contact = "contact: {website: 'https://register.example/'}"
    files = {f"groups/tea-{n}.md": listing(f"title: Tea {n}\n{contact}") for n in range(5)}
    assert _check(tmp_path / "five", files) == []
    assert len(_check(tmp_path / "four", dict(list(files.items())[:4]))) == 3


def test_the_page_of_a_listing_s_source_is_not_its_own(tmp_path: Path) -> None:
    """Two listings from one register, with its page for want of their own, are not doubles."""
    page = "contact: {website: r.example}\nsource: {name: The register, url: r.example}"
    files = {f"groups/{name}.md": listing(f"title: {name}\n{page}") for name in ("one", "two")}
    assert _check(tmp_path, files) == []


def test_which_pages_are_one() -> None:
    """Scheme, www, case of the host and a last stroke do not make another page; a path or a question does."""
    same = ["http://tea.example/a", "https://www.tea.example/a/", "https://TEA.example/a#us"]
    assert len({page_key(address) for address in same}) == 1
    other = ["https://tea.example/b", "https://tea.example/a?id=1", "https://tea.example/A"]
    assert len({page_key(address) for address in [*same, *other]}) == 4


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")))
def test_every_circle_is_found_once(leads: dict[str, str]) -> None:
    """A name is in a circle exactly if one comes back to it, and each circle is told once."""
    told = [name for circle in circles(leads) for name in circle]
    assert len(told) == len(set(told))
    for name, first in leads.items():
        here, steps = first, 0
        while here != name and here in leads and steps < len(leads):
            here, steps = leads[here], steps + 1
        assert (name in told) == (here == name)


@given(st.text())
def test_a_name_made_of_any_text_is_one(text: str) -> None:
    """Whatever the text, its slug has small letters, digits and single hyphens, and is its own slug."""
    slug = as_slug(text)
    assert len(slug) <= 80
    assert all(part.isascii() and part.isalnum() and part == part.lower() for part in slug.split("-") if slug)
    assert as_slug(slug) == slug
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1/3/2026", "2026-03-01"),
        ("01.03.26", "2026-03-01"),
        ("3/25/2026", "2026-03-25"),
        ("2026/3/1", "2026-03-01"),
        ("Sunday, 1st of March", None),
        ("1st March 2026", "2026-03-01"),
        ("Sun 1 Mar 2026", "2026-03-01"),
        ("31/2/2026", None),
        ("1 Smarch 2026", None),
        ("today", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(written: str, meant: str | None) -> None:
    """Days are understood as they are written in Britain, the day before the month; doubtful ones are not."""
    day = day_meant(written)
    assert (day.isoformat() if day else None) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10am", "10:00"),
        ("10 AM", "10:00"),
        ("7.30pm", "19:30"),
        ("12am", "00:00"),
        ("12.15 p.m.", "12:15"),
        ("10.30", "10:30"),
        ("10:30:00", "10:30"),
        ("noon", "12:00"),
        ("13pm", None),
        ("10", None),
        ("24:00", None),
        ("teatime", None),
    ],
)
def test_times_as_people_write_them(written: str, meant: str | None) -> None:
    """Times are understood with full stops and halves of the day; a bare number is not."""
    clock = clock_meant(written)
    assert (f"{clock:%H:%M}" if clock else None) == meant


@given(st.text(max_size=30))
def test_any_text_may_be_meant_as_a_moment(text: str) -> None:
    """Looking for a day and a time in any text finds one or none, and never fails."""
    meant = moment_meant(text)
    assert meant is None or meant[4] == "-"


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("directory.md", "/directory/"),
        ("directory/index.md", "/directory/"),
        ("directory/theme/crafts.md", "/directory/theme/crafts/"),
        ("stories.md", "/stories/"),
        ("shortlist/index.md", "/shortlist/"),
    ],
)
def test_an_ordinary_page_cannot_have_a_made_pages_address(tmp_path: Path, file: str, address: str) -> None:
    """A page of the keeper's own at an address that Placebook needs is told, with what to do."""
    (problem,) = _check(tmp_path, {file: "# Ours\n"})
    assert (problem.file, problem.severity) == (file, "error")
    assert f"the address {address} is that of a page that Placebook makes" in problem.message
    assert "another name" in problem.hint


@pytest.mark.parametrize(
    "file", ["index.md", "accessibility.md", "list-your-group.md", "privacy.md", "directories.md"]
)
def test_some_pages_may_be_the_keepers_own(tmp_path: Path, file: str) -> None:
    """Home, accessibility, privacy and the way to add a group may be written by the place itself."""
    assert _check(tmp_path, {file: "# Ours\n"}) == []


WORDING = "I agree that my number is published."


def _wordings(mark: str, text: str = WORDING) -> dict[str, str]:
    return {"vocabulary/wordings.yml": f"- id: paper\n  since: 2026-03-01\n  text: {text}\n{mark}"}


def test_a_persons_own_address_wants_a_ground(tmp_path: Path) -> None:
    """An address that looks like a person's is told, with a better one; one with a ground is not."""
    person = "contact: {role: the secretary, email: ann.other@people.example}"
    told = _check(
        tmp_path / "a", {"groups/tea.md": listing(person), "events/day.md": record("events", person)}
    )
    assert [(one.file, one.field, one.severity) for one in told] == [
        ("events/day.md", "contact.email", "warning"),
        ("groups/tea.md", "contact.email", "warning"),
    ]
    assert "tea@people.example" in told[1].hint
    consent = f"{person}\nconsent: {{basis: consent, given: 2026-03-01, wording: listing-form-1}}"
    fine = {
        "groups/tea.md": listing(consent),
        "groups/chess.md": listing(f"title: Chess\n{person}\nsource: {{name: Register of clubs}}"),
        "groups/choir.md": listing(f"title: Choir\n{person}\nstatus: closed"),
        "events/day.md": record("events", consent),
    }
    assert _check(tmp_path / "b", fine) == []


def test_which_wording_was_agreed_to_can_be_told(tmp_path: Path) -> None:
    """A wording is known by its id and day; one that is not there, or came later, is told."""
    given = "consent: {{basis: consent, given: {}, wording: {}}}".format
    mark = '  mark: "2d9b97c6"\n'
    files = {
        **_wordings(mark),
        "groups/a.md": listing(f"title: A club\n{given('2026-03-02', 'paper')}"),
        "groups/b.md": listing(f"title: B club\n{given('2026-02-28', 'paper')}"),
        "groups/c.md": listing(f"title: C club\n{given('2026-03-02', 'papr')}"),
        "groups/d.md": listing(f"title: D club\n{given('2026-03-02', 'You may print my number.')}"),
    }
    loaded = load(write_place(tmp_path, files))
    assert loaded.problems == ()
    assert [one.id for one in loaded.directory.wordings] == ["paper"]
    told = check(loaded, TODAY)
    assert [(one.file, one.field, one.severity) for one in told] == [
        ("groups/b.md", "consent.wording", "warning"),
        ("groups/c.md", "consent.wording", "warning"),
    ]
    assert told[1].hint == "Did you mean 'paper'?"


@pytest.mark.parametrize(
    ("files", "severity", "said"),
    [
        (_wordings(""), "warning", 'mark: "2d9b97c6"'),
        (_wordings('  mark: "2d9b97c6"\n', "I agree to whatever."), "error", "changed since people agreed"),
        ({"vocabulary/wordings.yml": "- {id: listing-form-1, text: x}"}, "error", "name of another"),
        ({"vocabulary/wordings.yml": "id: x"}, "error", "wordings are a list"),
        ({"vocabulary/wordings.yml": "- {id: x}"}, "error", "text"),
    ],
)
def test_words_that_were_agreed_to_stay(
    files: dict[str, str | bytes], severity: str, said: str, tmp_path: Path
) -> None:
    """Each wording has a mark, and when its words are changed they no longer fit it."""
    (problem,) = load(write_place(tmp_path, files)).problems
    assert problem.severity == severity
    assert said in f"{problem.field} {problem.message} {problem.hint}"


def test_our_own_wordings_never_change() -> None:
    """People have agreed to them."""
    assert [(one.id, one.mark) for one in OUR_WORDINGS] == [("listing-form-1", "276e379f")]
    assert all(one.mark == one.right_mark for one in OUR_WORDINGS)


def test_every_picture_says_how_people_agreed(tmp_path: Path) -> None:
    """A picture without a consent is told on its line; one that says nobody is in it is not."""
    picture = "images:\n  - file: hall.webp\n    alt: A hall."
    (problem,) = _check(tmp_path / "a", {"groups/tea.md": listing(picture)})
    assert (problem.line, problem.severity) == (3, "warning")
    assert "Nobody is in it" in problem.hint
    assert (
        _check(tmp_path / "b", {"groups/tea.md": listing(f"{picture}\n    consent: Nobody is in it.")}) == []
    )
