"""How a question was answered, by the words that show it: never how honestly.

A cue shows a kind only where who answers says it of what was asked: not where it is reported of
somebody else, nor where it is about the briefing itself. An answer that says something besides its
cues is of the kind *answered* too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.domain.quote import AnswerKind, Exchange, Quote
from briefreader.quotes.transcripts.answer_cues import HINTS, Cue
from briefreader.text.sentences import sentence_ends, sentences


class AnswerSign(NamedTuple):
    """Words that show how a question was answered, where they stand in the article, and to whom
    it was referred.
    """

    kind: AnswerKind
    span: Span
    to: str = ""


# Where a cue's sentence begins so, it is reported of somebody, or no more than a turn of speech.
_REPORTED = re.compile(
    r"(?:\b(?:he|she|they|who|president|secretary|which|people|republicans?|congress) (?:said|says?"
    r"|told|asked)\b[^,.—]*|\bif (?:i|we)\b[^,.—]*|\b(?:said|says|saying) (?:that )?|\bnot that "
    r"|\bit's not because |\bdo you (?:know|think|have)\b[^,.—]*|[“\"][^”\"]*)$"
)
_OF_THE_CALL = re.compile(
    r"\b(?:if (?:you have|we didn't|we did not|there are (?:any )?\w* ?questions|anyone|you've"
    r"|you still|we weren't"
    r"|you do|folks have|we haven't) |any (?:other|additional|further|more|follow[- ]?up) questions"
    r"|embargo|couldn't get to|didn't get to|not get to|unmute|mute\b|press office|raise your hand"
    r"|transcript|do you have a follow|a follow[- ]up to|time for|come back to you|promised"
    r"|back to you,? \w+[.,]?$)"
)
_NOBODY = re.compile(
    r"(?:you|me|us|folks|people|it|that|this|what|the (?:next|last|fact|floor)|another|everyone"
    r"|everybody|some|say|do|be|ask|make|see|go|get|have|take|think|note)\b"
    r"|(?:[\w'’]+ ){0,5}?(?:remarks?|comments?|statements?|words|language|speech|transcript|readout"
    r"|communiqu\S+|memo|paragraph|fact ?sheet|article|website|quote)\b"
)
_WHOM_ENDS = re.compile(
    r"(?i),| on (?<!committee on )(?<!council on )(?<!commission on )| for (?:any|more|further"
    r"|specific|comment|that|those|the|details|a|additional|an)\b"
    r"| to (?:speak|talk|answer|comment|address|see|get|give|make|announce|discuss"
    r"|provide|explain|describe|detail|decide|share|lay|determine|say|do|outline|read|respond"
    r"|confirm|characterize|define|handle|tell)\b| about\b| regarding\b| in terms\b| as (?:it|to|we"
    r"|they|for)\b| who\b| because\b| but\b| if\b| when\b| and (?:they|we|i|he|she|that|their|then"
    r"|you|let)\b| here\b| there\b| at this\b| specifically\b| since\b"
)
_WHOMS = ("to", "to2", "to3")

# What says nothing of the matter: courtesies, calls on somebody, being heard.
_COURTESY = re.compile(
    r"(?:yes|yeah|yep|ok|okay|all right|alright|sure|hi|hey|hello|thanks?|thank you|please|go ahead"
    r"|go|right|well|so|look|uh-huh|mm-hmm|hmm|oh|um|uh|sorry|i'm (?:so )?sorry|hang on|hold on"
    r"|wait"
    r"|great|good|of course|absolutely|perfect|next|let me|one second|here|now|and|but|guys"
    r"|everybody|everyone|sir|ma'am|again|you know|no|got it|understood|excuse me|last (?:one"
    r"|question)|in the back|one more|inaudible|laughter|laughs|crosstalk|cross-talk|ahead|way|back"
    r"|very much|so much|what|say (?:that )?again|can you (?:hear|repeat).*|i (?:can't|cannot"
    r"|couldn't|didn't) hear.*|we'll (?:go|come|take|turn).*|let's (?:go|turn|take|move).*|over to"
    r" .*|i'll (?:go|come|turn) .*|do you want to .*|dr|mr|ms|(?:hi|hey|yes|yeah|go ahead|okay"
    r"|thanks|thank you),? [a-z]+|i was on mute|i apologize(?: for that)?|try again|i hear you"
    r"(?:,? \w+)?|(?:thanks|thank you) for [\w ]*questions?|that's an? \w+ question)(?:[\W_]+|$)"
)
_SHORT_ANSWER = re.compile(
    r"(?:yes|no|yeah|yep|nope|correct|exactly|that's (?:right|correct|true)|he (?:does|did|is|has"
    r"|will|would)|absolutely|i (?:do|did|am|think so|don't think so)|not (?:yet|today|at all)"
    r"|it (?:is|does|was|will)|we (?:do|did|are|will)|definitely|of course|sure)"
    r"(?:[.,!]? (?:sir|ma'am))?\W*$"
)
_CUT_OFF = re.compile(
    r"(?:[—–]|--|\.\.\.|…|-)[\s\xa0\"”’)]*$|[\[(](?:cross-? ?talk|inaudible)\b[^\])]*[\])]?\W*$"
)
_WORD = re.compile(r"[a-z0-9][a-z0-9'’-]*")
_QUESTION_ENDS = ("?", "?”", '?"')
_STOPS = (b". ", b"? ", b"! ", b"\n")

_NO_QUESTION = re.compile(
    r"(?i)\b(?:hear me(?: \w+)?|hello|how are you|right|(?:one|a) \w+ (?:question|follow[- ]?up"
    r"|thing)|(?:may|can|could) i (?:just |also )?(?:ask"
    r"|follow|get|do|clarify|jump)\b[^.?!]{0,30}\b(?:questions?|follow[- ]?ups?|up|in|one)\b"
    r"[^.?!]{0,30})\?"
)
_BEGUN_QUESTION = re.compile(
    r"(?i)(?:^|[.!?—] +)(?:and |but |so |okay, |ok, )?(?:how|what|why|when|who|where|which|is|are"
    r"|do"
    r"|does|did|will|would|can|could|has|have|should)(?: [\w'’,-]+){5}"
)

_ASKS_BACK = re.compile(r"\?|\b(?:you mean|meaning|you're (?:talking|asking)|sorry|hear you)\b")
_FEW = 10
_BESIDE_CUES = 75
"""Words beside every cue from which on an answer that has one says something, too."""
_SHORT = 90
"""Code points up to which a sentence may be a mere courtesy."""
_LONG = 300
"""Code points from which on a turn of those who ask is a question."""
_WORD_LENGTH = 6


def answer_signs(exchange: Exchange) -> tuple[AnswerSign, ...]:
    """Return how a question was answered, each kind once with the first words that show it.

    By start. None where nothing was asked, nobody answered or nothing was said of the matter.
    """
    signs: dict[AnswerKind, AnswerSign] = {}
    for answer, shown in zip(exchange.answers, _read(exchange), strict=False):
        for kind, sign in shown.items():
            if kind not in signs:
                signs[kind] = sign if sign else AnswerSign(kind, _first_telling(answer))
    return tuple(sorted(signs.values(), key=lambda sign: sign.span))


def answer_kinds(exchange: Exchange) -> tuple[frozenset[AnswerKind], ...]:
    """Return which kinds each turn of an exchange's answers shows, sooner than its signs."""
    return tuple(map(frozenset, _read(exchange)))


