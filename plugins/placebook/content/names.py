"""Names made comparable: as addresses, and as what they sound like."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 80
_APOSTROPHE = re.compile("['`\u2018\u2019]")
_WORD = re.compile(r"[^\W_]+")


def as_slug(text: str) -> str:
    """Return text as a file's name and address: `Tea & Talk` is `tea-and-talk`. It may be empty."""
    ascii_only = folded(text).encode("ascii", "ignore").decode()
    return "-".join(ascii_only.split())[:_LONGEST].strip("-")


def folded(text: str) -> str:
    """Return text without case, accents, punctuation and apostrophes; `&` is `and`."""
    if text.isascii():
        plain = text.lower()
    else:
        letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        plain = "".join(char for char in letters if not unicodedata.combining(char))
    return " ".join(_WORD.findall(_APOSTROPHE.sub("", plain).replace("&", " and ")))
