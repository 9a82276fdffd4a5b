"""The command line finds and tells how questions were answered."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

BRIEFING = """\
---
title: Press Briefing by Harbour Secretary Mara Calloway
date: 2024-05-02
---
MS. CALLOWAY: Good afternoon, everybody.

Q\u00a0 Does the board plan to raise the ferry fares?

MS. CALLOWAY: I’d refer you to the harbour board on that.

Q\u00a0 When does the north quay open?

MS. CALLOWAY: It opens on Friday.
"""


def test_how_a_question_was_answered_is_found_and_told(run: Run, folder: Path) -> None:
    (folder / "briefing.md").write_text(BRIEFING)
    status, out, _ = run("quotes", "path:briefing", "--json", "--library", folder)
    assert status == 0
    rows = {row["text"]: row for row in map(json.loads, out.splitlines())}
    asked = rows["Does the board plan to raise the ferry fares?"]
    answer = rows["I’d refer you to the harbour board on that."]
    words = "I’d refer you to the harbour board"
    referred = [{"kind": "referred", "words": words, "to": "the harbour board"}]
    assert asked["answer_kinds"] == answer["answer_kinds"] == referred
    assert asked["question_id"] == answer["question_id"] == asked["id"]
    assert rows["Good afternoon, everybody."]["question_id"] is None
    assert rows["It opens on Friday."]["answer_kinds"] == [
        {"kind": "answered", "words": "It opens on Friday.", "to": None}
    ]
    found = run("search", "answer:referred fares", "--json", "--library", folder)[1]
    assert [json.loads(line)["id"] for line in found.splitlines()] == [asked["id"]]
    said = run("search", "said:calloway answer:referred", "--json", "--library", folder)[1]
    assert [json.loads(line)["id"] for line in said.splitlines()] == [answer["id"]]
