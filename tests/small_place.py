"""A small place to write tests about: a few words, a hall, a picture, and files with chosen fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VOCABULARIES = {
    "vocabulary/themes.yml": """\
- {id: crafts, label: Crafts, also: [knitting, making things]}
- {id: walking, label: Walking}
- {id: food-and-cooking, label: Food and cooking}
""",
    "vocabulary/areas.yml": """\
- {id: larkmere, label: Larkmere town}
- {id: northgate, label: Northgate, parent: larkmere}
""",
    "vocabulary/access.yml": "- {id: step-free, label: Step-free, also: [no steps]}\n",
    "vocabulary/audiences.yml": "- {id: everyone, label: Everyone}\n",
}

_COMMON = "summary: A cup of tea and a chat for anyone who would like company."
_FIELDS = {
    "groups": (
        "title: Tea and talk",
        "kind: association",
        _COMMON,
        "themes: [crafts]",
        "areas: [northgate]",
        "contact: {email: tea@larkmere.example}",
    ),
    "stories": ("title: How the tea began", _COMMON, "date: 2026-03-01"),
    "events": ("title: A big tea", _COMMON, "start: 2026-12-05 10:00", "areas: [northgate]"),
    "sparks": ("title: An oven", _COMMON, "date: 2026-03-02", "amount: 240"),
    "newsletter": ("title: Autumn in Larkmere", "date: 2026-10-10", "subject: What autumn brought"),
}

_CONFIGURATION = """\
site_name: Larkmere
site_url: https://larkmere.example/
docs_dir: content
theme: {name: material}
plugins:
  - placebook:
"""


def record(collection: str, fields: str = "", body: str = "Come in and sit down.") -> str:
    """Return the text of a file: the given fields first, from line 2 on, then those it needs besides."""
    given = set(re.findall(r"^([a-z_]+):", fields, re.MULTILINE))
    needed = [line for line in _FIELDS[collection] if line.partition(":")[0] not in given]
    return "\n".join(["---", *fields.splitlines(), *needed, "---", body]) + "\n"


def listing(fields: str = "", body: str = "Come in and sit down.") -> str:
    """Return the text of a listing's file."""
    return record("groups", fields, body)


HALL = listing("title: Village hall\nkind: place\naddress: {street: 1 High Street, postcode: LM1 4QT}")


def configuration(*options: str) -> str:
    """Return a site's configuration, with options of the plugin, a line each."""
    return _CONFIGURATION + "".join(f"      {option}\n" for option in options)


def draw(path: Path, width: int = 600) -> None:
    """Draw a picture, three wide and two high. A small one is in its sizes soon; the demo has large ones."""
    Image.new("RGB", (width, width * 2 // 3), "teal").save(path)


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder, making the folders they need, and return the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def write_place(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the small place and some files of the test's own, and return the content folder."""
    base: dict[str, str | bytes] = {
        **VOCABULARIES,
        "images/hall.webp": b"",
        "about/index.md": "# About\n",
        "groups/village-hall.md": HALL,
    }
    return write(folder / "content", base | dict(files))
