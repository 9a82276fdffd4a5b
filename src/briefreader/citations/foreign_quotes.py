"""Quotations that other programs have kept: Hypothesis and W3C annotations, Readwise, Kindle,
KOReader, bibliographies, plain lines.

Pure: text in, quotations out. What they are is told by the text itself.
"""

from __future__ import annotations

import csv
import html
import json
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, cast

from briefreader.citations import koreader_exports, tex_text
from briefreader.citations.clipping_heads import added_at, locator
from briefreader.errors import NotebookError
from briefreader.text.csv_rows import csv_rows
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line, sanitize

# By the mark that opens it, what a quotation is in a note.
_QUOTED = {
    "“": re.compile("“([^”]{12,})”"),
    "„": re.compile("„([^“”]{12,})[“”]"),
    "«": re.compile("«([^«»]{12,})»"),
    "»": re.compile(r"»(?=\S)([^«»]{12,})(?<=\S)«"),
    '"': re.compile(r"(?<![\w=])\"([^\"\n]{12,})\"(?!\w)"),
    "``": re.compile(r"``((?:(?!'').){12,})''", re.DOTALL),
}
_OPENING = re.compile("|".join(_QUOTED))
_CLOSING = {"“": ("”",), "„": ("“", "”"), "``": ("''",)}
"""What closes those that may go on for all of a note."""
_JOINING = " \t\n.,;:—–-"  # between a quotation and what is noted behind it
_HTML = re.compile(
    r"(?i)<(?P<end>/)?(?:(?P<block>p|div|br|li|h\d|blockquote)|[biua]|span|em|strong|[uo]l|su[bp]|code)"
    r"(?:\s+[\w-]+\s*=[^<>]*|\s*/?)>"
)
_OWN_ID = re.compile("[0-9a-z]{6,12}")
_OWN_LINKS = re.compile(
    rf"({_OWN_ID.pattern})(?: briefreader:([0-9a-z]{{8}}-[0-9a-z]{{1,12}}-[0-9a-z]{{1,12}}))?"
)
# Where any export of this program leads back to a bookmark.
_OWN_ADDRESS = re.compile(rf"\bbriefreader:({_OWN_ID.pattern})\b")
_OTHER_BIBLIOGRAPHY = re.compile(
    r"TY  ?- |PMID ?- |FN [^\n]+\r?\nVR |%[0A-Z] \S"
)  # RIS and its like
_ENTRY = re.compile(r"@(\w+)\s*\{")
_FIELD = re.compile(r"(?<![\w-])(\w[\w-]*+)\s*+=\s*")
_FIELD_LINE = re.compile(r"^[^\S\n]*\w[\w-]*\s*=\s*[{\"]", re.MULTILINE)
_BRACE = re.compile(r"(?<!\\)[{}]")
_BARE_VALUE = re.compile(r"[^,}\s]*")
# What a Kindle calls its clippings, in the languages that it speaks.
_CLIPPINGS = (
    ("bookmark", re.compile(r"(?i)bookmark|lesezeichen|marcador|signet|segnalibro|bladwijzer")),
    ("note", re.compile(r"(?i)\bnote\b|notiz|\bnota\b|notitie")),
    (
        "highlight",
        re.compile(r"(?i)highlight|markierung|subrayado|surlign|destaque|evidenziazione|markering"),
    ),
)
_PLACE = re.compile(r"\b(\d{1,9})(?:-(\d{1,9}))?\b")
_AUTHOR = re.compile(r"(?<!\s)\s*\(([^()]*)\)\s*$")
_LUA = re.compile(
    r'\[(?:"(?P<name>(?:[^"\\]|\\.)*+)"|(?P<number>-?\d++))\]\s*=|"(?P<text>(?:[^"\\]|\\.)*+)"'
    r"|--[^\n]*|[{}]|[^\s{}\[\],\"]++",
    re.DOTALL,
)
_BOLD = re.compile(r"(__|\*\*)(?=[^\s_*])([^_*]+)(?<=\S)\1")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)")
_MESSAGE = re.compile(r"<[^<>\n]+>")  # of the device: the limit of clippings is reached
_MADE_BY_KOREADER = re.compile(r"^(?:in |Page |Seite )?.{0,400} @ \d{4}-\d\d-\d\d", re.DOTALL)
_DASH = re.compile(r"(?<!\s)\s+[—–]\s+(?=[^—–]{2,60}$)")
_NAMED = 80  # code points of a clipping's kind in a line
_MARKS = '“”"„«» '
_ONE_QUOTATION = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|\"[^\"]*\"")
# Nothing else between marks behind it: that could be the rest of what was said.
_MARKED = re.compile(rf"({_ONE_QUOTATION.pattern})\s*(?:[—–]|--?(?=\s|$))\s*([^“”„«»\"]*)")
_NO_QUOTATION = re.compile(
    r"[#\[<{}$;]|//|[\w.\"'-]+\s*[=:]|(?=.*[“\"])(?![“„«»\"])|(?!\S+\s+\S+\s+\S)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class ForeignQuote:
    """A quotation as another program kept it; whatever is not known is empty.

    Of what this program exported, ``identity`` is the bookmark's id, ``place`` that of its passage
    where that tells more than the words, ``article_tags`` are those of all bookmarks of its
    article, and ``shared_by`` whose it is if it is somebody else's. ``created`` is when it was kept
    there, ``locator`` the page or place in the book.
    ``is_doubtful`` is a line of a text file that looks like no quotation.
    """

    words: str
    note: str = ""
    tags: tuple[str, ...] = ()
    title: str = ""
    byline: str = ""
    url: str = ""
    prefix: str = ""
    suffix: str = ""
    identity: str = ""
    place: str = ""
    article_tags: tuple[str, ...] = ()
    shared_by: str = ""
    is_doubtful: bool = False
    created: datetime | None = None
    locator: str = ""


def _nobody(_: str) -> None:
    """Be told, and do nothing."""


def read_foreign_quotes(
    text: str,
    skip: Callable[[str], object] = _nobody,
    leave: Callable[[str], object] = _nobody,
) -> tuple[ForeignQuote, ...]:
    """Return the quotations in what another program wrote; raises NotebookError for none.

    ``skip`` is given what is said of each clipping without words or of no kind known here,
    ``leave`` each note that is on no passage: on a whole page, or an answer to another.
    """
    unknown: list[str] = []
    found = [_clean(one) for one in _read(text.lstrip("\ufeff"), unknown)]
    kept = tuple(one for one in found if one.words)
    notes = [one.note for one in found if not one.words and one.note.strip()]
    if not kept:
        also = [unknown_kinds(unknown)] if unknown else []
        also += [notes_left_out(notes)] if notes else []
        raise NotebookError(": ".join(["no readable quotations in it", *also]))
    for one in unknown:
        skip(one)
    for note in notes:
        leave(note)
    return kept


def notes_left_out(notes: Sequence[str]) -> str:
    """Return a line about notes that are on no passage, naming the first."""
    shown = one_line(notes[0])[:_NAMED]
    return f"{pluralize(len(notes), 'note')} left out, written on no passage: {shown}"


def unknown_kinds(unknown: Sequence[str]) -> str:
    """Return a line about clippings without words that can be kept, naming the first."""
    shown = one_line(unknown[0])[:_NAMED]
    counted = pluralize(len(unknown), "clipping")
    return f"{counted} skipped, a picture, a device's message or of no known language: {shown}"


def _read(text: str, unknown: list[str]) -> Iterator[ForeignQuote]:
    start = text.lstrip()[:1]
    if start in ("{", "["):
        try:
            held: object = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise NotebookError("not readable JSON") from error
        yield from _in_json(held)
    elif koreader_exports.is_markdown(text):
        yield from map(_highlighted, koreader_exports.in_markdown(text))
    elif koreader_exports.is_text(text):
        yield from map(_highlighted, koreader_exports.in_text(text))
    elif "==========" in text:
        yield from _clippings(text, unknown)
    elif _ENTRY.match(text.lstrip()):
        yield from _bibtex(text)
    elif text.lstrip().startswith(("return {", "-- ")):
        yield from _koreader_lua(text)
    elif _is_spreadsheet(text):
        yield from _spreadsheet(text, unknown)
    else:
        yield from _plain_lines(text)


def _clean(quote: ForeignQuote) -> ForeignQuote:
    """Return a quotation without what a terminal would stumble over."""
    clean: dict[str, Any] = {
        name: one_line(getattr(quote, name)) for name in ("title", "byline", "url", "locator")
    }
    kept = sanitize(quote.words)[0].strip()
    clean |= {name: sanitize(getattr(quote, name))[0] for name in ("prefix", "suffix", "note")}
    tags, others = (tuple(map(one_line, some)) for some in (quote.tags, quote.article_tags))
    return replace(quote, words=kept, tags=tags, article_tags=others, **clean)


# JSON


def _in_json(held: object) -> Iterator[ForeignQuote]:
    for record in _records(held):
        if "target" in record:
            yield from _annotation(record)
        elif isinstance(record.get("entries"), list):
            yield from _koreader(record)
        else:
            yield from _reference(record)


def _records(held: object) -> Iterator[Mapping[str, object]]:
    """Yield the records of a list, or of whatever holds one under a name of its own."""
    if isinstance(held, dict):
        for name in ("rows", "items", "first", "documents", "annotations"):
            if isinstance(held.get(name), list | dict) and "target" not in held:
                yield from _records(held[name])
                return
        yield cast("Mapping[str, object]", held)
    elif isinstance(held, list):
        for one in held:
            if isinstance(one, dict):
                yield cast("Mapping[str, object]", one)


def _annotation(record: Mapping[str, object]) -> Iterator[ForeignQuote]:
    """Yield the passages of a Web Annotation, or of one as Hypothesis has it; of one that has none
    its note.
    """
    targets = record["target"]
    targets = targets if isinstance(targets, list) else [targets]
    notes, tags = _bodies(record.get("body"), is_ours=_identity(record) != "")
    note = _text(record.get("text")) or "\n\n".join(notes) or _text(record.get("bodyValue"))
    document = record.get("document")
    title = document.get("title") if isinstance(document, dict) else record.get("title")
    passages = [found for target in targets if (found := _passage(target)) is not None]
    for passage in passages:
        yield replace(
            passage,
            note=note,
            tags=(*_texts(record.get("tags")), *tags),
            title="".join(_texts(title)[:1]) or _text(title),
            url=_text(record.get("uri")) or passage.url,
            identity=_identity(record) if len(passages) == 1 else "",
            shared_by=_sharer(record),
            created=_time(record.get("created")),
        )
    if not passages:
        yield ForeignQuote("", note)


def _passage(target: object) -> ForeignQuote | None:
    """Return the passage that a target of an annotation quotes, None if it quotes none."""
    target = target if isinstance(target, dict) else {}
    for selector in _selectors(target.get("selector")):
        if selector.get("type") == "TextQuoteSelector":
            return ForeignQuote(
                _text(selector.get("exact")),
                url=_text(target.get("source")),
                prefix=_text(selector.get("prefix")),
                suffix=_text(selector.get("suffix")),
            )
    return None


def _selectors(held: object) -> Iterator[Mapping[str, object]]:
    """Yield the selectors of a target, each before the one that refines it."""
    waiting = deque([held])
    while waiting:
        one = waiting.popleft()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            yield one
            waiting.append(one.get("refinedBy"))


def _sharer(record: Mapping[str, object]) -> str:
    """Return who shared an annotation with whoever exported it from here: only then it says so."""
    creator = record.get("creator")
    is_ours = _identity(record) != ""
    return _text(creator.get("name")) if is_ours and isinstance(creator, dict) else ""


def _identity(record: Mapping[str, object]) -> str:
    """Return the id of the bookmark that was exported from here as an annotation."""
    ours = _OWN_ADDRESS.fullmatch(_text(record.get("id")))
    return ours[1] if ours else ""


def _bodies(body: object, *, is_ours: bool) -> tuple[list[str], list[str]]:
    """Return the notes and the tags among an annotation's bodies; what exports from here say beside
    them is neither.
    """
    said = ("describing", "editing", *(("assessing",) if is_ours else ()))
    notes: list[str] = []
    tags: list[str] = []
    for one in body if isinstance(body, list) else [body]:
        if isinstance(one, str):
            notes.append(one)
        elif isinstance(one, dict) and one.get("purpose") not in said:
            (tags if one.get("purpose") == "tagging" else notes).append(_text(one.get("value")))
    return [note for note in notes if note], [tag for tag in tags if tag]


def _koreader(record: Mapping[str, object]) -> Iterator[ForeignQuote]:
    for entry in cast("list[object]", record["entries"]):
        if isinstance(entry, dict) and entry.get("sort") != "bookmark":
            yield ForeignQuote(
                _text(entry.get("text")),
                _text(entry.get("note")),
                title=_text(record.get("title")),
                byline=_text(record.get("author")),
                created=_time(entry.get("time")),
                locator=_page(entry.get("page")),
            )


def _reference(record: Mapping[str, object]) -> Iterator[ForeignQuote]:
    """Yield the quotations in the notes of an item of CSL-JSON."""
    known = ForeignQuote("", title=_text(record.get("title")), url=_text(record.get("URL")))
    for name in ("annote", "note", "abstract"):
        yield from _in_note(name, _text(record.get(name)), known, _text(record.get("keyword")))


def _in_note(name: str, note: str, known: ForeignQuote, keywords: str) -> Iterator[ForeignQuote]:
    """Yield the bookmarks that this program listed in a note, and what else is quoted there, with
    what stands beside and below it; of a note without a quotation all of it.

    An abstract is nobody's note.
    """
    lines = [(line, _own_line(line, known)) for line in map(str.strip, note.splitlines())]
    ours = [one for _, one in lines if one is not None]
    # Mendeley and JabRef put semicolons between keywords.
    between = "," if ours or "," in keywords else ";"
    tags = tuple(tag.strip() for tag in keywords.split(between) if tag.strip())
    told = {tag for one in ours for tag in one.tags}
    more = tuple(tag for tag in tags if tag not in told)  # all where the lines tell none
    yield from (replace(one, article_tags=more) for one in ours)
    rest = _without_html("".join(f"{line}\n" for line, one in lines if one is None)).strip()
    is_note = name != "abstract"
    quoted = list(_quotations(rest))
    if rest and not quoted and is_note:
        yield ForeignQuote("", rest)
    starts = [
        _line_of(found, rest, last) for last, found in zip([None, *quoted], quoted, strict=False)
    ]
    for found, start, end in zip(quoted, starts, [*starts[1:], len(rest)], strict=False):
        beside = _beside(rest[start : found.start()], rest[found.end() : end]) if is_note else ""
        yield replace(known, words=found[1].strip(), note=beside, article_tags=tags)


def _quotations(text: str) -> Iterator[re.Match[str]]:
    """Yield what stands between quotation marks, one behind the other."""
    end = 0
    never_closed: set[str] = set()  # marks of which no other need be looked at
    for opening in _OPENING.finditer(text):
        mark, start = opening[0], opening.start()
        if start < end or mark in never_closed:
            continue
        if found := _QUOTED[mark].match(text, start):
            end = found.end()
            yield found
        elif mark in _CLOSING and not any(text.find(one, start + 1) >= 0 for one in _CLOSING[mark]):
            never_closed.add(mark)


def _line_of(found: re.Match[str], text: str, last: re.Match[str] | None) -> int:
    """Return where what is about a quotation begins: at its line, all before it if it is the first,
    and with itself behind another on its line.
    """
    if last is None:
        return 0
    start = text.rfind("\n", 0, found.start()) + 1
    return start if start >= last.end() else found.start()


def _beside(before: str, behind: str) -> str:
    """Return what stands before and behind a quotation, as its note."""
    is_same_line = not before.endswith("\n") and not behind.startswith("\n")
    told = (before.strip(), behind.lstrip(_JOINING).rstrip())
    return (" … " if is_same_line else "\n").join(one for one in told if re.search(r"\w", one))


def _without_html(note: str) -> str:
    """Return the text of a note of HTML, a line for each paragraph; others as they are."""
    if not _HTML.search(note):
        return note
    text = _HTML.sub(
        lambda tag: "\n" if tag["block"] and (tag["end"] or "br" in tag[0].casefold()) else "", note
    )
    return "\n".join(filter(None, map(str.strip, html.unescape(text).splitlines())))


def _own_line(line: str, known: ForeignQuote) -> ForeignQuote | None:
    """Return the bookmark in a line of a note as exports for bibliographies have it: words, who
    said them, the link, terms, tags, the note, whose it is.
    """
    cited, _, rest = line.partition(" [briefreader:")
    links, _, about = rest.partition("]")
    ours = _OWN_LINKS.fullmatch(links)
    words, dash, _ = cited.partition("” — ")
    if ours is None or not dash or not words.startswith("“"):
        return None
    before, shared, sharer = about.rpartition(" Bookmarked by ")
    is_shared = shared and sharer.endswith(".") and len(sharer) <= _NAMED
    if is_shared and not before.endswith(" Note:"):
        about = before
    else:
        sharer = ""
    before, _, note = about.partition(" Note: ")
    tags = before.partition(" Tags: ")[2].removesuffix(".")
    return replace(
        known,
        words=words[1:],
        note=note,
        tags=tuple(filter(None, tags.split(", "))),
        identity=ours[1],
        place=ours[2] or "",
        shared_by=sharer.removesuffix("."),
    )


def _time(value: object) -> datetime | None:
    """Return when something was made: a stamp of ISO 8601, in this machine's time if it names none,
    or seconds since 1970.
    """
    try:
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value, UTC)
        return datetime.fromisoformat(_text(value).strip()).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _page(value: object) -> str:
    """Return the locator of a page that has a number, or a text of one."""
    is_number = isinstance(value, int) or (isinstance(value, str) and value.isdecimal())
    return f"p. {value}" if is_number else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(filter(None, map(_text, value))) if isinstance(value, list) else ()


