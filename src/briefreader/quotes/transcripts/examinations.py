"""Who asks and who answers behind the letters of a court's transcript: the lines above name counsel
and witness.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.entities.label_roles import LabelRole, role_in
from briefreader.quotes.entities.label_titles import parse_label
from briefreader.quotes.entities.speaker_labels import LabelStyle, SpeakerLabel
from briefreader.text.lazy_pattern import lazy_pattern

_LETTERS = (LabelStyle.QUESTION, LabelStyle.ANSWER)
# What the lines hold, which most transcripts do not: "Cross-examined by", "sworn".
_SIGNS = lazy_pattern(r"(?i)examin|\bsworn\b|\baffirmed\b|\bquestions from\b|\bquestioned by\b")
_EXAMINATION = (
    r"(?:further[ ]+)?(?:(?:re|cross|direct|re-?direct|re-?cross)[ -]*)?"
    r"examin(?:ation(?:[ -]in[ -]chief)?|ed(?:[ -]in[ -]chief)?)"
)
_COUNSEL = (
    r"(?im)\n(?P<line>[ \t\xa0*_#(]*"
    rf"(?:(?:{_EXAMINATION}|questioned|questions)(?:[ ,]*\(?continued\)?)?[ ,]+(?:by|from)[ ]+"
    r"(?P<name>[^\n.?!:;,()*_]{2,3}\.?[^\n.?!:;,()*_]{2,40}?)(?:[ ,]*\(?continued\)?)?"
    rf"|{_EXAMINATION}(?:[ ,]*\(?continued\)?)?)[ \t\xa0*_.:)]*)$"
)
_OATH = r"(?:sworn|affirmed|affirming|recalled)"
_WORD = r"[^\W\d_a-z][\w.’'-]*"
_WITNESS = (
    rf"(?m)\n(?P<line>[ \t\xa0*_#]*(?:Whereupon,?\s+)?(?!(?:[QA]\.?|I|We|You|He|She|They|It|Who)\s)"
    rf"(?P<name>{_WORD}(?:[ \xa0]"
    rf"(?:{_WORD}|ap|ferch|de|del|van|von|der|den|la|di|da|bin|al-{_WORD})){{0,6}})[*_]*"
    rf"(?:,?[ \xa0]*\(?(?:(?:re-?)?called(?:,? (?:and )?{_OATH})?|(?:[a-z, -]{{0,60}})?{_OATH})\b"
    r"[^\n?!“”\"]{0,80}"
    rf"|,\s{{1,3}}(?:was |being |having |called |a witness )[^?!“”\"]{{0,300}}\b{_OATH}\b"
    r"[^\n?!“”\"]{0,120}))$"
)


class CourtLine(NamedTuple):
    """A line that nobody speaks: who is examined from there on, or by whom; ``name`` is None where
    it only says that another examination begins.
    """

    start: int
    name: Span | None
    is_witness: bool


def is_examined(text: str, labels: Sequence[SpeakerLabel]) -> bool:
    """Return whether letters, or "THE WITNESS", stand for people whom other lines may name."""
    return any(_answers(label) or label.form in _LETTERS for label in labels) and (
        _SIGNS.search(text) is not None
    )


def court_lines(text: str) -> list[CourtLine]:
    """Return the lines of a court's transcript that name a witness or who examines, in order."""
    found = []
    for pattern, is_witness in ((_COUNSEL, False), (_WITNESS, True)):
        for match in re.finditer(pattern, f"\n{text}"):
            name = match["name"]
            if is_witness and parse_label(name).several:
                continue
            place = Span(match.start("name") - 1, match.end("name") - 1) if name else None
            found.append(CourtLine(match.start("line") - 1, place, is_witness))
    return sorted(found)


def stand_ins(
    text: str, labels: Sequence[SpeakerLabel], lines: Sequence[CourtLine]
) -> dict[int, tuple[SpeakerLabel, bool]]:
    """Return for the number of a label that names nobody the one in whose place it stands, and
    whether that is sure.

    "Q" is whoever examines: the counsel of the line above; where that names nobody, the one whose
    own label stood before the last answer. "A" and "THE WITNESS" are who was sworn.
    """
    found: dict[int, tuple[SpeakerLabel, bool]] = {}
    starts = [line.start for line in lines]
    done = 0
    witness: SpeakerLabel | None = None
    counsel: SpeakerLabel | None = None
    stated = False
    for number, label in enumerate(labels):
        upto = bisect_right(starts, label.span.start)
        for line in lines[done:upto]:
            named = _named(text, line)
            if line.is_witness:
                witness, counsel, stated = named, None, False
            else:
                counsel, stated = named, named is not None
        done = upto
        if label.words.startswith("BY "):
            counsel, stated = label, True
        elif label.form is LabelStyle.QUESTION:
            if counsel is not None:
                found[number] = counsel, stated
        elif label.form is LabelStyle.ANSWER or _answers(label):
            before = labels[number - 1] if number else None
            if not stated and before is not None and _may_examine(before):
                counsel = before
            if witness is not None:
                found[number] = witness, True
    return found


def _answers(label: SpeakerLabel) -> bool:
    return label.form is LabelStyle.CAPITALS and role_in(label.words) is LabelRole.ANSWERS


def _may_examine(label: SpeakerLabel) -> bool:
    """Return whether a label before an answer is counsel’s, and not the court’s."""
    parsed = parse_label(label.words)
    return (
        label.form is LabelStyle.CAPITALS
        and role_in(label.words) is None
        and parsed.title[:1] != ("the",)
        and not {"judge", "justice", "hhj", "recorder", "coroner", "chair", "lord"}.intersection(
            parsed.title
        )
    )


def _named(text: str, line: CourtLine) -> SpeakerLabel | None:
    """Return whom a line names, as a label that stands there; None for “counsel to the inquiry”."""
    if line.name is None:
        return None
    words = " ".join(line.name.of(text).split())
    parsed = parse_label(words)
    if not line.is_witness and (
        role_in(words) is not None or not (parsed.is_person or _may_be_name(parsed.name))
    ):
        return None
    return SpeakerLabel(line.name, line.name.end, words, LabelStyle.CAPITALS)


def _may_be_name(name: Sequence[str]) -> bool:
    """Return whether words can be a name alone: "Ann Moss", not "the panel"."""
    return 1 < len(name) < 4 and all(word[:1].isupper() for word in name)
