"""Saying who it was: the user's word on a speaker, which wins over the program's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefreader.domain.quote import Quote
from briefreader.ui.reader.selection import Choosing

if TYPE_CHECKING:
    from briefreader.library import OpenArticle
    from briefreader.ui.dialogs.speaker_picker import SpeakerChoice


class Correcting(Choosing):
    """The part of the screen that corrects speakers."""

    def action_speaker(self) -> None:
        """Say who said the current quote."""
        from briefreader.ui.dialogs.speaker_picker import SpeakerPicker

        reading, quote = self.reading, self.current
        if reading is None or quote is None or self.raw is not None:
            self.show_message("there is no quote here; ] goes to the next one")
            return
        picker = SpeakerPicker(reading, quote, self._everybody)
        self.app.push_screen(picker, partial(self._correct, reading, quote))

    def _everybody(self) -> list[str]:
        return [speaker.name for speaker in self.library.speakers()]

    def _correct(self, reading: OpenArticle, quote: Quote, chosen: SpeakerChoice | None) -> None:
        if chosen is None:
            return
        if chosen.as_found:
            taken = self.attempt(lambda: self.library.readings.take_back_correction(reading, quote))
            words = "correction taken back"
        else:
            corrections = self.library.corrections
            taken = self.succeeds(
                lambda: corrections.correct(reading, quote, chosen.speaker, chosen.title)
            )
            words = f"{chosen.speaker or 'nobody named'} said this: your word"
        if taken:
            self.show_message(f"{words}; u undoes it")
            self.read_again()
