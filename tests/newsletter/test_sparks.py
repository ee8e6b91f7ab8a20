"""Small sparks: told in the edition of their quarter, and once more when something has come of them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from feeds.making import made, read
from newsletter.place import context, edition, event, listing, spark
from placebook.model.directory import Directory
from placebook.newsletter.compose import chosen, compose, letter_of
from placebook.newsletter.freeze import frozen
from placebook.newsletter.outgoing import outgoing
from placebook.newsletter.select import select
from placebook.opendata.files import files as data_files
from placebook.pages import sparks as spark_pages
from placebook.pages.context import page_of
from placebook.wording.wording import Wording

if TYPE_CHECKING:
    from placebook.model.spark import Spark
    from placebook.newsletter.selection import Item
    from placebook.pages.context import Context

AUTUMN = edition("2026-q3", "2026-09-01")
WINTER = edition("2026-q4", "2026-12-01")
GROWN = {"came_of_it": {"on": "2026-10-14", "what": "Five people carve sticks."}}


def names(items: tuple[Item, ...]) -> list[str]:
    """Return what items are, with their marks."""
    return [f"{page_of(one.record)}{f' ({one.mark})' if one.mark else ''}" for one in items]


def winter(*sparks: Spark) -> tuple[list[str], list[str]]:
    """Return what winter's edition tells of what was given, and of what came of it."""
    ctx = context(AUTUMN, WINTER, *sparks, today="2026-12-01")
    found = select(ctx.directory, WINTER, date(2026, 12, 1))
    return names(found.sparks), names(found.outcomes)


def test_what_was_given_is_told_and_later_what_came_of_it() -> None:
    """A spark is news in the quarter it was given, and again when it is known what came of it."""
    assert winter(
        spark("oven", "2026-10-05"),
        spark("sticks", "2026-05-18", **GROWN),
        spark("both", "2026-09-20", **GROWN),
        spark("fund", "2026-11-01", stage="open"),
        spark("before", "2026-08-01"),
        spark("to-come", "2026-12-24"),
    ) == (["sparks/fund", "sparks/oven", "sparks/both"], ["sparks/sticks"])


def test_a_last_day_to_ask_may_be_the_last_of_the_dates() -> None:
    """A fund that closes on the last day that an edition's dates reach to is among them."""
    fund = spark("brim", "2026-05-01", stage="open", until="2027-03-31")
    found = select(context(AUTUMN, WINTER, fund).directory, WINTER, date(2026, 12, 1))
    assert (found.until, names(found.events)) == (date(2027, 3, 31), ["sparks/brim"])


def test_the_last_day_to_ask_is_a_date_once() -> None:
    """A fund's last day stands among the dates of the first edition whose dates reach to it."""
    funds = [
        spark("soon", "2026-05-01", stage="open", until="2026-12-20"),  # autumn's dates went on until then
        spark("spring", "2026-05-01", stage="open", until="2027-02-28"),
        spark("new", "2026-11-01", stage="open", until="2027-03-01"),
        spark("far", "2026-05-01", stage="open", until="2027-08-01"),
        spark("open", "2026-05-01", stage="open"),
        spark("given", "2026-05-01"),
    ]
    walk = event("walk", "2027-01-10")
    ctx = context(AUTUMN, WINTER, walk, event("swim", "2027-03-10"), *funds, today="2026-12-01")
    found = select(ctx.directory, WINTER, date(2026, 12, 1))
    assert names(found.events) == ["events/walk", "sparks/spring", "events/swim"]
    assert names(found.sparks) == ["sparks/new"]
    letter = compose(ctx, found)
    dates = next(section for section in letter.sections if section.id == "dates")
    facts = [fact.words for fact in dates.pieces[1].facts]
    assert facts[0] == "Ask by 28 February 2027"
    assert dates.pieces[1].start
    assert dates.pieces[1].start.day == date(2027, 2, 28)
    out = outgoing(ctx, WINTER)
    assert all("Ask by 28 February 2027" in form for form in (out.html, out.text))


