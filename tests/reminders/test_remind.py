"""Groups are asked whether all is right, once and together, and their answers come in."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from built.building import PLACEBOOK
from placebook.cli import group
from post.loopback import DROP, HANG, loopback
from small_place import VOCABULARIES, configuration, listing, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

    from post.loopback import Loopback

CONFIG = configuration(
    "place: Larkmere",
    "keeper: {name: the Larkmere Desk, email: desk@larkmere.example, post: 2 Market Place}",
    "newsletter: {post: {sender: letter@larkmere.example}}",
)
OLD = "checked: 2025-01-10\nchecked_by: keeper\nlisted: 2024-01-10"


def at(address: str, more: str = OLD, **fields: str) -> str:
    """Return a listing that gives an e-mail address."""
    lines = "\n".join(f"{name}: {value}" for name, value in fields.items())
    return listing(f"{lines}\ncontact: {{email: {address}, phone: 01632 960001}}\n{more}".strip())


CONTENT = {
    "tea": at("tea@larkmere.example", title="Tea and talk", sessions='[{days: [tue], start: "10:00"}]'),
    "choir": at("Sing@one.example", title="The choir"),
    "concert": at("sing@ONE.example", title="Concerts"),
    "chess": at("chess@two.example", title="Chess"),
    "fresh": at("fresh@two.example", "checked: 2026-10-01", title="Fresh"),
    "closed": at("closed@two.example", title="Closed", status="closed"),
    "silent": listing(f"title: Silent\ncontact: {{phone: 01632 960002}}\n{OLD}"),
}
ASKED = {"tea@larkmere.example", "Sing@one.example", "chess@two.example"}


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with four listings that are due at three addresses, in which the commands run."""
    files = {f"content/groups/{slug}.md": text for slug, text in CONTENT.items()}
    write(tmp_path / "town", {f"content/{name}": text for name, text in VOCABULARIES.items()})
    write(tmp_path / "town", {**files, "content/index.md": "# Larkmere\n", "site_config.yml": CONFIG})
    monkeypatch.chdir(tmp_path / "town")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 1 December 2026
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "town"


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A mail server on this machine."""
    with loopback() as server:
        yield server


def placebook(*arguments: str, code: int = 0) -> str:
    """Run a command as a script does, and return what it says."""
    done: Result = CliRunner().invoke(group, arguments)
    assert done.exit_code == code, done.output
    return done.output


def remind(server: Loopback, *more: str, code: int = 0) -> str:
    """Ask by this server."""
    return placebook("remind", "--server", str(server.server), "--yes", *more, code=code)


def links(data: bytes) -> list[str]:
    """Return the addresses that answers lead to, in their order."""
    text = message_from_bytes(data, policy=default).get_body(("plain",))
    assert text
    lines = text.get_content().splitlines()
    return [after for line, after in pairwise(lines) if line.startswith("* ")]


def sent(link: str, folder: Path, name: str) -> str:
    """Write the e-mail that a link begins as a mail program would send it."""
    parts = urlsplit(link)
    asked = parse_qs(parts.query)
    letter = EmailMessage(policy=SMTP)
    letter["From"], letter["To"] = "Ann Other <ann@people.example>", parts.path
    letter["Date"], letter["Subject"] = "Wed, 02 Dec 2026 09:00:00 +0000", asked["subject"][0]
    letter.set_content(asked["body"][0].replace("\r\n", "\n"))
    (folder / name).write_bytes(letter.as_bytes())
    return name


def test_each_address_gets_one_message_about_all_that_is_due_with_it(server: Loopback, place: Path) -> None:
    """Two listings of one address are asked about in one message; what is fresh or closed is not."""
    said = remind(server)
    assert "3 contacts to ask, about 4 listings.\n" in said
    assert "Without an e-mail address: 1 listing; placebook due says how else to ask.\n" in said
    assert "reminders-2026-q4: 3 planned = 3 accepted + 0 rejected + 0 uncertain\n" in said
    assert set(server.counts()) == ASKED
    letter = server.messages()["Sing@one.example"]
    assert letter["Subject"] == "Are these still right? The choir, and 1 more"
    assert (letter["From"], letter["Reply-To"]) == (
        "The Larkmere Desk <letter@larkmere.example>",
        "desk@larkmere.example",
    )
    sample = (place / "post" / "reminders-2026-q4" / "sample.eml").read_bytes()
    assert sample in [data for _, data in server.letters]


def test_nobody_is_asked_twice_in_three_months(server: Loopback) -> None:
    """The same again writes to nobody, nor does a new quarter begin too soon; after three months it does."""
    remind(server)
    assert "Nobody is to be asked now." in remind(server)
    assert "left out: chess@two.example was asked on 2026-12-01\n" in remind(server, "--date", "2027-01-04")
    assert len(server.letters) == 3
    assert "3 planned = 3 accepted" in remind(server, "--date", "2027-03-01")
    assert set(server.counts().values()) == {2}


def test_what_falls_due_later_in_a_quarter_is_asked_about_then(server: Loopback, place: Path) -> None:
    """Whoever has been asked is left out, and whoever has not is asked from a ledger beside the first."""
    remind(server)
    write(place, {"content/groups/late.md": at("late@two.example", title="Late")})
    assert "reminders-2026-q4-2: 1 planned = 1 accepted" in remind(server)
    assert (len(server.letters), server.counts()["late@two.example"]) == (4, 1)


def test_what_is_cut_off_goes_on(server: Loopback) -> None:
    """A run that ends too soon is gone on with by the same command: nobody is missed or asked twice."""
    assert "To go on: placebook remind\n" in remind(server, "--at-most", "1", code=1)
    assert "Going on with reminders-2026-q4.\n" in remind(server)
    assert set(server.counts()) == ASKED
    assert set(server.counts().values()) == {1}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_run_is_gone_on_with(server: Loopback, place: Path) -> None:
    """Killed while a message is handed over, it leaves that one uncertain; everybody else is asked once."""
    by = ("--server", str(server.server), "--connections", "1", "--yes")
    process: list[subprocess.Popen[bytes]] = []

    def second_is_the_last(_to: str) -> str | None:
        if not server.letters:
            return None
        process[0].kill()
        return HANG

    server.at_data = second_is_the_last
    command = (sys.executable, "-c", PLACEBOOK, "remind", *by)
    process.append(subprocess.Popen(command, cwd=place, stdout=subprocess.DEVNULL))
    assert process[0].wait(60) == -signal.SIGKILL
    server.at_data = lambda _to: None
    said = remind(server, code=1)
    assert "3 planned = 2 accepted + 0 rejected + 1 uncertain" in said
    uncertain = re.findall(r"uncertain: (\S+@\S+);", said)
    assert {*server.counts(), *uncertain} == ASKED
    assert set(server.counts().values()) == {1}


def test_whom_nobody_can_know_about_is_named_and_not_asked_again(server: Loopback) -> None:
    """A message that was handed over and not answered is sent again only to whom the keeper names."""
    server.at_data = lambda to: DROP if to == "chess@two.example" else None
    assert "uncertain: chess@two.example" in remind(server, "--connections", "1", code=1)
    server.at_data = lambda _to: None
    assert "Nobody is to be asked now." in remind(server)
    remind(server, "--resend-uncertain", "chess@two.example")
    assert set(server.counts()) == ASKED


def test_an_answer_that_has_come_meanwhile_is_minded(server: Loopback, place: Path) -> None:
    """Whoever has put all right between two runs is asked no more by the second."""
    remind(server, "--at-most", "1", code=1)
    ((first, _),) = server.letters
    rows = {
        "tea@larkmere.example": ("tea",),
        "Sing@one.example": ("choir", "concert"),
        "chess@two.example": ("chess",),
    }
    for slug in (slug for to, slugs in rows.items() if to != first for slug in slugs):
        text = CONTENT[slug].replace("checked: 2025-01-10", "checked: 2026-11-30")
        write(place, {f"content/groups/{slug}.md": text})
    assert "2 withdrawn" in remind(server)
    assert len(server.letters) == 1


def test_who_wants_no_letter_gets_none(server: Loopback, place: Path) -> None:
    """Suppressed addresses are left out, and whoever sends in the code of a message is asked no more."""
    placebook("newsletter", "subscribers", "suppress", "chess@two.example")
    assert "left out: chess@two.example asked for no more letters on 2026-12-01\n" in remind(server)
    letter = server.messages()["tea@larkmere.example"]
    assert letter["List-Unsubscribe-Post"] is None
    code = letter["List-Unsubscribe"].rpartition("%20")[2].rstrip(">")
    assert (
        placebook("remind", "--stop", f"stop {code}") == "tea@larkmere.example will not be asked any more.\n"
    )
    (place / "stop.eml").write_bytes(f"From: tea@larkmere.example\r\nSubject: stop {code}\r\n\r\n".encode())
    said = placebook("newsletter", "unsubscribed", "stop.eml")
    assert "tea@larkmere.example was not asked any more before.\n1 stop taken in" in said
    assert "tea@larkmere.example asked for no more letters" in remind(server, "--date", "2027-06-01")
    assert server.counts()["tea@larkmere.example"] == 1
    assert "tea@" not in (place / "post" / "not-asked.csv").read_text(encoding="utf-8")


def test_still_right_is_written_down(server: Loopback, place: Path) -> None:
    """The first link's e-mail, taken in and accepted, sets `checked` and `checked_by`, and nothing else."""
    remind(server)
    tea = server.messages()["tea@larkmere.example"].as_bytes()
    right, _change, _closed = links(tea)
    assert "Tea and talk: still right" in placebook("intake", "email", sent(right, place, "right.eml"))
    _accept(place)
    text = (place / "content/groups/tea.md").read_text(encoding="utf-8")
    assert text == CONTENT["tea"].replace("2025-01-10", "2026-12-01").replace("keeper", "group")


