"""Which theme a reader opens with."""

from __future__ import annotations

from tests.cases import cases

from briefreader.ui.rendering.theme_choice import ThemeChoice
from briefreader.ui.rendering.themes import ANSI, AUTOMATIC, CONTRAST, DARK, LIGHT
from briefreader.ui.state.session_file import ScreenState


def opened(configured: str, left: ScreenState, **environment: str) -> str:
    return ThemeChoice.at_start(configured, left, environment).name


def left_with(choice: ThemeChoice) -> ScreenState:
    return ScreenState(theme=choice.chosen, theme_over=choice.chosen_over, ground=choice.ground)


def test_it_is_dark_until_the_terminal_has_told_and_then_as_its_ground_is() -> None:
    choice = ThemeChoice(AUTOMATIC)
    assert choice.asks
    assert choice.name == DARK.name
    light = choice.told(light=True)
    assert light.name == LIGHT.name
    assert opened(AUTOMATIC, left_with(light)) == LIGHT.name
    assert opened(AUTOMATIC, left_with(light.told(light=False))) == DARK.name


@cases(
    ("ground", "name"),
    [("0;15", LIGHT), ("0;default;7", LIGHT), ("15;0", DARK), ("15;default", LIGHT), ("", LIGHT)],
)
def test_what_this_terminal_says_goes_before_what_was_told_last(ground: str, name: object) -> None:
    left = ScreenState(ground=("", True))
    assert opened(AUTOMATIC, left, COLORFGBG=ground) == getattr(name, "name", None)


def test_what_one_kind_of_terminal_told_is_not_meant_of_another_that_tells_nothing() -> None:
    light = ThemeChoice.at_start(AUTOMATIC, ScreenState(), {"TERM": "xterm", "COLORFGBG": "0;15"})
    assert light.name == LIGHT.name
    assert opened(AUTOMATIC, left_with(light), TERM="xterm") == DARK.name, "its environment told"
    left = left_with(light.told(light=True))
    assert opened(AUTOMATIC, left, TERM="xterm") == LIGHT.name
    assert opened(AUTOMATIC, left, TERM="tmux-256color") == DARK.name
    assert opened(AUTOMATIC, left, TERM="xterm", TERM_PROGRAM="other") == DARK.name
    dark = ThemeChoice.at_start(AUTOMATIC, left, {"TERM": "tmux-256color"})
    assert opened(AUTOMATIC, left_with(dark), TERM="xterm") == LIGHT.name, "it is still known"


def test_a_theme_chosen_in_the_reader_lasts_until_the_configuration_changes() -> None:
    left = left_with(ThemeChoice(AUTOMATIC).told(light=True).choose(CONTRAST.name))
    assert opened(AUTOMATIC, left) == CONTRAST.name
    assert not ThemeChoice.at_start(AUTOMATIC, left, {}).asks
    assert opened(ANSI.name, left) == ANSI.name
    again = left_with(ThemeChoice.at_start(AUTOMATIC, left, {}).choose(AUTOMATIC))
    assert opened(AUTOMATIC, again) == LIGHT.name
    assert opened(AUTOMATIC, ScreenState(theme="no such", theme_over=AUTOMATIC)) == DARK.name
