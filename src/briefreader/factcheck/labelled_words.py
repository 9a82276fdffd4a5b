"""A draft's words behind a label, without quotation marks: "Ann Moss: We sail.", "Q: …  A: …".

Whether such a line is somebody's words, only the draft tells: a roster, a timeline, a reader's
questions and a reporter's notes have labels, too. What a label like "MR. MOSS" shows to be speech
is a quotation. What looks like talk is one if any of that talk is found, and the rest if it is
found itself.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from briefreader.domain.article import Span, TextStyle
from briefreader.domain.people import PeopleDirectory
from briefreader.factcheck.day_words import NAMES_OF_DAYS
from briefreader.factcheck.interview_forms import (
    QUOTATION_MARKS,
    AskedInBold,
    interviewed,
    label_in_draft,
    questions_in_bold,
)
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import is_person
from briefreader.quotes.entities.label_roles import ASKING, LabelRole, role_in
from briefreader.quotes.entities.label_titles import parse_label, without_brackets
from briefreader.quotes.entities.name_parsing import surname
from briefreader.quotes.entities.place_names import PLACE_NAMES
from briefreader.quotes.entities.speaker_labels import (
    LabelStyle,
    SpeakerLabel,
    is_surely_given,
    read_label,
    spoken_label,
)
from briefreader.quotes.named_people import full_names_in
from briefreader.quotes.transcripts.signed_texts import speaks_of_itself
from briefreader.quotes.words.lexicon import DETERMINERS, PREPOSITIONS
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.line_shapes import LIST_MARK
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.reporting_verbs import ANY_SAID
from briefreader.text.sentences import CLOSERS, ENDERS

_NO_SPEECH = (TextStyle.TABLE, TextStyle.CAPTION)
_NO_PROSE = (TextStyle.HEADING, *_NO_SPEECH)
_PRINTED = (LabelStyle.HEADING, LabelStyle.PRINTED)  # labels without a colon
_OPENING = QUOTATION_MARKS | {"‘", "'"}
_ENDS = re.compile(rf"[{ENDERS}—–-][{re.escape(CLOSERS)}*_\s]*\Z")
_LONGEST_NAME = 4  # words
_NEAR = 3  # blocks from what is asked to its answer
_SET_APART = (TextStyle.ITEM, TextStyle.QUOTATION)
_SEVERAL = 2  # times that a label without a colon stands there
_REPORTED = lazy_pattern(rf"\b(?:he|she|they|[A-Z][\w’'-]+) (?:\w+ )?{ANY_SAID}\b")
_REPORTS = lazy_pattern(
    rf"{_REPORTED.pattern}[^“”\"«»„\n]{{0,80}}[“\"«„]"
    rf"|[”\"»“],? (?:\S+ ){{0,4}}{ANY_SAID}\b|[”\"»“],? {ANY_SAID}\b"
)
_LONGEST_LABEL = 3  # words, where one of them stands in hardly any name or role
_I = re.compile(r"\bI\b(?!\.)")
_FEWEST_OF_HEADLINE = 4  # words
_NEVER_IN_LABELS = (PREPOSITIONS | DETERMINERS) - {"of", "for", "to", "the", "one", "two", "three"}


class SpeechLikelihood(StrEnum):
    """How surely words behind a label, without quotation marks, are somebody's."""

    SURELY = "surely"  # its label shows it
    IN_TALK = "in talk"  # if any line of the draft's talk is found
    PERHAPS = "perhaps"  # if it is found itself


@dataclass(frozen=True, slots=True)
class LabelledWords:
    """What stands behind a label, at ``span`` of a block's text.

    ``label`` are its words as printed, ``name`` whom it names; None where it only asks, answers or
    leads the talk. ``is_outlet``: it is none of these, but somebody's who asks: "The Post".
    ``heading`` is the block of the last heading before it that is no label, -1 without one; in a
    draft's text, where that begins.
    """

    block: int
    span: Span
    label: str
    name: str | None
    likelihood: SpeechLikelihood
    is_outlet: bool = False
    heading: int = -1