def _read(exchange: Exchange) -> list[dict[AnswerKind, AnswerSign | None]]:
    """Return the signs of each turn; None for that it answers, whose words take longer to find."""
    if exchange.question is None:
        return []
    asks = _asks(exchange.question.text)
    shown: list[dict[AnswerKind, AnswerSign | None]] = []
    beside: list[int] = []
    for answer in exchange.answers:
        folded = _fold(answer.text)
        cues = list(_cues(folded))
        shown.append({})
        for kind, _, match in cues:
            span = _moved(_span(match), answer)
            shown[-1].setdefault(kind, AnswerSign(kind, span, _whom(match, answer.text)))
        taken = [sentence for _, sentence, _ in cues]
        beside.append(_words_beside(answer.text, folded, taken) if asks else 0)
    if sum(beside) >= (_BESIDE_CUES if any(shown) else 1):
        for signs, words in zip(shown, beside, strict=True):
            if words:
                signs[AnswerKind.ANSWERED] = None
    elif asks and not any(shown):
        for signs, answer in zip(shown, exchange.answers, strict=True):
            if _is_cut_off(answer.text):
                signs[AnswerKind.INTERRUPTED] = AnswerSign(AnswerKind.INTERRUPTED, answer.span)
    return shown


def _asks(question: str) -> bool:
    """Return whether a turn asks something: not whether it can be heard, and not in half a
    sentence that begins as no question.
    """
    if len(question) > _LONG:
        return True
    marks = question.count("?")
    if marks > len(_NO_QUESTION.findall(question)) or _BEGUN_QUESTION.search(question):
        return True
    return not marks and len(question) > _SHORT and not _CUT_OFF.search(question)


def _fold(text: str) -> str:
    """Return a text in small letters with plain apostrophes and spaces, each character in its
    place.
    """
    folded = text.replace("’", "'").replace("\xa0", " ").lower()
    return folded if len(folded) == len(text) else text  # some letter's small form is two


def _moved(span: Span, answer: Quote) -> Span:
    return Span(answer.start + span.start, answer.start + span.end)


def _cues(folded: str) -> Iterator[tuple[AnswerKind, Span, re.Match[str]]]:
    """Yield the cues of a turn that show something, each with its sentence."""
    for kind, sentence, match in _matches(folded):
        if _shows(kind, match, folded, sentence):
            yield kind, sentence, match


