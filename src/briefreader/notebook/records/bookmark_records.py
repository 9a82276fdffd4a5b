"""Changes of bookmarks, each within one transaction."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from briefreader.domain.article import Article, Span
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.errors import NotebookError
from briefreader.notebook.anchoring.anchors import Anchor
from briefreader.notebook.anchoring.bookmark_states import ReanchoredBookmark
from briefreader.notebook.records.bookmark_cache import load_bookmark
from briefreader.notebook.records.bookmark_draft import NewBookmark, new_id
from briefreader.notebook.records.renamed_files import keep_former_path
from briefreader.notebook.storage import revisions, row_codec
from briefreader.notebook.storage.schema import BOOKMARK, PLACE, Row
from briefreader.notebook.storage.transaction import Transaction, article_number
from briefreader.text.date_format import utc
from briefreader.text.sanitizing import one_line, sanitize


def add(
    transaction: Transaction,
    draft: NewBookmark,
    created: datetime,
    randomness: Callable[[int], bytes],
    identity: str = "",
    *,
    kept: str = "",
    is_from_elsewhere: bool = False,
) -> Bookmark:
    """Keep the draft's passage under its id, a new one if that is empty or taken, and its article's
    text once for each content.

    Without an id, a passage that is bookmarked by now stays one bookmark, which gets the note below
    its own, and the tags too; ``kept`` is the id of one that has moved to the passage.
    """
    draft = replace(draft, note=clean_note(draft.note), tags=clean_tags(draft.tags))
    if not identity:
        there = transaction.row(BOOKMARK, _id_at(transaction, draft) or kept)
        if there is not None:
            return annotate(transaction, row_codec.text_of(there, "id"), draft.note, draft.tags)
    identity = identity or new_id(randomness)
    while transaction.row(BOOKMARK, identity) is not None:
        identity = new_id(randomness)
    number = (
        _number_at(transaction, created) if is_from_elsewhere else transaction.next_number(BOOKMARK)
    )
    bookmark = _put(transaction, draft.bookmark(identity, created), number)
    keep_text(transaction, bookmark.content_hash, draft.article.text)
    return bookmark


def _id_at(transaction: Transaction, draft: NewBookmark) -> str:
    """Return the id of the first bookmark that was made of just this passage, of an article with
    this content; nothing if there is none.
    """
    article, passage = draft.article, draft.passage
    place = (article_number(transaction.connection, article.path), article.content_hash, *passage)
    found = transaction.connection.execute(_AT_PLACE, place).fetchone()
    return str(found[0]) if found else ""


def annotate(
    transaction: Transaction, bookmark_id: str, note: str, tags: Sequence[str]
) -> Bookmark:
    """Give a bookmark a note below its own, and tags beside its own; return it.

    Whoever wrote them has not seen the bookmark, nor others' notes on it, which stay unsettled.
    """
    from briefreader.text.paragraph_merge import merged_edits

    row = require_bookmark(transaction, bookmark_id)
    before = row_codec.text_of(row, "note")
    both = merged_edits("", before, clean_note(note))
    packed = packed_tags((*revisions.tags_of(row), *tags))
    transaction.words = "change tags" if both == before else "write note"
    transaction.put(BOOKMARK, {"id": bookmark_id, "note": both, "tags": packed})
    made = load_bookmark(transaction.connection, bookmark_id)
    assert made is not None
    return made


def replace_passage(transaction: Transaction, bookmark_id: str, draft: NewBookmark) -> None:
    """Give a bookmark the draft's passage; id, note, tags, number and day stay."""
    old = require_bookmark(transaction, bookmark_id)
    created = datetime.fromisoformat(row_codec.text_of(old, "created"))
    bookmark = draft.bookmark(bookmark_id, created)
    article = transaction.article(bookmark.path, bookmark.content_hash)
    row = row_codec.bookmark_row(bookmark, row_codec.number_of(old, "number"), article)
    transaction.put(BOOKMARK, {**row, **{name: old[name] for name in ("note", "tags", "author")}})
    transaction.delete(PLACE, bookmark_id)
    keep_text(transaction, bookmark.content_hash, draft.article.text)


