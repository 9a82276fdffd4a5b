"""When a phrase was used, by whom, and in which variants: the same words but for one or two."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log
from pathlib import Path

from briefreader.domain.article import Article, Span
from briefreader.domain.listing_row import ArticleRow
from briefreader.errors import UsageError
from briefreader.library.listings import Listing
from briefreader.search import Query
from briefreader.search.analysis.tokenizer import fold_with_offsets, tokenize
from briefreader.search.query.ast import Or, Terms
from briefreader.text.date_format import period
from briefreader.text.word_diff import word_edits

LONGEST = 20  # words of a phrase
NO_SPEAKER = "no speaker"  # who used it where nobody said it, or nobody is named
_SHORT = 3  # words; of a shorter phrase every other one would be a variant
_MORE = 2  # words that a variant may have more than a phrase, one of which it may lack
_WORD = re.compile("[^ ]+")
_NOWHERE = Span(0, 0)

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhraseUse:
    """One place where the phrase, or a variant of it, stands.

    ``words`` are those of the text, ``folded`` the same as the index has them. Who said them is
    None outside of what somebody said, and where nobody is named.
    """

    words: str
    folded: Words
    row: ArticleRow
    span: Span
    speaker: str | None


@dataclass(frozen=True, slots=True)
class PhraseVariant:
    """One wording and its uses, by day, undated ones last; never without any."""

    folded: Words
    uses: tuple[PhraseUse, ...]

    @property
    def words(self) -> str:
        """The wording as it was first written."""
        return self.uses[0].words

    def pieces(self, phrase: Words) -> Iterator[tuple[bool, str, str]]:
        """Yield the wording in pieces as it was first written, each with what parts it from the
        next: whether the phrase has it too, the words of the phrase that stand there instead or
        beside it, the piece itself.
        """
        place = fold_with_offsets(self.words)
        starts = [place.offset(match.start()) for match in _WORD.finditer(place.text)]
        starts = [0, *starts[1:], len(self.words)]
        for edit in word_edits(phrase, self.folded):
            words = self.words[starts[edit.other_start] : starts[edit.other_end]]
            yield edit.same, " ".join(phrase[edit.start : edit.end]), words

    def ends(self) -> tuple[PhraseUse, PhraseUse] | None:
        """Return the first and the last use, as far as it is known when they were: by the end of
        a month or year it had been used, and from its beginning on it still was. None if no day,
        month or year of any is known.
        """
        dated = [(use, bounds) for use in self.uses if (bounds := use.row.day_bounds)]
        if not dated:
            return None
        first = min(dated, key=lambda one: one[1][1])
        last = max(reversed(dated), key=lambda one: one[1][0])
        return first[0], last[0]

    def period(self) -> str:
        """Return when it was first and last used: ``2024-05-20 – 2024-12``; else ``undated``."""
        ends = self.ends()
        return period(*(use.row.when for use in ends)) if ends else period(None, None)

    def maybe_outside(self) -> int:
        """Return how many uses, of a month or year, may have been before the first or after the
        last.
        """
        ends = self.ends()
        if ends is None:
            return 0
        first, last = (use.row.day_bounds for use in ends)
        bounds = (use.row.day_bounds for use in self.uses if use not in ends)
        return sum(
            bool(one and first and last and (one[0] < first[0] or one[1] > last[1]))
            for one in bounds
        )

    def months(self) -> Counter[tuple[int, int]]:
        """Return how often it was used in each month (year, month)."""
        days = (use.row.sorted_day for use in self.uses if len(use.row.when) > len("2024"))
        return Counter((day.year, day.month) for day in days if day)

    def speakers(self, most: int) -> list[tuple[str, int]]:
        """Return who used it how often: the ``most`` frequent, all others as one, and nobody.

        The numbers add up to the uses.
        """
        named = Counter(use.speaker for use in self.uses if use.speaker).most_common()
        others = sum(count for _, count in named[most:])
        unnamed = len(self.uses) - sum(count for _, count in named)
        rest = [(who, count) for who, count in (("others", others), (NO_SPEAKER, unnamed)) if count]
        return [*named[:most], *rest]


@dataclass(frozen=True, slots=True)
class PhraseHistory:
    """A phrase, and its wordings: as it was asked for first, then the variants by their uses, and
    by how much of what the phrase says they have in common with it.
    """

    phrase: str
    folded: Words
    variants: tuple[PhraseVariant, ...]

    @property
    def exact(self) -> PhraseVariant | None:
        """The phrase word for word, if anybody used it."""
        return next((one for one in self.variants if one.folded == self.folded), None)


def phrase_words(phrase: str) -> Words:
    """Return the words of a phrase as the index has them.

    Raises UsageError for a phrase without two words, or with more than twenty.
    """
    folded = tuple(word.decode() for word in tokenize(phrase))
    if not 1 < len(folded) <= LONGEST:
        number = str(len(folded)) if folded else "none"
        raise UsageError(f"phrase: a phrase has 2 to {LONGEST} words; this has {number}")
    return folded


def phrase_query(folded: Words) -> Query:
    """Return a query for what has all the words near each other, but for one; or has a single
    word.
    """
    words = tuple(dict.fromkeys(folded))
    near = len(folded) - len(words) + 1 + _MORE
    if len(words) == 1:
        return Query("", Terms(folded, True, False, _NOWHERE))
    if len(words) <= _SHORT:
        return Query("", Terms(words, True, False, _NOWHERE, near=near))
    without_one = (tuple(word for word in words if word != left_out) for left_out in words)
    return Query(
        "", Or(tuple(Terms(others, True, False, _NOWHERE, near=near) for others in without_one))
    )


def phrase_history(
    phrase: str,
    found: Listing,
    statements: Listing,
    shares: Mapping[str, float],
    read: Callable[[Path], Article | None],
    versions: Callable[[Path], Sequence[ArticleRow]],
    report: Callable[[float], object] = lambda _: None,
) -> PhraseHistory:
    """Return every use of a phrase and of its variants in a library.

    Of the ``versions`` of one text, the one that counts first, only the first with a wording is
    said to use it, as only one of them has its statements counted.

    A variant has the same words in another order, or one changed, left out or put in, and at most
    two more than the phrase; with all of more than three words, three. ``found`` and
    ``statements`` are the articles and what was said that answer its :func:`phrase_query`,
    ``shares`` how many of all articles have each of its words (0 to 1). ``report`` is told what
    share of the articles has been read. Raises UsageError as :func:`phrase_words` does.
    """
    folded = phrase_words(phrase)
    speaking = _speakers(statements)
    uses: list[PhraseUse] = []
    for number in range(len(found)):
        report(number / len(found))
        uses += _uses(folded, found.hit(number).row, read, speaking)
    uses = _of_one_version(uses, versions)
    return PhraseHistory(phrase, folded, _variants(folded, uses, shares))


def _of_one_version(
    uses: Sequence[PhraseUse], versions: Callable[[Path], Sequence[ArticleRow]]
) -> list[PhraseUse]:
    """Return the uses without those of a version whose wording another one before it has."""
    using: dict[Path, set[Words]] = defaultdict(set)
    for use in uses:
        using[use.row.path].add(use.folded)
    before = {path: _before(path, versions(path)) for path in using}
    return [
        use
        for use in uses
        if not any(use.folded in using.get(path, ()) for path in before[use.row.path])
    ]


def _before(path: Path, versions: Sequence[ArticleRow]) -> list[Path]:
    paths = [row.path for row in versions]
    return paths[: paths.index(path)] if path in paths else []


def _speakers(statements: Listing) -> dict[Path, list[tuple[Span, str]]]:
    """Return who said what, by article, the outer before the inner."""
    found: dict[Path, list[tuple[Span, str]]] = defaultdict(list)
    for number in range(len(statements)):
        hit = statements.hit(number)
        if hit.statement and hit.statement.speaker:
            found[hit.row.path].append((hit.statement.span, hit.statement.speaker))
    return found


def _uses(
    folded: Words,
    row: ArticleRow,
    read: Callable[[Path], Article | None],
    speaking: dict[Path, list[tuple[Span, str]]],
) -> Iterator[PhraseUse]:
    article = read(row.path)
    if article is None:
        return
    place = fold_with_offsets(article.text)
    matches = list(_WORD.finditer(place.text))
    words = [match[0] for match in matches]
    for first, last in _windows(folded, words):
        span = place.span(matches[first].start(), matches[last].end())
        holding = [
            who
            for where, who in speaking.get(row.path, ())
            if where.start <= span.start and span.end <= where.end
        ]
        yield PhraseUse(
            " ".join(span.of(article.text).split()),
            tuple(words[first : last + 1]),
            row,
            span,
            holding[-1] if holding else None,
        )


def _windows(folded: Words, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the first and last word of each use, in order; none shares a word with another.

    A use begins and ends as the phrase does, or with two words that stand so in the phrase: a
    word of it that merely stands near belongs to another sentence.
    """
    wanted = Counter(folded)
    needed = len(folded) - (len(folded) > _SHORT)
    most = 2 * len(folded) - needed + _MORE
    pairs = set(pairwise(folded))
    places = [number for number, word in enumerate(words) if word in wanted]
    found: list[tuple[int, int, int]] = []  # words in common, first, last
    for begin, first in enumerate(places):
        if words[first] != folded[0] and tuple(words[first : first + 2]) not in pairs:
            continue
        end = bisect_right(places, first + most - 1)
        missing = wanted.copy()
        for last in places[begin:end]:
            missing[words[last]] -= 1
            common = len(folded) - (+missing).total()
            closes = words[last] == folded[-1] or (words[last - 1], words[last]) in pairs
            # Whoever leaves one out may have one more instead; so may whoever has them all: its
            # end would be cut off.
            is_longest = last - first + 1 == most
            if common >= (len(folded) if is_longest else needed) and closes:
                found.append((common, first, last))
    # As written, then as many words in common and as few others as can be; “the soul of our
    # land” is a use of “the soul of land” with a word put in, and not of “the soul of”.
    found.sort(
        key=lambda one: (
            tuple(words[one[1] : one[2] + 1]) != folded,
            one[2] - one[1] - 2 * one[0],
            -one[0],
            one[1],
        )
    )
    taken: set[int] = set()
    chosen = []
    for _, first, last in found:
        if taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            chosen.append((first, last))
    return sorted(chosen)


