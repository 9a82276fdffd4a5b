"""The hostile corpus, written and imported once, and guards around what is done with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import HARBOUR
from tests.guard import CONNECTIONS
from tests.hostile.case import Sizes
from tests.hostile.corpus import Corpus, remove_corpus, write_corpus

PROJECT = Path(__file__).parents[2]

SHOWN = "The north quay is safe"  # stands in the one article of ``folder``

# Every Python that is started with this folder on its path is guarded from its first line on.
SITE = "from tests.guard import install\ninstall()\n"


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The corpus at its everyday size; no test changes it."""
    folder = tmp_path_factory.mktemp("hostile") / "corpus"
    yield write_corpus(folder, Sizes())
    remove_corpus(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article, which therefore is the first to be shown."""
    articles = tmp_path / "briefings"
    articles.mkdir()
    (articles / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    return articles


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which each attempt, of children too, fails and is noted."""
    site = tmp_path_factory.mktemp("site")
    (site / "sitecustomize.py").write_text(SITE)
    noted = tmp_path_factory.mktemp("noted") / "connections"
    noted.touch()
    return {
        "PYTHONPATH": f"{site}{os.pathsep}{PROJECT}",
        CONNECTIONS: str(noted),
        "BROWSER": "true",
    }
