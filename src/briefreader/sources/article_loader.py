"""Make one article of one file."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from itertools import chain, islice, takewhile
from pathlib import Path

from briefreader.domain.article import Article, TextStyle
from briefreader.errors import SourceError
from briefreader.sources.blocks.block import Block, assemble, join_split_paragraphs
from briefreader.sources.blocks.line_shapes import (
    cells,
    ends_sentence,
    is_standalone_line,
    label_end,
)
from briefreader.sources.files.compound_files import article_bytes, container_of
from briefreader.sources.files.decoding import decode, is_binary
from briefreader.sources.files.file_kinds import WEB_SUFFIXES, kind_of, no_article
from briefreader.sources.formats.format_readers import parse_file, refuse_binary
from briefreader.sources.formats.front_matter import Metadata
from briefreader.sources.metadata.attribution_terms import terms_of_attribution
from briefreader.sources.metadata.autolinks import with_addresses
from briefreader.sources.metadata.body_start import numbered_from_body
from briefreader.sources.metadata.boilerplate import (
    DEFAULT_RULES,
    BoilerplateRules,
    remove_boilerplate,
)
from briefreader.sources.metadata.cutting_head import CuttingHead, cutting_head
from briefreader.sources.metadata.dates import (
    HAS_DIGIT,
    date_alone,
    issued_day,
    said_on,
    stated_dates,
    whole_date,
)
from briefreader.sources.metadata.document_head import dated_headline, says_kind
from briefreader.sources.metadata.issue_dates import issue_date
from briefreader.sources.metadata.mail_head import MailHead, mail_head
from briefreader.sources.metadata.masthead import is_masthead, tells_news
from briefreader.sources.metadata.news_head import is_byline
from briefreader.sources.metadata.number_order import has_day_first
from briefreader.sources.publication import HeadedText, find_publication
from briefreader.text.folding import says_same
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.sanitizing import one_line

_BY = re.compile(r"(?:by|von|par|por)\s", re.IGNORECASE)
# With a mark at its end, or of few words: "To Save the Harbour, Build a Wall" is a title.
_GREETS = re.compile(
    r"(?:dear|to|sehr geehrte[rsn]?|liebe[rs]?|chère?s?|estimad[oa]s?|gentil[ei]|car[oa]|geachte"
    r"|beste|kära|szanown[yai]|шановн\w+|уважаем\w+)\b(?:.*[,:!]|(?:[ \u00a0]\S+){1,3})$",
    re.IGNORECASE,
)
# The title of a signed text, below the name of the body that sends it.
_NAMES_SIGNED = lazy_pattern(
    r"(?:(?:an?|the|joint|open|official|executive|\w+['’]s)\s+)*"
    r"(?:statement|proclamation|declaration|message|readout|remarks|resolution|letter|communiqué)\s"
    r"+(?:on|by|of|from|to|attributable|regarding|concerning|following|about|with)\b",
    re.IGNORECASE,
)
# Whom to ask about a release, and what else stands in lines with a colon above its title.
_FIELD = lazy_pattern(
    r"(?:[\w-]+ ){0,2}(?:contacts?|kontakt|contacto|contatto|[ei]nquiries|information|details"
    r"|tel|phone|fax|e-?mail|date|datum|from|to|for|attention|attn|ref(?:erence)?|re|location|where"
    r"|when|who|ansprechpartner(?:in)?|rückfragen|source|release|embargo(?:ed)?)\.?\s*:",
    re.IGNORECASE,
)
_TITLE_WITHIN = 5  # blocks, without boilerplate
_TELLING_BLOCKS = 40  # whose language a title's text has
_TITLE_WORDS = 3  # at least, below such a line
_SUBJECT_WITHIN = 12  # blocks: below the addresses
_SUBJECT = lazy_pattern(
    r"(?:subject|re|betreff|betr\.|objet|oggetto|asunto|assunto|onderwerp|betreft|temat|dotyczy|ämne"
    r"|emne|тема)[ \u00a0]?:\s*(\S.*)",
    re.IGNORECASE,
)
LONGEST_TITLE = 160
CUT_TITLE = 100
NO_RAW_TEXT = "this isn't a text file, so there is no raw view"
NO_TEXT = "the file has front matter but no text"


def load_article(path: Path) -> Article:
    """Read the article in the file at ``path``, an absolute real path.

    Raises ``SourceError`` with the path and a short reason for what is no article.
    """
    data = article_bytes(path)
    if reason := no_article(path.name):
        raise SourceError(os.fspath(path), reason)
    return article_from_bytes(path, data)


def raw_text(path: Path) -> str:
    """Return the file's text as it stands, decoded and made harmless; raises ``SourceError``."""
    data = article_bytes(path)
    kind = kind_of(path.name)
    if container_of(str(path)):
        return decode(data).text
    if kind is not None and kind.packed and is_binary(data):
        raise SourceError(os.fspath(path), NO_RAW_TEXT)
    refuse_binary(os.fspath(path), data)
    if path.suffix.lower() in WEB_SUFFIXES:
        from briefreader.sources.formats.html_page import decode_page

        return decode_page(data).text
    return decode(data).text


