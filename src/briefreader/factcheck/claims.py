"""A draft's quotations: their words, and who said them when, as far as the draft tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefreader.domain.article import Article, Span
from briefreader.domain.hit_grouping import days_of_issue
from briefreader.domain.people import PeopleDirectory
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.factcheck.article_text import blanked
from briefreader.factcheck.claim_dates import (
    NO_DAYS,
    DraftDays,
    QuotationDays,
    UnreadDay,
    days_beside_name,
)
from briefreader.factcheck.day_roles import SPOKEN
from briefreader.factcheck.day_words import (
    ANY_WEEKDAY,
    StatedDay,
)
from briefreader.factcheck.denials import doubt_in_draft, is_never_said
from briefreader.factcheck.draft_locations import DraftLocation
from briefreader.factcheck.draft_parser import DraftText
from briefreader.factcheck.draft_speakers import DAY_BEHIND_NAME, DraftPeople, DraftSpeakers
from briefreader.factcheck.labelled_words import LabelledWords, SpeechLikelihood
from briefreader.factcheck.mixed_languages import quotes_by_language
from briefreader.factcheck.names_alone import names_alone
from briefreader.factcheck.note_credits import NoteCredit, speech_note
from briefreader.factcheck.paired_headings import heading_before
from briefreader.factcheck.quoted_text import QuotedText, parse_quoted_text
from briefreader.factcheck.sentence_subjects import (
    source_beside,
    subject_beside,
    without_foreign_titles,
)
from briefreader.factcheck.short_speech import is_said
from briefreader.factcheck.speaker_match import NOBODY, ClaimedSpeaker, surname
from briefreader.factcheck.translations import translated
from briefreader.factcheck.whole_names import with_whole_name
from briefreader.factcheck.word_keys import FUNCTION_WORDS, keys_in
from briefreader.quotes import find_quotes
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.foreign_titles import ForeignTitles
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.speaker_labels import LabelStyle, SpeakerLabel, spoken_label
from briefreader.quotes.named_people import full_names_in
from briefreader.quotes.transcripts.label_resolution import is_anonymous
from briefreader.quotes.words.lexicon import (
    ARTICLES,
    CUES,
    ROLES,
)
from briefreader.quotes.words.paragraphs import paragraphs_of
from briefreader.quotes.words.quotation_spans import (
    QuotationSpan,
    find_quotation_spans,
    quotes_with_single_marks,
)
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.reporting_verbs import ANY_SAID
from briefreader.text.sentences import ENDERS, sentence_ends

_OUT_BEFORE = 31  # days for which an issue may be out before the month that is printed on it
_SHORT = 3  # words of a term, a title or scare quotes
_OF_US = lazy_pattern(r"(?:i|we|you|us|me|my|our|your)(?![^\W\d_])", re.IGNORECASE)
_NO_SPEECH = 5  # words of what the quote engine takes for no speech
_CREDIT = re.compile(
    r"[ \u00a0]{0,9}(?P<below>\n{0,3})[ \u00a0>]{0,9}(?:[—–―]|--?)[ \u00a0]{0,9}\(?"
    r"(?P<name>[^,(\n]{1,60})(?P<rest>[^\n]*)"
)
_CREDIT_IN_BRACKETS = re.compile(
    r"[ \u00a0]?\((?P<below>)(?P<name>[^\W\d_][^(),\n]{2,59})(?P<rest>,[^()\n]{1,60})?\)"
)
# "(see Ann Moss, 3 May: “…”)"
_CITED_BESIDE = lazy_pattern(
    r"[(\[](?P<below>)(?:(?:see|also|cf\.?|compare|e\.g\.),?[ \u00a0])*"
    r"(?P<name>[^\W\d_][^():,\n]{2,59})(?P<rest>,[^():\n]{1,60})?:\s\Z"
)
# The title of where something stands: “… (Moss, qtd. in “The Quay”)”.
_CITED_IN = re.compile(r"\b(?:quoted|cited|qtd\.) in\s*\Z")
_WORD = re.compile(r"[^\W_]+")
# "Late Wednesday Moss said": capitalised, and no part of a name.
_DAY_BEFORE_NAME = re.compile(rf"(?:Late|Early)\s+(?:{ANY_WEEKDAY})\s+(?=[^\W\d_a-z])")
# Between the parts of a sentence that its attribution splits; not what joins clauses of the
# draft's own: "was “calm”, and was, she said, “happy”".
_ATTRIBUTION = re.compile(
    r"\s*(?:,\s*[”\"’'»]|[”\"’'»],)(?!\s*(?:and|but|or|nor|yet|while|whereas|though|although)\b)"
    r"(?P<says>[^“”\"„«»\n]{3,200}),\s*"
)
# Between two sentences of one speaker.
_ENDED_ATTRIBUTION = re.compile(r"\s*,?\s*[”\"’'»],?(?P<says>\s[^“”\"„«»\n]{3,120}?)(?<!\s\w)\.\s*")
_BESIDE = 200  # code points before a quotation in which its speaker may be named
_SAID = re.compile(rf"\s+{ANY_SAID}$")
# What stands between a speaker and his words, however few: "Moss told the council: “Not now.”",
# "Moss described Birk as “a gifted liar”".
_BEFORE_VERB = r"[ \u00a0](?:(?:has|had|have|also|later|then|once|\w+ly) ){0,2}"
_REPORTS = lazy_pattern(rf"{_BEFORE_VERB}{ANY_SAID}\b[^.!?\n\"“”]{{0,80}}")
_GOVERNS = lazy_pattern(
    rf"{_BEFORE_VERB}(?:{ANY_SAID}\b[^.!?\n\"“”]{{0,80}}:"
    r"|(?:called|calls|branded|brands|labell?ed)\b[^.!?\n\"“”]{1,80}"
    r"|(?:described|describes|denounced|dismissed|hailed|condemned|criticised|criticized|mocked"
    r"|characteri[sz]ed|derided|ridiculed|praised)\b[^.!?\n\"“”]{1,80}\bas)\s*"
)
# How a draft's own sentence says that something is not so, or leaves it open: "he denied he was
# “going to resign”", "asked whether they were “ready to sail”".
_DENIES_OR_ASKS = lazy_pattern(
    r"n[’']t\b|\b(?:not|never|no|nor|neither|nobody|none|nothing|cannot|without|if|whether|hardly"
    r"|barely|rather than|instead of|short of|far from|no longer|unlikely|impossible|opposed"
    r"|ruled? out|(?:den(?:y|ie)|refus|reject|ruling out|declin|disput|dismiss|doubt|avoid|fail"
    r"|prevent|question)\w*)\b",
    re.IGNORECASE,
)
# Behind which stands what somebody else asks: "Asked whether the boats were “fast as hell”, Moss
# laughed", "Moss did not say why “…”"; but "Asked about the boats, Moss said: “…”".
_ASKED_BEFORE = lazy_pattern(
    r"(?:(?:\A|[.!?;:—–\0,(]\s*|\b(?:and|but|then|when|if|after|again|repeatedly)\s)"
    r"(?:asked|pressed|questioned|quizzed|challenged)\b"
    r"|(?:(?:would|did|could|do|does|will|can)(?:\s+not|n[’']t)"
    r"|\b(?:declin|refus|hesitat)(?:ed|es|ing)\s+to)\s+(?:directly\s+)?(?:say|answer|explain|discuss)"
    r"\s+(?:whether|if|when|where|why|how|what|who)\b)"
    r"[^.!?;:,\0“”\"]{0,80}\Z",
    re.IGNORECASE,
)
_STANDS_FOR_OTHER_WORDS = frozenset(("who", "which", "that", "it"))
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\W\d_a-z])|\n\n")
_DOER = r"(?:[;:,—–]\s|\b(?:as|while|when|and|but)\s)(?:[A-Z][\w.’'-]*\s){0,4}"  # then a surname
# A heading behind its first word; not "Young on Friday:", nor "Young yesterday:".
_HEADING = re.compile(
    r" (?!(?:on|in|at|to|from|after|before|during|yesterday|today|last|this|late|early|earlier)\b)"
    r"[a-z].*:$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a draft puts between quotation marks, at ``span`` of its text.

    ``claimed`` is whom the draft says speaks, ``certain`` whether it leaves no doubt of it.
    ``unread_days`` are words around it that may be the day on which it was said, but are not read
    as one of its ``days``; ``days_are_earlier`` that these stand in a sentence before its own,
    ``days_are_cited`` in a line of credit or a note, which may name the day of the source.
    ``unread_speakers`` are those whom its paragraph names, where it has no ``speaker``.
    ``sentence`` is what stands in its own sentence before it, where the ``speaker`` is not certain.
    ``is_in_doubt``: its own sentence says outside the marks that something is not so, or asks it.
    ``is_unsaid``: it says that nobody said these words: "Moss did not say “…”"; ``is_never_said``:
    at no time, "Moss never said “…”"; ``is_alleged``: that it is not certain, "Moss is alleged to
    have said “…”".
    ``is_reported``: it stands within what the speaker's verb of saying reports: "Moss said the
    boats were “fast as hell”".
    ``paragraph`` counts the draft's paragraphs. ``quiet``: so short, or so little like speech, that
    not finding it tells nothing. ``location`` is where it stands in the draft's file. ``before``
    and ``behind`` are the other parts of a sentence that its attribution splits, ``continues`` the
    words in front of an attribution right behind which it is a sentence of its own. ``labelled``:
    it stands behind a label, without quotation marks; ``is_condensed``: such words are, by what
    the draft says of itself, edited for length. ``translation``: the quotation beside it, one of
    the two in brackets, that says the same in another language.
    """

    span: Span
    text: str
    wording: QuotedText
    paragraph: int
    around: str
    claimed: ClaimedSpeaker
    certain: bool = False
    days: tuple[StatedDay, ...] = ()
    unread_days: tuple[UnreadDay, ...] = ()
    days_are_earlier: bool = False
    days_are_cited: bool = False
    unread_speakers: tuple[str, ...] = ()
    sentence: str = ""
    is_in_doubt: bool = False
    is_unsaid: bool = False
    is_never_said: bool = False
    is_alleged: bool = False
    is_reported: bool = False
    quiet: bool = False
    location: DraftLocation | None = None
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    continues: str = ""
    labelled: SpeechLikelihood | None = None
    is_condensed: bool = False
    translation: str = ""

    @property
    def speaker(self) -> str | None:
        """The name that the draft gives its speaker, if any."""
        return self.claimed.name

    @property
    def mention(self) -> str:
        """The words that stand for its speaker in the draft."""
        return self.claimed.mention

    @property
    def stated_speaker(self) -> str:
        """Who speaks according to the draft, in its words; nothing where these are nobody."""
        nobody = self.claimed.is_thing or self.mention.lower() == "you"
        if self.claimed.namesakes or self.claimed.is_guess:
            return self.mention  # "Moss", who may be either
        return self.speaker or ("" if nobody else self.mention)

    @property
    def stated(self) -> str:
        """Whom and which days the draft names: "Ann Moss, Tuesday = 22 October 2024"."""
        return ", ".join(filter(None, (self.stated_speaker, *map(str, self.days))))

    @property
    def is_split(self) -> bool:
        """Whether it is a part of a sentence that its attribution splits."""
        return bool(self.before or self.behind)

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts of that sentence."""
        return (*self.before, self.text, *self.behind)

    def joined(self, wording: QuotedText) -> Claim:
        """Return the whole sentence of which it is a part."""
        return replace(self, text=wording.text, wording=wording, before=(), behind=(), quiet=False)

    @property
    def as_said(self) -> tuple[object, ...]:
        """All that its verdict depends on: not where in the draft it stands."""
        said = self.is_reported, self.certain, self.unread_speakers, self.sentence
        when = self.days, self.unread_days, self.days_are_earlier, self.days_are_cited
        parts = self.before, self.text, self.behind, self.continues
        form = self.quiet, self.labelled, self.is_condensed, self.translation
        doubt = self.is_in_doubt, self.is_unsaid, self.is_never_said, self.is_alleged
        return (*parts, self.around, self.claimed, *said, *when, *form, *doubt)

    def may_be_of(self, name: str) -> bool:
        """Return whether somebody of that surname may say it: who does something in its sentence,
        nearer to it than the speaker.
        """
        if not self.speaker:
            return False
        _, read, nearer = self.sentence.rpartition(surname(self.speaker))
        return bool(read) and re.search(rf"{_DOER}{re.escape(surname(name))}\b", nearer) is not None

    def said_by(self, claimed: ClaimedSpeaker, *, certain: bool) -> Claim:
        """Return the claim with another speaker, whatever the sentences around it name."""
        return replace(self, claimed=claimed, certain=certain, unread_speakers=(), sentence="")

    @property
    def has_paragraphs(self) -> bool:
        """Whether the quotation goes over several paragraphs of the draft."""
        return "\n\n" in self.text

    def is_said_on(self, day: date) -> bool:
        """Return whether it is one of the days that the draft names."""
        return any(stated.fits(day) for stated in self.days)

    def is_of_issue(self, issued: str) -> bool | None:
        """Return whether the days that the draft names may be of the month or year (``2024-06``) in
        which an article came out: False where not even of the month before, in which an issue may
        be out already; None where they may be, but the article does not tell which day.
        """
        first, last = days_of_issue(issued)
        within = [first + timedelta(number) for number in range((last - first).days + 1)]
        before = (first - timedelta(number) for number in range(1, _OUT_BEFORE + 1))
        fits = [self.is_said_on(day) for day in within]
        if all(fits):
            return True
        return None if any(fits) or any(map(self.is_said_on, before)) else False

    def days_beside(self, days: Sequence[date]) -> tuple[StatedDay, ...]:
        """Return those of the days that the draft names that are none of these, if another is; or
        is but for the year, which the draft does not name.
        """
        if not any(map(self.is_said_on, days)):
            return tuple(stated for stated in self.days if any(map(stated.may_fit, days)))
        return tuple(stated for stated in self.days if not any(map(stated.fits, days)))

    def days_unread(self, days: Sequence[date]) -> tuple[UnreadDay, ...]:
        """Return the days around it that are not read as its own, and are none of these."""
        return tuple(unread for unread in self.unread_days if not any(map(unread.fits, days)))


def dates_of(article: Article) -> list[date]:
    """Return the days of speaking and of publication, as far as they are known: both are right."""
    days = (article.said_on, article.published, article.date)
    return [day for day in days if day][:2]


def claims_in(draft: DraftText, people: PeopleDirectory | None = None) -> tuple[Claim, ...]:
    """Return every quotation of a draft without tables that has words, in order; where they stand
    in its file is for another to tell.
    """
    text = draft.text
    paragraphs = paragraphs_of(text)
    segments = find_quotation_spans(text, paragraphs, quotes_with_single_marks(text))
    found = _direct_quotes(draft, people, paragraphs, segments)
    speakers = DraftSpeakers(text, paragraphs, segments, found)
    prose = blanked(text, [segment.outer for segment in segments], "\0")
    ended = quotation_ends(text, segments)
    draft_people = DraftPeople(prose, paragraphs, people, ended)
    days = DraftDays(prose, paragraphs, draft.day, ended)
    talks = _Talks(draft, paragraphs, days)
    claims: list[Claim] = []
    credit_end = 0  # of the last line of credit: what it has between marks is a title
    quoted = [
        (whole, wording)
        for whole in _whole(segments)
        if (wording := parse_quoted_text(text[whole[0].start : whole[-1].end])).words
    ]
    signed = names_alone(text, [_outer(whole) for whole, _ in quoted], people)
    for whole, wording in quoted:
        first, last = whole[0], whole[-1]
        named = draft_people.around(first.paragraph)
        quote = speakers.of(whole, named)
        within = days.sentence(first.outer, first.paragraph)
        quote, named = draft_people.in_sentence(quote, named, within, first)
        speaker = quote.speaker if quote else None
        named = () if speaker else named
        names = (speaker,) if speaker else named
        said = NO_DAYS
        for segment in dict.fromkeys((last, first)):
            here = days.of(segment.outer, segment.paragraph, names, speaker or "")
            unread = said.unread or here.unread
            said = (said if said.stated else here)._replace(unread=unread)
        claim = _claim(text, whole, wording, quote, paragraphs, said)
        in_doubt = _DENIES_OR_ASKS.search(within.of(prose)) is not None
        claimed = draft_people.described(claim.claimed, quote, first.paragraph)
        beside = subject_beside(prose, within, first.outer, last.outer)
        claimed, named = _told_beside(claimed, named, beside)
        named = named or _sources(claimed, prose, within, whole, ended)
        claim = replace(claim, claimed=claimed, unread_speakers=named, is_in_doubt=in_doubt)
        if claim.speaker and not claim.certain:
            before = max(within.start, first.outer.start - _BESIDE)
            claim = replace(claim, sentence=prose[before : first.outer.start])
        label = spoken_label(text, paragraphs[first.paragraph].start)
        if label and label.body == first.outer.start:
            claim = _with_label(claim, label)
        head = prose[within.start : first.outer.start]
        claim = _with_heading(claim, heading_before(prose, within.start, first.outer.start), people)
        behind = prose[last.outer.end : last.outer.end + _BESIDE]
        claim = _with_doubt(claim, head, behind, text[last.end - 1])
        if _ASKED_BEFORE.search(head):
            claim = _of_asker(claim)
        if turn := draft.labelled.get(first.outer.start):
            claim = talks.dated(claim, turn)
            claims.append(_without_marks(claim, turn, condensed=draft.is_condensed))
            continue
        if first.start < credit_end or _CITED_IN.search(head):
            claim = replace(claim, quiet=True)
        somebody = _names_somebody(claim, quote, prose)
        credit = _credit(text, first, last, named=somebody) or signed.get(first.outer.start)
        if credit:
            rest = credit["rest"] or ""
            claim, credit_end = credited(claim, credit["name"], rest, draft.day), credit.end()
        elif claim.speaker and not somebody:
            claim = replace(claim, claimed=NOBODY)
        claims.append(_with_note(claim, speech_note(text, last.outer.end), draft.day))
    titles = ForeignTitles(text)
    claims = [_with_title_spelt_out(claim, titles) for claim in claims]
    wholes = [whole for whole, _ in quoted]
    return tuple(_with_translations(text, list(_as_split(text, claims, wholes)), wholes))


def _outer(whole: Sequence[QuotationSpan]) -> Span:
    return Span(whole[0].outer.start, whole[-1].outer.end)


def _with_translations(
    text: str, claims: list[Claim], wholes: Sequence[Sequence[QuotationSpan]]
) -> list[Claim]:
    """Return the claims, those that say the same in two languages each with the other's words."""
    for one, other in translated(text, [_outer(whole) for whole in wholes]):
        claims[one] = replace(claims[one], translation=claims[other].text)
        claims[other] = replace(claims[other], translation=claims[one].text)
    return claims


