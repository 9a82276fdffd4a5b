"""A quoted passage set between quotation marks in running text."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from briefreader.domain.bookmark import Bookmark
from briefreader.domain.quote import called_by
from briefreader.text import date_format
from briefreader.text.abbreviations import ends_in_abbreviation
from briefreader.text.sanitizing import one_line
from briefreader.text.sentences import ENDERS

UNATTRIBUTED = "unattributed"
UNCONFIRMED = "speaker unconfirmed"
NO_DATE = "n.d."

_PRINTED = re.compile(r"^par\. (?=\d)")  # before a paragraph's number that the source prints
_OPENS = re.compile(r"(?:^|(?<=[\s(\[—–/‘]))\"")
_OPENING_MARKS = tuple('“"„«»‘‚「『')
_PAIRS = ("“”", '""', "„“", "„”")
_STOPS = ".,;:"
_ELLIPSIS = re.compile(r"\s*(?:…|\.\s?\.\s?\.)")
_ENDS_ITSELF = ENDERS.strip(".…") + "—–"


def citation_text(bookmark: Bookmark) -> str:
    """Return the words as they are cited, on one line."""
    return one_line(bookmark.cited)


def speaker(bookmark: Bookmark) -> str:
    """Return the speaker's full name, else what the text calls them, else "unattributed"."""
    words = bookmark.mention.strip(" \u00a0:*_")
    pronoun = words.replace("'", "’").partition("’")[0]  # "|he|’d"
    return one_line(bookmark.speaker or called_by(words) or pronoun) or UNATTRIBUTED


def is_unconfirmed(bookmark: Bookmark) -> bool:
    """Return whether a citation has to say that the speaker is not certain."""
    return not bookmark.certain and speaker(bookmark) != UNATTRIBUTED


def is_transcribed(bookmark: Bookmark) -> bool:
    """Return whether the words stand in a transcript under the speaker's label, as an answer or a
    turn.

    Words between marks behind a label are quoted from elsewhere: `• Ann Moss: “…”`.
    """
    if bookmark.question:
        return True
    label = bookmark.mention.strip(" \u00a0:*_")
    if not label:
        return False
    before = bookmark.selector.prefix.rstrip(" \u00a0*_\n")
    if before.endswith(f"{label}:"):
        return True
    # A body's letters are its name in any text; a label in capitals is seldom a whole name.
    is_shouted = label.isupper() and len(label) > 2 and label != one_line(bookmark.speaker or "")
    return is_shouted and not before.endswith(_OPENING_MARKS)


def citation_caveats(bookmark: Bookmark) -> str:
    """Return what a citation has to say beside the name: the doubt about it, how the words came
    about.
    """
    if bookmark.certain and not bookmark.marks:
        return ""
    doubt = [UNCONFIRMED] if is_unconfirmed(bookmark) else []
    return "; ".join([*doubt, *map(one_line, bookmark.marks)])


def locator(bookmark: Bookmark, word: str, counted: bool = True) -> str:
    """Return the page, time or paragraph that the source names, else the number of the paragraph as
    it is ``counted``, behind ``word``.
    """
    if bookmark.locator:
        return _PRINTED.sub(f"{word} ", one_line(bookmark.locator))
    return f"{word} {bookmark.paragraph}" if counted and bookmark.paragraph else ""


def terms(bookmark: Bookmark) -> str:
    """Return the terms of attribution as the article prints them, on one line; nothing without
    any.
    """
    return " ".join(map(one_line, bookmark.terms))


def long_date(day: date | None) -> str:
    """Return ``15 August 2023``, or "n.d."."""
    return date_format.long_date(day) if day else NO_DATE


class Issued(NamedTuple):
    """When something was published; without a day, or without a month and a day, these are 0."""

    year: int
    month: int = 0
    day: int = 0

    def written(self, mark: str) -> str:
        """Return ``2024-03-14`` or as much of it as there is, with ``mark`` between."""
        behind = (f"{one:02}" for one in (self.month, self.day) if one)
        return mark.join((f"{self.year:04}", *behind))


