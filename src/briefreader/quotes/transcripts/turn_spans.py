"""A turn: where what one speaker says begins and ends, and what in it nobody said."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from briefreader.domain.article import Span
from briefreader.quotes.coreference.speaker_resolver import ResolvedSpeaker
from briefreader.quotes.entities.speaker_labels import SpeakerLabel

_CLOCK_LINE = (
    r"[ \t\xa0]*(?:(?:END|End)[ \t\xa0]*)?"
    r"\(?(?:\d{1,2}[:.]\d{2}[ \t\xa0]*[AaPp]\.?[Mm]\.?|\d{2}:\d{2})"
    r"[ \t\xa0]*(?:\(?(?:[A-Z]{2,5}T?|[Ll]ocal|[Ll]ocal [Tt]ime)\)?)?\.?\)?[ \t\xa0]*"
)
# Patterns are compiled when a transcript first needs them: most texts are none.
# They begin with the end of the line before, which a search finds at full speed.
_CLOCK = rf"(?m)\n{_CLOCK_LINE}$"
_END = (
    r"(?m)\n[ \t\xa0]*(?:[*_#~=—–-]{0,3}(?:END|End)(?: of transcript)?\.?[*_]{0,2}|#{2,4}"
    r"|\(END\)|-30-|#{1,6}[ ]+\S.*"
    r"|\((?:The |This )?\w+(?: \w+)? (?:was|is|has)? ?(?:concluded|ended|adjourned)[^()\n]*\)"
    r")[ \t\xa0]*$"
)
# A rule that nothing follows; others stand between the parts of a speech.
_RULE = r"[ \t\xa0]*(?:[*_~=—–-][ ]*){3,}"
# When subtitles stand on the screen: a number on its line, then "00:01.000 --> 00:04.000".
_CUE_TIME = (
    r"(?:\n[ \t]*\d+[ \t]*)?\n[ \t]*(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3} --> "
    r"[\d:., \t]{9,20}[^\n]{0,60}"
)
# A closing clock line's time behind the last sentence, on its line: "Thank you. 5:32 P.M. EDT".
_END_TIME = (
    r"(?<=[.?!…”\")])(?=[^\n]{1,20}\Z)"
    r"[ \t\xa0]+\d{1,2}:\d{2}[ \t\xa0]*[AP]\.?M\.?[ \t\xa0]+[A-Z]{2,4}T"
)
_TIME_BEHIND = rf"(?:{_CUE_TIME}|{_END_TIME})\Z"
_LONGEST_TIME_BEHIND = 120  # code points
# A set of characters comes first, so that the search runs past everything else at full speed.
_ASIDE = (
    r"(?i)[(\[<](?:"
    r"(?<=\()(?:Laughter|Applause|Laughs|Laughing|Chuckles|Cheers|Cheering|Crosstalk|Cross[ -]talk"
    r"|Music|Pause|As (?:interpreted|translated)|Boos"
    r"|A moment of silence[^()\n]{0,40}|[^()\n]{0,30}\b(?:laughter|applause))\.?\)"
    r"|(?<=\()\d{1,2}:\d{2}(?::\d{2})?\)|(?<=\[)\d{1,2}:\d{2}(?::\d{2})?\]"
    # what a court's transcript tells on a line of its own: "(The witness withdrew)"
    r"|(?<=\n\()(?:the |a )?(?:jury|witness|defendant|prisoner|court|luncheon|short)\b"
    r"[^()\n]{2,60}\)"
    r"(?=[ \t\xa0]*(?:\n|\Z))"
    # what a parliament's record tells: "(Beifall bei der SPD)", "(Jens Harder [AfD]: Nein!)"
    r"|(?:(?:Anhaltender |Lebhafter )?Beifall|Zurufe?|Gegenruf|Heiterkeit|Lachen|Widerspruch"
    r"|Unruhe|Glocke"
    r"|(?:Vifs )?applaudissements|exclamations|rires|sourires|protestations|murmures"
    r"|M(?:\.|me) [^()\n]{2,60} applaudi"
    r"|aplausos|rumores|risas|protestas|pausa|risos|protestos|palmas|applausi|commenti|proteste"
    r"|si ride|brusio|applaus|hilariteit|geroffel|oklaski|dzwonek|głosy? z sali|wesołość"
    r"|interruptions?|interjections?|time expired)\b[^()\n]{0,160}\.?[)\]]"
    r"|(?<=\n\()[^()\[\]\n:]{2,60}\[[^\]\n]{2,40}\]:[^()\n]{1,160}\)"
    # page heads and pictures
    r"|(?<=\[)\[Page [^\]\n]{1,20}\]\]|(?<=\[)(?:GRAPHIC|PHOTO|MAP|CHART|TABLE)[^\]\n]{0,30}\]"
    r"|(?<=<)/v>)"
)
# Place, clock and "as prepared for delivery" stand in short lines before a speech begins.
_OPENING = rf"(?:(?:{_CLOCK_LINE}|[^\n]{{0,70}}(?<![.?!,:;”\"…—\s]))[ \t\xa0]*\n+)*"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next label; ``label`` is None where only the title tells.

    ``doubt`` says in a few words why it is not certain who speaks, and nothing if it is;
    ``reason`` what tells the speaker. ``mention`` is where a name stands that is not its label;
    ``is_mail``: an email that another text forwards or answers.
    """

    span: Span
    speaker: ResolvedSpeaker
    label: SpeakerLabel | None
    asides: tuple[Span, ...]
    doubt: str = ""
    reason: str = "the label before it"
    mention: Span | None = None
    is_mail: bool = False


