"""Reading a vocabulary: from the text of one of its files to its terms."""

from __future__ import annotations

from pydantic import ValidationError

from placebook.content.explain import explain
from placebook.content.frontmatter import line_of, read_yaml
from placebook.content.suggest import did_you_mean
from placebook.model.vocabulary import Term
from placebook.problems import ContentError, Problem


def read_terms(text: str, file: str, problems: list[Problem]) -> list[Term]:
    """Read the terms of a vocabulary; what is wrong with single ones is added to the problems.

    Raises:
        ContentError: The file holds no list.
    """
    value, lines = read_yaml(text, file=file)
    if not isinstance(value, list):
        message, hint = (
            "a vocabulary is a list of terms.",
            "Begin each with `- id: crafts` and its label below.",
        )
        raise ContentError([Problem(file, 1, "", message, hint)])
    terms: dict[str, Term] = {}
    for number, item in enumerate(value):
        try:
            term = Term.model_validate(item)
        except ValidationError as error:
            problems.extend(explain(error, Term, lines, file, within=str(number)))
            continue
        if term.id in terms:
            line = line_of(lines, f"{number}.id")
            problems.append(Problem(file, line, "id", f"'{term.id}' is there twice.", "Keep one of them."))
        terms[term.id] = term
    ids = {
        str(item["id"]): number
        for number, item in enumerate(value)
        if isinstance(item, dict) and "id" in item
    }
    for term in terms.values():
        if term.parent and term.parent not in ids:
            line = line_of(lines, f"{ids[term.id]}.parent")
            hint = did_you_mean(term.parent, ids) or "Use the id of another term."
            problems.append(Problem(file, line, "parent", f"'{term.parent}' is not a term here.", hint))
    return list(terms.values())
