"""The theme's fonts, cut from npm's packages, so that a first visit stays light.

They keep only the letters, the weights and the layout rules that pages use. Beside them lies fonts.css: the
`@font-face` rules, and for each family a `… fallback` made from a font that most machines have, stretched so
that no line moves when the real one arrives. Same packages, same bytes.
"""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from toolchain import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = ROOT / "node_modules" / "@fontsource-variable"
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


def write_fonts(folder: Path) -> int:
    """Write the fonts, their licences and fonts.css into a folder, in place of what is there.

    Returns:
        How many bytes all fonts have together.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rules, in_all, families = [], 0, set()
    for face in FACES:
        data = cut(face)
        in_all += len(data)
        font = _opened(data)
        (folder / f"{face.name}.woff2").write_bytes(data)
        rules.append(face_rule(face, font))
        if face.family not in families:
            families.add(face.family)
            rules.append(fallback_rule(face, font))
            shutil.copyfile(face.package / "LICENSE", folder / f"{face.name}-LICENSE.txt")
    (folder / "fonts.css").write_text("\n\n".join(rules) + "\n", encoding="utf-8")
    return in_all


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
