"""Opens the library that a command line names."""

from __future__ import annotations

from datetime import UTC, datetime

from briefreader.cli.output import say
from briefreader.cli.places import Places
from briefreader.library import Library


def open_library(places: Places) -> Library:
    """The library, with what its opening has to say already said."""
    library = Library.open(
        places.roots,
        cache_dir=places.cache_dir,
        data_dir=places.data_dir,
        clock=lambda: datetime.now(UTC),
        people_file=places.config.people,
        furniture=places.config.furniture,
        samples=places.samples,
    )
    for notice in library.notices:
        say(notice)
    return library
