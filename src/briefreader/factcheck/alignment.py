"""A quotation laid along an article's words: what is the same, what differs, what was cut."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import islice, pairwise

from briefreader.factcheck.amounts import Amount, amounts_in, is_same_number
from briefreader.factcheck.article_text import TextVersion
from briefreader.factcheck.bracket_rules import may_stand_at_the_edge, may_stand_for, swaps_name
from briefreader.factcheck.editorial_changes import ChangeKind, changes_between
from briefreader.factcheck.matching_blocks import MatchingBlock, best_chain
from briefreader.factcheck.quoted_text import EditorialMark, EditorialMarkKind, QuotedText, has_mark
from briefreader.factcheck.word_keys import FUNCTION_WORDS, is_negation, is_weighty
from briefreader.text.word_diff import WordEdit, word_edits

_REPLACED = 8  # words that brackets may stand for
_ATTRIBUTED = 40  # words in which an article, too, says whose the parts of a sentence are
_SHORT = 4  # a piece after an ellipsis with fewer words must stand near the one before
_NEAR = 150  # words
_NAMED_NEAR = 60  # words in which a country and who speaks for it are named
_HIDDEN = 3  # words: an ellipsis that leaves out so few must not hide a "not" or a number
_SLACK = 2  # words more that are looked at before the first and behind the last sure ones
_SOON = 12  # words that may have been cut right before the last ones
# Behind one of these stands no subject, but behind a comma: "the war in Ukraine has …".
_PARTS_OF_MORE = frozenset(
    ("of", "in", "for", "from", "to", "at", "on", "by", "with", "and", "or", "as", "than", "near")
)
_PLACES = 2_000  # where a run of words stands oftener, the rest is not looked at
_TRIED = 20_000  # places for the runs of one wording, each after the one before
_TIDIED = 8  # words at either end of which an editor's changes may have made others
_ALIKE = 0.3  # of the words: where fewer are the same, nobody has merely tidied the others
_FILLED = 40_000  # pairs of words: where a gap has more, nothing in it is compared
_FAR = 12  # words beside a change within which the article may have the same number


class EditKind(Enum):
    """How a stretch of the quotation lies to a stretch of the article."""

    SAME = auto()
    CHANGED = auto()
    ADDED = auto()
    """The article has no such words."""
    LEFT_OUT = auto()
    """The quotation has no such words, and does not say so."""
    OWNED = auto()
    """Left out or replaced, as an ellipsis or brackets say."""


@dataclass(frozen=True, slots=True)
class AlignmentStep:
    """Words ``first`` to ``last`` of the quotation beside words ``low`` to ``high`` there.

    ``changes`` are what makes the one of the other, where that is no more than editors do.
    """

    kind: EditKind
    first: int
    last: int
    low: int
    high: int
    changes: frozenset[ChangeKind] = frozenset()

    @property
    def differs(self) -> bool:
        """Whether the words are others, and say so."""
        return self.kind not in (EditKind.SAME, EditKind.OWNED) and not self.changes


@dataclass(frozen=True, slots=True)
class Alignment:
    """The steps from the quotation's first word to its last, in a version of the article."""

    version: TextVersion
    steps: tuple[AlignmentStep, ...]

    @property
    def low(self) -> int:
        """The number of the first of the article's words."""
        return min(step.low for step in self.steps if step.high > step.low)

    @property
    def kept(self) -> tuple[AlignmentStep, ...]:
        """The steps whose words stand there just so; where no word does, those that editors
        change.
        """
        same = tuple(step for step in self.steps if step.kind is EditKind.SAME)
        return same or tuple(step for step in self.steps if step.changes)

    @property
    def same(self) -> int:
        """How many of the quotation's words stand there, if in another form."""
        return sum(
            step.last - step.first
            for step in self.steps
            if step.kind is EditKind.SAME or step.changes
        )

    @property
    def errors(self) -> int:
        """How many words differ; a cut counts as a few, however long it is."""
        return sum(
            max(step.last - step.first, min(step.high - step.low, _HIDDEN), 1)
            for step in self.steps
            if step.differs
        )

    @property
    def changed(self) -> int:
        """How many times editors' usual changes were made."""
        return sum(bool(step.changes) for step in self.steps)


