"""Identifiers made of names: the same name within the same thing has the same one in every build."""

from __future__ import annotations

import hashlib
from uuid import NAMESPACE_URL

_VERSION, _VARIANT = 5 << 76, 2 << 62
_URLS = str(NAMESPACE_URL)
_FREE = (1 << 128) - 1 ^ (0xF << 76) ^ (3 << 62)


def named_id(within: str, name: str) -> str:
    """Return the UUID of a name within a namespace (RFC 9562, section 5.5: version 5, by SHA-1).

    It is that of `uuid.uuid5`, without making an object of each: a large place has a hundred thousand.

    Args:
        within: The namespace, which is a UUID itself.
        name: The name.
    """
    namespace = bytes.fromhex(within.replace("-", ""))
    digest = hashlib.sha1(namespace + name.encode(), usedforsecurity=False).digest()
    bits = int.from_bytes(digest[:16], "big") & _FREE | _VERSION | _VARIANT
    text = f"{bits:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def url_id(url: str) -> str:
    """Return the UUID of a URL or URI."""
    return named_id(_URLS, url)
