"""What a site's configuration says of its content and its place, read without loading MkDocs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import urljoin

import click
import yaml
from pydantic import ValidationError

from placebook.cli.console import printable, report_problems
from placebook.cli.here import CONFIG_NAME, ConfigFile, NotUsableError, not_here
from placebook.content.explain import explain
from placebook.content.suggest import nearest
from placebook.content.yaml_words import words_for_yaml
from placebook.model.settings import Settings
from placebook.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

F = TypeVar("F", bound="Callable[..., Any]")

_DEFAULT = "content"
_NO_FOLDER = "there is no folder {}. Name the one you write in."
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
    kind = ConfigFile if exists else click.Path
    return click.option(
        "-f",
        "--config-file",
        type=kind(dir_okay=False, path_type=Path),
        default=CONFIG_NAME,
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
        NotUsableError: The configuration cannot be read, or there is no such folder.
    """
    return read_config(config_file).content


def refuse_mistakes(config_file: Path) -> None:
    """Tell what is wrong in a configuration, before MkDocs reads it in its own way.

    Raises:
        SystemExit: Something is; it was told.
        NotUsableError: It cannot be read at all.
    """
    found = _read(config_file)
    problems = _problems(found, config_file.name)[1]
    docs_dir = found.values.get("docs_dir")  # nothing, if only MkDocs can know it
    if docs_dir and not (config_file.parent / str(docs_dir)).is_dir():
        missing = Problem(config_file.name, found.top["docs_dir"], "docs_dir", _NO_FOLDER.format(docs_dir))
        problems = (*problems, missing)
    if problems:
        report_problems(problems)
        raise SystemExit(1)


def with_lines(problems: Iterable[Problem], config_file: Path) -> list[Problem]:
    """Return what a build found, with the line of what it found in the configuration."""
    found = list(problems)
    asked = [one for one in found if one.file == config_file.name and not one.line]
    lines = _read(config_file).lines if asked else {}
    return [replace(one, line=lines.get(one.field, 0)) if one in asked else one for one in found]


def read_config(config_file: Path) -> SiteConfig:
    """Read a site's configuration, as far as it is about the content and the place.

    Raises:
        NotUsableError: The configuration cannot be read, or there is no such folder.
    """
    found = _read(config_file) if config_file.exists() else _Read()
    config = found.values
    settings, problems = _problems(found, config_file.name)
    docs_dir = str(config.get("docs_dir") or _DEFAULT)
    folder = config_file.parent / docs_dir
    site = config_file.parent / str(config.get("site_dir") or "site")
    if not folder.is_dir():
        if not config_file.exists():
            raise NotUsableError(not_here(config_file))
        where = f"{config_file}, line {found.top.get('docs_dir', 1)}: docs_dir"
        raise NotUsableError(f"{where}: {_NO_FOLDER.format(printable(str(folder)))}")
    url, name = (str(config.get(key) or "") for key in ("site_url", "site_name"))
    edit = _edit_address(config)
    return SiteConfig(folder, settings, problems, site, found.lines, url, edit, docs_dir, name)


class _Read(NamedTuple):
    """A configuration as it is written.

    Attributes:
        values: All of it.
        given: The options of the plugin.
        lines: The line of each of them, by its dotted name, from 1.
        unread: Those that only MkDocs can know (`!ENV NAME`).
        top: The line of each name at the left edge, from 1.
        twice: Names of that kind that stand there more than once.
    """

    values: Mapping[str, Any] = MappingProxyType({})
    given: Any = MappingProxyType({})
    lines: Mapping[str, int] = MappingProxyType({})
    unread: AbstractSet[str] = frozenset()
    top: Mapping[str, int] = MappingProxyType({})
    twice: tuple[str, ...] = ()


def _read(config_file: Path) -> _Read:
    """Read a file of YAML.

    Raises:
        NotUsableError: It cannot be read; the message says in which line, and what to write.
    """
    try:
        data = config_file.read_bytes()
        loader = _Loader(data)
        root = loader.get_single_node()
        options = _options(root)
        given = loader.construct_object(options, deep=True) if options else {}
        config = loader.construct_document(root) if root else None
    except yaml.YAMLError as error:
        said = words_for_yaml(error, data.decode("utf-8", "replace"))
        raise NotUsableError(f"{config_file}, line {said.line + 1}: {said.message} {said.hint}") from error
    except (OSError, ValueError) as error:
        said_of_it = getattr(error, "strerror", None) or error
        raise NotUsableError(f"{config_file} cannot be read: {said_of_it}.") from error
    lines: dict[str, int] = {}
    unread: set[str] = set()
    if options:
        _walk(options, "", lines, unread)
    keys = [key for key, _ in root.value] if isinstance(root, yaml.MappingNode) else []
    names = Counter(str(key.value) for key in keys)
    return _Read(
        config if isinstance(config, dict) else {},
        given or {},
        lines,
        unread,
        {str(key.value): key.start_mark.line + 1 for key in keys},
        tuple(name for name, count in names.items() if count > 1),
    )


def _problems(found: _Read, file: str) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Return what a configuration says of the place, and what is wrong with it."""
    settings, judged = _judge(found.given, found.lines, file)
    wrong = [one for one in judged if one.field not in found.unread]

    def wrong_at(name: str, message: str, hint: str) -> None:
        wrong.append(Problem(file, found.top.get(name, 0), name, message, hint))

    for name in found.twice:
        wrong_at(name, "is given twice, and only this one would count.", "Keep one of them.")
    url = found.values.get("site_url")
    if url and not str(url).startswith(("https://", "http://")):
        wrong_at("site_url", f"'{url}' is not a whole address.", f"Write it as https://{url}")
    plugins = found.values.get("plugins")
    named = [str(next(iter(one), "")) if isinstance(one, dict) else str(one) for one in plugins or ()]
    if "plugins" in found.values and _PLUGIN not in named and "INHERIT" not in found.values:
        slip = nearest(_PLUGIN, named)
        below = "Write '  - placebook' below it." if named else "Write: plugins: [placebook]"
        hint = f"Write placebook for '{slip}'." if slip else below
        wrong_at("plugins", "does not switch Placebook on.", hint)
    return settings, tuple(wrong)


def _edit_address(config: Mapping[str, Any]) -> str:
    """Return the address that a file's path is put after, as MkDocs makes it of `repo_url` and `edit_uri`."""
    repo, edit = (str(config.get(name) or "") for name in ("repo_url", "edit_uri"))
    found = urljoin(f"{repo.rstrip('/')}/", edit) if edit else ""
    return f"{found.rstrip('/')}/" if found.startswith(("https://", "http://")) else ""


def _judge(given: Any, lines: Mapping[str, int], file: str) -> tuple[Settings | None, list[Problem]]:  # noqa: ANN401
    """Return what the plugin's options say, and what is wrong with them."""
    try:
        return Settings.model_validate(given), []
    except ValidationError as error:
        return None, explain(error, Settings, dict(lines), file)


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
