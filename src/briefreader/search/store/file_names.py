"""The names of an index's files and fields, known to whoever writes and whoever reads."""

from __future__ import annotations

INDEX_NAME = "MAIN"  # Whoosh's own default
OWN_SUFFIX = ".brf"  # rows, statements and the lexicon: what this program reads beside postings
POSTINGS_SUFFIX = ".pst"
CATALOGUE = "catalogue"
LOCK = "lock"
SEAL = "seal"
FIELDS = ("body", "path", "source", "tag", "title")  # sorted: Whoosh numbers them in this order
