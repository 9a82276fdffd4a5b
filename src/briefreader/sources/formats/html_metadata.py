"""What a saved web page states about itself: title, days, byline and address."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice, pairwise, takewhile
from typing import TYPE_CHECKING

from briefreader.sources.formats.front_matter import (
    ACCESSED,
    PUBLISHED,
    SAID,
    SOURCE,
    STATED_META,
    TITLE,
    URL,
    Metadata,
    host,
    web_address,
)
from briefreader.sources.formats.html_bylines import byline, names_in
from briefreader.sources.formats.html_elements import line_of, link_of, short_line_of
from briefreader.sources.formats.html_signatures import is_cjk
from briefreader.sources.formats.html_site_names import is_called_site, is_site
from briefreader.sources.metadata.dates import (
    HAS_DIGIT,
    LONGEST_DATE_LINE,
    parse_date,
    stated_dates,
    whole_date,
)
from briefreader.sources.metadata.issue_dates import issue_date_in
from briefreader.text.folding import fold_text
from briefreader.text.sanitizing import one_line
from briefreader.text.sentences import ENDERS

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
_CLOCK_BEFORE = re.compile(
    r"^\d{1,2}:\d{2}\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?,?\s+", re.IGNORECASE
)
_DAY = r"(?P<day>\d{4}(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}))"
_DAY_FIELD = re.compile(
    r"(?:(?:发布|發布|發佈|发表)(?:时间|時間|日期)\s*[:：]"
    rf"|(?<!\w)(?:发布|發布|發佈|发表)于?\s*[:：]?)\s*{_DAY}"
)
_CHANGED_ON = re.compile(rf"更新(?:时间|時間|日期)?\s*[:：]?\s*{_DAY}")
# Of what it is the day, only other fields about an article tell.
_DAY_BESIDE = re.compile(rf"(?<!\w)(?:时间|時間|日期)\s*[:：]\s*{_DAY}")
_BESIDE_DAY = re.compile(
    r"(?<!\w)(?:来源|來源|作者|编辑|記者|记者|点击|浏览|阅读)(?:次数|量)?\s*[:：]"
)
_DELIVERED = re.compile(r"(?:delivered|held|given) on:?|gehalten am:?|prononcé le ?:?", re.I)
_FIELD = re.compile(r"(?:发布|发表|更新)?(?:时间|日期|来源|作者)\s*[:：]")
_LONGEST_FIELDS = 160  # code points of a line of fields about an article
_IN_FIGURES = re.compile(r"(?<![\d/])(\d{1,2})/ ?(\d{1,2})/((?:20)?\d{2})(?![\d/])")
_NEAR_HEADING = 100  # elements behind the heading
_DAY_WITHIN = 60  # of them
_UNSEEN = frozenset(("script", "style", "noscript"))
_NO_LINES = frozenset((*_UNSEEN, "title", "option"))
_NEXT_YEARS = "2100-01-01"  # to leave the clock out of it: the extractor refuses later days
_DATES = re.compile(
    r"(?!.*(?:modif|updat|expir|birth))(?:.*[^a-z])?(?:date|published|publication_date|issued)",
    re.IGNORECASE,
)
_PUBLISHED_IN_RECORD = re.compile(r'"datePublished"\s*:\s*"(?P<day>[^"]{4,40})"')
_ISSUED = re.compile(r"(?:1[5-9]|20)\d\d(?:[-/](?:0[1-9]|1[0-2]))?", re.ASCII)
_PUBLISHED = frozenset({"article:published_time", "og:article:published_time", "parsely-pub-date"})
_TITLES = frozenset({"og:title", "twitter:title"})
_MODIFIED = frozenset({"article:modified_time", "og:updated_time", "datemodified", "last-modified"})
_HOME = re.compile(r"/|(?:https?:)?//[^/]+/?")  # the address of a site's start
_BETWEEN = re.compile(r"\s*[:|–—»·-]\s+")
_SITE_MARK = re.compile(r"\s+(?:[|‖–—·•»«›‹]|-{1,3}|:{1,2}|/{1,2})\s+")
# Where there are no spaces between words, there are none about marks; and a space can be one.
_TIGHT_MARK = re.compile(r"\s*(?:[_|｜‖]|-{1,2}|(?<!—)—(?!—)|–)\s*")
_BEHIND_TITLE = re.compile(rf"(?:{_SITE_MARK.pattern}|_\s*)\S")
_BEHIND_TIGHT = re.compile(rf"(?:{_TIGHT_MARK.pattern}|\s+)\S")
_TIGHT_MARKS = (":", "：", "|", "｜", "»", "／")  # right before a site's name
_LEAST_SITE = 4  # code points of such a name
_MOST_HEADINGS = 8
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"(?!0)\d+")
_MOST_PUBLISHERS = 10
_NO_TITLE = re.compile(
    r"(?:[\w-]+\.(?:html?|docx?|pdf|txt|aspx?|php)|EX-[\d.]+|untitled(?: document)?|document ?\d*"
    r"|new page \d*|index|home ?page)",
    re.IGNORECASE,
)
_TITLE_BELOW = ".//h2[@class='title']"  # where a page has no main heading
# Between a series and the title of a part.
_SERIES = re.compile(r"[^\W\d_][:|–—-]\s+$|\s[:|–—-]\s+$")
_PATH_MARKS = (" » ", " | ", " - ")
_SECTIONS = 2  # behind a title, so many that they are no part of it
_LEAST_UNSPACED = 8  # code points of a title without spaces
_MOST_LINES = 12
_LONGEST_ABOVE = 60  # code points of a line above a headline
_PRESS_SECTION = re.compile(r"\b(?:(?:press|news|media) releases?|newsroom|press room)\b", re.I)
_LONGEST_TITLE = 300
_HEADING_WORDS = 3  # of a heading that can be a title, with more behind it in the page's
_ARTICLE = re.compile(r"Article|Posting|Report", re.I)


def page_metadata(tree: HtmlElement, text: str) -> Metadata:
    """Return what the page with this ``tree`` and ``text`` says about itself; days are never
    guessed.
    """
    import trafilatura

    _forget_times_of_quoted(tree)
    found = trafilatura.extract_metadata(
        tree,
        # To look for a day in the article's words would find any year that it mentions.
        date_config={"original_date": True, "extensive_search": False, "max_date": _NEXT_YEARS},
    )
    stated = list(_linked(tree))
    saved = _SAVED_FROM.search(text[:HEAD])
    urls = (found.url, *(_address(one) for one in stated), saved["url"] if saved else "")
    url = next((web_address(one.strip()) for one in urls if one and web_address(one.strip())), "")
    site = one_line(found.sitename or "")
    found_title = _stated_title(tree, one_line(found.title or ""))
    title, names = _own_title(tree, found_title, _site_names(tree, stated, site, host(url)))
    by_user = _stated_by_user(tree)
    url = by_user.get(URL[0], url)
    behind, above = _about_heading(tree, title)
    about = [*behind[:_DAY_WITHIN], *above]
    issued = _month_in_head(tree, text)
    heads = [found_title, *_headings(tree), _head_title(tree)]
    stated_day = _day_in_head(tree) or _stated_day(found.date or "", heads, text)
    published = _day_of_publication(tree, text, about, stated_day, issued, found.date or "")
    guess = one_line((found.author or "").replace("; ", ", "))
    return Metadata(
        title=by_user.get(TITLE[0]) or title,
        said_on=parse_date(by_user.get(SAID[0], "")) or _delivered_on(about),
        published=parse_date(by_user.get(PUBLISHED[0], "")) or published,
        modified=_modified(tree, stated),
        issued=issued or issue_date_in([short_line_of(one, LONGEST_DATE_LINE) for one in about]),
        accessed=parse_date(by_user.get(ACCESSED[0], "")) or _saved_on(text[:HEAD]),
        source=by_user.get(SOURCE[0]) or site or host(url),
        url=url,
        byline=byline(tree, [*above, *behind], stated, guess, names),
        tags=tuple(dict.fromkeys(one_line(tag) for tag in found.tags or () if tag)),
    )


def _own_title(tree: HtmlElement, found: str, names: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the title of a page's article without what is the site's, and the site's ``names``.

    ``found`` is what the page states as its title.
    """
    other = _behind_home(tree) or _other_part(tree, found)
    names = [name for name in names if name != other]
    title = _title(tree, _without_site(tree, other or found, names), names)
    if _printed_heading(tree, title) is None:
        title = _without_sections(_printed_part(tree, title, names), names)
    if _names_only_sections(title, names):
        title = _line_above_fields(tree) or title
    return title, names


