"""The subcommands that work on a library, one function each."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from briefreader.article import Article, Bookmark, Hit, Quote, Row
from briefreader.characters import one_line
from briefreader.cli.output import Json, line, marked, path_values, record, say
from briefreader.errors import IndexBusy, SourceError, UsageError
from briefreader.library import (
    EventKind,
    IndexEvent,
    Library,
    Listing,
    Outcome,
)

DONE, NOTHING_FOUND = 0, 1
HITS_FOR_PEOPLE = 20


def search(library: Library, options: argparse.Namespace) -> int:
    """Print the hits of a query, the best first."""
    _update(library)
    limit = options.limit
    if limit is None and not options.json:
        limit = HITS_FOR_PEOPLE
    listing = library.search(" ".join(options.words))
    shown = range(len(listing) if limit is None else min(limit, len(listing)))
    for number in shown:
        if options.json:
            record(_search_record(library, listing, number))
        else:
            _print_hit(listing, number)
    if not options.json:
        _say_rest(listing, len(shown))
    return DONE if len(listing) else NOTHING_FOUND


def quotes(library: Library, options: argparse.Namespace) -> int:
    """Print who said what, in the library or in one article."""
    if options.explain:
        print(library.explain(_article_path(options.explain)))
        return DONE
    _update(library)
    listing = library.statements(" ".join(options.words), options.speaker)
    for number in range(len(listing)):
        article, quote = _statement(library, listing.hit(number))
        if article is None or quote is None:
            continue
        if options.json:
            record(_quote_record(article, quote, _turn(library, article, quote)))
        else:
            _print_quote(article, quote)
    return DONE if len(listing) else NOTHING_FOUND


def speakers(library: Library, options: argparse.Namespace) -> int:
    """Print everybody who is quoted by name."""
    _update(library)
    found = library.speakers()
    for speaker in found:
        if options.json:
            record(
                {
                    "speaker": speaker.name,
                    "quote_count": speaker.quote_count,
                    "article_count": speaker.article_count,
                    "first": _day(speaker.first),
                    "last": _day(speaker.last),
                }
            )
        else:
            days = f"{_day(speaker.first) or 'n.d.'} – {_day(speaker.last) or 'n.d.'}"
            line(f"{speaker.quote_count:>6,}  ", (speaker.name, "bold"), ("  " + days, "dim"))
    return DONE if found else NOTHING_FOUND


def show(library: Library, options: argparse.Namespace) -> int:
    """Print one article as it is read, and its quotes."""
    reading = library.read(_article_path(options.words))
    article = reading.article
    if options.json:
        inside = [_inside(reading.quotes, quote) for quote in reading.quotes]
        record(
            {
                **path_values(article.path),
                "title": article.title,
                "date": _day(article.date),
                "source": article.source,
                "url": article.url,
                "byline": article.byline,
                "text": article.text,
                "quotes": [
                    _quote_record(article, quote, turn)
                    for quote, turn in zip(reading.quotes, inside, strict=True)
                ],
            }
        )
        return DONE
    line((article.title, "bold"))
    line((_where(article.source, article.date), "dim"))
    for note in article.notes:
        line((note, "dim"))
    print()
    for paragraph in article.text.split("\n"):
        line(paragraph)
    if reading.quotes:
        print()
    for quote in reading.quotes:
        _print_quote(article, quote)
    return DONE


def bookmarks(library: Library, options: argparse.Namespace) -> int:
    """Print the quotes that the user keeps."""
    from briefreader.citations import Format

    found = library.bookmarks(" ".join(options.words))
    if options.json:
        sys.stdout.write(library.export(found, Format.JSONL))
    else:
        for bookmark in found:
            _print_bookmark(bookmark)
    return DONE if found else NOTHING_FOUND


def export(library: Library, options: argparse.Namespace) -> int:
    """Write bookmarks to standard output or to a file."""
    from briefreader.citations import Format, Style

    found = library.bookmarks(" ".join(options.words))
    style = Style(options.style or "plain")
    text = library.export(found, Format(options.format or "markdown"), style)
    if not found:
        say("no bookmark answers that; nothing was written")
        return NOTHING_FOUND
    if options.output:
        library.write_export(Path(options.output), text)
        say(f"wrote {_counted(len(found), 'bookmark')} to {options.output}")
    else:
        sys.stdout.write(text)
    return DONE


def import_(library: Library, options: argparse.Namespace) -> int:
    """Take in bookmarks; none of them twice."""
    try:
        lines = Path(options.words).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UsageError(f"{options.words}: cannot be read: {reason}") from error
    new, all_of_them = library.import_bookmarks(lines)
    say(f"{_counted(new, 'new bookmark')}; {all_of_them - new:,} were here already")
    return DONE


def dump(library: Library, options: argparse.Namespace) -> int:
    """Write the whole notebook to a file."""
    library.dump(Path(options.words))
    say(f"wrote the notebook to {options.words}")
    return DONE


def restore(library: Library, options: argparse.Namespace) -> int:
    """Put a dump in the notebook's place."""
    say(library.restore(Path(options.words)))
    return DONE


