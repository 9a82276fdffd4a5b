"""A draft's quotations: their words, and who said them when, as far as the draft tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefreader.domain.article import Span
from briefreader.domain.people import PeopleDirectory
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.factcheck.article_text import blanked
from briefreader.factcheck.claim_dates import ParagraphDays, StatedDay, days_in
from briefreader.factcheck.draft_locations import DraftLocation, locate
from briefreader.factcheck.draft_parser import DraftText
from briefreader.factcheck.quoted_text import QuotedText, parse_quoted_text
from briefreader.quotes import find_quotes
from briefreader.quotes.entities.speaker_labels import LabelStyle, SpeakerLabel, spoken_label
from briefreader.quotes.transcripts.label_speakers import is_anonymous
from briefreader.quotes.words.paragraphs import paragraphs_of
from briefreader.quotes.words.quotation_spans import (
    QuotationSpan,
    find_quotation_spans,
    quotes_with_single_marks,
)
from briefreader.text.reporting_verbs import ANY_SAID

_SHORT = 3  # words of a term, a title or scare quotes
_NO_SPEECH = 5  # words of what the quote engine takes for no speech
_CREDIT = re.compile(
    r"[ \u00a0]{0,9}(?P<below>\n{0,3})[ \u00a0]{0,9}(?:[—–―]|--?)[ \u00a0]{0,9}"
    r"(?P<name>[^,(\n]{1,60})(?P<rest>[^\n]*)"
)
_SAID = re.compile(rf"\s+{ANY_SAID}$")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a draft puts between quotation marks, at ``span`` of its text.

    ``speaker`` is the name that the draft gives, ``mention`` the words that stand for it there.
    ``paragraph`` counts the draft's paragraphs. ``quiet``: so short, or so little like speech, that
    not finding it tells nothing. ``location`` is where it stands in the draft's file.
    """

    span: Span
    text: str
    wording: QuotedText
    paragraph: int
    around: str
    speaker: str | None = None
    mention: str = ""
    certain: bool = False
    days: tuple[StatedDay, ...] = ()
    quiet: bool = False
    location: DraftLocation | None = None

    def is_said_on(self, day: date) -> bool:
        """Return whether it is one of the days that the draft names."""
        return any(stated.fits(day) for stated in self.days)


def find_claims(draft: DraftText, people: PeopleDirectory | None = None) -> tuple[Claim, ...]:
    """Return every quotation of the draft that has words, in order."""
    text = draft.text
    paragraphs = paragraphs_of(text)
    segments = find_quotation_spans(text, paragraphs, quotes_with_single_marks(text))
    quotes = {
        quote.start: quote
        for quote in find_quotes(text, date=draft.day, people=people)
        if quote.kind is QuoteKind.DIRECT
    }
    prose = blanked(text, [segment.outer for segment in segments], "\0")
    days: dict[int, tuple[int, ParagraphDays]] = {}
    claims: list[Claim] = []
    credited = 0  # where the last line of credit ends: what it has between marks is a title
    for segment, credit in zip(segments, _credits(text, segments), strict=True):
        wording = parse_quoted_text(text[segment.start : segment.end])
        if not wording.words:
            continue
        number = segment.paragraph
        if number not in days:
            around = _lead_in(prose, paragraphs, number)
            days[number] = around.start, ParagraphDays(around.of(prose), draft.day)
        claim = _claim(text, segment, wording, quotes.get(segment.start), paragraphs[number])
        first, known = days[number]
        stated = known.of(segment.outer.start - first, segment.outer.end - first)
        claim = replace(claim, days=stated)
        label = spoken_label(text, paragraphs[number].start)
        if label and label.body == segment.outer.start:
            claim = _labelled(claim, label)
        if segment.start < credited:
            claim = replace(claim, quiet=True)
        if credit:
            claim, credited = _credited(claim, credit, draft.day), credit.end()
        claims.append(claim)
    places = locate([claim.text for claim in claims], draft.source or text)
    return tuple(
        replace(claim, location=place) for claim, place in zip(claims, places, strict=True)
    )


def _lead_in(prose: str, paragraphs: Sequence[Span], number: int) -> Span:
    """Return a paragraph, with the one before it where that ends in a colon and this is all
    quoted.
    """
    here = paragraphs[number]
    if number and not here.of(prose).strip("\0\n "):
        before = paragraphs[number - 1]
        if before.of(prose).rstrip().endswith(":"):
            return Span(before.start, here.end)
    return here


def _credits(text: str, segments: Sequence[QuotationSpan]) -> list[re.Match[str] | None]:
    """Return the line that credits each quotation; one over several paragraphs has it behind the
    last.
    """
    found: list[re.Match[str] | None] = []
    goes_on: re.Match[str] | None = None
    for number in reversed(range(len(segments))):
        credit = _CREDIT.match(text, segments[number].outer.end)
        if credit and not _is_name(credit["name"], alone=bool(credit["below"])):
            credit = None
        if number + 1 < len(segments) and segments[number + 1].continues:
            credit = goes_on
        found.append(credit)
        goes_on = credit
    return found[::-1]


def _labelled(claim: Claim, label: SpeakerLabel) -> Claim:
    """Return the claim with the speaker of its label; ``Q`` and the like name nobody."""
    named = label.form is not LabelStyle.QUESTION and not is_anonymous(label.words)
    speaker = label.words if named else None
    return replace(claim, speaker=speaker, mention=label.words, certain=named)


def _credited(claim: Claim, credit: re.Match[str], written: date | None) -> Claim:
    """Return the claim with the speaker and the day of its line of credit."""
    name = _SAID.sub("", credit["name"].strip())
    anonymous = is_anonymous(name)
    days = tuple(day.with_year(written) for day in days_in(credit["rest"])) or claim.days
    speaker = None if anonymous else name
    return replace(
        claim, speaker=speaker, mention=name, certain=not anonymous, days=days, quiet=False
    )


def _claim(
    text: str, segment: QuotationSpan, wording: QuotedText, quote: Quote | None, around: Span
) -> Claim:
    certain = quote is not None and quote.certain
    return Claim(
        span=Span(segment.start, segment.end),
        text=wording.text,
        wording=wording,
        paragraph=segment.paragraph + 1,
        around=around.of(text),
        speaker=quote.speaker if quote else None,
        mention=quote.mention(text) if quote else "",
        certain=certain,
        quiet=_is_quiet(wording, quote, certain),
    )


def _is_name(words: str, *, alone: bool) -> bool:
    """Return whether a line of credit begins with a name: words that each have a capital, two and
    more but on a line of its own.
    """
    parts = _SAID.sub("", words.strip()).split()
    return len(parts) > (not alone) and all(
        part[:1].isupper() or part in ("de", "van", "von", "of", "the", "for") for part in parts
    )


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
    return titled or count <= (_SHORT if quote else _NO_SPEECH)
