"""The verdicts on a draft's quotations, over invented articles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.cases import cases
from tests.factcheck.conftest import indexed

from briefreader.domain.people import load_people
from briefreader.factcheck import CheckResult, Verdict
from briefreader.factcheck.speaker_match import ClaimedSpeaker, same_name, same_speaker
from briefreader.library import Library
from briefreader.library.speaker_aliases import with_aliases
from briefreader.quotes import find_quotes


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Three articles, which the tests only ask."""
    with closing(indexed(tmp_path_factory.mktemp("verdicts"))) as opened:
        yield opened


def only(library: Library, draft: str, name: str = "draft.md") -> CheckResult:
    """The one quotation of a draft, checked."""
    (checked,) = library.drafts.check(draft.encode(), name)
    return checked


RIGHT = {
    "word for word": "“The ferries will not run on Sunday,” Judith Arden said on 27 February 2024.",
    "with straight marks": 'Arden said: "The ferries will not run on Sunday, and we do not expect'
    ' that to change before the spring."',
    "a part of a sentence": "Judith Arden said the boats would run “at the winter hours.”",
    "an ellipsis": "“They will run at the winter hours … and nobody will pay more for it,”"
    " Judith Arden said.",
    "three points": "“They will run at the winter hours ... and nobody will pay more for it,”"
    " Judith Arden said.",
    "points in brackets": "“They will run [. . .] and nobody will pay more for it,” Arden said.",
    "dashes as hyphens": "“They will run at the winter hours - all forty one boats of them - and"
    " nobody will pay more for it,” Judith Arden said.",
    "a replaced pronoun": "“[The minister] has been very clear that the north quay is safe,” Judith"
    " Arden said on Feb. 27.",
    "a word put in": "“He [the minister] has been very clear that the north quay is safe,” Arden"
    " said.",
    "a capital in brackets": "“[N]obody will pay more for it,” Judith Arden said.",
    "[sic]": "“The humanitarian flights go [sic] on as before,” Judith Arden said.",
    "an aside left out": "“We do not expect that to change before the spring. We have set aside"
    " $1,250 million for the harbours,” Judith Arden said.",
    "an interpreter's remark": "“(As interpreted.) The ferries will not run,” Arden said.",
    "what is done meanwhile": "“The ferries will not run (speaks Greek) on Sunday,” Arden said.",
    "another form of a number": "“We have set aside $1250 million for the harbours,” Arden said.",
    "an accent": "“There is nothing in it that the café owners of Port Ellery did not ask for,”"
    " Dorian Ellery said on March 6, 2024.",
    "a dash for a space": "“I cannot say more than that about long term plans,” Arden said.",
    "over two paragraphs": "“Thank you all so very much. There is nothing in this budget that I"
    " would be ashamed of,” Dorian Ellery said.",
    "as corrected": "“We lost [nine] boats in the storm,” Dorian Ellery said.",
    "as corrected, no brackets": "“We lost nine boats in the storm,” Dorian Ellery said.",
    "a story's quotation": "“I will believe it when I see a pilot,” Tom Reave said.",
    "the right one of two speakers": "“Thank you all so very much,” Dorian Ellery said.",
    "the right one of two days": "“Thank you all so very much,” she said on 27 February 2024.",
    "a name that stands in a label alone": "“I have never seen a better kept harbour than this"
    " one,” Vern Tallow said.",
    "by office": "“We have waited nine days for this,” the harbour master said.",
    "a quote within a quote": "“The minister himself told me, ‘I would take my own boat out"
    " tomorrow,’” Judith Arden said.",
    "the inner speaker's words": "“I would take my own boat out tomorrow,” Judith Arden said.",
    "a day of the week": "“The ferries will not run on Sunday,” Judith Arden said on Monday.",
    "a day of something else": "The storm of 3 February 2024 is over. “The ferries will not run on"
    " Sunday,” Judith Arden said.",
}


