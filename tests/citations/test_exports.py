"""What is exported reads back as it was, and no article can write markup into it."""

from __future__ import annotations

import json
import re
from datetime import UTC
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.cases import cases
from tests.citations import samples

from briefreader.citations import ExportFormat, export, read_json_lines
from briefreader.citations.export.markdown_export import block, escape
from briefreader.citations.grouping import state_words
from briefreader.citations.references import reference_of
from briefreader.domain.article import DateOrigin
from briefreader.domain.bookmark import Bookmark, BookmarkState, TextSelector
from briefreader.errors import NotebookError
from briefreader.text.sanitizing import sanitize

BOOKMARK = samples.BOOKMARK._replace(
    date_origin=DateOrigin.SAID,
    url="https://gazette.example/briefing",
    byline="A. Writer",
    paragraph=12,
    speaker_title="Spokesperson",
    mention="MR MILLER:",
    question="Is it clear?",
    note="For the second chapter",
    tags=("clarity", "visas"),
)
HOSTILE = [
    "# No heading",
    "* no item",
    "1. no list",
    "> no quote",
    "<script>alert(1)</script>",
    "[no link](https://example.com)",
    "![no image](x.png)",
    "https://example.com and www.example.com and me@example.com",
    "`code` **bold** _em_ ~~struck~~ ^up^ ==marked== $x$",
    "a | b\n--- | ---\n1 | 2",
    "no heading\n===",
    "no heading\n---",
    "***",
    "    no code",
    "\tno code",
    "```\nno fence\n```",
    "&lt; &amp; &#65;",
    "back\\slash \\* at the end\\",
    "[^1]: no footnote",
    "[x]: https://example.com",
    ": no definition",
    "line\n\n\n\nline  \nbreak",
    "<!-- no comment -->",
    "@cite {.class} :smile: +++ ---",
]
texts = st.one_of(st.text(max_size=60), st.text("#*_`[]()<>!-+=~|&\\1.: \n\tahtp/w@", max_size=40))


@cache
def parser(preset: str) -> MarkdownIt:
    """A reader of Markdown, which takes longer to make than to read a text."""
    return MarkdownIt(preset)


def shown(tokens: list[Token]) -> str:
    """What a reader of the page sees of inline tokens."""
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(breaks.get(token.type, token.content) for token in tokens)


@pytest.mark.parametrize("preset", ["commonmark", "gfm-like"])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_article_text_becomes_markdown(text: str, preset: str) -> None:
    _check_block(text, preset)


@given(texts)
def test_no_text_at_all_becomes_markdown(text: str) -> None:
    linkify = parser("gfm-like").linkify
    # It looks for links on either side of what is escaped.
    parts = re.sub(r"([$=^_`|~])", r" \1", text)
    found = linkify.match(parts) if linkify is not None and "." in text else None
    # This parser alone takes "a.gl" for an address; GitHub asks for a scheme, "www." or an "@".
    assume(all(one.schema or one.raw.lower().startswith("www.") for one in found or ()))
    _check_block(text, "gfm-like")


def _check_block(text: str, preset: str) -> None:
    tokens = parser(preset).parse(block(text))
    allowed = {"blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline"}
    assert {token.type for token in tokens} <= allowed
    inlines = [token.children or [] for token in tokens if token.type == "inline"]
    kinds = {child.type for children in inlines for child in children}
    assert kinds <= {"text", "text_special", "softbreak", "hardbreak"}
    words = "\n".join(shown(children) for children in inlines)
    assert words.split() == sanitize(text)[0].split()


def test_another_state_changes_nothing_else_of_a_bookmark() -> None:
    lost = BOOKMARK.with_state(BookmarkState.LOST)
    assert lost == BOOKMARK._replace(state=BookmarkState.LOST)


@given(texts)
def test_a_title_cannot_break_out_of_its_heading(text: str) -> None:
    bookmark = BOOKMARK._replace(
        title=f"x{text}", source=text, speaker=text, note=text, shared_by=text
    )
    tokens = parser("gfm-like").parse(export([bookmark], ExportFormat.MARKDOWN))
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings == ["h1", "h2"]
    assert not [token for token in tokens if token.type in ("html_block", "fence", "table_open")]


