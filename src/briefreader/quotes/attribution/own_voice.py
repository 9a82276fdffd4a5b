"""Whether "I" or "we" of a turn says what is quoted in it, or somebody else of whom it tells.

Whoever tells a talk names its parties in passing, "they’re looking at us and saying", and the
weights, which were learned from reports, hold the one "I" of a long sentence for the speaker.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from briefreader.quotes.attribution.plain_reports import TO_ONESELF, is_deed
from briefreader.quotes.attribution.rules import LONGEST_DEED, ME, DecisionStep
from briefreader.quotes.coreference.antecedents import GENDERED_PRONOUNS
from briefreader.quotes.mentions.cue_verbs import (
    CueVerb,
    begins_clause,
    is_own,
    leads_in,
    some_act,
)
from briefreader.quotes.mentions.detection import Mention, MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.mentions.relations import Relation
from briefreader.quotes.mentions.syntax import word_after
from briefreader.quotes.words.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CONTRACTED,
    COPULAS,
    CUES,
    DETERMINERS,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    SHORTENED_IS,
)
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import QUOTATION, UTTERANCE, tells_how

# Verbs that tell of what somebody else says: "I see them out there: Q", "I think they say, Q".
_SENSING = frozenset(
    """
    believe feel find hear hold hope list mean read remember see sing think wonder
    """.split()
)
_HEARERS = frozenset(["you", "you’re", "you'd", "you’d"])
_SENTENCE_REACH = 80  # words
_VERB_ENDINGS = ("ed", "s")
_GETTING = (["get"], ["got"], ["getting"], ["been"])  # "I get asked, Q"
_TURNED = frozenset(["to", "at", "see"])
_PAST_TOO = frozenset(["put", "read"])
_HELPS = AUXILIARIES - {"have", "had", "has", "was", "were", "is", "are", "been", "be"}
_OBJECTS = frozenset(["me", "us", "him", "her", "them", "you", "it"])
_MARKS = (["that"], ["quote"], ["and", "i", "quote"])
_LOOKING = frozenset(["look", "looks", "looked", "looking"])
_LONGEST_LOOK = 4  # words: "looking right at me"
_NO_SUBJECTS = CONJUNCTIONS | ADVERBS | AUXILIARIES | {"later", "so", "or"}
_TOLD_ONE = (["him"], ["her"], ["them"])
_OTHERS = frozenset(["he", "she", "they"])
_IMPERSONAL = frozenset(["it", "that", "which"])
_OF_OTHERS = frozenset(["who", "whom", "since"])  # "six of them, whom I know, said"
_PARTED_BY = frozenset([",", "—", "–", ":", ";", "and", "but", "so", "then"])
_THINKING = frozenset(["know", "think", "believe", "guess", "hope", "bet", "sure"])
_BEFORE_CLAUSE = _PARTED_BY | _THINKING | {"because"}
_SHORTENED_YOU = ("you’", "you'")
_CANNOT = frozenset(["can’t", "can't", "won’t", "won't"])
_CAN_OR_CANNOT = AUXILIARIES | _CANNOT
_BEGUN = frozenset(["started", "began", "kept", "continued"])
_BEFORE_WORDS = frozenset([",", ":", "—", "–"])
_STOPS = frozenset([",", ":", ";", "—", "–", ".", "?", "!", QUOTATION])
_OWNER_REACH = 4  # words
_LONGEST_OF_NOUN = 12  # words: "question for the first three years of it"
_SAYINGS = frozenset(
    """
    expression adage saying proverb chant request requests reaction rumor idea questions
    """.split()
)
_WAS_IT = (["was", "?"], ["is", "?"])
_NOBODYS = frozenset(["the", "a", "an", "that", "this"])
_ANSWERS = frozenset(f"{word}{mark}" for word in ("no", "yes", "well", "yeah") for mark in ",.!")


def only_thinks(document: Document, quotation: QuotationContext, place: MentionRef) -> bool:
    """Return whether a mention within a turn is "I" or "we", and its verb one of thinking or none
    of telling: "I think they will say, Q".

    That verb may follow another if nobody else comes up: "I called them and asked, Q".
    """
    context = document.contexts[place.paragraph]
    lowers, mention = context.passage.lowers, context.mentions[place.number]
    last = mention.last
    if not is_own(context.passage, mention):
        return False
    cue, lead = context.tie(place.number).cue, quotation.lead
    if cue >= 0 and _is_told_by(lowers[cue]):
        return False
    if context is quotation.context and _says_it(quotation, cue, last):
        return False
    if lead is None or context is not quotation.context or not last <= lead.cue:
        return True
    if not _is_told_by(lowers[lead.cue]) or not _HEARERS.isdisjoint(lowers[last : lead.cue]):
        return True
    between = range(bisect_left(context.firsts, last), bisect_left(context.firsts, lead.cue))
    if lowers[lead.cue - 1] == "and":
        return any(_acts(context, number, lead.cue) for number in between)
    return len(between) > 0 or lead.cue - last > LONGEST_DEED


def is_anothers(
    document: Document, quotation: QuotationContext, place: MentionRef, step: DecisionStep
) -> bool:
    """Return whether somebody else than a mention within a turn has the verb beside a quotation,
    or that is "I", who only says the next one: "Two of them said, Q", "She asked.  Q  And I said".

    Who is named can have said it with that verb, too, but for who goes on from words before.
    """
    context, here, at = document.contexts[place.paragraph], quotation.context, quotation.at
    mention, sentences = context.mentions[place.number], here.passage.sentences
    own_voice = is_own(context.passage, mention)
    if not own_voice and step is not DecisionStep.SAME:
        return False
    apart = context is not here or sentences[mention.first] != sentences[at]
    if context is here and apart and mention.first > at:
        return own_voice
    lead, lowers = quotation.lead, here.passage.lowers
    after = mention.last if context is here else 0
    if own_voice and (_is_nobodys_saying(here.passage, at) or _is_looked_like(lowers, at, after)):
        return True
    if step is DecisionStep.SAME and _is_answered(document, quotation, own_voice):
        return True
    ranked = own_voice and step is DecisionStep.RANKED
    if lead is None or not _is_told_by(lowers[lead.cue]):
        return ranked and apart
    marked = [word for word in lowers[lead.cue + 1 : at] if word.isalpha()] in _MARKS
    if lead.gap > 1 and not marked and not leads_in(here.passage, lead, at, True):
        if ranked:
            return apart or _is_in_other_clause(here.passage, mention, lead, at)
        return own_voice and apart and _do_others(lowers, lead)
    before = _mentions_before(quotation, lead)
    if lowers[lead.cue] == "quote" or not before:  # "Said, Q" leaves out who still speaks
        going_on = (own_voice or step is DecisionStep.SAME) and apart
        return going_on and lowers[lead.cue] != "quote" and _is_somebodys(here.passage, lead.cue)
    if own_voice:
        return _is_ours(here, mention, lead, before) or _has_another_subject(here, lead, before, at)
    finite, teller = not lowers[lead.cue].endswith("ing"), lead.subject
    told = teller is not None and lowers[teller.first] not in GENDERED_PRONOUNS
    return apart and finite and told


def other_subject(
    document: Document, quotation: QuotationContext, place: MentionRef
) -> Mention | None:
    """Return who has the verb before a quotation that the mention at ``place`` does not have; None
    if nobody is found for it.
    """
    lead, context = quotation.lead, quotation.context
    own_voice = is_own(document.contexts[place.paragraph].passage, document.mention(place))
    if own_voice and lead is not None and lead.how == "g":
        since = _teller_since(context, document.mention(place), lead)
        if since is not None:
            return since
    if lead is None or lead.subject is None or lead.how in ("px" if own_voice else "p"):
        return None
    if own_voice and lead.gap > LONGEST_DEED and context.passage.lowers[quotation.at - 1] == ":":
        return None
    before = _mentions_before(quotation, lead)
    ours = before[-1] if before and is_own(context.passage, before[-1], "we") else None
    if own_voice and lead.how == "c" and ours is not None and ours.first > lead.subject.first:
        return ours  # "so that Moss, and all of us, win and |we| can say"
    if not is_own(context.passage, lead.subject):
        told = context.passage.lowers[lead.subject.first] not in _IMPERSONAL
        return lead.subject if told else None
    lowers, after = context.passage.lowers, lead.subject.last
    return next(
        (
            one
            for one in reversed(before)
            if one.first >= after and _is_nominative(lowers, one.first)
        ),
        None,
    )


def _mentions_before(quotation: QuotationContext, lead: CueVerb) -> Sequence[Mention]:
    """Return the mentions of a quotation's sentence before its verb."""
    here, at = quotation.context, quotation.at
    sentences = here.passage.sentences
    start = bisect_left(sentences, sentences[at], max(0, lead.cue - _SENTENCE_REACH), at)
    return here.mentions[bisect_left(here.firsts, start) : bisect_left(here.firsts, lead.cue)]


