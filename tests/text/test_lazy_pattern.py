"""Patterns that are compiled with their first use."""

import re

import pytest

from briefreader.text.lazy_pattern import lazy_pattern


def test_is_compiled_once_and_only_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[tuple[str, int]] = []
    real = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append((pattern, flags))
        return real(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    pattern = lazy_pattern(r"(?P<name>holt|moss)", re.IGNORECASE)
    assert pattern.pattern == r"(?P<name>holt|moss)"
    assert not compiled
    match = pattern.search("Ana Holt")
    assert match is not None
    assert match["name"] == "Holt"
    assert pattern.sub("x", "Moss and Holt") == "x and x"
    assert pattern.groupindex == {"name": 1}
    assert compiled == [(r"(?P<name>holt|moss)", re.IGNORECASE)]


def test_a_mistake_is_told_with_the_first_use() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(re.error):
        pattern.search("")
