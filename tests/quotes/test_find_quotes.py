from __future__ import annotations

from datetime import date
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases import cases

from briefreader.quotes import Quote, explain, find_quotes, pair_exchanges

SEED = Path(__file__).parents[2] / "seeds" / "000_fe4955ade9aa5b3d.txt"


def said(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in find_quotes(text)]


@pytest.mark.parametrize("title_apart", [True, False])
@pytest.mark.parametrize("break_between", ["\n\n", "\n"])
def test_the_seed_has_four_quotes_and_miller_said_them_all(
    title_apart: bool, break_between: str
) -> None:
    title, _, body = SEED.read_text("utf-8").partition("\n")
    body = body.strip().replace("\n\n", break_between)
    if title_apart:
        text, found = body, find_quotes(body, title=title)
    else:
        text = f"{title}{break_between}{body}"
        found = find_quotes(text)
    assert [quote.speaker for quote in found] == ["Matthew Miller"] * 4
    assert {quote.speaker_title for quote in found} == {
        "Spokesperson for the US Department of State"
    }
    assert [quote.evidence.of(text) for quote in found if quote.evidence] == [
        "the Spokesperson said",
        "he said",
        "Miller stated",
        "Miller stated",
    ]
    assert [quote.mention(text) for quote in found] == [
        "the Spokesperson",
        "he",
        "Miller",
        "Miller",
    ]


OPENING = "Ann Moss, mayor of Dell, and Karl Birk met on Monday. "


@cases(
    ("text", "speaker"),
    [
        (OPENING + "“The bridge is safe,” Moss said.", "Ann Moss"),
        (OPENING + "“The bridge is safe,” said Moss.", "Ann Moss"),
        (OPENING + "“The bridge is safe,” she said.", "Ann Moss"),
        (OPENING + "“The bridge is safe,” he said.", "Karl Birk"),
        (OPENING + "“The bridge is safe,” Mr. Birk said.", "Karl Birk"),
        (OPENING + "“The bridge is safe,” the mayor said.", "Ann Moss"),
        (OPENING + "“The bridge is safe,” Birk, an engineer, said.", "Karl Birk"),
        (OPENING + "Birk told reporters: “The bridge is safe.”", "Karl Birk"),
        (OPENING + "According to Moss, “the bridge is quite safe.”", "Ann Moss"),
        (OPENING + "“The bridge is safe,” Moss said. “It always was.”", "Ann Moss"),
    ],
)
def test_a_quotation_has_its_speaker_by_full_name(text: str, speaker: str) -> None:
    assert [quote.speaker for quote in find_quotes(text)][-1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "She read “War and Peace” on the train.",
        "The so-called “smart” bridge opened.",
        "He starred in the film “Home of Mine” in 1990.",
    ],
)
def test_titles_and_single_words_in_marks_are_no_quotes(text: str) -> None:
    assert find_quotes(text) == ()


@cases(
    ("text", "title"),
    [
        ("Ann Moss, mayor of Dell, came. “We are glad,” Moss said.", "mayor of Dell"),
        ("Mayor Ann Moss came. “We are glad,” Moss said.", "Mayor"),
        ("“We are glad,” said Interior Minister Karl Birk.", "Interior Minister"),
        ("Karl Birk came. “We are glad,” Birk said.", None),
    ],
)
def test_the_title_stated_with_the_name_is_kept(text: str, title: str | None) -> None:
    assert find_quotes(text)[-1].speaker_title == title


def test_unknown_stays_unattributed() -> None:
    (quote,) = find_quotes("“Nobody knows how this came to be written here.”")
    assert quote.speaker is None
    assert quote.mention_start is None
    assert not quote.certain


def test_text_without_spaces_between_paragraphs_reads_the_same() -> None:
    text = OPENING + "\n\n“The bridge is safe,” Moss said.\n\n“It is old,” Birk said."
    assert said(text) == said(text.replace("\n\n", "\n"))


def test_the_explanation_names_words_speaker_and_step() -> None:
    explained = explain(OPENING + "“The bridge is safe,” Moss said.")
    assert "The bridge is safe" in explained
    assert "Ann Moss, mayor of Dell" in explained
    assert "Moss said" in explained


MARKS = [*"“”‘’«»„「」\"'.,:-@*", "''", "``"]
GAPS = [" ", "\n", "\n\n", "\xa0", "  "]
LABELS = [
    "Q ",
    "Q:",
    "MR. BIRK:",
    "McCARTHY: ",
    "Mao Ning: ",
    "THE PRESIDENT: ",
    "Karl Birk (00:12):",
]
WORDS = [
    "he said",
    "I quote",
    "says Moss,",
    "Moss",
    "Ann Moss",
    "said",
    "the mayor",
    "(Laughter.)",
    "END",
    "2:44 P.M. EDT",
]
ODD = ['<a b="c">', "**", "é", "漢字", "\U0001f600", "\ud800", "\x00", "İ", "ß", "❝"]
PIECES = st.sampled_from([*MARKS, *GAPS, *LABELS, *WORDS, *ODD])
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


def check(text: str, found: tuple[Quote, ...]) -> None:
    order = [(quote.start, -quote.end) for quote in found]
    assert order == sorted(order)
    for kind in ("direct", "turn"):
        same = [quote for quote in found if quote.kind == kind]
        assert all(one.end <= two.start for one, two in pairwise(same))
    for quote in found:
        assert text[quote.start : quote.end] == quote.text
        assert quote.text
        if quote.mention_start is not None and quote.mention_end is not None:
            assert 0 <= quote.mention_start < quote.mention_end <= len(text)
            assert quote.evidence is not None
            assert quote.evidence.start <= quote.mention_start
            assert quote.evidence.end >= quote.mention_end
        for aside in quote.asides:
            assert quote.start <= aside.start < aside.end <= quote.end
    turns = [quote for quote in found if quote.kind == "turn"]
    for quote in found:
        if quote.kind == "turn":
            assert quote.inside is None
        elif quote.inside is not None:
            holder = found[quote.inside]
            assert holder.kind == "turn"
            assert holder.start <= quote.start < quote.end <= holder.end
        else:
            assert all(quote.end <= turn.start or quote.start >= turn.end for turn in turns)


@settings(max_examples=50)
@given(TEXTS, st.sampled_from(["", "Remarks by Mayor Ann Moss", "Press Briefing"]))
def test_any_text_gives_quotes_that_hold_their_own_words(text: str, title: str) -> None:
    found = find_quotes(text, title=title, date=date(2022, 5, 1))
    check(text, found)
    exchanges = pair_exchanges(text, found)
    turns = [quote for quote in found if quote.kind == "turn"]
    if exchanges:
        assert [turn for exchange in exchanges for turn in exchange.turns] == turns
        assert any(exchange.question for exchange in exchanges)
    assert found == find_quotes(text, title=title, date=date(2022, 5, 1))


def test_the_first_names_say_where_they_come_from() -> None:
    data = resources.files("briefreader.text").joinpath("first_names.txt").read_text("utf-8")
    assert "1990 United States Census" in data


@pytest.mark.parametrize("start", ["", "… ", "["])
def test_a_long_sentence_is_kept_though_it_begins_with_dots_or_a_bracket(start: str) -> None:
    text = f"Kell; “{start}The quay was shut and all the boats lay in port that day” of the year"
    (quote,) = find_quotes(text)
    assert quote.text.startswith(f"{start}The quay")


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("“We wait for the boats,” said the farmer Ann Moss.", "said the farmer Ann Moss"),
        (
            "Ann Moss, 44, a farmer here, said: “We wait for the boats.”",
            "Ann Moss, 44, a farmer here, said",
        ),
        ("“We wait,” Ann Moss, who owns “The Boat,” said.", "Ann Moss"),
    ],
)
def test_the_evidence_runs_from_the_name_to_the_verb(text: str, evidence: str) -> None:
    found = find_quotes(text)[-1]
    assert found.evidence is not None
    assert found.evidence.of(text) == evidence


@pytest.mark.parametrize("state", ["R-Conn.", "Vt.", "D-N.Y."])
@pytest.mark.parametrize("goes_on", [" told reporters", ", who rows, told reporters"])
def test_a_state_cut_short_in_brackets_ends_no_sentence(state: str, goes_on: str) -> None:
    text = (
        f"The talk went on, where Senator Karl Birk ({state}){goes_on} that he had met Secretary"
        " Peter Moss and that “we are going to find a pause in the rowing.”"
    )
    (quote,) = find_quotes(text)
    assert quote.speaker == "Karl Birk"


@cases(
    "words",
    [
        'Boone said "You may not go" and Lowe answered "I stand by it."',
        'Boone said, "You may not go," and Lowe answered, "I stand by it."',
        'Boone said: "You may not go", but Lowe wrote "I stand by it."',
        '"You may not go," Boone said, and Lowe answered: "I stand by it."',
    ],
)
def test_who_answers_in_the_second_clause_says_what_stands_there(words: str) -> None:
    found = find_quotes(f"Ray Boone met Amy Lowe on Monday.\n\n{words}")
    assert [quote.speaker for quote in found] == ["Ray Boone", "Amy Lowe"]