def _variants(
    folded: Words, uses: Sequence[PhraseUse], shares: Mapping[str, float]
) -> tuple[PhraseVariant, ...]:
    by_wording: dict[Words, list[PhraseUse]] = defaultdict(list)
    for use in sorted(uses, key=_by_day):
        by_wording[use.folded].append(use)
    variants = [PhraseVariant(words, tuple(found)) for words, found in by_wording.items()]

    def told(variant: PhraseVariant) -> tuple[bool, float, int]:
        uses = len(variant.uses)
        return variant.folded != folded, -uses * _kept(folded, variant.folded, shares) ** 2, -uses

    return tuple(sorted(variants, key=told))


def _kept(folded: Words, variant: Words, shares: Mapping[str, float]) -> float:
    """Return how much of what a phrase says a variant has: a word says the more the fewer articles
    have it.

    Otherwise “the people of America” would come before all that was said of its soul.
    """
    kept = Counter(folded) & Counter(variant)
    says = {word: -log(shares[word]) for word in {*folded} if shares.get(word)}
    every = sum(says.get(word, 0.0) for word in folded)
    return sum(says.get(word, 0.0) for word in kept.elements()) / every if every else 1.0


def _by_day(use: PhraseUse) -> tuple[date, str, int]:
    return use.row.sorted_day or date.max, str(use.row.path), use.span.start
