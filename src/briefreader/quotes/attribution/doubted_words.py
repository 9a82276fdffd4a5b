"""Whether a quotation's own clause says that the words were not said, or not for certain: "Moss
never said Q", "denied calling it Q", "is alleged to have said Q", "in a doctored video".

The words are data (``words/doubt.txt``), one list for each language.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.words.language_words import language_words
from briefreader.quotes.words.lexicon import CUES, DETERMINERS, WEAK
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER
from briefreader.text.sentences import ENDERS

_REACH = 240  # code points beside a quotation
_LONGEST_CLAIM = 4_000  # code points from the beginning of a line to a quotation in it
_FILL = 4  # words between a verb of saying and what casts doubt on it
_REST = 14  # words from a verb of saying to the quotation behind it
_AHEAD = 11  # words from a quotation to the verb of saying behind it
_CALLED = 6  # words between "never called" and what
_DENIED = frozenset("it this that".split())  # "denied calling |it| Q", "denied saying |that| Q"
_HEARSAY = 12  # words from "soll" to "gesagt haben"
_NAMES = 5  # words of a name
_LED_IN = 3  # words before a forged piece that begins a clause
_PARTICLES = frozenset("von van de di da del della dos du le la".split())
_RELATIVES = frozenset("who which whom that qui que quien chi che die der welche quem".split())
_BREAKS = frozenset(
    """
    and but or while whereas who which because after before when although though und et y e
