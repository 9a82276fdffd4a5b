"""Indirect speech: what somebody is reported to have said without quotation marks.

Four word orders of news English, and nothing else: "Moss said (that) …", "…, Moss said.", "…, said
Moss." and "According to Moss, …". The words are the writer's, so this is found only on demand.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefreader.domain.article import Span
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.quotes.coreference.report_sources import (
    MOST_COMPARED,
    ReportSource,
    is_person_pronoun,
    other_person,
    who_reports,
)
from briefreader.quotes.coreference.speaker_resolver import (
    UNNAMED,
    ResolvedSpeaker,
    SpeakerResolver,
)
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.mentions.cue_verbs import is_spoken_to
from briefreader.quotes.mentions.detection import Mention, MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.mentions.relations import Relation
from briefreader.quotes.mentions.syntax import is_possessive
from briefreader.quotes.words.lexicon import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CONTRACTED,
    CUES,
    DETERMINERS,
    NAME_TITLES,
    ORGANISATIONS,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SHORTENED_NOT,
)
from briefreader.quotes.words.tokens import TokenizedParagraph
from briefreader.quotes.words.word_tags import (
    AUXILIARY,
    BARE_CUE,
    CAPITAL,
    CUE,
    DETERMINER,
    DIGIT,
    NO_NOUN,
    PERCENT,
    PLURAL,
    QUOTATION,
)

# Verbs that report a clause with "that", and those that do without.
_WITH_THAT = frozenset(
    """
    say add claim argue insist warn explain note announce confirm deny suggest acknowledge admit
    allege contend assert declare maintain stress emphasize report estimate predict promise concede
    complain reiterate conclude tell
""".split()
)
_WITHOUT_THAT = frozenset("say add claim argue insist believe think".split())
_AT_END = frozenset("say add claim argue insist explain warn note".split())
_NOT_SAID = frozenset(("is", "was", "are", "were", "be", "been", "being", "to", "not", "never"))
_NO_CLAUSE = frozenset(
    "nothing so yes no anything something much more little goodbye hello sorry".split()
)
_BEFORE_CLAUSE = DETERMINERS | PRONOUNS | frozenset("there if when while no it".split())
_NOUNS_TOO = frozenset("claims reports estimates notes promises warnings".split())
_SHOWING = frozenset("suggest confirm estimate predict report announce".split())
_CLOSES = frozenset((",", ")", "–", "—", "―"))
_NEARER = 12  # mentions among which one may stand nearer to the verb
_LISTENERS = 6  # words between "told" and "that"
_FEWEST_WORDS = 4
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday".split()
)
_WHEN = _DAYS | frozenset("on in at late early last this earlier later".split())
_BEFORE_RELATIVE_CLAUSE = frozenset("what which whom than whose".split())
_THINGS = frozenset("thing things something all everything one way".split())
_NO_OPENING = frozenset("of about to".split())
_BETWEEN = ADVERBS | AUXILIARIES | _WHEN | frozenset((",", "(", "–", "—", "then", "too", "who"))
_SPEAKING = (Relation.SUBJECT, Relation.APPOSITION)
_MOST_BEHIND = 5  # words of time and place behind "…, Moss said"
_BELIEFS = frozenset(("believe", "think"))  # no reports but in the first person
_ALONE_NOBODY = frozenset("the a an another his her their its our my every".split())
_TAKES_NOUNS = frozenset(("add", "claim"))
_WORDS = frozenset(("word", "words"))
_AFTER_THAT = AUXILIARIES - frozenset(("be", "been", "being", "having"))
_PARTS_SUBJECT = frozenset(
    """
    , ; : - – — ― ( ) but that who which when if because as while after before since until although
    though whether how why where
