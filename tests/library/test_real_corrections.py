"""Corrections in real files are shown whole, found by both wordings, and copied as either.

The folder is no part of the project; without it nothing is tested.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.conftest import NOW

from briefreader.domain.article import Span, TextStyle
from briefreader.library import Library
from briefreader.notebook import NewBookmark
from briefreader.sources import load_article

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpora" / "whitehouse"
LISTED = Path(__file__).with_name("real_corrections.toml")
CORRECTIONS: list[dict[str, str]] = tomllib.loads(LISTED.read_text(encoding="utf-8"))["correction"]

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of real files is not here")
each = pytest.mark.parametrize(
    "correction", CORRECTIONS, ids=[f"{one['struck']} {one['inserted']}" for one in CORRECTIONS]
)


@pytest.fixture(scope="module")
def ten_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of the ten files."""
    state = tmp_path_factory.mktemp("corrections")
    folder = state / "articles"
    folder.mkdir()
    for correction in CORRECTIONS:
        shutil.copy(CORPUS / correction["path"], folder)
    library = Library.open(
        [folder], cache_dir=state / "cache", data_dir=state / "data", clock=lambda: NOW
    )
    list(library.update())
    yield library
    library.close()


def test_ten_files_are_listed() -> None:
    assert len({correction["path"] for correction in CORRECTIONS}) == len(CORRECTIONS) == 10


@each
def test_both_wordings_are_shown_and_either_is_copied(correction: dict[str, str]) -> None:
    article = load_article(CORPUS / correction["path"])
    start = article.text.index(correction["shown"])
    passage = Span(start, start + len(correction["shown"]))
    styled = {
        span.style: article.text[span.start : span.end].strip()
        for span in article.styles
        if passage.start <= span.start and span.end <= passage.end
    }
    assert styled[TextStyle.STRUCK] == correction["struck"]
    assert styled[TextStyle.INSERTED] == correction["inserted"]
    draft = NewBookmark(article, passage)
    assert draft.bookmark("", datetime.now(UTC)).wording == correction["corrected"]
    assert draft.spoken() == correction["spoken"]


@each
def test_both_wordings_are_found(ten_files: Library, correction: dict[str, str]) -> None:
    struck, inserted = correction["struck"], correction["inserted"].strip("[]")
    for query in (f'"{struck}"', f'"{inserted}"', f'"{struck} {inserted}"'):
        found = ten_files.search(query)
        names = [found.hit(number).row.path.name for number in range(len(found))]
        assert Path(correction["path"]).name in names, query
