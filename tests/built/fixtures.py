"""Fixtures that build whole sites, each once for the whole run. tests/conftest.py loads them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from built.building import BuiltSite, build
from built.sharing import made_once, shared_folder
from corner_place import write_corner
from toolchain import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    MakeOnce = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> MakeOnce:
    """A function that returns the folder of a name, filled once in a run by the function it is given."""
    root = shared_folder(tmp_path_factory.getbasetemp())
    return lambda name, make: made_once(root / name, make)


@pytest.fixture(scope="session")
def larkmere(once: MakeOnce) -> Path:
    """A copy of the demo place, built; it stays as it is while others edit theirs."""

    def make(folder: Path) -> None:
        shutil.copytree(ROOT / "content", folder / "content")
        shutil.copy(ROOT / "site_config.yml", folder)
        build(folder / "site_config.yml", folder / "site")

    return once("larkmere", make)


@pytest.fixture(scope="session")
def demo(larkmere: Path, serve: Callable[[Path], str]) -> BuiltSite:
    """The demo place, built."""
    return BuiltSite(larkmere / "site", serve(larkmere / "site"))


@pytest.fixture(scope="session")
def corner(once: MakeOnce, serve: Callable[[Path], str]) -> BuiltSite:
    """The place of extremes with 300 listings besides, built."""

    def make(folder: Path) -> None:
        build(write_corner(folder, clubs=300), folder / "site", "--workers", "1", PYTHONHASHSEED="1")

    site = once("corner", make) / "site"
    return BuiltSite(site, serve(site))


@pytest.fixture(scope="session")
def bare(once: MakeOnce, serve: Callable[[Path], str]) -> BuiltSite:
    """A place without stories, events, editions or pages of its own, built."""
    site = once("bare", lambda folder: build(write_corner(folder, bare=True), folder / "site")) / "site"
    return BuiltSite(site, serve(site))
