"""The day, week, month or year in which a draft says that something was said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.factcheck.day_roles import (
    ASKED,
    DEED,
    OCCASION,
    SPOKEN,
    WORK,
    DayRole,
    role_in_language,
    role_of_day,
)
from briefreader.factcheck.day_words import (
    ANY_MONTH,
    ANY_WEEKDAY,
    NAMES_OF_DAYS,
    AnyDay,
    Day,
    NamedDay,
    Period,
    StatedDay,
    days_of_credit,
    ends_within_day,
    may_name_day,
    named_days,
)
from briefreader.factcheck.speaker_match import surname
from briefreader.factcheck.word_keys import FUNCTION_WORDS
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.label_titles import without_suffix
from briefreader.quotes.words.language_words import language_words
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.reporting_verbs import ANY_SAID
from briefreader.text.sentences import ENDERS, sentences

_WEEKDAY_BEFORE = lazy_pattern(rf"\b(?:{ANY_WEEKDAY}),? (?:the )?$", re.IGNORECASE)
_LONGEST_WEEKDAY = 16  # code points, with what stands between one and its date
# "Moss said on Friday, but Birk said": whose day that is, is not for the other.
_ANOTHER_SPEAKS = lazy_pattern(
    r"[,;]\s+(?:but|while|whereas|and|yet|as)\s+(?!(?:he|she|they|then|later|also|again)\b)"
    rf"(?!{DEED})[^,;:\0]*?{SPOKEN.pattern}"
    rf"|\0[^\w\0]*(?!(?:He|She|They)\b)[A-Z][^,;:\0]*?{SPOKEN.pattern}"
)
# Behind a quotation that ends as a sentence does: "… “Is it?” On Friday Birk said".
_NEW_SENTENCE = lazy_pattern(
    r"\W*\s(?:(?:And|But|Then|Also|So|Yet|Still),?\s(?!(?:said|say|says|went|came|ran)\b)"
    r"|(?:(?:He|She|They)(?! (?:spoke|(?:said|told|wrote|made|repeated) (?:it|so|this|that))\b)"
    r"|On|In|At|Last|Late|Early|Earlier|During|Speaking|Asked|Yesterday|When"
    r"|(?:An?|Some|Two|Three|Four|Five|Six) (?:\w+ )?(?:day|week|month|year)s?"
    r" (?:earlier|later|before|after)|The (?:day|week|month|year) (?:before|after))\b)"
)
# Whoever is named behind a quotation that has ended says the next one, not that.
_LEADS_TO_NEXT = lazy_pattern(r"\s+[A-Z][^.!?\0]*\0")
_LEADS_BY_COLON = lazy_pattern(r"\s+[A-Z][^.!?\0]*:\s*\0")
_NOBODY_BEFORE = lazy_pattern(r"(?:^|\0)[\W_]*$")
_PRONOUN_SPEAKS = lazy_pattern(r"\b(?i:he|she|they) (?:\w+ ){0,3}$")
# Behind a speaker's name, whoever else is named right before the verb; ``beside`` where that only
# adds to the speaker: "of the White House", "and Birk".
_ANOTHER_SUBJECT = lazy_pattern(
    r"(?P<beside>(?:^\s+and|\b(?:in|at|of|to|from))\s+(?:the\s+)?)?"
    r"\b(?:[A-Z][\w’'-]*\s+)*(?P<word>[A-Z][\w’'-]*)\s+"
    r"(?:(?:\w+ly|also|then|again|later|has|had)\s+)*$"
)
_NO_POSSESSIVE = r"\b(?!['’]s\b)"  # behind a name
_ASKING = lazy_pattern("|".join(ASKED))
# Whoever does something, and is no pronoun, at the beginning of a clause.
_A_SUBJECT = lazy_pattern(
    r"[\s\0“”\"’.]*(?:(?:but|and|as|But|And)\s+)?(?:words?\s+(?:that|which)\s+|a\s+[a-z]+\s+(?=the\s))?"
    r"(?:(?i:the|an?|his|her|their|its)\s+[\w-]|[a-z]+[^\Ws]s\s*$"
    r"|(?!(?:On|In|At|By|For|From|With|When|While|As|After|Before|Since|If|Because|Although|Though"
    r"|Last|Late|Early|Earlier|During|Then|So|That|This|He|She|They|It|We|I|You|There|Here|Who|What"
    r"|Only|Also|Again|Yet|Once|Until|To|Of|Back|Just|Even|Still|Meanwhile|[A-Z]\w+(?:ing|ed))\b)[A-Z])"
)
_CLAUSE_END = lazy_pattern(r"[,;:\0()—–]\s?|\bwhat\s")
_DEED = lazy_pattern(rf"(?<![\w-]){DEED}")
_SPOKEN_AT = lazy_pattern(rf"(?:\b|\s)(?:{OCCASION}|{WORK})", re.IGNORECASE)
# "The Post quoted Moss on Sunday as saying"
_QUOTED = lazy_pattern(r"\bquot(?:ed|es|ing)\s[^,;:\0]*$")
_AS_SAYING = lazy_pattern(r"\s+as\s+(?:saying|telling)\b")
_NOT_SAYING = lazy_pattern(
    r"\b(?:for|den(?:y|ied|ies|ying)|regret(?:s|ted)?|admit(?:s|ted)?|of|over|after|before|since|about)"
    r"\s+(?:having\s+)?(?:said|saying|telling|told|calling|writing)\b[^\0]*$"
)
_THE_WORDS = "(?:words?|remarks?|line|claim|statement|comments?)"
# "Moss on Sunday rejected Birk's claim: “…”", "recalled what Birk had told the board: “…”"
_ANOTHERS_WORDS = lazy_pattern(
    rf"\b(?:[A-Z][\w-]+['’]s\s+{_THE_WORDS}"
    rf"|{_THE_WORDS}\s+(?:by|from|of)\s+(?:[A-Z][\w-]+\s?)+"
    r"|what\s+(?:[A-Z][\w.’-]+\s+)+(?:had|has|once)"
    r"|quot(?:ed|es|ing)\s+(?:[A-Z][\w-]+\s?)+"
    r"|[A-Z][\w-]+\s+st(?:ood|ands)\s+by)"
    r"(?:\s+(?!that\b)[\w’'-]+){0,3}\s*[:,]?\s*$"
)
_COMMA = lazy_pattern(r"[,;:\0]")
# "said on Monday that “…”|, and on| Friday |that| “…”".
_AGAIN_BEFORE = lazy_pattern(
    r"\0(?!\0)[^.!?\0]*(?:(?<=\0)\W*|,)\s(?:and|but|then)(?:\s(?:again|then|later))?(?:\s(?:on|in))?\s"
    rf"(?:(?:{ANY_WEEKDAY}),?\s)?\Z"
)
_AGAIN_BEHIND = lazy_pattern(rf",?\s*(?:that\b|:|\0|(?:(?:he|she|they)\s)?{ANY_SAID}\b)")
# What will be, is due, or opens: no day on which somebody has spoken.
_TO_COME = lazy_pattern(
    r"\b(?:will|shall|won['’]t|opens|reopens|(?:is|are)\s+(?:due|set|expected|scheduled|likely|to)"
    r"|(?:due|set|expected|scheduled)\s+to)\b|['’]ll\b"
)
_YEAR = lazy_pattern(r"\b(?:19|20)\d\d")
_LONG = lazy_pattern(r"spring|summer|autumn|winter|\d0s|month|year", re.IGNORECASE)
# Lines that say when a text was written, or may be: of no quotation's day.
_FURNITURE = lazy_pattern(
    r"\W*(?:(?i:for\s+(?:immediate\s+)?release|embargo(?:ed)?|(?:first\s+|last\s+)?"
    r"(?:published|updated|modified)|corrections?|clarification|open(?:ing\s+hours)?:?\s+(?:mon(?:day)?|daily)"
    r"|(?:this|an?(?:\s+earlier)?)\s+(?:article|story|version|post)\s[^.]*?"
    r"(?:amended|corrected|updated|published|appeared))\b"
    rf"|(?i:by)\s+(?!{ANY_WEEKDAY}|{ANY_MONTH})[A-Z][^.!?]*$)"
)
_PRONOUN = lazy_pattern(r"\b(?:I|we|he|she|they)\b", re.IGNORECASE)
# Not on the day of the sentence before, or not for certain.
_LATER = lazy_pattern(r"\b(?:later|(?:next|following) (?:day|morning|week|month|year))\b")
_HE = lazy_pattern(r"\b(?:he|she|they|it was)\b", re.IGNORECASE)
_MEETING = lazy_pattern(
    r"\b(?:met|gathered|convened|sat|reconvened|asked|pressed|questioned"
    r"|(?:comments?|words|answer|reply|exchange)\b"
    r"|(?:[Tt]hat|[Tt]his)\s+was\s+(?:on\b|in\b|last\b|back\b|late\b|early\b|\w+day\b)"
    r"|(?:committee|inquiry|inquest|trial|tribunal|summit)\b"  # no "trial opens on Friday"
    r"(?!\s+(?:will|is|shall|may|(?!was\b|has\b|its\b|his\b)[a-z]+[^\Ws]s)\b)"
    rf"|{OCCASION})\b",
    re.IGNORECASE,
)
_NO_MORE = lazy_pattern(r"\W*(?:\w+\W+){1,4}")  # "It was Friday."; "He spoke on Friday."
_RECORD = lazy_pattern(r"\W*(?:\w+\s+)?(?:minutes|transcript|proceedings)\b", re.IGNORECASE)

_TALK = lazy_pattern(
    r"\b(?:interview(?:s|ed)?|q\s?&\s?a|conversation|transcript|excerpts?"
    r"|(?:the|our|this) (?:talk|chat|discussion|exchange|briefing))\b",
    re.IGNORECASE,
)

_WE_SPOKE = lazy_pattern(r"\b(?:[Ww]e|I) (?:spoke|talked|sat down|met|caught up)\b")

# "Ann Moss, retrieved 18 March", "who retires on Friday", "remarks on the attack of 3 May"; but
# "in a speech of 3 May".
_NOT_OF_WORDS = lazy_pattern(
    r"(?:\b(?:accessed|retrieved|published|reprinted|updated|archived|posted|printed|born|died|b|d"
    r"|since|until|from|who|whose|which|when|before|after|mayor|minister|in office)\b"
    rf"|\b(?!{OCCASION})\w+\sof\s$)[^,;()]*$",
    re.IGNORECASE,
)
_PAPER = lazy_pattern(rf"(?:{ANY_WEEKDAY})\s(?!{ANY_MONTH})[A-Z]")
_ON_SUNDAY = lazy_pattern(r"(?:^|[,(])\s*[A-Z][a-z]+\son\sSunday$")
_NO_HEADING = lazy_pattern(r"\W*[|•—–]")  # but a table's row, an item of a list, a credit
_LONGEST_HEADING = 160  # code points, a caption too
# "When: 3 May", in a card that lists who said what: some lines below the quotation.
_WHEN = lazy_pattern(
    r"\W*(?:when|dates?|day|said|wann|datum|quand|fecha|cuándo)\b[^:\n\0]{0,30}:", re.IGNORECASE
)
_FIRST_NAME = lazy_pattern(r"[^\W\d_a-z][\w’'-]+")
_LINES_BELOW = 3  # in which that may stand
_STORY = 4  # paragraphs in which a story need not tell again when somebody spoke
_NEWS = timedelta(35)  # the longest that "a month ago" may be
# Days that are told as not compared, and sentences before in which they are looked for.
_MOST_TOLD = 4


class UnreadDay(NamedTuple):
    """Words that may be the day on which something was said; ``day`` is what they stand for."""

    words: str
    day: AnyDay

    def fits(self, on: date) -> bool:
        """Return whether it is the day ``on`` for certain."""
        return self.day is not None and self.day.fits(on)

    def __str__(self) -> str:
        return self.words


class QuotationDays(NamedTuple):
    """The days on which a quotation was said, and those near it that may be another such day, but
    are not read as one.

    ``earlier``: the days stand in another sentence before it.
    """

    stated: tuple[StatedDay, ...] = ()
    unread: tuple[UnreadDay, ...] = ()
    earlier: bool = False


NO_DAYS = QuotationDays()


class DraftDays:
    """When the quotations of a draft were said, as far as it tells.

    ``prose`` is the draft with every quotation blanked out by NUL characters, ``written`` its own
    date, by which ``Tuesday`` is a day; ``ended`` has where quotations end that end as a
    sentence does, and by which mark.
    """

    def __init__(
        self,
        prose: str,
        paragraphs: Sequence[Span],
        written: date | None,
        ended: Mapping[int, str],
    ) -> None:
        self._prose = prose
        self._ended = ended
        self._ends = sorted(ended)
        self._paragraphs = paragraphs
        self._written = written
        self._may_tell = may_name_day(prose)
        texts = [span.of(prose) for span in paragraphs] if self._may_tell else []
        self._headings = list(_days_of_headings(texts, written))
        title = prose.lstrip().partition("\n")[0]
        if _FURNITURE.match(title):
            title = ""
        found = _days_of_heading(title, written) if _is_heading(title) else ()
        # The day of a record is that of what it tells of, be it the draft's own, too.
        self._title = found if _RECORD.match(title) else _but_for(found, written)
        self._parts: dict[int, _Part] = {}
        self._known: dict[Span, tuple[_ToldDay, ...]] = {}
        self._years: dict[int, list[tuple[int, int]]] = {}
        self._meetings: dict[Span, bool] = {}

    def of(
        self, quotation: Span, number: int, names: Collection[str] = (), speaker: str = ""
    ) -> QuotationDays:
        """Return the days that tell when a quotation of paragraph ``number`` was said.

        Its own sentence decides; where that names no day, the last one before it that says when its
        ``speaker`` spoke, in its paragraph or the one that leads into it. Where none does, it may
        be any day of these sentences; or one right behind, if that has somebody of ``names``,
        whoever may say the quotation, or tells of a meeting; or one of the last heading above, or
        of the draft's title.
        """
        if not self._may_tell:
            return NO_DAYS
        part = self._part(number)
        opening, closing = part.around(quotation)
        whole = part.between(opening, closing)
        told = [self._for(told, quotation, whole, speaker) for told in self._spoken(whole)]
        own = _told(self._of_own_clause(told, quotation, whole))
        if own.stated or own.unread:
            return own
        before = part.dated_before(opening)
        spoke = None if _LATER.search(self._prose, *whole) else self._spoke(part, before)
        if speaker and spoke and self._speaks(speaker, spoke[0]):
            return QuotationDays((spoke[1],), earlier=True)
        unread: list[UnreadDay] = []
        for at in before:
            if not unread or not self._is_of_another(part.sentences[at], speaker):
                unread += self._near(part, at, names)
        unread += self._behind(number, part, closing, names)
        unread = unread or [*self._headings[number]] or [*self._title]
        if speaker and not unread:
            unread = [*self._farther_before(number, speaker)]
        return QuotationDays(unread=tuple(dict.fromkeys(unread))[:_MOST_TOLD])

    def of_talk(self, first: int, last: int, names: Collection[str]) -> StatedDay | None:
        """Return the day of a talk with ``names``, as the paragraphs from ``first`` to before
        ``last`` tell it, if they tell of one only: "Moss spoke to us on 3 May", "Interview, 3 May".
        """
        if not self._may_tell:
            return None
        found: set[StatedDay] = set()
        for paragraph in self._paragraphs[first:last]:
            if _FURNITURE.match(self._prose, *paragraph):
                continue
            for span in self._sentences(paragraph):
                for told in self._of_talk(names, span):
                    lead = self._prose[span.start : told.span.start]
                    is_else = told.in_name or told.beside_date or _NOT_OF_WORDS.search(lead)
                    to_come = self._is_to_come(told.span, span)
                    if isinstance(told.day, StatedDay) and not is_else and not to_come:
                        found.add(told.day)
        return found.pop() if len(found) == 1 else None

    def any_in(self, first: int, last: int) -> bool:
        """Return whether the paragraphs from ``first`` to before ``last`` name a day."""
        return any(
            self._spoken(span)
            for paragraph in self._paragraphs[first:last]
            for span in self._sentences(paragraph)
        )

    def _of_talk(self, names: Collection[str], span: Span) -> Sequence[_ToldDay]:
        """Return the days of a sentence that tells of a talk, or that somebody of ``names`` speaks
        on one of them.
        """
        days = self._spoken(span)
        speaks = any(told.speaks for told in days) and any(self._speaks(one, span) for one in names)
        if speaks or _TALK.search(self._prose, *span):
            return days
        met = _WE_SPOKE.search(self._prose, *span)
        return days if met and any(self._names(one, *span) for one in names) else ()

    def sentence(self, quotation: Span, number: int) -> Span:
        """Return the sentence of a quotation, or from the first of its sentences to the last."""
        part = self._part(number)
        return part.between(*part.around(quotation))

    def _part(self, number: int) -> _Part:
        if number not in self._parts:
            whole, lead = self._paragraphs[number], []
            if number:
                above = self._paragraphs[number - 1]
                words = above.of(self._prose).rstrip()
                if words.endswith(":") and not whole.of(self._prose).strip("\0\n "):
                    whole = Span(above.start, whole.end)  # a sentence goes on
                elif words.endswith(tuple(ENDERS)) and not (
                    "\0" in words or _FURNITURE.match(words)
                ):
                    lead = [*self._sentences(above)]
            spans = [*lead, *self._sentences(whole)]
            dated = [at for at, span in enumerate(spans) if self._spoken(span)]
            self._parts[number] = _Part(whole, spans, len(lead), dated)
        return self._parts[number]

    def _sentences(self, within: Span) -> Iterator[Span]:
        """Yield the sentences of a stretch, of which one may end as a quotation does."""
        for start, end in _sentences(self._prose, within):
            ends = self._ends[bisect_right(self._ends, start) : bisect_left(self._ends, end)]
            for at in ends:
                if self._ends_sentence(at):
                    yield Span(start, at)
                    start = at
            yield Span(start, end)

    def _ends_sentence(self, at: int) -> bool:
        """Return whether a new sentence begins behind a quotation that ends like one at ``at``."""
        if _NEW_SENTENCE.match(self._prose, at):
            return True
        leads = _LEADS_TO_NEXT if self._ended[at] == "." else _LEADS_BY_COLON
        return leads.match(self._prose, at) is not None

    def _spoke(self, part: _Part, before: Iterable[int]) -> tuple[Span, StatedDay] | None:
        """Return the last day before on which somebody spoke, and the part of its sentence in which
        that stands: behind what is quoted in it, it is told anew who speaks.
        """
        for at in before:
            sentence = part.sentences[at]
            for told in reversed(self._spoken(sentence)):
                if told.speaks and isinstance(told.day, StatedDay):
                    quoted = self._prose.rfind("\0", 0, told.span.start)
                    return Span(max(sentence.start, quoted + 1), sentence.end), told.day
        return None

    def _is_of_another(self, span: Span, speaker: str) -> bool:
        """Return whether a sentence tells when somebody else than ``speaker`` said what it quotes:
        a day that stands nearer to his own words leaves that to them.
        """
        return (
            bool(speaker)
            and self._prose.find("\0", *span) >= 0
            and any(told.speaks for told in self._spoken(span))
            and not self._names(speaker, *span)
            and _PRONOUN.search(self._prose, *span) is None
        )

    def _near(self, part: _Part, at: int, names: Collection[str]) -> Iterator[UnreadDay]:
        """Yield the days of a sentence before a quotation's that may be its own: any that it has,
        if it may tell of it; else what is news, in the same paragraph.
        """
        span = part.sentences[at]
        tells = self._may_tell_of(span, names)
        for told in self._may_be_then(span):
            if tells or (at >= part.led and told.is_news):
                yield UnreadDay(told.words, told.day)

    def _behind(
        self, number: int, part: _Part, closing: int, names: Collection[str]
    ) -> Iterator[UnreadDay]:
        """Yield the days of the sentence behind a quotation's, or of that which begins the next
        paragraph, if it may tell of it.
        """
        spans = part.sentences[closing + 1 : closing + 3]
        if not spans and number + 1 < len(self._paragraphs):
            following = self._part(number + 1)
            first = following.sentences[following.led]
            words = first.of(self._prose)
            own = "\0" in words or words.endswith(":") or _FURNITURE.match(words)
            # not what tells of a quotation of its own
            spans = [] if own else following.sentences[following.led : following.led + 2]
        if self._leads_to_another(spans, names):
            spans = []
        for span in spans[:1]:
            if (found := self._may_be_then(span)) and self._may_tell_of(span, names):
                yield from _unread(found)
        for below in self._paragraphs[number + 1 : number + 1 + _LINES_BELOW]:
            line = below.of(self._prose)
            if "\0" in line:
                return
            if _WHEN.match(line) and _is_heading(line):
                yield from _days_of_heading(line, self._written)

    def _farther_before(self, number: int, speaker: str) -> Iterator[UnreadDay]:
        """Yield the days of the last sentence, some paragraphs before, that tells when a speaker
        spoke or met others: a story does so once, and quotes more of it below.
        """
        for above in range(number - 1, max(-1, number - 1 - _STORY), -1):
            part = self._part(above)
            for at in [one for one in reversed(part.dated) if one >= part.led]:
                span = part.sentences[at]
                spoke = SPOKEN.search(self._prose, *span) or self._tells_of_meeting(span)
                own = "\0" in span.of(self._prose)  # a day of what is quoted there
                if own or not spoke or not self._names(speaker, *span):
                    continue
                if found := [told for told in self._may_be_then(span) if told.is_near]:
                    yield from _unread(found)
                    return

    def _leads_to_another(self, sentences: Sequence[Span], names: Collection[str]) -> bool:
        """Return whether the first of some sentences is about somebody else than ``names``, who is
        quoted right behind it: "Moss, whom we met in June, was asked. “Yes,” she said."
        """
        if len(sentences) < 2 or not names or self._prose[sentences[1].start] != "\0":
            return False
        first = _FIRST_NAME.match(self._prose, *sentences[0])
        if first is None or first[0].lower() in FUNCTION_WORDS or is_common(first[0]):
            return False
        is_day = any(told.span.start == first.start() for told in self._spoken(sentences[0]))
        return not is_day and not any(self._names(name, *sentences[0]) for name in names)

    def _for(self, told: _ToldDay, quotation: Span, sentence: Span, speaker: str) -> _ToldDay:
        """Return a day as it is told for one quotation of its sentence: unclear where another
        speaks between the two, a new sentence begins right behind what is quoted, or it is the day
        of whoever reports or answers the words.
        """
        start, end = quotation
        is_behind = end <= told.span.start
        between = (end, told.span.start) if is_behind else (told.span.end, start)
        is_anothers = _ANOTHER_SPEAKS.search(self._prose, *between) or (
            is_behind and _NEW_SENTENCE.match(self._prose, *between)
        )
        if is_anothers or self._is_reported(told.span, quotation, sentence, speaker):
            return told._replace(speaks=False)
        return told

    def _of_own_clause(
        self, told: Sequence[_ToldDay], quotation: Span, sentence: Span
    ) -> Sequence[_ToldDay]:
        """Return of the days of a quotation's sentence its own, if another day begins a clause of
        the same speaker's behind another quotation: "said on Monday that “…” and on Friday that
        “…”".
        """
        if not any(one.speaks for one in told):
            return told
        own: _ToldDay | None = None
        for named in named_days(self._prose, sentence, self._written):
            day = _ToldDay(*named[:3], speaks=True, in_name=False, beside_date=False)
            if not (
                _AGAIN_BEFORE.search(self._prose, sentence.start, day.span.start)
                and _AGAIN_BEHIND.match(self._prose, day.span.end)
            ):
                continue
            if day.span.start >= quotation.end:  # what is said then is the next one
                told = [one for one in told if one.span.start < day.span.start]
                break
            own = day
        return told if own is None else [own]

    def _is_reported(self, day: Span, quotation: Span, sentence: Span, speaker: str) -> bool:
        """Return whether a day is of whoever reports or answers the words: the verb beside it has
        another subject than the speaker, who is named elsewhere in the sentence; or it leads to
        "denied saying" before the words.
        """
        prose = self._prose
        if day.end <= quotation.start:
            between = prose[day.end : quotation.start]
            if _QUOTED.search(prose[sentence.start : day.start]) and _AS_SAYING.match(between):
                return True
            if _NOT_SAYING.search(between) or _ANOTHERS_WORDS.search(between):
                return True
        clause = sentence.start
        for end in _CLAUSE_END.finditer(prose, sentence.start, day.start):
            clause = end.end()
        before = prose[clause : day.start]
        verb = _DEED.search(before)
        subject = before[: verb.start()] if verb else before
        if verb is None:
            behind = prose[day.end : min(quotation.start, sentence.end)]
            verb = _DEED.search(behind) if day.end < quotation.start else None
            if verb is None:
                return False
            if verb.start() > 1 or not _A_SUBJECT.match(subject):
                subject = behind[: verb.start()].lstrip(", ")
        if not speaker or _ASKING.fullmatch(verb[0]) or not _A_SUBJECT.match(subject):
            return False
        last = re.escape(surname(speaker))
        named = re.compile(rf"\b{last}{_NO_POSSESSIVE}")
        if named.search(subject) or _SPOKEN_AT.search(subject):
            return False
        return re.search(rf"\b{last}\b", sentence.of(prose)) is not None

    def _speaks(self, name: str, span: Span) -> bool:
        """Return whether it is somebody of that name who first speaks in a sentence, or "he", "she"
        or "they" where nobody else is named.
        """
        last = re.escape(surname(name)) + _NO_POSSESSIVE
        own = re.compile(rf"\b{last}")
        spoke = SPOKEN.search(self._prose, *span)
        if spoke is None:
            return own.search(self._prose, *span) is not None
        head = self._prose[span.start : spoke.start()]
        *_, named = (None, *own.finditer(head))
        if named is None:
            behind = re.compile(rf"\s(?P<between>(?:[\w.’'-]+\s){{0,6}}?){last}")
            follows = behind.match(self._prose, spoke.end())
            if follows and _ASKING.fullmatch(spoke[0]) and len(follows["between"].split()) <= 2:
                return True  # and has answered
            if _NOBODY_BEFORE.search(head):
                return follows is not None and follows.end() <= span.end
            return _PRONOUN_SPEAKS.search(head) is not None
        another = _ANOTHER_SUBJECT.search(head[named.end() :])
        if another is None or another["beside"]:
            return True
        return another["word"].lower() in NAMES_OF_DAYS

    def _may_tell_of(self, span: Span, names: Collection[str]) -> bool:
        """Return whether a sentence that has a day may be of the quotation beside it: it tells of
        a meeting, or has somebody of ``names``, or no other.
        """
        return (
            self._tells_of_meeting(span)
            or (_told(self._spoken(span)).stated and _HE.search(self._prose, *span) is not None)
            or _NO_MORE.fullmatch(self._prose, *span) is not None
            or any(self._names(name, *span) for name in names)
        )

    def _may_be_then(self, span: Span) -> list[_ToldDay]:
        """Return the days of a sentence around a quotation that may be its own: not those in names,
        nor of what is still to come, nor a year or a season in which nobody speaks.
        """
        found = self._spoken(span)
        speaks = found and (SPOKEN.search(self._prose, *span) or self._tells_of_meeting(span))
        return [
            told
            for told in found
            if (not told.in_name or self._prose.endswith(" on ", 0, told.span.start))
            and (speaks or told.is_near)
            and not self._is_to_come(told.span, span)
        ]

    def _is_to_come(self, day: Span, sentence: Span) -> bool:
        first, last = sentence
        *_, first = (first, *(one.end() for one in _COMMA.finditer(self._prose, first, day.start)))
        comma = _COMMA.search(self._prose, day.end, last)
        return _TO_COME.search(self._prose, first, comma.start() if comma else last) is not None

    def _tells_of_meeting(self, span: Span) -> bool:
        if span not in self._meetings:
            self._meetings[span] = _MEETING.search(self._prose, *span) is not None
        return self._meetings[span]

    def _names(self, name: str, first: int, last: int) -> bool:
        """Return whether a stretch has the surname of ``name``, behind no other given name; the
        "May" of a date is none.
        """
        own = without_suffix(name.split())
        if not own:
            return False
        dates = named_days(self._prose, Span(first, last), None)
        form = re.compile(rf"(?:\b(?P<given>[\w’'-]+)\s+)?\b{re.escape(own[-1])}\b")
        return any(
            not any(one.span.start < match.end() <= one.span.end for one in dates)
            and (
                len(own) == 1
                or match["given"] in (None, *own)
                or match["given"].lower() not in given_names()
            )
            for match in form.finditer(self._prose, first, last)
        )

    def _spoken(self, sentence: Span) -> tuple[_ToldDay, ...]:
        if sentence not in self._known:
            told = _told_days(self._prose, sentence, self._written)
            self._known[sentence] = tuple(map(self._of_named_year, told))
        return self._known[sentence]

    def _of_named_year(self, told: _ToldDay) -> _ToldDay:
        """Return a day whose year is a guess as of the year of the last date before it that has
        one, in its paragraph or the one before; news may be of either.
        """
        day, start = told.day, told.span.start
        if not isinstance(day, Day) or not day.is_guess:
            return told
        number = bisect_right(self._paragraphs, start, key=lambda one: one.start) - 1
        years = [*self._years_of_dates(number), *self._years_of_dates(number - 1)]
        year = next((year for end, year in years if end <= start), None)
        if year is None or year >= (day.year or 0):
            return told  # no day to come
        year = day.year if day.is_news else year
        return told._replace(day=replace(day, year=year, is_news=False))

    def _years_of_dates(self, number: int) -> Sequence[tuple[int, int]]:
        """Return the years of a paragraph's dates that name month and year, each with where that
        date ends, the last first.
        """
        if number not in self._years:
            within = self._paragraphs[number] if number >= 0 else Span(0, 0)
            named = ((one.span, one.day) for one in named_days(self._prose, within, None))
            dates = ((span, day) for span, day in named if isinstance(day, Day) and day.month)
            self._years[number] = [(span.end, day.year) for span, day in dates if day.year][::-1]
        return self._years[number]


class _Part(NamedTuple):
    """A paragraph, and what leads into it: its sentences, of which the first ``led`` lead;
    ``dated`` are the numbers of those that have days.
    """

    whole: Span
    sentences: list[Span]
    led: int
    dated: list[int]

    def dated_before(self, opening: int) -> list[int]:
        """Return the nearest sentences that have days before one, the last first."""
        return self.dated[: bisect_left(self.dated, opening)][-_MOST_TOLD:][::-1]

    def around(self, quotation: Span) -> tuple[int, int]:
        """Return the numbers of the sentences in which a quotation begins and ends."""
        spans = self.sentences
        opening = bisect_right(spans, quotation.start, key=lambda span: span.start) - 1
        return opening, bisect_left(spans, quotation.end, key=lambda span: span.end)

    def between(self, opening: int, closing: int) -> Span:
        """Return the stretch from one sentence to another."""
        first = self.sentences[opening].start if opening >= self.led else self.whole.start
        known = closing < len(self.sentences)
        return Span(first, self.sentences[closing].end if known else self.whole.end)


def _sentences(prose: str, within: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch; none ends within a day: "on Wed.", "am 3. Mai"."""
    before: Span | None = None
    for span in sentences(prose, within):
        if before and ends_within_day(before.of(prose), span.of(prose)):
            before = Span(before.start, span.end)
            continue
        if before:
            yield before
        before = span
    if before:
        yield before