def remove(transaction: Transaction, bookmark_id: str) -> None:
    """Delete a bookmark; the history keeps its row."""
    require_bookmark(transaction, bookmark_id)
    transaction.delete(BOOKMARK, bookmark_id)
    transaction.delete(PLACE, bookmark_id, undoable=False)


def merge(transaction: Transaction, bookmarks: Sequence[Bookmark]) -> int:
    """Take in bookmarks from elsewhere, those with a known id only once; how many were new.

    A bookmark that is here already keeps its passage and its note; an empty note is filled, and
    tags are added.
    """
    count = 0
    for bookmark in map(harmless, bookmarks):
        old = transaction.row(BOOKMARK, bookmark.id)
        if old is None:
            _put(transaction, bookmark, _number_at(transaction, bookmark.created))
            if bookmark.state is not BookmarkState.OK:
                update_position(transaction, bookmark, "", "")
            count += 1
            continue
        tags = (*json.loads(row_codec.text_of(old, "tags") or "[]"), *bookmark.tags)
        note = row_codec.text_of(old, "note") or bookmark.note
        transaction.put(BOOKMARK, {"id": bookmark.id, "note": note, "tags": packed_tags(tags)})
    return count


def update_position(
    transaction: Transaction, bookmark: Bookmark, content_hash: str, wording: str
) -> None:
    """Keep where a bookmark stands in its article's latest text; no step of the history."""
    span = bookmark.selector.span
    _keep_place(transaction, bookmark.id, content_hash, bookmark.state, span, wording)


def _keep_place(
    transaction: Transaction,
    bookmark_id: str,
    content_hash: str,
    state: BookmarkState,
    span: Span,
    wording: str,
) -> None:
    """Keep a bookmark's place; what it says of the file that the bookmark was in before stays while
    the words do.
    """
    before = transaction.row(PLACE, bookmark_id) if state.is_unchanged else None
    former = row_codec.text_of(before, "wording") if before else ""
    row: Row = {
        "bookmark": bookmark_id,
        "content_hash": content_hash,
        "state": state,
        "start": span.start,
        "end": span.end,
        "wording": former if row_codec.former_path_of(former) else wording,
    }
    transaction.put(PLACE, row, undoable=False)


def relocate(transaction: Transaction, bookmark_id: str, article: Article, anchor: Anchor) -> None:
    """Let a bookmark stand in another article than it was made in; no step of the history."""
    require_bookmark(transaction, bookmark_id)
    made = load_bookmark(transaction.connection, bookmark_id)
    assert made is not None
    number = transaction.article(article.path, article.content_hash)
    transaction.put(BOOKMARK, {"id": bookmark_id, "article": number}, undoable=False)
    span = anchor.span or Span(0, 0)
    wording = span.of(article.text)
    _keep_place(transaction, bookmark_id, article.content_hash, anchor.state, span, wording)
    keep_former_path(transaction, bookmark_id, made.path, article.path)
    keep_text(transaction, article.content_hash, article.text)


def keep_places(
    transaction: Transaction, edits: Sequence[ReanchoredBookmark], content_hash: str
) -> None:
    """Keep where bookmarks stand that are not where they were at the last look."""
    for edit in edits:
        update_position(transaction, edit.bookmark, content_hash, edit.wording)


def require_bookmark(transaction: Transaction, bookmark_id: str) -> Row:
    """Return the bookmark's row; NotebookError if there is none."""
    row = transaction.row(BOOKMARK, bookmark_id)
    if row is None:
        raise NotebookError(f"no bookmark {one_line(bookmark_id)}: it was removed")
    return row


def clean_note(note: str) -> str:
    """Return the note as it is kept."""
    return sanitize(note)[0].strip()


def clean_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Return the tags as they are kept: each on one line, once, in the given order."""
    return tuple(dict.fromkeys(tag for tag in map(one_line, tags) if tag))


def packed_tags(tags: Sequence[str]) -> str:
    """Return the tags as the column holds them."""
    return json.dumps(clean_tags(tags), ensure_ascii=False)


# The bookmark of a passage of an article, as ``bookmark_at`` finds it.
_AT_PLACE = """
    SELECT id FROM bookmark WHERE article = ? AND content_hash = ? AND start = ? AND "end" = ?
    ORDER BY number, id LIMIT 1
