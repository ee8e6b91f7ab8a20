"""Tokens, the secret they are made with, and the list of those who must have no letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from placebook.post.address import parse_address
from placebook.post.errors import PostError
from placebook.post.secret import make_secret, read_secret
from placebook.post.suppression import Suppression
from placebook.post.tokens import new_person, person_of, token_of

if TYPE_CHECKING:
    from pathlib import Path

ROSA, OMAR = parse_address("rosa@example.org"), parse_address("omar@example.org")


def test_a_token_names_its_reader_and_nobody_else(tmp_path: Path) -> None:
    """A token is known again, however its letters are written; one that was made up or changed is not."""
    secret = make_secret(tmp_path / "secret")
    key, person = secret.key("unsubscribe"), new_person()
    token = token_of(person, key)
    assert len(token) == 40
    assert token == token_of(person, read_secret(tmp_path / "secret").key("unsubscribe"))
    assert person_of(f" {token.upper()} ", key) == person
    for wrong in (
        "",
        token[:-1],
        f"{new_person()}{token[16:]}",
        token[:-1] + ("a" if token[-1] != "a" else "b"),
        "é" * 40,
    ):
        assert person_of(wrong, key) is None
    assert person_of(token, secret.key("message 2026-q4")) is None


def test_a_secret_is_nobodys_but_the_keepers(tmp_path: Path) -> None:
    """The file can be read by its owner alone, is never written over, and is missed when it is lost."""
    path = tmp_path / "secret"
    make_secret(path)
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        make_secret(path)
    path.write_text("placebook secret 1\nabc\n", encoding="ascii")
    with pytest.raises(PostError, match="backup"):
        read_secret(path)
    path.unlink()
    with pytest.raises(PostError, match="backup"):
        read_secret(path)


def test_the_list_holds_no_address(tmp_path: Path) -> None:
    """Who is on the list is known again by any spelling; the file gives nobody away."""
    suppression = Suppression(tmp_path / "list", make_secret(tmp_path / "secret"))
    assert suppression.add(ROSA, "asked", "2026-11-02")
    assert not suppression.add(parse_address("ROSA@example.ORG"), "bounced", "2026-12-01")
    assert b"rosa" not in (tmp_path / "list").read_bytes().lower()
    again = Suppression(tmp_path / "list", read_secret(tmp_path / "secret"))
    found = again.of(parse_address("Rosa@Example.org"))
    assert found
    assert found.words == "asked for no more letters on 2026-11-02"
    assert again.of(OMAR) is None
    assert again.lift(ROSA, "2026-12-02")
    assert suppression.of(ROSA) is not None
    suppression.refresh()
    assert suppression.of(ROSA) is None


def test_a_list_cut_off_while_it_was_written(tmp_path: Path) -> None:
    """Half a line at the end is passed over, and the next one does not join it; other damage is refused."""
    secret, path = make_secret(tmp_path / "secret"), tmp_path / "list"
    suppression = Suppression(path, secret)
    suppression.add(ROSA, "asked", "2026-11-02")
    path.write_bytes(path.read_bytes() + b"2026-11-03,12ab")
    suppression.refresh()
    assert suppression.add(OMAR, "asked", "2026-11-04")
    again = Suppression(path, secret)
    assert len(again) == 2
    path.write_bytes(path.read_bytes().replace(b",asked\n", b",as\x01ed\n", 1))
    with pytest.raises(PostError, match="line 2 is damaged"):
        again.refresh()


def test_a_list_of_another_secret(tmp_path: Path) -> None:
    """A list that was made with another secret would let everybody through, so it is refused."""
    Suppression(tmp_path / "list", make_secret(tmp_path / "one")).add(ROSA, "asked", "2026-11-02")
    with pytest.raises(PostError, match="another secret"):
        Suppression(tmp_path / "list", make_secret(tmp_path / "two"))
