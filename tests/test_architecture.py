"""What keeps the layout as it is written down: borders, cheap imports, one table of commands."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import grimp

from briefreader import __version__
from briefreader.cli.command_specs import COMMANDS as SUBCOMMANDS
from briefreader.ui.commands.command_table import COMMANDS
from briefreader.ui.commands.key_names import shown_key

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "src" / "briefreader"
MODULES = sorted(PACKAGE.rglob("*.py"))
# Nouns of their fields that only look like gerunds: a module is no activity.
NOUNS_IN_ING = {
    "decoding",
    "folding",
    "grouping",
    "highlighting",
    "listing",
    "normalizing",
    "numbering",
} | {
    "parsing",
    "sanitizing",
    "spelling",
    "tuning",
    "warning",
}
VAGUE = {"utils", "util", "helpers", "common", "manager", "service", "base", "types", "misc"}


_EVERYTHING = re.compile(r"\bexcept\*?\s*:|\bexcept\b[^:]*\b(?:Base)?Exception\b")


@cache
def text_of(path: Path) -> str:
    """A module's text, which several tests look at; to parse them all takes a second."""
    return path.read_text(encoding="utf-8")


def loaded_modules(code: str) -> set[str]:
    """The names of all modules that are loaded after ``code`` has run in a fresh interpreter."""
    script = (
        f"{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)), file=sys.__stderr__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=PROJECT
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_the_import_contracts_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint], capture_output=True, text=True, cwd=PROJECT, check=False)
    assert done.returncode == 0, done.stdout


def test_no_imports_go_in_circles() -> None:
    """Nor those within functions."""
    graph = grimp.build_graph("briefreader", exclude_type_checking_imports=True, cache_dir=None)
    imported = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imported).prepare()  # raises CycleError, which names them


def test_no_subcommand_imports_what_only_screens_and_servers_need(tmp_path: Path) -> None:
    commands = [
        ["search", "humanitarian"],
        ["quotes"],
        ["speakers"],
        ["index"],
        ["bookmarks"],
        ["export"],
        ["doctor"],
        ["config", "keys"],
        ["config", "themes"],
    ]
    places = ["--data-dir", str(tmp_path / "data"), "--cache-dir", str(tmp_path / "cache")]
    modules = loaded_modules(
        f"from briefreader.cli import main\nfor words in {commands!r}: main([*words, *{places!r}])"
    )
    assert "briefreader.cli" in modules
    assert modules.isdisjoint(("textual", "rich", "asyncio"))


def test_finding_quotes_needs_nothing_of_the_program_around_it() -> None:
    modules = loaded_modules(
        "from briefreader.quotes import find_quotes; find_quotes('“Yes,” he said.')"
    )
    assert not {
        name for name in modules if name.partition(".")[0] in ("whoosh", "sqlite3", "textual")
    }


def test_no_module_has_a_vague_name() -> None:
    assert not {path for path in MODULES if path.stem in VAGUE}


def test_no_two_modules_have_one_name() -> None:
    stems = Counter(path.stem for path in MODULES if not path.stem.startswith("__"))
    assert [stem for stem, count in stems.items() if count > 1] == []


def test_no_two_public_classes_have_one_name() -> None:
    classes = Counter(
        name for path in MODULES for name in re.findall(r"(?m)^class ([^\W_]\w*)", text_of(path))
    )
    assert len(classes) > 300
    assert [name for name, count in classes.items() if count > 1] == []


def test_the_map_shows_every_room_and_no_other() -> None:
    contributing = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = contributing.partition("| room |")[2].partition("\n\n")[0]
    shown = set()
    for first, rest in re.findall(r"^\| `([\w/]+)/` \|(.*)$", table, re.MULTILINE):
        shown.add(first)
        shown.update(f"{first}/{room}" for room in re.findall(r"`(\w+)/`:", rest))
    rooms = {path.parent.relative_to(PACKAGE).as_posix() for path in MODULES}
    assert shown == rooms - {"."}


