"""The articles that a draft is checked against: found through the index, read from their files."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path

from briefreader.domain.article import Article
from briefreader.domain.people import PeopleDirectory
from briefreader.domain.quote import Quote
from briefreader.factcheck import ArticleText, Claim, Speech, telling_roots
from briefreader.factcheck.word_keys import root
from briefreader.library.titled_articles import titled
from briefreader.search import MatchPreference, NearbyRoots
from briefreader.search.search_engine import SearchIndex
from briefreader.sources.files.compound_files import FileStamp, file_stamp

_MOST_TITLED = 8
HELD = 256  # articles whose words are kept while a draft is checked


class IndexedCorpus:
    """Articles found through the index and read from their files; the last ``HELD`` are kept."""

    def __init__(
        self,
        index: SearchIndex | None,
        people: PeopleDirectory,
        read: Callable[[Path], Article | None],
        quotes: Callable[[Article], tuple[Quote, ...]],
    ) -> None:
        self.people = people
        self._index = index
        self._read = read
        self._quotes = quotes
        self._texts: OrderedDict[Path, tuple[FileStamp, ArticleText | None]] = OrderedDict()
        self._used: dict[Path, FileStamp] = {}
        self._speech: dict[Path, Speech] = {}
        self._similar: dict[str, tuple[Path, ...]] = {}
        self._promising: dict[tuple[str, int], tuple[Path, ...]] = {}

    def holding(self, claim: Claim) -> Sequence[Path]:
        """Return articles that have the stretches of the claim's words between its edits."""
        if self._index is None:
            return ()
        return self._index.containing(claim.wording.runs(), _preferred(claim))

    def resembling(self, claim: Claim, most: int) -> Sequence[Path]:
        """Return those of the articles that share most with the claim which are worth reading."""
        if self._index is None:
            return ()
        passage = " ".join(claim.wording.runs())
        if passage not in self._similar:
            self._similar[passage] = self._index.similar_to(passage, _preferred(claim))
        paths = self._similar[passage][:most]
        if not paths or claim.wording.joins:
            return paths
        if (passage, most) not in self._promising:
            telling = NearbyRoots(*telling_roots(claim.wording), root)
            self._promising[passage, most] = self._index.promising(passage, telling, paths)
        return self._promising[passage, most]

    def titled(self, words: str) -> Sequence[Path]:
        """Return articles with all of these words in their titles."""
        return titled(self._index, words, _MOST_TITLED) if self._index is not None else ()

    def article_text(self, path: Path) -> ArticleText | None:
        """Return an article's words; None where the file is gone."""
        if path not in self._texts:
            stamp = file_stamp(path)
            article = self._read(path)
            self._texts[path] = stamp, ArticleText(article) if article else None
            if len(self._texts) > HELD:
                self._texts.popitem(last=False)
        self._texts.move_to_end(path)
        self._used[path], text = self._texts[path]
        return text

    def take_used(self) -> dict[Path, FileStamp]:
        """Return the files that were asked for since the last call, as they were when read."""
        used, self._used = self._used, {}
        return used

    def speech(self, article: Article) -> Speech:
        """Return who says what, as corrected by the user."""
        if article.path not in self._speech:
            self._speech[article.path] = Speech(article, self._quotes(article))
        return self._speech[article.path]


def _preferred(claim: Claim) -> MatchPreference:
    return MatchPreference(claim.speaker or "", claim.is_said_on if claim.days else None)
