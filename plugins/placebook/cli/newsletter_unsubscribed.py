"""`placebook newsletter unsubscribed` and `unsubscribe-service`: taking in who stops the letter."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from placebook.cli.console import console, counted, printable
from placebook.cli.post_folder import open_post, posting, told
from placebook.today import today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.cli.post_folder import Post
    from placebook.model.settings import Settings
    from placebook.post.folder import PostFolder
    from placebook.post.secret import Secret
    from placebook.post.stops import Asked
    from placebook.post.suppression import Suppression
    from placebook.wording.wording import Wording


@click.command(name="unsubscribed")
@click.argument("what", nargs=-1, required=True)
@posting
def unsubscribed(*, what: tuple[str, ...], config_file: Path, post_folder: Path | None) -> None:
    """Take in who wants no more letters: mails, the service's file, or a code itself.

    WHAT is a mail or mailbox with the mails in it (an .eml file, an mbox, a Maildir, a folder of .eml files),
    the file that unsubscribe-service adds to, a code, or an address that holds one. In a mailbox only mails
    that ask for it are acted on: the code is in their subject, or their subject says stop. Taking the same in
    twice does no harm.

    \b
    Examples:
      placebook newsletter unsubscribed stopped.mbox
      placebook newsletter unsubscribed stops.txt
      placebook newsletter unsubscribed "mailto:letter@mytown.example?subject=stop%20<code>"

    Exit codes: 0 taken in, 1 something has no code that is clear, 2 wrong use.
    """  # noqa: D301 - a bare \b tells click to keep the lines below it as they are
    done = left = unclear = 0
    with told():
        post = open_post(config_file, post_folder)
        day = today(post.settings.timezone).isoformat()
        suppression, secret = post.folder.suppression(), post.folder.secret()
        for name, asked in _asked(what, post, config_file):
            if not asked.asks:
                left += 1
                continue
            is_done, words = _taken_in(post.folder, asked, suppression, secret, day)
            done += is_done
            unclear += not is_done
            console.print(printable(words if is_done else f"{asked.sender or name}: {words}"))
    console.print(f"{counted(done, 'stop')} taken in, {unclear:,} to look at yourself, {left:,} left alone.")
    if unclear:
        raise SystemExit(1)


def _taken_in(
    folder: PostFolder, asked: Asked, suppression: Suppression, secret: Secret, day: str
) -> tuple[bool, str]:
    """Stop the letter for whoever asked, and say what was done; or else why nothing was."""
    from placebook.post.asked_no_more import stopped_by_code  # noqa: PLC0415 - the post loads when needed
    from placebook.post.stops import readers  # noqa: PLC0415

    found = set(readers(folder, asked, secret))
    if not found and (words := stopped_by_code(folder, asked.codes, day)):
        return True, words
    if len(found) != 1:
        return False, _why(asked, len(found))
    (address,) = found
    if address is None:
        return False, "the code is of somebody known here no longer"
    is_new = suppression.add(address, "asked", day)
    return True, f"{address} {'will have no more letters' if is_new else 'was on the list already'}."


def _why(asked: Asked, count: int) -> str:
    if count:
        return "several readers' codes are in it; take in the right one by itself"
    if asked.sender:
        return "asks to stop and has no code of ours. If it is theirs: subscribers suppress ADDRESS"
    return "is no code of ours" if asked.codes else "is no code of ours, nor a file that is here"


def _asked(what: tuple[str, ...], post: Post, config_file: Path) -> Iterator[tuple[str, Asked]]:
    """Yield what was sent, each with what it came in."""
    from placebook.post.stops import Asked, codes_in, read  # noqa: PLC0415 - as above

    settings = post.settings
    stop = _words(settings, config_file).say("Stop {title}", title=settings.newsletter_title)
    for one in what:
        if Path(one).exists():
            yield from ((one, asked) for asked in read(Path(one), [stop]))
        else:
            yield one, Asked(codes_in(one))


@click.command(name="unsubscribe-service")
@click.argument("key", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("stops", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--make-key", is_flag=True, help="Write the file KEY that the service needs, and end.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where it listens.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8025, show_default=True, help="Its port.")
@posting
def service(  # noqa: PLR0913 - one for each option
    *,
    key: Path,
    stops: Path | None,
    make_key: bool,
    host: str,
    port: int,
    config_file: Path,
    post_folder: Path | None,
) -> None:
    """Answer at the address that stops the letter, and add each reader's code to the file STOPS.

    It knows no address and no subscriber: all it needs is the file KEY, which --make-key writes where the
    subscribers are. Run it behind a web server that speaks https, at the path of newsletter.post.unsubscribe,
    and take STOPS in with `placebook newsletter unsubscribed`. A GET asks, a POST stops; codes that are not
    real are turned away, and nothing is logged.

    \b
    Examples:
      placebook newsletter unsubscribe-service stop.key --make-key
      placebook newsletter unsubscribe-service stop.key stops.txt --port 8025

    Exit codes: 0 ended, 1 something is missing, 2 wrong use.
    """  # noqa: D301 - as above
    from placebook.post.stop_service import read_key, write_key  # noqa: PLC0415 - as above
    from placebook.post.web_server import serving  # noqa: PLC0415

    with told():
        if make_key:
            from placebook.post.plan import UNSUBSCRIBE  # noqa: PLC0415 - as above

            write_key(key, open_post(config_file, post_folder).folder.secret().key(UNSUBSCRIBE))
            console.print(printable(f"{key} is there. Give it to the service and to nobody else."))
            return
        if not stops:
            raise click.UsageError("Name the file that codes are added to: stops.txt, say.")
        server = serving(application(read_key(key), stops, config_file), host, port)
    console.print(printable(f"Listening at http://{host}:{server.server_port}/. End it with Ctrl-C."))
    sys.stdout.flush()
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            console.print("Ended.")


def application(key: bytes, stops: Path, config_file: Path) -> Any:  # noqa: ANN401 - a WSGI application
    """Return the service of a place, in the place's language."""
    from placebook.cli.config_file import read_config  # noqa: PLC0415 - as above
    from placebook.model.settings import Settings  # noqa: PLC0415
    from placebook.newsletter.stopping import stop_words  # noqa: PLC0415
    from placebook.post.stop_service import StopService, Watch  # noqa: PLC0415

    settings = read_config(config_file).settings or Settings()
    watch = Watch(lambda: datetime.now(UTC), time.monotonic)
    return StopService(stops, key, stop_words(_words(settings, config_file), settings), watch)


def _words(settings: Settings, config_file: Path) -> Wording:
    """Return the words of the place, in its language."""
    from placebook.content.catalogues import wording_of  # noqa: PLC0415 - as above

    return wording_of(settings.language, config_file.parent / "words")
