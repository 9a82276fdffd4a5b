"""``briefreader new`` and ``watch``: what came into the library since the last look."""

from __future__ import annotations

import argparse
import hashlib
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from briefreader.cli.exit_codes import DONE, FAILED_CHECK
from briefreader.cli.library_state import update
from briefreader.cli.output import Json, path_values, print_line, print_message
from briefreader.cli.records import dated, print_record
from briefreader.domain.article import path_key
from briefreader.errors import IndexBusy, UsageError
from briefreader.library import Library
from briefreader.library.new_articles import GroupKind, NewArticles, NewGroup, NewItem
from briefreader.text.date_format import long_date
from briefreader.text.folding import fold_text
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line

_UNKNOWN = "still indexing; try again when it has finished"
_LONGEST = 240  # code points of what is shown of a statement
_NO_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")  # what no XML may hold, of what is printed
_ATOM = "http://www.w3.org/2005/Atom"
_ABOUT = {GroupKind.PERSON: "watched", GroupKind.SEARCH: "saved search", GroupKind.FOLDER: "folder"}


def print_new(library: Library, options: argparse.Namespace) -> int:
    """Print what is new, and let it be seen unless something else is wished."""
    since = _moment(options.since) if options.since else None
    is_current = update(library)
    everything = library.new_articles.find(since)
    if not everything.is_known or not (is_current or everything.count):
        raise IndexBusy(_UNKNOWN)
    found = _first(everything, options.limit)
    if options.json:
        _print_records(found)
    elif options.format == "markdown":
        sys.stdout.writelines(f"{line}\n" for line in _markdown(library, found))
    elif options.format == "atom":
        sys.stdout.write(_atom(library, found))
    else:
        _print_groups(everything, found)
    sys.stdout.flush()
    if since is None and not options.keep:
        library.new_articles.mark_seen(found, _printed_whole(everything, found))
    return DONE if found.count else FAILED_CHECK


def _first(found: NewArticles, limit: int | None) -> NewArticles:
    """Return the first lines of what is new, ``limit`` at most, under their groups."""
    groups, room = [], limit if limit is not None else sys.maxsize
    for group in found.groups:
        if room > 0:
            groups.append(replace(group, items=group.items[:room]))
            room -= len(group.items)
    return replace(found, groups=tuple(groups))


def _printed_whole(everything: NewArticles, printed: NewArticles) -> frozenset[Path] | None:
    """Return the articles of which every line was printed; None if all were."""
    lines, shown = (
        Counter(item.row.path for group in found.groups for item in group.items)
        for found in (everything, printed)
    )
    return None if lines == shown else frozenset(one for one in shown if shown[one] == lines[one])


def watch(library: Library, options: argparse.Namespace) -> int:
    """Watch a person, or no more; without a name, print who is watched."""
    name = " ".join(options.words)
    if options.words and not fold_text(name).strip():
        raise UsageError("watch: the name is empty")
    if options.remove and not name:
        raise UsageError("watch: --remove needs a NAME")
    if not name:
        for person in library.searches.watched():
            print_line(person)
        return DONE if library.searches.watched() else FAILED_CHECK
    if options.remove:
        sought = set(fold_text(name).split())
        watched = library.searches.watched()
        meant = [one for one in watched if sought <= set(fold_text(one).split())]
        person = _one_of(name, meant, "not watching anyone named {}")
        library.searches.unwatch(person)
        print_message(f"no longer watching {person}")
        return DONE
    update(library)
    known = [person for person, _ in library.names_of(name)]
    person = _one_of(name, known, "no speaker named “{}”")
    is_new = library.searches.watch(person)
    print_message(f"watching {person}" if is_new else f"already watching {person}")
    return DONE


def _one_of(name: str, meant: Sequence[str], nobody: str) -> str:
    """Return the one of those whom a name may mean: of several who is called just so, else whose
    own name has its words. Raises UsageError for none and for several.
    """
    sought = fold_text(name).split()
    called = {one: fold_text(one).split() for one in meant}
    exact = [one for one, words in called.items() if words == sought]
    own = [one for one, words in called.items() if set(sought) <= set(words)]
    found = exact or own or meant
    if not found:
        raise UsageError(nobody.format(name))
    if len(found) > 1:
        raise UsageError(f"ambiguous name {name}: {', '.join(found[:6])}")
    return found[0]


def _moment(text: str) -> datetime:
    """Return when a day begins here, or so long ago."""
    from briefreader.search.query import date_ranges

    try:
        is_age = date_ranges.is_age(text)
        days = date_ranges.newer(text, date.today()) if is_age else date_ranges.named(text)
    except date_ranges.NoSuchDay as error:
        raise UsageError(f"--since: {error}, or monday, or “2 weeks”") from None
    return datetime.combine(date.fromordinal(days.first), time.min).astimezone()


