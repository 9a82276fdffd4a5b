"""Read PDF by PDFium: characters with their places, to lines and words for ``pdf_layout``.

Needs the extra ``pdf``.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import takewhile
from statistics import median
from typing import TYPE_CHECKING

from briefreader.domain.article import TextStyle
from briefreader.errors import SourceError
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.line_shapes import ends_sentence
from briefreader.sources.formats.front_matter import Metadata, stated_author
from briefreader.sources.formats.parsed_file import ParsedFile, head_of, up_to_limit
from briefreader.sources.formats.pdf_layout import BROKEN, Page, PageLine, PageWord, pages_text
from briefreader.sources.metadata.dates import days_in, said_on, stated_dates
from briefreader.sources.metadata.document_head import says_kind
from briefreader.text.folding import fold_text
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line, sanitize

if TYPE_CHECKING:
    import pypdfium2

    _Box = tuple[float, float, float, float]

NOT_WHOLE = "a damaged or incomplete PDF: save it again"
ENCRYPTED = "a PDF that is encrypted: it opens only with a password"
A_SCAN = "a scan without text: run text recognition (OCR) on it"
ONLY_FIRST = "only the first {} are shown, of {:,}"
WITHOUT_TEXT = "{} without text: {}"
MOST_PAGES = 500
_MOST_CHARACTERS = 2_100_000
_MOST_ON_PAGE = 50_000
_MOST_NAMED = 8
_HEAD_WITHIN = 6  # blocks of the first page, in which the title is looked for
_TITLE_WITHIN = 3  # of them, where it may stand below a box with text
_LONGEST_LINE = 120  # code points; a longer block is the text itself
_MUCH_LARGER = 1.15  # how much larger type tells a title from the line above it
_FEWEST_WORDS = 3  # of a heading that is the title without the name of a site
_SITE = re.compile(r"\s+[-–—|·]\s+\S+(?:\s+\S+){0,2}")  # of three words at most
# A word, or the end of a line; behind a hyphen at one stands what only says so. Of the controls,
# some are letters.
_SPACES = " \t\n\r\0\x02\ufffe\u00a0\u2000-\u200a\u202f\u3000"
_WORD_OR_END = re.compile(
    f"(?P<word>[^{_SPACES}]+)(?P<hyphen>[\x02\ufffe]|(?<=\u00ad)[\r\n])?|[\r\n\x02\ufffe]"
)
# What no other font has among the controls: those of TeX that do not say what their letters are.
_TEX = dict(
    zip(range(0x10, 0x20), ("“", "”", "„", "«", "»", "–", "—", "", "", "ı", "ȷ"), strict=False)
) | dict(zip(range(0x1B, 0x20), ("ff", "fi", "fl", "ffi", "ffl"), strict=True))
_LIGATURES = dict(zip(range(0xFB00, 0xFB05), ("ff", "fi", "fl", "ffi", "ffl"), strict=True))
_LETTERS = _TEX | _LIGATURES
_BOLD = re.compile(rb"bold|black|heavy|demi|cmbx|[-,]bd\b", re.IGNORECASE)
_LONGEST_NAME = 200  # bytes of a font's name
_SMALL = 0.8  # of the size of the word beside it, below which a number is one of a note
_LOWER = 0.15  # the same, by which it ends below that word's top at most
_SMALLEST = 1.0  # points
_SLOPING = 0.1  # radians, from which on text runs across the page
_QUARTER = math.pi / 2
_SAMPLED = 16  # letters of a page that tell how it is turned
_LETTER = re.compile(r"\w")
# Marks of items: those of TeX and of symbol fonts, which do not say what their letters are.
_LIST_MARK = re.compile("[\x88\u02c6\uf020-\uf0ff]")
_SYMBOLS = re.compile(rb"wingdings|webdings|dingbats", re.IGNORECASE)
_NOTE = re.compile(r"(?<=[^\W\d_])\d{1,3}$|(?<=[.,;:!?”’\"'])\d{1,3}$")
_NOTE_BEFORE = re.compile(r"\d{1,3}(?=[^\W\d_])")
_FILE_NAME = re.compile(
    r"microsoft (?:word|powerpoint) - .*|\W*(?:untitled|anonymous|unspecified)\W*\d*"
    r"|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|tex|html?)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d[:h]\d\d\b")
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read(path: str, data: bytes) -> ParsedFile:
    """Return the text of a PDF; raises SourceError where there is none that can be read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise SourceError(path, ENCRYPTED if is_locked else NOT_WHOLE) from None
    try:
        count = len(document)
        pages = list(_pages(document, count))
        stated = _stated(document)
    except pypdfium2.PdfiumError:
        raise SourceError(path, NOT_WHOLE) from None
    finally:
        document.close()
    blocks, heads = pages_text(pages)
    if not blocks:
        raise SourceError(path, A_SCAN if count else NOT_WHOLE)
    notes: list[str] = []
    if len(pages) < count:
        notes.append(ONLY_FIRST.format(pluralize(len(pages), "page"), count))
    if empty := [page.label for page in pages if not page.lines]:
        notes.append(WITHOUT_TEXT.format(pluralize(len(empty), "page"), _numbers(empty)))
    blocks, cut = up_to_limit(blocks)
    metadata = _metadata(stated, _title_in(blocks, pages), blocks)
    head = head_of(blocks, metadata.title)
    if not (any(stated_dates(head)) or said_on(head, None)):
        metadata = replace(metadata, published=_day_of_heads(heads))
    return ParsedFile(blocks, metadata, bool(metadata.title), head, (*notes, *cut))


