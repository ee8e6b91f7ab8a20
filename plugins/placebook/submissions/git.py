"""One commit on a branch of its own, made beside whatever the keeper has open."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from placebook.git import GitError, git

if TYPE_CHECKING:
    from collections.abc import Mapping


class Repository:
    """The repository that holds a folder."""

    def __init__(self, folder: Path) -> None:
        """Find it.

        Raises:
            GitError: The folder is in none.
        """
        self._at = folder
        self.root = Path(self._git("rev-parse", "--show-toplevel")).resolve()
        self._at = self.root

    def current_branch(self) -> str:
        """Return the branch the keeper works on.

        Raises:
            GitError: None: a commit alone is checked out.
        """
        return self._git("symbolic-ref", "--short", "HEAD")

    def commit(self, branch: str, files: Mapping[Path, str], message: str) -> bool:
        """Put files onto a branch, which begins where the keeper's stands unless it is there already.

        Args:
            branch: The branch.
            files: Their texts by their paths, which lie in the repository.
            message: What the commit says.

        Returns:
            Whether there was anything to commit.

        Raises:
            GitError: Git said no, or the keeper has changed one of the files and not committed it.
        """
        below = {path.resolve().relative_to(self.root).as_posix(): text for path, text in files.items()}
        if changed := self._git("status", "--porcelain", "--", *below):
            raise GitError(
                f"There are changes of your own that are not committed yet:\n{changed}\nCommit them first."
            )
        reference = f"refs/heads/{branch}"
        self._git("check-ref-format", reference)
        tip = self._maybe("rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}")
        parent = tip or self._git("rev-parse", "--verify", "HEAD^{commit}")
        with tempfile.TemporaryDirectory() as scratch:
            index = {"GIT_INDEX_FILE": str(Path(scratch) / "index")}
            self._git("read-tree", parent, env=index)
            for name, text in below.items():
                blob = self._git("hash-object", "-w", "--stdin", given=text.encode())
                self._git("update-index", "--add", "--cacheinfo", f"100644,{blob},{name}", env=index)
            tree = self._git("write-tree", env=index)
        if tree == self._git("rev-parse", f"{parent}^{{tree}}"):
            return False
        made = self._git("commit-tree", tree, "-p", parent, given=message.encode())
        self._git("update-ref", "-m", "placebook intake", reference, made, tip or "0" * len(made))
        return True

    def push(self, remote: str, branch: str) -> None:
        """Send a branch to a remote.

        Raises:
            GitError: Git said no.
        """
        self._git("push", "--quiet", "--", remote, f"refs/heads/{branch}:refs/heads/{branch}")

    def address(self, remote: str) -> str:
        """Return the address of a remote.

        Raises:
            GitError: There is no such remote.
        """
        return self._git("remote", "get-url", "--", remote)

    def _maybe(self, *words: str) -> str:
        try:
            return self._git(*words)
        except GitError:
            return ""

    def _git(self, *words: str, env: Mapping[str, str] | None = None, given: bytes = b"") -> str:
        return git(self._at, *words, env=env, given=given).decode("utf-8", "replace").strip()
