"""Read calendar days as they are printed: never converted between zones, never guessed.

Also the one at an article's head: in a line of its own, in a title, or in a dateline
(``PARIS, 3 May 2024 —``).
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from briefreader.text.abbreviations import ends_in_abbreviation
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER

# Month names and their usual short forms, in the languages that briefings come in.
_NAMES = (
    "january jan januar gen ene janv jänner janvier enero gennaio janeiro januari января"
    " січня stycznia ledna ocak tammikuuta",
    "february feb februar févr fev février fév febrero febbraio fevereiro februari февраля"
    " лютого lutego února şubat helmikuuta",
    "march mar märz mrz mars marzo março maart марта березня marca března mart marts maaliskuuta",
    "april apr abr avril avr abril aprile апреля квітня kwietnia dubna nisan huhtikuuta",
    "may mai mag mayo maggio maio mei мая травня maja května mayıs maj toukokuuta",
    "june jun giu juni juin junio giugno junho июня червня czerwca června haziran kesäkuuta",
    "july jul lug juil juli juillet julio luglio julho июля липня lipca července temmuz heinäkuuta",
    "august aug ago août agosto augustus августа серпня sierpnia srpna ağustos elokuuta augusti",
    "september sept sep septembre septiembre settembre setembro сентября"
    " вересня września září eylül syyskuuta",
    "october oct ott oktober okt octobre octubre ottobre outubro октября"
    " жовтня października října ekim lokakuuta",
    "november nov novembre noviembre novembro ноября"
    " листопада listopada listopadu kasım marraskuuta",
    "december dec dic dezember dez décembre diciembre dicembre dezembro декабря"
    " грудня grudnia prosince aralık joulukuuta",
)
# In the Mashriq a month has another name than in Egypt, and papers print both with a stroke.
_ARABIC = (
    "يناير كانون_الثاني",
    "فبراير شباط",
    "مارس آذار اذار",
    "أبريل ابريل إبريل نيسان",
    "مايو أيار ايار",
    "يونيو يونيه حزيران",
    "يوليو يوليه تموز",
    "أغسطس اغسطس آب",
    "سبتمبر أيلول ايلول",
    "أكتوبر اكتوبر تشرين_الأول تشرين_الاول",
    "نوفمبر تشرين_الثاني",
    "ديسمبر كانون_الأول كانون_الاول",
)
_MONTHS = {
    word.replace("_", " "): number
    for names in (_NAMES, _ARABIC)
    for number, words in enumerate(names, start=1)
    for word in words.split()
}


def _with_accents_apart(pattern: str) -> str:
    """Return a pattern of words that also takes those whose accents are code points of their own,
    as in texts from a Mac or a PDF.
    """
    either = {
        letter: f"(?:{letter}|{apart})"
        for letter in {*pattern}
        if (apart := unicodedata.normalize("NFD", letter)) != letter
    }
    return "".join(either.get(letter, letter) for letter in pattern)


MONTH = _with_accents_apart(f"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\\b\\.?")
"""A month's name, as a part of a pattern that takes small letters for capitals."""
_WEEKDAY = _with_accents_apart(
    r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica"
    r"|(?:segunda|terça|quarta|quinta|sexta)-feira"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|(?:mån|man|tis|tirs|ons|tors|fre|lör|lør|sön|søn)dag"
    r"|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela"
    r"|pondělí|úterý|středa|čtvrtek|pátek|neděle"
    r"|понеділок|вівторок|середа|четвер|п[’'ʼ]ятниця|субота|неділя"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|(?:mo|di|mi|do|fr|sa|so|lun|mar|mer|mié|jeu|jue|gio|ven|vie|sam|sáb|sab|dim|dom"
    r"|пн|вт|ср|чт|пт|сб|нд|вс)(?=[.,])"
    r"|الأحد|الاحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت)"
    r"\.?[,،]?[ \u00a0]+)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
_GAP = r"[ \u00a0]*[,،]?[ \u00a0]*(?:(?:de|of)[ \u00a0]+)?"
_OR = rf"(?:[ \u00a0]?/[ \u00a0]?{MONTH})?"
# The year before the first of a reign or of a republic.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "中華民國": 1911, "民國": 1911}
_HAN = "[\\d〇零一二三四五六七八九十元]"
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九元", "001234567891")
_FORMS = (
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
    rf"(?P<era>{'|'.join(_ERAS)})?(?P<year>{_HAN}{{1,4}})年(?P<number>{_HAN}{{1,3}})月"
    rf"(?P<day>{_HAN}{{1,3}})日",
    r"(?P<year>\d{4})년[ \u00a0]?(?P<number>\d{1,2})월[ \u00a0]?(?P<day>\d{1,2})일",
    rf"{_WEEKDAY}(?P<month>{MONTH}){_GAP}{_DAY}{_GAP}(?P<year>\d{{4}})(?!\d)",
    rf"{_WEEKDAY}{_DAY}{_GAP}(?P<month>{MONTH}){_OR}{_GAP}(?P<year>\d{{4}})(?!\d)",
    # Behind a full stop stands the month; else which it is can be told only where the other number
    # is none.
    rf"{_WEEKDAY}(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})(?P=mark)"
    r"(?P<year>\d{4})(?!\d)",
    r"(?P<year>(?:19|20)\d{2})(?P<number>\d{2})(?P<day>\d{2})(?!\d)",
)
_DATE = tuple(lazy_pattern(form, re.IGNORECASE) for form in _FORMS)
# "03.05.24": only where it is known that the day stands first.
_SHORT_YEAR = lazy_pattern(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?P<mark>[-./])(?P<number>\d{{1,2}})(?P=mark)(?P<year>\d{{2}})"
    r"(?![\d./-]\d|\d)",
    re.IGNORECASE,
)
_LAST_CENTURY = 69  # as POSIX reads two digits: 69 to 99 are of the twentieth century
_NUMERAL = re.compile(_HAN)
_WORD_START = re.compile(r"(?<!\w)(?<![\d][-./])\w")
_IN_NAME = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})([-_.])(?P<number>\d{2})\2(?P<day>\d{2})(?!\d)"),
    # Zoom puts GMT before its day.
    re.compile(
        r"(?<![^\W_])(?:GMT)?(?P<year>(?:19|20)\d{2})(?P<number>\d{2})(?P<day>\d{2})(?![^\W_])"
    ),
)
LONGEST_DATE_LINE = 80
HEAD_LINES = 10
# A day that stands alone can also date a quotation; a reprint or letter is rarely older than this.
FARTHEST_BEFORE = timedelta(days=60)


