"""Where sentences end, for whoever selects, cites, checks or read them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from briefreader.domain.article import Span
from briefreader.text.abbreviations import ends_in_abbreviation, ends_in_title
from briefreader.text.sentences import sentence_ends, sentences


@cases(
    "whole",
    [
        ["One.", "Two here.", "Three"],
        ["Mr. Hale left.", "So did I.", "Messrs. Moss and Birk stayed."],
        ["MS. MOSS:  No.", "We are patient."],
        ["No.", "It was No. 5, and Nos. 6 to 8."],
        ["J. R. Ames, of the U.S. Navy, left.", "So did А. Б. Ames."],
        ["It opens on Aug. 16 at 9 a.m. on the quay.", "It closes in Aug.", "It rains."],
        ["It is lifted at 5:00 a.m. Eastern time [4:00 a.m.] Central.", "Thanks."],
        ["Acme Inc. of Dell rose by 9.7.", "Birk & Co. announced nothing."],
        ["We … we waited... and then he said that… well.", "Nothing."],
        ["She (the mayor, not the co. she ran.) said so.", "“Is it?”", "she asked."],
        ["He said: “We will.”", "(She laughed.)", "Then they left!", "Did they?!", "Yes."],
        ["天气很好。", "我们走！", "好？"],
        ["کشتی آئی۔", "وہ گیا؟", "ہاں"],
        ["नाव आई।", "वह गया।"],
    ],
)
def test_where_sentences_end(whole: list[str]) -> None:
    text = " ".join(whole)
    assert [span.of(text) for span in sentences(text, Span(0, len(text)))] == whole
    unspaced = text.replace("。 ", "。").replace("！ ", "！")
    assert [span.of(unspaced) for span in sentences(unspaced, Span(0, len(unspaced)))] == whole


@given(st.text(st.sampled_from("aB .!?…。)”\n5I"), max_size=30), st.data())
def test_sentences_hold_every_word_once_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = list(sentences(text, Span(start, end)))
    words = "".join(span.of(text) for span in found)
    assert "".join(words.split()) == "".join(text[start:end].split())
    assert all(span.of(text) == span.of(text).strip() != "" for span in found)
    ends = list(sentence_ends(text, start, end))
    assert ends == sorted(set(ends))
    assert all(start < one <= end for one in ends)


@cases("words", ["Mr.", "made in the U.S.", "at 5 a.m.", "Acme Inc.", "DR."])
def test_the_full_stop_of_an_abbreviation_is_its_own(words: str) -> None:
    assert ends_in_abbreviation(words)


@cases("words", ["", "No.", "by 9.7.", "it is warm.", "tsar Mrs", "in Aug."])
def test_any_other_full_stop_may_end_a_sentence(words: str) -> None:
    assert not ends_in_abbreviation(words)


def test_a_title_at_the_end_wants_its_name() -> None:
    assert ends_in_title("as we heard from Dr.\u00a0")
    assert not ends_in_title("as we heard from Acme Inc.")