def _matches(folded: str) -> Iterator[tuple[AnswerKind, Span, re.Match[str]]]:
    """Yield what the cues find, each in its sentence; only sentences with a hint are searched."""
    plain = folded.encode("latin-1", "replace")  # as long, and sooner searched
    tried: set[tuple[int, int]] = set()
    for words, ways in _hints():
        place = plain.find(words)
        while place >= 0:
            after = place + len(words)
            for following, cues in ways:
                if following.match(plain, after):
                    start, end = _sentence_around(plain, place)
                    for number, kind, pattern in cues:
                        if (number, start) not in tried:
                            tried.add((number, start))
                            if match := pattern.search(folded, start, end):
                                yield kind, Span(start, end), match
            place = plain.find(words, after)


def _sentence_around(plain: bytes, place: int) -> tuple[int, int]:
    """Return a sentence, roughly: from one stop before white space to the next."""
    start = max(plain.rfind(stop, 0, place) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := plain.find(stop, place)) >= 0]
    return start, min(ends, default=len(plain) - 1) + 1


def _shows(kind: AnswerKind, match: re.Match[str], folded: str, sentence: Span) -> bool:
    """Return whether a cue is said of the question that was asked, and by who answers it."""
    if _REPORTED.search(folded, sentence.start, match.start()):
        return False
    if kind is AnswerKind.PROMISED or kind is AnswerKind.REFERRED:
        if _OF_THE_CALL.search(folded, *sentence):
            return False
        return kind is AnswerKind.PROMISED or not _NOBODY.match(_whom(match, folded))
    return True


def _named(match: re.Match[str]) -> tuple[int, str]:
    """Return where a cue says to whom, and who that is; no words where it says neither."""
    for name in _WHOMS:
        if name in match.re.groupindex and match[name]:
            return match.start(name), _WHOM_ENDS.split(match[name], maxsplit=1)[0].rstrip(" ,")
    return match.end(), ""


def _span(match: re.Match[str]) -> Span:
    """Return the words of a cue, to the end of whom they name last."""
    start, whom = _named(match)
    last = any(match.end(name) == match.end() for name in _WHOMS if name in match.re.groupindex)
    return Span(match.start(), start + len(whom) if last and whom else match.end())


def _whom(match: re.Match[str], text: str) -> str:
    """Return to whom a question is referred, as the article has it; nothing for other cues."""
    start, whom = _named(match)
    return " ".join(text[start : start + len(whom)].split())


def _words_beside(text: str, folded: str, taken: list[Span]) -> int:
    """Return how many words a turn has that are neither cues' sentences nor courtesies, about."""
    rest = len(text) - sum(end - start for start, end in set(taken))
    if rest > (_SHORT if "?" not in text and not taken else _LONG + _BESIDE_CUES * _WORD_LENGTH):
        return rest // _WORD_LENGTH
    return sum(
        _telling_words(folded[start:end])
        for start, end in sentences(text, Span(0, len(text)))
        if not any(start < cue.end and cue.start < end for cue in taken)
    )


def _telling_words(folded: str) -> int:
    """Return how many words a sentence says of the matter; 0 for a courtesy, a question in return
    or what is cut off.
    """
    rest = folded.strip()
    if len(rest) < _SHORT:
        if _SHORT_ANSWER.match(rest):
            return 1
        while empty := _COURTESY.match(rest):
            rest = rest[empty.end() :]
        if _CUT_OFF.search(rest):
            return 0
    return 0 if rest.endswith(_QUESTION_ENDS) else len(_WORD.findall(rest))


def _first_telling(answer: Quote) -> Span:
    """Return the first sentence that says something of the matter."""
    text, folded = answer.text, _fold(answer.text)
    cues = [sentence for _, sentence, _ in _cues(folded)]
    start = 0
    for end in chain(sentence_ends(text, 0, len(text)), (len(text),)):
        beside = not any(start < cue.end and cue.start < end for cue in cues)
        if beside and _telling_words(folded[start:end]):
            bare = text[start:end].strip()
            return _moved(Span(start + text[start:end].index(bare), end), answer)
        start = end
    return answer.span


def _is_cut_off(text: str) -> bool:
    """Return whether a turn ends in the middle of its first few words, and asks nothing back."""
    if len(text) > 2 * _SHORT or not _CUT_OFF.search(text):
        return False
    folded = _fold(text)
    return not _ASKS_BACK.search(folded) and len(_WORD.findall(folded)) <= _FEW


_Compiled = tuple[int, AnswerKind, re.Pattern[str]]


class _Hint(NamedTuple):
    words: bytes
    ways: tuple[tuple[re.Pattern[bytes], tuple[_Compiled, ...]], ...]


@cache
def _hints() -> tuple[_Hint, ...]:
    """Return the hints, compiled when a transcript first needs them: most texts are none."""
    compiled: dict[Cue, _Compiled] = {}

    def compile_cue(cue: Cue) -> _Compiled:
        if cue not in compiled:
            compiled[cue] = len(compiled), cue.kind, re.compile(cue.pattern)
        return compiled[cue]

    return tuple(
        _Hint(
            hint.words.encode(),
            tuple(
                (re.compile(following.encode()), tuple(map(compile_cue, cues)))
                for following, cues in hint.ways
            ),
        )
        for hint in HINTS
    )
