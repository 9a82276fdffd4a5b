"""Notebooks of several machines joined: nothing is lost, order and repetition change nothing."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefreader.domain.article import Article
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.errors import NotebookError
from briefreader.notebook import ArticleKey, Notebook
from briefreader.notebook.storage.schema import BOOKMARK, REVISION, Row
from briefreader.notebook.storage.transaction import Transaction

from .samples import TEXT, article, draft, made_older, ticking, words_of

WORDS = ("The harbour budget will be cut by a third", "Nobody asked the fishermen")
PATHS = tuple(Path(f"/library/{name}.txt") for name in "ab")


class Machine:
    """A notebook on a machine whose clock is wrong by some hours."""

    def __init__(self, folder: Path, name: str, ahead: int) -> None:
        self.name = name
        self._chance = random.Random(name)
        self._now = datetime(2024, 3, 1, 9, 0, tzinfo=UTC) + timedelta(hours=ahead)
        self.notebook = Notebook.open(
            folder / name, self._tick, self._chance.randbytes, author=f"{name}@{name}top"
        )
        self._dumps = itertools.count()
        self._folder = folder

    def _tick(self) -> datetime:
        self._now += timedelta(seconds=7)
        return self._now

    def dump(self) -> Path:
        path = self._folder / f"{self.name}-{next(self._dumps)}.dump"
        self.notebook.dump(path)
        return path

    def take(self, other: Machine) -> None:
        self.notebook.merge_notebook(other.dump())

    def content(self) -> object:
        """All that is the same on every machine."""
        notebook = self.notebook
        return (
            [
                (one.id, one.quote, one.note, one.tags, one.speaker, one.author)
                for one in notebook.bookmarks()
            ],
            {path: notebook.mark(path)[:2] for path in PATHS},
            notebook.aliases(),
            notebook.saved_searches(),
            {
                path: sorted((one.selector.exact, one.speaker or "") for one in found)
                for path, found in notebook.every_correction().items()
            },
            notebook.note_conflicts(),
        )


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Callable[[], list[Machine]]]:
    """Three machines with empty notebooks; as often as asked."""
    rounds = itertools.count()
    with ExitStack() as stack:

        def made() -> list[Machine]:
            folder = tmp_path / str(next(rounds))
            folder.mkdir()
            found = [Machine(folder, name, 5 * n) for n, name in enumerate(("ada", "bo", "cy"))]
            for machine in found:
                stack.callback(machine.notebook.close)
            return found

        yield made


Machines = Callable[[], list[Machine]]


def text_of(path: Path) -> Article:
    """One of the articles, whose texts are not the same."""
    return article(path.name, f"{TEXT}\n\nThis is {path.stem}.")


def do(machine: Machine, deed: str, number: int) -> None:
    """One thing that a user does, to whatever is there."""
    notebook = machine.notebook
    if deed in ("note", "tag", "remove", "widen"):
        kept = notebook.bookmarks()
        if kept:
            change(machine, kept[number % len(kept)], deed, number)
        return
    words, path = WORDS[number % 2], PATHS[number // 2 % 2]
    quote = draft(text_of(path), words).quote
    assert quote is not None
    deeds: dict[str, Callable[[], object]] = {
        "add": lambda: notebook.add(draft(text_of(path), words)),
        "star": lambda: notebook.set_starred([ArticleKey(path)], number % 3 > 0),
        "read": lambda: notebook.set_read([ArticleKey(path)], number % 3 > 0),
        "search": lambda: notebook.save_search(f"s{number % 2}", f"{machine.name} {number}"),
        "forget": lambda: notebook.delete_search(f"s{number % 2}"),
        "join": lambda: notebook.join_names(f"Name {number % 3}", f"Name {number // 3 % 3}"),
        "part": lambda: notebook.part_name(f"Name {number % 3}"),
        "undo": notebook.undo,
        "correct": lambda: notebook.correct(
            text_of(path), (quote,), f"{machine.name} {number % 2}"
        ),
    }
    with suppress(NotebookError):  # of two names that mean each other
        deeds[deed]()


def change(machine: Machine, one: Bookmark, deed: str, number: int) -> None:
    """One thing that a user does to a bookmark."""
    notebook = machine.notebook
    if deed == "note":
        notebook.set_note(one.id, f"{machine.name} {number}" if number % 4 else "")
    elif deed == "tag":
        tag = f"t{number % 3}"
        rest = [other for other in one.tags if other != tag]
        notebook.set_tags(one.id, [*rest, *({tag} - {*one.tags})])
    elif deed == "remove":
        notebook.remove(one.id)
    else:
        notebook.widen(one.id, draft(text_of(one.path), WORDS[number % 2]))


DEEDS = (
    *("add", "add", "note", "note", "tag", "tag", "remove", "widen", "star", "read", "undo"),
    *("search", "forget", "join", "part", "correct", "merge", "merge"),
)
steps = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(DEEDS), st.integers(0, 11)), max_size=24
)


@settings(
    max_examples=14, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
@example([(2, "add", 1), (0, "merge", 1), (0, "widen", 0), (0, "remove", 0)])  # here, not there
@example(  # a note that the remover, whose clock is ahead, has not seen
    [(2, "add", 1), (0, "merge", 1), (1, "merge", 0), (0, "note", 1), (2, "remove", 0)]
)
@example(  # one more, removed where it was seen
    [
        *((2, "add", 1), (0, "merge", 1), (1, "merge", 0), (0, "note", 1), (1, "note", 2)),
        *((2, "remove", 0), (2, "merge", 1), (1, "remove", 0), (0, "merge", 0)),
    ]
)
@example([(1, "star", 1), (0, "merge", 0), (0, "undo", 0)])  # the star's row is gone, not its stamp
def test_three_machines_come_to_the_same_in_whatever_order_they_are_joined(
    machines: Machines, steps: list[tuple[int, str, int]]
) -> None:
    three = machines()
    for at, deed, number in steps:
        if deed == "merge":
            three[at].take(three[(at + 1 + number % 2) % 3])
        else:
            do(three[at], deed, number)
    dumps = [machine.dump() for machine in three]
    orders = list(itertools.permutations(dumps))
    for machine, order in zip(three, (orders[0], orders[3], orders[5]), strict=True):
        for path in order:
            machine.notebook.merge_notebook(path)
    contents = [machine.content() for machine in three]
    assert contents[0] == contents[1] == contents[2]
    for machine, path in itertools.product(three, dumps):
        before = machine.notebook._store.change()
        done = machine.notebook.merge_notebook(path)
        assert machine.notebook._store.change() == before, done


def test_a_passage_that_was_bookmarked_on_two_machines_stays_two_bookmarks_and_is_told(
    machines: Machines,
) -> None:
    ada, bo, cy = machines()
    first = ada.notebook.add(draft())
    ada.notebook.set_note(first.id, "Ask the council.")
    second = bo.notebook.add(draft())
    bo.notebook.set_note(second.id, "Ask the master.")
    fishermen = draft(words="Nobody asked the fishermen")
    twice = [bo.notebook.add(fishermen, identity) for identity in ("", "imported")]
    assert ada.notebook.merge_notebook(bo.dump()).doubled == 1  # not what is twice on one machine
    assert ada.notebook.merge_notebook(bo.dump()).doubled == 0  # that is known
    assert cy.notebook.merge_notebook(ada.dump()).doubled == 0
    bo.take(ada)
    ada.notebook.remove(first.id)
    for machine, whose in ((bo, ada), (cy, bo), (ada, cy)):
        machine.take(whose)
    assert ada.content() == bo.content() == cy.content()
    notes = {one.id: one.note for one in cy.notebook.bookmarks()}
    assert notes == {second.id: "Ask the master.", **{one.id: "" for one in twice}}


def test_the_same_note_written_on_two_machines_is_no_conflict(machines: Machines) -> None:
    ada, bo, _ = machines()
    kept = ada.notebook.add(draft())
    bo.take(ada)
    for machine in (ada, bo):
        machine.notebook.set_note(kept.id, "Ask the council.")
    ada.take(bo)
    assert [one.note for one in ada.notebook.bookmarks()] == ["Ask the council."]
    assert ada.notebook.note_conflicts() == frozenset()


def test_the_later_correction_of_the_same_words_stands_on_every_machine(machines: Machines) -> None:
    ada, bo, _ = machines()  # bo's clock is five hours ahead
    quote = draft().quote
    assert quote is not None
    bo.notebook.correct(article(), [quote], "Ben Okafor")
    ada.notebook.correct(article(), [quote], "Cleo Park")
    ada.take(bo)
    bo.take(ada)
    for machine in (ada, bo):
        found = machine.notebook.corrections_of(article().path)
        assert [one.speaker for one in found] == ["Ben Okafor"]


def test_a_name_that_means_one_who_means_another_means_that_one(machines: Machines) -> None:
    ada, bo, _ = machines()
    ada.notebook.join_names("A. Lee", "Ann Lee")
    bo.notebook.join_names("Ann Lee", "Ann Leeds")
    for machine, whose in ((ada, bo), (bo, ada)):
        machine.take(whose)
        meant = {one.name: one.person for one in machine.notebook.aliases()}
        assert meant == {"A. Lee": "Ann Leeds", "Ann Lee": "Ann Leeds"}


def test_an_article_of_elsewhere_keeps_its_path_where_several_here_have_its_text(
    machines: Machines,
) -> None:
    ada, bo, _ = machines()
    kept = ada.notebook.add(draft(article("there.txt")))
    for name in ("one.txt", "two.txt"):
        bo.notebook.add(draft(article(name)))
    bo.take(ada)
    known = {key.path.name: key.content_hash for key in bo.notebook.bookmarked()}
    assert known == dict.fromkeys(("one.txt", "there.txt", "two.txt"), article().content_hash)
    found = bo.notebook.bookmark(kept.id)
    assert found is not None
    assert found.path.name == "there.txt"


def test_a_note_of_elsewhere_leaves_a_bookmark_where_it_stands_here(machines: Machines) -> None:
    ada, bo, _ = machines()
    kept = ada.notebook.add(draft())
    bo.take(ada)
    bo.notebook.check(article(text=TEXT.replace("by a third", "by a tenth")))
    ada.notebook.set_note(kept.id, "Ask the council.")
    bo.take(ada)
    found = bo.notebook.bookmark(kept.id)
    assert found is not None
    assert (found.note, found.state) == ("Ask the council.", BookmarkState.CHANGED)


def test_two_notes_on_one_bookmark_are_both_kept_until_one_is_written(machines: Machines) -> None:
    ada, bo, cy = machines()
    kept = ada.notebook.add(draft())
    bo.take(ada)
    ada.notebook.set_note(kept.id, "Ask the council.")
    bo.notebook.set_note(kept.id, "Ask the master.")
    cy.take(bo)
    bo.take(ada)
    note = bo.notebook.bookmark(kept.id)
    assert note is not None
    assert note.note == (
        "[ada@adatop, 2024-03-01 09:00]\nAsk the council.\n\n"
        "[bo@botop, 2024-03-01 14:00]\nAsk the master."
    )
    assert bo.notebook.note_conflicts() == {kept.id}
    cy.take(ada)
    assert cy.content() == bo.content()
    bo.notebook.set_note(kept.id, "Ask both.")
    assert bo.notebook.note_conflicts() == frozenset()
    for machine in (ada, cy):
        machine.take(bo)
        assert machine.content() == bo.content()
    # What was written knowing the other takes its place.
    cy.notebook.set_note(kept.id, "Asked.")
    ada.take(cy)
    assert [one.note for one in ada.notebook.bookmarks()] == ["Asked."]


def test_a_merge_that_was_undone_has_removed_nothing_and_can_be_made_again(
    machines: Machines,
) -> None:
    ada, bo, cy = machines()
    kept, gone = bo.notebook.add(draft()), bo.notebook.add(draft(article("b.txt")))
    ada.take(bo)
    before = ada.content()
    bo.notebook.set_note(kept.id, "Ask the fishermen.")
    bo.notebook.set_tags(kept.id, ("harbour",))
    bo.notebook.remove(gone.id)
    bo.notebook.add(draft(article("c.txt")))
    bo.notebook.set_starred([ArticleKey(PATHS[0])], True)
    bo.notebook.save_search("boats", "boat OR ferry")
    theirs, dump = bo.content(), bo.dump()
    for _ in range(2):
        ada.notebook.merge_notebook(dump)
        assert ada.content() == theirs
        assert words_of(ada.notebook.undo()) == f"merge with {dump.name}"
        assert ada.content() == before
        bo.take(ada)
        cy.take(ada)
        assert bo.content() == theirs
    assert words_of(ada.notebook.redo()) == f"merge with {dump.name}"
    cy.take(ada)
    assert ada.content() == cy.content() == theirs


def test_a_removal_and_a_later_note_leave_the_bookmark_and_undo_takes_a_merge_back(
    machines: Machines,
) -> None:
    ada, bo, cy = machines()
    kept, other = ada.notebook.add(draft()), ada.notebook.add(draft(words=WORDS[1]))
    asked: list[str] = []
    bo.notebook._store._connection.set_trace_callback(asked.append)
    bo.take(ada)
    assert not any("max(number)" in statement for statement in asked)  # each comes with its own
    cy.take(ada)
    ada.notebook.remove(kept.id)
    ada.notebook.remove(other.id)
    bo.notebook.set_note(kept.id, "needed")  # bo's clock is ahead
    bo.take(ada)
    assert [one.id for one in bo.notebook.bookmarks()] == [kept.id]
    ada.take(bo)
    assert ada.content() == bo.content()
    cy.take(ada)
    assert words_of(cy.notebook.undo()) == "merge with ada-3.dump"
    assert {one.id for one in cy.notebook.bookmarks()} == {kept.id, other.id}
    assert cy.notebook.text(kept.content_hash) is not None


def test_a_note_that_the_remover_had_not_seen_keeps_its_bookmark(machines: Machines) -> None:
    ada, bo, cy = machines()
    kept, seen = bo.notebook.add(draft()), bo.notebook.add(draft(words=WORDS[1]))
    for one in (kept, seen):
        bo.notebook.set_note(one.id, "of bo")
    for machine in (ada, cy):
        machine.take(bo)
    ada.notebook.set_note(kept.id, "long, and written first")  # ada's clock is behind
    for one in (kept, seen):
        bo.notebook.remove(one.id)
    done = ada.notebook.merge_notebook(bo.dump())
    assert (done.removed, done.kept) == (1, [kept.id])
    assert ada.notebook.merge_notebook(bo.dump()).kept == []
    assert bo.notebook.merge_notebook(ada.dump()).kept == [kept.id]
    for machine in (ada, cy):
        machine.take(bo)
    for machine in (ada, bo, cy):
        notes = [(one.id, one.note) for one in machine.notebook.bookmarks()]
        assert notes == [(kept.id, "long, and written first")]
        assert machine.content() == ada.content()
    # Whoever has seen it removes it for all.
    cy.notebook.remove(kept.id)
    for machine in (ada, bo):
        machine.take(cy)
        cy.take(machine)
        assert machine.notebook.bookmarks() == cy.notebook.bookmarks() == ()


@pytest.mark.parametrize("deed", ["tag", "widen"])
def test_a_change_that_the_remover_had_not_seen_keeps_its_bookmark_as_it_was_there(
    machines: Machines, deed: str
) -> None:
    ada, bo, cy = machines()
    kept = bo.notebook.add(draft())
    bo.notebook.set_note(kept.id, "of bo")
    for machine in (ada, cy):
        machine.take(bo)
    change(ada, kept, deed, 1)  # ada's clock is behind
    bo.notebook.remove(kept.id)
    before = ada.content()
    cy.take(bo)
    assert cy.notebook.bookmarks() == ()
    done = ada.notebook.merge_notebook(bo.dump())
    assert (done.removed, done.kept) == (0, [kept.id])
    assert ada.content() == before  # with bo's note, which ada left on it
    assert ada.notebook.merge_notebook(bo.dump()).kept == []
    assert bo.notebook.merge_notebook(ada.dump()).kept == [kept.id]
    cy.take(ada)
    assert ada.content() == bo.content() == cy.content() == before
    # Whoever has seen it removes it for all.
    cy.notebook.remove(kept.id)
    for machine in (ada, bo):
        machine.take(cy)
        cy.take(machine)
        assert machine.notebook.bookmarks() == cy.notebook.bookmarks() == ()


def test_removed_words_do_not_come_back_from_whoever_has_a_copy_of_them(
    machines: Machines,
) -> None:
    contents = []
    for order in itertools.permutations(range(3)):
        three = machines()
        ada, bo, cy = three
        kept = bo.notebook.add(draft())
        cy.take(bo)
        bo.notebook.set_note(kept.id, "the name of a source")
        ada.take(bo)
        ada.notebook.widen(kept.id, draft(words=WORDS[1]))
        bo.take(ada)
        ada.notebook.remove(kept.id)
        cy.notebook.set_tags(kept.id, ["harbour"])  # without the note, which never came there
        dumps = [machine.dump() for machine in three]
        for at in order:
            cy.notebook.merge_notebook(dumps[at])
        for at in order[:2]:  # two, and the third machine's work afterwards
            three[order[2]].notebook.merge_notebook(dumps[at])
        for machine in (cy, three[order[2]]):
            contents.append(machine.content())
    assert len({repr(content) for content in contents}) == 1
    assert "source" not in repr(contents[0])
    assert WORDS[1] in repr(contents[0])  # the latest passage that anybody has


def test_stamps_of_before_say_the_same_of_what_was_removed(machines: Machines) -> None:
    ada, bo, _ = machines()
    gone, kept = (ada.notebook.add(draft(words=words)) for words in WORDS)
    for one in (gone, kept):
        ada.notebook.set_tags(one.id, ["harbour"])
        bo.take(ada)
        ada.notebook.remove(one.id)
    at = "2024-03-02T09:00:00.000000Z"
    tags = {"harbour": [f"{at} ada@adatop", 1]}
    for identity, notes, seen in (
        (gone.id, {f"{at} ada@adatop": None}, {"ada@adatop": at}),
        (kept.id, {f"{at} bo@botop": None}, {"bo@botop": at}),  # which ada had not seen
    ):
        stamps = {"life": [f"{at} cy@cytop", 0], "passage": at, "tags": tags, "notes": notes}
        packed = json.dumps({**stamps, "seen": seen, "gone": {"ada@adatop": at}})
        row: Row = {"id": f"bookmark/{identity}", "stamps": packed}
        ada.notebook._store.apply(partial(Transaction.put, table=REVISION, row=row, undoable=False))
    bo.take(ada)
    assert [one.id for one in bo.notebook.bookmarks()] == [kept.id]


@pytest.mark.parametrize("gone", [{"gone": {"ada@adatop": "2024-03-02T09:00:00.000000Z"}}, {}])
def test_stamps_of_before_keep_the_note_of_a_bookmark_that_was_changed_after_its_removal(
    machines: Machines, gone: dict[str, dict[str, str]]
) -> None:
    ada, bo, cy = machines()
    kept = ada.notebook.add(draft())
    ada.notebook.set_note(kept.id, "the name of a source")
    bo.take(ada)
    at, later = "2024-03-02T09:00:00.000000Z", "2024-03-02T09:00:05.000000Z cy@cytop"
    known: dict[str, object] = {
        "passage": at,
        "notes": {f"{at} ada@adatop": None},
        "seen": {"ada@adatop": at},
    }
    stood = {**known, "life": [later, 1], "tags": {"harbour": [later, 0]}, **gone}
    removed = {**known, "life": [f"{at} bo@botop", 0], "tags": {}, "gone": known["seen"]}
    for machine, stamps in ((ada, stood), (bo, removed)):
        row: Row = {"id": f"bookmark/{kept.id}", "stamps": json.dumps(stamps)}
        put = partial(Transaction.put, table=REVISION, row=row, undoable=False)
        if machine is bo:
            bo.notebook.remove(kept.id)
        machine.notebook._store.apply(put)
    before = ada.content()
    ada.take(bo)
    assert ada.content() == before
    bo.take(ada)
    cy.take(bo)
    assert bo.content() == cy.content() == before
    cy.notebook.remove(kept.id)
    ada.take(cy)
    assert ada.notebook.bookmarks() == ()


def test_a_note_that_went_with_its_removed_bookmark_is_no_conflict(machines: Machines) -> None:
    ada, bo, _ = machines()
    kept = bo.notebook.add(draft())
    ada.take(bo)
    ada.notebook.set_note(kept.id, "of ada")
    bo.notebook.set_note(kept.id, "of bo")
    bo.notebook.remove(kept.id)
    bo.take(ada)
    ada.take(bo)
    for machine in (ada, bo):
        assert [one.note for one in machine.notebook.bookmarks()] == ["of ada"]
        assert machine.notebook.note_conflicts() == frozenset()


def test_notebooks_from_before_there_were_stamps_lose_nothing(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder, note in zip(folders, ("first", "second"), strict=True):
        with Notebook.open(folder, ticking(), random.Random(1).randbytes) as notebook:
            kept = notebook.add(draft())
            notebook.set_note(kept.id, note)
            notebook.set_tags(kept.id, [note])
            notebook.join_names("A. Marlowe", f"Ada {note}")
        made_older(folder)
    with Notebook.open(folders[0], ticking()) as one, Notebook.open(folders[1], ticking()) as two:
        one.merge_notebook(folders[1])
        two.merge_notebook(folders[0])
        (left,), (right,) = one.bookmarks(), two.bookmarks()
        assert left.note == right.note
        assert "first" in left.note
        assert "second" in left.note
        assert left.tags == right.tags
        assert {*left.tags} == {"first", "second"}
        assert one.aliases() == two.aliases()


def test_what_is_no_notebook_is_refused_and_what_cannot_be_read_is_left_out(
    machines: Machines, tmp_path: Path
) -> None:
    ada, bo, _ = machines()
    for path in (tmp_path, tmp_path / "none", Path(__file__)):
        with pytest.raises(NotebookError):
            ada.notebook.merge_notebook(path)
    bo.notebook.add(draft())
    text = bo.dump().read_text()
    cut = tmp_path / "cut.dump"
    cut.write_text(text[: len(text) // 2])
    with pytest.raises(NotebookError, match="nothing was merged"):
        ada.notebook.merge_notebook(cut)
    assert ada.notebook.bookmarks() == ()


def rows_of(machine: Machine) -> list[tuple[dict[str, object], list[list[object]]]]:
    """The lines of a machine's second copy, its changes since it was opened, and their rows."""
    machine.notebook._store.settle()
    path = machine.notebook._store.folder / "notebook.jsonl"
    records = map(json.loads, path.read_text().splitlines())
    return [(record, record["rows"]) for record in records if "rows" in record]


