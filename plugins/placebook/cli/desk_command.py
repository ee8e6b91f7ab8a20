"""`placebook desk`: the small web service that takes the site's forms, on a machine of the place's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from placebook.cli.config_file import config_option
from placebook.cli.console import console, printable
from placebook.cli.post_folder import told

_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(name="desk")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where it listens.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8060, show_default=True, help="Its port.")
@click.option("--check", is_flag=True, help="Say what it takes and what is missing, and end.")
@click.option(
    "--queue",
    "queue_folder",
    type=_FOLDER,
    metavar="FOLDER",
    help="Where answers wait for intake, instead of .placebook/intake beside the configuration.",
)
@click.option(
    "--post",
    "post_folder",
    type=_FOLDER,
    metavar="FOLDER",
    help="Where subscribers are, instead of the folder post beside the configuration.",
)
@click.option("--server", metavar="ADDRESS", help="The mail server: smtp://mail.example.org:587.")
@click.option("--login", type=_FILE, help="A file of two lines, name and password, that only you can read.")
@click.option("--dkim-key", type=_FILE, help="A key to sign letters with, if your server does not sign them.")
@click.option("--stop-key", type=_FILE, help="The key of unsubscribe-service, to answer for it too.")
@click.option("--stops", type=_FILE, help="The file that codes of stopped letters are added to.")
@click.option(
    "--also-from",
    multiple=True,
    metavar="ORIGIN",
    help="Another site that has your form on a page of its own: https://parish.example.",
)
@config_option()
def command(  # noqa: PLR0913 - one for each option
    *,
    host: str,
    port: int,
    check: bool,
    queue_folder: Path | None,
    post_folder: Path | None,
    server: str | None,
    login: Path | None,
    dkim_key: Path | None,
    stop_key: Path | None,
    stops: Path | None,
    also_from: tuple[str, ...],
    config_file: Path,
) -> None:
    """Take what the forms of the site send, and who asks for the newsletter, until you press Ctrl-C.

    The site itself needs no server. A place needs this only if it would rather use a machine of its own than
    a form service. Say in the settings where the desk is: form.post_to for the forms, newsletter.subscribe
    for the newsletter. Let your web server pass these addresses on to it by https, paths unchanged.

    What the forms send waits for placebook intake. Who asks for the newsletter gets a letter, and is on the
    list of subscribers once they have opened the link in it and pressed the button. Nothing is logged.

    The login of the mail server comes from --login, or from PLACEBOOK_SMTP_USER and PLACEBOOK_SMTP_PASSWORD.

    \b
    Examples:
      placebook desk --check
      placebook desk
      placebook desk --port 8061 --login mail-login
      placebook desk --stop-key stop.key --stops stops.txt

    Exit codes: 0 ended, or all is there; 1 something is missing; 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    from placebook.cli.desk_open import Given, opened  # noqa: PLC0415 - it brings all that is served
    from placebook.post.web_server import serving  # noqa: PLC0415

    given = Given(config_file, queue_folder, post_folder, server, login, dkim_key, stop_key, stops, also_from)
    with told():
        found = opened(given)
        for line in found.lines:
            console.print(printable(line))
        # The site sends to whatever the settings name: half a desk would lose what the other half takes.
        is_whole = found.is_useful and not found.lacks
        if check or not is_whole:
            raise SystemExit(0 if is_whole else 1)
        try:
            listening = serving(found.desk, host, port)
        except OSError as error:
            said = f"{host}:{port} cannot be listened on: {error.strerror}. Try --port 8061."
            raise click.UsageError(said) from error
    console.print(printable(f"Listening at http://{host}:{listening.server_port}/. End it with Ctrl-C."))
    sys.stdout.flush()
    with listening, found.sending():
        try:
            listening.serve_forever()
        except KeyboardInterrupt:
            console.print("Ended.")
