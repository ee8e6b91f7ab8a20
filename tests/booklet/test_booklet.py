"""The booklet as a PDF: what is read on which page of it."""

from __future__ import annotations

import io
import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from PIL import Image
from pypdf import PdfReader
from zxingcpp import read_barcodes

from corner_place import LONG_WORD, write_corner
from placebook.cli.export_command import command
from placebook.content.load import load
from small_place import listing, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result
    from pypdf import PageObject
    from pypdf.generic import Destination

HOSTILE = "<script>pwned()</script> <img src='file:///etc/passwd'>"
HIDDEN_STREET = "17 Secret Passage"
_HIDDEN = (
    f"title: A quiet circle\nthemes: [walking]\nshow_location: hidden\naddress: {{street: {HIDDEN_STREET}}}\n"
    "venue: full-hall\nareas: [far-field]"
)
_HOSTILE = f'title: "{HOSTILE}"\nthemes: [walking]\nsummary: "{HOSTILE}"\nareas: [far-field]'


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The place of extremes with sixty clubs, a circle that keeps its place to itself, and a hostile text."""
    folder = tmp_path_factory.mktemp("corner")
    file = write_corner(folder, clubs=60)
    write(folder / "content" / "groups", {"circle.md": listing(_HIDDEN), "hostile.md": listing(_HOSTILE)})
    return file


@pytest.fixture(scope="module")
def export(config: Path) -> Callable[..., Result]:
    """Run `placebook export booklet` on that place."""

    def run(output: Path, *options: str) -> Result:
        arguments = ["booklet", "-f", str(config), "--date", "2026-11-22", "-o", str(output), *options]
        return CliRunner().invoke(command, arguments)

    return run


@pytest.fixture(scope="module")
def whole(export: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The booklet of everything."""
    file = tmp_path_factory.mktemp("whole") / "booklet.pdf"
    done = export(file)
    assert (done.exit_code, done.output) == (0, f"73 listings in {file}.\n")
    return file


@pytest.fixture(scope="module")
def reader(whole: Path) -> PdfReader:
    """That booklet, opened."""
    return PdfReader(whole)


def _text(page: PageObject) -> str:
    """Return a page's text. Where no font here has some script, pypdf reads a zero before each letter."""
    return page.extract_text().replace("\0", "")


def _words(page: PageObject) -> str:
    return re.sub(r"\s+", " ", _text(page))


def test_every_listing_stands_once(reader: PdfReader, config: Path) -> None:
    """Among the entries each open listing's name is a heading of its own, once; closed ones are left out."""
    marks = [mark.title for mark in _flat(reader.outline)]
    directory = load(config.parent / "content").directory
    for one in directory.open_listings:
        assert marks.count(re.sub(r"\s+", " ", one.title)) == 1, one.title
    assert "The closed café" not in marks


def test_the_indexes_name_the_right_pages(reader: PdfReader) -> None:
    """Every page that the index by name gives is the sheet on which the entry begins."""
    begins = _pages(reader, _flat(reader.outline))
    rows = re.findall(r"^(\w club number \d+),\s(\d+)$", _from(reader, "By name"), re.MULTILINE)
    assert len(rows) == 60
    assert [(name, begins[name]) for name, _ in rows] == [(name, int(page)) for name, page in rows]


def test_the_number_on_a_sheet_is_its_own(reader: PdfReader) -> None:
    """Each sheet but the cover bears the number a reader of the file sees for it."""
    for n, page in enumerate(reader.pages, 1):
        numbers = re.findall(r"^\d+$", _text(page), re.MULTILINE)
        assert (str(n) in numbers) is (n > 1), n


def test_a_sheet_is_headed_by_the_theme_it_begins_in(reader: PdfReader) -> None:
    """The running head of each sheet of entries names the theme of what stands first on it."""
    heads: list[tuple[str, int]] = []
    outline: list[Any] = reader.outline
    for mark, below in pairwise(outline):
        if isinstance(below, list):
            heads += [(mark.title, n) for n in _pages(reader, below).values()]
    firsts = {page: theme for theme, page in reversed(heads)}
    assert len(firsts) > 5
    assert {page: _text(reader.pages[page - 1]).splitlines()[-2] for page in firsts} == firsts


def test_the_contents_name_the_page_of_each_part(reader: PdfReader) -> None:
    """A theme and an index begin on the page that the contents say."""
    marks = [mark for mark in reader.outline if not isinstance(mark, list)][2:-1]
    begins = _pages(reader, marks)
    assert list(begins)[:3] == ["Crafts", LONG_WORD, "Walking"]
    # Numbers that stand at the right edge come before the names in the order of the file.
    numbers = re.match(r"[\d ]+", _words(reader.pages[1]))
    assert numbers
    assert [int(number) for number in numbers[0].split()] == list(begins.values())


def test_hostile_text_is_text(reader: PdfReader) -> None:
    """What looks like markup is printed as it was typed."""
    assert HOSTILE in " ".join(_words(page) for page in reader.pages)


def test_what_keeps_its_place_to_itself_is_not_given_away(whole: Path, reader: PdfReader) -> None:
    """A hidden listing stands with its area only: not its address, not its venue."""
    text = " ".join(_words(page) for page in reader.pages)
    entry = text[text.index("A quiet circle") :].partition("Ask")[0]
    assert "Where Far Field" in entry
    assert HIDDEN_STREET not in text
    assert "hall" not in entry
    assert HIDDEN_STREET.encode() not in whole.read_bytes()


def test_a_paused_listing_says_so(reader: PdfReader) -> None:
    """What has paused is said before anything else about it."""
    text = " ".join(_words(page) for page in reader.pages)
    assert "The paused choir Paused for now. Back in the spring." in text


