"""The whole way from a text to its quotes: turns, segments, speakers, exchanges."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.domain.people import OfficeHolder, PeopleDirectory, load_people
from briefreader.domain.quote import Quote, QuoteKind
from briefreader.quotes.attribution.decision import Attribution, attribute
from briefreader.quotes.attribution.doubted_words import Doubt, doubt_of
from briefreader.quotes.attribution.plain_reports import (
    is_imagined,
    is_plainly_said,
    is_told,
    speaks_for_several,
)
from briefreader.quotes.attribution.ranker import Ranker, shipped_ranker
from briefreader.quotes.attribution.rules import DecisionStep
from briefreader.quotes.attribution.telltales import DOUBTING, telltales
from briefreader.quotes.block_quotations import NamePlace, find_block_quotations
from briefreader.quotes.coreference.speaker_resolver import (
    SOMEBODY,
    UNNAMED,
    ResolvedSpeaker,
    SpeakerResolver,
)
from briefreader.quotes.entities.entity_table import Entity, EntityTable
from briefreader.quotes.entities.gender import (
    begins_with_family_name,
    given_names,
    is_person,
)
from briefreader.quotes.entities.introductions import Introductions
from briefreader.quotes.entities.known_people import KnownPeople
from briefreader.quotes.entities.nicknames import without_nicknames
from briefreader.quotes.entities.titles import WHOM_ONE_HAS
from briefreader.quotes.entities.world_offices import WorldOfficers
from briefreader.quotes.mentions.designations import end_of_phrase
from briefreader.quotes.mentions.detection import MentionKind
from briefreader.quotes.mentions.document import Document, MentionRef
from briefreader.quotes.mentions.quotation_context import QuotationContext
from briefreader.quotes.mentions.syntax import names_people, word_before
from briefreader.quotes.transcripts.label_resolution import TranscriptContext
from briefreader.quotes.transcripts.quoted_replies import first_writer_line
from briefreader.quotes.transcripts.turn_spans import Turn
from briefreader.quotes.transcripts.turns import find_turns
from briefreader.quotes.unlabelled_interviews import find_interview
from briefreader.quotes.words.language_words import report_language
from briefreader.quotes.words.lexicon import CONTRACTED
from briefreader.quotes.words.quotation_spans import (
    QuotationSpan,
    quotes_with_single_marks,
    with_angle_marks,
)
from briefreader.text.lazy_pattern import lazy_pattern

_LONGEST_TITLE = 200
_WIRED = 3  # words: "who wired,"
# What goes with something that is shared or sent on.
_WITH_WORDS = frozenset(["words", "caption", "captions", "comment", "note", "message", "remark"])
_SOMEBODY = SOMEBODY | WHOM_ONE_HAS
_SHORTEST_OF, _LONGEST_OF = 5, 8  # words: "wife of the mayor, |Karl Moss|"
_NEAR = 4  # words: "which |the mayor, Ann Moss|"
_RELATIVES = frozenset(["that", "which", "whom", "who"])
_NOWHERE = (None, None)
# From where on an email holds another one, whose "I" is somebody else.
_PASSED_ON = (
    r"(?im)^(?:[-_]{2,} ?(?:original|forwarded)\b|begin forwarded message"
    r"|(?:from|von|de|da|van): \S)"
)
_HELD_ONCE = ("first lady",)
_ENDS_OF_HELD_ONCE = ("lady", "Lady", "LADY")
_SECRETARY = "Secretary of "
_CABINET = (_SECRETARY, "Attorney General")  # how titles begin
# "the Homeland Security Secretary"; letters come first, for which the search runs at full speed.
_FIELD_SECRETARY = lazy_pattern(
    r"he (?<=\b[Tt]he )(?!Press|Deputy|Assistant)[A-Z]\w+ (?:\w+ )?Secretary\b"
)
_AMERICAN = lazy_pattern(
    r"\b(?:White House|Congress|Oval Office|United States|America(?:ns?)?|USA?|POTUS|Washington"
    r"|Pentagon|State Department|Department of State|Press Secretary|(?i:Vice President))\b"
    r"|\bU\.S\."
)
_NEAR_OFFICE = 60  # code points looked at
_BEFORE_OFFICE = lazy_pattern(r"\b([A-Z][\w.]*|former|then)(?:[’']s)?\s+\Z")
# where it is an office of, or whose name follows it
_BEHIND_OFFICE = lazy_pattern(
    r",?\s+(?:(?P<where>(?:of|for|in)\s+(?:the\s+)?[A-Z])|(?P<name>[A-Z][\w’-]+(?:\s[A-Z][\w.’-]*)*))"
)
_PLAIN_BEFORE_OFFICE = frozenset(
    ["The", "Our", "My", "Your", "And", "U.S.", "US", "American", "States", "Mr.", "Madam"]
)
_STEP_OF = {
    NamePlace.SIGNATURE: DecisionStep.POSTED,
    NamePlace.CREDIT: DecisionStep.SIGNED,
    NamePlace.LEAD_IN: DecisionStep.SUBJECT,
}
# What the president of the time before is called by those of today.
_OF_BEFORE = (
    "former president",
    "last president",
    "previous president",
    "then-president",
    "defeated president",
    "defeated former president",
)
_SPOKEN_OF = ("president", "vice president", "first lady", "second lady", "second gentleman")


class AttributedQuote(NamedTuple):
    """A quote, the step that decided its speaker, and what that step had to go by.

    ``verdict`` and ``document`` are None for turns and block quotations. ``doubt`` says why one of
    these, what an email's "I" says, or what the text itself casts doubt on, is not certain.
    """

    quote: Quote
    step: str
    verdict: Attribution | None = None
    document: Document | None = None
    doubt: str = ""


def find_quotes(
    text: str,
    *,
    title: str = "",
    date: date | None = None,
    people: PeopleDirectory | None = None,
    block_quotes: Sequence[Span] = (),
    writer: str = "",
    labels: Sequence[Span] = (),
    bold: Sequence[Span] = (),
) -> tuple[Quote, ...]:
    """Return every quotation and turn in ``text``, by start, then longest first.

    ``date`` is the day it was said; it tells who ``THE PRESIDENT`` was. ``people`` are those whom
    labels and titles may mean, by default the ones that come with the program. ``block_quotes``
    are paragraphs set as quotations: posts, and what has somebody's name below it. ``writer`` is
    who says "I" outside of them. ``labels`` are names of which the file's own markup says that they
    speak, in order; each has a colon behind it. ``bold`` are paragraphs set in bold, which may be
    questions. Pure, and safe on any ``str``.
    """
    found = find_attributed_quotes(
        text,
        title,
        date,
        people,
        block_quotes=block_quotes,
        writer=writer,
        labels=labels,
        bold=bold,
    )
    return tuple(finding.quote for finding in found)


def find_indirect_quotes(
    text: str,
    *,
    title: str = "",
    date: date | None = None,
    people: PeopleDirectory | None = None,
) -> tuple[Quote, ...]:
    """Return what ``text`` reports without quotation marks, by start; never *certain*.

    The arguments are those of ``find_quotes``.
    """
    found: list[Quote] = []
    find_attributed_quotes(text, title, date, people, indirect=found)
    return tuple(sorted(found, key=lambda quote: quote.start))


def find_attributed_quotes(
    text: str,
    title: str,
    date: date | None,
    people: PeopleDirectory | None,
    ranker: Ranker | None = None,
    block_quotes: Sequence[Span] = (),
    dropped: list[AttributedQuote] | None = None,
    indirect: list[Quote] | None = None,
    writer: str = "",
    labels: Sequence[Span] = (),
    bold: Sequence[Span] = (),
) -> list[AttributedQuote]:
    """Return what ``find_quotes`` finds, with the step that decided each speaker.

    What stands between marks and is no quote goes to ``dropped``, what is reported without marks
    to ``indirect``.
    """
    plain = without_nicknames(with_angle_marks(text))
    found = _found_in(
        plain, title, date, people, ranker, block_quotes, labels, bold, dropped, indirect
    )
    if writer := _as_person(writer):
        found = _with_writer(text, found, writer, block_quotes)
    if plain != text:
        found = [one._replace(quote=_as_printed(text, one.quote)) for one in found]
        if dropped:
            dropped[:] = [one._replace(quote=_as_printed(text, one.quote)) for one in dropped]
        if indirect:
            indirect[:] = [_as_printed(text, one) for one in indirect]
    return found


def _as_person(writer: str) -> str:
    """Return a writer's name as texts have it; nothing if it is not surely a person's full name."""
    last, comma, first = writer.partition(", ")
    words = f"{first} {last}".split() if comma else writer.split()
    given = len(words) > 1 and (words[0].lower() in given_names() or begins_with_family_name(words))
    return " ".join(words) if given and is_person(" ".join(words), titled=False) else ""


def _with_writer(
    text: str, found: Sequence[AttributedQuote], writer: str, block_quotes: Sequence[Span]
) -> list[AttributedQuote]:
    """Return quotes with the writer for the "I" that says them, but for one that stands in what
    others wrote.
    """
    passed_on = re.search(_PASSED_ON, text)
    end = min(passed_on.start() if passed_on else len(text), first_writer_line(text))

    def is_own(quote: Quote) -> bool:
        at = quote.mention_start
        if quote.speaker or quote.inside is not None or at is None or at >= end:
            return False
        words = quote.mention(text).lower()
        own = CONTRACTED.get(words, words) == "i"
        return own and not any(start <= at < stop for start, stop in block_quotes)

    doubt = "“I” is taken to be whoever wrote this"
    return [
        one._replace(quote=replace(one.quote, speaker=writer), doubt=doubt)
        if is_own(one.quote)
        else one
        for one in found
    ]


def _as_printed(text: str, quote: Quote) -> Quote:
    return replace(quote, text=quote.span.of(text))


def _found_in(
    text: str,
    title: str,
    date: date | None,
    people: PeopleDirectory | None,
    ranker: Ranker | None,
    block_quotes: Sequence[Span],
    labels: Sequence[Span],
    bold: Sequence[Span],
    dropped: list[AttributedQuote] | None,
    indirect: list[Quote] | None,
) -> list[AttributedQuote]:
    ranker = ranker or shipped_ranker()
    entities = EntityTable(text, title, known=KnownPeople(people, date))
    if not title:
        title = text.lstrip()[:_LONGEST_TITLE].partition("\n")[0].strip()
    context = TranscriptContext(title, text, date, people, entities)
    interview = find_interview(title, text, bold, people)
    turns = find_turns(context, labels, interview, block_quotes)
    is_report = not turns or any(turn.is_mail for turn in turns)
    if is_report and (language := report_language(text)):
        found, outside = _reported_among(text, language, turns)
        credited = _block_quotations(text, block_quotes, entities, [*found, *outside])
        return _merged(found, outside + credited)
    introductions = Introductions(text, entities)
    single_marks = quotes_with_single_marks(text)
    found, outside = [], []
    start = 0
    officers = _Officers(context)
    before: Document | None = None
    answered = zip(turns, _answering(turns), strict=True)
    for span, joint in groupby(answered, key=lambda entry: entry[0].span):
        (turn, addressed), *others = joint
        document = Document(
            text, Span(start, span.start), introductions, single_marks, officers.of_report
        )
        outside += _attributed_quotes(document, ranker, dropped=dropped, indirect=indirect)
        index = len(found)
        found += [
            AttributedQuote(_turn_quote(text, one), one.reason, doubt=one.doubt)
            for one in (turn, *(other for other, _ in others))
        ]
        document = before = Document(
            text, span, introductions, single_marks, officers.of_turn, before, is_turn=True
        )
        own_voice = turn.speaker
        if turn.doubt or others:
            own_voice = own_voice._replace(sure=False)
        found += _attributed_quotes(
            document, ranker, own_voice, addressed, index, dropped, indirect
        )
        start = span.end
    rest = Span(start, len(text))
    document = Document(text, rest, introductions, single_marks, officers.of_report)
    outside += _attributed_quotes(document, ranker, dropped=dropped, indirect=indirect)
    credited = _block_quotations(text, block_quotes, entities, [*found, *outside])
    return _merged(found, outside + credited) if turns or credited else outside


def _reported_among(
    text: str, language: str, turns: Sequence[Turn]
) -> tuple[list[AttributedQuote], list[AttributedQuote]]:
    """Return the emails within a report in another language than English, with the quotations in
    them, and those outside.
    """
    found = [
        AttributedQuote(_turn_quote(text, turn), turn.reason, doubt=turn.doubt) for turn in turns
    ]
    starts = [turn.span.start for turn in turns]
    outside: list[AttributedQuote] = []
    for one in _reported_quotes(text, language):
        at = bisect_right(starts, one.quote.start) - 1
        if at >= 0 and one.quote.end <= turns[at].span.end:
            found.append(one._replace(quote=replace(one.quote, inside=at)))
        else:
            outside.append(one)
    return found, outside


def _reported_quotes(text: str, language: str) -> list[AttributedQuote]:
    """Return the quotations of a report in another language than English."""
    # Loaded with the first of these: most folders have none.
    from briefreader.quotes.attribution.language_reports import find_reported_quotes

    return [
        AttributedQuote(
            Quote(
                *one.span,
                one.span.of(text),
                QuoteKind.DIRECT,
                speaker=one.speaker,
                mention_start=one.mention.start if one.mention else None,
                mention_end=one.mention.end if one.mention else None,
                certain=one.sure,
                evidence=one.mention,
            ),
            one.step,
            doubt="nobody is named"
            if one.speaker is None
            else one.doubt or "inferred only from the words around it",
        )
        for one in find_reported_quotes(text, language)
    ]


class _Officers:
    """Whom one text means by an office alone, looked for when it is first asked for."""

    def __init__(self, context: TranscriptContext) -> None:
        self._context = context

    def of_turn(self) -> Mapping[str, Entity]:
        """Return whom a transcript's speakers mean, of other countries too."""
        return self._spoken_of_anywhere

    def of_report(self) -> dict[str, Entity]:
        """Return whom a report means."""
        return self._named

    @cached_property
    def _spoken_of(self) -> dict[str, Entity]:
        return _officers(self._context)

    @cached_property
    def _named(self) -> dict[str, Entity]:
        return _named_officers(self._context, lambda: self._spoken_of)

    @cached_property
    def _spoken_of_anywhere(self) -> Mapping[str, Entity]:
        one = self._context
        return WorldOfficers(self._spoken_of, one.text, one.entities, one.people, one.day)


