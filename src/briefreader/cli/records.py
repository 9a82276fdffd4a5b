"""What the subcommands print: lines for people, records for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.cli.output import (
    Json,
    json_line,
    marked,
    path_line,
    path_values,
    print_line,
    print_message,
)
from briefreader.cli.record_schemas import schema_name
from briefreader.domain.article import Article, Span
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.domain.listing_row import ArticleRow, Snippet
from briefreader.domain.passage_ids import passage_id
from briefreader.domain.quote import Exchange, Quote, QuoteKind, speaker_as_shown
from briefreader.library import IndexEvent, Library, Listing, OpenArticle, Outcome
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

if TYPE_CHECKING:
    from briefreader.search import Statement


def print_record(record: str, values: Mapping[str, Json]) -> None:
    """Print one JSON object on a line of its own, which says which record of the schema it is."""
    print(json_line({**values, "schema": schema_name(record)}))


NO_BOOKMARK = "no matching bookmarks"
NO_SPEAKERS = "places, parties, given names and words that may be nobody's name"


def iso_day(day: date | None) -> str | None:
    """Return ``YYYY-MM-DD``, or None for JSON's null."""
    return day.isoformat() if day else None


def dated(source: Article | ArticleRow) -> dict[str, Json]:
    """Return the day of an article, or else the month or year of its publication."""
    return {"date": iso_day(source.date), "issued": source.issued or None}


def where_and_when(source: str, when: str) -> str:
    """Return day, month or year, and source, on one line; ``undated`` where none is known."""
    return " · ".join(part for part in (when or "undated", source) if part)


def row_values(row: ArticleRow) -> dict[str, Json]:
    """Return what every record about an article begins with."""
    return {**path_values(row.path), "title": row.title, **dated(row)}


def search_record(library: Library, listing: Listing, number: int) -> dict[str, Json]:
    """Return one hit under the keys that ``search --json`` promises."""
    hit = listing.hit(number)
    if found := listing.statement(number):
        return {**statement_record(library, listing, number, *found), "score": round(hit.score, 4)}
    snippet = listing.snippet(number)
    shown: list[Json] = []
    if snippet:
        shown.append({"text": snippet.text, "marks": [list(mark) for mark in snippet.marks]})
    return {
        **row_values(hit.row),
        "source": hit.row.source,
        "score": round(hit.score, 4),
        "quote_count": hit.row.quote_count,
        "versions": hit.row.versions,
        "snippets": shown,
    }


def statement_record(
    library: Library, listing: Listing, number: int, identity: str, statement: Statement
) -> dict[str, Json]:
    """Return a hit that is a statement under the keys of :func:`quote_record`."""
    row = listing.hit(number).row
    also_in = also_in_others(library, row.path, statement.quote)
    return quote_record(identity, row, statement, also_in, listing.exchange(number))


def quotes_of(opened: OpenArticle) -> Iterator[dict[str, Json]]:
    """Yield the quotes of an open article under the keys of :func:`quote_record`."""
    article, quotes = opened.article, opened.quotes
    for quote in quotes:
        identity = passage_id(article.content_hash, quote.span)
        statement, also_in = statement_in(article, quote, quotes), opened.duplicate_count(quote)
        yield quote_record(identity, article, statement, also_in, exchange_in(opened, quote))


def statement_in(article: Article, quote: Quote, quotes: Sequence[Quote]) -> Statement:
    """Return one of an article's ``quotes`` as an index would keep it."""
    from briefreader.search import Statement

    inside = None if quote.inside is None else quotes[quote.inside].span
    mention, locator = quote.mention(article.text), article.locator_at(quote.start)
    return Statement(quote, mention, inside, False, locator)


def exchange_in(opened: OpenArticle, quote: Quote) -> tuple[str, Exchange] | None:
    """Return the exchange that a quote of an open article is part of, after its question's id."""
    exchange = opened.exchange_of(quote)
    if exchange is None or exchange.question is None:
        return None
    return passage_id(opened.article.content_hash, exchange.question.span), exchange


