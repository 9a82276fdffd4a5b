"""Back and forward, as in a browser."""

from __future__ import annotations

from pathlib import Path

from tests.cases import cases

from briefreader.ui.state.location_history import LONGEST, LocationHistory, ReadingLocation

A, B, C = (ReadingLocation(Path(f"/{name}"), 0) for name in "abc")


@cases(
    ("left", "here", "steps", "reached"),
    [
        ([A], B, "b", [A]),
        ([A, B], C, "bb", [B, A]),
        ([A, B], C, "bbb", [B, A, None]),
        ([A, B], C, "bbff", [B, A, B, C]),
        ([A], B, "f", [None]),
        ([], B, "b", [None]),
        ([A, B], B, "b", [A]),
    ],
)
def test_steps_through_places(
    left: list[ReadingLocation],
    here: ReadingLocation,
    steps: str,
    reached: list[ReadingLocation | None],
) -> None:
    history = LocationHistory()
    for place in left:
        history.leave(place)
    found: list[ReadingLocation | None] = []
    for step in steps:
        reached_now = history.back(here) if step == "b" else history.forward(here)
        found.append(reached_now)
        here = reached_now or here
    assert found == reached


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    history = LocationHistory()
    history.leave(A)
    assert history.back(B) == A
    history.leave(A)
    assert history.forward(C) is None


def test_only_so_many_places_are_kept() -> None:
    history = LocationHistory()
    for number in range(LONGEST + 50):
        history.leave(ReadingLocation(Path("/a"), number))
    kept = []
    while (place := history.back(None)) is not None:
        kept.append(place.offset)
    assert kept == [*reversed(range(50, LONGEST + 50))]  # the last ones, the latest first
