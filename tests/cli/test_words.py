"""`placebook words`: a translation is begun, kept up to date, and looked over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from placebook.cli.words_command import command
from placebook.content.catalogues import SHIPPED, TEMPLATE, read_catalogue, read_po
from placebook.content.translating import progress

if TYPE_CHECKING:
    from pathlib import Path


def _run(folder: Path, language: str, code: int = 0) -> str:
    done = CliRunner().invoke(command, [language, "-f", str(folder / "site_config.yml")])
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a configuration."""
    (tmp_path / "site_config.yml").write_text("site_name: Larkmere\n", encoding="utf-8")
    return tmp_path


def test_a_translation_begins_with_every_text(place: Path) -> None:
    """The new file holds all texts, none translated, and the language's own rule of plurals."""
    said = _run(place, "pl")
    texts = sum(bool(message.id) for message in read_po(TEMPLATE.read_bytes()))
    assert f"0 of {texts} texts are translated" in said
    assert "nplurals=3" in (place / "words" / "pl.po").read_text(encoding="utf-8")


def test_what_is_translated_stays_and_what_does_not_fit_is_told(place: Path) -> None:
    """A second run keeps translations, drops texts that are gone, and names the line of what would break."""
    path = place / "words" / "cy.po"
    _run(place, "cy")
    text = path.read_text(encoding="utf-8")
    text = text.replace('msgid "Search"\nmsgstr ""', 'msgid "Search"\nmsgstr "Chwilio"')
    text = text.replace(
        'msgid "The text, to send to {email}"\nmsgstr ""',
        'msgid "The text, to send to {email}"\nmsgstr "At {ebost}"',
    )
    path.write_text(f'{text}\nmsgid "Gone"\nmsgstr "Wedi mynd"\n', encoding="utf-8")
    said = _run(place, "cy", code=1)
    kept = path.read_text(encoding="utf-8")
    assert "Chwilio" in kept
    assert "Gone" not in kept
    line = 1 + kept.splitlines().index('msgid "The text, to send to {email}"')
    assert f"cy.po:{line}: “The text, to send to {{email}}”: {{ebost}} is not in the English text." in said
    assert "2 of " in said


def test_a_tag_that_is_none_and_a_file_that_is_none_are_told(place: Path) -> None:
    """Nothing is written outside the folder of words, and a broken file stays as it is."""
    assert "is no language tag" in _run(place, "../cy", code=2)
    (place / "words").mkdir()
    (place / "words" / "cy.po").write_bytes(b"msgid \xff")
    assert "cannot be read" in _run(place, "cy", code=2)
    assert (place / "words" / "cy.po").read_bytes() == b"msgid \xff"


def test_french_can_be_used() -> None:
    """French, which comes with Placebook, has nearly every text of today, and all it has fits the English."""
    done = progress((SHIPPED / "fr.po").read_bytes())
    catalogue, problems = read_catalogue([SHIPPED / "fr.po"], TEMPLATE.read_bytes())
    assert (done.wrong, problems) == ((), [])
    texts = [message.id for message in read_po(TEMPLATE.read_bytes()) if message.id]
    said = sum((one if isinstance(one, str) else one[0]) in catalogue.messages for one in texts)
    assert said / len(texts) > 0.9
