"""One press stops the letter: the service, and what the keeper takes in of it."""

from __future__ import annotations

import errno
import os
import threading
from datetime import UTC, datetime
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile.payloads import PAYLOADS
from placebook.model.settings import Settings
from placebook.newsletter.stopping import stop_words
from placebook.post.errors import PostError
from placebook.post.stop_service import StopService, Watch, read_key, write_key
from placebook.post.tokens import new_person, token_of
from placebook.post.web_server import serving
from placebook.wording.wording import Wording
from wsgi import ask as answered

KEY = b"k" * 32
NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
SETTINGS = Settings.model_validate(
    {"place": "<Larkmere>", "keeper": {"name": "The desk", "phone": "01632 960110"}}
)
ONE_CLICK = b"List-Unsubscribe=One-Click"


def service(file: Path, **given: Any) -> StopService:  # noqa: ANN401 - other settings of the service
    """Return the service, at a moment that does not pass."""
    words = stop_words(Wording("en"), SETTINGS)
    return StopService(file, KEY, words, Watch(lambda: NOW, lambda: 0.0), **given)


def a_code() -> str:
    """Return some reader's code."""
    return token_of(new_person(), KEY)


def ask(app: Any, method: str, path: str, body: bytes = b"") -> tuple[str, dict[str, str], str]:  # noqa: ANN401
    """Ask the service."""
    found = answered(app, method, path, body)
    return f"{found.status} {HTTPStatus(found.status).phrase}", found.head, found.text


def test_a_get_asks_and_a_post_stops(tmp_path: Path) -> None:
    """Looking at the page changes nothing; a press, or a mail program's own button, adds a line, once."""
    app, code = service(tmp_path / "stops"), a_code()
    for method in ("GET", "HEAD", "GET"):
        status, head, text = ask(app, method, f"/stop/{code}")
        assert status == "200 OK"
        assert ('<form method="post"><button>Stop the letter</button></form>' in text) is (method == "GET")
    assert not (tmp_path / "stops").exists()
    for path, body in (
        (f"/stop/{code}", ONE_CLICK),
        (f"/{code.upper()}/", b""),
        (f"/stop/{code}", b"x" * 90_000),
    ):
        status, head, text = ask(app, "POST", path, body)
        assert (status, head["Cache-Control"]) == ("200 OK", "no-store")
        assert "You will have no more letters." in text
    assert (tmp_path / "stops").read_text("ascii") == f"2026-12-01 {code}\n"
    assert (tmp_path / "stops").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize(
    "path",
    [
        *("", "/", "/stop", "/../../etc/passwd", "/stop/%00"),
        *("/stop/" + "a" * 40, "/" + "a" * 39, "/" + "é" * 40, "/" + "a" * 9999),
    ],
)
def test_what_is_no_code_is_turned_away(tmp_path: Path, method: str, path: str) -> None:
    """Nothing is written for an address that holds no real code, by whatever method it is asked for."""
    status, head, text = ask(service(tmp_path / "stops"), method, path)
    assert status.partition(" ")[0] == ("404" if method in {"GET", "POST"} else "405")
    assert ("Allow" in head) is (method not in {"GET", "POST"})
    assert "Ask: The desk / 01632 960110" in text
    assert list(tmp_path.iterdir()) == []


@given(st.text(max_size=200))
def test_any_address_is_answered(path: str) -> None:
    """Whatever is asked for, the answer is a page, and says none of it back."""
    encoded = "/" + path.encode("utf-8", "surrogatepass").decode("latin-1")
    status, _, text = ask(service_nowhere(), "POST", encoded)
    assert status == "404 Not Found"
    assert text == ask(service_nowhere(), "POST", "/")[2]


def service_nowhere() -> StopService:
    """Return a service that has no file to write to."""
    return service(Path("/nowhere/at/all"))


