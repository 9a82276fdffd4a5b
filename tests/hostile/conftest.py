"""The hostile corpus, written and imported once, and guards around what is done with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.hostile.case import Sizes
from tests.hostile.corpus import Corpus, remove_corpus, write_corpus


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The corpus at its everyday size; no test changes it."""
    folder = tmp_path_factory.mktemp("hostile") / "corpus"
    yield write_corpus(folder, Sizes())
    remove_corpus(folder)
