"""Other programs in the reader's terminal: however they fail, the reader is back, nothing lost."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.conftest import HARBOUR
from tests.forking import ForkedTerminal
from tests.terminal.conftest import ASKED, STARTED, OpenReader, reader_command
from tools.terminal import Terminal

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


@dataclass(frozen=True)
class Outside:
    """One reader for many cases, and its editor, which each case writes anew.

    The editor is named with arguments and quotes, so that a note is its third one.
    """

    terminal: Terminal
    editor: Path
    temporary: Path

    def edits(self, lines: str) -> None:
        """Put a program of these lines in the editor's place."""
        self.editor.unlink(missing_ok=True)
        script(self.editor.parent, self.editor.name, lines)


@pytest.fixture(scope="module")
def outside() -> Iterator[Outside]:
    """A reader that goes through one case after the other, and is left at last as at any time."""
    # A short path: what is told of the editor has a line or two.
    with TemporaryDirectory(prefix="out-") as folder:
        place = Path(folder)
        for name in ("briefings", "a bin", "tmp"):
            (place / name).mkdir()
        (place / "briefings" / "harbour.md").write_text(HARBOUR, "utf-8")
        editor = place / "a bin" / "ed it"
        environment = {
            "XDG_CONFIG_HOME": str(place / "config"),
            "EDITOR": f"'{editor}' -c 'set tw=72'",
            "VISUAL": "",
            "TMPDIR": str(place / "tmp"),
        }
        command = reader_command(place / "state", place / "briefings")
        with ForkedTerminal(command, columns=140, rows=40, environment=environment) as terminal:
            terminal.wait_for(SHOWN)
            terminal.settle(0.5)
            yield Outside(terminal, editor, place / "tmp")
            leaves(terminal)


# The editor's first line on, and what is said of it.
EDITORS = {
    "deletes its file": ("/bin/sh\nrm $3", "left no file"),
    "deletes its folder": ("/bin/sh\nrm -r $(dirname $3)", "left no file"),
    "writes no UTF-8": ("/bin/sh\nprintf 'caf\\351' > $3", "didn't write UTF-8"),
    "ends with a status": ("/bin/sh\nexit 3", "exit status 3"),
    "writes and ends with a status": ("/bin/sh\necho more >> $3; exit 1", "exit status 1"),
    "is killed": ("/bin/sh\nkill -KILL $$", "SIGKILL"),
    "is interrupted with the whole group": ("/bin/sh\nkill -INT 0; sleep 5", "SIGINT"),
    "empties its file and is killed": ("/bin/sh\n: > $3; kill -SEGV $$", "SIGSEGV"),
    "cannot be executed": ("/nonexistent/interpreter\n", "not found"),
}


def write_a_note(terminal: Terminal) -> None:
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    begin_a_note(terminal, WORDS)


def begin_a_note(terminal: Terminal, words: str) -> None:
    terminal.send("a")
    terminal.wait_for("ctrl+s")
    terminal.send(words)
    terminal.wait_for(words)


def goes_on(terminal: Terminal, says: str, words: str = WORDS) -> None:
    """One line says what was wrong, the words are there, and more can be written and kept."""
    terminal.wait_for(lambda text: says in told(text) and words in text)
    assert not terminal.cooked()
    dismiss(terminal)
    terminal.send(" and pilots")
    terminal.wait_for(f"{words} and pilots")
    keeps(terminal, f"{words} and pilots")


def keeps(terminal: Terminal, words: str) -> None:
    """Save the note, and take it back for the next case."""
    terminal.send("\x13")
    terminal.wait_for(lambda text: f"✎ {words[:20]}" in text and "ctrl+s" not in text)
    terminal.send("u")
    terminal.wait_for(lambda text: "✎" not in text)
    terminal.settle(0.1, 3)


def leaves(terminal: Terminal) -> None:
    terminal.send("\x11")
    assert terminal.end() == 0
    assert terminal.modes_left_on() == ()
    assert terminal.cooked()


def told(text: str) -> str:
    """What is told in the corner, in one line."""
    lines = [line.rpartition("▌")[2].strip() for line in text.split("\n") if "▌" in line]
    return " ".join(lines)


def dismiss(terminal: Terminal) -> None:
    """Click on what is told in the corner, so that the next case finds nothing there."""
    rows = terminal.text.split("\n")
    row = next((number for number, text in enumerate(rows, 1) if UNCHANGED[-9:] in text), 0)
    if row:
        terminal.send(f"\x1b[<0;130;{row}M\x1b[<0;130;{row}m")
        terminal.wait_for(lambda text: UNCHANGED[-9:] not in text)


@pytest.mark.parametrize("name", EDITORS)
def test_an_editor_that_fails_leaves_the_note_as_it_was(outside: Outside, name: str) -> None:
    (lines, says), words = EDITORS[name], f"one that {name}"
    outside.edits(lines)
    check_that_it_goes_on(outside.terminal, says, words)


