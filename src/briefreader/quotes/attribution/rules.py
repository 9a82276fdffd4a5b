"""The word orders that name a speaker without doubt, whatever else stands near."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import pairwise

from briefreader.quotes.attribution.telltales import THAT, telltales
from briefreader.quotes.coreference.unnamed_people import NEW
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import Gender, given_names
from briefreader.quotes.entities.place_names import PLACE_NAMES
from briefreader.quotes.entities.titles import is_office
from briefreader.quotes.mentions.cue_verbs import CueVerb, begins_clause, is_own, leads_in, some_act
from briefreader.quotes.mentions.detection import Mention, MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.mentions.syntax import follows_preposition, possesses_utterance
from briefreader.quotes.words.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONTRACTED,
    COUNTRIES,
    CUES,
    I_AM,
    NAME_TITLES,
    OFFICES,
    ORGANISATIONS,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SHORTENED_WOULD,
    STRONG,
)
from briefreader.quotes.words.word_tags import (
    BARE_CUE,
    CUE,
    CUE_IN_S,
    NO_NOUN,
    QUOTATION,
    SMALL,
    STOP,
    UTTERANCE,
    WORDLIKE,
    tag_class,
)
from briefreader.text.lazy_pattern import lazy_pattern

_LONGEST = 30
_LONGEST_LABEL, _LONGEST_TITLE = 12, 24
_LONGEST_BRACKETS = 8
# "TX", "D-TX", "44"; neither "AP" nor "2018"
_WHERE = lazy_pattern(
    r"(?:[DRI]-)?(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]"
    r"|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])|\d\d?"
)
_IN_TOWN = frozenset(["in", "at", "near", "from"])
_ENDS_WHERE = frozenset([":", "–", "—", "-", "]", ")"])
_LONGEST_NAME = 40  # words
_LONGEST_LIST = 40
_LONGEST_HEADING = 60  # in code points
_LONGEST_PARTING = 16  # words
_LONGEST_CLAUSE = 20  # words
_CLAUSE_ENDS = frozenset(".?!;:") | {QUOTATION}
_CIRCUMSTANCES = frozenset(["at", "in", "on", "during", "after", "before", "by", "from", "upon"])
_REACTIONS = frozenset(["response", "reaction", "reply"])
_BEFORE_QUOTE = frozenset([",", "?", ":"])
_NEAR_REACTION = 6  # words
_VERB_ENDINGS = ("ed", "es")
_BULLETS = frozenset(["•", "-", "*", "–"])
_LONGEST_LINK = 8  # words of an item: "• Q (Watch here)"
_LINKS = frozenset(["watch", "link", "listen", "read", "video", "see", "here", "full", "clip"])
# Those whose words about somebody a list may hold.
_OTHERS = frozenset(
    """
    reaction reactions response responses replies critics colleagues voters readers viewers
    residents neighbours neighbors friends fans reviews tributes condolences letters others poll
    survey
    """.split()
)
_DESCRIBING = frozenset(["who", "whose", "a", "an", "the", "one"])
_ANYBODY = frozenset(["people", "they", "everyone", "everybody"])
# What leads to the words of whoever was told of before: "Here is what you missed:", "Her words:".
_LEADS = frozenset(["here", "words", "moments", "highlights", "remarks", "quotes"])
_OFFICES = OFFICES | {"chief"}
_SHORTEST_HEADLINE = 4  # words, with its bullet and colon
_TALKS = (["address"], ["interview"])
_TALKING = (["speaks"], ["talks"], ["addresses"])
_ON_AIR = (["on"], ["at"])
_TITLES = ROLES | NAME_TITLES
_BEFORE_NAME = _TITLES | _BULLETS | {"the"}
_IN_TITLES = frozenset(["of", "the", "for", "and", "&"])
_PAPERS = frozenset(
    """
    times post journal news tribune herald gazette observer guardian daily weekly magazine press
    chronicle courier dispatch register radio tv television network examiner telegraph wire
    fox cnn nbc abc cbs msnbc ap reuters afp bbc npr pbs breitbart politico axios bloomberg
    newsweek forbes realclearpolitics
    """.split()
)
_CALL_SIGN = lazy_pattern(r"[KW][A-Z]{2,3}(-(?:TV|AM|FM))?")
_AFTER_SIGN = frozenset(["(", "tv", "am", "fm"])
_WITHIN_LABEL = frozenset("(),")
_IN_PRINT = (["in"], ["on"], ["for"])
_CLOSED_NAME: tuple[list[str], ...] = ([], [","], ["("])
_FULL_STOPS = frozenset(".!?:")
_HEADING = frozenset(
    ["statement", "quote", "comment", "message", "remarks", "from", "by", "of", "the"]
)
_FROM = frozenset(["from", "by"])
_ATTRIBUTABLE = (("attributable", "to"), ("attributed", "to"), ("attribute", "to"))
_PLEASE = frozenset(["please", "to", "be", "can", "this", "all", "the"])
_CLOSED_HEADING: tuple[list[str], ...] = ([], [":"])
_CLOSED: tuple[list[str], ...] = ([], ["."])
_PARTINGS = ([","], ["of"], ["of", "the"], ["from"], ["from", "the"], ["in"])
_TELLING = lazy_pattern(f"{tag_class(STOP)}|{tag_class(CUE, SMALL)}")
_OPENERS = frozenset([",", ":", "that"])
_BEFORE_FINITE = AUXILIARIES | ADVERBS | PRONOUNS
_LOUD = frozenset(
    "go yell shout scream whisper chant sing cry repeat remind joke promise answer exclaim".split()
)
_TOLD = frozenset(form for form, verb in CUES.items() if verb in STRONG and form[-3:] != "ing")
# What tells of somebody else: "• Her rivals respond", "• A letter from the chief of the club".
_OF_ANOTHER = (
    _TOLD
    | OWNERS
    | ROLES
    | frozenset(
        """
        his her their he she they who one back react reacts reacting reaction responds response
        answer answers question questions letter letters reader readers reply thinks think
        opponents opponent rivals rival critics critic voters residents audience police family
        families parents children kids students workers passengers witnesses protesters crowd
        crowds bystanders
        """.split()
    )
)
# Who speaks tells more of how something is said: "he yelled", "she goes".
_TOLD_IN_SPEECH = _TOLD | frozenset(
    form for form, verb in CUES.items() if verb in _LOUD and form[-3:] != "ing"
)
_WORDING = frozenset(["say", "put"])
_AFTER_WORDING = PREPOSITIONS.union(
    [",", ".", "?", "!", ";", ":", "—", "–", ")", "it", "up", "goes", QUOTATION]
)
ME = frozenset(["me", "us"])
_OF_A_CLAUSE = frozenset(["i", "who", "that", "which", "when", "as", "if"])
_COMPARING = frozenset(["as", "like"])
_BESIDE_AS: tuple[list[str], ...] = ([], [","])
_LONGEST_LINK_TO = 4  # words: ", as my mother"
_PLACING = frozenset(["of", "in", "from"])
_WHERE_ABOUTS = frozenset(["at", "by", "from", "in", "near", "of", "on"])
_ONE_TELLER = frozenset(["i", "he", "she"])
_TELLERS = _ONE_TELLER | {"we", "they"}
_SUBORDINATING = frozenset(["when", "while", "as", "whom", "where", "what", "how"])
_BEING = (["was"], ["is"], ["'s"], ["’s"], ["were"], ["are"])
LONGEST_DEED = 8  # words: "dropped that and called me and"
_BEFORE_TELLING = ADVERBS | AUXILIARIES | {"go", "goes", "went", "on", "to", "used"}
_BEGUN = frozenset("am was kept keep started began remember recall remembered".split())
_LONGEST_LISTENER = 5  # words: "my mom in Dell one"
DASHES = frozenset(("―", "—", "–", "-", "--"))

Rule = Callable[[Document, QuotationContext], MentionRef | None]


class DecisionStep(StrEnum):
    """What decided a speaker, in words for whoever asks."""

    POSTED = "the account that signs the post"
    HEADED = "the name above a list of quotations"
    SIGNED = "the name after a dash that signs it"
    LABELLED = "the name and colon before it"
    SUMMED_UP = "the name above a list whose items sum up what is said"
    ABOVE = "the source named on the line above it"
    DIRECT = "the subject and verb right after it"
    THROWN_IN = "the verb and subject between commas before it"
    RUN = "the name after the last of several quotations"
    SUBJECT = "the subject of the verb of saying beside it"
    ACCORDING = "the name after “according to”"
    RANKED = "the likeliest of the names around it"
    SAME = "the speaker of the quotation before it"
    NOTHING = "nothing near it names a speaker"


def apply_rules(
    document: Document, quotation: QuotationContext
) -> tuple[DecisionStep, MentionRef] | None:
    """Return the speaker that the first rule which fits names, with that rule's step."""
    at, words = quotation.at, quotation.context.passage.words
    before = 0 if not at else 2 if words[at - 1] == ":" else 1
    there = _LEAD if quotation.lead is not None else 0
    there |= _FOLLOW if quotation.follow is not None else 0
    there |= _TURN if document.is_turn else 0
    for step, rule in _RULES[before][there]:
        place = rule(document, quotation)
        if place is not None:
            return step, place
    return None


