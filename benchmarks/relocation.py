"""Whether bookmarks are found again in files that were renamed, edited, saved anew or parted.

``python -m benchmarks.relocation FOLDER [SEED]`` bookmarks a passage in each of seventy articles of
a folder, changes the files as people and programs do, and looks. Ten more files are deleted, and
their words quoted in another article: whoever follows there is wrong.
"""

from __future__ import annotations

import html
import random
import re
import shutil
import sys
import tempfile
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tests.sources.pdf_pages import column, pdf

from briefreader.domain.article import Article, Span
from briefreader.domain.bookmark import Bookmark
from briefreader.library import Library
from briefreader.text.folding import fold_text

EACH = 10  # cases of each kind
_KINDS = 8
_WIDE, _A_PAGE = 88, 44  # characters of a printed line, lines of a page
_OTHERS = 300  # articles that are only there
_SENTENCE = re.compile(r"(?<=[.!?”\"]) +")


class Case(NamedTuple):
    """A changed file: how, whose bookmark, where its passage is now (None: nowhere), its words."""

    kind: str
    bookmark: Bookmark
    path: Path | None
    words: str


class Editor:
    """Changes articles as people do; every change is of the same seed."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def text(self, article: Article, passage: str, share: float) -> str:
        """Return the article's text with a share of the sentences around a passage changed."""
        before, _, after = article.text.partition(passage)
        return self._edited(before, share) + passage + self._edited(after, share)

    def _edited(self, text: str, share: float) -> str:
        return "\n".join(
            " ".join(self._sentence(one, share) for one in _SENTENCE.split(line))
            for line in text.split("\n")
        )

    def _sentence(self, sentence: str, share: float) -> str:
        if self._chance.random() > share or len(sentence) < 20:
            return sentence
        words = sentence.split(" ")
        at = self._chance.randrange(len(words))
        match self._chance.randrange(4):
            case 0:
                return ""
            case 1:
                words[at] = "reportedly " + words[at]
            case 2:
                del words[at]
            case _:
                words[at] = self._chance.choice(words)
        return " ".join(words)

    def passage(self, passage: str) -> str:
        """Return a passage with two words changed."""
        words = passage.split(" ")
        for _ in range(2):
            at = self._chance.randrange(1, len(words) - 1)
            words[at] = self._chance.choice(("indeed", "still", "again", words[at] + "s"))
        return " ".join(words)


def headed(article: Article, text: str, title: str = "", day: bool = True) -> str:
    """Return an article as a Markdown file with front matter."""
    head = [f"title: {(title or article.title)!r}"]
    if day and article.date:
        head.append(f"date: {article.date.isoformat()}")
    paragraphs = "\n\n".join(line for line in text.split("\n") if line.strip())
    return "---\n" + "\n".join(head) + "\n---\n\n" + paragraphs + "\n"


