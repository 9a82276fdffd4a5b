"""Who wrote a saved web page, in the ways in which pages say it.

They are asked in this order: JSON-LD, the page's head, what the page marks as its author near the
heading (``rel="author"``, microdata, hCard; then elements called byline or author, lines that begin
with *By*, fields in Chinese, and links to an author's page), who is named for a card on Twitter, a
body that one of these names, what trafilatura guesses, and last the site's own name or an account.
Only a name that looks like one is taken of what is printed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import unescape
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
from briefreader.sources.metadata.dates import dated_byline, whole_date
from briefreader.text.folding import fold
from briefreader.text.sanitizing import one_line
from briefreader.text.sentences import ENDERS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What is said to be by somebody, or in German *von*, who then wrote it.
_WORK = (
    r"(?:(?:an? )?(?:analysis|commentary|column|essay|feature|guest (?:post|column|essay)"
    r"|(?:story|text|words)(?: (?:and|&) (?:photo(?:graph)?s|pictures|images))?"
    r"|interview|opinion|review|reporting|posted|published|submitted|written) by)"
)
# What stands with a colon before who wrote it; an interview's is as often whom it is with, so there
# only where others are named for the pictures.
_SORT = (
    r"(?:(?:Texte?|Testo|Texto|Words)|(?:Interview|Protokoll|Reportage|Entretien|Entrevista|Story)"
    r"(?=\s?:.{3,60}[|,/·•–—-]\s*(?:Fotos?|Photos?|Bild(?:er)?|Illustrations?|Pictures|Grafik)\b))"
)
_WORK_VON = (
    r"(?:(?:eine? )?(?:analyse|essay|gastbeitrag|interview|kolumne|porträt|reportage|rezension)"
    r"|ein kommentar) von"
)
_AROUND_NAME = re.compile(
    rf"^[+•·|(\s]*(?:{_SORT}\s?:\s*|(?:{_WORK}|{_WORK_VON}|by"
    r"|and|автор|текст|بقلم|作者|記者|记者)[:：\s]\s*|(?:author|autor(?:/?in(?:nen)?|en)?|auteure?s?)\s?:\s*"
    # Given names and parts of surnames, too: only before a full name.
    r"|(?:von|durch|par|por|di|door|av|af)(?:[:：]\s*|\s+(?!de[mnr]\s)(?=\w\S*\s+\w)))",
    re.IGNORECASE,
)
_ABOUT_NAME = re.compile(
    r"\s+(?:is|was)\s+(?:an?|the)\s|\s*[|•·(]\s*|\s+[-–—]\s+|,?\s+(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\s+(?:[-–—]\s+)?(?:(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+)?\d"
    r"|(?<=\w )(?:january|february|march|july|september|october|november|december)$"
    r"|,?\s+(?:(?:staff|senior|special|chief|political|foreign|contributing)\s+){1,4}"
    r"(?:writer|reporter|correspondent|editor|columnist)s?\b|\s+(?:for|of|at)\s+the\s|\s+@\w"
    r"|\s+(?:on|in|à|en)\s|\s+am\s+\d"
    r"|\.\s+(?:additional|edited|illustrat|photo|pictures|translated|video)",
    re.IGNORECASE,
)
# By whom a part of the work is that is no text.
_CREDIT = re.compile(
    r"\W*(?:additional |lead |cover )?(?:illustrat(?:ions?|ed)|photo(?:graph)?(?:s|y|ed)?|pictures?"
    r"|images?|videos?|graphics?|art(?:work)?|animations?|edited|translat(?:ed|ion)|produced"
    r"|research|fact.?checked|reporting contributed)\b[^:,]{0,20}?(?:\bby\b|:)"
    r"|\W*additional reporting\b|\W*(?:fotos?|fotografie|bilder?|illustration(?:en)?|grafik(?:en)?"
    r"|übersetzung|redaktion|mitarbeit|photos?|infographie|traduction|traducción)\s?"
    r"(?::|\s(?:von|de|par)\s)",
    re.IGNORECASE,
)
_CREDIT_WORD = re.compile(
    r"\W*(?:additional|lead|cover|illust|photo|pict|image|video|graphi|art|anim|edited|translat|prod"
    r"|research|fact|report|foto|bild|grafik|übersetz|redaktion|mitarbeit|info|trad)",
    re.IGNORECASE,
)
_SHORT_FORM = re.compile(r"(?<=\w) \([\w.]{1,12}\) (?=\w)")  # within a name
_NO_NAME = re.compile(
    r"(?:(?:super ?)?admin(?:istrator)?|super ?user|staff|webmaster|author|guest|unknown|anonymous"
    r"|root|user\d*|submitted"
    r"|(?:[a-z]+ ){0,4}(?:writer|reporter|correspondent|editor|columnist|contributor)s?"
    r"|www\..*|@.*|\d.*|posted|updated|published"
    r"|user ?name|(?:your )?name|(?:log|sign) ?in|.*\bversion|."
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)?",
    re.IGNORECASE,
)
_HEAD_NAMES = frozenset(("author", "authors", "byline", "byl", "creator"))  # behind a prefix
_CATALOGUED = frozenset(("dc.creator", "dcterms.creator", "citation_author"))  # by the last name
_PICTURE = re.compile(r"(?:Image|Photograph|Video|Audio|Media)Object|Photograph|Comment\b|Book\b")
_CARD = "twitter:creator"  # most give an account
_CARD_LABEL = re.compile(r"twitter:label(\d)")  # what twitter:data of that number is
_WRITTEN_BY = re.compile(
    r"(?:written )?by|authors?|(?:verfasst|geschrieben) von|autor(?:in)?|écrit par|escrito por"
    r"|scritto da|geschreven door",
    re.IGNORECASE,
)
_PREFIXED = re.compile(r"^[\w-]+[.:](?=\w)|^(?:parsely|citation|article)[-_]")
_ADDRESS = re.compile(r"://|\S@\S")
_HOST = re.compile(r"\w[\w-]*(?:\.[\w-]+)*\.[a-z]{2,10}")
_BYLINE = re.compile(
    r"(?i:by-?line|author|contributor)s?\d*(?:$|[\s_-]|[A-Z])"
    r"|(?:^|[\s_-])(?i:aut(?:or|eur)(?:e[ns]|s)?|autore|firma|signature|verfasser|journalist\w*"
    r"|writers?|reporters?|columnists?)(?:$|[\s_-])"
)
_SAID_BY = re.compile(
    rf"{_SORT}\s?:\s*\w"
    rf"|(?:By|Von|Par|Por|Di|Door|Av|Текст|بقلم|(?=[A-Z])(?i:{_WORK}|{_WORK_VON}))"
    r"[:\s]\s*(?!(?i:the|an?|our)\b)\w"
)
_LINES = frozenset(
    ("p", "div", "span", "cite", "address", "li", "td", "font", "h2", "h3", "h4", "h5", "h6")
)
_BODY = re.compile(
    r"\b(?:news|times|press|herald|tribune|journal|magazine|gazette|chronicle|media|network|service"
    r"|agency|staff|bureau|team|desk|editors|writers|editorial|presse|agentur|agencia|agencias)$",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:GmbH|AG|KG|SE|Ltd|LLC|Inc|Corp|Pty|S\.?A\.?S?|S\.?p\.?A|B\.?V|d\.o\.o|e\.V)\b\.?$"
    r"|\b(?i:online)$",
)
_AUTHORS_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|a)?|auteurs?|reporters?|journalists?|columnists?|contributors?)"
    r"/[\w.~%-]{3,}/?(?:[?#]|$)",
    re.IGNORECASE,
)
_OF_OTHERS = ("li", "aside", "nav", "footer")  # elements with links to authors of other articles
_ONLY_ONE = re.compile(r"(?:by|von|par|por|door|av)[:\s]\s*([^\W\d_a-z]\w+)")  # in small letters
_BOX_OF_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:related|teasers?|promo|recommend(?:ed|ations)?|trending|read-?(?:next|more|also)"
    r"|(?:more|most)-?(?:stories|news|from|read|popular|viewed)|also-?read)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST_IN_TEASER = 40  # elements
_MOST_MENTIONS = 20  # elements that say a name, looked at
_LABELS = frozenset(("dt", "span", "strong", "b", "li", "div", "p"))
_LABEL = re.compile(
    r"(?:(?:written |posted )?by|authors?|autor(?:in|en)?|auteure?s?|autore):?", re.IGNORECASE
)
_OF_BOOK = re.compile(r"\b(?:ISBN|Publisher|Verlag|Éditeur|Editorial|Pages)\b")
_AUTHOR_BOX = re.compile(
    r"(?:^|\s)(?:[\w-]*[_-])?(?:author|writer)s?[_-]*(?:(?:info|bio)?box|bio|info|card|profile|about)(?:$|\s)"
    r"|(?:^|\s)about[_-]?(?:the[_-])?author(?:$|\s)",
    re.IGNORECASE,
)
_AUTHOR_BOXES = ("div", "section", "aside", "footer")  # elements that are one
_IN_AUTHOR_BOX = ("h2", "h3", "h4", "h5", "h6", "a", "strong", "b")
_COMMENT = re.compile(r"(?:^|[\s_-])comment", re.IGNORECASE)  # whose author is another
_OTHER_BYLINE = re.compile(r"teaser|related|promo|comment", re.IGNORECASE)  # another article's
_ACCOUNT = re.compile(r"(?:by\s)?([a-z][\w.-]{2,30})")
_OF_ADDRESS = re.compile(r"\bwww\.|\d|stra(?:ß|ss)e\b|str\.|\bstreet\b", re.IGNORECASE)
_NO_BYLINE = re.compile(
    rf"{_OTHER_BYLINE.pattern}|repl(?:y|ies)|rail|photo|imag|img|affil|avatar|thumb|\b(?<!has-)bio|_bio|descri"
    r"|date|time|loca|place|role|title|social|share|follow|credit|twitter|facebook|mail|count|tags?\b",
    re.IGNORECASE,
)
_FIELDS = re.compile(
    r"(?:^|[\s\d|])(?:来源|來源|发布时间|发布日期|發布時間|發佈時間)\s*[:：]"
    r"|(?:浏览|瀏覽|点击|阅读)(?:(?:次数|量)\s*[:：]?|\s*[:：])\s*\d"
    r"|(?:^|[·|•–-]\s*)(?i:posted|published|last updated)(?: on)?:?\s+"
    r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?),?\s+\d{4}"
)
# A section's name before the authors', which it is set apart from.
_BEHIND_SECTION = re.compile(r"^[^\W\d_a-z][^\W\d_A-Z]+\s+[·|]\s+(?=\w\S*\s+\w)")
_BESIDE_NAMES = 10  # words of a byline: a role, a place, a day
_LONGEST_BYLINE = 160  # code points
_LONGEST_NAME = 60
_MOST_WORDS = 6
_MOST_AUTHORS = 100
_LINKS_WITHIN = 40  # elements near the heading, behind which links lead to those of other articles
_CLUSTER = 12  # elements between the names of one byline
_NAMED_IN = ("a", "strong", "b", "em", "i", "span")  # elements of a byline that set names apart
_LISTED = re.compile(r"\s*[,;]\s+")  # between the names of a head
_COMMA = re.compile(r"\s*[,;/、，،]\s*")
_AND = re.compile(r"\s+(?:and|und|et|y|e|og|och|i|и|та|ve|&)\s+")
_SMALL = """
af al am an av ben bin da dal de del della den der des di do dos du el ibn la las le les los of
san st ten ter the van vom von y zu zum zur
"""
_PARTICLES = frozenset(_SMALL.split())
_SAID_TO_READERS = """
about account all alle archive archives article articles artikel author authors bio biography by
click comment comments contact drucken email empfehlen facebook follow full google home in linkedin
log login mail more my on page photo photos post posted posts print profile read register reply
share sign site stories story teilen
subscribe twitter updated view you your
"""
_NO_WORDS = frozenset(_SAID_TO_READERS.split())
_NO_NAME_IN_CJK = re.compile(
    "[:：]|我[们們的要已是在]|你[们們的好]|来源|來源|时间|版权|声明|编辑|发布|点击|浏览|阅读|转载|复制|登录|注册|关注|分享|评论|下载|首页|更多"
)
_AGENCY = re.compile(r"[A-Z]{2,6}|Reuters|Bloomberg|Xinhua|dpa|epd")


def byline(
    tree: HtmlElement,
    near: Sequence[HtmlElement],
    stated: Sequence[dict[str, object]],
    guess: str,
    sites: Sequence[str],
) -> str:
    """Return the page's authors, without what is none; ``near`` are the elements about its heading,
    ``stated`` what it describes as JSON-LD, and ``sites`` what it calls its site.
    """
    described = _clean(name for one in stated for name in names_in(one.get("author")))
    printed = _printed(near, sites) or _clean(_dated(near))
    if persons := _persons(described, sites):
        others = _persons(printed, sites)
        is_more = set(map(str.casefold, persons)) < set(map(str.casefold, others))
        return ", ".join(others if is_more and all(map(_is_full, others)) else persons)
    in_head = _clean(_meta_names(tree, sites))
    if set(map(str.casefold, in_head)) <= set(map(str.casefold, printed)):
        in_head = printed
    if any(map(_is_full, printed)):  # an account is what the site calls whoever put the page there
        in_head = [one for one in in_head if not one.islower() or " " in one]
    ways = (described, in_head, printed, _clean(_card_name(tree)))
    for names in ways:
        if persons := _persons(names, sites):
            return ", ".join(persons)
    # A body that is named is surer than a person who is guessed; in a Chinese head it is a source.
    bodies = (one for one in chain.from_iterable(ways) if not is_of_site(one, sites))
    bodies = (one for one in bodies if one in printed or not is_cjk(one))
    if body := next(bodies, ""):
        return body
    if persons := _persons(_in_author_box(tree), sites):
        return ", ".join(persons)
    # A guess rests on capitals and spaces.
    guessed = [one for one in _clean(guess.split(", ")) if not is_cjk(one)]
    guessed = [one for one in guessed if _looks_like_name(one) and _is_full(one)]
    guessed = [one for one in guessed if not _is_only_beside_others(tree, one)]
    if persons := _persons(guessed, sites):
        return ", ".join(persons)
    own = printed or next((names for names in ways if names), []) or _accounts(near)
    return ", ".join(name for name in own if not (_HOST.fullmatch(name) or is_cjk(name)))


def _dated(near: Sequence[HtmlElement]) -> Iterator[str]:
    """Yield the name that stands in a line with the day: ``3 May 2024, by Ann Moss``."""
    for element in near:
        for line in short_lines_of(element, _LONGEST_BYLINE):
            if found := dated_byline(line):
                yield found[0]
                return


def _persons(names: Sequence[str], sites: Sequence[str]) -> list[str]:
    return [one for one in names if not (is_of_site(one, sites) or _is_body(one))]


def _is_body(name: str) -> bool:
    return bool(
        _AGENCY.fullmatch(name)
        or _BODY.search(name)
        or _COMPANY.search(name)
        or is_called_site(name)
    )


def names_in(author: object) -> Iterator[str]:
    """Yield the names of persons in what JSON-LD says of an author; a body's name counts too."""
    for one in author if isinstance(author, list) else [author]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield from name.split(", ")


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
    several = chain.from_iterable(map(_each, islice(names, _MOST_AUTHORS)))
    return list(dict.fromkeys(filter(None, map(_name, several))))


