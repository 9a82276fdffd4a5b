"""Index a folder and search it, beside other engines in the same run; prints Markdown tables.

    python benchmarks/search.py FOLDER [--stock]

Text alone is indexed, in one process each. SQLite's FTS5 is always there, tantivy if it can be
imported, ripgrep if it is on the path; Whoosh's own writer and searcher with ``--stock``, for they
take minutes. Engines part words differently, so their counts differ: only cost is compared.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

SHOWN = 20  # hits of which the path is fetched
Texts = Iterator[tuple[Path, str, str]]


class Engine(ABC):
    """One engine: it builds an index in a folder of its own and answers queries."""

    def __init__(self, folder: Path, articles: Path) -> None:
        self.folder = folder
        self.articles = articles

    @abstractmethod
    def build(self, texts: Texts) -> None:
        """Index paths, titles and texts."""

    @abstractmethod
    def open(self) -> None:
        """Be ready for the first query."""

    @abstractmethod
    def search(self, kind: str, query: str) -> int:
        """Find, fetch the first paths, and say how many there are."""


class Briefreader(Engine):
    """This program's builder and engine."""

    def build(self, texts: Texts) -> None:
        """Index with one builder."""
        from briefreader.article import Article
        from briefreader.search import Record
        from briefreader.search.builder import Builder

        with Builder(self.folder) as builder:
            for path, title, text in texts:
                builder.add(Record(Article(path, "0" * 64, title, text), (), 0, len(text), 1))
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


class Fts5(Engine):
    """SQLite's full-text index with its prefix index."""

    def build(self, texts: Texts) -> None:
        """One transaction."""
        self.open()
        self._db.execute("create table files(id integer primary key, path text)")
        self._db.execute(
            "create virtual table f using fts5(title, body, tokenize='unicode61', prefix='2 3')"
        )
        for number, (path, title, text) in enumerate(texts):
            self._db.execute("insert into files values(?, ?)", (number, str(path)))
            self._db.execute(
                "insert into f(rowid, title, body) values(?, ?, ?)", (number, title, text)
            )
        self._db.commit()

    def open(self) -> None:
        """Open the file."""
        self.folder.mkdir(exist_ok=True)
        self._db = sqlite3.connect(self.folder / "fts5")

    def search(self, kind: str, query: str) -> int:
        """Ranked by bm25, titles twice."""
        rows = self._db.execute(
            "select path from f join files on id = f.rowid where f match ? "
            "order by bm25(f, 2.0, 1.0) limit 50",
            (_fts5_query(kind, query),),
        ).fetchall()
        return len(rows)


def _fts5_query(kind: str, query: str) -> str:
    if kind == "phrase":
        return query
    words = " AND ".join(f'"{word}"' for word in query.split())
    return f"{words}*" if kind.startswith("typing") else words


class Tantivy(Engine):
    """The Rust engine, through its Python package."""

    def build(self, texts: Texts) -> None:
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
        found = self._searcher.search(parsed, 50)
        for _, address in found.hits[:SHOWN]:
            self._searcher.doc(address)
        return int(found.count or 0)


class StockWhoosh(Engine):
    """Whoosh's own writer, analyzer and searcher."""

    def build(self, texts: Texts) -> None:
        """Default settings with more memory, which is its best."""
        from whoosh import fields, index

        text_field = fields.TEXT()
        schema = fields.Schema(path=fields.ID(stored=True), title=text_field, body=text_field)
        self.folder.mkdir(exist_ok=True)
        writer = index.create_in(str(self.folder), schema).writer(limitmb=512)
        for path, title, text in texts:
            writer.add_document(path=str(path), title=title, body=text)
        writer.commit()

    def open(self) -> None:
        """Open a searcher."""
        from whoosh import index

        self._searcher = index.open_dir(str(self.folder)).searcher()

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
        results = self._searcher.search(made, limit=50)
        for hit in results[:SHOWN]:
            hit.fields()
        return int(results.scored_length())


class Ripgrep(Engine):
    """No index: every file is read for every query."""

    def build(self, texts: Texts) -> None:
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


ENGINES: dict[str, type[Engine]] = {
    "briefreader": Briefreader,
    "FTS5": Fts5,
    "tantivy": Tantivy,
    "ripgrep": Ripgrep,
    "stock Whoosh": StockWhoosh,
}


