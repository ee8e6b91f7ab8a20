"""Whoever asks for the newsletter is asked whether it was they, and nobody learns who is on the list."""

from __future__ import annotations

import re
import sqlite3
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from cli import letter_place
from desk.town import CONSENT, LETTER_AT, Town
from hostile.payloads import PAYLOADS
from placebook.cli import group
from placebook.content.catalogues import wording_of
from placebook.post.address import AddressRefused, parse_address
from placebook.post.consent import Consent, Wording
from placebook.post.erasing import erase
from placebook.post.server import Server
from placebook.post.tokens import new_person, token_of
from placebook.post.unconfirmed import LASTS, PURPOSE, Unconfirmed
from post.loopback import DROP, loopback
from wsgi import Answered, ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from post.loopback import Loopback

ROSA = "rosa@example.org"
CODE = re.compile(rf"https://larkmere\.example({LETTER_AT}/[a-z2-7]{{40}})\r?\n")


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A place with a desk."""
    return Town(tmp_path)


@pytest.fixture
def mail() -> Iterator[Loopback]:
    """A mail server."""
    with loopback() as seen:
        yield seen


def asks(town: Town, address: str, more: str = "") -> Answered:
    """Ask for the newsletter."""
    body = f"email={quote_plus(address, errors='surrogatepass')}{more}"
    return ask(town.desk, "POST", LETTER_AT, body.encode())


def link(seen: Loopback, to: str = ROSA) -> str:
    """Return the path of the link in somebody's letter."""
    found = CODE.search(seen.messages()[to].get_content())
    assert found
    return found[1]


def on_the_list(town: Town) -> list[str]:
    """Return the addresses of all subscribers."""
    with town.post.subscribers() as subscribers:
        return [str(one.address) for one in subscribers]


def test_asked_and_confirmed(town: Town, mail: Loopback) -> None:
    """A letter comes with a link; looking at it does nothing; the button puts one on the list."""
    found = asks(town, " Rosa@Example.org ")
    assert (found.status, found.head["Location"]) == (303, f"{LETTER_AT}/sent")
    assert "A letter is on its way" in ask(town.desk, "GET", found.head["Location"]).text
    assert town.woken == 1
    town.outbox(mail.server).send_due()
    letter = mail.messages()["Rosa@example.org"]
    assert letter["From"] == "The Letter & more <letter@larkmere.example>"
    assert letter["Subject"] == "Do you want The Letter & more?"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Content-Language"] == "en"
    assert f"This is what you agree to: {CONSENT}" in letter.get_content()
    path = link(mail, "Rosa@example.org")
    assert path.rpartition("/")[2] not in str(letter["Message-ID"])
    for method in ("GET", "HEAD", "GET"):
        shown = ask(town.desk, method, path)
        assert shown.status == 200
    assert "<q>Please send me &lt;the letter&gt;, four times a year.</q>" in shown.text
    assert '<form method="post"><button>Send me The Letter &amp; more</button></form>' in shown.text
    assert on_the_list(town) == []
    for _ in range(2):
        town.pass_(hours=1)
        assert "You are on the list" in ask(town.desk, "POST", path, HTTP_ORIGIN="null").text
    with town.post.subscribers() as subscribers:
        (rosa,) = subscribers
    # In the place's own time zone it is the next day already.
    how = "the form on the site, confirmed by e-mail"
    assert rosa.consents == (Consent("place", "2026-11-23", how, Wording(CONSENT), 1),)


def test_nobody_learns_who_is_known(town: Town, mail: Loopback) -> None:
    """Known, unknown or never to be written to: the same answer; only the last has no letter."""
    for name in ("known", "stopped"):
        asks(town, f"{name}@example.org")
    outbox = town.outbox(mail.server)
    outbox.send_due()
    ask(town.desk, "POST", link(mail, "known@example.org"))
    stopped = link(mail, "stopped@example.org")
    mail.letters.clear()
    town.post.suppression().add(parse_address("stopped@example.org"), "complained", "2026-11-22")
    answers = {name: asks(town, f"{name}@example.org") for name in ("known", "new", "stopped")}
    assert answers["known"] == answers["new"] == answers["stopped"]
    outbox.send_due()
    outbox.send_due()
    assert mail.counts() == {"known@example.org": 1, "new@example.org": 1}
    # An old link brings nobody back who has stopped the letter since.
    found = ask(town.desk, "POST", stopped)
    assert (found.status, "Letters to you were stopped" in found.text) == (409, True)
    assert on_the_list(town) == ["known@example.org"]


