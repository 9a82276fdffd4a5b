"""Versions of one text: marked in the list, compared at a key, and both can be read."""

from __future__ import annotations

from pathlib import Path

from tests.library.test_versions import OTHER, TEXT
from tests.ui.conftest import OpenReader, open_library
from textual.widgets import Static

from briefreader.library import Library


def versions(place: Path, *, third: bool = False) -> Library:
    """An indexed library of two or three versions of an article and another that quotes them."""
    folder = place / "briefings"
    folder.mkdir()
    texts = {
        "a.md": TEXT.format(title="Ferries", day=4, number="[b]nine[/b]"),
        "b.md": TEXT.format(title="CORRECTED: Ferries", day=4, number="eleven"),
        "c.md": OTHER,
    }
    if third:
        texts["d.md"] = TEXT.format(title="Ferries", day=2, number="ten or so")
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    library = open_library(folder, place / "cache", place / "data")
    list(library.update())
    return library


async def test_versions_are_marked_and_compared(open_reader: OpenReader, tmp_path: Path) -> None:
    library = versions(tmp_path)
    async with open_reader(on=library) as screen:
        assert screen.pane("list").count("2 versions") == 2
        assert "one of 2 versions" in screen.pane("text")
        assert "also in 1" in screen.pane("quotes")
        opened = screen.reader.session.path
        assert opened is not None
        await screen.press("D")
        assert "2 versions" in screen.shown
        assert "… 2 paragraphs unchanged" in screen.shown
        assert "¶ 3  The report names [b]nine[/b]eleven berths" in screen.shown
        await screen.press("enter")
        assert {opened.name, screen.reader.session.path.name} == {"a.md", "b.md"}  # type: ignore[union-attr]
        await screen.press("D", "escape")
        assert len(screen.pilot.app.screen_stack) == 1
    library.close()


async def test_each_of_several_versions_can_be_compared(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    library = versions(tmp_path, third=True)
    async with open_reader(on=library) as screen:
        await screen.press("D")
        assert "3 versions, 1/2" in screen.shown
        first = screen.shown
        await screen.press("]")
        assert "3 versions, 2/2" in screen.shown
        assert screen.shown != first
        await screen.press("[")
        assert "3 versions, 1/2" in screen.shown
    library.close()


async def test_without_another_version_it_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as screen:
        await screen.press("D")
        assert "no other version" in screen.said
        assert len(screen.pilot.app.screen_stack) == 1


async def test_a_version_whose_file_is_gone_is_said(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    library = versions(tmp_path)
    async with open_reader(on=library) as screen:
        assert screen.reader.session.path is not None
        other = "b.md" if screen.reader.session.path.name == "a.md" else "a.md"
        (library.roots[0] / other).unlink()
        await screen.press("D")
        said = screen.pilot.app.screen.query_one("#differences", Static).content
        assert "no such file" in str(said)
    library.close()
