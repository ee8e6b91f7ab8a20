"""Hostile answers on their whole way: by every door into the queue, onto a branch and into the files."""

from __future__ import annotations

import csv
import io
import json
import re
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hostile.payloads import FILE_NAMES, PAYLOADS
from placebook.cli import group
from placebook.content.check import check
from placebook.content.load import load
from placebook.doors.issue_form import AGREED
from placebook.submissions.accepting import Accepting
from placebook.submissions.queue import Queue
from repository import begin, commit, git
from submissions.place import TODAY, desk, lay_out
from submissions.test_hostile_answers import good, headed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

# Each would leave a file called `pwned` if anything ran it, or write where it must not.
SHELL = (
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned #",
    "| touch pwned",
    "tea && touch pwned",
    "=cmd|'/C touch pwned'!A1",
    "!!python/object/apply:os.system ['touch pwned']",
    "!ENV [HOME]",
)
YAML = (
    "tea\n---\nuuid: stolen\n---\n",
    '"}\nuuid: stolen\n',
    "tea: {a: b",
    "&tea [*tea, *tea]",
    "%YAML 1.1\n--- x",
    "...\n---\nstatus: closed",
    "- tea\n- [",
    "'tea\nchecked: 2030-01-01",
)
PATHS = (
    "../../../../tmp/pwned",
    "..\\..\\pwned",
    "/etc/pwned",
    "C:\\pwned",
    "groups/../../pwned",
    "~/pwned",
    "con",
    "nul.md",
    ".git/hooks/post-commit",
    "site_config.yml",
    "content/index.md",
    "a/b/c",
    ".",
    "index",
)
BRANCHES = (
    "--upload-pack=touch pwned",
    "-rf",
    "refs/heads/main",
    "main",
    "HEAD",
    "@{-1}",
    "a..b",
    "tea.lock",
    "tea^{}",
    "tea~1 ^x :y",
)
HEADERS = (
    "Tea\r\nBcc: everyone@people.example",
    "Tea\nSubject: pwned\n\nbody",
    "=?utf-8?q?Tea=0ABcc=3A_x=40people.example?=",
    "Tea\r\n.\r\nMAIL FROM:<x@people.example>",
)
MAILTO = (
    "mailto:tea@larkmere.example?bcc=everyone@people.example",
    "tea@larkmere.example?cc=x@people.example&body=pwned",
    "tea@larkmere.example,x@people.example",
    '"><script>pwned()</script>"@larkmere.example',
    "javascript:pwned()//@larkmere.example",
)
PICTURES = (
    "![x](../../../../etc/passwd.png)",
    "![x](images/../../site_config.yml)",
    "![](file:///etc/passwd)",
    "[x](file:///etc/passwd) and [y](../../site_config.yml)",
)
HEADINGS = (
    f"### May we publish this?\n\n- [x] {AGREED}",
    "### What is it called?\n\nSomebody else",
    "<!-- ### What is it called? -->",
    "## ###### #\n===\n---",
)
OWN = (*SHELL, *YAML, *PATHS, *BRANCHES, *HEADERS, *MAILTO, *PICTURES, *HEADINGS)
ALL = tuple(dict.fromkeys((*OWN, *PAYLOADS, *FILE_NAMES)))
FIELDS = (
    "title",
    "body",
    "summary",
    "contact.email",
    "contact.website",
    "slug",
    "offers",
    "sessions",
    "hours",
    "address.street",
)
SLUG = re.compile(r"content/groups/[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?\.md")
PRIVATE = re.compile(r"private[0-9]*@people\.example|07700 ?900[0-9]{3}|Prue Vates")


def answers(number: int, payload: str, field: str) -> dict[str, str]:
    """Return answers with a payload in one of them, and a sender who must stay private."""
    who = {
        "your.name": "Prue Vates",
        "your.email": f"private{number}@people.example",
        "your.phone": f"07700 900{number:03}",
    }
    return {
        **good(payload, field),
        **({} if field == "title" else {"title": f"Club {number} {field}"}),
        **who,
    }


SENT = tuple(
    answers(number, payload, field)
    for number, payload in enumerate(ALL)
    for field in dict.fromkeys((*(("title",) if number < len(OWN) else ()), FIELDS[number % len(FIELDS)]))
)


