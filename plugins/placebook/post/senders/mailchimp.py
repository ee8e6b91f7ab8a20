"""Mailchimp (https://mailchimp.com): a campaign, as a draft. Source: its Marketing API 3.0 reference.

A campaign is made in two steps, the campaign and its content; one that has no content yet is found and filled
the next time. Everything that would watch readers is switched off.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx

from placebook.post.errors import PostError
from placebook.post.senders.api import Api, Service
from placebook.post.senders.drafts import Found, Request
from placebook.post.senders.tags import Dialect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from placebook.newsletter.outgoing import Outgoing
    from placebook.post.senders.api import Times
    from placebook.post.senders.keys import Key

KEY = "PLACEBOOK_MAILCHIMP_KEY"
_DIALECT = Dialect(begins=re.compile(r"\*(?=\|)"), unsubscribe="*|UNSUB|*")
_DATA_CENTRE = re.compile(r"-([a-z]{2,4}[0-9]{1,3})$")
_LONGEST_TITLE = 100
_PAGE = 200
_MOST_PAGES = 1_000
_WATCHED = ("opens", "html_clicks", "text_clicks", "goal_tracking", "ecomm360")


class Mailchimp:
    """An audience with Mailchimp."""

    name = "Mailchimp"

    def __init__(
        self, service: Service, times: Times, lists: Sequence[str], from_name: str, reply_to: str
    ) -> None:
        """Prepare.

        Args:
            service: Where it is, and the key.
            times: The time.
            lists: The audience's id; a campaign goes to one.
            from_name: Who the letter is from.
            reply_to: The address it is from and answers go to.

        Raises:
            PostError: Something of that is missing.
        """
        if len(lists) != 1:
            raise PostError("Mailchimp wants to know which audience, and only one: --list a1b2c3d4e5.")
        if not reply_to:
            raise PostError("Mailchimp wants an address for answers: set keeper.email in site_config.yml.")
        self._list = lists[0]
        self._from_name = from_name
        self._reply_to = reply_to
        self._api = Api(service, times)

    def close(self) -> None:
        """Take leave."""
        self._api.close()

    def find(self, mark: str) -> list[Found]:
        """Return the campaigns whose title ends with the mark."""
        return [
            Found(str(one["id"]), one["status"] == "save", str(one["status"]))
            for one in self._campaigns()
            if str(one.get("settings", {}).get("title", "")).endswith(f"[{mark}]")
        ]

    def make(self, edition: Outgoing, mark: str) -> str:
        """Make a campaign and its content."""
        asked, content = self.requests(edition, mark)
        made = str(self._api.ask(asked.method, asked.path, asked.body)["id"])
        self._api.ask(content.method, f"campaigns/{made}/content", content.body)
        return made

    def refresh(self, draft: str, edition: Outgoing, mark: str) -> None:
        """Write an edition over a campaign."""
        asked, content = self.requests(edition, mark)
        changes = {name: value for name, value in asked.body.items() if name != "type"}
        self._api.ask("PATCH", f"campaigns/{draft}", changes)
        self._api.ask(content.method, f"campaigns/{draft}/content", content.body)

    def requests(self, edition: Outgoing, mark: str) -> list[Request]:
        """Return what would be asked to make a campaign."""
        title = f"{edition.title[: _LONGEST_TITLE - len(mark) - 3]} [{mark}]"
        campaign: dict[str, object] = {
            "type": "regular",
            "recipients": {"list_id": self._list},
            "settings": {
                "subject_line": _DIALECT.in_text(edition.subject),
                "title": title,
                "from_name": self._from_name,
                "reply_to": self._reply_to,
                "auto_footer": False,
                "inline_css": False,
            },
            "tracking": dict.fromkeys(_WATCHED, False),
        }
        content: dict[str, object] = {
            "html": _DIALECT.in_html(edition.html),
            "plain_text": _DIALECT.in_text(edition.text),
        }
        return [
            Request("POST", "campaigns", campaign),
            Request("PUT", "campaigns/…/content", content),
        ]

    def _campaigns(self) -> Iterator[dict[str, Any]]:
        fields = "campaigns.id,campaigns.status,campaigns.settings.title,total_items"
        for number in range(_MOST_PAGES):
            asked: dict[str, str | int] = {"count": _PAGE, "offset": number * _PAGE, "fields": fields}
            page = self._api.ask("GET", "campaigns", params=asked)
            yield from page["campaigns"]
            if (number + 1) * _PAGE >= page["total_items"]:
                return


def mailchimp_service(key: Key, at: str = "") -> Service:
    """Return Mailchimp as a service; the end of a key says which of its addresses it is for.

    Raises:
        PostError: The key ends with none.
    """
    centre = _DATA_CENTRE.search(key.value)
    if not centre:
        raise PostError(f"What {key.source} holds is no key of Mailchimp's: those end with -us6 or the like.")
    address = at or f"https://{centre[1]}.api.mailchimp.com/3.0"
    return Service("Mailchimp", address, key, httpx.BasicAuth("placebook", key.value))
