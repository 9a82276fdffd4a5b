"""Read the front matter of a file: every scalar a string, and a mistake in it costs a note.

It is YAML between lines of ``---``, TOML between lines of ``+++``, a JSON object on top, or some
first lines such as ``Title: Talks`` with a blank one below.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from html import unescape
from html.entities import html5
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.sources.files.member_splitter import FOREIGN_TITLE_KEYS, TITLE_KEYS
from briefreader.sources.metadata.dates import parse_date
from briefreader.sources.metadata.issue_dates import issue_date
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import BODY_NAME
from briefreader.text.sanitizing import CONTROLS, LINE_SEPARATORS, SURROGATES, one_line

TITLE = TITLE_KEYS
_PUBLISHED_ABROAD = (
    *("datum", "erscheinungsdatum", "publikationsdatum", "veröffentlichungsdatum"),
    *("veröffentlicht", "veröffentlicht_am", "veroeffentlicht", "date_publication", "publié"),
    *("date_de_publication", "publié_le", "publie_le", "fecha", "fecha_publicación"),
    *("fecha_publicacion", "fecha_de_publicación", "fecha_de_publicacion", "publicado", "data"),
    *("data_pubblicazione", "data_di_pubblicazione", "pubblicato", "data_publicação"),
    *("data_publicacao", "data_de_publicação", "publicatiedatum", "gepubliceerd", "publicerad"),
    *("data_publikacji", "дата", "日期"),
)
_MODIFIED_ABROAD = (
    *("aktualisiert", "geändert", "geaendert", "mise_à_jour", "mise_a_jour", "actualizado"),
    *("aggiornato", "atualizado", "bijgewerkt", "uppdaterad"),
)
PUBLISHED = (
    *("date", "pubdate", "published", "published_time", "date_published", "published_at"),
    *("published_date", "publish_date", "date_publish", "publication_date", "datepublished"),
    *("publishedat", "publishedtime", "webpublicationdate", "pub_date", *_PUBLISHED_ABROAD),
)
MODIFIED = ("modified", "modified_time", "updated", "updated_time", "lastmod", *_MODIFIED_ABROAD)
ACCESSED = (
    *("accessed", "retrieved", "saved", "clipped", "accessed_at", "retrieved_at", "saved_at"),
    *("date_accessed", "date_retrieved", "date_saved", "access_date", "urldate"),
)
SAID = ("said", "said_on")
SOURCE = (
    *("source", "publisher", "site_name", "sitename", "publication"),
    *("quelle", "zeitung", "fuente", "fonte", "bron", "źródło", "источник", "来源"),
)
URL = (
    *("source_url", "url", "link", "canonical", "web_url", "weburl", "pageurl", "mainentityofpage"),
    *("lien", "enlace"),
)
BYLINE = (
    *("author", "authors", "byline", "autor", "autorin", "autoren", "verfasser", "auteur"),
    *("auteurs", "autora", "autores", "autore", "autori", "автор", "作者"),
)
TAGS = (
    *("tags", "keywords", "schlagwörter", "schlagwoerter", "schlagworte", "mots_clés"),
    *("mots_cles", "palabras_clave", "etiquetas", "parole_chiave", "palavras_chave"),
)
# One of these says in what kind of language the others are: 3/5 is the third of May there.
_ABROAD = frozenset([*FOREIGN_TITLE_KEYS, *_PUBLISHED_ABROAD, *_MODIFIED_ABROAD]) - {"data"}

_NAMES_OF_VALUES = ("name", "rendered", "main", "@id", "original")

_KNOWN = frozenset([*TITLE, *PUBLISHED, *MODIFIED, *ACCESSED, *SAID, *SOURCE, *URL, *BYLINE, *TAGS])

# Before the name of a field, in a meta element: what a user said when the page was added.
STATED_META = "briefreader:"

LONGEST = 65536
# A longer value is no title, name or address; the text itself loses nothing.
LONGEST_VALUE = 1000
NOTE = "the front matter is not valid YAML: read line by line"
TOML_NOTE = "the front matter is not valid TOML: read line by line"

Value = str | tuple[str, ...]
# What most headers hold: plain values, and quoted ones with nothing or only the usual escaped. Long
# ones go on in indented lines.
_ODD = f"\t\n{CONTROLS}{LINE_SEPARATORS}{SURROGATES}\ufeff\ufffe\uffff"
_GOES_ON = r"\n +(?=[\w(/])"
_ESCAPE = r"\\(?:[ _\"]|\n +(?=\S)|x[0-9A-Fa-f]{2}|u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4})"
_USUAL_FIELD = lazy_pattern(
    r"(?P<name>[A-Za-z_][A-Za-z0-9_-]{0,40}): +"
    rf"(?:(?P<plain>[\w/(][^{_ODD}]*+(?:{_GOES_ON}[^{_ODD}]*+)*+)"
    rf"|'(?P<single>[^'{_ODD}]*+(?:(?:''|{_GOES_ON})[^'{_ODD}]*+)*+)' *"
    rf"|\"(?P<double>[^\"\\{_ODD}]*+(?:(?:{_ESCAPE}|{_GOES_ON})[^\"\\{_ODD}]*+)*+)\" *)"
    r"(?:\n|\Z)"
)
_FOLD = re.compile(r" *\n +")
_ESCAPED = re.compile(r"\\(?:\n +|x(?P<two>..)|u(?P<four>....)|(?P<one>.))| *\n +")
_FIELD = re.compile(r"([A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*)|$)")
_TOML_FIELD = re.compile(r"([A-Za-z_][\w -]{0,40}?)[ \t]*=[ \t]*(.*)")
_BLANK = re.compile(r"\n[ \t\u00a0]*\n")
_KEY = re.compile(r"[^=\n\"']*+")
_QUOTED_PART = re.compile(r"[\"'][ \t]*\.")
# What nests within one line of YAML. Nesting over lines is bounded by the indentation it needs;
# without a bound here libyaml's binding overflows the C stack.
_NESTING = re.compile(r"(?:^|[ \t])[-?:](?=[ \t])", re.MULTILINE)
_MOST_NESTING = 40
_NOBODY = re.compile(
    r"\W*(?:anonymous|unspecified|unknown(?: author)?|none|user|users?name|author|owner"
    r"|admin(?:istrator)?|default|(?:microsoft office|windows|office|pc) user|python-docx|calibre"
    r"|un-?named|root|guest|staff)\W*",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")  # Obsidian’s properties have them
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_NO_PLAIN_NAME = lazy_pattern(rf"[,&]|\band\b|{BODY_NAME.pattern}")
_YEAR_OR_MONTH = re.compile(r"(1[5-9]\d\d|20\d\d)(?:[-/](0[1-9]|1[0-2]))?", re.ASCII)
_UNIX_TIME = re.compile(r"(1\d{9})(?:\d{3})?(?:\.\d+)?", re.ASCII)
_SEMICOLON = re.compile(r"\s*;\s*")
_HOST = re.compile(r"https?://(?:[^/?#@\s]*@)?(?:www\.)?([^/?#:@\s]+)\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself before its text begins.

    ``issued`` is the year or month (``2024-03``) where no day of publication is stated.
    ``file_changed`` is the day on which a program last saved the file, as its properties say.
    """

    title: str = ""
    said_on: date | None = None
    published: date | None = None
    modified: date | None = None
    issued: str = ""
    accessed: date | None = None
    file_changed: date | None = None
    source: str = ""
    url: str = ""
    byline: str = ""
    tags: tuple[str, ...] = ()


