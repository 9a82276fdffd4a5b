"""A process that builds segments, seen from the one that started it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from briefreader.indexing.index_settings import IndexSettings
from briefreader.indexing.worker_client import Job, Worker
from briefreader.sources.files.file_kinds import SourceFile
from briefreader.sources.files.scanner import scan


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGQUIT])
def test_a_key_of_the_terminal_ends_no_worker_that_is_just_starting(
    tmp_path: Path, number: signal.Signals
) -> None:
    (tmp_path / "note.txt").write_text("A note\n\nThe quay is open.\n", "utf-8")
    files = tuple((one, "") for one in scan([tmp_path]) if isinstance(one, SourceFile))
    (tmp_path / "build").mkdir()
    worker = Worker(IndexSettings())
    os.kill(worker._process.pid, number)
    try:
        worker.start(Job(tmp_path / "build", files))
        assert worker.answer().built is not None
    finally:
        worker.stop()
