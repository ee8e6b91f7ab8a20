"""The plan of a send: the edition, its readers and its letter, settled before the first one goes."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from placebook.newsletter.stopping import undeclared
from placebook.opendata.table import write as as_csv
from placebook.post.address import AddressRefused, parse_address
from placebook.post.errors import PostError
from placebook.post.late import edition_of, planned_by
from placebook.post.ledger import Ledger, write_ledger
from placebook.post.mould import Imprint, Letters, cast
from placebook.post.smtp import Parcel
from placebook.post.tokens import token_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from placebook.newsletter.outgoing import Outgoing
    from placebook.pages.site import Site
    from placebook.post.audience import Audience
    from placebook.post.folder import EditionFolder
    from placebook.post.letters import Task
    from placebook.post.secret import Secret
    from placebook.post.signing import Signer

UNSUBSCRIBE = "unsubscribe"  # what the key is called that makes the tokens by which letters are stopped
_STALE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Posting:
    """Makes the letters of one edition.

    Attributes:
        quarter: Which edition.
        letters: What makes them.
        sender: Where reports go of those that did not arrive.
        secret: Makes each reader's tokens.
        signer: Signs them, if they are signed here.
        own: Moulds of single letters, by reader; `letters` makes those of all others.
        stops: What the key is called that makes the tokens by which they are stopped.
    """

    quarter: str
    letters: Letters
    sender: str
    secret: Secret
    signer: Signer | None = None
    own: Mapping[str, bytes] = field(default_factory=dict)
    stops: str = UNSUBSCRIBE

    @classmethod
    def of(cls, ledger: Ledger, secret: Secret, signer: Signer | None = None) -> Posting:
        """Take what a plan has settled."""
        return cls(ledger.about("edition"), Letters(ledger.mould), ledger.about("sender"), secret, signer)

    def parcel(self, task: Task) -> Parcel:
        """Return a reader's letter in its envelope."""
        letters = Letters(self.own[task.person]) if task.person in self.own else self.letters
        data = letters.letter(
            to=task.address,
            name=token_of(task.person, self.secret.key(message_key(self.quarter))),
            token=token_of(task.person, self.secret.key(self.stops)),
        )
        if self.signer:
            data = self.signer.sign(data)
        needs_utf8 = not task.address.isascii()
        return Parcel(self.sender, task.address, data, needs_utf8=needs_utf8)


def message_key(quarter: str) -> str:
    """Return what the key is called that names the letters of an edition."""
    return f"message {quarter}"


def imprint(site: Site) -> Imprint:
    """Return what stands on every letter.

    Raises:
        PostError: Something that a letter must have is not set, or cannot stand in one.
    """
    settings, post = site.settings, site.settings.newsletter.post
    sender, host = sender_and_host(site, "A letter")
    if wrong := undeclared(post):
        msg = f"newsletter.post.{wrong.setting}: {wrong.message} {wrong.hint}"
        raise PostError(msg)
    return Imprint(
        newsletter=settings.newsletter_title,
        sender=plain_address(sender),
        reply_to=plain_address(post.reply_to) if post.reply_to else "",
        bounces=plain_address(post.bounces or sender),
        list_id=f"newsletter.{host}",
        # What follows a # is sent to no server: the page alone reads the code.
        unsubscribe=post.unsubscribe or f"{site.full('unsubscribe/')}#{{token}}",
        one_click=post.one_click,
        stop_by_mail=plain_address(settings.keeper.email or sender),
    )


def sender_and_host(site: Site, what: str) -> tuple[str, str]:
    """Return the address that mail comes from, and the host of the site.

    Args:
        site: The site.
        what: What is to be sent: `A letter`.

    Raises:
        PostError: The place does not say one of them.
    """
    sender = site.settings.newsletter.post.sender or site.settings.keeper.email
    host = urlsplit(site.url).hostname
    if sender and host:
        return sender, host
    wanted = {
        "newsletter.post.sender, the address it comes from": sender,
        "site_url, the address of the site": host,
    }
    missing = "; ".join(name for name, value in wanted.items() if not value)
    msg = f"{what} needs these in the site's configuration: {missing}."
    raise PostError(msg)