class _ToldDay(NamedTuple):
    """A day in a sentence, on which somebody ``speaks``, or may; see ``NamedDay``."""

    span: Span
    words: str
    day: AnyDay
    speaks: bool
    in_name: bool
    beside_date: bool

    @property
    def is_near(self) -> bool:
        """Whether it is a day or a few, or a month: no year, decade or season."""
        match self.day:
            case Day(month=number):
                return number is not None or _YEAR.search(self.words) is None
            case None:
                return _LONG.search(self.words) is None
            case _:
                return True

    @property
    def is_news(self) -> bool:
        """Whether it is a day, or a few weeks before the draft's own date: no year, no month."""
        match self.day:
            case Day(day=number):
                return number is not None
            case Period(first=first, last=last):
                return last - first <= _NEWS
            case _:
                return self.day is not None


def _told_days(prose: str, sentence: Span, written: date | None) -> Iterator[_ToldDay]:
    """Yield the days of a sentence that tell when somebody spoke, and those that may, in order."""
    for named in named_days(prose, sentence, written):
        start, end = named.span
        if named.language:
            said = language_words(named.language).said
            role = role_in_language(prose, sentence, named.span, said)
        else:
            low = max(sentence.start, start - _LONGEST_WEEKDAY)
            weekday = _WEEKDAY_BEFORE.search(prose, low, start)
            role = role_of_day(prose, sentence, Span(weekday.start() if weekday else start, end))
        if role is not DayRole.OTHER:
            certain = not named.in_name and not named.beside_date
            speaks = certain and role is DayRole.SPEECH and isinstance(named.day, StatedDay)
            yield _ToldDay(*named[:3], speaks, named.in_name, named.beside_date)


