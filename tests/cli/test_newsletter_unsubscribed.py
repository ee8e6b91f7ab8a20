"""Whoever stops the letter has no more, whichever way they said so, and nobody stops it for others."""

from __future__ import annotations

import mailbox
import re
import subprocess
import sys
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from cli.letter_place import CONSENT, config, lay_out
from hostile.payloads import PAYLOADS
from placebook.cli import group
from placebook.post.stops import codes_in, of_message
from small_place import write

if TYPE_CHECKING:
    from click.testing import Result

POST = "post: {sender: letter@larkmere.example}"
SERVICE = POST.replace("}", ', one_click: true, unsubscribe: "https://larkmere.example/stop/{token}"}')
ONE_TAKEN_IN = "1 stop taken in, 0 to look at yourself, 0 left alone.\n"
READERS = ("ann", "ben", "cat")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place without a service, whose edition has gone to three readers."""
    town = lay_out(tmp_path, monkeypatch, CONSENT, POST)
    for name in READERS:
        newsletter("subscribers", "add", f"{name}@reader.example", "--how", "at the fair")
    newsletter("freeze", "2026-q4")
    newsletter("plan", "2026-q4")
    newsletter("send", "2026-q4", "--to", "letters", "--yes")
    return town


def newsletter(*arguments: str, code: int = 0) -> str:
    """Run `placebook newsletter` as a script does, and return what it says."""
    done: Result = CliRunner().invoke(group, ["newsletter", *arguments])
    assert done.exit_code == code, done.output
    return done.output


def letter(place: Path, name: str) -> EmailMessage:
    """Return somebody's letter."""
    data = (place / "letters" / f"{name}@reader.example.eml").read_bytes()
    found = message_from_bytes(data, policy=default)
    assert isinstance(found, EmailMessage)
    return found


def code_of(place: Path, name: str) -> str:
    """Return somebody's code, from the head of their letter."""
    (code,) = codes_in(letter(place, name)["List-Unsubscribe"])
    return code


