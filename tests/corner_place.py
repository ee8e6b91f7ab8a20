"""A place of extremes: the longest words, four scripts, bare and full records, lists of many pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from small_place import draw, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PICTURES = ("hall.webp", "choir.webp", "larkmere-skyline.webp")

LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
LONGEST_TITLE = f"{LONG_WORD} Donaudampfschifffahrtselektrizitätenhauptwerk friends"
LONG_ADDRESS = "https://the-longest-name-that-a-website-in-this-place-could-have.example/" + "and-so-on/" * 12

ARABIC = "دائرة الشاي والحديث"
HEBREW = "מעגל שירה ותה"
WELSH = "Clwb Sgwrs y Llŷn a'r Môr"
POLISH = "Zażółć gęślą jaźń: Polska sobota"
UKRAINIAN = "Їжа, ґудзики й щирі розмови"

_SUMMARY = "A cup of tea and a chat for anyone who would like company."
_BODY = "Come in and sit down. There is always a chair, and somebody who knows where the biscuits are."

_PICTURE = {"file": "hall.webp", "alt": "A village hall with its door open", "credit": "Drawn for the hall"}

VOCABULARIES: dict[str, list[dict[str, Any]]] = {
    "themes": [
        {"id": "crafts", "label": "Crafts", "also": ["knitting"], "description": "Made by hand."},
        {"id": "walking", "label": "Walking"},
        {"id": "longest", "label": LONG_WORD},
        {"id": "unused", "label": "Beekeeping"},
    ],
    "areas": [
        {"id": "town", "label": "The town"},
        {"id": "northgate", "label": "Northgate", "parent": "town"},
        {"id": "weavers-row", "label": f"Weavers Row and {LONG_WORD}", "parent": "northgate"},
        {"id": "far-field", "label": "Far Field"},
    ],
    "access": [{"id": "step-free", "label": "Step-free"}, {"id": "hearing-loop", "label": "Hearing loop"}],
    "audiences": [{"id": "everyone", "label": "Everyone"}, {"id": "carers", "label": "Carers"}],
}

_FULL: dict[str, Any] = {
    "title": "The full hall",
    "kind": "place",
    "summary": "All that can be said of a listing is said of this one, so that all parts of its page show.",
    "themes": ["crafts", "walking", "longest"],
    "areas": ["northgate", "weavers-row", "far-field"],
    "address": {"street": "1 High Street", "locality": "Northgate", "postcode": "LM1 4QT"},
    "location": {"lat": "52.9", "lon": "-1.3"},
    "online": "Ask for the link by e-mail",
    "hours": "Most mornings, except when it is not",
    "sessions": [
        {"days": ["mon", "wed"], "start": "10:00", "end": "12:00", "note": "Bring slippers"},
        {
            "days": ["tue"],
            "start": "18:30",
            "end": "20:00",
            "every": "2",
            "from": "2026-01-06",
            "term_time": "true",
        },
        {"days": ["sun"], "nth": ["1", "3"], "until": "2027-06-30"},
        {"days": ["fri"], "nth": ["last"], "start": "19:00"},
    ],
    "cost": {"level": "paid", "note": "£2, tea included"},
    "join": {"how": "drop-in", "note": "Use the side door"},
    "audience": ["everyone", "carers"],
    "age": {"from": "11", "to": "99"},
    "languages": ["en", "cy", "pl", "uk", "ar"],
    "access": [
        {"feature": "step-free", "note": "The door is 90 cm wide", "checked": "2026-10-01"},
        {"feature": "hearing-loop"},
    ],
    "offers": [{"what": "A room for twelve", "since": "2026-09-01"}, "A tea urn"],
    "looking_for": [{"what": "Somebody to mend the clock", "since": "2026-10-01"}, "Chairs"],
    "volunteering": "Two hands are needed for the washing-up on Mondays.",
    "people_each_week": "1200",
    "works_with": ["bare", "arabic"],
    "part_of": "longest",
    "contact": {
        "role": "the caretaker",
        "name": "Mo",
        "email": "a-rather-long-address-for-a-hall@the-full-hall-of-northgate.example",
        "phone": "01632 960199",
        "website": LONG_ADDRESS,
        "in_person": "At the hatch on Mondays",
        "note": "Before six, please",
    },
    "images": [_PICTURE, {"file": "choir.webp", "alt": "A choir in two rows"}],
    "identifiers": [{"scheme": "GB-CHC", "id": "1000000"}],
    "alert": {"text": f"The water is off on Tuesday in {LONG_WORD}.", "until": "2027-01-01"},
    "listed": "2026-10-20",
    "checked": "2026-11-01",
    "checked_by": "keeper",
    "also_known_as": ["The old school", LONG_WORD],
    "redirect_from": ["the-old-school"],
    "uuid": "8f14e45f-ceea-467f-9575-6c33cd1ef1a1",
}


def _listing(title: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any frontmatter
    return {
        "title": title,
        "kind": "association",
        "summary": _SUMMARY,
        "themes": ["crafts"],
        "areas": ["northgate"],
        "contact": {"email": "tea@larkmere.example"},
        **fields,
    }


LISTINGS: dict[str, dict[str, Any]] = {
    "full-hall": _FULL,
    "bare": _listing("Bare", contact={"website": "bare.example"}),
    "longest": _listing(LONGEST_TITLE, summary=f"{LONG_WORD * 3}"[:190], kind="network", themes=["longest"]),
    "arabic": _listing(
        ARABIC,
        summary="كل يوم ثلاثاء نلتقي للحديث وشرب الشاي، والجميع مرحب بهم.",
        kind="interest",
        language="ar",
    ),
    "hebrew": _listing(
        HEBREW, summary="נפגשים בכל יום שלישי לשיר ולשתות תה, כולם מוזמנים.", kind="skill", language="he"
    ),
    "welsh": _listing(
        WELSH, summary="Dewch i siarad Cymraeg dros baned, o'r newydd neu'n rhugl.", language="cy"
    ),
    "polish": _listing(
        POLISH, summary="Czytamy, śmiejemy się i pijemy herbatę w każdą sobotę.", language="pl"
    ),
    "ukrainian": _listing(
        UKRAINIAN, summary="Щосуботи п'ємо чай, шиємо й розмовляємо українською.", language="uk"
    ),
    "paused": _listing("The paused choir", status="paused", alert="Back in the spring.", kind="organisation"),
    "closed": _listing("The closed café", status="closed", venue="full-hall"),
    "stale": _listing("The forgotten club", checked="2023-01-01", checked_by="group", venue="full-hall"),
    "registered": _listing(
        "From a register",
        source={"name": "A register of clubs", "url": "https://register.example/1"},
        contact={"website": "https://register.example/1"},
    ),
}

STORIES: dict[str, dict[str, Any]] = {
    "without-picture": {"title": "A story without a picture", "summary": _SUMMARY, "date": "2026-11-01"},
    "full-story": {
        "title": f"How {LONG_WORD} got its bench",
        "summary": "A bench, a saw, and the people of one street who wanted somewhere to sit.",
        "date": "2026-10-15",
        "series": "small-sparks",
        "author": "a neighbour",
        "themes": ["crafts"],
        "areas": ["northgate", "far-field"],
        "groups": ["full-hall", "bare"],
        "quotes": [{"words": "I only asked where the saw was.", "who": "Pat, who made it"}],
        "numbers": [
            {
                "figure": "£140,000,000",
                "what": "raised",
                "source": "the treasurer",
                "url": "https://n.example/",
            }
        ],
        "what_made_it_work": ["A saw", "A bench", f"Friends in {LONG_WORD}"],
        "source": {"name": "The street's own notes", "url": "https://notes.example/"},
        "images": [_PICTURE, {"file": "choir.webp", "alt": "A choir on a bench"}],
        "redirect_from": ["the-bench"],
    },
    "right-to-left": {
        "title": f"قصة {ARABIC}",
        "summary": "كل يوم ثلاثاء نلتقي للحديث وشرب الشاي معا.",
        "date": "2026-09-01",
        "language": "ar",
    },
}

EVENTS: dict[str, dict[str, Any]] = {
    "all-day": {
        "title": "A whole day of tea",
        "summary": _SUMMARY,
        "start": "2026-12-05",
        "areas": ["northgate"],
    },
    "many-days": {
        "title": "Three days of repair",
        "summary": _SUMMARY,
        "start": "2026-12-11 10:00",
        "end": "2026-12-13 16:00",
        "venue": "full-hall",
        "organiser": "bare",
        "groups": ["arabic", "welsh"],
        "topic": "Mending",
        "format": "both",
        "online": "Ask for the link",
        "booking": {
            "url": LONG_ADDRESS,
            "email": "book@larkmere.example",
            "phone": "01632 960150",
            "note": "By Friday",
        },
        "cost": "free",
        "join": "book",
        "audience": ["everyone"],
        "access": ["step-free"],
        "contact": {"role": "the caretaker", "phone": "01632 960199"},
        "images": [_PICTURE],
    },
    "cancelled": {
        "title": "The cancelled fair",
        "summary": _SUMMARY,
        "start": "2026-12-20 14:00",
        "areas": ["far-field"],
        "status": "cancelled",
    },
    "postponed": {
        "title": "The late fair",
        "summary": _SUMMARY,
        "start": "2027-01-09",
        "status": "postponed",
    },
    "over": {
        "title": "The fair that was",
        "summary": _SUMMARY,
        "start": "2026-05-02 14:00",
        "materials": [{"label": "What we heard", "url": "https://notes.example/fair"}],
        "format": "online",
    },
}

EDITIONS: dict[str, dict[str, Any]] = {
    "2025-q1": {"title": "A quiet quarter", "date": "2025-03-20", "subject": "Nothing much happened"},
    "2026-q4": {
        "title": f"Winter in {LONG_WORD}",
        "date": "2026-11-15",
        "subject": "What autumn brought",
        "preheader": "Benches, tea and three days of repair",
        "feature": ["stories/full-story", "groups/full-hall"],
        "notes": {"groups/full-hall": "The urn is new."},
    },
}

_LETTER = "Dear neighbours,\n\nhere is what autumn brought. The kettle is on.\n"
_BODY_OF_ALL = """\
## Inside

