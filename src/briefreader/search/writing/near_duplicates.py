"""Which articles are versions of one text; compared only when an index is written."""

from __future__ import annotations

import re
from array import array
from collections import Counter, deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from briefreader.domain.hit_grouping import days_of_issue
from briefreader.search.analysis.fingerprints import HEAD, SKETCH, normalize_for_comparison
from briefreader.search.analysis.lead_forms import fill_in
from briefreader.search.store.article_rows import Rows, issue_name

_HASH = 4  # bytes
_PARTS = 4  # bits of a hash
_AT_ONCE = 200_000  # hashes
NEIGHBOURS = 20  # articles with one of these in common, each compared with so many of the rest
SAME = 0.8
SAME_UNDER_ONE_TITLE = 0.6
_HEADLINE = 5  # words from which on a title is one text's alone: not "Statement by Ann Moss"
_KEPT = 3  # sentences, of a story that was edited on its day
_FEW = 4  # sentences: so short a text may be a form that is filled in
_NEAR = 31  # days
_ANOTHER_DAY = 2  # days from which on a form may have been filled in anew
_LONG = 12  # sentences: a story, in which another number is an update
_OTHER_WORDS = 2  # of a title, that are the name of what a form is about
_FAR, _SAME_FAR = 180, 0.95  # a yearly message repeats most of the last one

_CORRECTED = re.compile(
    r"\W*(?:corrected|correction|updated?|revised|amended)\s*[:\])–—-]+\s*", re.IGNORECASE
)


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the estimated share of their sentences that two texts have in common, from 0 to 1."""
    union = {*one, *other}
    if len(union) > SKETCH:
        union = {*sorted(union)[:SKETCH]}
    return len(union.intersection(one).intersection(other)) / len(union) if union else 0.0


@dataclass(frozen=True, slots=True)
class Described:
    """What is compared of one article; ``day`` is an ordinal, 0 for none, ``issue`` then the month
    or year, 202406 or 202400. ``lead`` is packed as ``lead_forms`` does it.
    """

    sketch: bytes
    title: bytes
    day: int
    lead: bytes = b""
    issue: int = 0

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last day on which it may have come out; zeros where none is known."""
        if self.day or not self.issue:
            return self.day, self.day
        first, last = days_of_issue(issue_name(self.issue))
        return first.toordinal(), last.toordinal()


def described(rows: Rows, article: int) -> Described:
    """Return what is compared of an article of a segment."""
    return Described(
        rows.sketches[article],
        rows.titles[article],
        rows.dates[article],
        rows.leads[article],
        rows.issues[article],
    )


