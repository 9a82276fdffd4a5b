"""Names that the user joined: one person in lists, searches, readings and bookmarks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import open_library

from briefreader.errors import NotebookError
from briefreader.library import Library


def test_a_joined_name_is_the_person_everywhere_and_parting_takes_it_back(
    library: Library, folder: Path
) -> None:
    assert list(library.update())
    reading = library.read(folder / "briefing.md")
    answer = next(quote for quote in reading.quotes if quote.speaker)
    name = answer.speaker
    assert name is not None
    kept = library.bookmarks.bookmark(reading, answer.span)
    library.aliases.join(name, "Judith Q. Arden")

    again = library.read(folder / "briefing.md")
    assert {quote.speaker for quote in again.quotes if quote.speaker} == {"Judith Q. Arden"}
    assert [one.speaker for one in library.bookmarks.find()] == ["Judith Q. Arden"]
    assert library.bookmarks.find('said:"Q. Arden"') or library.bookmarks.find("said:arden")
    assert "Judith Q. Arden" in [speaker.name for speaker in library.speakers()]
    whole = library.statements("", "Judith Q. Arden", whole=True)
    assert len(whole) == len(library.statements("", name)) > 0
    assert library.search("said:judith").speaker == "Judith Q. Arden"

    assert library.aliases.part(name)
    assert not library.aliases.part(name)
    assert library.bookmarks.find() == (kept,)
    assert name in [speaker.name for speaker in library.speakers()]
    assert len(library.statements("", "Judith Q. Arden", whole=True)) == 0


def test_in_the_copy_of_a_bookmark_everybody_is_who_the_user_says(
    library: Library, folder: Path
) -> None:
    reading = library.read(folder / "harbour.md")
    first, *_, last = reading.quotes
    kept = library.bookmarks.bookmark(reading, first.span)
    library.aliases.join("Ines Calloway", "Inés C. Calloway")
    library.corrections.correct(reading, (last,), "Tom Hale")
    (folder / "harbour.md").unlink()
    copy, passage = library.opener.copy(kept)
    assert passage == first.span
    assert (copy.quotes[0].speaker, copy.quotes[-1].speaker) == ("Inés C. Calloway", "Tom Hale")
    assert copy.corrected == (last.span,)


def test_a_whole_name_is_nobody_elses(library: Library) -> None:
    assert list(library.update())
    assert len(library.statements("", "Calloway")) > 0
    assert len(library.statements("", "Calloway", whole=True)) == 0
    assert len(library.statements("", "Ines Calloway", whole=True)) > 0


def test_two_names_cannot_mean_each_other(library: Library) -> None:
    library.aliases.join("Ann", "Anna")
    with pytest.raises(NotebookError):
        library.aliases.join("Anna", "Ann")


def test_titles_are_those_stated_and_labels_count_nobody(library: Library) -> None:
    assert list(library.update())
    voices = library.voices()
    assert "harbour master" in voices.titles["Ines Calloway"]
    assert "Q" in [label.words for label in voices.labels]
    assert "Q" not in [speaker.name for speaker in library.speakers()]


@pytest.mark.parametrize(
    ("stated", "usual"),
    [
        (("Harbour Master", "harbour master", "harbour master"), ("harbour master",)),
        (
            ("mayor", "mayor", "author", "mayor of Port Ellery", "Mayor of Port Ellery"),
            ("mayor of Port Ellery", "author"),
        ),
        (("director", "director", "director general"), ("director", "director general")),
    ],
    ids=lambda titles: titles[0],
)
def test_titles_that_are_one_are_listed_once(
    tmp_path: Path, stated: tuple[str, ...], usual: tuple[str, ...]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, title in enumerate(stated):
        words = f"“The quay is open on day {number} again,” said Ines Calloway, the {title}."
        (folder / f"{number}.txt").write_text(f"Quay {number}\n\n{words}\n", encoding="utf-8")
    library = open_library(folder, tmp_path)
    assert list(library.update())
    assert library.voices().titles["Ines Calloway"] == usual
    library.close()
