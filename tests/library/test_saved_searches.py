"""A search is saved, found again under its name, and what was asked can be recalled."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import open_library

from briefreader.errors import NotebookError, QueryError
from briefreader.library import Library


def titles(library: Library, query: str, *, typing: bool = False) -> list[str]:
    found = library.search(query, typing=typing)
    return [found.hit(number).row.path.stem for number in range(len(found))]


def test_a_saved_search_finds_what_its_query_finds(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    library.searches.save("Boats", "boats OR ferries")
    library.searches.save("sea", "saved:boats -harbour")
    assert titles(library, "saved:boats") == titles(library, "boats OR ferries")
    assert titles(library, "saved:sea") == ["briefing"]
    assert titles(library, "SAVED:sea humanitarian") == ["briefing"]
    assert titles(library, "humanitarian saved:s", typing=True) == ["briefing"]
    other = open_library(folder, tmp_path)
    assert [saved.name for saved in other.searches.saved()] == ["Boats", "sea"]
    assert other.searches.delete("Boats")
    with pytest.raises(QueryError, match="no saved search “boats”"):
        library.search("saved:boats")
    with pytest.raises(QueryError, match="in saved search “sea”"):
        library.search("saved:sea")


def test_a_query_with_a_mistake_is_not_saved(library: Library) -> None:
    with pytest.raises(QueryError):
        library.searches.save("open", "(boats")
    with pytest.raises(NotebookError):
        library.searches.save("", "boats")
    assert library.searches.saved() == ()


def test_a_search_that_would_lead_back_to_itself_is_not_saved(library: Library) -> None:
    library.searches.save("boats", "boats OR ferries")
    library.searches.save("sea", "saved:boats -harbour")
    for name in ("boats", "BOATS"):
        with pytest.raises(
            QueryError, match=f"circular saved searches: “{name}” uses “sea”, “sea” uses “{name}”"
        ):
            library.searches.save(name, "saved:sea humanitarian")
    with pytest.raises(QueryError, match="circular saved searches: “sea” uses “sea”"):
        library.searches.save("sea", "saved:sea humanitarian")
    assert [(one.name, one.query) for one in library.searches.saved()] == [
        ("boats", "boats OR ferries"),
        ("sea", "saved:boats -harbour"),
    ]
    library.searches.save("sea", "saved:boats humanitarian")
    assert titles(library, "saved:sea") == ["briefing"]


def test_what_was_asked_is_recalled_until_it_is_forgotten(library: Library) -> None:
    library.searches.remember("boats")
    library.searches.remember("ferries")
    assert library.searches.asked() == ("ferries", "boats")
    assert library.searches.forget_asked("ferries")
    assert library.searches.asked() == ("boats",)
    assert not library.searches.forget_asked("ferries")
