"""Find a transcript's speaker labels at the beginnings of lines, in every form they come in."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from briefreader.domain.article import Span
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import given_names, is_person
from briefreader.quotes.entities.label_roles import (
    ASKING,
    LabelRole,
    is_role_in_small_letters,
    role_in,
)
from briefreader.quotes.entities.label_titles import is_title, parse_label, without_brackets
from briefreader.quotes.entities.name_parsing import normalize_unicode, surname
from briefreader.quotes.words.lexicon import (
    CONJUNCTIONS,
    NAME_PARTICLES,
    NOT_NAMES,
    ORGANISATIONS,
    PREPOSITIONS,
)
from briefreader.quotes.words.occurrences import occur
from briefreader.text.abbreviations import ends_in_title
from briefreader.text.label_pattern import BRACKETED_TIME, LABEL
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.reporting_verbs import ANY_SAID
from briefreader.text.sentences import ENDERS

_FEW = 5
_SOME = 3
_INTERVIEW = 4  # labels, of two questions and their answers
_HEAD = 1500  # code points above the first label
_INITIAL = lazy_pattern(r"[^\W\d_]\.")
_LISTED = lazy_pattern(r"[“„«\"‘\d]")
_READ_OUT = lazy_pattern('\n[“„«"]')
_SENTENCE_END = lazy_pattern(f"[{ENDERS}—]")
_ENDED = lazy_pattern(rf"[{ENDERS}—][”\"’»)]*\s*\Z")
_LONGEST_MIXED = 5
_LONGEST_ROLE = 4  # words, "Unidentified member of Parliament"
_LABELS_KEPT = 1024  # they recur, within a transcript and from one to the next
_SPOKEN_WORDS = lazy_pattern(r"\?|\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b")


class LabelStyle(StrEnum):
    """How a label is printed, which says how far it can be trusted."""

    QUESTION = "question"  # Q, QUESTION
    ANSWER = "answer"  # the A after a Q
    CAPITALS = "capitals"  # MR. MILLER, Attorney General WARD
    TIMED = "timed"  # Ann Moss (00:12), Speaker 4 (03:03)
    STATED = "stated"  # the file itself says that it is one
    PARLIAMENT = "parliament"  # as a parliament's record prints them, with or without a colon
    ROLE = "role"  # Question, Spokesman, Moderator
    MIXED = "mixed"  # Ann Moss, Mr. Moss
    NAMED = "named"  # whoever answers roles, in whatever script
    INTERVIEWED = "interviewed"  # whoever answers another label's questions: Keller
    HEADING = "heading"  # a name alone on its line
    SPOKEN = "spoken"  # what is behind it tells that somebody speaks: Walter, wanda_k
    PRINTED = "printed"  # "Ms. Moss." or "[Ann Moss]" at the beginning of a paragraph
    BARE = "bare"  # MR. MILLER, but no colon behind it
    UNREAD = "unread"  # looks like a label, but is none that can be trusted


_SURE = frozenset(
    (
        *(LabelStyle.QUESTION, LabelStyle.ANSWER, LabelStyle.CAPITALS, LabelStyle.TIMED),
        *(LabelStyle.STATED, LabelStyle.ROLE, LabelStyle.PARLIAMENT),
    )
)


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """A label: ``span`` covers it, ``body`` is where the speech after it begins.

    ``words`` are as printed, but for white space and for accents (NFC).
    """

    span: Span
    body: int
    words: str
    form: LabelStyle

    @property
    def sure(self) -> bool:
        """Whether the form alone makes it a label; words in mixed case need more to go by."""
        return self.form in _SURE

    @property
    def hides_speaker(self) -> bool:
        """Whether it stands for one who answers and is not named, or may do so."""
        return (
            self.form in (LabelStyle.UNREAD, LabelStyle.ANSWER)
            or role_in(self.words) is LabelRole.ANSWERS
            or self.words.casefold().endswith(_BRIEFING)
        )


# Who answers on background: "Senior administration official".
_BRIEFING = ("official", "officials")
_NAMING = (LabelStyle.PRINTED,)
_CLOCK = (
    r"(?:\d{1,2}:\d{2}[ \xa0]*[AP]\.?M\.?[ \xa0]+(?:[A-Z]{2,4}[ \xa0]+)?"
    rf"|{BRACKETED_TIME}[ \xa0]+)?"  # "[00:14] Ann Moss:"
)
_LINE = (
    rf"[ \t\xa0]*(?:>{{1,2}}[ \t]*)?{_CLOCK}"
    r"(?=[*_]{0,2}(?:Q|A[.\t \xa0]|[^\W\d_a-z](?:[^:：\n]{0,90}+[:：]|[^.\n]{0,60}+\.[-–—]\s)))"
)
_FIRST_LINE = lazy_pattern(_LINE)
_LATER_LINE = lazy_pattern(rf"\n{_LINE}")
_QUESTION = lazy_pattern(r"Q(?:UESTION)?(?=[:\s\xa0*_])")
# "Q." and "A." of a deposition, the "A" beside a "Q" that has no colon either, and a "Q" that lost
# its white space.
_LETTER = lazy_pattern(
    r"(?P<letter>[QA])(?P<number>\d{1,3}(?=[.:]))?"
    r"(?:\.(?=[ \t\xa0])|:?(?=[ \xa0]{2}|\t)|:(?=\s)|(?<=Q)(?=[A-Z][a-z’']))\s*"
)
# Pregunta and respuesta, question or demande (domanda) and réponse (risposta), Frage and Antwort,
# vraag and antwoord, fråga and svar, pytanie and odpowiedź, вопрос and ответ, питання and
# відповідь.
_ONE_LETTER = (
    r"\n[ \t\xa0]*(?:\*\*|__)?(?P<name>[^\W\d_a-z])(?:\*\*|__)?(?:[ \xa0\u202f]?:|\.)"
    r"(?:\*\*|__)?[ \t\xa0]+(?=\S)"
)
_ASKED_AND_ANSWERED = ("PR", "QR", "DR", "FA", "VA", "FS", "PO", "ВО", "ПВ")
_LETTERS_WITH_STOP = tuple(f"\n{letter}. " for letter in "PQRDFAV")
# The number of a question, before who asks it: "Q12 Chair:", as the House of Commons prints it; of
# several in a row all are taken at once.
_NUMBERED = lazy_pattern(
    r"(?:(?:\*\*|__)?Q\d{1,4}\.?(?:\*\*|__)?[ \t\xa0]+)+(?=[*_]{0,2}[^\W\d_a-z])"
)
# "Q :", as French prints it, and "Q (via interpreter):"
_COLON_APART = lazy_pattern(r"(?:[ \xa0\u202f]|[ \xa0]\([^()\n]{3,40}\)[ \xa0\u202f]?):[*_]{0,2}\s")
_TIME = lazy_pattern(rf"\s*{BRACKETED_TIME}")
_COLONS = (":", "：", ".-", ".–", ".—")
_BARE = (
    r"\n[ \t\xa0]*(?P<name>(?:[A-Z][A-Za-z]*\.?[ \xa0]+){1,3}"
    r"(?:Mc|Mac|[ODL]['’])?[A-Z]{2}[A-Z'’-]*)"
    r"[.;]?[ \xa0]+(?=[A-Z“\"][a-z’', ])"
)
# Only what is short has a full stop of its own: "Gen. Moss.", not "CHAIR MOSS. Please."
_NAME = r"(?:[A-Z](?:[A-Za-z]{0,4}\.|[A-Za-z]*+)[ \xa0]){1,3}[^\W\d_a-z][\w'’-]++"
# "Ann Moss – Union of Dockers: Hello."
OFFICE_OR_BODY = (
    r"[^\W\d_a-z][\w.&’'-]*(?:[ \xa0](?:of|for|the|and|de|la|du|del|für|der|&"
    r"|[^\W\d_a-z][\w.&’'-]*)){0,7}"
)
_PRINTED = (
    # Most lines are told by their second word.
    r"\n[ \t\xa0]*(?=[Q\[]|[A-Z][A-Za-z]*+\.?[ \xa0][^\W\d_a-z])"
    r"(?:(?P<name>Q|Question)\.[ \xa0]+"
    rf"|(?P<dotted>{_NAME})\.[ \xa0]+(?=[A-Z“\"(\[])"
    rf"|(?P<dashed>{_NAME})[ \xa0]+[—–][ \xa0]+(?!{OFFICE_OR_BODY}:[ \xa0])"
    rf"|\[(?P<bracketed>{_NAME})\]:?\s+)"
)
_VOICE = r"(?m)^[ \t]*<v[ \t]+(?P<name>[^<>\n]{1,60})>[ \t]*"
_TIMED_LINE = (
    r"(?m)^(?P<name>[^\W\d_a-z][\w.’'-]*(?:[ \xa0][\w.’'-]+){0,3})"
    r"(?:[ \t\xa0]{1,4}|[ \t\xa0]*\n[ \t]*)"
    r"(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[ \t]*\n\s*|[ ])(?=\S)"
)
_NAMES = r"[^\W\d_a-z][\w.’'-]*+(?:[ \xa0][\w.’'-]++){1,4}+(?: \([^()\n]{1,30}\))?"
_LONGEST_NAME_LINE = 120  # code points
# What the speaker is, "Labour, Leith", may stand below the name.
_OWN_LINE = (
    rf"\n(?P<name>{_NAMES})[ \t\xa0]*\n+"
    r"(?:(?P<office>[^\n.?!:“\"]{2,60})\n+)?(?=[^\n])"
)
_WORDS_OF_NAME = 4  # at most
_ANY_LABEL = (
    rf"(?m)^[*_]{{0,2}}(?P<name>[^\W\d_][\w.’'-]*(?: [\w.’'-]+){{0,{_WORDS_OF_NAME - 1}}})"
    r"[ \xa0\u202f]?:[*_]{0,2}[ \xa0\n]+"
)
_WRITES = r"(?i)\b(?:reporter|correspondent|editor|journalist|writer|columnist|author|news|by)\b"
_QUOTED = lazy_pattern('“[^”]*”|"[^"]*"')
_OWN_VOICE = r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|us|me)\b"
_CHANGES = r"(?m)^[ \t]*(?P<sign>>>)[ \t]+(?=\S)"
# A line that goes on in the next one.
_GOES_ON = lazy_pattern(r"[\w,;(–-]\s*\Z")
_NEVER_FIRST = PREPOSITIONS | CONJUNCTIONS | (NOT_NAMES - {"the"})
_NO_TURN = lazy_pattern(r"\s*(?:\d+|WEBVTT.*|[\d:.,]+ --> [\d:.,]+.*)?\s*")
_FULL_LINE = 45  # code points; a shorter line ends where its writer ended it
# Words that stand before a colon in capitals and are nobody's name.
_PSEUDO = frozenset(
    """
    myth fact facts hoax truth lie reality promise made kept subject re from to cc bcc date
    note update updated watch read video photo photos background who what when where why how
    summary contact release corrected correction claim verdict ruling rating quote headline
    source sources editor editors location venue time topic title tags attachment attn via
    q&a appearances panelists panellists panelist featuring attendees proceedings introductions
    present absent apologies attending excused
    section chapter part step example warning attention important remember breaking
    exclusive live more related also see listen transcript translation ps p.s nb faq answer
    result results bottom line
    datum dato fecha dátum betreff objet asunto oggetto onderwerp ort lieu lugar luogo
    sitzung beginn ende
