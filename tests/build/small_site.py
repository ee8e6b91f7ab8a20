"""A small site to build again and again: every kind of record, and what they say of each other."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

from PIL import Image

import small_place
from placebook.mkdocs_plugin.build_run import BuildRun
from placebook.mkdocs_plugin.site_build import build_site, configuration

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = date(2026, 11, 22)
CONFIG = """\
site_name: Larkmere
site_url: https://larkmere.example/
docs_dir: content
site_dir: site
theme: {name: material, custom_dir: own}
plugins: [placebook: {place: Larkmere}]
nav: [Home: index.md, About: about.md]
"""
_MONDAYS = "sessions: [{days: [mon], start: '10:00'}]"


def _group(*fields: str) -> str:
    names = ("title", "kind", "themes", "areas", "listed")
    given = [f"{name}: {field}" for name, field in zip(names, fields, strict=False)]
    return small_place.listing("\n".join([*given, *fields[len(names) :]]))


FILES = {
    "content/groups/hall.md": small_place.HALL,
    "content/groups/knitters.md": _group(
        "Knitters", "interest", "[crafts]", "[northgate]", "2026-11-01", "venue: hall"
    ),
    "content/groups/walkers.md": _group(
        "Walkers", "association", "[walking]", "[larkmere]", "2026-11-02", _MONDAYS
    ),
    "content/groups/cooks.md": _group("Cooks", "skill", "[food-and-cooking]", "[northgate]", "2026-11-03"),
    "content/groups/weavers.md": _group("Weavers", "network", "[crafts]", "[larkmere]", "2026-11-04"),
    "content/stories/scarf.md": small_place.record("stories", "groups: [knitters]"),
    "content/events/big-tea.md": small_place.record("events", "venue: hall\ngroups: [cooks]"),
    "content/newsletter/2026-q4.md": small_place.record("newsletter", "feature: [groups/walkers]"),
    "content/index.md": "# Larkmere\n\nWelcome. See [the knitters](groups/knitters.md).\n",
    "content/about.md": "# About\n\nWho we are.\n",
    "own/readme.txt": "The place's own templates go here.\n",
    "site_config.yml": CONFIG,
    **{f"content/{name}": text for name, text in small_place.VOCABULARIES.items()},
}


def write(folder: Path) -> Path:
    """Write the site's folder."""
    small_place.write(folder, FILES)
    (folder / "content" / "images").mkdir()
    Image.new("RGB", (500, 300), "teal").save(folder / "content" / "images" / "hall.png")
    return folder


def build(folder: Path, today: date = TODAY, *, workers: int = 1) -> Path:
    """Build the site of a folder, and return where it is."""
    return build_site(
        configuration(str(folder / "site_config.yml")),
        BuildRun.Options(today=today, workers=workers, told=lambda _: None),
    )


def tree(site: Path) -> dict[str, bytes]:
    """Return every file of a site."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def cold(folder: Path, beside: Path, today: date = TODAY) -> dict[str, bytes]:
    """Return the site of the same content, built where nothing was kept."""
    for name in ("content", "own"):
        shutil.copytree(folder / name, beside / name)
    shutil.copy(folder / "site_config.yml", beside)
    return tree(build(beside, today))


def change(path: Path, edit: Callable[[str], str]) -> None:
    """Edit a file, and make it old enough to be trusted by its time."""
    path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
