"""Decide, quotation after quotation, which mention names the speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, inf
from typing import NamedTuple

from briefreader.quotes.attribution.candidate_features import RecentSpeakers
from briefreader.quotes.attribution.nobody_speaks import is_nobody, is_only_called, opens_question
from briefreader.quotes.attribution.own_voice import is_anothers, only_thinks, other_subject
from briefreader.quotes.attribution.ranker import Ranked, Ranker
from briefreader.quotes.attribution.reported_fragments import (
    continues_list,
    goes_on_behind_aside,
    repeats,
)
from briefreader.quotes.attribution.rules import (
    DecisionStep,
    apply_rules,
    is_doubtful_label,
    is_reaction,
    on_topic,
)
from briefreader.quotes.attribution.sentence_corrections import (
    NOBODY,
    SETTLED,
    Choice,
    corrected_in_sentence,
    corrected_to_who_says_it,
)
from briefreader.quotes.attribution.speech_filter import REPORTED
from briefreader.quotes.coreference.speaker_resolver import (
    UNNAMED,
    ResolvedSpeaker,
    SpeakerResolver,
)
from briefreader.quotes.entities.name_parsing import surname
from briefreader.quotes.mentions.cue_verbs import names_nobody
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.words.word_tags import QUOTATION

_WORTH_A_LOOK = 0.02
_BESIDE = 3  # words
_PARAGRAPHS_ON = 3


class Attribution(NamedTuple):
    """Who said a segment.

    ``place`` is the mention that names the speaker, None where nothing does. ``chance`` is how
    likely the model holds that speaker to be, ``ranked`` everybody it weighed. ``speech`` is the
    score for being speech at all; what is not above 0 is a title, a term or the like.
    """

    place: MentionRef | None
    speaker: ResolvedSpeaker
    step: DecisionStep
    chance: float
    ranked: Sequence[Ranked] = ()
    speech: float = 0.0


_Before = tuple[QuotationContext, MentionRef, ResolvedSpeaker]
"""The last quotation with a speaker, who may go on, and its place."""


class _Weighed(NamedTuple):
    """A possible speaker with its share of the chances, and the person or words it would be."""

    place: MentionRef
    same: bool
    chance: float
    speaker: ResolvedSpeaker
    who: str | MentionRef


# To the keep filter a label is as good as a signature.
SPEECH_FILTER_STEP = {
    **dict.fromkeys(
        (
            DecisionStep.HEADED,
            DecisionStep.SIGNED,
            DecisionStep.LABELLED,
            DecisionStep.SUMMED_UP,
            DecisionStep.ABOVE,
        ),
        "signed",
    ),
    DecisionStep.SAME: "same",
}
_WEIGHED = (DecisionStep.RANKED, DecisionStep.SAME)
_CHOSEN = (*_WEIGHED, DecisionStep.SUBJECT)


def attribute(
    document: Document, ranker: Ranker, speakers: SpeakerResolver, thorough: bool = False
) -> Iterator[Attribution]:
    """Yield one verdict for each segment, in order; each depends on those before it.

    What is no speech whoever says it is given to nobody, unless ``thorough``. Nothing is learned
    from its speaker either way.
    """
    before: _Before | None = None
    spoke = ("", "")
    keeping = ranker.keeping
    last: tuple[QuotationContext, Attribution] | None = None
    for quotation in document.quotations:
        sight = keeping.prefilter(quotation)
        choice, whom = _ruled(document, quotation, speakers), speakers
        if choice is None:
            halved = _of_halved(document, last, quotation) if document.is_turn else None
            if halved is not None:
                place, speaker, *_ = halved
                before = before if place is None else (quotation, place, speaker)
                last = (quotation, halved)
                yield halved
                continue
            likely = keeping.may_be_speech(document, quotation, sight)
            if not likely and not thorough:
                listed = _of_list(document, last, quotation)
                last = (quotation, listed or Attribution(*NOBODY))
                yield last[1]
                continue
            whom = speakers if likely else speakers.fork()
            choice = _chosen(document, quotation, ranker, whom, before, spoke)
            choice = corrected_in_sentence(document, quotation, whom, choice)
        chosen = choice[1].name
        choice = corrected_to_who_says_it(document, quotation, whom, choice)
        place, _, step, chance, ranked = choice
        speaker = _described(document, quotation, speakers, choice, chosen)
        kept_as = SPEECH_FILTER_STEP.get(step, "")
        speech = keeping.speech(document, quotation, sight, place, kept_as)
        place, speaker, step = _corrected_in_turn(
            document, quotation, speakers, place, speaker, step
        )
        if place is not None and speaker.name is None:
            place, speaker = speakers.described_by_who(place) or (
                speakers.described_before(place) or place,
                speaker,
            )
        if speech > 0 and place is not None:
            before = (quotation, place, speaker)
            speakers.record_speaker(speaker)
            spoke = (spoken_name(document, place, speaker), spoke[0])
        elif speech > 0 and document.is_turn:
            before = None  # nobody goes on
        verdict = Attribution(place, speaker, step, chance, ranked, speech)
        if speech <= 0:
            verdict = _of_list(document, last, quotation) or verdict
        last = (quotation, verdict)
        yield verdict


def _described(
    document: Document,
    quotation: QuotationContext,
    speakers: SpeakerResolver,
    choice: Choice,
    chosen: str | None,
) -> ResolvedSpeaker:
    """Return the speaker of a choice; nobody for a mere guess, and whoever a mention without a name
    describes, but for the one that was ``chosen`` before it.
    """
    place, speaker, step, *_ = choice
    if step in _WEIGHED and _is_a_guess(document, quotation, place, speaker, step):
        return UNNAMED
    if speaker.name is None and place is not None:
        described = speakers.described(place)
        # Who is told it is not "the nurse" who tells it.
        return described if described.name != chosen else speaker
    return speaker


def _of_list(
    document: Document,
    last: tuple[QuotationContext, Attribution] | None,
    quotation: QuotationContext,
) -> Attribution | None:
    """Return the speaker of the quotation before for a fragment that goes on its list, or in a
    speech says its last words once more, or for a paragraph that goes on with it; else None.
    """
    if last is None or last[1].speech <= 0:
        return None
    text, (before, _) = document.text, last
    again = document.is_turn and repeats(text, before, quotation)
    on = quotation.segment.continues and last[1].speaker.name and _stands_alone(text, quotation)
    if not (again or on or continues_list(text, before, quotation)):
        return None
    return _same_as(last[1])


def _of_halved(
    document: Document,
    last: tuple[QuotationContext, Attribution] | None,
    quotation: QuotationContext,
) -> Attribution | None:
    """Return the speaker of the quotation before for one that is its second half; else None."""
    if last is None or last[1].speech <= 0:
        return None
    if not goes_on_behind_aside(document.text, last[0], quotation):
        return None
    return _same_as(last[1])


def _same_as(verdict: Attribution) -> Attribution:
    """Return the verdict that the speaker of another quotation says this one, too."""
    place, speaker, _, chance, *_ = verdict
    return Attribution(place, speaker, DecisionStep.SAME, chance, (), REPORTED)


def _stands_alone(text: str, quotation: QuotationContext) -> bool:
    """Return whether a sentence is all of its paragraph."""
    start, end, *_ = quotation.segment
    said = text[start].isupper() and text[end - 1] in ".?!"
    return said and quotation.context.passage.words == [QUOTATION]


def _is_a_guess(
    document: Document,
    quotation: QuotationContext,
    place: MentionRef | None,
    speaker: ResolvedSpeaker,
    step: DecisionStep,
) -> bool:
    """Return whether nothing but its place near a quotation speaks for a name, which is no
    person's.
    """
    if place is None or speaker.name is None:
        return False
    named = document.named(place)
    if named is None or named.person or named.full != speaker.name:
        return False
    if document.tie(place).relation:
        return False
    apart = abs(quotation.segment.paragraph - place.paragraph)
    if step is DecisionStep.SAME:
        return apart > _PARAGRAPHS_ON
    context, first, at = (
        document.contexts[place.paragraph],
        document.mention(place).first,
        quotation.at,
    )
    sentences = context.passage.sentences
    if apart or sentences[first] != sentences[at]:
        return True
    return place.number not in context.heads and context.passage.words[at - 1 : at] != [":"]


def _corrected_in_turn(
    document: Document,
    quotation: QuotationContext,
    speakers: SpeakerResolver,
    place: MentionRef | None,
    speaker: ResolvedSpeaker,
    step: DecisionStep,
) -> tuple[MentionRef | None, ResolvedSpeaker, DecisionStep]:
    """Return what was chosen; where a turn's words cannot be those of whoever that is, the subject
    of the verb beside them, or nobody. Outside of turns, nobody for the first word of a question.
    """
    if place is None or step not in _CHOSEN:
        return place, speaker, step
    if not document.is_turn:
        if speaker.name is None and opens_question(document, quotation, place):
            return None, UNNAMED, DecisionStep.NOTHING
        return place, speaker, step
    if is_nobody(document, quotation, place, step):
        return None, UNNAMED, DecisionStep.NOTHING
    same, ranked = step is DecisionStep.SAME, step is DecisionStep.RANKED
    lead = quotation.lead
    weighed = same or ranked or (lead is not None and lead.how == "c")
    if not (
        (ranked and only_thinks(document, quotation, place))
        or (not same and is_only_called(document, quotation, place))
        or (weighed and is_anothers(document, quotation, place, step))
    ):
        return place, speaker, step
    other = other_subject(document, quotation, place)
    if other is None or other == document.mention(place):
        return None, UNNAMED, DecisionStep.NOTHING
    place = MentionRef(quotation.segment.paragraph, quotation.context.number(other))
    if is_nobody(document, quotation, place, DecisionStep.SUBJECT):
        return None, UNNAMED, DecisionStep.NOTHING
    return place, speakers.resolve(place)._replace(sure=False), DecisionStep.SUBJECT


def spoken_name(document: Document, place: MentionRef, speaker: ResolvedSpeaker) -> str:
    """Return the surname by which a later mention can echo this speaker."""
    if speaker.name:
        return surname(speaker.name.split())
    return document.surname(place)


def _ruled(
    document: Document, quotation: QuotationContext, speakers: SpeakerResolver
) -> Choice | None:
    """Return what the first rule that fits says of a quotation."""
    found = apply_rules(document, quotation)
    if found is None:
        return None
    step, place = found
    speaker = speakers.resolve(place)
    if step is DecisionStep.SUMMED_UP or (
        step is DecisionStep.LABELLED and is_doubtful_label(document, quotation, place)
    ):
        speaker = speaker._replace(sure=False)
    return place, speaker, step, 1.0, ()


def _chosen(
    document: Document,
    quotation: QuotationContext,
    ranker: Ranker,
    speakers: SpeakerResolver,
    before: _Before | None,
    spoke: RecentSpeakers,
) -> Choice:
    earlier = before[0] if before else None
    if on_topic(quotation):
        above = earlier.segment.paragraph if earlier else -1
        listed = before if above == quotation.segment.paragraph - 1 else None
        return _settled([(None, 0.0)], SETTLED, DecisionStep.SAME, speakers, listed)
    lead, follow = quotation.lead, quotation.follow
    told_after = follow is not None and follow.subject is not None and follow.gap <= _BESIDE
    if lead and names_nobody(quotation.context.passage, lead, told_after):
        return NOBODY
    if is_reaction(quotation):
        return NOBODY
    sure = ranker.rank_if_obvious(document, quotation, spoke, earlier)
    if sure is not None:
        # As if all others had a score of 0 together.
        chance = 1 / (1 + exp(-sure[1]))
        return _settled([sure], chance, DecisionStep.SUBJECT, speakers, before)
    ranked = ranker.rank(document, quotation, spoke, earlier)
    if not ranked:
        return NOBODY
    chance_of = softmax(ranked)
    if chance_of[0] >= SETTLED and not _may_be_pronoun(document, ranked, chance_of):
        return _settled(ranked, chance_of[0], DecisionStep.RANKED, speakers, before)
    weighed = list(_weigh(ranked, chance_of, speakers, before))
    together: dict[str | MentionRef, float] = {}
    for one in weighed:
        together[one.who] = together.get(one.who, 0.0) + one.chance
    likeliest = max(weighed, key=lambda one: (together[one.who], one.chance))
    same_person = [one for one in weighed if one.who == likeliest.who]
    best = _nearer_pronoun(document, quotation, likeliest, same_person)
    step = DecisionStep.SAME if best.same else DecisionStep.RANKED
    return best.place, best.speaker, step, together[best.who], ranked


def _may_be_pronoun(document: Document, ranked: list[Ranked], chance_of: list[float]) -> bool:
    """Return whether a pronoun is among those worth a look, which the likeliest may name."""
    for (place, _), chance in zip(ranked, chance_of, strict=True):
        if chance < _WORTH_A_LOOK:
            return False
        if place is not None and document.mention(place).kind is MentionKind.PRONOUN:
            return place != ranked[0][0]
    return False


def _settled(
    ranked: list[Ranked],
    chance: float,
    step: DecisionStep,
    speakers: SpeakerResolver,
    before: _Before | None,
) -> Choice:
    """Return the likeliest, where the chances of no other person can come up to it.

    ``step`` is what decided if it is a mention, and not the speaker of the one before.
    """
    place, _ = ranked[0]
    if place is not None:
        return place, speakers.resolve(place), step, chance, ranked
    if before is None:
        return NOBODY
    _, place, speaker = before
    return place, speaker, DecisionStep.SAME, chance, ranked


def _nearer_pronoun(
    document: Document,
    quotation: QuotationContext,
    likeliest: _Weighed,
    same_person: list[_Weighed],
) -> _Weighed:
    """Return the pronoun that means the person named by ``likeliest`` and stands nearer; else that.

    In "Moss wrote to Birk, whom she called “a friend”" it is "she" that belongs to the verb.
    """
    limit = _words_apart(document, quotation, likeliest.place)
    if document.mention(likeliest.place).kind is MentionKind.PRONOUN and limit < inf:
        return likeliest
    nearer = [
        one
        for one in same_person
        if not one.same
        and document.mention(one.place).kind is MentionKind.PRONOUN
        and _words_apart(document, quotation, one.place) < limit
    ]
    return max(nearer, key=lambda one: one.chance, default=likeliest)


def _words_apart(document: Document, quotation: QuotationContext, place: MentionRef) -> float:
    """Return the distance of a mention in words; endless in another paragraph."""
    if place.paragraph != quotation.segment.paragraph:
        return inf
    return abs(document.mention(place).first - quotation.at)


def softmax(ranked: Sequence[Ranked]) -> list[float]:
    """Return how likely each possible speaker is; all together are one (softmax)."""
    top = ranked[0][1] if ranked else 0.0
    masses = [exp(score - top) for _, score in ranked]
    total = sum(masses)
    return [mass / total for mass in masses]


def _weigh(
    ranked: list[Ranked], chance_of: list[float], speakers: SpeakerResolver, before: _Before | None
) -> Iterator[_Weighed]:
    """Yield the options worth a look, each with its chance."""
    for rank, ((place, _), chance) in enumerate(zip(ranked, chance_of, strict=True)):
        if chance < _WORTH_A_LOOK and rank:
            break
        if place is not None:
            speaker = speakers.resolve(place)
            yield _Weighed(place, False, chance, speaker, speaker.name or place)
        elif before is not None:
            _, place, speaker = before
            yield _Weighed(place, True, chance, speaker, speaker.name or place)
