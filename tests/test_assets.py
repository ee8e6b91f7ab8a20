"""The theme's fonts: light, whole, ours to give away, and the same from the same packages."""

from __future__ import annotations

import json
import re
from collections import defaultdict

import pytest
from fontTools.ttLib import TTFont

from fetch_assets import FONTS_FOLDER
from fonts import FACES, MOST_BYTES, cut
from toolchain import ROOT

SCRIPTS = ROOT / "theme" / "assets" / "scripts"
_IMPORT = re.compile(r'^.*from "(\.\./vendor/|\./)([\w-]+)\.js";$', re.MULTILINE)

WORDS = {
    "English": "“Mum’s café – £3, all welcome…”",  # noqa: RUF001 - typographers' marks
    "Polish": "Zażółć gęślą jaźń, ŁÓDŹ",
    "Welsh": "Tŷ Ŵyr, bŵts, ffŷs, môr",
}


def test_all_fonts_together_are_light() -> None:
    """All font files together weigh no more than 60 kB."""
    assert MOST_BYTES == 60_000
    assert 0 < sum(file.stat().st_size for file in FONTS_FOLDER.glob("*.woff2")) <= MOST_BYTES


@pytest.mark.parametrize("language", WORDS)
def test_each_family_has_the_letters_of_its_readers(language: str) -> None:
    """Text and headings in English, Polish and Welsh need no other font."""
    letters: dict[str, set[int]] = defaultdict(set)
    for face in FACES:
        if face.css_style == "normal":
            letters[face.family].update(TTFont(FONTS_FOLDER / f"{face.name}.woff2").getBestCmap())
    assert len(letters) == 2
    for family, known in letters.items():
        assert not {letter for letter in WORDS[language] if ord(letter) not in known}, family


def test_the_same_package_gives_the_same_bytes() -> None:
    """A font that is cut again is the file that was cut before, byte for byte."""
    face = min(FACES, key=lambda face: len(face.letters))
    assert cut(face) == (FONTS_FOLDER / f"{face.name}.woff2").read_bytes()


def test_each_family_carries_its_licence() -> None:
    """Beside the fonts lies the Open Font License of each family."""
    licences = [file.read_text(encoding="utf-8") for file in FONTS_FOLDER.glob("*-LICENSE.txt")]
    assert len(licences) == len({face.family for face in FACES})
    assert all("SIL Open Font License" in licence for licence in licences)


def test_the_search_is_as_its_makers_have_it_and_carries_their_licence() -> None:
    """MiniSearch's tree of words lies in the theme with its licence, and asks for nothing."""
    vendor = FONTS_FOLDER.parent
    assert "Luca Ongaro" in (vendor / "searchable-map-LICENSE.txt").read_text(encoding="utf-8")
    script = (vendor / "searchable-map.js").read_text(encoding="utf-8")
    assert "export { SearchableMap as default };" in script
    assert "sourceMappingURL" not in script


def test_codes_are_drawn_by_a_library_that_carries_its_licence() -> None:
    """Beside lean-qr, in the theme, lies its licence; it imports nothing and names no source map."""
    vendor = FONTS_FOLDER.parent
    assert "David Evans" in (vendor / "lean-qr-LICENSE.txt").read_text(encoding="utf-8")
    script = (vendor / "lean-qr.js").read_text(encoding="utf-8")
    assert "as generate" in script
    assert "import" not in script
    assert "sourceMappingURL" not in script


def test_the_map_is_as_its_makers_have_it_and_carries_their_licences() -> None:
    """Leaflet and its helpers lie in the theme with the licence of all in them, and ask for no other file."""
    vendor = FONTS_FOLDER.parent / "map"
    makers = {"leaflet": "Volodymyr Agafonkin", "supercluster": "Mapbox", "protomaps": "Protomaps LLC"}
    for name, maker in makers.items():
        assert maker in (vendor / f"{name}-LICENSE.txt").read_text(encoding="utf-8")
        assert "sourceMappingURL" not in (vendor / f"{name}.js").read_text(encoding="utf-8")
    assert "Leaflet 1.9.4" in (vendor / "leaflet.js").read_text(encoding="utf-8")
    styles = (vendor / "leaflet.css").read_text(encoding="utf-8")
    assert ".leaflet-zoom-animated" in styles
    assert "url(" not in styles


def test_the_editors_screen_has_its_parts_beside_it_and_carries_its_licence() -> None:
    """Sveltia CMS finds fonts, words and encoders beside it, and its styles ask no other host."""
    folder = FONTS_FOLDER.parent / "editors-screen" / "sveltia"
    assert "Kohei Yoshino" in (folder / "LICENSE.txt").read_text(encoding="utf-8")
    script = (folder / "index.js").read_text(encoding="utf-8")
    wanted = set(re.findall(r"`(?:\./)?((?:chunks|assets|locales)/[\w.-]+)`", script))
    assert len(wanted) > 30
    lost = {name for name in wanted if not (folder / name).is_file()}
    assert all(name.startswith(("chunks/react-dom-", "chunks/shiki-engine-")) for name in lost)
    assert not re.search(r"url\(\s*['\"]?https?:", script)


def test_styles_use_the_fonts_that_are_made() -> None:
    """The stylesheet names each family and the fallback of its size, and fonts.css has the rules for both."""
    styles = (ROOT / "theme" / "assets" / "stylesheets" / "placebook.css").read_text(encoding="utf-8")
    rules = (FONTS_FOLDER / "fonts.css").read_text(encoding="utf-8")
    for family in {face.family for face in FACES}:
        assert f'"{family} fallback"' in styles
        assert f'font-family: "{family}";' in rules
        assert f'font-family: "{family} fallback";' in rules
    named = re.findall(r'url\("([^"]+)"\)', rules)
    assert sorted(named) == sorted(file.name for file in FONTS_FOLDER.glob("*.woff2"))


def test_pinned_packages_name_no_registry() -> None:
    """package-lock.json holds versions and checksums, no address, so any mirror can serve it."""
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert all("resolved" not in package for package in packages.values())
    assert all("integrity" in package for name, package in packages.items() if name)


def _needed(script: str) -> set[str]:
    """Return the names of the scripts that a script cannot do without, itself too."""
    found, left = set(), [script]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            text = (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")
            left += [f"{folder}{one}".removeprefix("./") for folder, one in _IMPORT.findall(text)]
    return found


def test_the_search_is_asked_for_at_once() -> None:
    """What placebook.js asks for when a search begins is what search.js needs beside what each page has."""
    text = (SCRIPTS / "placebook.js").read_text(encoding="utf-8")
    asked = re.search(r"^const SEARCH = (\[.*\]);$", text, re.MULTILINE)
    assert asked
    assert set(json.loads(asked[1])) == _needed("search") - _needed("placebook") - {"search"}
