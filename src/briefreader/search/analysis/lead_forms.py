"""The first sentences of an article as forms: what they say without names and numbers, and what
names and numbers are filled in.

Two texts of one form (permits, nominations, readouts) differ in nothing else; a story that is
updated has other words, or a correction says what it was.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from zlib import crc32

from briefreader.domain.article import Article, Span
from briefreader.text.date_format import MONTHS, WEEKDAYS
from briefreader.text.sentences import sentences

_SENTENCES = 3
_LOOKED_AT = 1500  # code points of the body
_SHORTEST = 25  # code points of a sentence
_FEWEST = 2  # words of a form
_MOST_FILLED = 160  # bytes of each sentence
_TOKEN = re.compile(r"[^\W_](?:[\w.,/’'-]*[^\W_])?|,")
_COMMA = ","
_SMALL = (
    "the a an this that these in on at by for from as with to of and or today yesterday"
    " der die das den dem des ein eine einen am im von zu und mit nach"
    " le la les un une du de et à au en el los las una y il lo gli i del"
)
_LINKS = "of and de der des du del von van & et und y e di da"
_DETERMINERS = "the a an der die das den dem des le la les el los las il lo"
_SIGNS = "no nr number section article numéro nummer"
_NO_NAMES, _JOINING, _ARTICLES, _NUMBER_SIGNS = (
    frozenset(words.split()) for words in (_SMALL, _LINKS, _DETERMINERS, _SIGNS)
)
# Of no one's name: a story that is brought up to date tells of another.
_DAYS = frozenset((*MONTHS, *WEEKDAYS))
_OTHERS = 2  # words of names that each of two sentences has for itself: "Jane Roe", "Mark Poe"
_TYPO = 5  # letters of a word from which on one other letter is a slip
_LONG_WORD = 8
_NOTES_WITHIN = 2000  # code points of either end
# A line that says that another version said something else.
_CORRECTS = re.compile(
    r"^[ \t*_(\[]{0,4}(?:corrections?|clarification|corrected|updated?|berichtigung|korrektur"
    r"|rectificatif|corrección|rettifica|rectificatie)\b",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = struct.Struct("<?I")
_SENTENCE = struct.Struct("<IBB")
_NOTHING = _HEAD.pack(False, 0)


class LeadSentence(NamedTuple):
    """A sentence's form, and what is filled into it: names, and how many, how much or what day."""

    form: int
    names: str
    numbers: str


class Lead(NamedTuple):
    """The first sentences of an article; ``url`` is a hash of its address, 0 without one."""

    corrects: bool
    url: int
    sentences: tuple[LeadSentence, ...]


class FilledIn(NamedTuple):
    """What differs: names, or numbers, in one form; or in other words most names, of
    ``another`` person, say.
    """

    names: bool = False
    numbers: bool = False
    another: bool = False


def lead_of(article: Article) -> bytes:
    """Return the lead of an article, packed for :func:`unpacked`."""
    text = article.text
    body = next((one.start for one in article.paragraphs if one.number), 0)
    url = crc32(article.url.encode("utf-8", "replace")) if article.url else 0
    notes = map(_CORRECTS.search, (text[:_NOTES_WITHIN], text[-_NOTES_WITHIN:]))
    packed = [_HEAD.pack(any(notes), url)]
    found = _sentences(text[body : body + _LOOKED_AT])
    for form, names, numbers in islice(filter(None, found), _SENTENCES):
        filled = [_cut(words) for words in (names, numbers)]
        packed += (_SENTENCE.pack(form, *map(len, filled)), *filled)
    return b"".join(packed)


def unpacked(packed: bytes) -> Lead:
    """Return the lead that :func:`lead_of` packed; nothing of nothing."""
    corrects, url = _HEAD.unpack_from(packed or _NOTHING)
    at = _HEAD.size
    found = []
    while at < len(packed):
        form, *lengths = _SENTENCE.unpack_from(packed, at)
        at += _SENTENCE.size
        filled = []
        for length in lengths:
            filled.append(packed[at : at + length].decode("utf-8", "ignore"))
            at += length
        found.append(LeadSentence(form, *filled))
    return Lead(corrects, url, tuple(found))


