"""Coming back to where the list was left; also for the frame before Textual is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.library import Listing
    from briefreader.ui.state.session_file import ListPosition


def row_at_position(listing: Listing, place: ListPosition) -> int:
    """Return the row of the article that was left, or where it stood; the listing must have
    rows.
    """
    number = min(place.number, len(listing) - 1)
    if listing.hit(number).row.path == place.path:
        return number
    found = listing.number_of(place.path)
    return number if found is None else found


def first_visible_line(
    number: int, above: int, height: int, gap: int, count: int, view: int
) -> int:
    """Return the line that is first on the screen with ``above`` lines above the row ``number``.

    Rows are ``height`` lines, their last ``gap`` blank; the row is in sight and nothing follows
    the last one but blank lines.
    """
    top = max(0, min(number * height - above, count * height - view))
    row = number * height
    if row < top:
        return row
    return max(top, row + height - gap - view)
