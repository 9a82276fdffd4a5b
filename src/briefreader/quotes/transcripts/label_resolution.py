"""Whom a transcript's label names: full name and title, from the title, the text, or the people."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache

from briefreader.domain.article import Span
from briefreader.domain.people import OfficeHolder, PeopleDirectory, load_people
from briefreader.quotes.coreference.speaker_resolver import UNNAMED, ResolvedSpeaker
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.conversation_labels import listed_name
from briefreader.quotes.entities.entity_table import Entity, EntityTable
from briefreader.quotes.entities.foreign_titles import ForeignTitles
from briefreader.quotes.entities.gender import Gender, given_names, title_gender
from briefreader.quotes.entities.introductions import is_title_of
from briefreader.quotes.entities.label_roles import role_in
from briefreader.quotes.entities.label_titles import (
    is_title,
    parse_label,
    title_spelling,
    without_brackets,
    without_suffix,
)
from briefreader.quotes.entities.name_parsing import surname
from briefreader.quotes.entities.speaker_labels import (
    LabelStyle,
    SpeakerLabel,
    full_name_above,
    named_in,
    names_person,
)
from briefreader.quotes.entities.titles import shown_title, title_of
from briefreader.quotes.words.lexicon import ORGANISATIONS
from briefreader.text.courtesy_titles import FOREIGN_TITLES
from briefreader.text.folding import fold_text
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import UPPER, capitalized

_ASKED = lazy_pattern(r"(?m)^\W*Q\b")
_OPENING = 600  # code points of a text that may say whose briefing it is
# What courts and assemblies print above their records.
_SITTING = lazy_pattern(
    r"\b(?:tribunal|court of|(?:public )?sitting (?:held|is|of)|verbatim record|judges"
    r"|(?:general|national) assembly|parliament|plenary meeting)\b",
    re.IGNORECASE,
)
_WHITE_HOUSE = lazy_pattern(
    r"\bwhite house\b"
    r"|\bremarks (?:by|of|from) the (?:vice )?president\b(?! of the (?!united states))",
    re.IGNORECASE,
)
_INTERVIEW = lazy_pattern(
    r"\b(?:interview|conversation|q\s?(?:&|and)\s?a|questions?(?: and answers)?|deposition"
    r"|testimony|examination)\s+(?:with|for|to|of)\s"
    r"|\b(?:intervista (?:a|con)|entrevista (?:a|con|com)|entretien avec|gespräch mit"
    r"|interview (?:avec|mit|met)|rozmowa z)\s"
    r"|\b(?:phone )?(?:call|chat)\s+(?:with\s|w/\s?)",
    re.IGNORECASE,
)
_WORDS_OF_TITLE = 8  # that may stand before a name
_PROPER = lazy_pattern(r"\b[A-Z][\w-]+")
_ROLES = frozenset(
    """
    Spokesperson Secretary Press President Vice Prime Minister Principal Deputy Coordinator
    Advisor Strategic Communications Chancellor General Secretary-General Lady First Second
    Gentleman Chief Director United States Security National
""".split()
)
# One person has several of these at once: the senator is the chairman, too.
_LEGISLATORS = frozenset(
    """
    senator sen representative rep congressman congresswoman delegate assemblyman assemblywoman
    councillor councilman councilwoman member mp chair chairman chairwoman chairperson co-chair
    leader whip speaker
""".split()
)
# Another office than the one without the word before it.
_QUALIFIERS = frozenset(
    """
    deputy vice state under assistant associate acting parliamentary permanent press private junior
    shadow former first lieutenant
