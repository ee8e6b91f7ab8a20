"""The editors' screen: what it is told of a place, whom it may talk to, and what it makes of a file."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from placebook.content.catalogues import wording_of
from placebook.content.frontmatter import split
from placebook.content.load import load
from placebook.content.write import fields_of, to_text
from placebook.doors.cms import Surroundings, cms_config
from placebook.doors.editors_screen import page, policy, shape
from placebook.mkdocs_plugin.config import settings_from
from placebook.model.settings import EditorsScreen
from toolchain import ROOT, find_node

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DIRECTORY = load(ROOT / "content").directory
FILES = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "content" / "groups").glob("*.md")}
SCREENS = {
    "trial": EditorsScreen(host="trial"),
    "github": EditorsScreen(host="github", repository="town/place", folder="sites/town"),
    "github with a helper": EditorsScreen(
        host="github", repository="town/place", sign_in="https://sign-in.example.org"
    ),
    "github of a county": EditorsScreen(
        host="github", repository="town/place", address="https://github.example.org"
    ),
    "gitlab": EditorsScreen(host="gitlab", repository="town/group/place", app_id="a1b2"),
    "forgejo": EditorsScreen(host="forgejo", repository="town/place", address="https://git.example.org"),
}

# Reads each case's text, changes the form's values as told, and prints what the screen would write.
_PROGRAM = """
import { readFileSync } from "node:fs";
const { FAILSAFE_SCHEMA, load } = await import(process.argv[1]);
const { listingFile } = await import(process.argv[2]);
const { config, shape, cases } = JSON.parse(readFileSync(0, "utf8"));
const { fields } = config.collections[0];
const { fromFile, toFile } = listingFile(fields, shape, (head) => load(head, { schema: FAILSAFE_SCHEMA }));
const answers = cases.map(({ text, changes }) => toFile({ ...fromFile(text), ...changes }));
process.stdout.write(JSON.stringify(answers));
"""


def saved(cases: Sequence[tuple[str, Mapping[str, Any]]]) -> list[str]:
    """Return what the screen writes for each text, when some of the form's values are others."""
    theme = ROOT / "theme" / "assets"
    told = {
        "config": yaml.safe_load(cms_config(DIRECTORY)),
        "shape": json.loads(shape()),
        "cases": [{"text": text, "changes": changes} for text, changes in cases],
    }
    scripts = (
        theme / "vendor" / "editors-screen" / "js-yaml.js",
        theme / "editors-screen" / "listing-file.js",
    )
    command = [str(find_node()), "--no-warnings", "--input-type=module", "-e", _PROGRAM, *map(str, scripts)]
    done = subprocess.run(command, input=json.dumps(told), capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    # The screen trims what it is given, and ends it with a line.
    return [f"{text.strip()}\n" for text in found]


@pytest.mark.parametrize("host", SCREENS)
def test_the_configuration_is_one_that_the_screen_accepts(host: str) -> None:
    """For each host the configuration fits the schema that Sveltia CMS publishes of its own."""
    schema = json.loads((ROOT / "node_modules/@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8"))
    config = yaml.safe_load(
        cms_config(DIRECTORY, SCREENS[host], Surroundings(title="Town", url="https://town.example/"))
    )
    assert not list(jsonschema.Draft7Validator(schema).iter_errors(config))
    assert config["publish_mode"] == "editorial_workflow"


def test_each_host_is_told_where_the_files_lie_and_how_to_sign_in() -> None:
    """The repository, the host's own address, and a button to sign in only where it can work."""
    told = {name: yaml.safe_load(cms_config(None, screen)) for name, screen in SCREENS.items()}
    assert told["trial"]["backend"] == {"name": "test-repo"}
    assert told["github"]["backend"]["auth_methods"] == ["token"]
    assert told["github"]["collections"][0]["folder"] == "sites/town/content/groups"
    assert told["github with a helper"]["backend"]["base_url"] == "https://sign-in.example.org"
    assert told["gitlab"]["backend"]["auth_type"] == "pkce"
    assert told["forgejo"]["backend"]["api_root"] == "https://git.example.org/api/v1"


def test_it_asks_in_the_language_of_the_place() -> None:
    """Where the form on the web asks in French, so does the editors' screen."""
    french = wording_of("fr", ROOT / "words")
    config = yaml.safe_load(cms_config(DIRECTORY, SCREENS["trial"], Surroundings(words=french)))
    labels = {field["name"]: field["label"] for field in config["collections"][0]["fields"]}
    assert labels["title"] == french.say("What is it called?") != "What is it called?"


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("trial", ""),
        ("github", "https://api.github.com"),
        ("github of a county", "https://github.example.org"),
        ("gitlab", "https://gitlab.com"),
        ("forgejo", "https://git.example.org"),
    ],
)
def test_the_page_may_talk_to_the_host_of_the_files_alone(host: str, origin: str) -> None:
    """Its policy names the site and that host, for connections only, and no inline script may run."""
    rules = dict(rule.partition(" ")[::2] for rule in policy(SCREENS[host]).split("; "))
    assert rules["connect-src"].split() == ["'self'", "blob:", "data:", *([origin] if origin else [])]
    assert rules["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert "https:" not in "".join(value for name, value in rules.items() if name != "connect-src")
    assert "<script>" not in page(SCREENS[host], "Town </title><script>alert(1)</script>")


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"host": "github"}, "repository"),
        ({"host": "github", "repository": "place"}, "town/place"),
        ({"host": "github", "repository": "a/b", "app_id": "1"}, "takes no 'app_id'"),
        ({"host": "gitlab", "repository": "a/b", "address": "http://x.example"}, "https://git.example.org"),
        ({"host": "forgejo", "repository": "a/b", "address": "https://x.example; *"}, "address"),
        ({"host": "svn", "repository": "a/b"}, "github"),
    ],
)
def test_a_screen_that_cannot_work_is_refused_in_words(given_: dict[str, str], said: str) -> None:
    """What is missing, or does not go together, is named."""
    ((name, words),) = settings_from({"editors_screen": given_})[1]
    assert name.startswith("editors_screen")
    assert said in words


