"""Every picture by name, with the scene that draws it and its size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from linocut.scenes import (
    band,
    carving,
    commons,
    corners,
    eating,
    games,
    gardens,
    halls,
    lanterns,
    meeting,
    mending,
    music,
    notices,
    outdoors,
    reading,
    skyline,
    sport,
    streets,
    town,
    water,
    wheels,
    wool,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from linocut.block import Block


@dataclass(frozen=True)
class Picture:
    """A scene and the size of its page."""

    draw: Callable[[Block], None]
    size: tuple[int, int] = (1600, 1067)


PICTURES: dict[str, Picture] = {
    "hall": Picture(halls.hall),
    "allotment": Picture(gardens.allotment),
    "library": Picture(reading.library),
    "knitting": Picture(wool.knitting),
    "yarn-bombed-bench": Picture(wool.yarn_bombed_bench),
    "whittling": Picture(carving.whittling),
    "choir": Picture(music.choir),
    "market": Picture(streets.market),
    "mere-at-dawn": Picture(water.mere_at_dawn),
    "cafe": Picture(eating.cafe),
    "school-gate": Picture(town.school_gate),
    "football": Picture(sport.football),
    "church": Picture(town.parish_church),
    "toddlers": Picture(games.toddlers),
    "bicycles": Picture(wheels.bicycles),
    "repair-bench": Picture(mending.repair_bench),
    "garden-gate": Picture(gardens.garden_gate),
    "stargazing": Picture(outdoors.stargazing),
    "dog-walk": Picture(outdoors.dog_walk),
    "canal-boat": Picture(water.canal_boat),
    "bread-oven": Picture(commons.bread_oven),
    "mural": Picture(commons.mural),
    "lantern-procession": Picture(lanterns.lantern_procession),
    "brass-band": Picture(band.brass_band),
    "books": Picture(reading.books),
    "chess": Picture(games.chess),
    "dancing": Picture(music.dancing),
    "tea-and-talk": Picture(eating.tea_and_talk),
    "phone-film": Picture(notices.phone_film),
    "shop-back-room": Picture(meeting.shop_back_room),
    "minibus": Picture(wheels.minibus),
    "orchard": Picture(gardens.orchard),
    "cricket": Picture(sport.cricket),
    "swimming": Picture(water.swimming),
    "notice-board": Picture(notices.notice_board),
    "larkmere-skyline": Picture(skyline.larkmere_skyline, (2400, 1000)),
    "soup-pot": Picture(eating.soup_pot),
    "village-green": Picture(town.village_green),
    "restored-hall": Picture(halls.restored_hall),
    "rough-grass": Picture(corners.rough_grass),
    "street-party": Picture(streets.street_party),
}
