"""How sure a speaker is: what the model weighs to mark a quotation as certain."""

from __future__ import annotations

from math import log

from briefreader.quotes.attribution import Verdict
from briefreader.quotes.features import Feature
from briefreader.quotes.mention_shapes import lie_shape, mention_shape
from briefreader.quotes.quote_shapes import quote_shape, word_shape
from briefreader.quotes.story import Place, Story

_MOST = 8


def certainty_features(story: Story, index: int, verdict: Verdict, place: Place) -> list[Feature]:
    """Every feature of a decided speaker, whose words stand at ``place``."""
    quote, mention = quote_shape(story, index), mention_shape(story, place)
    lie, words = lie_shape(story, index, place), word_shape(story, index)
    odds, speech = _odds(verdict.chance), max(0, min(_MOST, int(verdict.speech)))
    step, kind = verdict.step.name, mention.kind
    found: list[Feature] = [
        ("sure",),
        ("sure: odds", odds, step),
        ("sure: speech", speech, step),
        ("sure: odds, speech", odds, speech),
        ("sure: step", step, kind),
        ("sure: what", mention.what, mention.tied),
        ("sure: role", lie.role, lie.zone),
        ("sure: spot", lie.zone, lie.sentences, step),
        ("sure: around", quote.before, quote.ending, quote.after),
        ("sure: closed", quote.closed, quote.continues, quote.first),
        ("sure: length", words.length, words.upper),
        ("sure: verbs", quote.lead_how, quote.follow_how),
    ]
    found += [("sure: odds from", least) for least in range(1, odds + 1)]
    found += [("sure: speech from", least) for least in range(1, speech + 1)]
    return found


def _odds(chance: float) -> int:
    """The chance as whole steps of log-odds, from 0 (even or less) on; a rule's has the most."""
    if chance >= 1.0:
        return _MOST
    return max(0, min(_MOST, int(log(chance / (1.0 - chance)))))