def _officers(context: TranscriptContext) -> dict[str, Entity]:
    """Return whom a transcript's speakers mean by "the President" on its day, and by the former
    one; those who come with the program only where the text is of their country.
    """
    people, day = context.people, context.day
    found = {one: people.labelled(f"the {one}", day) for one in _SPOKEN_OF}
    shipped = {one: load_people(None).labelled(f"the {one}", day) for one in _SPOKEN_OF}
    if found == shipped and not _is_theirs(context, [one for one in found.values() if one]):
        found.clear()
    president = found.get("president")
    if president and president.office and president.office.start:
        before = president.office.start - timedelta(days=1)
        found |= dict.fromkeys(_OF_BEFORE, people.labelled("the president", before))
    kinds = [kind for kind in _CABINET if _may_call_somebody(context.text, kind)]
    lowered = context.text.lower() if kinds else ""
    for holder in (one for kind in kinds for one in people.holders(kind, day)):
        for title in _cabinet_titles(holder.office.title if holder.office else ""):
            if title.lower() in lowered and not _is_of_others(context.text, title, holder):
                found[title.lower()] = holder
    return {
        one: context.entities.resolve(holder.person.name) for one, holder in found.items() if holder
    }


def _is_theirs(context: TranscriptContext, holders: Sequence[OfficeHolder]) -> bool:
    """Return whether a text is of the country of these holders: many others have presidents."""
    text = f"{context.title}\n{context.text}"
    surnames = (one.person.name.split()[-1] for one in holders)
    return any(one in text for one in surnames) or _AMERICAN.search(text) is not None