def part_of(alignment: Alignment, first: int, last: int) -> Alignment | None:
    """Return how words ``first`` to ``last`` of the quotation lie, as a quotation of their own;
    None where none of them stands there.

    What is left out right before them belongs to them, what an edit owns to does not.
    """
    steps = []
    end = max(step.last for step in alignment.steps)
    for step in alignment.steps:
        own = max(step.first, first), min(step.last, last)
        if step.first == step.last:
            at_edge = step.first == first or step.first == last == end
            if not first < step.first < last and (not at_edge or step.kind is EditKind.OWNED):
                continue
            own = step.first, step.last
        elif own[0] >= own[1]:
            continue
        low = step.low if own[0] == step.first else min(step.high, step.low + own[0] - step.first)
        high = step.high if own[1] == step.last else min(step.high, low + own[1] - own[0])
        steps.append(replace(step, first=own[0] - first, last=own[1] - first, low=low, high=high))
    part = Alignment(alignment.version, tuple(steps))
    return part if part.kept else None


# Word for word


def exact_alignments(wording: QuotedText, version: TextVersion) -> Iterator[Alignment]:
    """Yield every place where the wording stands, but for edits that it owns to."""
    runs = _runs(wording)
    longest = sorted(runs, key=lambda run: run[0] - run[1])
    if not all(next(version.places(wording.keys[a:b]), None) is not None for a, b in longest):
        return
    walk = _Walk(wording, version, runs)
    first, last = runs[0]
    for start in islice(version.places(wording.keys[first:last]), _PLACES):
        if not _edge_owned(wording.joins.get(0, ()), version, start - 1, closing=False):
            continue
        steps = walk.steps_from(start)
        if steps:
            yield Alignment(version, steps)


def _runs(wording: QuotedText) -> list[tuple[int, int]]:
    """Return the stretches of words between edits of any kind, half-open."""
    inner = [place for place in sorted(wording.joins) if 0 < place < len(wording.words)]
    return list(pairwise([0, *inner, len(wording.words)]))


class _Walk:
    """Goes from run to run through an article; no place that leads nowhere is tried twice."""

    def __init__(
        self, wording: QuotedText, version: TextVersion, runs: Sequence[tuple[int, int]]
    ) -> None:
        self._wording = wording
        self._keys = wording.keys
        self._version = version
        self._runs = runs
        self._lengths = {first: last - first for first, last in wording.pieces()}
        self._barren: set[tuple[int, int]] = set()
        self._left = _TRIED

    def steps_from(self, start: int) -> tuple[AlignmentStep, ...]:
        """Return the steps from the first run, which stands at ``start``, to the last; or none."""
        way, choices = [start], [self._following(0, start)]
        while way and len(way) < len(self._runs) and self._left > 0:
            place = next(choices[-1], None)
            if place is None:
                choices.pop()
                self._barren.add((len(way) - 1, way.pop()))
            elif (len(way), place) not in self._barren:
                way.append(place)
                choices.append(self._following(len(way) - 1, place))
        if len(way) < len(self._runs):
            return ()
        return tuple(self._steps(way)) if self._ends(way[-1]) else ()

    def _steps(self, way: Sequence[int]) -> Iterator[AlignmentStep]:
        before = way[0]
        for (first, last), place in zip(self._runs, way, strict=True):
            if first:
                yield AlignmentStep(EditKind.OWNED, first, first, before, place)
            before = place + last - first
            yield AlignmentStep(EditKind.SAME, first, last, place, before)

    def _ends(self, place: int) -> bool:
        """Return whether the last run may stand at a place."""
        first, last = self._runs[-1]
        end = place + last - first
        return _edge_owned(self._wording.joins.get(last, ()), self._version, end, closing=True)

    def _following(self, number: int, place: int) -> Iterator[int]:
        """Yield where the run after ``number``, which stands at ``place``, may begin."""
        if number + 1 == len(self._runs):
            return
        first, last = self._runs[number]
        end = place + last - first
        joins, run = self._wording.joins[last], self._runs[number + 1]
        is_last = number + 2 == len(self._runs)
        tells = has_mark(joins, EditorialMarkKind.CUT) and not FUNCTION_WORDS.issuperset(
            self._keys[slice(*run)]
        )
        reach = _reach(joins, self._lengths.get(last, 0), len(self._version.keys))
        for next_place in islice(self._version.places(self._keys[slice(*run)], end), _PLACES):
            self._left -= 1
            if next_place - end > reach:
                return
            if is_last and not self._ends(next_place):
                continue
            if _owned(joins, self._version, end, next_place):
                yield next_place
            elif tells and is_negation(self._version.before(next_place)):
                return  # that they stand again farther on does not give back the "not" here


