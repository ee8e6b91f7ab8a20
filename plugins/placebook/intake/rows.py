"""From one row of data to one listing, by the map; or to the reason why not."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from placebook.content.messages import words_for
from placebook.content.names import folded
from placebook.intake.map import TARGETS
from placebook.intake.places import point
from placebook.intake.recipe import Kitchen, fill
from placebook.model.base import clean_text, one_line
from placebook.model.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placebook.intake.map import Map, Recipe, Section
    from placebook.intake.places import Postcodes
    from placebook.intake.readers import Row

# Where fields name terms of a vocabulary.
_TERMS = {"themes": "themes", "areas": "areas", "audience": "audiences"}
_NO_SLUG = "x"
# What Markdown would take for something else, wherever it stands, and at the start of a line.
_MARKDOWN = re.compile(r"[\\`*\[\]<>~|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?\w+;)")
_MARKDOWN_START = re.compile(r"^(?:([#+=-])|(\d+)(?=[.)]))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A listing to be: its fields as frontmatter would hold them, and what it came from.

    Attributes:
        rows: The numbers of its rows; the first one gave it its name.
        identities: What tells its rows from all others, for ever.
        fields: Its fields.
        body: Its Markdown.
        notes: What was left out, in words.
        joins: For each row but the first, why it is about the same group.
    """

    rows: tuple[int, ...]
    identities: tuple[str, ...]
    fields: dict[str, Any]
    body: str = ""
    notes: tuple[str, ...] = field(default=())
    joins: tuple[str, ...] = field(default=())

    def listing(self, slug: str = _NO_SLUG) -> Listing:
        """Return it as a listing.

        Raises:
            ValidationError: It cannot be one.
        """
        return Listing.model_validate({**self.fields, "slug": slug, "body": self.body})


class Refused(Exception):  # noqa: N818 - a row is refused, and that is no error
    """A row that becomes no listing; its text says why."""


class Drafting:
    """Makes drafts of rows by one map."""

    def __init__(self, plan: Map, postcodes: Postcodes | None, terms: Mapping[str, frozenset[str]]) -> None:
        """Make ready.

        Args:
            plan: The map.
            postcodes: Its table of postcodes.
            terms: The ids in each vocabulary of the place; a vocabulary that is not there is not checked.
        """
        self._plan, self._postcodes, self._terms = plan, postcodes, terms
        self._kitchen = Kitchen(plan)
        self._empty = frozenset(" ".join(cell.split()).casefold() for cell in plan.empty)

    def draft(self, row: Row) -> Draft:
        """Make one.

        Raises:
            Refused: It cannot become a listing.
        """
        if row.refusal:
            raise Refused(row.refusal)
        cells = self._joined(self._filled(row.cells))
        for name, recipe in self._plan.columns.items():
            made = " ".join(self._kitchen.cook(recipe, cells))
            cells = {**cells, name: made}
        sections = [one for one in self._plan.sections if _meets(one, cells)]
        refusal = next((one.refuse for one in reversed(sections) if one.refuse), None)
        if refusal:
            raise Refused(refusal)
        recipes = dict(self._plan.fields)
        for section in sections:
            recipes |= section.fields
        fields, body, notes = self._fields(recipes, cells)
        if self._plan.listed:
            fields.setdefault("listed", self._plan.listed.isoformat())
        if folded(body) in folded(str(fields.get("summary", ""))):
            body = ""  # the page shows the summary above it
        draft = _usable(Draft((row.number,), (), fields, body, tuple(notes)))
        templates = next((one.identity for one in reversed(sections) if one.identity), self._plan.identity)
        identity = next((text for one in templates if (text := fill(one, cells))), "")
        if not identity:
            raise Refused(f"has nothing to tell it from others by: {' and '.join(templates)} is empty")
        return replace(draft, identities=(one_line(identity),))

    def _filled(self, cells: dict[str, str]) -> dict[str, str]:
        return {
            name: cell for name, cell in cells.items() if " ".join(cell.split()).casefold() not in self._empty
        }

    def _joined(self, cells: dict[str, str]) -> dict[str, str]:
        table = self._plan.postcodes
        if not table or self._postcodes is None:
            return cells
        code, lat, lon = (
            " ".join(self._kitchen.cook(one, cells)) if one else ""
            for one in (table.match, table.near_lat, table.near_lon)
        )
        known = self._postcodes.known(code, point(lat, lon), table.within)
        return cells | {f"postcodes.{name}": value for name, value in known.items()}

    def _fields(
        self, recipes: dict[str, Recipe], cells: dict[str, str]
    ) -> tuple[dict[str, Any], str, list[str]]:
        fields: dict[str, Any] = {}
        items: dict[str, dict[str, Any]] = defaultdict(dict)
        notes: list[str] = []
        body = ""
        for name, recipe in recipes.items():
            target, values = TARGETS[name], self._kitchen.cook(recipe, cells)
            whole, _, part = name.partition(".")
            if whole in _TERMS and not part:
                values = self._known_terms(whole, values, notes)
            if not values:
                continue
            value = values if target.many else " ".join(values)
            if name == "body":
                body = markdown_of("\n\n".join(values))
            elif not part:
                fields[name] = value
            else:
                items[whole][part] = value
        for whole, parts in items.items():
            fields[whole] = [parts] if TARGETS[f"{whole}.{next(iter(parts))}"].parts else parts
        return fields, body, notes

    def _known_terms(self, name: str, values: list[str], notes: list[str]) -> list[str]:
        known = self._terms.get(_TERMS[name])
        if known is None:
            return values
        notes += [
            f"{name}: '{value}' is not in the vocabulary and was left out"
            for value in values
            if value not in known
        ]
        return [value for value in values if value in known]


def _meets(section: Section, cells: Mapping[str, str]) -> bool:
    return all(
        any(
            fnmatchcase(" ".join(cells.get(name, "").split()).casefold(), pattern.casefold())
            for pattern in patterns
        )
        for name, patterns in section.when.items()
    )


def _usable(draft: Draft) -> Draft:
    """Return a draft without what the model does not take, as long as the listing can do without it."""
    for _ in range(len(TARGETS)):
        try:
            draft.listing()
        except ValidationError as error:
            draft = _without(draft, error)
        else:
            return draft
    raise Refused("cannot be made into a listing")


def _without(draft: Draft, error: ValidationError) -> Draft:
    details = error.errors(include_url=False)[0]
    path = [str(part) for part in details["loc"] if "[" not in str(part)]
    message, _ = words_for(details, ())
    reason = f"{'.'.join(path)}: {message.rstrip('.')}" if path else message.rstrip(".")
    fields = dict(draft.fields)
    whole = path[0] if path else ""
    holder = fields.get(whole)
    if len(path) > 1 and isinstance(holder, dict) and path[1] in holder and len(holder) > 1:
        fields[whole] = {name: part for name, part in holder.items() if name != path[1]}
    elif whole in fields and not Listing.model_fields[whole].is_required():
        del fields[whole]
    else:
        raise Refused(reason)
    return replace(draft, fields=fields, notes=(*draft.notes, f"{reason}; left out"))


def markdown_of(text: str) -> str:
    """Return plain text as Markdown that shows it as it is written."""
    lines = "\n".join(line.strip() for line in clean_text(text).splitlines())  # an indent would make it code
    text = _MARKDOWN.sub(lambda match: "\\" + match[0], lines)
    return _MARKDOWN_START.sub(lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\", text).strip()
