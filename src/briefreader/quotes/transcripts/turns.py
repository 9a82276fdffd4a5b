"""Cuts a transcript into turns: who speaks from where to where, and what in it nobody said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.coreference.speaker_resolver import ResolvedSpeaker
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.label_titles import Spellings
from briefreader.quotes.entities.speaker_labels import (
    LabelStyle,
    SpeakerLabel,
    find_labels,
    stated_labels,
)
from briefreader.quotes.transcripts.addressed_names import SpokenTurn, addressed_names
from briefreader.quotes.transcripts.examinations import court_lines, is_examined, stand_ins
from briefreader.quotes.transcripts.label_resolution import (
    TranscriptContext,
    names_several,
    presides,
    resolve_label,
    resolve_labels,
    title_speaker,
)
from briefreader.quotes.transcripts.signed_texts import (
    find_signatures,
    head_lines,
    is_quoted,
    speaks_of_itself,
    without_sender,
)
from briefreader.quotes.words.occurrences import occur
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.mail_fields import MAIL_FIELD
from briefreader.text.reporting_verbs import ANY_SAID
from briefreader.text.sentences import ENDERS

_CLOCK_LINE = (
    r"[ \t\xa0]*(?:(?:END|End)[ \t\xa0]*)?"
    r"\(?(?:\d{1,2}[:.]\d{2}[ \t\xa0]*[AaPp]\.?[Mm]\.?|\d{2}:\d{2})"
    r"[ \t\xa0]*(?:\(?(?:[A-Z]{2,5}T?|[Ll]ocal|[Ll]ocal [Tt]ime)\)?)?\.?\)?[ \t\xa0]*"
)
# Patterns are compiled when a transcript first needs them: most texts are none.
# They begin with the end of the line before, which a search finds at full speed.
_CLOCK = rf"(?m)\n{_CLOCK_LINE}$"
_END = (
    r"(?m)\n[ \t\xa0]*(?:[*_#~=—–-]{0,3}(?:END|End)(?: of transcript)?\.?[*_]{0,2}|#{2,4}"
    r"|\(END\)|-30-|#{1,6}[ ]+\S.*"
    r"|\((?:The |This )?\w+(?: \w+)? (?:was|is|has)? ?(?:concluded|ended|adjourned)[^()\n]*\)"
    r")[ \t\xa0]*$"
)
_NUMBER = r"[ \t\xa0*_]*Q\d{1,4}\.?[ \t\xa0*_]+"
# A rule that nothing follows; others stand between the parts of a speech.
_RULE = r"[ \t\xa0]*(?:[*_~=—–-][ ]*){3,}"
# When subtitles stand on the screen: a number on its line, then "00:01.000 --> 00:04.000".
_CUE_TIME = (
    r"(?:\n[ \t]*\d+[ \t]*)?\n[ \t]*(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3} --> "
    r"[\d:., \t]{9,20}[^\n]{0,60}"
)
# A closing clock line's time behind the last sentence, on its line: "Thank you. 5:32 P.M. EDT".
_END_TIME = (
    r"(?<=[.?!…”\")])(?=[^\n]{1,20}\Z)"
    r"[ \t\xa0]+\d{1,2}:\d{2}[ \t\xa0]*[AP]\.?M\.?[ \t\xa0]+[A-Z]{2,4}T"
)
_TIME_BEHIND = rf"(?:{_CUE_TIME}|{_END_TIME})\Z"
_LONGEST_TIME_BEHIND = 120  # code points
# A set of characters comes first, so that the search runs past everything else at full speed.
_ASIDE = (
    r"(?i)[(\[<](?:"
    r"(?<=\()(?:Laughter|Applause|Laughs|Laughing|Chuckles|Cheers|Cheering|Crosstalk|Cross[ -]talk"
    r"|Music|Pause|As (?:interpreted|translated)|Boos"
    r"|A moment of silence[^()\n]{0,40}|[^()\n]{0,30}\b(?:laughter|applause))\.?\)"
    r"|(?<=\()\d{1,2}:\d{2}(?::\d{2})?\)|(?<=\[)\d{1,2}:\d{2}(?::\d{2})?\]"
    # what a court's transcript tells on a line of its own: "(The witness withdrew)"
    r"|(?<=\n\()(?:the |a )?(?:jury|witness|defendant|prisoner|court|luncheon|short)\b"
    r"[^()\n]{2,60}\)"
    r"(?=[ \t\xa0]*(?:\n|\Z))"
    # page heads and pictures
    r"|(?<=\[)\[Page [^\]\n]{1,20}\]\]|(?<=\[)(?:GRAPHIC|PHOTO|MAP|CHART|TABLE)[^\]\n]{0,30}\]"
    r"|(?<=<)/v>)"
)
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
_AS_TOLD = ("prepared", "delivered", "Prepared", "Delivered")
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
_ADDRESSES = ("MR", "MS", "MRS")
_CALLED_SO = "the label before it, and the given name by which others call that speaker"
_SLIP = 8  # how often the right label stands where another that stands once is a slip
# Place, clock and "as prepared for delivery" stand in short lines before a speech begins.
_OPENING = rf"(?:(?:{_CLOCK_LINE}|[^\n]{{0,70}}(?<![.?!,:;”\"…—\s]))[ \t\xa0]*\n+)*"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next label; ``label`` is None where only the title tells.

    ``doubt`` says in a few words why it is not certain who speaks, and nothing if it is;
    ``reason`` what tells the speaker. ``mention`` is where a name stands that is not its label.
    """

    span: Span
    speaker: ResolvedSpeaker
    label: SpeakerLabel | None
    asides: tuple[Span, ...]
    doubt: str = ""
    reason: str = "the label before it"
    mention: Span | None = None


