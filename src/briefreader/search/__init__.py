"""Articles to a Whoosh index, and queries to hits; only this package knows Whoosh.

Whoosh itself is not imported to search; what writes is in ``briefreader.search.builder``. A list
of articles needs little of this package: each name is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy import lazily

if TYPE_CHECKING:
    from briefreader.search.catalogue import Catalogue
    from briefreader.search.evaluation import NoSets, NotebookSets
    from briefreader.search.folder import index_folder, merged_roots
    from briefreader.search.grammar import parse_query
    from briefreader.search.index import Index
    from briefreader.search.marks import find_in, matches, snippet, title_matches
    from briefreader.search.names import Speaker
    from briefreader.search.passages import Preferred
    from briefreader.search.query import Query
    from briefreader.search.record import Record, Statement
    from briefreader.search.results import Results
    from briefreader.search.voices import Label, Voices

__all__ = [
    "Catalogue",
    "Index",
    "Label",
    "NoSets",
    "NotebookSets",
    "Preferred",
    "Query",
    "Record",
    "Results",
    "Speaker",
    "Statement",
    "Voices",
    "find_in",
    "index_folder",
    "matches",
    "merged_roots",
    "parse_query",
    "snippet",
    "title_matches",
]

__getattr__ = lazily(
    __name__,
    {
        "Catalogue": "catalogue",
        "Index": "index",
        "Label": "voices",
        "NoSets": "evaluation",
        "NotebookSets": "evaluation",
        "Preferred": "passages",
        "Query": "query",
        "Record": "record",
        "Results": "results",
        "Speaker": "names",
        "Statement": "record",
        "Voices": "voices",
        "find_in": "marks",
        "index_folder": "folder",
        "matches": "marks",
        "merged_roots": "folder",
        "parse_query": "grammar",
        "snippet": "marks",
        "title_matches": "marks",
    },
)