""".split()
)
_COURTESIES = FOREIGN_TITLES | {"mr", "ms", "mrs", "dr", "miss", "sir", "mister", "madam"}


# Who runs a meeting or a hearing has no name before her words, but one above them: "Dame Ann Moss
# (Chair);", "Coroner: Dr Ann Moss, Kell", "Before Her Honour Judge Moss".
_PRESIDING = lazy_pattern(
    r"(?:the\s+)?(?:(?P<president>president)|(?:(?:acting|area|assistant|deputy|presiding|senior)\s+)?"
    r"(?:(?P<chair>chair(?:man|woman|person)?)|(?P<office>coroner|inspector|arbitrator)"
    r"|(?P<court>court|judge|tribunal)))",
    re.IGNORECASE,
)
_HELD_BY = r"(?P<name>[^\W\d_][^;:,\n()]{2,50}?)\s*"
_NAMED_ABOVE = {
    "chair": (
        rf"(?<![^\n;:,•*])[ \t\xa0]*{_HELD_BY}"
        r"\((?i:(?:in\s+the\s+)?chair(?:man|woman|person)?)\)",
        rf"(?m)^[ \t*_]*(?i:chair(?:man|woman|person)?)[ *_]*:[ *_]*{_HELD_BY}(?=[,(;]|$)",
    ),
    "office": (
        r"(?m)^[ \t*_]*(?:\w+ )?(?i:coroner|inspector|arbitrator)[ *_]*:[ *_]*"
        rf"{_HELD_BY}(?=[,(;]|$)",
        rf"\b(?i:before)[ *_]*:[ *_]*(?=[^\W\d_a-z]){_HELD_BY},"
        r"\s+(?:[\w’']+\s+){0,3}(?i:coroner|inspector|arbitrator)\b",
    ),
    # of a court, an assembly: “President Moss presiding”, “Present: President Moss; Judges …”
    "president": (
        rf"\b(?i:president)[ \xa0]{_HELD_BY},?\s+(?i:presiding)\b",
        rf"(?m)\b(?i:present[ *_]*:[ *_]*president[ \xa0]){_HELD_BY}(?=[,(;]|$)",
        rf"(?m)^[ \t*_]*(?i:president)[ *_]*:[ *_]*{_HELD_BY}(?=[,(;]|\.{{3}}|$)",
    ),
    # of one judge: “the court” of several is whichever of them speaks
    "court": (
        rf"(?m)^[ \t*_]*(?i:before|coram|judge)(?:[ *_]*:[ *_]*|[ ]+)(?=[^\W\d_a-z]){_HELD_BY}$"
        r"(?!\n[ \t*_]*(?i:and|mr|mrs|ms|lord|lady|judge|justice|hon|his|her|sir|dame)\b)",
    ),
}
_HONOUR = lazy_pattern(
    r"(?:the )?(?:his|her|hon(?:ou?rable|\.?)?) ?(?:hono(?:u)?r|lordship)? ", re.IGNORECASE
)
# Of whoever else has a role: "Interviewer: Ann Moss", "Host: Ann Moss. Guest: Karl Birk."
_BEARER = (
    r"(?m)(?:^|[.;,][ \xa0])[ \t*_]*(?i:{role})[ *_]*:[ *_]*"
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?:[ \xa0][^\W\d_][\w’'-]*){{0,2}}[ \xa0][^\W\d_a-z][\w’'-]*)"
    r"(?=[ *_]*(?:[.,;(]|$))"
)
# "Ann Moss, Town Clerk", "Ann Moss (treasurer)"
_WITH_OFFICE = (
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?:[ \xa0][^\W\d_a-z][\w.’'-]*){{1,3}})"
    r"(?:,[ ]|[ ]\()(?i:(?:the[ ])?{role})(?=[).,;\n]|\Z)"
)
_LISTED_ABOVE = 1500  # code points
_LONGEST_INITIALS = 4
_DOTTED_INITIALS = lazy_pattern(rf"(?:[{UPPER}]\. ?){{2,4}}")
# What initials stand for: "SA = Selma Arden", "Selma Arden (SA)".
_STAND_FOR = (
    r"\b{initials}[ \xa0]?=[ \xa0]?(?P<name>[^\W\d_][^;,\n()=*_]{{2,50}}?)"
    r"(?=[ \xa0](?:for|of)[ \xa0]|[;,\n()*_]|\.\s|\Z)"
    r"|(?P<before>(?:[^\W\d_a-z][\w.’'-]*[ \xa0]){{2,4}})\({initials}\)"
)


class TranscriptContext:
    """What is known about a transcript before its labels are read.

    ``people`` None are the ones that come with the program. Most texts are no transcripts, so that
    people and the title's names are read when they are first asked for.
    """

    def __init__(
        self,
        title: str,
        text: str,
        day: date | None,
        people: PeopleDirectory | None,
        entities: EntityTable,
    ) -> None:
        self.title = title
        self.text = text
        self.day = day
        self.entities = entities
        self._people = people

    @cached_property
    def people(self) -> PeopleDirectory:
        """Those whom labels and titles may mean."""
        return self._people or load_people(None)

    @cached_property
    def title_entities(self) -> EntityTable:
        """Whom the title names."""
        return EntityTable(self.title, headline=True)

    @cached_property
    def foreign_titles(self) -> ForeignTitles:
        """The titles of other languages in the text that are something else in English."""
        return ForeignTitles(self.text)

    def titled(self, title: str) -> TranscriptContext:
        """Return the same context under another title; itself where that is its own."""
        if title == self.title:
            return self
        return TranscriptContext(title, self.text, self.day, self._people, self.entities)

    def over(self, text: str) -> TranscriptContext:
        """Return the same context over a part of the text that begins where it does."""
        return TranscriptContext(self.title, text, self.day, self._people, self.entities)

    def known_surnames(self) -> frozenset[str]:
        """Return the last words of the names in the title and of the people, in lower case."""
        return frozenset(self.title_entities.surnames()) | self.people.surnames()


def is_anonymous(words: str) -> bool:
    """Return whether a label names nobody, so that it must never stand for one person."""
    return role_in(words) is not None


def presides(words: str) -> bool:
    """Return whether a label is the office of whoever runs a meeting or a hearing."""
    return _PRESIDING.fullmatch(words) is not None


def _full_name(name: list[str], label: SpeakerLabel, context: TranscriptContext) -> list[str]:
    """Return the full name of a label's one word, as the lines above have it: of who answers
    questions, and of those of a list that no table of names knows; else the name as it is.
    """
    if len(name) != 1:
        return name
    above = context.text[: label.span.start]
    if label.form in (LabelStyle.INTERVIEWED, LabelStyle.SPOKEN):
        full = named_in(above, name[0])
        if full:
            return full.split()
    if label.form is LabelStyle.INTERVIEWED or _fullest(name, "", context):
        return name
    if parse_label(without_brackets(label.words)).title:
        return name  # "MRS BIRK" is not "Deceased: Karl Birk"
    return listed_name(above[:_LISTED_ABOVE], name[0]).split() or name


def _may_name(label: SpeakerLabel, words: str, context: TranscriptContext) -> bool:
    """Return whether a label's ``words`` can be somebody's: in mixed case a person's, and beside a
    time any name, a title with a surname, too: "Chief Ruiz (00:35)".
    """
    if label.form not in (LabelStyle.MIXED, LabelStyle.TIMED):
        return True
    if names_person(label.words, frozenset()) or names_person(words, context.known_surnames()):
        return True
    title, name, several = parse_label(words)
    if label.form is not LabelStyle.TIMED or several:
        return False
    if not title:
        parts = words.split()
        return len(parts) > 1 and not any(
            is_common(part) or part.lower() in ORGANISATIONS for part in parts
        )
    return len(name) == 1


def names_several(label: SpeakerLabel) -> bool:
    """Return whether a label names more people than one, none of whom can be told to be the
    speaker.
    """
    words = without_brackets(label.words)
    return not is_anonymous(words) and parse_label(words).several


def resolve_label(label: SpeakerLabel, context: TranscriptContext) -> ResolvedSpeaker:
    """Return who speaks after a label; as printed where neither text nor people know a fuller
    name.
    """
    words = context.foreign_titles.spell_out(without_brackets(label.words))
    if label.form is LabelStyle.ANSWER:
        return _interviewed(context)
    if label.form in (LabelStyle.QUESTION, LabelStyle.UNREAD):
        return UNNAMED
    named = _named_above(words, label, context)
    if named is not None or is_anonymous(words):
        return named or UNNAMED
    if not _may_name(label, words, context):
        return UNNAMED
    words = words.removeprefix("BY ")  # "BY MR. HALE:" heads his questions
    title, name, several = parse_label(words)
    if several:
        return UNNAMED
    role, given = " ".join(title), _full_name(without_suffix(name), label, context)
    if title[:1] == ("the",) and (not given or len(title) == 1):
        return speaker_by_office(words if given else role, words, context)
    if not given:
        return ResolvedSpeaker(words)
    if role and _word(role):
        holder = context.people.in_office(given[-1], context.day, _word(role))
        if holder is not None and len(given) == 1 and _gender_fits(_gender_of(holder), role):
            return _speaker(holder)
    return speaker_by_name(given, role, words, context)


def resolve_labels(
    labels: Iterable[SpeakerLabel], context: TranscriptContext
) -> dict[tuple[str, LabelStyle], ResolvedSpeaker]:
    """Return who speaks after each label, by its words and form, people of one surname apart.

    Where ``MINISTER MOSS`` speaks and ``AMBASSADOR MOSS``, too, a full name is only that of the
    label with the title that the text gives it; the other stays as printed.
    """
    speakers: dict[tuple[str, LabelStyle], ResolvedSpeaker] = {}
    for label in labels:
        if (label.words, label.form) not in speakers:
            speakers[label.words, label.form] = resolve_label(label, context)
    speakers |= _introduced_by_labels(speakers)
    speakers |= _called_by_one_name(speakers)
    roles = {printed: _office_of_surname(printed[0]) for printed in speakers}
    sharing: defaultdict[str | None, list[tuple[str, LabelStyle]]] = defaultdict(list)
    for printed, role in roles.items():
        if role:
            sharing[speakers[printed].name].append(printed)
    for name, several in sharing.items():
        if name is None or " " not in name or _same_offices([roles[each] for each in several]):
            continue
        title = speakers[several[0]].title or _before_name(name, context.title)
        for printed in several:
            if not _has_title(title, roles[printed]):
                speakers[printed] = ResolvedSpeaker(without_brackets(printed[0]), None, True)
    return speakers


def _introduced_by_labels(
    speakers: Mapping[tuple[str, LabelStyle], ResolvedSpeaker],
) -> dict[tuple[str, LabelStyle], ResolvedSpeaker]:
    """Return whom labels mean that another label says to be somebody, though no list has the given
    name: "Rill Moss, Analyst:", then "Rill Moss:"; "Rill Moss:", then "Moss:".
    """
    introduced = {
        name: speaker
        for (words, _), speaker in speakers.items()
        if speaker.name and words.startswith(f"{(name := without_brackets(words))}, ")
    }
    introduced |= {
        words: ResolvedSpeaker(words, None, True)
        for words, _ in speakers
        if words.count(" ") == 1 and (words.split()[1], LabelStyle.MIXED) in speakers
    }
    return {
        (words, form): introduced[words]
        for (words, form), speaker in speakers.items()
        if speaker.name is None and form is LabelStyle.MIXED and words in introduced
    }


def _called_by_one_name(
    speakers: Mapping[tuple[str, LabelStyle], ResolvedSpeaker],
) -> dict[tuple[str, LabelStyle], ResolvedSpeaker]:
    """Return whom labels mean that are the given name or the surname of one other label: "Ann
    Moss:", "Ann:", "Moss:", not "OFFICER:" beside "OFFICER MOSS:".
    """
    full: defaultdict[str, set[str]] = defaultdict(set)
    for (words, _), speaker in speakers.items():
        if speaker.name and len(without_brackets(words).split()) == len(speaker.name.split()) > 1:
            for one in (words.split()[0], without_brackets(words).split()[-1]):
                full[one.casefold()].add(speaker.name)
    return {
        (words, form): ResolvedSpeaker(min(full[words.casefold()]), None, True)
        for (words, form), speaker in speakers.items()
        if speaker.name in (None, words, capitalized(words))
        and not is_anonymous(words)
        and not is_title(words)
        and len(full.get(words.casefold(), ())) == 1
    }


def _office_of_surname(words: str) -> str:
    """Return the title words of a label that has an office and a surname alone, else ""."""
    title, name, several = parse_label(without_brackets(words))
    role = " ".join(title)
    return role if role and not several and len(without_suffix(name)) == 1 and _word(role) else ""


def _same_offices(roles: Sequence[str]) -> bool:
    """Return whether one person may have all these titles in one transcript."""
    heads = {role.split()[-1] for role in roles}
    if heads <= _LEGISLATORS:
        return True
    qualifiers = {frozenset(_QUALIFIERS.intersection(role.split())) for role in roles}
    return len(heads) == len(qualifiers) == 1


def _before_name(name: str, title: str) -> str:
    """Return what stands right before a name in an article's title: "the Minister of Energy,"."""
    before, _, _ = title.rpartition(name)
    return " ".join(before.replace(",", " ").split()[-_WORDS_OF_TITLE:])


