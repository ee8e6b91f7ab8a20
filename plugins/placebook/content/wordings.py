"""Reading the words that people were asked to agree to, which stay as they were."""

from __future__ import annotations

from pydantic import ValidationError

from placebook.content.explain import explain
from placebook.content.frontmatter import line_of, read_yaml
from placebook.model.consent import OUR_WORDINGS, ConsentWording
from placebook.problems import ContentError, Problem

WORDINGS = "vocabulary/wordings.yml"


def read_wordings(text: str, problems: list[Problem]) -> list[ConsentWording]:
    """Read the wordings of `WORDINGS`; what is wrong with single ones joins the problems.

    Words that are not those their mark was made of were changed after people had agreed to them.

    Raises:
        ContentError: The file holds no list.
    """
    value, lines = read_yaml(text, file=WORDINGS)
    if not isinstance(value, list):
        hint = "Begin each with `- id: paper-form-2026`, and give its `text` below."
        raise ContentError([Problem(WORDINGS, 1, "", "wordings are a list.", hint)])
    found: dict[str, ConsentWording] = {one.id: one for one in OUR_WORDINGS}
    for number, item in enumerate(value):
        try:
            one = ConsentWording.model_validate(item)
        except ValidationError as error:
            problems.extend(explain(error, ConsentWording, lines, WORDINGS, within=str(number)))
            continue
        line = line_of(lines, f"{number}.mark")
        if one.id in found:
            line = line_of(lines, f"{number}.id")
            message = f"'{one.id}' is the name of another wording."
            problems.append(Problem(WORDINGS, line, "id", message, "Give this one a name of its own."))
        elif not one.mark:
            hint = f"Write below its text: mark: {_typed(one.right_mark)}"
            message = f"nothing shows that '{one.id}' is as people agreed to it."
            problems.append(Problem(WORDINGS, line, "mark", message, hint, "warning"))
        elif one.mark != one.right_mark:
            message = f"the words of '{one.id}' have been changed since people agreed to them."
            hint = "Put them back as they were, and give new words a name of their own."
            problems.append(Problem(WORDINGS, line, "mark", message, hint))
        found.setdefault(one.id, one)
    return [one for one in found.values() if one not in OUR_WORDINGS]


def _typed(mark: str) -> str:
    """Return a mark as it is typed: one of digits alone would look like a number."""
    return f'"{mark}"'
