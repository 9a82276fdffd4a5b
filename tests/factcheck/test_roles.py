"""Speakers whom a draft gives no name: an office, a role, a pronoun; and namesakes with a title."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.cases import cases
from tests.factcheck.conftest import indexed

from briefreader.factcheck import CheckResult, Verdict, find_claims, read_draft
from briefreader.library import Library

REMARKS = """\
---
title: Remarks by President Biden
date: 2022-10-15
---
THE PRESIDENT:  The ferries of this country are in good hands tonight, and they will sail.

PRESS SECRETARY JEAN-PIERRE:  We are looking at every harbour from here to the northern islands.

MR. SULLIVAN:  Nobody will be pressed into a bargain over these islands by any of us.

MS. CRISWELL:  There are seventeen boats out on the lake this very minute.

Q    Will the boats come back before the winter sets in?
"""
STORY = """\
---
title: Harbour reopens
date: 2022-10-15
---
“The north quay is safe for everybody who comes home,” said Ines Calloway, the harbour master.

“We shall be watching the quay all through the night,” said National Security Adviser Jake
Sullivan.

“There is no money left for the lighthouse,” FEMA Administrator Deanne Criswell said.

“It will be a long way back for all of us,” said a spokesman.

A spokesman for the Port Ellery Industry Board (PEIB) said that it was right. “The chart is due
within the first half of the year,” the PEIB spokesman said.
"""
BIDEN = "The ferries of this country are in good hands tonight"
JEAN_PIERRE = "We are looking at every harbour from here"
SULLIVAN = "We shall be watching the quay all through the night"
CALLOWAY = "The north quay is safe for everybody who comes home"
CRISWELL = "There is no money left for the lighthouse"
SPOKESMAN = "It will be a long way back for all of us"
CHART = "The chart is due within the first half of the year"
QUESTION = "Will the boats come back before the winter sets in?"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    place = tmp_path_factory.mktemp("roles")
    with closing(indexed(place, {"remarks": REMARKS, "story": STORY})) as opened:
        yield opened


def checked(library: Library, draft: str) -> CheckResult:
    return library.drafts.check(draft.encode(), "draft.md")[-1]


@cases(
    ("words", "who"),
    [
        (BIDEN, "the president said"),
        (BIDEN, "the US president said"),
        (BIDEN, "said the American president"),
        (BIDEN, "the country’s president said"),
        (BIDEN, "President Biden said"),
        (JEAN_PIERRE, "the press secretary said"),
        (JEAN_PIERRE, "said the White House press secretary"),
        (SULLIVAN, "the national security adviser said"),
        (SULLIVAN, "the White House national security advisor said"),
        (SULLIVAN, "said National Security Advisor Sullivan"),
        (CALLOWAY, "the harbour master said"),
        (CRISWELL, "said the FEMA administrator"),
        (CRISWELL, "said the administrator"),
        (SPOKESMAN, "a spokesman said"),
        (QUESTION, "a reporter asked"),
        (CHART, "the PEIB spokesman said"),
    ],
)
def test_a_role_that_the_speaker_has_is_right(library: Library, words: str, who: str) -> None:
    one = checked(library, f"“{words},” {who}.")
    assert (one.verdict, one.speakers_not_compared) == (Verdict.EXACT, ())
    assert set(one.notes) <= {"speaker not certain"}


@cases(
    ("words", "who", "told"),
    [
        (BIDEN, "said the Russian foreign minister", "the Russian foreign minister"),
        (BIDEN, "a Pentagon spokesman said", "a Pentagon spokesman"),
        (BIDEN, "the former president said", "the former president"),
        (BIDEN, "the Republican senator from Florida said", "the Republican senator from Florida"),
        (BIDEN, "critics said", "critics"),
        (BIDEN, "an unnamed official said", "an unnamed official"),
        (BIDEN, "Mr. Biden’s press secretary said", "Mr. Biden’s press secretary"),
        (BIDEN, "the Kremlin said", "the Kremlin"),
        (BIDEN, "she said", "she"),
        (BIDEN, "he said", "he"),
        (CRISWELL, "said the governor of Florida", "the governor of Florida"),
        (CALLOWAY, "the first lady said", "the first lady"),
        (CALLOWAY, "the president said", "the president"),
        (SPOKESMAN, "the mayor said", "the mayor"),
        (SPOKESMAN, "Ann Moss said", "Ann Moss"),
        (SULLIVAN, "Ms. Sullivan said", "Ms. Sullivan"),
        (SULLIVAN, "the NSC spokesman said", "the NSC spokesman"),
        (SULLIVAN, "the White House said", "White House"),
        (SULLIVAN, "BP said", "BP"),
        (SULLIVAN, "Washington said", "Washington"),
        (SULLIVAN, "said Berlin", "Berlin"),
        (SULLIVAN, "South Korea told reporters", "South Korea"),
        (SULLIVAN, "Downing Street said", "Downing Street"),
        (SULLIVAN, "I said", "I"),
        (SULLIVAN, "we said", "we"),
        (SULLIVAN, "the trade unions said", "the trade unions"),
        (SULLIVAN, "said the employers’ association", "the employers’ association"),
        (SULLIVAN, "sagte Frau Sullivan", "Frau Sullivan"),
        (SULLIVAN, "said the FEMA administrator", "the FEMA administrator"),
    ],
)
def test_a_role_that_nobody_knows_of_is_told(
    library: Library, words: str, who: str, told: str
) -> None:
    one = checked(library, f"“{words},” {who}.")
    assert (one.verdict, one.is_alarm) == (Verdict.EXACT, False)
    assert (one.speakers_not_compared, one.not_compared) == ((told,), "speaker not compared")
    assert one.notes == (f"“{told}” was not compared with the article's speaker",)


def test_a_name_of_somebody_in_the_draft_is_no_places(library: Library) -> None:
    for draft in (
        f"Jim Jordan came. “{SULLIVAN},” Jordan said.",
        f"“{SULLIVAN},” Mr. Jordan said.",
        f"“{SULLIVAN},” Jim Jordan said.",
    ):
        assert checked(library, draft).verdict is Verdict.OTHER_SPEAKER


@cases(
    "who",
    [
        "the Treasury secretary",
        "the vice president",
        "the White House press secretary",
        "the first lady",
        "the secretary of state",
        "the French president",
    ],
)
def test_an_office_that_another_has_that_day_is_a_different_speaker(
    library: Library, who: str
) -> None:
    assert checked(library, f"“{BIDEN},” {who} said.").verdict is Verdict.OTHER_SPEAKER


@pytest.mark.parametrize(
    "draft",
    [
        "Karine Jean-Pierre, the White House press secretary, took the floor.\n\n"
        f"“{JEAN_PIERRE},” the press secretary said.",
        f"Joe Biden spoke on Saturday.\n\nIt rained.\n\n“{BIDEN},” he said.",
    ],
)
def test_somebody_named_before_is_no_matter(library: Library, draft: str) -> None:
    one = checked(library, draft)
    assert (one.verdict, one.speakers_not_compared) == (Verdict.EXACT, ())


@cases(
    ("sentence", "speaker"),
    [
        ("On Twitter the transport union said: {}", "the transport union"),
        ("In an email to staff the press office said: {}", "the press office"),
        ("The report said: {}", ""),
        ("Then somebody asked me: {}", ""),
        ("The head of the union said: {}", "The head of the union"),
        ("Ann Moss, whom the unions said they feared, laughed: {}", "Ann Moss"),
        ("Ann Moss told the unions: {}", "Ann Moss"),
        ("Herr Sullivan sagte: {}", "Sullivan"),
        ("Herr Sullivan sagte am 3. Mai 2022: {}", "Sullivan"),
        ("Frau Ministerin von der Aue erklärte am Freitag: {}", "von der Aue"),
        ("{}, sagte Herr Dr. Sullivan am Freitag.", "Dr. Sullivan"),
        ("Tom Sullivan sagte am 12. Mai 2022: {}", "Tom Sullivan"),
        ("Tom Sullivan am 3. Juli: {}", "Tom Sullivan"),
        ("Das Ministerium erklärte: {}", "Das Ministerium"),
        ("M. Sullivan a déclaré : {}", "Sullivan"),
        ("M. Sullivan said: {}", "M. Sullivan"),
        ("{} The unions said no.", ""),
    ],
)
def test_the_verb_beside_the_words_tells_whose_they_are(sentence: str, speaker: str) -> None:
    words = "Wir schließen keinen Bahnhof" if "Herr" in sentence or "Frau" in sentence else SULLIVAN
    draft = sentence.format(f"“{words}”")
    (claim,) = find_claims(read_draft(draft.encode(), "draft.md"))
    assert claim.stated_speaker == speaker


def test_a_line_of_credit_may_name_an_office(library: Library) -> None:
    one = checked(library, f"“{BIDEN}.”\n\n— the President\n")
    assert (one.verdict, one.speakers_not_compared) == (Verdict.EXACT, ())


@pytest.mark.parametrize("name", ["Ann Moss", "the Treasury Secretary"])
@pytest.mark.parametrize("lead", ["", "The post said: "])
def test_whom_a_line_of_credit_names_is_told_whatever_leads_to_the_words(
    library: Library, lead: str, name: str
) -> None:
    one = checked(library, f"{lead}“{SPOKESMAN}.”\n\n— {name}\n")
    assert (one.verdict, one.speakers_not_compared) == (Verdict.EXACT, (name,))


@cases(
    ("draft", "right"),
    [
        (f"First lady Jill Biden watched.\n\n“{BIDEN},” President Biden said.", True),
        (f"First lady Jill Biden watched.\n\n“{BIDEN},” the president said.", True),
        (f"Jill Biden came. Joe Biden did, too.\n\n“{BIDEN},” President Biden said.", True),
        (f"Senator Dan Sullivan listened.\n\n“{SULLIVAN},” National Security Advisor Sullivan"
         " said.", True),
        (f"Senator Dan Sullivan listened.\n\n“{SULLIVAN},” Sullivan, the national security"
         " adviser, said.", True),
        (f"Jill Biden came. Joe Biden did, too.\n\n“{BIDEN},” Biden said.", None),
        ("Jen Psaki, the press secretary, came.\n\n"
         f"“{JEAN_PIERRE},” the press secretary said.", None),
        (f"Putin may strike soon, Jake Sullivan said. “{SULLIVAN},” he said.", None),
        (f"Vladimir Putin struck. “{SULLIVAN},” he said.", False),
        (f"French President Emmanuel Macron came.\n\n“{BIDEN},” the US president said.", None),
        ("Defense Secretary Lloyd Austin left.\n\n"
         f"“{JEAN_PIERRE},” the press secretary said.", None),
        (f"Former national security adviser John Bolton agreed.\n\n“{SULLIVAN},” the national"
         " security adviser said.", None),
        (f"The harbour chief, Tom Reave, came.\n\n“{CALLOWAY},” the police chief said.", None),
        (f"Jill Biden came.\n\n“{BIDEN},” Jill Biden said.", False),
        (f"Jill Biden came.\n\n“{BIDEN},” Mrs. Biden said.", False),
        (f"Senator Dan Sullivan listened.\n\n“{SULLIVAN},” Senator Sullivan said.", False),
    ],
)  # fmt: skip
def test_a_title_decides_among_namesakes(library: Library, draft: str, right: bool | None) -> None:
    one = checked(library, draft)
    assert one.is_alarm is (right is False)
    assert bool(one.speakers_not_compared) is (right is None)


@cases(
    "draft",
    [
        f"Asked “{QUESTION}”, Jake Sullivan pointed to the lake.",
        "Asked whether “the boats [will] come back before the winter sets in”, Sullivan laughed.",
        "When asked if “the boats [will] come back before the winter”, Sullivan said yes.",
        "Sullivan, pressed on when “the boats [will] come back before the winter”, said nothing.",
        "Asked by Ann Moss why “the boats come back before the winter”, Sullivan left.",
        "Jake Sullivan would not say when “the boats come back before the winter sets in”.",
        "Jake Sullivan declined to say if “the boats come back before the winter sets in”.",
    ],
)
def test_what_is_asked_is_not_said_by_whoever_answers(library: Library, draft: str) -> None:
    (checked, *_) = library.drafts.check(draft.encode(), "draft.md")
    assert (checked.is_alarm, checked.claim.speaker) == (False, None), checked


@cases(
    ("draft", "verdict"),
    [
        ("Jake Sullivan never said “We shall sell every boat tomorrow”.", "not checked"),
        ("Sullivan left; nor did he say: “We shall sell every boat tomorrow.”", "not checked"),
        (f"Jean-Pierre did not say “{SULLIVAN}”, as the Post had it.", "not checked"),
        ("Jake Sullivan hat nie gesagt: „We shall sell every boat tomorrow.“", "not checked"),
        ("Jake Sullivan denied saying “We shall sell every boat tomorrow”.", "not checked"),
        ("“We shall sell every boat tomorrow,” Jake Sullivan never said.", "not checked"),
        ("Sullivan denied having told them: “We shall sell every boat tomorrow.”", "not checked"),
        ("Jake Sullivan nunca disse: «We shall sell every boat tomorrow».", "not checked"),
        ("Sullivan denied it all: “We shall sell every boat tomorrow.”", "not found"),
        ("“We shall sell every boat tomorrow”: he did not say that.", "not checked"),
        ("“We shall sell every boat tomorrow” was not how Sullivan put it.", "not checked"),
        ("“We shall sell every boat tomorrow” is not what Sullivan told reporters.", "not checked"),
        ("“We shall sell every boat tomorrow” were not his exact words.", "not checked"),
        ("“We shall sell every boat tomorrow” aren't Sullivan's words.", "not checked"),
        ("“We shall sell every boat tomorrow” — but he said no such thing.", "not checked"),
        ("Nobody at the briefing said “We shall sell every boat tomorrow”.", "not checked"),
        (f"“{SULLIVAN}” was not how Jake Sullivan put it.", "exact"),
        ("“We shall sell every boat tomorrow” was not what he said in May.", "not found"),
        ("“We shall sell every boat tomorrow” was how Sullivan put it.", "not found"),
        (f"Jake Sullivan did not say “{SULLIVAN}”.", "exact"),
        (f"In his speech Jake Sullivan never said “{SULLIVAN}”.", "exact"),
        (f"On Friday Jake Sullivan never said “{SULLIVAN}”.", "exact"),
        (f"Karine Jean-Pierre never said “{SULLIVAN}”.", "not checked"),
        ("“We shall sell every boat tomorrow,” Sullivan never said twice.", "not found"),
        ("If Sullivan did not say “We shall sell every boat tomorrow”, who did?", "not found"),
        ("Sullivan did not say “We shall sell every boat tomorrow” for fun.", "not found"),
        ("Nobody denied he said “We shall sell every boat tomorrow”.", "not found"),
    ],
)
def test_what_a_draft_says_was_not_said_is_no_alarm(
    library: Library, draft: str, verdict: str
) -> None:
    (checked,) = library.drafts.check(draft.encode(), "draft.md")
    assert checked.verdict.value == verdict
    assert ("was not said" in "".join(checked.notes)) is (verdict != "not found")
    assert checked.is_alarm is (verdict == "not found")


@pytest.mark.parametrize("lead", ["Jake Sullivan never said", "At no time has Sullivan said:"])
def test_a_sentence_that_a_draft_says_somebody_never_said_is_wrong_where_it_stands(
    library: Library, lead: str
) -> None:
    (checked,) = library.drafts.check(f"{lead} “{SULLIVAN}”.".encode(), "draft.md")
    assert (checked.verdict.value, checked.is_alarm) == ("differs", True)
    assert checked.notes[0].startswith("the draft says that this was not said, but")


@cases(
    "draft",
    [
        f"Asked about the boats, Jean-Pierre said: “{SULLIVAN}.”",
        f"Asked the reason for it, Jean-Pierre said “{SULLIVAN}”.",
        f"Jean-Pierre did not say “{SULLIVAN}” lightly.",
        f"Jean-Pierre asked why “{SULLIVAN}”.",
    ],
)
def test_what_is_said_to_be_asked_or_answered_by_another_is_an_alarm(
    library: Library, draft: str
) -> None:
    (checked,) = library.drafts.check(draft.encode(), "draft.md")
    assert checked.verdict is Verdict.OTHER_SPEAKER


@pytest.mark.parametrize(
    "before",
    [
        "Press secretary Ann Moss opened the hall.",
        "Ann Moss, the White House press secretary, opened the hall.",
        "White House press secretary Ann Moss and deputy press secretary Karl Birk came.",
    ],
)
def test_words_of_another_than_the_one_to_whom_the_draft_gives_the_title_are_an_alarm(
    library: Library, before: str
) -> None:
    draft = f"{before} “{SULLIVAN},” the press secretary said."
    (checked,) = library.drafts.check(draft.encode(), "draft.md")
    assert checked.verdict is Verdict.OTHER_SPEAKER


@cases(
    ("before", "role"),
    [
        ("Former press secretary Ann Moss opened the hall.", "the press secretary"),
        ("French press secretary Ann Moss opened the hall.", "the press secretary"),
        ("Deputy press secretary Ann Moss opened the hall.", "the press secretary"),
        ("Her predecessor as press secretary, Ann Moss, was there.", "the press secretary"),
        ("Defence secretary Ann Moss opened the hall.", "the press secretary"),
        ("Pentagon press secretary Ann Moss came.", "the White House press secretary"),
        ("Press secretary Ann Moss met press secretary Karl Birk.", "the press secretary"),
        ("French President Ann Moss opened the hall.", "the president"),
    ],
)
def test_a_like_title_of_another_is_none(library: Library, before: str, role: str) -> None:
    draft = f"{before} “{SULLIVAN},” {role} said."
    (checked,) = library.drafts.check(draft.encode(), "draft.md")
    assert (checked.verdict, checked.not_compared) == (Verdict.EXACT, "speaker not compared")


def test_a_surname_of_two_people_is_either_whatever_letters_they_have(tmp_path: Path) -> None:
    said = "The dredging budget was never meant to cover the eastern basin"
    article = f"---\ndate: 2024-09-03\n---\n“{said},” Basia Kowalska said.\n"
    others = ("Wanda", "Żdzana", "Émilienne", "Zdzana")
    with closing(indexed(tmp_path, {"basia": article})) as library:
        stated = [
            checked(
                library, f"Basia Kowalska spoke, then {other} Kowalska.\n\n“{said},” Kowalska said."
            ).claim.stated
            for other in others
        ]
    assert stated == ["Kowalska"] * len(others)


def test_a_surname_of_two_people_in_the_draft_may_be_either(tmp_path: Path) -> None:
    said = "The dredging budget was never meant to cover the eastern basin"
    article = f"---\ndate: 2024-09-03\n---\n“{said},” Basia Kowalska said.\n"
    drafts = {
        f"“{said},” Kowalska said.": False,
        f"Wanda Kowalska spoke first, then Basia Kowalska.\n\n“{said},” Kowalska said.": False,
        f"Wanda Kowalska spoke, then Basia Kowalska.\n\n“{said},” Wanda Kowalska said.": True,
        f"Councillor Kowalska came, and Wanda Kowalska.\n\n“{said},” Kowalska said.": True,
    }
    with closing(indexed(tmp_path, {"basia": article})) as library:
        alarms = {draft: checked(library, draft).is_alarm for draft in drafts}
        either = checked(library, list(drafts)[1])
    assert alarms == drafts
    assert either.claim.stated == "Kowalska"
    assert either.speakers_not_compared == ("Wanda Kowalska",)


@cases(
    ("before", "words", "verdict", "stated"),
    [
        ("“I can't speak for President Xi,” said Kirby.", BIDEN, Verdict.EXACT, "The president"),
        (
            "“I can't speak for President Xi,” said Kirby.",
            JEAN_PIERRE,
            Verdict.OTHER_SPEAKER,
            "The president",
        ),
        ("Kirby met President Xi Jinping.", BIDEN, Verdict.EXACT, "Xi Jinping"),
    ],
)
def test_a_name_within_a_quotation_tells_nobody_who_the_president_is(
    library: Library, before: str, words: str, verdict: Verdict, stated: str
) -> None:
    one = checked(library, f"{before}\n\nThe president said: “{words}.”")
    assert (one.verdict, one.claim.stated) == (verdict, stated)
    assert (one.not_compared == "") is (stated == "The president")