# Text


def _is_spreadsheet(text: str) -> bool:
    """Return whether the first line names the columns of Readwise or of Hypothesis."""
    try:
        columns = {*(csv_rows("".join(text.splitlines()[:1])).fieldnames or ())}
    except csv.Error:  # a line that is longer than any field may be
        return False
    return columns >= {"Highlight", "Note"} or columns >= {"Quote", "Comment"}


def _spreadsheet(text: str, unknown: list[str]) -> Iterator[ForeignQuote]:
    """Yield the highlights of Readwise, or the annotations of Hypothesis, in a file of
    comma-separated values.
    """
    try:
        rows = [*csv_rows(text)]
    except csv.Error as error:
        raise NotebookError(f"not a readable table: {error}") from error
    for row in rows:
        told = {name: value or "" for name, value in row.items() if isinstance(name, str)}
        marked = told.get("Highlight", "") or told.get("Quote", "")
        words = _BOLD.sub(r"\2", _PICTURE.sub("", marked)).strip()
        note = told.get("Note", "") or told.get("Comment", "")
        if marked and not words and not note:
            unknown.append(marked)
        tags = ",".join((told.get("Tags", ""), told.get("Document tags", ""))).split(",")
        made = told.get("Highlighted at", "") or told.get("Created at", "")
        page = told.get("Location", "") if told.get("Location Type") == "page" else ""
        yield ForeignQuote(
            words,
            note,
            tuple(tag.strip() for tag in tags if tag.strip()),
            told.get("Book Title", "") or told.get("Title", ""),
            told.get("Book Author", ""),
            told.get("URL", "") or told.get("Source URL", ""),
            created=_time(made) or added_at(made),  # older exports have “April 3, 2014 10:12:07 PM”
            locator=_page(page or told.get("Page", "")),
        )


