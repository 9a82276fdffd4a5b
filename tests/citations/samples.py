"""A bookmark that says little; each test adds what it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from briefreader.domain.bookmark import Bookmark, TextSelector

BOOKMARK = Bookmark(
    id="k3m9p2xw",
    selector=TextSelector("We have been clear.", "He said: ", " Then he left.", 9, 28),
    path=Path("/library/briefing.txt"),
    content_hash="0" * 64,
    title="Department Press Briefing",
    created=datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC),
    date=date(2023, 8, 15),
    source="Daily Gazette",
    speaker="Matthew Miller",
    certain=True,
)