""".split()
)
_TOKEN = lazy_pattern(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]|[\0\1_]")
# A set of marks comes first, so that the search runs past all else at full speed.
_ENDS_SENTENCE = lazy_pattern(
    rf"[.!?…\0\n](?:(?<=\n)|(?<=\0)\s+(?=[{UPPER}])|(?<=[.!?…])"
    r"(?:(?<=[^\W_]{3}.)(?<!Prof.)(?<!Gov.)(?<!Sen.)(?<!Rep.)(?<!Gen.)(?<!Col.)(?<!Capt.)(?<!Rev.)"
    rf"|(?<=[)%\d\0].))[.!?…]*[)\"”’»]*\s+(?=\W{{0,2}}[{UPPER}¿\0\1]))"
)
_OTHER_QUOTATION = lazy_pattern(r"[“«„\"](?:(?<!\")([^”»“«„\n]*)[”»“]|(?<=\")([^\"\n]*)\")")
_ENDS = tuple(ENDERS)
_COMMA_WITHIN = lazy_pattern(r",(?=[”\"»“])")
_MARKS = " \t\xa0\u202f“”„‟«»\"‘’‹›'"
# "CLAIM: Moss said Q", as fact checks put what they look into.
_CLAIM = lazy_pattern(r"[\W_]{0,40}+(?:false claim|claim|rumou?r)[*_]*\s*:", re.IGNORECASE)
# "Proposed quote for you: Q", as press offices send what somebody may say.
_PROPOSED = lazy_pattern(
    r"(?:\b(?:proposed|suggested|draft) (?:quote|quotation|comment)s?"
    r"(?: (?:for|from|by) [^:.!?“”\"\n]{1,60})?"
    r"|\b(?:would|are) you (?:be )?(?:happy|ok|okay|content|comfortable) (?:with|to say)"
    r"|\bcould you say|^for (?:your )?approval)[*_]*\s*:[*_]*\Z",
    re.IGNORECASE | re.MULTILINE,
)

_NOT = r"(?<!\bwhy )(?<!\bor )(?:\b(?:not|never|nor)|\b\w+n[’']t)"
BETWEEN_NOT_AND_VERB = (
    r"(?: (?:ever|once|actually|really|publicly|openly|personally|explicitly|literally|be|been|have"
    r"|(?:want|wish|going|here|about|ready|prepared|willing|able) to"
    r"|hear (?:me|us|him|her|them|any(?:one|body))))*"
)
"""What may stand between a "not" and the verb of saying that it denies: "never |once| said"."""
# "Moss never said “…”", "nor did he say “…”"; no more than what leads to the words, since "did not
# say “…” out of spite" has said them.
_UNSAID = lazy_pattern(
    rf"(?:(?i:{_NOT}|\bat no (?:time|point)|\bnowhere)"
    r"(?: (?:did|does|do|has|had|have) (?:he|she|they|it|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}))?"
    rf"(?i:{BETWEEN_NOT_AND_VERB} (?:say|said|saying|claim|claimed|state|stated|utter|uttered"
    r"|write|wrote|written|tweet|tweeted|promise|promised|use|used))"
    r"|(?i:\b(?:deny|denies|denied|denying) (?:he said|she said)"
    r"|\b(?:nobody|no one|no-one)(?: (?:at|in|on|there|here)\b(?: [\w’'-]+){0,4}?)? said))"
    r"(?: (?:that|anything like|the words?|the phrase|publicly|there|then|in public))?[\s:,]*\Z"
)
# Without one of these at the end of what stands before a quotation, that pattern cannot fit.
_UNSAID_LAST = (
    *("say", "said", "saying", "claim", "claimed", "state", "stated", "utter", "uttered"),
    *("write", "wrote", "written", "tweet", "tweeted", "promise", "promised", "use", "used"),
    *("that", "like", "word", "words", "phrase", "publicly", "there", "then", "public"),
)
_UNSAID_ENDS = lazy_pattern(
    r"[\s\0”\"’»“]*(?:[.,;:!?)—–-]|\Z|(?:but|nor|or|and|as|sondern|mais|sino)\b)"
)
# "“…,” Moss never said." and "“…”: no, he did not say that."; "“…” was not how Moss put it" and
# "“…” are not her words"; "“…”; she said no such thing".
_WHOSE = r"(?:he|she|they|(?:the [a-z]+|[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3})"
_UNSAID_BEHIND = lazy_pattern(
    r"[\s\0”\"’»“,:—–-]*(?:(?:(?:[A-Z][\w.’'-]*\s){1,4}|(?:he|she|they|nobody)\s)"
    r"(?:(?:has |have |had )?never(?: once| ever)? said"
    r"|(?:did|has|have|had)(?: not|n[’']t) (?:say|said))"
    r"(?: (?:that|this|it|so))?"
    r"|(?:is|are|was|were)(?: not|n[’']t) (?:"
    rf"(?:quite |exactly )?(?:how|what|the way) {_WHOSE} (?:(?:actually|really|ever) )?"
    r"(?:put it|put things|phrased it|worded it|said(?: it)?|told [a-z]+|wrote)"
    rf"|(?:his|her|their|{_WHOSE}[’']s?) (?:own |exact |actual |real )?words)"
    rf"|[;—–-]\s(?:but )?{_WHOSE} said no such thing)"
    r"\s*(?:[.;)]|\Z)"
)
_CALLING = ("call", "describe", "refer", "brand")
# Without one of these, nothing that is denied is said.
_TELLING = ("say", "said", "claim", "stat", "suggest", "argu", "tell", "told")
_NEVER_CALLED = lazy_pattern(
    rf"{_NOT}{BETWEEN_NOT_AND_VERB} (?:call(?:ed)?|describe[d]?|refer(?:red)? to|brand(?:ed)?)\b"
    r"(?: [^\s:;“”\0]+){1,6}\s*\Z",
    re.IGNORECASE,
)
# "did not say |that eels are| Q", "never told |reporters that| Q": the whole clause is denied.
_LISTENERS = r"(?!by\b)[\w’'-]+(?: (?!that\b)[\w’'-]+){0,4}"
_UNSAID_CLAUSE = lazy_pattern(
    rf"(?:{_NOT}{BETWEEN_NOT_AND_VERB}|\b(?:nobody|no one|no-one))"
    rf" (?:(?:say|said|saying|claim(?:ed)?|state[d]?|suggest(?:ed)?|argue[d]?)(?: to {_LISTENERS})?"
    rf" that(?= \w)|(?:tell|told|telling) {_LISTENERS}(?: that|:))"
    r"(?: (?!(?:and|but|who|whom|whose|which|because)\b)[^\s:;,“”\0\1]+){0,8}\s*\Z",
    re.IGNORECASE,
)
# "I would be lying if I did not say that …", "Did I not say that …?"
AFFIRMS = lazy_pattern(
    r"\b(?:if|unless|lest|without|why (?:did|does|do|has|have|had))\b[^.;:?!\n]{0,40}\Z"
    r"|\b(?:did|do|does|have|has|had|can|could|would|will|should) (?:I|you|he|she|we|they) \Z",
    re.IGNORECASE,
)
NOT_DENIED = lazy_pattern(
    r"(?:\b(?:no ?(?:one|body)|none|not|never|cannot|nor|without|hardly)|n[’']t)\b[^.,;:]{0,30}\Z",
    re.IGNORECASE,
)
_WRONGLY = r"(?:falsely|wrongly|incorrectly|mistakenly|erroneously|inaccurately)"
_MISQUOTED = (
    rf"\b(?:{_WRONGLY} (?:been )?(?:quoted|cited|reported|shown|portrayed)|misquoted) as\b"
    rf"|\b(?:{_WRONGLY} (?:been )?(?:attributed|ascribed|credited)|misattributed) to\b"
)
_SAYS = r"(?:say|says|said|saying|tell|told|call|called|write|wrote|written|describe[sd]?)"
_SOMEBODY = r"(?:[A-Z][\w.’'-]*|he|she|they|(?:the|an?|his|her|their|its) [\w’'-]+)"
# Without one of these, in small letters, none of the dear patterns that deny or doubt can fit.
_MAY_DENY = lazy_pattern(
    r"[nd](?:(?<=\bn)(?:o(?:t|r|where|body|[ -]one| time| point)|ever)|(?<=n)[’']t"
    r"|(?<=\bd)en(?:y|ies|ied|ying))[ ,]"
)
_BEFORE_NOT = 40  # code points from what denies back to where that begins: "|was|n’t", "|at| no"
_CLAIMS = (
    *("claim", "alleg", "report", "accus", "suggest", "rumo", "evidence", "record", "proof"),
    *("indication", "trace", "true", "false", "lie", "myth", "hoax", "wrongly", "incorrectly"),
    *("mistakenly", "erroneously", "inaccurately", "misquoted", "misattributed"),
)
# What somebody claims that another has said, and what nothing shows that he has.
_CLAIMED = lazy_pattern(
    rf"(?:\b(?:{_WRONGLY} )?(?:claim(?:s|ed|ing)?|alleg(?:es|ed|ing))(?: that)?"
    r"|\b(?:reports|claims|allegations|accusations|suggestions|rumou?rs) that"
    r"|\bno (?:evidence|record|proof|indication|trace)(?: at all| whatever)? (?:that|of)"
    r"|\b(?:not true|untrue|false|a lie|a myth|a hoax) that)"
    rf" (?:{_SOMEBODY} ){{1,5}}(?:(?:had|has|have|once|ever|also|later) ){{0,3}}{_SAYS}\b"
    r"(?: (?!and\b|but\b)[^\s:;“”\0]+){0,8}(?<! is)(?<! are)(?<! was)(?<! were)[\s:,]*\Z"
    rf"|\baccus(?:ed|es|ing)(?: {_SOMEBODY}){{0,3}} of (?:having )?"
    r"(?:saying|telling|calling|writing|describing|said|told|called|written|described)\b(?! lies)"
    r"(?: (?!and\b|but\b)[^\s:;“”\0]+){0,8}[\s:,]*\Z"
)
_MISQUOTED_AHEAD = lazy_pattern(rf"(?:{_MISQUOTED})[^“”:;\0]{{0,60}}:?\s*\Z")
_MISQUOTED_BEHIND = lazy_pattern(rf"[^“”;.\0]{{0,80}}?(?:{_MISQUOTED})")
_AS_CLAIMED = lazy_pattern(r", as [^,“”]{3,40}(?=,)")  # "did not say, as the post claims, “…”"
_HINTING = ("alleged", "would", "never", "negating", "denying", "forged")
_ENGLISH_VERBS = frozenset(form for form, verb in CUES.items() if verb not in WEAK)
# Without one of these words, or the beginnings of some, English casts no doubt on anything.
_ENGLISH_HINTS = frozenset(
    """
    never not nor nobody no no-one nowhere reports suggestions untrue false lie myth hoax misquoted
    misattributed falsely wrongly incorrectly mistakenly erroneously inaccurately
