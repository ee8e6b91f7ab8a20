"""Drafts with listmonk, Buttondown and Mailchimp, against servers that take what those document."""

from __future__ import annotations

import json
import re
from contextlib import closing
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.place import context, edition, listing
from placebook.newsletter.outgoing import outgoing
from placebook.post.errors import PostError
from placebook.post.senders.api import Times
from placebook.post.senders.buttondown import Buttondown, buttondown_service
from placebook.post.senders.drafts import mark_of, put_draft
from placebook.post.senders.keys import Key, read_key
from placebook.post.senders.listmonk import Listmonk, listmonk_service, quoted, text_template
from placebook.post.senders.mailchimp import Mailchimp, mailchimp_service
from placebook.post.senders.tags import JOINER, Dialect
from post.stand_ins import KEYS, ButtondownStandIn, Fault, ListmonkStandIn, MailchimpStandIn, StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from placebook.newsletter.outgoing import Outgoing
    from placebook.post.senders.drafts import Drafts

HOSTILE = "Ask {{ .Subscriber.Email }} or *|FNAME|* or {{ subscriber.email }} {% if x %} {# y #} https://x.example@TrackLink"
NOW = 1_796_000_000.0


@dataclass
class Waits:
    """A clock that stands, and what was waited for."""

    slept: list[float] = field(default_factory=list)

    @property
    def times(self) -> Times:
        """As the senders take it."""
        return Times(lambda: NOW, self.slept.append)


def letter(words: str = HOSTILE) -> Outgoing:
    """Return an edition in which somebody wrote what looks like merge tags."""
    ctx = context(
        edition("2026-q4", "2026-12-01", f"Dear all. {words}", subject=f"The news: {words}"[:78]),
        listing("tea", listed="2026-11-01", title=words[:100]),
    )
    return outgoing(ctx, ctx.directory.editions[0])


MARK = mark_of("larkmere.example", letter())


@dataclass
class Kind:
    """A service with its stand-in and what makes its client."""

    name: str
    stand_in: type[StandIn]
    asks_in: str

    def drafts(self, at: str, waits: Waits, key: str = "") -> Drafts:
        """Return the client."""
        used = Key(key or KEYS[self.name], f"PLACEBOOK_{self.name.upper()}_KEY")
        if self.name == "listmonk":
            return Listmonk(listmonk_service(at, used), waits.times, ["3", "4"])
        if self.name == "buttondown":
            return Buttondown(buttondown_service(used, at), waits.times)
        return Mailchimp(mailchimp_service(used, at), waits.times, ["a1b2c3d4e5"], "Larkmere", "a@b.example")


KINDS = {
    "listmonk": Kind("listmonk", ListmonkStandIn, "campaigns"),
    "buttondown": Kind("buttondown", ButtondownStandIn, "emails"),
    "mailchimp": Kind("mailchimp", MailchimpStandIn, "campaigns"),
}


@pytest.fixture(params=list(KINDS))
def kind(request: pytest.FixtureRequest) -> Kind:
    """Return each of the services in turn."""
    return KINDS[request.param]


@pytest.fixture
def server(kind: Kind) -> Iterator[StandIn]:
    """Return its stand-in, running."""
    with kind.stand_in() as running:
        yield running


@pytest.fixture
def waits() -> Waits:
    """Return a clock that stands."""
    return Waits()


@pytest.fixture
def drafts(kind: Kind, server: StandIn, waits: Waits) -> Iterator[Drafts]:
    """Return the client of a service."""
    with closing(kind.drafts(server.at, waits)) as made:
        yield made


def test_a_draft_is_made_once_and_refreshed_from_then_on(drafts: Drafts, server: StandIn) -> None:
    """The first time a draft is made; from then on it is found by its mark and written over."""
    first = put_draft(drafts, letter("One"), MARK)
    again = put_draft(drafts, letter("Another"), MARK)
    assert (first.is_new, again.is_new, first.id) == (True, False, again.id)
    (held,) = server.held
    assert held["status"] in {"draft", "save"}
    assert "Another" in json.dumps(held)
    assert not re.search(r"Dear all\. One\b", json.dumps(held))


def test_a_draft_is_found_on_any_page(drafts: Drafts, server: StandIn) -> None:
    """However many drafts of other editions there are, the right one is found, and no other is touched."""
    for number in range(5):
        put_draft(drafts, letter(), f"placebook-larkmere.example-202{number}-q1")
    before = json.dumps(server.held[:5])
    put_draft(drafts, letter(), MARK)
    put_draft(drafts, letter(), MARK)
    assert len(server.held) == 6
    assert json.dumps(server.held[:5]) == before


