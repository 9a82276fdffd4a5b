"""How the speakers of an article are told apart: a tint, and letters for where there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefreader.domain.quote import Quote, speaker_as_shown

# Few, so that each stays recognisable; whoever speaks less often shares the last.
TINTS = 4


def speaker_name(quote: Quote, text: str) -> str:
    """Return who the screen says it was: the full name, else the words that stand there, else
    nobody.
    """
    return speaker_as_shown(quote.speaker, quote.mention(text))


def speaker_tints(quotes: Sequence[Quote]) -> dict[str, int]:
    """Return a tint from 0 for each named speaker, the most quoted first; nobody else has one."""
    words: Counter[str] = Counter()
    for quote in quotes:
        if quote.speaker:
            words[quote.speaker] += quote.end - quote.start
    return {name: min(rank, TINTS - 1) for rank, (name, _) in enumerate(words.most_common())}


def initials(name: str) -> str:
    """Return at most two letters for a margin: of the first and the last of a person's names."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isalnum()]
    if not parts:
        return ""
    return parts[0][0].upper() + (parts[-1][0].upper() if len(parts) > 1 else "")