def test_what_is_to_be_opened_for_a_change_is_there() -> None:
    contributing = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tables = contributing.partition("### Where to look")[2].partition("\n## ")[0]
    where = [row.split(" | ")[1] for row in tables.split("\n") if row.startswith("| ")]
    files = {path.relative_to(PACKAGE).with_suffix("").as_posix() for path in MODULES}
    folders = {path.parent.relative_to(PACKAGE).as_posix() for path in MODULES}
    folders.add("quotes/words/languages")  # of words, not of modules
    named, lost = 0, []
    for cell in where:
        folder = ""  # a name without one stands in the folder named before it
        for name in re.findall(r"`([\w/]+)`", cell):
            named += 1
            path = name.rstrip("/") if "/" in name.rstrip("/") else f"{folder}/{name}".strip("/")
            if path in files:
                folder = path.rpartition("/")[0]
            elif path in folders:
                folder = path
            else:
                lost.append((name, folder))
    assert named > 100
    assert lost == []


def test_no_package_offers_a_name_that_one_of_its_modules_has() -> None:
    for path in (path for path in MODULES if path.name == "__init__.py"):
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.ImportFrom):
                package, _, stem = (node.module or "").rpartition(".")
                own = package == ".".join(path.parent.relative_to(PACKAGE.parent).parts)
                offered = {name.asname or name.name for name in node.names}
                assert not (own and stem in offered), f"{path}: the module hides what it offers"


def test_no_module_is_named_by_what_it_is_doing() -> None:
    last_words = {path.stem.rpartition("_")[2] for path in MODULES}
    assert {word for word in last_words if word.endswith("ing")} <= NOUNS_IN_ING


def test_nothing_swallows_every_exception() -> None:
    for path in (path for path in MODULES if _EVERYTHING.search(text_of(path))):
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, path
                caught = ast.unparse(node.type)
                passed_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
                assert caught != "Exception", path
                assert caught != "BaseException" or passed_on, path


def test_every_module_opens_with_one_sentence() -> None:
    for path in MODULES:
        before, _, behind = text_of(path).partition('"""')
        assert not before, path
        sentence = behind.partition('"""')[0].partition("\n\n")[0].rstrip()
        assert sentence.endswith((".", ":")) or path.name == "errors.py", path


def test_every_name_in_a_docstring_or_comment_is_still_there() -> None:
    told = re.compile(r"``(?:\w+\.)*([A-Za-z]\w*_\w+)(?:\(\))?``")
    used = Counter(word for path in MODULES for word in re.findall(r"\w+_\w+", text_of(path)))
    named = Counter(word for path in MODULES for word in told.findall(text_of(path)))
    used.update(path.stem for path in MODULES)
    assert [word for word, count in named.items() if used[word] <= count] == []


def test_the_continuous_integration_runs_the_readmes_test_command() -> None:
    lines = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").split("\n")
    (command,) = (line for line in lines if "pytest" in line)
    assert command in readme()


def test_every_file_names_only_the_project_itself() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], capture_output=True, text=True, cwd=PROJECT, check=False
    )
    names = listed.stdout.split("\0") if listed.returncode == 0 else []
    texts = [PROJECT / name for name in names if name.endswith((".py", ".md", ".toml", ".txt"))]
    homes = re.compile("/(?:" + "|".join(("home", "root", "work", "Users")) + ")/[a-z]")
    for path in texts or MODULES:
        assert not homes.search(path.read_text(encoding="utf-8")), path


def test_every_file_that_names_a_version_names_this_one() -> None:
    metadata = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert metadata["project"]["version"] == __version__
    citation = (PROJECT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {__version__}\n" in citation
    changelog = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog.partition("\n## ")[2].startswith(__version__)


def readme() -> str:
    return (PROJECT / "README.md").read_text(encoding="utf-8")


def test_the_readmes_keys_are_keys_of_commands() -> None:
    table = readme().partition("| keys | what they do |")[2].partition("\n\n")[0]
    named = {key for row in table.splitlines() for key in re.findall(r"`([^`]+)`", row[:60])}
    known = {shown_key(key) for command in COMMANDS for key in command.keys.split(",")}
    assert len(named) > 25
    assert named <= known


def test_the_readme_names_every_subcommand() -> None:
    assert not {
        command.name for command in SUBCOMMANDS if f"briefreader {command.name} " not in readme()
    }


def test_every_command_of_the_screen_has_an_id_a_description_and_a_tooltip() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert all(command.description and command.tooltip and command.keys for command in COMMANDS)
    keys = [(command.mode, key) for command in COMMANDS for key in command.keys.split(",")]
    assert len(set(keys)) == len(keys)
