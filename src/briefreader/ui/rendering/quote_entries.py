"""What the quotes pane lists: a story's quotations, or a transcript's exchanges folded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefreader.domain.article import Article, Span
from briefreader.domain.bookmark import Bookmark
from briefreader.domain.quote import AnswerKind, Exchange, Quote, QuoteKind
from briefreader.quotes import answer_kinds
from briefreader.text.folding import fold, fold_text
from briefreader.text.left_out import words_without
from briefreader.ui.rendering.cells import cut, flat, width, wrap
from briefreader.ui.rendering.speaker_colours import speaker_name
from briefreader.ui.rendering.styled_runs import (
    Runs,
    StyledRun,
    justify_runs,
    set_flush_right,
    width_of,
)
from briefreader.ui.rendering.text_direction import is_flush_right

if TYPE_CHECKING:
    from briefreader.library import OpenArticle


MOST_ANSWER_WORDS = 2
QUESTION_CELLS = 24  # of a question's words, before the kind of answer may stand behind them
FEWEST_WORDS = 6  # a turn of fewer is a greeting or an interjection
QUOTE_LINES = 3
EXCHANGE_LINES = 3  # who asks, and the first who answer
CORRECTED = "corrected by you"
_BLANK_LINES = re.compile(r"\n\s*\n")
PARAGRAPH_LINES = 2
NOTE_LINES = 6  # so that of two merged notes both are seen
MARGIN = 2
_FOLDED = 4096  # quotes of which the folded words are kept while they are narrowed


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    """One entry: a quotation, or an exchange under its question.

    ``quotes`` are all that the entry stands for; it is current while one of them is.
    """

    quotes: tuple[Quote, ...]
    exchange: bool

    @property
    def head(self) -> Quote:
        """Where going to this entry leads."""
        return self.quotes[0]


def entries_of(
    quotes: Sequence[Quote], exchanges: Sequence[Exchange], indirect: Sequence[Quote] = ()
) -> tuple[QuoteEntry, ...]:
    """Return the entries in reading order: exchanges where there are any, else the quotations.

    What is reported without quotation marks, ``indirect``, stands among them.
    """
    entries = [
        QuoteEntry(exchange.turns, exchange=True) for exchange in exchanges if exchange.turns
    ]
    if not exchanges:
        turns = [quote for quote in quotes if quote.kind is QuoteKind.TURN]
        listed = turns or [quote for quote in quotes if quote.inside is None]
        entries = [QuoteEntry((quote,), exchange=False) for quote in listed]
    if indirect:
        entries += [QuoteEntry((quote,), exchange=False) for quote in indirect]
        entries.sort(key=lambda entry: entry.head.start)
    return tuple(entries)


def is_short(entry: QuoteEntry) -> bool:
    """Return whether nobody says more than a greeting in it; a quotation is never too short."""
    turns = [quote for quote in entry.quotes if quote.kind is QuoteKind.TURN]
    if len(turns) < len(entry.quotes):
        return False
    return all(len(quote.text.split()) < FEWEST_WORDS for quote in turns)


def matching(entry: QuoteEntry, words: str, text: str) -> Quote | None:
    """Return who in the entry says these words, the first one, or bears them as a name; None if
    nobody does. As in all matching, accents, dashes and the form of marks are no difference.
    """
    words = fold_text(words)
    said = (quote for quote in entry.quotes if words in _folded(quote.text))
    named = (quote for quote in entry.quotes if words in fold_text(speaker_name(quote, text)))
    return next(said, None) or next(named, None)


def offset_of(words: str, quote: Quote) -> int:
    """Return where the words begin in the text of a quote; 0 where they are not in it."""
    folded = fold(quote.text)
    at = folded.text.find(fold_text(words))
    return folded.offsets[at] if at > 0 else 0


@lru_cache(_FOLDED)
def _folded(text: str) -> str:
    return fold_text(text)


def entry_lines(
    entry: QuoteEntry,
    opened: OpenArticle,
    tints: Mapping[str, int],
    cells: int,
    *,
    reordered: bool = False,
) -> tuple[Runs, ...]:
    """Return the entry's lines, each at most ``cells`` wide; the first two cells are left for
    marks. With ``reordered`` text, right-to-left words are set flush right.
    """
    room = cells - MARGIN - 1
    text, bookmarks = opened.article.text, opened.bookmarks
    kept = [bookmark for bookmark in bookmarks if _is_of(bookmark, entry)]
    mark = StyledRun("◆ " if kept else "  ", "bookmark")
    if entry.exchange:
        lines = _exchange_lines(entry, opened, tints, room, reordered)
    else:
        elsewhere = opened.duplicate_count(entry.head)
        also = (StyledRun(f"also in {elsewhere:,}", "evidence"),) if elsewhere else ()
        taken = width_of(also) + 2 if also else 0
        lines = [justify_runs(_speaker(entry.head, text, tints, max(8, room - taken)), also, room)]
        lines += _quotation_lines(entry.head, opened, room, reordered)
    for bookmark in kept:
        lines += annotation_lines(bookmark, room)
    return ((mark, *lines[0]), *((StyledRun("  "), *line) for line in lines[1:]))


def guessed_height(entry: QuoteEntry, cells: int) -> int:
    """Return about how many lines an entry has, without making them."""
    if entry.exchange:
        return min(EXCHANGE_LINES, len({quote.speaker for quote in entry.quotes}))
    quote = entry.head
    decided = quote.kind is QuoteKind.DIRECT and _evidence(quote) != Span(0, 0)
    return 1 + decided + min(QUOTE_LINES, 1 + len(quote.text) // max(1, cells - MARGIN - 2))


def _is_of(bookmark: Bookmark, entry: QuoteEntry) -> bool:
    """Return whether the bookmark's passage is one of the entry's quotes, or a part of one."""
    start, end = bookmark.selector.start, bookmark.selector.end
    return any(quote.start <= start < end <= quote.end for quote in entry.quotes)


def annotation_lines(bookmark: Bookmark, cells: int) -> list[Runs]:
    """Return who shares a bookmark, the beginning of its note, and its tags on one line."""
    whose = cut(f"by {flat(bookmark.shared_by)}", cells - 2)
    lines: list[Runs] = (
        [(StyledRun("◆ ", "bookmark"), StyledRun(whose, "evidence"))] if bookmark.shared_by else []
    )
    lines += [
        (StyledRun("✎ " if number == 0 else "  ", "bookmark"), StyledRun(line, "note"))
        for number, line in enumerate(_note_lines(bookmark.note, cells - 2))
    ]
    if bookmark.tags:
        tags = " · ".join(map(flat, bookmark.tags))
        lines.append((StyledRun("# ", "bookmark"), StyledRun(cut(tags, cells - 2), "evidence")))
    return lines


def _note_lines(note: str, cells: int) -> list[str]:
    """Return the beginning of each of a note's paragraphs, and of the note."""
    paragraphs = _BLANK_LINES.split(note)
    lines = [line for one in paragraphs for line in wrap(one, cells, PARAGRAPH_LINES)]
    if len(lines) > NOTE_LINES:
        lines[NOTE_LINES - 1 :] = [cut(f"{lines[NOTE_LINES - 1]} …", cells)]
    return lines