def _may_call_somebody(text: str, kind: str) -> bool:
    """Return whether a text has the beginning of a cabinet title, or one that ends with its rank:
    "the Defense Secretary".
    """
    return kind in text or (kind == _SECRETARY and _FIELD_SECRETARY.search(text) is not None)


def _cabinet_titles(title: str) -> Iterator[str]:
    """Yield the ways to call a cabinet member: "Secretary of Homeland Security", "Homeland Security
    Secretary", "DHS Secretary".
    """
    yield title
    rank, of, field = title.partition(" of ")
    if of:
        field = field.removeprefix("the ")
        yield f"{field} {rank}"
        initials = "".join(word[0] for word in field.split() if word[0].isupper())
        if len(initials) > 1:
            yield f"{initials} {rank}"
            yield f"D{initials} {rank}"


def _is_of_others(text: str, title: str, holder: OfficeHolder) -> bool:
    """Return whether a text names somebody else, or somewhere else, with an office's title: "the
    Secretary of State of Georgia", "Georgia's Secretary of State", "Attorney General Ann Moss".
    """
    surname = holder.person.name.split()[-1]
    written = "|".join(map(re.escape, {title, title.lower(), title.upper()}))
    for start, end in (one.span() for one in re.finditer(written, text)):
        before = _BEFORE_OFFICE.search(text[max(0, start - _NEAR_OFFICE) : start])
        if before and before[1] not in _PLAIN_BEFORE_OFFICE:
            return True
        behind = _BEHIND_OFFICE.match(text[end : end + _NEAR_OFFICE])
        if behind and (behind["where"] or surname not in behind["name"]):
            return True
    return False


