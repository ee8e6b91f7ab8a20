"""Pictures of every sort that people send, as they are published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from placebook.content.pictures import prepare, unusable

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.content.made_picture import MadePicture

UPRIGHT_BY_A_QUARTER = 6  # what a telephone held upright writes into the orientation (EXIF 2.32, tag 0x0112)


def made(tmp_path: Path, name: str) -> MadePicture:
    """Prepare one picture of the folder."""
    pictures, problems = prepare([name], tmp_path, tmp_path / "cache")
    assert problems == []
    return pictures[name]


def test_nothing_tells_where_a_picture_was_taken(tmp_path: Path) -> None:
    """Place, camera and notes that a picture carries are in none of its sizes, and it stands upright."""
    picture = Image.new("RGB", (900, 600), (20, 90, 80))
    about = picture.getexif()
    about[0x0112] = UPRIGHT_BY_A_QUARTER
    about[0x010F] = "A camera of somebody's"
    about.get_ifd(0x8825).update({1: "N", 2: (52.0, 54.0, 0.0)})
    picture.save(tmp_path / "phone.jpg", exif=about)
    assert b"A camera" in (tmp_path / "phone.jpg").read_bytes()
    found = made(tmp_path, "phone.jpg")
    assert (found.width, found.height) == (600, 900)
    for _, file in found.files:
        with Image.open(file) as opened:
            assert (opened.format, dict(opened.getexif())) == ("WEBP", {})
        assert b"A camera" not in file.read_bytes()


@pytest.mark.parametrize(
    ("width", "sizes"),
    [
        (1, [1]),
        (480, [480]),
        (700, [480, 700]),
        (2400, [480, 960, 1600, 2400]),
        (3000, [480, 960, 1600, 2400]),
    ],
)
def test_no_picture_is_made_larger(tmp_path: Path, width: int, sizes: list[int]) -> None:
    """A picture is had in the sizes below its own, and in its own up to the largest."""
    Image.new("RGB", (width, 10)).save(tmp_path / "wide.png")
    found = made(tmp_path, "wide.png")
    assert [size for size, _ in found.files] == sizes
    for size, file in found.files:
        with Image.open(file) as opened:
            assert opened.width == size


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "RGBA", "LA", "I;16"])
def test_every_sort_of_picture_comes_out(tmp_path: Path, mode: str) -> None:
    """Pictures from a printer's, a scanner or a drawing program are published like a photograph."""
    name = "any.jpg" if mode == "CMYK" else "any.png"
    Image.new(mode, (60, 40)).save(tmp_path / name)
    with Image.open(made(tmp_path, name).files[-1][1]) as opened:
        assert opened.size == (60, 40)


def test_what_can_be_seen_through_stays_so(tmp_path: Path) -> None:
    """A drawing without a background has none on the page either."""
    Image.new("RGBA", (60, 40), (10, 200, 10, 0)).save(tmp_path / "mark.png")
    with Image.open(made(tmp_path, "mark.png").files[-1][1]) as opened:
        assert opened.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_pictures_do_not_move(tmp_path: Path) -> None:
    """Of a moving picture the first one is shown."""
    frames = [Image.new("RGB", (60, 40), (shade, 0, 0)) for shade in (0, 120, 240)]
    frames[0].save(tmp_path / "moving.webp", save_all=True, append_images=frames[1:], duration=100)
    with Image.open(made(tmp_path, "moving.webp").files[-1][1]) as opened:
        assert getattr(opened, "n_frames", 1) == 1


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", b"\xff\xd8\xff\xe0cut short", b"<svg onload='alert(1)'/>"]
)
def test_what_is_no_picture_is_told(tmp_path: Path, data: bytes) -> None:
    """An empty, broken or foreign file is told of by name, and nothing is made of it."""
    (tmp_path / "odd.jpg").write_bytes(data)
    pictures, problems = prepare(["odd.jpg"], tmp_path, tmp_path / "cache")
    assert pictures == {}
    assert [(problem.file, problem.severity) for problem in problems] == [("images/odd.jpg", "error")]


def test_the_check_tells_what_is_no_picture_before_a_build_does(tmp_path: Path) -> None:
    """By its beginning alone a file that is empty, foreign or too large is told in the words of a build."""
    Image.new("RGB", (60, 40)).save(tmp_path / "hall.png")
    Image.new("1", (9000, 9000)).save(tmp_path / "vast.png")
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "phone.jpg").write_bytes(b"\x00\x00\x00\x18ftypheic")
    names = ["hall.png", "vast.png", "empty.jpg", "phone.jpg"]
    told = list(unusable(names, tmp_path))
    assert [problem.file for problem in told] == ["images/empty.jpg", "images/phone.jpg", "images/vast.png"]
    assert told == prepare(names, tmp_path, tmp_path / "cache")[1]


def test_a_picture_is_made_once(tmp_path: Path) -> None:
    """The sizes of a picture are taken from the cache until it changes, and made again if one is missing."""
    Image.new("RGB", (600, 400)).save(tmp_path / "hall.png")
    first = made(tmp_path, "hall.png")
    small = first.files[0][1]
    before = small.stat().st_mtime_ns
    assert made(tmp_path, "hall.png") == first
    assert small.stat().st_mtime_ns == before
    small.unlink()
    assert made(tmp_path, "hall.png") == first
    assert small.is_file()
