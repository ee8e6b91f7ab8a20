"""From something that came in to what the keeper is asked: to list, change, close or send back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError

from placebook.content.explain import explain
from placebook.content.removed import known_again, marks_of
from placebook.doors.asides import WHICH
from placebook.doors.questions import VOCABULARIES
from placebook.doors.wording import WHOLE
from placebook.intake.rows import Draft
from placebook.intake.slugs import new_slugs
from placebook.intake.words import same_name
from placebook.model.consent import Consent
from placebook.model.listing import Listing
from placebook.submissions.changing import Changed, Changing
from placebook.submissions.matching import Match, Matching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from placebook.doors.questions import Question
    from placebook.model.directory import Directory
    from placebook.model.removed import Removed
    from placebook.submissions.submission import Submission

# confirm: nothing is different, and that is news: the group says that its details are right. note: nothing is
# different, and a person must read what else it says.
Kind = Literal["new", "change", "closing", "confirm", "note", "nothing", "refused"]
NEW = "new"  # said instead of a listing's name: it is about none that is there
_CONTACT = "contact"
_MISSING = "is missing."
_MOST_CHOICES = 40


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer that makes a difference: its question, what the listing says now, and what it would say."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed of one submission.

    Attributes:
        submission: What came in.
        kind: What it comes to.
        title: What it is about, for people.
        slug: The listing it changes, or the name that a new one would have.
        listing: What would stand there; None for what is refused.
        differences: What would be different, question by question.
        reasons: Why it is about this listing.
        doubts: What a person should look at.
        problems: For what is refused, each thing that is wrong, in words to send back.
        fields: For what is refused, the fields of a file as far as they are known, for a person to put right.
    """

    submission: Submission
    kind: Kind
    title: str
    slug: str = ""
    listing: Listing | None = None
    differences: tuple[Difference, ...] = ()
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)


