"""A listing as a service of Open Referral UK, for directories that take in each other's data.

Source: Open Referral UK 3.0, the UK profile of the Human Services Data Specification (HSDS) 3.0. What HSDS
has and the profile leaves out, telephone numbers and the names of languages, goes by its HSDS name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from placebook.feeds.ids import entry_id
from placebook.feeds.recurrence import days_of_the_week
from placebook.model.kinds import KINDS
from placebook.model.points import published_point
from placebook.opendata.named_ids import named_id, url_id
from placebook.pages.listing import alert_on
from placebook.wording.facts import cost_words
from placebook.wording.languages import language_name
from placebook.wording.times import whole_session_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from placebook.model.directory import Directory, Whereabouts
    from placebook.model.listing import Address, Listing
    from placebook.pages.context import Context
    from placebook.pages.site import Site

_STATUSES = {"active": "active", "paused": "temporarily closed", "closed": "defunct"}
_CLOCK = "%H:%M"
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


def service_id(ctx: Context, listing: Listing) -> str:
    """Return the id of a listing as a service: its own uuid, else one that its feed entry's id gives."""
    return _uuid(listing.uuid) or url_id(entry_id(ctx.site, listing))


def headline(ctx: Context, listing: Listing) -> dict[str, Any]:
    """Return what a list of services says of one: the fields that hold no others.

    The running text of the listing is in the place's own open data alone.
    """
    contact, cost, keeper = listing.contact, listing.cost, ctx.site.settings.keeper
    alert = alert_on(listing, ctx.today)
    changed = max(filter(None, (listing.listed, listing.checked, listing.status_since)), default=None)
    return _filled(
        {
            "id": service_id(ctx, listing),
            "name": listing.title,
            "description": listing.summary,
            "url": contact.website or ctx.site.full(f"groups/{listing.slug}"),
            "email": contact.email,
            "status": _STATUSES[listing.status],
            "fees": cost_words(ctx.site.words, cost) if cost else None,
            "minimum_age": listing.age.from_ if listing.age else None,
            "maximum_age": listing.age.to if listing.age else None,
            "assured_date": _day(listing.checked),
            "assurer_email": keeper.email if listing.checked_by == "keeper" else None,
            "alert": alert.text if alert else None,
            "last_modified": f"{changed}T00:00:00.000Z" if changed else None,
        }
    )


def provider(ctx: Context, listing: Listing) -> Listing:
    """Return the listing that stands for who provides a service: the one it is part of, or itself."""
    above = ctx.directory.by_slug.get(listing.part_of or "")
    return above if above and above.status != "closed" else listing


