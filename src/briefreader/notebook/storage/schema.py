"""The notebook's tables, and how an older notebook becomes one of today."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

Scalar: TypeAlias = str | int | bytes | None
Row: TypeAlias = dict[str, Scalar]
Key: TypeAlias = str | int

APPLICATION_ID = 0x62724E42  # "brNB", at offset 68 of the file's header
VERSION = 7
SUMMED_SINCE = 4  # the first version whose rows have sums
HISTORY_KEPT = 1_000  # changes that can be undone


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a key of one column, which comes first in ``columns``.

    ``since`` is the first version of a notebook that has it, ``later`` the columns at the end that
    older notebooks with sums lack.
    """

    name: str
    columns: tuple[str, ...]
    since: int = 1
    later: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The column that identifies a row."""
        return self.columns[0]

    @property
    def before(self) -> Table:
        """The table as it was before its later columns, over which the sums of its rows were."""
        return _before(self)


@cache
def _before(table: Table) -> Table:
    count = len(table.columns) - len(table.later)
    return Table(table.name, table.columns[:count], table.since)


def _table(name: str, columns: str, since: int = 1, later: str = "") -> Table:
    return Table(name, tuple(f"{columns} {later}".split()), since, tuple(later.split()))


# An article is known by its path, but everything else speaks of it by a random number, so that a
# renamed file needs one change, what was done before the renaming can still be undone, and two
# machines never give one number to two articles. (Before version 6 they were counted.)
ARTICLE = _table("article", "id path content_hash")
READING = _table("reading", "article read starred")
POSITION = _table("position", "article exact prefix suffix start end")
BOOKMARK = _table(
    "bookmark",
    "id number created article content_hash exact prefix suffix start end paragraph speaker"
    " speaker_title mention certain question wording title date date_origin source url byline note"
    " tags terms marks",
    later="published author",
)
# ``number`` puts records in order, and ``id`` the steps of the history: the milliseconds since 1970
# at which they came into this notebook (one more than the last where the clock does not go on;
# older notebooks counted). ``author`` of a bookmark is who made it on which machine, ``published``
# the day of publication where ``date`` is that of the speech.
# Where a bookmark stands in the latest text of its article; found again from the words at need.
PLACE = _table("place", "bookmark content_hash state start end wording")
CORRECTION = _table(
    "correction", "id number article exact prefix suffix start end speaker speaker_title"
)
ALIAS = _table("alias", "name person")
# ``query`` of what was looked for, ``number`` when it was last looked for.
SAVED_SEARCH = _table("saved_search", "name query", since=2)
ASKED = _table("asked", "query number", since=2)
# When and by whom the parts of a record were changed; see ``storage.revisions``.
REVISION = _table("revision", "id stamps", since=5)
HISTORY = _table("history", "id made words undone changes")
TABLES = {
    table.name: table
    for table in (
        *(ARTICLE, READING, POSITION, BOOKMARK, PLACE, CORRECTION, ALIAS, SAVED_SEARCH, ASKED),
        *(REVISION, HISTORY),
    )
}

# An article's text, compressed, once for each content, and when it was kept (to the second, in UTC;
# nothing where an older version kept it); its second copy is a file of its own.
ARTICLE_TEXT = _table("article_text", "content_hash packed", later="kept")
SUMMED = {**TABLES, ARTICLE_TEXT.name: ARTICLE_TEXT}
"""The tables whose rows have a ``sum``."""
# One row: the number of the latest change, and what all of this must add up to. ``digests`` are
# the sums of each table's rows, added up; ``tables`` is the sum of SQLite's own list of tables.
LEDGER = _table("ledger", "id change version digests tables")

_TEXT = "TEXT NOT NULL DEFAULT ''"
_SUM = f"sum {_TEXT}"
_QUOTE = (
    f"exact TEXT NOT NULL, prefix {_TEXT}, suffix {_TEXT},"
    ' start INTEGER NOT NULL, "end" INTEGER NOT NULL'
)
_SEARCHES = (
    "CREATE TABLE saved_search (name TEXT PRIMARY KEY, query TEXT NOT NULL)",
    "CREATE TABLE asked (query TEXT PRIMARY KEY, number INTEGER NOT NULL)",
)
_REVISION = f"CREATE TABLE revision (id TEXT PRIMARY KEY, stamps TEXT NOT NULL, {_SUM})"
CREATE = (
    "CREATE TABLE ledger (id INTEGER PRIMARY KEY CHECK (id = 1), change INTEGER NOT NULL,"
    f" version INTEGER NOT NULL DEFAULT 0, digests {_TEXT}, tables {_TEXT}, {_SUM})",
    "INSERT INTO ledger (id, change) VALUES (1, 0)",
    "CREATE TABLE article (id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE,"
    f" content_hash TEXT NOT NULL, {_SUM})",
    "CREATE INDEX article_content_hash ON article (content_hash)",
    "CREATE TABLE article_text (content_hash TEXT PRIMARY KEY, packed BLOB NOT NULL,"
    f" kept {_TEXT}, {_SUM})",
    "CREATE TABLE reading (article INTEGER PRIMARY KEY REFERENCES article,"
    f" read INTEGER NOT NULL, starred INTEGER NOT NULL, {_SUM})",
    f"CREATE TABLE position (article INTEGER PRIMARY KEY REFERENCES article, {_QUOTE}, {_SUM})",
    "CREATE TABLE bookmark (id TEXT PRIMARY KEY, number INTEGER NOT NULL, created TEXT NOT NULL,"
    f" article INTEGER NOT NULL REFERENCES article, content_hash {_TEXT}, {_QUOTE},"
    f" paragraph INTEGER, speaker TEXT, speaker_title TEXT, mention {_TEXT},"
    f" certain INTEGER NOT NULL DEFAULT 0, question {_TEXT}, wording {_TEXT}, title {_TEXT},"
    f" date TEXT, date_origin TEXT, source {_TEXT}, url {_TEXT}, byline {_TEXT}, note {_TEXT},"
    f" tags {_TEXT}, terms {_TEXT}, marks {_TEXT}, published TEXT, author {_TEXT}, {_SUM})",
    "CREATE INDEX bookmark_article ON bookmark (article)",
    "CREATE INDEX bookmark_number ON bookmark (number, id)",
    "CREATE TABLE place (bookmark TEXT PRIMARY KEY, content_hash TEXT NOT NULL,"
    ' state TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,'
    f" wording TEXT NOT NULL, {_SUM})",
    "CREATE TABLE correction (id TEXT PRIMARY KEY, number INTEGER NOT NULL,"
    f" article INTEGER NOT NULL REFERENCES article, {_QUOTE}, speaker TEXT, speaker_title TEXT,"
    f" {_SUM})",
    "CREATE INDEX correction_article ON correction (article)",
    f"CREATE TABLE alias (name TEXT PRIMARY KEY, person TEXT NOT NULL, {_SUM})",
    "CREATE TABLE history (id INTEGER PRIMARY KEY, made TEXT NOT NULL, words TEXT NOT NULL,"
    f" undone INTEGER NOT NULL, changes TEXT NOT NULL, {_SUM})",
    "CREATE INDEX history_undone ON history (undone)",
    f"CREATE TABLE saved_search (name TEXT PRIMARY KEY, query TEXT NOT NULL, {_SUM})",
    f"CREATE TABLE asked (query TEXT PRIMARY KEY, number INTEGER NOT NULL, {_SUM})",
    _REVISION,
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {VERSION}",
)

# MIGRATIONS[n] turns version n into n + 1, in one transaction, after a copy of the file was made;
# at its end every row gets its sum.
MIGRATIONS: dict[int, tuple[str, ...]] = {
    1: _SEARCHES,
    2: tuple(f"ALTER TABLE bookmark ADD COLUMN {name} {_TEXT}" for name in ("terms", "marks")),
    3: (
        "ALTER TABLE ledger ADD COLUMN version INTEGER NOT NULL DEFAULT 0",
        *(f"ALTER TABLE ledger ADD COLUMN {name} {_TEXT}" for name in ("digests", "tables")),
        *(
            f"ALTER TABLE {table.name} ADD COLUMN {_SUM}"
            for table in (LEDGER, *SUMMED.values())
            if table.since < SUMMED_SINCE
        ),
    ),
    4: (_REVISION,),
    5: (
        "ALTER TABLE bookmark ADD COLUMN published TEXT",
        f"ALTER TABLE bookmark ADD COLUMN author {_TEXT}",
    ),
    6: (f"ALTER TABLE article_text ADD COLUMN kept {_TEXT}",),
}
