"""Whatever a folder holds: each file becomes what it should, and none of them is changed."""

from __future__ import annotations

import base64
import os
import random
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import pytest
from tests.conftest import NOW, open_library
from tests.hostile.case import FULL, Outcome, Sizes
from tests.hostile.churn import churn
from tests.hostile.corpus import Corpus, Written, remove_corpus, write_corpus
from tests.hostile.forbidden import forbidden
from tests.hostile.program import briefreader, json_lines, run
from tests.yardstick import yardstick
from tools.terminal import Terminal

from briefreader.citations import ExportFormat
from briefreader.domain.article import Article, Span
from briefreader.errors import SourceError
from briefreader.library import Library

_LISTED = {"added", "changed", "unchanged"}
CUT = "only the first 2 MB are shown"


@dataclass(frozen=True, slots=True)
class Imported:
    """What ``briefreader index --json`` said of each path, and what it cost (CPU seconds).

    A ``yardstick`` is what fixed work took beside it, before or after, whichever was dearer.
    """

    told: dict[bytes, tuple[str, str]]
    seconds: float
    yardstick: float
    state: Path


def import_corpus(corpus: Corpus, state: Path, seconds: float = 120) -> Imported:
    one = yardstick()
    before = getrusage(RUSAGE_CHILDREN)
    done = run(state, "index", "--json", "--library", corpus.articles, seconds=seconds, forks=False)
    after = getrusage(RUSAGE_CHILDREN)
    cost = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    one = max(one, yardstick())
    *events, _summary = json_lines(done)
    told: dict[bytes, tuple[str, str]] = {}
    for event in events:
        path = str(event["path"]).encode()
        if "path_bytes" in event:
            path = base64.b64decode(str(event["path_bytes"]))
        assert path not in told, "every file has one outcome"
        told[path] = str(event["outcome"]), str(event["reason"])
    return Imported(told, cost, one, state)