def _clippings(text: str, unknown: list[str]) -> Iterator[ForeignQuote]:
    """Yield the highlights of a Kindle, each with the notes whose place lies within it.

    A note stands before or behind its highlight, as the device has it; one without a place belongs
    to the highlight before, one in no highlight to none. What the device says of the day goes into
    the note where it is not understood.
    """
    quotes: list[ForeignQuote] = []
    unread: list[str] = []  # days
    places: list[tuple[str, int, int]] = []
    notes: list[tuple[str, int, int, str]] = []  # of which book, where, after how many highlights
    for clipping in re.split(r"={10,}\s*", text):
        lines = clipping.strip("\ufeff \n\r").splitlines()
        if len(lines) < 3:
            continue
        words = "\n".join(lines[2:]).strip()
        kind = next((name for name, word in _CLIPPINGS if word.search(lines[1])), "")
        if not kind or not lines[1].startswith("-") or _MESSAGE.fullmatch(words):
            unknown.append(words if _MESSAGE.fullmatch(words) else lines[1])
            continue
        start, end = _kindle_place(lines[1])
        if kind == "note":
            notes.append((lines[0], start, len(quotes), words))
        elif kind == "highlight":
            quotes.append(_highlight(lines[0], lines[1], words))
            unread.append("" if quotes[-1].created else lines[1].rpartition("|")[2].strip(" -"))
            places.append((lines[0], start, end))
    far = _put_notes(quotes, places, notes)
    for quote, day in zip(quotes, unread, strict=True):
        yield replace(quote, note="\n\n".join(filter(None, (quote.note, day))))
    yield from far