def _each(written: str) -> list[str]:
    """Return the two names about an *and*, if both are full ones."""
    several = _AND.split(written)
    apart = len(several) > 1 and all(
        " " in name and _looks_like_name(name) for name in map(_name, several)
    )
    return several if apart else [written]


def _name(written: str) -> str:
    """Return a name without what pages set before and behind it; nothing for what is none."""
    said = _AROUND_NAME.sub("", one_line(unescape(written) if "&" in written else written))
    name = _ABOUT_NAME.split(_SHORT_FORM.sub(" ", said), maxsplit=1)[0].strip(" ,;|&-–—()*")
    if _NO_NAME.fullmatch(said) or _NO_NAME.fullmatch(name) or _ADDRESS.search(name):
        return ""
    if is_cjk(name) and _NO_NAME_IN_CJK.search(name):
        return ""
    return name


def _meta_names(tree: HtmlElement, sites: Sequence[str]) -> Iterator[str]:
    """Yield the authors that the page's head names, without a body's address: behind a body only
    full names.
    """
    for element in tree.iter("meta"):
        named = _named(element)
        value = one_line(element.get("content", ""))
        if element.get("itemprop") and _is_of_picture(element):
            continue
        last, comma, first = (part.strip() for part in value.partition(","))
        if comma and "," not in first and " " not in last and _is_last_first(named, last, first):
            yield f"{first} {last}"
        elif (label := _CARD_LABEL.fullmatch(named)) and _WRITTEN_BY.fullmatch(value):
            yield from _head_values(tree, f"twitter:data{label[1]}")
        elif named == "parsely-page":
            yield from _json_names(value)
        elif named != _CARD and _PREFIXED.sub("", named) in _HEAD_NAMES:
            parts = _LISTED.split(unescape(value))
            if len(parts) == 1 and all(map(_is_full_name, value.split(","))):
                parts = value.split(",")
            first, *others = [one for one in parts if not _OF_ADDRESS.search(one)] or [""]
            yield first
            is_body = _COMPANY.search(first) or is_of_site(first, sites)
            yield from (one for one in others if not is_body or _is_full(one))