""".split()
)
_ENGLISH_STEMS = ("n’t", "n't", "to have", "claim", "alleg", "accus", "rumo")
_COPULAS = frozenset("is was are were ist war est était es era è foi é".split())


class Doubt(NamedTuple):
    """What casts doubt on a quotation: words ``ahead`` of it, up to it, or ``behind`` it.

    ``denied`` says that the words were not said, rather than that it is not certain; ``proposed``
    that they are only put to somebody, who has said nothing yet.
    """

    denied: bool
    ahead: str = ""
    behind: str = ""
    proposed: bool = False

    @property
    def reason(self) -> str:
        """In a few words why a quotation is not certain."""
        words = " ".join((self.ahead or self.behind).split()).strip(_MARKS + ".,:;—–-")
        return f"the text says “{words}”"


class _Words(NamedTuple):
    """One language's words, as ``words/doubt.txt`` says; ``said`` are its verbs of saying and their
    participles. Without a word that ``hints`` finds behind what is no word, or a piece of
    ``stems``, nothing casts doubt; without one that ``listed`` finds, or "to" behind a ``reputed``
    one, none of these lists does.
    """

    said: frozenset[str]
    hints: re.Pattern[str]
    stems: tuple[str, ...]
    listed: re.Pattern[str]
    alleged: frozenset[str] = frozenset()
    reputed: frozenset[str] = frozenset()
    would: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    negating: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    having: frozenset[str] = frozenset()
    fill: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    nothing: frozenset[str] = frozenset()
    forged: frozenset[str] = frozenset()
    pieces: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()

    def hint_at_doubt(self, ahead: str, behind: str) -> bool:
        """Return whether anything before or behind a quotation can cast doubt on it."""
        around = f" {ahead} {behind}".replace("\xa0", " ").lower()
        return any(map(around.__contains__, self.stems)) or self.hints.search(around) is not None

    def may_list(self, around: str) -> bool:
        """Return whether any of the lists can cast doubt; most often it is "not" alone that may."""
        return "to " in around or self.listed.search(around) is not None


@cache
def _words_of(language: str) -> _Words:
    """Return the words of a language, "" is English."""
    file = resources.files("briefreader.quotes.words").joinpath("doubt.txt")
    found: dict[str, frozenset[str]] = {}
    for line in file.read_text("utf-8").splitlines():
        of, kind, *words = line.split()
        if of == (language or "en"):
            found[kind] = found.get(kind, frozenset()).union(words)
    said = language_words(language).said if language else _ENGLISH_VERBS
    said |= found.pop("participles", frozenset())
    hints = frozenset(word for kind in _HINTING for word in found.get(kind, ()))
    listed = _any_of(hints)
    if language:
        return _Words(said, listed, (), listed, **found)
    return _Words(said, _any_of(hints | _ENGLISH_HINTS), _ENGLISH_STEMS, listed, **found)


def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Return what finds one of some words; by their first letters, so that few are tried."""
    by_first = groupby(sorted(words), key=itemgetter(0))
    found = (f"{first}(?:{'|'.join(re.escape(one[1:]) for one in few)})" for first, few in by_first)
    # The letters that most words have, though \w takes them in: a set of them is told at once.
    return re.compile(rf"[^a-zA-Z\w-](?:{'|'.join(found)})(?![\w-])")