def _put_notes(
    quotes: list[ForeignQuote],
    places: Sequence[tuple[str, int, int]],
    notes: Sequence[tuple[str, int, int, str]],
) -> list[ForeignQuote]:
    """Give each note to the highlight within whose place it lies; those that lie in none."""
    far: list[ForeignQuote] = []
    for book, at, before, words in notes:
        around = [
            number
            for number, (other, start, end) in enumerate(places)
            if other == book and 0 < start <= at <= end
        ]
        if not at and before and places[before - 1][0] == book:
            around = [before - 1]
        if not around:
            far.append(ForeignQuote("", words))
            continue
        number = next((one for one in reversed(around) if not quotes[one].note), around[-1])
        told = quotes[number].note
        if words not in told.split("\n\n"):
            note = f"{told}\n\n{words}" if told else words
            quotes[number] = replace(quotes[number], note=note)
    return far


def _highlight(book: str, head: str, words: str) -> ForeignQuote:
    author = _AUTHOR.search(book)
    return ForeignQuote(
        words,
        title=_AUTHOR.sub("", book).strip(),
        byline=author[1] if author else "",
        created=added_at(head),
        locator=locator(head),
    )


def _kindle_place(line: str) -> tuple[int, int]:
    """Return the first and last location that a clipping names; 0 where it names none.

    The day behind the last bar is none; of ``1340-44`` the end is 1344.
    """
    named = [found for part in line.split("|")[:-1] for found in _PLACE.findall(part)]
    if not named:
        return 0, 0
    first, last = named[-1]
    return int(first), int(first[: max(0, len(first) - len(last))] + last) if last else int(first)


