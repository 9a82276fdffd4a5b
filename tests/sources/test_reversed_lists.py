"""Numbered lists of HTML that count down."""

from __future__ import annotations

import pytest
from tests.yardstick import at_most

from briefreader.sources.formats.html_extraction import fragment_blocks


def shown(html: str) -> list[str]:
    return [block.text for block in fragment_blocks(html)]


@pytest.mark.parametrize(
    ("attributes", "numbers"),
    [
        (" reversed", "21"),
        (' class="a" reversed=""', "21"),
        (' reversed start="5"', "54"),
        (' class="comments reversed"', "12"),
        (" title='not reversed at all'", "12"),
    ],
)
def test_a_list_counts_down_only_where_it_is_told_to(attributes: str, numbers: str) -> None:
    inner = "<ul><li>Oars</li><li>Nets</li></ul>"
    found = shown(f"<ol{attributes}><li>Boat{inner}</li><li>Quay</li></ol><ol reversed><li>Pier")
    assert [line for line in found if line[0].isdigit()] == [
        *(f"{numbers[0]}. Boat", f"{numbers[1]}. Quay", "1. Pier")
    ]


@pytest.mark.parametrize("items", ["", "<li>a</li>"])
def test_many_lists_that_nobody_closes_cost_little(items: str) -> None:
    with at_most(100):
        shown(f"<ol reversed>{items}" * 8_000)