def is_hint(word: str) -> bool:
    """Return whether an English word in small letters can cast doubt on a quotation in its
    paragraph, or is part of "to have", so that the sentence has to be read.
    """
    return word == "have" or _words_of("").hint_at_doubt(word, "")


def doubt_of(text: str, quote: Span, language: str = "", *, hinted: bool = True) -> Doubt | None:
    """Return what casts doubt on the quotation at ``quote`` of a text, in the sentence around it;
    None where nothing does. The ``language`` is that of its report, "" English; none of the words
    beside the quotation casts doubt on anything unless it is ``hinted``.
    """
    farthest = max(0, quote.start - _LONGEST_CLAIM)
    line = text.rfind("\n", farthest, quote.start) + 1 or farthest
    start = max(line, quote.start - _REACH)
    ahead = text[start : quote.start].rstrip(_MARKS)
    begins = line == 0 or text[line - 1] == "\n"
    if hinted and begins and (claim := _CLAIM.match(text, line, quote.start)):
        return Doubt(False, ahead=claim[0])
    above = ahead or text[max(0, line - _REACH) : line].rstrip()
    if above.endswith((":", ":*", ":_")) and (proposed := _PROPOSED.search(above.rstrip(_MARKS))):
        return Doubt(False, ahead=proposed[0], proposed=True)
    if not hinted:
        return None
    stop = text.find("\n", quote.end, quote.end + _REACH)
    behind = text[quote.end : stop if stop >= 0 else quote.end + _REACH]
    last = text[max(quote.start, quote.end - 3) : quote.end].rstrip(_MARKS)[-1:]
    return find_doubt(ahead, behind, last, language)