def test_links_that_are_old_made_up_or_of_the_erased_do_nothing(town: Town, mail: Loopback) -> None:
    """Two days and it is over; what was not made here is not known; and whoever is forgotten stays so."""
    asks(town, ROSA)
    town.outbox(mail.server).send_due()
    path = link(mail)
    own = path.rpartition("/")[2]
    key = town.post.secret().key(PURPOSE)
    for code in (
        *(
            token_of(new_person(), key),
            token_of(own[:16], b"o" * 32),
            own[:-1],
            own + "a",
            own[::-1],
            "é" * 40,
        ),
        *("sent/x", "%00", "../form"),
    ):
        for method in ("GET", "POST"):
            found = ask(town.desk, method, f"{LETTER_AT}/{code}".encode().decode("latin-1"))
            assert found.status == 404
            assert code not in found.text
    assert ask(town.desk, "GET", f"{path.upper().replace(LETTER_AT.upper(), LETTER_AT)}/").status == 200
    town.time += LASTS
    for method in ("GET", "POST"):
        found = ask(town.desk, method, path)
        assert found.status == 404
        assert 'href="https://larkmere.example/newsletter/subscribe/"' in found.text
    asks(town, ROSA)
    with town.post.unconfirmed() as unconfirmed:
        assert len(unconfirmed.due(town.time)) == 1  # the old one is gone
    erase(town.post, parse_address("ROSA@example.org"), "2026-11-24")
    town.outbox(mail.server).send_due()
    assert mail.counts() == {ROSA: 1}
    assert on_the_list(town) == []
    assert ROSA.encode() not in (town.post.path / "unconfirmed.sqlite3").read_bytes()


@pytest.mark.parametrize(
    "address",
    [
        *("", "rosa", "rosa@", "@example.org", "rosa@example.org, omar@example.org", "a@b@example.org"),
        *("rosa@example.org\r\nBcc: omar@example.org", "rosa@example.org%0d%0aBcc:x", "rosa@example.org\0"),
        *(
            "<rosa@example.org> SIZE=1",
            "rosa@[127.0.0.1]",
            "rosa\u2028@example.org",
            "x" * 300 + "@example.org",
        ),
    ],
)
def test_what_is_no_address_has_no_letter(town: Town, address: str) -> None:
    """Nothing that could be more than one address, or a line of a letter's head, is taken for one."""
    found = asks(town, address)
    assert found.status == 400
    assert "not an e-mail address" in found.text
    with town.post.unconfirmed() as unconfirmed:
        assert unconfirmed.due(town.time) == []


@given(st.text(max_size=40) | st.sampled_from(PAYLOADS) | st.emails())
def test_any_text_writes_to_one_or_to_nobody(one_town: Town, text: str) -> None:
    """Whatever is typed, a letter goes to the one address that it is, and its head has that and no more."""
    found = asks(one_town, text)
    assert found.status in {303, 400, 503}
    try:
        wanted = parse_address(text.encode("utf-8", "replace").decode())
    except AddressRefused:
        return
    writer = one_town.outbox(Server("127.0.0.1", 1)).writer
    with Unconfirmed(one_town.folder / "own.sqlite3", b"k" * 32) as unconfirmed:
        unconfirmed.ask(wanted, CONSENT, one_town.time)
        asked, *_ = unconfirmed.due(one_town.time)
        unconfirmed.forget(wanted)
    parcel = writer.parcel(asked, one_town.time)
    assert parcel.to == str(wanted)
    head = parcel.data.partition(b"\r\n\r\n")[0]
    names = [line.partition(b":")[0] for line in head.split(b"\r\n") if line[:1] not in {b" ", b"\t"}]
    assert names.count(b"To") == 1
    assert len(names) == 11


