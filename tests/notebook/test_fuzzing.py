"""Whatever an article becomes, and whatever somebody writes: nothing raises, nothing is lost."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.notebook.samples import article, draft, ticking

from briefreader.citations import ExportFormat, export, read_json_lines
from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark, BookmarkState, TextSelector
from briefreader.notebook import Notebook, make_selector, reanchor_selector
from briefreader.notebook.anchoring.anchors import letters

# Words that recur, and characters that folding widens, drops, joins or turns into something else.
WORDS = "the harbour budget will be cut by a third, not ten".split()  # noqa: SIM905
ODD = [
    "ß",
    "ﬁ",
    "İ",
    "e\u0301",
    "\u00a0",
    "“",
    "’",
    "—",
    "漢",
    "한",
    "é",
    "½",
    "\u0e34",
    "😀",
    "\n",
    " ",
]
pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from(ODD), st.text(max_size=6))
texts = st.lists(pieces, max_size=60).map(" ".join)
edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), texts), max_size=4)


def edited(text: str, changes: list[tuple[float, int, str]]) -> str:
    """The text with stretches of it replaced, one after the other."""
    for share, length, words in changes:
        at = int(share * len(text))
        text = text[:at] + words + text[at + length :]
    return text


@settings(max_examples=60)
@given(texts, st.floats(0, 1), st.integers(1, 200), edits, st.booleans())
def test_any_passage_after_any_edit_has_a_place_within_the_text_or_is_lost(
    text: str, share: float, length: int, changes: list[tuple[float, int, str]], known: bool
) -> None:
    start = int(share * len(text))
    passage = Span(start, min(len(text), start + length))
    selector = make_selector(text, passage)
    now = edited(text, changes)
    anchor = reanchor_selector(selector, now, text if known else "")
    assert (anchor.span is None) == (anchor.state is BookmarkState.LOST)
    if anchor.span is not None:
        assert 0 <= anchor.span.start < anchor.span.end <= len(now)
    if anchor.span and anchor.state in (BookmarkState.OK, BookmarkState.MOVED):
        assert letters(anchor.span.of(now)) == letters(selector.exact)
    if now == text and selector.exact.strip():
        assert (anchor.state, anchor.span) == (BookmarkState.OK, passage)


@settings(max_examples=60)
@given(texts, st.floats(0, 1), st.integers(1, 200), texts)
def test_what_is_written_behind_a_passage_and_its_context_moves_nothing(
    text: str, share: float, length: int, more: str
) -> None:
    start = int(share * len(text))
    passage = Span(start, min(len(text), start + length))
    selector = make_selector(text, passage)
    anchor = reanchor_selector(selector, text[: passage.end + len(selector.suffix)] + more)
    if selector.exact.strip():
        assert (anchor.state, anchor.span) == (BookmarkState.OK, passage)


@settings(max_examples=60)
@example(TextSelector("the", "", "", 0, 4), "the")
@given(
    st.builds(TextSelector, texts, texts, texts, st.integers(0, 5_000), st.integers(0, 5_000)),
    texts,
)
def test_a_selector_from_anywhere_finds_a_place_within_the_text_or_none(
    selector: TextSelector, text: str
) -> None:
    span = reanchor_selector(selector, text).span
    assert span is None or 0 <= span.start < span.end <= len(text)


words = st.one_of(texts, st.text(max_size=40))


@cache
def plain_bookmark() -> Bookmark:
    """A bookmark as a notebook makes it."""
    with tempfile.TemporaryDirectory() as folder, Notebook.open(Path(folder), ticking()) as opened:
        return opened.add(draft(article()))


@st.composite
def bookmarks(choose: st.DrawFn) -> list[Bookmark]:
    """Bookmarks with anything where somebody may write something."""
    found = []
    for number in range(choose(st.integers(1, 3))):
        name = choose(st.text("aé\udcff. ", min_size=1, max_size=8))
        found.append(
            plain_bookmark()._replace(
                id=f"{number:08d}",
                path=Path("/library") / f"{name}.txt",
                note=choose(words),
                tags=tuple(choose(st.lists(words, max_size=3))),
                speaker=choose(st.none() | words),
                title=choose(words),
                url=choose(words),
                state=choose(st.sampled_from(BookmarkState)),
            )
        )
    return found


@settings(max_examples=12)
@given(bookmarks())
def test_whatever_is_written_comes_back_from_an_export_and_from_a_dump(
    given_ones: list[Bookmark],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Notebook.open(folder / "one", ticking()) as one:
            one.merge(given_ones)
            kept = one.bookmarks()
            page = export(kept, ExportFormat.JSONL)
            one.dump(folder / "dump.jsonl")
        # Who made them is not the business of whoever gets an export.
        assert read_json_lines(page) == tuple(one._replace(author="") for one in kept)
        with Notebook.open(folder / "two", ticking()) as two:
            assert two.merge(read_json_lines(page)) == len(given_ones)
            assert two.bookmarks() == kept
            assert export(two.bookmarks(), ExportFormat.JSONL) == page
        with Notebook.open(folder / "three", ticking()) as three:
            three.restore(folder / "dump.jsonl")
            assert three.bookmarks() == kept
