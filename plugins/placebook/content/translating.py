"""A file of words for a translator: begun from all English texts, and brought up to date with them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from placebook.content.catalogues import TEMPLATE, read_po, texts_of
from placebook.wording.catalogue import amiss

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog


class Progress(NamedTuple):
    """How far a translation has come: all texts, those translated, and what is wrong with some, by line."""

    texts: int
    said: int
    wrong: tuple[tuple[int, str], ...]


def renewed(language: str, before: bytes) -> bytes:
    """Return the file of a language with all texts of today; what was translated of them stays.

    Args:
        language: Its tag.
        before: What the file held; nothing for a new one.

    Raises:
        ValueError: That is no PO file.
    """
    from babel.messages.catalog import Catalog as New  # noqa: PLC0415 - only translators need it
    from babel.messages.pofile import write_po  # noqa: PLC0415 - the same

    old = read_po(before) if before else _begun(language, New)
    new = read_po(TEMPLATE.read_bytes())
    old.update(new, no_fuzzy_matching=True, update_header_comment=False)
    written = io.BytesIO()
    write_po(written, old, width=100, include_lineno=False, ignore_obsolete=True)
    return written.getvalue()


def progress(text: bytes) -> Progress:
    """Tell how far a translation has come.

    Raises:
        ValueError: The text is no PO file.
    """
    texts = said = 0
    wrong = []
    for message in read_po(text):
        english, forms = texts_of(message)
        if not english[0]:
            continue
        texts += 1
        if all(forms) and not message.fuzzy:
            said += 1
            if why := amiss(english, forms):
                wrong.append((message.lineno or 0, f"“{english[0]}”: {why}."))
    return Progress(texts, said, tuple(wrong))


def _begun(language: str, new: type[Catalog]) -> Catalog:
    """Return an empty catalogue that knows the language's rule for numbers, where CLDR knows the language."""
    return new(
        locale=language.replace("-", "_"),
        project="Placebook",
        copyright_holder="its translators",
        fuzzy=False,
    )
