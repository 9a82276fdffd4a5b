"""Bookmarks as Web Annotations (W3C), for Hypothesis and whatever reads JSON-LD."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from json.encoder import encode_basestring as _json
from pathlib import Path

from briefreader.citations.export.jsonl_export import Json, encode
from briefreader.citations.grouping import reader_link, what_became
from briefreader.citations.punctuation import terms
from briefreader.citations.styled_text import plain
from briefreader.citations.styles import credit
from briefreader.domain.bookmark import Bookmark
from briefreader.forked_half import LongText
from briefreader.text.date_format import utc
from briefreader.text.sanitizing import escape_json_controls, one_line, sanitize


def export(bookmarks: Sequence[Bookmark]) -> LongText[Bookmark]:
    """Return one page of annotations, each of them with the passage's words and context."""
    page: dict[str, Json] = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:briefreader:bookmarks",
        "type": "AnnotationPage",
        "items": [],
    }
    # An annotation a line: Python's encoder takes three times as long where it is to indent.
    head = f"{encode(page).removesuffix(']}')}\n"
    return LongText(_line, bookmarks, ",\n", head, "\n]}\n", escape_json_controls)


@lru_cache(1024)  # several bookmarks of an article follow one another
def _address(path: Path) -> str:
    return path.absolute().as_uri()


def _line(bookmark: Bookmark) -> str:
    """Return an annotation, its form written down: in half of the time that it takes to make an
    object and to encode that.
    """
    selector = bookmark.selector
    bodies = [_body("tagging", one_line(tag)) for tag in bookmark.tags]
    bodies.append(_body("describing", f"— {plain(credit(bookmark))}"))
    if bookmark.wording:  # after an official correction; the selector has the struck words, too
        bodies.append(_body("editing", one_line(bookmark.wording)))
    if state := what_became(bookmark):
        bodies.append(_body("assessing", state))
    if bookmark.note:
        note = _json(sanitize(bookmark.note)[0])
        form = f'"type": "TextualBody", "format": "text/plain", "value": {note}'
        bodies.insert(0, f'{{{form}, "purpose": "commenting"}}')
    motivation = "commenting" if bookmark.note else "highlighting"
    source = _json(one_line(bookmark.url) or _address(bookmark.path))
    more = ""
    if bookmark.shared_by:
        name = _json(one_line(bookmark.shared_by))
        more = f' "creator": {{"type": "Person", "name": {name}}},'
    if bookmark.terms:
        more += f' "rights": {_json(terms(bookmark))},'
    return (
        f'{{"id": {_json(reader_link(bookmark))}, "type": "Annotation",'
        f' "created": "{utc(bookmark.created)}", "motivation": "{motivation}",'
        f' "title": {_json(one_line(bookmark.title))}, "target": {{"source": {source},'
        f' "selector": [{{"type": "TextQuoteSelector", "exact": {_json(selector.exact)},'
        f' "prefix": {_json(selector.prefix)}, "suffix": {_json(selector.suffix)}}},'
        f' {{"type": "TextPositionSelector", "start": {selector.start}, "end": {selector.end}}}]}},'
        f'{more} "body": [{", ".join(bodies)}]}}'
    )


def _body(purpose: str, value: str) -> str:
    return f'{{"type": "TextualBody", "purpose": "{purpose}", "value": {_json(value)}}}'
