"""Reading a content folder: one bad file hides no other, and nothing outside the folder is read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from placebook.content import load as loading
from placebook.content.cache import ReadingCache
from placebook.content.load import load
from small_place import listing, record, write, write_place

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.content.load import Loaded

TEA = listing("title: Café für alle")


def _said(loaded: Loaded, file: str) -> list[str]:
    return [f"{problem.line} {problem.message}" for problem in loaded.problems if problem.file == file]


def _slugs(loaded: Loaded) -> list[str]:
    return sorted(loaded.directory.by_slug)


def test_every_collection_is_read(tmp_path: Path) -> None:
    """Listings, stories, events, editions, words, pictures and ordinary pages are all there."""
    files = {f"{name}/x.md": record(name) for name in ("groups", "stories", "events")}
    loaded = load(write_place(tmp_path, files | {"newsletter/2026-q4.md": record("newsletter")}))
    directory = loaded.directory
    assert loaded.problems == ()
    assert [
        len(directory.listings),
        len(directory.stories),
        len(directory.events),
        len(directory.editions),
    ] == [
        2,
        1,
        1,
        1,
    ]
    assert [term.id for term in directory.areas.path("northgate")] == ["larkmere", "northgate"]
    assert set(loaded.images) == {"hall.webp"}
    assert set(loaded.pages) == {"about/index.md"}


@pytest.mark.parametrize(
    "data",
    [
        TEA.encode(),
        TEA.encode("utf-8-sig"),
        TEA.replace("\n", "\r\n").encode(),
        TEA.replace("\n", "\r").encode(),
        TEA.encode("utf-8-sig").replace(b"\n", b"\r\n"),
    ],
    ids=["plain", "byte order mark", "CR LF", "CR", "mark and CR LF"],
)
def test_marks_and_line_ends_make_no_difference(tmp_path: Path, data: bytes) -> None:
    """A file reads the same with a byte order mark and with any line ends."""
    loaded = load(write_place(tmp_path, {"groups/tea.md": data}))
    assert loaded.problems == ()
    assert loaded.directory.by_slug["tea"].title == "Café für alle"
    assert loaded.directory.by_slug["tea"].body == "Come in and sit down."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TEA.encode("latin-1"), ["2 there is a character that is not UTF-8."]),
        (TEA.encode("utf-16"), ["0 the file is in UTF-16, not UTF-8."]),
        (TEA.encode("utf-16-be"), ["2 there is a character that is not UTF-8."]),
        (b"", ["0 the file is empty."]),
        (b"\xef\xbb\xbf", ["0 the file is empty."]),
        (b"\0" * 100, ["1 the file does not begin with its fields."]),
        (b"---\ntitle: Te\0a\n---\n", ["2 there is a character that cannot be seen."]),
        (TEA.encode() + b"x" * 10_000_000, ["0 the file has more than 64 kB."]),
    ],
    ids=["Latin-1", "UTF-16", "UTF-16 without a mark", "empty", "only a mark", "zeros", "a zero", "10 MB"],
)
def test_a_file_that_is_not_text_of_a_fair_size(tmp_path: Path, data: bytes, said: list[str]) -> None:
    """A file in another encoding, with nothing in it or far too much is told, and the next one is read."""
    loaded = load(write_place(tmp_path, {"groups/tea.md": data}))
    assert _said(loaded, "groups/tea.md") == said
    assert _slugs(loaded) == ["village-hall"]


def test_what_is_no_file(tmp_path: Path) -> None:
    """Folders, pipes and links that lead out or nowhere are told, never opened, and hide nothing."""
    folder = write_place(tmp_path, {"groups/tea.md": TEA})
    groups = folder / "groups"
    write(tmp_path, {"secret.md": TEA})
    (groups / "folder.md").mkdir()
    (groups / "folder").mkdir()
    (groups / "out.md").symlink_to(tmp_path / "secret.md")
    (groups / "gone.md").symlink_to(groups / "nowhere.md")
    (groups / "round.md").symlink_to(groups / "round.md")
    (groups / "within.md").symlink_to(groups / "tea.md")
    os.mkfifo(groups / "pipe.md")
    loaded = load(folder)
    assert _slugs(loaded) == ["tea", "village-hall", "within"]
    assert {problem.file.removeprefix("groups/"): problem.message for problem in loaded.problems} == {
        "folder.md": "is a folder, not a file.",
        "folder": "is a folder; files below it are not read.",
        "out.md": "is a link out of the content folder, which is never followed.",
        "gone.md": "is a link to a file that is not there.",
        "round.md": "is a link to a file that is not there.",
        "pipe.md": "is not an ordinary file.",
    }


def test_a_collection_that_is_a_link_out(tmp_path: Path) -> None:
    """A whole folder that leads out of the content is not followed."""
    write(tmp_path, {"elsewhere/x.md": record("stories")})
    folder = write_place(tmp_path, {})
    (folder / "stories").symlink_to(tmp_path / "elsewhere")
    loaded = load(folder)
    assert _said(loaded, "stories") == ["0 is a link out of the content folder, which is never followed."]
    assert loaded.directory.stories == ()


def test_a_vocabulary_that_is_no_file(tmp_path: Path) -> None:
    """A vocabulary that is a pipe, a folder or a link out is told and not waited for."""
    folder = write_place(tmp_path, {})
    words = folder / "vocabulary"
    for name in ("areas", "access", "audiences"):
        (words / f"{name}.yml").unlink()
    os.mkfifo(words / "areas.yml")
    (words / "access.yml").mkdir()
    (words / "audiences.yml").symlink_to("/etc/hostname")
    assert [problem.file for problem in load(folder).problems] == [
        "vocabulary/areas.yml",
        "vocabulary/access.yml",
        "vocabulary/audiences.yml",
    ]


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system will not open is told by name, and the next one is read."""
    folder = write_place(tmp_path, {"groups/locked.md": TEA})
    whole = loading._bytes  # noqa: SLF001 - root may open anything, so the refusal is made here

    def refuse(path: str) -> bytes:
        if path.endswith("locked.md"):
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(loading, "_bytes", refuse)
    loaded = load(folder)
    assert _said(loaded, "groups/locked.md") == ["0 the file cannot be read: Permission denied."]
    assert _slugs(loaded) == ["village-hall"]


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    """What editors and systems leave behind (.tea.md.swp, .DS_Store) is passed over in silence."""
    loaded = load(write_place(tmp_path, {"groups/.DS_Store": b"\0", "groups/.tea.md": "x", ".git/x.md": "x"}))
    assert loaded.problems == ()
    assert loaded.pages == {"about/index.md"}