@cases("draft", RIGHT.values(), ids=RIGHT.keys())
def test_what_a_draft_may_do_is_exact(library: Library, draft: str) -> None:
    checked = only(library, draft)
    assert checked.verdict is Verdict.EXACT, (checked.place, checked.notes)
    assert checked.differences == ()


OPEN = (
    "Judith Arden said that she did not “expect that to change before the spring”.",
    "Judith Arden did not say that she would “expect that to change before the spring”.",
    "Judith Arden denied that the owners would “pay for the new pier or for the boats”.",
    "Asked whether they would “expect that to change before the spring”, Judith Arden laughed.",
)
WRONG = {
    "a dropped not": (
        "“The ferries will run on Sunday,” Judith Arden said.",
        Verdict.DIFFERS,
        [("left out", "", "not")],
    ),
    "a not before what is quoted within a sentence": (
        "Judith Arden said that she did “expect that to change before the spring”.",
        Verdict.DIFFERS,
        [("left out", "", "not")],
    ),
    "the same with words of the draft behind": (
        "Dorian Ellery said the owners will “pay for the new pier or for the boats” this year.",
        Verdict.DIFFERS,
        [("left out", "", "not")],
    ),
    "a not put in": (
        "“The north quay is not safe, and the boats may come home,” said Ines Calloway.",
        Verdict.DIFFERS,
        [("added", "not", "")],
    ),
    "cannot made can": (
        "“I can say more than that about long-term plans,” Judith Arden said.",
        Verdict.DIFFERS,
        [("changed", "can", "cannot")],
    ),
    "another number": (
        "“We have set aside $1,350 million for the harbours,” Judith Arden said.",
        Verdict.DIFFERS,
        [("changed", "1,350", "1,250")],
    ),
    "another number in letters": (
        "“We have waited ten days for this,” said Ines Calloway.",
        Verdict.DIFFERS,
        [("changed", "ten", "nine")],
    ),
    "another word": (
        "“The north quay is sound, and the boats may come home,” said Ines Calloway.",
        Verdict.DIFFERS,
        [("changed", "sound", "safe")],
    ),
    "one word less": (
        "“He has been clear that the north quay is safe,” Judith Arden said.",
        Verdict.DIFFERS,
        [("left out", "", "very")],
    ),
    "a cut": (
        "“They will run at the winter hours and nobody will pay more for it,” Arden said.",
        Verdict.CUT,
        [("left out", "", "all forty-one boats of them")],
    ),
    "a cut between the same words": (
        "“There is nothing in it that the cafe owners of Port Ellery did not ask for, and they"
        " will not pay for the boats,” Dorian Ellery said.",
        Verdict.CUT,
        [("left out", "", "new pier or for the")],
    ),
    "an ellipsis that hides a not": (
        "“The ferries will … run on Sunday,” Judith Arden said.",
        Verdict.DIFFERS,
        [("left out", "", "not")],
    ),
    "brackets that put in a not": (
        "“The north quay is [not] safe, and the boats may come home,” said Ines Calloway.",
        Verdict.DIFFERS,
        [],
    ),
    "an opening behind a not": (
        "“[R]un on Sunday, and we do not expect that to change,” Judith Arden said.",
        Verdict.DIFFERS,
        [("left out", "", "not")],
    ),
    "another speaker": (
        "“The ferries will not run on Sunday,” Dorian Ellery said.",
        Verdict.OTHER_SPEAKER,
        [],
    ),
    "a reporter's words": (
        "“Does the minister think the harbour can reopen this week?” Judith Arden asked.",
        Verdict.OTHER_SPEAKER,
        [],
    ),
    "another day": (
        "“The ferries will not run on Sunday,” Judith Arden said on 28 February 2024.",
        Verdict.OTHER_DATE,
        [],
    ),
    "another day without a year": (
        "On Feb. 26, Judith Arden told reporters: “The ferries will not run on Sunday.”",
        Verdict.OTHER_DATE,
        [],
    ),
}


