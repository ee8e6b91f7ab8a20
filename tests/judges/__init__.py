"""Judges of built pages that know nothing of Placebook: axe, the Nu Html Checker, html-validate and Chromium.

Each takes pages and returns what is wrong with them as sentences, so that a test is one line:
`assert not axe_violations(page)`.
"""

from judges.axe import axe_violations
from judges.htmlvalidate import html_validate_errors
from judges.layout import overflowing, unused_preloads
from judges.policy import listening
from judges.server import serving
from judges.vnu import vnu_errors

__all__ = [
    "axe_violations",
    "html_validate_errors",
    "listening",
    "overflowing",
    "serving",
    "unused_preloads",
    "vnu_errors",
]
