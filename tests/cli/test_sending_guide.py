"""The guide to sending does what it says: its commands are run in order, with a server on this machine."""

from __future__ import annotations

import mailbox
import re
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.smtp import AuthResult
from click.testing import CliRunner

from cli.letter_place import CONFIG, lay_out
from placebook.cli import group
from post.loopback import loopback
from small_place import write
from toolchain import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GUIDE = (ROOT / "docs" / "newsletter-sending.md").read_text(encoding="utf-8")
SUBSCRIBED = (
    "Email Address,OPTIN_TIME,LEID\nomar@example.org,2020-01-02 10:00:00,1\nkim@example.org,2021-01-02,2\n"
)
UNSUBSCRIBED = "Email Address,OPTIN_TIME,LEID,UNSUB_TIME\ngone@example.org,2020-01-02 10:00:00,3,2022-01-02\n"


def _blocks(language: str) -> list[str]:
    found = re.findall(r"^```([a-z]*)\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    return [text for name, text in found if name == language]


def _commands() -> Iterator[list[str]]:
    """Yield the words of each command in the guide's blocks."""
    for block in _blocks(""):
        for line in block.splitlines():
            yield [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line)][1:]


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place whose edition is written, with what the guide takes for granted beside it."""
    folder = lay_out(tmp_path, monkeypatch)
    write(
        folder,
        {"subscribed.csv": SUBSCRIBED, "unsubscribed.csv": UNSUBSCRIBED, "old-form.txt": "Yes, please."},
    )
    write(folder, {"mail-login": "larkmere\nmere\n"})
    (folder / "mail-login").chmod(0o600)
    for name in ("returned", "stopped"):
        mailbox.mbox(folder / f"{name}.mbox").close()
    return folder


def test_the_guide_from_a_list_to_letters(town: Path) -> None:
    """Every command works as it stands there, and each reader has one letter in the end."""

    def knows(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:  # noqa: ANN401
        logins.append(data)
        return AuthResult(success=data.password == b"mere")

    said: list[str] = []
    logins: list[object] = []
    with loopback(authenticator=knows, auth_require_tls=False) as server:
        (settings,) = _blocks("yaml")
        here = settings.replace("smtp://mail.example.org:587", f"smtp://{server.server}")
        write(town, {"site_config.yml": CONFIG + here})
        for words in _commands():
            done = CliRunner().invoke(group, words, input="y\n")
            assert done.exit_code == 0, (words, done.output)
            said.append(done.output)
    assert logins
    told = "".join(said)
    assert "3 subscribers; 1 on the list of those who must have no letter" in told
    assert "3 planned = 3 accepted + 0 rejected + 0 uncertain" in told
    readers = {"rosa@example.org", "omar@example.org", "kim@example.org"}
    assert server.counts() == {"you@example.org": 1, **dict.fromkeys(readers, 1)}
    assert "rosa@example.org is erased" in told
    assert b"rosa@" not in b"".join(
        file.read_bytes() for file in (town / "post").rglob("*") if file.is_file()
    )
