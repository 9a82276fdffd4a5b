"""The pattern of a transcript's speaker labels, which whoever joins or parts lines must know."""

from __future__ import annotations

from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER

BRACKETED_TIME = r"[(\[]\d{1,2}:\d{2}(?::\d{2})?[)\]]"
"""The time beside a label: "[00:14]", "(1:02:03)"."""
TIME_OF_MESSAGE = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ \xa0])?\d{1,2}:\d{2}(?::\d{2})?"
    r"(?:[ \xa0\u202f]?[AaPp]\.?[Mm]\.?)?"
)
"""When a message was sent, as chats print it before its writer."""
# Who says the line where brackets or a time mark a label: "<ann> Hello.", "[Ann Moss]: Hello.",
# "[12/03/2026, 10:42] Ann Moss: Hello."
MARKED_LABEL = lazy_pattern(
    rf"(?:{TIME_OF_MESSAGE}[ ]|\[{TIME_OF_MESSAGE}\][ ])?<[^\W_][^<>\n/=]{{0,40}}>:?[ \t]"
    rf"|\[[{UPPER}][^\[\]\n:]{{1,50}}\]:[ \t]"
    rf"|(?:\[{TIME_OF_MESSAGE}\]|{TIME_OF_MESSAGE}[ ][-–])[ ][^\W_][^:<>\n\[\]]{{0,40}}:[ \t]"
)
# A name before a dash and a sentence: "Ann Moss – Hello."
DASHED_LABEL = lazy_pattern(
    rf"[{UPPER}][\w.’'-]*(?:[ \xa0][{UPPER}][\w.’'-]*){{0,3}}[ \xa0](?:[–—]|--)[ \xa0]+[{UPPER}]"
)
# A speaker label at the start of a line: an optional role or title in capitals, names in capitals
# or title case, a colon; or a bare Q and white space. Reflowing must not join such a line to the
# one before it, and the quote engine opens a turn there. Spanish prints ".-" for a colon, Chinese
# and Japanese a wide one that no space follows; scripts without capitals have but few words there.
LABEL = lazy_pattern(
    r"(?:\*\*|__)?"
    r"(?:Q(?:UESTION)?:?(?=[\s\u00a0*_])"
    rf"|(?P<name>[{UPPER}](?:[\w\u0300-\u036f’'()/&-]|\.(?![-–—]\s))*+"
    r"(?:[ \u00a0]+[\w\u0300-\u036f.’'()/&,-]+){0,9}?"
    r"|[\u0620-\u064a]+(?: [\u0620-\u064a]+)?|[\u3005-\u9fff\uac00-\ud7a3·]{1,12})"
    # "SAM COLE, AUTHOR, “COLD PIER”:"
    r"(?:[ \u00a0][“\"](?:(?<=[A-Z]{2}..)|(?<=[A-Z]{2},..))[^“”\":\n]{1,60}[”\"]"
    r"(?:[ \u00a0,]+[\w.’'-]+){0,4}){0,2}"
    rf"[ \u00a0\u202f]*(?:{BRACKETED_TIME}[ \u00a0]*)?(?::|：|\.[-–—]))"
    r"(?:\*\*|__)?(?:[\s\u00a0]|$|(?<=：))"
)
