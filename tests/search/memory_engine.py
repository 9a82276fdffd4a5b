"""A search engine of few lines, in memory: what the protocol means, without any way to be fast.

Every article is looked through at every question. The tests of engines hold it and the program's
own to the same answers; nothing here is shared with that one but the words' folding and stems.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from types import TracebackType

from briefreader.domain.article import Article, path_key
from briefreader.domain.hit_grouping import (
    HitGrouping,
    days_of_issue,
    group_name,
    group_of_issue,
    outer_issues,
)
from briefreader.domain.listing_row import ArticleRow, Hit, Sort
from briefreader.domain.name_use import NameDecisions, NameUse
from briefreader.domain.quote import AnswerKind, Exchange, Quote, QuoteKind
from briefreader.errors import IndexBusy, IndexMissing
from briefreader.quotes import NAME_POLICY
from briefreader.search import (
    AnonymousLabel,
    ArticleFlags,
    MatchPreference,
    NearbyRoots,
    NoArticleFlags,
    Query,
    Record,
    Speaker,
    SpeakerOverrides,
    SpeakerTitles,
    Statement,
    is_named,
    title_key,
)
from briefreader.search.analysis.edit_distance import edit_distance
from briefreader.search.analysis.fingerprints import fingerprint
from briefreader.search.analysis.proximity import MatchWindows, windows
from briefreader.search.analysis.stemmer import variant_test
from briefreader.search.analysis.tokenizer import tokenize
from briefreader.search.query import ast
from briefreader.search.query.ast_builder import statement_query

LAST = b"\xff"
FEWEST_LETTERS, MOST_CHANGES = 4, 2


def words_of(text: str) -> list[str]:
    return [word.decode() for word in tokenize(text)]


def standing(words: ast.Terms, text: Sequence[str]) -> MatchWindows:
    """Where the words stand in a text, as its words are numbered."""
    *whole, last = words.words
    is_variant = variant_test(last) if not whole and not words.exact else last.__eq__
    forms = {
        word
        for word in set(text)
        if word == last or (words.prefix and word.startswith(last)) or is_variant(word)
    }
    if not forms or not set(whole) <= set(text):
        return MatchWindows((), ())

    if words.near is not None:
        slots = [[n for n, one in enumerate(text) if one == word] for word in whole]
        slots.append([n for n, one in enumerate(text) if one in forms])
        return windows(slots, words.near) if all(slots) else MatchWindows((), ())
    size = len(words.words)
    firsts = [
        n
        for n in range(len(text) - size + 1)
        if text[n + size - 1] in forms and list(text[n : n + size - 1]) == whole
    ]
    return MatchWindows(firsts, [first + size - 1 for first in firsts])


class Indexed:
    """One article with its words."""

    def __init__(self, record: Record) -> None:
        article = record.article
        self.record = record
        self.key = path_key(article.path)
        self.texts = {
            "body": words_of(article.text),
            "path": words_of(str(article.path)),
            "source": words_of(article.source),
            "tag": words_of("\n".join(article.tags)),
            "title": words_of(article.title),
        }
        self._positions: dict[int, int] = {}
        self.day = article.date.toordinal() if article.date else 0
        self.first = self.last = self.day
        if article.issued and not article.date:
            self.first, self.last = (one.toordinal() for one in days_of_issue(article.issued))
        self.quoted = sum(quote.kind is QuoteKind.DIRECT for quote in record.quotes)

    def row(self) -> ArticleRow:
        article = self.record.article
        return ArticleRow(
            article.path,
            article.title,
            article.date,
            article.source,
            self.quoted,
            self.record.exchange_count,
            issued="" if article.date else article.issued,
        )

    def position(self, offset: int) -> int:
        """How many words of the text end before an offset."""
        if offset not in self._positions:
            self._positions[offset] = len(tokenize(self.record.article.text[:offset]))
        return self._positions[offset]


@dataclass(frozen=True)
class Found:
    """An article or, with its number, one of its statements; ``count`` is of sought words."""

    article: int
    statement: int = -1
    count: float = 0.0


class MemoryCatalogue:
    def __init__(self, articles: Sequence[Indexed]) -> None:
        self._articles = articles
        self.rows = range(len(articles))

    def __len__(self) -> int:
        return len(self._articles)

    def find(self, path: Path) -> int | None:
        key = path_key(path)
        return next((n for n, one in enumerate(self._articles) if one.key == key), None)

    def row(self, number: int) -> ArticleRow:
        return self._articles[number].row()

    def path(self, number: int) -> bytes:
        return self._articles[number].key

    def date_ordinal(self, number: int) -> int:
        return self._articles[number].day

    def content_hash(self, number: int) -> str:
        return self._articles[number].record.article.content_hash

    def order(self, sort: Sort) -> Sequence[int]:
        def by_date(number: int) -> tuple[int, int, bytes]:
            one = self._articles[number]
            return -one.first, 0 if one.first else -one.record.mtime_ns, one.key

        def by_title(number: int) -> tuple[bytes, bytes]:
            one = self._articles[number]
            return title_key(one.record.article.title) or LAST, one.key

        def by_source(number: int) -> tuple[bytes, tuple[int, int, bytes]]:
            source = self._articles[number].record.article.source
            return source.casefold().encode() or LAST, by_date(number)

        def by_quotes(number: int) -> tuple[int, tuple[int, int, bytes]]:
            one = self._articles[number]
            return -one.quoted - one.record.exchange_count, by_date(number)

        match sort:
            case Sort.TITLE:
                return sorted(self.rows, key=by_title)
            case Sort.SOURCE:
                return sorted(self.rows, key=by_source)
            case Sort.QUOTES:
                return sorted(self.rows, key=by_quotes)
            case Sort.OLDEST:
                newest = sorted(self.rows, key=by_date)
                dated = [number for number in newest if self._articles[number].first]
                return [*reversed(dated), *newest[len(dated) :]]
            case _:
                return sorted(self.rows, key=by_date)

    def versions(self, number: int) -> tuple[int, ...]:
        """Itself alone: whatever has other bytes is another article here."""
        return (number,)

    def files(self) -> Iterator[tuple[str, int, int]]:
        for one in self._articles:
            yield str(one.record.article.path), one.record.size, one.record.mtime_ns


@dataclass
class MemoryResults:
    index: MemoryIndex
    found: Sequence[Found]
    sort: Sort
    limit: int | None
    suggestion: str
    speakers: tuple[str, ...]
    speaker: str
    unknown_names: tuple[str, ...]
    statements: bool
    overrides: SpeakerOverrides
    approximate: bool = False
    total: int = field(init=False)

    def __post_init__(self) -> None:
        self.total = len(self.found)

    def __len__(self) -> int:
        return self.total if self.limit is None else min(self.limit, self.total)

    def _hit(self, number: int) -> Found:
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self.found[number]

    def row_number(self, number: int) -> int:
        return self._hit(number).article

    def hit(self, number: int) -> Hit:
        found, statement = self._hit(number), self.statement(number)
        row = self.index.catalogue.row(found.article)
        return Hit(row, found.count, statement.quote if statement else None)

    def statement(self, number: int) -> Statement | None:
        found = self._hit(number)
        if found.statement < 0:
            return None
        one = self.index.articles[found.article]
        quotes = self.index.quotes(one, self.overrides)
        quote = quotes[found.statement]
        inside = quotes[quote.inside].span if quote.inside is not None else None
        article = one.record.article
        return Statement(
            quote,
            quote.mention(article.text),
            inside,
            found.statement in one.record.questions,
            article.locator_at(quote.start),
            one.record.answers.get(found.statement, frozenset()),
        )

    def exchange(self, number: int) -> Exchange | None:
        statement = self.statement(number)
        if statement is None:
            return None
        one = self.index.articles[self._hit(number).article]
        questions = one.record.questions
        turns = [
            (place in questions, quote)
            for place, quote in enumerate(self.index.quotes(one, self.overrides))
            if quote.kind is QuoteKind.TURN
        ]
        here = statement.inside or statement.quote.span
        asked = [n for n, (asks, quote) in enumerate(turns) if asks and quote.start <= here.start]
        if not asked:
            return None
        first = asked[-1] + 1
        rest = (n for n in range(first, len(turns)) if turns[n][0])
        answers = (quote for _, quote in turns[first : next(rest, None)])
        return Exchange(turns[asked[-1]][1], tuple(answers))

    def counts(self, by: HitGrouping) -> Mapping[str, int]:
        return Counter(self._group(number, by) for number in range(self.total))

    def _group(self, number: int, by: HitGrouping) -> str:
        found = self.found[number]
        one = self.index.articles[found.article]
        if by is HitGrouping.SPEAKER:
            quotes = self.index.quotes(one, self.overrides)
            return (quotes[found.statement].speaker or "") if found.statement >= 0 else ""
        row = one.row()
        if by is HitGrouping.SOURCE:
            return row.source
        return group_name(row.date, by) if row.date else group_of_issue(row.issued, by)


class MemoryIndex:
    def __init__(self, engine: MemoryEngine, articles: Sequence[Indexed]) -> None:
        self.engine = engine
        self.articles = articles
        self.catalogue = MemoryCatalogue(articles)
        self.generation = engine.generation
        self.complete = engine.complete
        self._refusals = dict(engine.refusals)

    def __len__(self) -> int:
        return len(self.articles)

    def is_current(self) -> bool:
        return self.generation == self.engine.generation

    def check(self) -> None: ...

    # Who says what

    def quotes(self, one: Indexed, overrides: SpeakerOverrides) -> tuple[Quote, ...]:
        quotes = one.record.quotes
        correct = overrides.corrections.get(one.key)
        if correct is not None:
            quotes = correct(quotes)
        return tuple(
            replace(quote, speaker=overrides.aliases.get(quote.speaker, quote.speaker))
            if quote.speaker is not None
            else quote
            for quote in quotes
        )

    def _is_speaker(self, who: str | None, name: ast.NameTerm, overrides: SpeakerOverrides) -> bool:
        meant = {person for other, person in overrides.aliases.items() if is_named(other, name)}
        return who is not None and (who in meant or is_named(who, name))

    def _names(self, name: ast.NameTerm, overrides: SpeakerOverrides) -> tuple[str, ...]:
        everybody = {
            quote.speaker for one in self.articles for quote in self.quotes(one, overrides)
        }
        known = (who for who in everybody if who and self._is_speaker(who, name, overrides))
        return tuple(sorted(known))

    def quotes_of(self, path: Path, content_hash: str) -> tuple[Quote, ...] | None:
        row = self.catalogue.find(path)
        if row is None or self.catalogue.content_hash(row) != content_hash:
            return None
        return self.articles[row].record.quotes

    def article_of(self, path: Path, content_hash: str) -> Article | None:
        row = self.catalogue.find(path)
        if row is None or self.catalogue.content_hash(row) != content_hash:
            return None
        return self.articles[row].record.article

    def _counted(self, one: Indexed, overrides: SpeakerOverrides) -> Iterator[Quote]:
        """Statements of named people; one inside a turn of the same speaker is part of it."""
        ends: dict[str, int] = {}
        for quote in self.quotes(one, overrides):
            if quote.speaker is not None and quote.end > ends.get(quote.speaker, -1):
                ends[quote.speaker] = quote.end
                yield quote

    def speakers(self, overrides: SpeakerOverrides | None = None) -> tuple[Speaker, ...]:
        counts: Counter[str] = Counter()
        rows: dict[str, list[ArticleRow]] = {}
        for one in self.articles:
            said = Counter(
                str(quote.speaker) for quote in self._counted(one, overrides or SpeakerOverrides())
            )
            counts.update(said)
            for name in said:
                rows.setdefault(name, []).append(one.row())
        told = []
        for name in sorted(counts, key=lambda name: (-counts[name], name)):
            days = [row.date for row in rows[name] if row.date]
            first, last = (min(days), max(days)) if days else (None, None)
            outer = outer_issues({row.issued for row in rows[name] if row.issued}, first, last)
            told.append(Speaker(name, counts[name], len(rows[name]), first, last, *outer))
        return tuple(told)

    def decided_names(self) -> NameDecisions:
        decided: NameDecisions = NAME_POLICY.decide(self._name_uses())
        return decided

    def _name_uses(self) -> dict[str, NameUse]:
        found: dict[str, NameUse] = {}
        for one, quote in self._spoken():
            if quote.speaker is None:
                continue
            use = found.setdefault(quote.speaker, NameUse(quote.speaker))
            use.statements += 1
            use.turns += quote.kind is QuoteKind.TURN
            use.titles.update([quote.speaker_title] if quote.speaker_title else [])
            folder = one.record.article.path.parent
            while re.fullmatch(r"[\d_.-]+", folder.name):
                folder = folder.parent
            day = one.record.article.date
            use.days.setdefault(str(folder), []).append(day.toordinal() if day else 0)
        return found

    def _spoken(self) -> Iterator[tuple[Indexed, Quote]]:
        for one in self.articles:
            for quote in one.record.quotes:
                yield one, quote

    def field_values(self, field: str) -> Mapping[str, int]:
        counts: Counter[str] = Counter()
        for one in self.articles:
            article = one.record.article
            words = tokenize("\n".join(article.tags))
            counts.update([article.source] if field == "source" else {w.decode() for w in words})
        return {value: count for value, count in counts.items() if value}

    def voices(self, overrides: SpeakerOverrides | None = None) -> SpeakerTitles:
        titles: dict[str, Counter[str]] = {}
        times: Counter[str] = Counter()
        articles: Counter[str] = Counter()
        for one in self.articles:
            labels = set()
            for quote in self.quotes(one, overrides or SpeakerOverrides()):
                label = quote.mention(one.record.article.text).strip("*_: ")
                if quote.speaker and quote.speaker_title:
                    titles.setdefault(quote.speaker, Counter())[quote.speaker_title] += 1
                elif not quote.speaker and label:
                    times[label] += 1
                    labels.add(label)
            articles.update(labels)
        return SpeakerTitles(
            {name: tuple(title for title, _ in of.most_common()) for name, of in titles.items()},
            tuple(AnonymousLabel(label, n, articles[label]) for label, n in times.most_common()),
        )

    def duplicate_counts(self, row: int | None, statements: Sequence[str]) -> tuple[int, ...]:
        def others(words: str) -> int:
            wanted = fingerprint(words)
            return sum(
                bool(wanted)
                and number != row
                and any(fingerprint(quote.text) == wanted for quote in one.record.quotes)
                for number, one in enumerate(self.articles)
            )

        return tuple(map(others, statements))

    # Searching

    def search(
        self,
        query: Query,
        sets: ArticleFlags | None = None,
        limit: int | None = None,
        *,
        sort: Sort | None = None,
        overrides: SpeakerOverrides | None = None,
    ) -> MemoryResults:
        flags, known = sets or NoArticleFlags(), overrides or SpeakerOverrides()
        chosen = query.sort or sort or (Sort.RELEVANCE if any(query.wanted()) else Sort.DATE)
        if query.finds_statements:
            found = self._statements(query.root, flags, known)
        else:
            found = [
                Found(number, count=self._count(query.root, one))
                for number, one in enumerate(self.articles)
                if self._matches(query.root, number, flags, known)
            ]
        place = {row: number for number, row in enumerate(self.catalogue.order(chosen))}
        if chosen is Sort.RELEVANCE:
            found.sort(key=lambda one: (-one.count, one.article))
        else:
            found.sort(key=lambda one: place[one.article])
        people = {name: self._names(name, known) for name in query.names()}
        choices = [full for several in people.values() if len(several) > 1 for full in several]
        sayers = {people[name] if name else () for name in query.sayers()}
        return MemoryResults(
            self,
            found,
            chosen,
            limit,
            self._suggestion(query, known, found),
            tuple(dict.fromkeys(choices)),
            next(iter(sayers))[0] if len(sayers) == 1 and len(next(iter(sayers))) == 1 else "",
            tuple(str(name) for name, full in people.items() if not full),
            query.finds_statements,
            known,
        )

    def statements(
        self,
        speaker: str | None = None,
        query: Query | None = None,
        sets: ArticleFlags | None = None,
        *,
        sort: Sort | None = None,
        overrides: SpeakerOverrides | None = None,
        whole: bool = False,
    ) -> MemoryResults:
        wanted = statement_query(speaker, query, whole=whole)
        return self.search(wanted, sets, sort=sort or Sort.DATE, overrides=overrides)

    def _matches(
        self, node: ast.Node, number: int, flags: ArticleFlags, overrides: SpeakerOverrides
    ) -> bool:
        one = self.articles[number]
        match node:
            case ast.Terms():
                fields = (node.field,) if node.field else ("body", "title")
                return any(standing(node, one.texts[name]).firsts for name in fields)
            case ast.And(parts):
                return all(self._matches(part, number, flags, overrides) for part in parts)
            case ast.Or(parts):
                return any(self._matches(part, number, flags, overrides) for part in parts)
            case ast.Not(part):
                return not self._matches(part, number, flags, overrides)
            case ast.DateRange(first, last):
                return max(first, 1) <= one.first <= one.last <= last
            case ast.QuotesPerson(name):
                said = self.quotes(one, overrides)
                return any(self._is_speaker(quote.speaker, name, overrides) for quote in said)
            case ast.HasFlag(flag):
                return _is_flagged(one, flag, flags)
            case ast.StatementQuery():
                return any(self._said(node, number, overrides))
            case _:
                return True

    def _statements(
        self, node: ast.Node, flags: ArticleFlags, overrides: SpeakerOverrides
    ) -> list[Found]:
        if isinstance(node, ast.StatementQuery):
            return [
                hit for number in self.catalogue.rows for hit in self._said(node, number, overrides)
            ]
        if isinstance(node, ast.Or):
            found = (hit for part in node.parts for hit in self._statements(part, flags, overrides))
            return sorted(dict.fromkeys(found), key=lambda hit: (hit.article, hit.statement))
        assert isinstance(node, ast.And)
        bearing = next(part for part in node.parts if ast.contains_statement_query(part))
        others = [part for part in node.parts if part is not bearing]
        return [
            hit
            for hit in self._statements(bearing, flags, overrides)
            if all(self._matches(part, hit.article, flags, overrides) for part in others)
        ]

    def _said(
        self, node: ast.StatementQuery, number: int, overrides: SpeakerOverrides
    ) -> Iterator[Found]:
        one = self.articles[number]
        covered, ends = -1, dict[str | None, int]()
        for place, quote in enumerate(self.quotes(one, overrides)):
            if node.name and not self._is_speaker(quote.speaker, node.name, overrides):
                continue
            if node.question and place not in one.record.questions:
                continue
            start, end = one.position(quote.start), one.position(quote.end)
            if end <= ends.get(quote.speaker, -1) or (end <= covered and not quote.speaker):
                continue
            ends[quote.speaker] = end
            said = one.texts["body"][start:end]
            if _stands_in(node.words, said, one.record.answers.get(place, frozenset())):
                covered = max(covered, end)
                yield Found(number, place)

    def _count(self, node: ast.Node, one: Indexed) -> float:
        """How often the words stand, by which hits are ranked here; in a title, twice."""
        match node:
            case ast.Terms():
                fields = (node.field,) if node.field else ("body", "title")
                return sum(
                    len(standing(node, one.texts[name]).firsts) * (1 + (name == "title"))
                    for name in fields
                )
            case ast.And(parts) | ast.Or(parts):
                return sum(self._count(part, one) for part in parts)
            case _:
                return 0.0

    def containing(
        self, runs: Sequence[str], preferred: MatchPreference | None = None, limit: int = 12
    ) -> tuple[Path, ...]:
        sought = [f" {' '.join(words_of(run))} " for run in runs]
        have = (
            one.record.article.path
            for one in self.articles
            if sought and all(run in f" {' '.join(one.texts['body'])} " for run in sought)
        )
        return tuple(have)[:limit]

    def similar_to(
        self, passage: str, preferred: MatchPreference | None = None, limit: int = 8
    ) -> tuple[Path, ...]:
        words = set(words_of(passage))
        shared = [(len(words & set(one.texts["body"])), one) for one in self.articles]
        ranked = sorted((pair for pair in shared if pair[0]), key=lambda pair: -pair[0])
        return tuple(one.record.article.path for _, one in ranked)[:limit]

    def promising(
        self, passage: str, telling: NearbyRoots, paths: Sequence[Path]
    ) -> tuple[Path, ...]:
        words = words_of(passage)
        texts = {one.record.article.path: list(one.texts["body"]) for one in self.articles}

        def is_promising(text: list[str]) -> bool:
            pairs = set(pairwise(words)) & set(pairwise(text))
            roots = {telling.root_of(word) for word in text} & {*telling.roots}
            return bool(pairs) or len(roots) >= telling.needed

        return tuple(path for path in paths if is_promising(texts[path]))

    # Did you mean

    def _suggestion(self, query: Query, overrides: SpeakerOverrides, found: Sequence[Found]) -> str:
        for name in query.names():
            begin, rest = name.span.start, query.text[name.span.start :]
            for full in self._names(name, overrides):
                if len(full.split()) > 1 and rest.lower().startswith(full.lower()):
                    end = begin + len(full)
                    return f'{query.text[:begin]}"{query.text[begin:end]}"{query.text[end:]}'
        if found:
            return ""
        text, nearest = query.text, dict(self._unknown(query, overrides))
        for word, known in nearest.items():
            if not known:
                return ""
            place = re.search(rf"\b{re.escape(word)}\b", text.lower())
            assert place
            text = f"{text[: place.start()]}{known}{text[place.end() :]}"
        return text if nearest else ""

    def _unknown(self, query: Query, overrides: SpeakerOverrides) -> Iterator[tuple[str, str]]:
        """Unknown words, each with the nearest known one."""
        for part in query.wanted():
            fields = (part.field,) if part.field else ("body", "title")
            known = Counter(
                word for one in self.articles for name in fields for word in set(one.texts[name])
            )
            for word in part.words:
                if word not in known and len(word) >= FEWEST_LETTERS:
                    same = {other: n for other, n in known.items() if other[0] == word[0]}
                    yield word, _nearest(word, same)
        names = Counter(
            word
            for full in {q.speaker for one in self.articles for q in self.quotes(one, overrides)}
            if full
            for word in words_of(full)
        )
        for name in query.names():
            if not self._names(name, overrides):
                for word in name.words:
                    if word in names:
                        continue
                    if len(word) > 1 and any(one.startswith(word) for one in names):
                        yield word, f"{word}*"
                    elif len(word) >= FEWEST_LETTERS:
                        yield word, _nearest(word, names)

    # How it was made

    def has_fingerprint(self, fingerprint: str) -> bool:
        return {self.engine.fingerprints[one.key] for one in self.articles} <= {fingerprint}

    def refusal(self, path: Path, size: int, mtime_ns: int) -> str | None:
        return self._refusals.get((str(path), size, mtime_ns))

    def holds(self, path: Path, content_hash: str) -> bool:
        row = self.catalogue.find(path)
        return row is not None and self.catalogue.content_hash(row) == content_hash


def _is_flagged(one: Indexed, flag: str, flags: ArticleFlags) -> bool:
    if flag == "quotes":
        return bool(one.quoted or one.record.exchange_count)
    if flag == "unread":
        return one.key not in flags.paths("read")
    return one.key in flags.paths(flag)


def _stands_in(node: ast.Node, said: Sequence[str], answers: Collection[AnswerKind]) -> bool:
    match node:
        case ast.Terms():
            return bool(standing(node, said).firsts)
        case ast.And(parts):
            return all(_stands_in(part, said, answers) for part in parts)
        case ast.Or(parts):
            return any(_stands_in(part, said, answers) for part in parts)
        case ast.AnswerTerm(kind):
            return kind in answers
        case ast.Not(part):
            return not _stands_in(part, said, answers)
        case _:
            return True


def _nearest(word: str, known: Mapping[str, int]) -> str:
    changes = {other: edit_distance(word, other, MOST_CHANGES) for other in known}
    near = {other: number for other, number in changes.items() if number is not None}
    return min(near, key=lambda other: (near[other], -known[other], other), default="")


class MemoryWriter:
    def __init__(self, engine: MemoryEngine, fingerprint: str) -> None:
        self._engine = engine
        self._fingerprint = fingerprint
        self._articles: dict[bytes, Indexed] = {}
        self._fingerprints: dict[bytes, str] = {}

    def __enter__(self) -> MemoryWriter:
        if self._engine.is_written:
            raise IndexBusy("another one is updating this index; wait for it")
        self._engine.is_written = True
        self._articles = dict(self._engine.articles)
        self._fingerprints = dict(self._engine.fingerprints)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._engine.is_written = False

    def __len__(self) -> int:
        return len(self._articles)

    def __contains__(self, key: bytes) -> bool:
        return key in self._articles

    def add(self, record: Record) -> None:
        one = Indexed(record)
        self._articles.pop(one.key, None)
        self._articles[one.key] = one
        self._fingerprints[one.key] = self._fingerprint

    def remove(self, path: Path) -> None:
        self._articles.pop(path_key(path), None)

    def touch(self, path: Path, size: int, mtime_ns: int) -> None:
        one = self._articles[path_key(path)]
        touched = Indexed(replace(one.record, size=size, mtime_ns=mtime_ns))
        self._articles[one.key] = touched

    def content_hash(self, key: bytes) -> str:
        return self._articles[key].record.article.content_hash

    def is_stale(self, key: bytes) -> bool:
        return self._fingerprints[key] != self._fingerprint

    def files(self, *, stale: bool) -> Iterator[tuple[str, int, int]]:
        for key, one in self._articles.items():
            if self.is_stale(key) == stale:
                record = one.record
                yield str(record.article.path), record.size, record.mtime_ns

    def refusal(self, name: str, size: int, mtime_ns: int) -> str | None:
        return self._engine.refusals.get((name, size, mtime_ns))

    def forget_refusals(self, names: Set[str]) -> None:
        known = self._engine.refusals
        for key in [key for key in known if key[0] not in names]:
            del known[key]

    def note_refusal(self, name: str, size: int, mtime_ns: int, reason: str) -> None:
        self._engine.refusals[name, size, mtime_ns] = reason

    def publish(self, *, complete: bool = True) -> int:
        engine = self._engine
        engine.articles, engine.fingerprints = dict(self._articles), dict(self._fingerprints)
        engine.complete = complete
        engine.generation += 1
        return engine.generation


class MemoryEngine:
    """Keeps an index for as long as it lives."""

    def __init__(self) -> None:
        self.generation = 0
        self.complete = False
        self.articles: dict[bytes, Indexed] = {}
        self.fingerprints: dict[bytes, str] = {}
        self.refusals: dict[tuple[str, int, int], str] = {}
        self.is_written = False

    def open(self) -> MemoryIndex:
        if not self.generation:
            raise IndexMissing("no index yet")
        return MemoryIndex(self, tuple(self.articles.values()))

    def writer(self, fingerprint: str = "") -> MemoryWriter:
        return MemoryWriter(self, fingerprint)

    def check(self) -> None: ...
