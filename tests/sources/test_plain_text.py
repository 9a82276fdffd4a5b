"""Hard-wrapped text becomes paragraphs again, and what is no paragraph stays as it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from briefreader.sources import article_from_bytes
from briefreader.sources.formats.plain_text import plain_blocks
from briefreader.sources.formats.text_file import read


def texts(text: str) -> list[str]:
    return [block.text for block in plain_blocks(text)]


WRAPPED = """\
The secretary said on Monday that the talks in the capital would go on
through the week, and that nobody should be surprised if they took more
time than that. "We are patient," she said.
"""
JOINED = " ".join(WRAPPED.split("\n")).strip()


def test_references_of_html_in_a_text_are_the_characters_they_stand_for() -> None:
    text = b"Talks\n\n&ldquo;Yes,&rdquo; AT&amp;T said&#8230; &#27;[31m\n"
    assert read("a.txt", text).blocks[1].text == "“Yes,” AT&T said… [31m"
    text = b"Caf&eacute;, Stra&szlig;e &laquo;a&raquo;, 3 &lt; 4, 5 &euro;\n"
    assert read("a.txt", text).blocks[0].text == "Café, Straße «a», 3 < 4, 5 €"
    assert read("a.txt", b"R&D and &copy; 2 &amp 3\n").blocks[0].text == "R&D and &copy; 2 &amp 3"


def test_a_signature_below_lines_wider_than_itself_was_not_wrapped() -> None:
    wide = (
        "The report lists what has to be mended, and who is to pay for it, in 340 pages of tables."
    )
    below = "Maëlys Morand, Spokeswoman for the Mayor of Kell\nKell, 2 May 2024"
    assert texts(f"{wide}\n\n{wide}\n\n{below}") == [wide, wide, below]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert texts(WRAPPED) == [JOINED]
    assert texts(f"{WRAPPED}  \n\u00a0\n{WRAPPED}") == [JOINED, JOINED]


def test_the_last_line_of_one_paragraph_does_not_take_the_next() -> None:
    """Nothing but a short line sets these two apart."""
    assert texts(WRAPPED + WRAPPED) == [f"{JOINED}\n{JOINED}"]


@cases(
    "line",
    [
        "MR MILLER: We have been clear about that from the beginning.",
        "MS. O'NEIL: We have been clear about that from the beginning.",
        "Q Can you say more about that?",
        "Q    Can you say more about that?",
        "QUESTION: Can you say more about that?",
        "Mao Ning: We have been clear about that.",
        "- one thing that was agreed on",
        "2. the second thing that was agreed on",
        "• one more thing",
        "> quoted from the letter",
        "# A heading",
        "2:44 P.M. EDT",
    ],
)
def test_a_line_with_a_meaning_of_its_own_is_not_joined(line: str) -> None:
    before = (
        "The secretary said on Monday that the talks in the capital would go on\n"
        "through the week, and that nobody should be surprised if they did so.\n"
    )
    assert texts(before + line) == [before.rstrip().replace("\n", " ") + "\n" + line]


def test_a_colon_within_a_sentence_opens_no_turn() -> None:
    text = (
        "The secretary said on Monday that there was one thing to be said about\n"
        "President Adams: he had promised it, and it was done in time for once."
    )
    assert texts(text) == [text.replace("\n", " ")]


def test_a_title_at_the_end_of_a_line_goes_on_with_its_name() -> None:
    text = (
        "The committee has had a long letter, and I shall read from it, from Dr.\n"
        "Lane: the extreme is near, he wrote, and so we came here to look at it."
    )
    assert texts(text) == [text.replace("\n", " ")]


@cases("label", ["Mr. BIRK:", "Ann Moss (00:12):", "Pregunta.-", "Журналіст:", "记者："])
def test_a_label_keeps_the_start_of_its_line(label: str) -> None:
    said = "The quay is safe, and it was looked at for three days, bolt by bolt, in May."
    text = f"{label} {said}\n{label} {said}\n{label} {said}"
    assert texts(text)[0].count(f"\n{label}") == 2


def test_a_sentence_may_end_in_another_script_before_a_label() -> None:
    said = "码头很安全，人们在五月里看了三天，一个螺栓一个螺栓地看，没有人说过别的话。"
    assert texts("\n".join([f"记者：{said}", f"林文：{said}"])) == [f"记者：{said}\n林文：{said}"]


@pytest.mark.parametrize("end", ["  ", "\\"])
def test_a_markdown_hard_break_stays(end: str) -> None:
    first = "The secretary said on Monday that the talks in the capital would go on"
    assert len(texts(f"{first}{end}\nthrough the week, and nobody should be surprised.")) == 1
    assert "\nthrough" in texts(f"{first}{end}\nthrough the week, and nobody was surprised.")[0]


def test_verse_addresses_and_buttons_keep_their_lines() -> None:
    verse = "The night was long and full of rain\nand nobody was on the road\nbut me."
    address = "The Office of the Spokesperson\n1 Main Street\nCapital City"
    assert texts(f"{WRAPPED}\n{verse}\n\n{address}\n\nShow More\nBack to top") == [
        JOINED,
        verse,
        address,
        "Show More\nBack to top",
    ]


@cases(
    "goes_on",
    [
        "c. 1850 by a family of fishermen from the islands in the north, who",
        "F. Kennedy, whom all of the islands in the north of this county and",
        "v. Board, which is a case that the islands in the north know of and",
        "12. That is more than all of the islands in the north have, who are",
        "(b) is no letter of ours, which the islands in the north know about",
        "– and this is a thought of the islands in the north of this county –",
    ],
)
def test_what_begins_a_line_like_an_item_goes_on_the_sentence_of_a_full_one(goes_on: str) -> None:
    first = "The old harbour house on the quay of the town stands where it was built"
    last = "are not asked, as the records say."
    assert texts(f"{first}\n{goes_on}\n{last}") == [f"{first} {goes_on} {last}"]
    # not below the end of a sentence, nor where another line begins so
    item = goes_on.split()[0]
    assert f"\n{item}" in texts(f"{first}:\n{goes_on}\n{last}")[0]
    items = texts(f"{first}\n{goes_on}\n{goes_on}\n{last}")[0]
    assert items.count(f"\n{item}") == 2


def test_verse_and_code_keep_how_their_lines_are_set_in() -> None:
    verse = "The tide goes out, the tide comes in,\n    and nobody counts;\nthe boats lie still."
    inner = verse.replace("\n", "\n    ")
    assert texts(f"{WRAPPED}\n\n{verse}\n\n    {inner}\n") == [JOINED, verse, verse]
    centred = "HARBOUR OFFICE OF KELL\n    Press Release\n        Kell"
    assert texts(f"{WRAPPED}\n\n{centred}\n")[1] == "HARBOUR OFFICE OF KELL\nPress Release\nKell"


def test_an_item_goes_on_below_its_words_in_whatever_text() -> None:
    first = "- The first item of this list goes on behind its line,"
    long = "A paragraph of one line that is much longer than anybody wraps text by hand. " * 3
    text = f"{first}\n  which hangs.\n- Ann Moss\n  Mayor\n\n{long}"
    assert [block.text for block in plain_blocks(text)] == [
        f"{first} which hangs.\n- Ann Moss\nMayor",
        long.strip(),
    ]
    text = f"{first}\nAnn Moss and the others\n\n{long}"
    assert plain_blocks(text)[0].text == f"{first}\nAnn Moss and the others"


def test_a_table_keeps_its_lines() -> None:
    table = (
        "Region of the country where it was counted     1,000      2,000     30\n"
        "Another region of the country, counted later     900      1,800     29"
    )
    assert texts(f"{WRAPPED}\n{table}") == [JOINED, table]


def test_long_lines_without_blank_ones_are_paragraphs() -> None:
    first, second = "one two three " * 20, "four five six " * 20
    assert texts(f"{first}\n{second}\n") == [first.strip(), second.strip()]


def test_an_indented_first_line_begins_a_paragraph() -> None:
    text = (
        "     The secretary said on Monday that the talks in the capital would\n"
        "go on through the week.\n"
        "     Nobody, she said, should be surprised if they took more time than\n"
        "that.\n"
    )
    assert texts(text) == [
        "The secretary said on Monday that the talks in the capital would go on through the week.",
        "Nobody, she said, should be surprised if they took more time than that.",
    ]


def test_a_hyphenated_word_and_chinese_are_joined_without_a_space() -> None:
    hyphen = (
        "The secretary said on Monday that the talks would be held with well-\n"
        "known people from all of the countries that had asked to take part."
    )
    assert "well-known people" in texts(hyphen)[0]
    chinese = "外交部发言人" * 6 + "\n" + "主持例行记者会" * 5
    assert texts(chinese) == [chinese.replace("\n", "")]


def test_runs_of_spaces_stay() -> None:
    assert texts("Fire.  The  end.\u00a0 Yes.") == ["Fire.  The  end.\u00a0 Yes."]


@given(st.text(alphabet="ab. \n\t-Q:A\u00a0外", max_size=400))
def test_no_word_is_lost_added_or_moved(text: str) -> None:
    joined = "".join(block.text for block in plain_blocks(text))
    assert "".join(joined.split()) == "".join(text.split())


@given(st.text(alphabet="abc. \n\t-Q:", max_size=400))
def test_blocks_hold_text_and_no_blank_lines(text: str) -> None:
    for block in plain_blocks(text):
        words = block.text.strip()
        assert words
        assert block.text.rstrip() == block.text
        assert block.text == words or words.startswith("- ")  # within another item
        assert all(line.strip() for line in block.text.split("\n"))


@cases(
    "head",
    [
        "Subject: Re: Pier\nFrom: Owen Pike\nDate: 4 May 2024",
        "From: Owen Pike <owen@pike.example>\nSent: Saturday, May 4, 2024 10:15 AM\nTo: Ann Moss"
        "\nSubject: Re: Pier",
        "From:\tOwen Pike [mailto:owen@pike.example]\nSent:\t4 May 2024 10:15\nSubject:\tRe: Pier",
        "Von: Owen Pike\nGesendet: Samstag, 4. Mai 2024 10:15\nAn: Ann Moss\nBetreff: Re: Pier",
        "De : Owen Pike\nEnvoyé : samedi 4 mai 2024 10:15\nÀ : Ann Moss\nObjet : Re: Pier",
    ],
)
def test_an_email_saved_as_a_text_has_its_sender_and_day(head: str) -> None:
    text = f"{head}\n\nI have asked her again.\n\nOn 3 May, Ann Moss wrote:\n> The pier is safe.\n"
    article = article_from_bytes(Path("/library/a.txt"), text.encode())
    told = (article.title, article.byline, article.published)
    assert told == ("Re: Pier", "Owen Pike", date(2024, 5, 4))


@cases(
    "text",
    [
        "From: Owen Pike\nTo: Ann Moss\n\nThe keys of the pier.",
        "From: the sea\nSubject: the land\nThis is a poem of 4 May 2024.",
        "A report.\nFrom: Owen Pike\nDate: 4 May 2024\nSubject: Re: Pier",
    ],
)
def test_other_lines_with_such_words_name_no_sender(text: str) -> None:
    assert article_from_bytes(Path("/library/a.txt"), text.encode()).byline == ""
