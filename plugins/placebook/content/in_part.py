"""What can be known of a record in whose file something is wrong: all that is right in it.

The checks between records look at it too, so that one run tells of every fault of a file.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from placebook.content.explain import explain, is_internal
from placebook.content.frontmatter import line_of
from placebook.model.base import Written
from placebook.model.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from placebook.content.frontmatter import Lines
    from placebook.problems import Problem

R = TypeVar("R", bound=Written)

# What stands for a needed field that is wrong or missing. Nothing follows from it for others: they may meet
# at a place, and only this has such a title.
_DAY = "2000-01-01"
_NEEDED: dict[str, Any] = {
    "summary": "Nobody knows yet what it is.",
    "kind": "place",
    "themes": ["unknown"],
    "contact": {"in_person": "Nobody knows."},
    "date": _DAY,
    "start": _DAY,
    "amount": 1,
    "subject": "Nobody knows yet.",
    # Not needed, and yet something would be said if they were left out.
    "consent": {"basis": "consent"},
    "source": {"name": "Unknown"},
    "online": "Nobody knows.",
    "booking": {"url": "https://unknown.example/"},
}
_SOMEWHERE = ("areas", "venue", "address")
# What says little without another field, which may be wrong itself.
_JUDGED_BY = {"start": ("end", "listed"), "date": ("until", "came_of_it")}
_PAIRED = ("end", "until", "came_of_it")
# What all else in a record depends on.
_DECISIVE = frozenset(("stage",))
_MOST_ROUNDS = 6

Path = tuple[str, ...]


class InPart(NamedTuple, Generic[R]):
    """A record without what is wrong in its file.

    Attributes:
        record: What is right, with something harmless for each needed field that is not.
        unsure: The fields of which nothing can be said, items of lists counted as in the file: `themes.1`.
    """

    record: R
    unsure: frozenset[str]

    def is_unsure(self, field: str) -> bool:
        """Tell whether a field, named as in the file, is one of which nothing can be said."""
        steps = field.split(".")
        return any(".".join(steps[:length]) in self.unsure for length in range(1, len(steps) + 1))

    def as_written(self, field: str) -> str:
        """Return a field's name with items of lists counted as in the file: those left out count too."""
        return _as_written(field, self.unsure)


def in_part(
    model: type[R], fields: Mapping[str, Any], error: ValidationError, lines: Lines, file: str
) -> tuple[InPart[R] | None, list[Problem]]:
    """Read what is right of a record in which something is wrong.

    Args:
        model: What it was to be.
        fields: Its fields, with what its file is besides.
        error: What the model found.
        lines: The line of each field in the file.
        file: The file, for problems.

    Returns:
        The record in part, if anything can be known of it, and what only shows once the rest is right.
    """
    rest = deepcopy(dict(fields))
    unsure: set[str] = set()
    more: list[Problem] = []
    for number in range(_MOST_ROUNDS):
        if number:
            found = explain(error, model, {}, file)
            named = [replace(one, field=_as_written(one.field, unsure)) for one in found]
            news = [one for one in named if not _follows(one.field, unsure)]
            more += [replace(one, line=line_of(lines, one.field)) for one in news]
        _take_out(rest, error, unsure)
        if unsure & _DECISIVE:
            break
        _stand_in(model, rest, unsure, file)
        if model is Listing and any(not one["loc"] for one in error.errors(include_url=False)):
            _put_somewhere(rest, unsure)
        try:
            return InPart(model.model_validate(rest), frozenset(unsure)), more
        except ValidationError as again:
            error = again
    return None, more


def _follows(field: str, unsure: Iterable[str]) -> bool:
    """Tell whether something may only be wrong because a part of it was taken out."""
    return any(one == field or one.startswith(f"{field}.") for one in unsure)


def _take_out(rest: dict[str, Any], error: ValidationError, unsure: set[str]) -> None:
    """Take what is wrong out of the fields, the last of a list first, and note it."""
    paths: set[Path] = set()
    for one in error.errors(include_url=False):
        path = _there(rest, [str(step) for step in one["loc"] if not is_internal(str(step))])
        # Without a path it is about how several fields fit together.
        paths |= {path} if path else {(name,) for name in _PAIRED if name in rest}
    names = {_as_written(".".join(path), unsure) for path in paths}
    for path in sorted(paths, key=_place, reverse=True):
        holder: Any = rest
        for step in path[:-1]:
            holder = holder[int(step) if isinstance(holder, list) else step]
        if isinstance(holder, list):
            del holder[int(path[-1])]
        else:
            holder.pop(path[-1], None)
    unsure |= names


def _there(rest: dict[str, Any], steps: list[str]) -> Path:
    """Return as much of a path as leads to something in the fields, or to where something is missing."""
    holder: Any = rest
    for number, step in enumerate(steps):
        if isinstance(holder, list) and step.isdigit() and int(step) < len(holder):
            holder = holder[int(step)]
        elif isinstance(holder, dict) and step in holder:
            holder = holder[step]
        else:
            # What is missing at the top is put in; what holds something incomplete goes as a whole.
            return tuple(steps[: max(number, 1)])
    return tuple(steps)


def _place(path: Path) -> list[tuple[bool, int, str]]:
    return [(step.isdigit(), int(step) if step.isdigit() else 0, step) for step in path]


def _stand_in(model: type[Written], rest: dict[str, Any], unsure: set[str], file: str) -> None:
    """Put something harmless where a needed field is wrong or missing."""
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    for name in needed - rest.keys():
        rest[name] = _NEEDED.get(name, file)
        unsure.add(name)
    for name in (unsure & _NEEDED.keys()) - rest.keys():
        rest[name] = _NEEDED[name]
    if unsure & {*_SOMEWHERE} and not any(rest.get(name) for name in _SOMEWHERE):
        _put_somewhere(rest, unsure)
    for name, others in _JUDGED_BY.items():
        if name in unsure:
            for other in others:
                rest.pop(other, None)


def _put_somewhere(rest: dict[str, Any], unsure: set[str]) -> None:
    rest["areas"] = ["unknown"]
    unsure.add("areas")


def _as_written(field: str, unsure: Iterable[str]) -> str:
    gone = [
        (before, int(last)) for before, _, last in (one.rpartition(".") for one in unsure) if last.isdigit()
    ]
    written = ""
    for step in field.split("."):
        name = step
        if step.isdigit():
            number = int(step)
            for other in sorted(other for before, other in gone if before == written):
                number += other <= number
            name = str(number)
        written = f"{written}.{name}" if written else name
    return written