def _koreader_lua(text: str) -> Iterator[ForeignQuote]:
    """Yield the highlights in KOReader's own file beside a book, of today's form and the older one.

    What has no drawer marks a page, and its text was made by the program.
    """
    book = next(iter(_lua_tables(text).values()), None)
    if not isinstance(book, dict):
        return
    about = {**_table(book, "stats"), **_table(book, "doc_props")}
    known = ForeignQuote("", title=_text(about.get("title")), byline=_text(about.get("authors")))
    entries = list(_table(book, "annotations").values())
    for page in _table(book, "highlight").values():
        entries += page.values() if isinstance(page, dict) else ()
    older = {
        _text(one.get("notes")): _text(one.get("text"))
        for one in _table(book, "bookmarks").values()
        if isinstance(one, dict) and not _MADE_BY_KOREADER.search(_text(one.get("text")))
    }
    for entry in entries:
        if isinstance(entry, dict) and ("drawer" in entry or "page" not in entry):
            words = _text(entry.get("text"))
            note = _text(entry.get("note")) or older.get(words, "")
            made, page = _time(entry.get("datetime")), _page(entry.get("pageno"))
            yield replace(known, words=words, note=note, created=made, locator=page)


def _highlighted(one: koreader_exports.Highlight) -> ForeignQuote:
    """Return a highlight of KOReader's export; its day goes into the note where it is not
    understood.
    """
    made = added_at(one.day)
    return ForeignQuote(
        one.words,
        "\n\n".join(filter(None, (one.note, "" if made else one.day))),
        title=one.title,
        byline=one.author,
        created=made,
        locator=_page(one.page),
    )


