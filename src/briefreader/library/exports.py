"""Citations and documents of bookmarks: as words to be pasted, as exports, as evidence."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark
from briefreader.errors import ExportError
from briefreader.forked_half import Half, NotInHalves, Pieces, in_halves, text_of
from briefreader.library.bookmarks import Bookmarks
from briefreader.library.open_article import OpenArticle
from briefreader.notebook.notebook import Notebook
from briefreader.sources.files.file_kinds import kind_of, no_article, reason_for
from briefreader.text.sanitizing import one_line

# Nothing here is needed before somebody copies or exports: what cites is loaded then.
if TYPE_CHECKING:
    from briefreader.citations import CitationStyle, ExportFormat
    from briefreader.evidence.pack_writer import PackSummary
    from briefreader.factcheck import SourceLocation
    from briefreader.notebook import NewBookmark


class Exports:
    """Citations, exports and evidence of bookmarks, never written over an article or the
    notebook.
    """

    def __init__(
        self,
        notebook: Notebook,
        roots: Sequence[Path],
        clock: Callable[[], datetime],
        bookmarks: Bookmarks,
    ) -> None:
        self._notebook = notebook
        self._roots = roots
        self._clock = clock
        self._bookmarks = bookmarks

    def cite_passage(
        self, opened: OpenArticle, passage: Span, style: CitationStyle | None = None
    ) -> str:
        """Return a passage with who said it, where and when, to be pasted elsewhere."""
        from briefreader.citations import CitationStyle, cite

        return cite(
            opened.draft_bookmark(passage).bookmark("", self._clock()),
            style or CitationStyle.PLAIN,
        )

    def as_unsaved_bookmark(self, draft: NewBookmark) -> Bookmark:
        """Return a passage as the bookmark that it would be; its id is that of the passage."""
        from briefreader.domain.passage_ids import passage_id

        return draft.bookmark(passage_id(draft.article.content_hash, draft.passage), self._clock())

    def spoken(self, draft: NewBookmark) -> str:
        """Return a passage cited as it was said, before an official correction; nothing without
        one.
        """
        words = draft.spoken()
        return self.cite(self.as_unsaved_bookmark(draft)._replace(wording=words)) if words else ""

    def attributed_place(self, place: SourceLocation) -> str:
        """Return the words that were found for a draft's quotation, with who said them and
        where.
        """
        from briefreader.notebook import NewBookmark

        draft = NewBookmark(place.article, place.span, place.quote)
        return self.cite(self.as_unsaved_bookmark(draft)._replace(wording=place.found))

    def cite(self, bookmark: Bookmark, style: CitationStyle | None = None) -> str:
        """Return a bookmark's words with who said them, where and when."""
        from briefreader.citations import CitationStyle, cite

        return cite(bookmark, style or CitationStyle.PLAIN)

    def export(
        self,
        bookmarks: Sequence[Bookmark],
        format: ExportFormat,  # noqa: A002 - the word for it
        style: CitationStyle | None = None,
    ) -> str:
        """Return bookmarks as one document, with their state as their files are now."""
        return text_of(self.export_pieces(bookmarks, format, style))

    def export_pieces(
        self,
        bookmarks: Sequence[Bookmark],
        format: ExportFormat,  # noqa: A002 - the word for it
        style: CitationStyle | None = None,
    ) -> Pieces:
        """Return the pieces of that document, to be written to a file."""
        from briefreader.citations import CitationStyle, export_pieces

        return export_pieces(
            self._bookmarks.as_found_now(bookmarks), format, style or CitationStyle.PLAIN
        )

    def export_all(
        self,
        format: ExportFormat,  # noqa: A002 - the word for it
        style: CitationStyle | None = None,
    ) -> tuple[int, Pieces]:
        """Return how many bookmarks there are, and the pieces of a document of them all.

        Two processes read, check and write half of many each, sooner than one that has to go
        through the memory of all of them; that is not possible where something is to be told or
        kept: then they are read as ever.
        """
        from briefreader.citations import CitationStyle, export_half, is_by_article

        style = style or CitationStyle.PLAIN
        count = self._bookmarks.count_unread
        try:
            found_now = self._bookmarks.halves()

            def written(half: Half) -> Pieces:
                some = found_now(half, by_article=is_by_article(format))
                return export_half(half, some, format, style)

            return count, in_halves(written, count)
        except NotInHalves:
            found = self._bookmarks.find()
            return len(found), self.export_pieces(found, format, style)

    def fill(
        self, bookmarks: Sequence[Bookmark], template: Path, style: CitationStyle | None
    ) -> str:
        """Return a template of the user's own, filled in once for each bookmark; raises
        ExportError.
        """
        from briefreader.citations import CitationStyle, fill_template

        shown = one_line(str(template))
        try:
            form = template.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise ExportError(f"{shown}: {reason_for(error)}") from error
        except UnicodeDecodeError as error:
            raise ExportError(f"{shown}: not a template: not UTF-8 text") from error
        try:
            return fill_template(
                self._bookmarks.as_found_now(bookmarks), form, style or CitationStyle.PLAIN
            )
        except ExportError as error:
            raise ExportError(f"{shown}: {error}") from error

    def refuse_target(self, path: Path) -> None:
        """Raise ExportError for what is or would be an article of this library, and any place in
        the notebook's folder.
        """
        refuse_target(path, self._roots, self._notebook.folder)

    def folder_outside(self, folder: Path) -> Path:
        """Return the nearest folder, it or one above it, that is not in the library; the user's
        home where nothing may be written there.
        """
        real = Path(os.path.realpath(folder))
        outside = (
            one
            for one in (real, *real.parents)
            if not any(one.is_relative_to(root) for root in self._roots)
        )
        found = next(outside, folder)
        return found if os.access(found, os.W_OK) else Path.home()

    def write_export(self, path: Path, *parts: str | bytes | memoryview) -> None:
        """Write a document; raises ExportError, also where it would replace an article."""
        from briefreader.notebook.storage.atomic_files import write_export

        self.refuse_target(path)
        write_export(path, *parts)

    def write_evidence(
        self, folder: Path, bookmarks: Sequence[Bookmark], *, notes: bool = False, by: str = ""
    ) -> PackSummary:
        """Write an evidence pack into a new folder, whole or not at all; raises ExportError.

        Private notes go along only with ``notes``; ``by`` says who made it.
        """
        from briefreader import __version__
        from briefreader.evidence.crate import PackOrigin
        from briefreader.evidence.pack_writer import write_pack
        from briefreader.text.date_format import utc

        refuse_target(folder, self._roots, self._notebook.folder, is_folder=True)
        origin = PackOrigin(utc(self._clock()), f"briefreader {__version__}", one_line(by))
        return write_pack(
            folder,
            self._bookmarks.as_found_now(bookmarks),
            self._roots,
            self._notebook.kept_text,
            origin,
            notes=notes,
            home=Path.home(),
        )


def refuse_target(
    path: Path, roots: Sequence[Path], notebook_folder: Path, *, is_folder: bool = False
) -> None:
    """Raise ExportError if ``path`` is in the notebook's folder; below the real roots if it is
    there already or would be an article, as files in a new folder would.

    Links are followed as far as they go.
    """
    if "\0" in str(path):
        raise ExportError(f"{one_line(str(path))}: not written: not a valid file name")
    real = Path(os.path.realpath(path))
    reason = ""
    if real.is_relative_to(os.path.realpath(notebook_folder)):
        reason = "that is the notebook's folder"
    elif any(real.is_relative_to(root) for root in roots):
        if is_folder or kind_of(real.name) is not None or not no_article(real.name):
            reason = "that is inside this library, and would be read as an article"
        elif os.path.lexists(real):
            reason = "that is a file of this library"
    if reason:
        raise ExportError(f"{one_line(str(path))}: not written: {reason}; choose another place")
