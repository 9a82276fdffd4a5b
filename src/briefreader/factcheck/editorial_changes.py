"""Changes that editors make without making anybody say something else: what each of them is.

What is no change at all (case, marks, figures and their words) is told before, in ``word_keys`` and
``alignment``.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations, pairwise

from briefreader.factcheck.article_text import TextVersion
from briefreader.factcheck.number_words import BELOW_HUNDRED, ORDINALS
from briefreader.factcheck.word_keys import is_negation, is_weighty
from briefreader.text.lazy_pattern import lazy_pattern


class Grade(StrEnum):
    """How bad what is wrong with a quotation is, from nothing up."""

    RIGHT = "right"
    STYLE = "style"
    """The same words, set as another house sets them."""
    ALTERED = "altered"
    """Cleaned or fitted in as editors do, and not as it was said."""
    WRONG = "wrong"


class ChangeKind(StrEnum):
    """A change that makes nobody say something else."""

    BRITISH = "british spelling"
    """The draft has the British spelling of an American one."""
    AMERICAN = "american spelling"
    NUMERALS = "numerals"
    """A number in letters for figures, or the other way round, or with other marks within it."""
    COLLOQUIAL = "colloquial"
    """ "gonna" for "going to", or the other way round."""
    COMPOUND = "compound"
    """One word for two, or the other way round: "fact sheet" and "factsheet"."""
    CONTRACTION = "contraction"
    """ "don't" for "do not", or the other way round."""
    FILLER = "filler"
    """ "uh" or "you know" left out."""
    REPETITION = "repetition"
    """Words that the speaker said twice in a row stand once."""
    BRACKETS = "brackets"
    """Square brackets stand for words, or beside them."""
    INNER = "inner quotation"
    """What the speaker quotes somebody else as saying stands as the speaker's own words."""

    @property
    def grade(self) -> Grade:
        """How bad it is."""
        return Grade.STYLE if self in _STYLE else Grade.ALTERED

    @property
    def in_prose(self) -> str:
        """Its name as it is written for people: British and American with a capital."""
        is_spelling = self in (ChangeKind.BRITISH, ChangeKind.AMERICAN)
        return self.value.capitalize() if is_spelling else self.value


_STYLE = frozenset(
    (
        *(ChangeKind.BRITISH, ChangeKind.AMERICAN, ChangeKind.NUMERALS, ChangeKind.COLLOQUIAL),
        ChangeKind.COMPOUND,
    )
)
# What makes another word of the next one where no space parts the two: "a typical", "in formal".
_OPENS_OTHER_WORD = frozenset(("a", "an", "the", "in", "un", "i", "re"))
NAMES = tuple(kind.value for kind in ChangeKind)
_AROUND = 5  # words on either side that may say the same twice
_TIMES = 3  # that something was said again
_TOGETHER = 3  # ways that are made together at most
_MOST = 40  # words: where more differ, nobody has merely tidied them

_AUXILIARIES = "are is was were has have had do does did would could should might must need"
_ENDINGS = {"'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "'d": "would", "'s": "is"}
_WHOLE = {
    "cannot": "can not",
    "can't": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "let's": "let us",
    "'tis": "it is",
    "y'all": "you all",
} | {f"{verb}n't": f"{verb} not" for verb in _AUXILIARIES.split()}
# An "'s" on any other word may be a genitive, which is no contraction.
_WITH_IS = frozenset(
    """
    it he she that this there here what who where how when why everything something nothing
    everybody somebody nobody everyone someone one
    """.split()
)
_COLLOQUIAL = {
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "kinda": "kind of",
    "sorta": "sort of",
    "lotta": "lot of",
    "outta": "out of",
    "lemme": "let me",
    "gimme": "give me",
    "dunno": "do not know",
    "cause": "because",
    "cuz": "because",
    "em": "them",
    "'em": "them",
    "ya": "you",
    "okay": "ok",
    "til": "until",
    "till": "until",
    "goin": "going",
    "nothin": "nothing",
    "somethin": "something",
    "doin": "doing",
}
_SOUNDS = frozenset(["uh", "uhh", "um", "umm", "er", "erm", "ah", "hm", "hmm", "mm", "mhm"])
_FILLERS = (
    *(("you", "know"), ("i", "mean"), ("you", "see"), ("well",), ("so",), ("look",), ("listen",)),
    *(("like",), ("okay",), ("ok",), ("right",), ("yeah",), ("now",)),
)
_PAUSES = frozenset(",.;:?!…—–-\n")

_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9}
_ENDED = {1: "st", 2: "nd", 3: "rd"}
_ORDINAL = {f"{number}{_ENDED.get(number, 'th')}": word for number, word in enumerate(ORDINALS, 1)}
_MONEY = {"$": "dollars", "€": "euros", "£": "pounds"}

