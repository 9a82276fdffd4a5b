"""Search engines to be compared: each builds an index of paths, titles and texts, and answers.

Each runs in a process of its own, and only the one that is used is imported: ``briefreader`` and
Whoosh from here, tantivy from PyPI, Xapian from the system's own Python where that has it.
"""

from __future__ import annotations

import importlib
import re
import sqlite3
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

SHOWN = 20  # hits of which the path is fetched
MOST_WORDS = 3_000_000  # that wait in memory; as many as in this program's indexer
LISTED = 50  # hits that are put in order
Text = tuple[Path, str, str]  # path, title, body


class Engine(ABC):
    """One engine: it builds an index in a folder of its own and answers queries."""

    patient = True
    """Whether it can be asked everything: where it cannot, a few queries must do."""

    def __init__(self, folder: Path, articles: Path) -> None:
        self.folder = folder
        self.articles = articles

    @abstractmethod
    def build(self, texts: Iterable[Text]) -> None:
        """Index them all."""

    @abstractmethod
    def open(self) -> None:
        """Be ready for the first query."""

    @abstractmethod
    def search(self, kind: str, query: str) -> int:
        """Find, fetch the first paths, and say how many there are."""

    @abstractmethod
    def update(self, texts: Sequence[Text]) -> None:
        """Index these anew, so that whoever opens the index from now on finds them."""


class Briefreader(Engine):
    """This program's builder and engine."""

    def build(self, texts: Iterable[Text]) -> None:
        """Index with one builder."""
        from briefreader.domain.article import Article
        from briefreader.search import Record
        from briefreader.search.writing.index_writer import Builder

        with Builder(self.folder) as builder:
            for path, title, text in texts:
                builder.add(Record(Article(path, "0" * 64, title, text), (), 0, len(text), 1))
                if builder.unwritten_words > MOST_WORDS:
                    builder.publish()
            builder.publish()

    def open(self) -> None:
        """Open the index."""
        from briefreader.search import Index

        self._index = Index.open(self.folder)

    def search(self, kind: str, query: str) -> int:
        """Parse and search, as while typing where that is the kind."""
        from briefreader.search import parse_query

        results = self._index.search(parse_query(query, typing=kind.startswith("typing")))
        for number in range(min(SHOWN, len(results))):
            results.hit(number)
        return len(results)

    def update(self, texts: Sequence[Text]) -> None:
        """Add them; the older ones are replaced."""
        self.build(texts)


class Fts5(Engine):
    """SQLite's full-text index with its prefix index."""

    def build(self, texts: Iterable[Text]) -> None:
        """One transaction."""
        self.open()
        self._db.execute("create table files(id integer primary key, path text unique)")
        self._db.execute(
            "create virtual table f using fts5(title, body, tokenize='unicode61', prefix='2 3')"
        )
        for path, title, text in texts:
            self._add(path, title, text)
        self._db.commit()

    def _add(self, path: Path, title: str, text: str) -> None:
        added = self._db.execute("insert into files(path) values(?)", (str(path),))
        self._db.execute(
            "insert into f(rowid, title, body) values(?, ?, ?)", (added.lastrowid, title, text)
        )

    def open(self) -> None:
        """Open the file."""
        self.folder.mkdir(exist_ok=True)
        self._db = sqlite3.connect(self.folder / "fts5")

    def search(self, kind: str, query: str) -> int:
        """Ranked by bm25, titles twice; counted, as the others count."""
        match = _fts5_query(kind, query)
        rows = self._db.execute(
            "select path from f join files on id = f.rowid where f match ? "
            f"order by bm25(f, 2.0, 1.0) limit {LISTED}",
            (match,),
        ).fetchall()
        if len(rows) < LISTED:
            return len(rows)
        return int(
            self._db.execute("select count(*) from f where f match ?", (match,)).fetchone()[0]
        )

    def update(self, texts: Sequence[Text]) -> None:
        """Delete and insert in one transaction."""
        for path, title, text in texts:
            (number,) = self._db.execute("select id from files where path = ?", (str(path),))
            self._db.execute("delete from f where rowid = ?", number)
            self._db.execute("delete from files where id = ?", number)
            self._add(path, title, text)
        self._db.commit()


def _fts5_query(kind: str, query: str) -> str:
    if kind == "phrase":
        return query
    words = " AND ".join(f'"{word}"' for word in query.split())
    return f"{words}*" if kind.startswith("typing") else words


class Tantivy(Engine):
    """The Rust engine, through its Python package."""

    def build(self, texts: Iterable[Text]) -> None:
        """One thread."""
        tantivy = importlib.import_module("tantivy")
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("path", stored=True, tokenizer_name="raw")
        builder.add_text_field("title", tokenizer_name="en_stem")
        builder.add_text_field("body", tokenizer_name="en_stem")
        self.folder.mkdir(exist_ok=True)
        index = tantivy.Index(builder.build(), path=str(self.folder))
        writer = index.writer(heap_size=128 << 20, num_threads=1)
        for path, title, text in texts:
            writer.add_document(tantivy.Document(path=str(path), title=title, body=text))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """Open and load."""
        tantivy = importlib.import_module("tantivy")
        self._index = tantivy.Index.open(str(self.folder))
        self._index.reload()
        self._searcher = self._index.searcher()
        self._query = tantivy.Query

    def search(self, kind: str, query: str) -> int:
        """The parser's query, or a regular expression for a beginning."""
        if kind.startswith("typing"):
            pattern = re.escape(query) + ".*"
            parsed = self._query.regex_query(self._index.schema, "body", pattern)
        else:
            marked = query if kind == "phrase" else " ".join(f"+{w}" for w in query.split())
            parsed = self._index.parse_query(marked, ["title", "body"])
        found = self._searcher.search(parsed, LISTED)
        for _, address in found.hits[:SHOWN]:
            self._searcher.doc(address)
        return int(found.count or 0)

    def update(self, texts: Sequence[Text]) -> None:
        """Delete by path, add, commit."""
        tantivy = importlib.import_module("tantivy")
        writer = self._index.writer(heap_size=32 << 20, num_threads=1)
        for path, title, text in texts:
            writer.delete_documents("path", str(path))
            writer.add_document(tantivy.Document(path=str(path), title=title, body=text))
        writer.commit()


