"""The two colours of a place, in a light and a dark variant that can be read.

Source of the measure: WCAG 2.2, relative luminance and contrast ratio.
"""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from placebook.model.settings import Colours

# The theme's backgrounds, as in placebook.css.
PAPER_LIGHT, PAPER_DARK = "#fbf7ef", "#14201f"
# Text in the place's colour must be as easy to read as any; the accent is for edges and large letters.
PLACE_CONTRAST, ACCENT_CONTRAST = 7.0, 4.5
_STEP = 0.01


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours written `#rrggbb`, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, paper: str, ratio: float) -> str:
    """Return a colour of the same hue that has a contrast of at least `ratio` to a background.

    The colour itself, if it has; else the nearest lighter or darker one.
    """
    red, green, blue = _channels(colour)
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    step = -_STEP if _luminance(paper) > 0.5 else _STEP  # noqa: PLR2004 - darker on light paper, lighter on dark
    found = colour
    while contrast(found, paper) < ratio and 0 <= lightness <= 1:
        lightness += step
        rgb = colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), saturation)
        found = "#" + "".join(f"{round(channel * 255):02x}" for channel in rgb)
    return found


def warnings(colours: Colours) -> list[str]:
    """Say which of a place's colours are too pale to be used as they are."""
    return [
        f"The colour {name} {colour} has a contrast of {contrast(colour, PAPER_LIGHT):.1f} to the page, "
        f"less than {ratio:g}; {readable(colour, PAPER_LIGHT, ratio)} is used for text."
        for name, colour, ratio in (
            ("place", colours.place, PLACE_CONTRAST),
            ("accent", colours.accent, ACCENT_CONTRAST),
        )
        if contrast(colour, PAPER_LIGHT) < ratio
    ]


def stylesheet(colours: Colours) -> str:
    """Return the small stylesheet that gives the theme its place's colours."""
    pairs = (("place", colours.place, PLACE_CONTRAST), ("accent", colours.accent, ACCENT_CONTRAST))
    rules = [
        f"--{name}-{scheme}: {readable(colour, paper, ratio)};"
        for name, colour, ratio in pairs
        for scheme, paper in (("light", PAPER_LIGHT), ("dark", PAPER_DARK))
    ]
    return ":root { " + " ".join(rules) + " }\n"


def _channels(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