@cases(("draft", "verdict", "marked"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_named_and_its_words_are_marked(
    library: Library, draft: str, verdict: Verdict, marked: list[tuple[str, str, str]]
) -> None:
    checked = only(library, draft)
    assert checked.verdict is verdict
    assert checked.is_alarm
    assert checked.place is not None
    told = [
        (one.kind, one.quote.of(checked.claim.text), one.found.of(checked.place.found))
        for one in checked.differences
    ]
    if marked:
        assert told == marked


def test_the_place_tells_article_paragraph_speaker_and_words(library: Library) -> None:
    place = only(library, "“The north quay is safe,” Ines Calloway said.").place
    assert place is not None
    assert place.article.title == "Harbour reopens after the storm"
    assert place.speaker == "Ines Calloway"
    assert place.paragraph == 2
    assert place.span.of(place.article.text) == "The north quay is safe"
    assert place.found == "The north quay is safe"


def test_as_spoken_is_exact_and_says_that_it_was_corrected(library: Library) -> None:
    checked = only(library, "“We lost eight boats in the storm,” Dorian Ellery said.")
    assert checked.verdict is Verdict.EXACT
    assert checked.notes == ("as spoken: the transcript corrects these words",)


def test_a_paraphrase_is_told_from_an_invention(library: Library) -> None:
    close = only(
        library,
        "“Every one of the boats that we lost when the storm came had names,” Dorian Ellery said.",
    )
    assert close.verdict is Verdict.PARAPHRASE
    assert close.place is not None
    assert "every one of them had" in close.place.found
    others = only(
        library,
        "“Every one of the boats that we lost when the storm came had names,” Judith Arden said.",
    )
    assert others.verdict is Verdict.NOT_FOUND
    assert others.notes == ("the nearest passage, but too little matches",)
    assert others.place is not None
    assert others.place.found == close.place.found
    far = only(library, "“The moon is made of a very old kind of cheese,” Judith Arden said.")
    assert (far.verdict, far.place) == (Verdict.NOT_FOUND, None)


def test_terms_and_titles_raise_no_alarm(library: Library) -> None:
    checked = library.drafts.check(
        "The so-called “winter peace” was praised in “The Library of Lost Boards and Other"
        " Stories” and called a “ghost.”".encode()
    )
    assert len(checked) == 3
    assert all(one.is_quiet and not one.is_alarm for one in checked)


@cases(
    "draft",
    [
        "Judith Arden said: “Burn everything”.",
        "Arden told the council: “Not now”.",
        "Judith Arden described the minister as “a gifted liar”.",
        "Judith Arden branded the report “utter rubbish” on Monday.",
        "Judith Arden has called the vote “a great mistake.”",
        "“I like tea,” Moss said.\n\nAda Moss and Eve Moss left.",
        "The pier “will be sold”, Arden said.",
        "Fares will rise “by 40 percent,” Arden promised.",
        "The chief said there were “ninety-one piers” there.",
    ],
)
def test_a_few_words_that_a_verb_gives_to_somebody_are_checked(
    library: Library, draft: str
) -> None:
    checked = only(library, draft)
    assert (checked.verdict, checked.is_quiet, checked.is_alarm) == (Verdict.NOT_FOUND, False, True)


def test_what_somebody_calls_a_thing_by_its_name_raises_no_alarm(library: Library) -> None:
    for draft in (
        "Judith Arden called the programme “Head Start”.",
        "Judith Arden described it as “Home First”.",
        "Judith Arden branded the report “rubbish.”",
        "The “old quarter” is shut, Judith Arden said.",
        "Judith Arden said that “Catch 22” is fine.",
        "The so-called “grey zone” has gone, Judith Arden said.",
        "Judith Arden said her “Project Tern” is late.",
    ):
        assert only(library, draft).is_quiet, draft


def test_a_sentence_full_of_names_that_speaks_of_us_is_no_title(library: Library) -> None:
    drafts = {
        "They wanted more. “We’ve also got Mayor Ann Moss.” The meeting ended.": True,
        "They wanted more. The film “You’ve Got Mail for the Mayor” ran.": False,
        "They wanted more. The film “Our Man in Port Ellery Again” ran.": False,
        "They wanted more. “Mayor Ann Moss Also Opened Port Ellery” was the headline.": False,
    }
    assert {draft: only(library, draft).is_alarm for draft in drafts} == drafts


def test_who_answers_in_the_second_clause_is_compared(library: Library) -> None:
    checked = library.drafts.check(
        "Judith Arden said “The ferries will not run on Sunday” and Dorian Ellery answered"
        " “The humanitarian flights go on as before.”".encode()
    )
    assert [one.verdict for one in checked] == [Verdict.EXACT, Verdict.OTHER_SPEAKER]


def test_a_term_that_stands_somewhere_is_not_called_a_quotation_of_it(library: Library) -> None:
    checked = only(library, "The clerks spoke of “winter hours” at length.")
    assert (checked.verdict, checked.is_alarm) == (Verdict.NOT_FOUND, False)


def test_a_short_quotation_of_somebody_named_does(library: Library) -> None:
    (checked,) = library.drafts.check("“Never again,” Judith Arden said.".encode())
    assert (checked.verdict, checked.is_alarm) == (Verdict.NOT_FOUND, True)


def test_a_quotation_taken_up_again_keeps_speaker_and_day(library: Library) -> None:
    first, second = library.drafts.check(
        "“The ferries will not run on Sunday,” Judith Arden said on 26 February 2024. “The"
        " humanitarian flights go on as before.”".encode()
    )
    assert first.verdict is Verdict.OTHER_DATE
    assert second.claim.speaker == "Judith Arden"
    assert second.verdict is Verdict.OTHER_DATE


def test_a_corrected_speaker_counts(tmp_path: Path) -> None:
    with closing(indexed(tmp_path)) as library:
        reading = library.read(tmp_path / "briefings" / "story.md")
        quote = next(quote for quote in reading.quotes if "pilot" in quote.text)
        library.corrections.correct(reading, (quote,), "Ines Calloway")
        checked = only(library, "“I will believe it when I see a pilot,” Tom Reave said.")
    assert checked.verdict is Verdict.OTHER_SPEAKER


@pytest.mark.parametrize(
    ("draft", "exact"),
    [
        ("“He has been [sure] that the north quay is safe,” Arden said.", True),
        ("“He has been [sure] the north quay is safe,” Arden said.", True),
        ("“He has been [sure, and] himself told me,” Arden said.", False),
    ],
)
def test_brackets_stand_for_a_few_words_and_no_more(
    library: Library, draft: str, exact: bool
) -> None:
    assert (only(library, draft).verdict is Verdict.EXACT) is exact


@cases(
    ("draft", "hidden"),
    [
        ("“The ferries will … run on Sunday,” Arden said.", True),
        ("“The ferries … run on Sunday,” Arden said.", True),
        ("“The ferries … on Sunday,” Arden said.", True),
        ("“And we do … that to change before the spring,” Arden said.", True),
        ("“And we … that to change before the spring,” Arden said.", True),
        ("“And … that to change before the spring,” Arden said.", False),
        ("“We have set aside … for the harbours,” Arden said.", True),
        ("“We have … for the harbours,” Arden said.", False),
        ("“[And we] expect that to change before the spring,” Arden said.", True),
        ("“We do [really] expect that to change before the spring,” Arden said.", True),
    ],
)
def test_an_ellipsis_of_three_words_hides_no_negation_and_no_number(
    library: Library, draft: str, hidden: bool
) -> None:
    assert (only(library, draft).verdict is Verdict.DIFFERS) is hidden


@cases(
    ("one", "other", "same"),
    [
        ("Arden", "Judith Arden", True),
        ("Ms. Arden", "Judith Arden", True),
        ("J. Arden", "Judith Arden", True),
        ("Herr Arden", "Tom Arden", True),
        ("Signor Arden", "Tom Arden", True),
        ("Sig.ra Arden", "Judith Arden", True),
        ("г-н Arden", "Tom Arden", True),
        ("M. Arden", "Tom Arden", False),
        ("Judith M. Arden", "Judith Arden", True),
        ("Judith Arden", "JUDITH ARDEN", True),
        ("Joe Biden", "Joseph R. Biden Jr.", True),
        ("Jill Biden", "Joe Biden", False),
        ("Tom Arden", "Judith Arden", False),
        ("Skipper Reef", "Tom Reave", True),
        ("Skipper Reef", "Judith Arden", False),
    ],
)
def test_two_names_mean_one_person_or_not(one: str, other: str, same: bool) -> None:
    people = with_aliases(load_people(None), [("Skipper Reef", "Tom Reave")])
    assert same_name(one, other, people) is same
    assert same_name(other, one, people) is same


def test_a_quotation_of_nothing_but_common_words_is_looked_for_by_all_of_them(
    library: Library,
) -> None:
    checked = only(library, "“They will run at the hours of them and more,” Judith Arden said.")
    assert checked.verdict in (Verdict.DIFFERS, Verdict.PARAPHRASE)
    assert checked.place is not None
    assert checked.place.article.title.startswith("Press Briefing")


def test_what_a_label_says_is_spoken_is_a_quotation(library: Library) -> None:
    draft = """\
The office was asked about the harbour.

Q    Does the minister think the harbour can open this week?

MS. ARDEN:  He has been very clear that the north quay is safe.  The minister himself told me, “I
would take my own boat out tomorrow.”

MR. ELLERY: Thank you all so very much.

NOTE: The north quay is a part of the harbour.

**Judith Arden** left then.
"""
    question, answer, other = library.drafts.check(draft.encode(), "draft.txt")
    assert (question.verdict, question.claim.mention) == (Verdict.DIFFERS, "Q")
    assert (answer.verdict, answer.claim.speaker) == (Verdict.EXACT, "MS. ARDEN")
    assert answer.place is not None
    assert answer.place.speaker == "Judith Arden"
    assert (other.verdict, other.place and other.place.speaker) == (Verdict.EXACT, "Dorian Ellery")


def test_another_speaker_at_a_label_is_told(library: Library) -> None:
    checked = only(library, "MR. ELLERY: The ferries will not run on Sunday.")
    assert checked.verdict is Verdict.OTHER_SPEAKER


@cases("draft", OPEN)
def test_a_not_of_the_drafts_own_stands_for_the_articles(library: Library, draft: str) -> None:
    assert not only(library, draft).differences


def test_a_weak_likeness_is_not_found_and_shows_the_nearest_passage(library: Library) -> None:
    checked = only(
        library,
        "“They will run at the winter hours unless somebody tells them to stay in the harbour for"
        " longer,” Judith Arden said.",
    )
    assert checked.verdict is Verdict.NOT_FOUND
    assert checked.place is not None
    assert checked.place.found.startswith("They will run at the winter hours")
    assert checked.notes == ("the nearest passage, but too little matches",)
    assert checked.differences


def test_a_few_common_words_that_meet_by_chance_are_not_told_to_differ(library: Library) -> None:
    checked = only(library, "“Nobody will talk about it,” Judith Arden said.")
    assert checked.verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize(("at", "same"), [(0, False), (1, None)])
def test_who_answers_a_question_without_a_name_may_be_anybody(at: int, same: bool | None) -> None:
    text = "Q: Is the quay safe?\n\nA: It is safe.\n\nQ: Who pays?\n\nA: The town pays."
    quote = find_quotes(text)[at]
    moss = ClaimedSpeaker("Ann Moss", "Ann Moss")
    assert same_speaker(moss, quote, text, None, load_people(None)) is same


def test_another_wording_by_another_speaker_is_told_as_both(library: Library) -> None:
    checked = only(
        library, "“The north quay is quite safe, and the boats may come home,” Judith Arden said."
    )
    assert checked.verdict is Verdict.DIFFERS
    assert "the speaker differs, too" in checked.notes


def test_counts_of_verdicts_agree_with_their_verbs() -> None:
    told = [verdict.counted(number) for verdict in (Verdict.DIFFERS, Verdict.JOINED, Verdict.EXACT)
            for number in (1, 2)]  # fmt: skip
    assert told == ["1 differs", "2 differ", "1 joins two answers", "2 join two answers",
                    "1 exact", "2 exact"]  # fmt: skip


@pytest.mark.parametrize(
    "draft",
    [
        "“Harbour reopens after the storm” was on the front page that day.",
        "The paper had it under the headline “Harbour reopens after the storm”.",
        "“Harbour reopens after the storm”, a story said, and Judith Arden laughed.",
    ],
)
def test_the_title_of_an_article_is_told_to_be_one(library: Library, draft: str) -> None:
    checked = only(library, draft)
    assert checked.verdict is Verdict.EXACT, checked
    assert checked.notes == ("these words are the title of this article",)


@pytest.mark.parametrize(
    "draft",
    [
        "“The harbour reopens after the storm,” Judith Arden said.",
        "“Harbour reopens after the storm,” Judith Arden said.",
        "“Harbour closes after the storm” was on the front page that day.",
    ],
)
def test_what_somebody_says_is_no_title(library: Library, draft: str) -> None:
    assert only(library, draft).verdict in (Verdict.NOT_FOUND, Verdict.PARAPHRASE, Verdict.DIFFERS)


PIER = """\
---
title: Press Briefing on the Pier
date: 2024-02-28
source: Office Sample
---
Q    Would you call a second pier simply not a good idea?

MR. HOLT:  I would tell you what the minister thinks about the harbour and the ferry. We have looked
at the second pier for a whole year.

Q    And who will pay for a second pier when the money of the county is gone?

MR. HOLT:  The county pays.
"""
HAFEN = """\
---
title: Hafen öffnet wieder
date: 2024-03-14
lang: de
---
Der Hafen ist wieder offen. „Wir geben schon jetzt viel zu viel für das Geld aus.“ „Das ist ein
guter Tag für uns alle“, sagte Petra Weber.
"""


@pytest.fixture(scope="module")
def piers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A transcript of short turns, and a story with two quotations side by side."""
    texts = {"pier": PIER, "hafen": HAFEN}
    with closing(indexed(tmp_path_factory.mktemp("piers"), texts)) as opened:
        yield opened


@cases(
    ("draft", "found"),
    [
        (
            "“It was not a good idea, I would tell you that openly if somebody had the time and"
            " asked,” Sam Holt said.",
            None,
        ),
        (
            "“Simply not a good idea? I would tell you what the captains of this coast have always"
            " known but never dared say,” Sam Holt said.",
            "I would tell you what the minister thinks about the harbour and the ferry. We have",
        ),
        (
            "“I am not sure — I would tell you what the captains of this coast have always known"
            " but never dared say,” Sam Holt said.",
            "I would tell you what the minister thinks about the harbour and the ferry. We have",
        ),
        (
            "„Wer fragt nach dem Geld aus? Das ist ein Plan, den im Rathaus keiner kennt“, sagte"
            " Petra Weber.",
            None,
        ),
        (
            "“Ferry and harbour: a minister is thinking of both, let me tell you,” Ines Calloway"
            " said.",
            "I would tell you what the minister thinks about the harbour and the ferry",
        ),
    ],
)
def test_the_nearest_passage_ends_with_its_turn_or_quotation(
    piers: Library, draft: str, found: str | None
) -> None:
    checked = only(piers, draft)
    assert checked.verdict is Verdict.NOT_FOUND
    assert (checked.place and checked.place.found) == found
