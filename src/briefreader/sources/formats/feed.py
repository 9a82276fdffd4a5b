"""The articles of a feed (RSS, Atom, JSON Feed), as somebody's program has fetched or stored it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from email.utils import parsedate_tz
from html.entities import html5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from briefreader.errors import SourceError
from briefreader.sources.files.decoding import decode
from briefreader.sources.files.encoding_labels import as_utf8
from briefreader.sources.formats.feed_item import FeedItem, has_markup, without_markup
from briefreader.sources.formats.front_matter import web_address
from briefreader.sources.metadata.dates import parse_date
from briefreader.text.sanitizing import one_line, sanitize

NO_FEED = "not a feed: neither RSS nor Atom nor JSON Feed"
NO_ITEMS = "a feed without articles"
_SQLITE = b"SQLite format 3\0"
_DECLARED = re.compile(rb"<\?xml[^<>]{0,200}encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^<>]*\?>")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)")
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_DC_DATE = "{http://purl.org/dc/elements/1.1/}date"
_NAMED_ADDRESS = re.compile(r"\S+@\S+ \(([^()]+)\)")


def feed_items(data: bytes) -> list[FeedItem]:
    """Return a feed's items in its order; raises SourceError for no feed, and for one in which no
    item is an article.
    """
    items = _items(data)
    if not any(item.is_article for item in items):
        raise SourceError("", NO_ITEMS)
    return items


def _items(data: bytes) -> list[FeedItem]:
    if data.startswith(_SQLITE):
        from briefreader.sources.formats.newsboat_cache import cache_items

        return cache_items(data)
    text = decode(_as_utf8(data)).text.strip()
    return _json_items(text) if text.startswith("{") else _xml_items(text)


def _as_utf8(data: bytes) -> bytes:
    declared = _DECLARED.search(data[:300])
    return as_utf8(data, declared[1].decode()) if declared else data


def _json_items(text: str) -> list[FeedItem]:
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        raise SourceError("", NO_FEED) from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or "jsonfeed" not in _json_text(feed, "version"):
        raise SourceError("", NO_FEED)
    source = _json_text(feed, "title")
    return [_json_item(item, source) for item in items if isinstance(item, dict)]


def _json_item(item: Mapping[str, object], source: str) -> FeedItem:
    html = item.get("content_html")
    authors = item.get("authors")
    named = authors if isinstance(authors, list) else [item.get("author")]
    names = (_json_text(one, "name") for one in named if isinstance(one, dict))
    is_html = isinstance(html, str) and bool(html.strip())
    text = html if is_html else item.get("content_text")
    return FeedItem(
        _json_text(item, "title"),
        sanitize(text)[0] if isinstance(text, str) else _json_text(item, "summary"),
        is_html,
        parse_date(_json_text(item, "date_published")),
        web_address(_json_text(item, "url") or _json_text(item, "external_url")),
        ", ".join(filter(None, names)),
        source,
    )


def _json_text(record: Mapping[str, object], name: str) -> str:
    value = record.get(name)
    return one_line(sanitize(value)[0]) if isinstance(value, str) else ""


def _xml_items(text: str) -> list[FeedItem]:
    if "<!ENTITY" in text:
        raise SourceError("", NO_FEED)
    text = _ENTITY.sub(_character, _DECLARATION.sub("", text))
    try:
        feed = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, RecursionError):
        raise SourceError("", NO_FEED) from None
    name = _bare(feed.tag)
    if name not in ("rss", "RDF", "feed"):
        raise SourceError("", NO_FEED)
    channel = feed if name == "feed" else _child(feed, "channel")
    source = _plain(_child(channel, "title")) if channel is not None else ""
    items = (one for one in feed.iter() if _bare(one.tag) in ("item", "entry"))
    return [_xml_item(one, feed, source) for one in items]


def _character(entity: re.Match[str]) -> str:
    """Return what HTML means by a name that XML does not know."""
    return html5.get(entity[1], f"&amp;{entity[1]}")


def _xml_item(item: Element, feed: Element, source: str) -> FeedItem:
    text, html = _text(item)
    return FeedItem(
        _plain(_child(item, "title")),
        sanitize(text)[0],
        html,
        _day(item),
        _address(item),
        _byline(item) or _byline(feed),
        source,
    )


def _byline(element: Element) -> str:
    """Return whom an item, or a feed of one author, names as having written it.

    RSS names an author as ``jo@example.org (Jo Reed)``.
    """
    authors = _children(element, "author")
    names = [_plain(_child(one, "name") if len(one) else one) for one in authors]
    stated = _plain(element.find(_CREATOR)) or ", ".join(filter(None, names))
    named = _NAMED_ADDRESS.fullmatch(stated)
    return named[1] if named else stated


def _text(item: Element) -> tuple[str, bool]:
    """Return the longest text that an item has, and whether it is HTML."""
    whole = [item.find(_CONTENT), *(_child(item, name) for name in ("content", "description"))]
    texts = [(one, _inner(one)) for one in (*whole, _child(item, "summary")) if one is not None]
    element, text = max(texts, key=lambda found: len(found[1]), default=(None, ""))
    kind = element.get("type", "html") if element is not None else "text"
    return text, kind != "text" and has_markup(text)


def _inner(element: Element) -> str:
    """Return what an element holds, as HTML where it holds elements (Atom's ``xhtml``)."""
    if not len(element):
        return element.text or ""
    for inner in element.iter():
        inner.tag = _bare(inner.tag)
    parts = (ElementTree.tostring(child, "unicode") for child in element)
    return (element.text or "") + "".join(parts)


def _day(item: Element) -> date | None:
    """Return the day on which an item was published, else changed, as it is written."""
    names = ("pubDate", "published", "issued", "updated", "modified")
    for element in (*(_child(item, name) for name in names), item.find(_DC_DATE)):
        written = _plain(element)
        if day := parse_date(written):
            return day
        try:
            found = parsedate_tz(written)
            if found:
                return date(*found[:3])
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _address(item: Element) -> str:
    links = [one for one in item if _bare(one.tag) == "link"]
    stated = (one.get("href", "") or _plain(one) for one in _alternate_first(links))
    guid = _child(item, "guid")
    known = [_plain(guid)] if guid is not None and guid.get("isPermaLink", "true") == "true" else []
    return next(filter(None, map(web_address, (*stated, *known))), "")


def _alternate_first(links: Iterable[Element]) -> list[Element]:
    return sorted(links, key=lambda one: one.get("rel", "alternate") != "alternate")


def _child(element: Element | None, name: str) -> Element | None:
    return next(iter(_children(element, name)), None)


def _children(element: Element | None, name: str) -> list[Element]:
    """Return its children of that name: those of its own vocabulary where it has one of them, as a
    picture's ``media:title`` is no title of the article.
    """
    if element is None:
        return []
    found = [one for one in element if _bare(one.tag) == name]
    own = [one for one in found if one.tag == _beside(element, name)]
    return own or found


def _beside(element: Element, name: str) -> str:
    space, brace, _ = str(element.tag).rpartition("}")
    return f"{space}{brace}{name}"


def _bare(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _plain(element: Element | None) -> str:
    """Return an element's words on one line, without HTML."""
    return without_markup("".join(element.itertext())) if element is not None else ""