class Services:
    """Makes whole services of listings. What many are filed under is worked out once."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._terms: dict[tuple[str, str], dict[str, Any]] = {}

    def service(self, listing: Listing) -> dict[str, Any]:
        """Return a listing as one whole service."""
        ctx, contact = self._ctx, listing.contact
        found = headline(ctx, listing)
        own = found["id"]
        areas = ctx.directory.area_labels(listing)
        organization = _organization(ctx, provider(ctx, listing))
        return found | _filled(
            {
                "organization_id": organization["id"],
                "organization": organization,
                "schedules": list(_schedules(ctx, listing, own)),
                "service_areas": [{"id": named_id(own, f"area/{name}"), "name": name} for name in areas],
                "service_at_locations": list(_locations(ctx, listing, own)),
                "languages": list(_languages(ctx, listing, own)),
                "cost_options": list(_costs(listing, own)),
                "contacts": _if_more(
                    {"id": named_id(own, "contact"), "name": contact.name, "title": contact.role}
                ),
                "phones": _if_more({"id": named_id(own, "phone"), "number": contact.phone}),
                "attributes": list(self._attributes(listing, own)),
            }
        )

    def _attributes(self, listing: Listing, own: str) -> Iterator[dict[str, Any]]:
        """Yield what it is filed under: its kind, its themes, and whom it is for."""
        filed: list[tuple[str, str]] = [("kind", listing.kind)]
        filed += [("theme", theme) for theme in listing.themes]
        filed += [("audience", audience) for audience in listing.audience]
        for taxonomy, id_ in filed:
            term = self._term(taxonomy, id_)
            yield {
                "id": named_id(own, f"{taxonomy}/{id_}"),
                "link_id": own,
                "link_type": taxonomy,
                "taxonomy_term_id": term["id"],
                "taxonomy_term": term,
            }

    def _term(self, taxonomy: str, id_: str) -> dict[str, Any]:
        found = self._terms.get((taxonomy, id_))
        if found is None:
            found = self._terms[taxonomy, id_] = _term(self._ctx.directory, self._ctx.site, taxonomy, id_)
        return found


def _organization(ctx: Context, listing: Listing) -> dict[str, Any]:
    id_ = named_id(service_id(ctx, listing), "organization")
    return _filled(
        {
            "id": id_,
            "name": listing.title,
            "description": listing.summary,
            "email": listing.contact.email,
            "website": listing.contact.website,
            "organization_identifiers": [
                {
                    "id": named_id(id_, f"{one.scheme}/{one.id}"),
                    "organization_id": id_,
                    "identifier_scheme": one.scheme,
                    "identifier_type": one.scheme,
                    "identifier": one.id,
                }
                for one in listing.identifiers
            ],
        }
    )


def _schedules(ctx: Context, listing: Listing, own: str) -> Iterator[dict[str, Any]]:
    """Yield when it meets. Times are those of the place: an offset from UTC would be wrong half the year."""
    for number, session in enumerate(listing.sessions, 1):
        yield _filled(
            {
                "id": named_id(own, f"session/{number}"),
                "valid_from": _day(session.from_),
                "valid_to": _day(session.until),
                "dtstart": _day(session.from_),
                "freq": "MONTHLY" if session.nth else "WEEKLY",
                "interval": 1 if session.nth else session.every,
                "byday": days_of_the_week(session),
                "opens_at": session.start.strftime(_CLOCK) if session.start else None,
                "closes_at": session.end.strftime(_CLOCK) if session.end else None,
                "description": whole_session_words(ctx.site.words, session),
                "notes": session.note,
            }
        )
    if listing.hours:
        yield {"id": named_id(own, "hours"), "description": listing.hours}


def _locations(ctx: Context, listing: Listing, own: str) -> Iterator[dict[str, Any]]:
    """Yield where it is, as far as that may be published, and how to take part from home."""
    whereabouts = ctx.directory.whereabouts(listing)
    point = published_point(listing, whereabouts)
    address, venue = whereabouts.address, whereabouts.venue
    there = named_id(own, "location")
    access = list(_access(ctx, listing, whereabouts, there))
    if address or point or venue or access:
        yield _at(
            own,
            "at-location",
            {
                "id": there,
                "location_type": "physical",
                "name": venue.title if venue else None,
                "latitude": point.lat if point else None,
                "longitude": point.lon if point else None,
                "addresses": list(_addresses(ctx, address, there)) if address else [],
                "accessibility": access,
            },
        )
    if listing.online:
        there = named_id(own, "online")
        yield _at(own, "at-online", {"id": there, "location_type": "virtual", "description": listing.online})


def _at(own: str, name: str, location: dict[str, Any]) -> dict[str, Any]:
    location = _filled(location)
    return {
        "id": named_id(own, name),
        "service_id": own,
        "location_id": location["id"],
        "location": location,
    }


def _addresses(ctx: Context, address: Address, there: str) -> Iterator[dict[str, Any]]:
    """Yield an address if it has all the parts that the standard asks of one."""
    settings = ctx.site.settings
    if address.street and address.locality and address.postcode and settings.country:
        yield {
            "id": named_id(there, "address"),
            "location_id": there,
            "address_1": address.street,
            "city": address.locality,
            "state_province": settings.county or settings.place,
            "postal_code": address.postcode,
            "country": settings.country,
            "address_type": "physical",
        }


def _access(ctx: Context, listing: Listing, whereabouts: Whereabouts, there: str) -> Iterator[dict[str, Any]]:
    """Yield what lets more people in: what the listing says, and what its venue says besides."""
    said = {one.feature: one for one in (whereabouts.venue.access if whereabouts.venue else ())}
    said |= {one.feature: one for one in listing.access}
    for one in said.values():
        yield _filled(
            {
                "id": named_id(there, f"access/{one.feature}"),
                "location_id": there,
                "description": ctx.directory.access.label(one.feature),
                "details": one.note,
            }
        )


def _languages(ctx: Context, listing: Listing, own: str) -> Iterator[dict[str, Any]]:
    for tag in listing.languages:
        name = language_name(ctx.site.words, tag)
        yield {"id": named_id(own, f"language/{tag}"), "name": name, "code": tag}


def _costs(listing: Listing, own: str) -> Iterator[dict[str, Any]]:
    if listing.cost:
        yield _filled(
            {
                "id": named_id(own, "cost"),
                "service_id": own,
                "option": listing.cost.level,
                "amount": 0 if listing.cost.level == "free" else None,
                "amount_description": listing.cost.note,
            }
        )


def _term(directory: Directory, site: Site, taxonomy: str, id_: str) -> dict[str, Any]:
    if taxonomy == "kind":
        kind = next(kind for kind in KINDS.values() if kind.id == id_)
        label, description = site.words.say(kind.label), site.words.say(kind.what)
    else:
        vocabulary = directory.themes if taxonomy == "theme" else directory.audiences
        term = vocabulary.by_id.get(id_)
        label = vocabulary.label(id_)
        description = (term and term.description) or label
    return _filled(
        {
            "id": url_id(f"https://{site.host}/{taxonomy}/{id_}"),
            "name": label,
            "description": description,
            "taxonomy": f"{site.settings.place}: {taxonomy}",
            "term_uri": site.full(f"directory/{taxonomy}/{id_}") if taxonomy != "audience" else "",
        }
    )


def _uuid(text: str | None) -> str | None:
    """Return a uuid in small letters; None for what is not written as one (RFC 9562, section 4)."""
    found = (text or "").lower()
    return found if _UUID.fullmatch(found) else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _if_more(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a thing in a list of its own, if more is known of it than its id."""
    filled = _filled(found)
    return [filled] if len(filled) > 1 else []


def _filled(found: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in found.items() if value not in (None, "", [])}
