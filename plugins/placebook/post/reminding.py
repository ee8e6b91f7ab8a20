"""Asking groups by e-mail whether their listings are right: whom, how often, and by which ledger.

Only addresses that listings publish are written to, each at most once in three months, about everything that
is listed with it. Who somebody is stands in no list of its own: a code made of the address names them
(`tokens.person_at`), so that whoever was asked is known again by the ledgers alone.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from placebook.model.review import months_later
from placebook.opendata.table import write as as_csv
from placebook.post.address import Address, AddressRefused, parse_address
from placebook.post.ledger import Ledger, write_ledger
from placebook.post.letters import Fate
from placebook.post.mould import Imprint, Letters, cast
from placebook.post.plan import Posting, plain_address, see_that_it_is_new, sender_and_host, write_private
from placebook.post.tokens import person_at
from placebook.wording.wording import begun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from placebook.model.listing import Listing
    from placebook.pages.site import Site
    from placebook.post.folder import EditionFolder, PostFolder
    from placebook.post.secret import Secret
    from placebook.post.signing import Signer
    from placebook.reminders.letter import Reminder

STOPS = "stop reminders"  # what the key is called that makes the tokens by which somebody is asked no more
_MONTHS = 3
# Whoever may have the message has been asked, and so has whoever cannot be reached by it.
_ASKED = (Fate.ACCEPTED, Fate.UNCERTAIN, Fate.INTENDED, Fate.REJECTED)


class Group(NamedTuple):
    """Whoever is asked at one address.

    Attributes:
        person: The number that stands for the address.
        address: Where the message goes.
        listings: What is due to be checked and is listed with it, in the order it came.
    """

    person: str
    address: Address
    listings: tuple[Listing, ...]


class Whom(NamedTuple):
    """Everything that is due, by how it can be asked about.

    Attributes:
        asked: Who is asked now, in the order messages go.
        left_out: Who is not, and why.
        private: What gives an address that looks like a person's own, without a ground on which it is used.
        silent: What gives no address that could be written to.
    """

    asked: tuple[Group, ...]
    left_out: tuple[tuple[Group, str], ...]
    private: tuple[Listing, ...]
    silent: tuple[Listing, ...]


def person_of_address(address: Address, secret: Secret) -> str:
    """Return the number that stands for an address in the ledgers of reminders."""
    return person_at(address.key, secret.key("asked"))


def whom(
    due: Iterable[Listing], is_private: Callable[[Listing], bool], folder: PostFolder, today: date
) -> Whom:
    """Settle who is asked.

    Args:
        due: What is to be checked, in the order to be told.
        is_private: Tells whether a listing's address is one that nobody has said may be used.
        folder: Knows who has been asked, and who wants no letter.
        today: The day it is.

    Raises:
        PostError: A ledger or a list cannot be used. Nobody is asked without them.
    """
    secret = folder.secret()
    written: list[Listing] = []
    private: list[Listing] = []
    for listing in due:
        (private if is_private(listing) else written).append(listing)
    groups, silent = _by_address(written, secret)
    before = _asked_before(folder)
    lists = (folder.suppression(), folder.not_asked())
    asked, left_out = [], []
    for group in groups:
        stopped = next((found for one in lists if (found := one.of(group.address))), None)
        last = before.get(group.person)
        if stopped:
            left_out.append((group, stopped.words))
        elif last and months_later(last, _MONTHS) > today:
            left_out.append((group, f"was asked on {last}"))
        else:
            asked.append(group)
    # Spread by chance, the same each time, so that no host gets all of its messages in a row.
    asked.sort(key=lambda group: hashlib.sha256(group.person.encode()).digest())
    return Whom(tuple(asked), tuple(left_out), tuple(private), silent)


def _by_address(due: Iterable[Listing], secret: Secret) -> tuple[list[Group], tuple[Listing, ...]]:
    found: dict[str, Group] = {}
    silent = []
    for listing in due:
        try:
            address = parse_address(listing.contact.email or "")
        except AddressRefused:
            silent.append(listing)
            continue
        person = person_of_address(address, secret)
        known = found.get(person, Group(person, address, ()))
        found[person] = known._replace(listings=(*known.listings, listing))
    return list(found.values()), tuple(silent)


def _asked_before(folder: PostFolder) -> dict[str, date]:
    """Return on which day each was last asked."""
    found: dict[str, date] = {}
    for one in folder.reminders():
        with Ledger(one.ledger, one.marks) as ledger:
            day = date.fromisoformat(ledger.about("day"))
            for person, _, fate in ledger.readers():
                if fate in _ASKED:
                    found[person] = max(day, found.get(person, day))
    return found


def reminder_imprint(site: Site) -> Imprint:
    """Return what stands on every reminder.

    Raises:
        PostError: Something that it must have is not set, or cannot stand in one.
    """
    post, keeper = site.settings.newsletter.post, site.settings.keeper
    sender, host = sender_and_host(site, "A reminder")
    answers = plain_address(site.settings.form.email or keeper.email or post.reply_to or sender)
    return Imprint(
        newsletter=begun(keeper.name),
        sender=plain_address(sender),
        reply_to=answers,
        bounces=plain_address(post.bounces or sender),
        list_id=f"reminders.{host}",
        unsubscribe=f"mailto:{quote(answers, safe='@')}?subject=stop%20{{token}}",
        one_click=False,
        stop_by_mail="",
    )


def unfinished(folder: PostFolder, quarter: str) -> EditionFolder | None:
    """Return the reminders of a quarter of which some have gone, and some are still to go."""
    for one in folder.reminders(quarter):
        with Ledger(one.ledger, one.marks) as ledger:
            balance = ledger.balance()
            if balance.has_gone and not balance.is_over:
                return one
    return None


def place_for(folder: PostFolder, quarter: str) -> EditionFolder:
    """Return where new reminders are planned: over a plan of which nothing has gone, or else anew."""
    for one in folder.reminders(quarter):
        with Ledger(one.ledger, one.marks) as ledger:
            balance = ledger.balance()
            if not balance.done:
                return one
    return folder.new_reminders(quarter)


def plan_reminders(  # noqa: PLR0913 - what a plan settles
    folder: EditionFolder,
    messages: Sequence[tuple[Group, Reminder]],
    look: Imprint,
    *,
    left_out: Iterable[tuple[Group, str]],
    quarter: str,
    secret: Secret,
    today: date,
    now: datetime,
) -> None:
    """Write a plan: the ledger with all messages, the list of who is asked and who is not, and the first.

    Raises:
        PostError: The ledger of reminders that have gone is lost.
    """
    see_that_it_is_new(folder)
    about = {
        "plan": folder.path.name,
        "quarter": quarter,
        "day": today.isoformat(),
        "sender": look.bounces,
        "domain": look.host,
        "made": now.isoformat(),
    }
    folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    readers = [(group.person, str(group.address), group.address.domain) for group, _ in messages]
    moulds = {group.person: cast(reminder, look, now) for group, reminder in messages}
    write_ledger(folder.ledger, about, b"", readers, folder.marks, own=moulds)
    with Ledger(folder.ledger, folder.marks) as ledger:
        (task,) = ledger.to_send(readers[0][2], 0, 1)
        write_private(folder.sample, reminding(ledger, secret).parcel(task).data)
    write_private(folder.audience, _table([one for one, _ in messages], left_out).encode("utf-8-sig"))


def _table(asked: Iterable[Group], left_out: Iterable[tuple[Group, str]]) -> str:
    rows = [
        *({"address": str(one.address), "letter": "planned", "about": _about(one)} for one in asked),
        *(
            {"address": str(one.address), "letter": "left out", "why": why, "about": _about(one)}
            for one, why in left_out
        ),
    ]
    columns = ("address", "letter", "why", "about")
    return as_csv(sorted(rows, key=lambda row: row["address"]), columns)


def _about(group: Group) -> str:
    return "; ".join(listing.slug for listing in group.listings)


def reminding(ledger: Ledger, secret: Secret, signer: Signer | None = None) -> Posting:
    """Return what makes the messages that a plan has settled."""
    return Posting(
        ledger.about("quarter"),
        Letters(b""),
        ledger.about("sender"),
        secret,
        signer,
        own=ledger.own_moulds(),
        stops=STOPS,
    )


def rehearsing(look: Imprint, mould: bytes, quarter: str, secret: Secret, signer: Signer | None) -> Posting:
    """Return what makes messages of one mould, planned or not, to be looked at."""
    return Posting(quarter, Letters(mould), look.bounces, secret, signer, stops=STOPS)
