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
    """What an index's statements should say: for each segment, statement number → speaker.

    ``aliases`` are names that mean somebody else's full name.
    """

    changes: tuple[Mapping[int, str | None], ...] = ()
    aliases: Aliases = field(default_factory=dict)

    def laid_over(self, segments: Sequence[SegmentReader]) -> tuple[Statements, ...]:
        """Return the statements of all segments, with these speakers."""
        return tuple(
            segment.statements.attributed(self.changes[place] if self.changes else {}, self.aliases)
            for place, segment in enumerate(segments)
        )


NO_OVERRIDES = SpeakerOverrides()


def build_overrides(
    catalogue: Catalogue,
    segments: Sequence[SegmentReader],
    corrections: Mapping[bytes, Correct],
    aliases: Aliases,
) -> SpeakerOverrides:
    """Find the statements that are corrected; ``corrections`` are by the articles' path keys."""
    changes: tuple[dict[int, str | None], ...] = tuple({} for _ in segments)
    for key, correct in corrections.items():
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
    return SpeakerOverrides(changes, aliases)
