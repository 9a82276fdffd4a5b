"""Whether an article says that somebody belongs to a body, so that he may speak for it.

"Boeing said" and "according to Kestrel Ferries" are right of what "Lena Brook of Kestrel Ferries"
says. A name that no list has as a body's may be a person's, too: what the article says decides.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from briefreader.domain.article import Span
from briefreader.quotes.entities.common_words import is_common
from briefreader.quotes.entities.gender import given_names
from briefreader.quotes.words.lexicon import NAME_TITLES, OFFICES, ROLES
from briefreader.text.name_case import UPPER
from briefreader.text.reporting_verbs import ANY_SAID

# What one is of somebody else, and for whom one does not speak by it.
_NOT_SPEAKING_FOR = frozenset(
    """
    critic critics opponent opponents rival rivals supporter supporters fan fans friend friends
    neighbor neighbour resident residents voter voters viewer viewers reader readers user users
    witness plaintiff defendant protester protesters demonstrator regulator regulators prosecutor
    father mother son daughter wife husband brother sister man men woman women boy girl person
    people parents relatives student students
    """.split()
)
_SPEAKING_FOR = ROLES - _NOT_SPEAKING_FOR
# Of these, what nobody is of a person: "chief executive of Morgan Stanley".
_OF_FIRMS = frozenset(
    """
    analyst analysts economist executive ceo cfo coo cto chairman chairwoman chair founder
    co-founder president director partner treasurer trustee
    """.split()
)
# With one of these it is another's role, or nobody's any more.
_APART = frozenset("former ex once then late unlike against who that which whose but".split())
_FORMS_OF_FIRMS = frozenset("inc corp co ltd plc llc llp company corporation limited group".split())
# Never within a word, nor shortened: a search takes each word once.
_CAPITALIZED = rf"(?<![\w&.-])(?<!\w[’'])[{UPPER}](?:[\w&-]|\.(?=\w)|[’'](?!s\b))*+"
_NAME = re.compile(rf"\b{_CAPITALIZED}(?: {_CAPITALIZED})*")
_RUNS = (
    r"who (?:(?:now|also|has) )?(?:runs?|leads?|led|heads?|chairs?|owns?|founded|co-founded|"
    r"speaks for|spoke for|represents?|works? (?:for|at)|worked (?:for|at))"
)
_OWN = r"(?:\b[Ii]ts|\b[Tt]heir|\b[Tt]he (?:[a-z-]+ )?[a-z-]+[’']s)"
_COMPANY = r"\b(?:[Cc]ompany|[Ff]irm|[Gg]roup|[Cc]harity|[Bb]ank|[Uu]nion)"
_WORDS = r"(?P<role>(?:[\w’'-]+,? ){1,7}?)"
_ROLE = r"(?P<role>(?: [\w’'-]+){1,5}?)"
_SAID = re.compile(rf"\b{ANY_SAID}\b")


def belongs_to(speaker: str, body: str, text: str, quoted: Span) -> bool:
    """Return whether an article's ``text`` says of the person of a full name that he is of a
    ``body``: "Lena Brook of Kestrel Ferries", "Boeing chief executive Lena Brook"; or, behind that
    name, "its chairman, Lena Brook".

    False where the body's name is a person's there. ``quoted`` are the words that are said.
    """
    name = _printed(body, text)
    if not name or not set(speaker.split()).isdisjoint(name.split()) or _is_persons(name, text):
        return False
    if " " in name and name.split()[0].lower() in given_names() and "&" not in name:
        return _is_tied(speaker, name, text, _OF_FIRMS, r"at")  # "Morgan Stanley"
    return _is_tied(speaker, name, text) or name in _owners(speaker, text, quoted)


def _printed(body: str, text: str) -> str:
    """Return a body's name as a text prints it, without "Inc." if need be; nothing where it does
    not.
    """
    words = body.split()
    if len(words) > 1 and body not in text and words[-1].lower().strip(".") in _FORMS_OF_FIRMS:
        del words[-1]
    name = " ".join(words).strip(",")
    return name if re.search(rf"\b{re.escape(name)}\b", text) else ""


def _is_persons(name: str, text: str) -> bool:
    """Return whether a name looks like a person's in a text: by a given name or title before it, by
    its last word standing alone, or by what is said of whoever has it.
    """
    *first, last = name.split()
    if "&" in first:
        return False
    if re.search(rf"\b{re.escape(name)}, (?:who\b|\d)", text):
        return True
    form = rf"(?:(?P<before>{_CAPITALIZED})\.? )?\b{re.escape(last)}\b(?! {_CAPITALIZED})"
    for found in re.finditer(form, text):
        before = found["before"] or ""
        is_named = not first and before.lower() in given_names()
        is_alone = first and not is_common(last) and before != first[-1]
        if is_named or is_alone or before.lower() in (NAME_TITLES | OFFICES):
            return True
    return False


def _is_tied(
    speaker: str,
    name: str,
    text: str,
    roles: Collection[str] = _SPEAKING_FOR,
    of: str = rf"of|at|from|with|{_RUNS}",
) -> bool:
    """Return whether a text has somebody's role at a body, one of ``roles``, beside his name, or
    what he is ``of`` alone.
    """
    surname, body = re.escape(speaker.split()[-1]), rf"{re.escape(name)}(?: {_CAPITALIZED}){{0,4}}"
    full = rf"(?:{_CAPITALIZED} ){{0,2}}{surname}\b"
    owned = rf"|\b{body}[’']s {full}" if roles is _SPEAKING_FOR else ""
    if re.search(rf"\b{surname},? (?:{of}) (?:the )?{body}\b{owned}", text):
        return True
    forms = (
        rf"\b{surname},? {_WORDS}(?:of|at|for|with|from) (?:the )?{body}\b",
        rf"(?:(?<![\w-])(?P<first>[\w-]++) )?\b{body}(?:[’']s?)?{_ROLE},? {full}",
        rf"\b{surname}, (?P<first>(?:[\w-]+ ){{0,2}}){body}(?:[’']s?)?{_ROLE}(?=[,.;:”\"])",
    )
    return any(_has_role(found, roles) for form in forms for found in re.finditer(form, text))


def _has_role(found: re.Match[str], roles: Collection[str] = _SPEAKING_FOR) -> bool:
    """Return whether the words of a match are a role by which one speaks for a body."""
    said = found["role"]
    words = {*re.findall(r"[\w-]+", said.lower())}
    before = found.groupdict().get("first") or ""
    apart = words.union(re.findall(r"\w+", before.lower())) & _APART
    return not apart and not words.isdisjoint(roles) and _SAID.search(said) is None


def _owners(speaker: str, text: str, quoted: Span) -> Iterator[str]:
    """Yield the names last told of before a role that is somebody's: "|Kestrel Ferries| will close.
    “…,” said Lena Brook, the company’s chairman."; with and without what goes before each.
    """
    surname = re.escape(speaker.split()[-1])
    full = rf"(?:{_CAPITALIZED} ){{0,2}}{surname}\b"
    forms = (
        rf"(?:{_OWN}|{_COMPANY}){_ROLE},? (?P<full>{full})",
        rf"(?P<full>{full}), {_OWN}{_ROLE}(?=[,.;:”\"])",
    )
    for form in forms:
        for found in re.finditer(form, text):
            if not _has_role(found):
                continue
            before = text[: found.start()]
            if quoted.end <= found.start():
                before = f"{before[: quoted.start]}\n{before[quoted.end :]}"
            names = (one[0].split() for one in _NAME.finditer(before))
            told = [name for name in names if len(name) > 1 or not is_common(name[0])]
            if told:
                yield from (" ".join(told[-1][start:]) for start in range(len(told[-1])))
