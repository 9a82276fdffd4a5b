"""Measures what is read of saved web pages, beside other extractors that are installed.

    python -m benchmarks.web_pages [--pages]

The pages are invented: those of ``tests/sources/web_pages.py``, and the 150 harder ones of
``page_shapes``. Precision and recall count words (of Chinese and Japanese, characters) against the
paragraphs that belong to the article, the title left out; exact are pages with both above .99; a
leak is a piece of furniture that is shown. Of the harder ones it is counted as well how many
titles, bylines and days are right. Peers: ``pip install justext``.
"""

from __future__ import annotations

import argparse
import re
import time
import warnings
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benchmarks.page_shapes import Shape, shapes
from tests.sources.web_pages import Page, pages

from briefreader.sources import article_from_bytes
from briefreader.sources.formats.html_page import decode_page

Extractor = Callable[[bytes], str]
_WORD = re.compile(r"[\u3040-\u9fff]|\w+")
EXACT = 0.99
_ENOUGH = 100  # characters of a paragraph that justext may take for good text; pages are short


@dataclass(frozen=True, slots=True)
class Score:
    """How well one page was read; ``milliseconds`` of processor time."""

    precision: float
    recall: float
    leaks: int
    milliseconds: float


def ours(data: bytes) -> str:
    """What briefreader shows."""
    return article_from_bytes(Path("/page.html"), data).text


def _trafilatura(data: bytes) -> str:
    extract = import_module("trafilatura").extract
    return str(extract(decode_page(data).text, include_comments=False) or "")


def _readability(data: bytes) -> str:
    summary = import_module("readability").Document(decode_page(data).text).summary()
    return " ".join(import_module("lxml.html").fromstring(summary).itertext())


def _justext(data: bytes) -> str:
    justext = import_module("justext")
    found = justext.justext(
        decode_page(data).text.encode(),
        justext.get_stoplist("English"),
        encoding="utf-8",
        length_high=_ENOUGH,
    )
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


PEERS = {"trafilatura": _trafilatura, "readability": _readability, "justext": _justext}


def scored(extract: Extractor, page: Page | Shape) -> Score:
    """One extractor on one page."""
    data = page.html if isinstance(page.html, bytes) else page.html.encode()
    absent = page.absent if isinstance(page, Page) else page.leaks
    begun = time.process_time()
    text = extract(data)
    took = time.process_time() - begun
    text = text.strip().removeprefix(page.title)
    got, wanted = Counter(_WORD.findall(text)), Counter(_WORD.findall(" ".join(page.texts)))
    common = (got & wanted).total()
    return Score(
        common / max(1, got.total()),
        common / max(1, wanted.total()),
        sum(words in text for words in absent),
        1000 * took,
    )


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--pages", action="store_true", help="a line for each page as well")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    extractors: dict[str, Extractor] = {"briefreader": ours}
    extractors |= {name: peer for name, peer in PEERS.items() if find_spec(name)}
    for extract in extractors.values():  # whatever is loaded with the first page
        scored(extract, pages()[0])
    for made in (pages(), shapes()):
        _print(made, extractors, each=arguments.pages)
    told = [(page, article_from_bytes(Path("/page.html"), page.html.encode())) for page in shapes()]
    titles = sum(page.title == article.title for page, article in told)
    bylines = sum(page.byline == article.byline for page, article in told)
    days = sum(page.published == article.published for page, article in told)
    print(f"of {len(told)}: {titles} titles, {bylines} bylines, {days} days")


def _print(
    made: Sequence[Page | Shape], extractors: Mapping[str, Extractor], *, each: bool
) -> None:
    print(f"{len(made)} pages\n{'':16}precision  recall     F1  exact  leaks  ms/page")
    for name, extract in extractors.items():
        scores = [scored(extract, page) for page in made]
        count = len(scores)
        precision = sum(one.precision for one in scores) / count
        recall = sum(one.recall for one in scores) / count
        f1 = sum(map(_f1, scores)) / count
        exact = sum(min(one.precision, one.recall) > EXACT for one in scores) / count
        leaks, took = sum(s.leaks for s in scores), sum(s.milliseconds for s in scores) / count
        print(f"{name:16}{precision:9.3f}{recall:8.3f}{f1:7.3f}{exact:7.2f}{leaks:7}{took:9.1f}")
        for page, one in zip(made, scores, strict=True) if each else ():
            print(f"    {page.name:20}{one.precision:6.2f}{one.recall:6.2f}{one.leaks:3}")


def _f1(score: Score) -> float:
    both = score.precision + score.recall
    return 2 * score.precision * score.recall / both if both else 0.0


if __name__ == "__main__":
    main()
