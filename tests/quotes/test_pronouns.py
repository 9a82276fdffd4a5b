"""He and she mean persons: no street, no town, and nobody who came long before somebody unnamed."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases import cases

from briefreader.domain.article import Span
from briefreader.domain.people import Office, PeopleDirectory, Person
from briefreader.domain.quote import QuoteKind
from briefreader.quotes import explain, find_quotes
from briefreader.quotes.entities.entity_table import EntityTable


def last_speaker(text: str, title: str = "") -> str | None:
    return find_quotes(text, title=title)[-1].speaker


@cases(
    "place",
    [
        "on Coopers Row",
        "at Gannet Quay",
        "along Ellen Street",
        "off Gannet Point",
        "in Ardle Regis",
        "near Kell Mouth",
    ],
)
def test_a_place_is_nobody_whom_he_can_mean(place: str) -> None:
    text = f"Karl Birk came late. The shops {place} were shut. “It is late,” he said."
    assert last_speaker(text) == "Karl Birk"
    assert last_speaker(f"The shops {place} were shut. “It is late,” he said.") is None


@cases("name", ["Nathan Lane", "Ann Hill", "Ruard Point", "Ruard Kell", "Mr. Gannet Row"])
def test_a_person_with_the_name_of_a_place_stays_a_person(name: str) -> None:
    text = f"The visitors laughed at it. {name} came late. “It is late,” {name} said."
    assert last_speaker(text) == name.removeprefix("Mr. ")
    assert EntityTable(text).resolve(name).person


REMARKS = "Remarks by Mayor Ann Moss"


@cases(
    ("before", "speaker"),
    [
        ("My father fished. When I left", None),
        ("An old farmer stopped me. When I left", None),
        ("My father, Peter Moss, fished. When I left", "Peter Moss"),
        ("My mother fished. When I left", "Karl Birk"),
        ("Karl Birk, my friend, fished. When I left", "Karl Birk"),
    ],
)
def test_in_a_speech_he_can_be_somebody_who_is_never_named(
    before: str, speaker: str | None
) -> None:
    text = f"Friends, I thank Karl Birk for the boat.\n\n{before}, he said, “You never could row.”"
    assert last_speaker(text, REMARKS) == speaker


def test_in_a_report_an_unnamed_man_hides_nobody() -> None:
    text = "Karl Birk met a man in the street. “It is late,” he said."
    assert last_speaker(text) == "Karl Birk"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Moss aide Karl Birk came late. “We are not ready,” he said.", "Karl Birk"),
        (
            "Senator Karl Birk doubted Peter Moss's word. He called it “a very tall tale.”",
            "Karl Birk",
        ),
        ("Karl Birk left the Border Patrol. “I am glad of that,” he said.", "Karl Birk"),
    ],
)
def test_a_name_that_owns_or_tells_which_is_not_who_is_meant(text: str, speaker: str) -> None:
    assert find_quotes(text)[-1].speaker == speaker


def test_in_a_transcript_he_can_be_the_president_of_its_day() -> None:
    text = (
        "MS. PSAKI: Go ahead.\n\nQ What did the President think of it?\n\n"
        "MS. PSAKI: The President was clear. He said, “We will stay until it is done.”\n\n"
        "Q Thank you.\n\nMS. PSAKI: Thank you."
    )
    title = "Press Briefing by Press Secretary Jen Psaki"
    quotes = find_quotes(text, title=title, date=date(2022, 3, 7))
    said = [quote for quote in quotes if quote.kind is QuoteKind.DIRECT]
    assert [quote.speaker for quote in said] == ["Joe Biden"]
    quotes = find_quotes(
        text.replace("the Pres", "the former Pres").replace("The", "The former"),
        title=title,
        date=date(2022, 3, 7),
    )
    assert [one.speaker for one in quotes if one.kind is QuoteKind.DIRECT] == ["Donald Trump"]


def test_he_goes_on_meaning_the_one_whom_he_meant_before() -> None:
    text = (
        "Peter Moss came to the harbour at dawn. He had slept badly. He met Karl Birk at the gate."
        " He looked at the boats. “It is late,” he said."
    )
    assert last_speaker(text) == "Peter Moss"


def test_she_may_be_the_one_whose_hearing_opens_the_sentence() -> None:
    text = (
        "Ruth Dell came late. The boats were out. It rained. At Ann Moss’s hearing she said it was"
        " “a question for the town.”"
    )
    assert last_speaker(text) == "Ann Moss"


def test_what_day_it_was_hides_nobody() -> None:
    assert last_speaker("We met Ann Moss today. “It is late,” she said.") == "Ann Moss"


def test_a_chair_is_nobody() -> None:
    text = "The Harbour Chairman — the Harbour Chairman Birk — fished. He said, “It is late.”"
    assert last_speaker(text) == "Birk"


def test_a_given_name_means_the_one_person_who_bears_it() -> None:
    text = "Karl Birk rowed. They met Peter Moss. Karl told them, “Wait.” He added, “It is late.”"
    assert last_speaker(text) == "Karl Birk"
    text = f"{text} Karl Dell came. Karl said, “Who knows?”"
    assert last_speaker(text) == "Karl"


@pytest.mark.parametrize("town", ["Virginia", "Charlotte"])
def test_a_town_is_no_given_name(town: str) -> None:
    text = f"{town} Moss was born in {town}. {town} said in a statement, “We are glad.”"
    assert last_speaker(text) == town


def test_nobody_is_meant_from_far_away() -> None:
    rain = " ".join(["It rained all day, and the boats stayed where they were."] * 9)
    assert last_speaker(f"Karl Birk left. {rain} “It is late,” he said.") is None


def test_in_a_speech_he_can_be_somebody_who_has_just_been_introduced() -> None:
    text = (
        "Secretary Birk, Secretary Dell, thank you.\n\nI met a man in Kell who told me that he and"
        " his wife were teachers. He said, “We cannot afford it.”"
    )
    assert last_speaker(text, REMARKS) is None


QUESTIONS = (
    "MR. DELL: Go ahead.\n\nQ Karl Birk said in May that boats are dear.\n\n"
    "MR. DELL: I can tell you this —\n\n{}\n\nQ Thank you.\n\nMR. DELL: Thank you."
)


def _direct(turn: str) -> list[str | None]:
    quotes = find_quotes(QUESTIONS.format(turn), title="Press Briefing by Peter Dell")
    return [quote.speaker for quote in quotes if quote.kind is QuoteKind.DIRECT]


def test_he_can_be_somebody_in_the_question_before() -> None:
    assert _direct("Q And then he said, “Boats are not so dear.”") == ["Karl Birk"]
    assert _direct("Q And then she said, “Boats are not so dear.”") == [None]


def test_he_can_be_somebody_some_questions_before_but_not_after_a_long_speech() -> None:
    he_said = "And then he said, “Boats are not so dear.”"
    assert _direct(f"Q Sure.\n\nMR. DELL: Go on.\n\nQ {he_said}") == ["Karl Birk"]
    rain = "\n\nIt rained for a whole day." * 6
    assert _direct(f"Q We went to sea.{rain} {he_said}") == [None]


def test_whoever_is_called_upon_is_nobody_whom_he_means() -> None:
    turn = "Q Peter, I met Karl Moss, and he was sad. He said, “Boats are not so dear.”"
    assert _direct(turn) == ["Karl Moss"]
    turn = "Q Ruth Kell was there. Thank you, Peter. And he said, “Boats are not so dear.”"
    assert _direct(turn) == ["Karl Birk"]


def test_a_president_who_tells_of_the_president_means_another() -> None:
    text = (
        "THE PRESIDENT: I met Karl Birk, too. I had the name from the President when he said,"
        " “Joe will be in charge of it.”\n\nQ Sir?\n\nTHE PRESIDENT: Thank you."
    )
    quotes = find_quotes(text, title="Remarks by the President", date=date(2022, 3, 7))
    assert [quote.speaker for quote in quotes if quote.kind is QuoteKind.DIRECT] == [None]


def test_what_somebody_was_is_nobody_else() -> None:
    text = "My friend Karl Birk came, and he was a good man. He said, “You never could row.”"
    assert last_speaker(text, REMARKS) == "Karl Birk"


def test_a_paragraph_that_brings_somebody_new_is_about_her() -> None:
    text = (
        "Ruth Dell came back. “It is late,” she said.\n\nThe mill is the work of Ann Moss, who came"
        " to see it. “It turns,” she said."
    )
    assert last_speaker(text) == "Ann Moss"


def test_a_term_between_marks_tells_nothing_about_whom_he_means() -> None:
    text = (
        "Jake Sull, her adviser, said: “Ann Moss believes that unity is essential.”\n\n"
        "Karl Birk leaves Dell today, where he will be greeted by farmers. In a riff on his famous"
        " line, they will hold banners proclaiming: “Yes we can!”\n\n"
        "But he leaves behind a furious backlash, particularly his warning that Dell would go to"
        " the “back of the queue” if it wanted a deal.\n\n"
        "Conceding that there would be an agreement “down the line” he warned: “It is not going to"
        " happen any time soon, because our focus is on the harbour.”\n"
    )
    assert [quote.speaker for quote in find_quotes(text)[-2:]] == ["Karl Birk", "Karl Birk"]
    told = explain(text)
    assert "he means Karl Birk" in told
    assert "dropped: back of the queue" in told


@pytest.mark.parametrize("given", ["Lindsey", "Vivian", "Andrea"])
def test_a_given_name_of_both_genders_fits_both(given: str) -> None:
    for pronoun in ("he", "she"):
        text = f"{given} Moss came late. “It is late,” {pronoun} said."
        assert last_speaker(text) == f"{given} Moss"


def test_whoever_spoke_last_is_forgotten_when_somebody_else_comes_up() -> None:
    before = "“The boats are old,” said Karl Birk, a trader.\n\n"
    text = (
        f"{before}The town has heard that. In a Kell Harbour letter last week, Peter Moss"
        " acknowledged the cost. “They must be paid for,” he wrote."
    )
    assert last_speaker(text) == "Peter Moss"
    text = f"{before}Peter Moss, his rival, was there. Even so, “they will float,” he said."
    assert last_speaker(text) == "Peter Moss"
    text = f"{before}He explained why he trusts Peter Moss. “They must be paid for,” he said."
    assert last_speaker(text) == "Karl Birk"


def test_what_he_is_hides_nobody() -> None:
    text = (
        "Friends, Karl Birk came, too.\n\nHe’s the man that mends boats on the Republican side. He"
        " thought about it. He said, “You never could row.”"
    )
    assert last_speaker(text, REMARKS) == "Karl Birk"


def test_he_can_be_somebody_in_the_question_before_whom_another_he_means() -> None:
    turn = "Q He looked tired. We have met Peter Moss. And in May he said, “Boats are not so dear.”"
    assert _direct(turn) == ["Karl Birk"]


def test_he_is_the_only_one_spoken_of_even_after_some_sentences() -> None:
    text = (
        "I sailed with Karl Birk. He asked me things. He was patient. It rained all day. The boats"
        " stayed out. We had no bread. {}The sea rose. “Row,” he said."
    )
    assert last_speaker(text.format(""), REMARKS) == "Karl Birk"
    assert last_speaker(text.format("My brother slept. The fog came. "), REMARKS) is None
    text = (
        "Karl Birk came. It rained all day. The boats stayed out. We had no bread. “Row,” he said."
    )
    assert last_speaker(text, REMARKS) == "Karl Birk"


@cases(
    ("before", "speaker"),
    [
        ("I asked Ruth what she would take, and", "Ruth"),
        ("I was kidding Pat. And", "Pat"),
        ("I lived in Charlotte for a year, and", None),
        ("I lived in Ruth for a year, and", None),
        ("I asked for it. Ruth, you know it. And", None),
        ("We met Charlotte. It was May, and", None),
        ("Karl’s mother, Ruth, came. And", "Ruth"),
    ],
)
def test_in_a_speech_a_given_name_alone_is_somebody(before: str, speaker: str | None) -> None:
    text = f"Friends, good day.\n\n{before} she said, “You never could row.”"
    assert last_speaker(text, REMARKS) == speaker
    assert not find_quotes(text, title=REMARKS)[-1].certain


@pytest.mark.parametrize("word", ["he’d say", "he'd say", "he’ll say"])
def test_a_pronoun_may_have_its_verb_cut_short(word: str) -> None:
    text = f"Karl Birk rowed, and I was glad. At the gate {word}, “You never could row.”"
    assert last_speaker(text, REMARKS) == "Karl Birk"
    own = "Karl Birk rowed, and he was glad. At the gate I’d say, “You never could row.”"
    assert last_speaker(own, REMARKS) == "Ann Moss"


@cases(
    ("before", "speaker"),
    [
        ("My grandfather Birk rowed.", "Birk"),
        ("And Birk looked at me.", "Birk"),
        ("And Birk lay in the fog.", None),
        ("And the Birk turned.", None),
        ("It was our dear friend, the late Karl Birk, who rowed.", "Karl Birk"),
        ("I met the Kell Harbour Minister Karla Birk, and the Minister Vivian Dell.", "Karla Birk"),
    ],
)
def test_in_a_speech_somebody_can_be_called_by_one_name(before: str, speaker: str | None) -> None:
    pronoun = "she" if speaker == "Karla Birk" else "he"
    text = f"Friends, good day.\n\n{before} And {pronoun} said, “You never could row.”"
    assert last_speaker(text, REMARKS) == speaker


def test_an_article_before_a_title_hides_nobody() -> None:
    text = "In May the Kell Harbour Minister Andrea Birk came late. He said, “It is late.”"
    assert last_speaker(text) == "Andrea Birk"


def test_a_relation_ends_a_phrase_and_not_the_verb_after_it() -> None:
    text = (
        "Karl Birk came late.\n\nMy dad used to fish, and my dad was a patient man. And he used to"
        " say, “You never could row.”"
    )
    assert last_speaker(text, REMARKS) is None


def test_he_can_be_the_one_who_is_described_by_his_role() -> None:
    text = (
        "Admiral Karl Birk came late. Peter Moss rowed.\n\n“It rains,” Moss said.\n\nThe admiral"
        " looked at the boats. “They are ready,” he said."
    )
    assert last_speaker(text) == "Karl Birk"
    text = text.replace("Peter Moss rowed.", "Admiral Peter Moss rowed.")
    assert last_speaker(text) == "Peter Moss"


@cases(
    ("turn", "speaker"),
    [
        ("Q The Harbour Secretary is here. And he said, “Boats are dear.”", None),
        ("Q The harbour minister was here. And he said, “Boats are dear.”", None),
        ("Q The minister of trade, Peter Moss, was here. And he said, “No.”", "Peter Moss"),
        ("Q We saw the boats of the minister. And he said, “Boats are dear.”", "Karl Birk"),
        ("Q What of Peter Moss today, who spoke of Karl Kell? He said, “No.”", "Peter Moss"),
        ("Q He calls them Ann Dell, Peter Moss, and Karl Kell. He said, “No.”", "Karl Birk"),
    ],
)
def test_in_an_answer_he_can_be_an_officer_without_a_name(turn: str, speaker: str | None) -> None:
    assert _direct(turn) == [speaker]


def test_a_relation_called_by_one_name_between_commas_is_somebody_in_a_report_too() -> None:
    text = "Ann Moss rowed. Her sister, Ruth, 39, was worried. “It is late,” she said."
    assert last_speaker(text) == "Ruth"


@cases(
    "verb",
    [
        "had a good line",
        "had an old saying",
        "used to sail here",
        "once wrote of it",
        "wrote of it",
    ],
)
def test_a_surname_alone_is_a_person_where_it_does_what_persons_do(verb: str) -> None:
    text = f"Karl Birk’s boats are fast, as you know.\n\nBut Quillan {verb}. He said, “It is late.”"
    assert last_speaker(text, REMARKS) == "Quillan"


@pytest.mark.parametrize("word", ["Irish", "Dad"])
def test_a_nation_and_a_relation_are_no_names(word: str) -> None:
    text = f"{word} is what I know.\n\nYou know, {word} used to be a word. She said, “It is late.”"
    assert last_speaker(text, REMARKS) is None


def test_a_part_of_a_mention_does_not_count_beside_it() -> None:
    people = PeopleDirectory(
        (Person("Karl Birk", (), (Office("President of Dell", "THE PRESIDENT"),)),)
    )
    text = (
        "MS. MOSS:  Good morning.\n\n"
        "Q    I know you were asked, but Senator Quillan told reporters on the quay that the "
        "President is closer to rowing.  He said, “He is moving in our direction.”\n\n"
        "MS. MOSS:  Is he?"
    )
    found = find_quotes(text, title="Press Briefing", date=date(2022, 5, 1), people=people)
    (inner,) = (quote for quote in found if quote.kind is QuoteKind.DIRECT)
    assert inner.speaker == "Quillan"


@pytest.mark.parametrize("house", ["my grandfather’s house", "my grandpa's old house"])
def test_he_can_be_a_relative_without_a_name_whose_house_it_is(house: str) -> None:
    text = f"I thank Peter Quillan for the boat.\n\nWhen I left {house}, he said, “Keep it.”"
    assert last_speaker(text, REMARKS) is None
    text = text.replace("he said", "she said").replace("Peter", "Ellen")
    assert last_speaker(text, REMARKS) == "Ellen Quillan"


def test_a_post_in_capitals_is_no_name() -> None:
    text = "I spoke with the Chief Harbour Officer. He said, “Keep the boat.”"
    assert last_speaker(text, REMARKS) is None


def test_he_is_not_the_one_who_speaks_by_the_turn_before_either() -> None:
    text = (
        "MS. MOSS:  Here is Mr. Peter Quillan.\n\n"
        "MR. QUILLAN:  Thank you.  The boats are back.  He said, “Keep the boats.”\n\n"
        "MS. MOSS:  Thank you."
    )
    assert find_quotes(text, title="Press Briefing")[2].speaker is None


def test_a_surname_after_a_nickname_in_marks_is_somebody() -> None:
    text = "Karl Birk left. First Lady “Lady Shore” Quillan came. She said, “Keep the boat.”"
    assert last_speaker(text) == "Quillan"
    assert last_speaker(text, REMARKS) == "Quillan"


@pytest.mark.parametrize("does", ["demurred", "has smiled", "asked for water"])
def test_whoever_does_something_after_a_comma_is_a_subject(does: str) -> None:
    text = f"Asked whether he trusts Karl Birk, who led the harbour, Peter Moss {does}."
    assert last_speaker(f"{text} “It is late,” he said.") == "Peter Moss"
    text = "Asked whether he trusts Karl Birk, who led the harbour for Peter Moss, he demurred."
    assert last_speaker(f"{text} “It is late,” he said.") == "Karl Birk"


def test_he_is_not_certain_where_two_men_have_the_surname_before_him() -> None:
    text = "Karl Moss brought {} Moss to Dell. Mr. Moss praised the boats. “They float,” he said."
    assert not find_quotes(text.format("Peter"))[-1].certain
    assert find_quotes(text.format("Ruth"))[-1].certain


def test_people_are_nobody_whom_he_can_mean() -> None:
    text = (
        "We met farmers. There are so many things that people are asking for. As I heard from Ardle"
        " Birk, when he said, “Build the bench before the boat.”"
    )
    assert last_speaker(text, REMARKS) == "Ardle Birk"


def test_in_a_talk_that_is_told_he_is_the_one_who_is_answered() -> None:
    rain = "\n\n".join(["It rained all day, and the boats stayed where they were."] * 6)
    text = (
        "MAYOR MOSS: I met Karl Birk at the quay. He said, “Why do you row?”\n\n{rain}\n\nAnd so I"
        " said, “We row because it keeps the town awake.” And by my tone, {pronoun} said, “You mean"
        " us.”"
    )
    assert last_speaker(text.format(rain=rain, pronoun="he"), REMARKS) == "Karl Birk"
    assert last_speaker(text.format(rain=rain, pronoun="she"), REMARKS) is None


def test_whoever_hears_something_is_not_who_says_it() -> None:
    text = "Ruth Dell came. The letter said nothing to Ann Moss. “It is late,” she said."
    assert last_speaker(text) == "Ruth Dell"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("I met a young student by the name of Ardla, and she was five years old.", "Ardla"),
        ("And my youngest niece, I have a new one, named Ruth Dell, was five.", "Ruth Dell"),
        ("And my youngest niece, I have a new one, was five. Her town is named Ardla.", None),
    ],
)
def test_a_name_told_later_in_the_sentence_is_that_of_somebody_described(
    before: str, speaker: str | None
) -> None:
    assert last_speaker(f"{before}\n\nShe said, “Well, I can row.”", REMARKS) == speaker


@pytest.mark.parametrize("said", ["Our President said", "Our President rows. He said"])
def test_our_president_is_the_one_of_the_day(said: str) -> None:
    text = (
        f"THE VICE PRESIDENT: {said}, “Dell will not be late.”\n\nQ Sir?\n\nTHE VICE PRESIDENT: No."
    )
    quotes = find_quotes(text, title="Remarks by the Vice President", date=date(2022, 3, 7))
    assert [quote.speaker for quote in quotes if quote.kind is QuoteKind.DIRECT] == ["Joe Biden"]


def test_whoever_is_the_subject_after_a_comma_comes_up_instead_of_the_last_speaker() -> None:
    text = (
        "“The boats are old,” said Karl Birk, a trader.\n\nTired and cold, and with a bucket that"
        " leaked, Peter Moss was the first at the quay. He called his walks “little talks.”"
    )
    assert last_speaker(text) == "Peter Moss"


@pytest.mark.parametrize(
    ("owned", "speaker"),
    [("letter", "Peter Moss"), ("statement", "Peter Moss"), ("boat", "Karl Birk")],
)
def test_he_can_be_the_one_whose_words_are_told(owned: str, speaker: str) -> None:
    text = (
        f"Last week, Mayor Karl Birk said that he would row.\n\nPeter Moss’s {owned} also told Birk"
        " that it was late. He calls the trip “the longest way to the other side.”"
    )
    assert last_speaker(text) == speaker


def test_whoever_is_asked_answers() -> None:
    text = "Karl Birk came late.\n\nPeter Moss asked {} whether he could row.\n\n“Sure,” he said."
    assert last_speaker(text.format("Birk")) == "Karl Birk"
    assert last_speaker(text.format("the crowd")) == "Peter Moss"


def test_a_spokesman_is_the_subject_and_not_the_one_for_whom_he_speaks() -> None:
    text = (
        "“It is a slow boat,” Karl Birk said.\n\nBirk spokesman Peter Moss said that boats would"
        " stay between Birk and Dell, to show that Birk had “a rule for every wind,” he said."
    )
    assert last_speaker(text) == "Peter Moss"


def test_a_sentence_that_only_says_what_he_is_hides_nobody() -> None:
    text = (
        "I met a young leader here today — Ardle Birk. Ardle, where are you? There you are. And"
        " Ardle is a pupil of Dell School. And he is the captain of the team. And now, {}."
        " Because as he put it, in his words, he said, quote, “People need to listen to us.”"
    )
    assert last_speaker(text.format("a voter"), REMARKS) == "Ardle Birk"
    assert last_speaker(text.format("a voter came, too"), REMARKS) is None


def test_a_name_after_an_article_only_tells_what_something_is_about() -> None:
    text = (
        "Karl Birk left in May.\n\nPeter Moss rowed. That was the rule after the Birk report."
        "\n\n“It is late,” he said."
    )
    assert last_speaker(text) == "Peter Moss"


def test_whoever_somebody_was_with_is_not_who_is_surely_meant() -> None:
    text = "{} to the quay, and it rained. And he said, “You never could row.”"
    for came, certain in (("Karl Birk came", True), ("I came with Karl Birk", False)):
        quote = find_quotes(text.format(came), title=REMARKS)[-1]
        assert (quote.speaker, quote.certain) == ("Karl Birk", certain)


def test_he_is_certain_only_where_the_name_is_not_far_above() -> None:
    named = "“The boats are old,” said Karl Birk, a trader."
    said = "“They must be mended soon,” he said."
    assert find_quotes(f"{named}\n\n{said}")[-1].certain
    far = find_quotes(f"{named}\n\nThe harbour was shut for years.\n\n{said}")[-1]
    assert (far.speaker, far.certain) == ("Karl Birk", False)


@cases(
    ("text", "speaker"),
    [
        ("Kell’s midfielder Uxo has hit out at his club. Rain fell. He said: “I may go.”", "Uxo"),
        ("Uxo, 26, has hit out at his club. Rain fell. He said: “I may go.”", "Uxo"),
        # Somebody without a name speaks for a body.
        ("Karl Birk won. The KBI spokesman called it a success. “We knew,” he said.", None),
        (
            "Karl Birk won. “So it is,” the spokesman added. Opening the show Mr Birk said that "
            "much was done. He added: “We all knew of it.”",
            "Karl Birk",
        ),
        (
            "A spokesman for the town, Karl Birk, said so. “We all knew of it,” he said.",
            "Karl Birk",
        ),
        ("Karl Birk, a town spokesman, said so. “We all knew of it,” he said.", "Karl Birk"),
    ],
)
def test_he_is_who_has_one_name_and_no_other_than_an_unnamed_spokesman(
    text: str, speaker: str | None
) -> None:
    assert find_quotes(text)[-1].speaker == speaker


OWN = "“We will mend the quay,” I said at the meeting."


@cases(
    ("text", "writer", "speaker"),
    [
        (f"Dear all,\n\n{OWN}", "Ann Moss", "Ann Moss"),
        ("Then I’ve said, “We will mend the quay.”", "Moss, Ann", "Ann Moss"),
        ("Karl Birk sat. And I told him: “We mend the quay.”", "Wang Yi", "Wang Yi"),
        # what others wrote
        (f"See below.\n\n-----Original Message-----\nFrom: Karl Birk\n\n{OWN}", "Ann Moss", None),
        (f"See below.\n\nOn Mon, 3 May 2024, Karl Birk wrote:\n\n{OWN}", "Ann Moss", None),
        (f"Begin forwarded message:\n\n{OWN}", "Ann Moss", None),
        # what others say, and several
        ("We said at the meeting, “We will mend the quay.”", "Ann Moss", None),
        ("“We will mend the quay,” the crews said.", "Ann Moss", None),
        ("I asked Karl Birk, who said: “We will mend the quay.”", "Ann Moss", "Karl Birk"),
        # no person
        (f"Dear all,\n\n{OWN}", "Kell Harbour Office", None),
        (f"Dear all,\n\n{OWN}", "ann@port.example", None),
        (f"Dear all,\n\n{OWN}", "Ann", None),
        (f"Dear all,\n\n{OWN}", "", None),
    ],
)
def test_i_is_who_writes_a_text_if_that_is_known(
    text: str, writer: str, speaker: str | None
) -> None:
    (quote,) = find_quotes(text, writer=writer)
    assert quote.speaker == speaker
    assert not quote.certain or speaker == "Karl Birk"


def test_i_in_a_block_quotation_is_not_who_writes_the_text() -> None:
    text = f"See this.\n\n{OWN}"
    quoted = Span(text.index("“"), len(text))
    assert [one.speaker for one in find_quotes(text, writer="Ann Moss")] == ["Ann Moss"]
    found = find_quotes(text, writer="Ann Moss", block_quotes=[quoted])
    assert [one.speaker for one in found] == [None]


def test_a_transcripts_i_is_not_who_writes_it() -> None:
    text = "MR. BIRK:  I said, “It is late.”\n\nMS. HALE:  No.\n\nMR. BIRK:  Yes, it was."
    assert "Ann Moss" not in {one.speaker for one in find_quotes(text, writer="Ann Moss")}


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("A spokesman for the town said it was late.", "A spokesman for the town"),
        ("A spokesman said it was late.\n\nIt rained on Sunday.\n\nThen it snowed.", "he"),
    ],
)
def test_he_is_shown_as_the_unnamed_one_told_of_before(before: str, who: str) -> None:
    text = f"{before} “We all knew of it,” he said."
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.mention(text)) == (None, who)


def test_he_is_not_whose_house_he_left() -> None:
    text = (
        "MAYOR MOSS: Each time I left my father’s house, he’d say, “Ann, keep the boats in town.”"
    )
    assert find_quotes(text)[-1].mention(text) == "he’d"


@cases(
    "subject",
    [
        "But union leader Karl Birk",
        "Kell Council leader Karl Birk",
        "Deputy harbour master Karl Birk",
        "The deputy chief nurse Karl Birk",
    ],
)
def test_whoever_a_sentence_begins_with_behind_his_role_is_whom_it_goes_on_about(
    subject: str,
) -> None:
    before = "Harbour master Peter Moss spoke first. “It is late,” he said. “It is wet.”"
    text = f"{before}\n\n{subject} was less impressed. “A lovely building,” he told the paper."
    assert last_speaker(text) == "Karl Birk"


_ANN = "Ann Moss, for the skippers, said the mayor was “asleep”."


@cases(
    "office",
    [
        "Dell's chief executive, speaking outside the hall, said",
        "A harbour commissioner said",
        "Kell’s harbour director said",
    ],
)
def test_she_behind_an_office_without_a_name_is_nobody_named_above(office: str) -> None:
    text = f"{_ANN}\n\n{office}: “I need a plumber.” Asked how many, she replied: “Eleven of them.”"
    assert last_speaker(text) is None


@cases(
    "before",
    [
        "The director said: “I need a plumber.”",  # which may be her office
        "Dell's chief executive, Ann Moss, said: “I need a plumber.”",
        "A spokesman for her said: “We need a plumber.”",
        "It was wet, and Dell's chief executive was away. The rain went on.",
        "Ann Moss heard Dell's chief executive say: “I need a plumber.”",
    ],
)
def test_she_is_whoever_was_named_above_where_no_other_office_speaks(before: str) -> None:
    text = f"{_ANN}\n\n{before} Asked how many, she replied: “Eleven of them.”"
    assert last_speaker(text) == "Ann Moss"


@pytest.mark.parametrize(
    "said",
    [
        "Of Moss he said: “{}”",
        "To Moss he said: “{}”",
        "Turning to Moss, he said: “{}”",
        "Addressing Mr Moss, he said: “{}”",
        "Asked by Moss whether he had seen it, he replied: “{}”",
        "Cross-examined by Mr Moss, he said: “{}”",
    ],
)
def test_he_is_not_whom_his_own_sentence_begins_with(said: str) -> None:
    words = "There was nobody on the quay at all"
    text = f"Judge Karl Birk came in. Ian Moss stood up.\n\nThe judge sat down.\n\n{said}\n"
    (quote,) = (one for one in find_quotes(text.replace("{}", words)) if one.text == words)
    assert quote.speaker == "Karl Birk"


def test_he_may_be_whom_his_own_sentence_says_it_of() -> None:
    text = "Karl Birk came in. According to Ian Moss, he was “the best of the harbour’s men”.\n"
    assert [one.speaker for one in find_quotes(text)] == ["Ian Moss"]


def test_who_was_asked_in_the_sentence_before_answers() -> None:
    text = (
        "The clerk, Inge Dell, told the jury: “Please sit down now.”\n\n"
        "Karl Birk asked Ann Moss when she had seen it. She replied: “It was on a Friday.”\n"
    )
    assert [one.speaker for one in find_quotes(text)] == ["Inge Dell", "Ann Moss"]


@cases(
    ("related", "speaker"),
    [
        (f"{opening}{owner} {noun}{comma} {name}{comma} {deed}", name)
        for opening, owner in [("", "His"), ("Outside court ", "his"), ("", "Birk’s younger")]
        for noun, comma in [("brother", ""), ("brother", ","), ("lawyer", ""), ("lawyer", ",")]
        for name in ["Lee", "Lee Dell"]
        for deed in ["said Birk had been foolish", "shook his head"]
    ],
)
def test_he_goes_on_about_the_relative_or_lawyer_whom_the_sentence_before_tells_of(
    related: str, speaker: str
) -> None:
    text = (
        f"Karl Birk was jailed on Friday. Birk, 44, forged papers.\n\n{related}. “{{}},” he said."
    )
    (quote,) = find_quotes(text.format("Three years for a few tiles"))
    assert quote.speaker == speaker


@cases(
    "passed_by",
    [
        "Birk met his lawyer, Lee Dell, at noon.",
        "Birk had heard that his brother Lee was ill.",
        "With his brother Lee, Birk ran the yard.",
    ],
)
def test_a_relative_who_does_nothing_is_not_gone_on_about(passed_by: str) -> None:
    text = f"Karl Birk was jailed on Friday.\n\n{passed_by} “Three years for a few tiles,” he said."
    assert last_speaker(text) == "Karl Birk"


@cases(
    ("subject", "shown"),
    [
        ("A resident came out of the shop", "A resident"),
        ("Another farmer, who had come by bus, shook his head", "Another farmer"),
        ("One of the dockers laughed", "One of the dockers"),
        ("In the back row, a retired docker stood up", "a retired docker"),
        ("His brother was less sure", "His brother"),
        ("Birk’s neighbour was brief", "neighbour"),
        ("The mayor’s driver rolled his eyes", "he"),
    ],
)
def test_he_goes_on_about_somebody_without_a_name(subject: str, shown: str) -> None:
    text = f"Karl Birk owns the mill. Birk, 44, will shut it.\n\n{subject}. “It is over,” he said."
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.mention(text)) == (None, shown)
    text = f"{text} He called it “a very sad day”."
    assert last_speaker(text) is None


@cases(
    "told",
    [
        "A sailor in his youth, he never liked mills",
        "A former sailor, Birk has seen storms",
        "Birk met a farmer",
        "A resident’s car stood in the yard",
        "One of the looms Birk bought was new",
        "His wife was in tears",
        "His voice was hoarse",
        "A crowd of residents had come",
        "The workers had come by bus",
    ],
)
def test_he_goes_on_about_whoever_was_named_where_the_sentence_before_tells_of_no_man(
    told: str,
) -> None:
    text = f"Karl Birk owns the mill. Birk, 44, will shut it.\n\n{told}. “It is over,” he said."
    assert last_speaker(text) == "Karl Birk"


@cases("subject", ["The man beside me turned to his wife", "The owner of the shop shrugged"])
def test_he_may_be_another_man_than_whoever_was_named(subject: str) -> None:
    text = f"Karl Birk owns the mill. Birk, 44, will shut it.\n\n{subject}. “It is over,” he said."
    assert not find_quotes(text)[-1].certain


@cases(
    ("others", "speaker"),
    [
        ("", "Craig"),
        ("Her husband Craig’s mother came. ", "Craig"),
        ("Her husband Craig's mother came. ", "Craig"),
        ("Lena Holt’s husband Émile came. ", None),
        ("Tom Dell came with his husband Lee. ", None),
        ("A neighbour came. ", "Craig"),
    ],
)
def test_her_husband_is_the_only_one_who_is_named_as_a_husband(
    others: str, speaker: str | None
) -> None:
    text = f"Ann Moss and her husband Craig, 34, paid for it. {others}\n\nHer husband "
    assert last_speaker(text + "said: “You save for three years.”") == speaker
    assert last_speaker(text + "wept. “You save for three years,” he said.") == speaker
    assert not find_quotes(text + "said: “You save for three years.”")[-1].certain


@cases("adverb", ["earlier", "twice", "sometimes", "elsewhere"])
def test_when_somebody_says_something_is_not_who_says_it(adverb: str) -> None:
    text = f"Ann Moss is ill. She had {adverb} told the radio that voters “deserve a say”."
    assert last_speaker(text) == "Ann Moss"


def test_who_behind_one_name_of_a_relative_is_that_one() -> None:
    text = "Birk’s cousin, Emil, who owns a third of it, called the offer “a mugging”."
    assert last_speaker(text) == "Emil"
