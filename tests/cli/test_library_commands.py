"""The command line: data on standard output, words on standard error, honest exit statuses."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.citations.test_formats import hostile
from tests.conftest import index_in_part, open_library
from tests.forking import forked
from tests.search.making import rewrite_manifest

from briefreader.citations import CitationStyle, ExportFormat, export
from briefreader.cli.command_specs import COMMANDS, FORMATS, UNSTYLED
from briefreader.cli.output import toml_text
from briefreader.indexing.events import IndexEvent
from briefreader.library import Library
from briefreader.library.article_cache import ArticleCache
from briefreader.search.query.fields import FIELDS, FLAGS
from briefreader.search.store.index_dir import index_folder
from briefreader.search.writing.index_writer import Builder
from briefreader.sources import scan
from briefreader.text.date_format import period

Run = Callable[..., tuple[int, str, str]]
SEED = "000_fe4955ade9aa5b3d.txt"
SEEDS = Path(__file__).parents[2] / "seeds"


def records(text: str) -> list[Any]:
    """The objects of JSON Lines, whose keys and values the tests look at."""
    return [json.loads(line) for line in text.splitlines()]


def test_search_prints_hits_and_their_words(run: Run, folder: Path) -> None:
    status, out, err = run("search", "north", "quay", "--library", folder)
    assert status == 0
    assert "Harbour reopens after the storm" in out
    assert "The north quay is safe" in out
    assert str(folder / "harbour.md") in out
    assert "indexing 3 files" in err


class Interrupting:
    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)  # what is raised here is lost


@pytest.fixture
def _sigint_is_heard() -> Iterator[None]:
    """Not so where the tests run beside what a shell does."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_sigint_is_heard")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_that_the_interpreter_loses_ends_indexing_all_the_same(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = Library.update

    def update(library: Library, **options: bool) -> Iterator[IndexEvent]:
        for event in usual(library, **options):
            Interrupting()
            yield event

    monkeypatch.setattr(Library, "update", update)
    status, out, err = run("index", "--library", folder)
    assert status == 130
    assert "articles" not in out + err
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_commands_find_all_however_long_it_takes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine so busy that the time a typed letter is given is over at once."""
    commands = [
        *("search the*", "search said:ellery we*", "quotes the*", "quotes --speaker ellery"),
        *("questions will*", "counts the* --by speaker", "new --since 2020-01-01"),
    ]
    before = [run(*command.split())[:2] for command in commands]
    monkeypatch.setattr("briefreader.search.engine.budget.MOST_SECONDS", 1e-9)
    for command, found in zip(commands, before, strict=True):
        assert found[0] == 0, command
        assert run(*command.split())[:2] == found, command


def test_a_beginning_of_too_many_words_is_said_to_be_searched_in_part(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("MOST_EXPANSIONS", "_FEWEST_EXPANSIONS"):  # in however many segments
        monkeypatch.setattr(f"briefreader.search.engine.term_matcher.{limit}", 32)
    told = "too many words begin like that: only the most frequent were searched for"
    for command in ("search s*", "quotes s*"):
        assert told in run(*command.split())[2]
    for command in ("search trawl*", "quotes trawl*"):
        assert told not in run(*command.split())[2]


def test_search_finds_what_a_dash_joins_or_parts(run: Run) -> None:
    for words in (["Nagorno-Karabakh"], ["nagorno", "karabakh"], ["nagorno–karabakh"]):
        status, out, _ = run("search", *words, "--json")
        assert status == 0
        assert [Path(str(hit["path"])).name for hit in records(out)] == [SEED]


def test_search_in_json_has_the_keys_it_promises(run: Run, folder: Path) -> None:
    _, out, _ = run("search", "quay", "--json", "--library", folder)
    (hit,) = records(out)
    assert hit["path"] == str(folder / "harbour.md")
    assert (hit["title"], hit["date"]) == ("Harbour reopens after the storm", "2024-03-14")
    assert (hit["source"], hit["quote_count"]) == ("Coast Sample", 3)
    assert isinstance(hit["score"], float)
    (snippet,) = hit["snippets"]
    (mark,) = snippet["marks"]
    assert snippet["text"][mark[0] : mark[1]] == "quay"


def test_an_index_that_cannot_be_updated_still_answers(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    run("index", "--library", folder)
    (place,) = (tmp_path / "cache").glob("index-*")
    (place / "lock").unlink()
    (place / "lock").mkdir()
    (folder / "new.txt").write_text("New\n\nA north quay of which nobody can know yet.\n", "utf-8")
    status, out, err = run("search", "quay", "--library", folder)
    assert status == 0
    assert "harbour.md" in out
    assert "new.txt" not in out
    (line,) = err.splitlines()
    assert "can't store the index" in line
    assert line.endswith("results may be out of date")


@pytest.mark.parametrize(
    "words", [("search", "north"), ("quotes",), ("speakers",), ("check", "DRAFT")]
)
def test_what_is_asked_of_an_unfinished_index_says_how_much_is_indexed(
    run: Run, folder: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("“What we did not lose is a single finger,” she said.\n", "utf-8")
    for number in range(7):
        (folder / f"more-{number}.txt").write_text(f"Number {number}\n\nMore words.\n", "utf-8")
    place = index_folder(tmp_path / "cache", [folder])
    index_in_part(place, folder, 3)
    files = sum(1 for _ in scan([folder]))
    with Builder(place):  # another process is writing it
        _, _, err = run(
            *(draft if word == "DRAFT" else word for word in words), "--library", folder
        )
    told = f"3 of {files} files indexed so far: results may be incomplete"
    assert err.splitlines()[0] == (
        f"briefreader: another briefreader is updating the index; {told}"
    )


def test_a_full_name_that_was_not_taken_as_one_is_said(run: Run, folder: Path) -> None:
    (folder / "name.txt").write_text("A name\n\n“Call me Calloway,” said Ines Calloway.\n", "utf-8")
    status, out, err = run("search", "said:ines calloway", "--library", folder)
    assert status == 0
    assert "Call me Calloway" in out
    assert 'did you mean said:"ines calloway"?' in err


def test_statements_stand_under_the_day_and_article_in_which_they_were_made(
    run: Run, folder: Path
) -> None:
    out = run("search", "said:arden sort:oldest", "--library", folder)[1].splitlines()
    heads = [line for line in out if not line.startswith(" ")]
    said = [line for line in out if line.startswith("    Judith Arden: ")]
    assert len(said) > len(heads) > 0
    assert all(re.match(r"\d{4}-\d\d-\d\d  \S", line) for line in heads)
    assert [line[:10] for line in heads] == sorted(line[:10] for line in heads)


@pytest.mark.parametrize(
    "words", [("search", "north"), ("quotes",), ("counts", "north"), ("phrase", "we did not")]
)
def test_what_is_asked_of_a_folder_without_articles_says_that_there_are_none(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    status, out, err = run(*words, "--library", empty)
    assert (status, out) == (1, "")
    assert f"{empty}: no articles, so nothing can be found" in err


def test_what_was_not_found_stands_as_it_was_typed_with_how_it_was_understood(
    run: Run, folder: Path
) -> None:
    _, _, err = run("search", "is:starred", "--library", folder)
    assert "nothing found: is:starred (starred)" in err


def test_nothing_found_is_status_1_and_one_line(run: Run, folder: Path) -> None:
    status, out, err = run("search", "harbuor", "--library", folder)
    assert (status, out) == (1, "")
    assert "nothing found: harbuor; did you mean harbour" in err
    _, _, err = run("search", "said:zanzibar quay", "--library", folder)
    assert "nothing found: said:zanzibar quay (Zanzibar said quay); no speaker named “zan" in err


def test_a_word_with_a_dash_before_it_is_part_of_the_query(run: Run, folder: Path) -> None:
    _, out, _ = run("search", "--library", folder, "date:2024", "-ferries", "--json")
    assert [hit["title"] for hit in records(out)] == ["Harbour reopens after the storm"]


def test_a_mistake_in_a_query_is_status_2(run: Run, folder: Path) -> None:
    status, out, err = run("search", "ferry", "(quay", "--library", folder)
    assert (status, out) == (2, "")
    assert err.splitlines()[-1].startswith("briefreader: ferry (quay: ")
    assert err.endswith("(character 7)\n")


def test_quotes_of_one_speaker(run: Run, folder: Path) -> None:
    status, out, _ = run("quotes", "--speaker", "calloway", "--json", "--library", folder)
    assert status == 0
    said = records(out)
    assert {quote["speaker"] for quote in said} == {"Ines Calloway"}
    assert len(said) == 2
    harbour = folder / "harbour.md"
    assert (
        records(run("quotes", "--indirect", harbour, "--limit", "1", "--json")[1])
        == (records(run("quotes", "--indirect", harbour, "--json")[1])[:1])
    )
    status, _, err = run("quotes", "--explain", harbour, "--limit", "1")
    assert (status, "leave out --limit" in err) == (2, True)
    text = records(run("show", folder / "harbour.md", "--json")[1])[0]["text"]
    for quote in said:
        assert str(text)[quote["start"] : quote["end"]] == quote["text"]
        assert quote["kind"] == "direct"
        assert quote["inside"] is None


def test_below_a_quote_stand_its_id_its_article_and_the_file(run: Run, folder: Path) -> None:
    options = ("--speaker", "calloway", "--library", folder)
    said = records(run("quotes", "--json", *options)[1])
    lines = run("quotes", *options)[1].splitlines()
    places = [lines[number : number + 2] for number in range(2, len(lines), 4)]
    assert places == [
        [f"    {quote['id']}  {quote['title']}", f"    {quote['path']}"] for quote in said
    ]


def test_indexed_quotes_are_listed_without_reading_their_articles_again(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [run(*words, "--library", folder) for words in (["quotes", "--json"], ["quotes"])]

    def read(*_: object) -> None:
        raise AssertionError("an article was read")

    monkeypatch.setattr(ArticleCache, "article", read)
    monkeypatch.setattr(ArticleCache, "quotes", read)
    after = [run(*words, "--library", folder) for words in (["quotes", "--json"], ["quotes"])]
    assert [out for _, out, _ in after] == [out for _, out, _ in before]
    assert len(before[0][1].splitlines()) > 2
    hits = records(run("search", "said:arden humanitarian", "--json", "--library", folder)[1])
    assert [hit["speaker"] for hit in hits] == ["Judith Arden"]


def test_the_seeds_quotes_are_all_matthew_millers(run: Run) -> None:
    status, out, _ = run("show", SEEDS / SEED, "--json")
    assert status == 0
    (article,) = records(out)
    assert [quote["speaker"] for quote in article["quotes"]] == ["Matthew Miller"] * 4
    assert article["date"] is None
    assert article["source"] == ""
    assert "Show More" not in str(article["text"])
    assert "Back to top" not in str(article["text"])


def test_said_finds_statements_in_json(run: Run, folder: Path) -> None:
    _, out, _ = run("search", "said:arden humanitarian", "--json", "--library", folder)
    (hit,) = records(out)
    assert hit["text"] == "The humanitarian flights go on as before."
    assert (hit["speaker"], hit["kind"]) == ("Judith Arden", "turn")
    assert "score" in hit


def test_speakers_are_counted(run: Run, folder: Path) -> None:
    status, out, _ = run("speakers", "--json", "--library", folder)
    assert status == 0
    counted = {record["speaker"]: record for record in records(out)}
    assert counted["Ines Calloway"]["quote_count"] == 2
    assert counted["Ines Calloway"]["first"] == "2024-03-14"
    assert not {"Q", None} & counted.keys()
    first, last = date(2024, 3, 14), date(2024, 3, 15)
    assert period(first, last) == "2024-03-14 – 2024-03-15"
    assert period(first, first) == "2024-03-14"
    assert period(None, None) == "undated"


def test_show_prints_article_and_quotes(run: Run, folder: Path) -> None:
    status, out, _ = run("show", folder / "harbour.md")
    assert status == 0
    assert out.startswith("Harbour reopens after the storm\n2024-03-14 · Coast Sample\n")
    assert "[bold]pilot[/bold]" in out


def test_show_prints_further_paragraphs_of_an_item_below_its_words(
    run: Run, tmp_path: Path
) -> None:
    listed = (
        "1. Berths\n\n   The first until spring,\n   as she\\\n   said.\n\n   - One\n\nDone here."
    )
    (tmp_path / "quay.md").write_text(f"# Quay\n\nSaid on the slip.\n\n{listed}\n")
    _, out, _ = run("show", tmp_path / "quay.md")
    assert out.endswith(
        "\n1. Berths\n\n   The first until spring, as she\n   said.\n\n  • One\n\nDone here.\n"
    )


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gone.txt", None, "no such file"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("empty.txt", b"", "empty"),
    ],
)
def test_a_file_that_is_no_article_is_one_line_and_status_2(
    run: Run, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    status, out, err = run("show", tmp_path / name)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert name in err
    assert words in err


def test_a_missing_library_is_one_line_and_status_2(run: Run, tmp_path: Path) -> None:
    status, out, err = run("search", "x", "--library", tmp_path / "absent")
    assert (status, out) == (2, "")
    assert err.splitlines() == [f"briefreader: {tmp_path / 'absent'}: no such file or folder"]


def test_nobodys_home_folder_is_a_name_like_any_other(run: Run, tmp_path: Path) -> None:
    nobody = "~nobody-of-that-name/x.md"
    for words in (
        [nobody],
        ["search", "x", "--library", nobody],
        ["show", nobody],
        ["check", nobody],
        ["check", "--screen", nobody],
        ["verify", nobody],
        ["add", nobody, "--library", tmp_path],
    ):
        status, _, err = run(*words)
        assert (status, err.count("\n")) == (2, 1), words
        assert "nobody-of-that-name" in err


def test_a_mistyped_command_names_the_one_that_was_meant(run: Run, tmp_path: Path) -> None:
    wrong = "no such file or folder"
    assert run("serch", "x")[2] == f"briefreader: serch: {wrong}; did you mean 'search'?\n"
    assert run("absent")[2] == f"briefreader: absent: {wrong}\n"


def test_an_empty_folder_has_no_articles_and_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    status, out, err = run("index", "--library", tmp_path / "none")
    assert (status, out) == (0, "")
    assert "0 articles" in err


def test_index_says_what_became_of_each_file(run: Run, folder: Path) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00" * 40)
    status, out, _ = run("index", "--json", "--library", folder)
    assert status == 0
    *files, summary = records(out)
    outcomes = {Path(str(file["path"])).name: file["outcome"] for file in files}
    assert outcomes == {
        "harbour.md": "added",
        "briefing.md": "added",
        "note.txt": "added",
        "picture.txt": "skipped",
    }
    assert (summary["added"], summary["skipped"], summary["articles"]) == (3, 1, 3)
    _, out, _ = run("index", "--json", "--library", folder)
    again = [str(file["outcome"]) for file in records(out)[:-1]]
    assert sorted(again) == ["skipped", "unchanged", "unchanged", "unchanged"]


def test_no_bookmarks_is_status_1(run: Run, folder: Path) -> None:
    assert run("bookmarks", "--library", folder)[:2] == (1, "")
    status, out, err = run("export", "--library", folder)
    assert (status, out) == (1, "")
    assert "nothing was written" in err


def test_an_export_replaces_a_file_only_with_a_whole_one(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    library = open_library(folder, tmp_path)
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.close()
    target = tmp_path / "quotes.md"
    target.write_text("what stood there")
    status, out, _ = run("export", "--output", target, "--library", folder)
    assert (status, out) == (0, "")
    assert "The north quay is safe" in target.read_text(encoding="utf-8")
    status, out, _ = run("export", "quay", "--format", "jsonl", "--library", folder)
    (bookmark,) = records(out)
    assert bookmark["speaker"] == "Ines Calloway"
    status, _, err = run("export", "--output", tmp_path / "absent" / "x.md", "--library", folder)
    assert status == 2
    assert len(err.splitlines()) == 1


def test_a_file_to_write_may_be_named_by_the_home_folder(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library(folder, tmp_path)
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.close()
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    (home / "mine.txt").write_text("$speaker", encoding="utf-8")
    words = ["export", "--template=~/mine.txt", "--output=~/quotes.txt", "--library", folder]
    assert run(*words)[0] == 0
    assert (home / "quotes.txt").read_text(encoding="utf-8").strip() == "Ines Calloway"
    assert run("dump", "~/notebook.dump", "--library", folder)[0] == 0
    assert (home / "notebook.dump").is_file()


def test_a_template_of_ones_own_says_how_bookmarks_are_written(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    library = open_library(folder, tmp_path)
    reading = library.read(folder / "harbour.md")
    kept = library.bookmarks.bookmark(reading, reading.quotes[0].span, tags=("quay",))
    library.close()
    template = tmp_path / "mine.txt"
    template.write_text("\\quote{$quote}{$speaker, $date} % $tags $$1 ${id}\n", encoding="utf-8")
    words = ["export", "--library", folder, "--template", template]
    status, out, _ = run(*words)
    assert status == 0
    assert out == (
        "\\quote{The north quay is safe, and the boats may come home}"
        f"{{Ines Calloway, 14 March 2024}} % quay $1 {kept.id}\n"
    )
    status, _, err = run(*words, "--format", "html")
    assert (status, len(err.splitlines())) == (2, 1)
    template.write_text("$quotation", encoding="utf-8")
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert "mine.txt: no field $quotation in templates; the fields are: id, quote," in err
    status, _, err = run("export", "--library", folder, "--template", tmp_path / "absent")
    assert (status, len(err.splitlines())) == (2, 1)


def test_exported_bookmarks_come_back_once(run: Run, folder: Path, tmp_path: Path) -> None:
    library = open_library(folder, tmp_path)
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.close()
    file = tmp_path / "kept.jsonl"
    run("export", "--format", "jsonl", "--output", file, "--library", folder)
    fresh = ["--library", folder, "--data-dir", tmp_path / "fresh"]
    assert "1 new bookmark; 0 already here" in run("import", file, *fresh)[2]
    marked = tmp_path / "as-an-editor-saved-it.jsonl"
    marked.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert "0 new bookmarks; 1 already here" in run("import", marked, *fresh)[2]
    assert run("bookmarks", "--json", *fresh)[1] == file.read_text(encoding="utf-8")
    (line,) = file.read_text(encoding="utf-8").splitlines()
    with file.open("a", encoding="utf-8") as out_file:
        for number in range(2):
            theirs = {**json.loads(line), "id": f"theirs{number}", "shared_by": "Bo Ray"}
            out_file.write(json.dumps(theirs) + "\n")
    status, _, err = run("import", file, *fresh)
    assert status == 0
    assert "0 new bookmarks; 1 already here" in err
    assert "2 left out: bookmarks that others shared with whoever exported them" in err
    assert "theirs" not in run("bookmarks", "--json", *fresh)[1]
    page = json.loads(run("export", "--format", "w3c", "--library", folder)[1])
    theirs = {**page["items"][0], "creator": {"type": "Person", "name": "Bo Ray"}}
    foreign = {**theirs, "id": "https://notes.example/1"}  # of whom, it is not said here
    file.write_text(json.dumps([theirs, foreign]))
    err = run("import", file, "--library", folder, "--data-dir", tmp_path / "other")[2]
    assert "1 new bookmark; 0 already here" in err
    assert "1 left out: bookmarks that others shared" in err
    file.write_text('{"id": 3, "quote": ""}\n')
    status, out, err = run("import", file, *fresh)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith(f"briefreader: {file}: line 1: ")
    assert run("import", tmp_path / "absent", *fresh)[0] == 2


def test_bookmarks_are_listed_with_note_and_tags(run: Run, folder: Path, tmp_path: Path) -> None:
    here = ["--library", folder]
    assert run("bookmarks", *here) == (
        1,
        "",
        "briefreader: no bookmarks yet: press m in the reader\n",
    )
    library = open_library(folder, tmp_path)
    reading = library.read(folder / "harbour.md")
    span = reading.quotes[0].span
    library.bookmarks.bookmark(reading, span, note="ask her again", tags=("boats", "quay"))
    library.close()
    status, out, err = run("bookmarks", *here)
    assert (status, err) == (0, "")
    assert out.splitlines()[2:] == ["    note: ask her again", "    tags: boats, quay"]
    library = open_library(folder, tmp_path)
    library.bookmarks.set_note(library.bookmarks.find()[0], "[Ada]\nask her\n\n[Ben]\nask him")
    library.close()
    below = ["    note: [Ada]", "          ask her", "          [Ben]", "          ask him"]
    assert run("bookmarks", *here)[1].splitlines()[2:-1] == below
    assert run("bookmarks", "visas", *here) == (1, "", "briefreader: no matching bookmarks\n")
    assert run("bookmarks", "visas", "--json", *here) == (1, "", "")


def test_what_an_article_now_says_otherwise_stands_below_its_bookmark(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    library = open_library(folder, tmp_path)
    file = folder / "harbour.md"
    reading = library.read(file)
    kept = library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.close()
    text = file.read_text(encoding="utf-8")
    here = ["bookmarks", "--library", folder]
    file.write_text(text.replace(kept.title, "Harbour stays open"), encoding="utf-8")
    head, _, *below = run(*here)[1].splitlines()
    assert head.endswith("[revised]")
    assert below == [f"    now: title: {kept.title} → Harbour stays open"]
    other = kept.quote.replace(" is ", " was ")
    assert other != kept.quote
    file.write_text(text.replace(kept.quote, other), encoding="utf-8")
    head, _, *below = run(*here)[1].splitlines()
    assert head.endswith("[changed]")
    assert below == [f"    now: {other}"]


def test_where_a_bookmark_was_before_its_file_was_renamed_stands_below_it(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    library = open_library(folder, tmp_path)
    list(library.update())
    file = folder / "harbour.md"
    reading = library.read(file)
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.close()
    new = file.rename(folder / "quay.md")
    below = f"    now in {new}, was in {file}"
    for _ in range(2):
        assert below in run("bookmarks", "is:moved", "--library", folder)[1].splitlines()


def test_names_that_are_no_rows_are_counted_below_the_speakers(run: Run, tmp_path: Path) -> None:
    said = "“We will not sail today,” said Ann Moss. “We warned of it for weeks,” Labour said."
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(f"Boats stay in\n\n{said}\n")
    here = ("--library", tmp_path / "news")
    status, out, err = run("speakers", *here)
    assert (status, out) == (0, "     1  Ann Moss  undated\n")
    last = err.splitlines()[-1]
    assert last.startswith("briefreader: 1 more name is not listed (places, parties,")
    assert last.endswith('; see it with: briefreader counts "" --by speaker')
    assert "Labour " in run("counts", "", "--by", "speaker", *here)[1]
    out, err = run("counts", "", "--by", "speaker", *here)[1:]
    assert [line.split("  ")[0] for line in out.splitlines() if "?" in line] == ["Labour ?"]
    assert err.splitlines()[-1].startswith("briefreader: ?: no speaker, as far as `speakers` can")
    assert run("speakers", "--explain", "labour", *here)[1].startswith("Labour\n    not listed (")
    assert run("speakers", "--json", *here)[2] == ""
    later = "---\ndate: 2024-05-09\n---\nMR. MOSS: We sail.\n\nMR. HALE: So do we, all of us.\n"
    (tmp_path / "news" / "b.md").write_text(later)
    status, out, err = run("speakers", "--explain", "moss", *here)
    why = "nothing here shows for certain that they are one person"
    assert out.splitlines() == [
        "Ann Moss",
        f"    not merged with MR. MOSS: {why}",
        "MR. MOSS",
        f"    not merged with Ann Moss: {why}",
        "    as printed: no given name is known here",
    ]
    out = run("speakers", "--explain", "hale", *here)[1]
    assert out.splitlines() == ["MR. HALE", "    as printed: no given name is known here"]
    assert "merged in the reader: w, then S" in err


def test_where_nobody_is_quoted_it_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "a.txt").write_text("Nobody speaks\n\nIt rained.\n")
    status, out, err = run("speakers", "--library", tmp_path / "plain")
    assert (status, out) == (1, "")
    assert err.splitlines()[-1] == "briefreader: no named speakers here"
    assert run("speakers", "--library", tmp_path / "plain", "--json") == (1, "", "")


@pytest.mark.parametrize("limit", ["many", "0", "-5", "1.5"])
def test_a_limit_that_is_no_count_is_told_in_the_users_words(run: Run, limit: str) -> None:
    status, _, err = run("search", "x", "--limit", limit)
    assert status == 2
    assert f"argument --limit: '{limit}' isn't a number from 1 up" in err


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_folder_where_a_file_is_meant_is_called_one(run: Run, folder: Path, command: str) -> None:
    status, _, err = run(command, folder, "--library", folder)
    assert (status, err) == (2, f"briefreader: {folder}: a folder, not a file\n")


MAIL = "From: ann@coast.example\nMIME-Version: 1.0\n\n“We met again,” said Ines Calloway.\n"


@pytest.mark.parametrize("command", ["show", "check", "add"])
def test_what_a_folder_skips_by_its_name_is_not_read_when_it_is_named(
    run: Run, tmp_path: Path, command: str
) -> None:
    mail = tmp_path / "mail.msg"
    mail.write_text(MAIL)
    status, out, err = run(command, mail, "--library", tmp_path)
    assert (status, out) == (2, "")
    assert err == f"briefreader: {mail}: an email: save it as .eml\n"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["mail.msg"]


@pytest.mark.usefixtures("forked_readers")
def test_show_reads_a_mail_as_the_library_does(run: Run, tmp_path: Path) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_text(MAIL.replace("\n\n", "\nSubject: Talks\n\n"))
    status, out, err = run("show", mail, "--library", tmp_path)
    assert (status, out.splitlines()[0], err) == (0, "Talks", "")
    assert "MIME" not in out
    (tmp_path / "talk.vtt").write_text("00:03:12.000 --> 00:03:14.000\nWe met again.\n")
    _, out, _ = run("show", tmp_path / "talk.vtt", "--json", "--library", tmp_path)
    assert json.loads(out)["locators"] == [{"start": 0, "locator": "00:03:12"}]


def test_a_name_that_cannot_be_printed_looks_like_no_other(run: Run, tmp_path: Path) -> None:
    library = tmp_path / "odd"
    library.mkdir()
    for name in (b"bad\xff.md", b"new\nline.md"):
        (library / os.fsdecode(name)).write_text("A title\n\n“The quay is open,” Moss said.\n")
    shown = {f"{library}/bad�.md", f"{library}/new␊line.md"}
    _, out, _ = run("index", "--library", library)
    assert {line.split(maxsplit=1)[1] for line in out.splitlines()} == shown
    _, out, _ = run("search", "quay", "--library", library)
    assert {line.strip() for line in out.splitlines() if ".md" in line} == shown
    _, out, _ = run("star", *library.iterdir(), "--library", library)
    assert {*out.splitlines()} == shown
    draft = library / os.fsdecode(b"bad\xff.md")
    _, out, _ = run("check", draft, "--library", library)
    assert f"{library}/bad�.md:3:2" in out
    assert f"\n    {library}/bad�.md, paragraph" in out


def test_a_folder_named_like_a_file_and_a_broken_record_say_what_becomes_of_them(
    run: Run, tmp_path: Path
) -> None:
    library = tmp_path / "odd"
    (library / "x.md").mkdir(parents=True)
    (library / "x.md" / "inside.md").write_text("A title\n\nThe quay is open.\n")
    good = json.dumps({"title": "A", "text": "The quay is open to all of us."})
    (library / "e.jsonl").write_text(f"{good}\n{{broken\n")
    _, out, _ = run("index", "--library", library)
    assert f"{library}/x.md: a folder, though it is named like a file: only the files in it" in out
    (broken,) = (line for line in out.splitlines() if "e.jsonl" in line and "JSON" in line)
    assert broken.endswith("one record of that file, which isn't JSON: correct it there")


@pytest.mark.usefixtures("forked_readers")
def test_every_file_that_is_skipped_is_named_with_its_reason(run: Run, tmp_path: Path) -> None:
    library = tmp_path / "mixed"
    (library / "Talks_files").mkdir(parents=True)
    for name in (
        "a.txt",
        "mail.msg",
        "NOTES.old",
        ".swap",
        "Talks.html",
        "Talks_files/advert.html",
    ):
        (library / name).write_text("A title\n\nSome text.\n")
    (library / "empty.txt").write_text("")
    status, out, err = run("index", "--library", library)
    assert status == 0
    told = dict(line.split(": ", 1) for line in out.splitlines() if line.startswith("skipped"))
    assert told == {
        f"skipped  {library}/mail.msg": "an email: save it as .eml",
        f"skipped  {library}/NOTES.old": (
            "briefreader can't read this kind of file; if it is text, rename it to .txt or .md"
        ),
        f"skipped  {library}": (
            "hidden files or folders in it are not read (their names begin with a dot)"
        ),
        f"skipped  {library}/Talks_files": (
            "the pictures and scripts of the saved web page beside it"
        ),
        f"skipped  {library}/empty.txt": "is empty",
    }
    assert "2 added, 5 skipped" in err
    _, out, _ = run("index", "--json", "--library", library)
    found = [json.loads(line) for line in out.splitlines()]
    skipped = {one["path"]: one["reason"] for one in found if one.get("outcome") == "skipped"}
    assert {f"skipped  {path}": reason for path, reason in skipped.items()} == told


def test_a_dump_restores_the_whole_notebook(run: Run, folder: Path, tmp_path: Path) -> None:
    library = open_library(folder, tmp_path)
    reading = library.read(folder / "harbour.md")
    kept = library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.close()
    file = tmp_path / "notebook.dump"
    assert run("dump", file, "--library", folder)[0] == 0
    fresh = ["--library", folder, "--data-dir", tmp_path / "fresh"]
    assert run("restore", file, *fresh)[0] == 0
    assert kept.id in run("bookmarks", *fresh)[1]


def test_a_dash_is_standard_input_and_output_wherever_a_file_may_be_named(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library(folder, tmp_path)
    reading = library.read(folder / "harbour.md")
    for number in range(3):
        library.bookmarks.bookmark(reading, reading.quotes[number].span)
    library.close()
    monkeypatch.chdir(tmp_path)
    _, exported, _ = run("export", "--format", "jsonl", "--output", "-", "--library", folder)
    status, dumped, err = run("dump", "-", "--library", folder)
    assert (status, err) == (0, "")
    before = os.dup(0)
    try:
        for command, text, told in (
            ("import", exported, "3 new bookmarks; 0 already here"),
            ("restore", dumped, "restored 3 bookmarks"),
            ("merge", dumped, "merged -: "),
        ):
            given = tmp_path / "given"
            given.write_text(text, encoding="utf-8")
            with given.open(encoding="utf-8") as stream:
                os.dup2(stream.fileno(), 0)
                monkeypatch.setattr("sys.stdin", stream)
                place = ["--library", folder, "--data-dir", tmp_path / command]
                status, _, err = run(command, "-", *place)
            assert (status, told in err) == (0, True), err
            assert len(run("bookmarks", *place)[1].splitlines()) == 6, command
    finally:
        os.dup2(before, 0)
        os.close(before)
    assert not (tmp_path / "-").exists()
    for words in (["bookmarks"], ["quotes"], ["speakers"]):  # and lists are cut alike
        assert len(records(run(*words, "--json", "--limit", "1", "--library", folder)[1])) == 1
    status, out, err = run("search", "x", "--json", "--limit", "0")
    assert (status, out) == (2, "")
    assert "argument --limit: '0' isn't a number from 1 up" in json.loads(err)["error"]


def test_every_format_and_style_carries_speaker_and_words(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    library = open_library(folder, tmp_path)
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.close()
    for name in ("markdown", "org", "html", "csv", "bibtex", "ris", "csl-json"):
        for style in ("plain", "apa", "mla", "chicago"):
            words = () if name in UNSTYLED else ("--style", style)
            status, out, _ = run("export", "--format", name, *words, "--library", folder)
            assert status == 0, (name, style)
            assert "The north quay is safe" in out, (name, style)
            assert "Calloway" in out, (name, style)


def test_the_configuration_names_a_library(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    notebook = f'[notebook]\nshared = "{tmp_path}"\nauthor = "Ada Holt"\n'
    file.write_text(f'library = ["{folder}"]\n{notebook}')
    _, out, _ = run("search", "quay", "--json", "--config", file)
    assert len(records(out)) == 1
    status, out, _ = run("config", "show", "--config", file)
    assert status == 0
    assert f'library = ["{folder}"]' in out
    assert notebook in out


def test_the_environment_names_a_library_before_the_configuration(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFREADER_LIBRARY", f"{folder}")
    assert len(records(run("search", "quay", "--json")[1])) == 1
    monkeypatch.setenv("BRIEFREADER_LIBRARY", f"{folder}/absent")
    status, _, err = run("search", "quay")
    assert status == 2
    assert "(BRIEFREADER_LIBRARY)" in err


def test_config_init_writes_a_template_once(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "config" / "briefreader" / "config.toml"
    assert run("config", "path")[1].strip() == str(file)
    assert run("config", "init")[0] == 0
    assert file.exists()
    status, _, err = run("config", "init")
    assert status == 2
    assert "left unchanged" in err


def test_config_lists_keys_and_themes(run: Run) -> None:
    assert "bookmark" in run("config", "keys")[1]
    assert "briefreader-light" in run("config", "themes")[1]


def test_doctor_is_content_with_a_sound_installation(run: Run, folder: Path) -> None:
    run("index", "--library", folder)
    status, out, _ = run("doctor", "--library", folder)
    assert status == 0, out
    assert "3 articles" in out
    assert "wrong" not in out


def test_doctor_finds_a_damaged_index(run: Run, folder: Path, tmp_path: Path) -> None:
    run("index", "--library", folder)
    (index,) = (path for path in (tmp_path / "cache").iterdir() if path.is_dir())
    for file in index.iterdir():
        if file.suffix == ".pst" or file.stat().st_size > 200:
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 0xFF
            file.write_bytes(data)
    status, out, _ = run("doctor", "--library", folder)
    assert status == 1
    assert "--rebuild" in out
    assert run("index", "--rebuild", "--library", folder)[0] == 0
    assert run("doctor", "--library", folder)[0] == 0


def test_a_configuration_can_be_made_where_one_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine" / "config.toml"
    assert run("config", "path", "--config", file)[1].strip() == str(file)
    assert run("config", "init", "--config", file)[0] == 0
    assert run("config", "show", "--config", file)[0] == 0


def test_where_a_bad_configuration_is_and_what_is_wrong_with_it_is_told(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text("[library]\n")
    status, out, err = run("config", "path", "--config", file)
    assert (status, out) == (2, f"{file}\n")
    assert f"{file}:1: library must" in err
    assert run("config", "show", "--config", file)[:2] == (2, "")
    status, out, err = run("doctor", "--config", file)
    assert (status, err) == (1, "")
    assert f"configuration  {file}\n" in out
    assert f"wrong: {file}:1: library must" in out


def test_a_library_that_is_away_keeps_nobody_from_bookmarks(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('library = ["/mnt/away"]\n')
    assert run("bookmarks", "--config", file)[:2] == (1, "")
    assert run("config", "show", "--config", file)[0] == 0
    status, out, _ = run("doctor", "--config", file)
    assert status == 1
    assert "/mnt/away" in out
    assert run("search", "x", "--config", file)[0] == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('theme = "briefreader-drak"', "did you mean 'briefreader-dark'?"),
        ('[keys]\nbokmark = "m"', "did you mean 'bookmark'?"),
        ('people = "absent.toml"', "absent.toml"),
    ],
)
def test_doctor_finds_settings_with_which_nothing_opens(
    run: Run, tmp_path: Path, text: str, words: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    status, out, _ = run("doctor", "--config", file)
    assert status == 1
    assert words in out


def test_formats_are_those_of_the_citations() -> None:
    assert tuple(ExportFormat) == FORMATS


@pytest.mark.parametrize(
    "words",
    [
        ["search", "x", "--limit", "-5"],
        ["search", "x", "--limit", "many"],
        ["search"],
        ["show"],
        ["export", "--format", "pdf"],
        ["--nonsense"],
        ["config", "everything"],
        ["counts", "x", "--by", "decade"],
        ["open"],
        ["bookmarks", "--nonsense\nx"],
        ["quotes", "--speaker", "\udcff"],
        ["search", "caf\udce9"],
        ["watch", "\udcffabc"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2_and_one_line(run: Run, words: list[str]) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    command = "" if words[0].startswith("--") else f"{words[0]}: "
    assert err.startswith(f"briefreader: {command}")
    assert err.count("\n") == 1
    named = f"briefreader {words[0]}" if command else "briefreader"
    assert f"`{named} --help`" in err
    status, out, err = run(*words, "--json")
    assert (status, out, [*json.loads(err)]) == (2, "", ["error"])


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("quotes --explain a.md --json --limit 1", "--limit and --json"),
        ("quotes --explain a.md --indirect b.md", "--indirect"),
        ("quotes --explain a.md quay", "QUERY"),
        ("quotes --indirect a.md --speaker arden", "--speaker"),
        ("quotes quay --indirect a.md", "QUERY"),
        ("speakers --explain arden --json", "--json"),
        ("speakers --explain arden --limit 2", "--limit"),
        ("counts quay --csv --json", "--json"),
        ("new --format atom --json", "--json"),
        ("check a.md --format sarif --json", "--json"),
        ("check a.md --screen --strict --date 2024-05-05", "--strict and --date"),
        ("export --template a.md --format csv", "--format"),
        ("export --format ris --style apa", "--style"),
        ("add --feed a.xml --title T", "--title"),
        ("index --suggest-furniture --rebuild", "--rebuild"),
    ],
)
def test_an_option_that_would_not_be_heeded_is_refused(
    run: Run, folder: Path, words: str, left_out: str
) -> None:
    status, out, err = run(*words.split(), "--library", folder)
    assert (status, out, err.count("\n")) == (2, "", 1)
    told = json.loads(err)["error"] if "--json" in words else err.removeprefix("briefreader: ")
    assert told.startswith(f"{words.split()[0]}: --")
    assert told.strip().endswith(f": leave out {left_out}")


def test_options_that_go_together_are_not_refused(run: Run, folder: Path) -> None:
    draft = folder.parent / "draft.md"
    draft.write_text("“The north quay is safe,” Arden said.\n")
    assert run("check", draft, "--format", "json", "--json", "--library", folder)[0] != 2
    assert run("export", "--format", "html", "--style", "apa", "--library", folder)[0] == 1


def test_formats_without_a_style_are_those_that_are_the_same_in_all() -> None:
    def in_all_styles(name: str) -> set[str]:
        kept = [hostile("words")]
        return {export(kept, ExportFormat(name), style) for style in CitationStyle}

    assert tuple(name for name in FORMATS if len(in_all_styles(name)) == 1) == UNSTYLED


def test_the_words_of_options_in_conflict_are_those_of_their_command() -> None:
    for command in COMMANDS:
        known = {option.flag for option in command.options} | {(command.words or ("",))[0]}
        for rule in command.exclusive:
            assert {rule.flag, *rule.others} <= known, command.name


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example('\U000e0041 \x7f \\ " \n')
def test_any_text_can_be_written_as_toml(text: str) -> None:
    written = toml_text(text)
    assert written.isprintable()
    assert tomllib.loads(f"text = {written}") == {"text": text}


def shell(words: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run the program by a shell, which can close its streams and lead them elsewhere."""
    line = f'"$0" -m briefreader {words}'
    places = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_STATE_HOME": str(tmp_path / "log")}
    places |= {f"BRIEFREADER_{name}_DIR": str(tmp_path / name) for name in ("DATA", "CACHE")}
    python, *_ = forked([sys.executable, "-m", "briefreader"])
    command = ["sh", "-c", line, python]
    return subprocess.run(
        command, capture_output=True, text=True, env=os.environ | places, timeout=60, check=False
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", ["--version", "config show", "search humanitarian --json"])
def test_an_output_that_cannot_be_written_is_one_line(words: str, tmp_path: Path) -> None:
    done = shell(f"{words} >/dev/full", tmp_path)
    told = done.stderr.splitlines()[-1]
    assert told == "briefreader: can't write to stdout: No space left on device"
    assert done.returncode == 2
    assert "mistake" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        ("search humanitarian >&-", 2, "can't write to stdout: Bad file descriptor"),
        ("search humanitarian 2>&-", 0, ""),
        ("check - <&-", 2, "standard input is closed"),
        ("bookmark - <&-", 2, "standard input is closed"),
        ("doctor <&-", 0, ""),
        ("add <&-", 2, "add to the sample articles"),
        ("<&-", 2, "stdin isn't a terminal"),
    ],
)
def test_a_stream_that_is_closed_is_told_where_it_is_needed(
    words: str, status: int, told: str, tmp_path: Path
) -> None:
    done = shell(words, tmp_path)
    assert done.returncode == status
    assert told in done.stderr
    assert "mistake" not in done.stderr


