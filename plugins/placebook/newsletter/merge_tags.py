"""What differs from reader to reader in a letter: places held by a tag until a sender fills them.

There is one such place. Names are not among them: a letter to a whole place is the same for everybody in it,
and says so on the web.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

# The address at which one reader stops the letter: `https:` or `mailto:`.
UNSUBSCRIBE = "{{unsubscribe_url}}"
MERGE_TAGS = (UNSUBSCRIBE,)
# As other senders write theirs too: an unknown tag would go out as it stands, or as something else there.
_TAG = re.compile(r"\{\{.*?\}\}|\*\|.*?\|\*|\(\([^()]*\)\)|\{%.*?%\}", re.DOTALL)


def filled_html(html: str, values: Mapping[str, str]) -> str:
    """Return HTML with tags filled; values are plain text and are escaped.

    Args:
        html: HTML in which tags stand in text or in quoted attributes.
        values: For each tag, what takes its place.
    """
    return filled_text(html, {tag: str(escape(value)) for tag, value in values.items()})


def filled_text(text: str, values: Mapping[str, str]) -> str:
    """Return plain text with tags filled, in one pass: what is filled in is not looked at again."""
    if not values:
        return text
    pattern = re.compile("|".join(map(re.escape, values)))
    return pattern.sub(lambda match: values[match[0]], text)


def unknown_tags(text: str) -> list[str]:
    """Return what looks like a merge tag of ours or another sender's and is none we fill, each once."""
    return [tag for tag in dict.fromkeys(_TAG.findall(text)) if tag not in MERGE_TAGS]
