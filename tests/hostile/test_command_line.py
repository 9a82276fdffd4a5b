"""What the command line prints to a terminal harms nobody either."""

from __future__ import annotations

import json
import re
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from tests.cases import cases
from tests.conftest import NOW
from tests.forking import ForkedTerminal
from tests.hostile.case import Sizes
from tests.hostile.corpus import write_corpus
from tests.hostile.forbidden import forbidden
from tests.hostile.probe import judge
from tests.hostile.program import places
from tests.hostile.views import ATTACK, write_articles

from briefreader.cli import main
from briefreader.domain.article import Span
from briefreader.library import Library

pytestmark = pytest.mark.terminal


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hostile articles below a folder with a hostile name."""
    place = tmp_path_factory.mktemp("printed") / f"corpus {ATTACK.replace('/', '')}"
    corpus = write_corpus(place, Sizes(flood=500), ("terminal", "name"))
    write_articles(corpus.articles)
    return corpus.articles


@pytest.fixture(scope="module")
def state(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of it, and a notebook with what every fifth article begins with."""
    place = tmp_path_factory.mktemp("state")
    with_index = Library.open(
        [folder], cache_dir=place / "cache", data_dir=place / "data", clock=lambda: NOW
    )
    for event in with_index.update():
        if event.path is not None and event.done % 5 == 0 and event.outcome == "added":
            reading = with_index.read(event.path)
            with_index.bookmarks.bookmark(reading, Span(0, min(200, len(reading.article.text))))
    with_index.close()
    return place


COMMANDS = (
    ("search", "head"),
    ("search", "said:lee"),
    ("search", ATTACK),
    ("search", f'title:"{ATTACK}'),
    ("search", f"absent{ATTACK}"),
    ("quotes",),
    ("quotes", "--speaker", f"Lee {ATTACK}"),
    ("quotes", "--explain", "2030-01-03-story.md"),
    ("speakers",),
    ("show", "2030-01-03-story.md"),
    ("show", f"absent {ATTACK}.txt"),
    ("bookmarks",),
    ("export", "--format", "markdown"),
    ("export", "--format", "csv"),
    ("export", "--format", f"absent{ATTACK}"),
    ("export", "--output", f"/absent{ATTACK}/file"),
    ("import", f"absent{ATTACK}"),
    ("restore", f"absent{ATTACK}"),
    ("index", "--rebuild"),
    ("doctor",),
    ("config", "show"),
    ("config", f"absent{ATTACK}"),
    (f"--absent{ATTACK}",),
    (f"absent{ATTACK}",),
    ("--config", f"absent{ATTACK}", "search", "x"),
)


# One process for all of them, which takes longer to start than to answer. It tells each end.
ALL = """
import json, sys, traceback
from briefreader.cli import main
for words in json.load(open(sys.argv[1])):
    try:
        status = main(words)
    except SystemExit as leaving:
        status = leaving.code or 0
    except BaseException:
        traceback.print_exc()
        status = -1
    sys.stderr.flush()
    print(f"END {status} OF COMMAND", flush=True)
"""
END = re.compile(rb"END (-?\d+) OF COMMAND\r\n")

Printed = dict[tuple[str, ...], tuple[int, bytes]]


@pytest.fixture(scope="module")
def printed(folder: Path, state: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The status of each command, and what it printed to a terminal."""
    options = ["--library", str(folder), *places(state)]
    lines = tmp_path_factory.mktemp("commands") / "lines.json"
    lines.write_text(json.dumps([[*words, *options] for words in COMMANDS]), "utf-8")
    command = [sys.executable, "-P", "-c", ALL, str(lines)]
    with ForkedTerminal(command, columns=100, rows=50, folder=folder) as terminal:
        assert terminal.end(seconds=300) == 0
    *parts, rest = END.split(bytes(terminal.raw))
    assert rest == b""
    ended = [(int(status), raw) for raw, status in zip(parts[::2], parts[1::2], strict=True)]
    return dict(zip(COMMANDS, ended, strict=True))


@cases("words", COMMANDS, ids=[" ".join(words) for words in COMMANDS])
def test_nothing_hostile_is_printed(printed: Printed, words: tuple[str, ...]) -> None:
    status, raw = printed[words]
    found = judge(raw)
    assert found.clean, found
    assert status in (0, 1, 2)
    assert b"Traceback" not in raw
    assert raw


def without_path(record: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in record.items() if name != "path"}


@pytest.mark.parametrize("words", COMMANDS[:12], ids=lambda words: words[0])
def test_json_holds_nothing_hostile_but_names_of_files(
    folder: Path, state: Path, words: tuple[str, ...], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A path must name its file; JSON spells controls out, so that it is harmless on a screen."""
    if words[0] == "show":
        words = ("show", str(folder / words[1]))
    with suppress(SystemExit):
        main([*words, "--json", "--library", str(folder), *places(state)])
    for line in capsysbinary.readouterr().out.decode().splitlines():
        assert forbidden(line) == []
        if words[0] != "quotes" or "--explain" not in words:
            record = json.loads(line, object_hook=without_path)
            assert forbidden(json.dumps(record, ensure_ascii=False)) == []
