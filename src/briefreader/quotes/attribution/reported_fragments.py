"""Words that are speech by where they stand, however short: "Moss said it was “a mess”".

Terms and scare quotes, "a “smart” bin", stand in the writer's own clauses; fragments in what
somebody is reported to have said, and sentences behind "Moss said:" or in a run of quotations.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from collections.abc import Sequence

from briefreader.quotes.attribution.telltales import WORDS, telltales
from briefreader.quotes.attribution.terms import is_term
from briefreader.quotes.mentions.cue_verbs import CueVerb, cues_before, is_own, last_cue_after
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.words.lexicon import ADVERBS, ARTICLES, CUES, DETERMINERS, PREPOSITIONS
from briefreader.quotes.words.word_tags import QUOTATION
from briefreader.text.lazy_pattern import lazy_pattern

# Verbs that report what somebody says in a clause of its own or as a predicate.
_REPORTING = frozenset(
    """
    say tell write tweet add argue claim insist deny warn stress explain admit complain acknowledge
    allege contend assert maintain concede affirm reiterate emphasize quip joke concur
    describe refer call brand label dub denounce dismiss condemn criticize deride characterize
    vow promise pledge predict accuse blast slam decry
""".split()
)
_DIRECT = frozenset("dng")
_AT_END = frozenset("adnit")
_ANSWERING = frozenset(["say", "ask", "reply", "answer", "shout", "tell"])
_PLAIN = frozenset(["say", "tell", "add", "argue", "claim", "insist", "warn"])
_CALLING = frozenset(["call", "describe"])
_PLAINLY = frozenset("di")
_BESIDE = frozenset("dina")
_NEXT = 2  # words, with the comma
_NOBODY = frozenset(["it", "which", "that"])
_NOUNS_TOO = frozenset(["claims", "claim"])
_FEWEST = 4  # words of a sentence
_LONGEST_CLAUSE = 25  # words from the verb to the fragment
_BREAKS = frozenset(";:—–-") | {"which", "whose", "whom", "where", "who"}
_DASHES = frozenset(["—", "–"])
_ANEW = _DASHES | {"-"}  # "a med- — “medieval” battle"
_NEAR_AGAIN = 3  # words
_LONGEST_DESCRIPTION = 10  # words
_OF = (["of"], ["for"], ["at"])
_FROM = frozenset(["of", "from", "at"])
_BEFORE_ANSWERING = ADVERBS | {"would", "could", "will", "used", "to"}
_JOINT = lazy_pattern(r"\s*,?\s*(?:(?:and|or)\s+)?")
_LONGEST_JOINT = 8  # code points between two fragments of a list
_LAUGHTER = lazy_pattern(r"\s*(?:\([^()]{1,30}\)\s*)*")
_LONGEST_LAUGHTER = 80  # code points
# "“We need this” — hold on, there’s more — “for the pier.”"
_ASIDE = lazy_pattern(r"\s*[—–]\s[^“”\"\n]{2,100}?\s?[—–]\s*")
_LONGEST_ASIDE = 120  # code points
_NO_WORD = lazy_pattern(r"\W+")
# "“late,” as you’ve heard Moss say", "late, in his own words", "his words, it is “late”"
_WORDED_BEHIND = lazy_pattern(
    r"[^“”.;]{0,30}?(?:\bin\s+(?:his|her|their|its)\s+(?:own\s+)?words\b|,?\s+as\s+(?:you|we)(?:[’']ve|\s+have)?\s+heard\b)"
)
_WORDED_BEFORE = lazy_pattern(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s+(?:own\s+)?words,[^“”.;:]{0,40}\Z"
)
_WORDS_REACH = 60  # code points
_ENDS = frozenset([".", ",", ";", "–", "—"])
_BEFORE_WORDS = frozenset(["is", "are", "was", "were", "be", ",", ":", "—", QUOTATION])
_SO_CALLED = frozenset(["so-called", "called", "titled", "entitled", "named", "dubbed", "known"])


def is_reported(text: str, quotation: QuotationContext, in_turn: bool) -> bool:
    """Return whether a verb of saying with a subject governs a fragment within its clause, which
    in a turn may begin anew behind a dash, or a whole sentence stands where one is told.
    """
    if quotation.reported is None:
        _, _, _, lower, *_ = quotation.shape
        governed = lower and (
            _reported_before(quotation)
            or teller_after(quotation) is not None
            or _is_closed_by_report(text, quotation)
            or is_in_own_words(text, quotation)
            or (in_turn and _is_said_anew(text, quotation))
        )
        quotation.reported = governed or is_told(text, quotation)
    return quotation.reported


def continues_list(text: str, before: QuotationContext, quotation: QuotationContext) -> bool:
    """Return whether a fragment goes on a list of them: "“a mess,” “a shame” and “late”"."""
    first, second = before.segment, quotation.segment
    if second.outer.start - first.outer.end > _LONGEST_JOINT or first.paragraph != second.paragraph:
        return False
    if not quotation.shape[3] or not before.shape[3] or is_term(text, quotation):
        return False
    return _JOINT.fullmatch(text, first.outer.end, second.outer.start) is not None


def repeats(text: str, before: QuotationContext, quotation: QuotationContext) -> bool:
    """Return whether a quotation says the last words of the one right before it once more, with
    nothing but laughter in between: "“A pen. Veto.” (Laughter.) “Veto.”".
    """
    first, second = before.segment, quotation.segment
    end, start = first.outer.end, second.outer.start
    if start - end > _LONGEST_LAUGHTER or _LAUGHTER.fullmatch(text, end, start) is None:
        return False
    once, again = (_folded(text[one.start : one.end]) for one in (first, second))
    return once.endswith(again) and text[first.end - 1] not in ",;:"


def goes_on_behind_aside(text: str, before: QuotationContext, quotation: QuotationContext) -> bool:
    """Return whether the sentence of the quotation right before goes on behind an aside between
    dashes: "“We need this” — hold on — “for the pier.”", not "“We need this” — I said — “Why?”".
    """
    first, second = before.segment, quotation.segment
    end, start = first.outer.end, second.outer.start
    if not 0 < start - end <= _LONGEST_ASIDE or text[first.end - 1] in ".?!":
        return False
    if first.paragraph != second.paragraph or _ASIDE.fullmatch(text, end, start) is None:
        return False
    lead, at = quotation.lead, before.at
    lowers = quotation.context.passage.lowers
    if lead is None or lead.cue < at or CUES.get(lowers[lead.cue]) not in _REPORTING:
        return True
    return "as" in lowers[at + 1 : lead.cue]


def _folded(words: str) -> str:
    return _NO_WORD.sub(" ", f" {words.lower()}").rstrip()


def _is_closed_by_report(text: str, quotation: QuotationContext) -> bool:
    """Return whether a comma and a plain report close a fragment: "“late,” he said"."""
    end, follow = quotation.segment.end, quotation.follow
    if follow is None or "," not in text[end - 1 : end + 2] or not is_said_beside(quotation):
        return False
    return is_plain_report(quotation, follow)


def is_told(text: str, quotation: QuotationContext) -> bool:
    """Return whether a sentence stands behind "said:", or in a run of quotations."""
    end = quotation.segment.end
    count, _, upper, *_ = quotation.words
    around, at, lead = quotation.context.passage.words, quotation.at, quotation.lead
    if upper and at > 2 and around[at - 2] == "quote" and around[at - 3] == "I":
        return True
    if not upper or text[end - 1] not in ".?!,":
        return False
    if _is_said_aloud(quotation):
        return True
    if text[end - 1] == ",":
        return False
    if count < _FEWEST:
        return False
    if QUOTATION in (*around[at - 1 : at], *around[at + 1 : at + 2]):
        return True
    return lead is not None and lead.gap == 1 and around[at - 1] == ":"


def _is_said_aloud(quotation: QuotationContext) -> bool:
    """Return whether the subject and verb of an answer stand before it: "Moss says, “Yes.”"."""
    lead, lowers = quotation.lead, quotation.context.passage.lowers
    if lead is None or lead.gap != 1 or lead.how != "d" or lead.subject is None:
        return False
    told = CUES.get(lowers[lead.cue]) in _ANSWERING and not lowers[lead.cue].endswith("ing")
    beside = _BEFORE_ANSWERING.issuperset(lowers[lead.subject.last : lead.cue])
    return told and lowers[quotation.at - 1] in (",", ":") and beside


def is_in_own_words(text: str, quotation: QuotationContext) -> bool:
    """Return whether a fragment is said to be in somebody's own words."""
    start, end = quotation.segment.outer
    if not (quotation.shape[3] and telltales(quotation.context) & WORDS):
        return False
    near = max(0, start - _WORDS_REACH)
    if _WORDED_BEHIND.match(text, end, end + _WORDS_REACH):
        return True
    return _WORDED_BEFORE.search(text, near, start) is not None