""".split()
)
# Before the names of those who made an interview: German, French, Spanish, Italian.
_CREDITS = frozenset(
    """
    interview gespräch text foto fotos fotografie entretien photo photos entrevista intervista
""".split()
)
_NOBODYS = _PSEUDO | _CREDITS
# Before the names of those who are there.
_ATTENDING = frozenset(
    (
        *("witnesses", "members present", "also present", "persons present", "those present"),
        *("in attendance", "attendees", "on the call", "on the line", "taking part"),
    )
)
# What is heard and nobody says, in a script.
_STAGED = frozenset("sfx fx music sound sounds atmos ambience grams effects".split())
# Given names that are words or places, too: "GRACE PERIOD: Payments are due on Monday."
_WORDS_TOO = frozenset(
    """
    grace hope faith joy chance chase grant mark bill will art rich frank drew victor may june april
    august summer autumn dawn eve ivy rose lily iris daisy olive ruby pearl amber crystal star royal
    prince king duke earl dean pope major justice mercy charity verity destiny harmony melody honor
    virginia georgia carolina dakota florence austin houston dallas charlotte jackson madison
    savannah sydney paris london israel jordan chad china india kenya asia america troy vienna
    lincoln washington carson brooklyn orlando santa angel christian gene jean long cash case
""".split()
)
_SPEAKING_TITLES = (
    r"\b(?:mr|mrs|ms|miss|dr|president|minister|secretary|senator|sen|representative|rep|governor"
    r"|gov|ambassador|general|gen|admiral|captain|colonel|chancellor|king|queen|prince|mayor|chair"
    r"|chairman|chairwoman|director|administrator|speaker|leader|judge|justice|official|moderator"
    r"|operator|question|reporter|participant|audience|member|members|aide|interpreter|translator"
    r"|lady|gentleman|commissioner|adviser|advisor|chief|surgeon|attorney|counselor|professor|pope"
    r"|sheikh|amir|emir|sultan|press|voice|speakers?|host|student|child|congressman|congresswoman"
    r"|sheriff|sir|reverend|rev|bishop|rabbi|cardinal|spokesperson|staff|staffer)\b"
)
_TRANSCRIPT_TITLE = (
    r"\b(?:remarks|briefings?|gaggles?|press calls?|press conferences?|interview|transcript"
    r"|conversation|q\s?&\s?a|backgrounder|town hall|fireside chat|toast|call with"
    r"|media availability"
    r"|opening statements?|press availability|news conference)\b"
)


def title_announces_transcript(title: str) -> bool:
    """Return whether a title announces spoken words, so that a single label is enough."""
    return re.search(_TRANSCRIPT_TITLE, title.lower()) is not None


def find_labels(text: str, title: str, names: Callable[[], frozenset[str]]) -> list[SpeakerLabel]:
    """Return the labels of a transcript, in order; none where the text is no transcript.

    ``names`` gives the surnames, in lower case, that count in mixed case even if they come only
    once; it is asked only where something looks like a label. Lines that look like labels and
    cannot be trusted are among them, as ``UNREAD``: whoever spoke before them may have ended.
    """
    return (
        _voices(text)
        or _with_colons(text, title, names)
        or _before_times(text)
        or _enough(text, _printed(text))
        or _on_their_own_lines(text)
        or _in_small_letters(text, title)
    )


def stated_labels(text: str, spans: Sequence[Span]) -> list[SpeakerLabel]:
    """Return the labels that stand at ``spans``, of which the file itself says that they are."""
    return [
        SpeakerLabel(
            span,
            span.end + text.startswith(":", span.end),
            normalize_unicode(" ".join(span.of(text).split())),
            LabelStyle.STATED,
        )
        for span in spans
    ]


def _voices(text: str) -> list[SpeakerLabel]:
    """Return the voices of subtitles: ``<v Ann Moss>``."""
    if not occur(text, 2, "<v"):
        return []
    return [
        SpeakerLabel(
            Span(*match.span("name")),
            match.end(),
            normalize_unicode(" ".join(match["name"].split())),
            LabelStyle.TIMED,
        )
        for match in re.finditer(_VOICE, text)
    ]


def _before_times(text: str) -> list[SpeakerLabel]:
    """Return names before the times of day or of a recording that end their lines, as services
    that turn speech to text print them: "Ann Moss  00:14".
    """
    if sum(line[-3:-2] == ":" for line in text.split("\n")) < _INTERVIEW:
        return []
    found = []
    times = []
    for match in re.finditer(_TIMED_LINE, text):
        words = normalize_unicode(" ".join(match["name"].split()))
        if role_in(words) or names_person(words, frozenset()) or match["name"].count(" ") < 3:
            found.append(
                SpeakerLabel(Span(*match.span("name")), match.end(), words, LabelStyle.TIMED)
            )
            times.append([int(part) for part in match["time"].split(":")])
    in_order = all(len(one) > len(two) or one <= two for one, two in pairwise(times))
    counts = Counter(label.words for label in found)
    recurring = sum(count > 1 for count in counts.values()) > 1
    return found if len(found) >= _INTERVIEW and recurring and in_order else []


def _on_their_own_lines(text: str) -> list[SpeakerLabel]:
    """Return names that stand alone on their lines before what they say, as parliaments print
    them.

    Pages of news print their authors so, too. So two names must recur, they must speak of
    themselves, and nothing may call one of them a reporter.
    """
    lines = [line.rstrip() for line in text.split("\n") if 0 < len(line) <= _LONGEST_NAME_LINE]
    if len(lines) - len(set(lines)) < 2:
        return []  # most texts: of two names that recur, two lines stand once more
    alone = []
    at = 0
    name_line, below = re.compile(_OWN_LINE), f"\n{text}"
    while (match := name_line.search(below, at)) is not None:
        at = match.end("name")
        words = normalize_unicode(" ".join(match["name"].split()))
        span = Span(match.start("name") - 1, match.end("name") - 1)
        label = SpeakerLabel(span, match.end() - 1, words, LabelStyle.HEADING)
        alone.append((label, match["office"] or ""))
    if not _recurring([label for label, _ in alone]):
        return []  # most texts, told before the names are read
    found = []
    for label, office in alone:
        if names_person(label.words, frozenset()) and not is_role_in_small_letters(label.words):
            if re.search(_WRITES, office):
                return []
            found.append(label)
    return found if _speak_of_themselves(text, _recurring(found)) else []


def _speak_of_themselves(text: str, labels: list[SpeakerLabel]) -> bool:
    """Return whether more than half of what stands after labels is somebody's own voice."""
    stops = [*(label.span.start for label in labels[1:]), len(text)]
    own = sum(
        re.search(_OWN_VOICE, text[label.body : stop]) is not None
        for label, stop in zip(labels, stops, strict=False)
    )
    told = any(
        re.search(rf"\b{re.escape(last)}\s+{ANY_SAID}\b", text)
        for last in {label.words.split()[-1] for label in labels}
    )
    return bool(labels) and 2 * own > len(labels) and not told and is_said(text, labels)


