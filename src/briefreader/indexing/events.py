"""What an indexer tells while it works, and the same as one line of JSON."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class EventKind(StrEnum):
    """The kinds of events, in the order in which they first come.

    Of very many new files, the newest are read and published before all are counted.
    """

    SCANNED = "scanned"  # total: the files to be read now; current: the articles that need none
    OUTCOME = "outcome"  # one file is done
    PROGRESS = "progress"  # done of total, instead of an event for every file
    READING = "reading"  # path: a file that takes long, for ``seconds`` so far; every second anew
    PUBLISHED = "published"  # articles: how many can be searched now
    FINISHED = "finished"  # everything is up to date; counts of every outcome
    WAITING = "waiting"  # another process is updating the index: this one waits for its turn
    AWAY = "away"  # path: a folder that seems unmounted; articles stay ``seconds``, 0: for good
    FAILED = "failed"  # reason: why the indexer gave up


class Outcome(StrEnum):
    """What became of one file."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class IndexEvent:
    """One thing that an indexer has to tell.

    ``done`` of ``total`` files have been read so far. ``previous`` is where an added article was
    before, if a file with its content has gone elsewhere. ``counts`` has a number for each of the
    outcomes, in their order. ``seconds`` is how long it took, or what its kind says. ``current`` is
    how many articles are in the index as their files are now.
    """

    kind: EventKind
    path: Path | None = None
    outcome: Outcome | None = None
    reason: str = ""
    previous: Path | None = None
    done: int = 0
    total: int = 0
    articles: int = 0
    counts: tuple[int, ...] = ()
    seconds: float = 0.0
    current: int = 0

    def count(self, outcome: Outcome) -> int:
        """Return how many files had this outcome, in the last event."""
        return self.counts[list(Outcome).index(outcome)] if self.counts else 0


def to_line(event: IndexEvent) -> str:
    """Return the event as one line of ASCII, without its end; what has its default is left out."""
    described: dict[str, str | int | float | tuple[int, ...]] = {"kind": event.kind.value}
    for name, path in (("path", event.path), ("previous", event.previous)):
        if path is not None:
            described[name] = os.fspath(path)
    if event.outcome is not None:
        described["outcome"] = event.outcome.value
    plain: dict[str, str | int | float | tuple[int, ...]] = {
        "reason": event.reason,
        "done": event.done,
        "total": event.total,
        "articles": event.articles,
        "counts": event.counts,
        "seconds": event.seconds,
        "current": event.current,
    }
    described |= {name: value for name, value in plain.items() if value}
    return json.dumps(described, separators=(",", ":"))


def from_line(line: str | bytes) -> IndexEvent:
    """Return the event in a line; raises ValueError for any other line."""
    described = json.loads(line)
    try:
        return IndexEvent(
            kind=EventKind(described["kind"]),
            path=Path(described["path"]) if "path" in described else None,
            outcome=Outcome(described["outcome"]) if "outcome" in described else None,
            reason=described.get("reason", ""),
            previous=Path(described["previous"]) if "previous" in described else None,
            done=described.get("done", 0),
            total=described.get("total", 0),
            articles=described.get("articles", 0),
            counts=tuple(described.get("counts", ())),
            seconds=described.get("seconds", 0.0),
            current=described.get("current", 0),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not an event: {line!r}") from error
