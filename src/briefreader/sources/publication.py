"""Find when a text was published and spoken, and who wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefreader.sources.formats.front_matter import Metadata
from briefreader.sources.metadata.attribution_terms import embargo_day
from briefreader.sources.metadata.cutting_head import CuttingHead
from briefreader.sources.metadata.dates import (
    HEAD_LINES,
    dated_byline,
    folder_date,
    is_line_of_day,
    name_date,
    said_on,
    stated_dates,
    title_date,
)
from briefreader.sources.metadata.document_head import (
    dated_headline,
    release_day,
    says_kind,
    sent_day,
)
from briefreader.sources.metadata.issue_dates import issue_date_in
from briefreader.sources.metadata.mail_head import MailHead
from briefreader.sources.metadata.news_head import byline_alone, is_release, news_byline
from briefreader.sources.metadata.number_order import has_day_first
from briefreader.sources.metadata.sittings import sitting_day
from briefreader.sources.metadata.witness_day import witnessed_day
from briefreader.text.language import language_of

DATED_BY_NAME = "no date in the file: taken from the file name"
DATED_BY_EMBARGO = "no other date in the file: taken from its embargo"
DATED_BY_FOLDER = "no date in the file: taken from the folder name"


class Publication(NamedTuple):
    """When a text was published, spoken and changed, and who wrote it.

    ``issued`` is the year or month where no day is known; ``note`` says where a day was taken from
    that the file does not state.
    """

    published: date | None
    said_on: date | None
    modified: date | None
    issued: str
    byline: str
    note: str = ""


class HeadedText(NamedTuple):
    """A text and its title, the lines at its head, and the file that it is of."""

    path: Path
    title: str
    text: str
    lines: Sequence[str]

    @property
    def heading_lines(self) -> Sequence[str]:
        """The lines among which a day is looked for that no words lead in to."""
        return self.lines[:HEAD_LINES]


def find_publication(
    headed: HeadedText,
    metadata: Metadata,
    cutting: CuttingHead | None = None,
    mail: MailHead | None = None,
) -> Publication:
    """Return what the ``metadata`` of a file state, and for the rest what its text says.

    ``cutting`` says of which newspaper it was cut out, ``mail`` who sent it.
    """
    day_first = has_day_first(headed.lines, [headed.text])
    found = _stated(headed, metadata, cutting, mail, day_first=day_first)
    if not found.published and (named := name_date(str(headed.path))):
        found = found._replace(published=named, note=DATED_BY_NAME)
    found = _with_day_of_speaking(headed, metadata, found, day_first=day_first)
    if not found.byline:
        found = found._replace(byline=byline_alone(headed.title, headed.text))
    if found.note and (found.said_on or found.modified):
        return found._replace(note="")
    if found.said_on or found.published or found.modified:
        return found
    return _dated_by_less(headed, metadata, found, day_first=day_first)


def _stated(
    headed: HeadedText,
    metadata: Metadata,
    cutting: CuttingHead | None,
    mail: MailHead | None,
    *,
    day_first: bool,
) -> Publication:
    """Return the days and the author that a file states: apart from its text, or at its head."""
    published, modified, byline = metadata.published, metadata.modified, metadata.byline
    if cutting:
        published = published or cutting.day
    if mail and not byline:
        byline, published = mail.sender, published or mail.day
    if published is None:
        published, changed = stated_dates(headed.lines)
        published = published or _released(headed, day_first=day_first)
        modified = modified or changed
        dated = (found[0] for found in map(dated_byline, headed.lines) if found)
        byline = byline or next(dated, "")
    return Publication(published, metadata.said_on, modified, "", byline)


def _released(headed: HeadedText, *, day_first: bool) -> date | None:
    """Return the day beside what kind of text it is, beside its title or who sends it."""
    for line in headed.heading_lines:
        headline = dated_headline(line, day_first=day_first)
        if headline and headline[1] == headed.title:
            return headline[0]
        if day := release_day(line, day_first=day_first):
            return day
        if day := sent_day(line, [headed.text], day_first=day_first):
            return day
    return None


def _with_day_of_speaking(
    headed: HeadedText, metadata: Metadata, found: Publication, *, day_first: bool
) -> Publication:
    """Return what was found with the day of speaking; a day alone at the head of an article is the
    one on which it came out.
    """
    in_title = title_date(headed.title, found.published)
    said = metadata.said_on or said_on(headed.lines, found.published, day_first=day_first)
    said = said or in_title or next(_sitting_days(headed), None)
    if said is None or said in (metadata.said_on, in_title):
        return found._replace(said_on=said)
    if (
        (found.note or found.published in (None, said))
        and _stands_alone(said, headed, day_first=day_first)
        and (author := news_byline(headed.title, headed.text, said, day_first=day_first))
        is not None
    ):
        return found._replace(published=said, byline=found.byline or author, note="")
    return found._replace(said_on=said)


def _sitting_days(headed: HeadedText) -> Iterator[date]:
    """Yield the days of sittings that the title and the head tell of."""
    heads = (line for line in headed.heading_lines if not says_kind(line))
    return filter(None, map(sitting_day, (headed.title, *heads)))


def _stands_alone(day: date, headed: HeadedText, *, day_first: bool) -> bool:
    """Return whether one of the lines at the text's head says nothing but the day."""
    is_abroad = language_of(headed.text) not in ("", "en")
    placed = is_abroad or is_release(headed.title, headed.text)
    return any(
        is_line_of_day(line, day, day_first=day_first, placed=placed) for line in headed.lines
    )


def _dated_by_less(
    headed: HeadedText, metadata: Metadata, found: Publication, *, day_first: bool
) -> Publication:
    """Return what was found of a text without a day, with the next best: the one above the
    signature of a proclamation, the end of its embargo, its month or issue, or the day that its
    folder is named for.
    """
    if day := witnessed_day(headed.text):
        return found._replace(said_on=day)
    if day := embargo_day(headed.lines, day_first=day_first):
        return found._replace(published=day, note=DATED_BY_EMBARGO)
    if issued := metadata.issued or issue_date_in(headed.lines):
        return found._replace(issued=issued)
    if day := folder_date(str(headed.path)):
        return found._replace(published=day, note=DATED_BY_FOLDER)
    return found
