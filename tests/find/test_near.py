"""What is near: how postcodes are understood, how far things are, and in which order they come."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest

from find.node import run_node
from placebook.intake.places import metres

if TYPE_CHECKING:
    from pathlib import Path

POINTS = {
    "listings": {"hall": [52.9002, -1.2998, 1], "tea": [52.908, -1.301, 0], "far": [53.4, -2.3, 1]},
    "areas": {"northgate": [52.908, -1.3]},
    "outcodes": {"LM1": [52.9, -1.301], "LM2": [52.91, -1.302]},
}
CODES = {"LM1": {"4QT": [52.8921, -1.3031], "4QA": [52.8923, -1.3033]}, "LM2": {"1BD": [52.9428, -1.3128]}}
_ = "\N{NO-BREAK SPACE}"  # a number is not parted from its miles
_PLACES = """
import { words } from "SCRIPTS/folding.js";
import { Places, distanceWords, isWithin, metres, nearest } from "SCRIPTS/near.js";
import { postcode, whereIAm, withoutPostcode } from "SCRIPTS/near.js";
const areas = [{ id: "northgate", label: "Northgate", phrases: ["northgate", "top end"] }];
const asked = [];
const read = async (code) => { asked.push(code); return given.codes[code]; };
const places = () => new Places(given.points, areas, words, read);
"""


def _run(program: str, folder: Path, **given: object) -> Any:  # noqa: ANN401 - whatever the program answers
    return run_node(_PLACES + program, {"points": POINTS, "codes": CODES, **given}, folder)


@pytest.fixture(scope="module")
def understood(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What is made of each text that somebody might type."""
    texts = [text for text, _ in TYPED]
    program = """
    const known = (code) => Object.hasOwn(given.points.outcodes, code);
    answer(Object.fromEntries(given.texts.map((text) => [text, postcode(text, known)])));
    """
    found: dict[str, Any] = _run(program, tmp_path_factory.mktemp("near"), texts=texts)
    return found


TYPED = [
    ("LM1 4QT", ("LM1", "4QT")),
    ("lm14qt", ("LM1", "4QT")),
    ("  lm1  4qt ", ("LM1", "4QT")),
    ("LM1-4QT.", ("LM1", "4QT")),
    ("LMI 4QT", ("LM1", "4QT")),
    ("SW1A 0AA", ("SW1A", "0AA")),
    ("SW1A OAA", ("SW1A", "0AA")),
    ("LM1", ("LM1", "")),
    ("lm1 4", ("LM1", "4")),
    ("LM14", ("LM1", "4")),
    ("LM1 4Q", ("LM1", "4")),
    ("M33", ("M33", "")),
    ("Northgate", None),
    ("tea", None),
    ("17 High Street", None),
    ("", None),
    ("LM1 4QT and more", None),
]


@pytest.mark.parametrize(("text", "code"), TYPED)
def test_a_postcode_is_understood_as_people_type_it(
    understood: dict[str, Any], text: str, code: tuple[str, str] | None
) -> None:
    """Whole, half, half and a digit; with letters for figures, without the blank, or no postcode at all."""
    assert understood[text] == (code and {"outcode": code[0], "rest": code[1]})


def test_what_somebody_types_is_found(tmp_path: Path) -> None:
    """A postcode, one too new for the table, a half, a half and a digit, an area by any of its names."""
    texts = [
        "LM1 4QT",
        "lm1 4zz",
        "LM1 9ZZ",
        "LM1",
        "LM1 4",
        "LM1 7",
        "the Top End",
        "Atlantis",
        "ZZ1 1ZZ",
        " ",
    ]
    program = """
    const here = places();
    const found = [];
    for (const text of given.texts) found.push(await here.where(text));
    answer(found);
    """
    sector = [(52.8921 + 52.8923) / 2, (-1.3031 - 1.3033) / 2]
    assert _run(program, tmp_path, texts=texts) == [
        {"at": [52.8921, -1.3031], "label": "LM1 4QT"},
        {"at": sector, "label": "LM1 4ZZ"},
        {"unknown": "postcode", "label": "LM1 9ZZ"},
        {"at": [52.9, -1.301], "label": "LM1"},
        {"at": sector, "label": "LM1 4"},
        {"at": [52.9, -1.301], "label": "LM1 7"},
        {"at": [52.908, -1.3], "label": "Northgate"},
        {"unknown": "place", "label": "Atlantis"},
        {"unknown": "postcode", "label": "ZZ1 1ZZ"},
        None,
    ]


def test_nothing_is_fetched_for_half_a_postcode_and_all_for_a_whole_one(tmp_path: Path) -> None:
    """Few files are fetched together, once, so that which was wanted does not show; of many, the one."""
    program = """
    const few = places();
    await few.where("LM1"); await few.where("Northgate"); await few.where("QQ9 9QQ");
    const before = [...asked];
    await few.where("LM1 4QT"); await few.where("LM2 1BD");
    const after = asked.splice(0);
    for (let n = 3; n < 20; n += 1) given.points.outcodes[`LM${n}`] = [0, 0];
    await places().where("LM1 4QT");
    answer({ before, after, many: asked });
    """
    assert _run(program, tmp_path) == {"before": [], "after": ["LM1", "LM2"], "many": ["LM1"]}


def test_a_file_that_cannot_be_read_is_asked_for_again(tmp_path: Path) -> None:
    """A failure is told to who asked, and the next question tries again."""
    program = """
    let isDown = true;
    const readOrFail = async (code) => { if (isDown) throw new Error("down"); return given.codes[code]; };
    const shaky = new Places(given.points, areas, words, readOrFail);
    const first = await shaky.where("LM1 4QT").catch((error) => error.message);
    isDown = false;
    answer([first, (await shaky.where("LM1 4QT")).label]);
    """
    assert _run(program, tmp_path) == ["down", "LM1 4QT"]