def _reported_before(quotation: QuotationContext) -> bool:
    """Return whether it is in what somebody says: "Moss said that the pier was “a mess”"."""
    context, at = quotation.context, quotation.at
    if context.passage.lowers[max(0, at - 2) : at] == ["quote", ","]:
        return quotation.lead is not None  # "it was, quote, “over”"
    return teller_before(quotation) is not None


def _is_said_anew(text: str, quotation: QuotationContext) -> bool:
    """Return whether a verb of saying governs a fragment in a clause that begins anew behind a
    dash: "Moss said she — the quay was “a mess”", "said it was a stead — “steadying” quay".
    """
    lowers, at = quotation.context.passage.lowers, quotation.at
    if _DASHES.isdisjoint(lowers[max(0, at - _LONGEST_CLAUSE) : at]):
        return False
    if lowers[at - 1] in _DASHES:
        start, end, *_ = quotation.segment
        again = lowers[at - 3] if lowers[at - 2] == "-" else lowers[at - 2]
        words = text[start:end].lower()
        if not (words.startswith(again) or words.endswith(again)):
            return False
    return _teller_before(quotation, anew=True) is not None


def teller_before(quotation: QuotationContext) -> CueVerb | None:
    """Return the nearest verb of saying with a subject of its own that governs a fragment."""
    tellers = quotation.tellers
    if "before" not in tellers:
        tellers["before"] = _teller_before(quotation)
    return tellers["before"]