class _Line:
    """A line that begins with a label, with the words behind it, at ``span`` of a block.

    ``opens`` is the block in which the label stands, ``bare`` the label without brackets, ``name``
    whom it names, once that is found out. ``is_label_of_speech`` says whether the label alone shows
    speech, ``sure`` whether anything does, ``is_whole`` whether the words end as a sentence does.
    ``is_listed``: it is one of several lines that each begin with another full name, or answers
    one of several questions, and only that it is found tells that it is speech.
    """

    def __init__(
        self,
        block: int,
        span: Span,
        label: SpeakerLabel,
        words: str,
        style: str = "",
        *,
        opens: int | None = None,
        is_label_of_speech: bool = False,
        is_listed: bool = False,
    ) -> None:
        self.block = block
        self.opens = block if opens is None else opens
        self.span = span
        self.label = label
        self.words = words
        self.is_item = style == "item"
        self.is_quoted = style == "quotation"
        self.bare = without_brackets(label.words)
        self.name: str | None = None
        self.is_listed = is_listed
        self.is_label_of_speech = self.sure = is_label_of_speech
        self.is_whole = is_label_of_speech or _ENDS.search(words) is not None

    @cached_property
    def role(self) -> LabelRole | None:
        """What the label says that somebody does, if it names nobody."""
        letters = {LabelStyle.QUESTION: LabelRole.ASKS, LabelStyle.ANSWER: LabelRole.ANSWERS}
        return letters.get(self.label.form) or role_in(self.bare)

    @cached_property
    def key(self) -> str:
        """The last word of the name, in small letters: "Ann Moss" and "Moss" are one."""
        return self.bare.lower() if self.role else self.bare.split()[-1].lower()

    @cached_property
    def own_voice(self) -> bool:
        """Whether somebody speaks of himself in it."""
        return speaks_of_itself(self.words)

    @property
    def reports(self) -> bool:
        """Whether it answers, in nobody's own words, with what somebody said elsewhere: "A: She
        told the council: “…”".
        """
        answers = self.role is LabelRole.ANSWERS and not self.own_voice
        return answers and _REPORTS.search(self.words) is not None

    @property
    def is_numbered(self) -> bool:
        """Whether a number stands behind its letter: "Q1"."""
        start, end = self.label.span
        return self.role is not None and end - start > len(self.label.words) == 1

    @property
    def is_printed(self) -> bool:
        """Whether only that it recurs tells its label from a heading or the head of a sentence."""
        return self.label.form in _PRINTED

    def as_labelled(self, block: int, span: Span, *, sure: bool) -> LabelledWords:
        """Return words behind or below its label; what is asked may be put in the draft's own."""
        is_outlet = not self.name and not self.role
        likelihood = SpeechLikelihood.PERHAPS
        if sure and not is_outlet and self.role not in ASKING:
            shown = self.is_label_of_speech and not self.role
            likelihood = SpeechLikelihood.SURELY if shown else SpeechLikelihood.IN_TALK
        return LabelledWords(block, span, self.bare, self.name, likelihood, is_outlet)

    def is_beside(self, other: _Line) -> bool:
        """Return whether hardly anything stands between it and another."""
        return abs(self.block - other.block) <= _NEAR


def labelled_words(
    blocks: Sequence[Block], texts: Sequence[str], people: PeopleDirectory | None
) -> list[LabelledWords]:
    """Return what stands behind labels in a draft's blocks, which read as ``texts``, in order."""
    lines = _lines_of_talk(blocks, texts, people)
    bold: list[AskedInBold] = []
    if all(line.is_printed for line in lines):
        bold = questions_in_bold(blocks, texts)
        lines = [line for line in lines if all(line.block != one.block for one in bold)]
    if not lines and not bold:
        return []
    labelled = {at for line in lines for at in (line.block, line.opens)}
    labelled |= {at for one in bold for at in (one.block, one.answered)}
    prose = "\n\n".join(text for at, text in enumerate(texts) if at not in labelled)
    named = full_names_in(prose, people)
    stated = None
    if bold or any(line.label.form is LabelStyle.ANSWER for line in lines):
        stated = interviewed(prose, named)
    answerer = stated or _likely_answerer(named, texts[: min(labelled)], people)
    asked = [line for one in bold for line in _asked_in_bold(one, texts, is_listed=not stated)]
    if not stated:
        lines = [line for line in lines if not line.reports]
    if stated or (answerer and _are_answered(asked)):
        lines += asked
    _name(lines, named, answerer, people)
    _name_by_headings(lines, blocks, texts, named)
    whole = [line for line in lines if line.is_whole]
    counts = Counter(line.key for line in whole)
    heard = {line.key for line in whole if line.own_voice}
    talking = heard | set(_in_turn(whole))
    whole = [
        line
        for line in whole
        if not line.is_printed or line.is_listed or _is_in_turn(line, talking)
    ]
    _tell_sure(whole, counts, heard)
    if whole and len(texts) > 1 and _is_headline(whole[0], counts):
        del whole[0]
    spoken = [line for line in whole if line.sure or _may_speak(line, counts, heard)]
    spoken += _unfinished(lines, whole)
    found = [line.as_labelled(line.block, line.span, sure=line.sure) for line in spoken]
    lines.sort(key=lambda line: (line.block, line.span))
    found += _below(blocks, texts, lines)
    opened = {line.opens for line in lines}
    heads = [-1]
    heads += (
        at for at, one in enumerate(blocks) if one.has(TextStyle.HEADING) and at not in opened
    )
    return [
        replace(one, heading=heads[bisect(heads, one.block) - 1])
        for one in sorted(found, key=lambda one: (one.block, one.span))
    ]


