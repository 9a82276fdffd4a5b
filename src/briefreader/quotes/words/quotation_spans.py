"""Finds the stretches of a text that stand between quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.words.word_tags import WordTags
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.reporting_verbs import ANY_SAID

# Markup is skipped whole, so that an attribute's value is never a quotation.
_MARKUP = lazy_pattern(r"<[a-zA-Z/!][^<>]{0,2000}>")
# A set of characters comes first, so that the search runs past everything else at full speed.
_DOUBLE = lazy_pattern(r"""[“”„‟«»"「」『』'`<](?:(?<=[“”„‟«»"「」『』<])|(?<=')''?|(?<=`)`)""")
_SINGLE = lazy_pattern("[‘’‚‹›'<]")
_DOUBLE_OPENING = lazy_pattern(
    r"""[“„‟«「『"'`](?:(?<=[“„‟«「『])|(?<=")(?<!\w")(?=\w)|(?<=')'(?=\w)|(?<=`)`)"""
)
_CURLY_OPENING = lazy_pattern(r"[“”„«»\n]|(?<![\w“„«\"])‘(?=[\w\[“(])")
_ANY_SINGLE = lazy_pattern(r"[‘‚‹'](?<!\w[‘‚‹'])\w|(?<!\w)›\w[^‹›\n]*‹")
_ENDS_OF = {"‹": "‹›", "›": "›‹", "‚": "‚‘"}
"""Of single marks that are no apostrophes, those among which the next one ends a quotation."""
_LEFT_GLYPHS = frozenset("“„‟«「『‘‚‹") | {"``"}
_RIGHT_GLYPHS = frozenset("”»」』’›")
_BEFORE_OPENING = frozenset("([{—–-―/")
_AFTER_CLOSING = frozenset(",.;:!?)]}—–")
# What leads from a quotation to a note: "[12]", "[a]", "¹²"; not the first letter of "[w]e".
_NOTE_MARKS = lazy_pattern(r"(?:\[(?:\d{1,3}|[a-z*†‡])\](?![^\W\d_])){1,8}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_OPEN_NOTES = frozenset("[⁰¹²³⁴⁵⁶⁷⁸⁹")
_TRIMMED = frozenset(' \t\n\xa0,“”"„')
_PARTNERS = {"”": "“", '"': '"'}
_CLOSING = {"“": "”", '"': '"', "„": "“"}
_DECADE = lazy_pattern(r"['’]\d\ds?\b|‘\d0s\b")
_CUT_SHORT = "em|til|cause|bout|tis|twas"
# Opening marks that stand for letters left out.
_APOSTROPHE = lazy_pattern(rf"‘(?:\d0s|{_CUT_SHORT})\b")
_LEFT_OUT = lazy_pattern(rf"[‘’'](?:{_CUT_SHORT})\b(?!['’])", re.IGNORECASE)
# Where a straight single mark may close or open what somebody says: most are apostrophes.
_BESIDE_STOP = lazy_pattern(r"'(?:(?<=[,.?!]')[ \u00a0]|(?<=[:,][ \u00a0]')\w)")
# Those of double marks, and straight single ones beside a verb of saying, which may stand before.
_SPOKEN_OR_DOUBLE = lazy_pattern(
    r"[“”\n\"'`](?:(?<=[“”\n])|(?P<opening>(?<!\w\")(?<!\w')(?:(?<=\")|(?<=')')(?=\w)|(?<=`)`)"
    rf"|(?<=\")|(?<=')'|(?P<spoken>(?<=[,.?!]')[ \u00a0](?:[\w.’-]+ ){{0,3}}?{ANY_SAID}\b)"
    r"|(?P<led>(?<=[:,][ \u00a0]')(?=\w)))"
)
_LED = 2  # code points between what leads to a mark and it: ", "
_LED_BY_SAID = lazy_pattern(rf"\b{ANY_SAID}\b[^\n.“”\"']{{0,60}}\Z")
_LED_WITHIN = 70  # code points that this takes at the most
# A paragraph with more marks, and so many to its length, is no prose; pairing them takes seconds.
_MANY_MARKS = 500
_DENSEST = 8  # code points to a mark


# Typed for « and »; the arrows before a subtitle's speaker have no partner.
_TYPED_ANGLES = lazy_pattern(
    r"(?<![\w<])<<(?=[\w“\"…\[])(?P<words>[^<>\n]{1,2000})(?<=[\w.,?!…”\"\]])>>(?![\w>])"
)


def with_angle_marks(text: str) -> str:
    """Return a text of the same length with « and » for "<<" and ">>" around somebody's words."""
    if "<<" not in text or ">>" not in text:
        return text
    return _TYPED_ANGLES.sub(r" «\g<words>» ", text)


class QuotationSpan(NamedTuple):
    """The words between two marks; ``outer`` takes the marks in.

    ``paragraph`` is an index into the paragraphs given. ``continues`` says that the paragraph
    before was left open and this one opens again, as quotations over several paragraphs do.
    ``closed`` is False where the paragraph ended before a closing mark.
    """

    start: int
    end: int
    outer: Span
    paragraph: int
    continues: bool
    closed: bool


class _Sight(NamedTuple):
    """What a mark can do, by its glyph and by what stands on both sides of it.

    It ``opens`` a quotation where none is open; real text uses ” for that too. It ``closes`` an
    open one, or ``ends`` it if no mark follows. ``side`` is 1 for right glyphs, -1 for left ones.
    """

    glyph: str
    space_left: bool
    space_right: bool
    opens: bool
    closes: bool
    ends: bool
    side: int


def _sight(place: str) -> _Sight:
    """Return what the mark in ``place`` can do, which has one more character on both sides."""
    left, glyph, right = place[0], place[1:-1], place[-1]
    space_left = left.isspace() or left in _BEFORE_OPENING
    space_right = right.isspace() or right in _AFTER_CLOSING
    space_left = space_left or (glyph == "«" and left in "’'" and space_right)  # "d’« un jour »"
    opens, closes = space_left or not space_right, space_right or not space_left
    if glyph in _LEFT_GLYPHS:
        inner = space_right and not space_left
        return _Sight(glyph, space_left, space_right, opens, inner, space_right, -1)
    if glyph in _RIGHT_GLYPHS:
        outer = space_left and not space_right
        return _Sight(glyph, space_left, space_right, outer, True, True, 1)
    return _Sight(glyph, space_left, space_right, opens, closes, closes, 0)


_SIGHTS = WordTags(_sight)
_Mark = tuple[int, int, _Sight]  # where it begins and ends


def quotes_with_single_marks(text: str) -> bool:
    """Return whether single marks quote here, as in British newspapers.

    They do where there are no others, or where more of them than of the double ones stand alone:
    the rest stand inside of the others. Curly ones open; straight ones, which are apostrophes too,
    count only beside a verb of saying.
    """
    # Looking for characters is quick, and enough for nearly every text.
    opened = text.count("‘") if "‘" in text else 0
    if not opened and not any(mark in text for mark in "'‹‚"):
        return False
    if opened:
        opened -= len(_APOSTROPHE.findall(text))
    if not opened and "“" in text:
        return "'" in text and _straight_ones_speak(text)
    rough = text.count("“") + text.count('"') // 2
    if opened >= rough:
        rough += text.count("''") // 2
    if rough and opened <= rough:
        return not opened and _straight_ones_speak(text)
    doubles = len(_DOUBLE_OPENING.findall(text))
    if not doubles:
        return _ANY_SINGLE.search(text) is not None
    return _opened_alone(text) > doubles


def _opened_alone(text: str) -> int:
    """Return how many curly single marks open outside of double ones, which end with a line."""
    found, opened = 0, ""
    for mark in _CURLY_OPENING.findall(text):
        if mark == "‘":
            found += not opened
        elif mark in "«»":  # either may open
            opened = "" if opened else mark
        else:
            opened = mark if mark == "„" or (mark == "“" and opened != "„") else ""
    return found


def _straight_ones_speak(text: str) -> bool:
    """Return whether more straight single marks stand beside a verb of saying, outside of double
    ones, than double ones open outside of quotations.
    """
    if _BESIDE_STOP.search(text) is None:
        return False
    singles = doubles = 0
    within = False
    done = 0
    for mark in _SPOKEN_OR_DOUBLE.finditer(text):
        end = mark.start() - _LED
        if mark["led"] is not None and not _LED_BY_SAID.search(
            text, max(done, end - _LED_WITHIN), end
        ):
            continue
        done = mark.end()
        if mark["spoken"] or mark["led"] is not None:
            singles += not within
        else:
            within = mark["opening"] is not None or mark[0] == "“"
            doubles += within
    return singles > doubles


def has_marks(text: str, start: int, end: int, single: bool) -> bool:
    """Return whether any mark stands there: a first look, for most turns of transcripts have
    none.
    """
    if single:
        return _SINGLE.search(text, start, end) is not None
    return text.find("“", start, end) >= 0 or _DOUBLE.search(text, start, end) is not None


def behind_note_marks(text: str, at: int) -> int:
    """Return where the marks of notes end that stand at ``at``; ``at`` where there are none."""
    if text[at : at + 1] not in _OPEN_NOTES:
        return at
    note = _NOTE_MARKS.match(text, at)
    return note.end() if note else at


def find_quotation_spans(
    text: str, paragraphs: Sequence[Span], single: bool = False
) -> list[QuotationSpan]:
    """Return every stretch between quotation marks, in order; between single ones if ``single``."""
    if single:
        return _single(text, paragraphs)
    return _between(text, paragraphs)


def _between(text: str, paragraphs: Sequence[Span]) -> list[QuotationSpan]:
    found: list[QuotationSpan] = []
    going_on = -1  # the paragraph after one that was left open
    for number, marks in _marks(text, paragraphs, _DOUBLE).items():
        paragraph = paragraphs[number]
        pieces, stays_open = _pair(text, paragraph.end, marks)
        continues = going_on == number and _opens_paragraph(text, paragraph, marks[0])
        for outer_start, start, end, outer_end, closed in pieces:
            start, end = _trim(text, start, end)
            if end > start:
                outer = Span(outer_start, outer_end)
                found.append(QuotationSpan(start, end, outer, number, continues, closed))
            continues = False
        if stays_open:
            going_on = number + 1
    return found


def _marks(
    text: str, paragraphs: Sequence[Span], pattern: re.Pattern[str]
) -> dict[int, list[_Mark]]:
    """Return the marks of paragraphs by number, in order; none where they are too many for
    prose.
    """
    found: dict[int, list[_Mark]] = {}
    if not paragraphs:
        return found
    number, (start, end) = 0, paragraphs[0]
    markup_end = 0
    for match in pattern.finditer(text, start, paragraphs[-1].end):
        at, to = match.span()
        while at >= end:
            number += 1
            start, end = paragraphs[number]
        if start < at and to < end:
            place = text[at - 1 : to + 1]
        else:  # at the ends of a paragraph there is as good as a space
            place = (
                f"{text[at - 1] if start < at else ' '}{match[0]}{text[to] if to < end else ' '}"
            )
        if place[-1] in _OPEN_NOTES and not place[0].isspace() and _NOTE_MARKS.match(text, to):
            place = f"{place[:-1]} "  # it ends there
        if place[1] == "<":
            markup = _MARKUP.match(text, at, end)
            markup_end = markup.end() if markup else markup_end
        elif at >= markup_end:
            marks = found.setdefault(number, [])
            if len(marks) <= _MANY_MARKS or len(marks) <= _most_marks(paragraphs[number]):
                marks.append((at, to, _SIGHTS[place]))
    return {
        at: marks
        for at, marks in found.items()
        if len(marks) <= _MANY_MARKS or len(marks) <= _most_marks(paragraphs[at])
    }


def _most_marks(paragraph: Span) -> int:
    """Return how many marks there are in a paragraph of its length at most, if it is prose."""
    return max(_MANY_MARKS, (paragraph.end - paragraph.start) // _DENSEST)


def _opens_paragraph(text: str, paragraph: Span, mark: _Mark) -> bool:
    return not text[paragraph.start : mark[0]].strip()


def _pair(
    text: str, stop: int, marks: Sequence[_Mark]
) -> tuple[list[tuple[int, int, int, int, bool]], bool]:
    """Pair the marks of a paragraph that ends at ``stop``, and say whether the last stays open.

    Each pair is where the first mark begins and ends, where the second one does, and whether there
    is a second one.
    """
    pieces: list[tuple[int, int, int, int, bool]] = []
    ahead: list[int] = []
    opened: _Mark | None = None
    nested = 0
    last = len(marks) - 1
    for index, mark in enumerate(marks):
        at, to, sight = mark
        if opened is None:
            if sight.opens:
                opened, nested = mark, 0
        elif sight.closes or (sight.ends and index == last):
            if nested:
                nested -= 1
                continue
            pieces.append((opened[0], opened[1], at, to, True))
            opened = None
        else:
            ahead = ahead or _surplus(marks)
            if sight.side < 0 and ahead[index] > _led_in(text, at):
                nested += 1
                continue
            # A second opening mark: the first one lost its end. It ended at a pause.
            end = _last_pause(text, opened[1], at)
            pieces.append((opened[0], opened[1], end, end, False))
            opened, nested = mark, 0
    if opened is not None:
        pieces.append((opened[0], opened[1], stop, stop, False))
    return pieces, opened is not None


def _surplus(marks: Sequence[_Mark]) -> list[int]:
    """Return how many more marks of the right glyphs than of the left ones follow each mark."""
    sides = [sight.side for _, _, sight in marks]
    total = sum(sides)
    return [total - passed for passed in accumulate(sides)]


def _led_in(text: str, at: int) -> int:
    """Return 1 where a comma, colon or full stop leads into a mark, which then wants its own
    end; else 0.
    """
    return int(text[max(0, at - 2) : at].rstrip()[-1:] in (",", ":", "."))


def _last_pause(text: str, start: int, end: int) -> int:
    """Return where the last sentence or part of one ends, with its comma; else ``end``."""
    found = max(text.rfind(stop, start, end) for stop in (". ", ", ", "? ", "! "))
    return found + 1 if found > start else end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space, commas and stray marks at its ends; a mark whose partner
    stands within is none: ‘“Go,” he told me, and I went’.
    """
    while start < end and text[start] in _TRIMMED:
        closing = _CLOSING.get(text[start])
        if closing is not None and text.find(closing, start + 1, end - 1) >= 0:
            break
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        opening = _PARTNERS.get(text[end - 1])
        if opening is not None and text.rfind(opening, start, end - 1) >= 0:
            break
        end -= 1
    return start, end


def _single(text: str, paragraphs: Sequence[Span]) -> list[QuotationSpan]:
    """Return quotations between single marks, which are also apostrophes: both ends must look
    the part. Within ‹ and ›, curly ones are another's words or apostrophes.
    """
    found: list[QuotationSpan] = []
    going_on = -1
    for number, marks in _marks(text, paragraphs, _SINGLE).items():
        paragraph = paragraphs[number]
        index = 0
        first = True
        opened_last = False
        while index < len(marks):
            at, to, sight = marks[index]
            if not _opens_single(text, at, sight):
                index += 1
                continue
            stop = _closing_single(text, marks, index + 1)
            at_start = first and _opens_paragraph(text, paragraph, marks[index])
            if stop is None and not at_start:
                index += 1
                continue
            end, outer_end = (paragraph.end,) * 2 if stop is None else marks[stop][:2]
            start, end = _trim(text, to, end)
            if end > start:
                continues = going_on == number and at_start
                outer = Span(at, outer_end)
                found.append(QuotationSpan(start, end, outer, number, continues, stop is not None))
            first = False
            opened_last = stop is None
            index = len(marks) if stop is None else stop + 1
        if opened_last:
            going_on = number + 1
    return found


def _opens_single(text: str, at: int, sight: _Sight) -> bool:
    if sight.glyph == "’" or not sight.space_left or sight.space_right:
        return False
    return not _DECADE.match(text, at) and not _LEFT_OUT.match(text, at)


def _closing_single(text: str, marks: Sequence[_Mark], index: int) -> int | None:
    """Return the mark that ends a quotation between single ones; a plural's apostrophe is passed
    over.
    """
    opening = marks[index - 1][2].glyph
    if ends := _ENDS_OF.get(opening):
        may_end = (
            number
            for number, (_, to, sight) in enumerate(marks[index:], index)
            if sight.glyph in ends and (sight.glyph == opening or not text[to : to + 1].isalnum())
        )
        end = next(may_end, None)
        return None if end is None or marks[end][2].glyph == opening else end
    fallback: int | None = None
    for number in range(index, len(marks)):
        at, to, sight = marks[number]
        if _LEFT_OUT.match(text, at):
            continue
        if sight.glyph == "‘" or (sight.space_left and not sight.space_right):
            break
        if text[to : to + 1].isalnum():
            continue
        before = text[at - 1]
        if before in ".,?!;…:—–-)]”":
            return number
        if fallback is None or text[marks[fallback][0] - 1] == "s" != before:
            fallback = number
    return fallback
