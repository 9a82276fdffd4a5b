"""The verb of saying that leads into a quotation, or follows it, and that verb's subject.

A stand-in for a parser: in news English a handful of word orders cover nearly all reports.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.mentions.designations import whose_name
from briefreader.quotes.mentions.detection import Mention, MentionKind
from briefreader.quotes.words.lexicon import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    CONTRACTED,
    CUES,
    DETERMINERS,
    ORGANISATIONS,
    OWNERS,
    PREPOSITIONS,
    ROLES,
)
from briefreader.quotes.words.reporting_languages import ACCORDING
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import (
    BARE_CUE,
    BEFORE_NOUN,
    CUE,
    OUTLINES,
    QUOTATION,
    SAYING,
    TIMES,
    TO,
    tag_class,
    tells_how,
)
from briefreader.text.lazy_pattern import lazy_pattern

# What is a noun after certain words is no verb there.
_VERB = lazy_pattern(
    f"{tag_class(CUE, but=BARE_CUE)}|(?<!{tag_class(BEFORE_NOUN)}){tag_class(BARE_CUE)}"
    f"|{tag_class(SAYING, but=CUE)}(?={tag_class(TO)})"
)
_LAST_VERB = lazy_pattern(f".*({_VERB.pattern})", re.DOTALL)
_QUOTATION = OUTLINES[QUOTATION]
_REACH = 30
_SUBJECT_REACH = 80
_INVERTED_REACH = 6
_HEARD_REACH = 12
# What begins words about who is with somebody, but for words in -ed and -ing.
_COMPANY = frozenset(("who", "with", "alongside", "beside", "together", "along", "next", "after"))
_NAMING = frozenset(("named", "called", "nicknamed", "identified", "aged"))
_SELF = ("i", "we")
_SPOKEN_TO = frozenset(("to", "at"))
_SKIPPED = ADVERBS | AUXILIARIES | frozenset(["not", "to", "n't", "as"])
_LENGTHENING = frozenset(("of", "for", "to", "from", "with", "in", "on", "at"))
_JOINTS = frozenset(("and", "&"))
_DENYING = {"not": "", "than": "rather", "of": "instead"}  # last word before a name, and the first
_NEW = frozenset(("a", "an", "one", "this", "another"))
_TO_SOMEBODY = frozenset(("tell", "ask"))
_FINITE = frozenset(("said", "says", "told", "added", "announced"))
_HEARD = frozenset(("asked", "told"))
_HEDGES = frozenset(("mean", "think", "believe", "hope"))
_WITHOUT_OWN_SUBJECT = frozenset("gcx-")
_TIME_ENDS = TIMES | {"ago"}
_WHICH_TIME = frozenset(("this", "last", "that"))
_HOW_MANY = frozenset(
    ("a", "an", "one", "two", "three", "four", "five", "few", "several", "couple", "of")
)
_ANYBODY = frozenset(
    ("everyone", "everybody", "someone", "somebody", "people", "folks", "kids", "others")
)
_SOME = frozenset(("one", "some", "many", "several", "most"))
_NO_VERBS = PREPOSITIONS | CONJUNCTIONS | {"who", "that", "here", "there", "today", "together"}
_SUBORDINATORS = frozenset(("when", "while", "because", "if", "as", "since"))
# No participles: "people came" is never "people who were …".
_PAST = frozenset(("came", "went", "rose", "ran", "spoke", "began", "gave", "took", "saw", "wrote"))
_HAVING = frozenset(("have", "has", "had", "having", "’ve", "'ve"))
_PARTED_BY = frozenset((",", ";", ":", "—", "–", "--"))
_KEPT = frozenset(("keep", "keeps", "kept"))
_REACHING = frozenset(
    (
        "emailed",
        "e-mailed",
        "texted",
        "phoned",
        "rang",
        "rung",
        "telephoned",
        "messaged",
        "contacted",
    )
)
_TURNING = frozenset(("wrote", "written", "writing", "took", "taken", "went", "gone", "returned"))
_THANKS = frozenset(("thank", "see", "let", "give"))
_CLOSERS = frozenset(",)—–-―")
_COORDINATORS = frozenset(["and", "but", "or", "then"])
_WITHOUT_LISTENER = frozenset(
    ["say", "add", "write", "note", "explain", "recall", "argue", "insist", "continue", "conclude"]
)


_LISTENERS = frozenset(("me", "us", "him", "her", "them", "you", "myself", "himself", "herself"))
_LONGEST_LISTENER = 4  # words: "to all of us"
_FILLERS = (["you", "know"], ["i", "mean"], ["look"], ["well"], ["like"], ["hey"], ["okay"])


class CueVerb(NamedTuple):
    """A verb of saying beside a quotation.

    ``how`` is the word order that gave ``subject``: d direct, n with another noun bound to it, p
    one who is asked or told, a apposition, c coordinated, g participle, i inverted, m inverted in
    the middle, x something between, t "according to", - no subject. ``gap`` counts the words
    between verb and quotation, ``quotes`` the other quotations there.
    """

    cue: int
    how: str
    subject: Mention | None
    gap: int
    quotes: int

    @property
    def subject_pattern(self) -> str:
        """The word order, with a q where other quotations stand between."""
        return f"{self.how}q" if self.quotes else self.how


def find_cue_before(
    passage: TokenizedParagraph, mentions: Sequence[Mention], firsts: Sequence[int], at: int
) -> CueVerb | None:
    """Return the last verb of saying before the quotation at ``at``, in its sentence.

    ``firsts`` are the positions where the ``mentions`` begin.
    """
    sentences = passage.sentences
    start = bisect_left(sentences, sentences[at], max(0, at - _REACH + 1), at)
    verb = _LAST_VERB.match(passage.outline, start, at)
    if verb is None:
        return None
    cue = verb.start(1)
    if _is_mark(passage.lowers, cue):
        verb = _LAST_VERB.match(passage.outline, start, cue) or verb
    return _governor(passage, mentions, firsts, at, verb.start(1))


def _is_mark(lowers: list[str], cue: int) -> bool:
    """Return whether a word only says where a quotation begins: "told Moss, quote, “…”", "said,
    and I quote, “…”".
    """
    if lowers[cue] != "quote" or lowers[cue + 1] != ",":
        return False
    return lowers[cue - 1] == "," or lowers[max(0, cue - 2) : cue] == ["and", "i"]


def find_cue_after(
    passage: TokenizedParagraph, mentions: Sequence[Mention], firsts: Sequence[int], at: int
) -> CueVerb | None:
    """Return the first verb of saying after the quotation at ``at``, in its sentence."""
    sentences = passage.sentences
    stop = bisect_right(sentences, sentences[at], at, min(len(sentences), at + _REACH))
    verb = _VERB.search(passage.outline, at + 1, stop)
    return _governor(passage, mentions, firsts, at, verb.start()) if verb else None


def cues_before(
    passage: TokenizedParagraph,
    mentions: Sequence[Mention],
    firsts: Sequence[int],
    at: int,
    known: CueVerb | None,
) -> Iterator[CueVerb]:
    """Yield the verbs of saying before the quotation at ``at`` in its sentence, the nearest
    first; ``known`` is what ``find_cue_before`` found there.
    """
    if known is None:
        return
    start = bisect_left(passage.sentences, passage.sentences[at], max(0, at - _REACH + 1), at)
    for verb in reversed([*_VERB.finditer(passage.outline, start, at)]):
        cue = verb.start()
        yield known if cue == known.cue else _governor(passage, mentions, firsts, at, cue)


def last_cue_after(
    passage: TokenizedParagraph,
    mentions: Sequence[Mention],
    firsts: Sequence[int],
    at: int,
    known: CueVerb | None,
) -> CueVerb | None:
    """Return the last verb of saying after the quotation at ``at``, in its sentence; ``known`` is
    what ``find_cue_after`` found there.
    """
    if known is None:
        return None
    sentences = passage.sentences
    stop = bisect_right(sentences, sentences[at], at, min(len(sentences), at + _REACH))
    verb = _LAST_VERB.match(passage.outline, at + 1, stop)
    if verb is None or verb.start(1) == known.cue:
        return known
    return _governor(passage, mentions, firsts, at, verb.start(1))


def _governor(
    passage: TokenizedParagraph,
    mentions: Sequence[Mention],
    firsts: Sequence[int],
    at: int,
    cue: int,
) -> CueVerb:
    near = _near(mentions, firsts, cue)
    how, subject = _subject(passage, near, cue)
    if subject is not None and cue > subject.first:
        subject = asserted(passage.lowers, near, subject)
    if subject is not None and (
        cue < at < subject.first
        or is_only_quoted(passage, subject)
        or (cue > at and _hedges(passage.lowers, cue))
    ):
        how, subject = "-", None
    low, high = (cue, at) if cue < at else (at, cue)
    quotes = passage.outline.count(_QUOTATION, low + 1, high)
    return CueVerb(cue, how, subject, high - low - 1, quotes)


def _near(mentions: Sequence[Mention], firsts: Sequence[int], cue: int) -> Sequence[Mention]:
    """Return the mentions that the verb can reach, so that long paragraphs cost no more than
    short.
    """
    low = bisect_left(firsts, cue - _SUBJECT_REACH)
    return mentions[low : bisect_left(firsts, cue + _REACH, low)]


def _subject(
    passage: TokenizedParagraph, mentions: Sequence[Mention], cue: int
) -> tuple[str, Mention | None]:
    lowers = passage.lowers
    if lowers[cue] == "according":
        return _started("t", mentions, cue + 2, cue + 5)
    if lowers[cue] in ACCORDING:
        return _started("t", mentions, cue + 1, cue + 4)
    before = _before_verb(lowers, cue)
    ended = _ended(mentions, before + 1)
    if ended is not None:
        if lowers[cue - 1] == "to" and (reaches := _reaches(lowers, ended)):
            return _subject(passage, mentions, reaches)
        how, subject = _head(lowers, mentions, ended)
        return ("p" if _is_asked(lowers, cue) else how), subject
    inverted = _inverted(lowers, mentions, cue) if _after_quotation(lowers, before) else None
    if inverted is not None:
        return "i", inverted
    start = _sentence_start(passage, cue)
    if lowers[cue].endswith("ing") and lowers[cue - 1] not in _KEPT:
        return "g", _first_free(lowers, mentions, start, cue)
    word = lowers[before] if before >= start else ""
    if word in _CLOSERS:
        thrown_in = _thrown_in(lowers, mentions, cue)
        if thrown_in is not None:
            return "m", thrown_in
        return "a", _apposed(lowers, mentions, start, before)
    if word in _COORDINATORS:
        return "c", _first_free(lowers, mentions, start, before)
    return "x", _last_free(lowers, mentions, start, cue)


def _before_verb(lowers: list[str], cue: int) -> int:
    """Return the place of the last word before a verb, its auxiliaries and adverbs."""
    before = cue - 1
    if lowers[before] in _KEPT and lowers[cue].endswith("ing"):
        before -= 1
    while before >= 0 and (lowers[before] in _SKIPPED or tells_how(lowers[before])):
        before -= 1
    if before > 0 and lowers[before + 1] == "to" and lowers[before] == "used":
        before -= 1  # "I used to say"
    before = _before_time(lowers, before)
    if before > 0 and lowers[before] in OWNERS and lowers[cue] in _FINITE:
        before -= 1  # "Kell's said": the firm is called so
    return before


def _before_time(lowers: list[str], last: int) -> int:
    """Return the place of the last word before a time that ends with ``last``: "|Moss| last week",
    "|Moss|, a few days ago,".
    """
    end = last - (lowers[last] == ",")
    if lowers[end] not in _TIME_ENDS:
        return last
    ago = lowers[end] == "ago"
    at = end - ago
    if at < 1 or lowers[at] not in TIMES:
        return last
    told = _HOW_MANY if ago else _WHICH_TIME
    first = at
    while first > 0 and (lowers[first - 1] in told or (ago and lowers[first - 1].isdecimal())):
        first -= 1
    if first in (0, at):
        return last
    if end == last:
        return first - 1
    return first - 2 if lowers[first - 1] == "," else last


def _thrown_in(lowers: list[str], mentions: Sequence[Mention], cue: int) -> Mention | None:
    """Return the subject after the verb where both stand between commas: "After that, says Moss,
    …".

    Only of verbs that name no listener: in "Moss, the mayor, told Birk, …" Birk is told.
    """
    if CUES.get(lowers[cue]) not in _WITHOUT_LISTENER or lowers[cue - 1] != ",":
        return None
    for mention in mentions:
        if mention.first == cue + 1 and lowers[mention.last : mention.last + 1] in ([","], [":"]):
            return None if _is_object(lowers, mention) else mention
    return None


def _is_object(lowers: list[str], mention: Mention) -> bool:
    """Return whether words after a verb are what is said: "Moss, as he left, added a line:"."""
    return (
        mention.kind is MentionKind.PHRASE
        and lowers[mention.first] in _NEW
        and lowers[mention.last - 1] not in ROLES
    )


def _after_quotation(lowers: list[str], before: int) -> bool:
    while before >= 0 and lowers[before] in _CLOSERS:
        before -= 1
    return before >= 0 and lowers[before] == QUOTATION


def _ended(mentions: Sequence[Mention], stop: int) -> Mention | None:
    """Return the longest mention that ends right before ``stop``."""
    for mention in mentions:
        if mention[2] == stop:
            return mention
    return None


def _reaches(lowers: list[str], mention: Mention) -> int:
    """Return the place of the verb by which somebody reaches whom a mention means to say something:
    "Moss |emailed| Birk to say", "Moss |took| to Radio Kell to say"; 0 if there is none.
    """
    before = mention.first - 1
    before -= before > 0 and lowers[before] in ARTICLES
    if before > 0 and lowers[before] in _REACHING:
        return before
    turns = before > 1 and lowers[before] in ("to", "on") and lowers[before - 1] in _TURNING
    return before - 1 if turns else 0


def _is_asked(lowers: list[str], cue: int) -> bool:
    """Return whether the subject hears what is said: "Moss was asked", "they had been told"."""
    return lowers[cue] in _HEARD and not BE.isdisjoint(lowers[max(0, cue - 2) : cue])


def head_before(lowers: list[str], mentions: Sequence[Mention], stop: int) -> Mention | None:
    """Return the mention that ends before ``stop``, or that it only lengthens."""
    ended = _ended(mentions, stop)
    return None if ended is None else _head(lowers, mentions, ended)[1]


def _head(lowers: list[str], mentions: Sequence[Mention], subject: Mention) -> tuple[str, Mention]:
    """Return the mention that others lengthen, the aide in "an aide to Moss", after an n; after
    a d where nothing but "and" does.
    """
    how = "d"
    while (link := _link_before(lowers, subject)) > 0:
        longer = _ended(mentions, link)
        if longer is None:
            break
        if lowers[link] in _JOINTS:  # "an aide to Moss and Birk", but not "Moss and Birk"
            if lowers[_link_before(lowers, longer)] not in _LENGTHENING:
                break
        elif lowers[link] in _LENGTHENING:
            how = "n"
        else:
            break
        subject = longer
    return how, subject


def asserted(lowers: list[str], mentions: Sequence[Mention], subject: Mention) -> Mention:
    """Return of two mentions the one that is meant: "|Moss|, not Birk, said", "|Moss| rather than
    Birk said".
    """
    link = _link_before(lowers, subject)
    if lowers[link] not in _DENYING:
        return subject
    end = link
    if words := _DENYING[lowers[link]]:
        end -= 1
        if lowers[end : end + 1] != [words]:
            return subject
    while end > 0 and lowers[end - 1] in (",", "and"):
        end -= 1
    return _ended(mentions, end) or subject


def _link_before(lowers: list[str], mention: Mention) -> int:
    """Return the place of the word before a mention and its article, or before all that describes
    a name; 0 if there is none.
    """
    if of := whose_name(lowers, mention):
        return of
    before = mention.first - 1
    if before > 0 and lowers[before] in ARTICLES:
        before -= 1
    return max(0, before)


def _started(
    how: str, mentions: Sequence[Mention], start: int, stop: int
) -> tuple[str, Mention | None]:
    """Return the first mention that begins from ``start`` to before ``stop``."""
    found = next((mention for mention in mentions if start <= mention.first < stop), None)
    return (how if found else "-"), found


def _inverted(lowers: list[str], mentions: Sequence[Mention], cue: int) -> Mention | None:
    """Return the first mention soon after a verb, unless it is the one spoken to: "shouted at
    Moss".
    """
    for mention in mentions:
        if cue < mention.first <= cue + _INVERTED_REACH:
            return None if lowers[mention.first - 1] in _SPOKEN_TO else mention
    return None


def _sentence_start(passage: TokenizedParagraph, at: int) -> int:
    sentence = passage.sentences[at]
    while at and passage.sentences[at - 1] == sentence:
        at -= 1
    return at


def is_spoken_to(passage: TokenizedParagraph, mention: Mention) -> bool:
    """Return whether somebody is told or asked by another: "told Moss", "shouted at Moss"."""
    lowers, first = passage.lowers, mention.first
    before = lowers[first - 1] if first else ""
    if before in _SPOKEN_TO:
        return first > 1 and lowers[first - 2] in CUES and lowers[first - 2] != "according"
    base = CUES.get(before)
    return base in _TO_SOMEBODY and first > 1 and lowers[first - 2] not in (QUOTATION, ",")


def leads_in(passage: TokenizedParagraph, lead: CueVerb, at: int, spoken: bool) -> bool:
    """Return whether nothing but a comma parts a verb from the quotation at ``at``, or in a
    ``spoken`` text not even that, or whom it is told: "I said Q", "Moss told us, Q".
    """
    if lead.gap == 1 or (spoken and not lead.gap):
        return True
    told = _without_fillers(passage.lowers[lead.cue + 1 : at - 1])
    if spoken and not told:
        return True
    if not spoken or not 0 < len(told) <= _LONGEST_LISTENER or not "".join(told).isalpha():
        return False
    if told[0] == "to":
        return CUES.keys().isdisjoint(told[1:]) and CONJUNCTIONS.isdisjoint(told)
    return told[0] in _LISTENERS and len(told) == 1


def _without_fillers(words: list[str]) -> list[str]:
    """Return words without what fills a pause at their end: "him, you know"."""
    while True:
        filler = next((one for one in _FILLERS if words[-len(one) :] == one), None)
        if filler is None:
            return words
        words = words[: -len(filler)]
        while words[-1:] == [","]:
            words = words[:-1]


def names_nobody(passage: TokenizedParagraph, lead: CueVerb, told_after: bool) -> bool:
    """Return whether a verb right before a quotation says that nobody who is named speaks.

    Its subject hears it, "Moss was asked, Q", "I hear it often: Q", or is what is read out, "it —
    it says Q", or is "you all" or nobody: "I hope you all go home and say, Q", "it is about saying,
    Q". A subject ``told_after`` the quotation may be the one.
    """
    heard = CUES.get(passage.lowers[lead.cue]) == "hear"
    if heard and lead.gap <= _HEARD_REACH and not told_after:
        return True
    if lead.gap > 1:
        return False
    if not told_after and lead.how in _WITHOUT_OWN_SUBJECT and _is_generic(passage, lead):
        return True
    if lead.subject is None:
        return False
    return lead.how == "p" or _stammers(passage.lowers, lead.subject.first)


def _is_generic(passage: TokenizedParagraph, lead: CueVerb) -> bool:
    """Return whether the subject of a verb is "you" or anybody, nearer than the one that was found
    for it: "I had kids come up and say".
    """
    lowers, cue = passage.lowers, lead.cue
    if lowers[cue].endswith("ing") and lowers[cue - 1] == "about":
        return True
    start = lead.subject.last if lead.subject and lead.subject.last <= cue else 0
    start = max(start, cue - _SUBJECT_REACH)
    if some_act(passage, start, cue):
        return True
    for at in range(cue - 1, start - 1, -1):
        if passage.sentences[at] != passage.sentences[cue]:
            break
        if lowers[at] == "you":
            before = lowers[at - 1] if at else ""
            bound = before in PREPOSITIONS or before in CUES or before in _THANKS
            return not bound and lowers[at + 1].isalpha() and lowers[at + 1] != "know"
    return False


def some_act(passage: TokenizedParagraph, start: int, cue: int) -> bool:
    """Return whether from ``start`` on some people do something and say it: "I had |kids| come up
    and say", "and |one| of them rose and said".
    """
    lowers, sentences = passage.lowers, passage.sentences
    for at in range(cue - 1, start - 1, -1):
        if sentences[at] != sentences[cue]:
            break
        if lowers[at] == "whom":  # "many of whom were saying"
            return at > 0 and lowers[at - 1] == "of" and _before_verb(lowers, cue) == at
        if lowers[at] in _SOME and lowers[at + 1] == "of":
            return "," not in lowers[at:cue] and begins_clause(passage, at)
        if lowers[at] in _ANYBODY:
            return _acts(passage, at, cue)
    return False


def _acts(passage: TokenizedParagraph, at: int, cue: int) -> bool:
    """Return whether some people are those who do something, and no object: "kids come up"."""
    lowers, after = passage.lowers, passage.lowers[at + 1]
    if not after.isalpha() or after in _NO_VERBS:
        return False
    first = _first_of(lowers, at)
    before = lowers[first - 1] if first else ""
    if after.endswith("ing"):  # "saw people coming, shouting", not "came to people waiting"
        return lowers[cue].endswith("ing") and before not in PREPOSITIONS
    if before in _HAVING:
        return CUES.get(lowers[cue]) == lowers[cue]  # "had kids come and |say|", not "and said"
    if before == "and" and (after in AUXILIARIES or after in _PAST):
        return True
    return begins_clause(passage, at)


def begins_clause(passage: TokenizedParagraph, at: int) -> bool:
    """Return whether a word is the first of a clause, but for an article, "when" and "and": "— and
    |one| of them rose", "When a |friend| came".
    """
    lowers = passage.lowers
    at = _first_of(lowers, at)
    for openers in (_SUBORDINATORS, _COORDINATORS):
        if _opens(passage, at):
            return True
        at -= lowers[at - 1] in openers
    return _opens(passage, at)


def _first_of(lowers: list[str], at: int) -> int:
    """Return where the determiners of a word begin: "|a| few others"."""
    while at and lowers[at - 1] in DETERMINERS:
        at -= 1
    return at


def _opens(passage: TokenizedParagraph, at: int) -> bool:
    return passage.opens_sentence(at) or passage.lowers[at - 1] in _PARTED_BY


def _stammers(lowers: list[str], first: int) -> bool:
    """Return whether a word is "it" said twice."""
    return lowers[first] == "it" and first > 1 and lowers[first - 2] == "it"


def is_own(passage: TokenizedParagraph, mention: Mention, *words: str) -> bool:
    """Return whether a mention is one of ``words``, else "I" or "we", alone or with a verb cut
    short.
    """
    lower = passage.lowers[mention.first]
    return mention.kind is MentionKind.PRONOUN and CONTRACTED.get(lower, lower) in (words or _SELF)


def is_only_quoted(passage: TokenizedParagraph, mention: Mention) -> bool:
    """Return whether somebody repeats what another said: "and I quote", "I’ll quote him"."""
    return "quote" in passage.lowers[mention.last : mention.last + 2] and is_own(passage, mention)


def _hedges(lowers: list[str], cue: int) -> bool:
    """Return whether a verb after a quotation only says how sure one is: "by “Q,” I mean"."""
    return lowers[cue] in _HEDGES and lowers[cue - 1] == "i"


def sentence_subjects(passage: TokenizedParagraph, mentions: Sequence[Mention]) -> frozenset[int]:
    """Return the numbers of each sentence's first free mention: most often its subject."""
    sentences, lowers = passage.sentences, passage.lowers
    found: list[int] = []
    done = -1
    for number, mention in enumerate(mentions):
        sentence = sentences[mention[1]]
        if sentence != done and is_free(lowers, mention):
            found.append(number)
            done = sentence
    return frozenset(found)


