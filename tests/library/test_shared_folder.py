"""A folder that several people share: each sees all, changes only what is theirs, loses nothing."""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.forking import forked
from tests.notebook.samples import QUOTE, article, draft

from briefreader.config import NotebookSettings
from briefreader.domain.bookmark import Bookmark
from briefreader.library.article_cache import ArticleCache
from briefreader.library.shared_folder import SharedFolder
from briefreader.notebook import Notebook
from briefreader.notebook.storage.journal_format import summed

OTHER_WORDS = "Nobody asked the fishermen"


def no_articles() -> ArticleCache:
    """Nothing is read from files here."""
    return ArticleCache(None, (), index=lambda: None)


class Person:
    """A notebook whose clock is wrong by some hours, and what it shares."""

    def __init__(self, folder: Path, name: str, author: str, ahead: int = 0) -> None:
        self.data, self.folder = folder / name, folder / "shared"
        self._chance = random.Random(name)
        self._now = datetime(2024, 3, 1, 9, 0, tzinfo=UTC) + timedelta(hours=ahead)
        self.notebook = Notebook.open(
            self.data, self._tick, self._chance.randbytes, author=f"{name}@host/1"
        )
        sharing = NotebookSettings(shared=self.folder, author=author)
        self.shared = SharedFolder(
            self.notebook, sharing, self._tick, articles=no_articles, catalogue=lambda: None
        )

    def _tick(self) -> datetime:
        self._now += timedelta(seconds=7)
        return self._now

    def add(self, words: str = QUOTE, note: str = "", name: str = "harbour.txt") -> Bookmark:
        kept = self.notebook.add(draft(article(name), words))
        return self.notebook.set_note(kept.id, note) if note else kept

    def sync(self) -> tuple[str, ...]:
        return self.shared.sync()

    def own(self) -> dict[str, object]:
        return {
            one.id: (one.quote, one.note, frozenset(one.tags)) for one in self.notebook.bookmarks()
        }

    def others(self) -> dict[str, tuple[str, str]]:
        return {one.id: (one.shared_by, one.note) for one in self.shared.bookmarks}

    @property
    def file(self) -> Path:
        return self.folder / self.shared._published().file


People = Callable[..., tuple[Person, ...]]


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    """People around a new folder: a name for each notebook and who says to be its author."""
    rounds = itertools.count()
    with ExitStack() as stack:

        def made(**authors: str) -> tuple[Person, ...]:
            folder = tmp_path / str(next(rounds))
            (folder / "shared").mkdir(parents=True)
            found = [
                Person(folder, name, author, 5 * number)
                for number, (name, author) in enumerate(authors.items())
            ]
            for person in found:
                stack.callback(person.notebook.close)
            return tuple(found)

        yield made


def settle(*everybody: Person) -> None:
    """Everybody looks, in turn, until all have seen all."""
    for person in (*everybody, *everybody):
        assert person.sync() == ()


def test_everybody_sees_everybodys_bookmarks_and_has_only_their_own(people: People) -> None:
    ada, bo = people(ada="Ada Holt", bo="Bo Ray")
    first = ada.add(note="for the leader")
    second = bo.add(OTHER_WORDS)
    settle(ada, bo)
    assert bo.others() == {first.id: ("Ada Holt", "for the leader")}
    assert ada.others() == {second.id: ("Bo Ray", "")}
    assert list(ada.own()) == [first.id]
    assert list(bo.own()) == [second.id]
    (shown,) = bo.shared.bookmarks
    assert (shown.quote, shown.speaker, shown.path) == (QUOTE, "Ada Marlowe", article().path)

    ada.notebook.remove(first.id)
    settle(ada, bo)
    assert bo.others() == {}
    ada.notebook.undo()
    settle(ada, bo)
    assert bo.others() == {first.id: ("Ada Holt", "for the leader")}


def test_one_persons_notebooks_are_joined_but_not_those_of_a_login_name(people: People) -> None:
    laptop, desktop, one, other = people(a="Ada", b="Ada", c="", d="")
    kept, here = laptop.add(note="from the laptop"), one.add()
    settle(laptop, desktop, one, other)
    assert desktop.own() == laptop.own() == {kept.id: (QUOTE, "from the laptop", frozenset())}
    assert other.own() == {}
    assert here.id in other.others()
    desktop.notebook.remove(kept.id)
    settle(laptop, desktop)
    assert laptop.own() == {}
    laptop.notebook.undo()  # of what was taken in: the bookmark comes back everywhere
    settle(laptop, desktop)
    assert desktop.own() == laptop.own() != {}
    made = [laptop.add(words).id for words in QUOTE.split()[1:6]]
    settle(laptop, desktop)
    assert [*desktop.own()] == [*laptop.own()] == [kept.id, *made]  # in the order of making