def article_from_bytes(path: Path, data: bytes, rules: BoilerplateRules = DEFAULT_RULES) -> Article:
    """Return the article that ``data`` is, had it been read from ``path``; raises
    ``SourceError``.
    """
    parsed = parse_file(os.fspath(path), data)
    metadata, notes = parsed.metadata, parsed.notes
    blocks = join_split_paragraphs(remove_boilerplate(parsed.blocks, rules))
    named = one_line(Path(container_of(str(path)) or path).stem) or "untitled"
    title = metadata.title or (named if parsed.titled else _title(blocks)) or named
    assembled = assemble(_without_title(blocks, title, metadata, parsed.titled))
    if not assembled.text and parsed.stated:
        notes += (NO_TEXT,)
    lines = parsed.head
    cutting = None if metadata.title or parsed.titled else _cutting(blocks)
    if cutting:
        lines = [line for line in lines if cutting_head(line) != cutting]
    mail = None if parsed.titled or metadata.byline else _sent(blocks)
    found = find_publication(
        HeadedText(path, title, assembled.text, lines), metadata, cutting, mail
    )
    if found.note:
        notes += (found.note,)
    return Article(
        path=path,
        content_hash=hashlib.sha256(data).hexdigest(),
        title=title,
        text=assembled.text,
        said_on=found.said_on,
        published=found.published,
        modified=found.modified,
        issued=found.issued,
        accessed=metadata.accessed,
        file_changed=metadata.file_changed,
        source=metadata.source or (cutting.newspaper if cutting else ""),
        url=metadata.url,
        byline=found.byline,
        tags=metadata.tags,
        paragraphs=numbered_from_body(assembled.text, assembled.paragraphs, found.byline),
        styles=with_addresses(assembled.text, assembled.styles),
        notes=notes,
        terms=terms_of_attribution(title, assembled.text),
    )


