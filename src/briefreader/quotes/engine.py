"""The whole way from a text to its quotes: turns, segments, speakers, exchanges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from briefreader.article import Quote, QuoteKind, Span
from briefreader.people import People, load_people
from briefreader.quotes.mentions import Kind
from briefreader.quotes.names import Cast
from briefreader.quotes.paragraphs import paragraphs_of
from briefreader.quotes.persons import Setting
from briefreader.quotes.relations import Relation
from briefreader.quotes.rules import (
    Step,
    Verdict,
    fallback_verdict,
    is_quotation,
    safe_verdict,
)
from briefreader.quotes.segments import has_only_single_marks
from briefreader.quotes.speakers import Speaker, Speakers
from briefreader.quotes.story import Place, Story
from briefreader.quotes.turns import Turn, find_turns

_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """A quote with the step that decided its speaker."""

    quote: Quote
    step: str


def find_quotes(
    text: str, *, title: str = "", date: date | None = None, people: People | None = None
) -> tuple[Quote, ...]:
    """Every quotation and turn in ``text``, by start, then longest first.

    ``date`` is the day it was said; it tells who ``THE PRESIDENT`` was. ``people`` are those whom
    labels and titles may mean, by default the ones that come with the program. Pure, and safe on
    any ``str``.
    """
    return tuple(finding.quote for finding in _findings(text, title, date, people))


def explain(
    text: str, *, title: str = "", date: date | None = None, people: People | None = None
) -> str:
    """For every quote, one block of lines: its words, its speaker, and the step that decided."""
    blocks = []
    for finding in _findings(text, title, date, people):
        quote = finding.quote
        words = " ".join(quote.text.split())
        shown = words if len(words) <= 72 else f"{words[:71]}…"
        evidence = quote.evidence.of(text) if quote.evidence else ""
        lines = [
            f"{quote.start}–{quote.end} {quote.kind}: {shown}",
            f"    speaker   {quote.speaker or 'not named'}"
            + (f", {quote.speaker_title}" if quote.speaker_title else ""),
            f"    words     {' '.join(evidence.split()) or 'none'}",
            f"    decided   {finding.step}; {'certain' if quote.certain else 'not certain'}",
        ]
        blocks.append("\n".join(lines))
    return "\n".join(blocks)


def _findings(text: str, title: str, date: date | None, people: People | None) -> list[Finding]:
    cast = Cast(text, title)
    if not title:
        title = text.lstrip()[:_LONGEST_TITLE].partition("\n")[0].strip()
    setting = Setting.of(title, text, date, people or load_people(None), cast)
    turns = find_turns(setting)
    single_marks = has_only_single_marks(text)
    found: list[Finding] = []
    outside: list[Finding] = []
    start = 0
    for turn in turns:
        story = _part(text, start, turn.span.start, cast, single_marks)
        outside += _story_findings(story, None, None)
        index = len(found)
        found.append(Finding(_turn_quote(text, turn), _turn_step(turn)))
        story = _part(text, turn.span.start, turn.span.end, cast, single_marks)
        found += _story_findings(story, turn.speaker, index)
        start = turn.span.end
    outside += _story_findings(_part(text, start, len(text), cast, single_marks), None, None)
    return _merged(found, outside) if turns else outside


def _part(text: str, start: int, end: int, cast: Cast, single_marks: bool) -> Story:
    return Story(text, paragraphs_of(text, start, end), cast, single_marks)


def _merged(inside: list[Finding], outside: list[Finding]) -> list[Finding]:
    """All findings by start, then longest first, with ``inside`` renumbered."""
    if not outside:
        return inside
    order = sorted(
        [*enumerate(inside), *((-1, finding) for finding in outside)],
        key=lambda entry: (entry[1].quote.start, -entry[1].quote.end),
    )
    renumbered = {old: new for new, (old, _) in enumerate(order) if old >= 0}
    return [
        finding
        if finding.quote.inside is None
        else Finding(replace(finding.quote, inside=renumbered[finding.quote.inside]), finding.step)
        for _, finding in order
    ]


def _turn_step(turn: Turn) -> str:
    return "the label before it" if turn.label else "the speaker whom the title names"


def _turn_quote(text: str, turn: Turn) -> Quote:
    label = turn.label
    return Quote(
        turn.span.start,
        turn.span.end,
        turn.span.of(text),
        QuoteKind.TURN,
        speaker=turn.speaker.name,
        speaker_title=turn.speaker.title,
        mention_start=label.span.start if label else None,
        mention_end=label.span.end if label else None,
        certain=label is not None and label.sure,
        asides=turn.asides,
        evidence=Span(label.span.start, label.span.end) if label else None,
    )


def _story_findings(story: Story, own_voice: Speaker | None, inside: int | None) -> list[Finding]:
    if not story.segments:
        return []
    speakers = Speakers(story, own_voice)
    found: list[Finding] = []
    before: Verdict | None = None
    for index in range(len(story.segments)):
        verdict = safe_verdict(story, index) or fallback_verdict(story, index, before)
        speaker = speakers.meant_by(verdict.place) if verdict.place else Speaker(None)
        before = verdict
        if is_quotation(story, index, verdict):
            found.append(Finding(_quote(story, index, verdict, speaker, inside), verdict.step))
    return found


def _quote(
    story: Story, index: int, verdict: Verdict, speaker: Speaker, inside: int | None
) -> Quote:
    segment = story.segments[index]
    mention = story.span(verdict.place) if verdict.place else None
    return Quote(
        segment.start,
        segment.end,
        story.text[segment.start : segment.end],
        QuoteKind.DIRECT,
        speaker=speaker.name,
        speaker_title=speaker.title,
        mention_start=mention.start if mention else None,
        mention_end=mention.end if mention else None,
        certain=_certain(verdict, speaker),
        inside=inside,
        evidence=_evidence(story, verdict.place) if verdict.place else None,
    )


def _certain(verdict: Verdict, speaker: Speaker) -> bool:
    if verdict.place is None or not speaker.person or speaker.name is None:
        return False
    named = verdict.place.mention.kind is Kind.NAME
    return named and verdict.step in (Step.AFTER_SUBJECT, Step.AFTER_VERB)


def _evidence(story: Story, place: Place) -> Span:
    """From the mention to the verb of saying, whichever comes first: "the Spokesperson said"."""
    mention = place.mention
    tie = story.tie(place)
    if tie.relation is Relation.NONE:
        return story.span(place)
    first, last = min(mention.first, tie.cue), max(mention.last, tie.cue + 1)
    passage = story.passage(place.paragraph)
    return passage.locate(story.text, first, last)
