"""GOV.UK Notify: letters handed over one by one, against a server that takes what it documents."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.place import context, edition, event, listing, story
from placebook.newsletter.merge_tags import UNSUBSCRIBE
from placebook.newsletter.outgoing import outgoing
from placebook.post.errors import PostError
from placebook.post.letters import Fate, Task
from placebook.post.mould import Imprint
from placebook.post.secret import Secret
from placebook.post.senders.api import Times
from placebook.post.senders.keys import Key
from placebook.post.senders.notify import Notify, Orders, notify_service
from placebook.post.senders.notify_table import BulkTable, template_text
from placebook.post.senders.notify_text import escaped, notify_text, opening_blocks
from placebook.post.senders.tags import JOINER
from post.stand_ins import KEYS, TEMPLATE, Fault, NotifyStandIn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from placebook.post.smtp import Parcel

STOP = "https://larkmere.example/stop/"
LOOK = Imprint("News", "l@larkmere.example", "", "l@larkmere.example", "n", f"{STOP}{{token}}", True, "")  # noqa: FBT003
ORDERS = Orders("2026-q4", "News", f"# Hello\n\n[Stop]({UNSUBSCRIBE})\n", LOOK, Secret(b"x" * 32))


@dataclass
class Clock:
    """A clock that moves only while somebody waits."""

    seconds: float = 1_796_000_000.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        """Return the time."""
        return self.seconds

    def sleep(self, seconds: float) -> None:
        """Let time go by."""
        self.slept.append(seconds)
        self.seconds += seconds


@pytest.fixture
def clock() -> Clock:
    """Return the clock of both sides."""
    return Clock()


@pytest.fixture
def server(clock: Clock) -> Iterator[NotifyStandIn]:
    """Return Notify's stand-in, running."""
    with NotifyStandIn(clock.now) as running:
        yield running


@pytest.fixture
def notify(server: NotifyStandIn, clock: Clock) -> Iterator[Notify]:
    """Return what carries letters there."""
    times = Times(clock.now, clock.sleep)
    service = notify_service(Key(KEYS["notify"], "PLACEBOOK_NOTIFY_KEY"), times, server.at)
    with closing(Notify(service, times, TEMPLATE)) as made:
        yield made


def parcel(to: str = "ann@reader.example", person: str = "a" * 16) -> Parcel:
    """Return one reader's letter as a run hands it over."""
    return ORDERS.parcel(Task(1, person, to, to.partition("@")[2]))


def test_a_letter_is_handed_over(notify: Notify, server: NotifyStandIn) -> None:
    """Notify gets the reader, the template, and the words with her own address to stop them by."""
    answer = notify.deliver(parcel())
    assert (answer.fate, answer.code, answer.words) == (Fate.ACCEPTED, 201, "n0")
    (held,) = server.held
    assert held["email_address"] == "ann@reader.example"
    stop = held["one_click_unsubscribe_url"]
    assert re.fullmatch(STOP + "[a-z2-7]{40}", stop)
    assert held["personalisation"] == {"subject": "News", "letter": f"# Hello\n\n[Stop]({stop})\n"}
    assert held["template_id"] == TEMPLATE
    assert re.fullmatch("2026-q4.[a-z2-7]{40}", held["reference"])
    assert held["reference"].partition(".")[2] not in stop


def test_a_letter_that_went_is_never_sent_again(notify: Notify, server: NotifyStandIn) -> None:
    """Notify is asked for the reference before a letter is handed over; who has it does not get it twice."""
    notify.deliver(parcel())
    answer = notify.deliver(parcel())
    assert (answer.fate, len(server.held), server.made()) == (Fate.ACCEPTED, 1, 1)
    assert [one.method for one in server.asked] == ["GET", "POST", "GET"]
    assert server.asked[0].params == {"reference": server.held[0]["reference"]}


@pytest.mark.parametrize("status", [0, 500])
def test_a_lost_answer_is_looked_up(notify: Notify, server: NotifyStandIn, status: int) -> None:
    """Where the answer was lost the letter is looked for: it counts as sent if there, as uncertain if not."""
    server.faults.append(Fault(status, {}, is_done=True, method="POST"))
    assert notify.deliver(parcel()).fate is Fate.ACCEPTED
    server.faults.append(Fault(status, {}, method="POST"))
    assert notify.deliver(parcel(person="b" * 16)).fate is Fate.UNCERTAIN
    assert notify.deliver(parcel(person="b" * 16)).fate is Fate.ACCEPTED
    assert len({one["reference"] for one in server.held}) == len(server.held) == 2


