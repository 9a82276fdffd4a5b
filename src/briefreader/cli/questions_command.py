"""``briefreader questions``: what was asked, how it was answered, and when it was asked again."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import islice

from briefreader.cli.exit_codes import DONE, FAILED_CHECK
from briefreader.cli.library_state import update
from briefreader.cli.output import Json, print_line, print_message
from briefreader.cli.records import dated, print_record, row_values
from briefreader.library import Library
from briefreader.library.question_ledger import LedgerEntry, LedgerOrder, grouped
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

_LONGEST = 200  # code points of a question that are shown


def print_questions(library: Library, options: argparse.Namespace) -> int:
    """Print questions by topic or answerer, or as records, the newest first."""
    update(library)
    found = library.question_ledger(" ".join(options.words))
    shown = tuple(islice(found, options.limit))
    if options.json:
        for entry in shown:
            print_record("question", _record(entry))
    else:
        _print(shown, LedgerOrder(options.by or LedgerOrder.TOPIC))
        more = f"{len(shown):,} of " if len(shown) < len(found) else ""
        print_message(f"{more}{pluralize(len(found), 'question')}" if found else _nothing(options))
    return DONE if found else FAILED_CHECK


def _nothing(options: argparse.Namespace) -> str:
    if options.words:
        return "no matching questions"
    return "no questions without a plain answer (briefreader questions '*' lists all)"


def _print(found: Sequence[LedgerEntry], order: LedgerOrder) -> None:
    for number, (name, entries) in enumerate(grouped(found, order)):
        if number:
            print_line("")
        print_line((one_line(name), "bold"), (f"  {pluralize(len(entries), 'question')}", "dim"))
        for entry in entries:
            _print_entry(entry, order)


def _print_entry(entry: LedgerEntry, order: LedgerOrder) -> None:
    text = _end_of(one_line(entry.question.text))
    print_line("  ", (entry.row.when or "undated", "dim"), "  ", text)
    who = f"{entry.answerer}  " if order is LedgerOrder.TOPIC and entry.answerer else ""
    for kind, words, to in entry.shown:
        whom = f" to {to}" if to else ""
        print_line("              ", (f"{who}{kind.words}{whom}: ", "dim"), one_line(words))
        who = ""
    for line in entry.later():
        print_line("              ", (line, "dim"))


def _end_of(text: str) -> str:
    """Return the last words of a question, at whose end what is asked mostly stands."""
    if len(text) <= _LONGEST:
        return text
    end = text[-_LONGEST - 1 :]  # a space before it begins no word
    return f"…{end.partition(' ')[2] or end}"


def _record(entry: LedgerEntry) -> dict[str, Json]:
    kinds: list[Json] = [
        {"kind": kind.value, "words": words, "to": to or None} for kind, words, to in entry.shown
    ]
    again: list[Json] = [
        {
            "id": one.identity,
            **dated(one.row),
            "answer_kinds": sorted(kind.value for kind in one.kinds),
        }
        for one in entry.again
    ]
    return {
        "id": entry.identity,
        **row_values(entry.row),
        "text": entry.question.text,
        "answerer": entry.answerer or None,
        "topic": entry.topic or None,
        "answer_kinds": kinds,
        "again": again,
        "kept": entry.kept.identity if entry.kept else None,
    }
