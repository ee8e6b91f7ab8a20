"""The questions in plain English: one for each field that people are asked for.

What kind of answer it takes, how long it may be and what may be chosen is said by the model alone. A field of
the model without words here is asked for all the same, by its name and its description.
"""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """How one field is asked for.

    Attributes:
        label: The question.
        help: What helps to answer it; empty where the model's description of the field says enough.
    """

    label: str
    help: str = ""


class Group(NamedTuple):
    """Questions that are asked together, on one page of a form."""

    id: str
    label: str
    fields: tuple[str, ...]


WORDS: dict[str, Words] = {
    "title": Words("What is it called?", "The name people know it by."),
    "kind": Words("What kind of thing is it?"),
    "summary": Words(
        "What happens, and who is it for?",
        "One or two plain sentences. They stand below the name wherever it is listed.",
    ),
    "themes": Words("What is it about?", "One to three. They are how people find it."),
    "areas": Words("Which part of the place is it in?", "More than one if it moves about."),
    "address.street": Words(
        "Building and street",
        "Where people come to. Leave it out if that is somebody's home; the area is enough.",
    ),
    "address.locality": Words("Village or town"),
    "address.postcode": Words("Postcode"),
    "online": Words("Can people take part from home? How?"),
    "sessions": Words(
        "Which days and times does it meet?",
        "A line for each: the day, when it starts and when it ends. Leave it out if it varies.",
    ),
    "hours": Words("Anything else about when", "In your own words: every second week, by appointment."),
    "cost.level": Words("Does it cost anything?"),
    "cost.note": Words("How much?"),
    "join.how": Words("How does somebody new join in?"),
    "join.note": Words("Anything to know before the first visit?"),
    "audience": Words("Who is it for?", "Leave it empty if everyone is welcome."),
    "age.from": Words("Youngest age, if there is one"),
    "age.to": Words("Oldest age, if there is one"),
    "languages": Words(
        "Which languages are spoken?", "By their codes: en for English, pl for Polish, ur for Urdu."
    ),
    "access": Words("What lets more people in?", "Tick only what you have seen for yourself."),
    "contact.role": Words(
        "Whom do people ask for?", "Their part in it: the secretary, the caretaker. It is published."
    ),
    "contact.name": Words("Their name, if they are happy to see it published"),
    "contact.phone": Words(
        "A telephone number to publish", "Of the group if it has one, rather than somebody's own."
    ),
    "contact.email": Words(
        "An e-mail address to publish", "Of the group if it has one, rather than somebody's own."
    ),
    "contact.website": Words("A web page"),
    "contact.in_person": Words("Where can people ask face to face?"),
    "contact.note": Words("When is a good time to ring?"),
    "offers": Words("Is there anything you could offer others?", "A line for each. An urn, a van, a skill."),
    "looking_for": Words("Is there anything you are looking for?", "A line for each."),
    "volunteering": Words("How can somebody lend a hand?"),
    "people_each_week": Words("About how many people come in a usual week?"),
    "body": Words("Would you like to tell people more?", "As much as you like, in plain text."),
    "also_known_as": Words("Other names people use for it", "A line for each."),
}

# The few that make a good listing come first.
GROUPS = (
    Group("what", "What it is", ("title", "kind", "summary", "themes")),
    Group("where", "Where", ("areas", "address.street", "address.locality", "address.postcode", "online")),
    Group("when", "When", ("sessions", "hours")),
    Group(
        "ask",
        "Whom to ask",
        (
            "contact.role",
            "contact.name",
            "contact.phone",
            "contact.email",
            "contact.website",
            "contact.in_person",
            "contact.note",
        ),
    ),
    Group(
        "joining",
        "Joining in",
        (
            "cost.level",
            "cost.note",
            "join.how",
            "join.note",
            "audience",
            "age.from",
            "age.to",
            "languages",
            "access",
        ),
    ),
    Group(
        "giving",
        "Give and take",
        ("offers", "looking_for", "volunteering", "people_each_week", "also_known_as", "body"),
    ),
)
# Where fields go that have no group: new ones of the model, until somebody finds words for them.
MORE = Group("more", "Anything else", ())

# What an editor sets, or what only makes sense to somebody who sees the whole directory. Public forms do not
# ask for it; spreadsheets and editors' screens hold it.
EDITORS: dict[str, str] = {
    "venue": "it is the name of another listing; an editor finds it from the address",
    "location": "it is worked out from the postcode, or pointed at by an editor",
    "show_location": "an editor chooses it with the group",
    "part_of": "it is the name of another listing",
    "works_with": "they are names of other listings",
    "images": "pictures come by other ways than a form",
    "identifiers": "they are numbers of registers",
    "status": "a form of its own says that something has closed",
    "status_since": "it is the day an editor learns of",
    "changed": "an editor sees what is otherwise in what is proposed",
    "alert": "it is news, and lasts a few days",
    "listed": "it is the day of listing",
    "checked": "it is the day of the answer",
    "checked_by": "it is known from who answers",
    "consent": "the form itself asks for it and keeps its wording",
    "source": "registers name themselves",
    "redirect_from": "it follows from a change of name",
    "uuid": "it is made by a machine",
}
