"""What the form sends lies on the disk before anybody is thanked, and what cannot be taken is handed back."""

from __future__ import annotations

import errno
import html
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from email.message import EmailMessage
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from desk.test_posted import PARTS, in_parts, texts
from desk.town import FORM_AT, LETTER_AT, SETTINGS, THANKS, TODAY, Town
from hostile.payloads import PAYLOADS
from placebook.cli import group
from placebook.content.catalogues import wording_of
from placebook.desk.app import Desk
from placebook.desk.handed_back import as_letter
from placebook.desk.posted import MOST_BYTES
from placebook.desk.words import Voice, headings
from placebook.doors.issue_form import AGREED
from placebook.doors.questions import questions
from placebook.post import web_server
from placebook.post.web_server import serving
from placebook.submissions import tray
from placebook.submissions.headed import message
from placebook.wording.wording import english
from submissions.place import lay_out
from toolchain import ROOT
from wsgi import FORM, Answered, ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from wsgiref.simple_server import WSGIServer

    from placebook.desk.request import Answer, Request

KNIT = {
    "title": "Knit and natter",
    "kind": "association",
    "summary": "People who knit, and talk while they do it.",
    "themes": "crafts",
    "areas": "northgate",
    "contact.phone": "01632 960777",
    "your.name": "Ann Other",
    "your.email": "ann@people.example",
    "consent": AGREED,
}
HEADINGS = [headings(words) for words in (english(), wording_of("fr", Path("/nowhere")))]
ANSWERS = {200, 303, 400, 403, 404, 405, 408, 413, 415, 503}


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    """A place with a desk, in whose folder commands run; contacts go beside it."""
    folder = lay_out(tmp_path / "town")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "account"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return Town(folder)


def send(town: Town, answers: dict[str, str], **more: str) -> Answered:
    """Send answers as a browser does."""
    return ask(town.desk, "POST", FORM_AT, urlencode(answers).encode(), **more)


def run(*arguments: str, keys: str = "", code: int = 0) -> str:
    """Run a command on the town's day; return what it prints."""
    done = CliRunner().invoke(group, [*arguments, "--date", TODAY.isoformat()], input=keys)
    assert done.exit_code == code, done.output
    return done.output


def handed_back(found: Answered) -> str:
    """Return the letter that a page holds."""
    held = re.search(r"<textarea[^>]*>\n(.*)</textarea>", found.text, re.DOTALL)
    assert held, found.text
    return html.unescape(held[1])


