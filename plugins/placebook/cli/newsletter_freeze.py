"""`placebook newsletter freeze` and `unfreeze`: an edition as it will be for ever, and back again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import config_option, read_config
from placebook.cli.console import console, counted, ended_in_words, printable
from placebook.cli.day import chosen_day, day_option
from placebook.cli.newsletter_check import checking, look_over, place_and_edition
from placebook.content.frozen import FrozenFile, frozen_name, read_frozen, write_frozen
from placebook.model.edition import EDITION_PATTERN
from placebook.model.frozen import Act
from placebook.problems import ContentError
from placebook.saving import save

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path


@click.command(name="freeze")
@checking
def freeze(
    *, edition: str, config_file: Path, allow: tuple[str, ...], links: bool, day: datetime | None
) -> None:
    """Write an edition down whole, once it is in order: it stays so whatever listings say later.

    Page, feed, e-mail and text are made from what was written down. What comes too late for it, or is put
    right afterwards, goes into the next edition.

    \b
    Examples:
      placebook newsletter freeze 2026-q4
      placebook newsletter freeze 2026-q4 --allow picture-consent

    Exit codes: 0 frozen, 1 something to put right first, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    from placebook.newsletter.freeze import frozen  # noqa: PLC0415 - it brings the templates

    place, chosen = place_and_edition(config_file, edition, day)
    ctx, folder = place.context, place.loaded.folder
    if chosen.slug in ctx.directory.frozen:
        undo = f"placebook newsletter unfreeze {chosen.slug} --why '...'"
        raise click.UsageError(f"{chosen.slug} is frozen already. To change it: {undo}")
    passed = look_over(place, chosen, allow, links=links)
    made, copies = frozen(ctx, chosen, (folder / f"newsletter/{chosen.slug}.md").read_bytes())
    allowed = tuple(dict.fromkeys(f"{one.name}: {one.problem.message}" for one in passed))
    file = folder / frozen_name(chosen.slug)
    act = Act(did="frozen", on=ctx.today, allowed=allowed)
    with ended_in_words(file, " It is not frozen."):
        _copy_pictures(folder / "images", copies)
        save(file, write_frozen(chosen.slug, FrozenFile(made, (*_history(file), act))))
    said = counted(len(made.told), "item")
    console.print(printable(f"{chosen.slug} is frozen, with {said}, in {frozen_name(chosen.slug)}."))


@click.command(name="unfreeze")
@click.argument("edition")
@click.option("--why", required=True, metavar="WORDS", help="The reason, for whoever asks later.")
@config_option()
@day_option("The day to write down, instead of today.")
def unfreeze(*, edition: str, why: str, config_file: Path, day: datetime | None) -> None:
    """Let an edition be made from the content again. Readers who have it already will not see the difference.

    That it was done, and why, is kept beside the edition.

    \b
    Examples:
      placebook newsletter unfreeze 2026-q4 --why "The hall's telephone number was wrong"

    Exit codes: 0 unfrozen, 1 the disk said no, 2 wrong use.
    """  # noqa: D301 - as above
    if not EDITION_PATTERN.match(edition):
        raise click.UsageError(f"'{printable(edition)}' does not name a quarter. Write it like 2026-q4.")
    config = read_config(config_file)
    file = config.content / frozen_name(edition)
    if not file.is_file():
        raise click.UsageError(f"{edition} is not frozen.")
    with ended_in_words(file):
        data = file.read_bytes()
        try:
            held = read_frozen(data, file=frozen_name(edition))
        except ContentError:  # what is damaged can only be taken out; of its history nothing is sure
            held = None
        if held and not held.edition:
            raise click.UsageError(f"{edition} is not frozen.")
        was = held.edition.hash if held and held.edition else "damaged"
        act = Act(did="unfrozen", on=chosen_day(day, config.timezone), why=why, hash=was)
        save(file, write_frozen(edition, FrozenFile(None, (*(held.history if held else ()), act))))
        for name in held.edition.pictures if held and held.edition else ():
            (config.content / "images" / name).unlink(missing_ok=True)
    console.print(printable(f"{edition} is no longer frozen. It is made from the content again."))


def _history(file: Path) -> tuple[Act, ...]:
    """Return what was done before to an edition that is not frozen now."""
    return read_frozen(file.read_bytes(), file=f"newsletter/{file.name}").history if file.is_file() else ()


def _copy_pictures(images: Path, copies: Mapping[str, str]) -> None:
    for name, copy in copies.items():
        beside = images / f".{copy}"
        shutil.copyfile(images / name, beside)
        beside.replace(images / copy)