def candidates(
    keys: array[int], compared: Container[int] = frozenset()
) -> Iterator[tuple[int, list[int]]]:
    """Yield articles, by number, each with those before it that it may be a version of; without
    pairs of which both are ``compared``.

    ``keys`` are the heads of their sketches. Versions have most sentences in common, and so two
    or more of these: fewer than two in one of a hundred pairs that have just 0.6 of their
    sentences in common, in one of ten thousand that have 0.8.
    """
    shared = _shared(keys, compared)
    nearest: dict[int, deque[int]] = {}  # those before that have a hash, by it
    newest: dict[int, deque[int]] = {}  # and those of them that are not compared
    for number in range(len(keys) // HEAD):
        head = keys[HEAD * number : HEAD * (number + 1)]
        known = number in compared
        common: list[int] = []
        for hashed in filter(shared.__contains__, head):
            common += (newest if known else nearest).get(hashed, ())
            for before in (nearest,) if known else (nearest, newest):
                before.setdefault(hashed, deque(maxlen=NEIGHBOURS)).append(number)
        if common:
            fewest = 2 if head[1] else 1  # a text of a single sentence has but one
            yield number, [other for other, n in Counter(common).items() if n >= fewest]


def _shared(keys: array[int], compared: Container[int]) -> set[int]:
    """Return the hashes that more than one article has, and one that is not ``compared``.

    They are parted by their beginnings where many are new, so that only some of them are objects
    at the same time.
    """
    new = keys
    if compared:
        new = array("I")
        for number in range(len(keys) // HEAD):
            if number not in compared:
                new += keys[HEAD * number : HEAD * (number + 1)]
    parts = [keys] if len(new) <= _AT_ONCE else _parts(keys)
    new_parts = parts if new is keys else [new] if len(new) <= _AT_ONCE else _parts(new)
    found: set[int] = set()
    for part, new_part in zip(parts, new_parts, strict=True):
        of_new = part if part is new_part else filter({*new_part}.__contains__, part)
        found.update(one for one, articles in Counter(of_new).items() if articles > 1)
    found.discard(0)
    return found


def _parts(keys: array[int]) -> list[array[int]]:
    parts = [array("I") for _ in range(1 << _PARTS)]
    for hashed in keys:
        parts[hashed >> (32 - _PARTS)].append(hashed)
    return parts


def are_versions(one: Described, other: Described) -> bool:
    """Return whether two articles hold the same text but for a head, small edits or a
    correction, and are not one form that is filled in twice.
    """
    return _are_alike(one, other) and not _are_of_one_form(one, other)


def _are_of_one_form(one: Described, other: Described) -> bool:
    """Return whether the first sentences of two texts are the same but for a name that stands
    instead of another: “Jane Roe of Ohio”, “Mark Poe of Texas”; or for a number, or for other words
    too, in a short text of which nothing else was edited.
    """
    if one.sketch == other.sketch or is_correction(one.title) or is_correction(other.title):
        return False
    filled = fill_in(one.lead, other.lead)
    if filled.names or not (filled.numbers or filled.another):
        return filled.names
    sketches = {*array("I", one.sketch)}, {*array("I", other.sketch)}
    lengths = [*map(len, sketches)]
    is_edited = lengths[0] != lengths[1] or len(sketches[0] & sketches[1]) < lengths[0] - 1
    return max(lengths) < _LONG and not is_edited


def _are_alike(one: Described, other: Described) -> bool:
    sketches = array("I", one.sketch), array("I", other.sketch)
    shared = resemblance(*sketches)
    apart = _days_apart(one.days, other.days)
    too_little = shared < (SAME_UNDER_ONE_TITLE if apart <= _NEAR else SAME)
    if too_little and not (one.day == other.day > 0 and _is_edited(*sketches)):
        return False
    titles = bare_title(one.title), bare_title(other.title)
    titled = titles[0] == titles[1]
    if too_little:
        return titled and titles[0].count(" ") >= _HEADLINE - 1
    if not titled and (shared < SAME or _name_another(*titles)):
        return False
    corrected = is_correction(one.title) or is_correction(other.title)
    if apart >= _ANOTHER_DAY and not corrected and _replace_sentences(*sketches):
        return False
    if min(map(len, sketches)) < _FEW:
        return titled and apart <= _NEAR and shared >= SAME
    if titled and apart <= _NEAR:
        return shared >= SAME_UNDER_ONE_TITLE
    return shared >= (SAME if apart <= _FAR else _SAME_FAR)


def _days_apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return the fewest days that may lie between two articles; 0 where one has none."""
    (_, end), (begin, _) = sorted((one, other))
    return max(0, begin - end) if all((*one, *other)) else 0


def _is_edited(one: Sequence[int], other: Sequence[int]) -> bool:
    """Return whether most sentences of the shorter of two texts are the other's, too: in a short
    story two that were changed and the note that says so are more than all the rest.
    """
    common = len({*one}.intersection(other))
    return common >= max(_KEPT, SAME_UNDER_ONE_TITLE * min(len(one), len(other)))


def _may_resemble(hashes: frozenset[int], sketch: bytes) -> bool:
    """Return whether two sketches may have enough in common; it is soon told that few do."""
    one, other = len(hashes), len(sketch) // _HASH
    if not SAME_UNDER_ONE_TITLE * one <= other <= one / SAME_UNDER_ONE_TITLE:
        return False
    common = len(hashes.intersection(array("I", sketch)))
    return common >= SAME_UNDER_ONE_TITLE * min(one, other)


def _name_another(one: str, other: str) -> bool:
    """Return whether two titles are one form with another name, number or day filled in.

    Numbers that only one of them has, such as its day, say nothing against it.
    """
    first, second = one.split(), other.split()
    numbers = Counter(filter(str.isdecimal, first)), Counter(filter(str.isdecimal, second))
    if not (numbers[0] <= numbers[1] or numbers[0] >= numbers[1]):
        return True
    others = sum(word != instead for word, instead in zip(first, second, strict=False))
    return len(first) == len(second) > _OTHER_WORDS and others <= _OTHER_WORDS


def _replace_sentences(one: Sequence[int], other: Sequence[int]) -> bool:
    """Return whether each of two short texts has a sentence in the other's place, as forms have
    that are filled in anew: another amount, another country.
    """
    if max(len(one), len(other)) >= SKETCH:
        return False
    common = len(set(one).intersection(other))
    return common < min(len(one), len(other))


def bare_title(title: bytes) -> str:
    """Return a title without case, marks and the word that says that it was corrected."""
    words = _CORRECTED.sub("", normalize_for_comparison(title.decode("utf-8", "replace")), count=1)
    return " ".join(re.findall(r"\w+", words))


def is_correction(title: bytes) -> bool:
    """Return whether a title says that it is that of a corrected version."""
    return bool(_CORRECTED.match(title.decode("utf-8", "replace")))


def linked(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the groups that pairs of numbers make together, each in order (union–find)."""
    above: dict[int, int] = {}

    def top(number: int) -> int:
        while above.setdefault(number, number) != number:
            above[number] = number = above[above[number]]
        return number

    for one, other in pairs:
        above[max(top(one), top(other))] = min(top(one), top(other))
    groups: dict[int, list[int]] = {}
    for number in sorted(above):
        groups.setdefault(top(number), []).append(number)
    return list(groups.values())


def versions(
    keys: array[int],
    sketch: Callable[[int], bytes],
    describe: Callable[[int], Described],
    known: Iterable[tuple[int, int]] = (),
    compared: Container[int] = frozenset(),
) -> Iterator[tuple[int, int]]:
    """Yield each article that is a version of others, with the one that stands for all of them.

    That is the corrected one, else the latest, else the first. ``keys`` are the heads of the
    articles' sketches; ``sketch`` is asked only for those that have one in common,
    ``describe`` for fewer. ``known`` are all pairs among the articles that are ``compared``, which
    are not compared again.
    """
    for group in linked(
        chain(known, _versions_found(candidates(keys, compared), sketch, describe))
    ):

        def rank(number: int) -> tuple[bool, int, int]:
            one = describe(number)
            return not is_correction(one.title), -one.days[0], number

        first, *others = sorted(group, key=rank)
        yield from ((number, first) for number in (first, *others))


def _versions_found(
    pairs: Iterable[tuple[int, list[int]]],
    sketch: Callable[[int], bytes],
    describe: Callable[[int], Described],
) -> Iterator[tuple[int, int]]:
    """Yield which of the candidates are versions of each other, in pairs."""
    for number, others in pairs:
        hashes = frozenset(array("I", sketch(number)))
        alike = [other for other in others if _may_resemble(hashes, sketch(other))]
        if alike:
            one = describe(number)
            yield from ((o, number) for o in alike if are_versions(describe(o), one))