def _day_of_publication(
    tree: HtmlElement,
    text: str,
    about: Sequence[HtmlElement],
    stated: date | None,
    issued: str,
    given: str,
) -> date | None:
    """Return the day on which a page came out: the ``stated`` one or one that is printed ``about``
    its heading.

    ``given`` is the day as the extractor has it, which may have read it out of words or, where the
    page states a month, ``issued``, made it up.
    """
    if stated and stated.isoformat().startswith(issued or "-"):
        is_printed = stated.isoformat() in text or stated in _printed_days(about)
        stated = stated if is_printed else None
    if stated and given not in text and stated not in _printed_days(about):
        stated = _timed_day(about) or stated
    printed = _printed_day(about, stated)
    printed = printed or (stated and _day_in_figures(about, stated))
    if stated and printed and printed < stated and _is_of_change(tree, about, stated):
        stated = printed
    return _published(stated, printed)


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


def _forget_times_of_quoted(tree: HtmlElement) -> None:
    """Take their times from posts that an article quotes: they are none of its own."""
    for quoted in tree.iter("blockquote"):
        for time in quoted.iter("time"):
            time.tag = "span"
            time.attrib.pop("datetime", None)


def _stated_title(tree: HtmlElement, found: str) -> str:
    """Return the title that was found, if the page states it or it is a main heading; else the one
    that the page states for other sites.
    """
    stated = list(filter(None, map(one_line, _in_head(tree, _TITLES))))
    folded = fold_text(found)
    if not stated or folded in fold_text(_head_title(tree)):
        return found
    return found if folded in map(fold_text, (*stated, *_headings(tree))) else stated[0]


