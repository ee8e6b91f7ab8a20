"""On what ground somebody's details are published, and the words that they agreed to."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import Field

from placebook.marked import marked
from placebook.model.base import Day, Frozen, Line, Slug, Text

Basis = Literal["consent", "public-role", "published", "legitimate-interest"]
BASES: dict[Basis, str] = {
    "consent": "they agreed to it",
    "public-role": "it is their public role",
    "published": "the group has published it itself",
    "legitimate-interest": "a legitimate interest",
}
_MARK = 8


class Consent(Frozen):
    """On what ground the contact details are published."""

    basis: Basis = Field(
        description="consent, public-role, published (by the group itself) or legitimate-interest."
    )
    given: Day | None = Field(None, description="When it was given or written down.")
    wording: Line | None = Field(
        None,
        description="Which wording was agreed to: an id of vocabulary/wordings.yml, or the words themselves.",
    )


class ConsentWording(Frozen):
    """Words that people are asked to agree to. Once somebody has, they stay as they are."""

    id: Slug = Field(description="The name that listings use for it.")
    text: Text = Field(description="The words, as people are shown them.")
    since: Day | None = Field(None, description="The day from which it has been used.")
    mark: Line | None = Field(
        None, description="What tells these words from any others; the check says what to write."
    )

    @property
    def right_mark(self) -> str:
        """The mark of the words as they are: the beginning of their SHA-256."""
        return hashlib.sha256(" ".join(self.text.split()).encode()).hexdigest()[:_MARK]


# What our own forms ask. These words are never changed: new ones get a new name.
LISTING_FORM = ConsentWording(
    id="listing-form-1",
    text=marked("Yes. These are the group's own details, and the people named agree to see them published."),
    mark="276e379f",
)
OUR_WORDINGS = (LISTING_FORM,)
