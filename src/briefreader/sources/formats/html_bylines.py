"""Who wrote a saved web page, in the ways in which pages say it.

They are asked in this order: JSON-LD, the page's head, what the page marks as its author near the
heading (``rel="author"``, microdata, hCard; then elements called byline or author, lines that begin
with *By*, links to the page of an author), and last who is named for a card on Twitter. Only a name
that looks like one is taken of what is printed; the site's own name only where it is printed so, or
may be a person's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING

from briefreader.sources.formats.html_elements import (
    class_and_id,
    is_small,
    line_of,
    short_line_of,
    short_lines_of,
)
from briefreader.sources.formats.html_signatures import field_names, is_cjk
from briefreader.sources.formats.html_site_names import is_called_site, is_of_site
from briefreader.text.folding import fold
from briefreader.text.sanitizing import one_line
from briefreader.text.sentences import ENDERS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_KIND = (
    "posted|written|contributed|submitted|published|compiled|reported|reporting|story|text|words|report|article"
    "|analysis|opinion|comment|commentary|column|essay|review|interview|guest post"
)
# Before a name, and after the word for who wrote.
_AROUND_NAME = re.compile(
    rf"^[+•·|(—–\s]*(?:(?:(?:(?:{_KIND})\s)?by|and|بقلم|作者|記者|记者)[:：\s]\s*"
    r"|(?:authors?|writers?|reporters?|text|texte|texto|testo|tekst|words|story"
    r"|aut(?:or|eur|h?ør)(?:e?s|in|en|a|ka)?|autor[ei]|autorzy|penulis|oleh|yazan|szerző|írta|forfatter|kirjoittaja|teksti|piše|كتبت?"
    r"|автор(?:и|ы)?|текст)\s*[:：]\s*|(?:автор|текст|oleh)\s+"
    # Given names and parts of surnames, too: only before a full name.
    r"|(?:(?:rédigé|publié|écrit|escrito|publicado|firmado|scritto|a cura|skrevet|skriven"
    r"|geschreven|eine? \w+|geschrieben|verfasst)\s)?(?:von|par|por|di|door|av|af|nga)"
    r"(?:[:：]\s*|\s+(?!de[mnr]\s)(?=\w\S*\s+\w)))",
    re.IGNORECASE,
)
_ABOUT_NAME = re.compile(
    r"\s+(?:is|was)\s+(?:an?|the)\s|\s*[|•·()]\s*|\s+[-–—]\s+|,?\s+(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\s+(?:[-–—]\s+|(?:le|am|el|il)\s)?(?:(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+)?\d"
    r"|(?<=\w )(?:january|february|march|july|september|october|november|december)$"
    r"|,?\s+(?:(?:staff|senior|special|chief|political|foreign|contributing)\s+){1,4}"
    r"(?:writer|reporter|correspondent|editor|columnist)s?\b|(?<!office)\s+of\s+the\s|\s+@\w"
    r"|\s+(?:on|in|à|en|for|at|published|updated|posted|follow)\s"
    r"|\s(?:and|und|et|y|e)\s(?:\w+\s)?(?:agenc\w+|agentur\w*|wires?|staff)\b"
    r"|\s(?:with|avec|mit|and|und|et|y|e)\s(?-i:[A-Z]{2,6}|dpa|afp)$"
    r"|(?<=[가-힣])\s(?:\S+\s){0,2}(?:기자|특파원|논설위원|칼럼니스트)$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\s*[<(\[]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)\]]?")
_SUFFIX = re.compile(r",(?=\s(?:Jr|Sr|II|III|IV)\b)", re.IGNORECASE)
_WITH_AGENCY = re.compile(
    r"^(?!The )(\w\S+ (?:\S+ )?\w\S+) (?:The )?(?:Associated Press|Reuters|Bloomberg(?: News)?)$",
    re.IGNORECASE,
)
_SHORT_FORM = re.compile(r"(?<=\w) \([\w.]{1,12}\) (?=\w)")  # within a name
_NO_NAME = re.compile(
    r"(?:(?:(?:super|user|site|web) ?)?(?:admin(?:istrator)?|user)\d*|staff|webmaster|author|guest"
    r"|unknown|anonymous|root|by|von|par|por|di|door|a[vf]|nga"
    r"|submitted|wordpress|joomla!?|drupal|editor|www .*"
    r"|(?:[\w&]+ ){0,4}(?:writer|reporter|correspondent|editor|columnist|contributor)s?"
    r"|www\..*|@.*|\d.*|posted|updated|published"
    r"|user ?name|(?:your )?name|(?:log|sign) ?in|.*\bversion|."
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)?",
    re.IGNORECASE,
)
_HEAD_NAME = re.compile(r"(?:^|[.:_-])(?:authors?(?:_name)?|byline|byl|creator)$")
_CATALOGUED = frozenset(("dc.creator", "citation_author"))  # by the last name
_CARD = "twitter:creator"  # most give an account
_ADDRESS = re.compile(r"://|\S@\S")
_HOST = re.compile(r"\w[\w-]*(?:\.[\w-]+)*\.[a-z]{2,10}")
_BYLINE = re.compile(
    r"(?i:by-?line|author)s?\d*(?:$|[\s_-]|[A-Z])"
    r"|(?:^|[\s_-])(?i:aut(?:or|eur)(?:e?s)?|autore|firma|signature|verfasser|journalist\w*"
    r"|writers?|reporters?|columnists?|contributors?|(?:posted|written)-?by)(?:$|[\s_-])"
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|by|profiles?|staff|journalists?|reporters?|writers?|contributors?|columnists?"
    r"|autor(?:es|en|i)?|auteurs?|firmas?)/[^/?#]+/?(?:[?#]|$)|[?&]author=",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:[_-]?(?:list|area|body|section))?|respond|related[\w-]*)(?:$|\s)",
    re.IGNORECASE,
)
_BOXES = frozenset(("div", "section", "aside", "ul", "ol", "li"))
_CARD_LABEL = re.compile(r"\b(?:by|von|par|por|da|door|aut(?:h?or|eur)\w*)\b", re.IGNORECASE)

_DAY_BEFORE = re.compile(
    r"(?:(?:posted|published|updated)\s(?:on\s)?)?"
    r"(?:[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [a-z]{3,9}\.? \d{4})[\s|·•,–-]*(?=by\b)",
    re.IGNORECASE,
)
# A cheap first look at what ``_AROUND_NAME`` then reads.
_SAID_BY = re.compile(
    rf"[+•·|(—–\s]*(?:(?:{_KIND}) )?(?:by|بقلم)(?:[:\s]\s*(?!the\b)\w|:?$)"
    r"|(?:\w+ ){0,2}(?:von|par|por|di|door|a[vf]|nga|oleh|автор|текст)(?:[:\s]|$)"
    r"|[^\W\d]{4,11}\s?(?:[:：]|$)",
    re.IGNORECASE,
)
_LINES = frozenset(
    ("p", "div", "span", "cite", "address", "li", "td", "h2", "h3", "h4", "h5", "h6")
)
_BODY = re.compile(
    r"\b(?:news|times|press|herald|tribune|journal|magazine|gazette|chronicle|media|network|service"
    r"|agency|staff|bureau|team|desk|editors|writers|editorial|presse|agentur|agencia|agencias"
    r"|newsroom|reports|r[eé]da[ck]\w*|редакция|reuters|bloomberg|xinhua|interfax|(?:news)?wire)$",
    re.IGNORECASE,
)
_NO_BYLINE = re.compile(
    r"comment|repl(?:y|ies)|related|teaser|rail|promo|photo|imag|avatar|thumb|\bbio|[_-]bio|descri"
    r"|date|time|loca|place|role|title|social|share|follow|credit|twitter|facebook|mail|count|tags?\b",
    re.IGNORECASE,
)
_FIELDS = re.compile(
    r"(?:^|[\s\d|])(?:来源|來源|发布时间|发布日期|發布時間|發佈時間)\s*[:：]"
    r"|(?:浏览|瀏覽|点击|阅读)(?:(?:次数|量)\s*[:：]?|\s*[:：])\s*\d"
    r"|(?:^|[·|•–-]\s*)(?i:posted|published|last updated)(?: on)?:?\s+"
    r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?),?\s+\d{4}"
)
_BESIDE_NAMES = 10  # words of a byline: a role, a place, a day
_LONGEST_BYLINE = 160  # code points
_MOST_WORDS = 6
_LONGEST_CJK = 4  # characters of a full name
_MOST_AUTHORS = 100
_BOXES_ABOVE = 4
_PATH = re.compile(r"[>»›]\s*\w")  # of sections
_CLUSTER = 12  # elements between the names of one byline
_NAMED_IN = ("a", "strong", "b", "em", "i", "span")  # elements of a byline that set names apart
_COMMA = re.compile(r"\s*[,;/|、，،]\s*")
_BY_ONE = re.compile(r"\s*by\s[^,]+,[^,]+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:(?i:and|und|et|with|avec|mit)|y|e|og|och|i|и|та|ve|&)\s+")
_SMALL = """
af al am an av ben bin da dal de del della den der des di do dos du el ibn la las le les los of
san st ten ter the van vom von y zu zum zur
"""
_PARTICLES = frozenset(_SMALL.split())
_SAID_TO_READERS = """
about account all archive archives article articles author authors bio biography by click comment
comments contact email facebook follow full google home in linkedin log login mail more my on page
photo photos post posted posts print profile read register reply share sign site stories story
subscribe twitter updated view you your
"""
_NO_WORDS = frozenset(_SAID_TO_READERS.split())
_NO_NAME_IN_CJK = re.compile(
    "[:：]|我[们們的要已是在]|你[们們的好]|来源|來源|时间|版权|声明|编辑|发布|点击|浏览|阅读|转载|复制|登录|注册|关注|分享|评论|下载|首页|更多|相关|简介|综合$"
)
_TWO_NAMES = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_AGENCY = re.compile(r"[A-Z]{2,6}|dpa|epd|kna|apa|sda")


def byline(
    tree: HtmlElement,
    near: Sequence[HtmlElement],
    stated: Sequence[dict[str, object]],
    sites: Sequence[str],
) -> str:
    """Return the page's authors, without what is none; ``near`` are the elements about its heading,
    ``stated`` what it describes as JSON-LD, and ``sites`` what it calls its site.
    """
    printed = _printed(near)
    ways = (
        _clean(chain.from_iterable(map(_authors, stated))),
        _clean(_meta_names(tree)),
        printed,
        _clean(_card_name(tree)),
    )
    printed = _persons(printed, sites) or printed
    for names in ways:
        if persons := _persons(names, sites):
            return ", ".join(printed if _says_more(printed, persons) else persons)
    if len(persons := _persons(_printed(_stated_anywhere(tree)), sites)) == 1:
        return persons[0]
    # A body that is named is surer than a site's own name; in a Chinese head it is a source.
    bodies = (one for one in chain.from_iterable(ways) if not is_of_site(one, sites))
    if body := next((one for one in bodies if one in printed or not is_cjk(one)), ""):
        return body
    lines = {_name(short_line_of(one, _LONGEST_BYLINE)).casefold() for one in near}
    lines.update(name.casefold() for name in printed)
    own = (one for one in chain.from_iterable(ways) if not (_HOST.fullmatch(one) or is_cjk(one)))
    return next((one for one in own if one.casefold() in lines or _may_be_person(one)), "")


def _may_be_person(site: str) -> bool:
    """Return whether a site may bear its author's name: two words, and not as papers are called."""
    return bool(_TWO_NAMES.fullmatch(site)) and not is_body(site)


