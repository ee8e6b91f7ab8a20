"""A reader's letter: what stands in its head, that its parts come through whole, and its signature."""

from __future__ import annotations

import base64
import subprocess
from dataclasses import replace
from email import message_from_bytes
from email.policy import SMTPUTF8
from typing import TYPE_CHECKING, Any
from typing import cast as as_type

import dkim
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from placebook.newsletter.merge_tags import UNSUBSCRIBE
from placebook.post.errors import PostError
from placebook.post.mould import Imprint, Letters, cast
from placebook.post.signing import Signer, read_signer
from post.sample import DATE

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from placebook.newsletter.outgoing import Outgoing

LOOK = Imprint(
    newsletter="The Larkmere Letter, für alle",
    sender="letter@larkmere.example",
    reply_to="",
    bounces="returned@larkmere.example",
    list_id="newsletter.larkmere.example",
    unsubscribe="https://larkmere.example/stop?t={token}&by=mail",
    one_click=True,
    stop_by_mail="desk+stop@larkmere.example",
)
NAME, TOKEN = "n" * 40, "t" * 40
STOP = f"https://larkmere.example/stop?t={TOKEN}&by=mail"


class Edition:
    """An edition as it goes out, as far as a letter is made of it."""

    id, subject, language = "2026-q4", "What winter brought to Lärkmere", "en"
    html = f'<p>Dear neighbours, — <a href="{UNSUBSCRIBE}">stop the letter</a></p>'
    text = f"Dear neighbours, —\n.\nFrom all of us\n\nTo stop: <{UNSUBSCRIBE}>\n"


def edition(**given: str) -> Outgoing:
    """Return an edition with other words in it."""
    found: Any = Edition()
    for name, value in given.items():
        setattr(found, name, value)
    return as_type("Outgoing", found)


def a_letter(to: str = "rosa@example.org", look: Imprint = LOOK, **given: str) -> bytes:
    """Return a reader's letter."""
    return Letters(cast(edition(**given), look, DATE)).letter(to=to, name=NAME, token=TOKEN)


def parsed(data: bytes) -> EmailMessage:
    """Read a letter as a mail program would."""
    return message_from_bytes(data, policy=SMTPUTF8)


def test_the_head_of_a_letter() -> None:
    """A letter says whose it is, that no person need answer it, and how one press stops it."""
    found = parsed(a_letter())
    assert found["From"].addresses[0].display_name == LOOK.newsletter
    assert found["From"].addresses[0].addr_spec == LOOK.sender
    assert found["To"] == "rosa@example.org"
    assert found["Subject"] == Edition.subject
    assert found["Date"].datetime == DATE
    assert found["Message-ID"] == f"<2026-q4.{NAME}@larkmere.example>"
    assert found["List-Id"] == "<newsletter.larkmere.example>"
    by_mail = f"<mailto:desk%2Bstop@larkmere.example?subject=stop%20{TOKEN}>"
    assert " ".join(found["List-Unsubscribe"].split()) == f"<{STOP}>, {by_mail}"
    assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["X-Auto-Response-Suppress"] == "OOF, AutoReply"
    assert not found.defects