def shown_words(quote: Quote, article: Article) -> str:
    """Return a quote as it is cited: without the words that an official correction strikes out."""
    struck = article.struck
    return (struck and words_without(article.text, quote.span, struck)) or quote.text


def _tint(quote: Quote, tints: Mapping[str, int]) -> str:
    tint = tints.get(quote.speaker or "")
    return "nobody" if tint is None else f"tint-{tint + 1}"


def _speaker(quote: Quote, text: str, tints: Mapping[str, int], cells: int) -> Runs:
    unsure = "" if quote.certain or quote.speaker is None else " ?"
    if quote.kind is QuoteKind.INDIRECT:
        unsure = " indirect"
    name = cut(speaker_name(quote, text), cells - width(unsure))
    return (
        StyledRun(name, _tint(quote, tints)),
        *((StyledRun(unsure, "unsure"),) if unsure else ()),
    )


def _quotation_lines(quote: Quote, opened: OpenArticle, cells: int, reordered: bool) -> list[Runs]:
    """Return the words that decided, then the first lines of the quote, its opening mark
    hanging.
    """
    lines: list[Runs] = []
    text = opened.article.text
    evidence = flat(_evidence(quote).of(text))
    if quote.span in opened.corrected:
        lines.append((StyledRun(cut(CORRECTED, cells), "unsure"),))
    elif evidence and quote.kind is QuoteKind.DIRECT and evidence != speaker_name(quote, text):
        lines.append((StyledRun(cut(evidence, cells), "evidence"),))
    words = shown_words(quote, opened.article)
    flush = is_flush_right(words, reordered=reordered)
    mark = StyledRun("“" if quote.kind is QuoteKind.DIRECT else " ", "evidence")
    for line in wrap(words, cells - 1, QUOTE_LINES):
        said = StyledRun(line, "words")
        lines.append(set_flush_right((said, mark), cells) if flush else (mark, said))
        mark = StyledRun(" ", "evidence")
    return lines


