"""Ids lead to a bookmark or a passage, and stay what they are for as long as the words do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefreader.domain.article import Span
from briefreader.domain.passage_ids import passage_id
from briefreader.errors import LinkError
from briefreader.library import Library


def test_an_id_is_made_of_the_content_alone() -> None:
    content_hash = "00ff" + "0" * 60
    assert passage_id(content_hash, Span(0, 33)) == "03zg0000-0-11"
    assert passage_id(content_hash, Span(1024, 1030)) == "03zg0000-100-6"


def test_every_quote_is_found_again_by_its_id(library: Library, folder: Path) -> None:
    assert list(library.update())
    for name in ("harbour.md", "briefing.md"):
        reading = library.read(folder / name)
        for quote in reading.quotes:
            linked = library.linked(passage_id(reading.article.content_hash, quote.span))
            assert (linked.path, linked.passage) == (folder / name, quote.span)
            assert linked.bookmark is None


def test_letters_that_look_alike_and_capitals_are_understood(
    library: Library, folder: Path
) -> None:
    assert list(library.update())
    reading = library.read(folder / "harbour.md")
    identity = passage_id(reading.article.content_hash, Span(32, 64))
    assert identity.endswith("-10-10")
    typed = identity.upper().replace("-10-10", "-Lo-IO").replace("0", "O")
    assert library.linked(typed).passage == Span(32, 64)


def test_a_bookmark_is_found_by_its_id_wherever_its_file_went(
    library: Library, folder: Path
) -> None:
    reading = library.read(folder / "harbour.md")
    kept = library.bookmarks.bookmark(reading, reading.quotes[0].span)
    (folder / "harbour.md").unlink()
    linked = library.linked(kept.id)
    assert linked.bookmark == kept


def test_the_id_of_a_passage_outlives_renaming_and_leads_into_the_copy_after_an_edit(
    library: Library, folder: Path
) -> None:
    assert list(library.update())
    reading = library.read(folder / "harbour.md")
    identity = passage_id(reading.article.content_hash, reading.quotes[1].span)
    shutil.move(folder / "harbour.md", folder / "port.md")
    assert list(library.update())
    assert library.linked(identity).path == folder / "port.md"
    kept = library.bookmarks.bookmark(library.read(folder / "port.md"), reading.quotes[0].span)
    text = (folder / "port.md").read_text(encoding="utf-8")
    (folder / "port.md").write_text(text + "\nAn added line.\n", encoding="utf-8")
    assert list(library.update())
    linked = library.linked(identity)
    assert linked.bookmark is not None
    assert linked.bookmark.id == kept.id
    copy, _ = library.opener.copy(linked.bookmark)
    assert linked.passage.of(copy.article.text) == reading.quotes[1].text


@pytest.mark.parametrize(
    ("identity", "reason"),
    [
        ("k3m9p2xw", "no bookmark or quote with this id"),
        ("k3m9p2xw-1-2", "no article in this library matches this id"),
        ("k3m9p2xw-1", "not the id of a bookmark or quote"),
        ("k3m9p2xw-1-", "not the id of a bookmark or quote"),
        ("-1-2", "not the id of a bookmark or quote"),
        ("k3m9*2xw-1-2", "not the id of a bookmark or quote"),
        ("\x1b]0;x", "no bookmark or quote with this id"),
    ],
)
def test_an_id_that_leads_nowhere_is_one_line(library: Library, identity: str, reason: str) -> None:
    with pytest.raises(LinkError, match=reason) as caught:
        library.linked(identity)
    assert "\x1b" not in str(caught.value)
