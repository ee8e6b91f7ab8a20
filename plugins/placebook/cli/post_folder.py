"""What all commands that know readers share: the folder of the post, and how its refusals are said."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from placebook.cli.config_file import config_option, read_config
from placebook.cli.console import console, ended_in_words, printable
from placebook.post.errors import PostError
from placebook.post.folder import PostFolder
from placebook.post.marks import state_folder
from placebook.problems import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from placebook.model.settings import Settings
    from placebook.post.address import Address

F = TypeVar("F", bound="Callable[..., Any]")


class Post(NamedTuple):
    """A place's settings, its content folder, and its folder of the post."""

    settings: Settings
    content: Path
    folder: PostFolder


def posting(function: F) -> F:
    """Add the options of whatever is about readers."""
    folder = click.option(
        "--post",
        "post_folder",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="FOLDER",
        help="Where subscribers and ledgers are, instead of the folder post beside the configuration.",
    )
    return config_option()(folder(function))


def open_post(config_file: Path, post_folder: Path | None) -> Post:
    """Return the folder of the post, once it is sure that it is not published.

    Raises:
        PostError: It would be.
        ContentError: The settings have mistakes.
    """
    config = read_config(config_file)
    if config.settings is None:
        raise ContentError(config.problems)
    folder = PostFolder(post_folder or config_file.parent / "post", state_folder())
    folder.keep_from((config.content, config.site))
    return Post(config.settings, config.content, folder)


@contextmanager
def told() -> Iterator[None]:
    """Say in a line what cannot be done, and end with 1."""
    with ended_in_words():
        try:
            yield
        except PostError as error:
            console.print(printable(str(error)))
            raise SystemExit(1) from None
        except sqlite3.Error as error:
            console.print(printable(f"The database refused: {error}. Is the disk full?"))
            raise SystemExit(1) from None


def reader_address(text: str) -> Address:
    """Return an address that was given on the command line.

    Raises:
        click.UsageError: It is none.
    """
    from placebook.post.address import AddressRefused, parse_address  # noqa: PLC0415 - loads when needed

    try:
        return parse_address(text)
    except AddressRefused as error:
        raise click.UsageError(printable(f"'{text}' {error}.")) from None
