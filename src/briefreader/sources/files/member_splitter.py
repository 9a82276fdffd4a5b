"""The bytes of a compound file to those of its members: emails of a mailbox, records of a list."""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefreader.errors import SourceError
from briefreader.sources.files.decoding import decode
from briefreader.sources.files.file_kinds import suffix_of

MOST_MEMBERS = 50_000
MOST_JSON = 8 * 1024 * 1024  # bytes of one JSON value: in memory it may be thirty times as large
NO_MAILBOX = "not a mailbox: it doesn't begin with an email's “From …” line"
NOT_JSON = "not JSON, despite its name: if it is text, rename it to .txt"
NO_RECORDS = "data without a title and text: save its text as .txt or .md"
TOO_MANY = f"more than {MOST_MEMBERS:,} articles in one file: split it"
TOO_LARGE_LIST = "a list of more than 8 MiB: save it with one record per line, as .jsonl"
EMPTY = "is empty"
FOREIGN_TITLE_KEYS = (
    *("titel", "überschrift", "ueberschrift", "titre", "título", "titulo", "titolo", "rubrik"),
    *("tytuł", "tytul", "заголовок", "标题", "標題"),
)
TITLE_KEYS = ("title", "headline", "webtitle", *FOREIGN_TITLE_KEYS)
_TEXT_KEYS = (
    *("text", "content", "body", "article", "articlebody"),
    *("maintext", "main_text", "full_text", "bodytext"),
    *("artikeltext", "inhalt", "volltext", "texte", "contenu", "corps", "texto", "contenido"),
    *("cuerpo", "conteúdo", "conteudo", "testo", "contenuto", "corpo", "tekst", "inhoud"),
    *("brödtext", "treść", "tresc", "текст", "正文", "内容"),
)
# Of an article that the record does not hold: a search's result.
_LEAD_KEYS = ("lead_paragraph",)
_SUMMARY_KEYS = ("abstract", "snippet")
_HTML_KEYS = ("content_html", "html", "body_html")
LIST_KEYS = (
    *("articles", "items", "entries", "results", "data", "documents", "posts", "docs", "objects"),
)
_ENVELOPE = "response"  # may hold the list
_FIELDS = "fields"  # may hold a part of a record
_INNER_KEYS = ("rendered", "main")
_ANY = ("utf-8", "surrogatepass")
# A JSON file whose beginning does not look like that is one record: it is not read to find out.
_MAY_BE_LIST = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*"
    rb'(?:\[|\{[\s\S]*?"\0?(?:' + "|".join(LIST_KEYS).encode() + rb')\0?"[\s\0]*:[\s\0]*\[)'
)
LOOKED_INTO = 4096  # bytes
_LOOKED_AT = 20  # records of a file that say whether it holds articles
_LETTERS = 8  # of a name: with 10,000 members two have the same once in 4,000 files
# The first line of all may be any. Another ends with a time, or has behind it what an email may
# begin with; else it begins a sentence.
_BEGIN = re.compile(
    rb"\AFrom [^\r\n]{0,300}\r?\n"
    rb"|(?:(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{0,200}? (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
    rb" [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d[^\r\n]{0,80}\r?\n"
    rb"|(?:(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{0,300}\r?\n(?=[!-9;-~]{1,100}:|>From |\r?\n|\Z)"
)
# Nobody begins a text so: a line with a time, or with nothing, above an email's header.
_MAILBOX = re.compile(
    rb"From (?:[^\r\n]{1,200} (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d"
    rb"[^\r\n]{0,80}|-? ?)\r?\n(?:>From [^\r\n]{0,300}\r?\n)?[A-Za-z][A-Za-z0-9-]{1,60}:"
)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADERS = 65536  # bytes
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_MESSAGE_ID = re.compile(rb"^Message-ID:\s*<([^>\s]{1,500})>", re.MULTILINE | re.IGNORECASE)

Record = Mapping[str, object]


def split(path: str, data: bytes) -> dict[str, bytes] | None:
    """Return the members of a compound file; None for what is one article after all.

    Raises SourceError.
    """
    suffix = suffix_of(path)
    if not suffix and not begins_as_mailbox(data):
        return None
    if not data.strip():
        raise SourceError(path, EMPTY)
    if suffix in ("", ".mbox"):
        found, end = _emails(path, data), ".eml"
    elif suffix == ".json":
        records = _records_of_list(path, data)
        if records is None:
            return None
        found, end = records, ".json"
    else:
        found, end = _lines(path, data), ".json"
    members: dict[str, bytes] = {}
    uses: Counter[str] = Counter()
    for called, member in found:
        name = _name(called or member)
        uses[name] += 1
        again = f"-{uses[name]}" if uses[name] > 1 else ""
        members[f"{path}/{name}{again}{end}"] = member
        if len(members) > MOST_MEMBERS:
            raise SourceError(path, TOO_MANY)
    return members


def stamp_of(data: bytes) -> int:
    """Return a number, made of a member's bytes, that is another where they are others."""
    return int.from_bytes(hashlib.sha256(data).digest()[:6])


def begins_as_list(data: bytes) -> bool:
    """Return whether a JSON file that begins so may be a list of records, or hold one."""
    return bool(_MAY_BE_LIST.match(data))


