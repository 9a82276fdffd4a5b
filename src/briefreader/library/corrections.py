"""Who said what in the user's own word, which comes before what the program found."""

from __future__ import annotations

from collections.abc import Sequence

from briefreader.article import Article, Quote, Span
from briefreader.library.reading import Reading
from briefreader.notebook.notebook import Notebook


class Corrections:
    """The notebook's corrections of speakers, as a reader of this library makes and sees them.

    Each change returns after it is on disk, or raises NotebookReadOnly or another NotebookError.
    """

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    def applied(self, article: Article, found: tuple[Quote, ...]) -> tuple[Quote, ...]:
        """The quotes that were found in an article, with the speakers that the user gave."""
        corrections = self._notebook.corrections_of(article.path)
        if not corrections:
            return found
        from briefreader.notebook import corrected

        return corrected(found, article.text, corrections)

    def correct(
        self, reading: Reading, quote: Quote, speaker: str | None, title: str | None = None
    ) -> None:
        """Keep who said a quote, in this article only; None says that nobody is named.

        Bookmarks within the quote get the speaker too.
        """
        self._notebook.correct(reading.article, quote, speaker, title)

    def take_back(self, reading: Reading, quote: Quote, found: Sequence[Quote]) -> bool:
        """Let a quote have the speaker that the program ``found``; False if he has it already."""
        own = next((other for other in found if other.span == quote.span), None)
        return own is not None and self._notebook.uncorrect(reading.article, own)


def changed_spans(found: Sequence[Quote], corrected: Sequence[Quote]) -> tuple[Span, ...]:
    """Where the quotes are that a correction replaced; the others are the very same objects."""
    return tuple(new.span for old, new in zip(found, corrected, strict=True) if old is not new)
