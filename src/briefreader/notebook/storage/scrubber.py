"""The notebook and its second copy read through, whatever their size, and each repaired."""

from __future__ import annotations

from briefreader.errors import NotebookError, NotebookReadOnly
from briefreader.notebook.storage import journal
from briefreader.notebook.storage.integrity import sound_texts
from briefreader.notebook.storage.recovery import copy_aside, lacking_texts, with_texts
from briefreader.notebook.storage.store import Store
from briefreader.text.plurals import pluralize


def scrub(store: Store) -> tuple[str, ...]:
    """Check every row, line and text; a line for each damage, with what became of it.

    The database is repaired from its second copy, then the second copy from the database; a damaged
    file is kept beside. Raises NotebookReadOnly, NotebookError.
    """
    if store.read_only:
        raise NotebookReadOnly(f"the notebook wasn't checked in full: {store.read_only}")
    told = len(store.notices)
    store.verify()
    said = list(store.notices[told:])
    store.settle()
    try:
        said += [*_rows(store), *_texts(store)]
    except OSError as error:
        raise NotebookError(f"{store.folder}: {error.strerror}") from error
    return tuple(said)


def _rows(store: Store) -> list[str]:
    """Write the rows' second copy anew if it does not hold what the database does."""
    path = store.folder / journal.JOURNAL_NAME
    held = journal.read_rows(store.folder)
    if held is None:
        store.compact()
        return [f"{path.name}: missing; rebuilt"]
    spoilt = sum(map(journal.damaged_lines, (path, *journal.pieces(store.folder))))
    spoilt = max(spoilt, len(held.doubtful))
    if not spoilt and held.is_complete and held.change == store.change():
        return []
    copy = copy_aside(path, store.now())
    store.compact()
    what = pluralize(spoilt, "damaged line") if spoilt else "doesn't match the notebook"
    return [f"{path.name}: {what}, saved as {copy.name}; rebuilt"]


def _texts(store: Store) -> list[str]:
    """Write the texts' second copy anew if it lacks one or a line is damaged."""
    path = store.folder / journal.TEXTS_NAME
    spoilt = journal.damaged_lines(path)
    held = journal.read_texts(store.folder).texts
    with store.connection() as connection:
        texts = dict(sound_texts(connection))
    missing = len(lacking_texts(held, texts.items()))
    if not spoilt and not missing:
        return []
    copy = copy_aside(path, store.now()) if path.exists() else None
    journal.replace_texts(store.folder, with_texts(held, texts))
    kept = f", saved as {copy.name}" if copy else ""
    what = pluralize(spoilt, "damaged line") if spoilt else "article texts are missing"
    return [f"{path.name}: {what}{kept}; rebuilt"]
