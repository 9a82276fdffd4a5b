from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.growth import cost

from briefreader.text.word_diff import LARGEST, WordEdit, have_in_common, word_edits

WORDS = ["the", "quay", "is", "safe", "and", "will", "stay", "so"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12)


@given(TEXTS, TEXTS)
def test_edits_turn_one_text_into_the_other(old: list[str], new: list[str]) -> None:
    made: list[str] = []
    at = 0
    for edit in word_edits(old, new):
        assert (edit.start, edit.other_start) == (at, len(made))
        assert edit.same == (old[edit.start : edit.end] == new[edit.other_start : edit.other_end])
        made += old[at : edit.end] if edit.same else new[edit.other_start : edit.other_end]
        at = edit.end
    assert (at, made) == (len(old), new)


@given(TEXTS, TEXTS)
def test_what_texts_have_in_common_is_what_edits_keep(old: list[str], new: list[str]) -> None:
    same = sum(edit.end - edit.start for edit in word_edits(old, new) if edit.same)
    share = 2 * same / (len(old) + len(new)) if old or new else 1.0
    assert have_in_common(old, new, share)
    assert not have_in_common(old, new, share + 0.01)


def test_texts_too_long_to_compare_are_replaced_and_cost_nothing() -> None:
    long = ["ha"] * (1 + int(LARGEST**0.5))
    edits = list(word_edits(long, [*long, "ho"]))
    assert edits == [WordEdit(False, 0, len(long), 0, len(long) + 1)]
    assert not have_in_common(long, [*long, "ho"], 0.4)
    assert [edit.same for edit in word_edits(long, list(long))] == [True]
    assert (
        cost(lambda text: list(word_edits(text.split(), [*text.split(), "ho"])), " ".join(long), 9)
        < 9
    )
