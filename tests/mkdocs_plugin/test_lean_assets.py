"""Scripts and styles are published without their comments and indents, and with everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from find.node import run_node
from placebook.mkdocs_plugin.lean_assets import lean
from placebook.mkdocs_plugin.theme import theme_folder

if TYPE_CHECKING:
    from pathlib import Path

    from built.building import BuiltSite

ASSETS = theme_folder() / "assets"
SCRIPTS = [*ASSETS.glob("*/*.js")]

# What a parser makes of scripts, but for where each part of it stands.
_DIFFER = """
const { parse } = await import("SCRIPTS/../../../node_modules/acorn/dist/acorn.mjs");
const how = { ecmaVersion: "latest", sourceType: "module" };
const isPlace = (key) => key === "start" || key === "end";
const program = (text) => JSON.stringify(parse(text, how), (key, value) => (isPlace(key) ? null : value));
const differs = ([name, written, published]) => program(written) !== program(published);
answer(given.filter(differs).map(([name]) => name));
"""


def test_only_comments_with_lines_to_themselves_are_left_out() -> None:
    """What stands beside code, between quotes or before code in a line stays, whatever it looks like."""
    text = (
        'a = 1; // one\n/* two */ b = 2;\n  /* three *\n  four **/\n// five\nc = "/* six */";\n/* seven */\n'
    )
    assert lean(text, ".js") == 'a = 1; // one\n/* two */ b = 2;\nc = "/* six */";\n'
    assert lean("// in styles this is none\n/* one */\n", ".css") == "// in styles this is none\n"


def test_indents_and_empty_lines_are_left_out() -> None:
    """Each line begins with what it says, and what it says keeps its blanks."""
    assert lean('  if (a) {\n\n    b = "  c";\n\t}\n', ".js") == 'if (a) {\nb = "  c";\n}\n'


def test_a_published_script_is_the_program_that_was_written(tmp_path: Path) -> None:
    """A parser makes the same of each script of the theme, ours and others', written and published."""
    written = [(file.name, file.read_text(encoding="utf-8")) for file in SCRIPTS]
    assert len(written) > 30
    given = [*((name, text, lean(text, ".js")) for name, text in written), ("other", "a = `\nb`", "a = `b`")]
    assert run_node(_DIFFER, given, tmp_path) == ["other"]


def test_a_site_has_the_themes_scripts_and_styles_so(demo: BuiltSite) -> None:
    """Each script and each style of the theme is published, lighter than it was written."""
    written = [*ASSETS.glob("scripts/*.js"), *ASSETS.glob("stylesheets/*.css")]
    assert len(written) > 20
    for file in written:
        published = (demo.folder / "assets" / file.relative_to(ASSETS)).read_text(encoding="utf-8")
        assert published == lean(file.read_text(encoding="utf-8"), file.suffix)
        assert 0 < len(published) < file.stat().st_size