def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    """A file name in another encoding is told like any other wrong name, also where readings are kept."""
    folder = write_place(tmp_path, {})
    (folder / "groups" / os.fsdecode(b"caf\xe9.md")).write_text(TEA, encoding="utf-8")
    loaded = load(folder, cache=ReadingCache(tmp_path / "cache"))
    assert [problem.hint for problem in loaded.problems] == ["Call it caf.md."]


def test_an_empty_folder(tmp_path: Path) -> None:
    """A folder with nothing in it is an empty place, not a fault."""
    loaded = load(tmp_path)
    assert loaded.problems == ()
    assert loaded.directory.listings == ()


def test_many_processes_read_the_same(tmp_path: Path) -> None:
    """Shared between processes, the same files give the same records and problems in the same order."""
    files = {f"groups/tea-{n}.md": TEA if n % 7 else "---\ntitle:\n---\n" for n in range(320)}
    folder = write_place(tmp_path, files)
    seen: list[tuple[int, int]] = []
    alone = load(folder)
    shared = load(folder, workers=2, progress=lambda done, of: seen.append((done, of)))
    assert shared == alone
    assert seen[-1] == (321, 321)
    assert len(seen) > 1


def test_the_text_of_a_file_that_has_gone_is_empty(tmp_path: Path) -> None:
    """Looking for a line in a file that was deleted meanwhile finds none, and does not fail."""
    loaded = load(write_place(tmp_path, {}))
    (loaded.folder / "groups" / "village-hall.md").unlink()
    assert loaded.text("groups/village-hall.md") == ""
