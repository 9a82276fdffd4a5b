"""Read subtitles (WebVTT and SubRip): cues joined into sentences and turns, each with its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from pathlib import PurePath
from typing import NamedTuple

from briefreader.domain.article import StyledSpan, TextStyle
from briefreader.errors import SourceError
from briefreader.sources.blocks.block import Block
from briefreader.sources.blocks.line_shapes import ends_sentence, label_end, line_joiner
from briefreader.sources.files.decoding import decode
from briefreader.sources.formats.front_matter import Metadata, host, web_address
from briefreader.sources.formats.parsed_file import ParsedFile, refuse_empty, up_to_limit
from briefreader.sources.metadata.dates import parse_date
from briefreader.text.sanitizing import one_line, sanitize

NO_TEXT = "subtitles without any text in them"
NO_CUES = "subtitles without any times in them"
UNNAMED = "SPEAKER"  # whoever speaks between named speakers, and is not named
_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_CUE = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}")
_COMMENT = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]{1,100})>")
_MARKUP = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}")
_CHANGE = re.compile(r">>+[ \t]*")  # another speaks from here on
_DASH = re.compile(r"[-–—][ \t]*(?=\S)")  # so does each of two or more in one cue
_STATED = re.compile(r"(title|date|source|url|link)[ \t]*:[ \t]*(\S.{0,300})", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S{4,300}")
_BRACKETED = re.compile(
    r"\[((?:SPEAKER|Speaker)[ _]\d{1,3}|[^\W\d_](?:[^\W\d]|[ .'’-]){0,40})\][ \t]*:[ \t]*"
)  # a speaker's label
_SOUNDS = frozenset(
    (
        *("laughter", "laughs", "applause", "music", "crosstalk", "inaudible", "unintelligible"),
        *("indistinct", "silence", "pause", "cheers", "cheering", "noise"),
    )
)
_NAME_ENDS = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mp", "mep", "dr"))
_GUEST = re.compile(
    r"\s*\((?:external|guest|unverified|extern|gast|externe|invité)\)$", re.IGNORECASE
)
_LAST_FIRST = re.compile(r"([^\s,.]+(?: [^\s,.]+)?), ([^\s,.]+(?: [^\s,.]+)?)")
_CREDIT = re.compile(
    r"(?i:(?:sub-?titles|captions|captioning|captioned|subtitled|transcribed)"
    r"(?: provided| created| made)? by|untertitel(?:ung)?:?(?: von)?|sous-titrage:?)"
    r"(?: (?:[^a-z\s][^\s!?]{0,30}|www\.\S{1,60}"
    r"|the|of|and|for|at|von|für|der|die|de|du|et|und)){1,8}"
)
_LANGUAGE = re.compile(
    r"\.(?:ar|bg|bn|cs|cy|da|de|el|en|es|et|fa|fi|fr|ga|he|hi|hr|hu|id|is|it|ja|ko|lt|lv|ms|nb|nl|no"
    r"|pl|pt|ro|ru|sk|sl|sq|sr|sv|ta|th|tr|uk|ur|vi|zh|eng|deu|ger|fra|fre|spa|ita|por)"
    r"(?:-[A-Za-z]{2,8}){0,2}$"
)  # before the suffix
_VIDEO = re.compile(r"\s*\[(?=\d|[\w-][a-z]*[^a-z\]])[\w-]{11}\]$")
_CREDITED = 2  # cues at the beginning and at the end, of which one may say who made them
_LONGEST = 700  # code points of a paragraph, after which it ends with the next sentence
_GOES_ON_WITHIN = 1000  # milliseconds between two cues of which the later goes on showing a line
_ROWS = 15  # of captions (CEA-608)
_PAUSE = 4000  # milliseconds of silence that part two paragraphs where a sentence has ended


class _Cue(NamedTuple):
    """What is shown from ``start`` to ``end``, in milliseconds."""

    start: int
    end: int
    lines: tuple[str, ...]


class _Piece(NamedTuple):
    """Words of one cue under one label; ``speaker`` is None where the one before goes on."""

    start: int
    end: int
    speaker: str | None
    words: str
    is_voice: bool = False  # the markup says who speaks: the name is no label of these words
    is_change: bool = False  # a mark says that another speaks from here on


def read(path: str, data: bytes) -> ParsedFile:
    """Return the subtitles as paragraphs; raises SourceError where there are none."""
    text, notes = decode(data)
    refuse_empty(path, text)
    head, *cues = _parts(text)
    shown = [_Cue(*times(part[0]), tuple(part[1:])) for part in cues]
    if not shown:
        raise SourceError(path, NO_CUES)
    pieces = list(_pieces(list(_without_repeats(shown))))
    blocks, cut = up_to_limit(list(_paragraphs(pieces)))
    if not blocks:
        raise SourceError(path, NO_TEXT)
    metadata = _metadata(head)
    if not metadata.title:
        metadata = replace(metadata, title=_title_in_name(path))
    return ParsedFile(blocks, metadata, notes=notes + cut, titled=True)


def _title_in_name(path: str) -> str:
    """Return a file's name without the language and the number of the video in it."""
    name = PurePath(path).stem
    return one_line(_VIDEO.sub("", _LANGUAGE.sub("", name)) or name)


