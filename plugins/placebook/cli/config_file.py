"""What a site's configuration says of its content and its place, read without loading MkDocs."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import urljoin

import click
import yaml
from pydantic import ValidationError

from placebook.content.explain import explain
from placebook.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from placebook.problems import Problem

F = TypeVar("F", bound="Callable[..., Any]")

_DEFAULT = "content"
_PLUGIN = "placebook"
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[misc]
    """Plain YAML. The tags MkDocs knows (`!ENV`, `!!python/name`) are passed over, never followed."""


_Loader.add_constructor(None, lambda _loader, _node: None)


def config_option(told: str = "The site's configuration.", *, exists: bool = True) -> Callable[[F], F]:
    """Return the option that names a site's configuration.

    Args:
        told: What --help says of it.
        exists: Whether it must be there.
    """
    return click.option(
        "-f",
        "--config-file",
        type=click.Path(exists=exists, dir_okay=False, path_type=Path),
        default="site_config.yml",
        show_default=True,
        help=told,
    )


class SiteConfig(NamedTuple):
    """What a configuration says.

    Attributes:
        content: The content folder.
        settings: What it says of the place; None where there is no configuration, or one with mistakes.
        problems: What is wrong with the options of the plugin.
        site: The folder the site is built into.
        lines: The line of each option of the plugin, by its dotted name, from 1.
        url: The site's address; empty for none.
        edit: Where the files of the content can be edited on their code host, as far as it is known.
        docs_dir: The content folder, as the configuration names it.
        name: The site's name.
    """

    content: Path
    settings: Settings | None
    problems: tuple[Problem, ...]
    site: Path
    lines: Mapping[str, int] = MappingProxyType({})
    url: str = ""
    edit: str = ""
    docs_dir: str = _DEFAULT
    name: str = ""

    @property
    def timezone(self) -> str | None:
        """The place's time zone, as far as it is known."""
        return self.settings.timezone if self.settings else None

    @property
    def year_starts(self) -> int:
        """The month in which the first quarter of a year begins, from 1."""
        return self.settings.newsletter.first_month if self.settings else 1


def content_folder(config_file: Path) -> Path:
    """Return the content folder that a site's configuration names.

    Raises:
        click.UsageError: The configuration cannot be read, or there is no such folder.
    """
    return read_config(config_file).content


def read_config(config_file: Path) -> SiteConfig:
    """Read a site's configuration, as far as it is about the content and the place.

    Raises:
        click.UsageError: The configuration cannot be read, or there is no such folder.
    """
    config: Any = None
    settings: Settings | None = None
    problems: tuple[Problem, ...] = ()
    lines: dict[str, int] = {}
    if config_file.exists():
        try:
            loader = _Loader(config_file.read_bytes())
            root = loader.get_single_node()
            options = _options(root)
            given = loader.construct_object(options, deep=True) if options else {}
            config = loader.construct_document(root) if root else None
        except (yaml.YAMLError, OSError, ValueError) as error:
            raise click.UsageError(f"{config_file} cannot be read: {error}") from error
        unread: set[str] = set()
        if options:
            _walk(options, "", lines, unread)
        settings, found = _judge(given or {}, lines, config_file.name)
        problems = tuple(problem for problem in found if problem.field not in unread)
    config = config if isinstance(config, dict) else {}
    docs_dir = str(config.get("docs_dir") or _DEFAULT)
    folder = config_file.parent / docs_dir
    site = config_file.parent / str(config.get("site_dir") or "site")
    if not folder.is_dir():
        raise click.UsageError(f"There is no folder {folder}. Say where the content is: --content FOLDER.")
    url, name = (str(config.get(key) or "") for key in ("site_url", "site_name"))
    edit = _edit_address(config)
    return SiteConfig(folder, settings, problems, site, lines, url, edit, docs_dir, name)


def _edit_address(config: Mapping[str, Any]) -> str:
    """Return the address that a file's path is put after, as MkDocs makes it of `repo_url` and `edit_uri`."""
    repo, edit = (str(config.get(name) or "") for name in ("repo_url", "edit_uri"))
    found = urljoin(f"{repo.rstrip('/')}/", edit) if edit else ""
    return f"{found.rstrip('/')}/" if found.startswith(("https://", "http://")) else ""


def _judge(given: Any, lines: dict[str, int], file: str) -> tuple[Settings | None, list[Problem]]:  # noqa: ANN401
    """Return what the plugin's options say, and what is wrong with them."""
    try:
        return Settings.model_validate(given), []
    except ValidationError as error:
        return None, explain(error, Settings, lines, file)


def _options(root: yaml.Node | None) -> yaml.Node | None:
    """Return the options of our plugin, from any of the forms in which MkDocs takes plugins."""
    plugins = _value_of(root, "plugins")
    items = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    found = (_value_of(item, _PLUGIN) for item in items)
    return next((one for one in found if isinstance(one, yaml.MappingNode)), None)


def _value_of(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == name), None)


def _walk(node: yaml.Node, path: str, lines: dict[str, int], unread: set[str]) -> None:
    """Note the line of every option, from 1, and which options only MkDocs can know (`!ENV NAME`)."""
    if node.tag.startswith("!"):
        unread.add(path)
    if isinstance(node, yaml.MappingNode):
        parts = [(str(key.value), key, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        parts = [(str(at), value, value) for at, value in enumerate(node.value)]
    else:
        return
    for name, first, value in parts:
        inner = f"{path}.{name}" if path else name
        lines[inner] = first.start_mark.line + 1
        _walk(value, inner, lines, unread)
