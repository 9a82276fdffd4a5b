"""Labels of a draft's interviews that transcripts have in no such form: "Ann Moss, mayor: …",
"Moss — We sail.", "Q1: …", a name alone on its line, a question in bold above its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefreader.domain.article import Span, TextStyle
from briefreader.quotes.entities.place_names import PLACE_NAMES
from briefreader.quotes.entities.speaker_labels import (
    LabelStyle,
    SpeakerLabel,
    read_label,
    spoken_label,
)
from briefreader.quotes.words.lexicon import ROLES
from briefreader.sources.blocks.block import Block
from briefreader.text.lazy_pattern import lazy_pattern

QUOTATION_MARKS = frozenset('“”„‟«»"')
_NAME = r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,3}"
_NUMBERED = re.compile(r"(?P<label>(?P<letter>[QA])\s?#?\d{1,3})\s?[.:)]\s+")
_WITH_OFFICE = lazy_pattern(rf"(?P<name>{_NAME}), (?P<office>[^\n:.?!“”\"«»]{{2,70}}):\s+")
_DASHED = lazy_pattern(rf"(?P<name>{_NAME})\s(?:[—–]|--)\s(?=\S)")
_ALONE = lazy_pattern(rf"(?P<name>{_NAME})(?<!\.)[ \t]*(?:\n|\Z)")
_AGE = re.compile(r"(?:aged )?[1-9]\d(?:,|$)")
_LONGEST_QUESTION = 120  # words
_FEWEST_OF_REMARK = 4  # words of what is no question
# What tells whom an interview is with: "An interview with the harbour master, Ann Moss".
_WITH = (
    r"\b(?i:(?:interview(?:s|ed)?|conversation|q\s?&\s?a|chat|questions)(?: with| to| for|:)?"
    r"|(?:we|i) (?:spoke|talked|sat down|met)(?: to| with)?)\s[^.!?\n]{0,60}?"
)
_THEIR_ANSWERS = (
    r"[^.!?\n]{0,40}\b(?:answers?\b|answered\b"
    r"|(?:spoke|speaks|talks|talked) (?:to|with) (?:us|me|[Tt]he [A-Z]))"
)


def label_in_draft(block: Block, text: str, start: int) -> SpeakerLabel | None:
    """Return what looks like a label at the start of a line of a draft's block, which reads as
    ``text``; those of style ``HEADING`` or ``PRINTED`` have no colon, and need more to go by.
    """
    if numbered := _NUMBERED.match(text, start):
        asks = numbered["letter"] == "Q"
        form = LabelStyle.QUESTION if asks else LabelStyle.ANSWER
        span = Span(*numbered.span("label"))
        return SpeakerLabel(span, numbered.end(), numbered["letter"], form)
    with_office = _WITH_OFFICE.match(text, start)
    office = with_office if with_office and _is_office(with_office) else None
    if with_office and not office and _is_age_or_place(with_office):
        return spoken_label(text, start) or _label(with_office, LabelStyle.PRINTED)
    if label := _label(office, None) or read_label(text, start):
        return label
    if alone := _ALONE.match(text, start):
        return _label(alone, LabelStyle.HEADING)
    if dashed := _DASHED.match(text, start):
        return _label(dashed, LabelStyle.PRINTED)
    if start == 0 and (end := _bold_end(block, text)):
        body = len(text) - len(text[end:].lstrip())
        return _label(_ALONE.fullmatch(text[:end].rstrip()), LabelStyle.HEADING, body)
    return None


def _is_office(found: re.Match[str]) -> bool:
    """Return whether a full name, and then what somebody is, stand before a colon; no title of a
    book.
    """
    office = found["office"]
    told = office[0].islower() or not ROLES.isdisjoint(office.lower().split())
    return " " in found["name"] and told


def _is_age_or_place(found: re.Match[str]) -> bool:
    """Return whether a full name, and then how old or from where somebody is, stand before a colon:
    "Ann Moss, 34, Leeds:".
    """
    if " " not in found["name"] or found["name"].isupper():
        return False
    office = found["office"]
    return _AGE.match(office) is not None or office.rpartition(", ")[2].lower() in PLACE_NAMES


def _label(
    found: re.Match[str] | None, form: LabelStyle | None, body: int = 0
) -> SpeakerLabel | None:
    """Return the label of those words, if a colon would make them one."""
    read = read_label(f"{found['name']}: ", 0) if found else None
    if found is None or read is None:
        return None
    span = Span(*found.span("name"))
    return replace(read, span=span, body=body or found.end(), form=form or read.form)


def _bold_end(block: Block, text: str) -> int:
    """Return where the bold words end with which a block begins, and 0 if all or none of it is
    bold.
    """
    ends = [
        span.end
        for span in block.styles
        if span.style is TextStyle.STRONG and not span.start and block.text == text
    ]
    return next((end for end in ends if end < len(text)), 0)


class AskedInBold(NamedTuple):
    """A question at a span of a block, and its answer at one of the same or of the next."""

    block: int
    question: Span
    answered: int
    answer: Span


def questions_in_bold(blocks: Sequence[Block], texts: Sequence[str]) -> list[AskedInBold]:
    """Return each question in bold, or in a heading, with its plain answer behind or below it;
    beside questions, bold sentences are such, too.
    """
    asked = list(_asked(blocks, texts))
    is_any = any(one.question.of(texts[one.block]).endswith("?") for one in asked)
    return asked if is_any else []


def _asked(blocks: Sequence[Block], texts: Sequence[str]) -> Iterator[AskedInBold]:
    for at, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        heading = at > 0 and block.has(TextStyle.HEADING)
        whole = heading or block.has(TextStyle.STRONG)
        end = len(text) if whole else _bold_end(block, text)
        words = text[:end].rstrip()
        ends = words.endswith("?") or (not heading and words[-1:] in (".", "—", "…"))
        few = not words.endswith("?") and len(words.split()) < _FEWEST_OF_REMARK
        if not ends or few or len(words.split()) > _LONGEST_QUESTION:
            continue
        question = Span(0, len(words))
        if end < len(text):
            start = len(text) - len(text[end:].lstrip())
            answered, answer = at, Span(start, len(text.rstrip()))
        elif at + 1 < len(blocks) and not blocks[at + 1].has(TextStyle.STRONG):
            answered, answer = at + 1, Span(0, len(texts[at + 1]))
        else:
            continue
        if QUOTATION_MARKS.isdisjoint(answer.of(texts[answered]) + words):
            yield AskedInBold(at, question, answered, answer)


def interviewed(prose: str, names: Sequence[str]) -> str | None:
    """Return who answers, among those whom a draft names in full outside its talk: whom it says
    the interview is with.
    """
    for name in names:
        words = re.escape(name)
        if re.search(rf"{_WITH}{words}\b|\b{words}{_THEIR_ANSWERS}", prose):
            return name
    return None
