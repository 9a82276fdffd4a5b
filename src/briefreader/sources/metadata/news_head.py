"""The head of a news article: a title, who wrote it, and the day on which it was published.

A transcript has the day on which it was spoken there; what tells the two apart is here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from briefreader.sources.blocks.line_shapes import ends_sentence, is_clock, label_end
from briefreader.sources.metadata.dates import dateline_day, is_line_of_day, whole_date
from briefreader.text.reporting_verbs import ANY_SAID

_HEAD = 20_000  # code points in which labels and “I” are looked for
_HEAD_LINES = 6
_MOST_HEAD = 40  # lines, blank ones too, among which a byline is looked for
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
_SAYS = re.compile(rf"\b{ANY_SAID}\b")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|you|You|your|Your)\b")
_WORD = r"(?:[^\W\d_a-z][\w.’'-]*|de|da|di|van|von|der|den|la|le|el|al|bin|and|&)"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|Av|Von|Par|Por|Di|Door) (?P<name>[^\W\d_a-z][\w.’'-]*(?:,? {_WORD}){{0,9}}?)"
    r"(?:[,|] [^.!?]{2,60})?"
)


def news_byline(title: str, text: str, day: date, *, day_first: bool = False) -> str | None:
    """Return who is named as the author at the ``day`` in the head of a news article, nothing where
    nobody is; None for a text that is no news article.

    ``day_first`` says that 3/5 is the third of May here.
    """
    if _may_be_spoken(title, text):
        return None
    lines = text.split("\n", _MOST_HEAD)[:_MOST_HEAD]
    author = _byline_at_day(lines, day, day_first)
    is_news = author or _is_reported(text) or any(dateline_day(line, day) for line in lines)
    return author if is_news else None


def _may_be_spoken(title: str, text: str) -> bool:
    """Return whether a text may be somebody's own words: it has a transcript's labels, a clock time
    at its head, a title that says so, or “I” outside of quotations.
    """
    lines = text[:_HEAD].split("\n")
    head = _first_with_words(lines)
    return (
        any(_SPOKEN.search(line) for line in (title, *head) if not ends_sentence(line))
        or any(map(is_clock, head))
        or any(map(_opens_turn, map(str.strip, lines)))
        or bool(_FIRST_PERSON.search(_QUOTED.sub("", text[:_HEAD])))
    )


def _opens_turn(line: str) -> bool:
    """Return whether a label opens the line: no date's, and no clause with a verb of saying."""
    end = label_end(line)
    return end > 0 and not _SAYS.search(line[:end]) and whole_date(line.partition(":")[2]) is None


def _is_reported(text: str) -> bool:
    """Return whether a text quotes somebody and says who: ``“We waited,” said Ann Lee``."""
    return bool(_REPORT.search(text[:_HEAD]))


def _byline_at_day(lines: Sequence[str], day: date, day_first: bool) -> str:
    """Return the name in a line ``By …`` right above or below a day alone, or a dateline, in a
    text's first lines; nothing without one.
    """
    head = _first_with_words(lines)
    for number, line in enumerate(head):
        if is_line_of_day(line, day, day_first=day_first):
            for beside in (*head[max(0, number - 1) : number], *head[number + 1 : number + 2]):
                if found := _BYLINE.fullmatch(beside):
                    return found["name"]
    return ""


def _first_with_words(lines: Iterable[str]) -> list[str]:
    return list(islice(filter(None, map(str.strip, lines)), _HEAD_LINES))