@pytest.fixture(scope="module")
def one_town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A place that many examples are tried in."""
    return Town(tmp_path_factory.mktemp("town"), letters=10_000)


def test_so_many_letters_and_no_more(town: Town, mail: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one address two at a time, without a word; of all so many a minute, and so many at a time."""
    for spelling in (ROSA, "ROSA@example.org", '"rosa"@EXAMPLE.org'):
        assert asks(town, spelling).status == 303
    town.outbox(mail.server).send_due()
    assert len(mail.letters) == 2
    assert [asks(town, f"n{number}@example.org").status for number in range(8)] == [303] * 7 + [503]
    monkeypatch.setattr("placebook.post.unconfirmed._MOST", 9)
    full = asks(Town(town.folder), "last@example.org")
    assert (full.status, full.head["Retry-After"]) == (503, "600")
    assert "Try again in a while" in full.text
    assert asks(town, "x", "&leave-empty=x").head["Location"] == f"{LETTER_AT}/sent"  # a machine


def test_a_letter_that_cannot_go_goes_later(town: Town, mail: Loopback) -> None:
    """Put off, cut off or killed before it went, it goes when it can; the terminal names nobody."""
    asks(town, ROSA)
    again = Town(town.folder)  # as after a restart
    mail.at_rcpt = lambda to: f"451 4.3.0 not now for {to}"
    outbox = again.outbox(mail.server)
    outbox.send_due()
    mail.at_rcpt = lambda _to: None
    outbox.send_due()
    assert mail.letters == []
    mail.at_data = lambda _to: DROP
    again.pass_(minutes=1)
    outbox.send_due()
    again.outbox(Server("127.0.0.1", 1)).send_due()
    mail.at_data = lambda _to: None
    again.pass_(hours=5)
    for _ in range(3):
        outbox.send_due()
    assert len(mail.letters) <= 2
    assert ask(again.desk, "POST", link(mail)).status == 200
    assert again.said[0] == "A letter was put off: 451"
    assert ROSA not in "".join(again.said)


def test_where_nothing_can_be_kept_nothing_is_promised(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, or a damaged folder, is told in words, and another time it works."""

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Unconfirmed, "ask", full)
        found = asks(town, ROSA)
    assert (found.status, "Try again in a while" in found.text) == (503, True)
    assert asks(town, ROSA).status == 303
    file = town.post.path / "unconfirmed.sqlite3"
    with sqlite3.connect(file) as base:
        base.execute("PRAGMA user_version = 9")
    base.close()
    assert asks(town, ROSA).status == 503
    file.write_bytes(b"no database at all" * 100)
    assert asks(town, ROSA).status == 503
    outbox = town.outbox(Server("127.0.0.1", 1))

    class Once:
        """Ends after one round."""

        def __init__(self) -> None:
            self.rounds = count()

        def is_set(self) -> bool:
            """Tell whether a round has been."""
            return next(self.rounds) > 0

        def wait(self, _seconds: float) -> None:
            """Wait for nothing."""

        def clear(self) -> None:
            """Do nothing."""

    outbox.run(Once(), Once())  # type: ignore[arg-type]  # as much of an event as is used
    assert town.said == ["Letters that ask for a confirmation cannot go: PostError."]


def test_it_speaks_the_language_of_the_place(tmp_path: Path, mail: Loopback) -> None:
    """In a French place, page and letter are French."""
    town = Town(tmp_path, words=wording_of("fr", tmp_path))
    asks(town, ROSA)
    town.outbox(mail.server).send_due()
    letter = mail.messages()[ROSA]
    assert letter["Content-Language"] == "fr"
    assert letter["Subject"] == "Voulez-vous recevoir The Letter & more ?"
    assert "Bonjour" in letter.get_content()
    assert "Vous êtes sur la liste" in ask(town.desk, "POST", link(mail)).text


def test_the_commands_know_who_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mail: Loopback) -> None:
    """Who confirmed is listed by `subscribers list`; who only asked can be forgotten by name of address."""
    folder = letter_place.lay_out(tmp_path, monkeypatch, letter_place.CONSENT)
    town = Town(folder)
    town.post = town.post.__class__(town.post.path, tmp_path / "state" / "placebook")
    for address in (ROSA, "omar@example.org"):
        asks(town, address)
    town.outbox(mail.server).send_due()
    ask(town.desk, "POST", link(mail))
    run = CliRunner()
    told = run.invoke(group, ["newsletter", "subscribers", "list"]).output
    assert "rosa@example.org: since 2026-11-23; place\n1 subscriber" in told
    told = run.invoke(group, ["forget", "omar@example.org", "--yes"]).output
    assert "omar@example.org" in told
    assert ask(town.desk, "POST", link(mail, "omar@example.org")).status == 404
    assert on_the_list(town) == [ROSA]