class BoldInterview(NamedTuple):
    """Who is interviewed, where the text names him, and the questions with their answers."""

    name: str
    mention: Span | None
    asked: tuple[tuple[Span, Span], ...]


def find_turns(
    context: TranscriptContext, stated: Sequence[Span] = (), interview: BoldInterview | None = None
) -> list[Turn]:
    """Return the turns of a transcript, in order; none where the text is a story.

    ``stated`` are names of which the file itself says that they speak, ``interview`` is what the
    text is where its questions are in bold and it has no labels.
    """
    text = context.text
    labels = stated_labels(text, stated) or find_labels(text, context.title, context.known_surnames)
    if not labels:
        return _asked_in_bold(context.text, interview) if interview else _whole(context)
    ends = _ends(text)
    labels = _within_speech(_below_head(text, labels), ends)
    lines = court_lines(text) if is_examined(text, labels) else []
    ends = sorted([*ends, *(line.start for line in lines)])
    meant_by = stand_ins(text, labels, lines) if lines else {}
    slips = _slips(text, labels)
    printed = [slips.get(label.words, label) for label in labels]
    speakers = resolve_labels(printed, context)
    turns: list[Turn] = []
    spoken: list[SpokenTurn] = []
    for number, label in enumerate(labels):
        stop = len(text)
        if number + 1 < len(labels):
            stop = _before_number(text, labels[number + 1].span.start)
        span = _body(text, label.body, stop, ends)
        if span.end > span.start:
            meant = printed[number]
            speaker = speakers[meant.words, meant.form]
            after = labels[number + 1] if number + 1 < len(labels) else None
            turn = Turn(span, speaker, label, _asides(text, span))
            if number in meant_by:
                other, sure = meant_by[number]
                turn = _stood_in_for(turn, resolve_label(other, context), other.span, sure)
            else:
                turn = replace(turn, doubt=_doubt(label, meant, after, speaker))
            turns.append(turn)
            spoken.append(SpokenTurn(meant.words, span, speaker.name))
    return _with_given_names(turns, spoken, text)


def _stood_in_for(turn: Turn, speaker: ResolvedSpeaker, named: Span, sure: bool) -> Turn:
    """Return a turn behind "Q" or "A" with who examines or is examined, named at ``named``."""
    doubt = "" if sure else "the label before the last answer names who asks"
    if speaker.name is None:
        doubt = "nobody is named"
    reason = "the line above that names who is examined, or by whom" if sure else turn.reason
    return replace(turn, speaker=speaker, doubt=doubt, reason=reason, mention=named)


def _with_given_names(turns: list[Turn], spoken: Sequence[SpokenTurn], text: str) -> list[Turn]:
    """Return turns with the given names by which the others call those whose labels have none."""
    named = addressed_names(text, spoken)
    if not named:
        return turns
    return [
        replace(turn, speaker=ResolvedSpeaker(named[label], None, True), reason=_CALLED_SO)
        if label in named
        else turn
        for turn, (label, *_) in zip(turns, spoken, strict=True)
    ]


def _below_head(text: str, labels: Sequence[SpeakerLabel]) -> list[SpeakerLabel]:
    """Return the labels without the offices before all sure ones whose line is no sentence, but a
    name: "Coroner: Dr Ann Moss".
    """
    first = next((number for number, label in enumerate(labels) if label.sure), 0)
    head = [
        label
        for label in labels[:first]
        if not presides(label.words)
        or text[label.body : text.find("\n", label.body)]
        .rstrip(" \t\xa0*_")
        .endswith(tuple(ENDERS))
    ]
    return [*head, *labels[first:]]


