"""Quotations that other programs kept: found by their words and bookmarked, or kept as lost."""

from __future__ import annotations

import contextlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cases import cases
from tests.conftest import NOW, open_library
from tests.yardstick import at_most

from briefreader.citations import ExportFormat, export, is_own_export
from briefreader.citations.foreign_quotes import (
    notes_left_out,
    read_foreign_quotes,
    unknown_kinds,
)
from briefreader.domain.article import Span
from briefreader.domain.bookmark import BookmarkState
from briefreader.errors import NotebookError
from briefreader.library import Library

SAFE = "The north quay is safe, and the boats may come home"
NOWHERE = "Nobody in this library has ever said these very words"


def annotation(words: str, **about: object) -> dict[str, object]:
    quote = {"type": "TextQuoteSelector", "exact": words, "prefix": "", "suffix": ""}
    target = {"source": "https://coast.example/harbour", "selector": [quote]}
    return {"type": "Annotation", "target": target, **about}


HYPOTHESIS = json.dumps(
    {
        "total": 2,
        "rows": [
            {
                "uri": "https://coast.example/harbour",
                "text": "check",
                "tags": ["port"],
                "created": "2021-05-04T10:11:12.345678+00:00",
                "document": {"title": ["Harbour reopens after the storm"]},
                "target": [{"selector": [{"type": "TextQuoteSelector", "exact": SAFE}]}],
            },
            {"uri": "https://a.example", "target": [annotation(NOWHERE)["target"]]},
        ],
    }
)
W3C = json.dumps(
    {
        "type": "AnnotationPage",
        "items": [
            annotation(
                SAFE,
                created="2021-05-04T12:11:12+02:00",
                body=[
                    {"type": "TextualBody", "purpose": "commenting", "value": "check"},
                    {"type": "TextualBody", "purpose": "tagging", "value": "port"},
                ],
            ),
            annotation(NOWHERE),
        ],
    }
)
READWISE = f"""\
Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location,Highlighted at
"{SAFE}",Harbour reopens,Coast,,check,,port,3,2021-05-04 10:11:12+00:00
"{NOWHERE}",Elsewhere,,,,,,,some day
"""
KINDLE = f"""\
Harbour reopens (Calloway, Ines)
- Your Highlight on page 3 | Location 40-41 | Added on Thursday, 14 March 2024 10:00:00

{SAFE}
==========
Harbour reopens (Calloway, Ines)
- Your Note on page 3 | Location 41 | Added on Thursday, 14 March 2024 10:01:00

check
==========
Elsewhere
- Your Highlight on Location 7-8 | Added on Friday, 15 March 2024 10:00:00

{NOWHERE}
==========
Elsewhere
- Your Bookmark on Location 9 | Added on Friday, 15 March 2024 10:00:00


==========
"""
KOREADER = json.dumps(
    {
        "documents": [
            {
                "title": "Harbour reopens",
                "author": "Coast",
                "entries": [
                    {"sort": "highlight", "text": SAFE, "note": "check", "time": 1620123072},
                    {"text": NOWHERE},
                ],
            }
        ]
    }
)
# As KOReader writes it: keys in order, a line break behind a backslash, a page that is only marked.
LUA = f"""\
-- /mnt/us/books/harbour.epub.sdr/metadata.epub.lua
return {{
    ["annotations"] = {{
        [1] = {{
            ["chapter"] = "One",
            ["color"] = "gray",
            ["datetime"] = "2021-05-04 10:11:12Z",
            ["drawer"] = "lighten",
            ["note"] = "check",
            ["page"] = "/body/DocFragment[18]/body/p[135]/text().158",
            ["pageno"] = 235,
            ["pos0"] = "/body/DocFragment[18]/body/p[135]/text().158",
            ["pos1"] = "/body/DocFragment[18]/body/p[137]/text().87",
            ["text"] = "{SAFE}",
        }},
        [2] = {{
            ["chapter"] = "Two",
            ["datetime"] = "2024-03-14 12:57:09",
            ["page"] = "/body/DocFragment[19]/body/p[123]/text().0",
            ["pageno"] = 240,
            ["text"] = "in Two",
        }},
        [3] = {{
            ["drawer"] = "underscore",
            ["page"] = 7,
            ["text"] = "{NOWHERE}",
        }},
    }},
    ["doc_props"] = {{
        ["authors"] = "Coast\\
Holt",
        ["title"] = "Harbour reopens",
    }},
    ["partial_md5_checksum"] = "0",
    ["summary"] = {{
        ["note"] = "a fine book",
        ["status"] = "complete",
    }},
}}
"""
# And as it did before: the words among the highlights of a page, notes among the bookmarks.
OLDER_LUA = f"""\
-- we can read Lua syntax here!
return {{
    ["bookmarks"] = {{
        [1] = {{
            ["datetime"] = "2020-03-14 09:18:26",
            ["highlighted"] = true,
            ["notes"] = "{SAFE}",
            ["page"] = 12,
            ["text"] = "check",
        }},
        [2] = {{
            ["highlighted"] = true,
            ["notes"] = "{NOWHERE}",
            ["page"] = 13,
            ["text"] = "Page 13 {NOWHERE} @ 2020-03-14 09:20:00",
        }},
    }},
    ["highlight"] = {{
        [12] = {{
            [1] = {{ ["drawer"] = "lighten", ["text"] = "{SAFE}" }},
        }},
        [13] = {{
            [1] = {{ ["drawer"] = "lighten", ["text"] = "{NOWHERE}" }},
        }},
    }},
    ["stats"] = {{ ["title"] = "Harbour reopens", ["authors"] = "Coast" }},
}}
"""
GERMAN_KINDLE = f"""\
\ufeffHarbour reopens (Coast)
- Ihre Notiz bei Position 1342 | Hinzugefügt am Montag, 4. März 2024 20:15:00

check
==========
Harbour reopens (Coast)
- Ihre Markierung auf Seite 88 | bei Position 1340-44 | Hinzugefügt am Montag, 4. März 2024 20:15:00

{SAFE}
==========
Harbour reopens (Coast)
- Ihr Lesezeichen bei Position 1350 | Hinzugefügt am Montag, 4. März 2024 20:16:00


==========
Harbour reopens (Coast)
- Ihre Markierung bei Position 1400-1402 | Hinzugefügt am Montag, 4. März 2024 20:17

{NOWHERE}
==========
"""
CSL = json.dumps(
    [{"id": "a", "title": "Harbour reopens", "note": f"She said: “{SAFE}” and “{NOWHERE}” too."}]
)
BIBTEX = f"""\
@article{{calloway2024,
  title = {{{{Harbour reopens}}}},
  annote = {{“{SAFE}” — Ines Calloway [abc] Note: {{check}}
    “{NOWHERE}” — nobody}},
}}
"""
LINES = f"“{SAFE}” — Ines Calloway\n\n{NOWHERE}\n"

