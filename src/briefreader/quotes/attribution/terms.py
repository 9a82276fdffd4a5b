"""Words between marks that nobody says: defined terms, amendments, titles of works."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re

from briefreader.quotes.mentions.cue_verbs import CueVerb, is_own
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.words.lexicon import COPULAS, CUES, DETERMINERS, SHORTENED_IS, STRONG, WEAK
from briefreader.quotes.words.word_tags import HEAD, PLURAL
from briefreader.text.lazy_pattern import lazy_pattern

_BEFORE = 90  # code points looked at
_BEHIND = 60
_LONGEST_TERM = 7  # as word features count: up to 14 words
_LONGEST_CALLED = 4  # words, but for a name with capitals
_DEFINITION_ENDS = lazy_pattern(r"\)|\s*,?\s+(?:and|or|together)\b")
_DEFINED_BEFORE = lazy_pattern(
    # All but the last begin a word: where none begins, a search looks no further.
    r"(?:\b(?:(?:[Tt]he\s+terms?|^[Tt]erms?"
    r"|(?:striking(?: out)?|inserting|deleting|substituting|(?:by|\))\s+adding)"
    r"(?:\s+at\s+the\s+end)?)"
    r"(?:\s+(?:the|words?|phrase|and|or|each place it appears))*"
    # "what we call “hooks”", "attributable to a “senior official”", "the word “hook”"
    r"|what\s+(?:we|I|you|they)(?:\s+\w+)?\s+call(?:\s+an?|\s+the)?|[Ss]o[- ]called"
    # "you may refer to him as an “official”", "our theme is “Tides”"
    r"|refer\s+to\s+\w+\s+as(?:\s+an?|\s+the)?"
    r"|(?:[Tt]heme|[Tt]itle|[Nn]ame|[Tt]opic)\b[^.;:“”\"]{0,40}\b(?:is|was)\s*:?"
    r"|(?:attribut\w+|known|referred)\s+(?:to\s+as|to|as)(?:\s+an?|\s+the)?"
    r"|(?:[Tt]he|an?|[Tt]his|[Tt]hat)\s+"
    r"(?:word|acronym|abbreviation|nickname|heading|hashtag)"
    # "not deemed “late”", "I believe the term is “late”"
    r"|(?:deemed|classified\s+as)(?:\s+(?:as|an?|to\s+be))*"
    r"|[Tt]he\s+terms?\s+(?:for\s+\w+\s+)?(?:is|was)"
    # "to go home — quote, unquote, “home”", not "he said it is, quote, unquote, “late”"
    r"|(?<!\bis,\s)(?<!\bwas,\s)(?<![’']s,\s)quote,?\s+unquote,?(?:\s+an?|\s+the)?"
    # "we call it a “hook”", "I call her “the mayor”", "we called it, for years, “the hook”"
    r"|(?:(?:[Ww]e|I|[Tt]hey|[Yy]ou|[A-Za-z]+s)\s+call|[Ww]e\s+called)"
    r"\s+(?:it|this|that|them|these|those|him|her|me|us)(?:,\s+for\s+(?:many\s+)?years,)?(?:\s+an?|\s+the)?"
    # "the bill proposes “control orders”"
    r"|(?:[Bb]ill|[Aa]ct|[Ll]aw|[Ll]egislation)\s+(?:would\s+)?(?:propos|introduc|creat|establish)\w*"
    r"|(?:designat|proclaim|classif)\w*\s[^.;“”\"]{0,60}\bas(?:\s+(?:an?|the))?)"
    # "(the “Company”)", "(together, the “Sellers”)"
    r"|\((?:[^()“”\"]{0,50}\b(?:together|collectively|each|hereinafter|hereafter|jointly),?)?"
    r"\s*(?:the|an?|or|and)?)\s*\Z"
)
# What is called so is said in a few words; more of them are what somebody thinks of it.
_CALLED_BEFORE = lazy_pattern(
    # "what most economists call “public goods”"
    r"(?:\bwhat\s+(?:most\s+|many\s+)?(?:economist|scientist|engineer|doctor|lawyer"
    r"|expert|historian)s(?:\s+\w+)?\s+call"
    # "we’ll call it “QIS”", "what we’re calling “the bargain”", "we should call it the “lock”"
    r"|\b(?:[Ww]e|I|what\s+they)(?:[’']ll|[’']re|[’']m|\s+(?:will|would|should|can|could|are|am))"
    r"\s+call(?:ing)?(?:\s+(?:it|this|that|them|these|those))?)(?:\s+an?|\s+the)?\s*\Z"
)
# "what do you mean by “late”", "does not mean “late”", "of what it means to be “late”",
# "the definition of “late”"
_MEANT_BEFORE = lazy_pattern(
    r"(?:\bmean\s+by|\bdo(?:es)?(?:\s+not|n[’']t)\s+mean|\bmeans\s+to\s+be"
    r"|(?<!\ba )\bdefinition\b[^.;:“”\"]{0,30}\bof)(?:\s+(?:an?|the))?\s+\Z"
)
# "with the town — not “we,” but the mayor", ", not “was,” not “is”"
_DENIED_BEFORE = lazy_pattern(r"[—–,]\s*not(?:\s+“[^“”]{1,30}”\s*not)?(?:\s+(?:an?|the))?\s+\Z")
# "upholds the state’s motto of “Tide and toil”"
_MOTTO_BEFORE = lazy_pattern(r"\b(?:motto|creed)(?:\s+of|\s+that|\s+is|,|:)?\s*\Z")
# Whatever fits _DEFINED_BEFORE has a bracket in it, or ends so and has one of the stems, which are
# quicker to look for: whoever adds a form there adds its ending and stem here.
_LAST_WORDS = frozenset(
    """
    term terms striking out inserting deleting substituting adding end the word words phrase and or
    appears call a an so-called called to as acronym abbreviation nickname heading hashtag it this
    that them these those him her me us years, is was deemed be unquote unquote,
    """.split()
)
_STEMS = (
    *("term", "striking", "inserting", "deleting", "substituting", "adding", "call", "refer"),
    *("theme", "title", "name", "topic", "attribut", "known", "word", "acronym", "abbreviation"),
    *("heading", "hashtag", "deemed", "classif", "quote", "propos", "introduc", "creat"),
    *("establish", "designat", "proclaim"),
)
_LAST_STEMS = ("propos", "introduc", "creat", "establish")
_DEFINED_BEHIND = lazy_pattern(
    r"\s*(?:(?:shall\s+)?(?:means?|includes?|has\s+the\s+(?:same\s+)?meaning|refers?\s+to)\b"
    r"|shall\s+(?:include|have|be)\b|as\s+(?:defined|used)\s+in\b"
    r"|and\s+inserting\b|each\s+place\s+it\s+appears\b"
    # "“KHC,” as we call it", "“dippers,” meaning small boats", "an “envoy”-like role"
    r"|,?\s*as\s+(?:we|they|it|you)(?:\s+\w+ly|\s+is)?\s+(?:call|known)|,?\s*meaning\b"
    r"|-(?:like|style|type|related|era|inspired|themed)\b"
    # "the “consent” role", "a 1945 “Tides and Boats” report"
    r"|\s+(?:role|report|clause)\b)"
)
# "working together.  And I emphasize “together.”"
_STRESSING = ("emphasize", "stress", "underline", "underscore")
_EMPHASIZED = lazy_pattern(rf"\b(?:{'|'.join(_STRESSING)})\s*\Z")
# A word that somebody weighs while speaking: "dare I say “late”", "I mean, “days”", "I didn’t say
# “we”", "“late,” I should say"; not "I would say, “Wait.”"
_WEIGHED_BEFORE = lazy_pattern(
    r"\b(?:dare\s+I\s+say|I\s+mean|I(?:\s+(?:should|would)(?:\s+not|n[’']t)?|[’']m\s+going\s+to"
    r"|\s+did(?:\s+not|n[’']t))\s+say),?\s*\Z"
)
_WEIGHED_BEHIND = lazy_pattern(r"\s*,?\s*(?:I\s+(?:should|would|might)|dare\s+I)\s+say\b")
_LONGEST_WEIGHED = 2  # words
# What a law says from now on, however long it is: "a new section 4 that reads: “…”".
_AMENDED = lazy_pattern(
    r"\b(?:(?:sub)?(?:section|paragraph|clause)|sentence|amended)\b[^“”\".;]{0,40}"
    r"\b(?:that\s+reads|(?:to|shall)\s+read|as\s+follows)(?:\s+as\s+follows)?\s*[:,]?\s*\Z"
)
# "signed H.J. Res. 12, “Joint Resolution …”"
_NUMBERED = lazy_pattern(r"\b(?:Res|R|S|Order|Law|Proclamation)\.?\s\d+,\s*\Z")
# "And he goes, “No Way Out”", "the shirts read “Kell for All.”"
_SPOKEN = frozenset(["go", "put", "read", "list"])
_BEFORE_SPEECH = frozenset(["and", "or", "like", "then", "also", "but"])
_NAMING = frozenset(["called", "dubbed", "labeled", "labelled", "termed", "named"])
_LOOSE = frozenset("x-")
_NO_NAMED = frozenset(["has", "have", "had", "each", "and", "or", "but", "then", "also", "who"])
_THING = frozenset(["it", "that", "this", "what", "there"])  # of somebody, "’s" is "has", too
_SHORTENED_ARE = ("’re", "'re")
_ONE_THING = frozenset(["a", "an", "one", "some"])
_DASHES = "—–-…[“‘\"'"
# As whom a briefing lets its speakers be quoted.
_ATTRIBUTED = frozenset(["official", "officials", "source", "sources", "spokesperson"])
_LONGEST_ROLE = 4  # words
_QUOTED_AS = lazy_pattern(
    r"\b(?:on\s+background,?\s+(?:as|to)|attributable|can\s+attribute|refer(?:red)?\s+to\s+(?:\w+\s+)?as"
    r"|(?:for|of)\s+this\s+(?:call|briefing)|please\s+use)\b",
    re.IGNORECASE,
)
_LEAST_TITLE = 3  # words of a title that has its comma within the marks


def is_term(text: str, quotation: QuotationContext) -> bool:
    """Return whether words are a defined term, what a law strikes or inserts, or a title."""
    if quotation.term is None:
        quotation.term = _is_term(text, quotation)
    return quotation.term


def _is_term(text: str, quotation: QuotationContext) -> bool:
    _, end, outer, *_ = quotation.segment
    count, titled, upper, *_ = quotation.words
    before = text[max(0, outer.start - _BEFORE) : outer.start]
    if ("read" in before or "follows" in before) and _AMENDED.search(before):
        return True
    if titled and upper and count > 1 and _is_title(text, quotation, end):
        return True
    if before[-3:-2].isdigit() and before[-2] == "," and _NUMBERED.search(before):
        return True
    if count > _LONGEST_TERM:
        return False
    if _is_named(text, quotation) or _is_role(text, quotation, before):
        return True
    behind = text[outer.end : outer.end + _BEHIND]
    if _DEFINED_BEHIND.match(behind) or _is_weighed(text, quotation, before, behind):
        return True
    if _is_told_behind(quotation):
        return False
    if " not" in before and _DENIED_BEFORE.search(before):
        return not _is_told_of_others(quotation)
    return _is_called_or_stressed(text, quotation, before) or _is_defined(before, behind)


def _is_defined(before: str, behind: str) -> bool:
    """Return whether the words around a quotation say that it is a term or a name."""
    if ("mean" in before or "definition" in before) and _MEANT_BEFORE.search(before):
        return True
    if ("motto" in before or "creed" in before) and _MOTTO_BEFORE.search(before):
        return True
    defined = _DEFINED_BEFORE.search(before) if _may_define(before) else None
    if defined is None:
        return False
    if before[defined.start()] != "(":
        return True
    bare = defined[0].strip() == "("
    return behind[:1] == ")" if bare else _DEFINITION_ENDS.match(behind) is not None


def _is_called_or_stressed(text: str, quotation: QuotationContext, before: str) -> bool:
    """Return whether a few words are what something is called, "we’ll call it Q", or what was said
    right before and is stressed: "And I emphasize Q".
    """
    start, end, *_ = quotation.segment
    _, titled, *_ = quotation.words
    words = text[start:end].rstrip(".,!?")
    if len(words.split()) > _LONGEST_CALLED and not titled:
        return False
    stressed = before.rstrip().endswith(_STRESSING) and _EMPHASIZED.search(before)
    if stressed and words.lower() in before.lower():
        return True
    return "call" in before and _CALLED_BEFORE.search(before) is not None


def _is_weighed(text: str, quotation: QuotationContext, before: str, behind: str) -> bool:
    """Return whether a word or two are only what somebody weighs while speaking."""
    start, end, *_ = quotation.segment
    if not text[start].islower() or text.count(" ", start, end) >= _LONGEST_WEIGHED:
        return False
    if ("say" in before or "mean" in before) and _WEIGHED_BEFORE.search(before):
        return True
    return "say" in behind and _WEIGHED_BEHIND.match(behind) is not None


def _is_told_behind(quotation: QuotationContext) -> bool:
    """Return whether somebody is said to say words right behind them: "Q, Moss told us"."""
    follow, at = quotation.follow, quotation.at
    if follow is None or follow.subject is None or follow.quotes:
        return False
    lowers = quotation.context.passage.lowers
    if CUES.get(lowers[follow.cue]) not in STRONG:
        return False  # "Q, it means"
    beside = follow.cue if follow.how == "i" else follow.subject.first
    return follow.how in ("i", "d") and lowers[at + 1 : beside] in ([], [","])


def _is_told_of_others(quotation: QuotationContext) -> bool:
    """Return whether somebody else is said to say what leads to words: "Moss said it is bold, not
    Q".
    """
    lead, passage = quotation.lead, quotation.context.passage
    if lead is None or lead.subject is None or CUES.get(passage.lowers[lead.cue]) not in STRONG:
        return False
    return not is_own(passage, lead.subject)


def _may_define(before: str) -> bool:
    """Return whether words end as those do that define what stands behind them, and have one of
    theirs.
    """
    if "(" in before:
        return True
    words = before.rstrip(": ").rsplit(maxsplit=1)
    last = words[-1].lower().lstrip(_DASHES) if words else ""
    if last not in _LAST_WORDS and not last.startswith(_LAST_STEMS):
        return False
    return any(map(before.lower().__contains__, _STEMS))


def _is_role(text: str, quotation: QuotationContext, before: str) -> bool:
    """Return whether words only say as what somebody is quoted: "use “senior dock official.”"."""
    start, end, *_ = quotation.segment
    words = text[start:end].rstrip(".,")
    if words.rpartition(" ")[2] not in _ATTRIBUTED or words.count(" ") >= _LONGEST_ROLE:
        return False
    return words[0].islower() and _QUOTED_AS.search(before) is not None


def _is_named(text: str, quotation: QuotationContext) -> bool:
    """Return whether a participle right before tells what something is called: "a tool |called|
    Q", "they are called Q".
    """
    lead, passage, at = quotation.lead, quotation.context.passage, quotation.at
    lowers = passage.lowers
    if lead is None or lead.gap > 1 or lowers[lead.cue] not in _NAMING:
        return False
    if lead.gap and lowers[at - 1] not in DETERMINERS:
        return False
    if lowers[at + 1 : at + 2] == ["by"]:
        return False
    before = lowers[lead.cue - 1] if lead.cue else ""
    if before in COPULAS or before.endswith(_SHORTENED_ARE):
        return True
    if before.endswith(SHORTENED_IS):
        is_of = before[:-2] or lowers[lead.cue - 2]
        return is_of in _THING
    if _is_thing(text, quotation, lead):
        return True
    if before == ",":
        return lead.subject is None or lead.subject.kind is not MentionKind.NAME
    return lead.how in _LOOSE and before.isalpha() and before not in _NO_NAMED


def _is_thing(text: str, quotation: QuotationContext, lead: CueVerb) -> bool:
    """Return whether a participle stands right behind a new thing: "a |room called| Q", not "what
    |the framers called| Q", "a move |the club called| Q" or "a sailor called “Wait!”".
    """
    subject, passage = lead.subject, quotation.context.passage
    if subject is None or subject.last != lead.cue or subject.kind is not MentionKind.PHRASE:
        return False
    lowers = passage.lowers
    first, last = subject.first, subject.last
    told = first > 0 and lowers[first - 1] == "what"
    which = next((at for at in range(last - 1, first - 1, -1) if lowers[at] in DETERMINERS), first)
    return (
        not told
        and lowers[which] in _ONE_THING
        and not passage.sort(last - 1) & (HEAD | PLURAL)
        and not any(passage.words[at][0].isupper() for at in range(which + 1, last))
        and text[quotation.segment.end - 1] not in "!?"
    )


def _is_title(text: str, quotation: QuotationContext, end: int) -> bool:
    """Return whether words with capitals are a thing's name: "a screening of “After the Tide.”".

    They go on from the sentence and mostly into it, and nobody is said to say them.
    """
    passage, at, count = quotation.context.passage, quotation.at, quotation.words[0]
    before = passage.lowers[at - 1] if at else ""
    if text[end - 1] in "?!" or not before[:1].isalpha() or before in _BEFORE_SPEECH:
        return False
    if at > 1 and all(word[0].isupper() for word in passage.words[at - 2 : at]):
        return False  # in a headline every word has a capital
    if _is_told(quotation, before):
        return False
    if text[end - 1] in ".," or text[end : end + 2].strip("”\"' ")[:1] in (".", ",", "?", "!"):
        return count >= _LEAST_TITLE and passage.sentences[at - 1] == passage.sentences[at]
    after = passage.words[at + 1 : at + 2]
    return bool(after) and after[0][0].islower()


def _is_told(quotation: QuotationContext, before: str) -> bool:
    """Return whether a verb of saying stands beside a quotation, and not one of reading."""
    lead, follow = quotation.lead, quotation.follow
    lowers = quotation.context.passage.lowers
    if lead is not None and lead.gap <= 1 and before not in DETERMINERS:
        verb = lowers[lead.cue]
        if CUES.get(verb) in _SPOKEN or not (verb in WEAK or CUES.get(verb) in WEAK):
            return True
    return follow is not None and follow.gap <= 1 and follow.subject is not None
