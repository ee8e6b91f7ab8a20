"""A place made of chosen records, for tests of what is made from them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from placebook.content import markdown
from placebook.model.directory import Directory
from placebook.model.edition import Edition
from placebook.model.event import Event
from placebook.model.listing import Listing
from placebook.model.settings import Settings
from placebook.model.spark import Spark
from placebook.model.story import Story
from placebook.model.vocabulary import Term, Vocabulary
from placebook.pages.context import Context, source_of
from placebook.pages.site import PreparedPicture, Site, Variant
from placebook.pages.templates import environment
from placebook.wording.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from placebook.model.base import Frozen

THEME = Path(__file__).parents[2] / "theme"
SUMMARY = "A cup of tea and a chat for anyone who would like company."
KEEPER = {
    "name": "The Larkmere desk",
    "email": "desk@larkmere.example",
    "phone": "01632 960110",
    "post": "The Loft, 2 Market Place, Larkmere LM1 4QT",
}
SETTINGS: dict[str, Any] = {
    "place": "Larkmere",
    "title": "Larkmere news",
    "keeper": KEEPER,
    "since": "2024-02-05",
    "language": "en-GB",
}
VOCABULARIES = {
    "areas": Vocabulary.of("areas", [Term(id="northgate", label="Northgate")]),
    "themes": Vocabulary.of("themes", [Term(id="crafts", label="Crafts & making")]),
    "access": Vocabulary.of("access", [Term(id="step-free", label="Step-free")]),
}


def _made(model: type[Frozen], folder: str, slug: str, body: str, fields: dict[str, Any]) -> Any:  # noqa: ANN401
    html = markdown.render(body, folder=folder).html
    return model.model_validate({"slug": slug, "body": body, "html": html, **fields})


def listing(slug: str = "tea", body: str = "", /, **fields: object) -> Listing:
    """Make a listing, of which only what matters to the test is said."""
    usual = {
        "title": slug.replace("-", " ").capitalize(),
        "kind": "association",
        "summary": SUMMARY,
        "themes": ["crafts"],
        "areas": ["northgate"],
        "contact": {"email": "tea@larkmere.example"},
    }
    made: Listing = _made(Listing, "groups", slug, body, usual | fields)
    return made


def story(slug: str, day: str, body: str = "It began with a kettle.", /, **fields: object) -> Story:
    """Make a story of a day."""
    usual = {"title": slug.replace("-", " ").capitalize(), "summary": SUMMARY, "date": day}
    made: Story = _made(Story, "stories", slug, body, usual | fields)
    return made


def event(slug: str, start: str, body: str = "", /, **fields: object) -> Event:
    """Make an event that starts at a time or on a day."""
    usual = {"title": slug.capitalize(), "summary": SUMMARY, "start": start, "areas": ["northgate"]}
    made: Event = _made(Event, "events", slug, body, usual | fields)
    return made


def spark(slug: str, day: str, body: str = "", /, **fields: object) -> Spark:
    """Make a spark of a day: £240, unless it says otherwise."""
    usual = {"title": slug.replace("-", " ").capitalize(), "summary": SUMMARY, "date": day, "amount": 240}
    made: Spark = _made(Spark, "sparks", slug, body, usual | fields)
    return made


def edition(slug: str, day: str, body: str = "Dear all, come in.", /, **fields: object) -> Edition:
    """Make an edition of a day."""
    usual = {"title": f"Edition {slug}", "date": day, "subject": "Larkmere news of the quarter"}
    made: Edition = _made(Edition, "newsletter", slug, body, usual | fields)
    return made


def directory(*records: Listing | Story | Event | Spark | Edition) -> Directory:
    """Put records of any sort into a directory."""

    def only(model: type[Any]) -> Iterable[Any]:
        return (record for record in records if isinstance(record, model))

    return Directory.of(
        listings=only(Listing),
        stories=only(Story),
        events=only(Event),
        sparks=only(Spark),
        editions=only(Edition),
        vocabularies=VOCABULARIES,
    )


def context(
    *records: Listing | Story | Event | Spark | Edition,
    today: str = "2026-12-31",
    url: str = "https://larkmere.example/",
    settings: Mapping[str, object] | None = None,
) -> Context:
    """Make all that pages, e-mails, feeds and data are made from. Every picture named is there."""
    found = directory(*records)
    names = {one.file for record in records for one in record.images}
    pictures = {name: _picture(name) for name in names}
    read = Settings.model_validate(SETTINGS | dict(settings or {}))
    site = Site(
        read,
        date.fromisoformat(today),
        url=url,
        pictures=pictures,
        words=Wording(read.language),
    )
    digests = {source_of(record): repr(record).encode() for record in records}
    return Context(found, site, environment(jinja2.FileSystemLoader(THEME), site), digests)


def _picture(name: str) -> PreparedPicture:
    stem = name.partition(".")[0]
    return PreparedPicture(
        1600, 1067, tuple(Variant(width, f"images/{stem}-{width}.webp") for width in (480, 960))
    )
