"""How bookmarks are listed: in groups, each in full, with what has become of its words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from briefreader.citations.punctuation import inner_marks
from briefreader.domain.article import Span
from briefreader.domain.bookmark import Bookmark, BookmarkState
from briefreader.domain.quote import speaker_as_shown
from briefreader.text.date_format import period_name
from briefreader.text.folding import fold_text
from briefreader.ui.commands.key_names import with_keys
from briefreader.ui.rendering.cells import cut, flat, width, wrap_all
from briefreader.ui.rendering.styled_runs import Runs, StyledRun, justify_runs, set_flush_right
from briefreader.ui.rendering.text_direction import is_flush_right

UNDATED, UNTAGGED, UNNAMED = "undated", "untagged", "no speaker"
STATES = {
    BookmarkState.LOST: "lost: no longer in the article",
    BookmarkState.CHANGED: "changed: the article now has different words",
    BookmarkState.REVISED: "revised: the article now gives another speaker, day, title or place",
    BookmarkState.MOVED: "moved: elsewhere in the article",
    BookmarkState.OK: "unchanged",
}
Row = Bookmark | str
"""A bookmark, or the heading above some."""
Differ = Callable[[str, str], tuple[tuple[Span, ...], tuple[Span, ...]]]
"""What went of one wording, and what came in another."""


class Grouping(StrEnum):
    """What bookmarks are put together by."""

    MADE = "made"
    ARTICLE = "article"
    SPEAKER = "speaker"
    TAG = "tag"
    MONTH = "month"
    STATE = "state"

    @property
    def words(self) -> str:
        """The grouping in words, for a head."""
        return "newest bookmark first" if self is Grouping.MADE else f"by {self.value}"

    @property
    def following(self) -> Grouping:
        """The next grouping, the first after the last."""
        groupings = list(Grouping)
        return groupings[(groupings.index(self) + 1) % len(groupings)]


def who(bookmark: Bookmark) -> str:
    """Return whom the words are ascribed to, as a list says it."""
    return flat(speaker_as_shown(bookmark.speaker, bookmark.mention))


def grouped(bookmarks: Sequence[Bookmark], grouping: Grouping) -> list[Row]:
    """Return the bookmarks under their headings; with several tags one stands under each of them.

    They come in the order in which they were made.
    """
    newest = sorted(bookmarks, key=lambda one: one.created)[::-1]
    if grouping is Grouping.MADE:
        return list(newest)
    groups: dict[tuple[str, str], list[Bookmark]] = {}
    for bookmark in newest:
        for name in _groups_of(bookmark, grouping):
            groups.setdefault(name, []).append(bookmark)
    rows: list[Row] = []
    for key in _in_order(groups, grouping):
        group = sorted(groups[key], key=_within)
        rows += [f"{key[1]}\t{len(group)}", *group]
    return rows


def _groups_of(bookmark: Bookmark, grouping: Grouping) -> list[tuple[str, str]]:
    """Return a sort key and a heading for each group that the bookmark is in."""
    match grouping:
        case Grouping.SPEAKER:
            return [_of_speaker(who(bookmark))]
        case Grouping.TAG:
            tags = [(fold_text(tag), flat(tag)) for tag in bookmark.tags]
            return tags or [("￿", UNTAGGED)]
        case Grouping.STATE:
            words = STATES[bookmark.state]
            return [(str(list(STATES).index(bookmark.state)), words)]
        case Grouping.MONTH:
            return [_of_month(bookmark.when)]
        case _:
            return [_of_article(bookmark.path, bookmark.title, bookmark.source, bookmark.when)]


@lru_cache(4096)
def _of_speaker(name: str) -> tuple[str, str]:
    last = "￿" if name == UNNAMED else fold_text(name.rpartition(" ")[2])
    return f"{last} {fold_text(name)}", name


@lru_cache(4096)
def _of_month(when: str) -> tuple[str, str]:
    return when[:7], period_name(when[:7]) or UNDATED


@lru_cache(4096)
def _of_article(path: Path, title: str, source: str, dated: str) -> tuple[str, str]:
    parts = (flat(title) or path.name, dated or UNDATED)
    return f"{dated} {path}", " · ".join([*parts, *filter(None, [flat(source)])])


def _in_order(groups: Iterable[tuple[str, str]], grouping: Grouping) -> list[tuple[str, str]]:
    """Return the groups in order: days newest first, the undated last; names and tags by alphabet,
    those without last.
    """
    newest_first = grouping in (Grouping.MONTH, Grouping.ARTICLE)
    return sorted(groups, reverse=newest_first)


def _within(bookmark: Bookmark) -> tuple[int, str, int]:
    """Return the sort key of a bookmark: newest article first, within it by offset."""
    day = bookmark.sorted_day
    return -day.toordinal() if day else 0, str(bookmark.path), bookmark.selector.start


class BookmarkEntries:
    """Bookmarks as the entries of a list.

    ``now`` is what stands in the place of changed ones, by id; ``gone`` are paths without a file;
    ``differ`` finds where two wordings differ; ``conflicts`` are the ids of those with two notes;
    ``former`` is the file in which those were that were followed into another one, by id. With
    ``reordered`` text, right-to-left words are set flush right.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        grouping: Grouping,
        now: Mapping[str, str],
        gone: Collection[Path],
        differ: Differ,
        keymap: Mapping[str, str],
        conflicts: Collection[str] = (),
        former: Mapping[str, str] | None = None,
        *,
        reordered: bool = False,
    ) -> None:
        self.rows = rows
        self._grouping = grouping
        self._now = now
        self._gone = gone
        self._differ = differ
        self._keymap = keymap
        self._conflicts = conflicts
        self._former = former or {}
        self._reordered = reordered
        self.marked: Collection[str] = ()  # ids of those that one key means together

    def __len__(self) -> int:
        return len(self.rows)

    def bookmark(self, number: int) -> Bookmark | None:
        """Return the bookmark at a number, if one is there."""
        row = self.rows[number] if 0 <= number < len(self.rows) else ""
        return None if isinstance(row, str) else row

    def number_of(self, identity: str, near: int) -> int:
        """Return where a bookmark is listed; else the number where one was."""
        for number, row in enumerate(self.rows):
            if not isinstance(row, str) and row.id == identity:
                return number
        return near

    def is_heading(self, number: int) -> bool:
        """Return whether it names a group."""
        return isinstance(self.rows[number], str)

    def guess(self, number: int, cells: int) -> int:
        """Return about how many lines the entry takes."""
        row = self.rows[number]
        return 2 if isinstance(row, str) else 4 + len(row.cited) // cells

    def lines(self, number: int, cells: int) -> list[Runs]:
        """Return a group's name, or a bookmark: who and when, all its words, what is written on
        it.
        """
        row = self.rows[number]
        if isinstance(row, str):
            name, _, count = row.partition("\t")
            left = (StyledRun(cut(name, cells - width(count) - 2), "heading"),)
            return [justify_runs(left, (StyledRun(count, "count"),), cells), ()]
        return [*self._head(row, cells), *self._words(row, cells), *_annotations(row, cells), ()]

    def _head(self, bookmark: Bookmark, cells: int) -> list[Runs]:
        day = bookmark.when or UNDATED
        doubt = "" if bookmark.certain or not bookmark.speaker else " ?"
        left = [
            StyledRun("✓ " if bookmark.id in self.marked else "◆ ", "mark"),
            StyledRun(who(bookmark), "name"),
            StyledRun(doubt, "state"),
        ]
        if self._grouping is Grouping.ARTICLE:
            number = f"¶ {bookmark.paragraph}" if bookmark.paragraph else ""
            place = " · ".join(filter(None, (number, bookmark.locator)))
        else:
            place = f"{day} · {flat(bookmark.title) or bookmark.path.name}"
        left.append(StyledRun(f"  {place}", "meta"))
        lines: list[Runs] = [justify_runs(tuple(left), self._state(bookmark), cells)]
        if bookmark.question:
            lines.append(
                (StyledRun("  asked  ", "meta"), StyledRun(cut(flat(bookmark.question), cells - 9)))
            )
        under = [*map(flat, bookmark.marks), *map(flat, bookmark.terms)]
        if under:
            lines.append(
                (
                    StyledRun("  under  ", "meta"),
                    StyledRun(cut(" · ".join(under), cells - 9), "tag"),
                )
            )
        return lines

    def _state(self, bookmark: Bookmark) -> Runs:
        words = [f"by {cut(flat(bookmark.shared_by), 24)}"] if bookmark.shared_by else []
        if bookmark.path in self._gone:
            words.append(f"{BookmarkState.LOST.value}: file missing")
        elif bookmark.state is not BookmarkState.OK:
            words.append(bookmark.state.value)
        if bookmark.id in self._conflicts:
            words.append(with_keys("several notes · {note} to settle", self._keymap))
        return (StyledRun(" · ".join(words), "state"),) if words else ()

    def _words(self, bookmark: Bookmark, cells: int) -> list[Runs]:
        """Return the words that were kept and, where others stand there now, both and the
        difference.
        """
        now = self._now.get(bookmark.id, "")
        if bookmark.state is BookmarkState.REVISED and now:
            told = [line for fact in now.split("\n") for line in wrap_all(fact, max(4, cells - 8))]
            facts = [
                (StyledRun(f"  {'' if number else 'now':<5} {line}", "came"),)
                for number, line in enumerate(told)
            ]
            return [*quoted_lines(bookmark.cited, cells, reordered=self._reordered), *facts]
        if bookmark.state is not BookmarkState.CHANGED or not now:
            lines = quoted_lines(bookmark.cited, cells, reordered=self._reordered)
            was = Path(self._former.get(bookmark.id, ""))
            if was.name and bookmark.state.is_unchanged:
                file = was.name if was.name != bookmark.path.name else str(was)
                lines.append((StyledRun(cut(f"  was in {flat(file)}", cells), "meta"),))
            return lines
        kept, now = flat(bookmark.quote), flat(now)
        gone, came = self._differ(kept, now)
        return [
            *quoted_lines(kept, cells, gone, "gone", label="saved", reordered=self._reordered),
            *quoted_lines(now, cells, came, "came", label="now", reordered=self._reordered),
        ]