def _with_colons(text: str, title: str, names: Callable[[], frozenset[str]]) -> list[SpeakerLabel]:
    # Each label has a colon or a Q, and most stories have few of them.
    marked = occur(text, _INTERVIEW, ":", "Q", "：", ".-", *_LETTERS_WITH_STOP)
    if not (marked or title_announces_transcript(title) or _opens_with_label(text)):
        return []
    candidates = [label for start in _starts(text) if (label := read_label(text, start))]
    candidates = _asked_and_answered(text, candidates)
    if not candidates:
        return []
    trusted = _trusted(text, title, candidates, names)
    if not _is_transcript(text, title, trusted):
        return []
    return _with_others(text, trusted, candidates)


def _asked_and_answered(text: str, labels: list[SpeakerLabel]) -> list[SpeakerLabel]:
    """Return labels with those of two letters that stand for "question" and "answer" as such: they
    take turns, and most of what the first says are questions.
    """
    if not occur(text, _INTERVIEW, ":", *_LETTERS_WITH_STOP):
        return labels
    # The end of the line before, with which a match begins, is put before the text.
    letters = [
        SpeakerLabel(
            Span(found.start("name") - 1, found.end("name") - 1),
            found.end() - 1,
            found["name"],
            LabelStyle.MIXED,
        )
        for found in re.finditer(_ONE_LETTER, f"\n{text}")
    ]
    names = [label.words for label in letters]
    pair = "".join(names[:2])
    if len(names) < _INTERVIEW or pair not in _ASKED_AND_ANSWERED or set(names) != set(pair):
        return labels
    asked = [
        text[label.body : reply.span.start].rstrip(" \t\xa0\n*_").endswith("?")
        for label, reply in pairwise(letters)
        if label.words == pair[0]
    ]
    if sum(asked) * 3 < len(asked) * 2:
        return labels
    forms = {pair[0]: LabelStyle.QUESTION, pair[1]: LabelStyle.ANSWER}
    letters = [replace(label, form=forms[label.words]) for label in letters]
    others = (label for label in labels if len(label.words) > 1)
    return sorted((*letters, *others), key=lambda label: label.span.start)


