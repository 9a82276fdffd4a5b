"""Articles and records for tests, made by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from briefreader.domain.article import Article
from briefreader.domain.quote import AnswerKind, Quote, QuoteKind
from briefreader.search import Index, Record
from briefreader.search.file_engine import FileEngine
from briefreader.search.search_engine import SearchEngine, SearchIndex
from briefreader.search.store.manifest import (
    digest_file,
    manifest_entry,
    read_manifest,
    write_manifest,
)


def article(
    name: str,
    text: str,
    *,
    title: str = "",
    day: date | None = None,
    source: str = "",
    tags: tuple[str, ...] = (),
    issued: str = "",
) -> Article:
    """An article under a path that need not exist."""
    return Article(
        path=Path("/library") / name,
        content_hash=hashlib.sha256(f"{title}\n{text}".encode()).hexdigest(),
        title=title or name,
        text=text,
        published=day,
        issued=issued,
        source=source,
        tags=tags,
    )


def record(
    made: Article,
    quotes: tuple[Quote, ...] = (),
    questions: Iterable[int] = (),
    exchange_count: int = 0,
    mtime_ns: int = 1,
    answers: Mapping[int, frozenset[AnswerKind]] | None = None,
) -> Record:
    """What the index is given of an article."""
    size, asked = len(made.text), frozenset(questions)
    return Record(made, quotes, exchange_count, size, mtime_ns, asked, "", answers or {})


def said(
    text: str,
    words: str,
    speaker: str | None,
    kind: QuoteKind = QuoteKind.DIRECT,
    inside: int | None = None,
) -> Quote:
    """The quote of ``words`` where they first stand in ``text``."""
    start = text.index(words)
    return Quote(start, start + len(words), words, kind, speaker, certain=True, inside=inside)


def build(folder: Path, records: Sequence[Record], batch: int = 10_000) -> Index:
    """An index of the records in a folder, published in batches, open for reading."""
    fill(FileEngine(folder), records, batch)
    return Index.open(folder)


def fill(engine: SearchEngine, records: Sequence[Record], batch: int = 10_000) -> SearchIndex:
    """The records' index, whichever engine keeps it."""
    with engine.writer() as writer:
        for start in range(0, len(records), batch):
            for one in records[start : start + batch]:
                writer.add(one)
            writer.publish()
        if not records:
            writer.publish()
    return engine.open()


def names(index: SearchIndex, query: str, **options: object) -> list[str]:
    """The file names of a query's hits, in order."""
    from briefreader.search import parse_query

    results = index.search(parse_query(query), **options)  # type: ignore[arg-type]
    return [results.hit(number).row.path.name for number in range(len(results))]


def rewrite_manifest(folder: Path) -> None:
    """As somebody would who can write there and knows this program."""
    manifest = read_manifest(folder)
    files = {
        name: manifest_entry(folder / name, digest_file(folder / name)) for name in manifest.files
    }
    write_manifest(folder, replace(manifest, files=files))