def _direct_quotes(
    draft: DraftText,
    people: PeopleDirectory | None,
    paragraphs: Sequence[Span],
    segments: Sequence[QuotationSpan],
) -> list[Quote]:
    """Return what stands between marks and is somebody's words."""

    def find(text: str) -> list[Quote]:
        quotes = find_quotes(
            text, title=draft.title, date=draft.day, people=people, writer=draft.voice
        )
        return [quote for quote in quotes if quote.kind is QuoteKind.DIRECT]

    text = draft.text
    found = quotes_by_language(text, find(text), paragraphs, segments, find)
    return [with_whole_name(_without_day(quote, text), text) for quote in found]


def _with_title_spelt_out(claim: Claim, titles: ForeignTitles) -> Claim:
    """Return a claim with "Monsieur Moreau" for a French draft's "M. Moreau"."""
    if not claim.speaker or (name := titles.spell_out(claim.speaker)) == claim.speaker:
        return claim
    return replace(claim, claimed=replace(claim.claimed, name=name))


def _with_doubt(claim: Claim, before: str, behind: str, last: str) -> Claim:
    """Return a claim with what stands around it of its not having been said, or perhaps not."""
    doubt = doubt_in_draft(before, behind, last)
    if doubt is None:
        return claim
    never = doubt.denied and is_never_said(before, behind)
    return replace(claim, is_unsaid=doubt.denied, is_never_said=never, is_alleged=not doubt.denied)


