"""Texts of the words that the rules know, in any order: a rule looks at the words beside one of
them, and there may be none.
"""

from __future__ import annotations

import ast
import random
import re
from functools import cache
from pathlib import Path

import pytest

from briefreader import quotes
from briefreader.quotes import find_quotes
from briefreader.quotes.pipeline import find_indirect_quotes

_ROOMS = ("attribution", "mentions", "coreference", "transcripts", "entities")
_WORDS = (
    "said says say told asked asks saying according to quote called wrote read by of the a her his"
    " my their who that and but or not never I you he she it they we one people somebody Moss Birk"
    " Ann Tom Trump Ms. Mr. President White House Company , , . . : ; — … ? ! ( ) [ ] “ ” “ ” ‘ ’"
)
_COMMON = _WORDS.split()
_LABELS = ("MS. PSAKI:", "Q", "Q:", "THE PRESIDENT:", "MR. HALE:", "Moss:", "A.", "THE COURT:")
_TITLES = (
    *("", "Remarks by Ann Moss", "Moss says ports are safe"),
    "Press Briefing by Press Secretary Ann Moss",
)


@cache
def words_of_rules() -> list[str]:
    """The words in the constants of the rules."""
    found: set[str] = set()
    for room in _ROOMS:
        for path in (Path(quotes.__file__).parent / room).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.update(re.findall(r"(?<!\S)[a-z’]{1,13}(?!\S)", node.value.lower()))
    return sorted(found)


def text_of(chance: random.Random) -> str:
    """One to three paragraphs, most with a quotation, some behind a label."""

    def words(count: int) -> list[str]:
        each = []
        for _ in range(count):
            word = chance.choice(_COMMON if chance.random() < 0.6 else words_of_rules())
            each.append(word.capitalize() if chance.random() < 0.12 else word)
        return each

    paragraphs = []
    labelled = chance.random() < 0.4
    for _ in range(chance.randint(1, 3)):
        row = words(chance.randint(2, 14))
        if chance.random() < 0.8:
            at = chance.randint(0, len(row))
            row[at:at] = ["“", *words(chance.randint(1, 6)), chance.choice(",.?"), "”"]
        line = re.sub(r" (?=[,.:;?!)\]”’])|(?<=[“‘(\[]) ", "", " ".join(row))
        behind = labelled and chance.random() < 0.7
        paragraphs.append(f"{chance.choice(_LABELS)} {line}" if behind else line)
    return "\n\n".join(paragraphs)


def read(seed: int, count: int) -> None:
    """Look for quotations in so many texts; say which one ends with an error."""
    chance = random.Random(seed)
    for _ in range(count):
        text, title = text_of(chance), chance.choice(_TITLES)
        try:
            found = [*find_quotes(text, title=title), *find_indirect_quotes(text, title=title)]
        except Exception as error:
            error.add_note(f"text {text!r}, title {title!r}")
            raise
        for quote in found:
            assert text[quote.start : quote.end] == quote.text


def test_words_of_the_rules_in_any_order_are_read() -> None:
    read(1, 300)


@pytest.mark.slow
def test_a_hundred_thousand_texts_of_the_words_of_the_rules_are_read() -> None:
    read(random.randrange(2**32), 100_000)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("“Talk you,” advises psychologist", "Remarks by Ann Moss"),
        (", House: “somebody”", "Press Briefing by Press Secretary Ann Moss"),
        ("l la?”\n\ntold “;", "Moss says ports are safe"),
    ],
)
def test_a_word_at_the_very_edge_of_a_paragraph_has_none_beside_it(text: str, title: str) -> None:
    assert all(
        text[quote.start : quote.end] == quote.text for quote in find_quotes(text, title=title)
    )
