"""What the user knows better than the program: who said a quote, and which names are one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefreader.domain.article import Article, Span, path_key
from briefreader.domain.bookmark import TextSelector
from briefreader.domain.quote import Quote
from briefreader.errors import NotebookError
from briefreader.notebook.anchoring.anchors import make_selector, reanchor_selector
from briefreader.notebook.records.bookmark_cache import of_article
from briefreader.notebook.records.bookmark_draft import new_id
from briefreader.notebook.storage import row_codec
from briefreader.notebook.storage.schema import ALIAS, BOOKMARK, CORRECTION, Row
from briefreader.notebook.storage.store import Store
from briefreader.notebook.storage.transaction import Transaction
from briefreader.text.folding import fold
from briefreader.text.sanitizing import one_line


@dataclass(frozen=True, slots=True)
class Correction:
    """Who said a passage, in the user's word; no speaker means that nobody is named."""

    id: str
    selector: TextSelector
    speaker: str | None
    speaker_title: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """A name and the full name of the person whom it means."""

    name: str
    person: str


def correct(
    transaction: Transaction,
    article: Article,
    quote: Quote,
    speaker: str | None,
    speaker_title: str | None,
    randomness: Callable[[int], bytes],
) -> Correction:
    """Keep who said ``quote``; an earlier correction of the same quote is replaced.

    Bookmarks within the quote learn their speaker too.
    """
    number = transaction.article(article.path, article.content_hash)
    existing = _existing_id(transaction, number, article.text, quote.span)
    identity = existing or new_id(randomness)
    while not existing and transaction.row(CORRECTION, identity) is not None:
        identity = new_id(randomness)
    selector = make_selector(article.text, quote.span)
    speaker = one_line(speaker or "") or None
    speaker_title = one_line(speaker_title or "") or None
    row: Row = {
        "id": identity,
        "number": transaction.next_number(CORRECTION),
        "article": number,
        **row_codec.selector_columns(selector),
        "speaker": speaker,
        "speaker_title": speaker_title,
    }
    transaction.put(CORRECTION, row)
    known: Row = {"speaker": speaker, "speaker_title": speaker_title, "certain": 1}
    _tell_bookmarks(transaction, article, quote.span, known)
    return Correction(identity, selector, speaker, speaker_title)


def uncorrect(transaction: Transaction, article: Article, found: Quote) -> bool:
    """Take back the correction of a quote, which is ``found`` as the program has it."""
    number = transaction.article(article.path, article.content_hash)
    existing = _existing_id(transaction, number, article.text, found.span)
    if not existing:
        return False
    known: Row = {
        "speaker": found.speaker,
        "speaker_title": found.speaker_title,
        "certain": int(found.certain),
    }
    _tell_bookmarks(transaction, article, found.span, known)
    return transaction.delete(CORRECTION, existing)


def _tell_bookmarks(transaction: Transaction, article: Article, passage: Span, known: Row) -> None:
    """Let the bookmarks within a passage know who said it."""
    for bookmark in of_article(transaction.connection, path_key(article.path)):
        anchor = reanchor_selector(bookmark.selector, article.text)
        if anchor.span and passage.start <= anchor.span.start and anchor.span.end <= passage.end:
            transaction.put(BOOKMARK, {"id": bookmark.id, **known})


def _existing_id(transaction: Transaction, article: int, text: str, passage: Span) -> str:
    found = transaction.connection.execute(
        "SELECT id, exact, prefix, suffix, start, end FROM correction WHERE article = ?", (article,)
    )
    for identity, *selector in found.fetchall():
        anchor = reanchor_selector(TextSelector(*selector), text)
        if anchor.span and _is_same(anchor.span, passage):
            return str(identity)
    return ""


def corrections_of(store: Store, key: bytes) -> tuple[Correction, ...]:
    """Return the corrections in the article with that path key, the oldest first."""
    store.verify(CORRECTION)
    found = store.rows(
        "SELECT correction.* FROM correction JOIN article ON article.id = correction.article"
        " WHERE article.path = ? ORDER BY number, correction.id",
        key,
    )
    return tuple(
        Correction(
            row_codec.text_of(row, "id"),
            row_codec.selector_of(row),
            row_codec.text_of(row, "speaker") or None,
            row_codec.text_of(row, "speaker_title") or None,
        )
        for row in found
    )


def every_correction(store: Store) -> dict[bytes, tuple[Correction, ...]]:
    """Return all corrections by their articles' path keys, each article's as ``corrections_of``
    has it.
    """
    store.verify(CORRECTION)
    found = store.rows(
        "SELECT DISTINCT article.path FROM correction JOIN article ON article.id ="
        " correction.article ORDER BY article.path"
    )
    keys = (row["path"] for row in found)
    return {key: corrections_of(store, key) for key in keys if isinstance(key, bytes)}


def corrected_in_place(
    quotes: Sequence[Quote], corrections: Sequence[Correction]
) -> tuple[Quote, ...] | None:
    """Return what ``corrected`` does, without the text; None where a passage is not just where
    it was.
    """
    existing = {(quote.start, quote.text): quote.span for quote in quotes}
    found = list(quotes)
    for correction in corrections:
        span = existing.get((correction.selector.start, correction.selector.exact))
        if span is None:
            return None
        _correct_at(found, span, correction)
    return tuple(found)


def corrected(
    quotes: Sequence[Quote], text: str, corrections: Sequence[Correction]
) -> tuple[Quote, ...]:
    """Return ``quotes`` of ``text`` with the speakers that the user gave; a correction whose
    passage is lost, or is no quote any longer, changes nothing.
    """
    found = list(quotes)
    folded = fold(text) if corrections else None
    for correction in corrections:
        anchor = reanchor_selector(correction.selector, text, folded=folded)
        if anchor.span:
            _correct_at(found, anchor.span, correction)
    return tuple(found)


def _correct_at(quotes: list[Quote], span: Span, correction: Correction) -> None:
    """Give the quotes that stand there their speaker."""
    for index, quote in enumerate(quotes):
        if _is_same(span, quote.span):
            quotes[index] = replace(
                quote,
                speaker=correction.speaker,
                speaker_title=correction.speaker_title,
                certain=True,
            )


def _is_same(one: Span, other: Span) -> bool:
    """Return whether two passages have more in common than apart."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > max(one.end - one.start, other.end - other.start)


def join_names(transaction: Transaction, name: str, person: str) -> None:
    """Let ``name`` mean ``person``, and with it all names that meant ``name``.

    Raises NotebookError if ``person`` means ``name`` already, both are the same, or one is empty.
    """
    name, person = one_line(name), one_line(person)
    known = dict(transaction.connection.execute("SELECT name, person FROM alias").fetchall())
    person = known.get(person, person)
    if not name or not person:
        raise NotebookError("merging needs two names: one is empty")
    if person == name:
        raise NotebookError(f"{name} is already merged into {person}")
    transaction.put(ALIAS, {"name": name, "person": person})
    for other, meant in known.items():
        if meant == name:
            transaction.put(ALIAS, {"name": other, "person": person})


def aliases(store: Store) -> tuple[Alias, ...]:
    """Return every alias, sorted by name; none means another alias."""
    store.verify(ALIAS)
    found = store.rows("SELECT name, person FROM alias ORDER BY name")
    return tuple(
        Alias(row_codec.text_of(row, "name"), row_codec.text_of(row, "person")) for row in found
    )