class _Talks:
    """When the talks of a draft were held, whose lines have labels: what leads into a talk, below
    its heading, tells it for all of its lines.
    """

    def __init__(self, draft: DraftText, paragraphs: Sequence[Span], days: DraftDays) -> None:
        self._paragraphs = paragraphs
        self._days = days
        self._names: dict[int, set[str]] = defaultdict(set)
        for turn in draft.labelled.values():
            if turn.name:
                name = turn.name.title() if turn.name.isupper() else turn.name
                self._names[turn.heading].add(name)
        self._heading: int | None = None
        self._told: StatedDay | None = None
        self._read = 0  # paragraphs

    def dated(self, claim: Claim, turn: LabelledWords) -> Claim:
        """Return what is said in a talk, the next of the draft's, as of its day, if it has none of
        its own.
        """
        at = claim.paragraph - 1
        first = self._read
        if turn.heading != self._heading:
            if self._heading is not None:
                below = bisect_right(self._paragraphs, turn.heading, key=lambda one: one.start)
                first = max(first, below - 1)
            self._heading, self._told = turn.heading, None
        names = self._names[turn.heading]
        told = self._days.of_talk(first, at, names)
        if told or self._days.any_in(first, at):  # "Weeks later, on 3 May, she was asked …"
            self._told = told
        self._read = at + 1
        if claim.days or self._told is None:
            return claim
        return replace(claim, days=(self._told,), unread_days=(), days_are_earlier=True)


