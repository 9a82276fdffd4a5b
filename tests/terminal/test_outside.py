"""Other programs in the reader's terminal: however they fail, the reader is back, nothing lost."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.conftest import HARBOUR
from tests.terminal.conftest import OpenReader, reader_command
from tools.terminal import Terminal

from briefreader.ui.dialogs.help import Help

pytestmark = pytest.mark.terminal

SHOWN = "The north quay is safe"
WORDS = "ask about the cranes"
UNCHANGED = "the note is unchanged"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article, which is the first to be shown however long indexing takes."""
    articles = tmp_path / "briefings"
    articles.mkdir()
    (articles / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    return articles


def script(place: Path, name: str, lines: str) -> Path:
    """A program of that name."""
    place.mkdir(exist_ok=True)
    path = place / name
    path.write_text(f"#!{lines}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


# The editor's first line on, and what is said of it.
EDITORS = {
    "deletes its file": ("/bin/sh\nrm $1", "left no file"),
    "deletes its folder": ("/bin/sh\nrm -r $(dirname $1)", "left no file"),
    "writes no UTF-8": ("/bin/sh\nprintf 'caf\\351' > $1", "wrote no UTF-8"),
    "ends with a status": ("/bin/sh\nexit 3", "exit status 3"),
    "writes and ends with a status": ("/bin/sh\necho more >> $1; exit 1", "exit status 1"),
    "is killed": ("/bin/sh\nkill -KILL $$", "SIGKILL"),
    "is interrupted with the whole group": ("/bin/sh\nkill -INT 0; sleep 5", "SIGINT"),
    "empties its file and is killed": ("/bin/sh\n: > $1; kill -SEGV $$", "SIGSEGV"),
    "cannot be executed": ("/nonexistent/interpreter\n", "not found"),
}


def write_a_note(terminal: Terminal) -> None:
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    terminal.send("a")
    terminal.wait_for("ctrl+s")
    terminal.send(WORDS)
    terminal.wait_for(WORDS)


def goes_on(terminal: Terminal, says: str) -> None:
    """One line says what was wrong, the words are there, and more can be written and kept."""
    terminal.wait_for(lambda text: says in unwrapped(text) and WORDS in text)
    assert not terminal.cooked()
    terminal.send(" and pilots")
    terminal.wait_for(f"{WORDS} and pilots")
    terminal.send("\x13")
    terminal.wait_for(f"✎ {WORDS}")
    leaves(terminal)


def leaves(terminal: Terminal) -> None:
    terminal.send("\x11")
    assert terminal.end() == 0
    assert terminal.modes_left_on() == ()
    assert terminal.cooked()


def unwrapped(text: str) -> str:
    return re.sub(r"[\s│▌▏▎]+", " ", text)


@pytest.mark.parametrize("name", EDITORS)
def test_an_editor_that_fails_leaves_the_note_as_it_was(
    open_reader: OpenReader, folder: Path, tmp_path: Path, name: str
) -> None:
    lines, says = EDITORS[name]
    editor = script(tmp_path / "bin", "editor", lines)
    terminal = open_reader(folder, environment={"EDITOR": str(editor), "VISUAL": ""})
    write_a_note(terminal)
    terminal.send("\x0f")
    terminal.wait_for(lambda text: UNCHANGED in unwrapped(text))
    goes_on(terminal, says)


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"EDITOR": "/nonexistent/nano"}, "not found – set $EDITOR"),
        ({"EDITOR": "/"}, "set $EDITOR"),
        ({"EDITOR": "'"}, "$EDITOR cannot be understood"),
        ({"EDITOR": "", "PATH": "/nonexistent"}, "vi: not found – set $EDITOR"),
    ],
    ids=["not there", "a folder", "a quote without end", "none named and no vi"],
)
def test_an_editor_that_does_not_start_is_named(
    open_reader: OpenReader, folder: Path, environment: Mapping[str, str], says: str
) -> None:
    terminal = open_reader(folder, environment={"VISUAL": "", **environment})
    write_a_note(terminal)
    terminal.send("\x0f")
    goes_on(terminal, says)


