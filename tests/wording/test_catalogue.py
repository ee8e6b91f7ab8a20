"""The catalogue of words: all texts are in it, and what does not fit is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import jinja2
import pytest
from markupsafe import Markup

from placebook.content.catalogues import TEMPLATE, catalogue_files, read_catalogue
from placebook.pages.lean_code import LeanEnvironment
from placebook.wording.catalogue import Catalogue, amiss
from placebook.wording.templates import Translated
from placebook.wording.wording import Wording
from write_words import of_python, of_script, of_template, words_file

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Meetings are <1>with all else</1> in {place}."
SOURCE = (
    "<p>{% trans %}Meetings are <a href=\"{{ way }}\">with all else</a> in {{ settings['x'].place }}."
    "{% endtrans %}</p>"
)


def test_the_catalogue_holds_every_text() -> None:
    """The file that translators begin from is that of today's texts; `make docs` renews it."""
    assert TEMPLATE.read_text(encoding="utf-8") == words_file()


_MSGID = re.compile(r'^msgid ((?:".*"\n)+)', re.MULTILINE)


def test_each_text_is_translated_once() -> None:
    """The translations that come along have each text of the catalogue, and have it once."""
    wanted = sorted(_MSGID.findall(_on_one_line(TEMPLATE)))
    for translation in TEMPLATE.parent.glob("*.po"):
        assert sorted(_MSGID.findall(_on_one_line(translation))) == wanted, translation.name


def _on_one_line(file: Path) -> str:
    """Return a catalogue in which no text is broken into lines, which is done otherwise in each file."""
    return file.read_text(encoding="utf-8").replace('"\n"', "")


def test_texts_are_found_wherever_they_are_said() -> None:
    """In templates, in Python and in scripts, single ones and counts."""
    template = (
        '{% trans who=a.b %}By {{ who }}{% endtrans %}{{ _("Stories") }}{{ n | counted("no", "1", "n") }}'
    )
    assert list(of_template(template)) == [("By {who}",), ("Stories",), ("no",), ("1", "n")]
    python = 'words.say("A {b}", b=1)\nmarked("C")\ncounted(n, "", "1 d", "n d", e=2)\nwords.linked("f" "g")'
    assert set(of_python(python)) == {("A {b}",), ("C",), ("1 d", "n d"), ("fg",)}
    assert list(of_script(b'said("Keep {what}", { what }); counted(n, "one", "many")')) == [
        ("Keep {what}",),
        ("one", "many"),
    ]


@pytest.mark.parametrize("kind", [LeanEnvironment, jinja2.Environment])
@pytest.mark.parametrize(
    ("translation", "shown"),
    [
        (None, '<p>Meetings are <a href="/a">with all else</a> in L&lt;.</p>'),
        ("{place} : <1>ici & là</1>", '<p>L&lt; : <a href="/a">ici &amp; là</a></p>'),
        ("<1>ici</1> et <script>{place}", '<p><a href="/a">ici</a> et &lt;script&gt;L&lt;</p>'),
        # These would break the page, so the English text stands there.
        ("ici, {place}", '<p>Meetings are <a href="/a">with all else</a> in L&lt;.</p>'),
        ("<1>ici</1>, {settings}", '<p>Meetings are <a href="/a">with all else</a> in L&lt;.</p>'),
        ("</1>ici<1>, {place}", '<p>Meetings are <a href="/a">with all else</a> in L&lt;.</p>'),
    ],
)
def test_a_text_of_a_template(kind: type[jinja2.Environment], translation: str | None, shown: str) -> None:
    """A translation takes the text's place with its links and what is shown, and holds no HTML of its own."""
    env = kind(autoescape=True, extensions=[Translated])
    said = Catalogue({TEXT: (translation,)} if translation else {})
    env.wording = Wording("fr", said)  # type: ignore[attr-defined] # the extension reads it
    settings = {"x": type("Place", (), {"place": "L<"})}
    assert env.from_string(SOURCE).render(way=Markup("/a"), settings=settings) == shown


@pytest.mark.parametrize(
    "source",
    [
        "{% trans %}a\nb{% endtrans %}",
        "{% trans %}{% if a %}b{% endif %}{% endtrans %}",
        "{% trans %}{{ a }} and {{ b.a }}{% endtrans %}",
        "{% trans %}{{ 1 + 1 }}{% endtrans %}",
        "{% trans %}a</b>{% endtrans %}",
    ],
)
def test_a_text_that_cannot_be_translated_is_refused(source: str) -> None:
    """Line breaks, conditions, two things of one name and what has none stop the template."""
    with pytest.raises(jinja2.TemplateSyntaxError):
        jinja2.Environment(autoescape=True, extensions=[Translated]).from_string(source)


def test_every_form_of_a_count_may_do_without_its_number() -> None:
    """`one group` needs no number; what is not in the English text is in no form."""
    english = ("{number} group in {place}", "{number} groups in {place}")
    assert amiss(english, ("une seule, à {place}", "{number} à {place}", "{number} à {place}")) == ""
    assert "{n}" in amiss(english, ("{n} à {place}", "{number} à {place}"))


def test_a_place_says_things_its_own_way(tmp_path: Path) -> None:
    """Its own file goes before that of the package, a regional one before its language."""
    shipped, own = tmp_path / "po", tmp_path / "words"
    for folder, name, text in (
        (shipped, "fr", 'msgid "Search"\nmsgstr "Rechercher"\n\nmsgid "Stories"\nmsgstr "Récits"\n'),
        (own, "fr", 'msgid "Search"\nmsgstr "Trouver"\n\n#, fuzzy\nmsgid "Stories"\nmsgstr "Contes"\n'),
        (own, "fr-BE", 'msgid "Menu"\nmsgstr "Carte"\n\nmsgid "By {who}"\nmsgstr "Par {qui}"\n'),
    ):
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.po").write_text(f'msgid ""\nmsgstr ""\n\n{text}', encoding="utf-8")
    files = catalogue_files("fr-BE", (shipped, own))
    catalogue, problems = read_catalogue(files, b"")
    assert {name: forms[0] for name, forms in catalogue.messages.items()} == {
        "Search": "Trouver",
        "Stories": "Récits",
        "Menu": "Carte",
    }
    assert [(one.file, one.line, one.severity) for one in problems] == [("fr-BE.po", 7, "warning")]
    (own / "fr.po").write_bytes(b'msgid "Search"\nmsgstr "\xff"\n')
    assert read_catalogue(files, b"")[1][0].severity == "error"
