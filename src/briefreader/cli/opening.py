"""Opens the library that a command line names."""

from __future__ import annotations

from datetime import UTC, datetime

from briefreader.cli.app_paths import AppPaths
from briefreader.library import Library


def open_library(places: AppPaths) -> Library:
    """The library, its notebook and its index; ``notices`` are for the caller to say."""
    return Library.open(
        places.roots,
        cache_dir=places.cache_dir,
        data_dir=places.data_dir,
        log_dir=places.state_dir,
        clock=lambda: datetime.now(UTC),
        people_file=places.config.people,
        furniture=places.config.furniture,
        samples=places.samples,
    )
