"""Speeches without speaker labels: whom a title, a heading, a signature or bold questions name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.coreference.speaker_resolver import ResolvedSpeaker
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.transcripts.label_resolution import TranscriptContext, title_speaker
from briefreader.quotes.transcripts.quoted_replies import QuotedReply, find_quoted_replies, outside
from briefreader.quotes.transcripts.signed_texts import (
    find_signatures,
    head_lines,
    is_quoted,
    speaks_of_itself,
    without_sender,
)
from briefreader.quotes.transcripts.turn_spans import (
    Turn,
    find_asides,
    speech_ends,
    spoken_below,
    spoken_span,
)
from briefreader.quotes.words.occurrences import occur
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.mail_fields import MAIL_FIELD
from briefreader.text.reporting_verbs import ANY_SAID

# What a speech's title begins with; a report about a speech begins otherwise.
_BY = lazy_pattern(
    r"\W*(?:(?:corrected|closing|opening|prepared|full|joint|recorded|video|virtual|written|keynote"
    r"|sentencing|as|transcript|text|of|the)\W+){0,4}"
    r"(?:remarks|address|speech|toast|testimony|keynote)\b[^|]*?\b(?:by|of|from)\s",
    re.IGNORECASE,
)
_POSSESSED = lazy_pattern(
    r"(?P<name>[^,:;|]{3,60})['’]s?\s+(?:(?:opening|closing|prepared|full)\s+)?"
    r"(?:remarks|address|speech)\s+(?:at|on|to|for|in|before|during|after)\b",
    re.IGNORECASE,
)
# A title that only says that something was spoken, or a line above it.
_SPOKEN = lazy_pattern(
    r"\b(?:speech|address|keynote|lecture|remarks|eulogy|toast)\b|\bas (?:prepared|delivered)\b"
    r"|\bcheck against delivery\b|\bembargoed until delivery\b"
    r"|\bes gilt das gesprochene wort\b|\bseul le prononcé fait foi\b",
    re.IGNORECASE,
)
# A line within a report below which somebody's whole speech is printed, and whose it says it is.
_PRINTED_BELOW = r"(?im)^[^\n]{8,140}\bas (?:prepared(?: for delivery)?|delivered)\)?:?$"
_AS_TOLD = ("s prepared", "s delivered", "s Prepared", "s Delivered")
_WHOSE = lazy_pattern(
    r"(?:full )?(?:text of )?"
    r"(?:(?:remarks|address|speech) (?:of|by) (?P<by>[^,:;()|]{3,60}?)"
    r"|(?P<owner>[^,:;()|]{3,60}?)['’]s? (?:full )?(?:remarks|address|speech))"
    r",? \(?as (?:prepared(?: for delivery)?|delivered)\)?:?",
    re.IGNORECASE,
)
_REPORTS = rf"\s(?:{ANY_SAID}|warned|vowed|promised|insisted)\b"
# The head of an email that is forwarded or answered within another.
_FIELDS = 3
_FIELD = rf"[*_]{{0,2}}{MAIL_FIELD} ?:[*_]{{0,2}}[ \t\xa0]+\S[^\n]*"
_MAIL_HEAD = rf"(?m)\n{_FIELD}(?:\n{{1,2}}{_FIELD}){{2,}}$"
_SENDER = lazy_pattern(
    r"(?m)^[*_]{0,2}(?:From|Von|De|Da|Van) ?:[*_]{0,2}[ \t\xa0]+"
    r"(?P<name>[^\n<\[(]+?|[^\n<>\[\]()]+)[ \t]*(?:[<\[(][^\n]*)?$"
)


class UnlabelledInterview(NamedTuple):
    """Who is interviewed, where the text names him, and the questions with their answers.

    ``told_by`` says what tells questions from answers, ``doubt`` what is doubtful about it.
    """

    name: str | None
    mention: Span | None
    asked: tuple[tuple[Span, Span], ...]
    told_by: str
    doubt: str = ""


def _titled_speaker(context: TranscriptContext) -> ResolvedSpeaker | None:
    """Return whose speech the title announces."""
    by = _BY.match(context.title)
    if by is not None:
        return title_speaker(context, by.end())
    owner = _POSSESSED.match(context.title)
    if owner is None:
        return _speaker_above(context)
    if "remarks" not in owner[0].lower() and not speaks_of_itself(context.text):
        return None  # a page about the address
    return title_speaker(context.titled(owner["name"]), 0)


def _speaker_above(context: TranscriptContext) -> ResolvedSpeaker | None:
    """Return who is named alone in a line above what the title or such a line calls a speech: "Ann
    Moss, Mayor of Kell, 2 May".
    """
    text = context.text
    lines = [line.of(text).strip() for line in head_lines(text)]
    if not lines or not any(_SPOKEN.search(line) for line in (context.title, *lines)):
        return None
    named = []
    for line in lines:
        titled = context.titled(line)
        by = _BY.match(line)
        if by is not None and (speaker := title_speaker(titled, by.end())) is not None:
            return speaker
        if _SPOKEN.search(line):
            continue
        for place, _ in titled.title_entities.introductions:
            speaker = title_speaker(titled, place.start)
            before = line[: place.start].split()
            alone = all(word[:1].isupper() for word in before) and line[place.end :][:1] in (
                "",
                ",",
            )
            if speaker is not None and alone and _is_known_person(speaker):
                named.append(speaker)
    return named[0] if len(named) == 1 and speaks_of_itself(text) else None


def _is_known_person(speaker: ResolvedSpeaker) -> bool:
    given = (speaker.name or "").split()[:1]
    return bool(given) and (speaker.title is not None or given[0].lower() in given_names())


def turns_of_interview(text: str, interview: UnlabelledInterview) -> list[Turn]:
    """Return an interview's questions with their answers; nobody's name stands before a
    question.
    """
    nobody = ResolvedSpeaker(None, None, False)
    speaker = ResolvedSpeaker(interview.name, None, True) if interview.name else nobody
    why, place, doubt = "the one whom the interview is with", interview.mention, interview.doubt
    turns = []
    for asked, said in interview.asked:
        turns.append(Turn(asked, nobody, None, (), doubt, interview.told_by))
        turns.append(Turn(said, speaker, None, find_asides(text, said), doubt, why, place))
    return turns


def find_speeches(context: TranscriptContext, block_quotes: Sequence[Span] = ()) -> list[Turn]:
    """Return whose words a text without labels is: the mails within it, the speeches printed in
    it, else all of it, by whom the title names or by those who sign it. Nothing for a story.

    ``block_quotes`` are paragraphs set as quotations, as mails set those that they answer.
    """
    if others := _forwarded_mails(context.text) or _printed_below(context):
        return others
    speaker = _titled_speaker(context)
    if speaker is None or speaker.name is None:
        return _with_replies(context, block_quotes)
    text = context.text
    if re.search(re.escape(speaker.name.split()[-1]) + _REPORTS, text) or is_quoted(speaker, text):
        return []
    span = spoken_below(text, without_sender(text, Span(0, len(text))), speech_ends(text))
    if span.end <= span.start:
        return []
    doubt = "no label: the title names the speaker"
    asides = find_asides(text, span)
    return [Turn(span, speaker, None, asides, doubt, "the speaker whom the title names")]


def _forwarded_mails(text: str) -> list[Turn]:
    """Return the emails that stand within one below their heads, each its own sender's words."""
    if not occur(text, _FIELDS, ":"):
        return []
    # The end of the line before, with which a match begins, is put before the text.
    heads = [
        (Span(head.start(), head.end() - 1), who)
        for head in re.finditer(_MAIL_HEAD, f"\n{text}")
        if text[: head.start()].strip() and (who := _SENDER.search(head[0][1:]))
    ]
    turns = []
    for number, (head, who) in enumerate(heads):
        stop = heads[number + 1][0].start if number + 1 < len(heads) else len(text)
        span = spoken_span(text, head.end, stop, [])
        name = who["name"].strip(" \"'")
        if span.end > span.start and name:
            at = head.start + who.start("name") + who["name"].index(name)
            speaker = ResolvedSpeaker(name, None, True)
            place = Span(at, at + len(name))
            doubt = "the head of a forwarded email names its sender"
            turns.append(Turn(span, speaker, None, (), doubt, "the head above it", place, True))
    return turns


