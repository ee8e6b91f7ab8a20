"""A place written by people who mean harm: each field of each kind of record holds a payload if it may."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from placebook.content.record import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_UNSAID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

LISTING: dict[str, Any] = {
    "title": "Tea",
    "kind": "association",
    "summary": "Tea, talk and toast, twenty characters at least.",
    "themes": ["crafts"],
    "areas": ["larkmere"],
    "address": {"street": "1 Mill Lane", "locality": "Larkmere", "postcode": "LM1 4QT"},
    "contact": {
        "role": "secretary",
        "name": "Tea",
        "email": "tea@larkmere.example",
        "phone": "01632 960001",
        "website": "https://tea.example/",
        "in_person": "At the desk",
        "note": "After ten",
    },
    "sessions": [{"days": ["tue"], "start": "10:00", "end": "11:00", "note": "Bring a mug"}],
    "hours": "Mornings",
    "online": "By telephone",
    "location": {"lat": "52.9", "lon": "-1.3"},
    "show_location": "exact",
    "cost": {"level": "paid", "note": "One pound"},
    "join": {"how": "book", "note": "By post"},
    "audience": ["everyone"],
    "age": {"from": "11", "to": "18"},
    "languages": ["en"],
    "access": [{"feature": "ramp", "note": "At the side", "checked": "2026-01-01"}],
    "offers": [{"what": "Cups", "since": "2026-10-02"}],
    "looking_for": [{"what": "Saucers", "since": "2026-10-02"}],
    "volunteering": "Wash up",
    "people_each_week": "12",
    "images": [{"file": "hall.webp", "alt": "A hall", "credit": "The hall", "consent": "Given"}],
    "identifiers": [{"scheme": "GB-CHC", "id": "123456"}],
    "alert": {"text": "Closed for a week", "until": "2027-01-01"},
    "changed": {"on": "2026-10-02", "what": "In the boathouse now."},
    "status_since": "2026-10-02",
    "listed": "2026-10-02",
    "checked": "2026-10-02",
    "checked_by": "group",
    "consent": {"basis": "public-role", "given": "2026-10-02", "wording": "Version 1"},
    "source": {"name": "A register", "url": "https://register.example/", "licence": "OGL", "id": "1"},
    "also_known_as": ["Char"],
    "uuid": "tea-1",
}
STORY: dict[str, Any] = {
    "title": "Toast",
    "summary": "How toast came to the hall, in twenty characters.",
    "date": "2026-10-02",
    "series": "spotlight",
    "author": "the desk",
    "themes": ["crafts"],
    "areas": ["larkmere"],
    "groups": ["tea"],
    "quotes": [{"words": "It was toast.", "who": "A neighbour"}],
    "numbers": [{"figure": "12", "what": "slices", "source": "The plate", "url": "https://plate.example/"}],
    "what_made_it_work": ["Butter"],
    "source": {"name": "A book", "url": "https://book.example/", "licence": "OGL", "id": "1"},
    "images": [{"file": "hall.webp", "alt": "A hall", "credit": "The hall"}],
}
EVENT: dict[str, Any] = {
    "title": "Fair",
    "summary": "A fair on the green with twenty characters or more.",
    "start": "2026-12-05 10:00",
    "end": "2026-12-05 12:00",
    "address": {"street": "The green", "locality": "Larkmere", "postcode": "LM1 4QT"},
    "areas": ["larkmere"],
    "online": "By telephone",
    "themes": ["crafts"],
    "groups": ["tea"],
    "topic": "Cakes",
    "booking": {
        "url": "https://book.example/",
        "email": "b@larkmere.example",
        "phone": "01632 960002",
        "note": "Ring",
    },
    "cost": {"level": "paid", "note": "One pound"},
    "join": {"how": "book", "note": "By post"},
    "audience": ["everyone"],
    "access": [{"feature": "ramp", "note": "At the side"}],
    "contact": {"role": "secretary", "name": "Fair", "phone": "01632 960001"},
    "materials": [{"label": "Notes", "url": "https://notes.example/"}],
    "images": [{"file": "hall.webp", "alt": "A hall"}],
    "listed": "2026-10-02",
}
SPARK: dict[str, Any] = {
    "title": "Oven",
    "summary": "An oven for the green, of old bricks and new cement.",
    "date": "2026-10-02",
    "amount": "240",
    "currency": "GBP",
    "fund": "fund",
    "given_by": "tea",
    "who": "Neighbours",
    "groups": ["tea"],
    "themes": ["crafts"],
    "areas": ["larkmere"],
    "came_of_it": {"on": "2026-11-02", "what": "Bread."},
    "images": [{"file": "hall.webp", "alt": "A hall", "credit": "The hall"}],
}
FUND: dict[str, Any] = {
    "title": "Fund",
    "summary": "A little money for a little beginning, on the green.",
    "date": "2026-10-02",
    "stage": "open",
    "amount": "250",
    "until": "2027-01-31",
    "how_to_ask": "Ring us up",
    "given_by": "tea",
}
EDITION: dict[str, Any] = {
    "title": "Edition",
    "date": "2026-12-01",
    "subject": "A letter to everyone",
    "preheader": "What is new",
    "images": [{"file": "hall.webp", "alt": "A hall"}],
}
RECORDS = {"groups": LISTING, "stories": STORY, "events": EVENT, "sparks": SPARK, "newsletter": EDITION}


@dataclass(frozen=True)
class Attempt:
    """One file of a hostile place, and the fields that would not take the payload."""

    collection: str
    slug: str
    text: str
    refused: tuple[str, ...]
    taken: tuple[str, ...]


def attempts(payloads: Sequence[str]) -> Iterator[Attempt]:
    """Make a record of each kind for each payload, with it in every field that takes it, and in the body."""
    for number, payload in enumerate(payloads):
        for collection, fields in RECORDS.items():
            # An edition is named after a quarter; there are enough of them.
            slug = f"{2000 + number // 4}-q{number % 4 + 1}" if collection == "newsletter" else f"h{number}"
            yield _attempt(collection, slug, fields, payload)


def _attempt(collection: str, slug: str, fields: dict[str, Any], payload: str) -> Attempt:
    """Put a payload everywhere, then take it out again wherever a problem is told of."""
    kept = deepcopy(fields)
    paths = {".".join(map(str, path)): path for path in _texts(fields)}
    for path in paths.values():
        _put(kept, path, f"{payload} and twenty more")
    refused: set[str] = set()
    while problems := _problems(collection, slug, kept):
        again = {
            name for name in paths if any(name == told or name.startswith(f"{told}.") for told in problems)
        }
        assert again - refused, (payload, problems)
        for name in again:
            _put(kept, paths[name], _get(fields, paths[name]))
        refused |= again
    return Attempt(
        collection, slug, written(kept, payload), tuple(sorted(refused)), tuple(paths.keys() - refused)
    )


def _problems(collection: str, slug: str, fields: dict[str, Any]) -> list[str]:
    data = written(fields, "").encode("utf-8", "surrogatepass")
    return [problem.field for problem in read(collection, slug, data, file="x.md").problems]


def written(fields: dict[str, Any], body: str) -> str:
    """Write a file of content. JSON-like YAML escapes what YAML itself would refuse."""
    head = yaml.safe_dump(fields, allow_unicode=True, width=10_000, sort_keys=False)
    return f"---\n{head}---\n{_UNSAID.sub('', body)}\n"


def _texts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, (*path, name))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _texts(item, (*path, at))
    else:
        yield path


def _get(fields: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401
    for part in path:
        fields = fields[part]
    return fields


def _put(fields: Any, path: tuple[str | int, ...], value: str) -> None:  # noqa: ANN401
    for part in path[:-1]:
        fields = fields[part]
    fields[path[-1]] = value


def write_place(folder: Path, made: Sequence[Attempt], images: Path) -> Path:
    """Write a whole place with these records; return its configuration."""
    content = folder / "content"
    for attempt in made:
        path = content / attempt.collection / f"{attempt.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(attempt.text.encode("utf-8", "surrogatepass"))
    (content / "groups" / "tea.md").write_text(written(LISTING, "Tea."), encoding="utf-8")
    fund = {**FUND, "title": "<script>pwned()</script>", "how_to_ask": "<img src=x onerror=pwned()>"}
    (content / "sparks" / "fund.md").write_text(written(fund, "Ask."), encoding="utf-8")
    (content / "images").mkdir()
    (content / "images" / "hall.webp").write_bytes((images / "hall.webp").read_bytes())
    vocabulary = content / "vocabulary"
    vocabulary.mkdir()
    for name, term in (
        ("areas", "larkmere"),
        ("themes", "crafts"),
        ("access", "ramp"),
        ("audiences", "everyone"),
    ):
        terms = [
            {
                "id": term,
                "label": f"{term} <script>pwned()</script>",
                "also": ['"><img src=x onerror=pwned()>'],
            }
        ]
        (vocabulary / f"{name}.yml").write_text(yaml.safe_dump(terms), encoding="utf-8")
    hostile = "<script>pwned()</script>\"'><img src=x onerror=pwned()>"
    options = {
        "place": hostile,
        "strapline": hostile,
        "title": hostile,
        "credit": hostile,
        "keeper": {"name": hostile, "email": "k@larkmere.example"},
    }
    configuration = {
        "site_name": "Place",
        "site_url": "https://larkmere.example/",
        "docs_dir": "content",
        "theme": {"name": "material"},
        "plugins": [{"placebook": options}],
        "validation": {"omitted_files": "ignore"},
    }
    path = folder / "site_config.yml"
    path.write_text(yaml.safe_dump(configuration), encoding="utf-8")
    return path