Words = tuple[str, ...]


def changes_between(
    own: Sequence[str], low: int, high: int, version: TextVersion
) -> frozenset[ChangeKind]:
    """Return what makes a draft's words of words ``low`` to ``high`` of an article; empty where no
    editor's usual changes do.
    """
    if len(own) + high - low > _MOST:
        return frozenset()
    if _is_compound(own, version.keys[low:high]):
        return frozenset((ChangeKind.COMPOUND,))
    kept = _without_fillers(low, high, version)
    found = {ChangeKind.FILLER} if len(kept) < high - low else set()
    left = version.keys[max(0, low - _AROUND) : low]
    right = version.keys[high : high + _AROUND]
    here = (*left, *own, *right)
    there = (*left, *kept, *right)
    for ways in _combinations(frozenset().union(*map(_ways_of, own), *map(_ways_of, kept))):
        ours, theirs = here, there
        for _, same in ways:
            ours, theirs = same(ours), same(theirs)
        repeated = _is_once(ours, theirs, _TIMES) and not _negates_twice(low, high, version)
        if ours == theirs or repeated:
            found |= _directed({kind for kind, _ in ways}, own)
            return frozenset(found | ({ChangeKind.REPETITION} if repeated else set()))
    return frozenset()


def _is_compound(own: Sequence[str], there: Sequence[str]) -> bool:
    """Return whether only spaces within words differ, and no word is a number or a "not", nor may
    be one of another sense.
    """
    words = {*own, *there}
    if len(own) == len(there) or "".join(own) != "".join(there) or any(map(is_weighty, words)):
        return False
    return _OPENS_OTHER_WORD.isdisjoint(words)


def numerals_differ(own: str, there: str) -> bool:
    """Return whether a number stands in letters here and in figures there, or the other way."""
    return own[:1].isdigit() != there[:1].isdigit() and own[:1].isalnum() and there[:1].isalnum()


def _directed(found: set[ChangeKind], own: Sequence[str]) -> set[ChangeKind]:
    """Return the kinds, spelling as the one that the draft has."""
    if ChangeKind.AMERICAN in found and any(_stem(key) in _spellings() for key in own):
        return found ^ {ChangeKind.AMERICAN, ChangeKind.BRITISH}
    return found


@cache
def _combinations(ways: frozenset[int]) -> tuple[tuple[_Way, ...], ...]:
    """Return some of the ways, each made or not, the fewest first, at most so many together."""
    numbers = sorted(ways)
    return tuple(
        tuple(_WAYS[number] for number in some)
        for count in range(_TOGETHER + 1)
        for some in combinations(numbers, count)
    )


@lru_cache(maxsize=1 << 16)
def _ways_of(key: str) -> frozenset[int]:
    """Return the ways, by number, that make another word of a word."""
    found = {n for n, (_, same) in enumerate(_WAYS) if same((key,)) != (key,)}
    if key in _MONEY or key in _SCALES or key == "a" or key.isdecimal():
        found.add(next(n for n, (kind, _) in enumerate(_WAYS) if kind is ChangeKind.NUMERALS))
    return frozenset(found)


def _without_fillers(low: int, high: int, version: TextVersion) -> list[str]:
    """Return the article's words without sounds of hesitation, and fillers that pauses set off."""
    kept: list[str] = []
    at = low
    while at < high:
        length = _filler(at, high, version)
        if not length:
            kept.append(version.keys[at])
        at += length or 1
    return kept


def _filler(at: int, high: int, version: TextVersion) -> int:
    """Return how many words the filler at a place has; 0 where none is there."""
    keys, spans = version.keys, version.spans
    if keys[at] in _SOUNDS:
        return 1
    for filler in _FILLERS:
        end = at + len(filler)
        if end > high or tuple(keys[at:end]) != filler:
            continue
        before = version.text[spans[at - 1][1] : spans[at][0]] if at else "."
        after = version.text[spans[end - 1][1] : spans[end][0]] if end < len(spans) else "."
        if not _PAUSES.isdisjoint(before) and not _PAUSES.isdisjoint(after):
            return len(filler)
    return 0


