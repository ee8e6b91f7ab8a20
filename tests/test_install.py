"""`make install`: the command for a keeper, beside nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from install_command import COMMAND, ENVIRONMENT, NotOursError, install, told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def test_the_command_lies_in_a_folder_of_its_own_and_can_be_renewed(tmp_path: Path) -> None:
    """An environment is made below the home folder, filled by its own pip, and linked to; twice is fine."""
    ran: list[Sequence[str]] = []
    for _ in range(2):
        command = install(tmp_path, ran.append)
    assert command.readlink() == tmp_path / ENVIRONMENT / "bin" / "placebook"
    made, filled = ran[:2]
    assert made[1:] == ["-m", "venv", str(tmp_path / ENVIRONMENT)]
    assert filled[0] == str(tmp_path / ENVIRONMENT / "bin" / "python")
    assert "--constraint" in filled


def test_another_program_of_that_name_stays(tmp_path: Path) -> None:
    """What somebody else put in the command's place is not written over, and nothing is installed."""
    (tmp_path / COMMAND).parent.mkdir(parents=True)
    (tmp_path / COMMAND).write_text("mine")
    ran: list[Sequence[str]] = []
    with pytest.raises(NotOursError, match="Move it away"):
        install(tmp_path, ran.append)
    assert ((tmp_path / COMMAND).read_text(), ran) == ("mine", [])


def test_it_is_said_how_the_command_is_found(tmp_path: Path) -> None:
    """Where the terminal does not look into the folder yet, a line to type says so, for the shell in use."""
    command = tmp_path / COMMAND
    assert told(command, f"/usr/bin:{command.parent}", "/bin/sh").endswith("placebook new site mytown")
    assert told(command, "/usr/bin", "/bin/bash").endswith(">> ~/.profile")
    assert told(command, "/usr/bin", "/bin/zsh").endswith(">> ~/.zprofile")
