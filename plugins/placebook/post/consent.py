"""Consent: what somebody agreed to, when, how, and in which words."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from placebook.post.errors import PostError

WHOLE_PLACE = "place"
_LIST = re.compile(r"place|(?:area|theme):[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words somebody agreed to. They are equal if they read the same, however lines are broken.

    Attributes:
        text: The words, in one line.
    """

    text: str

    @classmethod
    def of(cls, text: str) -> Wording:
        """Take words as they stand on a form.

        Raises:
            PostError: There are none.
        """
        found = " ".join(unicodedata.normalize("NFC", text).split())
        if not found:
            msg = "There are no words that anybody could have agreed to. Give those of the form."
            raise PostError(msg)
        return cls(found)

    @property
    def hash(self) -> str:
        """What tells these words from any others: SHA-256, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Consent:
    """One person's consent to one list.

    Attributes:
        list: `place` for letters about the whole place, `area:northgate` or `theme:crafts` for one part. day:
        When: year-month-day. how: How: `paper form at the summer fair`. wording: To which words. version: The
        number these words have among those the keeper has used, from 1; 0 before they are stored.
    """

    list: str
    day: str
    how: str
    wording: Wording
    version: int = 0


def check_list(name: str) -> str:
    """Return a list's name.

    Raises:
        PostError: It is none.
    """
    if not _LIST.fullmatch(name):
        msg = f"'{name}' is no list. Write place, area:northgate or theme:crafts."
        raise PostError(msg)
    return name
