"""Quotes as they were found: who said what, and exchanges of questions and answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from briefreader.domain.article import Span


class QuoteKind(StrEnum):
    """A quotation between marks, a speaker's turn in a transcript, or what a writer reports."""

    DIRECT = "direct"
    TURN = "turn"
    INDIRECT = "indirect"  # found only on demand, and in no index


class AnswerKind(StrEnum):
    """How a question was answered, by words that show it; an answer may be of several kinds."""

    ANSWERED = "answered"
    REFERRED = "referred"
    PROMISED = "promised"
    DECLINED = "declined"
    NOTHING = "nothing"
    UNKNOWN = "unknown"
    INTERRUPTED = "interrupted"

    @property
    def words(self) -> str:
        """Return what a reader is told: the value is a keyword of queries and records."""
        return _ANSWERS_IN_WORDS.get(self, self.value)


_ANSWERS_IN_WORDS = {AnswerKind.NOTHING: "nothing to share", AnswerKind.UNKNOWN: "doesn't know"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said, and who.

    ``start`` and ``end`` leave the marks out. ``speaker`` is a person's full name, or None where
    nobody is named or the label is anonymous (``Q``, ``MODERATOR``); the mention then still tells
    what stands there. ``evidence`` covers the words that decided, mention and cue together.
    ``inside`` is the index, in the same tuple, of the turn that holds the quote. ``asides`` are
    stretches of a turn that nobody said, such as ``(Laughter.)``.
    """

    start: int
    end: int
    text: str
    kind: QuoteKind
    speaker: str | None = None
    speaker_title: str | None = None
    mention_start: int | None = None
    mention_end: int | None = None
    certain: bool = False
    inside: int | None = None
    asides: tuple[Span, ...] = ()
    evidence: Span | None = None

    @property
    def span(self) -> Span:
        """Where the quote stands."""
        return Span(self.start, self.end)

    def mention(self, text: str) -> str:
        """Return the words that name the speaker in the article's ``text``, or nothing."""
        if self.mention_start is None or self.mention_end is None:
            return ""
        return text[self.mention_start : self.mention_end]


# What says nothing alone: pronouns, and the determiners of what is left out.
_PRONOUNS = frozenset(
    """
    he she they it we i you who whom that which this these those
    the his her their my our your its
""".split()  # noqa: SIM905
)
# "they|’re|", "who|'s|"; not "I’Anson"
_CUT_SHORT = re.compile(r"(?<=\w)['’](?:s|m|d|re|ve|ll)\Z")
# What leads in to a subject: "|that| you", "|that| companies", "|you know| people",
# "|giving| people"
_LEADS_IN = re.compile(
    r"\A(?:(?:giving|seeing|hearing|helping|letting|making|having|telling|asking)\s+(?=people\Z)|"
    r"(?:you\s+know|that(?=\s+(?:you|they|we|he|she|I|people|\w+[^\Wsiu]s)(?:['’]\w+)?\Z))\s+(?=\w))",
    re.IGNORECASE,
)
# The verb behind it: "people |don’t sit|", "somebody |literally broke|", "one of them |looked|",
# "the union |put out a statement|"; not "a newly released hostage", "Jack Went"
_VERB = re.compile(
    r"\s+\w+n['’]t\b.*|(?:(?<=body)|(?<=one)|(?<=people))\s+\w+ly\b.*"
    r"|(?<=\w)(?<!\bwho)(?<!\bthat)(?<!\ba)(?<!\bthe)(?<!ly)(?<!\bjust)\s+"
    r"(?-i:stood|looked|understood|kept|came|went|got|put\s+out"
    r"|(?:issued|released|entered)\s+(?:an?|the|its|their|his|her))\b.*",
    re.IGNORECASE,
)


def called_by(mention: str) -> str:
    """Return the words that stand for a speaker, such as ``Q`` or “a spokesman”; nothing for a
    pronoun, alone or with a verb cut short (“they’re”, “that’s my answer”), which says nothing
    without the words around it. What leads in to them, and a verb behind them, are left out.
    """
    called = " ".join(mention.split()).strip("*_: ")
    called = _VERB.sub("", _LEADS_IN.sub("", called, count=1))
    first, _, _ = called.partition(" ")
    pronoun = _CUT_SHORT.sub("", first)
    if pronoun == first:
        pronoun = called
    shouted = pronoun.isupper() and len(pronoun) > 1  # WHO, a body
    return "" if pronoun.lower() in _PRONOUNS and not shouted else called


def speaker_as_shown(speaker: str | None, mention: str) -> str:
    """Return who said something: the full name, else the words that stand there, else that nobody
    is named.
    """
    return speaker or called_by(mention) or ("not named" if mention.strip() else "no speaker")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and the turns that answer it; remarks before any question have none."""

    question: Quote | None
    answers: tuple[Quote, ...]

    @property
    def turns(self) -> tuple[Quote, ...]:
        """The question, if any, then its answers."""
        return (self.question, *self.answers) if self.question else self.answers

    def words_at(self, span: Span) -> str:
        """Return the words of one of its turns at a place in the article; nothing where it has no
        turn.
        """
        for turn in self.turns:
            if turn.start <= span.start < turn.end:
                return turn.text[span.start - turn.start : span.end - turn.start]
        return ""
