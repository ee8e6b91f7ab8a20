"""Somebody in the files of a place: where they stand, and what each file says without them."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from placebook.content.frontmatter import field_lines, line_of, split
from placebook.content.record import COLLECTIONS, read
from placebook.problems import ContentError
from placebook.rights.cleaning import A_NEIGHBOUR, changed, changes, cleaned, says_nothing_else
from placebook.rights.edits import rewritten
from placebook.rights.sought import spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from placebook.rights.cleaning import Change
    from placebook.rights.sought import Sought

# A way to reach somebody, or their name, goes as a whole: what would be left of it says nothing.
_WHOLE = frozenset(("email", "phone", "website", "url", "name", "who", "author", "credit", "uuid"))
# Names of files. To rename one is for the keeper, since addresses hang on it.
_REFERENCES = frozenset(
    (
        "venue",
        "part_of",
        "organiser",
        "given_by",
        "fund",
        "works_with",
        "groups",
        "feature",
        "order",
        "leave_out",
        "file",
    )
)
_SHOWN = 160


class Found(NamedTuple):
    """Somebody in one place of a file.

    Attributes:
        file: The file, below the content folder.
        line: The line, from 1.
        field: The field with the way to it (`contact.email`); empty for the text.
        now: What stands there.
        then: What would stand there; empty where the field would go.
        changes: For the text, what changes in it.
    """

    file: str
    line: int
    field: str
    now: str
    then: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Cleaner:
    """Finds some words, and knows what stands in their place.

    Attributes:
        sought: What is looked for.
        instead: What stands for a name in running text.
        ask: What a listing says that has nobody to ask any more.
    """

    sought: Sequence[Sought]
    instead: str = A_NEIGHBOUR
    ask: str = "Ask the keeper of this site"

    def clean(self, text: str) -> str:
        """Return a text in which nobody who is sought is named."""
        return cleaned(text, self.sought, self.instead)

    def found(self, file: str, text: str) -> Iterator[Found]:
        """Yield where somebody stands in a file, its fields first."""
        if not spans(text, self.sought):
            return
        fields, body = _parts(file, text)
        lines = field_lines(text) if fields else {}
        for path, value in _leaves(fields):
            names = path.split(".")
            if spans(value, self.sought) and not _REFERENCES.intersection(names):
                then = "" if self._goes(names, value) else self.clean(value)
                yield Found(file, line_of(lines, path), path, value, then)
        begins = text.rfind(body) if body else len(text)
        for change in changes(body, self.sought, self.instead):
            line = text.count("\n", 0, begins + change.start) + 1
            yield Found(file, line, "", _around(body, change), change.words, (change,))
        if fields:
            yield from self._in_comments(file, text)

    def _goes(self, names: list[str], value: str) -> bool:
        last = next(name for name in reversed(names) if not name.isdigit())
        return last in _WHOLE or "redirect_from" in names or says_nothing_else(value, self.sought)

    def _in_comments(self, file: str, text: str) -> Iterator[Found]:
        end = text.find("\n---", 3)
        for match in re.finditer(r"(?m)(?:^|(?<=\s))#.*$", text[: max(end, 0)]):
            if spans(match[0], self.sought):
                line = text.count("\n", 0, match.start()) + 1
                yield Found(file, line, "#", match[0], self.clean(match[0]))

    def without(self, file: str, text: str, found: Iterable[Found]) -> str:
        """Return a file's text without what was found in it.

        What cannot be left out gives way to neutral words, so that the file stays in order.

        Raises:
            ContentError: That cannot be done; somebody has to.
        """
        chosen = list(found)
        made = self._made(file, text, chosen, {})
        collection, _, name = file.rpartition("/")
        if collection not in COLLECTIONS:
            return made
        slug = name.removesuffix(".md")
        if read(collection, slug, text.encode(), file=file).record is None:
            return made  # it was not in order before
        kept: dict[str, str] = {}
        gone = [one.field for one in chosen if one.field and one.field != "#" and not one.then]
        while True:
            reading = read(collection, slug, made.encode(), file=file)
            more = self._needed(gone, [one.field for one in reading.problems if one.severity == "error"])
            if reading.record is not None or more.items() <= kept.items():
                break
            kept |= more
            made = self._made(file, text, chosen, kept)
        if reading.record is None:
            raise ContentError(list(reading.problems))
        return made

    def _needed(self, gone: list[str], wrong: list[str]) -> dict[str, str]:
        """Return what is to stand in fields that went, and that the record cannot do without."""
        found = {}
        if any(field.partition(".")[0] == "contact" for field in wrong):
            found["contact.in_person"] = self.ask
        for path in gone:
            if path in wrong and path.rpartition(".")[2] not in {"email", "phone", "website", "url"}:
                found[path] = f"{self.instead[:1].upper()}{self.instead[1:]}"
        return found

    def _made(self, file: str, text: str, chosen: list[Found], kept: Mapping[str, str]) -> str:
        fields, body = _parts(file, text)
        if not fields:
            return changed(text, [change for one in chosen for change in one.changes])
        then = copy.deepcopy(fields)
        comments = []
        for one in chosen:
            if one.field == "#":
                comments.append((one.now, one.then))
            elif one.field:
                _put(then, one.field, kept.get(one.field, one.then))
        for path, words in kept.items():
            _put(then, path, words)
        left = changed(body, [change for one in chosen for change in one.changes])
        for now, words in comments:
            text = text.replace(now, words, 1)
        return rewritten(text, then, left)


def _parts(file: str, text: str) -> tuple[dict[str, Any], str]:
    """Return a file's fields and its body; a file without fields is all body."""
    if file.endswith(".md"):
        try:
            document = split(text, file=file)
        except ContentError:
            return {}, text
        return document.fields, document.body
    return {}, text


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - whatever YAML held
    parts: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    elif isinstance(value, str):
        yield path, value
    for name, part in parts:
        yield from _leaves(part, f"{path}.{name}" if path else str(name))


def _put(fields: dict[str, Any], path: str, value: str) -> None:
    """Let a field hold a value, or nothing."""
    *way, last = path.split(".")
    here: Any = fields
    for name in way:
        here = here[int(name)] if isinstance(here, list) else here.setdefault(name, {})
    if isinstance(here, list):
        here[int(last)] = value or None
    else:
        here[last] = value or None


def _around(text: str, change: Change) -> str:
    """Return what stands round a change, on one line."""
    start = max(text.rfind("\n", 0, change.start) + 1, change.start - _SHOWN // 2)
    end = text.find("\n", change.end)
    shown = text[start : min(len(text) if end < 0 else end, change.end + _SHOWN // 2)]
    return " ".join(shown.split())
