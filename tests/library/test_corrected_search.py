"""Who said something in the user's own word decides what said:, speaker: and the counts find."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import HARBOUR

from briefreader.library import Library
from briefreader.notebook import Notebook


def said(library: Library, query: str) -> list[tuple[str | None, str]]:
    found = library.search(query)
    statements = [found.hit(number).statement for number in range(len(found))]
    return sorted((one.speaker, one.text[:12]) for one in statements if one is not None)


def counts(library: Library) -> dict[str, int]:
    return {speaker.name: speaker.quote_count for speaker in library.speakers()}


def correct(library: Library, folder: Path, words: str, speaker: str | None) -> None:
    reading = library.read(folder / "harbour.md")
    quote = next(quote for quote in reading.quotes if words in quote.text)
    library.corrections.correct(reading, (quote,), speaker)


def test_a_corrected_quote_is_found_under_whom_the_user_named(
    library: Library, folder: Path
) -> None:
    before = counts(library)
    assert said(library, "said:calloway quay") == [("Ines Calloway", "The north qu")]
    correct(library, folder, "north quay", "Mara Lindqvist")
    assert said(library, "said:calloway quay") == []
    assert said(library, "said:lindqvist quay") == [("Mara Lindqvist", "The north qu")]
    assert len(library.search("speaker:lindqvist")) == 1
    assert len(library.search("speaker:calloway")) == 1  # another quote is still hers
    expected = before | {"Mara Lindqvist": 1, "Ines Calloway": before["Ines Calloway"] - 1}
    assert counts(library) == expected
    library.bookmarks.undo()
    assert counts(library) == before
    assert said(library, "said:lindqvist") == []


def test_a_quote_that_nobody_is_named_for_is_nobodys(library: Library, folder: Path) -> None:
    correct(library, folder, "pilot", None)
    assert said(library, "said:reave") == []
    assert len(library.search("speaker:reave")) == 0
    assert "Tom Reave" not in counts(library)


def test_a_correction_holds_after_the_file_was_edited(library: Library, folder: Path) -> None:
    correct(library, folder, "north quay", "Mara Lindqvist")
    edited = HARBOUR.replace("The harbour of", "As was hoped for, the harbour of")
    (folder / "harbour.md").write_text(edited, encoding="utf-8")
    list(library.update())
    assert said(library, "said:lindqvist quay") == [("Mara Lindqvist", "The north qu")]
    assert said(library, "said:calloway quay") == []


def test_names_that_are_one_person_are_found_and_counted_as_one(
    library: Library, tmp_path: Path
) -> None:
    before = counts(library)
    with Notebook.open(tmp_path / "data", library._clock) as notebook:
        notebook.join_names("Tom Reave", "Ines Calloway")
    library.refresh()
    after = counts(library)
    assert "Tom Reave" not in after
    assert after["Ines Calloway"] == before["Ines Calloway"] + before["Tom Reave"]
    found = library.search("said:calloway")
    assert found.speaker == "Ines Calloway"
    assert len(found) == after["Ines Calloway"]
    assert len(library.search("said:reave")) == after["Ines Calloway"]
    assert {speaker for speaker, _ in said(library, "said:calloway pilot")} == {"Ines Calloway"}