def find_doubt(ahead: str, behind: str, last: str, language: str = "") -> Doubt | None:
    """Return what casts doubt on a quotation between two pieces of a text, of which only its own
    sentence counts; ``last`` is the last mark or letter of the quotation.
    """
    words = _words_of(language)
    # What has no hint has none in its sentence either: most quotations are told apart so.
    if not words.hint_at_doubt(ahead, behind):
        return None
    if not language and (unsaid := _UNSAID_BEHIND.match(behind)):
        return Doubt(True, behind=unsaid[0])
    ahead, behind = _sentence_around(ahead, behind, last)
    if not words.hint_at_doubt(ahead, behind):
        return None
    found = None if language else _in_english(ahead, behind, last)
    if found is None and words.may_list(f" {ahead} {behind}".lower()):
        found = _Clause(ahead, behind, words).doubt()
    return found


def _sentence_around(ahead: str, behind: str, last: str) -> tuple[str, str]:
    """Return what stands of a quotation's sentence before and behind it. Each other quotation is
    one mark, which tells whether it ends a sentence.
    """

    def as_mark(match: re.Match[str]) -> str:
        inside = match[1] or match[2] or ""
        return "\0" if inside.endswith(_ENDS) else "\1"

    ahead = ahead.replace("\xa0", " ")
    if ahead.endswith(_ENDS):
        ahead = ""
    ahead = _OTHER_QUOTATION.sub(as_mark, ahead).rstrip(_MARKS)
    if ahead.endswith((*_ENDS, "\0")):
        ahead = ""
    elif ends := [match.end() for match in _ENDS_SENTENCE.finditer(ahead)]:
        ahead = ahead[ends[-1] :]
    behind = behind[1:] if _COMMA_WITHIN.match(behind) else behind
    behind = behind.replace("\xa0", " ").lstrip(_MARKS)
    if last in (".", "…") and behind[:1].isupper():
        return ahead, ""
    behind = _OTHER_QUOTATION.sub(as_mark, behind)
    end = _ENDS_SENTENCE.search(behind)
    return ahead, behind[: end.start() + 1] if end else behind


