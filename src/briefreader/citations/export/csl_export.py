"""Bookmarks as CSL-JSON, the input of citation processors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefreader.citations.author_names import Author
from briefreader.citations.export.jsonl_export import Json, encode
from briefreader.citations.grouping import by_article
from briefreader.citations.punctuation import accessed, issued
from briefreader.citations.references import Reference, is_day_of_speech, reference_of
from briefreader.citations.work_kinds import ItemKind
from briefreader.domain.bookmark import Bookmark
from briefreader.forked_half import LongText
from briefreader.text.sanitizing import escape_json_controls, one_line

_TYPES = {
    ItemKind.NEWS_ARTICLE: "article-newspaper",
    ItemKind.WEB_PAGE: "webpage",
    ItemKind.DOCUMENT: "document",
    ItemKind.BOOK: "book",
    ItemKind.EMAIL: "personal_communication",
    ItemKind.BROADCAST: "broadcast",
    ItemKind.SLIDES: "speech",
}


def export(bookmarks: Sequence[Bookmark]) -> LongText[list[Bookmark]]:
    """Return an array with one item an article."""

    def item(group: list[Bookmark]) -> str:
        return encode(_item(reference_of(group)))

    before, after = ("[\n", "\n]\n") if bookmarks else ("[", "]\n")
    return LongText(item, by_article(bookmarks), ",\n", before, after, escape_json_controls)


def _item(reference: Reference) -> dict[str, Json]:
    first = reference.first
    item: dict[str, Json] = {
        "id": reference.key,
        "type": _TYPES[reference.kind],
        "title": reference.title,
    }
    if reference.authors:
        item["author"] = [
            _name(name) if name.given else {"literal": name.family} for name in reference.authors
        ]
    if first.source:
        is_book = reference.kind is ItemKind.BOOK
        item["publisher" if is_book else "container-title"] = one_line(first.source)
    if day := issued(first):
        item["issued"] = {"date-parts": [[part for part in day if part]]}
    if first.date and is_day_of_speech(first):
        item["event-date"] = _day(first.date)
    if day_read := accessed(first):
        item["URL"] = one_line(first.url)
        item["accessed"] = _day(day_read)
    if reference.tags:
        item["keyword"] = reference.keywords
    item["annote"] = "\n".join(reference.quotes)
    return item


def _name(author: Author) -> dict[str, Json]:
    suffix: dict[str, Json] = {"suffix": author.suffix} if author.suffix else {}
    return {"family": author.family, "given": author.given, **suffix}


def _day(day: date) -> Json:
    return {"date-parts": [[day.year, day.month, day.day]]}