"""
# The end of the numbers that follow one another from a taken one on.
_LAST_TAKEN = """
    SELECT number FROM bookmark AS one WHERE number >= ? AND NOT EXISTS
    (SELECT 1 FROM bookmark WHERE number = one.number + 1) ORDER BY number LIMIT 1
"""


def _number_at(transaction: Transaction, created: datetime) -> int:
    """Return the number that lists a bookmark from elsewhere where it was made, behind those of the
    same moment, so that every machine has them in the same order.
    """
    number = int(created.timestamp() * 1000)
    if not 0 < number <= transaction.moment:
        return transaction.next_number(BOOKMARK)
    find = transaction.connection.execute
    if find("SELECT 1 FROM bookmark WHERE number = ?", (number,)).fetchone() is None:
        return number
    return int(find(_LAST_TAKEN, (number,)).fetchone()[0]) + 1


def _put(transaction: Transaction, bookmark: Bookmark, number: int) -> Bookmark:
    """Keep a new bookmark, and return it; who made it, unless it says so, is who is at work."""
    bookmark = bookmark._replace(author=bookmark.author or transaction.author)
    article = transaction.article(bookmark.path, bookmark.content_hash)
    transaction.put(BOOKMARK, row_codec.bookmark_row(bookmark, number, article))
    return bookmark


def record_content(transaction: Transaction, article: Article) -> None:
    """Keep an article's text and hash as they are now."""
    transaction.article(article.path, article.content_hash)
    keep_text(transaction, article.content_hash, article.text)


def keep_text(transaction: Transaction, content_hash: str, text: str) -> None:
    """Keep a text as of now, once for each content."""
    held = transaction.connection.execute(
        "SELECT 1 FROM article_text WHERE content_hash = ?", (content_hash,)
    ).fetchone()
    if held is None:
        now = utc(datetime.fromtimestamp(transaction.moment / 1000, UTC))
        packed = zlib.compress(text.encode("utf-8", "replace"))
        transaction.keep_text(content_hash, packed, now)


def harmless(bookmark: Bookmark) -> Bookmark:
    """Return a bookmark from elsewhere with nothing in it that a terminal or UTF-8 would stumble
    over.

    Raises NotebookError for an id, a mark or a locator that cannot be kept as one.
    """
    selector = bookmark.selector
    if wrong := row_codec.misread_mark(bookmark.marks, bookmark.locator):
        shown = one_line(wrong)[:80]
        raise NotebookError(
            f"bookmark {one_line(bookmark.id)[:80]}: not a valid mark or locator: {shown}"
        )
    if not bookmark.id.isalnum() or not bookmark.id.isascii() or len(bookmark.id) > 64:
        raise NotebookError(f"not a bookmark id: {one_line(bookmark.id)[:80]}")
    return bookmark._replace(
        selector=selector._replace(
            exact=_clean(selector.exact),
            prefix=_clean(selector.prefix),
            suffix=_clean(selector.suffix),
        ),
        content_hash=one_line(bookmark.content_hash),
        title=_clean(bookmark.title),
        source=_clean(bookmark.source),
        url=_clean(bookmark.url),
        byline=_clean(bookmark.byline),
        locator=one_line(_clean(bookmark.locator)),
        speaker=_clean(bookmark.speaker or "") or None,
        speaker_title=_clean(bookmark.speaker_title or "") or None,
        mention=_clean(bookmark.mention),
        question=_clean(bookmark.question),
        wording=_clean(bookmark.wording),
        note=clean_note(bookmark.note),
        tags=clean_tags(bookmark.tags),
        author=one_line(bookmark.author),
        terms=clean_tags(bookmark.terms),
        marks=clean_tags(bookmark.marks),
    )


def _clean(text: str) -> str:
    return sanitize(text)[0]
