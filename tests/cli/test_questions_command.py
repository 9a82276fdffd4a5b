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
