"""Articles and clocks for the notebook's tests."""

from __future__ import annotations

import hashlib
import json
import re
import resource
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from briefreader.domain.article import Article, Paragraph, Span
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.notebook import NewBookmark
from briefreader.notebook.records.undo import HistoryStep
from briefreader.notebook.storage import row_codec
from briefreader.notebook.storage.checksums import Ledger, write_checksums
from briefreader.notebook.storage.journal_format import encoded, summed, whole
from briefreader.notebook.storage.schema import SUMMED, TABLES
from briefreader.notebook.storage.store import _rows_by_key

TEXT = (
    "The minister spoke on Tuesday. “The harbour budget will be cut by a third,” said Ada Marlowe,"
    " the harbour's spokeswoman, before she left.\n\n“Nobody asked the fishermen,” she added."
)
QUOTE = "The harbour budget will be cut by a third"


def article(name: str = "harbour.txt", text: str = TEXT, folder: str = "/library") -> Article:
    """An article whose content's hash follows from its text."""
    return Article(
        path=Path(folder) / name,
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
        title=f"Title of {name}",
        text=text,
        said_on=date(2023, 8, 15),
        source="Daily Gazette",
        url="https://gazette.example/harbour",
        byline="A. Writer",
        paragraphs=(Paragraph(0, len(text), 3),),
    )


def draft(of: Article | None = None, words: str = QUOTE) -> NewBookmark:
    """A passage of an article, as ``m`` on a quote makes it."""
    of = of or article()
    start = of.text.index(words)
    mention = of.text.find("Ada Marlowe")
    quote = Quote(
        start,
        start + len(words),
        words,
        QuoteKind.DIRECT,
        speaker="Ada Marlowe",
        speaker_title="spokeswoman",
        mention_start=mention if mention >= 0 else None,
        mention_end=mention + 11 if mention >= 0 else None,
        certain=True,
    )
    return NewBookmark(of, Span(start, start + len(words)), quote)


def ticking() -> Callable[[], datetime]:
    """A clock that goes a minute further at each look."""
    moment = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)

    def now() -> datetime:
        nonlocal moment
        moment += timedelta(minutes=1)
        return moment

    return now


def before_sums(line: bytes) -> bytes:
    """A line of the second copy as versions before 4 wrote it."""
    return re.sub(rb',"sum":"[0-9a-f]{32}"|"digest":"[0-9a-f]{32}",', b"", line)


def in_full(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines of the second copy as before format 5: the values of bookmarks have names."""
    for line in lines:
        record = json.loads(line)
        if "bookmark" in record:
            row = row_codec.bookmark_of_values(record["bookmark"])
            said = {name: value for name, value in row.items() if value is not None}
            record = {"rows": [["bookmark", said]]}
            line = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        yield line


def made_format_3(folder: Path) -> None:
    """Make of a compacted second copy one in the form before today's."""
    path = folder / "notebook.jsonl"
    header, *rows, trailer = in_full(path.read_bytes().splitlines(keepends=True))
    assert json.loads(trailer).get("end"), "compacted"
    first = {**json.loads(header), "format": 3}
    del first["sum"]
    path.write_bytes(b"".join([*encoded([summed(first)]), *rows, trailer]))


def before_revisions(line: bytes) -> bytes:
    """A line of the second copy as versions before 5 wrote it."""
    line = line.replace(b'"format":5', b'"format":1')
    if b'["revision",' not in line:
        return line
    record = json.loads(line)
    record["rows"] = [row for row in record["rows"] if row[0] != "revision"]
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def made_version_6(folder: Path) -> None:
    """Make of a notebook one of version 6, which does not say when texts were kept."""
    with closing(sqlite3.connect(folder / "notebook.db", isolation_level=None)) as old:
        old.execute("ALTER TABLE article_text DROP COLUMN kept")
        old.execute("PRAGMA user_version = 6")
        write_checksums(old)
    texts = folder / "notebook-texts.jsonl"
    records = map(json.loads, texts.read_bytes().splitlines())
    lines = (
        summed({name: record[name] for name in record if name not in ("kept", "sum")})
        for record in records
    )
    texts.write_bytes(b"".join(encoded(lines)))


def made_version_5(folder: Path) -> None:
    """Make of a notebook one of version 5, whose bookmarks name no author, its second copy too."""
    with closing(sqlite3.connect(folder / "notebook.db", isolation_level=None)) as old:
        for column in ("published", "author"):
            old.execute(f"ALTER TABLE bookmark DROP COLUMN {column}")
        old.execute("PRAGMA user_version = 5")
        write_checksums(old)
        ledger = Ledger.read(old)
        state = {table.name: _rows_by_key(old, table) for table in TABLES.values()}
    header, *lines = map(json.loads, in_full(encoded(whole(state, ledger.change, ledger.digest))))
    records = [header | {"format": 2}, *lines]
    for record in records:
        record.pop("sum", None)  # each line had one beside its row's
    (folder / "notebook.jsonl").write_bytes(b"".join(encoded(map(summed, records))))


def made_older(folder: Path, version: int = 3) -> None:
    """Make of a notebook one of an older version, its second copy too."""
    made_version_6(folder)
    if version >= 5:
        if version == 5:
            made_version_5(folder)
        return
    with closing(sqlite3.connect(folder / "notebook.db")) as old:
        old.execute("DROP TABLE revision")
        for name in ("ledger", *(name for name, table in SUMMED.items() if table.since < 5)):
            old.execute(f"ALTER TABLE {name} DROP COLUMN sum")
        for column in ("published", "author"):
            old.execute(f"ALTER TABLE bookmark DROP COLUMN {column}")
        for column in ("version", "digests", "tables"):
            old.execute(f"ALTER TABLE ledger DROP COLUMN {column}")
        if version < 3:
            old.execute("ALTER TABLE bookmark DROP COLUMN terms")
            old.execute("ALTER TABLE bookmark DROP COLUMN marks")
        if version < 2:
            old.execute("DROP TABLE saved_search")
            old.execute("DROP TABLE asked")
        old.execute(f"PRAGMA user_version = {version}")
        old.commit()
        old.execute("VACUUM")
    for name in ("notebook.jsonl", "notebook-texts.jsonl"):
        copy = folder / name
        full = b"".join(in_full(copy.read_bytes().splitlines(keepends=True)))
        lines = map(before_revisions, before_sums(full).splitlines(keepends=True))
        copy.write_bytes(b"".join(lines))


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """Writes past ``size`` fail in this process, as they do on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def words_of(step: HistoryStep | None) -> str:
    """Return what was undone or made again, in words; "" if there was nothing."""
    return step.words if step is not None else ""
