"""The features of a possible speaker, each a name and the values that it is about.

The model has a weight for every feature that has been of use; a feature without one counts
nothing. Read ``("place", "first", "A0")`` as "the mention opens its sentence, in the sentence of
the quotation and after it".
"""

from __future__ import annotations

from briefreader.quotes.shapes import (
    EchoShape,
    LieShape,
    MentionShape,
    QuoteShape,
    SameShape,
    WordShape,
)

Feature = tuple[str | int | bool, ...]
_NEAR = 3


def lie_features(mention: MentionShape, lie: LieShape) -> list[Feature]:
    """A mention in its place: how near, how bound, how it stands to a verb of saying."""
    what, _, relation, tied, cue, bound, owner, modifier, place, after, often, titled, head, _ = (
        mention
    )
    zone, sentences, distance, between, quotes, side, rivals, gap, _ = lie
    return [
        ("what", what),
        ("what, spot", what, zone, sentences),
        ("what, relation", what, relation, side),
        ("relation, what", relation, side, zone, sentences, what),
        ("relation, cue", relation, side, zone, cue),
        ("distance, relation", zone, distance, relation, side),
        ("gap", relation, side, zone, gap),
        ("between, relation", zone, between, relation, side),
        ("rivals, spot", zone, sentences, rivals, tied),
        ("quotes", zone, quotes, relation, side),
        ("bound", bound, zone, relation, side),
        ("owner", owner, zone, sentences, relation, side),
        ("modifier", modifier, relation),
        ("place", place, zone, sentences),
        ("place, what", place, zone, what),
        ("place, relation", place, zone, relation, side),
        ("head", head, zone, sentences, tied),
        ("head, what", head, zone, what),
        ("head, place", head, place, zone, relation, side),
        ("after", after, zone, sentences),
        ("after, relation", after, zone, relation, side),
        ("often", often, zone, tied),
        ("titled", titled, zone, relation, side),
    ]


def context_features(quote: QuoteShape, mention: MentionShape, lie: LieShape) -> list[Feature]:
    """A mention's place together with what touches the quotation."""
    before, following, ending = quote.before, quote.after, quote.ending
    relation, tied, head, kind = mention.relation, mention.tied, mention.head, mention.kind
    zone, sentences, side = lie.zone, lie.sentences, lie.cue
    near = lie.distance if lie.distance < _NEAR else _NEAR
    return [
        ("around", before, ending, following, zone, tied),
        ("before", before, zone, relation, side),
        ("before, spot", before, zone, sentences, lie.quotes, near),
        ("before, head", before, zone, sentences, head),
        ("behind", following, ending, zone, relation, side),
        ("behind, kind", following, ending, zone, near, kind),
        ("ending", ending, zone, sentences, relation, side),
        ("lower", quote.lower, zone, sentences, relation, side),
        ("lower, before", quote.lower, before, zone, sentences, tied),
        ("continues", quote.continues, quote.closed, quote.first, zone),
        ("colon", quote.colon_above, quote.first, zone, lie.between, lie.quotes),
        ("colon, tied", quote.colon_above, quote.first, zone, tied, near),
    ]


def role_features(quote: QuoteShape, mention: MentionShape, lie: LieShape) -> list[Feature]:
    """A mention that is the subject of the verb before or after the quotation; else nothing."""
    role = lie.role
    if not role:
        return []
    zone, sentences, ending = lie.zone, lie.sentences, quote.ending
    return [
        ("role", role),
        ("role, what", role, mention.what),
        ("role, around", role, quote.before, ending, quote.after),
        ("role, before", role, quote.before, zone, sentences),
        ("role, ending", role, ending, quote.lower, zone, sentences),
        ("role, lead", role, quote.lead),
        ("role, follow", role, quote.follow, ending),
        ("role, both", role, quote.lead_how, quote.follow_how, ending),
        ("role, relation", role, zone, mention.relation, lie.cue),
    ]


def echo_features(mention: MentionShape, lie: LieShape, echo: EchoShape) -> list[Feature]:
    """A mention that is named in the quotation, or that spoke before."""
    zone, tied = lie.zone, mention.tied
    found: list[Feature] = []
    if echo.inside:
        found += [("inside", zone), ("inside, tied", zone, tied, mention.what)]
    if echo.again:
        found += [("again", zone), ("again, tied", zone, tied, lie.sentences)]
    if echo.earlier:
        found.append(("earlier", zone, lie.quotes))
    return found


def same_features(quote: QuoteShape, same: SameShape) -> list[Feature]:
    """The speaker of the quotation before, as a candidate for this one."""
    apart, words = same.apart, same.words
    before, ending, following, first = quote.before, quote.ending, quote.after, quote.first
    return [
        ("same", apart),
        ("same, around", apart == "=", before, ending, following),
        ("same, before", apart, before, words),
        ("same, behind", apart, following, ending),
        ("same, lower", apart, quote.lower, before),
        ("same, first", apart, first, quote.alone),
        ("same, continues", apart, quote.continues),
        ("same, mentions", apart, same.mentions, before),
        ("same, tied", apart, same.tied, before),
        ("same, tied, behind", apart, same.tied, following, ending),
        ("same, open", apart, same.open_before, first),
        ("same, tail", apart, same.tail, first),
        ("same, tail, alone", apart, same.tail, quote.alone, quote.continues),
        ("same, colon", apart, quote.colon_above, first),
        ("same, lead", apart, quote.lead),
        ("same, both", apart, quote.lead_how, quote.follow_how, ending),
        ("same, subject", apart, same.subject, before),
        ("same, subject, lower", apart, same.subject, quote.lower, quote.lead_how),
    ]


def keep_features(quote: QuoteShape, words: WordShape, chosen: str) -> list[Feature]:
    """What tells speech from titles, terms and slogans; ``chosen`` is how its speaker was found."""
    count, titled = words.length, words.titled
    before, ending, following = quote.before, quote.ending, quote.after
    return [
        ("keep",),
        ("keep: count", count),
        ("keep: before", before),
        ("keep: word before", words.before),
        ("keep: behind", following),
        ("keep: ending", ending, count),
        ("keep: titled", titled, count),
        ("keep: titled, before", titled, before),
        ("keep: upper", words.upper, ending),
        ("keep: before, count", before, count),
        ("keep: behind, count", following, count),
        ("keep: around", before, following, count > 3),
        ("keep: lead", quote.lead, words.upper),
        ("keep: lead, count", quote.lead_how, count, titled),
        ("keep: follow", quote.follow, ending),
        ("keep: follow, count", quote.follow_how, count, ending),
        ("keep: alone", quote.alone, quote.continues, count),
        ("keep: closed", quote.closed, count > 5),
        ("keep: goes on", words.goes_on, quote.continues, quote.alone),
        ("keep: chosen", chosen),
        ("keep: chosen, count", chosen, count),
        ("keep: chosen, titled", chosen, titled),
        ("keep: only", words.only, count),
        ("keep: single", words.single, count),
        ("keep: work", words.work, titled),
        ("keep: work, count", words.work, count, before),
        ("keep: person", words.person, count),
    ]
