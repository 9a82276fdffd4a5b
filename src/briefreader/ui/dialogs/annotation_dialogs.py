"""The dialogs that write about passages, opened over the reader and over the bookmarks alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.screen import Screen

from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark
from briefreader.errors import NotebookError
from briefreader.library.bookmarks import require_own
from briefreader.library.unsaved_notes import UnsavedNote
from briefreader.ui.commands.error_messages import UNDO, ErrorMessages
from briefreader.ui.commands.key_names import key_of, with_keys

if TYPE_CHECKING:
    from briefreader.library import Library, OpenArticle
    from briefreader.library.bookmarks import Bookmarks

Result = TypeVar("Result")
MakeBookmark = Callable[[str, tuple[str, ...]], Bookmark]


class AnnotationView(Protocol):
    """A screen over which the dialogs open."""

    def push(
        self, screen: Screen[Result], done: Callable[[Result | None], None] | None = None
    ) -> None:
        """Open a screen over this one; ``done`` gets what it is dismissed with."""


@dataclass(frozen=True, slots=True)
class AnnotatedPassage:
    """A passage that is written about: a bookmark, or what ``make`` keeps with a note and tags.

    ``unsaved`` is the note that was being written about it when a reader ended, ``new_tags`` what
    it is tagged with if it is kept for its note.
    """

    path: Path
    span: Span
    words: str
    bookmark: Bookmark | None
    make: MakeBookmark | None = None
    new_tags: tuple[str, ...] = ()
    unsaved: UnsavedNote | None = None

    @classmethod
    def of(cls, bookmark: Bookmark) -> AnnotatedPassage:
        """Return the passage of a bookmark."""
        selector = bookmark.selector
        return cls(bookmark.path, selector.span, selector.exact, bookmark)

    @classmethod
    def within(
        cls,
        opened: OpenArticle,
        passage: Span,
        bookmarks: Bookmarks,
        new_tags: tuple[str, ...],
        unsaved: UnsavedNote | None = None,
    ) -> AnnotatedPassage:
        """Return a passage of an open article, with its bookmark if it has one."""
        return cls(
            opened.article.path,
            passage,
            passage.of(opened.article.text),
            opened.bookmark_around(passage),
            lambda note, tags: bookmarks.bookmark(opened, passage, note=note, tags=tags),
            new_tags,
            unsaved,
        )


class AnnotationDialogs:
    """Asks for notes and tags, and keeps them."""

    def __init__(
        self,
        library: Library,
        view: AnnotationView,
        messages: ErrorMessages,
        show_made: Callable[[Bookmark, AnnotatedPassage], None],
    ) -> None:
        """``show_made`` shows a bookmark as it is stored now."""
        self._library = library
        self._view = view
        self._messages = messages
        self._show_made = show_made

    def write_note(
        self, passage: AnnotatedPassage, closed: Callable[[], object] = lambda: None
    ) -> None:
        """Ask for the note, then call ``closed``; what is being written is on disk meanwhile."""
        from briefreader.ui.dialogs.note_editor import NoteEditor

        passage = self._as_stored(passage)
        existing, notes = passage.bookmark, self._library.unsaved_notes
        if not self._may_write(existing):
            return
        unsaved = passage.unsaved or notes.about(passage.path, passage.span, passage.words)
        file = unsaved.file if unsaved else notes.new_file()
        aside = self._messages.waiting_changes.aside
        keep = partial(notes.keep, file, passage.path, passage.span, passage.words)

        def taken(note: str | None) -> None:
            self._take_note(replace(passage, unsaved=unsaved), file, note)
            closed()

        self._view.push(
            NoteEditor(
                existing.quote if existing else passage.words,
                existing.note if existing else "",
                new=existing is None,
                unsaved=unsaved.words if unsaved else None,
                tags_key=key_of("tags", self._messages.keymap),
                put_aside=lambda words: aside(partial(keep, words)),
            ),
            taken,
        )

    def _as_stored(self, passage: AnnotatedPassage) -> AnnotatedPassage:
        """Return the passage with its bookmark as it is by now: another window may have written
        its note, or removed it.
        """
        if passage.bookmark is None:
            return passage
        try:
            stored = self._library.bookmarks.as_stored(passage.bookmark)
        except NotebookError:  # locked: what is written waits, and takes no other's place
            return passage
        if stored is None and passage.make is None:
            return passage  # the refusal says that it was removed
        return replace(passage, bookmark=stored)

    def _may_write(self, existing: Bookmark | None) -> bool:
        """Return whether a bookmark is the user's own; if not, it is said before one types."""
        if existing is None:
            return True
        return self._messages.attempt(lambda: require_own(existing)) is not None

    def _take_note(self, passage: AnnotatedPassage, file: Path, note: str | None) -> None:
        """Save the note or not; what was put aside in ``file`` is forgotten unless it could not be
        saved: then it is asked for again, at once or at the passage's next note.
        """
        existing, notes, make = passage.bookmark, self._library.unsaved_notes, passage.make
        aside = self._messages.waiting_changes.aside

        if note is None or note.strip() == (existing.note if existing else ""):
            aside(partial(notes.forget, file, passage.unsaved))
            return
        text, saved = note, False
        left = UnsavedNote(passage.path, passage.span, passage.words, text, file)

        def save() -> Bookmark | None:
            nonlocal saved
            made = None
            if existing is not None:
                made = self._library.bookmarks.set_note(existing, text)
            elif make is not None:
                made = make(text, passage.new_tags)
            saved = True
            notes.forget(file, left)
            return made

        def put_aside() -> None:
            if not saved:
                notes.keep(file, passage.path, passage.span, passage.words, text)

        def again() -> None:
            aside(put_aside)
            self.write_note(replace(passage, unsaved=left))

        notes.leave(left)
        told = partial(_note_told, existing, text, self._messages.keymap)
        self._keep("write note", save, told, passage, again)
        if self._messages.waiting_changes:  # until then there is what was put aside last
            aside(put_aside)

    def edit_tags(self, passage: AnnotatedPassage, typed: tuple[str, ...] | None = None) -> None:
        """Ask for the tags; ``typed`` are some that could not be saved."""
        from briefreader.ui.dialogs.tag_editor import TagEditor

        passage = self._as_stored(passage)
        existing, known = passage.bookmark, self._library.bookmarks.tags()
        if not self._may_write(existing):
            return
        words = existing.quote if existing else passage.words
        tags = existing.tags if existing and typed is None else typed or ()
        editor = TagEditor(words, tags, known, new=existing is None)
        self._view.push(editor, partial(self._keep_tags, passage))

    def _keep_tags(self, passage: AnnotatedPassage, tags: tuple[str, ...] | None) -> None:
        existing = passage.bookmark
        if tags is None or tags == (existing.tags if existing else ()):
            return
        new, make = tags, passage.make

        def save() -> Bookmark | None:
            if existing is not None:
                return self._library.bookmarks.set_tags(existing, new)
            return make("", new) if make is not None else None

        keymap = self._messages.keymap

        def told(made: Bookmark) -> str:
            named = ", ".join(made.tags)
            if existing is None:
                return f"bookmarked and tagged {named}"
            return f"tagged {named}" if named else with_keys(f"tags removed{UNDO}", keymap)

        self._keep("tag bookmark", save, told, passage, partial(self.edit_tags, passage, tags))

    def _keep(
        self,
        what: str,
        save: Callable[[], Bookmark | None],
        told: Callable[[Bookmark], str],
        passage: AnnotatedPassage,
        again: Callable[[], None],
    ) -> None:
        """Change what is kept, then show and say it; a refusal is said instead, and the words are
        asked for ``again``.
        """

        def show(made: Bookmark | None) -> None:
            if made is not None:
                self._show_made(made, passage)
                self._messages.show_message(told(made))

        self._messages.change(what, save, show, again)


def _note_told(
    existing: Bookmark | None, note: str, keymap: Mapping[str, str], made: Bookmark
) -> str:
    """Return what to say when a bookmark has been given a note: it may have another one, too."""
    note = note.strip()
    if existing is None and made.note == note:
        return "bookmarked with a note"
    if len(made.note) > len(note):  # what another window has changed is in it, too
        other = "not removed: another window changed this note"
        return "note saved with another window's changes" if note else other
    return "note saved" if note else with_keys(f"note removed{UNDO}", keymap)
