"""The files of a new place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from placebook.content.names import as_slug
from placebook.doors.issue_form import issue_form, issue_template
from placebook.model.edition import Quarter
from placebook.starter.text import fill, in_markdown, quoted, starter_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_SATURDAY = 5
_WEEKS_AHEAD = timedelta(weeks=4)
_AREA = "our-place"
_AREAS_WITHIN = frozenset({"centre", "north-side", "south-side", "villages"})
# Files whose names are not their names in a place: a .gitignore would be obeyed in our own checkout.
_RENAMED = {"gitignore": ".gitignore", "content/newsletter/edition.md": "content/newsletter/{quarter}.md"}
_LONGEST_SUBJECT = 78
HOSTS = ("github", "gitlab", "forgejo", "netlify", "cloudflare")
# By which a group lists itself where it has an account; `placebook schema` makes them with the place's words.
_FORMS = {
    "github": {".github/ISSUE_TEMPLATE/list-your-group.yml": issue_form},
    "forgejo": {".forgejo/issue_template/list-your-group.yml": issue_form},
    "gitlab": {".gitlab/issue_templates/List your group.md": issue_template},
}


def files_of_place(place: str, today: date) -> dict[str, bytes]:
    """Return the files of a new place, by path below its folder.

    Args:
        place: What people call it; one clean line.
        today: The day it is made. Nothing in the files is past its day, whenever that is.
    """
    words = _words(place, today)
    made = {}
    for path, source in _below(starter_files() / "place", ""):
        name = _RENAMED.get(path, path).format(quarter=words["quarter"])
        data = source.read_bytes()
        made[name] = data if path.endswith(".webp") else fill(data.decode("utf-8"), words).encode()
    return made


def files_of_host(host: str, version: str) -> dict[str, bytes]:
    """Return what a code or web host needs to check what is proposed and to publish the site, by path.

    Args:
        host: One of `HOSTS`.
        version: The version of Placebook that it is to use.
    """
    made = {
        _with_dot(path): source.read_bytes() for path, source in _below(starter_files() / "hosts" / host, "")
    }
    forms = {name: form().encode() for name, form in _FORMS.get(host, {}).items()}
    return {**made, **forms, "requirements.txt": f"placebook=={version}\n".encode()}


def _with_dot(path: str) -> str:
    """Return a path below a place as hosts want it: `.github/…`, `.gitlab-ci.yml`."""
    return f".{path}" if path.startswith(("github/", "gitlab", "forgejo/")) else path


def _words(place: str, today: date) -> dict[str, str]:
    in_four_weeks = today + _WEEKS_AHEAD
    event_day = in_four_weeks + timedelta(days=(_SATURDAY - in_four_weeks.weekday()) % 7)
    subject = f"News from {place}: our first letter"
    return {
        "place_yaml": quoted(place),
        "place_markdown": in_markdown(place),
        "description_yaml": quoted(f"The people, groups and places that {place} can count on."),
        "strapline_yaml": quoted(f"The people, groups and places that make {place}"),
        "newsletter_yaml": quoted(f"{place} letter"),
        "keeper_yaml": quoted(f"the keepers of {place}"),
        "subject_yaml": quoted(subject if len(subject) <= _LONGEST_SUBJECT else "Our first letter"),
        "area": area_id(place),
        "today": today.isoformat(),
        "event_day": event_day.isoformat(),
        "quarter": str(Quarter.of(today)),
    }


def area_id(place: str) -> str:
    """Return the id of the area that is the whole place, which no other area of the starter has."""
    slug = as_slug(place)
    return slug if slug and slug not in _AREAS_WITHIN else _AREA


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _below(entry, f"{path}{entry.name}/")
        else:
            yield f"{path}{entry.name}", entry
