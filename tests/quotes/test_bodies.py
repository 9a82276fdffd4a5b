"""Bodies that speak under another word: "the company", "it", a possessive's office."""

from __future__ import annotations

from tests.cases import cases

from briefreader.quotes import find_quotes

SAID = "We were all tired of it"


@cases(
    ("text", "speaker"),
    [
        ("Orbis Foods closed its mill. “{}”, the company said.", "Orbis Foods"),
        ("Orbis Foods closed its mill. Japan was glad. “{}”, the firm said.", "Orbis Foods"),
        ("Kell United lost. Ann Moss watched. “{}”, the club said in a statement.", "Kell United"),
        ("The Kell Harbour Commission met. Rain fell. “{}”, the commission said.", "Kell Harbour"),
        ("The SFA met on Monday. “{}”, it said.", "SFA"),
        ("The SFA said: “{}.”", "SFA"),
        ("The SFA met on Monday. The report came late. It said: “{}.”", None),
        ("Ann Moss closed the mill. “{}”, the company said.", None),
        ("The Trade Minister’s Office said: “{}.”", "Trade Minister’s Office"),
        ("The Northport Chambers of Trade met. “{}”, it said.", "Northport Chambers of Trade"),
        (
            "The National Museum of American History has proclaimed that “{}.”",
            "National Museum of American History",
        ),
        ("Northport Children’s Hospital said: “{}.”", "Northport Children’s Hospital"),
        ("The director of the new Northport Women’s Boat Museum said: “{}.”", "Northport Women’s"),
        ("The Journal of Kell Economics said: “{}.”", "Journal of Kell Economics"),
        ("The Kell Examiner said: “{}.”", "Kell Examiner"),
        ("The Kell Inquirer today said, “{}.”", "Kell Inquirer"),
        ("Republican Harbour Coalition: “{}.”", "Republican Harbour Coalition"),
        ("The National Mooring Program said: “{}.”", "National Mooring Program"),
        ("The Museum of Boats and Nets has proclaimed that “{}.”", "Museum of Boats and Nets"),
        ("National Student Loan Program said that “{}.”", "National Student Loan Program"),
        ("• The Northern Art Museum says that “{}.”", "Northern Art Museum"),
        ("The United States Court of Appeals for Kell held that “{}.”", "United States Court of"),
        ("“{},” said the Kell Council on Harbour Quality.", "Kell Council on Harbour Quality"),
        ("“{},” said the Kell Council on Monday.", "Kell Council"),
        ("Former Ambassador to Israel Jack Birk: “{}.”", "Jack Birk"),
        ("The pier is closed (KHO-TV, Kelltown, TX): “{}.”", None),
        ("The CEO of Orbis Foods said: “{}.”", None),
        ("The Tories said: “{}.”", "Tories"),
        ("“{}”, said a KHC statement.", "KHC"),
        ("Policy makers in Europe have said: “{}.”", None),
    ],
)
def test_a_body_is_the_last_that_was_named(text: str, speaker: str | None) -> None:
    (quote,) = find_quotes(text.format(SAID))
    assert (quote.speaker or "").startswith(speaker or "")
    assert (quote.speaker is None) == (speaker is None)
    assert not (quote.certain and "the c" in text)


def test_a_body_that_spoke_goes_on_as_it_and_speaks_all_of_a_run() -> None:
    text = (
        "It is “a fine comeback” for us, the KHC said. A “storm” blew. “It will grow with the"
        " boats,” it added."
    )
    assert find_quotes(text)[-1].speaker == "KHC"
    text = (
        'Dell barged David Holt, who had told Birk of it. "He was sent off for it at last. "We do'
        ' not know how many cards he was shown," said a KHC statement.'
    )
    assert [one.speaker for one in find_quotes(text)] == ["KHC", "KHC"]


def test_a_phrase_at_the_end_of_its_paragraph_is_no_work() -> None:
    (quote,) = find_quotes("tags: articles\n\n“It is old and it is wet, and it will fall.”")
    assert quote.speaker is None


@cases(
    ("firm", "certain"),
    [
        ("Ann Moss took over Moss Holdings in May", False),
        ("Ann Moss took over the brewer Moss in May", False),
        ("Ann Moss took over from her father at Moss & Sons", False),
        ("Ann Moss took over Dell Holdings in May", True),
        ("Ann Moss took over the Moss campaign in May", True),
    ],
)
def test_a_surname_that_is_a_companys_too_is_nobody_for_certain(firm: str, certain: bool) -> None:
    (quote,) = find_quotes(f"{firm}.\n\n“It is a good day,” Moss said on Friday.")
    assert quote.certain == certain
