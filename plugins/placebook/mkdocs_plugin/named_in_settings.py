"""What the settings name besides content (translations, bank holidays, outlines): read once, and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from placebook.content.bank_holidays import UnknownPlaceError, bank_holidays
from placebook.content.catalogues import SHIPPED, TEMPLATE, catalogue_files, read_catalogue
from placebook.content.outlines import read_outlines
from placebook.content.settings_use import check_language, check_names
from placebook.pages.colours import warnings
from placebook.press import key_of
from placebook.problems import Problem
from placebook.wording.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from placebook.content.cache import Store
    from placebook.content.load import Loaded
    from placebook.model.outlines import Outline
    from placebook.model.settings import Settings
    from placebook.wording.catalogue import Catalogue


class NamedInSettings:
    """Reads what the settings name, as it was read before if nothing it comes from has changed.

    Args:
        settings: The place's settings.
        config: The configuration they stand in, which is named in problems.
        store: Where what was read is kept.
    """

    def __init__(self, settings: Settings, config: Path, store: Store) -> None:
        self._settings = settings
        self._config = config
        self._store = store

    def bank_holidays(self, year: int) -> tuple[dict[date, str], list[Problem]]:
        """Return the bank holidays of the years around one."""
        place = self._settings.bank_holidays.of
        kept: tuple[str, int, dict[date, str]] | None = self._store.load("bank-holidays")
        if kept and kept[:2] == (place, year):
            return kept[2], []
        try:
            found = bank_holidays(place, range(year - 1, year + 3))
        except UnknownPlaceError as error:
            return {}, [self.placed(Problem("", 0, "bank_holidays", str(error), error.hint))]
        self._store.save("bank-holidays", (place, year, found))
        return found, []

    def words(self) -> tuple[Wording, list[Problem]]:
        """Return the words of the interface."""
        language = self._settings.language
        files = catalogue_files(language, (SHIPPED, self._own_words))
        if not files:
            return Wording(language), []
        template = TEMPLATE.read_bytes()
        key = key_of(template, *(part for path in files for part in (str(path).encode(), path.read_bytes())))
        kept: tuple[bytes, tuple[Catalogue, list[Problem]]] | None = self._store.load("words")
        catalogue, problems = kept[1] if kept and kept[0] == key else read_catalogue(files, template)
        self._store.save("words", (key, (catalogue, problems)))
        return Wording(language, catalogue, key), problems

    def outlines(self, loaded: Loaded) -> tuple[list[Outline], list[Problem]]:
        """Return the outlines of areas."""
        wanted, folder = self._settings.map, loaded.folder
        if not wanted.outlines:
            return [], []
        path, areas = folder / wanted.outlines, loaded.directory.areas
        bytes_ = path.read_bytes() if path.is_file() else b""
        key = key_of(bytes_, repr((wanted, areas.terms)).encode())
        kept: tuple[bytes, tuple[list[Outline], list[Problem]]] | None = self._store.load("outlines")
        if kept and kept[0] == key:
            return kept[1]
        found = read_outlines(folder, wanted.outlines, wanted.named_by, areas)
        self._store.save("outlines", (key, found))
        return found

    def lacking(self, loaded: Loaded) -> Iterator[Problem]:
        """Say what the settings ask for that the site cannot give."""
        for words in warnings(self._settings.colours):
            yield self.placed(Problem("", 0, "colours", words, severity="warning"))
        yield from map(self.placed, check_names(self._settings, loaded))
        yield from map(self.placed, check_language(self._settings.language, self._own_words))

    def placed(self, problem: Problem) -> Problem:
        """Return a problem with the name of the configuration, if it is one of the settings."""
        return problem if problem.file else replace(problem, file=self._config.name)

    @property
    def _own_words(self) -> Path:
        """The folder of the place's own translations, beside its configuration."""
        return self._config.parent / "words"