def _parts(text: str) -> Iterator[list[str]]:
    """Yield the lines before the first cue, then those of each cue, its times first."""
    lines = text.split("\n")
    part: list[str] = []
    begins = in_comment = False
    for number, line in enumerate(lines):
        if "-->" in line and _CUE.match(line):
            yield part
            part, begins, in_comment = [line], False, False
        elif not line:
            begins, in_comment = True, False
        elif not line.strip() or in_comment or _names_cue(lines, number):
            continue
        elif begins and part and "-->" in part[0] and _COMMENT.match(line):
            in_comment = True
        else:
            part.append(line.strip())
    yield part


def _names_cue(lines: Sequence[str], number: int) -> bool:
    """Return whether the line only numbers or names the cue whose times follow it."""
    before = lines[number - 1] if number else ""
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return "-->" in following and (not before.strip() or lines[number].strip().isdecimal())


def times(line: str) -> tuple[int, int]:
    """Return from when to when a cue is shown, in milliseconds."""
    match = _CUE.match(line)
    assert match is not None
    first, second = match.groups()[:4], match.groups()[4:]
    return _milliseconds(first), _milliseconds(second)


def _milliseconds(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds, fraction = parts
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))


def time_code(milliseconds: int) -> str:
    """Return ``00:03:12``."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def _metadata(head: Sequence[str]) -> Metadata:
    """Return what stands before the first cue: the header's words, and ``Title: …`` in notes."""
    title = ""
    fields: dict[str, str] = {}
    for line in head:
        if line.startswith("WEBVTT"):
            title = one_line(line.removeprefix("WEBVTT").strip(" \t-–—:"))
        elif match := _STATED.match(line.removeprefix("NOTE").strip()):
            fields.setdefault(match[1].lower(), one_line(match[2]))
    address = _ADDRESS.search("\n".join(head))
    url = web_address(fields.get("url") or fields.get("link") or (address[0] if address else ""))
    return Metadata(
        title=fields.get("title") or title,
        published=parse_date(fields.get("date", "")),
        source=fields.get("source") or host(url),
        url=url,
    )


def _without_repeats(cues: Sequence[_Cue]) -> Iterator[_Cue]:
    """Yield cues without the lines that they only go on showing, as live captions roll up: those
    that are said by another, or again after a while, stay.
    """
    before: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    end = 0
    for cue in cues:
        bare = tuple(_MARKUP.sub("", line).strip() for line in cue.lines)
        named = tuple(match[1] if (match := _VOICE.search(line)) else "" for line in cue.lines)
        follows = cue.start - end <= _GOES_ON_WITHIN
        kept = next(
            (
                number
                for number in range(min(len(bare), _ROWS) if follows else 0, 0, -1)
                if before[-number:] == bare[:number]
                and not any(map(_are_two, voices[-number:], named))
            ),
            0,
        )
        before, voices, end = bare, named, cue.end
        if kept < len(bare):
            yield cue._replace(lines=cue.lines[kept:])


