"""The screen of questions: how they were answered, by topic or by who answered."""

from __future__ import annotations

from pathlib import Path

from briefreader.domain.article import Span

from .conftest import OpenReader, indexed_library, write_articles

BRIEFING = (
    "---\ntitle: Harbour briefing of {day}\ndate: {day}\n---\n"
    "MS. CALLOWAY: Good afternoon, everybody.\n\n"
    "Q\u00a0 {asked}\n\nMS. CALLOWAY: {answer}\n"
)
FARES = "Does the harbour board plan to raise the ferry fares for the islanders of Norsay?"


async def test_questions_are_listed_with_their_answers_and_gone_to(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    for day, answer in (
        ("2024-05-02", "I’d refer you to the harbour board, but we’ll get back to you."),
        ("2024-05-30", "No, the fares stay as they are."),
    ):
        text = BRIEFING.format(day=day, asked=FARES, answer=answer)
        (folder / f"{day}.md").write_text(text, encoding="utf-8")
    library = indexed_library(folder, tmp_path)
    async with open_reader(100, 30, on=library) as screen:
        with library._lock:  # what the thread that looks them up has to wait for
            screen.burst("f7")
            await screen.wait_for("looking up… 0%")
            assert "Questions" in screen.lines[0]
        await screen.settle()
        assert "Questions  1 question  not plainly answered  by topic" in screen.lines[0]
        assert "2024-05-02  Does the harbour board plan to raise the ferry fares" in screen.shown
        assert "referred to the harbour board  “I’d refer you to the harbour board" in screen.shown
        assert "promised  “we’ll get back to you”" in screen.shown
        assert "asked again on 2024-05-30" in screen.shown
        assert "answered on 2024-05-30" in screen.shown
        await screen.press("m")
        assert "bookmarked, 13 words: I’d refer you to the harbour board, but" in screen.shown
        assert "the islanders of Norsay? ◆" in screen.shown
        (kept,) = library.bookmarks.find()
        assert (kept.speaker, kept.question) == ("MS. CALLOWAY", FARES)
        assert kept.quote.startswith("I’d refer you to the harbour board")
        await screen.press("y")
        assert "I’d refer you to the harbour board" in screen.pilot.app.clipboard
        await screen.press("m")
        assert "bookmark removed · u to undo" in screen.shown
        assert "◆" not in screen.shown
        opened = library.read(folder / "2024-05-02.md")
        part = opened.article.text.index("we’ll get back")
        library.bookmarks.bookmark(opened, Span(part, part + 14))
        await screen.press("m")
        assert "part of it bookmarked before · u to undo" in screen.shown
        await screen.press("s")
        assert "by answerer" in screen.lines[0]
        await screen.press("slash")
        await screen.type("answer:answered fares")
        await screen.press("enter")
        assert "answered  “No, the fares stay as they are.”" in screen.shown
        assert "not plainly answered" not in screen.lines[0]
        await screen.press("enter")
        assert "Harbour briefing of 2024-05-30" in screen.shown
        await screen.press("3")
        assert "Exchanges" in screen.pane("quotes")
    async with open_reader(60, 20, on=library) as screen:
        await screen.press("f7")
        assert "asked again on 2024-05-30" in screen.shown
    library.close()


async def test_of_a_long_question_its_end_is_shown_where_what_is_asked_stands(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "briefings")
    before = "Thank you, Ines. First off, the council passed the bill on the tolls yesterday. " * 3
    text = BRIEFING.format(
        day="2024-05-02", asked=before + FARES, answer="I won’t get into that today."
    )
    (folder / "one.md").write_text(text, encoding="utf-8")
    library = indexed_library(folder, tmp_path)
    async with open_reader(60, 20, on=library) as screen:
        await screen.press("f7")
        for cells in (60, 100, 160):
            await screen.resize(cells, 20)
            (row,) = (n for n, line in enumerate(screen.lines) if "2024-05-02" in line)
            assert "2024-05-02  …" in screen.lines[row], cells
            assert "for the islanders of Norsay?" in screen.lines[row + 1], cells
            assert "declined" in screen.lines[row + 2], cells
    library.close()
