"""The judges find what is wrong: without this, a judge that stopped looking would pass every page."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from judges import axe_violations, html_validate_errors, overflowing, unused_preloads, vnu_errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

GOOD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'self'">
<title>Larkmere</title>
</head>
<body>
<main><h1>Larkmere</h1><p>Neighbours meet on Tuesdays.</p></main>
</body>
</html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one good page and one for each kind of fault."""
    faults = {
        "unnamed-picture.html": '<p><img src="a.png"></p>',
        "wide.html": '<p style="width: 500px">Too wide for a small phone</p>',
        "clipped.html": '<p style="width: 5em; overflow: hidden; white-space: nowrap">Cut off at the end</p>',
    }
    (tmp_path / "good.html").write_text(GOOD, encoding="utf-8")
    for name, fault in faults.items():
        (tmp_path / name).write_text(GOOD.replace("</main>", f"{fault}</main>"), encoding="utf-8")
    (tmp_path / "404.html").write_text(GOOD.replace("Neighbours", "Not here. Neighbours"), encoding="utf-8")
    return tmp_path


def test_axe_names_what_a_screen_reader_cannot(site: Path, page: Page, serve: Callable[[Path], str]) -> None:
    """Axe reports a picture without words, under a strict content policy too, and passes a good page."""
    address = serve(site)
    page.goto(f"{address}/good.html")
    assert axe_violations(page) == []
    page.goto(f"{address}/unnamed-picture.html")
    assert [line.split(": ")[1] for line in axe_violations(page)] == ["image-alt (critical)"]


@pytest.mark.parametrize(("colour", "contrast"), [("#ccc", "1.6"), ("#777", "4.47"), ("#666", "5.74")])
def test_axe_names_what_is_hard_to_see(
    site: Path, page: Page, serve: Callable[[Path], str], colour: str, contrast: str
) -> None:
    """Axe reports words with less contrast than 7 to 1, however little they have, and each once."""
    page.goto(f"{serve(site)}/good.html")
    page.locator("p").evaluate("(words, colour) => { words.style.color = colour; }", colour)
    (found,) = axe_violations(page)
    assert found.split(": ")[1] == "color-contrast-enhanced (serious)"
    assert f"insufficient color contrast of {contrast} " in found


def test_vnu_names_page_place_and_fault(site: Path) -> None:
    """The Nu Html Checker reports a picture without words by page and place, and passes a good page."""
    (error,) = vnu_errors(site, ["good.html", "unnamed-picture.html"])
    # Its count of lines is one short after a content policy, so what stands there is shown as well.
    assert re.match(r"/unnamed-picture\.html:[89]: An “img” element must have an “alt” attribute", error)
    assert '<img src="a.png">' in error


@pytest.mark.parametrize("judge", [vnu_errors, html_validate_errors])
def test_a_missing_page_is_not_a_pass(judge: Callable[[Path, list[str]], list[str]], site: Path) -> None:
    """A page that is not there fails the test that named it."""
    with pytest.raises(FileNotFoundError, match=r"no-such-page\.html"):
        judge(site, ["good.html", "no-such-page.html"])


def test_html_validate_names_page_line_and_rule(site: Path) -> None:
    """html-validate reports a picture without words by page, line and rule, and passes a good page."""
    (error,) = html_validate_errors(site, ["good.html", "unnamed-picture.html"])
    assert error.startswith("/unnamed-picture.html:9: wcag/h37: ")


@pytest.mark.parametrize("judge", [vnu_errors, html_validate_errors])
def test_no_pages_are_not_a_pass(judge: Callable[[Path, list[str]], list[str]], tmp_path: Path) -> None:
    """A list of pages that came out empty by mistake fails the test that made it."""
    with pytest.raises(ValueError, match="at least one page"):
        judge(tmp_path, [])


def test_overflowing_names_what_does_not_fit(site: Path, page: Page, serve: Callable[[Path], str]) -> None:
    """On a small phone a wide box and cut words are reported, and a page that fits is not."""
    address = serve(site)
    page.set_viewport_size({"width": 320, "height": 640})
    found = {}
    for name in ("good", "wide", "clipped"):
        page.goto(f"{address}/{name}.html")
        found[name] = [line.rsplit(": ", 2)[1:] for line in overflowing(page)]
    assert found["good"] == []
    assert found["wide"][0][1] == "Too wide for a small phone"
    assert found["clipped"][0][1] == "Cut off at the end"


def test_a_font_that_is_fetched_ahead_for_nothing_is_named(page: Page) -> None:
    """A font is named where no text has its family, slant or letters, and a picture always."""
    faces = {
        "text": "Larch; unicode-range: U+41-7A",
        "greek": "Larch; unicode-range: U+370-3FF",
        "slanted": "Larch; font-style: italic; unicode-range: U+41-7A",
        "heading": "Elm; unicode-range: U+41-7A",
    }
    rules = [
        f'@font-face {{ src: url("{file}.woff2"); font-family: {rest} }}' for file, rest in faces.items()
    ]
    preloads = [f'<link rel="preload" as="font" href="{file}.woff2">' for file in faces]
    page.goto("about:blank")
    page.set_content(
        "<base href='http://127.0.0.1:9/'>"
        f"<style>{''.join(rules)} body {{ font-family: Larch, serif }}</style>{''.join(preloads)}"
        "<link rel='preload' as='image' href='a.webp'><p>Tea</p><i hidden>Tea</i><p>\u2013</p>"
    )
    assert [line.rpartition("/")[2] for line in unused_preloads(page)] == [
        "greek.woff2",
        "slanted.woff2",
        "heading.woff2",
        "a.webp",
    ]


def test_the_server_gives_the_sites_own_page_for_what_is_missing(
    site: Path, serve: Callable[[Path], str]
) -> None:
    """An address that leads nowhere answers 404 with the words of 404.html."""
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(f"{serve(site)}/nowhere/")  # noqa: S310 - our own server
    with missing.value as answer:
        assert answer.code == 404
        assert b"Not here." in answer.read()
