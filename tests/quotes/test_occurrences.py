"""How often something stands in a text, counted no further than asked."""

from __future__ import annotations

import pytest

from briefreader.quotes.words.occurrences import occur


@pytest.mark.parametrize(
    ("text", "least", "pieces", "enough"),
    [
        ("", 1, (":",), False),
        ("a: b", 1, (":",), True),
        ("a: b", 2, (":",), False),
        ("a: b: c", 2, (":",), True),
        ("Q: why", 2, (":", "Q"), True),  # all pieces count together
        ("Q why", 2, (":", "Q"), False),
        ("....", 2, ("..",), True),
        ("...", 2, ("..",), False),  # none overlaps
        ("nothing", 0, (":",), True),
    ],
)
def test_pieces_are_counted_up_to_the_least(
    text: str, least: int, pieces: tuple[str, ...], enough: bool
) -> None:
    assert occur(text, least, *pieces) is enough
