"""Capitalised words that name nobody."""

from __future__ import annotations

import pytest
from tests.cases import cases

from briefreader.domain.article import Span
from briefreader.quotes import find_quotes, people_named
from briefreader.quotes.entities.entity_table import EntityTable


@cases(
    "text",
    [
        "“The quay is safe and will stay safe.” (Watch)",
        "Ann Moss am 12. Mai 2022: “The quay is safe and will stay safe.”",
        "And he came. He’d say, “The quay is safe and will stay safe.” They’ll say so too.",
        "The Vice President met the President. “Come in,” he said. “It is safe,” he added again.",
        "The Vice President was there. And the President said, “The quay is safe, I think.”",
    ],
)
def test_a_word_with_a_capital_is_not_yet_a_name(text: str) -> None:
    named = [quote.speaker for quote in find_quotes(f"The quay was opened on Monday.\n\n{text}")]
    assert not set(named) & {"Watch", "Mai", "He’d", "They’ll", "President", "Vice President"}


def test_a_country_that_is_called_something_is_nobody() -> None:
    text = "We want a Strong and Resilient Ukraine with allies. “Come in,” he said."
    assert not EntityTable(text).resolve("Resilient Ukraine").person
    for name in ("Orla Ireland", "Grace Ireland", "Sgt. Strong Ireland"):
        assert EntityTable(f"{name} came.").resolve(name).person


def test_a_label_with_a_stroke_is_one_name() -> None:
    text = "• Kell/St. Paul Business Journal: “The quay is safe and will stay safe.”"
    assert [quote.speaker for quote in find_quotes(text)] == ["Kell/St. Paul Business Journal"]


@pytest.mark.parametrize("heading", ["PROMISE MADE:", "NO QUAY FOR GREAT DELL"])
def test_a_heading_before_a_quotation_says_nothing(heading: str) -> None:
    (quote,) = find_quotes(f"{heading} “I will build the quay, and it will be safe.”")
    assert quote.speaker is None


@cases(
    "word", ["Outside", "Additionally", "Thousands", "Thirteen", "Two-thirds", "Sadly", "Better"]
)
def test_a_word_that_only_begins_a_sentence_says_nothing(word: str) -> None:
    (quote,) = find_quotes(f"{word} said: “We want the quay back, and the boats too.”")
    assert quote.speaker is None
    assert quote.mention_start is None


@pytest.mark.parametrize(
    "text",
    [
        "Prices matter to us all when prices rise. Prices: “We pay for all of it, every day.”",
        "1. **Strengthen the quay:** “We pay for all of it, every day, and we will.”",
        "Honest to God, what would you think? You’d think, “We pay for all of it, every day.”",
    ],
)
def test_a_common_word_that_opens_a_sentence_is_nobody(text: str) -> None:
    (quote,) = find_quotes(text)
    assert quote.speaker is None


def test_a_surname_that_is_a_common_word_is_somebody() -> None:
    said = "said: “We pay for all of it, every day.”"
    assert [quote.speaker for quote in find_quotes(f"Ann Cook came. Cook {said}")] == ["Ann Cook"]
    assert [quote.speaker for quote in find_quotes(f"Young {said}")] == ["Young"]


def test_a_surname_that_is_a_common_word_too_is_somebody() -> None:
    text = "Once Price came, the price was paid. Price said: “We pay for all of it, every day.”"
    (quote,) = find_quotes(text)
    assert quote.speaker == "Price"


@cases(
    "thing",
    ["Federal Birk Dell", "Strategic Moss", "Kell Framework", "Dell-based Birk", "Moss’s Kell"],
)
def test_he_is_no_thing(thing: str) -> None:
    text = f"Karl Birk rowed. {thing} came. “It is late,” he said."
    (quote,) = find_quotes(text)
    assert quote.speaker == "Karl Birk"


@pytest.mark.parametrize("name", ["Peter Hall", "Mr. Federal", "Senator Quill Framework"])
def test_a_person_with_the_name_of_a_thing_stays_a_person(name: str) -> None:
    (quote,) = find_quotes(f"The boats were out. {name} came. “It is late,” he said.")
    assert quote.speaker is not None
    assert name.endswith(quote.speaker)


@pytest.mark.parametrize("people", ["American sailors", "Radio Kell editors", "Irish people"])
def test_a_name_that_tells_which_people_is_nobody(people: str) -> None:
    (quote,) = find_quotes(f"The quay was shut. {people} said, “We want it back, all of it.”")
    assert quote.speaker is None


def test_the_first_lady_is_she_who_is_named_so() -> None:
    text = "First Lady Ann Moss came by boat. The First Lady said, “We want it back, all of it.”"
    (quote,) = find_quotes(text)
    assert (quote.speaker, quote.speaker_title) == ("Ann Moss", "First Lady")
    (quote,) = find_quotes("The First Lady said, “We want it back, all of it.”")
    assert quote.speaker is None
    (quote,) = find_quotes(text.replace("The First Lady", "The old lady"))
    assert quote.speaker is None


