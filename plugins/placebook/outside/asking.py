"""Asking other sites whether an address is still answered: politely, and a few at a time.

An address is *gone* only where that is certain: its site says so (404, 410), or there is no such site.
Whatever else goes wrong may be otherwise tomorrow: that it is slow, has an error, or does not like to be
asked so often. Many sites turn programs away (403, say); those are there.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import urllib.request
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

import httpx

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

_GONE = frozenset((404, 410))
_TOO_MANY, _SERVERS = 429, 500
# There is no such name, or nothing under it; other failures to look it up may pass (RFC 3493, section 6.1).
_NO_NAME = frozenset((socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)))

Kind = Literal["fine", "gone", "silent"]


class Verdict(NamedTuple):
    """What became of asking: `fine`, `gone`, or `silent` for no answer this time; and why, after `it`."""

    kind: Kind
    words: str = ""
    is_name: bool = False  # it is about the site's name, which nobody knows where there is no network


_FINE = Verdict("fine")


@dataclass(frozen=True, slots=True)
class Manners:
    """How others are asked.

    Attributes:
        agent: Who asks: the site's name and address.
        at_once: How many are asked at a time, each of another site.
        pause: Seconds between two addresses of one site.
        time_out: Seconds to wait for an answer.
        redirects: How often an address may lead on.
        is_private_asked: Whether this computer and private networks are asked too.
    """

    agent: str
    at_once: int = 8
    pause: float = 1.0
    time_out: float = 15.0
    redirects: int = 5
    is_private_asked: bool = False


async def _look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a host.

    Raises:
        socket.gaierror: There are none.
    """
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def ask(  # noqa: PLR0913 - how, and what stands in for it in a test
    addresses: Iterable[str],
    manners: Manners,
    report: Callable[[int, int], None] = lambda _done, _of: None,
    *,
    answered: Callable[[str], None] = lambda _address: None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    look_up: Callable[[str, int], Awaitable[list[str]]] = _look_up,
) -> dict[str, Verdict]:
    """Ask for addresses, and return what became of each.

    Args:
        addresses: Addresses that begin with http: or https:. What differs in its `#part` is asked once.
        manners: How.
        report: Is told how many are done, and of how many.
        answered: Is told of each address as soon as it was answered, before all are done.
        sleep: Waits.
        look_up: Returns the addresses of a host, as numbers, or raises `socket.gaierror`.
    """
    wanted = {address: address.partition("#")[0] for address in addresses}
    alike: dict[str, list[str]] = defaultdict(list)
    for address, plain in wanted.items():
        alike[plain].append(address)

    def tell(plain: str, verdict: Verdict) -> None:
        for address in alike[plain] if verdict.kind == "fine" else ():
            answered(address)

    asking = _Asking(manners, len(alike), report, tell, sleep, look_up)
    found = asyncio.run(asking.all(alike))
    if not any(one.kind == "fine" or (one.kind == "gone" and not one.is_name) for one in found.values()):
        found = {address: _not_sure(one) for address, one in found.items()}
    return {address: found[plain] for address, plain in wanted.items()}


def _not_sure(verdict: Verdict) -> Verdict:
    """Believe no missing name where nothing was answered at all: there may be no network here."""
    return Verdict("silent", "could not be looked up") if verdict.is_name else verdict


@dataclass(slots=True)
class _Asking:
    """One round of asking."""

    manners: Manners
    count: int
    report: Callable[[int, int], None]
    tell: Callable[[str, Verdict], None]
    sleep: Callable[[float], Awaitable[None]]
    look_up: Callable[[str, int], Awaitable[list[str]]]
    found: dict[str, Verdict] = field(default_factory=dict)
    hosts: dict[str, Verdict] = field(default_factory=dict)
    # Behind a proxy names are looked up by that.
    is_proxied: bool = field(default_factory=lambda: bool(urllib.request.getproxies()))

    async def all(self, addresses: Iterable[str]) -> dict[str, Verdict]:
        """Ask for each, the sites side by side and the addresses of a site one after the other."""
        sites: dict[str, list[str]] = defaultdict(list)
        for address in addresses:
            sites[address.split("/")[2].lower()].append(address)
        gate = asyncio.Semaphore(self.manners.at_once)
        async with (
            httpx.AsyncClient(
                headers={"User-Agent": self.manners.agent, "Accept": "text/html, */*;q=0.5"},
                timeout=self.manners.time_out,
            ) as client,
            asyncio.TaskGroup() as group,
        ):
            for site in sites.values():
                group.create_task(self._site(client, gate, site))
        return self.found

    async def _site(self, client: httpx.AsyncClient, gate: asyncio.Semaphore, addresses: list[str]) -> None:
        for number, address in enumerate(addresses):
            if number:
                await self.sleep(self.manners.pause)
            async with gate:
                self.found[address] = await self._verdict(client, address)
            self.tell(address, self.found[address])
            self.report(len(self.found), self.count)

    async def _verdict(self, client: httpx.AsyncClient, address: str) -> Verdict:
        try:
            verdict = await self._asked(client, "HEAD", address)
            if verdict.kind == "fine" or verdict.is_name:
                return verdict
            return await self._asked(client, "GET", address)  # some sites know only that
        except httpx.TimeoutException:
            return Verdict("silent", f"did not answer within {self.manners.time_out:g} seconds")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            why = " ".join(str(error).split()) or type(error).__name__
            return Verdict("silent", f"did not answer: {why[:200]}")

    async def _asked(self, client: httpx.AsyncClient, method: str, address: str) -> Verdict:
        url = httpx.URL(address)
        for _ in range(self.manners.redirects + 1):
            host = await self._host(url)
            if host.kind != "fine":
                return host
            async with client.stream(method, url) as response:  # its text is not read
                if response.next_request is None:
                    return _judged(response.status_code)
                url = response.next_request.url
        return Verdict("silent", f"leads on more than {self.manners.redirects} times")

    async def _host(self, url: httpx.URL) -> Verdict:
        """Say whether there is a host, and one that may be asked."""
        host = url.raw_host.decode("ascii")
        if self.is_proxied:
            return _FINE
        if host not in self.hosts:
            self.hosts[host] = await self._looked_up(host, url.port or 443)
        return self.hosts[host]

    async def _looked_up(self, host: str, port: int) -> Verdict:
        try:
            numbers = await self.look_up(host, port)
        except socket.gaierror as error:
            if error.errno in _NO_NAME:
                return Verdict("gone", f"is gone: there is no such site as {host}", is_name=True)
            return Verdict("silent", "could not be looked up")
        if not self.manners.is_private_asked and not all(map(_is_public, numbers)):
            return Verdict("silent", "leads to this computer or into a private network, and was not asked")
        return _FINE


def _is_public(number: str) -> bool:
    return ipaddress.ip_address(number.partition("%")[0]).is_global


def _judged(status: int) -> Verdict:
    if status in _GONE:
        return Verdict("gone", f"is gone: it is answered with {status}")
    if status == _TOO_MANY or status >= _SERVERS:
        return Verdict("silent", f"did not answer as it should: {status}")
    return _FINE
