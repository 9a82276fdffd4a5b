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
    quotes: Sequence[Quote],
    speaker: str | None,
    speaker_title: str | None,
    randomness: Callable[[int], bytes],
) -> tuple[Correction, ...]:
    """Keep who said ``quotes``; earlier corrections of the same quotes are replaced.

    Bookmarks within the quotes learn their speaker too.
    """
    number = transaction.article(article.path, article.content_hash)
    before = _existing(transaction, number, article.text)
    speaker = one_line(speaker or "") or None
    speaker_title = one_line(speaker_title or "") or None
    made = []
    for quote in quotes:
        existing = _id_at(before, quote.span)
        identity = existing or new_id(randomness)
        while not existing and transaction.row(CORRECTION, identity) is not None:
            identity = new_id(randomness)
        selector = make_selector(article.text, quote.span)
        row: Row = {
            "id": identity,
            "number": transaction.next_number(CORRECTION),
            "article": number,
            **row_codec.selector_columns(selector),
            "speaker": speaker,
            "speaker_title": speaker_title,
        }
        transaction.put(CORRECTION, row)
        made.append(Correction(identity, selector, speaker, speaker_title))
    known: Row = {"speaker": speaker, "speaker_title": speaker_title, "certain": 1}
    _tell_bookmarks(transaction, article, [(quote.span, known) for quote in quotes])
    return tuple(made)


def uncorrect(transaction: Transaction, article: Article, found: Sequence[Quote]) -> bool:
    """Take back the corrections of quotes, which are ``found`` as the program has them."""
    number = transaction.article(article.path, article.content_hash)
    before = _existing(transaction, number, article.text)
    told: list[tuple[Span, Row]] = []
    for quote in found:
        existing = _id_at(before, quote.span)
        if existing:
            known: Row = {
                "speaker": quote.speaker,
                "speaker_title": quote.speaker_title,
                "certain": int(quote.certain),
            }
            told.append((quote.span, known))
            transaction.delete(CORRECTION, existing)
    if told:
        _tell_bookmarks(transaction, article, told)
    return bool(told)


def _tell_bookmarks(
    transaction: Transaction, article: Article, told: Sequence[tuple[Span, Row]]
) -> None:
    """Let the bookmarks within passages know who said them."""
    for bookmark in of_article(transaction.connection, path_key(article.path)):
        span = reanchor_selector(bookmark.selector, article.text).span
        for passage, known in told:
            if span and passage.start <= span.start and span.end <= passage.end:
                transaction.put(BOOKMARK, {"id": bookmark.id, **known})


def _existing(transaction: Transaction, article: int, text: str) -> list[tuple[Span, str]]:
    """Return where an article's corrections stand in its text, with their ids."""
    found = transaction.connection.execute(
        "SELECT id, exact, prefix, suffix, start, end FROM correction WHERE article = ?", (article,)
    )
    placed = (
        (reanchor_selector(TextSelector(*selector), text).span, str(identity))
        for identity, *selector in found.fetchall()
    )
    return [(span, identity) for span, identity in placed if span]


def _id_at(existing: Sequence[tuple[Span, str]], passage: Span) -> str:
    return next((identity for span, identity in existing if _is_same(span, passage)), "")


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
