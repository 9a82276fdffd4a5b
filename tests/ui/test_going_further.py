"""From a search that covers little to the whole library, and from a surname to one person."""

from __future__ import annotations

from pathlib import Path

from briefreader.library import Library
from briefreader.ui.commands.command_table import Pane
from briefreader.ui.widgets.search_box import SearchScope

from .conftest import OpenReader, open_library

STORY = "---\ntitle: {title}\ndate: 2024-03-0{day}\n---\n“The harbour is {words},” {who} said.\n"


def library_of(folder: Path, *stories: tuple[str, str, str]) -> Library:
    """A library of stories: the title of each, who speaks, and how the harbour is said to be."""
    articles = folder / "articles"
    articles.mkdir()
    for day, (title, who, words) in enumerate(stories, 1):
        text = STORY.format(title=title, day=day, words=words, who=who)
        (articles / f"{day}.md").write_text(text)
    library = open_library(articles, folder / "cache", folder / "data")
    assert list(library.update())
    return library


async def test_one_key_looks_in_the_library_for_what_was_looked_for_in_an_article(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("2", "slash", *"humanitarian")
        assert "tab search library" in screen.shown
        await screen.press("enter")
        assert screen.reader.session.found == "humanitarian"
        assert "f to search the library" in screen.footer
        await screen.press("f")
        assert screen.reader.session.query == "humanitarian"
        assert screen.reader.articles.has_focus
        assert "2 articles" in screen.shown
        await screen.press("2")
        assert not screen.reader.session.found


async def test_the_same_key_takes_a_phrase_of_several_words_as_one(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("2", "slash")
        await screen.type("quay is")
        await screen.press("enter", "f")
        assert screen.reader.session.query == '"quay is"'
        assert "1 article" in screen.shown


async def test_enter_right_behind_tab_looks_in_the_library(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("2", "/")
        await screen.type("humanitarian")
        screen.burst("tab", "enter", "j")
        await screen.settle()
        reader = screen.reader
        assert (reader.session.query, reader.session.pane) == ("humanitarian", Pane.LIST)
        assert not reader.search_box.display
        assert reader.articles.cursor == 1


async def test_tab_in_the_field_widens_what_is_being_typed(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("3", "slash", *"visas")
        assert screen.reader.search_box.scope is SearchScope.QUOTES
        await screen.press("tab")
        assert "search the library: visas" in screen.shown
        assert not screen.reader.session.filter
        assert "1 article" in screen.shown
        await screen.press(*" -visas")
        assert screen.reader.session.query == "visas -visas"


async def test_without_anything_looked_for_it_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("f")
        assert "press /" in screen.footer
        await screen.press("p")
        assert "ambiguous name" in screen.footer


async def test_among_several_people_of_one_surname_one_can_be_chosen(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    library = library_of(
        tmp_path,
        ("Harbour open", "Ada Miller", "open"),
        ("Harbour shut", "Ben Miller", "shut"),
    )
    async with open_reader(on=library) as screen:
        await screen.press("slash")
        await screen.type("said:miller harbour")
        assert "2 statements" in screen.shown
        assert "ambiguous name – tab to choose: Ada Miller, Ben Miller" in screen.shown
        await screen.press("enter")
        assert "ambiguous name – p to choose" in screen.shown
        await screen.press("p")
        assert "Which one?" in screen.shown
        await screen.type("ben")
        await screen.press("enter")
        assert screen.reader.session.query == 'said:"Ben Miller" harbour'
        assert "1 statement" in screen.shown
        assert "several people" not in screen.shown
        await screen.press("slash", "escape", "slash")
        await screen.type("speaker:miller")
        await screen.press("tab")
        await screen.press("enter")
        assert screen.reader.session.query == 'speaker:"Ada Miller"'
        assert "Harbour open" in screen.pane("text")
    library.close()


async def test_a_full_name_comes_before_the_choice_of_a_person(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    library = library_of(
        tmp_path,
        ("Harbour 1", "Ada Miller", "Miller’s"),
        ("Harbour 2", "Ada Smith", "shut"),
    )
    async with open_reader(on=library) as screen:
        await screen.press("slash")
        await screen.type("said:ada miller")
        assert 'did you mean said:"ada miller"? (tab)' in screen.shown
        assert "several people" not in screen.shown
        await screen.press("tab")
        assert screen.reader.session.query == 'said:"ada miller"'
        assert "did you mean" not in screen.shown
    library.close()


async def test_a_statement_is_opened_at_the_words_that_were_looked_for(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as screen:
        await screen.press("slash")
        await screen.type("said:hale number 17")
        await screen.press("enter")
        reading, hit = screen.reader.session.opened, screen.reader.session.hit
        assert reading is not None
        assert hit is not None
        assert reading.article.text[hit.start :].startswith(("number", "Number"))
        statement = screen.reader.session.current
        assert statement is not None
        assert hit.start > statement.start
        await screen.press("slash", "escape", "slash")
        await screen.type("said:hale")
        await screen.press("enter")
        assert screen.reader.session.hit is None


async def test_what_is_told_of_a_search_names_the_keys_as_they_are_now(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    library = library_of(
        tmp_path,
        ("Harbour open", "Ada Miller", "open"),
        ("Harbour shut", "Ben Miller", "shut"),
    )
    keys = {"search": "f6", "next_hit": "f10", "person": ""}
    async with open_reader(on=library, keys=keys) as screen:
        await screen.press("f10")
        assert "no search yet – press F6" in screen.footer
        await screen.press("f")
        assert "press F6" in screen.footer
        await screen.press("2", "f6")
        assert "ignores case · F10 next · tab search library" in screen.shown
        await screen.press("escape", "1", "f6")
        await screen.type("said:miller harbour")
        await screen.press("enter")
        assert "ambiguous name: Ada Miller, Ben Miller" in screen.shown
