"""Finds a transcript's speaker labels at the beginnings of lines, in every form they come in."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from briefreader.article import LABEL, Span
from briefreader.quotes.genders import given_names
from briefreader.quotes.lexicon import NAME_PARTICLES, ORGANISATIONS
from briefreader.quotes.name_forms import composed, surname

_FEW = 5
_SOME = 3
_LISTED = re.compile(r"[“„«\"‘\d]")
_READ_OUT = re.compile('\n[“„«"]')
_SENTENCE_END = re.compile("[.?!…—。？！]")
_LONGEST_MIXED = 5
_LABELS_KEPT = 1024  # they recur, within a transcript and from one to the next


class Form(StrEnum):
    """How a label is printed, which says how far it can be trusted."""

    QUESTION = "question"
    CAPITALS = "capitals"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Label:
    """A label: ``span`` covers it, ``body`` is where the speech after it begins.

    ``words`` are as printed, but for white space and for accents (NFC).
    """

    span: Span
    body: int
    words: str
    form: Form

    @property
    def sure(self) -> bool:
        """Whether the form alone makes it a label; words in mixed case need more to go by."""
        return self.form is not Form.MIXED


_CLOCK = r"(?:\d{1,2}:\d{2}[ \xa0]*[AP]\.?M\.?[ \xa0]+(?:[A-Z]{2,4}[ \xa0]+)?)?"
_LINE = rf"[ \t\xa0]*(?:>[ \t]*)?{_CLOCK}(?=[*_]{{0,2}}(?:Q|[^\W\d_a-z][^:\n]{{0,90}}:))"
_FIRST_LINE = re.compile(_LINE)
_LATER_LINE = re.compile(rf"\n{_LINE}")
_QUESTION = re.compile(r"Q(?:UESTION)?(?=[:\s\xa0*_])")
# Words that stand before a colon in capitals and are nobody's name.
_PSEUDO = frozenset(
    """
    myth fact facts hoax truth lie reality promise made kept subject re from to cc bcc date
    note update updated watch read video photo photos background who what when where why how
    summary contact release corrected correction claim verdict ruling rating quote headline
    source sources editor editors location venue time topic title tags attachment attn via
    section chapter part step example warning attention important remember breaking
    exclusive live more related also see listen transcript translation ps p.s nb faq answer
    result results bottom line
""".split()
)
_SPEAKING_TITLES = (
    r"\b(?:mr|mrs|ms|miss|dr|president|minister|secretary|senator|sen|representative|rep|governor"
    r"|gov|ambassador|general|gen|admiral|captain|colonel|chancellor|king|queen|prince|mayor|chair"
    r"|chairman|chairwoman|director|administrator|speaker|leader|judge|justice|official|moderator"
    r"|operator|question|reporter|participant|audience|member|members|aide|interpreter|translator"
    r"|lady|gentleman|commissioner|adviser|advisor|chief|surgeon|attorney|counselor|professor|pope"
    r"|sheikh|amir|emir|sultan|press|voice|speakers?|host|student|child|congressman|congresswoman"
    r"|sheriff|sir|reverend|rev|bishop|rabbi|cardinal|spokesperson|staff|staffer)\b"
)
_TRANSCRIPT_TITLE = (
    r"\b(?:remarks|briefings?|gaggles?|press calls?|press conferences?|interview|transcript"
    r"|conversation|q\s?&\s?a|backgrounder|town hall|fireside chat|toast|call with"
    r"|media availability"
    r"|opening statements?|press availability|news conference)\b"
)


def says_transcript(title: str) -> bool:
    """Whether a title announces spoken words, so that a single label is enough."""
    return re.search(_TRANSCRIPT_TITLE, title.lower()) is not None


def find_labels(text: str, title: str, names: Callable[[], frozenset[str]]) -> list[Label]:
    """The labels of a transcript, in order; none where the text is no transcript.

    ``names`` gives the surnames, in lower case, that count in mixed case even if they come only
    once; it is asked only where something looks like a label.
    """
    if text.count(":") + text.count("Q") < _FEW and not says_transcript(title):
        return []  # each label has a colon or a Q, and most stories have few of them
    candidates = [label for start in _starts(text) if (label := _read(text, start))]
    if not candidates:
        return []
    trusted = [label for label in candidates if label.form is not Form.MIXED]
    mixed = _trusted_mixed(candidates, names, len(trusted) >= _FEW)
    labels = [label for label in candidates if label.form is not Form.MIXED or label in mixed]
    return labels if _is_transcript(text, title, labels) else []


def spoken_label(text: str, start: int) -> Label | None:
    """The label at ``start`` if it alone shows that somebody speaks, as ``MR. MILLER:`` does."""
    label = _read(text, start)
    sure = label is not None and label.form is not Form.MIXED and _is_spoken(label)
    return label if sure else None


def _is_transcript(text: str, title: str, labels: list[Label]) -> bool:
    """Whether the labels are speakers', and not those of a list, a table or sections."""
    if len(labels) >= _SOME and not _is_said(text, labels):
        return False
    spoken = sum(map(_is_spoken, labels))
    if says_transcript(title):
        return spoken > 0 or len(labels) >= _FEW
    return len(labels) >= _FEW and (spoken >= 2 or _recurs(labels))