def begins_as_mailbox(data: bytes) -> bool:
    """Return whether a file whose name does not say what it is begins as mailboxes do."""
    return bool(_MAILBOX.match(data))


def _name(called: bytes) -> str:
    """Return the name of a member, of letters alone, in which nobody reads a date."""
    number = int.from_bytes(hashlib.sha256(called).digest()[:8])
    letters = []
    for _ in range(_LETTERS):
        number, letter = divmod(number, 26)
        letters.append(chr(ord("a") + letter))
    return "".join(letters)


def _emails(path: str, data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the emails of a mailbox (mbox, RFC 4155), each with its Message-ID or nothing."""
    if not data.startswith(b"From "):
        raise SourceError(path, NO_MAILBOX)
    before: int | None = None
    for match in _BEGIN.finditer(data):
        if before is not None:
            yield _email(data[before : match.start()])
        before = match.end()
    if before is None:
        raise SourceError(path, NO_MAILBOX)
    yield _email(data[before:])


def _email(data: bytes) -> tuple[bytes, bytes]:
    if b"\n>" in data or data.startswith(b">"):
        data = _ESCAPED.sub(rb"\1", data)
    data = data.rstrip(b"\r\n") + b"\n"  # which may change when another follows
    end = _HEADERS_END.search(data, 0, _HEADERS)
    found = _MESSAGE_ID.search(data, 0, end.start() if end else _HEADERS)
    return (found[1] if found else b""), data


def _lines(path: str, data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the lines of JSON Lines, if one of the first of them is an article's record."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        data = data.decode("utf-16", "replace").encode()
    lines = [line for line in data.removeprefix(codecs.BOM_UTF8).split(b"\n") if line.strip()]
    known = [_loaded(line) for line in lines[:_LOOKED_AT] if len(line) <= MOST_JSON]
    if all(one is None for one in known):
        raise SourceError(path, NOT_JSON)
    _refuse_other_data(path, known)
    return ((b"", line.strip()) for line in lines)


def _records_of_list(path: str, data: bytes) -> Iterator[tuple[bytes, bytes]] | None:
    """Return the records of a list, or of an object that is one's envelope, each as JSON; None for
    a single record.
    """
    if not begins_as_list(data[:LOOKED_INTO]):
        return None
    if len(data) > MOST_JSON:
        raise SourceError(path, TOO_LARGE_LIST)
    loaded = _loaded(data)
    if loaded is None:
        raise SourceError(path, NOT_JSON)
    records = _inner_list(loaded)
    if records is None:
        return None
    _refuse_other_data(path, records[:_LOOKED_AT])
    return ((b"", json.dumps(one, ensure_ascii=False).encode(*_ANY)) for one in records)


def _loaded(data: bytes) -> object:
    """Return the JSON value in ``data``; None where there is none."""
    try:
        return json.loads(decode(data).text, strict=False)
    except (ValueError, RecursionError):
        return None


def _inner_list(loaded: object) -> Sequence[object] | None:
    if isinstance(loaded, list):
        return loaded
    if not isinstance(loaded, dict) or is_article_record(loaded):
        return None
    holders = (one for one in (loaded, loaded.get(_ENVELOPE)) if isinstance(one, dict))
    lists = (one[name] for one in holders for name in LIST_KEYS if isinstance(one.get(name), list))
    return next(lists, None)


def _refuse_other_data(path: str, records: Iterable[object]) -> None:
    if not any(is_article_record(one) for one in records):
        raise SourceError(path, NO_RECORDS)


def is_article_record(loaded: object) -> bool:
    """Return whether a JSON value is an object with a title and a text."""
    if not isinstance(loaded, dict):
        return False
    record = whole_record(loaded)
    return bool(_text(record, TITLE_KEYS) and body_of(record))


def whole_record(record: Record) -> Record:
    """Return a record with the part of it that some programs give apart."""
    inner = record.get(_FIELDS)
    return {**record, **inner, **record} if isinstance(inner, dict) else record


def body_of(record: Record) -> str:
    """Return a record's text, which may be HTML, or what it has of one; nothing where it has
    none.
    """
    return _whole_text(record) or _lead_of(record)


def is_only_lead(record: Record) -> bool:
    """Return whether a record has only a summary and the first paragraph of its text."""
    return not _whole_text(record)


def _whole_text(record: Record) -> str:
    return _text(record, _TEXT_KEYS) or _text(record, _HTML_KEYS)


def _lead_of(record: Record) -> str:
    """Return the summary and the first paragraph, once if they say the same."""
    lead = _text(record, _LEAD_KEYS).strip()
    summary = _text(record, _SUMMARY_KEYS).strip()
    return f"{summary}\n\n{lead}" if lead and summary and summary not in lead else lead


def _text(record: Record, names: Sequence[str]) -> str:
    """Return the first value under one of these names that is a text."""
    for key, value in record.items():
        if key.lower() in names and (text := _words(value)).strip():
            return text
    return ""


def _words(value: object) -> str:
    """Return a text, also one that was taken paragraph by paragraph, or that is set as HTML."""
    if isinstance(value, list):
        texts = [one for one in value if isinstance(one, str)]
        return "\n\n".join(texts) if len(texts) == len(value) else ""
    if isinstance(value, dict):
        value = next((value[name] for name in _INNER_KEYS if name in value), "")
    return value if isinstance(value, str) else ""
