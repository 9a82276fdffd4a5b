"""Who said a quote: the article's people, everybody else who is known, or a name that is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList

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
    """Who it was: a person, nobody who is named, or with ``as_found`` whom the program finds; with
    ``all_labelled`` in all turns that have the same label.
    """

    speaker: str | None = None
    title: str | None = None
    as_found: bool = False
    all_labelled: bool = False


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

    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding(
            "tab",
            "change_turns",
            "all turns",
            id="speaker_turns",
            tooltip="This turn only, or all with its label",
            priority=True,
        )
    ]

    def __init__(
        self, opened: OpenArticle, quote: Quote, everybody: Callable[[], Sequence[str]]
    ) -> None:
        """Offer speakers for ``quote``; ``everybody`` names the library's, at the first word."""
        super().__init__()
        self._opened = opened
        self._people = people_in(opened)
        self._quote = quote
        self._everybody = cache(everybody)
        self._turns = opened.turns_labelled_as(quote)
        self._all_labelled = False

    def entries(self, words: str) -> Iterator[PickerEntry[SpeakerChoice]]:
        """Yield what the words may mean; what they do not, they can be taken for as they stand."""
        for prompt, choice in self._listed(words):
            whole = choice and choice._replace(all_labelled=self._all_labelled)
            yield PickerEntry(prompt, whole)

    def _listed(self, words: str) -> Sequence[PickerEntry[SpeakerChoice]]:
        sought = fold_text(words).split()
        quoted = f"“{cut(flat(self._quote.text), WORDS)}”"
        below = self._turns_meant() + "\n" if len(self._turns) > 1 else ""
        listed = [PickerEntry[SpeakerChoice](Content.assemble((f"{quoted}\n", "$soft"), below))]
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
        if self._is_corrected():
            line = self._line("automatic", "discard your correction")
            listed.append(PickerEntry(line, SpeakerChoice(as_found=True)))
        return listed

    def action_change_turns(self) -> None:
        """Mean all turns with this label, or this one only again."""
        if len(self._turns) > 1:
            options = self.query_one(OptionList)
            number, top = options.highlighted, options.scroll_y
            self._all_labelled = not self._all_labelled
            self._list(self.typed)
            if number is not None:
                options.highlighted = min(number, options.option_count - 1)
            options.scroll_to(y=top, animate=False)

    def _turns_meant(self) -> str:
        label = flat(self._turns[0].mention(self._opened.article.text))
        every = f"all {len(self._turns):,} turns of “{cut(label, NAME)}”"
        return f"in {every} · tab for this only" if self._all_labelled else f"tab for {every}"

    def _is_corrected(self) -> bool:
        turns = self._turns if self._all_labelled else (self._quote,)
        return any(turn.span in self._opened.corrected for turn in turns)

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
