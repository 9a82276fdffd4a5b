"""How a question was answered, by the words that show it: never how honestly.

A cue shows a kind only where who answers says it of what was asked: not where it is reported of
somebody else, nor where it is about the briefing itself. An answer that says something besides its
cues is of the kind *answered* too. The phrases themselves are in ``answer_cues``.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, chain
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.domain.quote import AnswerKind, Exchange, Quote
from briefreader.quotes.transcripts.answer_cues import ASIDE, HINTS, Cue
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.sentences import sentence_ends, sentences


class AnswerSign(NamedTuple):
    """Words that show how a question was answered, where they stand in the article, and to whom
    it was referred.
    """

    kind: AnswerKind
    span: Span
    to: str = ""


# Where a cue's sentence begins so, it is reported of somebody, or no more than a turn of speech.
_REPORTED = lazy_pattern(
    r"(?:\b(?:even though|although) |\b(?:he|she|they|who|president|secretary|which|people"
    r"|republicans?|congress) (?:said|says?|told|asked)\b[^,.—]*|\bif (?:i|we)\b[^,.—]*|\b(?:said"
    r"|says|saying) (?:that )?|\bnot that |\bit's not because |\bdo you (?:know|think"
    r"|have)\b[^,.—]*|[“\"][^”\"]*)$"
)
_OF_THE_CALL = lazy_pattern(
    r"\b(?:if (?:you have|we didn't|we did not|there are (?:any )?\w* ?questions|anyone|you've"
    r"|you still|we weren't|you do|folks have|we haven't|you did(?:n't| not) get) |reach out to me"
    r"|materials|any (?:other|additional|further|more|follow[- ]?up) questions|embargo"
    r"|couldn't get to|didn't get to|not get to|unmute|mute\b|press office|raise your hand"
    r"|transcript|do you have a follow|a follow[- ]up to|time for|come back to you|promised"
    r"|back to you,? \w+[.,]?$)"
)
_NOBODY = lazy_pattern(
    r"(?:is|was|you|me|us|folks|people|it|that|this|what|the (?:next|last|fact|floor)|another"
    r"|everyone|everybody|some|say|do|be|ask|make|see|go|get|have|take|think|note)\b"
    r"|(?:[\w'’]+ ){0,5}?(?:remarks?|comments?|statements?|words|language|speech|transcript"
    r"|readout|communiqu\S+|memo|paragraph|fact ?sheet|article|website|quote)\b"
)
_WHOM_ENDS = lazy_pattern(
    r"(?i),| on (?<!committee on )(?<!council on )(?<!commission on )| on (?:that|this|any)\b"
    r"| for (?:any|more|exactly|further"
    r"|specific|comment|that|those|the|details|a|additional|an)\b| to (?:speak|talk|answer|comment"
    r"|address|see|get|give|make|announce|discuss|provide|explain|describe|detail|decide|share|lay"
    r"|determine|say|do|outline|read|respond|confirm|characterize|define|handle|tell)\b| about\b"
    r"| regarding\b| in terms\b| as (?:it|to|we|they|for)\b| who\b| because\b| but\b| if\b| when\b"
    r"| and (?:they|we|i|he|she|that|their|then|you|let)\b| here\b| there\b| at this\b"
    r"| specifically\b| since\b| that question\b| to (?:ask|be|set|validate)\b| wh(?:y|ether|ere)\b"
    r"| how\b| with respect\b| and check\b"
)
_NO_NAME = r"(?:a|an|and|as|at|by|for|from|his|her|in|of|on|or|our|the|their|these|those|to|with)"
_ENDS_IN_NO_NAME = lazy_pattern(rf"(?:(?:^| )(?!her\b){_NO_NAME})+$")
_NO_NAME_YET = lazy_pattern(rf"(?:^(?:{_NO_NAME} ?)+| of|-) ?$")
_NAMED_ANEW = lazy_pattern(
    r"— (?:(?:you know,?|—) )*(?:(?:to|for|with|at) (?:— )?)*"
    r"(?P<to>(?:(?<=(?:to|or|th|at) )[\w']|(?:the|his|her|our|their|those) )[^.,;:?!—\n]+)"
)
"""Words behind a dash, after somebody was about to be named."""
_ABBREVIATED = lazy_pattern(r"\b(?:[a-z]|dr|mr|mrs|ms|st)$")
_AFTER_ABBREVIATION = lazy_pattern(r"\.(?:[a-z]\.)*(?: [\w'-]+){0,5}")
_WHOMS = ("to", "to2", "to3")

# What says nothing of the matter: courtesies, calls on somebody, being heard.
_COURTESY = lazy_pattern(
    r"(?:(?:thanks|thank you)(?: \w+){0,2} for [\w ]*questions?|(?:hi|hey|thanks|thank you"
    r"|go ahead),? [a-z]+(?=[.!]*$|[.!] )|thank you|(?:hold on|hang on|wait|give me|just)? ?(?:a"
    r"|one) (?:quick )?(?:second|minute|moment)|say (?:that|it)(?: —)?(?: say that)? (?:again"
    r"|one more time)|(?:i think )?(?:we're|i'm) (?:going to go to|moving on|going to move on).*"
    r"|(?:all right, )?(?:the )?last one.*|i'm just going to call.*|i already called.*"
    r"|i just called on.*|i'll take (?:one|two|a few|a couple).*|that's a lot of questions.*|yes"
    r"|yeah|yep|ok|okay|all right|alright|sure|hi|hey|hello|thanks?|please|go ahead|go"
    r"|right|well|so|look|uh-huh|mm-hmm|hmm|oh|um|uh|sorry|i'm (?:so )?sorry|hang on|hold on|wait"
    r"|great|good|of course|absolutely|perfect|next|let me|here|now|and|but|guys"
    r"|everybody|everyone|sir|ma'am|again|you know|no|got it|understood|excuse me|last (?:one"
    r"|question)|in the back|one more|inaudible|laughter|laughs|crosstalk|cross-talk|ahead|way"
    r"|back|very much|so much|what|say (?:that )?again|can you (?:hear|repeat).*|i (?:can't|cannot"
    r"|couldn't|didn't) hear.*|we'll (?:go|come|take|turn).*|let's (?:go|turn|take|move).*"
    r"|over to .*|i'll (?:go|come|turn) .*|do you want to .*|dr|mr|ms|(?:hi|hey|yes|yeah|go ahead"
    r"|okay|thanks|thank you),? [a-z]+|i was on mute|i apologize(?: for that)?|try again"
    r"|i hear you(?:,? \w+)?"
    r"|that's an? \w+ question)(?:[\W_]+|$)"
)
_SHORT_ANSWER = lazy_pattern(
    r"(?:(?:yes|no|and no|and yes|yeah|yep|nope|correct|exactly|that's (?:right|correct|true)"
    r"|he (?:does|did|is|has|will|would)|absolutely(?: not)?|i (?:do|did|am|think so"
    r"|don't think so)|not (?:yet|today|at all)|it (?:is|does|was|will)|we (?:do|did|are|will)"
    r"|definitely|sure|of course)(?:[.,!]? (?:sir|ma'am))?(?:\W+|$))+$"
)
_CUT_OFF = lazy_pattern(
    r"(?:[—–]|--|\.\.\.|…|-)[\s\xa0\"”’)]*$|[\[(](?:cross-? ?talk|inaudible)\b[^\])]*[\])]?\W*$"
)
_ASIDE = lazy_pattern(r"[\[(](?:laugh|cross)[^\])]*[\])]\W*")
_WORD = lazy_pattern(r"[a-z0-9][a-z0-9'’-]*")
_QUESTION_ENDS = ("?", "?”", '?"')
_STOP = re.compile(rb"[.?!] |\n")

_NO_QUESTION = lazy_pattern(
    r"(?i)\b(?:hear me(?: \w+)?|hello|how are you|(?:one|a) \w+ (?:question|follow[- ]?up|thing)"
    r"|(?:may|can|could) (?:i|we) (?:just |also )?(?:ask|follow|get|do|clarify"
    r"|jump)\b[^.?!]{0,30}\b(?:questions?|follow[- ]?ups?|up|in|one)\b[^.?!]{0,30})\?$"
)
_BEGUN_QUESTION = lazy_pattern(
    r"(?i)(?:^|[.!?—] +)(?:and |but |so |okay, |ok, )?(?:how|what|why|when|who|where|which|is|are"
    r"|do|does|did|will|would|can|could|has|have|should)(?: [\w'’,-]+){5}"
)

_ASKS_BACK = lazy_pattern(
    r"\?|, or —|\b(?:tell me more|you mean|meaning|you're (?:talking|asking)|sorry|hear you)\b"
)
_BEGUN_ANSWER = lazy_pattern(
    r"(?:(?:oh|well|so),? )?(?:no\b|yes, (?:we|he|she|they|it)\b|right\b|you (?!know)"
    r"|.*not going to\b|sir\b|go\b|hmm|wait\b|which —|[\[(]|how\b|what (?!i|we)|hopefully"
    r"|absolu|all right\b|(?:okay|ok|yes|yeah)[.,] +(?:one more|next|last)\b|.*\bsay that\b"
    r"|(?:[\w' -]+, )?because\b)"
    r"|(?:[\w'-]+,? ){2,}[\w'-]+[.!] +[\w'-]+"
)
"""What the first words of an answer say of the matter, or that they are none."""
_BREAKS_OFF = lazy_pattern(r"(?<![\w'-])(?:[\w'-]++[,;:]? ){4}— [^—]*$")
_GOES_ON = lazy_pattern(r"(?:[,;:]? [\w'-]++){4}[^—]*+— (?:[\w'-]++[^\w'-]++){2}\w")
"""A sentence before and after what is said between dashes."""
_KNOWS = lazy_pattern(r"\b(?:know|sure|idea)\b")
_ASIDES = lazy_pattern(ASIDE)
_ENDS_CLAUSE = lazy_pattern(r", (?:but|so|and)\b|[;—]")
_ENDS_UNKNOWN = lazy_pattern(r", (?:but|so|and)\b|[;—]|\b(?:that|this|it|those|them|answer)[ ,.]*$")
_ALIKE = 5  # letters at the beginning of words that are taken for one
_FEW = 10
_LEAD = 5
"""Words with which a question begins that has not come to its matter."""
_BESIDE_CUES = 45
"""Words beside every cue from which on an answer that has one says something, too."""
_MORE = 5
"""Words beside it up to which an answer says no more than that something is not known."""
_PASSING = 220
"""Code points on both sides between which "I don't know" is said in passing."""
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
    for turn in _read([exchange]):
        for kind, match in turn.shown.items():
            if kind not in signs:
                signs[kind] = _sign(turn, kind, match)
    return tuple(sorted(signs.values(), key=lambda sign: sign.span))


def answer_kinds(exchange: Exchange) -> tuple[frozenset[AnswerKind], ...]:
    """Return which kinds each turn of an exchange's answers shows, sooner than its signs."""
    return tuple(frozenset(turn.shown) for turn in _read([exchange]))