def _stated(document: pypdfium2.PdfDocument) -> dict[str, str]:
    """Return what the document says about itself; nothing where that is no text."""
    try:
        return dict(document.get_metadata_dict())
    except ValueError:
        return {}


def _numbers(numbers: Sequence[str]) -> str:
    told = ", ".join(numbers[:_MOST_NAMED])
    return f"{told} …" if len(numbers) > _MOST_NAMED else told


def _title_in(blocks: Sequence[Block], pages: Sequence[Page]) -> str:
    """Return the heading that is the title: the first one above the text, below a letterhead and a
    line such as “Press release” if there are any, or one in much larger type; nothing without one.
    """
    page = blocks[0].locator
    first = [block for block in blocks[:_HEAD_WITHIN] if block.locator == page]
    above = takewhile(lambda block: not _is_prose(block), first[_TITLE_WITHIN:])
    head = [*first[:_TITLE_WITHIN], *above]
    kinds = [number for number, block in enumerate(head, 1) if says_kind(one_line(block.text))]
    headings = [
        (number, block.text)
        for number, block in enumerate(head)
        if block.has(TextStyle.HEADING)
        and not (len(block.text) > _LONGEST_LINE and ends_sentence(block.text))
    ]
    below = [text for number, text in headings if kinds and number >= kinds[-1]]
    found = below or [text for _, text in headings]
    sizes = {
        line.text.replace(" ", ""): line.size for page in reversed(pages) for line in page.lines
    }
    known = [sizes.get(text.replace(" ", ""), 0) for text in found]
    largest = max(known, default=0)
    return next(
        (text for text, size in zip(found, known, strict=True) if _is_title(size, largest)), ""
    )


def _is_title(size: float, largest: float) -> bool:
    """Return whether the first heading of this size, 0 where it has several lines, is the title
    where others are no larger than ``largest``.
    """
    return not size or size * _MUCH_LARGER >= largest


def _is_prose(block: Block) -> bool:
    return len(block.text) > _LONGEST_LINE and not block.has(TextStyle.HEADING)


def _day_of_heads(heads: Sequence[str]) -> date | None:
    """Return the only day in the heads and feet; one with a clock time is that of printing."""
    days = {day for head in heads if not _CLOCK.search(head) for day in days_in(head)}
    return days.pop() if len(days) == 1 else None


def _metadata(stated: dict[str, str], heading: str, blocks: Sequence[Block]) -> Metadata:
    """Return the title that is stated, unless it is a file's name or nothing that the first page
    says, else the ``heading``.
    """
    title = _clean(stated.get("Title", ""))
    if _FILE_NAME.fullmatch(title) or not any(map(str.isalpha, title)):
        title = ""
    if not title or _is_before_site(heading, title) or _is_of_no_page(title, heading, blocks):
        title = heading
    made = _DATE.match(stated.get("CreationDate", ""))
    return Metadata(
        title=one_line(title),
        file_changed=_day(made),
        byline=stated_author(_clean(stated.get("Author", ""))),
    )


