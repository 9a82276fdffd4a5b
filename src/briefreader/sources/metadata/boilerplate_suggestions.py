"""Propose lines that may be boilerplate of one site: they recur where its articles begin or end.

Nothing is left out because of this: whoever reads them decides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefreader.domain.article import Article
from briefreader.sources.blocks.line_shapes import is_clock, label_end
from briefreader.sources.metadata.boilerplate import LONGEST_LINE
from briefreader.sources.metadata.dates import whole_date
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER

FEWEST = 4  # articles of one source with the line
WEB_SHARE = 0.01  # of a source's articles, for a line that speaks of a web page
OTHER_SHARE = 0.25  # for any other: what so many articles say is hardly what they are about
_EDGE = 6  # paragraphs
_BY_A_CLOCK = 3  # paragraphs before a clock time or a day: where a venue stands

_WEB = re.compile(
    r"\b(?:click|tap|read (?:more|the full|also|next|our)|share|subscri|sign[ -]?up|newsletter|"
    r"follow us|log ?in|cookie|advert|sponsored|download|print(?:able)?\b|comment|related|"
    r"trending|loading|copyright|rights reserved|back to|next article|previous article|view all|"
    r"see all|watch (?:live|the video|more)|listen to|www\.|https?:|app store|photo gallery|"
    r"skip to|menu)|©",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\b(?:thank|thanks|bless|good (?:morning|afternoon|evening|night)|sincerely|regards)\b", re.I
)
_MARKS = re.compile(r"as prepared|as delivered|as interpreted|immediate release|embargo", re.I)
_NAME = lazy_pattern(rf"(?:[{UPPER}][\w.’'-]*,?\s*){{1,8}}")


@dataclass(frozen=True, slots=True)
class BoilerplateSuggestion:
    """A line, and in how many ``of`` the articles of a source it stands at an edge."""

    line: str
    source: str
    count: int
    of: int
    at_the_end: bool


def suggestions(articles: Iterable[Article]) -> tuple[BoilerplateSuggestion, ...]:
    """Return lines that recur at the edges of a source's articles, the most frequent first.

    Never a venue, a clock time, a day, thanks, an editorial mark or anything in a transcript.
    """
    counted: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    for article in articles:
        totals[article.source] += 1
        counted[article.source].update(set(_edge_lines(article)))
    found = [
        BoilerplateSuggestion(line, source, count, totals[source], at_the_end)
        for source, lines in counted.items()
        for (line, at_the_end), count in lines.items()
        if count >= FEWEST and count >= totals[source] * _share(line)
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.source, one.line, one.at_the_end)))


def _share(line: str) -> float:
    """Return the share of its source's articles from which on a line is worth proposing."""
    if _WEB.search(line):
        return WEB_SHARE
    # A venue, a signature, a subject: names are not told from these.
    return 2.0 if _NAME.fullmatch(line) else OTHER_SHARE


def _edge_lines(article: Article) -> Iterator[tuple[str, bool]]:
    paragraphs = [article.text[one.start : one.end] for one in article.paragraphs]
    if sum(bool(label_end(text[:120])) for text in paragraphs) > 1:
        return  # a transcript
    for at_the_end in (False, True):
        half = (len(paragraphs) + (not at_the_end)) // 2
        edge = (paragraphs[::-1] if at_the_end else paragraphs)[: min(_EDGE, half)]
        for number, text in enumerate(edge):
            lines = text.split("\n")
            if any(len(line) > LONGEST_LINE for line in lines):
                break
            near = edge[number : number + _BY_A_CLOCK]
            if not at_the_end and any(_is_when(one) for later in near for one in later.split("\n")):
                continue
            yield from ((line.strip(), at_the_end) for line in lines if _may_be(line.strip()))


def _is_when(line: str) -> bool:
    return is_clock(line.strip()) or whole_date(line) is not None


def _may_be(line: str) -> bool:
    """Return whether a line says something, and nothing that belongs to an article."""
    if sum(map(str.isalpha, line)) < 4 or _is_when(line):
        return False
    return not (_THANKS.search(line) or _MARKS.search(line))
