"""Whether a draft's few words between marks are speech, and no term, title or scare quotes.

They are where somebody has the verb of saying in their own sentence.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re

from briefreader.domain.article import Span
from briefreader.domain.quote import Quote
from briefreader.factcheck.quoted_text import QuotedText
from briefreader.quotes.words.lexicon import CUES, WEAK
from briefreader.text.sentences import is_in_sentence

_REACH = 200  # code points beside the words
# "Moss |has said|", "|said| the Rev. |Moss|".
_VERB_BEHIND = re.compile(r"[ \u00a0](?:(?:has|had|have|also|later|then|once|\w+ly) ){0,2}(\w+)\b")
_VERB_BEFORE = re.compile(r"\b(\w+)[ \u00a0](?:(?:the|[A-Z][\w.]*)[ \u00a0]){0,4}\Z")
_NAMING = frozenset("brand call describe dub label name".split())
_SAYING = frozenset(verb for verb, root in CUES.items() if root not in WEAK | _NAMING)
_BETWEEN = re.compile(r"[^;\n“”\"]{0,120}")  # words and whoever says them
_BEFORE = re.compile(r"(?P<word>[\w’']*)[\s,:]{0,3}\Z")
_ENDS_SPEECH = frozenset(",?!—")
# "“Long Days,” Moss said, |is| out": a title, of which the sentence tells.
_OF_TITLE = re.compile(r"[ \u00a0]\w+,[ \u00a0](?:is|was|were|are|has|had|will|would)\b")
# With one of these no term begins: "Birk “|did| rule it out”".
_VERBS = frozenset(
    """
    am are be been being can could did do does had has have is may might must should was were will
    would
    """.split()
)


def is_said(text: str, outer: Span, wording: QuotedText, quote: Quote | None) -> bool:
    """Return whether words, two and more, are speech since whoever speaks them has a verb of saying
    in their sentence: "“I dislike him,” Moss said", "Birk “did rule it out,” Moss said".

    What stands in another sentence may be a term or a title: "the “long way” is shut, Moss said".
    """
    if quote is None or quote.mention_start is None or quote.mention_end is None:
        return False
    who = Span(quote.mention_start, quote.mention_end)
    if len(wording.words) < 2 or not _has_verb(text, who):
        return False
    between = (outer.end, who.start) if who.start >= outer.end else (who.end, outer.start)
    if not _BETWEEN.fullmatch(text, *between) or not is_in_sentence(text, *between):
        return False
    before = _BEFORE.search(text, max(0, outer.start - _REACH), outer.start)
    word = before["word"].lower() if before else ""
    ends = text[outer.end - 2 : outer.end - 1] in _ENDS_SPEECH or text.startswith(",", outer.end)
    if ends and not word and who.start >= outer.end:
        return _OF_TITLE.match(text, who.end) is None
    if wording.keys[0] in _VERBS:
        return True
    words = [one for one in wording.text.split() if one[:1].isalpha()]
    is_titled = all(one[:1].isupper() for one in words)
    return not is_titled and any(one.key[:1].isdecimal() for one in wording.words)


def _has_verb(text: str, who: Span) -> bool:
    behind = _VERB_BEHIND.match(text, who.end)
    before = _VERB_BEFORE.search(text, max(0, who.start - _REACH), who.start)
    return any(verb and verb[1].lower() in _SAYING for verb in (behind, before))
