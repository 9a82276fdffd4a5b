"""Labels that name a role and no person: who asks, who answers, and who runs the meeting."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from briefreader.quotes.entities.label_titles import Spellings
from briefreader.text.lazy_pattern import lazy_pattern

_LABELS_KEPT = 1024


class LabelRole(StrEnum):
    """What somebody without a name does in a conversation."""

    ASKS = "asks"
    PERHAPS_ASKS = "perhaps asks"
    ANSWERS = "answers"
    OTHER = "other"


ASKING = (LabelRole.ASKS, LabelRole.PERHAPS_ASKS)
"""Who asks, surely or perhaps."""

# What an interview or a ministry prints before questions: English, German, French, Spanish,
# Portuguese, Italian, Dutch, Polish, Ukrainian, Russian, Chinese, Japanese, Korean, Arabic.
_ASKING = frozenset(
    """
    q question questions questioner reporter reporters correspondent journalist interviewer press
    frage fragen journalistin reporterin interviewerin zusatzfrage zwischenfrage
    journaliste intervieweur
    pregunta preguntas periodista p entrevistador entrevistadora
    pergunta perguntas jornalista repórter
    domanda domande giornalista intervistatore intervistatrice
    vraag journaliste pytanie dziennikarz dziennikarka
    питання запитання журналіст журналістка кореспондент кореспондентка
    вопрос журналист журналистка корреспондент корреспондентка ведущий ведущая ведучий ведуча
    记者 記者 问 問 提问 記者團 質問 기자 질문 سؤال صحفي الصحفي س
""".split()
)
_ANSWERING = frozenset(
    """
    a answer witness spokesman spokeswoman spokesperson
    antwort sprecher sprecherin réponse porte-parole respuesta r portavoz resposta porta-voz
    risposta portavoce antwoord woordvoerder odpowiedź rzecznik rzeczniczka
    відповідь речник речниця прессекретар ответ пресс-секретарь
    发言人 發言人 答 报道官 報道官 답변 대변인 جواب ج المتحدث الناطق
""".split()
)
_SPOKESPEOPLE = frozenset(
    """
    spokesman spokeswoman spokesperson sprecher sprecherin porte-parole portavoz porta-voz portavoce
    woordvoerder rzecznik речник
""".split()
)
# German protocols print who asks behind it: "Frage Holm".
_ASKING_NAMED = frozenset(("frage", "zusatzfrage", "zwischenfrage"))
_ARTICLES = lazy_pattern(r"\A(?:(?:the|el|la|le|il|lo|der|die|das|de|het|o)\s+(?=\w)|l[’'])")
_NUMBERED = lazy_pattern(r"\s+(?:n[o°]\.?\s*)?(?:#?\d+|one|two|three|four|five|six)$")
_ASKS = lazy_pattern(
    r"(?:[\w.’'-]+ )*(?:reporters?|correspondent|journalist)|unidentified reporter"
    r"|question (?:from|by) .+"
)
_PERHAPS_ASKS = lazy_pattern(
    r"audience(?: members?)?|participants?|students?|(?:[\w.-]+ )*members?|voices?"
)
_ANONYMOUS = lazy_pattern(
    r"moderator|operator|participants?|audience(?: members?)?|aide"
    r"|members?(?: of .*)?"
    r"|(?:[\w.’'-]+ )*(?:officials?|aide|interpreter|translator|participant|reporter|member|members"
    r"|student|child|children|man|woman|staff|staffer|guest|attendee|crowd|family|crew|choir|band"
    r"|cadets|firefighters|guests|attendees|students)"
    r"|(?:(?:courtroom|deputy|court|law) )*clerk|courtroom deputy|court|bailiff"
    r"|(?:acting )?presiding officer|foreperson|juror|witness|counsel|stenographer|videographer"
    # courts and tribunals, calls, lessons, consultations
    r"|appellant|respondent|claimant|applicant|plaintiff|defendant|accused|petitioner|complainant"
    r"|prosecutor|prosecution|defen[cs]e|dispatcher|caller|interviewee|facilitator|listener|viewer"
    r"|patient|therapist|teacher|pupil|tutor|examiner|candidate|customer"
    r"|voices?|speakers?|host|presenter|newsreader|all|both|others|unidentified.*|unknown.*"
    r"|(?:several|male|female|multiple) .*|protesters?|chorus|announcer|narrator"
    r"|(?:striking|protesting|picketing|marching|demonstrating|visiting|chanting) [\w’'-]+s"
)
# In small letters fewer words are surely a role's: a list may have "Staff:", "Both:" and "All:".
_IN_SMALL_LETTERS = lazy_pattern(
    r"(?:moderator|operator|participants?|audience(?: members?)?|interpreter|translator"
    r"|speaker|voice|host|presenter|newsreader|court|clerk|witness|juror"
    r"|unidentified .*|unknown (?:speaker|voice)"
    r"|(?:male|female) (?:speaker|voice)|member of the public"
    # "Some hon. members", "An hon. member", "Opposition senators"
    r"|(?:(?:some|several|many|other|an?|opposition|government) )+"
    r"(?:(?:hon\.?|hono(?:u)?rable|noble|opposition|government) ?)*"
    r"(?:members?|lords?|senators?|gentlem[ae]n))"
)
_SPELLINGS = Spellings(
    """
    question reporter moderator operator participant participants audience interpreter translator
    announcer narrator correspondent journalist interviewer
""".split(),
    twice=True,
)


@lru_cache(maxsize=_LABELS_KEPT)
def role_in(words: str) -> LabelRole | None:
    """Return the role that a label names, slips of spelling aside; None where it names a person."""
    bare = _bare(words)
    bare = " ".join(_SPELLINGS.right(word) or word for word in bare.split(" "))
    if bare == "court reporter":
        return LabelRole.OTHER  # who writes it down
    if _asks(bare):
        return LabelRole.ASKS
    if _answers(bare):
        return LabelRole.ANSWERS
    if _PERHAPS_ASKS.fullmatch(bare):
        return LabelRole.PERHAPS_ASKS
    return LabelRole.OTHER if _ANONYMOUS.fullmatch(bare) else None


def _bare(words: str) -> str:
    """Return a label in lower case, without an article before it and a number behind it."""
    return _NUMBERED.sub("", _ARTICLES.sub("", " ".join(words.casefold().split())))


def _asks(bare: str) -> bool:
    if bare in _ASKING or bare.split(" ", 1)[0] in _ASKING_NAMED:
        return True
    return _ASKS.fullmatch(bare) is not None


def _answers(bare: str) -> bool:
    return bare in _ANSWERING or bare.rpartition(" ")[2] in _SPOKESPEOPLE


@lru_cache(maxsize=_LABELS_KEPT)
def is_role_in_small_letters(words: str) -> bool:
    """Return whether a label that is not in capitals is surely a role's: "Question", "Speaker
    4".
    """
    bare = _bare(words)
    return _asks(bare) or _answers(bare) or _IN_SMALL_LETTERS.fullmatch(bare) is not None
