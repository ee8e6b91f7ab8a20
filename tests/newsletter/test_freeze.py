from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import jinja2
import pytest

from newsletter.place import THEME, context, directory, edition, event, listing, story
from newsletter.test_email import full_context
from placebook.content.frozen import FrozenFile, read_frozen, write_frozen
from placebook.feeds.content import content
from placebook.model.directory import Directory
from placebook.model.frozen import Act
from placebook.newsletter.compose import inputs_of
from placebook.newsletter.files import files
from placebook.newsletter.freeze import frozen
from placebook.newsletter.outgoing import outgoing
from placebook.newsletter.web import edition_html
from placebook.pages.context import Context
from placebook.pages.templates import environment
from placebook.problems import ContentError

if TYPE_CHECKING:
    from placebook.model.frozen import FrozenEdition

FILE = "newsletter/2026-q4.frozen.json"
ACT = Act(did="frozen", on=date(2026, 12, 1), allowed=("preheader: is missing",))


def made(ctx: Context) -> FrozenEdition:
    """Freeze the latest edition, write it to a file and read it back."""
    data = write_frozen("2026-q4", FrozenFile(frozen(ctx, ctx.directory.editions[0], b"source")[0], (ACT,)))
    back = read_frozen(data, file=FILE).edition
    assert back
    return back


def later(ctx: Context, kept: FrozenEdition) -> Context:
    """Return the place of a later day, all of whose records have changed, with a frozen edition."""
    pictures = dict(ctx.site.pictures)
    for copy in kept.pictures:  # the copies lie in images/ as the pictures themselves do
        pictures[copy] = pictures[copy.removeprefix("2026-q4-")]
    records = [
        edition("2026-q3", "2026-09-01"),
        edition("2026-q4", "2026-12-01", "Changed.", title="Changed"),
    ]
    found = directory(
        *records,
        story("tale", "2026-11-01", title="Changed"),
        listing("tea", listed="2026-10-01", title="Changed", status="closed"),
        listing("late", listed="2026-11-30"),
        event("walk", "2027-02-02", title="Changed"),
    )
    changed = Directory.of(
        listings=found.listings,
        stories=found.stories,
        events=found.events,
        editions=found.editions,
        frozen=[kept],
    )
    site = replace(ctx.site, today=date(2028, 1, 1), pictures=pictures)
    env = environment(jinja2.FileSystemLoader(THEME), site)
    return Context(changed, site, env, {})


def test_everything_stays_the_same_byte_for_byte() -> None:
    """Page, e-mail, text and feed are the same after every record has changed, closed or gone."""
    ctx = full_context()
    kept = made(ctx)
    before = later(ctx, kept)
    edition_then, edition_now = ctx.directory.editions[0], before.directory.editions[0]
    was, now = outgoing(ctx, edition_then), outgoing(before, edition_now)
    assert now.hash
    assert (now.html, now.text, now.subject) == (was.html, was.text, was.subject)
    assert edition_html(before, edition_now) == edition_html(ctx, edition_then)
    assert content(before, edition_now) == content(ctx, edition_then)
    assert "Changed" not in now.html


def test_a_later_change_makes_no_page_anew() -> None:
    """What a frozen edition is made from is itself alone."""
    ctx = full_context()
    kept = made(ctx)
    after = later(ctx, kept)
    assert inputs_of(after, after.directory.editions[0]) == kept.hash.encode()
    assert [file.inputs for file in files(after)][:2] == [kept.hash.encode()] * 2


def test_an_edition_outlives_its_file() -> None:
    """With the editor's file gone, the edition is still in the archive, as it was."""
    kept = made(full_context())
    found = Directory.of(frozen=[kept])
    assert [(one.slug, one.title, one.subject) for one in found.editions] == [
        ("2026-q4", "Edition 2026-q4", "Larkmere news of the quarter")
    ]


def test_pictures_become_the_editions_own() -> None:
    """The pictures it shows are named as copies of its own, those in the letter as well."""
    ctx = context(
        edition(
            "2026-q4", "2026-12-01", "![Us](../images/us.webp)", images=[{"file": "us.webp", "alt": "Us"}]
        ),
        story("tale", "2026-11-01", images=[{"file": "hall.webp", "alt": "A hall"}]),
    )
    kept, copies = frozen(ctx, ctx.directory.editions[0], b"")
    assert copies == {"us.webp": "2026-q4-us.webp", "hall.webp": "2026-q4-hall.webp"}
    assert "images/2026-q4-us.webp" in kept.letter.opening
    assert kept.letter.sections[0].pieces[0].picture.file == "2026-q4-hall.webp"  # type: ignore[union-attr]


def test_a_frozen_edition_is_the_same_to_the_byte() -> None:
    """Frozen twice on the same day from the same content, the file is the same."""
    one, two = (
        write_frozen("2026-q4", FrozenFile(frozen(ctx, ctx.directory.editions[0], b"")[0], (ACT,)))
        for ctx in (full_context(), full_context())
    )
    assert one == two


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"What winter brings", b"What summer brings", "was changed after it was frozen"),
        (b'"preheader: is missing"', b'"nothing"', "was changed after it was frozen"),
        (b'"quarter": "2026-q4"', b'"quarter": "2026-q3"', "is no frozen edition of its name"),
        (b"}\n", b"", "it is damaged"),
        (b'"hash": "sha256:', b'"hash": "sha256:0', "was changed after it was frozen"),
        (b"{", b"\xff", "it is damaged"),
    ],
)
def test_a_file_that_was_touched_is_refused(old: bytes, new: bytes, said: str) -> None:
    """A change by hand, a cut or a slip of the disk is told with what to do."""
    ctx = full_context()
    data = write_frozen("2026-q4", FrozenFile(frozen(ctx, ctx.directory.editions[0], b"")[0], (ACT,)))
    with pytest.raises(ContentError) as told:
        read_frozen(data.replace(old, new, 1) if old != b"}\n" else data[:-9], file=FILE)
    problem = told.value.problems[0]
    assert said in problem.message
    assert "placebook newsletter unfreeze 2026-q4" in problem.hint


def test_a_file_of_another_version_is_refused() -> None:
    """A format this version does not know is not guessed at."""
    data = write_frozen("2026-q4", FrozenFile(None, (ACT,)))
    assert read_frozen(data, file=FILE) == (None, (ACT,))
    with pytest.raises(ContentError, match="damaged"):
        read_frozen(b"[]", file=FILE)
    with pytest.raises(ContentError, match="named after its quarter"):
        read_frozen(data, file="newsletter/autumn.frozen.json")
