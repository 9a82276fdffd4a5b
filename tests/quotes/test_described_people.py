from __future__ import annotations

import pytest
from tests.cases import cases

from briefreader.quotes import find_quotes


def test_a_description_means_the_person_last_told_of_and_is_never_certain() -> None:
    for text, expected in {
        "Singer Ann Moss made a film. The pop star said it was “much more than that”.": "Ann Moss",
        "Ann Moss ran again. “We wait for a medal,” the 22-year-old told Radio Kell.": "Ann Moss",
        "Ann Moss came fourth in Kell. “It was a lesson,” said the East Dell athlete.": "Ann Moss",
        "Tom Arden met the council. The chancellor said the tide was “slow and long”.": "Tom Arden",
        "When the Fox closed, Ann Moss wept. “I wed here,” the 71-year-old said.": "Ann Moss",
        "“We wait,” said Karl Birk.\n\nTom Arden, 24, is calm.\n\n“We go again,” the former Kell"
        " man said.": "Tom Arden",
        "Tom Arden came home. “It was a lesson,” the Italian said.": "Tom Arden",
        "Tom Arden came home. “It was a lesson,” the father-of-three said.": "Tom Arden",
        "“We wait,” said Karl Birk.\n\nTom Arden ran. “We go,” said Birk. “We,” the Scot said.": (
            "Karl Birk"
        ),
        "“We wait,” said Karl Birk.\n\nAnn Moss, 24, ran. Karl Birk, 30, ran. “We go,” said the"
        " 24-year-old.": "Ann Moss",
        "Tom Arden came home. “It was a lesson,” the German said.": "Tom Arden",
        # a people is nobody
        "Tom Arden came home. “It was a lesson,” the Chinese said.": None,
        "Tom Arden came home. “It was a lesson,” the British said.": None,
        # a woman is no father or Frenchman, a man no waitress
        "Ann Moss came home. “It was a lesson,” the father-of-three said.": None,
        "Ann Moss came home. “It was a lesson,” the Frenchman said.": None,
        "Tom Arden came home. “It was a lesson,” the waitress said.": None,
        "Ann Moss came home. “It was a lesson,” the waitress said.": "Ann Moss",
        # a woman is no congressman, and of two of an age it may be either
        "Ann Moss came home. “It was a lesson,” the congressman said.": None,
        "Ann Moss, 24, met Karl Birk, 24. “We go,” said the 24-year-old.": None,
        # somebody else was named since, or spoke last, or nobody was
        "Ann Moss ran. “It was a lesson,” the man said.": None,
        "Ann Moss met Karl Birk. It rained. “It was a lesson,” the 22-year-old said.": None,
        "Ann Moss ran. It was Karl Birk’s day. “We wait here,” said the 22-year-old.": None,
        "“We wait,” said Karl Birk. Ann Moss ran. “It was a lesson,” said the athlete.": None,
        "The race was long. “It was a lesson,” said the athlete.": None,
    }.items():
        quote = find_quotes(text)[-1]
        assert (quote.speaker, quote.certain) == (expected, False), text


@cases(
    ("introduced", "called"),
    [
        ("Fire Capt. Karl Birk", "the captain"),
        ("Sen. Karl Birk", "the senator"),
        ("Gov. Karl Birk", "the governor"),
        ("Rep. Karl Birk", "the congressman"),
        ("Sen. Karl Birk", "the lawmaker"),
        ("Dr. Karl Birk", "the doctor"),
        ("Prof. Karl Birk", "the professor"),
        ("Lt. Karl Birk", "the lieutenant"),
        ("Gen Karl Birk", "the general"),
        ("The Rev. Karl Birk", "the pastor"),
        ("Cllr Karl Birk", "the councillor"),
        ("Supt Karl Birk", "the superintendent"),
        ("Taoiseach Karl Birk", "the Taoiseach"),
        ("Karl Birk MP", "the MP"),
        ("Karl Birk TD", "the TD"),
        ("Labour MP Karl Birk", "the Labour MP"),
        ("Rep. Karl Birk, D-Ohio,", "the Ohio Democrat"),
        ("Rep. Karl Birk (R-Ohio)", "the Republican"),
        ("Novelist Karl Birk", "the author"),
        ("Dell Boats chief executive Karl Birk", "the CEO"),
        ("Kell coach Karl Birk", "the Kell boss"),
        ("Karl Birk, 34,", "the 34-year-old"),
    ],
)
@cases("between", ["", "Ann Moss, whose shop stands next door, said she heard nothing.\n\n"])
@cases("form", ["{} said", "said {}"])
def test_who_is_called_by_the_role_stated_with_the_name(
    introduced: str, called: str, between: str, form: str
) -> None:
    text = (
        f"Fire broke out at the mill.\n\n{introduced} said on Monday that crews were there.\n\n"
        f"{between}“It could have been far worse for us,” {form.format(called)}."
    )
    quote = find_quotes(text)[-1]
    assert (quote.speaker, quote.certain) == ("Karl Birk", False)


