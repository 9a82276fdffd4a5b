"""Texts that one person or several sign: statements, letters, proclamations and orders.

They have no labels. The title, a line above the text, or a signature below it says whose words
they are; readouts are written about somebody and are nobody's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from briefreader.domain.article import Span
from briefreader.quotes.coreference.speaker_resolver import ResolvedSpeaker
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.entities.label_titles import is_title, parse_label, without_suffix
from briefreader.quotes.entities.name_parsing import surname
from briefreader.quotes.entities.speaker_labels import LabelStyle, SpeakerLabel, is_pseudo_label
from briefreader.quotes.entities.titles import is_office
from briefreader.quotes.transcripts.label_resolution import (
    TranscriptContext,
    is_anonymous,
    named_speaker,
    resolve_label,
)
from briefreader.quotes.words.lexicon import (
    CUES,
    NAME_PARTICLES,
    OFFICES,
    ORGANISATIONS,
    PLACES,
    POST_NOMINALS,
    WEAK,
)
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.name_case import title_case
from briefreader.text.reporting_verbs import ANY_SAID

_MOST_LINES = 24  # below a text: signatures, their offices, place and day
_LONGEST_LINE = 60  # code points
_LONGEST_HEAD = 900  # code points before a statement that say whose it is
_LINE_ABOVE = "the line above it"
_MOST_ABOVE, _LONGEST_ABOVE = 10, 140  # lines above a text with those that are empty, code points
_LONGEST_BETWEEN = 50  # code points from a name to "issued": what he is, a party and a seat
_MOST_WORDS = 6

_KINDS = (
    "statement", "message", "letter", "proclamation", "memorandum", "memo", "declaration", "op-ed",
    "essay", "eulogy",
)  # fmt: skip
_TEXTS = f"(?:{'|'.join(_KINDS)})"
_BY_TITLE = lazy_pattern(
    rf"\W*(?:(?:a|an|the|joint|open|press|official|written|full|closing|opening|video|media"
    rf"|personal|public|special|brief|prepared|updated|text|transcript|of|new|holiday|\d+)\W+)*"
    rf"{_TEXTS}s?(?:\s+for the record)?\s+(?:attributable to|by|from|of)\s",
    re.IGNORECASE,
)
_POSSESSED = lazy_pattern(
    r"(?P<name>[^,:;|]{3,70}?)(?:['’]s?)?\s+"
    rf"(?:(?:full|written|official|joint|opening|closing|press|personal|new)\s+)?{_TEXTS}"
    r"(?:$|\s+(?:on|about|regarding|following|after|to|marking|concerning|for)\b)",
    re.IGNORECASE,
)
_OF_AT_END = lazy_pattern(r"(?:['’]s?)?(?:,?\s+(?:of|for)\s+[^,:;]+)?\W*")
_OWNED = lazy_pattern(r"['’]s?\s")
_BY_AT_END = lazy_pattern(rf"[^|]*\b{_TEXTS}s?\b[^|]*\bby\s", re.IGNORECASE)
# What may stand between "by" and a name: titles, and what they are of.
_TITLE_WORDS = lazy_pattern(
    r"\s*(?:(?:the|our|of|for|and|to|de|[^\W\d_a-z][\w.’'&/-]*|,),?[ \xa0]+)*,?\s*"
)
# "Spokesperson for President |Moss": whose words they are not.
_OF_ANOTHER = lazy_pattern(
    r"\b(?:for|to|of)\s+(?:the\s+)?(?:former\s+)?(?:(?:Vice|Prime|First|Deputy)\s+)?"
    r"(?:President|Minister|Senator|Governor|Chancellor|King|Queen|Lady|Secretary|Mayor"
    r"|M(?:r|s|rs)\.?|Dr\.?)?\s*\Z"
)
_OFFICE = lazy_pattern(
    r"(?P<office>the\s+(?:vice\s+)?president|the\s+(?:first\s+lady|second\s+gentleman))"
    r"(?:$|\s+(?:on|about|regarding|following|after|marking|concerning|for|at|in)\b|\W*[:,–—-]\s)",
    re.IGNORECASE,
)
_AND = lazy_pattern(
    r"(?:\s+of\s+(?:the\s+)?[A-Z][\w.’' -]{1,40}?)?"
    r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+)(?P<title>.*)",
    re.DOTALL,
)
_ISSUED = lazy_pattern(
    r"(?m)^(?P<who>[^\n“\"]{0,240}?)"
    r"(?:\b(?:issued|released|made|gave|delivered|shared|provided|published)\s+(?:\w+\s+)?"
    r"(?:the\s+)?following\b[^\n“\"]{0,160}"
    rf"|\b[Ff]ollowing\s+(?:\w+\s+){{0,5}}?(?:{_TEXTS}|readout|remarks?|response|comments?|information)\b"
    r"[^\n“\"]{0,40}?\b(?:attributable\s+to|attributed\s+to|by|from|of)\s(?P<whom>[^\n“\"]{2,160}?)"
    r"|\b[Ff]ollowing\s+is\s+attributable\s+to\s(?P<source>[^\n“\"]{2,160}?))"
    r":[ \t\xa0*_]*(?=\n)"
)
_SAID_BELOW = lazy_pattern(
    r"(?P<who>[^“\"]{4,120}?),?\s+(?:said|says|commented|stated|writes|wrote)"
    r"(?:\s+(?:today|in a statement|in response))?:[ \t\xa0*_]*"
)
# More words that are announced so: they may be another's, and one line no longer tells of all.
_SAID_AGAIN = lazy_pattern(rf"\b{ANY_SAID}:[ \t\xa0]*(?:\n|\Z)")
_SIGNED_OFF = lazy_pattern(
    r"(?:(?:very\s+)?(?:sincerely|respectfully|truly|faithfully|cordially)"
    r"(?:\s+(?:yours|submitted))?|yours(?:\s+(?:very\s+)?(?:sincerely|truly|faithfully|ever))?"
    r"|(?:with\s+)?(?:my\s+|our\s+)?(?:best|kind|kindest|warm|warmest|highest)"
    r"(?:\s+(?:regards|wishes|respect))?|regards|with\s+(?:\w+\s+){0,2}(?:gratitude|respect|love"
    r"|thanks|appreciation)|in\s+solidarity|in\s+christ|signed|\(signed\)|/s/"
    r"|in\s+witness\s+whereof,.*)[\s,.:*_]*",
    re.IGNORECASE,
)
_BELOW = lazy_pattern(
    r"(?:[#*_=~—–-]+|-?\s*30\s*-?|end|the\s+white\s+house|done\s+at\b.*"
    r"|[^\W\d_]+(?:[ .][^\W\d_]+){0,2},|washington(?:,?\s+d\.?c\.?)?|downing\s+street|[a-z .]*,?\s*"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:of\s+)?(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\s*(?:\d{1,2}(?:st|nd|rd|th)?)?,?\s*(?:\d{4})?"
    r"|\[?(?:filed|fr doc|presidential sig|billing code)\b.*)[\s,.:*_#]*",
    re.IGNORECASE,
)
# "-- " above a mail's signature, and "Media contact: …" below a release.
_MAIL_SIGNATURE = lazy_pattern(r"(?m)^--[ \t]*$")
_SENDER = lazy_pattern(
    r"[\W_]*(?:(?:(?:media|press|public|general|all)\s+)*"
    r"(?:contacts?|(?:e|i)nquir(?:ies|y)|e-?mail|tel(?:ephone)?|phone)\.?\s*(?:details?|info(?:rmation)?)?"
    r"\s*(?::.*|\Z)"
    r"|for\s+(?:(?:more|further|additional|media|press|all|the)\s+)*"
    r"(?:information|details|(?:e|i)nquir(?:ies|y)|questions)\b.{0,80}"
    r"|(?:press|media|communications)\s+(?:office|team|department|service|relations)\W*(?::.*)?"
    r"|office\s+of\s+(?:communications|the\s+press\s+secretary|public\s+affairs)"
    r"|notes?\s+to\s+editors?|-?\s*ends\s*-?)[\W_]*",
    re.IGNORECASE,
)
_WITNESS = ("IN WITNESS", "In witness", "In Witness")
_FIRST_PERSON = lazy_pattern(r"\b(?:I|me|[Mm]y|[Ww]e|[Oo]ur|us)\b")
# Above it may stand what it is: "HARBOUR MEMORANDUM/HM-8".
_ADDRESSED = lazy_pattern(
    r"\s*+(?:[^\sa-z][^\na-z]{0,79}\n\s*)?(?:MEMORANDUM (?:FOR|TO)|TO THE|To the|Dear) "
)
_SALUTATION = lazy_pattern(
    r"(?m)^(?:Dear\s[^\n.;:?]{2,60}|(?:Sir|Madam|Sirs|Sir or Madam)(?=,|\s*$)|To the Editor)"
    r"[,:!]?[ \t\xa0]*$"
)
_QUOTED = lazy_pattern(r"[“\"][^“”\"\n]{0,2000}[”\"]")
_VESTED = lazy_pattern(
    r"\b(?:authority|power)s?\s+vested\s+in\s+me\s+as\s+(?P<office>President)(?:\s+of\s+the\s+United"
    r"\s+States)?\b"
    r"|\A(?i:by\s+the\s+(?P<head>president)\s+of\s+the\s+united\s+states)"
)
_REPORTED = rf"\s(?:{ANY_SAID}|warned|vowed|promised|insisted|issued|released)\b"
# A letter to a newspaper, which needs no "Sincerely" above the name.
_TO_EDITOR = lazy_pattern(
    r"(?m)^(?:Sirs?(?: or Madam)?|Madam|(?:To the|Dear) Editor|Dear Sirs?(?: or Madam)?)"
    r"\W{0,3}(?:$|[–—-] )"
)
_OWN_PERSON = re.compile(r"\bI(?:[’'](?:m|ve|d|ll))? [a-z]|\b[Mm](?:y|e)\b")
# The rest of a line that begins with a name: "|, chief executive of Kell Harbour|".
_WHAT_HE_IS = lazy_pattern(
    r"(?:[,–—-]? ?\b(?:(?!(?:is|was|has|said|wrote)\b)[\w.’'&-]++)){0,12}+", re.IGNORECASE
)
# Below an article: who wrote or sent it, and how to reach them.
_NO_SIGNER = lazy_pattern(
    r"@|\d{4}|\bwww\.|\b(?:press|media|communications?|spokes\w+|editors?|reporters?"
    r"|correspondents?|journalists?|writers?|columnists?|photograph\w*|pictures?|photo|by|contact"
    r"|tel|phone|mobile|picture|words)\b",
    re.IGNORECASE,
)
_LINES_BELOW_NAME = 3
_ADDRESS_LINES = 4  # from a line of the sender's address up to "Yours faithfully"
_CALLED = lazy_pattern(r"\s\((?:Mrs?|Ms|Miss|Dr|Prof|Rev)\.?\)$")  # "Ann Moss (Mrs)"
_FULL_WORD = 4  # letters that a surname in capitals has, and "OBE" has not
_LONGEST_SIGNATURE = 120  # code points: name and office on one line
_CROSSES = frozenset("+†✠")  # before a bishop's name
_NAME_LINE = lazy_pattern(
    r"(?:/s/\s*|[+†✠]\s*)?(?P<name>[^\W\d_a-z][\w.,’'()-]*(?:\s+[\w.,’'()“”\"-]+){1,7})"
)


# "The |Spokes|person for the Mayor", "Acting |Chair|’s"
_HELD = lazy_pattern(
    r"(?:the\s+|our\s+)?(?:(?:acting|deputy|interim|vice|executive|managing|general)[\s-]+)*"
    r"(?P<office>spokes|chair|president|minister|director|secretary|commissioner|bishop|mayor"
    r"|governor|principal|rector|dean|head|ambassador|coordinator|captain|superintendent)",
    re.IGNORECASE,
)


class Signature(NamedTuple):
    """Who signs a text, where its words are, and in a few words what says so.

    ``place`` is where the name stands in the text; None where the title has it.
    """

    speaker: ResolvedSpeaker
    place: Span | None
    body: Span
    reason: str


def find_signatures(context: TranscriptContext) -> list[Signature]:
    """Return everybody who signs the text: one, several of a joint text, or nobody."""
    context = context.titled(title_case(context.title))
    for find in (
        _issued,
        _announced,
        _by_signature,
        _by_title,
        _by_heading,
        _by_office,
        _by_plain_signature,
        _by_titled_office,
    ):
        found = find(context)
        if found:
            text = context.text
            if any(is_quoted(one.speaker, one.body.of(text)) for one in found):
                return []  # its quotation marks tell more
            return [one._replace(body=_without_names(text, one.body, found)) for one in found]
    return []


def _without_names(text: str, body: Span, signed: list[Signature]) -> Span:
    """Return a signed text's body without who sends it, and without the signers' names below it."""
    body = without_sender(text, body)
    lasts = {surname((one.speaker.name or "").split()) for one in signed}
    names, _, _ = _names_below(text[: body.end])
    own = [name.start for name in names if surname(name.of(text).split(",")[0].split()) in lasts]
    stop = min(own, default=body.end)
    return Span(body.start, stop) if stop > body.start else body


def speaks_of_itself(text: str) -> bool:
    """Return whether somebody says "I" or "we" in a text, outside quotation marks."""
    return _FIRST_PERSON.search(_QUOTED.sub("", text)) is not None


def _issued(context: TranscriptContext) -> list[Signature]:
    """Return whose statement a line above it announces: "Mayor Ann Moss issued the following"."""
    text = context.text
    if text.find("ollowing", 0, _LONGEST_HEAD) < 0:
        return []
    line = _ISSUED.search(text, 0, _LONGEST_HEAD)
    if line is None:
        return []
    kind = "whom" if line["whom"] else "source" if line["source"] else "who"
    said = context.titled(line[kind])
    named = list(_issuing(said) if kind == "who" else _names_in(said, 0))
    body = Span(line.end(), len(text))
    if not named or text[body.start : body.end].lstrip()[:1] in ("“", '"'):
        return []  # its quotation marks tell more
    start = line.start(kind)
    return [
        Signature(speaker, Span(start + at.start, start + at.end), body, _LINE_ABOVE)
        for speaker, at in named
    ]


def _issuing(context: TranscriptContext) -> Iterator[tuple[ResolvedSpeaker, Span]]:
    """Yield the last person named in what stands before "issued the following"."""
    places = sorted(dict(context.title_entities.introductions).items())
    for place, named in places[-1:]:
        if len(context.title) - place.end <= _LONGEST_BETWEEN:
            yield _full_name(named_speaker(context, place, named), context), place


def _announced(context: TranscriptContext) -> list[Signature]:
    """Return whose words stand below "Minister Ann Moss said:", all of a line, without marks."""
    text = context.text
    for line in head_lines(text):
        said = _SAID_BELOW.fullmatch(line.of(text))
        if said is None:
            continue
        body = Span(line.end, len(text))
        words = body.of(text)
        if _has_marks(text, body.start) or not speaks_of_itself(words) or _SAID_AGAIN.search(words):
            return []
        start = line.start + said.start("who")
        named = list(_names_in(context.titled(said["who"]), 0))
        if any(_is_reported(speaker, words) for speaker, _ in named):
            return []
        return [
            Signature(speaker, Span(start + at.start, start + at.end), body, _LINE_ABOVE)
            for speaker, at in named
        ]
    return []


def _has_marks(text: str, start: int) -> bool:
    """Return whether what stands below a line begins with a quotation mark, which tells more."""
    return text[start : start + _LONGEST_ABOVE].lstrip()[:1] in ("“", '"', "‘", "'", "«", "„")


def _by_heading(context: TranscriptContext) -> list[Signature]:
    """Return who signs by a line right below the title: "Statement by Mayor Ann Moss"."""
    text = context.text
    for line in head_lines(text):
        words = line.of(text)
        if _BY_TITLE.match(words) and not _has_marks(text, line.end):
            body = Span(line.end, len(text))
            return [
                Signature(one.speaker, _place_of(one.speaker, line, words), body, _LINE_ABOVE)
                for one in _by_title(context.titled(title_case(words)))
            ]
    return []


def _place_of(speaker: ResolvedSpeaker, line: Span, words: str) -> Span | None:
    """Return where a speaker's name stands in a line of the text; None if it is written
    otherwise.
    """
    name = speaker.name or ""
    at = words.find(name)
    return Span(line.start + at, line.start + at + len(name)) if name and at >= 0 else None


def head_lines(text: str) -> Iterator[Span]:
    """Yield the short lines above a text that are no sentences: what it is, the day, who speaks."""
    start = 0
    for _ in range(_MOST_ABOVE):
        stop = text.find("\n", start)
        if stop < 0 or stop - start > _LONGEST_ABOVE or text[stop - 1 : stop] in (".", "!", "?"):
            return
        if text[start:stop].strip():
            yield Span(start, stop)
        start = stop + 1


def _by_title(context: TranscriptContext) -> list[Signature]:
    """Return who signs by the title: "Statement by Mayor Ann Moss on the Quay"."""
    title, text = context.title, context.text
    lower = title.lower()
    if not any(kind in lower for kind in _KINDS):
        return []
    named: list[tuple[ResolvedSpeaker, Span]] = []
    if form := _BY_TITLE.match(title):
        named = list(_names_in(context, form.end())) or _officer(context, form.end())
    if not named and (owner := _POSSESSED.match(title)):
        named = [
            (speaker, place)
            for speaker, place in _names_in(context.titled(owner["name"]), 0, to_end=True)
            if not _OWNED.search(owner["name"], 0, place.start)
            and (speaker.title or (speaker.name or "").split()[0].lower() in given_names())
        ]
    if not named and (form := _BY_AT_END.match(title)):
        named = list(_names_in(context, form.end(), to_end=True))
    if any(_is_reported(speaker, text) for speaker, _ in named):
        return []
    return [
        Signature(speaker, None, Span(0, len(text)), "the title says whose words these are")
        for speaker, _ in named
    ]


def _officer(context: TranscriptContext, after: int) -> list[tuple[ResolvedSpeaker, Span]]:
    """Return who held the office that a title names: "Statement by |the President|"."""
    office = _OFFICE.match(context.title, after)
    holder = context.people.labelled(office["office"], context.day) if office else None
    if office is None or holder is None or _is_signed_by_another(context.text, holder.person.name):
        return []
    title = holder.office.title if holder.office else None
    return [(ResolvedSpeaker(holder.person.name, title, True), Span(*office.span("office")))]


def _is_signed_by_another(text: str, name: str) -> bool:
    """Return whether a text ends with "Sincerely" and without a surname: another one wrote it."""
    below = [line.of(text) for line in _last_lines(text)]
    last = surname(name.split()).lower()
    is_signed = any(_SIGNED_OFF.fullmatch(line) for line in below)
    return is_signed and not any(last in line.lower() for line in below)


def is_quoted(speaker: ResolvedSpeaker, text: str) -> bool:
    """Return whether a text quotes somebody, with a verb of saying right beside the marks: "Q, said
    Minister |Moss|", "Q, the |minister| said", "|Ann Moss| added: Q".
    """
    names = (speaker.name or "").split()
    if not names:
        return False
    office = [] if speaks_of_itself(text) else (speaker.title or "").split()[-1:]
    called = [re.escape(surname(names)), *(rf"[Tt]he {re.escape(one)}" for one in office)]
    somebody = rf"(?P<before>(?:[\w.’'-]+ ){{0,5}}?)(?P<who>{'|'.join(called)})"
    forms = (
        rf"[”\"][ \xa0](?P<verb>\w+) {somebody}\b(?! (?-i:[A-Z]))",
        rf"[”\"][ \xa0]{somebody} (?P<verb>\w+)\b",
        rf"(?:^|[,.!?]\s+){somebody} (?P<verb>\w+)[,:] [“\"]",
    )
    return any(
        CUES.get(found["verb"].lower(), found["verb"]) not in WEAK | {found["verb"]}
        and _is_called(found["before"].split(), names)
        for form in forms
        for found in re.finditer(form, text, re.IGNORECASE | re.MULTILINE)
    )


def _is_called(before: list[str], names: list[str]) -> bool:
    """Return whether what stands before a surname is its given name or a title, or nothing."""
    return not before or before[-1] in names or is_title(before[-1]) or is_office(before[-1])


def without_sender(text: str, body: Span) -> Span:
    """Return a text's body without what tells below it who sends it: a mail's signature, a press
    office and whom to ask.
    """
    stop = body.end
    if (below := _MAIL_SIGNATURE.search(text, *body)) is not None:
        stop = below.start()
    for line in _last_lines(text[:stop]):
        if line.start <= body.start:
            break
        if _SENDER.fullmatch(line.of(text)):
            stop = line.start
    return Span(body.start, stop)


def _is_reported(speaker: ResolvedSpeaker, text: str) -> bool:
    last = surname((speaker.name or "").split())
    return re.search(re.escape(last) + _REPORTED, text, re.IGNORECASE) is not None


def _names_in(
    context: TranscriptContext, after: int, *, to_end: bool = False
) -> Iterator[tuple[ResolvedSpeaker, Span]]:
    """Yield the person named right after a position of the title, and those joined to it.

    Only titles may stand between; with ``to_end`` nothing may follow but what they are of.
    """
    title = context.title
    places = sorted(dict(context.title_entities.introductions).items())
    found: list[tuple[ResolvedSpeaker, Span]] = []
    for place, named in places:
        if place.end <= after:
            continue
        before = title[after : place.start]
        if found:
            joined = _AND.fullmatch(before)
            if joined is None:
                break
            before = joined["title"]
        if _TITLE_WORDS.fullmatch(before) is None or _OF_ANOTHER.search(before):
            break
        if not found and title[place.end : place.end + 2] in ("’s", "'s"):
            break
        found.append((_full_name(named_speaker(context, place, named), context), place))
        after = place.end
    if to_end and _OF_AT_END.fullmatch(title, after) is None:
        return
    yield from ((speaker, place) for speaker, place in found if _is_full(speaker))


def _is_full(speaker: ResolvedSpeaker) -> bool:
    return speaker.name is not None and (" " in speaker.name or speaker.title is not None)


def _by_signature(context: TranscriptContext) -> list[Signature]:
    """Return whose names stand in lines of their own below the text."""
    text = context.text
    names, end, signed_off = _names_below(text)
    if not signed_off:
        names = [place for place in names if place.of(text).isupper()]
        end = min((place.start for place in names), default=0)
        if not _ADDRESSED.match(text) and not speaks_of_itself(text[:end]):
            return []
    found = []
    for place in reversed(names):
        words = " ".join(place.of(text).partition(",")[0].split())
        speaker = resolve_label(SpeakerLabel(place, place.end, words, LabelStyle.CAPITALS), context)
        if speaker.name is not None and " " in speaker.name:
            full = _full_name(speaker, context)
            found.append(Signature(full, place, Span(0, end), "the signature below it"))
    return found


def _by_plain_signature(context: TranscriptContext) -> list[Signature]:
    """Return whose name and office stand below a text in which somebody says "I", or whose name
    alone below a letter to a newspaper.

    No reporter, nobody from a press office, and nothing with an address or a number, for these
    stand below what others say.
    """
    text = context.text
    below: list[str] = []
    for line in _last_lines(text):
        words = line.of(text)
        if (place := _signer(line, words)) is not None:
            below.append(text[place.end : line.end])
            is_signed = not _NO_SIGNER.search(" ".join([words, *below])) and _may_be_signed(
                text[: line.start],
                has_title=is_title(words.split()[0].rstrip(".")),
                has_office=any(_is_office_line(one) for one in below if one.strip()),
            )
            label = SpeakerLabel(place, place.end, place.of(text), LabelStyle.CAPITALS)
            speaker = _full_name(resolve_label(label, context), context) if is_signed else None
            if speaker is None or " " not in (speaker.name or ""):
                return []
            return [Signature(speaker, place, Span(0, line.start), "the signature below it")]
        too_many = len(below) == _LINES_BELOW_NAME or len(words) > _LONGEST_LINE
        if too_many or not words[:1].isupper() or words[-1:] in ".?!:;":
            return []
        below.append(words)
    return []


def _by_titled_office(context: TranscriptContext) -> list[Signature]:
    """Return who signs a text that its title gives to the holder of an office, as of whom the
    signature tells: "Chair’s statement on the Quay", "Statement by the Spokesperson of the Mayor".
    """
    title, text = context.title, context.text
    form = _BY_TITLE.match(title)
    owned = None if form else _POSSESSED.match(title)
    held = _HELD.match(title[form.end() :] if form else owned["name"] if owned else "")
    if held is None:
        return []
    for line in islice(_last_lines(text), _LINES_BELOW_NAME):
        if (place := _signer(line, line.of(text), signed_off=True)) is not None:
            if held["office"].lower() not in text[place.end :].lower():
                return []
            label = SpeakerLabel(place, place.end, place.of(text), LabelStyle.CAPITALS)
            speaker = _full_name(resolve_label(label, context), context)
            body = Span(0, line.start)
            reason = "the signature below it, of whoever the title names"
            return [Signature(speaker, place, body, reason)] if " " in (speaker.name or "") else []
    return []


def _may_be_signed(text: str, *, has_title: bool, has_office: bool) -> bool:
    """Return whether a name below a text, with a title or an office or none, may be its writer's: a
    letter greets once, any other text says "I" more often.
    """
    whole = Span(0, len(text))
    if text.rstrip().endswith((":", ",")) or without_sender(text, whole) != whole:
        return False
    greetings = [found.start() for found in _SALUTATION.finditer(text)]
    if len(greetings) > 1:
        return False  # a page of letters
    if _TO_EDITOR.search(text):
        return True
    if greetings and greetings[0] <= _LONGEST_HEAD:
        return (has_office or has_title) and speaks_of_itself(text)
    return has_office and len(_OWN_PERSON.findall(_QUOTED.sub("", text))) > 1


def _signer(line: Span, words: str, *, signed_off: bool = False) -> Span | None:
    """Return where the name stands at the beginning of a line of which the rest says what its
    bearer is: "|Ann Moss|, chief executive of Kell Harbour".
    """
    if len(words) > _LONGEST_SIGNATURE or words[-1:] in ".?!:;":
        return None
    parts = words.partition(",")[0].split(" ")
    stop = next((at for at, word in enumerate(parts) if at > 1 and is_title(word)), len(parts))
    parts = parts[:stop]
    while parts and parts[-1].isupper() and len(parts[-1].rstrip(".")) < _FULL_WORD:
        del parts[-1]  # "MP", "OBE"
    name = " ".join(parts)
    if not parts or not parts[-1][:1].isupper():
        return None  # "Ann Moss is chief executive"
    if _WHAT_HE_IS.fullmatch(words[len(name) :].rstrip()) is None:
        return None
    return _name_in(Span(line.start, line.start + len(name)), name, signed_off=signed_off)


def _names_below(text: str) -> tuple[list[Span], int, bool]:
    """Return the names below a text, the last first, where the text ends, and whether it says
    "Sincerely".
    """
    names: list[Span] = []
    lines = list(_last_lines(text))
    for number, line in enumerate(lines):
        words = line.of(text)
        if _SIGNED_OFF.fullmatch(words):
            witness = words.startswith(_WITNESS)
            return names, line.end if witness else line.start, True
        above = lines[number + 1].of(text) if number + 1 < len(lines) else ""
        place = _name_in(line, words, signed_off=_SIGNED_OFF.fullmatch(above) is not None)
        if place is not None:
            names.append(place)
        elif not _is_below(words, lines[number + 1 :], text, bool(names)):
            break
    return names, len(text), False


def _is_below(words: str, before: list[Span], text: str, named: bool) -> bool:
    """Return whether a line may stand below a text: an office, a place, a day."""
    if len(words) > _LONGEST_LINE:
        return False
    if _BELOW.fullmatch(words):
        return True
    if not named:
        below_name = any(_SIGNED_OFF.fullmatch(line.of(text)) for line in before[1:_ADDRESS_LINES])
        opens = words[:1].isupper() or words[:1].isdecimal()
        is_address = below_name and opens and words[-1:] not in ".?!:;"
        return is_address or _is_office_line(words)
    return (
        words[:1].isupper()
        and words[-1:] not in ".?!:;"
        and any(
            _name_in(line, line.of(text)) or _SIGNED_OFF.fullmatch(line.of(text))
            for line in before[:2]
        )
    )


def _full_name(speaker: ResolvedSpeaker, context: TranscriptContext) -> ResolvedSpeaker:
    """Return the speaker under the usual name, with the office on the day of the text."""
    name = speaker.name or ""
    person = context.people.named(name)
    if person is None:
        return speaker._replace(name=name.title() if name.isupper() else name)
    office = person.office(context.day) if context.day else None
    return ResolvedSpeaker(person.name, office.title if office else speaker.title, True)


def _last_lines(text: str) -> Iterator[Span]:
    """Yield the last lines that are not empty, the last first, up to one that is too long."""
    stop = len(text)
    for _ in range(_MOST_LINES):
        while stop > 0 and text[stop - 1].isspace():
            stop -= 1
        if stop <= 0:
            return
        start = text.rfind("\n", 0, stop) + 1
        yield Span(start, stop)
        if stop - start > _LONGEST_LINE and not text.startswith(_WITNESS, start):
            return
        stop = start


def _name_in(line: Span, words: str, *, signed_off: bool = False) -> Span | None:
    """Return where the name stands in a line that holds nothing else; None if it is no name.

    Right below "Yours faithfully", and beside the office that the title names, its given name need
    not be known.
    """
    short = len(words) <= _LONGEST_LINE
    match = _NAME_LINE.fullmatch(words.strip("*_ \t\xa0")) if short else None
    if match is None or is_office(match["name"]) or is_anonymous(match["name"]):
        return None
    name = _CALLED.sub("", match["name"])
    while name.rpartition(" ")[2].lower() in OFFICES or name.rpartition(" ")[2] in POST_NOMINALS:
        name = name.rpartition(" ")[0].rstrip()  # "ANN MOSS PRESIDENT"
    bare = without_suffix(parse_label(name.split(",")[0]).name)
    if len(bare) < 2 or len(bare) > _MOST_WORDS or is_pseudo_label(name) or _BELOW.fullmatch(name):
        return None
    given = bare[0].lower().rstrip(".")
    known = given in given_names() or words[:1] in _CROSSES or (len(given) == 1 and len(bare) > 2)
    if not known and not (signed_off and _may_be_name(bare)):
        return None
    at = line.start + words.index(name)
    return Span(at, at + len(name))


def _may_be_name(words: list[str]) -> bool:
    """Return whether words that no list knows may be somebody's name: "Gwenfair Roe", not "Harbour
    Watch".
    """
    lowers = [word.lower() for word in words]
    return (
        all(word[0].isupper() or word in NAME_PARTICLES for word in words)
        and not any(map(is_common, lowers))
        and ORGANISATIONS.isdisjoint(lowers)
        and not PLACES.intersection(lowers)
    )


def _is_office_line(words: str) -> bool:
    """Return whether a short line says what the signer is: "Mayor of Kell"."""
    first = words.strip("*_ \t\xa0,").split(" ")
    return len(first) <= 2 * _MOST_WORDS and any(is_title(word) for word in first if word)


def _by_office(context: TranscriptContext) -> list[Signature]:
    """Return whose order it is where only the office is stated: "vested in me as President"."""
    text, stop = context.text, 3 * _LONGEST_HEAD
    if text.find("vested in me", 0, stop) < 0 and text[:3].upper() != "BY ":
        return []
    match = _VESTED.search(text, 0, stop)
    holder = match and context.people.labelled("the president", context.day)
    if not match or not holder:
        return []
    title = holder.office.title if holder.office else None
    speaker = ResolvedSpeaker(holder.person.name, title, True)
    place = Span(*match.span("office" if match["office"] else "head"))
    body = Span(0, len(text))
    return [Signature(speaker, place, body, "the holder of the office named in it, on its date")]
