from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from newsletter.place import KEEPER, context, edition, event, listing, story
from placebook.model.settings import Colours
from placebook.newsletter.compose import letter_of
from placebook.newsletter.email import MAX_BYTES, fitted, palettes
from placebook.newsletter.files import files
from placebook.newsletter.merge_tags import UNSUBSCRIBE
from placebook.newsletter.outgoing import Outgoing, outgoing
from placebook.pages.colours import contrast
from placebook.pages.site import ROOT

if TYPE_CHECKING:
    from placebook.model.listing import Listing
    from placebook.pages.context import Context

BODY = """\
Dear all,

read about [the **hall**](../groups/hall.md#when) and [us](../about/index.md), ask <https://a.example/x>
or [write](mailto:desk@larkmere.example).

## What else

- one [tea](../groups/tea.md "Tea")
- two
"""
PICTURE = {"file": "hall.webp", "alt": "A hall & a tree"}
FEATURE = ["stories/tale", "groups/hall"]


def full_context(**settings: object) -> Context:
    """Make a place with an edition that has something in every part."""
    return context(
        edition("2026-q3", "2026-09-01"),
        edition(
            "2026-q4",
            "2026-12-01",
            BODY,
            preheader="What winter brings",
            feature=FEATURE,
            notes={"groups/tea": "Try the scones."},
        ),
        story("tale", "2026-11-01", images=[PICTURE]),
        story("other", "2026-11-02", images=[PICTURE]),
        listing("hall", kind="place", images=[PICTURE]),
        listing(
            "tea",
            listed="2026-10-01",
            cost="free",
            people_each_week=12,
            sessions=[{"days": ["tue"], "start": "10:00"}],
        ),
        listing("chess", status="paused", checked="2026-11-01", alert="Back in May"),
        listing("van", offers=[{"what": "A lift", "since": "2026-11-01"}]),
        listing("bench", looking_for=[{"what": "Paint", "since": "2026-11-01"}]),
        event("walk", "2026-12-13 16:30", venue="hall", end="2026-12-13 18:00"),
        event("off", "2026-12-14", status="cancelled", listed="2026-08-01"),
        settings=settings,
    )


def post(ctx: Context) -> Outgoing:
    """Write the latest edition's e-mails."""
    return outgoing(ctx, ctx.directory.editions[0])


def crowd(count: int, words: str) -> list[Listing]:
    """Make many new listings with long words."""
    swap = [{"what": words[:300], "since": "2026-11-01"}]
    return [
        listing(
            f"group-{n}",
            title=f"{n} {words}"[:120],
            summary=words[:200],
            listed="2026-11-01",
            offers=swap,
            looking_for=swap,
        )
        for n in range(count)
    ]


