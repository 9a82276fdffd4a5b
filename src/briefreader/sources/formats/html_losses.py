"""How much of a web page's prose the extractor left out, told by words that are nowhere shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from briefreader.sources.formats.html_clutter import body_of, has_sentence, is_no_text
from briefreader.sources.formats.html_elements import class_and_id

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Words = tuple[str, ...]

_WORD = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]|[^\W_]+")  # of Chinese and Japanese, characters
_UNSEEN_NAMES = """
head script style noscript template nav aside footer header button select textarea svg
iframe object audio video canvas dialog menu figcaption
"""
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert")
)
# In a class or id, of what is no part of any article, and of what is none outside of one.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:related|teasers?|recommend\w*|popular|trending|latest|newsletter|subscri\w*"
    r"|sign-?up|cookies?|consent|gdpr|ads?|advert\w*|sponsor\w*|commentlist|replies)(?:$|[\s_-])",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|footer|header|sidebar|legal|disclaimer|copyright|bio)(?:$|[\s_-])",
    re.IGNORECASE,
)
_INLINE_NAMES = """
a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q rp rt ruby s
samp small span strike strong sub sup time tt u var wbr
"""
_INLINE = frozenset(_INLINE_NAMES.split())
_WHOLE = frozenset(("html", "body", "main", "article"))
_LEAST_PROSE = 12  # words of a block that is more than a heading or a caption
_RUN = 4  # words in a row that are the same text wherever they stand
LEAST_LOST = 200  # words
LEAST_SHARE = 1 / 5


class Passage(NamedTuple):
    """A block of running text: its words, and the element that it begins in."""

    words: Words
    element: HtmlElement


def prose(tree: HtmlElement) -> tuple[Passage, ...]:
    """Return each block of running text that the page shows, boilerplate left out."""
    from lxml import etree

    found: list[Passage] = []
    body = tree.find("body")
    around = {one for element in tree.iter("h1", "main") for one in element.iterancestors()}
    # A box that is laid out beside a sidebar can be called one.
    longest = None if any(map(has_sentence, tree.iter("article"))) else body_of(tree)
    boxes = set() if longest is None else {longest, *longest.iterancestors()}
    parts: list[str] = []
    first = tree
    articles = links = linked = 0

    def end_block() -> None:
        nonlocal linked
        words = tuple(_WORD.findall(" ".join(parts).casefold()))
        if len(words) >= _LEAST_PROSE and linked * 2 < sum(map(len, parts)):
            found.append(Passage(words, first))
        parts.clear()
        linked = 0

    def add(text: str | None, element: HtmlElement) -> None:
        nonlocal linked, first
        if text and not text.isspace():
            first = first if parts else element
            parts.append(text)
            linked += len(text) if links else 0

    walk = etree.iterwalk(body if body is not None else tree, events=("start", "end"))
    for event, element in walk:
        inline, link = element.tag in _INLINE, element.tag == "a"
        if parts and not inline:
            end_block()
        if event == "start":
            inside = articles > 0 or element in boxes
            if element not in around and _is_boilerplate(element, inside=inside):
                walk.skip_subtree()
                continue
            links += link
            articles += element.tag == "article"
            add(element.text, element)
            continue
        links -= link and links > 0
        articles -= element.tag == "article"
        if element is not body:
            add(element.tail, element.getparent())
    end_block()
    return tuple(found)


def still_there(passages: Iterable[Passage], tree: HtmlElement) -> tuple[Words, ...]:
    """Return the words of those passages that have not been taken out of the page since."""
    known = {tree: True}  # whether an element is in it
    found: list[Words] = []
    for words, element in passages:
        above: list[HtmlElement] = []
        one: HtmlElement | None = element
        while one is not None and one not in known:
            above.append(one)
            one = one.getparent()
        is_there = one is not None and known[one]
        known.update(dict.fromkeys(above, is_there))
        if is_there:
            found.append(words)
    return tuple(found)


def _is_boilerplate(element: HtmlElement, *, inside: bool) -> bool:
    """Return whether the element is no part of any text; ``inside`` says that it stands in an
    article.
    """
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    if element.tag in _WHOLE or not element.attrib:
        return False
    named = class_and_id(element)
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or element.get("role", "") in _ROLES
        or bool(_FURNITURE.search(named))
        or is_no_text(element)
        or (not inside and bool(_AROUND.search(named)))
    )


def prose_runs(page: Sequence[Words]) -> Counter[Words]:
    """Count the runs of words of a page's prose."""
    return Counter(run for block in page for run in _runs(block))


class Passages:
    """The words of a text, passage by passage."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words = [_words_of([text]) for text in texts]
        self.lengths = [len(words) for words in self.words]
        self.runs = Counter(_runs(list(chain.from_iterable(self.words))))

    def has(self, words: Sequence[str]) -> bool:
        """Return whether half of a passage stands here too; of three words or fewer, all of it."""
        known = self.runs if len(words) >= _RUN else self._shorter_runs
        return bool(words) and _is_known(words, known)

    @cached_property
    def _shorter_runs(self) -> set[Words]:
        every = list(chain.from_iterable(self.words))
        return {run for length in range(1, _RUN) for run in _runs(every, length)}

    def is_prose_of(self, number: int, page: Container[Words]) -> bool:
        """Return whether a passage is of the running text with the runs of words of a ``page``."""
        return self.lengths[number] >= _LEAST_PROSE and _is_known(self.words[number], page)


def shared(one: Counter[Words], other: Counter[Words]) -> tuple[float, float]:
    """Return how much of each stands in the other, 0 to 1."""
    both = (one & other).total()
    return both / max(1, one.total()), both / max(1, other.total())


def lost_share(page: Iterable[Words], shown: Iterable[str]) -> float:
    """Return the share of a page's prose, 0 to 1, that stands in none of the texts that are
    ``shown``.

    It is 0 where little is lost.
    """
    words = _words_of(shown)
    known = set(_runs(words))
    lost = sum(len(block) for block in dict.fromkeys(page) if not _is_known(block, known))
    share = lost / (lost + len(words)) if lost else 0.0
    return share if lost >= LEAST_LOST and share >= LEAST_SHARE else 0.0


def _words_of(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _WORD.findall(text.casefold())]


def _runs(words: Sequence[str], length: int = _RUN) -> Iterator[Words]:
    return zip(*(islice(words, start, None) for start in range(length)), strict=False)


def _is_known(block: Sequence[str], known: Container[Words]) -> bool:
    """Return whether half of a block's words stand there in the same order."""
    runs = list(_runs(block, min(_RUN, len(block))))
    return sum(run in known for run in runs) * 2 >= len(runs)
