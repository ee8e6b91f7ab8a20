"""From a listing to answers, which are text, and from answers back to the fields of a listing.

Every answer says all that its field holds: what is written here is read back as the same. People write
otherwise, so reading takes more than writing gives: labels for ids, `Tuesdays, 7pm to 9pm`, `3/12/2026`. What
is not understood stays as it was written, for the model to find and for a person to put right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from placebook.content.frontmatter import read_yaml
from placebook.content.spelled import clock_meant, day_meant
from placebook.content.write import SHORT, fields_of, in_flow, quoted
from placebook.model.kinds import DAY_NAMES, WEEKDAYS
from placebook.problems import ContentError
from placebook.wording.languages import language_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import time

    from placebook.doors.questions import Question
    from placebook.model.listing import Listing

_BETWEEN = "; "
_APART = re.compile(r"\s*[;\n]\s*")
_YES = frozenset(("yes", "y", "true", "on", "1"))
_NO = frozenset(("no", "n", "false", "off", "0"))
_CLOCK = r"\d[\d:. apm]*(?:noon)?|noon|midday|midnight"
_SESSION = re.compile(
    rf"^(?P<days>[a-z,&/ .]+?)\W*\s+(?:at |from )?(?P<start>{_CLOCK})"
    rf"(?:\s*(?:to|till|until|-|\u2013|\u2014)\s*(?P<end>{_CLOCK}))?$",
    re.IGNORECASE,
)
_HALF = re.compile(r"[ap]\.?m", re.IGNORECASE)
_DAY_WORD = re.compile(r"[a-z]+")
_FILLING = frozenset(("and", "on", "every"))


def answers_of(listing: Listing, questions: Iterable[Question]) -> dict[str, str]:
    """Return what a listing answers, by the name of the question; what it does not say is left out."""
    fields = {**fields_of(listing), "body": listing.body}
    found = {}
    for question in questions:
        value = _at(fields, question.name)
        if value not in (None, "", []):
            found[question.name] = written(value, question)
    return found


def fields_from(answers: Mapping[str, str], questions: Iterable[Question]) -> dict[str, Any]:
    """Return the fields that answers say, as the frontmatter of a file would hold them.

    Args:
        answers: By the name of the question; empty ones say nothing.
        questions: The questions that may be answered.
    """
    fields: dict[str, Any] = {}
    for question in questions:
        answer = answers.get(question.name, "").strip()
        if not answer:
            continue
        value = _read(answer, question)
        if question.name == "sessions":
            value = _sessions(value, fields)
        if value in (None, "", []):
            continue
        whole, _, part = question.name.partition(".")
        if part:
            fields.setdefault(whole, {})[part] = value
        elif whole == "hours" and whole in fields:  # times that were told in words
            fields[whole] = f"{fields[whole]}. {value}"
        else:
            fields[whole] = value
    return fields


def _at(fields: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - any field of a listing
    """Return the value of a field; a group of fields may stand as its main part alone (`cost: free`)."""
    whole, _, part = name.partition(".")
    value = fields.get(whole)
    if not part:
        return value
    if isinstance(value, dict):
        return value.get(part)
    return value if part == SHORT.get(whole) else None


def written(value: Any, question: Question) -> str:  # noqa: ANN401 - as above
    """Return a field's value as the answer that is read back as just this value."""
    if question.name == "sessions" and isinstance(value, list):
        lines = (one if isinstance(one, str) else _session_words(one) or in_flow(one) for one in value)
        return "\n".join(lines)
    if isinstance(value, list):
        between = _BETWEEN if question.takes == "several" and _are_short(value) else "\n"
        return between.join(_line(one) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _line(item: Any) -> str:  # noqa: ANN401 - as above
    """Return an item of a list as one that is read back as just this one."""
    if isinstance(item, str):
        return item if _stays(item) else quoted(item)
    return in_flow(item)


def _are_short(values: list[Any]) -> bool:
    return all(isinstance(one, str) for one in values)


def _stays(text: str) -> bool:
    """Tell whether a line is read back as just this text, and not as a group of fields or as two items."""
    return text[:1] not in "{[\"'" and not _APART.search(text)


def _read(answer: str, question: Question) -> Any:  # noqa: ANN401 - as above
    if question.takes in {"several", "lines"}:
        return [_item(part, question) for part in _parts(answer, question) if part]
    if question.takes == "one":
        return question.chosen(answer) or answer
    if question.takes == "day":
        day = day_meant(answer)
        return day.isoformat() if day else answer
    if question.takes == "yes-no":
        low = answer.casefold()
        return "true" if low in _YES else "false" if low in _NO else answer
    return answer


def _parts(answer: str, question: Question) -> Iterator[str]:
    """Take a list apart: by lines and semicolons, and by commas where only short names may stand."""
    for line in answer.splitlines():
        text = line.strip().removeprefix("- ").strip()
        if text.startswith(("{", "[", '"')):
            yield text
            continue
        for part in _APART.split(text):
            by_commas = question.takes == "several" and part and not question.chosen(part)
            yield from (one.strip() for one in part.split(",")) if by_commas else (part,)


def _item(text: str, question: Question) -> Any:  # noqa: ANN401 - as above
    if text.startswith(("{", '"')):
        try:
            (value,), _ = read_yaml(f"- {text}", file="")
        except (ContentError, ValueError):
            return text
        return value
    if question.name == "languages":
        return language_meant(text) or text
    return question.chosen(text) or text


def _session_words(session: Mapping[str, Any]) -> str:
    """Say a session as people do, if days and times are all it holds; else nothing."""
    if set(session) - {"days", "start", "end"} or "start" not in session:
        return ""
    days = ", ".join(DAY_NAMES[day] for day in session["days"])
    return f"{days} {session['start']}" + (f" to {session['end']}" if "end" in session else "")


def _sessions(lines: list[Any], fields: dict[str, Any]) -> list[Any]:
    """Read times told in words; those that cannot be read become the hours, as they were written."""
    found, told = [], []
    for line in lines:
        session = line if isinstance(line, dict) else _session(str(line))
        if session is None:
            told.append(str(line))
        else:
            found.append(session)
    if told:
        fields["hours"] = "; ".join(told)
    return found


def _session(text: str) -> dict[str, Any] | None:
    match = _SESSION.match(text.strip())
    if not match:
        return None
    days = _days(match["days"].casefold())
    start, end = _clocks(match["start"], match["end"] or "")
    if not days or not start or (match["end"] and not end):
        return None
    session: dict[str, Any] = {"days": days, "start": f"{start:%H:%M}"}
    return {**session, "end": f"{end:%H:%M}"} if end else session


def _clocks(first: str, last: str) -> tuple[time | None, time | None]:
    """Return from when to when: `7` to `9pm` begins at seven in the evening. None for what is not clear."""
    start, end = clock_meant(first), clock_meant(last)
    if not end:
        return start, None
    if not start and (half := _HALF.search(last)):
        meant = (_before(clock_meant(first.strip() + half), end) for half in (half[0], "am"))
        start = next((one for one in meant if one), None)
    return _before(start, end), end


def _before(start: time | None, end: time) -> time | None:
    return start if start and start < end else None


def _days(text: str) -> list[str]:
    """Return the weekdays that words name: `Tuesdays and Thursdays`, `mon, wed`; none if any is not clear."""
    words = [word for word in _DAY_WORD.findall(text) if word not in _FILLING]
    days = [_day(word) for word in words]
    return [day for day in days if day] if all(days) else []


def _day(word: str) -> str:
    """Return the weekday of `tue`, `Tues` or `Tuesdays`; empty if it is none."""
    name = word.removesuffix("s")
    return next(
        (day for day in WEEKDAYS if name.startswith(day) and DAY_NAMES[day].lower().startswith(name)), ""
    )