def _as_split(
    text: str, claims: Sequence[Claim], wholes: Sequence[Sequence[QuotationSpan]]
) -> Iterator[Claim]:
    """Yield the claims, those that are parts of one sentence with the other parts of it."""
    sentence: list[Claim] = []
    for number, claim in enumerate(claims):
        if number and not _is_split(text, wholes[number - 1][-1], wholes[number][0]):
            yield from _parts_of_one(sentence)
            sentence = []
            if _goes_on(text, wholes[number - 1][-1], wholes[number]):
                before = claims[number - 1]
                claimed = claim.claimed if claim.speaker else before.claimed
                claim = replace(claim, continues=before.text, claimed=claimed)
        sentence.append(claim)
    yield from _parts_of_one(sentence)


def _parts_of_one(sentence: Sequence[Claim]) -> Iterator[Claim]:
    texts = tuple(claim.text for claim in sentence)
    for number, claim in enumerate(sentence):
        split = len(sentence) > 1
        yield (
            replace(claim, before=texts[:number], behind=texts[number + 1 :]) if split else claim
        )


def _is_split(text: str, one: QuotationSpan, other: QuotationSpan) -> bool:
    """Return whether a sentence goes on behind its attribution: “I’m,” she said, “not going”."""
    between = _attribution(_ATTRIBUTION, text, one, other)
    if between is None or any(sentence_ends(text, between.start("says"), between.end())):
        return False
    first = _WORD.search(text, other.start, other.end)
    # The capitals of NATO tell nothing of where a sentence begins.
    return first is not None and (first[0][0].islower() or _is_acronym(first[0]))


