"""How bad a difference is: wrong, altered or style; the changes that editors make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import NOW
from tests.factcheck.conftest import indexed

from briefreader import config
from briefreader.factcheck import ChangeKind, CheckResult, Grade, HouseStyle, Verdict
from briefreader.factcheck.editorial_changes import other_wordings
from briefreader.factcheck.quoted_text import parse_quoted_text
from briefreader.library import Library

ADDRESS = """\
---
title: Remarks by Minister Mara Voss on the Pier
date: 2024-03-12
source: Office Sample
---
MINISTER VOSS:  We are going to favor the harbor at the center of town, and it’s not a small thing.
So we — we have put real money into it.  You know, I support the twenty-five crews.  It did not,
you know, come cheap.  We will never, never sell the pier, and I want everybody to know it.  The old
men told me, “You will not live to see the tide turn again.”  The traveled crews will not go.

Q    And the ninety boats?  Six hundred thousand?

MINISTER VOSS:  600,000.  The 90 boats are safe, and he was glad of it, and I — and I’ll keep it.
"""
LAMP = f"""\
---
title: Remarks by Minister Mara Voss on the Lamp
date: 2024-03-13
---
MINISTER VOSS:  We open the lamp room to everybody.  It will not be sold; I say it twice, it will
not be sold.  Now it is all ours.  I believe what I see.  They know that the crews will go.
We let the town build boats, and the crew will man them.  There are no no-go piers here.
We go, and the crew did not go to sea; I say that they go to sea.
We have our men, and our sea defenses.
We need your help to keep the bigger harbor trade.
{"Nobody can tell what the weather has in store for us today. " * 16}
It cost us nine millions.
It created 315,000 jobs at a cost of $4.2 billion, and 1,000,000 lamps. The vote was 7-2.
"""


STORY = """\
---
title: The boats come home
date: 2024-03-14
---
“It is not a small thing,” Tom Reave said on the pier.

“My father told me, ‘The tide owes nobody a harbor,’” Reave said.

