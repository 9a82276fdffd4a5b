"""Who says a draft's quotations, and whom else its paragraphs name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from briefreader.domain.article import Span
from briefreader.domain.people import PeopleDirectory
from briefreader.domain.quote import Quote
from briefreader.factcheck.day_roles import DEED
from briefreader.factcheck.day_words import ANY_MONTH, ANY_WEEKDAY, SHORT_WEEKDAY
from briefreader.factcheck.rival_speakers import is_ordinary, leader, leading_in, rivals
from briefreader.factcheck.speaker_match import ClaimedSpeaker
from briefreader.factcheck.whole_names import ARTICLE_PREFIXES
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.label_titles import without_suffix
from briefreader.quotes.entities.name_spans import parse_name
from briefreader.quotes.entities.place_names import PLACE_NAMES
from briefreader.quotes.entities.titles import is_office, title_of
from briefreader.quotes.named_people import full_names_in
from briefreader.quotes.words.lexicon import (
    COUNTRIES,
    DEMONYMS,
    DETERMINERS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    ROLES,
)
from briefreader.quotes.words.quotation_spans import QuotationSpan
from briefreader.text.folding import fold_text
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER
from briefreader.text.reporting_verbs import ANY_SAID

# "Said Ann Moss Monday"; but "Joe Friday" is a name.
DAY_BEHIND_NAME = lazy_pattern(
    rf"(?P<name>\b[A-Z][\w’'.-]*\s+[A-Z][\w’'.-]*)\s+(?P<day>(?:{ANY_WEEKDAY})\b"
    rf"|{SHORT_WEEKDAY}|(?:{ANY_MONTH})(?=\s\d))"
)
_BYLINE = re.compile(
    r"\s*(?:(?i:written |photo(?:graph)?s? |words |pictures? |reporting )?(?i:by)\b"
    r"|(?i:photo(?:graph)?s?|words|pictures?|credit|reporting):)[ \u00a0]+"
    r"[A-Z](?:[^.:!?\0]|(?<=\b[A-Z])\.){1,80}\s*"
)
_SENTENCE_BEHIND = re.compile(r"[^\n“\".!?]{1,200}")
_SAID_BEHIND = re.compile(
    r"[ \u00a0]*(?:[Ss]o said|(?:[Tt]hat|[Tt]his) (?:is|was) how|came the (?:answer|reply|response)"
    r" from) "
)
_CREDIT_OF_ANOTHER = lazy_pattern(r"[”\"»]\s*\n\s*(?:[—–―]|--?)[ \u00a0]*\Z")
_MOST_NAMED = 4  # people whom a paragraph names that are told as not compared
# A name alone where somebody's stands: who does something, of whom more is told, who signs, or is
# announced.
_ALONE = r"(?P<name>[A-Z](?:[’'][A-Z])?[a-z]+(?:[A-Z][a-z]+)?(?:-[A-Z][a-z]+)?)"
_ALONE_FORMS = (
    lazy_pattern(
        r"(?:(?<=[.,;:\0—–] )|^)(?:(?:Then|And|But|So|When|As|While) )?"
        rf"{_ALONE}(?=,? who(?:m|se)?\b|\s+{DEED})",
        re.MULTILINE,
    ),
    lazy_pattern(
        rf"\b(?:signed|was|were|by|from) {_ALONE}"
        rf"(?=,? who(?:m|se)?\b|\s+{DEED}|\s{{0,3}}[:.]?\s{{0,3}}(?:\0|$))"
    ),
    lazy_pattern(rf"\bto {_ALONE}:\s*\0"),
)
_SAYS = re.compile(rf"\s(?:\w+\s)?{ANY_SAID}\b")
_LOOK_BACK = 200  # code points before a mention
_SAID_BEFORE = re.compile(rf"\b(?:{ANY_SAID}|according to)\s\Z", re.IGNORECASE)
_FULL_NAME = r"[A-Z][\w’'-]+(?: [A-Z]\.)? [A-Z][\w’'-]+"
# Before a title: another's, or nobody's any more.
_OTHER_OFFICE = frozenset(
    ("former", "ex", "then", "shadow", "deputy", "acting", "assistant", "vice", "next", "as")
) | COUNTRIES | DEMONYMS  # fmt: skip
# "The first |lady| said".
_NUMBERED = re.compile(r"\b(?:[Tt]he )?(?:[Ff]irst|[Ss]econd) \Z")
_OF_ROLE = re.compile(r"\s(?:of|for)\s(?:the\s)?\w[\w’'-]*(?:\s[A-Z][\w’'-]*)*")
_PEOPLE = (ROLES | MALE_NOUNS | FEMALE_NOUNS) - {"one", "ones"}
_LONGEST_ARTICLE = 12  # code points
_NAMED_REACH = 10  # paragraphs before a "he" in which its name may stand
_CAPITALIZED = re.compile(r"\b[^\W\d_a-z][\w’'-]*")
_FULL = re.compile(r"\b(?=([A-Z][\w’'-]*)\.?\s+([A-Z][\w’'-]*))")
_WORD = re.compile(r"\w")
_WORDS = re.compile(r"[^\W\d_]+")


class DraftSpeakers:
    """Who says the quotations of a draft, as far as a reader of it can tell.

    A paragraph that is all quoted, behind a byline or prose that names nobody, says nothing of its
    speaker.
    """

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Span],
        segments: Sequence[QuotationSpan],
        quotes: Sequence[Quote],
    ) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._quotes = {quote.start: quote for quote in quotes}
        self._heard: dict[int, set[str | None]] = defaultdict(set)  # by paragraph
        self._silent: dict[tuple[int, str], int] = {}
        for segment in segments:
            if quote := self._quotes.get(segment.start):
                self._heard[segment.paragraph].add(quote.speaker)

    def of(self, whole: Sequence[QuotationSpan], named: Sequence[str]) -> Quote | None:
        """Return the quote that says whose a quotation over some paragraphs is, of which the first
        names those people.
        """
        quotes = [self._quotes[part.start] for part in whole if part.start in self._quotes]
        quote = next((quote for quote in quotes if quote.speaker), next(iter(quotes), None))
        if quote is None:
            return None
        if said := self._said_behind(whole, quote, named):
            return said
        if not quote.speaker or not (
            self._is_carried_over(whole[0], quote) or self._is_of_another(whole, quote, named)
        ):
            return quote
        return _of_nobody(quote)

    def _is_carried_over(self, segment: QuotationSpan, quote: Quote) -> bool:
        start, end = self._paragraphs[segment.paragraph]
        if quote.mention_start is None or self._text[start : segment.outer.start].strip():
            return False
        if start <= quote.mention_start < end:
            return False
        before = self._paragraphs[self._silent_before(segment.paragraph, quote.speaker or "")]
        if _BYLINE.fullmatch(self._text, *before):
            return True
        name = (quote.speaker or "").split()[-1]
        return quote.mention_start < before.start and name not in before.of(self._text)

    def _said_behind(
        self, whole: Sequence[QuotationSpan], quote: Quote, named: Sequence[str]
    ) -> Quote | None:
        """Return the quote as that of whom a form of words behind it says it is; None without."""
        start = self._paragraphs[whole[0].paragraph].start
        if quote.speaker and quote.mention_start is not None and quote.mention_start >= start:
            return None
        lead = _SAID_BEHIND.match(self._text, whole[-1].outer.end)
        name = next((one for one in named if lead and self._text.startswith(one, lead.end())), None)
        if lead is None or name is None:
            return None
        return replace(
            quote,
            speaker=name,
            speaker_title=None,
            mention_start=lead.end(),
            mention_end=lead.end() + len(name),
            certain=True,
        )

    def _is_of_another(
        self, whole: Sequence[QuotationSpan], quote: Quote, named: Sequence[str]
    ) -> bool:
        """Return whether words that are given to the speaker of a paragraph before may be somebody
        else's, who is ``named`` behind them: "…” So said Moss.", "…,” came the answer from Moss; or
        are given to whom the credit of a quotation further down names.
        """
        start = self._paragraphs[whole[0].paragraph].start
        if quote.mention_start is None:
            return False
        if quote.mention_start >= start:
            between = self._text[whole[-1].outer.end : quote.mention_start]
            return _CREDIT_OF_ANOTHER.search(between) is not None
        behind = _SENTENCE_BEHIND.match(self._text, whole[-1].outer.end)
        others = {name.split()[-1] for name in named} - set((quote.speaker or "").split()[-1:])
        return behind is not None and any(name in behind[0] for name in others)

    def _silent_before(self, paragraph: int, speaker: str) -> int:
        """Return the last paragraph, up to this one, in which the speaker says nothing; or the
        first.
        """
        number = paragraph
        while number and speaker in self._heard[number]:
            number = self._silent.get((number, speaker), number - 1)
        self._silent[paragraph, speaker] = number
        return number


class DraftPeople:
    """Whom the paragraphs of a draft name, outside of its quotations."""

    def __init__(
        self,
        prose: str,
        paragraphs: Sequence[Span],
        people: PeopleDirectory | None,
        ended: Mapping[int, str],
    ) -> None:
        self._prose = prose
        self._ended = ended
        self._paragraphs = paragraphs
        self._people = people
        self._known_namesakes: dict[str, set[str]] = {}
        self._known: dict[int, tuple[str, ...]] = {}

    def around(self, number: int) -> tuple[str, ...]:
        """Return those whom a paragraph names, or the one before it where this is all quoted.

        A byline, or a photographer's credit, names nobody of the text.
        """
        if number and _WORD.search(self._paragraphs[number].of(self._prose)) is None:
            number -= 1
        if number not in self._known:
            words = self._paragraphs[number].of(self._prose)
            full = () if _BYLINE.fullmatch(words) else self._full_names(words)
            alone = (
                name for name in _names_alone(words, full) if name.casefold() in self._surnames
            )
            names = (*full, *alone)
            self._known[number] = names[:_MOST_NAMED]
        return self._known[number]

    def _full_names(self, words: str) -> tuple[str, ...]:
        """Return those whom some words name in full; a day behind a name is no part of it."""
        return full_names_in(DAY_BEHIND_NAME.sub(r"\g<name>, \g<day>", words), self._people)

    def in_sentence(
        self, quote: Quote | None, named: tuple[str, ...], sentence: Span, segment: QuotationSpan
    ) -> tuple[Quote | None, tuple[str, ...]]:
        """Return a quote and those ``named`` around it; where its speaker is taken from another
        sentence, and its own names others, as nobody's and them.

        It is that of whoever is known and leads to it by a colon: "Moss was blunter: “…”".
        """
        if quote is None or (
            quote.mention_start is not None and sentence.start <= quote.mention_start < sentence.end
        ):
            return quote, named
        outer = segment.outer
        ends = self._ended.get(outer.end)
        words = self._prose[sentence.start : outer.end if ends else sentence.end]
        if _WORD.search(words) is None:
            words = leading_in(
                self._prose[self._paragraphs[segment.paragraph].start : sentence.start]
            )
        full = self._full_names(words)
        others = tuple(rivals(words, quote.speaker or "", full, self._surnames))[:_MOST_NAMED]
        if not others:
            return quote, named
        known = [name for name in others if " " in name or name.casefold() in self._surnames]
        found = leader(self._prose, Span(sentence.start, outer.start), known)
        if found is None:
            return _of_nobody(quote), others
        name, (start, end) = found
        theirs = replace(quote, speaker=name, speaker_title=None, certain=False)
        return replace(theirs, mention_start=start, mention_end=end), others

    def described(
        self, claimed: ClaimedSpeaker, quote: Quote | None, number: int
    ) -> ClaimedSpeaker:
        """Return the speaker of words in a paragraph, whom ``quote`` mentions, with what else the
        draft tells of him.
        """
        if quote is None or quote.mention_start is None or quote.mention_end is None:
            return claimed
        place = Span(quote.mention_start, quote.mention_end)
        if titled := self._titled(claimed):
            return replace(claimed, name=titled, is_titled=True)
        if quote.speaker is None:
            return self._without_name(claimed, place, number)
        if claimed.is_pronoun:  # he may be another of his paragraph
            return replace(claimed, named_before=self._named_before(number, 0))
        if claimed.is_role and not self._names(quote.speaker):
            return replace(claimed, is_guess=True)
        *titles, name = without_suffix(quote.speaker.split()) or [quote.speaker]
        speaker, title = quote.speaker, ""
        if titles and is_office(" ".join(titles)) and name.lower() not in ROLES:
            speaker, titles = name, []  # "National Security Advisor Moss"
        elif titles and titles[0] in claimed.mention:
            return claimed
        if claimed.mention.endswith(name) and not claimed.mention.startswith(ARTICLE_PREFIXES):
            before = claimed.mention.removesuffix(name).strip()
            title = before or title_of(self._prose, place) or ""
        others = self._namesakes(name) - {speaker} if titles else set()
        is_place = not title and self._is_place(speaker, claimed.mention)
        told = replace(claimed, name=speaker, title=title, is_place=is_place)
        return replace(told, namesakes=tuple(sorted(others)))

    def _without_name(self, claimed: ClaimedSpeaker, place: Span, number: int) -> ClaimedSpeaker:
        if claimed.is_pronoun:
            return replace(claimed, named_before=self._named_before(number, _NAMED_REACH))
        if not self._is_somebody(claimed.mention, place):
            return replace(claimed, is_thing=True)
        first = _NUMBERED.search(self._prose[: place.start][-_LONGEST_ARTICLE:])
        of = _OF_ROLE.match(self._prose, place.end) if claimed.ends_with_role else None
        mention = f"{first[0] if first else ''}{claimed.mention}{of[0] if of else ''}"
        return replace(claimed, mention=" ".join(mention.split()))

    def _names(self, name: str) -> bool:
        """Return whether a word of a name stands in the draft outside of its quotations."""
        return not self._words.isdisjoint(_WORDS.findall(name))

    def _namesakes(self, surname: str) -> set[str]:
        """Return the full names in the draft of that surname, rare given names too."""
        known = self._known_namesakes.get(surname)
        if known is None:
            known = self._known_namesakes[surname] = self._named_alike(surname)
        return known

    def _named_alike(self, surname: str) -> set[str]:
        given = rf"(?P<first>[{UPPER}][^\W\d_{UPPER}]\w+)"
        rare = re.finditer(rf"\b{given} {re.escape(surname)}\b", self._prose)
        names = {one[0] for one in rare if parse_name(one[0])[0][:1] == (one["first"],)}
        return self._of_surname[surname].union(
            name for name in names if not is_ordinary(name.split()[0])
        )

    def _is_place(self, name: str, mention: str) -> bool:
        """Return whether a place is to speak, and nobody in the draft has that name."""
        return name == mention and name.lower() in PLACE_NAMES and not self._of_surname[name]

    def _titled(self, claimed: ClaimedSpeaker) -> str:
        """Return to whom alone the draft gives the title by which it calls a speaker: "Ann Moss,
        press secretary … the press secretary said".
        """
        role = claimed.mention.split(" ", 1)[-1]
        if not claimed.is_role or " " not in role:
            return ""
        titled = re.compile(
            rf"(?P<of>(?:[\w’'.-]+ ){{0,3}})\b(?i:{re.escape(role)}) (?P<behind>{_FULL_NAME})"
            rf"|(?P<before>{_FULL_NAME}), (?P<to>(?:[\w’'.-]+ ){{0,3}}?)"
            rf"(?i:{re.escape(role)})\b(?! [A-Z])"
        )
        names = {
            match["behind"] or match["before"]
            for match in titled.finditer(self._prose)
            if _OTHER_OFFICE.isdisjoint((match["of"] or match["to"] or "").lower().split())
        }
        return names.pop() if len({name.split()[-1] for name in names}) == 1 else ""

    def _is_somebody(self, mention: str, place: Span) -> bool:
        """Return whether a phrase may be somebody, "critics", or a body that says something, "the
        Kremlin said"; not "a simple one", "the post".
        """
        words = mention.split()
        if not _PEOPLE.isdisjoint(word.lower() for word in words):
            return True
        if not any(word[:1].isupper() for word in words[1:]) or words[0].lower() not in DETERMINERS:
            return False
        before = self._prose[max(0, place.start - _LOOK_BACK) : place.start]
        return bool(_SAYS.match(self._prose, place.end) or _SAID_BEFORE.search(before))

    def _named_before(self, number: int, reach: int) -> frozenset[str]:
        """Return the capitalised words, folded, from ``reach`` paragraphs before one to its end."""
        start = self._paragraphs[max(0, number - reach)].start
        words = _CAPITALIZED.findall(self._prose, start, self._paragraphs[number].end)
        return frozenset(map(fold_text, words))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORDS.findall(self._prose))

    @cached_property
    def _of_surname(self) -> Mapping[str, set[str]]:
        """The full names in the draft, by surname."""
        found: dict[str, set[str]] = defaultdict(set)
        for first, name in _FULL.findall(self._prose):
            if first.lower() in given_names():
                found[name].add(f"{first} {name}")
        return found

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """The surnames, casefolded, of those known or named in full or by a title in the draft."""
        named = (
            name.casefold()
            for first, name in _FULL.findall(self._prose)
            if first.lower() in given_names() or parse_name(f"{first} {name}")[1]
        )
        return frozenset(named) | (self._people.surnames() if self._people else frozenset())


def _of_nobody(quote: Quote) -> Quote:
    return replace(quote, speaker=None, speaker_title=None, mention_start=None, mention_end=None)


def _names_alone(words: str, full: Sequence[str]) -> Iterator[str]:
    """Yield the single names, other than those of people named in full, that somebody has."""
    known = {part for name in full for part in name.split()}
    found = (match["name"] for form in _ALONE_FORMS for match in form.finditer(words))
    return (name for name in dict.fromkeys(found) if name not in known and not is_ordinary(name))