def _opens_with_label(text: str) -> bool:
    """Return whether a label stands at the beginning, or below a title."""
    first = _FIRST_LINE.match(text)
    starts = {0, first.end() if first else 0, text.find("\n\n") + 2}
    return any(read_label(text, start) is not None for start in starts)


def _printed(text: str) -> list[SpeakerLabel]:
    """Return labels without a colon: ``[Ann Moss]``, and "The Chairman." of a printed hearing.

    Where three of these stand in capitals, "CHAIR MOSS.", other names in capitals are labels, too.
    """
    found: list[SpeakerLabel] = []
    named: list[SpeakerLabel] = []
    for match in re.finditer(_PRINTED, f"\n{text}"):
        kind = match.lastgroup or ""
        words = " ".join(match[kind].split())
        asks = kind == "name"
        span = Span(match.start(kind) - 1, match.end(kind) - 1)
        form = LabelStyle.QUESTION if asks else LabelStyle.PRINTED
        label = SpeakerLabel(span, match.end() - 1, words, form)
        if asks or _names_printed(words, kind):
            found.append(label)
        elif kind == "dotted" and words.isupper() and not is_pseudo_label(words):
            named.append(label)
    if named and sum(label.words.isupper() and label.form in _NAMING for label in found) >= _SOME:
        return sorted([*found, *named], key=lambda label: label.span.start)
    return found


def _names_printed(words: str, kind: str) -> bool:
    """Return whether the words say by themselves who speaks; before a full stop only with a
    title.
    """
    speaks = parse_label(words)
    if words.startswith("The ") and role_in(words) is not None:
        return True  # "The Presiding Officer."
    named = kind != "dotted" and words.split()[0].lower() in given_names()
    return named or speaks.is_person or speaks.is_office


def _is_set_apart(text: str, label: SpeakerLabel) -> bool:
    """Return whether brackets or capitals tell a label from the beginning of a sentence."""
    if label.form is not LabelStyle.PRINTED:
        return False
    return text[label.span.start - 1 : label.span.start] == "[" or label.words.isupper()


def _recurring(labels: list[SpeakerLabel]) -> list[SpeakerLabel]:
    """Return the labels if there are enough of them, and two of them recur; else none."""
    if len(labels) < _FEW:
        return []
    counts = Counter(label.words for label in labels)
    return labels if sum(count >= 2 for count in counts.values()) >= 2 else []


def _enough(text: str, labels: list[SpeakerLabel]) -> list[SpeakerLabel]:
    """Return the labels if two of them recur, or if the text is nothing but their turns."""
    return _recurring(labels) or (labels if labels and _is_whole(text, labels) else [])


def _is_whole(text: str, labels: list[SpeakerLabel]) -> bool:
    """Return whether a short text is nothing but turns, three or more, of somebody who speaks twice
    and somebody else, or those of two and more people whom their labels name: each line opens with
    a label, but for lines above that are no sentences, and numbers and times of subtitles.
    """
    counts = Counter(label.words for label in labels)
    twice = {label.words for label in labels if counts[label.words] > 1 and _is_somebody(label)}
    named = (
        len(counts) > 1
        and all(_names_somebody(label) for label in labels)
        and _SPOKEN_WORDS.search(text) is not None  # no roster, no list of a cast
    )
    if not (twice or named):
        return False
    opened = {text.rfind("\n", 0, label.span.start) + 1 for label in labels}
    at = turns = others = 0
    for line in text.split("\n"):
        if at in opened:
            turns += 1
        elif line.startswith(">>"):
            others += 1
        elif _NO_TURN.fullmatch(line) is None and (turns or _ENDED.search(line)):
            return False
        at += len(line) + 1
    several = len(counts) >= 2 or others > 0
    return several and (named or turns + others >= _SOME) and is_said(text, labels)


def _names_somebody(label: SpeakerLabel) -> bool:
    """Return whether a label in capitals is a person's by its title or given name: ``ANN``."""
    names = label.words.lower().split()
    person = len(names) == 1 or is_person(label.words.title(), titled=False)
    return label.form is LabelStyle.CAPITALS and (
        _is_spoken(label) or (is_surely_given(names[0]) and person and len(names) <= _SOME)
    )


def is_surely_given(word: str) -> bool:
    """Return whether a word in small letters is a given name and neither a word nor a place."""
    return word in given_names() and word not in _WORDS_TOO


def _is_somebody(label: SpeakerLabel) -> bool:
    """Return whether a label is more than one word in mixed case: "Flour:" is nobody."""
    return label.form is not LabelStyle.MIXED or " " in label.words


def spoken_label(text: str, start: int) -> SpeakerLabel | None:
    """Return the label at ``start`` if it alone shows that somebody speaks, as ``MR. MILLER:``
    does.
    """
    label = read_label(text, start)
    if label is None or label.form not in (LabelStyle.QUESTION, LabelStyle.CAPITALS):
        return None
    if label.form is LabelStyle.QUESTION and _mark(text, label) not in ("", ":"):
        return None  # "Q. Birk", "QAnon"
    return label if _is_spoken(label) or _is_full_name(text, label) else None


