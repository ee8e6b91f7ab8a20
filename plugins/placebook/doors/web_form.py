"""The form on the web by which a group lists itself, as data: what each question looks like, and its rules.

A template turns this into HTML. Rules stand beside each question as the model has them, so that a script can
tell of them while somebody types, and no script holds a rule of its own. In the form nothing is demanded by
the browser: whoever only wants one thing changed, or sends a film, leaves the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from placebook.doors import asides
from placebook.doors.issue_form import AGREED
from placebook.doors.questions import VOCABULARIES, asked, questions
from placebook.doors.wording import WHOLE, WORDS
from placebook.marked import marked
from placebook.model.base import EMAIL_PATTERN, PHONE_PATTERN, WEB_PATTERN
from placebook.model.directory import sort_key
from placebook.model.listing import Contact, Listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.doors.asides import Aside
    from placebook.doors.questions import Choice, Question
    from placebook.model.directory import Directory
    from placebook.model.vocabulary import Vocabulary
    from placebook.wording.wording import Wording

# What it looks like: a line, a larger box, a box with a line for each item, buttons of which one or several
# hold.
Control = Literal["line", "email", "tel", "url", "number", "day", "text", "lines", "one", "several"]

_BY_PATTERN: dict[str, Control] = {EMAIL_PATTERN: "email", PHONE_PATTERN: "tel", WEB_PATTERN: "url"}
_MOST_CHOICES = 200  # a longer list is typed more quickly than found
_ASIDE_TEXT = 2000
_ASIDE_LINE = 200
_FILL = {
    "your.name": "name",
    "your.email": "email",
    "your.phone": "tel",
}
# An answer that must not be less than another's: the model refuses ages that run backwards.
_NOT_BELOW = {"age.to": "age.from"}


class Option(NamedTuple):
    """Something that may be chosen.

    Attributes:
        id: As it is sent.
        label: As it is read.
        note: What else is said of it; may be empty.
        depth: How many others it lies within.
    """

    id: str
    label: str
    note: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """One question as a form shows it; the attributes that `Question` has too mean what they mean there.

    Attributes:
        control: What it looks like.
        not_below: The question whose answer, a number, this one's must not be less than.
        options: What may be chosen.
        heading: What stands above its answer in an e-mail; its label where it is empty.
    """

    name: str
    label: str
    control: Control
    help: str = ""
    needed: bool = False
    shortest: int = 0
    longest: int = 0
    most: int = 0
    least_number: float | None = None
    greatest_number: float | None = None
    pattern: str = ""
    not_below: str = ""
    calls_for: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    main: str = ""
    heading: str = ""

    @property
    def id(self) -> str:
        """The id of its control, or that its controls' ids begin with."""
        return f"f-{self.name.replace('.', '-')}"

    @property
    def fill(self) -> str:
        """What a browser may fill in by itself (HTML, 4.10.18.7); empty for nothing."""
        return _FILL.get(self.name, "")


class OneOf(NamedTuple):
    """Questions of which one at least needs an answer, and what is said where none has one."""

    names: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Step:
    """Questions that are asked together."""

    id: str
    label: str
    fields: tuple[Field, ...]
    one_of: OneOf | None = None


@dataclass(frozen=True, slots=True)
class WebForm:
    """The whole form.

    Attributes:
        which: The question which listing it is about.
        film: The question for a film or a voice note that stands for all others.
        steps: The questions of the listing, in their groups.
        about_you: What is asked of whoever fills it in.
        consent: The question that must be answered with yes, by a box with the exact words.
        trap: What only machines fill in.
    """

    which: Field
    film: Field
    steps: tuple[Step, ...]
    about_you: Step
    consent: Field
    trap: Field


@dataclass(frozen=True, slots=True)
class ShortForm:
    """The form for "something is wrong": which listing, what it is, and who says so."""

    which: Field
    wrong: Field
    message: Field
    about_you: tuple[Field, ...]
    trap: Field


def web_form(directory: Directory | None, words: Wording) -> WebForm:
    """Return the form.

    Args:
        directory: The place, whose vocabularies are what may be chosen; None leaves such choices open.
        words: The language it asks in.
    """
    every = questions(directory)
    steps = (
        Step(
            group.id,
            words.say(group.label),
            tuple(_field(one, directory, words) for one in held),
            _one_of(held, words),
        )
        for group, held in asked(every)
    )
    about = (asides.MESSAGE, *_YOU)
    return WebForm(
        which=_aside(asides.WHICH, words, help_=_WHICH_HELP),
        film=replace(_aside(asides.FILM, words, help_=_FILM_HELP), control="url", pattern=WEB_PATTERN),
        steps=tuple(steps),
        about_you=Step("you", words.say(_ABOUT_YOU), tuple(_aside(one, words) for one in about)),
        consent=replace(
            _aside(asides.MAY_WE, words),
            control="several",
            needed=True,
            options=(Option(AGREED, words.say(AGREED)),),
        ),
        trap=trap(words),
    )


def short_form(words: Wording) -> ShortForm:
    """Return the form for "something is wrong"."""
    options = tuple(Option(id_, words.say(label)) for id_, label in asides.WRONGS.items())
    wrong = replace(_aside(asides.WRONG, words), control="one", needed=True, options=options)
    asked_for = _aside(asides.MESSAGE, words, help_=_MORE_HELP)
    message = replace(asked_for, label=words.say(_MORE), heading=asked_for.label, needed=True)
    return ShortForm(
        which=replace(_aside(asides.WHICH, words, help_=_NAME_HELP), needed=True),
        wrong=wrong,
        message=message,
        about_you=tuple(_aside(one, words) for one in _YOU),
        trap=trap(words),
    )


