"""What commands do, without a screen."""

from __future__ import annotations

import ast
from collections import defaultdict
from inspect import Parameter, signature
from pathlib import Path

import pytest
from textual.screen import Screen

from briefreader.domain.article import Span
from briefreader.domain.listing_row import Sort
from briefreader.library import EventKind, IndexEvent, Library
from briefreader.ui import collections as collections_package
from briefreader.ui import reader as reader_package
from briefreader.ui.collections.bookmarks_screen import BookmarksScreen, BookmarksView
from briefreader.ui.collections.comparison_screen import ComparisonScreen
from briefreader.ui.collections.draft_check_screen import DraftCheckScreen, DraftView
from briefreader.ui.collections.phrase_screen import PhraseScreen
from briefreader.ui.collections.speakers_screen import SpeakersScreen
from briefreader.ui.collections.statements_screen import StatementsScreen
from briefreader.ui.commands.command_table import BY_ID, COMMANDS, Mode, Pane
from briefreader.ui.commands.keymap import full_keymap
from briefreader.ui.dialogs.command_palette import CommandPalette
from briefreader.ui.dialogs.help import Help
from briefreader.ui.state.reader_session import ReaderSession
from briefreader.ui.widgets.search_box import SearchScope

from .conftest import OpenReader, indexed_library, write_articles
from .plain_view import PlainReader


@pytest.fixture
def plain(library: Library) -> PlainReader:
    return PlainReader.of(library)


# The table and the controllers


def test_a_commands_handler_takes_its_arguments(plain: PlainReader) -> None:
    for command in COMMANDS:
        name, _, method = command.handler.partition(".")
        taken = signature(getattr(plain.controllers[name], method))
        taken.bind(**command.arguments)  # whose error names the argument
        kinds = {one.kind for one in taken.parameters.values()}
        assert Parameter.POSITIONAL_ONLY not in kinds, command.id


async def test_a_collection_answers_by_handlers_that_take_the_commands_arguments(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        reader = screen.reader
        keymap, choices = full_keymap({}), reader.session.choices
        for collection in (
            BookmarksScreen(screen.library, keymap, BookmarksView(), choices),
            SpeakersScreen(screen.library, keymap),
            StatementsScreen(screen.library, keymap, "Ann Lee"),
            PhraseScreen(screen.library, keymap),
            ComparisonScreen(screen.library, keymap, ("Ann Lee", "Tom Hale")),
            DraftCheckScreen(screen.library, keymap, DraftView(Path("draft.md"))),
        ):
            for command in (BY_ID[name] for name in collection.answers):
                name, _, method = command.handler.partition(".")
                signature(getattr(collection.controllers[name], method)).bind(**command.arguments)
            assert set(collection.footer) <= set(collection.answers)


def test_no_screen_of_commands_has_actions_of_its_own() -> None:
    """What a key does there is one method of a controller, named in the table."""
    for package in (reader_package, collections_package):
        for path in Path(str(package.__path__[0])).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    assert not node.name.startswith("action_"), (path.name, node.name)


def test_one_class_writes_a_field_of_the_session() -> None:
    """But for the session itself, which begins and ends an article."""
    writers: defaultdict[str, set[str]] = defaultdict(set)
    for path in Path(str(reader_package.__path__[0])).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ClassDef):
                continue
            for inner in ast.walk(node):
                if (
                    isinstance(inner, ast.Attribute)
                    and isinstance(inner.ctx, ast.Store)
                    and ast.unparse(inner.value) in ("session", "self.session", "self._session")
                ):
                    writers[inner.attr].add(node.name)
    writers.pop("observer")
    assert set(writers) <= set(ReaderSession.__dataclass_fields__)
    assert len(writers) > 20
    assert not {name: found for name, found in writers.items() if len(found) > 1}


def test_an_observer_is_told_what_a_field_was_and_is() -> None:
    told: list[tuple[str, object, object]] = []
    session = ReaderSession(sort=Sort.TITLE)
    session.observer = lambda name, old, new: told.append((name, old, new))
    session.sort = Sort.DATE
    assert told[-1] == ("sort", Sort.TITLE, Sort.DATE)


# Navigation


async def test_the_first_article_is_open_and_the_next_one_follows(plain: PlainReader) -> None:
    await plain.begin()
    first = plain.session.path
    assert first is not None
    await plain.do("next_article")
    assert plain.session.path != first
    await plain.do("previous_article", "previous_article")
    assert plain.session.path == first
    assert plain.view.said[-1] == "this is the first article"