def _has_title(title: str, role: str) -> bool:
    """Return whether a title that a text gives somebody is the one of a label."""
    told, printed = title.lower().split(), role.split()
    return set(printed) <= set(told) and any(
        word == printed[-1] and _QUALIFIERS.intersection(told[max(at - 2, 0) : at]) <= set(printed)
        for at, word in enumerate(told)
    )


def title_speaker(context: TranscriptContext, after: int) -> ResolvedSpeaker | None:
    """Return the first person named in the title from position ``after`` on."""
    places = sorted(
        (place.start, named)
        for place, named in context.title_entities.introductions
        if place.start >= after
    )
    if not places:
        return None
    start, named = places[0]
    return named_speaker(context, Span(start, start), named)


def named_speaker(context: TranscriptContext, place: Span, named: Entity) -> ResolvedSpeaker:
    """Return whom a name at a place of the title means, with the title that stands before it."""
    words = named.full
    role = title_of(context.title, Span(place.start, place.start)) or ""
    if " " not in words:
        office = _word(role.lower()) if role else ""
        holder = context.people.in_office(words, context.day, office)
        if holder is not None:
            return _speaker(holder)
    speaker = speaker_by_name(words.split(), role.lower(), words, context)
    return ResolvedSpeaker(speaker.name, role or speaker.title, True)


