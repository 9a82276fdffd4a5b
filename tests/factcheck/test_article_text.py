from __future__ import annotations

from tests.cases import cases

from briefreader.factcheck.article_text import TextVersion

TEXT = "So it is.\nThe ferry of Mr. Hale left at 9 a.m. and came back. Nobody knew why! It rained"


@cases(
    ("words", "sentences"),
    [
        ("came back", "The ferry of Mr. Hale left at 9 a.m. and came back"),
        ("The ferry", "The ferry of Mr. Hale left at 9 a.m. and came back"),
        ("back. Nobody", "The ferry of Mr. Hale left at 9 a.m. and came back. Nobody knew why"),
        ("rained", "It rained"),
        ("it", "So it is"),
    ],
)
def test_words_are_completed_to_their_sentences(words: str, sentences: str) -> None:
    version = TextVersion(TEXT)
    start = TEXT.index(words)
    places = [
        number
        for number, (begin, end) in enumerate(version.spans)
        if start <= begin and end <= start + len(words)
    ]
    first, last = version.sentences(places[0], places[-1] + 1)
    assert TEXT[version.spans[first][0] : version.spans[last - 1][1]] == sentences


def test_a_sentence_adds_no_more_than_thirty_words_on_each_side() -> None:
    version = TextVersion("ha " * 100)
    assert version.sentences(50, 51) == (20, 81)
