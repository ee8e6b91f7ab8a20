"""`placebook newsletter draft`, and `send` by GOV.UK Notify, against servers on this machine."""

from __future__ import annotations

import csv
import io
import json
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from cli.letter_place import CONSENT, LETTER, lay_out
from placebook.cli import group
from post.stand_ins import (
    KEYS,
    TEMPLATE,
    ButtondownStandIn,
    Fault,
    ListmonkStandIn,
    MailchimpStandIn,
    NotifyStandIn,
)
from small_place import write

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

POST = 'post: {one_click: true, unsubscribe: "https://larkmere.example/stop/{token}"}'
TAGGED = LETTER.replace("hall.md).", "hall.md). Then write `*|FNAME|*` below.")
READERS = ("ann@reader.example", "ben@reader.example", "cat@other.example")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with an edition that is in order, in which the commands run."""
    town = lay_out(tmp_path, monkeypatch, CONSENT, POST, letter=TAGGED)
    for name, key in KEYS.items():
        monkeypatch.setenv(f"PLACEBOOK_{name.upper()}_KEY", key)
    return town


def newsletter(*arguments: str) -> Result:
    """Run `placebook newsletter` as a script does."""
    return CliRunner().invoke(group, ["newsletter", *arguments])


ALLOWED = ("--allow", "merge-tags")


@pytest.mark.parametrize("name", ["listmonk", "buttondown", "mailchimp"])
def test_a_draft_is_made_and_refreshed(name: str) -> None:
    """One command makes the draft, the same command refreshes it, and it says where to go on."""
    stand_in = {"listmonk": ListmonkStandIn, "buttondown": ButtondownStandIn, "mailchimp": MailchimpStandIn}
    with stand_in[name]() as server:
        lists = () if name == "buttondown" else ("--list", "3")
        asked = ("draft", "2026-q4", "--to", name, "--at", server.at, *lists, *ALLOWED)
        first, second = newsletter(*asked), newsletter(*asked)
        assert (first.exit_code, second.exit_code) == (0, 0), first.output + second.output
        assert "is a new draft with" in first.output
        assert "is refreshed, with" in second.output
        assert len(server.held) == 1
        assert "What winter brought" in json.dumps(server.held)


def test_a_dry_run_asks_nothing_and_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would be asked is shown as JSON; nobody is asked, and no key is read."""
    monkeypatch.delenv("PLACEBOOK_MAILCHIMP_KEY")
    with MailchimpStandIn() as server:
        asked = ("draft", "2026-q4", "--to", "mailchimp", "--list", "a1", "--at", server.at, *ALLOWED)
        done = newsletter(*asked, "--dry-run")
        assert server.asked == []
    assert done.exit_code == 0, done.output
    shown = json.loads(done.output[done.output.index("[\n") :])
    assert [one["method"] for one in shown] == ["POST", "PUT"]
    assert shown[0]["body"]["recipients"] == {"list_id": "a1"}
    assert "*|FNAME|*" not in shown[1]["body"]["html"]
    assert newsletter(*asked).output.endswith(
        "There is no key. Put it in the environment as PLACEBOOK_MAILCHIMP_KEY, or name a --key-file.\n"
    )


def test_what_is_not_in_order_becomes_no_draft(place: Path) -> None:
    """The checks come first, as before freezing; and wrong use is told apart from refusals."""
    write(
        place, {"content/newsletter/2026-q4.md": LETTER.replace("What winter brought", "What TODO brought")}
    )
    with ListmonkStandIn() as server:
        done = newsletter("draft", "2026-q4", "--to", "listmonk", "--at", server.at, "--list", "3")
        assert (done.exit_code, server.asked) == (1, [])
    assert newsletter("draft", "2026-q4", "--to", "listmonk", "--list", "3", *ALLOWED).exit_code == 2
    assert newsletter("draft", "2026-q4", "--to", "pigeon").exit_code == 2