def _word(role: str) -> str:
    """Return the word of a title that an office is looked up by; "Mr." says nothing about one."""
    last = role.split()[-1].rstrip(".")
    return "" if last in _COURTESIES else last


def speaker_by_office(office: str, words: str, context: TranscriptContext) -> ResolvedSpeaker:
    """Return who held an office on the day, or whom the title gives it; else the ``words`` as
    printed.
    """
    holder = context.people.labelled(office, context.day)
    if holder is not None:
        head = f"{context.title}\n{context.text[:_OPENING]}"
        another = _SITTING.search(head) and not _WHITE_HOUSE.search(head)
        if (words.isupper() and not another) or _is_told_of(holder, context):
            return _speaker(holder)
    found = _titled(office.lower().removeprefix("the "), context)
    return found or ResolvedSpeaker(words)


def _is_told_of(holder: OfficeHolder, context: TranscriptContext) -> bool:
    """Return whether a transcript has the last name of who holds an office, or a "Q" that asks
    him: courts, other houses and councils have their “President”, too.
    """
    last = holder.person.name.removesuffix(" Jr.").split()[-1]
    if last in context.title or last in context.text:
        return True
    return _ASKED.search(context.text) is not None


def _named_above(
    words: str, label: SpeakerLabel, context: TranscriptContext
) -> ResolvedSpeaker | None:
    """Return whom the text above names as who presides, by the given name that is a label, or as
    whom initials stand for; None if that is not one person.
    """
    presiding = _PRESIDING.fullmatch(words)
    if _DOTTED_INITIALS.fullmatch(words):
        words = words.replace(".", "").replace(" ", "")
    above = context.text[: label.span.start]
    are_initials = False
    if presiding is not None:
        patterns: Sequence[str] = _NAMED_ABOVE[presiding.lastgroup or ""]
    elif is_anonymous(words) or is_title(words.split()[-1]):
        forms = (_BEARER, _WITH_OFFICE) if len(words) > 1 else ()
        above = above[:_LISTED_ABOVE]
        patterns = [form.format(role=re.escape(words)) for form in forms]
    elif len(words) <= _LONGEST_INITIALS and words.isalpha() and words.isupper():
        are_initials = True
        # A look for each way to write it is a hundred times as fast as the pattern.
        told = (f"({words})", f"{words}=", f"{words} =", f"{words}\xa0=")
        is_told = any(form in above for form in told)
        patterns = [_STAND_FOR.format(initials=words)] if is_told else []
    else:
        return _by_given_name(words, label, context)
    found = (match for pattern in patterns for match in re.finditer(pattern, above))
    named = {(match["name"] or match["before"]).strip() for match in found}
    if not named and are_initials:
        named = _with_initials(words, label.span.start, context)
    if len(named) != 1:
        return None
    (full,) = named
    full = _HONOUR.sub("", full)
    title, name, several = parse_label(full)
    given = without_suffix(name)
    if several or not given:
        return None
    return speaker_by_name(given, " ".join(title), full, context)


