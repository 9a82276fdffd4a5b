"""Packages load their parts when they are asked for, and name nothing that is not there."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

import pytest

PACKAGES = [
    "briefreader.search",
    "briefreader.sources",
    "briefreader.notebook",
    "briefreader.quotes",
]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_name_that_a_package_exports_is_there(package: str) -> None:
    module = import_module(package)
    for name in module.__all__:
        assert getattr(module, name) is not None


@pytest.mark.parametrize("package", PACKAGES)
def test_no_exported_function_or_class_is_named_like_a_module(package: str) -> None:
    module = import_module(package)
    for name in module.__all__:
        if not isinstance(getattr(module, name), ModuleType):
            with pytest.raises(ModuleNotFoundError):
                import_module(f"{package}.{name}")


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"'briefreader\.search' has no attribute 'nothing'"):
        import_module("briefreader.search").nothing  # noqa: B018 - looking is the point
