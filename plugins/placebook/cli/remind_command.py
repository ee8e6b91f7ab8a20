"""`placebook remind`: ask groups by e-mail whether what is listed is still right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from placebook.cli.console import console, counted, printable, steps
from placebook.cli.day import day_option
from placebook.cli.place import read_place
from placebook.cli.post_folder import open_post, posting, told
from placebook.cli.sending import ask, put_back, send_letters, stopped_since, tell, try_out
from placebook.cli.way import by_way
from placebook.today import now, today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from placebook.cli.post_folder import Post
    from placebook.cli.way import Way
    from placebook.model.directory import Directory
    from placebook.model.listing import Listing
    from placebook.pages.context import Context
    from placebook.post.folder import EditionFolder
    from placebook.post.letters import Task
    from placebook.post.mould import Imprint
    from placebook.post.plan import Posting
    from placebook.post.reminding import Group, Whom
    from placebook.reminders.letter import Reminder
    from placebook.reminders.links import Answering

_SHOWN = 20


class _Desk(NamedTuple):
    """A place, and what is needed to write to its groups."""

    post: Post
    ctx: Context
    quarter: str
    look: Imprint
    answering: Answering
    whom: Whom

    def message(self, group: Group) -> Reminder:
        """Write to one address."""
        from placebook.reminders.letter import reminder  # noqa: PLC0415 - the words load when they are needed

        return reminder(self.ctx, group.listings, self.answering, f"ask.{self.quarter}")


@click.command(name="remind")
@click.option("--test-to", multiple=True, metavar="ADDRESS", help="Send one message to yourself.")
@click.option("--dry-run", is_flag=True, help="Say who would be asked and write every message; send none.")
@click.option("--stop", metavar="WHOM", help="Ask an address, or who sent in this code, no more.")
@click.option("--resend-uncertain", multiple=True, metavar="ADDRESS", help="Send to this one again.")
@click.option("--retry-rejected", multiple=True, metavar="ADDRESS", help="Try this one again, or all.")
@click.option("--yes", is_flag=True, help="Do not ask before the first message goes.")
@day_option("The day to judge by, instead of today: 2026-12-01.")
@by_way
@posting
def command(  # noqa: PLR0913 - one for each option
    *,
    test_to: tuple[str, ...],
    dry_run: bool,
    stop: str | None,
    resend_uncertain: tuple[str, ...],
    retry_rejected: tuple[str, ...],
    yes: bool,
    day: datetime | None,
    way: Way,
    config_file: Path,
    post_folder: Path | None,
) -> None:
    """Ask groups by e-mail whether what is listed is still right, at most once in three months.

    Everybody who is asked gets one message about all that is listed with their address and is due, with three
    links for each: still right, something has changed, no longer running. Answers come back as e-mails for
    placebook intake email, or to a service of your own. Only addresses that listings publish are written to.

    Messages go as the newsletter's letters do, from a ledger of their own. If anything cuts it off, say the
    same again: nobody is missed and nobody is asked twice.

    \b
    Examples:
      placebook remind --dry-run --to letters
      placebook remind --test-to me@example.org
      placebook remind --login ~/mail-login
      placebook remind --stop rosa@example.org

    Exit codes: 0 everybody is accounted for, 1 something is left to do, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    if way.is_notify:
        raise click.UsageError("Reminders go by a mail server, or into a folder or an .mbox file.")
    with told():
        post = open_post(config_file, post_folder)
        post.folder.secret()  # the folder must be there to be locked
        with post.folder.sending():
            if stop:
                _stop(post, stop)
                return
            desk = _desk(post, config_file, day)
            if test_to:
                try_out(post.settings.newsletter.post, _sample(desk, way), way, test_to)
                return
            if dry_run:
                _rehearse(desk, way)
                return
            is_done = _remind(desk, way, resend_uncertain, retry_rejected, is_sure=yes)
    if not is_done:
        raise SystemExit(1)


def _stop(post: Post, who: str) -> None:
    from placebook.post.asked_no_more import asked_no_more  # noqa: PLC0415 - the post loads when it is needed

    console.print(printable(asked_no_more(post.folder, who, today(post.settings.timezone).isoformat())))


def _desk(post: Post, config_file: Path, day: datetime | None) -> _Desk:
    from placebook.model.edition import Quarter  # noqa: PLC0415
    from placebook.post.reminding import reminder_imprint, whom  # noqa: PLC0415
    from placebook.reminders.links import Answering  # noqa: PLC0415
    from placebook.review.desk import due  # noqa: PLC0415

    with steps() as report:
        ctx = read_place(config_file, day, report).context
    settings = ctx.site.settings
    look = reminder_imprint(ctx.site)
    listings = [one.listing for one in due(ctx.directory, ctx.today, settings.review_months)]
    return _Desk(
        post,
        ctx,
        str(Quarter.of(ctx.today, settings.newsletter.first_month)),
        look,
        Answering(ctx.site, look.reply_to),
        whom(listings, _is_private(ctx.directory), post.folder, ctx.today),
    )


def _is_private(directory: Directory) -> Callable[[Listing], bool]:
    from placebook.content.grounds import is_private  # noqa: PLC0415

    def found(one: Listing) -> bool:
        # That a register publishes somebody's own address is no leave to write to it.
        return is_private(one.contact.email or "", one.model_copy(update={"source": None}), directory)

    return lambda one: bool(one.contact.email) and found(one)