def test_what_nobody_touched_stays_byte_by_byte() -> None:
    """Each listing of the demo, opened and saved, is the file it was."""
    assert saved([(text, {}) for text in FILES.values()]) == list(FILES.values())


def test_a_change_is_seen_in_its_own_lines_alone() -> None:
    """With one field changed, every other line stays, comments and ways of writing too."""
    text = """\
---
# Whom to ask about this file: the library.
title: 'Tea and talk'   # as they say it
kind: association
summary: "A cup of tea and a chat for anyone who would like company."
themes:
- crafts
areas: [ northgate ]
contact: {email: tea@larkmere.example}

# Since the hall was mended
sessions:
  - {days: [tue], start: "10:00"}  # in the hall
  - days: [fri]
    start: '14:00'
cost: free
access: step-free
---

Come in.\n"""
    sessions = [
        {"days": ["tue"], "start": "10:00"},
        {"days": ["sat"], "start": "09:00", "until": "2026-12-31"},
    ]
    changed, emptied, added = saved(
        [
            (text, {"sessions": sessions}),
            (text, {"cost": {"level": "", "note": ""}, "access": []}),
            (text, {"join": {"how": "drop-in", "note": ""}, "body": "Come in.\n\nSit down."}),
        ]
    )
    assert changed == text.replace(
        "  - days: [fri]\n    start: '14:00'\n", '  - {days: [sat], start: "09:00", until: 2026-12-31}\n'
    )
    assert emptied == text.replace("cost: free\naccess: step-free\n", "")
    assert added == text.replace("cost: free\n", "cost: free\njoin: drop-in\n").replace(
        "\nCome in.\n", "Come in.\n\nSit down.\n"
    )


def test_a_new_listing_is_written_as_placebook_writes_it() -> None:
    """Each listing of the demo, put into an empty form, makes the very file that `placebook` would write."""
    listings = DIRECTORY.listings
    forms = json.loads(json.dumps([fields_of(one) for one in listings], default=str))
    made = saved([("", {**form, "body": one.body}) for form, one in zip(forms, listings, strict=True)])
    assert made == [to_text(one) for one in listings]


_TEXT = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), max_size=30)


# Each example starts a program, so it holds many texts, and a failure is told as it is.
@settings(max_examples=3, phases=(Phase.generate,))
@given(st.lists(st.tuples(_TEXT, _TEXT), min_size=40, max_size=40))
def test_whatever_is_typed_is_read_back_as_text(typed: list[tuple[str, str]]) -> None:
    """Words that look like YAML, numbers or answers (`no`, `a: b`, `[x`) are the same words when read."""
    signs = [
        "no",
        "null",
        "1_000",
        "08:30",
        "a: b",
        "[x",
        "#5",
        "- x",
        "2026-11-22",
        "'",
        '"',
        "\\",
        "@x",
        "---",
    ]
    pairs = [*((sign, sign) for sign in signs), *typed]
    start = next(iter(FILES.values()))
    made = saved([(start, {"hours": one, "also_known_as": [two, "x"]}) for one, two in pairs])
    for (one, two), text in zip(pairs, made, strict=True):
        fields = split(text).fields
        assert fields.get("hours", "") == one.strip()
        assert fields["also_known_as"] == [*([two.strip()] if two.strip() else []), "x"]