def _reach(joins: Sequence[EditorialMark], length: int, most: int) -> int:
    """Return how many words edits may account for before what is behind them.

    ``length`` are the words from an ellipsis to the next one.
    """
    if has_mark(joins, EditorialMarkKind.ATTRIBUTION):
        return _ATTRIBUTED
    if not has_mark(joins, EditorialMarkKind.CUT):
        return _REPLACED * len(joins)
    return _NEAR if length < _SHORT else most


def _owned(joins: Sequence[EditorialMark], version: TextVersion, low: int, high: int) -> bool:
    """Return whether edits account for words ``low`` to ``high`` of the article.

    An ellipsis and brackets hide no "not", brackets turn no verb and stand for no words of two
    sentences.
    """
    skipped = version.keys[low:high]
    if has_mark(joins, EditorialMarkKind.ATTRIBUTION):
        return not skipped or version.is_between_quotations(low, high)
    if has_mark(joins, EditorialMarkKind.CUT):
        if len(skipped) > _HIDDEN:
            return not is_negation(skipped[-1])
        return not any(map(is_weighty, skipped))
    patterned = [join for join in joins if join.pattern]
    if patterned:
        return len(skipped) == 1 and all(join.fits_part(skipped[0]) for join in patterned)
    if skipped and any(_swaps(join, version, low, high) for join in joins):
        return False
    inside = [word.key for join in joins for word in join.inside]
    if sorted(filter(is_weighty, inside)) != sorted(filter(is_weighty, skipped)):
        return False
    if len(skipped) > 1 and version.is_parted(low, high):
        return False
    return all(may_stand_for(join, skipped, version.before(low)) for join in joins)


def _edge_owned(
    joins: Sequence[EditorialMark], version: TextVersion, beside: int, *, closing: bool
) -> bool:
    """Return whether brackets may stand at either end, with word ``beside`` behind or before it.

    They have changed a part of that word, or replaced it, or are put in. ``closing`` are those at
    the end.
    """
    if not joins:
        return True
    word = version.keys[beside : beside + 1] if beside >= 0 else []
    patterned = [join for join in joins if join.pattern]
    if patterned:
        return bool(word) and all(join.fits_part(word[0]) for join in patterned)
    inside = [one.key for join in joins for one in join.inside]
    if any(map(is_negation, inside)) and not any(map(is_negation, word)):
        return False
    before = version.before(beside)
    if _swapped_beside(joins, version, beside, closing=closing):
        return False
    ends = closing and bool(word) and version.ends_sentence(beside)
    return not word or all(may_stand_at_the_edge(join, word[0], before, ends) for join in joins)


def _swapped_beside(
    joins: Sequence[EditorialMark], version: TextVersion, beside: int, *, closing: bool
) -> tuple[int, int] | None:
    """Return the words of the article, right beside a quotation's end, whose name brackets there
    have exchanged for another; None if they have not.

    Before a quotation that is a subject, behind it what a "with" or a "the" leads to.
    """
    low, high = version.name_at(beside, closing=closing)
    lead = version.before(low)
    if low == high or (closing and lead not in FUNCTION_WORDS):
        return None
    if not closing and lead in _PARTS_OF_MORE and not version.follows_comma(low - 1):
        return None
    if not closing and lead == "the":
        low -= 1
    return (low, high) if any(_swaps(join, version, low, high) for join in joins) else None