""".split()
)
_BEGINS_SUBJECT = frozenset("a an the some most many these those his her its their".split())
_INSIDE_SUBJECT = (
    DETERMINERS
    | OWNERS
    | frozenset("of in for from with at on to about between and or than all half both".split())
)
_PAUSES = frozenset((",", "-", "–", "—", "("))
_RELATIVE_PRONOUNS = frozenset(("who", "which", "that"))
_BEFORE_SUBJECT = ADVERBS | _WHEN | frozenset(("and", "then", "or"))
_CLAUSE_SUBJECTS = PRONOUNS | frozenset(("you",))
_LONGEST_SUBJECT = 15  # words
_MOST_THROWN_IN = 30  # words between dashes
_NEAR = 600  # code points between two reports of one speaker
_SHOUTED = 5  # letters: a longer word in capitals is a heading's
_APPOSITION_REACH = 12  # words between a name and "who"


def find_indirect(
    document: Document,
    speakers: SpeakerResolver,
    spoken: Sequence[tuple[int, ResolvedSpeaker]],
) -> Iterator[Quote]:
    """Yield the indirect speech of a document, by start within each paragraph.

    ``speakers`` has met no speaker yet; ``spoken`` are those of the quotations, with the starts of
    these, in order.
    """
    told = 0
    spoke: tuple[int, ResolvedSpeaker] = (0, UNNAMED)
    for paragraph in range(len(document.paragraphs)):
        context = document.contexts[paragraph]
        taken, last = -1, UNNAMED
        for number in range(len(context.mentions)):
            found = _reported(context, number)
            if found is None:
                continue
            source, words = found
            if words[0] < taken or words[1] - words[0] < _FEWEST_WORDS:
                continue
            place = MentionRef(paragraph, source.number)
            at = document.span(place).start
            while told < len(spoken) and spoken[told][0] < at:
                speakers.record_speaker(spoken[told][1])
                spoke = spoken[told] if spoken[told][1].name else spoke
                told += 1
            same = last.name is not None and _goes_on(context.passage, source, taken)
            speaker = last if same else who_reports(document, speakers, place, source, words)
            if speaker.name is None and is_person_pronoun(document, place, source):
                near = spoke[1] if at - spoke[0] < _NEAR else UNNAMED
                speaker = other_person(document, speakers, place, words, near)
            quote = _quote(document, speakers, paragraph, source, speaker, words)
            if quote is not None:
                taken, last = max(words[1], source.last), speaker
                speakers.record_speaker(speaker)
                spoke = (at, speaker) if speaker.name else spoke
                yield quote


def _goes_on(passage: TokenizedParagraph, source: ReportSource, taken: int) -> bool:
    """Return whether "it" goes on with what was reported in the sentence before."""
    if passage.lowers[source.first : source.last] != ["it"]:
        return False
    return taken > 0 and passage.sentences[source.first] - passage.sentences[taken - 1] == 1


def _reported(
    context: ParagraphContext, number: int
) -> tuple[ReportSource, tuple[int, int]] | None:
    """Return who reports something by the verb of a mention, and the words, from first to behind
    the last.
    """
    passage, mention = context.passage, context.mentions[number]
    if number in context.parts or is_spoken_to(passage, mention):
        return None
    relation, cue = context.tie(number)
    if cue < 0 or passage.sentences[cue] != passage.sentences[mention.first]:
        return None
    alone = ReportSource(number, mention.first, mention.last)
    source: ReportSource | None = alone
    words = None
    if relation is Relation.ACCORDING:
        words = _according(passage, mention.last, cue)
    elif relation in _SPEAKING:
        source = _subject(context, number, relation, cue)
        words = _clause(context, source, mention.first, cue) if source else None
    elif not _is_last_of_two(passage.lowers, mention.first):
        words = _clause(context, alone, cue, cue)
    return (source, words) if source and words else None


def _clause(
    context: ParagraphContext, source: ReportSource, first: int, cue: int
) -> tuple[int, int] | None:
    """Return the clause before a verb and who says it, the first of whose words is at ``first`` or
    before, or the one behind them.
    """
    passage = context.passage
    start, end = min(first, source.first), max(cue + 1, source.last)
    if start and _ends(passage, end, cue < source.first) and passage.lowers[start - 1] == ",":
        return _before(passage, start - 1, CUES.get(passage.lowers[cue], ""))
    return _behind(passage, source, cue) if cue >= source.last else None


def _is_last_of_two(lowers: list[str], first: int) -> bool:
    """Return whether another is named right before: "said Moss and |others|"."""
    return lowers[first - 1 : first] == ["and"]


def _subject(
    context: ParagraphContext, number: int, relation: Relation, cue: int
) -> ReportSource | None:
    """Return the whole subject of a verb, which ends with a mention or names it beside another."""
    passage, mention = context.passage, context.mentions[number]
    lowers, (kind, first, last) = passage.lowers, mention
    if kind is MentionKind.PHRASE and last - first == 1 and lowers[first] in _ALONE_NOBODY:
        return None
    if lowers[last - 1] == "-":
        return _before_dash(context, last - 1) if last == cue else None
    if kind is MentionKind.PRONOUN and lowers[first] in _RELATIVE_PRONOUNS and first:
        return _antecedent(context, number) if _says(context, number, cue) else None
    whole = None
    if _is_cut(passage, mention):
        whole = _whole_subject(passage, first, last)
        if whole is None and (kind is MentionKind.NAME or lowers[first - 1] not in OWNERS):
            return None
        if whole and relation is Relation.SUBJECT:
            return _of_verb(context, number, cue, whole)
    if not _is_subject(context, number, relation, cue):
        return None
    named = _named_between(context, number, cue)
    if whole and named == number:
        return ReportSource(number, *whole, whole=True)
    last = _end_of_initials(passage, last) if kind is MentionKind.NAME else last
    if last > mention.last:  # "USA |TODAY| said"
        return ReportSource(number, first, last, whole=True)
    return ReportSource(named, context.mentions[named].first, context.mentions[named].last)


def _end_of_initials(passage: TokenizedParagraph, last: int) -> int:
    """Return where a name in capitals ends, though with a day: "USA |TODAY|"."""
    words = passage.words
    if len(words[last - 1]) < 2 or not words[last - 1].isupper():
        return last
    while last < len(words) and words[last].isupper() and len(words[last]) > 1:
        last += 1
    return last


def _of_verb(
    context: ParagraphContext, number: int, cue: int, whole: tuple[int, int]
) -> ReportSource | None:
    """Return a whole subject, if it is the one of a verb that reports."""
    lowers = context.passage.lowers
    between = lowers[context.mentions[number].last : cue]
    if not all(word in _BETWEEN or word.endswith("ly") for word in between):
        return None
    if lowers[cue] in _NOUNS_TOO or CUES.get(lowers[cue]) in _SHOWING:
        return None
    return ReportSource(number, *whole, whole=True) if _says(context, number, cue) else None


def _is_cut(passage: TokenizedParagraph, mention: Mention) -> bool:
    """Return whether words before a mention belong to it: "half of |the voters|", "Kell |voters|",
    "the Trade Minister’s |Office|".
    """
    first, last = mention.first, mention.last
    before = passage.lowers[first - 1] if first else ""
    if before == "of":
        return True
    if (
        not before
        or before in DETERMINERS | _BEFORE_RELATIVE_CLAUSE
        or mention.kind is MentionKind.PRONOUN
    ):
        return False
    if before in OWNERS:
        body = passage.lowers[last - 1] in ORGANISATIONS | {"office"}
        return mention.kind is MentionKind.PHRASE or body
    if passage.sort(first) & DETERMINER:
        return False
    opens = first < 2 or passage.sentences[first - 2] != passage.sentences[first]
    if opens and before in _BEFORE_SUBJECT | PREPOSITIONS | _PARTS_SUBJECT:
        return False
    if mention.kind is MentionKind.NAME and last - first > 1:
        return False
    word = passage.words[first - 1]
    return word == "/" or (word[0].isupper() and (len(word) < _SHOUTED or not word.isupper()))


def _whole_subject(passage: TokenizedParagraph, first: int, last: int) -> tuple[int, int] | None:
    """Return the words of a subject that ends with some of them, which no verb parts: "more than
    half of the voters in a Kell |poll|".
    """
    start, lowers = _subject_start(passage, first), passage.lowers
    if start < 0 or last - start > _LONGEST_SUBJECT or lowers[start].endswith("ing"):
        return None
    if lowers[start] in PREPOSITIONS - {"about", "over"}:
        return None
    if not _CLAUSE_SUBJECTS.isdisjoint(lowers[start:last]):
        return None
    for at in range(start, last):
        sort = passage.sort(at)
        if sort & AUXILIARY or (sort & CUE and not sort & BARE_CUE):
            return None
    return start, last


def _subject_start(passage: TokenizedParagraph, first: int) -> int:
    """Return where a subject begins that holds a word, -1 if that is in a relative clause."""
    start, lowers = first, passage.lowers
    while start and passage.sentences[start - 1] == passage.sentences[first]:
        before = lowers[start - 1]
        if before in _RELATIVE_PRONOUNS and not _opens_clause(lowers, start - 1):
            return -1  # "those who met half of the voters say"
        if before in _PARTS_SUBJECT or before == QUOTATION or first - start > _LONGEST_SUBJECT:
            break
        start -= 1
    while start < first and lowers[start] in _BEFORE_SUBJECT:
        start += 1
    for at in range(first, start, -1):  # "the poll showed |some of the voters|"
        if lowers[at] in _BEGINS_SUBJECT and lowers[at - 1] not in _INSIDE_SUBJECT:
            return at
    return start


def _opens_clause(lowers: list[str], at: int) -> bool:
    """Return whether a clause of its own begins: "said |that|", "a year in |which|"."""
    if lowers[at] == "that":
        return lowers[at - 1] in CUES
    return lowers[at] == "which" and lowers[at - 1] in PREPOSITIONS


def _before_dash(context: ParagraphContext, dash: int) -> ReportSource | None:
    """Return the mention before words between dashes: "Moss - who mends it - said"."""
    passage = context.passage
    for number in range(bisect_left(context.firsts, dash) - 1, -1, -1):
        kind, first, last = context.mentions[number]
        if passage.sentences[first] != passage.sentences[dash] or first < dash - _MOST_THROWN_IN:
            break
        if kind is MentionKind.NAME and passage.lowers[last] == "-" and last < dash:
            return ReportSource(number, first, last)
    return None


def _is_where(lowers: list[str], first: int) -> bool:
    """Return whether a name only tells of what somebody is: "Moss, the mayor of |Kell|, who"."""
    named = lowers[first] in given_names() or lowers[first].rstrip(".") in NAME_TITLES
    return not named and first > 0 and lowers[first - 1] in ("of", "in", "at", "for")


def _antecedent(context: ParagraphContext, number: int) -> ReportSource | None:
    """Return whom "who" or "which" means: the name, or the words, that it stands behind."""
    passage, who = context.passage, context.mentions[number].first
    lowers = passage.lowers
    end = who - (lowers[who - 1] in _PAUSES)
    for other in range(number - 1, max(-1, number - 1 - _NEARER), -1):
        kind, first, last = context.mentions[other]
        if passage.sentences[first] != passage.sentences[who]:
            break
        near = last == end
        if kind is MentionKind.NAME and not near and last >= who - _APPOSITION_REACH:
            # "Moss, a farmer, who said"
            near = end < who and lowers[last] == "," and lowers[last + 1] in ARTICLES
        if not near or (kind is MentionKind.NAME and _is_where(lowers, first)):
            continue
        if passage.sort(first) & DETERMINER or not _is_cut(passage, context.mentions[other]):
            return ReportSource(other, first, last)
        if (whole := _whole_subject(passage, first, last)) is not None:
            return ReportSource(other, *whole, whole=True)
    if end == who and lowers[who - 1] in ("those", "people", "anyone", "others", "one"):
        return ReportSource(number, who - 1, who, whole=True)
    return None


def _is_subject(context: ParagraphContext, number: int, relation: Relation, cue: int) -> bool:
    """Return whether a mention before a verb is who says something: not "wouldn’t say", nor "Of
    Moss, Birk said".
    """
    lowers, (kind, first, last) = context.passage.lowers, context.mentions[number]
    verb, before = lowers[cue], lowers[cue - 1]
    if not _says(context, number, cue) or _only_opens(context, number):
        return False
    article = first > 1 and lowers[first - 1] in ARTICLES
    bound = lowers[first - 1 - article] if first else ""
    if bound in PREPOSITIONS or is_possessive(context, number):
        return False
    if _is_relative(lowers, first) or _is_one_of_two(context, number, bound, article):
        return False
    if not _stands_before(lowers[last:cue], relation):
        return False
    if any(other.last == cue for other in context.mentions[number + 1 : number + _NEARER]):
        return False
    if relation is Relation.APPOSITION:
        if _is_inverted(context, cue):
            return False
        share = context.passage.sort(last - 1) & PERCENT and bound == ","
        return (
            before in _CLOSES
            and (cue > last + 1 or bool(share))  # "a quarter, 26 percent, say"
            and lowers[cue + 1 : cue + 2] != [","]
        )
    if kind is MentionKind.PHRASE and CUES.get(verb) in _SHOWING:
        return lowers[last - 1] in ROLES  # "the trip suggests that"
    return verb not in _NOUNS_TOO or kind is MentionKind.PRONOUN


def _is_inverted(context: ParagraphContext, cue: int) -> bool:
    """Return whether the subject of a verb stands behind it: "…, said |Karl Birk|."."""
    at = context.starting_at(cue + 1)
    if at is None:
        return False
    other = context.mentions[at]
    return other.kind is MentionKind.NAME and _ends(context.passage, other.last, inverted=True)


def _says(context: ParagraphContext, number: int, cue: int) -> bool:
    """Return whether a verb behind a mention tells what it says: not "wouldn’t say"."""
    lowers, last = context.passage.lowers, context.mentions[number].last
    before = lowers[cue - 1]
    if lowers[cue].endswith("ing") or before in _NOT_SAID or before.endswith(SHORTENED_NOT):
        return False
    return "not" not in lowers[last:cue]


def _only_opens(context: ParagraphContext, number: int) -> bool:
    """Return whether a word opens the sentence of another who says something: "|Moreover|, Karl
    Birk, the harbour master, said".
    """
    passage, (kind, first, last) = context.passage, context.mentions[number]
    if kind is not MentionKind.NAME or last - first > 1:
        return False
    if first and passage.sentences[first - 1] == passage.sentences[first]:
        return False
    if passage.lowers[last : last + 1] != [","] or number + 1 >= len(context.mentions):
        return False
    other = context.mentions[number + 1]
    return (
        other.kind is MentionKind.NAME
        and other.first == last + 1
        and other.last - other.first > 1
        and context.tie(number + 1) == context.tie(number)
        and passage.lowers[other.last : other.last + 1] == [","]
    )


def _is_relative(lowers: list[str], first: int) -> bool:
    """Return whether a clause says more of a word before it: "what he said in May"."""
    before = lowers[first - 1] if first else ""
    return before in _BEFORE_RELATIVE_CLAUSE or (before == "that" and lowers[first - 2] in _THINGS)


def _is_one_of_two(context: ParagraphContext, number: int, bound: str, article: bool) -> bool:
    """Return whether a mention is the last of several who say something: "Moss and Birk said"."""
    if bound != "and":
        return False
    end = context.mentions[number].first - article - 1
    return any(other.last == end for other in context.mentions[max(0, number - _NEARER) : number])


def _stands_before(between: list[str], relation: Relation) -> bool:
    """Return whether a subject is whole, with no more than adverbs before its verb, or what it is:
    not the first word of "Harbour supporters say", nor "acts now, the quay will close, said".
    """
    if not between or (between[0] == "of" and relation is Relation.APPOSITION):
        # "One of the builders, Karl Birk, said", but not "The price of coal, said Birk"
        return not between or "," in between[:-1]
    if between[0] not in _BETWEEN and not between[0].endswith("ly"):
        return False
    return relation is Relation.APPOSITION or "," not in between or between[0] in (",", "(")


def _named_between(context: ParagraphContext, number: int, cue: int) -> int:
    """Return the mention that names a phrase's person before the verb: "One of his advisers, Tad
    Moss, said"; else the phrase itself.
    """
    lowers = context.passage.lowers
    if context.mentions[number].kind is MentionKind.NAME:
        return number
    for other in range(number + 1, min(number + _NEARER, len(context.mentions))):
        kind, first, end = context.mentions[other]
        if first >= cue:
            break
        if kind is MentionKind.NAME and lowers[first - 1] == "," == lowers[end] and end == cue - 1:
            return other
    return number


def _behind(passage: TokenizedParagraph, source: ReportSource, cue: int) -> tuple[int, int] | None:
    """Return the clause behind a verb: "Moss said |that the quay was old|"."""
    lowers, base = passage.lowers, CUES.get(passage.lowers[cue], "")
    speaker = lowers[source.first]
    if (
        base in _BELIEFS
        and CONTRACTED.get(speaker, speaker) not in ("i", "we")
        and not _is_reported(passage, source.first)
    ):
        return None
    end = _sentence_end(passage, cue)
    first = cue + 1
    start = _after_that(passage, first, end) if base in _WITH_THAT else 0
    if start:
        return _that_clause(passage, base, first, start, end)
    if first < end and lowers[first] in _DAYS and OWNERS.isdisjoint(lowers[first : first + 3]):
        first += 1  # "said Thursday the quay was closed"
    if base not in _WITHOUT_THAT or first >= end or lowers[first] in _NO_CLAUSE | _NO_OPENING:
        return None
    if QUOTATION in lowers[_sentence_start(passage, cue) : cue]:
        return None  # "“Yes,” Moss said in April"
    if base in _TAKES_NOUNS and not _has_verb(passage, first, end):
        return None
    spoken = lowers[first + 1 : first + 4]
    if lowers[first] in DETERMINERS and QUOTATION not in spoken and not _WORDS.isdisjoint(spoken):
        return None  # "say two more words"
    sorts = passage.sort(first)
    if lowers[first] == "it" and not (
        first + 1 < end and passage.sort(first + 1) & (AUXILIARY | CUE)
    ):
        return None  # "said it in April"
    opens = lowers[first] in _BEFORE_CLAUSE or bool(sorts & CAPITAL)
    plural = bool(sorts & PLURAL) and not sorts & (CUE | AUXILIARY | NO_NOUN)
    return (first, end) if opens or plural else None


def _after_that(passage: TokenizedParagraph, first: int, end: int) -> int:
    """Return where a clause begins behind "that", soon after its verb, 0 without one."""
    lowers = passage.lowers
    timed = first < end and lowers[first] in _WHEN
    reach = min(end, first + (2 * _LISTENERS if timed else _LISTENERS))
    if "that" not in lowers[first:reach]:
        return 0
    at = lowers.index("that", first)
    between = range(first + 1, at)
    if timed and any(lowers[word] == passage.words[word] in AUXILIARIES for word in between):
        return 0  # "said Thursday the trouble is that"
    return at + 1


def _that_clause(
    passage: TokenizedParagraph, base: str, first: int, start: int, end: int
) -> tuple[int, int] | None:
    """Return the clause from ``start`` on, behind "that", if a verb before ``first`` reports it."""
    lowers = passage.lowers
    if start >= end:
        return None
    if lowers[start] in _AFTER_THAT:  # "said that will do", but "told a crowd that had come"
        return (first, end) if start == first + 1 else None
    if start > first + 1 and base == "tell" and _counts_listeners(passage, start):
        return None
    return (start, end) if _is_aside(lowers[first : start - 1], base) else None


def _has_verb(passage: TokenizedParagraph, first: int, end: int) -> bool:
    """Return whether a clause and no noun alone is said: not "added |another facet to it|"."""
    if passage.lowers[first] in PRONOUNS:
        return True
    if passage.lowers[first - 2] in AUXILIARIES - {"has", "have", "had"}:
        return False  # "would add less to it than it had"
    return any(passage.sort(at) & AUXILIARY for at in range(first, min(end, first + MOST_COMPARED)))


def _is_reported(passage: TokenizedParagraph, subject: int) -> bool:
    """Return whether a clause with a pronoun for its subject is itself reported: "admitted |he
    thought|".
    """
    if passage.lowers[subject] not in PRONOUNS:
        return False
    for at in range(subject - 1, max(-1, subject - 1 - _LISTENERS - 2), -1):
        word = passage.lowers[at]
        if passage.sentences[at] != passage.sentences[subject]:
            break
        if CUES.get(word) in _WITH_THAT:
            return True
        if word in _PARTS_SUBJECT and word != "that":
            break
    return False


def _counts_listeners(passage: TokenizedParagraph, start: int) -> bool:
    """Return whether a clause only says how many are told: "a crowd that |Moss put at 50|"."""
    stop = min(start + _LISTENERS, len(passage.lowers) - 1)
    return any(
        passage.lowers[at] == "at" and bool(passage.sort(at + 1) & DIGIT)
        for at in range(start, stop)
    )


def _is_aside(between: list[str], base: str) -> bool:
    """Return whether words before "that" say to whom and when: not "announced plans that"."""
    if not between or base == "tell":
        return QUOTATION not in between
    return between[0] in _WHEN or between[0] in PREPOSITIONS or between[0] in ADVERBS


def _before(passage: TokenizedParagraph, comma: int, base: str) -> tuple[int, int] | None:
    """Return the clause before a comma: "|The quay is old|, Moss said."."""
    start = _sentence_start(passage, comma)
    if base not in _AT_END or QUOTATION in passage.lowers[start:comma]:
        return None
    return start, comma


def _according(passage: TokenizedParagraph, last: int, cue: int) -> tuple[int, int] | None:
    """Return the clause beside "according to Moss"."""
    start, end = _sentence_start(passage, cue), _sentence_end(passage, cue)
    said = cue - 1  # "according", before "to"
    if said == start:
        return (last + 1, end) if passage.lowers[last : last + 1] == [","] else None
    before = said - (passage.lowers[said - 1] == ",")
    if last < end or QUOTATION in passage.lowers[start:before]:
        return None
    return start, before


def _ends(passage: TokenizedParagraph, at: int, inverted: bool) -> bool:
    """Return whether a sentence ends at a word, but for when and where it was said; behind an
    ``inverted`` verb also but for who it is that said it.
    """
    end = _sentence_end(passage, at - 1)
    behind = passage.lowers[at:end]
    if inverted and behind[:1] == [","]:  # "…, said Ann Moss, who mends it"
        if behind[1:2] and behind[1] in AUXILIARIES:
            return False  # "The quay, said Moss, would be closed"
        return QUOTATION not in behind and CUES.keys().isdisjoint(behind)
    if inverted and not AUXILIARIES.isdisjoint(behind):
        return False  # "said the quay of Kell was closed"
    return len(behind) <= _MOST_BEHIND and (
        not behind or behind[0] in _WHEN or (behind[0] in PREPOSITIONS and len(behind) > 1)
    )


def _sentence_start(passage: TokenizedParagraph, at: int) -> int:
    while at and passage.sentences[at - 1] == passage.sentences[at]:
        at -= 1
    return at


def _sentence_end(passage: TokenizedParagraph, at: int) -> int:
    """Return where the sentence of a word ends, before its full stop."""
    end = at + 1
    while end < len(passage.lowers) and passage.sentences[end] == passage.sentences[at]:
        end += 1
    return end - (passage.lowers[end - 1] in ".?!")


def _quote(
    document: Document,
    speakers: SpeakerResolver,
    paragraph: int,
    source: ReportSource,
    speaker: ResolvedSpeaker,
    words: tuple[int, int],
) -> Quote | None:
    context = document.contexts[paragraph]
    passage, text = context.passage, document.text
    first, last = words
    if passage.lowers[first] == QUOTATION or all(
        word == QUOTATION for word in passage.lowers[first:last]
    ):
        return None
    while last > first and passage.lowers[last - 1] == ",":
        last -= 1
    start = passage.locate(text, first, first + 1).start
    end = _end_of(document, paragraph, last - 1)
    name = speaker.name
    pronoun = context.mentions[source.number].kind is MentionKind.PRONOUN
    if name is None and pronoun and not source.whole:
        return None
    at = passage.locate(text, source.first, source.last)
    return Quote(
        start,
        end,
        text[start:end],
        QuoteKind.INDIRECT,
        speaker=name,
        speaker_title=speaker.title or (speakers.title(name) if name else None),
        mention_start=at.start,
        mention_end=at.end,
        evidence=Span(at.start, at.end),
    )


def _end_of(document: Document, paragraph: int, word: int) -> int:
    """Return where a word ends, or a quotation with its marks."""
    passage = document.contexts[paragraph].passage
    if passage.words[word] != QUOTATION:
        return passage.locate(document.text, word, word + 1).end
    index = next(index for index, at in passage.places.items() if at == word)
    return document.segments[index].outer.end
