"""What has happened to files, and in which order they are read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from tests.cases import cases

from briefreader.indexing.file_changes import find_changes
from briefreader.indexing.unmounted_folders import UnmountedFolders
from briefreader.indexing.work_queue import _Queue
from briefreader.sources import SourceFile

FILES = tuple(SourceFile(f"/library/{name}.txt", 10, number) for number, name in enumerate("abc"))


class Indexed:
    """An index of the files that has read them all."""

    def files(self, *, stale: bool) -> tuple[SourceFile, ...]:
        return () if stale else FILES

    def refusal(self, *found: object) -> None:
        return None

    def forget_refusals(self, names: object) -> None: ...


@cases(
    ("seen", "vanished"),
    [(3, ()), (1, ("/library/b.txt", "/library/c.txt")), (0, tuple(one.name for one in FILES))],
)
def test_a_file_has_vanished_only_where_all_files_were_gone_through(
    seen: int, vanished: tuple[str, ...]
) -> None:
    for is_stopped in (False, True):
        asked = iter([False] * seen + [is_stopped] * 9)

        def scanned() -> Iterator[SourceFile]:
            yield from FILES[:seen]

        changes = find_changes(scanned(), Indexed(), asked.__next__)  # type: ignore[arg-type]
        assert changes.vanished == (() if is_stopped else vanished)


def test_a_library_whose_folder_is_gone_or_empty_is_away_and_not_deleted(tmp_path: Path) -> None:
    root, names = tmp_path / "library", [str(tmp_path / "library" / "a.txt")]
    for is_there in (False, True):
        if is_there:
            root.mkdir()
        kept, told = UnmountedFolders([root]).keep(names, time.time_ns())
        assert (kept, told) == (frozenset(names), [root])
    (root / "b.txt").write_text("x")
    assert UnmountedFolders([root]).keep(names, time.time_ns()) == (frozenset(), [])


def test_files_that_are_put_back_are_read_first_and_in_their_order() -> None:
    queue = _Queue()
    queue.add(FILES[2:])
    queue.put_back(FILES[:2])
    assert [queue.take() for _ in FILES] == [*FILES]
