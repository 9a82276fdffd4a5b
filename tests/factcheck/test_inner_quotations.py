"""Words that the speaker of a quotation quotes from somebody else, or from himself."""

from __future__ import annotations

import pytest

from briefreader.domain.article import Span
from briefreader.factcheck.inner_quotations import (
    is_anothers,
    is_passed_on,
    is_told_by_another,
    telling_sentence,
)

ANOTHERS = (
    ("He told me, '|I'd be richer if it burned|,'"),
    ("He said, ‘|Here you may say anything|, but nobody will listen,’"),
    ("He said, and I wrote it down, ‘|We may have a communications problem|.’"),
    ("‘|It went up faster than he said it would|,’"),
    ("‘|You go in because somebody has to|,’ my husband used to say."),
    ("My mother would always say to me, ‘|Never sell the boat|.’ And I never did."),
    ("I went to the mayor. The mayor told us: ‘|There is no money for piers|.’"),
    ("As Dr. King once said, ‘|The time is always right|.’"),
    ("‘|Never sell the boat|,’ Dr. King used to say."),
    ("He told the U.S. Senate, ‘|There is no money for piers|.’"),
    ("My aunt told St. Mary's Hospital, ‘|Never sell the boat|.’"),
    ("He said, ‘The boys’ |house is on fire|,’ and ran."),
    ("She called me at night and said, ‘|The pier is gone|.’"),
    ("When I was ten a man said to me, ‘|Learn to swim|.’ I did."),
    ("‘|No boat leaves|,’ said the harbour master, and none did."),
    ("He told me, ‘I would sell the boats’ |owners everything if it burned|,’"),
)
OWN = (
    ("The ‘expert’ told me |it would hold|. He said, ‘Trust me,’ my husband used to say."),
    ('The "expert" told me |it would hold|, "Trust me," he said.'),
    ("I said, ‘|Here you may say anything|,’ and he laughed."),
    ("I called him and said, ‘|The pier is gone|.’"),
    ("We’ve always said, ‘|Never sell the boat|.’"),
    ("He said, ‘No.’ |I don't think he meant it|."),
    ("He told me the '90s |were the best years we had|, and I said so."),
    ("He asked me what I wanted and I told him, ‘|A new pier|.’"),
    ("‘|No boat leaves|,’ I said, and none did."),
    ("We need the ‘long way round’ they talk about, and |we will take it|."),
    ("It's |the boats' turn to pay|, the mayor's men said, and that's that"),
    ("You say, ‘|Why not sail|?’ and I have no answer."),
    ("I wrote a letter to the mayor, asking, ‘|Where is the money gone|?’"),
    ("|He said, ‘No boat leaves|,’ and none did."),
)


@pytest.mark.parametrize("expected", [True, False])
def test_the_verb_of_saying_beside_the_marks_tells_whose_words_they_are(expected: bool) -> None:
    for marked in ANOTHERS if expected else OWN:
        before, words, _ = marked.split("|")
        said = marked.replace("|", "")
        place = Span(len(before), len(before) + len(words))
        assert is_anothers(said, Span(0, len(said)), place) is expected, marked


@pytest.mark.parametrize(
    ("around", "words", "expected"),
    [
        ("Moss said, quoting Dr. King: “The time is right.”", "The time is right.", True),
        ("“The time is right,” Moss said, quoting Dr. King.", "The time is right,", True),
        ("“‘It went up,’” Moss read.", "‘It went up,’", True),
        ("Moss recalled her father saying “We sail.”", "We sail.", True),
        ("Moss said the owner told him, “We sail.”", "We sail.", True),
        ("“We sail,” Moss said. He was told to.", "We sail,", False),
        ("Moss recalled: “We sail.”", "We sail.", False),
    ],
)
def test_a_draft_may_say_that_the_words_are_passed_on(
    around: str, words: str, expected: bool
) -> None:
    assert is_passed_on(around, words) is expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("|We gave our word to the fishermen|, Renner says. Which fishermen?", True),
        ("|We gave our word| to the fishermen, the mayor of Port Ellery said. Which?", True),
        ("|It will be a long way back|, they say, and we believe them.", True),
        ("|The only normalcy anyone should accept|, Dr. King said, is that of justice.", True),
        ("|Never sell the boat|, my grandfather used to say", True),
        ("|We gave our word|, I said. And we kept it.", False),
        ("|We gave our word|, as Renner says.", False),
        ("|We gave our word|, and Renner says so.", False),
        ("|We gave our word|. Then, Renner says, nothing came.", False),
        ("|If my mother were here|, she said, “Joey, hush.”", False),
        ("|It is immoral|, let me say.", False),
        ("|That is the cost|, if you ask what Renner says.", False),
        ("|We gave our word|, Renner says that we did.", False),
        ("|We will keep it|, the way my grandfather said.", False),
        ("|We will keep it|, every word he said.", False),
        ("|We will keep it|, whatever they said.", False),
        ("|We will keep it|, everything Renner said.", False),
        ("|We will keep it|, the mayor of the town said.", True),
        ("|We will keep it|, then she said, and we did.", True),
        ("|We will keep it|, obviously the President said.", True),
        ("It rained. Then my father said, |the boats are gone|.", True),
        ("We met Dr. Renner. He said: |The boats are gone|.", True),
        ("And the mayor of the town told us, |the boats are gone|.", True),
        ("Ann Moss always says, quote, |the boats are gone|.", True),
        ("Then I said, |the boats are gone|.", False),
        ("As Dr. Renner said, |the boats are gone|.", False),
        ("When my father said, |the boats are gone|, we ran.", False),
        ("He said, and I know it, |the boats are gone|.", False),
        ("My father said it, and |the boats are gone|.", False),
        ("That said, |the boats are gone|.", False),
        ("The boats that he said, |the boats are gone|.", False),
    ],
)
def test_words_without_marks_are_anothers_where_the_clause_says_so(
    marked: str, expected: bool
) -> None:
    before, words, _ = marked.split("|")
    said = marked.replace("|", "")
    place = Span(len(before), len(before) + len(words))
    assert is_told_by_another(said, Span(0, len(said)), place) is expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "We met. Renner told me, ‘|We gave our word|,’ and left. Then",
            "Renner told me, ‘…,’ and left.",
        ),
        ("Renner told me, ‘No. Never. |We gave our word|.’", "Renner told me, ‘…"),
        ("|We gave our word|, Renner says. Which fishermen?", "…, Renner says."),
        ("He said:\n‘|We gave our word|,’ she read", "‘…,’ she read"),
        (
            "Birk told me, ‘The quay is a ruin.’ We heard from Renner, ‘|We gave our word|.’",
            "We heard from Renner, ‘…",
        ),
        ("Birk told me, ‘It is a ruin.’ |We gave our word|, Renner says.", "…, Renner says."),
        ("Birk called it “a ruin of a quay” then. |We gave our word|, he says.", "…, he says."),
    ],
)
def test_the_sentence_around_tells_whose_words_are_passed_on(marked: str, expected: str) -> None:
    before, words, _ = marked.split("|")
    said = marked.replace("|", "")
    place = Span(len(before), len(before) + len(words))
    assert telling_sentence(said, Span(0, len(said)), place).startswith(expected)