def _is_nobodys_saying(passage: TokenizedParagraph, at: int) -> bool:
    """Return whether what stands at ``at`` is said by nobody in particular: "there’s an old adage:
    Q", "the question was, Q", but not "my question is, Q", "the question I ask is, Q".
    """
    lowers, end = passage.lowers, at
    while end and lowers[end - 1] in _BEFORE_WORDS:
        end -= 1
    end -= lowers[max(0, end - 2) : end] in _WAS_IT  # "you know what the answer was?  Q"
    is_so = end > 1 and (lowers[end - 1] in COPULAS or lowers[end - 1] in SHORTENED_IS)
    last = end - 1 - is_so
    for noun in range(last, max(-1, last - _LONGEST_OF_NOUN), -1):
        if (
            lowers[noun] in _STOPS
            or lowers[noun] in PRONOUNS
            or passage.sentences[noun] != passage.sentences[last]
        ):
            return False
        if passage.sort(noun) & UTTERANCE or lowers[noun] in _SAYINGS:
            if not is_so:
                return "there" in lowers[max(0, noun - _LONGEST_OF_NOUN) : noun]
            near = reversed(lowers[max(0, noun - _OWNER_REACH) : noun])
            owner = next((one for one in near if one in DETERMINERS or one in OWNERS), "")
            return owner in _NOBODYS
        if not is_so:
            return False
    return False