def check_that_it_goes_on(terminal: Terminal, says: str, words: str) -> None:
    begin_a_note(terminal, words)
    terminal.send("\x0f")
    terminal.wait_for(lambda text: UNCHANGED in told(text))
    goes_on(terminal, says, words)


def test_an_editor_that_is_not_there_is_named(outside: Outside) -> None:
    outside.editor.unlink(missing_ok=True)
    check_that_it_goes_on(outside.terminal, "not found – set $EDITOR", "one that is gone")


def test_an_editor_that_is_a_folder_is_named(outside: Outside) -> None:
    outside.editor.unlink(missing_ok=True)
    outside.editor.mkdir()
    check_that_it_goes_on(outside.terminal, "set $EDITOR", "one that is a folder")
    outside.editor.rmdir()


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"EDITOR": "'"}, "$EDITOR isn't a valid command"),
        ({"EDITOR": "", "PATH": "/nonexistent"}, "vi: not found – set $EDITOR"),
    ],
    ids=["a quote without end", "none named and no vi"],
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


def test_what_a_failing_editor_has_written_is_left_in_its_file(outside: Outside) -> None:
    before = set(outside.temporary.glob("*/note.md"))
    outside.edits("/bin/sh\necho more >> $3; exit 1")
    begin_a_note(outside.terminal, WORDS)
    outside.terminal.send("\x0f")
    outside.terminal.wait_for(lambda text: "your edited version is in" in told(text))
    (left,) = set(outside.temporary.glob("*/note.md")) - before
    assert left.parent.name.startswith("briefreader-")
    assert left.read_text(encoding="utf-8") == f"{WORDS}more\n"
    assert left.stat().st_mode & 0o077 == 0 or left.parent.stat().st_mode & 0o077 == 0
    dismiss(outside.terminal)
    keeps(outside.terminal, WORDS)


def test_an_editor_with_arguments_and_quotes_gets_them_and_gives_the_note_back(
    outside: Outside,
) -> None:
    before = set(outside.temporary.iterdir())
    outside.edits('/bin/sh\nprintf " %s|%s" "$1" "$2" >> "$3"')
    begin_a_note(outside.terminal, "with arguments")
    outside.terminal.send("\x0f")
    outside.terminal.wait_for("with arguments -c|set tw=72")
    assert set(outside.temporary.iterdir()) == before
    keeps(outside.terminal, "with arguments -c")


CARELESS = """/bin/sh
stty raw -echo min 0 time 1
for mode in '?1049h' '?1000h' '?1002h' '?1006h' '?1004h' '?1h' '?25l' 4h '3;5r' '?6h' '?5h' 31m
do printf '\\033[%s' "$mode"
done
printf '\\033=\\033(0garbage'
"""


@pytest.mark.parametrize("end", ["", "kill -KILL $$"])
def test_an_editor_that_leaves_the_terminal_raw_and_modes_on_does_no_harm(
    outside: Outside, end: str
) -> None:
    terminal, words = outside.terminal, f"it is {end[:4] or 'fine'}"
    outside.edits(CARELESS + end)
    begin_a_note(terminal, words)
    begun = len(terminal.raw)
    terminal.send("\x0f")
    terminal.wait_for(lambda _: b"garbage" in terminal.raw[begun:])
    terminal.wait_for(words)
    terminal.settle(0.3, 3)
    assert "garbage" not in terminal.text
    after = bytes(terminal.raw).rpartition(b"garbage")[2].decode()
    for order in ("\x1b[?1l", "\x1b>", "\x1b[4l", "\x1b[r", "\x1b[?6l", "\x1b(B", "\x1b[?5l"):
        assert order in after
    keeps(terminal, words)


def test_an_editor_that_leaves_reads_and_writes_unblocking_does_no_harm(outside: Outside) -> None:
    terminal = outside.terminal
    outside.edits(f"{sys.executable}\nimport os\nfor n in 0, 1, 2: os.set_blocking(n, False)")
    begin_a_note(terminal, "unblocking")
    terminal.send("\x0f")
    terminal.wait_for("unblocking")
    terminal.settle(0.4, 4)
    keeps(terminal, "unblocking")
    for _ in range(40):  # many whole frames
        terminal.send("z")
    terminal.wait_for(SHOWN)


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
    "name",
    [
        "ends with a status",
        "is killed",
        "is interrupted with the whole group",
        "cannot be executed",
    ],
)
def test_an_editor_of_a_file_that_fails_is_named_and_the_article_is_there_again(
    outside: Outside, name: str
) -> None:
    terminal, (lines, says) = outside.terminal, EDITORS[name]
    outside.edits(lines)
    terminal.settle(0.1, 3)
    terminal.send("1g")
    terminal.wait_for(lambda text: says not in text and SHOWN in text)
    terminal.send("E")
    terminal.wait_for(lambda text: says in text and SHOWN in text)
    answers(terminal)


