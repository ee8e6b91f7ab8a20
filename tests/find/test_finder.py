"""What the finder puts first, and what it need not find, in small places made for one fact each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from find.node import run_node
from find.small_search import search_files, small_search
from small_place import VOCABULARIES, listing

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_FIND = """
const { Directory } = await import("SCRIPTS/listings.js");
const { Finder } = await import("SCRIPTS/finder.js");
const listings = given.files["assets/search/listings.json"];
const told = given.files["assets/search/told.json"];
const { found, closest, instead } = new Finder(new Directory(listings), told).find(given.question);
answer({ found: found.map((one) => one.title), closest, instead });
"""
_TALK = "A quiet hour in good company."


def _ask(folder: Path, question: str, *titles: str, **summaries: str) -> dict[str, Any]:
    """Ask a place of listings with these titles, and of more with these summaries."""
    rows = {f"row{n}": listing(f"title: {one}\nsummary: {_TALK}") for n, one in enumerate(titles)}
    rows |= {
        f"more{n}": listing(f"title: {one}\nsummary: {text}")
        for n, (one, text) in enumerate(summaries.items())
    }
    given = {"files": search_files(small_search(folder, **rows)), "question": question}
    answer: dict[str, Any] = run_node(_FIND, given, folder)
    return answer


def test_a_name_that_is_just_what_was_typed_comes_first(tmp_path: Path) -> None:
    """The church itself comes before all that meets there, however often these name it."""
    there = {"St Mary's Church hall": "Beside St Mary's Church, the hall of the church of St Mary."}
    answer = _ask(tmp_path, "st marys church", "St. Mary's Church", "Friends of St Mary's Church", **there)
    assert answer["found"][0] == "St. Mary's Church"


def test_words_that_stand_side_by_side_in_a_name_come_before_those_apart(tmp_path: Path) -> None:
    """Whoever types a part of a name finds that name first, also where they type it as one word."""
    names = ("Start at home", "Home-Start of Larkmere", "A start, a home")
    assert _ask(tmp_path, "home start", *names)["found"][0] == names[1]
    assert _ask(tmp_path, "homestart", *names)["found"][0] == names[1]


def test_a_word_that_many_are_called_by_tells_as_little_where_it_is_said_of_one(tmp_path: Path) -> None:
    """Where many clubs are called bowling clubs, one that only speaks of bowling is no better answer."""
    clubs = [f"{name} Bowling Club" for name in ("Ash", "Birch", "Elm", "Fir", "Oak")]
    found = _ask(tmp_path, "bowling", *clubs, Rooms="Rooms to rent, and bowling in summer.")["found"]
    assert found[-1] == "Rooms"


def test_what_tells_more_of_some_words_comes_before_what_has_all_by_the_way(tmp_path: Path) -> None:
    """A minibus for outings answers "minibus outings knitting" better than crafts whose text names both."""
    rows = {f"row{n}": listing(f"title: {name}") for n, name in enumerate(("Ash", "Birch", "Elm", "Fir"))}
    rows["bus"] = listing("title: Minibus outings\nsummary: Outings by our minibus.\nthemes: [walking]")
    rows["hall"] = listing("title: Wharf Hall", "There is a bay for a minibus, and we have been on outings.")
    given = {"files": search_files(small_search(tmp_path, **rows)), "question": "minibus outings knitting"}
    answer = run_node(_FIND, given, tmp_path)
    assert (answer["found"][:2], answer["closest"]) == (["Minibus outings", "Wharf Hall"], False)


def test_an_age_typed_as_a_number_need_not_be_found(tmp_path: Path) -> None:
    """Of "cubs for my 8 year old" the cubs are needed, and the number is not taken for a misspelt one."""
    answer = _ask(tmp_path, "cubs for my 8 year old", "Cubs of the wood", "The 80 club")
    assert answer["found"] == ["Cubs of the wood"]
    assert not answer["closest"]
    assert not _ask(tmp_path, "over 60s", "Over 600 stamps")["instead"]


def test_a_word_that_sounds_otherwise_is_not_taken_for_a_misspelt_one(tmp_path: Path) -> None:
    """Two slips are put right where the word sounds alike, and not where another word was typed."""
    assert _ask(tmp_path, "counsling", "Counselling")["instead"] == "counselling"
    assert not _ask(tmp_path, "cleaning", "Creating adventures")["found"]


def test_what_is_called_by_a_place_is_found_wherever_it_meets(tmp_path: Path) -> None:
    """Whoever types "northgate rotary" finds the Rotary Club of Northgate, though it meets elsewhere."""
    rotary = listing("title: Rotary Club of Northgate\nareas: [larkmere]")
    there = listing("title: Rotary lunch\nareas: [northgate]")
    away = listing("title: Rotary supper\nareas: [larkmere]")
    files = search_files(small_search(tmp_path, rotary=rotary, there=there, away=away))
    found = run_node(_FIND, {"files": files, "question": "northgate rotary"}, tmp_path)["found"]
    assert found == ["Rotary Club of Northgate", "Rotary lunch"]


def test_where_nothing_has_all_that_narrows_what_lacks_one_comes_close(tmp_path: Path) -> None:
    """Where nothing in Northgate is on a Tuesday, another day comes close, and the town all around."""
    days = {"around": ("larkmere", "tue"), "there": ("northgate", "wed"), "neither": ("larkmere", "wed")}
    rows = {
        slug: listing(f'title: {slug}\nareas: [{area}]\nsessions: [{{days: [{day}], start: "10:00"}}]')
        for slug, (area, day) in days.items()
    }
    files = search_files(small_search(tmp_path, **rows))
    answer = run_node(_FIND, {"files": files, "question": "northgate tuesday"}, tmp_path)
    assert answer["closest"]
    assert answer["found"] == ["around", "there"]


def test_several_words_that_stand_for_one_tell_no_more_than_one(tmp_path: Path) -> None:
    """A hall answers "hire a hall" better than what could be in any church or hall."""
    others = [f"Church {thing}" for thing in ("choir", "tea", "bells", "mice")]
    others += [f"A {thing} walk" for thing in ("long", "short", "dark", "quick")]
    texts = {
        "Piano tuner": "Will tune a piano in any hall, church or school.",
        "Coldwell hall": "A hall with a kitchen and two hundred chairs.",
    }
    found = _ask(tmp_path, "party venue", *others, **texts)["found"]
    assert found.index("Coldwell hall") < found.index("Piano tuner")


def test_an_everyday_word_for_what_narrows_finds_what_has_it(tmp_path: Path) -> None:
    """What is said "po polsku" is Polish, also where a listing says so by its languages alone."""
    rows = {"supper": listing("title: Supper\nlanguages: [en, pl]"), "tea": listing("title: Tea")}
    given = {"files": search_files(small_search(tmp_path, **rows)), "question": "po polsku"}
    assert run_node(_FIND, given, tmp_path)["found"] == ["Supper"]


def test_a_sure_slip_is_put_right_before_words_of_its_root_are_found(tmp_path: Path) -> None:
    """Carrers are carers and no cars, whatever their roots; vegtables are no table of veg."""
    assert _ask(tmp_path, "carrers", "Carers of the town", "A car to share")["found"] == [
        "Carers of the town"
    ]
    answer = _ask(tmp_path, "vegtables", "Vegetable plots", "Veg for all", "A long table")
    assert answer["instead"] == "vegetable"


def test_letters_that_sound_alike_are_the_same_to_a_slip(tmp_path: Path) -> None:
    """Fotography is photography, for all its two slips."""
    assert _ask(tmp_path, "fotography", "Photography")["instead"] == "photography"
    assert _ask(tmp_path, "excema", "Eczema")["instead"] == "eczema"
    assert _ask(tmp_path, "nitting circle", "Knitting", "Sitting on a cycle")["instead"] == "knitting circle"


def test_a_short_word_is_put_right_only_where_that_fits_the_others(tmp_path: Path) -> None:
    """Bats in a loft are no lost bats, where a group knows bats."""
    rows = {"bats": listing("title: Bat group\nsummary: For bats, and where bats roost.")}
    rows["lost"] = listing("title: Lost gardens\nstatus: paused", "An old bat lives there.")
    given = {"files": search_files(small_search(tmp_path, **rows)), "question": "bats in my loft"}
    answer = run_node(_FIND, given, tmp_path)
    assert (answer["found"][0], answer["instead"]) == ("Bat group", "")
    assert _ask(tmp_path, "bord games", Games="Board games for all.")["instead"] == "board games"


def test_the_language_counts_as_a_word_does_where_nothing_has_all(tmp_path: Path) -> None:
    """Whoever types "juggling in polish" is told of what speaks Polish, and not of juggling alone."""
    rows = {"hour": listing("title: The hour\nlanguages: [en, pl]"), "acts": listing("title: Juggling")}
    given = {"files": search_files(small_search(tmp_path, **rows)), "question": "juggling in polish"}
    answer = run_node(_FIND, given, tmp_path)
    assert (sorted(answer["found"]), answer["closest"]) == (["Juggling", "The hour"], True)


def test_what_does_not_say_when_it_meets_comes_before_what_meets_another_day(tmp_path: Path) -> None:
    """A room is there for whoever books it, also on a Monday; a class on Fridays is not."""
    rows = {
        "class": listing('title: Room class\nsessions: [{days: [fri], start: "10:00"}]'),
        "hall": listing("title: Room hall"),
        "tea": listing('title: Tea\nsessions: [{days: [mon], start: "10:00"}]'),
    }
    given = {"files": search_files(small_search(tmp_path, **rows)), "question": "room on mondays"}
    assert run_node(_FIND, given, tmp_path)["found"] == ["Room hall", "Room class"]


def test_the_first_letters_of_a_name_find_it(tmp_path: Path) -> None:
    """RSPCA finds who writes it out, RAF a name that begins so; what is a word stays one."""
    names = ("Royal Society for the Prevention of Cruelty to Animals", "Royal Air Forces Association", "Art")
    assert _ask(tmp_path, "rspca", *names)["found"] == [names[0]]
    assert _ask(tmp_path, "raf", *names)["found"] == [names[1]]
    assert _ask(tmp_path, "art", "A Riding Team", *names)["found"] == ["Art"]


def test_somebody_spoken_of_narrows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who must "get mum to hospital" looks for no group of mums; "mums" alone does."""
    audiences = "- {id: everyone, label: Everyone}\n- {id: women, label: Women, also: [mums]}\n"
    monkeypatch.setitem(VOCABULARIES, "vocabulary/audiences.yml", audiences)
    lift = listing("title: Lifts to hospital")
    tea = listing("title: Tea\naudience: [women]")
    files = search_files(small_search(tmp_path, lift=lift, tea=tea))
    found = {
        asked: run_node(_FIND, {"files": files, "question": asked}, tmp_path)["found"]
        for asked in ("get mum to hospital", "mums")
    }
    assert found == {"get mum to hospital": ["Lifts to hospital"], "mums": ["Tea"]}