def _told(days: Sequence[_ToldDay]) -> QuotationDays:
    """Return the days on which somebody spoke; where none is, those that may be."""
    stated = tuple(told.day for told in days if told.speaks and isinstance(told.day, StatedDay))
    return QuotationDays(stated, _unread(day for day in days if not stated or day.beside_date))


def _unread(days: Iterable[_ToldDay | NamedDay]) -> tuple[UnreadDay, ...]:
    unread = dict.fromkeys(UnreadDay(one.words, one.day) for one in days)
    return tuple(unread)[:_MOST_TOLD]


def days_beside_name(text: str, written: date | None) -> QuotationDays:
    """Return the days that a line of credit has behind the name: on which the words were said, if
    nothing else is told of them, or that of a text that was published, or of a life.
    """
    stated, unread = [], []
    for named in days_of_credit(text, written):
        lead = text[: named.span.start]
        foreign = named.language and not (isinstance(named.day, Day) and named.day.day)
        paper = _PAPER.match(text, named.span.start) or _ON_SUNDAY.search(text, 0, named.span.end)
        is_anothers = named.in_name or paper or foreign or _NOT_OF_WORDS.search(lead)
        if is_anothers or not isinstance(named.day, StatedDay):
            unread.append(UnreadDay(named.words, named.day))
        else:
            stated.append(named.day)
    return QuotationDays(tuple(stated), tuple(dict.fromkeys(unread))[:_MOST_TOLD])


