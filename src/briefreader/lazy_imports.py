"""Names of a package that are loaded when they are first asked for (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def lazy_attributes(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """Return a package's ``__getattr__``: each name with the module, inside the package, that has
    it.

    A name that is its own module stands for the module. No function may be named like a module of
    its package: whichever was loaded last would hide the other.
    """

    def load(name: str) -> object:
        module = modules.get(name)
        if module is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        loaded = import_module(f"{package}.{module}")
        value: object = loaded if module == name else getattr(loaded, name)
        setattr(sys.modules[package], name, value)
        return value

    return load
