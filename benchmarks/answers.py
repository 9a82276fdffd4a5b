"""Measures how well the kinds of answers are found, against the labels of two readers.

    python -m benchmarks.answers LABELS [--each]

LABELS is a JSON list with an object for each exchange: ``q``, the question; ``a``, a list of the
turns that answer it; ``A`` and ``B``, lists of the kinds that each reader saw in them (``other``
for none); ``drawn``, how the exchange came into the sample, ``random`` or ``both`` where it was
drawn from all exchanges and anything else where it was drawn for its kind.

What both readers saw counts as shown, and what one of them saw counts for neither side. Precision
is that of all exchanges; recall is that of all and, as rules may have drawn the others, of those
that were drawn at random. ``--each`` prints every exchange on which the readers and the rules
differ: not for labels that nobody is to have read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefreader.domain.quote import AnswerKind, Exchange, Quote, QuoteKind
from briefreader.quotes import answer_signs

AT_RANDOM = ("random", "both")


class Labelled(NamedTuple):
    """An exchange, the kinds that both readers saw, those that one saw, and those found."""

    question: str
    answers: Sequence[str]
    both: frozenset[str]
    one: frozenset[str]
    found: dict[str, str]
    at_random: bool


def exchange(question: str, answers: Sequence[str]) -> Exchange:
    """The exchange of these turns, as they stand in a text between blank lines."""
    turns: list[Quote] = []
    place = 0
    for words in (question, *answers):
        turns.append(Quote(place, place + len(words), words, QuoteKind.TURN))
        place += len(words) + 2
    return Exchange(turns[0], tuple(turns[1:]))


def labelled(entry: dict[str, Any]) -> Labelled:
    """What an object of the labels says, and what the rules find in it."""
    first, second = frozenset(entry["A"]), frozenset(entry["B"])
    pair = exchange(entry["q"], entry["a"])
    found = {str(sign.kind): pair.words_at(sign.span) for sign in answer_signs(pair)}
    at_random = entry.get("drawn", "random") in AT_RANDOM
    return Labelled(entry["q"], entry["a"], first & second, first ^ second, found, at_random)


def share(part: int, whole: int) -> str:
    """A share to two places, with its counts."""
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "-"


def line(kind: str, exchanges: Sequence[Labelled]) -> str:
    """The line of the table for a kind."""
    counted = [each for each in exchanges if kind not in each.one]
    found = [each for each in counted if kind in each.found]
    right = [each for each in found if kind in each.both]
    shown = [each for each in counted if kind in each.both]
    drawn = sum(each.at_random for each in shown)
    columns = (
        kind,
        share(len(right), len(found)),
        share(len(right), len(shown)),
        share(sum(each.at_random for each in right), drawn),
        str(len(exchanges) - len(counted)),
    )
    return f"| {' | '.join(columns)} |"


def print_each(kinds: Sequence[str], exchanges: Sequence[Labelled]) -> None:
    """Print where the rules differ from both readers."""
    for each in exchanges:
        wrong = [kind for kind in each.found if kind not in each.both | each.one]
        missed = [kind for kind in kinds if kind in each.both and kind not in each.found]
        if not wrong and not missed:
            continue
        print(f"\nQ: {each.question}")
        print(*(f"A: {answer}" for answer in each.answers), sep="\n")
        print(*(f"  wrong {kind}: {each.found[kind]}" for kind in wrong), sep="\n")
        print(*(f"  missed {kind}" for kind in missed), sep="\n")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("--each", action="store_true")
    arguments = parser.parse_args()
    exchanges = [labelled(entry) for entry in json.loads(arguments.labels.read_text("utf-8"))]
    kinds = [str(kind) for kind in AnswerKind]
    if arguments.each:
        print_each(kinds, exchanges)
    print("| kind | precision | recall | recall at random | readers differ |")
    print("| --- | --- | --- | --- | --- |")
    print(*(line(kind, exchanges) for kind in kinds), sep="\n")


if __name__ == "__main__":
    main()
