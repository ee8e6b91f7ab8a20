"""The mould of an edition's letters: one message (RFC 5322) with slots for what differs between readers.

It is made once, when an edition is planned, and kept. A reader's letter is the mould with the slots filled:
so what is sent is what was looked at, nothing is rendered ten thousand times, and all letters differ only in
the reader's address, the letter's name, and where the reader stops it.
"""

from __future__ import annotations

import binascii
import hashlib
import re
from dataclasses import dataclass
from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from placebook.newsletter.merge_tags import UNSUBSCRIBE, filled_html, filled_text
from placebook.post.errors import PostError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

# A slot's name between two zero bytes, which no message can hold.
TO, NAME, TOKEN = b"\x00to\x00", b"\x00name\x00", b"\x00token\x00"
_SLOT = re.compile(rb"\x00(to|name|token)\x00")
_IN_TEXT = "\x00token\x00"
_PART = (
    b"--%b\r\nContent-Type: text/%b; charset=utf-8\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n%b\r\n"
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_LONGEST_LINE = 76  # RFC 2045, section 6.7
_UNSAFE_START = re.compile(rb"\A(?:\.|From )")
# Out-of-office answers are not wanted (MS-OXCMAIL, 2.1.3.2.20); reports of letters that did not arrive are.
_NO_ANSWERS = "OOF, AutoReply"


class Message(Protocol):
    """What a mould is made of: an edition as it goes out (`Outgoing`), or a `Reminder`."""

    @property
    def id(self) -> str:
        """What names it among all that are sent."""

    @property
    def subject(self) -> str:
        """Its subject, on one line."""

    @property
    def language(self) -> str:
        """Its language, as a BCP 47 tag."""

    @property
    def html(self) -> str:
        """It as HTML, with merge tags."""

    @property
    def text(self) -> str:
        """It as plain text, with the same tags."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every letter.

    Attributes:
        newsletter: The newsletter's name, which is also the sender's.
        sender: The address it comes from.
        reply_to: Where answers go, if not there; else empty.
        bounces: Where reports go of letters that did not arrive.
        list_id: What names the newsletter for ever, like a host (RFC 2919).
        unsubscribe: The https or mailto address that stops the letter, with `{token}` where the reader's
            token goes.
        one_click: Whether a service answers there.
        stop_by_mail: The address that takes mails with the word stop; may be empty.
    """

    newsletter: str
    sender: str
    reply_to: str
    bounces: str
    list_id: str
    unsubscribe: str
    one_click: bool
    stop_by_mail: str

    @property
    def host(self) -> str:
        """The host of the sender's address, which also ends each letter's name."""
        return self.sender.rpartition("@")[2]


def cast(letter: Message, imprint: Imprint, date: datetime) -> bytes:
    """Make the mould of a message.

    Args:
        letter: The message: an edition, say.
        imprint: What stands on every letter.
        date: The date on the letters.

    Raises:
        PostError: Something would break the message's head: a line break in the subject, say.
    """
    parts = [
        ("plain", filled_text(letter.text, {UNSUBSCRIBE: _stop_address(imprint)})),
        ("html", filled_html(letter.html, {UNSUBSCRIBE: _stop_address(imprint)})),
    ]
    encoded = [(kind, _printable(text)) for kind, text in parts]
    # Quoted-printable never holds `=_`, so this can stand in no part.
    boundary = b"=_" + hashlib.sha256(b"".join(text for _, text in encoded)).hexdigest()[:32].encode()
    body = b"".join(_PART % (boundary, kind.encode(), text) for kind, text in encoded)
    head = _head(letter, imprint, date)
    head += b'Content-Type: multipart/alternative; boundary="%b"\r\n' % boundary
    return head + b"\r\n" + body + b"--%b--\r\n" % boundary


class Letters:
    """Makes each reader's letter of a mould."""

    def __init__(self, mould: bytes) -> None:
        self._pieces = _SLOT.split(mould)

    def letter(self, *, to: str, name: str, token: str) -> bytes:
        """Return one reader's message, in lines that end in CR LF.

        Args:
            to: The reader's address.
            name: What names the letter among those of its edition, without the host.
            token: What stops it.
        """
        values = {b"to": to.encode(), b"name": name.encode(), b"token": token.encode()}
        pieces = self._pieces.copy()
        pieces[1::2] = [values[slot] for slot in pieces[1::2]]
        return b"".join(pieces)


def _head(letter: Message, imprint: Imprint, date: datetime) -> bytes:
    message = EmailMessage(policy=SMTP)
    try:
        local, _, host = imprint.sender.rpartition("@")
        message["From"] = Mailbox(imprint.newsletter, local, host)
        if imprint.reply_to:
            message["Reply-To"] = imprint.reply_to
        message["Subject"] = letter.subject
        message["Date"] = format_datetime(date)
        message["List-Id"] = f"<{imprint.list_id}>"
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = _NO_ANSWERS
        message["Content-Language"] = letter.language
        message["MIME-Version"] = "1.0"
        fixed = message.as_bytes().removesuffix(b"\r\n")
    except ValueError as error:
        msg = f"The letter's head cannot be written: {error}."
        raise PostError(msg) from error
    return fixed + _own_lines(letter, imprint)


def _own_lines(letter: Message, imprint: Imprint) -> bytes:
    """Return the lines that differ from reader to reader.

    Source: RFC 2369, by which a mail program writes such a mail or opens such a page; RFC 8058, by which its
    own button stops the letter. That is promised only where a service keeps it.
    """
    before, _, after = imprint.unsubscribe.partition("{token}")
    ways = [b"<%b%b%b>" % (_ascii(before), TOKEN, _ascii(after))]
    if imprint.stop_by_mail:
        by_mail = b"<mailto:%b?subject=stop%%20%b>" % (quote(imprint.stop_by_mail, safe="@").encode(), TOKEN)
        # The first is the one that is preferred.
        ways.insert(1 if imprint.one_click else 0, by_mail)
    return b"To: %b\r\nMessage-ID: <%b.%b@%b>\r\nList-Unsubscribe: %b\r\n%b" % (
        TO,
        letter.id.encode(),
        NAME,
        imprint.host.encode(),
        b",\r\n ".join(ways),
        b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" if imprint.one_click else b"",
    )


def _ascii(address: str) -> bytes:
    """Return a part of a web address as it may stand in a message's head."""
    return quote(address, safe="/:?#[]@!$&'()*+,;=%-._~").encode()


def _stop_address(imprint: Imprint) -> str:
    return imprint.unsubscribe.replace("{token}", _IN_TEXT, 1)


def _printable(text: str) -> bytes:
    """Return a text in quoted-printable (RFC 2045) in which every slot stands whole, on a line of its own.

    Lines that begin with a dot or `From ` are written otherwise: some who carry letters change such lines.
    """
    lines = "\n".join(_LINE_END.split(text.rstrip("\r\n"))) + "\n"
    pieces = [binascii.b2a_qp(piece.encode(), istext=True) for piece in lines.split(_IN_TEXT)]
    encoded = (b"=\n" + TOKEN + b"=\n").join([*map(_with_room, pieces[:-1]), pieces[-1]])
    return b"\r\n".join(piece for line in encoded.split(b"\n") for piece in _broken(line))


def _broken(line: bytes) -> Iterator[bytes]:
    """Yield a line in pieces of at most 76 characters, each with a beginning that nobody changes."""
    line = _UNSAFE_START.sub(lambda start: b"=%02X%b" % (start[0][0], start[0][1:]), line)
    if len(line) <= _LONGEST_LINE:
        yield line
        return
    cut = _whole(line, _LONGEST_LINE - 1)
    yield line[:cut] + b"="
    yield from _broken(line[cut:])


def _with_room(encoded: bytes) -> bytes:
    """Break the last line where it has no room for one more character: a line has at most 76."""
    start = encoded.rfind(b"\n") + 1
    if len(encoded) - start < _LONGEST_LINE:
        return encoded
    cut = _whole(encoded, start + _LONGEST_LINE - 6)
    return encoded[:cut] + b"=\n" + encoded[cut:]


def _whole(encoded: bytes, cut: int) -> int:
    """Return where to cut at the latest, so that no character is cut that takes three."""
    escape_at = encoded.rfind(b"=", cut - 2, cut)
    return cut if escape_at < 0 else escape_at
