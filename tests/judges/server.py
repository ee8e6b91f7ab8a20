"""A web server for a built site, as plain as the ones that keepers use: files, and 404.html for the rest."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a folder quietly, with the media types of what Placebook writes."""

    extensions_map = {  # noqa: RUF012 - its base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".atom": "application/atom+xml",
        ".geojson": "application/geo+json",
        ".ics": "text/calendar",
        ".pmtiles": "application/vnd.pmtiles",
        ".rss": "application/rss+xml",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
    }

    answers_ranges = True

    def do_GET(self) -> None:
        """Send a file, or the part of it that is asked for (RFC 9110, 14.2: one range from its start)."""
        part = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        file = Path(self.translate_path(self.path))
        if not (part and self.answers_ranges and file.is_file()):
            super().do_GET()
            return
        data = file.read_bytes()
        first, last = int(part[1]), min(int(part[2]), len(data) - 1)
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        self.wfile.write(data[first : last + 1])

    def log_message(self, *_args: object) -> None:
        """Keep the tests' output for the tests."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for what is not there."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a folder to this machine alone, and give its address without a last slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(site))) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