KOREADER_MARKDOWN = f"""\
# Harbour reopens
##### Coast

## Opening
### Page 3 @ 04 May 2021 10:11:12 AM
*{SAFE}*

---
check

## Later
### Page 9 @ 04 May 2021 10:12:12 AM
{NOWHERE}

"""
KOREADER_TEXT = f"""\
\u3000Harbour reopens
\u3000
\u3000Opening
\u3000
\u3000-- Page: 3, added on Tue May  4 10:11:12 2021

{SAFE}
---
check
-=-=-=-=-=-
\u3000-- Page: 9, added on Tue May  4 10:12:12 2021

{NOWHERE}
-=-=-=-=-=-
"""
KINDS = {
    "koreader's markdown": KOREADER_MARKDOWN,
    "koreader's text": KOREADER_TEXT,
    "hypothesis": HYPOTHESIS,
    "w3c": W3C,
    "readwise": READWISE,
    "kindle": KINDLE,
    "koreader": KOREADER,
    "koreader's own": LUA,
    "koreader's own, older": OLDER_LUA,
    "kindle in German": GERMAN_KINDLE,
    "csl": CSL,
    "bibtex": BIBTEX,
    "lines": LINES,
}


def test_a_quotation_that_was_lost_stands_in_its_article_once_that_is_here(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    other = open_library(tmp_path / "none", tmp_path / "other")
    assert take_in(other, READWISE) == (2, 0, 2)
    other.close()
    other = open_library(folder, tmp_path / "other")
    list(other.update())
    assert take_in(other, READWISE) == (0, 2, 1)
    found = other.bookmarks.find()[0]
    assert (found.path.name, found.speaker, found.note) == ("harbour.md", "Ines Calloway", "check")


EXPORTED = (ExportFormat.W3C, ExportFormat.BIBTEX, ExportFormat.CSL_JSON, ExportFormat.JSONL)


@pytest.mark.parametrize("kind", KINDS)
def test_quotations_of_other_programs_are_found_or_kept_as_lost(
    kind: str, library: Library
) -> None:
    taken = library.import_quotes(read_foreign_quotes(KINDS[kind]))
    assert (taken.new, taken.known, taken.lost) == (2, 0, 1)
    found, lost = library.bookmarks.find()
    assert (found.quote, found.speaker, found.path.name) == (SAFE, "Ines Calloway", "harbour.md")
    assert found.selector.prefix.endswith("“")
    assert library._notebook.text(found.content_hash) is not None
    assert (lost.quote, lost.state) == (NOWHERE, BookmarkState.LOST)
    if kind not in ("csl", "bibtex", "lines"):
        assert found.note == "check"
    if kind in ("hypothesis", "w3c", "readwise"):
        assert found.tags == ("port",)
    if kind in ("hypothesis", "w3c", "readwise") or (
        kind.startswith("koreader") and not kind.endswith("older")
    ):
        assert found.created == datetime(2021, 5, 4, 10, 11, 12, tzinfo=UTC)
    if not kind.startswith(("kindle", "koreader's m", "koreader's t")):
        assert lost.created == NOW
    again = library.import_quotes(read_foreign_quotes(KINDS[kind]))
    assert (again.new, again.known, again.lost) == (0, 2, 1)
    assert len(library.bookmarks.find()) == 2


def test_an_annotation_of_two_passages_is_no_bookmark_of_either() -> None:
    one = annotation(SAFE, id="briefreader:k3m9p2xw")
    two = {**one, "target": [one["target"], annotation(NOWHERE)["target"]]}
    assert [
        [quote.identity for quote in read_foreign_quotes(json.dumps(held))] for held in (one, two)
    ] == [["k3m9p2xw"], ["", ""]]


def test_a_page_that_koreader_marked_is_no_quotation() -> None:
    entries = [{"sort": kind, "text": f"{SAFE} {kind}"} for kind in ("bookmark", "highlight")]
    (quote,) = read_foreign_quotes(json.dumps({"title": "Tides", "entries": entries}))
    assert quote.words == f"{SAFE} highlight"


def test_a_selector_that_refines_another_says_the_words() -> None:
    (quote,) = read_foreign_quotes(
        json.dumps(
            {
                "target": {
                    "source": "u",
                    "selector": {
                        "type": "FragmentSelector",
                        "value": "page=3",
                        "refinedBy": {"type": "TextQuoteSelector", "exact": SAFE},
                    },
                }
            }
        )
    )
    assert quote.words == SAFE


def clipping(kind: str, place: str, words: str, book: str = "Harbour reopens") -> str:
    """One entry of a Kindle's clippings."""
    day = "Added on Thursday, 14 March 2024 10:00:00"
    return f"{book}\n- Your {kind} on {place}{day}\n\n{words}\n==========\n"


def bibtex(note: str) -> str:
    return f"@article{{k,\n  title = {{Harbour}},\n  annote = {{{note}}},\n}}\n"


def item(note: str) -> str:
    return json.dumps([{"title": "Harbour", "note": note}])


@cases(
    ("text", "quotes"),
    [
        (
            item(f"p. 3\n“{SAFE}” — Calloway\nask again\nby May\np. 5: “{NOWHERE}”"),
            [(SAFE, "p. 3\nCalloway\nask again\nby May"), (NOWHERE, "p. 5:")],
        ),
        (
            item(f"She said: “{SAFE}” and “{NOWHERE}” too."),
            [(SAFE, "She said: … and"), (NOWHERE, "too.")],
        ),
        (item(f"“{SAFE},” Calloway said. tex.ids: x"), [(f"{SAFE},", "Calloway said. tex.ids: x")]),
        (
            item(f'<p class="a quotation">"{SAFE}"</p><p>my <b>comment</b> &amp; more</p>'),
            [(SAFE, "my comment & more")],
        ),
        (item(f"<blockquote>“{SAFE}”<br/></blockquote>\n<p>.</p>"), [(SAFE, "")]),
        (item(f"« {SAFE} » (p. 3)"), [(SAFE, "(p. 3)")]),
        (item(f"«{SAFE}»; „{NOWHERE}“"), [(SAFE, ""), (NOWHERE, "")]),
        (item(f"»{SAFE}«"), [(SAFE, "")]),
        (item(f'A 5" pipe and a 7" pipe: "{SAFE}"'), [(SAFE, 'A 5" pipe and a 7" pipe:')]),
        (item(f"« oui » and <no tag> « {SAFE} »"), [(SAFE, "« oui » and <no tag>")]),
        (bibtex(f"``{SAFE}'' -- great -- really"), [(SAFE, "great -- really")]),
        (bibtex(f"\\enquote{{{SAFE}}} p. 3"), [(SAFE, "p. 3")]),
        (
            bibtex(f'\\enquote*{{{SAFE}, br{{\\"u}}tet \\enquote{{sie}} in {{Kiel}}}}'),
            [(f"{SAFE}, brütet ‘sie’ in Kiel", "")],
        ),
        (
            bibtex(
                f"\\textquotedblleft{{}}{SAFE}\\textquotedblright{{}} "
                r"\textbf{strong} \foo{note} \bar"
            ),
            [(SAFE, "strong \\foo note \\bar")],
        ),
        (
            bibtex(
                f"{{\\glqq}}{SAFE}\\grqq{{}} "
                r"{\'E}lise, \c{c}a, Bj{\o}rn, \'{\i}, na{\"\i}f, Erd\H{o}s"
            ),
            [(SAFE, "Élise, ça, Bjørn, í, naïf, Erdős")],
        ),
    ],
)
def test_what_stands_beside_a_quotation_in_a_bibliography_is_its_note(
    text: str, quotes: list[tuple[str, str]]
) -> None:
    left: list[str] = []
    found = read_foreign_quotes(text, leave=left.append)
    assert [(one.words, one.note) for one in found] == quotes
    assert left == []


@cases(
    ("keywords", "tags"),
    [
        ("port, quay", ("port", "quay")),
        ("a;b; c", ("a", "b", "c")),
        ("a; b, c", ("a; b", "c")),
        ("", ()),
    ],
)
def test_keywords_are_tags_and_an_abstract_is_no_note(keywords: str, tags: tuple[str, ...]) -> None:
    about = {"abstract": f"“{SAFE},” it says.", "keyword": keywords}
    (found,) = read_foreign_quotes(json.dumps([about]))
    assert (found.note, found.article_tags) == ("", tags)


@cases(
    ("text", "kept", "left", "skipped"),
    [
        # The short form of a note; two passages.
        (json.dumps(annotation(SAFE, bodyValue="mine")), [(SAFE, "mine")], [], []),
        (
            json.dumps(
                annotation(SAFE, body="mine")
                | {"target": [annotation(one)["target"] for one in (SAFE, NOWHERE)] + ["page"]}
            ),
            [(SAFE, "mine"), (NOWHERE, "mine")],
            [],
            [],
        ),
        (
            json.dumps([annotation(SAFE), {"target": "u", "bodyValue": "to all"}]),
            [(SAFE, "")],
            ["to all"],
            [],
        ),
        # What Readwise sets bold; pictures.
        (
            f"{READWISE}__We will do eight.__ It is *so*,,,,,,,,\n![](https://a.example/1.png),,,,,,,,\n"
            "![a](b.png),,,,a map,,,,\n![a](b.png) **The ma**p,,,,,,,,\n",
            [(SAFE, "check"), (NOWHERE, ""), ("We will do eight. It is *so*", ""), ("The map", "")],
            ["a map"],
            ["![](https://a.example/1.png)"],
        ),
        # No table: lines that end as they did on old Macs.
        (f"{SAFE}\r{NOWHERE}\r", [(SAFE, ""), (NOWHERE, "")], [], []),
        # What Hypothesis writes as a table.
        (
            "\ufeffCreated at,Author,Page,URL,Group,Annotation type,Quote,Comment,Tags\n"
            f'2021-05-04 10:11:12,me,3,https://a.example,Public,Annotation,"{SAFE}",mine,"a,b"\n'
            "2021-05-04 10:11:12,me,,https://a.example,Public,Page note,,to all,\n",
            [(SAFE, "mine")],
            ["to all"],
            [],
        ),
        # The device's own words.
        (
            KINDLE
            + clipping("Highlight", "Location 90 | ", "<You have reached the clipping limit>"),
            [(SAFE, "check"), (NOWHERE, "")],
            [],
            ["<You have reached the clipping limit>"],
        ),
        # Between marks a quotation ends where they do.
        (
            f"“{SAFE}” —\n{SAFE} — Calloway\n“{NOWHERE}” — a – b\n“{SAFE}” -- c\n"
            "“I go” — he said — “now”\n",
            [
                (SAFE, ""),
                (SAFE, "Calloway"),
                (NOWHERE, "a – b"),
                (SAFE, "c"),
                ("“I go” — he said", "“now”"),
            ],
            [],
            [],
        ),
    ],
)
def test_what_programs_write_around_quotations_is_read_or_told(
    text: str, kept: list[tuple[str, str]], left: list[str], skipped: list[str]
) -> None:
    told: tuple[list[str], list[str]] = ([], [])
    found = read_foreign_quotes(text, told[1].append, told[0].append)
    assert [(one.words, one.note) for one in found] == kept
    assert told == (left, skipped)


def test_the_table_of_hypothesis_tells_place_and_tags() -> None:
    (found,) = read_foreign_quotes(
        "Created at,Author,Page,URL,Quote,Comment,Tags\n"
        f'2021-05-04 10:11,me,3,https://a.example,"{SAFE}",mine,"a,b"\n'
    )
    assert found.created == datetime(2021, 5, 4, 10, 11).astimezone(UTC)
    assert (found.url, found.locator, found.tags) == ("https://a.example", "p. 3", ("a", "b"))


EVENING = datetime(2014, 4, 3, 22, 12, 7)  # by this machine's clock
MORNING = datetime.fromisoformat("2014-04-03T22:12:07Z")


@cases(
    ("clippings", "notes", "left"),
    [
        # In no highlight, of another book, without a place behind another book's highlight.
        ((("Note", "Location 300 | ", "far off"),), ["", ""], ["far off"]),
        ((("Note", "Location 41 | ", "another", "Elsewhere"),), ["", ""], ["another"]),
        ((("Note", "", "another", "Third"),), ["", ""], ["another"]),
        ((("Note", "", "behind", "Elsewhere"),), ["", "behind"], []),
        # Two in one highlight, in whatever order; the device repeats one that was looked at.
        (
            (
                ("Note", "Location 41 | ", "one"),
                ("Note", "Location 300 | ", "far"),
                ("Note", "Location 40 | ", "two"),
                ("Note", "Location 41 | ", "one"),
            ),
            ["one\n\ntwo", ""],
            ["far"],
        ),
    ],
)
def test_a_note_of_a_kindle_is_on_its_own_highlight_or_told(
    clippings: tuple[tuple[str, ...], ...], notes: list[str], left: list[str]
) -> None:
    text = clipping("Highlight", "Location 40-41 | ", SAFE)
    text += clipping("Highlight", "Location 7-8 | ", NOWHERE, "Elsewhere")
    told: list[str] = []
    found = read_foreign_quotes(
        text + "".join(clipping(*one) for one in clippings), leave=told.append
    )
    assert [(one.words, one.note) for one in found] == [*zip((SAFE, NOWHERE), notes, strict=True)]
    assert told == left


@cases(
    ("head", "made", "place"),
    [
        (f"Your Highlight on page 12 | Location 170-172 | {head}", made, "p. 12")
        for head, made in {
            "Added on Thursday, 3 April 2014 22:12:07": EVENING,
            "Added on Thursday, April 3, 2014 10:12:07 PM": EVENING,
            "Added on Friday, April 04, 2014, 12:12 AM": datetime(2014, 4, 4, 0, 12),
            "Added on Thursday, 03 April 14 12:12:07 GMT-10:00": MORNING,
            "Hinzugefügt am Donnerstag, 3. April 2014 22:12:07": EVENING,
            "Hinzugefügt am Montag, 3. März 2014 um 22:12 Uhr": datetime(2014, 3, 3, 22, 12),
            "Ajouté le jeudi 3 avril 2014 à 22 h 12 min 07 s": EVENING,
            "Ajouté le mardi 1er juillet 2014 22:12": datetime(2014, 7, 1, 22, 12),
            "Ajouté le mardi 3 juin 2014 22:12": datetime(2014, 6, 3, 22, 12),
            "Añadido el jueves, 3 de abril de 2014 10:12:07 p. m.": EVENING,
            "Aggiunto in data giovedì 3 aprile 2014 22.12.07": EVENING,
            "Adicionado: quinta-feira, 3 de abril de 2014 22:12:07": EVENING,
            "Toegevoegd op donderdag 3 april 2014 22:12:07": EVENING,
            "Added on Thursday, 31 April 2014 22:12:07": None,
            "Added on 2014年4月3日": None,
        }.items()
    ]
    + [
        (f"{head} | Added on Thursday, 3 April 2014 22:12:07", EVENING, place)
        for head, place in {
            "Highlight Loc. 170-72": "loc. 170-72",
            "Ihre Markierung bei Position 170-172": "loc. 170-172",
            "Votre surlignement à l'emplacement 170": "loc. 170",
            "La tua evidenziazione alla posizione 170-172": "loc. 170-172",
            "Seu destaque na página xi-xii": "p. xi-xii",
            "Je markering": "",
        }.items()
    ],
)
def test_when_and_where_a_kindle_says_that_something_was_highlighted(
    head: str, made: datetime | None, place: str
) -> None:
    clippings = f"Elsewhere\n- {head}\n\n{NOWHERE}\n==========\n"
    (found,) = read_foreign_quotes(clippings)
    if head.startswith("Your Highlight on page 12 | Location 170-172 | Added on Thursday, April"):
        day = head.rpartition("day, ")[2]
        (row,) = read_foreign_quotes(f'Highlight,Note,Highlighted at\n{NOWHERE},,"{day}"\n')
        assert row.created == found.created, "as Readwise's older exports have it"
    assert (found.created, found.locator) == (made and made.astimezone(UTC), place)
    assert found.note == ("" if made else head.rpartition("| ")[2]), "kept as it is told"


@cases(
    "text",
    [
        json.dumps(
            {
                "rows": [
                    {"target": [{"source": "u"}], "text": "to all"},
                    *json.loads(HYPOTHESIS)["rows"],
                ]
            }
        ),
        json.dumps(
            [
                {"target": "https://example.org", "body": {"value": "to all"}},
                *json.loads(HYPOTHESIS)["rows"],
            ]
        ),
        f"{READWISE},Harbour reopens,Coast,,to all,,,,\n",
        json.dumps([{"title": "Other", "note": "to all"}, *json.loads(CSL)]),
        f"{BIBTEX}@misc{{b, annote = {{to all}}, abstract = {{none}}}}\n",
    ],
    ids=["hypothesis", "w3c", "readwise", "csl", "bibtex"],
)
def test_a_note_on_a_whole_page_is_told(text: str) -> None:
    told: list[str] = []
    assert len(read_foreign_quotes(text, leave=told.append)) == 2
    assert told == ["to all"]
    assert notes_left_out(told) == "1 note left out, written on no passage: to all"


def test_clippings_in_a_language_that_is_not_known_are_counted_and_named() -> None:
    danish = KINDLE.replace("Your Highlight", "Din Fremhævning").replace("Your Note", "Dit Notat")
    told: list[str] = []
    assert len(read_foreign_quotes(KINDLE, told.append)) == 2
    assert told == []
    read_foreign_quotes(f"{danish}{KINDLE}", told.append)
    assert len(told) == 3
    assert unknown_kinds(told).startswith("3 clippings skipped, a picture, a device's ")
    assert ": - Din Fremhævning" in unknown_kinds(told) or ": - Dit Notat" in unknown_kinds(told)
    with pytest.raises(NotebookError, match="no readable quotations in it: 3 clippings"):
        read_foreign_quotes(danish)


def test_what_holds_no_quotation_is_refused_and_what_is_hostile_is_harmless() -> None:
    for text in (
        "",
        "{}",
        "[]",
        "[1, null]",
        '{"rows": [{"target": []}]}',
        "{nonsense",
        "[" * 9999,
        "TY  - NEWS\nTI  - What the levy costs\nN1  - “Forty pence an egg”\nER  - \n",
        "\nPMID- 1\nTI  - Eggs\n",
        "%0 Book\n%T Eggs\n",
    ):
        with pytest.raises(NotebookError):
            read_foreign_quotes(text)
    (one,) = read_foreign_quotes(
        json.dumps([annotation("a \x1b[2Jword", text="\x9b1m", tags=["\x07"])])
    )
    assert "\x1b" not in one.words + one.note + "".join(one.tags)
    (long,) = read_foreign_quotes("longer, than any field of a table " * 5000)
    assert long.words.startswith("longer, than any")
    kept, long = read_foreign_quotes(f'Highlight,Note\n"{SAFE}",\n{"a" * 140_000},\n')
    assert (kept.words, len(long.words)) == (SAFE, 140_000)
    table = f'Highlight,Note\n"{SAFE}",\n{"a" * 10_000_001},\n'
    with pytest.raises(NotebookError, match="not a readable table: field larger than"):
        read_foreign_quotes(table)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([{"title": "Eggs", "annote": f"«{' ' * 2_000}eggs"}]),
        json.dumps([{"title": "Eggs", "annote": "“eggs " * 15_000}]),
        json.dumps([{"title": "Eggs", "annote": "„eggs " * 15_000 + "»"}]),
        json.dumps([{"title": "Eggs", "annote": "``eggs " * 8_000 + "'"}]),
        "@article{eggs,\n" + "note = {eggs\n" * 4_000,
        '@article{eggs, note = "' + "\n" * 20_000,
        f"eggs{' ' * 20_000}cost forty pence each",
        f"Eggs{' ' * 20_000}Ann\n- Your Highlight on page 1\n\nForty pence\n==========\n",
        "-=-=-=-=-=-" + "\n" * 10_000,
    ],
    ids=lambda text: text[:40],
)
def test_what_is_never_closed_is_read_in_the_time_that_its_length_takes(text: str) -> None:
    with at_most(60), contextlib.suppress(NotebookError):
        read_foreign_quotes(text)


