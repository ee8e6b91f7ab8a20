"""`placebook newsletter`: from an empty page to a letter in everybody's inbox."""

from __future__ import annotations

import click

from placebook.cli.lazy import LazyGroup

# Each command with its module in this package, its name there, and what it does.
COMMANDS = {
    "new": ("newsletter_new:command", "Begin an edition, with a list of all that goes into it."),
    "show": ("newsletter_show:command", "Print an edition as it would go out today."),
    "check": ("newsletter_check:command", "Say what must still be put right in an edition."),
    "freeze": ("newsletter_freeze:freeze", "Write an edition down whole, once it is in order."),
    "unfreeze": ("newsletter_freeze:unfreeze", "Let an edition be made from the content again."),
    "subscribers": ("newsletter_subscribers:command", "Keep the list of those who asked for the letter."),
    "plan": ("newsletter_plan:command", "Settle who gets an edition and what exactly they get."),
    "send": ("newsletter_send:send_command", "Send an edition to everybody who is planned."),
    "status": ("newsletter_send:status_command", "Say what became of each letter of an edition."),
    "bounces": ("newsletter_bounces:command", "Read reports about letters that did not arrive."),
    "unsubscribed": ("newsletter_unsubscribed:unsubscribed", "Take in who wants no more letters."),
    "unsubscribe-service": (
        "newsletter_unsubscribed:service",
        "Answer where people stop the letter.",
    ),
    "draft": ("newsletter_draft:command", "Make a draft with a service that sends newsletters."),
}


@click.group(name="newsletter", cls=LazyGroup, held=COMMANDS)
def command() -> None:
    """Make an edition of the newsletter, see that it is in order, and send it.

    \b
    Examples:
      placebook newsletter new 2026-q4
      placebook newsletter show 2026-q4
      placebook newsletter check 2026-q4
      placebook newsletter freeze 2026-q4
      placebook newsletter plan 2026-q4
      placebook newsletter send 2026-q4

    Exit codes: 0 fine, 1 problems in the edition, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
