"""The documentation builds without a warning, loads nothing from elsewhere, tells what is so."""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import re
import shlex
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tools.reference import write_reference

from briefreader.cli.command_specs import COMMANDS, COMMON, READER
from tests.conftest import open_library

PROJECT = Path(__file__).parents[1]
DOCS = PROJECT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LOADING = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src"}


class Loaded(HTMLParser):
    """Collects the addresses that a browser loads with a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get(LOADING.get(tag, ""))
        if address:
            self.addresses.append(address)


def test_the_documentation_builds_without_a_warning_and_loads_nothing_from_elsewhere(
    tmp_path: Path,
) -> None:
    build = [sys.executable, "-m", "sphinx", "-W", "-n", "-q", "-d", str(tmp_path / "trees")]
    done = subprocess.run(
        [*build, str(DOCS), str(tmp_path / "html")],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    assert done.returncode == 0, done.stderr
    pages = list((tmp_path / "html").rglob("*.html"))
    assert len(pages) > len(PAGES)
    for page in pages:
        loaded = Loaded()
        loaded.feed(page.read_text(encoding="utf-8"))
        assert not [a for a in loaded.addresses if re.match(r"(?:https?:)?//", a)], page


def test_the_reference_is_what_the_program_says(tmp_path: Path) -> None:
    write_reference(tmp_path)
    for made in tmp_path.iterdir():
        page = DOCS / "reference" / made.name
        is_fresh = page.is_file() and page.read_text("utf-8") == made.read_text("utf-8")
        assert is_fresh, f"{page}: run `python -m tools.reference`"


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in (*PAGES, PROJECT / "README.md", PROJECT / "CHANGELOG.md", PROJECT / "SECURITY.md"):
        code = r"(?s:```.*?```)|`[^`\n]*`|^ {4}.*$"
        text = re.sub(code, "", page.read_text("utf-8"), flags=re.MULTILINE)
        for link in re.findall(r"\]\(([^)\s]+)\)", text):
            path = link.partition("#")[0]
            if path and not re.match(r"[a-z]+:", path):
                assert (page.parent / path).exists(), f"{page}: {link}"


def test_the_examples_in_python_give_what_they_say() -> None:
    failed, tried = doctest.testfile(str(DOCS / "python.md"), module_relative=False)
    assert tried > 2
    assert failed == 0


def test_the_notebook_prints_what_stands_in_it() -> None:
    cells = json.loads((DOCS / "quotes.ipynb").read_text(encoding="utf-8"))["cells"]
    names: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec("".join(cell["source"]), names)
            outputs = ["".join(output["text"]) for output in cell["outputs"]]
            assert printed.getvalue() == "".join(outputs)


@pytest.mark.parametrize("page", [*PAGES, PROJECT / "README.md"], ids=lambda page: page.name)
def test_every_command_line_in_it_can_be_typed(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    names = {command.name for command in COMMANDS}
    options = (*READER, *COMMON, *(option for command in COMMANDS for option in command.options))
    flags = {option.flag for option in options}
    for line in re.findall(r"(?:^ {4,}(?:\$ )?|`|\| )briefreader +([^`|\n]*)", text, re.M):
        word = line.split()[0] if line.split() else ""
        if re.fullmatch(r"[a-z]+", word):
            assert word in names, line
        for flag in re.findall(r"(?<!\S)--[a-z-]+", line):
            assert flag in flags | {"--help", "--version"}, line


def _queries_of_the_documentation() -> set[str]:
    """The queries of its example commands, and those of the table of what one may type."""
    example = re.compile(r"briefreader (search|quotes|questions|counts) ([^|`\n]+)")
    typed = re.compile(r"`((?:said|asked|answer|speaker|title|source|tag|path):[^`]+)`")
    queries: set[str] = set()
    for page in (PROJECT / "README.md", *PAGES):
        for line in page.read_text(encoding="utf-8").splitlines():
            if line.startswith("| "):
                queries.update(typed.findall(line.split(" | ")[0]))
            for command, rest in [] if "QUERY" in line else example.findall(line):
                words = shlex.split(rest.split("--")[0].rstrip(")"))
                queries.update(words if command == "counts" else [" ".join(words)])
    return queries - {""}


def test_its_queries_find_something_in_the_samples(tmp_path: Path) -> None:
    queries = _queries_of_the_documentation()
    assert len(queries) >= 15
    library = open_library(PROJECT / "seeds", tmp_path)
    assert list(library.update())
    assert [query for query in sorted(queries) if not len(library.search(query))] == []