| Room | Seats |
|:-----|------:|
| The long room with the sprung floor | 200 |

### The kitchen

> "Two rings, and one that works on Sundays."

1. Ring first
2. Come in

```text
A line of code
```

![The hall, drawn](../images/hall.webp)

"""
_LINKED = (
    "We know [the bare ones](bare.md), [their story](../stories/full-story.md), [us](../about/index.md).\n"
)
_ABOUT = """\
# About

| Kind | What it means |
|---|---|
| Skill | something a resident can do |

{{ git_revision_date_localized }}

See [the full hall](../groups/full-hall.md), [its times](../groups/full-hall.md#when),
[a story](../stories/full-story.md), [an event](../events/many-days.md)
and [the winter letter](../newsletter/2026-q4.md).
"""


def record(fields: Mapping[str, Any], body: str = _BODY) -> str:
    """Return the text of a file of content."""
    head = yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{head}---\n{body}\n"


def _many(count: int) -> dict[str, str]:
    days = ("mon", "tue", "wed", "thu", "fri")
    letters = "ABDEFGHJLNPQRSTUVWXYZ"
    return {
        f"groups/club-{number:03}.md": record(
            _listing(
                f"{chr(65 + number % 26)} club number {number:03}",
                contact={"email": f"club{number}@larkmere.example"},
                sessions=[{"days": [days[number % 5]], "start": "10:00"}],
                location={"lat": f"{52.9 + number / 10_000:.4f}", "lon": "-1.3"},
                address={"postcode": f"LM1 {number % 9 + 1}{letters[number // 16]}{letters[number % 16]}"},
            )
        )
        for number in range(count)
    }


def corner_files(*, clubs: int = 0, bare: bool = False) -> dict[str, str]:
    """Return the place's files of text.

    Args:
        clubs: How many plain listings to add; 250 make lists longer than a page.
        bare: Leave out all stories, events and editions.
    """
    files = {f"vocabulary/{name}.yml": yaml.safe_dump(terms) for name, terms in VOCABULARIES.items()}
    files |= {f"groups/{slug}.md": record(fields) for slug, fields in LISTINGS.items()} | _many(clubs)
    if bare:
        return files
    files["groups/full-hall.md"] = record(_FULL, f"{_BODY_OF_ALL}{_LINKED}\n{LONG_WORD}\n\n- one\n- two\n")
    files["about/index.md"] = _ABOUT
    files["removed.yml"] = "- {page: groups/taken-down, on: 2026-10-01}\n"
    files |= {f"stories/{slug}.md": record(fields) for slug, fields in STORIES.items()}
    files |= {f"events/{slug}.md": record(fields) for slug, fields in EVENTS.items()}
    files |= {f"newsletter/{slug}.md": record(fields, _LETTER) for slug, fields in EDITIONS.items()}
    files["newsletter/2025-q2.md"] = record(
        {"title": "Nothing at all", "date": "2025-06-20", "subject": "A quarter of rest"}, ""
    )
    return files


def settings(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any option of MkDocs
    """Return the place's configuration, as MkDocs reads it from site_config.yml."""
    options = {"place": "The corner", "cover": "larkmere-skyline.webp", "keeper": KEEPER, "page_length": 30}
    return {
        "site_name": f"The corner, {LONG_WORD}",
        "site_url": "https://corner.example/",
        "docs_dir": "content",
        "theme": {"name": "material"},
        "plugins": [{"placebook": options}],
        "markdown_extensions": ["tables"],
        "validation": {"omitted_files": "ignore"},
        **changes,
    }


KEEPER = {"name": "the corner desk", "email": "desk@corner.example", "phone": "01632 960100"}


def write_corner(folder: Path, *, clubs: int = 0, bare: bool = False, **changes: Any) -> Path:  # noqa: ANN401
    """Write the place into a folder and return its configuration file."""
    write(folder / "content", corner_files(clubs=clubs, bare=bare))
    images = folder / "content" / "images"
    images.mkdir()
    for name in PICTURES:
        draw(images / name)
    return configured(folder, **changes)


def configured(folder: Path, **changes: Any) -> Path:  # noqa: ANN401 - any option of MkDocs
    """Write the place's configuration, with changes, into its folder and return the file."""
    config = folder / "site_config.yml"
    config.write_text(yaml.safe_dump(settings(**changes), allow_unicode=True), encoding="utf-8")
    return config
