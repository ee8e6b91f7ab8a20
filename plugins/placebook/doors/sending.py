"""How a form is sent: to the service that the keeper names, else as an e-mail, else by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from placebook.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Sending:
    """What a form says of where it goes.

    Attributes:
        action: The address it is sent to; empty where there is none, and a text has to be copied.
        is_letter: Whether that address begins an e-mail (RFC 6068), whose text the answers are.
        email: Where people may write besides; may be empty.
        along: What the service wants to be sent along: names and values.
    """

    action: str
    is_letter: bool
    email: str
    along: tuple[tuple[str, str], ...] = ()


def sending(settings: Settings, subject: str) -> Sending:
    """Return how a place's forms are sent.

    Args:
        settings: What the place says of itself.
        subject: What an e-mail is about.
    """
    form, email = settings.form, settings.form.email or settings.keeper.email or ""
    if form.post_to:
        return Sending(form.post_to, is_letter=False, email=email, along=tuple(form.send_along.items()))
    if email:
        return Sending(
            f"mailto:{quote(email, safe='@')}?subject={quote(subject)}", is_letter=True, email=email
        )
    return Sending("", is_letter=False, email="")