def kinds_of_turns(exchanges: Sequence[Exchange]) -> list[tuple[frozenset[AnswerKind], ...]]:
    """Return which kinds each turn of each exchange's answers shows: for all exchanges of an
    article sooner than one by one.
    """
    turns = iter(_read(exchanges))
    return [
        tuple(frozenset(next(turns).shown) for _ in exchange.answers)
        if exchange.question is not None
        else ()
        for exchange in exchanges
    ]


class _Turn:
    """A turn that answers, what it shows and which of its sentences show it.

    The words that show a kind stand in a match of a longer text, in which the turn begins at
    ``before``; what shows that it answers or is cut off is no match.
    """

    def __init__(self, answer: Quote, asked: str) -> None:
        self.answer = answer
        self.asked = asked
        self.folded = _fold(answer.text)
        self.before = 0
        self.shown: dict[AnswerKind, re.Match[str] | None] = {}
        self.taken: list[Span] = []


def _read(exchanges: Sequence[Exchange]) -> list[_Turn]:
    """Return the turns that answer a question, and what they show."""
    turns: list[_Turn] = []
    asked: list[tuple[str, list[_Turn]]] = []
    for exchange in exchanges:
        if exchange.question is not None:
            question = exchange.question.text
            answers = [_Turn(answer, question) for answer in exchange.answers]
            turns += answers
            asked.append((question, answers))
    _find_cues(turns)
    for question, answers in asked:
        _weigh(question, answers)
    return turns


