"""What is decided of names when an index is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.growth import growth
from tests.search.making import article, build, record, said

from briefreader.domain.name_use import JoinedName, NameDecisions, NamePolicy, NameUse, titled
from briefreader.quotes import NAME_POLICY
from briefreader.search import Index, Record
from briefreader.search.store.statement_rows import Statements
from briefreader.search.writing.index_writer import Builder

TEXT = "“The quay is old,” said the one. “It will fall,” said the other."


def spoken(name: str, first: str, second: str, title: str | None = None) -> Record:
    quotes = (said(TEXT, "The quay is old", first), said(TEXT, "It will fall", second))
    titled = (replace(quotes[0], speaker_title=title), quotes[1])
    return record(article(name, TEXT, day=date(2024, 5, 2)), titled)


def published(folder: Path, policy: NamePolicy, *batches: list[Record | str]) -> NameDecisions:
    """What is decided after these were added, and those removed that are only named."""
    for batch in batches:
        with Builder(folder, names=policy) as builder:
            for one in batch:
                if isinstance(one, str):
                    builder.remove(Path("/library") / one)
                else:
                    builder.add(one)
            builder.publish()
    return Index.open(folder).decided_names()


def test_what_is_decided_step_by_step_is_what_is_decided_at_once(tmp_path: Path) -> None:
    one = spoken("a.txt", "Ann Moss", "Karl Birk")
    two = spoken("b.txt", "ANN MOSS", "KARL BIRK")
    three = spoken("c.txt", "Electronics", "Ann B. Moss")
    mayor = spoken("d.txt", "Tom Arden", "Eva Lund", "Mayor")
    label = spoken("e.txt", "MAYOR ARDEN", "Prices")
    at_once = published(tmp_path / "1", NAME_POLICY, [two, three, mayor, label])
    steps: list[list[Record | str]] = [[one, two], [three], [label], [mayor, "a.txt"], []]
    by_steps = published(tmp_path / "2", NAME_POLICY, *steps)
    assert by_steps == at_once
    persons = {name: one.person for name, one in at_once.joined.items()}
    assert persons == {"ANN MOSS": "Ann B. Moss", "MAYOR ARDEN": "Tom Arden"}
    assert at_once.unlisted == {"Electronics", "MAYOR ARDEN", "Prices"}


def test_only_groups_of_names_that_came_or_went_are_looked_at(tmp_path: Path) -> None:
    asked: list[dict[str, tuple[int, int, dict[str, int]]]] = []

    def decide(uses: Mapping[str, NameUse]) -> NameDecisions:
        asked.append({n: (one.statements, one.turns, dict(one.titles)) for n, one in uses.items()})
        return NameDecisions({name: JoinedName("X", "why") for name in uses})

    policy = NamePolicy(lambda name: name[0], decide)
    first = [spoken("a.txt", "Ann", "Bea", "Mayor"), spoken("b.txt", "Alf", "Cid")]
    published(tmp_path, policy, [*first])
    found = published(tmp_path, policy, [spoken("c.txt", "Abe", "Dan")], ["c.txt"], [])
    used = {"Ann": (1, 0, {"Mayor": 1}), "Alf": (1, 0, {})}
    assert asked == [
        {**used, "Bea": (1, 0, {}), "Cid": (1, 0, {})},
        {**used, "Abe": (1, 0, {}), "Dan": (1, 0, {})},
        used,
    ]
    assert found.joined.keys() == {"Ann", "Alf", "Bea", "Cid"}


def test_what_was_decided_is_known_after_something_newer_was_published(tmp_path: Path) -> None:
    before = published(tmp_path, NAME_POLICY, [spoken("a.txt", "Ann Moss", "Electronics")])
    index = Index.open(tmp_path)
    published(tmp_path, NAME_POLICY, [spoken("b.txt", "Karl Birk", "Prices")], ["b.txt"])
    assert not index.is_current()
    assert index.decided_names() == before


def test_the_time_for_names_with_a_title_grows_about_as_the_names(tmp_path: Path) -> None:
    def attribute(text: str) -> object:
        return statements[text].attributed({}, dict.fromkeys(aliases[text], "Ann Moss"))

    statements: dict[str, Statements] = {}
    aliases: dict[str, list[str]] = {}
    small, large = "a" * 100, "a" * 800
    for text in (small, large):
        named = [(f"Ann M{number}", f"Mayor {number}") for number in range(len(text))]
        quotes = (
            replace(said(TEXT, "It will fall", name), speaker_title=title) for name, title in named
        )
        made = record(article("long.txt", TEXT), tuple(quotes))
        statements[text] = build(tmp_path / str(len(text)), [made]).segments[0].statements
        aliases[text] = [titled(name, title) for name, title in named]
    assert growth(attribute, small, large, 1.3) <= 1.3
    attributed = statements[large].attributed({}, {titled("Ann M7", "Mayor 7"): "Karl Birk"})
    assert attributed.names[attributed.speakers[7] - 1] == "Karl Birk"
    assert attributed.names[attributed.speakers[8] - 1] == "Ann M8"
