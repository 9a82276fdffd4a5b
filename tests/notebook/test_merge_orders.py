"""Random work on a bookmark by three machines: joined in whatever order, it is the same."""

from __future__ import annotations

import itertools
import json
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from briefreader.notebook.records.merge import joined
from briefreader.notebook.storage import revisions, row_codec
from briefreader.notebook.storage.revisions import Revision
from briefreader.notebook.storage.schema import BOOKMARK, Row
from briefreader.notebook.storage.shared_journal import BookmarkRecord

from .samples import draft, ticking

BEGIN = datetime(2024, 3, 2, 9, 0, tzinfo=UTC)
MADE = row_codec.bookmark_row(draft().bookmark("b1", ticking()()), 1, 1)
DEEDS = (
    "note",
    "note",
    "clear",
    "tag",
    "tag",
    "widen",
    "remove",
    "remove",
    "undo",
    "merge",
    "merge",
)


@dataclass
class Machine:
    """What one machine holds of the bookmark, and its rows before each of its own steps."""

    name: str
    ahead: int  # seconds that its clock is wrong by
    record: BookmarkRecord
    steps: list[Row | BookmarkRecord | None] = field(default_factory=list)

    def put(self, row: Row | None, moment: int) -> None:
        """Change the row, or remove it, as one step."""
        before, revision = self.record
        if row == before:
            return
        now = BEGIN + timedelta(seconds=moment + self.ahead)
        at = revisions.next_stamp(now, self.name, revision)
        changed = revisions.after_change(BOOKMARK, revision, before, row, at)
        self.record = BookmarkRecord(row, changed or revision)

    def do(self, deed: str, chance: random.Random, moment: int) -> None:
        """Do one thing that a user does with a bookmark that is there."""
        row = self.record.row
        if deed == "undo":
            if self.steps:
                step = self.steps.pop()
                if isinstance(step, BookmarkRecord):  # a merge, with its stamps
                    self.record = step
                else:
                    self.put(step, moment)
        elif row is not None:
            self.steps.append(row)
            self.put(_changed(row, deed, f"{self.name} {moment}", chance), moment)


def _changed(row: Row, deed: str, words: str, chance: random.Random) -> Row | None:
    if deed == "remove":
        return None
    if deed == "note":
        return {**row, "note": words}
    if deed == "clear":
        return {**row, "note": ""}
    if deed == "widen":
        return {**row, "exact": f"passage of {words}"}
    tags = revisions.tags_of(row)
    tag = f"t{chance.randrange(3)}"
    kept = [one for one in tags if one != tag] if tag in tags else [*tags, tag]
    if chance.randrange(4) == 0:
        chance.shuffle(kept)
    return {**row, "tags": json.dumps(kept)}


def history(seed: int) -> tuple[list[BookmarkRecord], list[str]]:
    """Return what three machines hold after random work, and what was done, one line a deed."""
    chance = random.Random(seed)
    first = BookmarkRecord(MADE, revisions.made(BOOKMARK, MADE))
    none = BookmarkRecord(None, Revision())
    three = [
        Machine(
            name, chance.randrange(-9, 10), first if name == "bo" or chance.randrange(3) else none
        )
        for name in ("ada", "bo", "cy")
    ]
    told = []
    for moment in range(chance.randrange(4, 26)):
        machine, deed = chance.choice(three), chance.choice(DEEDS)
        other = chance.choice([one for one in three if one is not machine])
        told.append(f"{machine.name} {deed} {other.name if deed == 'merge' else ''}")
        if deed == "merge":
            if not other.record.revision:
                continue  # nothing is known of it there
            machine.steps.append(machine.record)
            machine.record = joined(machine.record, other.record)
        else:
            machine.do(deed, chance, moment)
    return [one.record for one in three], told


def assert_same_in_every_order(seed: int) -> None:
    """Join what three machines hold in all orders; once more, that changes nothing."""
    records, told = history(seed)
    results = {}
    for a, b, c in itertools.permutations(range(3)):
        x, y, z = records[a], records[b], records[c]
        results[a, b, c, "left"] = joined(joined(x, y), z)
        results[a, b, c, "right"] = joined(x, joined(y, z))
    shown = {name: _shown(one) for name, one in results.items()}
    assert len({*shown.values()}) == 1, (seed, told, shown)
    (same,) = {*shown.values()}
    different = {repr(one): one for one in results.values()}  # by the order of what they hold, too
    for whole, record in itertools.product(different.values(), records):
        assert _shown(joined(whole, record)) == same, (seed, told)
        assert _shown(joined(record, whole)) == same, (seed, told)
    for row, revision in (*records, results[0, 1, 2, "left"]):
        assert (row is not None) == bool(revision and revisions.is_there(revision)), (seed, told)
        if row is not None:  # what it says is what its stamps say
            assert revisions.tags_of(row) == revisions.tags_in_order(revision["tags"])
            notes = revisions.current_notes(revision, row_codec.text_of(row, "note"))
            assert row["note"] == revisions.note_shown(notes)


def _shown(record: BookmarkRecord) -> str:
    return json.dumps([record.row, revisions.packed(record.revision)], sort_keys=True)


@pytest.mark.parametrize("part", range(4))
def test_random_work_on_three_machines_comes_to_the_same_in_whatever_order_it_is_joined(
    part: int,
) -> None:
    for seed in range(part * 300, part * 300 + 300):
        assert_same_in_every_order(seed)


@pytest.mark.slow
def test_a_hundred_thousand_histories_come_to_the_same_in_whatever_order_they_are_joined() -> None:
    for seed in range(100_000):
        assert_same_in_every_order(seed)


def test_of_two_passages_set_at_the_same_moment_the_words_decide_whichever_is_whose() -> None:
    at = revisions.next_stamp(BEGIN, "here", {})
    one, other = (
        BookmarkRecord(
            {**MADE, "exact": words}, revisions.after_change(BOOKMARK, {}, None, MADE, at) or {}
        )
        for words in ("the quay is shut", "the quay is open")
    )
    for record in (one, other):
        record.revision["passage"] = at
    results = [joined(one, other), joined(other, one)]
    assert {row and row["exact"] for row, _ in results} == {"the quay is shut"}
    assert results[0].revision == results[1].revision
