"""The e-mails of all editions, as files beside their pages: to be looked at, or sent by hand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from placebook.newsletter.closing import stop_address
from placebook.newsletter.compose import inputs_of
from placebook.newsletter.merge_tags import UNSUBSCRIBE, filled_html, filled_text
from placebook.newsletter.outgoing import outgoing
from placebook.pages.page import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.edition import Edition
    from placebook.newsletter.outgoing import Outgoing
    from placebook.pages.context import Context


class _Public:
    """The e-mails of an edition as anybody may see them: whoever stops it writes to the keeper."""

    def __init__(self, ctx: Context, edition: Edition) -> None:
        self._ctx = ctx
        self._edition = edition
        self._values = {UNSUBSCRIBE: stop_address(ctx.site)}

    @cached_property
    def _made(self) -> Outgoing:
        return outgoing(self._ctx, self._edition)

    def html(self) -> bytes:
        return filled_html(self._made.html, self._values).encode()

    def text(self) -> bytes:
        return filled_text(self._made.text, self._values).encode()


def files(ctx: Context) -> Iterator[File]:
    """Plan the two e-mails of every edition."""
    for edition in ctx.directory.editions:
        public = _Public(ctx, edition)
        inputs = inputs_of(ctx, edition)
        yield File(f"newsletter/{edition.slug}/email.html", inputs, public.html)
        yield File(f"newsletter/{edition.slug}/email.txt", inputs, public.text)
