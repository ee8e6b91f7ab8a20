"""The page `/admin/`, where editors fill in a form in place of a file: Sveltia CMS on the site itself.

It stands by itself: no other page leads there, and none of its weight is on any other. Its policy lets it
talk to the site and to the host that holds the files, and to nobody else.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from placebook.content.write import ALWAYS_DOWN, ORDER, SHORT, WIDTH
from placebook.doors.cms import cms_config

if TYPE_CHECKING:
    from placebook.doors.cms import Surroundings
    from placebook.model.directory import Directory
    from placebook.model.settings import EditorsScreen

FOLDER = "admin"


def policy(screen: EditorsScreen) -> str:
    """Return the page's Content-Security-Policy (level 3).

    Sveltia's styles stand in its script, its encoder of pictures is WebAssembly, and what it shows of
    pictures and previews are blobs.
    """
    host = f" {screen.origin}" if screen.origin else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "font-src 'self'",
            "img-src 'self' blob: data:",
            "media-src blob:",
            "frame-src blob:",
            "worker-src 'self' blob:",
            f"connect-src 'self' blob: data:{host}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def page(screen: EditorsScreen, title: str) -> str:
    """Return the HTML of the page, which starts the screen and says what to do where it cannot start."""
    heading = escape(f"{title}: editors' screen")
    return f"""\
<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="{policy(screen)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex, nofollow">
  <meta name="referrer" content="same-origin">
  <title>{heading}</title>
  <link rel="icon" href="../assets/icons/favicon.svg" type="image/svg+xml">
  <script type="module" src="start.js"></script>
</head>
<body>
  <noscript>
    <h1>{heading}</h1>
    <p>The editors' screen needs JavaScript. Switch it on in your browser, or change the files themselves.</p>
  </noscript>
</body>
</html>
"""


def shape() -> str:
    """Return as JSON how `content.write` lays a listing's file out, for the screen to do likewise."""
    return json.dumps({"order": ORDER, "short": SHORT, "down": sorted(ALWAYS_DOWN), "width": WIDTH})


def made_files(directory: Directory, screen: EditorsScreen, site: Surroundings) -> dict[str, str]:
    """Return the files that are made for a place, by their names in the screen's folder."""
    return {
        "index.html": page(screen, site.title),
        "config.yml": cms_config(directory, screen, site),
        "shape.json": shape(),
    }