def test_our_own_annotations_come_back_elsewhere(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    library.import_quotes(read_foreign_quotes(HYPOTHESIS))
    (folder / "dashes.md").write_text("The pilot was going to be — late — as ever.\n")
    list(library.update())
    opened = library.read(folder / "dashes.md")
    dashed = library.bookmarks.bookmark(opened, Span(14, 27))
    page = library.exports.export(library.bookmarks.find(), ExportFormat.W3C)
    items = json.loads(page)["items"]
    assert items[0]["id"] == f"briefreader:{library.bookmarks.find()[0].id}"
    assert items[0]["target"]["source"] == "https://coast.example/harbour"
    assert [body["purpose"] for body in items[0]["body"]] == ["commenting", "tagging", "describing"]
    other = open_library(folder, tmp_path / "other")
    list(other.update())
    taken = other.import_quotes(read_foreign_quotes(page))
    assert (taken.new, taken.lost) == (3, 1)
    assert other.bookmarks.find()[0].note == "check"
    assert dashed.quote == "going to be —"
    assert dashed in other.bookmarks.find()


def test_exports_that_are_read_by_people_are_refused_and_others_bookmarks_told(
    library: Library,
) -> None:
    library.import_quotes(read_foreign_quotes(LINES))
    kept = library.bookmarks.find()[0]
    for kind in set(ExportFormat) - {*EXPORTED}:
        with pytest.raises(NotebookError, match="can't be imported; `briefreader export"):
            read_foreign_quotes(library.exports.export([kept], kind))
    theirs = kept._replace(
        shared_by="Jo B. Doe", note="Bookmarked by chance.", terms=("On record",)
    )
    for kind in (ExportFormat.W3C, ExportFormat.BIBTEX, ExportFormat.CSL_JSON):
        for one in (theirs, theirs._replace(shared_by=""), kept):
            (read,) = read_foreign_quotes(library.exports.export([one], kind))
            told = (one.id, one.quote, one.note, one.shared_by)
            assert (read.identity, read.words, read.note, read.shared_by) == told


CALL = """\
# Call on the ferries

MODERATOR: Thank you, Judith.\u00a0 (Laughter.)\u00a0 The rules: “nothing before noon.”

MS. ARDEN: We lost eleven weeks to the winter.  (Applause.)

The rest is the same as in March, and as in May.

Q    Thank you, Judith.

MS. ARDEN: Thank you, Judith.
"""


@pytest.mark.parametrize("kind", [ExportFormat.BIBTEX, ExportFormat.CSL_JSON])
def test_what_a_bibliography_words_otherwise_comes_back_in_its_place(
    kind: ExportFormat, library: Library, folder: Path, tmp_path: Path
) -> None:
    path = folder / "call.md"
    path.write_text(CALL, encoding="utf-8")
    list(library.update())
    opened = library.read(path)
    text = opened.article.text
    passages = [
        Span(*found.span())
        for pattern in (r"[^\n]+", "Thank you, Judith.")
        for found in re.finditer(pattern, text)
    ]
    made = [library.bookmarks.bookmark(opened, one, note="so") for one in passages]
    assert sum(one.quote == "Thank you, Judith." for one in made) == 3
    assert any("(Laughter.)" in one.quote and "“" in one.quote for one in made)
    page = library.exports.export(made, kind)
    other = open_library(folder, tmp_path / "other")
    list(other.update())
    assert take_in(other, page) == (len(made), 0, 0)
    assert take_in(other, page) == (0, len(made), 0)
    known = {one.id: one for one in other.bookmarks.find()}
    for one in made:
        assert known[one.id]._replace(created=one.created) == one
    # The words count where somebody changed them, and where the article is another now.
    third = open_library(folder, tmp_path / "third")
    changed = page.replace("Thank you, Judith. ", "Nobody ever said these words ")
    assert take_in(third, changed)[2] > 0
    path.write_text(CALL.replace("in May", "in June"), encoding="utf-8")
    list(third.update())
    fourth = open_library(folder, tmp_path / "fourth")
    list(fourth.update())
    assert 0 < take_in(fourth, page)[2] < len(made)


def test_a_bibliography_may_have_its_fields_on_one_line(library: Library) -> None:
    (entry,) = read_foreign_quotes(
        '@article{k, title="On one line", year = 2024, url={https://one.example/}, '
        "annote={``the ferries sailed at dawn today'' and x = {y}}, author={Jane Doe}}\n"
    )
    told = (entry.words, entry.title, entry.url)
    assert told == ("the ferries sailed at dawn today", "On one line", "https://one.example/")


def test_what_is_quoted_in_a_field_that_never_ends_is_read_nevertheless() -> None:
    first, last = read_foreign_quotes(
        "@book{k, annote = {“the ferries sailed at dawn today”\n}\n"
        "@book{l, annote = {“the ferries came home at dusk”}\n}\n"
    )
    found = (first.words, last.words)
    assert found == ("the ferries sailed at dawn today", "the ferries came home at dusk")


def test_what_became_of_a_passage_is_told_in_every_export_and_is_no_note(library: Library) -> None:
    library.import_quotes(read_foreign_quotes(LINES))
    lost, *_ = (one for one in library.bookmarks.find() if one.state is BookmarkState.LOST)
    kept = lost.with_state(BookmarkState.OK)
    for kind in ExportFormat:
        told, untold = (export([one], kind) for one in (lost, kept))
        assert "no longer found" in told or '"lost"' in told
        assert "no longer found" not in untold
        assert '"lost"' not in untold
    for kind in (ExportFormat.W3C, ExportFormat.BIBTEX, ExportFormat.CSL_JSON):
        for note in ("", "Note: mine"):
            (read,) = read_foreign_quotes(export([lost._replace(note=note)], kind))
            assert (read.identity, read.words, read.note) == (lost.id, lost.quote, note)


def test_an_id_is_opened_as_an_address_too(library: Library) -> None:
    library.import_quotes(read_foreign_quotes(LINES))
    kept = library.bookmarks.find()[0]
    for written in (kept.id, f"briefreader:{kept.id}", f"BRIEFREADER://{kept.id}/"):
        assert library.linked(written).bookmark == kept


def test_an_import_keeps_the_texts_of_articles_that_are_here(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    library.import_quotes(read_foreign_quotes(LINES))
    lines = library.exports.export(library.bookmarks.find()[:1], ExportFormat.JSONL)
    other = open_library(folder, tmp_path / "other")
    assert other.notebook_files.import_bookmarks(lines) == (1, 1, 0)
    packed = other.exports.write_evidence(tmp_path / "pack", other.bookmarks.find())
    assert packed.without_text == ()
    (folder / "harbour.md").unlink()
    packed = other.exports.write_evidence(tmp_path / "pack2", other.bookmarks.find())
    assert packed.without_text == ()


def test_a_short_quotation_is_found_where_it_stands_once_and_only_there(
    library: Library, folder: Path
) -> None:
    (folder / "pier.txt").write_text("Rehearsal\n\nThe mayor said it was a calm sea.\n", "utf-8")
    (folder / "ebb.txt").write_text("At ebb\n\nThe tide. The tide turned again.\n", "utf-8")
    list(library.update())
    # In one article once; within a word; twice in an article; nowhere.
    lines = "a calm sea\nhears\nThe tide\na calm night\n"
    for new in (4, 0):
        taken = library.import_quotes(read_foreign_quotes(lines))
        assert (taken.new, taken.known, taken.lost) == (new, 4 - new, 3)
    states = {one.quote: one.state for one in library.bookmarks.find()}
    lost = dict.fromkeys(("hears", "The tide", "a calm night"), BookmarkState.LOST)
    assert states == {"a calm sea": BookmarkState.OK, **lost}


@cases(
    ("line", "own"),
    [
        ('{"created": "", "quote": "", "schema": "bookmark/1", "id": ""}', True),
        ('{"schema": "bookmark/9"}', True),
        ('{"quote": "as before there were schemas", "start": 3, "id": "a"}', True),
        ('{"id": "a", "quote": "cut of', True),
        ('{"id": "a", "title": "a record of another program"}', False),
        ('{"id": "a", "quote": "of a database", "schema": "item/1"}', False),
        ('{"id": "a", "type": "Annotation", "target": {}, "quote": ""}', False),
        ('{"quote": "words alone"}', False),
        ("[1]", False),
        ("plain words", False),
    ],
)
def test_an_export_of_this_program_is_told_by_its_schema(line: str, own: bool) -> None:
    assert is_own_export(f"{line}\n") is own


def take_in(into: Library, text: str) -> tuple[int, int, int]:
    """Import as the command does; how many were new, known and not found."""
    if is_own_export(text):
        new, count, _ = into.notebook_files.import_bookmarks(text)
        return new, count - new, 0
    taken = into.import_quotes(read_foreign_quotes(text))
    return taken.new, taken.known, taken.lost


@pytest.mark.parametrize("kind", EXPORTED)
def test_what_was_exported_from_here_is_recognised(
    kind: ExportFormat, library: Library, folder: Path, tmp_path: Path
) -> None:
    (folder / "gone.md").write_text("# Ebb\n\nTide of {mud} & 5_5 ~ “so low”, he said.", "utf-8")
    list(library.update())
    gone = library.read(folder / "gone.md")
    library.bookmarks.bookmark(gone, Span(5, 43), note="He wrote “nobody knows why it ebbs”.")
    library.bookmarks.bookmark(gone, Span(5, 9), tags=["Low Water"])
    library.import_quotes(read_foreign_quotes(W3C))
    pages = {one: library.exports.export(library.bookmarks.find(), one) for one in EXPORTED}
    page = pages[kind]
    (folder / "gone.md").unlink()
    list(library.update())
    before, change = library.bookmarks.find(), library.bookmarks.change()
    assert take_in(library, page)[:2] == (0, 4)
    assert (library.bookmarks.find(), library.bookmarks.change()) == (before, change)

    others = []
    for articles in (folder, tmp_path / "none"):
        articles.mkdir(exist_ok=True)
        other = open_library(articles, tmp_path / f"other {articles.name}")
        list(other.update())
        assert take_in(other, page)[0] == 4
        change = other.bookmarks.change()
        assert take_in(other, page)[:2] == (0, 4)
        assert other.bookmarks.change() == change
        assert {one.id for one in other.bookmarks.find()} == {one.id for one in before}
        for again in pages.values():
            assert take_in(other, again)[:2] == (0, 4)
        others.append(other.bookmarks.find())
    for found in others:
        assert {one.note for one in found} >= {before[0].note, "check"}
        # The formats for bibliographies have quotation marks within the words as a citation has.
        words = [one.quote.replace("“", "‘").replace("”", "’") for one in before]
        assert [one.quote.replace("“", "‘").replace("”", "’") for one in found] == words
    assert sum(one.path.name == "harbour.md" for one in others[0]) == 1


def test_words_that_are_bookmarked_in_a_copy_or_were_before_their_file_went_are_known(
    library: Library, folder: Path
) -> None:
    (folder / "zz copy.md").write_text((folder / "harbour.md").read_text("utf-8"), "utf-8")
    (folder / "gone.md").write_text("# Ebb\n\nThe tide ran low at noon. So it goes.", "utf-8")
    list(library.update())
    article = library.read(folder / "zz copy.md")
    start = article.article.text.index(SAFE)
    library.bookmarks.bookmark(article, Span(start, start + len(SAFE)))
    assert take_in(library, f"{SAFE}\n") == (0, 1, 0)
    assert take_in(library, "The tide ran low at noon\n") == (1, 0, 0)
    (folder / "gone.md").unlink()
    list(library.update())
    assert take_in(library, f"{SAFE}\nThe tide ran low at noon\n") == (0, 2, 0)
    assert len(library.bookmarks.find()) == 2


def readwise(*rows: tuple[str, str, str, str]) -> str:
    lines = (f'"{words}",{title},"{note}",{tag}\n' for words, title, note, tag in rows)
    return "Highlight,Book Title,Note,Tags\n" + "".join(lines)


def at(url: str, title: str, words: str, note: str, tag: str) -> dict[str, object]:
    target = {"selector": [{"type": "TextQuoteSelector", "exact": words}]}
    return {
        "uri": url,
        "text": note,
        "tags": [tag],
        "document": {"title": [title]},
        "target": [target],
    }


@pytest.mark.parametrize("words", [SAFE, NOWHERE])
def test_no_note_of_another_record_of_the_same_words_is_lost(words: str, library: Library) -> None:
    title = "Harbour reopens"
    page = readwise(
        (words, title, "first note", "a"),
        (words, title, "second note", "b"),
        (words, title, "note", "c"),
        (words, title, "?!\n\n?", "c"),
    )
    for new in (1, 0):
        change = library.bookmarks.change()
        assert take_in(library, page)[0] == new
        (kept,) = library.bookmarks.find()
        assert kept.note == "first note\n\nsecond note\n\nnote\n\n?!\n\n?"
        assert kept.tags == ("a", "b", "c")
    assert library.bookmarks.change() == change
    # Notes of an earlier day too, whatever the bookmark has got here by now.
    library.bookmarks.set_note(kept, "mine")
    take_in(library, readwise((words, title, "third; and last", "d")))
    (kept,) = library.bookmarks.find()
    assert kept.note == "mine\n\nthird; and last"
    assert kept.tags == ("a", "b", "c", "d")


WEEKLY = "The ferries will run again from Monday morning"
URLS = ("https://brief.example/a", "https://brief.example/b")


def write_weekly(folder: Path) -> None:
    """Write two articles of one title that say the same, a.md and b.md, each of its address."""
    for url, rest in zip(URLS, ("Prices of fish fell.", "A gale is due by night."), strict=True):
        text = f"---\nurl: {url}\n---\n# Weekly briefing\n\n{WEEKLY}. {rest}\n"
        (folder / f"{url[-1]}.md").write_text(text, "utf-8")


def weekly_rows() -> list[dict[str, object]]:
    return [at(url, "Weekly briefing", WEEKLY, f"note {url[-1]}", url[-1]) for url in URLS]


@pytest.mark.parametrize("is_here", [False, True])
def test_two_articles_of_one_title_have_their_own_quotations(
    *, is_here: bool, library: Library, folder: Path
) -> None:
    rows = weekly_rows()
    if is_here:
        write_weekly(folder)
        list(library.update())
    lost = int(not is_here)
    for row, new in zip((*rows, *rows), (1, 1, 0, 0), strict=True):
        page = json.dumps({"total": 1, "rows": [row]})
        assert take_in(library, page) == (new, 1 - new, lost)
    kept = [(one.note, one.tags, one.url) for one in library.bookmarks.find()]
    assert kept == [("note a", ("a",), URLS[0]), ("note b", ("b",), URLS[1])]


def test_a_lost_quotation_that_was_found_stays_where_it_is(library: Library, folder: Path) -> None:
    title = "Weekly briefing"
    lost = readwise((WEEKLY, title, "lost", "l"))
    assert take_in(library, lost) == (1, 0, 1)
    page = json.dumps({"total": 2, "rows": weekly_rows()})
    write_weekly(folder)
    list(library.update())
    for new in (2, 0):
        assert take_in(library, page) == (new, 2 - new, 0)
    kept = {(one.path.name, one.note, one.tags) for one in library.bookmarks.find()}
    own = {(f"{one}.md", f"note {one}", (one,)) for one in "ab"}
    assert kept == {(title.replace(" ", "-"), "lost", ("l",)), *own}
    (folder / "b.md").unlink()
    list(library.update())
    assert take_in(library, lost + lost.partition("\n")[2]) == (0, 2, 0)
    found = [one.note for one in library.bookmarks.find() if one.path.name == "a.md"]
    assert found == ["note a\n\nlost"]


def test_marks_are_left_out_only_where_a_line_is_one_quotation() -> None:
    lines = (
        "“I agree,” he said, “and I will go.”\n"
        "“The quay is safe.” — Ines Calloway\n"
        '"The quay is safe."\n'
        "„Der Kai ist sicher.“\n"
        "He called it “safe”\n"
        "“The boats may come home.\n"
    )
    assert [one.words for one in read_foreign_quotes(lines)] == [
        "“I agree,” he said, “and I will go.”",
        "The quay is safe.",
        "The quay is safe.",
        "Der Kai ist sicher.",
        "He called it “safe”",
        "The boats may come home.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        'theme = "dark"\n\n# folders\nroots = ["~/briefings"]\nwidth = 80\n',
        "#!/bin/sh\nset -e\nfor name in *; do\n  echo $name\ndone\n",
        "Strike goes on\n\nThe master said “nobody has asked us” on Monday.\n\n"
        "The union called that “a plain lie” and left.\n",
    ],
)
def test_a_text_file_that_holds_no_quotations_is_refused_and_nothing_saved(
    library: Library, text: str
) -> None:
    with pytest.raises(NotebookError, match="nothing was saved – put each quotation on a line"):
        library.import_quotes(read_foreign_quotes(text))
    assert library.bookmarks.find() == ()
    # What is found is a quotation, whatever stands around it.
    taken = library.import_quotes(read_foreign_quotes(f"{text}{SAFE}\n"))
    assert taken.lost == taken.new - 1


LONG = (
    "The ministers will not meet before the ferries sail, and nobody in the harbour has been told. "
    + "The council counted the sacks on the north quay again and found none of them missing. " * 12
    + "What the fishermen asked for in spring is in the budget of this year."
)


def cited(library: Library, folder: Path, kind: ExportFormat) -> tuple[str, str]:
    """Return a long passage's text and its export; its article is in the library."""
    path = folder / "long.md"
    path.write_text(f"# The sacks\n\nBefore it.\n\n{LONG}\n\nBehind it.\n", encoding="utf-8")
    list(library.update())
    opened = library.read(path)
    start = opened.article.text.index(LONG)
    made = library.bookmarks.bookmark(opened, Span(start, start + len(LONG)), tags=("port", "a"))
    return made.quote, library.exports.export([made], kind)


@pytest.mark.parametrize("kind", [ExportFormat.BIBTEX, ExportFormat.CSL_JSON])
def test_a_quotation_that_was_changed_is_not_the_passage_that_its_link_leads_to(
    kind: ExportFormat, library: Library, folder: Path, tmp_path: Path
) -> None:
    words, page = cited(library, folder, kind)
    assert words in page
    asked = "What the fishermen asked for in spring"
    for number, (changed, found) in enumerate(
        [
            (words, words),
            (asked, asked),  # shortened
            (words.replace("will not meet", "will meet"), None),
            (words.replace("nobody in the harbour", "the harbour in nobody"), None),
            (" ".join(sorted(words.split())), None),
            ("*", None),
        ]
    ):
        other = open_library(folder, tmp_path / f"other{number}")
        list(other.update())
        new, _, lost = take_in(other, page.replace(words, changed))
        assert (new, lost) == (1, int(found is None)), changed
        (kept,) = other.bookmarks.find()
        assert kept.quote == (found or changed)
        assert (kept.state is BookmarkState.LOST) == (found is None)
        assert kept.tags == ("port", "a")


def test_a_link_to_a_place_beyond_the_text_leads_nowhere(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    words, page = cited(library, folder, ExportFormat.BIBTEX)
    beyond = re.sub(r"(briefreader:[0-9a-z]{8})-[0-9a-z]+-", r"\1-zzz-", page)
    assert beyond != page
    other = open_library(folder, tmp_path / "other")
    list(other.update())
    take_in(other, beyond.replace(words, "..."))
    (kept,) = other.bookmarks.find()
    assert (kept.quote, kept.state) == ("...", BookmarkState.LOST)


@pytest.mark.parametrize("kind", [ExportFormat.BIBTEX, ExportFormat.CSL_JSON])
def test_each_bookmark_of_an_article_comes_back_with_its_own_tags(
    kind: ExportFormat, library: Library, folder: Path, tmp_path: Path
) -> None:
    opened = library.read(folder / "harbour.md")
    spans = [quote.span for quote in opened.quotes[:2]]
    made = [
        library.bookmarks.bookmark(opened, span, tags=(tag,))
        for span, tag in zip(spans, ("port, old", "quay"), strict=True)
    ]
    page = library.exports.export(made, kind)
    other = open_library(folder, tmp_path / "other")
    list(other.update())
    assert take_in(other, page)[0] == 2
    assert [one.tags for one in other.bookmarks.find()] == [("port old",), ("quay",)]
    older = open_library(folder, tmp_path / "older")
    list(older.update())
    take_in(older, re.sub(r" Tags: \w[^.]*\.", "", page))  # as exports were: those of its article
    assert [one.tags for one in older.bookmarks.find()] == 2 * [("port old", "quay")]
    take_in(library, page)  # what is here has its own
    assert [one.tags for one in library.bookmarks.find()] == [("port, old",), ("quay",)]


@pytest.mark.parametrize(
    "entry",
    [
        "  title = {The {Harbour},\n  annote = {“the ferries sailed at dawn today”}\n",
        "  title = {The {Harbour,\n  annote = {“the ferries sailed at dawn today”}\n",
        '  title = "The Harbour,\n  annote = "“the ferries sailed at dawn today”"\n',
        '  title = "The Harbour,\n  annote = {“the ferries sailed at dawn today”}\n',
        '  annote = {“the ferries sailed at dawn today”},\n  title = "The Harbour',
    ],
)
@pytest.mark.parametrize("end", ["}\n", "", "}\n  @article{l,\n  title = {Other}\n}\n"])
def test_a_field_that_never_ends_takes_nothing_of_the_next(entry: str, end: str) -> None:
    if not entry.endswith("\n"):
        end = end.removeprefix("}")  # nothing tells it from the field
    (one,) = read_foreign_quotes(f"@article{{k,\n{entry}{end}")
    assert (one.words, one.title.strip()) == ("the ferries sailed at dawn today", "The Harbour")


def test_an_indented_entry_is_one_of_its_own() -> None:
    first, last = read_foreign_quotes(
        "@book{k, title = {One}, annote = {“the ferries sailed at dawn today”}}\n"
        "  @book{l, title = {Two}, annote = {“the ferries came home at dusk”}}\n"
    )
    assert (first.title, last.title) == ("One", "Two")


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ('zitat,quelle\n"Nobody asked, and nobody will",Gazette\n', True),
        ("Highlight,Book Title\nThe north quay is safe,Harbours\n", True),
        ("Yes, indeed\nWe shall see, said he\n", False),
        ("zitat,quelle\nThe quay, which is old, is safe\n", False),
    ],
)
def test_a_table_with_columns_that_are_not_known_is_refused_and_lines_with_commas_are_not(
    text: str, is_refused: bool
) -> None:
    if is_refused:
        with pytest.raises(NotebookError, match="rename those of"):
            read_foreign_quotes(text)
    else:
        assert len([*read_foreign_quotes(text)]) == 2
