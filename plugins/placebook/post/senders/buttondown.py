"""Buttondown (https://buttondown.com): an e-mail, as a draft. Source: its OpenAPI description.

An e-mail that does not say it is a draft is sent at once there, so the state goes with every request.
Bodies and subjects are templates of the form Django has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from placebook.post.senders.api import Api, HeaderAuth, Service
from placebook.post.senders.drafts import Found, Request
from placebook.post.senders.tags import Dialect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.newsletter.outgoing import Outgoing
    from placebook.post.senders.api import Times
    from placebook.post.senders.keys import Key

KEY = "PLACEBOOK_BUTTONDOWN_KEY"
AT = "https://api.buttondown.com/v1"
# Buttondown otherwise guesses whether a body is Markdown.
_IS_HTML = "<!-- buttondown-editor-mode: fancy -->"
_DIALECT = Dialect(begins=re.compile(r"\{(?=[{%#])"), unsubscribe="{{ unsubscribe_url }}")
_MOST_PAGES = 1_000


class Buttondown:
    """A newsletter with Buttondown; its key says which."""

    name = "Buttondown"

    def __init__(self, service: Service, times: Times) -> None:
        self._api = Api(service, times)

    def close(self) -> None:
        """Take leave."""
        self._api.close()

    def find(self, mark: str) -> list[Found]:
        """Return the e-mails with the mark in their metadata."""
        return [
            Found(str(one["id"]), one["status"] == "draft", str(one["status"]))
            for one in self._emails()
            if (one.get("metadata") or {}).get("placebook") == mark
        ]

    def make(self, edition: Outgoing, mark: str) -> str:
        """Make a draft."""
        return str(self._api.ask("POST", "emails", _fields(edition, mark))["id"])

    def refresh(self, draft: str, edition: Outgoing, mark: str) -> None:
        """Write an edition over a draft."""
        self._api.ask("PATCH", f"emails/{draft}", _fields(edition, mark))

    def requests(self, edition: Outgoing, mark: str) -> list[Request]:
        """Return what would be asked to make a draft."""
        return [Request("POST", "emails", _fields(edition, mark))]

    def _emails(self) -> Iterator[dict[str, Any]]:
        for number in range(1, _MOST_PAGES):
            page = self._api.ask("GET", "emails", params={"page": number})
            yield from page["results"]
            if not page.get("next"):
                return


def _fields(edition: Outgoing, mark: str) -> dict[str, object]:
    return {
        "subject": _DIALECT.in_text(edition.subject),
        "body": f"{_IS_HTML}{_DIALECT.in_html(edition.html)}",
        "status": "draft",
        "description": edition.preheader,
        "canonical_url": edition.url,
        "metadata": {"placebook": mark},
    }


def buttondown_service(key: Key, at: str = AT) -> Service:
    """Return Buttondown as a service."""
    return Service("Buttondown", at, key, HeaderAuth(f"Token {key.value}"))