def _goes_on(text: str, one: QuotationSpan, other: Sequence[QuotationSpan]) -> bool:
    """Return whether a sentence of its own goes on with what its attribution has ended: “I was,” he
    said. “Three times.”
    """
    if text[other[-1].end - 1] not in ENDERS:
        return False
    between = _attribution(_ENDED_ATTRIBUTION, text, one, other[0])
    return between is not None and not any(sentence_ends(text, *between.span("says")))


def _attribution(
    form: re.Pattern[str], text: str, one: QuotationSpan, other: QuotationSpan
) -> re.Match[str] | None:
    """Return the attribution between two quotations of a paragraph, if it has that form."""
    if one.paragraph != other.paragraph:
        return None
    between = form.fullmatch(text, one.end, other.outer.start)
    if between is None or CUES.keys().isdisjoint(_WORD.findall(between["says"].lower())):
        return None
    return between


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


def _without_day(quote: Quote, text: str) -> Quote:
    """Return a quote whose speaker's name does not begin with when he spoke."""
    day = _DAY_BEFORE_NAME.match(quote.speaker or "")
    if day is None or quote.speaker is None:
        return quote
    name, start = quote.speaker[day.end() :], quote.mention_start
    if start is not None and text.startswith(day[0], start):
        start += day.end()
    return replace(quote, speaker=name, mention_start=start)


