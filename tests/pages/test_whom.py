"""Whom something is meant for is said so that nobody thinks they are left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.place import context
from placebook.model.vocabulary import Term, Vocabulary
from placebook.pages.listing import who_for


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        ((), ""),
        (("everyone",), "Everyone"),
        (("men", "older"), "Men and older people"),
        (("everyone", "older"), "Everyone, including older people"),
        (("men", "everyone", "older"), "Everyone, including men and older people"),
    ],
)
def test_everyone_includes_those_who_are_named_beside(audience: tuple[str, ...], said: str) -> None:
    """Who is named beside everyone is not somebody else."""
    ctx = context()
    named = {"everyone": None, "men": "men", "older": "older people"}
    audiences = Vocabulary.of(
        "audiences",
        [Term(id=one, label=(within or one).capitalize(), within=within) for one, within in named.items()],
    )
    assert who_for(replace(ctx.directory, audiences=audiences), ctx.site.words, audience) == said