def _sample(desk: _Desk, way: Way) -> Posting:
    """Return what makes the first message, whoever it goes to."""
    from placebook.post.errors import PostError  # noqa: PLC0415
    from placebook.post.mould import cast  # noqa: PLC0415
    from placebook.post.reminding import rehearsing  # noqa: PLC0415

    groups = (*desk.whom.asked, *(group for group, _ in desk.whom.left_out))
    if not groups:
        raise PostError("Nothing is due that gives an e-mail address, so there is nothing to show.")
    mould = cast(desk.message(groups[0]), desk.look, now())
    settings = desk.post.settings.newsletter.post
    signer = way.signer(settings, desk.look.host)
    return rehearsing(desk.look, mould, desk.quarter, desk.post.folder.secret(), signer)


def _rehearse(desk: _Desk, way: Way) -> None:
    """Say who would be asked, and write the messages, into files if that is how they go."""
    from placebook.post.letters import Task  # noqa: PLC0415
    from placebook.post.mould import cast  # noqa: PLC0415
    from placebook.post.reminding import rehearsing  # noqa: PLC0415

    _tell_whom(desk.whom)
    settings, secret = desk.post.settings.newsletter.post, desk.post.folder.secret()
    signer, carriers = way.signer(settings, desk.look.host), way.carriers(settings) if way.files else ()
    made_at = now()
    for group in desk.whom.asked:
        mould = cast(desk.message(group), desk.look, made_at)
        made = rehearsing(desk.look, mould, desk.quarter, secret, signer)
        parcel = made.parcel(Task(0, group.person, str(group.address), group.address.domain))
        for carrier in carriers:
            carrier.deliver(parcel)
    console.print(f"{counted(len(desk.whom.asked), 'message')} made. Nothing was sent.")


def _remind(
    desk: _Desk, way: Way, uncertain: tuple[str, ...], rejected: tuple[str, ...], *, is_sure: bool
) -> bool:
    """Go on with what was cut off, or else ask whoever is due, and tell whether nothing is left to do."""
    from placebook.post.ledger import Ledger  # noqa: PLC0415
    from placebook.post.reminding import reminding, unfinished  # noqa: PLC0415

    post, settings = desk.post, desk.post.settings.newsletter.post
    folder = unfinished(post.folder, desk.quarter)
    if not folder and (uncertain or rejected):
        folder = next(reversed(post.folder.reminders(desk.quarter)), None)
    if folder:
        console.print(printable(f"Going on with {folder.path.name}."))
    else:
        _tell_whom(desk.whom)
        if not desk.whom.asked:
            console.print("Nobody is to be asked now.")
            return True
        folder = _plan(desk)
    with Ledger(folder.ledger, folder.marks) as ledger:
        put_back(ledger, uncertain, rejected)
        made = reminding(ledger, post.folder.secret(), way.signer(settings, ledger.about("domain")))
        ask(settings, ledger, way, is_sure=is_sure)
        stopped = send_letters(settings, ledger, made, way, _withdrawn(desk))
        tell(ledger, stopped, "placebook remind")
        balance = ledger.balance()
    return not stopped and not balance.uncertain and balance.is_over


def _plan(desk: _Desk) -> EditionFolder:
    from placebook.post.reminding import place_for, plan_reminders  # noqa: PLC0415

    folder = place_for(desk.post.folder, desk.quarter)
    plan_reminders(
        folder,
        [(group, desk.message(group)) for group in desk.whom.asked],
        desk.look,
        left_out=desk.whom.left_out,
        quarter=desk.quarter,
        secret=desk.post.folder.secret(),
        today=desk.ctx.today,
        now=now(),
    )
    console.print(printable(f"The list is {folder.audience}, the first message {folder.sample}."))
    return folder


def _withdrawn(desk: _Desk) -> Callable[[Task], str]:
    """Return what looks again, before a message goes, whether it still should."""
    lists = (desk.post.folder.suppression(), desk.post.folder.not_asked())
    due = {group.person for group in (*desk.whom.asked, *(group for group, _ in desk.whom.left_out))}

    def withdrawn(task: Task) -> str:
        if task.person not in due:
            return "nothing of theirs is due any more"
        return stopped_since(lists, task)

    return withdrawn


def _tell_whom(whom: Whom) -> None:
    for group, why in whom.left_out[:_SHOWN]:
        console.print(printable(f"left out: {group.address} {why}"))
    if len(whom.left_out) > _SHOWN:
        console.print(f"left out: {len(whom.left_out) - _SHOWN:,} more")
    for listing in whom.private[:_SHOWN]:
        why = "looks like a person's own, and no ground is written down: add consent to"
        console.print(printable(f"left out: {listing.contact.email} {why} groups/{listing.slug}.md"))
    about = sum(len(group.listings) for group in whom.asked)
    console.print(f"{counted(len(whom.asked), 'contact')} to ask, about {counted(about, 'listing')}.")
    if whom.silent:
        without = counted(len(whom.silent), "listing")
        console.print(f"Without an e-mail address: {without}; placebook due says how else to ask.")
