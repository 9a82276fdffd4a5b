"""What can be seen of a quotation, of a mention, and of how they lie to each other.

Shapes are small tuples of short words and numbers: all that the model is told.
"""

from __future__ import annotations

from typing import NamedTuple

_STEPS = (0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6)


def step(distance: int) -> int:
    """Distances in words, coarser the longer."""
    if 0 <= distance < 15:
        return _STEPS[distance]
    return 0 if distance < 0 else 7 if distance < 26 else 8


class QuoteShape(NamedTuple):
    """A quotation and what touches it.

    ``lead`` and ``follow`` tell the verbs of saying before and after it, ``lead_how`` and
    ``follow_how`` only the word order that gave their subjects.
    """

    before: str
    after: str
    ending: str
    lower: bool
    first: bool
    alone: bool
    continues: bool
    closed: bool
    colon_above: bool
    lead: str
    lead_how: str
    follow: str
    follow_how: str


class MentionShape(NamedTuple):
    """A mention and what it is in its own sentence."""

    what: str
    kind: str
    relation: int
    bound: str
    owner: bool
    modifier: bool
    place: str
    after: str
    titled: bool
    head: bool
    surname: str


class LieShape(NamedTuple):
    """Where a mention lies, seen from a quotation.

    ``zone`` is A after it, B before it in the paragraph, P1 the paragraph above, N the next
    one. ``cue`` says whether the mention's verb stands between them (m) or beyond (o).
    """

    zone: str
    sentences: int
    distance: int
    between: int
    cue: str
    role: str


class SameShape(NamedTuple):
    """A quotation seen from the one before it, whose speaker may go on."""

    apart: str
    words: int
    open_before: bool
    tail: int
    subject: str


class WordShape(NamedTuple):
    """The words of a quotation, as far as they tell speech from titles and terms."""

    length: int
    titled: bool
    upper: bool
    before: str
    only: bool
    single: bool
    work: bool
    goes_on: bool
    person: bool
