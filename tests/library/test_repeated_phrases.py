"""What somebody says again and again is found, and what says nothing stands last."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import open_library

from briefreader.library.repeated_phrases import SHORTEST, repeated_phrases
from briefreader.search.analysis.tokenizer import tokenize

GREETING = "Thank you all very much for coming here"
LINE = "a cap of nine crowns on every crate of herring"


def speeches() -> list[tuple[date, str]]:
    """Ninety days of speeches: a greeting in each, and in the third month a line of its own."""
    said = []
    for number in range(90):
        day = date(2024, 1, 1) + timedelta(number)
        own = " ".join(f"word{number}x{n}" for n in range(200))
        line = f"We promised {LINE}, and we kept it." if number >= 70 and number % 3 == 0 else ""
        said.append((day, f"{GREETING}. {own}. {line}"))
    return said


def test_a_line_that_came_suddenly_stands_before_a_greeting_that_is_always_said() -> None:
    blessing = "Heaven bless the fishermen of our harbour"
    said = [
        (day, f"{text} {blessing}. Q{number}." if number % 5 == 0 else text)
        for number, (day, text) in enumerate(speeches())
    ]
    line, *others = repeated_phrases(said)
    assert LINE in line.words
    assert len(line.days) == 6
    assert line.days[0] == date(2024, 1, 1) + timedelta(72)
    assert line.months() == {(2024, 3): 6}
    assert [one.words for one in others[-2:]] == [blessing, GREETING]


def test_a_line_is_listed_however_often_it_is_said() -> None:
    for every in (5, 3, 1):
        said = [
            (day, f"{text} The wall will hold against every winter storm. Q{number}.")
            for number, (day, text) in enumerate(speeches())
            if number % every == 0
        ]
        found = {one.words: len(one.days) for one in repeated_phrases(said)}
        assert found["The wall will hold against every winter storm"] == 90 // every


def test_a_line_is_not_drawn_out_until_it_stands_on_too_few_days() -> None:
    endings = ["in spring today", "in spring today", "in spring today", "in spring", "in spring"]
    said = speeches()
    for (day, text), ending in zip(said[:7], [*endings, "", ""], strict=True):
        said.append(
            (day, f"Mend the breakwater before the herring {ending} x{day:%j}. {text[:20]}")
        )
    (line,) = (one for one in repeated_phrases(said) if "breakwater" in one.words)
    assert line.words == "Mend the breakwater before the herring in spring"
    assert len(line.days) == 5


def test_wordings_that_share_most_words_are_one_family() -> None:
    said = speeches()
    said += [(day, text.replace("nine", "ten")) for day, text in said[70:]]
    found = repeated_phrases(said)
    holding = [one for one in found if "crowns on every crate" in one.words]
    assert len(holding) == 1


EVERYDAY = "not going to the we what should they have about lantern people"


def _families(lines: list[str]) -> list[set[str]]:
    """Return the families of lines that are said in turn among others, and everyday words."""
    said = []
    for number, (day, text) in enumerate(speeches()):
        everyday = " ".join(f"{word} x{number}n{n}" for n, word in enumerate(EVERYDAY.split() * 6))
        line = dict(enumerate(lines)).get(number % 16, "")
        said.append((day, f"{text} {everyday} z{number} {line} y{number}"))
    return [{one.words, *one.variants} for one in repeated_phrases(said)]


def test_everyday_words_in_common_make_no_family() -> None:
    lines = [
        "not going to leave the herring behind",
        "the herring not going to leave behind",
        "not going to raise the lantern tonight",
        "than any harbour in the world",
        "we pay the highest tolls upon lanterns candles barrels of any harbour in the world",
        "the tolls for the lantern people",
        "the word for the lantern people",
    ]
    families = _families(lines)
    (leave,) = (family for family in families if lines[0] in family)
    assert lines[1] in leave
    assert lines[2] not in leave
    (than,) = (family for family in families if lines[3] in family)
    assert lines[4] not in than, "the end of a line that says something else"
    assert {lines[5]} in families, "a name in common that is often said"


def test_what_leads_to_a_line_and_how_it_goes_on_make_no_other_line() -> None:
    lines = [
        "we are steering you to the warden",
        "and so we are steering you to the",
        "we are steering you to the harbour barge",
        "what should they have about herring",
        "what should they have about barrels",
    ]
    families = _families(lines)
    (steering,) = (family for family in families if lines[0] in family)
    assert {lines[1], lines[2]} <= steering
    (herring,) = (family for family in families if lines[3] in family)
    assert lines[4] not in herring, "only everyday words in common"


def test_a_formula_is_one_line_whatever_it_is_filled_with() -> None:
    lines = [
        "we are just not going to winch that",
        "we are just not going to dredge that",
        "so we are just not going to caulk",
    ]
    assert any(set(lines) <= family for family in _families(lines))


def test_how_much_else_a_person_said_makes_no_other_families() -> None:
    lines = [
        "we would refer you to the harbour office",
        "he would refer you to the lighthouse office",
        "let me turn it over to Moss",
        "with that let me turn to Arden",
        "we have nothing to add today",
        "we have nothing to announce at this hour",
    ]

    def families(words: int) -> set[frozenset[str]]:
        said = []
        for number in range(6 * len(lines)):
            own = " ".join(f"x{number}n{n}" for n in range(words))
            day = date(2024, 1, 1) + timedelta(number)
            said.append((day, f"{own} {lines[number % len(lines)]} y{number}"))
        return {frozenset([one.words, *one.variants]) for one in repeated_phrases(said)}

    assert families(5) == families(60) == families(300)
    assert frozenset(lines[:2]) in families(5)
    assert frozenset(lines[2:3]) in families(5)


def test_six_words_are_counted_as_they_are_written_and_one_of_them_is_seldom_used() -> None:
    lines = [
        "the herring isn’t what it’s",
        "the herring isn’t what it’s now",
        "the lanterns (Applause.) are what now",
        "not going to the not going to",
    ]
    families = _families(lines)
    assert {lines[1]} in families
    assert not any({lines[0], lines[2], lines[3]} & family for family in families)


@given(
    st.lists(
        st.tuples(
            st.dates(date(2024, 1, 1), date(2024, 1, 6)),
            st.lists(st.sampled_from("abc"), max_size=14).map(" ".join),
        ),
        max_size=12,
    )
)
def test_each_run_stands_in_the_texts_on_each_of_its_days(said: list[tuple[date, str]]) -> None:
    for phrase in repeated_phrases(said, fewest_days=2):
        words = tokenize(phrase.words)
        assert len(words) >= SHORTEST
        assert len(set(phrase.days)) >= 2
        texts = {day: [f" {text} " for other, text in said if other == day] for day in phrase.days}
        for there in texts.values():
            assert any(f" {b' '.join(words).decode()} " in text for text in there)


def test_nothing_recurs_where_nothing_was_said() -> None:
    assert repeated_phrases([]) == ()


def test_what_was_found_is_kept_until_the_library_or_the_users_word_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()

    def write(number: int, line: str) -> None:
        day = date(2024, 1, 1) + timedelta(number)
        own = " ".join(f"x{number}n{n}" for n in range(9))
        text = f"---\ntitle: Day {number}\ndate: {day}\n---\nMS. MOSS: {own} {line} y{number}.\n"
        (folder / f"{day}.md").write_text(text, encoding="utf-8")

    for number in range(6):
        write(number, "we never said that the crane would sail")
    library = open_library(folder, tmp_path)
    list(library.update())
    shares: list[float] = []
    (found,) = library.repeated_phrases("moss", shares.append)
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert 0.8 < shares[-1] < 1
    assert shares.count(0.0) == 2, "while it is read, and when it is looked through"
    (kept,) = tmp_path.rglob("phrases-*.json")
    assert kept.stat().st_mode & 0o077 == 0
    written = kept.stat().st_mtime_ns
    told = [*shares]
    assert library.repeated_phrases("Moss", shares.append) == (found,)
    assert shares == told, "nothing is looked for"
    assert kept.stat().st_mtime_ns == written
    kept.write_text(kept.read_text(encoding="utf-8").replace("crane", "heron"), encoding="utf-8")
    assert "heron" in library.repeated_phrases("moss")[0].words
    with monkeypatch.context() as patched:
        patched.setattr("briefreader.library.repeated_phrases.METHOD", 0)
        assert "crane" in library.repeated_phrases("moss")[0].words, "as another program finds it"
    # A change of a file, of who is who, or of what is kept is noticed.
    library.aliases.join("MS. MOSS", "Ann Moss")
    assert "crane" in library.repeated_phrases("moss")[0].words
    for number in range(6):
        write(number, "we always said that the barge would sink")
    list(library.update())
    assert "barge" in library.repeated_phrases("moss")[0].words
    kept.write_text('{"state": 1, "speakers": []', encoding="utf-8")
    assert "barge" in library.repeated_phrases("moss")[0].words
    library.close()
