"""Asking a service over the web: with time limits, patience where it helps, and errors a keeper can act on.

What may safely be asked twice is asked again when the network or the server fails. What makes something new
is not: whether it was made nobody can know, so the caller is told (`UnsureError`) and looks.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from placebook.post.errors import PostError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from placebook.post.senders.keys import Key

_TIMEOUT = httpx.Timeout(30, connect=10)
_TRIES = 5
_FIRST_WAIT = 1.0
_LONGEST_WAIT = 120.0
_MOST_WORDS = 300
_NO_ANSWER, _TOO_MANY, _SERVERS = 300, 429, 500
_REFUSED = (401, 403)
_SAFE_TO_REPEAT = frozenset({"GET", "PUT", "PATCH"})
# Nothing has left for the server when these are raised.
_BEFORE = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class UnsureError(PostError):
    """Whether what was asked for was done, nobody can know."""


class AnswerError(PostError):
    """The service answered that it would not.

    Attributes:
        status: The HTTP status.
        words: What it said.
    """

    def __init__(self, message: str, status: int, words: str) -> None:
        super().__init__(message)
        self.status = status
        self.words = words


@dataclass(frozen=True, slots=True)
class Times:
    """The time, for whoever has none of its own: seconds since 1970, and waiting."""

    now: Callable[[], float]
    sleep: Callable[[float], None]


class HeaderAuth(httpx.Auth):
    """Puts one value into the header `Authorization`."""

    def __init__(self, value: str) -> None:
        self._value = value

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add it."""
        request.headers["Authorization"] = self._value
        yield request


@dataclass(frozen=True, slots=True)
class Service:
    """Who is asked.

    Attributes:
        name: What the service is called.
        at: Where its interface is: `https://lists.example.org/api`.
        key: The key it knows the keeper by.
        auth: Adds the key to a request.
        headers: What else goes with each request.
    """

    name: str
    at: str
    key: Key
    auth: httpx.Auth
    headers: Mapping[str, str] | None = None


class Api:
    """A service, asked in JSON."""

    def __init__(self, service: Service, times: Times) -> None:
        """Prepare to ask; nothing is sent yet.

        Raises:
            PostError: The address would carry the key in the open, or is none.
        """
        _check_address(service.name, service.at)
        self.name = service.name
        self._service = service
        self._times = times
        self._client = httpx.Client(
            base_url=service.at.rstrip("/") + "/",
            auth=service.auth,
            headers={"Accept": "application/json", "User-Agent": "Placebook", **(service.headers or {})},
            timeout=_TIMEOUT,
        )

    def close(self) -> None:
        """Take leave."""
        self._client.close()

    def ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None = None,
        params: Mapping[str, str | int] | None = None,
    ) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Ask for something and return the answer.

        Args:
            method: GET, PUT and PATCH are asked again when they fail; POST only if it cannot have arrived.
            path: Below the service's address, without a slash before it.
            body: What goes with it, as JSON.
            params: What goes into the address.

        Raises:
            UnsureError: Nobody can know whether it was done.
            AnswerError: The service will not.
            PostError: It cannot be reached.
        """
        wait, is_last = _FIRST_WAIT, False
        for number in range(1, _TRIES + 1):
            is_last = number == _TRIES
            try:
                answer = self._client.request(method, path, json=body, params=params)
            except _BEFORE as error:
                if is_last:
                    raise PostError(f"{self.name} cannot be reached: {self._hidden(error)}.") from None
            except (httpx.TransportError, httpx.DecodingError) as error:
                if is_last or method not in _SAFE_TO_REPEAT:
                    raise UnsureError(f"{self.name} did not answer: {self._hidden(error)}.") from None
            except (httpx.InvalidURL, ValueError) as error:
                raise PostError(f"{self.name} cannot be asked: {self._hidden(error)}.") from None
            else:
                if answer.status_code < _NO_ANSWER:
                    return self._read(answer)
                if not self._may_ask_again(method, answer.status_code) or is_last:
                    raise self._refusal(method, answer)
                wait = self._asked_to_wait(answer) or wait
            self._times.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)
        raise AssertionError  # the last try returns or raises

    @staticmethod
    def _may_ask_again(method: str, status: int) -> bool:
        # Whoever is told that it was too much knows that nothing was done.
        return status == _TOO_MANY or (status >= _SERVERS and method in _SAFE_TO_REPEAT)

    def _asked_to_wait(self, answer: httpx.Response) -> float:
        """Return for how many seconds the server wants to be left alone, or 0 if it does not say.

        Raises:
            PostError: Longer than anybody would sit and wait.
        """
        asked = answer.headers.get("retry-after", "").strip()
        seconds = float(asked) if asked.isascii() and asked.isdecimal() else self._seconds_until(asked)
        if seconds > _LONGEST_WAIT:
            minutes = round(seconds / 60)
            raise PostError(f"{self.name} is busy and wants to be asked again in {minutes} minutes.")
        return max(seconds, 0.0)

    def _seconds_until(self, date: str) -> float:
        try:
            until = parsedate_to_datetime(date)
        except ValueError:
            return 0.0
        return until.replace(tzinfo=until.tzinfo or UTC).timestamp() - self._times.now()

    def _read(self, answer: httpx.Response) -> Any:  # noqa: ANN401 - whatever JSON holds
        if not answer.content:
            return None
        try:
            return answer.json()
        except ValueError:
            raise PostError(
                f"What answers at {self._service.at} is not {self.name}: it does not speak JSON."
            ) from None

    def _refusal(self, method: str, answer: httpx.Response) -> PostError:
        status, words = answer.status_code, self._hidden(_words_of(answer))
        if status in _REFUSED:
            message = (
                f"{self.name} does not accept the key in {self._service.key.source}, or the key may not do "
                f"this: {words}"
            )
        elif status >= _SERVERS and method not in _SAFE_TO_REPEAT:
            return UnsureError(f"{self.name} failed ({status}): {words}")
        elif status < 400:  # noqa: PLR2004 - a redirection, which would carry the key somewhere else
            message = f"{self.name} is not at {self._service.at}: the answer leads somewhere else ({status})."
        else:
            message = f"{self.name} says no ({status}): {words}"
        return AnswerError(message, status, words)

    def _hidden(self, what: object) -> str:
        text = " ".join(str(what).split())[:_MOST_WORDS].rstrip(". ")
        return self._service.key.hidden(text) or type(what).__name__


def _words_of(answer: httpx.Response) -> str:
    """Return what a service says is wrong: each has its own place for it."""
    try:
        told = answer.json()
    except ValueError:
        return answer.reason_phrase
    if not isinstance(told, dict):
        return str(told)
    said = [str(told[place]) for place in ("message", "detail") if told.get(place)]
    errors = told.get("errors")
    said += [_one_error(error) for error in (errors if isinstance(errors, list) else [])]
    return "; ".join(dict.fromkeys(filter(None, said))) or answer.reason_phrase


def _one_error(error: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(error, dict):
        return str(error)
    return ": ".join(str(error[place]) for place in ("field", "error", "message") if error.get(place))


def _check_address(name: str, address: str) -> None:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        host, parts = "", urlsplit("")
    if parts.scheme not in {"http", "https"} or not host:
        raise PostError(f"'{address}' is no address of {name}. Write it whole: https://lists.example.org")
    if parts.username or parts.password:
        raise PostError(f"The key does not belong into the address of {name}.")
    if parts.scheme == "http" and not _is_here(host):
        raise PostError(f"{name} is asked by https only, or the key could be read on the way.")


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
