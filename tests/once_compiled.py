"""Templates compiled once in a process: hundreds of small sites are built of the same ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> Iterator[None]:
    """See that a template is compiled when its text, its environment's settings or its language are new.

    To compile all templates takes most of the time of building a small site, and they are the same each time.
    Whoever gathers the texts of templates (`heard`) has each compiled.
    """
    compile_ = jinja2.Environment.compile
    kept: dict[tuple[object, ...], CodeType] = {}

    def compile_once(
        env: jinja2.Environment, source: str, name: str | None = None, file: str | None = None
    ) -> CodeType:
        wanted = (source, name, file, *_matters(env))
        if wanted not in kept or getattr(env, "heard", None) is not None:
            kept[wanted] = compile_(env, source, name, file)
        return kept[wanted]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "compile", compile_once)
        yield


def _matters(env: jinja2.Environment) -> tuple[object, ...]:
    """Return what a template's code depends on besides its text."""
    words = getattr(env, "wording", None)
    # Tests make catalogues that have no digest.
    language = (words.language, words.digest, frozenset(words.catalogue.messages.items())) if words else None
    return type(env), tuple(env.extensions), language, env.autoescape, env.trim_blocks, env.lstrip_blocks