def test_help_and_version_are_status_0(run: Run) -> None:
    status, out, _ = run("--help")
    assert status == 0
    assert "briefreader COMMAND --help" in out
    assert run("--version")[1].startswith("briefreader ")
    assert max(map(len, out.splitlines())) < 80
    for command in COMMANDS:
        status, out, _ = run(command.name, "--help")
        assert status == 0
        assert max(map(len, out.splitlines())) < 80
        assert ("said:voss ferries" in out) == command.query
        assert re.search(r"^[A-Z].*[^.?!]\.$", out, re.MULTILINE), "what it does, as a sentence"
        if command.words:
            assert re.search(rf"^  {command.words[0]} +\S", out, re.MULTILINE), "and what it takes"


@pytest.mark.usefixtures("forked_readers")
def test_show_reads_a_saved_web_page_or_says_what_is_missing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>A title</h1><p>Words.</p>")
    status, out, err = run("show", page)
    assert (status, out.splitlines()[0], out.splitlines()[-1], err) == (0, "A title", "Words.", "")
    monkeypatch.setattr("briefreader.sources.files.file_kinds.library_state", lambda _: "")
    status, out, err = run("show", page)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert "briefreader[html]" in err


def test_an_export_never_overwrites_an_article(run: Run, folder: Path, tmp_path: Path) -> None:
    library = open_library(folder, tmp_path)
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.close()
    before = (folder / "note.txt").read_bytes()
    status, _, err = run("export", "--output", folder / "note.txt", "--library", folder)
    assert (status, len(err.splitlines())) == (2, 1)
    assert (folder / "note.txt").read_bytes() == before


