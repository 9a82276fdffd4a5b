"""The words as they were found, as they may stand in a draft between its quotation marks."""

from __future__ import annotations

import re
from pathlib import PurePath

from briefreader.citations.punctuation import inner_marks
from briefreader.domain.article import Span
from briefreader.factcheck.claims import Claim
from briefreader.factcheck.draft_parser import is_web_page, read_draft
from briefreader.factcheck.html_source import as_html, sole_span
from briefreader.factcheck.verdicts import CheckResult, SourceLocation
from briefreader.factcheck.word_keys import keys_in
from briefreader.sources.files.file_kinds import MARKDOWN_SUFFIXES
from briefreader.sources.formats.front_matter import split
from briefreader.text.sanitizing import one_line
from briefreader.text.sentences import ENDERS

_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_UNSEEN = re.compile(r"(?m)^[ \t]*>[ \t]?|[\\*`_]")


def written_span(claim: Claim, source: str, name: str) -> Span | None:
    """Return where a quotation's words stand in its draft's source, as they may be replaced.

    ``name`` is the draft's file's. None where other words stand there now, or in a web page where
    nobody can tell.
    """
    if _is_page(source, name):
        return sole_span(source, claim.text)
    if claim.location is None:
        return None
    span = claim.location.span
    own, there = keys_in(claim.text), span.of(source)
    return span if own in (keys_in(there), keys_in(_UNSEEN.sub(" ", there))) else None


def is_unclear(claim: Claim, source: str, name: str) -> bool:
    """Return whether a draft is a web page that still says a quotation's words, though nobody can
    tell where: twice, or with markup in them.
    """
    if not _is_page(source, name):
        return False
    said = f" {' '.join(keys_in(read_draft(source.encode(), name).text))} "
    return f" {' '.join(keys_in(claim.text))} " in said


def words_as_found(checked: CheckResult, place: SourceLocation, source: str, name: str) -> str:
    """Return the words of a place for the quotation's, as its draft's source has to have them.

    Without what ends them, which the draft has behind them, and with the claim's own first letter;
    brackets at either end that stand for none of them stay.
    """
    wording = checked.claim.wording
    beside = wording.text[: wording.words[0].start], wording.text[wording.words[-1].end :]
    found = _with_whole_marks(one_line(place.found).rstrip(f"{ENDERS},;: "), *beside)
    found = inner_marks(found)
    before, behind = _brackets_beside(checked)
    first = checked.claim.text.removeprefix(before).lstrip("[(“‘\"'")[:1]
    if found[:1].lower() == first.lower():
        found = first + found[1:]
    if _is_page(source, name):
        return as_html(f"{before}{found}{behind}", source)
    is_markdown = PurePath(name).suffix.lower() in MARKDOWN_SUFFIXES
    written = _MARKUP.sub(r"\\\1", found) if is_markdown else found
    return f"{before}{written}{behind}"


def _with_whole_marks(words: str, before: str, behind: str) -> str:
    """Return words without a mark that closes a quotation before them, with those that close
    what they open, as far as neither stands ``before`` or ``behind`` them in the draft.
    """
    parts, opened = [], sum(map(before.count, "“‘"))
    for part in re.split("([“”])", words):
        if part == "”" and not opened:
            continue
        opened += (part == "“") - (part == "”")
        parts.append(part)
    return "".join(parts) + "”" * (opened - sum(map(behind.count, "”’")))


def _brackets_beside(checked: CheckResult) -> tuple[str, str]:
    """Return the brackets before and behind a quotation's words that are no part of what differs
    there.
    """
    wording = checked.claim.wording
    start, end = wording.words[0].start, wording.words[-1].end
    differ = [one.quote for one in checked.differences]
    opens = wording.joins.get(0) and not any(span.start < start for span in differ)
    ends = wording.joins.get(len(wording.words)) and not any(span.end > end for span in differ)
    behind = wording.text[end:].rstrip(f"{ENDERS},;:”’\"' ")
    return wording.text[:start] if opens else "", behind if ends else ""


def _is_page(source: str, name: str) -> bool:
    return is_web_page(split(source)[1], name)