def _teller_before(quotation: QuotationContext, anew: bool = False) -> CueVerb | None:
    context, at, lead = quotation.context, quotation.at, quotation.lead
    lowers = context.passage.lowers
    for verb in cues_before(context.passage, context.mentions, context.firsts, at, lead):
        between = lowers[verb.cue + 1 : at]
        if anew:
            between = [word for word in between if word not in _ANEW]
        if len(between) > _LONGEST_CLAUSE or _is_broken(between):
            return None
        if _reports(verb, quotation) and (
            verb.how in _DIRECT
            or (verb.how == "c" and _is_second_verb(lowers, verb.cue))
            or _is_of_subject(quotation, verb)
        ):
            return None if between and between[-1] in _SO_CALLED else verb
    return None


def _is_second_verb(lowers: list[str], cue: int) -> bool:
    """Return whether a verb that follows "and" says something: "Moss rose and said it is Q", not
    "Moss rows and argues in favour of “Q” boats".
    """
    return lowers[cue - 1] == "and" and lowers[cue + 1] not in PREPOSITIONS


def _is_broken(between: list[str]) -> bool:
    """Return whether something else begins between a verb and a fragment, but for what is only
    said twice: "Moss said that — that it is Q".
    """
    for at, word in enumerate(between):
        if word not in _BREAKS:
            continue
        again = between[at + 1 : at + 2]
        said_twice = again and again[0] in between[max(0, at - _NEAR_AGAIN) : at]
        if word not in _DASHES or not said_twice:
            return True
    return False


def _is_of_subject(quotation: QuotationContext, verb: CueVerb) -> bool:
    """Return whether nothing but what a subject is of stands before its verb: "a spokesman |for
    Kell Watch| said".
    """
    subject = verb.subject
    if verb.how not in "ax" or subject is None or subject.last > verb.cue:
        return False
    words = quotation.context.passage.words[subject.last : verb.cue]
    if verb.how == "a":
        lowers, at = quotation.context.passage.lowers, quotation.at
        told = CUES.get(lowers[verb.cue])
        # "calls it “late”.", not "calls it “the” quay"
        called = told in _CALLING and (lowers[at + 1 : at + 2] == [] or lowers[at + 1] in _ENDS)
        return len(words) <= 1 or ((told in _PLAIN or called) and _is_description(words))
    return words[:1] in _OF and all(
        word[0].isupper() or word in ("of", "for", "the", "at") for word in words
    )