def _negates_twice(low: int, high: int, version: TextVersion) -> bool:
    """Return whether a "no" that is said twice there means something each time, for nothing parts
    the two: "no no-knock warrants".
    """
    for number in range(max(0, low - 1), min(high + 1, len(version.keys)) - 1):
        if is_negation(version.keys[number]) and version.keys[number] == version.keys[number + 1]:
            between = version.text[version.spans[number][1] : version.spans[number + 1][0]]
            if _PAUSES.isdisjoint(between):
                return True
    return False


@lru_cache(maxsize=1 << 12)  # what is left out in another order leaves the same
def _is_once(ours: Words, theirs: Words, times: int) -> bool:
    """Return whether the one is the other with what stands twice in a row, once."""
    if not times or len(ours) >= len(theirs):
        return False
    for length in range(min(_AROUND, len(theirs) - len(ours)), 0, -1):
        for at in range(len(theirs) - 2 * length + 1):
            if _goes_on_as(theirs[at : at + length], theirs[at + length : at + 2 * length]):
                once = theirs[:at] + theirs[at + length :]
                if once == ours or _is_once(ours, once, times - 1):
                    return True
    return False


def _goes_on_as(first: Words, again: Words) -> bool:
    """Return whether words are said again: "we — we", "and I — and I'm"."""
    if first[:-1] != again[:-1] or is_negation(again[-1]):
        return first == again
    return first[-1] == again[-1] or again[-1].startswith(f"{first[-1]}'")


def _spelled(words: Words) -> Words:
    """Return the words in American spelling."""
    table = _spellings()
    stems = map(_stem, words)
    return tuple(
        f"{table[stem]}{key[len(stem) :]}" if stem in table else key
        for key, stem in zip(words, stems, strict=True)
    )


def _stem(key: str) -> str:
    return key.removesuffix("'s")


@cache
def _spellings() -> dict[str, str]:
    """Return the American spelling of each British one; see the file for where they are from."""
    text = files("briefreader.factcheck").joinpath("spelling_pairs.tsv").read_text("utf-8")
    pairs = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {british: american for british, american in pairs}  # noqa: C416 - of lists


@cache
def _british_spellings() -> dict[str, str]:
    """Return the British spelling of each American one."""
    return {american: british for british, american in _spellings().items()}


def _uncontracted(words: Words) -> Words:
    found: list[str] = []
    for key in words:
        if key in _WHOLE:
            found += _WHOLE[key].split()
            continue
        for ending, verb in _ENDINGS.items():
            stem = key.removesuffix(ending)
            if stem != key and stem and (ending != "'s" or stem in _WITH_IS):
                found += (stem, verb)
                break
        else:
            found.append(key)
    return tuple(found)


def _with_has(words: Words) -> Words:
    """Return "it's" as "it has", and "I'd" as "I had"."""
    return _uncontracted(
        tuple(
            part
            for key in words
            for part in (
                (key[:-2], "has")
                if key.endswith("'s") and key[:-2] in _WITH_IS
                else (key[:-2], "had")
                if key.endswith("'d")
                else (key,)
            )
        )
    )


def _formal(words: Words) -> Words:
    return tuple(part for key in words for part in _COLLOQUIAL.get(key, key).split())


def _figures(words: Words) -> Words:
    """Return numbers in letters as figures, and signs of money as words behind them."""
    return tuple(_in_figures([_ordinal(key) for key in words]))


def _ordinal(key: str) -> str:
    return _ORDINAL.get(key, key)


