"""An update brings the index in step with the files, and tells what it did."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count, pairwise
from pathlib import Path

import pytest
from tests.conftest import index_in_part

from briefreader.domain.article import Skipped
from briefreader.domain.quote import Quote
from briefreader.errors import IndexBusy
from briefreader.indexing.events import EventKind, IndexEvent, Outcome, from_line, to_line
from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.update import update_index
from briefreader.search import Index, parse_query
from briefreader.search.writing.index_writer import Builder
from briefreader.sources import SourceFile, scan


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "articles"
    root.mkdir()
    for number in range(5):
        write(
            root / f"2023-08-0{number + 1}-note.txt", f"Note {number}\n\nAbout visas, {number}.\n"
        )
    return root


def write(path: Path, text: str, mtime_ns: int | None = None) -> None:
    path.write_text(text, "utf-8")
    if mtime_ns is not None:
        os.utime(path, ns=(mtime_ns, mtime_ns))


def update(library: Path, **options: int) -> list[IndexEvent]:
    return list(update_index(library.parent / "index", scan([library]), IndexSettings(), **options))  # type: ignore[arg-type]


def outcomes(events: list[IndexEvent]) -> dict[str, str]:
    return {
        event.path.name: event.outcome.value
        for event in events
        if event.path is not None and event.outcome is not None
    }


def found(library: Path, query: str) -> list[str]:
    results = Index.open(library.parent / "index").search(parse_query(query))
    return sorted(results.hit(number).row.path.name for number in range(len(results)))


def test_a_first_run_adds_every_file_and_ends_with_a_count(library: Path) -> None:
    events = update(library)
    assert events[0].kind is EventKind.SCANNED
    assert events[0].total == 5
    assert set(outcomes(events).values()) == {"added"}
    last = events[-1]
    assert last.kind is EventKind.FINISHED
    assert (last.articles, last.done, last.count(Outcome.ADDED)) == (5, 5, 5)
    assert len(found(library, "visas")) == 5


def test_the_newest_are_read_first_by_the_dates_in_their_names(library: Path) -> None:
    order = [event.path.name for event in update(library) if event.path]
    assert order == sorted(order, reverse=True)


def test_the_first_articles_can_be_searched_before_the_others_are_looked_at(
    library: Path,
) -> None:
    index = library.parent / "index"
    (library / "gone.txt").write_text("Gone\n\nAbout visas.\n")
    names = {"2023-08-05-note.txt", "gone.txt"}
    files = [one for one in scan([library]) if isinstance(one, SourceFile)]
    newest = [one for one in files if one.path.name in names]
    (library / "2023-08-01-note.txt").write_bytes(b"\0 no text")
    (library / "gone.txt").unlink()

    def others() -> Iterator[SourceFile | Skipped]:
        assert len(Index.open(index)) == 1
        yield from scan([library])

    events = list(update_index(index, others(), IndexSettings(), first=newest))
    assert outcomes(events) == {
        "gone.txt": "skipped",
        "2023-08-05-note.txt": "added",
        "2023-08-04-note.txt": "added",
        "2023-08-03-note.txt": "added",
        "2023-08-02-note.txt": "added",
        "2023-08-01-note.txt": "skipped",
    }
    last = events[-1]
    counts = [last.count(outcome) for outcome in (Outcome.ADDED, Outcome.UNCHANGED)]
    assert (last.articles, counts, last.done, last.total) == (4, [4, 0], 6, 6)
    assert len([event for event in events if event.kind is EventKind.OUTCOME]) == 6


@pytest.mark.parametrize(("step", "least", "most"), [(1, 20, 25), (10, 30, 80)])
def test_publishing_takes_a_small_part_of_the_time(
    library: Path, step: int, least: int, most: int
) -> None:
    for number in range(40):
        write(library / f"more-{number}.txt", f"More {number}\n\nAbout visas, {number}.\n")
    ticks = count(0, step)  # a publishing asks twice for the time, so it takes one step
    folder, published = library.parent / "index", []
    files = scan([library])
    for event in update_index(
        folder, files, IndexSettings(), clock=lambda: float(next(ticks)), workers=0
    ):
        if event.kind is EventKind.PUBLISHED:
            published.append(next(ticks))
    assert len(published) > 3
    assert all(least < after - before <= most for before, after in pairwise(published[:-1]))


def test_a_second_run_reads_nothing(library: Path) -> None:
    update(library)
    events = update(library, tell_unchanged=True)
    assert list(outcomes(events).values()) == 5 * ["unchanged"]
    assert not any(event.kind is EventKind.PUBLISHED for event in events)


def test_unchanged_files_are_counted_and_only_told_of_to_whom_asks(library: Path) -> None:
    update(library)
    events = update(library)
    assert [event.kind for event in events] == [EventKind.SCANNED, EventKind.FINISHED]
    assert events[-1].count(Outcome.UNCHANGED) == 5


def test_added_changed_and_removed_files_are_told_apart(library: Path) -> None:
    update(library)
    write(library / "2023-08-01-note.txt", "Note\n\nNow about tariffs.\n")
    (library / "2023-08-02-note.txt").unlink()
    write(library / "2023-09-01-new.txt", "New\n\nSomething new on tariffs.\n")
    told = outcomes(update(library, tell_unchanged=True))
    assert told == {
        "2023-08-01-note.txt": "changed",
        "2023-08-02-note.txt": "removed",
        "2023-08-03-note.txt": "unchanged",
        "2023-08-04-note.txt": "unchanged",
        "2023-08-05-note.txt": "unchanged",
        "2023-09-01-new.txt": "added",
    }
    assert found(library, "tariffs") == ["2023-08-01-note.txt", "2023-09-01-new.txt"]
    assert len(found(library, "visas")) == 3


def test_a_file_with_a_new_time_and_the_same_content_is_unchanged(library: Path) -> None:
    update(library)
    os.utime(library / "2023-08-01-note.txt", ns=(1, 1))
    first, second = update(library), update(library)
    assert outcomes(first)["2023-08-01-note.txt"] == "unchanged"
    assert first[0].total == 1
    assert second[0].total == 0


def test_a_moved_file_is_known_by_its_content(library: Path) -> None:
    update(library)
    (library / "2023-08-01-note.txt").rename(library / "2023-08-01-moved.txt")
    events = update(library)
    (added,) = [event for event in events if event.outcome is Outcome.ADDED]
    assert added.previous == library / "2023-08-01-note.txt"
    assert added.reason == f"moved from {library / '2023-08-01-note.txt'}"
    assert outcomes(events)["2023-08-01-note.txt"] == "removed"


def test_a_file_that_is_no_article_is_skipped_with_its_reason(library: Path) -> None:
    (library / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (library / "empty.txt").write_bytes(b"")
    reasons = {
        event.path.name: event.reason
        for event in update(library)
        if event.path and event.outcome is Outcome.SKIPPED
    }
    assert set(reasons) == {"binary.txt", "empty.txt"}
    assert all(reasons.values())
    assert len(found(library, "")) == 5


def test_a_mistake_of_this_program_costs_one_article_and_says_where_not_what(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(text: str, **options: object) -> tuple[Quote, ...]:
        if "visas, 2" in text:
            raise ValueError(f"no number: {text}")
        return ()

    monkeypatch.setattr("briefreader.indexing.record_factory.find_quotes", found)
    (skipped,) = [event for event in update(library) if event.outcome is Outcome.SKIPPED]
    assert skipped.path == library / "2023-08-03-note.txt"
    assert skipped.reason.startswith("a bug in briefreader: ValueError in ")
    assert "record_factory.py" in skipped.reason
    assert "visas" not in skipped.reason


def test_an_article_that_becomes_unreadable_leaves_the_index(library: Path) -> None:
    update(library)
    (library / "2023-08-01-note.txt").write_bytes(b"\x00\x01\x02" * 100)
    update(library)
    assert len(found(library, "visas")) == 4


def test_a_file_that_something_else_has_replaced_leaves_with_one_outcome(library: Path) -> None:
    update(library)
    replaced = library / "2023-08-01-note.txt"
    replaced.unlink()
    os.mkfifo(replaced)
    told = [event for event in update(library) if event.path == replaced]
    assert [event.outcome for event in told] == [Outcome.SKIPPED]
    assert len(found(library, "visas")) == 4


def test_a_file_renamed_behind_the_look_at_the_folder_is_said_to_be_gone(library: Path) -> None:
    before, now = library / "2023-08-01-note.txt", library / "2023-08-01-renamed.txt"
    files = list(scan([library]))
    before.rename(now)
    told = {
        event.path: event
        for event in update_index(library.parent / "index", files, IndexSettings())
    }
    assert told[before].outcome is Outcome.SKIPPED
    assert told[before].reason.endswith("if it was renamed, index again")
    assert [event.path for event in update(library) if event.outcome is Outcome.ADDED] == [now]


def test_an_empty_folder_has_an_empty_index(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    events = update(tmp_path / "articles")
    assert events[-1].kind is EventKind.FINISHED
    assert found(tmp_path / "articles", "") == []


def test_whoever_stops_it_finds_what_was_done(library: Path) -> None:
    events: list[IndexEvent] = []

    def stop() -> bool:
        return sum(event.outcome is Outcome.ADDED for event in events) >= 2

    for event in update_index(
        library.parent / "index", scan([library]), IndexSettings(), stop=stop
    ):
        events.append(event)
    assert events[-1].kind is EventKind.PUBLISHED
    assert len(found(library, "visas")) == 2
    assert outcomes(update(library)).values()
    assert len(found(library, "visas")) == 5


def test_a_rebuild_reads_every_file_again(library: Path) -> None:
    update(library)
    assert set(outcomes(update(library, rebuild=True)).values()) == {"added"}
    assert len(found(library, "visas")) == 5


def test_other_settings_read_every_file_again_and_none_is_missing_meanwhile(library: Path) -> None:
    update(library)
    settings = IndexSettings(boilerplate=("About visas, 3.",))
    folder = library.parent / "index"
    for event in update_index(folder, scan([library]), settings):
        if event.kind is EventKind.PUBLISHED:
            assert len(Index.open(folder)) == 5
        elif event.kind is EventKind.OUTCOME:
            assert event.outcome in {Outcome.CHANGED, Outcome.SKIPPED}
    assert "2023-08-04-note.txt" not in found(library, "visas")
    assert next(update_index(folder, scan([library]), settings)).total == 0


def test_a_damaged_index_is_built_anew(library: Path) -> None:
    update(library)
    next((library.parent / "index").glob("*.brf")).write_bytes(b"")
    assert set(outcomes(update(library)).values()) == {"added"}
    assert len(found(library, "visas")) == 5


def test_a_second_indexer_does_not_wait(library: Path) -> None:
    with Builder(library.parent / "index"), pytest.raises(IndexBusy):
        update(library)


def test_what_was_said_and_asked_is_found_from_the_files_themselves(library: Path) -> None:
    write(
        library / "briefing.txt",
        "Briefing\n\nMR. MILLER: Good afternoon, everybody, and thanks for waiting.\n\n"
        "QUESTION: What about visas for students this autumn?\n\n"
        "MR. MILLER: We have been clear that humanitarian aid comes first.\n",
    )
    update(library)
    index = Index.open(library.parent / "index")
    (asked,) = statements(index, "asked:students")
    (said,) = statements(index, "said:miller humanitarian")
    assert asked.startswith("What about visas")
    assert said.startswith("We have been clear")


def published(library: Path, stop_after: int) -> bool:
    """Update until so many files are read; is what is published complete?"""
    index_in_part(library.parent / "index", library, stop_after)
    return Index.open(library.parent / "index").complete


def test_an_index_knows_that_files_were_still_to_be_read(library: Path) -> None:
    assert not published(library, 2)
    assert not published(library, 1)
    assert published(library, 100)


def test_an_index_is_complete_as_soon_as_what_was_missing_is_gone(library: Path) -> None:
    assert not published(library, 2)
    indexed = {path for path in library.iterdir() if found(library, f"path:{path.stem}")}
    for path in set(library.iterdir()) - indexed:
        path.unlink()
    assert published(library, 100)


def test_what_is_found_first_says_how_much_is_new(library: Path) -> None:
    assert not published(library, 2)
    changed = next(path for path in library.iterdir() if found(library, f"path:{path.stem}"))
    write(changed, "Another note\n\nIt was written anew.\n", mtime_ns=1)
    first = update(library)[0]
    assert (first.kind, first.total) == (EventKind.SCANNED, 4)
    assert (first.articles, first.current) == (2, 1)


def test_an_index_that_is_rebuilt_of_no_files_holds_none(library: Path) -> None:
    update(library)
    for path in library.iterdir():
        path.unlink()
    list(update_index(library.parent / "index", scan([library]), IndexSettings(), rebuild=True))
    assert not found(library, "visas")


def statements(index: Index, query: str) -> Iterator[str]:
    results = index.search(parse_query(query))
    for number in range(len(results)):
        statement = results.hit(number).statement
        assert statement is not None
        yield statement.text


EVENTS = [
    IndexEvent(EventKind.SCANNED, total=7, articles=3, current=2),
    IndexEvent(
        EventKind.OUTCOME,
        path=Path(os.fsdecode(b"/a/caf\xe9\n.txt")),
        outcome=Outcome.ADDED,
        reason="moved from “b”",
        previous=Path("/a/b"),
        done=1,
        total=7,
    ),
    IndexEvent(EventKind.FINISHED, counts=(1, 0, 2, 3, 0), seconds=0.25),
]


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_survives_its_line(event: IndexEvent) -> None:
    line = to_line(event)
    assert line.isascii()
    assert "\n" not in line
    assert from_line(line) == event


@pytest.mark.parametrize("line", ["", "{}", "[]", '{"kind":"new"}', "Traceback", "1"])
def test_anything_else_is_no_event(line: str) -> None:
    with pytest.raises(ValueError):
        from_line(line)
