"""Measures what is read of a folder of articles: titles, days, corrections, versions, time.

    python -m benchmarks.sources FOLDER [--said] [--corrections N] [--versions]

Titles and days are compared with what the files' front matter says, read by PyYAML alone.
``--said`` prints the articles that were said on another day than they were published, with their
first lines; ``--corrections`` some official corrections, as they are shown and as they are copied;
``--versions`` every pair of versions. Times are processor time of this process: of reading alone,
and of all that indexing does but the writing, in one run.
"""

from __future__ import annotations

import argparse
import re
import time
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import yaml

from briefreader.domain.article import Article, Skipped, Span, TextStyle
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.record_factory import make_record_factory
from briefreader.notebook import NewBookmark
from briefreader.search import Record
from briefreader.search.analysis.fingerprints import sketch, sketch_heads
from briefreader.search.analysis.lead_forms import lead_of
from briefreader.search.writing.near_duplicates import Described, are_versions, candidates
from briefreader.sources import SourceFile, article_from_bytes, scan
from briefreader.sources.files.safe_open import file_bytes

_HEADER = re.compile(r"\s*---\n(.*?)\n---\n", re.DOTALL)
_INVISIBLE = re.compile("[\u200b\u2060-\u206f\ufeff\ufff9-\ufffc]")
_HEAD = 160  # characters


def main() -> None:
    """Print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--said", action="store_true")
    parser.add_argument("--corrections", type=int, default=0, metavar="N")
    parser.add_argument("--versions", action="store_true")
    given = parser.parse_args()
    scanned = list(scan([given.folder]))
    files = [one for one in scanned if isinstance(one, SourceFile)]
    articles = _read(files, [one for one in scanned if isinstance(one, Skipped)])
    _compare(articles)
    _said(articles, given.said)
    _corrections(articles, given.corrections)
    _versions(articles, given.versions)


def _read(files: Sequence[SourceFile], skipped: list[Skipped]) -> list[Article]:
    data = [(found.path, file_bytes(found.path)) for found in files]
    make = make_record_factory(IndexSettings())
    if files:
        make(files[0], "")  # whatever is loaded with the first article
    begun = time.process_time()
    articles = [article_from_bytes(path, content) for path, content in data]
    reading = time.process_time() - begun
    begun = time.process_time()
    made = [make(found, "") for found in files]
    making = time.process_time() - begun
    skipped += [one for one in made if isinstance(one, Skipped)]
    size = sum(len(content) for _, content in data)
    kilobytes = max(1, size) / 4096
    records = sum(isinstance(one, Record) for one in made)
    print(
        f"{len(files):,} files, {size / 1e6:.1f} MB; {records:,} articles, {len(skipped)} skipped"
    )
    for one in skipped:
        print(f"    {one.path}: {one.reason}")
    print(
        f"reading and cleaning {1000 * reading / kilobytes:.2f} ms for 4 KB, "
        f"{reading / making:.0%} of reading, cleaning and finding quotes ({making:.1f} s)"
    )
    small = [(path, content) for path, content in data if 3000 <= len(content) <= 5200]
    begun = time.process_time()
    for path, content in small:
        article_from_bytes(path, content)
    took = 1000 * (time.process_time() - begun) / max(1, len(small))
    print(f"{len(small):,} files of 3 to 5.2 KB: {took:.2f} ms each")
    return articles


def _compare(articles: Sequence[Article]) -> None:
    """Titles and published days beside the front matter."""
    titles = days = stated = 0
    for article in articles:
        text = article.path.read_text(encoding="utf-8", errors="replace")
        header = _HEADER.match(text)
        fields = yaml.load(header[1], yaml.BaseLoader) if header else None
        if not isinstance(fields, dict) or "title" not in fields:
            continue
        stated += 1
        wanted = " ".join(_INVISIBLE.sub("", fields["title"]).split())
        if unicodedata.normalize("NFC", article.title) != unicodedata.normalize("NFC", wanted):
            titles += 1
            print(f"    title of {article.path.name}: {article.title!r}, stated {wanted!r}")
        day = str(fields.get("date", ""))[:10]
        if day != (article.published.isoformat() if article.published else ""):
            days += 1
            print(f"    day of {article.path.name}: {article.published}, stated {day!r}")
    print(f"{stated:,} state a title: {titles} titles and {days} days differ from what is stated")


def _said(articles: Sequence[Article], show: bool) -> None:
    said = [one for one in articles if one.said_on]
    other = [one for one in said if one.said_on != one.published]
    print(f"{len(said):,} print the day they were said; {len(other)} another than the published")
    for one in other if show else ():
        head = " / ".join(one.text[:_HEAD].split("\n"))
        print(f"    {one.path.name}\n        said {one.said_on}, published {one.published}: {head}")


def _corrections(articles: Sequence[Article], count: int) -> None:
    struck = paired = 0
    for article in articles:
        inserted = [span for span in article.styles if span.style is TextStyle.INSERTED]
        for span in article.styles:
            if span.style is not TextStyle.STRUCK:
                continue
            struck += 1
            right = [i for i in inserted if 0 <= i.start - span.end <= 1]
            right += [i for i in inserted if 0 <= span.start - i.end <= 1]
            paired += bool(right)
            if right and struck % 43 == 1 and count > 0:
                count -= 1
                start, end = max(0, span.start - 30), max(span.end, right[0].end) + 20
                print(f"    {article.path.name}")
                print(f"        shown   {article.text[start:end]!r}")
                kept = NewBookmark(article, Span(start, end)).bookmark("", datetime.now(UTC))
                print(f"        copied  {kept.wording or kept.quote!r}")
    print(f"{struck} struck passages, {paired} with the words that stand for them")


def _versions(articles: Sequence[Article], show: bool) -> None:
    begun = time.process_time()
    described = [
        Described(
            sketch(one.text),
            one.title.encode(),
            one.date.toordinal() if one.date else 0,
            lead_of(one),
        )
        for one in articles
    ]
    found = [
        (other, one)
        for one, others in candidates(sketch_heads(one.sketch for one in described))
        for other in others
        if are_versions(described[other], described[one])
    ]
    took = time.process_time() - begun
    print(f"{len(found)} pairs of versions, {took:.2f} s")
    for one, other in found if show else ():
        print(f"    {articles[one].path.name}\n    {articles[other].path.name}\n")


if __name__ == "__main__":
    main()
