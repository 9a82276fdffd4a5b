"""PDF: paragraphs over lines, columns and pages, and nothing that only stands around them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.cases import cases
from tests.sources.pdf_pages import HEIGHT, Set, column, pdf

from briefreader.domain.article import Article, TextStyle
from briefreader.errors import SourceError
from briefreader.sources import article_from_bytes, scan
from briefreader.sources.files import file_kinds
from briefreader.sources.formats.pdf_layout import Page, PageLine, PageWord, pages_text

pytest.importorskip("pypdfium2")

TITLE = Set("North Quay opens again", 72, 740, 18)
QUAY = (
    "The North Quay of Port Ellery opened again on Thursday, nine days after",
    "a storm tore two pontoons from their piles and left the ferry to the islands",
    "without a berth.",
)
MASTER = (
    "The harbour master, who had walked the length of it with two engineers",
    "before breakfast, called the quay safe.",
)
FISH = (
    "Fishermen on the slip were less sure, and said that they would believe it",
    "when they see a pilot.",
)
PARAGRAPHS = [" ".join(lines) for lines in (QUAY, MASTER, FISH)]


def read(*pages: list[Set], info: str = "", trailer: str = "") -> Article:
    data = pdf(pages, trailer, info)
    return article_from_bytes(Path("/library/a.pdf"), data)


def texts(article: Article) -> list[str]:
    return article.text.split("\n\n")


def refused(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        article_from_bytes(Path("/library/a.pdf"), data)
    return caught.value.reason


def test_paragraphs_are_told_by_gaps_or_by_indents() -> None:
    gaps = read([TITLE, *column([*QUAY, "", *MASTER, "", *FISH])])
    assert gaps.title == "North Quay opens again"
    assert texts(gaps) == PARAGRAPHS
    assert {one.locator for one in gaps.paragraphs} == {"p. 1"}
    indents = [f"  {one[0]}" for one in (QUAY, MASTER, FISH)]
    lines = [indents[0], *QUAY[1:], indents[1], *MASTER[1:], indents[2], *FISH[1:]]
    assert texts(read([TITLE, *column(lines)])) == PARAGRAPHS


def test_a_short_release_of_many_single_lines_keeps_its_paragraphs() -> None:
    single = (
        *("MEDIA RELEASE", "EMBARGOED UNTIL 10:00 ON 8 MAY 2024", "North Quay to open again"),
        *("The harbour master said: “It is safe.”", "ENDS", "Notes to editors"),
        *("The quay was built in 1911.", "Media contact: Piers Lovat, 020 7946 0444"),
    )
    lines = [line for one in single[:3] for line in (one, "")]
    lines += [*FISH, *(line for one in single[3:] for line in ("", one))]
    article = read(column(lines))
    assert article.title == single[2]
    assert texts(article) == [*single[:2], PARAGRAPHS[2], *single[3:]]
    assert article.published == date(2024, 5, 8)


def test_paragraphs_of_one_line_with_an_indent_stay_apart() -> None:
    said = ["  “Is it safe?” asked the ferry's captain.", "  “It is,” said the harbour master."]
    lines = [
        f"  {QUAY[0]}",
        *QUAY[1:],
        *said,
        f"  {MASTER[0]}",
        *MASTER[1:],
        f"  {FISH[0]}",
        FISH[1],
    ]
    found = texts(read([TITLE, *column(lines)]))
    assert found == [PARAGRAPHS[0], *(one.strip() for one in said), *PARAGRAPHS[1:]]


def test_a_page_that_is_turned_is_read_as_one_that_is_not() -> None:
    lines = (*QUAY, *MASTER, *FISH)
    for turns, (left, bottom), (right, up) in (
        (1, (92, 72), (14, 0)),
        (2, (540, 92), (0, 14)),
        (3, (520, 700), (-14, 0)),
    ):
        page = [
            Set(line, left + right * row, bottom + up * row, turns=turns)
            for row, line in enumerate(lines)
        ]
        assert texts(read(page))[-2:] == PARAGRAPHS[1:], turns


def test_a_line_in_bold_type_is_a_heading_unless_it_is_a_label_or_a_sentence() -> None:
    bold = ("What the quay costs", "MR. HALE:", "Nobody was asked, and nobody answered.")
    page = [TITLE]
    for number, words in enumerate(bold):
        page.append(Set(words, 72, 700 - 80 * number, bold=True))
        page += column(FISH, top=686 - 80 * number)
    article = read(page)
    headings = [
        article.text[one.start : one.end]
        for one in article.styles
        if one.style is TextStyle.HEADING
    ]
    assert headings == ["What the quay costs"]
    assert texts(article)[:2] == ["What the quay costs", PARAGRAPHS[2]]


def test_paragraphs_without_gap_or_indent_end_where_the_next_word_had_room() -> None:
    assert texts(read([TITLE, *column([*QUAY, *MASTER, *FISH])])) == PARAGRAPHS


def test_a_paragraph_goes_on_over_pages_and_heads_and_feet_are_left_out() -> None:
    def page(number: int, lines: list[str]) -> list[Set]:
        head = Set("Harbour papers, volume 12", 72, HEIGHT - 40, 9)
        return [head, *column(lines), Set(f"Page {number} of 3", 280, 30, 9)]

    last = "Nobody in the harbour knew how long the repairs would go on."
    article = read(
        [TITLE, *page(1, [*QUAY, "", MASTER[0]])],
        page(2, [*MASTER[1:], "", *FISH]),
        page(3, [last]),
    )
    assert texts(article) == [*PARAGRAPHS, last]
    assert [one.locator for one in article.paragraphs] == ["p. 1", "p. 1", "p. 2", "p. 3"]


def test_two_columns_are_read_one_after_the_other() -> None:
    narrow = {"size": 6.0, "step": 8.0}
    left = column([*QUAY, "", MASTER[0]], left=72, **narrow)
    right = column([*MASTER[1:], "", *FISH], left=320, **narrow)
    assert texts(read([TITLE, *left, *right])) == PARAGRAPHS


def test_numbers_of_lines_are_no_text() -> None:
    lines = column([*QUAY, "", *MASTER, "", *FISH])
    numbers = [Set(str(n), 40, one.bottom, 8) for n, one in enumerate(lines, 1)]
    assert texts(read([TITLE, *numbers, *lines])) == PARAGRAPHS
    spread = [Set(str(n), 40 + 40 * (n % 9), 600 - 20 * n) for n in range(1, 9)]
    assert texts(read([TITLE, *spread]))  # numbers in no column count nothing
    odd = read([TITLE, *column([*QUAY]), Set("\x17 \x1c\x02 x\x1b", 72, 90)])
    assert odd.text.startswith(PARAGRAPHS[0])  # what only some fonts of TeX have
    tiny = [Set("A line that nobody can see.", 72, 90, 0.0001), *column([*QUAY])]
    assert PARAGRAPHS[0] in texts(read([TITLE, *tiny]))
    beside = [one for pair in zip(numbers, lines, strict=True) for one in pair]
    assert texts(read([TITLE, *beside])) == PARAGRAPHS


def test_a_footnote_stands_behind_the_paragraph_that_the_page_ends_in() -> None:
    note = column(["A note on the storm, which came from the north."], top=90, size=8)
    lines = column([*QUAY, "", MASTER[0]])
    article = read([*lines, *note], column([*MASTER[1:], "", *FISH]))
    drawn_first = read([*note, *lines], column([*MASTER[1:], "", *FISH]))
    assert drawn_first.text == article.text
    found = texts(article)
    assert found[-3:] == [
        PARAGRAPHS[1],
        "A note on the storm, which came from the north.",
        PARAGRAPHS[2],
    ]


def test_a_hyphen_at_a_line_end_stays_only_where_both_parts_are_words() -> None:
    lines = column(
        (
            "Nobody in the harbour knew on that morning how long the repairs of the infra-",
            "structure would go on, and nobody in the town hall wanted to say it; the long-",
            "term plan was to come in May, for the term of a year is long and not short. Forty-",
            "one members of the council were in the hall, and they wanted to know the costs.",
        )
    )
    (text,) = texts(read([TITLE, *lines]))
    assert "the infrastructure would" in text
    assert "the long-term plan" in text
    assert "Forty-one members" in text


def test_entries_whose_lines_hang_stay_whole() -> None:
    entries = [[one[0], *(f"  {line}" for line in one[1:])] for one in (QUAY, MASTER, FISH)]
    lines = [line for entry in entries for line in entry]
    assert texts(read([TITLE, *column([*lines, *lines])])) == PARAGRAPHS * 2


def test_a_table_keeps_its_rows() -> None:
    rows = (("Quay", "Berths", "Cost"), ("North", "2", "9.1"), ("South", "11", "0.4"))
    cells = [
        Set(words, 72 + 120 * at, 500 - 14 * number)
        for number, row in enumerate(rows)
        for at, words in enumerate(row)
    ]
    article = read([TITLE, *column([*QUAY]), *cells])
    assert texts(article)[-1].split("\n") == [
        *("Quay   Berths  Cost", "North  2       9.1", "South  11      0.4"),
    ]
    assert article.styles[-1].style is TextStyle.TABLE


def test_what_a_pdf_states_about_itself_is_taken_unless_it_is_a_file_name() -> None:
    info = "/Title (Harbour news) /Author (Ann Moss) /CreationDate (D:20240314101500Z)"
    article = read(column([*QUAY, "", *MASTER]), info=info)
    assert (article.title, article.byline) == ("Harbour news", "Ann Moss")
    assert (article.file_changed, article.date) == (date(2024, 3, 14), None)
    dated = read([TITLE, *column(["March 12, 2024", "", *QUAY])], info=info)
    assert dated.said_on == date(2024, 3, 12)
    named = read([TITLE, *column([*QUAY])], info="/Title (Microsoft Word - quay final.docx)")
    assert named.title == "North Quay opens again"


def test_pages_without_text_are_named_and_a_scan_is_skipped() -> None:
    article = read(column([*QUAY]), [], column([*MASTER]), [])
    assert article.notes == ("2 pages without text: 2, 4",)
    assert refused(pdf([[], []])).startswith("a scan without text:")


def test_an_encrypted_or_damaged_pdf_says_so() -> None:
    locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O ({}) /U ({}) >> /ID [(a) (a)]"
    trailer = locked.format("o" * 32, "u" * 32)
    assert "encrypted" in refused(pdf([column([*QUAY])], trailer))
    whole = pdf([column([*QUAY])])
    assert "damaged" in refused(b"%PDF-1.7 and so on")
    assert "damaged" in refused(whole[:200])


def test_without_the_extra_a_pdf_is_skipped_with_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([column([*QUAY])]))
    monkeypatch.setattr(file_kinds, "library_state", lambda _: "")
    (skipped,) = scan([tmp_path])
    assert "pip install 'briefreader[pdf]'" in str(skipped)


def test_a_line_that_the_number_of_a_note_parts_is_one() -> None:
    raised = [
        Set("The pier holds.", 72, 700),
        Set("1", 144.8, 704, 6),
        Set("It was mended in the spring of that year by", 149.5, 700),
        Set("masons of the town, and it has stood since.", 72, 686),
    ]
    note = [Set("1", 72, 104, 6), Set("In the sense of the act.", 77, 100)]
    article = read([TITLE, *raised, *note])
    assert texts(article) == [
        "The pier holds.[1] It was mended in the spring of that year by masons of the town, and it"
        " has stood since.",
        "[1] In the sense of the act.",
    ]


def test_the_title_that_a_browser_states_is_without_the_sites_name() -> None:
    page = [TITLE, *column([*QUAY, "", *MASTER])]
    for stated, title in (
        ("North Quay opens again - The Pier", "North Quay opens again"),
        (
            "North Quay opens again - a history of its failure",
            "North Quay opens again - a history of its failure",
        ),
        ("North Quay opens again after nine days", "North Quay opens again after nine days"),
    ):
        assert read(page, info=f"/Title ({stated}) /Author (anonymous)").title == title


def test_the_title_stands_below_a_letterhead_or_in_much_larger_type() -> None:
    text = column([*QUAY, "", *MASTER], top=560)
    for lines in (
        (Set("HARBOUR TRUST", 72, 740, 24), Set("PRESS RELEASE", 72, 700, 13, bold=True)),
        (Set("Harbour Trust", 72, 740, 13), Set("Final report", 72, 700)),
        (Set("Harbour Trust, 1 Quay Street, Ellery", 72, 740), Set("Ann Moss, Ellery", 72, 700)),
    ):
        page = [*lines, Set("14 March 2024", 400, 660), Set("Quay opens again", 72, 620, 18)]
        assert read([*page, *text]).title == "Quay opens again", lines
    spaced = [Set(one, 72 + 15 * at, 740) for at, one in enumerate("HARBOUR TRUST") if one != " "]
    assert read([*spaced, *text]).title == "HARBOUR TRUST"
    letter = [
        Set("Ann Moss", 72, 700),
        Set("1 Quay Street", 72, 686),
        Set("14 March 2024", 400, 672),
    ]
    assert "14 March 2024" in texts(read([TITLE, *letter, *text]))


def test_notes_that_say_the_same_are_no_feet_of_pages() -> None:
    def page(number: int) -> list[Set]:
        lines = column([*QUAY, "", *MASTER])
        head = Set("3D Printing Review", 72, 760, 8)
        return [head, *lines, Set(str(number), 72, 63, 5), Set("Ibid., p. 4.", 74.9, 60, 8)]

    article = read(*(page(number) for number in (1, 2, 3)))
    assert "Review" not in article.text
    assert [one for one in texts(article) if "Ibid" in one] == [
        f"[{number}] Ibid., p. 4." for number in (1, 2, 3)
    ]


def test_a_number_glued_to_a_word_stays_with_it_and_may_count_pages() -> None:
    def page(number: int) -> list[Set]:
        note = Set(f"{number + 4}G networks of the North Quay.", 72, 140, 8)
        foot = Set(f"{number}Annual Report of the Town", 72, 60, 8)
        return [*column([*QUAY, "", *MASTER]), note, foot]

    article = read(*map(page, (1, 2, 3, 4, 5)))
    assert "Annual Report" not in article.text
    assert [f"{number}G" in article.text for number in (5, 6, 7, 8, 9)] == [True] * 5
    assert "[5]" not in article.text


def test_heads_that_name_the_chapter_are_left_out() -> None:
    chapters = ("The storm of November", "The storm of November", "Costs", "Costs", "Costs")

    def page(number: int, named: str, *, opens: bool) -> list[Set]:
        head = f"{number} {named}" if number % 2 else f"{named} {number}"
        chapter = [Set(named, 72, 720, 16)] if opens else []
        return [Set(head, 72, 760, 9), *chapter, *column([*QUAY, "", *MASTER[:-1]], top=690)]

    pages = [
        page(number, named, opens=number in (1, 3)) for number, named in enumerate(chapters, 1)
    ]
    found = texts(read([TITLE], *pages))
    assert [one for one in found if one in chapters] == ["The storm of November", "Costs"]
    assert not [one for one in found if one[-1].isdigit() or one[0].isdigit()]


def test_a_head_of_two_heights_stands_where_its_outermost_line_does() -> None:
    chapters = [name for name in ("Storm", "Costs", "Lamps", "Crews", "Berths") for _ in range(2)]

    def line(text: str, left: float, bottom: float) -> PageLine:
        return PageLine((PageWord(text, left, left + 5 * len(text)),), bottom, 9)

    def page(number: int, named: str) -> Page:
        begins = number % 3 > 0
        head = [line(str(number), 72 if begins else 480, 763), line(named, 300, 761.5)]
        text = line(f"{QUAY[0]} {number}", 72, 600)
        return Page(str(number), 792, (*(head if begins else head[::-1]), text))

    blocks, _ = pages_text([page(number, named) for number, named in enumerate(chapters, 1)])
    assert not [block.text for block in blocks if any(name in block.text for name in chapters)]


def test_a_bold_heading_at_the_top_of_each_page_is_no_head() -> None:
    names = ("Repairs", "Berths", "Costs", "Lamps", "Crews")
    pages = [[Set(name, 72, 740, 11, bold=True), *column([*QUAY, "", *MASTER])] for name in names]
    assert [one for one in texts(read([TITLE], *pages)) if one in names] == list(names)


def test_a_paragraph_goes_on_over_captions_at_the_top_of_a_page() -> None:
    caption = [
        Set("Figure 2. The quay after the storm, seen from the sea wall and the old", 72, 720, 11),
        Set("lighthouse.", 72, 706, 11),
    ]
    rest = [*caption, *column([QUAY[2], "", *MASTER], top=640)]
    quay, master, fish = PARAGRAPHS
    caption_text = f"{caption[0].text} lighthouse."
    first = column([*FISH, "", *QUAY[:2]], top=120)
    assert texts(read([TITLE, *first], rest)) == [fish, quay, caption_text, master]
    begins = [*caption, *column([*QUAY], top=640)]
    assert texts(read([TITLE], begins)) == [caption_text, quay]
    whole = column(
        ["Figure 2. The quay after the storm, seen from the sea wall and the old", *MASTER]
    )
    assert len(texts(read([TITLE, *whole]))) == 1


def test_a_large_first_letter_is_part_of_its_word_unless_it_is_one() -> None:
    for letter, first, said in (
        ("T", "he North Quay of Port Ellery opened again on Thursday, nine days", "The North Quay"),
        (
            "A",
            "nother storm tore two pontoons from their piles, and left the ferry",
            "Another storm",
        ),
        ("A", "storm tore two pontoons from their piles, and left the ferry without", "A storm"),
    ):
        beside = [
            Set(first, 96, 700),
            Set("berth, which the harbour master regretted as much", 96, 686),
        ]
        below = column(["as anybody, and more than the storm before that one."], top=672)
        for page in (
            [Set(letter, 72, 684, 30), *beside, *below],
            [*beside, *below, Set(letter, 72, 684, 30)],
        ):
            (text,) = texts(read(page))
            assert text.startswith(said)
            assert text.endswith("that one.")


def test_marks_of_items_are_told_by_what_they_are() -> None:
    items = ("new lamps on the pier", "a survey of the sea wall", "repair of the two pontoons")
    apart = [Set(item, 92, 600 - 14 * at) for at, item in enumerate(items)]
    apart += [Set("\u2022", 80, 600 - 14 * at) for at in range(3)]
    of_tex = [Set(f"\u02c6 {item}", 80, 600 - 14 * at) for at, item in enumerate(items)]
    for marked in (apart, of_tex):
        article = read([*column([*QUAY]), *marked])
        assert texts(article)[1:] == [f"\u2022 {item}" for item in items]


def test_a_dash_that_begins_a_line_opens_no_item() -> None:
    ferry = ("The ferry company - which had asked for a berth since the spring", "- was told.")
    office = "The harbour office told nobody."
    lines = [f"  {ferry[0]}", ferry[1], f"  {office}", f"  {FISH[0]}", FISH[1]]
    expected = [" ".join(ferry), office, PARAGRAPHS[2]]
    assert texts(read([TITLE, *column(lines)])) == expected


def test_a_paragraph_goes_on_below_a_picture_that_narrows_it() -> None:
    narrow = (
        "The North Quay of Port Ellery opened again on",
        "Thursday, after a storm tore two pontoons",
    )
    beside = [Set(line, 212, 700 - 14 * at) for at, line in enumerate(narrow)]
    below = [
        "from their piles and left the ferry to the islands, and all who live there",
        "without a berth.",
    ]
    page = [TITLE, *beside, *column([*below, "", *MASTER], top=672)]
    assert texts(read(page)) == [" ".join((*narrow, *below)), PARAGRAPHS[1]]


def test_notes_of_the_size_of_the_text_begin_with_a_raised_number() -> None:
    first = [*column([*FISH, "", *QUAY[:2]], top=160), Set("1", 72, 84, 6)]
    first += [Set("See the report of the harbour office, which gives the figures", 76, 80)]
    first += [Set("for every winter.", 72, 66)]
    note = "[1] See the report of the harbour office, which gives the figures for every winter."
    quay, master, fish = PARAGRAPHS
    assert texts(read([TITLE, *first], column([QUAY[2], "", *MASTER]))) == [
        fish,
        quay,
        note,
        master,
    ]


def test_a_pages_number_is_none_of_its_last_line() -> None:
    def page(number: int) -> list[Set]:
        across = Set("DRAFT COPY", 100, 300, 60, turns=1)
        return [*column([*QUAY, "", *MASTER], top=200), across, Set(str(number), 300, 60)]

    assert texts(read(*map(page, (1, 2)))) == [*PARAGRAPHS[:2], *PARAGRAPHS[:2]]


def test_a_centred_heading_of_two_lines_is_one_unless_it_was_broken_on_purpose() -> None:
    two = [
        Set("A Plan for the Harbour of Port Ellery", 76, 740, 22),
        Set("and Its Quay", 189, 702, 22),
    ]
    assert (
        texts(read([TITLE], [*two, *column([*QUAY], top=640)]))[0]
        == "A Plan for the Harbour of Port Ellery and Its Quay"
    )
    label = [Set("NEWS", 211, 740, 22), Set("A New Quay", 187, 702, 22)]
    assert texts(read([TITLE], [*label, *column([*QUAY], top=640)]))[:2] == ["NEWS", "A New Quay"]


def test_an_item_ends_with_its_page_where_the_next_line_stands_further_out() -> None:
    item = Set(
        "\u2022 a survey of the sea wall from the lighthouse to the old customs house", 90, 60
    )
    pages = ([TITLE, *column([*QUAY], top=120), item], column([*FISH, "", *MASTER]))
    quay, master, fish = PARAGRAPHS
    assert texts(read(*pages)) == [quay, item.text, fish, master]


def test_the_numbers_of_lines_are_left_out_of_a_last_page_of_few_lines() -> None:
    def page(lines: list[str]) -> list[Set]:
        numbers = [Set(str(at + 1), 60, 700 - 14 * at) for at in range(len(lines))]
        return [*numbers, *column(lines, left=90)]

    assert texts(read([TITLE], page([*MASTER, *FISH]), page([*QUAY])))[-1] == PARAGRAPHS[0]


def test_a_line_is_as_large_as_most_of_its_letters() -> None:
    small = Set("15", 60, 500, 6)
    page = [
        TITLE,
        *column([*QUAY, "", MASTER[0]], left=90, top=571),
        small,
        Set("before.", 90, 500),
    ]
    assert texts(read(page))[-1].endswith("15 before.")


def test_a_head_that_only_one_page_has_is_told_by_the_pages_number() -> None:
    heads = ("The Ferry Inquiry | 1", "Council Papers | 2", "The Ferry Inquiry | 3")
    pages = [[Set(head, 72, 770, 9), *column([*QUAY, "", *MASTER])] for head in heads]
    text = read([TITLE], *pages).text
    assert "Inquiry" not in text
    assert "Papers" not in text
    assert "News" not in read([*pages[0][1:], Set("Quay News 3/24, page 1", 72, 40, 9)]).text
    assert "News" in read([*pages[0][1:], Set("Quay News 3/24, page 7", 72, 40, 9)]).text
    assert texts(read([*pages[0][1:], Set("1 / 1", 300, 40, 9)]))[-1][-1] == "."
    others = [[Set(head.split("|")[0], 72, 770, 9), *pages[0][1:]] for head in heads]
    assert "Papers" in read([TITLE], *others).text


@cases(
    ("stated", "title"),
    [
        ("Template PR EN", TITLE.text),
        ("Layout 1", TITLE.text),
        ("Bulletin 48", TITLE.text),
        ("Communications Unit", TITLE.text),
        ("Quay-Courier", TITLE.text),
        ("Port Ellery: North Quay opens again", "Port Ellery: North Quay opens again"),
        ("The North Quay opens", "The North Quay opens"),
        ("Port Ellery", "Port Ellery"),  # the page says so
    ],
)
def test_a_stated_title_that_no_page_says_is_that_of_a_template(stated: str, title: str) -> None:
    page = [TITLE, *column([*QUAY, "", *MASTER])]
    assert read(page, info=f"/Title ({stated})").title == title


@cases(
    ("head", "foot", "day"),
    [
        ("Port Ellery - 14 March 2024", "", date(2024, 3, 14)),
        ("Harbour Bulletin 12", "As of 14.03.2024", date(2024, 3, 14)),
        ("2024-03-14", "Harbour Bulletin, 14 March 2024", date(2024, 3, 14)),
        ("Bulletin of 7 March 2024", "Printed 14 March 2024", None),  # which of the two?
        ("3/14/2024, 9:14 AM", "Port Ellery", None),  # when it was printed
        ("Port Ellery", "1998 - 2024", None),
    ],
)
def test_a_day_in_the_pages_heads_is_that_of_a_text_without_one(
    head: str, foot: str, day: date | None
) -> None:
    around = [Set(head, 72, 770, 9), Set(foot, 72, 30, 9)]
    first, second = [TITLE, *column([*QUAY, "", *MASTER])], column([*FISH, "", *QUAY])
    assert read([*around, *first], [*around, *second]).published == day
    if day and head[0].isalpha():  # else it stands alone at the head of a text of one page
        assert read([*around, *first]).published == day
    first.insert(1, Set("Port Ellery, 2 May 2023", 72, 715))
    assert read([*around, *first], [*around, *second]).date == date(2023, 5, 2)


def test_what_a_browser_prints_around_a_page_is_no_text() -> None:
    page = [TITLE, *column([*QUAY, "", *MASTER])]
    printed = [
        Set("8/25/25, 9:14 AM", 30, 775, 8),
        Set("North Quay opens again - Port Ellery", 250, 775, 8),
        Set("https://ellery.example/quay", 30, 20, 8),
        Set("1/1", 560, 20, 8),
    ]
    assert texts(read([*printed, *page])) == PARAGRAPHS[:2]
    assert "North Quay opens again - Port Ellery" in read([*printed[:2], *page]).text
