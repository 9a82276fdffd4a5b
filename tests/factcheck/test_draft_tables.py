"""Tables in a draft: the rows are units of their own, whatever the format is."""

from __future__ import annotations

from tests.cases import cases
from tests.factcheck.test_word_draft import docx, odt

from briefreader.factcheck import Claim, find_claims, read_draft
from briefreader.factcheck.labelled_words import SpeechLikelihood

Told = tuple[str, str, str]  # speaker or mention, days, people and days that may be its own

PIER = "“This pier is a gift to nobody.”"
QUAY = "“The quay is open for all of us.”"
BOAT = "“We cannot wait for another winter.”"


def told(claim: Claim) -> Told:
    unread = (*claim.unread_speakers, *map(str, claim.unread_days))
    return claim.speaker or claim.mention, "; ".join(map(str, claim.days)), "; ".join(unread)


def markdown(*rows: str) -> str:
    head, *body = rows
    return "\n".join(
        [f"| {head} |", "|---" * (head.count("|") + 1) + "|", *map("| {} |".format, body)]
    )


ROWS = {
    "who, when, quotation": (
        (
            "Who | When | Quote",
            f"Ann Moss | 3 May 2026 | {BOAT}",
            f"Tom Reave | 4 May 2026 | {PIER}",
        ),
        [("Ann Moss", "3 May 2026", ""), ("Tom Reave", "4 May 2026", "")],
    ),
    "a topic, a day behind the name": (
        ("Topic | Quote | Who", f"Boats | {BOAT} | Ann Moss, 3 May 2026", f"Pier | {PIER} | Reave"),
        [("Ann Moss", "3 May 2026", ""), ("Reave", "", "")],
    ),
    "no headings": (
        (
            " | ",
            f"Ann Moss | {BOAT}",
            f"Port Selwyn | {PIER}",
            f"Minister Birk (2 May 2026) | {QUAY}",
        ),
        [("Ann Moss", "", ""), ("", "", ""), ("Minister Birk", "2 May 2026", "")],
    ),
    "votes": (
        (
            "Member | Vote | Explanation",
            f"Ann Moss | For | {BOAT}",
            f"Tom Reave | Against | {PIER}",
        ),
        [("Ann Moss", "", ""), ("Tom Reave", "", "")],
    ),
    "a schedule": (
        ("Time | Date | What | Quote", f"10:00 | 3 May 2027 | Opening by Ann Moss | {BOAT}"),
        [("", "", "Ann Moss")],
    ),
    "a timeline": (
        ("Date | Event", f"3 May 2026 | Ann Moss said: {BOAT}", f"4 May 2026 | {PIER}"),
        [("Ann Moss", "3 May 2026", ""), ("", "4 May 2026", "")],
    ),
    "contacts": (
        ("Topic | Line | Contact", f"Boats | {BOAT} | Tom Reave, 3 May 2026"),
        [("", "", "")],
    ),
    "people over columns": (
        ("Topic | Ann Moss | Tom Reave", f"Pier | {BOAT} | {PIER}"),
        [("Ann Moss", "", ""), ("Tom Reave", "", "")],
    ),
    "surnames or parties over columns": (
        ("Topic | Moss | Reave", f"Pier | {BOAT} | {PIER}"),
        [("", "", "Moss"), ("", "", "Reave")],
    ),
    "what each is": (
        ("Team | Manager | Said", f"Selwyn | Arsen Venter | {BOAT}", f"Birk | Ann Moss | {PIER}"),
        [("Arsen Venter", "", ""), ("Ann Moss", "", "")],
    ),
    "who is spoken of": (
        ("Speaker | About | Quote", f"Ann Moss | Tom Reave | {PIER}"),
        [("Ann Moss", "", "")],
    ),
    "a question": (
        ("Question | Answer | Speaker", f"“Will you leave before the winter?” | {BOAT} | Ann Moss"),
        [("", "", ""), ("Ann Moss", "", "")],
    ),
    "a day of the source's": (
        ("Quote | Speaker | Source", f"{PIER} | Ann Moss | Speech in Basel, 3 May 2026"),
        [("Ann Moss", "", "3 May 2026")],
    ),
    "two people, nobody, a body": (
        (
            "Who | Quote",
            f"Ann Moss and Tom Reave | {PIER}",
            f"unknown | {QUAY}",
            f"Opposition | {BOAT}",
        ),
        [("", "", "Ann Moss; Tom Reave"), ("", "", ""), ("Opposition", "", "")],
    ),
    "no marks below “Quote”": (
        (
            "Who | When | Quote | Note",
            "Ann Moss | 3 May 2026 | The quay is open for all | It was not so at all",
            f"Tom Reave | 4 May 2026 | {PIER} | said to us in the street",
            "Vern Tallow | | None yet |",
        ),
        [("Ann Moss", "3 May 2026", ""), ("Tom Reave", "4 May 2026", "")],
    ),
    "a French title": (
        ("Qui | Citation", "M. Moos | « Nous ne pouvons pas attendre. »"),
        [("Moos", "", "")],
    ),
    "German": (
        ("Wer | Wann | Zitat", "Anna Moos | 3. Mai 2026 | „Wir warten keinen weiteren Winter.“"),
        [("Anna Moos", "3 May 2026", "")],
    ),
    "sentences": (
        ("Quotes", f"{BOAT[:-2]},” Ann Moss said on 3 May 2026.", f"{PIER[:-2]},” said Tom Reave."),
        [("Ann Moss", "3 May 2026", ""), ("Tom Reave", "", "")],
    ),
}


