"""An index folder into which somebody else wrote: nothing of it runs, and one line says so."""

from __future__ import annotations

import os
import pickle
import random
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from tests.conftest import open_library
from tests.search.making import article, build, record, rewrite_manifest, said
from whoosh.query import Phrase, Prefix, Query, Term

from briefreader.domain.listing_row import Hit
from briefreader.domain.quote import QuoteKind
from briefreader.errors import IndexDamaged
from briefreader.library import Library
from briefreader.search import Index, parse_query
from briefreader.search.whoosh.published_index import open_dir
from briefreader.search.writing.index_writer import Builder


class Mischief:
    """Unpickled, it makes a file."""

    def __init__(self, trace: Path) -> None:
        self._trace = trace

    def __reduce__(self) -> tuple[object, tuple[str, int]]:
        return os.open, (str(self._trace), os.O_CREAT)


def tamper(folder: Path, trace: Path) -> None:
    """Write a pickle that runs code over the beginning of every file."""
    program = pickle.dumps(Mischief(trace), 2)
    for path in folder.iterdir():
        if path.name not in {"manifest", "lock"}:
            path.write_bytes(program + path.read_bytes()[len(program) :])


@pytest.mark.parametrize("rewritten", [False, True])
def test_a_program_in_an_index_never_runs_and_the_index_is_built_anew(
    library: Library, folder: Path, tmp_path: Path, rewritten: bool
) -> None:
    trace = tmp_path / "trace"
    tamper(library.index_folder, trace)
    if rewritten:
        rewrite_manifest(library.index_folder)
    for opened in (Index.open, open_dir):
        with pytest.raises(IndexDamaged) as caught:
            opened(library.index_folder)
        assert "\n" not in str(caught.value)
    again = open_library(folder, tmp_path)
    assert not again.scanned
    assert "--rebuild" in again.index_problem()
    list(again.update())
    assert len(again.search("quay")) == 1
    assert again.index_problem() == ""
    assert not trace.exists()


def test_a_table_of_contents_like_whooshs_own_is_never_looked_into(
    library: Library, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    program = pickle.dumps(Mischief(trace), 2)
    table = library.index_folder / "_MAIN_9.toc"
    table.write_bytes(program)
    with open_dir(library.index_folder).searcher() as searcher:
        assert len(searcher.search(Term("body", "quay"))) == 1
    library.refresh()
    assert len(library.search("quay")) == 1
    with Builder(library.index_folder):
        pass
    assert not table.exists()
    assert not trace.exists()
    pickle.loads(program)
    assert trace.exists()  # it is one that would have run


TYPED = ("visas", '"aid comes first"', "v*", "visa talks -aid", "title:note", "said:miller aid")
ASKED = (Term("body", "visas"), Phrase("body", ["aid", "comes", "first"]), Prefix("body", "v"))


@pytest.mark.parametrize("ending", [".brf", ".pst", "catalogue.1"])
def test_wrong_bytes_behind_a_right_manifest_are_damage_and_no_crash(
    tmp_path: Path, ending: str
) -> None:
    random_ = random.Random(ending)
    text = "MR. MILLER: Aid comes first.\n\nQ: What of visas?\n\nMR. MILLER: Visas, then aid."
    quotes = (said(text, "Aid comes first.", "A. Miller", QuoteKind.TURN),)
    records = [record(article(f"{n}.txt", f"{text} {n} " * (n + 1)), quotes) for n in range(9)]
    build(tmp_path, records)
    (path,) = (path for path in tmp_path.iterdir() if path.name.endswith(ending))
    whole, manifest = path.read_bytes(), tmp_path / "manifest"
    published = manifest.read_bytes()
    outcomes = {"whoosh": Counter[str](), "own": Counter[str]()}
    for _ in range(24):
        changed = bytearray(whole)
        for place in random_.sample(range(len(whole)), random_.choice((1, 2, 40))):
            changed[place] = random_.choice((0, 1, 0x7F, 0x80, 0xFF, random_.randrange(256)))
        path.write_bytes(changed)
        manifest.write_bytes(published)
        rewrite_manifest(tmp_path)
        rewritten = manifest.read_bytes()
        for typed in TYPED:
            manifest.write_bytes(rewritten)  # which the damage before has cost
            outcomes["own"][outcome(partial(listed, tmp_path, typed))] += 1
        for asked in ASKED:
            manifest.write_bytes(rewritten)
            outcomes["whoosh"][outcome(partial(listed_by_whoosh, tmp_path, asked))] += 1
    for counted in outcomes.values():
        assert counted["damage"]
        assert counted["hits"]
        assert not counted["damage told in several lines"]


def listed(folder: Path, typed: str) -> list[Hit]:
    """Every hit of a query."""
    results = Index.open(folder).search(parse_query(typed, typing=True))
    return [results.hit(number) for number in range(len(results))]


def listed_by_whoosh(folder: Path, asked: Query) -> list[object]:
    """Every hit of one of Whoosh's queries."""
    with open_dir(folder).searcher() as searcher:
        return [hit.fields() for hit in searcher.search(asked, limit=None)]


def outcome(search: Callable[[], Sequence[object]]) -> str:
    """What comes of a search: hits, no hits, or damage that is told in one line."""
    try:
        return "hits" if search() else "no hits"
    except IndexDamaged as error:
        return "damage" if "\n" not in str(error) else "damage told in several lines"
