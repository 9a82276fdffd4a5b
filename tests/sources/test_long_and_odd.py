"""Long and odd files: read whole, in a moment, and nothing of them lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.yardstick import at_most

from briefreader.domain.article import Article
from briefreader.sources import article_from_bytes
from briefreader.sources.formats.front_matter import NOTE

SUFFIXES = (".txt", ".md")


def read(text: str | bytes, suffix: str = ".txt") -> Article:
    data = text if isinstance(text, bytes) else text.encode()
    return article_from_bytes(Path(f"/library/a{suffix}"), data)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_transcript_of_twenty_thousand_lines_keeps_every_turn(suffix: str) -> None:
    turns = [
        f"{'MS. ARDEN' if n % 2 else 'Q'}:  Turn number {n} speaks of the ferries, of the quay\n"
        f"and of the bridge, and then it ends."
        for n in range(6_667)
    ]
    text = "Press briefing\n\n2:44 P.M. EST\n\n" + "\n\n".join(turns) + "\n"
    assert text.count("\n") > 20_000
    with at_most(300):
        article = read(text, suffix)
    assert len(article.paragraphs) == 1 + len(turns)
    joined = [turn.replace("quay\nand", "quay and") for turn in turns]
    assert article.text == "\n\n".join(["2:44 P.M. EST", *joined])


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_of_one_line_has_a_title_and_all_its_text(suffix: str) -> None:
    sentence = "The ferry to the islands ran at the usual hours, and nobody complained of it. "
    article = read(sentence * 200, suffix)
    assert article.text == (sentence * 200).strip()
    assert article.title.startswith("The ferry to the islands")
    assert len(article.title) <= 101
    assert read("One short line", suffix).title == "One short line"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_of_front_matter_alone_is_an_article_with_a_note(suffix: str) -> None:
    article = read("---\ntitle: Only this\ndate: 2024-03-14\n---\n", suffix)
    assert (article.title, article.text, bool(article.notes)) == ("Only this", "", True)
    assert str(article.published) == "2024-03-14"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_front_matter_that_does_not_parse_costs_a_note_and_no_article(suffix: str) -> None:
    article = read('---\ntitle: "Half a title\ndate: 2024-03-14\n: : [\n---\nThe text.\n', suffix)
    assert (article.text, article.notes) == ("The text.", (NOTE,))
    assert str(article.published) == "2024-03-14"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_line_ends_of_every_kind_make_the_same_article(suffix: str) -> None:
    text = "---\ntitle: Ferries\n---\nOne paragraph.\n\nAnother one.\n\nMS. ARDEN:  A turn.\n"
    wanted = read(text, suffix)
    for end in ("\r\n", "\r"):
        other = read(text.replace("\n", end), suffix)
        assert (other.title, other.text, other.paragraphs, other.notes) == (
            wanted.title,
            wanted.text,
            wanted.paragraphs,
            wanted.notes,
        )


def test_tabs_never_reach_a_cell_of_plain_text() -> None:
    article = read("Ferries\n\nBerth\tDepth\nNorth\t6 m\n\n\tAn indented paragraph.\n")
    assert "\t" not in article.text
    assert "North    6 m" in article.text


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_text_from_right_to_left_stays_as_it_is_without_its_controls(suffix: str) -> None:
    first = "قالت مديرة الميناء إن «الرصيف آمن» يوم الخميس."
    article = read(f"افتتاح الرصيف\n\n{first}\n\n\u202eهذا\u202c آخر سطر.", suffix)
    assert article.title == "افتتاح الرصيف"
    assert article.text == f"{first}\n\nهذا آخر سطر."


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_wrapped_chinese_is_joined_without_spaces(suffix: str) -> None:
    lines = ["埃勒里港北码头星期四重新开放九天前的一场风暴把两座浮桥从桩上卷走前往各岛的渡轮"] * 3
    article = read("北码头\n\n" + "\n".join(lines) + "一度无处停靠。\n", suffix)
    assert article.text == "".join(lines) + "一度无处停靠。"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_verse_signatures_and_lists_keep_their_lines(suffix: str) -> None:
    end = "  " if suffix == ".md" else ""
    verse = [f"The sea was calm,{end}", f"the quay was long,{end}", "and nobody had rope."]
    signed = [f"Sincerely,{end}", f"Ines Calloway{end}", "Harbour master"]
    text = f"A note\n\n{chr(10).join(verse)}\n\n{chr(10).join(signed)}\n"
    wanted = "\n\n".join("\n".join(line.rstrip() for line in part) for part in (verse, signed))
    assert read(text, suffix).text == wanted


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_million_blank_lines_are_no_work(suffix: str) -> None:
    with at_most(300):
        article = read("A note\n" + "\n" * 1_000_000 + "The end.\n", suffix)
    assert article.text == "The end."