def _is_of_no_page(title: str, heading: str, blocks: Sequence[Block]) -> bool:
    """Return whether a stated title has little in common with the ``heading``, a whole title, and
    stands nowhere on the first page: it is that of a template or of a series.
    """
    words, others = (set(fold_text(one).split()) for one in (title, heading))
    shared, fewest = len(words & others), min(len(words), len(others))
    if len(heading.split()) < _FEWEST_WORDS or shared * 2 > fewest:
        return False
    page = takewhile(lambda block: block.locator == blocks[0].locator, blocks)
    sought = fold_text(title).replace(" ", "")
    return sought not in fold_text(" ".join(block.text for block in page)).replace(" ", "")


def _is_before_site(heading: str, title: str) -> bool:
    """Return whether a title is the heading with the name of a web site behind it."""
    heading = one_line(heading)
    site = _SITE.fullmatch(title.removeprefix(heading))
    return len(heading.split()) >= _FEWEST_WORDS and site is not None


def _clean(value: str) -> str:
    return one_line(sanitize(value)[0])


def _day(made: re.Match[str] | None) -> date | None:
    """Return the day on which the file was made, the last that the text can be of."""
    try:
        return date(int(made[1]), int(made[2]), int(made[3])) if made else None
    except ValueError:
        return None


def _pages(document: pypdfium2.PdfDocument, count: int) -> Iterator[Page]:
    left = _MOST_CHARACTERS
    for number in range(min(count, MOST_PAGES)):
        page = document[number]
        text = page.get_textpage()
        try:
            reader = _PageReader(text.raw, page.get_size())
            label = document.get_page_label(number) or str(number + 1)
            yield Page(one_line(label), reader.height, tuple(reader.lines()))
        finally:
            text.close()
            page.close()
        left -= reader.count
        if left < 0:
            return


def _quarter_turns(angle: float) -> int:
    """Return the quarter turns to the left of a clockwise angle in radians; -1 for one between
    them.
    """
    turns = round(angle / _QUARTER)
    return -turns % 4 if abs(angle - turns * _QUARTER) <= _SLOPING else -1