def test_what_is_no_draft_any_more_is_left_alone(drafts: Drafts, server: StandIn) -> None:
    """An edition that was sent or is about to be is not changed, and the message says so."""
    put_draft(drafts, letter(), MARK)
    server.held[0]["status"] = "sending"
    held, made = json.dumps(server.held), server.made()
    with pytest.raises(PostError, match=r"2026-q4 already, and it is no draft any more: sending"):
        put_draft(drafts, letter("New"), MARK)
    assert (json.dumps(server.held), server.made()) == (held, made)


def test_two_drafts_of_one_edition_are_for_the_keeper(drafts: Drafts, server: StandIn) -> None:
    """If somebody copied the draft there, nobody guesses which one counts."""
    put_draft(drafts, letter(), MARK)
    server.held.append({**server.held[0], "id": "77"})
    with pytest.raises(PostError, match=r"2 drafts of 2026-q4: .* and 77"):
        put_draft(drafts, letter(), MARK)


@pytest.mark.parametrize(
    "fault", [Fault(0, is_done=True, method="POST"), Fault(502, {}, is_done=True, method="POST")]
)
def test_an_answer_that_is_lost_makes_no_second_draft(drafts: Drafts, server: StandIn, fault: Fault) -> None:
    """Where the draft was made and the answer never came, it is found, not made again."""
    server.faults.append(fault)
    outcome = put_draft(drafts, letter(), MARK)
    assert len(server.held) == server.made() == 1
    assert (outcome.is_new, str(server.held[0]["id"])) == (False, outcome.id)


@pytest.mark.parametrize("status", [0, 500])
def test_a_request_that_may_have_arrived_is_not_repeated(
    drafts: Drafts, server: StandIn, status: int
) -> None:
    """Where nothing was made, the keeper hears of it; asking for something new is never repeated blindly."""
    server.faults.append(Fault(status, {"message": "boom"}, method="POST"))
    with pytest.raises(PostError, match=drafts.name):
        put_draft(drafts, letter(), MARK)
    assert server.made() == 1
    assert server.held == []


def test_too_fast_is_waited_for(drafts: Drafts, server: StandIn, waits: Waits) -> None:
    """429 is obeyed for as long as Retry-After says, in seconds or by date; without it, longer each time."""
    server.faults += [
        Fault(429, {}, {"Retry-After": "7"}),
        Fault(429, {}, {"Retry-After": formatdate(NOW + 30, usegmt=True)}),
        Fault(429, {}),
        Fault(503, {}, method="GET"),
    ]
    assert put_draft(drafts, letter(), MARK).is_new
    assert waits.slept[:2] == [7.0, 30.0]
    assert waits.slept[3] > waits.slept[2] > 0


def test_patience_has_an_end(drafts: Drafts, server: StandIn, waits: Waits) -> None:
    """Five tries are enough; and nobody waits an hour at the keyboard."""
    server.faults += [Fault(503, {"detail": "down for repairs"}) for _ in range(9)]
    with pytest.raises(PostError, match=r"says no \(503\): down for repairs"):
        put_draft(drafts, letter(), MARK)
    assert len(server.asked) == 5
    server.faults[:] = [Fault(429, {}, {"Retry-After": "3600"})]
    slept = len(waits.slept)
    with pytest.raises(PostError, match=r"wants to be asked again in 60 minutes"):
        put_draft(drafts, letter(), MARK)
    assert len(waits.slept) == slept


def test_a_key_that_is_wrong_is_not_shown(kind: Kind, server: StandIn, waits: Waits) -> None:
    """The message names where the key is from; the key is in no message, even if the server repeats it."""
    wrong = {"listmonk": "keeper:wr0ng", "buttondown": "wr0ng", "mailchimp": "wr0ng-us6"}[kind.name]
    with closing(kind.drafts(server.at, waits, wrong)) as drafts:
        with pytest.raises(PostError, match=f"PLACEBOOK_{kind.name.upper()}_KEY") as refused:
            put_draft(drafts, letter(), MARK)
        assert "wr0ng" not in str(refused.value)
        server.faults.append(Fault(400, {"message": f"no such key: {wrong}", "detail": wrong}))
        with pytest.raises(PostError, match=r"\[key\]") as repeated:
            put_draft(drafts, letter(), MARK)
    assert "wr0ng" not in str(repeated.value) + repr(drafts)


