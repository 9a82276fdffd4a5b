"""What lists and exports bookmarks says what has become of them by now, not at the last look."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefreader.citations import ExportFormat
from briefreader.domain.article import Span
from briefreader.domain.bookmark import BookmarkState
from briefreader.library import Library

WORDS = "The ferry will run again"
TEXT = f"""The ferry

Tuesday, 4 June 2024

“{WORDS} on Monday,” said Ada Marlowe, the harbour master, before she went home.

Nobody else was there, and the harbour was quiet all day long.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The one article."""
    path = tmp_path / "library" / "ferry.txt"
    path.parent.mkdir()
    path.write_text(TEXT)
    return path


@pytest.fixture
def library(file: Path, tmp_path: Path) -> Iterator[Library]:
    """A library with one bookmark, that nobody looks at any more."""

    def opened() -> Library:
        return Library.open(
            [file.parent],
            cache_dir=tmp_path / "cache",
            data_dir=tmp_path / "data",
            clock=lambda: datetime(2024, 6, 5, tzinfo=UTC),
        )

    first = opened()
    reading = first.read(file)
    start = reading.article.text.index(WORDS)
    first.bookmarks.bookmark(reading, Span(start, start + len(WORDS)))
    first.close()
    library = opened()
    yield library
    library.close()


def states(library: Library) -> set[str]:
    """The state in the list and in the export."""
    kept = library.bookmarks.find()
    lines = library.exports.export(kept, ExportFormat.JSONL).splitlines()
    return {
        *(bookmark.state.value for bookmark in library.bookmarks.as_found_now(kept)),
        *(json.loads(line)["state"] for line in lines),
    }


def test_an_article_that_is_as_it_was_is_not_read_again(library: Library, file: Path) -> None:
    assert states(library) == {"ok"}
    assert not library._articles._held


CORRECTED = TEXT.replace("Ada Marlowe", "Bea Moss").replace("4 June", "11 June")
SAYS = ["speaker: Ada Marlowe → Bea Moss", "date: 2024-06-04 → 2024-06-11"]


def test_an_article_that_now_says_otherwise_who_said_it_and_when_is_told_until_it_is_taken_over(
    library: Library, file: Path
) -> None:
    (kept,) = library.bookmarks.find()
    file.write_text(TEXT.replace("Nobody else", "Nobody"))  # the words, who and when are as before
    assert states(library) == {"ok"}
    file.write_text(CORRECTED)
    assert states(library) == {"revised"}
    (told,) = library.bookmarks.find("is:changed", look_again=True)
    assert (told.speaker, told.date) == (kept.speaker, kept.date)  # never without being asked
    assert library.bookmarks.changed_wordings()[kept.id].splitlines() == SAYS
    opened = library.read(file)
    assert library.bookmarks.bookmark_at(opened.article, opened.own[0].selector.span)
    assert states(library) == {"revised"}
    text = library.exports.export(library.bookmarks.find(), ExportFormat.MARKDOWN)
    assert "the article now gives another speaker, day, title or place" in text
    library.bookmarks.take_over([told], library.read)
    (now,) = library.bookmarks.find()
    assert (now.speaker, str(now.date), now.note) == ("Bea Moss", "2024-06-11", kept.note)
    assert states(library) == {"ok"}
    library.bookmarks.undo()
    assert library.bookmarks.find("is:changed") == (told,)
    file.write_text(TEXT)
    assert states(library) == {"ok"}


@pytest.mark.parametrize(("old", "new"), [("The ferry\n", "The ferry and the fog\n"), ("", "")])
def test_a_title_is_told_too_and_where_words_changed_only_that(
    library: Library, file: Path, old: str, new: str
) -> None:
    file.write_text(TEXT.replace(old, new) if old else CORRECTED.replace("will run", "may run"))
    assert states(library) == {"revised" if old else "changed"}
    (told,) = library.bookmarks.changed_wordings().values()
    assert told == (
        "title: The ferry → The ferry and the fog" if old else "The ferry may run again"
    )


def test_what_the_user_says_of_a_speaker_is_what_the_article_says(
    library: Library, file: Path
) -> None:
    file.write_text(CORRECTED)
    assert states(library) == {"revised"}
    opened = library.read(file)
    library.corrections.correct(opened, opened.quotes, "Ada Marlowe")
    library.read(file)
    assert library.bookmarks.changed_wordings().popitem()[1] == SAYS[1]


def test_an_article_that_has_gone_is_told_and_that_is_not_kept(
    library: Library, file: Path
) -> None:
    file.unlink()
    assert states(library) == {"lost"}
    file.write_text(TEXT)
    assert states(library) == {"ok"}
    assert library.bookmarks.find()[0].state is BookmarkState.OK


def test_an_article_that_was_edited_is_told(library: Library, file: Path) -> None:
    file.write_text(TEXT.replace("will run again", "will never run again"))
    assert states(library) == {"changed"}
    page = library.exports.export(library.bookmarks.find(), ExportFormat.MARKDOWN)
    assert "the article now words this differently" in page


def test_a_passage_that_stands_elsewhere_now_is_told_in_every_format(
    library: Library, file: Path
) -> None:
    file.write_text(TEXT.replace("2024\n\n", "2024\n\nA line before all others.\n\n"))
    assert states(library) == {"moved"}
    kept = library.bookmarks.find()
    for form in ExportFormat:
        page = library.exports.export(kept, form)
        people_read = form in (ExportFormat.MARKDOWN, ExportFormat.ORG, ExportFormat.HTML)
        words = "now elsewhere in the article" + " (ferry.txt)" * people_read
        is_column = form in (ExportFormat.CSV, ExportFormat.JSONL)
        assert ('"moved"' if is_column else words) in page, form


def test_a_passage_that_was_taken_out_is_told(library: Library, file: Path) -> None:
    file.write_text(TEXT.replace(WORDS, "No"))
    assert states(library) == {"lost"}


def test_an_edit_that_was_kept_of_another_passage_hides_none(library: Library, file: Path) -> None:
    """The content's hash is kept with whatever is done in the article."""
    file.write_text(TEXT.replace("will run again", "will never run again"))
    library.bookmarks.set_read(file, True)
    reading = library.opener._articles().article(file)
    library._notebook.record_content(reading)
    assert states(library) == {"changed"}