def test_of_what_was_read_the_later_mark_stands_and_a_moved_file_takes_none_away(
    machines: Machines,
) -> None:
    ada, bo, _ = machines()  # bo's clock is five hours ahead
    old, new = (ArticleKey(path) for path in PATHS)
    for machine in (ada, bo):
        machine.notebook.set_read([old], True)
    bo.notebook.set_read([old], False)
    ada.take(bo)
    assert not ada.notebook.mark(old.path).read
    bo.notebook.set_read([old, new], True)
    ada.take(bo)
    assert ada.notebook.mark(old.path).read
    ada.notebook.set_starred([new], True)
    assert bo.notebook.moved(old.path, new.path)
    ada.take(bo)
    assert [ada.notebook.mark(path)[:2] for path in PATHS] == [(True, False), (True, True)]


def test_no_id_in_the_journal_is_a_serial_and_each_line_says_who_wrote_it_where_and_when(
    machines: Machines,
) -> None:
    ada, bo, _ = machines()
    for machine in (ada, bo):
        machine.notebook.save_search("s", "harbour")
        machine.notebook._store.settle()  # the first change of all is written by a compaction
        kept = machine.notebook.add(draft(text_of(PATHS[0])))
        machine.notebook.add(draft(text_of(PATHS[1]), WORDS[1]))
        do(machine, "correct", 0)
        do(machine, "read", 1)
        machine.notebook.remember_query("harbour")
        machine.notebook.remove(kept.id)
    ids: list[int] = []
    for machine in (ada, bo):
        lines = rows_of(machine)
        changes = [record for record, _ in lines if "change" in record]
        assert {record["by"] for record in changes} == {f"{machine.name}@{machine.name}top"}
        moments = [str(record["at"]) for record in changes]
        assert moments == sorted(set(moments))
        rows = [(row[0], row[1]) for _, listed in lines for row in listed if len(row) == 2]
        held = [(name, row) for name, row in rows if isinstance(row, dict)]
        ids += [row["id"] for name, row in held if name == "article"]
        assert {row["author"] for name, row in held if name == "bookmark"} == {
            f"{machine.name}@{machine.name}top"
        }
        numbers = [row["number"] for _, row in held if "number" in row]
        numbers += [row["id"] for name, row in held if name == "history"]
        assert min(numbers) > 1_700_000_000_000  # a clock's, in milliseconds
        stamps = [json.loads(row["stamps"]) for name, row in held if name == "revision"]
        assert 0 in [one["life"][1] for one in stamps if "life" in one]  # what was removed
        (read,) = [one["read"] for one in stamps if "read" in one]
        assert read.partition(" ")[2].startswith(f"{machine.name}@{machine.name}top")
    assert len(set(ids)) == 4
    assert min(ids) > 4
    bo.take(ada)
    assert sorted(one.author for one in bo.notebook.bookmarks()) == ["ada@adatop", "bo@botop"]
    # One made before bookmarks named their authors: who took it in later is not the one.
    older = ada.notebook.bookmarks()[0].id
    for machine, author in ((ada, ""), (bo, "zed@zedtop")):
        row: Row = {"id": older, "author": author}
        machine.notebook._store.apply(partial(Transaction.put, table=BOOKMARK, row=row))
    for one, other in ((ada, bo), (bo, ada)):
        one.take(other)
        assert {kept.author for kept in one.notebook.bookmarks() if kept.id == older} == {""}
