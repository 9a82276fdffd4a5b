"""One test of many cases tells each that fails."""

from __future__ import annotations

import pytest

from tests.cases import cases


def test_every_case_is_tried_and_each_that_fails_is_told_with_its_values() -> None:
    tried = []

    @cases("divided, by", [(6, 2), (1, 0), (5, 2), (8, 4)])
    def it_leaves_nothing(divided: int, by: int, left: int) -> None:
        tried.append(divided)
        assert divided % by == left

    with pytest.raises(ExceptionGroup, match="2 of 4 cases fail") as failed:
        it_leaves_nothing(left=0)
    assert tried == [6, 1, 5, 8]
    told = [(type(failure), failure.__notes__) for failure in failed.value.exceptions]
    assert told == [
        (ZeroDivisionError, ["the case: {'divided': 1, 'by': 0}"]),
        (AssertionError, ["the case: {'divided': 5, 'by': 2}"]),
    ]


def test_what_is_not_raised_in_a_case_is_a_failure_of_it() -> None:
    @cases("text", ["1", "one"])
    def it_is_no_number(text: str) -> None:
        with pytest.raises(ValueError):
            int(text)

    with pytest.raises(BaseExceptionGroup) as failed:
        it_is_no_number()
    (failure,) = failed.value.exceptions
    assert failure.__notes__ == ["the case: {'text': '1'}"]


def test_a_test_without_a_case_fails() -> None:
    @cases("text", [])
    def it_is_so(text: str) -> None:
        raise AssertionError(text)

    with pytest.raises(ValueError, match="non-empty"):
        it_is_so()


def test_a_case_that_is_skipped_hides_none_that_fails() -> None:
    @cases("text", ["1", "skipped"])
    def it_is_two(text: str) -> None:
        if text == "skipped":
            pytest.skip(text)
        assert text == "2"

    with pytest.raises(BaseExceptionGroup, match="2 of 2 cases fail"):
        it_is_two()