def test_two_notes_on_one_bookmark_are_both_kept_until_one_is_written(people: People) -> None:
    ada, bo = people(ada="Ada", bo="Bo")
    kept = ada.add(note="too late")
    bo.notebook.merge([kept])
    bo.notebook.set_note(kept.id, "too soon")
    settle(ada, bo)
    assert ada.others() == bo.others() == {}, "each has it"
    assert ada.shared.conflicts == bo.shared.conflicts == {kept.id}
    (shown,) = ada.shared.with_notes(ada.notebook.bookmarks())
    assert shown.note.startswith("[your note]\ntoo late\n\n[Bo, 2024-03-01 ")
    assert shown.note.endswith("]\ntoo soon")
    assert ada.own()[kept.id] == (QUOTE, "too late", frozenset()), "nothing of Bo's goes in"

    ada.notebook.add(replace(draft(article(), QUOTE), note="and mine"))  # without a look at it
    settle(ada, bo)
    assert ada.shared.conflicts == bo.shared.conflicts == {kept.id}, "Bo's note was not seen"
    assert ada.own() == {kept.id: (QUOTE, "too late\n\nand mine", frozenset())}
    ada.notebook.set_note(kept.id, "neither", ada.shared.stamps(kept.id))
    settle(ada, bo)
    assert ada.shared.conflicts == frozenset(), "settled here"
    assert bo.shared.conflicts == {kept.id}, "Bo has not seen it yet"
    bo.notebook.set_note(kept.id, "neither", bo.shared.stamps(kept.id))
    settle(ada, bo)
    assert ada.shared.conflicts == bo.shared.conflicts == frozenset()


DEEDS = ("add", "add", "note", "tag", "remove", "undo", "sync", "sync", "away", "back")
steps = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(DEEDS), st.integers(0, 11)), max_size=24
)


def do(person: Person, deed: str, number: int) -> None:
    """One thing that somebody does, or that happens to the disk."""
    folder, notebook = person.folder, person.notebook
    elsewhere = folder.with_name("elsewhere")
    kept = notebook.bookmarks()
    one = kept[number % len(kept)] if kept else None
    if deed == "sync":
        assert bool(person.sync()) == elsewhere.exists(), "said where the disk is away"
    elif deed == "away" and folder.exists():
        folder.rename(elsewhere)
    elif deed == "back" and elsewhere.exists():
        elsewhere.rename(folder)
    elif deed == "add":
        person.add((QUOTE, OTHER_WORDS)[number % 2], name=f"{number // 2}.txt")
    elif deed == "undo":
        notebook.undo()
    elif one is not None and deed == "note":
        notebook.set_note(one.id, f"note {number}" if number % 4 else "")
    elif one is not None and deed == "tag":
        notebook.set_tags(one.id, sorted({*one.tags} ^ {f"t{number % 3}"}))
    elif one is not None and deed == "remove":
        notebook.remove(one.id)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_three_notebooks_come_to_the_same_however_they_take_turns(
    people: People, steps: list[tuple[int, str, int]]
) -> None:
    laptop, desktop, bo = everybody = people(a="Ada", b="Ada", bo="Bo")
    alone = {person: set[str]() for person in everybody}
    for number, deed, choice in steps:
        person = everybody[number]
        before = set(person.own())
        do(person, deed, choice)
        if deed != "sync":
            alone[person] |= set(person.own()) - before
    do(laptop, "back", 0)
    settle(*everybody, *everybody)
    assert laptop.own() == desktop.own()
    assert set(laptop.own()) <= alone[laptop] | alone[desktop]
    assert set(bo.own()) <= alone[bo], "nobody else's went in"
    assert set(bo.others()) == set(laptop.own())
    assert set(laptop.others()) == set(desktop.others()) == set(bo.own())
    files = {path: path.read_bytes() for path in laptop.folder.iterdir()}
    settle(*everybody)
    assert {path: path.read_bytes() for path in laptop.folder.iterdir()} == files


