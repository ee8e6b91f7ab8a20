"""Other sites are asked politely, and only what is gone for certain is called so."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from placebook.cli import check_command, group
from placebook.cli.outside_links import manners
from placebook.outside.asking import Manners, Verdict, ask
from placebook.outside.remembered import Remembered
from small_place import listing, record, write, write_place

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator
    from pathlib import Path

TODAY = date(2026, 11, 22)
ASKED: list[tuple[str, str, str]] = []
HAD_ENOUGH = threading.Event()  # nobody waits for an answer any longer


class _Site(BaseHTTPRequestHandler):
    """Answers as its path says: with a code, to GET alone, by leading on, or never."""

    def do_HEAD(self) -> None:
        self._answer(405 if self.path == "/get-only" else None)

    def do_GET(self) -> None:
        self._answer(200 if self.path == "/get-only" else None)

    def _answer(self, code: int | None) -> None:
        ASKED.append((self.command, self.path, self.headers["User-Agent"]))
        if self.path == "/slow":
            HAD_ENOUGH.wait(30)
        where = {"/round": "/round", "/moved": "/200", "/moved-away": "/410"}.get(self.path, "")
        self.send_response(code or (301 if where else 200 if self.path == "/slow" else int(self.path[1:4])))
        if where:
            self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@pytest.fixture(autouse=True)
def loop_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each loop run in a thread of its own: tests in a browser may keep one running in this one."""
    run = asyncio.run

    def beside(asking: Coroutine[object, object, object]) -> object:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(run, asking).result()

    monkeypatch.setattr(asyncio, "run", beside)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a site on this machine."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    ASKED.clear()
    HAD_ENOUGH.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    HAD_ENOUGH.set()
    server.shutdown()
    thread.join()
    server.server_close()


async def names(host: str, port: int) -> list[str]:
    """Know this machine, and that there is nothing that ends in .invalid; fail to look up the rest."""
    del port
    if host == "127.0.0.1":
        return [host]
    raise socket.gaierror(socket.EAI_NONAME if host.endswith(".invalid") else socket.EAI_AGAIN, "no")


def asked(*addresses: str, **manners: object) -> dict[str, Verdict]:
    """Ask without waiting."""
    given = {"pause": 0, "is_private_asked": True, "time_out": 30, **manners}
    return ask(addresses, Manners("Larkmere (+https://larkmere.example/)", **given), look_up=names)  # type: ignore[arg-type]


def test_gone_is_told_from_no_answer(site: str) -> None:
    """404, 410 and no such site are gone; errors, too many questions and no server may pass."""
    paths = ("200", "403", "get-only", "moved", "404", "410", "moved-away", "500", "429", "round")
    found = asked(*[f"{site}/{path}" for path in paths], "https://nobody.invalid/", "http://127.0.0.1:1/")
    kinds = {address.removeprefix(site): verdict.kind for address, verdict in found.items()}
    assert kinds == {
        **dict.fromkeys(("/200", "/403", "/get-only", "/moved"), "fine"),
        **dict.fromkeys(("/404", "/410", "/moved-away", "https://nobody.invalid/"), "gone"),
        **dict.fromkeys(("/500", "/429", "/round", "http://127.0.0.1:1/"), "silent"),
    }
    assert found[f"{site}/404"].words == "is gone: it is answered with 404"
    assert found["https://nobody.invalid/"].words == "is gone: there is no such site as nobody.invalid"
    assert found[f"{site}/round"].words == "leads on more than 5 times"
    assert {agent for *_, agent in ASKED} == {"Larkmere (+https://larkmere.example/)"}


def test_what_is_slow_or_badly_encrypted_is_not_gone(site: str) -> None:
    """A time-out and a connection that cannot be trusted are told with what they are, and may pass."""
    found = asked(f"{site}/slow", site.replace("http:", "https:") + "/200", time_out=0.2)
    slow, bare = found.values()
    assert slow == Verdict("silent", "did not answer within 0.2 seconds")
    assert bare.kind == "silent"


def test_without_a_network_nothing_is_gone() -> None:
    """Where nothing at all is answered, a name that nobody knows proves nothing."""
    found = asked("https://nobody.invalid/", "https://other.example/")
    assert {verdict.kind for verdict in found.values()} == {"silent"}


def test_private_networks_are_left_alone(site: str) -> None:
    """What leads to this computer is not asked unless that was asked for."""
    (verdict,) = asked(f"{site}/200", is_private_asked=False).values()
    assert "was not asked" in verdict.words
    assert ASKED == []


