"""Whether it is written down on what ground people's details and pictures are published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from placebook.content.names import as_slug
from placebook.content.personal import looks_personal
from placebook.content.report import file_of
from placebook.content.suggest import did_you_mean
from placebook.content.wordings import WORDINGS
from placebook.model.base import SLUG_PATTERN
from placebook.model.consent import LISTING_FORM, OUR_WORDINGS
from placebook.model.listing import Listing

if TYPE_CHECKING:
    from placebook.content.load import Loaded
    from placebook.content.report import Report
    from placebook.model.base import Picture
    from placebook.model.consent import ConsentWording
    from placebook.model.directory import Directory
    from placebook.model.event import Event

WITHOUT_CONSENT = "does not say how the people in it agreed to it"
CONSENT_HINT = "Write it after `consent:` below the picture, or `consent: Nobody is in it.`"


def lacks_consent(picture: Picture) -> bool:
    """Tell whether a picture says nothing of whether people are in it, and how they agreed.

    Nothing in a picture's file tells whether people are in it, and its words may not either; so each says it.
    """
    return not picture.consent


def check_grounds(loaded: Loaded, report: Report) -> None:
    """Find addresses that look like a person's own without a ground, and pictures without a consent."""
    directory = loaded.directory
    wordings = {one.id: one for one in (*OUR_WORDINGS, *directory.wordings)}
    asked: tuple[Listing | Event, ...] = (*directory.listings, *directory.events)
    for record in asked:
        _check_wording(report, record, wordings)
        if not (record.consent or getattr(record, "source", None) or record.status == "closed"):
            _check_addresses(loaded, report, record)
    for entry in (*asked, *directory.stories, *directory.editions):
        if isinstance(entry, Listing) and entry.status == "closed":
            continue
        if entry.slug in directory.frozen and file_of(entry).startswith("newsletter/"):
            continue
        for number, picture in enumerate(entry.images):
            if picture.file in loaded.images and lacks_consent(picture):
                message = f"the picture '{picture.file}' {WITHOUT_CONSENT}."
                report.warning(file_of(entry), "images", message, CONSENT_HINT, at=f"images.{number}.file")


def is_private(email: str, record: Listing | Event, directory: Directory) -> bool:
    """Tell whether an address looks like a person's own, and nothing says why it may be used."""
    if record.consent or getattr(record, "source", None):
        return False
    name = (record.contact and record.contact.name) or ""
    return looks_personal(email, name, lambda: _known(directory, record))


def _check_wording(report: Report, record: Listing | Event, wordings: dict[str, ConsentWording]) -> None:
    given = record.consent
    if not given or not given.wording or not re.match(SLUG_PATTERN, given.wording):
        return  # words with blanks between them are the wording itself
    wording = wordings.get(given.wording)
    if not wording:
        hint = (
            did_you_mean(given.wording, wordings)
            or f"Write the words themselves, or put them into {WORDINGS}."
        )
        message = f"there is no wording '{given.wording}'."
        report.warning(file_of(record), "consent.wording", message, hint)
    elif given.given and wording.since and given.given < wording.since:
        message = (
            f"on {given.given} nobody can have agreed to '{wording.id}', which is used since {wording.since}."
        )
        report.warning(file_of(record), "consent.wording", message, "One of the two is wrong.")


def _check_addresses(loaded: Loaded, report: Report, record: Listing | Event) -> None:
    contact = record.contact
    booking = getattr(record, "booking", None)
    held = {"contact.email": contact and contact.email, "booking.email": booking and booking.email}
    for field, email in held.items():
        if email and is_private(email, record, loaded.directory):
            message = (
                f"'{email}' looks like a person's own address, and nothing says why it may be published."
            )
            host = email.partition("@")[2]
            own = as_slug(record.title).partition("-")[0] or "hello"
            hint = (
                f"Better is one that goes with a part in it: info@, hello@, {own}@{host}. Or ask them, and "
                f"write consent: {{basis: consent, given: …, wording: {LISTING_FORM.id}}}."
            )
            report.warning(file_of(record), field, message, hint)


def _known(directory: Directory, record: Listing | Event) -> tuple[str, ...]:
    """Return the texts whose words are the group's own."""
    contact = record.contact
    return (
        record.title,
        *getattr(record, "also_known_as", ()),
        *directory.area_labels(record),
        *(directory.themes.label(theme) for theme in record.themes),
        record.venue or "",
        (contact and contact.role) or "",
        getattr(record, "organiser", "") or "",
    )