def _swaps(join: EditorialMark, version: TextVersion, low: int, high: int) -> bool:
    """Return whether brackets exchange the name that words ``low`` to ``high`` are for another."""
    before, behind = version.around(low, high, _NAMED_NEAR)
    return swaps_name(join.text, version.printed(low, high), f"{before}\n{behind}")


# Nearly


def nearest_alignment(wording: QuotedText, version: TextVersion) -> Alignment | None:
    """Return the place that shares most with the wording; None where nothing is shared in a row."""
    steps: list[AlignmentStep] = []
    at = 0
    for first, last in wording.pieces():
        piece = _piece_steps(wording.keys, first, last, version, at)
        reach = _reach(wording.joins[first], last - first, len(version.keys)) if steps else 0
        if not piece or (steps and piece[0].low - at > reach):
            piece = [AlignmentStep(EditKind.ADDED, first, last, at, at)]
        elif steps and piece[0].low > at:
            steps += _left_out(wording.joins[first], version, first, at, piece[0].low)
        steps += piece
        at = max(at, piece[-1].high)
    if not any(step.kind is EditKind.SAME for step in steps):
        return None
    if _same(steps) >= _ALIKE * len(wording.keys):
        likeliest = _with_fillers(_with_amounts(steps, wording, version), version)
        steps = [_judged(step, wording, version) for step in likeliest]
    put_in = list(_put_in(wording, version, steps))
    opening = [step for step in put_in if not step.last]
    return Alignment(version, (*opening, *steps, *(step for step in put_in if step.last)))


def _left_out(
    joins: Sequence[EditorialMark], version: TextVersion, place: int, low: int, high: int
) -> Iterator[AlignmentStep]:
    """Yield what an ellipsis before word ``place`` leaves out, a "not" at the end of it apart."""
    if _owned(joins, version, low, high):
        yield AlignmentStep(EditKind.OWNED, place, place, low, high)
        return
    edge = high - 1 if high - low > _HIDDEN else low
    if edge > low:
        yield AlignmentStep(EditKind.OWNED, place, place, low, edge)
    yield AlignmentStep(EditKind.LEFT_OUT, place, place, edge, high)


def _same(steps: Iterable[AlignmentStep]) -> int:
    return sum(step.last - step.first for step in steps if step.kind is EditKind.SAME)


def aligned_at(wording: QuotedText, version: TextVersion, low: int, high: int) -> Alignment:
    """Return a wording without edits laid along words ``low`` to ``high``."""
    keys = version.keys
    steps = [*_filled(wording.keys, keys, (0, len(wording.keys)), (low, high))]
    amounts = _with_amounts(steps, wording, version)
    return Alignment(version, tuple(_judged(step, wording, version) for step in amounts))


def _put_in(
    wording: QuotedText, version: TextVersion, steps: Sequence[AlignmentStep]
) -> Iterator[AlignmentStep]:
    """Yield a step for each bracket that adds a "not" or a number the article has not, or does not
    fit what stands beside the quotation.
    """
    told = (EditKind.OWNED, EditKind.CHANGED)  # beside words that brackets stand for, or may not
    accounted = {step.first for step in steps if step.kind in told and step.first == step.last}
    ends = [step.last for step in steps]
    for place, joins in wording.joins.items():
        number = bisect_left(ends, place)
        low = steps[number].high if number < len(steps) else 0
        if place in (0, len(wording.words)):
            beside = steps[0].low - 1 if not place else steps[-1].high
            if swapped := _swapped_beside(joins, version, beside, closing=place > 0):
                yield AlignmentStep(EditKind.CHANGED, place, place, *swapped)
                continue
            fits = _edge_owned(joins, version, beside, closing=place > 0)
        else:
            owned = place in accounted or wording.is_cut_at(place)
            fits = owned or _owned(joins, version, low, low)
        if not fits:
            yield AlignmentStep(EditKind.ADDED, place, place, low, low)