@contextmanager
def served(desk: Desk) -> Iterator[WSGIServer]:
    """Serve a desk on a port that is free."""
    server = serving(desk, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_what_is_sent_waits_for_the_intake(town: Town) -> None:
    """It is on the disk, for this account alone, before the thanks; then in the queue, its sender apart."""
    found = send(town, {"when": "1999-01-01", "access_key": "1a2b", "film": "", **KNIT, "leave-empty": ""})
    assert (found.status, found.head["Location"], found.text) == (303, THANKS, "")
    (path,) = town.tray.files()
    assert json.loads(path.read_bytes()) == {"when": "2026-11-22", **KNIT}
    assert path.stat().st_mode & 0o077 == 0
    assert "1 thing" not in run("status")
    assert "Knit and natter" in run("status")
    for _ in range(2):
        told = run("intake", "list")
        assert "new listing        Knit and natter  (the form, row 1, 2026-11-22)" in told
        assert "1 answer waiting." in told
    kept = {one.name: one.read_text("utf-8") for one in town.queue.iterdir() if one.suffix == ".json"}
    assert len(kept) == 2
    assert not any("ann@people.example" in text for text in kept.values())
    assert "Sent by Ann Other, ann@people.example" in run("intake", "review", keys="q\n")


def test_a_form_in_parts_is_the_same(town: Town) -> None:
    """A form on another page may send parts; nothing but the way it comes is otherwise."""
    found = ask(town.desk, "POST", FORM_AT, in_parts(KNIT), PARTS)
    assert (found.status, found.head["Location"]) == (303, THANKS)
    assert json.loads(town.posted()[0]) == {"when": "2026-11-22", **KNIT}


def test_the_same_twice_is_there_once(town: Town) -> None:
    """Pressed twice, sent again after a cut, or taken in twice by an intake that was cut off: it is one."""
    for _ in range(2):
        assert send(town, KNIT).status == 303
    (path,) = town.tray.files()
    data = path.read_bytes()
    run("intake", "list")
    assert town.tray.files() == []
    path.write_bytes(data)  # as if the intake had been cut off before it cleared the tray
    assert "1 answer waiting." in run("intake", "list")
    assert send(town, KNIT).status == 303
    assert "1 answer waiting." in run("intake", "list")


def test_many_send_at_once(town: Town) -> None:
    """By a real socket, and from many sides, everything is kept, each once and whole."""
    with served(town.desk) as server:

        def post(number: int) -> None:
            connection = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
            body = urlencode({**KNIT, "title": f"Club {number % 6}"})
            connection.request("POST", FORM_AT, body, {"Content-Type": FORM})
            assert connection.getresponse().status == 303
            connection.close()

        threads = [threading.Thread(target=post, args=(number,)) for number in range(12)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    titles = [json.loads(text)["title"] for text in town.posted()]
    assert sorted(titles) == [f"Club {number}" for number in range(6)]


@pytest.mark.parametrize("step", ["write", "rename", "room"])
def test_a_full_disk_thanks_nobody(town: Town, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """What cannot be kept is handed back whole, as a letter that the intake reads; nothing half is left."""
    hostile = "Tea</textarea><script>x()</script>\n### What is it called?\n-- \n<!-- y -->\n"
    answers = {**KNIT, "body": hostile}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        if step == "room":
            patch.setattr(tray, "_MOST", 0)
        elif step == "write":
            patch.setattr(os, "fsync", full)
        else:
            patch.setattr(Path, "replace", full)
        found = send(town, answers)
    assert (found.status, found.head["Retry-After"]) == (503, "600")
    assert "through no fault of yours" in found.text
    assert 'href="mailto:keepers@larkmere.example?subject=Please%20add%20our%20group"' in found.text
    assert "<script>" not in found.text
    assert list(town.queue.iterdir()) == []
    mail = EmailMessage()
    mail["From"], mail["Date"] = "Ann Other <ann@people.example>", "Sun, 22 Nov 2026 10:00:00 +0000"
    mail.set_content(handed_back(found))
    came = message(mail.as_bytes(), [one for one in questions(None) if one.group])
    asked = {name: text for name, text in KNIT.items() if name not in {"your.name", "your.email", "consent"}}
    assert came.answers == {
        **asked,
        "body": "Tea</textarea><script>x()</script>\n### What is it called?\n--\n<!-- y -->",
    }
    assert (came.agreed, came.sender.name) == (True, "Ann Other")
    assert send(town, answers).status == 303


@given(st.dictionaries(st.sampled_from(("title", "summary", "body", "hours")), texts, min_size=1))
def test_any_text_handed_back_is_read_again(answers: dict[str, str]) -> None:
    """Whatever stands in an answer, it begins no other in the letter, in French too."""
    for asked in HEADINGS:
        letter = as_letter(answers, asked)
        marks = [line for line in letter.split("\n") if line.startswith("### ")]
        assert marks == [f"### {asked[name]}" for name in asked if name in answers]


KILLED = """
import os, pathlib, signal, sys
sys.path[:0] = {paths!r}
from desk.test_form_door import KNIT, send
from desk.town import Town
from placebook.submissions import tray

def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)

setattr(*{where})
send(Town(pathlib.Path({folder!r})), KNIT)
"""


@pytest.mark.parametrize(
    ("where", "is_kept"),
    [('(tray, "_settle", killed)', True), ('(pathlib.Path, "replace", killed)', False)],
    ids=["before it was answered", "before it was whole"],
)
def test_a_kill_loses_nothing_and_doubles_nothing(town: Town, where: str, *, is_kept: bool) -> None:
    """Killed between the disk and the thanks, it is there; before, nothing is; and sent again it is one."""
    tests = [str(ROOT / "tests"), str(ROOT / "tools")]
    program = KILLED.format(paths=tests, where=where, folder=str(town.folder))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert len(town.posted()) == is_kept
    assert len(list(town.queue.iterdir())) == 1
    town.tray.tidy()
    assert len(list(town.queue.iterdir())) == is_kept
    assert send(town, KNIT).status == 303
    assert "1 answer waiting." in run("intake", "list")


def test_machines_are_thanked_and_not_kept(town: Town) -> None:
    """Whoever fills in what nobody sees learns nothing."""
    found = send(town, {**KNIT, "leave-empty": "https://pills.example"})
    assert (found.status, found.head["Location"]) == (303, THANKS)
    assert town.posted() == []


@pytest.mark.parametrize(
    ("status", "said", "body", "kind", "more"),
    [
        (400, "There was nothing in the form.", b"title=&film=+", FORM, {}),
        (400, "not what the form sends", b"{}", "application/json", {}),
        (400, "still in the form", b"%00=" + b"&" * 9, "text/plain", {}),
        (413, "still in the form", b"title=" + b"x" * MOST_BYTES, FORM, {}),
        (408, "did not come whole", b"title=Tea", FORM, {"CONTENT_LENGTH": "999"}),
        (413, "longer than", b"title=Tea", FORM, {"CONTENT_LENGTH": "9" * 15}),
        (408, "did not come whole", b"title=Tea", FORM, {"CONTENT_LENGTH": "9" * 16}),
        (400, "nothing in the form", b"", FORM, {"CONTENT_LENGTH": ""}),
        (403, "none of ours", b"title=Tea", FORM, {"HTTP_ORIGIN": "https://evil.example"}),
        (403, "none of ours", b"title=Tea", FORM, {"HTTP_ORIGIN": "https://larkmere.example.evil.example"}),
        (403, "none of ours", b"title=Tea", FORM, {"HTTP_ORIGIN": "http://larkmere.example"}),
    ],
)
def test_what_cannot_be_taken_is_told(
    one_town: Town, *, status: int, said: str, body: bytes, kind: str, more: dict[str, str]
) -> None:
    """Nothing, something else, too much, half of it, or from somebody else's page: said, and not kept."""
    before = one_town.posted()
    found = ask(one_town.desk, "POST", FORM_AT, body, kind, **more)
    assert found.status == status
    assert said in found.text
    assert "default-src 'none'" in found.head["Content-Security-Policy"]
    assert one_town.posted() == before


@pytest.mark.parametrize("origin", ["null", "", "https://larkmere.example", "HTTPS://Larkmere.example"])
def test_the_sites_own_pages_may_send(one_town: Town, origin: str) -> None:
    """So may a browser that does not say whose page it was."""
    assert send(one_town, KNIT, HTTP_ORIGIN=origin).status == 303


def test_a_picture_is_refused_and_the_text_is_not_lost(town: Town) -> None:
    """The form takes no files; what was written with one comes back."""
    image = b'Content-Disposition: form-data; name="image"; filename="a.png"\r\n\r\n\x89PNG'
    found = ask(town.desk, "POST", FORM_AT, in_parts(KNIT, image), PARTS)
    assert found.status == 415
    assert "Send them by e-mail." in found.text
    assert "### What is it called?\n\nKnit and natter" in handed_back(found)


def test_a_minute_holds_so_many(town: Town) -> None:
    """Beyond the bound, what was written comes back, with a time to try again."""
    small = Town(town.folder, forms=1)
    answers = [send(small, {"title": f"Club {number}"}) for number in range(2)]
    assert [one.status for one in answers] == [303, 503]
    assert "Club 1" in handed_back(answers[1])
    assert len(town.posted()) == 1


def test_hostile_answers_stay_text(tmp_path: Path) -> None:
    """What is handed back is text, and never part of the page; no line of an answer's head is made of it."""
    full = Town(tmp_path, forms=0)
    for payload in PAYLOADS:
        sent = payload.encode("utf-8", "replace").decode()
        found = send(full, {"title": f"x{sent}", sent[:90].strip() or "x": sent})
        assert found.status == 503
        assert found.text.count("<textarea") == found.text.count("</textarea>") == 1
        assert "<script" not in found.text
        assert not {"Set-Cookie", "X-Evil"} & set(found.head)


@given(
    st.binary(max_size=400),
    st.sampled_from((FORM, PARTS, "multipart/form-data; boundary=", "x")) | st.text(max_size=30),
)
def test_any_request_is_answered(one_town: Town, body: bytes, kind: str) -> None:
    """Whatever is sent, the answer is one that was meant."""
    kind = kind.encode("latin-1", "replace").decode("latin-1")
    assert ask(one_town.desk, "POST", FORM_AT, body, kind).status in ANSWERS
    assert one_town.said == []


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_what_is_no_door_is_none(tmp_path: Path, method: str) -> None:
    """Nothing is written by whatever method and path is tried, and nothing of it is said back."""
    town = Town(tmp_path)
    for path in (
        *("", "/", "/desk", "/desk/", "/desk/formx", "/form", "/desk/form/x", "/desk/form/../letter", "/é"),
        *("/desk//form", "/../../etc/passwd", "/desk/form/%00", "/desk/form\r\nSet-Cookie: x", "/x" * 9999),
    ):
        found = ask(town.desk, method, path.encode().decode("latin-1"), b"title=Tea")
        assert found.status == (404 if method in {"GET", "POST"} else 405)
        assert found.text == ask(town.desk, "GET", "/").text
        assert "Set-Cookie" not in found.head
    assert town.posted() == []


def test_whoever_looks_is_led_to_the_form(town: Town) -> None:
    """A door is no page: a GET goes on to the site's own."""
    for path, page in ((FORM_AT, "list-your-group/"), (f"{LETTER_AT}/", "newsletter/subscribe/")):
        for method in ("GET", "HEAD"):
            found = ask(town.desk, method, path)
            assert (found.status, found.head["Location"]) == (303, f"https://larkmere.example/{page}")


def test_what_should_not_happen_is_told_by_its_name_alone(town: Town) -> None:
    """A fault of ours is answered in words, and nothing that was sent gets into the terminal."""

    def broken(_request: Request) -> Answer:
        raise RuntimeError("ann@people.example")

    said: list[str] = []
    desk = Desk({FORM_AT: broken}, Voice.of(english(), SETTINGS), frozenset(), None, said.append)
    found = ask(desk, "POST", FORM_AT, b"title=ann@people.example")
    assert found.status == 500
    assert said == ["RuntimeError"]
    assert "ann@people" not in found.text
    assert town.said == []


def test_whoever_is_slow_holds_up_nobody(
    town: Town, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """One who sends half and waits is hung up on, while others are answered; too many find no room."""
    quick = socket.socket()
    quick.bind(("127.0.0.1", 0))
    own = quick.getsockname()
    # A test has not half a minute; and whoever is quick may be slow on a busy machine.
    waits = property(lambda one: 30 if one.client_address == own else 0.3)
    monkeypatch.setattr(web_server._Quiet, "timeout", waits)  # noqa: SLF001
    head = f"POST {FORM_AT} HTTP/1.1\r\nContent-Type: {FORM}\r\nContent-Length: 99\r\n\r\ntitle="
    with served(town.desk) as server:
        at = ("127.0.0.1", server.server_port)
        with socket.create_connection(at, 10) as slow, socket.create_connection(at, 10) as silent:
            slow.sendall(head.encode())
            connection = HTTPConnection(*at)
            quick.connect(at)
            connection.sock = quick
            connection.request("POST", FORM_AT, urlencode(KNIT), {"Content-Type": FORM})
            assert connection.getresponse().status == 303
            connection.close()
            assert b" 408 " in slow.recv(100)
            assert silent.recv(100) == b""
    monkeypatch.setattr(web_server, "_MOST_AT_ONCE", 1)
    with served(town.desk) as server:
        at = ("127.0.0.1", server.server_port)
        with socket.create_connection(at, 10) as first, socket.create_connection(at, 10) as second:
            assert second.recv(100) == b""
            assert first.recv(100) == b""
    assert capfd.readouterr() == ("", "")
    assert len(town.posted()) == 1


def test_somebody_is_forgotten_in_the_tray_too(town: Town) -> None:
    """Whoever asks to be forgotten is taken out of what nobody has opened yet."""
    send(town, {**KNIT, "message": "Ask Ann Other."})
    told = run("forget", "Ann Other", "ann@people.example", "--yes")
    assert "your.email" in told
    assert "Ann" not in town.posted()[0]
    assert "people.example" not in town.posted()[0]
    assert "Knit and natter" in run("intake", "list")


@pytest.fixture(scope="module")
def one_town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A place that many examples are tried in."""
    return Town(tmp_path_factory.mktemp("town"), forms=10_000)