def _are_two(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _pieces(cues: Sequence[_Cue]) -> Iterator[_Piece]:
    for number, cue in enumerate(cues):
        is_at_end = number < _CREDITED or number >= len(cues) - _CREDITED
        if is_at_end and _CREDIT.fullmatch(_words(" ".join(cue.lines))):
            continue
        voice: str | None = None
        changes = (_CHANGE, _DASH) if sum(map(_is_dashed, cue.lines)) > 1 else (_CHANGE,)
        for line in cue.lines:
            begins = 0
            for match in _VOICE.finditer(line):
                if words := _words(line[begins : match.start()]):
                    yield _spoken(cue, voice, words, changes)
                voice, begins = _name(match[1]), match.end()
            if words := _words(line[begins:]):
                yield _spoken(cue, voice, words, changes)


def _name(written: str) -> str:
    """Return a voice's name, without what only tells guests from others."""
    name = _GUEST.sub("", one_line(sanitize(unescape(written))[0]))
    if (parts := _LAST_FIRST.fullmatch(name)) and not _is_name_end(parts[2]):
        name = f"{parts[2]} {parts[1]}"
    return name.strip(" :.")


def _is_name_end(words: str) -> bool:
    return words.isupper() or words.lower().replace(".", "") in _NAME_ENDS


def _words(line: str) -> str:
    return one_line(sanitize(unescape(_MARKUP.sub("", line)))[0])


def _is_dashed(line: str) -> bool:
    return bool(_DASH.match(_MARKUP.sub("", line)))


def _spoken(cue: _Cue, voice: str | None, words: str, changes: Sequence[re.Pattern[str]]) -> _Piece:
    """Return the words with whom they are labelled as, without the marks that say so."""
    change = next((match for one in changes if (match := one.match(words))), None)
    if change:
        words = words[change.end() :]
    bracketed = _BRACKETED.match(words)
    if bracketed and bracketed[1][0].isupper() and bracketed[1].lower() not in _SOUNDS:
        name = bracketed[1].replace("_", " ").strip()
        return _Piece(cue.start, cue.end, name, words[bracketed.end() :])
    if (end := label_end(words)) and (voice is None or words[:end].isupper()):
        name = words[:end].strip(" :")
        said = words[end:].lstrip()
        return _Piece(cue.start, cue.end, name, said, is_change=change is not None)
    if voice is None and change:
        return _Piece(cue.start, cue.end, "", words, is_change=True)
    return _Piece(cue.start, cue.end, voice, words, voice is not None)


def _paragraphs(pieces: Sequence[_Piece]) -> Iterator[Block]:
    """Yield the turns, long ones in paragraphs; a label stands where another begins to speak."""
    are_named = any(piece.speaker for piece in pieces)
    are_sure = are_named and _are_labels(pieces)
    speaker: str | None = None
    parts: list[str] = []
    length = start = end = named = 0
    for piece in pieces:
        changes = piece.speaker is not None and (piece.speaker == "" or piece.speaker != speaker)
        if parts and (changes or _is_over(parts[-1], length, piece.start - end)):
            yield _block(parts, start, named)
            parts, length, named = [], 0, 0
        words = piece.words
        if changes:
            speaker = piece.speaker
            label = (speaker or UNNAMED) if are_named else ""
            named = len(label) if are_sure else 0
            words = (f"{label}: " if label else "– ") + words
        if not parts:
            start = piece.start
        if parts:
            parts.append(line_joiner(parts[-1], words))
        parts.append(words)
        length += len(words)
        end = piece.end
    if parts:
        yield _block(parts, start, named)


def _are_labels(pieces: Sequence[_Piece]) -> bool:
    """Return whether what stands before colons is a speaker's name for sure: where the markup says
    who speaks, a name stands behind each of the marks that another does, or every cue begins with a
    name, one of them again, as meeting programs write them.
    """
    changes = [piece.speaker for piece in pieces if piece.is_change]
    are_named = len(changes) > 1 and all(name and not name.isupper() for name in changes)
    if are_named or any(piece.is_voice for piece in pieces):
        return True
    opening = {piece.start: piece.speaker for piece in reversed(pieces)}
    names = set(opening.values())
    return 1 < len(names) < len(opening) and all(name and not name.isupper() for name in names)


def _is_over(last: str, length: int, pause: int) -> bool:
    """Return whether a paragraph ends behind its ``last`` words, before a pause of so many ms."""
    return ends_sentence(last) and (length > _LONGEST or pause >= _PAUSE)


def _block(parts: Sequence[str], start: int, named: int) -> Block:
    """Return a paragraph whose first ``named`` code points are who speaks."""
    styles = (StyledSpan(0, named, TextStyle.SPEAKER),) if named else ()
    return Block("".join(parts).strip(), styles, locator=time_code(start))