def _named_officers(
    context: TranscriptContext, officers: Callable[[], dict[str, Entity]]
) -> dict[str, Entity]:
    """Return whom a text means by an office of which there is one: its holder on that day, whom
    the text names.

    Presidents are many: who "the president" of a report is, only its own words tell.
    """
    if not any(one in context.text for one in _ENDS_OF_HELD_ONCE):
        return {}  # nobody asks for it
    return {
        one: holder
        for one, holder in officers().items()
        if one in _HELD_ONCE and context.entities.occurrences(holder.full)
    }


def _block_quotations(
    text: str,
    block_quotes: Sequence[Span],
    entities: EntityTable,
    others: Sequence[AttributedQuote],
) -> list[AttributedQuote]:
    """Return the block quotations of somebody in which nothing else was found: the words of others
    are those others'.
    """
    found: list[AttributedQuote] = []
    if not block_quotes:
        return found
    taken = [finding.quote.span for finding in others]
    for words, place, kind in find_block_quotations(text, block_quotes):
        is_post = kind is NamePlace.SIGNATURE
        name = place.of(text)
        while kind is NamePlace.LEAD_IN and " " in name and not is_person(name, titled=False):
            name = name.partition(" ")[2]  # a title, or what stands before the name
        place = Span(place.end - len(name), place.end)
        if not (is_post or is_person(name, titled=False)):
            continue  # a book, a newspaper
        if any(start < words.end and words.start < end for start, end in taken):
            continue
        certain = is_post or name.split()[0].lower() in given_names()  # "Moby Dick" is a book
        quote = Quote(
            *words,
            words.of(text),
            QuoteKind.DIRECT,
            speaker=entities.resolve(name).full,
            mention_start=place.start,
            mention_end=place.end,
            certain=certain,
            evidence=place,
        )
        doubt = "" if certain else "the name may be a book’s"
        found.append(AttributedQuote(quote, _STEP_OF[kind], doubt=doubt))
    return found


