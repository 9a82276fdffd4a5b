"""Command lines that run in this process, with a notebook and an index of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process; exit status, standard output, standard error."""
    for name in ("LIBRARY", "CONFIG", "DATA_DIR", "CACHE_DIR"):
        monkeypatch.delenv(f"BRIEFREADER_{name}", raising=False)
    monkeypatch.setenv("BRIEFREADER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("BRIEFREADER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def execute(*words: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return execute
