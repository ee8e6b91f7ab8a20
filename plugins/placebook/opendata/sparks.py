"""What was given, as open data in the terms of the 360Giving standard.

Source: the 360Giving Data Standard, version 1: the fields that it requires, and those of the recommended ones
that a spark knows. Names of private people are not published: a spark that no listing stands for is given to
neighbours, without their names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from placebook.feeds.ids import tag
from placebook.pages.context import page_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placebook.model.listing import Listing
    from placebook.model.spark import Spark
    from placebook.pages.context import Context

# What each column of the table is called in the standard's spreadsheet, and where it is found in a grant.
_COLUMNS: dict[str, tuple[str | int, ...]] = {
    "Identifier": ("id",),
    "Title": ("title",),
    "Description": ("description",),
    "Currency": ("currency",),
    "Amount Awarded": ("amountAwarded",),
    "Award Date": ("awardDate",),
    "Recipient Org:Identifier": ("recipientOrganization", 0, "id"),
    "Recipient Org:Name": ("recipientOrganization", 0, "name"),
    "Recipient Ind:Identifier": ("recipientIndividual", "id"),
    "Recipient Ind:Name": ("recipientIndividual", "name"),
    "Funding Org:Identifier": ("fundingOrganization", 0, "id"),
    "Funding Org:Name": ("fundingOrganization", 0, "name"),
    "Grant Programme:Title": ("grantProgramme", 0, "title"),
    "Beneficiary Location:Name": ("beneficiaryLocation", 0, "name"),
    "URL": ("dataSource",),
}
COLUMNS = tuple(_COLUMNS)


def grant(ctx: Context, spark: Spark) -> dict[str, Any]:
    """Return what was given as a grant of the standard."""
    directory, site = ctx.directory, ctx.site
    fund, giver = directory.funds.get(spark.fund or ""), directory.giver(spark)
    receiver = next(iter(ctx.listings(spark.groups)), None)
    name = page_of(spark)
    told = " ".join(part for part in (spark.summary, spark.came_of_it and spark.came_of_it.what) if part)
    found: dict[str, Any] = {
        "id": tag(site, name),
        "title": spark.title,
        "description": told,
        "currency": spark.currency,
        "amountAwarded": spark.amount,
        "awardDate": spark.date.isoformat(),
    }
    if receiver:
        found["recipientOrganization"] = [_organisation(ctx, receiver)]
    else:
        found["recipientIndividual"] = {
            "id": tag(site, f"{name}/asked"),
            "name": site.words.say("Neighbours"),
        }
    keeper = {"id": tag(site, "keeper"), "name": site.settings.keeper.name}
    found["fundingOrganization"] = [_organisation(ctx, giver) if giver else keeper]
    if fund:
        found["grantProgramme"] = [{"title": fund.title}]
    if spark.areas:
        found["beneficiaryLocation"] = [{"name": directory.areas.label(area)} for area in spark.areas]
    if site.url:
        found["dataSource"] = site.full(name)
    return found


def _organisation(ctx: Context, listing: Listing) -> dict[str, str]:
    """Name an organisation, by its number in a register (org-id.guide) where it has one."""
    register = next((f"{one.scheme}-{one.id}" for one in listing.identifiers), "")
    return {"id": register or tag(ctx.site, page_of(listing)), "name": listing.title}


def row(found: Mapping[str, Any]) -> dict[str, str]:
    """Return a grant as a row of the table."""
    return {name: _at(found, path) for name, path in _COLUMNS.items()}


def _at(value: Any, path: tuple[str | int, ...]) -> str:  # noqa: ANN401 - parts of a grant
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError):
            return ""
    return str(value)
