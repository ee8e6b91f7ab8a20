"""No migration changes what a listing says of its own state: only a person does.

What counts as a migration here, each with a test below: another import of the same data, of newer data, by a
changed map, or by an import begun anew; taking in the place's own spreadsheet, or an answer about something
else; reading with what another version of the code had kept; folders that another version wrote; and time.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import placebook.content.cache as caching
from built.building import contents
from intake.small_import import MAP, as_csv
from placebook.cli import group
from placebook.content.cache import ReadingCache
from placebook.content.edit import edited
from placebook.content.load import load
from placebook.content.record import read
from placebook.doors.questions import questions
from placebook.doors.spreadsheet import spreadsheet
from placebook.model.directory import Directory
from placebook.model.listing import Listing
from placebook.submissions.proposing import Proposing
from placebook.submissions.submission import submission_of
from small_place import VOCABULARIES, write
from small_place import listing as listing_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OWN = ("status", "status_since", "checked", "checked_by")
SAID = (
    "",
    "status: paused\nstatus_since: 2026-03-01",
    "status: closed\nstatus_since: 2026-03-01",
    "checked: 2026-04-01\nchecked_by: group",
    "checked: 2021-04-01\nchecked_by: keeper",
    "status: paused\nchecked: 2021-04-01",
    "status: active\nstatus_since: 2026-04-02",
)
ROWS = tuple({"name": f"Club {n}", "number": str(n), "ward": "Northgate"} for n in range(len(SAID)))


def states(place: Path) -> dict[str, dict[str, Any]]:
    """Return what each listing says of its own state."""
    loaded = load(place / "content", workers=1)
    assert loaded.problems == ()
    return {one.slug: {name: getattr(one, name) for name in OWN} for one in loaded.directory.listings}


def placebook(*arguments: object) -> str:
    """Run a command."""
    done = CliRunner().invoke(group, [str(one) for one in arguments])
    assert done.exit_code == 0, done.output
    return done.output


def import_rows(place: Path, *rows: dict[str, str], map_text: str = MAP, day: str = "2026-02-01") -> None:
    """Import rows into the place."""
    (place / "rows.csv").write_bytes(as_csv(*rows))
    (place / "map.yml").write_text(map_text.replace("areas: [{text", "areas: [northgate, {text"), "utf-8")
    placebook("import", "rows.csv", "--map", "map.yml", "--to", "content/groups", "--date", day)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of imported listings to which the keeper has since said how each stands, and some by hand."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {f"content/{name}": text for name, text in VOCABULARIES.items()})
    write(tmp_path, {"site_config.yml": "docs_dir: content\nplugins:\n  - placebook: {place: Larkmere}\n"})
    import_rows(tmp_path, *ROWS)
    for n, said in enumerate(SAID):
        file = tmp_path / f"content/groups/club-{n}.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("kind:", f"{said}\nkind:" if said else "kind:", 1), encoding="utf-8")
        write(tmp_path, {f"content/groups/own-{n}.md": listing_file(f"title: Own {n}\n{said}".strip())})
    return tmp_path


def _again(place: Path) -> None:
    import_rows(place, *ROWS)


def _later_and_otherwise(place: Path) -> None:
    import_rows(
        place, *({**row, "hours": "Mondays", "about": "Something new."} for row in ROWS), day="2028-01-01"
    )


def _without_rows(place: Path) -> None:
    import_rows(place, ROWS[0])
    import_rows(place, *ROWS)


def _by_another_map(place: Path) -> None:
    import_rows(
        place,
        *ROWS,
        map_text=MAP.replace("listed: 2026-01-05", "listed: 2027-01-05") + "  online: By telephone\n",
    )


def _begun_anew(place: Path) -> None:
    """The memory of earlier imports is lost, as with a fresh copy that left hidden files behind."""
    (place / "content/groups/.import.json").unlink()
    import_rows(place, *ROWS)


def _own_spreadsheet(place: Path) -> None:
    listings = load(place / "content").directory.listings
    (place / "all.csv").write_text(spreadsheet(listings), encoding="utf-8")
    said = placebook("intake", "csv", "all.csv", "--contacts", "people.json", "--date", "2027-01-01")
    assert "no longer running" not in said
    assert "still right" not in said


def _commands(place: Path) -> None:
    before = contents(place / "content")
    for day in ("2026-12-01", "2046-12-01"):
        for command in ("check", "due", "status"):
            placebook(command, "--date", day)
    assert contents(place / "content") == before


@pytest.mark.parametrize(
    "migrate",
    [_again, _later_and_otherwise, _without_rows, _by_another_map, _begun_anew, _own_spreadsheet, _commands],
)
def test_a_migration_leaves_every_state_as_it_was(place: Path, migrate: Callable[[Path], None]) -> None:
    """Status, since when, and when and by whom it was checked are the same before and after."""
    before = states(place)
    assert {str(one["status"]) for one in before.values()} == {"active", "paused", "closed"}
    migrate(place)
    after = states(place)
    assert {slug: after[slug] for slug in before} == before
    assert all(
        one == dict.fromkeys(OWN) | {"status": "active"} for slug, one in after.items() if slug not in before
    )


def test_another_version_reads_the_same(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of the code had kept is not believed, and what is read anew says the same."""
    before, cache = states(place), place / "cache"
    load(place / "content", cache=ReadingCache(cache))
    file = place / "content/groups/club-1.md"
    for version in (b"a release", b"another release"):
        monkeypatch.setattr(caching, "code_digest", lambda version=version: version)
        loaded = load(place / "content", cache=ReadingCache(cache))
        found = {one.slug: {name: getattr(one, name) for name in OWN} for one in loaded.directory.listings}
        assert found == before
    assert "status: paused" in file.read_text(encoding="utf-8")


