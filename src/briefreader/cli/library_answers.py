"""What an assistant may ask of a library: rows of exact words with who said them, where and when.

Nothing here changes anything, and every answer is bounded.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from pathlib import Path

from briefreader.citations import CitationStyle
from briefreader.cli.check_command import verdict_record
from briefreader.cli.output import Json, path_values
from briefreader.cli.records import iso_day
from briefreader.domain.article import Article
from briefreader.domain.listing_row import Snippet
from briefreader.domain.passage_ids import passage_id
from briefreader.domain.quote import Quote
from briefreader.errors import SourceError, UsageError
from briefreader.factcheck import CheckResult
from briefreader.library import Library
from briefreader.library.open_article import OpenArticle
from briefreader.text.folding import fold_text

MOST_ROWS = 50
MOST_WORDS = 2_000  # code points of the words in one row
LONGEST_DRAFT = 100_000  # code points
MOST_QUOTATIONS = 200
_AROUND = 2  # turns before and after
_BESIDE = 500  # code points before and after words that nobody says

Row = dict[str, Json]


class LibraryAnswers:
    """Answers from one library; each may be asked for from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def search(self, query: str, limit: int) -> Row:
        """Return articles that answer a query."""
        listing = self._library.search(_bounded(query))
        hits = [listing.hit(number) for number in range(min(len(listing), _rows(limit)))]
        if listing.statements:
            return self._statements(query, None, limit)
        snippets = [listing.snippet(number) for number in range(len(hits))]
        rows: list[Json] = [
            {
                **path_values(hit.row.path),
                "title": hit.row.title,
                "day": hit.row.when or None,
                "source": hit.row.source,
                "quotes": hit.row.quote_count,
                "around": snippet.text[:MOST_WORDS] if snippet else "",
                "terms": self._terms(hit.row.path),
            }
            for hit, snippet in zip(hits, snippets, strict=True)
        ]
        return {"articles": rows, "found": len(listing)}

    def _terms(self, path: Path) -> list[Json]:
        try:
            return list(self._library.opener.article(path).terms)
        except SourceError:  # gone since it was indexed
            return []

    def said(self, speaker: str, topic: str, limit: int) -> Row:
        """Return what a person said about a topic, the newest first without one."""
        return self._statements(topic, speaker, limit)

    def _statements(self, topic: str, speaker: str | None, limit: int) -> Row:
        listing = self._library.statements(_bounded(topic), speaker and _bounded(speaker))
        found = (
            (number, listing.hit(number).row.path, one)
            for number in range(len(listing))
            if (one := listing.statement(number)) is not None
        )
        rows: list[Json] = []
        for number, path, (identity, statement) in islice(found, _rows(limit)):
            with suppress(SourceError):  # gone since it was indexed
                article, quote = self._library.opener.article(path), statement.quote
                is_cut = topic and len(quote.text) > MOST_WORDS
                snippet = listing.snippet(number) if is_cut else None
                hit = _hit_in(quote, snippet) if snippet else 0
                rows.append(_row(article, quote, statement.mention, identity, hit))
        return {"statements": rows, "found": len(listing)}

    def context(self, identity: str) -> Row:
        """Return the exchange around a quote: the question, and the turns before and after."""
        target = self._library.linked(_bounded(identity))
        opened = self._library.read(target.path)
        turns = [quote for quote in opened.quotes if quote.inside is None]
        here = opened.quote_at(target.passage)
        if here is None:
            start, end = target.passage
            text = opened.article.text[max(0, start - _BESIDE) : end + _BESIDE]
            return {**_place(opened.article), "text": text[:MOST_WORDS], "turns": []}
        turn = opened.quotes[here.inside] if here.inside is not None else here
        at = turns.index(turn) if turn in turns else 0
        around = turns[max(0, at - _AROUND) : at + _AROUND + 1]
        question = opened.question_for(here)
        return {
            **_place(opened.article),
            "question": question.text[:MOST_WORDS] if question else None,
            "turns": [
                {
                    **_quote(opened, one, here.start - one.start if one == turn else 0),
                    "asked_for": one == turn,
                }
                for one in around
            ],
        }

    def check_quotations(self, text: str, day: str) -> Row:
        """Return the verdict on every quotation of a text, with the real words."""
        from datetime import date

        if len(text) > LONGEST_DRAFT:
            raise UsageError(
                f"the text is longer than {LONGEST_DRAFT:,} characters: check parts of it"
            )
        try:
            written = date.fromisoformat(day) if day else None
        except ValueError:
            raise UsageError(f"{day[:40]}: isn't a date – try 2024-03-14") from None
        if not text.strip():
            return {"quotations": [], "found": 0, "alarms": 0}
        claims = self._library.drafts.claims(text.encode("utf-8", "replace"), written=written)
        checked = list(self._library.drafts.checked(claims[:MOST_QUOTATIONS]))
        rows: list[Json] = [_verdict(one) for one in checked]
        alarms = sum(one.is_alarm for one in checked)
        return {"quotations": rows, "found": len(claims), "alarms": alarms}

    def speakers(self, name: str, limit: int) -> Row:
        """Return who is quoted, the most quoted first; by words of the name, if given."""
        wanted = fold_text(_bounded(name)).split()
        found = [
            speaker
            for speaker in self._library.speakers()
            if all(word in fold_text(speaker.name) for word in wanted)
        ]
        rows: list[Json] = [
            {
                "speaker": one.name,
                "quotes": one.quote_count,
                "articles": one.article_count,
                "first": iso_day(one.first),
                "last": iso_day(one.last),
                "first_issued": one.first_issued or None,
                "last_issued": one.last_issued or None,
            }
            for one in found[: _rows(limit)]
        ]
        return {"speakers": rows, "found": len(found)}

    def cite(self, identity: str, style: str) -> Row:
        """Return a quote with who said it, where and when, as a citation."""
        try:
            chosen = CitationStyle(style or "plain")
        except ValueError:
            known = ", ".join(CitationStyle)
            raise UsageError(f"{style[:40]}: no such citation style; choose from {known}") from None
        target = self._library.linked(_bounded(identity))
        opened = self._library.read(target.path)
        citation = self._library.exports.cite_passage(opened, target.passage, chosen)
        return {"citation": citation, **_place(opened.article)}