def _whole(segments: Iterable[QuotationSpan]) -> Iterator[list[QuotationSpan]]:
    """Yield the stretches of each quotation: one a paragraph."""
    whole: list[QuotationSpan] = []
    for segment in segments:
        if whole and not segment.continues:
            yield whole
            whole = []
        whole.append(segment)
    if whole:
        yield whole


def quotation_ends(text: str, segments: Iterable[QuotationSpan]) -> Mapping[int, str]:
    """Return where quotations end that end as a sentence does, with the mark."""
    last = ((one.outer.end, text[one.start : one.end].rstrip()[-1:]) for one in segments)
    return {end: mark for end, mark in last if mark and mark in ".?!"}


def _names_somebody(claim: Claim, quote: Quote | None, prose: str) -> bool:
    """Return whether a claim's speaker is somebody, and no ordinary word of the heading before it:
    "Best line of the debate: “…”".
    """
    if claim.speaker is None:
        return False
    if quote is None or quote.mention_end is None or claim.certain:
        return True
    between = prose[quote.mention_end : claim.span.start - 1].rstrip()
    heading = _HEADING.match(between) and SPOKEN.search(between) is None
    return not (heading and is_common(claim.speaker))


def _credit(
    text: str, first: QuotationSpan, last: QuotationSpan, *, named: bool
) -> re.Match[str] | None:
    """Return the line behind a quotation that credits it, what a citation around it has before it,
    or the brackets with a person's name, if nobody is ``named`` before.
    """
    start, end = first.outer.start, last.outer.end
    credit = _CREDIT.match(text, end)
    if credit is None:
        credit = _CITED_BESIDE.search(text, max(0, start - _BESIDE), start)
    if credit is None and not named:
        credit = _CREDIT_IN_BRACKETS.match(text, end)
        speaks = credit and SPOKEN.search(credit["rest"] or "")
        if credit and not speaks and credit["name"].split()[0].lower() not in given_names():
            return None  # a newspaper's, or a book's
    if credit and not is_name(credit["name"], alone=bool(credit["below"])):
        return None
    return credit