def _piece_steps(
    keys: Sequence[str], first: int, last: int, version: TextVersion, start: int
) -> list[AlignmentStep]:
    """Return one piece between ellipses, laid along the words from ``start`` on."""
    piece = keys[first:last]
    chain = _without_far_ends(best_chain(piece, version, start), piece, version, start)
    if not chain:
        return []
    head, tail = chain[0], chain[-1]
    steps = _head(piece, head, version, start)
    for block, following in pairwise([*chain, None]):
        assert block is not None
        end, end_there = block.here + block.length, block.there + block.length
        steps.append(AlignmentStep(EditKind.SAME, block.here, end, block.there, end_there))
        if following:
            steps += _filled(
                piece, version.keys, (end, following.here), (end_there, following.there)
            )
    end, end_there = tail.here + tail.length, tail.there + tail.length
    steps += _tail(piece, end, version, end_there)
    alike = sum(block.length for block in chain) >= _ALIKE * len(piece)
    limits = (start, steps[0].high), (steps[-1].low, len(version.keys))
    steps[0] = _no_wider(steps[0], piece, version, limits[0], alike=alike)
    steps[-1] = _no_wider(steps[-1], piece, version, limits[1], alike=alike)
    return [AlignmentStep(s.kind, s.first + first, s.last + first, s.low, s.high) for s in steps]


def _without_far_ends(
    chain: list[MatchingBlock], piece: Sequence[str], version: TextVersion, start: int
) -> list[MatchingBlock]:
    """Return a chain without a few words at either end that stand some way off, where an editor has
    made them of the words right there: "And I am glad", where "I am" stands before "And I'm glad".
    """
    kept = chain
    while len(kept) > 1 and _is_far(kept[0], kept[1], kept[0], piece, version):
        own, there = piece[: kept[1].here], kept[1].there
        lows = range(max(start, there - len(own) - _SLACK), there - max(0, len(own) - _SLACK - 1))
        if not any(changes_between(own, low, there, version) for low in lows):
            break
        kept = kept[1:]
    while len(kept) > 1 and _is_far(kept[-2], kept[-1], kept[-1], piece, version):
        first, there = kept[-2].here + kept[-2].length, kept[-2].there + kept[-2].length
        own = piece[first:]
        beyond = min(len(version.keys), there + len(own) + _SLACK)
        highs = range(there + max(1, len(own) - _SLACK), beyond + 1)
        if not any(changes_between(own, there, high, version) for high in highs):
            break
        kept = kept[:-1]
    return kept


def _is_far(
    one: MatchingBlock,
    following: MatchingBlock,
    at_end: MatchingBlock,
    piece: Sequence[str],
    version: TextVersion,
) -> bool:
    """Return whether the article has more between two blocks than the quotation, what no editor
    leaves out, and the one at the end of it is a few words.
    """
    own, low = piece[one.here + one.length : following.here], one.there + one.length
    if at_end.length >= _SHORT or following.there - low <= len(own):
        return False
    return not changes_between(own, low, following.there, version)


def _head(
    piece: Sequence[str], head: MatchingBlock, version: TextVersion, start: int
) -> list[AlignmentStep]:
    """Return the steps from the first word of a piece to its first sure block."""
    before = max(start, head.there - head.here - _SLACK)
    steps = list(_filled(piece, version.keys, (0, head.here), (before, head.there)))
    while steps and steps[0].kind is EditKind.LEFT_OUT:
        steps.pop(0)
    if any(step.kind is EditKind.LEFT_OUT for step in steps):
        for low in range(before, head.there):
            if changes_between(piece[: head.here], low, head.there, version):
                return [AlignmentStep(EditKind.CHANGED, 0, head.here, low, head.there)]
    return steps


