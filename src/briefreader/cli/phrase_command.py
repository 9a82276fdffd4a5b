"""``briefreader phrase`` and ``phrases``: when a phrase was used, and which somebody repeats."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from briefreader.cli.exit_codes import DONE, FAILED_CHECK
from briefreader.cli.library_state import update
from briefreader.cli.output import Json, Styled, print_line, print_message, show_progress
from briefreader.cli.records import iso_day, print_record, row_values
from briefreader.errors import UsageError
from briefreader.library import Library
from briefreader.library.phrase_history import (
    NO_SPEAKER,
    PhraseHistory,
    PhraseUse,
    PhraseVariant,
    Words,
    phrase_words,
)
from briefreader.library.repeated_phrases import RepeatedPhrase
from briefreader.text.date_format import period
from briefreader.text.plurals import pluralize
from briefreader.ui.rendering.month_bars import block_of

_VARIANTS, _SPEAKERS, _PHRASES = 12, 6, 30  # that are shown to people


def print_phrase(library: Library, options: argparse.Namespace) -> int:
    """Print when a phrase and its variants were used."""
    phrase = " ".join(options.words)
    phrase_words(phrase)  # raises UsageError
    update(library)
    history = library.phrase_history(phrase)
    if options.json:
        for variant in history.variants:
            for use in variant.uses:
                print_record("use", _record(history, use))
    else:
        _print(history)
    return DONE if history.variants else FAILED_CHECK


def print_phrases(library: Library, options: argparse.Namespace) -> int:
    """Print which phrases one person repeats, those that came and went first."""
    update(library)
    if not options.speaker:
        raise UsageError("phrases: name a person with --speaker NAME")
    found = library.repeated_phrases(
        options.speaker, lambda share: show_progress(f"finding repeated phrases {share:.0%}")
    )
    show_progress("")
    limit = options.limit or (len(found) if options.json else _PHRASES)
    for one in found[:limit]:
        if options.json:
            print_record("repeated", _repeated(one))
            continue
        print_line(
            f"{len(one.days):>5,}  {period(one.days[0], one.days[-1]):<23}  ", (one.words, "bold")
        )
        for variant in one.variants[:2]:
            print_line("                                  ", (variant, "dim"))
    if not found and not options.json:
        nobody = library.statements("", options.speaker).unknown_speakers
        print_message(nobody or f"no phrases repeated by {options.speaker} on several days")
    elif len(found) > limit and not options.json:
        print_message(f"{limit} of {len(found)} phrases; --limit shows more")
    return DONE if found else FAILED_CHECK


def _repeated(phrase: RepeatedPhrase) -> dict[str, Json]:
    """Return one phrase under the keys that ``phrases --json`` promises."""
    return {
        "words": phrase.words,
        "count": len(phrase.days),
        "first": iso_day(phrase.days[0]),
        "last": iso_day(phrase.days[-1]),
        "days": len(set(phrase.days)),
        "weight": round(phrase.weight, 2),
        "variants": list(phrase.variants),
    }


def _record(history: PhraseHistory, use: PhraseUse) -> dict[str, Json]:
    """Return one use under the keys that ``phrase --json`` promises."""
    return {
        **row_values(use.row),
        "speaker": use.speaker,
        "words": use.words,
        "exact": use.folded == history.folded,
        "start": use.span.start,
        "end": use.span.end,
    }


def _print(history: PhraseHistory) -> None:
    if not history.variants:
        print_message(f"“{history.phrase}”: not found, and nothing similar")
        return
    if history.exact:
        _print_wording(history.exact)
    else:
        print_message(f"“{history.phrase}”: not found word for word")
    others = [variant for variant in history.variants if variant is not history.exact]
    if others:
        print_line(f"{pluralize(len(others), 'variant')}:")
    for variant in others[:_VARIANTS]:
        print_line(
            f"  {len(variant.uses):>5,}  {variant.period():<23}  ",
            *_marked_words(history.folded, variant),
        )
    if len(others) > _VARIANTS:
        print_message(f"{len(others) - _VARIANTS} more variants; --json has all of them")


def _print_wording(variant: PhraseVariant) -> None:
    """Print a wording: how often, when first and last, by whom, in which months."""
    times = "once" if len(variant.uses) == 1 else f"{len(variant.uses):,} times"
    print_line((f"“{variant.words}”", "bold"), f"  {times}")
    for name, use in zip(("first", "last"), variant.ends() or (), strict=False):
        print_line(f"  {name:<5}  {use.row.when}  {use.speaker or NO_SPEAKER}  {use.row.title}")
    if outside := variant.maybe_outside():
        uses = pluralize(outside, "use")
        print_line(f"  {uses} in a month or year, perhaps before or after these")
    if undated := sum(not use.row.when for use in variant.uses):
        print_line(f"  {pluralize(undated, 'use')} undated")
    said = ", ".join(f"{who} {count:,}" for who, count in variant.speakers(_SPEAKERS))
    print_line(f"  by     {said}")
    for line in _years(variant.months()):
        print_line(f"  {line}")


def _years(months: Counter[tuple[int, int]]) -> list[str]:
    """Return a line for each year with a block for each month, all to one scale."""
    most = max(months.values(), default=0)
    years = range(min(months)[0], max(months)[0] + 1) if months else range(0)
    lines = []
    for year in years:
        counts = [months[year, month] for month in range(1, 13)]
        blocks = "".join(block_of(count, most) for count in counts)
        lines.append(f"{year}   {blocks}  {sum(counts):,}")
    return lines


def _marked_words(phrase: Words, variant: PhraseVariant) -> Sequence[str | Styled]:
    """Return a variant's words, those that differ from the phrase in bold, left out ones struck."""
    parts: list[str | Styled] = []
    for same, gone, came in variant.pieces(phrase):
        words = came.rstrip()
        if same:
            parts += [came]
        else:
            parts += [(f"[-{gone}-]", "gone"), " "] if gone else []
            parts += [(f"{{+{words}+}}", "came"), came[len(words) :]] if words else []
    return parts
