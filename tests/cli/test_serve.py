"""`placebook serve`: a real server that follows edits, keeps the last good site, and stops when told."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from queue import Empty, Queue
from typing import TYPE_CHECKING

import pytest

from built.building import DAY, PLACEBOOK, run
from placebook.mkdocs_plugin import live
from placebook.mkdocs_plugin.build_run import BuildRun
from placebook.mkdocs_plugin.live import LiveServer
from small_place import listing, write, write_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LONGEST = 60  # seconds that a busy machine may take for one build

CONFIG = """\
site_name: Small
site_url: https://small.example/
docs_dir: content
theme: {name: material, custom_dir: own}
plugins: [placebook]
"""


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


# Where the suite runs in the background of a shell, Ctrl+C is switched off, for all that it starts too.
_PLACEBOOK = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {PLACEBOOK}"


class Serving:
    """A `placebook serve` in a process of its own."""

    def __init__(self, folder: Path) -> None:
        port = _free_port()
        self.folder = folder
        self.address = f"http://127.0.0.1:{port}"
        self._lines: Queue[str] = Queue()
        self.said = ""
        command = (
            sys.executable,
            "-W",
            "error",
            "-c",
            _PLACEBOOK,
            "serve",
            "--date",
            DAY,
            "--port",
            str(port),
        )
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env={"PATH": "", "HOME": str(folder), "TMPDIR": str(folder / "tmp")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def hear(self, words: str) -> str:
        """Wait until the server has said something; return all that it has said up to there."""
        heard = ""
        end = time.monotonic() + _LONGEST
        while words not in heard:
            try:
                heard += self._lines.get(timeout=end - time.monotonic())
            except (Empty, ValueError):
                pytest.fail(f"The server did not say {words!r}, but: {heard}")
        return heard

    def get(self, path: str) -> str:
        """Return what the server sends for an address."""
        with urllib.request.urlopen(f"{self.address}/{path}", timeout=_LONGEST) as answer:  # noqa: S310
            text: str = answer.read().decode()
            return text

    def part(self, path: str, wanted: str) -> tuple[int, bytes, str]:
        """Return the status, the bytes and the range that come of asking for a part of a file."""
        asked = urllib.request.Request(f"{self.address}/{path}", headers={"Range": f"bytes={wanted}"})  # noqa: S310
        try:
            with urllib.request.urlopen(asked, timeout=_LONGEST) as answer:  # noqa: S310
                return answer.status, answer.read(), answer.headers["Content-Range"]
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, b"", refused.headers["Content-Range"]

    def edit(self, files: dict[str, str | bytes], path: str, words: str) -> None:
        """Write files, and wait as an open page does until a page says some words.

        One edit may make two sites: one that began while a file was half written, and the next.
        """
        epoch = _epoch(self.get(path))
        write(self.folder, files)
        while words not in self.get(path):
            assert int(self.get(f"livereload/{epoch}/0")) > epoch, "no new site came of the edit"
            epoch = _epoch(self.get(path))

    def stop(self) -> int:
        """Press Ctrl+C, and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(_LONGEST)
        self._reader.join()
        return code


def _epoch(page: str) -> int:
    found = re.search(r'src="/livereload/placebook.js" data-epoch="(\d+)"', page)
    assert found, "the page does not reload by itself"
    return int(found[1])


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """The small place with a template of its own, being served."""
    write_place(
        tmp_path, {"groups/tea.md": listing(), "images/hall.webp": b"", "maps/town.pmtiles": b"town  tiles"}
    )
    write(tmp_path, {"site_config.yml": CONFIG, "own/readme.txt": "", "tmp/.keep": ""})
    (tmp_path / "tmp" / ".keep").unlink()
    one = Serving(tmp_path)
    try:
        one.hear("Stop with Ctrl+C.")
        yield one
    finally:
        one.process.kill()
        one.process.wait()
        assert one.process.stdout
        one.process.stdout.close()


