"""Which articles have the words of a query, and where."""

from __future__ import annotations

from collections.abc import Sequence

from briefreader.search.budget import MOST_EXPANSIONS, MOST_POSTINGS, Budget
from briefreader.search.query import Words
from briefreader.search.reading import Lexicon, Segment
from briefreader.search.scoring import TITLE_WEIGHT, Scorer, Scores, add
from briefreader.search.stems import is_variant, stem_prefix
from briefreader.search.words import cut

_ANYWHERE = (("body", 1.0), ("title", TITLE_WEIGHT))
_FEW = 64  # below so many words with one beginning, taking them all costs nothing


class Matcher:
    """Finds words in an index; one for each search, with that search's budget."""

    def __init__(self, segments: Sequence[Segment], scorer: Scorer, budget: Budget) -> None:
        self._segments = segments
        self._scorer = scorer
        self._lexicon = Lexicon(segments)
        self._budget = budget

    def articles(self, words: Words) -> Scores:
        """The articles that have the words, in title or body or the field that is named."""
        fields = ((words.field, 1.0),) if words.field else _ANYWHERE
        found: Scores | None = None
        for field, weight in fields:
            part = self._in_field(words, field, weight)
            found = part if found is None else add(found, part)
        return found or {}

    def _in_field(self, words: Words, field: str, weight: float) -> Scores:
        if len(words.words) == 1:
            return self._scorer.score(field, self.forms(words, 0, field), weight)
        places = self.places(words, field, None)
        scores = [
            self._scorer.score(field, self.forms(words, number, field), weight)
            for number in range(len(words.words))
        ]
        return {article: sum(part[article] for part in scores) for article in places
                if all(article in part for part in scores)}  # fmt: skip

    def forms(self, words: Words, number: int, field: str) -> list[bytes]:
        """What one of the words stands for: itself, its other forms, what begins with it.

        Inside a phrase a word stands for itself alone; the last one may go on.
        """
        word = cut(words.words[number].encode())
        last = number == len(words.words) - 1
        found: dict[bytes, None] = {word: None}
        if last and words.prefix:
            found |= dict.fromkeys(self._beginning(field, word))
        if not words.exact and len(words.words) == 1:
            found |= dict.fromkeys(self._variants(field, words.words[0]))
        return list(found)

    def _variants(self, field: str, word: str) -> list[bytes]:
        """The index's words with the same stem."""
        prefix = stem_prefix(word).encode()
        if self._budget.spent():
            return []
        return [
            candidate
            for candidate in dict.fromkeys(found for found, _ in self._lexicon.words(field, prefix))
            if is_variant(candidate.decode(), word)
        ][:MOST_EXPANSIONS]

    def _beginning(self, field: str, prefix: bytes) -> list[bytes]:
        """The most frequent words that begin so, as many as the budget allows."""
        if self._budget.spent():
            return []
        counts, whole = self._lexicon.beginning(field, prefix, MOST_EXPANSIONS)
        ordered = sorted(counts, key=counts.__getitem__, reverse=True)
        chosen: list[bytes] = []
        postings = 0
        for word in ordered[:MOST_EXPANSIONS]:
            postings += counts[word]
            if chosen and postings > MOST_POSTINGS:
                break
            chosen.append(word)
        if not whole or len(chosen) < len(ordered):
            self._budget.exceeded = True
        return chosen

    def places(self, words: Words, field: str, wanted: set[int] | None) -> dict[int, list[int]]:
        """Article → the positions where the words begin, side by side and in order.

        Only ``wanted`` articles are looked at, if they are given.
        """
        forms = [self.forms(words, number, field) for number in range(len(words.words))]
        found: dict[int, list[int]] = {}
        for segment in self._segments:
            base = segment.base
            inside = None
            if wanted is not None:
                end = base + segment.articles
                inside = {article - base for article in wanted if base <= article < end}
                if not inside:
                    continue
            for article, positions in self._places_in(segment, field, forms, inside).items():
                found[base + article] = positions
        return found

    def _places_in(
        self, segment: Segment, field: str, forms: list[list[bytes]], wanted: set[int] | None
    ) -> dict[int, list[int]]:
        """As :meth:`places`, for one segment and its own numbers."""
        terms = segment.terms(field)
        numbers = [
            [number for number in map(terms.find, words) if number is not None] for words in forms
        ]
        if not all(numbers) or self._budget.spent():
            return {}
        common = wanted
        for slot in numbers:
            holding = set().union(*(segment.postings(field, number)[0] for number in slot))
            common = holding if common is None else common & holding
            if not common:
                return {}
        assert common is not None
        found: dict[int, set[int]] = {}
        for shift, slot in enumerate(numbers):
            here: dict[int, set[int]] = {}
            for number in slot:
                for article, positions in segment.positions(field, number, common).items():
                    moved = {position - shift for position in positions}
                    here[article] = here[article] | moved if article in here else moved
            if shift == 0:
                found = here
            else:
                found = {a: both for a, p in found.items() if (both := p & here.get(a, set()))}
            common = found.keys() & common
        return {article: sorted(positions) for article, positions in found.items()}