def _in_english(ahead: str, behind: str, last: str) -> Doubt | None:
    """Return the doubts that have forms of their own in English."""
    before, around = ahead.lower(), f"{ahead} {behind}".lower()
    denied = None
    if hint := _MAY_DENY.search(before):
        start = max(0, hint.start() - _BEFORE_NOT)
        said = _AS_CLAIMED.sub("", ahead)
        if said.rstrip(" \n:,").lower().endswith(_UNSAID_LAST):
            denied = _UNSAID.search(said, start)
        if denied is None or not (last in _ENDS or _UNSAID_ENDS.match(behind)):
            denied = None
            if any(map(before.__contains__, _CALLING)):
                denied = _NEVER_CALLED.search(ahead, start)
            if denied is None and any(map(before.__contains__, _TELLING)):
                denied = _UNSAID_CLAUSE.search(ahead, start)
    if denied and not AFFIRMS.search(ahead, 0, denied.start()):
        is_denied = NOT_DENIED.search(ahead, 0, denied.start()) is None
        return Doubt(True, ahead=ahead[denied.start() :]) if is_denied else None
    if not any(map(around.__contains__, _CLAIMS)):
        return None
    if claimed := _CLAIMED.search(ahead) or _MISQUOTED_AHEAD.search(ahead):
        return Doubt(False, ahead=ahead[claimed.start() :])
    if misquoted := _MISQUOTED_BEHIND.match(behind):
        return Doubt(False, behind=misquoted[0])
    return None