def _with_replies(context: TranscriptContext, block_quotes: Sequence[Span]) -> list[Turn]:
    """Return the turns of those who sign a text, and of those whose emails it answers and quotes,
    by start.
    """
    text = context.text
    replies = [
        (one, who)
        for one in find_quoted_replies(text, block_quotes)
        if (who := _writer_of(context, one)) is not None
    ]
    if not replies:
        return _signed(context)
    doubt = "the line above a quoted email names its writer"
    others = [Span(one.line.start, one.words[-1].end) for one, _ in replies if one.words]
    turns = []
    for (_, place, words, _), speaker in replies:
        turns += [
            Turn(span, speaker, None, (), doubt, "the line above it", place, True)
            for piece in words
            if (span := _without_marks(text, piece)).end > span.start
        ]
    # What ends with a quoted email is signed above it.
    last = max(one.end for one in others)
    ends = not text[last:].strip()
    own = context.over(text[: replies[0][0].line.start]) if ends else context
    for turn in _signed(own):
        turns += [
            replace(turn, span=span, asides=find_asides(text, span))
            for piece in outside(turn.span, others)
            if (span := spoken_span(text, piece.start, piece.end, [])).end > span.start
        ]
    return sorted(turns, key=lambda turn: turn.span)


def _writer_of(context: TranscriptContext, reply: QuotedReply) -> ResolvedSpeaker | None:
    """Return who wrote an email that is quoted; a line without a day, "Ann Moss wrote:", may stand
    anywhere, and has to name a person.
    """
    name = " ".join(reply.name.of(context.text).split())
    if reply.is_dated:
        return ResolvedSpeaker(name, None, True)
    return title_speaker(context.titled(name), 0)


