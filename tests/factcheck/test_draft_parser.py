"""What is read of a draft: its quotations, their speakers and days, in every form of text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.citations import ExportFormat
from briefreader.domain.article import Span
from briefreader.errors import SourceError
from briefreader.factcheck import Claim, Verdict, find_claims, read_draft
from briefreader.library import Library


def claims(draft: str, name: str = "") -> tuple[Claim, ...]:
    return find_claims(read_draft(draft.encode(), name))


HTML = """<!DOCTYPE html><html><head><title>“Not a quotation”</title></head><body>
<p>&ldquo;The north quay is <del>very</del> safe,&rdquo;
said Ines Calloway on <b>14 March 2024</b>.</p><script>"nor this"</script></body></html>"""


def test_a_web_page_is_read_as_its_reader_sees_it() -> None:
    for name in ("draft.html", "draft.htm", ""):
        (claim,) = claims(HTML, name)
        assert claim.text == "The north quay is safe"
        assert claim.speaker == "Ines Calloway"
        assert [str(day) for day in claim.days] == ["14 March 2024"]


def test_markdown_is_read_without_its_marks() -> None:
    (claim,) = claims("# “Quay”-side\n\n“The **north** quay is *safe*,” Tom Reave said.\n", "a.md")[
        1:
    ]
    assert claim.text == "The north quay is safe"


def test_hard_wrapped_lines_are_one_quotation() -> None:
    lines = "“The north quay is safe, and all of the boats may come home\nagain,” Tom Reave said.\n"
    (claim,) = claims(lines, "draft.txt")
    assert len(claim.wording.words) == 14


@cases("mark", ["- ", "* ", "1. ", ""])
def test_items_of_a_list_and_lines_that_end_with_a_quotation_are_each_by_themselves(
    mark: str,
) -> None:
    lines = (
        f"{mark}Ines Calloway on 14 March 2024: “The quay is open to everybody again.”",
        f"{mark}Tom Reave on 3 May 2024: “We cannot wait for another winter of this.”",
        f"{mark}Helena Brandt on 4 May 2024: “It was a gift to nobody in the town.”",
    )
    for name in ("a.md", "a.txt"):
        told = [(one.speaker, str(*one.days)) for one in claims("\n".join(lines), name)]
        expected = [("Ines Calloway", "14 March 2024"), ("Tom Reave", "3 May 2024")]
        assert told == [*expected, ("Helena Brandt", "4 May 2024")], name


def test_lines_within_a_quotation_are_no_paragraphs_however_long_the_first_is() -> None:
    lead = (
        "The meeting went on until late at night, and all who came had much to say. But Tom Reave"
    )
    for mark, end in ("“”", '""'):
        words = f"{mark}The pier will hold,\nand the boats\nare safe for all of us.{end}"
        (claim,) = claims(f"{lead} said: {words}\n\nThe end.\n", "draft.txt")
        assert claim.text.split() == words.strip(mark + end).split()
        assert claim.speaker == "Tom Reave"
    # A sentence's end, or the mark that newspapers begin each paragraph with, begins another one.
    draft = f"{lead} said: “The pier will.\n\n“The boats are safe, and\n\n“Nobody is.”\n"
    assert read_draft(draft.encode(), "draft.txt").text.count("\n\n") == 2


def test_an_odd_mark_or_one_that_is_not_closed_joins_no_paragraphs() -> None:
    for first, second in (
        ('Headline with an odd " mark', "Ann Moss said: “We will go home, all of us.”"),
        ('The 6" gun of the fort', 'ANN MOSS: I said "we go home".'),
        ("ANN MOSS: “We go", "TOM REAVE: and I stay."),
        ("Said “by the council", "- first item"),
    ):
        text = read_draft(f"{first}\n\n{second}\n".encode(), "draft.txt").text
        assert text.count("\n\n") == 1, text


def test_a_persons_name_in_brackets_credits_a_quotation_that_nobody_says() -> None:
    for credit, speaker in {
        "(Ann Moss)": "Ann Moss",
        "(Ann Moss, in a letter)": "Ann Moss",
        "(Coast Herald)": None,
        "(Ann said so)": None,
        "(   )": None,
        "(\u00a0\u2003 )": None,
    }.items():
        (claim,) = claims(f"Quote of the week: “The pier will hold the boats.” {credit}\n")
        assert claim.speaker == speaker
    for lead in (
        "Tom Reave said:",
        "According to Tom Reave,",
        "Young said:",
        "Young told the board:",
        "According to Young,",
    ):
        (claim,) = claims(f"{lead} “The pier will hold the boats.” (Ann Moss, the Herald)\n")
        assert claim.speaker in ("Tom Reave", "Young")
    (claim,) = claims("Best line of the debate: “The pier will hold the boats.” (Ann Moss)\n")
    assert claim.speaker == "Ann Moss"
    # a heading's first word is nobody, with no name behind it, and for the next quotation
    best = "Best line of the debate: “The pier was said to hold.” (Moss)\n\nAnd: “It will hold.”\n"
    assert [claim.speaker for claim in claims(best)] == [None, None]
    for lead in ("Young:", "Young yesterday:", "Young on Friday:"):
        (claim,) = claims(f"{lead} “The pier will hold the boats.”\n")
        assert claim.speaker == "Young", lead


NAMES_ALONE = {
    "paragraphs": ("“The quay is safe.”\n\nAnn Moss\n\n“The boats sail.”\n\nTom Reave\n", "a.txt"),
    "lines": (
        "They said:\n\n“The quay is safe.”\nAnn Moss\n\n“The boats sail.”\nTom Reave",
        "a.txt",
    ),
    "in one line": (
        "- “The quay is safe.” Ann Moss\n- “The boats sail.” Tom Reave, mayor\n",
        "a.md",
    ),
    "a rare name": ("“The quay is safe.”\n\nAnn Moss\n\n“The boats sail.”\n\nXyl Reave\n", "a.txt"),
    "block quotations": (
        "> The quay is safe.\n\nAnn Moss\n\n> The boats sail.\n\nTom Reave\n",
        "a.md",
    ),
    "within them": (
        "> The quay is safe.\n> Ann Moss\n\n> The boats sail.\n> **Tom Reave**\n",
        "a.md",
    ),
    "and apart": (
        "> The quay is safe.\n>\n> Ann Moss\n\n> The boats sail.\n>\n> Tom Reave\n",
        "a.md",
    ),
    "a page's": (
        "<blockquote>The quay is safe.<br>Ann Moss</blockquote>"
        "<blockquote>The boats sail.<br>Tom Reave</blockquote>",
        "a.html",
    ),
    "a role": (
        "Ann Moss, mayor\n\n“The quay is safe.”\n\nTom Reave, diver\n\n“The boats sail.”",
        "a.md",
    ),
    "roles in the next line": (
        "**Ann Moss**\nMayor of Selwyn\n\n“The quay is safe.”\n\n"
        "**Tom Reave**\nDiver\n\n“The boats sail.”",
        "a.md",
    ),
    "roles below": (
        "“The quay is safe.”\n\nAnn Moss\nMayor of Selwyn\n\n“The boats sail.”\n\nTom Reave\nDiver",
        "a.txt",
    ),
    "headings with roles": (
        "## Ann Moss\n\n*Mayor*\n\n> The quay is safe.\n\nIt is.\n\n"
        "## Tom Reave\n\n*Diver*\n\n> The boats sail.\n",
        "a.md",
    ),
    "above": ("Ann Moss\n\n“The quay is safe.”\n\nTom Reave\n\n“The boats sail.”\n", "a.txt"),
}


@cases(("draft", "name"), NAMES_ALONE.values(), ids=NAMES_ALONE)
def test_names_alone_below_quotations_or_above_them_tell_who_speaks(draft: str, name: str) -> None:
    found = claims(draft, name)
    assert [claim.text for claim in found] == ["The quay is safe.", "The boats sail."]
    first, second = (claim.speaker for claim in found)
    assert (first, (second or "").split()[-1]) == ("Ann Moss", "Reave")


def test_a_single_name_below_words_may_sign_the_draft_and_a_heading_is_nobodys() -> None:
    (claim,) = claims("Tom Reave said:\n\n“The quay is safe.”\n\nAnn Moss\n", "a.txt")
    assert claim.speaker == "Tom Reave"
    first, _ = claims("“The quay is safe.”\n\nThe Quay Opens\n\n“It is.”\n\nThe Boats Sail\n")
    assert first.speaker is None
    # a list of names that a block quotation has
    (claim,) = claims("> We thank these two:\n>\n> Ann Moss\n>\n> Tom Reave\n", "a.md")
    assert claim.speaker is None


def test_a_line_of_credit_may_be_set_off_as_in_a_mail() -> None:
    (claim,) = claims(
        "> “The pier will hold the boats.”\n> — Ann Moss, on 3 May 2024\n", "mail.txt"
    )
    assert (claim.speaker, [str(day) for day in claim.days]) == ("Ann Moss", ["3 May 2024"])


def test_a_block_quotation_is_one_without_marks_and_the_line_below_credits_it() -> None:
    (claim,) = claims(
        "She said this:\n\n> The north quay is safe.\n>\n> — Ines Calloway, 14 March\n"
    )
    assert claim.text == "The north quay is safe."
    assert claim.speaker == "Ines Calloway"
    assert [str(day) for day in claim.days] == ["14 March"]


@pytest.mark.parametrize(
    "credit",
    ["— Ines Calloway, 14 March", "-- Ines Calloway", "― Ines M. Calloway, harbour master"],
)
def test_a_credit_right_below_a_block_quotation_is_none_of_its_words(credit: str) -> None:
    (claim,) = claims(f"She said this:\n\n> The north quay is\n> safe.\n> {credit}\n", "a.md")
    assert claim.text == "The north quay is safe."
    assert claim.speaker is not None
    assert claim.speaker.startswith("Ines")


@cases("verb", ["said", "says", "wrote", "told", "added"])
def test_a_verb_of_saying_is_no_part_of_the_name_in_a_line_of_credit(verb: str) -> None:
    (claim,) = claims(f"She was clear.\n\n> The north quay is safe.\n>\n> — Ines Calloway {verb}\n")
    assert claim.speaker == "Ines Calloway"


def test_a_dash_within_a_block_quotation_begins_no_credit() -> None:
    spoken = "The quay is safe. — The North Quay, that is, and nobody doubts it!"
    (claim,) = claims(f"She said this:\n\n> {spoken}\n", "a.md")
    assert claim.text == spoken


def test_a_day_without_a_year_is_the_last_before_the_draft() -> None:
    head = "---\ntitle: A story\ndate: 2024-02-03\n---\n"
    (claim,) = claims(f"{head}“It is safe to go out again,” Tom Reave said on Dec. 30.\n", "a.md")
    assert claim.is_said_on(date(2023, 12, 30))
    assert not claim.is_said_on(date(2024, 12, 30))


@cases(
    ("said", "year"),
    [("Feb. 3", 2024), ("Feb. 2", 2024), ("Feb. 4", 2023), ("Jan. 30", 2024), ("Mar. 1", 2023)],
)
def test_the_day_on_which_a_draft_is_written_is_the_last_before_it(said: str, year: int) -> None:
    head = "---\ntitle: A story\ndate: 2024-02-03\n---\n"
    (claim,) = claims(f"{head}“It is safe to go out again,” Tom Reave said on {said}\n", "a.md")
    (credited,) = claims(f"{head}> It is safe to go out again.\n>\n> — Tom Reave, {said}\n", "a.md")
    days = (*claim.days, *credited.days)
    assert [str(day).rpartition(" ")[2] for day in days] == [str(year)] * 2


@cases(
    ("sentence", "days"),
    [
        ("“It is safe to go,” Tom Reave said on Tuesday.", []),
        ("“It is safe to go,” Tom Reave said on 15 August 2023.", ["15 August 2023"]),
        ("“It is safe to go,” Tom Reave said Aug. 15, 2023, in Brenn.", ["15 August 2023"]),
        ("On August 15, Tom Reave said: “It is safe to go.”", ["15 August"]),
        ("In an interview on 2023-08-15 Tom Reave said, “It is safe to go.”", ["15 August 2023"]),
        ("“It is safe to go,” Tom Reave said of the order signed on 3 May.", []),
        ("“It is safe to go,” Tom Reave said, two years after 3 May 2021.", []),
        ("“It is safe to go,” Tom Reave said on 5 Aprİl 2023, or ſept. 5, 2023.", []),
        ("Tom Reave spoke on 3 May 2023. He was calm. “It is safe to go.”", ["3 May 2023"]),
        ("The war began on 3 May 2023 and ended. Tom Reave said: “It is safe to go.”", []),
        ("Tom Reave said at 9 a.m. Brenn time on 3 May: “It is safe to go.”", ["3 May"]),
    ],
)
def test_only_the_day_of_saying_it_is_compared(sentence: str, days: list[str]) -> None:
    (claim,) = claims(sentence)
    assert [str(day) for day in claim.days] == days


def test_the_wording_is_taken_apart_at_its_edits() -> None:
    (claim,) = claims("“[W]e will … call[ed] it [the boat] safe and [sic] sound,” Tom Reave said.")
    assert claim.wording.keys == ("we", "will", "it", "safe", "and", "sound")
    assert claim.wording.is_cut_at(2)
    assert claim.wording.pieces() == ((0, 2), (2, 6))


def test_what_is_no_text_is_refused_in_a_line() -> None:
    for data in (b"\x89PNG\r\n\x1a\n\0\0\0", b"", b"  \n"):
        with pytest.raises(SourceError) as raised:
            read_draft(data, "draft.md")
        assert str(raised.value).startswith("draft.md: ")
        assert "\n" not in str(raised.value)


def test_any_bytes_are_read_or_refused() -> None:
    for data in (b'\xff\xfe"\x00a\x00"\x00', b"\x93It is over,\x94 he said.", b'"' * 1000):
        find_claims(read_draft(data))


@pytest.mark.parametrize("style", ["markdown", "html"])
def test_what_this_program_exports_is_exact(library: Library, tmp_path: Path, style: str) -> None:
    for name in ("briefing", "story"):
        reading = library.read(tmp_path / "briefings" / f"{name}.md")
        for quote in reading.quotes:
            if quote.speaker and quote.inside is None:
                library.bookmarks.bookmark(reading, Span(quote.start, quote.end))
    text = library.exports.export(library.bookmarks.find(), ExportFormat(style))
    checked = library.drafts.check(text.encode(), f"export.{style}")
    assert len(checked) >= 5
    assert {one.verdict for one in checked} == {Verdict.EXACT}
    assert all(one.claim.speaker or one.claim.mention == "Question" for one in checked)


def test_a_label_speaks_for_what_it_begins_and_for_no_other_quotation_of_its_line() -> None:
    line = "MS. MOSS: “The quay is safe today.” Later “we sail at noon,” Tom Reave told us.\n"
    assert [(claim.text, claim.speaker) for claim in claims(line)] == [
        ("The quay is safe today.", "MS. MOSS"),
        ("we sail at noon", "Tom Reave"),
    ]


def test_of_two_block_quotations_each_with_its_credit_neither_goes_on_in_the_other() -> None:
    first = "> The quay is safe for boats.\n> — Ines Calloway\n"
    draft = f"{first}>\n> We sail at noon today.\n> — Tom Reave\n"
    assert [(claim.text, claim.speaker) for claim in claims(draft, "a.md")] == [
        ("The quay is safe for boats.", "Ines Calloway"),
        ("We sail at noon today.", "Tom Reave"),
    ]
    assert read_draft(draft.encode(), "a.md").text.count("”") == 2


def test_the_day_on_which_a_draft_was_said_comes_before_that_on_which_it_was_published() -> None:
    for stated, day in (
        ("said: 2024-03-01\ndate: 2024-03-14", date(2024, 3, 1)),
        ("date: 2024-03-14", date(2024, 3, 14)),
    ):
        assert read_draft(f"---\n{stated}\n---\nA text.\n".encode(), "a.md").day == day


@cases(
    ("head", "day"),
    [
        ("TO: Mayor\nFROM: Press\nDATE: 16 May 2022", date(2022, 5, 16)),
        ("From: Ann Moss\nDate: Fri, 13 May 2022 10:00:00 +0200\nTo: Tom", date(2022, 5, 13)),
        ("**To:** Mayor\n\n**Date:** May 16, 2022", date(2022, 5, 16)),
        ("MEMO\n\nTo: Mayor\nDate: 16 May 2022", date(2022, 5, 16)),
        ("Von: Moss\nDatum: 13.05.2022\nBetreff: Quai", date(2022, 5, 13)),
        ("De : Moss\nDate : 13 mai 2022\nObjet : le quai", date(2022, 5, 13)),
        ("What: Opening\nDate: 3 December 2026\nWhere: Port Selwyn", None),  # an event's
        ("The letter ran:\nThe day was fine.\nTo: Mayor\nDate: 16 May 2022", None),
        ("To: Mayor\nDate: soon", None),
    ],
)
def test_a_memo_or_an_email_has_its_day_in_its_head(head: str, day: date | None) -> None:
    assert read_draft(f"{head}\n\nMoss spoke on Friday.\n".encode(), "a.txt").day == day


def test_what_a_mail_quotes_is_prose() -> None:
    text = (
        'To: Tom\nDate: 13 May 2022\n\n> On 11 May Psaki said:\n> > "We would\n> > support it."\n'
    )
    (claim,) = claims(text, "a.txt")
    assert (claim.speaker, [*map(str, claim.days)]) == ("Psaki", ["11 May 2022"])
    assert claim.text == "We would support it."
    assert claim.location is not None
    assert claim.location.span.of(text) == "We would\n> > support it"


@pytest.mark.parametrize("line", ["“,\n", "„,\n"])
def test_marks_that_never_close_cost_no_more_than_the_lines(line: str) -> None:
    def reads(times: int) -> int:
        joined = read_draft((line * times).encode(), "a.txt").text
        return max(map(len, joined.split("\n")))

    assert reads(4_000) == reads(2_000)  # joined lines end somewhere, and are not read anew


BRANDT = "Helena Brandt"


def test_i_in_a_speech_is_whom_its_front_matter_names() -> None:
    said = "As I said in Basel, “the quay is open to everybody”."
    for head, speaker in (
        ("title: Speech by Helena Brandt", "Helena Brandt"),
        ("title: Keynote\nauthor: Helena Brandt", "Helena Brandt"),
        ("speaker: Helena Brandt", "Helena Brandt"),
        ("title: Line 7 opens\nauthor: Mina Falk", None),  # who reports
        ("title: Opening remarks by Helena Brandt\nauthor: Mina Falk", BRANDT),
        ("title: Speech of welcome from Mayor Helena Brandt in Basel\nauthor: Mina Falk", BRANDT),
        ("title: Rede von Helena Brandt\nauthor: Mina Falk", BRANDT),
        ("title: Keynote on trams by night\nauthor: Helena Brandt", BRANDT),
        ("title: Why remarks by Tom Reave are wrong\nauthor: Helena Brandt", BRANDT),
        ("title: Minister opens line 7", None),
    ):
        assert claims(f"---\n{head}\n---\n\n{said}\n", "a.md")[0].speaker == speaker, head
    org = f"#+TITLE: Speech\n#+AUTHOR: Helena Brandt\n#+DATE: <2024-03-14 Thu>\n\n{said}\n"
    assert claims(org, "a.org")[0].speaker == "Helena Brandt"
    assert read_draft(org.encode(), "a.org").day == date(2024, 3, 14)
    greeted = f"---\nauthor: Helena Brandt\n---\n\nLadies and gentlemen,\n\n{said}\n"
    assert claims(greeted, "a.md")[0].speaker == "Helena Brandt"


def test_the_first_heading_of_an_org_draft_is_not_its_title() -> None:
    briefing = "* The briefing of 24 January 2022\n\n“It is not so bad,” said Tom Reave.\n\n"
    org = f"#+TITLE: Bookmarks\n\n{briefing}* Of boats\n\n“It is safe to go,” said Ann Moss.\n"
    told = [[day.words for day in one.unread_days] for one in claims(org, "a.org")]
    assert told == [["24 January 2022"], []]


def test_a_quotation_over_several_paragraphs_is_one_with_the_speaker_and_day_at_its_end() -> None:
    typed = "“The quay is safe.\n\n“The boats may sail,” Ines Calloway said on 14 March.\n"
    block = "Calloway said on 14 March:\n\n> The quay is safe.\n>\n> The boats may sail.\n"
    for draft in (typed, block):
        (claim,) = claims(draft, "a.md")
        assert claim.wording.keys == ("the", "quay", "is", "safe", "the", "boats", "may", "sail")
        assert [text.strip(" .") for text in claim.wording.passages()] == [
            *("The quay is safe", "The boats may sail"),
        ]
        assert claim.speaker in ("Ines Calloway", "Calloway")
        assert [str(day) for day in claim.days] == ["14 March"]
        assert claim.location is not None
        assert claim.location.span.of(draft).startswith("The quay")
        assert claim.location.span.of(draft).endswith("sail")


def test_nobody_is_taken_for_the_speaker_of_a_block_quotation_behind_prose_of_something_else() -> (
    None
):
    first = "> The quay is safe.\n> — Ines Calloway\n\n"
    for between, speaker in (
        ("The town waits.  Nothing moves.\n\n", None),
        ("Calloway went on:\n\n", "Ines Calloway"),
        ("", "Ines Calloway"),
    ):
        _, claim = claims(f"{first}{between}“The boats may sail again today.”\n", "a.md")
        assert claim.speaker == speaker, between


@cases(
    ("line", "speaker"),
    [
        ("KARINE MOSS-PIERRE: He has been clear that the quay is safe.", "KARINE MOSS-PIERRE"),
        ("GRACE MOSS: We have been clear that the quay is safe.", "GRACE MOSS"),
        ("GRACE PERIOD: Payments are due on the first Monday of May.", None),
        ("VIRGINIA BEACH: Officials said the storm would come.", None),
        ("BALWANT OSSERUP: But for our part we have done what the town asked.", "BALWANT OSSERUP"),
        ("BALWANT OSSERUP: A chronicle of the quay, in twelve parts.", None),
        ("QUIET HARBOUR: We look back at a year of storms on the coast.", None),
        ("ANN MOSS: A LIFE ON THE QUAY.", None),
        ("ANN MOSS: Harbour master, 54", None),
        ("THE QUAY: It was built by many hands of the town.", None),
    ],
)
def test_a_full_name_in_capitals_alone_speaks_for_the_sentence_behind_it(
    line: str, speaker: str | None
) -> None:
    found = claims(f"{line}\n", "a.md")
    assert [claim.speaker for claim in found] == ([speaker] if speaker else [])


@pytest.mark.parametrize("mark", ["‘{}’", "'{}'"])
@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("### Ines Calloway: {The boats may sail again today}", "Ines Calloway"),
        ("Ines Calloway said: {The boats may sail again today.}", "Ines Calloway"),
        ("{The boats may sail again today,} Ines Calloway said.", "Ines Calloway"),
        ("{The boats may sail again today}", "Ann Moss"),
    ],
)
def test_single_marks_quote_what_stands_by_itself_in_a_draft_with_double_ones(
    line: str, speaker: str | None, mark: str
) -> None:
    double = "“The quay is safe,” Ann Moss said.\n\n"
    line = line.replace("{", mark[0]).replace("}", mark[-1])
    found = claims(f"{double * 2}{line}\n\nThe workers’ boats wait.\n", "a.md")
    assert [claim.text.rstrip(".") for claim in found[2:]] == ["The boats may sail again today"]
    assert found[-1].speaker == speaker


def test_single_marks_quote_within_a_sentence_in_which_somebody_says_so() -> None:
    double = "“The quay is safe,” Ann Moss said.\n\n"
    line = "Ines Calloway said the path was ‘clear for boats of every size’. “It’s new,” she said."
    found = claims(f"{double * 2}{line}\n", "a.md")[2:]
    assert [claim.text for claim in found] == ["clear for boats of every size", "It’s new"]
    assert [claim.speaker for claim in found] == ["Ines Calloway"] * 2


@cases(
    "line",
    [
        "He said the farmers’ and the workers’ union would sail.",
        "She said the ‘night of the long boats’ was a tale.",
        "He said that the film ‘One Sailed Over the Quay’ was good.",
        "The so-called ‘boats of the northern quay’ club met on Friday.",
        "She called it ‘a very big storm’ for the town.",
        "He said ‘maybe’.",
        "’Twas the workers’ night, and the bakers’ too.",
        "‘Twas the night of the workers’ boats and the bakers’ oven",
        "The ’90s and the ’80s: ’tis the fishers’ time, they say.",
        "“Reave told me: ‘We never sail on Mondays.’ And so we wait,” Ann Moss said.",
        "The boats' crews and the bakers' guild, they say, are at odds.",
        "He read: 'til the boats sail, the crews' wages are paid.",
    ],
)
def test_apostrophes_terms_and_inner_quotations_are_none_in_a_draft_with_double_marks(
    line: str,
) -> None:
    double = "“The quay is safe,” Ann Moss said.\n\n"
    outer = [line.strip("“").partition(",”")[0]] if line.startswith("“") else []
    found = claims(f"{double * 4}{line}\n", "a.md")
    assert [claim.text for claim in found[4:]] == outer


def test_double_marks_quote_what_stands_by_itself_in_a_draft_with_single_ones() -> None:
    single = "‘The quay is safe,’ Ann Moss said.\n\n‘The “old” quay is safe,’ Ann Moss said.\n\n"
    found = claims(f"{single * 3}“The boats don’t sail,” Ines Calloway said.\n", "a.md")
    assert [claim.text for claim in found[4:]] == [
        "The quay is safe",
        "The “old” quay is safe",
        "The boats don’t sail",
    ]
    assert found[-1].speaker == "Ines Calloway"


@cases("rule", ["* * *", "---", "***", "- - -", "___"])
def test_a_rule_parts_two_block_quotations(rule: str) -> None:
    draft = f"> The quay is safe.\n\n{rule}\n\n> The boats sail.\n{rule}\n> It rains.\n\nEnd.\n"
    found = claims(draft, "a.md")
    assert [claim.text for claim in found] == [
        "The quay is safe.",
        "The boats sail.",
        "It rains.",
    ]
    page = "<blockquote>The quay is safe.</blockquote><hr/><blockquote>It rains.</blockquote>"
    assert [claim.text for claim in claims(page, "a.html")] == ["The quay is safe.", "It rains."]
    whole = claims(f"> The quay is safe.\n\n> The boats sail.\n\n{rule}\n\nEnd.\n", "a.md")
    assert len(whole) == 1


def test_a_line_below_text_is_a_heading_and_no_rule() -> None:
    text = read_draft(b"The quay\n---\n\nIt rains.\n\n* * *\n\n```\nleft\n---\n```\n", "a.md").text
    assert text == "The quay\n\nIt rains.\n\nleft\n---"


@cases(
    "line",
    [
        "“The boats may sail today.” So said Ann Moss.",
        "“The boats may sail today.” That was how Ann Moss put it.",
        "“The boats may sail today,” came the answer from Ann Moss.",
        "“The boats may sail today.” These are the words of Ann Moss, of the harbour office.",
    ],
)
def test_nobody_of_a_paragraph_before_says_what_somebody_else_is_named_behind(line: str) -> None:
    _, claim = claims(f"“The quay is safe,” Ines Calloway said.\n\n{line}\n", "a.md")
    assert claim.speaker == (None if "words of" in line else "Ann Moss")
    assert claim.speaker or claim.unread_speakers == ("Ann Moss",)
    (alone,) = claims(f"{line}\n", "a.md")
    assert alone.speaker == claim.speaker
    denied = line.replace("Ann Moss", "nobody, Ann Moss told us")
    assert claims(f"{denied}\n", "a.md")[0].mention != "nobody"


def test_a_speaker_goes_on_where_the_words_behind_name_nobody_else() -> None:
    for behind in ("", " The harbour was quiet.", " So said Calloway.", " It rained on Ann Moss"):
        _, claim = claims(
            "“The quay is safe,” Ines Calloway said.\n\n"
            f"“The boats sail today,” she said.{behind}\n"
        )
        assert claim.speaker == "Ines Calloway"


def test_a_line_of_credit_credits_the_quotation_right_above_it_and_no_other() -> None:
    credited = "* * *\n\n> The boats sail.\n>\n> — Ann Moss\n"
    first, second = claims(f"Ines Calloway put it this way:\n\n> It rains.\n\n{credited}", "a.md")
    assert (first.speaker, second.speaker) in ((None, "Ann Moss"), ("Ines Calloway", "Ann Moss"))


def test_the_president_is_no_relative_of_the_one_in_office() -> None:
    draft = (
        "---\ndate: 2022-05-20\n---\n\n“It is a day for schools,” Jill Biden said.\n\n"
        "“President Biden will express confidence,” Jake Sullivan said.\n\n"
        "Joe Biden stepped up to the microphones. “The quay is safe again,” the president said.\n"
    )
    assert [claim.speaker for claim in claims(draft, "a.md")] == [
        "Jill Biden",
        "Jake Sullivan",
        "Joe Biden",
    ]
    lady = draft.replace("the president said", "the first lady said")
    assert claims(lady, "a.md")[2].speaker in (None, "Jill Biden")


_BODIES = (
    """