def _tail(piece: Sequence[str], end: int, version: TextVersion, start: int) -> list[AlignmentStep]:
    """Return the steps from word ``end`` of a piece to its last, beside the words from ``start``
    on: those in which most words are the same, fewest others differ, and that reach into no next
    sentence.
    """
    rest = piece[end:]
    beyond = _beyond(rest, version, start)
    widths = range(start + 1, beyond) if 0 < len(rest) <= _TIDIED else ()
    choices = []
    for high in (beyond, *sorted(widths, key=lambda high: abs(high - start - len(rest)))):
        steps = list(_filled(piece, version.keys, (end, len(piece)), (start, high)))
        while steps and steps[-1].kind is EditKind.LEFT_OUT:
            steps.pop()
        choices.append(steps)
    best = min(choices, key=lambda steps: _cost(steps, version))
    if any(step.kind is EditKind.LEFT_OUT for step in best):
        for high in range(start + 1, min(beyond, start + len(rest) + _SLACK) + 1):
            if changes_between(rest, start, high, version):
                return [AlignmentStep(EditKind.CHANGED, end, len(piece), start, high)]
    return best


def _cost(steps: Sequence[AlignmentStep], version: TextVersion) -> tuple[int, int, bool]:
    """Return how bad the last steps of a piece are."""
    changed = sum(
        max(step.last - step.first, step.high - step.low)
        for step in steps
        if step.kind is not EditKind.SAME
    )
    last = steps[-1] if steps else None
    reaches = last is not None and last.kind is EditKind.CHANGED
    parted = last is not None and reaches and version.is_parted(last.low, last.high)
    return -_same(steps), changed, parted


def _beyond(rest: Sequence[str], version: TextVersion, start: int) -> int:
    """Return how far to look for the last words of a piece: a little, or to where they stand
    soon.
    """
    if not all(map(FUNCTION_WORDS.__contains__, rest)):
        place = next(version.places(rest, start), None)
        if place is not None and place - start <= _SOON:
            return place + len(rest)
    return min(len(version.keys), start + len(rest) + _SLACK)


def _no_wider(
    step: AlignmentStep,
    piece: Sequence[str],
    version: TextVersion,
    limits: tuple[int, int],
    *,
    alike: bool,
) -> AlignmentStep:
    """Return a change at either end beside no more of the article's words than the quotation
    has, or beside those that an editor's changes make of them.

    ``limits`` are the words between which it may stand: one of them is its own edge. Where the
    piece and the article are not ``alike``, no such changes are looked for.
    """
    if step.kind is not EditKind.CHANGED:
        return step
    first = limits[1] == step.high
    own = piece[step.first : step.last]
    width = min(len(own), step.high - step.low)
    for wide in (
        () if not alike or len(own) > _TIDIED else (width, *range(1, len(own) + 2 * _SLACK + 1))
    ):
        low, high = (step.high - wide, step.high) if first else (step.low, step.low + wide)
        if low < limits[0] or high > limits[1]:
            continue
        there = "".join(version.keys[low:high]).replace(".", "")  # "4.2" is one word, "4·2" two
        same = "".join(own) == there
        if same or changes_between(own, low, high, version):
            return replace(step, low=low, high=high)
    if first:
        return replace(step, low=step.high - width)
    return replace(step, high=step.low + width)


def _filled(
    piece: Sequence[str], there: Sequence[str], own: tuple[int, int], other: tuple[int, int]
) -> Iterable[AlignmentStep]:
    """Return the steps between two sure blocks."""
    if own[0] == own[1] and other[0] == other[1]:
        return
    here_words, there_words = piece[own[0] : own[1]], there[other[0] : other[1]]
    if not here_words:
        yield AlignmentStep(EditKind.LEFT_OUT, own[0], own[1], other[0], other[1])
        return
    if len(here_words) * len(there_words) > _FILLED:
        yield AlignmentStep(EditKind.CHANGED, *own, *other)
        return
    for edit in _likeliest_edits(here_words, there_words):
        yield AlignmentStep(
            _kind(edit),
            own[0] + edit.start,
            own[0] + edit.end,
            other[0] + edit.other_start,
            other[0] + edit.other_end,
        )


