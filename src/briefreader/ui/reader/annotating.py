"""Notes and tags: written over the screen, kept with the passage, made a bookmark if it is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark
from briefreader.ui.reader.bookmarking import Keeping

if TYPE_CHECKING:
    from briefreader.library import OpenArticle
    from briefreader.library.unsaved_notes import UnsavedNote

Keep = Callable[[], Bookmark]


class Annotating(Keeping):
    """The part of the screen that writes about what is kept."""

    def _noted(self) -> tuple[OpenArticle, Span, Bookmark | None] | None:
        """Return what a note would be about; None, and said, where that is nothing."""
        reading, passage = self.reading, self.meant
        if reading is None or passage is None or self.raw is not None:
            self.show_message("there is no passage here to write about")
            return None
        return reading, passage, reading.bookmark_around(passage)

    def action_note(self) -> None:
        """Write a note on the passage; it becomes a bookmark if it is none."""
        found = self._noted()
        if found is None:
            return
        reading, passage, kept = found
        from briefreader.ui.dialogs.note_editor import NoteEditor

        unsaved, passage = self._unsaved_at(reading, passage)
        if unsaved is not None:
            kept = reading.bookmark_around(passage)
        words = kept.quote if kept else passage.of(reading.article.text)
        path, quote = reading.article.path, passage.of(reading.article.text)
        self.app.push_screen(
            NoteEditor(
                words,
                kept.note if kept else "",
                new=kept is None,
                unsaved=unsaved.words if unsaved else None,
                put_aside=lambda note: self.library.unsaved_notes.keep(path, passage, quote, note),
            ),
            partial(self._take_note, reading, passage, kept, unsaved),
        )

    def _unsaved_at(self, reading: OpenArticle, passage: Span) -> tuple[UnsavedNote | None, Span]:
        """Return the note that was being written about this passage when a reader ended, and its
        own.
        """
        for unsaved in self.library.unsaved_notes.left:
            found = unsaved.passage_in(reading.article)
            if found is not None and found.start < passage.end and passage.start < found.end:
                return unsaved, found
        return None, passage

    def _take_note(
        self,
        reading: OpenArticle,
        passage: Span,
        kept: Bookmark | None,
        unsaved: UnsavedNote | None,
        note: str | None,
    ) -> None:
        """Save the note or not; what was put aside is forgotten unless saving it was refused."""
        if self._keep_note(reading, passage, kept, note):
            self.library.unsaved_notes.forget(unsaved)

    def _keep_note(
        self, reading: OpenArticle, passage: Span, kept: Bookmark | None, note: str | None
    ) -> bool:
        if note is None or note.strip() == (kept.note if kept else ""):
            return True
        if kept is not None:
            words = "note kept" if note.strip() else "note removed; u brings it back"
            return self._annotate(lambda: self.library.kept.set_note(kept, note), words, passage)
        made = lambda: self.library.kept.bookmark(  # noqa: E731
            reading, passage, note=note, tags=self.running_tags
        )
        return self._annotate(made, "bookmarked, with its note", passage)

    def action_tags(self) -> None:
        """Tag the passage; it becomes a bookmark if it is none."""
        found = self._noted()
        if found is None:
            return
        reading, passage, kept = found
        from briefreader.ui.dialogs.tag_editor import TagEditor

        words = kept.quote if kept else passage.of(reading.article.text)
        tags = kept.tags if kept else ()
        self.app.push_screen(
            TagEditor(words, tags, self.library.kept.tags(), new=kept is None),
            partial(self._keep_tags, reading, passage, kept),
        )

    def _keep_tags(
        self,
        reading: OpenArticle,
        passage: Span,
        kept: Bookmark | None,
        tags: tuple[str, ...] | None,
    ) -> None:
        if tags is None or tags == (kept.tags if kept else ()):
            return
        if kept is not None:
            words = "tagged " + ", ".join(tags) if tags else "tags removed; u brings them back"
            self._annotate(lambda: self.library.kept.set_tags(kept, tags), words, passage)
        else:
            made = lambda: self.library.kept.bookmark(reading, passage, tags=tags)  # noqa: E731
            self._annotate(made, "bookmarked, with tags " + ", ".join(tags), passage)

    def _annotate(self, keep: Keep, words: str, passage: Span) -> bool:
        """Change what is kept, then show and say it; a refusal is said instead, and False."""
        made = self.attempt(keep)
        if made is not None:
            self.show_kept(made)
            self.show_message(words)
            self.taken(passage)
        return made is not None

    def taken(self, passage: Span) -> None:
        """Something was done with a passage: if it was selected, the selection has served."""

    def show_kept(self, made: Bookmark) -> None:
        """Show a bookmark of the open article as it is stored now, where it stands in the text."""
        reading = self.reading
        if reading is None or reading.article.path != made.path:
            self.articles.redraw()
            return
        standing = next((mark for mark in reading.bookmarks if mark.id == made.id), None)
        if standing is None:
            self.set_bookmarks((*reading.bookmarks, made))
            return
        made = replace(made, selector=standing.selector, state=standing.state)
        self.set_bookmarks(
            tuple(made if mark.id == made.id else mark for mark in reading.bookmarks)
        )