def _lines_of_talk(
    blocks: Sequence[Block], texts: Sequence[str], people: PeopleDirectory | None
) -> list[_Line]:
    """Return the lines that begin with a label; those without a colon only where it recurs, or
    several have one each, and those with a number only where somebody asks: "Q1" is a quarter of a
    year, too.
    """
    lines = list(_lines(blocks, texts))
    asks = any(line.role in ASKING and "?" in line.words for line in lines)
    times = Counter((line.key, line.label.form) for line in lines)
    recurring = {form for (_, form), count in times.items() if count >= _SEVERAL}
    _find_listed(lines, people)
    return [
        line
        for line in lines
        if (asks or not line.is_numbered)
        and (
            not line.is_printed
            or line.is_listed
            or times[line.key, line.label.form] >= _SEVERAL
            or (line.role in ASKING and line.label.form in recurring)
        )
    ]


def _find_listed(lines: Sequence[_Line], people: PeopleDirectory | None) -> None:
    """Find out which labels are those of several people who each say something: "Ann Moss — We
    sail.", "Tom Birk, 34, Leeds: I do not.".
    """
    likely = [
        line
        for line in lines
        if line.label.form is LabelStyle.PRINTED and _is_full(line.bare, people)
    ]
    if len({line.key for line in likely}) < _SEVERAL or not any(one.own_voice for one in likely):
        return
    for line in likely:
        line.is_listed = line.is_whole and not line.is_item


def _asked_in_bold(one: AskedInBold, texts: Sequence[str], *, is_listed: bool) -> Iterator[_Line]:
    """Yield a question in bold and its answer as lines of an interview."""
    for at, span, letter, form in (
        (one.block, one.question, "Q", LabelStyle.QUESTION),
        (one.answered, one.answer, "A", LabelStyle.ANSWER),
    ):
        label = SpeakerLabel(Span(span.start, span.start), span.start, letter, form)
        yield _Line(at, span, label, span.of(texts[at]), is_listed=is_listed)


def _are_answered(asked: Sequence[_Line]) -> bool:
    """Return whether several questions are asked, and whoever answers speaks of himself; a page of
    a firm's or a town's does so as "we".
    """
    asking = sum("?" in line.words for line in asked if line.role in ASKING)
    answers = (line.words for line in asked if line.role is LabelRole.ANSWERS)
    return asking >= _SEVERAL and any(map(_I.search, answers))


def _in_turn(lines: Sequence[_Line]) -> Iterator[str]:
    """Yield the labels of those who ask something, or say something right behind a question."""
    for before, line in zip([None, *lines], lines, strict=False):
        if "?" in line.words:
            yield line.key
        if before and "?" in before.words and before.role in ASKING and line.is_beside(before):
            yield line.key


def _is_in_turn(line: _Line, talking: set[str]) -> bool:
    """Return whether a label without a colon is that of somebody who asks or answers."""
    return line.role is not LabelRole.OTHER and line.key in talking


def _unfinished(lines: Sequence[_Line], whole: Sequence[_Line]) -> Iterator[_Line]:
    """Yield the lines whose words do not end as a sentence does, of those who surely speak
    elsewhere.
    """
    speaking = {line.key: line for line in whole if line.sure and not line.is_printed}
    for line in lines:
        if not line.is_whole and not line.is_printed and line.key in speaking:
            line.name = line.name or speaking[line.key].name
            line.sure = line.own_voice or line.words.endswith(":")
            yield line


