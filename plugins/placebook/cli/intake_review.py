"""`placebook intake review`: look at what came in, one after the other, and say what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from placebook.cli.console import console, counted, printable, report_problems
from placebook.cli.intake_desk import Desk, at_the_desk, desk, show
from placebook.content.report import file_of
from placebook.content.suggest import did_you_mean
from placebook.submissions.accepting import Accepting, with_edits
from placebook.submissions.contacts import read_contacts
from placebook.submissions.proposing import NEW
from placebook.submissions.reply import reply

if TYPE_CHECKING:
    from placebook.submissions.proposing import Proposal
    from placebook.submissions.submission import Submission

_KEYS = {
    "a": "accept it, and write the file",
    "e": "edit the file first",
    "d": "done with it",
    "w": "say which listing it is about",
    "k": "ask back: print a message to send",
    "r": "refuse it, and print a message to send",
    "l": "later",
    "q": "quit",
}


@click.command(name="review")
@at_the_desk
def command(**given: Any) -> None:  # noqa: ANN401 - options
    """Walk through what came in. For each you are shown what it comes to, and asked what to do.

    \b
      a  accept it: the file is written into content/groups
      e  edit the file in your editor first
      d  done with it, of what only needs to be read
      w  say which listing it is about, or that it is a new one
      k  ask back: prints a message to send, and keeps it waiting
      r  refuse it: prints a message to send
      l  later
      q  quit

    \b
    Examples:
      placebook intake review
      EDITOR=nano placebook intake review
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    with desk(**given) as at:
        waiting = at.queue.submissions()
        for number, one in enumerate(waiting.values(), 1):
            console.print(f"\n{number} of {len(waiting)}")
            if not _Walk(at, one).decide():
                break
        left = len(at.queue.waiting())
    console.print(f"\n{counted(left, 'answer')} waiting." if left else "\nNothing is waiting.")


def _fits(key: str, proposal: Proposal) -> bool:
    """Tell whether a key does something: of a note there is nothing to accept, unless its file was edited."""
    if key == "d":
        return proposal.kind == "note"
    return key != "a" or (proposal.listing is not None and proposal.kind != "note")


class _Walk:
    """One submission in front of the keeper."""

    def __init__(self, at: Desk, submission: Submission) -> None:
        self._at = at
        self._submission = submission

    def decide(self) -> bool:
        """Ask until something has become of it. Return whether to go on to the next."""
        while True:
            proposal = self._at.proposal(self._submission)
            show(proposal)
            self._say_who()
            keys = [key for key in _KEYS if _fits(key, proposal)]
            console.print("\n" + "; ".join(f"{key} {_KEYS[key]}" for key in keys))
            key = click.prompt("What now?", type=click.Choice(keys), show_choices=False, prompt_suffix=" ")
            if key == "q":
                return False
            if key == "l":
                self._at.queue.settle({self._submission.id: "later"})
                return True
            if key == "d":
                self._at.queue.settle({self._submission.id: "nothing"})
                return True
            if key == "a" and self._accept(proposal):
                return True
            if key == "e":
                self._edit(proposal)
            if key == "w":
                self._which()
            if key in {"k", "r"}:
                self._write_back(proposal)
                self._at.queue.settle({self._submission.id: "asked" if key == "k" else "refused"})
                return True

    def _accept(self, proposal: Proposal) -> bool:
        accepting = Accepting(self._at.loaded)
        listing = accepting.accept(proposal, self._at.queue.edited(self._submission.id))
        if listing is None:
            return False
        if problems := accepting.errors(self._at.today):
            report_problems(problems)
            console.print("It is not written yet. Edit it, or ask back.")
            return False
        accepting.write()
        self._at.queue.settle({self._submission.id: "accepted"}, accepting.done)
        self._at.learn(listing)
        console.print(printable(f"Written: {file_of(listing)}"))
        return True

    def _edit(self, proposal: Proposal) -> None:
        text = self._at.queue.edited(self._submission.id) or Accepting(self._at.loaded).text_for(proposal)
        if not text:
            console.print("There is nothing to edit yet.")
            return
        made = click.edit(text, extension=".md")
        if made is None or made == text:
            console.print("Nothing was changed.")
            return
        _, problems = with_edits(proposal, made, self._at.proposing)
        if problems:
            report_problems(problems)
        self._at.queue.edit(self._submission.id, made)

    def _which(self) -> None:
        slug = click.prompt("The listing's name, as in its address, or new", prompt_suffix=": ").strip()
        known = self._at.loaded.directory.by_slug
        if slug != NEW and slug not in known:
            console.print(printable(f"There is no listing '{slug}'. {did_you_mean(slug, known)}"))
            return
        self._at.queue.is_about(self._submission.id, slug)

    def _write_back(self, proposal: Proposal) -> None:
        console.print()
        for line in reply(proposal, self._at.keeper).splitlines():
            console.print(printable(line))
        console.print()

    def _say_who(self) -> None:
        sender = read_contacts(self._at.contacts).get(self._submission.id)
        if sender:
            told = ", ".join(part for part in (sender.name, sender.email, sender.phone) if part)
            console.print(printable(f"  Sent by {told}"))
