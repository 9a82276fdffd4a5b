"""The ledger of questions, asked again at every key: what is kept of it, and what ends."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from tests.conftest import open_library

from briefreader.domain.article import Span
from briefreader.domain.listing_row import ArticleRow
from briefreader.domain.quote import Exchange, Quote, QuoteKind
from briefreader.library.question_ledger import LedgerEntry, LedgerOrder, grouped

FARES = "Does the harbour board plan to raise the ferry fares for the islanders?"
BRIEFING = (
    "---\ntitle: Briefing of {day}\ndate: {day}\n---\nMS. CALLOWAY: Good afternoon.\n\n"
    f"Q\u00a0 {FARES}\n\n"
    "MS. CALLOWAY: We’ll get back to you on that.\n\n"
    "Q\u00a0 How many lorries crossed Harwick’s new swing bridge last Thursday?\n\n"
    "MS. CALLOWAY: Two hundred did.\n"
)


def test_questions_are_prepared_once_and_compared_outside_the_lock_until_others_are_wanted(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "may.md").write_text(BRIEFING.format(day="2024-05-02"), encoding="utf-8")
    library = open_library(folder, tmp_path)
    assert list(library.update())
    told: list[float] = []
    (first,) = library.question_ledger("fares", report=told.append)
    assert told == sorted(told), "how far it is"
    assert 0 == told[0] < told[-1] < 1
    (again,) = library.question_ledger("ferry")
    assert again is first, "nothing has changed meanwhile"
    assert first.said.speaker == "MS. CALLOWAY", "for which no file is read again"

    library.aliases.join("MS. CALLOWAY", "Mara Calloway")
    (named,) = library.question_ledger("ferry")
    assert (named.answerer, first.again) == ("Mara Calloway", ())

    (folder / "june.md").write_text(BRIEFING.format(day="2024-06-02"), encoding="utf-8")
    other = BRIEFING.replace(FARES, "Who pays for the dredging of the channel near the coal pier?")
    (folder / "july.md").write_text(other.format(day="2024-07-02"), encoding="utf-8")
    (folder / "october.md").write_text(BRIEFING.format(day="2024-10-02"), encoding="utf-8")
    assert list(library.update())
    last, later, earlier = library.question_ledger("ferry")
    assert [one.identity for one in earlier.again] == [later.identity]
    assert later.again == last.again == (), "after months it is another matter"
    assert {one.topic for one in library.question_ledger("lorries")} == {"Harwick"}

    waited: list[bool] = []

    def is_overtaken() -> bool:
        other = Thread(target=library.statements, args=("fares",), daemon=True)
        other.start()
        other.join(10)
        waited.append(other.is_alive())
        return True

    assert library.question_ledger("board", lambda: not is_overtaken()) == ()
    assert waited == [False], "another search goes on meanwhile, and the rest was not compared"


def test_words_of_an_answer_are_looked_up_in_the_turns_of_its_exchange() -> None:
    turn = Quote(10, 26, "So far, nothing.", QuoteKind.TURN, "Tom Hale")
    exchange = Exchange(None, (turn,))
    assert exchange.words_at(Span(18, 25)) == "nothing"
    assert exchange.words_at(Span(30, 40)) == ""


def test_what_came_out_in_some_month_is_not_said_to_be_later_than_a_day_in_it(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    for day in ("2024-05-20", "2024-06", "2024-06-12", "2024-07"):
        (folder / f"of {day}.md").write_text(BRIEFING.format(day=day), encoding="utf-8")
    library = open_library(folder, tmp_path)
    assert list(library.update())
    later = {one.row.when: one.later()[0] for one in library.question_ledger("ferry")}
    assert later["2024-05-20"] == "asked again in 2024-06, on 2024-06-12, in 2024-07"
    assert later["2024-06"] == "asked again in 2024-07", "or before the 12th of June"
    assert later["2024-06-12"] == "asked again in 2024-07"
    assert later["2024-07"] == "no later answer found"


def test_the_largest_groups_come_first_and_what_is_in_none_last() -> None:
    question = Quote(0, 5, "Why so?", QuoteKind.TURN)
    row = ArticleRow(Path("/library/a.md"), "A")

    def entry(topic: str, answerer: str) -> LedgerEntry:
        return LedgerEntry("", row, question, question, answerer, (), topic, tuple)

    entries = [entry(topic, "Ann Moss") for topic in ("", "Quay", "", "Boats", "Boats", "", "Aid")]
    by_topic = [(name, len(found)) for name, found in grouped(entries, LedgerOrder.TOPIC)]
    assert by_topic == [("Boats", 2), ("Aid", 1), ("Quay", 1), ("Other questions", 3)]
    nobody = grouped([entry("Quay", ""), *entries], LedgerOrder.ANSWERER)
    assert [(name, len(found)) for name, found in nobody] == [("Ann Moss", 7), ("No speaker", 1)]
