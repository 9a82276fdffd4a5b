"""Speakers of a draft whose names are cut: what stands beside a name belongs to it.

A name may be no more than the owner's of another ("the |White House|'s Sullivan"), or a part of a
role, which is somebody without a name ("the former |Wham|! star", "the envoy to |Bosnia|").
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefreader.domain.quote import Quote
from briefreader.quotes.entities.gender import is_person
from briefreader.quotes.entities.label_titles import is_title
from briefreader.quotes.words.lexicon import ORGANISATIONS, ROLES
from briefreader.text.lazy_pattern import lazy_pattern
from briefreader.text.reporting_verbs import ANY_SAID

_BESIDE = 120  # code points before a name in which the role stands that it is a part of
_CAPITAL = r"[^\W\d_a-z][\w.’'-]*"
ARTICLE_PREFIXES = ("the ", "The ", "a ", "A ", "an ", "An ")
"""What a role begins with that has no name."""
_OWNED = lazy_pattern(rf"[’']s (?P<name>{_CAPITAL}(?: {_CAPITAL})*)(?= (?:\w+ )?{ANY_SAID}\b)")
_EXCLAIMED = re.compile(rf"!(?: [a-z][\w-]*){{1,3}}?(?= (?:\w+ )?{ANY_SAID}\b|[.,;:\n]|$)")
_AND = re.compile(rf" (?:and|&) (?:the )?{_CAPITAL}")
_OF = re.compile(r" (?:of|for|from|in|to|at) ")
_SAYS = re.compile(rf" (?:\w+ )?{ANY_SAID}\b")
_BEFORE_OFFICE = re.compile(r"(?:[Tt]he|[Aa]n?) (?:(?:[^\W\d_a-z][\w’'-]*|(?:[A-Z]\.)+) ){0,2}$")
# "The bank's country director for the |West Bank|".
_ROLE_BEFORE = lazy_pattern(
    rf"(?:^|(?<=[”\"“.,;:\n])|(?<=[”\"“.,;:\n] )|\b{ANY_SAID} )"
    rf"(?P<role>(?:(?:[Tt]he|[Aa]n?) |(?:[Tt]he )?(?:{_CAPITAL} ){{0,3}}{_CAPITAL}[’']s )"
    r"(?:[\w.’'-]+ ){1,6}?(?:of|for|from|in|to|at) (?:the )?"
    rf"(?:(?:{_CAPITAL} )+(?:and|&) (?:the )?)?)$"
)
_SAID_FIRST = ("Said ", "Asked ", "Added ")


def with_whole_name(quote: Quote, text: str) -> Quote:
    """Return a draft's quote with the whole of its speaker's name, or with the role of which that
    is a part, and no name.
    """
    name, start, end = quote.speaker, quote.mention_start, quote.mention_end
    if start is None or end is None:
        return quote
    more = _AND.match(text, end)
    through = more.end() if more and _SAYS.match(text, more.end()) else end
    if name is None:  # "the minister for Wales |and the Regions| said"
        return _named(quote, None, start, through) if _OF.search(text, start, end) else quote
    if owned := _OWNED.match(text, end):
        return _named(quote, owned["name"], *owned.span("name"))
    opens = next((verb for verb in _SAID_FIRST if name.startswith(verb)), "")
    if opens and is_title(name.split()[1]) and text.startswith(name, start):
        return _named(quote, name.removeprefix(opens), start + len(opens), end)
    exclaimed = _EXCLAIMED.match(text, end)
    if exclaimed and text.startswith(ARTICLE_PREFIXES, start):
        return _named(quote, None, start, exclaimed.end())
    return quote if is_person(name, titled=False) else _of_thing(quote, name, text, through)


def _of_thing(quote: Quote, name: str, text: str, through: int) -> Quote:
    """Return a quote whose speaker's name is no person's; with what is joined to that by "and", it
    goes ``through`` to there.
    """
    start, end = quote.mention_start or 0, quote.mention_end or 0
    before = text[max(0, start - _BESIDE) : start]
    role = _ROLE_BEFORE.search(before)
    if role and not ROLES.isdisjoint(role["role"].lower().split()):
        return _named(quote, None, start - len(role["role"]), through)
    if _is_one_office(name):
        article = _BEFORE_OFFICE.search(before)
        return _named(quote, None, start - len(article[0]) if article else start, end)
    if _OF.search(name):
        return _named(quote, f"{name}{text[end:through]}", start, through)
    return quote


def _is_one_office(name: str) -> bool:
    """Return whether words are an office, "Treasury Secretary"; not those who have it, nor their
    body: "Democrats", "Association of Probation Officers".
    """
    words = name.lower().split()
    return words[-1] in ROLES and words[-1][-1] != "s" and ORGANISATIONS.isdisjoint(words)


def _named(quote: Quote, name: str | None, start: int, end: int) -> Quote:
    title = quote.speaker_title if name else None
    return replace(quote, speaker=name, speaker_title=title, mention_start=start, mention_end=end)