@pytest.fixture(scope="module")
def imported(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    before = corpus.digests()
    made = import_corpus(corpus, tmp_path_factory.mktemp("imported"))
    assert corpus.digests() == before, "an article file was changed"
    return made


@pytest.fixture(scope="module")
def library(corpus: Corpus, imported: Imported) -> Iterator[Library]:
    opened = Library.open(
        [corpus.articles],
        cache_dir=imported.state / "cache",
        data_dir=imported.state / "data",
        clock=lambda: NOW,
    )
    yield opened
    opened.close()


def faults(one: Written, imported: Imported) -> Iterator[str]:
    """What is wrong with the outcome of one case."""
    outcome, reason = imported.told.get(os.fsencode(one.path), ("", ""))
    wanted = one.case.outcome
    expected = {
        Outcome.SHOWN: _LISTED,
        Outcome.CUT: _LISTED,
        Outcome.SKIPPED: {"skipped"},
        Outcome.PASSED_OVER: {""},
        Outcome.SHOWN_OR_SKIPPED: _LISTED | {"skipped"},
    }[wanted]
    if outcome not in expected:
        yield f"{one.case.name}: {outcome or 'not reported'} ({reason}), not {wanted}"
    elif outcome == "skipped" and one.case.reason not in reason:
        yield f"{one.case.name}: {reason}, not {one.case.reason}"


def test_every_case_has_the_outcome_of_the_manifest(corpus: Corpus, imported: Imported) -> None:
    possible = [one for one in corpus.written if not one.missing]
    assert len(possible) >= len(corpus.written) - 3, "only devices may be impossible"
    wrong = [fault for one in possible for fault in faults(one, imported)]
    print(f"\nfigure: {len(possible) - len(wrong)} of {len(possible)} cases as the manifest says")
    assert not wrong, "\n".join(wrong)


def test_nothing_from_outside_is_listed(corpus: Corpus, imported: Imported) -> None:
    for path, (outcome, _) in imported.told.items():
        if outcome != "skipped":
            assert Path(os.fsdecode(path)).is_relative_to(corpus.articles)


def test_the_corpus_is_imported_soon(imported: Imported) -> None:
    print(f"\nfigure: {len(imported.told)} files told of in {imported.seconds:.1f} s of CPU")
    assert imported.seconds < 800 * imported.yardstick


Shown = Sequence[tuple[Written, Article]]


@pytest.fixture(scope="module")
def shown(corpus: Corpus, library: Library) -> Shown:
    """Every case that is an article, as it is read, within the time that it has."""
    articles = []
    for one in corpus.written:
        if one.missing or one.case.outcome in (Outcome.SKIPPED, Outcome.PASSED_OVER):
            continue
        start = time.process_time()
        try:
            articles.append((one, library.read(one.path).article))
        except SourceError:
            assert one.case.outcome is Outcome.SHOWN_OR_SKIPPED, one.case.name
        taken = time.process_time() - start
        # A yardstick is a hundredth of a second on an idle core; it is dear to take for each.
        allowed = taken < 0.5 or taken < 100 * one.case.seconds * yardstick()
        assert allowed, f"{one.case.name}: {taken:.1f} s"
    assert len(articles) > 250
    return articles


def test_every_article_is_read_and_holds_its_words(shown: Shown, library: Library) -> None:
    for one, article in shown:
        whole = f"{article.title}\n{article.text}"
        missing = [words for words in one.case.holds if words not in whole]
        assert not missing, f"{one.case.name}: {missing}"
        assert not [words for words in one.case.lacks if words in whole], one.case.name
        assert forbidden(whole) == [], one.case.name
        assert (CUT in article.notes) == (one.case.outcome is Outcome.CUT), one.case.name
        assert forbidden(library.opener.raw(one.path)) == [], one.case.name


def test_every_article_is_found_by_its_words(shown: Shown, library: Library) -> None:
    """By a word that the index holds, and its row and snippet harm nobody."""
    listed = library.listing()
    rows = {listed.hit(number).row.path: number for number in range(len(listed))}
    for one, _ in shown:
        assert one.path in rows, one.case.name
        row = listed.hit(rows[one.path]).row
        assert forbidden(f"{row.title}{row.source}") == [], one.case.name
    cited: set[Path] = set()  # beside the payload, where there is one at noon
    for query in ("noon", "remark", "pebbles", "elsewhere", "tail", "head"):
        hits = library.search(query)
        assert len(hits), query
        for number in range(len(hits)):
            path = hits.hit(number).row.path
            if path not in cited:
                cited.add(path)
                snippet = hits.snippet(number)
                assert forbidden(snippet.text if snippet else "") == [], path
    assert len(cited) > 200


def test_every_article_is_exported_and_nothing_hostile_with_it(
    corpus: Corpus, shown: Shown, library: Library
) -> None:
    kept = []
    for one, article in shown:
        if article.text and one.group != "shape":
            reading = library.read(one.path)
            end = min(len(article.text), 4000)
            kept.append(library.bookmarks.bookmark(reading, Span(0, end)))
    assert len(kept) > 200
    for format_ in ExportFormat:
        text = library.exports.export(kept, format_)
        # Two of the formats end their lines as their standards say.
        assert forbidden(text.replace("\r\n", "\n")) == [], format_
    lines = library.exports.export(kept, ExportFormat.JSONL)
    heads = [words for one in corpus.written for words in one.case.holds if "Head-" in words]
    for bookmark in kept:
        assert bookmark.id in lines
        assert [words for words in heads if words in bookmark.quote and words not in lines] == []
    again = library.notebook_files.import_bookmarks(lines)
    assert again == (0, len(kept), 0), "an export that is taken in again changes nothing"


def test_the_corpus_is_the_same_every_time(corpus: Corpus, tmp_path: Path) -> None:
    again = write_corpus(tmp_path / "again", Sizes(files=3), ("terminal", "encoding", "web"))
    one, other = corpus.digests(), again.digests()
    for path, digest in other.items():
        relative = os.path.relpath(path, os.fsencode(again.articles))
        assert one[os.path.join(os.fsencode(corpus.articles), relative)] == digest  # noqa: PTH118


def check_churn(folder: Path, state: Path, seconds: float) -> None:
    """Update and read for as long as files change; then the index must be what a new one is."""
    folder.mkdir()
    opened = open_library(folder, state)
    made = updates = 0
    with ThreadPoolExecutor(1) as beside:
        while updates < 2:  # on a busy machine one may take as long as all changes
            changes = beside.submit(churn, folder, seconds, seed=3 + updates)
            while not changes.done():
                for event in opened.update():
                    if event.path is not None:
                        with suppress(SourceError):
                            opened.read(event.path)
                updates += 1
            made += changes.result()
    assert made > 100 * seconds
    list(opened.update())
    fresh = open_library(folder, state / "fresh")
    list(fresh.update())
    assert listed(opened) == listed(fresh)


def listed(library: Library) -> list[tuple[Path, str]]:
    listing = library.listing()
    rows = [listing.hit(number).row for number in range(len(listing))]
    return sorted((row.path, row.title) for row in rows)


def test_a_folder_that_changes_all_the_time_is_read_in_the_end(tmp_path: Path) -> None:
    check_churn(tmp_path / "articles", tmp_path / "state", 1.5)


@pytest.mark.slow
def test_ten_seconds_of_changes_beside_a_running_reader(
    tmp_path: Path,
) -> None:
    """The program itself, its indexer watching; in the end it holds what a new one holds."""
    folder = tmp_path / "articles"
    folder.mkdir()
    state = tmp_path / "state"
    with Terminal(briefreader(state, folder)) as terminal, ThreadPoolExecutor(1) as beside:
        changes = beside.submit(churn, folder, 10.0)
        dice = random.Random(5)
        while not changes.done():
            terminal.send(dice.choice("jkJK]\r123ghl"))
            terminal.settle(0.05, 0.5)
        assert changes.result() > 1000
        run(tmp_path / "fresh", "index", "--library", folder)  # with the reader's rights
        fresh = open_library(folder, tmp_path / "fresh")
        beside_it = open_library(folder, state)
        until = time.monotonic() + 30
        while listed(beside_it) != listed(fresh) and time.monotonic() < until:
            terminal.settle(0.5, 2)
            beside_it.refresh()
        terminal.send("\x11")
        assert terminal.end() == 0
    assert listed(beside_it) == listed(fresh)


@pytest.mark.slow
def test_the_largest_corpus_takes_minutes_and_half_a_gigabyte(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", FULL)
    try:
        before = corpus.digests()
        start = time.perf_counter()
        made = import_corpus(corpus, tmp_path / "state", seconds=600)
        taken = time.perf_counter() - start
        peak = getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024
        cost = f"{taken:.0f} s, {made.seconds:.0f} s of CPU, peak {peak:.0f} MB"
        print(f"\nfigure: largest corpus: {cost}")
        possible = [one for one in corpus.written if not one.missing]
        wrong = [fault for one in possible for fault in faults(one, made)]
        assert not wrong, "\n".join(wrong)
        again = import_corpus(corpus, tmp_path / "state", seconds=600)
        print(f"figure: the same again: {again.seconds:.1f} s of CPU")
        assert corpus.digests() == before, "an article file was changed"
        assert made.seconds < 30_000 * made.yardstick
        assert peak < 500
    finally:
        remove_corpus(corpus.folder)
