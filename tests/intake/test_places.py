"""Postcodes, points and districts are joined to what is known of them."""

from __future__ import annotations

import pytest

from placebook.intake.places import Postcodes, metres, point
from placebook.intake.readers import Row
from placebook.model.postcode import postcode

TABLE = [
    ("LM1 1AA", "Northgate", "Larkmere", 52.900, -1.300),
    ("LM1 1AB", "Millside", "Larkmere", 52.910, -1.300),
    ("LM2 1AA", "Coldwell", "Villages", 52.950, -1.250),
]
CODES = Postcodes(
    (
        Row(n, {"postcode": code, "ward": ward, "part": part, "lat": str(lat), "lon": str(lon)})
        for n, (code, ward, part, lat, lon) in enumerate(TABLE)
    ),
    key="postcode",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("m33 7zf", "M33 7ZF"),
        ("M337ZF", "M33 7ZF"),
        ("WA15", "WA15"),
        ("m169nw", "M16 9NW"),
        ("Sale", ""),
        ("", ""),
        ("SW1A 1AA", "SW1A 1AA"),
    ],
)
def test_postcode(text: str, found: str) -> None:
    """A postcode, or its first half, is written as on a letter; anything else is none."""
    assert postcode(text) == found


def test_whole_postcode() -> None:
    """A whole postcode is looked up as it is, however it is written."""
    assert CODES.known("lm11ab", None, 500)["ward"] == "Millside"


def test_nearest() -> None:
    """A point without a postcode takes the nearest one within reach, and none beyond it."""
    assert CODES.known("", (52.902, -1.301), 500)["ward"] == "Northgate"
    assert CODES.known("", (52.93, -1.3), 500) == {}


def test_district() -> None:
    """Of the first half of a postcode only that is known in which all its postcodes agree."""
    assert CODES.known("LM1", None, 500) == {"part": "Larkmere"}
    assert CODES.known("LM9", None, 500) == {}


@pytest.mark.parametrize(
    ("lat", "lon"), [("", ""), ("x", "1"), ("0", "0"), ("91", "0"), ("nan", "1"), ("1", "inf")]
)
def test_no_point(lat: str, lon: str) -> None:
    """Cells that are no place on the earth are no point, and so are two noughts."""
    assert point(lat, lon) is None


def test_metres() -> None:
    """A thousandth of a degree north is about 111 metres; one east, at 53 degrees, about 67."""
    assert metres((53.0, -2.0), (53.001, -2.0)) == pytest.approx(111, abs=1)
    assert metres((53.0, -2.0), (53.0, -2.001)) == pytest.approx(67, abs=1)
