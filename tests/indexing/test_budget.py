"""A file that takes too much costs itself alone: real files, real processes, real limits.

Using up five seconds or half a gigabyte takes longer than all that is tested by it: in the usual
run the processes that read such a file have a third of a second, and have loaded what reads pages
before it begins, or a fifth of the memory; other tests tell how much there is otherwise.
"""

from __future__ import annotations

import importlib
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.conftest import open_library

from briefreader.domain.article import Article
from briefreader.errors import SourceError
from briefreader.indexing import work_queue
from briefreader.indexing.events import EventKind, IndexEvent, Outcome
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.update import update_index
from briefreader.search import Index
from briefreader.search.store.index_dir import index_folder
from briefreader.sources import article_from_bytes, load_article, scan
from briefreader.sources.files import reading_limits
from briefreader.sources.files.reading_limits import TOO_LARGE, TOO_LONG
from briefreader.sources.sandboxed_reader import article_in_sandbox

PAGE = """<!DOCTYPE html><html><head><title>Harbour reopens</title>
<meta name="author" content="Ines Calloway"><meta property="article:published_time"
content="2024-03-14"></head><body><article><h1>Harbour reopens</h1>
<p>The harbour of Port Ellery opened again on Thursday, <b>nine days</b> after the storm, and the
<a href="https://coast.example/quay">north quay</a> is safe.</p>
<p>“The boats may come home,” said Ines Calloway, the harbour master, who had waited for it.</p>
</article></body></html>"""
# What takes long and what takes much memory within libraries of others, which no signal of
# Python's interrupts.
SLOW = "<html><body><p " + " ".join(f"a{n}='x'" for n in range(60_000)) + ">text</p></body></html>"
LARGE = "<html><body><p>" + "x<br>" * 250_000
LARGER = "<html><body><p>" + "x<br>" * 900_000


LOADED = """
from briefreader.sources.files import reading_limits
from briefreader.sources.formats.html_page import web_page
web_page("a.html", "<html><body><p>It has what reads pages loaded.</p></body></html>")
"""
LESS_TIME = f"{LOADED}reading_limits.SECONDS = 0.3"  # of which a small page takes a twentieth
LESS_MEMORY = f"{LOADED}reading_limits.MEGABYTES = 100"


@pytest.fixture
def give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Has every Python that is started begin with some lines."""

    def given(lines: str) -> None:
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "sitecustomize.py").write_text(lines, "utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))

    return given


def names(folder: Path, **files: str) -> None:
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, "utf-8")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    names(folder, page_html=PAGE, note_txt="A note\n\nNothing is said here.\n")
    return folder


def index(articles: Path, settings: IndexSettings | None = None) -> list[IndexEvent]:
    folder = articles.parent / "index"
    return list(update_index(folder, scan([articles]), settings or IndexSettings(), workers=1))


def told(events: list[IndexEvent]) -> dict[str, str]:
    """What was said of each file: its outcome, or why it was skipped."""
    return {
        event.path.name: event.reason or event.outcome.value
        for event in events
        if event.path and event.outcome
    }


def children_took(do: Callable[[], object]) -> float:
    """Seconds of a processor that processes took which were started meanwhile."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    do()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


WHOLE = """
import resource, signal
from briefreader.sources.files.reading_limits import begin_file
def address_space():
    return int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
before = address_space()
begin_file()
room = resource.getrlimit(resource.RLIMIT_AS)[0] - before
print(round(signal.getitimer(signal.ITIMER_PROF)[0]), round(room / 1e6, -1))
"""


def test_the_budget_of_a_file_is_five_seconds_and_half_a_gigabyte() -> None:
    done = subprocess.run([sys.executable, "-P", "-c", WHOLE], capture_output=True, check=True)
    assert done.stdout.split() == [b"5", b"500.0"]


def test_it_is_remembered_until_the_file_or_the_program_changes(
    articles: Path, give: Callable[[str], None]
) -> None:
    give(LESS_TIME)
    names(articles, slow_html=SLOW)
    assert told(index(articles))["slow.html"] == TOO_LONG
    again: list[IndexEvent] = []
    assert children_took(lambda: again.extend(index(articles))) == 0
    assert told(again) == {"slow.html": TOO_LONG}
    assert again[-1].kind is EventKind.FINISHED
    (articles / "note.txt").write_text("A note\n\nSomething is said here now.\n", "utf-8")
    assert told(index(articles)) == {"slow.html": TOO_LONG, "note.txt": "changed"}
    other = IndexSettings(boilerplate=("A line",))  # read in another way, as by another version
    tried: list[IndexEvent] = []
    assert children_took(lambda: tried.extend(index(articles, other))) > 0.3
    assert told(tried)["slow.html"] == TOO_LONG
    names(articles, slow_html=PAGE)
    assert told(index(articles, other)) == {"slow.html": "added"}
    assert len(Index.open(articles.parent / "index")) == 3


def readers() -> list[int]:
    """The processes that this one has started and that still run."""
    path = Path(f"/proc/self/task/{os.getpid()}/children")
    return [int(process) for process in path.read_text("ascii").split()]


