"""How the speakers of an index are called: titles as stated, and labels without a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefreader.search.store.segment_reader import SegmentReader
from briefreader.search.store.statement_rows import Statements
from briefreader.text.folding import fold_text
from briefreader.text.sanitizing import one_line

_NO_TITLE = re.compile(r"(?:whose|who|which|if|as|when)\b")
_GOES_ON = (" of ", " for ", ",")
_FORMER = re.compile(r"(?:former|ex|then)[ -]")
_RARE = 20  # times as often stated is the usual title as one that is most likely misread


@dataclass(frozen=True, slots=True)
class AnonymousLabel:
    """What stands in articles for somebody without a name; never taken for one person."""

    words: str
    statements: int
    articles: int


@dataclass(frozen=True, slots=True)
class SpeakerTitles:
    """Titles by a speaker's name, most stated first; labels of the nameless, most used first."""

    titles: Mapping[str, tuple[str, ...]]
    labels: tuple[AnonymousLabel, ...]


def collect_titles(
    segments: Sequence[SegmentReader], all_statements: Sequence[Statements], removed: frozenset[int]
) -> SpeakerTitles:
    """Return the titles of all speakers and the labels of the nameless; reads every statement."""
    titles: dict[str, Counter[str]] = {}
    times: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for segment, statements in zip(segments, all_statements, strict=True):
        for article in range(segment.articles):
            if segment.base + article in removed:
                continue
            labels = set()
            for name, title, mention in statements.called(article):
                if name and title:
                    titles.setdefault(name, Counter())[title] += 1
                elif not name and (label := one_line(mention).strip("*_: ")):
                    times[label] += 1
                    labels.add(label)
            articles.update(labels)
    listed = (AnonymousLabel(label, count, articles[label]) for label, count in times.most_common())
    return SpeakerTitles({name: _usual(found) for name, found in titles.items()}, tuple(listed))


def _usual(titles: Counter[str]) -> tuple[str, ...]:
    """Return the titles, most stated first, without what is stated once in a long while.

    Neither are relative clauses titles, nor the end of another title. One that is written with
    and without capitals is one title, as it is written most often; in the place of a "mayor" the
    first "mayor of Kell" is listed. A "former mayor" is not, where "mayor" is stated more often,
    and ends no other's title.
    """
    (_, most), *_ = titles.most_common(1)
    usual: dict[str, str] = {}
    for title, count in titles.most_common():
        if count * _RARE >= most:
            usual.setdefault(fold_text(title), title)
    order = list(usual)
    listed = [
        words
        for at, words in enumerate(order)
        if not (_NO_TITLE.match(words) or _is_listed_otherwise(words, order[:at], order[at:]))
    ]
    whole = dict.fromkeys(_whole(words, listed) for words in listed)
    return tuple(map(usual.__getitem__, whole))


def _is_listed_otherwise(words: str, more_stated: list[str], less_stated: list[str]) -> bool:
    """Return whether a title is the end of another, or a former one that is stated more often
    without "former".
    """
    telling = [*more_stated, *(one for one in less_stated if not _FORMER.match(one))]
    return any(one.endswith(f" {words}") for one in telling) or (
        _FORMER.match(words) is not None and any(words.endswith(f" {one}") for one in more_stated)
    )


def _whole(words: str, titles: Sequence[str]) -> str:
    """Return the first of the titles that goes on where this one ends: "mayor", "mayor of Kell"."""
    goes_on = tuple(f"{words}{more}" for more in _GOES_ON)
    return next((_whole(one, titles) for one in titles if one.startswith(goes_on)), words)