@cases("name", ROWS)
def test_a_row_has_its_own_speaker_and_day(name: str) -> None:
    rows, expected = ROWS[name]
    text = "---\ndate: 2026-12-01\n---\n\nVern Tallow spoke on 9 May 2026.\n\n{}\n\nHe left.\n"
    claims = find_claims(read_draft(text.format(markdown(*rows)).encode(), "a.md"))
    assert list(map(told, claims)) == expected


def test_words_below_quote_need_no_marks_and_may_be_none() -> None:
    text = markdown("Firm | Quote", "Moss & Sons | £1,240 plus all  materials", "Birk | £90")
    draft = read_draft(text.encode(), "a.md")
    (claim,) = find_claims(draft)
    assert claim.labelled is SpeechLikelihood.PERHAPS
    assert claim.span.of(draft.text) == "£1,240 plus all materials"
    assert claim.location is not None
    assert claim.location.span.of(text) == "£1,240 plus all  materials"


@cases("heading", ["Talk", "Song title", "Motion", "*Buch*"])
def test_what_a_column_of_works_has_between_marks_may_be_a_title(heading: str) -> None:
    rows = markdown(
        f"{heading} | Speaker | Quote",
        f"“The quay is all of ours” | Ann Moss | {PIER}",
        f"{QUAY} | |",
    )
    claims = find_claims(read_draft(rows.encode(), "a.md"))
    assert [claim.quiet for claim in claims] == [True, False, False]


@cases(
    ("cell", "quiet"),
    [
        ("“subject to money”", True),
        ("“Not now.”", False),
        ("“We shall see”", False),
        ("“only if all of the boats sail”", False),
    ],
)
def test_a_remark_of_a_few_words_in_a_cell_may_be_no_speech(cell: str, quiet: bool) -> None:
    (claim,) = find_claims(
        read_draft(markdown("Name | Vote | Remark", f"Ann Moss | Yes | {cell}").encode(), "a.md")
    )
    assert (claim.speaker, claim.quiet) == ("Ann Moss", quiet)


WHO = (f"Ann Moss|3 May 2026|{BOAT}", f"Tom Reave|4 May 2026|{PIER}")


def _tagged(row: str, cell: str, text: str) -> str:
    rows = (
        f"<{row}>{''.join(cell.format(one) for one in line.split('|'))}</{row}>" for line in WHO
    )
    return text.format("".join(rows))


