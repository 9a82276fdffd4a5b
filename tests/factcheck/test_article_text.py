from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.domain.article import Article
from briefreader.factcheck.alignment import exact_alignments
from briefreader.factcheck.article_text import ArticleText, RenderedText, TextVersion
from briefreader.factcheck.quoted_text import QuotedText, parse_quoted_text

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


def long_text(*paragraphs: str) -> str:
    """The paragraphs, each between a hundred words of others."""
    others = "\n\n".join(f"Boat {number} went out at dawn that day." for number in range(20))
    return f"{others}\n\n".join(["", *paragraphs, ""])


@cases(
    ("printed", "quoted"),
    [
        ("We keep the harbour open.", "we keep the harbour open"),
        ("WE KEEP THE HARBOUR OPEN.", "keep the harbour open"),
        ("We ask N.A.T.O. at once.", "we ask NATO at once"),
        ("The café İs ﬁne, Zoë.", "the cafe"),
        ("We reşume talks.", "we resume talks"),
        ("We keep\n\nthe harbour open.", "keep the harbour"),
        ("No such words.", "we keep the harbour open"),
        ("I am it.", "I am it"),
    ],
)
@pytest.mark.parametrize("at", ["first", "amid", "last", "twice", "often"])
def test_the_parts_of_an_article_have_the_places_of_the_whole(
    printed: str, quoted: str, at: str
) -> None:
    others = "Other words, İ say."
    texts = {
        "first": [printed, others, others],
        "amid": [others, printed, others],
        "last": [others, others, printed],
        "twice": [printed, others, printed],
        "often": [printed] * 12,
    }
    text = long_text(*texts[at]).strip()
    wording = parse_quoted_text(quoted)
    (parts,) = article_text(text).parts_for(wording)
    (whole,) = article_text(text).versions_for(wording)
    assert places(parts, wording) == places([whole], wording)


def test_only_the_paragraphs_around_a_quotation_are_read() -> None:
    text = long_text("One.", "We keep the harbour open.", "Two.", "Three.")
    (parts,) = article_text(text).parts_for(parse_quoted_text("keep the harbour open"))
    (part,) = parts
    assert len(part.keys) < len(TextVersion(text).keys) / 2
    (none,) = article_text(text).parts_for(parse_quoted_text("keep the quay open"))
    assert list(none) == []


def places(
    versions: Sequence[TextVersion], wording: QuotedText
) -> list[tuple[str, tuple[str, str], RenderedText]]:
    """Where a wording stands, with what stands around it."""
    return [
        (
            version.text[: version.spans[low][0]],
            version.around(low, low + len(wording.keys), 8),
            version.shown(*version.sentences(low, low + len(wording.keys))),
        )
        for version in versions
        for alignment in exact_alignments(wording, version)
        for low in (alignment.low,)
    ]


def article_text(text: str) -> ArticleText:
    return ArticleText(Article(Path("/a.md"), "", "A", text))
