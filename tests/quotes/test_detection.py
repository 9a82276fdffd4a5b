"""Which words of a paragraph could name a speaker."""

from __future__ import annotations

from tests.cases import cases

from briefreader.domain.article import Span
from briefreader.quotes import find_quotes
from briefreader.quotes.mentions.detection import MentionKind, find_mentions
from briefreader.quotes.words.tokens import tokenize_paragraph
from briefreader.quotes.words.word_tags import OUTLINES, SORTS


def mentions(text: str, kind: MentionKind) -> list[str]:
    passage = tokenize_paragraph(text, Span(0, len(text)), ())
    found = (mention for mention in find_mentions(passage) if mention.kind is kind)
    return [" ".join(passage.words[first:last]) for _, first, last in found]


@cases(
    ("text", "names"),
    [
        ("On Friday Ann B. Moss of Dell met Kell.", ["Ann B. Moss", "Dell", "Kell"]),
        ("The von Dells and Ibn al Kell agreed.", ["von Dells", "Ibn al Kell"]),
        ("Karl Moss, Jr. and Ann Moss, the mayor, agreed.", ["Karl Moss , Jr.", "Ann Moss"]),
        ("First Lady Ann Moss came first.", ["First Lady Ann Moss"]),
        ("She Said Moss Said no.", ["Said Moss"]),
        ("Said a friend: Called off.", []),
        ("Contact: Ann Moss, 555-0177", []),
        ("For Media Inquiries: Ann Moss", []),
        ("A contact of Moss: Karl Kell.", ["Moss", "Karl Kell"]),
        ("Statement by Ann Moss", ["Ann Moss"]),
        ("The Voice of the Dells and Men for Kell met.", ["Voice of the Dells", "Men for Kell"]),
        (
            "The Chamber of Commerce President Ann Moss met us.",
            ["Chamber", "Commerce President Ann Moss"],
        ),
        ("A B C D E F G H I J K L M N", ["B C D E F G H", "J K L M N"]),
    ],
)
def test_a_name_is_a_run_of_capitalised_words_without_function_words_at_its_ends(
    text: str, names: list[str]
) -> None:
    assert mentions(text, MentionKind.NAME) == names


@cases(
    ("text", "pronouns"),
    [
        ("He and I said that they know.", ["He", "I", "they"]),
        ("Part i was read.", []),
        ("As you have often said, you know that you say it.", ["you", "it"]),
        ("A page which says so, and one which was read.", ["which"]),
        ("She said that says it all.", ["She", "it"]),
        ("In his long speech her dog barked.", ["his"]),
        ("Another said so, and another came.", ["Another"]),
    ],
)
def test_a_pronoun_counts_where_it_may_stand_for_one_who_speaks(
    text: str, pronouns: list[str]
) -> None:
    assert mentions(text, MentionKind.PRONOUN) == pronouns


@cases(
    ("text", "phrases"),
    [
        ("It was the old mayor with a hat.", ["the old mayor"]),
        ("It was left to two senior aides here.", ["two senior aides"]),
        (
            "It is what senior aides of the mayor’s office hear.",
            ["senior aides", "the mayor ’s office"],
        ),
        ("The tall man with a red hat was late.", ["The tall man"]),
        ("It is a hat, and the hat also said so.", ["the hat"]),
        ("It says that the day said so.", []),
        ("Of 31 percent who agreed, others said no.", ["31 percent", "others"]),
        ("It is known that that man said so.", ["that man"]),
        ("Here the company’s orders do not say it.", ["the company ’s orders"]),
    ],
)
def test_a_phrase_names_a_person_or_body_or_has_its_verb_beside_it(
    text: str, phrases: list[str]
) -> None:
    assert mentions(text, MentionKind.PHRASE) == phrases


def test_a_word_of_any_characters_has_its_place_in_an_outline() -> None:
    words = [chr(number) + ending for number in range(1 << 16) for ending in ("", "s", "ly")]
    assert all(OUTLINES[word] in SORTS for word in words)


def test_the_stop_of_a_short_word_before_a_number_ends_no_sentence() -> None:
    for when in ("on Feb. 15", "on Sept. 3, 2024", "of quay No. 12"):
        text = f"“It is too late,” Ann Moss said. But Tom Kell said {when}: “We will go on.”"
        assert [quote.speaker for quote in find_quotes(text)] == ["Ann Moss", "Tom Kell"]
