"""The same place as three sites: ours, Hugo's, and plain pages of Material for MkDocs."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from bench.away import put_away
from bench.place import VOCABULARY, Place, Record, parents, write

if TYPE_CHECKING:
    from collections.abc import Iterator

HUGO_TEMPLATES = Path(__file__).parent / "hugo"
LINK = re.compile(r"\]\((?:\.\./groups/)?([a-z0-9-]+)\.md\)")

OUR_CONFIG = """\
site_name: Larkmere
site_url: https://larkmere.example/
docs_dir: content
site_dir: site
theme: {name: material}
plugins:
  - placebook:
      place: Larkmere
      page_length: 100
nav:
  - Home: index.md
"""

MATERIAL_CONFIG = """\
site_name: Larkmere
site_url: https://larkmere.example/
docs_dir: content
site_dir: site
theme: {name: material}
plugins: [search]
nav:
  - Home: index.md
not_in_nav: |
  /groups/
  /stories/
"""


def lay_out_ours(place: Place, folder: Path) -> None:
    """Write a place as our site's folder. What was there is put away."""
    put_away(folder)
    _lay_out_content(place, folder)
    shutil.copytree(VOCABULARY, folder / "content" / "vocabulary")
    (folder / "site_config.yml").write_text(OUR_CONFIG, encoding="utf-8")


def lay_out_material(place: Place, folder: Path) -> None:
    """Write the same files as plain pages of Material for MkDocs, out of the navigation."""
    put_away(folder)
    _lay_out_content(place, folder)
    (folder / "mkdocs.yml").write_text(MATERIAL_CONFIG, encoding="utf-8")


def lay_out_hugo(place: Place, folder: Path, our_page: Path) -> None:
    """Write the same records as a Hugo site, with templates that show the same facts and lists.

    Args:
        place: whose records it holds.
        folder: where it goes; what was there is put away.
        our_page: a listing's page as we built it, whose shell Hugo's pages get.
    """
    put_away(folder)
    shutil.copytree(HUGO_TEMPLATES, folder)
    shell = shell_of(our_page.read_text(encoding="utf-8"))
    (folder / "layouts" / "baseof.html").write_text(shell, encoding="utf-8")
    write(_hugo_listings(place), folder / "content" / "groups")
    write(_hugo_stories(place), folder / "content" / "stories")


def shell_of(page: str) -> str:
    """Turn a built page into Hugo's base template: all of it but its title, its content and its own data."""
    page = re.sub(r'<script type="application/ld\+json">.*?</script>', "", page, flags=re.DOTALL)
    page = page.replace("{{", "{{`{{`}}")
    page = re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", page, count=1, flags=re.DOTALL)
    page, found = re.subn(
        r"(<main\b[^>]*>).*</main>", r'\1{{ block "main" . }}{{ end }}</main>', page, count=1, flags=re.DOTALL
    )
    if not found:
        raise ValueError("The built page has no <main>, so its shell cannot be told from its content.")
    return page


def _lay_out_content(place: Place, folder: Path) -> None:
    content = folder / "content"
    write(place.listings(), content / "groups")
    write(place.stories(), content / "stories")
    (content / "index.md").write_text(
        "# Larkmere\n\nWhat is strong here, and who to ask.\n", encoding="utf-8"
    )


def _hugo_listings(place: Place) -> Iterator[Record]:
    """Make the listings with Hugo's names: what its taxonomies, its lists and its related pages go by."""
    stories_of: dict[str, list[str]] = defaultdict(list)
    for story in place.stories():
        for group in story.meta["groups"]:
            stories_of[group].append(story.slug)
    for record in place.listings():
        meta = dict(record.meta)
        meta["assets"] = [meta.pop("kind")]
        meta["quarters"] = meta["areas"]
        meta["areas"] = [*meta["areas"], *(parents()[area] for area in meta["areas"] if area in parents())]
        meta["days"] = [day for session in meta["sessions"] for day in session["days"]]
        meta["letters"] = [meta["title"][0].lower()]
        meta["date"] = meta["listed"]
        meta["stories"] = stories_of.get(record.slug, [])
        yield Record(record.slug, meta, LINK.sub(r"](/groups/\1/)", record.body))


def _hugo_stories(place: Place) -> Iterator[Record]:
    for record in place.stories():
        yield Record(record.slug, record.meta, LINK.sub(r"](/groups/\1/)", record.body))
