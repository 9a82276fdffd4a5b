"""Names that stand before a quotation in a line of their own, or with a colon."""

from __future__ import annotations

from tests.cases import cases

from briefreader.quotes import explain, find_quotes

SAID = "“We will mend every boat in the harbour by Easter, and the quay too.”"


@cases(
    ("label", "speaker"),
    [
        ("Boats for Kell", "Boats for Kell"),
        ("Kell Iron and Steel Institute", "Kell Iron and Steel Institute"),
        ("The Kell Skippers’ Club", "Kell Skippers’ Club"),
        ("Kell Fishermen’s Boat Association", "Kell Fishermen’s Boat Association"),
        ("• House Committee on Boats", "House Committee on Boats"),
        ("Coalition for a Safe Quay", "Coalition for a Safe Quay"),
        ("Quill & Quill", "Quill & Quill"),
        ("Ann Moss, Radio Kell", "Ann Moss"),
        ("Ann Moss of the Kell Boat Association", "Ann Moss"),
        ("Kell Chief of Staff Ann Moss", "Ann Moss"),
        ("Radio Kell’s Ann Moss", "Ann Moss"),
        ("Ann Moss from Gannet Row", "Ann Moss"),
        ("First-year student Ann Moss, 19, from Gannet Row", "Ann Moss"),
        ("Ann Moss, 63, of Gannet Row", "Ann Moss"),
        ("Ann Moss, 63, Gannet Row", "Ann Moss"),
    ],
)
def test_a_label_is_a_whole_body_or_a_person(label: str, speaker: str) -> None:
    text = f"The boats are back.\n\n{label}: {SAID}\n\nThe harbour is full."
    (quote,) = find_quotes(text)
    assert quote.speaker == speaker


def test_anything_may_stand_before_the_dash_of_a_label() -> None:
    text = f"The boats are back.\n\nThe boats will sink, Karl Birk says - Ann Moss: {SAID}"
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.certain) == ("Ann Moss", True)


@cases("heading", ["Radio Kell", "Quillnet", "The Kell Union", "From the Kell Union:"])
def test_a_name_alone_above_a_quotation_says_it(heading: str) -> None:
    text = (
        f"Ann Moss said, “The firms will tell.”\n\nKarl Birk Limited\n\n{SAID}\n\n"
        f"{heading}\n\n{SAID}\n\nThe harbour is full."
    )
    assert find_quotes(text)[-1].speaker == heading.removeprefix("From the ").removeprefix(
        "The "
    ).rstrip(":")


@cases(
    "heading",
    [
        "From Dr Ann Moss, Chief Medical Officer:",
        "Comment from Ann Moss:",
        "Quote attributable to Ann Moss, our chief engineer:",
        "Statement from the Chief Executive, Ann Moss:",
        "From our chief engineer, Ann Moss:",
    ],
)
def test_a_line_that_says_from_whom_the_quotation_below_comes_names_its_speaker(
    heading: str,
) -> None:
    text = f"Tom,\n\n{heading}\n\n{SAID}\n\nPlease leave out the harbour."
    (quote,) = find_quotes(text)
    assert quote.speaker == "Ann Moss"


def test_a_line_above_that_tells_more_names_nobody_for_certain() -> None:
    heading = "Statement from Ann Moss, who heard Karl Birk say:"
    text = f"Tom,\n\n{heading}\n\n{SAID}\n\nPlease leave out the harbour."
    (quote,) = find_quotes(text)
    assert not quote.certain


def test_a_name_alone_above_a_quotation_that_has_its_verb_says_nothing() -> None:
    text = f"Radio Kell\n\n{SAID[:-2]},” said Ann Moss."
    (quote,) = find_quotes(text)
    assert quote.speaker == "Ann Moss"


def test_who_prints_a_headline_says_what_stands_under_it() -> None:
    for line, paper in {
        "WKEL-TV (Kell, MA): Birk visits the boats": "WKEL-TV",
        "The Kell Times: Birk sees the boats of Dell and Kell come home": "Kell Times",
        "Mayor Ann Moss (X-MA) in The Kell Times: My boats are back in Kell": "Ann Moss",
        "Mayor Ann Moss (The Kell Times, Kell, MA): My boats are back in Kell": "Ann Moss",
        "Secretary of the Harbour Ann Moss: The boats are back in Kell at last": "Ann Moss",
    }.items():
        (quote,) = find_quotes(f"Here is what the town reads.\n\n{line}\n\n{SAID} (Watch)")
        assert quote.speaker == paper, line
    for line in (
        "Times Square: Boats lost in the harbour",
        "Radio Silence: Boats lost in the harbour",
        "Kell (MA): Boats lost in the harbour",
        "KELL: Boats lost in the harbour",
        "Breaking News: Harbour closed for the day as boats come in",
        "New York City: Harbour closed for the day as boats come in",
        "Hurricane Ida: Boats lost in the harbour",
        "Trial of Ann Moss: Jury is out for the third day in a row now",
        "Questions for Ann Moss: Why are the boats late once again in Kell",
    ):
        (quote,) = find_quotes(f"Here is what the town reads.\n\n{line}\n\n{SAID} (Watch)")
        assert quote.speaker is None, line
    line = "Ann Moss Blames Mayor Karl Birk (D-TX): The boats are late in Kell"
    (quote,) = find_quotes(f"Here is what the town reads.\n\n{line}\n\n{SAID} (Watch)")
    assert not quote.certain


PEOPLE = ["Olga Brandt, 51, driver", "Samuel Okri (41), mechanic", "Lin Mei, 33, signal box"]
TOLD = [
    "“I drove the first tram out of the depot at four in the morning.”",
    "“We had no spare wheels for the whole of that winter.”",
    "“My daughter learned to count by the stops on our line.”",
]


@cases("mark", ["", "**"])
@cases("gap", ["\n", "\n\n"])
def test_who_stands_above_each_of_several_quotations_says_it(mark: str, gap: str) -> None:
    each = (f"{mark}{one}{mark}{gap}{told}" for one, told in zip(PEOPLE, TOLD, strict=True))
    text = "\n\n".join(["Five years of trams", *each])
    assert [one.speaker for one in find_quotes(text)] == ["Olga Brandt", "Samuel Okri", "Lin Mei"]


@cases("line", ["Samuel Okri, who left", "Samuel Okri, asked on Monday", "Samuel Okri, sacked!"])
def test_a_line_above_that_tells_of_somebody_is_no_portrait(line: str) -> None:
    lines = [PEOPLE[0], line, PEOPLE[2]]
    each = (f"{one}\n\n{told}" for one, told in zip(lines, TOLD, strict=True))
    text = "\n\n".join(["Five years of trams", *each])
    assert "line above" not in explain(text)