def _table(book: Mapping[str, object], name: str) -> dict[str, object]:
    held = book.get(name)
    return held if isinstance(held, dict) else {}


def _lua_tables(text: str) -> dict[str, object]:
    """Return tables of Lua as KOReader writes them: texts and tables under names or numbers."""
    open_tables: list[dict[str, object]] = [{}]
    name = ""
    for found in _LUA.finditer(text):
        table = open_tables[-1]
        if found["name"] is not None:
            name = found["name"]
        elif found["text"] is not None:
            table[name or str(len(table))] = _unescaped(found["text"])
            name = ""
        elif found[0] == "{":
            inner: dict[str, object] = {}
            table[name or str(len(table))] = inner
            open_tables.append(inner)
            name = ""
        elif found[0] == "}" and len(open_tables) > 1:
            open_tables.pop()
        elif name:  # a number, or whether something is so
            table[name] = found[0]
            name = ""
    return open_tables[0]


def _unescaped(value: str) -> str:
    return re.sub(
        r"\\(.)", lambda found: "\n" if found[1] in "n\n" else found[1], value, flags=re.S
    )


def _bibtex(text: str) -> Iterator[ForeignQuote]:
    """Yield the quotations in the notes of a bibliography's entries."""
    for entry in re.split(r"(?m)^[ \t]*@(?=\w+\s*[{(])", text):
        fields = _fields(entry)
        known = ForeignQuote("", title=fields.get("title", ""), url=fields.get("url", ""))
        for name in ("annote", "annotation", "note", "abstract"):
            yield from _in_note(name, fields.get(name, ""), known, fields.get("keywords", ""))


