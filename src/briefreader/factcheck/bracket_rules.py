"""What words in square brackets may stand for: a name for a pronoun, not one verb for another."""

from __future__ import annotations

from collections.abc import Sequence

from briefreader.factcheck.quoted_text import EditorialMark
from briefreader.factcheck.word_keys import FUNCTION_WORDS, root

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
_SAME_VERB = {
    word: number
    for number, forms in enumerate(_FORMS.replace("\n", "|").split("|"))
    for word in forms.split()
}
_BASES = {forms.split()[0] for forms in _FORMS.replace("\n", "|").split("|") if forms} - {
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


def may_stand_for(brackets: EditorialMark, skipped: Sequence[str], before: str) -> bool:
    """Return whether brackets may stand for the words of the article that they replace.

    They may explain whatever points to something, name a thing by another name, sum several words
    up, or fit a verb to the draft's sentence; they may not put another verb or adjective in the
    place of one. ``before`` is the article's word before those.
    """
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


def _may_be_verb(word: str) -> bool:
    return word in _SAME_VERB or word not in FUNCTION_WORDS


def _same_root(one: str, other: str) -> bool:
    if one == other or _SAME_VERB.get(one, -1) == _SAME_VERB.get(other, -2):
        return True
    return root(one)[:_STEM] == root(other)[:_STEM] and min(len(one), len(other)) >= _STEM
