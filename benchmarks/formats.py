"""Measures what a file of each kind costs to be read, and an index of all kinds mixed.

    python -m benchmarks.formats [--files 2000]

Every file holds one invented article of some 600 words. Times are the processor's, those of the
index with all processes that it starts.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap

from benchmarks.processor_time import processor_spent
from tests.conftest import open_library
from tests.sources.format_samples import epub, mail_of, mailbox, members, web_archive_of
from tests.sources.office_files import docx, odt, pptx, rtf, shape, word_paragraph
from tests.sources.pdf_pages import column, pdf

from briefreader.sources import article_from_bytes

WORDS = [
    "harbour",
    "quay",
    "ferry",
    "storm",
    "council",
    "repair",
    "pontoon",
    "island",
    "winter",
    "report",
    "engineer",
    "berth",
]
SENTENCES, PARAGRAPHS = 5, 12
LINES_ON_A_PAGE = 44
ROUNDS = 20


def article(number: int) -> list[str]:
    """The paragraphs of an invented article; each has a quotation."""
    chance = random.Random(number)

    def sentence() -> str:
        return f"The {' '.join(chance.choices(WORDS, k=9))}.".capitalize()

    return [
        " ".join(sentence() for _ in range(SENTENCES - 1))
        + f" “{sentence()[:-1]},” said Ines Calloway."
        for _ in range(PARAGRAPHS)
    ]


def _html(paragraphs: Sequence[str]) -> str:
    inner = "".join(f"<p>{one}</p>\n" for one in paragraphs)
    return f"<html><head><title>Talks</title></head><body><article>{inner}</article></body></html>"


def _pdf(paragraphs: Sequence[str]) -> bytes:
    lines = [line for one in paragraphs for line in (*wrap(one, 80), "")]
    pages = range(0, len(lines), LINES_ON_A_PAGE)
    return pdf([column(lines[start : start + LINES_ON_A_PAGE]) for start in pages])


def _cues(paragraphs: Sequence[str]) -> str:
    lines = [line for one in paragraphs for line in wrap(one, 40)]
    cues = []
    for number, line in enumerate(lines):
        second = f"00:{number // 60:02}:{number % 60:02}"
        cues.append(f"{second}.000 --> {second}.900\n{line}")
    return "\n\n".join(("WEBVTT", *cues))


KINDS: dict[str, Callable[[Sequence[str]], bytes]] = {
    ".txt": lambda text: "\n\n".join("\n".join(wrap(one, 72)) for one in text).encode(),
    ".md": lambda text: "\n\n".join(text).encode(),
    ".html": lambda text: _html(text).encode(),
    ".mhtml": lambda text: web_archive_of(_html(text)),
    ".eml": lambda text: mail_of("\n\n".join(text)),
    ".mbox": lambda text: mailbox(mail_of("\n\n".join(text))),
    ".vtt": lambda text: _cues(text).encode(),
    ".json": lambda text: json.dumps({"title": "Talks", "text": "\n\n".join(text)}).encode(),
    ".epub": lambda text: epub({"one.xhtml": _html(text)}),
    ".docx": lambda text: docx(*map(word_paragraph, text)),
    ".odt": lambda text: odt("".join(f"<text:p>{one}</text:p>" for one in text)),
    ".rtf": rtf,
    ".pptx": lambda text: pptx(*(shape("title", "Talks") + shape("body", one) for one in text)),
    ".pdf": _pdf,
}


def main() -> None:
    """Print both tables."""
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=2000)
    count = options.parse_args().files
    print(f"{'kind':8}{'KB':>8}{'ms a file':>12}")
    for suffix, make in KINDS.items():
        data = [make(article(number)) for number in range(ROUNDS)]
        _read(suffix, data[0])
        begun = time.process_time()
        for one in data:
            _read(suffix, one)
        each = (time.process_time() - begun) / ROUNDS
        print(f"{suffix:8}{sum(map(len, data)) / ROUNDS / 1000:8.1f}{1000 * each:12.2f}")
    with TemporaryDirectory() as made:
        folder = Path(made) / "mixed"
        folder.mkdir()
        for number in range(count):
            suffix = list(KINDS)[number % len(KINDS)]
            (folder / f"{number}{suffix}").write_bytes(KINDS[suffix](article(number)))
        library = open_library(folder, Path(made))
        before = processor_spent()
        events = list(library.update())
        library.close()
        articles, seconds = events[-1].articles, processor_spent() - before
        print(f"{count:,} files mixed: {articles:,} articles, {seconds:.1f} s")


def _read(suffix: str, data: bytes) -> None:
    for path, content in members(f"a{suffix}", data).items():
        article_from_bytes(Path(path), content)


if __name__ == "__main__":
    main()
