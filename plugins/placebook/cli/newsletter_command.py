"""`placebook newsletter`: from an empty page to a letter in everybody's inbox."""

from __future__ import annotations

import click

from placebook.cli.lazy import LazyGroup

# Each command with its module in this package and its name there.
COMMANDS = {
    "new": "newsletter_new:command",
    "show": "newsletter_show:command",
    "check": "newsletter_check:command",
    "freeze": "newsletter_freeze:freeze",
    "unfreeze": "newsletter_freeze:unfreeze",
    "subscribers": "newsletter_subscribers:command",
    "plan": "newsletter_plan:command",
    "send": "newsletter_send:send_command",
    "status": "newsletter_send:status_command",
    "bounces": "newsletter_bounces:command",
    "unsubscribed": "newsletter_unsubscribed:unsubscribed",
    "unsubscribe-service": "newsletter_unsubscribed:service",
    "draft": "newsletter_draft:command",
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
