"""What ``--json`` prints is what ``briefreader schema`` promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run
from tests.conftest import open_library
from tools.reference import PRINTED_BY

from briefreader.citations.export.jsonl_export import SCHEMA
from briefreader.cli.record_schemas import RECORDS, schema_name


@pytest.fixture
def places(folder: Path, tmp_path: Path) -> dict[str, Path]:
    """A library with a bookmark, an article of it, and a draft with two quotations."""
    library = open_library(folder, tmp_path)
    list(library.update())
    reading = library.read(folder / "harbour.md")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    draft = tmp_path / "draft.md"
    draft.write_text(
        "“Nobody ever said so,” Ann Lee said.\n\n“The north quay … nine days,” Ines Calloway said."
    )
    (folder / "picture.jpg").touch()
    for day in range(1, 5):
        said = "“Nobody pays more for the winter ferries,” Tom Reave said."
        (folder / f"{day}.md").write_text(f"---\ndate: 2024-01-0{day}\n---\nNews {day}\n\n{said}\n")
    return {"article": folder / "harbour.md", "draft": draft, "folder": folder}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["search", "quay"], {"article"}),
        (["search", "said:calloway"], {"statement"}),
        (["quotes"], {"quote"}),
        (["speakers"], {"speaker"}),
        (["counts", "quay", "said:calloway"], {"count"}),
        (["phrase", "north", "quay", "is"], {"use"}),
        (["phrases", "--speaker", "reave"], {"repeated"}),
        (["new", "--since", "2000"], {"new"}),
        (["questions", "answer:answered"], {"question"}),
        (["show", "article"], {"text"}),
        (["bookmarks"], {"bookmark"}),
        (["check", "draft"], {"verdict"}),
        (["index"], {"outcome", "summary"}),
    ],
)
def test_every_record_has_the_keys_and_types_of_its_schema(
    run: Run, places: dict[str, Path], words: list[str], names: set[str]
) -> None:
    promised = json.loads(run("schema")[1])
    validator = Draft202012Validator(promised)
    typed = [places.get(word, word) for word in words]
    _, out, _ = run(*typed, "--json", "--library", places["folder"])
    printed: list[Any] = [json.loads(line) for line in out.splitlines()]
    assert {record["schema"] for record in printed} == {schema_name(name) for name in names}
    for record in printed:
        validator.validate(record)
        name = record["schema"].partition("/")[0]
        if name != "summary":  # which also counts outcomes
            assert record.keys() == {*RECORDS[name], "schema"}


def test_the_schema_is_one_itself_and_refuses_other_records(run: Run) -> None:
    promised = json.loads(run("schema")[1])
    Draft202012Validator.check_schema(promised)
    validator = Draft202012Validator(promised)
    speaker: dict[str, object] = {"speaker": "Ann Moss", "quote_count": 1, "article_count": 1}
    speaker |= {"first": None, "first_issued": None, "last_issued": None}
    for wrong in ({}, speaker, {**speaker, "last": None}, {**speaker, "schema": "speaker/1"}):
        assert not validator.is_valid(wrong)
    assert validator.is_valid({**speaker, "last": None, "schema": "speaker/1"})


def test_every_record_is_in_the_reference_and_bookmarks_are_exported_under_their_name() -> None:
    assert list(PRINTED_BY) == list(RECORDS)
    assert schema_name("bookmark") == SCHEMA


def test_an_error_is_one_object_on_standard_error(run: Run, tmp_path: Path) -> None:
    status, out, err = run("search", "quay", "--json", "--library", tmp_path / "nowhere")
    assert (status, out) == (2, "")
    assert str(tmp_path / "nowhere") in json.loads(err)["error"]


@pytest.mark.parametrize("words", [["help"], ["help", "export"]])
def test_help_is_a_command_too(run: Run, words: list[str]) -> None:
    assert run(*words) == run(*words[1:], "--help")
    assert run(*words)[0] == 0