def parse_date(text: str, *, day_first: bool = False) -> date | None:
    """Return the day that ``text`` begins with; a clock time, a zone or other words may follow
    it. ``day_first`` says that 3/5 is the third of May here.
    """
    found = _leading_date(text.strip(), day_first)
    return found[0] if found else None


def days_in(line: str, *, day_first: bool = False) -> list[date]:
    """Return the days that stand anywhere in a line."""
    return [day for day, *_ in dates_in(line, day_first)]


def dates_in(line: str, day_first: bool = False) -> Iterator[tuple[date, int, int]]:
    """Yield the days that stand anywhere in a line, each with where it begins and ends."""
    if _NUMERAL.search(line) is None:
        return  # most lines, told without asking for each form at each word
    for word in _WORD_START.finditer(line):
        start = word.start()
        if found := _leading_date(line[start:], day_first):
            yield found[0], start, start + found[1]


def _leading_date(text: str, day_first: bool = False) -> tuple[date, int] | None:
    """Return the day at the very start of ``text`` and where it ends."""
    for form in _DATE:
        match = form.match(text)
        if match and (day := _day_of(match, day_first)):
            return day, match.end()
    short = _SHORT_YEAR.match(text) if day_first else None
    if short and (day := _day_of_short_year(short)):
        return day, short.end()
    return None


def _day_of_short_year(match: re.Match[str]) -> date | None:
    """Return the day, or None where it may stand last behind a later year: ``24-05-03``."""
    year = int(match["year"])
    if match["mark"] == "-" and year < int(match["day"]):
        return None
    try:
        return date(
            year + (1900 if year >= _LAST_CENTURY else 2000),
            int(match["number"]),
            int(match["day"]),
        )
    except ValueError:
        return None