def quoted_lines(
    text: str,
    cells: int,
    marks: Sequence[Span] = (),
    style: str = "",
    *,
    label: str = "",
    reordered: bool = False,
) -> list[Runs]:
    """Return words in quotation marks, the opening one hanging; ``marks`` are set in ``style``.

    Marks are spans of a text on one line; without any, the words' own quotation marks are single
    ones. A ``label`` stands before the first line. With ``reordered`` text,
    right-to-left words are set flush right, and their marks mirrored.
    """
    text = text if marks else inner_marks(text)
    indent = 2 + (6 if label else 0)
    room = max(4, cells - indent - 2)
    flush = is_flush_right(text, reordered=reordered)
    lines: list[Runs] = []
    at = 0
    found = wrap_all(text, room) if marks else _in_paragraphs(text, room)
    for number, line in enumerate(found):
        start = text.index(line, at) if marks else 0
        at = start + len(line) if marks else 0
        before = f"  {label:<5} " if label and not number else " " * indent
        opening = StyledRun("“" if not number else " ", "meta")
        if not line:
            lines.append(
                (StyledRun(" "),)
            )  # not the end of the entry, so the cursor lies on it too
            continue
        runs = marked_runs(line, start, marks, style) if marks else [StyledRun(line, "words")]
        closing = [StyledRun("”", "meta")] if number == len(found) - 1 else []
        margin = StyledRun(before[1:], "meta")
        if flush:
            said = set_flush_right((*closing, *runs, opening), cells - indent)
            lines.append((margin, *said))
        else:
            lines.append((margin, opening, *runs, *closing))
    return lines


