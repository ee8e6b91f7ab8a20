"""What the desk says, in the language of the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from placebook.doors.web_form import short_form, web_form
from placebook.post.web_page import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placebook.doors.web_form import Field
    from placebook.model.settings import Settings
    from placebook.wording.wording import Wording


class Voice(NamedTuple):
    """How pages of the desk begin, and who is behind them.

    Attributes:
        words: The language.
        place: The name of the place.
        keeper: Who keeps the site, with how to reach them.
        email: Where what could not be taken may be sent; may be empty.
    """

    words: Wording
    place: str
    keeper: str
    email: str

    @staticmethod
    def of(words: Wording, settings: Settings) -> Voice:
        """Take what a place says of itself."""
        keeper = settings.keeper
        reach = " / ".join(way for way in (keeper.name, keeper.email, keeper.phone) if way)
        return Voice(words, settings.place, reach, settings.form.email or keeper.email or "")

    def page(self, title: str, *said: str, then: str = "") -> str:
        """Return a page: plain text, or `Markup`."""
        return page(self.words.language, self.words.formats.direction, title, *said, then=then)

    def nothing_here(self) -> str:
        """Return the page of an address at which nothing is."""
        say = self.words.say
        return self.page(
            self.place, say("There is nothing at this address. Ask: {keeper}", keeper=self.keeper)
        )

    def broken(self) -> str:
        """Return the page of what should not have happened."""
        say = self.words.say
        return self.page(
            say("Something went wrong"),
            say("This cannot be done just now. Try again in a while, or ask: {keeper}", keeper=self.keeper),
        )


def headings(words: Wording) -> Mapping[str, str]:
    """Return what stands above each answer in a letter of the form, by the name of its question."""
    whole, short = web_form(None, words), short_form(words)
    asked: list[Field] = [whole.which, whole.film, short.wrong]
    for step in (*whole.steps, whole.about_you):
        asked += step.fields
    return {one.name: one.heading or one.label for one in (*asked, whole.consent)}
