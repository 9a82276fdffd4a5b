"""``briefreader counts``: how many hits each day, month, speaker or source has."""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from briefreader.cli.exit_codes import DONE, FAILED_CHECK
from briefreader.cli.library_state import update
from briefreader.cli.output import print_line, print_message
from briefreader.cli.records import NO_SPEAKERS, print_record
from briefreader.domain.hit_grouping import HitGrouping
from briefreader.errors import QueryError, UsageError
from briefreader.library import Library, Listing
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

# Who asks in a briefing has no name, either.
_NONE = {HitGrouping.SPEAKER: "unnamed speakers", HitGrouping.SOURCE: "no source"}
_BAR = 40  # cells of the longest


def print_counts(library: Library, options: argparse.Namespace) -> int:
    """Print how many hits of each query each day … has, the queries side by side."""
    update(library)
    by = HitGrouping(options.by or HitGrouping.MONTH)
    # Articles have no speaker: what was said with the words in it has.
    ask = library.statements if by is HitGrouping.SPEAKER else library.search
    found = [_search(ask, query) for query in options.words]
    counts = [listing.counts(by) for listing in found]
    every = _ordered(counts, by)
    groups = every[: options.limit]
    if options.json:
        _print_records(options.words, found, counts, groups, by)
    elif options.csv:
        _print_csv(options.words, counts, groups, by)
    else:
        doubtful = _doubtful(library, by, groups)
        _print_table(options.words, counts, _names(groups, by, doubtful))
        _say_totals(options.words, found)
        if len(groups) < (named := sum(map(bool, every))):
            print_message(f"first {len(groups):,} of {pluralize(named, by.value)}")
        if doubtful:
            print_message(f"?: no speaker, as far as `speakers` can tell ({NO_SPEAKERS})")
    return DONE if groups else FAILED_CHECK


def _search(ask: Callable[[str], Listing], query: str) -> Listing:
    try:
        return ask(query)
    except QueryError as error:  # which of several it is must be said here
        raise UsageError(f"{query}: {error.reason} (character {error.start + 1})") from error


def _ordered(counts: Sequence[Mapping[str, int]], by: HitGrouping) -> list[str]:
    """Return all groups: periods in order of time, speakers and sources by their numbers; hits that
    have none come last.
    """
    groups = {group for one in counts for group in one}
    if by in _NONE:
        total = sum(map(Counter, counts), Counter[str]())
        return sorted(groups, key=lambda group: (not group, -total[group], group))
    return sorted(groups, key=lambda group: (not group, group))


def _name(group: str, by: HitGrouping) -> str:
    return group or _NONE.get(by, "undated")


def _doubtful(library: Library, by: HitGrouping, groups: Sequence[str]) -> set[str]:
    """Return those of the names that are not listed as speakers."""
    if by is not HitGrouping.SPEAKER:
        return set()
    return {one.name for one in library.unlisted_speakers()}.intersection(groups)


def _names(groups: Sequence[str], by: HitGrouping, doubtful: set[str]) -> dict[str, str]:
    """Return what each group is called in a table."""
    marks = {group: " ?" if group in doubtful else "" for group in groups}
    return {group: one_line(_name(group, by)) + mark for group, mark in marks.items()}


def _print_records(
    queries: Sequence[str],
    found: Sequence[Listing],
    counts: Sequence[Mapping[str, int]],
    groups: Sequence[str],
    by: HitGrouping,
) -> None:
    for group in groups:
        for query, listing, one in zip(queries, found, counts, strict=True):
            values = {"query": query, "by": by.value, "group": group or None}
            print_record("count", {**values, "count": one.get(group, 0), "unit": _unit(listing)})


def _print_csv(
    queries: Sequence[str],
    counts: Sequence[Mapping[str, int]],
    groups: Sequence[str],
    by: HitGrouping,
) -> None:
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow([by.value, *map(_cell, queries)])
    for group in groups:
        out.writerow([_cell(_name(group, by)), *(one.get(group, 0) for one in counts)])


def _cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    line = one_line(text)
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line


def _print_table(
    queries: Sequence[str], counts: Sequence[Mapping[str, int]], names: Mapping[str, str]
) -> None:
    """Print the groups by their ``names``, with the counts of each query."""
    width = max(map(len, names.values()), default=0)
    if len(queries) == 1:
        most = max((counts[0][group] for group in names if group), default=1)
        for group, name in names.items():
            count = counts[0][group]
            bar = "█" * max(1, count * _BAR // most) if group else ""
            print_line(f"{name:<{width}}  {count:>7,}  ", (bar, "dim"))
        return
    heads = [one_line(query) for query in queries]
    if names:
        print_line(" " * width, *((f"  {head:>7}", "bold") for head in heads))
    for group, name in names.items():
        columns = (
            f"  {one.get(group, 0):>{max(7, len(head))},}"
            for one, head in zip(counts, heads, strict=True)
        )
        print_line(f"{name:<{width}}", *columns)


def _say_totals(queries: Sequence[str], found: Sequence[Listing]) -> None:
    for query, listing in zip(queries, found, strict=True):
        at_least = "at least " if listing.approximate else ""
        for_what = f" for {query}" if query.strip() else ""
        why = "" if len(listing) else listing.unknown_speakers
        why = why and f"; {why}"
        print_message(f"{at_least}{pluralize(len(listing), _unit(listing))}{for_what}{why}")


def _unit(listing: Listing) -> str:
    """Return what is counted: statements with ``said:``, ``asked:`` or by speaker."""
    return "statement" if listing.statements else "article"