def test_without_a_terminal_the_reader_says_what_works_instead(run: Run, folder: Path) -> None:
    status, out, err = run(folder)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "briefreader search" in err


def test_a_reader_of_the_output_may_leave(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "briefreader", "show", str(folder / "harbour.md")]
    command += ["--data-dir", str(tmp_path / "d"), "--cache-dir", str(tmp_path / "c")]
    done = subprocess.run(
        f"{' '.join(forked(command))} | head -c 1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""


def test_furniture_is_proposed_as_a_setting_and_never_applied(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    for n in range(6):
        text = f'Title {n}\n\nThe ferries ran on day {n}.\n\nClick for "tide" tables\n'
        (folder / f"{n}.txt").write_text(text)
    config = tmp_path / "config.toml"
    config.write_text('furniture = ["An older line"]\n')
    before = config.read_text()
    status, out, err = run("index", "--suggest-furniture", "--library", folder, "--config", config)
    assert (status, err.count("\n")) == (0, 1)
    assert "nothing was changed" in err
    assert tomllib.loads(out) == {"furniture": ["An older line", 'Click for "tide" tables']}
    assert "# 6 of 6 articles" in out
    assert config.read_text() == before
    config.write_text(out)
    shown = run("show", folder / "1.txt", "--library", folder, "--config", config)[1]
    assert "Click for" not in shown
    (one,) = records(run("index", "--suggest-furniture", "--json", "--library", folder)[1])
    assert one == {
        "line": 'Click for "tide" tables',
        "source": "",
        "count": 6,
        "of": 6,
        "schema": "boilerplate/1",
        "where": "end",
    }


def test_where_nothing_recurs_nothing_is_proposed(run: Run, folder: Path) -> None:
    status, out, err = run("index", "--suggest-furniture", "--library", folder)
    assert (status, out) == (1, "")
    assert "no repeated lines" in err


def test_quotes_and_bookmarks_carry_the_ids_that_open_takes(run: Run, folder: Path) -> None:
    quotes = records(run("quotes", "--json", "--library", folder)[1])
    shown = records(run("show", folder / "harbour.md", "--json")[1])[0]["quotes"]
    ids = [str(quote["id"]) for quote in quotes]
    assert len(set(ids)) == len(ids) > 2
    assert {quote["id"] for quote in shown} <= set(ids)
    status, _, err = run("open", ids[0], "--library", folder)
    assert status == 2
    assert "isn't a terminal" in err


def test_show_prints_the_terms_of_attribution_at_the_head(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    terms = "This call is on background, attributable to “a harbour official.”"
    path.write_text(f"Background Press Call\n\nMODERATOR: Welcome. {terms}\n\nQ: Thank you.\n")
    status, out, _ = run("show", path)
    assert status == 0
    assert out.splitlines()[2] == terms
    (shown,) = records(run("show", path, "--json")[1])
    assert shown["terms"] == [terms]


def test_help_and_readme_name_every_field_of_a_query(run: Run) -> None:
    words = [f"{field}:" for field in FIELDS - FLAGS.keys()]
    words += [f"has:{flag}" for flag in FLAGS["has"]]
    readme = (SEEDS.parent / "README.md").read_text(encoding="utf-8")
    for told in (run("search", "--help")[1], readme):
        assert [word for word in words if word not in told] == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('theme = "drak"\n', "1: theme: no such theme 'drak'"),
        ('width = 70\n[keys]\nred = "x"\n', "3: keys.red: "),
    ],
)
def test_the_configuration_is_shown_with_what_is_wrong_in_it(
    run: Run, tmp_path: Path, text: str, line: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    status, out, err = run("config", "show", "--config", file)
    assert status == 2
    assert "width = 7" in out
    assert f"{file}:{line}" in err
    assert err.count("\n") == 1
    assert f"{file}:{line}" in run("doctor", "--config", file)[1]


def test_a_configuration_may_come_through_a_pipe_as_shells_hand_it_over(
    run: Run, tmp_path: Path
) -> None:
    for text, wrong in (("width = 70\n", False), ("width = 7\n", True)):
        reading, writing = os.pipe()
        os.write(writing, text.encode())
        os.close(writing)
        status, _, err = run("bookmarks", "--config", f"/dev/fd/{reading}")
        os.close(reading)
        assert (status == 2) is wrong
        assert "no such configuration file" not in err
        assert ("width must be" in err) is wrong


def test_a_bookmark_whose_file_was_renamed_and_edited_is_found_again_and_told(
    run: Run, folder: Path
) -> None:
    path = folder / "harbour.md"
    words = "The north quay is safe, and the boats may come home"
    identity = run("bookmark", path, words, "--library", folder)[1].strip()
    assert run("search", "quay", "--library", folder)[0] == 0
    text = path.read_text(encoding="utf-8").replace("Fishermen were", "The fishermen were all")
    path.unlink()
    assert run("bookmarks", "is:lost", "--library", folder)[1].startswith(identity)
    (folder / "port ellery.md").write_text(text, encoding="utf-8")
    status, out, err = run("bookmarks", "--json", "--library", folder)
    assert status == 0
    assert f"bookmark {identity}: found again in {folder / 'port ellery.md'}" in err
    (record,) = records(out)
    assert (record["path"], record["state"]) == (str(folder / "port ellery.md"), "ok")
    assert run("bookmarks", "is:lost", "--library", folder)[0] == 1
    assert run("bookmarks", "--library", folder)[2] == ""


def test_a_search_that_comes_upon_damage_behind_the_seal_builds_the_index_anew(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    status, told, _ = run("search", "quay", "--library", folder)
    assert status == 0
    (file,) = (tmp_path / "cache").rglob("*.pst")
    os.truncate(file, 64)
    rewrite_manifest(file.parent)
    status, again, words = run("search", "quay", "--library", folder)
    assert (status, again) == (0, told), words
    assert "damaged and will be rebuilt" in words
    assert run("search", "quay", "--library", folder) == (0, told, "")


def test_a_folder_that_is_not_mounted_is_answered_as_it_was_indexed(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    _, told, _ = run("search", "quay", "--library", folder)
    away = folder.rename(folder.with_name("away"))
    folder.mkdir()
    status, again, words = run("search", "quay", "--library", folder)
    assert (status, again.splitlines()[0]) == (0, told.splitlines()[0])
    assert "empty or not mounted" in words
    folder.rmdir()
    away.rename(folder)
    assert run("search", "quay", "--library", folder) == (0, told, "")
    folder.rename(away)
    folder.mkdir()
    (file,) = (tmp_path / "cache").rglob("*.pst")
    os.truncate(file, 64)
    rewrite_manifest(file.parent)
    status, again, words = run("search", "quay", "--library", folder)
    assert (status, again) == (1, "")
    assert f"{folder}: empty or not mounted; not indexed until it holds articles again" in words


def test_another_machines_notebook_is_merged_and_what_came_of_it_told(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    words = "The north quay is safe, and the boats may come home"
    here, there = ("--data-dir", tmp_path / "here"), ("--data-dir", tmp_path / "there")
    identity = run("bookmark", folder / "harbour.md", words, *here)[1].strip()
    assert run("star", folder / "briefing.md", *here)[0] == 0
    status, _, err = run("merge", tmp_path / "here", *there)
    assert (status, "1 new bookmark, 1 other change" in err) == (0, True)
    assert "nothing new" in run("merge", tmp_path / "here", *there)[2]
    run("note", identity, "one", *here)
    run("note", identity, "other", *there)
    run("dump", tmp_path / "here.dump", *here)
    status, _, err = run("merge", tmp_path / "here.dump", *there)
    assert status == 0
    assert "1 changed" in err
    assert f"bookmark {identity}: several notes" in err
    run("remove", identity, *here)
    err = run("merge", tmp_path / "here", *there)[2]
    assert f"bookmark {identity}: removed on one machine, where a note" in err
    run("merge", tmp_path / "here.dump", *here)
    run("merge", tmp_path / "there", *here)
    assert run("merge", tmp_path / "nowhere", *there)[0] == 2
    assert "on both machines" not in err
    third = ("--data-dir", tmp_path / "third")
    run("bookmark", folder / "harbour.md", words, *third)
    err = run("merge", tmp_path / "here", *third)[2]
    assert "1 passage bookmarked on both machines: both bookmarks are saved" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", ""), "add: the path is empty"),
        (("check", "draft.md", ""), "check: the path is empty"),
        (("show", ""), "show: the path is empty"),
        (("star", ""), "star: the path is empty"),
        (("mark", "read", ""), "mark: the path is empty"),
        (("watch", ""), "watch: the name is empty"),
        (("speakers", "--explain", " "), "--explain: the name is empty"),
        (("phrase", ""), "phrase: a phrase has 2 to 20 words; this has none"),
        (("phrase", "malarkey"), "phrase: a phrase has 2 to 20 words; this has 1"),
        (("bookmark", ""), "bookmark: the path is empty"),
        (("bookmark", "", "some words"), "bookmark: the path is empty"),
        *(
            ((name, ""), f"{name}: the path is empty")
            for name in ("import", "dump", "restore", "merge", "verify")
        ),
        (("export", "--output", ""), "--output: the path is empty"),
        (("export", "--template="), "--template: the path is empty"),
        (("quotes", "--explain", ""), "--explain: the path is empty"),
        (("evidence", "--sign", ""), "--sign: the path is empty"),
        (("",), "the path is empty"),
    ],
)
def test_an_empty_path_is_refused(run: Run, words: tuple[str, ...], told: str) -> None:
    assert run(*words) == (2, "", f"briefreader: {told}\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("search --nonsense", "search: unrecognized arguments: --nonsense"),
        ("search --limit --nonsense", "search: argument --limit: expected one argument"),
        ("counts --nonsense=3", "counts: unrecognized arguments: --nonsense=3"),
        ("tag --nonsense", "tag: unrecognized arguments: --nonsense"),
        ("show -x", "show: unrecognized arguments: -x"),
        ("search", "search: the following arguments are required: QUERY"),
        ("help serch", "help: no command 'serch'; did you mean 'search'?"),
    ],
)
def test_the_mistake_that_is_told_is_the_one_that_was_made(run: Run, words: str, told: str) -> None:
    status, out, err = run(*words.split())
    assert (status, out) == (2, "")
    assert err.startswith(f"briefreader: {told}")


def test_search_marks_a_speaker_who_is_not_certain(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "doubt"
    folder.mkdir()
    (folder / "a.md").write_text(
        "# Liberty\n\nThe head of the police, Sir Ian Blair, came on Monday.\n\n"
        "But Mr Blair insisted: “There is no greater civil liberty.”\n\n"
        "“The sea is cold,” Sir Ian Blair said.\n",
        "utf-8",
    )
    _, out, _ = run("search", "said:blair", "liberty", "--library", folder)
    doubtful = records(run("quotes", "--json", "--library", folder)[1])
    assert [one["certain"] for one in doubtful] == [False, True]
    assert f"{doubtful[0]['speaker']} ?: " in out
    _, out, _ = run("search", "said:blair", "cold", "--library", folder)
    assert "Ian Blair: " in out
    for one in doubtful:
        assert run("bookmark", one["id"], "--library", folder)[0] == 0
    kept = run("bookmarks", "--library", folder)[1]
    assert kept.count(f"{doubtful[0]['speaker']} ?  ") == 1
    assert kept.count("Ian Blair  ") == 1


def test_an_articles_name_counts_from_its_folder_and_nobodys_name_is_told(
    run: Run, folder: Path
) -> None:
    library = ("--library", folder)
    for words in (("show",), ("quotes", "--explain"), ("quotes", "--indirect")):
        assert run(*words, "harbour.md", *library)[0] != 2, words
    assert "no such file" in run("show", "gone.md", *library)[2]
    for asked in (
        ("quotes", "--speaker", "zzz"),
        ("phrases", "--speaker", "zzz"),
        ("counts", "said:zzz"),
    ):
        assert "no speaker named “zzz”" in run(*asked, *library)[2]
    assert "no matching quotes" in run("quotes", "zzzz", *library)[2]
    for port in ("abc", "0", "70000"):
        assert "isn't a port: a number from 1 to 65535" in run("serve", "--port", port, *library)[2]