def test_without_a_folder_for_temporary_files_the_note_stays(tmp_path: Path, folder: Path) -> None:
    # Root may write everywhere: Python is told of no folder but one that is not there.
    start = (
        "import tempfile, sys\n"
        "tempfile._candidate_tempdir_list = lambda: ['/nonexistent']\n"
        "from briefreader.cli import main\nsys.exit(main())\n"
    )
    words = reader_command(tmp_path / "state", folder)[3:]
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "EDITOR": "true", "VISUAL": ""}
    with Terminal(
        [sys.executable, "-c", start, *words], columns=140, environment=environment
    ) as terminal:
        write_a_note(terminal)
        terminal.send("\x0f")
        goes_on(terminal, "set $TMPDIR")


def test_what_a_failing_editor_has_written_is_left_in_its_file(
    open_reader: OpenReader, folder: Path, tmp_path: Path
) -> None:
    editor = script(tmp_path / "bin", "editor", "/bin/sh\necho more >> $1; exit 1")
    (tmp_path / "tmp").mkdir()
    environment = {"EDITOR": str(editor), "VISUAL": "", "TMPDIR": str(tmp_path / "tmp")}
    terminal = open_reader(folder, environment=environment)
    write_a_note(terminal)
    terminal.send("\x0f")
    terminal.wait_for(lambda text: "its version is in" in unwrapped(text))
    (left,) = (tmp_path / "tmp").glob("briefreader-*/note.md")
    assert left.read_text(encoding="utf-8") == f"{WORDS}more\n"
    assert left.stat().st_mode & 0o077 == 0 or left.parent.stat().st_mode & 0o077 == 0


def test_an_editor_with_arguments_and_quotes_gets_them_and_gives_the_note_back(
    open_reader: OpenReader, folder: Path, tmp_path: Path
) -> None:
    editor = script(tmp_path / "a bin", "ed it", '/bin/sh\nprintf " %s|%s" "$1" "$2" >> "$3"')
    environment = {"EDITOR": f"'{editor}' -c 'set tw=72'", "VISUAL": ""}
    (tmp_path / "tmp").mkdir()
    terminal = open_reader(folder, environment={**environment, "TMPDIR": str(tmp_path / "tmp")})
    write_a_note(terminal)
    terminal.send("\x0f")
    terminal.wait_for(f"{WORDS} -c|set tw=72")
    assert not list((tmp_path / "tmp").iterdir())
    terminal.send("\x13")
    terminal.wait_for(f"✎ {WORDS}")
    leaves(terminal)


CARELESS = """/bin/sh
stty raw -echo min 0 time 1
for mode in '?1049h' '?1000h' '?1002h' '?1006h' '?1004h' '?1h' '?25l' 4h '3;5r' '?6h' '?5h' 31m
do printf '\\033[%s' "$mode"
done
printf '\\033=\\033(0garbage'
"""


@pytest.mark.parametrize("end", ["", "kill -KILL $$"])
def test_an_editor_that_leaves_the_terminal_raw_and_modes_on_does_no_harm(
    open_reader: OpenReader, folder: Path, tmp_path: Path, end: str
) -> None:
    editor = script(tmp_path / "bin", "editor", CARELESS + end)
    terminal = open_reader(folder, environment={"EDITOR": str(editor), "VISUAL": ""})
    write_a_note(terminal)
    terminal.send("\x0f")
    terminal.wait_for(lambda _: b"garbage" in terminal.raw)
    terminal.wait_for(WORDS)
    terminal.settle(0.3, 3)
    assert "garbage" not in terminal.text
    after = bytes(terminal.raw).rpartition(b"garbage")[2].decode()
    for order in ("\x1b[?1l", "\x1b>", "\x1b[4l", "\x1b[r", "\x1b[?6l", "\x1b(B", "\x1b[?5l"):
        assert order in after
    terminal.send("\x13")
    terminal.wait_for(f"✎ {WORDS}")
    leaves(terminal)


