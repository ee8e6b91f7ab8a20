"""What words of a question stand for: roots, everyday words, words typed as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from find.node import run_node
from placebook.find.everyday import everyday_words
from placebook.find.folding import STOP_WORDS, WEAK_WORDS, words

if TYPE_CHECKING:
    from pathlib import Path

_ROOTS = 'const { root } = await import("SCRIPTS/meaning.js"); answer(given.map(root));'
_UNITS = """
const { Meanings } = await import("SCRIPTS/meaning.js");
const known = new Meanings(given.terms, given.details);
answer({ units: known.units(given.asked), parts: given.typed.map((word) => known.parts(word)) });
"""
_EVERYDAY = """
const { everyday } = await import("SCRIPTS/meaning.js");
answer(Object.fromEntries(everyday(given)));
"""
_KNOWN = sorted(
    ["board", "book", "club", "football", "game", "garden", "gardening", "men", "shed", "society"]
)
_DETAILS = {
    "themes": [["garden", "food bank"], ["football"]],
    "meant": "football:footie\ngarden:mum died\n:my mum\ngame:new book,something new\nhall:party\n"
    "neighbour:street party",
    "stop": sorted(STOP_WORDS),
    "weak": sorted(WEAK_WORDS),
}


def _read(asked: str, folder: Path, typed: tuple[str, ...] = ()) -> dict[str, Any]:
    given = {"terms": _KNOWN, "details": _DETAILS, "asked": words(asked), "typed": typed}
    found: dict[str, Any] = run_node(_UNITS, given, folder)
    return found


def _needed(asked: str, folder: Path) -> dict[str, list[str]]:
    """Return what must be found for a question, each with all words that answer it."""
    needed = _read(asked, folder)["units"]["needed"]
    return {unit["text"]: [" ".join(form.get("words", [])) for form in unit["forms"]] for unit in needed}


def test_words_of_one_root_are_known_as_such(tmp_path: Path) -> None:
    """Gardeners garden, swimmers swim, carers care; a member is no remnant and a party no part."""
    alike = [
        ["garden", "gardener", "gardening"],
        ["swim", "swimmer", "swimming"],
        ["care", "carer", "caring"],
        ["dance", "dancer", "dancing"],
        ["history", "historic", "historical"],
    ]
    flat = [word for row in alike for word in row]
    roots = dict(zip(flat, run_node(_ROOTS, flat, tmp_path), strict=True))
    assert [len({roots[word] for word in row}) for row in alike] == [1] * len(alike)
    assert len(set(roots.values())) == len(alike)
    apart = ["party", "part", "king", "bring", "sing", "bus", "car", "care"]
    assert len(set(run_node(_ROOTS, apart, tmp_path))) == len(apart)


def test_everyday_words_and_themes_stand_beside_the_word_itself(tmp_path: Path) -> None:
    """Football answers "footie", by name and by theme; what is known of gardening is known of gardeners."""
    assert _needed("footie", tmp_path) == {"footie": ["footie", "football", "theme1"]}
    assert _needed("gardeners", tmp_path) == {"gardener": ["gardener", "garden", "gardening", "theme0"]}


def test_a_phrase_is_one_thing(tmp_path: Path) -> None:
    """Words that are known together are needed together; those that say nothing are passed over."""
    assert list(_needed("food bank for my mum", tmp_path)) == ["food bank"]


def test_weak_words_are_wished_for_and_not_needed(tmp_path: Path) -> None:
    """A question for "a good book club" needs the book; asked for alone, "club" is what is needed."""
    units = _read("a good book club", tmp_path)["units"]
    assert [unit["text"] for unit in units["needed"]] == ["book"]
    assert [unit["text"] for unit in units["wished"]] == ["good", "club"]
    assert [unit["text"] for unit in _read("club", tmp_path)["units"]["needed"]] == ["club"]


def test_weak_words_need_not_be_found_within_a_phrase_either(tmp_path: Path) -> None:
    """Of "a new book" the book is needed, the new wished for; where all words are weak, all are needed."""
    units = _read("a new book", tmp_path)["units"]
    assert _parts(units["needed"][0]) == [["book"]]
    assert [unit["text"] for unit in units["wished"]] == ["new"]
    (unit,) = _read("something new", tmp_path)["units"]["needed"]
    assert _parts(unit) == [["something", "new"]]


def test_a_word_within_a_phrase_does_not_stand_for_what_it_does_alone(tmp_path: Path) -> None:
    """A street party means neighbours; that a party alone asks for a hall is beside the point."""
    (alone,) = _read("party", tmp_path)["units"]["needed"]
    assert ["hall"] in [form.get("words") for form in alone["forms"]]
    (phrase,) = _read("street party", tmp_path)["units"]["needed"]
    (within,) = [form["units"] for form in phrase["forms"] if "units" in form]
    assert ["hall"] not in [form.get("words") for unit in within for form in unit["forms"]]
    assert ["neighbour"] in [form.get("words") for form in phrase["forms"]]


def _parts(unit: dict[str, Any]) -> list[list[str]]:
    return [[part["text"] for part in form["units"]] for form in unit["forms"] if "units" in form]


def test_one_word_that_was_typed_as_two_is_found(tmp_path: Path) -> None:
    """Foot ball is football; "men shed" stays two, since nothing is called menshed."""
    assert _needed("foot ball", tmp_path)["foot ball"][1:] == ["football", "theme1"]
    assert list(_needed("men shed", tmp_path)) == ["men", "shed"]


def test_whose_it_is_does_not_matter(tmp_path: Path) -> None:
    """Her mum is passed over as my mum is, in a question that a neighbour types for a neighbour."""
    assert list(_needed("football for her mum", tmp_path)) == ["football"]


def test_what_says_nothing_takes_no_word_from_what_says_something(tmp_path: Path) -> None:
    """Of "my mum died", what is typed for it is "mum died", though "my mum" alone says nothing."""
    assert list(_needed("my mum died", tmp_path)) == ["mum died"]


def test_words_typed_as_one_come_apart(tmp_path: Path) -> None:
    """Two known words that were typed without a blank are two; anything else stays as it is."""
    parts = _read("", tmp_path, ("boardgame", "mensshed", "bookclub", "bookx", "zz"))["parts"]
    assert parts == [["board", "game"], ["men", "shed"], ["book", "club"], None, None]


def test_everyday_words_are_folded_as_the_index_is(tmp_path: Path) -> None:
    """What people type, and what is looked for, is as the index has it; nothing stands for itself."""
    found: dict[str, list[str]] = run_node(_EVERYDAY, everyday_words(), tmp_path)
    assert "football" in found["footie"]
    assert found["my mum"] == []
    for typed, others in found.items():
        assert typed == " ".join(words(typed))
        assert typed not in others
        assert others == [" ".join(words(other)) for other in others]
    assert not {""} & {*found, *(other for others in found.values() for other in others)}


def test_what_is_typed_for_several_things_finds_them_all(tmp_path: Path) -> None:
    """A phrase in two lines stands for what either line looks for, once each."""
    found = run_node(_EVERYDAY, "choir,singing:sing\nsinging,karaoke:sing,singing", tmp_path)
    assert found == {"sing": ["choir", "singing", "karaoke"], "singing": ["karaoke"]}


def test_everyday_words_that_lead_nowhere_here_stay_at_home() -> None:
    """Of what is looked for stays what the place has every word of; what says nothing stays everywhere."""
    lines = everyday_words({"football", "village", "hall"}).splitlines()
    assert lines[0] == everyday_words().splitlines()[0]
    assert {line.split(":")[0] for line in lines[1:]} == {"football", "hall", "village hall"}
    assert any(line.startswith("football:footie,") for line in lines)