def test_what_the_server_says_is_told(drafts: Drafts, server: StandIn) -> None:
    """Each service's own words for what is wrong reach the keeper, from wherever it puts them."""
    told = {
        "listmonk": {"message": "Invalid lists"},
        "Buttondown": {"code": "email_duplicate", "detail": "Invalid lists"},
        "Mailchimp": {"detail": "See errors", "errors": [{"field": "list_id", "message": "Invalid lists"}]},
    }[drafts.name]
    server.faults.append(Fault(400, told))
    with pytest.raises(PostError, match=r"says no \(400\): .*Invalid lists"):
        put_draft(drafts, letter(), MARK)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(200, "<html>Welcome</html>"), "does not speak JSON"),
        (Fault(302, {}, {"Location": "https://elsewhere.example/"}), "leads somewhere else"),
    ],
)
def test_what_is_not_the_service_is_noticed(
    drafts: Drafts, server: StandIn, fault: Fault, words: str
) -> None:
    """A page for people, or a way that leads elsewhere, is no answer; the key does not follow."""
    server.faults.append(fault)
    with pytest.raises(PostError, match=words):
        put_draft(drafts, letter(), MARK)
    assert len(server.asked) == 1


def test_a_server_that_is_not_there(kind: Kind, waits: Waits) -> None:
    """A service that cannot be reached is asked a few times and then named."""
    with (
        closing(kind.drafts("http://127.0.0.1:9", waits)) as drafts,
        pytest.raises(PostError, match=f"{drafts.name} cannot be reached"),
    ):
        put_draft(drafts, letter(), MARK)
    assert len(waits.slept) == 4


def test_nothing_watches_readers(drafts: Drafts, server: StandIn) -> None:
    """No draft asks a service to count who opens or presses what."""
    put_draft(drafts, letter(), MARK)
    held = json.dumps(server.held)
    assert not re.search(r"TrackView|TrackLink \\", held)
    if drafts.name == "Mailchimp":
        assert set(server.held[0]["tracking"].values()) == {False}


def texts_of(kind: Kind, held: dict[str, Any]) -> tuple[str, str, str]:
    """Return subject, HTML and text as a service holds them; Buttondown makes the text itself."""
    if kind.name == "mailchimp":
        return held["settings"]["subject_line"], held["content"]["html"], held["content"]["plain_text"]
    return held["subject"], held["body"], held.get("altbody", "")


OURS = {"listmonk": "{{ UnsubscribeURL }}", "buttondown": "{{ unsubscribe_url }}", "mailchimp": "*|UNSUB|*"}


def test_only_our_own_tag_is_a_tag(kind: Kind, drafts: Drafts, server: StandIn) -> None:
    """What somebody wrote is no merge tag; where the letter is stopped, the service's own stands."""
    put_draft(drafts, letter(), MARK)
    subject, html, text = texts_of(kind, server.held[0])
    ours = OURS[kind.name]
    assert html.count(ours) == 1
    assert f'href="{ours}"' in html
    assert subject.count(ours) == 0
    tags = {
        "listmonk": r"\{\{.*?\}\}",
        "buttondown": r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}",
        "mailchimp": r"\*\|.*?\|\*",
    }
    tag = re.compile(tags[kind.name], re.DOTALL)
    found = {one for part in (subject, html, text) for one in tag.findall(part)}
    if kind.name == "listmonk":
        found = {one for one in found if not re.match(r'\{\{ (Safe )?"(\\.|[^"\\{@])*" \}\}$', one)}
        assert "@TrackLink" not in html + text
    assert found == {ours}


def shown(html: str) -> str:
    """Return HTML with its character references read, as mail programs do."""
    return html.replace("&#123;", "{").replace("&#42;", "*").replace("&#64;", "@")


@settings(deadline=None)
@given(st.text(st.sampled_from('{}%#*|@" a\n<TrackLink'), max_size=60))
def test_any_text_comes_out_as_it_went_in(words: str) -> None:
    """Read back as a mail program would, HTML and text say what they said before."""
    html = words.replace("<", "&lt;")
    for begins in (r"\{(?=[{%#])", r"\*(?=\|)", r"\{(?=\{)|@(?=TrackLink)"):
        dialect = Dialect(re.compile(begins), "STOP")
        assert shown(dialect.in_html(html)) == html
        assert not dialect.begins.search(dialect.in_html(html))
        assert dialect.in_text(words).replace(JOINER, "") == words
        assert not dialect.begins.search(dialect.in_text(words))


def _as_go(template: str) -> str:
    """Return what a Go template of string expressions alone gives."""

    def value(match: re.Match[str]) -> str:
        read: str = json.loads(match[1])  # strings of Go with these escapes are strings of JSON
        return read

    return re.sub(r'\{\{ (?:Safe )?("(?:\\.|[^"\\])*") \}\}', value, template)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('{{}}<"\\@\n'), max_size=80))