def _with_note(claim: Claim, note: NoteCredit | None, written: date | None) -> Claim:
    """Return a claim with the speaker and the day that its note names, if it has one, of which it
    tells nothing itself.
    """
    if note is None:
        return claim
    if claim.speaker is None and not claim.claimed.is_pronoun and is_name(note.name, alone=False):
        claim = replace(
            claim.said_by(ClaimedSpeaker(note.name, note.name), certain=True), quiet=False
        )
    is_of_another = note.name and surname(claim.speaker or note.name) != surname(note.name)
    is_told = any(day.words not in note.rest for day in claim.unread_days)
    if claim.days or is_told or is_of_another:
        return claim
    beside = days_beside_name(note.rest, written)
    return replace(claim, days=beside.stated, unread_days=beside.unread, days_are_cited=True)


def _sources(
    claimed: ClaimedSpeaker,
    prose: str,
    sentence: Span,
    whole: Sequence[QuotationSpan],
    ended: Mapping[int, str],
) -> tuple[str, ...]:
    """Return whom the words before and behind a ``whole`` quotation in its sentence name as its
    source, where those for its speaker stand for nobody who can be compared.
    """
    is_empty = not claimed.mention or claimed.mention.lower() in _STANDS_FOR_OTHER_WORDS
    if claimed.name or not (claimed.is_thing or is_empty):
        return ()
    head = prose[sentence.start : whole[0].outer.start]
    return source_beside(head, _sentence_behind(prose, whole[-1], ended))


def _sentence_behind(prose: str, last: QuotationSpan, ended: Mapping[int, str]) -> str:
    """Return what goes on with a quotation's sentence behind it."""
    words = prose[last.outer.end : last.outer.end + _BESIDE]
    if ended.get(last.outer.end) and not words.lstrip()[:1].islower():
        return ""
    return _SENTENCE_END.split(words, maxsplit=1)[0]


def _told_beside(
    claimed: ClaimedSpeaker, named: tuple[str, ...], beside: ClaimedSpeaker | None
) -> tuple[ClaimedSpeaker, tuple[str, ...]]:
    """Return a speaker, and those ``named`` around his words; the subject beside these and nobody
    if it tells more.
    """
    if beside is None or claimed.is_pronoun:
        return claimed, named
    name = claimed.name
    if name and (beside.name is None or surname(name) != surname(beside.name)):
        return claimed, named
    return beside, ()


def _without_marks(claim: Claim, turn: LabelledWords, *, condensed: bool) -> Claim:
    """Return the claim as what stands behind a label without marks of the draft's own."""
    name = turn.name
    if name and " " not in name and name.isupper():
        name = name.capitalize()  # "SULLIVAN", who is no body
    speaker = ClaimedSpeaker(name, turn.label, is_thing=turn.is_outlet)
    claim = claim.said_by(speaker, certain=name is not None)
    return replace(claim, labelled=turn.likelihood, is_condensed=condensed, quiet=False)


def _of_asker(claim: Claim) -> Claim:
    """Return the claim as what somebody whom the draft does not name asks."""
    quiet = claim.quiet or len(claim.wording.words) <= _SHORT
    return replace(claim.said_by(NOBODY, certain=False), is_reported=False, quiet=quiet)


def _with_label(claim: Claim, label: SpeakerLabel) -> Claim:
    """Return the claim with the speaker of its label; ``Q`` and the like name nobody."""
    named = label.form is not LabelStyle.QUESTION and not is_anonymous(label.words)
    speaker = label.words if named else None
    return claim.said_by(ClaimedSpeaker(speaker, label.words), certain=named)


