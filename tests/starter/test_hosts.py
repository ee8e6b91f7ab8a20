"""What a place is given for its host does what it says: judged by schemas, run step by step."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from placebook.cli import group
from placebook.starter.place import HOSTS, files_of_host
from repository import begin, git

if TYPE_CHECKING:
    from collections.abc import Iterator

BIN = Path(sys.executable).parent
_PINNED = re.compile(r"^[a-z-]+/[a-z-]+@[0-9a-f]{40}$")
_FROM_A_STRANGER = re.compile(r"\$\{\{(?!\s*(?:!cancelled\(\))\s*\}\})[^}]*\}\}")


@pytest.fixture(scope="module", params=HOSTS)
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new place with the files of one host, under git, with a proposal on top."""
    folder = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        made = CliRunner().invoke(group, ["new", "site", "mytown", "--host", request.param])
        assert made.exit_code == 0, made.output
    town = folder / "mytown"
    begin(town)
    git(town, "switch", "--quiet", "--create", "proposal")
    listing = town / "content" / "groups" / "tea-and-talk.md"
    listing.write_text(listing.read_text(encoding="utf-8") + "\nBring a cup.\n", encoding="utf-8")
    git(town, "commit", "--quiet", "--all", "--message", "A cup")
    return town


# What a build makes, and where.
_BUILT = {"placebook build": "site", "placebook build --site-dir public": "public"}


@pytest.fixture(scope="module")
def tried() -> set[str]:
    """The commands that have ended well: what several hosts run, on the same place, is tried once."""
    return set()


def workflows(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the workflows of GitHub's kind in a place."""
    for path in sorted(folder.glob(".*/workflows/*.yml")):
        yield path, yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the steps of all jobs."""
    for job in workflow["jobs"].values():
        yield from job["steps"]


def commands(folder: Path) -> list[str]:
    """Return every placebook command that a host would run."""
    found = [
        line
        for _path, workflow in workflows(folder)
        for step in steps(workflow)
        for line in step.get("run", "").splitlines()
    ]
    if (folder / ".gitlab-ci.yml").exists():
        jobs = yaml.safe_load((folder / ".gitlab-ci.yml").read_text(encoding="utf-8"))
        found += [line for job in jobs.values() for line in job.get("script", [])]
    if (folder / "netlify.toml").exists():
        text = (folder / "netlify.toml").read_text(encoding="utf-8")
        found.append(tomllib.loads(text)["build"]["command"].rpartition(" && ")[2])
    if (folder / "wrangler.toml").exists():
        text = (folder / "wrangler.toml").read_text(encoding="utf-8")
        (told,) = re.findall(r"Build command: (.*)", text)
        found.append(told.rpartition(" && ")[2])
    return [line for line in found if line.startswith("placebook ")]


def test_each_command_works(place: Path, tried: set[str]) -> None:
    """Every placebook command that a host runs ends well on a place with a good proposal."""
    found = dict.fromkeys(commands(place))
    assert _BUILT.keys() & found.keys()
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    base = git(place, "rev-parse", "main").strip()
    for line in [line for line in found if line not in tried]:
        done = subprocess.run(  # noqa: S602 - a shell runs it at the host too
            line,
            shell=True,
            cwd=place,
            env={**env, "BASE": base, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}: {done.stdout}{done.stderr}"
        built = _BUILT.get(line)
        assert built is None or (place / built / "index.html").exists()
    tried.update(found)


def test_the_hosts_schemas_take_them(place: Path) -> None:
    """check-jsonschema finds nothing wrong, by the schemas of GitHub and GitLab that it brings."""
    kinds = {
        ".*/workflows/*.yml": "vendor.github-workflows",
        ".github/ISSUE_TEMPLATE/*.yml": "vendor.github-issue-forms",
        ".forgejo/issue_template/*.yml": "vendor.github-issue-forms",
        ".gitlab-ci.yml": "vendor.gitlab-ci",
    }
    for pattern, schema in kinds.items():
        if files := sorted(place.glob(pattern)):
            done = subprocess.run(
                [BIN / "check-jsonschema", "--builtin-schema", schema, *files],
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing(place: Path) -> None:
    """The auditor of workflows finds nothing at its most pedantic."""
    found = [path for path, _workflow in workflows(place)]
    for path in found:
        done = subprocess.run(
            [BIN / "zizmor", "--offline", "--no-progress", "--persona", "pedantic", path],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_workflows_trust_nobody(place: Path) -> None:
    """Actions are pinned by hash, rights are given one by one, and no text of a stranger is in a command."""
    for path, workflow in workflows(place):
        assert workflow["permissions"] == {}, path
        for step in steps(workflow):
            assert "uses" not in step or _PINNED.match(step["uses"]), step
            assert not _FROM_A_STRANGER.search(step.get("run", "")), step


def test_what_looks_at_a_proposal_may_only_read() -> None:
    """What runs a proposal has no right to write, and what writes runs nothing of the proposal."""
    made = files_of_host("github", "1.0")
    check = yaml.safe_load(made[".github/workflows/check.yml"])
    assert [job["permissions"] for job in check["jobs"].values()] == [{"contents": "read"}]
    comment = yaml.safe_load(made[".github/workflows/comment.yml"])
    assert not any("uses" in step for step in steps(comment))


def test_a_place_asks_for_the_version_it_was_made_with() -> None:
    """Its requirements name one version of Placebook, so that a new one changes no site by itself."""
    assert files_of_host("netlify", "1.2.3")["requirements.txt"] == b"placebook==1.2.3\n"
