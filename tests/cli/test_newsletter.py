from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from cli.letter_place import CONSENT, LETTER, config, lay_out
from placebook.cli import group
from placebook.content.load import load
from small_place import listing, write

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TUESDAYS = 'listed: 2026-11-01\nsessions: [{days: [tue], start: "10:00", end: "12:00"}]'
FROZEN = "newsletter/2026-q4.frozen.json"
FILE = f"content/{FROZEN}"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with an edition that is in order, in which the commands run."""
    return lay_out(tmp_path, monkeypatch, CONSENT)


def newsletter(*arguments: str) -> Result:
    """Run `placebook newsletter` as a script does."""
    return CliRunner().invoke(group, ["newsletter", *arguments])


def test_an_edition_is_checked_frozen_and_taken_out_again(place: Path) -> None:
    """From ready to frozen and back: each step says what it did, and keeps what was done before."""
    assert newsletter("check", "2026-q4").output == "2026-q4 is ready.\n"
    done = newsletter("freeze", "2026-q4")
    assert (done.exit_code, done.output) == (0, f"2026-q4 is frozen, with 1 item, in {FROZEN}.\n")
    assert [
        one.page for one in load(place / "content").directory.frozen["2026-q4"].letter.sections[0].pieces
    ] == ["groups/tea"]
    assert newsletter("freeze", "2026-q4").exit_code == 2
    assert newsletter("unfreeze", "2026-q4").exit_code == 2  # without a reason
    done = newsletter("unfreeze", "2026-q4", "--why", "A wrong number")
    assert (done.exit_code, load(place / "content").directory.frozen) == (0, {})
    assert newsletter("freeze", "2026-q4").exit_code == 0
    history = json.loads((place / FILE).read_text(encoding="utf-8"))["history"]
    assert [act["did"] for act in history] == ["frozen", "unfrozen", "frozen"]
    assert history[1]["why"] == "A wrong number"


def test_what_is_sent_stays_when_listings_change(place: Path) -> None:
    """After freezing, what goes out is the same to the byte, though its listing now says something else."""
    newsletter("freeze", "2026-q4")
    before = newsletter("show", "2026-q4", "--html").output
    write(place, {"content/groups/tea.md": listing("listed: 2026-11-01\ntitle: Something else")})
    after = newsletter("show", "2026-q4", "--html").output
    assert after == before
    assert "Tea and talk" in after


def test_an_unfinished_edition_is_not_frozen(place: Path) -> None:
    """What is found stops it, with file, line, reason, fix and the name it can be let pass by."""
    write(place, {"content/newsletter/2026-q4.md": LETTER.replace("Dear all", "Dear TODO")})
    done = newsletter("freeze", "2026-q4")
    assert done.exit_code == 1
    assert "newsletter/2026-q4.md\n" in done.output
    assert (
        "     7  error    'TODO' stands in it still. Finish it, or take it out. [unfinished]" in done.output
    )
    assert not (place / FILE).exists()
    done = newsletter("freeze", "2026-q4", "--allow", "unfinished")
    assert done.exit_code == 0
    history = json.loads((place / FILE).read_text(encoding="utf-8"))["history"]
    assert history[0]["allowed"] == ["unfinished: 'TODO' stands in it still."]
    assert newsletter("check", "2026-q4", "--allow", "everything").exit_code == 2


def test_a_dead_link_on_the_site_stops_it(place: Path) -> None:
    """A link to a part of a page that is not there is found; one to a part that is there is not."""
    for part, code in (("#no-such-part", 1), ("", 0)):
        write(place, {"content/newsletter/2026-q4.md": LETTER.replace("hall.md", f"hall.md{part}")})
        done = newsletter("check", "2026-q4")
        assert (done.exit_code, "[links]" in done.output) == (code, bool(code))


def test_a_frozen_file_changed_by_hand_is_refused(place: Path) -> None:
    """A build, a check and a look at it all stop at the hash; unfreezing is the way out."""
    newsletter("freeze", "2026-q4")
    text = (place / FILE).read_text(encoding="utf-8")
    write(place, {FILE: text.replace("Tea and talk", "Gin and talk")})
    for command in (("check",), ("newsletter", "show", "2026-q4")):
        done = CliRunner().invoke(group, command)
        assert done.exit_code == 1
        assert "was changed after it was frozen" in done.output
    assert newsletter("unfreeze", "2026-q4", "--why", "It was damaged").exit_code == 0
    assert newsletter("freeze", "2026-q4").exit_code == 0


def test_a_change_to_the_editors_file_is_told(place: Path) -> None:
    """Once frozen, a change to the editor's file is warned of, since nobody will see it."""
    newsletter("freeze", "2026-q4")
    write(place, {"content/newsletter/2026-q4.md": LETTER.replace("Dear all", "Dear both")})
    done = CliRunner().invoke(group, ["check"])
    assert done.exit_code == 0
    assert "has changed since this edition was frozen" in done.output


