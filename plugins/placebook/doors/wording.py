"""The questions in plain English: one for each field that people are asked for.

What kind of answer it takes, how long it may be and what may be chosen is said by the model alone. A field of
the model without words here is asked for all the same, by its name and its description.
"""

from __future__ import annotations

from typing import NamedTuple

from placebook.marked import marked


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
    "title": Words(marked("What is it called?"), marked("The name people know it by.")),
    "kind": Words(marked("What kind of thing is it?")),
    "summary": Words(
        marked("What happens, and who is it for?"),
        marked("One or two plain sentences. They stand below the name wherever it is listed."),
    ),
    "themes": Words(marked("What is it about?"), marked("One to three. They are how people find it.")),
    "areas": Words(marked("Which part of the place is it in?"), marked("More than one if it moves about.")),
    "address.street": Words(
        marked("Building and street"),
        marked("Where people come to. Leave it out if that is somebody's home; the area is enough."),
    ),
    "address.locality": Words(marked("Village or town")),
    "address.postcode": Words(marked("Postcode")),
    "online": Words(marked("Can people take part from home? How?")),
    "sessions": Words(
        marked("Which days and times does it meet?"),
        marked(
            "A line for each: the day, when it starts and when it ends, such as Tuesday 7pm to 9pm. "
            "Leave it out if it varies."
        ),
    ),
    "hours": Words(
        marked("Anything else about when"), marked("In your own words: every second week, by appointment.")
    ),
    "cost.level": Words(marked("Does it cost anything?")),
    "cost.note": Words(marked("How much?")),
    "join.how": Words(marked("How does somebody new join in?")),
    "join.note": Words(marked("Anything to know before the first visit?")),
    "audience": Words(marked("Who is it for?"), marked("Leave it empty if everyone is welcome.")),
    "age.from": Words(marked("Youngest age, if there is one")),
    "age.to": Words(marked("Oldest age, if there is one")),
    "languages": Words(
        marked("Which languages are spoken?"),
        marked("A line for each, such as English or Urdu."),
    ),
    "access": Words(
        marked("What lets more people in?"), marked("Tick only what you have seen for yourself.")
    ),
    "contact.role": Words(
        marked("Whom do people ask for?"),
        marked("Their part in it: the secretary, the caretaker. It is published."),
    ),
    "contact.name": Words(marked("Their name, if they are happy to see it published")),
    "contact.phone": Words(
        marked("A telephone number to publish"),
        marked("Of the group if it has one, rather than somebody's own."),
    ),
    "contact.email": Words(
        marked("An e-mail address to publish"),
        marked("Of the group if it has one, rather than somebody's own."),
    ),
    "contact.website": Words(marked("A web page")),
    "contact.in_person": Words(marked("Where can people ask face to face?")),
    "contact.note": Words(marked("When is a good time to ring?")),
    "offers": Words(
        marked("Is there anything you could offer others?"),
        marked("A line for each. An urn, a van, a skill."),
    ),
    "looking_for": Words(marked("Is there anything you are looking for?"), marked("A line for each.")),
    "volunteering": Words(marked("How can somebody lend a hand?")),
    "people_each_week": Words(marked("About how many people come in a usual week?")),
    "body": Words(
        marked("Would you like to tell people more?"), marked("As much as you like, in plain text.")
    ),
    "also_known_as": Words(marked("Other names people use for it"), marked("A line for each.")),
}

# What is said where one of several questions needs an answer and none has one: by the part of a listing.
WHOLE = {
    "": marked("Where is it? Say which part of the place it is in, or give its address."),
    "contact": marked(
        "How do people get in touch? Give a telephone number, an e-mail address or a web page."
    ),
}

# The few that make a good listing come first.
GROUPS = (
    Group("what", marked("What it is"), ("title", "kind", "summary", "themes")),
    Group(
        "where",
        marked("Where"),
        ("areas", "address.street", "address.locality", "address.postcode", "online"),
    ),
    Group("when", marked("When"), ("sessions", "hours")),
    Group(
        "ask",
        marked("Whom to ask"),
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
        marked("Joining in"),
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
        marked("Give and take"),
        ("offers", "looking_for", "volunteering", "people_each_week", "also_known_as", "body"),
    ),
)
# Where fields go that have no group: new ones of the model, until somebody finds words for them.
MORE = Group("more", marked("Anything else"), ())

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
    "language": "an editor sees in what language the answers are",
    "listed": "it is the day of listing",
    "checked": "it is the day of the answer",
    "checked_by": "it is known from who answers",
    "consent": "the form itself asks for it and keeps its wording",
    "source": "registers name themselves",
    "redirect_from": "it follows from a change of name",
    "uuid": "it is made by a machine",
}
