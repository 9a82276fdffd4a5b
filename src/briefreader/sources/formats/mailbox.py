"""Read mailboxes (mbox, RFC 4155) as one article with a section for each of their emails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from briefreader.domain.article import StyledSpan, TextStyle
from briefreader.errors import SourceError
from briefreader.sources.blocks.block import Block
from briefreader.sources.formats.front_matter import Metadata
from briefreader.sources.formats.mail import MailText, attachment_note, mail_text, topic
from briefreader.sources.formats.parsed_file import IS_EMPTY, SHOWN_LIMIT, ParsedFile
from briefreader.text.plurals import pluralize

NO_MAILBOX = "not a mailbox: it doesn't begin with an email's “From …” line"
ONLY_FIRST = "only the first {} are shown, of {:,}"
UNREAD = "{} in it could not be read"
_BEGIN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{0,300}\r?\n")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(path: str, data: bytes) -> ParsedFile:
    """Return the emails of a mailbox, in their order; raises SourceError where there is none."""
    if not data.strip():
        raise SourceError(path, IS_EMPTY)
    begins = [match.end() for match in _BEGIN.finditer(data)]
    if not begins or not data.startswith(b"From "):
        raise SourceError(path, NO_MAILBOX)
    mails: list[MailText] = []
    blocks: list[Block] = []
    unread = length = taken = 0
    for found in _mails(data, begins):
        if length > SHOWN_LIMIT:
            break
        taken += 1
        try:
            mail = mail_text(path, found)
        except SourceError:
            unread += 1
            continue
        mails.append(mail)
        section = [_heading(mail), *mail.blocks]
        blocks += (block._replace(locator=f"email {taken}") for block in section)
        length += sum(len(block.text) for block in section)
    if not mails:
        raise SourceError(path, NO_MAILBOX)
    notes = [UNREAD.format(pluralize(unread, "email"))] if unread else []
    if taken < len(begins):
        notes.append(ONLY_FIRST.format(pluralize(taken, "email"), len(begins)))
    if attached := [name for mail in mails for name in mail.attachments]:
        notes.append(attachment_note(attached))
    return ParsedFile(blocks, _metadata(mails), True, notes=tuple(notes), titled=True)


def _mails(data: bytes, begins: list[int]) -> Iterator[bytes]:
    for number, begin in enumerate(begins):
        end = len(data)
        if number + 1 < len(begins):
            end = data.rfind(b"From ", begin, begins[number + 1])
        yield _ESCAPED.sub(rb"\1", data[begin:end])


def _heading(mail: MailText) -> Block:
    """Return the line over an email: its subject, who sent it, and the day."""
    said = mail.metadata
    day = said.published.isoformat() if said.published else ""
    words = " · ".join(filter(None, (said.title, said.byline, day))) or "An email"
    return Block(words, (StyledSpan(0, len(words), TextStyle.HEADING),))


def _metadata(mails: list[MailText]) -> Metadata:
    """Return what all of them are about, if it is one thing; the first day, and the last."""
    said = [mail.metadata for mail in mails]
    only = partial(_only, said)
    days: list[date] = sorted(one.published for one in said if one.published)
    topics = {topic(one.title).casefold() for one in said}
    return Metadata(
        title=topic(said[0].title) if len(topics) == 1 else "",
        published=days[0] if days else None,
        modified=days[-1] if days and days[-1] != days[0] else None,
        source=only("source"),
        byline=only("byline"),
    )


def _only(said: list[Metadata], name: str) -> str:
    """Return the one value that all of them have, or nothing."""
    values = {getattr(one, name) for one in said}
    return str(values.pop()) if len(values) == 1 else ""
