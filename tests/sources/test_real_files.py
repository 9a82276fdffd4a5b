"""Real files of many shapes are read as they were when somebody last compared them by eye.

The folder is no part of the project; without it nothing is tested.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.cases import cases

from briefreader.domain.article import Article
from briefreader.search.analysis.fingerprints import sketch, sketch_heads
from briefreader.search.writing.near_duplicates import Described, are_versions, candidates
from briefreader.sources import SourceFile, load_article, scan

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpora" / "whitehouse"
LISTED = Path(__file__).with_name("real_files.toml")
EXPECTED: list[dict[str, Any]] = tomllib.loads(LISTED.read_text(encoding="utf-8"))["file"]

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of real files is not here")


def digest(article: Article, number: int) -> str:
    """The first digits of a paragraph's SHA-1; nothing in a text without any."""
    if not article.paragraphs:
        return ""
    paragraph = article.paragraphs[number]
    words = article.text[paragraph.start : paragraph.end]
    return hashlib.sha1(words.encode(), usedforsecurity=False).hexdigest()[:8]


def test_twenty_files_are_listed() -> None:
    assert len({entry["path"] for entry in EXPECTED}) == len(EXPECTED) >= 20


@cases("expected", EXPECTED, ids=[entry["path"] for entry in EXPECTED])
def test_a_real_file_is_read_as_it_was(expected: dict[str, Any]) -> None:
    article = load_article(CORPUS / expected["path"])
    found = {
        "path": expected["path"],
        "paragraphs": len(article.paragraphs),
        "words": len(article.text.split()),
        "styles": dict(Counter(span.style.value for span in article.styles)),
        "terms": len(article.terms),
        "notes": len(article.notes),
        "first": digest(article, 0),
        "last": digest(article, -1),
    }
    days = {
        "said": article.said_on,
        "published": article.published,
        "modified": article.modified,
    }
    assert found | {name: day for name, day in days.items() if day} == expected


def test_the_whole_folder_is_read_and_its_versions_are_found() -> None:
    articles = [load_article(one.path) for one in scan([CORPUS]) if isinstance(one, SourceFile)]
    assert len(articles) == 1734  # without the licence that lies beside them
    assert sum(1 for one in articles if one.said_on and one.said_on != one.published) == 53
    described = [
        Described(sketch(one.text), one.title.encode(), one.date.toordinal() if one.date else 0)
        for one in articles
    ]
    found = {
        frozenset((articles[one].path.name, articles[other].path.name))
        for one, others in candidates(sketch_heads(one.sketch for one in described))
        for other in others
        if are_versions(described[other], described[one])
    }
    assert len(found) == 33
    for words in ("democratic-national-committee-reception.md", "president-andrzej-duda-of-poland"):
        assert any(all(words in name for name in pair) for pair in found)