def speech_ends(text: str) -> list[int]:
    """Return where closing clock lines, END lines and headings begin, in order."""
    lines = f"\n{text}"
    return sorted(match.start() for form in (_CLOCK, _END) for match in re.finditer(form, lines))


def spoken_span(text: str, start: int, stop: int, ends: list[int]) -> Span:
    """Return what is said between two places, up to the first of ``ends``, without the space,
    emphasis, rules and times around it; empty where nothing is.
    """
    at = bisect_left(ends, start)
    if at < len(ends) and ends[at] < stop:
        stop = ends[at]
    while start < stop and (text[start].isspace() or text[start] in "*_"):
        start += 1
    stop = _without_time(text, start, _trimmed(text, start, stop))
    last_line = text.rfind("\n", start, stop) + 1
    if last_line and re.compile(_RULE).fullmatch(text, last_line, stop):
        stop = _trimmed(text, start, last_line)
    return Span(start, stop)


def _without_time(text: str, start: int, stop: int) -> int:
    """Return where what is said ends: before the time of the next subtitle, or of the end."""
    begin = max(start, stop - _LONGEST_TIME_BEHIND)
    if text.rfind(":", begin, stop) < 0:
        return stop
    time = re.compile(_TIME_BEHIND).search(text, begin, stop)
    return _trimmed(text, start, time.start()) if time else stop


def _trimmed(text: str, start: int, stop: int) -> int:
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in "*_>["):
        stop -= 1
    tag = next((tag for tag in ("</v", "<v") if text.endswith(tag, start, stop)), "")
    return _trimmed(text, start, stop - len(tag)) if tag else stop  # subtitles mark voices so


def find_asides(text: str, span: Span) -> tuple[Span, ...]:
    """Return what nobody said within a turn: "(Laughter)", times of subtitles, heads of pages."""
    asides = [Span(*aside.span()) for aside in re.compile(_ASIDE).finditer(text, *span)]
    if text.find("-->", *span) >= 0:
        times = re.compile(_CUE_TIME).finditer(text, *span)
        asides = sorted([*asides, *(Span(*time.span()) for time in times)])
    return tuple(asides)


def spoken_below(text: str, within: Span, ends: list[int]) -> Span:
    """Return what is spoken or written within a stretch, without the short lines above it."""
    opening = re.compile(_OPENING).match(text, within.start, within.end)
    return spoken_span(text, opening.end() if opening else within.start, within.end, ends)
