from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from placebook.content.edit import edited
from placebook.content.record import read
from placebook.model.listing import Listing
from placebook.submissions.columns import columns
from placebook.submissions.matching import Matching, website_key
from placebook.submissions.submission import Submission, submission_of
from placebook.submissions.table import Days
from submissions.place import desk, lay_out

if TYPE_CHECKING:
    from placebook.content.load import Loaded
    from placebook.doors.questions import Question
    from placebook.submissions.proposing import Proposal, Proposing

    Desk = tuple[Loaded, tuple[Question, ...], Proposing]


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The place as read."""
    return desk(lay_out(tmp_path_factory.mktemp("town")))


def sent(**answers: str) -> Submission:
    """Return what somebody sent of the crafters, with dots where names have two underscores."""
    told = {name.replace("__", "."): answer for name, answer in answers.items()}
    return submission_of("json", 1, {"slug": "larkmere-crafters", **told}, identity=told)


def proposed(at: Desk, **answers: str) -> Proposal:
    """Return what that comes to."""
    return at[2].propose(sent(**answers))


def test_an_answer_changes_only_what_it_answers(at: Desk) -> None:
    """What was not asked, or left empty, stays as it is; so do the details of items that stay."""
    proposal = proposed(at, offers="A loom\nA spare urn\nA van", hours="")
    before = at[0].directory.by_slug["larkmere-crafters"]
    made = proposal.listing
    assert made
    assert [one.name for one in proposal.differences] == ["offers"]
    assert [(one.what, str(one.since)) for one in made.offers] == [
        ("A loom", "None"),
        ("A spare urn", "2026-03-01"),
        ("A van", "None"),
    ]
    same = before.model_copy(
        update={"offers": made.offers, "checked": made.checked, "checked_by": made.checked_by}
    )
    assert made == same.model_copy(update={"html": made.html, "links": made.links})


@pytest.mark.parametrize("dash", ["-", "\u2013", "none", "N/A"])
def test_a_dash_takes_out(dash: str, at: Desk) -> None:
    """A dash or `none` takes out what was there, and this shows as a difference."""
    proposal = proposed(at, contact__phone=dash)
    assert proposal.listing
    assert proposal.listing.contact.phone is None
    (difference,) = proposal.differences
    assert (difference.before, difference.after) == ("01632 960100", "")


def test_what_a_listing_needs_cannot_be_taken_out(at: Desk) -> None:
    """A listing without a name is no listing: the answer is sent back."""
    proposal = proposed(at, title="-")
    assert proposal.kind == "refused"
    assert proposal.problems == ("What is it called? This has no answer yet. The name people know it by.",)


def test_other_words_for_terms_are_known(at: Desk) -> None:
    """Words that a vocabulary knows for a term become the term; what is none is left out, and told."""
    proposal = proposed(at, themes="knitting, Walking, juggling")
    assert proposal.listing
    assert proposal.listing.themes == ("crafts", "walking")
    assert proposal.doubts == ("What is it about? Left out: juggling.",)


def test_closing(at: Desk) -> None:
    """An answer that it no longer runs proposes to close the listing, from the day of the answer."""
    told = submission_of(
        "json", 1, {"slug": "larkmere-crafters", "running": "No"}, identity=1, day="2026-11-20"
    )
    proposal = at[2].propose(told)
    assert proposal.kind == "closing"
    assert proposal.listing
    assert (proposal.listing.status, str(proposal.listing.status_since)) == ("closed", "2026-11-20")


def test_still_right(at: Desk) -> None:
    """An answer that changes nothing and is newer than the last one confirms the listing, on its day."""
    told = submission_of("json", 1, {"slug": "larkmere-crafters", "running": "yes"}, identity=1)
    proposal = at[2].propose(told)
    assert proposal.kind == "confirm"
    assert proposal.listing
    assert (str(proposal.listing.checked), proposal.listing.checked_by) == ("2026-11-22", "group")


def test_only_the_lines_of_what_changed_are_written(at: Desk) -> None:
    """A changed file keeps its comment, its order and its text; three of its lines differ."""
    loaded, _, _ = at
    before = loaded.directory.by_slug["larkmere-crafters"]
    text = loaded.text("groups/larkmere-crafters.md")
    proposal = proposed(at, contact__phone="01632 960555", cost__level="free")
    assert proposal.listing
    made = edited(text, before, proposal.listing)
    gone = set(text.split("\n")) - set(made.split("\n"))
    new = set(made.split("\n")) - set(text.split("\n"))
    assert gone == {"  phone: 01632 960100", "checked: 2026-01-10", "checked_by: keeper"}
    assert new == {"  phone: 01632 960555", "checked: 2026-11-22", "checked_by: group", "cost: free"}
    assert made.index("cost: free") < made.index("offers:")


def test_a_file_that_lines_cannot_change_is_written_anew(at: Desk) -> None:
    """Where fields stand on one line between braces, the whole file is written, and says the same."""
    loaded, _, _ = at
    before = loaded.directory.by_slug["larkmere-walkers"]
    text = "---\n{title: Larkmere Walkers, kind: association}\n---\nx\n"
    after = before.model_copy(update={"hours": "Always"})
    record = read("groups", before.slug, edited(text, before, after).encode(), file="").record
    assert isinstance(record, Listing)
    assert record == after.model_copy(update={"html": record.html})


@pytest.mark.parametrize(
    ("said", "slug", "reason"),
    [
        ({"title": "The Larkmere Crafters"}, "larkmere-crafters", "the same name"),
        (
            {"title": "Larkmere Craters", "address": {"postcode": "lm12ab"}},
            "larkmere-crafters",
            "a name like it, 'larkmere crafters'",
        ),
        (
            {"title": "Larkmere Walker", "contact": {"website": "http://www.walkers.example/larkmere/"}},
            "larkmere-walkers",
            "a name like it, 'larkmere walkers'",
        ),
        (
            {"title": "1st Larkmere Scouts", "address": {"postcode": "LM1 4QT"}},
            "1st-larkmere-scouts",
            "the same name",
        ),
        ({"title": "3rd Larkmere Scouts", "address": {"postcode": "LM1 4QT"}}, "", ""),
        ({"title": "Larkmere Bakers", "contact": {"phone": "01632 960100"}}, "", ""),
        (
            {
                "title": "Yoga",
                "address": {"postcode": "LM1 4QT"},
                "contact": {"email": "scouts@larkmere.example"},
            },
            "",
            "",
        ),
        ({"title": "Larkmere Crafters", "address": {"postcode": "ZZ1 1ZZ"}}, "", ""),
    ],
)
def test_which_listing_it_is_about(said: dict[str, object], slug: str, reason: str, at: Desk) -> None:
    """A name, or one like it with something else in common, finds the listing; a shared hall does not."""
    match = Matching.of(at[0].directory.listings).find(said)
    assert match.slug == slug
    assert match.reasons[:1] == ((reason,) if reason else ())


def test_a_namesake_elsewhere_is_told() -> None:
    """Of two websites only their scheme, `www` and last slash do not matter."""
    assert (
        website_key("HTTPS://www.Tea.example/a/")
        == website_key("tea.example/a")
        != website_key("tea.example")
    )


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("What is it called?", "title"),
        ("What is it caled", "title"),
        ("contact_email", "contact.email"),
        ("Contact.Email", "contact.email"),
        ("Postcode2", "address.postcode"),
        ("Postcode (where you meet)", "address.postcode"),
        ("E-mail", "your.email"),
        ("An e-mail address to publish", "contact.email"),
        ("A telephone number to publish", "contact.phone"),
        ("Shoe size", None),
        ("What is it?", None),
    ],
)
def test_columns(heading: str, name: str | None, at: Desk) -> None:
    """Columns are known by labels, names and keys, with a slip too; an unclear address is not published."""
    assert columns([heading], at[1]).get(heading) == name


def test_days_of_a_column_are_of_one_kind() -> None:
    """A column in which one day can only have the month first has it first in all."""
    assert Days(["11/20/2026 10:00", "11/5/2026 9:00"]).meant("11/5/2026 9:00") == "2026-11-05"
    assert Days(["5/11/2026 9:00:00"]).meant("5/11/2026 9:00:00") == "2026-11-05"
    assert Days([]).meant("2026-11-20T10:00:00Z") == "2026-11-20"
    assert Days([]).meant("soon") == ""