def test_a_site_is_asked_one_thing_at_a_time(site: str) -> None:
    """Between two addresses of one site there is a pause, and what differs in its part is asked once."""
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    steps: list[tuple[int, int]] = []
    addresses = [f"{site}/200", f"{site}/201", f"{site}/202", f"{site}/200#a", f"{site}/200#b"]
    manners = Manners("Larkmere", is_private_asked=True)
    found = ask(addresses, manners, lambda *step: steps.append(step), sleep=sleep, look_up=names)
    assert list(found) == addresses
    assert pauses == [1.0, 1.0]
    assert [method for method, *_ in ASKED] == ["HEAD"] * 3
    assert steps[-1] == (3, 3)


def test_what_was_answered_is_believed_for_some_days(tmp_path: Path) -> None:
    """What was answered is not asked again for a week; what is gone is; since when one is silent is kept."""
    path = tmp_path / "links.json"
    first = Remembered.read(path)
    first.learn({"a": Verdict("fine"), "b": Verdict("gone"), "c": Verdict("silent")}, TODAY)
    later = Remembered.read(path)
    assert later.to_ask("abc", date(2026, 11, 28), 7) == ["b", "c"]
    assert later.to_ask("abc", date(2026, 11, 29), 7) == ["a", "b", "c"]
    later.learn({"a": Verdict("silent"), "c": Verdict("silent")}, date(2026, 11, 29))
    assert Remembered.read(path).silent == {"a": date(2026, 11, 29), "c": TODAY}
    assert Remembered.read(path).fine == {}
    path.write_text("[]", encoding="utf-8")
    assert Remembered.read(path).to_ask("a", TODAY, 7) == ["a"]


def check(*arguments: str, code: int = 0) -> str:
    """Run the check."""
    done = CliRunner().invoke(group, ["check", "--date", "2026-11-22", *arguments])
    assert done.exit_code == code, done.output
    return done.output


def test_the_check_says_in_which_line_a_dead_link_stands(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gone is a warning with file, line and field; no answer is told apart and counts for nothing."""
    files = {
        "groups/tea.md": listing(f"title: Tea\ncontact:\n  phone: 01632 960001\n  website: {site}/404"),
        "groups/shut.md": listing(f"title: Shut\nstatus: closed\ncontact: {{website: {site}/410}}"),
        "stories/a.md": record("stories", body=f"Come in.\n\nSee [them]({site}/404) or [us]({site}/503)."),
        "about/index.md": f"# About\n\n[Gone]({site}/410) and <{site}/200>\n",
    }
    folder = write_place(tmp_path, files)
    write(tmp_path, {"site_config.yml": "docs_dir: content\nplugins:\n  - placebook: {place: Larkmere}\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(check_command, "manners", lambda *a, **kw: replace(manners(*a, **kw), pause=0))
    quick = ("--links", "--links-private")
    told = json.loads(check(*quick, "--format", "json"))
    links = {
        (one["file"], one["line"], one["field"], one["severity"]) for one in told if site in one["message"]
    }
    assert links == {
        ("groups/tea.md", 5, "contact.website", "warning"),
        ("stories/a.md", 8, "", "warning"),
        ("stories/a.md", 8, "", "note"),
        ("about/index.md", 3, "", "warning"),
    }
    assert "Placebook for Larkmere, looking for dead links" in ASKED[0][2]
    ASKED.clear()
    said = check(*quick, str(folder / "stories"))
    assert f"'{site}/404' is gone: it is answered with 404. Write where it is now, or take it out." in said
    assert "Did not answer, which may be nothing: 1 link.\n" in said
    assert {path for _, path, _ in ASKED} == {"/404", "/503"}
    check(*quick, "--strict", code=1)
    ASKED.clear()
    assert "503" not in check("--strict", str(folder / "groups"), code=0)
    assert ASKED == []


def test_what_is_stopped_goes_on(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that somebody stops keeps what was answered, and the next one asks for the rest."""
    write_place(tmp_path, {"about/index.md": f"# About\n\n<{site}/200a> and <{site}/200b>\n"})
    write(tmp_path, {"site_config.yml": "docs_dir: content\nplugins:\n  - placebook: {place: Larkmere}\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(check_command, "manners", lambda *a, **kw: replace(manners(*a, **kw), pause=0))

    def stop(_step: str, _done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(check_command, "steps", lambda: nullcontext(stop))
        check("--links", "--links-private", code=130)
    assert [path for _, path, _ in ASKED] == ["/200a"]
    check("--links", "--links-private")
    assert [path for _, path, _ in ASKED] == ["/200a", "/200b"]


def test_what_is_killed_loses_little(tmp_path: Path) -> None:
    """What was answered is written down now and then, and not only at the end."""
    remembered = Remembered.read(tmp_path / "links.json")
    for number in range(30):
        remembered.answered(str(number), TODAY)
    assert len(Remembered.read(tmp_path / "links.json").fine) == 20