def _in_head(tree: HtmlElement, names: frozenset[str]) -> Iterator[str]:
    """Yield what the page's head says under one of the ``names``."""
    for element in tree.iter("meta"):
        called = (element.get(name, "").lower() for name in ("property", "name", "itemprop"))
        if names.intersection(called):
            yield element.get("content", "")


def _day_in_head(tree: HtmlElement) -> date | None:
    """Return the day of publication that the page's head states."""
    return _first_day(_in_head(tree, _PUBLISHED))


def _first_day(values: Iterable[str]) -> date | None:
    """Return the first day that can be read in the ``values``."""
    return next((day for value in values if (day := parse_date(value))), None)


def _month_in_head(tree: HtmlElement, text: str) -> str:
    """Return the month or year, as ``2024-06``, that the page states for its publication without a
    day; nothing where it states several.
    """
    stated = (
        *(
            one.get("content", "")
            for one in tree.iter("meta")
            if any(_DATES.match(one.get(name, "")) for name in ("property", "name", "itemprop"))
        ),
        # a year alone may be a footer's
        *(day for one in tree.iter("time") if "-" in (day := one.get("datetime", ""))),
        *(found["day"] for found in _PUBLISHED_IN_RECORD.finditer(text)),
    )
    told = {one.strip().replace("/", "-") for one in stated if _ISSUED.fullmatch(one.strip())}
    return told.pop() if len(told) == 1 else ""


def _stated_day(found: str, heads: Iterable[str], text: str) -> date | None:
    """Return the day that the extractor has found, as 2024-03-14, but not what a title is about."""
    day = parse_date(found)
    if day is None or found in text:  # written so, it is there to be read by machines
        return day
    other = f"{day.year}-{day.day:02}-{day.month:02}"
    if other in text:  # day and month were taken for one another
        return parse_date(other)
    numbers = {str(day.day), str(day.year)}
    return None if any(numbers <= set(_NUMBER.findall(head)) for head in heads) else day


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
    whole = _head_title(tree)
    is_name = is_cjk(title) and is_called_site(title) and whole.removesuffix(title) != whole
    if is_site(title, names) or is_name:
        headings = list(_headings(tree))
        others = [whole, *(headings if len(headings) == 1 else ())]
        title = next((one for one in others if one and not is_site(one, names)), title)
    # A colon may be the title's own: it parts the site's name only from what a heading says.
    for name in filter(None, names):
        behind = title.removeprefix(f"{name}: ")
        if behind != title and _printed_heading(tree, behind) is not None:
            return behind
    for name in names:
        before, end = title[: -len(name)], title[-len(name) :]
        if len(name) < _LEAST_SITE or fold_text(end) != fold_text(name):
            continue
        if before.endswith(_TIGHT_MARKS):
            return before[:-1].strip()
    marks = list(_SITE_MARK.finditer(title))
    if marks and is_site(title[marks[-1].end() :], names):
        return title[: marks[-1].start()].strip()
    if marks and is_site(title[: marks[0].start()], names):
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
        *islice((n for one in stated for n in names_in(one.get("publisher"))), _MOST_PUBLISHERS),
    ]
    title = _head_title(tree)
    headings = [one for one in _headings(tree) if one and not is_site(one, names)]
    for heading in headings:
        for rest in (title.removeprefix(heading), title.removesuffix(heading)):
            bare, marks = _SITE_MARK.subn("", f" {rest} ")
            if rest != title and marks == 1 and bare.strip():
                names.append(bare.strip())
    return names


