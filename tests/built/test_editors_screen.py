"""The editors' screen in a browser: a listing made and one changed, and what became of the files."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

import small_place
from built.building import DAY, PLACEBOOK, build, contents, run
from placebook.content.load import load
from placebook.doors.cms import Surroundings
from placebook.doors.editors_screen import made_files
from placebook.model.settings import EditorsScreen
from trial_screen import put_files, take_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

    from built.fixtures import MakeOnce

TEA = """\
---
# The library looks after this one.
title: 'Tea and talk'
kind: association
summary: A cup of tea and a chat for anyone who would like company.
themes: [ crafts ]   # and cake
areas: [northgate]
venue: village-hall
contact: {phone: "01632 960001"}
sessions:
  - {days: [tue], start: "10:00", term_time: true}
cost: free
age: {from: 16}
offers:
  - An urn
  - {what: "Chairs: forty", since: 2026-11-05}
---
Come in and **sit** down.

The kettle is on,
rain or shine. See [the hall](village-hall.md).
"""
_ANYBODY = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
MADE = """\
---
title: "Zoë's café: knit & natter"
kind: association
summary: Wool, a table by the window, and tea for anybody.
themes: [crafts]
areas: [northgate]
contact:
  email: knit@larkmere.example
sessions:
  - {days: [tue], start: "14:00"}
images:
  - {file: our-wool.webp, alt: Wool of all colours on a table.}
---
"""


@pytest.fixture(scope="module")
def place(once: MakeOnce) -> Path:
    """A small place whose editors' screen is switched on, built."""

    def make(folder: Path) -> None:
        picture = io.BytesIO()
        Image.new("RGB", (40, 30)).save(picture, "WEBP")
        small_place.write_place(
            folder, {"groups/tea-and-talk.md": TEA, "images/hall.webp": picture.getvalue()}
        )
        config = small_place.configuration("place: Larkmere", "editors_screen: {host: trial}")
        (folder / "site_config.yml").write_text(config, "utf-8")
        build(folder / "site_config.yml", folder / "site")

    return once("editors-screen", make)


class Editor:
    """Somebody at the editors' screen, and what their browser asked for and complained of."""

    def __init__(self, page: Page, address: str, files: dict[str, str]) -> None:
        self.page = page
        self.strangers: list[str] = []
        self.wrong: list[str] = []
        page.on("request", lambda one: self._asked(one.url, address))
        page.on("pageerror", lambda one: self.wrong.append(str(one)))
        page.on("console", lambda one: self.wrong.append(one.text) if one.type == "error" else None)
        page.goto(f"{address}/404.html")
        put_files(page, files)
        page.goto(f"{address}/admin/")
        page.get_by_role("button", name="Work with Test Repository").click()

    def _asked(self, url: str, address: str) -> None:
        if not url.startswith((address, "blob:", "data:")):
            self.strangers.append(url)

    def field(self, name: str) -> Locator:
        """Return a field of the form. Fields are there only once they have been scrolled to."""
        field = self.page.locator(f'section[data-key-path="{name}"]').first
        self.page.mouse.move(600, 400)
        for _ in range(80):
            if field.count():
                break
            self.page.mouse.wheel(0, 300)
            self.page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => resolve()))")
        field.scroll_into_view_if_needed()
        return field

    def write(self, name: str, text: str) -> None:
        """Type into a field."""
        self.field(name).locator("input").fill(text)

    def choose(self, name: str, label: str) -> None:
        """Choose one of the things that a field offers."""
        self.field(name).get_by_role("combobox").last.click()
        self.page.get_by_role("option", name=label).locator("visible=true").click()

    def tick(self, name: str, label: str) -> None:
        """Tick one of the few things that a field offers."""
        self.field(name).get_by_text(label, exact=True).click()

    def add(self, name: str) -> None:
        """Add an item to a list."""
        self.field(name).get_by_role("button", name="Add").last.click()

    def save(self) -> None:
        """Save, and wait until it is done."""
        saved = self.page.get_by_text(re.compile("Entry (has been )?saved"))
        refused = self.page.get_by_role("button", name="Show Errors")
        expect(saved).to_have_count(0)  # what is told of an earlier save stays for some seconds
        for _ in range(3):  # the form takes in a word a moment after it was typed: nobody else is that quick
            self.page.get_by_role("button", name="Save").click()
            saved.or_(refused).first.wait_for()
            if saved.count():
                return
            refused.first.wait_for(state="hidden")
        pytest.fail(self.page.inner_text("body"))