def _merged(inside: list[AttributedQuote], outside: list[AttributedQuote]) -> list[AttributedQuote]:
    """Return all findings by start, then longest first, with ``inside`` renumbered."""
    if not outside:
        return inside
    order = sorted(
        [*enumerate(inside), *((-1, finding) for finding in outside)],
        key=lambda entry: (entry[1].quote.start, -entry[1].quote.end),
    )
    renumbered = {old: new for new, (old, _) in enumerate(order) if old >= 0}
    return [
        finding
        if finding.quote.inside is None
        else finding._replace(quote=replace(finding.quote, inside=renumbered[finding.quote.inside]))
        for _, finding in order
    ]


def _answering(turns: list[Turn]) -> list[ResolvedSpeaker | None]:
    """Return who answers each turn's question: the first with a name to speak after somebody
    without.

    Nobody whose label says that somebody else answers first, or could say so.
    """
    found: list[ResolvedSpeaker | None] = []
    named: ResolvedSpeaker | None = None
    for turn in reversed(turns):
        if turn.speaker.name is None and turn.label is not None and turn.label.hides_speaker:
            found.append(None)
            named = None
        elif turn.speaker.name is None:
            found.append(named)
        else:
            found.append(None)
            named = turn.speaker._replace(sure=False)
    return found[::-1]