def test_a_change_and_an_end_come_in_too(server: Loopback, place: Path) -> None:
    """The second link opens the form with what is listed in it; the e-mail of the third closes it."""
    remind(server)
    _right, change, closed = links(server.messages()["chess@two.example"].as_bytes())
    assert change == "https://larkmere.example/list-your-group/?listing=chess"
    placebook("intake", "email", sent(closed, place, "closed.eml"))
    _accept(place)
    assert "status: closed" in (place / "content/groups/chess.md").read_text(encoding="utf-8")


def _accept(place: Path) -> None:
    """Accept what waits."""
    names = [line.split()[0] for line in placebook("intake", "list").splitlines() if line[:12].isalnum()]
    placebook("intake", "accept", *names)
    assert place.is_dir()


def test_nothing_is_sent_or_planned_by_a_rehearsal(server: Loopback, place: Path) -> None:
    """A dry run writes the messages into a folder, a test goes to whoever asked for it; nobody is planned."""
    said = placebook("remind", "--dry-run", "--to", "letters")
    assert "3 messages made. Nothing was sent.\n" in said
    assert len(list((place / "letters").glob("*.eml"))) == 3
    assert "me@example.org: accepted" in remind(server, "--test-to", "me@example.org")
    assert list(server.counts()) == ["me@example.org"]
    assert not list((place / "post").glob("reminders-*"))