def _is_full_name(text: str, label: SpeakerLabel) -> bool:
    """Return whether a label is somebody's full name before a sentence: ``ANN MOSS: It is done.``

    Where its first word is no given name, or another word, too, ``DALEEP SINGH: We go.``, the
    sentence has to speak of the speaker.
    """
    names = label.words.lower().split()
    said = text[label.body :].partition("\n")[0]
    return (
        2 <= len(names) <= _SOME
        and (is_surely_given(names[0]) or re.search(_OWN_VOICE, _QUOTED.sub("", said)) is not None)
        and (names[0] in given_names() or not any(map(is_common, names)))
        and is_person(label.words, titled=False)
        and not is_pseudo_label(names[-1])
        and _LISTED.match(said) is None
        and said[:1].isupper()
        and not said.isupper()
        and len(said.split()) >= _FEW
        and _SENTENCE_END.search(said) is not None
    )


def _is_transcript(text: str, title: str, labels: list[SpeakerLabel]) -> bool:
    """Return whether the labels are speakers', and not those of a list, a table or sections."""
    if not labels or (len(labels) >= _SOME and not is_said(text, labels)):
        return False
    spoken = sum(map(_is_spoken, labels))
    if title_announces_transcript(title):
        return spoken > 0 or len(labels) >= _FEW
    if len(labels) >= _FEW:
        return spoken >= 2 or _recurs(labels)
    if _opens(text, labels) or (_answers(labels) and is_said(text, labels)):
        return True
    if _is_interview(text, title, labels):
        return True
    return _is_whole(text, labels)


def _opens(text: str, labels: list[SpeakerLabel]) -> bool:
    """Return whether the text begins with a speaker and what is said: the page of a longer
    transcript.
    """
    first = labels[0]
    if text[: first.span.start].strip(" \t\xa0\n*_") or not parse_label(first.words).title:
        return False
    if first.form is LabelStyle.MIXED:
        alike = sum(label.words == first.words for label in labels) >= 2
        return alike and len(labels) >= _SOME and parse_label(first.words).is_person
    if first.form is not LabelStyle.CAPITALS or _LISTED.match(text, first.body):
        return False
    said = text[first.body :].partition("\n")[0]
    return _is_spoken(first) and not said.isupper() and _SENTENCE_END.search(said) is not None


def _answers(labels: list[SpeakerLabel]) -> bool:
    """Return whether questions and answers alternate, or times stand beside the speakers."""
    forms = Counter(label.form for label in labels)
    return (
        min(forms[LabelStyle.QUESTION], forms[LabelStyle.ANSWER]) >= 2
        or forms[LabelStyle.TIMED] >= 2
    )


def _is_interview(text: str, title: str, labels: list[SpeakerLabel]) -> bool:
    """Return whether one asks two questions, and another answers whom the title or the lines above
    name: ``PAPER: Did you lie?``, ``KELLER: No.``
    """
    answering = _second_of_two([one.words for one in labels])
    if len(labels) != _INTERVIEW or not answering:
        return False
    head = f"{title}\n{text[: labels[0].span.start]}".casefold()
    last = surname(answering.split()).casefold()
    return re.search(rf"\b{re.escape(last)}\b", head) is not None and all(
        text[one.body : reply.span.start].rstrip(" \t\xa0\n*_").endswith("?")
        for one, reply in zip(labels[::2], labels[1::2], strict=True)
    )


def _second_of_two(names: Sequence[str]) -> str:
    """Return the second of two names that alternate; nothing if they do not."""
    first, second = set(names[::2]), set(names[1::2])
    return second.pop() if len(first) == len(second) == 1 and first != second else ""