def _is_of_picture(element: HtmlElement) -> bool:
    """Return whether what is said of an element is said of a picture or the like in the page."""
    above = next((one for one in element.iterancestors() if one.get("itemtype")), None)
    return above is not None and bool(_PICTURE.search(above.get("itemtype", "")))


def _is_last_first(named: str, last: str, first: str) -> bool:
    """Return whether two parts are one person's last and first name: in catalogues, and where each
    is a single word, in letters that have capitals.
    """
    if named in _CATALOGUED:
        return True
    single = " " not in first and _PREFIXED.sub("", named) in _HEAD_NAMES
    return single and all(
        one.istitle() and one.isalpha() and not _is_body(one) for one in (last, first)
    )


def _head_values(tree: HtmlElement, wanted: str) -> Iterator[str]:
    """Yield what the page's head says under a name."""
    for element in tree.iter("meta"):
        if _named(element) == wanted:
            yield from _LISTED.split(one_line(element.get("content", "")))


def _named(element: HtmlElement) -> str:
    name = element.get("name") or element.get("property") or element.get("itemprop") or ""
    return str(name).lower()


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


def _printed(near: Sequence[HtmlElement], sites: Sequence[str]) -> list[str]:
    """Return the authors whom the page marks near its heading, the site only where there is none
    but it.
    """
    own: list[str] = []
    others = {element for element in near if _is_of_others(element) or _is_credit(element)}
    near = [one for one in near if others.isdisjoint((one, *one.iterancestors()))]
    ways = (
        (near, _is_stated, _name_of_stated),
        (near, _is_called_byline, _names_of_byline),
        (near, _says_by, _names_behind_by),
        (near, _is_behind_label, _names_behind_by),
        (near, _has_fields, _names_in_fields),
        (near[:_LINKS_WITHIN], _leads_to_author, _names_behind_by),
    )
    for within, is_marked, take in ways:
        order = {element: number for number, element in enumerate(within) if is_marked(element)}
        above = {outer for element in order for outer in element.iterancestors()}
        inner = {element: number for element, number in order.items() if element not in above}
        outer = {element: number for element, number in order.items() if element in above}
        if names := _taken(inner, take) or _taken(outer, take):
            names = _with_others(list(dict.fromkeys(names)), order)
            if not all(is_of_site(one, sites) for one in names):
                return names
            own = own or names
    return own