def test_an_editor_that_deletes_the_articles_file_does_no_harm(
    open_reader: OpenReader, folder: Path, tmp_path: Path
) -> None:
    editor = script(tmp_path / "bin", "editor", '/bin/sh\nrm "$2"')
    # A folder that has lost all its files may be one that is not mounted just now.
    (folder / "older.md").write_text("---\ndate: 2020-01-01\n---\nAn older one\n", "utf-8")
    terminal = open_reader(folder, environment={"EDITOR": str(editor), "VISUAL": ""})
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    terminal.send("E")
    terminal.wait_for("  1 article ")
    terminal.settle(0.5, 3)
    answers(terminal)
    leaves(terminal)


def test_from_the_editor_one_comes_back_to_the_same_words(
    open_reader: OpenReader, folder: Path, tmp_path: Path
) -> None:
    article, line = folder / "harbour.md", tmp_path / "line"
    paragraphs = "\n\n".join(f"Paragraph {number} is here." for number in range(100))
    article.write_text(f"# A long report\n\n{paragraphs}\n", encoding="utf-8")
    editor = tmp_path / "bin" / "editor"
    terminal = open_reader(folder, environment={"EDITOR": str(editor), "VISUAL": ""})
    terminal.wait_for("Paragraph 3 is here")
    terminal.settle(0.5)
    for key in "2", "\x04", "\x04":
        terminal.send(key)
        terminal.settle(0.2, 3)
    before = marked(terminal)
    assert before not in ("", "Paragraph 0")
    number = int(re.sub(r"\D", "", before))
    for deed in (":", 'sed -i "1a \\\n\\nA new paragraph.\\n" "$2"'):
        script(tmp_path / "bin", "editor", f'/bin/sh\necho "$1" > {line}; {deed}')
        terminal.send("E")
        terminal.wait_for(lambda _: line.exists())
        terminal.settle(0.5, 5)
        assert ("A new paragraph" in article.read_text(encoding="utf-8")) == (deed != ":")
        assert marked(terminal) == before
        assert line.read_text() == f"+{2 * number + 3}\n"
        line.unlink()
    leaves(terminal)


def marked(terminal: Terminal) -> str:
    """The words at the reading mark."""
    (line,) = (line for line in terminal.text.split("\n") if "›" in line)
    found = re.search(r"Paragraph \d+", line)
    return found[0] if found else ""


def answers(terminal: Terminal) -> None:
    """Keys are obeyed as at any time."""
    terminal.send("m")
    terminal.settle(0.3, 3)
    terminal.send("/")
    terminal.wait_for(ASKED)
    terminal.send("\x1b")
    terminal.wait_for(lambda text: ASKED not in text)


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
    outside: Outside, command: str, says: str
) -> None:
    terminal = outside.terminal
    terminal.settle(0.1, 3)
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
        tmp_path / "bin",
        "browser",
        f"{noisy}{tmp_path}/opened; read keys; read status < {tmp_path}/status; exit $status",
    )
    return {
        "DISPLAY": ":9",
        "BROWSER": str(browser),
        "PATH": str(tmp_path / "bin"),  # there is no other
    }


def test_nothing_of_what_a_browser_prints_is_seen(
    open_reader: OpenReader, folder: Path, tmp_path: Path, with_browser: dict[str, str]
) -> None:
    terminal = open_reader(folder, environment=with_browser)
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    for status, says in ("0", "opened"), ("1", "no browser"):
        (tmp_path / "status").write_text(status)
        terminal.send("o")
        terminal.wait_for(says)
        terminal.settle(0.3, 3)
        assert b"NOISE" not in terminal.raw
        opened = (tmp_path / "opened").read_text(encoding="utf-8")
        assert opened.strip().split("\n")[0] == "https://coast.example/harbour"
        (tmp_path / "opened").unlink()
    answers(terminal)
    leaves(terminal)


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
    assert terminal.end() == 0
    assert terminal.modes_left_on() == ()


@STARTED
def test_in_secure_mode_no_other_program_is_started(
    open_reader: OpenReader, folder: Path, tmp_path: Path, with_browser: dict[str, str]
) -> None:
    editor = script(tmp_path / "bin", "editor", f"/bin/sh\ntouch {tmp_path}/started")
    environment = {**with_browser, "EDITOR": str(editor), "BRIEFREADER_SECURE": "1"}
    terminal = open_reader(folder, environment=environment)
    terminal.wait_for(SHOWN)
    terminal.settle(0.5)
    terminal.send("o")
    terminal.wait_for("the address for lack of a browser")
    terminal.send("E")
    terminal.wait_for("turned off here")
    terminal.settle(0.3, 3)
    begin_a_note(terminal, WORDS)
    terminal.send("\x0f")
    terminal.wait_for(lambda text: "turned off here" in told(text) and WORDS in text)
    terminal.send("\x13")
    terminal.wait_for(f"✎ {WORDS}")
    terminal.send("|")
    terminal.wait_for("Pipe")
    terminal.send(f"touch {tmp_path}/started\r")
    terminal.wait_for("turned off here")
    terminal.settle(0.3, 3)
    assert not (tmp_path / "started").exists()
    assert not (tmp_path / "opened").exists()
    terminal.send("\x1b")
    leaves(terminal)