def _is_description(words: Sequence[str]) -> bool:
    """Return whether words between a name and its verb say who that is: ", the mayor of Dell,"."""
    first, *described, last = words
    return (
        first == last == ","
        and 1 < len(described) <= _LONGEST_DESCRIPTION
        and (described[0] in DETERMINERS or described[0] in _FROM)
        and CUES.keys().isdisjoint(described)
        and "," not in described
    )


def teller_after(quotation: QuotationContext) -> CueVerb | None:
    """Return the verb at the end of a sentence that says whose all of it is: "It is “a mess” for
    us all, Moss said.".
    """
    tellers = quotation.tellers
    if "after" not in tellers:
        tellers["after"] = _teller_after(quotation)
    return tellers["after"]


def _teller_after(quotation: QuotationContext) -> CueVerb | None:
    context = quotation.context
    passage = context.passage
    verb = last_cue_after(passage, context.mentions, context.firsts, quotation.at, quotation.follow)
    if verb is None or not _reports(verb, quotation) or verb.how not in _AT_END:
        return None
    if verb.gap > _LONGEST_CLAUSE or verb.subject is None:
        return None
    lowers = passage.lowers
    first = min(verb.cue, verb.subject.first)
    if lowers[first - 1] not in (",", QUOTATION):
        return None
    end = max(verb.cue + 1, verb.subject.last)
    if verb.how == "a" and lowers[verb.subject.last] != ",":
        return None
    return verb if end >= len(lowers) or lowers[end] in _ENDS else None


def is_said_beside(quotation: QuotationContext) -> bool:
    """Return whether who says it stands right behind a quotation: "Q, said Moss"."""
    follow = quotation.follow
    subject = follow.subject if follow is not None else None
    return (
        follow is not None
        and subject is not None
        and follow.how in _BESIDE
        and min(follow.cue, subject.first) - quotation.at <= _NEXT
    )


def is_plain_report(quotation: QuotationContext, verb: CueVerb) -> bool:
    """Return whether a verb only says that its subject speaks: "Moss said", "added Moss"."""
    lowers = quotation.context.passage.lowers
    word, subject = lowers[verb.cue], verb.subject
    if subject is None or lowers[subject.first] in _NOBODY or word in _NOUNS_TOO:
        return False
    return verb.how in _PLAINLY and CUES.get(word) in _PLAIN and not word.endswith("ing")


def _reports(verb: CueVerb, quotation: QuotationContext) -> bool:
    """Return whether the verb is one of saying, active, and its subject somebody who speaks."""
    passage = quotation.context.passage
    lowers = passage.lowers
    if lowers[verb.cue] == "according":
        return verb.subject is not None
    if verb.subject is None or CUES.get(lowers[verb.cue]) not in _REPORTING:
        return False
    if lowers[verb.cue - 1] in DETERMINERS:
        return False  # "his warning that"
    if lowers[verb.cue] == "call":
        return False  # "they call them “hooks”" is what they are called
    if CUES[lowers[verb.cue]] == "refer" and not _describes(lowers[verb.cue + 1 : quotation.at]):
        return False
    wrote = CUES[lowers[verb.cue]] == "write"
    if wrote and "that" not in lowers[verb.cue + 1 : quotation.at]:
        return False  # "he wrote “Dell” on the wall"
    if not is_own(passage, verb.subject):
        return True
    # what "I" says now is no report
    told = is_own(passage, verb.subject, "i") and lowers[verb.cue] == "said" and verb.how == "d"
    claimed = verb.subject.first > 0 and lowers[verb.subject.first - 1] in CUES
    return told and not claimed and _is_predicate(lowers[verb.cue + 1 : quotation.at])


def _describes(words: list[str]) -> bool:
    """Return whether words behind "refer" lead to what something is called: "to the quay as a"."""
    if words[:1] != ["to"] or "as" not in words[-_NEAR_AGAIN:] or "," in words[:-_NEXT]:
        return False
    return words[1] not in PREPOSITIONS


def _is_predicate(words: list[str]) -> bool:
    """Return whether Q says what something is in words between a verb and Q, or all that is said:
    "I said he was a Q", "I said, Q".
    """
    while words and words[-1] in ARTICLES:
        words = words[:-1]
    return not words or words[-1] in _BEFORE_WORDS
