"""Building a site beside the old one, and putting it in the old one's place when it is whole."""

from __future__ import annotations

import ctypes
import logging
import os
import shutil
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from placebook.content.cache import nothing_is_garbage
from placebook.mkdocs_plugin.build_run import cache_folder
from placebook.spare import lay_aside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig

    from placebook.mkdocs_plugin.build_run import BuildRun
    from placebook.mkdocs_plugin.plugin import PlacebookPlugin

log = logging.getLogger("mkdocs.plugins.placebook")

_AT_CWD = -100
_EXCHANGE = 2


class BuildFailed(Exception):  # noqa: N818 - the name says what happened
    """A build that stopped for a reason that was told; the site is as it was."""


def configuration(file: str, *, site_dir: str | None = None, strict: bool | None = None) -> MkDocsConfig:
    """Read the configuration.

    Raises:
        BuildFailed: It cannot be used.
    """
    try:
        config = load_config(file, site_dir=site_dir, strict=strict)
    except (ConfigurationError, Abort) as error:
        raise BuildFailed(f"{file}: {error}") from error
    if "placebook" not in config.plugins:
        raise BuildFailed(f"{file} does not switch Placebook on. Add `- placebook` below `plugins:`.")
    return config


def build_site(config: MkDocsConfig, options: BuildRun.Options) -> Path:
    """Build a site and put it in place of the last one.

    Until the new site is whole, the old one is not touched: a build that fails, is killed or finds the disk
    full leaves it as it is.

    Returns:
        The folder of the site.

    Raises:
        BuildFailed: The build stopped. What is wrong with the content was told through `options.told`.
    """
    target = Path(config.site_dir)
    _recover(target)
    with _staging(target) as staging, clock(options.today), nothing_is_garbage():
        options.last_site = target if target.is_dir() else None
        options.spare = cache_folder(config) / "spare-site"
        config.site_dir = str(staging)
        plugin: PlacebookPlugin = config.plugins["placebook"]  # type: ignore[assignment] # it is ours
        plugin.options = options
        try:
            mkdocs_build(config)
        except Abort as error:  # MkDocs has said why
            raise BuildFailed("The build stopped.") from error
        except OSError as error:
            name = error.filename or target
            raise BuildFailed(f"The build stopped: {name}: {error.strerror or error}.") from error
        finally:
            plugin.stop()
            config.site_dir = str(target)
        staging.chmod(0o755)
        _put_in_place(staging, target, options.spare)
    return target


@contextmanager
def _staging(target: Path) -> Iterator[Path]:
    """Give a new folder beside the site, which is gone afterwards; so are those of killed builds."""
    target.parent.mkdir(parents=True, exist_ok=True)
    mark = f".{target.name}.building-"
    for left in target.parent.glob(f"{mark}*"):
        pid = left.name.removeprefix(mark).partition("-")[0]
        if not (pid.isdigit() and _is_running(int(pid))):
            shutil.rmtree(left, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(prefix=f"{mark}{os.getpid()}-", dir=target.parent))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def clock(day: date | None) -> Iterator[None]:
    """Let others, too, see the day something is made for: MkDocs and fontTools read SOURCE_DATE_EPOCH."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    if day:
        moment = datetime.combine(day, time(), tzinfo=UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("SOURCE_DATE_EPOCH", None)
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _put_in_place(staging: Path, target: Path, spare: Path) -> None:
    """Make a finished folder the site, and the old one the spare.

    Where the system can exchange two folders, there is no moment without a site.
    """
    if not target.exists():
        staging.rename(target)
    elif _exchange(staging, target):
        lay_aside(staging, spare)
    else:
        old = _old(target)
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        staging.rename(target)
        lay_aside(old, spare)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, if the system can (Linux: renameat2 with RENAME_EXCHANGE)."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return bool(renameat2(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE) == 0)


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _recover(target: Path) -> None:
    """Put the old site back if a build was killed after taking it away and before the new one was there."""
    old = _old(target)
    if old.is_dir() and not target.exists():
        old.rename(target)
    elif old.is_dir():
        shutil.rmtree(old, ignore_errors=True)
