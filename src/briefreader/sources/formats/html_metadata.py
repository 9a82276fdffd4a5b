"""What a saved web page states about itself: title, days, byline and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
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
from briefreader.sources.formats.html_elements import line_of
from briefreader.sources.metadata.dates import LONGEST_DATE_LINE, parse_date, whole_date
from briefreader.text.folding import fold_text
from briefreader.text.sanitizing import one_line

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
_SITE_MARK = re.compile(r"\s+(?:[|‖–—·•»«›‹]|-{1,3}|:{1,2}|/{1,2})\s+")
_MOST_HEADINGS = 8
_HEADING_WORDS = 3  # of a heading that can be a title, with more behind it in the page's
_AROUND_NAME = re.compile(
    r"^(?:(?:(?:posted|written|submitted|story|text|words|reporting|published) )?by|and|von|par|por"
    r"|di|door)[:\s]\s*",
    re.IGNORECASE,
)
_ABOUT_NAME = re.compile(
    r"\s+(?:is|was)\s+(?:an?|the)\s|\s*[|•·(]\s*|,?\s+(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\s+(?:[-–—]\s+)?(?:(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+)?\d"
    r"|(?<=\w )(?:january|february|march|july|september|october|november|december)$"
    r"|,?\s+(?:(?:staff|senior|special|chief|political|foreign|contributing)\s+)+"
    r"(?:writer|reporter|correspondent|editor|columnist)s?\b|\s+(?:for|of|at)\s+the\s",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:admin(?:istrator)?|staff|webmaster|author|guest|unknown|anonymous|root|user\d*|submitted"
    r"|(?:[a-z]+ ){0,2}(?:writer|reporter|correspondent|editor|columnist|contributor)s?"
    r"|www\..*|@.*|\d.*|posted|updated|published"
    r"|user ?name|(?:log|sign) ?in|.*\bversion|."
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)?",
    re.IGNORECASE,
)
_AUTHORS = frozenset(
    ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dcterms.creator")
)
_CATALOGUED = frozenset(("dc.creator", "citation_author"))  # by the last name
_SHORTEST_HOST = 3  # letters of a name that is told by them without spaces
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
    names = _site_names(tree, stated, one_line(found.sitename or ""), host(url))
    url = by_user.get(URL[0], url)
    return Metadata(
        title=by_user.get(TITLE[0])
        or _title(tree, _without_site(tree, one_line(found.title or ""), names), names),
        published=parse_date(by_user.get(PUBLISHED[0], ""))
        or _published(parse_date(found.date or ""), _day_at_heading(tree)),
        modified=_modified(tree, stated),
        accessed=parse_date(by_user.get(ACCESSED[0], "")) or _saved_on(text[:HEAD]),
        source=by_user.get(SOURCE[0]) or one_line(found.sitename or "") or host(url),
        url=url,
        byline=_byline(tree, stated, one_line((found.author or "").replace("; ", ", ")), names),
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


def _without_site(tree: HtmlElement, title: str, names: Sequence[str]) -> str:
    """Return a title without the site's name behind or before it; one that is nothing else is the
    wrong part of the page's.

    ``names`` are what the site calls itself, and its host.
    """
    if _is_site(title, names):
        whole = one_line(tree.findtext(".//title") or "")
        headings = list(_headings(tree))
        others = [whole, *(headings if len(headings) == 1 else ())]
        title = next((one for one in others if one and not _is_site(one, names)), title)
    marks = list(_SITE_MARK.finditer(title))
    if marks and _is_site(title[marks[-1].end() :], names):
        return title[: marks[-1].start()].strip()
    if marks and _is_site(title[: marks[0].start()], names):
        return title[marks[0].end() :].strip()
    return title


def _site_names(
    tree: HtmlElement, stated: Sequence[dict[str, object]], found: str, address: str
) -> list[str]:
    """Return what the page calls its site: its name, its host, who publishes it, and what stands
    beside the heading in the title.
    """
    names = [
        found,
        address.removeprefix("www."),
        *(n for one in stated for n in _names(one.get("publisher"))),
    ]
    title = one_line(tree.findtext(".//title") or "")
    for heading in filter(None, _headings(tree)):
        for rest in (title.removeprefix(heading), title.removesuffix(heading)):
            bare, marks = _SITE_MARK.subn("", f" {rest} ")
            if rest != title and marks == 1 and bare.strip():
                names.append(bare.strip())
    return names


def _is_site(words: str, names: Sequence[str]) -> bool:
    """Return whether the words are a site's name, perhaps with that of a section of it behind."""
    folded = fold_text(words)
    joined = "".join(filter(str.isalnum, folded))
    for name in filter(None, names):
        known = fold_text(name)
        if folded == known or folded.startswith(f"{known} "):
            return True
        bare = "".join(filter(str.isalnum, known))
        if len(bare) > _SHORTEST_HOST and (joined == bare or ("." in name and bare in joined)):
            return True
    return False


