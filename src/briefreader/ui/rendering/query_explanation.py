"""The line under the search field: what a query was understood as, and what it found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefreader.text.folding import fold_text
from briefreader.text.plurals import pluralize
from briefreader.ui.commands.command_table import click_action
from briefreader.ui.rendering.cells import ELLIPSIS, cut, flat, width
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, width_of

if TYPE_CHECKING:
    from briefreader.library import Listing
    from briefreader.library.query_completion import QueryCompletions

PERSON = click_action("person")
EVERYWHERE = click_action("everywhere")
SHORTEST = 12  # cells that are worth cutting words to


def explain_query(
    listing: Listing,
    key: str,
    cells: int,
    *,
    grows: bool = False,
    by_count: Callable[[Sequence[str]], Sequence[str]] = tuple,
) -> Runs:
    """Return how much a query found, what it was understood as, and what else may be meant.

    ``key`` takes the suggestion, or chooses among several people of a name that is asked for; ""
    without one. Where there is little room, it is what the query was understood as that is cut.
    ``grows``: more may be found, as not all is indexed. ``by_count`` puts those people in order.
    """
    if not listing.query:
        return ()
    runs = [_found(listing, grows)]
    explanation = listing.sought
    if listing.speaker and fold_text(listing.speaker) not in fold_text(explanation):
        runs.append(StyledRun(f" by {listing.speaker}", "name"))
    offer: Runs = ()
    if listing.suggestion:
        offer = _suggested(listing, key, cells - width_of(runs))
    elif listing.unknown_speakers and not len(listing):
        offer = (StyledRun(f"  {listing.unknown_speakers}{' so far' * grows}", "busy"),)
    elif listing.speakers:
        people = ", ".join(by_count(listing.speakers))
        way = (
            StyledRun(" – ", "busy"),
            StyledRun(key, "key", PERSON),
            StyledRun(" to choose", "busy", PERSON),
        )
        offer = (StyledRun("  ambiguous name", "busy"), *(way if key else ()))
        offer += (StyledRun(f": {people}", "busy", PERSON),)
    kept = width_of(offer)
    if listing.speakers and not listing.suggestion:
        kept = min(kept, cells // 2)
    room = cells - width_of(runs) - kept - 2
    if explanation and room >= min(SHORTEST, width(explanation)):
        runs.append(StyledRun(f"  {cut(explanation, room)}", "soft"))
    return (*runs, *offer)


def _found(listing: Listing, grows: bool) -> StyledRun:
    kind = "statement" if listing.statements else "article"
    number = len(listing)
    count = f"{'at least ' if listing.approximate else ''}{pluralize(number, kind)}"
    return StyledRun(f"   {count}{' so far' * grows}", "name" if number else "wrong")


def offer_completions(
    listing: Listing | None,
    completions: QueryCompletions,
    taken: int | None,
    cells: int,
    *,
    grows: bool = False,
) -> Runs:
    """Return how much a query found, and what its last word may become, as much as fits.

    ``taken`` is the number of the one that stands there already.
    """
    runs: list[StyledRun] = []
    if listing is not None and listing.query:
        runs = [_found(listing, grows)]
        if width(listing.explanation) <= cells // 4:
            runs.append(StyledRun(f"  {listing.explanation}", "soft"))
    runs.append(StyledRun("   tab", "key"))
    offered = completions.offered
    first = max(0, (taken or 0) - 1)
    for number, one in enumerate(offered[first:], first):
        about = f" {flat(one.about)}" if one.about else ""
        words = flat(one.words if number == first else one.words.partition(":")[2] or one.words)
        if width_of(runs) + 2 + width(words + about) > cells:
            runs.append(StyledRun(f"  {ELLIPSIS}"))
            break
        runs += [
            StyledRun(f"  {words}", "title" if number == taken else "soft"),
            StyledRun(about, "faint"),
        ]
    return tuple(runs)


def _suggested(listing: Listing, key: str, cells: int) -> Runs:
    """Return another query to try, and whole the key that asks for it; the words that differ are
    seen.
    """
    words, shown = listing.suggestion, f" ({key})" if key else ""
    room = 0
    for lead in ("did you mean ", ""):
        room = cells - width(f"  {lead}?{shown}")
        if room >= min(width(words), 2 * SHORTEST):
            break
    if width(words) > room:
        pairs = zip(words, listing.query, strict=False)
        same = next((number for number, (one, other) in enumerate(pairs) if one != other), 0)
        start = words.rfind(" ", 0, same) + 1
        words = cut(f"{ELLIPSIS if start else ''}{words[start:]}", max(1, room))
    way = (
        StyledRun(" (", "soft", PERSON),
        StyledRun(key, "key", PERSON),
        StyledRun(")", "soft", PERSON),
    )
    offer = StyledRun(f"  {lead}", "soft"), StyledRun(f"{words}?", "key", PERSON)
    return (*offer, *(way if key else ()))


def counted_hits(number: int) -> Runs:
    """Return how often the words stand in the article, and the key that looks for them in the
    library.
    """
    library = (
        StyledRun("  tab", "key", EVERYWHERE),
        StyledRun(" search library", "soft", EVERYWHERE),
    )
    if not number:
        return (StyledRun("   not in this article", "wrong"), *library)
    return (StyledRun(f"   {pluralize(number, 'hit')}", "name"), *library)