NOTHING = Metadata()


class Syntax(Enum):
    """What front matter is written in."""

    YAML = "---"
    TOML = "+++"
    JSON = "{"
    LINES = ":"


class Head(NamedTuple):
    """Where the lines of front matter stand in a text, and where the body begins behind them."""

    syntax: Syntax
    span: Span
    body: int
    fields: Mapping[str, Value]
    notes: tuple[str, ...] = ()


def split(text: str) -> tuple[Metadata | None, str, tuple[str, ...]]:
    """Return the front matter of ``text`` (None where there is none), the body, and notes about
    it.
    """
    head = find_head(text)
    if head is None:
        return None, text, ()
    return _metadata(head.fields), text[head.body :], head.notes


def find_head(text: str) -> Head | None:
    """Return the front matter on top of ``text``; None where there is none."""
    begin = text.lstrip()[:3]
    if begin[:1] == Syntax.JSON.value:
        return _json_head(text)
    for fenced in _FENCED:
        if begin == fenced.syntax.value:
            return _fenced_head(text, fenced)
    return _lines_head(text)


class _Fenced(NamedTuple):
    """Front matter between two lines of its own, how it is read, and how where that fails."""

    syntax: Syntax
    begin: re.Pattern[str]
    end: re.Pattern[str]
    parse: Callable[[str], dict[str, Value] | None]
    field: re.Pattern[str]
    note: str