TOPICS = (
    "Secretary Ann Moss on Radio Dell\n\n"
    "• On the boats in Kell: “They will all be back in May.”\n"
    "• On Birk’s legal challenges: “We do not agree on boats.”\n\n"
    "Karl Quill on The Quay\n\n"
    "• On Secretary Moss: “She is wrong on boats.”"
)


def test_a_list_of_topics_is_by_whom_its_heading_names() -> None:
    said = [quote.speaker for quote in find_quotes(TOPICS)]
    assert said == ["Ann Moss", "Ann Moss", "Karl Quill"]
    told = TOPICS.replace("On Birk’s legal challenges: ", "On Monday Karl Birk said: ")
    assert [quote.speaker for quote in find_quotes(told)][1] == "Karl Birk"


def test_a_list_of_topics_without_a_heading_is_by_nobody_it_names() -> None:
    (quote,) = find_quotes("• On the boats in Kell: “They will all be back in May.”")
    assert quote.speaker is None


def test_the_number_of_an_item_is_no_part_of_a_title() -> None:
    (quote,) = find_quotes("3. Harbourmaster Ann Moss: “We wait here for boats all day.”")
    assert (quote.speaker, quote.speaker_title) == ("Ann Moss", "Harbourmaster")


TOLD = (
    "Captain Ann Moss told Radio Dell of her year at sea, and of Karl Birk.\n\n"
    "{lead}\n\n"
    "• “The boats of Kell will all be back in May.” (Watch)\n"
    "• “We do not agree on boats, and we never have.”"
)


def test_a_list_of_quotations_is_by_whom_the_words_above_it_tell_of() -> None:
    cases = {
        TOLD.format(lead="Here is what you missed:"): "Ann Moss",
        TOLD.format(lead="Click here to watch\n\nHere are moments:"): "Ann Moss",
        TOLD.format(lead="Here are moments from Karl Birk’s answer:"): "Karl Birk",
        TOLD.format(lead="Dell Radio: The boats come back"): "Dell Radio",
        TOLD.format(lead="• Dell Radio: The boats come back"): "Dell Radio",
        TOLD.format(lead="Nothing came of it."): None,
        TOLD.format(lead="She was “not sure” of all of it. Her words:"): "Ann Moss",
        TOLD.replace("\n\n{lead}", " She was “not sure” of it.").replace(
            "•", "Her words:\n\n•", 1
        ): "Ann Moss",
        TOLD.format(lead="The boats were seen by Karl Birk:"): None,
    }
    said = {text: {quote.speaker for quote in find_quotes(text)} for text in cases}
    assert said == {text: {who} for text, who in cases.items()}


def test_items_that_sum_up_what_is_said_are_by_whom_the_words_above_the_list_tell_of() -> None:
    lead = "Mayor Ann Moss went to the quay today to speak of the boats:"
    said = "“We will mend every one of them by the spring.”"
    cases = {
        "• Boats without nets:": "Ann Moss",
        "• Winds threaten us: “It is the third one.”\n\n• Boats without nets:": "Ann Moss",
        "• On the last report:": "Ann Moss",
        "• On the nets: [The plan]": "Ann Moss",
        "• Club chief Karl Birk, MP:": "Karl Birk",
        "• Boats without nets (Radio Dell):": "Radio Dell",
        "• Union chief fires back:": None,
        "• Birk shoots back at her:": "Birk",
        "• An old skipper’s warning:": None,
        "• Police on the scene:": "Police",
        "• Skaters at the quay:": "Skaters",
        "• Children at the school:": None,
        "• A question from the audience:": None,
    }
    for items, speaker in cases.items():
        *_, last = find_quotes(f"{lead}\n\n{items} {said}")
        assert last.speaker == speaker, items
        assert not (last.certain and items.endswith("without nets:")), items
    (told_of,) = find_quotes(f"{lead}\n\n• Boats without nets: “She has never seen a boat.”")
    assert told_of.speaker != "Ann Moss"


@cases(
    "lead",
    [
        "Reactions to the death of Ann Moss",
        "Ann Moss resigned on Monday.\n\nReactions:",
        "Ann Moss resigned on Monday.\n\nThe town was sad:",
        "Ann Moss resigned on Monday.\n\nHere is what her friends said:",
        "Ann Moss resigned on Monday. Reactions from her colleagues:",
        "A poll asked voters about Ann Moss",
        "What voters say about Ann Moss",
        "Why Dell loves Ann Moss",
        "The mother of Ann Moss on Radio Dell",
    ],
)
def test_a_list_of_what_others_say_of_somebody_is_not_by_her(lead: str) -> None:
    text = f"{lead}\n\n• “She was the best mayor that we ever had.”\n• “I love her very much.”"
    assert [quote.speaker for quote in find_quotes(text)] == [None, None]


