"""Photograph the demo place for the guides: its home page, and an edition as an e-mail in three looks.

make site && .venv/bin/python tools/take_screenshots.py
"""

from __future__ import annotations

import io
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from toolchain import ROOT, ensure_chromium

IMAGES = ROOT / "docs" / "images"
DESK = (1280, 900)
PHONE = (390, 900)
EDITION = "newsletter/2026-q4/"
# An e-mail in a window by day and by night, and on a small phone: width, height, colours.
MAILS: tuple[tuple[int, int, Literal["light", "dark"]], ...] = (
    (700, 1500, "light"),
    (700, 1500, "dark"),
    (320, 1500, "light"),
)
_SPACE, _PAPER = 40, "#d9e4df"
_QUALITY = 82


def home(browser: Browser, site: str) -> Image.Image:
    """Return the home page on two screens, side by side."""
    shots = []
    for width, height in (DESK, PHONE):
        page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page.goto(site, wait_until="networkidle")
        shots.append(_shot(page))
    return _side_by_side(shots)


def mail(browser: Browser, site: str, folder: Path) -> Image.Image:
    """Return an edition's e-mail in its three looks, side by side; its pictures come from the built site."""
    written = (folder / EDITION / "email.html").read_text(encoding="utf-8")
    html = written.replace(written.partition(f"{EDITION}")[0].rpartition('"')[2], site)
    shots = []
    for width, height, scheme in MAILS:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        page = context.new_page()
        # At an address of its own: no page of the site lends it its policy, which forbids an e-mail's styles.
        page.route(f"{site}letter", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(f"{site}letter", wait_until="networkidle")
        shots.append(_shot(page))
        context.close()
    return _side_by_side(shots)


def _shot(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def _side_by_side(shots: list[Image.Image]) -> Image.Image:
    width = sum(shot.width for shot in shots) + (len(shots) + 1) * _SPACE
    all_ = Image.new("RGB", (width, max(shot.height for shot in shots) + 2 * _SPACE), _PAPER)
    left = _SPACE
    for shot in shots:
        all_.paste(shot, (left, _SPACE))
        left += shot.width + _SPACE
    return all_


def _save(picture: Image.Image, name: str) -> None:
    target = IMAGES / name
    picture.save(target, "WEBP", quality=_QUALITY, method=6)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size:,} bytes")


def main(site: Path) -> int:
    """Serve a built site for a moment and save its pictures."""
    handler = partial(_Quiet, directory=str(site))
    IMAGES.mkdir(exist_ok=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=ensure_chromium(), args=["--no-sandbox", "--disable-background-networking"]
        )
        address = f"http://127.0.0.1:{server.server_port}/"
        _save(home(browser, address), "home.webp")
        _save(mail(browser, address, site).reduce(2), "letter.webp")
        browser.close()
        server.shutdown()
    return 0


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing of each request."""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"))
