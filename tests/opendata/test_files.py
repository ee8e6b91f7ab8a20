from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsletter.place import context, listing
from placebook.model.listing import Listing
from placebook.opendata.files import files
from placebook.opendata.table import COLUMNS, PARTS, write

if TYPE_CHECKING:
    from placebook.pages.context import Context

SPOT = {"lat": 52.912345, "lon": -1.312345}
HOME = {"street": "1 High Street", "locality": "Larkmere", "postcode": "LM1 4QT"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def place(**fields: object) -> Context:
    """Make a place with a hall, and with one more listing of these fields."""
    hall = listing("hall", kind="place", address=HOME, location=SPOT)
    return context(hall, listing("tea", **fields), listing("gone", status="closed"))


def made(ctx: Context) -> dict[str, str]:
    """Make the files of open data, by name."""
    return {file.address: file.make().decode("utf-8-sig") for file in files(ctx)}


def as_json(ctx: Context) -> dict[str, Any]:
    """Return the listings of the JSON file by slug."""
    return {one["slug"]: one for one in json.loads(made(ctx)["data/listings.json"])["listings"]}


def points(ctx: Context) -> dict[str, Any]:
    """Return the points of the GeoJSON file by slug."""
    features = json.loads(made(ctx)["data/listings.geojson"])["features"]
    return {one["id"]: tuple(one["geometry"]["coordinates"]) for one in features}


def rows(text: str) -> list[dict[str, str]]:
    """Read a table as a program would: a guard goes if a formula follows."""

    def bare(cell: str) -> str:
        return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith((*FORMULA, "\n")) else cell

    found = csv.DictReader(io.StringIO(text, newline=""))
    return [{column: bare(cell) for column, cell in row.items()} for row in found]


def test_what_is_published() -> None:
    """Open listings are in all three files, closed ones in none; each links to its page."""
    ctx = place()
    assert list(as_json(ctx)) == ["hall", "tea"]
    assert [row["slug"] for row in rows(made(ctx)["data/listings.csv"])] == ["hall", "tea"]
    assert as_json(ctx)["tea"]["url"] == "https://larkmere.example/groups/tea/"


def test_the_json_says_whose_it_is() -> None:
    """The JSON file names its publisher and its licence, and the day it was made is not in it."""
    data = json.loads(made(place())["data/listings.json"])
    assert (data["publisher"], data["licence"]["name"]) == ("The Larkmere desk", "CC BY 4.0")
    assert "2026-12-31" not in json.dumps(data)


def test_every_field_of_the_model_is_in_json_and_csv() -> None:
    """A field added to the listing appears in the data by itself; what stays out is named here."""
    whole = listing(
        "tea",
        "Come *in*.",
        uuid="u",
        language="cy",
        also_known_as=["Cha"],
        online="ring",
        hours="always",
        cost="free",
        join="drop-in",
        audience=["everyone"],
        age={"from": 11},
        languages=["en"],
        access=["step-free"],
        offers=["a room"],
        looking_for=["a van"],
        volunteering="Wash up",
        people_each_week=3,
        part_of="hall",
        works_with=["hall"],
        venue="hall",
        identifiers=[{"scheme": "GB-CHC", "id": "1"}],
        alert="Back soon",
        listed="2026-01-01",
        checked="2026-01-02",
        checked_by="group",
        status_since="2026-01-03",
        changed={"on": "2026-01-04", "what": "They meet upstairs now."},
        consent={"basis": "consent", "given": "2025-01-01", "wording": "v1"},
        source={"name": "a register"},
        images=[{"file": "hall.webp", "alt": "A hall", "consent": "asked"}],
        redirect_from=["cha"],
        sessions=[{"days": ["tue"], "start": "10:00"}],
        address=HOME,
        location=SPOT,
        show_location="exact",
    )
    fields = {name for name, field in Listing.model_fields.items() if not field.exclude}
    assert not [name for name in fields if not getattr(whole, name)], "the listing above lacks a new field"
    ctx = context(listing("hall", kind="place"), whole)
    found = as_json(ctx)["tea"]
    assert fields - found.keys() == {"consent"}
    assert found["html"] == "<p>Come <em>in</em>.</p>"
    columns = {column.partition("_")[0] for column in COLUMNS} | set(COLUMNS)
    assert fields - columns - PARTS.keys() == {"address", "location", "images"} | ({"consent"} - columns)
    assert "asked" not in json.dumps(found)


@pytest.mark.parametrize("unseen", ["<!-- Ring Ann first. -->", "[//]: # (Ring Ann first.)", "<b>Ann</b>"])
def test_what_readers_do_not_see_is_not_in_the_data(unseen: str) -> None:
    """The Markdown of a text goes into the data for those who put it right, unless it may hide something."""
    seen = "Come in. See <https://example.org/>, or [the hall](hall.md)."
    plain, hiding = (
        listing(name, body=text) for name, text in (("tea", seen), ("cha", f"{seen}\n\n{unseen}"))
    )
    found = as_json(context(plain, hiding))
    assert found["tea"]["body"] == seen
    assert "body" not in found["cha"]
    assert "Ring" not in json.dumps(found)


@pytest.mark.parametrize(
    ("fields", "point", "has_address"),
    [
        ({"show_location": "exact"}, (-1.31235, 52.91235), True),
        ({}, (-1.31235, 52.91235), True),  # a group has a door
        ({"kind": "skill"}, (-1.312, 52.912), True),  # a skill may be at somebody's home
        ({"show_location": "street"}, (-1.312, 52.912), True),
        ({"show_location": "area"}, None, False),
        ({"show_location": "hidden"}, None, False),
    ],
)
def test_no_more_of_a_place_than_it_wants_known(
    fields: dict[str, object],
    point: tuple[float, float] | None,
    has_address: bool,  # noqa: FBT001
) -> None:
    """A point is exact, rounded to its street, or absent, as the listing says; an address goes with it."""
    ctx = place(address=HOME, location=SPOT, **fields)
    assert points(ctx).get("tea") == point
    row, found = rows(made(ctx)["data/listings.csv"])[1], as_json(ctx)["tea"]
    assert (row["lon"], row["lat"]) == ((str(point[0]), str(point[1])) if point else ("", ""))
    assert ("address" in found, "location" in found) == (has_address, point is not None)
    assert bool(row["postcode"]) == has_address
    whole = json.dumps([found, row])
    assert ("52.91235" in whole) == (point == (-1.31235, 52.91235))


@pytest.mark.parametrize(
    ("hall", "tea", "point"),
    [
        ("exact", "exact", (-1.31235, 52.91235)),
        ("exact", "street", (-1.312, 52.912)),
        ("street", "exact", (-1.312, 52.912)),
        ("area", "exact", None),
        ("hidden", "exact", None),
        ("exact", "hidden", None),
    ],
)
def test_a_venue_keeps_its_own_counsel(hall: str, tea: str, point: tuple[float, float] | None) -> None:
    """What meets at a venue is placed no more exactly than either of them wants."""
    venue = listing("hall", kind="place", location=SPOT, show_location=hall)
    assert points(context(venue, listing("tea", venue="hall", show_location=tea))).get("tea") == point


@pytest.mark.parametrize(("tea", "is_told"), [("exact", True), ("area", False), ("hidden", False)])
def test_a_venue_gives_no_secret_away(tea: str, is_told: bool) -> None:  # noqa: FBT001
    """Where it meets stays out of the data of a listing that does not want its place known."""
    venue = listing("hall", kind="place", address=HOME, location=SPOT)
    ctx = context(venue, listing("tea", venue="hall", show_location=tea))
    row, found = rows(made(ctx)["data/listings.csv"])[1], as_json(ctx)["tea"]
    assert (found.get("venue"), row["venue"]) == (("hall", "hall") if is_told else (None, ""))


CELLS = st.text(
    alphabet=st.one_of(st.sampled_from("=+-@\t\r\n'\",;0"), st.characters(exclude_categories=["Cs"]))
)


@settings(deadline=None)
@given(st.lists(st.fixed_dictionaries({"one": CELLS, "two": CELLS})))
@example([{"one": "'=1", "two": "''=1"}])  # what has a guard of its own
def test_rows_come_back_from_csv(table: list[dict[str, str]]) -> None:
    """Any cells written as CSV come back the same, once guards are taken off."""
    assert rows(write(table, ("one", "two"))) == table


@settings(deadline=None)
@given(CELLS)
def test_no_cell_can_run(cell: str) -> None:
    """No cell begins as a formula does, but for plain numbers."""
    written = next(csv.DictReader(io.StringIO(write([{"one": cell}], ("one",)), newline="")), {"one": ""})[
        "one"
    ]
    is_number = cell.lstrip("-").replace(".", "", 1).isdecimal()
    assert is_number or not written.startswith(FORMULA)


def test_hostile_words_in_a_table() -> None:
    """A title that a spreadsheet would run is kept as words."""
    text = made(place(title="=HYPERLINK(1)", contact={"phone": "+44 1632 960001"}))["data/listings.csv"]
    cells = next(row for row in csv.DictReader(io.StringIO(text)) if row["slug"] == "tea")
    assert (cells["title"], cells["contact_phone"]) == ("'=HYPERLINK(1)", "'+44 1632 960001")


def test_inputs_follow_the_listings() -> None:
    """The files' inputs are the same for the same listings, and change with any of them."""
    one, same, other = (next(files(place(hours=hours))).inputs for hours in ("always", "always", "never"))
    assert one == same != other