def test_words_that_are_names_of_javascript_are_places_nowhere(tmp_path: Path) -> None:
    """A slug, an area or a question that is called like a part of every object finds nothing by it."""
    program = """
    const here = places();
    const far = here.distances([52.9, -1.3], ["constructor"]);
    answer([await here.where("constructor"), await here.where("__proto__"), far.size]);
    """
    constructor, proto, count = _run(program, tmp_path)
    assert (constructor["unknown"], proto["unknown"], count) == ("place", "place", 0)


@pytest.mark.parametrize("points", [{}, {"listings": {}, "areas": None, "outcodes": {}}])
def test_a_file_of_points_that_is_none_is_refused(tmp_path: Path, points: dict[str, Any]) -> None:
    """What is no file of points is an error at once, not a wrong distance later."""
    program = "try { places(); answer('taken'); } catch (error) { answer(error.message); }"
    assert "points.json has no" in _run(program, tmp_path, points=points)


def test_the_nearest_come_first_and_what_has_no_point_last(tmp_path: Path) -> None:
    """By distance, then those without a point in the order they had; no point is never too far."""
    program = """
    const slugs = ["first", "far", "tea", "second", "hall"];
    const distances = places().distances([52.9, -1.3], slugs);
    const said = [...distances].map(([slug, { words }]) => [slug, words]);
    answer([nearest(slugs, distances), slugs.filter((slug) => isWithin(slug, distances, 5)), said]);
    """
    in_order, within, words = _run(program, tmp_path)
    assert in_order == {"near": ["hall", "tea", "far"], "elsewhere": ["first", "second"]}
    assert within == ["first", "tea", "second", "hall"]
    assert dict(words) == {"far": f"54{_}miles", "tea": f"about 0.6{_}miles", "hall": f"under 0.1{_}miles"}


def test_how_far_is_said_in_words(tmp_path: Path) -> None:
    """Miles with one decimal, whole ones from ten on, one mile in the singular, none finer than a tenth."""
    ways = [0, 100, 400, 1609.344, 3400, 15_900, 16_100, 2_000_000]
    program = "answer(given.ways.map((way) => [distanceWords(way), distanceWords(way, false)]));"
    assert [tuple(pair) for pair in _run(program, tmp_path, ways=ways)] == [
        (f"under 0.1{_}miles", f"under 0.1{_}miles"),
        (f"under 0.1{_}miles", f"under 0.1{_}miles"),
        (f"0.2{_}miles", f"about 0.2{_}miles"),
        (f"1{_}mile", f"about 1{_}mile"),
        (f"2.1{_}miles", f"about 2.1{_}miles"),
        (f"9.9{_}miles", f"about 9.9{_}miles"),
        (f"10{_}miles", f"about 10{_}miles"),
        (f"1,243{_}miles", f"about 1,243{_}miles"),
    ]


def test_distances_are_those_of_a_sphere(tmp_path: Path) -> None:
    """A degree, a quarter round the world, and points near each other, as the import measures them."""
    ways = [[[0, 0], [1, 0]], [[0, 0], [0, 90]], [[0, 179.5], [0, -179.5]], [[52.9, -1.3], [52.91, -1.32]]]
    degree, quarter, across, near = _run(
        "answer(given.ways.map(([one, other]) => metres(one, other)));", tmp_path, ways=ways
    )
    assert degree == pytest.approx(111_195, abs=1)
    assert quarter == pytest.approx(math.pi / 2 * 6_371_008.8, rel=1e-9)
    assert across == pytest.approx(degree, rel=1e-9)
    assert near == pytest.approx(metres((52.9, -1.3), (52.91, -1.32)), rel=0.005)


def test_a_postcode_is_taken_out_of_a_question(tmp_path: Path) -> None:
    """A whole postcode among other words, and the word that leads to it, is not searched for."""
    questions = [
        "tuesday near LM1 4QT",
        "lm14qt yoga",
        "LM1 4QT",
        "b1 2be there",
        "lm1",
        "tea 4 two",
        "near lm1 4qt please",
    ]
    found = _run("answer(given.questions.map(withoutPostcode));", tmp_path, questions=questions)
    assert [(one["question"], one["postcode"]) for one in found] == [
        ("tuesday", "LM1 4QT"),
        ("yoga", "LM1 4QT"),
        ("", "LM1 4QT"),
        ("there", "B1 2BE"),
        ("lm1", ""),
        ("tea 4 two", ""),
        ("please", "LM1 4QT"),
    ]


def test_a_device_that_says_no_gets_a_plain_answer(tmp_path: Path) -> None:
    """Refused, lost, or unable: each is said in words that tell what to do instead."""
    program = """
    const device = (code) => ({ getCurrentPosition: (_, failed) => failed({ code }) });
    const said = [];
    for (const one of [device(1), device(2), device(3), null]) {
      said.push(await whereIAm(one).catch((error) => error.message));
    }
    const coords = { latitude: 52.9, longitude: -1.3 };
    said.push(await whereIAm({ getCurrentPosition: (done) => done({ coords }) }));
    answer(said);
    """
    refused, lost, late, unable, found = _run(program, tmp_path)
    assert "did not let us see" in refused
    assert lost == late
    assert "could not find" in lost
    assert "cannot say" in unable
    assert all(said.endswith("Type a postcode or a place instead.") for said in (refused, lost, unable))
    assert found == [52.9, -1.3]