“We gave our word to the pilots, the mayor says. Which pilots?” Reave asked.
"""
UNDATED = "# A note\n\n“The weather vane is turning north again,” Tom Reave said.\n"

Check = Callable[[str, str], CheckResult]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    """Check words that a draft gives to somebody."""
    home = tmp_path_factory.mktemp("grades")
    folder = home / "briefings"
    folder.mkdir()
    (folder / "address.md").write_text(ADDRESS, encoding="utf-8")
    (folder / "lamp.md").write_text(LAMP, encoding="utf-8")
    (folder / "story.md").write_text(STORY, encoding="utf-8")
    (folder / "undated.md").write_text(UNDATED, encoding="utf-8")
    library = Library.open(
        [folder], cache_dir=home / "cache", data_dir=home / "data", clock=lambda: NOW
    )
    for _ in library.update():
        pass

    def checked(words: str, speaker: str = "Mara Voss") -> CheckResult:
        (one,) = library.drafts.check(f"“{words},” {speaker} said.".encode(), "draft.txt")
        return one

    yield checked
    library.close()


STYLE = {
    "It created 315 000 jobs": {"numerals"},
    "It created 315\u202f000 jobs": {"numerals"},
    "at a cost of $4,2 billion": {"numerals"},
    "jobs at a cost of $4·2 billion": {"numerals"},
    "and 1.000.000 lamps": {"numerals"},
    "It created three hundred and fifteen thousand jobs": {"numerals"},
    "It created 315 thousand jobs at a cost of 4,2 billion $, and 1 million lamps": {"numerals"},
    "at a cost of 4.2 billion dollars": {"numerals"},
    "at a cost of 4.2 billion dollarſ": {"numerals"},
    "jobs at a cost of US$4 200 000 000": {"numerals"},
    "We are going to favour the harbour at the centre of town": {"british spelling"},
    "The travelled crews will not go": {"british spelling"},
    "I support the 25 crews": {"numerals"},
    "The ninety boats are safe, and he was glad of it": {"numerals"},
    "We are gonna favor the harbor at the center of town": {"colloquial"},
    "We open the lamproom to everybody": {"compound"},
    "and I want every body to know it": {"compound"},
}
ALTERED = {
    "and it is not a small thing": {"contraction"},
    "So we have put real money into it": {"repetition"},
    "and he was glad of it, and I’ll keep it": {"repetition"},
    "It did not come cheap": {"filler"},
    "It didn’t come cheap": {"filler", "contraction"},
    "We will never sell the pier, and I want everybody to know it": {"repetition"},
    "and I want [the crews] to know it": {"brackets"},
    "You will not live to see the tide turn again": {"inner quotation"},
    "We’re gonna favour the harbor at the center of town": {
        *("contraction", "colloquial", "british spelling"),
    },
}
WRONG = (
    *("and it is a small thing", "We will sell the pier, and I want everybody to know it"),
    *("So we, so we have put real money into it", "I support the twenty-six crews"),
    *("You know, I [oppose] the twenty-five crews", "It did, you know, come cheap"),
    *("The traveled crews [will] go", "the pier, and I [do not] want everybody to know it"),
    *("The traveled crews will not go [not]", "The 90 boats are [un]safe, and he was glad of it"),
    "I support the [40] crews",
    # A comma may part thousands, a point may not, nor is a hyphen either.
    *("at a cost of $4,200 billion", "at a cost of $42 billion", "It created 315.000 jobs"),
    *("at a cost of 4.2 billion euros", "jobs at a cost of 4.2 billion, and 1,000,000 lamps"),
    *("jobs at a cost of $-4.2 billion", "jobs at a cost of US€4.2 billion, and 1,000,000 lamps"),
    *("It created 1 million jobs at a cost of $4.2 billion, and 315 thousand lamps",),
    *("It created 31 500 jobs", "It created 315 000 000 jobs", "lamps. The vote was 7.2"),
    # Brackets at the end turn the verb, or a lone verb stands for words of two sentences.
    *("You know, I [oppose]", "and I [refuse] everybody to know it", "I [doubt] the crews will go"),
    *("You know, I support the [oppose]", "We let the town [dismantle]"),
    "There are no-go piers here",
    # Without its space another word.
    *(
        "what the weather has instore for us today",
        "No body can tell what the weather has in store",
    ),
    # What an ellipsis leaves out ends in a "not", and the words go on elsewhere.
    "We open the lamp room … be sold",
    # The words that go on stand again farther away, without the "not" that is hidden.
    "We go, and the crew … go to sea",
    # The last word of a sentence is not left out alone: brackets in its place replace it.
    *("and our sea [wrecks]", "to keep the bigger harbor [hostages]"),
    # A few words that stand far away, and those of another answer.
    *("We open the lamp room to everybody … nine millions", "The 90 boats are safe … to know it"),
)
RIGHT = (
    *("You know, I [support]", "it cost us [millions]", "he was glad of it [the pier]"),
    *("We open the lamp room to everybody … it is all ours", "to know it [yesterday]"),
    *("You know, I [supported] the twenty-five crews", "and the crew [members]"),
    *(
        "We have our men, and our sea [defence]",
        "They know … they go to sea",
        "We go … they go to sea",
        "men, and our [Navy]",
    ),
)


def test_what_editors_change_is_no_alarm_and_is_named(check: Check) -> None:
    passed_on = check("The tide owes nobody a harbor", "Tom Reave")
    assert passed_on.changes == (ChangeKind.INNER,)
    for words, changes in (STYLE | ALTERED).items():
        checked = check(words, "Mara Voss")
        assert {kind.value for kind in checked.changes} == changes, words
        assert checked.grade is (Grade.STYLE if words in STYLE else Grade.ALTERED), words
        assert not checked.is_alarm
        assert replace(checked, house=HouseStyle(strict=True)).is_alarm
        silent = replace(checked, house=HouseStyle(frozenset(checked.changes), strict=True))
        assert silent.grade is Grade.RIGHT
        assert not silent.is_alarm


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("The tide owes nobody a harbor", "“My father told me, ‘…,’”"),
        ("We gave our word to the pilots", "“…, the mayor says.”"),
    ],
)
def test_words_that_the_speaker_quotes_are_told_with_whom_he_quotes(
    check: Check, words: str, there: str
) -> None:
    told = f"the speaker quotes somebody else there: {there}"
    passed_on, anothers = check(words, "Tom Reave"), check(words, "Mara Voss")
    assert (passed_on.verdict, passed_on.changes) == (Verdict.EXACT, (ChangeKind.INNER,))
    assert told in passed_on.notes
    assert anothers.verdict is Verdict.OTHER_SPEAKER
    assert told in anothers.notes
    assert check("Which pilots?", "Tom Reave").changes == ()


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("i'm not i can't confirm that", "I’m not — I cannot confirm that"),
        ("we can't go", "We can not go"),
        ("it's safe", "It is safe"),
    ],
)
def test_a_contraction_is_looked_for_where_its_long_form_is_written(
    said: str, written: str
) -> None:
    assert said in other_wordings(parse_quoted_text(written).keys)


def test_another_meaning_is_wrong_however_small_the_change(check: Check) -> None:
    for words in WRONG:
        checked = check(words, "Mara Voss")
        assert checked.grade is Grade.WRONG, (words, checked.verdict, checked.changes)
        assert replace(checked, house=HouseStyle(frozenset(ChangeKind))).is_alarm


def test_brackets_and_ellipses_that_change_no_meaning_are_no_alarm(check: Check) -> None:
    for words in RIGHT:
        checked = check(words, "Mara Voss")
        assert not checked.is_alarm, (words, checked.verdict, checked.differences)


def test_a_note_says_what_brackets_stand_for(check: Check) -> None:
    checked = check("and I want [the crews] to know it", "Mara Voss")
    assert checked.notes == ("[the crews] stands for “everybody”",)
    assert check("he [Tom Reave] was glad of it", "Mara Voss").notes == ("[Tom Reave] was added",)
    (note,) = check("We have our men, and our sea [defence]", "Mara Voss").notes
    assert note == "at [defence] the article has “defenses”"


def test_brackets_that_may_not_stand_for_words_are_one_difference(check: Check) -> None:
    words = "I support the [40] crews"
    (difference,) = check(words, "Mara Voss").differences
    assert (difference.kind, difference.quote.of(words)) == ("changed", "[40]")


def test_altered_words_of_another_speaker_are_wrong(check: Check) -> None:
    checked = check("So we have put real money into it", "Tom Reave")
    assert checked.verdict is Verdict.OTHER_SPEAKER
    assert checked.grade is Grade.WRONG


def test_whoever_says_it_but_for_a_change_comes_before_whoever_says_just_so(check: Check) -> None:
    checked = check("It is not a small thing", "Mara Voss")
    assert checked.grade is Grade.ALTERED
    assert checked.notes == ("these exact words are Tom Reave's, in “The boats come home”",)
    assert check("It is not a small thing", "Tom Reave").grade is Grade.RIGHT
    checked = check("Six hundred thousand", "Mara Voss")  # of which no word stands there just so
    assert (checked.grade, checked.changes) == (Grade.STYLE, (ChangeKind.NUMERALS,))


def test_a_day_is_not_compared_where_the_article_has_none(check: Check) -> None:
    words = "The weather vane is turning north again"
    checked = check(words, "on 3 May 2023 Tom Reave")
    assert (checked.verdict, checked.grade) == (Verdict.EXACT, Grade.RIGHT)
    assert checked.dates_not_compared == ("3 May 2023",)
    assert "the article has no date to compare with" in checked.notes
    assert check(words, "Tom Reave").not_compared == ""


def test_a_day_beside_the_right_one_is_told(check: Check) -> None:
    words = "It is not a small thing"
    checked = check(words, "on 14 March 2024 and again on 16 March 2024 Tom Reave")
    assert (checked.verdict, checked.is_alarm) == (Verdict.EXACT, False)
    assert checked.dates_not_compared == ("16 March 2024",)
    assert checked.notes == ("“16 March 2024” is another date than the article's",)
    assert check(words, "on 14 March 2024 Tom Reave").not_compared == ""
    checked = check(words, "on 15 March 2024 Tom Reave")
    assert (checked.verdict, checked.notes) == (Verdict.OTHER_DATE, ())
    assert checked.dates_not_compared == ()


NOT_COMPARED = {  # whom a paragraph names, and what is told of it
    "For Tom Reave, the matter is a simple one. “{}”": ("Tom Reave",),
    "They heard evidence from Tom Reave. Asked twice, the witness replied: “{}”": ("Tom Reave",),
    "There was no way round it for Tom Reave.\n\n“{}”": ("Tom Reave",),
    "For Tom Reave and for Ann Moss, it is simple. “{}”": ("Tom Reave", "Ann Moss"),
    "For Dr Wukan Brekke, the matter is a simple one. “{}”": ("Wukan Brekke",),
    "For Prime Minister Xio Brekke, the matter is a simple one. “{}”": ("Xio Brekke",),
    "For Mr. Wukan Brekke, the matter is a simple one. “{}”": ("Wukan Brekke",),
    "In Tom Reave's view, the matter is simple. “{}”": ("Tom Reave",),
    # by surname alone, where somebody's name stands
    "Tom Reave came.\n\nReave, whom I met, was blunter than the rest (“{}”).": ("Reave",),
    "Then Reave took to a blog. “{},” the post read.\n\nTom Reave left.": ("Reave",),
    "Mr Reave flies.\n\nWhen it comes to planes I always go back to Reave: “{}”": ("Reave",),
    "Tom Reave knew.\n\n“{},” reads the note on the door, signed Reave.": ("Reave",),
    "Then Albright took to a blog. “{},” the post read.": ("Albright",),
    "Tom Reave came.\n\nThe speech by Reave was long and clear. “{}”": ("Reave",),
    "Tom Reave came.\n\nA word from Reave had helped. “{}”": ("Reave",),
    "Then London changed. Paris voted. “{}”": (),
    "It was Friday was it not, and May was warm. “{}”": (),
    "Then Arden took to a blog to hit back. “{},” the post read.": (),
    # places, firms and ships; bylines and credits
    "They saw Mount Everest near Santa Barbara, in Hong Kong and in Sri Lanka. “{}”": (),
    "For Goldman Sachs and for Storm Boris, it is simple. “{}”": (),
    "By Tom J. Reave\n\n“{}”": (),
    "Photo: Tom Reave\n\n“{}”": (),
    "Reporting by Tom Reave and Ann Moss\n\n“{}”": (),
    "By noon it was simple for Tom Reave.\n\n“{}”": ("Tom Reave",),
    # another is named, too, or nobody in full, or elsewhere, or it is clear who says it
    "For Tom Reave and for Judith Arden, it is simple. “{}”": (),
    "For Reave, the matter is a simple one. “{}”": (),
    "The Confronting Hardship Act makes it simple, with Professional Conduct. “{}”": (),
    "Tom Reave was there.\n\nIt rained.\n\n“{}”": (),
    "For Tom Reave, it is simple. “{},” said Judith Arden.": (),
}


def test_whom_a_paragraph_names_is_told_where_another_says_the_words(library: Library) -> None:
    for form, told in NOT_COMPARED.items():
        draft = form.format("The humanitarian flights go on as before")
        (checked,) = library.drafts.check(draft.encode(), "draft.md")
        assert checked.speakers_not_compared == told, form
        assert (checked.verdict, checked.is_alarm) == (Verdict.EXACT, False)
        what = "speaker" if told else "date" if "Friday" in form else ""
        assert checked.not_compared == (f"{what} not compared" if what else "")
        notes = [f"“{name}” was not compared with the article's speaker" for name in told]
        notes += ["“Friday” was not compared with the article's date"] * (what == "date")
        assert list(checked.notes) == notes


def test_a_speaker_who_is_not_certain_is_no_alarm_where_the_right_one_is_named(
    library: Library,
) -> None:
    words = "“The humanitarian flights go on as before.”"
    form = "* Phone mast, Mill Lane: refused; {}, for the residents, has since commented, " + words
    for name, verdict, told in (
        ("Judith Arden", Verdict.EXACT, "speaker not compared"),
        ("Arden", Verdict.EXACT, "speaker not compared"),
        ("Tom Reave", Verdict.OTHER_SPEAKER, ""),
    ):
        (checked,) = library.drafts.check(form.format(name).encode(), "draft.md")
        assert (checked.verdict, checked.not_compared) == (verdict, told)
    for form in (
        "Judith Arden listened as Tom Reave replied that {}",
        "After Reave spoke, {}” was the answer of Tom Reave to Arden",
        "After Reave spoke, {}” was the answer to Arden by Tom Reave",
    ):
        draft = form.format(words if form.endswith("}") else words[:-2])
        (checked,) = library.drafts.check(draft.encode(), "draft.md")
        assert checked.verdict is Verdict.OTHER_SPEAKER, form
    certain = f"{words[:-2]},” said Tom Reave, of Judith Arden."
    (checked,) = library.drafts.check(certain.encode(), "draft.md")
    assert checked.verdict is Verdict.OTHER_SPEAKER


def test_a_day_in_the_heading_of_minutes_is_told_and_not_compared(library: Library) -> None:
    words = "“The humanitarian flights go on as before.”"
    for heading, told in {
        "Transcript of the trial, 3 to 5 May 2001": "5 May 2001",
        "Minutes of the hearing on 3 and 4 May 2001": "4 May 2001",
        "Minutes of the council meeting, 9 February 2002": "9 February 2002",
    }.items():
        draft = f"{heading}\n\nThe chair read out what Judith Arden told the Gazette: {words}"
        (checked,) = library.drafts.check(draft.encode(), "draft.md")
        assert (checked.verdict, checked.is_alarm) == (Verdict.EXACT, False), heading
        assert checked.dates_not_compared == (told,)


def test_that_a_date_stands_in_an_earlier_sentence_is_told(library: Library) -> None:
    words = "“The humanitarian flights go on as before,” {} said{}."
    told = ("the draft's date stands in an earlier sentence",)
    earlier = f"Judith Arden spoke on 3 May 2001. It rained. {words.format('she', '')}"
    own = words.format("Judith Arden", " on 3 May 2001")
    for draft, notes in ((earlier, told), (own, ())):
        (checked,) = library.drafts.check(draft.encode(), "draft.md")
        assert (checked.verdict, checked.notes) == (Verdict.OTHER_DATE, notes)


def test_a_place_where_nobody_speaks_hides_no_speaker(tmp_path: Path) -> None:
    words = "Nobody has ever swum across this bay in winter"
    texts = {"a": f"“{words},” said Ann Moss.\n", "b": f"{words}.\n", "0": f"{words}.\n"}
    articles = {name: f"# The bay {name}\n\n{text}" for name, text in texts.items()}
    with closing(indexed(tmp_path, articles)) as library:
        for name, told in {"Tom Reave": ("Tom Reave",), "Ann Moss": ()}.items():
            draft = f"For {name}, it is simple. “{words}.”"
            (checked,) = library.drafts.check(draft.encode(), "d.md")
            assert checked.speakers_not_compared == told
            assert checked.place is not None
            assert checked.place.speaker == "Ann Moss"


def test_the_configuration_knows_every_change() -> None:
    assert set(config.CHANGES) == {kind.value for kind in ChangeKind}


def test_a_not_that_is_put_in_is_no_other_one_farther_on(tmp_path: Path) -> None:
    talk = (
        "---\ntitle: A talk\ndate: 2024-03-14\n---\nMR. VOSS:  The state of the quays in Ellery had"
        " changed — not “was changing” anymore, but “has changed.” We do not fear that.\n"
    )
    with closing(indexed(tmp_path, {"talk": talk})) as opened:
        for words, wrong, found in (
            (
                "The state of the quays in Ellery had not changed",
                ("not", ""),
                "in Ellery had changed",
            ),
            (
                "The quays in Ellery had not changed, not was changing",
                ("not", ""),
                "not “was changing",
            ),
            ("not ‘was changing’ anymore, but ‘is changed’", ("is", "has"), "but “has changed."),
        ):
            (checked,) = opened.drafts.check(f"“{words},” Voss said.".encode(), "draft.md")
            assert checked.verdict is Verdict.DIFFERS
            (difference,) = [one for one in checked.differences if one.wrong]
            assert checked.place
            told = difference.quote.of(checked.claim.text), difference.found.of(checked.place.found)
            assert told == wrong
            assert checked.place.found.endswith(found)


def test_words_that_their_speaker_denies_are_told(tmp_path: Path) -> None:
    talk = (
        "---\ntitle: A talk\ndate: 2024-03-14\n---\nMR. VOSS:  The state of the quays has changed"
        " — not “was changing,” but “has changed.” I never said “the pier is lost for good.” It is"
        " not just “a fine old pier,” it is ours. And why not “a pier for everybody”? I would not"
        " go. “Stay with us,” they told me. I did not say that the toll will be halved next year."
        " You will not hear me say that the lamps are new. It is not true that we sold the crane."
        " Nobody denies that the slip is steep. I would be lying if I did not say that the dredger"
        " is late. Did I not say that the buoys are red? The digging is done, and the digging is"
        " not the tunnel.\n"
    )
    with closing(indexed(tmp_path, {"talk": talk})) as opened:
        for draft, denied in (
            ("Voss told us that the state “was changing”.", "not “was changing…"),
            ("“The pier is lost for good,” Voss said.", "never said “the pier is lost for good…"),
            ("Voss said the state “has changed”.", ""),
            ("“A fine old pier,” Voss said.", ""),
            ("Voss asked for “a pier for everybody”.", ""),
            ("“Stay with us,” Voss said.", ""),
            ("“I never said ‘the pier is lost for good,’” Voss said.", ""),
            ("Voss never said “the pier is lost for good”.", ""),
            (
                "Voss said it “will be halved next year”.",
                "not say that the toll will be halved next year…",
            ),
            ("“The lamps are new,” Voss said.", "not hear me say that the lamps are new…"),
            ("“We sold the crane,” Voss said.", "is not true that we sold the crane…"),
            ("“The slip is steep,” Voss said.", ""),
            ("“The dredger is late,” Voss said.", ""),
            ("“The buoys are red,” Voss said.", ""),
            ("“I did not say that the toll will be halved,” Voss said.", ""),
        ):
            (checked,) = opened.drafts.check(draft.encode(), "draft.md")
            assert checked.is_alarm is ("was changing" in denied), draft
            told = f"the speaker denies these words there: {denied}"
            assert [note for note in checked.notes if "denies" in note] == [told] * bool(denied)
        cut = "“The digging is done, and the digging is” enough, Voss said."
        (checked,) = opened.drafts.check(cut.encode(), "draft.md")
        assert checked.notes == ("the article goes on: “not the tunnel”",)


def test_words_that_the_article_does_not_vouch_for_are_told(tmp_path: Path) -> None:
    story = (
        "---\ntitle: The quay\ndate: 2024-03-14\n---\nAnn Moss denied having called Birk “a prophet"
        " with a bucket”.\n\n“I eat trout for breakfast,” Ann Moss is alleged to have said in"
        " March.\n\nIn a doctored screenshot, Ann Moss wrote: “The town will be fine without me.”"
        "\n\n“We shall pay for every pump,” Ann Moss said.\n"
    )
    bericht = (
        "---\ntitle: Der Kai\ndate: 2024-03-14\n---\nDas Amt hat sich am Montag nicht geäußert, und"
        " es ist nicht klar, wer das war. Anna Birk hat nie gesagt: „Die Dörfer können warten.“\n"
    )
    denied = "the speaker denies these words there: "
    alleged = "the article does not say for certain that this was said: "
    after_all = "the draft says that this was not said, but these are the words"
    neither = "the article does not say for certain that it was said, either"
    with closing(indexed(tmp_path, {"story": story, "bericht": bericht})) as opened:
        for draft, told in (
            (
                "Ann Moss called Birk “a prophet with a bucket”.",
                f"{denied}denied having called Birk “a prophet with a bucket…",
            ),
            ("Ann Moss denied calling Birk “a prophet with a bucket”.", neither),
            (
                "“I eat trout for breakfast,” Ann Moss said.",
                f"{alleged}“I eat trout for breakfast” Ann Moss is alleged to have said…",
            ),
            ("“I eat trout for breakfast,” Ann Moss allegedly said.", ""),
            ("Ann Moss never said “I eat trout for breakfast”.", neither),
            (
                "“The town will be fine without me,” Ann Moss said.",
                f"{alleged}doctored screenshot, Ann Moss wrote: “The town will be fine without me…",
            ),
            ("“We shall pay for every pump,” Ann Moss said.", ""),
            ("Ann Moss did not say “we shall pay for every pump”.", after_all),
            (
                "„Die Dörfer können warten“, sagte Anna Birk.",
                f"{denied}nie gesagt: “Die Dörfer können warten…",
            ),
            ("Anna Birk hat nie gesagt: „Die Dörfer können warten.“", neither),
        ):
            (checked,) = opened.drafts.check(draft.encode(), "draft.md")
            assert checked.verdict is Verdict.EXACT, draft
            notes = [note for note in checked.notes if note != "speaker not certain"]
            assert notes == [told] * bool(told), draft


def test_a_day_that_the_article_names_for_older_words_is_right(tmp_path: Path) -> None:
    talk = (
        "---\ntitle: Remarks by Ann Moss\ndate: 2024-03-14\n---\nMS. MOSS:  Two years ago I said in"
        " this hall: “The pier is a road for all of us.” It still is, and it will be next year.\n"
    )
    story = (
        "---\ntitle: The pipes of the bay\ndate: 2024-03-15\n---\nThe bay mourns Edith Loom, who"
        " drew maps.\n\nIn a 1998 talk, Mrs. Loom said: “I know where every pipe is in this bay.”"
        "\n"
    )
    with closing(indexed(tmp_path, {"talk": talk, "story": story})) as opened:
        for year, verdict in ((1998, Verdict.EXACT), (1997, Verdict.OTHER_DATE)):
            draft = f"“I know where every pipe is in this bay,” Loom said in {year}."
            (checked,) = opened.drafts.check(draft.encode(), "draft.md")
            assert checked.verdict is verdict, year
        for words, verdict in (
            ("The pier is a road for all of us.", Verdict.EXACT),
            ("It still is, and it will be next year.", Verdict.OTHER_DATE),
        ):
            draft = f"---\ndate: 2024-04-02\n---\n\nTwo years ago Ann Moss said: “{words}”\n"
            (checked,) = opened.drafts.check(draft.encode(), "draft.md")
            assert checked.verdict is verdict, words


PLANS = (
    "“We are not going to close the north quay this year. I won’t sell the lighthouse to anybody."
    " We don’t really want to build a bridge out there. No one will pay for the ferry on Sundays."
    " I refuse to sign the harbour paper in March. It was never able to carry lorries in winter."
    " Why not raise the toll for larger boats? We are going to paint the harbour office green."
    " Nobody has asked for a second crane so far,” said Ann Moss."
)


def test_a_not_before_an_auxiliary_verb_is_not_left_out(tmp_path: Path) -> None:
    with closing(indexed(tmp_path, {"a": f"# The plans\n\n{PLANS}\n"})) as library:
        for draft, left_out in {
            "Ann Moss said she would “close the north quay this year”.": "not going to",
            "Ann Moss said she would “sell the lighthouse to anybody”.": "won’t",
            "Ann Moss said they wanted to “build a bridge out there”.": "don’t really want to",
            "Ann Moss said many would “pay for the ferry on Sundays”.": "No one will",
            "Ann Moss said she would “sign the harbour paper in March”.": "refuse to",
            "Ann Moss said it could “carry lorries in winter”.": "never able to",
            "Ann Moss said people had “asked for a second crane so far”.": "Nobody has",
            "Ann Moss said she would not “close the north quay this year”.": "",
            "Ann Moss refused to “sign the harbour paper in March”.": "",
            "Ann Moss denied she would “sell the lighthouse to anybody”.": "",
            "Ann Moss said they would “paint the harbour office green”.": "",
            "Ann Moss said they might “raise the toll for larger boats”.": "",
            "Ann Moss said it was for “the ferry on Sundays”.": "",
            "“We are not going to close the north quay this year,” said Ann Moss.": "",
        }.items():
            (checked,) = library.drafts.check(draft.encode(), "d.md")
            assert checked.verdict is (Verdict.DIFFERS if left_out else Verdict.EXACT), draft
            if left_out:
                assert checked.place is not None
                assert checked.place.found.startswith(left_out), draft


def test_a_year_that_the_draft_does_not_name_is_no_alarm_but_for_news(tmp_path: Path) -> None:
    words = "Nobody has ever swum across this bay in winter"
    article = f"---\ntitle: The bay\ndate: 2022-08-18\n---\n“{words},” said Ann Moss.\n"
    with closing(indexed(tmp_path, {"a": article})) as library:
        for written, draft, verdict, told in (
            ("2025-02-10", "{} on 18 August.", Verdict.EXACT, "date not compared"),
            ("2025-02-10", "{} on 19 August.", Verdict.OTHER_DATE, ""),
            ("2025-02-10", "{} in August.", Verdict.EXACT, "date not compared"),
            ("2025-02-10", "{} in July.", Verdict.OTHER_DATE, ""),
            ("2025-02-10", "{} on 18 August 2024.", Verdict.OTHER_DATE, ""),
            ("2025-08-20", "{} on 18 August.", Verdict.OTHER_DATE, ""),
            ("2022-08-20", "{} on 18 August.", Verdict.EXACT, ""),
            ("2022-08-20", "{} on 17 August.", Verdict.OTHER_DATE, ""),
            ("2025-02-10", "In August 2022 it rained. {} on 18 August.", Verdict.EXACT, ""),
            ("2025-02-10", "It was 3 May 2022.\n\n{} on Aug. 18.", Verdict.EXACT, ""),
            ("2025-02-10", "In August 2022 it rained. {} on 19 August.", Verdict.OTHER_DATE, ""),
            (
                "2025-08-20",
                "On 3 May 2022 it rained. {} on 18 August.",
                Verdict.EXACT,
                "date not compared",
            ),
            ("2022-08-20", "On 3 May 2019 it rained. {} on 18 August.", Verdict.EXACT, ""),
            (
                "2023-02-10",
                "On 3 May 2019 it rained. {} on 18 August.",
                Verdict.EXACT,
                "date not compared",
            ),
        ):
            text = f"---\ndate: {written}\n---\n{draft.format(f'“{words},” Ann Moss said')}"
            (checked,) = library.drafts.check(text.encode(), "d.md")
            assert (checked.verdict, checked.not_compared) == (verdict, told), text


INTERRUPTED = """
“I am sorry for the mistake,” Brekke said today. “I should have checked the boats myself.”

