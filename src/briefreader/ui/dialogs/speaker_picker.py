"""Who said a quote: the article's people, everybody else who is known, or a name that is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from briefreader.domain.quote import Quote
from briefreader.text.folding import fold_text
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.picker import Picker, PickerEntry, has_words
from briefreader.ui.rendering.cells import cut, flat

if TYPE_CHECKING:
    from briefreader.library import OpenArticle
    from briefreader.quotes import NamedPerson

NAME = 30  # cells
WORDS = 66  # cells of the quote that is asked about
NAMED = 60  # people whom the article names and does not quote
ELSEWHERE = 60  # people of other articles at once


class SpeakerChoice(NamedTuple):
    """Who it was: a person, nobody who is named, or with ``as_found`` whom the program finds."""

    speaker: str | None = None
    title: str | None = None
    as_found: bool = False


def people_in(opened: OpenArticle) -> list[tuple[str, str | None, int]]:
    """Return everybody who is quoted in an article by name, the most quoted first; title and
    number.
    """
    number: Counter[str] = Counter()
    titles: dict[str, str | None] = {}
    for quote in opened.quotes:
        if quote.speaker:
            number[quote.speaker] += 1
            titles[quote.speaker] = titles.get(quote.speaker) or quote.speaker_title
    return [(name, titles[name], count) for name, count in number.most_common()]


class SpeakerPicker(Picker[SpeakerChoice]):
    """Dismissed with who it was, or with None if nothing is to change."""

    purpose = BY_ID["speaker"].tooltip

    heading = "Who said this?"
    placeholder = "a name"

    def __init__(
        self, opened: OpenArticle, quote: Quote, everybody: Callable[[], Sequence[str]]
    ) -> None:
        """Offer speakers for ``quote``; ``everybody`` names the library's, at the first word."""
        super().__init__()
        self._opened = opened
        self._people = people_in(opened)
        self._quote = quote
        self._everybody = cache(everybody)
        self._corrected = quote.span in opened.corrected

    def entries(self, words: str) -> Sequence[PickerEntry[SpeakerChoice]]:
        """Return what the words may mean; what they do not, they can be taken for as they stand."""
        sought = fold_text(words).split()
        quoted = f"“{cut(flat(self._quote.text), WORDS)}”"
        listed = [PickerEntry[SpeakerChoice](Content.assemble((quoted, "$soft"), "\n"))]
        here = [person for person in self._people if has_words(person[0], sought)]
        listed += [self._person(*person) for person in here]
        listed += [
            PickerEntry(self._line(one.name, _named(one)), SpeakerChoice(one.name, one.title))
            for one in self._named
            if has_words(one.name, sought)
        ][:NAMED]
        known = {*(name for name, _, _ in self._people), *(one.name for one in self._named)}
        if words:
            elsewhere = [n for n in self._everybody() if n not in known and has_words(n, sought)]
            listed += [
                PickerEntry(self._line(name, "quoted in other articles"), SpeakerChoice(name))
                for name in elsewhere[:ELSEWHERE]
            ]
            if flat(words) not in {*known, *elsewhere}:
                name = flat(words)
                listed.append(PickerEntry(self._line(name, "use this name"), SpeakerChoice(name)))
            return listed
        listed.append(
            PickerEntry(self._line("no speaker", "not attributed to anyone"), SpeakerChoice())
        )
        if self._corrected:
            line = self._line("automatic", "discard your correction")
            listed.append(PickerEntry(line, SpeakerChoice(as_found=True)))
        return listed

    @cached_property
    def _named(self) -> Sequence[NamedPerson]:
        """Whom the article names and does not quote, the nearest to the quote first."""
        from briefreader.quotes import people_named

        article, known = self._opened.article, {name for name, _, _ in self._people}
        found = people_named(article.text, self._quote.span, date=article.date)
        return [one for one in found if one.name not in known]

    def _person(self, name: str, title: str | None, count: int) -> PickerEntry[SpeakerChoice]:
        times = f"{count}× here"
        about = f"{flat(title)}, {times}" if title else times
        now = " · current" if name == self._quote.speaker else ""
        return PickerEntry(self._line(name, about + now), SpeakerChoice(name, title))

    def _line(self, name: str, about: str) -> Content:
        return self.columns(name, about, NAME)


def _named(one: NamedPerson) -> str:
    return f"{flat(one.title)}, named here" if one.title else "named here"
