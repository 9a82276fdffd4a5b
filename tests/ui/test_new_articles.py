"""What came since the last look: a screen at the start, a count beside saved searches, a watch."""

from __future__ import annotations

from pathlib import Path

from .conftest import OpenReader, open_library, write_articles

STORY = "---\ntitle: The new pier\ndate: 2024-05-02\n---\n“The pier is safe,” Ana Holt said.\n"


async def test_what_came_since_the_last_look_is_shown_once_at_the_start(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    library = open_library(folder, tmp_path / "cache", tmp_path / "data")
    assert list(library.update())
    assert library.new_articles().count == 0, "the first look only notes what is there"
    name = "Ann Lee"  # of the quote that is current
    async with open_reader(120, 30, on=library, greeting=True) as screen:
        assert "Start here" in screen.shown
        await screen.press("x", "w", "asterisk")
        assert f"{name} * watched" in screen.shown
        assert f"watching {name} · u to undo" in screen.shown
        await screen.press("asterisk")
        assert f"no longer watching {name}" in screen.shown
        await screen.press("u")
        assert f"{name} * watched" in screen.shown
        await screen.press("q", "f8")
        assert "Nothing new" in screen.shown
        await screen.press("x")
        assert "Nothing new" not in screen.shown

    (folder / "pier.md").write_text(STORY.replace("Ana Holt", name), encoding="utf-8")
    assert list(library.update())
    async with open_reader(80, 24, on=library, greeting=False) as screen:
        await screen.press("F")
        assert f'1 new  said:"{name}"' in screen.shown
    async with open_reader(80, 24, on=library, greeting=True) as screen:
        assert "1 new article  since" in screen.shown
        assert f"{name}  watched · 1 statement" in screen.shown
        assert "briefings  1 article" in screen.shown
        await screen.press("j")
        assert "1 new article" not in screen.shown, "any key closes it"
        assert library.new_count() == 0
    async with open_reader(40, 10, on=library, greeting=True) as screen:
        assert "new article" not in screen.shown
    library.close()