def _says_more(printed: Sequence[str], stated: Sequence[str]) -> bool:
    """Return whether more are printed than are stated, or others where accounts are stated."""
    ours, theirs = ({one.casefold() for one in names} for names in (printed, stated))
    return theirs < ours or bool(printed and not any(map(_is_full, stated)))


def _persons(names: Sequence[str], sites: Sequence[str]) -> list[str]:
    """Return who of the names is neither the site nor a body; beside full names, those alone."""
    persons = [one for one in names if not (is_of_site(one, sites) or is_body(one))]
    return [one for one in persons if _is_full(one)] or persons


def is_body(name: str) -> bool:
    """Return whether an author is called as agencies, papers and their desks are."""
    return bool(_AGENCY.fullmatch(name) or _BODY.search(name) or is_called_site(name))


def _authors(article: dict[str, object]) -> Iterator[str]:
    """Yield who JSON-LD says has written an article; beside persons, no body."""
    named = article.get("author")
    several = named if isinstance(named, list) else [named]
    persons = [one for one in several if not _is_organization(one)]
    yield from chain.from_iterable(map(_apart, names_in(persons or several)))


def _is_organization(named: object) -> bool:
    return isinstance(named, dict) and named.get("@type") == "Organization"


def names_in(author: object) -> Iterator[str]:
    """Yield the names of persons in what JSON-LD says of an author; a body's name counts too."""
    for one in author if isinstance(author, list) else [author]:
        name = _own_name(one) if isinstance(one, dict) else one
        for said in name if isinstance(name, list) else [name]:
            if isinstance(said, str):
                yield said


