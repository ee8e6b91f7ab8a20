from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from cli.letter_place import CONSENT, lay_out
from placebook.cli import group
from placebook.content.check import check
from placebook.content.load import load
from placebook.rights.sought import sought_of, spans
from repository import begin
from rights.filling_disk import filling_disk
from small_place import listing, record, write
from submissions.place import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

WORDS = ("Ann Öther", "ann@people.example", "01632 960777")
TEA = """\
title: Tea and talk
summary: A cup of tea and a chat with Ann Öther, for anyone who likes company.
# Ann Öther asked for the back room.
contact:
  role: the secretary
  name: Ann Öther
  email: ann@people.example
  phone: "01632 960777"
cost: free   # always
consent: {basis: consent, given: 2026-03-01}
listed: 2026-11-01"""
FILES = {
    "content/groups/tea.md": listing(TEA, "Ann Öther pours.\n\nWrite to [Ann](mailto:ann@people.example)."),
    "content/groups/chess.md": listing(
        "title: Chess\ncontact: {role: the captain, name: Ann Öther, email: chess@club.example}"
        "\nlisted: 2026-11-01"
    ),
    "content/stories/kettle.md": record(
        "stories", "quotes:\n  - {words: I like tea., who: Ann Öther}\nauthor: Ann  Öther\nimages: []"
    ),
    "content/events/day.md": record("events", "contact: {name: Ann Öther, phone: '+44 1632 960777'}"),
    "content/about.md": "# About\n\nAsk ann öther.\n",
}
ANSWERS = {
    "title": "Chess",
    "contact.phone": "(01632) 960777",
    "body": "Ann Öther is in charge now.",
    "your.name": "Ann Öther",
    "your.email": "ann@people.example",
    "consent": "yes",
}


def run(*arguments: str, keys: str = "", code: int = 0) -> Result:
    """Run a command."""
    done = CliRunner().invoke(group, list(arguments), input=keys)
    assert done.exit_code == code, done.output
    return done


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place that knows somebody in every way: content, a frozen edition, answers, subscribers, git."""
    folder = lay_out(tmp_path, monkeypatch, CONSENT)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "account"))
    write(folder, FILES)
    write(folder, {".gitignore": "/.placebook/\n/.cache/\n/post/\n"})
    run("newsletter", "freeze", "2026-q4")
    begin(folder)
    write(folder, {"answers.json": json.dumps([ANSWERS])})
    run("intake", "json", "answers.json")
    (folder / "answers.json").unlink()
    run("newsletter", "subscribers", "add", "ann@people.example", "--how", "form")
    return folder


def texts(folder: Path) -> dict[str, str]:
    """Return every file of text below a folder, but for git's own."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".git" not in path.parts:
            found[path.relative_to(folder).as_posix()] = path.read_bytes().decode("utf-8", "replace")
    return found


def test_somebody_is_taken_out_everywhere(town: Path, tmp_path: Path) -> None:
    """No file of the place or of the account names them any more; what is left is in order."""
    before = json.loads((town / "content/newsletter/2026-q4.frozen.json").read_bytes())
    (town / ".cache/placebook").mkdir(parents=True, exist_ok=True)
    (town / ".cache/placebook/readings").write_text("Ann Öther", encoding="utf-8")
    told = run("forget", *WORDS, "--yes").output
    sought = sought_of(WORDS)
    held = {**texts(town), **texts(tmp_path / "account")}
    assert len(held) > 12
    assert [file for file, text in held.items() if spans(text, sought)] == []
    assert not (town / ".cache/placebook").exists()

    loaded = load(town / "content")
    assert [one for one in (*loaded.problems, *check(loaded, TODAY)) if one.severity == "error"] == []
    tea = loaded.directory.by_slug["tea"]
    assert tea.contact.model_dump(exclude_none=True) == {"role": "the secretary", "in_person": "Ask The desk"}
    assert "groups/tea.md: has nobody to ask any more" in told
    text = (town / "content/groups/tea.md").read_text("utf-8")
    assert "# a neighbour asked for the back room." in text
    assert "cost: free   # always" in text
    assert "A neighbour pours.\n\nWrite to Ann." in text
    assert "a chat with a neighbour, for anyone" in text
    chess = loaded.directory.by_slug["chess"]
    assert (chess.contact.name, chess.contact.email) == (None, "chess@club.example")
    (story,) = loaded.directory.stories
    assert (story.author, story.quotes[0].who) == (None, "A neighbour")
    assert loaded.directory.events[0].contact is None

    after = json.loads((town / "content/newsletter/2026-q4.frozen.json").read_bytes())
    assert after["hash"] != before["hash"]
    assert [act["did"] for act in after["history"]] == ["frozen", "taken-down"]
    assert after["history"][1]["hash"] == before["hash"]
    assert "with a neighbour" in json.dumps(after["edition"]["letter"])
    shown = run("newsletter", "show", "2026-q4", "--html").output
    assert "with a neighbour" in shown
    assert not spans(shown, sought)

    waiting = run("intake", "list").output
    assert "Chess" in waiting
    assert "0 subscribers; 1 on the list" in run("newsletter", "subscribers", "list").output
    assert "Git remembers them still, in 1 commit:" in told
    assert "The place" in told
    assert "git filter-repo --replace-text" in told
    assert run("forget", *WORDS, "--yes").output.startswith("Nothing of them was found here.")


