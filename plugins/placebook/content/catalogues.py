"""Reading the words of the interface in a language: PO files, those of the package and the place's own."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import placebook.wording
from placebook.problems import Problem
from placebook.wording.catalogue import Catalogue, amiss, form_of
from placebook.wording.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel.messages.catalog import Catalog, Message

SHIPPED = Path(placebook.wording.__file__).parent / "po"
"""Where the languages are that come with Placebook."""
TEMPLATE = SHIPPED / "placebook.pot"
"""All texts in English, from which a language begins."""
_SCRIPTS = "theme/assets/scripts/"
# Rules of plurals look at the last two digits: up to here every form comes.
_ENOUGH = 1000


def catalogue_files(language: str, folders: Sequence[Path]) -> list[Path]:
    """Return the files that hold a language, those that matter less first: `cy.po` before `cy-GB.po`.

    Args:
        language: Its tag.
        folders: Where to look, those that matter less first.
    """
    names = dict.fromkeys((language.partition("-")[0], language))
    found = (folder / f"{name}.po" for name in names for folder in folders)
    return [path for path in found if path.is_file()]


def read_catalogue(files: Sequence[Path], template: bytes) -> tuple[Catalogue, list[Problem]]:
    """Read what a language says; what later files say goes before what earlier ones do.

    Args:
        files: The files, in this order.
        template: What `TEMPLATE` holds; it says which texts are those of scripts.

    Returns:
        The catalogue, without what cannot be used; and what is wrong with that.
    """
    messages: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    plural = Catalogue.plural
    for path in files:
        try:
            catalog = read_po(path.read_bytes())
            form = form_of(catalog.plural_expr)
        except ValueError as error:
            problems.append(Problem(path.name, 0, "", f"cannot be read: {error}."))
            continue
        plural = catalog.plural_expr
        wanted = 1 + max(map(form, range(_ENOUGH)))
        for message in catalog:
            english, forms = texts_of(message)
            if not english[0] or not all(forms) or message.fuzzy:
                continue
            few = f"it has {len(forms)} forms for numbers, and the rule of the language names {wanted}"
            if wrong := amiss(english, forms) or (len(english) > 1 and len(forms) < wanted and few):
                words = f"the translation of “{english[0]}” is not used: {wrong}."
                problems.append(Problem(path.name, message.lineno or 0, "", words, severity="warning"))
            else:
                messages[english[0]] = forms
    return Catalogue(messages, plural, _of_scripts(template) if messages else frozenset()), problems


def wording_of(language: str, own: Path) -> Wording:
    """Return the words of a place; what cannot be used of its files is left out, and a build tells of it.

    Args:
        language: Its language's tag.
        own: The folder of its own words.
    """
    files = catalogue_files(language, (SHIPPED, own))
    return Wording(language, read_catalogue(files, TEMPLATE.read_bytes())[0] if files else None)


def read_po(text: bytes) -> Catalog:
    """Read a PO file.

    Raises:
        ValueError: It is none, or is not UTF-8.
    """
    from babel.messages.pofile import PoFileError  # noqa: PLC0415 - only a place in another language needs it
    from babel.messages.pofile import read_po as read  # noqa: PLC0415 - the same

    try:
        return read(io.StringIO(text.decode()), abort_invalid=True)
    except PoFileError as error:
        raise ValueError(str(error)) from error


def texts_of(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the forms of a message in English and in its language."""
    english = tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)
    said = message.string
    return english, tuple(said) if isinstance(said, list | tuple) else (said or "",)


def _of_scripts(template: bytes) -> frozenset[str]:
    """Return the texts that scripts say."""
    return frozenset(
        texts_of(message)[0][0]
        for message in read_po(template)
        if any(file.startswith(_SCRIPTS) for file, _ in message.locations)
    )
