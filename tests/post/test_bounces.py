"""Reports that come back: what they mean, whom they are about, and what is done."""

from __future__ import annotations

import mailbox
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placebook.post.address import parse_address
from placebook.post.bounces import notice_of, settle
from placebook.post.consent import Consent, Wording
from placebook.post.folder import PostFolder
from placebook.post.mailbox import messages_in
from placebook.post.plan import UNSUBSCRIBE, message_key
from placebook.post.tokens import token_of

if TYPE_CHECKING:
    from pathlib import Path

ROSA = "rosa@example.org"
DSN = """\
From: MAILER-DAEMON@mx.example
Message-ID: <{id}@mx.example>
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--b
Content-Type: {original}

From: letter@larkmere.example
Message-ID: <2026-q4.{token}@larkmere.example>
Subject: News

--b--
"""
ARF = """\
From: abuse@provider.example
Message-ID: <{id}@provider.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b

Somebody pressed the button.
--b
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: Feedback/1.0
Version: 1

--b
Content-Type: message/rfc822

From: letter@larkmere.example
To: hidden@provider.example
List-Unsubscribe: <https://larkmere.example/stop/{token}>,
 <mailto:desk@larkmere.example?subject=stop%20{token}>
Subject: News

Hello
--b--
"""


class Post:
    """A folder of the post with one subscriber, and her tokens."""

    def __init__(self, path: Path) -> None:
        self.folder = PostFolder(path / "post", path / "home")
        with self.folder.subscribers() as subscribers, subscribers.step():
            subscribers.add(
                parse_address(ROSA), [Consent("place", "2026-01-01", "form", Wording.of("Yes"))], "2026-01-01"
            )
        with self.folder.subscribers() as subscribers:
            (self.rosa,) = subscribers
        secret = self.folder.secret()
        self.message = token_of(self.rosa.person, secret.key(message_key("2026-q4")))
        self.stop = token_of(self.rosa.person, secret.key(UNSUBSCRIBE))

    def read(self, text: str, *, is_proof_needed: bool = True) -> tuple[str, str, int]:
        """Settle a report, and return its kind, why Rosa has no more letters if so, and her setbacks."""
        suppression, secret = self.folder.suppression(), self.folder.secret()
        with self.folder.subscribers() as subscribers:
            notice = notice_of(text.encode())
            settle(notice, subscribers, suppression, secret, "2026-12-05", is_proof_needed=is_proof_needed)
            found = subscribers.by_person(self.rosa.person)
        stopped = suppression.of(self.rosa.address)
        assert found
        return notice.kind, stopped.reason if stopped else "", found.setbacks

    def dsn(self, status: str = "5.1.1", **given: str) -> str:
        """Return a delivery report."""
        said = {
            "id": "1",
            "to": ROSA,
            "action": "failed",
            "said": f"550 {status} no",
            "original": "message/rfc822",
        }
        return DSN.format(**{**said, "token": self.message, "status": status, **given})


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """A folder of the post with one subscriber."""
    return Post(tmp_path)


@pytest.mark.parametrize("original", ["message/rfc822", "text/rfc822-headers", "message/global-headers"])
def test_an_address_that_is_no_more(post: Post, original: str) -> None:
    """A permanent failure ends the letters, whichever way the letter's head is returned."""
    assert post.read(post.dsn(original=original)) == ("dead", "bounced", 0)


@pytest.mark.parametrize("status", ["4.4.1", "5.2.2", "5.7.1", "5.3.4", "4.2.2"])
def test_what_may_pass(post: Post, status: str) -> None:
    """A full mailbox, a block list or a server that was away is counted once, and nobody loses the letter."""
    assert post.read(post.dsn(status)) == ("setback", "", 1)
    assert post.read(post.dsn(status)) == ("setback", "", 1)
    assert post.read(post.dsn(status, id="2")) == ("setback", "", 2)


def test_what_is_no_failure(post: Post) -> None:
    """Still being tried, delivered, or no report at all: nothing is done."""
    assert post.read(post.dsn("4.4.1", action="delayed")) == ("waiting", "", 0)
    assert post.read(post.dsn("2.0.0", action="relayed")) == ("none", "", 0)
    assert post.read(f"From: a@example.org\n\nI am away. {post.stop}") == ("none", "", 0)


def test_a_complaint(post: Post) -> None:
    """Who called the letter spam gets none, though the report hides the address."""
    assert post.read(ARF.format(id="1", kind="not-spam", token=post.stop)) == ("none", "", 0)
    assert post.read(ARF.format(id="2", kind="abuse", token=post.stop)) == ("complaint", "complained", 0)
    assert post.read(ARF.format(id="2", kind="abuse", token=post.stop)) == ("complaint", "complained", 0)


def test_a_report_that_somebody_made_up(post: Post) -> None:
    """Without a token of ours a report ends nobody's letters, unless the keeper says so."""
    forged = post.dsn(token="a" * 40)
    assert post.read(forged) == ("dead", "", 0)
    assert post.read(forged, is_proof_needed=False) == ("dead", "bounced", 0)


def test_an_alias_with_several_behind_it(post: Post) -> None:
    """A letter that reached one of two mailboxes behind an address did arrive."""
    end = "\n\n--b\nContent-Type: message/rfc822"
    also = f"\n\nFinal-Recipient: rfc822; other@example.org\nAction: relayed\nStatus: 2.0.0{end}"
    report = post.dsn().replace(end, also)
    assert post.read(report) == ("none", "", 0)


def test_every_kind_of_mailbox(tmp_path: Path, post: Post) -> None:
    """An .eml, a folder of them, an mbox and a Maildir hold the same reports."""
    texts = [post.dsn(id=str(number)).encode() for number in range(3)]
    folder = tmp_path / "folder"
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.eml").write_bytes(text)
    mbox, maildir = mailbox.mbox(tmp_path / "box"), mailbox.Maildir(tmp_path / "mail")
    for text in texts:
        mbox.add(text)
        maildir.add(text)
    mbox.close()
    for path in (folder, tmp_path / "box", tmp_path / "mail"):
        assert sorted(notice_of(data).id for data in messages_in(path)) == sorted(
            notice_of(one).id for one in texts
        )
    assert [notice_of(data).kind for data in messages_in(folder / "0.eml")] == ["dead"]


@settings(max_examples=80)
@given(st.binary(max_size=400), st.integers(0, 900))
def test_whatever_comes_back_is_read(noise: bytes, at: int) -> None:
    """No message, however broken, keeps the others from being read."""
    report = DSN.format(
        id="1", to=ROSA, action="failed", status="5.1.1", said="no", original="message/rfc822", token="a" * 40
    ).encode()
    notice_of(report[:at] + noise + report[at:])
    notice_of(noise)
