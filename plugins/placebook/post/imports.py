"""Subscribers from somewhere else: the exports of other senders, and plain tables.

Every row ends in exactly one way, and says which. Whoever had stopped the letter there must have none from
here either; what is not known to have been asked for is refused.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from placebook.opendata.table import unguarded
from placebook.post.address import Address, parse_address
from placebook.post.consent import Consent, Wording, check_list
from placebook.post.errors import PostError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from placebook.intake.readers import Row, Table
    from placebook.post.subscribers import Subscribers
    from placebook.post.suppression import Suppression

Outcome = Literal["imported", "already here", "suppressed", "stopped there", "refused"]
Standing = Literal["on", "stopped", "never asked", "unknown"]
OUTCOMES: tuple[Outcome, ...] = ("imported", "already here", "suppressed", "stopped there", "refused")


class Form(NamedTuple):
    """How another program writes its subscribers down.

    Attributes:
        name: Whose it is.
        signs: Columns by which it is known; all of them are there.
        address: The columns that may hold the address, the first that is there.
        days: The columns that may hold the day of consent, the best first.
        standing: The columns that say whether somebody still wants letters.
        standings: What is written there, and what it means; what is not here is unknown.
        stopped: Columns that are filled for those who want no more, or whom no letter reaches.
    """

    name: str
    signs: frozenset[str]
    address: tuple[str, ...]
    days: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    standings: Mapping[str, Standing] = {}
    stopped: tuple[str, ...] = ()


_STANDINGS: dict[str, Standing] = {
    **dict.fromkeys(("subscribed", "active", "yes", "true", "1", "enabled", "regular", "confirmed"), "on"),
    **dict.fromkeys(
        ("unsubscribed", "inactive", "no", "false", "0", "stopped", "bounced", "cleaned"), "stopped"
    ),
    **dict.fromkeys(("unconfirmed", "pending"), "never asked"),
}
# Columns as they are called in each program's own exports, in lower case.
FORMS = (
    Form(
        "Mailchimp",
        frozenset({"email address", "leid"}),
        ("email address",),
        days=("confirm_time", "optin_time"),
        stopped=("unsub_time", "clean_time"),
    ),
    Form(
        "listmonk",
        frozenset({"email", "name", "attributes", "status"}),
        ("email",),
        days=("created_at",),
        standing=("status",),
        standings={"enabled": "on", "disabled": "stopped", "blocklisted": "stopped"},
    ),
    Form(
        "Buttondown",
        frozenset({"notes", "metadata", "tags"}),
        ("email", "email_address"),
        days=("creation_date",),
        standing=("subscriber_type", "type"),
        standings={
            **dict.fromkeys(("regular", "premium", "gifted", "trialed", "paused", "churned"), "on"),
            **dict.fromkeys(("unsubscribed", "removed", "undeliverable", "complained", "blocked"), "stopped"),
            **dict.fromkeys(("unactivated", "unpaid", "upcoming", "spammy"), "never asked"),
        },
    ),
    Form(
        "a plain table",
        frozenset(),
        ("email", "e-mail", "email address", "e-mail address", "email_address", "address", "mail"),
        days=("consent day", "consented", "agreed", "date", "day", "since", "joined", "subscribed"),
        standing=("status",),
        standings=_STANDINGS,
        stopped=("unsubscribed", "stopped"),
    ),
)


class Fate(NamedTuple):
    """What became of a row: its number in the file, its address as it stood there, and the reason."""

    row: int
    address: str
    outcome: Outcome
    why: str = ""


class Incoming(NamedTuple):
    """A row that was understood."""

    address: Address
    standing: Standing
    day: str
    lists: tuple[str, ...]
    how: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class Taken:
    """How rows are taken in.

    Attributes:
        wording: What people agreed to where they come from, where the table does not say.
        how: How they agreed, where the table does not say: `paper forms, 2019 to 2023`.
        day: When they did, where the table does not say; empty if that is not known.
        lists: What for, where the table does not say.
        today: The day of the import.
    """

    wording: Wording
    how: str
    day: str
    lists: tuple[str, ...]
    today: str


def form_of(table: Table, name: str) -> Form:
    """Tell whose table this is.

    Raises:
        PostError: It has no column of addresses.
    """
    columns = {column.casefold() for column in table.columns}
    for form in FORMS:
        if form.signs <= columns and columns & set(form.address):
            return form
    there = ", ".join(sorted(table.columns))
    msg = f"{name} has no column of addresses. Call it email. The columns here are: {there}."
    raise PostError(msg)


def take_in(
    table: Table, form: Form, taken: Taken, subscribers: Subscribers, suppression: Suppression
) -> Iterator[Fate]:
    """Put a table's people among the subscribers, and yield what became of each row.

    The subscribers change in one step, when the last row is done. Who had stopped the letter is noted at
    once.
    """
    seen: dict[str, int] = {}
    with subscribers.step():
        for row in table.rows:
            yield _one(row, form, taken, seen, subscribers, suppression)


def _one(  # noqa: PLR0913, PLR0917 - what a row meets
    row: Row,
    form: Form,
    taken: Taken,
    seen: dict[str, int],
    subscribers: Subscribers,
    suppression: Suppression,
) -> Fate:
    given = {name.casefold(): unguarded(value) for name, value in row.cells.items()}
    shown = _first(given, form.address)
    if row.refusal:
        return Fate(row.number, shown, "refused", row.refusal)
    try:
        found = _understood(given, shown, form, taken)
    except (ValueError, PostError) as error:
        return Fate(row.number, shown, "refused", str(error))
    address = found.address
    before = seen.setdefault(address.key, row.number)
    if found.standing == "stopped":
        suppression.add(address, "elsewhere", taken.today)
        return Fate(row.number, shown, "stopped there", "will have no letter from here either")
    if stopped := suppression.of(address):
        return Fate(row.number, shown, "suppressed", stopped.words)
    if before != row.number:
        return Fate(row.number, shown, "already here", f"the same address stands in row {before}")
    consents = [Consent(name, found.day, found.how, found.wording) for name in found.lists]
    is_new = subscribers.add(address, consents, taken.today)
    return Fate(row.number, shown, "imported" if is_new else "already here")


def _understood(given: Mapping[str, str], shown: str, form: Form, taken: Taken) -> Incoming:
    """Read a row.

    Raises:
        ValueError: It cannot be used; the message says why.
        PostError: It names a list that cannot be.
    """
    if not shown:
        msg = "has no address"
        raise ValueError(msg)
    address = parse_address(shown)
    standing = _standing(given, form)
    if standing == "unknown":
        msg = f"'{_first(given, form.standing)}' does not say whether letters are wanted"
        raise ValueError(msg)
    if standing == "never asked":
        msg = "never confirmed that letters are wanted"
        raise ValueError(msg)
    day = _day(_first(given, form.days)) or taken.day
    if not day and standing == "on":
        msg = "does not say when the letter was asked for; give --when if you know it of all"
        raise ValueError(msg)
    if form.signs:  # what another program means by lists and the like is not what we do
        return Incoming(address, standing, day, taken.lists, taken.how, taken.wording)
    lists = tuple(check_list(name.strip()) for name in given.get("lists", "").split(";") if name.strip())
    wording = Wording.of(given["words"]) if "words" in given else taken.wording
    return Incoming(address, standing, day, lists or taken.lists, given.get("how") or taken.how, wording)


def _standing(given: Mapping[str, str], form: Form) -> Standing:
    if any(given.get(column) for column in form.stopped):
        return "stopped"
    said = _first(given, form.standing).casefold()
    if not said:
        return "on"
    return form.standings.get(said, "unknown")


def _first(given: Mapping[str, str], columns: Iterable[str]) -> str:
    return next((given[column] for column in columns if given.get(column)), "")


def _day(text: str) -> str:
    """Return the day in `2019-05-04 10:22:31` or its like; others mean one day here and another there."""
    try:
        return datetime.fromisoformat(text[:10]).date().isoformat()
    except ValueError:
        return ""


def tally(fates: Iterable[Fate], rows: int) -> str:
    """Say what became of all rows.

    Raises:
        AssertionError: A row is unaccounted for.
    """
    counts = Counter(fate.outcome for fate in fates)
    if sum(counts.values()) != rows:
        msg = f"{rows} rows were read and {sum(counts.values())} accounted for"
        raise AssertionError(msg)
    told = ", ".join(f"{counts[outcome]:,} {outcome}" for outcome in OUTCOMES if counts[outcome])
    return f"{rows:,} row{'' if rows == 1 else 's'}: {told or 'nothing'}"
