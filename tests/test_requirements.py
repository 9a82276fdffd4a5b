"""What a release is installed with is pinned by hashes, and is what the project asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[1]
READER = ("html", "pdf", "office")  # the extras of whoever reads


def test_every_requirement_of_a_reader_is_locked_to_hashes() -> None:
    text = (PROJECT / "packaging" / "requirements.lock").read_text("utf-8")
    entries = re.findall(r"^([\w.-]+)==([\w.]+)(.*(?:\n {4}.*)*)", text, re.MULTILINE)
    locked = {canonicalize_name(name): version for name, version, _ in entries}
    assert len(locked) == text.count("==") - text.count("python_full_version ==")
    for name, _, hashes in entries:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", hashes), name
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [wanted for extra in READER for wanted in project["optional-dependencies"][extra]]
    for wanted in map(Requirement, [*project["dependencies"], *extras]):
        assert locked[canonicalize_name(wanted.name)] in wanted.specifier, wanted


def test_the_recipes_name_what_the_project_asks_for_and_fetch_from_no_registry() -> None:
    packaging = PROJECT / "packaging"
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    recipe = (packaging / "nix" / "default.nix").read_text("utf-8")
    lists = [re.findall(r"python\.([\w-]+)", part) for part in recipe.split("= [")[1:]]
    wanted = project["project"]["optional-dependencies"]
    extras = [requirement for extra in READER for requirement in wanted[extra]]
    for named, asked in zip(
        lists,
        (project["build-system"]["requires"], [*project["project"]["dependencies"], *extras]),
        strict=True,
    ):
        assert sorted(named) == sorted(canonicalize_name(Requirement(one).name) for one in asked)
    copied = set(re.findall(r"\.\./\.\./([\w./]+)", recipe))
    assert copied >= {"pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "src", "seeds"}
    assert all((PROJECT / name).exists() for name in copied)
    formula = (packaging / "homebrew" / "briefreader.rb").read_text("utf-8")
    assert "--no-index" in formula
    assert f"briefreader[{','.join(sorted(READER))}]" in formula
    assert not re.search(r"https?://|pypi|pythonhosted", formula + recipe)
