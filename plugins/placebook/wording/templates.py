"""Texts of templates, translated when a template is compiled: showing a page costs what it cost before.

`{% trans %}Meetings are <a href="{{ way }}">with all else</a> in {{ place }}.{% endtrans %}` is the text
`Meetings are <1>with all else</1> in {place}.` A tag is named by a number, and what is shown by its own name;
what has none is named at the beginning: `{% trans who=keeper.name %}`. Where a text is part of an expression,
`_("Stories")` stands for it.
"""

from __future__ import annotations

import re
from copy import deepcopy
from html import unescape
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from jinja2 import TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token
from markupsafe import escape

from placebook.wording.catalogue import amiss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2.lexer import TokenStream
    from jinja2.parser import Parser

    from placebook.wording.wording import Wording

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[^<>\"]|\"[^\"]*\")*)>")
_SHOWN = re.compile("\0(\\d+)\0")
_PLACE = re.compile(r"(\{\w+\}|</?\d+/?>)")
_EMPTY = {"br", "img", "wbr"}


class _Text(NamedTuple):
    """A text of a template.

    Attributes:
        english: The text, as translators see it.
        parts: By the name of a hole or a tag in it, what stands there.
        around: The blanks before and after it.
    """

    english: str
    parts: dict[str, list[nodes.Expr]]
    around: tuple[str, str]


class Translated(Extension):
    """Reads `{% trans %}` and `_("…")` in the wording of its environment.

    An environment that has none says everything in English.
    """

    tags = {"trans"}  # noqa: RUF012 - as Jinja declares it

    @property
    def _wording(self) -> Wording | None:
        wording: Wording | None = getattr(self.environment, "wording", None)
        return wording

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Put in the place of `_("…")` the text that it stands for."""
        while stream:
            token = next(stream)
            if token.test("name:_") and stream.current.type == "lparen":
                stream.expect("lparen")
                text = stream.expect("string")
                stream.expect("rparen")
                self._hear(text.lineno, text.value)
                said = self._wording.say(text.value) if self._wording else text.value
                yield Token(text.lineno, "string", said)
            else:
                yield token

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Read a text and what is shown in it, and return it in the language of the place."""
        lineno = next(parser.stream).lineno
        named: dict[str, nodes.Expr] = {}
        while parser.stream.current.type != "block_end":
            if named:
                parser.stream.expect("comma")
            name = parser.stream.expect("name").value
            parser.stream.expect("assign")
            named[name] = parser.parse_expression()
        body = parser.parse_statements(("name:endtrans",), drop_needle=True)
        shown = [one for output in body for one in self._pieces(output)]
        shown = [named.get(one.name, one) if isinstance(one, nodes.Name) else one for one in shown]
        text = self._text(shown, named, lineno)
        self._hear(lineno, text.english)
        translation = self._wording.catalogue.translation(text.english) if self._wording else None
        if translation is None or amiss((text.english,), (translation,)):
            return [nodes.Output(shown, lineno=lineno)]
        return [nodes.Output(_said(translation, text), lineno=lineno)]

    def _pieces(self, node: nodes.Node) -> list[nodes.Expr]:
        if not isinstance(node, nodes.Output):
            _fail("a text holds words and what is shown in them, and nothing else", node.lineno)
        return node.nodes

    def _text(self, shown: list[nodes.Expr], named: dict[str, nodes.Expr], lineno: int) -> _Text:
        names = {id(value): name for name, value in named.items()}
        source = "".join(
            one.data if isinstance(one, nodes.TemplateData) else f"\0{at}\0" for at, one in enumerate(shown)
        )
        if "\n" in source.strip():
            _fail("a text stands on one line, since blanks are part of it", lineno)
        parts: dict[str, list[nodes.Expr]] = {}
        open_: list[int] = []
        count = 0

        def tag(match: re.Match[str]) -> str:
            nonlocal count
            if match[1]:
                if not open_:
                    _fail(f"{match[0]} closes nothing", lineno)
                name = f"</{open_.pop()}>"
            else:
                count += 1
                is_empty = match[2] in _EMPTY
                name = f"<{count}/>" if is_empty else f"<{count}>"
                if not is_empty:
                    open_.append(count)
            parts[name] = _with_shown(match[0], shown)
            return name

        def hole(match: re.Match[str]) -> str:
            node = shown[int(match[1])]
            name = f"{{{names.get(id(node)) or self._name(node)}}}"
            if parts.setdefault(name, [node]) != [node]:
                _fail(f"{name} is two things: give one another name", lineno)
            return name

        words = source.strip()
        start = source.index(words) if words else 0
        english = unescape(_SHOWN.sub(hole, _TAG.sub(tag, words)))
        return _Text(english, parts, (source[:start], source[start + len(words) :]))

    def _name(self, node: nodes.Expr) -> str:
        """Return what something shown is called: `settings.place` is `place`, `day | date` is `day`."""
        if isinstance(node, nodes.Name):
            return node.name
        if isinstance(node, nodes.Getattr):
            return node.attr
        if isinstance(node, nodes.Filter | nodes.Call) and isinstance(node.node, nodes.Expr):
            return self._name(node.node)
        return _fail("name what is shown: {% trans number=tel(phone) %}", node.lineno)

    def _hear(self, lineno: int, text: str) -> None:
        """Tell whoever gathers texts of one."""
        heard: list[tuple[int, str]] | None = getattr(self.environment, "heard", None)
        if heard is not None:
            heard.append((lineno, text))


def _fail(why: str, lineno: int) -> NoReturn:
    raise TemplateSyntaxError(why, lineno)


def _with_shown(source: str, shown: list[nodes.Expr]) -> list[nodes.Expr]:
    """Return a piece of a template with what is shown in it."""
    found: list[nodes.Expr] = []
    for at, piece in enumerate(_SHOWN.split(source)):
        if at % 2:
            found.append(shown[int(piece)])
        elif piece:
            found.append(nodes.TemplateData(piece))
    return found


def _said(translation: str, text: _Text) -> list[nodes.Expr]:
    """Return a translation with what is shown in it. Its own letters are text, whatever they are."""
    before, after = text.around
    found: list[nodes.Expr] = [nodes.TemplateData(before)]
    for piece in _PLACE.split(translation):
        if piece in text.parts:
            found.extend(deepcopy(text.parts[piece]))
        elif piece:
            found.append(nodes.TemplateData(str(escape(piece))))
    return [*found, nodes.TemplateData(after)]
