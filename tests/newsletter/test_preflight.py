from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsletter.place import KEEPER, context, edition, listing, story
from placebook.content.load import load
from placebook.newsletter.outgoing import outgoing
from placebook.newsletter.preflight import CHECKS, Surroundings, judged, preflight
from small_place import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from placebook.newsletter.preflight import Finding

NEWSLETTER = {"consent": "Please send me the letter four times a year."}
FINE = {"keeper": KEEPER, "newsletter": NEWSLETTER}
PICTURE = {"file": "hall.webp", "alt": "A hall", "consent": "Nobody is in it."}
DRAFT = """\
---
title: Edition 2026-q4
subject: Larkmere news of the quarter
---
Dear all, come in.

Ask [here](https://a.example/x) or [us](../about/index.md).
"""


def looked_at(
    tmp_path: Path,
    body: str = "Dear all, come in.",
    *records: object,
    settings: dict[str, object] | None = None,
    leads_to: Callable[[str], bool] = lambda _path: True,
    answered: Callable[[Iterable[str]], dict[str, str]] | None = None,
    url: str = "https://larkmere.example/",
    **fields: object,
) -> list[Finding]:
    """Look over an edition of the fourth quarter, whose file has these words."""
    this = edition("2026-q4", "2026-12-01", body, **{"preheader": "What winter brings", **fields})
    ctx = context(this, *records, settings=settings or FINE, url=url)  # type: ignore[arg-type]
    write(tmp_path, {"newsletter/2026-q4.md": DRAFT, "groups/tea.md": "---\ntitle: TODO\n---\n"})
    around = Surroundings(
        ctx.site.settings, "site_config.yml", load(tmp_path), ctx.site.url, leads_to, answered
    )
    return preflight(outgoing(ctx, this), around)


def names(findings: list[Finding]) -> list[str]:
    """Return the names of the checks that found something."""
    return [one.name for one in findings]


def test_an_edition_in_order(tmp_path: Path) -> None:
    """An edition with all it needs has nothing to put right."""
    tale = story("tale", "2026-11-01", images=[PICTURE])
    assert looked_at(tmp_path, "Dear all, see [the hall](../groups/hall.md).", tale) == []


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("preheader", {"preheader": None}),
        ("opening", {"body": "<!-- Your letter -->"}),
        ("unfinished", {"body": "Dear all, TODO."}),
        ("unfinished", {"title": "TK"}),
        ("unfinished", {"body": "Lorem ipsum dolor."}),
        ("site-address", {"url": ""}),
        ("link-words", {"body": "Ask [here](https://a.example/x)."}),
        ("link-words", {"body": "[Read more…](https://a.example/x)"}),
        ("link-words", {"body": "[Click here](https://a.example/x)"}),
        ("alt-text", {"body": "![](../images/hall.webp)", "images": [PICTURE]}),
        ("merge-tags", {"body": "Dear {{ name }}, *|FNAME|*"}),
        ("merge-tags", {"body": "Stop: {{unsubscribe_url}}"}),
        ("postal-address", {"settings": FINE | {"keeper": {"email": "desk@larkmere.example"}}}),
        ("consent-wording", {"settings": {"keeper": KEEPER}}),
        ("links", {"leads_to": lambda path: path != "groups/hall/", "body": "[The hall](../groups/hall.md)"}),
    ],
)
def test_what_is_not_right_is_found(tmp_path: Path, name: str, given: dict[str, object]) -> None:
    """Each check finds what it is named after, and nothing else is found."""
    found = looked_at(tmp_path, **given)  # type: ignore[arg-type]
    assert set(names(found)) == {name}
    assert all(one.problem.hint for one in found)


def test_words_of_a_listing_are_told_where_they_stand(tmp_path: Path) -> None:
    """What is unfinished in a listing is told with the listing's file and line."""
    (found,) = looked_at(tmp_path, "Dear all.", listing("tea", title="TODO", listed="2026-11-01"))
    assert (found.name, found.problem.file, found.problem.line) == ("unfinished", "groups/tea.md", 2)


def test_a_generic_link_is_told_with_its_line(tmp_path: Path) -> None:
    """A finding in the letter names the line of the editor's file."""
    (found,) = looked_at(tmp_path, "Ask [here](https://a.example/x).")
    assert (found.problem.file, found.problem.line) == ("newsletter/2026-q4.md", 7)


def test_pictures_need_consent_to_be_recorded(tmp_path: Path) -> None:
    """A picture that says nothing of the people in it is found, in the file that shows it."""
    tale = story("tale", "2026-11-01", images=[{"file": "hall.webp", "alt": "Two men"}])
    (found,) = looked_at(tmp_path, "Dear all.", tale)
    assert (found.name, found.problem.file) == ("picture-consent", "stories/tale.md")


def test_a_template_without_the_way_out_is_found(tmp_path: Path) -> None:
    """A place's own template that forgets the stop link is found, whichever form forgets it."""
    this = edition("2026-q4", "2026-12-01", preheader="What winter brings")
    ctx = context(this, settings=FINE)
    letter = outgoing(ctx, this)
    around = Surroundings(ctx.site.settings, "", load(tmp_path), ctx.site.url, lambda _path: True)
    for part in ("html", "text"):
        bare = {part: getattr(letter, part).replace("{{unsubscribe_url}}", "")}
        fields = {name: getattr(letter, name) for name in letter.__slots__} | bare
        assert names(preflight(type(letter)(**fields), around)) == ["unsubscribe"]


def test_an_email_too_large_is_found(tmp_path: Path) -> None:
    """An e-mail that mail programs would cut off is found, with its size."""
    this = edition("2026-q4", "2026-12-01", preheader="What winter brings")
    ctx = context(this, settings=FINE)
    letter = outgoing(ctx, this)
    fields = {name: getattr(letter, name) for name in letter.__slots__} | {
        "html": letter.html + " " * 102_000
    }
    around = Surroundings(ctx.site.settings, "", load(tmp_path), ctx.site.url, lambda _path: True)
    (found,) = preflight(type(letter)(**fields), around)
    assert found.name == "size"


def test_links_elsewhere_are_asked_only_on_request(tmp_path: Path) -> None:
    """Without --links nobody else is asked; with it, what is not answered is found, and once."""
    body = "Ask [Ada](https://a.example/x), [Bea](https://a.example/x) or [Cy](https://b.example/)."
    assert looked_at(tmp_path, body) == []
    asked: list[str] = []

    def answered(addresses: Iterable[str]) -> dict[str, str]:
        asked.extend(addresses)
        return {"https://a.example/x": "is answered with 404"}

    (found,) = looked_at(tmp_path, body, answered=answered)
    assert (found.name, found.problem.message) == (
        "outside-links",
        "'https://a.example/x' is answered with 404.",
    )
    assert asked[:2] == ["https://a.example/x", "https://b.example/"]


def test_a_check_passes_by_its_name_and_no_other(tmp_path: Path) -> None:
    """What is named passes and is told apart; the rest stops the edition."""
    found = looked_at(tmp_path, "Dear all, TODO.", preheader=None)
    wrong, passed = judged(found, ["preheader"])
    assert (names(wrong), names(passed)) == (["unfinished"], ["preheader"])


def test_every_check_that_finds_something_has_a_name() -> None:
    """The names that can be let pass are those that findings bear."""
    source = (Path(preflight.__code__.co_filename)).read_text(encoding="utf-8")
    assert [name for name in CHECKS if source.count(f'"{name}"') < 2] == []
