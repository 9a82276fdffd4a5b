"""Times of files that no calendar has, and days in texts that are none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.case import Case, Sizes, Write, case

_ENDS = ("Head-day", "Tail-day")
_TIMES = {
    "epoch": 0,
    "before_epoch": -90_000,
    "year_1901": -2_147_483_648,
    "year_2038": 2_147_483_648,
    "year_2106": 4_294_967_296,
    "year_9999": 253_402_300_799,
    "year_30000": 884_541_340_800,
}
_DAYS = (
    "0000-00-00",
    "2023-02-31",
    "9999-12-31T23:59:60Z",
    "-0002-01-01",
    "2023-01-01T00:00:00+99:99",
    "10000-01-01",
    "1e310",
    "NaN",
    "yesterday",
    "2023-03-12T02:30:00 America/Chicago",
    "٢٠٢٣-٠١-٠١",
    "8" * 400,
    "",
    "2023-01-01" * 400,
    "5 Aprİl 2023",
    "ſeptember 5, 2023",
)


def cases(sizes: Sizes) -> Iterator[Case]:
    """All of this group."""
    for name, seconds in _TIMES.items():
        why = "sorting stays an order, whatever a clock said"
        yield case(f"mtime_{name}", _written_at(seconds), why, holds=_ENDS)
    for number, day in enumerate(_DAYS):
        text = (
            f"---\ndate: {day}\n---\nDay {number}\nDate: {day}\nPublished: {day}\n\n"
            "Head-day words Tail-day\n"
        )
        yield case(f"header_{number:02d}", text, "an unknown day costs nothing", holds=_ENDS)


def _written_at(seconds: int) -> Write:
    def write(path: Path) -> None:
        path.write_text(f"From {path.stem}\n\nHead-day words Tail-day\n", encoding="utf-8")
        os.utime(path, (seconds, seconds))

    return write