def test_an_answer_nobody_can_look_up_is_uncertain(notify: Notify, server: NotifyStandIn) -> None:
    """If Notify is gone once a letter was handed over, that letter is uncertain, and not repeated."""
    server.faults += [Fault(0, method="POST"), *(Fault(503, {}, method="GET") for _ in range(5))]
    server.faults.insert(0, Fault(200, {"notifications": []}, method="GET"))
    assert notify.deliver(parcel()).fate is Fate.UNCERTAIN
    assert server.made() == 1


def test_a_token_is_made_for_every_request(notify: Notify, server: NotifyStandIn, clock: Clock) -> None:
    """After a wait longer than a token lasts, the next request has a new one."""
    server.faults.append(Fault(429, _rate("RateLimitError"), {"Retry-After": "90"}, method="POST"))
    assert notify.deliver(parcel()).fate is Fate.ACCEPTED
    assert clock.slept == [90.0]


def _rate(
    error: str, words: str = "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds"
) -> object:
    return {"status_code": 429, "errors": [{"error": error, "message": words}]}


def test_a_days_limit_ends_the_run(notify: Notify, server: NotifyStandIn) -> None:
    """When no more may go today, every letter waits; when it was only too fast, later ones may go."""
    limit = _rate("TooManyRequestsError", "Exceeded send limits (50) for today")
    server.faults += [Fault(429, limit, method="POST") for _ in range(5)]
    answer = notify.deliver(parcel())
    assert (answer.fate, answer.is_servers, answer.is_final) == (Fate.DEFERRED, True, True)
    server.faults += [Fault(429, _rate("RateLimitError"), method="POST") for _ in range(5)]
    answer = notify.deliver(parcel())
    assert (answer.fate, answer.is_servers, answer.is_final) == (Fate.DEFERRED, True, False)


def test_an_address_notify_does_not_take_is_this_letters_alone(notify: Notify, server: NotifyStandIn) -> None:
    """A bad address is rejected; the next reader is tried."""
    answer = notify.deliver(parcel("nobody"))
    assert (answer.fate, answer.code, answer.is_servers) == (Fate.REJECTED, 400, False)
    assert "not a valid email address" in answer.words
    assert notify.deliver(parcel(person="b" * 16)).fate is Fate.ACCEPTED
    assert len(server.held) == 1


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [
        (403, "AuthError", "Invalid token: API key not found"),
        (400, "BadRequestError", "Template not found"),
        (400, "BadRequestError", "Can't send to this recipient when service is in trial mode"),
    ],
)
def test_what_would_meet_every_letter_ends_the_run(
    notify: Notify, server: NotifyStandIn, status: int, error: str, words: str
) -> None:
    """A wrong key, a wrong template and trial mode stop the run; no letter is called rejected for it."""
    body = {"status_code": status, "errors": [{"error": error, "message": words}]}
    server.faults.append(Fault(status, body, method="POST"))
    answer = notify.deliver(parcel())
    assert (answer.fate, answer.is_servers, answer.is_final) == (Fate.DEFERRED, True, True)
    assert words in answer.words
    assert "3d844edf" not in answer.words


@pytest.mark.parametrize("key", ["", "name", "26785a09-ab16-4eb0-8407-a37497a57506", "x-y-z"])
def test_a_key_of_another_form_is_noticed(key: str, clock: Clock) -> None:
    """A key that is not Notify's is refused before anything is asked, without being shown."""
    with pytest.raises(PostError, match="K holds is no key of Notify's"):
        notify_service(Key(key, "K"), Times(clock.now, clock.sleep))


def test_a_template_has_an_id(clock: Clock) -> None:
    """The name of a template is not its id."""
    times = Times(clock.now, clock.sleep)
    with pytest.raises(PostError, match="no id of a template"):
        Notify(notify_service(Key(KEYS["notify"], "K"), times), times, "Newsletter")


_MARKS = re.compile(r"^(?:[*•#^=+>~|_-]|\d+\.)")


