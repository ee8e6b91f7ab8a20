"""Fixtures that build whole sites, each once for the whole run. tests/conftest.py loads them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from built.building import BuiltSite, build
from corner_place import write_corner
from toolchain import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def larkmere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo place, which stays as it is while others edit theirs; its builds share one cache."""
    folder = tmp_path_factory.mktemp("larkmere")
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "site_config.yml", folder)
    return folder


@pytest.fixture(scope="session")
def demo(larkmere: Path, serve: Callable[[Path], str]) -> BuiltSite:
    """The demo place, built."""
    site = larkmere / "site"
    build(larkmere / "site_config.yml", site)
    return BuiltSite(site, serve(site))


@pytest.fixture(scope="session")
def corner(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> BuiltSite:
    """The place of extremes with 300 listings besides, built."""
    folder = tmp_path_factory.mktemp("corner")
    site = folder / "site"
    build(write_corner(folder, clubs=300), site, "--workers", "1", PYTHONHASHSEED="1")
    return BuiltSite(site, serve(site))


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> BuiltSite:
    """A place without stories, events, editions or pages of its own, built."""
    folder = tmp_path_factory.mktemp("bare")
    site = folder / "site"
    build(write_corner(folder, bare=True), site)
    return BuiltSite(site, serve(site))
