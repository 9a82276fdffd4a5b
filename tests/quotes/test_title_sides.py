"""A title that holds a role is looked for on the side of the name where the role stands."""

from __future__ import annotations

import pytest

from briefreader.domain.article import Span
from briefreader.quotes.entities.titles import holds, title_holding, title_of

_TEXTS = (
    "The mayor, Ann Moss, said so.",
    "Ann Moss, the mayor of Kell, said so.",
    "Mayor Ann Moss, the treasurer of Kell, said so.",
    "Treasurer Ann Moss, the mayor of Kell, said so.",
    "Ann Moss said so. The mayor left.",
    "The mayor left. Ann Moss said so.",
)


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("role", ["mayor", "treasurer"])
def test_finds_what_the_whole_title_tells(text: str, role: str) -> None:
    name = Span(text.index("Ann Moss"), text.index("Ann Moss") + len("Ann Moss"))
    lower = text.lower()
    places = [at for at in range(len(text)) if lower.startswith(role, at)]
    title = title_of(text, name)
    expected = title if title and holds(title, role) else None
    assert title_holding(text, name, role, places) == expected


def test_finds_each_side() -> None:
    before, after = _TEXTS[0], _TEXTS[1]
    for text in (before, after):
        at = text.index("Ann Moss")
        found = title_holding(text, Span(at, at + 8), "mayor", [text.index("mayor")])
        assert found is not None
        assert "mayor" in found
