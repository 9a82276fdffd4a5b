"""Cuts the transcript of a company's conference call into turns.

Whoever speaks stands on a line of its own, with an office behind a dash or on the next line ("Ann
Moss -- Chief Executive Officer"), or behind a comma and before a colon; from then on the name may
stand alone. The calls are those of the services that write them down, each with the operator and
lists of those who take part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from briefreader.domain.article import Span
from briefreader.quotes.coreference.speaker_resolver import UNNAMED, ResolvedSpeaker
from briefreader.quotes.entities.speaker_labels import LabelStyle, SpeakerLabel
from briefreader.quotes.transcripts.label_resolution import TranscriptContext
from briefreader.quotes.transcripts.turn_spans import Turn, find_asides, spoken_span
from briefreader.text.lazy_pattern import lazy_pattern

_HEAD = 1500  # code points in which a call is called one
_CALLS = ("arnings Call", "arnings call", "EARNINGS CALL", "onference Call", "onference call")
_FEWEST = 4  # turns
_LISTED = 3  # parts of a line between dashes, of two names and their offices
_LONGEST_NAME = 5  # words
_DASH = lazy_pattern(r"[ \xa0]+(?:-{1,2}|[–—])[ \xa0]+")
_NAME = r"[^\W\d_a-z][\w.’'-]*(?:[ \xa0](?:de|van|von|der|la|[^\W\d_a-z][\w.’'-]*)){1,4}"
_LABEL = lazy_pattern(
    rf"(?P<name>{_NAME}|Operator)(?:[ \xa0]+(?:-{{1,2}}|[–—])[ \xa0]+(?P<office>\S[^\n]{{2,140}}))?"
)
# Before a colon, with what is said on the same line.
_BEFORE_COLON = lazy_pattern(
    rf"(?P<name>Operator|{_NAME}(?=,))(?:,[ \xa0]+(?P<office>[^:\n]{{3,140}}))?:[ \xa0]+(?=\S)"
)
_OFFICE = lazy_pattern(
    r"(?i)(?:.*[\s,-])?(?:analyst|officer|president|director|chairman|chairwoman|chair|chief|head"
    r"|partner|manager|relations|founder|treasurer|controller|counsel|ceo|cfo|coo)\b[^\n]{0,140}"
)
_STAGED = lazy_pattern(r"\[[^\]\n]*\]")  # "[Operator signoff]"
_ANSWERS = lazy_pattern(r"[ \t\xa0]+[QA]$")  # a column tells questions from answers
# A heading, or what stands below the call.
_HEADING = lazy_pattern(
    r"(?:[A-Z][A-Z &-]{6,60}|(?:Prepared Remarks|Questions? (?:&|and) Answers?(?: Session)?"
    r"|Question-and-Answer Session|Presentation|(?:Company |Conference Call |Call )?[Pp]articipants"
    r"|Contents|Duration: .*):?)"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text; ``start`` is where it begins."""

    start: int
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def turns_of_call(context: TranscriptContext) -> list[Turn]:
    """Return the turns of a company's call, in order; none where the text is no such call."""
    head = f"{context.title}\n{context.text[:_HEAD]}"
    if not any(map(head.__contains__, _CALLS)):
        return []
    lines = _lines(context.text)
    offices = _offices(lines)
    if len(offices) < 2:
        return []
    turns = _turns(context.text, lines, offices)
    speakers = Counter(turn.speaker.name for turn in turns)
    return turns if len(turns) >= _FEWEST and len(speakers) > 1 else []


def _lines(text: str) -> list[_Line]:
    """Return the lines of a text that are not empty."""
    found = []
    at = 0
    for words in text.split("\n"):
        if words.strip():
            found.append(_Line(at, words.rstrip()))
        at += len(words) + 1
    return found


def _offices(lines: list[_Line]) -> dict[str, str]:
    """Return what those are whose names stand beside an office or above one."""
    found: dict[str, str] = {}
    alone = {line.words for line in lines if _LABEL.fullmatch(line.words)}
    for number, line in enumerate(lines):
        for name, office in _listed(line.words, alone):
            found.setdefault(name, office)
        label = _label(line)
        if label is None or label["name"] == "Operator" or label["name"] in found:
            continue
        office = label["office"] or _office_below(lines, number)
        if office:
            found[label["name"]] = office.removesuffix(" -- Analyst")
    return found


def _listed(words: str, alone: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield names and offices of a list in one line, by the names that stand ``alone`` elsewhere:
    "Ann Moss - Chief Executive Officer Karl Birk - Analyst".
    """
    parts = _DASH.split(words)
    if len(parts) < _LISTED:
        return
    names = []
    for part in parts[:-1]:
        last = part.split(" ")[-_LONGEST_NAME:]
        ends = (" ".join(last[start:]) for start in range(len(last)))
        names.append(next((end for end in ends if end in alone), ""))
    for name, behind, following in zip(names, parts[1:], (*names[1:], ""), strict=True):
        if name:
            yield name, behind.removesuffix(following).strip()


def _label(line: _Line) -> re.Match[str] | None:
    """Return the name that a line begins with, and an office beside it."""
    return _LABEL.fullmatch(line.words) or _BEFORE_COLON.match(line.words)


def _office_below(lines: list[_Line], number: int) -> str:
    """Return the office on the line right below a name, nothing if there is none."""
    if number + 1 == len(lines) or lines[number + 1].start != lines[number].end + 1:
        return ""
    below = _ANSWERS.sub("", lines[number + 1].words)
    return below if _OFFICE.fullmatch(below) and _LABEL.fullmatch(below) is None else ""


def _turns(text: str, lines: list[_Line], offices: dict[str, str]) -> list[Turn]:
    """Return the turns of the labels that are the operator's or of somebody with an office."""
    labels: list[tuple[int, SpeakerLabel]] = []
    ends = []
    for number, line in enumerate(lines):
        found = _label(line)
        if found is None or not (found["name"] in offices or found["name"] == "Operator"):
            if _HEADING.fullmatch(line.words):
                ends.append(line.start)
            continue
        body = line.start + found.end()
        if not found["office"] and _office_below(lines, number):
            body = lines[number + 1].end
        span = Span(line.start, line.start + len(found["name"]))
        labels.append((line.start, SpeakerLabel(span, body, found["name"], LabelStyle.STATED)))
    turns = []
    stops = [*(start for start, _ in labels[1:]), len(text)]
    for (_, label), stop in zip(labels, stops, strict=True):
        span = spoken_span(text, label.body, stop, ends)
        if span.end > span.start and _STAGED.fullmatch(text, *span) is None:
            turns.append(Turn(span, _speaker(label.words, offices), label, find_asides(text, span)))
    return turns


def _speaker(name: str, offices: dict[str, str]) -> ResolvedSpeaker:
    return ResolvedSpeaker(name, offices[name], True) if name in offices else UNNAMED
