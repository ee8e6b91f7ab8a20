"""From a list of people to a letter in everybody's inbox, by the commands a keeper types."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from cli.letter_place import CONSENT, config, lay_out
from placebook.cli import group
from placebook.post.folder import PostFolder
from placebook.post.marks import state_folder
from post.loopback import DROP, loopback
from small_place import write

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

POST = 'post: {sender: letter@larkmere.example, one_click: true, unsubscribe: "https://larkmere.example/stop/{token}"}'
PEOPLE = "email,date\n" + "".join(
    f"reader{number}@post{number % 3}.example,2025-06-01\n" for number in range(12)
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with an edition that is in order, in which the commands run."""
    return write(lay_out(tmp_path, monkeypatch, CONSENT, POST), {"people.csv": PEOPLE})


def newsletter(*arguments: str, code: int = 0) -> str:
    """Run `placebook newsletter` as a script does, and return what it says."""
    done: Result = CliRunner().invoke(group, ["newsletter", *arguments])
    assert done.exit_code == code, done.output
    return done.output


def subscribe() -> None:
    """Take in the people."""
    newsletter("subscribers", "import", "people.csv", "--how", "paper forms")


def plan() -> None:
    """Freeze and plan the edition for them."""
    subscribe()
    newsletter("freeze", "2026-q4")
    newsletter("plan", "2026-q4")


def test_from_people_to_letters(place: Path) -> None:
    """Import, plan, try, send: the sample is what arrives, byte for byte, and the books balance."""
    said = newsletter("subscribers", "import", "people.csv", "--how", "paper forms")
    assert said == "Read as a plain table. 12 rows: 12 imported.\n"
    newsletter("subscribers", "suppress", "reader3@post0.example")
    newsletter("subscribers", "add", "sam@example.org", "--how", "by telephone", "--list", "area:northgate")
    assert "not frozen" in newsletter("plan", "2026-q4", code=1)
    newsletter("freeze", "2026-q4")
    said = newsletter("plan", "2026-q4")
    assert "suppressed: reader3@post0.example asked for no more letters on 2026-12-01\n" in said
    assert "excluded: sam@example.org has asked for northgate only\n" in said
    assert "13 subscribers = 11 planned + 1 suppressed + 1 excluded\n" in said
    with loopback() as server:
        by = ("--server", str(server.server), "--yes")
        assert "me@example.org: accepted" in newsletter("send", "2026-q4", *by, "--test-to", "me@example.org")
        assert "11 letters made" in newsletter("send", "2026-q4", *by, "--dry-run")
        server.letters.clear()
        assert "2026-q4: 11 planned = 11 accepted + 0 rejected + 0 uncertain\n" in newsletter(
            "send", "2026-q4", *by
        )
        assert "has gone already" in newsletter("send", "2026-q4", *by, code=2)
        assert "has gone to some readers already" in newsletter("plan", "2026-q4", code=1)
    assert set(server.counts().values()) == {1}
    assert len(server.letters) == 11
    sample = (place / "post" / "2026-q4" / "sample.eml").read_bytes()
    assert sample in [data for _, data in server.letters]
    letter = message_from_bytes(sample, policy=default)
    token = letter["List-Unsubscribe"].partition("/stop/")[2].partition(">")[0]
    text = letter.get_body(("plain",))
    assert text
    assert f"https://larkmere.example/stop/{token}" in text.get_content()
    assert "will have no more letters" in newsletter("subscribers", "suppress", token)
    assert letter["To"] in newsletter("subscribers", "list").split(" will")[0]
    newsletter("subscribers", "erase", letter["To"])
    assert "is no longer among the subscribers" in newsletter("subscribers", "suppress", token, code=1)


def test_a_send_that_is_cut_off_is_named_and_resumed() -> None:
    """What is uncertain is named; --resume goes on, and --resend-uncertain takes one address at a time."""
    plan()
    with loopback() as server:
        by = ("--server", str(server.server), "--yes", "--connections", "1", "--rate", "0", "--per-host", "0")
        server.at_data = lambda to: DROP if to == "reader5@post2.example" else None
        server.at_rcpt = lambda to: "550 5.1.1 Nobody" if to == "reader7@post1.example" else None
        said = newsletter("send", "2026-q4", *by, code=1)
        assert "uncertain: reader5@post2.example; no answer came: the connection was lost\n" in said
        assert "rejected: reader7@post1.example; 550 5.1.1 Nobody\n" in said
        assert "2026-q4: 12 planned = 10 accepted + 1 rejected + 1 uncertain\n" in said
        server.at_data = server.at_rcpt = lambda _to: None
        again = ("send", "2026-q4", *by, "--resume")
        assert "10 accepted" in newsletter(*again, code=1)
        assert "No letter to omar@example.org is uncertain" in newsletter(
            *again, "--resend-uncertain", "omar@example.org", code=2
        )
        newsletter(
            *again, "--resend-uncertain", "reader5@post2.example", "--retry-rejected", "reader7@post1.example"
        )
        assert "12 planned = 12 accepted + 0 rejected + 0 uncertain\n" in newsletter("status", "2026-q4")
    assert set(server.counts().values()) == {1}