def _title(tree: HtmlElement, title: str, names: Sequence[str]) -> str:
    """Return the title as the page's one main heading spells it, if that is the same title, or the
    heading that is its beginning or its end; a heading that the page's own title holds too counts
    before one that only stands there, such as a site's.

    Without such a heading it is the part that is longest by far, of several between the same marks.
    A file's name is no title; the first line in bold type then is.
    """
    if _NO_TITLE.fullmatch(title):
        return _bold_line(tree) or title
    headings = [one for one in _headings(tree) if one] if title else []
    whole = fold_text(_head_title(tree))
    is_heading = len(headings) == 1 and fold_text(headings[0]) == fold_text(title)
    is_held = fold_text(title) in whole
    if is_heading and is_held:
        return headings[0]
    below = () if is_held else (".//h2", ".//h3")
    for heading in filter(None, chain(headings, *(_headings(tree, path) for path in below))):
        if _is_held(heading, whole) and not is_site(heading, names):
            return heading
    if is_heading:
        return headings[0]
    for heading in headings:
        rest = title.removeprefix(heading)
        if rest != title and _SITE_MARK.match(rest) and not is_site(heading, names):
            return heading if len(heading.split()) >= _HEADING_WORDS else title
    if part := _behind_series(tree, title, headings, names):
        return part
    title = _longest_part(title)
    return _reworded(tree, title, headings, names) or _headline_below(tree, title) or title


def _behind_series(
    tree: HtmlElement, title: str, headings: Sequence[str], names: Sequence[str]
) -> str:
    """Return the heading that a title ends with, behind the name of a series."""
    below = (_TITLE_BELOW, ".//h2", ".//h3")
    for heading in headings or chain.from_iterable(_headings(tree, path) for path in below):
        before = title.removesuffix(heading)
        if heading and before != title and _SERIES.search(before) and not is_site(heading, names):
            return heading
    return ""


def _behind_home(tree: HtmlElement) -> str:
    """Return the heading that the page's title ends with behind the site's name, where the main
    heading is that name with a link to the site's start.
    """
    whole = _head_title(tree)
    for main in islice(tree.iter("h1"), _MOST_HEADINGS):
        link = link_of(main)
        name = one_line(line_of(main))
        if link is None or not name or not _HOME.fullmatch(link.get("href", "")):
            continue
        rest = whole.removeprefix(name)
        behind = _BETWEEN.match(rest) if rest != whole else None
        headings = chain(_headings(tree, ".//h2"), _headings(tree, ".//h3"))
        if behind and rest[behind.end() :] in set(headings):
            return rest[behind.end() :]
    return ""


def _other_part(tree: HtmlElement, found: str) -> str:
    """Return the part of the page's title that stands in the page by itself, where the part that
    was ``found`` to be the title does not, and is no longer.
    """
    parts = [one.strip() for one in _SITE_MARK.split(_head_title(tree))]
    if len(parts) != _SECTIONS or found not in parts:
        return ""
    other = parts[1 - parts.index(found)]
    if len(other.split()) < _HEADING_WORDS or len(other) < len(found):
        return ""
    printed = {one_line(one.text[:_LONGEST_TITLE]) for one in _with_words(tree)}
    return other if other in printed and found not in printed else ""