def _find_cues(turns: Sequence[_Turn]) -> None:
    """Find the cues of all turns at once: to search many short texts takes longer."""
    starts = list(accumulate((len(turn.folded) + 1 for turn in turns), initial=0))
    folded = "\n".join(turn.folded for turn in turns)
    for kind, sentence, match in sorted(_cues(folded), key=lambda cue: cue[2].start()):
        number = bisect(starts, match.start()) - 1
        turn = turns[number]
        turn.before = starts[number]
        at = Span(sentence.start - turn.before, sentence.end - turn.before)
        cue = match
        if kind is AnswerKind.UNKNOWN:
            told = _behind_asides(turn, at, match)
            if told is None or _is_in_passing(turn, at, told):
                continue
            cue = told
        turn.taken.append(at)
        turn.shown.setdefault(kind, cue)


def _behind_asides(turn: _Turn, sentence: Span, cue: re.Match[str]) -> re.Match[str] | None:
    """Return the first cue of a sentence that is no aside of an answer that says more."""
    match: re.Match[str] | None = cue
    while (
        match is not None
        and _ASIDES.match(match.string, match.end())
        and _says_more(turn, sentence, match)
    ):
        match = match.re.search(match.string, match.end(), sentence.end + turn.before)
    return match


def _is_in_passing(turn: _Turn, sentence: Span, match: re.Match[str]) -> bool:
    """Return whether what is not known is no matter of the question: it stands amid a long
    answer, late in one with no word of the question, between dashes in a sentence that goes on,
    or wonders why though nobody asked that.
    """
    text, end = match.string, match.end()
    if sentence.start > _PASSING and (
        len(turn.folded) - sentence.end > _PASSING
        or (
            _KNOWS.search(text, match.start(), end)
            and _is_of_something_else(text[end : sentence.end + turn.before], turn.asked)
        )
    ):
        return True
    if text.startswith(" why ", end) and "why" not in turn.asked.lower():
        return True
    return (
        _GOES_ON.match(text, end, sentence.end + turn.before) is not None
        and _BREAKS_OFF.search(text, sentence.start + turn.before, match.start()) is not None
    )


