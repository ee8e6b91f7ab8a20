"""A made-up place of any size, the same for the same seed: each record as its frontmatter and its body.

A listing has twenty fields and a body of 180 words with a list, stress and links to two others; a story has
eleven fields and 300 words. Record n is the same in a place of any size, but for what it links to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import yaml

from bench.words import FIRST, GOODS, ROLES, SECOND, THING, paragraphs, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY = ROOT / "content" / "vocabulary"
TODAY = date(2026, 11, 1)

KINDS = ("association", "association", "association", "interest", "skill", "network", "organisation", "place")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
STREETS = (
    "High Street",
    "Church Lane",
    "Tanner Street",
    "Weavers Row",
    "School Lane",
    "Station Road",
    "Mere View",
)

Field = Any
"""What YAML can hold: text, numbers, dates, lists and mappings of them."""


AS_PEOPLE_WRITE: dict[str, Any] = {
    "sort_keys": False,
    "allow_unicode": True,
    "width": 10_000,
    "default_flow_style": None,
}


class _InFull(yaml.CSafeDumper):
    """Writes the same value twice in full: content may not hold YAML's aliases."""

    def ignore_aliases(self, data: object) -> bool:
        """Say yes for all data."""
        del data
        return True


@dataclass(frozen=True)
class Record:
    """One file of content before it is written."""

    slug: str
    meta: dict[str, Field]
    body: str

    def text(self) -> str:
        """Return the file as Placebook and MkDocs read it."""
        return f"---\n{yaml.dump(self.meta, Dumper=_InFull, **AS_PEOPLE_WRITE)}---\n{self.body}"


