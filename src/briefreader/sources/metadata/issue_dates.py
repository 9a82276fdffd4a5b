"""The month or year that stands at the head of what comes out by the month: "June 2024", "By Ann
Moss | June 2024", "Issue 6/2024".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefreader.sources.metadata.dates import LONGEST_DATE_LINE, MONTH, month_number
from briefreader.text.lazy_pattern import lazy_pattern

_MARKS = " \u00a0\t*_#()[]"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
# Of two, "June/July 2024", neither is the month.
_MONTH_AND_YEAR = (
    rf"(?P<month>{MONTH})(?P<more>\s?[/–-]\s?{MONTH})?,?[ \u00a0]+(?:de[ \u00a0]+)?{_YEAR}"
)
_NUMBERED = (
    r"(?:(?:.{0,60}?(?:[,|•·–—(]\s*|\s-\s))?"
    r"(?:(?:vol(?:ume)?\.?|band|jahrgang|jg\.|tome|año|anno)\s?[\dIVXLC]{1,5}[,.:]?\s+)?"
    r"(?:issue|number|no\.?|nr\.?|n[°º]|ausgabe|heft|nummer|numéro|número|numero|fascicolo)"
    r"(?:\s(?:no\.?|nr\.?))?\s?)"
)
_BY = r"(?:by|von|par|por|di|door|av|af)\s[^\W\d_][^\d|•·,]{2,60}"
_SAID = (
    r"(?:first |originally )?(?:published|veröffentlicht|erschienen|publiée?|publicad[oa]"
    r"|pubblicat[oa]|gepubliceerd|date|datum|stand)(?: (?:in|im|en|em|on))?\s?:?\s"
)
_FORMS = tuple(
    lazy_pattern(form, re.IGNORECASE)
    for form in (
        rf"(?:{_SAID})?{_MONTH_AND_YEAR}",
        rf"{_BY}\s?[,|•·–—-]\s?{_MONTH_AND_YEAR}",
        rf"[^|•·\d]{{3,60}}\s[|•·]\s{_MONTH_AND_YEAR}",
        rf"{_NUMBERED}\d{{1,4}}[,.:]?\s*[|•·–—(-]?\s*{_MONTH_AND_YEAR}",
        # The number of an issue is no month's: weeklies have one too.
        rf"{_NUMBERED}\d{{1,3}}(?:[–+-]\d{{1,3}})?\s?/\s?{_YEAR}",
        rf"{_YEAR}-(?P<number>0[1-9]|1[0-2])",
        rf"{_YEAR}\s?[年년]\s?(?P<number>1[0-2]|0?[1-9])\s?[月월]号?",
    )
)


def issue_date(line: str) -> str:
    """Return the month (``2024-06``) or year that a line of an article's head tells as that of its
    publication; nothing for another line.
    """
    if len(line) > LONGEST_DATE_LINE:
        return ""
    bare = line.strip(_MARKS)
    for form in _FORMS:
        if found := form.fullmatch(bare):
            parts = found.groupdict()
            month = parts.get("number") or month_number(parts.get("month") or "")
            is_one = month and not parts.get("more")
            return f"{found['year']}-{int(month):02}" if is_one else found["year"]
    return ""


def issue_date_in(lines: Sequence[str]) -> str:
    """Return the one that an article's first lines tell; nothing where they tell several, as a
    chronicle does.
    """
    told = {found for line in lines if (found := issue_date(line))}
    months = {one for one in told if len(one) > len("2024")}
    years = {one[: len("2024")] for one in told}
    return next(iter(months or told)) if len(years) == 1 and len(months) <= 1 else ""