class Xapian(Engine):
    """The C++ engine, through Debian's Python package."""

    def build(self, texts: Iterable[Text]) -> None:
        """One database, committed once."""
        xapian = importlib.import_module("xapian")
        self._db = xapian.WritableDatabase(str(self.folder / "xapian"), xapian.DB_CREATE_OR_OPEN)
        for path, title, text in texts:
            self._db.add_document(self._document(path, title, text))
        self._db.commit()

    def _document(self, path: Path, title: str, text: str) -> object:
        xapian = importlib.import_module("xapian")
        document, generator = xapian.Document(), xapian.TermGenerator()
        generator.set_stemmer(xapian.Stem("en"))
        generator.set_document(document)
        generator.index_text(title, 2)
        generator.increase_termpos()
        generator.index_text(text)
        document.set_data(str(path))
        document.add_boolean_term(self._key(path))
        return document

    def _key(self, path: Path) -> str:
        return f"Q{path.relative_to(self.articles)}"

    def open(self) -> None:
        """Open, and make a parser."""
        xapian = importlib.import_module("xapian")
        self._db = xapian.Database(str(self.folder / "xapian"))
        self._parser = xapian.QueryParser()
        self._parser.set_stemmer(xapian.Stem("en"))
        self._parser.set_database(self._db)
        self._parser.set_default_op(xapian.Query.OP_AND)
        self._enquire = xapian.Enquire(self._db)
        self._flags = xapian.QueryParser.FLAG_PHRASE
        self._partial = xapian.QueryParser.FLAG_PARTIAL

    def search(self, kind: str, query: str) -> int:
        """The parser's query, its last word partial while typing."""
        flags = self._partial if kind.startswith("typing") else self._flags
        self._enquire.set_query(self._parser.parse_query(query, flags))
        found = self._enquire.get_mset(0, LISTED)
        for number, hit in enumerate(found):
            if number == SHOWN:
                break
            hit.document.get_data()
        return int(found.get_matches_estimated())

    def update(self, texts: Sequence[Text]) -> None:
        """Replace by path, commit."""
        xapian = importlib.import_module("xapian")
        database = xapian.WritableDatabase(str(self.folder / "xapian"), xapian.DB_OPEN)
        for path, title, text in texts:
            database.replace_document(self._key(path), self._document(path, title, text))
        database.commit()


class StockWhoosh(Engine):
    """Whoosh's own writer, analyzer and searcher."""

    patient = False

    def build(self, texts: Iterable[Text]) -> None:
        """Default settings with more memory, which is its best."""
        from whoosh import fields, index

        text_field = fields.TEXT()
        path_field = fields.ID(stored=True, unique=True)
        schema = fields.Schema(path=path_field, title=text_field, body=text_field)
        self.folder.mkdir(exist_ok=True)
        writer = index.create_in(str(self.folder), schema).writer(limitmb=512)
        for path, title, text in texts:
            writer.add_document(path=str(path), title=title, body=text)
        writer.commit()

    def open(self) -> None:
        """Open a searcher."""
        from whoosh import index

        self._index = index.open_dir(str(self.folder))
        self._searcher = self._index.searcher()

    def search(self, kind: str, query: str) -> int:
        """The same shapes as query objects, in the body."""
        from whoosh import query as q

        words = query.strip('"').lower().split()
        if kind == "phrase":
            made = q.Phrase("body", words)
        elif kind.startswith("typing"):
            made = q.Prefix("body", words[0])
        else:
            made = q.And([q.Term("body", word) for word in words])
        results = self._searcher.search(made, limit=LISTED)
        for hit in results[:SHOWN]:
            hit.fields()
        return int(results.scored_length())

    def update(self, texts: Sequence[Text]) -> None:
        """Update by path, commit as it does by itself."""
        writer = self._index.writer()
        for path, title, text in texts:
            writer.update_document(path=str(path), title=title, body=text)
        writer.commit()


class Ripgrep(Engine):
    """No index: every file is read for every query."""

    patient = False

    def build(self, texts: Iterable[Text]) -> None:
        """Nothing to build."""

    def open(self) -> None:
        """Nothing to open."""

    def search(self, kind: str, query: str) -> int:
        """The names of the files that have the last word."""
        pattern = query.strip('"') if kind == "phrase" else query.split()[-1]
        command = ["rg", "--files-with-matches", "--ignore-case", "--fixed-strings", "--", pattern]
        done = subprocess.run(
            [*command, str(self.articles)], capture_output=True, text=True, check=False
        )
        return len(done.stdout.splitlines())

    def update(self, texts: Sequence[Text]) -> None:
        """Nothing to update."""


ENGINES: dict[str, type[Engine]] = {
    "briefreader": Briefreader,
    "FTS5": Fts5,
    "tantivy": Tantivy,
    "Xapian": Xapian,
    "stock Whoosh": StockWhoosh,
    "ripgrep": Ripgrep,
}


def texts(folder: Path) -> Iterator[Text]:
    """Every article: its path, its first line, the rest."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".txt", ".md"}:
            title, _, body = path.read_text("utf-8", "replace").partition("\n")
            yield path, title, body
