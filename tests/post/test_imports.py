"""Subscribers from elsewhere: every row is accounted for, and nobody comes back who had gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from placebook.intake.readers import read_table
from placebook.post.address import parse_address
from placebook.post.consent import Consent, Wording
from placebook.post.errors import PostError
from placebook.post.folder import PostFolder
from placebook.post.imports import Fate, Taken, form_of, take_in, tally

if TYPE_CHECKING:
    from pathlib import Path

OURS = Wording.of("Please send me the letter\n four times a year.")
TAKEN = Taken(wording=OURS, how="the old form", day="", lists=("place",), today="2026-12-01")

MAILCHIMP = """\
Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,LEID,EUID,NOTES,TAGS
rosa@example.org,Rosa,Bell,2,2019-05-04 10:00:00,,2019-05-05 09:00:00,1,a,,
omar@example.org,Omar,,2,2020-01-02 10:00:00,,,2,b,,"""
MAILCHIMP_LEFT = """\
Email Address,First Name,OPTIN_TIME,LEID,EUID,UNSUB_TIME,UNSUB_REASON
rosa@example.org,Rosa,2019-05-04 10:00:00,1,a,2023-01-01 10:00:00,NORMAL"""
MAILCHIMP_CLEANED = """\
Email Address,First Name,OPTIN_TIME,LEID,EUID,CLEAN_TIME
gone@example.org,,2019-05-04 10:00:00,9,z,2023-01-01 10:00:00"""
LISTMONK = """\
uuid,email,name,attributes,status,created_at,updated_at
1,rosa@example.org,Rosa,{},enabled,2021-03-04 10:00:00+00,2022-01-01
2,omar@example.org,Omar,{},blocklisted,2021-03-04 10:00:00+00,2022-01-01"""
BUTTONDOWN = """\
email,notes,metadata,tags,creation_date,subscriber_type
rosa@example.org,,{},,2022-06-07T10:00:00Z,regular
omar@example.org,,{},,2022-06-07T10:00:00Z,unsubscribed
sam@example.org,,{},,2022-06-07T10:00:00Z,unactivated
kim@example.org,,{},,2022-06-07T10:00:00Z,something new"""
PLAIN = """\
E-mail;Consented;Lists;How
rosa@example.org;2024-01-02;place;by telephone
'+pat@example.org;2024-01-02;area:northgate;
nobody;2024-01-02;;
;2024-01-02;;
Rosa@EXAMPLE.org;2024-01-03;;
kim@example.org;;;"""


@pytest.fixture
def folder(tmp_path: Path) -> PostFolder:
    """A folder of the post with nobody in it."""
    return PostFolder(tmp_path / "post", tmp_path / "home")


def imported(folder: PostFolder, text: str | bytes, name: str = "people.csv") -> list[Fate]:
    """Import a table, and return what became of its rows."""
    table = read_table(text.encode() if isinstance(text, str) else text, name)
    with folder.subscribers() as subscribers:
        fates = list(take_in(table, form_of(table, name), TAKEN, subscribers, folder.suppression()))
    assert tally(fates, len(table.rows))
    return fates


def outcomes(fates: list[Fate]) -> list[tuple[str, str]]:
    """Return whom each row was about and how it ended."""
    return [(fate.address.partition("@")[0], fate.outcome) for fate in fates]


def days(folder: PostFolder) -> dict[str, str]:
    """Return the day of everybody's first consent."""
    with folder.subscribers() as subscribers:
        return {str(one.address): one.consents[0].day for one in subscribers}


def test_mailchimp(folder: PostFolder) -> None:
    """Its three files are known by their columns: who left or was cleaned has no letter, in any order."""
    assert outcomes(imported(folder, MAILCHIMP)) == [("rosa", "imported"), ("omar", "imported")]
    assert days(folder) == {"rosa@example.org": "2019-05-05", "omar@example.org": "2020-01-02"}
    assert outcomes(imported(folder, MAILCHIMP_LEFT)) == [("rosa", "stopped there")]
    assert outcomes(imported(folder, MAILCHIMP_CLEANED)) == [("gone", "stopped there")]
    suppression = folder.suppression()
    assert suppression.of(parse_address("rosa@example.org"))
    assert suppression.of(parse_address("gone@example.org"))
    assert outcomes(imported(folder, MAILCHIMP)) == [("rosa", "suppressed"), ("omar", "already here")]


def test_listmonk(folder: PostFolder) -> None:
    """`enabled` is a subscriber, `blocklisted` is somebody who must have no letter."""
    assert outcomes(imported(folder, LISTMONK)) == [("rosa", "imported"), ("omar", "stopped there")]
    assert days(folder) == {"rosa@example.org": "2021-03-04"}


def test_buttondown(folder: PostFolder) -> None:
    """Who never confirmed is refused, and so is a type that nobody here knows."""
    fates = imported(folder, BUTTONDOWN)
    assert [what for _, what in outcomes(fates)] == ["imported", "stopped there", "refused", "refused"]
    assert fates[2].why == "never confirmed that letters are wanted"
    assert "something new" in fates[3].why


def test_a_plain_table(folder: PostFolder) -> None:
    """Columns are found by everyday names; each row that cannot be used says why."""
    fates = imported(folder, PLAIN)
    assert [fate.outcome for fate in fates] == [
        *("imported", "imported", "refused", "refused", "already here", "refused")
    ]
    assert [fate.row for fate in fates] == [2, 3, 4, 5, 6, 7]
    assert fates[2].why == "has no @"
    assert fates[4].why == "the same address stands in row 2"
    assert "does not say when" in fates[5].why
    with folder.subscribers() as subscribers:
        pat, rosa = subscribers
    assert pat.lists == ("area:northgate",)
    assert str(pat.address) == "+pat@example.org"
    assert rosa.consents == (Consent("place", "2024-01-02", "by telephone", OURS, 1),)


def test_a_sheet_saved_as_unicode_text(folder: PostFolder) -> None:
    """UTF-16 with tabs, as a spreadsheet saves it, reads like any other."""
    text = PLAIN.replace(";", "\t").encode("utf-16")
    assert [fate.outcome for fate in imported(folder, text, "people.txt")].count("imported") == 2


def test_no_addresses(folder: PostFolder) -> None:
    """A table without a column of addresses is refused as a whole, with the columns it has."""
    with pytest.raises(PostError, match=r"no column of addresses.*name, telephone"):
        imported(folder, "name,telephone\nRosa,1\n")


def test_a_list_that_does_not_exist(folder: PostFolder) -> None:
    """A slip in a list's name refuses its row: nobody is put on a list that no letter goes to."""
    (fate,) = imported(folder, "email,date,lists\nrosa@example.org,2024-01-02,everything\n")
    assert fate.outcome == "refused"
    assert "everything" in fate.why
