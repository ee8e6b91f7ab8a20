"""From proposals that the keeper has accepted to the files of listings as they are to be."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from placebook.content.edit import edited
from placebook.content.record import read
from placebook.content.trial import errors_with
from placebook.content.write import field_text, to_text
from placebook.model.listing import Listing
from placebook.problems import Problem
from placebook.saving import save

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from placebook.content.load import Loaded
    from placebook.submissions.proposing import Proposal, Proposing

FOLDER = "groups"


@dataclass
class Accepting:
    """Gathers accepted proposals, so that several are checked and written together.

    Attributes:
        loaded: The content folder as it is.
        texts: The files to be written, by the listing's name.
        done: For each accepted submission the listing it went into, by id.
    """

    loaded: Loaded
    texts: dict[str, str] = field(default_factory=dict)
    done: dict[str, str] = field(default_factory=dict)

    def text_for(self, proposal: Proposal) -> str:
        """Return the file that a proposal comes to; for one that is refused, a file to be put right."""
        if proposal.listing is None:
            return _unfinished(proposal.fields)
        before = self._before(proposal.slug)
        if before is None:
            return to_text(proposal.listing)
        text, listing = before
        if proposal.kind in {"note", "nothing"}:
            return text
        return edited(text, listing, proposal.listing)

    def accept(self, proposal: Proposal, text: str = "") -> Listing | None:
        """Take a proposal in, with the file's text as a person has edited it, if anybody has.

        Returns:
            What the file holds; None where the proposal is refused, or its file holds no listing.
        """
        slug = proposal.slug
        if proposal.listing is None or not slug:
            return None
        text = text or self.text_for(proposal)
        record = read(FOLDER, slug, text.encode(), file="").record
        if not isinstance(record, Listing):
            return None
        self.texts[slug] = text
        self.done[proposal.submission.id] = slug
        return record

    def errors(self, today: date) -> list[Problem]:
        """Return what keeps the files from being written: the check's errors, and what is in their way."""
        found = errors_with(self.loaded, FOLDER, self.texts, today)
        known = {listing.slug for listing in self.loaded.directory.listings}
        folder = self.loaded.folder / FOLDER
        for slug in self.texts:
            path = folder / f"{slug}.md"
            if path.is_symlink() or (slug not in known and os.path.lexists(path)):
                message = "there is something of this name already that is no listing in order."
                found.append(Problem(f"{FOLDER}/{slug}.md", 0, "", message, "Look at it first."))
        if not folder.resolve().is_relative_to(self.loaded.folder.resolve()):
            message = "this folder leads out of the content folder."
            found.append(Problem(FOLDER, 0, "", message, "Make it a folder of its own."))
        return found

    def write(self) -> list[Path]:
        """Write the files, each whole or not at all.

        Raises:
            OSError: The disk says no.
        """
        written = []
        for slug, text in self.texts.items():
            path = self.loaded.folder / FOLDER / f"{slug}.md"
            if self.loaded.text(f"{FOLDER}/{slug}.md") != text:
                save(path, text.encode())
                written.append(path)
        return written

    def _before(self, slug: str) -> tuple[str, Listing] | None:
        """Return a listing's file as it will be by now, and the listing it holds."""
        text = self.texts.get(slug) or (
            self.loaded.text(f"{FOLDER}/{slug}.md") if slug in self.loaded.directory.by_slug else ""
        )
        record = read(FOLDER, slug, text.encode(), file="").record if text else None
        return (text, record) if isinstance(record, Listing) else None


def _unfinished(fields: Mapping[str, Any]) -> str:
    """Return the text of a file with fields that are not in order yet; empty without any."""
    lines = [line for name, value in fields.items() if name != "body" for line in field_text(name, value)]
    body = str(fields.get("body", "")).strip()
    return "\n".join(["---", *lines, "---", *([body] if body else [])]) + "\n" if lines else ""


def with_edits(proposal: Proposal, text: str, proposing: Proposing) -> tuple[Proposal, tuple[Problem, ...]]:
    """Return a proposal as a person has edited its file, and what is wrong with that."""
    name = proposal.slug or "x"
    reading = read(FOLDER, name, text.encode(), file=f"{FOLDER}/{proposal.slug or 'new'}.md")
    if isinstance(reading.record, Listing):
        return proposing.edited(proposal, reading.record), ()
    return proposal, reading.problems


def branch_name(done: Mapping[str, str]) -> str:
    """Return the name of a branch for accepted submissions: the same ones have the same."""
    ids = sorted(done)
    if len(ids) == 1:
        return f"intake/{done[ids[0]]}-{ids[0]}"
    return f"intake/{len(ids)}-{ids[0]}-{ids[-1]}"


def summary(proposals: Mapping[str, Proposal]) -> tuple[str, str]:
    """Return a title and a text for a commit or a request: names of files and questions, nobody's words."""
    does = {"new": "List", "change": "Change", "closing": "Close", "confirm": "Confirm", "nothing": "Confirm"}
    lines = []
    for one in proposals.values():
        changed = "; ".join(difference.label for difference in one.differences)
        about = f": {changed}" if changed and one.kind == "change" else ""
        lines.append(
            f"* {does.get(one.kind, 'Change')} {one.slug}{about} ({one.submission.door} {one.submission.id})"
        )
    first = next(iter(proposals.values()))
    title = f"{does.get(first.kind, 'Change')} {first.slug}" if len(proposals) == 1 else ""
    return title or f"Take in {len(proposals)} answers", "\n".join(lines)
