"""A notebook in a folder of its own for each test."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.notebook.samples import ticking

from briefreader.notebook import Notebook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the notebook is; made by the notebook itself."""
    return tmp_path / "data"


@pytest.fixture
def notebook(folder: Path) -> Iterator[Notebook]:
    """An empty notebook whose ids are always the same."""
    with Notebook.open(folder, ticking(), random.Random(1).randbytes) as opened:
        yield opened
