"""Which articles have the words of a query, and where."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain

from briefreader.search.analysis.language_stems import language_terms_of, umlaut_term
from briefreader.search.analysis.proximity import MatchWindows, windows
from briefreader.search.analysis.stemmer import stem_prefix, variant_test
from briefreader.search.analysis.tokenizer import LANGUAGE_MARK, truncate_term
from briefreader.search.engine.bm25 import TITLE_WEIGHT, Scorer, Scores, add
from briefreader.search.engine.budget import MOST_EXPANSIONS, MOST_POSTINGS, MOST_READS, Budget
from briefreader.search.query.ast import Terms
from briefreader.search.store.segment_reader import Lexicon, SegmentReader, Term

_ANYWHERE = (("body", 1.0), ("title", TITLE_WEIGHT))
_SHORT = 3  # letters of a beginning
_FEW_LEFT = 8  # articles: then it takes less time to look where the other words stand in them
_FAR_FEWER = 16  # times: then each is sought by halving, in no more time than making a set takes
_LOOKED_THROUGH = 64  # places that are gone through in less time than it takes to halve more
_FEWEST_EXPANSIONS = 32  # of each segment, however many there are


class TermMatcher:
    """Finds words in an index; one for each search, with that search's budget."""

    def __init__(
        self,
        segments: Sequence[SegmentReader],
        scorer: Scorer,
        budget: Budget,
        lexicon: Lexicon | None = None,
    ) -> None:
        self._segments = segments
        self._scorer = scorer
        self._lexicon = lexicon or Lexicon(segments)
        self._budget = budget
        self._forms: dict[tuple[Terms, int, str], list[Term]] = {}

    def articles(self, words: Terms, only: Set[int] | None = None) -> Scores:
        """Return the articles that have the words, in title or body or the field that is named.

        Those that are not in ``only``, if it is given, may be left out.
        """
        fields = ((words.field, 1.0),) if words.field else _ANYWHERE
        found: Scores | None = None
        for field, weight in fields:
            part = self._in_field(words, field, weight, only)
            found = part if found is None else add(found, part)
        return found or {}

    def frequency(self, words: Terms) -> int:
        """Return how many articles have the words, at most; cheap, and only to choose an order."""
        field = words.field or "body"
        return min(
            sum(term.articles for term in self.forms(words, number, field))
            for number in range(len(words.words))
        )

    def _in_field(self, words: Terms, field: str, weight: float, only: Set[int] | None) -> Scores:
        if len(words.words) == 1:
            return self._scorer.score(field, self.forms(words, 0, field), weight, only)
        places = self.places(words, field, only)
        found = dict.fromkeys(places, 0.0)
        for number in range(len(words.words)) if places else ():
            part = self._scorer.score(field, self.forms(words, number, field), weight, places)
            for article, score in part.items():
                found[article] += score
        return found

    def forms(self, words: Terms, number: int, field: str) -> list[Term]:
        """Return what one of the words stands for: itself, its other forms, what begins with it.

        Inside a phrase a word stands for itself alone; the last one may go on.
        """
        key = words, number, field
        known = self._forms.get(key)
        if known is None:
            known = self._forms[key] = self._find_forms(words, number, field)
        return known

    def _find_forms(self, words: Terms, number: int, field: str) -> list[Term]:
        word = truncate_term(words.words[number].encode())
        own = self._lexicon.find(field, word)
        found = {word: own} if own.places else {}
        last = number == len(words.words) - 1
        if last and words.prefix:
            found |= {term.word: term for term in self._beginning(field, word)}
        if not words.exact and len(words.words) == 1 and not (words.prefix and _covers(word)):
            found |= {term.word: term for term in self._variants(field, words.words[0])}
        return [*found.values(), *self._in_languages(words, number, field)]

    def _in_languages(self, words: Terms, number: int, field: str) -> Iterator[Term]:
        """Yield what a word stands for in articles of other languages than English."""
        languages = self._lexicon.languages(field)
        if not languages:
            return
        word = words.words[number]
        forms = not words.exact and len(words.words) == 1
        sought = language_terms_of(word, languages, forms=forms)
        terms = [self._lexicon.find(field, term) for term in sought]
        if "de" in languages and words.prefix and number == len(words.words) - 1:
            terms += self._beginning(field, umlaut_term(word))
        yield from {term.word: term for term in terms if term.places}.values()

    def _variants(self, field: str, word: str) -> list[Term]:
        """Return the index's words with the same stem."""
        if self._budget.spent():
            return []
        terms = self._lexicon.matching(field, stem_prefix(word).encode(), variant_test(word))
        return terms[:MOST_EXPANSIONS]

    def _beginning(self, field: str, prefix: bytes) -> list[Term]:
        """Return the most frequent words that begin so, as many as the budget allows."""
        if self._budget.spent() or not self._segments:
            return []
        most = max(_FEWEST_EXPANSIONS, MOST_EXPANSIONS // len(self._segments))
        terms, whole = self._lexicon.beginning(field, prefix, most)
        chosen: list[Term] = []
        postings = reads = 0
        for term in terms[:MOST_EXPANSIONS]:
            postings += term.articles
            reads += len(term.places)
            if chosen and (postings > MOST_POSTINGS or reads > MOST_READS):
                break
            chosen.append(term)
        if not whole or len(chosen) < len(terms):
            self._budget.exceeded = True
        return chosen

    def positions(
        self, terms: Sequence[Term], field: str, wanted: Set[int]
    ) -> Iterator[tuple[int, list[Sequence[int]]]]:
        """Yield each of the wanted articles that has any of the words, with the positions in it of
        each word that it has.
        """
        for here, segment in enumerate(self._segments):
            inside = _inside(segment, wanted)
            numbers = _numbers(terms, here)
            held: defaultdict[int, list[Sequence[int]]] = defaultdict(list)
            for number in numbers if inside else ():
                for article, positions in segment.positions(field, number, inside).items():
                    held[article].append(positions)
            for article, found in held.items():
                yield segment.base + article, found

    def slot_positions(
        self, slots: Sequence[Sequence[Term]], field: str, wanted: Set[int]
    ) -> Iterator[tuple[int, list[Sequence[int]]]]:
        """Yield each of the wanted articles with the positions in it of any word of each slot,
        sorted; there may be none.
        """
        for here, segment in enumerate(self._segments):
            inside = _inside(segment, wanted)
            found = [
                _positions(segment, field, _numbers(slot, here), inside) if inside else {}
                for slot in slots
            ]
            for article in sorted(inside):
                yield segment.base + article, [places.get(article, ()) for places in found]

    def places(self, words: Terms, field: str, wanted: Set[int] | None) -> dict[int, MatchWindows]:
        """Return article → where the words stand in it, side by side and in order, or near each
        other.

        Only ``wanted`` articles are looked at, if they are given.
        """
        found: dict[int, MatchWindows] = {}
        in_order = sorted(wanted) if wanted is not None else None
        for place, segment in enumerate(self._segments):
            base = segment.base
            inside = None
            if in_order is not None:
                begin, end = (bisect_left(in_order, base + more) for more in (0, segment.articles))
                inside = {article - base for article in in_order[begin:end]}
            slots = self._slots(place, words, field)
            if slots:
                together = _together(segment, field, slots, inside, words.near)
                found |= {base + article: here for article, here in together.items()}
        for article in self._scorer.removed & found.keys():
            del found[article]
        return found

    def in_a_row(self, words: Terms, field: str, articles: Set[int]) -> set[int]:
        """Return those of the articles, which all have all of the words, in which these stand side
        by side and in order.
        """
        found: set[int] = set()
        for place, segment in enumerate(self._segments):
            inside = _inside(segment, articles)
            if inside and (slots := self._slots(place, words, field)):
                together = _side_by_side(segment, field, slots, inside)
                found.update(map(segment.base.__add__, together))
        return found

    def windows(
        self, place: int, words: Terms, field: str, wanted: Set[int]
    ) -> Iterator[tuple[Mapping[int, Sequence[int]], Mapping[int, Sequence[int]]]]:
        """Yield article → where the words begin in it, and article → where they end, as in
        MatchWindows: of one segment's ``wanted`` articles, which are numbered within it.

        The forms of a single word come one after the other, an article only once where a stem of
        its language stands where the word does.
        """
        segment, slots = self._segments[place], self._slots(place, words, field)
        if not slots:
            return
        if len(slots) > 1:
            together = _together(segment, field, slots, {*wanted}, words.near)
            yield (
                {article: here.firsts for article, here in together.items()},
                {article: here.lasts for article, here in together.items()},
            )
            return
        forms = self.forms(words, 0, field)
        marked = _numbers((term for term in forms if term.word.startswith(LANGUAGE_MARK)), place)
        # Stems of other languages than English stand where the word of the text does, too.
        foreign = {
            article for number in marked for article in segment.positions(field, number, wanted)
        }
        if foreign:
            merged = _positions(segment, field, slots[0], foreign)
            yield merged, merged
        for number in slots[0]:
            if number not in marked:
                positions = segment.positions(field, number, wanted - foreign)
                yield positions, positions

    def _slots(self, place: int, words: Terms, field: str) -> list[list[int]]:
        """Return for each of the words the numbers of its forms in a segment; nothing where the
        segment lacks one of them.
        """
        slots = [
            _numbers(self.forms(words, slot, field), place) for slot in range(len(words.words))
        ]
        return [] if not all(slots) or self._budget.spent() else slots


def _inside(segment: SegmentReader, articles: Set[int]) -> set[int]:
    """Return those of the articles that a segment has, numbered within it."""
    base, end = segment.base, segment.base + segment.articles
    return {article - base for article in articles if base <= article < end}


def _numbers(terms: Iterable[Term], place: int) -> list[int]:
    """Return the numbers that words have in a segment; ``place`` is the segment's."""
    return [number for term in terms for here, number in term.places if here == place]


def _covers(word: bytes) -> bool:
    """Return whether all forms of a word begin with it, or it is too short to be one that is
    meant.
    """
    return len(word) <= _SHORT or stem_prefix(word.decode()).encode() == word


def _together(
    segment: SegmentReader,
    field: str,
    slots: list[list[int]],
    wanted: set[int] | None,
    near: int | None,
) -> dict[int, MatchWindows]:
    """Return article → where a word of each slot stands, as ``near`` says; the segment's
    numbers.
    """
    common = _common(segment, field, slots, wanted, 0 if near is not None else _FEW_LEFT)
    if not common:
        return {}
    if near is None:
        return _side_by_side(segment, field, slots, common)
    positions = [_positions(segment, field, slot, common) for slot in slots]
    found = {article: windows([slot[article] for slot in positions], near) for article in common}
    return {article: places for article, places in found.items() if places.firsts}


def _common(
    segment: SegmentReader, field: str, slots: list[list[int]], wanted: set[int] | None, few: int
) -> set[int]:
    """Return the articles that have a word of every slot; or so few that have one of the rarest."""
    counts = segment.terms(field).counts
    common = wanted
    # The rarest first: what it leaves, the frequent ones only thin out.
    for slot in sorted(slots, key=lambda slot: sum(counts[number] for number in slot)):
        parts = [segment.frequencies(field, number)[0] for number in slot]
        if common is None:
            common = set().union(*parts)
        else:
            common = set().union(*(common.intersection(part) for part in parts))
        if len(common) <= few:
            break
    assert common is not None
    return common


def _positions(
    segment: SegmentReader, field: str, slot: list[int], articles: set[int]
) -> dict[int, Sequence[int]]:
    """Return article → every position of any word of a slot, sorted, for ``articles`` that have
    one.
    """
    if len(slot) == 1:
        return dict(segment.positions(field, slot[0], articles))
    found: dict[int, list[Sequence[int]]] = {}
    for number in slot:
        for article, positions in segment.positions(field, number, articles).items():
            found.setdefault(article, []).append(positions)
    return {
        article: parts[0] if len(parts) == 1 else sorted({*chain.from_iterable(parts)})
        for article, parts in found.items()
    }


def _side_by_side(
    segment: SegmentReader, field: str, slots: list[list[int]], common: set[int]
) -> dict[int, MatchWindows]:
    """Return article → where a word of each slot stands, one after the other."""
    counts = segment.terms(field).counts
    # The rarest word leaves few places at which the others have to be looked for.
    rarest, *others = sorted(
        range(len(slots)), key=lambda n: sum(counts[number] for number in slots[n])
    )
    found = _positions(segment, field, slots[rarest], common)
    for other in others:
        here = _positions(segment, field, slots[other], found.keys() & common)
        shift = other - rarest
        found = {
            article: kept
            for article, places in here.items()
            # Told at once of nearly all, where two words that many articles have never meet.
            if len(places) > _LOOKED_THROUGH
            or not {start + shift for start in found[article]}.isdisjoint(places)
            if (kept := _followed(found[article], shift, places))
        }
        if not found:
            break
    span = len(slots) - 1
    if not span:  # one word begins where it ends
        return {article: MatchWindows(places, places) for article, places in found.items()}
    return {
        article: MatchWindows(
            [place - rarest for place in places], [place - rarest + span for place in places]
        )
        for article, places in found.items()
    }


def _followed(starts: Sequence[int], shift: int, places: Sequence[int]) -> list[int]:
    """Return the starts that have one of the sorted places ``shift`` behind them."""
    if len(starts) * _FAR_FEWER > len(places):
        kept = {start + shift for start in starts}.intersection(places)
        return sorted(place - shift for place in kept) if kept else []
    last = places[-1]
    return [
        start
        for start in starts
        if (place := start + shift) <= last and places[bisect_left(places, place)] == place
    ]
