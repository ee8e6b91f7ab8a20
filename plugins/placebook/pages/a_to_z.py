"""The A to Z: every name in the directory, by its first letter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from placebook.marked import marked
from placebook.pages.lists import WHOLE_LIST
from placebook.pages.page import Page
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.listing import Listing
    from placebook.pages.context import Context
    from placebook.wording.wording import Wording

# The parts of the A to Z that are no letter of it, which come after all that are.
_LAST_DOORS = {"0-9": "0-9", "other": marked("Other letters")}
_NAMES = {
    "0-9": marked("Names that begin with no letter in the {place} directory."),
    "other": marked("Names in other scripts in the {place} directory."),
}


def pages(ctx: Context) -> Iterator[Page]:
    """Plan the A to Z: all names on one page, or a page for each letter when there are many."""
    letters = dict(sorted(ctx.directory.by_initial.items(), key=lambda one: (one[0] in _LAST_DOORS, one[0])))
    is_whole = len(ctx.directory.listings) <= WHOLE_LIST
    words, place = ctx.site.words, ctx.site.settings.place
    counts = repr([(letter, len(listings)) for letter, listings in letters.items()]).encode()
    yield Page(
        name="directory/a-z/",
        source="directory/a-z/index.md",
        title=words.say("A to Z"),
        description=words.say("Everything in the {place} directory, by name.", place=place),
        inputs=key_of(ctx.facts_of(*(ctx.directory.listings if is_whole else ())), counts),
        content=lambda: ctx.render(
            "a-to-z.html", letters=letters, is_whole=is_whole, letter=None, words=partial(letter_words, words)
        ),
    )
    for letter, listings in () if is_whole else letters.items():
        yield _letter(ctx, letters, letter, listings, counts)


def letter_words(words: Wording, letter: str) -> str:
    """Return what a part of the A to Z is called: `B`, `Other letters`, `0-9`."""
    return words.say(_LAST_DOORS[letter]) if letter in _LAST_DOORS else letter.upper()


def _letter(
    ctx: Context, letters: dict[str, list[Listing]], letter: str, listings: list[Listing], counts: bytes
) -> Page:
    words, place = ctx.site.words, ctx.site.settings.place
    named = _NAMES.get(letter, marked("Names that begin with {letter} in the {place} directory."))
    return Page(
        name=f"directory/a-z/{letter}",
        source=f"directory/a-z/{letter}.md",
        title=words.say("A to Z: {letter}", letter=letter_words(words, letter)),
        description=words.say(named, letter=letter.upper(), place=place),
        inputs=key_of(ctx.facts_of(*listings), counts),
        content=lambda: ctx.render(
            "a-to-z.html", letters=letters, is_whole=False, letter=letter, words=partial(letter_words, words)
        ),
    )
