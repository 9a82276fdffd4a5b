"""Whoosh is imported before the tests that name it: compiling it warns, and here warnings fail."""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import whoosh.codec.whoosh3
    import whoosh.index
    import whoosh.query  # noqa: F401
