"""Where the feeds of a place are, for those who write them and for the pages that offer them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from placebook.model.vocabulary import Term
    from placebook.pages.site import Site

Form = Literal["atom", "rss", "json"]
# Sources: RFC 4287, the RSS 2.0 specification (whose type was never registered), JSON Feed 1.1.
TYPES: dict[Form, str] = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}
# All feeds in one file, which feed readers take in at once (OPML 2.0).
ALL = "feeds/feeds.opml"

# The parts of a site that have a feed of their own; any other page offers those of the whole place.
_SECTIONS = {
    "stories": "stories",
    "events": "events",
    "whats-on": "events",
    "newsletter": "newsletter",
    "directory": "listings",
    "groups": "listings",
    "sparks": "sparks",
}


class Channel(NamedTuple):
    """A feed apart from its entries.

    Attributes:
        name: What it is called in addresses: `stories`, `theme/crafts`.
        title: What feed readers call it.
        description: What is in it, in a sentence.
        page: The page it follows.
        label: What it is called on a page that says whose it is: `Stories`, `Crafts`.
    """

    name: str
    title: str
    description: str
    page: str
    label: str

    def file(self, form: Form) -> str:
        """Return where it stands below the site's root: `feeds/stories.atom`."""
        return f"feeds/{self.name}.{form}"


class Offer(NamedTuple):
    """One feed in one form, as the head of a page offers it: its type, its title, its file."""

    type: str
    title: str
    file: str


def place_channels(site: Site, *, has_sparks: bool = False) -> tuple[Channel, ...]:
    """Return the feeds of the whole place: four, and one more where sparks are given."""
    place, letter, say = site.settings.place, site.settings.newsletter_title, site.words.say
    whole = say("Every edition of {title}, whole.", title=letter)
    channels = (
        Channel("newsletter", letter, whole, "newsletter/", letter),
        Channel(
            "stories",
            say("Stories from {place}", place=place),
            say("What people did, in their own words."),
            "stories/",
            say("Stories"),
        ),
        Channel(
            "listings",
            say("New in the {place} directory", place=place),
            say("Groups, places and skills as they join."),
            "directory/",
            say("New in the directory"),
        ),
        Channel(
            "events",
            say("Dates in {place}", place=place),
            say("What is coming, soonest first."),
            "events/",
            say("Events"),
        ),
    )
    sparks = Channel(
        "sparks",
        say("Small sparks in {place}", place=place),
        say("A little money to begin something, and what came of it."),
        "sparks/",
        say("Small sparks"),
    )
    return (*channels, sparks) if has_sparks else channels


def theme_channel(site: Site, theme: Term) -> Channel:
    """Return the feed of a theme."""
    return _term_channel(site, "theme", theme)


def area_channel(site: Site, area: Term) -> Channel:
    """Return the feed of an area, and of all that lies within it."""
    return _term_channel(site, "area", area)


def _term_channel(site: Site, family: str, term: Term) -> Channel:
    place = site.settings.place
    title = term.label if term.label == place else f"{term.label}, {place}"
    name = f"{family}/{term.id}"
    return Channel(
        name, title, site.words.say("What is coming, and what is new."), f"directory/{name}", term.label
    )


def offers_by_section(site: Site, *, has_sparks: bool = False) -> Mapping[str, tuple[Offer, ...]]:
    """Return what the head of pages offers by the part of the site they are in; `""` is for all other parts.

    A page in a part with a feed of its own offers that, in all its forms; any other page offers the feeds of
    the whole place in the one form that every feed reader knows.
    """
    if not site.url:
        return {"": ()}
    channels = {channel.name: channel for channel in place_channels(site, has_sparks=has_sparks)}
    offers = {
        section: tuple(_offers(channels[name])) for section, name in _SECTIONS.items() if name in channels
    }
    return offers | {"": tuple(_offer(channel, "atom") for channel in channels.values())}


def feed_head(site: Site, channel: Channel) -> Markup:
    """Return what the head of a page with a feed of its own holds."""
    if not site.url:
        return Markup("")
    link = Markup('  <link rel="alternate" type="{}" title="{}" href="{}">\n')
    return _joined(link.format(one.type, one.title, site.file(one.file)) for one in _offers(channel))


def _offers(channel: Channel) -> Iterator[Offer]:
    return (_offer(channel, form) for form in TYPES)


def _offer(channel: Channel, form: Form) -> Offer:
    return Offer(TYPES[form], channel.title, channel.file(form))


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