def _evidence(quote: Quote) -> Span:
    if quote.evidence is not None:
        return quote.evidence
    if quote.mention_start is not None and quote.mention_end is not None:
        return Span(quote.mention_start, quote.mention_end)
    return Span(0, 0)


def _exchange_lines(
    entry: QuoteEntry, opened: OpenArticle, tints: Mapping[str, int], cells: int, reordered: bool
) -> list[Runs]:
    """Return the question's first line, and the first line of who answers.

    How it was answered stands behind the question, or on its own line where that would leave the
    question too few words to know it by.
    """
    lines: list[Runs] = []
    seen: set[str] = set()
    kinds = answer_words(opened, entry.head)
    asks = width(speaker_name(entry.head, opened.article.text))
    beside = cells - 2 - asks - 2 - width(kinds) - 2 >= QUESTION_CELLS
    for quote in entry.quotes:
        name = speaker_name(quote, opened.article.text)
        if name in seen:
            continue
        seen.add(name)
        first = not lines
        label = (StyledRun("▸ ", "fold"),) if first else (StyledRun("  "),)
        doubt = "" if quote.certain or quote.speaker is None else " ?"
        mark = " ✓" if quote.span in opened.corrected else doubt
        how = (StyledRun(kinds, "evidence"),) if first and kinds and beside else ()
        room = cells - 2 - (width_of(how) + 2 if how else 0)
        words = shown_words(quote, opened.article)
        said = _said(quote, words, name, mark, tints, room)
        if is_flush_right(words, reordered=reordered):
            said = set_flush_right(said, room)
        lines.append((*label, *(justify_runs(said, how, cells - 2) if how else said)))
        if len(lines) == EXCHANGE_LINES:
            break
    if kinds and not beside:
        lines.append((StyledRun("  "), StyledRun(cut(kinds, cells - 2), "evidence")))
    return lines


def answer_words(opened: OpenArticle, question: Quote) -> str:
    """Return in a word or two how a question was answered; nothing where it simply was."""
    exchange = opened.exchange_of(question)
    if exchange is None or exchange.question != question:
        return ""
    shown = {kind for turn in answer_kinds(exchange) for kind in turn}
    words = [one.words for one in AnswerKind if one in shown and one is not AnswerKind.ANSWERED]
    return " · ".join(words[:MOST_ANSWER_WORDS])


def _said(
    quote: Quote, words: str, name: str, mark: str, tints: Mapping[str, int], cells: int
) -> Runs:
    """Return a name and as much of the words as the rest of the line holds."""
    name = cut(name, max(4, cells // 2) - width(mark)) + mark
    words = flat(words[: 4 * cells])
    room = cells - width(name) - 2
    runs = [StyledRun(name, _tint(quote, tints))]
    if room > 6:
        runs.append(StyledRun(f"  {cut(words, room)}", "words"))
    return tuple(runs)
