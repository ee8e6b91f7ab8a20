"""A connection to a mail server (RFC 5321), over which one letter after another is handed over.

It matters at which moment something goes wrong. Until the last line of a letter has left, the server does not
have it, and it can safely be tried again. From then until the server's answer nobody can know. So what is
returned for a letter says just that, and no failure of the network is ever an exception.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import socket
import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from placebook.post.letters import Answer, Fate

if TYPE_CHECKING:
    from collections.abc import Callable

    from placebook.post.server import Login, Server

_DOT = re.compile(rb"(?m)^\.")
_END = b".\r\n"
_OK, _GO_ON, _CLOSING = 250, 354, 421
_KINDS = {2: Fate.ACCEPTED, 4: Fate.DEFERRED, 5: Fate.REJECTED}


class Patience(NamedTuple):
    """How long an answer is waited for, in seconds. Source: RFC 5321 section 4.5.3.2."""

    connect: float = 60
    command: float = 300
    letter: float = 600


class Parcel(NamedTuple):
    """A letter with its envelope; the data end in a line's end, and are not yet stuffed with dots."""

    sender: str
    to: str
    data: bytes
    needs_utf8: bool = False


class _Unusable(Exception):  # noqa: N818 - it is what the server is
    """No connection can be had. Carries the answer that this is to a letter."""

    def __init__(self, code: int, words: str, *, is_final: bool = False) -> None:
        super().__init__(words)
        self.answer = Answer(Fate.DEFERRED, code, words, is_servers=True, is_final=is_final)


