"""What is said to somebody who stops the letter, by the page of the site and by the service."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from placebook.model.settings import Posting, Settings
    from placebook.wording.wording import Wording


class StopWords(NamedTuple):
    """What the service says, in the language of the place.

    Attributes:
        language: The language, as a BCP 47 tag.
        direction: `ltr` or `rtl`.
        title: The title of its page.
        ask: The question before anything is done.
        press: What its button says.
        done: That it is done.
        unknown: That an address has no code that is known.
        later: That it cannot be done just now.
    """

    language: str
    direction: str
    title: str
    ask: str
    press: str
    done: str
    unknown: str
    later: str


def stop_words(words: Wording, settings: Settings) -> StopWords:
    """Return what the service of a place says."""
    keeper, title = settings.keeper, settings.newsletter_title
    reach = " / ".join(way for way in (keeper.name, keeper.email, keeper.phone) if way)
    return StopWords(
        language=words.language,
        direction=words.formats.direction,
        title=words.say("Stop {title}", title=title),
        ask=words.say("Press the button, and no more letters come to you. You need not say why."),
        press=words.say("Stop the letter"),
        done=words.say("You will have no more letters. It may take a few days until everybody knows."),
        unknown=words.say("This address is not whole, or not known here. Ask: {keeper}", keeper=reach),
        later=words.say("This cannot be done just now. Try again in a while, or ask: {keeper}", keeper=reach),
    )


class Undeclared(NamedTuple):
    """A setting that is missing or too much, with a message and a hint."""

    setting: str
    message: str
    hint: str


def undeclared(post: Posting) -> Undeclared | None:
    """Say what keeps the stop from being what it promises; None if all is well.

    A button in mail programs (RFC 8058) is promised only by who says that a service answers.
    """
    if post.unsubscribe and not post.one_click:
        message = f"nothing says that a service answers at {post.unsubscribe}."
        hint = (
            "Once one does, add `one_click: true` below it. Without a service leave `unsubscribe` out: the "
            "site's own page takes its place."
        )
        return Undeclared("unsubscribe", message, hint)
    if post.one_click and not post.unsubscribe:
        message = "a service is promised, and nothing says where it answers."
        return Undeclared("one_click", message, "Write its address after `unsubscribe:`, or leave this out.")
    return None