def _lines(blocks: Sequence[Block], texts: Sequence[str]) -> Iterator[_Line]:
    """Yield what looks like a label's line: with words behind it, and no quotation marks of the
    draft's own there.
    """
    taken = -1
    for number, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if number == taken or not text or any(map(block.has, _NO_SPEECH)):
            continue
        is_heading = block.has(TextStyle.HEADING)
        item = LIST_MARK.match(text) if block.has(TextStyle.ITEM) else None
        style = "item" if item else "quotation" if block.has(TextStyle.QUOTATION) else ""
        starts = [item.end() - 1 if item else 0]
        starts += [place + 1 for place, one in enumerate(text) if one == "\n"]
        read = (label_in_draft(block, text, start) for start in starts)
        labels = [
            label
            for label in read
            if label and not _is_phrase(label) and (label.body >= len(text) or not is_heading)
        ]
        ends = [*(label.span.start for label in labels[1:]), len(text)]
        for label, end in zip(labels, ends, strict=False):
            span = Span(label.body, len(text[:end].rstrip()))
            place, within = number, text
            if span.end <= span.start:  # the label has a line of its own
                goes_on = end == len(text) and number + 1 < len(texts)
                if not goes_on or label_in_draft(blocks[number + 1], texts[number + 1], 0):
                    continue
                if any(map(blocks[number + 1].has, _NO_PROSE)):
                    continue
                place = taken = number + 1
                within = texts[taken]
                span = Span(0, len(within))
            words = within[span.start : span.end]
            spoken = spoken_label(text, label.span.start) is not None
            opens = words.lstrip()[:1]
            if label.form in _PRINTED and _is_told(label, words):
                continue
            if opens and opens not in _OPENING and (spoken or _is_said(words)):
                yield _Line(
                    place, span, label, words, style, opens=number, is_label_of_speech=spoken
                )


def _is_told(label: SpeakerLabel, words: str) -> bool:
    """Return whether words below a name are the draft's own: they quote, or name somebody so."""
    return not QUOTATION_MARKS.isdisjoint(words) or label.words.split()[-1] in words


def _is_phrase(label: SpeakerLabel) -> bool:
    """Return whether a label is a heading's phrase: "THE PRESIDENT KEEPS HIS PROMISES"."""
    words = label.words.lower().split()
    return len(words) > _LONGEST_LABEL and not _NEVER_IN_LABELS.isdisjoint(words)


def _is_said(words: str) -> bool:
    first = words.lstrip("([ ")[:1]
    opens = first.isupper() or first.isdigit() or not first.isascii()
    letters = any(map(str.isalpha, words)) and not words.isupper()
    return opens and letters and not _is_titled(words)


def _is_headline(line: _Line, counts: Counter[str]) -> bool:
    """Return whether a draft's first line tells of somebody: "Moss: Quay could close by May."."""
    alone = counts[line.key] == 1 and not line.own_voice
    return not line.block and alone and line.label.form is LabelStyle.MIXED


def _is_titled(words: str) -> bool:
    """Return whether two thirds of some words have capitals, as a headline's do."""
    found = [word for word in words.split() if word[0].isalpha()]
    titled = sum(word[0].isupper() for word in found)
    return len(found) >= _FEWEST_OF_HEADLINE and titled * 3 >= 2 * len(found)


def _name(
    lines: Sequence[_Line],
    named: Sequence[str],
    answerer: str | None,
    people: PeopleDirectory | None,
) -> None:
    """Find out whom the labels name: who is ``named`` in full in the draft, too, or known; who
    answers is the ``answerer``.
    """
    labels = [line.bare.title() if line.bare.isupper() else line.bare for line in lines]
    full = [*named, *(words for words in labels if _is_full(words, people))]
    surnames = {surname(name.lower().split()): name for name in full}
    given = {name.split()[0].lower(): name for name in reversed(full)}
    initials = {letters: name for name in full for letters in _initials(name)}
    known = people.surnames() if people else frozenset[str]()
    for line, words in zip(lines, labels, strict=True):
        lower, parsed = words.lower(), parse_label(line.bare)
        if line.role is not None:
            if line.label.form is LabelStyle.ANSWER:
                line.name = answerer
        elif not parsed.several:
            fuller = initials.get(line.bare) or given.get(lower)
            plain = line.is_label_of_speech or parsed.is_person or parsed.is_office
            in_draft = words in full or lower in surnames
            in_list = lower in known and not is_common(lower) and lower not in PLACE_NAMES
            line.name = line.bare if plain or in_draft else fuller
            if in_list and not line.name:
                line.name = line.bare


def _name_by_headings(
    lines: Sequence[_Line], blocks: Sequence[Block], texts: Sequence[str], named: Sequence[str]
) -> None:
    """Find out who answers below a heading that says whom an interview is with, before any other
    does.
    """
    answers = [line for line in lines if line.label.form is LabelStyle.ANSWER]
    for head, block in enumerate(blocks):
        answerer = interviewed(texts[head], named) if block.has(TextStyle.HEADING) else None
        for line in answers if answerer else ():
            if line.opens > head:
                line.name = answerer


def _likely_answerer(
    named: Sequence[str], above: Sequence[str], people: PeopleDirectory | None
) -> str | None:
    """Return the only person whom a draft names in full outside its talk, or of several the only
    one whom it names above all of it.
    """
    if len(named) > 1:
        named = full_names_in("\n\n".join(above), people)
    return named[0] if len(named) == 1 else None