class _PageReader:
    """Takes a page's characters to words and lines."""

    def __init__(self, text: object, size: tuple[float, float]) -> None:
        import pypdfium2.raw as pdfium

        self._angle = partial(pdfium.FPDFText_GetCharAngle, text)
        self._unicode = partial(pdfium.FPDFText_GetUnicode, text)
        self._get_text = partial(pdfium.FPDFText_GetText, text)
        self._loose_box = partial(pdfium.FPDFText_GetLooseCharBox, text)
        self._font = partial(pdfium.FPDFText_GetFontInfo, text)
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._flags = ctypes.byref(ctypes.c_int())
        self._rectangle = pdfium.FS_RECTF()
        self._reference = ctypes.byref(self._rectangle)
        self._size = size
        self.count = max(0, min(_MOST_ON_PAGE, pdfium.FPDFText_CountChars(text)))
        self._written = self._text()
        self._turns = self._usual_turns()

    @property
    def height(self) -> float:
        """How high the page is, upright."""
        return self._size[self._turns % 2 == 0]

    def lines(self) -> Sequence[PageLine]:
        """Return the lines in the order in which they were written; those of a turned page, which
        PDFium tells in any, from top to bottom.
        """
        lines = list(self._lines())
        return sorted(lines, key=lambda line: -line.bottom) if self._turns else lines

    def _lines(self) -> Iterator[PageLine]:
        words: list[tuple[str, int, int]] = []  # with their first and last character
        for match in _WORD_OR_END.finditer(self._written):
            if (word := match["word"]) is not None:
                broken = match["hyphen"] is not None
                letters = word.translate(_LETTERS) + (BROKEN if broken else "")
                words.append((letters, match.start("word"), match.end("word") - 1))
            if (word is None or match["hyphen"] is not None) and words:
                yield from self._level_lines(words)
                words = []
        if words:
            yield from self._level_lines(words)

    def _usual_turns(self) -> int:
        """Return by how many quarter turns to the left most of a page's letters are turned."""
        text = self._written
        step = max(1, len(text) // _SAMPLED)
        some = [
            found.start() for at in range(0, len(text), step) if (found := _LETTER.search(text, at))
        ]
        turns = Counter(_quarter_turns(self._angle(index)) for index in some)
        (usual, count), *_ = turns.most_common(1) or [(0, 0)]
        return usual if usual > 0 and count * 2 > len(some) else 0

    def _text(self) -> str:
        """Return a page's characters, one for each that has a place."""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = self._get_text(0, self.count, buffer)
        if written == self.count + 1:
            return bytes(buffer)[:-2].decode("utf-16-le", "surrogatepass")[: self.count]
        return "".join(chr(code) for code in map(self._unicode, range(self.count)))

    def _level_lines(self, written: Sequence[tuple[str, int, int]]) -> Iterator[PageLine]:
        """Yield lines of words that PDFium takes for one, which it does with a page's number below
        letters that run across the page; none of the latter.
        """
        boxes = [self._box(first) for _, first, _ in written]
        begin = 0
        for at in range(1, len(written) + 1):
            if at == len(written) or _is_far(boxes[at - 1], boxes[at]):
                if _quarter_turns(self._angle(written[begin][1])) == self._turns:
                    yield from self._line(written[begin:at], boxes[begin:at])
                begin = at

    def _line(
        self, written: Sequence[tuple[str, int, int]], boxes: Sequence[_Box]
    ) -> Iterator[PageLine]:
        """Yield the line of these words, unless nothing of it can be read; their first letters
        have these boxes.
        """
        words: list[PageWord] = []
        for (text, first, last), (left, _, right, _) in zip(written, boxes, strict=True):
            end = self._box(last)[2] if last != first else right
            words.append(PageWord(self._with_note(text, first, last), left, end))
        sizes = [top - bottom for _, bottom, _, top in boxes]
        if not all(map(_is_sane, sizes)):
            return
        if self._is_list_mark(written[0]):
            words[0] = words[0]._replace(text="•")
        clean = [word._replace(text=text) for word in words if (text := _clean_word(word.text))]
        if not clean:
            return
        begin = int(len(words) > 1 and words[0].text.isdecimal())  # a line's number, in small type
        size = max(_SMALLEST, median(sizes[begin:]))  # some fonts give no box
        bold = self._is_bold(written[0][1]) and self._is_bold(written[-1][2])
        yield PageLine(tuple(clean), median(box[1] for box in boxes[begin:]), size, bold)

    def _is_bold(self, index: int) -> bool:
        """Return whether the font of a character is called bold."""
        return bool(_BOLD.search(self._font_name(index)))

    def _is_list_mark(self, first: tuple[str, int, int]) -> bool:
        """Return whether the first word of a line is the mark of an item."""
        text, index, _ = first
        if len(text) != 1:
            return False
        return bool(_LIST_MARK.match(text) or _SYMBOLS.search(self._font_name(index)))

    def _font_name(self, index: int) -> bytes:
        """Return what the font of a character is called; nothing where that is too long."""
        length = self._font(index, self._name, len(self._name), self._flags)
        return self._name.value if 0 < length <= len(self._name) else b""

    def _box(self, index: int) -> _Box:
        """Return left, bottom, right and top of a character with room for the tallest of its
        font.
        """
        box = self._rectangle
        if not self._loose_box(index, self._reference):
            return (0.0, 0.0, 0.0, 0.0)
        found = box.left, box.bottom, box.right, box.top
        return _upright(found, self._turns, self._size) if self._turns else found

    def _with_note(self, text: str, first: int, last: int) -> str:
        """Return a word with the number of a note behind it, or before it, in brackets."""
        if text[-1:].isdigit() and (match := _NOTE.search(text)) and self._is_raised(last, first):
            return f"{text[: match.start()]}[{match[0]}]"
        if (match := _NOTE_BEFORE.match(text)) and self._is_raised(first, last):
            return f"[{match[0]}] {text[match.end() :]}"
        return text

    def _is_raised(self, index: int, other: int) -> bool:
        """Return whether a character is much smaller than another and reaches up as high."""
        _, bottom, _, top = self._box(index)
        _, foot, _, head = self._box(other)
        size = head - foot
        return 0 < top - bottom < size * _SMALL and top > head - size * _LOWER


def _upright(box: _Box, turns: int, size: tuple[float, float]) -> _Box:
    """Return a box as it stands where a page of this ``size`` is turned back by quarter turns."""
    left, bottom, right, top = box
    width, height = size
    for _ in range(turns):
        left, bottom, right, top = bottom, width - right, top, width - left
        width, height = height, width
    return left, bottom, right, top


def _is_far(before: _Box, box: _Box) -> bool:
    """Return whether a letter stands more than its height above or below another."""
    return abs(before[1] - box[1]) > max(before[3] - before[1], box[3] - box[1], _SMALLEST)


def _clean_word(text: str) -> str:
    ends = BROKEN if text.endswith(BROKEN) else ""
    return sanitize(text.removesuffix(BROKEN))[0] + ends


def _is_sane(size: float) -> bool:
    return 0 <= size < 10_000
