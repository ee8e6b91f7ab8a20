"""Words people write where the model has another: for the fields themselves and for the choices of some."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# What people call a field, and where it is. The first that exists where they wrote it is offered.
_FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("title",),
    "heading": ("title",),
    "description": ("summary",),
    "about": ("summary",),
    "type": ("kind",),
    "category": ("kind", "themes"),
    "tags": ("themes",),
    "topics": ("themes",),
    "area": ("areas",),
    "ward": ("areas",),
    "village": ("areas", "locality"),
    "town": ("locality", "areas"),
    "when": ("sessions", "start"),
    "day": ("sessions", "start"),
    "days": ("sessions",),
    "times": ("sessions", "start"),
    "time": ("sessions", "start"),
    "date": ("start", "listed"),
    "opening_hours": ("hours",),
    "opening_times": ("hours",),
    "where": ("venue",),
    "place": ("venue",),
    "location": ("venue", "address"),
    "postcode": ("address.postcode",),
    "street": ("address.street",),
    "zip": ("postcode", "address.postcode"),
    "email": ("contact.email",),
    "mail": ("email", "contact.email"),
    "phone": ("contact.phone",),
    "telephone": ("phone", "contact.phone"),
    "tel": ("phone", "contact.phone"),
    "mobile": ("phone", "contact.phone"),
    "website": ("contact.website", "url"),
    "web": ("website", "contact.website"),
    "url": ("website", "contact.website"),
    "link": ("website", "url", "contact.website"),
    "who": ("name", "contact.name"),
    "price": ("cost",),
    "fee": ("cost",),
    "charge": ("cost",),
    "ages": ("age",),
    "accessibility": ("access",),
    "wanted": ("looking_for",),
    "needs": ("looking_for",),
    "latitude": ("lat", "location.lat"),
    "longitude": ("lon", "location.lon"),
    "lng": ("lon",),
    "image": ("images",),
    "photo": ("images",),
    "picture": ("images",),
    "caption": ("alt",),
    "updated": ("checked",),
    "last_checked": ("checked",),
    "published": ("date", "listed"),
    "begins": ("start",),
    "ends": ("end",),
    "finish": ("end",),
}

# What people write in a field, by the word that is meant.
_CHOICES: dict[str, dict[str, str]] = {
    "kind": {
        "association": "club, group, society, community group, choir, team, class",
        "organisation": "charity, council, business, company, shop, school, service, body, ngo",
        "place": "hall, venue, space, building, room, park, garden, cafe",
        "interest": "hobby, passion, idea",
        "skill": "talent, teacher, knowledge, person",
        "network": "neighbours, mutual aid, whatsapp group, forum",
    },
    "status": {
        "active": "open, live, running",
        "paused": "on hold, resting, suspended",
        "closed": "shut, ended, finished, gone",
        "going-ahead": "confirmed, on, yes, planned",
        "cancelled": "off",
        "postponed": "delayed, put off",
    },
    "how": {
        "drop-in": "just turn up, turn up, come along, open, walk in",
        "contact-first": "contact, ask, ring, email, get in touch",
        "book": "booking, booked, ticket, tickets",
        "membership": "member, members, members only",
        "waiting-list": "waitlist",
    },
    "level": {
        "free": "none, no, nothing, 0, £0",
        "donation": "donations, pay what you can, voluntary",
        "paid": "yes, fee, charge, paying",
        "varies": "depends",
    },
    "days": {
        "mon": "monday, mondays",
        "tue": "tuesday, tuesdays, tues",
        "wed": "wednesday, wednesdays, weds",
        "thu": "thursday, thursdays, thur, thurs",
        "fri": "friday, fridays",
        "sat": "saturday, saturdays",
        "sun": "sunday, sundays",
    },
    "nth": {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "last": "-1"},
    "show_location": {"hidden": "none, no, private", "exact": "yes", "street": "postcode"},
    "format": {"face-to-face": "in person, face to face", "online": "zoom", "both": "hybrid"},
    "languages": {
        "ar": "arabic", "bn": "bengali", "cy": "welsh", "de": "german", "en": "english", "es": "spanish",
        "fa": "farsi", "fr": "french", "ga": "irish", "gu": "gujarati", "hi": "hindi", "it": "italian",
        "ku": "kurdish", "pa": "punjabi", "pl": "polish", "ps": "pashto", "pt": "portuguese",
        "ro": "romanian", "ru": "russian", "so": "somali", "ta": "tamil", "tr": "turkish", "uk": "ukrainian",
        "ur": "urdu", "zh": "chinese",
    },
}  # fmt: skip


def meant_field(word: str, known: Iterable[str]) -> str | None:
    """Return the field, dotted if it lies in another, that people mean by a name of their own; or None."""
    names = set(known)
    places = _FIELDS.get(word.strip().casefold().replace("-", "_").replace(" ", "_"), ())
    return next((place for place in places if place.partition(".")[0] in names), None)


def meant_choice(field: str, word: str) -> str | None:
    """Return the choice that people mean by a word of their own in one field, or None."""
    low = word.strip().casefold()
    table = _CHOICES.get(field, {})
    return next((meant for meant, words in table.items() if low in words.split(", ")), None)
