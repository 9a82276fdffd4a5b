"""How the time that finding quotes takes grows with the text: about as the text does.

A text of 8 KB is past whatever short texts are spared, so that from there on all grows alike.
"""

from __future__ import annotations

from itertools import product

import pytest
from tests.cases import cases
from tests.growth import growth

from briefreader.domain.article import Span
from briefreader.domain.quote import Exchange, Quote, QuoteKind
from briefreader.quotes import answer_signs, find_quotes
from briefreader.quotes.entities.entity_table import EntityTable
from briefreader.quotes.entities.parliament_labels import parliament_labels
from briefreader.quotes.mentions.detection import find_mentions
from briefreader.quotes.unlabelled_interviews import find_interview
from briefreader.quotes.words.tokens import tokenize_paragraph

SMALL, LARGE = 8 * 1024, 24 * 1024
STEEPEST = 1.2
"""The power of a text's length with which the time may grow."""

SHAPES: dict[str, str] = {
    "letters": "Sincerely,\nANN MOSS\n",
    "statements announced": "Mayor Ann Moss issued the following statement of ",
    "orders": "By the authority vested in me as ",
    "lines of a space": " \n",
    "names on their lines": "Ann Moss\n\nI say so.\n\n",
    "subtitles": "1\n00:01.000 --> 00:02.000\n<v Ann Moss>So I say.</v>\n\n",
    "messages": "[12/03/2026, 10:42] Ann Moss: I say so.\n<ann> Is it?\n",
    "names before dashes": "Ann Moss – Union of Dockers: I say so.\nKarl Birk – Is it so?\n",
    "names before gaps": "Ann Moss  I say so.\nHarbour master  Is it so?\n",
    "captions": ">> So I say.\n",
    "reports in German": "Die Brücke ist „alt“. „So ist es auch“, sagte sie zu Karl Birk. ",
    "dialogue in Spanish": "—No vendrá —dijo Ana Birk—, y no es de aquí.\n",
    "opening mark": "“",
    "closing mark": "”",
    "straight mark": '"',
    "straight marks apart": '" ',
    "apostrophes": "'",
    "single marks": "‘a’ ",
    "single marks opened": "‘a ",
    "backticks": "`",
    "pairs of backticks": "``a'' ",
    "backticks opened": "``a ",
    "guillemets": "« a » ",
    "guillemets opened": "«a ",
    "low marks": "„a“ ",
    "corner brackets": "「a」",
    "corner brackets opened": "「a ",
    "nested marks": "“a «b “c” d» e” ",
    "nested and never closed": "“a ‘b «c ",
    "round brackets": "(a) ",
    "square brackets": "[a ",
    "tags": "<a ",
    "tags closed": "<a href='b'>c</a> ",
    "quotation lines": "“The quay is open to all who come by boat,” he said.\n",
    "lines of one quotation each": "“The quay is open to all.”\n",
    "lines of one opened quotation": "“The quay is open to all.\n",
    "lines of short quotations": "“Yes.”\n",
    "lines in backticks": "`The quay is open`\n",
    "lines in pairs of backticks": "``The quay is open to all of us''\n",
    "questions and answers": "Q: Why is it so? A: “It is so,” Ann Moss said. ",
    "questions and answers in marks": "“Why?” “It is so.” ",
    "questions in lines": "Q  Why?\n",
    "labels": "MR. MOSS: It is so.\n",
    "labels in mixed case": "Ann Moss: It is so.\n",
    "labels in one line": "Aa: ",
    "names": "Moss ",
    "full names": "Ann Moss ",
    "names with quotations": "Ann Moss met Karl Birk. “The bridge is safe,” he said. ",
    "roles": "Harbour Office press secretary Ana Holt said “it is so.” ",
    "roles alone": "spokesman ",
    "bodies and joints": "Bank of Kell and ",
    "pronouns": "he said she said ",
    "pronouns with quotations": "“It is so,” she said. ",
    "of and said": "of said ",
    "dashes": "— ",
    "dashes with names": "— Ann Moss\n",
    "digits": "1,234.5 ",
    "initials": "A. B. ",
    "commas": "a, ",
    "full stops": ". ",
    "said": "said ",
    "according to": "according to Moss ",
    "headings": "PROMISE MADE\n",
    "topics": "• On boats: “they sail.”\n",
    "signatures": "“We wait for boats.” — Ann Moss\n",
    "posts": "> We wait — Ann Moss (@moss)\n",
    "spaces": "a    ",
    "transcript": "MR. BIRK:  It is safe, “very safe” as she said.\n\nQ    Why?\n\n",
    "offices": "Mayor Ann Moss came. “The bridge is safe,” the mayor said.\n\n",
    "one word": "a",
    "capitals": "A",
    "accents": "e\u0301",
}
"""Pieces that make a text by being repeated."""


