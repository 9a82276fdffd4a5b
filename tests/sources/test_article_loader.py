"""One file becomes one article, or a refusal with a reason."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.domain.article import Article
from briefreader.errors import SourceError
from briefreader.sources import (
    BoilerplateRules,
    SourceFile,
    article_from_bytes,
    load_article,
    raw_text,
    scan,
)
from briefreader.sources.article_loader import LONGEST_TITLE, NO_TEXT
from briefreader.sources.files.file_kinds import WEB_SUFFIXES, WRITTEN_SUFFIXES
from briefreader.sources.formats.parsed_file import CUT, SHOWN_LIMIT

HERE = Path("/library")
SEED = Path(__file__).parents[2] / "seeds" / "000_fe4955ade9aa5b3d.txt"


SHUT = "The quay, a wall of old stone, is shut again"


def article(text: str | bytes, name: str = "a.txt") -> Article:
    return article_from_bytes(HERE / name, text.encode() if isinstance(text, str) else text)


def test_the_seed_is_its_six_paragraphs_and_invents_nothing() -> None:
    seed = load_article(SEED)
    assert seed.title == (
        "US serious about humanitarian mission for Nagorno Karabakh – State Department"
    )
    assert (seed.date, seed.date_origin, seed.source, seed.url, seed.byline) == (None,) * 2 + (
        "",
    ) * 3
    assert seed.notes == ()
    assert [paragraph.number for paragraph in seed.paragraphs] == [1, 2, 3, 4, 5, 6]
    assert seed.text.startswith("The US is quite serious about")
    assert seed.text.endswith("require,” Miller stated.")
    assert "Show More" in raw_text(SEED)


def test_front_matter_gives_title_dates_source_and_address() -> None:
    text = (
        "---\ntitle: Remarks\ndate: 2022-10-14\nmodified_time: 2022-10-15 01:00:00-04:00\n"
        "source_url: https://www.example.org/a\ntags: [one]\nauthor: A Writer\n---\n"
        "A hall\n\n(October 13, 2022)\n\nWords.\n"
    )
    for name in ("a.txt", "a.md"):
        found = article(text, name)
        assert found.title == "Remarks"
        assert found.said_on == found.date == date(2022, 10, 13)
        assert (found.published, found.modified) == (date(2022, 10, 14), date(2022, 10, 15))
        assert (found.source, found.url) == ("example.org", "https://www.example.org/a")
        assert (found.byline, found.tags) == ("A Writer", ("one",))
        assert found.text == "A hall\n\n(October 13, 2022)\n\nWords."


def test_a_date_in_the_name_counts_as_published() -> None:
    found = article("A title\n\nWords.", "2023-10-16-briefing.txt")
    assert (found.said_on, found.published) == (None, date(2023, 10, 16))


@pytest.mark.parametrize(
    "body",
    [
        "The harbour authority has told every shipping line that it will not open the\n"
        "North Quay before the repairs of its crane have been inspected, which is on\n"
        "March 3, 2025.\n\nMore words.",
        "The quay is closed by order of\nthe harbour authority until\nMarch 3, 2025.\n\nWords.",
        "“We are bound to the rule that nothing about the quay is decided without\n"
        "the fishermen, and nothing about the boats without those who sail them.”  \n"
        "Harbour Master Ines Calloway, March 3, 2025\n\nWords.",
        "- repairs that were asked for on\n  March 3, 2025\n- others\n\nWords.",
        "The order of the council on the closing of the whole North Quay to ships of\n"
        "any kind, as it was amended and signed once more (March 3, 2025)\n\nWords.",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_day_on_the_last_line_of_wrapped_text_is_not_the_day_it_was_said(
    body: str, name: str
) -> None:
    for head in ("---\ntitle: The quay\ndate: 2025-03-05\n---\n", "The quay\n\n"):
        assert article(head + body, name).said_on is None


@pytest.mark.parametrize(
    "head",
    [
        "March 3, 2025",
        "State Dining Room\n(March 3, 2025)\n3:45 P.M. EST",
        "OFFICE OF THE HARBOUR MASTER  \nNORTH QUAY, D.C. 20503  \nMarch 3, 2025  \n(Harbour)",
        "Remarks by the Harbour Master on the Repair and Opening of the North Quay\nMarch 3, 2025",
        "Remarks by the Harbour Master\nGeneva, 3 March 2025",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_day_in_a_head_of_short_lines_is_the_day_it_was_said(head: str, name: str) -> None:
    words = "The harbour authority has told every shipping line that it will not open\nthe quay."
    first = head.partition("\n")[0]
    for stated in ("", f"---\ntitle: {first}\ndate: 2025-03-05\n---\n"):
        assert article(f"{stated}{head}\n\n{words}\n", name).said_on == date(2025, 3, 3)


def test_a_day_of_publishing_on_the_last_line_of_wrapped_text_is_none() -> None:
    text = (
        "A title\n\nThe harbour authority has told every shipping line that the plans were\n"
        "released on March 3, 2025.\n\nWords."
    )
    assert article(text).published is None
    assert article(text.replace("the plans were\n", "the plans were\n\n")).published


@cases(
    ("text", "title", "rest"),
    [
        ("A title\n\nWords.", "A title", "Words."),
        ("\n\n  A title  \nby a writer\n\nWords.", "A title", "by a writer\n\nWords."),
        ("Only a title", "Only a title", "Only a title"),
        ("Foreign Office: Daily Briefing\n\nWords.", "Foreign Office: Daily Briefing", "Words."),
        (
            "Tom Reave: Yes.\n\nTom Reave: No.",
            "Tom Reave: Yes.",
            "Tom Reave: Yes.\n\nTom Reave: No.",
        ),
        ("QUESTION: Why?\n\nWords.", "QUESTION: Why?", "QUESTION: Why?\n\nWords."),
        ("MR ADAMS: Good afternoon.\n\nWords.", "MR ADAMS: Good afternoon.", "MR ADAMS: Good"),
        ("- one\n\n- two", "- one", "- one\n\n- two"),
        ("Skip to content\n\nA title\n\nWords.", "A title", "Words."),
        *(
            (f"{SHUT}\n{line}\n\nWords.", *parted)
            for line, *parted in (
                ("By Ann Moss", SHUT, "By Ann Moss\n"),
                ("25 listopada 2026", SHUT, "25 listopada 2026\n"),
                ("March 3, 2024, 2 p.m.", SHUT, "March 3, 2024, 2 p.m.\n"),
                ("by Ann Moss, they say", f"{SHUT} by Ann Moss, they say", "Words."),
            )
        ),
        ("^Quay shut\n^By ANN MOSS=\n\nWords.", "Quay shut", "^By ANN MOSS=\n\nWords."),
    ],
)
def test_the_first_line_is_the_title_and_leaves_the_text(text: str, title: str, rest: str) -> None:
    found = article(text)
    assert found.title == title
    assert found.text.startswith(rest)


def test_a_first_line_too_long_for_a_title_is_cut_and_stays() -> None:
    line = "word " * 100
    found = article(f"{line}\n\nMore.")
    assert found.title.endswith("word…")
    assert len(found.title) <= LONGEST_TITLE
    assert found.text.startswith(line.strip())


def test_a_first_line_with_a_name_in_capitals_before_its_colon_is_said_by_somebody() -> None:
    for label in ("MR. BIRK:", "Mr. BIRK:", "Attorney General WARD:"):
        text = f"{label} Thank you, sir.\n\nIt says so in section two.\n\nMr. MOSS: It does."
        assert article(text).text.startswith(label)
    headline = article("World Bank to NATO: come in\n\nThe bank has spoken.")
    assert headline.text == "The bank has spoken."


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "label",
    [
        "Secretary of State HOLT:",
        "The Minister for Water (Mrs. Obi):",
        "Mr. Birk:",
        "Frage:",
        "Živa Žagar:",
    ],
)
def test_a_label_keeps_its_line_in_wrapped_text(label: str, name: str) -> None:
    said = "The quay is safe, and it was looked at for three days\nby the master, bolt by bolt."
    text = article(f"The North Quay\n\n{label} {said}\n{label} {said}\n{label} {said}", name).text
    assert f"\n{text}".count(f"\n{label}") == 3


def test_the_first_heading_is_the_title() -> None:
    found = article("## The **title**\n\nWords.", "a.md")
    assert (found.title, found.text, found.paragraphs[0].number) == ("The title", "Words.", 1)


def test_a_heading_that_repeats_the_title_is_left_out() -> None:
    found = article('---\ntitle: “A” title\n---\n# "A" Title\n\nWords.', "a.md")
    assert (found.title, found.text) == ("“A” title", "Words.")


@cases(
    ("head", "above"),
    [
        ("For immediate release\n1 October 2026", 1),
        ("By Ann Moss, 22 April 2026", 1),
        ("By Ann Moss\n\nLast updated: 3 May 2026", 2),
        ("Press Briefing Room\n\nTuesday, April 21, 2026\n\n2:03 P.M. EDT", 3),
        ("Ministry of Rivers\nTuesday, April 21, 2026", 1),
        ("Ann Moss\n\n3 May 2026", 2),
        ("“We waited,” said Ann Moss.\n\n3 May 2026", 0),  # a day within the text
        ("BRENN, 3 May 2026 – The quay is closed, the harbour master said on Monday.", 0),
        ("Three quays", 0),  # a heading
        ("MS. MOSS: No.\n\n3 May 2026", 0),
    ],
)
def test_paragraphs_are_counted_below_the_head(head: str, above: int) -> None:
    found = article(f"Levy rises\n\n{head}\n\nThe levy will rise, she said.\n\nIt did not.")
    count = len(found.paragraphs)
    assert [one.number for one in found.paragraphs] == [0] * above + [*range(1, count - above + 1)]


def test_paragraph_numbers_do_not_depend_on_the_rules() -> None:
    data = b"A title\n\nOne.\n\nAdvertisement\n\nTwo.\n\nShow more\n"
    with_rules = article_from_bytes(HERE / "a.txt", data)
    without = article_from_bytes(HERE / "a.txt", data, BoilerplateRules())
    assert [one.number for one in with_rules.paragraphs] == [1, 3]
    assert [one.number for one in without.paragraphs] == [1, 2, 3, 4]
    assert with_rules.content_hash == without.content_hash == hashlib.sha256(data).hexdigest()


@cases(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ("\u200b\u2060\u200d".encode(), "holds no text"),
        (b"\x01\x02\x03\x04" * 20, "holds no text"),
        (b"\0" * 4096, "not text, despite its name"),
        (b"%PDF-1.7 and so on", "not text, despite its name"),
    ],
)
def test_what_is_no_article_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        article(data)
    assert caught.value.reason == reason
    assert str(caught.value) == f"{HERE / 'a.txt'}: {reason}"


def test_front_matter_without_text_is_an_article_with_a_note() -> None:
    found = article("---\ntitle: Remarks\n---\n")
    assert (found.title, found.text, found.paragraphs) == ("Remarks", "", ())
    assert found.notes == (NO_TEXT,)
    assert article("---\nsource: x\n---\n", "the-name.md").title == "the-name"


def test_notes_say_what_was_done() -> None:
    assert article("Title\n\ncaf\xe9 \x07".encode("cp1252")).notes == (
        "1 line read as Windows-1252",
        "1 control or invisible character removed or replaced",
    )


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_huge_article_is_cut_at_a_paragraph(name: str) -> None:
    data = b"A title\n\n" + b"A paragraph of words.\n\n" * (SHOWN_LIMIT // 20)
    found = article(data, name)
    assert found.notes == (CUT,)
    assert found.text.endswith("A paragraph of words.")
    assert len(found.text) < SHOWN_LIMIT < len(data)
    assert found.content_hash == hashlib.sha256(data).hexdigest()


def test_one_huge_line_is_cut_between_characters() -> None:
    found = article("é" * SHOWN_LIMIT)
    assert set(found.text) == {"é"}


def test_every_file_of_a_library_is_read_by_its_path(tmp_path: Path) -> None:
    for suffix in ("", *WRITTEN_SUFFIXES):
        page = suffix in WEB_SUFFIXES
        text = "<h1>A title</h1><p>Words.</p>" if page else "A title\n\nWords."
        (tmp_path / f"a{suffix}").write_text(text)
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("A title\n\nWords.")
    articles = [load_article(one.path) for one in scan([tmp_path]) if isinstance(one, SourceFile)]
    assert {one.text for one in articles} == {"Words."}
    assert len(articles) == len(WRITTEN_SUFFIXES) + 2


@cases(
    "line",
    [
        *("Paris, le 3 mai 2024", "3 травня 2024", "3 maja 2024", "03.05.2024", "Am 3. Mai 2024"),
        *(
            "2024年5月3日（金）",
            "3 May 2024 • 10:15am",
            "2024-05-03T10:15:00Z",
            "May 3, 2024, 10.15",
            "Киев, 3 мая 2024 г.",
            "3 травня 2024 року",
            "الجمعة، 03 أيار/مايو 2024، آخر تحديث 02:21 (GMT+0400)",
            "٣ مايو ٢٠٢٤",
            "2024년 5월 3일(금)",
        ),
    ],
)
def test_a_day_that_stands_alone_is_read_as_each_language_prints_it(line: str) -> None:
    assert article(f"The quay\n\n{line}\n\nWords of the harbour.\n").date == date(2024, 5, 3)


@pytest.mark.parametrize(
    "line", ["Day 4, Friday 3 May 2024", "Hearing day 12: 3 May 2024", "Session two – 3 May 2024"]
)
def test_day_of_a_hearing_may_be_numbered(line: str) -> None:
    text = f"The quay inquiry\n{line}\n\nTHE CHAIR: Good morning.\n\nMR BIRK: I am here.\n"
    assert article(text).said_on == date(2024, 5, 3)


def test_title_may_end_in_day_and_time() -> None:
    text = "Exhibit 4: emergency call, 3 May 2024, 23:10\n\nOPERATOR: Who is it?\n\nCALLER: Me.\n"
    assert article(text).said_on == date(2024, 5, 3)


@pytest.mark.parametrize(
    "words",
    [
        "Министр встретился с рыбаками в порту и обещал им помощь. Встреча длилась два часа.",
        "Ministr se sešel s rybáři v přístavu a slíbil jim pomoc. Schůzka trvala dvě hodiny.",
    ],
)
def test_the_day_of_a_report_in_another_language_is_that_of_publication(words: str) -> None:
    found = article(f"The quay\n\n03.05.2024\n\n{words}\n\n{words}\n")
    assert (found.said_on, found.published) == (None, date(2024, 5, 3))


def test_an_undated_file_has_the_day_of_its_name_or_folder_and_says_so() -> None:
    def read(text: str, name: str = "a.txt") -> Article:
        return article_from_bytes(Path("/library/2024-05-03 quay", name), text.encode())

    named = read("The quay\n\nWords of the harbour.\n", "2024-05-01-quay.txt")
    assert (named.date, named.notes) == (
        date(2024, 5, 1),
        ("no date in the file: taken from the file name",),
    )
    said = read("The quay\n\n30 April 2024\n\nWords of the harbour.\n", "2024-05-01-quay.txt")
    assert (said.said_on, said.notes) == (date(2024, 4, 30), ())
    undated = read("The quay\n\nWords of the harbour.\n")
    assert (undated.date, undated.notes) == (
        date(2024, 5, 3),
        ("no date in the file: taken from the folder name",),
    )
    dated = read("The quay\n\n3 May 2023\n\nWords of the harbour.\n")
    assert (dated.published, dated.said_on, dated.notes) == (None, date(2023, 5, 3), ())


@cases(
    ("text", "said", "published"),
    [
        ("Fire\n\nIt had been burning since\nMarch 14, 2024\n", None, None),
        ("Remarks of March 14, 2024\n\nWords.\n", date(2024, 3, 14), None),
        ("Harbour talks (14 March 2024)\n\nWords.\n", date(2024, 3, 14), None),
        ("Memories of September 11, 2001\n\nWords.\n", None, None),
        ("Pressekonferenz vom 3. Mai 2024\n\nWorte.\n", date(2024, 5, 3), None),
        ("Discours du maire du 3 mai 2024\n\nMots.\n", date(2024, 5, 3), None),
        ("Press briefing May 3, 2024\n\nWords.\n", date(2024, 5, 3), None),
        ("Брифінг 3 травня 2024 року\n\nСлова.\n", date(2024, 5, 3), None),
        ("2024-05-03 Harbour council\n\nWords.\n", date(2024, 5, 3), None),
        ("May 3, 2024: Press Briefing\n\nWords.\n", date(2024, 5, 3), None),
        ("Friday, 3 May 2024 – Daily briefing\n\nWords.\n", date(2024, 5, 3), None),
        ("May 3, 2024: how the quay burned\n\nWords.\n", None, None),
        ("May 3, 2024 speech still divides the port\n\nWords.\n", None, None),
        ("---\ndate: 2024-05-03\n---\n2019-05-03 Briefing\n\nW.\n", None, date(2024, 5, 3)),
        ("Rede zum Anschlag vom 3. Mai 2024\n\nWorte.\n", None, None),
        ("Statement on the attack of 3 May 2024\n\nWords.\n", None, None),
        ("Statement on the ferry on 3 May 2024\n\nWords.\n", date(2024, 5, 3), None),
        ("The quay\n\nStatement of 3 May 2024\n\nWords.\n", date(2024, 5, 3), None),
        ("The quay\n\nStatement on the attack of 3 May 2024\n\nWords.\n", None, None),
        ("Im Hafen\n\nMitschrift vom 3. Mai 2024\n\nWorte.\n", date(2024, 5, 3), None),
        ("Rede im Hafen\n\nam 3. Mai 2024 in Ellern\n\nWorte.\n", date(2024, 5, 3), None),
        ("The quay\n\nYour letter of 3 May 2024\n\nWords.\n", None, None),
        ("Talks\n\nBy Ann Moss | May 3, 2024\n\nWords.\n", None, date(2024, 5, 3)),
        ("---\ndate: 2024-05-03\n---\nSpeech of May 3, 2019\n\nWords.\n", None, date(2024, 5, 3)),
    ],
)
def test_a_day_in_a_title_or_byline_counts_and_one_in_a_sentence_does_not(
    text: str, said: date | None, published: date | None
) -> None:
    found = article(text)
    assert (found.said_on, found.published) == (said, published)


def test_a_paragraph_that_was_split_within_a_sentence_is_whole_again() -> None:
    first = "The harbour master said on Monday that nobody in the office had been told when the"
    lines = f"Title\n\n{first}\n\nferries would run again.\n\nNext paragraph.\n"
    found = article(lines)
    assert found.text == f"{first} ferries would run again.\n\nNext paragraph."
    assert [paragraph.number for paragraph in found.paragraphs] == [1, 3]
    for other in (
        f"Title\n\n{first}:\n\nferries\n",  # a list's first words
        f"Title\n\n- {first}\n\nferries\n",
        "Title\n\nA short line of verse\n\nand another\n",
    ):
        assert "\n\n" in article(other, "a.md").text


@cases(
    ("head", "kept"),
    [
        ("Quay opens\n\nAnn Moss\n\n2024-05-17\n\nQuay opens", ""),
        ("17 May 2024\n\nQuay opens", ""),
        ("Quay opens\n\nAnn Moss", "Ann Moss\n\n"),  # whose words follow
        ("Quay opens\n\nBea Holm\n\nQuay opens", "Bea Holm\n\nQuay opens\n\n"),
        ("Ann Moss\n\n17 May 2024", "Ann Moss\n\n17 May 2024\n\n"),
        ("Quay opens\n\nIt was shut.\n\nQuay opens", "It was shut.\n\nQuay opens\n\n"),
    ],
)
def test_a_title_block_that_says_what_is_stated_is_left_out(head: str, kept: str) -> None:
    stated = "---\ntitle: Quay opens\nauthor: Ann Moss\n---\n"
    assert article(f"{stated}{head}\n\nWords of it.\n").text == f"{kept}Words of it."


def test_an_underlined_line_of_a_text_is_a_heading() -> None:
    found = article("Talks\n=====\n\nWords of it.\n\nCosts\n-----\nMore words.\n\nA\n--\n\n---\n")
    assert (found.title, found.text) == (
        "Talks",
        "Words of it.\n\nCosts\n\nMore words.\n\nA\n--\n\n---",
    )
    assert [found.text[one.start : one.end] for one in found.styles] == ["Costs"]
    found = article(
        "Talks\n=====\n\nSaid.\n\n2. Costs\n--------\n\nII. Pay\n-------\n\n- A boat\n--------\n"
    )
    assert [found.text[one.start : one.end] for one in found.styles] == ["2. Costs", "II. Pay"]


def test_which_number_is_the_month_is_told_by_the_language() -> None:
    french = "Le port est de nouveau ouvert, et les bateaux qui sont dans la baie vont rentrer."
    english = "The port is open again, and the boats that are in the bay are to come home."
    assert article(f"Le port\n\n03/05/2024\n\n{french}\n").date == date(2024, 5, 3)
    assert article(f"The port\n\n03/05/2024\n\n{english}\n").said_on is None
    assert article(f"The port\n\n03/15/2024\n\n{english}\n").said_on == date(2024, 3, 15)


@cases(
    ("text", "title", "body"),
    [
        (
            "FOR IMMEDIATE RELEASE\n\nMarch 14, 2024\n\nQuay opens again\n\nIt was shut.",
            "Quay opens again",
            "FOR IMMEDIATE RELEASE\n\nMarch 14, 2024\n\nIt was shut.",
        ),
        (
            "# Press release\n\n## Quay opens again\n\nIt was shut.",
            "Quay opens again",
            "Press release\n\nIt was shut.",
        ),
        (
            "Press release\n\nThe quay, which was shut in May, is open again.\n\nIt was shut.",
            "Press release",
            "The quay, which was shut in May, is open again.\n\nIt was shut.",
        ),
        *(
            (f"Press release\n\n{line}\n\nIt was shut.", "Press release", f"{line}\n\nIt was shut.")
            for line in (
                *("Ellery, 3 March 2020", "No. 45/2020", "ELLERY", "By Ann Moss of Ellery"),
                *("Contact: Ann Moss, Port Ellery", "MS. MOSS: Good morning to you all"),
            )
        ),
        (
            "Press release\n\nContact: Ann Moss, Ellery\n\nQuay opens again\n\nIt was shut.",
            "Quay opens again",
            "Press release\n\nContact: Ann Moss, Ellery\n\nIt was shut.",
        ),
        (
            "EMBARGOED UNTIL 5 May\n\nQuay opens again\n\nIt was shut.",
            "Quay opens again",
            "EMBARGOED UNTIL 5 May\n\nIt was shut.",
        ),
        (
            "Embargo on oil agreed\n\nMoss and others there\n\nIt was shut.",
            "Embargo on oil agreed",
            "Moss and others there\n\nIt was shut.",
        ),
        ("Press releases of May\n\nIt was shut.", "Press releases of May", "It was shut."),
    ],
)
def test_a_line_that_says_what_kind_of_text_it_is_is_no_title(
    text: str, title: str, body: str
) -> None:
    article = article_from_bytes(Path("a.md"), text.encode())
    assert (article.title, article.text) == (title, body)


def test_a_stated_title_below_the_kind_of_text_is_not_said_twice() -> None:
    head = "---\ntitle: Quay opens\n---\n\nPress release\n\n3 May 2024"
    text = f"{head}\n\n# Quay opens\n\nIt was shut.\n"
    found = article_from_bytes(Path("a.md"), text.encode())
    assert found.text == "Press release\n\n3 May 2024\n\nIt was shut."


NEWS = (
    "Dock workers in Port Ellery voted on Tuesday to reject the offer.\n\n"
    "“We were told to wait,” said Maria Delgado. “I will not wait again.”\n"
)


@pytest.mark.parametrize(
    ("head", "source", "title"),
    [
        ("Ellery Courier 12 March 2025\n\nOffer: quay workers vote no", "Ellery Courier", "Offer"),
        (
            "Courier, Wed 12 Mar 2025, p5\n\nQUAY ROW: CHAIR QUITS\nBy Ann Reed",
            "Courier",
            "QUAY ROW",
        ),
        (
            "The Echo – Wednesday, March 12, 2025\n\nQuay workers vote no",
            "The Echo",
            "Quay workers",
        ),
        ("Hafen-Zeitung, 12. März 2025, S. 4\n\nDocker lehnen ab", "Hafen-Zeitung", "Docker"),
        ("Der Kurier, 12.03.2025\n\nDocker lehnen Angebot ab", "Der Kurier", "Docker lehnen"),
        ("Echo, 12 March 2025, A12\n\nIt was shut, said Moss.", "Echo", "Echo, 12 March 2025, A12"),
    ],
)
def test_the_newspaper_and_its_day_above_a_cutting_are_source_and_day_of_publication(
    head: str, source: str, title: str
) -> None:
    cutting = article(f"{head}\n\n{NEWS}")
    assert (cutting.source, cutting.published, cutting.said_on) == (source, date(2025, 3, 12), None)
    assert cutting.title.startswith(title)
    first = head.partition("\n")[0]
    assert cutting.text.startswith(first) is (title != first)


@pytest.mark.parametrize(
    "head",
    [
        "Board meeting 12 March 2025",
        "Talks with the Echo 12 March 2025",
        "Port Ellery, 12 March 2025",
        "Press 12 March 2025",
        "Friday Evening, 12 March 2025",
        "Blog Post 12 March 2025",
        "Breaking News, 12 March 2025",
        "Meeting of 12 March 2025, p5",
        "12 March 2025, p5",
    ],
)
def test_a_day_behind_other_words_makes_no_cutting(head: str) -> None:
    assert not article(f"{head}\n\nQuay workers vote no\n\n{NEWS}").source


@pytest.mark.parametrize(
    "line",
    [
        "12 March 2025. By Lena Ostrow",
        "By Lena Ostrow. 12 March 2025.",
        "By Ann Reed Jr. 2025-03-12",
    ],
)
def test_a_full_stop_parts_byline_and_day(line: str) -> None:
    found = article(f"Quay workers vote no\n\n{line}\n\n{NEWS}")
    assert (found.published, found.said_on) == (date(2025, 3, 12), None)
    assert found.byline == ("Ann Reed Jr." if "Jr" in line else "Lena Ostrow")


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("Harbour workers reject pay offer\n\nBy Lena Ostrow\n12 March 2025", "Lena Ostrow"),
        ("Harbour workers reject pay offer\nMarch 12, 2025", ""),
        ("# Harbour workers reject offer\n\n12 March 2025\n\nBy Ann Reed and Tom Cole", "Ann Reed"),
        ("Harbour workers reject offer\n\nBY ANN REED, Port Editor\n\n2025-03-12", "ANN REED"),
        ("Offer rejected\n\nBy Lena Ostrow\n\nELLERY, March 12, 2025 — Dockers struck.", "Lena"),
        ("Offer rejected\n\nPORT ELLERY, 12 March 2025 (Wire) – Dockers struck.", ""),
        ("Offer rejected\n12 March 2025\n\nHis deputy, Li Bo, said: “It is late.”", ""),
        ("Hamnen: nej till budet\nAv Åsa Öberg\n12 mars 2025", "Åsa Öberg"),
        (
            "Der Hafen bleibt zu\nVon Anna Moos\n12/3/2025\n\nDie Stadt will das nicht, aber sie "
            "muss es wohl hinnehmen, denn der Kai ist alt und nicht mehr sicher.",
            "Anna Moos",
        ),
        ("Le port dit non\n\nPar Anne Moreau\nPublié le 12 mars 2025 à 10h15", "Anne Moreau"),
        ("Offer rejected\n\nBy Ann Reed, 12 March 2025", "Ann Reed"),
        ("Offer rejected\n\nAnn Reed and Tom Cole\n\n12 March 2025", "Ann Reed"),
        ("Offer rejected\n\nPress Office\n\n12 March 2025", ""),
        ("Offer rejected\n\n12 March 2025\n\nMedia contact: Ann Reed, 020 5550 0134", ""),
        ("Offer: what they rejected\n\n12 March 2025\n\nBy Ann Reed", "Ann Reed"),
        (
            "Der Hafen bleibt zu\n\nKiel, 12. März 2025. Der Kai ist alt und die Stadt ist arm.",
            "",
        ),
        ("Offer rejected\nBy Ann Reed\nMarch 12, 2025, 2:10 p.m.", "Ann Reed"),
        ("Offer rejected\nBy Ann Reed\n12 March 2025 14:10", "Ann Reed"),
        ("Offer rejected\nBy Ann Reed\nMarch 12, 2025, 2:10 p.m. Updated 6:45 p.m.", "Ann Reed"),
        (
            "Offer rejected\nBy Ann Reed\n12 March 2025 2:10 p.m. ET | Updated March 13, 2025\n\n"
            "Correction: An earlier report had another day.",
            "Ann Reed",
        ),
        (
            "Dock workers, asked twice, reject the port's offer\nBy Ann Reed\n12 March 2025",
            "Ann Reed",
        ),
    ],
)
def test_a_day_below_a_news_articles_title_is_that_of_publication(
    tmp_path: Path, head: str, byline: str
) -> None:
    path = tmp_path / "strike.txt"
    path.write_text(f"{head}\n\n{NEWS}", encoding="utf-8")
    article = load_article(path)
    assert (article.said_on, article.published) == (None, date(2025, 3, 12))
    assert article.byline.startswith(byline)
    assert bool(article.byline) == bool(byline)


@pytest.mark.parametrize(
    "head",
    [
        "Press release\n\nOffer rejected\n\nBrussels, 12 March 2025",
        "PRESS RELEASE\n\nOffer rejected\n\nEllery, 12 March 2025",
        "News release No. 14\n\nOffer rejected\n\n12 March 2025, Brussels",
    ],
)
def test_the_place_and_day_of_a_press_release_are_those_of_publication(head: str) -> None:
    found = article(f"{head}\n\n{NEWS}")
    assert (found.said_on, found.published) == (None, date(2025, 3, 12))
    spoken = article(
        f"Check against delivery\n\nSpeech in Ellery\n\nEllery, 12 March 2025\n\n{NEWS}"
    )
    assert (spoken.title, spoken.said_on) == ("Speech in Ellery", date(2025, 3, 12))


@cases(
    "text",
    [
        "De haven blijft dicht\n\n12 maart 2025\n\nDe raad heeft het besloten. ‘We gaan niet "
        "door’, zei wethouder Ann Moss, die over de haven gaat en het niet eerder wist.",
        "Port pozostaje zamknięty\n\n12 marca 2025\n\nRada nie zgodziła się na to, jak "
        "powiedział burmistrz. „Nie mamy pieniędzy” – powiedziała Anna Moss, która jest w radzie.",
        "Порт лишається закритим\n\n12 березня 2025 року, Одеса\n\nРада міста не погодилася. "
        "«Ми не маємо грошей», – сказала Анна Мосс.",
        "Offer rejected\n\n12 March 2025\n\nAsked whether it was over, she answered: “It is late.” "
        "“We wait,” said Ann Moss.",
    ],
)
def test_what_others_are_quoted_with_makes_no_report_a_speech(text: str) -> None:
    found = article(text)
    assert (found.said_on, found.published) == (None, date(2025, 3, 12))


@cases(
    ("head", "title"),
    [
        ("TO: All staff\nFROM: Ann Moss\nSUBJECT: Repair of the quay", "Repair of the quay"),
        ("Harbour Office\n\nEllery, 12 March 2025\n\nMs Moss\n\nRe: Your request", "Your request"),
        (
            "Hafenamt\n\nFrau Moss\n\nBetreff: Ihre Anfrage\n\nSehr geehrte Frau Moss,",
            "Ihre Anfrage",
        ),
        ("Mairie\n\nObjet : réparation du quai\n\nMadame,", "réparation du quai"),
        ("A quay closes\n\nThe matter:\n\nSubjects: fish, boats", "A quay closes"),
        ("An interview\n\nSubject: I was born here.\n\nSubject: I stay.", "An interview"),
    ],
)
def test_a_letter_or_memorandum_is_called_by_its_subject(head: str, title: str) -> None:
    assert article(f"{head}\n\n{NEWS}").title == title


GERMAN = (
    "Die Hafenarbeiter haben das Angebot abgelehnt, weil es ihnen nicht weit genug geht.\n\n"
    "„Wir haben lange gewartet“, sagte Maria Delgado, die für sie spricht.\n"
)


@cases(
    ("head", "said"),
    [
        ("Der Hafen bleibt zu\n\n12. März 2025", False),
        ("Der Hafen bleibt zu\n\nEllern, 12. März 2025", False),
        ("Rede im Hafen\n\n12. März 2025", True),
        ("Regierungserklärung\n\n12. März 2025", True),
        ("Der Hafen bleibt zu\n\n12. März 2025\n\nIch danke Ihnen, und wir sehen uns.", True),
        ("Der Hafen bleibt zu\n\n12. März 2025\n\nMOOS: Das ist nicht alles.", True),
        ("Der Hafen bleibt zu\n\n12. März 2025\n\nKontakt: Anna Moos, 0961 555010", False),
    ],
)
def test_a_text_in_another_language_is_said_where_somebody_speaks_in_it(
    head: str, said: bool
) -> None:
    found = article(f"{head}\n\n{GERMAN}")
    day = date(2025, 3, 12)
    assert (found.said_on, found.published) == ((day, None) if said else (None, day))


@pytest.mark.parametrize(
    "text",
    [
        f"Remarks by Governor Hale\n\n12 March 2025\n\n{NEWS}",
        f"Bridge opening\n12 March 2025\n1:30 p.m.\n\n{NEWS}",
        f"Bridge opening\n12 March 2025\n\nGOVERNOR HALE: Thank you.\n\n{NEWS}",
        f"Bridge opening\n12 March 2025\n\nThank you. We have come a long way.\n\n{NEWS}",
        f"Bridge opening\nPort Ellery, 12 March 2025\n\n{NEWS}",
        f"Statement on the bridge\n\nPORT ELLERY, 12 March 2025 — It is open.\n\n{NEWS}",
        f"Bridge opening\n\nPORT ELLERY, 12 March 2025 — We are proud of it.\n\n{NEWS}",
        f"Bridge opening\n\nPORT ELLERY, 12 March 2025 —\n\nMR. HALE: Go on.\n\n{NEWS}",
    ],
)
def test_a_day_at_the_head_of_what_somebody_said_is_when_it_was_said(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "remarks.txt"
    path.write_text(text, encoding="utf-8")
    assert load_article(path).said_on == date(2025, 3, 12)
