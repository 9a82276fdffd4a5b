"""What was looked for is kept: under names, to be undone, and as a history, to be forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.notebook.samples import article, draft, made_older, ticking, words_of

from briefreader.errors import NotebookError
from briefreader.notebook import ArticleKey, Notebook, SavedSearch
from briefreader.notebook.records.search_records import REMEMBERED


def test_a_search_is_kept_under_its_name_replaced_and_taken_back(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as notebook:
        notebook.save_search("visas", "visas -denied")
        notebook.save_search("aid", "said:miller aid")
        notebook.save_search(" visas ", "visas\tafter:2023\n")
        assert notebook.saved_searches() == (
            SavedSearch("aid", "said:miller aid"),
            SavedSearch("visas", "visas after:2023"),
        )
        assert words_of(notebook.undo()) == "save search"
        assert notebook.saved_searches()[1].query == "visas -denied"
        assert words_of(notebook.redo()) == "save search"
        assert notebook.delete_search("aid")
        assert not notebook.delete_search("aid")
    with Notebook.open(folder, ticking()) as notebook:
        assert [saved.name for saved in notebook.saved_searches()] == ["visas"]
        assert words_of(notebook.undo()) == "delete saved search"
        assert [saved.name for saved in notebook.saved_searches()] == ["aid", "visas"]


def test_a_name_in_other_letters_is_the_same_name(notebook: Notebook) -> None:
    notebook.save_search("cafés", "harbour")
    notebook.save_search("Cafes", "visas")
    assert notebook.saved_searches() == (SavedSearch("Cafes", "visas"),)
    assert words_of(notebook.undo()) == "save search"
    assert notebook.saved_searches() == (SavedSearch("cafés", "harbour"),)


@pytest.mark.parametrize(("name", "query"), [("", "aid"), (" \n", "aid"), ("aid", "\t")])
def test_a_search_without_a_name_or_a_query_is_refused(
    notebook: Notebook, name: str, query: str
) -> None:
    with pytest.raises(NotebookError, match="a saved search needs a"):
        notebook.save_search(name, query)
    assert notebook.saved_searches() == ()


def test_what_was_asked_comes_back_latest_first_and_once(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as notebook:
        for query in ("aid", "visas", "said:miller aid", "", "visas"):
            notebook.remember_query(query)
        assert notebook.asked() == ("visas", "said:miller aid", "aid")
        assert notebook.undo() is None
    with Notebook.open(folder, ticking()) as notebook:
        assert notebook.asked() == ("visas", "said:miller aid", "aid")
        assert notebook.forget_query("aid")
        assert not notebook.forget_query("aid")
        assert notebook.undo() is None
    with Notebook.open(folder, ticking()) as notebook:
        assert notebook.asked() == ("visas", "said:miller aid")


def test_of_very_many_queries_the_oldest_are_forgotten(notebook: Notebook) -> None:
    for number in range(REMEMBERED + 3):
        notebook.remember_query(f"query {number}")
    asked = notebook.asked()
    assert len(asked) == REMEMBERED
    assert (asked[0], asked[-1]) == (f"query {REMEMBERED + 2}", "query 3")


def test_searches_stand_in_the_second_copy_and_in_a_dump(folder: Path, tmp_path: Path) -> None:
    with Notebook.open(folder, ticking()) as notebook:
        notebook.save_search("aid", "said:miller aid")
        notebook.remember_query("visas")
        notebook.dump(tmp_path / "dump")
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as notebook:
        assert notebook.saved_searches() == (SavedSearch("aid", "said:miller aid"),)
        assert notebook.asked() == ("visas",)
        notebook.delete_search("aid")
        notebook.restore(tmp_path / "dump")
        assert notebook.saved_searches() == (SavedSearch("aid", "said:miller aid"),)


def as_version_1(folder: Path) -> None:
    """A notebook as it was before it kept searches."""
    with Notebook.open(folder, ticking()) as notebook:
        notebook.add(draft())
        notebook.set_starred([ArticleKey(article().path)], True)
    made_older(folder, 1)


def test_a_notebook_from_before_there_were_saved_searches_learns_to_keep_them(folder: Path) -> None:
    as_version_1(folder)
    with Notebook.open(folder, ticking()) as notebook:
        (notice,) = notebook.notices
        assert "upgraded" in notice
        assert len(notebook.bookmarks()) == 1
        assert notebook.mark(article().path).starred
        notebook.save_search("aid", "said:miller aid")
    with Notebook.open(folder, ticking()) as notebook:
        assert notebook.notices == ()
        assert len(notebook.saved_searches()) == 1


def test_such_a_notebook_can_be_read_where_it_cannot_be_changed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_version_1(folder)
    monkeypatch.setattr(
        "briefreader.notebook.storage.open_database.os.access", lambda path, mode: False
    )
    with Notebook.open(folder, ticking()) as notebook:
        assert notebook.read_only
        assert len(notebook.bookmarks()) == 1
        assert notebook.saved_searches() == ()
        assert notebook.asked() == ()
        notebook.dump(tmp_path / "dump")
        notebook.remember_query("visas")
