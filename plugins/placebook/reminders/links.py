"""The three answers to a reminder, as links: to the keeper's own service, or into an e-mail that is ready.

The e-mail holds the headings by which `placebook intake email` knows answers again (`submissions/headed.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from placebook.doors.answers import answers_of
from placebook.doors.asides import MESSAGE, RUNNING, WHICH
from placebook.doors.questions import questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.directory import Directory
    from placebook.model.listing import Listing
    from placebook.wording.wording import Wording

# What changes most often, in the order of the questions: it stands in the e-mail, to be written over.
_CHANGING = ("sessions", "hours", "contact.phone", "contact.email", "contact.website")
_LONGEST = 400  # characters of one answer; some mail programs take addresses of 2,000 and no longer
_RIGHT, _CHANGE, _CLOSED = "right", "change", "closed"
_YES, _NO = "Yes", "No"


class Links(NamedTuple):
    """Where each answer leads: `https:` or `mailto:`."""

    right: str
    change: str
    closed: str


class Answering(NamedTuple):
    """How answers come back.

    Attributes:
        service: The address of the keeper's service, with `{listing}` and `{answer}`; empty without one.
        email: The address that e-mails go to.
        words: The words of the place.
    """

    service: str
    email: str
    words: Wording

    def links(self, listing: Listing, directory: Directory) -> Links:
        """Return the links for one listing."""
        if self.service:
            return Links(*(self._served(listing, answer) for answer in (_RIGHT, _CHANGE, _CLOSED)))
        say, title = self.words.say, listing.title
        return Links(
            right=self._mail(
                say("Still right: {title}", title=title), ((WHICH.label, listing.slug), (RUNNING.label, _YES))
            ),
            change=self._mail(
                say("Something has changed: {title}", title=title),
                ((WHICH.label, listing.slug), *_as_it_is(listing, directory), (MESSAGE.label, "")),
            ),
            closed=self._mail(
                say("No longer running: {title}", title=title),
                ((WHICH.label, listing.slug), (RUNNING.label, _NO), (MESSAGE.label, "")),
            ),
        )

    def _served(self, listing: Listing, answer: str) -> str:
        return self.service.replace("{listing}", quote(listing.slug)).replace("{answer}", answer)

    def _mail(self, subject: str, parts: tuple[tuple[str, str], ...]) -> str:
        """Return a link that begins an e-mail (RFC 6068)."""
        body = "\r\n\r\n".join(f"### {label}\r\n\r\n{answer}" for label, answer in parts)
        to, about, text = quote(self.email, safe="@"), quote(subject, safe=""), quote(body, safe="")
        return f"mailto:{to}?subject={about}&body={text}"


def _as_it_is(listing: Listing, directory: Directory) -> Iterator[tuple[str, str]]:
    """Yield what is most likely to change, as it is; what is too long for a link is asked for without."""
    asked = [one for one in questions(directory) if one.name in _CHANGING]
    now = answers_of(listing, asked)
    for question in asked:
        answer = now.get(question.name, "")
        yield question.label, answer.replace("\n", "\r\n") if len(answer) <= _LONGEST else ""
