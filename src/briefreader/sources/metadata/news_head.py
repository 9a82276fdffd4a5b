"""The head of a news article: a title, who wrote it, and the day on which it was published.

A transcript has the day on which it was spoken there; what tells the two apart is here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from itertools import islice

from briefreader.sources.blocks.line_shapes import ends_sentence, is_clock, label_end
from briefreader.sources.metadata.dates import dateline_day, is_line_of_day, whole_date
from briefreader.sources.metadata.document_head import says_release
from briefreader.text.folding import says_same
from briefreader.text.language import language_of
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.reporting_verbs import ANY_SAID

_HEAD = 20_000  # code points in which labels and “I” are looked for
_HEAD_LINES = 6
AROUND = " \t\u00a0^="  # what stands around a line of a head; a news agency's: "^By ANN MOSS="
_BYLINE_WITHIN = 3  # lines with words
_MOST_HEAD = 40  # lines, blank ones too, among which a byline is looked for
# What a title or a line below it calls a text that is the words of whoever spoke or signed.
_SPOKEN = lazy_pattern(
    r"\b(?:remarks|addresse?s?|speech(?:es)?|statements?|transcripts?|(?:press )?briefings?"
    r"|(?:press|news) (?:conference|call|gaggle)s?|backgrounder|gaggle|interviews?|hearings?"
    r"|testimon(?:y|ies)|lectures?|keynotes?|minutes|sermon|eulogy|toasts?|debates?|readout"
    r"|conversation|exchange|oath|prayer|proclamation|message|letter|q ?& ?a|q and a)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|(?<!\w)[‘'][^\n]{0,400}?[’'](?!\w)")
_REPORT = lazy_pattern(
    rf"[”\"’'] (?:[^\W\d_][\w.’'-]* ){{0,5}}{ANY_SAID}\b"
    rf"|\b{ANY_SAID}\b[^.!?\n“\"‘]{{0,60}}[“\"‘]"
)
# What a newspaper puts below an article of its own.
_EDITED = re.compile(
    r"(?:corrections?|clarification|update|editor[’']?s?[’']? note|berichtigung|korrektur"
    r"|rectificatif|corrección|rettifica|rectificatie)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"@|\bwww\.|\d[\d ()/+–-]{6,}\d")
_OPENING = tuple('“„«"‘')  # a clause with words of its own, not a label, stands before a quotation
_SAYS = re.compile(rf"\b{ANY_SAID}\b")
# The same in other languages, in all of which a text without "I" and "we" in it is a report.
_SPOKEN_ABROAD = lazy_pattern(
    r"\b(?:(?:\w+)?(?:rede|ansprache|interview|gespräch|protokoll|konferenz|erklärung|anhörung)"
    r"|grußwort|predigt|wortlaut|discours|allocution|entretien|conférence|audition|séance|verbatim"
    r"|discurso|entrevista|comparecencia|conferencia|rueda|sesión|acta|intervista|discorso"
    r"|conferenza|audizione|seduta|verbale|toespraak|verslag|notulen|entrevista|ata|sessão"
    r"|przemówienie|wystąpienie|wywiad|stenogram|konferencja|oświadczenie|промова|виступ|інтерв[’']ю"
    r"|стенограма|звернення|заява|речь|выступление|интервью|стенограмма|обращение|заявление"
    r"|пресс-конференция|брифинг|брифінг|прес-конференція|projev|rozhovor|vystoupení|prohlášení"
    r"|tisková konference|zápis"
    r"|(?:\w+)?(?:tal|anförande|intervju|protokoll|referat)|presskonferens|tale|pressemøte)\b",
    re.IGNORECASE,
)
_QUOTED_ABROAD = lazy_pattern(
    r"[„“”»«\"‚‘][^„“”»«\"\n]{0,800}[“”»«\"]|(?<!\w)‘[^\n]{0,400}?’(?!\w)"
)
_SPEAKS = {
    language: lazy_pattern(rf"\b(?:{words.replace(' ', '|')})(?!\w)", re.IGNORECASE)
    for language, words in {
        "de": r"ich mich mir mein\w* wir uns unser\w*",
        "fr": r"je j[’'] me moi mon ma mes nous notre nos vous votre vos",
        "es": r"yo me mí mi mis nos nosotr[oa]s nuestr[oa]s? hemos estamos tenemos queremos quiero"
        r" creo",
        "it": r"io mi mio mia miei noi nostr[oaie] abbiamo siamo vogliamo voglio credo",
        "pt": r"eu me meu minha nós nosso\w* nossa\w* temos estamos vamos queremos quero",
        "nl": r"ik mij mijn wij we ons onze",
        "pl": r"ja mnie mi mój moja moje my nas nam nasz\w* mamy chcemy jesteśmy chcę myślę",
        "uk": r"я мене мені мій моя моє ми нас нам наш\w*",
        "ru": r"я меня мне мой моя моё мы нас нам наш\w*",
        "cs": r"já mě mně mi můj moje my nás nám náš\w* naše\w* jsme máme chceme chci myslím",
        "sv": r"jag mig min mitt mina vi oss vår\w*",
        "da": r"jeg mig meg min mit mitt mine vi os oss vores vår\w*",
    }.items()
}
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|you|You|your|Your)\b")
_WORD = r"(?:[^\W\d_a-z][\w.’'-]*|de|da|di|van|von|der|den|la|le|el|al|bin|and|&)"
_BYLINE = lazy_pattern(
    rf"(?:(?i:by|av|von|par|por|di|door)) (?P<name>[^\W\d_a-z][\w.’'-]*(?:,? {_WORD}){{0,9}}?)"
    r"(?:[,|] [^.!?]{2,60})?"
)

# One or more full names, and what stands in the names of offices and places.
_FULL_NAME = (
    r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]*\.?){0,2}"
    r"(?: (?:de|da|di|van|von|der|den|la|le|el|al|bin)){0,2} [^\W\d_a-z][\w’'-]*[a-z][\w’'-]*"
)
_NAMES = lazy_pattern(
    rf"{_FULL_NAME}(?:(?:, | and | & | und | et | y | e | en | och ){_FULL_NAME}){{0,3}}"
)
_NO_PERSON = lazy_pattern(
    r"\b(?:the|of|office|house|room|garden|lawn|hall|street|square|park|palace|centre|center|press"
    r"|news|media|times|post|service|agency|department|ministry|council|committee|commission|board"
    r"|union|trust|bank|court|group|society|association|foundation|institute|university|college"
    r"|school|government|parliament|city|county|state|states|united|north|south|east|west|new|san"
    r"|saint|st|fort|port|lake|airport|embassy|conference|report|draft|paper|review|quarterly"
    r"|weekly|daily|magazine|bulletin|journal|desk|staff|team|region|ministerium|landesamt|amt|stadt"
    r"|redaktion|presse|préfecture|ministère|mairie|ministerio|ministero|kommun|regering)\b",
    re.IGNORECASE,
)


def news_byline(title: str, text: str, day: date, *, day_first: bool = False) -> str | None:
    """Return who is named as the author at the ``day`` in the head of a news article, nothing where
    nobody is; None for a text that is no news article.

    ``day_first`` says that 3/5 is the third of May here.
    """
    if _may_be_spoken(title, text):
        return None
    lines = text.split("\n", _MOST_HEAD)[:_MOST_HEAD]
    is_released = is_release(title, text)
    placed = is_released or language_of(text) in _SPEAKS
    is_day = partial(is_line_of_day, day=day, day_first=day_first, placed=placed)
    author = _byline_at_day(lines, is_day)
    is_news = author or is_released or _is_reported(text)
    is_news = is_news or any(dateline_day(line, day) for line in lines)
    return (author or _name_above_day(lines, is_day)) if is_news else None


def byline_alone(title: str, text: str) -> str:
    """Return who is named in a line ``By …`` of its own, near the top of a news article; nothing in
    other texts.
    """
    head = islice(_first_with_words(text.split("\n", _MOST_HEAD)), _BYLINE_WITHIN)
    found = next(filter(None, map(_BYLINE.fullmatch, head)), None)
    is_news = found and _is_reported(text) and not _may_be_spoken(title, text)
    return found["name"] if found and is_news else ""


def is_release(title: str, text: str) -> bool:
    """Return whether the title, or a line near the top, calls a text a press release."""
    lines = text[:_HEAD].split("\n", _MOST_HEAD)[:_MOST_HEAD]
    return any(map(says_release, (title, *_first_with_words(lines))))


def is_byline(line: str) -> bool:
    """Return whether a line says nothing but who wrote what stands below it."""
    return _BYLINE.fullmatch(line) is not None


def _may_be_spoken(title: str, text: str) -> bool:
    """Return whether a text may be somebody's own words: it has a transcript's labels, a clock time
    at its head, a title that says so, or “I” outside of quotations.
    """
    lines = text[:_HEAD].split("\n")
    head = _first_with_words(lines)
    speaks = _SPEAKS.get(language_of(text))
    spoken = _SPOKEN_ABROAD if speaks else _SPOKEN
    quoted = _QUOTED_ABROAD if speaks else _QUOTED
    return (
        any(spoken.search(line) for line in (title, *head) if not ends_sentence(line))
        or any(map(is_clock, head))
        or any(_opens_turn(line) for line in map(str.strip, lines) if not says_same(line, title))
        or bool((speaks or _FIRST_PERSON).search(quoted.sub("", text[:_HEAD])))
    )


def _opens_turn(line: str) -> bool:
    """Return whether a label opens the line: no date's, no clause with a verb of saying, and none
    that says how somebody is reached; one in small letters has a sentence behind it.
    """
    end = label_end(line)
    label, said = line[:end], line[end:]
    return bool(
        end > 0
        and (label.isupper() or (said and ends_sentence(line)))
        and not _SAYS.search(label)
        and not _EDITED.match(label)
        and not said.lstrip().startswith(_OPENING)
        and not _REACHED.search(said)
        and whole_date(line.partition(":")[2]) is None
    )


def _is_reported(text: str) -> bool:
    """Return whether a text quotes somebody and says who: ``“We waited,” said Ann Lee``; in other
    languages than English it is enough that it may not be spoken.
    """
    return bool(_REPORT.search(text[:_HEAD])) or language_of(text) in _SPEAKS


def _byline_at_day(lines: Sequence[str], is_day: Callable[[str], bool]) -> str:
    """Return the name in a line ``By …`` right above or below a day alone, or a dateline, in a
    text's first lines; nothing without one.
    """
    head = _first_with_words(lines)
    for number, line in enumerate(head):
        if is_day(line):
            for beside in (*head[max(0, number - 1) : number], *head[number + 1 : number + 2]):
                if found := _BYLINE.fullmatch(beside):
                    return found["name"]
    return ""


def _name_above_day(lines: Sequence[str], is_day: Callable[[str], bool]) -> str:
    """Return the name of a person that stands alone between the title and the day."""
    name, below, *_ = (*_first_with_words(lines), "", "")
    is_name = _NAMES.fullmatch(name) and not _NO_PERSON.search(name)
    return name if is_name and is_day(below) else ""


def _first_with_words(lines: Iterable[str]) -> list[str]:
    return list(islice(filter(None, (line.strip(AROUND) for line in lines)), _HEAD_LINES))
