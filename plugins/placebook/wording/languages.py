"""What languages are called: in the language of a place, and in their own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from placebook.marked import marked

if TYPE_CHECKING:
    from placebook.wording.wording import Wording

# Those that CLDR lacks, or calls what people here do not. Codes: BCP 47.
_NAMES: dict[str, str] = {
    "bn": marked("Bengali"),
    "fa": marked("Farsi"),
    "bfi": marked("British Sign Language"),
}


@lru_cache(maxsize=1024)
def language_name(words: Wording, tag: str) -> str:
    """Return what a language is called, by its tag; the tag itself where nobody knows."""
    code = tag.partition("-")[0].lower()
    if code in _NAMES and (words.formats.is_english or code not in words.formats.locale.languages):
        return words.say(_NAMES[code])
    return str(words.formats.locale.languages.get(code, tag))


@lru_cache(maxsize=1)
def _tags() -> dict[str, str]:
    """Return the tag of every language by its English name, folded."""
    named = {name.casefold(): str(code).replace("_", "-") for code, name in Locale("en").languages.items()}
    return named | {name.casefold(): code for code, name in _NAMES.items()}


def language_meant(text: str) -> str:
    """Return the tag of a language by its English name; empty where none is called so."""
    return _tags().get(" ".join(text.split()).casefold(), "")


@lru_cache(maxsize=1024)
def is_known(tag: str) -> bool:
    """Tell whether a tag names a language that CLDR knows, or that we do."""
    code = tag.partition("-")[0].lower()
    return code in _NAMES or code in Locale("en").languages


@lru_cache(maxsize=1024)
def own_name(tag: str) -> str:
    """Return what a language calls itself: `polski`; empty where nobody knows."""
    code = tag.partition("-")[0].lower()
    try:
        return str(Locale.parse(code).languages.get(code, ""))
    except (UnknownLocaleError, ValueError):
        return ""