def issued(bookmark: Bookmark) -> Issued | None:
    """Return the day of publication, or its month or year: where only that of the speech is known,
    it was then too, as far as anybody knows.
    """
    if day := bookmark.published or bookmark.date:
        return Issued(day.year, day.month, day.day)
    return Issued(*map(int, bookmark.issued.split("-"))) if bookmark.issued else None


def day_in_words(bookmark: Bookmark) -> str:
    """Return ``15 August 2023``, or as much as is known: ``August 2023``, ``2023``, "n.d."."""
    when = None if bookmark.date else issued(bookmark)
    if when is None or when.day:
        return long_date(bookmark.date)
    return f"{date_format.MONTHS[when.month - 1]} {when.year}" if when.month else str(when.year)


def accessed(bookmark: Bookmark) -> date | None:
    """Return when what stands on the web was read: the day on which it was saved, else that of the
    bookmark; None for what has no address.
    """
    return (bookmark.accessed or bookmark.created.date()) if bookmark.url else None


def inner_marks(text: str) -> str:
    """Return ``text`` with its double quotation marks as single ones, to stand between double ones.

    A pair that encloses the whole is dropped. Low marks keep their pair: ‚…‘, ‚…’.
    """
    if len(text) > 2 and text[0] + text[-1] in _PAIRS and not set('„“”"') & set(text[1:-1]):
        text = text[1:-1]
    if '"' in text:
        text = _OPENS.sub("‘", text).replace('"', "’")
    return text.replace("„", "‚").replace("“", "‘").replace("”", "’")


def without_stop(title: str) -> str:
    """Return a title without the full stop of a sentence; that of an abbreviation stays."""
    if not title.endswith(".") or title.endswith("..") or ends_in_abbreviation(title):
        return title
    return title[:-1]


def quoted_title(title: str) -> str:
    """Return a title in quotation marks, where more of a sentence follows."""
    return f"“{inner_marks(without_stop(title))}”"


def before_credit(text: str) -> str:
    """Return the passage in quotation marks, its end as it must be before ``Name said``.

    A full stop, colon or semicolon gives way to a comma; question and exclamation marks stay;
    the stop of an abbreviation stays and the comma follows it.
    """
    body, closing = _without_stop(text)
    if not body.endswith(tuple(_ENDS_ITSELF)):
        body += ","
    return f"“{inner_marks(body + closing)}”"


def before_parenthesis(text: str) -> str:
    """Return the passage in quotation marks, its end as it must be before a citation in
    parentheses.

    A full stop, comma, colon or semicolon goes, for it follows the parenthesis.
    """
    return f"“{inner_marks(''.join(_without_stop(text)))}”"


def is_ended(text: str) -> bool:
    """Return whether the passage ends as a sentence does."""
    return text.rstrip("”’»\"' ").endswith((".", "…", *_ENDS_ITSELF))


def _without_stop(text: str) -> tuple[str, str]:
    """Return the passage without the stop at its end, and the quotation marks that closed it.

    The stop of an abbreviation and an ellipsis belong to the words.
    """
    closers = '”»"’' if "‘" in text else '”»"'
    behind = _without_end(text, _STOPS, spaces=True)
    marks = _without_end(behind, closers)
    body = _without_end(marks, f"{_STOPS}…", spaces=True)
    closing = behind[len(marks) :]
    stops = (marks if closing else text)[len(body) :]
    dotted = _ELLIPSIS.match(stops)
    if dotted or ends_in_abbreviation(body + stops[:1]):
        body += dotted[0] if dotted else "."
    return body, closing


def _without_end(text: str, signs: str, *, spaces: bool = False) -> str:
    """Return the text without these signs at its end, and without the ``spaces`` among them."""
    end = len(text)
    while end and (text[end - 1] in signs or (spaces and text[end - 1].isspace())):
        end -= 1
    return text[:end]


def quoted(text: str) -> str:
    """Return the passage in quotation marks, ending as it ends."""
    return f"“{inner_marks(text)}”"