Justice Department|Harbour Office|Orbis|State Department|Northwind Energy|Quill Foundation|Treasury
Ferry Workers Union|Lakeside Council|Moss & Birk|Health Ministry|Delta Rail|Bank of Arden
""".strip()
    .replace("\n", "|")
    .split("|")
)
_TITLES = (
    """
spokesman|press secretary|chief executive|director|chief economist|deputy director|general counsel
spokeswoman|president|senior analyst|communications director
""".strip()
    .replace("\n", "|")
    .split("|")
)
_PEOPLE = ("Tom Reed", "Ana Holt", "Ravi Menon", "Grace O’Brien", "Piotr Nowak", "Mei Lindqvist")
_WITH_TITLES = (
    "“{words},” said {body} {title} {name}.",
    "“{words},” {body} {title} {name} said.",
    "“{words},” {body} {title} {name} told reporters.",
    "{body} {title} {name} said: “{words}.”",
    "“{words},” said {name}, a {title} for {body}.",
    "“{words},” said {name}, {title} of {body}.",
    "“{words},” a {title} for {body}, {name}, said.",
    "“{words},” said {body}’s {title}, {name}.",
    "“{words},” according to {body} {title} {name}.",
    "In a statement, {body} {title} {name} said, “{words}.”",
)


def test_whoever_speaks_for_a_body_is_the_speaker() -> None:
    words = "We will open the north quay before the first frost"
    wrong = []
    for number in range(300):
        name = _PEOPLE[number % len(_PEOPLE)]
        body, title = _BODIES[number % len(_BODIES)], _TITLES[number % len(_TITLES)]
        form = _WITH_TITLES[(number // 7) % len(_WITH_TITLES)]
        text = form.format(words=words, body=body, title=title, name=name)
        (claim,) = claims(text, "draft.txt")
        if claim.speaker != name:
            wrong.append((text, claim.speaker))
    assert not wrong