def _fenced_head(text: str, fenced: _Fenced) -> Head | None:
    begin = fenced.begin.match(text, 0, LONGEST)
    end = fenced.end.search(text, begin.end() - 1, LONGEST) if begin else None
    if not begin or not end:
        return None
    span = Span(begin.end(), max(begin.end(), end.start()))
    header = span.of(text)
    if header.lstrip()[:1] == Syntax.JSON.value and (fields := _json(header)) is not None:
        return Head(Syntax.JSON, span, end.end(), fields)
    fields = fenced.parse(header)
    if fields is not None:
        return Head(fenced.syntax, span, end.end(), fields)
    fields = _line_by_line(header, fenced.field)
    if not fields:  # two rules around some prose
        return None
    return Head(fenced.syntax, span, end.end(), fields, (fenced.note,))


def _json_head(text: str) -> Head | None:
    """Return an object that says what the text behind it is; one without any is no front matter."""
    start = len(text) - len(text.lstrip())
    try:
        loaded, end = json.JSONDecoder(strict=False).raw_decode(text[:LONGEST], start)
    except (ValueError, RecursionError):
        return None
    fields = _strings(loaded)
    body = text[end:].lstrip(" \t")
    if not body.strip() or body[0] != "\n" or _metadata(fields) == NOTHING:
        return None
    return Head(Syntax.JSON, Span(start, end), len(text) - len(body) + 1, fields)


def _lines_head(text: str) -> Head | None:
    """Return the head that two lines or more make, if they name known fields, a title among them.

    No speaker has such names.
    """
    start = len(text) - len(text.lstrip())
    first = _FIELD.match(text, start, start + LONGEST_VALUE)
    if not first or known_name(first[1]) not in _KNOWN:
        return None
    blank = _BLANK.search(text, start, start + LONGEST)
    if not blank or not text[blank.end() :].strip():
        return None
    lines = text[start : blank.start()].split("\n")
    names = [field_name(line) for line in lines]
    if len(lines) < 2 or not _KNOWN.issuperset(names) or not set(TITLE).intersection(names):
        return None
    fields = _line_by_line("\n".join(lines), _FIELD)
    return Head(Syntax.LINES, Span(start, blank.start()), blank.end(), fields)


def field_name(line: str, syntax: Syntax = Syntax.YAML) -> str | None:
    """Return the field that begins on a line of front matter, as aliases are spelled."""
    match = (_TOML_FIELD if syntax is Syntax.TOML else _FIELD).match(line)
    return known_name(match[1].strip()) if match else None


def is_field(name: str) -> bool:
    """Return whether a field of this name says something about an article."""
    return known_name(name) in _KNOWN


def known_name(name: str) -> str:
    """Return the name of a field as aliases are spelled."""
    return name.lower().replace("-", "_").replace(" ", "_")


def _usual(header: str) -> dict[str, Value] | None:
    """Return the fields of a header of nothing but names with simple values; None for any other."""
    fields: dict[str, Value] = {}
    at = 0
    while at < len(header):
        match = _USUAL_FIELD.match(header, at)
        if not match:
            return None
        at = match.end()
        kind = match.lastgroup
        value = match[kind or 0]
        if kind == "double":
            if "\\" in value or "\n" in value:
                value = _ESCAPED.sub(_unescaped, value)
        else:
            if "\n" in value:
                value = _FOLD.sub(" ", value)
            if kind == "single":
                value = value.replace("''", "'")
            else:
                value = value.rstrip(" ")
                if ": " in value or " #" in value or value.endswith(":"):
                    return None
        fields[match["name"]] = value
    return fields