async def test_a_jump_can_be_taken_back(plain: PlainReader) -> None:
    await plain.begin()
    await plain.do("text", "bottom")
    end = plain.view.text.mark
    await plain.do("back")
    assert plain.view.text.mark == 0
    await plain.do("forward")
    assert plain.view.text.mark == end
    await plain.do("forward")
    assert plain.view.said[-1] == "nothing to go forward to"


async def test_without_an_article_it_is_said(plain: PlainReader) -> None:
    await plain.do("source", "about", "raw")
    assert plain.view.said == ["no article here"] * 3
    assert not plain.view.pushed


# Search


async def test_what_is_typed_is_listed_and_forgotten_at_esc(plain: PlainReader) -> None:
    await plain.begin()
    whole = plain.session.listing
    assert whole is not None
    await plain.do("search")
    assert plain.view.search_box.scope is SearchScope.LIBRARY
    plain.controllers.search.typed(SearchScope.LIBRARY, "sack")
    await plain.settle()
    assert plain.session.listing is not None
    assert 0 < len(plain.session.listing) < len(whole)
    await plain.do("leave")
    assert not plain.view.search_box.shown
    assert plain.session.query == ""
    assert len(plain.session.listing) == len(whole)


async def test_words_of_an_article_are_walked_through_and_around(plain: PlainReader) -> None:
    await plain.begin()
    plain.controllers.search.search_for("humanitarian source:selwyn")
    await plain.settle()
    await plain.do("text", "search")
    plain.controllers.search.typed(SearchScope.ARTICLE, "humanitarian")
    await plain.settle()
    assert len(plain.session.hits) == 2
    assert plain.session.hit == plain.session.hits[0]
    plain.controllers.search.entered(SearchScope.ARTICLE)
    await plain.do("next_hit", "next_hit")
    assert plain.session.hit == plain.session.hits[0]
    assert plain.view.said[-1] == "continued from the top"
    await plain.do("leave")
    assert not any((plain.session.found, plain.session.hits, plain.session.hit))


# Selection and bookmarks


async def test_a_passage_is_kept_with_the_running_tags_and_taken_back(plain: PlainReader) -> None:
    await plain.begin()
    await plain.do("text")
    plain.view.text.selected = Span(4, 40)
    await plain.do("running_tag")
    (_, done) = plain.view.pushed[-1]
    assert callable(done)
    done(("quay",))
    await plain.do("bookmark")
    (kept,) = plain.library.bookmarks.find()
    assert kept.tags == ("quay",)
    assert plain.session.opened is not None
    assert [mark.id for mark in plain.session.opened.bookmarks] == [kept.id]
    assert plain.view.text.selected is None
    assert plain.session.passage == kept.selector.span
    await plain.do("bookmark")
    assert not plain.library.bookmarks.find()
    await plain.do("undo")
    assert len(plain.library.bookmarks.find()) == 1
    assert plain.session.opened.bookmarks


async def test_esc_ends_a_selection_before_it_leaves_the_text(plain: PlainReader) -> None:
    await plain.begin()
    await plain.do("text", "select", "select_sentence")
    seen = []
    for _ in range(3):
        seen.append((plain.controllers.selection.mode, plain.session.pane))
        await plain.do("leave")
    assert seen == [(Mode.SELECTING, Pane.TEXT), (Mode.USUAL, Pane.TEXT), (Mode.USUAL, Pane.LIST)]


async def test_what_looks_for_a_passage_gets_the_next_one_that_is_kept(plain: PlainReader) -> None:
    await plain.begin()
    await plain.do("text")
    plain.view.text.selected = Span(0, 20)
    await plain.do("bookmark", "reattach")
    assert plain.session.attaching is not None
    plain.view.text.selected = Span(10, 60)
    await plain.do("bookmark")
    assert plain.session.attaching is None
    (kept,) = plain.library.bookmarks.find()
    assert kept.selector.span.end == 60


# Rows


async def test_one_key_reads_all_marked_rows(plain: PlainReader) -> None:
    await plain.begin()
    await plain.do("mark", "mark", "read")
    assert plain.session.listing is not None
    paths = [plain.session.listing.hit(number).row.path for number in range(3)]
    assert [plain.library.bookmarks.mark(path).read for path in paths] == [True, True, False]
    await plain.do("leave")
    assert not plain.view.articles.marked