def _says_more(turn: _Turn, sentence: Span, match: re.Match[str]) -> bool:
    """Return whether an answer says more than that somebody does not know something."""
    start = match.start() - turn.before
    end = min(sentence.end, match.end() - turn.before + _PASSING)
    if start + len(turn.folded) - end > _PASSING:
        return True
    if clause := _ENDS_CLAUSE.search(match.string, match.end(), sentence.end + turn.before):
        end = clause.end() - turn.before
    return _telling_words(turn.folded[:start]) + _telling_words(turn.folded[end:]) > _MORE


def _is_of_something_else(unknown: str, asked: str) -> bool:
    """Return whether what is not known is said in words, and none of them is in the question."""
    said = _ENDS_UNKNOWN.split(unknown, maxsplit=1)[0]
    words = {word[:_ALIKE] for word in _WORD.findall(said) if len(word) >= _ALIKE}
    return bool(words) and words.isdisjoint(word[:_ALIKE] for word in _WORD.findall(_fold(asked)))


def _weigh(question: str, turns: Sequence[_Turn]) -> None:
    """Add that a question's answers say something, or are cut off before they do."""
    asks = _asks(question)
    shows = any(turn.shown for turn in turns)
    beside = [_words_beside(turn) for turn in turns]
    if sum(beside) >= (_BESIDE_CUES if shows or not asks else _least(question)):
        for turn, words in zip(turns, beside, strict=True):
            if words:
                turn.shown[AnswerKind.ANSWERED] = None
    elif not shows and (asks or _is_begun(question)):
        for turn in turns:
            if _is_cut_off(turn):
                turn.shown[AnswerKind.INTERRUPTED] = None


