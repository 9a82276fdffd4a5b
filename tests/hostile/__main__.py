"""Writes the hostile corpus: ``python -m tests.hostile FOLDER [--full]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.hostile.case import FULL, Sizes
from tests.hostile.churn import churn
from tests.hostile.corpus import GROUPS, MANIFEST, remove_corpus, write_corpus


def main() -> int:
    """Write a corpus, or change files in a folder for a while."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("folder", type=Path, help="to be written, or one that was written before")
    parser.add_argument("--full", action="store_true", help="gigabytes and 200,000 files")
    parser.add_argument("--group", action="append", choices=GROUPS, help="only these; repeatable")
    parser.add_argument("--churn", type=float, metavar="SECONDS", help="change files there instead")
    given = parser.parse_args()
    if given.churn:
        print(f"{churn(given.folder, given.churn):,} changes")
        return 0
    if given.folder.exists():
        if not (given.folder / MANIFEST).is_file():
            parser.error(f"{given.folder} is there, and it is no corpus")
        remove_corpus(given.folder)
    groups = tuple(given.group or GROUPS)
    corpus = write_corpus(given.folder, FULL if given.full else Sizes(), groups)
    missing = [one for one in corpus.written if one.missing]
    print(f"{len(corpus.written) - len(missing)} cases; point the reader at {corpus.articles}")
    for one in missing:
        print(f"  not possible here: {one.case.name}: {one.missing}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
