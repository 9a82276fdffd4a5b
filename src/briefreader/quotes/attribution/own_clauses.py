"""Two people in one sentence, each with a clause: "“…,” Birk said, while Moss, the mayor, called it
“…”".

A semicolon, or a conjunction behind a comma or a quotation, begins a clause of its own. Its subject
may have an apposition between commas, and is the subject of the verb behind that.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left

from briefreader.quotes.mentions.cue_verbs import CueVerb, is_free
from briefreader.quotes.mentions.detection import Mention, MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.words.lexicon import ADVERBS, ARTICLES, CUES
from briefreader.quotes.words.word_tags import CUE, NO_NOUN, QUOTATION, SMALL, TOLD, tells_how

_SUBORDINATING = frozenset(  # they join no two names
    "after although because before if once since though when whereas while".split()
)
_CONTRASTING = frozenset(("while", "whereas"))
_JOINTS = _SUBORDINATING | {"and", "but"}
_BESIDE_JOINT = frozenset((QUOTATION, ";"))
_RELATIVE = frozenset("who whom whose which that where when".split())
_HELPERS = frozenset(("has", "had", "have"))
_LONGEST_DESCRIPTION = 12  # words: ", the deputy chief of staff of Kell,"
_LONGEST_CLAUSE = 25  # words from the verb to the quotation
_ENDS = frozenset(".?!;") | {QUOTATION}
_BREAKS = _ENDS | _RELATIVE - {"that"}
_PLAIN = frozenset("dn")


def second_subject(quotation: QuotationContext, chosen: int) -> int | None:
    """Return the number of whoever says a quotation in a clause of its own, behind the mention
    ``chosen``; None if nobody plainly does.
    """
    context, at = quotation.context, quotation.at
    sentences = context.passage.sentences
    for number in range(bisect_left(context.firsts, at) - 1, chosen, -1):
        mention = context.mentions[number]
        if sentences[mention.first] != sentences[at]:
            return None
        if (
            mention.kind is MentionKind.NAME
            and _begins_own_clause(context, mention)
            and (_sees_it_so(context, mention, at) or _says(context, mention, at))
        ):
            return number
    return None


def first_subject(
    document: Document, quotation: QuotationContext, chosen: MentionRef
) -> int | None:
    """Return the number of whoever leads to a quotation, where the mention ``chosen`` stands behind
    it in another clause: "|Birk| agreed: Q; Moss called it “…”", "While |Birk| called it Q, Moss
    said it was “…”"; None if nobody named does.
    """
    context, at, lead = quotation.context, quotation.at, quotation.lead
    passage = context.passage
    words, lowers = passage.words, passage.lowers
    if at < 1 or document.mention(chosen).first < at:
        return None
    if (subject := _before_main_clause(context, lead, at)) is not None:
        return context.number(subject)
    if words[at + 1 : at + 2] != [";"] or not (words[at - 1] == ":" or quotation.shape[3]):
        return None
    start = bisect_left(passage.sentences, passage.sentences[at], 0, at)
    for number in range(bisect_left(context.firsts, start), bisect_left(context.firsts, at)):
        place = MentionRef(chosen.paragraph, number)
        if document.person(place) and is_free(lowers, context.mentions[number]):
            return number
    return None


def _before_main_clause(context: ParagraphContext, lead: CueVerb | None, at: int) -> Mention | None:
    """Return who is named in a clause that needs another one, and from whom the verb of saying
    ``lead`` leads to the quotation at ``at``: "While |Birk| called it Q,"; None if nobody is.
    """
    if lead is None or lead.subject is None or lead.quotes or lead.how not in _PLAIN:
        return None
    lowers, subject = context.passage.lowers, lead.subject
    if subject.kind is not MentionKind.NAME or not subject.first:
        return None
    if lowers[subject.first - 1] not in _SUBORDINATING:
        return None
    between = lowers[lead.cue + 1 : at]
    leads = between == [","] or (_BREAKS.isdisjoint(between) and "," not in between)
    return subject if leads else None


def _begins_own_clause(context: ParagraphContext, mention: Mention) -> bool:
    """Return whether a joint stands before a mention that adds it to no list: "Birk said, and
    |Moss|", not "with Reave, Birk, and |Moss|".
    """
    lowers, joint = context.passage.lowers, mention.first - 1
    if joint < 1:
        return False
    if lowers[joint] == ";":
        return True
    if lowers[joint] == QUOTATION:  # "While Birk called it Q, |Moss|"
        sentences = context.passage.sentences
        return lowers[bisect_left(sentences, sentences[joint])] in _SUBORDINATING
    before = lowers[joint - 1]
    if lowers[joint] not in _JOINTS:
        return False
    if lowers[joint] in _SUBORDINATING:  # not "and, after |Moss|, the mayor, left, called it Q"
        return lowers[joint] in _CONTRASTING or lowers[mention.last] != ","
    if before in _BESIDE_JOINT:
        return True
    if before != ",":
        return False
    if lowers[joint - 2] == QUOTATION:
        return True
    listed = next((one for one in context.mentions if one.last == joint - 1), None)
    return listed is None or bool(context.passage.sort(listed.first - 1) & CUE)


def _sees_it_so(context: ParagraphContext, mention: Mention, at: int) -> bool:
    """Return whether whoever has a clause right behind a quotation does something to see it as the
    next one says: "Q, while |Moss| sold it as Q".
    """
    passage, first = context.passage, at - 1
    first -= passage.lowers[first] in ARTICLES
    joint = mention.first - 1
    joint -= passage.lowers[joint - 1] == ","
    does = passage.sort(mention.last)
    beside = passage.lowers[first] == "as" and passage.lowers[joint - 1] == QUOTATION
    return beside and bool(does & SMALL) and not does & NO_NOUN


def _says(context: ParagraphContext, mention: Mention, at: int) -> bool:
    """Return whether a verb of saying leads from a mention, or from what describes it, to a
    quotation, and no other does.
    """
    passage = context.passage
    verb = _verb_of(context, mention, at)
    if verb is None or at - verb > _LONGEST_CLAUSE:
        return False
    between = range(verb + 1, at)
    return _BREAKS.isdisjoint(passage.lowers[verb + 1 : at]) and not any(
        passage.sort(word) & TOLD for word in between
    )


def _verb_of(context: ParagraphContext, mention: Mention, at: int) -> int | None:
    """Return where the verb of saying of a mention stands, which may have an apposition or clause
    between commas before it.
    """
    lowers, end = context.passage.lowers, mention.last
    if lowers[end] != ",":
        return _verb_at(context, end)
    for comma in range(end + 2, min(at, end + _LONGEST_DESCRIPTION + 2)):
        if lowers[comma] in _ENDS:
            return None
        if lowers[comma] != ",":
            continue
        if (verb := _verb_at(context, comma + 1)) is not None:
            return verb
        if lowers[end + 1] in _RELATIVE:
            return None  # "Moss, whom Birk, the mayor, called Q"
    return None


def _verb_at(context: ParagraphContext, at: int) -> int | None:
    """Return where a verb in the past tense stands at a word, or behind its adverbs."""
    lowers = context.passage.lowers
    while lowers[at] in _HELPERS or lowers[at] in ADVERBS or tells_how(lowers[at]):
        at += 1
    verb = lowers[at]
    told = CUES.get(verb, verb) != verb and not verb.endswith("ing")
    return at if told or verb == "put" else None
