"""When a text was published, by what its file states and what it says itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.cases import cases

from briefreader.sources.formats.front_matter import Metadata
from briefreader.sources.metadata.mail_head import MailHead
from briefreader.sources.metadata.number_order import has_day_first
from briefreader.sources.publication import DATED_BY_NAME, HeadedText, find_publication

STATED, MAILED, PRINTED = date(2024, 5, 1), date(2024, 5, 2), date(2024, 5, 3)
BODY = "The pier of Dell was closed on Friday. It will stay so, the council said in a letter."


def headed(name: str, *lines: str) -> HeadedText:
    text = "\n\n".join((*lines, BODY))
    return HeadedText(Path("/library") / name, "The pier is closed", text, [*lines, BODY])


@cases(
    ("metadata", "mail", "published", "byline"),
    [
        (Metadata(published=STATED), MailHead("Ann Moss", MAILED), STATED, "Ann Moss"),
        (Metadata(), MailHead("Ann Moss", MAILED), MAILED, "Ann Moss"),
        (Metadata(byline="Carl Reed"), MailHead("Ann Moss", MAILED), None, "Carl Reed"),
        (Metadata(published=STATED), None, STATED, ""),
    ],
)
def test_what_a_file_states_comes_before_what_its_mail_says(
    metadata: Metadata, mail: MailHead | None, published: date | None, byline: str
) -> None:
    found = find_publication(headed("pier.txt"), metadata, mail=mail)
    assert (found.published, found.byline) == (published, byline)


@cases(
    ("name", "lines", "published", "note"),
    [
        ("2024-05-01 pier.txt", (), STATED, DATED_BY_NAME),
        ("2024-05-06 pier.txt", ("By Ann Moss", "3 May 2024"), PRINTED, ""),
        ("pier.txt", ("By Ann Moss", "3 May 2024"), PRINTED, ""),
    ],
)
def test_a_day_below_the_byline_is_better_than_that_of_the_name_and_needs_no_note(
    name: str, lines: tuple[str, ...], published: date, note: str
) -> None:
    found = find_publication(headed(name, *lines), Metadata())
    assert (found.published, found.note) == (published, note)


@cases(
    ("text", "is_first"),
    [
        (
            "Der Hafen ist seit Freitag gesperrt, und niemand weiß, wie lange das bleibt.",
            True,
        ),
        (
            "Le port est fermé depuis vendredi, et personne ne sait pour combien de temps.",
            True,
        ),
        (BODY, False),
        ("港は金曜日から閉鎖されており、いつまで続くのかは誰にも分かりません。", False),
        ("항구는 금요일부터 폐쇄되었으며 언제까지 계속될지는 아무도 모릅니다.", False),
        ("", False),
    ],
)
def test_the_day_stands_first_but_in_english_and_where_the_year_does(
    text: str, is_first: bool
) -> None:
    assert has_day_first(["03/05/2024"], [text]) is is_first
    assert not has_day_first(["3 May 2024"], [text])
