"""`placebook newsletter bounces`: reports about letters that did not arrive."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from placebook.cli.console import console, counted, printable, steps
from placebook.cli.post_folder import open_post, posting, told
from placebook.today import today


@click.command(name="bounces")
@click.argument("mailbox", type=click.Path(exists=True, path_type=Path))
@click.option("--without-proof", is_flag=True, help="Believe reports that return nothing of your letter too.")
@posting
def command(*, mailbox: Path, without_proof: bool, config_file: Path, post_folder: Path | None) -> None:
    """Read reports about letters that did not arrive, or that somebody called spam, and act on them.

    Addresses that no letter reaches, and people who complained, get no more letters. What was only put off or
    turned down this time is counted. The mailbox is an .eml file, an mbox, a Maildir or a folder of .eml
    files, as mail programs save them; reading it twice does no harm.

    \b
    Examples:
      placebook newsletter bounces returned.mbox
      placebook newsletter bounces ~/Maildir/.Returned

    Exit codes: 0 read, 1 it cannot be read, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    from placebook.post.asked_no_more import reminded  # noqa: PLC0415
    from placebook.post.bounces import kinds, notice_of, settle  # noqa: PLC0415 - the post loads when needed
    from placebook.post.mailbox import messages_in  # noqa: PLC0415

    done = []
    with told(), steps() as report:
        post = open_post(config_file, post_folder)
        now = today(post.settings.timezone).isoformat()
        suppression, secret = post.folder.suppression(), post.folder.secret()
        with post.folder.subscribers() as subscribers:
            for number, data in enumerate(messages_in(mailbox), 1):
                found = settle(
                    notice_of(data),
                    subscribers,
                    suppression,
                    secret,
                    now,
                    is_proof_needed=not without_proof,
                    reminded=partial(reminded, post.folder),
                )
                done.append(found)
                report("Reading reports", number, number)
    for one in done:
        whom = one.subscriber.address if one.subscriber else one.notice.address or "a message"
        said = f" ({one.notice.words})" if one.notice.words else ""
        console.print(printable(f"{whom} {one.words}{said}"))
    books = ", ".join(f"{count:,} {said}" for said, count in kinds(done))
    console.print(f"{counted(len(done), 'message')}: {books or 'nothing'}")
