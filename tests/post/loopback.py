"""A mail server on this machine that keeps every letter it accepts, and that can be told to misbehave."""

# ruff: noqa: ANN401, N802 - hooks have the names that aiosmtpd calls, and the types it gives

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

from aiosmtpd.smtp import SMTP

from placebook.post.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from email.message import EmailMessage

DROP, HANG = "drop", "hang"  # instead of a reply: close the connection, or never answer


@dataclass
class Loopback:
    """What the server has seen, and how it is to behave.

    Attributes:
        letters: The letters it has accepted: the reader of each, and its bytes.
        at_rcpt: Returns a reply to a reader's name, or None for the usual one.
        at_data: Returns a reply to a letter, given its reader; None for the usual one.
        at_mail: Returns a reply to a sender's name.
        keeps_all: Whether a letter is kept that is not answered as one that is.
        server: Where it listens.
        sessions: How many times somebody has connected.
    """

    letters: list[tuple[str, bytes]] = field(default_factory=list)
    at_rcpt: Callable[[str], str | None] = lambda _to: None
    at_data: Callable[[str], str | None] = lambda _to: None
    at_mail: Callable[[str], str | None] = lambda _sender: None
    keeps_all: bool = False
    server: Server = field(default_factory=lambda: Server("127.0.0.1", 0))
    sessions: int = 0

    def counts(self) -> Counter[str]:
        """Return how many letters each reader has."""
        return Counter(to for to, _ in self.letters)

    def messages(self) -> dict[str, EmailMessage]:
        """Return the letters by reader."""
        return {to: message_from_bytes(data, policy=default) for to, data in self.letters}

    async def handle_EHLO(
        self, server: Any, session: Any, _envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        """Count a session."""
        del server
        session.host_name = hostname
        self.sessions += 1
        return responses

    async def handle_MAIL(
        self, server: Any, _session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Take a sender's name, or behave otherwise."""
        said = await self._said(server, self.at_mail(address))
        if said is None:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return said or "250 OK"

    async def handle_RCPT(
        self, server: Any, _session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Take a reader's name, or behave otherwise."""
        said = await self._said(server, self.at_rcpt(address))
        if said is None:
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return said or "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:
        """Keep a letter, or behave otherwise."""
        (to,) = envelope.rcpt_tos
        reply = self.at_data(to)
        if reply is None or self.keeps_all:
            self.letters.append((to, bytes(envelope.original_content)))
        return await self._said(server, reply) or "250 OK"

    async def _said(self, server: Any, reply: str | None) -> str | None:
        if reply == DROP:
            server.transport.abort()
        if reply in {DROP, HANG}:
            await asyncio.sleep(3600)
        return reply


@contextmanager
def loopback(**given: Any) -> Iterator[Loopback]:
    """Run a server while a test lasts, on a port that is free.

    Args:
        given: What aiosmtpd's `SMTP` takes: `tls_context` to offer STARTTLS, `authenticator`, and so on.
    """
    seen = Loopback()
    loop = asyncio.new_event_loop()
    # All of it in a thread of its own: where a browser is driven, this one has a running loop already.
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def done(work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result()

    encrypted = given.pop("ssl", None)
    listening = done(
        loop.create_server(lambda: SMTP(seen, loop=loop, **given), "127.0.0.1", 0, ssl=encrypted)
    )
    seen.server = Server("127.0.0.1", listening.sockets[0].getsockname()[1])
    try:
        yield seen
    finally:
        done(_close(listening))
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _close(listening: asyncio.Server) -> None:
    """Stop listening, and whatever is still under way with a client."""
    listening.close()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_asyncgens()
    await asyncio.sleep(0.01)
