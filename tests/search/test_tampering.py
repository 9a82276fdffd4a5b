"""An index folder into which somebody else wrote: nothing of it runs, and one line says so."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import open_library

from briefreader.errors import IndexDamaged
from briefreader.library import Library
from briefreader.search import Index
from briefreader.search.store.digest import digest_file
from briefreader.search.store.manifest import manifest_entry, read_seal, write_seal


class Mischief:
    """Unpickled, it makes a file."""

    def __init__(self, trace: Path) -> None:
        self._trace = trace

    def __reduce__(self) -> tuple[object, tuple[str, int]]:
        return os.open, (str(self._trace), os.O_CREAT)


def tamper(folder: Path, trace: Path) -> list[Path]:
    """Write a pickle that runs code wherever Whoosh would unpickle one, and everywhere else."""
    program = pickle.dumps(Mischief(trace), 2)
    changed = [path for path in folder.iterdir() if path.name not in {"seal", "lock"}]
    for path in changed:
        path.write_bytes(program + path.read_bytes()[len(program) :])
    return changed


def reseal(folder: Path) -> None:
    """As somebody would who can write there and knows this program."""
    seal = read_seal(folder)
    files = {name: manifest_entry(folder / name, digest_file(folder / name)) for name in seal.files}
    write_seal(folder, replace(seal, files=files))


@pytest.mark.parametrize("resealed", [False, True])
def test_a_program_in_an_index_never_runs_and_the_index_is_built_anew(
    library: Library, folder: Path, tmp_path: Path, resealed: bool
) -> None:
    trace = tmp_path / "trace"
    assert any(path.suffix == ".toc" for path in tamper(library.index_folder, trace))
    if resealed:
        reseal(library.index_folder)
    with pytest.raises(IndexDamaged) as caught:
        Index.open(library.index_folder)
    assert "\n" not in str(caught.value)
    again = open_library(folder, tmp_path)
    assert not again.scanned
    assert "--rebuild" in again.index_problem()
    list(again.update())
    assert len(again.search("quay")) == 1
    assert again.index_problem() == ""
    assert not trace.exists()


def test_a_pickle_alone_is_never_looked_into(library: Library, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    program = pickle.dumps(Mischief(trace), 2)
    for path in library.index_folder.glob("*.toc"):
        path.write_bytes(program + path.read_bytes()[len(program) :])
    reseal(library.index_folder)
    library.refresh()
    assert len(library.search("quay")) == 1
    list(library.update())
    assert not trace.exists()
    pickle.loads(program)
    assert trace.exists()  # it is one that would have run