def _likeliest_edits(words: Sequence[str], others: Sequence[str]) -> list[WordEdit]:
    """Return the edits between two stretches; a "not" counts as put in where as many other words
    stay the same without it: in "not changed" for "changed, not was".
    """
    edits = list(word_edits(words, others))
    if any(map(is_negation, words)):
        without = list(word_edits([None if is_negation(one) else one for one in words], others))
        if _same_words(without) >= _same_words(edits):
            return without
    return edits


def _same_words(edits: Iterable[WordEdit]) -> int:
    return sum(edit.end - edit.start for edit in edits if edit.same)


def _kind(edit: WordEdit) -> EditKind:
    if edit.same:
        return EditKind.SAME
    if edit.start == edit.end:
        return EditKind.LEFT_OUT
    return EditKind.ADDED if edit.other_start == edit.other_end else EditKind.CHANGED


def _with_amounts(
    steps: Sequence[AlignmentStep], wording: QuotedText, version: TextVersion
) -> list[AlignmentStep]:
    """Return the steps, those among which a number is the same in other figures, letters or signs
    of money as one change: "1,30 $" and "$1.30".
    """
    found = list(steps)
    if all(step.kind in (EditKind.SAME, EditKind.OWNED) for step in found):
        return found
    spans = [(word.start, word.end) for word in wording.words]
    for own, first, last in _amounts(wording.text, spans, 0, len(spans)):
        beside = [
            step for step in found if step.last > first - 2 and step.first < last + 2
        ]  # a sign of money may stand behind
        if all(step.kind is EditKind.SAME for step in beside):
            continue
        low = max(0, min(step.low for step in beside), max(s.low for s in beside) - _FAR)
        high = min(len(version.keys), max(step.high for step in beside), low + 2 * _FAR)
        for there, begins, ends in _amounts(version.text, version.spans, low, high):
            if (own.value, own.currency) == (there.value, there.currency):
                merged = _as_one(found, (first, last), (begins, ends))
                if merged is not None:
                    found = merged
                    break
    return found


def _amounts(
    text: str, spans: Sequence[tuple[int, int]], low: int, high: int
) -> Iterator[tuple[Amount, int, int]]:
    """Yield the numbers within words ``low`` to ``high`` of a text, and which words they are."""
    if low >= high:
        return
    start, end = spans[low][0], spans[high - 1][1]
    for amount in amounts_in(text[start:end]):
        words = [
            number
            for number in range(low, high)
            if spans[number][0] < start + amount.end and start + amount.start < spans[number][1]
        ]
        if words:
            yield amount, words[0], words[-1] + 1


def _with_fillers(steps: Sequence[AlignmentStep], version: TextVersion) -> list[AlignmentStep]:
    """Return the steps, those that leave out words which recur beside them laid along a filler: of
    "by the way, you know, you have" not "know, you" but "you know".
    """
    found = list(steps)
    for number in range(1, len(found) - 1):
        before, step, behind = found[number - 1 : number + 2]
        alike = before.kind is behind.kind is EditKind.SAME
        if step.kind is not EditKind.LEFT_OUT or not alike:
            continue
        if changes_between((), step.low, step.high, version):
            continue
        for by in _shifts(before, step, behind, version):
            if changes_between((), step.low + by, step.high + by, version):
                place, low, high = step.first + by, step.low + by, step.high + by
                found[number - 1 : number + 2] = (
                    replace(before, last=place, high=low),
                    replace(step, first=place, last=place, low=low, high=high),
                    replace(behind, first=place, low=high),
                )
                break
    return found


def _shifts(
    before: AlignmentStep, step: AlignmentStep, behind: AlignmentStep, version: TextVersion
) -> Iterator[int]:
    """Yield by how many words what is left out may begin sooner or later, with the same words left
    of the article and some on either side.
    """
    keys, (low, high) = version.keys, (step.low, step.high)
    for by in range(1, before.high - before.low):
        if keys[low - by] != keys[high - by]:
            break
        yield -by
    for by in range(1, behind.high - behind.low):
        if keys[low + by - 1] != keys[high + by - 1]:
            break
        yield by


