"""Addresses: what is taken, what is refused, and which two are one mailbox."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placebook.post.address import AddressRefused, parse_address


@pytest.mark.parametrize(
    ("text", "told", "utf8"),
    [
        ("rosa@example.org", "rosa@example.org", False),
        (" <Rosa@Example.ORG> ", "Rosa@example.org", False),
        ("mailto:rosa+news@example.org", "rosa+news@example.org", False),
        ("o'brien.mary@example.org", "o'brien.mary@example.org", False),
        ('"mary the baker"@example.org', '"mary the baker"@example.org', False),
        ('"a@b"@example.org', '"a@b"@example.org', False),
        ("jo@bücher.example", "jo@xn--bcher-kva.example", False),
        ("jo@XN--BCHER-KVA.example", "jo@xn--bcher-kva.example", False),
        ("jö@example.org", "jö@example.org", True),
        ("用户@例子.example", "用户@xn--fsqu00a.example", True),
    ],
)
def test_an_address_as_servers_take_it(text: str, told: str, utf8: bool) -> None:  # noqa: FBT001 - a column
    """Plus signs, quotes and names beyond ASCII are kept; hosts become ASCII; spaces around it go."""
    found = parse_address(text)
    assert str(found) == told
    assert found.needs_utf8 is utf8


@pytest.mark.parametrize(
    "text",
    [
        *("", "rosa", "@example.org", "rosa@", "rosa@localhost", "rosa@example", "rosa@.example.org"),
        *(
            "ro sa@example.org",
            "rosa@exam ple.org",
            "rosa@-example.org",
            "rosa@example.123",
            "rosa@[127.0.0.1]",
        ),
        *(
            "rosa@example.org\nBcc: all@example.org",
            "rosa@example.org\r\nRCPT TO:<x@example.org>",
            "a\0@example.org",
        ),
        *(
            '"ro"sa@example.org',
            "rosa@example.org, omar@example.org",
            "rosa..b@example.org",
            ".rosa@example.org",
        ),
        *(
            "rosa\u202egro@example.org",
            "rosa\u200b@example.org",
            "rosa>@example.org",
            "a" * 65 + "@example.org",
        ),
        *("rosa@xn--zzzzzzzzz.example", "a@" + "b" * 64 + ".example", "a@" + "b." * 130 + "example"),
    ],
)
def test_what_is_no_address(text: str) -> None:
    """What no letter can be sent to is refused, and so is all that would be more than an address."""
    with pytest.raises(AddressRefused):
        parse_address(text)


def test_spellings_of_one_mailbox() -> None:
    """Capitals, needless quotes, and two ways to write one letter or one host make no second subscriber."""
    same = ["Jo.B@bücher.example", "jo.b@XN--BCHER-KVA.EXAMPLE", '"jo.b"@bu\u0308cher.example']
    assert {parse_address(text).key for text in same} == {"jo.b@xn--bcher-kva.example"}
    assert parse_address("jo+b@example.org").key != parse_address("jo@example.org").key


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_is_taken_fits_in_a_line(local: str, host: str) -> None:
    """No text at all makes an address with a line break, a bracket or a space outside quotes."""
    try:
        found = str(parse_address(f"{local}@{host}"))
    except AddressRefused:
        return
    assert not set("\r\n\0<>") & set(found) or found.startswith('"')
    assert not set("\r\n\0") & set(found)
    assert parse_address(found) == parse_address(found.strip())