def _turn_quote(text: str, turn: Turn) -> Quote:
    mention = turn.label.span if turn.label else turn.mention
    return Quote(
        turn.span.start,
        turn.span.end,
        turn.span.of(text),
        QuoteKind.TURN,
        speaker=turn.speaker.name,
        speaker_title=turn.speaker.title,
        mention_start=mention.start if mention else None,
        mention_end=mention.end if mention else None,
        certain=not turn.doubt,
        asides=turn.asides,
        evidence=turn.mention or mention,
    )


def _attributed_quotes(
    document: Document,
    ranker: Ranker,
    own_voice: ResolvedSpeaker | None = None,
    addressed: ResolvedSpeaker | None = None,
    inside: int | None = None,
    dropped: list[AttributedQuote] | None = None,
    indirect: list[Quote] | None = None,
) -> list[AttributedQuote]:
    if not document.segments and indirect is None:
        return []
    found: list[AttributedQuote] = []
    spoken: list[tuple[int, ResolvedSpeaker]] = []
    speakers = SpeakerResolver(document, own_voice, addressed)
    verdicts = attribute(document, ranker, speakers, dropped is not None)
    by_another: MentionRef | None = None
    for quotation, verdict in zip(document.quotations, verdicts, strict=True):
        into = found if verdict.speech > 0 else dropped
        doubt = _doubt(document.text, quotation) if into is not None else None
        if doubt and doubt.proposed:
            verdict = verdict._replace(place=None, speaker=UNNAMED, step=DecisionStep.NOTHING)
        if into is found:
            spoken.append((quotation.segment.start, verdict.speaker))
        if into is not None:
            name, title, _ = verdict.speaker
            title = title or (speakers.title(name) if name else None)
            said_by_another = _is_said_by_another(quotation)
            if said_by_another or doubt:
                by_another = verdict.place
            certain = (
                not said_by_another
                and doubt is None
                # what goes on is no surer than what it goes on from
                and (verdict.place != by_another or verdict.step is not DecisionStep.SAME)
                and _is_certain(document, quotation, verdict, ranker, own_voice)
            )
            quote = _quote(document, quotation.segment, verdict, title, certain, inside)
            reason = doubt.reason if doubt else ""
            into.append(AttributedQuote(quote, verdict.step, verdict, document, reason))
    if indirect is not None:
        # Loaded when it is first asked for, which an index never does.
        from briefreader.quotes.indirect_speech import find_indirect

        anew = SpeakerResolver(document, own_voice, addressed)
        indirect += find_indirect(document, anew, spoken)
    return found


def _doubt(text: str, quotation: QuotationContext) -> Doubt | None:
    hinted = telltales(quotation.context) & DOUBTING
    return doubt_of(text, Span(*quotation.segment[:2]), hinted=bool(hinted))


def _is_certain(
    document: Document,
    quotation: QuotationContext,
    verdict: Attribution,
    ranker: Ranker,
    own_voice: ResolvedSpeaker | None,
) -> bool:
    place, speaker, step, chance, _, speech = verdict
    if place is None or not speaker.sure or _is_in_that_clause(document, place):
        return False
    if _may_be_whose(document, place):
        return False
    if own_voice is not None:
        if speaks_for_several(document, place) or is_imagined(quotation, place):
            return False
        if is_plainly_said(document, quotation, place, own_voice.sure):
            return True
        if not is_told(document, quotation, place):
            return False
    return ranker.confidence(document, quotation, place, step.name, chance, speech) >= 0


