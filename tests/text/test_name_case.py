from __future__ import annotations

from tests.cases import cases

from briefreader.text.name_case import capitalized


@cases(
    "word, written",
    [
        ("MCCOY-O’HARA", "McCoy-O’Hara"),
        ("HOLT’S", "Holt’s"),
        ("HOLT'S", "Holt's"),
        ("Holt’s", "Holt’s"),
        ("O’SHEA", "O’Shea"),
    ],
)
def test_a_name_in_capitals_is_written_as_in_running_text(word: str, written: str) -> None:
    assert capitalized(word) == written
