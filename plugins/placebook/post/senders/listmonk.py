"""listmonk (https://listmonk.app): a campaign, as a draft. Source: its API documentation, "Campaigns".

Bodies and subjects are Go templates there. Comments are dropped from HTML templates, and Outlook needs ours,
so each comment is written as an expression. The plain text goes through the HTML template engine as well,
which takes every `<` for the beginning of a tag; so these are expressions too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx

from placebook.newsletter.merge_tags import UNSUBSCRIBE
from placebook.post.errors import PostError
from placebook.post.senders.api import Api, Service
from placebook.post.senders.drafts import Found, Request
from placebook.post.senders.tags import Dialect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from placebook.newsletter.outgoing import Outgoing
    from placebook.post.senders.api import Times
    from placebook.post.senders.keys import Key

KEY = "PLACEBOOK_LISTMONK_KEY"
_UNSUBSCRIBE = "{{ UnsubscribeURL }}"
_PAGE = 100
_MOST_PAGES = 1_000
# What must not be taken for a template in text: what begins an expression, a tracked link, a tag.
_IN_TEXT = re.compile(r"\{\{+|@(?=TrackLink)|<")
_QUOTED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "{": "\\u007b", "@": "\\u0040"}
_TO_QUOTE = re.compile(r'[\\"\n\r\t{@]')
# A template that adds nothing to what it holds.
_BARE = re.compile(r'^\s*\{\{\s*template\s+"content"\s+\.\s*\}\}\s*$')


def quoted(text: str) -> str:
    """Return a text as a string of Go, in which nothing is left that listmonk looks for in a template."""
    inner = _TO_QUOTE.sub(lambda match: _QUOTED[match[0]], text)
    return f'"{inner}"'


_HTML = Dialect(
    begins=re.compile(r"\{(?=\{)|@(?=TrackLink)"),
    unsubscribe=_UNSUBSCRIBE,
    comment=lambda text: f"{{{{ Safe {quoted(text)} }}}}",
)


def text_template(text: str) -> str:
    """Return plain text as the template that gives it."""

    def expression(match: re.Match[str]) -> str:
        found = match[0]
        return f"{{{{ Safe {quoted(found)} }}}}" if found == "<" else f"{{{{ {quoted(found)} }}}}"

    return _UNSUBSCRIBE.join(_IN_TEXT.sub(expression, one) for one in text.split(UNSUBSCRIBE))


class Listmonk:
    """A listmonk server."""

    name = "listmonk"

    def __init__(self, service: Service, times: Times, lists: Sequence[str], template: str = "") -> None:
        """Prepare.

        Args:
            service: Where it is, and the key.
            times: The time.
            lists: The numbers of the lists the campaign goes to.
            template: The number of a template that adds nothing; it is looked for if this is empty.

        Raises:
            PostError: A list or the template is no number.
        """
        if not lists:
            raise PostError("listmonk wants to know which lists: --list 3, the number in the list's address.")
        self._lists = [_number(one, "--list") for one in lists]
        self._template = _number(template, "--template") if template else 0
        self._api = Api(service, times)

    def close(self) -> None:
        """Take leave."""
        self._api.close()

    def find(self, mark: str) -> list[Found]:
        """Return the campaigns with the mark among their tags."""
        return [
            Found(str(one["id"]), one["status"] == "draft", str(one["status"]))
            for one in self._campaigns(mark)
            if mark in (one.get("tags") or ())
        ]

    def make(self, edition: Outgoing, mark: str) -> str:
        """Make a campaign; it stays a draft until somebody starts it in listmonk."""
        body = self._fields(edition, mark, self._template or self._bare_template())
        return str(self._api.ask("POST", "campaigns", body)["data"]["id"])

    def refresh(self, draft: str, edition: Outgoing, mark: str) -> None:
        """Write an edition over a campaign."""
        body = self._fields(edition, mark, self._template or self._bare_template())
        self._api.ask("PUT", f"campaigns/{draft}", body)

    def requests(self, edition: Outgoing, mark: str) -> list[Request]:
        """Return what would be asked to make a campaign."""
        return [Request("POST", "campaigns", self._fields(edition, mark, self._template))]

    def _fields(self, edition: Outgoing, mark: str, template: int) -> dict[str, object]:
        return {
            "name": f"{edition.title} ({edition.id})",
            "subject": text_template(edition.subject),
            "lists": self._lists,
            "type": "regular",
            "content_type": "html",
            "body": _HTML.in_html(edition.html),
            "altbody": text_template(edition.text),
            "messenger": "email",
            "tags": ["placebook", mark],
            **({"template_id": template} if template else {}),
        }

    def _campaigns(self, mark: str) -> Iterator[dict[str, Any]]:
        for number in range(1, _MOST_PAGES):
            asked: dict[str, str | int] = {"tags": mark, "page": number, "per_page": _PAGE}
            data = self._api.ask("GET", "campaigns", params=asked)["data"]
            yield from data["results"] or ()
            if number * _PAGE >= data["total"]:
                return

    def _bare_template(self) -> int:
        """Return the number of a template that adds nothing to an e-mail that is whole.

        Raises:
            PostError: There is none.
        """
        for one in self._api.ask("GET", "templates")["data"]:
            if one["type"] == "campaign" and _BARE.match(one.get("body") or ""):
                return int(one["id"])
        msg = (
            "listmonk has no template that leaves a letter as it is. Under Campaigns, Templates, make one of "
            'the type Campaign that holds only: {{ template "content" . }}'
        )
        raise PostError(msg)


def listmonk_service(at: str, key: Key) -> Service:
    """Return a listmonk server as a service.

    Args:
        at: Its address: `https://lists.example.org`.
        key: `name:token` of an API user.

    Raises:
        PostError: The key has no such form.
    """
    name, _, token = key.value.partition(":")
    if not name or not token:
        raise PostError(f"What {key.source} holds is no key of listmonk's. Write name:token of an API user.")
    address = at.rstrip("/")
    address = address if address.endswith("/api") else f"{address}/api"
    return Service("listmonk", address, key, httpx.BasicAuth(name, token))


def _number(text: str, option: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise PostError(f"{option}: listmonk calls its lists and templates by numbers, not '{text}'.")
    return int(text)
