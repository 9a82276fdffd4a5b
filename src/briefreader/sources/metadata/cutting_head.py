"""The first line of a cutting: the newspaper and its day, written above by whoever cut it out."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from briefreader.sources.metadata.dates import HAS_DIGIT, LONGEST_DATE_LINE, whole_date
from briefreader.text.lazy_pattern import lazy_pattern

_MOST_WORDS = 6  # of a newspaper's name
_BEHIND_NAME = " ,;:|•·–—-"
_PAGE = lazy_pattern(
    r"[ \u00a0]*[,;|·•–—(-]?[ \u00a0]*"
    r"(?:(?:p{1,2}\.?|pages?|seiten?|s\.|pág\.|pagina|pag\.|str\.)[ \u00a0]?[A-Z]?|\b[A-Z])"
    r"\d{1,3}(?:[-–]\d{1,3})?\)?$",
    re.IGNORECASE,
)
# The nouns that newspapers are named with. Any name counts where a page stands behind the day.
_PAPER = lazy_pattern(
    r"(?:advertiser|argus|bulletin|chronicle|citizen|courant|courier|dispatch|echo|enquirer"
    r"|examiner|express|gazette|globe|guardian|herald|independent|inquirer|journal|ledger|mail"
    r"|mercury|mirror|news|observer|post|register|scotsman|sentinel"
    r"|standard|star|sun|telegraph|times|tribune|weekly|zeitung|tagblatt|tageblatt|tagesspiegel"
    r"|anzeiger|rundschau|nachrichten|kurier|bote|monde|figaro|courrier|dépêche|parisien"
    r"|país|mundo|diario|periódico|correo|corriere|gazzetta|giornale|repubblica|stampa|krant|dagblad"
    r"|gazeta|dziennik|tidning(?:en)?|dagbladet|avisen)",
    re.IGNORECASE,
)
_SMALL = frozenset("and of on the & de la der die das le les el il und et y e".split())  # noqa: SIM905
# "Blog Post", "Breaking News"
_NO_PAPERS = frozenset(["blog", "breaking", "facebook", "latest", "linkedin", "opening"])


class CuttingHead(NamedTuple):
    """Which newspaper, and of which day."""

    newspaper: str
    day: date


def cutting_head(line: str) -> CuttingHead | None:
    """Return what a line ``Courier, Mon 23 Nov 2026, p5`` says; None for another line.

    A day behind any other words may be that of what they name: ``Board meeting 23 Nov 2026``.
    """
    if len(line) > LONGEST_DATE_LINE or not HAS_DIGIT.search(line):
        return None
    page = _PAGE.search(line)
    words = (line[: page.start()] if page else line).split()
    for end in range(1, min(_MOST_WORDS, len(words) - 1) + 1):
        if day := whole_date(" ".join(words[end:])):
            name = " ".join(words[:end]).rstrip(_BEHIND_NAME)
            first, *more = [word for word in name.split() if word not in _SMALL] or [""]
            named = name != first and first.lower() not in _NO_PAPERS
            is_paper = page or (named and _PAPER.fullmatch((first, *more)[-1]))
            is_name = all(word[:1].isupper() for word in (first, *more))
            is_name = is_name and not name.endswith((" of", " on"))
            return CuttingHead(name, day) if is_paper and is_name else None
    return None
