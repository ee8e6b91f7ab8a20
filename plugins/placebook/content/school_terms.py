"""Reading the school terms of a place: from the text of their file to terms that do not overlap."""

from __future__ import annotations

from itertools import pairwise

from pydantic import ValidationError

from placebook.content.explain import explain
from placebook.content.frontmatter import line_of, read_yaml
from placebook.model.almanac import SchoolTerm
from placebook.problems import ContentError, Problem

SCHOOL_TERMS = "vocabulary/school-terms.yml"


def read_school_terms(text: str, problems: list[Problem]) -> list[SchoolTerm]:
    """Read the terms of `SCHOOL_TERMS`, soonest first; what is wrong with single ones joins the problems.

    Raises:
        ContentError: The file holds no list.
    """
    value, lines = read_yaml(text, file=SCHOOL_TERMS)
    if not isinstance(value, list):
        message = "school terms are a list."
        hint = "Begin each with `- name: Autumn 2026`, and give `from` and `until` below."
        raise ContentError([Problem(SCHOOL_TERMS, 1, "", message, hint)])
    found: list[tuple[SchoolTerm, int]] = []
    for number, item in enumerate(value):
        try:
            found.append((SchoolTerm.model_validate(item), number))
        except ValidationError as error:
            problems.extend(explain(error, SchoolTerm, lines, SCHOOL_TERMS, within=str(number)))
    found.sort(key=lambda pair: pair[0].from_)
    for (before, _), (after, number) in pairwise(found):
        if after.from_ <= before.until:
            line = line_of(lines, f"{number}.from")
            message = (
                f"'{after.name}' begins on {after.from_}, before '{before.name}' is over on {before.until}."
            )
            problems.append(Problem(SCHOOL_TERMS, line, "from", message, "Look both days up."))
    return [term for term, _ in found]
