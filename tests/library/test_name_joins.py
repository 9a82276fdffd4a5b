"""One person, one row: merge names over the whole library, and overruled by the user."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import open_library

from briefreader.library import Library

FULL = """\
---
title: Press Briefing by Press Secretary Ann Moss
date: 2024-05-02
---
MS. MOSS: We are glad that the pier is open.

Q    Is it safe?

MS. MOSS: It is safe, and the report says so.
"""
LABEL = """\
---
title: Remarks at the Pier
date: 2024-05-09
---
MS. MOSS: I am glad to be here with all of you.

MR. HALE: So am I, and so are the crews.
"""


def names(library: Library) -> dict[str, int]:
    return {speaker.name: speaker.quote_count for speaker in library.speakers()}


def test_a_label_is_its_bearer_in_every_row_until_the_user_says_otherwise(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "full.md").write_text(FULL)
    (folder / "label.md").write_text(LABEL)
    library = open_library(folder, tmp_path / "kept")
    assert list(library.update())
    assert names(library) == {"Ann Moss": 3, "MR. HALE": 1}
    assert len(library.statements("", "Ann Moss", whole=True)) == 3
    ((person, others),) = library.names_of("moss")
    assert (person, others) == (
        "Ann Moss",
        [("MS. MOSS", "the only speaker with that surname at about the same time")],
    )

    said = library.read(folder / "label.md").quotes[0]
    assert (said.speaker, said.mention(library.read(folder / "label.md").article.text)) == (
        "Ann Moss",
        "MS. MOSS",
    )

    assert library.aliases.part("MS. MOSS")
    assert library.read(folder / "label.md").quotes[0].speaker == "MS. MOSS"
    assert names(library) == {"Ann Moss": 2, "MS. MOSS": 1, "MR. HALE": 1}
    assert library.namesakes("MS. MOSS") == [("Ann Moss", "parted by you")]
    (folder / "label.md").write_text(LABEL + "\nMS. MOSS: Thank you all for coming.\n")
    assert list(library.update())
    assert names(library) == {"Ann Moss": 2, "MS. MOSS": 2, "MR. HALE": 1}

    library.aliases.join("MS. MOSS", "Beth Moss")
    assert names(library) == {"Ann Moss": 2, "Beth Moss": 2, "MR. HALE": 1}
    assert ("MS. MOSS", "merged by you") in dict(library.names_of("beth"))["Beth Moss"]


def test_a_second_bearer_parts_what_was_joined(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "full.md").write_text(FULL)
    (folder / "label.md").write_text(LABEL)
    library = open_library(folder, tmp_path / "kept")
    assert list(library.update())
    assert "MS. MOSS" not in names(library)
    (folder / "other.md").write_text(FULL.replace("Ann", "Beth").replace("05-02", "05-03"))
    assert list(library.update())
    assert names(library) == {"Ann Moss": 2, "Beth Moss": 2, "MS. MOSS": 1, "MR. HALE": 1}
    several = "several people here have that surname"
    assert library.namesakes("MS. MOSS") == [("Ann Moss", several), ("Beth Moss", several)]
    assert library.namesakes("Beth Moss") == [("MS. MOSS", several)]
    assert library.namesakes("MR. HALE") == []
    (folder / "later.md").write_text("A day at the pier\n\n“It is wet,” Karl Hale said.\n")
    assert list(library.update())
    not_shown = "nothing here shows for certain that they are one person"
    assert library.namesakes("Karl Hale") == [("MR. HALE", not_shown)]


def test_a_given_name_alone_is_no_row_but_a_label_until_the_user_joins_it(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "full.md").write_text(FULL)
    (folder / "note.md").write_text("A day at the pier\n\n“It is old and it is wet,” Ann said.\n")
    library = open_library(folder, tmp_path / "kept")
    assert list(library.update())
    assert names(library) == {"Ann Moss": 2}
    labels = {label.words: label.statements for label in library.voices().labels}
    assert labels == {"Q": 1, "Ann": 1}
    library.aliases.join("Ann", "Ann Moss")
    assert names(library) == {"Ann Moss": 3}


def test_a_surname_with_its_office_is_the_governor_and_without_it_the_firm(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    said = "“We are all very tired of it.”"
    for name, words in {
        "full": "said Gov. Karl Dellow of Kell.",
        "office": "said Governor Dellow on Monday.",
        "firm": "Dellow said in a statement. The mill of Dellow is closed.",
    }.items():
        (folder / f"{name}.md").write_text(f"---\ndate: 2024-05-02\n---\n{said[:-2]},” {words}\n")
    library = open_library(folder, tmp_path / "kept")
    assert list(library.update())
    assert names(library) == {"Karl Dellow": 2, "Dellow": 1}
    assert len(library.statements("", "Dellow", whole=True)) == 1
    assert len(library.statements("", "Karl Dellow", whole=True)) == 2
    spoken = {
        one: library.read(folder / f"{one}.md").quotes[0].speaker for one in ("office", "firm")
    }
    assert spoken == {"office": "Karl Dellow", "firm": "Dellow"}
    reason = "the only person with that surname and title at the time"
    assert dict(library.names_of("karl"))["Karl Dellow"] == [("Dellow · Governor", reason)]

    assert library.aliases.part("Dellow · Governor")
    assert names(library) == {"Dellow": 2, "Karl Dellow": 1}


def test_a_grandson_of_one_s_name_has_a_row_of_his_own(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    told = "My grandson, who is thirteen, named Karl — Karl Moss — came in. He said, “Go, Pop.”"
    (folder / "speech.md").write_text(f"MS. HALE: Thank you.\n\n{told}\n")
    (folder / "news.md").write_text("“The pier is open again,” said Karl Moss.\n")
    library = open_library(folder, tmp_path / "kept")
    assert list(library.update())
    assert names(library) == {"Karl Moss": 1, "Karl Moss (grandson)": 1, "MS. HALE": 1}
    (own,) = (others for person, others in library.names_of("karl moss") if "(" in person)
    reason = "a grandson of whoever tells it, whom the name elsewhere may not mean"
    assert own == [("Karl Moss · grandson", reason)]
    said = [quote.speaker for quote in library.read(folder / "speech.md").quotes]
    assert said == ["MS. HALE", "Karl Moss (grandson)"]
    assert len(library.statements("", "Karl Moss", whole=True)) == 1

    library.aliases.join("Karl Moss (grandson)", "Karl Moss")
    assert names(library) == {"Karl Moss": 2, "MS. HALE": 1}