def test_a_slow_file_shows_its_name_and_one_that_ends_its_readers_is_skipped(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert work_queue._LONG == 2  # seconds; here it is told of sooner
    monkeypatch.setattr(work_queue, "_LONG", 0.5)
    names(articles, slow_html=SLOW)
    shown: list[IndexEvent] = []
    events: list[IndexEvent] = []
    others = set(readers())  # such as the server of forks, which other tests need
    for event in update_index(
        articles.parent / "index", scan([articles]), IndexSettings(), workers=1
    ):
        events.append(event)
        if event.kind is EventKind.READING and event.path == articles / "slow.html":
            shown.append(event)
            for process in set(readers()) - others:
                os.kill(process, signal.SIGKILL)
    assert min(event.seconds for event in shown) >= 0.5
    assert len(shown) == 2
    assert "SIGKILL" in told(events)["slow.html"]
    assert told(events)["page.html"] == "added"


@pytest.mark.parametrize(
    ("content", "reason", "first", "most"),
    [
        pytest.param(SLOW, TOO_LONG, LESS_TIME, 4, id="slow"),
        pytest.param(SLOW, TOO_LONG, "", 8, id="slow, all its time", marks=pytest.mark.slow),
        pytest.param(LARGE, TOO_LARGE, LESS_MEMORY, 8, id="large"),
        pytest.param(LARGER, TOO_LARGE, "", 8, id="large, all its memory", marks=pytest.mark.slow),
    ],
)
def test_what_takes_too_much_is_skipped_by_name_and_not_taken_from_whoever_opens_it(
    content: str,
    reason: str,
    first: str,
    most: float,
    give: Callable[[str], None],
    articles: Path,
    tmp_path: Path,
) -> None:
    give(first)
    names(articles, dear_html=content)
    library = open_library(articles, tmp_path)
    with pytest.raises(SourceError, match=reason):
        library.read(articles / "dear.html")
    assert library.read(articles / "page.html").article == load_article(articles / "page.html")
    events: list[IndexEvent] = []
    assert children_took(lambda: events.extend(library.update())) < most
    assert told(events) == {"page.html": "added", "note.txt": "added", "dear.html": reason}
    assert events[-1].count(Outcome.SKIPPED) == 1
    assert library.is_current()
    folder = index_folder(tmp_path / "cache", [articles])
    assert len(Index.open(folder)) == 2
    assert not list(folder.glob("build-*"))

    def open_all() -> None:
        fresh = open_library(articles, tmp_path)
        assert fresh.read(articles / "page.html").article.title == "Harbour reopens"
        with pytest.raises(SourceError, match=reason):
            fresh.read(articles / "dear.html")

    assert children_took(open_all) == 0


LIMITED = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))
from briefreader.sources.article_writer import NewArticle, new_file
try:
    new_file(Path(sys.argv[1]), sys.stdin.buffer.read(), ".html", NewArticle())
except Exception as error:
    print(type(error).__name__, error)
"""


def test_a_page_that_is_added_is_read_within_its_budget_too(
    tmp_path: Path, give: Callable[[str], None]
) -> None:
    give(LESS_MEMORY)
    (tmp_path / "articles").mkdir()
    done = subprocess.run(
        [sys.executable, "-P", "-c", LIMITED, str(tmp_path / "articles")],
        input=LARGE.encode(),
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(b"SourceError")
    assert TOO_LARGE.encode() in done.stdout
    assert list((tmp_path / "articles").iterdir()) == []


@pytest.mark.usefixtures("forked_readers")
def test_a_page_read_apart_is_the_same_article() -> None:
    for name, content in (
        ("page.html", PAGE),
        ("long.txt", "A note\n\n" + "“It is so,” said Tom Reave, on background.\n\n" * 1000),
        (
            "long.md",
            "---\ntitle: A *note*\ntags: [a, b]\nsaid: 2024-01-02\n---\n" + "**a** b\n\n" * 9000,
        ),
    ):
        path, data = Path(f"/library/{name}"), content.encode()
        assert article_in_sandbox(path, data) == article_from_bytes(path, data)
        assert article_in_sandbox(path, data).path == path


def test_a_small_text_has_the_same_time_where_no_process_is_started_for_it(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = articles.parent / "index"

    def indexed() -> dict[str, str]:
        return told(list(update_index(folder, scan([articles]), IndexSettings(), workers=0)))

    indexed()
    # The limit is here to end no import.
    article_from_bytes(articles / "small.md", b"# A *note*\n\n[of](a) https://b.c")
    importlib.import_module("ctypes")
    names(articles, brackets_md="A title\n\n" + "[" * 19_000)
    monkeypatch.setattr(reading_limits, "SECONDS", 0.01)
    assert indexed() == {"brackets.md": TOO_LONG}
    monkeypatch.setattr(reading_limits, "SECONDS", 5.0)
    assert indexed() == {"brackets.md": TOO_LONG}  # as it is it isn't tried again
    monkeypatch.setattr(reading_limits, "SECONDS", 0.01)
    path = articles / "brackets.md"
    other = ThreadPoolExecutor(1)
    for where in (None, other):  # here, and as the screen reads

        def read(path: Path, data: bytes, where: ThreadPoolExecutor | None = where) -> Article:
            if where is None:
                return article_in_sandbox(path, data)
            return where.submit(article_in_sandbox, path, data).result()

        with pytest.raises(SourceError, match="took more than"):
            read(path, path.read_bytes())
        assert read(articles / "note.txt", b"A note").title == "A note"
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    talk = articles / "talk.txt"
    talk.write_text("“It is so,” she said, and it was. " * 900, "utf-8")
    library = open_library(articles, articles.parent)
    assert len(library.opener.article(talk).text) > 10_000  # it is held from here on
    for read_in in (library.read, lambda path: other.submit(library.read, path).result()):
        with pytest.raises(SourceError, match="took more than"):  # to find who said what
            read_in(talk)
    monkeypatch.setattr(reading_limits, "SECONDS", 5.0)
    assert library.read(talk).quotes
