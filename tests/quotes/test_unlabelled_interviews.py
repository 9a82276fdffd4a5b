"""Interviews without labels: who answers, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

from tests.cases import cases

from briefreader.quotes import find_quotes, pair_exchanges
from briefreader.sources.article_loader import article_from_bytes

ASKED = (
    ("Is the quay safe?", "It is closed. I looked myself.\n\nTwice, in fact."),
    ("And the old one?", "We had no bolts."),
    ("Would you live there?", "I would not."),
)
INTERVIEW = "Interview with Ann Moss"


def turns(
    title: str, above: str, asked: tuple[tuple[str, str], ...] = ASKED, below: str = ""
) -> list[tuple[str, str | None]]:
    """Each turn's words and speaker; all are certain, and each question is paired."""
    body = "\n\n".join(f"**{question}**\n\n{answer}" for question, answer in asked)
    source = f"# {title}\n\n{above}\n\n{body}\n\n{below}"
    article = article_from_bytes(Path("/library/a.md"), source.encode())
    bold = article.bold_paragraphs
    quotes = find_quotes(article.text, title=article.title, bold=bold)
    assert all(quote.certain for quote in quotes)
    pairs = pair_exchanges(article.text, quotes)
    assert len(pairs) * 2 == len(quotes)
    plain = find_quotes(article.text, title=article.title)
    assert not any(quote.certain for quote in plain), "without what is bold, nothing for certain"
    return [(quote.text, quote.speaker) for quote in quotes]


@cases(
    ("title", "above"),
    [
        (INTERVIEW, "14 June 2026"),
        ("Interview: Ann Moss on the quay", "The harbour master looks back."),
        ("Quays | The big interview with Dr. Ann Moss", ""),
        ("“We had no bolts”", "*An interview with the harbour master, Ann Moss.*"),
        ("“We had no bolts”", "**Harbour master Ann Moss in an interview with Tom Reave**"),
        ("“We had no bolts”", "Ann Moss, harbour master, in an exclusive interview"),
        ("Der Kai", "Hafenmeisterin Ann Moss im Gespräch über Kais"),
        ("Der Kai", "Interview mit Hafenmeisterin Ann Moss"),
        ("‘A quay asks nothing of you’: an interview with Ann Moss", ""),
        ("Five minutes with… Ann Moss", "The harbour master on quays and bolts."),
        ("The quay: 60 seconds with harbour master Ann Moss", ""),
        ("A coffee with ... Ann Moss", ""),
        ("Q&A with Ann Moss", ""),
        ("“She asked why”: interview with Ann Moss", "Ann Moss, 51, has run the quay since 2019."),
    ],
)
def test_questions_in_bold_are_asked_and_the_one_interviewed_answers(
    title: str, above: str
) -> None:
    (_, first), *others = ASKED
    expected = [("Is the quay safe?", None), (first, "Ann Moss")]
    for question, answer in others:
        expected += [(question, None), (answer, "Ann Moss")]
    below = "Tom Reave covers harbours.\n\n*The interview was shortened.*"
    assert turns(title, above, below=below) == expected


@cases(
    ("title", "above"),
    [
        ("Questions about the quay", "By Tom Reave"),
        ("Interview with Ann Moss and Tom Reave", ""),
        ("Interview with Ann Moss, Tom Reave", ""),
        ("Interview with Ann Moss’s lawyer", ""),
        ("Interview with a fan of Ann Moss", ""),
        ("Interview with Ann Moss: your questions answered", "By the desk"),
        ("Reaction to the interview with Ann Moss", ""),
        ("Why the interview with Ann Moss failed", ""),
        ("Job interview with Ann Moss Ltd", ""),
        ("The quay, explained", "Ann Moss said in an interview with the Post that it is safe."),
        ("The quay, explained", "Ann Moss in an interview with the Post said that it is safe."),
        ("The quay", "Our reporter Tom Reave in an interview with Ann Moss"),
        ("Der Kai", "Tom Reave im Gespräch mit Ann Moss"),
        ("Five minutes with Ann Moss’s lawyer", ""),
        ("Five minutes with… Ann Moss and Tom Reave", ""),
        ("Five minutes with… Harbour Radio", ""),
        ("Five minutes with Port Selwyn", ""),
        ("Five minutes with Vhirda Association", ""),
        ("Five minutes from Ann Moss", ""),
        ("Ten questions about Ann Moss", ""),
        ("What a lunch with Ann Moss costs", ""),
        ("Ask Ann Moss", "Our columnist Ann Moss knows."),
    ],
)
def test_where_nobody_alone_is_said_to_be_interviewed_it_is_none(title: str, above: str) -> None:
    assert turns(title, above) == []