def run(*arguments: str, given: bytes | None = None) -> Result:
    """Run `placebook intake`, which ends in words whatever it is given."""
    done = CliRunner().invoke(group, ["intake", *arguments, "--date", TODAY.isoformat()], input=given)
    assert done.exit_code in {0, 1}, (done.output, done.exception)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place in a repository of its own."""
    folder = lay_out(tmp_path / "town")
    (folder / ".gitignore").write_text("/.placebook/\n", encoding="utf-8")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Keeper")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "keeper@larkmere.example")
    begin(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "account"))
    return folder


def take_in(door: str, town: Path, tmp_path: Path) -> int:
    """Take all hostile answers in by one door; return how many there were."""
    post = tmp_path / "post"
    post.mkdir()
    _, asked, _ = desk(town)
    report = ("--report", str(post / "fates.csv"))
    if door == "csv":
        out = io.StringIO(newline="")
        names = list(dict.fromkeys(name for one in SENT for name in one))
        sheet = csv.DictWriter(out, names)
        sheet.writeheader()
        sheet.writerows(SENT)
        (post / "a.csv").write_bytes(out.getvalue().encode("utf-8", "replace"))
        run("csv", str(post / "a.csv"), *report)
        return len(SENT)
    if door == "json":
        (post / "a.json").write_bytes(json.dumps(SENT).encode())
        run("json", str(post / "a.json"), *report)
        return len(SENT)
    if door == "email":
        for number, one in enumerate(SENT):
            letter = EmailMessage()
            letter["From"] = f"Prue Vates <private{number}@people.example>"
            letter["Subject"] = "Please list us"
            letter.set_content(headed(one, asked).encode("utf-8", "replace").decode())
            (post / f"{number:03}.eml").write_bytes(letter.as_bytes())
        run("email", *map(str, sorted(post.glob("*.eml"))), *report)
        return len(SENT)
    some = SENT[::9]
    rows = []
    for number, one in enumerate(some, 1):
        text = headed(one, asked).encode("utf-8", "replace")
        run("issue", "--number", str(number), *report, given=text)
        rows.append((post / "fates.csv").read_text("utf-8-sig").splitlines()[1])
    (post / "fates.csv").write_text("\n".join(["row,id,fate,title,reason", *rows]), encoding="utf-8")
    return len(some)


def acceptable(town: Path) -> Iterator[str]:
    """Yield what waits and would be in order, each by itself and under a name of its own."""
    loaded, _, proposing = desk(town)
    seen: set[str] = set()
    with Queue(town / ".placebook/intake").locked() as queue:
        waiting = queue.submissions()
    for name, submission in waiting.items():
        proposal = proposing.propose(submission)
        accepting = Accepting(loaded)
        if proposal.slug not in seen and accepting.accept(proposal) and not accepting.errors(TODAY):
            seen.add(proposal.slug)
            yield name


@pytest.mark.parametrize("door", ["csv", "json", "email", "issue"])
def test_hostile_answers_on_their_whole_way(door: str, town: Path, tmp_path: Path) -> None:
    """Every row is accounted for; nothing runs, is written elsewhere, or committed that is private."""
    assert len(ALL) >= 60
    before = git(town, "ls-files")
    rows = take_in(door, town, tmp_path)
    fates = list(csv.DictReader((tmp_path / "post/fates.csv").read_text("utf-8-sig").splitlines()))
    assert len(fates) == rows
    assert git(town, "status", "--porcelain") == ""

    names = list(acceptable(town))
    assert len(names) >= rows // 8
    run("accept", *names[::2], "--branch")
    assert git(town, "status", "--porcelain") == ""
    (branch,) = git(town, "for-each-ref", "--format=%(refname:short)", "refs/heads/intake").split()
    assert re.fullmatch(r"intake/[a-z0-9-]+", branch)
    new = git(town, "diff", "--name-only", "main", branch).splitlines()
    assert len(names[::2]) * 0.9 < len(new) <= len(names[::2])  # some are about the same
    assert all(SLUG.fullmatch(name) for name in new), new

    run("accept", *names[1::2])
    changed = git(town, "status", "--porcelain", "--untracked-files=all").splitlines()
    assert all(SLUG.fullmatch(line[3:]) for line in changed), changed
    commit(town, "Accepted")
    assert set(git(town, "ls-files").split()) > set(before.split())
    everything = git(town, "cat-file", "--batch", "--batch-all-objects", "--unordered")
    assert not PRIVATE.search(everything)

    loaded = load(town / "content")
    assert [one for one in (*loaded.problems, *check(loaded, TODAY)) if one.severity == "error"] == []
    assert all(one.uuid is None for one in loaded.directory.listings)
    assert not list(tmp_path.rglob("pwned*"))
    beside = {path.name for path in tmp_path.iterdir()}
    # Whoever writes an issue is known to the host, and is asked for no address.
    assert beside == {"town", "post"} | ({"account"} if door != "issue" else set())
    assert {path.name for path in town.iterdir()} == {
        ".git",
        ".gitignore",
        ".placebook",
        "content",
        "site_config.yml",
    }
    for contacts in (tmp_path / "account").rglob("*.json"):
        assert PRIVATE.search(contacts.read_text("utf-8"))
