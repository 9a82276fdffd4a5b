"""Any file is an article whose parts fit together, or a refusal in one line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.article import Article, Span, TextStyle
from briefreader.errors import SourceError
from briefreader.sources import SourceFile, article_from_bytes, load_article, scan
from briefreader.sources.formats.front_matter import find_head, split
from briefreader.text.sanitizing import one_line, sanitize

HERE = Path("/library")


def well_formed(found: Article) -> None:
    assert found.title == " ".join(found.title.split()) != ""
    assert sanitize(found.text) == (found.text, 0)
    end = -2
    for paragraph in found.paragraphs:
        assert paragraph.start == end + 2
        words = Span(paragraph.start, paragraph.end).of(found.text)
        assert words.strip()
        assert "\n\n" not in words
        end = paragraph.end
    assert end in (len(found.text), -2)
    numbers = [paragraph.number for paragraph in found.paragraphs if paragraph.number]
    assert numbers == sorted(set(numbers))
    starts = [(span.start, -span.end) for span in found.styles]
    assert starts == sorted(starts)
    for span in found.styles:
        paragraph = found.paragraph_at(span.start)  # type: ignore[assignment]
        assert paragraph.start <= span.start < span.end <= paragraph.end
        assert bool(span.target) == (span.style is TextStyle.LINK)
        assert span.target == one_line(span.target)
        assert not Span(span.start, span.end).of(found.text).startswith("\n")


_LINES = (
    "---¦title: x¦date: 2022-01-01¦A title¦# Head¦- item¦> quoted¦MR A: Yes.¦Q No?¦Show more¦Share¦"
    "Advertisement¦**bold**¦<b>x</b>¦<figure>¦</figure>¦&#8238;x¦(May 1, 2022)¦2:44 P.M.¦***¦"
    "| a | b |¦| - | - |¦<table>¦<td>a¦```¦¦ ¦\u00a0¦café “x”¦a  ¦\x1b[0m¦\u202e¦~~s~~ [t]¦**¦*a¦"
    "b*¦<html><head><title>¦</title></head>¦<body>¦<article>¦<h1>Head</h1>¦<p>A sentence.</p>¦"
    "<time datetime='2024-03-14'>¦<script>a()</script>¦<!--¦-->¦"
    "<a href='https://e.example/\x07'>a</a>¦<meta name='author' content='A&#8238;B'>¦[a](https://e.example/a)¦https://e.example/b."
)
_TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(_LINES.split("¦")), max_size=25).map("\n".join)
)
FILES = st.one_of(
    st.binary(max_size=200),
    st.tuples(st.one_of(st.just(b""), st.binary(max_size=4)), _TEXTS).map(
        lambda parts: parts[0] + parts[1].encode("utf-8", "surrogatepass")
    ),
    st.tuples(
        _TEXTS, st.sampled_from(["utf-16", "utf-16-le", "utf-32", "cp1252", "shift-jis"])
    ).map(lambda parts: parts[0].encode(parts[1], "replace")),
)


def attempt(data: bytes, name: str) -> Article | str:
    try:
        return article_from_bytes(HERE / name, data)
    except SourceError as refusal:
        return refusal.reason


def holds(data: bytes, name: str) -> None:
    result = attempt(data, name)
    if isinstance(result, Article):
        well_formed(result)
    else:
        assert result == one_line(result) != ""
    assert attempt(data, name) == result


@settings(max_examples=50)
@given(FILES, st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_give_an_article_or_a_refusal(data: bytes, name: str) -> None:
    holds(data, name)


@settings(max_examples=30)
@given(FILES)
def test_any_bytes_give_a_page_or_a_refusal(data: bytes) -> None:
    pytest.importorskip("trafilatura")
    holds(data, "a.html")


_WORDS = st.lists(
    st.sampled_from(
        ["quay", "Reave", "42", "don’t", "外交", "“safe”", "e\u0301t\u00e9", "a\u00a0b"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
_SHAPES = {
    TextStyle.STRUCK: "<s>{}</s>",
    TextStyle.LINK: "[{}](https://e.example/x)",
    TextStyle.STRONG: "**{}**",
    TextStyle.EMPHASIS: "*{}*",
    TextStyle.CODE: "`{}`",
}
_PASSAGES = st.tuples(st.sampled_from([None, *_SHAPES]), _WORDS)


@settings(max_examples=50)
@given(
    st.lists(_PASSAGES, min_size=1, max_size=8),
    st.sampled_from(
        [" and ", "\nand ", " – the\n", ",  \nof ", ".\n\nThe ", ".\n\n- a ", "\n\n> a "]
    ),
)
def test_styles_hold_their_own_words_in_the_order_of_the_file(
    passages: list[tuple[TextStyle | None, str]], between: str
) -> None:
    source = between.join(
        _SHAPES[style].format(words) if style else words for style, words in passages
    )
    found = attempt(f"A title\n\nFirst {source} last".encode(), "a.md")
    assert isinstance(found, Article)
    set_off = [
        (span.style, Span(span.start, span.end).of(found.text))
        for span in found.styles
        if span.style in _SHAPES
    ]
    assert set_off == [(style, words) for style, words in passages if style]


@settings(max_examples=50)
@given(_WORDS, _WORDS, st.sampled_from(["", " ", "\n", "\u00a0"]), _WORDS)
def test_a_correction_holds_what_was_said_and_what_was_meant(
    said: str, meant: str, between: str, behind: str
) -> None:
    found = attempt(
        f"A title\n\nIt cost <s>{said}</s>{between}\\[{meant}\\] {behind}".encode(), "a.md"
    )
    assert isinstance(found, Article)
    assert [(span.style, Span(span.start, span.end).of(found.text)) for span in found.styles] == [
        (TextStyle.STRUCK, said),
        (TextStyle.INSERTED, f"[{meant}]"),
    ]


_HEADERS = (
    "---¦...¦title: x¦title: 'x¦date: 2024-13-45¦date: 14 March 2024¦tags: [a, b]¦tags:¦- a¦: x¦"
    "&a *a¦url: javascript:x¦url: https://www.e.example/a¦\t¦  x¦# x¦x¦author: {a: b}¦"
    "author: [A, 'B\x07']¦"
    'title: "a\\u202eb\\"¦? x¦!!python/object:os.system x¦Title : y¦source: |¦<<: x'
)


@settings(max_examples=75)
@given(
    st.lists(st.sampled_from(_HEADERS.split("¦")), max_size=12).map("\n".join),
    st.text(max_size=40),
    st.sampled_from(["---", "+++"]),
)
def test_front_matter_is_read_or_left_in_the_text(header: str, words: str, fence: str) -> None:
    text = f"{fence}\n{header}\n{fence}\n{words}"
    metadata, body, notes = split(text)
    assert text.endswith(body)
    head = find_head(text)
    assert (metadata is None) == (head is None)
    if metadata is None or head is None:
        assert (body, notes) == (text, ())
        return
    assert head.span.end <= len(text) - len(body)
    said = (metadata.title, metadata.source, metadata.url, metadata.byline, *metadata.tags)
    assert all(one == one_line(one) for one in said)
    assert metadata.url == "" or metadata.url.startswith("https://")


CORPUS = os.environ.get("BRIEFREADER_CORPUS")


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS, reason="BRIEFREADER_CORPUS names no folder")
def test_every_file_of_a_real_folder_is_a_whole_article() -> None:
    assert CORPUS
    for found in scan([Path(CORPUS)]):
        assert isinstance(found, SourceFile)
        well_formed(load_article(found.path))
