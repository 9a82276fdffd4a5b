"""The subcommands that work on a library, one function each."""

from __future__ import annotations

import argparse
import codecs
import gc
import shutil
import sys
import tempfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from briefreader.cli.exit_codes import DONE, FAILED_CHECK
from briefreader.cli.interrupts import interrupts
from briefreader.cli.library_state import (
    kept_bookmarks,
    library_path,
    prepare_bookmarks,
    print_followed,
    update,
)
from briefreader.cli.output import path_values, print_line, print_message
from briefreader.cli.records import (
    NO_BOOKMARK,
    NO_SPEAKERS,
    also_in_others,
    dated,
    exchange_in,
    iso_day,
    print_bookmark,
    print_hit,
    print_if_partial,
    print_outcome,
    print_quote,
    print_quote_source,
    print_record,
    print_search_summary,
    print_summary,
    quote_record,
    quotes_of,
    search_record,
    statement_in,
    statement_record,
    where_and_when,
)
from briefreader.cli.standard_input import all_of_standard_input
from briefreader.domain.passage_ids import passage_id
from briefreader.errors import NotebookError, UsageError
from briefreader.forked_half import Pieces, text_of
from briefreader.library import EventKind, Library
from briefreader.paths import expanded
from briefreader.sources.files.file_kinds import reason_for
from briefreader.text.folding import fold_text
from briefreader.text.plurals import pluralize

HITS_FOR_PEOPLE = 20
STANDARD_STREAM = "-"  # standard input or output, where a file may be named

_NEW_OBJECTS = 200_000  # among so many garbage is looked for while drafts are checked


def search(library: Library, options: argparse.Namespace) -> int:
    """Print the hits of a query, the best first."""
    update(library)
    limit = options.limit
    if limit is None and not options.json:
        limit = HITS_FOR_PEOPLE
    listing = library.search(" ".join(options.words))
    shown = range(len(listing) if limit is None else min(limit, len(listing)))
    for number in shown:
        if options.json:
            kind = "statement" if listing.statements else "article"
            print_record(kind, search_record(library, listing, number))
        else:
            print_hit(listing, number)
    if not options.json:
        print_search_summary(listing, len(shown))
    return DONE if len(listing) else FAILED_CHECK


def quotes(library: Library, options: argparse.Namespace) -> int:
    """Print who said what, in the library or in one article."""
    if options.explain:
        print(library.opener.explain(library_path(library, options.explain)))
        return DONE
    if options.indirect:
        return _article_quotes(library, library_path(library, options.indirect), options)
    update(library)
    listing = library.statements(" ".join(options.words), options.speaker)
    statements = (
        (number, found)
        for number in range(len(listing))
        if (found := listing.statement(number)) is not None
    )
    for number, found in islice(statements, options.limit):
        statement = found[1]
        if options.json:
            print_record("quote", statement_record(library, listing, number, *found))
        else:
            row = listing.hit(number).row
            print_quote(row, statement, also_in_others(library, row.path, statement.quote))
            print_quote_source(found[0], row)
    if not len(listing) and not options.json:
        print_message(listing.unknown_speakers or "no matching quotes")
    if not options.json:
        print_if_partial(listing)
    return DONE if len(listing) else FAILED_CHECK


def _article_quotes(library: Library, path: Path, options: argparse.Namespace) -> int:
    """Print the quotes of one article, and what it reports without quotation marks."""
    opened = library.read(path)
    article = opened.article
    found = [*opened.quotes, *library.opener.indirect(article)]
    found.sort(key=lambda quote: (quote.start, -quote.end))
    for quote in found[: options.limit]:
        statement = statement_in(article, quote, opened.quotes)
        if options.json:
            identity = passage_id(article.content_hash, quote.span)
            around = exchange_in(opened, quote)
            print_record("quote", quote_record(identity, article, statement, 0, around))
        else:
            print_quote(article, statement, 0)
    if not found and not options.json:
        print_message("no quotes in this article")
    return DONE if found else FAILED_CHECK


