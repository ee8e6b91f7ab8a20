"""Links to other sites, as commands look after them: asked, remembered, told of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from placebook.content.outside import outside_addresses
from placebook.content.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from placebook.content.load import Loaded
    from placebook.model.settings import Settings
    from placebook.outside.asking import Manners
    from placebook.problems import Problem

# Beside the configuration, with what builds keep.
MEMORY = Path(".cache/placebook/links.json")
_STEP = "Asking other sites"


class Links(NamedTuple):
    """What was found: warnings about what is gone, and notes about what did not answer."""

    gone: list[Problem]
    silent: list[Problem]


def manners(settings: Settings | None, site_url: str, *, is_private_asked: bool = False) -> Manners:
    """Return how a place asks others: by its name, so that they can see who it is and why."""
    from placebook.outside.asking import Manners  # noqa: PLC0415 - httpx loads when it is needed

    place = settings.place if settings else "a directory"
    who = ", ".join(part for part in (site_url, (settings and settings.keeper.email) or "") if part)
    agent = f"Placebook for {place}, looking for dead links{f' (+{who})' if who else ''}"
    return Manners(agent.encode("ascii", "replace").decode(), is_private_asked=is_private_asked)


def unanswered(
    addresses: Iterable[str], how: Manners, report: Callable[[str, int, int], None]
) -> dict[str, str]:
    """Return the addresses that are gone or do not answer, each with what is wrong: `is gone: …`.

    Args:
        addresses: Addresses that begin with http: or https:.
        how: How they are asked.
        report: Called with the name of the step, addresses done and addresses in all.
    """
    from placebook.outside.asking import ask  # noqa: PLC0415 - as above

    found = ask(addresses, how, lambda done, of: report(_STEP, done, of))
    return {address: one.words for address, one in found.items() if one.kind != "fine"}


def check_links(  # noqa: PLR0913 - what it takes to ask
    loaded: Loaded,
    how: Manners,
    memory: Path,
    *,
    is_wanted: Callable[[str], bool],
    today: date,
    days: int,
    report: Callable[[str, int, int], None],
) -> Links:
    """Ask for every address of another site that some files lead to.

    Args:
        loaded: The content.
        how: How they are asked.
        memory: The file in which it is kept who has answered.
        is_wanted: Whether a file is looked at.
        today: The day it is.
        days: For how many days an answer is believed.
        report: As in `unanswered`.

    Raises:
        OSError: What was learnt cannot be kept.
    """
    from placebook.outside.asking import ask  # noqa: PLC0415 - as above
    from placebook.outside.remembered import Remembered  # noqa: PLC0415

    places = {
        address: kept
        for address, spots in outside_addresses(loaded).items()
        if (kept := [spot for spot in spots if is_wanted(spot.file)])
    }
    remembered = Remembered.read(memory)
    try:
        verdicts = ask(
            remembered.to_ask(places, today, days),
            how,
            lambda done, of: report(_STEP, done, of),
            answered=lambda address: remembered.answered(address, today),
        )
    except KeyboardInterrupt:
        remembered.keep()  # the next run goes on from here
        raise
    remembered.learn(verdicts, today)
    gone, silent = Report(loaded), Report(loaded)
    for address, verdict in verdicts.items():
        for spot in places[address] if verdict.kind != "fine" else ():
            words = f"'{address}' {verdict.words}."
            since = remembered.silent.get(address)
            if verdict.kind == "gone":
                told, hint = gone, "Write where it is now, or take it out."
            else:
                told = silent
                hint = f"So it has been since {since}." if since and since < today else "It may tomorrow."
            if spot.at:
                told.warning(spot.file, spot.at, words, hint)
            else:
                told.body_warning(spot.file, address, words, hint)
    return Links(gone.problems, [one.as_note() for one in silent.problems])
