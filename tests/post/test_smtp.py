"""How a server is reached: encrypted, certified, logged in to; and what it must be able to do."""

from __future__ import annotations

import ssl
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.smtp import AuthResult

from placebook.post.errors import PostError
from placebook.post.letters import Fate
from placebook.post.server import Login, Server, parse_server, read_login
from placebook.post.smtp import Connection, Parcel, Patience
from post.loopback import loopback
from post.sample import MOULD, SENDER

if TYPE_CHECKING:
    from pathlib import Path

QUICK = Patience(2, 2, 2)
ROSA = Parcel(SENDER, "rosa@example.org", MOULD.replace(b"\0", b""))


class Elsewhere(Server):
    """A server that is taken for one on another machine."""

    @property
    def is_here(self) -> bool:
        """It is not."""
        return False


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine that nobody vouches for, with its key."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    made = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-addext",
        names,
    ]
    subprocess.run(
        ["openssl", *made, "-keyout", str(path), "-out", f"{path}.crt"],  # noqa: S607
        check=True,
        capture_output=True,
    )
    path.write_bytes(path.read_bytes() + path.with_name("both.pem.crt").read_bytes())
    return path


@pytest.fixture(scope="module")
def offered(certificate: Path) -> ssl.SSLContext:
    """What the server shows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture(scope="module")
def believed(certificate: Path) -> ssl.SSLContext:
    """A sender's trust in that one certificate."""
    return ssl.create_default_context(cafile=str(certificate))


@pytest.mark.parametrize("is_tls_first", [False, True])
def test_a_letter_goes_encrypted(
    is_tls_first: bool,  # noqa: FBT001 - a column
    offered: ssl.SSLContext,
    believed: ssl.SSLContext,
) -> None:
    """By STARTTLS or from the start, a server with a good certificate gets the letter."""
    how: dict[str, Any] = (
        {"ssl": offered} if is_tls_first else {"tls_context": offered, "require_starttls": True}
    )
    with loopback(**how) as server:
        there = Elsewhere("127.0.0.1", server.server.port, is_tls_first)
        connection = Connection(there, patience=QUICK, context=believed)
        assert connection.deliver(ROSA).fate is Fate.ACCEPTED
        connection.close()
    assert [to for to, _ in server.letters] == ["rosa@example.org"]


@pytest.mark.parametrize("is_tls_first", [False, True])
def test_a_certificate_that_nobody_vouches_for(is_tls_first: bool, offered: ssl.SSLContext) -> None:  # noqa: FBT001
    """Nothing is sent to a server whose certificate cannot be trusted, and no other letter is tried."""
    with loopback(**({"ssl": offered} if is_tls_first else {"tls_context": offered})) as server:
        there = Elsewhere("127.0.0.1", server.server.port, is_tls_first)
        answer = Connection(there, patience=QUICK).deliver(ROSA)
    assert answer.is_final
    assert "not to be trusted" in answer.words
    assert server.letters == []


def test_nothing_is_sent_in_the_open() -> None:
    """A server elsewhere that offers no TLS gets neither login nor letter."""
    with loopback() as server:
        there = Elsewhere("127.0.0.1", server.server.port)
        answer = Connection(there, Login("rosa", "secret"), patience=QUICK).deliver(ROSA)
    assert answer.is_final
    assert "offers no TLS" in answer.words
    assert server.letters == []


