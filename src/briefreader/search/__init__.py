"""Articles to an index, and queries to hits; only this package knows Whoosh.

What the rest of the program asks of an index is said in ``search_engine``. Ours is written and
searched without Whoosh but for its stemmer, and ``whoosh.published_index``
opens it for Whoosh's own searchers. A list of articles needs little of this package: each name is
loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefreader.lazy_imports import lazy_attributes

if TYPE_CHECKING:
    from briefreader.search.analysis.language_stems import stemmed_language
    from briefreader.search.engine.evaluator import ArticleFlags, NoArticleFlags
    from briefreader.search.engine.highlighting import (
        best_mark,
        find_in,
        has_form,
        matches,
        snippet,
        title_matches,
    )
    from briefreader.search.engine.index import Index
    from briefreader.search.engine.passage_search import MatchPreference, NearbyRoots
    from briefreader.search.engine.speaker_index import Speaker, is_named
    from briefreader.search.engine.speaker_overrides import SpeakerOverrides
    from briefreader.search.engine.speaker_titles import AnonymousLabel, SpeakerTitles
    from briefreader.search.query.ast import Query
    from briefreader.search.query.query_parser import parse_query
    from briefreader.search.store.article_rows import title_key
    from briefreader.search.store.index_dir import index_folder, merged_roots
    from briefreader.search.store.record import Record, Statement
    from briefreader.search.whoosh.imports import whoosh_problem

__all__ = [
    "AnonymousLabel",
    "ArticleFlags",
    "Index",
    "MatchPreference",
    "NearbyRoots",
    "NoArticleFlags",
    "Query",
    "Record",
    "Speaker",
    "SpeakerOverrides",
    "SpeakerTitles",
    "Statement",
    "best_mark",
    "find_in",
    "has_form",
    "index_folder",
    "is_named",
    "matches",
    "merged_roots",
    "parse_query",
    "snippet",
    "stemmed_language",
    "title_key",
    "title_matches",
    "whoosh_problem",
]

__getattr__ = lazy_attributes(
    __name__,
    {
        "Index": "engine.index",
        "AnonymousLabel": "engine.speaker_titles",
        "NoArticleFlags": "engine.evaluator",
        "ArticleFlags": "engine.evaluator",
        "MatchPreference": "engine.passage_search",
        "NearbyRoots": "engine.passage_search",
        "Query": "query.ast",
        "Record": "store.record",
        "Speaker": "engine.speaker_index",
        "SpeakerOverrides": "engine.speaker_overrides",
        "Statement": "store.record",
        "SpeakerTitles": "engine.speaker_titles",
        "best_mark": "engine.highlighting",
        "find_in": "engine.highlighting",
        "has_form": "engine.highlighting",
        "index_folder": "store.index_dir",
        "is_named": "engine.speaker_index",
        "matches": "engine.highlighting",
        "merged_roots": "store.index_dir",
        "parse_query": "query.query_parser",
        "snippet": "engine.highlighting",
        "stemmed_language": "analysis.language_stems",
        "title_key": "store.article_rows",
        "title_matches": "engine.highlighting",
        "whoosh_problem": "whoosh.imports",
    },
)