def _is_answered(document: Document, quotation: QuotationContext, own_voice: bool) -> bool:
    """Return whether a quotation right behind another answers it: "I said, “Wait.”  “No.”", or
    is said by whoever hears "I": "I said, “No.”  Said, “Nineteen.”".
    """
    lowers, at, lead = quotation.context.passage.lowers, quotation.at, quotation.lead
    if lead is not None and own_voice and lead.cue and lowers[lead.cue - 1] == QUOTATION:
        return lowers[lead.cue] == "said" and lead.gap <= 1
    if not at or lowers[at - 1] != QUOTATION or quotation.segment.continues:
        return False
    start, end, *_ = quotation.segment
    first, *_ = document.text[start:end].split(maxsplit=1) or [""]
    return first.lower() in _ANSWERS


def _is_in_other_clause(
    passage: TokenizedParagraph, mention: Mention, lead: CueVerb, at: int
) -> bool:
    """Return whether words behind "I" are somebody else's by the verb nearest to them, "I tell you,
    as they say in Dell, Q", or by a colon far from its own, "I told him that my mom had a line: Q".
    """
    if passage.lowers[at - 1] == ":" and lead.gap > LONGEST_DEED:
        return True
    teller, lowers = lead.subject, passage.lowers
    if teller is None and lead.gap <= _LONGEST_OF_NOUN:
        return any(_is_nominative(lowers, one) for one in range(mention.last, lead.cue))
    return (
        lead.how == "d"
        and lowers[lead.cue] != "going"
        and teller is not None
        and teller.first >= mention.last
        and (lead.gap <= LONGEST_DEED or lowers[lead.cue + 1] == "that")
        and not is_own(passage, teller)
        and lowers[teller.first] not in _IMPERSONAL
    )


