"""Making one value of a row by its recipe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from placebook.content.names import as_slug
from placebook.intake import clean
from placebook.intake.map import COLUMN
from placebook.intake.words import found_words
from placebook.model.postcode import outward, postcode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from placebook.intake.map import Map, Recipe


class Kitchen:
    """What recipes share: the map's tables, word lists and spelling."""

    def __init__(self, plan: Map) -> None:
        self._tables = {
            name: {key.casefold(): values for key, values in table.items()}
            for name, table in plan.tables.items()
        }
        self._words = plan.words
        spelling = {word.casefold(): word for word in plan.spelling}
        self._cleaning: dict[str, Callable[[str], str]] = {
            "tidy": clean.tidy,
            "name": lambda text: clean.name(text, spelling),
            "sentences": lambda text: clean.sentences(text, spelling),
            "web": clean.web,
            "email": clean.email,
            "phone": clean.phone,
            "day": clean.day,
            "postcode": postcode,
            "outward": outward,
            "slug": as_slug,
            "lower": str.lower,
        }

    def cook(self, recipe: Recipe, cells: Mapping[str, str]) -> list[str]:
        """Return the values a recipe makes of a row; empty where it makes nothing."""
        values = self._begin(recipe, cells)
        for one in recipe.replace:
            values = [re.sub(one.find, one.put or "", value).strip() for value in values]
        if recipe.split is not None:
            values = [
                part.strip()
                for value in values
                for part in re.split(recipe.split, value)
                if part and part.strip()
            ]
        if recipe.part is not None:
            at = recipe.part - 1 if recipe.part > 0 else recipe.part
            values = values[at : at + 1 or None]
        for step in (self._cleaned, self._looked_up, self._found):
            values = step(recipe, values)
        if recipe.cut:
            values = [clean.cut(value) for value in values]
        return list(dict.fromkeys(value for value in values if value))[: recipe.most]

    def _begin(self, recipe: Recipe, cells: Mapping[str, str]) -> list[str]:
        if recipe.first:
            return next((values for one in recipe.first if (values := self.cook(one, cells))), [])
        if recipe.all:
            return [value for one in recipe.all for value in self.cook(one, cells)]
        text = fill(recipe.text or "", cells)
        return [text] if text else []

    def _cleaned(self, recipe: Recipe, values: list[str]) -> list[str]:
        for how in recipe.clean:
            values = [self._cleaning[how](value) for value in values]
        return values

    def _looked_up(self, recipe: Recipe, values: list[str]) -> list[str]:
        if recipe.table is None:
            return values
        table = self._tables[recipe.table]
        return [found for value in values for found in table.get(value.casefold(), table.get("*", ()))]

    def _found(self, recipe: Recipe, values: list[str]) -> list[str]:
        if recipe.words is None:
            return values
        return found_words(" ".join(values), self._words[recipe.words])


def fill(template: str, cells: Mapping[str, str]) -> str:
    """Return a template with the cells of a row in it; empty if one of them is."""
    names = COLUMN.findall(template)
    if any(not cells.get(name) for name in names):
        return ""
    return COLUMN.sub(lambda match: cells[match[1]], template).strip()
