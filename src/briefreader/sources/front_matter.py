"""Read the YAML front matter of a file: every scalar a string, and a mistake in it costs a note."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from briefreader.article import Span
from briefreader.characters import one_line
from briefreader.sources.dates import parse_date

TITLE = ("title", "headline")
PUBLISHED = ("date", "pubdate", "published", "published_time", "date_published")
MODIFIED = ("modified", "modified_time", "updated", "updated_time", "lastmod")
SAID = ("said", "said_on")
SOURCE = ("source", "publisher")
URL = ("source_url", "url", "link", "canonical")
BYLINE = ("author", "authors", "byline")
TAGS = ("tags", "keywords")

# Before the name of a field, in a meta element: what a user said when the page was added.
STATED_META = "briefreader:"

LONGEST = 65536
# A longer value is no title, name or address; the text itself loses nothing.
LONGEST_VALUE = 1000
NOTE = "the front matter is not valid YAML: read line by line"

Value = str | tuple[str, ...]
_BEGIN = re.compile(r"\s*---[ \t]*\n")
_END = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
# What most headers hold: plain values, and quoted ones with nothing or only the usual escaped. Long
# ones go on in indented lines.
_ODD = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_GOES_ON = r"\n +(?=[\w(/])"
_ESCAPE = r"\\(?:[ _\"]|\n +(?=\S)|x[0-9A-Fa-f]{2}|u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4})"
_USUAL_FIELD = re.compile(
    r"(?P<name>[A-Za-z_][A-Za-z0-9_-]{0,40}): +"
    rf"(?:(?P<plain>[\w/(][^{_ODD}]*+(?:{_GOES_ON}[^{_ODD}]*+)*+)"
    rf"|'(?P<single>[^'{_ODD}]*+(?:(?:''|{_GOES_ON})[^'{_ODD}]*+)*+)' *"
    rf"|\"(?P<double>[^\"\\{_ODD}]*+(?:(?:{_ESCAPE}|{_GOES_ON})[^\"\\{_ODD}]*+)*+)\" *)"
    r"(?:\n|\Z)"
)
_FOLD = re.compile(r" *\n +")
_ESCAPED = re.compile(r"\\(?:\n +|x(?P<two>..)|u(?P<four>....)|(?P<one>.))| *\n +")
_FIELD = re.compile(r"([A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*)|$)")
# What nests within one line of YAML. Nesting over lines is bounded by the indentation it needs;
# without a bound here libyaml's binding overflows the C stack.
_NESTING = re.compile(r"(?:^|[ \t])[-?:](?=[ \t])", re.MULTILINE)
_MOST_NESTING = 40
_HOST = re.compile(r"https?://(?:[^/?#@\s]*@)?(?:www\.)?([^/?#:@\s]+)\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself before its text begins."""

    title: str = ""
    said_on: date | None = None
    published: date | None = None
    modified: date | None = None
    source: str = ""
    url: str = ""
    byline: str = ""
    tags: tuple[str, ...] = ()


NOTHING = Metadata()


def split(text: str) -> tuple[Metadata | None, str, tuple[str, ...]]:
    """The front matter of ``text`` (None where there is none), the body, and notes about it."""
    if text.lstrip()[:3] != "---":
        return None, text, ()
    fences = _fences(text)
    if not fences:
        return None, text, ()
    (start, end), body = fences
    header = text[start:end]
    fields = _usual(header) or _yaml(header)
    notes: tuple[str, ...] = ()
    if fields is None:
        fields = _line_by_line(header)
        if not fields:  # two rules around some prose
            return None, text, ()
        notes = (NOTE,)
    return _metadata(fields), text[body:], notes


def _fences(text: str) -> tuple[Span, int] | None:
    """Where the header stands between its fences, and where the body begins behind them."""
    begin = _BEGIN.match(text, 0, LONGEST)
    end = _END.search(text, begin.end() - 1, LONGEST) if begin else None
    if not begin or not end:
        return None
    return Span(begin.end(), max(begin.end(), end.start())), end.end()


def header_span(text: str) -> Span | None:
    """Where the lines between the fences of ``text``'s front matter stand; None without any."""
    if split(text)[0] is None:
        return None
    fences = _fences(text)
    return fences[0] if fences else None


def field_name(line: str) -> str | None:
    """The field that begins on a line of front matter, as aliases are spelled."""
    match = _FIELD.match(line)
    return _known(match[1].strip()) if match else None


def _known(name: str) -> str:
    return name.lower().replace("-", "_").replace(" ", "_")


def _usual(header: str) -> dict[str, Value] | None:
    """The fields of a header of nothing but names with simple values; None for any other."""
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
    """What an escape or the end of a line stands for: an escaped line end stands for nothing."""
    if code := match["two"] or match["four"]:
        return chr(int(code, 16))
    if match["one"]:
        return "\u00a0" if match["one"] == "_" else match["one"]
    return "" if match[0].startswith("\\") else " "


def _yaml(header: str) -> dict[str, Value] | None:
    """The fields of any YAML mapping whose values are strings or lists of strings."""
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
    if not isinstance(loaded, dict):
        return None
    fields: dict[str, Value] = {}
    for key, value in loaded.items():
        if isinstance(value, str):
            fields[str(key)] = value
        elif isinstance(value, list):
            fields[str(key)] = tuple(item for item in value if isinstance(item, str))
    return fields


def _nests_without_sense(header: str) -> bool:
    if max(header.count(mark) for mark in "[{&*") > 500:
        return True
    return any(len(_NESTING.findall(line)) > _MOST_NESTING for line in header.split("\n"))


def _line_by_line(header: str) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for line in header.split("\n"):
        if match := _FIELD.match(line):
            value = (match[2] or "").strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
                value = value[1:-1]
            fields.setdefault(match[1].strip(), value)
    return fields


def _metadata(fields: Mapping[str, Value]) -> Metadata:
    known = {_known(key): value for key, value in fields.items()}
    address = _HOST.fullmatch(_first(known, URL))
    return Metadata(
        title=_first(known, TITLE),
        said_on=_day(known, SAID),
        published=_day(known, PUBLISHED),
        modified=_day(known, MODIFIED),
        source=_first(known, SOURCE) or (address[1].lower() if address else ""),
        url=address[0] if address else "",
        byline=_first(known, BYLINE),
        tags=_list(known, TAGS),
    )


def _clean(value: str) -> str:
    return one_line(value[:LONGEST_VALUE])


def _first(fields: Mapping[str, Value], names: tuple[str, ...]) -> str:
    """The first of the aliases that says anything, on one line."""
    for name in names:
        if value := fields.get(name):
            text = _clean(value if isinstance(value, str) else ", ".join(value))
            if text:
                return text
    return ""


def _day(fields: Mapping[str, Value], names: tuple[str, ...]) -> date | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and (day := parse_date(value[:LONGEST_VALUE])):
            return day
    return None


def _list(fields: Mapping[str, Value], names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        value = fields.get(name)
        if value:
            items = value.split(",") if isinstance(value, str) else value
            return tuple(dict.fromkeys(tag for item in items if (tag := _clean(item))))
    return ()


def web_address(text: str) -> str:
    """``text`` if it is a web address (http or https), else nothing."""
    return text if _HOST.fullmatch(text) else ""


def host(url: str) -> str:
    """The host of a web address, without ``www.``; nothing if it is none."""
    match = _HOST.fullmatch(url)
    return match[1].lower() if match else ""
