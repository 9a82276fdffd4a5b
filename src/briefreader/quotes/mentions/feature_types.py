"""What can be seen of a quotation, of a mention, and of how they lie to each other.

Shapes are small tuples of short words and numbers: all that the model is told. They are made anew
for every quotation and mention, and only taken apart again: plain tuples do that in half the time.
"""

from __future__ import annotations

_STEPS = (0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6)


def bucket_distance(distance: int) -> int:
    """Return the class of a distance in words, coarser the longer it is."""
    if 0 <= distance < 15:
        return _STEPS[distance]
    return 0 if distance < 0 else 7 if distance < 26 else 8


QuotationFeatures = tuple[str, str, str, bool, bool, bool, bool, bool, bool, str, str, str, str]
"""A quotation and what touches it.

In order: what stands before it, after it, its ending; whether it begins in small letters, comes
first in its paragraph, is alone there, continues the one before, is closed, has a colon above; the
verb of saying before it and the word order that gave its subject, then both of the verb after it.
"""
MentionFeatures = tuple[str, str, int, str, bool, bool, str, str, bool, bool, str]
"""A mention and what it is in its own sentence.

In order: what it is, its kind, its relation to a verb, what binds it; whether it is an owner, or
modifies a noun; its place, what stands after it; whether it is titled, or a head; its surname.
"""
RelativePosition = tuple[str, int, int, int, str, str]
"""Where a mention lies, seen from a quotation.

In order: the zone (A after it, B before it in the paragraph, P1 the paragraph above, N the next
one), how many sentences on, the distance in words, the mentions between, whether the mention's verb
stands between them (m) or beyond (o), and of which verbs beside the quotation it is the subject.
"""
ContinuationFeatures = tuple[str, int, bool, int, str]
"""A quotation seen from the one before it, whose speaker may go on.

In order: how many paragraphs apart they are, the words since, whether that one was left open, the
words after it in its own paragraph, and the kind of the subject that stands between.
"""
WordFeatures = tuple[int, bool, bool, str, bool, bool, bool, bool, bool]
"""The words of a quotation, as far as they tell speech from titles and terms.

In order: how many they are; whether they are set as a title, begin in capitals; the word before
them; whether they are the only quotation, in single marks, beside a word for a work, continued by
the next one, or in the first person.
"""