FORMATS = {
    "a.md": markdown("||", *WHO).encode(),
    "a.org": (
        "#+title: Lines\n\n" + "\n|---+---+---|\n".join(f"| {one} |" for one in WHO)
    ).encode(),
    "a.html": _tagged(
        "tr", "<td>{}</td>\n", "<html><body><table>{}</table></body></html>"
    ).encode(),
    "a.docx": docx(
        _tagged(
            "w:tr",
            "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>",
            "<w:tbl>{}</w:tbl><w:p><w:r><w:t>They left.</w:t></w:r></w:p>",
        )
    ),
    "a.odt": odt(
        _tagged(
            "tb:table-row",
            "<tb:table-cell><t:p>{}</t:p></tb:table-cell>",
            '<tb:table xmlns:tb="urn:oasis:names:tc:opendocument:xmlns:table:1.0">{}</tb:table>',
        )
    ),
}

CSV = [one.replace("“", '"').replace("”", '"').split("|") for one in WHO]
FORMATS |= {
    "semicolons.txt": "; ".join(WHO[0].split("|")).encode()
    + b"\n"
    + "; ".join(WHO[1].split("|")).encode(),
    "tabs.txt": "\n".join(one.replace("|", "\t") for one in WHO).encode(),
    "bars.txt": "\n".join(f"{one} |" for one in WHO).encode(),
    "a.csv": "\n".join(["name,date,quote", *map(",".join, CSV)]).encode(),
    "all quoted.csv": "\n".join(
        ['"speaker","when","words"', *(f'"{who}","{day}",{said}' for who, day, said in CSV)]
    ).encode(),
}
LINES = {"a.md": (3, 4), "a.org": (3, 5), "a.html": (3, 6), "a.docx": (3, 6), "a.odt": (1, 2)}
LINES |= dict.fromkeys(("semicolons.txt", "tabs.txt", "bars.txt"), (1, 2))
LINES |= dict.fromkeys(("a.csv", "all quoted.csv"), (2, 3))


@cases("name", FORMATS)
def test_a_table_is_the_same_in_every_format(name: str) -> None:
    draft = read_draft(FORMATS[name], name)
    claims = find_claims(draft)
    expected = [("Ann Moss", "3 May 2026", ""), ("Tom Reave", "4 May 2026", "")]
    assert list(map(told, claims)) == expected
    for claim, line in zip(claims, LINES[name], strict=True):
        assert claim.location is not None
        assert claim.location.line == line
        assert claim.text.rstrip(".") == claim.location.span.of(draft.source)
        assert claim.text == claim.span.of(draft.text)


@cases(
    "lines",
    [
        f"{BOAT[:-2]},” he said, “and so it is.”\n{PIER[:-2]},” she said, “and so it will be.”",
        f"He came; he saw; he said {BOAT}.\nShe came; she wept; she said {PIER}.",
        f"Ann Moss, 3 May 2026, {BOAT}\nTom Reave, 4 May 2026, {PIER}",
        f"Names, dates, quotes:\nThe mayor, who came late to the quay, was heard to say {PIER}",
        f"Ann Moss; {BOAT}",
    ],
)
def test_sentences_with_commas_and_semicolons_are_no_rows(lines: str) -> None:
    assert not read_draft(lines.encode(), "a.txt").rows


def test_a_table_that_only_places_text_is_running_text() -> None:
    cell = "<w:tc>{}</w:tc>".format
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>".format
    words = "".join(map(paragraph, ("Ann Moss spoke.", "The hall was full.", f"{BOAT} she said.")))
    body = f"<w:tbl><w:tr>{cell(paragraph('Lines'))}{cell(words)}</w:tr></w:tbl>"
    (claim,) = find_claims(read_draft(docx(body), "a.docx"))
    assert claim.speaker == "Ann Moss"
    turns = (
        "| MOSS: | We cannot wait. |\n|---|---|\n| REAVE: | We can wait for you, and I will. |\n"
    )
    draft = f"Ann Moss met Tom Reave.\n\n{turns}"
    assert all(claim.labelled for claim in find_claims(read_draft(draft.encode(), "a.md")))