def answers_in(quote: Quote, exchange: Exchange | None) -> list[Json]:
    """Return how a quote answers or, of a question, how it was answered, with the words that
    show it.
    """
    from briefreader.quotes import answer_signs

    if exchange is None:
        return []
    return [
        {"kind": sign.kind.value, "words": exchange.words_at(sign.span), "to": sign.to or None}
        for sign in answer_signs(exchange)
        if quote == exchange.question or (quote.start <= sign.span.start < quote.end)
    ]


def also_in_others(library: Library, path: Path, quote: Quote) -> int:
    """Return in how many other articles a quote stands word for word; 0 without an index."""
    return next(iter(library.opener.also_in(path, [quote])), 0)


def quote_record(
    identity: str,
    article: Article | ArticleRow,
    statement: Statement,
    also_in: int,
    exchange: tuple[str, Exchange] | None,
) -> dict[str, Json]:
    """Return one quote under the keys that ``quotes --json`` promises.

    ``exchange`` is the one that it is part of, after its question's id.
    """
    quote, inside = statement.quote, statement.inside
    around = exchange[1] if exchange else None
    return {
        "id": identity,
        **path_values(article.path),
        "title": article.title,
        **dated(article),
        "speaker": quote.speaker,
        "speaker_title": quote.speaker_title,
        "mention": statement.mention or None,
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "locator": statement.locator,
        "kind": quote.kind.value,
        "certain": quote.certain,
        "inside": list(inside) if inside else None,
        "also_in": also_in,
        "question_id": _question_id(inside or quote.span, exchange),
        "answer_kinds": answers_in(quote, around),
    }


def _question_id(turn: Span, exchange: tuple[str, Exchange] | None) -> str | None:
    """Return the id of the question that a turn is, or answers."""
    from briefreader.quotes import question_of

    if exchange is None:
        return None
    identity, around = exchange
    spoken = next((one for one in around.turns if one.span == turn), None)
    is_part = spoken is not None and (spoken == around.question or question_of(around, spoken))
    return identity if is_part else None


def print_hit(listing: Listing, number: int) -> None:
    """Print a hit: title, day and source; what was found; the file.

    Statements that follow each other in one article have one head, which begins with the day.
    """
    hit = listing.hit(number)
    snippet = listing.snippet(number)
    found = marked(snippet.text, snippet.marks) if snippet else ()
    if hit.statement is None:
        print_line(
            (hit.row.title, "bold"),
            (f"  {_where(hit.row, where_and_when(hit.row.source, hit.row.when))}", "dim"),
        )
        if found:
            print_line("    ", *found)
        print_line("    ", (path_line(hit.row.path), "dim"))
        return
    if not number or listing.hit(number - 1).row.path != hit.row.path:
        day = hit.row.when or "undated"
        print_line(
            (f"{day}  {hit.row.title}", "bold"), (f"  {_where(hit.row, hit.row.source)}", "dim")
        )
        print_line("    ", (path_line(hit.row.path), "dim"))
    doubt = " ?" if hit.statement.speaker and not hit.statement.certain else ""
    before, after = _left_out(snippet, hit.statement) if snippet else ("", "")
    who = speaker_as_shown(hit.statement.speaker, hit.mention)
    print_line(f"    {who}{doubt}: {before}", *found, after)


def _left_out(snippet: Snippet, statement: Quote) -> tuple[str, str]:
    """Return what stands for words of a statement before and after its snippet."""
    first = snippet.start - statement.start
    before, after = statement.text[:first], statement.text[first + len(snippet.text) :]
    return "…" if before.strip() else "", "…" if after.strip() else ""


def _where(row: ArticleRow, *about: str) -> str:
    """Return what is known of an article, what tells it from others of its title, its versions."""
    versions = f"{row.versions} versions" if row.versions > 1 else ""
    return " · ".join(filter(None, (*about, row.occasion, versions)))


def print_search_summary(listing: Listing, shown: int) -> None:
    """Print how many hits there are in all, and what else to search for."""
    if not len(listing):
        tip = listing.suggestion and f"did you mean {listing.suggestion}?"
        tip = tip or listing.unknown_speakers
        tip = tip and f"; {tip}"
        meant = f" ({listing.explanation})" if listing.explanation != listing.query else ""
        print_message(f"nothing found: {listing.query}{meant}{tip}")
    elif len(listing) > shown:
        at_least = "at least " if listing.approximate else ""
        noun = "statement" if listing.statements else "article"
        print_message(f"{shown} of {at_least}{pluralize(len(listing), noun)}; --limit shows more")
    print_if_partial(listing)
    if len(listing) and listing.suggestion:
        print_message(f"did you mean {listing.suggestion}?")
    if listing.speakers:
        print_message("ambiguous name: " + ", ".join(listing.speakers))


