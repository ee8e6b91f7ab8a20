"""What browsers send of forms is taken apart, whole, and nothing else is."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placebook.desk.posted import MOST_FIELDS, NotUnderstood, Posted, posted
from wsgi import FORM

PARTS = "multipart/form-data; boundary=----x"
WITHIN = (
    b"------x\r\nContent-Type: multipart/mixed; boundary=y\r\n"
    b'Content-Disposition: form-data; name="a"\r\n\r\n--y\r\n\r\nb\r\n--y--\r\n------x--\r\n'
)
# What a browser sends of a text is lines that end in CR LF; blanks round an answer say nothing.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1).filter(
    lambda text: text == text.strip()
)
names = st.from_regex(r"[a-z][a-z._-]{0,30}", fullmatch=True)


def in_parts(pairs: dict[str, str], *more: bytes) -> bytes:
    """Write a form as a browser does with `enctype=multipart/form-data`."""
    own = (
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}'.replace("\n", "\r\n").encode()
        for name, text in pairs.items()
    )
    parts = [b"------x\r\n" + part.replace(b"\r\r", b"\r") + b"\r\n" for part in (*own, *more)]
    return b"".join(parts) + b"------x--\r\n"


@given(st.dictionaries(names, texts, max_size=8))
def test_any_answers_come_back(answers: dict[str, str]) -> None:
    """Whatever people write, it is read as they wrote it, in either form."""
    sent = urlencode({name: text.replace("\n", "\r\n") for name, text in answers.items()})
    assert posted(FORM, sent.encode()) == Posted(answers)
    if answers:
        assert posted(PARTS, in_parts(answers)) == Posted(answers)


@given(st.sampled_from((FORM, PARTS, "multipart/form-data", "text/plain")) | st.text(), st.binary())
def test_any_bytes_are_read_or_refused(kind: str, body: bytes) -> None:
    """Nothing that is sent breaks it, and what is read is names with texts."""
    try:
        answers = posted(kind, body).answers
    except NotUnderstood:
        return
    assert all(name and text for name, text in answers.items())


def test_ticks_and_old_browsers() -> None:
    """Several ticks stand on lines of their own, empty answers are none, and old letters are known."""
    body = b"themes=crafts&themes=walking&title=Caf%E9&film=&=x"
    with pytest.raises(NotUnderstood):
        posted(FORM, body)
    assert posted(f"{FORM}; charset=utf-8", body[:-3]).answers == {
        "themes": "crafts\nwalking",
        "title": "Café",
    }


def test_a_file_is_noticed_and_not_read() -> None:
    """A picture that comes along is told of; a box for one that was left empty is not."""
    head = b'Content-Disposition: form-data; name="image"; filename="%b"\r\nContent-Type: image/png\r\n\r\n%b'
    for name, data, is_file in ((b"tea.png", b"\x89PNG", True), (b"", b"", False), (b"", b"\x00", True)):
        assert posted(PARTS, in_parts({"title": "Tea"}, head % (name, data))) == Posted(
            {"title": "Tea"}, has_files=is_file
        )


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"{}"),
        ("", b"title=Tea"),
        (FORM, b"&".join(b"a%d=1" % at for at in range(MOST_FIELDS + 1))),
        (FORM, b"a" * 101 + b"=1"),
        ("multipart/form-data", b"title=Tea"),
        (PARTS, b"------x\r\n\r\nno name\r\n------x--\r\n"),
        (PARTS, b"------x\r\nContent-Disposition: form-data\r\n\r\nTea\r\n------x--\r\n"),
        (PARTS, in_parts({f"a{at}": "1" for at in range(MOST_FIELDS + 1)})),
        (PARTS, WITHIN),
    ],
)
def test_what_is_no_form_is_refused(kind: str, body: bytes) -> None:
    """Other kinds, too many fields, names as long as texts, parts without a name or within each other."""
    with pytest.raises(NotUnderstood):
        posted(kind, body)
