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
