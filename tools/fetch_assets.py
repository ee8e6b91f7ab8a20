"""Lay fonts, search, map and QR codes, from npm's packages, with licences, into theme/assets/vendor/.

Pages ask no third party for anything, so the fonts travel with the theme: only the letters, the weights and
the layout rules that its pages use, so that a first visit stays light. Same packages, same bytes.
`make assets` runs this.

The search has MiniSearch's tree of words; the map is Leaflet, with Supercluster to gather what lies close
together, and Protomaps for places that have a map file of their own; the codes on printed pages are drawn by
lean-qr. They are copied as they are, but for the reference for programmers that MiniSearch holds, the
addresses of source maps that nobody has, and those rules of Leaflet's styles that ask for pictures we do not
use.

The editors' screen, Sveltia CMS, is copied into a folder of its own, which a site has only if its keeper
switches the screen on. Its words in other languages are JSON, which browsers do not import, so they become
scripts. It brings its fonts, so the rules of its styles that would fetch them from elsewhere are left out.

Beside the fonts it writes fonts.css: the `@font-face` rules, and for each family a `… fallback` made from a
font that most machines have, stretched so that no line moves when the real one arrives.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules" / "@fontsource-variable"
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

MOST_BYTES = 60_000

# The letters of each file. Latin is what nearly every page needs; the rest is fetched by pages that use it.
LATIN = [
    *range(0x20, 0x7F),
    *map(ord, "\u00a0¡£§©«®°±²³·»¼½¾¿×÷–—‘’‚“”„•…′″‹›€−←→ŒœŸ"),  # noqa: RUF001 - typographers' marks, not mistakes
    *(code for code in range(0xC0, 0x100) if chr(code) not in "×÷"),  # noqa: RUF001
]
OUT_OF_USE = "ĲĳĸĿŀŉſ"
LATIN_EXTENDED = [code for code in range(0x100, 0x180) if code not in LATIN and chr(code) not in OUT_OF_USE]
# Words that are stressed in a text: English, and the accents that English borrows.
LATIN_STRESSED = [*range(0x20, 0x7F), *map(ord, "\u00a0£àáâäçèéêëíîïñóôöúûüŵŷ–—‘’“”…")]  # noqa: RUF001

LAYOUT_RULES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "rvrn", "tnum"]


@dataclass(frozen=True)
class Face:
    """One font file of the theme, and how it is cut.

    Attributes:
        name: of the file we write, without its ending.
        family: as styles ask for it; npm's package has the same name with hyphens.
        cut: which of the package's files it comes from.
        weight: the weight it is pinned to, or the range of weights it keeps.
        letters: the code points it keeps.
    """

    name: str
    family: str
    cut: str
    weight: int | tuple[int, int]
    letters: list[int]

    @property
    def package(self) -> Path:
        """The folder of npm's package."""
        return PACKAGES / self.family.lower().replace(" ", "-")

    @property
    def source(self) -> Path:
        """The file it is cut from."""
        return self.package / "files" / f"{self.package.name}-{self.cut}.woff2"

    @property
    def css_style(self) -> str:
        """Its `font-style`."""
        return "italic" if self.cut.endswith("-italic") else "normal"

    @property
    def css_weight(self) -> str:
        """Its `font-weight`: one, or a range."""
        return f"{self.weight[0]} {self.weight[1]}" if isinstance(self.weight, tuple) else str(self.weight)


TEXT, HEADING = "Atkinson Hyperlegible Next", "Besley"
TEXT_WEIGHTS, HEADING_WEIGHT = (400, 700), 700

FACES = (
    Face("atkinson-hyperlegible-next", TEXT, "latin-wght-normal", TEXT_WEIGHTS, LATIN),
    Face("atkinson-hyperlegible-next-extended", TEXT, "latin-ext-wght-normal", TEXT_WEIGHTS, LATIN_EXTENDED),
    Face("atkinson-hyperlegible-next-italic", TEXT, "latin-wght-italic", 400, LATIN_STRESSED),
    Face("besley", HEADING, "latin-wght-normal", HEADING_WEIGHT, LATIN),
    Face("besley-extended", HEADING, "latin-ext-wght-normal", HEADING_WEIGHT, LATIN_EXTENDED),
)

