"""Heights of a long list: guessed, then measured where one looks, and nothing jumps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefreader.ui.rendering.virtual_heights import VirtualHeights

HEIGHTS = st.lists(st.integers(1, 9), min_size=1, max_size=60)


@given(HEIGHTS, st.data())
def test_after_settling_all_around_a_line_is_exact_and_its_entry_is_told_to_have_moved(
    heights: list[int], data: st.DataObject
) -> None:
    stack = VirtualHeights([3] * len(heights), heights.__getitem__)
    line = data.draw(st.integers(0, stack.height - 1))
    number, inner = stack.at(line), line - stack.top(stack.at(line))
    moved = stack.settle(line, 12, 12)
    assert stack.top(number) + inner == line + moved
    for other in range(len(heights)):
        near = abs(stack.top(other) - stack.top(number)) < 4
        if near:
            assert stack.bottom(other) - stack.top(other) == heights[other]


@given(HEIGHTS)
def test_settled_all_over_it_is_what_was_measured(heights: list[int]) -> None:
    stack = VirtualHeights([2] * len(heights), heights.__getitem__)
    stack.settle(0, 0, 1_000)
    assert stack.height == sum(heights)
    assert [stack.at(stack.top(number)) for number in range(len(heights))] == list(
        range(len(heights))
    )


def test_only_what_is_near_is_measured() -> None:
    asked: list[int] = []

    def measure(number: int) -> int:
        asked.append(number)
        return 4

    stack = VirtualHeights([4] * 10_000, measure)
    stack.settle(20_000, 40, 40)
    assert 10 <= len(asked) <= 30
    assert all(4_980 < number < 5_020 for number in asked)


def test_an_empty_stack_settles_to_nothing() -> None:
    assert VirtualHeights((), lambda _: 1).settle(5, 10, 10) == 0
