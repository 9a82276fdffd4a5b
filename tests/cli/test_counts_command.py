"""Counts are those of a search, by day, month, speaker or source, side by side."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from briefreader.cli.command_specs import GROUPINGS
from briefreader.domain.hit_grouping import HitGrouping


def test_queries_stand_side_by_side(run: Run, folder: Path) -> None:
    status, out, err = run("counts", "quay", "said:arden", "--by", "year", "--library", folder)
    assert status == 0
    assert [line.split() for line in out.splitlines()] == [
        ["quay", "said:arden"],
        ["2024", "1", "3"],
    ]
    assert "1 article for quay" in err
    long = "said:arden date:2001..2030 -nosuchword -noothersuchword"
    out = run("counts", "quay", long, "--by", "year", "--library", folder)[1]
    assert long in out.splitlines()[0]


@pytest.mark.parametrize("by", GROUPINGS)
def test_the_numbers_are_those_of_a_search(run: Run, folder: Path, by: str) -> None:
    search = "quotes" if by == "speaker" else "search"
    counted = [
        json.loads(line)
        for line in run("counts", "the", "--by", by, "--json", "--library", folder)[1].splitlines()
    ]
    found = run(search, "the", "--json", "--library", folder)[1].splitlines()
    assert sum(one["count"] for one in counted) == len(found) > 0


def test_a_table_for_spreadsheets_has_no_formulas(run: Run, folder: Path) -> None:
    (folder / "odd.md").write_text("---\ntitle: T\nsource: =1+1\n---\nThe quay\n")
    out = run("counts", "quay", "--by", "source", "--csv", "--library", folder)[1]
    assert list(csv.reader(out.splitlines())) == [
        ["source", "quay"],
        ["'=1+1", "1"],
        ["Coast Sample", "1"],
    ]


def test_who_says_it_most_stands_first(run: Run, folder: Path) -> None:
    out = run("counts", "the", "--by", "speaker", "--library", folder)[1]
    assert [line.replace("█", "").rsplit(maxsplit=1)[0] for line in out.splitlines()] == [
        "Judith Arden",
        "Ines Calloway",
        "unnamed speakers",
    ]
    assert ["█" in line for line in out.splitlines()] == [True, True, False]


def test_a_limit_leaves_the_first_of_the_list(run: Run, folder: Path) -> None:
    words = ("counts", "the", "--by", "speaker", "--limit", "1", "--library", folder)
    status, out, err = run(*words)
    assert (status, [line.split()[:2] for line in out.splitlines()]) == (0, [["Judith", "Arden"]])
    assert "first 1 of 2 speakers" in err
    said = run("counts", "", "--by", "speaker", "--library", folder)[2].splitlines()
    assert re.fullmatch(r"briefreader: \d+ statements", said[-1])
    assert [json.loads(line)["group"] for line in run(*words, "--json")[1].splitlines()] == [
        "Judith Arden"
    ]
    assert len(run(*words, "--csv")[1].splitlines()) == 2
    every = run("counts", "the", "--by", "speaker", "--limit", "2", "--library", folder)
    assert "first" not in every[2], "two of two: whoever has no name is no more of them"


@pytest.mark.parametrize(
    ("by", "units"),
    [("month", ["article", "statement"]), ("speaker", ["statement", "statement"])],
)
def test_what_is_counted_is_told_with_each_number(
    run: Run, folder: Path, by: str, units: list[str]
) -> None:
    words = ("counts", "quay", "said:arden", "--by", by, "--json", "--library", folder)
    told = [(one["query"], one["unit"]) for one in map(json.loads, run(*words)[1].splitlines())]
    assert list(dict.fromkeys(told)) == list(zip(["quay", "said:arden"], units, strict=True))


def test_a_mistake_names_its_query(run: Run, folder: Path) -> None:
    status, _, err = run("counts", "quay", "(", "--library", folder)
    assert status == 2
    assert err.splitlines()[-1].startswith("briefreader: (: ")


def test_groupings_are_those_of_the_index() -> None:
    assert tuple(HitGrouping) == GROUPINGS
