"""Some of what is new is seen before the rest."""

from __future__ import annotations

import struct
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from tests.conftest import NOW, open_library

from briefreader.library.arrivals import Arrivals
from briefreader.library.new_articles import NewArticles
from briefreader.search.search_engine import ArticleCatalogue


def test_an_article_that_was_seen_stays_so_when_it_is_edited_or_renamed(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()

    def write(name: str, words: str) -> None:
        (folder / name).write_text(f"# {name}\n\n“{words},” Tom Reave said.\n", encoding="utf-8")
        assert list(library.update())

    def new() -> set[str]:
        found = library.new_articles.find()
        assert library.new_articles.count() == found.count
        return {item.row.path.name for group in found.groups for item in group.items}

    library = open_library(folder, tmp_path)
    write("old.md", "The pier is safe")
    assert not new()
    for name in ("one.md", "two.md", "three.md"):
        write(name, f"It is {name}")
    found = library.new_articles.find()
    library.new_articles.mark_seen(found, [folder / "one.md", folder / "gone.md"])
    assert new() == {"two.md", "three.md"}
    write("one.md", "It was edited")
    assert new() == {"two.md", "three.md"}
    # What an older version writes and reads has nothing of it: a time for each path and text.
    (kept,) = (path for path in tmp_path.rglob("seen-*") if not path.name.endswith("others"))
    times = kept.read_bytes()[len(b"briefreader seen 1\n") + 8 :]
    assert max(came for _, came in struct.iter_unpack("<QQ", times)) < 1 << 60
    (folder / "one.md").rename(folder / "four.md")
    write("five.md", "It is the fifth")
    assert new() == {"two.md", "three.md", "five.md"}
    assert library.new_articles.find(datetime(2020, 1, 1, tzinfo=UTC)).count == 5, (
        "when it came is kept"
    )
    library.new_articles.mark_seen(found)
    assert new() == {"five.md"}, "which came after what was shown"
    write("six.md", "It is the sixth")
    library.new_articles.mark_seen(library.new_articles.find(), [folder / "five.md"])
    assert new() == {"six.md"}
    (folder / "five.md").replace(folder / "six.md")
    assert list(library.update())
    assert not new()
    write("six.md", "It takes a known path, and was seen there")
    assert not new()
    (seen,) = tmp_path.rglob("seen-*others")
    seen.write_bytes(b"of another version")
    write("seven.md", "It is the seventh")
    assert new() == {"six.md", "seven.md"}, "unreadable: none is lost"
    (folder / "copy.md").write_bytes((folder / "seven.md").read_bytes())
    assert list(library.update())
    library.new_articles.mark_seen(library.new_articles.find(), [folder / "copy.md"])
    assert not {"copy.md", "seven.md"} & new(), "one copy is enough"
    library.close()


def test_what_was_new_last_is_found_again_until_something_newer_was_shown(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    library = open_library(folder, tmp_path)

    def write(name: str) -> None:
        (folder / name).write_text(f"# {name}\n\nIt is here.\n", encoding="utf-8")
        assert list(library.update())

    def last() -> set[str]:
        groups = library.new_articles.find_last().groups
        return {item.row.path.name for group in groups for item in group.items}

    write("old.md")
    library.new_articles.mark_seen(library.new_articles.find())
    assert not last(), "at the first look all is old"
    write("one.md")
    write("two.md")
    library.new_articles.mark_seen(library.new_articles.find(), [folder / "one.md"])
    library.new_articles.mark_seen(library.new_articles.find())
    assert library.new_articles.count() == 0
    assert last() == {"one.md", "two.md"}, "the one that was seen before the other, too"
    library.new_articles.mark_seen(library.new_articles.find())
    assert last() == {"one.md", "two.md"}, "a look at nothing is none"
    write("three.md")
    assert last() == {"one.md", "two.md", "three.md"}
    library.new_articles.mark_seen(library.new_articles.find())
    assert last() == {"three.md"}
    (look,) = tmp_path.rglob("seen-*look-before")
    look.write_bytes(b"of another version")
    assert not last()
    library.close()


def test_a_look_that_is_shown_late_makes_nothing_new_again(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    library = open_library(folder, tmp_path)
    news = library.new_articles

    def write(name: str) -> NewArticles:
        (folder / name).write_text(f"# {name}\n\nIt is here.\n", encoding="utf-8")
        assert list(library.update())
        return news.find()

    begun = write("old.md")
    assert (begun.recorded, begun.count) == (1, 0)
    news.mark_seen(begun)
    first = write("one.md")
    assert (first.recorded, first.count) == (0, 1)
    second = write("two.md")
    news.mark_seen(second, [folder / "two.md"])
    news.mark_seen(first)
    assert news.count() == 0, "what was seen by itself stays seen"
    third = write("three.md")
    fourth = write("four.md")
    news.mark_seen(fourth)
    news.mark_seen(third)
    assert news.count() == 0, "what was looked at later stays so"


def test_what_another_process_marks_as_seen_meanwhile_stays_so(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    library = open_library(folder, tmp_path)
    assert list(library.update())
    library.new_articles.find()
    (file,) = tmp_path.rglob("seen-*")
    (folder / "a.md").write_text("“The pier is safe,” Tom Reave said.\n", encoding="utf-8")
    assert list(library.update())
    found = library.new_articles.find()
    assert found.count == 1
    index = library._index
    assert index is not None
    catalogue = index.catalogue
    other = threading.Thread(target=Arrivals(file).mark_seen, args=(found.looked,))

    class Catalogue:
        """One that looks at its files while the other process is at work."""

        rows = catalogue.rows
        content_hash = staticmethod(catalogue.content_hash)

        @staticmethod
        def files() -> list[tuple[str, int, int]]:
            other.start()
            other.join(0.1)
            return [(str(folder / "b.md"), 0, 0)]

    Arrivals(file).take_in(cast("ArticleCatalogue", Catalogue()), NOW)
    other.join()
    assert Arrivals(file).take_in(catalogue, NOW).new == frozenset()
    library.close()