def _is_said(text: str, labels: list[Label]) -> bool:
    """Whether half of what stands after the labels is sentences, no numbers, nothing read out."""
    stops = [*(label.span.start for label in labels[1:]), len(text)]
    said = sum(
        _LISTED.match(text, label.body) is None
        and _READ_OUT.search(text, label.body, stop) is None
        and _SENTENCE_END.search(text, label.body, stop) is not None
        for label, stop in zip(labels, stops, strict=True)
    )
    return 2 * said >= len(labels)


def _recurs(labels: list[Label]) -> bool:
    """Whether somebody speaks twice: answers, for example."""
    lasts = Counter(label.words.split("(")[0].split()[-1] for label in labels)
    return max(lasts.values()) > 1


def _starts(text: str) -> list[int]:
    first = _FIRST_LINE.match(text)
    found = [first.end()] if first else []
    return found + [match.end() for match in _LATER_LINE.finditer(text)]


def _read(text: str, start: int) -> Label | None:
    question = _QUESTION.match(text, start + _bold(text, start))
    match = LABEL.match(text, start)
    if match is None:
        return None
    if question is not None and match["name"] is None:
        return Label(Span(*question.span()), match.end(), question[0], Form.QUESTION)
    if match["name"] is None:
        return None
    words = composed(" ".join(match["name"].split()))
    form = _form(words)
    if form is None:
        return None
    return Label(Span(*match.span("name")), match.end(), words, form)


def is_pseudo_label(words: str) -> bool:
    """Whether words that stand before a colon are a heading's and no speaker's: PROMISE MADE."""
    return all(part.lower().strip(".,") in _PSEUDO for part in words.split())


def _bold(text: str, start: int) -> int:
    return 2 if text[start : start + 2] in ("**", "__") else 0


@lru_cache(maxsize=_LABELS_KEPT)
def _form(words: str) -> Form | None:
    """The label's form; None for a pseudo-label or words that are no name."""
    bare = re.sub(r"\([^)]*\)", "", words).strip()
    parts = bare.split()
    if is_pseudo_label(bare):
        return None
    if parts[0].lower() in _PSEUDO and len(parts) > 2:
        return None
    if all(_in_capitals(part) or part in _SMALL_BESIDE_CAPITALS for part in parts) and any(
        _in_capitals(part) for part in parts
    ):
        return Form.CAPITALS if len(bare) > 1 and not bare.isdigit() else None
    named = all(part[0].isupper() or part.lower() in NAME_PARTICLES for part in parts)
    return Form.MIXED if named and len(parts) <= _LONGEST_MIXED else None


_SMALL_BESIDE_CAPITALS = frozenset(
    "Jr. Sr. of Lt. and Dr. Dr Mr. Mr Ms. Ms Mrs. Mrs Sen. Rep. Gov. Gen. Adm. Amb. Prof.".split()
)


def _in_capitals(part: str) -> bool:
    """``McCARTHY``, ``O’CONNELL``, ``EL-SISI``, ``Jr.`` and ``of`` count as capitals too."""
    letters = re.sub(r"^(?:Mc|Mac|De|Le|La|Van|Du|Di|O’|O')(?=[A-Z]{2})", "", part)
    return letters.upper() == letters or part.lower() in NAME_PARTICLES


def _is_spoken(label: Label) -> bool:
    """Whether the label alone shows that somebody speaks: ``MR. MILLER``, ``MODERATOR``, ``Q``."""
    if label.form is Form.QUESTION:
        return True
    return re.search(_SPEAKING_TITLES, label.words.lower()) is not None


def _trusted_mixed(
    candidates: list[Label], known: Callable[[], frozenset[str]], in_capitals: bool
) -> set[Label]:
    """Labels in mixed case, if one of a known person recurs: it, and the others that answer it.

    Where labels stand ``in_capitals``, one in mixed case is a slip, and must be a known name.
    """
    mixed = [label for label in candidates if label.form is Form.MIXED]
    if not mixed:
        return set()
    names = known()
    if in_capitals:
        return {label for label in mixed if surname(label.words.split()) in names}
    counts = Counter(label.words for label in mixed)
    anchors = [words for words in counts if names_person(words, names)]
    if any(counts[words] >= 2 for words in anchors):
        return set(mixed)
    return {label for label in mixed if label.words in anchors}


def names_person(words: str, names: frozenset[str]) -> bool:
    """Whether a label in mixed case is a person's name: papers and channels ask questions too."""
    parts = words.lower().split()
    if parts[-1] in names or surname(parts) in names:
        return True
    if any(part in ORGANISATIONS for part in parts):
        return False
    return len(parts) > 1 and parts[0] in given_names()
