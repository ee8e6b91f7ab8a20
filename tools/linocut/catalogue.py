"""Every picture by name, with the scene that draws it and its size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from linocut.block import Block
from linocut.scenes import halls, indoors, making, music, outdoors, playing, town, water


@dataclass(frozen=True)
class Picture:
    """A scene and the size of its page."""

    draw: Callable[[Block], None]
    size: tuple[int, int] = (1600, 1067)


PICTURES: dict[str, Picture] = {
    "hall": Picture(halls.hall),
    "allotment": Picture(outdoors.allotment),
    "library": Picture(indoors.library),
    "knitting": Picture(making.knitting),
    "yarn-bombed-bench": Picture(making.yarn_bombed_bench),
    "whittling": Picture(making.whittling),
    "choir": Picture(music.choir),
    "market": Picture(town.market),
    "mere-at-dawn": Picture(water.mere_at_dawn),
    "cafe": Picture(indoors.cafe),
    "school-gate": Picture(town.school_gate),
    "football": Picture(playing.football),
    "church": Picture(town.parish_church),
    "toddlers": Picture(playing.toddlers),
    "bicycles": Picture(playing.bicycles),
    "repair-bench": Picture(making.repair_bench),
    "garden-gate": Picture(outdoors.garden_gate),
    "stargazing": Picture(outdoors.stargazing),
    "dog-walk": Picture(outdoors.dog_walk),
    "canal-boat": Picture(water.canal_boat),
    "bread-oven": Picture(making.bread_oven),
    "mural": Picture(making.mural),
    "lantern-procession": Picture(music.lantern_procession),
    "brass-band": Picture(music.brass_band),
    "books": Picture(indoors.books),
    "chess": Picture(indoors.chess),
    "dancing": Picture(music.dancing),
    "tea-and-talk": Picture(indoors.tea_and_talk),
    "phone-film": Picture(halls.phone_film),
    "shop-back-room": Picture(indoors.shop_back_room),
    "minibus": Picture(playing.minibus),
    "orchard": Picture(outdoors.orchard),
    "cricket": Picture(playing.cricket),
    "swimming": Picture(water.swimming),
    "notice-board": Picture(halls.notice_board),
    "larkmere-skyline": Picture(town.larkmere_skyline, (2400, 1000)),
    "soup-pot": Picture(indoors.soup_pot),
    "village-green": Picture(town.village_green),
    "restored-hall": Picture(halls.restored_hall),
    "street-party": Picture(town.street_party),
}
