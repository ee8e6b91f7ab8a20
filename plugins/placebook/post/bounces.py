"""Reports about letters that did not arrive (RFC 3464) or that somebody called spam (RFC 5965).

Anybody can write such a report about anybody. So one counts only if it holds a token of ours, as returned
letters do: in the letter's name, or in the address that stops it.
"""

from __future__ import annotations

import hashlib
import re
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from typing import TYPE_CHECKING, Literal, NamedTuple

from placebook.post.address import AddressRefused, parse_address
from placebook.post.plan import UNSUBSCRIBE, message_key
from placebook.post.tokens import LENGTH, person_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from placebook.post.address import Address
    from placebook.post.secret import Secret
    from placebook.post.subscribers import Subscriber, Subscribers
    from placebook.post.suppression import Suppression

Kind = Literal["dead", "complaint", "setback", "waiting", "none"]
_TOKEN = re.compile(
    rf"(?<![a-z2-7])(?:(20[0-9]{{2}}-q[1-4])\.)?([a-z2-7]{{{LENGTH}}})(?![a-z2-7])", re.IGNORECASE
)
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
# Permanent by their number, but about the mailbox's room or the letter, not about there being a mailbox
# (RFC 3463): full, too long, and whatever is policy, such as a block list that holds our server for a day.
_NOT_DEAD = re.compile(r"5\.(?:2\.[23]|3\.\d+|6\.\d+|7\.\d+)")
_LARGEST = 5_000_000


class Notice(NamedTuple):
    """What a report says.

    Attributes:
        id: What tells it from other reports, however often it is read.
        kind: `dead`: no letter reaches the address. `complaint`: called spam. `setback`: not delivered this
            time. `waiting`: still being tried. `none`: no report of these.
        address: Whom it is about, in its own words; may be empty.
        words: What the other server said.
        tokens: What may be tokens of ours in it, with the edition they would be of, if it is named.
    """

    id: str
    kind: Kind
    address: str
    words: str
    tokens: tuple[tuple[str, str], ...]


class Settled(NamedTuple):
    """What was done about a report: the notice, whom it is about if that is known, and in words."""

    notice: Notice
    subscriber: Subscriber | None
    words: str


def notice_of(data: bytes) -> Notice:
    """Read a message. Whatever it holds, it is read: these come from anywhere."""
    message = message_from_bytes(data[:_LARGEST], policy=compat32)
    name = str(message.get("Message-ID", "")).strip()
    number = hashlib.sha256(name.encode(errors="replace") if name else data).hexdigest()
    kind: Kind = "none"
    address = words = ""
    texts = []
    for part in message.walk():
        match part.get_content_type():
            case "message/delivery-status":
                kind, address, words = _delivery(_blocks(part))
            case "message/feedback-report":
                report = next(iter(_blocks(part)), None)
                if report and str(report.get("Feedback-Type", "abuse")).strip().lower() == "abuse":
                    kind, address = "complaint", _recipient(report.get("Original-Rcpt-To", ""))
        texts += [f"{key}: {value}" for key, value in part.items()]
        if not part.is_multipart() and isinstance(payload := part.get_payload(decode=True), bytes):
            texts.append(payload.decode("utf-8", "replace"))
    found = dict.fromkeys(
        (quarter.lower(), token.lower()) for quarter, token in _TOKEN.findall("\n".join(texts))
    )
    return Notice(number, kind, address, " ".join(words.split())[:300], tuple(found))


def _blocks(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []


def _delivery(blocks: list[Message]) -> tuple[Kind, str, str]:
    """Return what a delivery report says. A letter to several is dead only if it is for all of them."""
    readers = [block for block in blocks if block.get("Action")]
    kinds = [_kind(block) for block in readers]
    if not kinds:
        return "none", "", ""
    kind: Kind = next(one for one in ("none", "waiting", "setback", "dead") if one in kinds)
    first = readers[kinds.index(kind)]
    said = first.get("Diagnostic-Code") or first.get("Status") or ""
    return kind, _recipient(first.get("Original-Recipient") or first.get("Final-Recipient") or ""), str(said)


def _kind(block: Message) -> Kind:
    action = str(block.get("Action", "")).strip().lower()
    if action == "delayed":
        return "waiting"
    if action != "failed":
        return "none"
    status = _STATUS.search(str(block.get("Status", ""))) or _STATUS.search(
        str(block.get("Diagnostic-Code", ""))
    )
    if status and status[1] == "5" and not _NOT_DEAD.fullmatch(status[0]):
        return "dead"
    return "setback"


def _recipient(field: object) -> str:
    """Return the address in `rfc822; rosa@example.org`."""
    return str(field).rpartition(";")[2].strip().strip("<>")


def settle(  # noqa: PLR0913 - what a report is settled with
    notice: Notice,
    subscribers: Subscribers,
    suppression: Suppression,
    secret: Secret,
    today: str,
    *,
    is_proof_needed: bool = True,
    reminded: Callable[[str], Address | None] = lambda _person: None,
) -> Settled:
    """Do what a report asks for. Read twice, it does nothing more.

    Args:
        notice: The report.
        subscribers: Where setbacks are counted.
        suppression: Where dead addresses and complaints go.
        secret: Shows which tokens are ours.
        today: The day it is.
        is_proof_needed: Whether a report without a token of ours is only told of.
        reminded: Returns the address that a number stands for in the ledgers of reminders, if one does.
    """
    if notice.kind == "none":
        return Settled(notice, None, "is no report about a letter")
    person = next(filter(None, (_whose(quarter, token, secret) for quarter, token in notice.tokens)), None)
    found = subscribers.by_person(person) if person else None
    if not person:
        found = _named(notice, subscribers)
        if is_proof_needed or not found:
            return Settled(notice, found, "holds nothing of a letter of ours; nothing was done")
    if not found:
        return _about_a_reminder(notice, reminded(person or ""), suppression, today)
    if notice.kind == "waiting":
        return Settled(notice, found, "is still being tried")
    is_new = subscribers.note_report(notice.id, found.person, notice.kind)
    if notice.kind == "setback":
        return Settled(notice, found, "was not delivered this time" if is_new else "was counted before")
    suppression.add(found.address, "bounced" if notice.kind == "dead" else "complained", today)
    return Settled(notice, found, "will have no more letters")


def _about_a_reminder(
    notice: Notice, address: Address | None, suppression: Suppression, today: str
) -> Settled:
    """Do what a report asks for about somebody who is no subscriber."""
    if not address:
        return Settled(notice, None, "is about somebody who is no longer among the subscribers")
    if notice.kind in {"setback", "waiting"}:
        return Settled(notice, None, "was asked about a listing, and has not had the message so far")
    suppression.add(address, "bounced" if notice.kind == "dead" else "complained", today)
    return Settled(notice, None, "will have no more letters; a listing gives this address")


def _whose(quarter: str, token: str, secret: Secret) -> str | None:
    return person_of(token, secret.key(message_key(quarter) if quarter else UNSUBSCRIBE))


def _named(notice: Notice, subscribers: Subscribers) -> Subscriber | None:
    try:
        return subscribers.find(parse_address(notice.address))
    except AddressRefused:
        return None


def kinds(settled: list[Settled]) -> Iterator[tuple[str, int]]:
    """Yield how many reports there were of each kind, in words."""
    words = {
        "dead": "that no letter reaches",
        "complaint": "who called the letter spam",
        "setback": "not delivered this time",
        "waiting": "still being tried",
        "none": "no reports",
    }
    for kind, said in words.items():
        if count := sum(one.notice.kind == kind for one in settled):
            yield said, count
