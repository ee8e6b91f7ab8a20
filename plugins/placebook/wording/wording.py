"""What the interface says, in the language of a place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from placebook.marked import marked
from placebook.model.kinds import COST_WORDS, JOIN_WORDS, KINDS, WEEKDAYS, Kind
from placebook.wording.catalogue import Catalogue
from placebook.wording.formats import formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

_HOLE = re.compile(r"\{(\w+)\}")
_LINK = re.compile(r"(</?\d+>)")
_DECEMBER = 12
_SEASONS = (
    marked("Winter {year}"),
    marked("Spring {year}"),
    marked("Summer {year}"),
    marked("Autumn {year}"),
)
_DAYS = {
    "mon": (marked("Mondays"), marked("On a Monday"), marked("Nothing on a Monday yet.")),
    "tue": (marked("Tuesdays"), marked("On a Tuesday"), marked("Nothing on a Tuesday yet.")),
    "wed": (marked("Wednesdays"), marked("On a Wednesday"), marked("Nothing on a Wednesday yet.")),
    "thu": (marked("Thursdays"), marked("On a Thursday"), marked("Nothing on a Thursday yet.")),
    "fri": (marked("Fridays"), marked("On a Friday"), marked("Nothing on a Friday yet.")),
    "sat": (marked("Saturdays"), marked("On a Saturday"), marked("Nothing on a Saturday yet.")),
    "sun": (marked("Sundays"), marked("On a Sunday"), marked("Nothing on a Sunday yet.")),
}


class Wording:
    """Says the texts of the interface.

    A text is named by what it is in English, so that code and templates can be read; one that nobody has
    translated is said in English.

    Attributes:
        language: The language's tag (BCP 47).
        catalogue: What it says in place of the English texts.
        digest: What tells the catalogue from any other.
        formats: How it writes days, times and numbers.
        kinds: The six kinds of asset, in words.
        costs: The sorts of cost.
        joins: The ways to join in.
        days: The weekdays' names, as they stand within a sentence: `Tuesday`.
        each: The same for something that comes round: `Tuesdays`.
        on: The same for the heading of what is on: `On a Tuesday`.
        nothing_on: The same for what is said where nothing is on.
    """

    def __init__(self, language: str = "en", catalogue: Catalogue | None = None, digest: bytes = b"") -> None:
        self.language = language
        self.digest = digest
        self.catalogue = catalogue or Catalogue()
        self.formats = formats(language)
        self.parts = cache(self._parts)
        say = self.say
        self.kinds = {
            id_: Kind(id_, say(one.label), say(one.plural), say(one.what)) for id_, one in KINDS.items()
        }
        self.costs = {level: say(text) for level, text in COST_WORDS.items()}
        self.joins = {how: say(text) for how, text in JOIN_WORDS.items()}
        self.days = dict(zip(WEEKDAYS, self.formats.weekdays, strict=True))
        self.each = {day: say(_DAYS[day][0]) for day in WEEKDAYS}
        self.on = {day: say(_DAYS[day][1]) for day in WEEKDAYS}
        self.nothing_on = {day: say(_DAYS[day][2]) for day in WEEKDAYS}

    def say(self, text: str, **values: object) -> str:
        """Say a text.

        Args:
            text: The text in English, with holes: `Nothing in {place} yet`.
            values: What goes into the holes.
        """
        found = self.catalogue.messages.get(text)
        said = found[0] if found else text
        return self._filled(said, values) if values else said

    def counted(self, number: int, none: str, one: str, many: str, **values: object) -> str:
        """Say a count: `no groups`, `1 group`, `1,303 groups`.

        Args:
            number: How many.
            none: The text for none at all, in English.
            one: The text for one; `{number}` stands for the number.
            many: The text for any other number.
            values: What goes into the other holes.
        """
        if number == 0 and none:
            return self.say(none, **values)
        forms = self.catalogue.messages.get(one)
        said = forms[self.catalogue.form(number)] if forms else one if number == 1 else many
        return self._filled(said, {**values, "number": self.formats.number(number)})

    def linked(self, text: str, **values: object) -> list[tuple[str, int]]:
        """Say a text with links in it: its pieces, each with the number of its link, 0 for none.

        Args:
            text: The text in English: `Write to <1>{email}</1>.`
            values: What goes into the holes.
        """
        found: list[tuple[str, int]] = []
        link = 0
        for piece in _LINK.split(self.catalogue.translation(text) or text):
            if _LINK.fullmatch(piece):
                link = 0 if piece[1] == "/" else int(piece[1:-1])
            elif piece:
                found.append((self._filled(piece, values), link))
        return found

    def _filled(self, text: str, values: dict[str, object]) -> str:
        parts = self.parts(text)
        return "".join([str(values[part]) if at % 2 else part for at, part in enumerate(parts)])

    @staticmethod
    def _parts(text: str) -> Sequence[str]:
        """Take a text apart: words, a hole's name, words, …, words."""
        return _HOLE.split(text)

    def joined(self, words: Iterable[str]) -> str:
        """Join words: `a`, `a and b`, `a, b and c`; `Northgate and the Rushes` of `The Rushes`."""
        all_ = list(words)
        if len(all_) < 2:  # noqa: PLR2004 - one word needs nothing to join it
            return "".join(all_)
        all_[1:] = map(within, all_[1:])
        return self.say(marked("{first} and {last}"), first=", ".join(all_[:-1]), last=all_[-1])

    def joints(self, count: int) -> tuple[str, ...]:
        """Return what stands after each of several words that are joined: `, `, ` and `, nothing."""
        *_, last_joint, _, _ = self.parts(self.say("{first} and {last}"))
        return (*((", ",) * (count - 2)), *((last_joint,) if count > 1 else ()), "")

    def season(self, day: date) -> str:
        """Say the season of a day: `Autumn 2026`, `Winter 2026/27`.

        A winter has two years, so that editions of January and of December never bear the same name.
        """
        number = day.month % 12 // 3
        if number:
            return self.say(_SEASONS[number], year=day.year)
        begun = day.year if day.month == _DECEMBER else day.year - 1
        return self.say(_SEASONS[0], year=f"{begun}/{(begun + 1) % 100:02}")


def begun(words: str) -> str:
    """Return words as they begin a line: with a capital."""
    return f"{words[:1].upper()}{words[1:]}"


def within(name: str) -> str:
    """Return a name as it stands within a line: `the Rushes` of `The Rushes`."""
    return f"the {name[4:]}" if name.startswith("The ") else name


@cache
def english() -> Wording:
    """Return the wording of a place that says nothing of its language."""
    return Wording()