def texts(folder: Path) -> Texts:
    """Every article: its path, its first line, the rest."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".txt", ".md"}:
            title, _, body = path.read_text("utf-8", "replace").partition("\n")
            yield path, title, body


def queries(folder: Path, seed: int = 5) -> dict[str, list[str]]:
    """Queries of every kind, made of the articles' own words."""
    random_ = random.Random(seed)
    frequency: Counter[str] = Counter()
    bodies: list[list[str]] = []
    for _, _, body in texts(folder):
        words = re.findall("[a-z]+", body.lower())
        frequency.update(set(words))
        if len(bodies) < 2000:
            bodies.append(words)
    count = sum(1 for _ in texts(folder))
    known = [(word, n / count) for word, n in sorted(frequency.items()) if len(word) > 3]
    common = [word for word, share in known if 0.1 <= share <= 0.6]
    middle = [word for word, share in known if 0.005 <= share <= 0.05]
    typed = random_.sample(middle, 20)
    pairs: list[str] = []
    while len(pairs) < 25:
        words = random_.choice(bodies)
        place = random_.randrange(max(1, len(words) - 1))
        pair = words[place : place + 2]
        if len(pair) == 2 and all(frequency[word] < 0.6 * count for word in pair):
            pairs.append(" ".join(pair))
    return {
        "one word": random_.sample(middle, 30),
        "common word": random_.sample(common, min(20, len(common))),
        "two words": [" ".join(random_.sample(middle + common, 2)) for _ in range(30)],
        "phrase": [f'"{pair}"' for pair in pairs],
        "typing, 2 letters": [word[:2] for word in typed],
        "typing, 3 letters": [word[:3] for word in typed],
        "typing, 4 and more": [word[:n] for word in typed for n in range(4, len(word) + 1)],
    }


def measure(name: str, articles: Path, folder: Path, asked: dict[str, list[str]]) -> None:
    """Print one engine's figures as JSON; it runs in a process of its own."""
    engine = ENGINES[name](folder, articles)
    begun, cpu = time.perf_counter(), time.process_time()
    engine.build(texts(articles))
    built, built_cpu = time.perf_counter() - begun, time.process_time() - cpu
    peak = _peak()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    begun = time.perf_counter()
    engine.open()
    engine.search("one word", asked["one word"][0])
    first = time.perf_counter() - begun
    times = {kind: sorted(_timed(engine, kind, query) for query in some) for kind, some in
             asked.items()}  # fmt: skip
    print(json.dumps([built, built_cpu, peak, size, first, times]))


def _peak() -> int:
    """The most memory this process ever had, in MB.

    From Linux itself: what ``getrusage`` tells of a started process includes the one it began as.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("ascii").splitlines() if "VmHWM" in line)
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _timed(engine: Engine, kind: str, query: str) -> float:
    """Milliseconds, the better of two."""
    best = float("inf")
    for _ in range(2):
        begun = time.perf_counter()
        engine.search(kind, query)
        best = min(best, 1000 * (time.perf_counter() - begun))
    return best


def available(stock: bool) -> Iterator[str]:
    """The engines that this machine has."""
    for name in ENGINES:
        if name == "stock Whoosh" and not stock:
            continue
        if name == "tantivy" and importlib.util.find_spec("tantivy") is None:
            continue
        if name == "ripgrep" and shutil.which("rg") is None:
            continue
        yield name


def compare(articles: Path, stock: bool) -> None:
    """Run every engine and print the tables."""
    asked = queries(articles)
    count = sum(1 for _ in texts(articles))
    results = {}
    with tempfile.TemporaryDirectory() as scratch:
        handed = Path(scratch) / "queries"
        handed.write_text(json.dumps(asked), "utf-8")
        for name in available(stock):
            folder = Path(scratch) / name
            folder.mkdir(mode=0o700)
            command = [sys.executable, __file__, str(articles), "--engine", name]
            done = subprocess.run(
                [*command, "--scratch", str(folder), "--queries", str(handed)],
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            results[name] = json.loads(done.stdout)
            shutil.rmtree(folder)
    print(f"{count:,} articles\n\n| engine | index, s | CPU, s | articles/s | peak MB | index MB |"
          " open and first query, ms |\n| --- | --- | --- | --- | --- | --- | --- |")  # fmt: skip
    for name, (wall, cpu, peak, size, first, _) in results.items():
        rate = f"{count / wall:,.0f}" if size else "–"
        print(f"| {name} | {wall:.2f} | {cpu:.2f} | {rate} | {peak} | {size / 1e6:.1f} |"
              f" {1000 * first:.1f} |")  # fmt: skip
    print("\n| p50 / p95, ms | " + " | ".join(results) + " |\n|" + " --- |" * (len(results) + 1))
    for kind in asked:
        cells = [_percentiles(result[5][kind]) for result in results.values()]
        print(f"| {kind} | {' | '.join(cells)} |")


def _percentiles(times: Sequence[float]) -> str:
    return f"{times[len(times) // 2]:.2f} / {times[int(len(times) * 0.95)]:.2f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line; with ``--engine``, measure that one alone."""
    parser = argparse.ArgumentParser(description="Compare search engines on a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stock", action="store_true", help="Whoosh's own classes, too")
    parser.add_argument("--engine", choices=list(ENGINES), help=argparse.SUPPRESS)
    parser.add_argument("--scratch", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--queries", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.engine:
        asked = json.loads(given.queries.read_text("utf-8"))
        measure(given.engine, given.folder, given.scratch, asked)
    else:
        compare(given.folder, given.stock)


if __name__ == "__main__":
    main()
