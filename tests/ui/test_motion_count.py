"""A number before a motion says how far it goes; days, percentages and numbers are gone to."""

from __future__ import annotations

from itertools import count

from tests.cases import cases

from briefreader.ui.commands.motion_count import PAUSE, MotionCount

from .conftest import OpenReader

PANES = "1230"


@cases(
    ("typed", "number"),
    [
        ("5", 5),
        ("50", 50),
        ("10", 10),  # 1 was a pane until 0 followed
        ("25", 25),
        ("2", None),
        ("23", None),  # two panes
        ("120", 120),
        ("0", None),
        ("407", 407),
        ("99999999999", 9_999_999),
        ("", None),
    ],
)
def test_digits_make_a_number_unless_they_are_commands(typed: str, number: int | None) -> None:
    digits = MotionCount(lambda: 1.0)
    for digit in typed:
        digits.add(digit, is_command=digit in PANES)
    assert digits.take() == number
    assert digits.take() is None


def test_a_pane_that_was_gone_to_a_while_ago_begins_no_number() -> None:
    times = count(0.0, PAUSE * 1.1)
    digits = MotionCount(lambda: next(times))
    assert not digits.add("2", is_command=True)
    assert digits.add("5", is_command=False)
    assert digits.add("0", is_command=True)  # but a number waits as long as one likes
    assert digits.take() == 50


async def test_numbers_go_as_far_as_they_say_in_every_pane(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("4", "j")
        assert screen.reader.articles.cursor == 3
        assert screen.reader.session.path.name == "report.md"  # type: ignore[union-attr]
        await screen.press("g", "5")
        assert screen.footer.startswith(" 5 – j k move · G go to 5 · % go to 5%")
        await screen.press("0", "percent_sign")
        assert screen.reader.articles.cursor == 2
        assert "j k move" not in screen.footer
        await screen.press("G", "l")
        assert screen.reader.text.has_focus
        await screen.press("1", "5", "0", "G")  # begun in the text, though 1 goes to the list
        assert screen.reader.text.has_focus
        assert "¶ 150/200" in screen.pane("text")
        mark = screen.reader.text.mark
        await screen.press("5", "j", "5", "k")
        assert screen.reader.text.mark == mark
        await screen.press("5", "0", "percent_sign")
        assert "¶ 101/200" in screen.pane("text") or "¶ 100/200" in screen.pane("text")
        await screen.press("percent_sign")
        assert "type a number first" in screen.footer
        await screen.press("escape", "g", "l", "4", "right_square_bracket")
        assert screen.reader.session.current is not None
        assert "I was not asked" in screen.reader.session.current.text
        await screen.press("l", "g", "9", "G")
        assert screen.reader.quotes.cursor == screen.reader.quotes.last > 0


async def test_a_day_is_gone_to_in_a_list_by_date(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        for where, row in (
            ("2024-02-27", 1),
            ("2023", 2),
            ("2023-12", 2),  # nothing then: where it would stand
            ("27 February 2024", 1),  # as the program writes it
            ("december 2023", 2),
            ("14 Mar 2024", 0),
            ("1999", 3),
            ("75%", 2),
            ("2", 1),
        ):
            await screen.press("ctrl+g")
            assert "Go to" in screen.shown
            await screen.type(where)
            await screen.press("enter")
            assert screen.reader.articles.cursor == row, where
        await screen.press("ctrl+g")
        for where, why in (
            ("soon", "“soon” isn't a date – try 2023, 2023-08 or 2023-08-03"),
            ("2023-13", "2023-13 isn't a real date"),
            ("31 February 2023", "31 February 2023 isn't a real date"),
            ("March 50", "“March 50” isn't a date – try 2023"),
            ("120%", "“120%” is more than 100%"),
        ):
            await screen.type(where)
            await screen.press("enter")
            # It stays, to be mended, with what is wrong about it.
            assert "Go to" in screen.shown
            assert why in screen.shown
            assert where in screen.shown
            await screen.press("ctrl+u")
        await screen.press("escape", "s", "s")
        assert "by title" in screen.pane("list")
        await screen.press("ctrl+g")
        await screen.type("2023")
        await screen.press("enter")
        assert "sort the list by date first" in screen.shown
        await screen.press("escape", "2", "ctrl+g")
        await screen.type("2023-08")
        await screen.press("enter")
        assert "“2023-08” isn't a number or a percentage – try 120 or 50%" in screen.shown


async def test_collections_count_too(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("right_square_bracket", "m", "right_square_bracket", "m")
        await screen.press("right_square_bracket", "m", "B")
        entries = screen.pilot.app.screen.query_one("#entries")
        await screen.press("2", "j")
        assert entries.cursor == 2  # type: ignore[attr-defined]
        await screen.press("1", "G")
        assert entries.cursor == 0  # type: ignore[attr-defined]
        await screen.press("5", "0", "percent_sign")
        assert entries.cursor == 1  # type: ignore[attr-defined]
        await screen.press("s", "ctrl+g", "3", "enter")
        assert entries.cursor == 3  # type: ignore[attr-defined]
        # By article, and by when they were made: both are orders of days.
        for where, ordinal in (("1999", 3), ("2024-03-14", 1)):
            await screen.press("ctrl+g")
            await screen.type(where)
            await screen.press("enter")
            assert entries.cursor == entries.entry_of(ordinal)  # type: ignore[attr-defined]
        await screen.press("ctrl+g")
        await screen.type("soon")
        await screen.press("enter")
        assert "“soon” isn't a date" in screen.shown
        await screen.press("escape", "escape", "W", "ctrl+g")
        assert "2023-08-03" in screen.shown
        timeline = screen.pilot.app.screen_stack[1].query_one("#entries")
        await screen.type("1999")
        await screen.press("enter")
        assert timeline.cursor == timeline.last  # type: ignore[attr-defined]
        await screen.press("escape", "escape", "1", "g", "5", "full_stop")  # unread ones, too
        assert screen.reader.articles.cursor == 3
