"""`placebook desk`: which of its doors a place has, and what is said of the others."""

from __future__ import annotations

import socket
import threading
import time
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from wsgiref.simple_server import WSGIServer

import pytest
from click.testing import CliRunner

from placebook.cli import group
from post.loopback import loopback
from small_place import configuration, write, write_place
from wsgi import FORM

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

PLACE = ("place: Larkmere", "keeper: {name: The desk, email: desk@larkmere.example}")
POST_TO = "form: {post_to: https://larkmere.example/desk/form}"
NEWSLETTER = (
    "newsletter:",
    "  consent: Please send me the letter.",
    "  subscribe: https://larkmere.example/desk/letter",
    "  post:",
    "    unsubscribe: https://larkmere.example/stop/{token}",
    "    one_click: true",
)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What makes a place of some options, in whose folder the command runs."""
    for name in ("PLACEBOOK_SMTP_USER", "PLACEBOOK_SMTP_PASSWORD", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    write_place(tmp_path / "town", {})
    monkeypatch.chdir(tmp_path / "town")

    def make(*options: str, without: str = "") -> None:
        text = (
            configuration(*PLACE, *options).replace(without, "")
            if without
            else configuration(*PLACE, *options)
        )
        write(tmp_path / "town", {"site_config.yml": text})

    return make


def run(*arguments: str, code: int = 0) -> Result:
    """Run a command."""
    done = CliRunner().invoke(group, list(arguments))
    assert done.exit_code == code, done.output
    return done


def test_what_is_missing_is_told(town: Callable[..., None]) -> None:
    """Each door is off until its setting is there, and then says what else it needs."""
    town()
    told = run("desk", code=1).output
    assert "The forms: off. To switch them on, write the address of the desk after form.post_to" in told
    assert "The newsletter: off." in told
    assert "Stopping the newsletter: off." in told
    town(POST_TO, without="site_url: https://larkmere.example/\n")
    told = run("desk", "--check", code=1).output
    assert "The forms: not whole. It needs site_url, the address of your site." in told
    town(POST_TO)
    told = run("desk", "--check").output
    assert "taken at https://larkmere.example/desk/form. Answers wait in .placebook/intake" in told
    town(POST_TO, *NEWSLETTER)
    told = run("desk", "--check", code=1).output
    assert "The newsletter: not whole. It needs newsletter.post.server, or --server." in told
    told = run("desk", "--check", "--server", "smtp://127.0.0.1:2525").output
    assert "Letters that ask for a confirmation go by 127.0.0.1:2525." in told
    run("newsletter", "unsubscribe-service", "stop.key", "--make-key")
    stop = ("--server", "smtp://127.0.0.1:2525", "--stop-key", "stop.key")
    told = run("desk", "--check", *stop, "--stops", "stops.txt").output
    assert "taken at https://larkmere.example/stop/{token}. Codes are added to stops.txt." in told
    assert "Name the file that codes are added to: --stops stops.txt" in run("desk", *stop, code=2).output


@pytest.mark.parametrize(
    ("options", "arguments", "code", "said"),
    [
        ((POST_TO,), ("--queue", "content/in"), 2, "--queue is in the content folder"),
        ((POST_TO,), ("--also-from", "parish"), 2, "'parish' is not an address like https://parish.example"),
        ((POST_TO,), ("--also-from", "https://x:y"), 2, "is not an address like"),
        ((POST_TO, *NEWSLETTER), ("--server", "x:25", "--post", "content/post"), 1, "is published"),
        ((POST_TO, *NEWSLETTER), ("--server", "ftp://x"), 1, "is not the address of a mail server"),
        ((POST_TO, *NEWSLETTER), ("--server", "x:25", "--login", "none"), 1, "none cannot be read"),
        ((POST_TO, *NEWSLETTER), ("--server", "x:25", "--dkim-key", "none"), 2, "newsletter.post.dkim"),
        (
            (POST_TO, *(line.replace("desk/letter", "desk/form") for line in NEWSLETTER)),
            ("--server", "x:25"), 2, "Two doors stand at /desk/form. Give each a path of its own.",
        ),
        (("form: {post_to: forms}",), (), 1, "is not an address like https://forms.example/send"),
        (
            ("newsletter: {subscribe: https://larkmere.example/desk/letter}",), (), 1,
            "says nothing of what they agree to; write it in 'consent'",
        ),
        ((POST_TO,), ("--port", "99999"), 2, "99999"),
    ],
)  # fmt: skip
def test_wrong_use_is_told(
    town: Callable[..., None],
    *,
    options: tuple[str, ...],
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    """What cannot be used is named before anything is served."""
    town(*options)
    assert said in " ".join(run("desk", "--check", *arguments, code=code).output.split())


def test_a_port_in_use_is_told(town: Callable[..., None]) -> None:
    """Where something else listens already, another port is named to try."""
    town(POST_TO)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        told = run("desk", "--port", port, code=2).output
    assert f"127.0.0.1:{port} cannot be listened on" in told
    assert "Try --port 8061." in told


def test_it_serves_until_ctrl_c(
    town: Callable[..., None], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Form, newsletter and stop are answered at their paths by one process, which tells of nobody it met."""
    asked: list[int] = []
    serve = WSGIServer.serve_forever

    def for_a_while(server: WSGIServer, poll_interval: float = 0.5) -> None:
        del poll_interval
        beside = threading.Thread(target=serve, args=(server, 0.01))
        beside.start()
        for method, path, body in (
            ("POST", "/desk/form", {"title": "Tea"}),
            ("POST", "/desk/letter", {"email": "rosa@example.org"}),
            ("GET", "/stop/" + "a" * 40, {}),
            ("GET", "/", {}),
        ):
            connection = HTTPConnection("127.0.0.1", server.server_port, timeout=20)
            connection.request(method, path, urlencode(body), {"Content-Type": FORM})
            asked.append(connection.getresponse().status)
            connection.close()
        end = time.monotonic() + 20
        while not mail.letters and time.monotonic() < end:
            time.sleep(0.01)
        server.shutdown()
        beside.join()
        raise KeyboardInterrupt

    monkeypatch.setattr(WSGIServer, "serve_forever", for_a_while)
    town(POST_TO, *NEWSLETTER)
    run("newsletter", "unsubscribe-service", "stop.key", "--make-key")
    with loopback() as mail:
        told = run(
            *("desk", "--port", "0", "--server", f"smtp://{mail.server}"),
            *("--stop-key", "stop.key", "--stops", "stops.txt"),
        ).output
    assert asked == [303, 303, 404, 404]
    assert mail.counts() == {"rosa@example.org": 1}
    assert "End it with Ctrl-C.\nEnded.\n" in told
    assert "rosa" not in told
    assert capfd.readouterr() == ("", "")
    assert "Tea  (the form, row 1" in run("intake", "list").output