def labelled(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the name in "Senator Ann Moss: Q", if nothing else stands before Q in its paragraph.

    Of "Ann Moss, Radio Dell: Q" and "Ann Moss of Radio Dell: Q" that is the person. Anything may
    stand before a dash: "The boats come back - Ann Moss: Q".
    """
    context, at = quotation.context, quotation.at
    paragraph = quotation.segment.paragraph
    if place := _described(document, quotation):
        return place
    near = bisect_left(context.firsts, at - _LONGEST_NAME)
    end = _end_of_label(context.passage.words, at - 1)
    for number, mention in enumerate(context.mentions[near:], near):
        if mention.first >= end:
            return None
        if mention.kind is MentionKind.NAME and mention.last == end:
            place = MentionRef(paragraph, number)
            if mention.first and context.passage.words[mention.first - 1] in DASHES:
                return place
            if at > _LONGEST_TITLE or _tells(context, at) or _is_topic(context, at):
                return None
            if _is_clause(context, mention.first):
                return None
            before = (MentionRef(paragraph, other) for other in range(number))
            body = _with_owner(context, mention.first)
            found = next((one for one in before if _is_of(document, one, body)), place)
            plain = at <= _LONGEST_LABEL and end == at - 1
            return found if plain or _begins_label(document, found) else None
    return None


def _described(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the person who begins a paragraph that only tells who that is: "|Ann Moss|, who runs
    eleven shops in Kell: Q", "|Ann Moss| (44), a baker from Kell: Q".

    A second comma may end what is told, before a verb: "Ann Moss, a baker, met Jo Bell: Q".
    """
    context, at = quotation.context, quotation.at
    words, lowers = context.passage.words, context.passage.lowers
    if not context.mentions or at > _LONGEST_NAME or context.mentions[0].kind != MentionKind.NAME:
        return None
    behind = context.mentions[0].last
    if words[behind : behind + 1] == ["("] and words[behind + 2 : behind + 3] == [")"]:
        behind += 3
    aged = words[behind + 1 : behind + 2]
    if aged and aged[0].isdecimal() and words[behind + 2 : behind + 3] == [","]:
        behind += 2
    told = lowers[behind + 1 : at - 1]
    if words[behind : behind + 1] != [","] or not told or told[0] not in _DESCRIBING:
        return None
    place = MentionRef(quotation.segment.paragraph, 0)
    is_one = not _CLAUSE_ENDS.union([","]).intersection(told)
    is_person = is_one and document.person(place) is not None and _begins_label(document, place)
    return place if is_person else None


def is_doubtful_label(document: Document, quotation: QuotationContext, place: MentionRef) -> bool:
    """Return whether brackets or somebody else stand in a label, too: "Ann Moss Leaves |Birk| (TX):
    Q", "Ann Moss, Karl Birk and |Odalys Dell|: Q"; or nothing but a land: "Iran: Q".
    """
    words, (_, first, last) = quotation.context.passage.words, document.mention(place)
    if first and words[first - 1] in DASHES:
        return False
    people = _people(document, place.paragraph, 0, quotation.at)
    if len(people) > 1 or ")" in words[last : quotation.at]:
        return True
    named, alone = document.named(place), not any(word[0].isalnum() for word in words[:first])
    return alone and named is not None and not named.person and named.full.lower() in PLACE_NAMES


def is_where(document: Document, quotation: QuotationContext, place: MentionRef) -> bool:
    """Return whether a name at the beginning of a paragraph only tells where the quotation behind
    it was said: "[Kell, |Ohio|]: Q", "• |Boston|: Q", "|LONDON| (Radio Dell) – Q".

    A land, and what is also a given name, may speak where nothing else stands in the label.
    """
    at, words = quotation.at, quotation.context.passage.words
    if not at or words[at - 1] not in _ENDS_WHERE or place.paragraph != quotation.segment.paragraph:
        return False
    _, first, last = document.mention(place)
    before, behind = words[:first], words[last:at]
    if not behind or behind[0].isalnum() or QUOTATION in before:
        return False
    named = document.named(place)
    if named is None or named.person:
        return False
    if any(word[0].islower() and word not in _IN_TOWN for word in before + behind):
        return False
    name = named.full.lower()
    town = len(before) > 1 and before[-1] == "," and before[-2][0].isupper()
    if name in PLACE_NAMES:
        alone = not town and behind == [":"]
        return not alone or not (name in COUNTRIES or name in given_names())
    state = " ".join(word for word in behind if word[0].isalpha())
    known = _WHERE.fullmatch(state) or state.lower() in PLACE_NAMES
    return bool(town and _WHERE.fullmatch(named.full)) or bool(behind[0] == "," and known)


def _people(document: Document, paragraph: int, start: int, stop: int) -> set[str]:
    """Return the people named in full between two words: "Ann Moss", but no "Kell Tomato Farm"."""
    firsts = document.contexts[paragraph].firsts
    mentions = range(bisect_left(firsts, start), bisect_left(firsts, stop))
    named = (document.person(MentionRef(paragraph, number)) for number in mentions)
    full = {one.full for one in named if one is not None and not is_common(one.full.split()[-1])}
    return {name for name in full if " " in name and name.split()[0].lower() in given_names()}


def _begins_label(document: Document, place: MentionRef) -> bool:
    """Return whether a person with no more than a title before it, or a body, begins a paragraph:
    "• Rep. Ann Moss", not "Storm Hits |Ann Moss|".
    """
    named = document.named(place)
    if named is None:
        return False
    context, (_, first, last) = document.contexts[place.paragraph], document.mention(place)
    words, lowers = context.passage.words[:last], context.passage.lowers[:last]
    if not named.person and ORGANISATIONS.isdisjoint(lowers[first:]):
        return False
    given = named.full.split()[0]
    at = words.index(given, first) if given in words[first:] else last
    return _BEFORE_NAME.issuperset(lower.rstrip(".") for lower in lowers[:at])


def _end_of_label(words: Sequence[str], colon: int) -> int:
    """Return where a label ends, before its brackets: "Ann Moss| (Kell, TX):"."""
    if words[colon - 1] != ")" or not _WHERE.fullmatch(words[colon - 2]):
        return colon  # "Storm Stops All Boats (Radio Dell): Q" is a headline
    near = range(colon - 2, max(0, colon - _LONGEST_BRACKETS), -1)
    return next((at for at in near if words[at] == "("), colon)


def _with_owner(context: ParagraphContext, first: int) -> int:
    """Return where the owner begins of the body at word ``first``: "|Sailors’| Union"."""
    words, lowers = context.passage.words, context.passage.lowers
    if first > 1 and lowers[first - 1] in OWNERS:
        first -= 1
        while first and words[first - 1][0].isupper():
            first -= 1
    return first


def _is_clause(context: ParagraphContext, name: int) -> bool:
    """Return whether somebody does something before a name, "Ann Moss praised the work of |Birk|:
    Q", so that it is no label.
    """
    for mention in context.mentions:
        if mention.last >= name:
            return False
        if mention.kind is MentionKind.NAME:
            passage, at = context.passage, mention.last
            does = passage.sort(at) & SMALL and not passage.sort(at) & NO_NOUN
            return bool(does and passage.lowers[at].endswith(_VERB_ENDINGS))
    return False


def _is_of(document: Document, place: MentionRef, body: int) -> bool:
    """Return whether a person and nothing but "of", "from" or "in", or an age before these, stand
    right before the body or place at word ``body``.
    """
    context, last = document.contexts[place.paragraph], document.mention(place).last
    words, lowers = context.passage.words, context.passage.lowers
    between = lowers[last:body]
    if between[:1] == [","] and between[1:2] and between[1].isdecimal():
        between = between[2:]  # "Ann Moss, 19, from |Dell|"
    if between[:1] == [","] and between[1:] in _PARTINGS:
        del between[0]
    # "Ann Moss, head of |Radio Dell|", "Ann Moss, Kell (MA) and |Dell Market|"
    described = between[:1] == [","] and (
        not ROLES.isdisjoint(between)
        or (
            all(one in _WITHIN_LABEL or _is_titled(one) for one in words[last + 1 : body])
            and not _people(document, place.paragraph, last, body + 1)
        )
    )
    if (between not in _PARTINGS and not described) or lowers[last - 1] in ROLES:
        return False
    return document.person(place) is not None


def above(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the name that is all of the paragraph above a quotation, "Radio Dell", "Statement
    from Ann Moss", "From Radio Dell:", or of one of several portraits, "Ann Moss, 31, nurse", or
    that of who prints it: "Radio Dell: Boats are late".
    """
    paragraph = quotation.segment.paragraph - 1
    if paragraph < 0 or (quotation.lead or quotation.follow):
        return None
    start, stop = document.paragraphs[paragraph]
    context = document.contexts[paragraph]
    if stop - start > _LONGEST_HEADING:
        return _paper_of(document, paragraph)
    lowers = context.passage.lowers
    for number, mention in enumerate(context.mentions):
        if mention.kind is not MentionKind.NAME or is_office(
            " ".join(document.words(MentionRef(paragraph, number)))
        ):
            continue
        headed = _is_heading_from(lowers[: mention.first])
        if lowers[mention.last :] in _CLOSED_HEADING:
            alone = headed or (mention.first <= 1 and mention.last == len(lowers))
            return MentionRef(paragraph, number) if alone else None
        if not headed and lowers[-1] == ":":
            headed = _begins_label(document, MentionRef(paragraph, number))
        if headed and _is_apposed_to_end(context, mention.last):
            return MentionRef(paragraph, number)
    return document.portraits.get(paragraph) or _paper_of(document, paragraph)


def _is_heading_from(before: list[str]) -> bool:
    """Return whether words before a name say that what follows comes from it: "Statement from",
    "Quote attributable to", "From our chief engineer,".
    """
    if before[-1:] == [","]:
        before = before[: next((at for at in range(len(before)) if before[at] in _FROM), 0) + 1]
    if tuple(before[-2:]) in _ATTRIBUTABLE:
        before = [*(word for word in before[:-2] if word not in _PLEASE), "from"]
    return before != [] and _HEADING.issuperset(before)


def _is_apposed_to_end(context: ParagraphContext, at: int) -> bool:
    """Return whether all behind a name is what she is: "From Ann Moss|, chief engineer:|"."""
    lowers = context.passage.lowers
    if lowers[at : at + 1] != [","] or lowers[-1] != ":":
        return False
    return not any(
        context.passage.sort(one) & CUE or lowers[one] in AUXILIARIES
        for one in range(at, len(lowers))
    )


def _paper_of(document: Document, paragraph: int) -> MentionRef | None:
    """Return who prints or writes what a headline stands above: "WKEL (Kell, MA): Boats are late",
    "Ann Moss (X-MA) in The Kell Times: Boats are late".
    """
    context = document.contexts[paragraph]
    words = context.passage.words
    if not words or words[-1] in _FULL_STOPS or ":" not in words[:_LONGEST_NAME]:
        return None
    for number, mention in enumerate(context.mentions):
        before = words[: min(mention.first, _LONGEST_NAME)]
        if mention.first > len(before) or not all(map(_is_titled, before)):
            return None
        if mention.kind is MentionKind.NAME:
            end = mention.last
            if words[end] == "(" and ")" in words[end:]:
                end = words.index(")", end) + 1
            if words[end : end + 1] in _IN_PRINT and ":" in words[end : end + _LONGEST_LABEL]:
                end = words.index(":", end)
            if words[end : end + 1] == [":"]:
                place = MentionRef(paragraph, number)
                return place if _writes(document, place) else None
    return None


def _writes(document: Document, place: MentionRef) -> bool:
    """Return whether a name before a headline is that of a person with a title, "Mayor Ann Moss",
    or of a paper or station: "Dell Times", "WKEL (Dell, MA)", neither "Times Square" nor "KELL".
    """
    passage, (_, first, last) = document.contexts[place.paragraph].passage, document.mention(place)
    if document.person(place) is not None:
        if not _begins_label(document, place):
            return False
        if passage.lowers[0].rstrip(".") in _TITLES:
            return True
    if first > 1 or (first and passage.lowers[0] != "the"):
        return False
    sign, name = _CALL_SIGN.fullmatch(passage.words[first]), passage.lowers[first:last]
    if sign is not None and (sign[1] or passage.lowers[first + 1] in _AFTER_SIGN):
        return True
    return name[-1] in _PAPERS and name != ["news"]


def _is_titled(word: str) -> bool:
    return word[0].isupper() or word in _IN_TITLES


def _tells(context: ParagraphContext, at: int) -> bool:
    """Return whether a sentence ends or a verb of saying stands before word ``at``.

    A verb in capitals is part of a name: "The Harbour Post’s Tom Ashe".
    """
    return _TELLING.search(context.passage.outline, 0, at - 1) is not None


def on_topic(quotation: QuotationContext) -> bool:
    """Return whether the words before Q say what is spoken of, and not by whom: "• On the boats:
    Q".
    """
    return _is_topic(quotation.context, quotation.at)


def _is_topic(context: ParagraphContext, at: int) -> bool:
    """Return whether "On" opens the words before a colon; the last of them may be a noun that is a
    verb of saying elsewhere: "On legal |challenges|: Q", "On the |report|: [The boats] Q".
    """
    lowers = context.passage.lowers
    if at and lowers[at - 1] == "]":
        bracket = lowers[max(0, at - _LONGEST) : at]
        at -= bracket[::-1].index("[") + 1 if "[" in bracket else 0
    if at < 3 or lowers[at - 1] != ":":
        return False
    first = 0 if context.passage.sort(0) & WORDLIKE else 1
    end = at - 1 if context.passage.sort(at - 2) & (CUE_IN_S | BARE_CUE) else at
    return lowers[first] == "on" and first + 2 < at and not _tells(context, end)


def _is_headline(quotation: QuotationContext) -> bool:
    """Return whether an item of a list sums up what somebody says who is not in it: "• Boats left
    without nets: Q", not "• Skippers hit back: Q".
    """
    context, at = quotation.context, quotation.at
    words = context.passage.words
    if len(context.passage.places) != 1 or words[0] not in _BULLETS or at < _SHORTEST_HEADLINE:
        return False
    if words[at - 1] != ":" or words[at - 2] == ")" or ":" in words[: at - 1]:
        return False  # "• Boats lie idle (Radio Dell): Q"
    if not _OF_ANOTHER.isdisjoint(context.passage.lowers[:at]):
        return False
    # "• Boats lie idle", not "• Dockers at the quay"
    common = is_common(words[1]) and context.passage.lowers[2] not in _WHERE_ABOUTS
    return all(
        kind is not MentionKind.NAME or (first == 1 and last == 2 and common)
        for kind, first, last in context.mentions[: bisect_left(context.firsts, at)]
    )


def is_reaction(quotation: QuotationContext) -> bool:
    """Return whether a quotation is what came back, from nobody who is named: "The response was,
    Q", "You know what the answer was? Q".
    """
    lowers = quotation.context.passage.lowers[max(0, quotation.at - _NEAR_REACTION) : quotation.at]
    while lowers and lowers[-1] in _BEFORE_QUOTE:
        lowers.pop()
    if not lowers or lowers.pop() not in ("was", "is"):
        return False
    return any(one == "the" and two in _REACTIONS for one, two in pairwise(lowers))


def heading_speaker(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the person whom the words above a list of quotations tell of: "Ann Moss on Radio
    Dell", then "• On boats: Q" or "• Q".
    """
    context, at = quotation.context, quotation.at
    if not _is_bare_item(context) and not _is_topic(context, at):
        return None
    return _above_list(document, quotation)


def summed_up(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the person above a list whose items sum up what she says, "• Boats lie idle: Q", where
    Q does not tell of her.
    """
    place = _above_list(document, quotation) if _is_headline(quotation) else None
    named = document.person(place) if place is not None else None
    if named is None:
        return None
    words = document.text[quotation.segment.start : quotation.segment.end].lower().split()
    others = {"she": Gender.MALE, "he": Gender.FEMALE}
    return place if all(named.gender is others[one] for one in others if one in words) else None


def _above_list(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the person whom the words above a list tell of."""
    start = quotation.segment.paragraph - 1
    above = ""
    for paragraph in range(start, max(-1, start - _LONGEST_LIST), -1):
        context = document.contexts[paragraph]
        quotes, words = context.passage.places.values(), context.passage.words
        if quotes and not above and _is_item(context, min(quotes)):
            continue
        if (quotes and not above) or not words:
            return None
        nearest, above = not above, above or words[-1]
        told = words[-1] in _FULL_STOPS
        if told and above != ":":
            return None  # what is told of somebody leads to his words only with a colon
        person = _first_person(document, paragraph)
        if not nearest and person is None and not _LINKS.isdisjoint(context.passage.lowers):
            continue  # "Click here to watch"
        if nearest and not _leads(context, person):
            return None
        if person is not None and told:
            tells = person.number in context.heads or possesses_utterance(context, person.number)
            return person if tells else None
        if person is not None or not told:
            return person
    return None


def _is_item(context: ParagraphContext, at: int) -> bool:
    """Return whether a paragraph is an item of a list that has no speaker of its own, or may have
    none.
    """
    words = context.passage.words
    summed_up = at > 0 and words[0] in _BULLETS and words[at - 1] == ":"
    return summed_up or _is_topic(context, at) or _is_bare_item(context)


def _leads(context: ParagraphContext, person: MentionRef | None) -> bool:
    """Return whether the line above a list can lead to the words of a ``person`` whom it names or
    of one named before, and not to others' words about them: "Reactions to Moss".
    """
    lowers, sentences = context.passage.lowers, context.passage.sentences
    start = bisect_left(sentences, sentences[-1])
    names = {at for kind, first, last in context.mentions if not kind for at in range(first, last)}
    if any(lowers[at] in _OTHERS for at in range(start, len(lowers)) if at not in names):
        return False  # "Reactions", but not "on Dell and Friends"
    if person is not None and context.mentions[person.number].first >= start:
        return True
    return not _LEADS.isdisjoint(lowers[start:]) and _ANYBODY.isdisjoint(lowers[start:])


def _is_bare_item(context: ParagraphContext) -> bool:
    """Return whether a quotation is all of an item of a list: "• Q (Watch)"."""
    words, places = context.passage.words, context.passage.places
    if len(places) != 1 or words[1:2] != [QUOTATION] or words[0] not in _BULLETS:
        return False
    if not words[2:]:
        return True
    linked = words[2] == "(" and words[-1] == ")" and 4 < len(words) <= _LONGEST_LINK
    # what else is in brackets may say whose it is
    return linked and (words[3].lower() in _LINKS or words[3][0].isdigit())


def _first_person(document: Document, paragraph: int) -> MentionRef | None:
    """Return the person who is named first in a paragraph; of "Radio Dell: Boats are late", whom
    it begins with.
    """
    context = document.contexts[paragraph]
    words = context.passage.words
    item = words[0] in _BULLETS
    if item or (":" in words and words[-1] not in _FULL_STOPS):
        begins = [
            one for one in context.mentions if one.first == item and one.kind is MentionKind.NAME
        ]
        told = begins and ":" in (words[-1], *words[begins[0].last : begins[0].last + 1])
        return MentionRef(paragraph, context.number(begins[0])) if told else None
    places = (MentionRef(paragraph, number) for number in range(len(context.mentions)))
    person = next((place for place in places if document.person(place) is not None), None)
    if person is None or words[-1] in _FULL_STOPS:
        return person
    return person if _heads(context, person.number) else None


def _heads(context: ParagraphContext, number: int) -> bool:
    """Return whether a heading is for what somebody said: "Mayor Ann Moss on Radio Dell", "Watch
    Ann Moss's speech", not "Remembering Ann Moss".
    """
    _, first, last = context.mentions[number]
    lowers = context.passage.lowers
    behind = lowers[last : last + 1]
    if possesses_utterance(context, number) or lowers[last + 1 : last + 2] in _TALKS:
        return True
    bound = follows_preposition(context, number)
    if bound and lowers[max(0, first - 2)] not in _OFFICES:
        return False  # but "Secretary of |Boats Ann Moss|"
    if behind in _ON_AIR:
        return True
    given = last + 1 < len(lowers) and context.passage.sort(last + 1) & UTTERANCE
    told = behind in _CLOSED_NAME or behind in _TALKING or bool(given)  # "gives remarks"
    return told and number in context.heads


def direct_subject(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the subject in "Q, Moss said": right after the comma, its verb beside it, none before
    Q.

    A name may say where it is from: "Q, Moss of Radio Dell said".
    """
    if quotation.follow is None:
        return None
    cue, how, subject, _, quotes = quotation.follow
    if how not in ("d", "n") or quotes or subject is None:
        return None
    end = quotation.segment.end
    if "," not in document.text[end : end + 2]:
        return None
    kind, first, last = subject
    if first != quotation.at + 1 or (cue > last + 1 and how == "d") or kind is MentionKind.PHRASE:
        return None
    lead, subjects = quotation.lead, quotation.subjects
    return subjects[0] if lead is None or lead.subject is None else None


def described_subject(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the person right after Q whose description the verb ends: "Q, Ann Moss, head of the
    Dell Union said.".
    """
    follow, context, at = quotation.follow, quotation.context, quotation.at
    lowers = context.passage.lowers
    if follow is None or follow.quotes or lowers[follow.cue + 1 : follow.cue + 2] not in _CLOSED:
        return None
    first = at + 1 + (lowers[at + 1] == ",")
    number = context.starting_at(first)
    if number is None:
        return None
    mention = context.mentions[number]
    if mention.last >= follow.cue or lowers[mention.last] != ",":
        return None
    place = MentionRef(quotation.segment.paragraph, number)
    return place if document.person(place) is not None else None


def named_at_end(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return who is named behind the last of several quotations in a row, of which this is not
    the last and nothing else speaks: "Q. Q, said Moss".
    """
    words, at = quotation.context.passage.words, quotation.at
    opens = not at or words[at - 1] in (".", "?", "!")
    if not opens or words[at + 1 : at + 2] != [QUOTATION] or quotation.segment.continues:
        return None
    end = at + 1
    while words[end : end + 1] == [QUOTATION]:
        end += 1
    last = document.quotations[quotation.index + end - 1 - at]
    follow = last.follow
    if follow is None or follow.subject is None or follow.how not in ("i", "d") or follow.gap > 6:
        return None
    stop = last.segment.end
    if "," not in document.text[stop - 1 : stop + 2]:
        return None  # "Q. Q." and a sentence of its own: "Moss said that …"
    return MentionRef(quotation.segment.paragraph, quotation.context.number(follow.subject))


def parenthetical_subject(_: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the subject in "After that, says Moss, Q": verb and subject stand right before Q."""
    lead = quotation.lead
    if lead is None or lead.how != "m" or lead.subject is None:
        return None
    if lead.subject.last < quotation.at - 1:
        return None
    return quotation.subjects[0]


def introduced(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the pronoun in "She said, Q" and "He looked at me and said, Q", the name in "He waved
    and Moss said, Q", and in a speech the words in "I know some people will say, Q".
    """
    lead, context, at = quotation.lead, quotation.context, quotation.at
    passage = context.passage
    if lead is None or lead.how == "p" or not leads_in(passage, lead, at, document.is_turn):
        return None
    number = bisect_left(context.firsts, lead.cue) - 1
    lowers, sentences = passage.lowers, passage.sentences
    opens = lowers[at - 1] in _OPENERS or _says_directly(quotation, lead)
    if not opens or number < 0 or not _is_telling(lowers, lead.cue, document.is_turn):
        return None
    kind, first, last = context.mentions[number]
    if sentences[first] != sentences[at]:
        return None
    who = lowers[first:last] == ["who"]
    if lead.how == "n" and document.is_turn and lead.subject is not None:
        return _bound_subject(quotation, lead.subject, lead.cue)
    if lead.how == "d" and (kind is MentionKind.PHRASE or (who and document.is_turn)):
        plain = document.is_turn and lead.subject == context.mentions[number]
        bound = follows_preposition(context, number) and lowers[first - 1] not in _COMPARING
        return MentionRef(quotation.segment.paragraph, number) if plain and not bound else None
    if kind is not MentionKind.PRONOUN:
        joined = (
            kind is MentionKind.NAME and last == lead.cue and _begins_second_clause(context, number)
        )
        return MentionRef(quotation.segment.paragraph, number) if joined else None
    if who and last == lead.cue:
        named = number and context.mentions[number - 1]
        tells = named and named.kind is MentionKind.NAME and named.last in (first, first - 1)
        return MentionRef(quotation.segment.paragraph, number) if tells else None
    teller, between = CONTRACTED.get(lowers[first], lowers[first]), lowers[last : lead.cue]
    if between[-1:] == ["and"]:
        if first and lowers[first - 1] in _SUBORDINATING:
            return _before_clause(quotation, number) or _head_of(quotation)
        near = len(between) <= LONGEST_DEED and "".join(between).isalpha()
        fits = near and teller in _ONE_TELLER and not some_act(passage, last, lead.cue)
    else:
        fits = teller in _TELLERS and _BEFORE_TELLING.issuperset(between)
    return MentionRef(quotation.segment.paragraph, number) if fits else None


def _bound_subject(quotation: QuotationContext, subject: Mention, cue: int) -> MentionRef | None:
    """Return the subject that says where it is from: "|Governor Moss| of Kell last month said"."""
    passage = quotation.context.passage
    lowers, before = passage.lowers, passage.lowers[max(0, subject.first - 1) : subject.first]
    if not begins_clause(passage, subject.first) and before != ["that"]:
        return None
    if lowers[subject.last] not in _PLACING or lowers[cue].endswith("ing"):
        return None
    if lowers[cue - 1] == "to" or "and" in lowers[subject.last : cue]:
        return None
    return MentionRef(quotation.segment.paragraph, quotation.context.number(subject))


def _is_telling(lowers: list[str], cue: int, spoken: bool) -> bool:
    """Return whether a verb tells what its subject says; in a ``spoken`` text "she would go" does,
    not "he let the kids go" or "he read the lines to repeat".
    """
    verb = lowers[cue]
    if verb in _TOLD or not spoken or verb not in _TOLD_IN_SPEECH:
        return verb in _TOLD  # "according", too, which is no verb
    finite = verb != CUES[verb] or lowers[cue - 1] in _BEFORE_FINITE
    return finite or lowers[cue - 1].endswith(SHORTENED_WOULD)


def _says_directly(quotation: QuotationContext, lead: CueVerb) -> bool:
    """Return whether a verb stands right before Q: "when I said Q", "what my dad called Q", not
    "he decried what he called Q", which tells less of who he is than what stands before it.
    """
    called = CUES.get(quotation.context.passage.lowers[lead.cue]) == "call"
    pronoun = lead.subject is not None and lead.subject.kind is MentionKind.PRONOUN
    return not lead.gap and not (called and pronoun)


def somebody_new(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return whoever does something in a speech and says Q: "And |one| of them rose and said, Q",
    "|Macron| looked at me and said, Q".
    """
    lead, context, at = quotation.lead, quotation.context, quotation.at
    lowers = context.passage.lowers
    if not document.is_turn or lead is None or lead.how == "p":
        return None
    if not leads_in(context.passage, lead, at, True):
        return None
    if lowers[at - 1] not in _OPENERS or not _is_telling(lowers, lead.cue, True):
        return None
    if _is_somebody_new(quotation, lead):
        return quotation.subjects[0]
    number = _who_turns_to_me(context, lead.cue)
    return None if number is None else MentionRef(quotation.segment.paragraph, number)


def compared_subject(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the subject in a speech's "Q, as my mother would say": right behind Q, its verb
    beside it and no more; nobody where the words in front say who it is.
    """
    follow, context, at = quotation.follow, quotation.context, quotation.at
    if not document.is_turn or follow is None:
        return None
    if follow.quotes or follow.how != "d" or follow.subject is None:
        return None
    lowers, (_, first, last) = context.passage.lowers, follow.subject
    if CUES.get(lowers[follow.cue]) not in _WORDING:
        return None  # "as they call it"
    if lowers[first - 1] != "as" or first - at > _LONGEST_LINK_TO:
        return None
    lead, end = quotation.lead, follow.cue + 1
    if lead is not None and lead.subject and leads_in(context.passage, lead, at, True):
        return None  # "my mother cried, Q, as I said nothing"
    if end < len(lowers) and lowers[end] not in _AFTER_WORDING:
        return None
    beside = lowers[at + 1 : first - 1] in _BESIDE_AS  # no dash: "“…” — as you said — “…”"
    fits = beside and _BEFORE_TELLING.issuperset(lowers[last : follow.cue])
    return MentionRef(quotation.segment.paragraph, context.number(follow.subject)) if fits else None


def parted_subject(_: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the subject that a circumstance parts from its verb: "|Moss|, at the end of the day
    with Birk, said, Q".
    """
    lead, context = quotation.lead, quotation.context
    lowers = context.passage.lowers
    if lead is None or lead.gap > 1 or lowers[lead.cue] not in _TOLD:
        return None
    end = lead.cue - 1
    if end < 1 or lowers[end] != ",":
        return None
    for at in range(end - 1, max(0, end - _LONGEST_PARTING), -1):
        if lowers[at] == ",":
            if lowers[at + 1] not in _CIRCUMSTANCES:
                return None
            number = bisect_left(context.firsts, at) - 1
            if number < 0:
                return None
            mention = context.mentions[number]
            fits = mention.last == at and mention.kind is not MentionKind.PRONOUN
            return MentionRef(quotation.segment.paragraph, number) if fits else None
        if context.passage.sort(at) & CUE and lowers[at] in _TOLD:
            return None
    return None


def owner_of_words(_: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the owner in "|Moss|’s suggestion that the boats be Q", where no verb of saying stands
    behind.
    """
    context, at = quotation.context, quotation.at
    passage, lowers = context.passage, context.passage.lowers
    if not telltales(context) & THAT or "that" not in lowers[max(0, at - _LONGEST_CLAUSE) : at]:
        return None
    if lowers[at - 1] == "as":
        return None  # "as Q": somebody calls Moss's words so
    for that in range(at - 1, max(1, at - _LONGEST_CLAUSE), -1):
        if lowers[that] == "that" and passage.sort(that - 1) & UTTERANCE:
            owner = that - 2 if lowers[that - 2] in OWNERS else that - 3
            number = bisect_left(context.firsts, owner) - 1
            if owner < 1 or lowers[owner] not in OWNERS or number < 0:
                return None
            mention = context.mentions[number]
            owns = mention.kind is MentionKind.NAME and mention.last == owner
            return MentionRef(quotation.segment.paragraph, number) if owns else None
        if lowers[that] in _CLAUSE_ENDS or passage.sort(that) & CUE:
            return None
    return None


def _is_somebody_new(quotation: QuotationContext, lead: CueVerb) -> bool:
    """Return whether somebody new does something and says Q: "And |one| of them rose and said"."""
    subject, lowers = lead.subject, quotation.context.passage.lowers
    if lead.how != "c" or subject is None or subject.kind is not MentionKind.PHRASE:
        return False
    between = lowers[subject.last : lead.cue]
    return (
        lowers[subject.first] in NEW
        and begins_clause(quotation.context.passage, subject.first)
        and len(between) <= LONGEST_DEED
        and "".join(between).isalpha()
        and "i" not in between
    )


def _who_turns_to_me(context: ParagraphContext, cue: int) -> int | None:
    """Return the number of whoever does something to who speaks before a verb of saying: "And
    |Macron|, the President of France, looked at me and said".
    """
    passage, lowers = context.passage, context.passage.lowers
    if lowers[cue - 1] != "and":
        return None
    for number in range(bisect_left(context.firsts, cue) - 1, -1, -1):
        kind, first, last = context.mentions[number]
        deed = lowers[last : cue - 1]
        if len(deed) > LONGEST_DEED or passage.sentences[first] != passage.sentences[cue]:
            return None
        apposed = deed[:1] == [","]
        if not "".join(deed[apposed:]).isalpha() or not _OF_A_CLAUSE.isdisjoint(deed):
            return None
        if ME.isdisjoint(deed) or kind is MentionKind.PRONOUN:
            continue
        if apposed:
            return _apposed_to(context, last)
        if begins_clause(passage, first):
            return number
    return None


def _apposed_to(context: ParagraphContext, end: int) -> int | None:
    """Return the number of the name before a description that ends with the comma at ``end``."""
    lowers, near = context.passage.lowers, range(end - 1, max(0, end - _LONGEST_PARTING), -1)
    comma = next((at for at in near if lowers[at] == ","), 0)
    number = bisect_left(context.firsts, comma) - 1
    if number < 0 or context.mentions[number].last != comma:
        return None
    return number if begins_clause(context.passage, context.firsts[number]) else None


def _before_clause(quotation: QuotationContext, number: int) -> MentionRef | None:
    """Return somebody new before a clause: "I spoke, and |a woman| rose when I did and said, Q"."""
    context = quotation.context
    lowers, sentences = context.passage.lowers, context.passage.sentences
    clause = context.mentions[number].first
    for other in range(number - 1, -1, -1):
        kind, first, last = context.mentions[other]
        if sentences[first] != sentences[clause] or not first:
            return None
        if kind is MentionKind.PHRASE and lowers[first] in NEW and lowers[first - 1] == "and":
            near = clause - last <= LONGEST_DEED
            return MentionRef(quotation.segment.paragraph, other) if near else None
    return None


def _head_of(quotation: QuotationContext) -> MentionRef | None:
    """Return the subject of a quotation's sentence: "A woman rose when I was speaking and said,
    Q".
    """
    context, at = quotation.context, quotation.at
    sentences = context.passage.sentences
    for number in context.heads:
        if sentences[context.mentions[number].first] == sentences[at]:
            return MentionRef(quotation.segment.paragraph, number)
    return None


def is_like(_: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the pronoun in "and I’m like, Q", "she was like, Q"."""
    context, at = quotation.context, quotation.at
    lowers = context.passage.lowers
    if at < 2 or lowers[at - 1] != "," or lowers[at - 2] != "like":
        return None
    number = bisect_left(context.firsts, at - 2) - 1
    if number < 0:
        return None
    kind, first, last = context.mentions[number]
    between = lowers[last : at - 2]
    being = lowers[first].endswith(("'m", "’m")) if not between else between in _BEING
    if kind is not MentionKind.PRONOUN or not being:
        return None
    return MentionRef(quotation.segment.paragraph, number)


def own_participle(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the "I" in a speech's "I’m thinking to myself, Q", "I remember asking my mom, Q"."""
    lead, context, at = quotation.lead, quotation.context, quotation.at
    lowers = context.passage.lowers
    if not document.is_turn or lead is None or lowers[lead.cue][-3:] != "ing":
        return None
    hearer = lowers[lead.cue + 1 : at - 1]
    if lowers[lead.cue] == "going" or len(hearer) > _LONGEST_LISTENER:
        return None
    if not "".join([*hearer, "a"]).isalnum():
        return None
    if lowers[at - 1] not in _OPENERS or not CUES.keys().isdisjoint(hearer):
        return None
    begun = lead.cue - 1
    while begun > 0 and lowers[begun] in ADVERBS:
        begun -= 1
    if lowers[begun] not in _BEGUN and lowers[begun] not in I_AM:
        return None
    first = begun if lowers[begun] in I_AM else begun - 1
    number = context.starting_at(first)
    if number is None:
        return None
    own = is_own(context.passage, context.mentions[number], "i")
    return MentionRef(quotation.segment.paragraph, number) if own else None


def _begins_second_clause(context: ParagraphContext, number: int) -> bool:
    """Return whether a name opens the second of two clauses: "A sailor waved and |Moss said".

    Not in "Birk and Moss said".
    """
    lowers, first = context.passage.lowers, context.mentions[number].first
    if first < 2 or lowers[first - 1] not in ("and", "but"):
        return False
    near = bisect_left(context.firsts, first - _LONGEST_NAME)
    return all(mention.last != first - 1 for mention in context.mentions[near:number])


def second_subject(_: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the name that opens a clause of its own behind another quotation: "Birk said Q, and
    |Moss| answered Q".
    """
    lead, context = quotation.lead, quotation.context
    if lead is None or lead.subject is None or lead.how != "d" or lead.quotes:
        return None
    kind, first, last = lead.subject
    passage = context.passage
    if kind is not MentionKind.NAME or last != lead.cue or lead.gap > 1:
        return None
    if lead.gap and passage.lowers[lead.cue + 1] not in _OPENERS:
        return None
    number = context.number(lead.subject)
    start = bisect_left(passage.sentences, passage.sentences[first], 0, first)
    spoke = QUOTATION in passage.lowers[start:first]
    if not spoke or not _begins_second_clause(context, number):
        return None
    return MentionRef(quotation.segment.paragraph, number)


def signature(document: Document, quotation: QuotationContext) -> MentionRef | None:
    """Return the name that signs a quotation: "“We wait.” — Ann Moss", here or in the next
    paragraph, or under others of the same person.
    """
    paragraph = quotation.segment.paragraph
    if len(quotation.context.passage.words) > 1:
        return _signed(document, paragraph, 1)
    stop = min(len(document.paragraphs), paragraph + _LONGEST_LIST)
    for below in range(paragraph + 1, stop):
        if document.contexts[below].passage.words != [QUOTATION]:
            return _signed(document, below, 0)
    return None


def _signed(document: Document, paragraph: int, at: int) -> MentionRef | None:
    """Return the name after a dash at ``at``, if little but it stands in the paragraph."""
    context = document.contexts[paragraph]
    words = context.passage.words
    if at >= len(words) or words[at] not in DASHES or len(words) > at + _LONGEST:
        return None
    for number, mention in enumerate(context.mentions):
        if mention.kind is MentionKind.NAME and mention.first in (at + 1, at + 2):
            ends = mention.last >= len(words) or words[mention.last] in (",", "(", ".")
            return MentionRef(paragraph, number) if ends else None
    return None


_LEAD, _FOLLOW, _TURN = (1 << bit for bit in range(3))
# What a rule cannot do without: a verb of saying before or behind the quotation, a turn.
_UNLABELLED: Sequence[tuple[DecisionStep, Rule, int]] = (
    (DecisionStep.RUN, named_at_end, 0),
    (DecisionStep.DIRECT, direct_subject, _FOLLOW),
    (DecisionStep.DIRECT, described_subject, _FOLLOW),
    (DecisionStep.THROWN_IN, parenthetical_subject, _LEAD),
    (DecisionStep.SUBJECT, compared_subject, _FOLLOW | _TURN),
    (DecisionStep.SUBJECT, somebody_new, _LEAD | _TURN),
    (DecisionStep.SUBJECT, own_participle, _LEAD | _TURN),
    (DecisionStep.SUBJECT, introduced, _LEAD),
    (DecisionStep.SUBJECT, second_subject, _LEAD),
    (DecisionStep.SUBJECT, parted_subject, _LEAD),
    (DecisionStep.SUBJECT, owner_of_words, 0),
    (DecisionStep.SUBJECT, is_like, 0),
)
_AT_START = (
    (DecisionStep.SIGNED, signature, 0),
    (DecisionStep.RUN, named_at_end, 0),
    (DecisionStep.DIRECT, direct_subject, _FOLLOW),
    (DecisionStep.DIRECT, described_subject, _FOLLOW),
    (DecisionStep.ABOVE, above, 0),
)
_WITHIN = ((DecisionStep.HEADED, heading_speaker, 0), *_UNLABELLED)
_AFTER_COLON = (
    (DecisionStep.HEADED, heading_speaker, 0),
    (DecisionStep.LABELLED, labelled, 0),
    (DecisionStep.SUMMED_UP, summed_up, 0),
    *_UNLABELLED,
)


def _able(
    rules: Sequence[tuple[DecisionStep, Rule, int]],
) -> Sequence[Sequence[tuple[DecisionStep, Rule]]]:
    """Return by what there is the rules that can do with that."""
    return [
        [(step, rule) for step, rule, needs in rules if not needs & ~there]
        for there in range((_LEAD | _FOLLOW | _TURN) + 1)
    ]


_RULES = tuple(map(_able, (_AT_START, _WITHIN, _AFTER_COLON)))
"""By what stands before the quotation, and by what else there is."""