def test_a_markdown_export_has_each_article_once_and_each_quote_with_its_credit() -> None:
    other = BOOKMARK._replace(id="zzzzzzzz", path=Path("/library/other.txt"), title="Other")
    again = BOOKMARK._replace(id="yyyyyyyy", state=BookmarkState.LOST, certain=False)
    page = export([BOOKMARK, other, again], ExportFormat.MARKDOWN)
    assert page.count("## Department Press Briefing") == 1
    assert re.findall(r"<briefreader:(\w+)>", page) == ["k3m9p2xw", "yyyyyyyy", "zzzzzzzz"]
    assert "— Matthew Miller, Spokesperson, *Daily Gazette*, 15 August 2023, para. 12" in page
    assert "Matthew Miller (speaker unconfirmed)" in page
    assert "no longer found: the file is gone, or no longer has these words" in page
    assert "Question: Is it clear?" in page
    assert "> For the second chapter" in page
    assert "Tags: clarity, visas" in page


def test_a_question_that_is_the_bookmark_above_is_not_printed_twice() -> None:
    selector = BOOKMARK.selector._replace(exact="Is it\nclear?")
    asked = BOOKMARK._replace(id="zzzzzzzz", selector=selector, question="", wording="")
    answers = [BOOKMARK, BOOKMARK._replace(id="yyyyyyyy")]
    for format_ in (ExportFormat.MARKDOWN, ExportFormat.ORG, ExportFormat.HTML):
        assert export([asked, answers[0]], format_).count("clear?") == 1
        assert export([asked, *answers], format_).count("clear?") == 2  # said again further down


def test_nothing_to_export_is_a_page_that_says_so_little() -> None:
    assert export([], ExportFormat.MARKDOWN) == "# Bookmarks\n"
    assert export([], ExportFormat.JSONL) == ""


names = st.binary(min_size=1, max_size=20).filter(lambda raw: b"\0" not in raw)
any_text = st.text(st.characters(), max_size=30)  # lone surrogates too
bookmarks = st.builds(
    Bookmark,
    id=st.text("abcdefghjk0123456789", min_size=1),
    selector=st.builds(
        TextSelector,
        st.text(min_size=1, max_size=40),
        any_text,
        any_text,
        st.integers(0, 9**9),
        st.integers(0, 9**9),
    ),
    path=names.map(lambda raw: Path("/" + raw.decode("utf-8", "surrogateescape"))),
    issued=st.sampled_from(["", "2023", "2024-03"]),
    content_hash=st.text("0123456789abcdef", min_size=64, max_size=64),
    title=any_text,
    created=st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0)),
    date=st.none() | st.dates(),
    date_origin=st.none() | st.sampled_from(DateOrigin),
    source=any_text,
    url=any_text,
    byline=any_text,
    paragraph=st.none() | st.integers(0, 10**6),
    locator=any_text,
    speaker=st.none() | st.text(min_size=1),
    speaker_title=st.none() | st.text(min_size=1),
    mention=any_text,
    certain=st.booleans(),
    question=any_text,
    wording=any_text,
    note=any_text,
    tags=st.lists(any_text, max_size=3).map(tuple),
    state=st.sampled_from(BookmarkState),
    shared_by=any_text,
    author=st.just(""),
)


@given(st.lists(bookmarks, max_size=2).map(tuple))
def test_json_lines_come_back_as_they_went(kept: tuple[Bookmark, ...]) -> None:
    page = export(kept, ExportFormat.JSONL)
    assert page.count("\n") == len(kept)
    page.encode()
    assert read_json_lines(page) == kept
    assert export(read_json_lines(page), ExportFormat.JSONL) == page


@given(bookmarks)
def test_json_lines_are_safe_to_print(kept: Bookmark) -> None:
    page = export([kept], ExportFormat.JSONL)
    assert [character for character in page if sanitize(character)[1]] == []


def test_json_lines_have_the_documented_names_first() -> None:
    record = json.loads(export([BOOKMARK], ExportFormat.JSONL))
    documented = "id quote speaker note tags state path title date created"
    assert " ".join(record).startswith(f"{documented} ")
    assert record["date"] == "2023-08-15"
    assert record["created"] == "2024-01-02T03:04:05Z"
    assert "path_bytes" not in record


