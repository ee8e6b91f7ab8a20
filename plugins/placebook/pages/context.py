"""What page makers work with: the directory, the site, the templates, and what tells records apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from placebook.model.almanac import Almanac
from placebook.model.edition import Edition
from placebook.model.event import Event
from placebook.model.happenings import happenings
from placebook.model.listing import Listing
from placebook.model.postcode import PostcodePoints
from placebook.model.spark import Spark
from placebook.model.story import Story
from placebook.pages.checked import checked
from placebook.pages.kept import Kept, Lines
from placebook.pages.related import Related
from placebook.press import key_of
from placebook.wording.times import meets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from placebook.model.directory import Directory
    from placebook.model.happenings import Happening
    from placebook.model.outlines import Outline
    from placebook.pages.lean_code import LeanEnvironment
    from placebook.pages.site import Site


@dataclass(frozen=True)
class Context:
    """All a page can be made from.

    Attributes:
        directory: The records.
        site: What pages share.
        env: The templates, from `templates.environment`.
        digests: For each file of content, what tells its bytes from others.
        facts: For files of records, what tells all in them but their running text from others.
        kept: Keys that were worked out of all facts before.
        data_lines: Lines of `data/listings.json` that were written before.
        calendar_lines: Appointments of listings that were written before.
        told_lines: What was gathered before of the words that listings' texts tell the search.
        postcodes: Where the postcodes near the place's listings are.
        outlines: What the map draws below its markers.
    """

    directory: Directory
    site: Site
    env: LeanEnvironment
    digests: Mapping[str, bytes]
    facts: Mapping[str, bytes] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)
    data_lines: Lines = field(default_factory=Lines)
    calendar_lines: Lines = field(default_factory=Lines)
    told_lines: Lines = field(default_factory=Lines)
    postcodes: PostcodePoints = field(default_factory=PostcodePoints)
    outlines: tuple[Outline, ...] = ()
    _cards: dict[str, Markup] = field(default_factory=dict, repr=False)

    def render(self, template: str, **values: Any) -> str:  # noqa: ANN401 - whatever the template shows
        """Render a template of the folder `pages/`."""
        return self.env.render(f"pages/{template}", {"directory": self.directory, "ctx": self, **values})

    def inputs(self, *records: Listing | Story | Event | Spark | Edition | None) -> bytes:
        """Return what tells these records, in this order, from all others."""
        digests = self.digests
        return key_of(*[digests.get(source_of(record), b"") for record in records if record])

    def facts_of(self, *records: Listing | Story | Event | Spark | Edition | None) -> bytes:
        """Return what tells the facts of these records, in this order, from all others: what a card may show.

        A page that shows a record's running text needs its `inputs`.
        """
        facts = self._facts_by_slug
        return key_of(b"".join([facts[type(one)].get(one.slug, _NOTHING) for one in records if one]))

    @cached_property
    def _facts_by_slug(self) -> dict[type, dict[str, bytes]]:
        """What tells the facts of each record from others, all of one length: most pages ask for many."""
        return {
            kind: {
                file[len(folder) + 1 : -len(".md")]: self.facts.get(file) or key_of(digest)
                for file, digest in self.digests.items()
                if file.startswith(f"{folder}/")
            }
            for kind, folder in _FOLDERS.items()
        }

    @cached_property
    def today(self) -> date:
        """The day the site is built on."""
        return self.site.today

    @cached_property
    def has_map(self) -> bool:
        """Whether anything lies below a map's markers; on blank paper they would say nothing."""
        return bool(self.outlines or self.site.settings.map.tiles)

    @cached_property
    def outlined(self) -> dict[str, frozenset[str]]:
        """The areas that the map outlines, each with itself and all that hold it."""
        areas = self.directory.areas
        drawn = [one.area for one in self.outlines if one.area]
        return {area: frozenset(one.id for one in areas.path(area)) for area in drawn}

    @cached_property
    def almanac(self) -> Almanac:
        """The school terms and bank holidays of the place."""
        rule = self.site.settings.bank_holidays.sessions
        return Almanac(self.directory.school_terms, self.site.bank_holidays, rule)

    @cached_property
    def coming_weeks(self) -> dict[date, list[Happening]]:
        """What is on in the coming weeks, by day."""
        return happenings(self.directory, self.almanac, self.today, DAYS_HELD)

    @cached_property
    def related(self) -> Related:
        """Which listings are near and like each other."""
        return Related(self.directory)

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """Editions that readers are led to, latest first: no drafts, and none before the day it comes out."""
        return tuple(one for one in self.directory.published if one.date <= self.today)

    @cached_property
    def coming(self) -> tuple[Event, ...]:
        """Events that are not over, soonest first."""
        return tuple(event for event in self.directory.events if event.last_day >= self.today)

    @cached_property
    def past(self) -> tuple[Event, ...]:
        """Events that are over, latest first."""
        return tuple(event for event in reversed(self.directory.events) if event.last_day < self.today)

    def card(self, listing: Listing) -> Markup:
        """Return a listing's card; it is the same on every page, and made once."""
        card = self._cards.get(listing.slug)
        if card is None:
            words = self.site.words
            html = self.render(
                "card.html",
                listing=listing,
                meets=meets(words, listing),
                areas=words.joined(self.directory.area_labels(listing)),
                checked=checked(words, listing, self.today, self.site.settings.review_months),
                level=3,
            )
            card = self._cards[listing.slug] = Markup(html)  # noqa: S704 - made by our own template
        return card

    def cards(self, listings: Iterable[Listing]) -> Markup:
        """Return the cards of several listings, one after the other."""
        return Markup("").join(map(self.card, listings))

    def listings(self, slugs: Iterable[str]) -> list[Listing]:
        """Return the listings of these slugs, without those that are not there."""
        return [self.directory.by_slug[slug] for slug in slugs if slug in self.directory.by_slug]


_NOTHING = key_of()

# Four weeks, and one more for a site that is not built anew every day.
DAYS_HELD = 7 * 5

_FOLDERS: dict[type, str] = {
    Listing: "groups",
    Story: "stories",
    Event: "events",
    Spark: "sparks",
    Edition: "newsletter",
}


def source_of(record: Listing | Story | Event | Spark | Edition) -> str:
    """Return the file of content a record comes from: `groups/tea.md`."""
    return f"{_FOLDERS[type(record)]}/{record.slug}.md"


def page_of(record: Listing | Story | Event | Spark | Edition) -> str:
    """Return the name of a record's page: `groups/tea`."""
    return f"{_FOLDERS[type(record)]}/{record.slug}"
