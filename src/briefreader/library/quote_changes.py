"""Which quotes of an article are no longer the same after an edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefreader.domain.quote import Quote
from briefreader.text.folding import fold_text
from briefreader.text.word_diff import have_in_common

_ALIKE = 0.6  # of their words: two quotes are then one that was changed
_COMPARED = 60  # quotes on each side; an article of which more changed is another article


class QuoteChange(NamedTuple):
    """A quote before and after an edit; nothing before: it appeared, nothing after: it vanished.

    ``speaker`` is whoever it is ascribed to now where that changed alone.
    """

    old: str
    new: str
    speaker: str | None = ""

    def words(self, short: Callable[[str], str]) -> str:
        """Return what happened, in a line; ``short`` cuts a quote."""
        if self.speaker is None:
            return f"a quote no longer has a speaker: {short(self.new)}"
        if self.speaker:
            return f"a quote is now attributed to {self.speaker}: {short(self.new)}"
        if self.old and self.new:
            return f"quote changed: {short(self.old)} is now {short(self.new)}"
        if self.old:
            return f"quote removed: {short(self.old)}"
        return f"quote added: {short(self.new)}"


def quote_changes(before: Sequence[Quote], after: Sequence[Quote]) -> tuple[QuoteChange, ...]:
    """Return the changes in the order of the article, what vanished last.

    White space, dashes and the form of marks are no change; a quote inside a turn goes with it.
    """
    old = [quote for quote in before if quote.inside is None]
    new = [quote for quote in after if quote.inside is None]
    gone = _without(old, new)
    came = _without(new, old)
    changes = list(_ascribed_anew(old, new))
    left = gone[:_COMPARED]
    for quote in came:
        match = next((one for one in left if _alike(one.text, quote.text)), None)
        if match is not None:
            left.remove(match)
        changes.append(QuoteChange(match.text if match else "", quote.text))
    matched = [one for one in gone[:_COMPARED] if one not in left]
    changes += [QuoteChange(one.text, "") for one in gone if one not in matched]
    return tuple(changes)


def _without(quotes: Sequence[Quote], others: Sequence[Quote]) -> list[Quote]:
    """Return the quotes that do not stand, folded, among the others as often as here."""
    count = Counter(fold_text(quote.text) for quote in others)
    rest = []
    for quote in quotes:
        words = fold_text(quote.text)
        if count[words]:
            count[words] -= 1
        else:
            rest.append(quote)
    return rest


def _ascribed_anew(old: Sequence[Quote], new: Sequence[Quote]) -> list[QuoteChange]:
    speakers = {fold_text(quote.text): quote.speaker for quote in old}
    return [
        QuoteChange(quote.text, quote.text, quote.speaker)
        for quote in new
        if speakers.get(words := fold_text(quote.text), quote.speaker) != quote.speaker and words
    ]


def _alike(one: str, other: str) -> bool:
    return have_in_common(fold_text(one).split(), fold_text(other).split(), _ALIKE)
