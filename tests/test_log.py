"""The log tells what went wrong and no word of an article."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import briefreader
from briefreader.log import LARGEST, OLDER, REPORTS_KEPT, Log, report_lines

NOW = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)
SECRET = "What the minister said in private"


def crash(cause: Exception | None = None) -> Exception:
    """An exception that has been raised, with an article's words in it and around it."""
    article = SECRET
    try:
        raise ValueError(article) from cause
    except ValueError as error:
        return error


def test_a_line_is_added_with_its_time(tmp_path: Path) -> None:
    log = Log(tmp_path / "state" / "briefreader")
    log.write("reader opens", NOW)
    log.write("reader ends\nwith \x1b]0;status\x07 0", NOW)
    first, second = log.path.read_text().splitlines()
    assert first == f"2024-05-01T12:30:00Z {os.getpid()} reader opens"
    assert second.endswith("reader ends with ␛]0;status␇ 0")


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        log = Log(tmp_path / "state")
        report = log.report(crash(), NOW)
    finally:
        os.umask(old)
    assert report is not None
    for path, mode in ((log.folder, 0o700), (log.path, 0o600), (report, 0o600)):
        assert path.stat().st_mode & 0o777 == mode


def test_it_stays_small(tmp_path: Path) -> None:
    log = Log(tmp_path)
    for _ in range(2500):
        log.write("x" * 300, NOW)
    assert {path.name for path in tmp_path.iterdir()} == {log.path.name, OLDER}
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 2 * LARGEST + 1000


def test_a_report_says_where_and_never_what(tmp_path: Path) -> None:
    log = Log(tmp_path)
    report = log.report(crash(OSError(28, "No space left on device", "/library/secret.txt")), NOW)
    assert report is not None
    text = report.read_text() + log.path.read_text()
    assert "ValueError" in text
    assert "test_log.py" in text
    assert "OSError (No space left on device)" in text
    assert SECRET not in text
    assert "secret.txt" not in text


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone named as git names it, with a dependency installed inside it."""
    clone = tmp_path / "briefreader"
    shutil.copytree(Path(briefreader.__file__).parent, clone / "src" / "briefreader")
    packages = clone / ".venv" / "lib" / "site-packages" / "parser"
    packages.mkdir(parents=True)
    (packages / "__init__.py").write_text("def parse(text):\n    raise TypeError(text)\n")
    return clone


CRASHING = """
import parser
from briefreader.text.sanitizing import one_line
from briefreader.log import error_location, report_lines

class Words(str):
    def strip(self, characters):
        parser.parse(self)

try:
    one_line(Words())
except TypeError as error:
    print(error_location(error), *report_lines(error), sep="\\n")
"""


def test_a_dependency_in_a_clone_named_like_the_package_is_foreign(clone: Path) -> None:
    paths = (clone / "src", clone / ".venv" / "lib" / "site-packages")
    done = subprocess.run(
        [sys.executable, "-P", "-c", CRASHING],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))},
        capture_output=True,
        text=True,
        check=True,
    )
    place, *report = done.stdout.splitlines()
    assert re.fullmatch(r"TypeError in briefreader/text/sanitizing\.py:\d+", place)
    assert report[-1] == "  site-packages/parser/__init__.py:2 in parse"


def test_a_report_names_kind_and_place_once(tmp_path: Path) -> None:
    (line,) = (line for line in report_lines(crash()) if line.startswith("ValueError"))
    assert line.startswith("ValueError, last in ")
    assert "ValueError" not in line.removeprefix("ValueError")


def test_only_the_latest_reports_are_kept(tmp_path: Path) -> None:
    log = Log(tmp_path)
    for minute in range(REPORTS_KEPT + 5):
        log.report(crash(), NOW.replace(minute=minute))
    assert len(log.reports()) == REPORTS_KEPT
    assert "-1214" in log.reports()[-1].name


@pytest.mark.parametrize("spoil", ["file", "link", "missing"])
def test_what_cannot_be_written_is_not_written(tmp_path: Path, spoil: str) -> None:
    folder = tmp_path / "state"
    if spoil == "file":
        folder.write_text("not a folder")
    elif spoil == "link":
        folder.mkdir()
        (folder / "briefreader.log").symlink_to(tmp_path / "elsewhere")
    else:
        folder.symlink_to(tmp_path / "absent" / "folder")
    log = Log(folder)
    log.write("reader opens", NOW)
    assert not (tmp_path / "elsewhere").exists()
    if spoil != "link":
        assert log.report(crash(), NOW) is None