def test_any_text_is_a_template_of_itself(words: str) -> None:
    """A listmonk template made of a text gives that text, and no other expression is in it."""
    template = text_template(words)
    assert _as_go(template) == words
    bare = re.sub(r'\{\{ (?:Safe )?"(?:\\.|[^"\\])*" \}\}', "", template)
    assert "{{" not in bare
    assert "<" not in bare
    assert json.loads(quoted(words)) == words


def test_comments_reach_outlook() -> None:
    """Comments, which a template loses and Outlook needs, are written as expressions for listmonk."""
    with ListmonkStandIn() as server, closing(KINDS["listmonk"].drafts(server.at, Waits())) as drafts:
        whole = letter("Plain")
        html = whole.html.replace("</body>", '<!--[if mso]><td width="20"><![endif]--></body>')
        put_draft(drafts, replace(whole, html=html), MARK)
        body = server.held[0]["body"]
    assert '{{ Safe "<!--[if mso]><td width=\\"20\\"><![endif]-->" }}' in body
    assert "<!--" not in re.sub(r'\{\{ Safe ".*?" \}\}', "", body)


def test_listmonk_is_given_a_template_that_adds_nothing() -> None:
    """The template is found by what is in it, and its absence is explained; so are numbers that are none."""
    with ListmonkStandIn() as server:
        with closing(KINDS["listmonk"].drafts(server.at, Waits())) as drafts:
            put_draft(drafts, letter(), MARK)
            assert server.held[0]["template_id"] == 5
            assert server.held[0]["lists"] == [3, 4]
            server.templates.pop()
            with pytest.raises(PostError, match=r'holds only: \{\{ template "content" \. \}\}'):
                put_draft(drafts, letter(), MARK)
        service = listmonk_service(server.at, Key(KEYS["listmonk"], "X"))
        for lists, template in ((["all"], ""), ([], ""), (["3"], "bare")):
            with pytest.raises(PostError, match=r"--list|--template"):
                Listmonk(service, Waits().times, lists, template)


def test_buttondown_is_told_that_it_is_a_draft() -> None:
    """Buttondown sends what does not say otherwise: every request that makes or changes says draft."""
    with ButtondownStandIn() as server, closing(KINDS["buttondown"].drafts(server.at, Waits())) as drafts:
        put_draft(drafts, letter(), MARK)
        put_draft(drafts, letter(), MARK)
        changed = [one for one in server.asked if one.method != "GET"]
    assert [one.method for one in changed] == ["POST", "PATCH"]
    assert all(one.body["status"] == "draft" for one in changed)


@pytest.mark.parametrize(
    "address", ["http://lists.example.org", "lists.example.org", "https://u:p@x.example", "http://[::1"]
)
def test_the_key_goes_nowhere_in_the_open(address: str) -> None:
    """A key is sent by https only, and stands in no address."""
    with pytest.raises(PostError, match=r"https|key"):
        KINDS["listmonk"].drafts(address, Waits())


@pytest.mark.parametrize(("kind_name", "key"), [("listmonk", "no-colon"), ("mailchimp", "nodatacentre")])
def test_a_key_of_another_form_is_noticed(kind_name: str, key: str) -> None:
    """A key that cannot be one is refused before anything is asked, without being shown."""
    with pytest.raises(PostError, match="no key of") as refused:
        KINDS[kind_name].drafts("https://x.example", Waits(), key)
    assert key not in str(refused.value)


def test_mailchimp_wants_one_audience_and_an_address() -> None:
    """What Mailchimp cannot do without is asked for in words."""
    service = mailchimp_service(Key(KEYS["mailchimp"], "X"))
    assert service.at == "https://us6.api.mailchimp.com/3.0"
    for lists, reply_to in (([], "a@b.example"), (["a", "b"], "a@b.example"), (["a"], "")):
        with pytest.raises(PostError, match="Mailchimp wants"):
            Mailchimp(service, Waits().times, lists, "Larkmere", reply_to)


def test_keys_from_a_file_and_from_the_environment(tmp_path: Path) -> None:
    """A key is one word, from a closed file or from the environment; else a sentence says what to do."""
    assert read_key(None, "K", {"K": " abc "}).value == "abc"
    file = tmp_path / "key"
    file.write_text("abc\n")
    file.chmod(0o600)
    key = read_key(file, "K", {})
    assert key.value == "abc"
    assert "abc" not in repr(key)
    file.chmod(0o644)
    with pytest.raises(PostError, match="chmod 600"):
        read_key(file, "K", {})
    file.chmod(0o600)
    for text, words in (("", "is empty"), ("two words", "one word")):
        file.write_text(text)
        with pytest.raises(PostError, match=words):
            read_key(file, "K", {})
    with pytest.raises(PostError, match="no key"):
        read_key(None, "K", {})
    with pytest.raises(PostError, match="cannot be read"):
        read_key(tmp_path / "none", "K", {})
