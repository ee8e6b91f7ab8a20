"""`placebook newsletter send` and `status`: the letters of a plan, and what became of them."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from placebook.cli.console import console, printable
from placebook.cli.newsletter_check import place_and_edition
from placebook.cli.post_folder import open_post, posting, told
from placebook.cli.sending import ask, books, put_back, rehearse, send_letters, stopped_since, tell, try_out
from placebook.cli.way import by_way
from placebook.saving import save
from placebook.today import now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from placebook.cli.post_folder import Post
    from placebook.cli.sending import MakesLetters
    from placebook.cli.way import Way
    from placebook.mkdocs_plugin.reading import Place
    from placebook.model.edition import Edition
    from placebook.post.ledger import Ledger


@click.command(name="send")
@click.argument("edition")
@click.option(
    "--test-to", multiple=True, metavar="ADDRESS", help="Send one letter to yourself; no plan needed."
)
@click.option("--dry-run", is_flag=True, help="Make every letter and send none.")
@click.option("--resume", is_flag=True, help="Go on with an edition of which some letters have gone.")
@click.option("--resend-uncertain", multiple=True, metavar="ADDRESS", help="Send to this one again.")
@click.option("--retry-rejected", multiple=True, metavar="ADDRESS", help="Try this one again, or all.")
@click.option("--yes", is_flag=True, help="Do not ask before the first letter goes.")
@click.option("--ledger-is-newest", is_flag=True, help="Your word that there is no newer copy of the ledger.")
@by_way
@posting
def send_command(  # noqa: PLR0913 - one for each option
    *,
    edition: str,
    way: Way,
    test_to: tuple[str, ...],
    dry_run: bool,
    resume: bool,
    resend_uncertain: tuple[str, ...],
    retry_rejected: tuple[str, ...],
    yes: bool,
    ledger_is_newest: bool,
    config_file: Path,
    post_folder: Path | None,
) -> None:
    """Send an edition to everybody who is planned to have it, once.

    Every letter is written down before it is handed over and after it is answered. If anything cuts the send
    off, say --resume: nobody is missed and nobody gets two. A letter that was handed over and never answered
    is uncertain; it is named, and sent again only with --resend-uncertain.

    The login comes from --login, or from PLACEBOOK_SMTP_USER and PLACEBOOK_SMTP_PASSWORD. Connections are
    always encrypted, except to a server on this machine.

    \b
    Examples:
      placebook newsletter send 2026-q4 --test-to me@example.org
      placebook newsletter send 2026-q4 --server smtp://mail.example.org:587 --login ~/mail-login
      placebook newsletter send 2026-q4 --resume
      placebook newsletter send 2026-q4-late-1
      placebook newsletter send 2026-q4 --dry-run --to letters
      placebook newsletter send 2026-q4 --notify f33517ff-2a88-4f6e-b855-c550268ce08a

    Exit codes: 0 every letter is accounted for, 1 something is left to do, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    with told():
        post = open_post(config_file, post_folder)
        settings = post.settings.newsletter.post
        if test_to:
            _test(post, config_file, edition, test_to, way)
            return
        with _ledger(post, edition, is_newest=ledger_is_newest) as ledger:
            made = _posting(post, config_file, ledger, way)
            if dry_run:
                rehearse(settings, ledger, made, way)
                return
            _see_that_it_may_go(post, ledger, resume=resume)
            put_back(ledger, resend_uncertain, retry_rejected)
            ask(settings, ledger, way, is_sure=yes)
            withdrawn = partial(stopped_since, (post.folder.suppression(),))
            stopped = send_letters(settings, ledger, made, way, withdrawn)
            tell(ledger, stopped, _again(edition))
            balance = ledger.balance()
    if stopped or balance.uncertain or not balance.is_over:
        raise SystemExit(1)


@click.command(name="status")
@click.argument("edition")
@click.option("--ledger-is-newest", is_flag=True, help="Your word that there is no newer copy of the ledger.")
@posting
def status_command(
    *, edition: str, ledger_is_newest: bool, config_file: Path, post_folder: Path | None
) -> None:
    """Say what became of each letter of an edition: the books, and by name whoever does not have it.

    \b
    Examples:
      placebook newsletter status 2026-q4

    Exit codes: 0 told, 1 the ledger cannot be read, 2 wrong use.
    """  # noqa: D301 - as above
    with told():
        post = open_post(config_file, post_folder)
        with _ledger(post, edition, is_newest=ledger_is_newest) as ledger:
            tell(ledger, "", _again(edition))


