"""Where in the articles a draft's quotation may stand: word for word, or nearly."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Protocol

from briefreader.domain.article import Article
from briefreader.domain.people import PeopleDirectory
from briefreader.factcheck.alignment import (
    Alignment,
    AlignmentStep,
    EditKind,
    aligned_at,
    exact_alignments,
    nearest_alignment,
)
from briefreader.factcheck.article_text import ArticleText, TextVersion
from briefreader.factcheck.claims import Claim
from briefreader.factcheck.joined_passages import Speech
from briefreader.factcheck.quoted_text import QuotedText
from briefreader.factcheck.word_keys import FUNCTION_WORDS, is_negation
from briefreader.text.lazy_pattern import lazy_pattern

_REWORDED = 20  # places of each other wording
_OCCURRENCES = 2_000  # places in one article that are looked at for the right speaker
# So many of a quotation's words have to stand there in order, to say that it differs: a share of
# all, and of few words one more, since those soon meet by chance (`benchmarks/invented.py`).
_SHARED, _FEW = 0.6, 12
_HALF = 0.5  # of them, or so many in a row, make a passage the nearest
_ROW = 5
# What may stand between a "not" and the verb that it turns into its opposite: "not going to",
# "don't really want to", "no one will" (which is read as a figure).
_BETWEEN = frozenset(
    """
    going gonna to want wants wanted wanna plan plans planned planning intend intends intending
    try trying able be been being have had even ever really actually just simply also 1 will would
    shall should can could may might must is are was were do does did has
    """.split()
)
_LONGEST_BETWEEN = 5  # words
_REFUSING = frozenset(
    ["refuse", "refuses", "refused", "refusing", "decline", "declines", "declined"]
)
_NOBODY = frozenset(["nobody", "none", "neither"])
# From the last word of a quotation to the first of the next one in its paragraph.
_OUTSIDE_MARKS = lazy_pattern(r"[^\w“”\"\n]{0,3}[”\"]\s[^“”\"\n]{3,200}\s[“\"]")
_BEFORE_AN_OPEN_NOT = frozenset(["why", "or", "if", "whether", "how"])


class Corpus(Protocol):
    """Articles that can be looked through without reading all of them."""

    people: PeopleDirectory

    def holding(self, claim: Claim) -> Sequence[Path]:
        """Return articles that very likely hold the claim's very words."""
        ...

    def resembling(self, claim: Claim, most: int) -> Sequence[Path]:
        """Return those of the ``most`` articles that share most with the claim which may have a
        form of it, or words for most of what it tells; the likeliest first.
        """
        ...

    def titled(self, words: str) -> Sequence[Path]:
        """Return articles with all of these words in their titles."""
        ...

    def article_text(self, path: Path) -> ArticleText | None:
        """Return an article's words; None where the file is gone."""
        ...

    def speech(self, article: Article) -> Speech:
        """Return who says what in an article."""
        ...


def exact_places(claim: Claim, article_text: ArticleText) -> Iterator[Alignment]:
    """Yield where the very words stand, in the first version that has them."""
    return _exact_places(claim, article_text.parts_for(claim.wording))


def _exact_places(claim: Claim, versions: Iterable[Sequence[TextVersion]]) -> Iterator[Alignment]:
    for parts in versions:
        found = False
        alignments = (one for part in parts for one in exact_alignments(claim.wording, part))
        for number, alignment in enumerate(alignments):
            if number == _OCCURRENCES:
                break
            found = True
            yield _with_negation_before(claim, alignment)
        if found:
            return


def nearest_places(claim: Claim, article_text: ArticleText) -> Iterator[Alignment]:
    """Yield what is most like the words in each version; the very words, if the index missed
    them.
    """
    # Most are read whole below: in parts they would be read twice.
    versions = ((version,) for version in article_text.versions_for(claim.wording))
    exact = list(_exact_places(claim, versions))
    if exact:
        yield from exact
        return
    for version in article_text.versions_for(claim.wording):
        alignment = nearest_alignment(claim.wording, version)
        if alignment:
            yield _without_attributions(alignment)


def _without_attributions(alignment: Alignment) -> Alignment:
    """Return the alignment without what the article tells between two quotations as left out: no
    word of the speaker's is.
    """
    version = alignment.version
    steps = (
        replace(step, kind=EditKind.OWNED) if is_attribution(version, step) else step
        for step in alignment.steps
    )
    return Alignment(version, tuple(steps))