def _by_given_name(
    words: str, label: SpeakerLabel, context: TranscriptContext
) -> ResolvedSpeaker | None:
    """Return whom the title and the opening lines name in full, of a label "Ann:"."""
    if label.form not in (LabelStyle.MIXED, LabelStyle.TIMED, LabelStyle.SPOKEN):
        return None
    opening = context.text[: min(label.span.start, _OPENING)]
    full = full_name_above(words, f"{context.title}\n{opening}")
    return speaker_by_name(full.split(), "", full, context) if full else None


def _with_initials(initials: str, before: int, context: TranscriptContext) -> set[str]:
    """Return the full names in the title, and above a label that stands at ``before``, that have
    its initials: of "MH" Maria Holt; none for those of an agency, "AP".
    """
    if initials.lower() in ORGANISATIONS:
        return set()
    named = [entity.full for _, entity in context.title_entities.introductions]
    named += [
        entity.full for place, entity in context.entities.introductions if place.start < before
    ]
    return {full for full in named if initials == "".join(part[0] for part in full.split())}


def _interviewed(context: TranscriptContext) -> ResolvedSpeaker:
    """Return who answers where a label only says that somebody does: the one of "Interview
    with".
    """
    talk = _INTERVIEW.search(context.title)
    if talk is None:
        return UNNAMED
    after = {
        named.full for at, named in context.title_entities.introductions if at.start >= talk.end()
    }
    found = title_speaker(context, talk.end()) if len(after) == 1 else None
    return found or UNNAMED