def test_a_path_that_is_no_utf8_is_kept_as_bytes() -> None:
    odd = BOOKMARK._replace(path=Path("/library/caf\udce9.txt"))
    record = json.loads(export([odd], ExportFormat.JSONL))
    assert record["path"] == "/library/caf\ufffd.txt"
    assert record["path_bytes"] == "L2xpYnJhcnkvY2Fm6S50eHQ="


GOOD = json.loads(export([BOOKMARK], ExportFormat.JSONL))


@cases(
    ("line", "complaint"),
    [
        ("{", "line 2: not JSON"),
        ("[" * 100_000, "line 2: not JSON"),
        ("[]", "line 2: not a JSON object"),
        (json.dumps(GOOD | {"quote": ""}), "line 2: quote is not a string"),
        (json.dumps(GOOD | {"id": None}), "line 2: id is missing"),
        (json.dumps(GOOD | {"start": -1}), "line 2: start isn't a number"),
        (json.dumps(GOOD | {"paragraph": 2**63}), "line 2: paragraph isn't a number"),
        (json.dumps(GOOD | {"path": "a\0b"}), "line 2: path isn't a valid file name"),
        (json.dumps(GOOD | {"path": "\ud800"}), "line 2: path isn't a valid file name"),
        (json.dumps(GOOD | {"path_bytes": ""}), "line 2: path isn't a valid file name"),
        (json.dumps(GOOD | {"tags": "x"}), "line 2: tags isn't a list of strings"),
        (json.dumps(GOOD | {"date": "yesterday"}), "line 2: Invalid isoformat"),
        (json.dumps(GOOD | {"created": "2024-01-02"}), "line 2: created has no time zone"),
        (json.dumps(GOOD | {"state": "fine"}), "line 2: 'fine' is not a valid BookmarkState"),
    ],
)
def test_a_line_that_is_no_bookmark_is_named(line: str, complaint: str) -> None:
    page = export([BOOKMARK], ExportFormat.JSONL) + line + "\n"
    with pytest.raises(NotebookError) as raised:
        read_json_lines(page)
    assert str(raised.value).startswith(complaint)
    assert "\n" not in str(raised.value)


def test_an_escaped_line_stays_readable() -> None:
    assert escape("Nagorno-Karabakh: “visas” (5.2 %), it’s 3 + 4!") == (
        "Nagorno-Karabakh: “visas” (5.2 %), it’s 3 + 4!"
    )


@pytest.mark.parametrize("kind", [ExportFormat.MARKDOWN, ExportFormat.ORG, ExportFormat.HTML])
def test_an_address_in_letters_of_its_own_is_a_link_all_the_same(kind: ExportFormat) -> None:
    page = export([BOOKMARK._replace(url="https://gazette.example/h\u00e4fen|<a>")], kind)
    address = "https://gazette.example/h%C3%A4fen%7C%3Ca%3E"
    links = {"markdown": f"<{address}>", "org": f"[[{address}]]", "html": f'href="{address}"'}
    assert links[kind.value] in page


@pytest.mark.parametrize("kind", [ExportFormat.MARKDOWN, ExportFormat.ORG, ExportFormat.HTML])
def test_a_note_is_told_from_the_words_of_the_source(kind: ExportFormat) -> None:
    page = export([BOOKMARK._replace(note="Ask again")], kind)
    label = "Private note: " if kind is ExportFormat.HTML else "Note:"
    assert re.search(f"{label}[^“”]*Ask again", page)


def test_whose_a_bookmark_is_and_what_became_of_it_is_told_together() -> None:
    shared = samples.BOOKMARK._replace(shared_by="Ann Lee")
    assert state_words(samples.BOOKMARK) == ""
    assert state_words(shared) == "bookmarked by Ann Lee"
    lost = "no longer found: the file is gone, or no longer has these words"
    assert state_words(shared.with_state(BookmarkState.LOST)) == f"bookmarked by Ann Lee; {lost}"


def test_an_article_with_one_turn_of_a_transcript_is_a_transcript() -> None:
    plain = samples.BOOKMARK
    asked = plain._replace(question="What of the visas?")
    kinds = [reference_of(group).kind for group in ([plain], [asked], [plain, asked])]
    assert kinds[0] != kinds[1] == kinds[2]
