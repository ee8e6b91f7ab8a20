"""Where a site's content is, read from its configuration without loading MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import yaml

if TYPE_CHECKING:
    from pathlib import Path

_DEFAULT = "content"
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[misc]
    """Plain YAML. The tags MkDocs knows (`!ENV`, `!!python/name`) are passed over, never followed."""


_Loader.add_constructor(None, lambda _loader, _node: None)


def content_folder(config_file: Path) -> Path:
    """Return the content folder that a site's configuration names.

    Raises:
        click.UsageError: The configuration cannot be read, or there is no such folder.
    """
    docs_dir: Any = None
    if config_file.exists():
        try:
            config = yaml.load(config_file.read_bytes(), _Loader)  # noqa: S506 - derived from the safe loader
        except (yaml.YAMLError, OSError, ValueError) as error:
            raise click.UsageError(f"{config_file} cannot be read: {error}") from error
        docs_dir = config.get("docs_dir") if isinstance(config, dict) else None
    folder = config_file.parent / str(docs_dir or _DEFAULT)
    if not folder.is_dir():
        raise click.UsageError(f"There is no folder {folder}. Say where the content is: --content FOLDER.")
    return folder
