"""Templates compiled to leaner Python than Jinja makes by itself: thousands of pages go through them.

Jinja asks at every dot whether an item was meant instead of an attribute, at every call whether the function
wants the template's context, and at every value that is shown whether it is HTML already, each by several
calls. Our templates need none of it: a dot is an attribute, as in Python; functions get what they are given;
and most texts have nothing in them to escape. A listing's page takes half the time.

What is safe stays safe: every value that is no `Markup` is escaped, by MarkupSafe.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import nodes
    from jinja2.compiler import Frame

_SPECIAL = re.compile("[&<>\"']").search


def as_html(value: object) -> str:
    """Return a value as it may stand in HTML: markup as it is, all else as escaped text."""
    if value.__class__ is Markup:
        return value
    if value.__class__ is str and not _SPECIAL(value):
        return value
    return escape(value)


class LeanCode(CodeGenerator):
    """Writes attributes, calls and shown values as plain Python."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write `a.b` as `a.b`."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's signature
        """Write `f(x)` as `f(x)`."""
        self.visit(node.node, frame)
        self.write(f"({self._arguments(node, frame, forward_caller=forward_caller)})")

    def _arguments(self, node: nodes.Call, frame: Frame, *, forward_caller: bool) -> str:
        """Return a call's arguments as code. Jinja begins them with a comma: its own call has one more."""
        stream, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        written, self.stream = self.stream.getvalue(), stream
        return written.removeprefix(", ")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.as_html(")


class LeanEnvironment(jinja2.Environment):
    """An environment whose templates are compiled by `LeanCode` and rendered by `render`."""

    code_generator_class = LeanCode
    as_html = staticmethod(as_html)

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever Jinja takes
        super().__init__(**options)
        self._known: dict[str, Mapping[str, Any]] = {}

    def render(self, name: str, values: Mapping[str, Any]) -> str:
        """Render a template.

        The same as its own `render`, but what every template knows is not gathered anew for each page.
        """
        template = self.get_template(name)
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = dict(template.globals)
        context = template.new_context({**known, **values}, shared=True)
        try:
            return "".join(template.root_render_func(context))
        except Exception:  # noqa: BLE001 - raised again by Jinja, at the line of the template
            return self.handle_exception()