def test_the_square_beside_an_entry_leads_to_its_page(reader: PdfReader) -> None:
    """A phone reads the QR codes as they are printed: each listing's address once, as its links have it."""
    links = {
        str(note.get_object()["/A"]["/URI"])
        for page in reader.pages
        for note in page.get("/Annots", ())
        if "/A" in note.get_object()
    }
    read = []
    for picture in reader.pages[0].images:  # the pages share theirs
        shown = Image.open(io.BytesIO(picture.data)).convert("L")
        shown = shown.resize((shown.width * 4, shown.height * 4), Image.Resampling.NEAREST)
        read += [found.text for found in read_barcodes(shown)] if shown.width == shown.height else []
    assert sorted(read) == sorted(links)
    assert len(links) == 73
    assert all(re.fullmatch(r"https://[a-z.]+/groups/[a-z0-9-]+/", link) for link in links)


def test_the_file_is_accessible(reader: PdfReader) -> None:
    """The PDF says it is PDF/UA, in English, tagged, with its title shown; every picture has words."""
    root: Any = reader.root_object
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    figures = [one for one in _elements(root["/StructTreeRoot"]) if one.get("/S") == "/Figure"]
    assert figures
    assert all(str(one.get("/Alt", "")) for one in figures)
    assert [mark.title for mark in _flat(reader.outline)[:2]] == ["How to use this booklet", "Contents"]


def test_the_same_place_gives_the_same_bytes(
    whole: Path, export: Callable[..., Result], tmp_path: Path
) -> None:
    """Made again on the same day, the file is the same, and nothing else is left beside it."""
    assert export(tmp_path / "booklet.pdf").exit_code == 0
    assert (tmp_path / "booklet.pdf").read_bytes() == whole.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["booklet.pdf"]


def test_an_area_and_a_theme_in_big_type(export: Callable[..., Result], tmp_path: Path) -> None:
    """A booklet of one theme in one area, on A5 in 18 point, holds no more than that and says so first."""
    file = tmp_path / "new" / "far.pdf"
    done = export(file, "--area", "Far Field", "--theme", "walking", "--large", "--paper", "a5")
    assert (done.exit_code, done.output) == (0, f"3 listings in {file}.\n")
    read = PdfReader(file)
    assert "Walking in Far Field" in _words(read.pages[0])
    assert round(read.pages[0].mediabox.width / 72 * 25.4) == 148
    sizes: set[float] = set()  # in CSS pixels, of which 96 are an inch
    read.pages[2].extract_text(
        visitor_text=lambda text, _page, _line, _font, size: sizes.add(size) if text.strip() else None
    )
    assert min(sizes) * 72 / 96 == pytest.approx(16, abs=0.01)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--area", "norhtgate"), "--area: 'norhtgate' is not one of areas. Did you mean 'northgate'?"),
        (
            ("--theme", "zzz"),
            "--theme: 'zzz' is not one of themes. There are: crafts, walking, longest, unused.",
        ),
    ],
)
def test_an_unknown_word_is_answered(
    export: Callable[..., Result], tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    """A slip in an area's or theme's name is wrong use, with the nearest word or all there are."""
    done = export(tmp_path / "booklet.pdf", *options)
    assert done.exit_code == 2
    assert said in re.sub(r"\s+", " ", done.output)
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_print_is_said(export: Callable[..., Result], tmp_path: Path) -> None:
    """A theme nobody uses makes no booklet."""
    done = export(tmp_path / "booklet.pdf", "--theme", "unused")
    assert (done.exit_code, done.output) == (1, "Nothing is listed yet under Beekeeping.\n")


def test_a_failure_leaves_the_last_booklet(export: Callable[..., Result], tmp_path: Path) -> None:
    """A place that cannot be written to is said in a line."""
    (tmp_path / "file").write_text("not a folder")
    done = export(tmp_path / "file" / "booklet.pdf", "--theme", "walking")
    assert done.exit_code == 1
    assert len(done.output.splitlines()) == 1
    assert (tmp_path / "file").read_text() == "not a folder"


def test_a_machine_without_weasyprint_is_told_what_to_do(
    export: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the extra, or without Pango, one line names what is missing and how to get it."""
    monkeypatch.delitem(sys.modules, "placebook.booklet.pdf", raising=False)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    done = export(tmp_path / "booklet.pdf")
    assert done.exit_code == 1
    assert "pip install 'placebook[print]'" in done.output


def _pages(reader: PdfReader, marks: list[Destination]) -> dict[str | None, int]:
    """Return the sheet each bookmark leads to, counted from 1."""
    return {mark.title: (reader.get_destination_page_number(mark) or 0) + 1 for mark in marks}


def _flat(outline: list[Any]) -> list[Destination]:
    """Return bookmarks of every level in one list."""
    return [one for mark in outline for one in (_flat(mark) if isinstance(mark, list) else [mark])]


def _from(reader: PdfReader, heading: str) -> str:
    """Return the text of all pages from one that bears a heading on."""
    texts = [_text(page) for page in reader.pages]
    first = max(n for n, text in enumerate(texts) if re.search(rf"^{heading}$", text, re.MULTILINE))
    begin = min(n for n, text in enumerate(texts[3:], 3) if re.search(rf"^{heading}$", text, re.MULTILINE))
    return "\n".join(texts[begin : max(first, begin) + 1])


def _elements(element: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - whatever the PDF holds
    """Return an element of the structure tree and all below it."""
    found, waiting = [], [element]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            found.append(one)
            waiting.extend([one["/K"]] if "/K" in one else [])
    return found
