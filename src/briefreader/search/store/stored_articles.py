"""Long articles in a segment as they were read, so that they need not be read from their files."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from briefreader.domain.article import Article, Paragraph, StyledSpan, TextStyle
from briefreader.errors import IndexDamaged
from briefreader.search.store.mapped_sections import Sections, pack_strings

SHORTEST = 6_000
"""Code points of a text that is kept: shorter ones are read from their files as fast."""
_FASTEST = 1
_LONE_SURROGATES = "surrogatepass"
_STYLES = {style.value: style for style in TextStyle}

# All but path, hash and text, as JSON: title; ordinals of the days that it was said, published,
# modified, accessed and saved; issued, source, URL, byline; tags, paragraphs, styles, notes, terms.
_Day = int | None
_Fields = tuple[
    str, _Day, _Day, _Day, _Day, _Day, str, str, str, str,
    list[str], list[Paragraph], list[tuple[int, int, str, str]], list[str], list[str],
]  # fmt: skip


def is_stored(article: Article) -> bool:
    """Return whether an article is long enough to be kept."""
    return len(article.text) >= SHORTEST


class StoredArticleWriter:
    """Collects the long ones of a segment's articles, in their order."""

    def __init__(self) -> None:
        self._texts: list[bytes] = []
        self._fields: list[bytes] = []

    def add(self, article: Article) -> None:
        """Add the next article."""
        if is_stored(article):
            text = article.text.encode("utf-8", _LONE_SURROGATES)
            self._texts.append(zlib.compress(text, _FASTEST))
            self._fields.append(zlib.compress(_packed(article), _FASTEST))
        else:
            self._texts.append(b"")
            self._fields.append(b"")

    def copy(self, stored: StoredArticles, article: int) -> None:
        """Add the next article from another segment."""
        self._texts.append(stored.texts[article])
        self._fields.append(stored.fields[article])

    def sections(self) -> dict[str, bytes]:
        """Return the articles as sections of the segment's file."""
        return pack_strings("art.texts", self._texts) | pack_strings("art.fields", self._fields)


def _packed(article: Article) -> bytes:
    days = (
        article.said_on,
        article.published,
        article.modified,
        article.accessed,
        article.file_changed,
    )
    fields = (
        article.title,
        *(day and day.toordinal() for day in days),
        article.issued,
        article.source,
        article.url,
        article.byline,
        article.tags,
        article.paragraphs,
        article.styles,
        article.notes,
        article.terms,
    )
    return json.dumps(fields, separators=(",", ":")).encode()


class StoredArticles:
    """The long articles of an open segment, numbered as all of them are there."""

    def __init__(self, sections: Sections) -> None:
        self.texts = sections.strings("art.texts")
        self.fields = sections.strings("art.fields")

    def text(self, article: int) -> str | None:
        """Return an article's text; None for one that is not kept."""
        packed = self.texts[article]
        if not packed:
            return None
        with damage_told("articles"):
            return zlib.decompress(packed).decode("utf-8", _LONE_SURROGATES)

    def article(self, article: int, path: Path, content_hash: str) -> Article | None:
        """Return an article as it was read from the file at ``path``; None for one that is not
        kept.
        """
        text = self.text(article)
        if text is None:
            return None
        with damage_told("articles"):
            fields: _Fields = json.loads(zlib.decompress(self.fields[article]))
            return _unpacked(path, content_hash, text, fields)


def _unpacked(path: Path, content_hash: str, text: str, fields: _Fields) -> Article:
    title, *days, issued, source, url, byline, tags, paragraphs, styles, notes, terms = fields
    said, published, modified, accessed, changed = _days(days)
    return Article(
        path,
        content_hash,
        title,
        text,
        said,
        published,
        modified,
        issued,
        accessed,
        changed,
        source,
        url,
        byline,
        tuple(tags),
        tuple(map(Paragraph._make, paragraphs)),
        tuple(StyledSpan(start, end, _STYLES[style], to) for start, end, style, to in styles),
        tuple(notes),
        tuple(terms),
    )


def _days(ordinals: Sequence[_Day]) -> Iterator[date | None]:
    return (date.fromordinal(day) if day else None for day in ordinals)


@contextmanager
def damage_told(what: str) -> Iterator[None]:
    """Raise IndexDamaged where what is read cannot be what was written."""
    try:
        yield
    except (zlib.error, LookupError, TypeError, ValueError) as error:
        raise IndexDamaged(f"{what}: {error}") from error