def _in_paragraphs(text: str, cells: int) -> list[str]:
    """Return the lines of a text, a blank one between its paragraphs."""
    wrapped = (wrap_all(paragraph, cells) for paragraph in text.splitlines())
    return [line for lines in wrapped if lines for line in ("", *lines)][1:]


def marked_runs(line: str, start: int, marks: Sequence[Span], style: str) -> list[StyledRun]:
    """Return one line of a text, which begins at ``start`` there, with the marks that it
    touches.
    """
    runs: list[StyledRun] = []
    at = 0
    for mark in marks:
        low, high = max(at, mark.start - start), min(len(line), mark.end - start)
        if low < high:
            runs += [StyledRun(line[at:low], "words"), StyledRun(line[low:high], style)]
            at = high
    return [run for run in [*runs, StyledRun(line[at:], "words")] if run.text]


def _annotations(bookmark: Bookmark, cells: int) -> list[Runs]:
    """Return the note in full and the tags."""
    lines: list[Runs] = [
        (StyledRun("  ✎ " if number == 0 else "    ", "mark"), StyledRun(line, "note"))
        for number, line in enumerate(wrap_all(bookmark.note, cells - 4))
    ]
    if bookmark.tags:
        tags = cut(" · ".join(map(flat, bookmark.tags)), cells - 4)
        lines.append((StyledRun("  # ", "mark"), StyledRun(tags, "tag")))
    return lines