def test_files_of_others_that_are_not_whole_are_named_and_the_rest_is_read(people: People) -> None:
    ada, bo, cy = people(ada="Ada", bo="Bo", cy="Cy")
    sound, torn = ada.add(), ada.add(OTHER_WORDS)
    bo.add()
    settle(ada, bo)
    lines = ada.file.read_bytes().splitlines(keepends=True)
    assert len(lines) == 2
    ada.file.write_bytes(lines[0] + lines[1][:-9])
    (told,) = cy.sync()
    assert told.endswith(f"{ada.file.name}: still arriving: its last line is incomplete")
    assert torn.id not in cy.others()
    ada.file.write_bytes(b"<<<<<<< HEAD\n" + lines[0] + lines[1].replace(b"Ada", b"Eve"))
    (told,) = cy.sync()
    assert told.endswith(f"{ada.file.name}: 2 damaged lines skipped")
    assert cy.others()[sound.id] == ("Ada", "")
    assert torn.id not in cy.others()

    copy = bo.file.with_name(f"{bo.file.stem}.sync-conflict-20240301-090000-ABCDEFG.jsonl")
    shutil.copy(bo.file, copy)
    os.mkfifo(ada.folder / "eve.00000000.jsonl")
    (ada.folder / "mallory.00000001.jsonl").symlink_to(bo.file)
    (ada.folder / "README.md").write_text("how we work")
    told = "\n".join(cy.sync())
    for words in (copy.name, "eve.00000000.jsonl: not a plain file", "mallory.00000001.jsonl"):
        assert words in told
    assert "README" not in told
    ada.sync()
    assert ada.file.name not in "".join(ada.sync()), "one's own file is made whole again"
    cy.sync()
    assert torn.id in cy.others()


def test_what_others_wrote_is_made_harmless(people: People) -> None:
    ada, bo = people(ada="Ada", bo="Bo")
    kept = ada.add()
    settle(ada)
    line = ada.file.read_text()
    evil = (
        line.replace(QUOTE, "\\u001b]0;owned\\u0007[@click=app.quit]x")
        .replace(kept.id, "a" * 26)
        .replace('"by":"Ada"', '"by":"E\\u001b[31mve\\u202e"')
    )
    bodies = (
        evil,
        evil.replace("a" * 26, "../../etc/passwd"),
        evil.replace("a" * 26, "b" * 26).replace('"start":', '"start":"x","was":'),
        '{"rows":' + "[" * 100_000,
        "[]",
    )
    with (ada.folder / "eve.00000000.jsonl").open("w") as out:
        for body in bodies:
            unsummed = body.partition(',"sum":')[0] + "}"
            try:
                out.write(summed(json.loads(unsummed)) + "\n")
            except (ValueError, RecursionError, AttributeError, TypeError):
                out.write(body + "\n")
    assert "damaged" in "".join(bo.sync())
    shown = {one.id: one for one in bo.shared.bookmarks}
    assert set(shown) == {kept.id, "a" * 26}
    eve = shown["a" * 26]
    assert not {"\x1b", "\x07", "\u202e"} & set(eve.quote + eve.shared_by)
    assert bo.own() == {}
    big = ada.folder / "big.00000002.jsonl"
    with big.open("wb") as out:
        out.truncate(300 << 20)
    assert f"{big.name}: larger than 256 MB, skipped" in "".join(bo.sync())


def test_columns_of_another_kind_are_no_bookmarks_and_are_named(people: People) -> None:
    ada, bo = people(ada="Ada", bo="Bo")
    kept = ada.add(note="mine")
    settle(ada)
    record = json.loads(ada.file.read_text())
    del record["sum"]
    wrong: list[dict[str, object]] = [
        {"created": "0001-01-01T00:00:00+23:59"},
        {"created": 7},
        {"start": "abc"},
        {"start": None},
        {"start": -5},
        {"end": 2**70},
        {"start": 9, "end": 3},
        {"paragraph": "x"},
        {"paragraph": -1},
        {"question": 5},
        {"speaker": 5},
        {"tags": "5"},
        {"terms": "[" * 100_000},
    ]
    (_, row), (table, stamps) = record["rows"]
    lines = [(f"bad{number}", changed) for number, changed in enumerate(wrong)]
    told: list[tuple[str, dict[str, object]]] = [("sound", {"marks": "[1, null]"}), *lines]
    with (ada.folder / "eve.00000000.jsonl").open("w") as out:
        for identity, changed in told:
            record["by"], record["rows"] = (
                "Eve",
                [
                    ["bookmark", {**row, "id": identity, **changed}],
                    [table, {**stamps, "id": f"bookmark/{identity}"}],
                ],
            )
            out.write(summed(record) + "\n")
    (said,) = bo.sync()
    assert said.endswith("eve.00000000.jsonl: 13 records without a valid bookmark skipped")
    assert bo.others() == {kept.id: ("Ada", "mine"), "sound": ("Eve", "mine")}
    assert [one.id for one in bo.shared.in_article(article())] == [kept.id, "sound"]
    assert bo.sync() == (said,)


