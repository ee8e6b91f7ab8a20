"""What the settings ask for and the place has not got: a cover, outlines, tiles, postcodes, bank holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.content.bank_holidays import UnknownPlaceError, bank_holidays
from placebook.content.outlines import read_outlines
from placebook.content.postcodes import judge_source
from placebook.content.suggest import did_you_mean
from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from placebook.content.load import Loaded
    from placebook.model.settings import Settings

# What a PMTiles file begins with: its name and version, and at the 100th byte what its tiles are
# (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md).
_PMTILES = b"PMTiles\x03"
_TILE_TYPE, _SHAPES = 99, 1


def check_settings(settings: Settings, loaded: Loaded, year: int) -> Iterator[Problem]:
    """Yield what a build would say of the files and places that the settings name.

    Args:
        settings: The place's settings.
        loaded: The content folder as read.
        year: The year whose bank holidays are wanted.

    Yields:
        Problems. What is wrong in the settings themselves has an empty file: only the caller knows its name.
    """
    yield from check_names(settings, loaded)
    wanted = settings.map
    if wanted.outlines:
        yield from read_outlines(loaded.folder, wanted.outlines, wanted.named_by, loaded.directory.areas)[1]
    try:
        bank_holidays(settings.bank_holidays.of, (year,))
    except UnknownPlaceError as error:
        yield Problem("", 0, "bank_holidays", str(error), error.hint)
    try:
        judge_source(settings.postcodes, loaded.folder)
    except ContentError as error:
        yield from error.problems


def check_names(settings: Settings, loaded: Loaded) -> Iterator[Problem]:
    """Yield what is wrong with the cover and the tiles that the settings name, as `check_settings` does."""
    cover = settings.cover
    if cover and cover not in loaded.images:
        hint = did_you_mean(cover, loaded.images) or "Put it there, or take cover and cover_alt out."
        yield Problem("", 0, "cover", f"there is no picture '{cover}' in images/.", hint)
    tiles = settings.map.tiles or ""
    if tiles.endswith(".pmtiles"):
        yield from _check_tiles(loaded.folder, tiles)


def check_language(language: str, own: Path) -> Iterator[Problem]:
    """Yield a warning where nothing has been translated into the language of the place.

    Args:
        language: Its tag.
        own: The place's own folder of translations.
    """
    if language.partition("-")[0] == "en":
        return
    from placebook.content.catalogues import (  # noqa: PLC0415 - Babel loads when needed
        SHIPPED,
        catalogue_files,
    )

    if not catalogue_files(language, (SHIPPED, own)):
        message = f"nothing is translated into '{language}' yet, so buttons and headings are in English."
        yield Problem("", 0, "language", message, f"Begin: placebook words {language}", "warning")


def _check_tiles(folder: Path, tiles: str) -> Iterator[Problem]:
    try:
        with (folder / tiles).open("rb") as file:
            head = file.read(_TILE_TYPE + 1)
    except OSError:
        words = f"there is no file '{tiles}' in the content folder, so the map has no tiles."
        yield Problem("", 0, "map.tiles", words, severity="warning")
        return
    if not head.startswith(_PMTILES) or len(head) <= _TILE_TYPE:
        hint = "Cut it out of the Protomaps planet again: pmtiles extract."
        yield Problem(tiles, 0, "", "is no PMTiles file of version 3, so it is not drawn.", hint, "warning")
    elif head[_TILE_TYPE] != _SHAPES:
        hint = "Take one with vector tiles, such as one cut out of the Protomaps planet."
        yield Problem(tiles, 0, "", "holds pictures and no shapes, so it is not drawn.", hint, "warning")