def mail(subject: str, text: str = "", sender: str = "ann@reader.example") -> EmailMessage:
    """Return a mail that somebody wrote."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "letter@larkmere.example", subject
    made.set_content(text)
    return made


def test_without_a_service_no_press_is_promised(place: Path) -> None:
    """The head begins a mail with the reader's code, then names the site's page; no press is promised."""
    found, code = letter(place, "ann"), code_of(place, "ann")
    assert " ".join(found["List-Unsubscribe"].split()) == (
        f"<mailto:desk@larkmere.example?subject=stop%20{code}>, <https://larkmere.example/unsubscribe/#{code}>"
    )
    assert found["List-Unsubscribe-Post"] is None
    for kind in ("plain", "html"):
        part = found.get_body((kind,))
        assert part
        assert f"https://larkmere.example/unsubscribe/#{code}" in part.get_content()


def test_a_code_in_any_shape(place: Path) -> None:
    """A code is known alone, in an address, and in what a mail program would have written."""
    code = code_of(place, "ann")
    shapes = (
        code,
        f"stop {code}",
        f"mailto:desk@larkmere.example?subject=stop%20{code}",
        f"<mailto:desk@larkmere.example?subject=stop%20{code}>, <https://larkmere.example/unsubscribe/#{code}>",
        f"https://larkmere.example/unsubscribe/#{code.upper()}",
    )
    assert {codes_in(shape) for shape in shapes} == {(code,)}
    said = newsletter("unsubscribed", shapes[2])
    assert said == f"ann@reader.example will have no more letters.\n{ONE_TAKEN_IN}"
    assert newsletter("unsubscribed", *shapes).count("ann@reader.example was on the list already.\n") == 5
    assert "1 on the list" in newsletter("subscribers", "list", "--count")


def test_a_mailbox_is_taken_in(place: Path) -> None:
    """What asks for a stop is acted on by its code; a quoted letter and a mail without a code are not."""
    quoted = letter(place, "cat").get_body(("plain",))
    assert quoted
    box = mailbox.mbox(place / "stopped.mbox")
    for one in (
        mail(f"stop {code_of(place, 'ann')}", sender="somebody@else.example"),
        mail("Re: What winter brought", f"How lovely!\n\n> {quoted.get_content()}", "cat@reader.example"),
        mail("Please STOP", f"No more.\n\n{letter(place, 'ben').get_body(('plain',)).get_content()}"),  # type: ignore[union-attr]
        mail("stop", "I never asked for it.", "zoe@reader.example"),
        mail("stop", f"{code_of(place, 'ann')} {code_of(place, 'cat')}", "two@reader.example"),
    ):
        box.add(one)
    box.close()
    said = newsletter("unsubscribed", "stopped.mbox", code=1)
    for line in (
        "ann@reader.example will have no more letters.\n",
        "ben@reader.example will have no more letters.\n",
        "zoe@reader.example: asks to stop and has no code of ours.",
        "two@reader.example: several readers' codes are in it; take in the right one by itself\n",
        "2 stops taken in, 2 to look at yourself, 1 left alone.\n",
    ):
        assert line in said
    assert "3 subscribers; 2 on the list" in newsletter("subscribers", "list", "--count")


def test_a_code_outlives_the_list_it_came_from(place: Path) -> None:
    """After the subscribers were read in anew, the ledger knows old codes, and erasing takes them out too."""
    code = code_of(place, "ann")
    (place / "post" / "subscribers.sqlite3").unlink()
    newsletter("subscribers", "add", "ann@reader.example", "--how", "at the fair")
    assert "ann@reader.example will have no more letters.\n" in newsletter("unsubscribed", code)
    newsletter("subscribers", "erase", "ann@reader.example")
    assert "known here no longer" in newsletter("unsubscribed", code, code=1)


def test_what_is_no_code_stops_nobody() -> None:
    """A made-up code, and any hostile text, is told and changes nothing."""
    wrong = ["a" * 40, "nobody", "x", "mailto:?subject=stop%20%00", *PAYLOADS[:12]]
    said = newsletter("unsubscribed", "--", *wrong, code=1)
    assert said.count("is no code of ours") == len(wrong)
    assert (
        said.count("is no code of ours, nor a file that is here") == len(wrong) - 1
    )  # all but the made-up code
    assert "0 on the list" in newsletter("subscribers", "list", "--count")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_mail(data: bytes) -> None:
    """Whatever a mailbox holds, it is read, and without a code it has none."""
    assert of_message(data).codes == ()
    assert of_message(b"From: " + data + b"\nSubject: stop " + data + b"\n\n" + data).codes == ()


def test_the_service_from_key_to_list(place: Path) -> None:
    """The key is made, a server runs with it alone, a press gets into its file, and that is taken in."""
    code = code_of(place, "ben")
    assert "Give it to the service" in newsletter("unsubscribe-service", "stop.key", "--make-key")
    assert "already" in newsletter("unsubscribe-service", "stop.key", "--make-key", code=1)
    command = [
        str(Path(sys.executable).with_name("placebook")),
        "newsletter",
        "unsubscribe-service",
        "stop.key",
        "stops.txt",
    ]
    with subprocess.Popen(
        [*command, "--port", "0"], cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        assert server.stderr
        port = int(re.findall(r":(\d+)/", server.stdout.readline())[0])
        for path, status in ((f"/stop/{code}", 200), ("/stop/" + "b" * 40, 404)):
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("POST", path, "List-Unsubscribe=One-Click")
            assert connection.getresponse().status == status
            connection.close()
        server.terminate()
        logged = server.stdout.read() + server.stderr.read()
    assert code not in logged
    with (place / "stops.txt").open("a", encoding="ascii") as file:
        file.write("2026-12-01 aaaa")  # half a line, left by a power cut
    said = newsletter("unsubscribed", "stops.txt")
    assert said == f"ben@reader.example will have no more letters.\n{ONE_TAKEN_IN}"


@pytest.mark.parametrize(
    ("post", "said"),
    [
        (
            SERVICE.replace("one_click: true, ", ""),
            "nothing says that a service answers at https://larkmere.example",
        ),
        (
            POST.replace("}", ", one_click: true}"),
            "a service is promised, and nothing says where it answers.",
        ),
    ],
)
def test_a_service_is_promised_by_both_settings_or_none(place: Path, post: str, said: str) -> None:
    """An address without the word that it answers, or the word without an address, stops check and plan."""
    write(place, {"site_config.yml": config(CONSENT, post)})
    found = newsletter("check", "2026-q4", code=1)
    assert said in found
    assert "[stop-service]" in found
    assert said in newsletter("send", "2026-q4", "--test-to", "me@example.org", code=1)