def test_texts_among_the_stamps_of_others_are_made_harmless_too(people: People) -> None:
    ada, bo = people(ada="Ada", bo="Bo")
    kept = ada.add(note="mine")
    bo.notebook.merge([kept])
    settle(ada)
    record = json.loads(ada.file.read_text())
    (_, row), (table, _) = record["rows"]
    at = "2024-03-01T10:00:00.000000Z e\x1b[31mve"
    stamps = {"life": [at, 1], "passage": at, "notes": {at: "\x1b]0;owned\x07x\u202e"}, "seen": {}}
    record["by"], record["rows"] = (
        "Eve",
        [
            ["bookmark", {**row, "id": kept.id}],
            [table, {"id": f"bookmark/{kept.id}", "stamps": json.dumps(stamps)}],
        ],
    )
    del record["sum"]
    (ada.folder / "eve.00000000.jsonl").write_text(f"{summed(record)}\n")
    assert bo.sync() == ()
    (shown,) = bo.shared.with_notes(bo.notebook.bookmarks())
    assert "[Eve, " in shown.note
    assert not {"\x1b", "\x07", "\u202e"} & {*shown.note, *"".join(bo.shared.stamps(kept.id))}


def test_nobody_elses_file_is_taken_for_ones_own(people: People) -> None:
    for ada, bo in (people(ada="Ada", bo="Bo"), people(ada="", bo="")):  # of one login name
        bo.add()
        first = ada.add(note="mine")
        settle(ada, bo)
        identity = ada.file.name.split(".")[-2]
        shutil.copy(bo.file, ada.folder / f"aaa.{identity}.jsonl")
        settle(ada)
        assert set(ada.own()) == {first.id}
        (ada.folder / f"aaa.{identity}.jsonl").unlink()
    ada, bo = people(ada="Ada", bo="Bo")
    bo.add()
    first = ada.add()
    settle(ada, bo)
    shutil.copy(bo.file, ada.file)  # under the very name, by another author
    settle(ada)
    assert set(ada.own()) == {first.id}
    assert first.id in ada.file.read_text()


def test_a_file_that_cannot_be_read_makes_nobody_look_again_and_again(people: People) -> None:
    ada, bo = people(ada="Ada", bo="Bo")
    ada.add()
    bo.add()
    settle(ada, bo)
    os.mkfifo(ada.folder / "eve.00000000.jsonl")
    told = bo.sync()
    assert len(told) == 1
    before, seen = bo.shared.version, bo.shared.bookmarks
    for _ in range(3):
        assert bo.sync() == told
        assert bo.shared.bookmarks is seen, "not even put together again"
    bo.add(OTHER_WORDS)
    assert bo.shared.is_behind
    assert bo.sync() == told
    assert not bo.shared.is_behind
    assert bo.shared.version == before, "what others share is as it was"
    ada.add(OTHER_WORDS)
    assert ada.sync() == told
    assert bo.sync() == told
    assert bo.shared.version == before + 1
    bo.notebook.add(draft())
    bo.notebook.close()
    notebook = Notebook.open(bo.data, bo._tick, author="bo@host/2")
    notebook._store._read_only = "write-protected"
    only = SharedFolder(
        notebook,
        NotebookSettings(shared=bo.folder, author="Bo"),
        bo._tick,
        articles=no_articles,
        catalogue=lambda: None,
    )
    only.sync()
    assert not only.is_behind, "nothing of it can ever go there"
    notebook.close()


