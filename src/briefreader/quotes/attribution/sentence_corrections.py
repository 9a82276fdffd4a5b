"""Whom the order of words in a quotation's sentence names, instead of the mention chosen by the
rules or by weight.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefreader.quotes.attribution.own_clauses import first_subject, second_subject
from briefreader.quotes.attribution.ranker import Ranked
from briefreader.quotes.attribution.reported_fragments import (
    is_plain_report,
    teller_after,
    teller_before,
)
from briefreader.quotes.attribution.rules import DecisionStep, is_where
from briefreader.quotes.attribution.telltales import (
    ANY,
    CITING,
    QUOTED,
    QUOTED_OR_CITED,
    READ_OUT,
    READING,
    TOLD,
    telltales,
)
from briefreader.quotes.attribution.told_and_asked import (
    agent_of,
    heard,
    is_passive,
)
from briefreader.quotes.coreference.antecedents import GENDERED_PRONOUNS
from briefreader.quotes.coreference.speaker_resolver import (
    UNNAMED,
    ResolvedSpeaker,
    SpeakerResolver,
)
from briefreader.quotes.entities.gender import gender_of
from briefreader.quotes.entities.titles import WHOM_ONE_HAS
from briefreader.quotes.mentions.cue_verbs import CueVerb, begins_clause, is_own
from briefreader.quotes.mentions.detection import Mention, MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.mentions.relations import Relation
from briefreader.quotes.mentions.syntax import follows_preposition
from briefreader.quotes.words.lexicon import (
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    WEAK,
)
from briefreader.quotes.words.word_tags import (
    CUE,
    HEAD,
    NO_NOUN,
    PAUSE,
    RELATIVE,
    SMALL,
    UTTERANCE,
    WORDLIKE,
    tells_how,
)

SETTLED = 0.5  # the chance from which nobody else is weighed
_BESIDE = 3  # words
_ALOUD = frozenset("shout yell scream chant whisper mutter murmur reply answer roar".split())
_NO_SAYING = WEAK - {"note", "sing"}
_TELLING = frozenset("say claim allege hear recall tell add remember".split())
_TELLS = frozenset(form for form, verb in CUES.items() if verb in _TELLING)
_PASSING = frozenset(form for form, verb in CUES.items() if verb in (*_TELLING, "quote"))
_HAD = ("had", "has", "have", "once", "later", "also", "then", "just")
_GOT = frozenset("received got found opened kept".split())
_MESSAGES = frozenset(
    "letter email e-mail message note text postcard card telegram petition memo".split()
)
_READ = _MESSAGES | frozenset(
    "letters messages texts emails e-mails statement tweet post diary entry recording voicemail"
    " transcript poem".split()
)
_NEAR_READING = 6  # words from "read" to "a letter", and from there to whose it is
_BY_WHOM = ("from", "by")
_OWN_WORDS = frozenset(["his", "her", "their", "own", "prepared", "short", "brief"])
# A line that says to whom words go: "Reply to Ann Moss, chief engineer:".
_SENT = frozenset("reply answer response message note letter email e-mail question memo".split())
_TO = (["to"], ["for"])
_LONGEST_ADDRESS = 20  # words
_ATTRIBUTED = frozenset(["attribute", "attributed", "attributable"])
_SIDE_CLAUSES = ("when", "while", "as")
_BOTH_COMMAS = 2  # of an aside
_KNOWN_AS = frozenset(["referred", "identified", "known", "named"])
_LONGEST_ALIAS = 8  # words: "who can only be identified as"
_NEAR_MESSAGE = 8  # words from "a letter" to who got it
_OF = frozenset(("of", "for", "from", "by"))
_ADDING = frozenset("add continue conclude".split())  # to one's own words
_BEFORE_INNER = _TELLS | {"that"}
_NO_DEED = PREPOSITIONS | CONJUNCTIONS | PRONOUNS
_OBJECTS = frozenset("him her them me us".split())
# Participles of what somebody is called or judged to be.
_CALLED_SO = frozenset(
    """
    called described dubbed branded labelled labeled hailed dismissed condemned denounced blasted
    slammed criticised criticized praised characterised characterized lambasted mocked touted
    accused