def _rows(limit: int) -> int:
    if limit < 1:
        raise UsageError(f"limit {limit}: must be 1 to {MOST_ROWS}")
    return min(limit, MOST_ROWS)


def _bounded(text: str) -> str:
    if len(text) > MOST_WORDS:
        raise UsageError(f"longer than {MOST_WORDS:,} characters")
    return text


def _place(article: Article) -> Row:
    return {
        **path_values(article.path),
        "title": article.title,
        "day": article.when or None,
        "source": article.source,
        "terms": list(article.terms),
    }


def _quote(opened: OpenArticle, quote: Quote, hit: int = 0) -> Row:
    identity = passage_id(opened.article.content_hash, quote.span)
    return _row(opened.article, quote, quote.mention(opened.article.text), identity, hit)


def _row(article: Article, quote: Quote, mention: str, identity: str, hit: int = 0) -> Row:
    """Return a quote's words with all that must not be lost from beside them; of one that is too
    long, those around a ``hit``, an offset in it.
    """
    return {
        "id": identity,
        "words": _around(quote.text, hit),
        "cut": len(quote.text) > MOST_WORDS,
        "speaker": quote.speaker,
        "mention": mention or None,
        "certain": quote.certain,
        **_place(article),
    }


def _hit_in(quote: Quote, snippet: Snippet) -> int:
    """Return where the first word of a hit stands in a quote."""
    first = snippet.marks[0].start if snippet.marks else 0
    return max(0, snippet.start + first - quote.start)


def _around(text: str, hit: int) -> str:
    """Return as much of a text as one row holds: its beginning, unless a hit stands further down;
    then from the paragraph or at least the word on that begins somewhat before it.
    """
    if hit < MOST_WORDS - _BESIDE:
        return text[:MOST_WORDS]
    start = min(hit - _BESIDE, len(text) - MOST_WORDS)
    paragraph, word = text.rfind("\n", start, hit), text.find(" ", start, hit)
    start = max(start, (paragraph if paragraph >= 0 else word) + 1)
    return text[start : start + MOST_WORDS]


_VERDICT = (
    *("quote", "verdict", "grade", "alarm", "changes", "found", "speaker", "stated_speaker"),
    *("stated_dates", "dates_not_compared", "speakers_not_compared", "date", "title"),
    *("path", "notes", "joined", "line", "column"),
)


def _verdict(checked: CheckResult) -> Row:
    """Return the verdict on a quotation, with what must not be lost from beside its source."""
    record, place = verdict_record(checked, ""), checked.place
    quote = place.quote if place else None
    return {key: record[key] for key in _VERDICT} | {
        "id": passage_id(place.article.content_hash, quote.span) if place and quote else None,
        "certain": quote.certain if quote else None,
        "terms": list(place.article.terms) if place else [],
    }