def _sign(turn: _Turn, kind: AnswerKind, match: re.Match[str] | None) -> AnswerSign:
    """Return the words that show a kind, in the article."""
    if match is not None:
        span, moved = _span(match), turn.answer.start - turn.before
        whom = _whom(match, turn.answer.text, turn.before)
        return AnswerSign(kind, Span(span.start + moved, span.end + moved), whom)
    telling = kind is AnswerKind.ANSWERED
    return AnswerSign(kind, _first_telling(turn) if telling else turn.answer.span)


def _asks(question: str) -> bool:
    """Return whether a turn asks something: not whether it can be heard, and not in half a
    sentence that begins as no question.
    """
    if len(question) > _LONG:
        return True
    end = question.find("?")
    marks = end >= 0
    while end >= 0:
        start = max(question.rfind(stop, max(0, end - _SHORT), end) for stop in ".?!—")
        if not _NO_QUESTION.search(question, start + 1, end + 1):
            return True
        end = question.find("?", end + 1)
    if _BEGUN_QUESTION.search(question):
        return True
    return not marks and len(question) > _SHORT and not _ends_cut_off(question)


def _is_begun(question: str) -> bool:
    """Return whether a question breaks off after its first words."""
    return _ends_cut_off(question) and len(_WORD.findall(_fold(question))) > _LEAD


def _least(question: str) -> int:
    """Return how many words answer a question: a mere yes only what is asked outright."""
    return 1 if "?" in question else 2


def _fold(text: str) -> str:
    """Return a text in small letters with plain apostrophes and spaces, each character in its
    place.
    """
    folded = text.replace("’", "'").replace("\xa0", " ").lower()
    return folded if len(folded) == len(text) else text  # some letter's small form is two


def _cues(folded: str) -> Iterator[tuple[AnswerKind, Span, re.Match[str]]]:
    """Yield the cues that show something, each with its sentence."""
    for kind, sentence, match in _matches(folded):
        if _shows(kind, match, folded, sentence):
            yield kind, sentence, match


def _matches(folded: str) -> Iterator[tuple[AnswerKind, Span, re.Match[str]]]:
    """Yield what the cues find, each in its sentence; only sentences with a hint are searched."""
    # As long, sooner searched, and with no question mark in place of a dash.
    plain = folded.replace("—", "-").replace("–", "-").encode("latin-1", "replace")
    stops = [stop.start() for stop in _STOP.finditer(plain)]
    tried: set[tuple[int, int]] = set()
    for words, ways in _hints():
        place = plain.find(words)
        while place >= 0:
            after = place + len(words)
            for following, cues in ways:
                if following.match(plain, after):
                    start, end = _sentence_around(stops, place, len(plain))
                    for number, kind, pattern in cues:
                        if (number, start) not in tried:
                            tried.add((number, start))
                            if match := pattern.search(folded, start, end):
                                yield kind, Span(start, end), match
            place = plain.find(words, after)