# Output


async def test_a_copy_says_who_and_where(plain: PlainReader) -> None:
    await plain.begin()
    await plain.do("copy")
    assert plain.view.said[-1] == "nothing to copy here"
    plain.view.text.selected = Span(0, 30)
    await plain.do("copy")
    assert plain.session.opened is not None
    assert plain.session.opened.article.source in plain.view.copied[-1]


async def test_what_is_no_web_page_is_not_opened(plain: PlainReader) -> None:
    plain.controllers.output.visit("file:///etc/passwd")
    assert plain.view.said == ["not a web page: file:///etc/passwd"]
    assert not plain.view.jobs


# Panes


async def test_the_text_alone_and_back_by_esc(plain: PlainReader) -> None:
    await plain.begin()
    await plain.do("zen")
    assert plain.view.boxes.layout is not None
    assert plain.view.boxes.layout.panes == (Pane.TEXT,)
    await plain.do("leave")
    plain.controllers.panes.show()
    assert len(plain.view.boxes.layout.panes) == 3


async def test_a_pane_is_drawn_wider_by_its_rule(plain: PlainReader) -> None:
    await plain.begin()
    assert plain.controllers.panes.take_hold(40, 10)
    assert plain.controllers.panes.drag(50, 10)
    assert plain.session.pane_sizes.list_width == 50
    assert plain.controllers.panes.let_go()
    assert not plain.controllers.panes.drag(60, 10)
    await plain.do("usual_width")
    assert plain.session.pane_sizes.list_width is None


# The program


async def test_q_goes_back_out_of_the_search_and_then_quits(plain: PlainReader) -> None:
    await plain.begin()
    plain.controllers.search.search_for("quay")
    await plain.settle()
    await plain.do("text", "quit")
    assert plain.session.pane is Pane.LIST
    await plain.do("quit")
    assert (plain.session.query, plain.view.host.left) == ("", False)
    await plain.do("quit")
    assert plain.view.host.left


@pytest.mark.parametrize(("name", "kind"), [("help", Help), ("palette", CommandPalette)])
async def test_what_lists_commands_opens_over_the_reader(
    plain: PlainReader, name: str, kind: type[Screen[object]]
) -> None:
    await plain.do(name)
    assert isinstance(plain.view.pushed[-1][0], kind)


# What the indexer tells


async def test_of_several_edited_articles_the_first_is_named_and_the_others_counted(
    tmp_path: Path,
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    plain = PlainReader.of(own)
    await plain.begin()
    assert plain.session.path == folder / "harbour.md"  # whose own edits are shown at once
    for count in (2, 1):
        for name in ("briefing.md", "plain.md")[:count]:
            reading = own.read(folder / name)
            start = reading.article.text.rindex(". ") - 20
            own.bookmarks.bookmark(reading, Span(start, start + 20))
            words = reading.article.text[start : start + 20]
            text = (folder / name).read_text(encoding="utf-8")
            assert words in text
            (folder / name).write_text(
                text.replace(words, f"{words[:9]} not {words[9:]}"), encoding="utf-8"
            )
        assert list(own.update())
        await plain.controllers.index_updates.told(IndexEvent(EventKind.FINISHED))
        (told,) = (said for said in plain.view.said if said.startswith("edited: "))
        assert told.endswith(" · 1 more article") == (count == 2), told
        plain.view.said.clear()
    own.close()


async def test_an_open_article_goes_on_in_a_copy_only_where_no_other_has_come(
    tmp_path: Path,
) -> None:
    folder = write_articles(tmp_path / "briefings")
    own = indexed_library(folder, tmp_path)
    plain = PlainReader.of(own)
    await plain.begin()
    path = plain.session.path
    assert path is not None
    for name in ("one.md", "two.md"):
        (folder / name).write_bytes(path.read_bytes())
    path.unlink()
    assert list(own.update())
    await plain.controllers.index_updates.told(IndexEvent(EventKind.WAITING))
    assert (plain.session.path, plain.session.gone) == (path, True)
    own.close()


async def test_only_many_new_files_are_listed_before_they_are_read(plain: PlainReader) -> None:
    await plain.begin()
    for total, is_begun in ((250, False), (450, True)):
        found = IndexEvent(EventKind.SCANNED, total=total, articles=500, current=300)
        await plain.controllers.index_updates.told(found)
        assert plain.session.first_build is is_begun
