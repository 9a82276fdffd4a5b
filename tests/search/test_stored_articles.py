"""Long articles are read back from the index as they were read from their files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.search.making import article, build, record, rewrite_manifest, said

from briefreader.domain.article import Article, Paragraph, StyledSpan, TextStyle
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.errors import IndexDamaged
from briefreader.search import Index
from briefreader.search.store import stored_articles
from briefreader.search.store.file_names import OWN_SUFFIX
from briefreader.search.store.stored_articles import SHORTEST
from briefreader.search.writing.index_writer import Builder

WORDS = "The “ferries” run — naïvely, as ever."
LONG = f"ARDEN: {WORDS}\n\n" + "Nobody else spoke of boats. " * (SHORTEST // 20)


def long_article(name: str = "long.md") -> Article:
    return replace(
        article(name, LONG, title="Remarks", day=date(2024, 3, 1), source="Coast", tags=("a", "b")),
        title="named by bytes \udcff",
        said_on=date(2024, 2, 28),
        modified=date(2024, 3, 2),
        issued="2024-03",
        accessed=date(2024, 4, 1),
        file_changed=date(2024, 5, 1),
        url="https://coast.example/1",
        byline="Ana Holt",
        paragraphs=(Paragraph(0, 40, 0), Paragraph(42, len(LONG), 1, "00:03:12")),
        styles=(
            StyledSpan(0, 6, TextStyle.SPEAKER),
            StyledSpan(8, 15, TextStyle.LINK, "https://coast.example/2"),
        ),
        notes=("no date in the file",),
        terms=("on background",),
    )


def quotes() -> tuple[Quote, ...]:
    turn = said(LONG, WORDS, "Judith Arden", QuoteKind.TURN)
    return turn, said(LONG, "ferries", None, inside=0), said(LONG, "spoke of boats", "Ana Holt")


def test_a_long_article_is_read_back_as_it_was_read_from_its_file(tmp_path: Path) -> None:
    made = long_article()
    index = build(tmp_path, [record(article("short.md", "Few words.")), record(made, quotes())])
    assert index.article_of(made.path, made.content_hash) == made
    assert index.quotes_of(made.path, made.content_hash) == quotes()


def test_no_other_text_and_no_short_one_is_read_back(tmp_path: Path) -> None:
    short, made = article("short.md", "Few words."), long_article()
    index = build(tmp_path, [record(short), record(made)])
    assert index.article_of(made.path, "0" * 64) is None
    assert index.article_of(made.path.with_name("other.md"), made.content_hash) is None
    assert index.article_of(short.path, short.content_hash) is None


def test_what_an_article_does_not_tell_is_not_told_when_it_is_read_back(tmp_path: Path) -> None:
    made = article("bare.md", "x" * SHORTEST)
    short = article("short.md", "x" * (SHORTEST - 1))
    index = build(tmp_path, [record(made), record(short)])
    assert made.said_on is None
    assert index.article_of(made.path, made.content_hash) == made
    assert index.article_of(short.path, short.content_hash) is None


def test_merged_segments_have_their_long_articles(tmp_path: Path) -> None:
    made = [long_article(f"{number}.md") for number in range(14)]
    records = [record(one, quotes() if one is not made[3] else ()) for one in made]
    build(tmp_path, records, batch=1)
    with Builder(tmp_path) as builder:
        builder.remove(made[5].path)
        assert builder.compact()
        builder.publish()
    index = Index.open(tmp_path)
    assert index.article_of(made[5].path, made[5].content_hash) is None
    for one in (*made[:5], *made[6:]):
        assert index.article_of(one.path, one.content_hash) == one
    assert index.quotes_of(made[7].path, made[7].content_hash) == quotes()
    assert index.quotes_of(made[3].path, made[3].content_hash) == ()


def test_wrong_bytes_in_a_stored_article_are_damage(tmp_path: Path) -> None:
    made = long_article()
    index = build(tmp_path, [record(made, quotes())])
    packed = index.segments[0].stored.texts[0]
    index.close()
    (path,) = tmp_path.glob(f"*{OWN_SUFFIX}")
    data = path.read_bytes()
    at = data.index(packed) + len(packed) // 2
    path.write_bytes(data[:at] + bytes(8) + data[at + 8 :])
    rewrite_manifest(tmp_path)
    index = Index.open(tmp_path)
    with pytest.raises(IndexDamaged):
        index.article_of(made.path, made.content_hash)
    with pytest.raises(IndexDamaged):
        index.quotes_of(made.path, made.content_hash)


def test_fields_of_another_kind_are_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_articles, "_packed", lambda _: b"null")
    made = long_article()
    index = build(tmp_path, [record(made)])
    with pytest.raises(IndexDamaged):
        index.article_of(made.path, made.content_hash)
