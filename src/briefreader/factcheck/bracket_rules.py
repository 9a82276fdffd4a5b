"""What words in square brackets may stand for: a name for a pronoun, not one verb for another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefreader.factcheck.quoted_text import EditorialMark
from briefreader.factcheck.word_keys import FUNCTION_WORDS, root
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.words.lexicon import COUNTRIES, DEMONYMS, ROLES
from briefreader.text.folding import fold_text

# What brackets usually explain: whoever and whatever was named before.
_POINTERS = """
he she it they we you i him her them us me this that these those there here then one ones his hers
its our ours my mine your yours their theirs who whom whose which what the a an all both some any
he's she's it's they're we're you're i'm that's mr mrs ms sir
"""
_POINTING = frozenset(_POINTERS.split())
_OPENERS = "the a an this that these those his her its their our my your all both some mr mrs ms dr"
_OPENS_NOUN = frozenset(_OPENERS.split())
# Forms of one verb that have no letters in common, or whose first letters differ.
_FORMS = """
am is are was were be been being|has have had having|do does did done doing|go goes went gone going
will would|can could|shall should|may might|say says said|get gets got gotten|make makes made
take takes took taken taking|come comes came coming|see sees saw seen|know knows knew known
give gives gave given giving|find finds found|think thinks thought|tell tells told|feel feels felt
leave leaves left leaving|bring brings brought|begin begins began begun|keep keeps kept
hold holds held|write writes wrote written|stand stands stood|lose loses lost losing|pay pays paid
meet meets met|run runs ran|sit sits sat|speak speaks spoke spoken|lead leads led|grow grows grew
build builds built|send sends sent|buy buys bought|sell sells sold|fight fights fought
win wins won winning|teach teaches taught|catch catches caught|break breaks broke broken
drive drives drove driven|rise rises rose risen|fall falls fell fallen|choose chooses chose chosen
wear wears wore worn|eat eats ate eaten|draw draws drew drawn|fly flies flew flown|hear hears heard
seek seeks sought|spend spends spent|understand understands understood|become becomes became
"""
_VERBS = [forms.split() for forms in re.split(r"[|\n]", _FORMS.strip())]
_SAME_VERB = {word: number for number, forms in enumerate(_VERBS) for word in forms}
_BASES = {forms[0] for forms in _VERBS} - {
    *("am", "has", "do", "will", "can", "shall", "may"),
}
_STEM = 3  # letters that two forms of one verb have in common at least


# Words behind which a verb stands: before it whoever acts, or its auxiliary.
_ACTING = """
to will would can could shall should may might must do does did don't doesn't didn't won't wouldn't
can't couldn't shouldn't i we you they he she it who i'll we'll you'll they'll he'll she'll it'll
i'd we'd you'd they'd
"""
_BEFORE_VERBS = frozenset(_ACTING.split())
_ENDINGS = ("ing", "ed", "s")
_NAME_WORD = re.compile(r"[^\W_]+(?:[.’'](?!s\b)[^\W_]+)*")
_CAPITALIZED = re.compile(r"\b[^\W\d_a-z](?:[^\W_]|\.(?=[^\W_]))*")
_POSSESSIVE = re.compile(r"[’']s?\b(?!\w)")
_PARTIES = frozenset(("democrat", "democrats", "republican", "republicans", "conservatives"))
_OFFICES = ROLES - _PARTIES
_LEADING = frozenset((*_OPENERS.split(), "sir", "dame", "lord", "lady"))
# Names of one country that have no four letters in common, and of where it is governed from.
_ONE_COUNTRY = """
us usa america american americans states washington|uk britain british britons kingdom london
eu europe european europeans union brussels|polish poland poles warsaw|spain spanish madrid
france french paris|denmark danish danes copenhagen|finland finnish finns helsinki
ireland irish dublin|netherlands dutch holland hague|wales welsh cardiff|scotland scottish edinburgh
thailand thai thais bangkok|un nations|china chinese prc beijing|czech czechs czechia prague
iceland icelandic reykjavik|russia russian russians moscow kremlin|iran iranian iranians tehran
ukraine ukrainian ukrainians kyiv kiev|germany german germans berlin|japan japanese tokyo
israel israeli israelis jerusalem|turkey turkish turks ankara|syria syrian syrians damascus
iraq iraqi iraqis baghdad|egypt egyptian egyptians cairo|india indian indians delhi
pakistan pakistani pakistanis islamabad|afghanistan afghan afghans kabul|cuba cuban cubans havana
venezuela venezuelan venezuelans caracas|belarus belarusian belarusians minsk|saudi saudis riyadh
italy italian italians rome|austria austrian austrians vienna|serbia serbian serbs belgrade
hungary hungarian hungarians budapest|taiwan taiwanese taipei|canada canadian canadians ottawa
australia australian australians canberra|brazil brazilian brazilians brasilia
lebanon lebanese beirut|libya libyan libyans tripoli|sudan sudanese khartoum|yemen yemeni sanaa
kenya kenyan kenyans nairobi|greece greek greeks athens|sweden swedish swedes stockholm
norway norwegian norwegians oslo|portugal portuguese lisbon|switzerland swiss bern
vietnam vietnamese hanoi|indonesia indonesian jakarta|philippines philippine filipinos manila
korea korean koreans seoul pyongyang|qatar qatari doha|jordan jordanian amman
"""
_COUNTRIES = [names.split() for names in re.split(r"[|\n]", _ONE_COUNTRY.strip())]
_SAME_COUNTRY = {name: number for number, names in enumerate(_COUNTRIES) for name in names}
_NAME_STEM = 4  # letters that a country and its people have in common, if no more


def may_stand_for(brackets: EditorialMark, skipped: Sequence[str], before: str) -> bool:
    """Return whether brackets may stand for the words of the article that they replace.

    They may explain whatever points to something, name a thing by another name, sum several words
    up, or fit a verb to the draft's sentence; they may not put another verb or adjective in the
    place of one. ``before`` is the article's word before those; said again, it points to nothing:
    "I — |I just want| to thank".
    """
    if len(skipped) > 1 and skipped[0] == before:
        skipped = skipped[1:]
    inside = [word.key for word in brackets.inside]
    if not inside or not skipped or skipped[0] in _POINTING or inside[0] in _OPENS_NOUN:
        return True
    if brackets.text.strip("[ ")[:1].isupper():
        return True  # a name
    if len(skipped) > 1 and (
        inside[0] in _POINTING or (before not in _BEFORE_VERBS and skipped[0] not in _SAME_VERB)
    ):
        return True
    return any(_same_root(one, other) for one in inside for other in skipped)


def may_stand_at_the_edge(
    brackets: EditorialMark, beside: str, before: str, ends_sentence: bool
) -> bool:
    """Return whether brackets at either end of a quotation may stand there.

    Most are put in there and replace nothing. One word that looks like a verb, or stands behind
    "the" or "your", replaces the article's word ``beside`` the quotation, with ``before`` before
    it; so it does where that is the last word of its sentence, which nobody would leave out alone.
    """
    inside = [word.key for word in brackets.inside if not word.key.endswith("ly")]
    if len(inside) != 1 or not _may_be_verb(inside[0]) or not _may_be_verb(beside):
        return True
    replaces = (
        ends_sentence
        or before in _BEFORE_VERBS
        or before in _OPENS_NOUN
        or beside in _BASES
        or (inside[0] in _SAME_VERB and beside in _SAME_VERB)
        or any(inside[0].endswith(end) and beside.endswith(end) for end in _ENDINGS)
    )
    return not replaces or may_stand_for(brackets, [beside], before)


def swaps_name(inside: str, there: str, nearby: str) -> bool:
    """Return whether words in brackets are a name, and the article's words another's.

    A name may stand for a pronoun, an office or a given name alone, an office for a name; a country
    for whoever speaks for it, and the other way round, where ``nearby`` names both.
    """
    own, other = _name_in(inside), _name_in(there)
    if not own or not other:
        return False
    if any(len(one) == 1 and _is_given(one[0]) for one in (own, other)):
        return False
    if _initials(own) == other[0] or _initials(other) == own[0]:
        return False
    rest = [word for word in own if not any(_is_one_name(word, one) for one in other)]
    others = [word for word in other if not any(_is_one_name(word, one) for one in own)]
    if not rest or not others:
        return False
    if _is_country(own) != _is_country(other) and _is_named(own, nearby):
        return False  # "[Moscow]" over "Vladimir Putin"
    # "Volodymyr" and "Vladimir" Zelensky, but not "North" and "South" Korea.
    spelled = rest[0][0] + rest[0][-1] == others[0][0] + others[0][-1]
    return len(rest) == len(own) or not spelled


def _name_in(words: str) -> list[str]:
    """Return the words of a name, folded, without articles and titles; none for anything else."""
    found = _NAME_WORD.findall(_POSSESSIVE.sub("", words))
    while found and found[0].lower() in _LEADING:
        found.pop(0)
    if not all(word[0].isupper() or word[0].isdigit() for word in found):
        return []
    folded = [fold_text(word).replace(".", "") for word in found]
    if not folded or folded[-1] in _OFFICES or folded[-1] in _POINTING:
        return []
    folded = [word for word in folded if word not in _OFFICES]
    return [] if all(is_common(word) or word in FUNCTION_WORDS for word in folded) else folded


def _is_country(name: Sequence[str]) -> bool:
    """Return whether a name is that of a country, its people, or where it is governed from."""
    return all(word in _SAME_COUNTRY or word in COUNTRIES for word in name)


def _is_named(name: Sequence[str], nearby: str) -> bool:
    """Return whether a text has the last word of a name, or another name of that country."""
    words = {fold_text(word).replace(".", "") for word in _CAPITALIZED.findall(nearby)}
    return any(_is_one_name(name[-1], word) for word in words)


def _is_given(word: str) -> bool:
    return word in given_names() and word not in COUNTRIES | DEMONYMS


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _is_one_name(one: str, other: str) -> bool:
    if one == other or _SAME_COUNTRY.get(one, -1) == _SAME_COUNTRY.get(other, -2):
        return True
    return len(one) >= _NAME_STEM and one[:_NAME_STEM] == other[:_NAME_STEM]


def _may_be_verb(word: str) -> bool:
    return word in _SAME_VERB or word not in FUNCTION_WORDS


def _same_root(one: str, other: str) -> bool:
    if one == other or _SAME_VERB.get(one, -1) == _SAME_VERB.get(other, -2):
        return True
    return root(one)[:_STEM] == root(other)[:_STEM] and min(len(one), len(other)) >= _STEM
