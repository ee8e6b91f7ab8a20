from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from newsletter.place import context, edition, listing, story
from placebook.model.letter import Letter, Piece, Section
from placebook.newsletter.compose import letter_of
from placebook.newsletter.draft import relisted
from placebook.wording.wording import Wording

DAY = date(2026, 11, 20)
WORDS = Wording("en")
HERS = "---\ntitle: A light\n---\nDear all,\n\nher letter.\n"


def letter(*titles: str) -> Letter:
    """Return an edition with new listings of these titles."""
    this = edition("2026-q4", "2026-12-01")
    records = [listing(f"g{n}", title=title, listed="2026-11-01") for n, title in enumerate(titles)]
    ctx = context(this, *records, today="2026-12-01")
    return letter_of(ctx, this)


def test_golden_list() -> None:
    """A first list stands at the end of the file as a comment, with the names to use."""
    ctx = context(
        edition("2026-q4", "2026-12-01"),
        story("tale", "2026-11-01"),
        listing("van", offers=[{"what": "A lift -- any day", "since": "2026-11-01"}]),
    )
    made = relisted(HERS, letter_of(ctx, ctx.directory.editions[0]), DAY, WORDS)
    assert made.text.partition("<!-- placebook ")[0] == f"{HERS}\n"
    assert made.text.partition("<!-- placebook ")[2][8:] == (
        """
What is in this edition on 2026-11-20. Readers do not see it. To have it made anew:
placebook newsletter new 2026-q4
All else in this file is yours and stays as it is. Use these names under feature, order, leave_out
and notes; a part is named by the word in brackets.

Stories [stories]
  stories/tale  Tale

Offered [offered]
  groups/van  A lift — any day

The quarter in numbers
  1 story told
  1 place, group and skill in all
-->
"""
    )
    assert (made.added, made.gone) == (2, 0)


def test_made_anew_it_takes_the_place_of_the_old() -> None:
    """The second list stands where the first stood; what she wrote around it is as it was."""
    first = relisted(HERS, letter("Tea", "Chess"), DAY, WORDS).text + "\nAfterwards.\n"
    second = relisted(first, letter("Tea", "Darts", "Bowls"), DAY, WORDS)
    assert second.text.count("<!-- placebook") == 1
    assert second.text.startswith(HERS)
    assert second.text.endswith("-->\n\nAfterwards.\n")
    assert (second.added, second.gone) == (2, 1)
    assert relisted(second.text, letter("Tea", "Darts", "Bowls"), DAY, WORDS) == (second.text, 0, 0)


def test_what_she_writes_into_the_list_stays() -> None:
    """A list she wrote into is hers now: it is left, and a new one is put below it."""
    hers = relisted(HERS, letter("Tea"), DAY, WORDS).text.replace(
        "  groups/g0  Tea", "  groups/g0  Tea! Ring Ann."
    )
    made = relisted(hers, letter("Tea", "Chess"), DAY, WORDS)
    assert made.text.startswith(hers.rstrip())
    assert made.text.count("<!-- placebook") == 2
    again = relisted(made.text, letter("Tea", "Chess", "Darts"), DAY, WORDS)
    assert again.text.startswith(hers.rstrip())
    assert again.text.count("<!-- placebook") == 2


def test_a_list_of_five_hundred_fits_into_a_file() -> None:
    """With 500 things the list says how many more there are, and the file may still be read."""
    piece = Piece(page=f"groups/{'x' * 80}", title="y" * 60, summary="")
    section = Section(id="new", title="New", shape="cards", pieces=(piece,) * 500)
    made = relisted(HERS, letter().model_copy(update={"sections": (section,)}), DAY, WORDS).text
    assert "more lines: placebook newsletter show 2026-q4" in made
    assert len(made.encode()) < 64 * 1024


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_no_title_ends_the_comment(title: str) -> None:
    """Whatever a title holds, the comment ends where the list ends."""
    piece = Piece(page="groups/tea", title=title, summary="")
    section = Section(id="new", title="New", shape="cards", pieces=(piece,))
    made = relisted(HERS, letter().model_copy(update={"sections": (section,)}), DAY, WORDS).text
    assert made.count("-->") == 1
    assert relisted(made, letter(), DAY, WORDS).text.count("<!-- placebook") == 1