class _Clause:
    """The words of a sentence before and behind a quotation."""

    def __init__(self, ahead: str, behind: str, words: _Words) -> None:
        self._ahead, self._behind, self._words = ahead, behind, words
        self._before = [*_TOKEN.finditer(ahead)]
        self._after = [*_TOKEN.finditer(behind)]
        self._lowers = [one[0].lower() for one in self._before]
        self._later = [one[0].lower() for one in self._after]
        self._colon = self._lowers[-1:] == [":"]

    def doubt(self) -> Doubt | None:
        """Return what casts doubt on the quotation, a denial first."""
        for denied, find in (
            (True, self._denying),
            (True, self._never),
            (False, self._hearsay),
            (False, self._alleged_ahead),
            (False, self._forged_ahead),
        ):
            at = find()
            if at is not None:
                return Doubt(denied, ahead=self._ahead[self._before[at].start() :])
        for find in (self._hearsay_behind, self._alleged_behind, self._forged_behind):
            at = find()
            if at is not None:
                return Doubt(False, behind=self._behind[: self._after[at].end()])
        return None

    def _verb_ahead(self) -> int | None:
        """Return the last verb of saying before the quotation, in whose clause it stands."""
        at = len(self._lowers) - 1
        for verb in range(at, max(-1, at - _REST), -1):
            word = self._lowers[verb]
            if word in self._words.said:
                return verb
            if word in _BREAKS or word in (";", "\0", "\1") or (word == ":" and verb < at):
                return None
        return None

    def _verb_behind(self) -> int | None:
        """Return the verb of saying right behind the quotation."""
        for verb, word in enumerate(self._later[:_AHEAD]):
            is_reputed = word in self._words.reputed and self._later[verb + 1 : verb + 2] == ["to"]
            if word in self._words.said and not is_reputed:
                return verb
            if word in _BREAKS or word in (";", ":", ".", "\0", "\1"):
                return None
        return None

    def _back(self, words: list[str], verb: int) -> int:
        """Return the word before a verb and what belongs to it: "has |never| publicly said"."""
        at = verb - 1
        while at >= max(0, verb - _FILL) and words[at] in self._words.fill:
            at -= 1
        return at

    def _is_plain(self, verb: int, objects: frozenset[str] = frozenset()) -> bool:
        """Return whether nothing but whom it is told or what is called so parts a verb from the
        quotation: "never told Birk: Q", "never called him Q", but not "never said it better: Q".
        One of the ``objects`` may stand right behind the verb.
        """
        rest = self._lowers[verb + 1 :]
        if self._colon or rest[-1:] == [","]:
            names = self._before[verb + 1 : -1]
            return not names or (len(names) <= _CALLED and self._are_hearers(verb + 1, len(rest)))
        called = rest[1:] if objects.intersection(rest[:1]) else rest
        return len(called) <= _CALLED and self._words.nothing.isdisjoint(called)

    def _are_hearers(self, first: int, count: int) -> bool:
        """Return whether words are whom something is told: "to Birk", "the judge"; not "so"."""
        rest = self._lowers[first : first + count - 1]
        named = self._before[first + count - 2][0][0].isupper()
        short = len(rest) == 1 or (len(rest) <= 3 and rest[-2] in DETERMINERS)
        return (named or short) and self._words.nothing.isdisjoint(rest)

    def _denying(self) -> int | None:
        """Return a verb of denial that governs the saying: "|denied| having called him Q",
        "|bestritt|, ihn Q genannt zu haben", "|nie| avoir dit Q".
        """
        words, lowers = self._words, self._lowers
        at = self._verb_of_denial()
        if at is None:
            return None
        rest, later = lowers[at + 1 :], self._later[:_FILL]
        verb = self._verb_ahead()
        says = verb is not None and verb > at and self._is_plain(verb, _DENIED)
        ends = bool(words.said & set(later)) and not self._colon
        if words.opening & set(rest[: 1 + (rest[:1] == [","])]):  # "denied that she had called him"
            return at if (says or ends) and "," not in rest[1:] else None
        if says and verb is not None:
            direct = self._back(lowers, verb)
            near = verb - at <= _FILL and words.having & set(lowers[at + 1 : verb + 1])
            if direct == at or near or (direct > at and lowers[direct] in words.having):
                return at
        if self._colon and lowers[-2] in words.having and words.said & set(lowers[-4:-2]):
            return at  # "bestritt, gesagt zu haben: Q"
        return at if ends and words.having & set(later) else None

    def _verb_of_denial(self) -> int | None:
        """Return the last verb of denial before the quotation in its clause, where it is not denied
        itself: "n'a jamais nié avoir dit".
        """
        words, lowers = self._words, self._lowers
        for at in range(len(lowers) - 1, max(-1, len(lowers) - _REST), -1):
            if lowers[at] in words.denying:
                break
            if lowers[at] == ";" or (lowers[at] == ":" and at < len(lowers) - 1):
                return None
        else:
            return None
        before = self._back(lowers, at)
        if before >= 0 and lowers[before] in words.never | words.negating:
            return None
        return None if NOT_DENIED.search(self._ahead, 0, self._before[at].start()) else at

    def _never(self) -> int | None:
        """Return what says that a verb of saying is denied: "nunca |dijo: Q", "nie „…“ gesagt"."""
        words, lowers = self._words, self._lowers
        if not words.never or self._ahead.startswith("¿"):
            return None
        negations = words.never | words.negating
        last = len(lowers) - 1 - (lowers[-1:] in ([":"], [","]))
        if last > 0 and lowers[last] in negations:
            if lowers[last - 1] in words.said:
                return last - 1  # "sagte nie: Q"
            if self._later and self._later[0] in words.said:
                return last
        verb = self._verb_ahead()
        if verb is None or not self._is_plain(verb):
            return None
        at = self._back(lowers, verb)
        if at >= 0 and lowers[at] in negations:
            return at
        if lowers[verb + 1 : verb + 2] and lowers[verb + 1] in words.never:
            return verb  # "disse mai: Q"
        return None

    def _hearsay(self) -> int | None:
        """Return the auxiliary of hearsay, before or around a quotation: "|soll| Q
        gesagt haben", "|zou| hebben gezegd Q".
        """
        lowers = self._lowers
        whole = [*lowers, "\1", *self._later[:_AHEAD]]
        for at in range(len(lowers) - 1, max(-1, len(lowers) - _REST), -1):
            if lowers[at] in self._words.would and self._is_hearsay(whole[at : at + _HEARSAY]):
                return at
        return None

    def _hearsay_behind(self) -> int | None:
        later = self._later[:_AHEAD]
        for at in range(min(2, len(later))):
            if later[at] in self._words.would and self._is_hearsay(later[at:]):
                return len(later) - 1
        return None

    def _is_hearsay(self, clause: list[str]) -> bool:
        """Return whether a clause has a participle and "have" beside it: "gesagt haben"."""
        having = self._words.having
        return any(
            word in self._words.said and having & set(clause[verb - 1 : verb + 2])
            for verb, word in enumerate(clause)
            if verb
        )

    def _is_alleged(self, words: list[str], verb: int) -> int | None:
        """Return what says that something is alleged to be said, before a verb: "|allegedly| said",
        "|alleged| to have said", "|aurait| déclaré"; not of who somebody is, "who allegedly said".
        """
        at = self._back(words, verb)
        if at < 0 or (at and words[at - 1] in _RELATIVES):
            return None
        reputed = words[at] in self._words.reputed and "to" in words[at + 1 : verb]
        if words[at] in self._words.alleged or reputed:
            return at
        return at if words[at] in self._words.would else None

    def _behind_verb(self, tokens: Sequence[re.Match[str]], verb: int) -> int | None:
        """Return what says the same behind a verb and its subject: "sagte Moss |angeblich|"."""
        for at in range(verb + 1, min(verb + 2 + _NAMES, len(tokens))):
            word = tokens[at][0]
            if word.lower() in self._words.alleged:
                apart = tokens[at - 1][0] == "," and tokens[at + 1 : at + 2]
                return at if not apart or apart[0][0] in ",." else None
            if not (word[0].isupper() or word == "," or word in _PARTICLES | self._words.fill):
                return None
        return None

    def _alleged_ahead(self) -> int | None:
        verb = self._verb_ahead()
        if verb is None:
            return None
        found = self._is_alleged(self._lowers, verb)
        if found is not None:
            return found
        found = self._behind_verb(self._before, verb)
        is_last = found is not None and self._lowers[found + 1 :] in ([], [":"], [","], ["that"])
        return verb if is_last else None

    def _alleged_behind(self) -> int | None:
        verb = self._verb_behind()
        if verb is None:
            return None
        if self._is_alleged(self._later, verb) is not None:
            return verb
        return self._behind_verb(self._after, verb)

    def _piece_at(self, words: list[str], at: int) -> int:
        """Return where a forged piece ends that begins at a word: "doctored |screenshot|"; 0 where
        none begins.
        """
        forged, pieces = self._words.forged, self._words.pieces
        if words[at] in pieces and (words[at] in forged or forged & set(words[at + 1 : at + 2])):
            return at + 1 + (words[at] not in forged)
        if words[at] in forged:
            for end in range(at + 1, min(at + 4, len(words))):
                if words[end] in pieces:
                    return end + 1
        return 0

    def _forged_ahead(self) -> int | None:
        """Return the forged piece in which the words are: "in a |doctored| screenshot Moss wrote:
        Q", "a |fake| clip had Moss saying Q", "the |fabricated| quote Q".
        """
        lowers, words = self._lowers, self._words
        verb, end = self._verb_ahead(), len(lowers)
        for at in range(end):
            if not (stop := self._piece_at(lowers, at)):
                continue
            led = words.within & set(lowers[max(0, at - 3) : at])
            if led and (at <= _LED_IN or (verb is not None and 0 < at - verb <= _LED_IN)):
                return at
            rest = lowers[stop:]
            alone = not {",", ";"} & set(rest[:-1]) and _BREAKS.isdisjoint(rest)
            if at <= 2 and not led and alone and self._verb_behind() is None:
                return at
            if len(rest) <= 2 and _COPULAS.isdisjoint(rest) and not words.said & set(lowers[:at]):
                return at
        return None

    def _forged_behind(self) -> int | None:
        """Return the forged piece named behind the words: "Q, Moss says in a fake |clip|", "Q,
        reads the fabricated |quote|", "Q is a |fake| quote".
        """
        verb, later = self._verb_behind(), self._later
        for at in range(len(later)):
            if later[:1] and later[0] in _COPULAS and at <= 2 and later[at] in self._words.forged:
                return at
            if not (stop := self._piece_at(later, at)):
                continue
            led = self._words.within & set(later[max(0, at - 2) : at])
            if verb is not None and (at - verb <= 2 or (led and at - verb <= _REST)):
                return stop - 1
        return None
