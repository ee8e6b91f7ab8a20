"""A place whose own words are Greek letters, and whose language is made of wide ones."""

from __future__ import annotations

import io
import json
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from hostile.place import EDITION, EVENT, FUND, LISTING, SPARK, STORY, written
from placebook.content.catalogues import TEMPLATE, read_po, texts_of

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGE = "qps"
_KEPT = re.compile(r"(\{\w+\}|</?\d+/?>)")
_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_GREEK = str.maketrans(_LATIN, "αβγδεζηθικλμνξοπρστυφχψωάέΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈ")
_WIDE = {ord(letter): ord(letter) + 0xFEE0 for letter in _LATIN}
# What stands in these fields is read by people, and not by programs.
_SAID = {
    "title", "summary", "name", "role", "note", "in_person", "hours", "online", "street", "locality", "what",
    "volunteering", "alt", "credit", "text", "words", "who", "figure", "source", "what_made_it_work", "topic",
    "label", "subject", "preheader", "also_known_as", "author", "also", "description", "how_to_ask",
}  # fmt: skip


def greek(text: str) -> str:
    """Return words of the place."""
    return text.translate(_GREEK)


def wide(text: str) -> str:
    """Return words of the interface, translated; what is filled in stays."""
    pieces = _KEPT.split(text)
    return "".join(piece if at % 2 else piece.translate(_WIDE) for at, piece in enumerate(pieces))


def translated() -> bytes:
    """Return a catalogue in which every text is translated."""
    catalog = Catalog(locale=None, charset="utf-8")
    for message in read_po(TEMPLATE.read_bytes()):
        english, _ = texts_of(message)
        if english[0]:
            said = tuple(map(wide, english))
            catalog.add(message.id, said if len(said) > 1 else said[0], locations=message.locations)
    file = io.BytesIO()
    write_po(file, catalog, omit_header=True)
    head = b'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    return head + file.getvalue()


def said_in_greek(value: Any, name: str = "") -> Any:  # noqa: ANN401 - as YAML holds it
    """Return fields with all that people read in Greek letters."""
    if isinstance(value, dict):
        return {key: said_in_greek(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [said_in_greek(item, name) for item in value]
    return greek(value) if isinstance(value, str) and name in _SAID else value


def _with(fields: dict[str, Any], **others: Any) -> dict[str, Any]:  # noqa: ANN401 - as YAML holds them
    made = said_in_greek(deepcopy(fields) | others)
    return {name: value for name, value in made.items() if value is not None}


def write_place(folder: Path, images: Path) -> Path:
    """Write the place; return its configuration."""
    weekly = {"days": ["tue", "thu"], "start": "19:30", "end": "21:00", "every": "2", "from": "2026-11-03"}
    monthly = {
        "days": ["mon"],
        "nth": ["1", "last"],
        "start": "12:00",
        "term_time": True,
        "until": "2027-06-01",
    }
    records = {
        "groups/tea": _with(LISTING, languages=["pl", "bfi"], works_with=["hall"], redirect_from=["char"]),
        "groups/hall": _with(LISTING, title="Hall", kind="place", uuid=None, alert=None, checked_by=None),
        "groups/club": _with(
            LISTING, title="Club", uuid=None, venue="hall", address=None, status="paused", alert=None,
            sessions=[weekly, monthly], age={"from": "60"}, part_of="tea", source=None,
        ),
        "groups/past": _with(
            LISTING, title="Past", uuid=None, status="closed", checked="2024-01-01", alert=None
        ),
        "groups/raw": _with(LISTING, title="Raw", uuid=None, checked=None, checked_by=None, alert=None),
        "groups/choir": _with(
            LISTING, title="Choir", uuid=None, alert=None, sessions=[weekly, monthly], source=None,
            listed="2026-11-01", cost={"level": "donation"}, contact={"email": "a@larkmere.example"},
            checked="2024-01-01",
        ),
        "stories/toast": _with(STORY, series=None),
        "stories/bread": _with(STORY, title="Bread", date="2026-11-02", series=None),
        "events/fair": _with(EVENT),
        "events/walk": _with(
            EVENT, title="Walk", status="cancelled", booking=None, contact=None, organiser="tea"
        ),
        "events/talk": _with(
            EVENT, title="Talk", status="postponed", format="online", address=None, areas=None
        ),
        "events/past": _with(EVENT, title="Past", start="2026-06-05", end=None),
        "sparks/oven": _with(SPARK, date="2026-11-02", came_of_it={"on": "2026-11-10", "what": "Bread"}),
        "sparks/wool": _with(
            SPARK, title="Wool", date="2026-06-02", groups=None, given_by=None, areas=None,
            redirect_from=["yarn"], came_of_it={"on": "2026-11-12", "what": "Scarves"},
        ),
        "sparks/fund": _with(FUND),
        "sparks/standing": _with(FUND, title="Standing", until=None),
        "sparks/over": _with(FUND, title="Over", until="2026-11-01"),
        "newsletter/2026-q3": _with(EDITION, date="2026-09-01", title="Autumn"),
        "newsletter/2026-q4": _with(EDITION, date="2026-11-20", feature=["groups/past", "stories/toast"]),
    }  # fmt: skip
    content = folder / "content"
    for name, fields in records.items():
        path = content / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(fields, greek("Words of the place.")), encoding="utf-8")
    for name, terms in (
        ("areas", ("larkmere", "northgate")),
        ("themes", ("crafts", "unused")),
        ("access", ("ramp",)),
        ("audiences", ("everyone",)),
    ):
        path = content / "vocabulary" / f"{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump([{"id": id_, "label": greek(id_)} for id_ in terms]), encoding="utf-8")
    (content / "images").mkdir()
    (content / "images" / "hall.webp").write_bytes((images / "hall.webp").read_bytes())
    (content / "about").mkdir()
    (content / "about" / "index.md").write_text(
        f"# {greek('About')}\n\n{greek('Words')}.\n", encoding="utf-8"
    )
    square = [[[-1.4, 52.8], [-1.2, 52.8], [-1.2, 53.0], [-1.4, 53.0], [-1.4, 52.8]]]
    outline = {"type": "Feature", "properties": {"area": "larkmere"},
               "geometry": {"type": "Polygon", "coordinates": square}}  # fmt: skip
    places = json.dumps({"type": "FeatureCollection", "features": [outline]})
    (content / "areas.geojson").write_text(places, encoding="utf-8")
    (folder / "words").mkdir()
    (folder / "words" / f"{LANGUAGE}.po").write_bytes(translated())
    options = {
        "place": greek("Larkmere"), "strapline": greek("Strong here"), "title": greek("The letter"),
        "language": LANGUAGE, "map": {"outlines": "areas.geojson"}, "bank_holidays": "none",
        "licence": {"name": greek("Licence"), "url": "https://licence.example/"},
        "keeper": {"name": greek("the keeper"), "email": "k@larkmere.example", "phone": "01632 960110",
                   "post": greek("Market Place")},
    }  # fmt: skip
    configuration = {
        "site_name": greek("Larkmere"), "site_url": "https://larkmere.example/", "docs_dir": "content",
        "theme": {"name": "material"}, "plugins": [{"placebook": options}],
        "nav": [{greek("Home"): "index.md"}, {greek("About"): "about/index.md"}],
        "validation": {"omitted_files": "ignore"},
    }  # fmt: skip
    path = folder / "site_config.yml"
    path.write_text(yaml.safe_dump(configuration, allow_unicode=True), encoding="utf-8")
    return path
