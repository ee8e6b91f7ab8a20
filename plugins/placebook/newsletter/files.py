"""The e-mails of all editions, as files beside their pages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from placebook.newsletter.email import email_html, fitted
from placebook.newsletter.letter import compose, inputs_of
from placebook.newsletter.select import select
from placebook.newsletter.text import email_text
from placebook.pages.page import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.newsletter.letter import Letter
    from placebook.newsletter.select import Selection
    from placebook.pages.context import Context


class Post:
    """An edition on its way to the post: shortened once, then written twice, so that both say the same."""

    def __init__(self, ctx: Context, selection: Selection) -> None:
        self._ctx = ctx
        self._selection = selection

    @cached_property
    def letter(self) -> Letter:
        """The edition as far as an e-mail can hold it."""
        return fitted(self._ctx, compose(self._ctx, self._selection))

    def html(self) -> bytes:
        """Return the HTML e-mail."""
        return email_html(self._ctx, self.letter).encode()

    def text(self) -> bytes:
        """Return the plain text."""
        return email_text(self._ctx, self.letter).encode()


def files(ctx: Context) -> Iterator[File]:
    """Plan the two e-mails of every edition."""
    for edition in ctx.directory.editions:
        selection = select(ctx.directory, edition, ctx.today)
        post, inputs = Post(ctx, selection), inputs_of(ctx, selection)
        yield File(f"newsletter/{edition.slug}/email.html", inputs, post.html)
        yield File(f"newsletter/{edition.slug}/email.txt", inputs, post.text)