@settings(deadline=None)
@given(st.text(st.sampled_from("*•#^=-+>~|_`[]()\\1.a \n") | st.characters(exclude_categories=["Cs", "Cc"])))
def test_no_text_becomes_a_mark(words: str) -> None:
    """Whatever was typed, its line begins with no mark of Notify's, and reads as it was typed."""
    line = escaped(words)
    assert "\n" not in line
    assert not _MARKS.match(line)
    assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]`]", line)
    read = re.sub(r"\\([\\`*{}\[\]()#+\-.!_>~|])", r"\1", line.replace(JOINER, ""))
    assert read == re.sub(r"\s+", " ", words.replace(JOINER, "")).strip()


def test_the_opening_keeps_what_notify_can_show() -> None:
    """Paragraphs, headings, lists, quotes, rules and links become Notify's; all else becomes words."""
    html = (
        '<p>Dear <strong>all</strong>, see\n<a href="https://x.example/a_(b)">the hall</a> and '
        '<a href="#x">below</a>.</p>'
        "<h2>Two things</h2><ul><li><p>One</p></li><li>Two <em>and</em> more</li></ul>"
        "<ol start='3'><li>Three</li><li>Four</li></ol>"
        "<blockquote><p>They said so.</p></blockquote><hr><p>- not a list<br>1. nor this</p>"
        '<p><img alt="A cat"></p>'
    )
    assert opening_blocks(html) == [
        "Dear all, see [the hall](https://x.example/a_%28b%29) and below.",
        "# Two things",
        "* One\n* Two and more\n3. Three\n4. Four",
        "^ They said so.",
        "---",
        r"\- not a list 1. nor this",
        r"\[Picture: A cat\]",
    ]


def test_an_edition_as_notify_has_it() -> None:
    """The letter has its title, its opening, every item with its link, and where it is stopped, once."""
    ctx = context(
        edition(
            "2026-q4",
            "2026-12-01",
            "Dear all, see [tea](../groups/tea.md).",
            notes={"groups/tea": "*Do* come."},
        ),
        listing("tea", listed="2026-11-01", title="# Tea [and] cake", offers=["1. A kettle"]),
        story("tale", "2026-11-01"),
        event("walk", "2026-12-13 16:30"),
    )
    letter = outgoing(ctx, ctx.directory.editions[0])
    text = notify_text(ctx.site, letter.letter)
    assert text.startswith("# Edition 2026-q4\n\n")
    assert "Dear all, see [tea](https://larkmere.example/groups/tea/).\n" in text
    assert r"## [# Tea \[and\] cake](https://larkmere.example/groups/tea/)" in text
    assert "\n# Stories\n" in text
    assert text.count(UNSUBSCRIBE) == 1
    assert f"[stop the letter]({UNSUBSCRIBE})" in text
    assert not re.search(r"\n{3,}| \n|<|\x02", text)
    for item in letter.items:
        assert f"/{item}/)" in text


def test_a_template_holds_no_placeholder_but_ours() -> None:
    """Double brackets that somebody typed are parted, so that Notify asks for nothing but where to stop."""
    text = template_text(f"See ((here)) and (((there))) [Stop]({UNSUBSCRIBE})")
    assert re.findall(r"\(\([^()]+\)\)", text) == ["((stop_the_letter))"]
    assert text.replace(JOINER, "").startswith("See ((here)) and (((there)))")


def test_the_table_has_a_row_for_every_reader(tmp_path: Path) -> None:
    """The table has the columns that Notify's upload wants, and nothing a spreadsheet would reckon."""
    file = tmp_path / "readers.csv"
    table = BulkTable(file)
    people = ["ann@reader.example", '"a,b"@reader.example', "=cmd@reader.example"]
    fates = [table.deliver(parcel(to, str(number) * 16)).fate for number, to in enumerate(people)]
    assert fates == [Fate.ACCEPTED, Fate.ACCEPTED, Fate.REJECTED]
    head, *rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8")))
    assert head == ["email address", "stop_the_letter"]
    assert [row[0] for row in rows] == people[:2]
    assert all(row[1].startswith(STOP) for row in rows)
    assert file.stat().st_mode & 0o077 == 0
    answer = BulkTable(tmp_path / "none" / "readers.csv").deliver(parcel())
    assert (answer.fate, answer.is_final) == (Fate.DEFERRED, True)


def test_a_letter_is_the_same_each_time() -> None:
    """A reader's letter is the same bytes each time, or a second try would have another reference."""
    assert parcel() == parcel()
    assert json.loads(parcel().data)["reference"] != json.loads(parcel(person="b" * 16).data)["reference"]
