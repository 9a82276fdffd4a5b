"""Interviews without labels: questions in bold, answers below them, and a title or an introduction
that names whom the interview is with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefreader.domain.article import Span
from briefreader.domain.people import PeopleDirectory
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.named_people import full_names_in
from briefreader.quotes.transcripts.unlabelled_speeches import BoldInterview
from briefreader.quotes.words.lexicon import ORGANISATIONS
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.reporting_verbs import ANY_SAID

_FEWEST = 3  # questions
_LONGEST_QUESTION = 120  # words
_FEWEST_OF_REMARK = 4  # words of what is asked without a question mark
_LONGEST_HEAD = 1500  # code points above the first question
_NO_SPACE = lazy_pattern(r"\S")
_ENDS = lazy_pattern(r"[?.!…][”\"’»)]*\Z")
_ASKS = lazy_pattern(r"\?[”\"’»)]*\Z")
_LABEL = lazy_pattern(r"(?m)^[^\W\d_][\w.’ -]{0,30}:\s")
_AGED = lazy_pattern(
    r"(?<![\w-])([^\W\d_a-z][\w’'.-]+(?: [^\W\d_a-z][\w’'.-]*){1,3}), (?:aged )?\d{2}(?=[,.;])"
)
_QUOTED = lazy_pattern(r"[“„«][^“”„«»]*[“”»]|\"[^\"]*\"|(?<!\w)[‘'].*?[’'](?!\w)")
_OWN_VOICE = lazy_pattern(
    r"\b(?:I|(?i:we|my|our|ich|mir|mich|mein\w*|wir|uns|unser\w*|je|j[’']\w+|nous|yo|nosotros|io|noi"
    r"|eu|nós))\b"
)
# How the line begins, or goes on behind a topic: "The big interview with", "Rivers | Interview:".
_WITH = (
    r"(?:^|[:|–—-] )[^\w\n]*(?:(?i:an?|the|our|exclusive|full|big|short|long|video|radio|written"
    r"|ein|das|unser|une?|grand|una?|uma?) ){0,3}"
    r"(?:[Ii]nterview (?:with|mit)|[Ii]nterview:|[Ee]ntretien avec|[Ee]ntrevista (?:a|con|com)"
    r"|[Ii]ntervista (?:a|con)|[Ww]ywiad z"
    # columns: "Five minutes with… Ann Moss"
    r"|(?i:(?:[\w-]+ )?(?:minutes|seconds|questions|coffee|lunch|tea|breakfast|dinner"
    r"|q ?(?:&|and) ?a)"
    r" with) ?(?:…|\.{3}|:)?) "
)
# What somebody is: "the environment minister, |Helena Brandt|".
_OFFICE = (
    r"(?:(?!(?:about|on|after|before|over|and|or|for|by|über|nach|zu|und|von|sur|et|sobre|y|su|e)\b)"
    r"[^\W\d_][\w’'.-]*,? ){0,8}?"
)
# At a line's end, of which no list knows the given name.
_RARE_NAME = r"(?P<name>[^\W\d_a-z][^\W\d_][\w’'-]+ [^\W\d_a-z][\w’'-]+)"
_IN_INTERVIEW = (
    r"(?:, [^,.!?:\n]{2,60})?,? (?:in an (?:exclusive )?interview|im Interview|im Gespräch(?! mit)"
    r"|en entrevista)\b"
)
_OF_ANOTHER = r"(?<!\bof )(?<!\bto )(?<!\bagainst )(?<!\bfor )"
_ALONE = r"(?![’'])(?! (?:and|und|et|y|e)\b| &|, [^\W\d_a-zß-öø-ÿ])"
# Lines that report of an interview, name who asks, or say that others answer.
_REPORTS = lazy_pattern(
    r"\b(?:readers?|reactions?|analysis|explained|explainer|fact[- ]?check\w*|reviews?|quiz"
    r"|answered|takeaways?|lessons?|what|why|how|parody|satire|Ltd|Inc|LLC|GmbH|AG|Corp|Group"
    r"|reporters?|journalist\w*|editors?|correspondents?|hosts?|anchors?|redakteur\w*"
    rf"|interviewer\w*|interviewed|interviewt|asked|asks|{ANY_SAID})\b",
    re.IGNORECASE,
)


def find_bold_interview(
    title: str, text: str, bold: Sequence[Span], people: PeopleDirectory | None
) -> BoldInterview | None:
    """Return an interview of one person whose questions are the ``bold`` paragraphs of a text.

    At least three end in a question mark, each has an answer below it, somebody says "I" or "we"
    there and nobody names the one who is interviewed. Of the last answer only the first paragraph
    counts: what stands below may be about the interview.
    """
    first = next((at for at, one in enumerate(bold) if _ASKS.search(one.of(text))), len(bold))
    questions = bold[first:]
    if len(questions) < _FEWEST or questions[0].start > _LONGEST_HEAD:
        return None
    asked = tuple(_asked(text, questions))
    asking = sum(_ASKS.search(question.of(text)) is not None for question in questions)
    if len(asked) < len(questions) or asking < max(_FEWEST, (2 * len(questions) + 2) // 3):
        return None
    answers = "\n".join(answer.of(text) for _, answer in asked)
    if len(_LABEL.findall(answers)) > 1 or not _OWN_VOICE.search(answers):
        return None
    head = text[: questions[0].start]
    aged = _AGED.findall(head)
    lines = (title, *head.split("\n"))
    named = {name for line in lines for name in _interviewed(line, people, aged)}
    if len(named) != 1:
        return None
    (name,) = named
    if re.search(rf"\b{re.escape(name.split()[-1])}\b", answers):
        return None
    at = head.find(name)
    return BoldInterview(name, Span(at, at + len(name)) if at >= 0 else None, asked)


def _asked(text: str, questions: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the questions with their answers, as far as both may be such."""
    for number, question in enumerate(questions):
        words = question.of(text)
        count = len(words.split())
        few = not _ASKS.search(words) and count < _FEWEST_OF_REMARK
        if few or count > _LONGEST_QUESTION or not _ENDS.search(words):
            continue
        begins = _NO_SPACE.search(text, question.end)
        start = begins.start() if begins else len(text)
        is_last = number + 1 == len(questions)
        end = text.find("\n\n", start) if is_last else questions[number + 1].start
        answer = Span(start, start + len(text[start : end if end >= 0 else None].rstrip()))
        if answer.end > answer.start:
            yield question, answer


def _interviewed(line: str, people: PeopleDirectory | None, aged: Sequence[str]) -> Iterator[str]:
    """Yield the full names of those of whom a line at the head says that they are interviewed.

    ``aged`` are names behind which an age shows that they are people's.
    """
    if not line or _REPORTS.search(_QUOTED.sub("", line)):
        return
    names = {*full_names_in(line, people), *(name for name in aged if name in line)}
    if not names and (alone := re.search(rf"{_WITH}{_RARE_NAME}\W*$", line)):
        words = alone["name"].split()
        if not any(is_common(word) or word.lower() in ORGANISATIONS for word in words):
            names.add(alone["name"])
    for name in names:
        person = rf"{_OFFICE}{_OF_ANOTHER}\b{re.escape(name)}\b"
        found = re.search(rf"{_WITH}{person}{_ALONE}|^\W*{person}{_IN_INTERVIEW}", line)
        if found and not any(other in found[0] for other in names if other != name):
            yield name
