"""`placebook takedown`: take something down, and leave a page that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from placebook.cli.config_file import config_option, read_config
from placebook.cli.console import console, counted, printable, report_problems
from placebook.cli.day import chosen_day, day_option
from placebook.cli.place import context_of, read_content
from placebook.content.frozen import SUFFIX, write_frozen
from placebook.problems import ContentError
from placebook.rights.edits import Edit, apply
from placebook.rights.in_frozen import frozen_in, tells_of, without_page
from placebook.rights.takedown import Takedown, found, takedown, undone

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from placebook.cli.config_file import SiteConfig
    from placebook.content.load import Loaded


@click.command(name="takedown")
@click.argument("page")
@click.option(
    "--undo", is_flag=True, help="Let something in again that was taken down. Its file you put back."
)
@click.option("--nameless", is_flag=True, help="Leave no page: its address itself tells too much.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@day_option("The day to write down, instead of today.")
@config_option("The configuration of the place.", exists=False)
def command(  # noqa: PLR0913 - one for each option
    *,
    page: str,
    undo: bool,
    nameless: bool,
    yes: bool,
    dry_run: bool,
    day: datetime | None,
    config_file: Path,
) -> None:
    """Take PAGE down: a listing, story, event or spark, by the name of its file.

    Its file is removed, with pictures that nothing else shows, and whatever names it no longer does. Its page
    then says that it was taken down, and when, and nothing of what it held. It is in no search, feed or list,
    frozen editions tell of it no longer, and the data names only its id. An import or an answer that would
    bring it back is told so.

    \b
    Examples:
      placebook takedown tea-and-talk
      placebook takedown stories/how-the-kettle-was-found --dry-run
      placebook takedown --undo groups/tea-and-talk

    Exit codes: 0 done, 1 something is in the way, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    config = read_config(config_file)
    loaded = read_content(config.content)
    try:
        if undo:
            _undo(loaded, page, dry_run=dry_run)
        else:
            planned = takedown(
                loaded, found(loaded, page), chosen_day(day, config.timezone), nameless=nameless
            )
            letters = _letters(loaded, planned, config_file, day)
            _do(config, planned, letters, yes=yes, dry_run=dry_run)
    except ContentError as error:
        raise click.UsageError(printable(" ".join(_said(error)))) from None
    except OSError as error:
        told = f"{error.filename or 'The disk'}: {error.strerror or error}. Run it again once there is room."
        console.print(printable(told))
        raise SystemExit(1) from None


def _said(error: ContentError) -> list[str]:
    return [f"{one.message[:1].upper()}{one.message[1:]} {one.hint}" for one in error.problems]


def _letters(loaded: Loaded, planned: Takedown, config_file: Path, day: datetime | None) -> list[Edit]:
    """Return the frozen editions that tell of it as they are to be, since their pages and feeds do so too."""
    telling = {path: one for path, one in frozen_in(loaded.folder).items() if tells_of(one, planned.page)}
    if not telling or planned.problems:
        return []
    ctx = context_of(config_file, day)
    edits = []
    for path, one in telling.items():
        left, pictures = without_page(one, planned.page, ctx)
        edits.append(Edit(path, write_frozen(path.name.removesuffix(SUFFIX), left)))
        edits += [Edit(loaded.folder / "images" / name, None) for name in pictures]
    return edits


def _do(config: SiteConfig, planned: Takedown, letters: list[Edit], *, yes: bool, dry_run: bool) -> None:
    if planned.problems:
        report_problems(planned.problems)
        console.print("These would not be in order without it. Put them right first. Nothing was changed.")
        raise SystemExit(1)
    for file, what in planned.told:
        console.print(printable(f"{file}: {what}"))
    for path, data in letters:
        what = (
            "tells of it no longer; readers keep their letter" if data else "removed, with what it stood by"
        )
        console.print(printable(f"{path.parent.name}/{path.name}: {what}"))
    if dry_run:
        console.print("Nothing was changed.")
        return
    if not yes and not click.confirm("Take it down?"):
        console.print("Nothing was changed.")
        return
    first, *rest = planned.edits  # that it was taken down stands there before anything goes
    apply([first, *letters, *rest])
    done = counted(len(rest) + len(letters) + 1, "file")
    console.print(f"Done, in {done}. Build the site and publish it: placebook build")
    if config.site.exists():
        console.print(printable(f"Until then {config.site} is as it was."))


def _undo(loaded: Loaded, page: str, *, dry_run: bool) -> None:
    edit = undone(loaded, page.removesuffix(".md").strip("/"))
    if edit is None:
        names = ", ".join(one.page or one.marks[0] for one in loaded.directory.removed) or "nothing"
        raise click.UsageError(printable(f"{page} was not taken down. Taken down: {names}."))
    if not dry_run:
        apply([edit])
    console.print(printable(f"{page} may be here again.{' Nothing was changed.' if dry_run else ''}"))
