"""The words that were sought are marked where they stand in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from briefreader.domain.article import Span
from briefreader.search import find_in, matches, parse_query, snippet, title_matches

TEXT = "Students’ visas were denied.\nThe visa office — “the café” — was closing\nits offices."


@cases(
    ("typed", "marked"),
    [
        ("visa", ["visas", "visa"]),
        ('"visa"', ["visa"]),
        ("deni*", ["denied"]),
        ("cafe", ["café"]),
        ("visa offices", ["visas", "visa", "office", "offices"]),
        ('"closing its offices"', ["closing\nits offices"]),
        ("visas-were", ["visas were"]),
        ("visa -office", ["visas", "visa"]),
        ("title:visa", []),
        ("said:miller visas", ["visas", "visa"]),
        ("date:2023 has:quotes", []),
        ("(visa OR cafe)", ["visas", "visa", "café"]),
        ('visas "visas were"', ["visas were", "visa"]),
        ('its "closing its offices"', ["closing\nits offices"]),
        ("zebra", []),
        ("", []),
    ],
)
def test_these_words_are_marked(typed: str, marked: list[str]) -> None:
    assert [span.of(TEXT) for span in matches(parse_query(typed), TEXT)] == marked


@cases(
    ("typed", "marked"),
    [
        ("title:visa", ["Visas"]),
        ("title:vi", []),
        ("title:vi*", ["Visas"]),
        ("visa cafe -office", ["Visas", "café"]),
        ('title:"the cafe" said:office', ["the café"]),
        ("said:visa has:quotes", []),
        ("-title:visa office", ["Office"]),
    ],
)
def test_in_a_title_words_that_are_sought_there_are_marked_too(
    typed: str, marked: list[str]
) -> None:
    title = "Visas at the café: the Office explains"
    assert [span.of(title) for span in title_matches(parse_query(typed), title)] == marked


def test_a_snippet_shows_the_words_and_marks_them() -> None:
    text = "Nothing here. " * 50 + "Humanitarian aid\ncomes first. " + "Nothing there. " * 50
    found = snippet(parse_query("humanitarian aid"), text)
    assert found is not None
    assert [mark.of(found.text) for mark in found.marks] == ["Humanitarian", "aid"]
    assert "\n" not in found.text
    assert text[found.start :].startswith(found.text[:20])
    assert len(found.text) <= 160


def test_a_snippet_is_where_most_of_the_words_are() -> None:
    text = "aid. " + "Filler words again. " * 40 + "aid for visas. " + "Filler. " * 40
    found = snippet(parse_query("aid visas"), text)
    assert found is not None
    assert "aid for visas" in found.text


def test_of_two_places_that_show_as_much_the_first_is_the_snippet() -> None:
    text = "A first aid. " + "Filler words again. " * 40 + "A second aid."
    found = snippet(parse_query("aid"), text)
    assert found is not None
    assert found.text.startswith("A first aid.")


def test_a_phrase_that_is_longer_than_a_snippet_is_marked_to_its_end() -> None:
    words = " ".join(f"quay{number}" for number in range(40))
    found = snippet(parse_query(f'"{words}"'), words)
    assert found is not None
    assert found.marks == (Span(0, len(found.text)),)


def test_without_a_word_there_is_no_snippet() -> None:
    assert snippet(parse_query("zebra"), TEXT) is None
    assert snippet(parse_query("is:read"), TEXT) is None


QUERIES = st.sampled_from(["visa", "a*", '"of the"', "é OR e", "x-y", "said:m aid", "office"])


@given(QUERIES, st.text(max_size=300))
def test_marks_lie_in_the_text_in_order_and_apart(typed: str, text: str) -> None:
    last = 0
    for span in matches(parse_query(typed), text):
        assert last <= span.start < span.end <= len(text)
        last = span.end


@given(QUERIES, st.text("avis ofce\n.é’", max_size=400))
def test_a_snippet_is_a_piece_of_the_text(typed: str, text: str) -> None:
    found = snippet(parse_query(typed), text)
    if found is not None:
        assert found.text == text[found.start : found.start + len(found.text)].replace("\n", " ")
        assert found.marks
        assert all(0 <= m.start < m.end <= len(found.text) for m in found.marks)


@cases(
    ("words", "expected"),
    [
        ("visa", ["visa", "visa"]),
        ("THE", []),
        ("The", ["The"]),
        ("the", ["The", "the"]),
        ("cafe", ["café"]),
        ("closing its", ["closing\nits"]),
        ("office - “the", ["office — “the"]),
        ("students' visas", ["Students’ visas"]),
        ("", []),
        (" ", []),
        ("ing", ["ing"]),
    ],
)
def test_finding_in_an_article(words: str, expected: list[str]) -> None:
    assert [span.of(TEXT) for span in find_in(TEXT, words)] == expected


@given(st.text(max_size=200), st.text(min_size=1, max_size=4))
def test_what_is_found_lies_in_the_text_and_apart(text: str, words: str) -> None:
    last = 0
    for span in find_in(text, words):
        assert last <= span.start <= span.end <= len(text)
        last = span.end