def _is_in_that_clause(document: Document, place: MentionRef) -> bool:
    """Return whether a name is led in by "that": what stands before may deny it all, "I doubt that
    |Ann Moss| said, Q".
    """
    named = document.mention(place).kind is MentionKind.NAME
    return named and word_before(document.contexts[place.paragraph], place.number) == "that"


def _may_be_whose(document: Document, place: MentionRef) -> bool:
    """Return whether a name stands behind somebody and whose that is, and may be either's: "the
    wife of the mayor, |Karl Moss|, said".
    """
    context = document.contexts[place.paragraph]
    lowers, (kind, first, last) = context.passage.lowers, context.mentions[place.number]
    if kind is not MentionKind.NAME or lowers[first - 1 : first] != [","] or first < _SHORTEST_OF:
        return False
    one = context.passage.words[first - 2]
    if lowers[last : last + 1] != [","] or one not in _SOMEBODY:
        return False
    start = max(1, first - _LONGEST_OF)
    of = next((at for at in range(first - 3, start, -1) if lowers[at] in ("of", "for")), 0)
    return of > 0 and lowers[of - 1] in _SOMEBODY


def _is_said_by_another(quotation: QuotationContext) -> bool:
    """Return whether a name that is not read as one follows a quotation and its verb ("Q, said
    Friday"), or somebody else passes on with such words what the speaker wrote.
    """
    follow = quotation.follow
    if _is_passed_on(quotation):
        return True
    if follow is None or follow.subject is not None or follow.gap > 1:
        return False
    words = quotation.context.passage.words
    after = words[follow.cue + 1 : follow.cue + 2]
    return words[follow.cue] == "said" and bool(after) and after[0][0].isupper()


def _is_passed_on(quotation: QuotationContext) -> bool:
    """Return whether a clause about what is told has a name of its own, and the quotation is what
    goes with that: "wrote of it in a post that Birk later shared with the words: Q"; or is about
    somebody else's doing: "told of his father who wired, Q".
    """
    (context, at), lead = (quotation.context, quotation.at), quotation.lead
    lowers = context.passage.lowers
    if lead is not None and lead.gap > _WIRED and lowers[at - _WIRED : at - 2] == ["who"]:
        return lowers[at - 1] in (",", ":")
    if lead is None or _WITH_WORDS.isdisjoint(lowers[at - 2 : at]):
        return False
    return any(
        not _RELATIVES.isdisjoint(lowers[max(lead.cue + 2, mention.first - _NEAR) : mention.first])
        for mention in context.mentions
        if mention.kind is MentionKind.NAME
        and lead.cue < mention.first < at
        and "with" in lowers[mention.last : at]
    )


def _quote(
    document: Document,
    segment: QuotationSpan,
    verdict: Attribution,
    title: str | None,
    certain: bool,
    inside: int | None,
) -> Quote:
    start, end, *_ = segment
    place, speaker, *_ = verdict
    (mention_start, mention_end), evidence = (
        _told(document, place, speaker.name is None) if place else (_NOWHERE, None)
    )
    return Quote(
        start,
        end,
        document.text[start:end],
        QuoteKind.DIRECT,
        speaker=speaker.name,
        speaker_title=title,
        mention_start=mention_start,
        mention_end=mention_end,
        certain=certain,
        inside=inside,
        evidence=evidence,
    )


def _told(document: Document, place: MentionRef, is_unnamed: bool) -> tuple[Span, Span]:
    """Return a mention, and on to its verb of saying, whichever comes first: "the Spokesperson
    said"; of a name that ``is_unnamed`` with the people behind it, "|White House advisors|".
    """
    context = document.contexts[place.paragraph]
    kind, first, last = context.mentions[place.number]
    if kind is MentionKind.PHRASE or context.passage.lowers[last - 1] in WHOM_ONE_HAS:
        last = end_of_phrase(context.passage, last)
    elif is_unnamed and kind is MentionKind.NAME and names_people(context.passage, last):
        last += 1
    words = context.passage.locate(document.text, first, last)
    cue = context.tie(place.number).cue
    if cue < 0:
        return words, words
    return words, context.passage.widened(document.text, words, first, last, cue)
