"""What a saved web page states about itself: title, days, byline and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefreader.sources.formats.front_matter import (
    PUBLISHED,
    SOURCE,
    STATED_META,
    TITLE,
    URL,
    Metadata,
    host,
    web_address,
)
from briefreader.sources.metadata.dates import LONGEST_DATE_LINE, parse_date, whole_date
from briefreader.text.sanitizing import fold_text, one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEAD = 4096  # bytes or characters of a page in which it says what it is
# Browsers and page savers note the address on top of what they save.
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(?P<url>\S+)", re.I
)
_DAY_WITHIN = 40  # elements behind the heading
_NEXT_YEARS = "2100-01-01"  # to leave the clock out of it: the extractor refuses later days
_MODIFIED = frozenset({"article:modified_time", "og:updated_time", "datemodified", "last-modified"})
_ARTICLE = re.compile(r"Article|Posting|Report", re.I)


def page_metadata(tree: HtmlElement, text: str) -> Metadata:
    """Return what the page with this ``tree`` and ``text`` says about itself; days are never
    guessed.
    """
    import trafilatura

    found = trafilatura.extract_metadata(
        tree,
        # To look for a day in the article's words would find any year that it mentions.
        date_config={"original_date": True, "extensive_search": False, "max_date": _NEXT_YEARS},
    )
    stated = list(_linked(tree))
    saved = _SAVED_FROM.search(text[:HEAD])
    urls = (found.url, *(_address(one) for one in stated), saved["url"] if saved else "")
    url = next((web_address(one.strip()) for one in urls if one and web_address(one.strip())), "")
    by_user = _stated_by_user(tree)
    url = by_user.get(URL[0], url)
    return Metadata(
        title=by_user.get(TITLE[0]) or _title(tree, one_line(found.title or "")),
        published=parse_date(by_user.get(PUBLISHED[0]) or found.date or "")
        or _day_at_heading(tree),
        modified=_modified(tree, stated),
        source=by_user.get(SOURCE[0]) or one_line(found.sitename or "") or host(url),
        url=url,
        byline=one_line((found.author or "").replace("; ", ", ")),
        tags=tuple(dict.fromkeys(one_line(tag) for tag in found.tags or () if tag)),
    )


def _stated_by_user(tree: HtmlElement) -> dict[str, str]:
    """Return what whoever added the page said about it."""
    named = ((one.get("name", ""), one.get("content", "")) for one in tree.iter("meta"))
    return {
        name.removeprefix(STATED_META): one_line(value)
        for name, value in named
        if name.startswith(STATED_META)
    }


def _title(tree: HtmlElement, title: str) -> str:
    """Return the title as the page's one main heading spells it, if that is the same title."""
    headings = [" ".join("".join(map(str, one.itertext())).split()) for one in tree.iter("h1")]
    if len(headings) == 1 and fold_text(headings[0]) == fold_text(title):
        return one_line(headings[0])
    return title


def _day_at_heading(tree: HtmlElement) -> date | None:
    """Return the day that stands by itself just below the heading, or on top of a page without
    one.
    """
    start = next(iter(tree.iter("h1")), None)
    following = start.xpath("following::*") if start is not None else tree.xpath("//body//*")
    for element in following[:_DAY_WITHIN]:
        words = " ".join((element.text or "").split())
        if len(words) <= LONGEST_DATE_LINE and (day := whole_date(words)):
            return day
    return None


def _linked(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Yield the articles that the page describes as JSON-LD."""
    for script in tree.iter("script"):
        if script.get("type", "").lower() != "application/ld+json":
            continue
        try:
            described: object = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(described)


def _articles(described: object) -> Iterator[dict[str, object]]:
    items = described if isinstance(described, list) else [described]
    for item in items:
        if not isinstance(item, dict):
            continue
        graph = item.get("@graph")
        if isinstance(graph, list):
            yield from (one for one in graph if _is_article(one))
        if _is_article(item):
            yield item


def _is_article(item: object) -> bool:
    return isinstance(item, dict) and bool(_ARTICLE.search(str(item.get("@type", ""))))


def _address(described: dict[str, object]) -> str:
    """Return the page that a JSON-LD article says it is on."""
    for name in ("mainEntityOfPage", "url"):
        value = described.get(name)
        if isinstance(value, dict):
            value = value.get("@id")
        if isinstance(value, str):
            return value
    return ""


def _modified(tree: HtmlElement, stated: Sequence[dict[str, object]]) -> date | None:
    """Return the day of the last change, as the page states it."""
    values = [value for one in stated if isinstance(value := one.get("dateModified"), str)]
    for element in tree.iter("meta"):
        names = (element.get(name, "").lower() for name in ("property", "name", "itemprop"))
        if _MODIFIED.intersection(names):
            values.append(element.get("content", ""))
    return next((day for value in values if (day := parse_date(value))), None)
