"""What was taken down: that it was, and when, and nothing of what it held."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from placebook.model.base import Day, Frozen, Line, ListOf

PageName = Annotated[
    str, StringConstraints(pattern=r"^(?:groups|stories|events|sparks)/[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$")
]


class Removed(Frozen):
    """Something that was taken down."""

    page: PageName | None = Field(
        None,
        description="The page it had, which says that it was taken down; none if its name told too much.",
    )
    on: Day = Field(description="The day it was taken down.")
    uuid: Line | None = Field(None, description="The identifier by which re-users of the data know it.")
    marks: ListOf[Line] = Field(
        (), description="Codes by which the same thing is known again; nobody can read anything out of them."
    )
