from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from placebook.content.frontmatter import split
from placebook.content.record import COLLECTIONS, read
from placebook.content.write import field_text
from placebook.model.examples import EXAMPLES
from placebook.rights.in_content import Cleaner
from placebook.rights.sought import sought_of, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

SOUGHT = sought_of(["Ann Other", "ann@people.example", "01632 960777"])
SLUGS = {"newsletter": "2026-q4"}


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - parts of a record
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict | list):
        for name, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(part, (*path, name))


def _files() -> Iterator[tuple[str, str, str]]:
    """Yield a file for each text of each record: one in which somebody stands there."""
    for collection, model in COLLECTIONS.items():
        slug = SLUGS.get(collection, "tea")
        text = "\n".join(
            ["---", *(f"{name}: {value}" for name, value in EXAMPLES[model.__name__].items()), "---", "x"]
        )
        fields = split(text, file="").fields
        for path in _leaves(fields):
            for who in ("Ann Other", "ann@people.example", "01632 960777"):
                for put in (who, f"{{}} {who}"):
                    changed = copy.deepcopy(fields)
                    here: Any = changed
                    for name in path[:-1]:
                        here = here[name]
                    here[path[-1]] = put.format(here[path[-1]])
                    lines = [line for name, value in changed.items() for line in field_text(name, value)]
                    made = "\n".join(["---", *lines, "---", "x"]) + "\n"
                    if read(collection, slug, made.encode(), file="").record is not None:
                        yield f"{collection}/{slug}.md", ".".join(map(str, path)), made


FILES = tuple(_files())


def test_there_are_enough() -> None:
    """Every record has fields in which somebody may stand."""
    assert len(FILES) > 150
    assert {file.partition("/")[0] for file, _, _ in FILES} == set(COLLECTIONS)


def test_whatever_field_they_stand_in() -> None:
    """Somebody is taken out of any field of any record, and what is left is a record in order."""
    cleaner = Cleaner(SOUGHT, ask="Ask the desk")
    wrong = []
    for file, path, text in FILES:
        collection, _, name = file.partition("/")
        made = cleaner.without(file, text, cleaner.found(file, text))
        reading = read(collection, name.removesuffix(".md"), made.encode(), file=file)
        left = [part for part in ("venue", "file", "part_of") if part in path]
        if reading.record is None or (spans(made, SOUGHT) and not left):
            wrong.append((file, path, made))
    assert wrong == []


@pytest.mark.parametrize("text", ["", "---", "---\ntitle: [", "no fields at all, Ann Other"])
def test_files_that_were_not_in_order(text: str) -> None:
    """A file that cannot be read as a record is a text in which somebody is found all the same."""
    cleaner = Cleaner(SOUGHT)
    made = cleaner.without("groups/tea.md", text, cleaner.found("groups/tea.md", text))
    assert not spans(made, SOUGHT)
