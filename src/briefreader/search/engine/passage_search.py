"""Which articles may hold a passage: by its very words first, then by what is rare in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from itertools import pairwise
from math import ceil, log
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.search.analysis.proximity import most_together, side_by_side
from briefreader.search.analysis.tokenizer import tokenize, truncate_term
from briefreader.search.engine.bm25 import Scorer
from briefreader.search.engine.term_matcher import TermMatcher
from briefreader.search.engine.word_articles import WordArticles
from briefreader.search.query.ast import Terms
from briefreader.search.store.segment_reader import Lexicon, Term

_MOST_WORDS = 400  # of a run, among which the rarest are looked for
_LONGEST = 6  # words of a phrase: more tell the index nothing new, and each costs reading
_WINDOW, _STEP = 3, 2  # words of a stretch that is sought by itself, and to the next one
_TRIED = 16  # stretches and phrases that are sought
_FEW, _ENOUGH = 4, 8  # that were found, if their words are common, and in any case
_BARREN = 6  # stretches of common words that stand nowhere: so will the others
_HOPELESS, _UNTOLD = 8, 2  # stretches that stand nowhere: then few articles are worth reading
_LOOKED_AT = 100  # stretches of a long passage that are weighed against each other
_RARE = 6  # words that are sought wherever they stand
_COMMON = 0.2  # of all articles: a word that more have tells nothing
_ABLE = 0.4  # of all articles: where more may be near a passage, its stretches tell them sooner
_TELLING = 8  # of a passage's words, the rarest, of which so many stand close to each other
_CLOSE, _CLOSEST = 0.3, 2  # where the passage is, a share of them and the fewest
_BEHIND = 2  # of them fewer than where most are: there, more of the passage differs
_WIDER, _MORE = 1, 2  # times its words, and some, that count as close
_PAIRS, _PAIRED = 3, 3  # that a form of a passage has; in one of fewer words for every so many
_SPREAD, _ROOM = 2, 6  # times its words, and some, in which they stand
_TOKENS = 1.25  # of the index, at most, to one word as it is compared
_SHORTEST_ROOT = 3  # letters: a shorter one may be an abbreviation, which the index has in parts
_PHRASES, _HELD_BY = 256, 64  # that are kept, each of so many articles at most

Phrase = tuple[bytes, ...]
KnownPhrases = dict[Phrase, frozenset[int]]
"""Phrases that were sought before, and the articles that have them."""


@dataclass(frozen=True, slots=True)
class MatchPreference:
    """What decides between articles that fit equally well: a speaker's name, whether a day fits."""

    speaker: str = ""
    is_day: Callable[[date], bool] | None = None


class NearbyRoots(NamedTuple):
    """Roots of words that tell what a passage is about, of which ``needed`` are to stand within
    ``width`` words of each other; ``root_of`` gives a word's.
    """

    roots: Collection[str]
    needed: int
    width: int
    root_of: Callable[[str], str]