def test_a_site_is_followed_while_it_is_written(serving: Serving) -> None:
    """Edits of content, vocabulary and theme show; a mistake is told and changes nothing; Ctrl+C ends it."""
    page = "groups/tea/"
    assert "<h1>Tea and talk</h1>" in serving.get(page)

    # Maps are read in parts.
    assert serving.part("maps/town.pmtiles", "2-4") == (206, b"wn ", "bytes 2-4/11")
    assert serving.part("maps/town.pmtiles", "8-99") == (206, b"les", "bytes 8-10/11")
    assert serving.part("maps/town.pmtiles", "11-99") == (416, b"", "bytes */11")
    assert serving.part("nowhere.pmtiles", "0-9")[0] == 404

    serving.edit({"content/groups/tea.md": listing("title: Tea for all")}, page, "<h1>Tea for all</h1>")
    themes = "- {id: crafts, label: Making by hand}\n"
    serving.edit({"content/vocabulary/themes.yml": themes}, page, "Making by hand")
    missing = '{% extends "base.html" %}{% block content %}<main><h1>Nobody is here</h1></main>{% endblock %}'
    serving.edit({"own/404.html": missing}, "404.html", "Nobody is here")

    write(serving.folder, {"content/groups/tea.md": listing("title:")})
    heard = serving.hear("The last good site is still shown.")
    assert "groups/tea.md" in heard
    assert "title: is empty. Fill it in." in " ".join(heard.split())
    assert "<h1>Tea for all</h1>" in serving.get(page)
    serving.edit({"content/groups/tea.md": listing("title: Mended")}, page, "<h1>Mended</h1>")

    assert serving.stop() == 0
    assert list((serving.folder / "tmp").iterdir()) == []
    assert not (serving.folder / "site").exists()


def test_a_port_in_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something else listens already, the message says so and names another port to try."""
    write_place(tmp_path, {})
    write(tmp_path, {"site_config.yml": CONFIG, "own/readme.txt": ""})
    monkeypatch.chdir(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        told = run(sys.executable, "-c", PLACEBOOK, "serve", "--port", port, fails=True)
    assert f"127.0.0.1:{port} cannot be listened on" in told
    assert "Try --port 8080." in told
    assert "Traceback" not in told


def test_pages_reload_by_a_script_of_their_own_host() -> None:
    """The script that reloads is a file, as the pages' policy asks; what is no page stays as it is."""
    server = LiveServer(lambda: None, "127.0.0.1", 8000, "site", mount_path="/")
    try:
        sent = server._inject_js_into_html(b"<body><p>Tea</p></body></html>", 7)  # noqa: SLF001 - MkDocs calls it
        tag = b'<script type="module" src="/livereload/placebook.js" data-epoch="7"></script>'
        assert sent == b"<body><p>Tea</p>" + tag + b"</body></html>"
        assert server._inject_js_into_html(b"<p>Tea</p>", 7) == b"<p>Tea</p>"  # noqa: SLF001
    finally:
        server.server_close()


def test_no_build_is_shown_while_nothing_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What shows the progress of a build has ended before the address is told."""
    order: list[str] = []

    @contextmanager
    def building() -> Iterator[BuildRun.Options]:
        order.append("begun")
        yield BuildRun.Options()
        order.append("ended")

    monkeypatch.setattr(live, "build_site", lambda _config, _options: order.append("built"))
    monkeypatch.setattr(LiveServer, "serve", lambda server: (server.listening(), server.server_close()))
    write_place(tmp_path, {})
    write(tmp_path, {"site_config.yml": CONFIG, "own/readme.txt": ""})
    live.serve_site(
        str(tmp_path / "site_config.yml"),
        building,
        host="127.0.0.1",
        port=8000,
        told=lambda text: order.append(text.partition(" http")[0]),
    )
    assert order == ["begun", "built", "ended", "The site is at"]
