"""Whether every record has an address of its own, and whether what leads on from it ever ends."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from placebook.content.frontmatter import line_of, read_yaml
from placebook.content.names import as_slug
from placebook.content.record import COLLECTIONS
from placebook.content.report import file_of
from placebook.model.vocabulary import VOCABULARIES
from placebook.problems import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from placebook.content.load import Loaded
    from placebook.content.report import Report
    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.spark import Spark
    from placebook.model.story import Story


def check_addresses(loaded: Loaded, report: Report) -> None:
    """Find files that would share an address, and earlier names that lead to several places or to none."""
    alike: dict[str, list[str]] = defaultdict(list)
    for file in sorted(loaded.digests):
        folder, _, name = file.rpartition("/")
        if folder in COLLECTIONS:
            alike[f"{folder}/{as_slug(name.removesuffix('.md'))}"].append(file)
    for address, files in alike.items():
        first = f"{address}.md" if f"{address}.md" in files else files[0]
        for file in files:
            if file != first:
                message = f"the file would have the same address as {first}."
                report.error(file, "", message, "Keep one of them, or give this one a name of its own.")
    directory = loaded.directory
    for records in (directory.listings, directory.stories, directory.events, directory.sparks):
        _check_redirects(loaded, report, records)


def _check_redirects(
    loaded: Loaded, report: Report, records: Iterable[Listing | Story | Event | Spark]
) -> None:
    """Check the earlier names within one collection."""
    claims = [(old, record, n) for record in records for n, old in enumerate(record.redirect_from)]
    claims.sort(key=lambda claim: (claim[0], claim[1].slug))
    owner: dict[str, str] = {}
    for old, record, _ in claims:
        owner.setdefault(old, record.slug)
    for old, record, number in claims:
        file = file_of(record)
        other = f"{file.partition('/')[0]}/{old}.md"
        place = f"redirect_from.{number}"
        if old == record.slug:
            message = f"'{old}' is the name the file has now."
            report.error(file, "redirect_from", message, "Leave it out.", at=place)
        elif owner[old] != record.slug:
            message = f"'{old}' leads to '{owner[old]}' already."
            report.error(file, "redirect_from", message, "Keep it in one of the two files.", at=place)
        elif _leads_to(record.slug, old, owner):
            message = f"'{old}' leads here, and '{record.slug}' leads back to it: nobody would ever arrive."
            report.error(file, "redirect_from", message, "Take it out of one of the two files.", at=place)
        elif other in loaded.digests:
            message = f"'{old}' is the name of another file, {other}."
            report.error(file, "redirect_from", message, "Leave it out, or remove that file.", at=place)


def _leads_to(slug: str, goal: str, owner: Mapping[str, str]) -> bool:
    """Tell whether a reader sent on from a slug comes to another one."""
    seen: set[str] = set()
    while slug in owner and slug not in seen:
        seen.add(slug)
        slug = owner[slug]
        if slug == goal:
            return True
    return False


def check_circles(loaded: Loaded, report: Report) -> None:
    """Find listings that are part of each other, and terms that lie within each other."""
    parts = {one.slug: one.part_of for one in loaded.directory.listings if one.part_of}
    for circle in circles(parts):
        if len(circle) > 1:  # one that names itself is a wrong reference
            message = f"goes round in a circle: {_chain(circle)}."
            report.error(f"groups/{circle[0]}.md", "part_of", message, "Take part_of out of one of them.")
    for name in VOCABULARIES:
        terms = getattr(loaded.directory, name).terms
        file = f"vocabulary/{name}.yml"
        for circle in circles({term.id: term.parent for term in terms if term.parent}):
            message = f"goes round in a circle: {_chain(circle)}."
            line = _line_of_term(report.text(file), file, circle[0])
            report.vocabulary_error(file, line, "parent", message, "Take parent out of one of them.")


def _chain(circle: list[str]) -> str:
    return ", ".join(circle) + f", and {circle[0]} again"


def circles(leads: Mapping[str, str]) -> list[list[str]]:
    """Return every circle in which things lead on to each other, each beginning with its first name."""
    found: list[list[str]] = []
    done: set[str] = set()
    for start in sorted(leads):
        way: list[str] = []
        here = start
        while here in leads and here not in done:
            done.add(here)
            way.append(here)
            here = leads[here]
        if here in way:
            circle = way[way.index(here) :]
            first = circle.index(min(circle))
            found.append(circle[first:] + circle[:first])
    return found


def _line_of_term(text: str, file: str, term_id: str) -> int:
    try:
        value, lines = read_yaml(text, file=file)
    except ContentError:
        return 0
    number = next(
        (n for n, item in enumerate(value) if isinstance(item, dict) and item.get("id") == term_id), 0
    )
    return line_of(lines, f"{number}.parent")
