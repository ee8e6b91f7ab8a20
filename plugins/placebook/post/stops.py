"""What people send to have the letter stopped: mails with a code, a file of codes, or a code itself.

The code is the reader's token (`tokens.py`), so nobody can stop the letter for anybody else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING
from urllib.parse import unquote

from placebook.post.address import parse_address
from placebook.post.ledger import Ledger
from placebook.post.mailbox import messages_in
from placebook.post.plan import UNSUBSCRIBE
from placebook.post.tokens import LENGTH, person_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from email.message import EmailMessage
    from pathlib import Path

    from placebook.post.address import Address
    from placebook.post.folder import PostFolder
    from placebook.post.secret import Secret

_CODE = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z2-7]{{{LENGTH}}}(?![A-Za-z0-9])")
# What the service writes: a day and a code.
_LINE = re.compile(rb"[0-9]{4}-[0-9]{2}-[0-9]{2} [a-z2-7]{40}")
_MOST_TEXT = 200_000
_ASKS = re.compile(r"\b(?:stop|unsubscribe)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that was sent.

    Attributes:
        codes: What looks like a code in it, each once.
        sender: The address it says it comes from; anybody can write any.
        asks: Whether it asks for the letter to be stopped. A mail that only quotes a letter has a code too.
    """

    codes: tuple[str, ...]
    sender: str = ""
    asks: bool = True


def codes_in(text: str) -> tuple[str, ...]:
    """Return what looks like a code: a token alone, in an address, in `mailto:…?subject=stop%20…`."""
    return tuple(dict.fromkeys(code.lower() for code in _CODE.findall(unquote(text))))


def read(path: Path, words: Iterable[str] = ()) -> Iterator[Asked]:
    """Yield what a file or a mailbox holds.

    Args:
        path: The file that the service adds to, or mails: an `.eml` file, an mbox, a Maildir or a folder.
        words: What else subjects say that ask for a stop, in the place's own language.

    Raises:
        OSError: It cannot be read.
    """
    if path.is_file():
        lines = [line for line in path.read_bytes().split(b"\n") if line.strip()]
        # A power cut may have left half a line.
        whole = [line for line in lines if _LINE.fullmatch(line.strip())]
        if whole and len(lines) - len(whole) <= 1:
            yield from (Asked(codes_in(line.decode("ascii"))) for line in whole)
            return
    asking = tuple(word.casefold() for word in words)
    for data in messages_in(path):
        if data.strip():
            yield of_message(data, asking)


def of_message(data: bytes, asking: tuple[str, ...] = ()) -> Asked:
    """Read a mail: a code in its subject goes before one in what it says or quotes."""
    message: EmailMessage = message_from_bytes(data, policy=default)
    subject, sender = _head(message, "subject"), _head(message, "from")
    codes = codes_in(subject)
    asks = bool(codes) or bool(_ASKS.search(subject)) or any(word in subject.casefold() for word in asking)
    return Asked(codes or codes_in(_text(message)), sender, asks)


def _head(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError):  # the parser gives up on some hostile heads
        return ""


def _text(message: EmailMessage) -> str:
    found = []
    for part in message.walk():
        if part.get_content_maintype() == "text":
            payload = part.get_payload(decode=True)
            found.append(payload.decode("utf-8", "replace") if isinstance(payload, bytes) else "")
    return "\n".join(found)[:_MOST_TEXT]


def readers(folder: PostFolder, asked: Asked, secret: Secret) -> list[Address | None]:
    """Return whose codes these are: addresses, and None for somebody who is known here no longer."""
    key = secret.key(UNSUBSCRIBE)
    people = (person_of(code, key) for code in asked.codes)
    return [_address(folder, person) for person in people if person]


def _address(folder: PostFolder, person: str) -> Address | None:
    """Return a reader's address: of the subscribers, or of a ledger if the subscribers were read in anew."""
    with folder.subscribers() as subscribers:
        found = subscribers.by_person(person)
    if found:
        return found.address
    for edition in folder.editions():
        with Ledger(edition.ledger, edition.marks, is_newest=True) as ledger:
            if address := ledger.address(person):
                return parse_address(address)
    return None
