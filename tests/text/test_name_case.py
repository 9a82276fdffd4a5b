from __future__ import annotations

from tests.cases import cases

from briefreader.text.name_case import capitalized, title_case


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


@cases(
    "title, written",
    [
        ("STATEMENT BY ANN MOSS ON THE QUAY", "Statement by Ann Moss on the Quay"),
        ("THE MAYOR’S LETTER TO KELL", "The Mayor’s Letter to Kell"),
        ("Statement by ANN MOSS", "Statement by ANN MOSS"),
        ("İZMİR", "İZMİR"),
    ],
)
def test_a_title_in_capitals_is_written_as_in_running_text(title: str, written: str) -> None:
    assert title_case(title) == written
