"""Measures how surely the language of a short text is told, in twelve languages.

    python -m benchmarks.languages [--each]

The pieces, in ``languages.toml``, are invented news of one or two sentences; two of them together
are a text of some forty words. ``--each`` prints what is not told right. What is told decides the
stems of the index (``language_of``) and whose verbs of saying find the quotations
(``report_language``, which says nothing for English and for languages whose reports are not read).
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Callable
from pathlib import Path

from briefreader.quotes import find_quotes
from briefreader.quotes.words.language_words import LANGUAGES, report_language
from briefreader.text.language import language_of

PIECES = Path(__file__).with_suffix(".toml")
NAMES = "names"


def pieces_of(texts: list[str], together: int) -> list[str]:
    """Return the texts, so many ``together`` in each."""
    return [" ".join(texts[at : at + together]) for at in range(0, len(texts), together)]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--each", action="store_true")
    each = options.parse_args().each
    texts: dict[str, list[str]] = tomllib.loads(PIECES.read_text("utf-8"))
    named = texts.pop(NAMES)
    tell: Callable[[str], str]
    for tell in (language_of, report_language):
        for together in (1, 2):
            right = wrong = total = 0
            for language, all_of in texts.items():
                known = tell is language_of or language in LANGUAGES
                expected = language if known else ""
                for text in pieces_of(all_of, together):
                    told = tell(text)
                    total += 1
                    right += told == expected
                    wrong += told not in ("", expected)
                    if each and told != expected:
                        print(f"  {tell.__name__}: {told or 'nothing'} for {language}: {text}")
            what = f"{tell.__name__}, {together} together"
            print(f"{what:32}{right:4} of {total} right, {wrong} another")
        others = [text for text in named if tell(text) not in ("", "en")]
        print(f"{tell.__name__}, names: {len(others)} of {len(named)} English ones told another")
        for text in others if each else ():
            print(f"  {tell.__name__}: {tell(text)} for English: {text}")
    spoken = [quotes for text in named if (quotes := find_quotes(text))]
    said_by = sum(any(quote.speaker for quote in quotes) for quotes in spoken)
    print(f"of {len(named)} with names {len(spoken)} give quotations, {said_by} with a speaker")


if __name__ == "__main__":
    main()