def _day_of(match: re.Match[str], day_first: bool) -> date | None:
    parts = match.groupdict()
    try:
        if "first" in parts:
            numbers = int(match["first"]), int(match["second"])
            if (day_first or match["mark"] == ".") and numbers[1] <= 12:
                day, month = numbers
            elif numbers[0] != numbers[1] and (min(numbers) > 12 or max(numbers) <= 12):
                return None
            else:
                month, day = min(numbers), max(numbers)
        else:
            name = parts.get("month")
            month = month_number(name) if name else _number(match["number"])
            day = _number(match["day"])
        year = _number(match["year"])
        if era := parts.get("era"):
            year += _ERAS[era]
        return date(year, month, day) if era or len(match["year"]) == 4 else None
    except ValueError:
        return None


def _number(written: str) -> int:
    """Return a number in digits, or as Chinese and Japanese write it: ``二〇二四``, ``二十一``."""
    tens, ten, ones = written.translate(_HAN_DIGITS).partition("十")
    return int(tens or "1") * 10 + int(ones or "0") if ten else int(tens)


def month_number(name: str) -> int:
    """Return its number; 0 for a name in letters that only pass for those of a month's, such as
    ``ſ``.
    """
    return _MONTHS.get(unicodedata.normalize("NFC", name.rstrip(".").lower()), 0)


def name_date(path: str) -> date | None:
    """Return a day in the name of the file at ``path``, written with the year first."""
    name = path.rpartition(os.sep)[2]
    for form in _IN_NAME:
        for match in form.finditer(name):
            if day := _day_in_name(match[0]):
                return day
    return None


def folder_date(path: str) -> date | None:
    """Return a day in the name of the folder that a file lies in, written with the year first."""
    return name_date(os.path.dirname(path))  # noqa: PTH120


@lru_cache(maxsize=16_384)  # asked of every file of a library at once, and many are of one day
def _day_in_name(written: str) -> date | None:
    digits = "".join(filter(str.isdecimal, written))
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