def print_if_partial(listing: Listing) -> None:
    """Say that not everything was looked for, where a beginning stands for very many words."""
    if listing.approximate:
        print_message("too many words begin like that: only the most frequent were searched for")


def print_quote(article: Article | ArticleRow, statement: Statement, also_in: int) -> None:
    """Print a quote with its speaker, whether that is certain, and where else it stands."""
    quote = statement.quote
    who = speaker_as_shown(quote.speaker, statement.mention)
    doubt = "" if quote.certain or not quote.speaker else "  (speaker not certain)"
    if quote.kind is QuoteKind.INDIRECT:
        doubt = "  (indirect: the article's words)"
    where = f"  {where_and_when(article.source, article.when)}"
    where += f" · {one_line(statement.locator)}" if statement.locator else ""
    also = f"  (also in {also_in:,})" if also_in else ""
    print_line((who, "bold"), (doubt, "dim"), (where, "dim"), (also, "dim"))
    print_line("    ", one_line(quote.text))


def print_quote_source(identity: str, row: ArticleRow) -> None:
    """Print, below a quote, the id that ``bookmark`` takes, its article's title and its file."""
    print_line("    ", (f"{identity}  {row.title}", "dim"))
    print_line("    ", (path_line(row.path), "dim"))


def print_bookmark(bookmark: Bookmark, now: str = "", was: str = "") -> None:
    """Print a bookmark with its id, its state unless that is ``ok``, its note and tags.

    ``now`` is what its article now has instead of its words, or says otherwise of them, one line
    a part; ``was`` is the file that it was in before it was followed into another one.
    """
    who = speaker_as_shown(bookmark.speaker, bookmark.mention)
    doubt = " ?" if bookmark.speaker and not bookmark.certain else ""
    state = "" if bookmark.state == "ok" else f"  [{bookmark.state}]"
    where = where_and_when(bookmark.source, bookmark.when)
    if bookmark.shared_by:
        where += f"  bookmarked by {one_line(bookmark.shared_by)}"
    print_line((bookmark.id, "dim"), "  ", (f"{who}{doubt}", "bold"), (f"  {where}", "dim"), state)
    print_line("    ", one_line(bookmark.cited))
    if bookmark.state is BookmarkState.CHANGED:
        now = one_line(now)
    for number, line in enumerate(filter(str.strip, now.splitlines())):
        print_line("    ", ("     " if number else "now: ") + one_line(line))
    if was and bookmark.state.is_unchanged:
        print_line("    ", (f"now in {path_line(bookmark.path)}, was in {one_line(was)}", "dim"))
    for number, line in enumerate(filter(str.strip, bookmark.note.splitlines())):
        print_line("    ", (("      " if number else "note: ") + one_line(line), "dim"))
    if bookmark.tags:
        print_line("    ", ("tags: " + ", ".join(bookmark.tags), "dim"))


def print_outcome(event: IndexEvent, as_json: bool) -> None:
    """Print what became of one file; nothing for people where it is unchanged."""
    if event.path is None or event.outcome is None:
        return
    if as_json:
        outcome: dict[str, Json] = {"outcome": event.outcome.value, "reason": event.reason}
        print_record("outcome", {**path_values(event.path), **outcome})
    elif event.outcome is not Outcome.UNCHANGED:
        reason = f": {event.reason}" if event.reason else ""
        print_line(f"{event.outcome.value:<8} {path_line(event.path)}{reason}")


def print_summary(event: IndexEvent, as_json: bool) -> None:
    """Print how many files had which outcome, and how many seconds it took."""
    counts = {outcome.value: event.count(outcome) for outcome in Outcome}
    if as_json:
        print_record("summary", {**counts, "articles": event.articles, "seconds": event.seconds})
        return
    told = ", ".join(f"{number:,} {name}" for name, number in counts.items() if number)
    print_message(
        f"{pluralize(event.articles, 'article')} ({told or 'no files'}) in {event.seconds:.1f} s"
    )
