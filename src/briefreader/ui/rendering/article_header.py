"""What stands at an article's head: title, source, dates, reading time."""

from __future__ import annotations

from functools import lru_cache

from briefreader.domain.article import Article, DateOrigin
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.text.date_format import long_date, period_name
from briefreader.text.plurals import pluralize
from briefreader.ui.rendering.cells import cut, flat, width, wrap
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, set_flush_right
from briefreader.ui.rendering.text_direction import is_flush_right

WORDS_A_MINUTE = 230
AIRY = 14  # lines of the pane, from which on a long title may take five of them
TERMS_SHOWN = 2  # of the terms of attribution; all of them stand in the dialog about the article


def minutes(article: Article) -> int:
    """Return how long reading it takes, in whole minutes, never none."""
    return max(1, round(_words(article.text) / WORDS_A_MINUTE))


@lru_cache(maxsize=2)
def _words(text: str) -> int:
    """Return about how many words a text has; cached, for it is asked for at every key."""
    return text.count(" ") + text.count("\n\n") + 1


def dated(article: Article) -> str:
    """Return an article's date and which of its dates that is; ``undated`` where it has none, with
    the day on which the file was saved, where that is known.
    """
    if article.issued and article.date is None:
        return f"published {period_name(article.issued)}"
    if article.date is None or article.date_origin is None:
        saved = article.file_changed
        return f"undated, file saved {long_date(saved)}" if saved else "undated"
    spoken = article.date_origin is DateOrigin.SAID
    return f"{'spoken' if spoken else article.date_origin.value} {long_date(article.date)}"


def quote_count_text(quotes: tuple[Quote, ...], exchanges: int) -> str:
    """Return ``4 quotes`` or ``62 exchanges``; nothing where nobody is quoted."""
    if exchanges:
        return pluralize(exchanges, "exchange")
    turns = sum(quote.kind is QuoteKind.TURN for quote in quotes)
    number = turns or sum(quote.inside is None for quote in quotes)
    return pluralize(number, "quote") if number else ""


def summary(article: Article, quotes: tuple[Quote, ...], exchanges: int, cells: int) -> str:
    """Return source, date, minutes and quotes on one line of at most ``cells``.

    What matters least goes first: the quotes, the minutes, the end of the source; last the date.
    """
    source, date = flat(article.source), dated(article)
    least = [f"{minutes(article)} min", quote_count_text(quotes, exchanges)]
    for rest in (least, least[:1], []):
        line = " · ".join(part for part in (source, date, *rest) if part)
        if width(line) <= cells:
            return line
    room = cells - width(date) - 3
    return f"{cut(source, room)} · {date}" if room >= 8 else cut(date, cells)


def head_lines(
    article: Article, news: tuple[str, ...], cells: int, rows: int, *, reordered: bool = False
) -> tuple[Runs, ...]:
    """Return the lines above the text: title, byline, terms of attribution, notes and news.

    The title is cut where rows are few, and only the first terms stand here. With ``reordered``
    text, a right-to-left title is set flush right.
    """
    title = wrap(article.title, cells, 2 if rows < AIRY else 5)
    lines: list[Runs] = [(StyledRun(line, "title"),) for line in title]
    if is_flush_right(article.title, reordered=reordered):
        lines = [set_flush_right(line, cells) for line in lines]
    aside = [article.byline] if article.byline else []
    if article.terms and rows >= AIRY:
        lines.append(())
    for words in article.terms[:TERMS_SHOWN]:
        lines.extend((StyledRun(line, "terms"),) for line in wrap(words, cells, 2))
    for words in (*aside, *article.notes, *news):
        lines.extend((StyledRun(line, "note"),) for line in wrap(words, cells, 2))
    return (*lines, ())
