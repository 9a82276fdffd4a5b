"""At what hour and where something was said, as a transcript prints it at its head.

The day of a news dateline (``PARIS, 3 May 2024 —``) is read in ``dates``.
"""

from __future__ import annotations

import re

from briefreader.domain.article import Article
from briefreader.sources.blocks.line_shapes import LONGEST_HEAD_LINE, is_clock, label_end
from briefreader.sources.metadata.dates import whole_date
from briefreader.text.sanitizing import one_line

_HEAD = 6  # paragraphs
_PLACE = re.compile(r"[^\W\d_a-zß-öø-ÿ]|\d+ [A-Z]")  # begins with a capital, or is an address


def find_dateline(article: Article) -> str:
    """Return ``2:44 P.M. EST, East Room``: the clock time at an article's head, and the line above
    it.

    Where no clock time stands by itself before the first turn, the lines that name a place; for
    anything but a transcript nothing.
    """
    places: list[str] = []
    for paragraph in article.paragraphs[:_HEAD]:
        for line in article.text[paragraph.start : paragraph.end].split("\n"):
            if is_clock(line):
                return ", ".join((one_line(line), *places[:1]))
            if _may_be_place(line):
                places.append(one_line(line).strip("()[]*, "))
            elif label_end(line):
                return ", ".join(places[:2])
            elif len(line) > LONGEST_HEAD_LINE:
                return ""
    return ""


def _may_be_place(line: str) -> bool:
    bare = line.strip("()[]* \u00a0")
    return (
        0 < len(bare) <= LONGEST_HEAD_LINE
        and bool(_PLACE.match(bare))
        and whole_date(bare) is None
        and (bare[-1] not in ".!?:" or bare.endswith("D.C."))
        and not bare.isupper()
    )
