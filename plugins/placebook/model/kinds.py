"""The closed lists of the field: kinds of asset, ways to join, access, weekdays.

Source of the six kinds: J. Foot and T. Hopkins, "A glass half full" (2010).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from placebook.marked import marked

KindId = Literal["skill", "interest", "network", "association", "organisation", "place"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
JoinId = Literal["drop-in", "contact-first", "book", "membership", "waiting-list"]
CostId = Literal["free", "donation", "paid", "varies"]
StatusId = Literal["active", "paused", "closed"]
ShowLocation = Literal["exact", "street", "area", "hidden"]


class Kind(NamedTuple):
    """One of the six kinds of asset, in words."""

    id: KindId
    label: str
    plural: str
    what: str


KINDS: dict[KindId, Kind] = {
    kind.id: kind
    for kind in (
        Kind(
            "skill",
            marked("Skill"),
            marked("Skills"),
            marked("What people here know how to do and will share"),
        ),
        Kind(
            "interest",
            marked("Interest"),
            marked("Interests"),
            marked("What people love, and would like company for"),
        ),
        Kind(
            "network",
            marked("Network"),
            marked("Networks"),
            marked("Neighbours who look out for each other and pass things on"),
        ),
        Kind(
            "association",
            marked("Group or club"),
            marked("Groups and clubs"),
            marked("People who meet because they want to"),
        ),
        Kind(
            "organisation",
            marked("Organisation"),
            marked("Organisations"),
            marked("What public bodies, firms and charities open to all"),
        ),
        Kind(
            "place",
            marked("Place"),
            marked("Places"),
            marked("Halls, gardens, cafes and corners you can use"),
        ),
    )
}

WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAMES: dict[Weekday, str] = dict(
    zip(WEEKDAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)
# The addresses of the day pages use whole words: /directory/day/tuesday/.
DAY_SLUGS: dict[Weekday, str] = {day: name.lower() for day, name in DAY_NAMES.items()}

JOIN_WORDS: dict[JoinId, str] = {
    "drop-in": marked("Just turn up"),
    "contact-first": marked("Get in touch first"),
    "book": marked("Book a place"),
    "membership": marked("For members; anyone can ask to join"),
    "waiting-list": marked("There is a waiting list"),
}
COST_WORDS: dict[CostId, str] = {
    "free": marked("Free"),
    "donation": marked("Give what you can"),
    "paid": marked("There is a charge"),
    "varies": marked("Depends on what you do"),
}