def _taken(marked: dict[HtmlElement, int], take: Callable[[HtmlElement], list[str]]) -> list[str]:
    """Return the names in the elements that are marked; their numbers tell how far apart they
    stand.
    """
    names: list[str] = []
    last = 0
    for element, number in marked.items():
        if names and number - last > _CLUSTER:
            continue
        if found := take(element):
            names += found
            last = number
    return names


def _is_of_others(element: HtmlElement) -> bool:
    """Return whether an element is a form, or a box with what points to other articles."""
    if element.tag == "form" or _BOX_OF_OTHERS.search(class_and_id(element)):
        return True
    if element.tag not in ("article", "li") or not is_small(element, _MOST_IN_TEASER):
        return False
    headings = element.iter("h2", "h3", "h4", "h5")
    links = ((*one.iter("a"), *one.iterancestors("a")) for one in headings)
    return any(not link.get("href", "#").startswith("#") for link in chain.from_iterable(links))


def _in_author_box(tree: HtmlElement) -> list[str]:
    """Return the name in the page's one box about its author; nothing where there are more."""
    box: HtmlElement | None = None
    for element in tree.iter(*_AUTHOR_BOXES):
        if not _AUTHOR_BOX.search(class_and_id(element)):
            continue
        above = (element, *element.iterancestors())
        if any(one is box or _OTHER_BYLINE.search(class_and_id(one)) for one in above):
            continue
        if box is not None:
            return []
        box = element
    for element in () if box is None else box.iter(*_IN_AUTHOR_BOX):
        names = _clean(_apart(short_line_of(element, _LONGEST_NAME)))
        if names and all(_looks_like_name(one) and _is_full(one) for one in names):
            return names
    return []


