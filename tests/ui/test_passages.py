"""The passage that a key takes: a quote, a sentence of a long turn, and what widens it."""

from __future__ import annotations

from pathlib import Path

from tests.cases import cases

from briefreader.domain.article import Article, Paragraph, Span
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.ui.selection.passages import current_quote, passage_at, sentence_at, stops, widened

LONG = "Mr. Hale spoke first. " + "He went on and on. " * 20 + "Then he stopped."


def article(text: str) -> Article:
    paragraphs, at = [], 0
    for number, words in enumerate(text.split("\n\n"), 1):
        paragraphs.append(Paragraph(at, at + len(words), number))
        at += len(words) + 2
    return Article(Path("/a"), "0" * 64, "T", text, paragraphs=tuple(paragraphs))


def quote(text: str, words: str, kind: QuoteKind = QuoteKind.DIRECT) -> Quote:
    start = text.index(words)
    return Quote(start, start + len(words), words, kind, speaker="Ann Lee")


@cases(
    ("text", "at", "sentence"),
    [
        ("One. Two here. Three.", "Two", "Two here."),
        ("Mr. Hale left. So did I.", "Hale", "Mr. Hale left."),
        ("J. R. Ames left. So did I.", "Ames", "J. R. Ames left."),
        ("“Is it?” she asked. No.", "asked", "she asked."),
        ("天气很好。我们走。", "我们", "我们走。"),
        ("It costs 3.5 million. Done.", "million", "It costs 3.5 million."),
        ("no end here", "end", "no end here"),
    ],
)
def test_the_sentence_at(text: str, at: str, sentence: str) -> None:
    assert sentence_at(text, text.index(at), Span(0, len(text))).of(text) == sentence


def test_a_short_quote_is_taken_whole() -> None:
    text = "She said: “We will. Soon.” Then she left."
    assert passage_at(article(text), quote(text, "We will. Soon."), 0).of(text) == "We will. Soon."


def test_of_a_long_turn_the_sentence_at_the_mark_is_taken() -> None:
    text = f"MR. HALE: {LONG}"
    turn = quote(text, LONG, QuoteKind.TURN)
    assert passage_at(article(text), turn, text.index("Then")).of(text) == "Then he stopped."


@cases(
    ("begins", "taken"),
    [
        ("Thanks, Karine.  The results are in, and they are bad for all of us.", ""),
        ("Thank you. Yes. Two on the river, if I may, and one on the bridge.", ""),
        ("Thank you.\n\nYou said in May that the bridge was safe.", ""),
        ("No. He will not.\n\nNor shall we.\n\nAnd that", "No. He will not.\n\nNor shall we."),
        ("Thank you for your patience, all of you.", ""),
    ],
)
def test_a_sentence_of_a_few_words_is_taken_with_what_follows_it(begins: str, taken: str) -> None:
    words = f"{begins} {LONG * 2}"
    text = f"Q {words}"
    turn = quote(text, words, QuoteKind.TURN)
    assert passage_at(article(text), turn, turn.start).of(text) == (taken or begins)


def test_without_a_quote_the_sentence_at_the_mark_is_taken() -> None:
    text = "Nobody spoke. The room was cold.\n\nThen somebody did."
    assert passage_at(article(text), None, 20).of(text) == "The room was cold."


def test_widening_goes_from_sentence_to_paragraph_to_turn_and_stops_there() -> None:
    text = "Q Yes?\n\nMR. HALE: One here. Two here.\n\nThree here."
    turn = quote(text, "One here. Two here.\n\nThree here.", QuoteKind.TURN)
    steps = [Span(text.index("Two"), text.index("Two") + 3)]
    while (wider := widened(article(text), (turn,), steps[-1])) != steps[-1]:
        steps.append(wider)
    assert [span.of(text) for span in steps] == [
        "Two",
        "Two here.",
        "One here. Two here.",
        "One here. Two here.\n\nThree here.",
    ]


def test_the_current_quote_is_the_one_at_the_mark_else_the_nearest_that_can_be_seen() -> None:
    text = "“First one.” he said.\n\nNothing here.\n\n“Second one.” she said.\n\n“Third.” he said."
    quotes = tuple(quote(text, words) for words in ("First one.", "Second one.", "Third."))
    nothing = text.index("Nothing")
    mark = Span(nothing, nothing + 13)
    assert current_quote(quotes, Span(3, 12), Span(0, len(text))) == quotes[0]
    assert current_quote(quotes, mark, Span(0, len(text))) == quotes[1]
    assert current_quote(quotes, mark, Span(0, nothing + 13)) == quotes[0]
    assert current_quote(quotes, mark, mark) is None


def test_of_nested_quotes_the_inner_one_is_current() -> None:
    text = "MS. LEE: He told me “go home” and I did."
    turn = quote(text, "He told me “go home” and I did.", QuoteKind.TURN)
    inner = quote(text, "go home")
    at = text.index("home")
    assert current_quote((turn, inner), Span(at, at + 4), Span(0, len(text))) == inner


def test_one_walks_through_turns_in_a_transcript_and_through_quotations_in_a_story() -> None:
    text = "MS. LEE: He told me “go home” and I did."
    turn = quote(text, "He told me “go home” and I did.", QuoteKind.TURN)
    inner = quote(text, "go home")
    assert stops((turn, inner)) == [turn]
    assert stops((inner,)) == [inner]
