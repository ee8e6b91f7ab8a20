"""Fast pages are what MkDocs itself would have written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import _build_page
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage

from corner_place import write_corner
from placebook.content.made_pages import is_made
from placebook.content.report import file_of
from placebook.mkdocs_plugin import build_run
from placebook.mkdocs_plugin.shells import Shells, texts_of
from placebook.mkdocs_plugin.site_build import build_site, configuration
from placebook.pages.plan import plan

if TYPE_CHECKING:
    from datetime import date

    import pytest

    from placebook.model.event import Event
    from placebook.model.listing import Listing
    from placebook.model.spark import Spark
    from placebook.model.story import Story
    from placebook.pages.context import Context
    from placebook.pages.page import Page


class Witness:
    """Keeps what a build planned its pages from, and what it rendered them with."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.context: Context | None = None
        self.renderer: tuple[Any, ...] = ()

    def plan(self, ctx: Context) -> list[Page]:
        """Plan, and keep the plan."""
        self.context = ctx
        self.pages = plan(ctx)
        return self.pages

    def shells(self, *renderer: Any) -> Shells:  # noqa: ANN401 - what MkDocs hands over
        """Make shells, and keep what they are made of."""
        self.renderer = renderer
        return Shells(*renderer)


def test_fast_pages_equal_full_renders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: date) -> None:
    """Every planned page has the bytes MkDocs writes for a page of its own with the same content."""
    witness = Witness()
    monkeypatch.setattr(build_run, "plan", witness.plan)
    monkeypatch.setattr(build_run, "Shells", witness.shells)
    config = configuration(str(write_corner(tmp_path)), site_dir=str(tmp_path / "fast"))
    build_site(config, build_run.BuildRun.Options(today=today, workers=1))

    assert witness.context
    env, files, config, nav = witness.renderer
    config.site_dir = str(tmp_path / "full")
    wrong = []
    for planned in witness.pages:
        file = File.generated(config, planned.source, content="")
        prefix = "/".join([".."] * file.url.count("/")) or "."
        texts = texts_of(planned, witness.context.site, prefix)
        page = MkDocsPage(texts["title"], file, config)
        page.content = texts["content"]
        section = planned.name.partition("/")[0]
        page.meta = {**{name: texts[name] for name in ("description", "head", "robots")}, "section": section}
        _build_page(page, config, files.documentation_pages(), nav, env)
        full = Path(file.abs_dest_path).read_bytes()
        if (tmp_path / "fast" / file.dest_uri).read_bytes() != full:
            wrong.append(planned.name)
    assert len(witness.pages) > 50
    assert {page.name.partition("/")[0] for page in witness.pages} >= {
        "groups",
        "stories",
        "events",
        "newsletter",
    }
    assert wrong == []
    # The check knows every page without planning any, but for records, former names and what was taken down.
    directory = witness.context.directory
    records: list[Listing | Story | Event | Spark] = [
        *directory.listings,
        *directory.stories,
        *directory.events,
        *directory.sparks,
    ]
    of_records = {file_of(one) for one in (*records, *directory.editions)}
    former = {f"{file_of(one).partition('/')[0]}/{old}.md" for one in records for old in one.redirect_from}
    gone = {f"{one.page}.md" for one in directory.removed if one.page}
    made = {page.source for page in witness.pages} - of_records - former - gone
    assert [source for source in sorted(made) if not is_made(source)] == []