def _reworded(tree: HtmlElement, title: str, headings: Sequence[str], names: Sequence[str]) -> str:
    """Return the page's one main heading, if it is another wording of what it states as title."""
    if len(headings) != 1 or is_site(headings[0], names):
        return ""
    stated = (title, _without_site(tree, _head_title(tree), names))
    is_same = any(_is_nearly(headings[0], one) or _is_said_in(one, headings[0]) for one in stated)
    return headings[0] if is_same else ""


def _is_said_in(title: str, heading: str) -> bool:
    """Return whether a title is only what a heading ends with, which says more: *Work* of *We stand
    for good work*.
    """
    words, said = (_WORD.findall(one.casefold()) for one in (title, heading))
    is_short = 0 < len(words) < _HEADING_WORDS < len(said)
    return is_short and said[-len(words) :] == words


def _is_held(heading: str, whole: str) -> bool:
    """Return whether a heading is the page's own title, folded, or a part of it that says more than
    the name of a section does.
    """
    folded = fold_text(heading)
    ends = heading[-1] in ENDERS and heading[-1] != "."  # that may be an abbreviation's
    says_enough = len(heading.split()) > _HEADING_WORDS or ends
    return folded == whole or (says_enough and folded in whole)


def _is_nearly(heading: str, title: str) -> bool:
    """Return whether more than half of the words of each stand in the other, or nearly all of the
    heading's, but not as its beginning: it is another wording of the same title.
    """
    if heading.startswith(title) or title.startswith(heading):
        return False
    ours, theirs = (Counter(_WORD.findall(one.casefold())) for one in (heading, title))
    both = (ours & theirs).total()
    if both > _HEADING_WORDS and both * 4 > ours.total() * 3:
        return True
    return both >= _HEADING_WORDS and both * 2 > max(ours.total(), theirs.total())


def _printed_heading(tree: HtmlElement, title: str) -> HtmlElement | None:
    """Return the first of the page's headings that is the title, in whatever elements."""
    wanted = fold_text(title)
    return next((one for one in _title_elements(tree) if fold_text(line_of(one)) == wanted), None)


