"""What is said of values the model refuses is said by us, whatever was written."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from placebook.content.record import COLLECTIONS, read
from placebook.content.suggest import did_you_mean

# What pydantic would say, or Python.
LEAKS = re.compile(
    r"[Ii]nput should|[Vv]alue error|valid (string|integer|number|dictionary|tuple)|pydantic"
    r"|validation|instance|NoneType|\btuple\b|\bstr\b|\bdict\b|\bint\b|\{'|\['"
)

VALUES = st.recursive(
    st.none()
    | st.sampled_from(["", "x", "1", "-5", "1.5", "no", "true", "2026-01-01", "10:00", "x" * 3000, "a b"])
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["from", "what", "a b"]), inner, max_size=2)
    ),
    max_leaves=4,
)


def _names(collection: str) -> list[str]:
    fields = COLLECTIONS[collection].model_fields.items()
    return [field.alias or name for name, field in fields if field.exclude is not True]


def _nested(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Return the value alone, or inside each kind of holder a field may have."""
    parts = {
        "contact": ["email", "phone", "website", "role"], "address": ["street", "postcode"],
        "location": ["lat", "lon"], "cost": ["level", "note"], "join": ["how"], "age": ["from", "to"],
        "sessions": ["days", "start", "every", "nth", "from", "term_time", "bank_holidays", "except"],
        "images": ["file", "alt"], "access": ["feature", "checked"], "offers": ["what", "since"],
        "consent": ["basis", "given"], "alert": ["text", "until"], "booking": ["url"], "quotes": ["words"],
        "numbers": ["figure", "url"], "materials": ["label", "url"], "identifiers": ["scheme"],
        "source": ["url"], "notes": ["groups/tea"],
    }  # fmt: skip
    return [
        value,
        *({part: value} for part in parts.get(name, ())),
        *([{part: value}] for part in parts.get(name, ())),
    ]


@pytest.mark.parametrize("collection", COLLECTIONS)
@settings(max_examples=12)
@given(value=VALUES)
def test_no_word_of_pydantic_s_is_shown(collection: str, value: Any) -> None:  # noqa: ANN401 - as above
    """Any value in any field of any file is accepted, or refused in a plain sentence."""
    for name in _names(collection):
        for nested in _nested(name, value):
            fields = yaml.safe_dump({name: nested}, allow_unicode=True)
            slug = "2026-q4" if collection == "newsletter" else "tea"
            reading = read(collection, slug, f"---\n{fields}---\n".encode(), file="x.md")
            for problem in reading.problems:
                ours = re.sub(r"'[^']*'|^.*?: ", "", f"{problem.message} {problem.hint}")
                assert not LEAKS.search(ours), problem
                assert problem.message.endswith("."), problem
                assert "does not belong here" not in problem.message, f"no words for this: {problem}"


@pytest.mark.parametrize(
    ("word", "choices", "said"),
    [
        ("knitng", ["knitting", "walking"], "Did you mean 'knitting'?"),
        ("Knitting!", ["knitting"], "Did you mean 'knitting'?"),
        ("astronomy", ["knitting", "walking"], ""),
        ("", ["knitting"], ""),
        ("knitting", [], ""),
    ],
)
def test_only_what_is_near_is_offered(word: str, choices: list[str], said: str) -> None:
    """A slip of the pen is put right; a word unlike all others gets no suggestion."""
    assert did_you_mean(word, choices) == said