def _byline(
    tree: HtmlElement, stated: Sequence[dict[str, object]], guess: str, sites: Sequence[str]
) -> str:
    """Return the authors that the page describes as JSON-LD or in its head, else those found on
    it, without what is none.
    """
    described = [name for one in stated for name in _names(one.get("author"))]
    for found in (described, list(_meta_names(tree)), guess.split(", ")):
        names = list(dict.fromkeys(filter(None, map(_name, found))))
        if names:
            persons = [one for one in names if not _is_site(one, sites)]
            return ", ".join(persons or names)
    return ""


def _meta_names(tree: HtmlElement) -> Iterator[str]:
    """Yield the authors that the page's head names."""
    for element in tree.iter("meta"):
        named = (element.get("name") or element.get("property") or "").lower()
        value = one_line(element.get("content", ""))
        if named in _CATALOGUED and value.count(",") == 1 and " " not in value.partition(",")[0]:
            last, _, first = value.partition(",")
            yield f"{first.strip()} {last}"
        elif named in _CATALOGUED or named in _AUTHORS:
            yield from re.split(r"\s*[,;]\s+", value)


def _names(author: object) -> Iterator[str]:
    """Yield the names of persons in what JSON-LD says of an author; a body's name counts too."""
    for one in author if isinstance(author, list) else [author]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield from name.split(", ")


def _name(written: str) -> str:
    """Return a name without what pages set before and behind it; nothing for what is none."""
    said = _AROUND_NAME.sub("", one_line(written))
    name = _ABOUT_NAME.split(said, maxsplit=1)[0].strip(" ,;|-–—")
    if _NO_NAME.fullmatch(said) or _NO_NAME.fullmatch(name) or "://" in name:
        return ""
    return name


def _title(tree: HtmlElement, title: str, names: Sequence[str]) -> str:
    """Return the title as the page's one main heading spells it, if that is the same title, or the
    heading of which it is the beginning.
    """
    headings = [one for one in _headings(tree) if one] if title else []
    if len(headings) == 1 and fold_text(headings[0]) == fold_text(title):
        return headings[0]
    for heading in headings:
        rest = title.removeprefix(heading)
        if rest != title and _SITE_MARK.match(rest) and not _is_site(heading, names):
            return heading if len(heading.split()) >= _HEADING_WORDS else title
    return title


def _headings(tree: HtmlElement) -> Iterator[str]:
    for one in islice(tree.iter("h1"), _MOST_HEADINGS):
        yield one_line(line_of(one))


def _day_at_heading(tree: HtmlElement) -> date | None:
    """Return the day that stands by itself just below the heading, or over it in the same box, or
    on top of a page without one.
    """
    start = next(iter(tree.iter("h1")), None)
    near = tree.xpath("//body//*") if start is None else start.xpath("following::*")
    above = [] if start is None else start.xpath("ancestor::*[position()<3][self::div]//*")
    for element in (*near[:_DAY_WITHIN], *above[:_DAY_WITHIN]):
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
