"""Where the locale is not Unicode, everything is drawn in ASCII, cell for cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.cases import cases

from briefreader.ui.rendering.margins import BAR, KEPT, MARK, STRONG_BAR
from briefreader.ui.terminal.ascii_fallback import SIGNS, plain
from briefreader.ui.terminal.terminal_locale import has_unicode

from .conftest import OpenReader


@cases(
    ("variables", "encoding", "answer"),
    [
        ({}, "utf-8", True),
        ({}, "UTF8", True),
        ({}, "iso8859-1", False),
        ({"LANG": "en_GB.UTF-8"}, "utf-8", True),
        ({"LANG": "en_GB.utf8"}, "utf-8", True),
        ({"LANG": "de_DE@euro"}, "utf-8", True),
        ({"LANG": "de_DE.ISO-8859-15@euro"}, "utf-8", False),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, "utf-8", False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", True),
        ({"LC_ALL": "POSIX"}, "utf-8", False),
        ({"LANG": "en_GB.nonsense"}, "utf-8", False),
    ],
)
def test_which_locales_have_unicode(variables: dict[str, str], encoding: str, answer: bool) -> None:
    assert has_unicode(variables, encoding) is answer


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf"))))
def test_every_text_becomes_ascii_of_the_same_width(text: str) -> None:
    shown = plain(text)
    assert shown.isascii()
    assert len(shown) == sum(cell_len(character) for character in text)


def test_every_sign_keeps_its_width() -> None:
    assert all(cell_len(sign) == len(letter) == 1 for sign, letter in SIGNS.items())


async def test_the_whole_screen_is_ascii_then(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    async with open_reader() as screen:
        for keys in (["m"], ["x"], ["j", "j"], ["2", "v"], ["escape", "question_mark"]):
            await screen.press(*keys)
            assert screen.shown.isascii()
            assert all(strip.cell_length == 140 for strip in screen.strips)
        await screen.press("escape", "escape", "1", "g")
        assert '| "The quay is open, and it will stay open,"' in screen.pane("text")


def test_the_quote_that_one_is_at_differs_from_the_others() -> None:
    assert len({plain(sign) for sign in (MARK, KEPT, BAR, STRONG_BAR)}) == 4
