"""What is decided of the names of an index, as a file beside its catalogue."""

from __future__ import annotations

import json
from pathlib import Path

from briefreader.domain.name_use import JoinedName, NameDecisions
from briefreader.paths import open_plain


def write_decisions(path: Path, decided: NameDecisions) -> None:
    """Write what is decided, each name with the person whom it means and why."""
    joined = {name: [one.person, one.reason] for name, one in sorted(decided.joined.items())}
    described = {"joined": joined, "unlisted": sorted(decided.unlisted)}
    path.write_bytes(json.dumps(described, separators=(",", ":")).encode("utf-8", "replace"))


def read_decisions(path: Path) -> NameDecisions:
    """Return what was written; raises OSError, and what ``parse_decisions`` raises."""
    with open_plain(path) as file:
        return parse_decisions(file.read())


def parse_decisions(written: bytes) -> NameDecisions:
    """Return what was written; raises LookupError, TypeError or ValueError for anything else."""
    described = json.loads(written)
    joined = {name: JoinedName(*one) for name, one in described["joined"].items()}
    return NameDecisions(joined, frozenset(described["unlisted"]))
