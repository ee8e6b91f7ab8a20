from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.place import context, edition, listing
from newsletter.test_email import Reader, full_context, post
from placebook.model.base import clean_text
from placebook.newsletter.plain import WIDTH, plain

SITE = context().site
ADDRESS = re.compile(r"(?:https?://|mailto:|\{\{)[^\s<>]+")


def text_of(markdown: str) -> str:
    """Return a body as plain text."""
    return "\n\n".join(plain(markdown, SITE))


def test_text_and_html_lead_to_the_same_pages_in_the_same_order() -> None:
    """The plain text has every link of the HTML, in the same order."""
    mails = post(full_context())
    html = [link for link in Reader(mails.html).links if not link.startswith("tel:")]
    plain_links = ADDRESS.findall(mails.text.replace("<", " ").replace(">", " "))
    own = "mailto:desk@larkmere.example"
    assert [link for link in html if link != own] == [link for link in plain_links if link != own]


def test_text_says_what_the_html_says() -> None:
    """Every title, sentence, fact and note of the HTML stands in the plain text."""
    mails = post(full_context())
    text = " ".join(mails.text.split())
    for piece in (piece for section in mails.letter.sections for piece in section.pieces):
        said = [piece.title, piece.note, *(fact.words for fact in piece.facts)]
        assert [words for words in said if words not in text] == []


def test_golden_text() -> None:
    """A small edition, whole."""
    ctx = context(
        edition("2026-q4", "2026-12-01", "Dear all,\n\ncome *in*."),
        listing("tea", listed="2026-11-01", cost="free", people_each_week=3),
    )
    assert (
        post(ctx).text
        == """\
Read this on the web:
https://larkmere.example/newsletter/2026-q4/

Larkmere news

Edition 2026-q4
===============
Edition 1, Winter 2026/27

Dear all,

come in.

New in the directory
--------------------

* Tea
  A cup of tea and a chat for anyone who would like company.
  Northgate. Free.
  https://larkmere.example/groups/tea/

The quarter in numbers
----------------------

1 new in the directory
1 place, group and skill in all
3 come along in a usual week, say the 1 group that counted

--------------------------------------------------------------------------

The Larkmere desk

The Loft, 2 Market Place, Larkmere LM1 4QT

Write to desk@larkmere.example or ring 01632 960110 with your news, or to
put something right.

You have this letter because you asked for Larkmere news. To have no more,
stop the letter <{{unsubscribe_url}}>. You need not say why.

All editions are on the site: every letter so far
<https://larkmere.example/newsletter/>.

Its words may be used again under CC BY 4.0
<https://creativecommons.org/licenses/by/4.0/>.
"""
    )


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("## What else ##", "What else\n---------"),
        ("- one\n  and more\n- two", "* one and more\n* two"),
        ("1. one\n2) two", "1. one\n2. two"),
        ("> said\n> she", "> said she"),
        ("a **bold** _word_ and 2*3*4, snake_case_name", "a bold word and 2*3*4, snake_case_name"),
        ("first  \nsecond", "first\nsecond"),
        (r"\*not a list\*", "*not a list*"),
        ("![A hall](../images/hall.webp)", "[Picture: A hall]"),
        ("[us](../about/index.md)", "us <https://larkmere.example/about/>"),
        ("[hall](../groups/hall.md#when)", "hall <https://larkmere.example/groups/hall/#when>"),
        ("[home](../index.md)", "home <https://larkmere.example/>"),
        ("<https://a.example/b_c_d>", "https://a.example/b_c_d"),
        ("[https://a.example](https://a.example)", "https://a.example"),
        ("[nowhere](notes.txt)", "nowhere"),
        ("[bad](javascript:alert(1))", "[bad](javascript:alert(1))"),
    ],
)
def test_markdown_as_text(markdown: str, text: str) -> None:
    """What helps nobody in plain text goes; words and links stay."""
    assert text_of(markdown) == text


@settings(deadline=None)
@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30), min_size=1))
def test_words_survive_filling(words: list[str]) -> None:
    """Filling a paragraph changes nothing but its line ends, and no line is too long."""
    text = text_of(" ".join(words))
    assert text.split() == clean_text(" ".join(words)).split()
    assert all(len(line) <= WIDTH for line in text.splitlines())


def test_lines_are_short_but_for_addresses() -> None:
    """No line of an e-mail has more than 74 characters, unless it holds an address that does."""
    long = [line for line in post(full_context()).text.splitlines() if len(line) > WIDTH]
    assert [line for line in long if not ADDRESS.search(line)] == []


def test_a_site_without_an_address_leaves_paths() -> None:
    """Without an address of the site, links are paths, in both forms."""
    mails = post(context(edition("2026-q4", "2026-12-01"), url=""))
    assert "Read this on the web:\n/newsletter/2026-q4/\n" in mails.text
    assert 'href="/newsletter/2026-q4/"' in unescape(mails.html)