def _with_heading(
    claim: Claim, heading: re.Match[str] | None, people: PeopleDirectory | None
) -> Claim:
    """Return the claim with the speaker of its heading, if it has one, who stands first, "Moss to
    Birk: “…”", and with none where that sets one against the other: "Moss v. Birk: “…”".
    """
    if heading is None:
        return claim
    who = heading["who"]
    if heading["against"]:
        return claim.said_by(NOBODY, certain=False)
    name = next(iter(full_names_in(who, people)), who.split()[-1])
    if claim.speaker and surname(claim.speaker) == surname(name):
        return claim
    return claim.said_by(ClaimedSpeaker(name, who), certain=False)


def credited(claim: Claim, name: str, rest: str, written: date | None) -> Claim:
    """Return the claim with the speaker and the day of its line of credit: a ``name`` and the
    ``rest`` behind it.
    """
    name = without_foreign_titles(_SAID.sub("", name.strip()))
    if behind := DAY_BEHIND_NAME.search(name):
        name, rest = name[: behind.end("name")], f"{behind['day']}{rest}"
    anonymous = is_anonymous(name)
    beside = days_beside_name(rest, written)
    names_day = bool(beside.stated or beside.unread)
    first, *others = name.lower().split() or [""]
    is_role = first in ARTICLES and any(word in ROLES for word in others)
    speaker = None if anonymous or is_role else name
    return replace(
        claim.said_by(ClaimedSpeaker(speaker, name), certain=not anonymous),
        days=beside.stated if names_day else claim.days,
        unread_days=beside.unread if names_day else claim.unread_days,
        days_are_earlier=claim.days_are_earlier and not names_day,
        days_are_cited=names_day,
        quiet=False,
    )


def _claim(
    text: str,
    whole: Sequence[QuotationSpan],
    wording: QuotedText,
    quote: Quote | None,
    paragraphs: Sequence[Span],
    said: QuotationDays,
) -> Claim:
    certain = quote is not None and quote.certain
    first, last = whole[0], whole[-1]
    return Claim(
        span=Span(first.start, last.end),
        text=wording.text,
        wording=wording,
        paragraph=first.paragraph + 1,
        around=text[paragraphs[first.paragraph].start : paragraphs[last.paragraph].end],
        claimed=ClaimedSpeaker(quote.speaker, quote.mention(text)) if quote else NOBODY,
        certain=certain,
        days=said.stated,
        unread_days=said.unread,
        days_are_earlier=said.earlier,
        is_reported=_is_governed(text, first, quote, _REPORTS),
        quiet=_is_quiet(wording, quote, certain)
        and not _is_governed(text, first, quote, _GOVERNS)
        and not is_said(text, Span(first.outer.start, last.outer.end), wording, quote),
    )


def is_name(words: str, *, alone: bool) -> bool:
    """Return whether a line of credit begins with a name: words that each have a capital, two and
    more but on a line of its own.
    """
    parts = _SAID.sub("", words.strip()).split()
    return len(parts) > (not alone) and all(
        part[:1].isupper() or part in ("de", "van", "von", "of", "the", "for") for part in parts
    )


def _is_governed(
    text: str, segment: QuotationSpan, quote: Quote | None, by: re.Pattern[str]
) -> bool:
    """Return whether the speaker's verb leads to words, two and more, that are no title."""
    if quote is None or quote.speaker is None or quote.mention_end is None:
        return False
    parts = text[segment.start : segment.end].split()
    if len(parts) == 1 or all(part[:1].isupper() for part in parts):
        return False
    return by.fullmatch(text, quote.mention_end, segment.outer.start) is not None


def _is_talk(words: Sequence[str]) -> bool:
    """Return whether words with many capitals are no title: "We’ve also got Mayor Ann Moss" speaks
    of us, and of what a title has with capitals.
    """
    lower = (word for word in words if word[:1].islower())
    says_more = any(FUNCTION_WORDS.isdisjoint(keys_in(word)) for word in lower)
    return says_more and any(_OF_US.match(word) for word in words)


def _is_quiet(wording: QuotedText, quote: Quote | None, certain: bool) -> bool:
    """Return whether it may be a term, a title or scare quotes: short or titled, and nobody says
    it.
    """
    count = len(wording.words)
    if count == 1:
        return True
    if quote is not None and quote.speaker and certain:
        return False
    words = [word for word in wording.text.split() if word[:1].isalpha()]
    titled = sum(word[:1].isupper() for word in words) * 3 >= 2 * len(words)
    return (titled and not _is_talk(words)) or count <= (_SHORT if quote else _NO_SPEECH)
