"""Silent edits: told once, with which quotes changed, vanished or appeared."""

from __future__ import annotations

from pathlib import Path

from tests.cases import cases
from tests.conftest import open_library

from briefreader.domain.quote import Quote, QuoteKind
from briefreader.library import Library
from briefreader.library.quote_changes import QuoteChange, quote_changes


def quote(text: str, speaker: str | None = "Ann Lee") -> Quote:
    return Quote(0, len(text), text, QuoteKind.DIRECT, speaker)


NORTH = "The north quay is safe, and the boats may come home"
SOUTH = "The south quay is closed until the divers have been down"


@cases(
    ("before", "after", "changes"),
    [
        ([], [], []),
        ([NORTH, SOUTH], [NORTH, SOUTH], []),
        ([NORTH], [NORTH.replace("-", " ").upper().lower().capitalize()], []),
        ([NORTH], [NORTH, SOUTH], [QuoteChange("", SOUTH)]),
        ([NORTH, SOUTH], [NORTH], [QuoteChange(SOUTH, "")]),
        (
            [NORTH],
            [NORTH.replace("safe", "open")],
            [QuoteChange(NORTH, NORTH.replace("safe", "open"))],
        ),
        ([NORTH, NORTH], [NORTH], [QuoteChange(NORTH, "")]),
        ([NORTH], [SOUTH], [QuoteChange("", SOUTH), QuoteChange(NORTH, "")]),
    ],
)
def test_quotes_before_and_after_an_edit_are_told_apart(
    before: list[str], after: list[str], changes: list[QuoteChange]
) -> None:
    assert list(quote_changes([quote(t) for t in before], [quote(t) for t in after])) == changes


def test_the_same_words_of_somebody_else_are_told_too() -> None:
    (change,) = quote_changes([quote(NORTH)], [quote(NORTH, "Tom Reave")])
    assert change.words(str) == f"a quote is now attributed to Tom Reave: {NORTH}"
    (change,) = quote_changes([quote(NORTH)], [quote(NORTH, None)])
    assert change.words(str) == f"a quote no longer has a speaker: {NORTH}"


def edit(folder: Path, old: str, new: str) -> None:
    file = folder / "harbour.md"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_an_edit_is_told_with_the_quotes_that_it_touched_and_again_for_the_next(
    library: Library, folder: Path
) -> None:
    reading = library.read(folder / "harbour.md")
    kept = library.bookmarks.bookmark(reading, reading.quotes[0].span)
    edit(folder, "nine days", "ten days")
    edit(folder, "I will believe it when I see", "I believe it, now that I see")
    news = library.read(folder / "harbour.md").news
    assert any("nine days" in line and "is now" in line for line in news)
    assert any(line.startswith("quote changed") and "believe" in line for line in news)
    assert not any(NORTH in line for line in news)
    assert library.read(folder / "harbour.md").news == news, "as long as the session lasts"
    edit(folder, "ten days", "eleven weeks and two days")
    again = library.read(folder / "harbour.md").news
    assert any("nine days" in line and "eleven weeks" in line for line in again)
    assert len(again) == len(news), "what it was between two edits is told no longer"
    edit(folder, "eleven weeks and two days", "nine days")
    edit(folder, "I believe it, now that I see", "I will believe it when I see")
    assert library.read(folder / "harbour.md").news == (), "nothing is another now"
    assert library.bookmarks.find()[0].id == kept.id


def test_a_post_that_was_there_before_an_edit_has_not_appeared(
    library: Library, folder: Path
) -> None:
    """Of the text that was kept nobody knows that it was set as a block quotation."""
    post = "\n> The boats are back.\n>\n> — Ann Lee (@annlee) March 3, 2024\n"
    file = folder / "harbour.md"
    file.write_text(file.read_text(encoding="utf-8") + post, encoding="utf-8")
    reading = library.read(file)
    assert reading.quotes[-1].text == "The boats are back."
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    edit(folder, "Fishermen were less sure", "Fishermen were not sure")
    assert library.read(file).news == ()


def test_what_is_bookmarked_is_told_of_once_only(library: Library, folder: Path) -> None:
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    edit(folder, "The north quay is safe", "The north quay is sound")
    library.read(folder / "harbour.md")
    edit(folder, "Fishermen were less sure", "Fishermen were not sure")
    news = library.read(folder / "harbour.md").news
    assert sum("north quay" in line for line in news) == 1
    assert "a bookmarked quote has changed" in news[0]


def test_of_a_lost_bookmark_it_is_not_told_again_that_its_quote_vanished(
    library: Library, folder: Path
) -> None:
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    edit(folder, "The north quay is safe, and the boats may come home", "Well then")
    news = library.read(folder / "harbour.md").news
    assert "a bookmarked quote is lost" in news[0]
    assert sum("north quay" in line for line in news) == 1


def test_an_edit_that_another_window_saw_first_is_told_in_this_one_too(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    before = library.read(folder / "harbour.md")
    edit(folder, "I will believe it when I see", "I believe it, now that I see")
    theirs = open_library(folder, tmp_path).read(folder / "harbour.md").news
    assert any(line.startswith("quote changed") for line in theirs)
    assert library.opener.read_edited(before).news == theirs


def test_edited_articles_are_told_of_before_anybody_opens_them(
    library: Library, folder: Path
) -> None:
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    assert list(library.update())
    assert library.look_again() == ()
    edit(folder, "The north quay is safe", "The north quay is sound")
    assert list(library.update())
    (told,) = library.look_again()
    assert (told.article.path, told.bookmarks) == (folder / "harbour.md", 1)
    assert library.look_again() == ()
    assert library.read(folder / "harbour.md").news == told.news


def test_an_article_without_bookmarks_is_not_compared(library: Library, folder: Path) -> None:
    library.bookmarks.set_starred(folder / "harbour.md", True)
    library.read(folder / "harbour.md")
    edit(folder, "nine days", "ten days")
    assert library.read(folder / "harbour.md").news == ()
