"""Who is certain within a turn: whoever is plainly said to say so, as in "And I said, “…”".

Speech leaves more unsaid than a report does: what makes a speaker certain in news is not enough
there, and much that is no news is beyond doubt. A subject, its verb of saying and the words it
leads into stand side by side.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from briefreader.quotes.attribution.rules import is_like
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.mentions.cue_verbs import is_own
from briefreader.quotes.mentions.detection import Mention, MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.words.lexicon import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    COPULAS,
    CUES,
    DETERMINERS,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SHORTENED_NOT,
    SHORTENED_WOULD,
)
from briefreader.quotes.words.word_tags import QUOTATION, UTTERANCE, tells_how

_SAYING = frozenset(
    """
    say tell ask write add reply answer respond shout yell whisper tweet warn remind promise insist
    declare explain remark quip joke note state continue conclude argue exclaim announce
""".split()
)
# With "quote" before the words, verbs that tell more of them, too.
_TELLING = _SAYING | frozenset("call describe claim predict label brand".split())
_TO_SOMEBODY = frozenset("tell ask remind warn promise".split())
_PLAIN_ORDERS = frozenset("dnimt")
_REMEMBERED = frozenset(["remember", "remembers", "recall", "recalls"])  # others' words, too
TO_ONESELF = frozenset(["thought", "thinking"])
_BEING = BE | {"get", "gets", "got"}  # "I was told", "I got asked"
_HAVING = frozenset(["has", "have", "had"])
_BEGUN = frozenset("remember recall keep keeps kept start started began begin".split()) | _BEING
_MEANT = frozenset("go goes going went on to used like love want wanted need even".split())
_MODALS = AUXILIARIES - BE - _HAVING
_HELPERS = ADVERBS | _HAVING | _BEGUN | {"used", "to"}
# "I used to say", "I started to tell him", not "I want Moss to say"
_BEFORE_TO = frozenset(
    "used has have had got like love go went on began begin start started".split()
)
_HAVE = frozenset(["have", "’ve", "'ve"])
# What is not said yet: "I was going to say", "I will tell him".
_NOT_YET = frozenset("going want wanted need will can could should might may must shall".split())
_WISHING = frozenset(["like", "love"])
_SHORTENED_WILL = ("’ll", "'ll")
_OWN_HELPERS = _HELPERS | _MODALS | _MEANT
_BEFORE_SUBJECT = _MODALS | {"dare"}
_NOT = frozenset(["not", "never", "hardly", "nearly", "almost", "rarely"])
_IMAGINED = frozenset(["if", "unless", "whether", "suppose", "imagine"])
_WHENEVER = frozenset(["when", "whenever", "once", "until", "before"])
_NEAR_IF = 4  # words: "whether or when"
_AS_SOON_AS = ["as", "soon", "as"]
_STOPS = frozenset(',;:—–-.?!…)”"')
_CLAUSE_OPENERS = (
    CONJUNCTIONS - {"that", "if", "though", "although", "where", "whether", "or", "nor"}
) | {"as", "like"}
_OPENERS = _CLAUSE_OPENERS | ADVERBS
_BEFORE_OWN = frozenset(["time", "day", "remember"])  # "the day I said"
# Before a name, they lead to somebody else: "the wife of the mayor, |Moss|".
_TO_OTHERS = frozenset("of for to from with by who whom whose that".split())
_BEFORE_NOUN = DETERMINERS - {"this", "that", "these", "those"}
_PERSONAL = PRONOUNS - {"it"}
_OF_OTHERS = frozenset(["about", "of", "like", "as", "from", "than", "for"])
_LONGEST_HEARER = 5  # words: "my staff in Dell yesterday"
_LONGEST_CLAUSE = 20  # words from a verb to "quote"
# Shorter than LONGEST_DEED: who fits is certain.
_LONGEST_PLAIN_DEED = 6  # words: "looked at him and"
_LONGEST_HELP = 6  # words: "have always wanted to go and"
# Deeds that do not end in "ed": "I stood up and said".
_DEEDS = frozenset("went came got stood sat spoke met ran rose took wrote flew drove saw".split())
_FEWEST = 4  # words that begin without a capital
_LONGEST_PREDICATE = 12  # words: "said that our plan for the piers is"
_CALLING = frozenset(["call", "describe", "label", "brand"])
_BEFORE_PREDICATE = ARTICLES | {"too", "very", "so", "not", "just"}
_LONGEST_OBJECT = 4  # words: "our new harbour plan"
_APART = frozenset([",", "—", "–"])
_LONGEST_DESCRIPTION = 10  # words: "the head of the Dell Union"
_BREAKS = frozenset(";:—–-.") | {"who", "whom", "whose", "which", "where", "because", "while"}


def is_plainly_said(
    document: Document, quotation: QuotationContext, place: MentionRef, own: bool
) -> bool:
    """Return whether the mention at ``place`` is the subject of a verb that leads right into a
    quotation: "I said, Q", "Ann Moss once wrote, and I quote, Q", "Moss said it was, quote, Q".

    ``own`` says that there is no doubt who speaks in the turn; else "I" is nobody certain.
    """
    context, lead = quotation.context, quotation.lead
    if place.paragraph != quotation.segment.paragraph:
        return False
    mention = context.mentions[place.number]
    speaks = is_own(context.passage, mention, "i")
    if not (speaks and own) and not _is_surely_named(document, place):
        return False
    if not _begins_report(context, mention, speaks):
        return False
    if speaks and is_like(document, quotation) == place:
        return True
    if lead is None or lead.how == "p" or not mention.last <= lead.cue:
        return False
    end, marked = _lead_in(context.passage.lowers, quotation.at)
    whole = end > lead.cue and (marked or _is_of_length(document.text, quotation))
    if not _does_say(context, mention, lead.cue, speaks):
        return False
    if whole and _leads(context, lead.cue, end):
        return True
    if speaks:
        return False
    if marked:
        return _tells(context.passage.lowers, lead.cue, end)
    return _calls(context.passage.lowers, mention.first, lead.cue, quotation.at)


def is_told(document: Document, quotation: QuotationContext, place: MentionRef) -> bool:
    """Return whether a verb of saying beside a quotation has the mention at ``place`` as its plain
    subject.

    Speech leaves more unsaid than a report does: nothing else makes a speaker within it certain,
    and a verb in front is not beside it where a colon comes in between, nor one behind a whole
    sentence that leads into the next quotation: "“How are you?” He said, “Fine.”"
    """
    lowers = quotation.context.passage.lowers
    follow = quotation.follow
    if follow is not None and lowers[follow.cue + 1 : follow.cue + 3] == [",", QUOTATION]:
        follow = None if document.text[quotation.segment.end - 1] in ".?!" else follow
    return any(
        verb is not None
        and verb.subject is not None
        and verb.how in _PLAIN_ORDERS
        and lowers[verb.cue] not in _REMEMBERED
        and ":" not in lowers[verb.cue : quotation.at - 1]
        and MentionRef(quotation.segment.paragraph, quotation.context.number(verb.subject)) == place
        for verb in (quotation.lead, follow)
    )


def is_imagined(quotation: QuotationContext, place: MentionRef) -> bool:
    """Return whether the verb before a quotation tells of words that nobody said, or not yet, or
    not the speaker of the turn: "if I said", "did Moss say", "I never said", "Moss would say",
    "when I say", "they wrote I said", "everybody I love says".
    """
    context, lead = quotation.context, quotation.lead
    if lead is None or place.paragraph != quotation.segment.paragraph:
        return False
    mention = context.mentions[place.number]
    if not mention.last <= lead.cue <= mention.last + _LONGEST_HELP:
        return False
    lowers, speaks = context.passage.lowers, is_own(context.passage, mention, "i")
    between = lowers[mention.last : lead.cue]
    if not _NOT.isdisjoint(between) or any(word.endswith(SHORTENED_NOT) for word in between):
        return True
    verb = lowers[lead.cue]
    if not _is_said_already(lowers[mention.first], between, verb):
        return True
    if speaks and not _begins_report(context, mention, speaks):
        return True
    bare = CUES.get(verb) == verb
    if not speaks and bare and "to" not in between and verb != "put":
        return True  # "let Moss say", "Moss would say"
    first = mention.first
    if context.passage.opens_sentence(first):
        return False
    before, near = lowers[first - 1], lowers[max(0, first - _NEAR_IF) : first]
    if not _IMAGINED.isdisjoint(near) and "," not in near:
        return True
    if (bare or verb.endswith("s")) and before in _WHENEVER:
        return True
    return near[-3:] == _AS_SOON_AS or (bare and before in _BEFORE_SUBJECT)


def speaks_for_several(document: Document, place: MentionRef) -> bool:
    """Return whether the mention at ``place`` is "we": whoever speaks is only one of them."""
    context = document.contexts[place.paragraph]
    return is_own(context.passage, context.mentions[place.number], "we")


def _is_surely_named(document: Document, place: MentionRef) -> bool:
    """Return whether a mention is a name, and more than a given one: many are called Ann; or "the
    President", if there is no doubt who that is, which the resolver says.
    """
    kind, first, last = document.mention(place)
    words = document.words(place)
    if words[-1] == "President" and words[0].lower() in ("the", "president", "vice"):
        return True
    if kind is not MentionKind.NAME:
        return False
    return last - first > 1 or words[0].lower() not in given_names()


def _lead_in(lowers: list[str], at: int) -> tuple[int, bool]:
    """Return where the words end that lead into a quotation, without "and I quote", and whether
    that stands there; 0 where neither it nor a comma or colon does.
    """
    end = at
    if end and lowers[end - 1] in (",", ":", "—", "–"):
        end -= 1
    if end < 2 or lowers[end - 1] != "quote":
        return (end if lowers[at - 1 : at] in ([","], [":"]) else 0), False
    end -= 1
    if lowers[end - 1] == "i":
        end -= 1
        end -= lowers[end - 1] == "and"
    while end and lowers[end - 1] in (",", ":", "—", "–"):
        end -= 1
    return end, True


def _is_of_length(text: str, quotation: QuotationContext) -> bool:
    """Return whether words begin as a sentence does, or are more than a few."""
    start, end, *_ = quotation.segment
    return text[start].isupper() or text.count(" ", start, end) >= _FEWEST - 1


def _begins_report(context: ParagraphContext, mention: Mention, speaks: bool) -> bool:
    """Return whether a subject begins a clause that may be a plain report: not "an aide of |Moss|
    said", "Birk and |Moss| said", "everybody |I| love says" or "it is false that |Moss| said".
    """
    passage, first = context.passage, mention.first
    if passage.opens_sentence(first):
        return True
    before = passage.lowers[first - 1]
    if before == "and":
        return not _is_joined(context, first - 1)
    if before in _STOPS or before == QUOTATION or before in _OPENERS:
        return True
    return before in (_BEFORE_OWN if speaks else ROLES)


def _is_joined(context: ParagraphContext, end: int) -> bool:
    """Return whether "and" at word ``end`` adds somebody to somebody: "Birk and Moss said", not "I
    went to Birk and I said".
    """
    joined = next((one for one in context.mentions if one.last == end), None)
    before = joined.first - 1 if joined else end - 1
    lowers = context.passage.lowers
    if joined is None:
        return end > 0 and context.passage.words[before][0].isupper()
    return before < 0 or lowers[before] not in PREPOSITIONS


def _does_say(context: ParagraphContext, mention: Mention, cue: int, speaks: bool) -> bool:
    """Return whether a mention says something: "I have always said", "Moss kept saying", "I looked
    at him and said", not "I was told".
    """
    lowers = context.passage.lowers
    verb, between = lowers[cue], lowers[mention.last : cue]
    if not speaks:
        between = _without_description(context, mention, between)
    if CUES.get(verb) not in _TELLING and not (speaks and verb in TO_ONESELF):
        return False
    if speaks and between[-1:] == ["and"]:
        return _does_first(between[:-1]) and verb != CUES.get(verb)
    if not _is_said_already(lowers[mention.first], between, verb):
        return False
    being = not _BEING.isdisjoint(between) or lowers[mention.first].endswith(("’m", "'m"))
    if verb.endswith("ing"):
        if not being and _BEGUN.isdisjoint(between):
            return False
    elif being:
        return False
    allowed = _OWN_HELPERS if speaks else _HELPERS
    return all(word in allowed or tells_how(word) for word in between)


def _is_said_already(subject: str, between: list[str], verb: str) -> bool:
    """Return whether the words between a subject and its verb leave no doubt that it was said:
    "I used to say", "I’d say", not "I should have said", "I wanted to say", "I’ll say".
    """
    if any(
        one == "to" and (not at or between[at - 1] not in _BEFORE_TO)
        for at, one in enumerate(between)
    ):
        return False
    modal = subject.endswith(SHORTENED_WOULD) or not _MODALS.isdisjoint(between)
    if modal and not _HAVE.isdisjoint(between):
        return False
    if verb != CUES.get(verb):
        return True
    if subject.endswith(_SHORTENED_WILL) or not _NOT_YET.isdisjoint(between):
        return False
    return not modal or _WISHING.isdisjoint(between)


def _without_description(
    context: ParagraphContext, mention: Mention, between: list[str]
) -> list[str]:
    """Return the words between a name and its verb without what says who that is: "Moss|, the mayor
    of Dell,| once said"; of "the mayor of Dell, Moss|,| once said" only a comma parts them.
    """
    if not between or between[0] not in _APART:
        return between
    if _is_described_before(context, mention) and _APART.isdisjoint(between[1:]):
        return between[1:]
    end = next((at for at, word in enumerate(between) if at and word in _APART), 0)
    described = between[1:end]
    fits = described[:1] and described[0] in DETERMINERS and len(described) <= _LONGEST_DESCRIPTION
    plain = CUES.keys().isdisjoint(described) and AUXILIARIES.isdisjoint(described)
    return between[end + 1 :] if fits and plain else between


def _is_described_before(context: ParagraphContext, mention: Mention) -> bool:
    """Return whether what stands before a name and its comma says who that is: "the mayor of Dell,
    |Moss|", not "the wife of the mayor, |Moss|", "an aide to the mayor, |Moss|".
    """
    words, lowers, at = context.passage.words, context.passage.lowers, mention.first - 1
    if at < 1 or lowers[at] not in _APART:
        return False
    for before in range(at - 1, max(-1, at - _LONGEST_DESCRIPTION - 1), -1):
        word = lowers[before]
        if context.passage.sentences[before] != context.passage.sentences[at] or word in _STOPS:
            break
        own = word == "of" and (words[before + 1][0].isupper() or lowers[before - 1] == "one")
        if word in _TO_OTHERS and not own:
            return False
    return True


def is_deed(word: str) -> bool:
    """Return whether a word tells what somebody did: "looked", "went"."""
    return word.endswith("ed") or word in _DEEDS


def _does_first(deed: list[str]) -> bool:
    """Return whether words are one thing that "I" did before saying something."""
    if not 0 < len(deed) <= _LONGEST_PLAIN_DEED or not CONJUNCTIONS.isdisjoint(deed):
        return False
    return "".join(deed).isalpha() and is_deed(deed[0])


def _leads(context: ParagraphContext, cue: int, end: int) -> bool:
    """Return whether nothing but whom it is told, when or where parts a verb from what it leads
    into: "told them", "said to my staff", "said last week".
    """
    passage = context.passage
    between = passage.lowers[cue + 1 : end]
    if not between:
        return True
    if len(between) > _LONGEST_HEARER or any(
        not word[0].isalnum()
        or word in CUES
        or word in CONJUNCTIONS
        or word in _PERSONAL
        or word in OWNERS
        for word in between
    ):
        return between == ["that"]
    if any(passage.sort(at) & UTTERANCE for at in range(cue + 1, end)):
        return False
    if CUES.get(passage.lowers[cue]) in _TO_SOMEBODY:
        return _OF_OTHERS.isdisjoint(between)
    told = between[0] in PREPOSITIONS or between[0] in ADVERBS
    return told and _OF_OTHERS.isdisjoint(between)


def _tells(lowers: list[str], cue: int, end: int) -> bool:
    """Return whether "quote" stands in the clause that a verb of saying begins."""
    between = lowers[cue + 1 : end]
    return cue < end and len(between) <= _LONGEST_CLAUSE and _BREAKS.isdisjoint(between)


def _calls(lowers: list[str], first: int, cue: int, at: int) -> bool:
    """Return whether words are what a verb of saying says that something is: "called it Q", "said
    our plan is Q", "what Moss called a Q", whose subject begins at ``first``.
    """
    between, verb = lowers[cue + 1 : at], CUES[lowers[cue]]
    if not between or len(between) > _LONGEST_PREDICATE or not _BREAKS.isdisjoint(between):
        return False
    if QUOTATION in between or not CUES.keys().isdisjoint(between):
        return False
    while between and between[-1] in _BEFORE_PREDICATE:
        between.pop()
    if verb == "say":
        return bool(between) and between[-1] in COPULAS
    if verb == "describe" and between[-1:] != ["as"]:
        return False
    if not between:
        return first > 0 and lowers[first - 1] == "what"
    return verb in _CALLING and _is_object(between[:-1] if between[-1:] == ["as"] else between)


def _is_object(words: list[str]) -> bool:
    """Return whether words are a thing that is called something: "it", "the plan", no more."""
    return (
        0 < len(words) <= _LONGEST_OBJECT
        and words[-1] not in _BEFORE_NOUN
        and not any(
            word in PREPOSITIONS
            or (word in CONJUNCTIONS and word != "that")
            or word in OWNERS
            or word.endswith("ing")
            for word in words
        )
    )