def speakers(library: Library, options: argparse.Namespace) -> int:
    """Print everybody who is quoted by name, or whom one name means."""
    if options.explain is not None and not fold_text(options.explain).strip():
        raise UsageError("--explain: the name is empty")
    update(library)
    if options.explain is not None:
        return _explain_name(library, options.explain)
    found, unlisted = library.parted_speakers()
    for speaker in found[: options.limit]:
        if options.json:
            print_record(
                "speaker",
                {
                    "speaker": speaker.name,
                    "quote_count": speaker.quote_count,
                    "article_count": speaker.article_count,
                    "first": iso_day(speaker.first),
                    "last": iso_day(speaker.last),
                    "first_issued": speaker.first_issued or None,
                    "last_issued": speaker.last_issued or None,
                },
            )
        else:
            days = f"  {speaker.period}"
            print_line(f"{speaker.quote_count:>6,}  ", (speaker.name, "bold"), (days, "dim"))
    if not options.json:
        if not found:
            print_message("no named speakers here")
        if others := len(unlisted):
            are, them = ("are", "them") if others > 1 else ("is", "it")
            names = f"{pluralize(others, 'more name')} {are} not listed ({NO_SPEAKERS})"
            print_message(f'{names}; see {them} with: briefreader counts "" --by speaker')
    return DONE if found else FAILED_CHECK


def _explain_name(library: Library, name: str) -> int:
    """Print the persons whom a name or a part of it means, with every name that is theirs."""
    found, apart = library.names_of(name), False
    for person, names in found:
        print_line((person, "bold"))
        for one, reason in names:
            print_line(f"    {one}  ", (reason, "dim"))
        alike = library.namesakes(person)
        apart = apart or bool(alike)
        for one, reason in alike:
            print_line((f"    not merged with {one}: {reason}", "dim"))
        if library.lacks_given_name(person):
            print_line(("    as printed: no given name is known here", "dim"))
        elif not (names or alike):
            print_line(("    no other name", "dim"))
    sought = set(fold_text(name).split())
    others = [
        one.name
        for one in library.unlisted_speakers()
        if sought <= {*fold_text(one.name).split()} and one.name not in dict(found)
    ]
    for one in others:
        print_line((one, "bold"))
        print_line((f"    not listed ({NO_SPEAKERS})", "dim"))
    if apart:
        print_message("names of one person are merged in the reader: w, then S")
    if not (found or others):
        print_message(f"no speaker named “{name}”")
    return DONE if found or others else FAILED_CHECK


def show(library: Library, options: argparse.Namespace) -> int:
    """Print one article as it is read, and its quotes."""
    opened = library.read(library_path(library, options.words))
    article = opened.article
    if options.json:
        print_record(
            "text",
            {
                **path_values(article.path),
                "title": article.title,
                **dated(article),
                "source": article.source,
                "url": article.url,
                "byline": article.byline,
                "terms": list(article.terms),
                "notes": list(article.notes),
                "text": article.text,
                "locators": [
                    {"start": paragraph.start, "locator": paragraph.locator}
                    for paragraph in article.paragraphs
                    if paragraph.locator
                ],
                "quotes": [*quotes_of(opened)],
            },
        )
        return DONE
    print_line((article.title, "bold"))
    print_line((where_and_when(article.source, article.when), "dim"))
    for terms in article.terms:
        print_line((terms, "bold"))
    for note in article.notes:
        print_line((note, "dim"))
    print()
    insets, inset, at = article.insets, 0, 0
    for line in article.text.split("\n"):
        inset = insets.get(at, 0 if not line else inset)
        print_line(" " * inset + line)
        at += len(line) + 1
    if opened.quotes:
        print()
    for quote in opened.quotes:
        statement = statement_in(article, quote, opened.quotes)
        print_quote(article, statement, opened.duplicate_count(quote))
    return DONE


def bookmarks(library: Library, options: argparse.Namespace) -> int:
    """Print the quotes that the user keeps."""
    from briefreader.citations import ExportFormat

    found = kept_bookmarks(library, options)[: options.limit]
    if options.json:
        sys.stdout.write(library.exports.export(found, ExportFormat.JSONL))
    else:
        states = library.bookmarks.as_found_now(found)
        wordings = library.bookmarks.changed_wordings()
        former = library.bookmarks.former_paths()
        for bookmark in states:
            now, was = wordings.get(bookmark.id, ""), former.get(bookmark.id, "")
            print_bookmark(bookmark, now, was)
    print_followed(library)
    if not found and not options.json:
        print_message(NO_BOOKMARK if options.words else "no bookmarks yet: press m in the reader")
    return DONE if found else FAILED_CHECK


