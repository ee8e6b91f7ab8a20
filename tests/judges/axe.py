"""axe, run in the page: the accessibility faults that a program can find."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from toolchain import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

# Contrast of 7 to 1 is not among axe's usual rules, and what our accessibility statement promises. To find
# what is behind a text takes axe half of its time, so one rule of the two does all: this one leaves text
# below 4.5 to 1 to the other unless it is told not to.
_PROMISED = {"color-contrast": {"enabled": False}, "color-contrast-enhanced": {"enabled": True}}
_NO_LEAST = {"minThreshold": 0}
_ALL_TEXT = {
    "color-contrast-enhanced": {"options": {"contrastRatio": {"normal": _NO_LEAST, "large": _NO_LEAST}}}
}


def axe_violations(page: Page, *rules: str, without: tuple[str, ...] = ()) -> list[str]:
    """Return what axe finds wrong with an open page.

    The script goes in through the debugger, so a strict Content-Security-Policy does not keep it out.

    Args:
        page: The page.
        rules: The rules to judge by; none named means all of them, best practices and contrast of 7 to 1 too.
        without: Rules of all that are left out.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    only = {"runOnly": list(rules)} if rules else {}
    left_out = {rule: {"enabled": False} for rule in without}
    promised = {} if rules or without else _PROMISED
    # What axe would fetch beforehand, styles and sounds, is for rules about what plays or turns by itself.
    quick = {"preload": False, "resultTypes": ["violations"]}
    options = {**quick, "rules": left_out | promised, "checks": _ALL_TEXT, **only}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{page.url}: {rule['id']} ({rule['impact']}): {node['html'][:200]}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@cache
def _source() -> str:
    return AXE.read_text(encoding="utf-8")
