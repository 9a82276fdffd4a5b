"""A draft as it is read, whatever its format, with marks around all that is quoted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from briefreader.citations.punctuation import inner_marks
from briefreader.domain.article import Span, TextStyle
from briefreader.domain.people import PeopleDirectory
from briefreader.errors import SourceError
from briefreader.factcheck.article_text import blanked
from briefreader.factcheck.day_words import days_of_credit
from briefreader.factcheck.delimited_rows import with_rows_apart
from briefreader.factcheck.draft_head import DraftHead, memo_day, org_head, word_head
from briefreader.factcheck.draft_tables import CELL_SEPARATOR, TableRow, by_rows, marked_table
from briefreader.factcheck.exported_quotes import exported_as_text
from briefreader.factcheck.labelled_words import LabelledWords, SpeechLikelihood, labelled_words
from briefreader.factcheck.names_alone import NAME_IN_CAPITALS, is_somebodys
from briefreader.factcheck.org_draft import is_org, org_to_markdown
from briefreader.factcheck.word_draft import word_blocks, word_paragraphs, word_source
from briefreader.quotes.named_people import full_names_in
from briefreader.quotes.words.paragraphs import paragraphs_of
from briefreader.quotes.words.quotation_spans import (
    QuotationSpan,
    find_quotation_spans,
    quotes_with_single_marks,
)
from briefreader.sources.blocks.block import Block, assemble
from briefreader.sources.blocks.block_writer import BlockWriter
from briefreader.sources.blocks.line_shapes import LIST_MARK, label_end
from briefreader.sources.files.decoding import decode, is_binary
from briefreader.sources.files.file_kinds import MARKDOWN_SUFFIXES
from briefreader.sources.formats.front_matter import NOTHING, find_head, split
from briefreader.sources.formats.html_fragments import HtmlReader
from briefreader.sources.formats.markdown.reader import markdown_blocks
from briefreader.sources.formats.open_document import read as read_open_document
from briefreader.sources.formats.plain_text import plain_blocks
from briefreader.sources.metadata.dates import parse_date, said_on
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.reporting_verbs import ANY_SAID
from briefreader.text.sanitizing import one_line
from briefreader.text.sentences import ENDERS

_WEB_PAGE = re.compile(
    r"\s*+(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body|article|p)\b", re.I
)
_MARKDOWN = re.compile(r"(?m)^(?:#{1,6} |> |[*-] |\d+\. )|\*\*\w|\]\(|^\|[ :|-]{3,}$")
_MARKS = '“”„‟«»"'
_SPACES = re.compile("[ \u00a0]{2,}")
_FIRST_LINES = 5  # in which a dateline may tell the draft's own date
_CREDIT = re.compile(r"\s*(?:[—–―]|--?)\s*(?=\S)")
# "Ann Moss, on 3 May", "Ann Moss": a paragraph of its own in a block quotation.
_CREDIT_WITHOUT_DASH = lazy_pattern(
    rf"[ \u00a0]*(?P<name>{NAME_IN_CAPITALS})(?P<more>,[ \u00a0][^\n.!?:]{{2,80}})?\s*"
)
# Markdown makes one line of a quotation and of the credit right below it, unless told not to.
_CREDIT_BELOW = re.compile(
    r"(?m)^(>[^\n]*[^\s>\\])[ \t]*\n(?=>[ \t]*(?:[—–―]|--)[ \t]*(?:[^\W\d_a-z][\w.’'-]*[ ,]*){1,6}"
    r"[^\n]{0,80}$)"
)
_NAME_BELOW = re.compile(
    r"(?m)^(>[^\n]*[.!?…][”\"’»]?)[ \t]*\n"
    rf"(?=>[ \t]*[*_]{{0,3}}{NAME_IN_CAPITALS}[*_]{{0,3}}(?:,[ \t][^\n.!?:]{{2,80}})?[ \t]*"
    r"(?:\Z|\n(?!>[ \t]*\S)))"
)
# "**Ann Moss**", and her role on the next line: all of a paragraph.
_NAME_ABOVE_ROLE = re.compile(
    rf"(?:\A|(?<=\n\n))([*_]{{0,3}}{NAME_IN_CAPITALS}[*_]{{0,3}})[ \t]*\n"
    r"(?=[^\W\d_][^\n“”\".!?:]{2,80}(?:\n\n|\n?\Z))"
)
_SENTENCE_END = re.compile(r"[.!?…][”\"’»]?\s*\Z")
_PAGE_DAY = re.compile(
    r"<meta\b[^<>]{0,99}\b(?:name|property|itemprop)\s*=\s*[\"'](?:date|dc\.date|datePublished"
    r"|article:published_time)[\"'][^<>]{0,99}\bcontent\s*=\s*[\"'](?P<day>\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_HEAD = 20_000  # code points of a page in which it says what day it is from
# A straight mark opens before a word and behind none; others may be inches.
_OPEN = re.compile(r"""(?:[“„‟«][^“”„‟«»]*|(?<![^\s([—–-])"(?=\S)[^"]*)$""")
# "This interview has been edited for length and clarity."
_CONDENSED = lazy_pattern(
    r"\b(?:edited|condensed|shortened|abridged|cut)\b[^.\n“”\"]{0,60}?"
    r"\bfor (?:reasons of )?(?:\w+(?:,? and |, ))?(?:length|clarity|brevity|space|concision)\b",
    re.IGNORECASE,
)
# "Keynote by Ann Moss", "Ladies and gentlemen,": in a title, a heading, or the first line.
_SPEECH_HEADING = (
    r"^#+[ ]+(?:[\w’'-]+[ ]){0,5}?(?:speech|remarks|address|keynote|statement|letter|toast"
    r"|op-ed|column|comment|eulogy|lecture|rede|ansprache|grußwort|discours|allocution|discurso)\b"
)
_GIVEN_BY = lazy_pattern(
    rf"(?im){_SPEECH_HEADING}(?:[ ][\w’'-]+)?[ ](?:by|from|von|de|du)[ ](?P<who>[^\n:,;–—()]+?)[ ]*"
    r"(?=$|[:,;–—()]|[ ](?:at|to|on|in|before|for|during|vor|zu[mr]|am|beim|à|au|en|ante)\b)"
)
_SPEECH = lazy_pattern(
    rf"(?im){_SPEECH_HEADING}"
    r"|^\W*(?:ladies and gentlemen|dear \w+|my friends|mr\.? (?:speaker|president|chairman)"
    r"|meine damen und herren|mesdames et messieurs|señoras y señores)\b"
)
_LONGEST_LINE = 2_000  # code points of lines that are one paragraph because a quotation goes on
_MAIL_QUOTED = re.compile(r"(?m)^(?:> ?)+")
_NOTE = "Note:"
_PARTED = "⁂"  # stands for a rule, which parts two block quotations
_RULE = re.compile(
    r"(?m)(?:(?<=\A)|(?<=\n\n)|(?<=\A\n)|(^>[^\n]*\n))"
    r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$"
)
_RULE_TAG = re.compile(r"<hr\b[^<>]{0,200}>", re.IGNORECASE)
_SHORTEST = 4  # words; shorter ones between marks that are not the draft's own are terms
_BEHIND = re.compile(r"[ \u00a0]?(?:[\n.,;:!?)—–]|\Z)")  # a closing mark, and no apostrophe
_PAIRS = ("‘’", "''", "‚‘", "›‹", "‹›", "“”", '""', "„“", "«»", "»«")
_LEAD = 20  # code points that may lead into a quotation
_LED_IN = re.compile(rf"(?:^|[:,\n]|\b{ANY_SAID},?)[ \u00a0]*$")
# Within a sentence in which somebody says so: "said that the path was ‘clear to …’".
_SAYS_BEFORE = re.compile(rf"\b{ANY_SAID}\b[^.!?\n\0“”\"]*[ \u00a0]$")
_SENTENCE = 160  # code points before, in which somebody may say so


@dataclass(frozen=True, slots=True)
class DraftText:
    """What somebody is about to publish.

    Struck words are gone. A block quotation stands between quotation marks, and the line that
    credits it behind them; so does what follows a speaker's label: ``labelled`` has it by the
    offset of its opening mark. ``rows`` are those of its tables. ``day`` is the draft's own date,
    if it states one; ``source`` all of it as it stands in its file; ``title`` the one above its
    text, and ``voice`` who says "I" in it, as its front matter has them. ``is_condensed``: it says
    that what is said in it was edited "for length and clarity".
    """

    text: str
    day: date | None = None
    source: str = ""
    title: str = ""
    voice: str = ""
    rows: tuple[TableRow, ...] = ()
    labelled: Mapping[int, LabelledWords] = field(default_factory=dict)
    is_condensed: bool = False


def read_draft(data: bytes, name: str = "", people: PeopleDirectory | None = None) -> DraftText:
    """Return the draft in ``data``; ``name`` is its file's, for what its ending says about its
    form, ``people`` are those whom its labels may name.

    Without one that tells, the text itself does. Raises SourceError for what is no text.
    """
    where = one_line(name) or "the draft"
    suffix = PurePath(name).suffix.lower()
    if suffix == ".docx":
        paragraphs = word_paragraphs(data, where)
        blocks, head = word_blocks(paragraphs), word_head(data, where)
        draft = _of_blocks(blocks, word_source(paragraphs), people)
        voice = _voice(head, "\n".join(block.text for block in blocks), people)
        return replace(draft, day=draft.day or head.day, voice=voice)
    if suffix == ".odt":
        blocks = read_open_document(where, data, marked_table).blocks
        source = "\n".join(block.text for block in blocks).replace(CELL_SEPARATOR, " ")
        return _of_blocks(blocks, source, people)
    if is_binary(data):
        raise SourceError(
            where, "can't be read as text: save the draft as .txt, .md, .org, .html, .docx or .odt"
        )
    text = decode(data).text
    if not text.strip():
        raise SourceError(where, "is empty")
    if (exported := exported_as_text(text)) is not None:
        return DraftText(exported, None, text)
    stated, body, _ = split(text)
    metadata = stated or NOTHING
    head = DraftHead(metadata.said_on or metadata.published, metadata.title, metadata.byline)
    if page_day := _PAGE_DAY.search(text[:_HEAD]):
        head = head._replace(day=head.day or parse_date(page_day["day"]))
    if is_org(text):
        head = head.completed_by(org_head(text))
        body = org_to_markdown(body)
        name = "draft.md"
    draft = _of_blocks(_blocks(body, name), text, people, head.day or memo_day(body))
    voice = _stated_speaker(text) or _voice(head, body, people)
    return replace(draft, title=head.title, voice=voice)


def _voice(head: DraftHead, body: str, people: PeopleDirectory | None) -> str:
    """Return who says "I" in a draft: whoever gives the speech that it is, or wrote it."""
    return (_giver(head.title, body, people) or head.author) if _is_speech(head.title, body) else ""


def _stated_speaker(text: str) -> str:
    """Return whom the field ``speaker`` of the front matter names, if there is one."""
    head = find_head(text)
    stated = head.fields.get("speaker") if head else None
    return one_line(stated) if isinstance(stated, str) else ""


def _is_speech(title: str, body: str) -> bool:
    """Return whether a draft's title or first lines say that it is a speech, or another text in
    which its author says "I".
    """
    return _SPEECH.search(_first_lines(title, body)) is not None


def _giver(title: str, body: str, people: PeopleDirectory | None) -> str:
    """Return whose speech it is by a draft's title or heading: "Opening remarks by Ann Moss"; the
    front matter may name a press officer. Nothing if they name nobody, or several.
    """
    given = _GIVEN_BY.finditer(_first_lines(title, body))
    whom = [found["who"] for found in given]
    names = {name for who in whom for name in full_names_in(who, people) if who.endswith(name)}
    return names.pop() if len(names) == 1 else ""


def _first_lines(title: str, body: str) -> str:
    lines = [line for line in body.split("\n") if line.strip()][:_FIRST_LINES]
    return "\n".join([f"# {title}", *lines])


def _of_blocks(
    blocks: list[Block], source: str, people: PeopleDirectory | None, day: date | None = None
) -> DraftText:
    """Return a document as a draft of that day, or of its dateline's; the dates that another
    program states are those of its file.
    """
    blocks, headings = by_rows(blocks)
    read = _as_read(blocks, headings, people)
    whole = assemble(Block(block) for _, block, _ in read)
    starts = {
        number: paragraph.start
        for paragraph, (number, _, _) in zip(whole.paragraphs, read, strict=True)
    }
    labelled = {
        paragraph.start + at: replace(one, heading=starts.get(one.heading, -1))
        for paragraph, (_, _, marks) in zip(whole.paragraphs, read, strict=True)
        for at, one in marks.items()
    }
    rows = tuple(
        TableRow(Span(paragraph.start, paragraph.end), headings[number])
        for paragraph, (number, _, _) in zip(whole.paragraphs, read, strict=True)
        if number in headings
    )
    text = _in_own_marks(whole.text)  # as long as it was
    day = day or said_on(text.split("\n")[:_FIRST_LINES], None)
    condensed = _CONDENSED.search(text) is not None
    return DraftText(text, day, source, rows=rows, labelled=labelled, is_condensed=condensed)


def is_web_page(body: str, name: str) -> bool:
    """Return whether a draft without its front matter is read as HTML: by the ending of its file's
    name, or by how it begins.
    """
    suffix = PurePath(name).suffix.lower()
    return suffix in (".html", ".htm", ".xhtml") or _WEB_PAGE.match(body) is not None


def _blocks(body: str, name: str) -> list[Block]:
    suffix = PurePath(name).suffix.lower()
    if is_web_page(body, name):
        return html_blocks(body)
    if suffix in MARKDOWN_SUFFIXES or (suffix != ".txt" and _MARKDOWN.search(body)):
        ruled = _RULE.sub(lambda rule: f"{rule[1] or ''}\n{_PARTED}\n", body)
        for kept_line in (_CREDIT_BELOW, _NAME_BELOW, _NAME_ABOVE_ROLE):
            ruled = kept_line.sub(r"\1\\\n", ruled)
        return markdown_blocks(ruled, marked_table)
    return [*_plain_blocks(body)]


def _plain_blocks(body: str) -> Iterator[Block]:
    """Yield the paragraphs of plain text, and its tables; what a mail quotes is prose, too."""
    for part in with_rows_apart(_MAIL_QUOTED.sub("", body)):
        if isinstance(part, Block):
            yield part
        else:
            yield from _with_whole_quotations(plain_blocks(part))


def _with_whole_quotations(blocks: Iterable[Block]) -> list[Block]:
    """Return the paragraphs of plain text; lines that end within a quotation and a sentence are
    none, but go on.
    """
    whole: list[Block] = []
    for block in blocks:
        if whole and _ends_within_quotation(whole[-1].text) and _continues(block.text):
            whole[-1] = Block(f"{whole[-1].text} {block.text}")
        else:
            whole.append(block)
    return whole


def _ends_within_quotation(text: str) -> bool:
    """Return whether a line ends within a quotation, and in the middle of a sentence."""
    if not text or len(text) > _LONGEST_LINE or text[-1] in f'{ENDERS}"':
        return False
    return _OPEN.search(text) is not None


def _continues(text: str) -> bool:
    """Return whether a line can go on with the one before: no turn, no item, no new sentence."""
    is_new = text[:1].isupper() or text[:1] in _MARKS
    return not (is_new or LIST_MARK.match(text) or label_end(text))


def html_blocks(html: str) -> list[Block]:
    """Return the paragraphs of a web page's body, as a reader sees them."""
    writer = BlockWriter(references=True, set_table=marked_table)
    reader = HtmlReader(writer)
    # Line breaks of the source mean nothing between tags.
    reader.block(re.sub(r"[ \t\r\n]+", " ", _RULE_TAG.sub(f"<p>{_PARTED}</p>", html)))
    reader.finish()
    return writer.finish()


_ReadBlock = tuple[int, str, dict[int, LabelledWords]]
"""A block's number, its text, and what stands behind labels in it by the offset of its opening
mark.
"""


def _as_read(
    blocks: list[Block], rows: Collection[int], people: PeopleDirectory | None
) -> list[_ReadBlock]:
    """Return the blocks without struck words, block quotations and what labels say is spoken
    between marks; what stands behind labels in ``rows`` of tables is not.

    A block quotation over several paragraphs opens with each and closes with its last, as
    newspapers set it.
    """
    texts = _texts_of(blocks, people)
    quoted = [
        block.has(TextStyle.QUOTATION) and _is_all_quoted(text)
        for block, text in zip(blocks, texts, strict=True)
    ]
    for number, is_quoted in enumerate(quoted):
        is_note = number > 0 and texts[number - 1].strip() == _NOTE  # the writer's own
        quoted[number] = is_quoted and not is_note
        if not quoted[number]:
            texts[number] = _closed(texts[number])
    turns: dict[int, list[LabelledWords]] = defaultdict(list)
    running = ["" if number in rows else text for number, text in enumerate(texts)]
    for one in labelled_words(blocks, running, people):
        if one.likelihood is not SpeechLikelihood.PERHAPS or not quoted[one.block]:
            quoted[one.block] = False
            turns[one.block].append(one)
    read: list[_ReadBlock] = []
    for number, text in enumerate(texts):
        if text == _PARTED:
            continue
        if not quoted[number]:
            read.append((number, *_with_marked_turns(text, turns[number])))
            continue
        *lines, last = text.split("\n")
        if not (lines and _CREDIT.match(last)):
            lines, last = [text], ""
        goes_on = not last and number + 1 < len(quoted) and quoted[number + 1]
        body = inner_marks("\n".join(lines))
        credit = f"\n{last}" if last else ""
        read.append((number, f"“{body}{'' if goes_on else '”'}{credit}", {}))
    return read


def _texts_of(blocks: Sequence[Block], people: PeopleDirectory | None) -> list[str]:
    """Return the texts of the blocks without struck words, credits below block quotations with a
    dash before them.
    """
    texts = [_without_struck(block) for block in blocks]
    above = ""  # in the same block quotation
    for number, block in enumerate(blocks):
        if not block.has(TextStyle.QUOTATION):
            above = ""
            continue
        *lines, last = texts[number].split("\n")
        before = "\n".join(lines)
        if _is_credit(last, before or above, people):
            texts[number] = "\n".join([*lines, f"— {last.strip()}"])
        above = texts[number]
    return texts


def _is_credit(text: str, above: str, people: PeopleDirectory | None) -> bool:
    """Return whether all that a paragraph of a block quotation has is whose words stand ``above``
    it, and perhaps more of him, or a day.
    """
    credit = _CREDIT_WITHOUT_DASH.fullmatch(text)
    if credit is None:
        return False
    if credit["more"] and days_of_credit(text, None):
        return True
    ends = _SENTENCE_END.search(above) is not None
    return ends and is_somebodys(credit["name"], people)


def _closed(text: str) -> str:
    """Return a paragraph whose lines do not end within a quotation."""
    first, *others = text.split("\n")
    lines = [first]
    for line in others:
        if len(lines[-1]) <= _LONGEST_LINE and _OPEN.search(lines[-1]):
            lines[-1] += f" {line.lstrip()}"
        else:
            lines.append(line)
    return "\n".join(lines)


def _is_all_quoted(text: str) -> bool:
    """Return whether a block quotation is somebody's words, not a credit, nor prose that quotes."""
    return bool(text.strip()) and text.lstrip()[0] not in _MARKS and not _CREDIT.match(text)


def _with_marked_turns(
    text: str, turns: Sequence[LabelledWords]
) -> tuple[str, dict[int, LabelledWords]]:
    """Return the paragraph with marks around what stands behind labels."""
    marks: dict[int, LabelledWords] = {}
    parts: list[str] = []
    length = at = 0
    for turn in turns:
        words = inner_marks(turn.span.of(text)).replace("\n", " ")  # one passage
        parts += [text[at : turn.span.start], f"“{words}”"]
        length += len(parts[-2])
        marks[length] = turn
        length += len(parts[-1])
        at = turn.span.end
    return "".join([*parts, text[at:]]), marks


def _in_own_marks(text: str) -> str:
    """Return the text with its own marks around quotations in others that stand by themselves.

    A draft quotes with double marks or with single ones, and sets the others within these. Headings
    often differ from the text below. Single marks are apostrophes, too, and stand around terms:
    they quote where a colon, a verb of saying or the start of a line leads into them.
    """
    single = quotes_with_single_marks(text)
    paragraphs = paragraphs_of(text)
    own = [part.outer for part in find_quotation_spans(text, paragraphs, single)]
    prose = blanked(text, own, "\0")
    parts, at = [], 0
    for part in find_quotation_spans(prose, paragraphs, not single) if own else ():
        first, last = part.outer
        whole = part.closed and not part.continues and prose.find("\0", first, last) < 0
        if whole and text[first] + text[last - 1] in _PAIRS and (single or _says(text, part)):
            opening, closing = "‘’" if single else "“”"
            parts += [text[at:first], opening, text[first + 1 : last - 1], closing]
            at = last
    return "".join([*parts, text[at:]])


def _says(text: str, part: QuotationSpan) -> bool:
    """Return whether single marks stand around what somebody says, and no term."""
    first, last = part.outer
    within = text[last - 2] in f"{ENDERS},"
    closes = within or _BEHIND.match(text, last) is not None
    opens = within or _LED_IN.search(text[max(0, first - _LEAD) : first]) is not None
    if not opens and text[first] + text[last - 1] == "‘’":
        opens = _SAYS_BEFORE.search(text[max(0, first - _SENTENCE) : first]) is not None
    return opens and closes and len(text[part.start : part.end].split()) >= _SHORTEST


def _without_struck(block: Block) -> str:
    spans = sorted(
        (span.start, span.end) for span in block.styles if span.style is TextStyle.STRUCK
    )
    if not spans:
        return block.text
    parts, at = [], 0
    for start, end in spans:
        parts.append(block.text[at : max(at, start)])
        at = max(at, end)
    return _SPACES.sub(" ", "".join([*parts, block.text[at:]]))
