"""Photograph the demo place for the guides: pages, an edition as an e-mail, the form, the editors' screen.

make site && .venv/bin/python tools/take_screenshots.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import Browser, sync_playwright

from guide_pictures import editors_screen, form, listing, served, shot, side_by_side, status
from toolchain import ROOT, ensure_chromium

if TYPE_CHECKING:
    from PIL import Image

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
_QUALITY = 82


def home(browser: Browser, site: str) -> Image.Image:
    """Return the home page on two screens, side by side."""
    shots = []
    for width, height in (DESK, PHONE):
        page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page.goto(site, wait_until="networkidle")
        shots.append(shot(page))
    return side_by_side(shots)


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
        shots.append(shot(page))
        context.close()
    return side_by_side(shots)


def _save(picture: Image.Image, name: str) -> None:
    target = IMAGES / name
    picture.save(target, "WEBP", quality=_QUALITY, method=6)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size:,} bytes")


def main(site: Path) -> int:
    """Serve a built site for a moment and save its pictures."""
    IMAGES.mkdir(exist_ok=True)
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=ensure_chromium(), args=["--no-sandbox", "--disable-background-networking"]
        )
        _save(home(browser, address), "home.webp")
        _save(mail(browser, address, site).reduce(2), "letter.webp")
        _save(listing(browser, address), "listing.webp")
        _save(form(browser, address), "form.webp")
        _save(status(browser), "status.webp")
        for name, picture in editors_screen(browser):
            _save(picture, name)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"))
