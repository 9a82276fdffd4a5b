"""Files that come, go and change while somebody reads the folder."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_NAMES = 40


def churn(folder: Path, seconds: float, seed: int = 3) -> int:
    """Change files in ``folder`` for a while; how many changes were made."""
    dice = random.Random(seed)
    until = time.monotonic() + seconds
    made = 0
    while time.monotonic() < until:
        path = _any(folder, dice)
        with suppress(OSError):  # it is not there, or it is a folder just now
            dice.choice(_DEEDS)(path, dice)
            made += 1
    return made


def _any(folder: Path, dice: random.Random) -> Path:
    return folder / f"churn-{dice.randrange(_NAMES):02d}.txt"


def _write(path: Path, dice: random.Random) -> None:
    number = dice.randrange(10**6)
    path.write_text(f"Churn {number}\n\nHead-churn “Now {number},” said the clerk. Tail-churn\n")


def _replace(path: Path, dice: random.Random) -> None:
    part = path.with_suffix(".part")
    part.write_text("Half of an article, put in place at once")
    part.replace(path)


def _delete(path: Path, dice: random.Random) -> None:
    path.unlink()


def _rename(path: Path, dice: random.Random) -> None:
    path.rename(_any(path.parent, dice))


def _truncate(path: Path, dice: random.Random) -> None:
    os.truncate(path, dice.randrange(150))


def _folder_in_its_place(path: Path, dice: random.Random) -> None:
    path.unlink()
    path.mkdir()
    path.rmdir()


def _rights(path: Path, dice: random.Random) -> None:
    path.chmod(dice.choice((0o000, 0o644)))


_DEEDS: tuple[Callable[[Path, random.Random], None], ...] = (
    _write,
    _write,
    _replace,
    _delete,
    _rename,
    _truncate,
    _folder_in_its_place,
    _rights,
)