def test_somebody_stops_the_letter_after_the_plan() -> None:
    """Who stops it between plan and send has none, and the books say so."""
    plan()
    newsletter("subscribers", "suppress", "reader5@post2.example")
    with loopback() as server:
        said = newsletter("send", "2026-q4", "--server", str(server.server), "--yes")
    assert "withdrawn: reader5@post2.example; asked for no more letters on 2026-12-01\n" in said
    assert "12 planned = 11 accepted + 0 rejected + 0 uncertain + 1 withdrawn\n" in said
    assert "reader5@post2.example" not in server.counts()


def test_two_senders_at_once(place: Path) -> None:
    """While one sends, another refuses, whatever it was going to do with that folder."""
    plan()
    lock = PostFolder(place / "post", state_folder()).sending()
    try:
        with loopback() as server:
            said = newsletter("send", "2026-q4", "--server", str(server.server), "--yes", code=1)
        assert "Somebody is sending from this folder" in said
        assert "Somebody is sending" in newsletter("plan", "2026-q4", code=1)
        assert server.letters == []
    finally:
        lock.release()


def test_a_plan_that_is_not_the_edition_any_more() -> None:
    """An edition that was frozen anew after it was planned is not sent as it was."""
    plan()
    newsletter("unfreeze", "2026-q4", "--why", "a slip")
    assert "not what it was" in newsletter("send", "2026-q4", "--to", "letters", "--yes", code=1)


def test_a_ledger_that_is_gone(place: Path) -> None:
    """Without the ledger of a send, the edition is not planned anew: everybody would get it twice."""
    plan()
    newsletter("send", "2026-q4", "--to", "letters.mbox", "--yes")
    for file in (place / "post" / "2026-q4").iterdir():
        file.unlink()
    assert "was sent from here, and its ledger" in newsletter("plan", "2026-q4", code=1)


@pytest.mark.parametrize("target", ["letters", "letters.mbox"])
def test_letters_into_files(target: str, place: Path) -> None:
    """They go into a folder, or into one mbox, as they would have been sent."""
    plan()
    assert "12 accepted" in newsletter("send", "2026-q4", "--to", target, "--yes")
    if target == "letters":
        assert len(list((place / target).glob("*.eml"))) == 12
        assert (place / target / "reader1@post1.example.eml").read_bytes().startswith(b"From: ")
    else:
        assert (place / target).read_bytes().count(b"\nMessage-ID: <2026-q4.") == 12


def test_erasing_leaves_nothing_and_lets_nobody_back(place: Path) -> None:
    """After an erasure the address is in no file, in any spelling, and an old list does not bring it back."""
    plan()
    newsletter("send", "2026-q4", "--to", "letters.mbox", "--yes")
    (place / "letters.mbox").unlink()
    newsletter("subscribers", "erase", "Reader4@post1.example")
    for file in (place / "post").rglob("*"):
        assert not file.is_file() or b"reader4@" not in file.read_bytes(), file
    assert "11 imported" not in newsletter("subscribers", "import", "people.csv", "--how", "forms")
    assert "reader4@" not in newsletter("subscribers", "list")
    assert "was erased" in newsletter("subscribers", "add", "reader4@post1.example", "--how", "form", code=1)
    assert "12 planned = 12 accepted" in newsletter("status", "2026-q4")


def test_subscribers_come_out_and_go_in_again(place: Path) -> None:
    """An export read into an empty place gives the same people with the same consents."""
    subscribe()
    newsletter(
        "subscribers",
        "add",
        "+pat@example.org",
        "--how",
        "=form",
        "--list",
        "theme:crafts",
        "--when",
        "2025-01-02",
    )
    newsletter("subscribers", "export", "all.csv")
    write(
        place,
        {"site_config.yml": config(CONSENT.replace("four times a year", "whenever there is one"), POST)},
    )
    newsletter("subscribers", "import", "all.csv", "--how", "?", "--post", "other")
    newsletter("subscribers", "export", "again.csv", "--post", "other")
    assert (place / "again.csv").read_bytes() == (place / "all.csv").read_bytes()
    newsletter("subscribers", "export", "pat.json", "--only", "+pat@example.org")
    kept = json.loads((place / "pat.json").read_text(encoding="utf-8"))
    assert kept["consents"][0]["words"] == "Please send me the letter four times a year."
    said = newsletter("subscribers", "export", "no.json", "--only", "nobody@example.org", code=1)
    assert said == "nobody@example.org is not among the subscribers.\n"


@pytest.mark.parametrize("folder", ["content/post", "site", "content"])
def test_a_folder_that_is_published_is_refused(folder: str) -> None:
    """People's addresses are never put where the site, or its content, is."""
    said = newsletter("subscribers", "list", "--post", folder, code=1)
    assert "which is published" in said