def _own_name(person: dict[str, object]) -> object:
    parts = (person.get("givenName"), person.get("familyName"))
    return person.get("name") or " ".join(one for one in parts if isinstance(one, str))


def says_byline(line: str, names: Sequence[str], *, is_heading: bool) -> bool:
    """Return whether a line is the byline: the first of the ``names``, folded, and a few words that
    are neither a sentence nor what that person says; of a heading, nothing but the names.
    """
    written = _AROUND_NAME.sub("", line)
    folded = fold(written)
    said = folded.text
    if not names or not said.startswith(names[0]) or line.rstrip().endswith((".", "?", "!", ":")):
        return False
    behind = written[folded.offsets[len(names[0])] :]
    if behind[:1].isalnum() or _goes_on(behind):
        return False
    for name in names:
        said = said.replace(name, "", 1)
    most = len(names) - 1 if is_heading else _BESIDE_NAMES  # an “and” between two
    return not said.startswith(":") and len(said.split()) <= most


def says_fields(line: str) -> bool:
    """Return whether a line, of no sentence, says where from and of what day an article is."""
    return bool(_FIELDS.search(line)) and not line.rstrip().endswith((*ENDERS, ":", "："))


def _goes_on(behind: str) -> bool:
    """Return whether what stands behind a name makes a sentence of it."""
    if not behind.lstrip()[:1].islower():
        return False
    return not (_ABOUT_NAME.match(behind) or _AND.match(behind))