def test_a_list_whose_brackets_name_sources_is_not_by_whom_its_heading_names() -> None:
    text = "Ann Moss on Radio Dell\n\n• “She is the best mayor of all.” ({})\n• “I love her.” ({})"
    for brackets, whose in {
        ("Watch", "Watch here"): True,
        ("Dell Times", "Kell Post"): False,
    }.items():
        said = {quote.speaker for quote in find_quotes(text.format(*brackets))}
        assert ("Ann Moss" in said) is whose


def test_where_somebody_went_is_no_part_of_the_name_in_a_headline() -> None:
    title = "Press Gaggle by Press Secretary Ann Moss En Route Dell, Ohio"
    text = (
        "MR. BIRK: She was clear. Ann said, “The quay is safe and will stay safe,” I think, "
        "and we will say so again when we are there."
    )
    named = {quote.speaker for quote in find_quotes(text, title=title)}
    assert "Ann Moss" in named
    assert not any(name and "Route" in name for name in named)


@pytest.mark.parametrize("opening", ["Being Irish is fine.", "Pray God.", "Having Kell is fine."])
def test_he_is_no_opening_of_a_sentence(opening: str) -> None:
    text = f"Karl Birk rowed. {opening} “It is late,” he said."
    (quote,) = find_quotes(text)
    assert quote.speaker == "Karl Birk"


def test_a_psalm_says_nothing() -> None:
    (quote,) = find_quotes("From a hymn on the 91st Psalm: “He will raise you up on wings again.”")
    assert quote.speaker is None


@cases(
    ("text", "speaker"),
    [
        ("In Harlan Bay there is a kind of “sense that the boats will come again”.", None),
        ("We heard of Harlan Bay, and of the “boats that will never come again”.", None),
        ("Harlan Bay has said it again: “The boats will never come again.”", "Harlan Bay"),
        ("Harlan Radio: “The boats will never come again.”", "Harlan Radio"),
    ],
)
def test_a_name_that_merely_stands_near_says_nothing(text: str, speaker: str | None) -> None:
    (quote,) = find_quotes(f"The quay was opened on Monday.\n\n{text}")
    assert quote.speaker == speaker


@pytest.mark.parametrize("place", ["Lincoln Memorial", "Truman Balcony", "Rose Garden"])
def test_what_is_named_after_somebody_is_nobody_whom_he_can_mean(place: str) -> None:
    for pronoun in ("he", "she"):
        text = f"The {place} was full. “It is late,” {pronoun} said."
        assert find_quotes(text)[-1].speaker is None


@cases("surname", ["Deal", "Hall", "Grant", "Belt"])
def test_a_surname_that_is_also_a_thing_is_a_person_s_after_a_given_name(surname: str) -> None:
    text = f"Ruby {surname} came late. “It is late,” she said."
    assert find_quotes(text)[-1].speaker == f"Ruby {surname}"


def test_a_title_of_several_people_is_no_part_of_a_name() -> None:
    text = "Senators Moss and Birk came late. “It is late,” Moss said."
    assert find_quotes(text)[-1].speaker == "Moss"
    text = "“It is late,” Senators Moss and Birk said."
    assert find_quotes(text)[-1].speaker == "Moss"
    text = "Karl Birk came late. Governors Island was shut. “It is late,” he said."
    assert find_quotes(text)[-1].speaker == "Karl Birk"


def test_party_and_place_in_brackets_name_nobody() -> None:
    text = (
        "Dell Del. Ruth Moss (D-Prince Dell’s) brought a bill: “People would not feel safe in a"
        " boat.”\nDell Sen. Karl Washington (D-Prince Dell’s) said boats should not be sold: “We’re"
        " going to build a better fleet with all of our neighbours.”"
    )
    assert [quote.speaker for quote in find_quotes(text)] == ["Ruth Moss", "Karl Washington"]


@cases(
    ("question", "mention"),
    [
        ("Worst advice you were given?", ""),
        ("Best thing in town?", ""),
        ("Biggest regret?", ""),
        ("Why did Ann Moss go?", "Ann Moss"),
        ("Ann Moss?", "Ann Moss"),
    ],
)
def test_the_first_word_of_a_question_above_says_nothing(question: str, mention: str) -> None:
    text = f"{question}\n\n“Don’t write it down.” It was late."
    (quote,) = find_quotes(text)
    assert quote.mention(text) == mention


def test_what_only_has_the_form_of_a_name_is_offered_behind_people() -> None:
    text = (
        "“It will hold,” she said. Lorries use Tar Lane. Harbour master Ann Moss and her deputy "
        "Peter Birk came with Sable Kintaro of Dell Quays."
    )
    named = [one.name for one in people_named(text, Span(0, 14))]
    assert named[:2] == ["Ann Moss", "Peter Birk"]
    assert "Tar Lane" in named[2:]
