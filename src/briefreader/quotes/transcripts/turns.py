"""Cuts a transcript into turns: who speaks from where to where, and what in it nobody said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefreader.domain.article import Span
from briefreader.quotes.coreference.speaker_resolver import ResolvedSpeaker
from briefreader.quotes.entities.conversation_labels import conversation_labels
from briefreader.quotes.entities.label_roles import role_in
from briefreader.quotes.entities.label_titles import Spellings
from briefreader.quotes.entities.parliament_labels import parliament_labels
from briefreader.quotes.entities.speaker_labels import (
    LabelStyle,
    SpeakerLabel,
    find_labels,
    is_stage_direction,
    stated_labels,
)
from briefreader.quotes.transcripts.addressed_names import SpokenTurn, addressed_names
from briefreader.quotes.transcripts.conference_calls import turns_of_call
from briefreader.quotes.transcripts.examinations import court_lines, is_examined, stand_ins
from briefreader.quotes.transcripts.label_resolution import (
    TranscriptContext,
    names_several,
    presides,
    resolve_label,
    resolve_labels,
)
from briefreader.quotes.transcripts.parliament_records import turns_of_record
from briefreader.quotes.transcripts.turn_spans import Turn, find_asides, speech_ends, spoken_span
from briefreader.quotes.transcripts.unlabelled_speeches import (
    UnlabelledInterview,
    find_speeches,
    turns_of_interview,
)
from briefreader.text.label_pattern import BRACKETED_TIME
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.sentences import ENDERS

_NUMBER_OR_TIME = rf"[ \t\xa0*_]*(?:Q\d{{1,4}}\.?|{BRACKETED_TIME})[ \t\xa0*_]+"
_INITIALS = lazy_pattern(r"[A-Z]{2}|[B-DF-HJ-NP-TV-XZ]{3}")
# The name that a list of names begins with: "ANN MOSS", "Dr. Ann de la Cruz, Mayor".
_NAME_FIRST = lazy_pattern(
    r"[ \t\xa0*_]*[^\W\d_a-z][\w.’'-]*"
    r"(?: (?:(?:de|la|del|van|der|den|von|di|da|bin|al) ){0,2}[^\W\d_a-z][\w.’'-]*){1,5}"
    r"[ \t\xa0*_]*(?:[,(].*)?$"
)
# "Tom Reed. Interviewee: Lena Park"
_BEARERS = lazy_pattern(
    r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w’'-]*){1,3}(?:, [^.;:\n]{2,60})?[.;,] "
    r"[^\W\d_a-z]\w+[*_]{0,2}:[*_]{0,2} [^\W\d_a-z]"
)
_BEHIND_STOP = " \t\xa0*_”’»\"')]"
_ADDRESSES = ("MR", "MS", "MRS")
_CALLED_SO = "the label before it, and the given name by which others call that speaker"
_SLIP = 8  # how often the right label stands where another that stands once is a slip


def find_turns(
    context: TranscriptContext,
    stated: Sequence[Span] = (),
    interview: UnlabelledInterview | None = None,
    block_quotes: Sequence[Span] = (),
) -> list[Turn]:
    """Return the turns of a transcript, in order; none where the text is a story.

    ``stated`` are names of which the file itself says that they speak, ``interview`` is what the
    text is where its questions are in bold and it has no labels, ``block_quotes`` are paragraphs
    set as quotations.
    """
    text = context.text
    labels = stated_labels(text, stated) or parliament_labels(text, context.title)
    if labels and labels[0].form is LabelStyle.PARLIAMENT:
        return turns_of_record(context, labels)
    if not labels and (call := turns_of_call(context)):
        return call
    labels = (
        labels
        or find_labels(text, context.title, context.known_surnames)
        or conversation_labels(text, context.title)
    )
    if not labels:
        if interview:
            return turns_of_interview(context.text, interview)
        return find_speeches(context, block_quotes)
    ends = speech_ends(text)
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
            stop = _before_number(text, labels[number + 1])
        span = spoken_span(text, label.body, stop, ends)
        if span.end > span.start and not is_stage_direction(label.words):
            meant = printed[number]
            speaker = speakers[meant.words, meant.form]
            after = labels[number + 1] if number + 1 < len(labels) else None
            turn = Turn(span, speaker, label, find_asides(text, span))
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
    """Return the labels without the offices before all others whose line is no sentence, but a
    name: "Coroner: Dr Ann Moss"; and without headings over lists of names: "MODERATOR:".
    """
    stops = [*(label.span.start for label in labels[1:]), len(text)]
    listed = next(
        (
            number
            for number, (label, stop) in enumerate(zip(labels, stops, strict=True))
            if not _heads_list(text, label, stop)
        ),
        len(labels),
    )
    labels = labels[listed:]
    first = next(
        (number for number, label in enumerate(labels) if not _names_bearer(text, label)),
        len(labels),
    )
    return list(labels[first:])


def _names_bearer(text: str, label: SpeakerLabel) -> bool:
    """Return whether a label only stands before the name of who bears it: "Coroner: Dr Ann Moss",
    "Interviewer: Karl Birk".
    """
    stop = text.find("\n", label.body)
    line = text[label.body : stop if stop >= 0 else None].rstrip(" \t\xa0*_")
    if _BEARERS.match(line):
        return role_in(label.words) is not None
    if line.endswith((*ENDERS, *"—–-")):
        return False
    if len(label.words) > 1 and role_in(label.words) is not None:
        return _NAME_FIRST.match(line) is not None
    return not label.sure and presides(label.words)


def _heads_list(text: str, label: SpeakerLabel, stop: int) -> bool:
    """Return whether a label in capitals stands on its own line over a name, and lines without
    sentences: what is said may have no full stop, either: "THE PRESIDENT:\n Thank you all --".
    """
    if label.form is not LabelStyle.CAPITALS or "\n" not in text[label.span.end : label.body]:
        return False
    lines = text[label.body : stop].split("\n")
    if not _NAME_FIRST.match(lines[0]):
        return False
    return not any(line.rstrip(_BEHIND_STOP).endswith(tuple(ENDERS)) for line in lines)


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


def _before_number(text: str, label: SpeakerLabel) -> int:
    """Return where a label begins with its question's number, or its time: "|Q12 Chair:",
    "|[00:14] Ann Moss:".
    """
    start = label.span.start
    line = text.rfind("\n", 0, start) + 1
    stamped = label.form is LabelStyle.SPOKEN
    return line if stamped or re.fullmatch(_NUMBER_OR_TIME, text[line:start]) else start


def _doubt(
    label: SpeakerLabel, meant: SpeakerLabel, after: SpeakerLabel | None, speaker: ResolvedSpeaker
) -> str:
    """Return why it is not certain who speaks after a label; nothing where no doubt is left."""
    if label.form is LabelStyle.UNREAD:
        return "the line looks like a label, but no other line here does"
    if label is not meant:
        return f"the label occurs only once, and may be a slip for {meant.words}"
    if label.form is LabelStyle.ANSWER and speaker.name is None:
        return "nobody is named"
    if doubt := _doubt_of_form(label, speaker):
        return doubt
    if names_several(label):
        return "the label names more than one person"
    if after is not None and after.form is LabelStyle.UNREAD:
        return f"someone else may be speaking from “{after.words}” on"
    return ""


def _doubt_of_form(label: SpeakerLabel, speaker: ResolvedSpeaker) -> str:
    """Return what is doubtful in how a label is printed; nothing where it is sure."""
    if label.form is LabelStyle.BARE:
        return "the label has no colon"
    if label.form is LabelStyle.HEADING:
        return "the label is a name on a line of its own"
    letters = (LabelStyle.QUESTION, LabelStyle.ANSWER)
    if len(label.words) == 1 and label.form not in letters and label.words.isascii():
        return "the label is one letter"
    if speaker.name == label.words and _INITIALS.fullmatch(label.words):
        return "the label is initials that no name has"
    if not label.sure:
        has_case = label.words.lower() != label.words.upper()
        return "a lower-case label" if has_case else "a label in a script without capitals"
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