def test_an_editor_that_leaves_reads_and_writes_unblocking_does_no_harm(
    open_reader: OpenReader, folder: Path, tmp_path: Path
) -> None:
    unblock = f"{sys.executable}\nimport os\nfor n in 0, 1, 2: os.set_blocking(n, False)"
    editor = script(tmp_path / "bin", "editor", unblock)
    terminal = open_reader(folder, environment={"EDITOR": str(editor), "VISUAL": ""})
    write_a_note(terminal)
    terminal.send("\x0f")
    terminal.wait_for(WORDS)
    terminal.settle(0.4, 4)
    terminal.send("\x13")
    terminal.wait_for(f"✎ {WORDS}")
    for _ in range(40):  # many whole frames
        terminal.send("z")
    terminal.wait_for(SHOWN)
    leaves(terminal)


def test_the_end_that_is_asked_for_while_an_editor_runs_comes_after_it(
    open_reader: OpenReader, folder: Path, tmp_path: Path
) -> None:
    editor = script(tmp_path / "bin", "editor", f"/bin/sh\ntouch {tmp_path}/runs; sleep 1")
    terminal = open_reader(folder, environment={"EDITOR": str(editor), "VISUAL": ""})
    write_a_note(terminal)
    terminal.send("\x0f")
    while not (tmp_path / "runs").exists():
        terminal.pump(0.05)
    assert terminal.end(signal.SIGTERM) == 143
    assert terminal.modes_left_on() == ()
    assert terminal.cooked()


# The file of an article in the editor


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("/bin/sh\nexit 3", "exit status 3"),
        ("/bin/sh\nkill -KILL $$", "SIGKILL"),
        ("/bin/sh\nkill -INT 0; sleep 5", "SIGINT"),
        ("/nonexistent/interpreter", "not found"),
    ],
)
def test_an_editor_of_a_file_that_fails_is_named_and_the_article_is_there_again(
    open_reader: OpenReader, folder: Path, tmp_path: Path, lines: str, says: str
) -> None:
    editor = script(tmp_path / "bin", "editor", lines)
    terminal = open_reader(folder, environment={"EDITOR": str(editor), "VISUAL": ""})
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    terminal.send("E")
    terminal.wait_for(lambda text: says in text and SHOWN in text)
    answers(terminal)


def test_an_editor_that_deletes_the_articles_file_does_no_harm(
    open_reader: OpenReader, folder: Path, tmp_path: Path
) -> None:
    editor = script(tmp_path / "bin", "editor", '/bin/sh\nrm "$2"')
    terminal = open_reader(folder, environment={"EDITOR": str(editor), "VISUAL": ""})
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    terminal.send("E")
    terminal.wait_for(lambda text: "no articles" in text or "not there" in text)
    terminal.settle(0.5, 3)
    answers(terminal)


@pytest.mark.parametrize("edited", [False, True])
def test_from_the_editor_one_comes_back_to_the_same_words(
    open_reader: OpenReader, folder: Path, tmp_path: Path, edited: bool
) -> None:
    article = folder / "harbour.md"
    paragraphs = "\n\n".join(f"Paragraph {number} is here." for number in range(100))
    article.write_text(f"# A long report\n\n{paragraphs}\n", encoding="utf-8")
    more = 'sed -i "1a \\\n\\nA new paragraph.\\n" "$2"' if edited else ":"
    editor = script(tmp_path / "bin", "editor", f'/bin/sh\necho "$1" > {tmp_path}/line; {more}')
    terminal = open_reader(folder, environment={"EDITOR": str(editor), "VISUAL": ""})
    terminal.wait_for("Paragraph 3 is here")
    terminal.settle(0.5)
    for key in "2", "\x04", "\x04":
        terminal.send(key)
        terminal.settle(0.2, 3)
    before = marked(terminal)
    assert before not in ("", "Paragraph 0")
    terminal.send("E")
    terminal.wait_for(lambda _: (tmp_path / "line").exists())
    terminal.settle(0.5, 5)
    assert ("A new paragraph" in article.read_text(encoding="utf-8")) is edited
    assert marked(terminal) == before
    number = int(re.sub(r"\D", "", before))
    assert (tmp_path / "line").read_text() == f"+{2 * number + 3}\n"
    leaves(terminal)


