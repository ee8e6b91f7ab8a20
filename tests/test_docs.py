"""The guides hold what they promise: generated pages are fresh, links lead somewhere, commands exist."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import click
import pytest

from placebook.cli import group
from placebook.content.frontmatter import read_yaml
from placebook.model.examples import EXAMPLES
from placebook.model.settings import Settings
from reference.fields import fields_of, parts_of
from reference.listing_page import SECTIONS
from toolchain import ROOT
from write_docs import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import BaseModel

MODELS = list(dict.fromkeys(one for model, _, _ in SECTIONS for one in (model, *parts_of(model))))
GUIDES = [
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_fresh(name: str) -> None:
    """A page made of the code says what the code says now; `make docs` renews it."""
    assert _text(ROOT / name) == PAGES[name]()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_an_example_that_is_right(model: type[BaseModel]) -> None:
    """Each field of each model is told in words and has an example; the model takes the examples together."""
    fields = list(fields_of(model))
    examples = EXAMPLES[model.__name__]
    assert {field.name for field in fields} == examples.keys()
    assert all(field.says and field.write for field in fields)
    value, _ = read_yaml("\n".join(f"{name}: {text}" for name, text in examples.items()), file="examples")
    given = {"slug": "2026-q4", **value} if "slug" in model.model_fields else value
    assert model.model_validate(given)


def test_every_setting_is_in_the_reference() -> None:
    """Each option of the plugin has a line in the reference's part on settings."""
    reference = _text(ROOT / "docs" / "listing-reference.md").partition("## The settings of a place")[2]
    assert [name for name in Settings.model_fields if f"| `{name}` |" not in reference] == []


def test_every_command_and_option_is_in_the_docs() -> None:
    """docs/commands.md has each command under its own heading, with each of its options."""
    page = _text(ROOT / "docs" / "commands.md")
    for name, command in _all_commands(group, "placebook"):
        told = page.partition(f"## {name}\n")[2].partition("\n## ")[0]
        assert told, name
        options = [opt for param in command.params if isinstance(param, click.Option) for opt in param.opts]
        assert [option for option in options if option not in told] == [], name
    assert "\\b" not in page


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_links_between_guides_lead_somewhere(guide: Path) -> None:
    """Every relative link in a guide names a file that is there, and a heading that is in it."""
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", _prose(_text(guide))):
        path, _, part = target.partition("#")
        if ":" in path:
            continue
        file = (guide.parent / path) if path else guide
        if not file.exists() or (part and part not in _anchors(_text(file))):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_commands_in_guides_exist(guide: Path) -> None:
    """Every `placebook …` and `make …` that a guide shows is a command there is, with options it has."""
    known = dict(_all_commands(group, "placebook"))
    targets = set(re.findall(r"^([a-z-]+):", _text(ROOT / "Makefile"), re.MULTILINE))
    wrong = []
    for line in _shown_commands(_text(guide)):
        words = shlex.split(line, comments=True)
        if words[0] == "make":
            wrong += [line for word in words[1:2] if "=" not in word and word not in targets]
            continue
        name = words[0]
        rest = words[1:]
        while rest and f"{name} {rest[0]}" in known:
            name = f"{name} {rest.pop(0)}"
        options = {opt for param in known[name].params for opt in param.opts} | {"--help"}
        if (rest and isinstance(known[name], click.Group) and rest[0] != "--help") or any(
            word.partition("=")[0] not in options for word in rest if word.startswith("-")
        ):
            wrong.append(line)
    assert wrong == []


def test_every_command_shows_how_it_is_used() -> None:
    """`--help` of each command, and of each group of them, has an example; the first says where to start."""
    helps = {name: command.help or "" for name, command in _all_commands(group, "placebook")}
    assert "Start here:" in helps.pop("placebook")
    assert [name for name, said in helps.items() if not re.search("Examples?:\n", said)] == []


def _all_commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for below in command.list_commands(context):
            inner = command.get_command(context, below)
            assert inner
            yield from _all_commands(inner, f"{name} {below}")


def _shown_commands(text: str) -> Iterator[str]:
    spans = re.findall(r"`((?:placebook|make) [^`\n]*)`", text)
    blocks = re.findall(r"^```(?!text)[a-z]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    yield from spans
    yield from (line for line in lines if line.startswith(("placebook ", "make ")))


def _prose(text: str) -> str:
    """Return a guide without its examples of code."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", heading.casefold()).strip().replace(" ", "-") for heading in headings}
