"""The keeper's folder of the post: all that is about readers, in one place that is never published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from placebook.post.errors import PostError
from placebook.post.marks import Marks
from placebook.post.secret import make_secret, read_secret
from placebook.post.subscribers import Subscribers
from placebook.post.suppression import Suppression
from placebook.post.unconfirmed import PURPOSE, Unconfirmed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from placebook.post.address import Address
    from placebook.post.secret import Secret

_REMINDERS = "reminders-"
_IGNORE = "# People's addresses: none of this belongs into git.\n*\n"


@dataclass(frozen=True, slots=True)
class EditionFolder:
    """What there is of one edition: its ledger, and what was shown before it went.

    Attributes:
        path: The folder, named after the quarter.
        marks: Where it is noted how far the ledger has come.
    """

    path: Path
    marks: Marks

    @property
    def ledger(self) -> Path:
        """The plan, and what became of it."""
        return self.path / "ledger.sqlite3"

    @property
    def audience(self) -> Path:
        """Who is to have it and who is not, to be looked through."""
        return self.path / "audience.csv"

    @property
    def sample(self) -> Path:
        """The first reader's letter."""
        return self.path / "sample.eml"


@dataclass(frozen=True, slots=True)
class PostFolder:
    """The folder.

    Attributes:
        path: Where it is: `post` beside the site's configuration, unless the keeper says otherwise.
        home: Where marks are noted outside of it; `marks.state_folder()`.
    """

    path: Path
    home: Path

    def keep_from(self, published: Iterable[Path]) -> None:
        """Refuse to use a folder that goes onto the web, or into whose files git would look.

        Raises:
            PostError: It lies in one of the folders that are published.
        """
        here = self.path.resolve()
        for folder in published:
            if here == folder.resolve() or folder.resolve() in here.parents:
                msg = f"{self.path} lies in {folder}, which is published, addresses and all. Move it."
                raise PostError(msg)

    @property
    def is_there(self) -> bool:
        """Whether there are subscribers."""
        return self._subscribers.exists()

    @property
    def _subscribers(self) -> Path:
        return self.path / "subscribers.sqlite3"

    @property
    def _suppressed(self) -> Path:
        return self.path / "suppressed.csv"

    @property
    def _unconfirmed(self) -> Path:
        return self.path / "unconfirmed.sqlite3"

    @property
    def _secret(self) -> Path:
        return self.path / "secret"

    def secret(self) -> Secret:
        """Return the secret; where there is nothing at all yet, one is made, with the folder.

        Raises:
            PostError: It is lost, or not readable.
        """
        if self._secret.exists() or self._subscribers.exists() or self._suppressed.exists():
            return read_secret(self._secret)
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self.path / ".gitignore").write_text(_IGNORE, encoding="ascii")
            return make_secret(self._secret)
        except OSError as error:
            msg = f"{self.path} cannot be used: {error.strerror}."
            raise PostError(msg) from None

    def suppression(self) -> Suppression:
        """Return the list of those who must have no letter."""
        secret = self.secret()
        return Suppression(self._suppressed, secret, self.home / f"{secret.fingerprint}-suppressed.csv")

    def not_asked(self) -> Suppression:
        """Return the list of those who are not to be asked whether their listings are right."""
        secret = self.secret()
        return Suppression(
            self.path / "not-asked.csv", secret, self.home / f"{secret.fingerprint}-not-asked.csv"
        )

    def subscribers(self) -> Subscribers:
        """Return the subscribers, open. Where there are none the file is made."""
        self.secret()
        return Subscribers(self._subscribers)

    def unconfirmed(self) -> Unconfirmed:
        """Return those who have asked on the web and not confirmed it yet, open. It is made if need be."""
        return Unconfirmed(self._unconfirmed, self.secret().key(PURPOSE))

    def awaits(self, address: Address) -> bool:
        """Tell whether somebody is among those; nothing is made to find it out."""
        if not self._unconfirmed.exists():
            return False
        with self.unconfirmed() as unconfirmed:
            return unconfirmed.knows(address)

    def edition(self, quarter: str) -> EditionFolder:
        """Return what there is of an edition."""
        folder = self.path / quarter
        # The secret's fingerprint tells one place of this account from another, wherever its folder is moved.
        outside = self.home / f"{self.secret().fingerprint}-{quarter}.mark"
        return EditionFolder(folder, Marks([folder / "ledger.mark", outside]))

    def editions(self) -> list[EditionFolder]:
        """Return all editions that were planned."""
        return [self.edition(name) for name in self._planned() if not name.startswith(_REMINDERS)]

    def reminders(self, quarter: str = "") -> list[EditionFolder]:
        """Return all reminders that were planned, or those of a quarter, in their order.

        A quarter has more than one plan where more was due after the first had gone.
        """
        return [self.edition(name) for name in self._planned() if name.startswith(f"{_REMINDERS}{quarter}")]

    def new_reminders(self, quarter: str) -> EditionFolder:
        """Return where the next reminders of a quarter are planned."""
        count = len(self.reminders(quarter))
        return self.edition(f"{_REMINDERS}{quarter}{f'-{count + 1}' if count else ''}")

    def _planned(self) -> list[str]:
        return sorted(ledger.parent.name for ledger in self.path.glob("*/ledger.sqlite3"))

    def sending(self) -> FileLock:
        """Return the lock of whoever sends or plans, already held. The system lets go of it, however we end.

        Raises:
            PostError: Somebody is sending.
        """
        lock = FileLock(self.path / "sending.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            msg = (
                "Somebody is sending from this folder just now. Two at once would send twice: wait until the "
                "other has ended."
            )
            raise PostError(msg) from None
        return lock