def test_both_parts_come_through_whole() -> None:
    """Text and HTML are what was written, with the reader's own address to stop it, in lines that fit."""
    data = a_letter()
    text, html = parsed(data).iter_parts()
    assert text.get_content_type() == "text/plain"
    assert text.get_content().replace("\r\n", "\n") == Edition.text.replace(UNSUBSCRIBE, STOP)
    assert html.get_content().strip() == Edition.html.replace(UNSUBSCRIBE, STOP.replace("&", "&amp;"))
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert max(map(len, data.partition(b"\r\n\r\n")[2].split(b"\r\n"))) <= 76
    assert not any(line.startswith((b".", b"From ")) for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")


@settings(max_examples=60)
# A dot that is written as three characters makes its line longer.
@example(".000\x80\x80\x80\x80\U00010000")
@example("." + "x" * 74 + ".From the hall")
@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\x00"), max_size=300))
def test_any_text_comes_through(words: str) -> None:
    """Whatever stands before and after the address that stops it, a letter's text is read back the same."""
    text = f"{words}{UNSUBSCRIBE}{words}.\n"
    data = a_letter(text=text)
    got = next(iter(parsed(data).iter_parts())).get_payload(decode=True)
    assert isinstance(got, bytes)
    assert got.decode().replace("\r\n", "\n") == text.replace(UNSUBSCRIBE, STOP)
    assert max(map(len, data.partition(b"\r\n\r\n")[2].split(b"\r\n"))) <= 76


def test_letters_differ_in_three_things() -> None:
    """The same reader has the same bytes; another's letter differs in address, name and token alone."""
    letters = Letters(cast(edition(), LOOK, DATE))
    rosa = letters.letter(to="rosa@example.org", name=NAME, token=TOKEN)
    assert rosa == letters.letter(to="rosa@example.org", name=NAME, token=TOKEN)
    omar = letters.letter(to="omar@example.org", name="m" * 40, token="s" * 40)
    back = (
        omar.replace(b"omar@", b"rosa@").replace(b"m" * 40, NAME.encode()).replace(b"s" * 40, TOKEN.encode())
    )
    assert back == rosa


@pytest.mark.parametrize("field", ["subject", "language"])
def test_a_line_break_in_the_head_is_refused(field: str) -> None:
    """Nothing that an edition holds can add a line to the head of a letter."""
    with pytest.raises(PostError, match="cannot be written"):
        cast(edition(**{field: "News\r\nBcc: all@example.org"}), LOOK, DATE)
    with pytest.raises(PostError, match="cannot be written"):
        a_letter(look=replace(LOOK, newsletter="News\nBcc: all@example.org"))


def test_a_reader_with_letters_beyond_ascii() -> None:
    """Such an address stands in the head as it is (RFC 6532)."""
    assert "\r\nTo: jö@example.org\r\n".encode() in a_letter("jö@example.org")


def openssl(*arguments: str) -> bytes:
    """Run OpenSSL, and return what it says."""
    return subprocess.run(["openssl", *arguments], check=True, capture_output=True).stdout  # noqa: S607


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An RSA key."""
    path = tmp_path_factory.mktemp("key") / "dkim.pem"
    openssl("genrsa", "-traditional", "-out", str(path), "1024")
    return path


def test_a_signed_letter(key: Path) -> None:
    """The signature holds, covers what stops the letter, and breaks when that or the text is changed."""
    signed = read_signer("letter", "larkmere.example", key).sign(a_letter())
    public = openssl("rsa", "-in", str(key), "-pubout", "-outform", "DER")
    record = b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)

    def dns(name: bytes, timeout: int = 0) -> bytes:
        del timeout
        assert name == b"letter._domainkey.larkmere.example."
        return record

    assert dkim.verify(signed, dnsfunc=dns, minkey=1024)
    covered = parsed(signed)["DKIM-Signature"].partition("h=")[2].partition(";")[0]
    for name in ("from", "subject", "list-unsubscribe", "list-unsubscribe-post", "message-id", "date", "to"):
        assert name in [one.strip() for one in covered.split(":")]
    assert not dkim.verify(signed.replace(b"One-Click", b"One-Klick"), dnsfunc=dns, minkey=1024)
    assert not dkim.verify(signed.replace(b"Dear", b"Deer"), dnsfunc=dns, minkey=1024)
    assert not dkim.verify(b"From: x@example.org\r\n" + signed, dnsfunc=dns, minkey=1024)


def test_a_key_that_cannot_sign(tmp_path: Path) -> None:
    """A wrong key is found before the first letter."""
    path = tmp_path / "key.pem"
    path.write_text("not a key", encoding="ascii")
    with pytest.raises(PostError, match="cannot sign"):
        read_signer("letter", "larkmere.example", path)
    with pytest.raises(PostError, match="cannot sign"):
        Signer("letter", "larkmere.example", b"").sign(a_letter())