“It was a long night for us,” said Jon Aas, who chairs the union. “Nobody slept in the valley.”

“The bridge will be mended,” said Ann Moss. “It is far too late for the lambs,” said Jon Aas.

“The road, which floods, is closed,” Brekke said. “The ferry sails again on Monday morning.”
"""


def test_an_attribution_between_two_quotations_is_no_word_left_out(tmp_path: Path) -> None:
    told = "the article has its attribution between these words"
    sorry, checked_them = "I am sorry for the mistake.", "I should have checked the boats myself."
    with closing(indexed(tmp_path, {"a": f"# The flood\n\n{INTERRUPTED}\n"})) as library:
        for draft, verdict, noted in (
            (f"Brekke: “{sorry} {checked_them}”", Verdict.EXACT, True),
            (f"“{sorry} {checked_them}” Brekke said.", Verdict.EXACT, True),
            ("Aas: “It was a long night for us. Nobody slept in the valley.”", Verdict.EXACT, True),
            ("Aas: “It was a long night. Nobody slept in the valley.”", Verdict.CUT, False),
            (f"Brekke: “{sorry} I should not have checked the boats.”", Verdict.DIFFERS, True),
            (
                "Jon Aas: “The bridge will be mended. It is far too late for the lambs.”",
                Verdict.OTHER_SPEAKER,
                True,
            ),
            (
                "Brekke: “The road is closed. The ferry sails again on Monday morning.”",
                Verdict.CUT,
                True,
            ),
            (f"“{sorry}” Brekke said.", Verdict.EXACT, False),
        ):
            (checked,) = library.drafts.check(draft.encode(), "d.md")
            assert checked.verdict is verdict, draft
            assert (told in checked.notes) is noted, draft
