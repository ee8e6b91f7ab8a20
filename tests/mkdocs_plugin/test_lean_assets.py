"""Scripts and styles are published without their comments, and with everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.mkdocs_plugin.lean_assets import without_comments
from placebook.mkdocs_plugin.theme import theme_folder

if TYPE_CHECKING:
    from built.building import BuiltSite


def test_only_comments_with_lines_to_themselves_are_left_out() -> None:
    """What stands beside code, between quotes or before code in a line stays, whatever it looks like."""
    text = (
        'a = 1; // one\n/* two */ b = 2;\n  /* three *\n  four **/\n// five\nc = "/* six */";\n/* seven */\n'
    )
    assert without_comments(text, ".js") == 'a = 1; // one\n/* two */ b = 2;\nc = "/* six */";\n'
    assert without_comments("// in styles this is none\n/* one */\n", ".css") == "// in styles this is none\n"


def test_a_site_has_the_themes_scripts_without_their_comments(demo: BuiltSite) -> None:
    """Each script and each style of the theme is published, lighter than it was written."""
    assets = theme_folder() / "assets"
    written = [*assets.glob("scripts/*.js"), *assets.glob("stylesheets/*.css")]
    assert len(written) > 20
    for file in written:
        published = (demo.folder / "assets" / file.relative_to(assets)).read_text(encoding="utf-8")
        assert published == without_comments(file.read_text(encoding="utf-8"), file.suffix)
        assert 0 < len(published) < file.stat().st_size