@cases(
    ("sentence", "speaker"),
    [
        ("Finance director Karl Birk struck a low note, warning that it was {}.", "Karl Birk"),
        ("Council leader Karl Birk left early, saying that it was {}.", "Karl Birk"),
        ("Another student, who asked to be identified only as Birk, said it was {}.", "Birk"),
    ],
)
def test_who_is_named_behind_a_role_or_said_to_be_called_so(sentence: str, speaker: str) -> None:
    words = "“a risk that nobody could take”"
    (quote,) = find_quotes(f"The quay closed on Monday.\n\n{sentence.format(words)}")
    assert (quote.speaker, quote.certain) == (speaker, False)


def test_whose_husband_speaks_does_not_speak_herself() -> None:
    text = "Council leader Ann Moss’s husband said: “It is a long way to go for us.”"
    (quote,) = find_quotes(f"The quay closed on Monday.\n\n{text}")
    assert quote.speaker is None


def test_a_pupil_is_no_man_called_junior() -> None:
    text = "“It is late,” said Ann Birk.\n\nJunior Zoe Moss, 16, left. “I had to,” she said."
    assert find_quotes(text)[-1].speaker == "Zoe Moss"


def test_labels_headings_and_reactions_name_who_they_say() -> None:
    for text, speaker, certain in (
        (
            "The mayor came.\n\nStatement from Ann Moss\n\n“We are at the quay of a great town.”",
            "Ann Moss",
            False,
        ),
        ("• Ann Moss, head of Radio Dell: “We wait here for boats.”", "Ann Moss", True),
        ("Ann Moss of the Dell Sailors’ Union: “We wait here for boats.”", "Ann Moss", True),
        (
            "Dell Union Chair, President, and Chief Executive Officer Ann Moss: “We wait here.”",
            "Ann Moss",
            False,
        ),
        (
            "Dell Sailors Union Senior Vice President of Boats and Public Affairs Mala Moss: “We.”",
            "Mala Moss",
            False,
        ),
        ("• Ann Moss, Dell Tomato Farm (Dell, TN): “We wait here for boats.”", "Ann Moss", False),
        ("• Rep. Ann Moss (R-PA): “We wait here for boats.”", "Ann Moss", False),
        ("• Ann Moss, Me and Dell Market (Kell, TX): “We wait here.”", "Ann Moss", False),
        ("• Ann Moss, Kell County (TX) Boat Festival: “We wait here.”", "Ann Moss", False),
        ("Harbour Bank Collapses (NY): “We wait here.”", "Harbour Bank Collapses", False),
        ("Ann Moss, Karl Birk and Odalys Dell: “We wait here.”", "Odalys Dell", False),
        ("Ann Moss, Dell Tomato Farm: “We wait here for boats.”", "Ann Moss", True),
        ("Storm Hits Ann Moss (AP): “We wait here for boats.”", "Ann Moss", False),
        ("Letter to Ann Moss (TX): “We wait here for boats.”", "Ann Moss", False),
        ("Farewell, Ann Moss (1923-2018): “We wait here for boats.”", "Ann Moss", False),
        ("Casablanca (1942): “We wait here for boats.”", "Casablanca", False),
        (
            "Boats And Nets Lost In Storm As Winter Nears And Kell Skippers Blame Mayor Ann Moss:"
            " “We wait.”",
            "Ann Moss",
            False,
        ),
        ("Dell Union Spokesperson: “We wait here for boats.”", "Dell Union", True),
        ("Ann Moss Spokeswoman: “We wait here for boats.”", "Ann Moss Spokeswoman", False),
        ("Union Boss Karl Birk Spokesman: “We wait.”", "Union Boss Karl Birk Spokesman", False),
        ("WASHINGTON: Pfizer said, “We wait here for boats.”", "Pfizer", True),
        (
            "A study in Dell Boat Review: Insights found that “areas with more boats are poor”.",
            None,
            False,
        ),
        (
            "Provider Stops Work on Boats (Radio Dell): “We wait for boats.”",
            "Provider Stops Work",
            False,
        ),
        ("“We wait,” said Council on Dell Boats Chairman Ann Moss.", "Ann Moss", True),
        (
            "Karl Birk, a doctor, was thrown by Ann Moss’s suggestion that they “go for a bath”.",
            "Ann Moss",
            False,
        ),
        ("Karl Birk spoke of Ann Moss’s statement that it fell as “a tale”.", "Karl Birk", False),
        (
            "• Ann Moss praised the work of Karl Birk: “A great town has to wait.”",
            "Ann Moss",
            False,
        ),
        (
            "“We wait for March,” said one of their lawyers, Karl Dorn. Birk waits.",
            "Karl Dorn",
            True,
        ),
        (
            "And I said, “Boats are back.” You know what the response was? “For how long?”",
            None,
            False,
        ),
        (
            "Ann Cole wrote of the quay in a post that Karl Wren later shared with the words:"
            " “Well said.”",
            "Ann Cole",
            False,
        ),
        (
            "Ann Cole wrote a post that she later shared with the words: “Well said.”",
            "Ann Cole",
            True,
        ),
        ("Ann Cole, whom Karl Wren met, answered with the words: “Well said.”", "Ann Cole", True),
        ("Karl Birk ran in Kell. “We waited for so long,” said Friday.", "Karl Birk", False),
    ):
        quote = find_quotes(text)[-1]
        assert (quote.speaker, quote.certain) == (speaker, certain), text


