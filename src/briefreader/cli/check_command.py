"""Says what is right and wrong about the quotations in a draft."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefreader.cli.exit_codes import DONE, FAILED_CHECK
from briefreader.cli.output import (
    Json,
    Styled,
    is_coloured,
    path_values,
    print_line,
    print_message,
)
from briefreader.cli.records import iso_day, print_record
from briefreader.domain.article import Span
from briefreader.errors import UsageError
from briefreader.factcheck import CheckResult, SourceLocation, Verdict, WordDifference
from briefreader.library import Library
from briefreader.library.draft_checks import draft_bytes
from briefreader.paths import expanded
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

_SHOWN_QUIETLY = 60  # code points of a term or title


def check(library: Library, options: argparse.Namespace, draft: bytes) -> int:
    """Print what is right and wrong about each quotation of a draft."""
    checked = library.drafts.check(draft, "" if options.words == "-" else options.words)
    if options.json:
        for one in checked:
            print_record("verdict", _record(one))
    else:
        _print(checked)
    _say_counts(checked)
    return FAILED_CHECK if any(one.is_alarm for one in checked) else DONE


def read_draft_argument(name: str) -> bytes:
    """Return the draft in a file, or on standard input for ``-``; raises SourceError."""
    return sys.stdin.buffer.read() if name == "-" else draft_bytes(expanded(name))


def draft_on_screen(options: argparse.Namespace) -> Path:
    """Return the draft to walk through on the screen; raises SourceError or UsageError."""
    if options.words == "-":
        raise UsageError("check --screen: the screen needs standard input: name the draft's file")
    path = Path(os.path.realpath(expanded(options.words)))
    draft_bytes(path)
    return path


def _record(checked: CheckResult) -> dict[str, Json]:
    """Return one quotation under the keys that ``check --json`` promises, and a few more."""
    claim, place = checked.claim, checked.place
    where = path_values(place.article.path) if place else {"path": None}
    return {
        "quote": claim.text,
        "verdict": checked.verdict.value,
        "speaker": place.speaker if place else None,
        **where,
        "title": place.article.title if place else None,
        "date": iso_day(place.article.date) if place else None,
        "paragraph": place.paragraph if place else None,
        "locator": place.locator if place else None,
        "found": place.found if place else None,
        "differences": [
            {
                "kind": one.kind,
                "quote": list(one.quote),
                "found": list(one.found),
            }
            for one in checked.differences
        ],
        "stated_speaker": claim.speaker or claim.mention or None,
        "stated_dates": [str(day) for day in claim.days],
        "draft_paragraph": claim.paragraph,
        "start": place.span.start if place else None,
        "end": place.span.end if place else None,
        "alarm": checked.is_alarm,
        "notes": list(checked.notes),
        "joined": [_joined(place) for place in checked.joined],
    }


def _joined(place: SourceLocation) -> dict[str, Json]:
    """Return one of the places whose words a quotation joins, under the keys of the quotation's
    own.
    """
    return {
        "speaker": place.speaker,
        **path_values(place.article.path),
        "title": place.article.title,
        "date": iso_day(place.article.date),
        "paragraph": place.paragraph,
        "locator": place.locator,
        "found": place.found,
        "start": place.span.start,
        "end": place.span.end,
    }


_TONES = {
    Verdict.EXACT: "right",
    Verdict.PARAPHRASE: "doubtful",
    Verdict.OTHER_SPEAKER: "doubtful",
    Verdict.OTHER_DATE: "doubtful",
    Verdict.JOINED: "doubtful",
}
_OTHER_WORDS = {Verdict.PARAPHRASE: "found", Verdict.NOT_FOUND: "nearest"}


def _print(checked: Sequence[CheckResult]) -> None:
    blocks = [one for one in checked if not one.is_quiet]
    for number, one in enumerate(blocks):
        if number:
            print()
        _print_block(one)
    quiet = list(dict.fromkeys(one.claim.text for one in checked if one.is_quiet))
    if quiet:
        if blocks:
            print()
        print_line(("In quotation marks, but not found as speech (no alarm):", "dim"))
        for text in quiet:
            print_line("    ", (f"“{one_line(text)[:_SHOWN_QUIETLY]}”", "dim"))


def _print_block(checked: CheckResult) -> None:
    """Print the verdict; the words, what differs marked; who, when and where; the file."""
    claim, place = checked.claim, checked.place
    tone = _TONES.get(checked.verdict, "wrong")
    stated = [claim.speaker or one_line(claim.mention), *map(str, claim.days)]
    print_line(
        (checked.verdict.value, tone), (_after("  draft: ", ", ".join(filter(None, stated))), "dim")
    )
    if place and checked.verdict in _OTHER_WORDS:
        print_line("    draft    ", f"“{one_line(claim.text)}”")
        print_line(f"    {_OTHER_WORDS[checked.verdict]:<9}", f"“{one_line(place.found)}”")
    else:
        print_line("    ", "“", *merged(checked, coloured=is_coloured()), "”")
    for joined in checked.joined:
        print_line("    joined   ", f"“{one_line(joined.found)}”")
        _print_place(joined)
    if place and not checked.joined:
        _print_place(place)
    for note in checked.notes:
        print_line("    ", (f"({note})", "dim"))


def _print_place(place: SourceLocation) -> None:
    """Print who says it there, when and in which article; the file."""
    article = place.article
    day = iso_day(article.date) or "n.d."
    who = place.speaker or "nobody named"
    print_line("    ", (who, "bold"), f" · {day} · {article.title}")
    paragraph = f", paragraph {place.paragraph}" if place.paragraph else ""
    where = f", {place.locator}" if place.locator else ""
    print_line("    ", (f"{one_line(str(article.path))}{paragraph}{where}", "dim"))


def _after(words: str, text: str) -> str:
    return f"{words}{text}" if text else ""


def merged(checked: CheckResult, *, coloured: bool) -> list[str | Styled]:
    """Return the draft's wording with, where it differs, the article's beside it."""
    claim, found = checked.claim.text, checked.place.found if checked.place else ""
    parts: list[str | Styled] = []
    at = 0
    for difference in checked.differences:
        parts.append(claim[at : difference.quote.start])
        parts += _side_by_side(difference, claim, found, coloured)
        at = difference.quote.end
    return [*parts, claim[at:]]


def _side_by_side(
    difference: WordDifference, claim: str, found: str, coloured: bool
) -> list[str | Styled]:
    """Return the draft's words, then the article's, with a space where words would touch."""
    ours, theirs = difference.quote.of(claim), difference.found.of(found)
    before, after = ("", "") if coloured else ("[-", "-]")
    parts: list[str | Styled] = []
    if ours:
        parts.append((f"{before}{ours}{after}", "gone"))
    if theirs:
        before, after = ("", "") if coloured else ("{+", "+}")
        glue = " " if ours and coloured else ""
        parts += [glue, (f"{before}{theirs}{after}", "came")]
        if _touches(claim, difference.quote):
            parts.append(" ")
    return parts


def _touches(claim: str, span: Span) -> bool:
    """Return whether words left out were put right before another word."""
    return span.start == span.end and claim[span.end : span.end + 1].strip() != ""


def _say_counts(checked: Sequence[CheckResult]) -> None:
    if not checked:
        print_message("the draft has no quotations")
        return
    counts = {
        verdict: sum(1 for one in checked if one.verdict is verdict and not one.is_quiet)
        for verdict in Verdict
    }
    told = ", ".join(f"{count} {verdict.value}" for verdict, count in counts.items() if count)
    quiet = sum(1 for one in checked if one.is_quiet)
    short = f"; {pluralize(quiet, 'term')} or title" if quiet else ""
    print_message(f"{pluralize(len(checked) - quiet, 'quotation')}: {told or 'none'}{short}")
