"""The user's word on who said something wins, stays, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.notebook.samples import QUOTE, TEXT, article, draft, ticking, words_of

from briefreader.domain.quote import Quote
from briefreader.errors import NotebookError
from briefreader.notebook import Alias, Notebook, corrected

OTHER = "Nobody asked the fishermen"


def quotes_of(text: str = TEXT) -> tuple[Quote, ...]:
    """What a quote engine would find, wrong in the second."""
    found = []
    for words in (QUOTE, OTHER):
        if words in text:
            quote = draft(article(text=text), words).quote
            assert quote is not None
            found.append(replace(quote, certain=False))
    return tuple(found)


def test_a_corrected_speaker_wins_over_the_one_that_was_found(notebook: Notebook) -> None:
    of, quotes = article(), quotes_of()
    notebook.correct(of, quotes[1:2], "Ben Okafor", "fisherman")
    found = corrected(quotes, of.text, notebook.corrections_of(of.path))
    assert found[0] == quotes[0]
    assert (found[1].speaker, found[1].speaker_title, found[1].certain) == (
        "Ben Okafor",
        "fisherman",
        True,
    )


def test_a_correction_follows_its_quote_when_the_article_changes(notebook: Notebook) -> None:
    notebook.correct(article(), quotes_of()[1:2], "Ben Okafor")
    edited = "A new first paragraph.\n\n" + TEXT.replace("the fishermen", "our fishermen")
    words = "Nobody asked our fishermen"
    quote = draft(article(text=edited), words).quote
    assert quote is not None
    known = notebook.corrections_of(article().path)
    assert [found.speaker for found in corrected((quote,), edited, known)] == ["Ben Okafor"]
    gone = TEXT.replace(OTHER, "Well")
    assert corrected(quotes_of(gone), gone, known) == quotes_of(gone)


def test_nobody_is_an_answer_too(notebook: Notebook) -> None:
    notebook.correct(article(), quotes_of()[:1], None)
    found = corrected(quotes_of(), TEXT, notebook.corrections_of(article().path))
    assert found[0].speaker is None
    assert found[0].certain


def test_the_second_correction_of_a_quote_replaces_the_first(notebook: Notebook) -> None:
    (first,) = notebook.correct(article(), quotes_of()[:1], "Ben Okafor")
    (second,) = notebook.correct(article(), quotes_of()[:1], "Cleo Park")
    assert second.id == first.id
    assert [known.speaker for known in notebook.corrections_of(article().path)] == ["Cleo Park"]
    assert words_of(notebook.undo()) == "correct speaker"
    assert [known.speaker for known in notebook.corrections_of(article().path)] == ["Ben Okafor"]
    assert words_of(notebook.undo()) == "correct speaker"
    assert notebook.corrections_of(article().path) == ()


def test_bookmarks_within_the_quote_learn_their_speaker(notebook: Notebook) -> None:
    inside = notebook.add(draft(words="harbour budget will be cut"))
    outside = notebook.add(draft(words=OTHER))
    notebook.correct(article(), quotes_of()[:1], "Ben Okafor", "fisherman")
    speakers = {kept.id: kept.speaker for kept in notebook.bookmarks()}
    assert speakers == {inside.id: "Ben Okafor", outside.id: "Ada Marlowe"}
    notebook.undo()
    assert notebook.bookmarks() == (inside, outside)


def test_a_correction_can_be_taken_back(notebook: Notebook) -> None:
    known = notebook.correct(article(), quotes_of()[:1], "Ben Okafor")
    assert notebook.uncorrect(article(), quotes_of()[:1])
    assert not notebook.uncorrect(article(), quotes_of()[:1])
    assert notebook.corrections_of(article().path) == ()
    assert words_of(notebook.undo()) == "discard correction"
    assert notebook.corrections_of(article().path) == known


def test_bookmarks_learn_who_it_was_without_the_correction(notebook: Notebook) -> None:
    kept = notebook.add(draft(words="harbour budget will be cut"))
    notebook.correct(article(), quotes_of()[:1], "Ben Okafor", "fisherman")
    notebook.uncorrect(article(), quotes_of()[:1])
    (known,) = notebook.bookmarks()
    found = quotes_of()[0]
    assert (known.speaker, known.speaker_title) == (found.speaker, found.speaker_title)
    assert known.certain == found.certain
    notebook.undo()
    assert notebook.bookmarks()[0].speaker == "Ben Okafor"
    notebook.undo()
    assert notebook.bookmarks() == (kept,)


def test_corrections_and_aliases_outlive_the_database(folder: Path) -> None:
    with Notebook.open(folder, ticking()) as opened:
        known = opened.correct(article(), quotes_of()[:1], "Ben Okafor")
        opened.join_names("Benjamin Okafor", "Ben Okafor")
    (folder / "notebook.db").unlink()
    with Notebook.open(folder, ticking()) as opened:
        assert opened.corrections_of(article().path) == known
        assert opened.aliases() == (Alias("Benjamin Okafor", "Ben Okafor"),)


def test_names_are_joined_and_parted(notebook: Notebook) -> None:
    notebook.join_names("B. Okafor", "Benjamin Okafor")
    notebook.join_names("Benjamin Okafor", "Ben Okafor")
    assert notebook.aliases() == (
        Alias("B. Okafor", "Ben Okafor"),
        Alias("Benjamin Okafor", "Ben Okafor"),
    )
    assert notebook.part_name("B. Okafor")
    assert not notebook.part_name("B. Okafor")
    assert notebook.aliases() == (Alias("Benjamin Okafor", "Ben Okafor"),)
    assert words_of(notebook.undo()) == "split names"
    assert words_of(notebook.undo()) == "merge names"
    assert notebook.aliases() == (Alias("B. Okafor", "Benjamin Okafor"),)


@pytest.mark.parametrize(
    ("name", "person", "why"),
    [
        ("Ben", "Ben", "is already merged into"),
        ("Ben", "Benjamin", "is already merged into"),
        ("", "Ben", "one is empty"),
        ("Ben", " ", "one is empty"),
    ],
)
def test_names_that_mean_each_other_are_refused(
    notebook: Notebook, name: str, person: str, why: str
) -> None:
    notebook.join_names("Benjamin", "Ben")
    with pytest.raises(NotebookError, match=why):
        notebook.join_names(name, person)
    assert notebook.aliases() == (Alias("Benjamin", "Ben"),)


def test_of_a_quote_within_another_only_that_is_corrected(notebook: Notebook) -> None:
    of = article()
    inner = draft(of, "the fishermen").quote
    outer = draft(of, "“Nobody asked the fishermen,” she added.").quote
    assert inner is not None
    assert outer is not None
    notebook.correct(of, [inner], "Ben Okafor")
    found = corrected([outer, inner], of.text, notebook.corrections_of(of.path))
    assert [quote.speaker for quote in found] == ["Ada Marlowe", "Ben Okafor"]
