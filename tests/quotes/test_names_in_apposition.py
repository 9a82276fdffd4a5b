"""A name beside words that say who somebody is: "Their lawyer, Ann Moss, called it “…”"."""

from __future__ import annotations

from tests.cases import cases

from briefreader.quotes import find_quotes

LEAD = "The quay was closed on Monday, to the anger of many.\n\n"
SUBJECTS = (
    "Their lawyer, Ann Moss,",
    "The lawyer, Ann Moss,",
    "The shop’s oldest customer, the poet Ann Moss,",
    "The Bishop of Kell, the Rt Rev Ann Moss,",
    "The chair of the harbour society, Ann Moss,",
    "Kell’s founder, Ann Moss,",
    "Retired nurse Ann Moss",
)
FRAMES = (
    "{} said: “It will not stand for long.”",
    "{} called it “a mess”.",
    "{} described the plan as “deeply flawed”.",
    "{} hailed the deal as “a great day”.",
    "{} dismissed the offer as “peanuts”.",
    "{} rejected claims that it was “a stunt”.",
)


@cases("subject", SUBJECTS)
def test_the_name_speaks_whatever_the_verb(subject: str) -> None:
    for frame in FRAMES:
        (quote,) = find_quotes(LEAD + frame.format(subject), title="Trouble at the quay")
        assert quote.speaker == "Ann Moss", frame
    behind = f"“It will not stand for long,” said {subject[0].lower()}{subject[1:].rstrip(',')}."
    (quote,) = find_quotes(LEAD + behind)
    assert quote.speaker == "Ann Moss"


@cases(
    "text",
    [
        "Ann Moss, dubbed “the queen of the quay”, left.",
        "Ann Moss, called the “queen of the quay” for years, left.",
        "Ann Moss, described as “a great hope” of Kell, left.",
        "Ann Moss, branded a “great liar”, left.",
    ],
)
def test_who_is_called_so_by_others_does_not_say_it(text: str) -> None:
    assert "Ann Moss" not in [quote.speaker for quote in find_quotes(LEAD + text)]


@cases(
    "subject",
    [
        "the mother of the victim",
        "the wife of the mayor",
        "the lawyer for the defendant",
        "the spokeswoman for the president",
        "the coach of the champion",
        "the deputy of the minister",
    ],
)
def test_a_name_behind_whose_somebody_is_may_be_the_others(subject: str) -> None:
    text = LEAD + f"“It will not stand,” said {subject}, Ann Moss."
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.certain) == (None, False)
    for report in (
        "{}, Ann Moss, said: “It will not stand.”",
        "“It will not stand,” {}, Ann Moss, said.",
    ):
        (quote,) = find_quotes(LEAD + report.format(subject))
        assert not quote.certain, report
    named = (
        LEAD + f"“It will not stand,” said {subject.rpartition(' the ')[0]} Karl Birk, Ann Moss."
    )
    (quote,) = find_quotes(named)
    assert quote.speaker != "Karl Birk"


@cases(
    "subject",
    [
        "His daughter",
        "The mayor of Kell",
        "A spokeswoman for the company",
        "The leader of the workers",
        "In a letter for the mayor",
    ],
)
def test_a_name_behind_what_somebody_is_of_is_that_ones(subject: str) -> None:
    (quote,) = find_quotes(LEAD + f"{subject}, Ann Moss, said: “It will not stand.”")
    assert (quote.speaker, quote.certain) == ("Ann Moss", True)


def test_several_beside_words_about_one_are_nobody_for_certain() -> None:
    text = LEAD + "“It will not stand,” said the chair of the society, Ann Moss and Karl Birk."
    (quote,) = find_quotes(text)
    assert not quote.certain


@cases(
    ("who", "company"),
    [
        (who, f"{told} {other}")
        for who in ["Ann Moss", "The mayor, Ann Moss", "Mayor Ann Moss"]
        for told in [
            "flanked by",
            "standing beside",
            "alongside",
            "who was with",
            "joined by Ian and",
        ]
        for other in [
            "the governor, Karl Birk",
            "her husband, Karl Birk",
            "Karl Birk, the governor",
        ]
    ],
)
def test_who_is_beside_the_one_who_speaks_does_not_speak(who: str, company: str) -> None:
    for frame in ("{}, {}, said: “It will not stand.”", "“It will not stand,” {}, {}, said."):
        assert find_quotes(LEAD + frame.format(who, company))[-1].speaker == "Ann Moss"


@cases(
    "subject",
    [
        "The town’s latest winner, aged 19, Karl Birk",
        "A sailor, named Karl Birk, a father of two",
        "In the hall, Karl Birk, the governor",
    ],
)
def test_what_tells_who_somebody_is_is_no_company(subject: str) -> None:
    assert find_quotes(LEAD + f"{subject}, said: “It will not stand.”")[-1].speaker == "Karl Birk"
