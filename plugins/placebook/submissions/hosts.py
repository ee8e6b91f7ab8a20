"""Asking for a branch to be merged, on the three kinds of code host. Merging is left to a person, always.

Sources: GitHub's REST API, "Pulls" (version 2022-11-28); GitLab's "Merge requests API" (v4); Forgejo's API
(v1), the operations `repoListPullRequests` and `repoCreatePullRequest`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args
from urllib.parse import quote, urlsplit

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HostName = Literal["github", "gitlab", "forgejo"]
HOSTS: tuple[HostName, ...] = get_args(HostName)
TOKENS: dict[HostName, str] = {"github": "GITHUB_TOKEN", "gitlab": "GITLAB_TOKEN", "forgejo": "FORGEJO_TOKEN"}

_SECONDS = 30.0
_PAGE = 50
_MOST_PAGES = 20
_SAID = 300
_SHORT = re.compile(r"^(?:[^@/\s]+@)?([^:/\s]+):(?!//)(.+)$")  # git@codeberg.org:town/place.git
_LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))


class HostError(Exception):
    """The host said no, or could not be reached; the text says what and why, and holds no token."""


class Wanted(NamedTuple):
    """A request to open: from which branch into which, in what words."""

    branch: str
    base: str
    title: str
    body: str


class Opened(NamedTuple):
    """A request that is open: its page, and whether it was there before."""

    url: str
    was_there: bool


def repository_at(address: str) -> tuple[str, str]:
    """Return the server and the path (`town/place`) of a remote's address.

    Raises:
        HostError: It is the address of no server.
    """
    short = _SHORT.match(address)
    if short and "://" not in address:
        server, path = short[1], short[2]
    else:
        parts = urlsplit(address)
        server, path = parts.hostname or "", parts.path
    path = path.strip("/").removesuffix(".git")
    if not server or "/" not in path:
        raise HostError(
            "The remote is at no code host. Say which repository: --repository town/place, and --api."
        )
    return server, path


def api_of(host: HostName, server: str) -> str:
    """Return where a server's API is."""
    if host == "github":
        return "https://api.github.com" if server == "github.com" else f"https://{server}/api/v3"
    return f"https://{server}/api/{'v4' if host == 'gitlab' else 'v1'}"


@dataclass(frozen=True, slots=True)
class CodeHost:
    """One repository on one host.

    Attributes:
        host: What kind it is.
        api: Where its API is, without a slash at the end.
        repository: `town/place`; on GitLab there may be more parts.
        token: What lets us in. It goes nowhere but to the API.
        client: What asks.
    """

    host: HostName
    api: str
    repository: str
    token: str
    client: httpx.Client

    def request(self, wanted: Wanted) -> Opened:
        """Open a request; one that is open for the branch already stays the only one.

        Raises:
            HostError: The host said no, or cannot be reached.
        """
        parts = urlsplit(self.api)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise HostError("A token is sent to https addresses only.")
        find, make = _WAYS[self.host]
        if url := find(self, wanted):
            return Opened(url, was_there=True)
        return Opened(make(self, wanted), was_there=False)

    def ask(self, method: str, path: str, **given: Any) -> Any:  # noqa: ANN401 - any JSON
        """Ask the API for something.

        Raises:
            HostError: As for `request`.
        """
        headers = {"Accept": "application/json", **self._letting_in()}
        try:
            answer = self.client.request(
                method,
                f"{self.api}{path}",
                headers=headers,
                timeout=_SECONDS,
                follow_redirects=False,
                **given,
            )
            value = answer.json() if answer.content else None
        except httpx.HTTPError as error:
            raise HostError(f"{urlsplit(self.api).hostname} cannot be reached: {error}.") from error
        except ValueError as error:
            raise HostError(f"{urlsplit(self.api).hostname} did not answer in JSON.") from error
        if not answer.is_success:
            raise HostError(self._refusal(answer.status_code, value))
        return value

    def _letting_in(self) -> dict[str, str]:
        if self.host == "github":
            accept = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
            return {**accept, "Authorization": f"Bearer {self.token}"}
        if self.host == "gitlab":
            return {"PRIVATE-TOKEN": self.token}
        return {"Authorization": f"token {self.token}"}

    def _refusal(self, status: int, value: Any) -> str:  # noqa: ANN401 - any JSON
        said = value.get("message", "") if isinstance(value, dict) else ""
        why = {
            401: "the token is not known there",
            403: "the token may not do this",
            404: f"there is no repository '{self.repository}' that the token may see",
        }.get(status, f"it said {status}")
        told = f" ({str(said).replace(self.token, '…')[:_SAID]})" if said else ""
        return f"{urlsplit(self.api).hostname} refused: {why}{told}."


def _github_open(host: CodeHost, wanted: Wanted) -> str:
    owner = host.repository.partition("/")[0]
    asked = {"state": "open", "head": f"{owner}:{wanted.branch}", "base": wanted.base}
    return _url(host.ask("GET", f"/repos/{quote(host.repository)}/pulls", params=asked), "html_url")


def _github_make(host: CodeHost, wanted: Wanted) -> str:
    return _url([host.ask("POST", f"/repos/{quote(host.repository)}/pulls", json=_pull(wanted))], "html_url")


def _gitlab_open(host: CodeHost, wanted: Wanted) -> str:
    asked = {"state": "opened", "source_branch": wanted.branch, "target_branch": wanted.base}
    path = f"/projects/{quote(host.repository, safe='')}/merge_requests"
    return _url(host.ask("GET", path, params=asked), "web_url")


def _gitlab_make(host: CodeHost, wanted: Wanted) -> str:
    path = f"/projects/{quote(host.repository, safe='')}/merge_requests"
    asked = {
        "source_branch": wanted.branch,
        "target_branch": wanted.base,
        "title": wanted.title,
        "description": wanted.body,
    }
    return _url([host.ask("POST", path, json=asked)], "web_url")


def _forgejo_open(host: CodeHost, wanted: Wanted) -> str:
    """Look through the open requests: this host cannot be asked for those of a branch."""
    for page in range(1, _MOST_PAGES + 1):
        asked = {"state": "open", "limit": str(_PAGE), "page": str(page)}
        found = host.ask("GET", f"/repos/{quote(host.repository)}/pulls", params=asked)
        rows = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
        same = [
            one for one in rows if _ref(one, "head") == wanted.branch and _ref(one, "base") == wanted.base
        ]
        if same or len(rows) < _PAGE:
            return _url(same, "html_url")
    return ""


def _forgejo_make(host: CodeHost, wanted: Wanted) -> str:
    return _url([host.ask("POST", f"/repos/{quote(host.repository)}/pulls", json=_pull(wanted))], "html_url")


def _pull(wanted: Wanted) -> dict[str, str]:
    return {"title": wanted.title, "head": wanted.branch, "base": wanted.base, "body": wanted.body}


def _ref(pull: Mapping[str, Any], end: str) -> str:
    side = pull.get(end)
    return str(side.get("ref", "")) if isinstance(side, dict) else ""


def _url(found: Any, name: str) -> str:  # noqa: ANN401 - any JSON
    first = found[0] if isinstance(found, list) and found else None
    return str(first.get(name, "")) if isinstance(first, dict) else ""


_WAYS: dict[HostName, tuple[Callable[[CodeHost, Wanted], str], Callable[[CodeHost, Wanted], str]]] = {
    "github": (_github_open, _github_make),
    "gitlab": (_gitlab_open, _gitlab_make),
    "forgejo": (_forgejo_open, _forgejo_make),
}