class Reader(HTMLParser):
    """Collects elements and links, and makes sure that what is opened is closed in order."""

    VOID = frozenset({"meta", "img", "br", "hr"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element, and that it is open."""
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag == "a":
            self.links.append(found["href"] or "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element opened last."""
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element of a name."""
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def html() -> str:
    """Return the HTML of an edition with something in every part."""
    return post(full_context()).html


def test_language_and_direction_stand_on_the_root_and_on_a_wrapper(html: str) -> None:
    """Mail programs that drop the html element find language and direction again on the wrapper."""
    reader = Reader(html)
    wrapper = next(one for one in reader.named("div") if one.get("role") == "article")
    for element in (reader.named("html")[0], wrapper):
        assert (element["lang"], element["dir"]) == ("en-GB", "ltr")


def test_a_letter_in_arabic_runs_from_right_to_left() -> None:
    """A place that writes in a language of that direction gets it."""
    assert 'dir="rtl"' in post(full_context(language="ar")).html


def test_tables_are_layout_and_pictures_have_words(html: str) -> None:
    """Every table is marked as mere layout; every picture has a text, a width and a height."""
    reader = Reader(html)
    assert reader.named("table")
    assert all(table["role"] == "presentation" for table in reader.named("table"))
    pictures = reader.named("img")
    assert [one["alt"] for one in pictures] == ["A hall & a tree"] * 3
    assert all(one["width"] == "560" and one["height"] == "373" for one in pictures)
    assert reader.open == []


def test_a_date_is_said_once(html: str) -> None:
    """Beside a leaf of the calendar stand the hours alone, of a whole day nothing; the season has no date."""
    words = " ".join(re.sub(r"<[^>]+>", " ", html.partition("<body")[2]).split())
    assert "Sun 13 Dec Walk 4.30pm to 6pm" in words
    assert re.search(r"Mon 14 Dec Off (?!Monday)", words)
    assert "December 2026" not in words


def test_addresses_are_whole_and_lead_nowhere_else(html: str) -> None:
    """All links and pictures begin with the site's address, a contact's or one the editor wrote."""
    reader = Reader(html)
    known = (
        UNSUBSCRIBE,
        "https://larkmere.example/",
        "mailto:",
        "tel:",
        "https://a.example/x",
        "https://creativecommons.org/",
    )
    assert all(link.startswith(known) for link in reader.links)
    assert all(
        one["src"] == "https://larkmere.example/newsletter/2026-q4/hall-webp.jpg"
        for one in reader.named("img")
    )
    assert ROOT not in html
    assert "content:" not in html


def test_nothing_is_fetched_that_could_track(html: str) -> None:
    """There is no script, no style or font from elsewhere, and no address that could name a reader."""
    reader = Reader(html)
    assert not [tag for tag, _ in reader.elements if tag in {"script", "link", "iframe", "object", "form"}]
    assert "url(" not in html
    assert [link for link in reader.links if "?" in link] == []


def test_the_preheader_comes_first_and_is_hidden(html: str) -> None:
    """The first words of the body are the preheader, not shown in the letter itself."""
    body = html[html.index("<body") :]
    first = re.sub(r"<[^>]*>", "", body).strip()
    assert first.startswith("What winter brings")
    assert re.search(r'<div style="display:none;[^"]*">What winter brings', body)


def test_the_end_says_where_the_sender_is_and_how_to_stop(html: str) -> None:
    """The keeper's postal address is there, and how to have the letter stopped."""
    words = unescape(re.sub(r"<[^>]*>", "", html))
    assert KEEPER["post"] in words
    assert "To have no more, stop the letter. You need not say why." in words
    assert f'href="{UNSUBSCRIBE}"' in html
    assert "Read this on the web" in words


@pytest.mark.parametrize(
    ("keeper", "address"),
    [
        (KEEPER, "mailto:desk@larkmere.example?subject=Stop%20Larkmere%20news"),
        ({"phone": "01632 960110"}, "https://larkmere.example/newsletter/subscribe/"),
    ],
)
def test_on_the_site_stopping_leads_to_the_keeper(keeper: dict[str, str], address: str) -> None:
    """The copies that anybody may see hold no merge tag: they lead to the keeper, or to the page on it."""
    html, text = (file.make().decode() for file in list(files(full_context(keeper=keeper)))[:2])
    assert f'href="{address}"' in html
    assert f"<{address}>" in text
    assert UNSUBSCRIBE not in html + text


def test_hostile_words_stay_words() -> None:
    """A title, summary, note or preheader that looks like markup is shown as it was typed."""
    bad = "<img src=x onerror=alert(1)> {{ 7 * 7 }} </style>"
    ctx = context(
        edition("2026-q4", "2026-12-01", bad, preheader=bad, title=bad, notes={"groups/tea": bad}),
        listing("tea", title=bad, summary=bad, listed="2026-11-01", hours=bad, looking_for=[bad]),
        listing("x", offers=[{"what": bad, "since": "2026-11-01"}]),
        event("walk", "2026-12-13", title=bad, online=bad, areas=[]),
        settings={"keeper": {"name": bad, "post": bad}},
    )
    html = post(ctx).html
    assert "onerror=" not in re.sub(r"&lt;img src=x onerror=alert\(1\)&gt;", "", html)
    assert "{{ 7 * 7 }}" in html
    assert Reader(html).open == []


def test_one_edition_always_gives_the_same_bytes() -> None:
    """Written twice, an edition is the same to the byte, in both forms."""
    first, second = post(full_context()), post(full_context())
    assert first == second


@pytest.mark.parametrize("words", ["word " * 60, "&\"<>'" * 60, "ᚠ🎏字" * 100])
def test_an_email_is_never_cut_off(words: str) -> None:
    """Five hundred new listings with the longest words still make an e-mail that mail programs show whole."""
    this = edition(
        "2026-q4", "2026-12-01", "A long opening. " * 800, feature=[f"groups/group-{n}" for n in range(40)]
    )
    tales = [story(f"s{n}", "2026-11-01", summary=words[:200]) for n in range(60)]
    dates = [event(f"e{n}", "2027-01-01", title=words[:120], online=words[:300], areas=[]) for n in range(60)]
    mails = post(context(this, *crowd(500, words), *tales, *dates))
    assert len(mails.html.encode()) <= MAX_BYTES
    assert "more on the site" in mails.html


def test_what_is_shortened_first() -> None:
    """New listings lose their sentences before any is left to the site; stories stay whole for longer."""
    this = edition("2026-q4", "2026-12-01")
    tales = [story(f"s{n}", "2026-11-01") for n in range(9)]

    def sections(count: int) -> dict[str, tuple[int, int, bool]]:
        ctx = context(this, *crowd(count, "Many words about little. " * 12), *tales)
        letter = fitted(ctx, letter_of(ctx, this))
        return {one.id: (len(one.pieces), one.more, bool(one.pieces[0].summary)) for one in letter.sections}

    assert sections(12)["new"] == (12, 0, True)
    assert sections(56)["new"] == (56, 0, False)
    assert sections(56)["offered"] == (12, 44, True)
    assert sections(400)["new"] == (24, 376, False)
    assert sections(400)["stories"] == (9, 0, True)


def test_every_edition_has_two_files_whose_inputs_tell_them_apart() -> None:
    """An edition's files stand below its page; they change with what is in it, and only then."""
    plain, again = list(files(full_context())), list(files(full_context()))
    assert [file.address for file in plain] == [
        "newsletter/2026-q4/email.html",
        "newsletter/2026-q4/email.txt",
        "newsletter/2026-q3/email.html",
        "newsletter/2026-q3/email.txt",
    ]
    assert [file.inputs for file in plain] == [file.inputs for file in again]
    changed = context(*full_context().directory.editions, listing("tea", listed="2026-10-01", hours="always"))
    assert plain[0].inputs != next(files(changed)).inputs
    assert plain[0].inputs != plain[2].inputs


@pytest.mark.parametrize("place", ["#000000", "#ffffff", "#ffff00", "#1f5f5b", "#808080", "#0000ff"])
def test_any_two_colours_can_be_read_by_day_and_night(place: str) -> None:
    """Whatever its colours, a place's links stand out from the paper by 7 to 1, its accent by 4.5 to 1."""
    for palette in palettes(Colours(place=place, accent=place)):
        assert contrast(palette.link, palette.sheet) >= 7
        assert contrast(palette.accent, palette.sheet) >= 4.5
        assert contrast(palette.text, palette.sheet) >= 7
        assert contrast(palette.soft, palette.sheet) >= 7


PARTS = [
    "one  \ntwo",
    "---",
    "![A hall](../images/hall.webp)",
    "```\n<b> & </mj-text> {{ x }}\n```",
    "<mj-text>raw</mj-text> <br> <!-- note --> &amp; &copy; &nbsp;",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "1. one\n2. two\n\n   more",
    "> said **she** <i>here</i>",
    "a\u00a0b \u202f c & d < e > f \" ' ]]> --> <![CDATA[",
]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=40), min_size=1, max_size=6))
@hypothesis_settings(deadline=None, max_examples=20)
def test_any_letter_becomes_an_email(parts: list[str]) -> None:
    """Whatever the editor writes, MJML takes it, and its words are in the e-mail as on the page."""
    ctx = context(edition("2026-q4", "2026-12-01", "\n\n".join(parts), images=[PICTURE]))
    mail = post(ctx).html
    opening = ctx.site.resolve(letter_of(ctx, ctx.directory.editions[0]).opening)
    assert words_of(opening) in words_of(mail)
    assert Reader(mail).open == []


def words_of(html: str) -> str:
    """Return the words of HTML, whatever elements and spaces stand between them."""
    text = re.sub(r"<!--.*?-->|<[^>]*>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(text).split())
