"""Whether what records point to is there: other records, pages and pictures."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from placebook.content.made_pages import is_made
from placebook.content.report import file_of
from placebook.content.suggest import did_you_mean, nearest
from placebook.model.edition import PARTS
from placebook.model.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.content.load import Loaded
    from placebook.content.record import Record
    from placebook.content.report import Report
    from placebook.model.edition import Edition
    from placebook.model.event import Event
    from placebook.model.spark import Spark
    from placebook.model.story import Story

_ELSEWHERE = re.compile(r"!\[[^\]]*\]\(\s*<?((?:https?:)?//[^\s)>]+)", re.IGNORECASE)


def check_references(loaded: Loaded, report: Report) -> None:
    """Find references to listings, links and pictures that lead nowhere."""
    known = _Known(loaded)
    directory = loaded.directory
    records: list[Listing | Story | Event | Spark] = [
        *directory.listings,
        *directory.stories,
        *directory.events,
        *directory.sparks,
    ]
    housed: list[Listing | Event] = [*directory.listings, *directory.events]
    written: list[Record] = [*records, *directory.editions]
    _tell_renamed(loaded, report)
    for record in records:
        file = file_of(record)
        for field, place, slug in _slugs(record):
            if slug == record.slug and isinstance(record, Listing):
                report.error(file, field, "names this listing itself.", "Leave it out.", at=place)
            elif f"groups/{slug}.md" not in known.files:
                report.error(file, field, f"there is no listing '{slug}'.", known.instead(slug), at=place)
    for spark in directory.sparks:
        _check_fund(loaded, known, report, spark)
    for one in housed:
        _check_venue(loaded, report, one)
    for edition in directory.editions:
        _check_edition(known, report, edition)
    for entry in written:
        _check_pictures(loaded, report, entry)
        _check_body(loaded, known, report, entry)


def _tell_renamed(loaded: Loaded, report: Report) -> None:
    """Say where something is still called what it was called before."""
    for file, found in loaded.renamed.items():
        for field, place, old, new in found:
            message = f"'{old}' is now called '{new}'."
            if field:
                report.warning(file, field, message, f"Write {new}.", at=place)
            else:
                hint = f"Link to {posixpath.relpath(new, posixpath.dirname(file))}."
                report.body_warning(file, posixpath.basename(old), message, hint)


class _Known:
    """What there is to point to. Files with problems count: theirs are told where they are."""

    def __init__(self, loaded: Loaded) -> None:
        self.files = {*loaded.digests, *loaded.pages}
        self.removed = {f"{one.page}.md": one.on for one in loaded.directory.removed if one.page}
        self._refs = sorted(name[:-3] for name in loaded.digests if name.endswith(".md"))
        self._slugs = [ref.removeprefix("groups/") for ref in self._refs if ref.startswith("groups/")]
        self._told: dict[str, str] = {}

    def instead(self, slug: str) -> str:
        if day := self.removed.get(f"groups/{slug}.md"):
            return f"It was taken down on {day}. Leave it out."
        if slug not in self._told:
            hint = did_you_mean(slug, self._slugs)
            self._told[slug] = hint or "Write the name of a file in groups/, without .md."
        return self._told[slug]

    def ref_instead(self, ref: str) -> str:
        return did_you_mean(ref, self._refs) or "Write a folder and the name of a file in it, without .md."

    def file_instead(self, target: str, folder: str) -> str:
        near = nearest(target, self.files)
        return f"Did you mean '{posixpath.relpath(near, folder)}'?" if near else "Look at the file's name."


def _slugs(record: Record) -> Iterator[tuple[str, str, str]]:
    """Yield each listing a record names: the field, its place in the file, and the slug."""
    for field in ("venue", "part_of", "organiser", "given_by"):
        if slug := getattr(record, field, None):
            yield field, field, slug
    for field in ("works_with", "groups"):
        for number, slug in enumerate(getattr(record, field, ())):
            yield field, f"{field}.{number}", slug


def _check_venue(loaded: Loaded, report: Report, record: Listing | Event) -> None:
    venue = loaded.directory.by_slug.get(record.venue or "")
    if not venue or venue.slug == record.slug:
        return
    if venue.kind != "place":
        hint = "Name the hall or room itself, or give the address instead."
        report.error(
            file_of(record), "venue", f"'{venue.slug}' is not a place: its kind is {venue.kind}.", hint
        )
    elif venue.status == "closed" and record.status == "active":
        message = f"'{venue.slug}' has closed."
        report.warning(file_of(record), "venue", message, "Say where it meets now, or pause it.")


_OF_FUNDS = ("until", "how_to_ask")
_OF_GIFTS = ("fund", "who", "came_of_it")


def _check_fund(loaded: Loaded, known: _Known, report: Report, spark: Spark) -> None:
    others = _OF_GIFTS if spark.is_fund else _OF_FUNDS
    for field in others:
        if getattr(spark, field) is not None:
            whose = "money that was given" if spark.is_fund else "a fund that people may ask"
            hint = (
                "Leave it out, or say `stage: given`."
                if spark.is_fund
                else "Leave it out, or say `stage: open`."
            )
            report.error(file_of(spark), field, f"belongs to {whose}, and this is none.", hint)
    if spark.fund and f"sparks/{spark.fund}.md" not in known.files:
        message = f"there is no fund '{spark.fund}'."
        report.error(file_of(spark), "fund", message, known.ref_instead(f"sparks/{spark.fund}"))
    elif any(one.slug == spark.fund for one in loaded.directory.given):
        message = f"'{spark.fund}' was given itself, and is no fund."
        report.error(file_of(spark), "fund", message, "Name a file in sparks/ that says `stage: open`.")


def _check_edition(known: _Known, report: Report, edition: Edition) -> None:
    file = file_of(edition)
    named = [
        *(("feature", f"feature.{number}", ref) for number, ref in enumerate(edition.feature)),
        *(("order", f"order.{number}", ref) for number, ref in enumerate(edition.order) if ref not in PARTS),
        *(("leave_out", f"leave_out.{number}", ref) for number, ref in enumerate(edition.leave_out)),
        *(("notes", f"notes.{ref}", ref) for ref in edition.notes),
    ]
    for field, place, ref in named:
        if f"{ref}.md" not in known.files:
            report.error(file, field, f"there is no '{ref}'.", known.ref_instead(ref), at=place)
        elif field != "leave_out" and ref in edition.leave_out:
            message = f"'{ref}' is also under leave_out, so it would not be shown."
            report.warning(file, field, message, "Keep one of them.", at=place)


def _check_pictures(loaded: Loaded, report: Report, record: Record) -> None:
    for number, picture in enumerate(record.images):
        if picture.file not in loaded.images:
            message = f"there is no picture '{picture.file}' in images/."
            hint = did_you_mean(picture.file, loaded.images) or "Put the picture there, or leave it out."
            report.error(file_of(record), f"images.{number}.file", message, hint)


def _check_body(loaded: Loaded, known: _Known, report: Report, record: Record) -> None:
    file = file_of(record)
    for link in dict.fromkeys(record.links):
        target = link.partition("#")[0]
        name = posixpath.basename(target)
        if target.startswith("images/") and not target.endswith(".md"):
            if name not in loaded.images:
                hint = did_you_mean(name, loaded.images) or "Put the picture there, or leave it out."
                report.body_error(file, name, f"there is no picture '{name}' in images/.", hint)
        elif target not in known.files and target not in known.removed and not is_made(target):
            hint = known.file_instead(target, posixpath.dirname(file))
            report.body_error(file, name, f"there is no file '{target}' to link to.", hint)
    if "![" in record.body:
        for address in _ELSEWHERE.findall(record.body):
            message = "a picture from another site is not shown: that site would learn who reads this page."
            report.body_warning(file, address, message, "Put the picture into images/ if you may use it.")
