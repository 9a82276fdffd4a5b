"""The articles that the feed reader newsboat holds (its ``cache.db``), read in memory."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from briefreader.errors import SourceError
from briefreader.sources.formats.feed_item import FeedItem, made_item

NO_CACHE = "a database, but not newsboat's cache.db"
_SECONDS = 5.0
_STEPS = 10_000  # of SQLite's machine, between two looks at the clock
_TABLES = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN (?, ?)"
_COLUMNS = "SELECT name FROM pragma_table_info('rss_item')"
_ITEMS = """
SELECT item.title, item.content, {kind}, item.pubDate, item.url, item.author, feed.title
FROM rss_item AS item LEFT JOIN rss_feed AS feed ON feed.rssurl = item.feedurl
WHERE item.deleted = 0 ORDER BY item.id
"""


def cache_items(data: bytes) -> list[FeedItem]:
    """Return the articles in the bytes of a cache, in the order in which they came.

    Raises SourceError for what is none. Nothing is opened but a copy in memory: newsboat may be
    running, and what somebody else has written into the file cannot run without end.
    """
    end = time.monotonic() + _SECONDS
    try:
        connection = sqlite3.connect(":memory:")
        try:
            connection.deserialize(data)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
            return list(_items(connection))
        finally:
            connection.close()
    except (sqlite3.Error, OverflowError, ValueError):
        raise SourceError("", NO_CACHE) from None


def _items(connection: sqlite3.Connection) -> Iterator[FeedItem]:
    if connection.execute(_TABLES, ("rss_item", "rss_feed")).fetchone() != (2,):
        raise SourceError("", NO_CACHE)
    columns = {name for (name,) in connection.execute(_COLUMNS)}
    kind = "item.content_mime_type" if "content_mime_type" in columns else "''"
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    for row in connection.execute(_ITEMS.format(kind=kind)):
        title, text, mime, seconds, url, author, source = row
        day = None
        if isinstance(seconds, int) and 0 < seconds < 253_402_300_800:  # the year 10000
            day = datetime.fromtimestamp(seconds, UTC).date()
        words = [one if isinstance(one, str) else "" for one in (title, text, url, author, source)]
        yield made_item(*words, html=mime != "text/plain", day=day)