def _clean(names: Iterable[str]) -> list[str]:
    """Return the names among the first of what is written for them, each once."""
    return list(dict.fromkeys(filter(None, map(_name, islice(names, _MOST_AUTHORS)))))


def _name(written: str) -> str:
    """Return a name without what pages set before and behind it; nothing for what is none."""
    if len(written) > 2 * _LONGEST_BYLINE:  # no name, and patterns may take long
        return ""
    said = _AROUND_NAME.sub("", _MAIL.sub(" ", one_line(written)).strip())
    name = _ABOUT_NAME.split(_SHORT_FORM.sub(" ", said), maxsplit=1)[0].strip(" ,;|-–—()")
    name = _WITH_AGENCY.sub(r"\1", name)
    if _NO_NAME.fullmatch(name) or _ADDRESS.search(name):
        return ""
    if is_cjk(name) and _NO_NAME_IN_CJK.search(name):
        return ""
    return name


def _meta_names(tree: HtmlElement) -> Iterator[str]:
    """Yield the authors that the page's head names."""
    labels: dict[str, str] = {}
    for element in tree.iter("meta"):
        named = (
            element.get("name") or element.get("property") or element.get("itemprop") or ""
        ).lower()
        value = one_line(element.get("content", ""))
        if named in _CATALOGUED and value.count(",") == 1 and " " not in value.partition(",")[0]:
            last, _, first = value.partition(",")
            yield f"{first.strip()} {last}"
        elif named == "parsely-page":
            yield from _json_names(value)
        elif named.startswith("twitter:label"):
            labels[named.replace("label", "data")] = value
        elif named != _CARD and _HEAD_NAME.search(named):
            yield from () if "://" in value else _apart(value)
        elif _CARD_LABEL.search(labels.get(named, "")):
            yield value