def test_a_dry_run_shows_each_place_and_changes_nothing(town: Path) -> None:
    """Every place is told with file and line, and what would stand there; no byte changes."""
    before = texts(town)
    told = run("forget", *WORDS, "--dry-run", code=1).output
    assert "groups/tea.md, line 7, contact.name\n    - Ann Öther\n    + (nothing)\n" in told
    assert "groups/tea.md, line 4\n    - # Ann Öther asked" in told
    assert "groups/tea.md, line 17\n" in told
    assert "about.md, line 3\n" in told
    assert "newsletter/2026-q4.frozen.json, sections.0.pieces" in told
    assert "The newsletter's subscribers and ledgers" in told
    after = texts(town)
    assert {name: text for name, text in after.items() if ".lock" not in name} == {
        name: text for name, text in before.items() if ".lock" not in name
    }


def test_each_place_is_asked_about(town: Path) -> None:
    """The keeper says no, gives other words, or stops; what was left is told."""
    (town / "content/groups/tea.md").unlink()
    (town / "content/newsletter/2026-q4.frozen.json").unlink()
    keys = "w\none of us\nn\n" + "y\n" * 20
    told = run("forget", "Ann Öther", keys=keys, code=1).output
    assert "Ask one of us." in (town / "content/about.md").read_text("utf-8")
    assert "Left in 1 place:" in told
    stopped = run("forget", "Ann Öther", keys="q\n", code=130).output
    assert stopped.endswith("Stopped. Every file is whole: as it was, or as it was to be.\n")


def test_what_was_cut_off_is_finished(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a disk that fills after every file, no file is half written, and in the end nothing is left."""
    disk = filling_disk(monkeypatch)
    tries = 0
    while True:
        done = CliRunner().invoke(group, ["forget", *WORDS, "--yes"])
        tries, disk.room = tries + 1, 1
        if done.exit_code == 0:
            break
        assert "Run the command again" in done.output
        assert [one for one in load(town / "content").problems if one.severity == "error"] == []
    assert tries > 4
    assert not any(spans(text, sought_of(WORDS)) for text in texts(town).values())


def test_what_only_a_person_can_do_is_told(town: Path) -> None:
    """Names in settings, in tables and in the names of files are told, with what to do, and left."""
    write(
        town,
        {"content/groups/ann-other-sings.md": listing("title: A singer"), "content/x.csv": "Ann Öther,1\n"},
    )
    config = town / "site_config.yml"
    config.write_text(config.read_text("utf-8").replace("The desk", "Ann Öther"), encoding="utf-8")
    told = run("forget", "Ann Öther", "--yes", code=1).output
    assert "groups/ann-other-sings.md: its own name names them." in told
    assert "site_config.yml, line" in told
    assert "x.csv, line 1: 'Ann Öther' stands there. Take it out by hand." in told


@pytest.mark.parametrize("words", [("Al",), ("123",)])
def test_what_is_too_short_is_refused(town: Path, words: tuple[str, ...]) -> None:
    """Nothing is looked for that would be found in everything."""
    del town
    assert "too short" in run("forget", *words, code=2).output


def test_a_takedown_reaches_frozen_editions(town: Path) -> None:
    """An edition that told of something that is taken down tells of it no longer, and says why."""
    run("takedown", "tea", "--yes")
    kept = json.loads((town / "content/newsletter/2026-q4.frozen.json").read_bytes())
    assert [act["did"] for act in kept["history"]] == ["frozen", "taken-down"]
    assert "groups/tea" not in json.dumps(kept["edition"])
    loaded = load(town / "content")
    assert [one for one in loaded.problems if one.severity == "error"] == []
    assert "Chess" in run("newsletter", "show", "2026-q4", "--html").output
