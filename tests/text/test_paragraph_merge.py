"""Edits of one text by two people who did not see each other's."""

from tests.cases import cases

from briefreader.text.paragraph_merge import merged_edits

TWO = "[ada]\nA\n\n[bo]\nB"


@cases(
    ("before", "theirs", "ours", "merged"),
    [
        ("", "x", "y", "x\n\ny"),
        ("old", "old, too", "old!", "old, too\n\nold!"),
        (TWO, f"{TWO}\n\nx", f"{TWO}\n\ny", f"{TWO}\n\nx\n\ny"),  # what both had stands once
        (TWO, f"{TWO}x", f"y\n\n{TWO}", f"y\n\n{TWO}x"),
        (TWO, f"{TWO}x", f"{TWO}y", f"{TWO}x\n\n[bo]\nBy"),
        (TWO, "[bo]\nB", f"{TWO}\n\ny", "[bo]\nB\n\ny"),
        (TWO, f"{TWO}\n\nx", f"{TWO}\n\nx", f"{TWO}\n\nx"),
        (TWO, f"{TWO}\n\nx", "", "x"),  # what nobody here has seen is not removed
        (TWO, "", f"{TWO}!", f"{TWO}!"),
        ("a\n\nb\n\na", "b\n\na", "a\n\nb\n\na\n\nc", "b\n\na\n\nc"),
    ],
)
def test_each_change_is_taken_over_and_what_neither_changed_stands_once(
    before: str, theirs: str, ours: str, merged: str
) -> None:
    assert merged_edits(before, theirs, ours) == merged
    assert merged_edits(before, theirs, before) == theirs
    assert merged_edits(before, before, ours) == ours
