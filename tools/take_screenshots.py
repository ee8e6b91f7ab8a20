"""Photograph the demo place's home page for the README: one wide picture, a desk's screen and a phone's.

make site && .venv/bin/python tools/take_screenshots.py
"""

from __future__ import annotations

import io
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from toolchain import ROOT, ensure_chromium

TARGET = ROOT / "docs" / "images" / "home.webp"
DESK = (1280, 900)
PHONE = (390, 900)
_SPACE, _PAPER = 40, "#d9e4df"
_QUALITY = 82


def photograph(address: str) -> Image.Image:
    """Return the two screens side by side."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=ensure_chromium(), args=["--no-sandbox", "--disable-background-networking"]
        )
        shots = []
        for width, height in (DESK, PHONE):
            page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
            page.goto(address, wait_until="networkidle")
            shots.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
        browser.close()
    width = sum(shot.width for shot in shots) + 3 * _SPACE
    both = Image.new("RGB", (width, DESK[1] + 2 * _SPACE), _PAPER)
    both.paste(shots[0], (_SPACE, _SPACE))
    both.paste(shots[1], (shots[0].width + 2 * _SPACE, _SPACE))
    return both


def main(site: Path) -> int:
    """Serve a built site for a moment and save its picture."""
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        TARGET.parent.mkdir(exist_ok=True)
        photograph(f"http://127.0.0.1:{server.server_port}/").save(TARGET, "WEBP", quality=_QUALITY, method=6)
        server.shutdown()
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")
    return 0


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing of each request."""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"))