def trap(words: Wording) -> Field:
    """Return the question that only machines answer, for any form."""
    return _aside(asides.TRAP, words)


def in_words(question: Question, words: Wording) -> Question:
    """Return a question as it is asked in the language of a place."""
    if words.language == "en" and not words.catalogue.messages:
        return question
    own = WORDS.get(question.name)
    label = words.say(own.label) if own else question.label
    help_ = words.say(own.help) if own and own.help else question.help
    return replace(question, label=label, help=help_)


_YOU = (asides.YOUR_NAME, asides.YOUR_EMAIL, asides.YOUR_PHONE)
_ABOUT_YOU = marked("About you")
_WHICH_HELP = marked(
    "Leave this empty to add something new. To change what is listed, write its name here, and below only "
    "what should be different."
)
_NAME_HELP = marked("Its name, or the address of its page.")
_FILM_HELP = marked("The address where we can see or hear it, if you have put it on the web.")
_MORE = marked("Tell us more")
_MORE_HELP = marked("What should it say? If it has closed: since when, as far as you know?")
_ASIDE_CONTROLS: dict[str, tuple[Control, str]] = {
    asides.MESSAGE.name: ("text", ""),
    asides.YOUR_EMAIL.name: ("email", EMAIL_PATTERN),
    asides.YOUR_PHONE.name: ("tel", PHONE_PATTERN),
}


def _aside(aside: Aside, words: Wording, help_: str = "") -> Field:
    control, pattern = _ASIDE_CONTROLS.get(aside.name, ("line", ""))
    longest = _ASIDE_TEXT if control == "text" else _ASIDE_LINE
    said = words.say(help_) if help_ else ""
    return Field(aside.name, words.say(aside.label), control, said, longest=longest, pattern=pattern)


def _field(question: Question, directory: Directory | None, words: Wording) -> Field:
    asked_in = in_words(question, words)
    own = WORDS.get(question.name)
    options = tuple(_options(question, directory, words))
    return Field(
        name=question.name,
        label=asked_in.label,
        control=_control(question),
        # The model's own description of a field is for editors; visitors get it where there is nothing else.
        help=asked_in.help if not own or own.help else "",
        needed=question.needed,
        shortest=question.shortest,
        longest=0 if options else question.longest,
        most=question.most,
        least_number=question.least_number,
        greatest_number=question.greatest_number,
        pattern=question.pattern if question.takes in {"line", "text", "number"} else "",
        not_below=_NOT_BELOW.get(question.name, ""),
        calls_for=question.calls_for,
        options=options if question.takes in {"one", "several", "yes-no"} else (),
        main=question.main,
    )


def _control(question: Question) -> Control:
    if question.takes == "yes-no":
        return "one"
    if question.takes == "several" and not 0 < len(question.choices) <= _MOST_CHOICES:
        return "lines"
    if question.takes in {"line", "text"} and question.pattern in _BY_PATTERN:
        return _BY_PATTERN[question.pattern]
    return "text" if question.shortest > 1 else question.takes  # a sentence, say


def _options(question: Question, directory: Directory | None, words: Wording) -> Iterator[Option]:
    if question.takes == "yes-no":
        yield from (Option("yes", words.say(_YES)), Option("no", words.say(_NO)))
    elif question.name == "kind":
        yield from (Option(one.id, one.label, one.what) for one in words.kinds.values())
    elif question.name in _WORDED:
        yield from (
            Option(choice.id, getattr(words, _WORDED[question.name])[choice.id])
            for choice in question.choices
        )
    elif directory and VOCABULARIES.get(question.name) == "areas":
        areas = directory.areas
        yield from (
            Option(one.id, one.label, depth=len(areas.path(one.id)) - 1)
            for one in _as_tree(question.choices, areas)
        )
    elif question.name == "themes":  # a long list in nobody's order: by name, as the directory has them
        by_name = sorted(question.choices, key=lambda one: sort_key(one.label))
        yield from (Option(choice.id, choice.label) for choice in by_name)
    else:
        yield from (Option(choice.id, choice.label) for choice in question.choices)


_YES, _NO = marked("Yes"), marked("No")
_WORDED = {"cost.level": "costs", "join.how": "joins"}


def _as_tree(choices: tuple[Choice, ...], areas: Vocabulary) -> list[Choice]:
    """Return areas so that each comes after what it lies within, otherwise in their own order."""
    place = {choice.id: at for at, choice in enumerate(choices)}
    return sorted(choices, key=lambda one: [place[term.id] for term in areas.path(one.id)])


def _one_of(held: list[Question], words: Wording) -> OneOf | None:
    """Return the rule of a group of which one answer must be there, if there is one."""
    names = [one.name for one in held]
    for whole, before, model in (("", "", Listing), ("contact", "contact.", Contact)):
        wanted = [name for name in names for one in model.ONE_OF if f"{name}.".startswith(f"{before}{one}.")]
        if wanted:
            return OneOf(tuple(wanted), words.say(WHOLE[whole]))
    return None