def _is_only_beside_others(tree: HtmlElement, name: str) -> bool:
    """Return whether all of the page that says a name are boxes that point to other articles."""
    said = list(
        islice((one for one in tree.iter("*") if one.text and name in one.text), _MOST_MENTIONS)
    )
    return bool(said) and all(
        any(
            _is_of_others(above) or _COMMENT.search(class_and_id(above))
            for above in (one, *one.iterancestors())
        )
        for one in said
    )


def _with_others(names: list[str], marked: Iterable[HtmlElement]) -> list[str]:
    """Return the names, with those that stand before and behind an *and* in a line that begins with
    *By*, where only some of them are links; what follows is a place.
    """
    for element in marked:
        parent = element.getparent()
        line = "" if parent is None else short_line_of(parent, _LONGEST_BYLINE)
        if not _SAID_BY.match(line):
            continue
        others: list[str] = []
        for part in _COMMA.split(_AROUND_NAME.sub("", line)):
            several = _AND.split(part)
            others += _clean(several)
            if len(several) > 1:
                if set(names) < set(others) and all(map(_is_full, others)):
                    return [one for one in others if _looks_like_name(one)]
                break
    return names


def _is_stated(element: HtmlElement) -> bool:
    """Return whether an element is marked, in a way that machines are to read, as the author's."""
    classes = element.get("class", "").split()
    return (
        "author" in element.get("rel", "").split()
        or "author" in element.get("itemprop", "").split()
        or ("author" in classes and ("vcard" in classes or "fn" in classes))
    ) and not _NO_BYLINE.search(class_and_id(element))