def _when(moment: datetime) -> str:
    here = moment.astimezone()
    return f"{long_date(here.date())}, {here:%H:%M}"


def _print_groups(everything: NewArticles, found: NewArticles) -> None:
    for number, (whole, group) in enumerate(zip(everything.groups, found.groups, strict=False)):
        if number:
            print_line("")
        about = f"  {_ABOUT[group.kind]} · {_count(whole)}"
        print_line((one_line(group.name), "bold"), (about, "dim"))
        for item in group.items:
            print_line("  ", (item.row.when or "undated", "dim"), "  ", _words(item))
            if item.statement is not None:
                print_line("              ", (one_line(item.row.title), "dim"))
            elif item.speakers:
                print_line("              ", (", ".join(item.told_speakers), "dim"))
    lines, shown = (sum(len(one.items) for one in new.groups) for new in (everything, found))
    if shown < lines:
        print_message(f"{shown} of {lines} entries; --limit shows more")
    if found.count:
        print_message(f"{pluralize(found.count, 'new article')} since {_when(found.since)}")
    elif found.recorded:
        print_message(f"first run: recorded {pluralize(found.recorded, 'article')}")
    else:
        print_message(f"nothing new since {_when(found.since)}")


def _count(group: NewGroup) -> str:
    said = group.items and group.items[0].statement is not None
    return pluralize(len(group.items), "statement" if said else "article")


def _words(item: NewItem) -> str:
    if item.statement is None:
        return one_line(item.row.title)
    text = one_line(item.statement.quote.text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _print_records(found: NewArticles) -> None:
    for group in found.groups:
        for item in group.items:
            said = item.statement
            who: list[Json] = [*item.speakers]
            print_record(
                "new",
                {
                    "group": group.kind.value,
                    "name": group.name,
                    **path_values(item.row.path),
                    "title": item.row.title,
                    **dated(item.row),
                    "came": _utc(item.came),
                    "id": item.identity or None,
                    "speaker": said.quote.speaker if said else None,
                    "text": said.quote.text if said else None,
                    "speakers": who,
                },
            )


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _markdown(library: Library, found: NewArticles) -> Iterator[str]:
    from briefreader.citations.export.markdown_export import escape

    many = pluralize(found.count, "new article") if found.count else "nothing new"
    yield f"# {escape(library.name)}: {many} since {_when(found.since)}"
    for group in found.groups:
        yield from ("", f"## {escape(one_line(group.name))} ({_ABOUT[group.kind]})", "")
        for item in group.items:
            day = item.row.when or "undated"
            if item.statement is None:
                who = f" – {escape(', '.join(item.speakers))}" if item.speakers else ""
                yield f"- {day} · {escape(_words(item))}{who}"
            else:
                yield f"- {day} · “{escape(_words(item))}” ({escape(one_line(item.row.title))})"


def _atom(library: Library, found: NewArticles) -> str:
    """Return an Atom feed (RFC 4287) with one entry for each article or statement."""
    items: dict[str, tuple[NewItem, list[str]]] = {}
    for group in found.groups:
        for item in group.items:
            items.setdefault(_urn(item), (item, []))[1].append(group.name)
    feed = ET.Element("feed", xmlns=_ATOM)
    latest = max((item.came for item, _ in items.values()), default=found.since)
    for name, text in (
        ("id", f"urn:briefreader:new:{library.key}"),
        ("title", f"New in {library.name}"),
        ("updated", _utc(latest)),
    ):
        ET.SubElement(feed, name).text = text
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = "briefreader"
    for urn, (item, groups) in items.items():
        entry = ET.SubElement(feed, "entry")
        said = item.statement
        who = said.quote.speaker if said and said.quote.speaker else ""
        title = f"{who}: {_words(item)}" if said else _words(item)
        content = said.quote.text if said else ", ".join(item.speakers)
        for name, text in (("id", urn), ("title", title), ("updated", _utc(item.came))):
            ET.SubElement(entry, name).text = text
        # An entry without a link has to have content, be it empty (RFC 4287, 4.1.2).
        ET.SubElement(entry, "content").text = content
        for one in dict.fromkeys(map(one_line, groups)):
            ET.SubElement(entry, "category", term=one)
    ET.indent(feed)
    written = ET.tostring(feed, encoding="unicode", xml_declaration=True)
    return f"{written.translate(_NO_XML)}\n"


def _urn(item: NewItem) -> str:
    if item.identity:
        return f"urn:briefreader:{item.identity}"
    return f"urn:briefreader:{hashlib.sha256(path_key(item.row.path)).hexdigest()[:24]}"