def test_an_edition_that_is_not_there() -> None:
    """A slip in the name is told with what it may have meant."""
    done = newsletter("check", "2026-q5")
    assert done.exit_code == 2
    assert "There is no edition 2026-q5." in done.output
    assert "2026-q4" in done.output


def test_an_edition_is_begun_and_begun_again(place: Path) -> None:
    """The first time a draft is written; the second time only its list is made anew."""
    file = place / "content/newsletter/2027-q1.md"
    done = newsletter("new", "2027-q1", "--date", "2027-02-20")
    assert (done.exit_code, file.is_file()) == (0, True), done.output
    draft = load(place / "content").directory.editions[0]
    assert (draft.slug, draft.draft, str(draft.date)) == ("2027-q1", True, "2027-03-01")
    hers = file.read_text(encoding="utf-8").replace("TODO: your letter", "Dear all, this is my letter")
    file.write_text(hers, encoding="utf-8")
    write(place, {"content/groups/chess.md": listing("title: Chess\nlisted: 2027-02-01")})
    done = newsletter("new", "2027-q1", "--date", "2027-02-20")
    assert "1 new in its list, 0 gone. What you wrote is as it was." in done.output
    after = file.read_text(encoding="utf-8")
    assert after.partition("<!-- placebook")[0] == hers.partition("<!-- placebook")[0]
    assert "  groups/chess  Chess" in after
    assert newsletter("new", "2027-q1", "--title", "Spring").exit_code == 2


def test_the_list_speaks_the_places_language(place: Path) -> None:
    """Its parts are headed in the language of the place, and nothing that was told is taken for changed."""
    french = config(CONSENT).replace("place: Larkmere", "place: Larkmere\n      language: fr")
    write(place, {"site_config.yml": french, "content/groups/tea.md": listing(TUESDAYS)})
    assert newsletter("freeze", "2026-q4").exit_code == 0
    write(place, {"content/groups/chess.md": listing("title: Chess\nlisted: 2027-02-01")})
    assert newsletter("new", "2027-q1", "--date", "2027-02-20").exit_code == 0
    begun = (place / "content/newsletter/2027-q1.md").read_text(encoding="utf-8")
    assert "annuaire [new]\n  groups/chess  Chess\n" in begun
    assert "\nLe trimestre en chiffres\n" in begun
    assert "[corrected]" not in begun


def test_a_draft_cannot_go_out(place: Path) -> None:
    """What is still to be done in a new draft stops it at the check."""
    newsletter("new", "2027-q1", "--date", "2027-02-20")
    done = newsletter("check", "2027-q1")
    assert done.exit_code == 1
    assert done.output.count("[unfinished]") >= 1
    assert load(place / "content").directory.published == load(place / "content").directory.editions[1:]


def test_the_quarter_is_the_places_own(place: Path) -> None:
    """Without a quarter it is the one of the place's clock, of a year that begins in the place's month."""
    write(place, {"site_config.yml": config("year_starts: april", CONSENT)})
    assert newsletter("new", "--date", "2027-01-01").exit_code == 0
    assert newsletter("new", "--date", "2027-04-01").exit_code == 0
    begun = sorted(one.slug for one in load(place / "content").directory.editions if one.draft)
    assert begun == ["2027-q1"]


def test_what_cannot_be_begun() -> None:
    """A name that is no quarter, and an edition that is frozen, are refused with what to do instead."""
    done = newsletter("new", "winter")
    assert (done.exit_code, "write it like 2026-q4" in done.output) == (2, True)
    newsletter("freeze", "2026-q4")
    done = newsletter("new", "2026-q4")
    assert (done.exit_code, "placebook newsletter new 2027-q1" in done.output) == (2, True)
