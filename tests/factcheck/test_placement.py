"""Which of several articles a quotation is taken from, in a corpus that gives them in any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

from tests.cases import cases

from briefreader.domain.article import Article, StyledSpan, TextStyle
from briefreader.domain.people import load_people
from briefreader.factcheck import (
    ArticleText,
    CheckResult,
    Claim,
    Speech,
    Verdict,
    check_claim,
    find_claims,
    read_draft,
)
from briefreader.factcheck.article_text import TextVersion
from briefreader.factcheck.paraphrase import paraphrased
from briefreader.factcheck.quoted_text import parse_quoted_text
from briefreader.quotes import find_quotes

HEAD = "MS. JUDITH ARDEN:  Good day.\n\nQ    Thank you.\n\n"


class Articles:
    """A corpus that gives all of its articles for every claim, in order."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.people = load_people(None)
        self._articles = {article.path: article for article in articles}

    def holding(self, claim: Claim) -> Sequence[Path]:
        return list(self._articles)

    def resembling(self, claim: Claim, most: int) -> Sequence[Path]:
        return list(self._articles)

    def titled(self, words: str) -> Sequence[Path]:
        return []

    def article_text(self, path: Path) -> ArticleText | None:
        return ArticleText(self._articles[path])

    def speech(self, article: Article) -> Speech:
        return Speech(article, find_quotes(article.text, title=article.title))


def article(number: int, text: str, day: int = 1, source: str = "") -> Article:
    path = Path(f"/{number}.md")
    return Article(path, "", "Press Briefing", text, said_on=date(2024, 3, day), source=source)


def checked(draft: str, *articles: Article) -> CheckResult:
    (claim,) = find_claims(read_draft(draft.encode(), "draft.txt"))
    return check_claim(claim, Articles(articles))


def test_the_article_of_the_day_is_taken_in_whatever_order_they_come() -> None:
    said = f"{HEAD}MS. JUDITH ARDEN:  The ferries will not run on Sunday."
    for order in permutations((article(1, said, 1), article(2, said, 2), article(3, said, 3))):
        one = checked("“The ferries will not run,” Judith Arden said on 2 March 2024.", *order)
        assert one.verdict is Verdict.EXACT


def test_the_article_whose_source_the_draft_names_is_taken_where_nothing_else_decides() -> None:
    text = "The ferries will not run on Sunday."
    for order in permutations(article(n, text, 1, f"Coast {name}") for n, name in enumerate("AB")):
        one = checked("“The ferries will not run,” Judith Arden told Coast B.", *order)
        assert one.place is not None
        assert one.place.article.source == "Coast B"


def test_words_as_printed_are_taken_before_those_that_a_transcript_corrects() -> None:
    struck = StyledSpan(12, 17, TextStyle.STRUCK)
    corrected = article(1, "The ferries shall [will] not run on Sunday.")
    corrected = replace(corrected, styles=(struck,))
    printed = article(2, "The ferries shall not run on Sunday.")
    for order in permutations((corrected, printed)):
        one = checked("“The ferries shall not run,” Judith Arden said.", *order)
        assert one.place is not None
        assert one.place.article is printed
        assert one.notes[-1] == "no speaker is named there"


def test_a_quotation_of_a_turn_is_not_parted_by_what_is_quoted_in_it() -> None:
    said = "Dorian Ellery said to us all, “The ferries will not run,” and the pilots stay at home."
    one = checked(
        "“Dorian Ellery said … ‘The ferries will not run,’ and the pilots stay at home.”",
        article(1, f"{HEAD}MS. JUDITH ARDEN:  {said}"),
    )
    assert (one.verdict, one.notes, one.joined) == (Verdict.EXACT, (), ())
    assert one.place is not None
    assert one.place.speaker == "Judith Arden"


def test_a_few_words_of_another_article_are_not_taken_for_a_passage() -> None:
    first = article(1, f"{HEAD}MS. JUDITH ARDEN:  The ferries will not run on Sunday.")
    other = article(2, f"{HEAD}MS. JUDITH ARDEN:  The pilots sail at dawn today.")
    one = checked("“The ferries will not run … at dawn today,” Judith Arden said.", first, other)
    assert one.is_alarm
    assert not one.joined


def test_common_words_alone_are_no_form_of_a_quotation() -> None:
    there = article(1, f"{HEAD}MS. JUDITH ARDEN:  Now it is what it will be.")
    assert checked("“It is what it was,” Judith Arden said.", there).verdict is Verdict.NOT_FOUND


def test_nobody_is_unconfirmed_where_a_label_names_nobody() -> None:
    there = article(1, f"{HEAD}Q    Is the north quay safe for boats?\n\nMS. JUDITH ARDEN:  Yes.")
    one = checked("“Is the north quay safe for boats?” a reporter asked.", there)
    assert (one.verdict, one.notes) == (Verdict.EXACT, ())


