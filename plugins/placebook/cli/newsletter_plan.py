"""`placebook newsletter plan`: settle whom an edition goes to, and look at it, before it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from placebook.cli.console import console, counted, printable
from placebook.cli.newsletter_check import place_and_edition
from placebook.cli.post_folder import open_post, posting, told
from placebook.today import now

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from placebook.post.audience import Audience, LeftOut

_SHOWN = 20


@click.command(name="plan")
@click.argument("edition")
@click.option(
    "--list", "to", help="Whom it is for: area:northgate, say.  [default: place, or as planned before]"
)
@click.option("--late-joiners", is_flag=True, help="Plan it once more, for those who asked for it since.")
@posting
def command(
    *, edition: str, to: str | None, late_joiners: bool, config_file: Path, post_folder: Path | None
) -> None:
    """Settle who gets an edition and what exactly they get. Nothing is sent.

    After an edition has gone, --late-joiners makes another plan with books of its own, called 2026-q4-late-1.
    Nobody who has the edition, or may have it, is in that.

    Everybody who is not to have it is named with the reason. The whole list is written beside the plan, with
    the first reader's letter as it will be sent, byte for byte; open it in a mail program.

    \b
    Examples:
      placebook newsletter plan 2026-q4
      placebook newsletter plan 2026-q4 --list area:northgate
      placebook newsletter plan 2026-q4 --late-joiners

    Exit codes: 0 planned, 1 something to put right first, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    from placebook.newsletter.outgoing import outgoing  # noqa: PLC0415 - it brings the templates
    from placebook.post.audience import audience  # noqa: PLC0415 - the post loads when it is needed
    from placebook.post.consent import WHOLE_PLACE, check_list  # noqa: PLC0415
    from placebook.post.late import Earlier, earlier  # noqa: PLC0415
    from placebook.post.plan import imprint, make_plan  # noqa: PLC0415

    with told():
        post = open_post(config_file, post_folder)
        place, chosen = place_and_edition(config_file, edition, None)
        look = imprint(place.context.site)
        letter = outgoing(place.context, chosen)
        with post.folder.sending():
            before = earlier(post.folder, letter.id) if late_joiners else Earlier(letter.id, WHOLE_PLACE)
            to = check_list(to or before.to)
            folder, suppression = post.folder.edition(before.next), post.folder.suppression()
            with post.folder.subscribers() as subscribers:
                found = audience(
                    subscribers, suppression.of, to=to, edition=letter.id, why_not=before.why_not
                )
            make_plan(folder, letter, look, found, to=to, secret=post.folder.secret(), now=now())
    _tell(found)
    console.print(printable(f"The list is {folder.audience}, the first reader's letter {folder.sample}."))
    console.print(printable(f"To send it: placebook newsletter send {before.next}"))


def _tell(found: Audience) -> None:
    _tell_of("suppressed", found.suppressed)
    _tell_of("excluded", found.excluded)
    planned, stopped, others = len(found.planned), len(found.suppressed), len(found.excluded)
    books = f"{planned:,} planned + {stopped:,} suppressed + {others:,} excluded"
    console.print(f"{counted(found.candidates, 'subscriber')} = {books}")


def _tell_of(what: str, left_out: Iterable[LeftOut]) -> None:
    several = list(left_out)
    for one, why in several[:_SHOWN]:
        console.print(printable(f"{what}: {one.address} {why}"))
    if len(several) > _SHOWN:
        console.print(f"{what}: {len(several) - _SHOWN:,} more are in the list")
