"""Says what is right and wrong about the quotations in a draft."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from briefreader.cli.check_reports import label, remark, report
from briefreader.cli.exit_codes import DONE, FAILED_CHECK, WRONG_USAGE
from briefreader.cli.output import (
    Json,
    Styled,
    is_coloured,
    path_line,
    path_values,
    print_error,
    print_line,
    print_message,
    show_progress,
)
from briefreader.cli.records import dated, iso_day, print_record
from briefreader.cli.standard_input import all_of_standard_input
from briefreader.domain.article import Span
from briefreader.errors import SourceError, UsageError
from briefreader.factcheck import CheckResult, Grade, SourceLocation, Verdict, WordDifference
from briefreader.library import Library
from briefreader.library.draft_checks import OFFICE_SUFFIXES, draft_bytes
from briefreader.paths import expanded
from briefreader.sources.files.decoding import decode, file_offsets, is_binary
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

_MANY = 5  # quotations from which on progress is shown
_SHOWN_QUIETLY = 60  # code points of a term or title


class Draft(NamedTuple):
    """A draft as it was named, ``-`` for standard input, and its bytes."""

    name: str
    data: bytes

    @property
    def file(self) -> str:
        """The file's name, if it has one."""
        return "" if self.name == "-" else self.name


def drafts_of(options: argparse.Namespace) -> tuple[Draft, ...]:
    """Return the drafts that the command line names; raises SourceError or UsageError.

    Of several, one that cannot be read is told, and left out.
    """
    names = _names(options)
    if options.comment and (len(names) > 1 or Path(names[0]).suffix.lower() != ".docx"):
        raise UsageError("check --comment: needs exactly one draft, a .docx file")
    if options.comment and _is_same_file(expanded(options.comment), expanded(names[0])):
        target = one_line(str(options.comment))
        raise UsageError(f"{target}: is the draft itself; choose another file")
    if options.comment and os.path.lexists(expanded(options.comment)):
        target = one_line(str(options.comment))
        raise UsageError(f"{target}: already exists; choose a new file")
    drafts = []
    for name in names:
        with _told_if_of_several(options):
            data = all_of_standard_input() if name == "-" else draft_bytes(expanded(name))
            drafts.append(Draft(name, data))
    return tuple(drafts)


def _is_blank(data: bytes) -> bool:
    return not is_binary(data) and not decode(data).text.strip()


def _names(options: argparse.Namespace) -> tuple[str, ...]:
    return tuple(dict.fromkeys(options.words))


def _is_same_file(target: Path, draft: Path) -> bool:
    """Return whether both are there, and are one file."""
    try:
        return target.samefile(draft)
    except OSError:
        return False


@contextmanager
def _told_if_of_several(options: argparse.Namespace) -> Iterator[None]:
    """Print why a draft cannot be read, if there are others to go on with."""
    try:
        yield
    except SourceError as error:
        if len(_names(options)) == 1:
            raise
        print_error(str(error), as_json=options.json)


def check(library: Library, options: argparse.Namespace, drafts: Sequence[Draft]) -> int:
    """Print what is right and wrong about each quotation of the drafts."""
    written = _day(options.date)
    form = "json" if options.json else options.format or "text"
    several = len(_names(options)) > 1
    read = 0
    all_checked: list[tuple[Draft, CheckResult]] = []
    for draft in drafts:
        claims = None
        with _told_if_of_several(options):
            claims = (
                ()
                if _is_blank(draft.data)  # of which nothing is wrong
                else library.drafts.claims(draft.data, draft.file, written=written)
            )
        if claims is None:
            continue
        read += 1
        checked = []
        in_file = _in_file(draft)
        for one in library.drafts.checked(claims, strict=options.strict):
            checked.append(in_file(one))
            _show_progress(draft, len(checked), len(claims))
        shown = [one for one in checked if one.is_alarm] if options.alarms else checked
        all_checked += ((draft, one) for one in shown)
        if form == "text":
            _print(shown, draft, apart=len(all_checked) > len(shown))
        _say_counts(checked, draft.name if several else "")
        if options.comment:
            _write_comments(draft, checked, expanded(options.comment), library)
    say_what_is_searched(library)
    alarms = any(one.is_alarm for _, one in all_checked)
    if form == "json":
        for draft, one in all_checked:
            print_record("verdict", verdict_record(one, draft.file))
    elif form in ("sarif", "github"):
        print(report([(draft.file, one) for draft, one in all_checked], form))
    if read < len(_names(options)):
        return WRONG_USAGE
    return FAILED_CHECK if alarms else DONE


