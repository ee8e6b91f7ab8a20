"""Putting words into the starter's files so that nothing typed by anybody is taken for more than text."""

from __future__ import annotations

import html
import json
import re
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from placebook.model.base import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable

_MARKS = re.compile(r"([\\`*_{}\[\]#|])")


def starter_files() -> Traversable:
    """Return the folder that all of the starter's files lie in."""
    return files("placebook") / "starter" / "files"


def fill(template: str, words: Mapping[str, str]) -> str:
    """Put words into a file's text.

    Raises:
        KeyError: The text asks for a word that is not given.
    """
    return Template(template).substitute(words)


def typed(text: str) -> str:
    """Return what somebody typed as one clean line; bytes that are not text become question marks."""
    return one_line(text.encode("utf-8", "replace").decode("utf-8"))


def quoted(text: str) -> str:
    """Return text as YAML that means this text and nothing else."""
    return json.dumps(text, ensure_ascii=False)


def listed(texts: Iterable[str]) -> str:
    """Return texts as a YAML list on one line."""
    return "[" + ", ".join(text if text.replace("-", "a").isalnum() else quoted(text) for text in texts) + "]"


def in_markdown(text: str) -> str:
    """Return text as Markdown that shows just this text."""
    return _MARKS.sub(r"\\\1", html.escape(text, quote=False))