def _do_others(lowers: list[str], lead: CueVerb) -> bool:
    """Return whether "they", "he" or "she" have a verb at some distance: "And they looked at me and
    said, first Moss, Q".
    """
    return lead.subject is not None and lead.how in "dc" and lowers[lead.subject.first] in _OTHERS


def _is_ours(
    context: ParagraphContext, mention: Mention, lead: CueVerb, before: Sequence[Mention]
) -> bool:
    """Return whether "we" have a verb behind "I" in the sentence: "as I told Moss, so that |we| can
    say, Q", "I think we all have to say, Q", not "I asked — and |we|’re walking — and said, Q".
    """
    passage, last = context.passage, before[-1]
    return (
        mention in before[:-1]
        and is_own(passage, mention, "i")
        and is_own(passage, last, "we")
        and lead.cue - last.last <= LONGEST_DEED
        and _STOPS.isdisjoint(passage.lowers[last.last : lead.cue])
    )


def _is_looked_like(lowers: list[str], at: int, start: int) -> bool:
    """Return whether somebody looks like what stands at ``at``: "they look at me like, Q"."""
    end = at - (lowers[at - 1] == ",") - 1
    if end < 1 or lowers[end] != "like":
        return False
    return not _LOOKING.isdisjoint(lowers[max(start, end - _LONGEST_LOOK) : end])


def _is_somebodys(passage: TokenizedParagraph, cue: int) -> bool:
    """Return whether more than a conjunction and adverbs stand before a verb in its sentence: "when
    |these guys| come along and say", "|you|’re sort of saying", not "But then later said".
    """
    return any(
        word.isalpha() and word not in _NO_SUBJECTS and not tells_how(word)
        for word in passage.lowers[
            bisect_left(passage.sentences, passage.sentences[cue], 0, cue) : cue
        ]
    )


def _has_another_subject(
    context: ParagraphContext, lead: CueVerb, before: Sequence[Mention], at: int
) -> bool:
    """Return whether a verb has another subject than the last "I" or "we" ``before`` it in
    its sentence: "I have a friend who rose and said", "Two of them said".
    """
    passage = context.passage
    lowers, teller = passage.lowers, lead.subject
    own = next(
        (
            one
            for one in reversed(before)
            if is_own(passage, one) and not (one.first and lowers[one.first - 1] in _OF_OTHERS)
        ),
        None,
    )
    if own is None or not ME.isdisjoint(lowers[lead.cue + 1 : at]):
        return True
    between = lowers[own.last : lead.cue]
    if between[-1:] in _GETTING and lead.gap:
        return True
    if lead.how == "c" and _is_in_another_tense(between, lowers[lead.cue]):
        return True
    if lead.how == "g" and _teller_since(context, own, lead) is not None:
        return True
    if _turns_to_me(between) or _tells_of_another(between):
        return lowers[lead.cue + 1 : lead.cue + 2] not in _TOLD_ONE
    if lead.how in "dn" and teller is not None and teller.first > own.first:
        return lowers[lead.cue - 1] != "to"
    if ":" in between or some_act(passage, own.last, lead.cue):
        return True
    others = (one for one in before if one.first >= own.last)
    return any(_is_nominative(lowers, at) for at in range(own.last, lead.cue)) or any(
        map(partial(_does, lowers), others)
    )


def _is_nominative(lowers: list[str], at: int) -> bool:
    """Return whether a word is the subject of a clause of its own: "they", "he’d", "you" in "you
    can", but not in "the question |they| had", "asked him if |he| could".
    """
    if not at or lowers[at - 1] not in _BEFORE_CLAUSE:
        return False
    if CONTRACTED.get(lowers[at], lowers[at]) in _OTHERS or lowers[at].startswith(_SHORTENED_YOU):
        return True
    return lowers[at] == "you" and lowers[at + 1] in _CAN_OR_CANNOT


