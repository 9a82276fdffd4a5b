"""Read emails (RFC 5322, MIME): headers, and the text that is the mail's own; attachments are
named and never opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_tz
from itertools import groupby
from typing import NamedTuple

from briefreader.domain.article import TextStyle
from briefreader.errors import SourceError
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.block_writer import DEEPEST
from briefreader.sources.blocks.line_shapes import ends_sentence
from briefreader.sources.files.decoding import decode
from briefreader.sources.files.encoding_labels import as_utf8, text_codec
from briefreader.sources.formats.front_matter import Metadata, web_address
from briefreader.sources.formats.html_text import html_blocks
from briefreader.sources.formats.parsed_file import IS_EMPTY, ParsedFile, head_of, up_to_limit
from briefreader.sources.formats.plain_text import plain_blocks
from briefreader.sources.metadata.document_head import without_kind
from briefreader.text.folding import fold_text
from briefreader.text.mail_fields import MAIL_FIELD
from briefreader.text.plurals import pluralize
from briefreader.text.sanitizing import one_line, sanitize

NO_TEXT = "an email without any text in it"
NO_MAIL = "not an email: it has neither sender nor subject"
TOO_DEEP = "an email with too many parts, or parts nested too deeply"
ENCRYPTED = "an encrypted email: its text cannot be read"
_DEEPEST = 30  # parts within parts
_MOST_PARTS = 500
_LONGEST_HEADER = 2000
_MOST_NAMED = 5  # attachments
_LONGEST_NAME = 60
_FEW_WORDS = 15  # of a plain text that may only say that there is another
_SIGNATURE = "-- "
_MOST_SIGNED, _LONGEST_SIGNED = 15, 90  # lines, code points
_REACHED = re.compile(r"@|\bwww\.|://|\b(?:tel|mob|phone)\b|\d[\d ()/.+–-]{6,}\d", re.IGNORECASE)
_OF_NOTICE = re.compile(r"confidential|intended (?:for|recipient)|\bviruse?s?\b", re.IGNORECASE)
_DATA = frozenset(("calendar", "vcard", "x-vcard", "directory", "css", "rfc822-headers"))
_QUOTED = re.compile(r"(?:> ?)+")
# The head of a mail that is forwarded within the text.
_FIELD_LINE = re.compile(rf"\n(?=(?:> ?)*{MAIL_FIELD} ?: )")
_SIGNED = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:\w+: .*\n)*\n", re.MULTILINE)
_SEAL = "\n-----BEGIN PGP SIGNATURE-----"
_SEAL_END = "-----END PGP SIGNATURE-----"
_RULE = re.compile(r"[_=*-]{10,}\n?")
_NOTICE = re.compile(
    r"(?:(?:(?:privileged and )?confidential(?:ity)?(?: notice)?|disclaimer|legal notice)"
    r"\s?[:–-]\s*)?"
    r"(?:th(?:is|e information (?:contained )?in this) (?:e-?mail|message|communication)\b"
    r"[^.]{0,200}\b(?:confidential|privileged|solely)\b"
    r"|diese (?:e-?mail|nachricht)\b[^.]{0,200}\bvertraulich"
    r"|ce(?:t e-?mail| message| courriel)\b[^.]{0,200}\bconfidentiel"
    r"|este (?:mensaje|correo)\b[^.]{0,200}\b(?:confidencial|exclusivamente)"
    r"|quest[ao] (?:e-?mail|messaggio)\b[^.]{0,200}\b(?:confidenzial|riservat)"
    r"|d(?:eze|it) (?:e-?mail|bericht)\b[^.]{0,200}\bvertrouwelijk)",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(
    r"\b(?:intended|recipients?|addressees?|adressat\w*|empfänger\w*|destinataires?"
    r"|destinatari[oai]|geadresseerde)\b",
    re.IGNORECASE,
)
_OTHER_NOTICE = re.compile(
    r"(?:please (?:consider|think of) the environment|think) before (?:you print|printing)\b.*"
    r"|(?:disclaimer\s?[:–-]\s*)?(?:the|any) (?:views|opinions)(?: (?:or|and) opinions)?"
    r" (?:expressed|stated) in this (?:e-?mail|message)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LAST = 3  # blocks of a mail, in which a notice stands
# What ends a mail to many: why it came and how to get no more, the law's address below that.
_SUBSCRIBED = re.compile(
    r"\W*(?:you(?:['’]re| are)? receiv(?:ing|ed?) this (?:e-?mail|message|newsletter)\b"
    r"|this (?:e-?mail|message|newsletter) was sent to\b"
    r"|(?:to )?unsubscribe\b"
    r"|(?:don['’]t|no longer) want (?:to receive )?(?:these|our) (?:e-?mails|news)"
    r"|sie (?:erhalten|bekommen) diese[ns]? (?:e-?mail|nachricht|newsletter)\b"
    r"|(?:vom )?newsletter ab(?:bestellen|melden)"
    r"|vous recevez (?:cet|ce) (?:e-?mail|courriel|message)\b"
    r"|se dés(?:abonn|inscri)|(?:ha )?recib(?:e|es|ido) este (?:correo|mensaje|bolet[ií]n)\b"
    r"|(?:ricevi|riceve|hai ricevuto) questa e-?mail\b"
    r"|(?:u|je) ontvangt deze (?:e-?mail|nieuwsbrief)\b)",
    re.IGNORECASE,
)
_UNSUBSCRIBE = re.compile(
    r"unsubscribe|opt[ -]out|(?:your|e-?mail|manage) preferences|abbestell|abmeld|austragen"
    r"|désabonn|désinscri|darse de baja|cancelar la suscripción|disiscri|cancella(?:rti|ti)|afmeld"
    r"|uitschrij",
    re.IGNORECASE,
)
_ENDS_WITHIN = 8  # blocks of a mail, in which that stands
_LONGEST_END = 600  # code points of it


class MailText(NamedTuple):
    """What one email says, and what is in it besides."""

    metadata: Metadata
    blocks: list[Block]
    attachments: tuple[str, ...]
    encrypted: bool = False


def read(path: str, data: bytes) -> ParsedFile:
    """Return the text of an email; raises SourceError where there is none."""
    if not data.strip():
        raise SourceError(path, IS_EMPTY)
    mail = mail_text(path, data)
    if not mail.blocks:
        raise SourceError(path, ENCRYPTED if mail.encrypted else NO_TEXT)
    blocks, cut = up_to_limit(mail.blocks)
    notes = (*cut, attachment_note(mail.attachments)) if mail.attachments else cut
    head = head_of(blocks, mail.metadata.title)
    return ParsedFile(blocks, mail.metadata, True, head, notes, titled=True)


def mail_text(path: str, data: bytes) -> MailText:
    """Return what the email in ``data`` says; raises SourceError for what is none."""
    try:
        message = message_from_bytes(data)
    except RecursionError:
        raise SourceError(path, TOO_DEEP) from None
    except (MessageError, ValueError, LookupError):
        raise SourceError(path, NO_MAIL) from None
    if not (message["From"] or message["Subject"] or message["Date"]):
        raise SourceError(path, NO_MAIL)
    texts: list[Message] = []
    attachments: list[str] = []
    encrypted = False
    for part in _own_parts(path, message):
        if _is_text(part) and not _is_attached(part):
            texts.append(part)
        elif part.get_content_type() == "application/pgp-encrypted":
            encrypted = True
        elif not part.get("Content-ID") or _is_attached(part):
            attachments.append(_described(part))
    blocks = [
        block._replace(locator=f"part {number}" if len(texts) > 1 else "")
        for number, part in enumerate(texts, 1)
        for block in _text_blocks(part)
    ]
    last = max(1, len(blocks) - _LAST)
    blocks = [
        block._replace(boilerplate=True)
        if _says_of_itself(block.text, may_be_notice=number >= last)
        else block
        for number, block in enumerate(blocks)
    ]
    _mark_end(blocks)
    return MailText(_metadata(message), blocks, tuple(attachments), encrypted)


def _mark_end(blocks: list[Block]) -> None:
    """Mark what stands at the end of a mail to many from the block on that says why it came, with
    how to get no more in it or right below.
    """
    for number in range(max(1, len(blocks) - _ENDS_WITHIN), len(blocks)):
        end = blocks[number:]
        if (
            _SUBSCRIBED.match(end[0].text)
            and any(_UNSUBSCRIBE.search(block.text) for block in end[:2])
            and sum(len(block.text) for block in end) <= _LONGEST_END
            and not any(block.has(TextStyle.QUOTATION) for block in end)
        ):
            blocks[number:] = [block._replace(boilerplate=True) for block in end]
            return


def _own_parts(path: str, message: Message) -> Iterator[Message]:
    """Yield the parts that make up a mail, of alternatives the one that is read; none of a mail
    within the mail.
    """
    stack = [(message, 0)]
    left = _MOST_PARTS
    while stack:
        part, depth = stack.pop()
        left -= 1
        if depth > _DEEPEST or not left:
            raise SourceError(path, TOO_DEEP)
        inner = _inner(part)
        if part.get_content_maintype() != "multipart" or not isinstance(inner, list):
            yield part
            continue
        parts = [one for one in inner if isinstance(one, Message)]
        if part.get_content_subtype() == "alternative":
            parts = _chosen(parts)
        stack += ((one, depth + 1) for one in reversed(parts))


def _inner(part: Message) -> object:
    """Return the parts within a part; None for a text, whose encoding need not be one."""
    return part.get_payload() if part.is_multipart() else None


def _chosen(parts: Sequence[Message]) -> list[Message]:
    """Return the plain text, unless it only says that there is another; else the last text."""
    parts = [one for one in parts if _is_text(one) or one.is_multipart()] or parts
    plain = next((one for one in parts if one.get_content_type() == "text/plain"), None)
    if plain is None:
        return list(parts[-1:])
    others = [one for one in parts if one is not plain and one.get_content_maintype() != "image"]
    if others and len(_characters(plain).split()) < _FEW_WORDS:
        return others[-1:]
    return [plain]


def _is_text(part: Message) -> bool:
    return part.get_content_maintype() == "text" and part.get_content_subtype() not in _DATA


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _described(part: Message) -> str:
    """Return an attachment's name, or its kind where it has none."""
    if part.get_content_type() == "message/rfc822":
        inner = _inner(part)
        mail = inner[0] if isinstance(inner, list) and inner else None
        subject = header(mail, "Subject") if isinstance(mail, Message) else ""
        return f"the email “{_short(subject)}”" if subject else "an email"
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        name = ""
    return _short(_decoded(name)) or part.get_content_type()


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def attachment_note(names: Sequence[str]) -> str:
    """Return the line that says which attachments were not opened."""
    more = len(names) - _MOST_NAMED
    told = ", ".join(names[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")
    return f"{pluralize(len(names), 'attachment')} not opened: {told}"


def _metadata(message: Message) -> Metadata:
    name, address = _sender(message)
    return Metadata(
        title=without_kind(header(message, "Subject")),
        published=mail_date(message),
        accessed=mail_date(message),
        source=address.rpartition("@")[2].lower(),
        url=web_address(header(message, "Archived-At").strip("<>")),
        byline=name or address,
        tags=tuple(filter(None, map(str.strip, header(message, "Keywords").split(",")))),
    )


def _sender(message: Message) -> tuple[str, str]:
    try:
        ((name, address), *_) = getaddresses([header(message, "From")])
    except (ValueError, IndexError):
        return header(message, "From"), ""
    return _as_called(one_line(name), address), one_line(address)


def _as_called(name: str, address: str) -> str:
    """Return a name whose last part stands first, ``Moss, Ann``, as people are called, if the
    address has it so: ``ann.moss@…``, ``a.moss@…``.
    """
    last, comma, first = name.partition(", ")
    turned = f"{first} {last}"
    called = fold_text(turned).split()
    written = [fold_text(one) for one in re.split(r"[._-]", address.partition("@")[0])]
    initial = [one[:1] for one in called[:1]]
    is_so = comma and written in (called, [*initial, *called[1:]])
    return turned if is_so else name


def mail_date(message: Message) -> date | None:
    """Return the day on the sender's own calendar."""
    try:
        found = parsedate_tz(header(message, "Date"))
        return date(*found[:3]) if found else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def header(message: Message, name: str) -> str:
    """Return a header's words on one line; nothing where it is missing or means nothing."""
    name = name.lower()
    written = (value for key, value in message.raw_items() if key.lower() == name)
    return _decoded(_as_characters(next(written, "")[:_LONGEST_HEADER]))


def _as_characters(value: str) -> str:
    """Return a header whose bytes may be no ASCII, against the rules, as what they mean."""
    if value.isascii():
        return value
    return decode(value.encode("utf-8", "surrogateescape")).text


def _decoded(value: str) -> str:
    value = value.replace("\r", "").replace("\n", "")  # unfolded: a next line begins with its space
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError):
        parts = [(value, None)]
    return one_line(sanitize("".join(_part(words, charset) for words, charset in parts))[0])


def _part(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    if charset is None:  # what stands between the encoded words
        return words.decode("raw-unicode-escape", "replace")
    return words.decode(text_codec(charset) or "utf-8", "replace")


def _characters(part: Message) -> str:
    """Return a part's text, made harmless, in the encoding that it names if it fits."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return ""
    if not isinstance(data, bytes):
        return ""
    return decode(part_as_utf8(part, data)).text


def part_as_utf8(part: Message, data: bytes) -> bytes:
    """Return what a part holds as UTF-8, if it is not and names an encoding that fits."""
    label = str(part.get_param("charset") or "")
    if b"\x1b" not in data:  # as ISO-2022-JP has it, which is ASCII too
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return data
    return as_utf8(data, label)


def _text_blocks(part: Message) -> list[Block]:
    text = _characters(part)
    if part.get_content_subtype() == "html":
        return html_blocks(text)
    if str(part.get_param("format") or "").lower() == "flowed":
        text = _unflowed(text)
    text = _FIELD_LINE.sub("  \n", _without_armour(text))
    body, signed, signature = text.partition(f"\n{_SIGNATURE}\n")
    if not signed:
        body, signed, signature = _bare_signature(text)
    blocks: list[Block] = []
    for depth, lines in groupby(_with_depths(body.split("\n")), lambda one: one[0]):
        inner = plain_blocks("\n".join(line for _, line in lines))
        if depth:
            marks = ">" * min(depth, DEEPEST) if depth > 1 else ""
            inner = [one.set_in(TextStyle.QUOTATION, marks) for one in inner]
        blocks += inner
    if signed:
        blocks += (block._replace(boilerplate=True) for block in plain_blocks(signature))
    return blocks


def _bare_signature(text: str) -> tuple[str, str, str]:
    """Return a text parted at a line "--" that has lost its space, with nothing behind it but the
    few short lines of a signature, one of which says how to reach the sender, or a notice that it
    is confidential; a name and an office alone may sign a statement.
    """
    body, signed, signature = text.rpartition(f"\n{_SIGNATURE.rstrip()}\n")
    lines = signature.strip().split("\n")
    is_one = bool(_REACHED.search(signature)) and len(lines) <= _MOST_SIGNED
    is_one = is_one and all(
        (len(line) <= _LONGEST_SIGNED or _OF_NOTICE.search(line)) and not line.startswith(">")
        for line in lines
    )
    return (body, signed, signature) if signed and is_one else (text, "", "")


def _without_armour(text: str) -> str:
    """Return a text without the lines that PGP puts around what is signed."""
    parts: list[str] = []
    copied = 0
    for begin in _SIGNED.finditer(text):
        if begin.start() < copied:
            continue
        seal = text.find(_SEAL, begin.end())
        if seal < 0:
            break
        signed = re.sub(r"^- ", "", text[begin.end() : seal], flags=re.MULTILINE)
        parts += (text[copied : begin.start()], signed)
        end = text.find(_SEAL_END, seal)
        copied = end + len(_SEAL_END) if end >= 0 else len(text)
    return "".join((*parts, text[copied:]))


def _with_depths(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield lines with how many authors ago they were written, without their marks."""
    before, last = 0, ""
    for line in lines:
        depth = _quoted_depth(line)
        words = line.lstrip("> ") if depth else line
        if 0 < depth < before and last and words[:1].islower() and not ends_sentence(last):
            depth = before  # the end of a line that was too long with its marks
        yield depth, words
        before, last = depth, words.strip()


def _quoted_depth(line: str) -> int:
    """Return how many authors ago a line was written."""
    marks = _QUOTED.match(line)
    return marks[0].count(">") if marks else 0


def _says_of_itself(text: str, *, may_be_notice: bool) -> bool:
    """Return whether a paragraph is a rule or, where one may stand, a notice: that a mail is only
    for its addressees, whose views it gives, or that it need not be printed.
    """
    rule = _RULE.match(text)
    said = text[rule.end() :] if rule else text
    if not said or not may_be_notice:
        return not said
    is_notice = (_NOTICE.match(said) and _ADDRESSEE.search(said)) or _OTHER_NOTICE.fullmatch(said)
    return bool(is_notice)


def _unflowed(text: str) -> str:
    """Return the text with lines joined that end in a space (RFC 3676)."""
    joined: list[str] = []
    for line in text.split("\n"):
        line = line[1:] if line.startswith(" ") else line
        before = joined[-1] if joined else ""
        flows = before.endswith(" ") and before.strip("> ") and before != _SIGNATURE
        depth = _quoted_depth(line)
        words = line.lstrip("> ") if depth else line
        # A blank line ends a paragraph, though some programs leave a space before it.
        if flows and words.strip() and depth == _quoted_depth(before):
            joined[-1] += words
        else:
            joined.append(line)
    return "\n".join(joined)