def _within_speech(labels: Sequence[SpeakerLabel], ends: Sequence[int]) -> list[SpeakerLabel]:
    """Return the labels without the unread ones behind an END line: a signature, or whom to
    call.
    """
    found: list[SpeakerLabel] = []
    for label in labels:
        at = bisect_left(ends, found[-1].body) if found else len(ends)
        ended = at < len(ends) and ends[at] < label.span.start
        if label.form is not LabelStyle.UNREAD or not ended:
            found.append(label)
    return found


def _before_number(text: str, start: int) -> int:
    """Return where a label at ``start`` begins with its question's number: "|Q12 Chair:"."""
    line = text.rfind("\n", 0, start) + 1
    return line if re.fullmatch(_NUMBER, text[line:start]) else start


def _doubt(
    label: SpeakerLabel, meant: SpeakerLabel, after: SpeakerLabel | None, speaker: ResolvedSpeaker
) -> str:
    """Return why it is not certain who speaks after a label; nothing where no doubt is left."""
    if label.form is LabelStyle.UNREAD:
        return "the line looks like a label, but no other line here does"
    if label is not meant:
        return f"the label occurs only once, and may be a slip for {meant.words}"
    if label.form is LabelStyle.BARE:
        return "the label has no colon"
    if label.form is LabelStyle.HEADING:
        return "the label is a name on a line of its own"
    if label.form is LabelStyle.ANSWER and speaker.name is None:
        return "nobody is named"
    letters = (LabelStyle.QUESTION, LabelStyle.ANSWER)
    if len(label.words) == 1 and label.form not in letters and label.words.isascii():
        return "the label is one letter"
    if not label.sure:
        has_case = label.words.lower() != label.words.upper()
        return "a lower-case label" if has_case else "a label in a script without capitals"
    if names_several(label):
        return "the label names more than one person"
    if after is not None and after.form is LabelStyle.UNREAD:
        return f"someone else may be speaking from “{after.words}” on"
    return ""


def _slips(text: str, labels: Sequence[SpeakerLabel]) -> dict[str, SpeakerLabel]:
    """Return the label that one which stands once is meant for: MS. MOSS all over, MR. MOSS a slip.

    A letter of a long name that is missing, changed or too many is a slip too, if nothing else in
    the text spells the name so.
    """
    counts = Counter(label.words for label in labels)
    meant = {_addressed(label.words): label for label in labels if counts[label.words] >= _SLIP}
    if not meant:
        return {}
    names = Spellings(name for _, name in meant)
    rare = [words for words, count in counts.items() if count == 1 and " " in words]
    slips = {words: names.right(_addressed(words)[1]) for words in rare}
    spelt = Counter(re.findall(r"[\w’'-]+", text.upper())) if any(slips.values()) else {}
    found: dict[str, SpeakerLabel] = {}
    for words, right in slips.items():
        title, name = _addressed(words)
        if (right == name and not title) or (right and spelt[name.upper().split()[-1]] == 1):
            label = meant.get((title, right))
            found |= {words: label} if label else {}
    return found


def _addressed(words: str) -> tuple[str, str]:
    """Return a label's title and name; the title is empty for Mr., Ms. and Mrs."""
    first, _, rest = words.partition(" ")
    if first.rstrip(".") in _ADDRESSES:
        return "", rest
    title, _, name = words.rpartition(" ")
    return title, name


def _ends(text: str) -> list[int]:
    """Return where closing clock lines, END lines and headings begin, in order."""
    lines = f"\n{text}"
    return sorted(match.start() for form in (_CLOCK, _END) for match in re.finditer(form, lines))


def _body(text: str, start: int, stop: int, ends: list[int]) -> Span:
    at = bisect_left(ends, start)
    if at < len(ends) and ends[at] < stop:
        stop = ends[at]
    while start < stop and (text[start].isspace() or text[start] in "*_"):
        start += 1
    stop = _without_time(text, start, _trimmed(text, start, stop))
    last_line = text.rfind("\n", start, stop) + 1
    if last_line and re.compile(_RULE).fullmatch(text, last_line, stop):
        stop = _trimmed(text, start, last_line)
    return Span(start, stop)


