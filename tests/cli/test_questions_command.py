"""The ledger of questions: how they were answered, when they were asked again, what was kept."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

HEAD = "---\ntitle: Briefing by Harbour Secretary Mara Calloway\ndate: {day}\n---\n"
ASKED = "Q\u00a0 {asked}\n\nMS. CALLOWAY: {answer}\n\n"
FARES = "Does the harbour board plan to raise the ferry fares for the islanders of Norsay?"
AGAIN = "Will the harbour board now raise the ferry fares for islanders, as Norsay fears?"
OTHERS = (
    ("How many lorries crossed the new swing bridge at Harwick last week?", "Two hundred did."),
    ("When will the lighthouse keepers of the outer reef get their pension?", "In May."),
    ("What do you say to the fishermen who lost their nets near Norsay?", "They are paid."),
    ("Who pays for the dredging of the channel near the coal pier?", "The county does."),
)


def briefing(folder: Path, day: str, *pairs: tuple[str, str]) -> None:
    text = "".join(ASKED.format(asked=asked, answer=answer) for asked, answer in pairs)
    (folder / f"{day}.md").write_text(HEAD.format(day=day) + text)


def test_questions_stand_with_their_answers_and_with_later_ones_of_like_words(
    run: Run, folder: Path
) -> None:
    briefing(folder, "2024-05-02", (FARES, "We’ll get back to you on that."), OTHERS[0])
    briefing(folder, "2024-05-09", *OTHERS[1:], ("Does Norsay get a pier of its own?", "No."))
    briefing(folder, "2024-05-30", (AGAIN, "No, the fares stay as they are."))
    library = ("--library", folder)
    status, out, _ = run("questions", "--json", *library)
    assert status == 0
    (entry,) = map(json.loads, out.splitlines())
    assert (entry["text"], entry["topic"], entry["answerer"]) == (FARES, "Norsay", "Mara Calloway")
    assert entry["answer_kinds"] == [
        {"kind": "promised", "words": "We’ll get back to you on that", "to": None}
    ]
    assert [one["date"] for one in entry["again"]] == ["2024-05-30"]
    assert entry["kept"] == entry["again"][0]["id"]

    out = run("questions", "fares", "--by", "answerer", *library)[1]
    lines = [line.strip() for line in out.splitlines()]
    assert lines[0] == "Mara Calloway  2 questions"
    assert "asked again on 2024-05-30" in lines
    assert "answered on 2024-05-30" in lines
    assert "answered: No, the fares stay as they are." in lines
    # Of answers, too, their questions are listed.
    said = run("questions", "said:calloway", "answer:promised", "--json", *library)[1]
    assert [json.loads(line)["id"] for line in said.splitlines()] == [entry["id"]]
    assert run("questions", "answer:interrupted", *library)[0] == 1


def topics(run: Run, folder: Path, *asked: str) -> list[str | None]:
    """Return the topics of questions, asked among many others."""
    pairs = [(one, "I would refer you to the board.") for one in asked]
    head = HEAD.format(day="2024-05-02")
    other = "How many of the lorries did number {} count on the way to the coal pier?"
    more = [(other.format(n), "Two hundred.") for n in range(40)]
    text = "".join(ASKED.format(asked=one, answer=answer) for one, answer in (*pairs, *more))
    (folder / "briefing.md").write_text(head + text)
    out = run("questions", "answer:referred", "--json", "--library", folder)[1]
    found = {entry["text"]: entry["topic"] for entry in map(json.loads, out.splitlines())}
    return [found[one] for one in asked]


def test_no_topic_is_whoever_is_spoken_to_or_a_title(run: Run, folder: Path) -> None:
    asked = (
        "Thank you, Mara. What did the board tell Minister Birk about the new timber barges?",
        "So, Mara, does the board know what Minister Birk thinks about the dredger?",
        "And, Jake, did the minister from Thorn call the prime minister about fares, as Mara said?",
        "As Jake said, will the Vice President see the Governor and the Prime Minister?",
        "When do you hear from Jake, and will the Governor and the Vice President come?",
        "Can Mr. Birk say whether the Prime Minister, the Governor and Jake have met already?",
        "Does Ms. Calloway think that Ms. Calloway is paid well for what Calloway does here?",
        "Is it so that Ms. Calloway meets the Calloway family on the evening, as she has said?",
        "Will the shop that Ms. Calloway owns be open when Ms. Calloway is in the harbour?",
    )
    found = topics(run, folder, *asked)
    assert found == ["Birk", "Birk", None, None, None, "Birk", None, None, None]


def test_a_topic_is_a_whole_name(run: Run, folder: Path) -> None:
    asked = (
        "What does the board say about the Harbour Court and its ruling on the timber barges?",
        "Has anybody told the Harbour Court that the dredger was already sold by the county?",
        "Why does the board obey what the Harbour Court said about fares, and who decided?",
        "Will the board now appeal against what the Court said about keepers and lighthouses?",
        "Is the ship’s owner, Ann Quill, allowed to unload the barges, as she said before?",
        "Did the board talk with Quill about the oil that was found in the lower basin?",
        "Who told Ms. Quill that the upper basin would be closed for so long this year?",
        "Does the Timber Department plan to move its office to the other side of the river?",
        "Will the Department of Reefs be asked for its opinion about what was proposed here?",
        "Has the Fish Department said anything about the nets which the trawlers have lost?",
    )
    found = topics(run, folder, *asked)
    assert found == [*["Harbour Court"] * 4, *["Quill"] * 3, None, None, None]


def test_who_only_greets_or_agrees_has_asked_nothing(run: Run, folder: Path) -> None:
    replies = (
        "Yeah.",
        "Okay. Okay.",
        "Hi. (Laughs.)",
        "Thank you, Mara.",
        "Right —",
        "That’s right.",
    )
    asked = (
        "(Inaudible.)",
        "On the ferry?",
        "Yes?",
        "Yes, but the ferry.",
        "Right, and the fares —",
    )
    briefing(
        folder,
        "2024-05-02",
        *((one, "I would refer you to the board.") for one in (*replies, *asked)),
    )
    out = run("questions", "--json", "--library", folder)[1]
    assert {json.loads(line)["text"] for line in out.splitlines()} == {*asked}


def test_without_a_question_that_matches_it_says_what_was_looked_for(
    run: Run, folder: Path
) -> None:
    briefing(folder, "2024-05-02", OTHERS[0], OTHERS[3])
    status, out, said = run("questions", "--library", folder)
    assert (status, out) == (1, "")
    assert "no questions without a plain answer (briefreader questions '*' lists all)" in said
    assert "no matching questions" in run("questions", "trawlers", "--library", folder)[2]
    status, out, _ = run("questions", "*", "--library", folder)
    assert status == 0
    assert all(asked in out for asked, _ in (OTHERS[0], OTHERS[3]))


def test_a_long_question_is_cut_between_words(run: Run, folder: Path) -> None:
    for count in range(1, 8):
        asked = f"{'Norsay ' * 40}{'s' * count} to the islanders?"
        briefing(folder, "2024-05-02", (asked, "I would refer you to the board."))
        out = run("questions", "--library", folder)[1]
        shown = next(line for line in out.splitlines() if line.endswith("islanders?"))
        words = shown.split()[1:]
        assert words[:2] == ["…Norsay", "Norsay"]
        assert 190 < len(" ".join(words)) <= 201


def test_a_piece_of_a_statement_shows_where_it_was_cut(run: Run, folder: Path) -> None:
    around = "about what the keepers of the lighthouses had said " * 8
    asked = f"What do you know {around}on the dredger {around}last week?"
    briefing(folder, "2024-05-02", (asked, "No."), ("Is the dredger sold?", "No."))
    lines = [
        f"{line.strip()} "
        for line in run("search", "asked:dredger", "--library", folder)[1].splitlines()
    ]
    long, short = sorted((line for line in lines if "dredger" in line), key=len, reverse=True)
    assert short == "Q: Is the dredger sold? "
    assert long.startswith("Q: …")
    assert long.endswith("… ")
    piece = long.removeprefix("Q: …").removesuffix("… ")
    assert f" {piece.strip()} " in asked
    (line,) = (
        line
        for line in run("search", "asked:*", "--library", folder)[1].splitlines()
        if "What do" in line
    )
    piece = line.strip().removeprefix("Q: ").removesuffix("…")
    assert asked.startswith(f"{piece} ")