def _in_small_letters(text: str, title: str) -> list[SpeakerLabel]:
    """Return the labels of an interview whose words say nothing by themselves: ``taz: Did you
    lie?``, ``Keller: No.``

    Two alternate, one of them mostly asks, and the other is the surname of a person whom the title
    or the lines above name in full.
    """
    if not (occur(text, _INTERVIEW, ":") and occur(text, _INTERVIEW // 2, "?")):
        return []
    if _short_openings(text) < _INTERVIEW:
        return []  # most texts, told without the dear pattern
    found = [one for one in re.finditer(_ANY_LABEL, text) if one["name"].lower() not in _CREDITS]
    last = _second_of_two(_surnames([match["name"] for match in found]))
    if len(found) < _INTERVIEW or not last:
        return []
    head = f"{title}\n{text[: found[0].start()]}"
    stops = [*(match.start() for match in found[1:]), len(text)]
    said = [text[match.end() : stop] for match, stop in zip(found, stops, strict=True)]
    asked, replied = (sum("?" in words for words in half) for half in (said[::2], said[1::2]))
    # who asks may thank for the interview, too, or tell what others say
    if not (named_in(head, last) and asked * 2 >= len(said[::2]) and replied * 2 < asked):
        return []
    forms = (LabelStyle.QUESTION, LabelStyle.INTERVIEWED)
    return [
        SpeakerLabel(Span(*match.span("name")), match.end(), match["name"], forms[number % 2])
        for number, match in enumerate(found)
    ]


def _surnames(labels: Sequence[str]) -> list[str]:
    """Return the last words of labels, of initials that of the full name among them: "A. M."."""
    full = {
        "".join(part[0] for part in label.split()): label
        for label in labels
        if " " in label and not label.endswith(".")
    }
    spelt = (
        full.get(label.replace(".", "").replace(" ", ""), label) if label.endswith(".") else label
        for label in labels
    )
    return [label.split()[-1] for label in spelt]


def _short_openings(text: str) -> int:
    """Return how many lines begin with no more words before a colon than a label has."""
    openings = (line.partition(":") for line in text.split("\n"))
    return sum(colon != "" and words.count(" ") < _WORDS_OF_NAME for words, colon, _ in openings)


def is_said(text: str, labels: Sequence[SpeakerLabel]) -> bool:
    """Return whether half of what stands after the labels is sentences, no numbers, nothing read
    out.
    """
    stops = [*(label.span.start for label in labels[1:]), len(text)]
    said = sum(
        _LISTED.match(text, label.body) is None
        and _READ_OUT.search(text, label.body, stop) is None
        and _SENTENCE_END.search(text, label.body, stop) is not None
        for label, stop in zip(labels, stops, strict=True)
    )
    return 2 * said >= len(labels)


def _recurs(labels: list[SpeakerLabel]) -> bool:
    """Return whether somebody speaks twice: answers, for example."""
    lasts = Counter(label.words.split("(")[0].split()[-1] for label in labels)
    return max(lasts.values()) > 1


def _starts(text: str) -> list[int]:
    first = _FIRST_LINE.match(text)
    found = [first.end()] if first else []
    return found + [match.end() for match in _LATER_LINE.finditer(text)]


def read_label(text: str, start: int) -> SpeakerLabel | None:
    """Return what looks like a label at ``start``, whether it can be trusted or not."""
    if (numbered := _NUMBERED.match(text, start)) and (label := read_label(text, numbered.end())):
        return label
    at = start + _bold(text, start)
    if text[at : at + 1] not in ("Q", "A") and not _has_colon(text, at):
        return None  # most lines, told without the dear pattern
    question = _QUESTION.match(text, at)
    match = LABEL.match(text, start)
    if question is not None and match is not None and match["name"] is None:
        colon = _COLON_APART.match(text, match.end() - 1)
        body = colon.end() if colon else match.end()
        return SpeakerLabel(Span(*question.span()), body, question[0], LabelStyle.QUESTION)
    letter = _LETTER.match(text, at)
    if letter is not None:
        kind = LabelStyle.QUESTION if letter["letter"] == "Q" else LabelStyle.ANSWER
        end = letter.end("number" if letter["number"] else "letter")
        return SpeakerLabel(Span(letter.start(), end), letter.end(), letter["letter"], kind)
    if match is None or match["name"] is None:
        return None
    words = normalize_unicode(" ".join(match["name"].split()))
    form = _form(words)
    if form is not None and _is_wrapped(text, start, form):
        return None
    if form in (LabelStyle.MIXED, LabelStyle.ROLE, None):
        timed = _TIME.search(match[0], len(match["name"])) or _TIME.match(text, match.end())
        form = LabelStyle.TIMED if timed and (form or role_in(words)) else form
    return SpeakerLabel(Span(*match.span("name")), match.end(), words, form) if form else None


def _has_colon(text: str, start: int) -> bool:
    """Return whether what a name in a label always has behind it stands on the rest of a line."""
    stop = text.find("\n", start)
    line = text[start : stop if stop >= 0 else len(text)]
    return any(map(line.__contains__, _COLONS))


def _is_wrapped(text: str, start: int, form: LabelStyle) -> bool:
    """Return whether the line only goes on with a sentence: "from Dr.", "Lane: the extreme is
    near".

    One who is interrupted ends without a full stop, too; capitals then show that another speaks.
    """
    line = text.rfind("\n", 0, start)
    if line < 1 or text[line - 1] == "\n":
        return False
    before = text[max(0, line - _FULL_LINE) : line]
    if form is LabelStyle.CAPITALS or ends_in_title(before):
        return ends_in_title(before)
    return "\n" not in before and len(before) == _FULL_LINE and bool(_GOES_ON.search(before))


def is_pseudo_label(words: str) -> bool:
    """Return whether words that stand before a colon are a heading's and no speaker's: PROMISE
    MADE.
    """
    return words.lower() in _ATTENDING or all(
        part.lower().strip(".,") in _NOBODYS for part in words.split()
    )


def is_stage_direction(words: str) -> bool:
    """Return whether a label stands before what is heard and nobody says: "SFX: GULLS"."""
    return words.casefold() in _STAGED


def is_action_heading(words: str) -> bool:
    """Return whether words in capitals say what is being done, as a fact sheet's headings do:
    LOWERING COSTS, but not PRESIDING JUDGE or STERLING BROWN.
    """
    parts = words.lower().split()
    return (
        len(parts) > 1
        and parts[0].endswith("ing")
        and (len(parts) > 2 or parts[1].endswith("s"))  # no "consulting engineer"
        and is_common(parts[0])
        and (len(parts) > 3 or is_common(parts[-1]))
        and parts[0] not in given_names()
        and words.isupper()
        and role_in(words) is None
        and re.search(_SPEAKING_TITLES, words.lower()) is None
        and not any(map(is_title, parts))
    )


def _bold(text: str, start: int) -> int:
    return 2 if text[start : start + 2] in ("**", "__") else 0


@lru_cache(maxsize=_LABELS_KEPT)
def _form(words: str) -> LabelStyle | None:
    """Return the label's form; None for a pseudo-label or words that are no name."""
    bare = without_brackets(words)
    parts = bare.split()
    if len(parts) > _LONGEST_ROLE and any(map(_is_small, parts)):
        return None  # a sentence
    if is_role_in_small_letters(bare) and not (bare.isupper() and len(bare) > 1):
        return LabelStyle.ROLE
    if is_pseudo_label(bare):
        return None
    if is_action_heading(bare):
        return LabelStyle.UNREAD
    if parts[0].lower() in _PSEUDO and len(parts) > 2:
        return None
    if bare.lower() == bare.upper():
        return LabelStyle.MIXED  # a script without capitals
    if all(map(_is_capital, parts)) and any(map(_in_capitals, parts)):
        return LabelStyle.CAPITALS if len(bare) > 1 and not bare.isdigit() else None
    title, name, _ = parse_label(bare)
    if title and name and all(map(_is_capital, name)) and len(name[0]) > 1:
        return LabelStyle.CAPITALS
    named = all(part[0].isupper() or part.lower() in NAME_PARTICLES for part in parts)
    if named and len(parts) <= _LONGEST_MIXED:
        return LabelStyle.MIXED
    # "Secretary of State Holt", "The Minister for Water (Mrs. Obi)"
    office = is_title(parts[0]) and any(part in _WITHIN_OFFICES for part in parts)
    named = all(part[0].isupper() or part in _WITHIN_OFFICES for part in parts)
    return LabelStyle.MIXED if office and named and name else None


_WITHIN_OFFICES = frozenset("of for to the and".split()) | NAME_PARTICLES
_SMALL_BESIDE_CAPITALS = frozenset("Jr. Sr. of and".split())


def _is_capital(part: str) -> bool:
    return _in_capitals(part) or part in _SMALL_BESIDE_CAPITALS


def _is_small(part: str) -> bool:
    return part[0].islower() and part not in _WITHIN_OFFICES


def _in_capitals(part: str) -> bool:
    """Return whether a word is in capitals, as ``McCARTHY``, ``O’CONNELL`` and ``Jr.`` are too."""
    letters = re.sub(r"^(?:Mc|Mac|De|Le|La|Van|Du|Di|O’|O')(?=[A-Z]{2})", "", part)
    return letters.upper() == letters or part.lower() in NAME_PARTICLES


def _is_spoken(label: SpeakerLabel) -> bool:
    """Return whether the label alone shows that somebody speaks: ``MR. MILLER``, ``MODERATOR``,
    ``Q``.
    """
    if label.form in (LabelStyle.QUESTION, LabelStyle.ANSWER, LabelStyle.TIMED, LabelStyle.ROLE):
        return True
    if re.search(_SPEAKING_TITLES, label.words.lower()) is not None:
        return True
    return role_in(label.words) in (LabelRole.ASKS, LabelRole.ANSWERS)


def _trusted(
    text: str, title: str, candidates: list[SpeakerLabel], known: Callable[[], frozenset[str]]
) -> list[SpeakerLabel]:
    """Return the labels whose form can be trusted here: the sure ones, and others that recur."""
    if (
        sum(label.form is LabelStyle.CAPITALS and not label.words.isupper() for label in candidates)
        >= 2
    ):
        candidates = [_in_its_style(label) for label in candidates]
    forms = Counter(label.form for label in candidates)
    letters = {(label.form, _mark(text, label)) for label in candidates}
    roles = [label.words for label in candidates if label.form is LabelStyle.ROLE]
    asking = sum(role_in(words) is LabelRole.ASKS for words in roles)  # "Frage Moss", "Frage Birk"
    recurring = max(Counter(roles).values(), default=0) >= 2 or asking >= 2
    sure = [
        label
        for label in candidates
        if _is_trusted(label, _mark(text, label), forms, letters, recurring)
    ]
    mixed = _trusted_mixed(text, title, candidates, known, sure)
    return sorted([*sure, *mixed], key=lambda label: label.span.start)


def _in_its_style(label: SpeakerLabel) -> SpeakerLabel:
    """Return the label as one in capitals if its last word is, where others are ``Mr. MILLER``."""
    words = without_brackets(label.words)
    last = words.rpartition(" ")[2]
    alike = label.form is LabelStyle.MIXED and _is_surname(last) and not _opens_sentence(words)
    return replace(label, form=LabelStyle.CAPITALS) if alike else label


def _is_surname(word: str) -> bool:
    """Return whether a word in capitals can be a surname, as in "Undersheriff HOLT"."""
    return _in_capitals(word) and len(word) >= _SOME and word.lower() not in ORGANISATIONS


def _opens_sentence(words: str) -> bool:
    """Return whether words before a colon begin a sentence: "For Dr. Moss: when do schools
    open?".
    """
    return words.split()[0].lower() in _NEVER_FIRST


def _mark(text: str, label: SpeakerLabel) -> str:
    """Return the full stop, colon or letter right behind a label, or nothing."""
    mark = text[label.span.end : label.span.end + 1]
    return mark if mark.isalpha() or mark in (".", ":") else ""


def _is_numbered(label: SpeakerLabel) -> bool:
    """Return whether the letter of a question or an answer has its number behind it: "Q1"."""
    return len(label.words) == 1 and label.span.end > label.span.start + 1


def _is_trusted(
    label: SpeakerLabel,
    mark: str,
    forms: Counter[LabelStyle],
    letters: set[tuple[LabelStyle, str]],
    recurring: bool,
) -> bool:
    if label.form is LabelStyle.ANSWER:
        return (LabelStyle.QUESTION, mark) in letters or (
            mark == ":" and forms[LabelStyle.ANSWER] >= 2
        )
    if label.form is LabelStyle.QUESTION:
        if _is_numbered(label):  # "Q1:" may be a quarter
            return (LabelStyle.ANSWER, mark) in letters
        if mark.isalpha():
            return forms[LabelStyle.ANSWER] >= 2
        among_names = min(forms[LabelStyle.QUESTION], forms[LabelStyle.CAPITALS]) >= 2
        return mark != "." or (LabelStyle.ANSWER, mark) in letters or among_names
    if label.form is LabelStyle.ROLE:
        return recurring
    return label.form is LabelStyle.CAPITALS or (
        label.form is LabelStyle.TIMED and forms[LabelStyle.TIMED] >= 2
    )


def _trusted_mixed(
    text: str,
    title: str,
    candidates: list[SpeakerLabel],
    known: Callable[[], frozenset[str]],
    sure: list[SpeakerLabel],
) -> set[SpeakerLabel]:
    """Return labels in mixed case, if one of a known person recurs: it, and the others that answer
    it.

    Where labels stand in capitals, one in mixed case is a slip, and must be a known name or recur.
    """
    mixed = [label for label in candidates if label.form is LabelStyle.MIXED]
    if not mixed:
        return set()
    names = known()
    counts = Counter(without_brackets(label.words) for label in mixed)
    above = f"{title}\n{text[: min(candidates[0].span.start, _HEAD)]}"
    anchors = {
        words
        for words in {label.words for label in mixed}
        if names_person(words, names) or full_name_above(words, above)
    }
    initials = {_initials(words) for words in counts}
    short = Counter(label.words.replace(".", "") for label in sure)
    for words in counts:
        counts[words] += short[_initials(words)]  # "Ann Moss", then "AM"
    capitals = sum(
        label.form is LabelStyle.CAPITALS and label.words.replace(".", "") not in initials
        for label in sure
    )
    questions = sum(label.form is LabelStyle.QUESTION for label in sure)
    recurs = any(_count_of(without_brackets(words), counts) >= 2 for words in anchors)
    asked = sum(
        label.form is LabelStyle.CAPITALS and role_in(label.words) in ASKING for label in sure
    )
    # "REPORTER" is no style for names: "Ann Moss" beside it is none of another style.
    in_style = recurs and asked == capitals
    if not in_style and (capitals >= 2 or capitals + questions >= _FEW):
        return {label for label in mixed if _is_slip(text, label, names, counts, anchors)}
    if recurs:
        return set(mixed)
    if any(label.form is LabelStyle.ROLE for label in sure):
        head = text[max(0, candidates[0].span.start - _HEAD) : candidates[0].span.start]
        mixed = [
            label
            for label in mixed
            if label.words in anchors
            or counts[without_brackets(label.words)] >= 2
            or named_in(head, label.words)
        ]
        named = [
            label if label.words in anchors else replace(label, form=LabelStyle.NAMED)
            for label in mixed
        ]
        return set(named)
    # A title alone makes no label: a list of votes has "Rep. Moss:" and "Sen. Birk:".
    return {one for one in mixed if one.words in anchors and not _is_titled(one.words, names)}


def _initials(words: str) -> str:
    """Return the first letters of a name of two words and more."""
    parts = words.split()
    return "".join(part[0] for part in parts) if len(parts) > 1 else ""


def _count_of(words: str, counts: Counter[str]) -> int:
    """Return how many labels have a name, or one word of it: "Ann Moss", then "Ann"."""
    parts = words.split()
    return counts[words] + (sum(counts[part] for part in parts) if len(parts) > 1 else 0)


def full_name_above(first: str, above: str) -> str:
    """Return the one full name above a transcript's labels that begins with a label of one word,
    "Ann"; nothing where the word is no given name, or ends a name there.
    """
    if " " in first or not is_surely_given(first.casefold()):
        return ""
    named = set(re.findall(rf"(?i:\b{re.escape(first)}) [^\W\d_a-z][\w’'-]+\b", above))
    ends = re.search(rf"\b[^\W\d_a-z][\w’'-]* (?i:{re.escape(first)})\b", above) is not None
    return named.pop() if len(named) == 1 and not ends else ""


def named_in(head: str, last: str) -> str:
    """Return the first full name in a text's head that ends in a surname; nothing without one."""
    named = re.finditer(rf"\b([^\W\d_]+) {re.escape(last)}\b", head)
    return next((match[0] for match in named if match[1].lower() in given_names()), "")


def _is_slip(
    text: str, label: SpeakerLabel, names: frozenset[str], counts: Counter[str], anchors: set[str]
) -> bool:
    """Return whether a label in mixed case stands for one in capitals."""
    if _opens_sentence(label.words):
        return False
    if surname(label.words.split()) in names:
        return True
    recurs = counts[without_brackets(label.words)] >= 2
    return recurs and label.words in anchors and not _is_read_out(text, label)


def names_person(words: str, names: frozenset[str]) -> bool:
    """Return whether a label in mixed case is a person's name: papers and channels ask questions
    too.
    """
    printed, words = words, without_brackets(words)
    if printed.endswith(f", {words}") or printed.startswith(f"{words}, "):
        return True  # "Prime Minister, Ann Moss", "Ann Moss, Spokesperson"
    parts = words.lower().split()
    said_of = parse_label(words)
    if parts[-1] in names or surname(parts) in names or said_of.is_person or said_of.is_office:
        return True
    if any(part in ORGANISATIONS for part in parts):
        return False
    return len(parts) > 1 and (
        parts[0] in given_names() or _INITIAL.fullmatch(parts[0]) is not None
    )


def _is_titled(words: str, names: frozenset[str]) -> bool:
    """Return whether nothing but a title tells that words are a person's name."""
    parts = without_brackets(words).lower().split()
    titled = parse_label(words).is_person or parse_label(words).is_office
    return titled and surname(parts) not in names and parts[-1] not in names


def _is_read_out(text: str, label: SpeakerLabel) -> bool:
    return _LISTED.match(text, label.body) is not None


def _with_others(
    text: str, trusted: list[SpeakerLabel], candidates: list[SpeakerLabel]
) -> list[SpeakerLabel]:
    """Return the trusted labels, and the lines among them at which their turns may end."""
    taken = {label.span.start for label in trusted}
    speakers = {label.words for label in trusted if not role_in(label.words)}
    counts = Counter(label.words for label in candidates)
    others = [
        replace(label, form=LabelStyle.UNREAD)
        for label in candidates
        if label.span.start not in taken
        and _looks_spoken(text, label, counts[label.words] >= 2, len(speakers) >= 2)
    ]
    taken |= {label.span.start for label in others}
    others += [label for label in _bare(text, trusted) if label.span.start not in taken]
    taken |= {label.span.start for label in others}
    others += [
        replace(label, form=LabelStyle.UNREAD)
        for label in _printed(text)
        if label.span.start not in taken and _is_set_apart(text, label)
    ]
    return sorted([*trusted, *others, *_changes(text, taken)], key=lambda label: label.span.start)


def _changes(text: str, taken: set[int]) -> list[SpeakerLabel]:
    """Return where captions only say that another speaks: ``>>`` without a name."""
    if ">>" not in text:
        return []
    return [
        SpeakerLabel(Span(*match.span("sign")), match.end(), ">>", LabelStyle.UNREAD)
        for match in re.finditer(_CHANGES, text)
        if match.end() not in taken
    ]


def _looks_spoken(text: str, label: SpeakerLabel, recurs: bool, several: bool) -> bool:
    """Return whether a line that is no trusted label may be one: ``Mr. Birk: No.`` among capitals.

    A speech that reads out what others wrote names them so, too; a name without a title counts
    only if it ``recurs``, or where ``several`` people speak.
    """
    if label.form in (LabelStyle.TIMED, LabelStyle.ROLE, LabelStyle.ANSWER, LabelStyle.UNREAD):
        return label.form is not LabelStyle.ANSWER or _mark(text, label) == ":"
    words = without_brackets(label.words)
    if label.form is not LabelStyle.MIXED or "," in words or _opens_sentence(words):
        return False
    if _is_read_out(text, label):
        return False
    others = words.split()[1:]
    if recurs or not others:
        return recurs
    if parse_label(words).is_person or parse_label(words).is_office or _is_surname(others[-1]):
        return True
    return several and names_person(words, frozenset())


def _bare(text: str, trusted: list[SpeakerLabel]) -> list[SpeakerLabel]:
    """Return labels in capitals that lack their colon: those that have it elsewhere, or recur."""
    known = {label.words for label in trusted if label.form is LabelStyle.CAPITALS}
    if not known:
        return []
    found = []
    for match in re.finditer(_BARE, text):
        words = " ".join(match["name"].split())
        if words in known or (_form(words) is LabelStyle.CAPITALS and parse_label(words).is_person):
            found.append(
                SpeakerLabel(Span(*match.span("name")), match.end(), words, LabelStyle.BARE)
            )
    counts = Counter(label.words for label in found)
    return [
        label
        if label.words in known or counts[label.words] >= 2
        else replace(label, form=LabelStyle.UNREAD)
        for label in found
    ]