@dataclass(frozen=True)
class Place:
    """A place of so many listings, a story for every ten of them.

    Attributes:
        size: how many listings.
        seed: another seed, another place.
    """

    size: int
    seed: int = 1

    @property
    def stories_count(self) -> int:
        """How many stories it tells."""
        return self.size // 10

    def listings(self) -> Iterator[Record]:
        """Make the listings one by one."""
        for number in range(self.size):
            yield self._listing(number)

    def stories(self) -> Iterator[Record]:
        """Make the stories one by one."""
        for number in range(self.stories_count):
            yield self._story(number)

    def _listing(self, number: int) -> Record:
        random = Random(f"{self.seed} listing {number}")
        name = title(number)
        slug = slug_of(number)
        kind = random.choice(KINDS)
        hour = random.randrange(9, 20)
        area = random.choice(terms("areas"))
        days = sorted(random.sample(DAYS, random.choice((1, 1, 2))), key=DAYS.index)
        listed = TODAY - timedelta(days=random.randrange(1, 1400))
        meta: dict[str, Field] = {
            "title": name,
            "kind": kind,
            "summary": f"{sentence(random)[:150].rstrip('.,')}, all year round.",
            "themes": random.sample(terms("themes"), random.choice((1, 2, 3))),
            "areas": [area],
            "address": {
                "street": f"{random.randrange(1, 140)} {random.choice(STREETS)}",
                "locality": area.replace("-", " ").title(),
                "postcode": _postcode(random),
            },
            "contact": {
                "role": random.choice(ROLES),
                "email": f"hello@{slug}.example",
                "phone": f"01632 960{random.randrange(1000):03}",
                "website": f"https://{slug}.example/",
            },
            "sessions": [{"days": days, "start": f"{hour:02}:00", "end": f"{hour + 2:02}:00"}],
            "location": {
                "lat": round(52.9 + random.uniform(-0.2, 0.2), 5),
                "lon": round(-1.3 + random.uniform(-0.3, 0.3), 5),
            },
            "cost": random.choice(
                ("free", "free", "donation", {"level": "paid", "note": "£3, tea included"})
            ),
            "join": random.choice(("drop-in", "contact-first", "book", "membership")),
            "audience": random.sample(terms("audiences"), 2),
            "age": {"from": random.choice((5, 11, 16, 18))},
            "languages": ["en", *random.choice(([], [], ["pl"], ["cy"]))],
            "access": [
                {"feature": one, "checked": date(2026, 3, 1)} for one in random.sample(terms("access"), 3)
            ],
            "offers": random.sample(GOODS, 2),
            "looking_for": random.sample(GOODS, 2),
            "people_each_week": random.randrange(4, 90),
            "listed": listed,
            "checked": max(listed, TODAY - timedelta(days=random.randrange(1, 300))),
        }
        return Record(slug, meta, self._body(random, number))

    def _body(self, random: Random, number: int) -> str:
        first, second = ((number + step) % self.size for step in (7, 191))
        opening, *rest = paragraphs(random, 100)
        bring = "\n".join(f"- {sentence(random)}" for _ in range(3))
        links = f"We share the room with [{title(first)}]({slug_of(first)}.md) and *sometimes* with "
        links += f"[{title(second)}]({slug_of(second)}.md)."
        return "\n\n".join([opening, links, f"**Good to know**\n\n{bring}", *rest]) + "\n"

    def _story(self, number: int) -> Record:
        random = Random(f"{self.seed} story {number}")
        groups = [slug_of(random.randrange(self.size)) for _ in range(3)]
        meta: dict[str, Field] = {
            "title": f"How {title(number * 3 % self.size)} found its feet",
            "summary": f"{sentence(random)[:150].rstrip('.,')}, and what came of it.",
            "date": TODAY - timedelta(days=random.randrange(1, 1400)),
            "series": random.choice(("spotlight", "conversations", "small-sparks")),
            "author": random.choice(ROLES),
            "themes": random.sample(terms("themes"), 2),
            "areas": random.sample(terms("areas"), 1),
            "groups": list(dict.fromkeys(groups)),
            "quotes": [{"words": sentence(random), "who": random.choice(ROLES)}],
            "numbers": [
                {
                    "figure": str(random.randrange(5, 500)),
                    "what": "people came",
                    "source": "the group's own count",
                }
            ],
            "what_made_it_work": [sentence(random), sentence(random)],
        }
        opening, *rest = paragraphs(random, 285)
        about = f"It began at [{title(number)}](../groups/{slug_of(number)}.md)."
        return Record(
            f"story-{number:05}", meta, "\n\n".join([opening, about, "## What happened", *rest]) + "\n"
        )


NAMES = [" ".join(words) for words in product(FIRST, SECOND, THING)]


def title(number: int) -> str:
    """Return the name of the n-th listing; no two have the same."""
    # A step that shares no factor with the number of names visits each once, in no order one would notice.
    place, again = number * 4_999 % len(NAMES), number // len(NAMES)
    return f"{NAMES[place]} {again + 1}" if again else NAMES[place]


def slug_of(number: int) -> str:
    """Return the file name of the n-th listing, without its ending."""
    return title(number).lower().replace(" ", "-").replace("é", "e")


def _postcode(random: Random) -> str:
    """Return a postcode of an area that nobody has been given."""
    return f"LM{random.choice('12')} {random.randrange(1, 10)}{''.join(random.sample('ABDEFGHJLN', 2))}"


@cache
def terms(vocabulary: str) -> list[str]:
    """Return the ids of a vocabulary of the demo place."""
    return [term["id"] for term in _read(vocabulary)]


@cache
def parents() -> dict[str, str]:
    """Return the area above each area that has one."""
    return {term["id"]: term["parent"] for term in _read("areas") if "parent" in term}


def _read(vocabulary: str) -> list[dict[str, Field]]:
    read: list[dict[str, Field]] = yaml.load(
        (VOCABULARY / f"{vocabulary}.yml").read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    return read


def write(records: Iterator[Record], folder: Path) -> None:
    """Write records into a folder of content."""
    folder.mkdir(parents=True, exist_ok=True)
    for record in records:
        (folder / f"{record.slug}.md").write_text(record.text(), encoding="utf-8")
