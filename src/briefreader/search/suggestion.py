"""“Did you mean”: a query nobody has an answer to, with its unknown words made known ones."""

from __future__ import annotations

from briefreader.search.budget import Budget
from briefreader.search.query import Query
from briefreader.search.reading import Lexicon

_SHORTEST = 4  # letters; shorter words are near too many others
_MOST_CHANGES = 2


def suggest(query: Query, lexicon: Lexicon, budget: Budget) -> str:
    """The whole query with each unknown word as the nearest known one; empty if none is near."""
    text = query.text
    changed = False
    for words in sorted(query.wanted(), key=lambda words: words.span, reverse=True):
        field = words.field or "body"
        for word in words.words:
            known = lexicon.has(field, word.encode()) or (
                words.field is None and lexicon.has("title", word.encode())
            )
            if known or len(word) < _SHORTEST:
                continue
            nearest = _nearest(word, field, lexicon, budget)
            part = text[words.span.start : words.span.end]
            place = part.lower().find(word)
            if nearest is None or place < 0:
                return ""
            start = words.span.start + place
            text = f"{text[:start]}{nearest}{text[start + len(word) :]}"
            changed = True
    return text if changed else ""


def _nearest(word: str, field: str, lexicon: Lexicon, budget: Budget) -> str | None:
    """The known word with the fewest changes, of those the most frequent."""
    best = (_MOST_CHANGES + 1, 0)
    found: str | None = None
    letters = set(word)
    shortest, longest = len(word) - _MOST_CHANGES, len(word) + _MOST_CHANGES

    def is_near(candidate: str) -> bool:
        """Each change replaces at most one letter by another: most words are far at a glance."""
        return (
            shortest <= len(candidate) <= longest
            and len(letters.symmetric_difference(candidate)) <= 2 * _MOST_CHANGES
        )

    # Who misspells a word mostly gets its first letter right.
    for candidate, count, _ in lexicon.matching(field, word[:1].encode(), is_near):
        if budget.spent():
            break
        other = candidate.decode()
        changes = distance(word, other, best[0])
        if changes is not None and (changes, -count) < best:
            best, found = (changes, -count), other
    return found


def distance(one: str, other: str, most: int) -> int | None:
    """Changes between two words, or None if more than ``most``.

    Letters inserted, left out, replaced, or two neighbours exchanged (optimal string alignment).
    """
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i, *([0] * len(other))]
        for j, match in enumerate(other, 1):
            row[j] = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != match))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match:
                row[j] = min(row[j], earlier[j - 2] + 1)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
