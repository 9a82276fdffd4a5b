"""Who said what in the user's own word, which comes before what the program found."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.article import Article, Span
from briefreader.domain.name_use import JoinedName
from briefreader.domain.quote import Quote
from briefreader.library.open_article import OpenArticle
from briefreader.library.speaker_aliases import alias_map, combined, names_apart
from briefreader.notebook.notebook import Notebook

if TYPE_CHECKING:
    from briefreader.notebook import Correction
    from briefreader.search import SpeakerOverrides

    Known = tuple[dict[bytes, tuple[Correction, ...]], dict[str, str]]


class SpeakerCorrections:
    """The notebook's corrections of speakers, as a reader of this library makes and sees them.

    Each change returns after it is on disk, or raises NotebookReadOnly or another NotebookError.
    """

    def __init__(
        self,
        notebook: Notebook,
        again: Callable[[Path], Article | None],
        joined: Callable[[], Mapping[str, JoinedName]] = dict,
    ) -> None:
        self._notebook = notebook
        self._joined = joined
        self._again = again
        self._laid: tuple[Known, SpeakerOverrides] | None = None

    def applied(self, article: Article, found: tuple[Quote, ...]) -> tuple[Quote, ...]:
        """Return the quotes that were found in an article, with the speakers that the user gave."""
        corrections = self._notebook.corrections_of(article.path)
        if not corrections:
            return found
        from briefreader.notebook import corrected

        return corrected(found, article.text, corrections)

    def overrides(self) -> SpeakerOverrides:
        """Return who said what in the user's word, else as names are joined; another object only
        when that has changed.

        An article is read only where a corrected passage is not just where it was.
        """
        own, apart = alias_map(self._notebook), names_apart(self._notebook)
        aliases = combined(self._joined(), own, apart)
        known = self._notebook.every_correction(), aliases
        if self._laid is None or self._laid[0] != known:
            from briefreader.search import SpeakerOverrides

            correct = {key: partial(self._correct, key, some) for key, some in known[0].items()}
            self._laid = known, SpeakerOverrides(correct, aliases)
        return self._laid[1]

    def state(self) -> str:
        """Return what the user knows better, as words that change when that does."""
        known = self._notebook.every_correction()
        aliases = combined(self._joined(), alias_map(self._notebook), names_apart(self._notebook))
        return f"{sorted(known.items())} {sorted(aliases.items())}"

    def _correct(
        self, key: bytes, corrections: Sequence[Correction], quotes: tuple[Quote, ...]
    ) -> tuple[Quote, ...]:
        from briefreader.notebook import corrected, corrected_in_place

        in_place = corrected_in_place(quotes, corrections)
        if in_place is not None:
            return in_place
        article = self._again(Path(os.fsdecode(key)))
        return corrected(quotes, article.text, corrections) if article else quotes

    def correct(
        self,
        opened: OpenArticle,
        quotes: Sequence[Quote],
        speaker: str | None,
        title: str | None = None,
    ) -> None:
        """Keep who said some quotes, as one change, in this article only; None says that nobody is
        named.

        Bookmarks within the quotes get the speaker too.
        """
        self._notebook.correct(opened.article, quotes, speaker, title)

    def take_back(
        self, opened: OpenArticle, quotes: Sequence[Quote], found: Sequence[Quote]
    ) -> bool:
        """Let quotes have the speakers that the program ``found``, as one change; False if they
        have them already.
        """
        spans = {quote.span for quote in quotes}
        return self._notebook.uncorrect(opened.article, [own for own in found if own.span in spans])


def changed_spans(found: Sequence[Quote], corrected: Sequence[Quote]) -> tuple[Span, ...]:
    """Return where the quotes are that a correction replaced; the others are the very same
    objects.
    """
    return tuple(new.span for old, new in zip(found, corrected, strict=True) if old is not new)
