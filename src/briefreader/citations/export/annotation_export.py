"""Bookmarks as Web Annotations (W3C), for Hypothesis and whatever reads JSON-LD."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from briefreader.citations.export.jsonl_export import Json, encode
from briefreader.citations.grouping import what_became
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


def _line(bookmark: Bookmark) -> str:
    return encode(_annotation(bookmark))


@lru_cache(1024)  # several bookmarks of an article follow one another
def _address(path: Path) -> str:
    return path.absolute().as_uri()


def _annotation(bookmark: Bookmark) -> dict[str, Json]:
    selector = bookmark.selector
    bodies: list[Json] = [
        {"type": "TextualBody", "purpose": "tagging", "value": one_line(tag)}
        for tag in bookmark.tags
    ]
    about = f"— {plain(credit(bookmark))}"
    bodies.append({"type": "TextualBody", "purpose": "describing", "value": about})
    if bookmark.wording:  # after an official correction; the selector has the struck words, too
        wording = one_line(bookmark.wording)
        bodies.append({"type": "TextualBody", "purpose": "editing", "value": wording})
    if state := what_became(bookmark):
        bodies.append({"type": "TextualBody", "purpose": "assessing", "value": state})
    if bookmark.note:
        note = sanitize(bookmark.note)[0]
        value: dict[str, Json] = {"type": "TextualBody", "format": "text/plain", "value": note}
        bodies.insert(0, {**value, "purpose": "commenting"})
    quote: dict[str, Json] = {
        "type": "TextQuoteSelector",
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
    }
    place: dict[str, Json] = {
        "type": "TextPositionSelector",
        "start": selector.start,
        "end": selector.end,
    }
    source = one_line(bookmark.url) or _address(bookmark.path)
    annotation: dict[str, Json] = {
        "id": f"briefreader:{bookmark.id}",
        "type": "Annotation",
        "created": utc(bookmark.created),
        "motivation": "commenting" if bookmark.note else "highlighting",
        "title": one_line(bookmark.title),
        "target": {"source": source, "selector": [quote, place]},
    }
    if bookmark.shared_by:
        annotation["creator"] = {"type": "Person", "name": one_line(bookmark.shared_by)}
    if bookmark.terms:
        annotation["rights"] = terms(bookmark)
    annotation["body"] = bodies
    return annotation
