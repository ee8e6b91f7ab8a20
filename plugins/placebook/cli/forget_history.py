"""What remains elsewhere when somebody has been taken out: in git, with hosts, in mailboxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from placebook.cli.console import console, counted, printable
from placebook.git import GitError
from placebook.rights.in_history import commits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from placebook.rights.sought import Sought

_MOST = 20


def tell_of_history(folder: Path, sought: Sequence[Sought], instead: str) -> None:
    """Say which commits hold somebody, and what to do about them and about copies elsewhere."""
    try:
        found = commits(folder, sought)
    except GitError:
        return  # no git, or no repository: nothing is remembered
    if not found:
        console.print("Git's history here does not name them.")
        return
    console.print(f"\nGit remembers them still, in {counted(len(found), 'commit')}:")
    for line in found[:_MOST]:
        console.print(printable(f"  {line}"))
    if len(found) > _MOST:
        console.print(f"  and {len(found) - _MOST:,} more")
    console.print("If the repository is public, or shared, and they wish it:")
    for line in _advice(sought, instead):
        console.print(printable(f"  {line}"))


def _advice(sought: Sequence[Sought], instead: str) -> Iterator[str]:
    yield "1. Commit what you have, and make a copy of the whole folder."
    yield "2. Write these lines into a file forget.txt outside of it:"
    for one in sought:
        neutral = instead if one.kind == "name" else "(taken out)"
        yield f"     regex:(?i){for_filter_repo(one)}==>{neutral}"
    yield "3. Run: git filter-repo --replace-text forget.txt --replace-message forget.txt"
    yield "   It is a program of its own: pip install git-filter-repo. Every later commit gets a new name."
    yield "4. Send it: git push --force --all, then --force --tags. All who have a copy clone it anew."
    yield "5. Ask the host to remove what it keeps of old commits and of requests; forks are not reached."
    yield "6. Ask search engines and web archives to look again; they have forms for that."
    yield "Letters lie in readers' mailboxes, paper lies in drawers: those cannot be called back. Say so."


def for_filter_repo(one: Sought) -> str:
    """Return a pattern for git filter-repo, which reads Python's."""
    if one.kind == "phone":
        digits = re.sub(r"^(?:00)?44|^0", "", re.sub(r"\D", "", one.text)).removeprefix("0")
        return r"(?:\+?44\D{0,3}0?|0)?\D{0,2}" + r"\D{0,2}".join(digits)
    return r"[\s,._-]+".join(re.escape(word) for word in one.text.split())