""".split()
)
_BEFORE_CALLED = frozenset(["as", "by", "a", "an", "to"])
_CALLED_OBJECTS = frozenset("it him her them this that me us".split())
Choice = tuple[MentionRef | None, ResolvedSpeaker, DecisionStep, float, Sequence[Ranked]]
"""A verdict without its score as speech, which hangs on it."""
NOBODY: Choice = (None, UNNAMED, DecisionStep.NOTHING, 0.0, ())


def corrected_in_sentence(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead whom the order of words in the quotation's sentence names."""
    if choice[0] is None:
        return choice
    for corrected in (
        _governed,
        _in_inner_clause,
        _in_own_clause,
        _led_in,
        _in_side_clause,
        _of_several,
        _behind_question,
    ):
        choice = corrected(document, quotation, speakers, choice)
    return choice


def corrected_to_who_says_it(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead of who hears or passes on the words, or of the speaker's body,
    whoever says them; a choice by a rule, too, may be one of these.
    """
    if choice[0] is None:
        return choice  # nobody, and nobody instead
    found = telltales(quotation.context) | ANY
    for telltale, corrected in (
        (ANY, _by_agent),
        (ANY, _passed_on),
        (CITING, _of_quoted),
        (READING, _read_out),
        (ANY, _of_body),
        (ANY, _of_utterance),
        (ANY, _called_otherwise),
        (ANY, _for_another),
    ):
        if telltale & found:
            choice = corrected(document, quotation, speakers, choice)
    return choice


def _governed(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or the subject of the verb of saying that leaves a fragment to nobody else.

    That verb ends its sentence, "Birk fails the “real test” of it, Moss has said.", or begins a
    later clause of it than the one chosen: "Birk agrees, while Moss said it was “a test”."
    """
    _, _, _, lower, *_ = quotation.shape
    if not lower or choice[0] is None:
        return choice
    before, after = teller_before(quotation), teller_after(quotation)
    verb = before or after
    if (
        verb is None
        or verb.subject is None
        or (before and after)
        or not is_plain_report(quotation, verb)
    ):
        return choice
    paragraph, chosen_number = choice[0]
    place = MentionRef(quotation.segment.paragraph, quotation.context.number(verb.subject))
    if place == choice[0] or (
        before and (paragraph != place.paragraph or chosen_number >= place.number)
    ):
        return choice
    if not document.is_turn and is_own(quotation.context.passage, verb.subject):
        return choice  # of a report, "I" is whoever speaks in it
    speaker = speakers.resolve(place)
    if (
        not (speaker.name or speakers.described(place).name)
        and verb.subject.kind is not MentionKind.NAME
    ):
        first = quotation.context.passage.lowers[verb.subject.first]
        if first == "the" or first in GENDERED_PRONOUNS:
            return choice  # who was meant is rather the one who was chosen
    return place, speaker, DecisionStep.SUBJECT, SETTLED, choice[-1]


def _instead(place: MentionRef, speakers: SpeakerResolver, choice: Choice) -> Choice:
    """Return the choice of another mention, which is never certain."""
    speaker = speakers.resolve(place)._replace(sure=False)
    return place, speaker, DecisionStep.SUBJECT, SETTLED, choice[-1]


def _in_inner_clause(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead of whoever tells of it the one who says a fragment: "Birk said
    |Moss| had shouted Q", "the court heard that |the crowd| chanted Q".
    """
    lead, place, context = quotation.lead, choice[0], quotation.context
    if document.is_turn or place is None or lead is None:
        return choice
    subject, lowers = lead.subject, context.passage.lowers
    participle = lowers[lead.cue].endswith("ing") and not quotation.shape[3]
    if lead.how in ("c", "g") or participle:
        return _told_of(document, quotation, lead, speakers, choice)
    if (
        not quotation.shape[3]
        or subject is None
        or lead.how != "d"
        or lead.quotes
        or not subject.first
    ):
        return choice
    verb = CUES.get(lowers[lead.cue])
    if verb in _NO_SAYING or not (
        lead.gap <= 1 or (lead.gap == 2 and lowers[quotation.at - 1] == "as")
    ):
        return choice
    before, number = lowers[subject.first - 1], context.number(subject)
    if lowers[subject.first] == "that":  # no "that man", but "said that |Moss| shouted"
        found = context.starting_at(subject.first + 1)
        if found is None or context.mentions[found].last != subject.last:
            return choice
        number, subject = found, context.mentions[found]
    elif before == "that":
        before = lowers[subject.first - 2]
    inner = MentionRef(quotation.segment.paragraph, number)
    if before not in _TELLS or place.paragraph != inner.paragraph or place.number >= inner.number:
        return choice
    group = verb in _ALOUD or (context.passage.sort(subject.last - 1) & HEAD and verb != "call")
    if subject.kind is MentionKind.PRONOUN or not (subject.kind is MentionKind.NAME or group):
        return choice
    return _instead(inner, speakers, choice)


def _told_of(
    document: Document,
    quotation: QuotationContext,
    lead: CueVerb,
    speakers: SpeakerResolver,
    choice: Choice,
) -> Choice:
    """Return a choice, or instead of whoever tells of it the one who did something to him and says
    a quotation: "Moss said |Birk| had grabbed her and shouted: Q", "Moss said |a man| ran in
    shouting: Q". Of "Moss said Birk had lied and
    asked: Q" nothing tells who asks, so that nobody is certain.
    """
    place, context = choice[0], quotation.context
    passage, lowers = context.passage, context.passage.lowers
    if place is None or place.paragraph != quotation.segment.paragraph or lead.quotes:
        return choice
    joined = lead.how == "c"
    if CUES.get(lowers[lead.cue]) in _ADDING or joined != (lowers[lead.cue - 1] == "and"):
        return choice
    for number in range(bisect_left(context.firsts, lead.cue) - 1, place.number, -1):
        mention = context.mentions[number]
        if passage.sentences[mention.first] != passage.sentences[lead.cue]:
            break
        deed = lowers[mention.last : lead.cue - joined]
        if joined:
            told = deed[:1] == ["had"] or (lowers[mention.first - 1] == "that" and bool(deed))
        else:
            told = lowers[mention.first - 1] in _BEFORE_INNER and not (
                lowers[mention.last] in _NO_DEED or context.starting_at(mention.last) is not None
            )
        if not told or mention.kind is MentionKind.PRONOUN:
            continue
        if not "".join(deed).isalpha() or _TELLS.isdisjoint(lowers[: mention.first]):
            break
        inner = MentionRef(place.paragraph, number)
        if not joined or _does_to_another(document, inner, deed):
            return _instead(inner, speakers, choice)
        return _unsure(choice)
    return choice


def _does_to_another(document: Document, place: MentionRef, deed: Sequence[str]) -> bool:
    """Return whether what somebody had done before was done to whoever tells of it: "had grabbed
    her"; not "had lied", "Ann Birk had lost her seat", or "came in".
    """
    named = document.person(place)
    own = "her" if named and not gender_of(named.full).fits("he") else ""
    is_own = own in deed and deed[-1] != own
    return deed[0] == "had" and not _OBJECTS.isdisjoint(deed) and not is_own


def _unsure(choice: Choice) -> Choice:
    place, speaker, step, chance, ranked = choice
    return place, speaker._replace(sure=False), step, chance, ranked


def _behind_question(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, which is not certain where a question stands between the sentence that says
    who spoke before and one of somebody else: "“Yes,” said Moss. “Why?” Birk wrote to her."
    """
    follow, index = quotation.follow, quotation.index
    if document.is_turn or not index or follow is None or follow.subject is None:
        return choice
    before = document.quotations[index - 1]
    place = MentionRef(quotation.segment.paragraph, quotation.context.number(follow.subject))
    if choice[0] != place or document.text[quotation.segment.end - 1] not in "?!":
        return choice
    tag = before.follow
    if before.context is not quotation.context or tag is None or not tag.subject:
        return choice
    if follow.cue < follow.subject.first:
        return choice  # "“Why?” asked Birk"
    tagged = tag.cue < quotation.at and tag.subject.last <= quotation.at and not tag.quotes
    ended = quotation.context.passage.lowers[quotation.at - 1] == "."
    return _unsure(choice) if tagged and ended else choice


def _in_own_clause(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead of who has another clause of the sentence whoever says Q in its
    own: "Birk said it was Q, while |Moss|, the mayor, called it Q", "|Birk| agreed: Q; Moss called
    it Q".
    """
    place = choice[0]
    if place is None or place.paragraph != quotation.segment.paragraph or document.is_turn:
        return choice
    number = second_subject(quotation, place.number)
    if number is None:
        number = first_subject(document, quotation, place)
    if number is None:
        return choice
    return _instead(MentionRef(place.paragraph, number), speakers, choice)


def _led_in(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead of whoever spoke before the person whose sentence leads in with
    a colon: "|Moss| was less sure: Q".
    """
    context, at = quotation.context, quotation.at
    words, sentences = context.passage.words, context.passage.sentences
    if choice[2] is not DecisionStep.SAME or document.is_turn or words[at - 1 : at] != [":"]:
        return choice
    start = bisect_left(sentences, sentences[at], 0, at)
    first, stop = (bisect_left(context.firsts, one) for one in (start, at))
    for number in range(first, stop):
        place, mention = MentionRef(quotation.segment.paragraph, number), context.mentions[number]
        named = document.person(place) if mention.kind is MentionKind.NAME else None
        if named is not None:
            if named.full == choice[1].name or not _opens_with(context, start, mention):
                return choice
            return _instead(place, speakers, choice)
    return choice


def _in_side_clause(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead of whoever has the main clause the subject of the one with "when"
    that an aside parts from its verb: "Moss wept when |the foreman|, a tall man, said: Q".
    """
    place, lead, context = choice[0], quotation.lead, quotation.context
    if place is None or lead is None or place.paragraph != quotation.segment.paragraph:
        return choice
    lowers, chosen = context.passage.lowers, document.mention(place)
    if lead.cue < 1 or lowers[lead.cue - 1] != "," or chosen.first > lead.cue:
        return choice
    for at in range(lead.cue - 2, chosen.last, -1):
        if lowers[at] in _SIDE_CLAUSES:
            number = context.starting_at(at + 1)
            named = number is not None and context.mentions[number].kind is MentionKind.NAME
            if number is None or not (named or lowers[at + 1] in DETERMINERS):
                return choice
            last = context.mentions[number].last
            aside = lowers[last] == "," and lowers[last : lead.cue].count(",") == _BOTH_COMMAS
            found = MentionRef(place.paragraph, number)
            return _instead(found, speakers, choice) if aside else choice
    return choice


def _of_body(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead of a body the person whose body it is: "Finance chief Ann Moss of
    |Radio Dell| said"; not "a friend of Ann Moss of Radio Dell said".
    """
    place = choice[0]
    if place is None or document.person(place) is not None:
        return choice
    context, body = document.contexts[place.paragraph], document.mention(place)
    words, lowers = context.passage.words, context.passage.lowers
    of = body.first - 1 - (body.first > 0 and lowers[body.first - 1] == "the")
    if of <= 0 or lowers[of] != "of" or not words[body.last - 1][0].isupper():
        return choice
    for number in range(place.number - 1, -1, -1):
        before = MentionRef(place.paragraph, number)
        if context.mentions[number].last == of and document.person(before) is not None:
            is_another = follows_preposition(context, number)
            return choice if is_another else _instead(before, speakers, choice)
    return choice


def _of_several(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead of the last of several people those who are theirs: "|a bench| of
    Judges Moss and Birk said", "|the parents| of Moss and Birk said".
    """
    place = choice[0]
    if place is None or place.paragraph != quotation.segment.paragraph:
        return choice
    context, number = quotation.context, place.number
    lowers, first = context.passage.lowers, context.mentions[number].first
    if not first or lowers[first - 1] != "and" or document.person(place) is None:
        return choice
    while number and context.mentions[number - 1].last == first - 1:
        number -= 1
        if document.person(MentionRef(place.paragraph, number)) is None:
            return choice
        first = context.mentions[number].first
        if lowers[first - 1] != ",":
            break
    of = first - 1
    of -= lowers[of] in ("judges", "justices")
    if first == context.mentions[place.number].first or lowers[of] not in _OF:
        return choice
    for whole in range(number):
        kind, first, last = context.mentions[whole]
        told = kind is MentionKind.PHRASE and lowers[first] in DETERMINERS
        if last == of and told and begins_clause(context.passage, first):
            return _instead(MentionRef(place.paragraph, whole), speakers, choice)
    return choice


def _passed_on(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead of whoever passes words on behind them the one who said or wrote
    them: "Q, Birk said |Moss| had told her", "Q, reads a letter that Birk received from |Moss|".
    """
    place, context = choice[0], quotation.context
    if place is None or place.paragraph != quotation.segment.paragraph or document.is_turn:
        return choice
    lowers, chosen = context.passage.lowers, document.mention(place)
    if chosen.first < quotation.at:
        return choice
    end = _behind(lowers, chosen.last, _HAD)
    if lowers[end : end + 1] and lowers[end] in _GOT:
        near = lowers[max(quotation.at, chosen.first - _NEAR_MESSAGE) : chosen.last]
        if _MESSAGES.isdisjoint(near):
            return choice
        sender = _named_at(document, quotation, end + 2) if lowers[end + 1] == "from" else None
        return NOBODY if sender is None else _instead(sender, speakers, choice)
    follow = quotation.follow
    if follow is None or follow.subject != chosen or follow.cue < chosen.last:
        return choice
    if lowers[follow.cue] not in _PASSING:
        return choice
    teller = _named_at(document, quotation, _behind(lowers, follow.cue + 1, ("that",)))
    if teller is None:
        return choice
    verb = _behind(lowers, document.mention(teller).last, (*_HAD, "as"))
    says = lowers[verb : verb + 1] and CUES.get(lowers[verb], "go") not in WEAK
    return _instead(teller, speakers, choice) if says else choice


def _of_quoted(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead of whoever quotes somebody else the one who is quoted: "Birk
    quoted |Moss|: Q", "Birk quoted |Moss| as saying Q"; of "Birk quoted a poem: Q" nobody is
    certain.
    """
    place, context, at = choice[0], quotation.context, quotation.at
    if place is None or place.paragraph != quotation.segment.paragraph:
        return choice
    lowers, chosen = context.passage.lowers, document.mention(place)
    aged = lowers[chosen.last + 1 : chosen.last + 2]  # "Birk, 47, quoted"
    cue = _behind(lowers, chosen.last, (*_HAD, ",", *filter(str.isdecimal, aged)))
    verbs = QUOTED_OR_CITED if lowers[at - 1] in (":", "saying") else QUOTED
    if cue >= at or lowers[cue] not in verbs or not _is_one_clause(lowers[cue + 1 : at]):
        return choice
    first, stop = (bisect_left(context.firsts, one) for one in (cue + 1, at))
    quoted = None
    for number in range(first, stop):
        other = MentionRef(place.paragraph, number)
        if lowers[context.mentions[number].first - 1] == "to":  # "quoted to Birk"
            continue
        if document.person(other) is not None:
            return _instead(other, speakers, choice)
        quoted = other
    return choice if quoted is None else _unsure(choice)


def _read_out(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead of whoever reads out or plays words the one whose they are: "Birk
    read a message from |Moss|: Q", "Reading a letter by |Moss|, Birk said: Q"; nobody is certain
    where nothing names that one.
    """
    place, context, at = choice[0], quotation.context, quotation.at
    if place is None or place.paragraph != quotation.segment.paragraph or document.is_turn:
        return choice
    lowers, chosen = context.passage.lowers, document.mention(place)
    if chosen.first > at:
        return choice
    cue = _behind(lowers, chosen.last, _HAD)
    opening = lowers[cue] not in READ_OUT
    if opening:
        sentences = context.passage.sentences
        cue = bisect_left(sentences, sentences[at], 0, at)
        if cue >= chosen.first:
            return choice
    end = chosen.first if opening else at
    noun = next(
        (one for one in range(cue + 1, min(cue + _NEAR_READING, end)) if lowers[one] in _READ), 0
    )
    if lowers[cue] not in READ_OUT or not noun or not _is_one_clause(lowers[cue + 1 : end - 1]):
        return choice
    if lowers[noun - 1] in _OWN_WORDS:
        return choice
    if lowers[noun + 1] in _BY_WHOM:
        for one in range(noun + 2, min(noun + _NEAR_READING, end)):
            sender = _named_at(document, quotation, one)
            if sender is not None and sender != place:
                return _instead(sender, speakers, choice)
    return _unsure(choice)


def _of_utterance(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead of "that", which means words, whoever spoke them: "|Moss| said in
    a statement that was read out: Q".
    """
    place, context = choice[0], quotation.context
    if place is None or place.paragraph != quotation.segment.paragraph or document.is_turn:
        return choice
    passage, (_, first, last) = context.passage, document.mention(place)
    if last - first > 1 or not first or not passage.sort(first) & RELATIVE:
        return choice
    if not passage.sort(first - 1) & UTTERANCE:
        return choice
    for number in range(place.number - 1, -1, -1):
        if passage.sentences[context.mentions[number].first] != passage.sentences[first]:
            break
        relation, cue = context.tie(number)
        end = context.mentions[number].last
        parted = passage.lowers[end] == "," and passage.lowers[end + 1] in CUES
        if parted or (relation is Relation.SUBJECT and cue < first):
            return _instead(MentionRef(place.paragraph, number), speakers, choice)
    return choice


def _called_otherwise(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or instead of somebody without a name what she is called behind it: "a
    neighbour, referred to as |Witness B|, said", "his widow, |Ann|, said".
    """
    place, speaker, *_ = choice
    if place is None or speaker.name is not None or document.is_turn:
        return choice
    context = document.contexts[place.paragraph]
    kind, _, last = document.mention(place)
    lowers = context.passage.lowers
    if kind is not MentionKind.PHRASE or lowers[last : last + 1] != [","]:
        return choice
    for number in range(place.number + 1, len(context.mentions)):
        other, first, end = context.mentions[number]
        between = lowers[last + 1 : first]
        if len(between) > _LONGEST_ALIAS or "," in between:
            break
        called = between[-1:] == ["as"] and not _KNOWN_AS.isdisjoint(between)
        apposed = not between and lowers[last - 1] in WHOM_ONE_HAS
        if other is MentionKind.NAME and (called or apposed) and lowers[end] == ",":
            return _instead(MentionRef(place.paragraph, number), speakers, choice)
    return choice


def _for_another(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice, or nobody where a line above says to whom the words go: "Reply to Moss,
    chief engineer:", "Message for Moss:".
    """
    place, paragraph = choice[0], quotation.segment.paragraph - 1
    if place is None or quotation.at or paragraph < 0 or document.is_turn:
        return choice
    if document.text[document.paragraphs[paragraph].end - 1] != ":":
        return choice  # told before the paragraph is read
    lowers = document.contexts[paragraph].passage.lowers
    addressed = len(lowers) <= _LONGEST_ADDRESS and lowers[0] in _SENT and lowers[1:2] in _TO
    # "Please attribute to a spokesperson:"
    of_nobody = not _ATTRIBUTED.isdisjoint(lowers[:_NEAR_MESSAGE])
    if addressed or (of_nobody and place.paragraph < paragraph):
        return NOBODY if place.paragraph <= paragraph else choice
    return choice


def _is_one_clause(words: Sequence[str]) -> bool:
    """Return whether words have no joint or comma before another verb: "quoted Moss, |and said|",
    "cited Moss, |saying|".
    """
    own = any(
        words[at] in CUES and words[at].endswith("ing") and words[at - 1] == ","
        for at in range(1, len(words))
    )
    return not own and CONJUNCTIONS.isdisjoint(set(words) - {"as"}) and {";", "."}.isdisjoint(words)


def _behind(lowers: Sequence[str], at: int, skipped: Sequence[str]) -> int:
    """Return the first word from one on that is none of those skipped."""
    while at < len(lowers) and lowers[at] in skipped:
        at += 1
    return at


def _named_at(document: Document, quotation: QuotationContext, at: int) -> MentionRef | None:
    """Return the person's name that begins at a word of a quotation's paragraph."""
    number = quotation.context.starting_at(at)
    if number is None:
        return None
    place = MentionRef(quotation.segment.paragraph, number)
    return place if document.person(place) is not None else None


def _opens_with(context: ParagraphContext, start: int, mention: Mention) -> bool:
    """Return whether a sentence from ``start`` on begins with somebody and what he is: "|Kell
    captain Moss| was", and goes on with what he does or is.
    """
    passage, end = context.passage, mention.last
    before = range(start, mention.first)
    if len(before) > _BESIDE or any(
        passage.sort(at) & (NO_NOUN | CUE) or not passage.sort(at) & WORDLIKE for at in before
    ):
        return False
    return bool(passage.sort(end) & (SMALL | PAUSE)) and passage.lowers[end] not in OWNERS


def _by_agent(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return a choice; where that is told or asked the words, who does it: "Q, Birk was told by
    |Moss|", or nobody: "Birk was told: Q". Nobody, too, where it is only where they were said.
    """
    place = choice[0]
    if place is None or place.paragraph != quotation.segment.paragraph:
        return choice
    if is_where(document, quotation, place):
        return NOBODY
    if _is_called_so(quotation):
        return _caller(document, quotation, speakers, choice)
    if not telltales(quotation.context) & TOLD:
        return choice
    lead, hearer = quotation.lead, document.mention(place)
    if lead is not None and lead.how == "p" and lead.subject not in (None, hearer):
        named = MentionRef(place.paragraph, quotation.context.number(lead.subject))
        if speakers.resolve(named).name == choice[1].name:
            hearer = lead.subject  # "Moss was told that her house was Q"
    told = heard(quotation, hearer, document.tie(place).cue)
    if told is None:
        return choice
    if told.number is None:
        return NOBODY
    return _instead(MentionRef(place.paragraph, told.number), speakers, choice)


def _is_called_so(quotation: QuotationContext) -> bool:
    """Return whether a quotation is what somebody is called by others: "Birk was described as Q",
    "Birk, dubbed Q, left", "Dubbed Q, Birk left"; not "Birk was quoted as saying Q".
    """
    lead, passage = quotation.lead, quotation.context.passage
    if lead is None or passage.lowers[lead.cue] not in _CALLED_SO:
        return False
    lowers, at = passage.lowers, lead.cue - 1
    if lowers[lead.cue + 1] == "by":
        return True
    if lowers[lead.cue] == "accused" and lowers[lead.cue + 1] != "of":
        return False  # "Birk, the mayor, accused Moss of Q"
    if at < 0 or passage.opens_sentence(lead.cue):
        return True
    if lowers[at] == ",":
        subject = lead.subject
        called = subject is not None and subject.last == at
        return called and not _calls_another(passage.words[lead.cue + 1 : quotation.at])
    return is_passive(lowers, lead.cue)


def _calls_another(words: Sequence[str]) -> bool:
    """Return whether words between a verb of calling and a quotation are whom or what is called so:
    "called |it| Q", "described |the plan as| Q"; not "called |the| Q", "described |as a| Q".
    """
    if not words or words[0] in _BEFORE_CALLED or tells_how(words[0]):
        return False
    return len(words) > 1 or words[0] in _CALLED_OBJECTS or words[0][0].isupper()


def _caller(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver, choice: Choice
) -> Choice:
    """Return who calls somebody so: "described by |Moss| as Q", "dubbed Q by |Moss|"; who has a
    verb of his own behind it or no name, as chosen; else nobody.
    """
    context, lead, follow = quotation.context, quotation.lead, quotation.follow
    agent = agent_of(context, lead.cue) if lead else None
    if agent is None and context.passage.lowers[quotation.at + 1 : quotation.at + 2] == ["by"]:
        agent = agent_of(context, quotation.at)
    if agent is not None:
        return _instead(MentionRef(quotation.segment.paragraph, agent), speakers, choice)
    place, speaker, *_ = choice
    if place is not None and follow is not None and document.mention(place) == follow.subject:
        return choice
    called = place is not None and lead is not None and document.mention(place) == lead.subject
    return NOBODY if speaker.name or called else choice
