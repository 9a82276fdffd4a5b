"""“Did you mean”: a query nobody has an answer to, with its unknown words made known ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from briefreader.domain.article import Span
from briefreader.search.analysis.edit_distance import edit_distance
from briefreader.search.analysis.language_stems import language_terms_of
from briefreader.search.analysis.tokenizer import tokenize
from briefreader.search.engine.budget import Budget
from briefreader.search.query.ast import Query
from briefreader.search.store.segment_reader import Lexicon

if TYPE_CHECKING:
    from briefreader.search.engine.speaker_index import SpeakerIndex

_SHORTEST = 4  # letters; shorter words are near too many others
_SHORTEST_BEGINNING = 2  # letters of a name, as one types it
_MOST_CHANGES = 2
_CHUNK = re.compile(r"[^\s()]+")


def suggest_quoted_name(query: Query, names: SpeakerIndex) -> str:
    """Return the whole query with quotation marks around a speaker's name of several words.

    Without them only the first was sought as a name. Empty if no name stands there so.
    """
    open_name = _open_name(query, names)
    if open_name is None:
        return ""
    start, end = open_name
    return f'{query.text[:start]}"{query.text[start:end]}"{query.text[end:]}'


def suggest(query: Query, lexicon: Lexicon, budget: Budget, names: SpeakerIndex) -> str:
    """Return the whole query with each unknown word as the nearest known one; empty if none is
    near.

    A speaker's name is compared with the names of all speakers.
    """
    unknown = [*_unknown_words(query, lexicon, budget), *_unknown_names(query, names)]
    text = query.text
    known: dict[Span, str] = {}
    for span, word, nearest in unknown:
        part = span.of(text).lower()
        place = _place(word, part)
        if not nearest or place < 0 or part.startswith("saved:"):
            return ""
        start = span.start + place
        known[Span(start, start + len(word))] = nearest
    for (start, end), nearest in sorted(known.items(), reverse=True):
        text = f"{text[:start]}{nearest}{text[end:]}"
    return text if known else ""


def _place(word: str, part: str) -> int:
    """Return where a word stands in a part of a query, within another word only if nowhere else;
    -1 if it does not.
    """
    found = re.search(rf"\b{re.escape(word)}\b", part)
    return found.start() if found else part.find(word)


def _unknown_words(
    query: Query, lexicon: Lexicon, budget: Budget
) -> Iterator[tuple[Span, str, str]]:
    """Yield where each unknown word is sought, the word, and the nearest known one."""
    for part in query.wanted():
        field = part.field or "body"
        for word in part.words:
            known = _is_known(word, field, lexicon) or (
                part.field is None and _is_known(word, "title", lexicon)
            )
            if not known and len(word) >= _SHORTEST:
                others = lexicon.of_length(field, word[:1].encode(), _lengths(word))

                def count(other: str, field: str = field) -> int:
                    return lexicon.find(field, other.encode()).articles

                near = filter(_is_near(word), map(bytes.decode, others))
                yield part.span, word, _nearest(word, near, count, budget.spent)


def _is_known(word: str, field: str, lexicon: Lexicon) -> bool:
    """Return whether any article has the word, or in its own language another form of it."""
    others = language_terms_of(word, lexicon.languages(field))
    return any(lexicon.has(field, term) for term in (word.encode(), *others))


def _unknown_names(query: Query, names: SpeakerIndex) -> Iterator[tuple[Span, str, str]]:
    """Yield the same for the words of names; a name's beginning as a beginning ("ren*")."""
    for name in query.names():
        if names.full_names(name):
            continue
        known = names.words()
        for word in name.words:
            if word in known:
                continue
            if len(word) >= _SHORTEST_BEGINNING and any(one.startswith(word) for one in known):
                yield name.span, word, f"{word}*"
            elif len(word) >= _SHORTEST:
                near = filter(_is_near(word), known)
                yield name.span, word, _nearest(word, near, known.__getitem__, lambda: False)


def _open_name(query: Query, names: SpeakerIndex) -> Span | None:
    """Return where a speaker's full name stands of which only the first word was taken for a
    name.
    """
    for name in query.names():
        if not query.text[name.span.start : name.span.start + 1].isalnum():
            continue  # it stands in quotation marks
        known = {tuple(tokenize(full)) for full in names.full_names(name)}
        written = _CHUNK.finditer(query.text, name.span.start)
        for chunk in islice(written, 1, max(map(len, known), default=0)):
            if tuple(tokenize(query.text[name.span.start : chunk.end()])) in known:
                return Span(name.span.start, chunk.end())
    return None


def _lengths(word: str) -> range:
    """Return how many bytes a word near it may have, whose changed letters are of two at most."""
    return range(len(word) - _MOST_CHANGES, len(word.encode()) + 2 * _MOST_CHANGES + 1)


def _is_near(word: str) -> Callable[[str], bool]:
    """Return a cheap test that words too far from ``word`` to be meant do not pass.

    Each change replaces at most one letter by another.
    """
    letters = set(word)
    shortest, longest = len(word) - _MOST_CHANGES, len(word) + _MOST_CHANGES
    return lambda other: (
        shortest <= len(other) <= longest
        and len(letters.symmetric_difference(other)) <= 2 * _MOST_CHANGES
    )


def _nearest(
    word: str, known: Iterable[str], count: Callable[[str], int], spent: Callable[[], bool]
) -> str:
    """Return the known word with the fewest changes, of those the most frequent; empty without
    one.
    """
    least, found = _MOST_CHANGES, list[str]()
    for other in known:
        if spent():
            break
        changes = edit_distance(word, other, least)
        if changes is None:
            continue
        if changes < least:
            least, found = changes, []
        found.append(other)
    return min(found, key=lambda other: (-count(other), other), default="")