def _days_of_headings(
    paragraphs: Iterable[str], written: date | None
) -> Iterator[tuple[UnreadDay, ...]]:
    """Yield for each paragraph the days that the last heading above it names, but for the draft's
    own: what stands below "March 4: the briefing" may be from then.

    So may what stands below "From the exchange on Friday:". A heading right below another has its
    day, too, if it names none.
    """
    days: tuple[UnreadDay, ...] = ()
    above = False
    for text in paragraphs:
        if _FURNITURE.match(text):
            yield days
            continue
        heading = _is_heading(text)
        if heading:
            found = _days_of_heading(text, written)
            if found or not above:
                days = _but_for(found, written)
        above = heading
        yield days


def _days_of_heading(text: str, written: date | None) -> tuple[UnreadDay, ...]:
    found = named_days(text, Span(0, len(text)), written)
    return _unread(named for named in found if not named.in_name)


def _but_for(days: Iterable[UnreadDay], own: date | None) -> tuple[UnreadDay, ...]:
    """Return those of the days that are not the draft's ``own``."""
    return tuple(day for day in days if not (own and day.fits(own)))


def _is_heading(text: str) -> bool:
    words = text.rstrip()
    if "\0" in words or len(words) > _LONGEST_HEADING or _NO_HEADING.match(words):
        return False
    return not words.endswith(tuple(ENDERS))
