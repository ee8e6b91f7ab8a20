"""Lean templates: what they show is what Jinja's own would show."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from placebook.pages.lean_code import LeanEnvironment, as_html

HOSTILE = "<script>alert(1)</script> & \"'`"
VALUES = {
    "one": SimpleNamespace(
        title=HOSTILE, count=3, html=Markup("<b>ok</b>"), words=lambda *a, **k: f"{a}{k}<"
    ),
    "many": [HOSTILE, "plain", ""],
    "pairs": {"key": HOSTILE},
}
ROW = (
    '{% macro row(item, level=2) %}<h{{ level }} id="{{ item }}">'
    '{{ caller() if caller is defined else "" }}</h{{ level }}>{% endmacro %}'
)
TEMPLATES = [
    "{{ one.title }}|{{ one.count }}|{{ one.html }}|{{ none }}|{{ 1.5 }}",
    "{{ one.words(1, 'b', level=one.count) }}{{ one.words(*many) }}{{ one.words(**pairs) }}{{ one.words() }}",
    "{% for item in many %}{{ loop.index }}{{ item }}{{ ', ' if not loop.last }}{% endfor %}",
    "{{ pairs['key'] }}{{ pairs.get('no') }}{{ many[0] }}",
    "{{ many | join(', ') }}{{ one.title | upper }}{{ one.title | safe }}",
    "{{ 'a' ~ one.title ~ one.html }}{{ one.title if one.count else one.html }}",
    "{% set kept %}{{ one.title }}{% endset %}{{ kept }}",
    "{% from 'row.html' import row %}{{ row(one.title) }}",
    "{% from 'row.html' import row %}{% call row(many[0], level=one.count) %}{{ one.title }}{% endcall %}",
    "{% autoescape false %}{{ one.title }}{% endautoescape %}",
    "{% if one.title is defined %}{{ one.title[:3] }}{% endif %}",
]


def _environments() -> tuple[jinja2.Environment, LeanEnvironment]:
    options: dict[str, Any] = {"autoescape": True, "undefined": jinja2.StrictUndefined}
    files = {"row.html": ROW} | {f"{number}.html": text for number, text in enumerate(TEMPLATES)}
    loader = jinja2.DictLoader(files)
    return jinja2.Environment(loader=loader, **options), LeanEnvironment(loader=loader, **options)  # noqa: S701 - on


@pytest.mark.parametrize("number", range(len(TEMPLATES)))
def test_same_text(number: int) -> None:
    """Attributes, calls, loops, macros, filters and blocks come out as Jinja itself writes them."""
    own, lean = _environments()
    assert lean.render(f"{number}.html", VALUES) == own.get_template(f"{number}.html").render(VALUES)


@given(
    st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.floats(), st.lists(st.text()))
)
def test_everything_is_escaped_once(value: object) -> None:
    """Whatever is shown is escaped as MarkupSafe does it, and markup is not escaped again."""
    assert as_html(value) == str(escape(value))


def test_subclasses_of_text_are_escaped() -> None:
    """A text of another class is no markup because of that."""

    class Name(str):
        __slots__ = ()

    assert as_html(Name("<b>")) == "&lt;b&gt;"


def test_what_is_missing_is_told_with_its_line() -> None:
    """A name that is not there stops the page, and the error points into the template."""
    lean = LeanEnvironment(
        loader=jinja2.DictLoader({"page.html": "first line\n{{ one.nothing }}"}),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
    )
    with pytest.raises(AttributeError, match="nothing") as raised:
        lean.render("page.html", VALUES)
    last = raised.traceback[-1]
    assert last.lineno + 1 == 2
    with pytest.raises(jinja2.UndefinedError, match="nobody"):
        LeanEnvironment(
            loader=jinja2.DictLoader({"page.html": "{{ nobody }}"}), undefined=jinja2.StrictUndefined
        ).render("page.html", {})