def is_free(lowers: list[str], mention: Mention) -> bool:
    """Return whether neither a preposition nor a possessive binds the mention."""
    _, first, last = mention
    if first and lowers[first - 1] in PREPOSITIONS:
        return False
    return last >= len(lowers) or lowers[last] not in OWNERS


def _first_free(
    lowers: list[str], mentions: Sequence[Mention], start: int, stop: int
) -> Mention | None:
    return next(
        (m for m in mentions if start <= m.first and m.last <= stop and is_free(lowers, m)), None
    )


def _last_free(
    lowers: list[str], mentions: Sequence[Mention], start: int, stop: int
) -> Mention | None:
    return next(
        (
            m
            for m in reversed(mentions)
            if start <= m.first and m.last <= stop and is_free(lowers, m)
        ),
        None,
    )


def _is_person_apposed(lowers: list[str], mention: Mention) -> bool:
    """Return whether a mention after a comma begins with a given name and is no body's."""
    kind, first, last = mention
    if kind is not MentionKind.NAME or last - first < 2 or lowers[first - 1 : first] != [","]:
        return False
    end = lowers[last - 1]
    return lowers[first] in given_names() and end not in ORGANISATIONS and end not in ROLES


def _accompanied(
    lowers: list[str], mentions: Sequence[Mention], start: int, stop: int
) -> Mention | None:
    """Return the mention before words up to ``stop`` that tell who else is there, with a name and
    a role: "|Moss|, flanked by the governor, Ann Dell, said", not "the governor, Ann Dell, said".
    """
    commas = [at for at in range(start, stop) if lowers[at] == ","][-2:]
    if len(commas) < 2:
        return None
    opening = lowers[commas[0] + 1]
    told = opening.isalpha() and opening.endswith(("ed", "ing")) and opening not in _NAMING
    if not (told or opening in _COMPANY):
        return None
    return next((m for m in mentions if m.last == commas[0] and is_free(lowers, m)), None)


def _apposed(
    lowers: list[str], mentions: Sequence[Mention], start: int, stop: int
) -> Mention | None:
    """Return the mention whose apposition or clause ends at ``stop``: it, too, has a comma after
    it.

    Of "the minister of boats, Ann Moss, said" that is the person; of "Ann Moss (Con, Kell) said"
    nothing in the brackets.
    """
    if (accompanied := _accompanied(lowers, mentions, start, stop)) is not None:
        return accompanied
    brackets = stop
    if lowers[stop] == ")" and "(" in lowers[start:stop]:
        brackets = stop - 1 - lowers[start:stop][::-1].index("(")
    for mention in reversed(mentions):
        if mention.last == stop and _is_person_apposed(lowers, mention):
            return mention
        if mention.last > brackets or not is_free(lowers, mention):
            continue
        if mention.first < start:
            break
        if mention.last < stop and lowers[mention.last] in ",(—–-":
            return mention
    return _last_free(lowers, mentions, start, stop)
