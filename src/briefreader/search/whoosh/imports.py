"""The one place that imports Whoosh's modules, and a check of which Whoosh is installed.

Whoosh 2.7.4 has not been compiled by every installer, and compiling it prints SyntaxWarnings on
newer Pythons; nobody who reads articles should see them.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def _without_the_web() -> Iterator[None]:
    """Let ``urllib.request`` be a module of nothing, unless it is loaded.

    Whoosh takes ``urlretrieve`` from it and never calls it; loading it with all of ``http``,
    ``email`` and ``ssl`` takes as long as loading Whoosh.
    """
    name = "urllib.request"
    if name in sys.modules:
        yield
        return
    empty = ModuleType(name)
    setattr(empty, "urlretrieve", None)  # noqa: B010 - modules are not typed so
    sys.modules[name] = empty
    try:
        yield
    finally:
        del sys.modules[name]


with warnings.catch_warnings(), _without_the_web():
    warnings.simplefilter("ignore")
    from whoosh import analysis, fields, formats, index, matching, reading, scoring
    from whoosh.analysis.acore import Token
    from whoosh.codec import base
    from whoosh.filedb.filestore import FileStorage, ReadOnlyError, Storage
    from whoosh.filedb.structfile import StructFile
    from whoosh.legacy import toc_loaders

__all__ = [
    "FileStorage",
    "ReadOnlyError",
    "Storage",
    "StructFile",
    "Token",
    "analysis",
    "base",
    "fields",
    "formats",
    "index",
    "matching",
    "reading",
    "scoring",
    "toc_loaders",
    "whoosh_problem",
]

WANTED = "2.7.4"


def whoosh_problem(
    providers: Callable[[], list[str]] | None = None,
    version: Callable[[str], str] | None = None,
) -> str | None:
    """Return what is wrong with the installed Whoosh, in one line, or None.

    Three packages install a ``whoosh`` module, and the codec relies on the internals of one
    version of one of them. Looking through all installed packages takes some tens of
    milliseconds, so this is for health checks; ``providers`` does that.
    """
    from importlib import metadata  # ten milliseconds that only a health check needs

    names = sorted(set((providers or _providers)()))
    if names != ["Whoosh"]:
        found = ", ".join(names) or "nothing"
        return f"the module whoosh is provided by {found}; reinstall with whoosh=={WANTED} alone"
    installed = (version or metadata.version)("Whoosh")
    if installed != WANTED:
        return f"Whoosh {installed} is installed; this program needs exactly {WANTED}"
    return None


def _providers() -> list[str]:
    """Return the names of the installed packages that have a module ``whoosh``.

    To ask ``metadata`` for the modules of all packages looks at each of their files, and takes ten
    times as long.
    """
    from importlib import metadata

    names = []
    for package in metadata.distributions():
        modules = (package.read_text("top_level.txt") or "").split()
        files = "\n" + (package.read_text("RECORD") or "")  # one a line: path, hash, size
        if "whoosh" in modules or "\nwhoosh/__init__.py," in files:
            names.append(package.name)
    return names