def _initials(name: str) -> Iterator[str]:
    """Yield a name's initials: "KJ" and "KJP" of Karine Jean-Pierre."""
    for parts in (name.split(), re.split(r"[\s-]+", name)):
        yield "".join(part[0] for part in parts if part)


def _is_full(words: str, people: PeopleDirectory | None) -> bool:
    """Return whether a label is a person's full name."""
    parts = words.split()
    if not 2 <= len(parts) <= _LONGEST_NAME or words.lower() in PLACE_NAMES:
        return False
    if people is not None and people.named(words):
        return True
    return is_surely_given(parts[0].lower()) and is_person(words, titled=False)


def _tell_sure(lines: Sequence[_Line], counts: Counter[str], heard: set[str]) -> None:
    """Find out which lines surely are speech: of a person who speaks of himself there, or under
    the same label elsewhere, or whom somebody asks right before; and who talks with him.
    """
    lines = [line for line in lines if not line.is_listed]
    answers = [line for line in lines if line.role is LabelRole.ANSWERS and not line.sure]
    for line, before in zip(lines, [None, *lines], strict=False):
        is_asked = before is not None and before.role in ASKING and line.is_beside(before)
        told = line.own_voice or is_asked or (counts[line.key] > 1 and line.key in heard)
        if line.name and not line.role and (line.is_quoted or (told and not line.is_item)):
            line.sure = True
    questions = [line for line in lines if line.role in ASKING]
    if questions and any(line.own_voice for line in answers):
        for line in answers:
            line.sure = True
    if any(line.sure and line.role not in ASKING for line in lines):
        _tell_leading(lines, counts)
    elif answers:  # a paper answers the questions that it asks itself
        for line in questions:
            line.sure = False


def _tell_leading(lines: Sequence[_Line], counts: Counter[str]) -> None:
    """Find out which lines surely are speech because one right behind them is: those who ask or
    lead the talk. Of all others it must be known whether they are.
    """
    for line, after in pairwise(lines):
        if not (after.sure and line.is_beside(after)):
            continue
        if line.role is not None and line.role is not LabelRole.ANSWERS:
            line.sure = True
        elif not line.name and counts[line.key] > 1 and "?" in line.words:
            line.sure = not is_common(line.key)  # "The Post: Why?", before an answer


def _may_speak(line: _Line, counts: Counter[str], heard: set[str]) -> bool:
    """Return whether a line may be speech: a person's, somebody's who asks or answers, or that of
    a label which is no ordinary word, recurs and is ``heard`` to speak of itself.
    """
    if line.name or line.role in (*ASKING, LabelRole.ANSWERS):
        return not line.is_item or line.own_voice
    if line.is_printed:
        return False
    lower = line.bare.lower()
    no_name = is_common(line.key) or not {line.key, lower}.isdisjoint(PLACE_NAMES | NAMES_OF_DAYS)
    return counts[line.key] > 1 and line.key in heard and not line.is_item and not no_name


def _below(
    blocks: Sequence[Block], texts: Sequence[str], lines: Sequence[_Line]
) -> Iterator[LabelledWords]:
    """Yield the paragraphs that may go on with what is said above: up to the next label or heading,
    or the last in which somebody speaks of himself where a report of the draft's own follows, or
    nothing. What stands between quotation marks is a quotation already.
    """
    last = {line.block: line for line in lines}  # of those in each block
    ends = [*(line.opens for line in last.values()), len(texts)][1:]
    for line, end in zip(last.values(), ends, strict=True):
        if not line.sure:
            continue
        places: list[int] = []
        reported = False
        for at in range(line.block + 1, end):
            set_apart = any(map(blocks[at].has, (*_NO_PROSE, *_SET_APART)))
            reported = _REPORTED.search(texts[at]) is not None
            if set_apart or not texts[at] or reported or _opens_with_label(texts[at]):
                break
            places.append(at)
        own = [at for at in places if speaks_of_itself(texts[at])]
        if end == len(texts) or reported:
            places = [at for at in places if own and at <= own[-1]]
        for at in places:
            if QUOTATION_MARKS.isdisjoint(texts[at]) and _is_said(texts[at]):
                yield line.as_labelled(at, Span(0, len(texts[at])), sure=False)


def _opens_with_label(text: str) -> bool:
    """Return whether a paragraph is somebody else's, whose words stand between marks."""
    label = read_label(text, 0)
    return label is not None and text[label.body : label.body + 1] in QUOTATION_MARKS