def _in_file(draft: Draft) -> Callable[[CheckResult], CheckResult]:
    """Return what gives a quotation its offsets in the file as it is on the disk."""
    if Path(draft.file).suffix.lower() in OFFICE_SUFFIXES:
        return lambda checked: checked
    offset_in_file = file_offsets(draft.data)

    def placed(checked: CheckResult) -> CheckResult:
        place = checked.claim.location
        if place is None:
            return checked
        # Behind its last character, for what follows may be a line end of two.
        end = offset_in_file(place.span.end - 1) + 1
        span = Span(offset_in_file(place.span.start), end)
        return replace(checked, claim=replace(checked.claim, location=place._replace(span=span)))

    return placed


def say_what_is_searched(library: Library) -> None:
    """Say so where drafts are compared with the samples only."""
    if library.is_samples:
        print_message(
            "checked against the sample articles only: give --library FOLDER, or set `library` "
            "in the configuration"
        )


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"check --date {one_line(text)}: isn't a date – try 2024-03-14") from None


def _show_progress(draft: Draft, done: int, of: int) -> None:
    """Show on a terminal how far a draft is; nothing of it stays."""
    if of >= _MANY:
        line = f"checking {one_line(draft.file)[-40:]} {done} of {of}".replace("  ", " ")
        show_progress(line if done < of else "")


def _write_comments(
    draft: Draft, checked: Sequence[CheckResult], target: Path, library: Library
) -> None:
    """Write a Word draft again, with a comment on each quotation that is not as it was said, or
    of which something was not checked.
    """
    from briefreader.factcheck.word_draft import Remark, with_comments

    told = [one for one in checked if one.grade is not Grade.RIGHT or one.is_not_fully_checked]
    remarks = [Remark(one.claim.location.span, remark(one)) for one in told if one.claim.location]
    made = with_comments(draft.data, draft.name, remarks, datetime.now())
    library.exports.write_export(target, made)
    print_message(f"wrote {pluralize(len(remarks), 'comment')} to {target}")


def draft_on_screen(options: argparse.Namespace) -> Path:
    """Return the draft to walk through on the screen; raises SourceError or UsageError."""
    if options.words[0] == "-":
        raise UsageError("check --screen: the screen needs stdin; name the draft's file instead")
    if len(options.words) > 1:
        raise UsageError("check --screen: one draft at a time")
    path = Path(os.path.realpath(expanded(options.words[0])))
    draft_bytes(path)
    return path


def verdict_record(checked: CheckResult, draft: str) -> dict[str, Json]:
    """Return one quotation under the keys that ``check --json`` promises, and a few more."""
    claim, place = checked.claim, checked.place
    where_in = claim.location
    where = path_values(place.article.path) if place else {"path": None}
    return {
        "quote": claim.text,
        "verdict": checked.verdict.value,
        "speaker": place.speaker if place else None,
        **where,
        "title": place.article.title if place else None,
        "date": iso_day(place.article.date) if place else None,
        "issued": (place.article.issued or None) if place else None,
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
        "stated_speaker": claim.stated_speaker or None,
        "stated_dates": [str(day) for day in claim.days],
        "dates_not_compared": list(checked.dates_not_compared),
        "speakers_not_compared": list(checked.speakers_not_compared),
        "draft_paragraph": claim.paragraph,
        "start": place.span.start if place else None,
        "end": place.span.end if place else None,
        "alarm": checked.is_alarm,
        "notes": list(checked.notes),
        "joined": [_joined(place) for place in checked.joined],
        "grade": None if checked.is_unchecked else checked.grade.value,
        "changes": [kind.value for kind in checked.changes],
        "draft": draft or None,
        "draft_start": where_in.span.start if where_in else None,
        "draft_end": where_in.span.end if where_in else None,
        "line": where_in.line if where_in else None,
        "column": where_in.column if where_in else None,
    }


def _joined(place: SourceLocation) -> dict[str, Json]:
    """Return one of the places whose words a quotation joins, under the keys of the quotation's
    own.
    """
    return {
        "speaker": place.speaker,
        **path_values(place.article.path),
        "title": place.article.title,
        **dated(place.article),
        "paragraph": place.paragraph,
        "locator": place.locator,
        "found": place.found,
        "start": place.span.start,
        "end": place.span.end,
    }


_TONES = {Grade.RIGHT: "right", Grade.STYLE: "doubtful", Grade.ALTERED: "doubtful"}
_DOUBTFUL = (Verdict.PARAPHRASE, Verdict.OTHER_SPEAKER, Verdict.OTHER_DATE, Verdict.JOINED)
_OTHER_WORDS = {Verdict.PARAPHRASE: "found", Verdict.NOT_FOUND: "nearest"}