_PARENTHESES = re.compile(r"\(([^()]{6,40})\)\W*$")
_CLOCK = lazy_pattern(
    r"[,;،]?\s*(?:(?:at|@|um|à|a las|alle|às|om|kl\.?|o godz\.|об?|الساعة|آخر تحديث)\s+|T)?"
    r"\d{1,2}(?:[:.h]\d{2}(?!\d)|[ \u00a0]?[ap]\.?m\b|[時时点點](?:\d{1,2}分)?)"
    r".{0,24}(?<![:：])$"
    r"|T\d{4}(?:\d\d)?(?:Z|[+-]\d\d(?:\d\d)?)?$"  # ISO 8601's basic form
    r"|\d{1,5} (?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties)$"
    r"|\d{1,3}[ \u00a0-]?min(?:ute|uto)?s?\.?(?: read| lesezeit| de lect\w+)?$",  # reading takes
    re.IGNORECASE,
)
_CHANGED = (
    r"(?:last )?updated|modified|(?:zuletzt )?aktualisiert|mise? à jour|modifiée?|(?:últim[oa] )?"
    r"actualiza(?:do|ción)|aggiornat[oa]|(?:laatst )?bijgewerkt|atualizad[oa]|(?:senast )?"
    r"uppdatera[dt]|(?:sist )?oppdatert|(?:sidst )?opdateret|zaktualizowano|aktualizacja|stand"
    r"|aktualizováno|оновлено|обновлено|(?:最終)?更新日?|更新时间|更新時間"
)
_CLOCK_BEFORE = lazy_pattern(
    r"\d{1,2}(?:[:.]\d{2}(?:[ \u00a0]?[ap]\.?m\.?)?|[ \u00a0]?[ap]\.?m\.?)"
    r"(?:[ \u00a0](?:uhr|eastern|central|mountain|pacific|local time|[A-Z]{2,4}))?"
    r"(?: on| am)?(?:,|[ \u00a0][|•·–—-])?[ \u00a0]+(?=\w+\W)",
    re.IGNORECASE,
)
# A later clock time, or day, of the same line: "… 2:10 p.m. Updated 6:45 p.m.".
_CHANGED_BEHIND = lazy_pattern(
    rf"[\s,;|•·–—(-]+(?:{_CHANGED})(?: (?:on|at|am|um|le|à|el|il|op|kl\.?))?[ \u00a0]?:?[ \u00a0]",
    re.IGNORECASE,
)
_WEEKDAY_BEHIND = lazy_pattern(
    r"[ \u00a0]?[（(]"
    r"(?:[月火水木金土日一二三四五六]|星期[一二三四五六日天]|[월화수목금토일](?:요일)?)(?:[）)]|$)"
)
_YEAR_BEHIND = re.compile(r"[ \u00a0]*(?:г\.?|года|р\.?|року|roku|r\.?)(?!\w)", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:le|den|am|vom|el|il|on|the|dne|dnia)[ \u00a0]+(?=(?:[^\W\d_]+[.,]?[ \u00a0]+)?\d)",
    re.IGNORECASE,
)
_TITLE_DATE = lazy_pattern(
    r"(?:[,;:|•·–—(]|\s-)\s*(?P<day>[^,;:|•·–—()]{0,20}\d[^;:|•·–—()]{3,30}"
    r"(?:(?<=\d):\d{2}[^;:|•·–—()]{0,12})?)\)?$"
)
_OCCASION = (
    r"(?:full |daily |opening |closing |press |news )*(?:remarks|transcript|press|briefing|minutes"
    r"|conference|hearing|interview|speech|readout|gaggle|statement|address"
    r"|(?:regierungs)?presse(?:konferenz|gespräch)|rede|mitschrift|ansprache|anhörung|sitzung|protokoll"
    r"|(?:point|conférence) de presse|discours|audition|séance|compte rendu"
    r"|(?:conferencia|rueda) de prensa|discurso|comparecencia|sesión"
    r"|conferenza stampa|discorso|audizione|seduta|konferencja prasowa|wystąpienie|posiedzenie"
    r"|брифінг|прес-конференція|виступ|засідання|стенограма|брифинг|пресс-конференция|выступление"
    r"|заседание|стенограмма)\b"
)
_OCCASION_ALONE = lazy_pattern(_OCCASION, re.IGNORECASE)
_DATED_OCCASION = lazy_pattern(
    rf"{_OCCASION}(?:(?P<topic>.*)\s(?P<link>of|on|from|for|vom|am|du|le|del|il|від|от))?[,:]?"
    r"\s+(?P<day>.*\d(?:[ \u00a0](?:г\.?|года|р\.?|року|roku|r\.?))?)$",
    re.IGNORECASE,
)
_BEHIND_DAY = re.compile(r"(?P<mark>[,:]?[ \u00a0]+(?:[|•·–—-][ \u00a0]+)?)(?=[^\W\d])")
# Of this, and not of the occasion, is the day that ends the title.
_TOPIC = lazy_pattern(
    r"\s(?:about|after|concerning|following|marking|on|over|regarding|to mark"
    r"|nach|über|wegen|zu[mr]?|après|sur|sobre|tras|dopo|su|sul|sull[ae’'])\b",
    re.IGNORECASE,
)
_HELD_ON = frozenset(("on", "am", "le", "il"))
_BY = re.compile(
    r"(?<!\w)(?:by|von|par|por|di|door|av|af|(?:author|autor(?:in)?|auteur|autore|texte?|tekst|testo"
    r"|texto|автор|текст)[ \u00a0]?:)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_BY_ENGLISH = re.compile(r"by|author", re.IGNORECASE)
_AROUND_NAME = " \u00a0\t|/•·–—,;-"
# Before the day or the name of such a line, between them, and behind a name.
_PUT_THERE = re.compile(
    r"(?:(?:posted|published|written|publié|écrit|veröffentlicht|geschrieben|publicado|escrito"
    r"|pubblicato|scritto|geplaatst|gepubliceerd|opublikowano|опубліковано):?\s*)?(?:on|am|le|el|il|op)?",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(r"\s(?:on|am|vom|le|el|il|op|den)$", re.IGNORECASE)
_BEHIND_NAME = re.compile(r"\s+[|•·–—-]\s+")
_LONGEST_NAME = 60
_LONGEST_DATELINE = 120
_PLACE = lazy_pattern(
    rf"[{UPPER}][^,:;!?()\d]{{1,40}}(?:,[^,:;!?()\d]{{2,30}})?,\s*"
    r"|(?:Ve?|We?)[ \u00a0][^\W\d_]{2,30}(?:[ \u00a0][^\W\d_]{2,30})?[ \u00a0]"
    r"(?=(?:dne|dnia)[ \u00a0])"
)
# A newspaper's: "Madrid - 03 may 2024 - 10:15 CEST"; without a time it may be a page's head.
_PLACE_AND_DASH = lazy_pattern(
    rf"[{UPPER}][^\W\d_]+(?: [{UPPER}][^\W\d_]+){{0,2}} [-–—|] "
    r"(?=\w.{6,40}\d[:.h]\d\d)"
)
_PLACE_ALONE = lazy_pattern(
    rf"(?:[{UPPER}][^\W\d_]+(?:[ -]|(?=,))){{1,3}},[ \u00a0]+(?:den[ \u00a0]+)?"
)
# Which one of several it is, before the day of a hearing or a session.
_DAY_OF_SEVERAL = lazy_pattern(
    r"(?:(?:hearing )?day|session|sitting)[ \u00a0](?:\d{1,3}|[a-z]{3,6})"
    r"(?:,|:|[ \u00a0][–—-])[ \u00a0]+",
    re.IGNORECASE,
)
_SENTENCE_BEHIND = lazy_pattern(rf"\.[ \u00a0]+[„“»]?[{UPPER}]")
# Of a dateline with a dash behind it, what stands before its day and behind that: "Kiel (dpa), ",
# "(AFP) Paris, ", "KELL, Ohio (", " (EFE).- ".
_AGENCY = r"(?:\([^\W\d_][^()\d]{1,20}\)|/[^\W\d_][^/\d]{1,20}/)"
_PLACE_WORDS = (
    rf"[{UPPER}][\w.'’-]*(?:[ \u00a0/](?:(?:am|an der|d[aeiou]|del|des|im|la|les?|of|on|sur"
    rf"|upon)[ \u00a0])?[{UPPER}][\w.'’-]*){{0,3}}"
)
_DATED_PLACE = lazy_pattern(
    rf"(?:(?P<first>{_AGENCY})[ \u00a0]?[-–—]?[ \u00a0]?)?"
    rf"\(?{_PLACE_WORDS}(?:,[ \u00a0]{_PLACE_WORDS}){{0,2}}\)?"
    rf"(?:[ \u00a0,]*(?P<agency>{_AGENCY}))?"
    r"(?:[ \u00a0]?[,–—-]|(?=[ \u00a0]))[ \u00a0]?\(?(?:(?:den|le|the|am|il)[ \u00a0])?"
)
_BEHIND_DATELINE = lazy_pattern(
    rf"\)?[ \u00a0,]*(?P<agency>{_AGENCY})?[ \u00a0]?(?:\.?[ \u00a0]?[-–—―]{{1,2}}|(?P<mark>[.:]))"
    rf"[ \u00a0]*(?=[„“»\"‘({UPPER}])"
)
# Without an agency a dash also stands in lists, and above what a feature tells of the past.
_FEWEST_BEHIND = 60  # code points of such a line
_OLDEST = 1990
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MAY_BE_DATELINE = lazy_pattern(rf"[({UPPER}/][^\d\n]{{2,70}}\d[^\n]{{3,40}}[-–—―.:]")
_PLACE_BEHIND = lazy_pattern(
    rf"(?<=[\w.])(?:,\s*|\s+(?:in|à|en|a|te|w|у|в)\s+)[{UPPER}][^,:;!?()\d]{{1,40}}$"
)
# An office's: "3. Mai 2024 | Hafenamt Kell"; the other way round it may be a page's head.
_ISSUER_BEHIND = lazy_pattern(
    rf"(?<=[\w.])[ \u00a0]+[|•·][ \u00a0]+[{UPPER}][^,:;|•·!?\d]{{1,60}}$"
)
_DATELINE = lazy_pattern(
    rf"(?P<place>[{UPPER}][{UPPER} .,'’/-]{{2,50}}(?:\([^()]{{2,20}}\)[ ,]*)?),?[ \u00a0]+"
    rf"(?:(?P<month>{MONTH})[ \u00a0]+{_DAY}|(?P<day2>\d{{1,2}})[ \u00a0]+(?P<month2>{MONTH}))"
    rf"(?:,?[ \u00a0]+(?P<year>\d{{4}}))?[ \u00a0]*"
    rf"(?:\([^()]{{2,30}}\)|/[^/]{{2,30}}/)?[ \u00a0]*(?:[-–—―]|:)[-–—]?[ \u00a0]",
    re.IGNORECASE,
)
HAS_DIGIT = re.compile(r"[\d一二三四五六七八九十]")  # 二〇二四年五月三日


def said_on(
    lines: Sequence[str], published: date | None, *, day_first: bool = False
) -> date | None:
    """Return the day on which it was said, from the article's first lines.

    A day in parentheses that ends a line, a dateline, or a line that holds a day and at most its
    place and clock time. A dateline without a year takes it from ``published``. ``day_first`` says
    that 3/5 is the third of May here.
    """
    head = lines[:HEAD_LINES]
    for number, line in enumerate(head):
        if day := dateline_day(line, published):
            # A chronicle, or the places of a tour.
            if any(dateline_day(one, published) not in (None, day) for one in head[number + 1 :]):
                return None
            return day
        day = date_alone(line, published, day_first=day_first)
        if not day and (held := _occasion(line)) and not (held["topic"] or "").strip():
            day = date_alone(held["day"], published, day_first=day_first)
        if day and not dated_byline(line):
            return day
    return None


def title_date(title: str, published: date | None) -> date | None:
    """Return the day that ends a title, set apart from it or behind what was held on it, or that
    opens it above that.

    ``Harbour talks (14 March 2024)``, ``Remarks of March 14, 2024``, ``May 3, 2024: Briefing``;
    none where the article was published at another time.
    """
    if not HAS_DIGIT.search(title):
        return None
    ends = (_TITLE_DATE.search(title), _occasion(title))
    for day in (*(whole_date(match["day"]) for match in ends if match), _opening_day(title)):
        if day and not (published and not _is_about(day, published)):
            return day
    return None


def _occasion(title: str) -> re.Match[str] | None:
    """Return what a title calls the occasion, with its day; None where the day is that of what was
    spoken about.
    """
    found = _DATED_OCCASION.match(title)
    if not found or not found["link"]:
        return found
    return found if found["link"].lower() in _HELD_ON or not _TOPIC.search(found["topic"]) else None


def _opening_day(title: str) -> date | None:
    """Return the day that opens a title: set apart from what was held on it, or with the year
    first, as whoever files texts by their days puts it.
    """
    found = _leading_date(title)
    behind = _BEHIND_DAY.match(title, found[1]) if found else None
    if not found or not behind:
        return None
    is_held = behind["mark"].strip(" \u00a0") and _OCCASION_ALONE.match(title, behind.end())
    return found[0] if is_held or title[:4].isdecimal() else None


def _is_about(day: date, published: date) -> bool:
    """Return whether something of that day may be what was published then."""
    return -FARTHEST_BEFORE <= day - published <= timedelta(days=1)


def date_alone(line: str, published: date | None = None, *, day_first: bool = False) -> date | None:
    """Return the day that is a short ``line``'s own: alone, behind its place, before who issued
    what stands below, in parentheses at its end.

    One that is none of about the time when the article was ``published`` is left out.
    """
    if len(line) > LONGEST_DATE_LINE:
        return None
    if (inside := _PARENTHESES.search(line)) and (
        day := whole_date(inside[1], day_first=day_first)
    ):
        return day
    if number := _DAY_OF_SEVERAL.match(line):
        line = line[number.end() :]
    behind = _without_place(line)
    day = (
        whole_date(line, day_first=day_first)
        or whole_date(behind, day_first=day_first)
        or issued_day(line, day_first=day_first)
    )
    return None if day and published and not _is_about(day, published) else day


def issued_day(line: str, *, day_first: bool = False) -> date | None:
    """Return the day of a line ``3 May 2024 | Harbour Office of Kell``."""
    issuer = _ISSUER_BEHIND.search(line, 0, LONGEST_DATE_LINE) if HAS_DIGIT.search(line) else None
    return whole_date(line[: issuer.start()], day_first=day_first) if issuer else None


def _without_place(line: str) -> str:
    """Return a line of a day without the place before or behind it."""
    if place := _PLACE.match(line) or _PLACE_AND_DASH.match(line):
        return line[place.end() :]
    sent = _DATED_PLACE.match(line) if "(" in line or "/" in line else None
    if sent and (sent["first"] or sent["agency"]):
        return line[sent.end() :]
    return _PLACE_BEHIND.sub("", line)


def whole_date(text: str, *, day_first: bool = False) -> date | None:
    """Return the day, if ``text`` says nothing but a day and perhaps a clock time."""
    if len(text) > 2 * LONGEST_DATE_LINE:
        return None
    text = text.strip(" \u00a0\t*_.()[]")
    for before in (_CLOCK_BEFORE, _ARTICLE):
        if match := before.match(text):
            text = text[match.end() :]
    found = _leading_date(text, day_first)
    if not found:
        return None
    rest = _without_change(text[found[1] :], day_first)
    for behind in (_YEAR_BEHIND, _WEEKDAY_BEHIND):
        if match := behind.match(rest):
            rest = rest[match.end() :]
    rest = rest.strip(" \u00a0,;،|•·–—-")
    return found[0] if not rest or _CLOCK.fullmatch(rest) else None


def _without_change(rest: str, day_first: bool) -> str:
    """Return what stands behind a day without when it was changed: ``2 p.m. Updated 6:45 p.m.``"""
    changed = _CHANGED_BEHIND.search(rest)
    if not changed:
        return rest
    behind = rest[changed.end() :]
    is_time = _leading_date(behind, day_first) or _CLOCK.fullmatch(behind)
    return rest[: changed.start()] if is_time else rest


def dateline_day(line: str, published: date | None) -> date | None:
    """Return the day of a dateline that opens a ``line`` (``PARIS, 3 May —``); the year is that of
    about when it was ``published`` where the dateline has none.
    """
    if not HAS_DIGIT.search(line, 0, _LONGEST_DATELINE):
        return None
    match = _DATELINE.match(line)
    if not match or match["place"].upper() != match["place"]:
        return _spelt_dateline_day(line, published)
    month, day = month_number(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    if match["year"]:
        years: tuple[int, ...] = (int(match["year"]),)
    elif published:
        years = (published.year, published.year - 1, published.year + 1)
    else:
        return None
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if match["year"] or (published and abs(found - published) <= timedelta(days=120)):
            return found
    return None


def _spelt_dateline_day(line: str, published: date | None) -> date | None:
    """Return the day of a dateline that is not in capitals, or has its day in another place:
    ``Kiel, 3. Mai 2025. Der``, ``Berlin (dpa) 3. Mai 2024 – Der``, ``KELL, Ohio (May 3, 2024) –``.

    A full stop or a colon alone opens many sentences: before those stand one place or an agency.
    """
    if not (_ANY_YEAR.search(line, 0, _LONGEST_DATELINE) and _MAY_BE_DATELINE.match(line)):
        return None
    day, start, end = next(dates_in(line[:_LONGEST_DATELINE]), (None, 0, 0))
    before = _DATED_PLACE.fullmatch(line, 0, start) if day else None
    behind = _BEHIND_DATELINE.match(line, end) if before else None
    if not day or not before or not behind:
        return None
    is_sent = before["first"] or before["agency"] or behind["agency"]
    if behind["mark"] and not is_sent:
        is_one = behind["mark"] == "." and _PLACE_ALONE.fullmatch(line, 0, start)
        if not is_one or not _SENTENCE_BEHIND.match(line, end):
            return None
    elif not is_sent and (len(line) < _FEWEST_BEHIND or day.year < _OLDEST):
        return None
    return None if published and not _is_about(day, published) else day


def is_line_of_day(line: str, day: date, *, day_first: bool = False, placed: bool = False) -> bool:
    """Return whether a line says nothing but the ``day``, perhaps with who issued what stands below
    it, or is a dateline of it.

    ``placed`` says that its place may stand before or behind it, as whoever writes a press release
    puts it, or a letter in other languages than English: ``Paris, le 3 mai 2024``.
    """
    behind = _without_place(line) if placed and len(line) <= LONGEST_DATE_LINE else line
    found = [whole_date(words, day_first=day_first) for words in (line, behind)]
    return day in (*found, issued_day(line, day_first=day_first), dateline_day(line, day))


_STATED = lazy_pattern(
    rf"(?:(?P<changed>{_CHANGED})|published|posted|date|released|veröffentlicht|erschienen"
    r"|publiée?|publicad[oa]|pubblicat[oa]|gepubliceerd|publicera[dt]|publisert|publiceret"
    r"|udgivet|opublikowano|data publikacji|erstellt|datum|fecha|data|zveřejněno|publikováno"
    r"|опубліковано|опубликовано|дата(?: публ[іи]кац[іи][їи])?|公開日?|掲載日?|発表日?|发布时间"
    r"|發布時間|發佈時間)"
    r"(?:(?: (?:on|am|le|el|il|op|em|den|dne))?[ \u00a0]?:?[ \u00a0]+|[:：])",
    re.IGNORECASE,
)


def dated_byline(line: str) -> tuple[str, date] | None:
    """Return who and when, of a line ``By Ann Moss | 3 May 2024`` or ``3 May 2024, by Ann Moss``,
    with a clock time or without; None for another line.
    """
    opening = _BY.search(line) if len(line) <= 2 * LONGEST_DATE_LINE else None
    if not opening or not HAS_DIGIT.search(line):
        return None
    day_first = not _BY_ENGLISH.match(opening[0])
    dated = next(dates_in(line, day_first), None)
    if dated is None:
        return None
    day, start, end = dated
    if start >= opening.end():
        before, name, clock = line[: opening.start()], line[opening.end() : start], line[end:]
    else:
        before, clock, name = line[:start], line[end : opening.start()], line[opening.end() :]
    name, *beside = _BEHIND_NAME.split(name.strip(_AROUND_NAME))
    name = _BEFORE_DAY.sub("", name).strip(_AROUND_NAME)
    if name.endswith(".") and not ends_in_abbreviation(name):
        name = name.removesuffix(".")
    clock = clock.strip(_AROUND_NAME + ".")
    is_all = all(map(_PUT_THERE.fullmatch, (before.strip(_AROUND_NAME), *beside)))
    is_all = is_all and (not clock or _CLOCK.fullmatch(clock) is not None)
    is_name = name and len(name) <= _LONGEST_NAME and not name[0].islower()
    return (name, day) if is_all and is_name else None


# Between two days: “Publié le 03/05/2024 | Mis à jour le 06/05/2024”.
_BETWEEN_DAYS = re.compile(r"\s+[|•·–—]\s+(?=[^\W\d])")
_IN_ENGLISH = re.compile(
    r"(?:(?:last )?updated|modified|published|posted|date|released)\b", re.IGNORECASE
)


def stated_dates(lines: Sequence[str]) -> tuple[date | None, date | None]:
    """Return when an article was published and modified, where the first lines say so in words
    (``Updated: 3 May 2024``).
    """
    published = modified = None
    for line in lines[:HEAD_LINES]:
        if len(line) > 2 * LONGEST_DATE_LINE:
            continue
        if byline := dated_byline(line):
            published = published or byline[1]
            continue
        for part in _BETWEEN_DAYS.split(line):
            match = _STATED.match(part)
            if not match or len(part) > LONGEST_DATE_LINE:
                continue
            day = whole_date(part[match.end() :], day_first=not _IN_ENGLISH.match(part))
            if match["changed"]:
                modified = modified or day
            else:
                published = published or day
    return published, modified