def test_an_own_file_that_was_not_read_is_not_written_again(people: People) -> None:
    (ada,) = people(zoe="Zoe")
    ada.add()
    settle(ada)
    for number in range(501):
        (ada.folder / f"a.{number:08}.jsonl").touch()
    (told,) = ada.sync()
    assert told.endswith("only the first 500 files are read")
    ada.add(OTHER_WORDS)
    ada.sync()
    again = SharedFolder(
        ada.notebook,
        NotebookSettings(shared=ada.folder, author="Zoe"),
        ada._tick,
        articles=no_articles,
        catalogue=lambda: None,
    )
    again.sync()
    assert ada.file.read_bytes().count(b"\n") == 2
    with ada.file.open("r+b") as out:
        out.truncate(300 << 20)
    ada.notebook.undo()
    for _ in range(2):
        told = ada.sync()[0]
        assert "can't be read, so your bookmarks there aren't updated; your changes since" in told
    assert ada.file.stat().st_size == 300 << 20


def test_a_disk_that_goes_away_puts_off_and_a_lost_notebook_comes_back(
    people: People, tmp_path: Path
) -> None:
    (ada,) = people(ada="Ada")
    first = ada.add()
    settle(ada)
    mounted = ada.folder.rename(ada.folder.with_name("elsewhere"))
    second = ada.add(OTHER_WORDS, note="later")
    (told,) = ada.sync()
    assert told.startswith(f"shared folder {ada.folder}: no such file or directory; your changes ")
    assert told.endswith(" will be shared when it is available again")
    ada.folder.mkdir()  # the mount point, without the disk
    (told,) = ada.sync()
    assert "empty: not mounted?" in told
    assert list(ada.folder.iterdir()) == []
    ada.folder.rmdir()
    mounted.rename(ada.folder)
    settle(ada)
    assert second.id in ada.file.read_text()

    ada.notebook.close()
    for path in ada.data.glob("notebook*"):
        path.unlink()
    again = Person(ada.data.parent, "ada", "Ada")
    settle(again)
    assert set(again.own()) == {first.id, second.id}
    again.notebook.close()


def test_a_notebook_that_was_copied_to_another_machine_gets_a_file_of_its_own(
    people: People,
) -> None:
    (ada,) = people(ada="Ada")
    ada.add()
    settle(ada)
    state = ada.data / "shared.json"
    held = json.loads(state.read_text())
    assert os.uname().nodename not in held["machine"]
    state.write_text(json.dumps({**held, "machine": "another"}))
    settle(ada)
    assert len(list(ada.folder.iterdir())) == 2
    assert ada.others() == {}


def test_a_machine_of_another_name_is_the_same_machine(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ada,) = people(ada="")
    ada.add()
    settle(ada)
    elsewhere = os.uname_result(("Linux", "cafe-wifi-17", "6", "1", "x86_64"))
    monkeypatch.setattr(os, "uname", lambda: elsewhere)
    ada.add(OTHER_WORDS)
    settle(ada)
    assert [path.name for path in ada.folder.iterdir()] == [ada.file.name]
    assert ada.others() == {}
    assert ada.file.read_text().count("\n") == 2


WRITER = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from tests.library.test_shared_folder import Person
from tests.notebook.samples import article, draft
person = Person(Path(sys.argv[1]), sys.argv[2], "Ada")
os.write(1, b"ready\\n")
for number in range(10**6):
    kept = person.add(note=f"note {number}", name=f"{os.getpid()} {number}.txt")
    person.sync()
    os.write(1, kept.id.encode() + b"\\n")
"""


def test_nothing_is_lost_to_kill_9_while_two_machines_share(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    dice, said = random.Random(4), set[str]()
    for number in range(3):
        with subprocess.Popen(
            forked([sys.executable, "-c", WRITER, str(tmp_path), "ab"[number % 2]]),
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            for _ in range(dice.randint(1, 6)):
                said.add(child.stdout.readline().decode().strip())
            os.kill(child.pid, signal.SIGKILL)
            child.stdout.read()  # until it is gone
    ends = [Person(tmp_path, name, "Ada") for name in "ab"]
    for person in ends:
        person.sync()  # which makes whole what a kill left torn
    settle(*ends)
    assert said <= set(ends[0].own())
    assert ends[0].own() == ends[1].own()
    for person in ends:
        person.notebook.close()
