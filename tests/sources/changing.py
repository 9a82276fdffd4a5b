"""Random changes to a folder of articles, as people and programs make them."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

_NAMES = ("a.txt", "b.md", "c.pdf", ".hidden.txt", "d", "e.txt", "deep/er", "page.html")
_PLACES = ("", "in", "in/deeper", ".attic", "other", "page_files")
_AGES = count(1)  # seconds since 1970; no folder has the same twice


class Step(NamedTuple):
    """One change to what is at ``path``; some need another path."""

    kind: str
    path: str = ""
    other: str = ""


def changes(*other_kinds: str) -> st.SearchStrategy[list[Step]]:
    """Steps of all kinds that :func:`change` knows, and others."""
    paths = st.builds(os.path.join, st.sampled_from(_PLACES), st.sampled_from(_NAMES))
    kinds = st.sampled_from((*_CHANGES, *other_kinds))
    return st.lists(st.builds(Step, kinds, paths, paths), max_size=30)


def change(root: Path, step: Step) -> None:
    """Do it, if it is of a kind that is known here and can be done."""
    if step.kind in _CHANGES:
        with suppress(OSError, shutil.Error):
            _CHANGES[step.kind](root / step.path, root / step.other)


def _write(path: Path, other: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"A title\n\nSome text of {other.name}.\n")


def _write_in_place(path: Path, other: Path) -> None:
    with path.open("r+") as file:
        file.write(f"{other.name:8}")


def _write_no_text(path: Path, _: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\0\1\2" * 30)


def _remove(path: Path, _: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _remove_all(path: Path, other: Path) -> None:
    _remove(path.parent, other)


def _link(path: Path, other: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(other)


def _move_folder(path: Path, other: Path) -> None:
    path.parent.rename(other.parent)


def _age(path: Path, _: Path) -> None:
    """As if nothing had been put into the folder for long: only then its time is relied on."""
    age = next(_AGES)
    os.utime(path.parent, (age, age))


_CHANGES = {
    "write": _write,
    "write in place": _write_in_place,
    "write no text": _write_no_text,
    "remove": _remove,
    "remove all": _remove_all,
    "move": lambda path, other: path.rename(other) and None,
    "move folder": _move_folder,
    "link": _link,
    "make folder": lambda path, _: path.mkdir(),
    "age": _age,
}
