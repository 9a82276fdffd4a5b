"""Choosing how a passage is cited, each style shown with the passage itself."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from briefreader.domain.citation_style import CitationStyle
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.picker import Picker, PickerEntry
from briefreader.ui.rendering.cells import cut, flat, pad

NAME = 12  # cells
SHOWN = 300  # cells of a citation
SPOKEN = "as spoken"


class StyleChoice:
    """A passage in one style; without a style it is as it was spoken, before any correction.

    ``shown`` is the same with the passage cut, so that one sees how the styles differ.
    """

    def __init__(self, style: CitationStyle | None, words: str, shown: str) -> None:
        self.style = style
        self.words = words
        self.shown = shown

    @property
    def name(self) -> str:
        """What the style is called."""
        return SPOKEN if self.style is None else self.style.label


class StylePicker(Picker[StyleChoice]):
    """Dismissed with the citation that was chosen, or None."""

    purpose = BY_ID["style"].tooltip

    heading = "Copy as"
    lines = False
    placeholder = ", ".join(style.label for style in CitationStyle)
    nothing = "no matching style"

    def __init__(self, citations: Sequence[StyleChoice], now: CitationStyle) -> None:
        """Offer ``citations``; ``now`` is the style that copying takes so far."""
        super().__init__()
        self._citations = citations
        self._now = now

    def entries(self, words: str) -> Sequence[PickerEntry[StyleChoice]]:
        """Return the styles that the words name."""
        found = [one for one in self._citations if words.casefold() in one.name.casefold()]
        return [PickerEntry(self._prompt(one), one) for one in found]

    def _prompt(self, cited: StyleChoice) -> Content:
        now = "default for y" if cited.style is self._now else ""
        return Content.assemble(
            (pad(cited.name, NAME), "bold $accent"),
            (f"{now}\n", "$faint"),
            cut(flat(cited.shown), SHOWN),
            "\n",
        )