def _titled(role: str, context: TranscriptContext) -> ResolvedSpeaker | None:
    """Return the one person whom the article's title gives this office."""
    for place, named in context.title_entities.introductions:
        title = title_of(context.title, place)
        if title and title.lower().split()[-len(role.split()) :] == role.split():
            person = context.people.named(named.full)
            full = person.name if person else named.full
            return ResolvedSpeaker(full, title, True)
    return None


def _speaker(holder: OfficeHolder) -> ResolvedSpeaker:
    return ResolvedSpeaker(holder.person.name, holder.office.title if holder.office else None, True)


def speaker_by_name(
    given: list[str], role: str, words: str, context: TranscriptContext
) -> ResolvedSpeaker:
    """Return the full name in title or text that ends in the label's surname and fits its title."""
    plain = " ".join(given)
    full = _fullest(given, role, context)
    if not full:
        holder = context.people.labelled(words, context.day)
        if holder is not None:
            return _speaker(holder)
        holder = context.people.in_office(given[-1], context.day) if len(given) == 1 else None
        if holder is not None and _may_be(holder, role, context):
            return _speaker(holder)
        titled = _family_name_first(given, role, context)
        if titled is not None:
            return titled
        return ResolvedSpeaker(words if len(given) == 1 else cased(plain), None, True)
    person = context.people.named(full)
    office = person.office(context.day) if person and context.day else None
    title = office.title if office else _stated_title(full, context)
    return ResolvedSpeaker(person.name if person else full, title, True)


def _without_role(full: str, role: str, given: list[str]) -> str:
    """Return a name of the text without words of the label's title that were taken for given
    names.
    """
    words = full.split()
    while len(words) > len(given) and title_spelling(words[0]) in role.split():
        del words[0]
    return " ".join(words) if len(words) > 1 else ""


def _family_name_first(
    given: list[str], role: str, context: TranscriptContext
) -> ResolvedSpeaker | None:
    """Return whom the article's title gives this role and a name that begins with the label's word.

    ``PRIME MINISTER BIRK`` is the one in "Remarks by Prime Minister Birk Duk Kell".
    """
    for place, named in context.title_entities.introductions if role and _word(role) else ():
        if named.full.lower().split()[:-1][:1] == [given[-1].lower()]:
            title = title_of(context.title, place)
            if title and title.lower().endswith(role):
                return ResolvedSpeaker(named.full, title, True)
    return None