def _unescaped(match: re.Match[str]) -> str:
    """Return what an escape or the end of a line stands for: an escaped line end stands for
    nothing.
    """
    if code := match["two"] or match["four"]:
        return chr(int(code, 16))
    if match["one"]:
        return "\u00a0" if match["one"] == "_" else match["one"]
    return "" if match[0].startswith("\\") else " "


def _yaml(header: str) -> dict[str, Value] | None:
    """Return the fields of any YAML mapping whose values are strings or lists of strings."""
    import yaml  # only when a file needs it: the import takes longer than reading fifty files

    if _nests_without_sense(header):
        return None
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        loaded = yaml.load(header, Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):  # no such character
        return None
    if loaded is None or loaded == "":
        return {}
    return _strings(loaded) if isinstance(loaded, dict) else None


def _toml(header: str) -> dict[str, Value] | None:
    """Return the fields of a TOML document whose values are strings, numbers, days or lists of
    strings.
    """
    import tomllib  # only when a file needs it

    if _nests_without_sense(header) or max(map(_dots, header.split("\n"))) > _MOST_NESTING:
        return None
    try:
        return _strings(tomllib.loads(header))
    except (ValueError, RecursionError):
        return None


def _dots(line: str) -> int:
    """Return how deep a line's key may nest, whether its parts are quoted or not."""
    key = _KEY.match(line)
    return (key[0].count(".") if key else 0) + len(_QUOTED_PART.findall(line))


def _json(header: str) -> dict[str, Value] | None:
    try:
        loaded = json.loads(header, strict=False)
    except (ValueError, RecursionError):
        return None
    return _strings(loaded)


def _strings(loaded: Mapping[str, object]) -> dict[str, Value]:
    """Return what is a string or a list of strings, or can be written as one without a guess."""
    fields: dict[str, Value] = {}
    for key, value in loaded.items():
        if isinstance(value, str):
            fields[str(key)] = value
        elif isinstance(value, list):
            fields[str(key)] = tuple(filter(None, map(_named, value)))
        elif isinstance(value, dict):
            fields[str(key)] = _named(value)
        elif isinstance(value, (int, float, date)) and not isinstance(value, bool):
            fields[str(key)] = str(value)
    return fields


def _named(value: object) -> str:
    """Return a string, or what that is called of which several things are told."""
    if isinstance(value, dict):
        known = (value.get(name) for name in _NAMES_OF_VALUES)
        value = next((one for one in known if isinstance(one, str)), "")
    return value if isinstance(value, str) else ""


def _nests_without_sense(header: str) -> bool:
    if max(header.count(mark) for mark in "[{&*") > 500:
        return True
    return any(len(_NESTING.findall(line)) > _MOST_NESTING for line in header.split("\n"))


def _line_by_line(header: str, field: re.Pattern[str]) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for line in header.split("\n"):
        if match := field.match(line):
            value = (match[2] or "").strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
                value = value[1:-1]
            fields.setdefault(match[1].strip(), value)
    return fields


def _usual_or_any_yaml(header: str) -> dict[str, Value] | None:
    return _usual(header) or _yaml(header)


_FENCED = (
    _Fenced(
        Syntax.YAML,
        re.compile(r"\s*---[ \t]*\n"),
        re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)"),
        _usual_or_any_yaml,
        _FIELD,
        NOTE,
    ),
    _Fenced(
        Syntax.TOML,
        re.compile(r"\s*\+\+\+[ \t]*\n"),
        re.compile(r"\n\+\+\+[ \t]*(?:\n|\Z)"),
        _toml,
        _TOML_FIELD,
        TOML_NOTE,
    ),
)


def metadata_of(fields: Mapping[str, object]) -> Metadata:
    """Return what fields under the usual names say about a text; other values count for nothing."""
    return _metadata(_strings(fields))