@dataclass(slots=True)
class Connection:
    """A connection that is made when it is needed, and made again when it is lost.

    Attributes:
        server: Where to.
        login: How to log in, if one must.
        patience: How long to wait for answers.
        letters: After how many letters to connect anew: many servers count, and close.
        context: What certificates are believed; the system's by default.
        step: Is told what was just done, for whoever watches: `half sent`, `answered`.
    """

    server: Server
    login: Login | None = None
    patience: Patience = field(default_factory=Patience)
    letters: int = 100
    context: ssl.SSLContext | None = None
    step: Callable[[str], None] = lambda _name: None
    _smtp: smtplib.SMTP | None = None
    _handed_over: int = 0

    def deliver(self, parcel: Parcel) -> Answer:
        """Hand over a letter, and return what came of it."""
        try:
            smtp = self._ready()
            answer = self._refused(smtp, parcel) or self._hand_over(smtp, parcel.data)
        except _Unusable as unusable:
            self._drop()
            return unusable.answer
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            return _lost(error)
        if answer.is_servers or answer.fate is Fate.UNCERTAIN or answer.code == _CLOSING:
            self._drop()
        elif self._handed_over >= self.letters:
            self.close()
        return answer

    def close(self) -> None:
        """Take leave of the server."""
        if self._smtp:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self._smtp.sock.settimeout(self.patience.connect)  # type: ignore[union-attr]
                self._smtp.quit()
        self._drop()

    def _drop(self) -> None:
        if self._smtp:
            self._smtp.close()
        self._smtp = None
        self._handed_over = 0

    def _ready(self) -> smtplib.SMTP:
        """Return a connection that takes letters."""
        if self._smtp is None:
            self._smtp = self._connected()
        return self._smtp

    def _connected(self) -> smtplib.SMTP:
        host, port, is_tls_first = self.server.host, self.server.port, self.server.is_tls_first
        context = self.context or ssl.create_default_context()
        wait = self.patience.connect
        try:
            smtp: smtplib.SMTP = (
                smtplib.SMTP_SSL(host, port, timeout=wait, context=context)
                if is_tls_first
                else smtplib.SMTP(host, port, timeout=wait)
            )
        except ssl.SSLCertVerificationError as error:
            raise _Unusable(0, _certificate(self.server, error), is_final=True) from error
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            raise _Unusable(*_code_and_words(error)) from error
        self._smtp = smtp  # so that it is closed if what follows fails
        # A letter's last line is sent by itself; without this it would wait until the rest is acknowledged.
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # type: ignore[union-attr]
        self._secure(smtp, context)
        self._log_in(smtp)
        smtp.sock.settimeout(self.patience.command)  # type: ignore[union-attr]
        return smtp

    def _secure(self, smtp: smtplib.SMTP, context: ssl.SSLContext) -> None:
        smtp.ehlo_or_helo_if_needed()
        if self.server.is_tls_first or self.server.is_here:
            return
        if not smtp.has_extn("starttls"):
            words = f"{self.server} offers no TLS, and nothing is sent in the open. Try port 465."
            raise _Unusable(0, words, is_final=True)
        try:
            smtp.starttls(context=context)
        except ssl.SSLCertVerificationError as error:
            raise _Unusable(0, _certificate(self.server, error), is_final=True) from error
        smtp.ehlo()

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        if not self.login:
            return
        try:
            smtp.login(self.login.user, self.login.password)
        except smtplib.SMTPAuthenticationError as error:
            code, words = _code_and_words(error)
            is_final = code // 100 != 4  # noqa: PLR2004 - a reply that says: later
            raise _Unusable(code, f"the login was refused: {words}", is_final=is_final) from error
        except smtplib.SMTPNotSupportedError as error:
            words = f"{self.server} takes no login here. Leave it out, or try another port."
            raise _Unusable(0, words, is_final=True) from error

    def _refused(self, smtp: smtplib.SMTP, parcel: Parcel) -> Answer | None:
        """Name sender and reader, and return the answer if either is refused."""
        options = ""
        if parcel.needs_utf8:
            if not smtp.has_extn("smtputf8"):
                words = "the server takes no address with letters beyond ASCII before the @ (SMTPUTF8)"
                return Answer(Fate.REJECTED, 0, words)
            smtp.command_encoding = "utf-8"
            options = " SMTPUTF8 BODY=8BITMIME"
        code, words = _told(smtp.docmd("MAIL", f"FROM:<{parcel.sender}>{options}"))
        if code != _OK:
            return self._turned_down(
                smtp, code, f"the sender {parcel.sender} was refused: {words}", is_servers=True
            )
        code, words = _told(smtp.docmd("RCPT", f"TO:<{parcel.to}>"))
        if code not in {_OK, 251}:
            return self._turned_down(smtp, code, words)
        code, words = _told(smtp.docmd("DATA"))
        if code != _GO_ON:
            return self._turned_down(smtp, code, words)
        return None

    def _turned_down(self, smtp: smtplib.SMTP, code: int, words: str, *, is_servers: bool = False) -> Answer:
        """Return what a reply before the letter itself means: whatever it is, the server has no letter."""
        is_about_all = is_servers or code == _CLOSING or code // 100 not in {4, 5}
        if is_about_all:
            is_final = is_servers and code // 100 == 5  # noqa: PLR2004 - a reply that says: never
            return Answer(Fate.DEFERRED, max(code, 0), words, is_servers=True, is_final=is_final)
        try:
            smtp.docmd("RSET")
        except (smtplib.SMTPException, OSError):  # the answer stands, whatever the server does next
            self._drop()
        return Answer(_KINDS[code // 100], code, words)

    def _hand_over(self, smtp: smtplib.SMTP, data: bytes) -> Answer:
        smtp.send(_DOT.sub(b"..", data))
        self.step("half sent")
        # Once this line has begun to leave, only the server's answer tells whether it has the letter.
        try:
            smtp.send(_END)
            smtp.sock.settimeout(self.patience.letter)  # type: ignore[union-attr]
            code, words = _told(smtp.getreply())
            self.step("answered")
            smtp.sock.settimeout(self.patience.command)  # type: ignore[union-attr]
        except (smtplib.SMTPException, OSError) as error:
            return Answer(Fate.UNCERTAIN, 0, f"no answer came: {_words_of(error)}")
        self._handed_over += 1
        if code // 100 not in _KINDS:
            return Answer(Fate.UNCERTAIN, max(code, 0), f"the answer cannot be understood: {words}")
        return Answer(_KINDS[code // 100], code, words, is_servers=code == _CLOSING)


def _told(reply: tuple[int, bytes]) -> tuple[int, str]:
    return reply[0], " ".join(reply[1].decode("utf-8", "replace").split())


def _lost(error: Exception) -> Answer:
    """Return what an error before a letter's last line means: the server does not have it."""
    code, words = _code_and_words(error)
    return Answer(Fate.DEFERRED, code, words, is_servers=True)


def _code_and_words(error: Exception) -> tuple[int, str]:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return max(error.smtp_code, 0), " ".join(text.split())
    return 0, _words_of(error)


def _words_of(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "the server does not answer"
    if isinstance(error, ConnectionRefusedError):
        return "nothing listens there"
    if isinstance(error, smtplib.SMTPServerDisconnected | ConnectionError):
        return "the connection was lost"
    if isinstance(error, socket.gaierror):
        return "there is no such server, or this machine is not on the network"
    return " ".join(str(error).split()) or type(error).__name__


def _certificate(server: Server, error: ssl.SSLCertVerificationError) -> str:
    return f"the certificate of {server} is not to be trusted: {error.verify_message}"
