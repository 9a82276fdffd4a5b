from __future__ import annotations

import pytest
from tests.cases import cases

from briefreader.quotes import find_quotes
from briefreader.quotes.words.paragraphs import paragraphs_of
from briefreader.quotes.words.quotation_spans import find_quotation_spans, quotes_with_single_marks


def pieces(text: str) -> list[str]:
    found = find_quotation_spans(text, paragraphs_of(text), quotes_with_single_marks(text))
    return [text[segment.start : segment.end] for segment in found]


@cases(
    ("text", "expected"),
    [
        ("“We will wait,” she said.", ["We will wait"]),
        ('"We will wait," she said. "Then we go."', ["We will wait", "Then we go."]),
        ('"We wait since the ‘30s or ‘40s," she said.', ["We wait since the ‘30s or ‘40s"]),
        ("“Tell ‘em; show ‘em to us all,” she said.", ["Tell ‘em; show ‘em to us all"]),
        ("‘40 of us wait,’ she said. ‘It is late.’", ["40 of us wait", "It is late."]),
        ("„Wir warten“, sagte sie.", ["Wir warten"]),
        ("„Czekamy”, powiedziała.", ["Czekamy"]),
        ("« Nous attendons », dit-elle.", ["Nous attendons"]),
        ("»Wir warten«, sagte sie.", ["Wir warten"]),
        ("「待ちます」と彼女は言った。", ["待ちます"]),
        ("''We will wait,'' she said.", ["We will wait"]),
        ("``We will wait,'' she said.", ["We will wait"]),
        ("”We will wait,” she said.", ["We will wait"]),
        ("“We will wait,“ she said.", ["We will wait"]),
        ("“He told me ‘go’ and I went,” she said.", ["He told me ‘go’ and I went"]),
        ("“It’s the “best” plan there is,” she said.", ["It’s the “best” plan there is"]),
        ("‘We’ll wait for the dogs’ owners,’ she said.", ["We’ll wait for the dogs’ owners"]),
        ("'We don't know,' she said. 'It's late.'", ["We don't know", "It's late."]),
        ("‘He wrote “go”,’ she said. ‘And I went.’", ["He wrote “go”", "And I went."]),
        ("‘“Go,” he said, so I went,’ she said. ‘So.’", ["“Go,” he said, so I went", "So."]),
        ("““We will wait,”” she said.", ["We will wait"]),
        ("The miners' strike of '84 wasn't theirs.", []),
        ("She is 5'10\" tall and he is not.", []),
        ('<img alt="a long caption here" src="x.png"> Nothing is said.', []),
        ("Moss <ann wrote.\n\n“We will wait,” she said.\n\n> Fine.", ["We will wait"]),
        ('<p>“We wait,” said <a href="x y z">Moss</a>.', ["We wait"]),
        ("", []),
        ("“”", []),
        ("““““", []),
    ],
)
def test_the_words_between_marks_are_found(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_a_quotation_over_paragraphs_is_one_piece_in_each() -> None:
    text = "“We wait.\n\n“We wait longer,” she said.\n\n“No,” he said."
    found = find_quotation_spans(text, paragraphs_of(text))
    assert [segment.continues for segment in found] == [False, True, False]
    assert [segment.closed for segment in found] == [False, True, True]


def test_a_lost_closing_mark_ends_with_its_sentence() -> None:
    text = "“We wait. Moss added: “And we hope.”"
    assert pieces(text) == ["We wait.", "And we hope."]


def test_an_open_quotation_does_not_run_into_a_paragraph_that_does_not_open_again() -> None:
    text = "“We wait.\n\nThe bridge was closed on Monday.\n\n“No,” he said."
    assert pieces(text) == ["We wait.", "No"]


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    text = (
        "The ferry company had said for weeks that “nothing at all stands in\n"
        "the way of the crossing this spring,” but on Monday it closed its\n"
        "office.\n\nNobody answered the door."
    )
    assert [" ".join(piece.split()) for piece in pieces(text)] == [
        "nothing at all stands in the way of the crossing this spring"
    ]


def test_single_marks_within_double_ones_do_not_quote_however_many() -> None:
    text = "“The ‘Boat Plan’ and the ‘Net Act’ of the ‘Quay Club’ help.”\n\n“A ‘dip’,” he said."
    assert pieces(text) == ["The ‘Boat Plan’ and the ‘Net Act’ of the ‘Quay Club’ help.", "A ‘dip’"]
    assert pieces("‘The “Boat Plan” helps,’ he said. ‘It does.’") == [
        "The “Boat Plan” helps",
        "It does.",
    ]
    for stray in ("The stray “ mark came first.", 'She read “The Boats" at night.'):
        assert quotes_with_single_marks(f"{stray}\n\n‘We wait,’ she said. ‘We do.’"), stray


@cases(
    "text",
    [
        "«The ‘Boat Plan’ and the ‘Net Act’ help,» he said.",
        "«In the ‘90s, or I think the ‘80s, it did,» he said.",
        "»The ‘Boat Plan’ and the ‘Net Act’ help,« he said.",
        "„The ‘Boat Plan’ and the ‘Net Act’ help,“ he said.",
    ],
)
def test_single_marks_within_angled_or_low_ones_do_not_quote(text: str) -> None:
    assert pieces(text) == [text[1 : text.index(" he said") - 2]]


def test_single_marks_behind_low_ones_quote() -> None:
    assert quotes_with_single_marks(
        "The „Plan“ is old. ‘We wait,’ she said. ‘We do. We do.’ ‘I will,’ he said."
    )


@cases("inner", ["‘no’", "the ‘Boat Plan’ and the ‘Net Act’", "the boats’ nets", "what they don’t"])
def test_curly_marks_within_single_angled_ones_end_nothing(inner: str) -> None:
    text = f"‹We eat {inner} for breakfast,› said Cy Dunn. ‹Sell.›"
    assert pieces(text) == [f"We eat {inner} for breakfast", "Sell."]


@cases(
    "marks",
    [("›", "‹"), ("‚", "‘"), ("‹", "›")],
    ids=["German pointing inwards", "German curly", "Swiss and French"],
)
def test_other_languages_single_marks_quote_where_no_double_ones_do(marks: tuple[str, str]) -> None:
    opening, closing = marks
    said = "Wir warten, und »das Boot« kommt"
    text = (
        f"Sie sagte: {opening}{said}.{closing} Es regnete, so geht’s.\n\n"
        f"{opening}Ja{closing}, rief er."
    )
    assert pieces(text.replace("»", "").replace("«", "")) == [
        "Wir warten, und das Boot kommt.",
        "Ja",
    ]
    if closing == "‘":
        assert pieces("‚So geht‘s‘, rief er.") == ["So geht‘s"]
    assert pieces(f"„Er rief {opening}Ja{closing}, und {opening}Nein{closing}“, sagte sie.") == [
        f"Er rief {opening}Ja{closing}, und {opening}Nein{closing}"
    ]


@cases(
    "text",
    [
        "Start › News › Boats\n\nIt’s late, Moss said.",
        "Start ›News ›Boats\n\nIt's late, Moss said.",
        "Zurück ‹ Seite 3 › Weiter\n\nEs regnete.",
        "Er kam‚ sah und ging.\n\nSo war‘s.",
    ],
)
def test_arrows_and_marks_for_commas_quote_nothing(text: str) -> None:
    assert pieces(text) == []


NESTED = """\
'This is a pattern,' Ms Ashworth said. 'Officials told him: "You can't sign this."'

Mr Farrow said: 'I don't accept that.' He called it 'sound'.
"""


@cases(
    "text",
    [
        NESTED,
        NESTED.replace('"You can\'t sign this."', "“You can't sign this.”"),
        "'It is good,' said Nunn.\n\n'We fight,' said Marsh, who wrote \"Planning for Fools\".",
        "'We dropped it,' she said. The 6\" pipe broke. 'Good,' said Marsh over \"Ode to Joy\".",
    ],
)
def test_a_pair_of_double_marks_among_straight_single_ones_hides_none_of_them(text: str) -> None:
    assert quotes_with_single_marks(text)
    assert len(pieces(text)) == (4 if "Farrow" in text else 2)


@cases(
    "text",
    [
        "\"We wait,\" she said. The 'Boat Plan' and the 'Net Act' came in the '90s.",
        "\"He said, 'Cut the hole,' and I did,\" she said. The plan says: 'No boats.'",
        "“He told me: 'Go,' said nothing else, and then added: 'Now.'” The 'plan' is old.",
        '"Go," he said. "Now." \'I will,\' she said.',
    ],
)
def test_straight_single_marks_do_not_quote_where_double_ones_speak(text: str) -> None:
    assert not quotes_with_single_marks(text)


@cases("left_out", ["'em", "’em", "'til", "'cause", "'tis"])
def test_letters_left_out_open_nothing_between_single_marks(left_out: str) -> None:
    text = f"'Not one of {left_out} works,' said rider Cy Dunn. 'Sell.'"
    assert pieces(text) == [f"Not one of {left_out} works", "Sell."]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("<<It is a tax on boats,>> Ann Moss said. Then she left.", ["Ann Moss"]),
        ("Ann Moss said: <<It is a tax on boats.>>", ["Ann Moss"]),
        (">> ANN: It is late.\n\n>> KARL: It is not.\n\nit <<a>> b", None),
        ("std::cout << words >> more; x<<y>>z", []),
    ],
)
def test_angles_that_are_typed_twice_are_marks(text: str, speakers: list[str] | None) -> None:
    found = find_quotes(f"The boats are late.\n\n{text}\n")
    if speakers is not None:
        assert [quote.speaker for quote in found] == speakers
    assert all(quote.span.of(f"The boats are late.\n\n{text}\n") == quote.text for quote in found)