def after_autumn(*sparks: Spark) -> Context:
    """Return the place in winter: autumn's edition was frozen with an oven given and nothing baked yet."""
    oven = spark("oven", "2026-08-05")
    eaten = spark("eaten", "2026-07-05", came_of_it={"on": "2026-08-01", "what": "All of it was eaten."})
    then = context(AUTUMN, oven, eaten, today="2026-09-01")
    kept, _ = frozen(then, then.directory.editions[0], b"")
    known = {one.slug: one for one in (oven, eaten, *sparks)}
    now = context(WINTER, *known.values(), today="2026-12-01")
    return replace(
        now,
        directory=Directory.of(sparks=now.directory.sparks, editions=now.directory.editions, frozen=[kept]),
    )


@pytest.mark.parametrize(
    ("changed", "told", "came"),
    [
        ((), [], []),  # what autumn told with its outcome is not told again either
        ((spark("oven", "2026-08-05", **GROWN),), [], ["sparks/oven"]),
        ((spark("late", "2026-08-20"),), ["sparks/late (late)"], []),
        (
            (spark("oven", "2026-08-05", came_of_it={"on": "2026-08-30", "what": "A loaf."}),),
            [],
            ["sparks/oven (late)"],
        ),
    ],
)
def test_nothing_is_told_twice(changed: tuple[Spark, ...], told: list[str], came: list[str]) -> None:
    """After a frozen edition only what it did not tell is told; what it missed is marked."""
    found = chosen(after_autumn(*changed), WINTER)
    assert (names(found.sparks), names(found.outcomes), found.corrected) == (told, came, ())


def test_the_editor_rules_over_them_as_over_all_else() -> None:
    """A spark can be featured, left out and noted; the quarter's numbers count what was given, no fund."""
    this = edition(
        "2026-q4",
        "2026-12-01",
        feature=["sparks/oven"],
        leave_out=["sparks/secret"],
        notes={"sparks/wool": "Scarves are to follow."},
        order=["sparks"],
    )
    ctx = context(
        this,
        *(spark(name, "2026-11-02") for name in ("oven", "secret", "wool")),
        spark("fund", "2026-11-01", stage="open"),
        listing("tea", listed="2026-11-01"),
    )
    letter = compose(ctx, chosen(ctx, this))
    parts = {one.id: [(piece.page, piece.note) for piece in one.pieces] for one in letter.sections}
    assert list(parts) == ["sparks", "first", "new"]
    assert parts["first"] == [("sparks/oven", "")]
    assert parts["sparks"] == [("sparks/wool", "Scarves are to follow."), ("sparks/fund", "")]
    assert [one.figure for one in letter.figures if one.what == "small sparks given"] == ["3"]


def test_page_email_and_text_say_how_much_and_what_came_of_it() -> None:
    """All three forms of an edition name a spark, its money, and what came of it."""
    ctx = context(
        WINTER,
        spark("sticks", "2026-11-02", **GROWN | {"came_of_it": GROWN["came_of_it"] | {"on": "2026-11-20"}}),
    )
    out = outgoing(ctx, WINTER)
    for text in (out.html, " ".join(out.text.split())):
        for said in (
            "Sticks",
            "£240",
            "Five people carve sticks.",
            "https://larkmere.example/sparks/sticks/",
        ):
            assert said in text
    assert [one.title for one in letter_of(ctx, WINTER).sections] == ["Small sparks"]


@pytest.mark.parametrize(
    ("language", "said"), [("en-GB", "£1,200"), ("fr", "1\u202f200\u00a0£GB"), ("cy", "£1,200")]
)
def test_money_is_written_as_the_language_writes_it(language: str, said: str) -> None:
    """Whole units, with the language's own order and signs."""
    assert Wording(language).formats.money(1200, "GBP") == said


def page(ctx: Context, name: str) -> str:
    """Return the content of a page."""
    return next(one for one in spark_pages.pages(ctx) if one.name == name).content()