def plain_address(address: str) -> str:
    """Return an address of ours as any mail server takes it.

    Raises:
        PostError: It is none, or needs what not every server has.
    """
    try:
        found = parse_address(address)
    except AddressRefused as error:
        msg = f"{address} {error}."
        raise PostError(msg) from None
    if found.needs_utf8:
        msg = f"{address} has letters beyond ASCII before the @; many servers do not take such a sender."
        raise PostError(msg)
    return str(found)


def make_plan(  # noqa: PLR0913 - what a plan settles
    folder: EditionFolder,
    letter: Outgoing,
    look: Imprint,
    chosen: Audience,
    *,
    to: str,
    secret: Secret,
    now: datetime,
) -> None:
    """Write a plan: the ledger, the list of who gets the edition and who does not, and the first letter.

    Raises:
        PostError: The edition is not frozen, nobody is to have it, or somebody has it already.
    """
    if not letter.hash:
        first = f"placebook newsletter freeze {letter.id}"
        msg = f"{letter.id} is not frozen. What goes out must stay as it is; first: {first}"
        raise PostError(msg)
    if not chosen.planned:
        of = f"of {chosen.candidates:,} subscribers none is left on the list {to}"
        msg = f"Nobody is to have {letter.id}: {of}."
        raise PostError(msg)
    see_that_it_is_new(folder)
    mould = cast(letter, look, now)
    about = {
        "edition": letter.id,
        "plan": folder.path.name,
        "hash": letter.hash,
        "mould hash": hashlib.sha256(mould).hexdigest(),
        "sender": look.bounces,
        "domain": look.host,
        "to": to,
        "made": now.isoformat(),
        "candidates": str(chosen.candidates),
    }
    folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    readers = [(one.person, str(one.address), one.address.domain) for one in chosen.planned]
    write_ledger(folder.ledger, about, mould, readers, folder.marks)
    with Ledger(folder.ledger, folder.marks) as ledger:
        (task,) = ledger.to_send(readers[0][2], 0, 1)
        write_private(folder.sample, Posting.of(ledger, secret).parcel(task).data)
    write_private(folder.audience, _table(chosen).encode("utf-8-sig"))


def see_that_it_is_new(folder: EditionFolder) -> None:
    """Refuse to write over the plan of what somebody has."""
    plan = folder.path.name
    if not folder.ledger.exists():
        if any(mark.steps > 1 for mark in folder.marks.read()):
            places = " and ".join(str(path) for path in folder.marks.paths if path.exists())
            msg = (
                f"{plan} was sent from here, and its ledger, {folder.ledger}, is gone. Put it back: "
                "without it everybody would get the edition again. If you are sure that nobody has it, "
                f"remove {places}."
            )
            raise PostError(msg)
        return
    with Ledger(folder.ledger, folder.marks) as ledger:
        if ledger.balance().has_gone:
            go_on = f"placebook newsletter send {plan} --resume"
            late = f"placebook newsletter plan {edition_of(plan)} --late-joiners"
            msg = (
                f"{plan} has gone to some readers already. Go on with it: {go_on}. "
                f"For those who joined since: {late}"
            )
            raise PostError(msg)


def check_fresh(ledger: Ledger, frozen_hash: str, now: datetime) -> None:
    """See that what was planned is what should go, before the first letter does.

    Raises:
        PostError: The edition was frozen anew, or the plan is old.
    """
    quarter = ledger.about("plan")
    again = f"Plan again: {planned_by(quarter)}"
    if ledger.about("hash") != frozen_hash:
        msg = f"{quarter} is not what it was when it was planned. {again}"
        raise PostError(msg)
    if now - datetime.fromisoformat(ledger.about("made")) > _STALE:
        msg = f"{quarter} was planned more than a week ago; people have come and gone since. {again}"
        raise PostError(msg)


def _table(chosen: Audience) -> str:
    rows = [
        *({"address": str(one.address), "letter": "planned"} for one in chosen.planned),
        *(
            {"address": str(one.address), "letter": "suppressed", "why": why}
            for one, why in chosen.suppressed
        ),
        *({"address": str(one.address), "letter": "excluded", "why": why} for one, why in chosen.excluded),
    ]
    return as_csv(sorted(rows, key=lambda row: row["address"]), ("address", "letter", "why"))


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only the keeper's own account can read."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
