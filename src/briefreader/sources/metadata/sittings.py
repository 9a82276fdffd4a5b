"""Find the day of a parliament's sitting, in its record's title or the head of a printed page."""

from __future__ import annotations

import unicodedata
from datetime import date

from briefreader.sources.metadata.dates import dates_in
from briefreader.text.lazy_pattern import lazy_pattern

_LONGEST = 160  # code points of a line that can be a title or a page's head
_MOST_WORDS, _LONG = 8, 4  # words; letters of one that is no "PM" or "EST"
# A house, its record or its sitting opens the line.
_HOUSE = lazy_pattern(
    r"(?i)[\W\d]*(?:House of (?:Commons|Lords|Representatives)\b|(?:Commons|Lords) Chamber\b"
    r"|Westminster Hall\b|(?:Commons|Lords|Senate) Debates\b|Hansard\b|Volume \d+: debated on\b"
    r"|(?:Official|Verbatim) report\b|(?:National|Legislative) Assembly\b|(?:Dáil|Seanad) Éireann\b"
    r"|(?:Lok|Rajya) Sabha\b|European Parliament\b|(?:Deutscher )?Bundestag\b|Bundesrat\b"
    r"|(?:\w+ )?Landtag\b|Nationalrat\b|Ständerat\b|Conseil (?:national|des États)\b"
    r"|Plenarprotokoll\b|Plenarsitzung\b|Assemblée nationale\b|Sénat\b|Compte rendu intégral\b"
    r"|Diario de Sesiones\b|Congreso de los Diputados\b|Cámara de\b|Camera dei deputati\b"
    r"|Senato della\b|Resoconto stenografico\b|Câmara dos\b|Diário da\b|Assembleia da República\b"
    r"|(?:Tweede|Eerste) Kamer\b|Handelingen\b|(?:\d+\. )?posiedzenie (?:Sejmu|Senatu)\b"
    r"|Sejm Rzecz|Senat Rzecz|Ses(?:ión|são) (?:plenaria|plenária|de|del|do)\b"
    r"|Sitting of .{6,40}$"
    r"|Reunião plenária\b|(?:\w+ )?séance du\b|Seduta (?:del|di|n\.)|Verkhovna Rada\b"
    r"|(?:Стенограма|Засідання|Верховна Рада|Стенограмма|Заседание)\b)"
)
_WORD = lazy_pattern(r"[^\W\d_]+")
_NUMBERED = (["Column"], ["Núm", "Pág"])
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())  # noqa: SIM905


def sitting_day(line: str) -> date | None:
    """Return the one day that a line has which is a house's, its record's or its sitting's, or that
    stands in capitals on the head of a printed page: "3318 COMMONS DEBATES May 4, 2021".
    """
    if len(line) > _LONGEST:
        return None
    days = list(dates_in(line))
    if len({day for day, *_ in days}) != 1:
        return None  # none, or more than one: "Tuesday, 4 October" is found with and without it
    day, start, end = days[0][0], days[0][1], days[-1][2]
    if _HOUSE.match(unicodedata.normalize("NFC", line)):  # accents may stand apart
        return day
    return day if _is_page_head(f"{line[:start]} {line[end:]}") else None


def _is_page_head(rest: str) -> bool:
    """Return whether a line without its day is a page's number, or a column's, and capitals."""
    words = [word for word in _WORD.findall(rest) if word.casefold() not in _WEEKDAYS]
    capitals = len(words) <= _MOST_WORDS and all(map(str.isupper, words))
    named = any(len(word) >= _LONG for word in words)
    return any(map(str.isdecimal, rest)) and ((capitals and named) or words in _NUMBERED)