def test_a_refusal_is_one_sentence_without_the_key() -> None:
    """What the service says reaches the keeper in a line, and the key does not."""
    with ButtondownStandIn() as server:
        server.faults.append(Fault(401, {"detail": f"Invalid token {KEYS['buttondown']}"}))
        done = newsletter("draft", "2026-q4", "--to", "buttondown", "--at", server.at, *ALLOWED)
    assert done.exit_code == 1
    assert "Buttondown does not accept the key in PLACEBOOK_BUTTONDOWN_KEY" in done.output
    assert KEYS["buttondown"] not in done.output


def planned() -> None:
    """Freeze the edition and plan it for three readers."""
    assert newsletter("freeze", "2026-q4", *ALLOWED).exit_code == 0
    for address in READERS:
        assert newsletter("subscribers", "add", address, "--how", "at the fair").exit_code == 0
    done = newsletter("plan", "2026-q4")
    assert done.exit_code == 0, done.output


def test_a_plan_goes_by_notify_once() -> None:
    """A plan goes by Notify with the same books as by mail; whoever has the letter gets no second one."""
    planned()
    with NotifyStandIn(time.time) as server:
        by = ("--notify", TEMPLATE, "--notify-at", server.at, "--rate", "0")
        server.faults.append(Fault(0, method="POST"))
        done = newsletter("send", "2026-q4", "--yes", *by)
        assert done.exit_code == 1
        assert "3 planned = 2 accepted + 0 rejected + 1 uncertain" in done.output
        assert newsletter("send", "2026-q4", "--yes", *by).exit_code == 2
        (missing,) = set(READERS) - {one["email_address"] for one in server.held}
        done = newsletter("send", "2026-q4", "--yes", "--resume", "--resend-uncertain", missing, *by)
        assert (done.exit_code, done.output.splitlines()[-1]) == (
            0,
            "2026-q4: 3 planned = 3 accepted + 0 rejected + 0 uncertain",
        )
        assert sorted(one["email_address"] for one in server.held) == sorted(READERS)
        stops = {one["one_click_unsubscribe_url"] for one in server.held}
        assert len(stops) == 3
        assert all(one["personalisation"]["subject"] == "What winter brought" for one in server.held)


def test_notify_gets_what_was_planned(place: Path) -> None:
    """An edition that was frozen anew after it was planned is not sent by Notify either."""
    planned()
    assert newsletter("unfreeze", "2026-q4", "--why", "a slip").exit_code == 0
    write(place, {"content/newsletter/2026-q4.md": LETTER.replace("Dear all", "Dear neighbours")})
    assert newsletter("freeze", "2026-q4", *ALLOWED).exit_code == 0
    with NotifyStandIn(time.time) as server:
        done = newsletter("send", "2026-q4", "--yes", "--notify", TEMPLATE, "--notify-at", server.at)
        assert (done.exit_code, server.asked) == (1, [])
    assert "2026-q4 is not what it was when it was planned" in done.output


def test_one_letter_to_yourself_by_notify() -> None:
    """Before anything is planned, one letter may go to the keeper."""
    with NotifyStandIn(time.time) as server:
        done = newsletter(
            "send",
            "2026-q4",
            "--test-to",
            "me@keeper.example",
            "--notify",
            TEMPLATE,
            "--notify-at",
            server.at,
        )
        assert done.exit_code == 0, done.output
        (held,) = server.held
    assert held["email_address"] == "me@keeper.example"
    assert held["personalisation"]["letter"].startswith("# A light round the mere\n\n")


def test_a_table_for_notify(place: Path) -> None:
    """Without the interface: a table of everybody planned, and the text for a template, in two files."""
    planned()
    done = newsletter("send", "2026-q4", "--yes", "--to", "notify.csv")
    assert done.exit_code == 0, done.output
    assert "The text for your template at Notify is notify.txt." in done.output
    head, *rows = csv.reader(io.StringIO((place / "notify.csv").read_text(encoding="utf-8")))
    assert head == ["email address", "stop_the_letter"]
    assert sorted(row[0] for row in rows) == sorted(READERS)
    text = (place / "notify.txt").read_text(encoding="utf-8")
    assert text.startswith("Subject: What winter brought\n\n# A light round the mere\n")
    assert "[stop the letter](((stop_the_letter)))" in text
