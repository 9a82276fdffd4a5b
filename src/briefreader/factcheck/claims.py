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
from briefreader.factcheck.claim_dates import Day, days_in, days_said
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
    r"[ \u00a0]{0,9}\n{0,3}[ \u00a0]{0,9}(?:[—–―]|--?)[ \u00a0]{0,9}"
    r"(?P<name>[^,(\n]{3,60})(?P<rest>[^\n]*)"
)
_SAID = re.compile(rf"\s+{ANY_SAID}$")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a draft puts between quotation marks, at ``span`` of its text.

    ``speaker`` is the name that the draft gives, ``mention`` the words that stand for it there.
    ``paragraph`` counts the draft's paragraphs. ``quiet``: so short, or so little like speech, that
    not finding it tells nothing.
    """

    span: Span
    text: str
    wording: QuotedText
    paragraph: int
    around: str
    speaker: str | None = None
    mention: str = ""
    certain: bool = False
    days: tuple[Day, ...] = ()
    quiet: bool = False

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
    claims = []
    for segment, credit in zip(segments, _credits(text, segments), strict=True):
        wording = parse_quoted_text(text[segment.start : segment.end])
        if wording.words:
            claim = _claim(draft, segment, wording, quotes, paragraphs, prose)
            label = spoken_label(text, paragraphs[segment.paragraph].start)
            if label and label.body == segment.outer.start:
                claim = _labelled(claim, label)
            claims.append(_credited(claim, credit, draft.day) if credit else claim)
    return tuple(claims)


def _credits(text: str, segments: Sequence[QuotationSpan]) -> list[re.Match[str] | None]:
    """Return the line that credits each quotation; one over several paragraphs has it behind the
    last.
    """
    found: list[re.Match[str] | None] = []
    goes_on: re.Match[str] | None = None
    for number in reversed(range(len(segments))):
        credit = _CREDIT.match(text, segments[number].outer.end)
        if credit and not _is_name(credit["name"]):
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
    days = tuple(_with_year(day, written) for day in days_in(credit["rest"])) or claim.days
    return replace(claim, speaker=name, mention=name, certain=True, days=days, quiet=False)


def _claim(
    draft: DraftText,
    segment: QuotationSpan,
    wording: QuotedText,
    quotes: dict[int, Quote],
    paragraphs: Sequence[Span],
    prose: str,
) -> Claim:
    text = draft.text
    around = paragraphs[segment.paragraph]
    quote = quotes.get(segment.start)
    speaker, mention = quote.speaker if quote else None, quote.mention(text) if quote else ""
    certain = quote is not None and quote.certain
    days = days_said(
        prose[around.start : around.end],
        segment.outer.start - around.start,
        segment.outer.end - around.start,
    )
    return Claim(
        span=Span(segment.start, segment.end),
        text=wording.text,
        wording=wording,
        paragraph=segment.paragraph + 1,
        around=text[around.start : around.end],
        speaker=speaker,
        mention=mention,
        certain=certain,
        days=tuple(_with_year(day, draft.day) for day in days),
        quiet=_is_quiet(wording, quote, certain),
    )


def _is_name(words: str) -> bool:
    """Return whether a line of credit begins with a name: two words and more, each with a
    capital.
    """
    parts = _SAID.sub("", words.strip()).split()
    return len(parts) > 1 and all(
        part[:1].isupper() or part in ("de", "van", "von") for part in parts
    )


def _with_year(day: Day, written: date | None) -> Day:
    """Return a day without a year, in a dated draft, is the last of that name before it."""
    if day.year is not None or written is None:
        return day
    earlier = (day.month, day.day) <= (written.month, written.day)
    return Day(day.month, day.day, written.year if earlier else written.year - 1)


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