def test_a_login(offered: ssl.SSLContext, believed: ssl.SSLContext) -> None:
    """The right password gets a letter through; with the wrong one nothing is tried twice."""

    def knows(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:  # noqa: ANN401
        return AuthResult(success=data.password == b"mere", handled=data.password == b"mere")

    given: dict[str, Any] = {"tls_context": offered, "authenticator": knows, "auth_required": True}
    with loopback(**given) as server:
        there = Elsewhere("127.0.0.1", server.server.port)
        right = Connection(there, Login("rosa", "mere"), patience=QUICK, context=believed)
        assert right.deliver(ROSA).fate is Fate.ACCEPTED
        right.close()
        answer = Connection(there, Login("rosa", "moor"), patience=QUICK, context=believed).deliver(ROSA)
    assert answer.is_final
    assert "login was refused" in answer.words
    assert "moor" not in repr(Login("rosa", "moor"))


def test_an_address_that_needs_smtputf8() -> None:
    """A Unicode mailbox is delivered to by a server that can; by others it is refused, and only it."""
    reader = Parcel(SENDER, "jö@example.org", MOULD.replace(b"\0", b""), needs_utf8=True)
    with loopback(enable_SMTPUTF8=True) as server:
        connection = Connection(server.server, patience=QUICK)
        assert connection.deliver(reader).fate is Fate.ACCEPTED
        assert connection.deliver(ROSA).fate is Fate.ACCEPTED
        connection.close()
    assert [to for to, _ in server.letters] == ["jö@example.org", "rosa@example.org"]
    with loopback() as server:
        connection = Connection(server.server, patience=QUICK)
        answer = connection.deliver(reader)
        assert answer.fate is Fate.REJECTED
        assert "SMTPUTF8" in answer.words
        assert connection.deliver(ROSA).fate is Fate.ACCEPTED
        connection.close()
    assert server.sessions == 1


def test_odd_addresses_and_dots() -> None:
    """Plus signs and quotes arrive as they are, and so do lines that begin with a dot."""
    with loopback() as server:
        connection = Connection(server.server, patience=QUICK, letters=2)
        odd = ["pat+news@example.org", '"mary the baker"@example.org', "o'brien@example.org"]
        for address in odd:
            data = b"To: x\r\n\r\n.\r\n..\r\n.dot\r\n"
            assert connection.deliver(Parcel(SENDER, address, data)).fate is Fate.ACCEPTED
        connection.close()
    assert [to for to, _ in server.letters] == odd
    assert {data for _, data in server.letters} == {b"To: x\r\n\r\n.\r\n..\r\n.dot\r\n"}
    assert server.sessions == 2


@pytest.mark.parametrize(
    ("text", "server"),
    [
        ("smtp://mail.example.org:587", Server("mail.example.org", 587)),
        ("mail.example.org", Server("mail.example.org", 587)),
        ("smtps://mail.example.org", Server("mail.example.org", 465, is_tls_first=True)),
        ("mail.example.org:465", Server("mail.example.org", 465, is_tls_first=True)),
        ("localhost:2525", Server("localhost", 2525)),
        ("smtp://[::1]:2525", Server("::1", 2525)),
    ],
)
def test_the_address_of_a_server(text: str, server: Server) -> None:
    """An address is read as people write it; port 465 is TLS from the start."""
    assert parse_server(text) == server


@pytest.mark.parametrize(
    "text", ["", "http://example.org", "smtp://", "smtp://a:b@example.org", "mail:port", "a/b"]
)
def test_what_is_no_address_of_a_server(text: str) -> None:
    """What cannot be meant is refused, and so is a password where anybody might read it."""
    with pytest.raises(PostError):
        parse_server(text)


def test_where_a_login_comes_from(tmp_path: Path) -> None:
    """It comes from a file that only the keeper can read, or from the environment, whole."""
    file = tmp_path / "login"
    file.write_text("rosa@example.org\nmere and moor\n", encoding="utf-8")
    file.chmod(0o600)
    assert read_login(file, {}) == Login("rosa@example.org", "mere and moor")
    file.chmod(0o644)
    with pytest.raises(PostError, match="chmod 600"):
        read_login(file, {})
    both = {"PLACEBOOK_SMTP_USER": "rosa", "PLACEBOOK_SMTP_PASSWORD": "mere"}
    assert read_login(None, both) == Login("rosa", "mere")
    assert read_login(None, {}) is None
    with pytest.raises(PostError, match="one is set"):
        read_login(None, {"PLACEBOOK_SMTP_USER": "rosa"})
