"""A first map of somebody's data, made of the names of its columns, for a person to look through."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import jinja2

from placebook.content.names import as_slug, folded
from placebook.intake.words import found_words
from placebook.model.base import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placebook.intake.readers import Table
    from placebook.model.vocabulary import Vocabulary

# What columns are called, most telling first; those of a field further up are taken first.
_NAMES = {
    "title": ("name of group", "group name", "organisation name", "name", "title", "group", "organisation"),
    "email": ("email address", "e mail", "email", "mail"),
    "website": ("web site", "website", "web", "url", "link", "facebook"),
    "phone": ("telephone", "phone", "tel", "mobile", "contact number"),
    "postcode": ("post code", "postcode", "postal code"),
    "lat": ("latitude", "lat"),
    "lon": ("longitude", "lon", "lng"),
    "checked": ("last checked", "checked", "last updated", "updated", "verified"),
    "hours": (
        "when",
        "days and times",
        "day and time",
        "times",
        "time",
        "opening hours",
        "hours",
        "day",
        "days",
    ),
    "street": ("address", "venue", "where", "location", "street"),
    "area": ("area", "ward", "village", "town", "district", "parish", "neighbourhood"),
    "theme": ("activity", "category", "type", "theme", "subject", "interest"),
    "about": ("description", "about", "details", "notes", "summary", "information", "what"),
}
_MOST_VALUES = 80
_UNSEEN = re.compile(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufdff\ufe70-\ufefe\uff00-\uffef\U00010000-\U0001fffd]")


_TEMPLATE = """\
# How each row of {{ file }} becomes a listing, begun by the names of its columns: look at each line.
# The guide to importing says what else can be written here. To try it, which changes nothing:
#   placebook import {{ file }} --map {{ to }} --dry-run --report fates.csv
{%- if unused %}
# Columns that nothing is made of yet: {{ unused | join("; ") }}.
{%- endif %}
name: {{ name }}
{%- if not at.title %}
# No column looks like the name of a group. Write it in place of NAME, here and below.
{%- endif %}
# What tells a row from all others, for ever: a number if there is one, else name and postcode.
identity: [{% if at.postcode %}{{ [title, ", ", at.postcode] | cell }}, {% endif %}{{ title | cell }}]
# Cells that hold words and say nothing.
empty: [none, n/a, nil, tbc, unknown, "-", "?"]
fields:
  title: {text: {{ title | cell }}, clean: name}
  # What all of them are: association, organisation, place, network, skill or interest.
  kind: association
  # The first of these that gives something of 20 to 200 characters.
  summary:
{%- if at.about %}
    - {text: {{ at.about | cell }}, clean: sentences, cut: true}
{%- endif %}
{%- if at.theme %}
    - {{ [at.theme, ", from a list of groups in our place."] | cell }}
{%- endif %}
    - A group from a list of what there is in our place.
{%- if at.about %}
  body: {{ at.about | cell }}
{%- endif %}
  themes: {% if at.theme %}{text: {{ at.theme | cell }}, table: themes}{% else %}{{ theme }}{% endif %}
  # The last one is for rows that name none.
  areas: [{% if at.area %}{text: {{ at.area | cell }}, table: areas}, {% endif %}{{ area }}]
{%- if at.street or at.postcode %}
  # An address in such a list can be somebody's home. Leave it out where it may be.
  address:
{%- if at.street %}
    street: {{ at.street | cell }}
{%- endif %}
{%- if at.postcode %}
    postcode: {text: {{ at.postcode | cell }}, clean: postcode}
{%- endif %}
{%- endif %}
{%- if at.lat and at.lon %}
  location: {lat: {{ at.lat | cell }}, lon: {{ at.lon | cell }}}
{%- endif %}
{%- if at.hours %}
  hours: {{ at.hours | cell }}
{%- endif %}
  # A row without any of these is refused.
  contact:
{%- for way, clean in ways %}
    {{ way }}: {text: {{ at[way] | cell }}, clean: {{ clean }}}
{%- else %}
    website: https://example.org/where-the-list-is
{%- endfor %}
{%- if at.checked %}
  # The day somebody confirmed all this. The check asks about days before it was listed here.
  # checked: {text: {{ at.checked | cell }}, clean: day}
{%- endif %}
{%- if tables %}
# What the cells of a column mean: beside each a term of content/vocabulary, or several, as [crafts, arts].
# Take the # away where you add one.
tables:
{%- for what, rows in tables %}
  {{ what }}:
{%- for value, term in rows %}
    {{ "" if term else "# " }}{{ value }}: {{ term }}
{%- endfor %}
{%- if what == "themes" %}
    "*": {{ theme }}  # whatever else is written there
{%- endif %}
{%- endfor %}
{%- endif %}
"""
_WAYS = (("email", "email"), ("phone", "phone"), ("website", "web"))


class Begun(NamedTuple):
    """A first map: its text, and the columns it makes nothing of."""

    text: str
    unused: tuple[str, ...]


def begin_map(table: Table, file: str, to: str, vocabularies: Mapping[str, Vocabulary]) -> Begun:
    """Write a first map.

    Args:
        table: The data.
        file: The data's name.
        to: The map's name, for the comments in it.
        vocabularies: The place's `themes` and `areas`.
    """
    names = list(dict.fromkeys(name for row in table.rows for name in row.cells))
    names += sorted(table.columns - set(names))
    found = _columns(names)
    unused = tuple(name for name in names if name not in found.values())
    theme, area = (next((term.id for term in vocabularies[name]), "") for name in ("themes", "areas"))
    environment = jinja2.Environment(autoescape=False, undefined=jinja2.StrictUndefined)  # noqa: S701 - YAML, quoted below
    environment.filters["cell"] = _cell
    text = environment.from_string(_TEMPLATE).render(
        file=one_line(file),
        to=one_line(to),
        unused=[_seen(one_line(name)) for name in unused],
        name=as_slug(file.rpartition(".")[0]) or "groups",
        title=found.get("title", "NAME"),
        at={field: found.get(field, "") for field in _NAMES},
        theme=theme or "THEME",
        area=area or "AREA",
        ways=[(way, clean) for way, clean in _WAYS if way in found],
        tables=[
            (what, _table(table, found[field], vocabularies[what]))
            for what, field in (("themes", "theme"), ("areas", "area"))
            if field in found
        ],
    )
    return Begun(f"{text}\n", unused)


def _columns(names: list[str]) -> dict[str, str]:
    """Return for each field the column that is called most like it; none is used twice."""
    plain = {name: f" {folded(name)} " for name in names if not set("{}") & set(name)}
    found: dict[str, str] = {}
    for field, words in _NAMES.items():
        whole = (name for word in words for name, told in plain.items() if told == f" {word} ")
        within = (name for word in words for name, told in plain.items() if f" {word} " in told)
        column = next((name for name in (*whole, *within) if name not in found.values()), None)
        if column:
            found[field] = column
    return found


def _table(table: Table, column: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return each value of a column with the term that is probably meant, the most frequent first."""
    counted = Counter(" ".join(row.cells[column].split()) for row in table.rows if column in row.cells)
    rows = []
    known = {term.id: (term.id, term.label, *term.also) for term in vocabulary}
    for value in [value for value, _ in counted.most_common(_MOST_VALUES) if value not in {"", "*"}]:
        words = folded(value).split()
        numbers = [word.removesuffix("s") if word.endswith("s") else f"{word}s" for word in words]
        meant = found_words(value, known) or found_words(" ".join(numbers), known)
        rows.append((_quoted(value), next(iter(meant), "")))
    if not any(term for _, term in rows):  # a table holds one at least
        first = next(iter(vocabulary), None)
        rows.append((_quoted(first.label), first.id) if first else ("TERM", "TERM"))
    return rows


def _cell(parts: str | list[str]) -> str:
    """Return a template that gives a column's cell; of several parts every other one names a column."""
    told = [parts] if isinstance(parts, str) else parts
    return _quoted("".join(f"{{{part}}}" if at % 2 == 0 else part for at, part in enumerate(told)))


def _quoted(text: str) -> str:
    """Return text as YAML takes it whatever it holds: JSON's strings are YAML's, once all can be seen."""
    return _seen(json.dumps(text, ensure_ascii=False))


def _seen(text: str) -> str:
    return _UNSEEN.sub(lambda match: f"\\U{ord(match[0]):08x}", text)