def _json_names(value: str) -> Iterator[str]:
    try:
        described: object = json.loads(value)
    except (ValueError, RecursionError):
        return
    if isinstance(described, dict):
        yield from names_in(described.get("authors") or described.get("author"))


def _card_name(tree: HtmlElement) -> Iterator[str]:
    """Yield the author whom the head names for a card, if that is a name and no account."""
    for element in tree.iter("meta"):
        if _CARD in (element.get("name"), element.get("property")):
            name = one_line(element.get("content", ""))
            if " " in name and _looks_like_name(name):
                yield name


def _printed(near: Sequence[HtmlElement]) -> list[str]:
    """Return the authors whom the page marks near its heading; none if it marks none."""
    ways = (
        (_is_stated, _name_of_stated),
        (_is_called_byline, _names_of_byline),
        (_says_by, _names_behind_by),
        (_has_fields, _names_in_fields),
        (_links_to_author, _names_of_byline),
    )
    for is_marked, take in ways:
        order = {element: number for number, element in enumerate(near) if is_marked(element)}
        outer = {above for element in order for above in element.iterancestors()}
        names: list[str] = []
        last = 0
        for element, number in order.items():
            if element in outer or (names and number - last > _CLUSTER) or _is_of_others(element):
                continue
            if found := take(element):
                names += found
                last = number
        if names:
            around = (take(element) for element in order if element in outer)
            more = (several for several in around if set(several) > set(names))
            return list(dict.fromkeys(next(more, names)))
    return []


def _stated_anywhere(tree: HtmlElement) -> list[HtmlElement]:
    marked = "[@rel='author' or @itemprop='author' or contains(@class, 'vcard')]"
    found: list[HtmlElement] = tree.xpath(f"//*{marked}")
    return [one for one in found[:_MOST_AUTHORS] if _is_stated(one)]


def _is_stated(element: HtmlElement) -> bool:
    """Return whether an element is marked, in a way that machines are to read, as the author's."""
    classes = element.get("class", "").split()
    return (
        "author" in element.get("rel", "").split()
        or "author" in element.get("itemprop", "").split()
        or ("author" in classes and ("vcard" in classes or "fn" in classes))
    ) and not _NO_BYLINE.search(class_and_id(element))


def _is_called_byline(element: HtmlElement) -> bool:
    named = f"{class_and_id(element)} {element.get('data-testid', '')}"
    return bool(_BYLINE.search(named)) and not _NO_BYLINE.search(named)


def _is_of_others(element: HtmlElement) -> bool:
    """Return whether an element stands in a box of comments or of other articles."""
    boxes = (one for one in islice(element.iterancestors(), _BOXES_ABOVE) if one.tag in _BOXES)
    return any(_OF_OTHERS.search(class_and_id(one)) for one in boxes)


def _links_to_author(element: HtmlElement) -> bool:
    """Return whether an element, of a short line, is a link to the page of an author."""
    above = element.getparent()
    if element.tag != "a" or above is None or not _AUTHOR_PAGE.search(element.get("href", "")):
        return False
    return bool(short_line_of(above, _LONGEST_BYLINE))


