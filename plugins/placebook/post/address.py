"""An e-mail address as mail servers take it, and what tells one mailbox from another."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import idna

# Source: RFC 5321 sections 4.1.2 and 4.5.3.1, RFC 5322 section 3.2.3; RFC 6531 adds what is beyond ASCII.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-\u0080-\U0010ffff]+"
_DOT_ATOM = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_QUOTED = re.compile(r'"(?:[ !#-\[\]-~\u0080-\U0010ffff]|\\[ -~])*"')
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LONGEST_LOCAL = 64
_LONGEST = 254


class AddressRefused(ValueError):  # noqa: N818 - it is what happened to the address
    """No letter can be sent to this. Its text goes on from the address: `has no @`."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address.

    Attributes:
        local: What is before the `@`, as it was given; it may hold what is beyond ASCII.
        domain: What is after it, in lower case and in ASCII (RFC 5890 A-labels).
    """

    local: str
    domain: str

    @property
    def needs_utf8(self) -> bool:
        """Whether only servers with SMTPUTF8 (RFC 6531) take it."""
        return not self.local.isascii()

    @property
    def key(self) -> str:
        """What is equal for two spellings of one mailbox.

        By the standard, capitals may tell mailboxes apart; nobody alive lets them.
        """
        local = self.local
        if local.startswith('"') and _DOT_ATOM.fullmatch(bare := _unquoted(local)):
            local = bare
        return f"{unicodedata.normalize('NFC', local.casefold())}@{self.domain}"

    def __str__(self) -> str:
        return f"{self.local}@{self.domain}"


def parse_address(text: str) -> Address:
    """Read an address as people write it down, `mailto:` and angle brackets included.

    Raises:
        AddressRefused: It is none, or one that could be taken for more than an address.
    """
    text = unicodedata.normalize("NFC", text.strip())
    if any(unicodedata.category(char) in _UNSEEN for char in text):
        msg = "holds a character that cannot be seen, such as a line break"
        raise AddressRefused(msg)
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    if text[:7].lower() == "mailto:":
        text = text[7:]
    local, at, host = text.rpartition("@")
    if not at:
        msg = "has no @"
        raise AddressRefused(msg)
    if not (_DOT_ATOM.fullmatch(local) or _QUOTED.fullmatch(local)):
        msg = "has something before the @ that no address can have"
        raise AddressRefused(msg)
    if len(local.encode()) > _LONGEST_LOCAL:
        msg = f"has more than {_LONGEST_LOCAL} characters before the @"
        raise AddressRefused(msg)
    found = Address(local, _ascii_host(host))
    if len(str(found).encode()) > _LONGEST:
        msg = f"has more than {_LONGEST} characters"
        raise AddressRefused(msg)
    return found


def _ascii_host(host: str) -> str:
    """Return a host's name in lower case and in ASCII. Source: RFC 5891, UTS 46."""
    msg = "has no host after the @ that could exist"
    try:
        name = host.lower() if host.isascii() else idna.encode(host, uts46=True).decode()
        if "xn--" in name:
            idna.decode(name)
    except (idna.IDNAError, UnicodeError):
        raise AddressRefused(msg) from None
    if not _HOST.fullmatch(name) or name.rpartition(".")[2].isdecimal():
        raise AddressRefused(msg)
    return name


def _unquoted(local: str) -> str:
    return re.sub(r"\\(.)", r"\1", local[1:-1])