def _title(blocks: Sequence[Block]) -> str:
    """Return the first line of the text, cut if it is too long to be a title; the next one that may
    be a title where that only says what kind of text it is, or where it was cut out.
    """
    heads = [blocks[number] for number in _first_shown(blocks)]
    texts = [block.text for block in blocks if not block.boilerplate]
    lines = list(map(_first_line, heads))
    if not lines:
        return ""
    line = lines[0]
    day_first = has_day_first(lines, texts[:_TELLING_BLOCKS])
    if not heads[0].has(TextStyle.HEADING) and (said := _subject(blocks)):
        return said
    if dated := dated_headline(line, day_first=day_first):
        return dated[1]
    is_placed_day = any(map(says_kind, lines[1:2])) and date_alone(line, day_first=day_first)
    above = (
        1 if is_placed_day or _is_above_title(line, day_first) else _below_masthead(heads, texts)
    )
    if above:
        is_cutting = cutting_head(line) is not None
        is_dated = whole_date(line, day_first=day_first)  # above a letter or a transcript, too
        below = (
            one
            for one in lines[above:]
            if _may_be_below(one, day_first, labeled=is_cutting or _is_headline(one, texts))
            and not (is_dated and _GREETS.match(one))
        )
        titles = list(
            takewhile(lambda one: is_masthead(one, texts) or not ends_sentence(one), below)
        )
        told = (one for one in titles if _says_enough(one, texts))
        other = next(chain(told, [] if is_dated else titles), "")
        if other and cells(other) <= LONGEST_TITLE:
            dated = dated_headline(other, day_first=day_first)
            return dated[1] if dated else other
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line.rfind(" ", CUT_TITLE // 2, CUT_TITLE)
    return line[: cut if cut > 0 else CUT_TITLE].rstrip(" ,;:–—-") + "…"


def _subject(blocks: Sequence[Block]) -> str:
    """Return what a letter or a memorandum says at its head that it is about; nothing of others."""
    head = islice((block.text for block in blocks if not block.boilerplate), _SUBJECT_WITHIN)
    lines = chain.from_iterable(text[: LONGEST_TITLE * 4].split("\n") for text in head)
    said = [found[1] for found in map(_SUBJECT.fullmatch, map(str.strip, lines)) if found]
    # Of several they are labels, of an interview.
    return one_line(said[0]) if len(said) == 1 and cells(said[0]) <= LONGEST_TITLE else ""


def _below_masthead(heads: Sequence[Block], texts: Sequence[str]) -> int:
    """Return how many blocks the name of a body takes that sends a press release with these
    ``texts``, with the line that says so, or a signed text, whose title says so; 0 where there is
    none.
    """
    for number, block in enumerate(heads):
        lines = [one_line(line) for line in block.text.strip().split("\n", _TITLE_WITHIN)]
        for place, line in enumerate(lines[:_TITLE_WITHIN]):
            if (number or place) and says_kind(line):
                return number + 1
            if number and not place and _NAMES_SIGNED.match(line):
                return number
            is_day = (number or place) and _states_day(line, day_first=False)
            is_address = place and HAS_DIGIT.search(line) and not ends_sentence(line)
            if not (is_day or is_address or is_masthead(line, texts)):
                return 0
    return 0


def _is_above_title(line: str, day_first: bool) -> bool:
    """Return whether a first line says what kind of text it is, or where it was cut out."""
    return (
        says_kind(line)
        or bool(issue_date(line))
        or cutting_head(line) is not None
        or _states_day(line, day_first)
    )


def _states_day(line: str, day_first: bool) -> bool:
    """Return whether a line says nothing but a day, or when and by whom what stands below it came
    out.
    """
    if not HAS_DIGIT.search(line):
        return False
    days = (*stated_dates((line,)), whole_date(line, day_first=day_first))
    return any(days) or issued_day(line, day_first=day_first) is not None


def _cutting(blocks: Sequence[Block]) -> CuttingHead | None:
    """Return what the first line of the text says of where it was cut out."""
    shown = _first_shown(blocks)
    return cutting_head(_first_line(blocks[shown[0]])) if shown else None


def _sent(blocks: Sequence[Block]) -> MailHead | None:
    """Return what the head of an email says that was saved as a text."""
    texts = (blocks[number].text for number in _first_shown(blocks))
    lines = chain.from_iterable(text[: LONGEST_TITLE * 4].split("\n") for text in texts)
    return mail_head(list(islice(filter(None, lines), _SUBJECT_WITHIN)))


def _may_be_below(line: str, day_first: bool, *, labeled: bool) -> bool:
    """Return whether a line below one of those may be the title: no day, dateline, item, address or
    byline, and more than a word or two; no label unless it may be ``labeled``, as headlines are:
    ``Harbour row: chair resigns``.
    """
    return not (
        says_kind(line)
        or said_on((line,), None, day_first=day_first)
        or issue_date(line)
        or _states_day(line, day_first)
        or (label_end(line) and not labeled)
        or is_standalone_line(line)
        or "@" in line
        or _BY.match(line)
        or is_byline(line)
        or len(line.split()) < 2
        or (line[0] == "(" and line[-1] == ")")
    )


def _is_headline(line: str, texts: Sequence[str]) -> bool:
    """Return whether the words before a line's colon are a headline's, and nobody's label."""
    label = line[: label_end(line)].rstrip(" :")
    is_field = _FIELD.match(line) is not None or not label or label.isupper()
    again = sum(f"\n{text}".count(f"\n{label}:") for text in texts)
    return not is_field and again < 2 and not ends_sentence(line)


def _says_enough(line: str, texts: Sequence[str]) -> bool:
    """Return whether a line has the words of a title: a name or a place has one or two, and a body
    that sends the text is named there.
    """
    if _NAMES_SIGNED.match(line):
        return True
    enough = len(line.split()) >= _TITLE_WORDS or tells_news(line)
    return enough and not is_masthead(line, texts)


def _first_shown(blocks: Sequence[Block]) -> list[int]:
    """Return the numbers of the blocks in which a title is looked for."""
    shown = (number for number, block in enumerate(blocks) if not block.boilerplate)
    return list(islice(shown, _TITLE_WITHIN))


def _first_line(block: Block) -> str:
    line = one_line(block.text.strip().partition("\n")[0][: LONGEST_TITLE * 4])
    return line.removeprefix("^")  # a news agency's mark of a headline


def _without_title(blocks: list[Block], title: str, metadata: Metadata, named: bool) -> list[Block]:
    """Return the blocks without the one that only says the title, or a whole title block that says
    what is stated; all of them if the article has only been ``named``.
    """
    numbers = _first_shown(blocks)
    if metadata.title:
        repeated = _title_block(blocks, numbers, metadata)
        return [
            block._replace(boilerplate=True) if number in repeated else block
            for number, block in enumerate(blocks)
        ]
    if named or not numbers:
        return blocks
    number = numbers[0]
    if _first_line(blocks[number]) != title:
        number = next((n for n in numbers if _first_line(blocks[n]) == title), number)
    first = blocks[number]
    rest = blocks[number + 1 :]
    others = any(not block.boilerplate for block in rest)
    is_below = number != numbers[0]
    if not _is_title(first, title, rest, is_below=is_below) or not (others or "\n" in first.text):
        return blocks
    below = first.text.partition("\n")[2]
    replaced = list(blocks)
    if below:
        replaced[number] = first.after(len(first.text) - len(below))
    else:
        replaced[number] = first._replace(boilerplate=True)
    return replaced


def _title_block(
    blocks: Sequence[Block], numbers: Sequence[int], metadata: Metadata
) -> Sequence[int]:
    """Return the first of the ``numbers`` up to the last block that says the stated title, where
    nothing else stands there but the stated byline and days: ``Title``, ``Ann Moss``,
    ``2024-05-17``, ``Title``; of those below “Press release” only the ones that say the title.
    """
    end = 0
    said: list[int] = []  # below what kind of text it is, which stays
    has_kind = False
    for place, number in enumerate(numbers, start=1):
        text = blocks[number].text
        if says_same(text, metadata.title):
            end = place
            said.append(number)
        elif says_kind(one_line(text)):
            has_kind = True
        elif not (metadata.byline and says_same(text, metadata.byline)) and not whole_date(text):
            break
    return said if has_kind else numbers[:end]


def _is_title(first: Block, title: str, others: Sequence[Block], *, is_below: bool) -> bool:
    """Return whether the first block can be left out for being the title: no turn, no list, not
    cut. One that ``is_below`` a line that stands above titles opens no turn.
    """
    if first.has(TextStyle.HEADING):
        return True
    line = first.text.partition("\n")[0]
    return (
        _first_line(first) == title
        and cells(line) <= LONGEST_TITLE
        and (is_below or not _opens_turns(line, others))
        and not is_standalone_line(line)
    )


def _opens_turns(line: str, others: Sequence[Block]) -> bool:
    """Return whether what stands before the line's colon is a label: in capitals, or used again.

    ``Attorney General WARD:`` has its name in capitals.
    """
    label = line[: label_end(line)].rstrip()
    if not label or label.isupper():
        return bool(label)
    *title, name = label.rstrip(":*_ \u00a0").split()
    if title and len(name) > 1 and name.isupper() and all(word[0].isupper() for word in title):
        return True
    return any(f"\n{other.text}".find(f"\n{label}") >= 0 for other in others)