def _is_called_byline(element: HtmlElement) -> bool:
    named = class_and_id(element)
    return bool(_BYLINE.search(named)) and not _NO_BYLINE.search(named)


def _leads_to_author(element: HtmlElement) -> bool:
    """Return whether an element is a link to the page of one of the site's authors, with nothing
    beside it in its block but *By* and a day.
    """
    if element.tag != "a" or not _AUTHORS_PAGE.search(element.get("href", "")):
        return False
    if next(element.iterancestors(*_OF_OTHERS), None) is not None:
        return False
    block = next(element.iterancestors(*_LINES), None)
    line = "" if block is None else short_line_of(block, _LONGEST_BYLINE)
    if not (words := short_line_of(element, _LONGEST_NAME)):
        return False  # a picture
    before, name, behind = line.partition(words)
    behind = behind.strip(" ,|·•–—-")
    is_alone = not _AROUND_NAME.sub("", f"{before}{name}").removeprefix(name)
    return bool(name) and is_alone and (not behind or whole_date(behind) is not None)


def _says_by(element: HtmlElement) -> bool:
    """Return whether an element begins with *By*, and then a name."""
    if element.tag not in _LINES or not is_small(element, _LONGEST_BYLINE):
        return False
    if _OTHER_BYLINE.search(class_and_id(element)):
        return False
    return bool(_SAID_BY.match(short_line_of(element, _LONGEST_BYLINE)))


def _is_behind_label(element: HtmlElement) -> bool:
    """Return whether an element stands behind one that says no more than *By* or *Author*, unless
    that is a book's.
    """
    before = element.getprevious()
    if before is None or before.tag not in _LABELS or (before.tail or "").strip():
        return False
    if not _LABEL.fullmatch(short_line_of(before, _LONGEST_NAME)):
        return False
    beside = (
        short_line_of(one, _LONGEST_BYLINE) for one in islice(before.itersiblings(), _CLUSTER)
    )
    return not any(map(_OF_BOOK.search, beside))


def _accounts(near: Sequence[HtmlElement]) -> list[str]:
    """Return the name of the first account that the page marks as its author, which is no
    person's.
    """
    lines = (short_line_of(one, _LONGEST_NAME) for one in near if _is_stated(one))
    names = (account[1] for one in lines if (account := _ACCOUNT.fullmatch(one)))
    found = (one for one in names if not (one in _NO_WORDS or _NO_NAME.fullmatch(one)))
    return list(islice(found, 1))


def _has_fields(element: HtmlElement) -> bool:
    """Return whether an element says in Chinese or Japanese who wrote the page."""
    return element.tag in _LINES and bool(_names_in_fields(element))