def marked(terminal: Terminal) -> str:
    """The words at the reading mark."""
    (line,) = (line for line in terminal.text.split("\n") if "›" in line)
    found = re.search(r"Paragraph \d+", line)
    return found[0] if found else ""


def answers(terminal: Terminal) -> None:
    """Keys are obeyed as at any time, and the terminal is given back."""
    terminal.send("m")
    terminal.settle(0.3, 3)
    terminal.send("?")
    terminal.wait_for(Help.placeholder[:16])
    leaves(terminal)


# A command that passages are piped to, and the browser


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("kill -KILL $$", "exit status -9"),
        ("printf 'caf\\351 \\033[2J\\033[?1049l'; echo error >&2", "caf"),
        ("echo to-the-terminal > /dev/tty", "exit status"),
        ("/nonexistent/command", "exit status 127"),
    ],
)
def test_a_command_that_fails_says_so_in_its_sheet_and_nowhere_else(
    open_reader: OpenReader, folder: Path, command: str, says: str
) -> None:
    terminal = open_reader(folder)
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    terminal.send("|")
    terminal.settle(0.3, 3)
    begun = len(terminal.raw)
    terminal.send(f"{command}\r")
    terminal.wait_for(says)
    terminal.settle(0.3, 3)
    assert b"\x1b[2J" not in terminal.raw[begun:]
    assert b"to-the-terminal\r\n" not in terminal.raw[begun:]
    terminal.send("\x1b")
    terminal.settle(0.3, 3)
    answers(terminal)


@pytest.fixture
def with_browser(tmp_path: Path) -> dict[str, str]:
    """An environment whose browser prints and reads as much as it can."""
    noisy = "/bin/sh\necho NOISE; echo NOISE >&2; (echo NOISE > /dev/tty); echo $1 >> "
    browser = script(
        tmp_path / "bin", "browser", f"{noisy}{tmp_path}/opened; read keys; exit $STATUS"
    )
    return {
        "DISPLAY": ":9",
        "BROWSER": str(browser),
        "PATH": str(tmp_path / "bin"),  # there is no other
    }


@pytest.mark.parametrize(("status", "says"), [(0, "opened"), (1, "no browser")])
def test_nothing_of_what_a_browser_prints_is_seen(
    open_reader: OpenReader,
    folder: Path,
    tmp_path: Path,
    with_browser: dict[str, str],
    status: int,
    says: str,
) -> None:
    terminal = open_reader(folder, environment={**with_browser, "STATUS": str(status)})
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    terminal.send("o")
    terminal.wait_for(says)
    terminal.settle(0.3, 3)
    assert b"NOISE" not in terminal.raw
    opened = (tmp_path / "opened").read_text(encoding="utf-8")
    assert opened.strip().split("\n")[0] == "https://coast.example/harbour"
    answers(terminal)


def test_a_browser_that_does_not_end_is_waited_for_neither_now_nor_at_the_end(
    open_reader: OpenReader, folder: Path, tmp_path: Path
) -> None:
    browser = script(tmp_path / "bin", "browser", "/bin/sh\nexec sleep 60")
    terminal = open_reader(folder, environment={"DISPLAY": ":9", "BROWSER": str(browser)})
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    terminal.send("o")
    terminal.settle(0.3, 3)
    terminal.send("\x11")
    assert terminal.end(seconds=5) == 0
    assert terminal.modes_left_on() == ()