def _printed_part(tree: HtmlElement, title: str, names: Sequence[str]) -> str:
    """Return the beginning of a title that the page prints by itself, if it is the longer part and
    a mark stands behind it; the whole of one that is printed whole.
    """
    tight = is_cjk(title)
    behind = _BEHIND_TIGHT if tight else _BEHIND_TITLE
    if len(title) > _LONGEST_TITLE or behind.search(title) is None:
        return title
    least = min(len(title) // 2 + 1, _LEAST_UNSPACED) if tight else len(title) // 2 + 1
    parts: set[str] = set()
    for element in _with_words(tree):
        words = element.text[: _LONGEST_TITLE * 2].strip()
        if len(words) >= least and title.startswith(words):
            parts.add(words)
    if title in parts:
        return title
    ends = (one for one in parts if behind.match(title, len(one)))
    return max((one for one in ends if not _names_site(one, names)), key=len, default=title)


def _names_site(words: str, names: Sequence[str]) -> bool:
    return is_called_site(words) or is_site(words, names)


def _without_sections(title: str, names: Sequence[str]) -> str:
    """Return a Chinese or Japanese title without what stands behind a mark and is called as sites
    and their sections are.
    """
    while is_cjk(title) and (marks := list(_TIGHT_MARK.finditer(title))):
        rest = title[marks[-1].end() :]
        is_longer = marks[-1].start() > len(rest)
        if not (is_longer and _names_site(rest, names)):
            return title
        title = title[: marks[-1].start()]
    return title


def _names_only_sections(title: str, names: Sequence[str]) -> bool:
    """Return whether a Chinese or Japanese title says no more than where on a site the page is."""
    if not is_cjk(title):
        return False
    parts = _TIGHT_MARK.split(title)
    return _names_site(parts[-1], names) and all(len(one) < _LEAST_UNSPACED for one in parts[:-1])


def _line_above_fields(tree: HtmlElement) -> str:
    """Return the line that stands above the fields about an article, such as its source and day."""
    line = ""
    for element in _with_words(tree):
        said = element.text[:_LONGEST_TITLE].strip()
        if not said:
            continue
        if _FIELD.match(said):
            return line if len(line) >= _LEAST_UNSPACED and is_cjk(line) else ""
        line = one_line(said)
    return ""


def _longest_part(title: str) -> str:
    """Return the title out of a path of sections and sites; the whole of what is none."""
    for mark in _PATH_MARKS:
        parts = sorted(title.split(mark), key=len)
        if len(parts) > _SECTIONS and len(parts[-1]) > 2 * len(parts[-2]):
            return parts[-1].strip()
    return title


def _bold_line(tree: HtmlElement) -> str:
    """Return the first line that is bold as a whole, and long enough to be a title."""
    for line in islice(tree.iter("p", "div", "center"), _MOST_LINES):
        words = line_of(line)
        if len(words.split()) >= _HEADING_WORDS and len(words) <= _LONGEST_TITLE:
            bold = " ".join(line_of(one) for one in line.iterchildren("b", "strong"))
            if bold == words:
                return one_line(words)
    return ""


def _head_title(tree: HtmlElement) -> str:
    """Return the title that the page's head gives it, perhaps with the site's name."""
    return one_line(tree.findtext(".//title") or "")


def _headline_below(tree: HtmlElement, title: str) -> str:
    """Return the headline of a page whose own title is its site's or a section's, a word or two,
    and that has no main heading: the one smaller heading above its text, else where the title
    says “Press Releases” a line in bold type.
    """
    if len(title.split()) >= _HEADING_WORDS or any(_headings(tree)):
        return ""
    if _PRESS_SECTION.search(_head_title(tree)) and (line := _bold_line(tree)):
        return line
    headings = list(islice(tree.iter("h2", "h3"), 2))
    above = takewhile(lambda one: one not in headings, tree.iter("*"))
    line = one_line(line_of(headings[0])) if len(headings) == 1 else ""
    is_first = not any(one.tag == "p" and len(line_of(one)) > _LONGEST_ABOVE for one in above)
    return line if is_first and len(line.split()) > _HEADING_WORDS else ""


def _headings(tree: HtmlElement, path: str = ".//h1") -> Iterator[str]:
    for one in islice(tree.iterfind(path), _MOST_HEADINGS):
        yield one_line(line_of(one))


def _about_heading(tree: HtmlElement, title: str) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """Return the elements just below the page's heading, or on top of a page without one, and
    those around it in the same box.
    """
    heading = _printed_heading(tree, title)
    if heading is None and title:
        heading = next((one for one in _with_words(tree) if one_line(one.text) == title), None)
    heading = next(iter(tree.iter("h1")), None) if heading is None else heading
    if heading is None:
        body = tree.find("body")
        return _first_elements((tree if body is None else body).iterdescendants()), []
    boxes = list(islice(heading.iterancestors(), 2))
    box = next((one for one in reversed(boxes) if one.tag == "div"), None)
    around = () if box is None else takewhile(lambda one: one is not heading, box.iterdescendants())
    return _first_elements(_following(heading)), _first_elements(around)


def _with_words(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that begin with words of their own, which a reader sees."""
    for one in tree.iter("*"):  # no comments
        if one.text and one.tag not in _NO_LINES:
            yield one


def _title_elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    for level in ("h1", "h2", "h3"):
        yield from islice(tree.iter(level), _MOST_HEADINGS)


def _first_elements(elements: Iterable[HtmlElement]) -> list[HtmlElement]:
    shown = (one for one in elements if isinstance(one.tag, str) and one.tag not in _UNSEEN)
    return list(islice(shown, _NEAR_HEADING))


def _following(element: HtmlElement | None) -> Iterator[HtmlElement]:
    """Yield the elements behind one and what it holds, as they stand in the page."""
    while element is not None:
        for behind in element.itersiblings():
            yield from behind.iter()
        element = element.getparent()


def _printed_day(near: Sequence[HtmlElement], stated: date | None) -> date | None:
    """Return the first day that stands by itself about the heading, or behind a day beside the
    ``stated`` one that one itself.
    """
    days = _printed_days(near)
    first = next(days, None)
    if stated and first and abs((first - stated).days) == 1 and stated in days:
        return stated
    return first


def _printed_days(near: Sequence[HtmlElement]) -> Iterator[date]:
    """Yield the days that stand by themselves in the elements about the heading, but for those of
    posts that are quoted there.
    """
    for element in near:
        if next(element.iterancestors("blockquote"), None) is not None:
            continue
        fields = short_line_of(element, _LONGEST_FIELDS)
        if (field := _DAY_FIELD.search(fields)) and (day := whole_date(field["day"])):
            yield day
        own = " ".join((element.text or "")[: LONGEST_DATE_LINE * 2].split())
        line = _CLOCK_BEFORE.sub("", short_line_of(element, LONGEST_DATE_LINE))
        for said in dict.fromkeys((own, line)):
            if not said or len(said) > LONGEST_DATE_LINE or not HAS_DIGIT.search(said):
                continue
            if day := whole_date(said) or stated_dates([said])[0]:
                yield day
        field = _DAY_BESIDE.search(fields) if _BESIDE_DAY.search(fields) else None
        if field and (day := whole_date(field["day"])):
            yield day


def _timed_day(near: Sequence[HtmlElement]) -> date | None:
    """Return the first day that an element for times about the heading is marked with."""
    return _first_day(one.get("datetime", "") for one in near if one.tag == "time")


def _delivered_on(near: Sequence[HtmlElement]) -> date | None:
    """Return the day behind ``Delivered on:``, as governments put it above a speech."""
    for element, behind in pairwise(near):
        if element.tag == "dt" and _DELIVERED.fullmatch(short_line_of(element, _LONGEST_FIELDS)):
            return parse_date(short_line_of(behind, _LONGEST_FIELDS))
    return None


def _is_of_change(tree: HtmlElement, near: Sequence[HtmlElement], day: date) -> bool:
    """Return whether a day is that of a change: a line about the heading says so, or it stands
    somewhere in the page, and neither where only machines read it nor in an element for times.
    """
    written = day.isoformat()
    return _says_changed(near, day) or not any(
        written in f"{one.get('content') or ''}{one.get('datetime') or ''}{one.text or ''}"
        for one in tree.iter("meta", "time", "script")
    )


def _says_changed(near: Sequence[HtmlElement], day: date) -> bool:
    """Return whether a line about the heading says of the day that the page was changed on it."""
    lines = (short_line_of(element, _LONGEST_FIELDS) for element in near)
    found = (_CHANGED_ON.search(line) for line in lines)
    return any(one and whole_date(one["day"]) == day for one in found)


def _day_in_figures(near: Sequence[HtmlElement], stated: date) -> date | None:
    """Return the day in figures about the heading that is a day beside the ``stated`` one, which
    tells in what order to read it; none if that stands there as well.
    """
    beside = None
    for element in near:
        for found in _IN_FIGURES.finditer(short_line_of(element, LONGEST_DATE_LINE)):
            first, second, year = map(int, found.groups())
            for month, day in ((first, second), (second, first)):
                read = parse_date(f"{year % 100 + 2000}-{month}-{day}")
                if read == stated:
                    return None
                if beside is None and read and abs((read - stated).days) == 1:
                    beside = read
    return beside


def _linked(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Yield the articles that the page describes as JSON-LD, with authors that are described
    elsewhere in it.
    """
    nodes: list[dict[str, object]] = []
    for script in tree.iter("script"):
        if script.get("type", "").lower() != "application/ld+json":
            continue
        try:
            described: object = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        nodes += _nodes(described)
    named = {str(one["@id"]): one for one in nodes if "@id" in one and "name" in one}
    for one in filter(_is_article, nodes):
        authors = one.get("author")
        several = authors if isinstance(authors, list) else [authors]
        yield {**one, "author": [_described(author, named) for author in several]}


def _nodes(described: object) -> Iterator[dict[str, object]]:
    """Yield what is described, with the parts of a graph and what a page is mainly about."""
    for item in described if isinstance(described, list) else [described]:
        if not isinstance(item, dict):
            continue
        graph = item.get("@graph")
        parts = [*(graph if isinstance(graph, list) else ()), item.get("mainEntity")]
        yield from (one for one in parts if isinstance(one, dict))
        yield item


def _described(author: object, named: dict[str, dict[str, object]]) -> object:
    """Return what an author that is only an ``@id`` stands for."""
    if isinstance(author, dict) and "name" not in author:
        return named.get(str(author.get("@id")), author)
    return author


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
    return _first_day(chain(values, _in_head(tree, _MODIFIED)))
