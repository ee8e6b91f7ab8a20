"""`placebook intake accept`: write what has been agreed to, here or on a branch."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from placebook.cli.console import console, counted, printable, report_problems
from placebook.cli.intake_desk import Desk, at_the_desk, desk, show
from placebook.git import GitError
from placebook.submissions.accepting import FOLDER, Accepting, branch_name, summary
from placebook.submissions.git import Repository
from placebook.submissions.hosts import HOSTS, TOKENS, CodeHost, HostError, Wanted, api_of, repository_at

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.submissions.hosts import HostName
    from placebook.submissions.proposing import Proposal
    from placebook.submissions.queue import State


@click.command(name="accept")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option(
    "--about", metavar="SLUG", help="The listing it is about, where that was not clear; new for none."
)
@click.option(
    "--branch", is_flag=True, help="Make one commit on a branch of its own, and leave the files as they are."
)
@click.option(
    "--pull-request", type=click.Choice(HOSTS), help="Make the branch, send it, and ask to merge it."
)
@click.option("--remote", default="origin", show_default=True, help="Where the branch is sent.")
@click.option("--base", metavar="BRANCH", help="The branch to merge it into.  [default: the one you are on]")
@click.option("--repository", metavar="PATH", help="town/place, where the remote's address does not say it.")
@click.option("--api", metavar="URL", help="Where the host's API is, if that is not where it usually is.")
@click.option("--token-from", metavar="NAME", help="The environment variable that holds the host's token.")
@at_the_desk
def command(  # noqa: PLR0913 - one for each option
    *,
    ids: tuple[str, ...],
    about: str | None,
    branch: bool,
    pull_request: HostName | None,
    remote: str,
    base: str | None,
    repository: str | None,
    api: str | None,
    token_from: str | None,
    **given: Any,  # noqa: ANN401 - options
) -> None:
    """Accept what came in under each ID: its file is written, or goes onto a branch.

    All of them are checked together first; if one is not in order, nothing is written. A request to merge is
    only opened, never merged, and no second one is opened for the same branch. Its token comes from
    GITHUB_TOKEN, GITLAB_TOKEN or FORGEJO_TOKEN.

    \b
    Examples:
      placebook intake accept 3f2a90c1b7d4
      placebook intake accept 3f2a90c1b7d4 90aa61d0e5b2 --branch
      placebook intake accept 3f2a90c1b7d4 --pull-request github

    Exit codes: 0 accepted, 1 something is not in order, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    token = ""
    if pull_request:
        name = token_from or TOKENS[pull_request]
        token = os.environ.get(name, "").strip()
        if not token:
            raise click.UsageError(f"There is no token in the environment variable {name}.")
    with desk(**given) as at:
        proposals = _proposals(at, ids, about)
        accepting = accepted(at, proposals)
        try:
            if pull_request or branch:
                made = _commit(accepting, proposals)
                console.print(printable(f"On the branch {made}: {_told(accepting)}"))
                if pull_request:
                    wanted = (remote, base, repository, api)
                    url = _request(accepting, proposals, pull_request, token, wanted)
                    console.print(printable(url))
            else:
                accepting.write()
                console.print(printable(f"Written: {_told(accepting)}"))
        except (GitError, HostError) as error:
            for line in str(error).splitlines():
                console.print(printable(line))
            raise SystemExit(1) from None
        states: dict[str, State] = dict.fromkeys(accepting.done, "accepted")
        at.queue.settle(states, accepting.done)


def accepted(at: Desk, proposals: dict[str, Proposal]) -> Accepting:
    """Return what proposals come to, once all of it is in order; say what is not and end the command."""
    accepting = Accepting(at.loaded)
    for name, proposal in proposals.items():
        # What was accepted just before may have made it a change of a listing that is new itself.
        now = at.proposal(proposal.submission) if accepting.done else proposal
        listing = accepting.accept(now, at.queue.edited(name))
        if listing is None:
            show(now)
            console.print(printable(f"{name} cannot be accepted as it is. Nothing was written."))
            raise SystemExit(1)
        at.proposing.learn(listing)
    if problems := accepting.errors(at.today):
        report_problems(problems)
        console.print("Nothing was written.")
        raise SystemExit(1)
    return accepting


def _proposals(at: Desk, ids: tuple[str, ...], about: str | None) -> dict[str, Proposal]:
    held = at.queue.submissions()
    if about and len(ids) > 1:
        raise click.UsageError("--about is for one ID at a time.")
    for name in ids:
        if name not in held:
            entry = at.queue.entry(name)
            why = f"was {entry.state} before" if entry else "is not among what came in"
            raise click.UsageError(f"{printable(name)} {why}. placebook intake list says what waits.")
    if about:
        if about != "new" and about not in at.loaded.directory.by_slug:
            raise click.UsageError(f"There is no listing {printable(about)}.")
        at.queue.is_about(ids[0], about)
    return {name: at.proposal(held[name]) for name in dict.fromkeys(ids)}


def _commit(accepting: Accepting, proposals: dict[str, Proposal]) -> str:
    folder = accepting.loaded.folder / FOLDER
    files: dict[Path, str] = {folder / f"{slug}.md": text for slug, text in accepting.texts.items()}
    name = branch_name(accepting.done)
    title, body = summary(proposals)
    Repository(accepting.loaded.folder).commit(name, files, f"{title}\n\n{body}\n")
    return name


def _request(
    accepting: Accepting,
    proposals: dict[str, Proposal],
    host: HostName,
    token: str,
    wanted: tuple[str, str | None, str | None, str | None],
) -> str:
    """Send the branch and open a request; return what to tell of it."""
    import httpx  # noqa: PLC0415 - only whoever asks a host waits for it

    remote, base, repository, api = wanted
    git = Repository(accepting.loaded.folder)
    base = base or git.current_branch()
    server, path = ("", repository) if repository and api else repository_at(git.address(remote))
    name = branch_name(accepting.done)
    git.push(remote, name)
    title, body = summary(proposals)
    with httpx.Client() as client:
        at = CodeHost(host, (api or api_of(host, server)).rstrip("/"), repository or path, token, client)
        opened = at.request(Wanted(name, base, title, body))
    return f"There is a request for it already: {opened.url}" if opened.was_there else f"Opened: {opened.url}"


def _told(accepting: Accepting) -> str:
    names = ", ".join(f"{slug}.md" for slug in accepting.texts)
    return f"{counted(len(accepting.texts), 'file')} ({names})"