def index(library: Library, options: argparse.Namespace) -> int:
    """Build or update the index, and say what became of each file."""
    for event in library.update(rebuild=options.rebuild):
        if event.kind is EventKind.OUTCOME and event.path and event.outcome:
            _print_outcome(event, options.json)
        elif event.kind is EventKind.FINISHED:
            _print_summary(event, options.json)
    return DONE


RUN: dict[str, Callable[[Library, argparse.Namespace], int]] = {
    "search": search,
    "quotes": quotes,
    "speakers": speakers,
    "show": show,
    "bookmarks": bookmarks,
    "export": export,
    "import": import_,
    "dump": dump,
    "restore": restore,
    "index": index,
}
"""What each subcommand that needs a library runs."""


def _update(library: Library) -> None:
    """Bring the index up to date before it is asked, saying so where that takes a while."""
    if library.is_current():
        return
    try:
        for event in library.update():
            if event.kind is EventKind.SCANNED and event.total:
                say(f"indexing {_counted(event.total, 'file')}")
    except IndexBusy:
        library.refresh()
        say("another briefreader is updating the index; this answer is as of its last update")


def _article_path(text: str) -> Path:
    return Path(os.path.realpath(Path(text).expanduser()))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _where(source: str, day: date | None) -> str:
    return " · ".join(part for part in (_day(day) or "n.d.", source) if part)


def _row_values(row: Row) -> dict[str, Json]:
    return {**path_values(row.path), "title": row.title, "date": _day(row.date)}


def _search_record(library: Library, listing: Listing, number: int) -> dict[str, Json]:
    """One hit under the keys that ``search --json`` promises."""
    hit = listing.hit(number)
    if listing.statements:
        article, quote = _statement(library, hit)
        if article is not None and quote is not None:
            turn = _turn(library, article, quote)
            return {**_quote_record(article, quote, turn), "score": round(hit.score, 4)}
    snippet = listing.snippet(number)
    shown: list[Json] = []
    if snippet:
        shown.append({"text": snippet.text, "marks": [list(mark) for mark in snippet.marks]})
    return {
        **_row_values(hit.row),
        "source": hit.row.source,
        "score": round(hit.score, 4),
        "quote_count": hit.row.quote_count,
        "snippets": shown,
    }


def _statement(library: Library, hit: Hit) -> tuple[Article | None, Quote | None]:
    """The article of a statement and the statement as it stands there, words and all."""
    if hit.statement is None:
        return None, None
    try:
        article = library.article(hit.row.path)
    except SourceError as error:
        say(str(error))
        return None, None
    wanted = (hit.statement.start, hit.statement.end, hit.statement.kind)
    found = library.quotes(article)
    return article, next((q for q in found if (q.start, q.end, q.kind) == wanted), None)


