"""Pictures for the guides of groups, editors and keepers, taken in a browser from the demo place."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image

from toolchain import ROOT
from trial_screen import put_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

DAY = "2026-11-22"
PHONE = (390, 844)
DESK = (1280, 800)
LISTING = "northgate-walking-football"
ANSWERS = {
    "title": "Tea and talk",
    "kind": "association",
    "summary": "A cup of tea and a chat, for anyone who would like company.",
    "themes": "friendship",
    "areas": "northgate",
    "sessions": "Tuesdays, 10am to 12 noon",
    "contact.phone": "01632 960001",
}
_STEP = "control => control.closest('[data-step]').dataset.step"
_BETWEEN, _MOST_LOOKS = 500, 40  # milliseconds between two looks at a page, and how many there are
_SPACE, _PAPER = 40, "#d9e4df"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing of each request."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder to this machine, and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def shot(page: Page) -> Image.Image:
    """Return what a page shows."""
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def shot_at_rest(page: Page) -> Image.Image:
    """Return what a page shows once it shows the same twice: a screen may draw one field after the other.

    Raises:
        TimeoutError: It does not come to rest.
    """
    before = shot(page)
    for _ in range(_MOST_LOOKS):
        page.wait_for_timeout(_BETWEEN)
        now = shot(page)
        if now == before:
            return now
        before = now
    message = f"{page.url} does not come to rest."
    raise TimeoutError(message)


def side_by_side(shots: list[Image.Image]) -> Image.Image:
    """Return pictures beside each other on paper of one colour."""
    width = sum(one.width for one in shots) + (len(shots) + 1) * _SPACE
    all_ = Image.new("RGB", (width, max(one.height for one in shots) + 2 * _SPACE), _PAPER)
    left = _SPACE
    for one in shots:
        all_.paste(one, (left, _SPACE))
        left += one.width + _SPACE
    return all_


def listing(browser: Browser, site: str) -> Image.Image:
    """Return a listing on a desk's screen and on a phone."""
    shots = []
    for size in (DESK, PHONE):
        page = _page(browser, size)
        page.goto(f"{site}groups/{LISTING}/", wait_until="networkidle")
        shots.append(shot(page))
    return _smaller(side_by_side(shots))


def form(browser: Browser, site: str) -> Image.Image:
    """Return the form for a listing on a phone: how it begins, a step of it, and the last look at all."""
    page = _page(browser, PHONE)
    page.goto(f"{site}list-your-group/", wait_until="networkidle")
    shots = [shot(page)]
    for name, answer in ANSWERS.items():
        control = page.locator(f'[name="{name}"]')
        page.goto(f"{site}list-your-group/#{control.first.evaluate(_STEP)}")
        if control.first.get_attribute("type") in {"radio", "checkbox"}:
            page.locator(f'[name="{name}"][value="{answer}"]').check()
        else:
            control.fill(answer)
    page.goto(f"{site}list-your-group/#{page.locator('[name=sessions]').evaluate(_STEP)}")
    shots.append(shot(page))
    page.goto(f"{site}list-your-group/#review")
    shots.append(shot(page))
    return _smaller(side_by_side(shots))


def status(browser: Browser) -> Image.Image:
    """Return the report on the demo place that only its keeper sees."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        _run("status", "-f", str(ROOT / "site_config.yml"), "--html", str(file), "--date", DAY)
        page = _page(browser, DESK)
        page.goto(file.as_uri())
        return _smaller(side_by_side([shot(page)]))


def editors_screen(browser: Browser) -> Iterator[tuple[str, Image.Image]]:
    """Yield pictures of the editors' screen, on trial with the demo's listings: the list, and a listing."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        shutil.copytree(ROOT / "content", place / "content")
        config = (ROOT / "site_config.yml").read_text(encoding="utf-8")
        on = config.replace("  - placebook:\n", "  - placebook:\n      editors_screen: {host: trial}\n")
        (place / "site_config.yml").write_text(on, encoding="utf-8")
        _run("build", "-f", str(place / "site_config.yml"), "--date", DAY)
        files = {
            f"content/groups/{file.name}": file.read_text(encoding="utf-8")
            for file in sorted((place / "content" / "groups").iterdir())
        }
        with served(place / "site") as site:
            page = _page(browser, DESK)
            page.goto(f"{site}404.html")
            put_files(page, files)
            page.goto(f"{site}admin/")
            page.get_by_role("button", name="Work with Test Repository").click()
            page.get_by_text("Boots and Buses").wait_for()
            yield "editors-list.webp", _smaller(side_by_side([shot_at_rest(page)]))
            page.goto(f"{site}admin/#/collections/groups/entries/{LISTING}")
            page.locator('section[data-key-path="areas"]').first.wait_for()
            yield "editors-form.webp", _smaller(side_by_side([shot_at_rest(page)]))


def _page(browser: Browser, size: tuple[int, int]) -> Page:
    width, height = size
    return browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")


def _smaller(picture: Image.Image) -> Image.Image:
    """Return a picture at two thirds: words can still be read, and the guide stays light."""
    return picture.resize((picture.width * 2 // 3, picture.height * 2 // 3), Image.Resampling.LANCZOS)


def _run(*command: str) -> None:
    program = (sys.executable, "-c", "from placebook.cli import main; main()")
    subprocess.run([*program, *command], check=True, stdout=subprocess.DEVNULL)
