"""The names of an index's files and fields, known to whoever writes and whoever reads."""

from __future__ import annotations

INDEX_NAME = "MAIN"  # Whoosh's own default
OWN_SUFFIX = ".brf"  # rows, statements, the lexicon and lengths: all of a segment but postings
POSTINGS_SUFFIX = ".pst"
CATALOGUE = "catalogue"
NAMES = "names"
LOCK = "lock"
MANIFEST = "manifest"
FIELDS = ("body", "path", "source", "tag", "title")  # sorted, as Whoosh goes through them
