"""No run of the program opens a connection, whatever the articles ask for."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.guard import CONNECTIONS, ConnectionAttempted
from tests.hostile.case import Sizes
from tests.hostile.corpus import write_corpus
from tests.hostile.program import places
from tests.hostile.views import QUIT, write_articles
from tools.terminal import Terminal


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all of these commands keep what they keep."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "corpus"
    corpus = write_corpus(folder, Sizes(flood=300), ("markup", "web"))
    write_articles(corpus.articles)
    return corpus.articles


def test_the_tests_themselves_are_guarded() -> None:
    with pytest.raises(ConnectionAttempted):
        socket.getaddrinfo("elsewhere.example", 80)
    with socket.socket() as one, pytest.raises(ConnectionAttempted):
        one.connect(("192.0.2.1", 80))


def test_the_guard_sees_a_child_process(guarded: dict[str, str], tmp_path: Path) -> None:
    code = "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')"
    noted = tmp_path / "connections"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env={**os.environ, **guarded, CONNECTIONS: str(noted)},
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert "192.0.2.1" in noted.read_text()


ANSWERING = """
import json, sys
from briefreader.cli import main
for words in json.loads(sys.argv[1]):
    status = main([*words, *sys.argv[2:]])
    assert status in (0, 1), (words, status)
"""


def test_no_command_opens_a_connection(guarded: dict[str, str], hostile: Path, state: Path) -> None:
    commands = [[name] for name in ("index", "quotes", "export", "doctor", "speakers")]
    commands.append(["search", "warden"])
    words = [json.dumps(commands), "--library", str(hostile), *places(state)]
    done = subprocess.run(
        [sys.executable, "-P", "-c", ANSWERING, *words],
        env={**os.environ, **guarded},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"Attempted" not in done.stderr
    assert Path(guarded[CONNECTIONS]).read_text() == ""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare")
@pytest.mark.skipif(os.geteuid() != 0, reason="needs root for a network of its own")
def test_it_works_where_there_is_no_network_at_all(folder: Path, state: Path) -> None:
    reader = [sys.executable, "-m", "briefreader", str(folder), *places(state)]
    with Terminal(["unshare", "-n", *reader]) as terminal:
        terminal.wait_for("Harbour reopens")
        terminal.send(QUIT)
        assert terminal.end() == 0
