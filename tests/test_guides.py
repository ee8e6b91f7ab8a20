"""The guides are run as they stand: each command says what the guide says it does."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from click.testing import CliRunner
from PIL import Image

from guide_pictures import shot_at_rest
from placebook.cli import group
from post.loopback import loopback

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[1] / "docs"
_FENCE = re.compile(r"^```(console|diff)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """A command with what it prints, or a change to a file."""

    line: int
    command: str
    said: str
    file: str


def steps(guide: str) -> Iterator[Step]:
    """Yield the commands and changes of a guide, in their order."""
    for fence in _FENCE.finditer(guide):
        line = guide.count("\n", 0, fence.start()) + 1
        if fence[1] == "diff":
            yield Step(line, "", fence[3], fence[2])
            continue
        for one in re.split(r"^\$ ", fence[3], flags=re.MULTILINE)[1:]:
            command, _, said = one.partition("\n")
            yield Step(line, command, said, "")


def changed(text: str, diff: str) -> str:
    """Return a file's text with lines taken out and others put in their place."""
    for block in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)*)", diff, re.MULTILINE):
        old, new = ("".join(f"{line[1:]}\n" for line in part.splitlines()) for part in block)
        assert text.count(old) == 1, f"the guide changes lines that are not there:\n{old}"
        text = text.replace(old, new)
    return text


def fits(said: str, expected: str) -> bool:
    """Tell whether a command said what is expected; `...` on a line stands for any lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else re.escape(f"{line}\n") for line in expected.splitlines()
    )
    return re.fullmatch(pattern, said) is not None


def test_your_newsletter_in_an_afternoon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newsletter's guide leads from a new place to letters that have arrived, word for word."""
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert runner.invoke(group, ["new", "site", "mytown", "--date", "2026-11-22"]).exit_code == 0
    monkeypatch.chdir(tmp_path / "mytown")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1803081600")  # 20 February 2027
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    guide = (DOCS / "newsletter.md").read_text(encoding="utf-8")
    ran = 0
    with loopback() as server:
        for step in steps(guide):
            if step.file:
                path = Path(step.file)
                diff = re.sub(r"(?m)^(\+.*)mail\.example\.org:587", rf"\g<1>{server.server}", step.said)
                path.write_text(changed(path.read_text(encoding="utf-8"), diff), encoding="utf-8")
                continue
            program, *arguments = shlex.split(step.command)
            assert program == "placebook"
            done = runner.invoke(group, arguments)
            assert fits(done.output, step.said), f"line {step.line}: {step.command}\n{done.output}"
            ran += 1
    assert server.counts() == {"rosa@example.org": 1, "omar@example.org": 1}
    assert all(
        letter["Subject"] == "Mytown letter: chess, apples and a kettle"
        for letter in server.messages().values()
    )
    assert ran >= 13


@pytest.mark.parametrize(
    ("said", "expected", "does"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\n", False),
        ("a\nb\nc\n", "...\nc\n", True),
        ("a\nb\nc\n", "a\n...\n", True),
        ("a\n", "b\n...\n", False),
    ],
)
def test_what_is_said_is_held_against_the_guide(said: str, expected: str, does: bool) -> None:  # noqa: FBT001
    """Only the lines that a guide leaves out with dots may differ."""
    assert fits(said, expected) == does


def test_a_guide_s_picture_is_taken_of_a_page_at_rest() -> None:
    """A screen that is still drawing is waited for; one that never ends is told of."""

    class Drawing:
        url = "https://larkmere.example/admin/"

        def __init__(self, *colours: str) -> None:
            self.colours = list(colours)

        def screenshot(self) -> bytes:
            found = io.BytesIO()
            Image.new("RGB", (3, 2), self.colours.pop(0)).save(found, "PNG")
            return found.getvalue()

        def wait_for_timeout(self, _milliseconds: int) -> None:
            """Wait for nothing."""

    page: Any = Drawing("white", "grey", "teal", "teal", "red")
    assert shot_at_rest(page).getpixel((0, 0)) == (0, 128, 128)
    page = Drawing(*("white", "grey") * 40)
    with pytest.raises(TimeoutError, match="does not come to rest"):
        shot_at_rest(page)