def _names_in_fields(element: HtmlElement) -> list[str]:
    return field_names(short_line_of(element, _LONGEST_BYLINE))


def _name_of_stated(element: HtmlElement) -> list[str]:
    for inner in islice(element.iterdescendants(), _CLUSTER):
        if inner.get("itemprop") == "name" or "fn" in inner.get("class", "").split():
            if inner.tag == "meta":
                return [one for one in _clean([inner.get("content", "")]) if _looks_like_name(one)]
            element = inner
            break
    names = _clean(_apart(short_line_of(element, _LONGEST_BYLINE)))
    return [name for name in names if _looks_like_name(name)]


def _names_of_byline(element: HtmlElement) -> list[str]:
    """Return the names in a byline: those that it sets apart, else those between its commas."""
    lines = short_lines_of(element, _LONGEST_BYLINE)
    lines = [line for line in lines if not _CREDIT.match(line)]
    if not lines:
        return []
    if own := _own_name(element):
        return [own]
    for tag in _NAMED_IN:
        inner = (
            _apart(line_of(one))
            for one in element.iterdescendants(tag)
            if not _is_credited(one, element)
        )
        apart = _clean(chain.from_iterable(inner))
        if names := [one for one in apart if " " in one and _looks_like_name(one)]:
            return names
    if only := _ONLY_ONE.fullmatch(lines[0]):
        return _clean([only[1]])
    sections = [_BEHIND_SECTION.sub("", line) for line in lines]
    names = _clean(chain.from_iterable(map(_apart, sections)))
    return [one for one in names if _looks_like_name(one) and _is_full(one)]


def _is_credited(name: HtmlElement, byline: HtmlElement) -> bool:
    """Return whether a name in a byline is that of who made the pictures, or the like."""
    above = takewhile(lambda one: one is not byline, name.iterancestors())
    return any(map(_is_credit, above))


def _is_credit(element: HtmlElement) -> bool:
    """Return whether an element says who made a part of the work that is no text."""
    said = (element.text or "").strip()
    if element.tag not in _LINES or (said and not _CREDIT_WORD.match(said)):
        return False
    return bool(_CREDIT.match(short_line_of(element, _LONGEST_BYLINE)))


def _own_name(byline: HtmlElement) -> str:
    """Return the one word that a byline calls its author, if it is a link to a page that is called
    so as well.
    """
    links = [one for one in byline.iter("a") if _AUTHORS_PAGE.search(one.get("href", ""))]
    if len(links) != 1:
        return ""
    words = line_of(links[0])
    last = links[0].get("href", "").rstrip("/").rpartition("/")[2]
    is_one = words.istitle() and words.isalpha() and words.casefold() == last.casefold()
    return _name(words) if is_one and words == _AROUND_NAME.sub("", line_of(byline)) else ""


def _apart(words: str) -> Iterator[str]:
    """Yield what stands between the commas of a byline; about an *and*, only if it is two words or
    more on both sides.
    """
    for part in _COMMA.split(_AROUND_NAME.sub("", words)):
        if _CREDIT.match(part):
            return
        several = _AND.split(part)
        yield from several if all(" " in _name(one) for one in several) else [part]


def _names_behind_by(element: HtmlElement) -> list[str]:
    lines = short_lines_of(element, _LONGEST_BYLINE)
    names = _clean(chain.from_iterable(map(_apart, lines)))
    return list(takewhile(lambda one: _looks_like_name(one) and _is_full(one), names))


def _is_full(name: str) -> bool:
    """Return whether a name is more than one word, an agency's, or of a script without capitals."""
    return " " in name or bool(_AGENCY.fullmatch(name)) or name.lower() == name.upper()


def _is_full_name(name: str) -> bool:
    return " " in name and _looks_like_name(name)


def _looks_like_name(name: str) -> bool:
    """Return whether each word begins as names do, and none is one that pages say to readers; or
    it is an agency.
    """
    if _AGENCY.fullmatch(name):
        return name.lower() not in _NO_WORDS
    words = name.replace("’", "'").split()
    if not words or len(words) > _MOST_WORDS or any(map(str.isdigit, name)):
        return False
    if any(word.lower().strip(".,:'") in _NO_WORDS or "'re" in word for word in words):
        return False
    return all(word.lower() in _PARTICLES or not word[0].islower() for word in words) and any(
        word[0].isalpha() for word in words
    )
