"""Which changes of the history this window may undo and redo, others being open beside it.

What a step holds is gathered in ``transaction`` and taken back in ``records.undo``.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class UndoScope:
    """Steps of the history by their numbers: ``before`` was the last when this window was opened.

    ``undone`` are those that were undone then or have been undone here since, ``own`` those that
    were made here.
    """

    before: int
    undone: set[int]
    own: set[int] = field(default_factory=set)

    def may_undo(self, number: int) -> bool:
        """Return whether it is none that another window has made since."""
        return number <= self.before or number in self.own

    def made(self, number: int) -> None:
        """Count a new change here; what had been undone here cannot be done again."""
        self.own.add(number)
        self.undone.clear()