def fill_in(one: bytes, other: bytes) -> FilledIn:
    """Return what two articles fill into sentences of one form, or in one another's place; nothing
    where they have one address, or one says that it corrects something.
    """
    first, second = unpacked(one), unpacked(other)
    if first.corrects or second.corrects or (first.url and first.url == second.url):
        return FilledIn()
    names = numbers = another = False
    for sentence, instead in zip(first.sentences, second.sentences, strict=False):
        if sentence in second.sentences or instead in first.sentences:
            continue  # it was only moved by another before it
        if sentence.form == instead.form:
            names = names or not _say_same(sentence.names, instead.names)
            numbers = numbers or sentence.numbers != instead.numbers
        else:
            words = {*sentence.names.split()}, {*instead.names.split()}
            another = another or min(len(words[0] - words[1]), len(words[1] - words[0])) >= _OTHERS
    return FilledIn(names, numbers, another)


def _cut(words: str) -> bytes:
    return words.encode("utf-8", "replace")[:_MOST_FILLED]


def _sentences(body: str) -> Iterator[LeadSentence | None]:
    at = 0
    for line in body.split("\n"):
        for span in sentences(body, Span(at, at + len(line))):
            if span.end - span.start >= _SHORTEST:
                yield _as_form(span.of(body))
        at += len(line) + 1


def _as_form(sentence: str) -> LeadSentence | None:
    """Return a sentence as a form; None of one that is too short for one, or all names."""
    tokens = _TOKEN.findall(sentence)
    form: list[str] = []
    names: list[str] = []
    numbers: list[str] = []
    for number, token in enumerate(tokens):
        if token == _COMMA:
            continue
        before = tokens[number - 1] if number else ""
        behind = next((one for one in tokens[number + 1 : number + 3] if one != _COMMA), "")
        lowered = token.lower()
        if _is_name(token, before, behind):
            names.append(lowered)
            _add(form, "N")
        elif any(map(str.isdecimal, token)) or _is_day(token):
            numbers.append(lowered)
            form.append("#")
        elif lowered not in _ARTICLES:
            form.append(lowered)
    words = [word for word in form if word not in "N#"]
    if len(words) < _FEWEST:
        return None
    return LeadSentence(crc32(" ".join(form).encode()), " ".join(names), " ".join(numbers))


def _is_name(token: str, before: str, behind: str) -> bool:
    """Return whether a word is a part of a name: it has a capital that no sentence gives it, or is
    the number of what stands before it, as in “Pier 2”; an age stands behind a comma.
    """
    if any(map(str.isdecimal, token)):
        is_named = before[:1].isupper() and not (before.lower() in _NO_NAMES or _is_day(before))
        return is_named or before.lower().rstrip(".") in _NUMBER_SIGNS
    if not token[:1].isupper() or _is_day(token):
        return False
    if before:
        return True
    return token.lower() not in _NO_NAMES and (behind[:1].isupper() or behind in _JOINING)


def _is_day(token: str) -> bool:
    """Return whether a word is a weekday or month: “Friday”, “Friday’s”."""
    return token.removesuffix("’s").removesuffix("'s") in _DAYS


def _add(form: list[str], slot: str) -> None:
    """Add a slot; names with nothing but “of” between them are one."""
    if form and form[-1] == slot:
        return
    if len(form) > 1 and form[-1] in _JOINING and form[-2] == slot:
        form.pop()
        return
    form.append(slot)


def _say_same(one: str, other: str) -> bool:
    """Return whether two rows of names are the same but for a slip in one letter."""
    first, second = one.split(), other.split()
    if len(first) != len(second):
        return False
    return all(a == b or _is_slip(a, b) for a, b in zip(first, second, strict=True))


def _is_slip(one: str, other: str) -> bool:
    """Return whether two words differ in one letter, of a short one not the first, or in the order
    of two.
    """
    length = min(len(one), len(other))
    if length < _TYPO or not (one + other).isalpha():
        return False
    if length < _LONG_WORD and one[0] != other[0]:
        return False  # Gambia, Zambia
    if len(one) == len(other):
        apart = [
            place for place, pair in enumerate(zip(one, other, strict=True)) if len({*pair}) > 1
        ]
        return len(apart) == 1 or (
            len(apart) == 2
            and one[apart[0]] == other[apart[1]]
            and one[apart[1]] == other[apart[0]]
        )
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )
