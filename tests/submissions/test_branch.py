from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from placebook.cli import group
from placebook.submissions.hosts import HostError, api_of, repository_at
from repository import begin, git
from submissions.place import TODAY, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

FORMS = Path(__file__).parent / "golden" / "microsoft-forms.csv"
TOKEN = "t0ken-of-the-test"  # noqa: S105 - lets nobody in anywhere
HOST_VARIABLES = {"github": "GITHUB_TOKEN", "gitlab": "GITLAB_TOKEN", "forgejo": "FORGEJO_TOKEN"}
_MERGES = "/api/projects/our%2Ftown/merge_requests"
_PULLS = "/api/repos/our/town/pulls"


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place in a repository with a remote, that answers have come to."""
    folder = lay_out(tmp_path / "town")
    (folder / ".gitignore").write_text("/.placebook/\n", encoding="utf-8")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Keeper")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "keeper@larkmere.example")
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "far.git")
    begin(folder)
    git(folder, "remote", "add", "origin", str(tmp_path / "far.git"))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "account"))
    intake("csv", str(FORMS))
    return folder


def intake(*arguments: str, code: int = 0) -> Result:
    """Run `placebook intake`."""
    done = CliRunner().invoke(group, ["intake", *arguments, "--date", TODAY.isoformat()])
    assert done.exit_code == code, done.output
    return done


def name_of(folder: Path, title: str) -> str:
    """Return the id of what came about something."""
    ledger = json.loads((folder / ".placebook/intake/ledger.json").read_bytes())
    return next(str(name) for name, entry in ledger["entries"].items() if entry["title"] == title)


def test_one_commit_on_a_branch_of_its_own(town: Path) -> None:
    """The branch has one commit with one file; the keeper's own branch, files and index stay."""
    (town / "content/about/index.md").write_text("# About\n\nNot done yet.\n", encoding="utf-8")
    git(town, "add", "content/about/index.md")
    before = git(town, "status", "--porcelain=v2", "--branch"), git(town, "diff", "--cached")
    name = name_of(town, "Larkmere Crafters")
    branch = f"intake/larkmere-crafters-{name}"
    assert branch in intake("accept", name, "--branch").output
    assert (git(town, "status", "--porcelain=v2", "--branch"), git(town, "diff", "--cached")) == before
    assert git(town, "rev-list", "--count", f"main..{branch}").strip() == "1"
    assert git(town, "diff", "--name-only", "main", branch).split() == ["content/groups/larkmere-crafters.md"]
    assert "people.example" not in git(town, "log", "-p", branch)
    assert "07700 900123" not in git(town, "log", "-p", branch)


def test_several_on_one_branch(town: Path) -> None:
    """Several accepted together are one commit; its branch has one name, in whatever order they come."""
    names = [name_of(town, title) for title in ("Knit and natter", "Larkmere Crafters")]
    low, high = sorted(names)
    assert f"intake/2-{low}-{high}" in intake("accept", *names, "--branch").output


def test_changes_of_ones_own_are_not_swept_along(town: Path) -> None:
    """A file that the keeper has changed and not committed is not put onto a branch."""
    path = town / "content/groups/larkmere-crafters.md"
    path.write_text(path.read_text("utf-8").replace("Mill Lane", "Mill Road"), encoding="utf-8")
    told = intake("accept", name_of(town, "Larkmere Crafters"), "--branch", code=1).output
    assert "Commit them first." in told
    assert "intake/" not in git(town, "branch", "--list", "intake/*")
    assert "Larkmere Crafters" in intake("list").output


class _Host(BaseHTTPRequestHandler):
    """Answers as the documentation of the three hosts says they do, and keeps what it was asked."""

    asked: list[tuple[str, str, dict[str, str], Any]]
    open: list[dict[str, Any]]

    def _answer(self, given: Any) -> None:  # noqa: ANN401 - any JSON
        parts = urlsplit(self.path)
        _Host.asked.append((self.command, self.path, dict(self.headers), given))
        lets_in = TOKEN in "".join(self.headers.get(name, "") for name in ("Authorization", "PRIVATE-TOKEN"))
        if not lets_in:
            self._say(401, {"message": "Bad credentials"})
        elif parts.path not in {_PULLS, _MERGES}:
            self._say(404, {"message": "Not Found"})
        elif self.command == "GET":
            self._say(200, [one for one in _Host.open if _is_asked_for(one, parse_qs(parts.query))])
        else:
            number = len(_Host.open) + 1
            made = {
                "number": number,
                "html_url": f"https://host.example/our/town/pulls/{number}",
                "web_url": f"https://host.example/our/town/-/merge_requests/{number}",
                "head": {"ref": given.get("head")},
                "base": {"ref": given.get("base")},
                "source_branch": given.get("source_branch"),
            }
            _Host.open.append(made)
            self._say(201, made)

    def _say(self, status: int, value: Any) -> None:  # noqa: ANN401 - as above
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer(None)

    def do_POST(self) -> None:
        """Answer a POST."""
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _is_asked_for(one: dict[str, Any], query: dict[str, list[str]]) -> bool:
    if "head" in query:
        return query["head"] == [f"our:{one['head']['ref']}"]
    return "source_branch" not in query or query["source_branch"] == [one["source_branch"]]


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A code host on this computer, and the tokens for it."""
    _Host.asked, _Host.open = [], []
    for variable in HOST_VARIABLES.values():
        monkeypatch.setenv(variable, TOKEN)
    server = HTTPServer(("127.0.0.1", 0), _Host)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/api"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("host", HOST_VARIABLES)
def test_a_request_is_opened_once(host: str, town: Path, api: str) -> None:
    """The branch is sent and a request opened; with one open already for the branch there is no second."""
    name = name_of(town, "Knit and natter")
    asks = ("accept", name, "--pull-request", host, "--repository", "our/town", "--api", api)
    told = intake(*asks)
    branch = f"intake/knit-and-natter-{name}"
    assert "Opened: https://host.example/our/town/" in told.output
    assert TOKEN not in told.output
    assert git(town.parent / "far.git", "rev-parse", branch) == git(town, "rev-parse", branch)
    (posted,) = [given for method, _, _, given in _Host.asked if method == "POST"]
    ends = ("source_branch", "target_branch") if host == "gitlab" else ("head", "base")
    assert [posted[end] for end in ends] == [branch, "main"]
    assert posted["title"] == "List knit-and-natter"
    assert "people.example" not in json.dumps(posted)

    ledger = town / ".placebook/intake/ledger.json"  # as if the command had been cut off before it was done
    ledger.unlink()
    intake("csv", str(FORMS))
    assert "There is a request for it already" in intake(*asks).output
    assert len(_Host.open) == 1


def test_a_refusal_is_told_and_nothing_is_settled(town: Path, api: str) -> None:
    """What the host refuses is said without the token, and the answer waits still."""
    name = name_of(town, "Knit and natter")
    asks = ("accept", name, "--pull-request", "github", "--repository", "our/other", "--api", api)
    told = intake(*asks, code=1).output
    assert "there is no repository 'our/other' that the token may see (Not Found)" in told
    assert TOKEN not in told
    assert "Knit and natter" in intake("list").output


def test_a_token_is_needed_first(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a token nothing is committed, and it is said which variable is empty."""
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    told = intake("accept", name_of(town, "Knit and natter"), "--pull-request", "github", code=2).output
    assert "GITHUB_TOKEN" in told
    assert not git(town, "branch", "--list", "intake/*")


def test_a_token_goes_over_no_open_line(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An API that is not on https is not given the token."""
    monkeypatch.setenv("FORGEJO_TOKEN", TOKEN)
    name = name_of(town, "Knit and natter")
    asks = ("--pull-request", "forgejo", "--repository", "our/town", "--api", "http://host.example/api/v1")
    assert "https addresses only" in intake("accept", name, *asks, code=1).output


@pytest.mark.parametrize(
    ("address", "server", "path"),
    [
        ("https://github.com/our/town.git", "github.com", "our/town"),
        ("git@codeberg.org:our/town.git", "codeberg.org", "our/town"),
        ("ssh://git@gitlab.com:2222/our/deep/town", "gitlab.com", "our/deep/town"),
        ("https://user:secret@git.example/our/town", "git.example", "our/town"),
    ],
)
def test_where_a_remote_is(address: str, server: str, path: str) -> None:
    """Servers and repositories are known from each form of a remote's address."""
    assert repository_at(address) == (server, path)


def test_where_apis_are() -> None:
    """Each host has its API where its documentation says."""
    assert api_of("github", "github.com") == "https://api.github.com"
    assert api_of("github", "git.example") == "https://git.example/api/v3"
    assert api_of("gitlab", "gitlab.com") == "https://gitlab.com/api/v4"
    assert api_of("forgejo", "codeberg.org") == "https://codeberg.org/api/v1"
    with pytest.raises(HostError, match="--repository"):
        repository_at("../far.git")