LINES = ("roles", "guillemets", "names")
IN_LINES = {
    f"{name}, a line each": f"{SHAPES[name]}\n" for name in ("roles", "guillemets", "names")
}
MIXED = {
    "everything": "".join(SHAPES.values()),
    "everything in one paragraph": "".join(SHAPES.values()).replace("\n", " "),
    "one sentence": "“It is so,” she said, and ",
    "labels in one sentence": "Moss: “It is so,” and ",
    "wrapped lines": "“The quay is open to all who come by boat,” said Orbis chief Ann Moss\n",
}
ALL = SHAPES | IN_LINES | MIXED


def text_of(shape: str, size: int) -> str:
    """A text of ``size`` code points of one shape."""
    piece = ALL[shape]
    return (piece * (size // len(piece) + 1))[:size]


def find(text: str) -> object:
    """The quotes of a text."""
    return find_quotes(text, title="Press Briefing by Mayor Ann Moss")


def mentions(text: str) -> object:
    """The mentions in a text that is one paragraph."""
    return find_mentions(tokenize_paragraph(text, Span(0, len(text)), ()))


def test_the_time_grows_about_as_the_text() -> None:
    steep = {}
    for shape in ALL:
        power = growth(find, text_of(shape, SMALL), text_of(shape, LARGE), STEEPEST)
        if power > STEEPEST:
            steep[shape] = power
    assert steep == {}


@cases(
    "piece",
    [
        "Moss ",
        "Bank of ",
        "Bank of Kell and Dell ",
        "you have ",
        "the old ",
        "31 percent ",
        "a ",
        "press ",
        "press secretary ",
        "head of ",
        "Kell’s ",
    ],
)
def test_the_time_for_mentions_grows_about_as_the_words(piece: str) -> None:
    small, large = f"{piece * 1600}President Moss", f"{piece * 6400}President Moss"
    assert growth(mentions, small, large, STEEPEST) <= STEEPEST


@pytest.mark.parametrize("first", ["", "Will "])
def test_the_time_grows_about_as_the_names_of_one_surname(first: str) -> None:
    names = map("".join, product("abcdefghijklmnop", repeat=3))
    text = [f"{first}M{name} Moss. “The bridge is safe,” he said.\n\n" for name in names]
    small, large = "".join(text[:300]), "".join(text[:900])
    assert growth(find, small, large, STEEPEST) <= STEEPEST


@pytest.mark.parametrize("letters", ["abcdefghijklmnop", "abcdefghijklmnóp"])
def test_the_time_grows_about_as_the_surnames_without_a_given_name(letters: str) -> None:
    names = ["M" + "".join(name) for name in product(letters, repeat=3)]

    def named(text: str) -> object:
        table = EntityTable(text)
        return [table.full_names(one) for one in table.surnames()]

    small, large = (" said. ".join(names[:count]) for count in (1_000, 4_000))
    assert growth(named, small, large, STEEPEST) <= STEEPEST


def test_the_time_grows_about_as_the_marks_before_quotations_in_one_paragraph() -> None:
    small, large = (
        "- " * count + "“The quay is open to all,” Ann Moss said. " * (count // 20)
        for count in (4_000, 12_000)
    )
    assert growth(find, small, large, STEEPEST) <= STEEPEST


@cases(
    ("title", "text", "times"),
    [
        ("Statement by {} xx Ann Moss on the Quay", "{}", ("U.S. ", 9, 18)),
        ("A long night", "{}\n\nAnn Moss, {}(", ("a.", 9, 18)),
    ],
)
def test_the_time_does_not_double_with_each_word_beside_who_signs(
    title: str, text: str, times: tuple[str, int, int]
) -> None:
    words, few, many = times
    said = "I am sorry. I read every letter that you wrote, and my answer comes late. " * 9

    def signed(beside: str) -> object:
        return find_quotes(text.format(said, beside), title=title.format(beside))

    assert growth(signed, words * few, words * many, 2) <= 2


def test_the_time_grows_about_as_the_questions_in_bold() -> None:
    piece = "Is the quay safe?\n\nI say that it is.\n\n"

    def interview(text: str) -> object:
        starts = range(0, len(text), len(piece))
        bold = [Span(start, start + piece.index("\n")) for start in starts]
        return find_interview("Interview with Ann Moss", text, bold, None)

    assert interview(piece * 3) is not None
    assert growth(interview, piece * 4_000, piece * 12_000, STEEPEST) <= STEEPEST


@pytest.mark.parametrize(
    "piece", ["-", "a", "a, ", "a — ", "I don’t know him. ", "I don’t know him, "]
)
@pytest.mark.parametrize(
    ("before", "after"), [("", " a b c d — {} — it is so"), ("It is so — {} — ", "")]
)
def test_the_time_grows_about_as_an_answer_with_dashes(piece: str, before: str, after: str) -> None:
    unknown = "I don’t know what to say about this"

    def signs(words: str) -> object:
        text = f"{before}{words}{after}".format(unknown)
        question = Quote(0, 14, "Why is it so?\n", QuoteKind.TURN)
        answer = Quote(15, 15 + len(text), text, QuoteKind.TURN)
        return answer_signs(Exchange(question, (answer,)))

    small, large = (piece * (size // len(piece)) for size in (SMALL, LARGE))
    assert growth(signs, small, large, STEEPEST) <= STEEPEST


def test_the_time_grows_about_as_a_report_in_which_hundreds_speak() -> None:
    assert growth(find, varied(40_000), varied(120_000), STEEPEST) <= STEEPEST


def varied(size: int) -> str:
    """A long report in which hundreds of people speak."""
    given = ("Ann", "Karl", "Mary", "Peter")
    last = ("Moss", "Birk", "Dell", "Ashe", "Holm", "Fairley")
    pieces = []
    for number in range(size // 150 + 1):
        name = f"{given[number % 4]} {last[number % 6]}{'abcdefghij'[number // 24 % 10]}"
        pieces.append(
            f"Harbour master {name} came to the quay at {number}. “The quay is safe,” the harbour"
            f" master said. “We looked at every bolt, all {number} of them,” she added."
        )
    return "\n\n".join(pieces)[:size]


@pytest.mark.parametrize("piece", ["“a ", '"', "“a” "])
def test_a_paragraph_of_nothing_but_marks_is_no_prose(piece: str) -> None:
    assert find_quotes(piece * (LARGE // len(piece))) == ()


def test_a_paragraph_full_of_short_remarks_is_prose() -> None:
    text = "“Yes, it is,” Ann Moss said. “No,” she said. " * 300
    assert len(find_quotes(text)) == 600


@pytest.mark.parametrize(
    "piece",
    [
        "Mr Speaker: I call Ann Moss.\n\nAnn Moss (Dell) (Lab): Who pays for the long pier?\n\n",
        "IN THE CHAIR: EVA KAILA\n\nPresident. – It is open.\n\nAna Sol (S&D). – I agree.\n\n",
        "M. le président. La parole est à lui.\n\nM. Luc Arnaud. Quand, madame la ministre ?\n\n",
        "O Sr. Presidente: — Sim.\n\nO Sr. Ministro das Obras: — Em março.\n\nAplausos do PS.\n\n",
        "The Minister for Boats (Ann Moss)\n\nI do.\n\nLord Hale (CB)\n\nIs it so?\n\n",
        "Ann Moss -- Chief Officer\n\nIt is so.\n\nKarl Birk\nAnalyst, Dell\n\nWhy?\n\n",
        "Ann Moss - Chief Karl Birk - Analyst ",
        "Ann Moss  00:14\nIt is so.\n\nKarl Birk  00:15 Why?\n\nCHAIR BIRK. It is so.\n\n",
    ],
)
def test_the_time_grows_about_as_a_record_of_a_parliament(piece: str) -> None:
    head = "Hansard. House of Commons. Earnings Call\n\n"
    small, large = (head + piece * count for count in (100, 400))
    assert growth(find_quotes, small, large, STEEPEST) <= STEEPEST


@pytest.mark.parametrize("piece", ["Ann Moss of Dell ", "(a) ", "M. Luc Arnaud ", "ANN’S "])
def test_the_time_to_tell_a_record_grows_about_as_a_line_without_end(piece: str) -> None:
    small, large = (f"Hansard\n\nMr Speaker: Yes.\n\n{piece * count}" for count in (500, 4_000))
    assert growth(lambda text: parliament_labels(text, ""), small, large, STEEPEST) <= STEEPEST


def test_the_time_grows_about_as_the_given_names_below_a_long_text() -> None:
    prose = "The town of Dell went on with its work as before, and nobody knew.\n\n"
    turns = "Ann: I think it is so.\n\nKarl: I do not.\n\n"
    small, large = (prose * count + turns * count for count in (100, 400))
    assert growth(find_quotes, small, large, STEEPEST) <= STEEPEST
