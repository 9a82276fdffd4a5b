"""A folder of hostile files, always the same one, and what is to become of each."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.hostile import (
    date_cases,
    encoding_cases,
    file_system_cases,
    format_cases,
    large_cases,
    markup_cases,
    name_cases,
    shape_cases,
    terminal_cases,
    unicode_cases,
    web_cases,
)
from tests.hostile.case import Case, Sizes

WRITTEN_AT = 1_690_000_000  # every plain file gets this time, so that two corpora are the same
MANIFEST = "manifest.json"
_HASHED = 64 << 20  # bytes; larger files are told by their size and time
_DEEPEST = 70  # folders

GROUPS: dict[str, Callable[[Sizes], Iterator[Case]]] = {
    "terminal": terminal_cases.cases,
    "unicode": unicode_cases.cases,
    "markup": markup_cases.cases,
    "encoding": encoding_cases.cases,
    "shape": shape_cases.cases,
    "web": web_cases.cases,
    "format": format_cases.cases,
    "large": large_cases.cases,
    "name": name_cases.cases,
    "fs": file_system_cases.cases,
    "date": date_cases.cases,
}


@dataclass(frozen=True, slots=True)
class Written:
    """A case in its place; ``missing`` says why this system or user cannot have it."""

    group: str
    case: Case
    path: Path
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """``articles`` is the folder to point a reader at."""

    folder: Path
    written: tuple[Written, ...]

    @property
    def articles(self) -> Path:
        return self.folder / "articles"

    def digests(self) -> dict[bytes, str]:
        """Size, time, rights and SHA-256 of every plain file that is not too deep, by its path."""
        found: dict[bytes, str] = {}
        folders = [os.fsencode(self.articles)]
        while folders:
            folder = folders.pop()
            if folder.count(b"/d") > _DEEPEST or not os.access(folder, os.R_OK | os.X_OK):
                continue
            for entry in os.scandir(folder):
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.is_file(follow_symlinks=False):
                    found[entry.path] = _state_of(entry)
        return found


def _state_of(entry: os.DirEntry[bytes]) -> str:
    status = entry.stat(follow_symlinks=False)
    state = f"{status.st_size} {status.st_mtime_ns} {status.st_mode:o} "
    if status.st_size <= _HASHED and os.access(entry.path, os.R_OK):
        with open(entry.path, "rb") as file:
            state += hashlib.sha256(file.read()).hexdigest()
    return state


def write_corpus(folder: Path, sizes: Sizes, groups: tuple[str, ...] = tuple(GROUPS)) -> Corpus:
    """Write the corpus below ``folder``, which must not be there yet."""
    folder = folder.resolve()
    articles = folder / "articles"
    for place in (articles, folder / file_system_cases.OUTSIDE):
        place.mkdir(parents=True)
    written: list[Written] = []
    for group in groups:
        (articles / group).mkdir()
        written += [_write(articles / group, group, case) for case in GROUPS[group](sizes)]
    corpus = Corpus(folder, tuple(written))
    (folder / MANIFEST).write_text(manifest(corpus), encoding="ascii")
    return corpus


def _write(folder: Path, group: str, case: Case) -> Written:
    path = folder / os.fsdecode(case.file)
    try:
        case.write(path)
    except OSError as error:
        return Written(group, case, path, error.strerror or str(error))
    status = path.lstat()
    if stat.S_ISREG(status.st_mode) and group != "date":
        os.utime(path, (WRITTEN_AT, WRITTEN_AT))
    return Written(group, case, path / case.below if case.below else path)


def manifest(corpus: Corpus) -> str:
    """Every case and what is to become of it, as JSON, for other programs."""
    described = [
        {
            "name": one.case.name,
            "group": one.group,
            "path_bytes_hex": os.fsencode(one.path.relative_to(corpus.articles)).hex(),
            "path": os.fsencode(one.path.relative_to(corpus.articles)).decode("utf-8", "replace"),
            "outcome": one.case.outcome.value,
            "reason": one.case.reason,
            "holds": one.case.holds,
            "lacks": one.case.lacks,
            "seconds": one.case.seconds,
            "why": one.case.why,
            "missing": one.missing,
        }
        for one in corpus.written
    ]
    return json.dumps({"format": 1, "cases": described}, indent=1) + "\n"


def remove_corpus(folder: Path) -> None:
    """Delete a corpus, with its closed folder and its very deep one."""
    fs = folder / "articles" / "fs"
    if (fs / "closed_folder").is_dir():
        (fs / "closed_folder").chmod(0o700)
    level = fs / "deep"
    while (level / "d").is_dir():  # each level is moved up, so that no path gets long
        (level / "d").rename(fs / "level")
        shutil.rmtree(level)
        (fs / "level").rename(level)
    shutil.rmtree(folder)