def _print(checked: Sequence[CheckResult], draft: Draft, *, apart: bool) -> None:
    blocks = [one for one in checked if not (one.is_quiet or one.is_unchecked)]
    for number, one in enumerate(blocks):
        if number or apart:
            print()
        _print_block(one, draft)
    quiet = list(dict.fromkeys(one.claim.text for one in checked if one.is_quiet))
    if quiet:
        if blocks:
            print()
        print_line(("In quotation marks, but probably not speech (no alarm):", "dim"))
        for text in quiet:
            print_line("    ", (f"“{one_line(text)[:_SHOWN_QUIETLY]}”", "dim"))
    unchecked = [one for one in checked if one.is_unchecked]
    if unchecked:
        if blocks or quiet:
            print()
        print_line(("Not checked (no alarm):", "dim"))
        for one in unchecked:
            who = _before(": ", one_line(one.claim.stated_speaker or one.claim.mention))
            words = f"{who}{one_line(one.claim.text)[:_SHOWN_QUIETLY]}"
            where = _after("  ", _position(one, draft))
            print_line("    ", (f"{words}{where}  ({', '.join(one.notes)})", "dim"))


def _print_block(checked: CheckResult, draft: Draft) -> None:
    """Print the verdict; the words, what differs marked; who, when and where; the file."""
    claim, place = checked.claim, checked.place
    doubtful = "doubtful" if checked.verdict in _DOUBTFUL else "wrong"
    tone = "doubtful" if checked.is_not_fully_checked else _TONES.get(checked.grade, doubtful)
    print_line(
        (label(checked), tone),
        (_after("  ", _position(checked, draft)), "dim"),
        (_after("  draft: ", one_line(claim.stated)), "dim"),
    )
    if place and checked.verdict in _OTHER_WORDS:
        print_line("    draft    ", f"“{one_line(claim.text)}”")
        print_line(f"    {_OTHER_WORDS[checked.verdict]:<9}", f"“{one_line(place.found)}”")
    else:
        print_line("    ", "“", *merged(checked, coloured=is_coloured()), "”")
        if place and checked.is_edited and not checked.differences:
            print_line("    found    ", f"“{one_line(place.found)}”")
    for joined in checked.joined:
        print_line("    joined   ", f"“{one_line(joined.found)}”")
        _print_place(joined)
    if place and not checked.joined:
        _print_place(place)
    for note in checked.notes:
        print_line("    ", (f"({note})", "dim"))


def _position(checked: CheckResult, draft: Draft) -> str:
    """Return ``story.md:12:5``, as editors and terminals understand it."""
    location = checked.claim.location
    file = path_line(Path(draft.file)) if draft.file else ""
    if location is None:
        return file
    return ":".join(filter(None, (file, f"{location.line}:{location.column}")))


def _print_place(place: SourceLocation) -> None:
    """Print who says it there, when and in which article; the file."""
    article = place.article
    day = article.when or "undated"
    who = place.speaker_as_shown
    print_line("    ", (who, "bold"), f" · {day} · {article.title}")
    paragraph = f", paragraph {place.paragraph}" if place.paragraph else ""
    where = f", {place.locator}" if place.locator else ""
    print_line("    ", (f"{path_line(article.path)}{paragraph}{where}", "dim"))


def _before(words: str, text: str) -> str:
    return f"{text}{words}" if text else ""


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


def _say_counts(checked: Sequence[CheckResult], name: str) -> None:
    of = f"{path_line(Path(name))}: " if name else ""
    if not checked:
        print_message(f"{of}the draft has no quotations")
        return
    counts = Counter(label(one, whole=False) for one in checked if not one.is_quiet)
    unchecked = counts.pop(Verdict.NOT_CHECKED.value, 0)
    answers = [one.counted(counts[one.value]) for one in Verdict if counts[one.value]]
    grades = (Grade.ALTERED, "altered"), (Grade.STYLE, "differing only in style")
    graded = [f"{counts[one.value]} {words}" for one, words in grades if counts[one.value]]
    told = ", ".join((*answers, *graded))
    quiet = sum(1 for one in checked if one.is_quiet)
    short = f"; {quiet:,} {'term or title' if quiet == 1 else 'terms or titles'}" if quiet else ""
    marked = [one for one in checked if one.not_compared]
    unread = {
        "speaker": sum(bool(one.speakers_not_compared) for one in marked),
        "date": sum(bool(one.dates_not_compared) for one in marked),
    }
    parts = [
        f"; {pluralize(number, kind)} not compared" for kind, number in unread.items() if number
    ]
    if unchecked:
        parts.append(f"; {unchecked:,} not checked")
    count = pluralize(len(checked) - quiet - unchecked, "quotation")
    print_message(f"{of}{count}: {told or 'none'}{''.join(parts)}{short}")
    if any(one.is_condensed for one in checked):
        print_message(
            f"{of}the draft says that it was edited for length: words cut from an answer behind a "
            "name are altered, not wrong"
        )
