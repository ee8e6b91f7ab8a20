"""One address of every type of page, in the demo, in the place of extremes, and in the bare one."""

from __future__ import annotations

DEMO = (
    "",
    "about/",
    "about/how-we-check/",
    "accessibility/",
    "directory/",
    "directory/a-z/",
    "directory/area/villages/",
    "directory/day/tuesday/",
    "directory/kind/skill/",
    "directory/print/",
    "directory/theme/crafts/",
    "events/",
    "events/lantern-procession/",
    "follow/",
    "groups/coldwell-village-hall/",
    "groups/the-heron/",
    "list-your-group/",
    "list-your-group/thanks/",
    "newsletter/",
    "newsletter/2026-q4/",
    "newsletter/subscribe/",
    "privacy/",
    "shortlist/",
    "sparks/",
    "sparks/shanks-and-ferrules/",
    "sparks/small-sparks-fund/",
    "something-wrong/",
    "stories/",
    "stories/churchgate-a-building-brought-back/",
    "stories/series/spotlight/",
    "unsubscribe/",
    "whats-on/",
    "404.html",
)
CORNER = (
    "",
    "about/",
    "directory/",
    "directory/a-z/",
    "directory/a-z/c/",
    "directory/area/northgate/2/",
    "directory/print/",
    "directory/theme/longest/",
    "directory/theme/unused/",
    "events/",
    "events/all-day/",
    "events/cancelled/",
    "events/many-days/",
    "events/over/",
    "groups/arabic/",
    "groups/bare/",
    "groups/closed/",
    "groups/full-hall/",
    "groups/hebrew/",
    "groups/longest/",
    "groups/paused/",
    "groups/registered/",
    "groups/stale/",
    "groups/taken-down/",
    "groups/ukrainian/",
    "newsletter/2025-q2/",
    "newsletter/2026-q4/",
    "stories/full-story/",
    "stories/right-to-left/",
    "stories/without-picture/",
    "whats-on/",
)
BARE = (
    "",
    "directory/",
    "directory/day/sunday/",
    "events/",
    "follow/",
    "newsletter/",
    "stories/",
    "whats-on/",
)

# What these hold is made in the browser; without scripts they say what to do instead.
MADE_BY_SCRIPTS = ("shortlist/",)

PAGE_TYPES = tuple(
    (place, path) for place, paths in (("demo", DEMO), ("corner", CORNER), ("bare", BARE)) for path in paths
)
# Forms that scripts show step by step; without them all their questions stand below each other.
STEPPED = ("list-your-group/", "something-wrong/")

# Pages from which scripts take what is over by now.
KEPT_BY_THE_CLOCK = ("whats-on/",)
# Pages that lead on by themselves are not looked at in a browser: it would look at where they lead.
REDIRECTS = (("demo", "groups/dial-a-ride/"), ("corner", "stories/the-bench/"))


def file_of(path: str) -> str:
    """Return the file that a server sends for an address."""
    return f"{path}index.html" if not path or path.endswith("/") else path
