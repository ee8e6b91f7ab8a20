"""Identifiers made of names: the same name within the same thing has the same one in every build."""

from __future__ import annotations

import hashlib
from uuid import NAMESPACE_URL

_URLS = str(NAMESPACE_URL)
# The digit that tells the variant keeps its two lower bits.
_VARIANT = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}


def named_id(within: str, name: str) -> str:
    """Return the UUID of a name within a namespace (RFC 9562, section 5.5: version 5, by SHA-1).

    It is that of `uuid.uuid5`, without making an object of each: a large place has a hundred thousand.

    Args:
        within: The namespace, which is a UUID itself.
        name: The name.
    """
    namespace = bytes.fromhex(within.replace("-", ""))
    found = hashlib.sha1(namespace + name.encode(), usedforsecurity=False).hexdigest()
    return f"{found[:8]}-{found[8:12]}-5{found[13:16]}-{_VARIANT[found[16]]}{found[17:20]}-{found[20:32]}"


def url_id(url: str) -> str:
    """Return the UUID of a URL or URI."""
    return named_id(_URLS, url)