def _without_marks(text: str, piece: Span) -> Span:
    """Return a piece of a quoted email without the marks before its first words."""
    marks = re.compile(r"[\s>]*").match(text, *piece)
    return spoken_span(text, marks.end() if marks else piece.start, piece.end, [])


def _printed_below(context: TranscriptContext) -> list[Turn]:
    """Return the speeches that a report prints below lines of their own: "Moss's remarks, as
    delivered".
    """
    text = context.text
    if not any(map(text.__contains__, _AS_TOLD)):
        return []  # most texts, told without the dear pattern
    headings = [
        (heading.span(), whose)
        for heading in re.compile(_PRINTED_BELOW).finditer(text)
        if (whose := _WHOSE.fullmatch(" ".join(heading[0].split())))
    ]
    ends = speech_ends(text) if headings else []
    turns = []
    for number, ((_, begin), whose) in enumerate(headings):
        end = headings[number + 1][0][0] if number + 1 < len(headings) else len(text)
        speaker = title_speaker(context.titled(whose["by"] or whose["owner"]), 0)
        span = spoken_below(text, Span(begin, end), ends)
        if speaker is not None and speaker.name is not None and span.end > span.start:
            doubt = "no label: a heading names the speaker"
            reason = "the speaker whom a heading names"
            turns.append(Turn(span, speaker, None, find_asides(text, span), doubt, reason))
    return turns


def _signed(context: TranscriptContext) -> list[Turn]:
    """Return a statement, a letter or an order: one turn, or as many as people sign it."""
    text = context.text
    signatures = find_signatures(context)
    ends = speech_ends(text) if signatures else []
    turns = []
    for speaker, place, body, reason in signatures:
        span = spoken_below(text, body, ends)
        if span.end > span.start:
            asides = find_asides(text, span)
            turns.append(Turn(span, speaker, None, asides, reason=reason, mention=place))
    return turns
