"""docs/listing-reference.md: every field of every file a keeper writes, made of the models that read them."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING

from placebook.model.almanac import SchoolTerm
from placebook.model.consent import ConsentWording
from placebook.model.edition import Edition
from placebook.model.event import Event
from placebook.model.examples import EXAMPLES
from placebook.model.listing import Listing
from placebook.model.settings import Settings
from placebook.model.spark import Spark
from placebook.model.story import Story
from placebook.model.vocabulary import Term
from reference.fields import fields_of, heading_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

_HEAD = """\
# Every field

<!-- Made by `make docs` from plugins/placebook/model/. Changes to this file are lost. -->

What you can write in the files of a place, and in `site_config.yml`. A file of content begins with its
fields, between two lines of `---`; below them comes its text, in Markdown:

```
---
title: Wick Yarn Bombers
kind: association
summary: People who knit for lamp posts, and for each other, in the back room of the Heron.
themes: [crafts, friendship]
areas: [wick-st-mary]
contact: {email: wool@larkmere.example}
---
We meet on Tuesdays. Wool is provided, and so is cake.
```

The file's name is its address: `content/groups/wick-yarn-bombers.md` becomes `/groups/wick-yarn-bombers/`.
It has small letters, digits and hyphens. A field that is not named here is refused, so that a slip of the pen
is not lost without a word. `placebook check` says what is wrong, in which line, and what to write instead.

Text with a colon and a space in it, and times of day, need quotes: `note: "Ring first: the gate sticks."`,
`start: "10:00"`. Where a list is meant, one thing may stand alone: `themes: crafts`.
"""

_LISTING = """\
A file in `content/groups/`, for each of the six kinds. It needs one of `areas`, `venue` and `address`, too.
`contact` is a role and the group's own address or number; never a private person's."""
_STORY = "A file in `content/stories/`."
_EVENT = "A file in `content/events/`: something that happens once. What comes round again is a listing."
_SPARK = """\
A file in `content/sparks/`: a little money that let somebody begin something, or, with `stage: open`, the
fund that people may ask. `until` and `how_to_ask` are for a fund; `fund`, `who` and `came_of_it` for what was
given."""
_EDITION = """\
A file in `content/newsletter/`, named after its quarter: `2026-q4.md`. Its text is the editor's letter. New
listings, the quarter's stories and the events to come are added below it by themselves."""
_TERM = """\
`content/vocabulary/` holds `areas.yml`, `themes.yml`, `access.yml` and `audiences.yml`. Each is a list:

```
- id: crafts
  label: Crafts
  also: [knitting, sewing, wool]
```"""
_SCHOOL_TERM = """\
`content/vocabulary/school-terms.yml` is a list of school terms. Sessions with `term_time: true` meet within a
term and not in its half term:

```
- name: Autumn 2026
  from: 2026-09-02
  until: 2026-12-18
  half_term: {from: 2026-10-26, until: 2026-10-30}
```

Before the first term and after the last nobody knows: such sessions are shown with a word of doubt, and
calendars leave them out. `placebook check` asks for the next terms in good time."""
_WORDING = """\
`content/vocabulary/wordings.yml` is a list of the words that people were asked to agree to, on paper for
instance. Those of Placebook's own form are known as `listing-form-1`. Listings name a wording, by its id or
in full, under `consent`:

```
- id: paper-form-2026
  since: 2026-03-01
  text: I agree that the directory of Larkmere publishes my name and number.
  mark: "ff36649b"
```

Leave `mark` out at first, and `placebook check` tells you what to write. From then on it complains when the
words are changed: what people have agreed to stays as it was."""
_SETTINGS = """\
These stand in `site_config.yml`, below `plugins:` and `- placebook:`. The rest of that file is
[MkDocs's](https://www.mkdocs.org/user-guide/configuration/)."""

# What a keeper writes, each with its heading and with what to know beyond its fields.
SECTIONS: tuple[tuple[type[BaseModel], str, str], ...] = (
    (Listing, "A listing", _LISTING),
    (Story, "A story", _STORY),
    (Event, "An event", _EVENT),
    (Spark, "A small spark", _SPARK),
    (Edition, "An edition", _EDITION),
    (Term, "A word of a vocabulary", _TERM),
    (SchoolTerm, "A school term", _SCHOOL_TERM),
    (ConsentWording, "Words that people agree to", _WORDING),
    (Settings, "The settings of a place", _SETTINGS),
)


def listing_page() -> str:
    """Return the page's text."""
    return "\n".join([_HEAD, *_sections()])


def _sections() -> Iterator[str]:
    told: set[type[BaseModel]] = set()
    for model, heading, words in SECTIONS:
        yield f"## {heading}\n\n{words}\n\n{_table(model)}"
        for part in parts_of(model):
            if part not in told:
                told.add(part)
                yield f"### {heading_of(part)}\n\n{_doc(part)}\n\n{_table(part)}"


def _doc(model: type[BaseModel]) -> str:
    return " ".join(cleandoc(model.__doc__ or "").split())


def _table(model: type[BaseModel]) -> str:
    examples = EXAMPLES[model.__name__]
    lines = ["| Field | | What it says | What to write | For example |", "|---|---|---|---|---|"]
    for field in fields_of(model):
        needed = "needed" if field.needed else ""
        usual = f"; `{field.usual}` if left out" if field.usual else ""
        example = f"`{field.name}: {examples[field.name]}`"
        lines.append(f"| `{field.name}` | {needed} | {field.says} | {field.write}{usual} | {example} |")
    return "\n".join(lines) + "\n"