def page(article: Article, text: str) -> str:
    """Return an article as a web page."""
    lines = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    return (
        f"<html><head><title>{html.escape(article.title)} | Coast Sample</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/news'>News</a> <a href='/about'>About</a></nav>"
        f"<article><h1>{html.escape(article.title)}</h1>\n{lines}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


def passage_of(article: Article, chance: random.Random) -> Span | None:
    """Return a sentence or two from the middle of an article."""
    spans = [
        Span(found.start(), found.end())
        for found in re.finditer(r"[A-Z“][^\n]{60,260}?[.!?]”?(?=\s)", article.text)
    ]
    inner = spans[len(spans) // 4 : -1] if len(spans) > 3 else []
    once = [span for span in inner if article.text.count(span.of(article.text)) == 1]
    return chance.choice(once) if once else None


class Changes:
    """What people and programs do to a file; each returns where the passage stands then, and how.

    ``untouched`` articles stay as they are.
    """

    def __init__(self, folder: Path, untouched: list[Article], chance: random.Random) -> None:
        self._sorted, self._saved = folder / "sorted", folder / "saved"
        self._untouched = untouched
        self._chance = chance
        self._editor = Editor(chance)

    def renamed(self, article: Article, passage: str, number: int) -> tuple[Path | None, str]:
        """Rename a file and edit the text around the passage."""
        path = self._sorted / f"{number}-renamed.md"
        path.write_text(headed(article, self._editor.text(article, passage, 0.15)))
        return path, passage

    def reworded(self, article: Article, passage: str, number: int) -> tuple[Path | None, str]:
        """Rename a file and edit the passage too."""
        other = self._editor.passage(passage)
        path = self._sorted / f"{number}-reworded.md"
        text = self._editor.text(article, passage, 0.1).replace(passage, other)
        path.write_text(headed(article, text))
        return path, other

    def retitled(self, article: Article, passage: str, number: int) -> tuple[Path | None, str]:
        """Edit a third of the text, under another title and no day."""
        path = self._sorted / f"{number}-update.md"
        text = self._editor.text(article, passage, 0.3)
        path.write_text(headed(article, text, f"Update {number}: what is known", day=False))
        return path, passage

    def saved_again(self, article: Article, passage: str, number: int) -> tuple[Path | None, str]:
        """Save it as a web page."""
        path = self._saved / f"{number}.html"
        path.write_text(page(article, self._editor.text(article, passage, 0.05)))
        return path, passage

    def printed(self, article: Article, passage: str, number: int) -> tuple[Path | None, str]:
        """Save it as a PDF, its lines broken where the page ends."""
        path = self._saved / f"{number}.pdf"
        text = f"{article.title}\n{self._editor.text(article, passage, 0.05)}"
        lines = [line for one in text.split("\n") for line in (*textwrap.wrap(one, _WIDE), "")]
        plain = [line.encode("cp1252", "replace").decode("cp1252") for line in lines]
        starts = range(0, len(plain), _A_PAGE)
        path.write_bytes(pdf([column(plain[at : at + _A_PAGE], size=9) for at in starts]))
        return path, passage

    def split(self, article: Article, passage: str, number: int) -> tuple[Path | None, str]:
        """Part it above the passage; the first part may keep the name."""
        at = article.text.rfind("\n", 0, article.text.index(passage)) + 1
        first = article.path if number % 2 else self._sorted / f"{number}-1.md"
        second = self._sorted / f"{number}-2.md"
        first.unlink(missing_ok=True)
        first.write_text(headed(article, article.text[:at] or "To be continued."))
        second.write_text(headed(article, article.text[at:], f"{article.title} (2)"))
        return second, passage

    def merged(self, article: Article, passage: str, number: int) -> tuple[Path | None, str]:
        """Put it behind another article, under another title and no day."""
        path = self._sorted / f"{number}-both.md"
        other = self._chance.choice(self._untouched)
        text = f"{other.text}\n{self._editor.text(article, passage, 0.05)}"
        path.write_text(headed(article, text, f"Two reports, no. {number}", day=False))
        return path, passage

    def quoted_only(self, article: Article, passage: str, number: int) -> tuple[Path | None, str]:
        """Quote the passage in an article that is another one."""
        path = self._sorted / f"{number}-quoted.md"
        other = self._chance.choice(self._untouched)
        lines = other.text.split("\n")
        lines.insert(len(lines) // 2, f"As was said elsewhere: “{passage}” Nobody disputed it.")
        path.write_text(headed(other, "\n".join(lines), f"An answer, no. {number}"))
        return None, passage


def cases(
    library: Library, articles: list[Article], folder: Path, chance: random.Random, each: int
) -> Iterator[Case]:
    """Bookmark a passage in some articles, and change their files, so many in each way."""
    made: list[tuple[Article, Bookmark, str]] = []
    for article in articles:
        passage = passage_of(article, chance)
        if passage is not None and len(made) < each * _KINDS:
            kept = library.bookmarks.bookmark(library.read(article.path), passage)
            made.append((article, kept, passage.of(article.text)))
    touched = {article.path for article, _, _ in made}
    untouched = [article for article in articles if article.path not in touched]
    changes = Changes(folder, untouched, chance)
    kinds: list[Callable[[Article, str, int], tuple[Path | None, str]]]
    kinds = [changes.renamed, changes.reworded, changes.retitled, changes.saved_again]
    kinds += [changes.printed, changes.split, changes.merged, changes.quoted_only]
    for number, (article, kept, words) in enumerate(made):
        change = kinds[number % _KINDS]
        before = article.path.read_bytes()
        path, words = change(article, words, number)
        if article.path.exists() and article.path.read_bytes() == before:
            article.path.unlink()
        yield Case(change.__name__, kept, path, words)


def looked(library: Library, case: Case) -> str:
    """Return what became of a bookmark: followed, offered, missed or wrong."""
    kept = library.bookmarks.get(case.bookmark.id)
    followed = library.edit_monitor.followed.get(kept.id)
    if followed is not None:
        reading = library.read(followed)
        mark = next(one for one in reading.bookmarks if one.id == kept.id)
        words = mark.selector.span.of(reading.article.text)
        right = followed == case.path and _alike(words, case.words)
        return "followed" if right else f"WRONG {followed.name}"
    places = library.relocation.places(kept)
    if case.path is None:
        return "not followed"
    if places and places[0].article.path == case.path and places[0].anchor.span:
        words = places[0].anchor.span.of(places[0].article.text)
        if _alike(words, case.words):
            return "offered"
    return "missed"


def _alike(one: str, other: str) -> bool:
    left, right = fold_text(one).split(), fold_text(other).split()
    return len(set(left) & set(right)) >= 0.8 * max(len(set(left)), len(set(right)))


def run(
    source: Path, work: Path, seed: int = 1, each: int = EACH, listed: list[str] | None = None
) -> Counter[str]:
    """Return how often each outcome came, over all kinds; each case is written into ``listed``."""
    chance = random.Random(seed)
    folder = work / "library"
    for name in ("", "sorted", "saved"):
        (folder / name).mkdir(parents=True)
    files = sorted(path for path in source.rglob("*") if path.suffix in (".txt", ".md"))
    chance.shuffle(files)
    for number, path in enumerate(files[: _OTHERS + each * _KINDS]):
        shutil.copyfile(path, folder / f"{number:03}-{path.name}")

    def opened() -> Library:
        return Library.open(
            [folder],
            cache_dir=work / "cache",
            data_dir=work / "data",
            clock=lambda: datetime.now(UTC),
        )

    library = opened()
    found = (library.opener.article(path) for path in sorted(folder.glob("*.*")))
    articles = [one for one in found if len(one.text) > 1_500]
    all_cases = list(cases(library, articles, folder, chance, each))
    library.close()
    library = opened()
    for _ in library.update():
        pass
    library.look_again()
    counts: Counter[str] = Counter()
    for case in all_cases:
        outcome = looked(library, case)
        word = outcome.split(" ")[0]
        counts[word] += 1
        counts[f"{case.kind}: {word}"] += 1
        if listed is not None:
            listed.append(f"{outcome:<13} {case.kind:<12} {case.bookmark.path.name}")
    library.close()
    return counts


if __name__ == "__main__":
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        counted = run(Path(sys.argv[1]), Path(name), int((sys.argv[2:] or ["1"])[0]), listed=lines)
    print("\n".join(line for line in lines if not line.startswith(("followed", "not"))))
    for outcome, number in sorted(counted.items()):
        print(f"{number:4}  {outcome}")