@cases(
    "asked",
    [
        ASKED[:2],
        (*ASKED[:2], ("Would you live there?", "")),
        (ASKED[0], ("The bolts", "We had none."), *ASKED[1:]),  # a subhead
        (*ASKED[:2], ("Who knows?", "Moss says that she does not.")),  # somebody else's answers
        (*ASKED[:2], ("And now?", "## What next")),
        tuple((question, "It opens in May.") for question, _ in ASKED),  # nobody's own voice
        (
            *ASKED[:2],
            ("No?", "No."),
            ("Who are you.", "I am."),
            ("Ah, yes. So.", "I."),
            ("Oh.", "I."),
        ),
    ],
)
def test_where_not_every_question_is_asked_and_answered_it_is_none(
    asked: tuple[tuple[str, str], ...],
) -> None:
    assert turns(INTERVIEW, "", asked) == []


def test_a_given_name_that_no_list_knows_is_one_behind_with() -> None:
    for title in ("Five minutes with… Vhirda O’Kell", "Interview mit der Lotsin Vhirda O’Kell"):
        found = turns(title, "")
        assert [speaker for _, speaker in found[1::2]] == ["Vhirda O’Kell"] * len(ASKED)


def plainly(title: str, text: str) -> list[tuple[str, str | None]]:
    """Each turn's words and speaker in a text without bold; none is certain."""
    quotes = [quote for quote in find_quotes(text, title=title) if quote.kind == "turn"]
    assert not any(quote.certain for quote in quotes)
    return [(quote.text, quote.speaker) for quote in quotes]


PLAIN = "\n\n".join(f"{question}\n\n{answer}" for question, answer in ASKED)


@cases(
    "title",
    [
        "Interview with Ann Moss",
        "Five questions to Ann Moss",
        "Fünf Fragen an Ann Moss",
        "„Wir hatten nichts“ Interview mit der Hafenmeisterin Ann Moss",
    ],
)
def test_plain_paragraphs_that_are_questions_are_asked(title: str) -> None:
    expected = [turn for question, said in ASKED for turn in ((question, None), (said, "Ann Moss"))]
    assert plainly(title, f"Tom Reave met her on the quay.\n\n{PLAIN}") == expected
    assert plainly(title, f"Interview: Tom Reave\n\n{PLAIN}") == expected


@cases(
    ("title", "text"),
    [
        ("The quay, explained", PLAIN),
        ("Interview with Ann Moss", PLAIN.replace("I looked", "Moss looked")),
        ("Interview with Ann Moss", PLAIN.replace("We had", "Why?\n\nWe had")),
        ("Interview with Ann Moss", PLAIN.replace("I ", "he ").replace("We ", "they ")),
        ("Interview with Ann Moss", PLAIN.replace("I looked", "I looked.\n\n" * 20)),
        ("Interview with Ann Moss", PLAIN.partition("Would")[0]),
    ],
)
def test_questions_within_a_story_are_none(title: str, text: str) -> None:
    assert plainly(title, text) == []


@cases("dash", ["— ", "—", "– ", "- ", "• "])
@cases("below", ["\n\n", "\n"])
def test_questions_and_answers_behind_dashes_take_turns(dash: str, below: str) -> None:
    said = ["¿Cuándo abre?", "En mayo. No vamos a correr.", "¿Y quién paga?", "La ciudad."]
    said += ["El alcalde dice que no.", "No ha venido.", "¿Está cansada?", "Mucho."]
    text = f"El muelle.\n\n{below.join(dash + one for one in said)}\n\nTom Reave escribe."
    for title, name in (
        ("Ana Molina: «Abrimos en mayo»\nEntrevista", "Ana Molina"),
        ("Ana Molina, capitana de Kell: «Abrimos en mayo»\nEntrevista", "Ana Molina"),
        ("Entrevista a Ana Molina, capitana", "Ana Molina"),
        ("Entrevista a la capitana", None),
    ):
        found = plainly(title, text)
        assert [words for words, _ in found] == said
        assert [speaker for _, speaker in found] == [None, name] * 4


@cases(
    "text",
    [
        "— Where?\n\n— Here.\n\n— When?\n\n— Now.",
        "— Where?\n\n— Here.\n\n— When?\n\n— Now.\n\n— Why?",
        "— Where?\n\n— Here?\n\n— When?\n\n— Now?\n\n— Why?\n\n— So.",
        "— Where.\n\n— Here.\n\n— When?\n\n— Now.\n\n— Why.\n\n— So.",
        "— Where?\n\nHe went.\n\n— Here.\n\n— When?\n\n— Now.\n\n— Why?\n\n— So.",
    ],
)
def test_dashes_that_are_no_questions_and_answers_in_turn_are_none(text: str) -> None:
    assert plainly("Interview with Ann Moss", text) == []


def test_a_dialogue_behind_dashes_is_no_interview() -> None:
    text = "— Where?\n\n— Here.\n\n" * 4
    assert plainly("The old quay, a story by Ann Moss", text) == []