def test_a_queue_of_another_version_is_refused_and_kept(place: Path) -> None:
    """What another version has written of what came in is neither guessed at nor written over."""
    folder = place / ".placebook/intake"
    folder.mkdir(parents=True)
    ledger = json.dumps({"version": 99, "entries": {}})
    (folder / "ledger.json").write_text(ledger, encoding="utf-8")
    done = CliRunner().invoke(group, ["intake", "list", "--contacts", "people.json"])
    assert done.exit_code == 1
    assert (folder / "ledger.json").read_text(encoding="utf-8") == ledger


@given(
    said=st.sampled_from(SAID),
    answers=st.dictionaries(
        st.sampled_from(
            ["hours", "contact.phone", "cost.level", "title", "summary", "volunteering", "status"]
        ),
        st.sampled_from(["Mondays", "01632 960777", "free", "-", "", "Another name for it", "closed"]),
    ),
    is_dated=st.booleans(),
)
def test_an_answer_about_something_else_changes_no_status(
    said: str, answers: dict[str, str], *, is_dated: bool
) -> None:
    """Whatever people outside answer, only “no longer running” proposes to close, and nothing opens again."""
    text = listing_file(f"title: Club\n{said}".strip())
    one = read("groups", "club", text.encode(), file="").record
    assert isinstance(one, Listing)
    directory = Directory.of(listings=[one])
    public = [question for question in questions() if question.group]
    known = {question.name for question in public}
    told = {"slug": "club", **{name: answer for name, answer in answers.items() if name in known}}
    came = submission_of("json", 1, told, identity=[said, answers], day="2026-11-20" if is_dated else "")
    proposal = Proposing(directory, public, date(2026, 11, 22)).propose(came)
    if proposal.listing:
        assert (proposal.listing.status, proposal.listing.status_since) == (one.status, one.status_since)
        changed = edited(text, one, proposal.listing)
        again = read("groups", "club", changed.encode(), file="").record
        assert isinstance(again, Listing)
        assert again.status == one.status
