"""The three answers to a reminder, as links: to a service, to the site's own forms, or into a ready e-mail.

The e-mail holds the headings by which `placebook intake email` knows answers again (`submissions/headed.py`),
in the words of the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from placebook.doors.asides import CLOSED, MESSAGE, RIGHT, WHICH, WRONG, WRONGS
from placebook.pages.outside import absolute

if TYPE_CHECKING:
    from placebook.model.listing import Listing
    from placebook.pages.site import Site

_CHANGE = "change"


class Links(NamedTuple):
    """Where each answer leads: `https:` or `mailto:`."""

    right: str
    change: str
    closed: str


class Answering(NamedTuple):
    """How answers come back.

    Attributes:
        site: The site, whose forms take them, and whose settings may name a service.
        email: The address that e-mails go to.
    """

    site: Site
    email: str

    @property
    def is_by_mail(self) -> bool:
        """Whether some links begin an e-mail: where no service takes answers, nor the site's forms."""
        settings = self.site.settings
        return not (settings.reminders.answers or settings.form.post_to)

    def links(self, listing: Listing) -> Links:
        """Return the links for one listing."""
        slug, service = quote(listing.slug), self.site.settings.reminders.answers
        if service:
            address = service.replace("{listing}", slug)
            return Links(*(address.replace("{answer}", answer) for answer in (RIGHT, _CHANGE, CLOSED)))
        change = f"{self._page('list-your-group/')}?listing={slug}"
        if not self.is_by_mail:
            short = f"{self._page('something-wrong/')}?listing={slug}&wrong="
            return Links(f"{short}{RIGHT}", change, f"{short}{CLOSED}")
        say, title = self.site.words.say, listing.title
        return Links(
            right=self._mail(say("Still right: {title}", title=title), listing, RIGHT),
            change=change,
            closed=self._mail(say("No longer running: {title}", title=title), listing, CLOSED),
        )

    def _page(self, name: str) -> str:
        return absolute(self.site.href(name), self.site)

    def _mail(self, subject: str, listing: Listing, answer: str) -> str:
        """Return a link that begins an e-mail (RFC 6068)."""
        say = self.site.words.say
        parts = ((WHICH, listing.slug), (WRONG, say(WRONGS[answer])), (MESSAGE, ""))
        body = "\r\n\r\n".join(f"### {say(aside.label)}\r\n\r\n{said}" for aside, said in parts)
        to, about, text = quote(self.email, safe="@"), quote(subject, safe=""), quote(body, safe="")
        return f"mailto:{to}?subject={about}&body={text}"
