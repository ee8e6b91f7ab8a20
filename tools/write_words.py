"""Gather the texts of the interface into the catalogue of words: `make docs`."""

from __future__ import annotations

import ast
import io
from typing import TYPE_CHECKING, Any

import jinja2
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_javascript
from babel.messages.pofile import write_po
from jinja2 import nodes

from placebook.wording.templates import Translated
from toolchain import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Text = tuple[str, ...]
"""A text in English; of a count its forms for one and for many."""
# The parts that speak to visitors. What commands and checks say to keepers is in English.
_SPEAKING = (
    "booklet", "desk", "doors", "feeds", "find", "model", "newsletter", "opendata", "pages", "reminders",
    "wording",
)  # fmt: skip
_HEADER = """\
The words of the interface, in English. `placebook words` makes a file of them for another language;
docs/translating.md tells how."""


def of_python(source: str) -> Iterator[Text]:
    """Yield the texts of a module: `say("…")`, `linked("…")`, `marked("…")`, `counted(n, "", "…", "…")`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
            strings = [text for text in texts if isinstance(text, str)]
            if name in {"say", "linked", "marked"} and strings:
                yield (strings[0],)
            elif name == "counted" and len(strings) == 3:  # noqa: PLR2004 - none, one, many
                yield from _of_count(*strings)


def of_template(source: str) -> Iterator[Text]:
    """Yield the texts of a template: `{% trans %}`, `_("…")`, and `number | counted("", "…", "…")`."""
    env = jinja2.Environment(extensions=[Translated])  # noqa: S701 - nothing is rendered
    heard: list[tuple[int, str]] = []
    env.heard = heard  # type: ignore[attr-defined] # the extension fills it
    tree = env.parse(source)
    yield from ((text,) for _, text in heard)
    for node in tree.find_all(nodes.Filter):
        if node.name == "counted":
            yield from _of_count(*(one.as_const() for one in node.args))


def of_script(source: bytes) -> Iterator[Text]:
    """Yield the texts of a script: `said("…")`, `linked("…", …)` and `counted(n, "…", "…")`."""
    found: Any = extract_javascript(
        io.BytesIO(source),
        {"said": None, "linked": None, "counted": None},
        (),
        {"parse_template_string": True},
    )
    for _, name, texts, _ in found:
        strings = [text for text in ([texts] if isinstance(texts, str) else texts) if text]
        if name in {"said", "linked"} and strings:
            yield (strings[0],)
        elif name == "counted" and len(strings) == 2:  # noqa: PLR2004 - one, many
            yield (strings[0], strings[1])


def _of_count(none: str, one: str, many: str) -> Iterator[Text]:
    if none:
        yield (none,)
    yield one, many


def _found() -> Iterator[tuple[Path, Text]]:
    """Yield every text with the file it is in, in a lasting order."""
    for path in sorted(path for kind in ("*.html", "*.mjml") for path in (ROOT / "theme").rglob(kind)):
        for text in of_template(path.read_text(encoding="utf-8")):
            yield path, text
    package = ROOT / "plugins" / "placebook"
    for path in sorted(path for part in _SPEAKING for path in (package / part).rglob("*.py")):
        for text in of_python(path.read_text(encoding="utf-8")):
            yield path, text
    for path in sorted((ROOT / "theme" / "assets" / "scripts").glob("*.js")):
        for text in of_script(path.read_bytes()):
            yield path, text


def words_file() -> str:
    """Return the catalogue of all texts, in the order of their files; it does not say when it was made."""
    catalog = Catalog(header_comment=_HEADER, fuzzy=False, charset="utf-8")
    for path, text in _found():
        if text[0]:
            where = [(path.relative_to(ROOT).as_posix(), 0)]
            catalog.add(text if len(text) > 1 else text[0], locations=where)
    written = io.BytesIO()
    write_po(written, catalog, width=100, include_lineno=False, omit_header=True)
    head = "".join(f"# {line}\n" for line in _HEADER.splitlines())
    head += 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    head += '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    return head + written.getvalue().decode()
