"""Whom a draft names, where the name is a part of a longer one or of a role."""

from __future__ import annotations

from tests.cases import cases

from briefreader.factcheck import find_claims, read_draft

WORDS = "We will fight this plan to the end"


@cases(
    ("sentence", "stated"),
    [
        (f"“{WORDS},” the Liberal Democrats said.", "Liberal Democrats"),
        (f"“{WORDS},” said the former Wham! star.", "the former Wham! star"),
        (f"“{WORDS},” the one-time Yahoo! executive said.", "the one-time Yahoo! executive"),
        (
            f"The bank's country director for the West Bank and Gaza said: “{WORDS}.”",
            "The bank's country director for the West Bank and Gaza",
        ),
        (f"“{WORDS},” the mother of two from Ohio said.", "the mother of two from Ohio"),
        (
            f"“{WORDS},” the envoy to Bosnia and Herzegovina said.",
            "the envoy to Bosnia and Herzegovina",
        ),
        (f"“{WORDS},” said the US Treasury Secretary.", "the US Treasury Secretary"),
        (f"“{WORDS},” the White House's Sullivan said.", "Sullivan"),
        (
            f"“{WORDS},” the Department for Work and Pensions said.",
            "Department for Work and Pensions",
        ),
        (f"Said Mrs Carroll: “{WORDS}.”", "Mrs Carroll"),
        (f"They are in the UK. “{WORDS},” the Liberal Democrats said.", "Liberal Democrats"),
        # Whole as they are.
        (
            f"“{WORDS},” the National Association of Probation Officers said.",
            "National Association of Probation Officers",
        ),
        (f"“{WORDS},” the Reverend Moss said.", "Moss"),
        (f"“{WORDS},” the Home Office's Karl Birk said.", "Karl Birk"),
        (f"“{WORDS},” Said Ali said.", "Said Ali"),
        (f"“{WORDS},” the White House said.", "White House"),
        (f"“{WORDS},” Ann Moss of Ohio said.", "Ann Moss"),
        (f"The talks went on in Moscow. “{WORDS},” Birk said.", "Birk"),
        (f"The president of the club, Ann Moss, said: “{WORDS}.”", "Ann Moss"),
    ],
)
def test_a_name_is_told_as_a_whole(sentence: str, stated: str) -> None:
    (claim,) = find_claims(read_draft(sentence.encode(), "draft.md"))
    assert claim.stated == stated