def _as_one(
    steps: Sequence[AlignmentStep], own: tuple[int, int], there: tuple[int, int]
) -> list[AlignmentStep] | None:
    """Return the steps with words ``own`` and ``there`` as one change of numerals; None where they
    do not lie beside each other.
    """
    (first, last), (low, high) = own, there
    within = [
        step
        for step in steps
        if (step.first < last and step.last > first) or (step.low < high and step.high > low)
    ]
    if all(step.kind is EditKind.SAME for step in within):
        return None
    one = AlignmentStep(EditKind.CHANGED, first, last, low, high, frozenset((ChangeKind.NUMERALS,)))
    opening, closing = within[0], within[-1]
    edges = steps[0].first, steps[-1].last  # beyond which the article's words do not count

    def left(part: AlignmentStep) -> list[AlignmentStep]:
        has_words = part.last > part.first or (part.high > part.low and part.first not in edges)
        return [part] if has_words else []

    before = left(replace(opening, last=first, high=low))
    behind = left(replace(closing, first=last, low=high))
    if not all(map(_is_whole, (*before, *behind))):
        return None
    ahead, rest = steps[: steps.index(opening)], steps[steps.index(closing) + 1 :]
    return [*ahead, *before, one, *behind, *rest]


def _is_whole(step: AlignmentStep) -> bool:
    """Return whether a part of a step has words on those sides on which its kind has any."""
    ours, theirs = step.last - step.first, step.high - step.low
    match step.kind:
        case EditKind.SAME:
            return ours == theirs
        case EditKind.CHANGED:
            return ours > 0 and theirs > 0
        case EditKind.ADDED:
            return theirs == 0 and ours > 0
        case EditKind.LEFT_OUT:
            return ours == 0 and theirs > 0
    return False


def _judged(step: AlignmentStep, wording: QuotedText, version: TextVersion) -> AlignmentStep:
    """Return the step as what it is: an edit that is owned to, the same words parted otherwise."""
    if step.kind in (EditKind.SAME, EditKind.OWNED) or step.changes:
        return step
    joins = [
        join
        for place in range(step.first, step.last + 1)
        for join in wording.joins.get(place, ())
        if step.first < place < step.last or step.first == step.last == place
    ]
    skipped = version.keys[step.low : step.high]
    if step.kind is EditKind.LEFT_OUT and joins and _owned(joins, version, step.low, step.high):
        leaves_out = has_mark(joins, EditorialMarkKind.CUT, EditorialMarkKind.ATTRIBUTION)
        short = leaves_out or len(skipped) <= _REPLACED
        return (
            AlignmentStep(EditKind.OWNED, step.first, step.last, step.low, step.high)
            if short
            else step
        )
    if step.kind is EditKind.CHANGED and _parted_otherwise(step, wording, version):
        return AlignmentStep(EditKind.SAME, step.first, step.last, step.low, step.high)
    own = wording.keys[step.first : step.last]
    if step.kind is EditKind.LEFT_OUT and any(join.inside for join in joins):
        return replace(step, kind=EditKind.CHANGED)  # what the brackets may not stand for
    if step.kind is EditKind.CHANGED and is_same_number(*_printed(step, wording, version)):
        return replace(step, changes=frozenset((ChangeKind.NUMERALS,)))
    return replace(step, changes=changes_between(own, step.low, step.high, version))


def _printed(step: AlignmentStep, wording: QuotedText, version: TextVersion) -> tuple[str, str]:
    """Return a change's words as they stand in the draft and in the article."""
    words, spans = wording.words, version.spans
    there = version.text[spans[step.low][0] : spans[step.high - 1][1]]
    return wording.text[words[step.first].start : words[step.last - 1].end], there


def _parted_otherwise(step: AlignmentStep, wording: QuotedText, version: TextVersion) -> bool:
    """Return whether the same letters differ by a dash, ``cease-fire`` and ``ceasefire``, or by
    the space in ``per cent``.
    """
    own = wording.keys[step.first : step.last]
    if "".join(own) != "".join(version.keys[step.low : step.high]):
        return False
    printed = "".join(_printed(step, wording, version))
    return any(dash in printed for dash in "-‐‑–") or "".join(own) == "percent"