# What a visitor reads until our font is there: its local names, and its mean advance over SAMPLE as a share
# of the em (measured on the Liberation fonts, which have the widths of Arial and Times New Roman).
FALLBACKS = {
    TEXT: (("Arial", "ArialMT", "Liberation Sans", "LiberationSans"), 0.45580),
    HEADING: (
        ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold", "LiberationSerif-Bold"),
        0.43842,
    ),
}
SAMPLE = (
    "The quick, kind people of a small town meet every week, share what they know "
    "and lend a hand wherever it is wanted."
)


def cut(face: Face) -> bytes:
    """Return a face as the bytes of a WOFF2 file."""
    options = Options()
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.layout_features = LAYOUT_RULES
    options.name_IDs = [0, 1, 2, 4, 6, 14]  # its copyright, its names and where its licence is
    options.name_languages = [0x409]
    options.drop_tables += ["BASE", "MVAR", "gasp", "vhea", "vmtx"]
    font = _opened(face.source.read_bytes())
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=face.letters)
    subsetter.subset(font)
    # The subsetter leaves parts of old tables in memory that the instancer trips over: write, read again.
    font = instantiateVariableFont(_opened(_written(font, None)), {"wght": face.weight}, inplace=True)
    return _written(font, "woff2")


def face_rule(face: Face, font: TTFont) -> str:
    """Return the `@font-face` rule of a face."""
    return "\n".join(
        [
            "@font-face {",
            f'  font-family: "{face.family}";',
            f"  font-style: {face.css_style};",
            f"  font-weight: {face.css_weight};",
            "  font-display: swap;",
            f'  src: url("{face.name}.woff2") format("woff2");',
            f"  unicode-range: {_ranges(sorted(font.getBestCmap()))};",
            "}",
        ]
    )


def fallback_rule(face: Face, font: TTFont) -> str:
    """Return the rule of the font that stands in for a family: its widths and its line made equal to ours."""
    local_names, mean_advance = FALLBACKS[face.family]
    em, line, letters = font["head"].unitsPerEm, font["hhea"], font.getBestCmap()
    ours = sum(font["hmtx"][letters[ord(letter)]][0] for letter in SAMPLE) / len(SAMPLE) / em
    size = ours / mean_advance
    return "\n".join(
        [
            "@font-face {",
            f'  font-family: "{face.family} fallback";',
            "  src: " + ", ".join(f'local("{name}")' for name in local_names) + ";",
            f"  size-adjust: {size:.2%};",
            f"  ascent-override: {line.ascent / em / size:.2%};",
            f"  descent-override: {-line.descent / em / size:.2%};",
            f"  line-gap-override: {line.lineGap / em / size:.2%};",
            "}",
        ]
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
    """Write scripts, styles of the map, fonts and fonts.css; 1 if the fonts weigh more than the theme may."""
    shutil.rmtree(FONTS_FOLDER, ignore_errors=True)
    FONTS_FOLDER.mkdir(parents=True)
    copy_scripts()
    copy_map_styles()
    copy_editors_screen()
    rules, in_all, families = [], 0, set()
    for face in FACES:
        data = cut(face)
        in_all += len(data)
        font = _opened(data)
        (FONTS_FOLDER / f"{face.name}.woff2").write_bytes(data)
        rules.append(face_rule(face, font))
        if face.family not in families:
            families.add(face.family)
            rules.append(fallback_rule(face, font))
            shutil.copyfile(face.package / "LICENSE", FONTS_FOLDER / f"{face.name}-LICENSE.txt")
        print(f"{len(data):>7,} bytes  {face.name}.woff2")
    (FONTS_FOLDER / "fonts.css").write_text("\n\n".join(rules) + "\n", encoding="utf-8")
    print(f"{in_all:>7,} bytes  in all, of at most {MOST_BYTES:,}")
    return int(in_all > MOST_BYTES)


def _opened(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data), recalcTimestamp=False)


def _written(font: TTFont, flavour: str | None) -> bytes:
    font.flavor = flavour
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _ranges(codes: list[int]) -> str:
    """Return code points as CSS writes them, such as `U+20-7E, U+A0`."""
    spans: list[list[int]] = []
    for code in codes:
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in spans)


if __name__ == "__main__":
    sys.exit(main())
