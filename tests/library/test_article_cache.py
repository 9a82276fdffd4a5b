"""Articles that were read are held, as long as they are few and short."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefreader.domain.article import Article
from briefreader.library import article_cache
from briefreader.library.article_cache import ArticleCache
from briefreader.sources import article_loader
from briefreader.sources.article_loader import article_from_bytes
from briefreader.sources.metadata.boilerplate import BoilerplateRules


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.txt" for number in range(4)]
    for path in paths:
        path.write_text(f"A report\n\n{'Nothing is new. ' * 100}\n", "utf-8")
    return paths


def test_an_article_is_not_read_twice_in_a_row(files: list[Path]) -> None:
    reader = ArticleCache(None, ())
    assert reader.article(files[0]) is reader.article(files[0])


def test_articles_are_let_go_of_when_they_hold_too_much_text(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_cache, "HELD_TEXT", 4_000)  # two of them, and not three
    reader = ArticleCache(None, ())
    first, second, third, fourth = map(reader.article, files)
    assert reader.article(files[3]) is fourth
    assert reader.article(files[2]) is third
    assert reader.article(files[1]) is not second
    assert reader.article(files[0]) is not first


def test_one_article_is_held_however_long_it_is(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_cache, "HELD_TEXT", 10)
    reader = ArticleCache(None, ())
    assert reader.article(files[0]) is reader.article(files[0])


def cache_over(*indexed: Path) -> ArticleCache:
    """Return a cache over an index that holds these files as they are now."""
    held = {(path, sha256(path.read_bytes()).hexdigest()) for path in indexed}
    index: Any = SimpleNamespace(
        refusal=lambda *_: "", holds=lambda path, content: (path, content) in held
    )
    return ArticleCache(None, (), lambda: index)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were parsed in this process, one after the other."""
    paths: list[Path] = []

    def counting(path: Path, data: bytes, rules: BoilerplateRules) -> Article:
        paths.append(path)
        return article_from_bytes(path, data, rules)

    monkeypatch.setattr(article_loader, "article_from_bytes", counting)
    return paths


def test_what_was_read_ahead_is_held(files: list[Path], parsed: list[Path]) -> None:
    reader = cache_over(*files)
    reader.read_ahead(files[0])
    assert parsed == [files[0]]
    reader.read_ahead(files[0])
    assert reader.article(files[0]).title == "A report"
    assert parsed == [files[0]]


def test_what_has_changed_since_it_was_read_ahead_is_read_again(files: list[Path]) -> None:
    reader = cache_over(*files)
    reader.read_ahead(files[0])
    files[0].write_text("A correction\n\nAll of it is new.\n", "utf-8")
    assert reader.article(files[0]).title == "A correction"


def test_nothing_is_read_ahead_that_may_take_long(
    files: list[Path], parsed: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = cache_over(files[0], files[1])
    monkeypatch.setattr(article_cache, "AHEAD", files[0].stat().st_size)
    files[1].write_text(files[1].read_text("utf-8") + "A line more.\n", "utf-8")
    reader.read_ahead(files[1])  # too large
    reader.read_ahead(files[2])  # not indexed
    files[3].unlink()
    reader.read_ahead(files[3])
    assert parsed == []
    reader.read_ahead(files[0])
    assert parsed == [files[0]]