def _fields(entry: str) -> dict[str, str]:
    """Return the fields of an entry, their braces counted."""
    fields: dict[str, str] = {}
    braces = _closing_braces(entry)
    at = entry.find(",") + 1  # behind the key
    while found := _FIELD.search(entry, at):
        value, at = _value(entry, found.end(), braces)
        fields.setdefault(found[1].lower(), tex_text.printed(value))
    return fields


def _closing_braces(entry: str) -> dict[int, int]:
    """Return where each brace that opens is closed, of those that are."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACE.finditer(entry):
        if found[0] == "{":
            opened.append(found.start())
        elif opened:
            closing[opened.pop()] = found.start()
    return closing


def _value(entry: str, start: int, braces: Mapping[int, int]) -> tuple[str, int]:
    """Return a field's value and where it ends."""
    opening = entry[start : start + 1]
    if opening == '"':
        end = entry.find('"', start + 1)
        return _within(entry, start, end, is_closed=False)
    if opening != "{":
        bare = _BARE_VALUE.match(entry, start)
        return ("", start) if bare is None else (bare[0], bare.end())
    end = braces.get(start, -1)
    # The last brace is the entry's: what ends there never ended.
    return _within(entry, start, end, is_closed=end >= 0 and entry.find("}", end + 1) >= 0)


def _within(entry: str, start: int, end: int, *, is_closed: bool) -> tuple[str, int]:
    """Return a value between its marks and where it ends: before the next field's line where it
    never does, and with its entry where there is none.
    """
    end = end if end >= 0 else len(entry)
    following = None if is_closed else _FIELD_LINE.search(entry, start + 1, end + 1)
    if following is not None:
        return entry[start + 1 : following.start()].rstrip().removesuffix(","), following.start()
    return entry[start + 1 : end], end + 1


_COLUMN = re.compile(r"[^\W\d_]\w*(?:[ _-]\w+){0,2}")


def _plain_lines(text: str) -> Iterator[ForeignQuote]:
    """Yield a quotation a line; raises NotebookError for what some program wrote for others."""
    if _OWN_ADDRESS.search(text):
        raise NotebookError(
            "a briefreader export that can't be imported; `briefreader export --format jsonl` "
            "writes one that can"
        )
    if _OTHER_BIBLIOGRAPHY.match(text.lstrip()):
        raise NotebookError(
            "a bibliography of a kind that isn't read; export it as CSL-JSON or BibTeX and "
            "import that"
        )
    if columns := _unknown_columns(text):
        raise NotebookError(
            "a table without the columns “Highlight” and “Note”, or “Quote” and “Comment”: rename "
            f"those of {one_line(', '.join(columns))[:120]}"
        )
    yield from map(_plain_line, text.splitlines())


def _unknown_columns(text: str) -> list[str]:
    """Return the names of a table's columns; none where it may be lines that have commas.

    A table's first line is made of short, different names without a space behind their commas, and
    all rows have as many values.
    """
    try:
        rows = csv_rows(text)
        names = [*(rows.fieldnames or ())]
        is_named = len({*names}) == len(names) > 1 and all(map(_COLUMN.fullmatch, names))
        held = [*rows] if is_named else []
    except csv.Error:
        return []
    is_full = all(None not in row and None not in row.values() for row in held)
    return names if held and is_full else []


def _plain_line(line: str) -> ForeignQuote:
    """Return a line's quotation; behind a dash at its end, or behind its marks and a dash, stands
    who said it, or where.

    Marks are left out where they enclose all of it, or one of them is missing.
    """
    line = line.strip()
    marked = _MARKED.fullmatch(line)
    told = _DASH.search(line)
    note = marked[2] if marked else line[told.end() :] if told else ""
    words = marked[1] if marked else (line[: told.start()] if told else line).strip()
    is_one = bool(_ONE_QUOTATION.fullmatch(words))
    if is_one or sum(words.count(mark) for mark in _MARKS.strip()) == 1:
        words = words.strip(_MARKS)
    return ForeignQuote(words, note, is_doubtful=not is_one and bool(_NO_QUOTATION.match(line)))