def test_a_persons_own_address_is_left_alone_until_somebody_has_agreed(server: Loopback, place: Path) -> None:
    """An address that looks like a person's own is used once its listing says on what ground."""
    register = f"{OLD}\nsource: {{name: A register}}"
    write(place, {"content/groups/bells.md": at("ann.other@gmail.example", register, title="Bells")})
    assert "left out: ann.other@gmail.example looks like a person's own" in remind(server)
    agreed = f"{OLD}\nconsent: {{basis: consent, given: 2026-11-01, wording: I agree to be asked.}}"
    write(place, {"content/groups/bells.md": at("ann.other@gmail.example", agreed, title="Bells")})
    assert "1 planned = 1 accepted" in remind(server)


def test_private_addresses_are_never_written_to(server: Loopback, place: Path) -> None:
    """Whoever once sent something in gave an address to ask back at; it is asked nothing else."""
    remind(server)
    right, *_ = links(server.messages()["tea@larkmere.example"].as_bytes())
    placebook("intake", "email", sent(right, place, "right.eml"))
    _accept(place)
    remind(server, "--date", "2028-06-01")
    assert "ann@people.example" not in server.counts()
    assert server.counts()["tea@larkmere.example"] == 2


def test_a_place_that_cannot_write_says_what_is_missing(place: Path) -> None:
    """Without a sender and an address of the site the message says which settings are wanted."""
    plain = "docs_dir: content\nsite_name: Larkmere\ntheme: {name: material}\nplugins: [placebook]\n"
    write(place, {"site_config.yml": plain})
    said = placebook("remind", "--dry-run", code=1)
    assert "newsletter.post.sender" in said
    assert "site_url" in said
    assert "mail server" in placebook("remind", "--to", "readers.csv", code=2)


def test_whoever_wants_to_be_forgotten_is(server: Loopback, place: Path) -> None:
    """A contact's address is erased from ledgers and lists of reminders like that of a subscriber."""
    remind(server)
    assert "is erased" in placebook("newsletter", "subscribers", "erase", "sing@one.example")
    files = [path for path in (place / "post").rglob("*") if path.is_file()]
    assert not [path.name for path in files if b"one.example" in path.read_bytes()]
    assert "left out: Sing@one.example was erased" in remind(server, "--date", "2027-06-01")


def test_a_report_that_nothing_arrives_stops_reminders(server: Loopback, place: Path) -> None:
    """What a mail server returns of a reminder names whom no letter reaches, and that address has no more."""
    remind(server)
    number = server.messages()["chess@two.example"]["Message-ID"]
    report = (
        "From: mailer-daemon@two.example\r\nContent-Type: multipart/report; report-type=delivery-status; "
        "boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; two.example\r\n\r\nFinal-Recipient: rfc822; chess@two.example\r\n"
        "Action: failed\r\nStatus: 5.1.1\r\n\r\n--x\r\n"
        f"Content-Type: message/rfc822-headers\r\n\r\nMessage-ID: {number}\r\n\r\n--x--\r\n"
    )
    (place / "back.eml").write_bytes(report.encode())
    assert "chess@two.example will have no more letters" in placebook("newsletter", "bounces", "back.eml")
    assert "chess@two.example has an address that no letter reaches" in remind(server, "--date", "2027-06-01")