def export(library: Library, options: argparse.Namespace) -> int:
    """Write bookmarks to standard output or to a file."""
    from briefreader.citations import CitationStyle, ExportFormat

    style = CitationStyle(options.style or "plain")
    form = ExportFormat(options.format or "markdown")
    if options.words or options.template:
        found = kept_bookmarks(library, options)
        count = len(found)
        if options.template:
            filled = library.exports.fill(found, expanded(options.template), style)
            parts: Pieces = [filled.encode("utf-8", "surrogatepass")]
        else:
            parts = library.exports.export_pieces(found, form, style)
    else:
        prepare_bookmarks(library)
        count, parts = library.exports.export_all(form, style)
    print_followed(library)
    if not count:
        print_message(f"{NO_BOOKMARK}; nothing was written")
        return FAILED_CHECK
    if options.output and options.output != STANDARD_STREAM:
        library.exports.write_export(expanded(options.output), *parts)
        print_message(f"wrote {pluralize(count, 'bookmark')} to {options.output}")
    else:
        sys.stdout.write(text_of(parts))
    return DONE


def import_(library: Library, options: argparse.Namespace) -> int:
    """Take in bookmarks; none of them twice."""
    from briefreader.citations import is_own_export
    from briefreader.citations.foreign_quotes import (
        notes_left_out,
        read_foreign_quotes,
        unknown_kinds,
    )

    try:
        if options.words == STANDARD_STREAM:
            data = all_of_standard_input()
        else:
            data = expanded(options.words).read_bytes()
        # Older Kindles write UTF-16.
        is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        lines = data.decode("utf-16" if is_wide else "utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_for(error) if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UsageError(f"{options.words}: {reason}") from error
    unknown: list[str] = []
    notes: list[str] = []
    left_out: list[str] = []
    try:
        if is_own_export(lines):
            new, all_of_them, others = library.notebook_files.import_bookmarks(lines)
            known, lost = all_of_them - new, 0
        else:
            quotes = read_foreign_quotes(lines, unknown.append, notes.append)
            own = [one for one in quotes if not one.shared_by]
            update(library)
            taken = library.import_quotes(own)
            new, known, lost = taken.new, taken.known, taken.lost
            others = len(quotes) - len(own)
    except NotebookError as error:
        raise UsageError(f"{options.words}: {error}") from error
    print_message(f"{pluralize(new, 'new bookmark')}; {known:,} already here")
    if lost:
        print_message(
            f"{lost:,} of them not found in the library: kept as lost, with note and tags; "
            "`briefreader bookmarks is:lost` lists them"
        )
    if others:
        left_out.append(
            f"{others:,} left out: bookmarks that others shared with whoever exported them"
        )
    if unknown:
        left_out.append(unknown_kinds(unknown))
    if notes:
        left_out.append(notes_left_out(notes))
    for line in left_out:
        print_message(line)
    return DONE


def dump(library: Library, options: argparse.Namespace) -> int:
    """Write the whole notebook to a file, or to standard output once it is whole."""
    if options.words == STANDARD_STREAM:
        with tempfile.TemporaryDirectory() as folder:  # that nobody else may read
            whole = Path(folder) / "notebook.dump"
            library.notebook_files.dump(whole)
            with open(whole, "rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
        return DONE
    library.notebook_files.dump(expanded(options.words))
    print_message(f"wrote the notebook to {options.words}")
    return DONE


def _input_file(name: str) -> Path:
    """Return the file or folder that a command reads; ``-`` is standard input."""
    path = Path("/dev/stdin") if name == STANDARD_STREAM else expanded(name)
    try:
        path.stat()
    except OSError as error:
        raise UsageError(f"{name}: {reason_for(error)}") from error
    return path


def restore(library: Library, options: argparse.Namespace) -> int:
    """Put a dump in the notebook's place."""
    print_message(library.notebook_files.restore(_input_file(options.words)))
    return DONE


def merge(library: Library, options: argparse.Namespace) -> int:
    """Take in another machine's notebook."""
    done = library.notebook_files.merge(_input_file(options.words))
    counts = [
        (done.new, pluralize(done.new, "new bookmark")),
        (done.changed, f"{done.changed:,} changed"),
        (done.removed, f"{done.removed:,} removed"),
        (done.others, pluralize(done.others, "other change")),
        (done.unreadable, f"{done.unreadable:,} left out: damaged"),
    ]
    told = ", ".join(words for count, words in counts if count)
    print_message(f"merged {options.words}: {told or 'nothing new'}")
    for identity in done.conflicts:
        print_message(
            f"bookmark {identity}: several notes, all saved; to replace them with one, use "
            f"`briefreader note {identity} TEXT`, or press a in Bookmarks (B)"
        )
    for identity in done.kept:
        print_message(
            f"bookmark {identity}: removed on one machine, where a note, tag or passage of the "
            "other was not known: it is saved, as the other has it"
        )
    if done.doubled:
        print_message(
            f"{pluralize(done.doubled, 'passage')} bookmarked on both machines: both bookmarks are "
            "saved; to remove one, press m on it in Bookmarks (B)"
        )
    return FAILED_CHECK if done.unreadable else DONE


def index(library: Library, options: argparse.Namespace) -> int:
    """Build or update the index, and say what became of each file."""
    if options.suggest_furniture:
        from briefreader.cli.boilerplate_command import suggest_boilerplate

        return suggest_boilerplate(library, options)
    with interrupts() as raise_lost:
        for event in library.update(rebuild=options.rebuild, tell_unchanged=options.json):
            raise_lost()
            if event.kind is EventKind.OUTCOME and event.path and event.outcome:
                print_outcome(event, options.json)
            elif event.kind is EventKind.FINISHED:
                print_summary(event, options.json)
    return DONE


def add(library: Library, options: argparse.Namespace) -> int:
    """Write a text as a new article into the library."""
    from briefreader.cli.add_command import add

    return add(library, options)


def check(library: Library, options: argparse.Namespace) -> int:
    """Print what is right and wrong about the quotations of drafts."""
    # Nearly all that is made stays: to look for garbage among it takes a fifteenth of the time.
    gc.set_threshold(_NEW_OBJECTS)
    from briefreader.cli.check_command import check, drafts_of

    drafts = drafts_of(options)
    update(library)
    return check(library, options, drafts)


def evidence(library: Library, options: argparse.Namespace) -> int:
    """Write bookmarks with their sources and sums into a folder."""
    from briefreader.cli.evidence_command import evidence

    return evidence(library, options)


def _annotate(name: str) -> Callable[[Library, argparse.Namespace], int]:
    """Return the command of that name that writes into the notebook, loaded when it runs."""

    def run(library: Library, options: argparse.Namespace) -> int:
        from briefreader.cli.annotate_commands import ANNOTATE

        return ANNOTATE[name](library, options)

    return run


def counts(library: Library, options: argparse.Namespace) -> int:
    """Print how many hits each day, month, speaker or source has."""
    from briefreader.cli.counts_command import print_counts

    return print_counts(library, options)


def phrase(library: Library, options: argparse.Namespace) -> int:
    """Print when a phrase and its variants were used."""
    from briefreader.cli.phrase_command import print_phrase

    return print_phrase(library, options)


def phrases(library: Library, options: argparse.Namespace) -> int:
    """Print which phrases one person repeats."""
    from briefreader.cli.phrase_command import print_phrases

    return print_phrases(library, options)


def mcp(library: Library, options: argparse.Namespace) -> int:
    """Answer an assistant over standard input and output."""
    from briefreader.cli.mcp_command import serve

    return serve(library, options)


def lsp(library: Library, options: argparse.Namespace) -> int:
    """Check the drafts that are open in an editor."""
    from briefreader.cli.lsp_command import serve

    return serve(library, options)


def questions(library: Library, options: argparse.Namespace) -> int:
    """Print questions, how they were answered, and when they were asked again."""
    from briefreader.cli.questions_command import print_questions

    return print_questions(library, options)


def new(library: Library, options: argparse.Namespace) -> int:
    """Print what came into the library since the last look."""
    from briefreader.cli.new_command import print_new

    return print_new(library, options)


def watch(library: Library, options: argparse.Namespace) -> int:
    """Watch a person, or no more."""
    from briefreader.cli.new_command import watch

    return watch(library, options)


RUN: dict[str, Callable[[Library, argparse.Namespace], int]] = {
    "search": search,
    "quotes": quotes,
    "speakers": speakers,
    "counts": counts,
    "phrase": phrase,
    "phrases": phrases,
    "questions": questions,
    "new": new,
    "watch": watch,
    "show": show,
    "bookmarks": bookmarks,
    **{name: _annotate(name) for name in ("bookmark", "note", "tag", "remove", "star", "mark")},
    "export": export,
    "check": check,
    "mcp": mcp,
    "lsp": lsp,
    "import": import_,
    "dump": dump,
    "restore": restore,
    "merge": merge,
    "add": add,
    "evidence": evidence,
    "index": index,
}
"""What each subcommand that needs a library runs."""
