"""Two edits of one text joined, paragraph by paragraph (after diff3)."""

from __future__ import annotations

from briefreader.text.word_diff import word_edits

_BETWEEN = "\n\n"


def merged_edits(before: str, theirs: str, ours: str) -> str:
    """Return a text with what two people made of it who did not see each other's edit.

    Each change of theirs is taken over; where both changed the same, theirs stands above ours.
    """
    old, others, own = (text.split(_BETWEEN) if text else [] for text in (before, theirs, ours))
    there, here = _kept(old, others), _kept(old, own)
    merged: list[str] = []
    at = other_at = own_at = 0
    for kept in [*sorted(there.keys() & here.keys()), len(old)]:
        other_end, own_end = there.get(kept, len(others)), here.get(kept, len(own))
        merged += _joined(old[at:kept], others[other_at:other_end], own[own_at:own_end])
        merged += old[kept : kept + 1]
        at, other_at, own_at = kept + 1, other_end + 1, own_end + 1
    return _BETWEEN.join(merged)


def _kept(old: list[str], new: list[str]) -> dict[int, int]:
    """Return where the paragraphs that stayed stand in the new text, by where they stood."""
    return {
        edit.start + number: edit.other_start + number
        for edit in word_edits(old, new)
        if edit.same
        for number in range(edit.end - edit.start)
    }


def _joined(old: list[str], others: list[str], own: list[str]) -> list[str]:
    if own == old:
        return others
    if others == old:
        return own
    return [*(one for one in others if one not in old and one not in own), *own]