@pytest.mark.parametrize("payload", PAYLOADS[:20], ids=range(20))
def test_hostile_addresses_write_nothing(tmp_path: Path, payload: str) -> None:
    """No payload comes back in a page or gets into the file, beside a real code or alone."""
    app, code = service(tmp_path / "stops"), a_code()
    for path in (f"/{payload}", f"/{code}{payload}", f"/{payload}/{code}\r\nSet-Cookie: x"):
        given = path.encode("utf-8", "surrogatepass").decode("latin-1")
        _, head, text = ask(app, "POST", given)
        assert payload not in text or payload in ask(app, "POST", "/")[2]
        assert "Set-Cookie" not in head
    written = (tmp_path / "stops").read_text("ascii") if (tmp_path / "stops").exists() else ""
    assert all(len(line) == len(f"2026-12-01 {code}") for line in written.splitlines())


def test_a_code_of_somebody_else_is_none(tmp_path: Path) -> None:
    """One letter changed, or another place's key, and the code is not known."""
    app, code = service(tmp_path / "stops"), a_code()
    for wrong in (code[:-1] + ("a" if code[-1] != "a" else "b"), token_of(new_person(), b"o" * 32)):
        assert ask(app, "POST", f"/stop/{wrong}", ONE_CLICK)[0] == "404 Not Found"
    assert list(tmp_path.iterdir()) == []


def test_the_page_lets_nothing_in(tmp_path: Path) -> None:
    """Its policy lets it load nothing, and send its form only home; the place's name is text."""
    _, head, text = ask(service(tmp_path / "stops"), "GET", f"/{a_code()}")
    assert head["Content-Security-Policy"].startswith("default-src 'none'; form-action 'self'")
    assert "<Larkmere>" not in text
    assert "&lt;Larkmere&gt; newsletter" in text
    assert head["Referrer-Policy"] == "no-referrer"
    assert head["X-Content-Type-Options"] == "nosniff"


def test_a_minute_holds_so_many(tmp_path: Path) -> None:
    """New codes beyond the bound are put off, with a time; those that are there already are not."""
    app, codes = service(tmp_path / "stops", a_minute=2), [a_code() for _ in range(3)]
    answers = [ask(app, "POST", f"/{code}") for code in (*codes, codes[0])]
    assert [status[:3] for status, *_ in answers] == ["200", "200", "503", "200"]
    assert answers[2][1]["Retry-After"] == "600"
    assert "try again in a while" in answers[2][2].lower()
    assert len((tmp_path / "stops").read_text("ascii").splitlines()) == 2


def test_a_full_disk_promises_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a line cannot be put onto the disk, nobody is told that it was, and the next one is whole."""
    app, code = service(tmp_path / "stops"), a_code()
    real = os.write

    def full(descriptor: int, data: bytes) -> int:
        real(descriptor, data[:7])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    assert ask(app, "POST", f"/{code}")[0].startswith("503")
    monkeypatch.setattr(os, "write", real)
    assert ask(app, "POST", f"/{code}")[0] == "200 OK"
    assert (tmp_path / "stops").read_text("ascii").splitlines()[-1] == f"2026-12-01 {code}"


def test_many_press_at_once(tmp_path: Path) -> None:
    """On a real server with a thread for each, every code is there once, in a line of its own."""
    codes = [a_code() for _ in range(8)]
    server = serving(service(tmp_path / "stops"), "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def press(code: str) -> None:
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=20)
        connection.request("POST", f"/stop/{code}", ONE_CLICK)
        assert connection.getresponse().status == 200
        connection.close()

    threads = [threading.Thread(target=press, args=(code,)) for code in codes * 2]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    server.shutdown()
    server.server_close()
    lines = (tmp_path / "stops").read_text("ascii").splitlines()
    assert sorted(lines) == sorted(f"2026-12-01 {code}" for code in codes)


def test_the_key_is_a_file_of_its_own(tmp_path: Path) -> None:
    """It is made once, for its own account alone, and anything else is refused."""
    write_key(tmp_path / "key", KEY)
    assert read_key(tmp_path / "key") == KEY
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    with pytest.raises(PostError, match="already"):
        write_key(tmp_path / "key", KEY)
    for wrong in ("", "zz", "aa" * 31, "é"):
        (tmp_path / "wrong").write_text(wrong, encoding="utf-8")
        with pytest.raises(PostError, match="--make-key"):
            read_key(tmp_path / "wrong")