def test_a_word_of_esses_alone_is_no_telling_word() -> None:
    wording = parse_quoted_text("the SS boat s went over the harbour and home")
    assert paraphrased(wording, TextVersion("nothing of this was ever said by anybody")) is None
    assert TextVersion("a boat of the SS").places_of_root("boat") == [1]


def test_a_paraphrase_stands_close_together() -> None:
    wording = parse_quoted_text("pilots harbour ferries")
    close = "The ferries of the harbour wait for pilots."
    apart = f"The ferries of the harbour wait. {'Nothing moves here. ' * 40}The pilots sleep."
    assert paraphrased(wording, TextVersion(close)) is not None
    assert paraphrased(wording, TextVersion(apart)) is None


def test_sic_stands_for_no_word() -> None:
    (join,) = parse_quoted_text("We [sic] go").joins[1]
    assert not join.inside


@cases(
    ("said", "draft", "found"),
    [
        ("I put things in burn bags when I didn't. So every single day I did.",
         "I put things in burn bags when I had one", "I put things in burn bags when I didn't."),
        ("The security in the harbour had changed, not was changing, all year.",
         "The security in the harbour had not changed", "The security in the harbour had changed"),
        ("We shall keep the boats in the north quay. They will sail again in May.",
         "We shall keep the boats in the old harbour",
         "We shall keep the boats in the north quay."),
        ("We shall keep the boats in the quay. They will sail again in May.",
         "We shall keep the boats in the old harbour", "We shall keep the boats in the quay."),
        ("We shall keep the boats in the old quay of Port Ellery until May.",
         "We shall keep the boats in the old quay of Kell",
         "We shall keep the boats in the old quay of Port"),
        ("We do not think that they can. Nobody does, I tell you.",
         "We do not think that they will not", "We do not think that they can."),
    ],
)  # fmt: skip
def test_the_words_found_end_where_the_quotation_does(said: str, draft: str, found: str) -> None:
    one = checked(f"“{draft},” Judith Arden said.", article(1, f"{HEAD}MS. JUDITH ARDEN:  {said}"))
    assert one.place is not None
    assert (one.verdict, one.place.found) == (Verdict.DIFFERS, found)


SAID = "The boats of this harbour are fast as hell, believe me. We shall keep them here."


@cases(
    ("draft", "alarm"),
    [
        ("Arden said the boats are “slow as hell”.", True),
        ("Arden later told reporters that the boats were “old as hell” by now.", True),
        ("Arden added that every harbour has boats “slow as hell”.", True),
        ("Arden said the boats are “fast as hell”.", False),
        ("Arden said the trams are “slow as hell”.", False),
        ("Reave said the boats are “slow as hell”.", False),
        ("Arden owns boats, “slow as hell”.", False),
        ("Arden said the boats had a “Slow As Hell” plan.", False),
        ("Arden said the boats are “as slow”.", False),
        ("Arden said the boats are “slow for now”.", False),
        ("Arden left. The boats are “slow as hell”.", False),
        ("Arden said on 3 May 2023 that the boats are “slow as hell”.", False),
    ],
)
def test_a_few_words_in_a_report_are_an_alarm_where_one_is_another(draft: str, alarm: bool) -> None:
    there = article(1, f"{HEAD}MS. JUDITH ARDEN:  {SAID}", 1)
    assert checked(draft, there).is_alarm is alarm


@cases(
    ("when", "verdict", "notes"),
    [
        ("in June 2024", Verdict.EXACT, ()),
        ("in 2024", Verdict.EXACT, ()),
        ("on 3 June 2024", Verdict.EXACT, ("the article tells only when it came out: June 2024",)),
        ("in May 2024", Verdict.EXACT, ("the article tells only when it came out: June 2024",)),
        ("on 3 March 2024", Verdict.OTHER_DATE, ()),
        ("in 2019", Verdict.OTHER_DATE, ()),
    ],
)
def test_a_day_is_compared_with_the_month_in_which_an_article_came_out(
    when: str, verdict: Verdict, notes: tuple[str, ...]
) -> None:
    said = f"{HEAD}MS. JUDITH ARDEN:  The ferries will not run on Sunday."
    monthly = replace(article(1, said), said_on=None, issued="2024-06")
    one = checked(f"“The ferries will not run,” Judith Arden said {when}.", monthly)
    assert (one.verdict, one.notes) == (verdict, notes)
    assert bool(one.dates_not_compared) is bool(notes)


@cases(
    ("words", "runs"),
    [
        ("[T]o go on as before", ("To go on as before",)),
        ("the boats (speaks Greek) will sail", ("the boats   will sail",)),
        ("the [small] boats … [W]e will sail", ("We will sail",)),
        ("[The boats] will sail", ("will sail",)),
    ],
)
def test_what_is_looked_for_has_no_marks_of_the_drafts_own(
    words: str, runs: tuple[str, ...]
) -> None:
    assert parse_quoted_text(words).runs() == runs