@pytest.mark.parametrize(
    ("today", "is_open"),
    [("2026-10-31", False), ("2026-11-01", True), ("2026-12-24", True), ("2026-12-25", False)],
)
def test_a_fund_can_be_asked_on_its_days(today: str, is_open: bool) -> None:  # noqa: FBT001
    """From the day it opened to its last day pages say how to ask; before and after they do not."""
    fund = spark("fund", "2026-11-01", stage="open", until="2026-12-24", how_to_ask="Ring us.", amount=250)
    ctx = context(fund, today=today)
    for name in ("sparks/", "sparks/fund"):
        assert ("Ring us." in page(ctx, name)) is is_open
    assert ("Closed for now" in page(ctx, "sparks/fund")) is not is_open


def test_what_was_given_from_a_fund_stands_on_its_page() -> None:
    """A fund's page names what was given from it, and each of these names the fund and who gives."""
    ctx = context(
        listing("builders"),
        spark("fund", "2026-11-01", stage="open", given_by="builders"),
        spark("oven", "2026-11-02", fund="fund"),
        spark("other", "2026-11-03"),
    )
    assert "sparks/oven" in page(ctx, "sparks/fund")
    assert "sparks/other" not in page(ctx, "sparks/fund")
    assert all(name in page(ctx, "sparks/oven") for name in ("sparks/fund", "groups/builders"))


def test_a_place_without_sparks_is_quiet_about_them() -> None:
    """No feed, no data and no line in the sitemap speak of what a place does not do."""
    ctx = context(listing("tea"))
    assert not [one for one in made(ctx) if one.startswith("sparks")]
    assert not [one.address for one in data_files(ctx) if "sparks" in one.address]
    (only,) = spark_pages.pages(ctx)
    assert not only.listed


def test_sparks_have_a_feed() -> None:
    """In all three forms, newest first, dated by what is known of them."""
    ctx = context(spark("old", "2026-05-01", **GROWN), spark("new", "2026-11-01"))
    feeds = made(ctx)
    assert {one for one in feeds if one.startswith("sparks")} == {
        f"sparks.{form}" for form in ("atom", "rss", "json")
    }
    items = read(feeds["sparks.json"])["items"]
    assert [one["title"] for one in items] == ["New", "Old"]
    assert items[1]["date_modified"].startswith("2026-10-14")
    assert "Five people carve sticks." in items[1]["content_html"]


def grants(*records: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - records of any sort
    """Return what open data says was given."""
    made_files = {one.address: one for one in data_files(context(*records))}
    found: list[dict[str, Any]] = json.loads(made_files["data/sparks.json"].make())["grants"]
    return found


def test_what_was_given_is_open_data() -> None:
    """A grant has every field that the 360Giving standard requires; funds that are only open are none."""
    builders = listing("builders", identifiers=[{"scheme": "GB-CHC", "id": "9900114"}])
    (one,) = grants(
        builders,
        listing("oven-keepers"),
        spark("fund", "2026-02-01", stage="open", given_by="builders"),
        spark("oven", "2026-03-02", fund="fund", groups=["oven-keepers"], areas=["northgate"]),
    )
    assert (one["amountAwarded"], one["currency"], one["awardDate"]) == (240, "GBP", "2026-03-02")
    assert one["fundingOrganization"] == [{"id": "GB-CHC-9900114", "name": "Builders"}]
    assert one["recipientOrganization"][0]["name"] == "Oven keepers"
    assert one["grantProgramme"] == [{"title": "Fund"}]
    assert {"id", "title", "description"} <= one.keys()


def test_open_data_follows_those_who_give() -> None:
    """When the group that gives from a fund has a new name, the data of what was given is made again."""

    def keys(name: str) -> list[bytes]:
        giver, fund = listing("builders", title=name), {"stage": "open", "given_by": "builders"}
        ctx = context(giver, spark("fund", "2026-02-01", **fund), spark("oven", "2026-03-02", fund="fund"))
        return [one.inputs for one in data_files(ctx) if "sparks" in one.address]

    before, after = keys("Builders"), keys("Larkmere builders")
    assert len(before) == 2
    assert not set(before) & set(after)


def test_open_data_names_no_private_person() -> None:
    """Who asked is said on the page as they want it; data that is copied everywhere says neighbours."""
    (one,) = grants(spark("wool", "2026-03-02", who="Rosa of Weavers Row"))
    assert "Rosa" not in json.dumps(one)
    assert one["recipientIndividual"]["name"] == "Neighbours"