def _in_figures(words: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        if words[at] in _MONEY and at + 1 < len(words):
            value, end = _number(words, at + 1)
            if end > at + 1:
                yield value
                while end < len(words) and words[end] in _SCALES:
                    yield words[end]
                    end += 1
                yield _MONEY[words[at]]
                at = end
                continue
        value, end = _number(words, at)
        if end > at:
            yield value
            at = end
        else:
            yield words[at]
            at += 1


def _number(words: Sequence[str], at: int) -> tuple[str, int]:
    """Return the number that begins at a word, in figures, and where it ends; ``at`` for none."""
    if words[at][:1].isdigit() and "." in words[at]:
        return words[at], at + 1
    total = part = 0
    end = at
    while end < len(words):
        word = words[end]
        if word in BELOW_HUNDRED or (word.isdecimal() and word.isascii() and len(word) < 16):
            number = BELOW_HUNDRED[word] if word in BELOW_HUNDRED else int(word)
            if end > at and not _goes_on(part, number):
                break
            part += number
        elif word == "a" and end == at and end + 1 < len(words) and words[end + 1] == "hundred":
            part = 1
        elif word in ("hundred", "thousand") and end > at and part:
            scale = _SCALES[word]
            if word == "thousand":
                total, part = total + part * scale, 0
            else:
                part *= scale
        elif word == "and" and end > at and words[end - 1] in _SCALES and _is_small(words, end + 1):
            pass
        else:
            break
        end += 1
    return str(total + part), end


def _is_small(words: Sequence[str], at: int) -> bool:
    return at < len(words) and (words[at] in BELOW_HUNDRED or words[at].isdecimal())


def _goes_on(part: int, number: int) -> bool:
    """Return whether a number goes on with another: "twenty" with "five"; not "five" with "six"."""
    if not part:
        return True
    if part % 100 == 0:
        return number < 100
    return part % 10 == 0 and part % 100 >= 20 and 0 < number < 10


def other_wordings(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the words as they may stand in an article that the draft's editor has changed."""
    words = tuple(keys)
    line = f" {' '.join(words)} "
    contracted = _LONG_FORM.sub(lambda found: _SHORT_FORM[found[0]], line)
    ways = [" ".join(same(words)) for _, same in _WAYS]
    ways += [contracted.strip(), _COLLOQUIAL_FORM.sub(lambda f: _INFORMAL[f[0]], line).strip()]
    british = _british_spellings()
    ways.append(" ".join(british.get(key, key) for key in words))
    ways.append(" ".join(_IN_LETTERS.get(key, key) for key in words))
    if any(key in _IN_LETTERS for key in words):
        ways.append(" ".join(words))  # "three" has the key "3"
    else:
        ways = [way for way in ways if way != " ".join(words)]
    return tuple(dict.fromkeys(ways))


def steady_runs(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield from which word to which the stretches go in which nothing is a contraction, nor may be
    contracted: an editor may have made one of several, and left the others.
    """
    own = {number for number, key in enumerate(keys) if _uncontracted((key,)) != (key,)}
    for number, (key, following) in enumerate(pairwise(keys)):
        if f"{key} {following}" in _SHORT_FORM:
            own |= {number, number + 1}
    for before, behind in pairwise((-1, *sorted(own), len(keys))):
        if behind - before > 1:
            yield before + 1, behind


_IN_LETTERS = {str(number): word for word, number in BELOW_HUNDRED.items()}


_SHORT_FORM = {
    **{long: short for short, long in _WHOLE.items()},
    **{f"{word} is": f"{word}'s" for word in _WITH_IS},
    **{
        f"{who} {verb}": f"{who}{ending}"
        for who in ("i", "you", "we", "they", "he", "she", "it")
        for ending, verb in _ENDINGS.items()
        if ending not in ("'s", "'m")
    },
    "i am": "i'm",
    "do not": "don't",
    "cannot": "can't",
}
_LONG_FORM = lazy_pattern(rf"(?<= )(?:{'|'.join(sorted(_SHORT_FORM, key=len, reverse=True))})(?= )")
_INFORMAL = {long: short for short, long in _COLLOQUIAL.items() if " " in long}
_COLLOQUIAL_FORM = re.compile(rf"(?<= )(?:{'|'.join(_INFORMAL)})(?= )")
_Way = tuple[ChangeKind, Callable[[Words], Words]]
_WAYS: tuple[_Way, ...] = (
    (ChangeKind.AMERICAN, _spelled),
    (ChangeKind.NUMERALS, _figures),
    (ChangeKind.COLLOQUIAL, _formal),
    (ChangeKind.CONTRACTION, _uncontracted),
    (ChangeKind.CONTRACTION, _with_has),
)
"""What is done to both wordings, after which they are the same if no more than that differs."""
