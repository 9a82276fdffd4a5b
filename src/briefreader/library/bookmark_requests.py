"""Bookmarks that a program asks for: by a quote's id, or by a file and exact words of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefreader.domain.article import Article, Span
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.domain.passage_ids import passage_id
from briefreader.errors import LinkError, RequestError, SourceError
from briefreader.library.bookmarks import Bookmarks
from briefreader.library.held_articles import HeldArticle, HeldArticles
from briefreader.library.open_article import OpenArticle
from briefreader.library.permalinks import LinkTarget, content_and_passage, is_of_content
from briefreader.text.sanitizing import one_line

_PLACES_NAMED = 6
_SHOWN_AROUND = 24  # code points on each side of a place that is named


@dataclass(frozen=True, slots=True)
class BookmarkRequest:
    """What to bookmark: the passage that ``identity`` leads to, else these words of a file.

    ``note`` and ``tags`` are for the bookmark, be it new or here already.
    """

    identity: str = ""
    path: Path | None = None
    words: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()


class BookmarkRequests:
    """Does what is asked for, once: asked again, the same bookmark answers.

    ``read`` opens an article, ``linked`` says where an id leads, ``find`` where words stand.
    """

    def __init__(
        self,
        bookmarks: Bookmarks,
        *,
        read: Callable[[Path], OpenArticle],
        linked: Callable[[str], LinkTarget],
        find: Callable[[Article, str], Sequence[Span]],
    ) -> None:
        self._bookmarks = bookmarks
        self._linked = linked
        self._find = find
        self._held = HeldArticles(bookmarks, read)
        self._paths: dict[int, Path] = {}  # by the beginnings of their contents' hashes

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let all that is asked for in a block be on disk when it is left, or nothing of it; a
        NotebookError must leave the block.
        """
        try:
            with self._bookmarks.together():
                yield
        except BaseException:
            self._held.clear()
            raise

    def prepare(self, request: BookmarkRequest) -> bool:
        """Open the article of a request, so that nobody has to wait for that; False if it can't
        be.
        """
        try:
            path = self._target(request.identity).path if request.identity else request.path
            if path is not None:
                self._held.open(path)
        except (LinkError, SourceError):
            return False
        return True

    def _target(self, identity: str) -> LinkTarget:
        """Return where an id leads; the articles are looked through once for all passages of one.

        Raises LinkError.
        """
        if "-" not in identity:
            return self._linked(identity)
        content, passage = content_and_passage(identity)
        if content in self._paths:
            return LinkTarget(self._paths[content], passage)
        target = self._linked(identity)
        self._paths[content] = target.path
        return target

    def bookmark(self, request: BookmarkRequest) -> Bookmark:
        """Return the bookmark of the passage that is asked for, made if there is none.

        Context, speaker and day come from the file. One that is here gets the tags too, and the
        note if it has none. Raises RequestError, LinkError, SourceError, NotebookError.
        """
        try:
            kept = self._by_identity(request) if request.identity else self._by_words(request)
        except LinkError:
            if request.path is None or not request.words:
                raise
            kept = self._by_words(request)  # the file was edited since the id was made
        return kept

    def _by_identity(self, request: BookmarkRequest) -> Bookmark:
        target = self._target(request.identity)
        if target.bookmark is not None and "-" not in request.identity:
            return self._annotated(target.bookmark, request)
        held = self._held.open(target.path)
        article = held.opened.article
        if not is_of_content(request.identity, article.content_hash):
            self._paths.clear()  # that content may stand in another file by now
            raise LinkError(f"{one_line(request.identity)}: its article has been edited since")
        if not target.passage.start < target.passage.end <= len(article.text):
            raise LinkError(f"{one_line(request.identity)}: its article has no such passage")
        return self._kept(held, target.passage, request)

    def _by_words(self, request: BookmarkRequest) -> Bookmark:
        if request.path is None or not request.words.strip():
            lacking = "a file" if request.path is None else "the exact words"
            raise RequestError(f"nothing to bookmark: give a quote's id, or {lacking}")
        held = self._held.open(request.path)
        article = held.opened.article
        shown = one_line(str(request.path))
        found = self._find(article, request.words)
        places = [place for place in found if place.has_whole_words(article.text)]
        if not places:
            raise RequestError(f"{shown}: these words aren't in it: {_short(request.words)}")
        if len(places) > 1:
            named = "; ".join(_place(article, place) for place in places[:_PLACES_NAMED])
            more = len(places) - _PLACES_NAMED
            named += f"; and {more} more" if more > 0 else ""
            raise RequestError(
                f"{shown}: these words occur {len(places)} times; quote more of the passage, "
                f"or use one of these ids: {named}"
            )
        return self._kept(held, places[0], request)

    def _kept(self, held: HeldArticle, passage: Span, request: BookmarkRequest) -> Bookmark:
        kept = held.kept.get(passage)
        if kept is None or kept.state is BookmarkState.LOST:
            kept = self._bookmarks.bookmark(
                held.opened,
                passage,
                note=request.note,
                tags=request.tags,
                is_new=kept is None,
            )
        kept = held.kept[passage] = self._annotated(kept, request)
        self._held.note_change()
        return kept

    def _annotated(self, kept: Bookmark, request: BookmarkRequest) -> Bookmark:
        """Return the bookmark with what the request adds; raises RequestError for a second note."""
        from briefreader.notebook import clean_note, clean_tags

        note = clean_note(request.note)
        new = "" if kept.note else note
        if new or clean_tags((*kept.tags, *request.tags)) != kept.tags:
            kept = self._bookmarks.annotate(kept, new, request.tags)
        if note and f"\n\n{note}\n\n" not in f"\n\n{kept.note}\n\n":
            raise RequestError(
                f"bookmark {kept.id} has another note; `briefreader note {kept.id} TEXT` replaces "
                "it"
            )
        return kept


def _place(article: Article, place: Span) -> str:
    """Return one of several places as an error names it: its id, paragraph and surroundings."""
    paragraph = article.paragraph_at(place.start)
    number = f"paragraph {paragraph.number}, " if paragraph and paragraph.number else ""
    around = article.text[max(0, place.start - _SHOWN_AROUND) : place.end + _SHOWN_AROUND]
    return f"{passage_id(article.content_hash, place)} ({number}{_short(around)})"


def _short(words: str) -> str:
    shown = one_line(words)
    return f"“{shown}”" if len(shown) <= 80 else f"“{shown[:79].rstrip()}…”"