def test_a_phrase_right_before_a_name_is_that_person_and_what_we_call_things_is_nobodys() -> None:
    (quote,) = find_quotes(
        "This is, in the great words of the poet Ann Moss, “bruised, but whole.”"
    )
    assert quote.speaker == "Ann Moss"
    assert not find_quotes("Economists call this “the increase of tides.” I call it “a rise.”")
    (quote,) = find_quotes("Ann Moss called it “a mess” for the town.")
    assert quote.speaker == "Ann Moss"


def test_a_shortened_verb_hides_no_pronoun_and_a_circumstance_no_subject() -> None:
    turn = "MS. VALE: {}\n\nQ Why?\n\nMS. VALE: We wait.\n\nQ Why not?\n"
    for words, speaker in {
        "Some of my old friends, I’ve asked them: “What was it like?”": "MS. VALE",
        "So, we’re saying, “Look, this is what you can get.”": None,
        "I think Ann Moss, at the end of a day with Karl Birk, said, “We wait.”": "Ann Moss",
    }.items():
        (quote,) = (quote for quote in find_quotes(turn.format(words)) if quote.inside is not None)
        assert quote.speaker == speaker, words


def test_a_paragraph_of_a_few_words_may_name_nobody_or_end_with_a_name() -> None:
    for text, speakers in (
        ("Then, after a pause, said: “It will never work out.”", [None]),
        ("Some, in the end, said: “It will never work out.”", [None]),
        ("“We wait here”” Ann Moss mayor report", [None]),
        ("“a one”” anyone mayor report", []),
    ):
        assert [quote.speaker for quote in find_quotes(text)] == speakers, text


def test_who_held_an_office_before_is_not_the_one_who_is_called_by_it() -> None:
    text = (
        "Tom Arden said the rules were old.\n\nThe{} chancellor said that the pact would hurt the"
        " town. He told the council that they “make it hard for a small town to build”.\n\nEarlier,"
        " {}chancellor Karl Birk came to Kell."
    )
    for article, past, speaker in (
        ("", "ex-", "Tom Arden"),
        ("", "former ", "Tom Arden"),
        (" former", "former ", "Karl Birk"),
        ("", "", "Karl Birk"),
    ):
        (quote,) = find_quotes(text.format(article, past))
        assert quote.speaker == speaker, (article, past)


def test_what_goes_on_is_no_surer_than_what_it_goes_on_from() -> None:
    found = find_quotes(
        "Karl Birk ran in Kell. “We waited for so long,” said Friday.\n\n“We did not want to put"
        " anything on ourselves for years.” It was late."
    )
    assert [(quote.speaker, quote.certain) for quote in found] == [("Karl Birk", False)] * 2


def test_words_that_end_a_text_may_be_anybodys() -> None:
    for words in (
        "“We wait here for the boats,” said the Kell spokesman",
        "“We wait here for the boats,” said the Dell mayor\n\nThe quay is full.",
        "“We wait here for the boats,” wrote the Dell Bank analyst",
        "“We wait here for the boats,” the Kell spokesman",
    ):
        (quote,) = find_quotes(words)
        assert not quote.certain, words


@pytest.mark.parametrize("who", ["foreman", "foreperson", "juror"])
def test_who_speaks_for_a_jury_is_none_of_those_named(who: str) -> None:
    text = (
        "Gethin Moss was found guilty by a majority of ten to two.\n\n"
        f"The {who}, asked whether they had reached a verdict, said: “No, but enough of us have.”\n"
    )
    assert [one.speaker for one in find_quotes(text)] == [None]


@cases(
    ("told", "called", "speaker"),
    [
        ("Lt. Gov. Ann Moss came.", "the governor", None),
        ("Atty. Gen. Ann Moss came.", "the general", None),
        ("Finance Minister Ann Moss met the Rev. Karl Birk.", "the minister", "Ann Moss"),
        ("Karl Birk, 52, and his wife were at home.", "the 52-year-old woman", None),
        ("Of the people of Kell, 52 came. Ann Moss did, too.", "the 52-year-old", "Ann Moss"),
    ],
)
def test_who_is_called_so_has_that_very_office_age_and_gender(
    told: str, called: str, speaker: str | None
) -> None:
    (quote,) = find_quotes(f"{told}\n\n“It could have been far worse for us,” {called} said.")
    assert (quote.speaker, quote.certain) == (speaker, False)