def is_attribution(version: TextVersion, step: AlignmentStep) -> bool:
    """Return whether a step passes over what stands outside the marks: "“Sorry,” |Moss said|. “We
    …”".
    """
    low, high = step.low, step.high
    if step.first < step.last or not 0 < low < high < len(version.spans):
        return False
    between = version.text[version.spans[low - 1][1] : version.spans[high][0]]
    return _OUTSIDE_MARKS.fullmatch(between) is not None


def reworded_places(
    claim: Claim, wordings: Sequence[QuotedText], article_text: ArticleText
) -> Iterator[Alignment]:
    """Yield where other wordings of a quotation stand word for word, with it laid along them."""
    version = article_text.printed
    for wording in wordings:
        for place in islice(version.places(wording.keys), _REWORDED):
            alignment = aligned_at(claim.wording, version, place, place + len(wording.keys))
            if alignment.kept:
                yield alignment


def _with_negation_before(claim: Claim, alignment: Alignment) -> Alignment:
    """Return the alignment with a "not" that stands right before it in the article as left out, or
    before an auxiliary verb there: "not going to |answer them|".

    A quotation that opens as a sentence does must not hide it, nor one within a sentence of the
    draft's that has none of its own.
    """
    low = alignment.low
    version = alignment.version
    if not low:
        return alignment
    opens = claim.text.lstrip("[(“‘\"'")[:1].isupper()
    if not opens and claim.is_in_doubt:
        return alignment
    if not is_negation(version.keys[low - 1]):
        return alignment if opens else _with_negation_farther_before(alignment)
    if not opens and not _negates_what_follows(version.keys[:low]):
        return alignment
    start = version.spans[low][0]
    between = version.text[version.spans[low - 1][1] : start]
    if between.strip(" \u00a0\n\"“‘'*_"):
        return alignment
    if claim.text[:1].isupper() and version.text[start].isupper():
        return alignment
    step = AlignmentStep(EditKind.LEFT_OUT, 0, 0, low - 1, low)
    return Alignment(version, (step, *alignment.steps))


def _with_negation_farther_before(alignment: Alignment) -> Alignment:
    """Return the alignment with what turns its first verb into its opposite as left out: "not going
    to |answer them|".
    """
    low, version = alignment.low, alignment.version
    for at in range(low - 1, max(-1, low - 2 - _LONGEST_BETWEEN), -1):
        key, gap = version.keys[at], version.text[version.spans[at][1] : version.spans[at + 1][0]]
        if gap.strip(" \u00a0*_"):
            return alignment
        if negates(version.keys, at, low):
            step = AlignmentStep(EditKind.LEFT_OUT, 0, 0, at, low)
            return Alignment(version, (step, *alignment.steps))
        if key not in _BETWEEN:
            return alignment
    return alignment


def negates(keys: Sequence[str], at: int, low: int) -> bool:
    """Return whether the word ``at`` turns a verb at ``low`` into its opposite."""
    if keys[at] in _REFUSING:
        return keys[at + 1 : low] == ["to"]
    if keys[at] in _NOBODY or keys[at : at + 2] == ["no", "1"]:
        return True
    return is_negation(keys[at]) and _negates_what_follows(keys[: at + 1])


def _negates_what_follows(before: Sequence[str]) -> bool:
    """Return whether the last of some words turns a verb or what it is said to be into its
    opposite: not "why not", "or not", nor the "no" of "no loan guarantee".
    """
    *_, last = before
    if len(before) > 1 and before[-2] in _BEFORE_AN_OPEN_NOT:
        return False
    return last in ("not", "never", "cannot") or last.endswith("n't")


def is_near(claim: Claim, alignment: Alignment) -> bool:
    """Return whether so much stands there that the quotation is a form of it."""
    keys = claim.wording.keys
    needed = _SHARED * len(keys) + (len(keys) < _FEW)
    if alignment.same < min(len(keys), needed):
        return False
    return _is_telling(claim, alignment)


def _is_telling(claim: Claim, alignment: Alignment) -> bool:
    """Return whether what stands there is more than words that stand everywhere."""
    keys = claim.wording.keys
    same = [
        key
        for step in alignment.steps
        if step.kind is EditKind.SAME
        for key in keys[step.first : step.last]
    ]
    telling = sum(key not in FUNCTION_WORDS for key in same)
    return telling >= 2 or len(same) >= 5 or (telling == 1 and len(same) >= 3)


def is_close_passage(claim: Claim, alignment: Alignment) -> bool:
    """Return whether so much stands there that it helps whoever looks for the words to see it."""
    row = max(step.last - step.first for step in alignment.steps if step.kind is EditKind.SAME)
    half = alignment.same >= _HALF * len(claim.wording.words)
    return row >= _ROW or (half and _is_telling(claim, alignment))
