"""Who said what in the user's own word, laid over what an index holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from briefreader.domain.quote import Quote
from briefreader.search.store.catalogue import Catalogue
from briefreader.search.store.segment_reader import SegmentReader
from briefreader.search.store.statement_rows import Statements

Correct = Callable[[tuple[Quote, ...]], tuple[Quote, ...]]
"""Quotes of one article, as indexed, to the same quotes with the speakers that they should have."""

Aliases = Mapping[str, str]
"""Names, each with the full name of the person whom it means."""


@dataclass(frozen=True, slots=True, eq=False)
class SpeakerOverrides:
    """What the user knows better: ``corrections`` by the path keys of articles, and ``aliases``.

    An index asks for each correction once, and keeps what comes of it as long as it is given the
    same object.
    """

    corrections: Mapping[bytes, Correct] = field(default_factory=dict)
    aliases: Aliases = field(default_factory=dict)


NO_OVERRIDES = SpeakerOverrides()


def lay_over(
    catalogue: Catalogue, segments: Sequence[SegmentReader], overrides: SpeakerOverrides
) -> tuple[Statements, ...]:
    """Return the statements of all segments, with these speakers."""
    changes: tuple[dict[int, str | None], ...] = tuple({} for _ in segments)
    for key, correct in overrides.corrections.items():
        row = catalogue.find_key(key)
        if row is None:
            continue
        place, article = catalogue.place(row)
        statements = segments[place].statements
        found = tuple(statement.quote for statement in statements.of_article(article))
        first = statements.first[article]
        for offset, (old, new) in enumerate(zip(found, correct(found), strict=True)):
            if new.speaker != old.speaker:
                changes[place][first + offset] = new.speaker
    return tuple(
        segment.statements.attributed(changes[place], overrides.aliases)
        for place, segment in enumerate(segments)
    )