@contextmanager
def _ledger(post: Post, edition: str, *, is_newest: bool) -> Iterator[Ledger]:
    """Open the ledger of a plan, alone."""
    from placebook.post.late import planned_by  # noqa: PLC0415
    from placebook.post.ledger import Ledger  # noqa: PLC0415

    plan_first = f"{edition} is not planned. First: {planned_by(edition)}"
    if not post.folder.is_there:
        raise click.UsageError(printable(f"{plan_first}. There are no subscribers yet either."))
    folder = post.folder.edition(edition)
    if not folder.ledger.is_file():
        raise click.UsageError(printable(plan_first))
    with post.folder.sending(), Ledger(folder.ledger, folder.marks, is_newest=is_newest) as ledger:
        yield ledger


def _posting(post: Post, config_file: Path, ledger: Ledger, way: Way) -> MakesLetters:
    from placebook.post.plan import Posting  # noqa: PLC0415

    if way.is_notify:
        place, chosen = place_and_edition(config_file, ledger.about("edition"), None)
        return _orders(post, place, chosen, way, ledger.about("hash"))
    return Posting.of(
        ledger, post.folder.secret(), way.signer(post.settings.newsletter.post, ledger.about("domain"))
    )


def _orders(post: Post, place: Place, edition: Edition, way: Way, planned: str = "") -> MakesLetters:
    """Return what makes letters for GOV.UK Notify, which has the edition in a form of its own.

    Raises:
        PostError: The edition is not the one that was planned.
    """
    from placebook.newsletter.outgoing import outgoing  # noqa: PLC0415 - it brings the templates
    from placebook.post.errors import PostError  # noqa: PLC0415
    from placebook.post.plan import imprint  # noqa: PLC0415
    from placebook.post.senders.notify import Orders  # noqa: PLC0415
    from placebook.post.senders.notify_table import template_text  # noqa: PLC0415
    from placebook.post.senders.notify_text import notify_text  # noqa: PLC0415

    site, letter = place.context.site, outgoing(place.context, edition)
    if planned and planned != letter.hash:
        again = f"placebook newsletter plan {letter.id}"
        raise PostError(f"{letter.id} is not what it was when it was planned. Plan again: {again}")
    text = notify_text(site, letter.letter)
    if way.files and way.is_table:
        template = way.files.with_suffix(".txt")
        save(template, f"Subject: {template_text(letter.subject)}\n\n{template_text(text)}".encode())
        console.print(printable(f"The text for your template at Notify is {template}."))
    look = imprint(site)
    return Orders(letter.id, letter.subject, text, look, post.folder.secret())


def _test(post: Post, config_file: Path, edition: str, addresses: tuple[str, ...], way: Way) -> None:
    """Send an edition as it is now, frozen or not, to those who named themselves."""
    from placebook.newsletter.outgoing import outgoing  # noqa: PLC0415 - it brings the templates
    from placebook.post.mould import Letters, cast  # noqa: PLC0415
    from placebook.post.plan import Posting, imprint  # noqa: PLC0415

    place, chosen = place_and_edition(config_file, edition, None)
    site = place.context.site
    look = imprint(site)
    if way.is_notify:
        made = _orders(post, place, chosen, way)
    else:
        mould = cast(outgoing(place.context, chosen), look, now())
        signer = way.signer(site.settings.newsletter.post, look.host)
        made = Posting(edition, Letters(mould), look.bounces, post.folder.secret(), signer)
    try_out(site.settings.newsletter.post, made, way, addresses)


def _again(plan: str) -> str:
    return f"placebook newsletter send {plan} --resume"


def _see_that_it_may_go(post: Post, ledger: Ledger, *, resume: bool) -> None:
    """Stop where letters have gone and nobody said so, or where the plan is of another edition."""
    from placebook.content.frozen import frozen_name, read_frozen  # noqa: PLC0415
    from placebook.post.plan import check_fresh  # noqa: PLC0415

    balance, quarter = ledger.balance(), ledger.about("edition")
    if balance.has_gone:
        if not resume:
            go_on = "" if balance.is_over else " To go on with it, add --resume."
            raise click.UsageError(f"{ledger.about('plan')} has gone already: {books(balance)}.{go_on}")
        return
    file = post.content / frozen_name(quarter)
    held = read_frozen(file.read_bytes(), file=frozen_name(quarter)).edition if file.is_file() else None
    check_fresh(ledger, held.hash if held else "", now())
