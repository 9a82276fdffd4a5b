"""Finding words in the open article, and walking from hit to hit, into other articles too."""

from __future__ import annotations

import asyncio

from textual import work

from briefreader.domain.article import Span
from briefreader.ui.reader.moving import Moving
from briefreader.ui.reader.navigation import OpenAt
from briefreader.ui.rendering.styled_runs import Runs, StyledRun

EVERYWHERE = "screen.everywhere"


class Finding(Moving):
    """The part of the screen that goes to where words stand."""

    @work(exclusive=True, group="find")
    async def find_in_article(self, words: str) -> None:
        """Mark the words in this article and go to the first of them from here on."""
        reading = self.reading
        self.found = words
        if reading is None:
            return
        spans: tuple[Span, ...] = ()
        if words:
            spans = tuple(
                await asyncio.to_thread(self.library.readings.find, reading.article, words)
            )
        if reading is not self.reading and self.path != reading.article.path:
            return
        self.hits = spans
        ahead = [span for span in spans if span.start >= self.text.mark] or list(spans)
        if ahead:
            self.to_hit(ahead[0])
        else:
            self.hit = None
        if words:
            self.explain(counted_hits(len(spans)))

    def action_next_hit(self) -> None:
        """The next hit, in the next article of the list too."""
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        """The hit before, in the article before too."""
        self._step_hit(-1)

    def _step_hit(self, step: int) -> None:
        here = self.hit.start if self.hit is not None else self.text.mark - (step > 0)
        ahead = [span for span in self.hits if (span.start - here) * step > 0]
        if ahead:
            self.to_hit(ahead[0 if step > 0 else -1])
        elif self.found and self.hits:
            self.to_hit(self.hits[0 if step > 0 else -1])
            self.show_message("from the top again" if step > 0 else "from the end again")
        elif self.listing is not None and self.listing.query:
            self._hit_in_another(step)
        else:
            self.show_message("nothing is being looked for; / searches")

    def _hit_in_another(self, step: int) -> None:
        listing = self.listing
        number = self.articles.cursor + step
        while listing is not None and 0 <= number < len(listing):
            if listing.hit(number).row.path != self.path:
                self.leave_place()
                self.go(number, OpenAt.FIRST_HIT if step > 0 else OpenAt.LAST_HIT)
                return
            number += step
        self.show_message("no further hit " + ("below" if step > 0 else "above"))

    def explain(self, runs: Runs) -> None:
        """Say under the field how a query was understood, or what is wrong with it."""


def counted_hits(number: int) -> Runs:
    """Return how often the words stand in the article, and the key that looks for them in the
    library.
    """
    library = (
        StyledRun("  tab", "key", EVERYWHERE),
        StyledRun(" in the library", "soft", EVERYWHERE),
    )
    if not number:
        return (StyledRun("   these words are not in this article", "wrong"), *library)
    return (StyledRun(f"   {number:,} hit{'s' * (number != 1)}", "name"), *library)