class PassageSearch:
    """Finds candidates for one passage; one for each search, as its matcher is."""

    def __init__(
        self,
        lexicon: Lexicon,
        scorer: Scorer,
        matcher: TermMatcher,
        word_articles: WordArticles,
        known_phrases: KnownPhrases,
        newest_first: Callable[[int], tuple[int, bytes]],
    ) -> None:
        self._lexicon = lexicon
        self._scorer = scorer
        self._newest_first = newest_first
        self._matcher = matcher
        self._word_articles = word_articles
        self._known_phrases = known_phrases
        self._count = max(1, scorer.count)

    def verbatim(self, runs: Sequence[str]) -> Set[int]:
        """Return the articles that have a phrase of each run of words; none where there are no
        runs.
        """
        found: Set[int] | None = None
        for phrase in self.phrases(runs):
            found = self._places(phrase, found)
            if not found:
                break
        return found or set()

    def phrases(self, runs: Sequence[str]) -> list[Phrase]:
        """Return the rarest phrase of each run of words; of many runs, the rarest of them."""
        found = filter(None, (self._rarest(tokenize(run)) for run in runs))
        return sorted(dict.fromkeys(found), key=self._frequency)[:_TRIED]

    def shares(self, runs: Sequence[str], articles: Set[int]) -> dict[int, int]:
        """Return how many of the runs' phrases, laid end to end, each of the articles has."""
        phrases: dict[Phrase, None] = {}
        for run in runs:
            found = tokenize(run)[:_MOST_WORDS]
            last = max(1, len(found) - _LONGEST + 1)
            for start in (*range(0, last, _LONGEST), last - 1):
                phrases[tuple(found[start : start + _LONGEST])] = None
        counts = dict.fromkeys(articles, 0)
        for phrase in list(phrases)[:: max(1, len(phrases) // _TRIED)]:
            for article in self._places(phrase, articles):
                counts[article] += 1
        return counts

    def near(self, passage: str) -> dict[int, int] | None:
        """Return article → how many of the passage's rarest words stand close to each other, where
        enough do; None where too many may be such, or the passage has too few words.

        Only an article that has so many of these words anywhere can have them close together, so
        where these are few, no other need be looked at.
        """
        words = tokenize(passage)
        rarest, needed = self._rarest_words(words)
        if len(rarest) <= needed:
            return None
        able = self._word_articles.with_some(rarest, needed)
        if len(able) > self._count * _ABLE:
            return None
        return self._close(rarest, needed, len(words), able)

    def similar(self, passage: str, wanted: Set[int] | None = None) -> dict[int, float]:
        """Return the articles that share stretches or rare words with the passage, and how much.

        Only ``wanted`` articles, if they are given.
        """
        if wanted is not None and not wanted:
            return {}
        all_words = tokenize(passage)
        scores: dict[int, float] = {}
        successes = barren = 0
        for tried, window in enumerate(self._windows(all_words)):
            common = self._frequency(window) > self._count * _COMMON
            if common and (successes >= _FEW or barren == _BARREN):
                break  # words that stand everywhere cost most and tell least
            if tried == _HOPELESS and not successes:
                # Whoever said that with a word or two changed would have said some of them.
                rare = self._by_rare_words(all_words)
                best = self.best(rare, _UNTOLD)
                return _among({article: rare[article] for article in best}, wanted)
            places = self._places(window, wanted)
            weight = len(window) * log(1 + self._count / (1 + len(places)))
            for article in places:
                scores[article] = scores.get(article, 0.0) + weight
            successes += bool(places)
            barren += common and not places
            if successes == _ENOUGH:
                break
        for article, score in _among(self._by_rare_words(all_words), wanted).items():
            scores[article] = scores.get(article, 0.0) + score
        return scores

    def best(self, scores: Mapping[int, float], limit: int, least: float = 0.0) -> list[int]:
        """Return the articles with the highest scores, none below ``least``; of equal ones the
        newest.
        """
        lowest = max(nlargest(limit, scores.values())[-1:], default=0.0)
        chosen = [article for article, score in scores.items() if score >= max(lowest, least)]
        return sorted(chosen, key=lambda one: (-scores[one], self._newest_first(one)))[:limit]

    def nearby(self, passage: str, articles: Sequence[int]) -> dict[int, int] | None:
        """Return what :meth:`near` does, of these articles only; None where the passage has too few
        words.
        """
        words = tokenize(passage)
        rarest, needed = self._rarest_words(words)
        if len(rarest) <= needed:
            return None
        return self._close(rarest, needed, len(words), set(articles))

    def promising(self, passage: str, telling: NearbyRoots, articles: Set[int]) -> set[int]:
        """Return those of the articles whose text may have a form of the passage, or words of its
        telling roots close to each other; of others, reading them tells nothing.

        A form of a passage has some of its words side by side, in two or three places of one
        stretch.
        """
        words = tokenize(passage)
        if len(words) <= _PAIRED:
            return {*articles}
        terms = {word: self._lexicon.find("body", truncate_term(word)) for word in words}
        numbers = {word: number for number, word in enumerate(terms)}
        pairs = [*dict.fromkeys(pairwise(map(numbers.__getitem__, words)))]
        needed = max(1, min(_PAIRS, len(words) // _PAIRED - 1))
        width = _SPREAD * len(words) + _ROOM
        slots = [[term] for term in terms.values()]
        found = {
            article
            for article, positions in self._matcher.slot_positions(slots, "body", articles)
            if most_together(side_by_side(positions, pairs), needed, width)
        }
        return found | self._telling(telling, articles - found)

    def _telling(self, telling: NearbyRoots, articles: Set[int]) -> set[int]:
        """Return those of the articles in which enough words of the telling roots stand close to
        each other.
        """
        roots = [root for root in telling.roots if _is_whole_word(root)]
        needed = telling.needed - (len(telling.roots) - len(roots))  # the others may stand anywhere
        if needed <= 0 or not articles:
            return {*articles}
        slots = [self._of_root(root, telling.root_of) for root in roots]
        width = ceil(_TOKENS * telling.width)
        return {
            article
            for article, positions in self._matcher.slot_positions(slots, "body", articles)
            if most_together(positions, needed, width)
        }

    def _of_root(self, root: str, root_of: Callable[[str], str]) -> list[Term]:
        """Return the words of a root, which all begin with it."""
        return self._lexicon.matching("body", root.encode(), lambda word: root_of(word) == root)

    def _close(
        self, rarest: Sequence[Term], needed: int, length: int, articles: set[int]
    ) -> dict[int, int]:
        """Return those of the articles in which enough of the rarest words of a passage of so many
        words stand close to each other, and how many do.
        """
        width = _WIDER * length + _MORE
        found = {
            article: most_together(positions, needed, width)
            for article, positions in self._matcher.positions(rarest, "body", articles)
        }
        return {article: count for article, count in found.items() if count}

    def _rarest_words(self, words: Sequence[bytes]) -> tuple[list[Term], int]:
        """Return the rarest of the words, and how many of them have to stand close together."""
        terms = [self._lexicon.find("body", truncate_term(word)) for word in dict.fromkeys(words)]
        known = sorted((t for t in terms[:_MOST_WORDS] if t.articles), key=lambda t: t.articles)
        rarest = known[:_TELLING]
        return rarest, max(_CLOSEST, ceil(_CLOSE * len(rarest)))

    def _rarest(self, found: Sequence[bytes]) -> Phrase:
        """Return the stretch of a run, at most so long, whose words are the rarest."""
        if len(found) <= _LONGEST:
            return tuple(found)
        known = {word: self._articles(word) for word in dict.fromkeys(found[:_MOST_WORDS])}
        weights = [log(1 + known[word]) for word in found[:_MOST_WORDS]]
        starts = range(len(weights) - _LONGEST + 1)
        start = min(starts, key=lambda n: sum(weights[n : n + _LONGEST]))
        return tuple(found[start : start + _LONGEST])

    def _windows(self, found: Sequence[bytes]) -> Iterator[Phrase]:
        """Yield stretches whose words the index all has, those with the rarest word first."""
        last = max(1, len(found) - _WINDOW + 1)
        step = max(_STEP, last // _LOOKED_AT)
        windows = [tuple(found[n : n + _WINDOW]) for n in range(0, last, step)]
        if last > 1 and last % _STEP == 0:
            windows.append(tuple(found[-_WINDOW:]))
        known = [window for window in dict.fromkeys(windows) if self._frequency(window)]
        yield from sorted(known, key=self._frequency)[:_TRIED]

    def _by_rare_words(self, found: Sequence[bytes]) -> dict[int, float]:
        different = list(dict.fromkeys(found))[:_MOST_WORDS]
        terms = [self._lexicon.find("body", truncate_term(word)) for word in different]
        most = max(_RARE, self._count * _COMMON)
        rare = sorted((t for t in terms if 0 < t.articles <= most), key=lambda t: t.articles)
        scores: dict[int, float] = {}
        for term in rare[:_RARE]:
            weight = log(1 + self._count / term.articles)
            for article in self._scorer.postings("body", term)[0]:
                scores[article] = scores.get(article, 0.0) + weight
        return {a: s for a, s in scores.items() if a not in self._scorer.removed}

    def _places(self, phrase: Phrase, wanted: Set[int] | None = None) -> Set[int]:
        """Return the articles, of those wanted if they are given, that have a phrase.

        A quotation's beginning, its end and the whole of it often have the same rarest phrase.
        """
        known = self._known_phrases.get(phrase)
        if known is not None:
            return known if wanted is None else known & wanted
        found = self._sought(phrase, wanted)
        if wanted is None and len(found) <= _HELD_BY:
            if len(self._known_phrases) >= _PHRASES:
                self._known_phrases.clear()
            self._known_phrases[phrase] = frozenset(found)
        return found

    def _sought(self, phrase: Phrase, wanted: Set[int] | None) -> set[int]:
        text = tuple(word.decode() for word in phrase)
        words = Terms(text, True, False, Span(0, 0))
        slots = [self._matcher.forms(words, number, "body") for number in range(len(text))]
        if not slots or not all(slots):
            return set()
        articles = self._word_articles.with_all(slots, wanted) - self._scorer.removed
        return self._matcher.in_a_row(words, "body", articles)

    def _frequency(self, phrase: Sequence[bytes]) -> int:
        """Return how many articles the rarest of the words has."""
        return min(map(self._articles, phrase), default=0)

    def _articles(self, word: bytes) -> int:
        return self._lexicon.find("body", truncate_term(word)).articles


def not_behind(ranked: Sequence[int], near: Mapping[int, int]) -> list[int]:
    """Return those of the articles, the best first, that are near a passage, without those that
    have far fewer of its rarest words together than the nearest and stand behind such a one.
    """
    close = [article for article in ranked if article in near]
    least = max(map(near.__getitem__, close), default=0) - _BEHIND
    first = next((at for at, article in enumerate(close) if near[article] >= least), 0)
    return close[:first] + [article for article in close[first:] if near[article] >= least]


def _is_whole_word(root: str) -> bool:
    """Return whether words of a root stand in the index as such, not in parts or in figures."""
    return len(root) >= _SHORTEST_ROOT and tokenize(root) == [root.encode()] and root.isalpha()


def _among(scores: dict[int, float], wanted: Set[int] | None) -> dict[int, float]:
    """Return the scores of the wanted articles; all where none are named."""
    return scores if wanted is None else {a: s for a, s in scores.items() if a in wanted}
