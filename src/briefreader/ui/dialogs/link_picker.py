"""The links of an article: searchable, and each can be opened."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from briefreader.domain.article import Article, TextStyle
from briefreader.text.folding import fold_text
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.picker import Picker, PickerEntry, has_words
from briefreader.ui.rendering.cells import cut, flat

WORDS = 70  # cells of what is linked


class Links(Picker[str]):
    """What is linked and where to, in the order of the text; dismissed with an address."""

    purpose = BY_ID["links"].tooltip

    heading = "Links"
    placeholder = "filter links"
    nothing = "no matching links"
    lines = False
    deed = "open"

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._links = [
            (flat(article.text[span.start : span.end]), span.target)
            for span in article.styles
            if span.style is TextStyle.LINK
        ]
        if article.url:
            self._links.insert(0, ("this article", article.url))

    def entries(self, words: str) -> Sequence[PickerEntry[str]]:
        """Return the links that all the words stand in."""
        sought = fold_text(words).split()
        return [
            PickerEntry(
                Content.assemble((cut(text, WORDS), "$ink"), (f"\n{flat(url)}", "$faint")), url
            )
            for text, url in self._links
            if has_words(f"{text} {url}", sought)
        ]
