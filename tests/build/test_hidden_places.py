"""Where a listing is stays as private as it asks for, in every file of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from build.small_site import CONFIG, FILES, build, tree
from small_place import listing, write

if TYPE_CHECKING:
    from pathlib import Path

CODES = """\
postcode,lat,lon
LM1 4QT,52.8921,-1.3031
QZ9 8YX,51.23456,-2.98765
QZ9 8YY,51.23556,-2.98665
"""
AT = "location: {lat: 51.23456, lon: -2.98765}\naddress: {street: 77 Hidden Lane, postcode: QZ9 8YX}"
# However it may be written: whole, rounded, as whole numbers; and the postcode without its blank.
OF_THE_SECRET = ("51.23", "51.24", "2.98", "2.99", "5123", "2987", "2988", "Hidden Lane", "QZ9")
SITE = {
    **FILES,
    "site_config.yml": CONFIG.replace("place: Larkmere", "place: Larkmere, postcodes: vocabulary/codes.csv"),
    "content/vocabulary/codes.csv": CODES,
    "content/groups/hall.md": listing(
        "title: Village hall\nkind: place\naddress: {street: 1 High Street, postcode: LM1 4QT}\n"
        "location: {lat: 52.91234, lon: -1.31234}"
    ),
    "content/groups/corner.md": listing(
        "title: The corner\nkind: place\nshow_location: street\nlocation: {lat: 52.87654, lon: -1.26543}"
    ),
}


def _built(folder: Path, **more: str) -> dict[str, str]:
    """Return every file of the site with those groups, as text whatever it is."""
    write(folder, SITE | {f"content/groups/{slug}.md": text for slug, text in more.items()})
    (folder / "content" / "images").mkdir()
    site = tree(build(folder))
    return {name: data.decode("latin-1") for name, data in site.items()}


def _telling(site: dict[str, str], *needles: str) -> list[tuple[str, str]]:
    return [(name, one) for name, text in site.items() for one in needles if one in text or one in name]


@pytest.mark.parametrize("shown", ["hidden", "area"])
def test_no_file_gives_a_hidden_place_away(tmp_path: Path, shown: str) -> None:
    """Its point and postcode are in no byte of the site, nor is there a file for that part of the country."""
    secret = listing(f"title: Quiet hour\nkind: place\nshow_location: {shown}\n{AT}")
    lodger = listing("title: Lodgers\nvenue: secret")
    site = _built(tmp_path, secret=secret, lodger=lodger)
    assert "groups/secret/index.html" in site
    assert "assets/search/postcodes/LM1.json" in site
    assert _telling(site, *OF_THE_SECRET) == []


def test_what_is_searched_for_here_would_be_found(tmp_path: Path) -> None:
    """The same listing with nothing hidden is all over the site: the search above is one that finds."""
    site = _built(tmp_path, secret=listing(f"title: Open hour\nkind: place\n{AT}"))
    found = {needle for _, needle in _telling(site, *OF_THE_SECRET)}
    assert {"51.23", "2.98", "Hidden Lane", "QZ9"} <= found
    assert "assets/search/postcodes/QZ9.json" in site


def test_a_street_is_all_that_is_told_of_a_street(tmp_path: Path) -> None:
    """A point that is shown by its street has three decimals wherever it is written, and no more."""
    site = _built(tmp_path)
    assert _telling(site, "52.8765", "1.2654", "5287654", "126543") == []
    assert ("assets/search/points.json", "52.877,-1.265,0") in _telling(site, "52.877,-1.265,0")
    assert ("assets/search/points.json", "52.91234,-1.31234,1") in _telling(site, "52.91234,-1.31234,1")
