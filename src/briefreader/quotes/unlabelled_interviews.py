"""Interviews without labels: questions in bold, behind dashes or as paragraphs of their own,
answers below them, and a title or an introduction that names whom the interview is with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefreader.domain.article import Span
from briefreader.domain.people import PeopleDirectory
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.named_people import full_names_in
from briefreader.quotes.transcripts.unlabelled_speeches import UnlabelledInterview
from briefreader.quotes.words.lexicon import ORGANISATIONS
from briefreader.quotes.words.occurrences import occur
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
# What the head of an interview says, in small letters.
_ANNOUNCING = (
    *("interview", "entrevista", "entretien", "intervista", "wywiad", "rozmowa", "gespräch"),
    *("интервью", "беседа", "інтерв", "розмова", "q&a", "q & a", "q and a"),
    *("questions with", "questions to", "questions for", "minutes with", "seconds with"),
    *("coffee with", "lunch with", "tea with", "breakfast with", "dinner with"),
    *("fragen an", "questions à", "preguntas a", "preguntas para", "domande a", "vragen aan"),
)
# "Ann Moss: «No voy a correr»", "Ann Moss, capitana: «…»"
_BEFORE_WORDS = lazy_pattern(r"(?P<name>[^:,«“\"‘„]{5,40})(?:, [^:«“\"‘„]{3,60})?: [«“\"‘„]")
_DASHED = r"(?m)^(?:[—–―-][ \t\xa0]*|•[ \t\xa0]+)(?P<said>[^\s—–―-][^\n]*)$"
_DASHES = " \t\xa0\n—–―-•"
_PARAGRAPH = r"(?m)^\S[^\n]*$"
_LONGEST_PLAIN = 40  # words of a question that nothing but its mark tells
_MOST_ANSWERING = 6  # paragraphs to a question, itself among them
# How the line begins, or goes on behind a topic: "The big interview with", "Rivers | Interview:".
_WITH = (
    r"(?:^|[:|–—-] |[”“»\"] )[^\w\n]*(?:(?i:an?|the|our|exclusive|full|big|short|long|video"
    r"|radio|written|ein|das|unser|une?|grand|una?|uma?) ){0,3}"
    r"(?:[Ii]nterview (?:with|mit)|[Ii]nterview:|[Ee]ntretien avec|[Ee]ntrevista (?:a|con|com)"
    r"|[Ii]ntervista (?:a|con)|[Ww]ywiad z"
    # columns: "Five minutes with… Ann Moss"
    r"|(?i:(?:[\w-]+ )?(?:minutes|seconds|questions|coffee|lunch|tea|breakfast|dinner"
    r"|q ?(?:&|and) ?a)"
    r" with"
    r"|(?i:(?:[\w-]+ )?(?:questions (?:to|for|à)|fragen an|preguntas (?:a|para)|domande a"
    r"|vragen aan))) ?(?:…|\.{3}|:)?) "
)
# What somebody is: "the environment minister, |Helena Brandt|".
_OFFICE = (
    r"(?:(?!(?:about|on|after|before|over|and|or|for|by|über|nach|zu|und|von|sur|et|sobre|y|su|e)\b)"
    r"[^\W\d_][\w’'.-]*,? ){1,8}?"
)
# At a line's end, of which no list knows the given name.
_RARE_NAME = r"(?P<name>[^\W\d_a-z][^\W\d_][\w’'-]+ [^\W\d_a-z][\w’'-]+)"
_THE_OFFICE = r"(?:(?:the|der|dem|la|le|el|il) (?:[\w’'-]+ ){1,3}?)?"
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


def find_interview(
    title: str, text: str, bold: Sequence[Span], people: PeopleDirectory | None
) -> UnlabelledInterview | None:
    """Return an interview of one person whose questions are the ``bold`` paragraphs of a text;
    where none is bold, those behind dashes, or the paragraphs that end in a question mark.

    At least three end in a question mark, each has an answer below it, somebody says "I" or "we"
    there and nobody names the one who is interviewed. Of the last answer only the first paragraph
    counts: what stands below may be about the interview. Behind dashes whoever answers may have no
    name in the head that is read.
    """
    if bold:
        first = next((at for at, one in enumerate(bold) if _ASKS.search(one.of(text))), len(bold))
        asked = tuple(_asked(text, bold[first:]))
        whole = len(asked) == len(bold) - first
        named = _interviewee(title, text, asked, people) if whole else None
        return UnlabelledInterview(*named, asked, "a question in bold") if named else None
    head = f"{title}\n{text[:_LONGEST_HEAD]}".lower()
    if not (occur(text, _FEWEST, "?") and any(map(head.__contains__, _ANNOUNCING))):
        return None
    if asked := _behind_dashes(text):
        name, place = _named(title, text, asked, people) or (None, None)
        told, doubt = "a question behind a dash", "only dashes tell who speaks"
        return UnlabelledInterview(name, place, asked, told, doubt)
    asked = _paragraphs_apart(text)
    named = _interviewee(title, text, asked, people)
    if named is None or not _most_are_spoken(text, asked):
        return None
    told, doubt = "a paragraph that is a question", "only question marks tell who speaks"
    return UnlabelledInterview(*named, asked, told, doubt)


def _interviewee(
    title: str, text: str, asked: Sequence[tuple[Span, Span]], people: PeopleDirectory | None
) -> tuple[str, Span | None] | None:
    """Return whom an interview is with, and where the text names him; None where that is not one
    person, or the questions and answers are no interview's.
    """
    if len(asked) < _FEWEST or asked[0][0].start > _LONGEST_HEAD:
        return None
    if not _most_ask(text, asked):
        return None
    answers = "\n".join(answer.of(text) for _, answer in asked)
    if len(_LABEL.findall(answers)) > 1 or not _OWN_VOICE.search(answers):
        return None
    return _named(title, text, asked, people)


def _named(
    title: str, text: str, asked: Sequence[tuple[Span, Span]], people: PeopleDirectory | None
) -> tuple[str, Span | None] | None:
    """Return the one person whom title and head say that an interview is with, and where the text
    names him; None where an answer does so, too.
    """
    head = text[: asked[0][0].start]
    aged = _AGED.findall(head)
    named = set(_interviewed(title, people, aged))  # “Interview: Ann Moss” below may be who asks
    named = named or {
        name for line in head.split("\n") for name in _interviewed(line, people, aged)
    }
    if not named and (quoted := _BEFORE_WORDS.match(title)):
        named = {name for name in full_names_in(title, people) if name == quoted["name"]}
    if len(named) != 1:
        return None
    (name,) = named
    if any(re.search(rf"\b{re.escape(name.split()[-1])}\b", said.of(text)) for _, said in asked):
        return None
    at = head.find(name)
    return name, Span(at, at + len(name)) if at >= 0 else None


def _behind_dashes(text: str) -> tuple[tuple[Span, Span], ...]:
    """Return the questions and answers of a text that has both behind dashes, in turn: most of the
    questions end in a question mark, few of the answers. What stands below an answer belongs to it.
    """
    said = [Span(*line.span("said")) for line in re.finditer(_DASHED, text)]
    if len(said) < 2 * _FEWEST or len(said) % 2 or said[0].start > _LONGEST_HEAD:
        return ()
    asked = list(zip(said[::2], said[1::2], strict=True))
    asking_back = sum(_ASKS.search(answer.of(text)) is not None for _, answer in asked)
    if not _most_ask(text, asked) or asking_back * 4 > len(asked):
        return ()
    if any(text[one.end : two.start].strip(_DASHES) for one, two in asked):
        return ()
    stops = [*(one.start for one, _ in asked[1:]), text.find("\n", said[-1].start)]
    ends = [len(text[:stop].rstrip(_DASHES)) if stop >= 0 else len(text) for stop in stops]
    return tuple((one, Span(two.start, end)) for (one, two), end in zip(asked, ends, strict=True))


def _paragraphs_apart(text: str) -> tuple[tuple[Span, Span], ...]:
    """Return the paragraphs that are a short question, with what stands below each; nothing where
    two follow each other, or they are few among the others.
    """
    paragraphs = [Span(*line.span()) for line in re.finditer(_PARAGRAPH, text)]
    questions = [
        one
        for one in paragraphs
        if _ASKS.search(one.of(text)) and one.of(text).count(" ") < _LONGEST_PLAIN
    ]
    if len(questions) < _FEWEST:
        return ()
    below = sum(one.start >= questions[0].start for one in paragraphs)
    asked = tuple(_asked(text, questions))
    few = _MOST_ANSWERING * len(questions) < below
    return asked if len(asked) == len(questions) and not few else ()


def _most_ask(text: str, asked: Sequence[tuple[Span, Span]]) -> bool:
    """Return whether two in three of the questions end in a question mark, three at least."""
    asking = sum(_ASKS.search(question.of(text)) is not None for question, _ in asked)
    return asking >= max(_FEWEST, (2 * len(asked) + 2) // 3)


def _most_are_spoken(text: str, asked: Sequence[tuple[Span, Span]]) -> bool:
    """Return whether all answers are sentences, and somebody says "I" or "we" in more than half of
    them.
    """
    answers = [answer.of(text) for _, answer in asked]
    spoken = sum(_OWN_VOICE.search(answer) is not None for answer in answers)
    return 2 * spoken > len(asked) and all(map(_ENDS.search, answers))


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
    if not names and (alone := re.search(rf"{_WITH}{_THE_OFFICE}{_RARE_NAME}\W*$", line)):
        words = alone["name"].split()
        if not any(is_common(word) or word.lower() in ORGANISATIONS for word in words):
            names.add(alone["name"])
    for name in names:
        person = rf"(?:{_OFFICE}{_OF_ANOTHER})?\b{re.escape(name)}\b"
        found = re.search(rf"{_WITH}{person}{_ALONE}|^\W*{person}{_IN_INTERVIEW}", line)
        if found and not any(other in found[0] for other in names if other != name):
            yield name
