"""Articles that were read are held, as long as they are few and short."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefreader.library import article_cache
from briefreader.library.article_cache import ArticleCache


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
