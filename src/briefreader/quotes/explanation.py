"""Tells in words how each quote was found: which step decided, and what it had to go by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefreader.domain.article import Span
from briefreader.domain.people import PeopleDirectory
from briefreader.domain.quote import QuoteKind
from briefreader.quotes.attribution.decision import Attribution, softmax
from briefreader.quotes.attribution.plain_reports import (
    is_imagined,
    is_told,
    speaks_for_several,
)
from briefreader.quotes.attribution.ranker import shipped_ranker
from briefreader.quotes.attribution.rules import DecisionStep
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document
from briefreader.quotes.pipeline import AttributedQuote, find_attributed_quotes
from briefreader.text.plurals import pluralize

_SHOWN = 72
_OTHERS = 3


def explain(
    text: str,
    *,
    title: str = "",
    date: date | None = None,
    people: PeopleDirectory | None = None,
    block_quotes: Sequence[Span] = (),
    writer: str = "",
    labels: Sequence[Span] = (),
    bold: Sequence[Span] = (),
) -> str:
    """Return a block of lines for every quote and for what was dropped.

    The arguments are those of find_quotes.
    """
    dropped: list[AttributedQuote] = []
    found = find_attributed_quotes(
        text,
        title,
        date,
        people,
        block_quotes=block_quotes,
        dropped=dropped,
        writer=writer,
        labels=labels,
        bold=bold,
    )
    turns = sum(finding.quote.kind is QuoteKind.TURN for finding in found)
    head = (
        f"a transcript of {pluralize(turns, 'turn')}"
        if turns
        else "not a transcript: quotations in quotation marks"
    )
    blocks = [head, *(_block(text, finding) for finding in found)]
    blocks += [_dropped(finding) for finding in dropped]
    return "\n".join(blocks)


def _block(text: str, finding: AttributedQuote) -> str:
    quote = finding.quote
    title = f", {quote.speaker_title}" if quote.speaker_title else ""
    evidence = " ".join(quote.evidence.of(text).split()) if quote.evidence else ""
    how = "reason  " if finding.step == DecisionStep.NOTHING else "found by"
    lines = [
        f"{quote.start}–{quote.end} {quote.kind}: {_short(quote.text)}",
        f"    speaker   {quote.speaker or 'not named'}{title}",
        f"    {how}  {finding.step}" + (f": {evidence}" if evidence else ""),
    ]
    lines += [f"    {name:9} {words}" for name, words in _details(text, finding) if words]
    doubts = "; ".join(_doubts(finding))
    lines.append(f"    certain   {'yes' if quote.certain else f'no: {doubts}'}")
    return "\n".join(lines)


def _details(text: str, finding: AttributedQuote) -> list[tuple[str, str]]:
    """Return whom the words mean, whom else they could, and how sure it is that this is speech."""
    quote, verdict, document = finding.quote, finding.verdict, finding.document
    if verdict is None or document is None:
        return []
    said = " ".join(quote.mention(text).split())
    means = f"{said} means {quote.speaker or 'no one who is named'}" if said else ""
    if quote.speaker is not None and quote.speaker in said:
        means = ""
    others = [
        f"{' '.join(document.words(place))} {chance:.0%}"
        for (place, _), chance in zip(verdict.ranked, softmax(verdict.ranked), strict=True)
        if place is not None and place != verdict.place and chance >= 0.005
    ]
    also = ", ".join(others[:_OTHERS]) or "nobody"
    return [
        ("means", means),
        ("chance", f"{verdict.chance:.0%}; also considered: {also}" if verdict.ranked else ""),
        (
            "speech",
            f"{verdict.speech:+.1f} above the threshold; below it, words count as a title or term",
        ),
    ]


def _doubts(finding: AttributedQuote) -> list[str]:
    """Return why a quote is not marked as certain."""
    verdict, document = finding.verdict, finding.document
    if finding.doubt or verdict is None or document is None:
        return [finding.doubt]
    if verdict.place is None or verdict.speaker.name is None:
        return ["nobody is named"]
    place, doubts = verdict.place, []
    if not verdict.speaker.sure:
        doubts.append(_doubt_of_name(verdict, document))
    start = finding.quote.start
    quotation = next(one for one in document.quotations if one.segment.start == start)
    _, _, step, chance, _, speech = verdict
    if finding.quote.inside is not None and not doubts:
        imagined = speaks_for_several(document, place) or is_imagined(quotation, place)
        if imagined or not is_told(document, quotation, place):
            return ["in a speech, only a plain report of the words is certain, like “I said, …”"]
    sureness = shipped_ranker().confidence(document, quotation, place, step.name, chance, speech)
    if sureness < 0:
        doubts.append(
            f"speakers found like this are wrong too often ({-sureness:.1f} below the threshold)"
        )
    return doubts


def _doubt_of_name(verdict: Attribution, document: Document) -> str:
    """Return why it is not sure whom the words mean that were found to name the speaker."""
    if verdict.step is DecisionStep.SUMMED_UP:
        return "the item may sum up what somebody else said"
    if verdict.step is DecisionStep.LABELLED:
        return "the label may be a headline, or may mean somebody else of that name"
    if verdict.place and document.mention(verdict.place).kind is MentionKind.PRONOUN:
        return "the pronoun could mean somebody else"
    return "the words may not be a person's name, or may mean somebody else of that name"


def _dropped(finding: AttributedQuote) -> str:
    quote, speech = finding.quote, finding.verdict.speech if finding.verdict else 0.0
    return (
        f"{quote.start}–{quote.end} dropped: {_short(quote.text)}\n"
        f"    speech    {speech:+.1f}, so more likely a title, a term or a slogan"
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
