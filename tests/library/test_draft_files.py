"""Which files are read as drafts: what somebody writes, tables of quotations, and exports."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.errors import SourceError
from briefreader.library.draft_checks import draft_bytes

TABLE = 'Quote,Speaker,Date\n"The north quay is safe",Ines Calloway,2024-03-14\n'
ROW = '{"quote": "The north quay is safe", "speaker": "Ines Calloway"}\n'
RIS = "TY  - NEWS\nN1  - “The quay is safe” — Ines Calloway [0a1b2c3d]\nER  - \n"


@cases(
    ("name", "text"),
    [("a.csv", TABLE), ("a.tsv", TABLE.replace(",", "\t")), ("a.jsonl", ROW), ("a.ris", RIS)],
)
def test_tables_and_exports_are_drafts(tmp_path: Path, name: str, text: str) -> None:
    draft = tmp_path / name
    draft.write_text(text, encoding="utf-8")
    assert draft_bytes(draft) == text.encode()


@cases(
    ("name", "text", "why"),
    [
        ("a.json", '{"rows": 3}', "no export of bookmarks"),
        ("a.ris", "TY  -", "no export of bookmarks"),
        ("a.yaml", "quote: no", "data: save its text"),
        ("a.xlsx", "PK", "a spreadsheet"),
    ],
)
def test_other_data_is_refused_in_a_line(tmp_path: Path, name: str, text: str, why: str) -> None:
    draft = tmp_path / name
    draft.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=why) as raised:
        draft_bytes(draft)
    assert "\n" not in str(raised.value)