def _sentence_around(stops: Sequence[int], place: int, length: int) -> tuple[int, int]:
    """Return a sentence, roughly: from one stop before white space to the next in its line."""
    after = bisect_left(stops, place)
    start = stops[after - 1] + 1 if after else 0
    return start, stops[after] + 1 if after < len(stops) else length


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
    text = match.string
    for name in _WHOMS:
        if name in match.re.groupindex and match[name]:
            start, end = match.span(name)
            begun = _NO_NAME_YET.search(match[name])
            if begun and (anew := _NAMED_ANEW.match(text, end)):
                start, end = anew.span("to")
            if _ABBREVIATED.search(text, start, end):
                more = _AFTER_ABBREVIATION.match(text, end)
                end = more.end() if more else end
            whom = _WHOM_ENDS.split(text[start:end], maxsplit=1)[0].rstrip(" ,")
            return start, _ENDS_IN_NO_NAME.sub("", whom)
    return match.end(), ""


def _span(match: re.Match[str]) -> Span:
    """Return the words of a cue, to the end of whom they name last."""
    start, whom = _named(match)
    last = any(match.end(name) == match.end() for name in _WHOMS if name in match.re.groupindex)
    return Span(match.start(), start + len(whom) if last and whom else match.end())


def _whom(match: re.Match[str], text: str, before: int = 0) -> str:
    """Return to whom a question is referred, as the text has it that begins ``before`` code points
    into the searched one; nothing for other cues.
    """
    start, whom = _named(match)
    return " ".join(text[start - before : start - before + len(whom)].split())


def _words_beside(turn: _Turn) -> int:
    """Return how many words a turn has that are neither cues' sentences nor courtesies, about."""
    text, taken = turn.answer.text, turn.taken
    rest = len(text) - sum(end - start for start, end in set(taken))
    if rest > (_SHORT if "?" not in text and not taken else _LONG + _BESIDE_CUES * _WORD_LENGTH):
        return rest // _WORD_LENGTH
    return sum(
        _telling_words(turn.folded[start:end])
        for start, end in sentences(text, Span(0, len(text)))
        if not any(start < cue.end and cue.start < end for cue in taken)
    )


def _telling_words(folded: str) -> int:
    """Return how many words a sentence says of the matter; 0 for a courtesy, a question in return
    or what is cut off.
    """
    rest = folded.strip()
    if len(rest) < _SHORT:
        rest = _ASIDE.sub("", rest).strip()
        if _SHORT_ANSWER.match(rest):
            return len(_WORD.findall(rest))
        while empty := _COURTESY.match(rest):
            rest = rest[empty.end() :]
        if _ends_cut_off(rest):
            return 0
    return 0 if rest.endswith(_QUESTION_ENDS) else len(_WORD.findall(rest))


def _first_telling(turn: _Turn) -> Span:
    """Return the first sentence that says something of the matter."""
    text, start = turn.answer.text, 0
    for end in chain(sentence_ends(text, 0, len(text)), (len(text),)):
        beside = not any(start < cue.end and cue.start < end for cue in turn.taken)
        if beside and _telling_words(turn.folded[start:end]):
            first = end - len(text[start:end].lstrip())
            return Span(turn.answer.start + first, turn.answer.start + end)
        start = end
    return turn.answer.span


def _ends_cut_off(text: str) -> bool:
    return _CUT_OFF.search(text, max(0, len(text) - _SHORT)) is not None


def _is_cut_off(turn: _Turn) -> bool:
    """Return whether a turn ends in the middle of its first few words, and asks nothing back."""
    if len(turn.folded) > 2 * _SHORT or not _ends_cut_off(turn.folded):
        return False
    if _ASKS_BACK.search(turn.folded) or _BEGUN_ANSWER.match(turn.folded):
        return False
    return len(_WORD.findall(turn.folded)) <= _FEW


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
