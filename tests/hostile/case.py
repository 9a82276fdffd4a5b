"""One hostile file: how it is made, and what a correct reader does with it."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

TOKEN = "OWNED"  # stands in every payload: no control sequence on its way out may hold it
ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"

Write = Callable[[Path], None]

_WORDS = (
    *("anchor", "barley", "candle", "delta", "ember", "ferry", "granite", "hamlet", "island"),
    *("jetty", "kettle", "lantern", "meadow", "needle", "orchard", "pebble", "quarry", "river"),
    *("saddle", "timber", "umbrella", "valley", "willow", "yard"),
)


class Outcome(StrEnum):
    """What becomes of a file."""

    SHOWN = "shown"  # listed, found, read
    CUT = "cut"  # shown, and the reader says that it is only the beginning
    SKIPPED = "skipped"  # not listed; reported with its reason
    PASSED_OVER = "passed over"  # hidden: not listed, and reported only with its folder
    SHOWN_OR_SKIPPED = "shown or skipped"  # by what is installed; reported if skipped


@dataclass(frozen=True, slots=True)
class Sizes:
    """Whatever a larger run makes larger; bytes, but for counts."""

    longest_line: int = 2_400_000
    line: int = 400_000
    lines: int = 20_000
    sparse: int = 65 << 20
    bomb: int = 32 << 20  # what a compressed bomb expands to
    files: int = 500
    depth: int = 300
    flood: int = 20_000
    large: int = 25_000


FULL = Sizes(
    longest_line=50_000_000,
    line=50_000_000,
    lines=1_000_000,
    sparse=1 << 30,
    bomb=1 << 30,
    files=200_000,
    depth=1_500,
    flood=1_000_000,
    large=1_000_000,
)


@dataclass(frozen=True, slots=True)
class Case:
    """``file`` is the name below the group's folder; ``reason`` is a part of what is reported.

    What is shown of it holds every one of ``holds`` and none of ``lacks``. ``seconds`` bound the
    reading of this one file on an ordinary core. ``below`` names the article that counts where the
    case is a whole folder.
    """

    name: str
    write: Write
    why: str
    file: bytes
    outcome: Outcome = Outcome.SHOWN
    reason: str = ""
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    seconds: float = 2.0
    below: str = ""


def content(data: bytes) -> Write:
    """Write these bytes."""

    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


def case(
    name: str,
    data: bytes | str | Write,
    why: str,
    *,
    file: str | bytes = "",
    outcome: Outcome = Outcome.SHOWN,
    reason: str = "",
    holds: tuple[str, ...] = (),
    lacks: tuple[str, ...] = (),
    seconds: float = 2.0,
    below: str = "",
) -> Case:
    """A case whose file is called ``NAME.txt`` unless something else is said."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return Case(
        name,
        content(data) if isinstance(data, bytes) else data,
        why,
        os.fsencode(file or f"{name}.txt"),
        outcome,
        reason,
        holds,
        lacks,
        seconds,
        below,
    )


def skipped(name: str, data: bytes | str | Write, why: str, reason: str, *, file: str = "") -> Case:
    """A case that is reported and not listed."""
    return case(name, data, why, file=file, outcome=Outcome.SKIPPED, reason=reason)


def head(name: str) -> str:
    """A word that stands before the payload."""
    return f"Head-{name}"


def tail(name: str) -> str:
    """A word that stands behind it."""
    return f"Tail-{name}"


def prose(key: str, sentences: int = 5) -> str:
    """Sentences about nothing, always the same ones for a key."""
    dice = random.Random(key)
    made = (" ".join(dice.choices(_WORDS, k=dice.randint(6, 13))) for _ in range(sentences))
    return " ".join(f"{sentence.capitalize()}." for sentence in made)


def article(name: str, payload: str) -> str:
    """An article with ``payload`` in its title, in its text and in what somebody says."""
    return (
        f"A title {payload} for {name}\n\n{head(name)} {prose(name, 3)}\n\n"
        f"“We saw {payload} at noon,” said the warden. Around it {payload} stands.\n\n"
        f"{prose(name * 2, 2)} {tail(name)}\n"
    )


def within_article(name: str, payload: str, why: str) -> Case:
    """A case of an article around a payload, of which everything else must be there."""
    return case(name, article(name, payload), why, holds=(head(name), tail(name)))