def _turn(library: Library, article: Article, quote: Quote) -> Quote | None:
    return _inside(library.quotes(article), quote)


def _inside(quotes: tuple[Quote, ...], quote: Quote) -> Quote | None:
    """The turn that holds the quote."""
    return quotes[quote.inside] if quote.inside is not None else None


def _quote_record(article: Article, quote: Quote, turn: Quote | None) -> dict[str, Json]:
    """One quote under the keys that ``quotes --json`` promises."""
    return {
        **path_values(article.path),
        "title": article.title,
        "date": _day(article.date),
        "speaker": quote.speaker,
        "speaker_title": quote.speaker_title,
        "mention": quote.mention(article.text) or None,
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "kind": quote.kind.value,
        "certain": quote.certain,
        "inside": [turn.start, turn.end] if turn else None,
    }


def _print_hit(listing: Listing, number: int) -> None:
    hit = listing.hit(number)
    snippet = listing.snippet(number)
    where = _where(hit.row.source, hit.row.date)
    line((hit.row.title, "bold"), (f"  {where}", "dim"))
    if hit.statement and hit.statement.speaker:
        line("    ", hit.statement.speaker)
    if snippet:
        line("    ", *marked(snippet.text, snippet.marks))
    line("    ", (one_line(str(hit.row.path)), "dim"))


def _say_rest(listing: Listing, shown: int) -> None:
    """What the hits that were printed do not tell."""
    if not len(listing):
        tip = f"; did you mean {listing.suggestion}" if listing.suggestion else ""
        say(f"nothing found for {listing.explanation or listing.query}{tip}")
    elif len(listing) > shown:
        at_least = "at least " if listing.approximate else ""
        noun = "statement" if listing.statements else "article"
        say(f"{shown} of {at_least}{_counted(len(listing), noun)}; --limit shows more")
    if len(listing.speakers) > 1:
        say("that name may mean " + ", ".join(listing.speakers))


def _print_quote(article: Article, quote: Quote) -> None:
    who = quote.speaker or quote.mention(article.text) or "unattributed"
    doubt = "" if quote.certain or not quote.speaker else "  (speaker unconfirmed)"
    line((who, "bold"), (doubt, "dim"), (f"  {_where(article.source, article.date)}", "dim"))
    line("    ", one_line(quote.text))


def _print_bookmark(bookmark: Bookmark) -> None:
    who = bookmark.speaker or bookmark.mention or "unattributed"
    state = "" if bookmark.state == "ok" else f"  [{bookmark.state}]"
    where = _where(bookmark.source, bookmark.date)
    line((bookmark.id, "dim"), "  ", (who, "bold"), (f"  {where}", "dim"), state)
    line("    ", one_line(bookmark.quote))
    if bookmark.note:
        line("    ", ("note: " + one_line(bookmark.note), "dim"))


def _print_outcome(event: IndexEvent, as_json: bool) -> None:
    if event.path is None or event.outcome is None:
        return
    if as_json:
        outcome: dict[str, Json] = {"outcome": event.outcome.value, "reason": event.reason}
        record({**path_values(event.path), **outcome})
    elif event.outcome is not Outcome.UNCHANGED:
        reason = f": {event.reason}" if event.reason else ""
        line(f"{event.outcome.value:<8} {one_line(str(event.path))}{reason}")


def _print_summary(event: IndexEvent, as_json: bool) -> None:
    counts = {outcome.value: event.count(outcome) for outcome in Outcome}
    if as_json:
        record({**counts, "articles": event.articles, "seconds": event.seconds})
        return
    told = ", ".join(f"{number:,} {name}" for name, number in counts.items() if number)
    say(f"{_counted(event.articles, 'article')} ({told or 'no files'}) in {event.seconds:.1f} s")