def _may_be(holder: OfficeHolder, role: str, context: TranscriptContext) -> bool:
    """Return whether a surname alone means this holder of an office.

    Many people share a surname. The label must not state another role, and the title or the
    opening lines must speak of the house that the office belongs to, such as the State Department.
    """
    if (
        holder.office is None
        or (role and _word(role))
        or not _gender_fits(_gender_of(holder), role)
    ):
        return False
    opening = f"{context.title}\n{context.text[:_OPENING]}"
    houses = [word for word in _PROPER.findall(holder.office.title) if word not in _ROLES]
    return any(re.search(rf"\b{re.escape(house)}\b", opening) for house in houses)


def cased(name: str) -> str:
    """Return a name in capitals as it is written in running text: ``MARY O’HARA`` is Mary
    O’Hara.
    """
    words = name.split()
    if len(words) < 2 or words[-1].upper() != words[-1]:
        return name
    whole = name.upper() == name  # else only the surname: "Ann WARD"
    return " ".join(
        capitalized(word) if whole or (word.isupper() and len(word) > 2) else word for word in words
    )


def _fullest(given: list[str], role: str, context: TranscriptContext) -> str:
    """Return the most frequent full name of the title, else of the text, that a label's name is
    part of; of several in one of them the first that has the label's office there.

    What is nothing but the label's own title and name is none.
    """
    plain, last = " ".join(given), surname(given)
    for entities in (context.title_entities, context.entities):
        found = [
            full
            for form in entities.full_names(last)
            if _fits(form, plain, role)
            and (
                full := _without_role(
                    context.foreign_titles.spell_out(cased(form.full)), role, given
                )
            )
            and not (len(given) == 1 and _is_dead(form.full, context))
        ]
        if len(found) > 1 and role and _word(role):
            titles = ((full, _stated_title(full, context)) for full in found)
            in_office = (full for full, title in titles if title and _has_title(title, role))
            return next(in_office, found[0])
        if found:
            return found[0]
    return ""


def _is_dead(full: str, context: TranscriptContext) -> bool:
    """Return whether a text is about somebody's death, so that a label with the surname is another:
    "Inquest touching the death of Karl Moss", "MRS MOSS:".
    """
    if "eath" not in context.text and "ecease" not in context.text:
        return False
    name = r"\s+".join(map(re.escape, full.split()))
    dead = rf"\b(?:deaths? of|deceased:?)\s+(?:(?:mrs?|ms|dr|miss)\.?\s+)?{name}\b"
    return any(re.search(dead, text, re.IGNORECASE) for text in (context.title, context.text))


def _fits(named: Entity, plain: str, role: str) -> bool:
    """Return whether a full name ends in the label's words and is of the gender that its title
    says.
    """
    words, wanted = _folded_words(named.full), _folded_words(plain)
    # "Ann de la Moss" ends in "de la Moss", and is "Ann Moss".
    same_ends = len(wanted) > 1 and (words[0], words[-1]) == (wanted[0], wanted[-1])
    # "H. Moss" is Hugh Moss.
    same_initial = (
        len(wanted) > 1 < len(words)
        and wanted[0][1:] == "."
        and (words[0][:1], words[-1]) == (wanted[0][:1], wanted[-1])
    )
    if not (same_ends or same_initial) and words[-len(wanted) :] != wanted:
        return False
    return _gender_fits(named.gender, role)


@lru_cache(maxsize=4096)  # each label is held against each name with its surname
def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(fold_text(name.replace("’", "'")).split(" "))


def _gender_fits(gender: Gender, role: str) -> bool:
    """Return whether a person of ``gender`` can have the title words of a label, "mr." or "ms."."""
    told = title_gender({word.rstrip(".") for word in role.split()} - {"lady"})
    return told is gender or Gender.UNKNOWN in (told, gender)


def _gender_of(holder: OfficeHolder) -> Gender:
    first = holder.person.name.split()[0].lower()
    return given_names().get(first, Gender.UNKNOWN)


def _stated_title(full: str, context: TranscriptContext) -> str | None:
    for text, entities in (
        (context.title, context.title_entities),
        (context.text, context.entities),
    ):
        for place in entities.occurrences(full):
            if entities.resolve(place.of(text)).full == full:
                title = shown_title(text, place)
                if (
                    title
                    and not title.isupper()
                    and is_title_of(text, entities, place, title, full)
                ):
                    return title
    return None
