"""A web server for a built site, as plain as the ones that keepers use: files, and 404.html for the rest."""

from __future__ import annotations

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
        ".rss": "application/rss+xml",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
    }

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