class Proposing:
    """Lays what comes in beside the listings of one place."""

    def __init__(self, directory: Directory, questions: Sequence[Question], today: date) -> None:
        """Make ready.

        Args:
            directory: The place.
            questions: Every question there is, with the place's choices.
            today: The day on which new listings would be listed.
        """
        self._questions = {question.name: question for question in questions}
        self._changing = Changing(questions, directory)
        self._matching = Matching.of(directory.listings)
        self._listings = dict(directory.by_slug)
        self._terms = {name: getattr(directory, other).by_id for name, other in VOCABULARIES.items()}
        self._today = today
        self._removed = directory.removed

    def learn(self, listing: Listing) -> None:
        """Take a listing that has been accepted for one of the place's own."""
        self._listings[listing.slug] = listing
        self._matching.add(listing)

    def propose(self, submission: Submission, about: str = "") -> Proposal:
        """Say what one submission comes to.

        Args:
            submission: What came in.
            about: The listing it is about, or `NEW`, where a person has said so.
        """
        said = self._changing.known_by(submission.answers)
        title = str(said.get("title", ""))[:120] or submission.slug or "without a name"
        if submission.refusal:
            return _refused(submission, title, [f"This could not be used: {submission.refusal}."])
        if submission.agreed is False:
            return _refused(submission, title, ["You did not say that we may publish it."])
        match = Match() if about == NEW else self._matching.find(said, about or submission.slug)
        if match.is_unclear:
            names = " or ".join(f"'{self._matching.title(one)}' ({one})" for one in match.others)
            problem = f"{WHICH.label} It could be {names}."
            return _refused(submission, title, [problem])
        if match.slug:
            return self._change(submission, self._listings[match.slug], match)
        return self._new(submission, title, match)

    def _change(self, submission: Submission, listing: Listing, match: Match) -> Proposal:
        answers = dict(submission.answers)
        if not submission.slug and same_name(answers.get("title", "")) == same_name(listing.title):
            answers.pop("title", None)  # it was known by its name, however that was typed
        changed = self._changing.change(listing, answers)
        doubts = [*changed.doubts, *self._also(match)]
        if (
            submission.slug
            and submission.slug != listing.slug
            and match.reasons != ("it names this listing",)
        ):
            doubts.append(f"It names '{submission.slug}', and there is no such listing.")
        made = listing
        if changed.names:
            found, problems = self._listing({**changed.fields, "slug": listing.slug})
            if found is None:
                refusal = _refused(submission, listing.title, problems, changed)
                return replace(refusal, slug=listing.slug, reasons=match.reasons)
            made = found
        differences = self._differences(changed, made)
        kind: Kind = "change" if differences else self._unchanged(submission, listing)
        if made.status == "closed" != listing.status:
            kind = "closing"
        asks = any(one.name.startswith(_CONTACT) for one in differences)
        if asks and submission.agreed is None:
            doubts.append("It changes whom to ask, and does not say that this may be published.")
        if submission.by_keeper or kind == "note":
            stamped = made
        else:
            stamped = self._stamped(made, submission, asks=asks)
            if made.status != listing.status:
                stamped = stamped.model_copy(update={"status_since": stamped.checked})
        return Proposal(
            submission, kind, listing.title, listing.slug, stamped, differences, match.reasons, tuple(doubts)
        )

    def _unchanged(self, submission: Submission, listing: Listing) -> Kind:
        if submission.tells:
            return "note"
        return "confirm" if self._is_news(submission, listing) else "nothing"

    def _differences(self, changed: Changed, made: Listing) -> tuple[Difference, ...]:
        """Return what a listing says otherwise than before, once the model has read the answers."""
        then = self._changing.current(made) if changed.names and changed.now else changed.then
        return tuple(
            Difference(name, self._questions[name].label, changed.now.get(name, ""), then.get(name, ""))
            for name in changed.names
            if changed.now.get(name, "") != then.get(name, "")
        )

    def _new(self, submission: Submission, title: str, match: Match) -> Proposal:
        changed = self._changing.change(None, submission.answers)
        doubts = [*changed.doubts, *self._also(match)]
        if submission.slug:
            doubts.append(f"It names '{submission.slug}', and there is no such listing.")
        fields = changed.fields
        if fields.get("status") == "closed":
            return _refused(submission, title, ["We could not find the listing that is no longer running."])
        if submission.tells and not set(submission.answers) - {"title"}:
            return Proposal(submission, "note", title, doubts=tuple(doubts))
        made, problems = self._listing({**fields, "slug": "x"})
        if made is None:
            return replace(_refused(submission, title, problems, changed), doubts=tuple(doubts))
        if submission.agreed is None and not submission.by_keeper:
            doubts.append("It does not say that whom to ask may be published.")
        slug = self.slug_for(submission, made)
        if again := self._taken_down(slug, fields):
            undo = f"placebook takedown --undo {again.page or again.marks[0]}"
            doubts.insert(0, f"It was taken down on {again.on}. Ask first; {undo} lets it in again.")
        listing = made.model_copy(update={"slug": slug, "listed": made.listed or self._today})
        if not submission.by_keeper:
            listing = self._stamped(listing, submission, asks=True)
        differences = self._differences(changed, made)
        return Proposal(submission, "new", made.title, slug, listing, differences, (), tuple(doubts))

    def _taken_down(self, slug: str, fields: dict[str, Any]) -> Removed | None:
        by_page = next((one for one in self._removed if one.page == f"groups/{slug}"), None)
        return by_page or known_again(self._removed, marks_of("groups", fields))

    def slug_for(self, submission: Submission, listing: Listing) -> str:
        """Return the name of the file that a new listing would have."""
        fields = {
            "title": listing.title,
            "kind": listing.kind,
            "areas": listing.areas,
            "address": {"postcode": (listing.address and listing.address.postcode) or ""},
        }
        (slug,) = new_slugs([Draft((submission.row,), (submission.id,), fields)], self._listings.keys())
        return slug

    def edited(self, proposal: Proposal, listing: Listing) -> Proposal:
        """Return a proposal with a listing that a person has edited."""
        is_there = proposal.slug in self._listings
        slug = proposal.slug or self.slug_for(proposal.submission, listing)
        kind: Kind = proposal.kind
        if kind in {"refused", "nothing", "confirm", "note"}:
            kind = "change" if is_there else "new"
        made = listing.model_copy(update={"slug": slug})
        return replace(proposal, kind=kind, slug=slug, listing=made, title=made.title, problems=(), fields={})

    def _also(self, match: Match) -> list[str]:
        named = " or ".join(f"'{self._matching.title(one)}' ({one})" for one in match.others)
        return [f"It might be about {named}."] if named else []

    def _listing(self, fields: dict[str, Any]) -> tuple[Listing | None, list[str]]:
        """Return a listing, or what keeps it from being one, in the words of the questions."""
        unknown = [*self._unknown(fields)]
        try:
            made = Listing.model_validate(fields)
        except ValidationError as error:
            found = explain(error, Listing, {}, "")
            told = [one for one in found if one.field.partition(".")[0] not in self._terms or not unknown]
            said = [self._words(one.field, one.message, one.hint) for one in told]
            return None, list(dict.fromkeys([*said, *unknown]))
        return (None, unknown) if unknown else (made, [])

    def _unknown(self, fields: dict[str, Any]) -> list[str]:
        """Return what is to be said of words that are in no vocabulary of the place."""
        problems = []
        for name, terms in self._terms.items():
            question = self._questions[name]
            for item in fields.get(name, ()) if isinstance(fields.get(name), list) else ():
                word = item.get(question.main) if isinstance(item, dict) else item
                if isinstance(word, str) and word not in terms:
                    choices = "; ".join(choice.label for choice in question.choices[:_MOST_CHOICES])
                    problems.append(f"{question.label} '{word[:80]}' is none of our words: {choices}.")
        return problems

    def _words(self, name: str, message: str, hint: str) -> str:
        """Return a problem as somebody outside can understand it: with the question, not the field's name."""
        if name in WHOLE:
            return WHOLE[name]
        question = self._questions.get(name) or self._questions.get(name.partition(".")[0])
        if question and message == _MISSING:
            choices = "; ".join(one.label.partition(":")[0] for one in question.choices[:_MOST_CHOICES])
            help_ = f"Choose from: {choices}." if choices else question.help
            return f"{question.label} This has no answer yet. {help_}".strip()
        label = question.label if question else name
        return f"{label} This {message} {hint}".strip()

    def _is_news(self, submission: Submission, listing: Listing) -> bool:
        """Tell whether a submission that changes nothing shows that the details are right still."""
        if submission.by_keeper or not (submission.day or submission.confirms):
            return False
        day = date.fromisoformat(submission.day) if submission.day else self._today
        return listing.checked is None or day > listing.checked

    def _stamped(self, listing: Listing, submission: Submission, *, asks: bool) -> Listing:
        """Return a listing with the day it was confirmed, by whom, and on what ground it may be published."""
        day = min(date.fromisoformat(submission.day), self._today) if submission.day else self._today
        checked = max(day, listing.checked) if listing.checked else day
        update: dict[str, Any] = {"checked": checked, "checked_by": "group"}
        if submission.agreed and asks:
            update["consent"] = Consent(basis="consent", given=day, wording=submission.wording or None)
        return listing.model_copy(update=update)


def _refused(
    submission: Submission, title: str, problems: list[str], changed: Changed | None = None
) -> Proposal:
    fields = changed.fields if changed else {}
    return Proposal(submission, "refused", title, problems=tuple(problems), fields=fields)
