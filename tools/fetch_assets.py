"""Lay fonts, search, map, QR codes and the editors' screen, with licences, into theme/assets/vendor/.

They come from npm's packages: pages ask no third party for anything, so all of it travels with the theme.
`make assets` runs this; fonts.py makes the fonts.

The search has MiniSearch's tree of words; the map is Leaflet, with Supercluster to gather what lies close
together, and Protomaps for places that have a map file of their own; the codes on printed pages are drawn by
lean-qr. They are copied as they are, but for the reference for programmers that MiniSearch holds, the
addresses of source maps that nobody has, and those rules of Leaflet's styles that ask for pictures we do not
use.

The editors' screen, Sveltia CMS, is copied into a folder of its own, which a site has only if its keeper
switches the screen on. Its words in other languages are JSON, which browsers do not import, so they become
scripts. It brings its fonts, so the rules of its styles that would fetch them from elsewhere are left out.
"""

from __future__ import annotations

import json
import re
import shutil
import sys

from fonts import MOST_BYTES, write_fonts
from toolchain import ROOT

VENDOR = ROOT / "theme" / "assets" / "vendor"
FONTS_FOLDER = VENDOR / "fonts"
NODE_MODULES = ROOT / "node_modules"
MAP_FOLDER = VENDOR / "map"
EDITORS_FOLDER = VENDOR / "editors-screen"
SVELTIA = NODE_MODULES / "@sveltia" / "cms"

# What each library is copied from, and as; and the packages that it holds, whose licences go with it.
SCRIPTS = (
    ("minisearch/dist/es/SearchableMap.js", "searchable-map.js", ("minisearch",)),
    ("lean-qr/index.mjs", "lean-qr.js", ("lean-qr",)),
    ("leaflet/dist/leaflet.js", "map/leaflet.js", ("leaflet",)),
    ("supercluster/dist/supercluster.min.js", "map/supercluster.js", ("supercluster", "kdbush")),
    ("js-yaml/dist/browser/js-yaml.esm.min.mjs", "editors-screen/js-yaml.js", ("js-yaml",)),
    (
        "protomaps-leaflet/dist/protomaps-leaflet.js",
        "map/protomaps.js",
        (
            "protomaps-leaflet",
            "@mapbox/point-geometry",
            "@mapbox/vector-tile",
            "@protomaps/basemaps",
            "color2k",
            "pbf",
            "pmtiles",
            "potpack",
            "quickselect",
            "rbush",
        ),
    ),
)

# MiniSearch's reference stands in its script, and weighs as much; visitors have no use for it.
_REFERENCE = re.compile(r"^[ \t]*/\*\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL.*\n?", re.MULTILINE)


def copy_scripts() -> None:
    """Copy the libraries that pages use, each with the licences of all that is in it."""
    for source, name, packages in SCRIPTS:
        target = VENDOR / name
        target.parent.mkdir(parents=True, exist_ok=True)
        script = (NODE_MODULES / source).read_text(encoding="utf-8")
        target.write_text(_REFERENCE.sub("", _SOURCE_MAP.sub("", script)), encoding="utf-8")
        licences = [f"{package}\n\n{_licence(package)}" for package in packages]
        text = "\n\n\n".join(licences) + "\n"
        target.with_name(f"{target.stem}-LICENSE.txt").write_text(text, encoding="utf-8")


def copy_map_styles() -> None:
    """Copy Leaflet's styles, without the rules that ask for its pictures and those for browsers long gone."""
    styles = (NODE_MODULES / "leaflet" / "dist" / "leaflet.css").read_text(encoding="utf-8")
    rules = re.findall(r"[^{}]+\{[^{}]*\}", re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL))
    kept = [rule.strip() for rule in rules if not re.search(r"url\(|behavior:|lvml", rule)]
    (MAP_FOLDER / "leaflet.css").write_text("\n".join(kept) + "\n", encoding="utf-8")


# Parts that our screen has no use for: React is for previews in it, Shiki colours programs.
_NOT_COPIED = re.compile(r"\.map$|^(?:react-dom|shiki-engine)-")
_FONTS_OF_OTHERS = re.compile(r"@font-face \{[^{}]*https://cdn[^{}]*\}")
_WORDS = re.compile(r"`\.\./locales/([A-Za-z-]+)\.json`")


def copy_editors_screen() -> None:
    """Copy Sveltia CMS as it is made for bundlers: with its parts beside it, fetched from nobody else."""
    target = EDITORS_FOLDER / "sveltia"
    shutil.rmtree(target, ignore_errors=True)
    for folder in ("chunks", "assets", "locales"):
        (target / folder).mkdir(parents=True)
    for part in ("chunks", "assets"):
        for file in sorted((SVELTIA / "npm" / part).iterdir()):
            if not _NOT_COPIED.search(file.name):
                shutil.copyfile(file, target / part / file.name)
    script = (SVELTIA / "npm" / "index.js").read_text(encoding="utf-8")
    made = _FONTS_OF_OTHERS.sub("", _WORDS.sub(r"`./locales/\1.js`", _SOURCE_MAP.sub("", script)))
    (target / "index.js").write_text(made, encoding="utf-8")
    for language in sorted(set(_WORDS.findall(script))):
        words = json.loads((SVELTIA / "locales" / f"{language}.json").read_text(encoding="utf-8"))
        text = f"export default {json.dumps(words, ensure_ascii=False, separators=(',', ':'))};\n"
        (target / "locales" / f"{language}.js").write_text(text, encoding="utf-8")
    shutil.copyfile(SVELTIA / "LICENSE.txt", target / "LICENSE.txt")


def _licence(package: str) -> str:
    """Return the text of a package's licence, or its name: Protomaps gives its text once for all."""
    folder = NODE_MODULES / package
    for file in sorted(folder.iterdir()):
        if re.match(r"licen[cs]e", file.name, re.IGNORECASE):
            return file.read_text(encoding="utf-8").strip()
    described = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    return f"{described['license']}, whose text is above"


def main() -> int:
    """Write scripts, styles of the map and fonts; 1 if the fonts weigh more than the theme may."""
    in_all = write_fonts(FONTS_FOLDER)
    copy_scripts()
    copy_map_styles()
    copy_editors_screen()
    if in_all > MOST_BYTES:
        print(f"The fonts weigh {in_all:,} bytes together, and may weigh {MOST_BYTES:,}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
