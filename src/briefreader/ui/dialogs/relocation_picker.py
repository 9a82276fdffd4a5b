"""The places where a lost bookmark's passage may stand: one is chosen, or looked for by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from briefreader.domain.bookmark import BookmarkState
from briefreader.text.folding import fold_text
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.picker import Picker, PickerEntry, has_words
from briefreader.ui.rendering.bookmark_entries import UNDATED
from briefreader.ui.rendering.cells import cut, flat

if TYPE_CHECKING:
    from briefreader.library.bookmark_relocation import Relocation

WORDS = 70  # cells of the passage
BY_HAND = "by hand"


class RelocationPicker(Picker["Relocation | str"]):
    """Where the passage may stand, the likeliest first; dismissed with a place or BY_HAND."""

    purpose = BY_ID["reattach"].tooltip

    heading = "Re-attach to which passage?"
    placeholder = "filter by text or title"
    lines = False

    def __init__(self, places: Sequence[Relocation]) -> None:
        super().__init__()
        self._places = [(_shown(place), place) for place in places]

    def entries(self, words: str) -> Sequence[PickerEntry[Relocation | str]]:
        """Return the places that all the words stand in, and the way to look by hand."""
        sought = fold_text(words).split()
        entries: list[PickerEntry[Relocation | str]] = [
            PickerEntry(
                Content.assemble((cut(where, WORDS), "$ink"), (f"\n{cut(said, WORDS)}", "$faint")),
                place,
            )
            for (where, said), place in self._places
            if has_words(f"{where} {said}", sought)
        ]
        by_hand = Content.assemble(("another passage: select it in the article", "$soft"))
        return [*entries, PickerEntry(by_hand, BY_HAND)]


def _shown(place: Relocation) -> tuple[str, str]:
    """Return a place in two lines: the article, and the words with what is to be said of them."""
    article, anchor = place.article, place.anchor
    day = article.when or UNDATED
    same = anchor.state in (BookmarkState.OK, BookmarkState.MOVED)
    words = flat(anchor.span.of(article.text)) if anchor.span else ""
    where = f"{flat(article.title) or article.path.name} · {day} · {article.path.name}"
    return where, f"{'same words' if same else 'different words'}: {words}"