def _without_time(text: str, start: int, stop: int) -> int:
    """Return where what is said ends: before the time of the next subtitle, or of the end."""
    begin = max(start, stop - _LONGEST_TIME_BEHIND)
    if text.rfind(":", begin, stop) < 0:
        return stop
    time = re.compile(_TIME_BEHIND).search(text, begin, stop)
    return _trimmed(text, start, time.start()) if time else stop


def _trimmed(text: str, start: int, stop: int) -> int:
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in "*_>["):
        stop -= 1
    tag = next((tag for tag in ("</v", "<v") if text.endswith(tag, start, stop)), "")
    return _trimmed(text, start, stop - len(tag)) if tag else stop  # subtitles mark voices so


def _asides(text: str, span: Span) -> tuple[Span, ...]:
    asides = [Span(*aside.span()) for aside in re.compile(_ASIDE).finditer(text, *span)]
    if text.find("-->", *span) >= 0:
        times = re.compile(_CUE_TIME).finditer(text, *span)
        asides = sorted([*asides, *(Span(*time.span()) for time in times)])
    return tuple(asides)


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


def _asked_in_bold(text: str, interview: BoldInterview) -> list[Turn]:
    """Return questions in bold with their answers; nobody's name stands before a question."""
    nobody = ResolvedSpeaker(None, None, False)
    speaker = ResolvedSpeaker(interview.name, None, True)
    why, place = "the one whom the interview is with", interview.mention
    turns = []
    for asked, said in interview.asked:
        turns.append(Turn(asked, nobody, None, (), reason="a question in bold"))
        turns.append(Turn(said, speaker, None, _asides(text, said), reason=why, mention=place))
    return turns


def _whole(context: TranscriptContext) -> list[Turn]:
    """Return a speech without labels: all of it is said by the one whom the title names."""
    if others := _forwarded_mails(context.text) or _printed_below(context):
        return others
    speaker = _titled_speaker(context)
    if speaker is None or speaker.name is None:
        return _signed(context)
    text = context.text
    if re.search(re.escape(speaker.name.split()[-1]) + _REPORTS, text) or is_quoted(speaker, text):
        return []
    span = _without_head(text, without_sender(text, Span(0, len(text))), _ends(text))
    if span.end <= span.start:
        return []
    doubt = "no label: the title names the speaker"
    asides = _asides(text, span)
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
        span = _body(text, head.end, stop, [])
        name = who["name"].strip(" \"'")
        if span.end > span.start and name:
            at = head.start + who.start("name") + who["name"].index(name)
            speaker = ResolvedSpeaker(name, None, True)
            place = Span(at, at + len(name))
            doubt = "the head of a forwarded email names its sender"
            turns.append(Turn(span, speaker, None, (), doubt, "the head above it", place))
    return turns


def _printed_below(context: TranscriptContext) -> list[Turn]:
    """Return the speeches that a report prints below lines of their own: "Moss's remarks, as
    delivered".
    """
    text = context.text
    if not any(f"s {told}" in text for told in _AS_TOLD):
        return []  # most texts, told without the dear pattern
    headings = [
        (heading.span(), whose)
        for heading in re.compile(_PRINTED_BELOW).finditer(text)
        if (whose := _WHOSE.fullmatch(" ".join(heading[0].split())))
    ]
    ends = _ends(text) if headings else []
    turns = []
    for number, ((_, begin), whose) in enumerate(headings):
        end = headings[number + 1][0][0] if number + 1 < len(headings) else len(text)
        speaker = title_speaker(context.titled(whose["by"] or whose["owner"]), 0)
        span = _without_head(text, Span(begin, end), ends)
        if speaker is not None and speaker.name is not None and span.end > span.start:
            doubt = "no label: a heading names the speaker"
            reason = "the speaker whom a heading names"
            turns.append(Turn(span, speaker, None, _asides(text, span), doubt, reason))
    return turns


def _without_head(text: str, within: Span, ends: list[int]) -> Span:
    """Return what is spoken or written within a stretch, without the short lines above it."""
    opening = re.compile(_OPENING).match(text, within.start, within.end)
    return _body(text, opening.end() if opening else within.start, within.end, ends)


def _signed(context: TranscriptContext) -> list[Turn]:
    """Return a statement, a letter or an order: one turn, or as many as people sign it."""
    text = context.text
    signatures = find_signatures(context)
    ends = _ends(text) if signatures else []
    turns = []
    for speaker, place, body, reason in signatures:
        span = _without_head(text, body, ends)
        if span.end > span.start:
            asides = _asides(text, span)
            turns.append(Turn(span, speaker, None, asides, reason=reason, mention=place))
    return turns