def _metadata(fields: Mapping[str, Value]) -> Metadata:
    known = {known_name(key): value for key, value in fields.items()}
    said = {name: _first(known, (name,)) for name in (*URL, *SOURCE)}
    addresses = [match for name in said if (match := _HOST.fullmatch(said[name]))]
    # That of the page, where that of its site is told, too.
    address = next((one for one in addresses if one[0].strip("/").count("/") > 2), None)
    address = address or next(iter(addresses), None)
    sources = sorted(filter(None, map(said.get, SOURCE)), key=lambda one: bool(host(one)))
    source = next(iter(sources), address[0] if address else "")
    return Metadata(
        title=_first(known, TITLE),
        said_on=_day(known, SAID),
        published=_day(known, PUBLISHED),
        modified=_day(known, MODIFIED),
        issued=_month(known),
        accessed=_day(known, ACCESSED),
        source=host(source) or source,
        url=address[0] if address else "",
        byline=_authors(known),
        tags=_list(known, TAGS),
    )


def stated_author(name: str) -> str:
    """Return who is stated to have written a document; nothing for what programs put there."""
    return "" if _NOBODY.fullmatch(name) else name


def without_references(text: str) -> str:
    """Return a text with the characters that references of HTML stand for, if they end in a
    semicolon.
    """
    return _REFERENCE.sub(_character, text)


def _character(reference: re.Match[str]) -> str:
    """Return what a reference stands for; itself, if HTML knows no character of that name."""
    known = reference[1][0] == "#" or f"{reference[1]};" in html5
    return unescape(reference[0]) if known else reference[0]


def _authors(fields: Mapping[str, Value]) -> str:
    """Return authors, set apart by commas, or by semicolons where one is not a person's plain name:
    ``Moss, Ann; World Bank Group``.
    """
    value = next(filter(None, map(fields.get, BYLINE)), "")
    items = [value] if isinstance(value, str) else value
    cleaned = [_BY.sub("", name, 1) for name in map(_clean, items) if name]
    parts = [part for item in cleaned for part in _SEMICOLON.split(item) if part]
    if len(parts) == 1:
        return cleaned[0]
    are_plain = all(" " in part and not _NO_PLAIN_NAME.search(part) for part in parts)
    return (", " if are_plain else "; ").join(parts)


def _clean(value: str) -> str:
    return one_line(_WIKI_LINK.sub(r"\1", value[:LONGEST_VALUE]))


def _first(fields: Mapping[str, Value], names: tuple[str, ...]) -> str:
    """Return the first of the aliases that says anything, on one line."""
    for name in names:
        if value := fields.get(name):
            text = _clean(value if isinstance(value, str) else ", ".join(value))
            if text:
                return text
    return ""


def _day(fields: Mapping[str, Value], names: tuple[str, ...]) -> date | None:
    day_first = not _ABROAD.isdisjoint(fields)
    for name in names:
        value = fields.get(name) or ""
        first = value if isinstance(value, str) else value[0]
        if day := parse_date(first[:LONGEST_VALUE], day_first=day_first) or _unix_day(first):
            return day
    return None


def _unix_day(value: str) -> date | None:
    """Return the day, in UTC, of a Unix time in seconds or milliseconds of 2001 to 2033."""
    found = _UNIX_TIME.fullmatch(value)
    return datetime.fromtimestamp(int(found[1]), UTC).date() if found else None


def _month(fields: Mapping[str, Value]) -> str:
    """Return the month or year of publication, all that is stated: ``2024-03``, ``2023``."""
    stated = _first(fields, PUBLISHED)
    if found := _YEAR_OR_MONTH.fullmatch(stated):
        return "-".join(filter(None, (found[1], found[2])))
    return issue_date(stated)


def _list(fields: Mapping[str, Value], names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        value = fields.get(name)
        if value:
            if isinstance(value, str):
                items = without_references(value).replace(";", ",").split(",")
            else:
                items = list(value)
            return tuple(dict.fromkeys(tag for item in items if (tag := _clean(item))))
    return ()


def web_address(text: str) -> str:
    """Return ``text`` if it is a web address (http or https), else nothing."""
    return text if _HOST.fullmatch(text) else ""


def host(url: str) -> str:
    """Return the host of a web address, without ``www.``; nothing if it is none."""
    match = _HOST.fullmatch(url)
    return match[1].lower() if match else ""