def _does(lowers: list[str], mention: Mention) -> bool:
    """Return whether somebody is followed by a verb: "|my mom| is", "|Moss| started"."""
    _, first, last = mention
    if mention.kind is MentionKind.PRONOUN or (first and lowers[first - 1] in PREPOSITIONS):
        return False
    return lowers[last] in AUXILIARIES or lowers[last] in _BEGUN


def _is_in_another_tense(between: list[str], verb: str) -> bool:
    """Return whether a bare verb cannot go on with what "I" did in the words between them: "I saw a
    woman come up and |say|", not "I went to them to sit down and |say|".
    """
    if CUES.get(verb) != verb or verb in _PAST_TOO:
        return False
    done = next((word for word in between if not _is_adverb(word)), "")
    if not is_deed(done) or not _HELPS.isdisjoint(between):
        return False
    return not any(
        before == "to" and word not in DETERMINERS and word not in _OBJECTS
        for before, word in pairwise(between)
    )


def _is_adverb(word: str) -> bool:
    return word in ADVERBS or tells_how(word)


def _teller_since(context: ParagraphContext, own: Mention, lead: CueVerb) -> Mention | None:
    """Return who has said or done something since "I" when a participle goes on: "I remind you that
    |Moss| agreed to it, saying"; None if nobody has.
    """
    numbers = range(bisect_left(context.firsts, own.last), bisect_left(context.firsts, lead.cue))
    for number in reversed(numbers):
        mention, tie = context.mentions[number], context.tie(number)
        told = tie.relation is Relation.SUBJECT and tie.cue < lead.cue
        if told and begins_clause(context.passage, mention.first):
            return mention
    return None


def _turns_to_me(between: list[str]) -> bool:
    """Return whether somebody turns to "I" or tells it something in what stands between that and a
    verb: "there are six who came |to me|, said", "they |told me|, said", not "I looked at the man
    in front of me and said", "I had him call me and said".
    """
    return any(
        word == "me" and (before in _TURNED or (before in CUES and CUES[before] != before))
        for before, word in pairwise(between)
    )


def _tells_of_another(between: list[str]) -> bool:
    """Return whether a clause with "who" may have the verb behind it: "I have a friend who rose and
    said", not "I called the man who won and said", "I, who rose, said".
    """
    if "who" not in between or between[:2] == [",", "who"]:
        return False
    if between[-2:] == [",", "and"]:
        return False  # "who was in Dell, and told her": the comma closes the clause
    deed = is_deed(between[0])
    short = len(between) <= LONGEST_DEED and "".join(between).isalpha()
    return not (deed and short and between[-1] == "and")


def _says_it(quotation: QuotationContext, cue: int, last: int) -> bool:
    """Return whether a verb at ``cue``, whatever it is, or a noun for words lead from a mention to
    Q: "I always believed, Q", "I made you a promise: Q".
    """
    passage, at, lead = quotation.context.passage, quotation.at, quotation.lead
    before = passage.words[at - 1] if at > 1 else ""
    if before == ",":
        return lead is not None and cue == lead.cue and lead.gap == 1
    near = last < at < last + LONGEST_DEED
    return before == ":" and near and passage.sort(at - 2) & UTTERANCE > 0


def _acts(context: ParagraphContext, number: int, cue: int) -> bool:
    """Return whether a mention is the subject of a verb of saying after another verb: "|people|
    look at me and say", not "I met |people| in Dell and said".
    """
    verb = word_after(context, number)
    does = verb in AUXILIARIES or verb in CUES or verb == "who" or verb.endswith(_VERB_ENDINGS)
    return does and context.tie(number).cue == cue


def _is_told_by(verb: str) -> bool:
    return verb in TO_ONESELF or CUES.get(verb, "see") not in _SENSING
