"""What changed in a quote is marked by the word."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.notebook.samples import article, draft

from briefreader.domain.bookmark import BookmarkState
from briefreader.notebook import differences
from briefreader.notebook.anchoring.bookmark_states import reanchor

OLD = "The harbour budget will be cut by a third."


@cases(
    ("new", "gone", "came"),
    [
        (OLD, [], []),
        ("The harbour budget will not be cut by a third.", [], ["not"]),
        ("The harbour budget will be cut.", ["cut by a third."], ["cut."]),
        ("The harbour budget will be cut by a tenth.", ["third."], ["tenth."]),
        ("The HARBOUR budget will be cut by a third.", ["harbour"], ["HARBOUR"]),
        ("The  harbour\nbudget will be cut by a third.", [], []),
        ("The harbour\u2014budget will be cut by a third.", [], []),
        ("", [OLD], []),
    ],
)
def test_the_words_that_differ_are_marked(new: str, gone: list[str], came: list[str]) -> None:
    old_spans, new_spans = differences(OLD, new)
    assert [span.of(OLD) for span in old_spans] == gone
    assert [span.of(new) for span in new_spans] == came


def test_quotation_marks_of_another_form_are_no_difference() -> None:
    assert differences('He said "no" and $5', "He said “no” and $5") == ((), ())
    assert differences("It costs $5", "It costs £5") == (((9, 11),), ((9, 11),))


words = st.lists(st.sampled_from(["a", "A", "third", "“third”", "-", "5,"]), max_size=12)


@given(words.map(" ".join), words.map(" ".join))
def test_what_is_not_marked_is_the_same_on_both_sides(old: str, new: str) -> None:
    gone, came = differences(old, new)

    def rest(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
        kept = list(text)
        for start, end in spans:
            kept[start:end] = " " * (end - start)
        return "".join(kept).replace("-", " ").replace("“", '"').replace("”", '"').split()

    assert rest(old, gone) == rest(new, came)


def test_what_stood_there_at_the_last_look_is_no_revision_of_what_is_back() -> None:
    of = article()
    made = draft(of).bookmark("a", datetime(2024, 3, 1, tzinfo=UTC))
    for before, now in (
        (BookmarkState.CHANGED, BookmarkState.OK),
        (BookmarkState.LOST, BookmarkState.OK),
        (BookmarkState.REVISED, BookmarkState.REVISED),
    ):
        seen = reanchor([made.with_state(before)], of, lambda _: None, {"a": "speaker: x → y"})
        assert [one.state for one in seen.bookmarks] == [now]
