"""Tokens: names of subscribers that say nothing of them and that nobody else can make up.

A token stands in the address by which one reader stops the letter, and another in the letter's Message-ID. It
is the subscriber's random number, then a code that only the keeper's secret makes of it (HMAC, RFC 2104), in
40 letters and digits of RFC 4648's base32: no capitals to lose, nothing that breaks a line.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets

_NUMBER = 10  # bytes
_CODE = 15
_TOKEN = re.compile(r"[a-z2-7]{40}")
LENGTH = 40
PERSON_LENGTH = 16


def new_person() -> str:
    """Return a new subscriber's number: 16 letters and digits, by chance."""
    return _base32(secrets.token_bytes(_NUMBER))


def person_at(address: str, key: bytes) -> str:
    """Return the number that always stands for an address, for those who are no subscribers.

    Args:
        address: What is equal for all its spellings, `Address.key`.
        key: `Secret.key` for what it is to stand in.
    """
    return _base32(hmac.digest(key, address.encode(), hashlib.sha256)[:_NUMBER])


def token_of(person: str, key: bytes) -> str:
    """Return a subscriber's token.

    Args:
        person: The subscriber's number.
        key: `Secret.key` for what the token is good for.
    """
    return person + _base32(hmac.digest(key, person.encode(), hashlib.sha256)[:_CODE])


def person_of(token: str, key: bytes) -> str | None:
    """Return whose token this is, or None for one that was not made with this key."""
    token = token.strip().lower()
    if not _TOKEN.fullmatch(token):
        return None
    person = token[:PERSON_LENGTH]
    return person if hmac.compare_digest(token_of(person, key), token) else None


def _base32(value: bytes) -> str:
    return base64.b32encode(value).decode().lower()