def test_an_editor_changes_a_listing_and_makes_another(
    place: Path, page: Page, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """What was not touched stays byte by byte, the check accepts both files, and no other host is asked."""
    page.set_default_timeout(15_000)
    texts = contents(place / "content" / "groups")
    groups = {f"content/groups/{name}": data for name, data in texts.items()}
    editor = Editor(page, serve(place / "site"), {name: data.decode() for name, data in groups.items()})

    page.get_by_text("Tea and talk", exact=True).click()
    editor.write("summary", "Tea, cake and a chat: everybody is welcome.")
    editor.add("offers")
    editor.write("offers.2.what", "A piano")
    editor.field("body").locator("[contenteditable=true]").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Bring a cup.")
    editor.save()
    changed = take_files(page)
    expected = TEA.replace(
        "summary: A cup of tea and a chat for anyone who would like company.",
        'summary: "Tea, cake and a chat: everybody is welcome."',
    ).replace("2026-11-05}\n", "2026-11-05}\n  - A piano\n")
    expected = expected.replace("(village-hall.md).\n", "(village-hall.md). Bring a cup.\n")
    assert changed["content/groups/tea-and-talk.md"].decode() == expected
    assert changed.keys() == groups.keys()

    page.goto(page.url.partition("#")[0] + "#/collections/groups/new")
    photo = io.BytesIO()
    Image.new("RGB", (2600, 1300), "#775533").save(photo, "JPEG")
    editor.write("title", "Zoë's café: knit & natter")
    editor.choose("kind", "Group or club")
    editor.write("summary", "Wool, a table by the window, and tea for anybody.")
    editor.tick("themes", "Crafts")
    editor.tick("areas", "Northgate")
    editor.add("sessions")
    editor.choose("sessions.0.days", "tue")
    editor.write("sessions.0.start", "14:00")
    editor.write("contact.email", "knit@larkmere.example")
    editor.add("images")
    editor.field("images.0.file").get_by_role("button", name="Browse").click()
    dialog = page.get_by_role("dialog")
    with page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name="Upload").click()
    chooser.value.set_files({"name": "Our Wool.jpg", "mimeType": "image/jpeg", "buffer": photo.getvalue()})
    dialog.get_by_role("button", name="Insert").click()
    editor.write("images.0.alt", "Wool of all colours on a table.")
    editor.save()
    made = take_files(page)
    name = "content/groups/zoe-s-cafe-knit-natter.md"
    assert made.keys() - changed.keys() == {name, "content/images/our-wool.webp"}
    assert made[name].decode() == MADE
    assert Image.open(io.BytesIO(made["content/images/our-wool.webp"])).size == (2000, 1000)
    assert not editor.strangers
    assert not editor.wrong

    small_place.write(tmp_path / "content", contents(place / "content"))
    small_place.write(tmp_path, made)
    run(sys.executable, "-c", PLACEBOOK, "check", "--content", str(tmp_path / "content"), "--date", DAY)


def test_whoever_signs_in_is_known_to_the_host_of_the_files_alone(
    place: Path, page: Page, serve: Callable[[Path], str]
) -> None:
    """With the files on GitHub, a token goes to GitHub's own address; the browser refuses all others."""
    page.set_default_timeout(15_000)
    screen = EditorsScreen(host="github", repository="town/place")
    directory = load(place / "content").directory
    made = made_files(directory, screen, Surroundings(title="Town"))
    told: list[str] = []

    def answer(route: Route) -> None:
        told.append(f"{route.request.url} {route.request.headers.get('authorization', '')}")
        route.fulfill(status=401, json={"message": "Bad credentials"}, headers=_ANYBODY)

    page.route(re.compile("^https://"), answer)
    page.route("**/admin/", lambda route: route.fulfill(body=made["index.html"], content_type="text/html"))
    page.route("**/admin/config.yml", lambda route: route.fulfill(body=made["config.yml"]))
    page.goto(f"{serve(place / 'site')}/admin/")
    expect(page.get_by_role("button", name="Sign In with GitHub")).to_have_count(0)
    page.get_by_role("button", name="Sign In Using Access Token").click()
    page.get_by_role("textbox", name="Personal Access Token").fill("github_pat_0000")
    page.get_by_role("button", name="Sign In", exact=True).click()
    page.get_by_text(re.compile("401|invalid|expired", re.IGNORECASE)).first.wait_for()
    assert any(one.endswith("github_pat_0000") for one in told)
    assert all(one.startswith("https://api.github.com/") for one in told)
    reached = "url => fetch(url).then(() => true, () => false)"
    assert page.evaluate(reached, "https://api.github.com/user")
    assert not page.evaluate(reached, "https://www.githubstatus.com/api/v2/status.json")
    assert not page.evaluate(reached, "https://unpkg.com/@sveltia/cms/package.json")


def test_the_screen_stands_apart(place: Path, tmp_path: Path) -> None:
    """It is in no sitemap, asks not to be found, and has the configuration that `placebook schema` prints."""
    site = place / "site"
    html = (site / "admin" / "index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert "admin" not in (site / "sitemap.xml").read_text("utf-8")
    printed = run(sys.executable, "-c", PLACEBOOK, "schema", "cms", "-f", str(place / "site_config.yml"))
    assert printed == (site / "admin" / "config.yml").read_text("utf-8")
    others = {name for name in contents(site) if not name.startswith("admin/")}
    without = small_place.write_place(tmp_path, {"groups/tea-and-talk.md": TEA}).parent
    small_place.write(
        without, {"content/images/hall.webp": (place / "content/images/hall.webp").read_bytes()}
    )
    config = small_place.configuration("place: Larkmere")
    (without / "site_config.yml").write_text(config, "utf-8")
    build(without / "site_config.yml", without / "site")
    assert others == contents(without / "site").keys()
