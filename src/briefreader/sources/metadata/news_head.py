"""The head of a news article: a title, who wrote it, and the day on which it was published.

A transcript has the day on which it was spoken there; what tells the two apart is here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefreader.sources.blocks.line_shapes import ends_sentence, is_clock, label_end
from briefreader.sources.metadata.dates import whole_date
from briefreader.text.reporting_verbs import ANY_SAID

_HEAD = 20_000  # code points in which labels and “I” are looked for
_HEAD_LINES = 6
# What a title or a line below it calls a text that is the words of whoever spoke or signed.
_SPOKEN = re.compile(
    r"\b(?:remarks|addresse?s?|speech(?:es)?|statements?|transcripts?|(?:press )?briefings?"
    r"|(?:press|news) (?:conference|call|gaggle)s?|backgrounder|gaggle|interviews?|hearings?"
    r"|testimon(?:y|ies)|lectures?|keynotes?|minutes|sermon|eulogy|toasts?|debates?|readout"
    r"|conversation|exchange|oath|prayer|proclamation|message|letter|q ?& ?a|q and a)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|(?<!\w)[‘'][^\n]{0,400}?[’'](?!\w)")
_REPORT = re.compile(
    rf"[”\"’'] (?:[^\W\d_][\w.’'-]* ){{0,5}}{ANY_SAID}\b"
    rf"|\b{ANY_SAID}\b[^.!?\n“\"‘]{{0,60}}[“\"‘]"
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|you|You|your|Your)\b")
_WORD = r"(?:[^\W\d_a-z][\w.’'-]*|de|da|di|van|von|der|den|la|le|el|al|bin|and|&)"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY) (?P<name>[^\W\d_a-z][\w.’'-]*(?:,? {_WORD}){{0,9}}?)(?:[,|] [^.!?]{{2,60}})?"
)


def is_reported(text: str) -> bool:
    """Return whether a text quotes somebody and says who: ``“We waited,” said Ann Lee``."""
    return bool(_REPORT.search(text[:_HEAD]))


def is_spoken(title: str, text: str) -> bool:
    """Return whether a text may be somebody's own words: it has a transcript's labels, a clock time
    at its head, a title that says so, or “I” outside of quotations.
    """
    lines = [line.strip() for line in text[:_HEAD].split("\n")]
    head = [line for line in lines if line][:_HEAD_LINES]
    return (
        any(_SPOKEN.search(line) for line in (title, *head) if not ends_sentence(line))
        or any(map(is_clock, head))
        or any(label_end(line) and whole_date(line.partition(":")[2]) is None for line in lines)
        or bool(_FIRST_PERSON.search(_QUOTED.sub("", text[:_HEAD])))
    )


def byline_at_day(lines: Sequence[str], day: date) -> str:
    """Return the name in a line ``By …`` right above or below a day alone in a text's first lines;
    nothing without one.
    """
    head = [line for line in map(str.strip, lines) if line][:_HEAD_LINES]
    for number, line in enumerate(head):
        if whole_date(line) == day:
            for beside in (*head[max(0, number - 1) : number], *head[number + 1 : number + 2]):
                if found := _BYLINE.fullmatch(beside):
                    return found["name"]
    return ""