def _says_by(element: HtmlElement) -> bool:
    """Return whether an element begins with a word for who wrote."""
    if element.tag not in _LINES or not is_small(element, _LONGEST_BYLINE):
        return False
    first = next((words for words in islice(element.itertext(), 3) if words.strip()), "")
    return bool(_SAID_BY.match(_DAY_BEFORE.sub("", first.strip(), count=1)))


def _has_fields(element: HtmlElement) -> bool:
    """Return whether an element says in Chinese or Japanese who wrote the page."""
    return element.tag in _LINES and bool(_names_in_fields(element))


def _names_in_fields(element: HtmlElement) -> list[str]:
    return field_names(short_line_of(element, _LONGEST_BYLINE))


def _name_of_stated(element: HtmlElement) -> list[str]:
    for inner in islice(element.iterdescendants(), _CLUSTER):
        if inner.get("itemprop") == "name" or "fn" in inner.get("class", "").split():
            element = inner
            break
    names = _clean(_apart(element.get("content") or short_line_of(element, _LONGEST_BYLINE)))
    return [name for name in names if _looks_like_name(name)]


def _names_of_byline(element: HtmlElement) -> list[str]:
    """Return the names in a byline: those that it sets apart, else those between its commas."""
    lines = short_lines_of(element, _LONGEST_BYLINE)
    if not lines or _PATH.search(" ".join(lines)):
        return []
    names = _clean(chain.from_iterable(map(_apart, lines)))
    names = [one for one in names if _looks_like_name(one)]
    for tag in _NAMED_IN:
        inner = (_apart(line_of(one)) for one in element.iterdescendants(tag))
        apart = _clean(chain.from_iterable(inner))
        if apart := [one for one in apart if _is_whole(one) and _looks_like_name(one)]:
            is_part = set(apart) < set(names) and _AND.search(" ".join(lines))
            return [one for one in names if _is_full(one)] if is_part else apart
    is_said = len(names) == 1 and _SAID_BY.match(lines[0])
    return names if is_said else [one for one in names if _is_full(one)]


def _apart(words: str) -> Iterator[str]:
    """Yield what stands between the commas of a byline; about an *and*, only if it is two words or
    more on both sides; behind *By* and a name, one comma sets off a place, a role or a paper.
    """
    parts = _COMMA.split(_SUFFIX.sub("", words))
    if _BY_ONE.fullmatch(words) and not _AND.search(words):
        parts = parts[:1]
    for part in parts:
        several = _AND.split(part)
        yield from several if all(" " in _name(one) for one in several) else [part]


def _names_behind_by(element: HtmlElement) -> list[str]:
    lines = short_lines_of(element, _LONGEST_BYLINE)
    lines[:1] = [_DAY_BEFORE.sub("", one, count=1) for one in lines[:1]]
    if not lines or not _AROUND_NAME.match(" ".join(lines)):
        return []
    names = _clean(chain.from_iterable(map(_apart, lines)))
    return list(takewhile(lambda one: _looks_like_name(one) and _is_full(one), names))


def _is_whole(name: str) -> bool:
    return " " in name or (is_cjk(name) and len(name) <= _LONGEST_CJK)


def _is_full(name: str) -> bool:
    """Return whether a name is more than one word, an agency's, or of a script without capitals."""
    return " " in name or bool(_AGENCY.fullmatch(name)) or name.lower() == name.upper()


def _looks_like_name(name: str) -> bool:
    """Return whether each word begins as names do, and none is one that pages say to readers."""
    words = name.replace("’", "'").split()
    if _AGENCY.fullmatch(name):
        return True
    if not words or len(words) > _MOST_WORDS or any(map(str.isdigit, name)):
        return False
    if any(word.lower().strip(".,:'") in _NO_WORDS or "'re" in word for word in words):
        return False
    return all(word.lower() in _PARTICLES or not word[0].islower() for word in words) and any(
        word[0].isalpha() and (len(word) > 1 or is_cjk(word)) for word in words
    )
