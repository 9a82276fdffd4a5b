"""What a saved web page states about itself: title, days, byline and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefreader.sources.formats.front_matter import (
    ACCESSED,
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
# SingleFile and HTTrack say when as well; of a month's name three letters.
_SAVED_ON = re.compile(
    r"<!--\s*Page saved with SingleFile\b[^>]{0,600}?\bsaved date:\s*\w{3}\s+"
    r"(?P<us>\w{3} \d{1,2}) (?P<year>\d{4})\b"
    r"|<!--\s*Mirrored from \S+ by HTTrack [^>]{0,200}?, \w{3}, (?P<day>\d{1,2} \w{3} \d{4})\b",
    re.I,
)
_DAY_WITHIN = 40  # elements behind the heading
_NEXT_YEARS = "2100-01-01"  # to leave the clock out of it: the extractor refuses later days
_MODIFIED = frozenset({"article:modified_time", "og:updated_time", "datemodified", "last-modified"})
_SITE_MARKS = (" | ", " - ", " – ", " — ", " :: ", " · ", " » ")
_AROUND_NAME = re.compile(r"^(?:by|von|par|por|di|door)\s+", re.IGNORECASE)
_ABOUT_NAME = re.compile(
    r"\s+(?:is|was)\s+(?:an?|the)\s|\s*[|•·]\s*|,?\s+(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:admin(?:istrator)?|editor|staff|webmaster|author|guest|unknown|anonymous|root|user\d*"
    r"|user ?name|(?:log|sign) ?in|.*\bversion|."
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)?",
    re.IGNORECASE,
)
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
        title=by_user.get(TITLE[0])
        or _title(tree, _without_site(tree, one_line(found.title or ""), found.sitename or "")),
        published=parse_date(by_user.get(PUBLISHED[0], ""))
        or _published(parse_date(found.date or ""), _day_at_heading(tree)),
        modified=_modified(tree, stated),
        accessed=parse_date(by_user.get(ACCESSED[0], "")) or _saved_on(text[:HEAD]),
        source=by_user.get(SOURCE[0]) or one_line(found.sitename or "") or host(url),
        url=url,
        byline=_byline(stated, one_line((found.author or "").replace("; ", ", "))),
        tags=tuple(dict.fromkeys(one_line(tag) for tag in found.tags or () if tag)),
    )


def _saved_on(head: str) -> date | None:
    """Return the day on which a page saver saved the page, as it says on top."""
    found = _SAVED_ON.search(head)
    if found is None:
        return None
    return parse_date(found["day"] or f"{found['us']}, {found['year']}")


def _stated_by_user(tree: HtmlElement) -> dict[str, str]:
    """Return what whoever added the page said about it."""
    named = ((one.get("name", ""), one.get("content", "")) for one in tree.iter("meta"))
    return {
        name.removeprefix(STATED_META): one_line(value)
        for name, value in named
        if name.startswith(STATED_META)
    }


def _published(stated: date | None, printed: date | None) -> date | None:
    """Return the day that is printed, if that is only a day beside what is stated: in UTC it was
    another.
    """
    if stated and printed and abs((printed - stated).days) == 1:
        return printed
    return stated or printed


def _without_site(tree: HtmlElement, title: str, site: str) -> str:
    """Return a title without the site's name behind or before it; one that is nothing else is the
    wrong part of the page's.
    """
    if site and fold_text(title) == fold_text(site):
        title = one_line(tree.findtext(".//title") or "") or title
    for mark in _SITE_MARKS:
        first, found, rest = title.rpartition(mark)
        if found and site and fold_text(rest) == fold_text(site):
            return first.strip()
        first, found, rest = title.partition(mark)
        if found and site and fold_text(first) == fold_text(site):
            return rest.strip()
    return title


def _byline(stated: Sequence[dict[str, object]], guessed: str) -> str:
    """Return the authors that the page describes, else those found on it, without what is none."""
    named = [name for one in stated for name in _names(one.get("author"))]
    names = dict.fromkeys(filter(None, map(_name, named or guessed.split(", "))))
    return ", ".join(names)


def _names(author: object) -> Iterator[str]:
    """Yield the names of persons in what JSON-LD says of an author; a body's name counts too."""
    for one in author if isinstance(author, list) else [author]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield from name.split(", ")


def _name(written: str) -> str:
    """Return a name without what pages set before and behind it; nothing for what is none."""
    name = _AROUND_NAME.sub("", one_line(written))
    name = _ABOUT_NAME.split(name, maxsplit=1)[0].strip(" ,;|-–—")
    return "" if _NO_NAME.fullmatch(name) or "://" in name else name


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
