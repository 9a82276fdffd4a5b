"""Lines are proposed as furniture only where they recur and cannot belong to an article."""

from __future__ import annotations

from pathlib import Path

from tests.cases import cases

from briefreader.domain.article import Article
from briefreader.sources import article_from_bytes
from briefreader.sources.metadata.boilerplate_suggestions import (
    FEWEST,
    BoilerplateSuggestion,
    suggestions,
)

BODY = "The ferries to the islands ran all winter, and nobody on the quay had expected that of {n}."


def site(
    count: int, *, head: str = "", tail: str = "", source: str = "Coast", body: str = BODY
) -> list[Article]:
    """Articles of one source with the same lines before and behind a text of their own."""
    return [
        article_from_bytes(
            Path(f"/library/{source}-{n}.txt"),
            f"---\ntitle: Title {n}\nsource: {source}\n---\n{head}\n\n{body.format(n=n)}\n\n"
            f"{body.format(n=-n)}\n\n{tail}\n".encode(),
        )
        for n in range(count)
    ]


def proposed(articles: list[Article]) -> list[str]:
    return [one.line for one in suggestions(articles)]


def test_a_line_that_recurs_at_the_end_is_proposed_with_its_count() -> None:
    articles = site(6, tail="Tap here for our app") + site(20, source="Other")
    assert suggestions(articles) == (
        BoilerplateSuggestion("Tap here for our app", "Coast", 6, 6, True),
    )


def test_a_line_without_a_word_of_the_web_must_stand_in_many_articles() -> None:
    line = "Reporting from the coast since the great flood"
    assert proposed(site(10, head=line)) == [line]
    assert proposed(site(10, head=line) + site(40)) == []
    assert proposed(site(10, head="Click for the tide tables") + site(40)) != []


def test_a_line_in_few_articles_is_not_proposed() -> None:
    assert proposed(site(FEWEST - 1, tail="Click for more")) == []


@cases(
    "line",
    [
        "East Hall",
        "Harbour Office Press Room, Port Ellery",
        "Žilina, Łódź",
        "2:44 P.M. EST",
        "14 March 2024",
        "Thank you all very much.",
        "INES CALLOWAY",
        "AS PREPARED FOR DELIVERY",
        "###",
        "END",
        "* * *",
    ],
)
def test_what_belongs_to_an_article_is_never_proposed(line: str) -> None:
    assert proposed(site(20, head=line)) == []
    assert proposed(site(20, tail=line)) == []


def test_a_venue_above_a_clock_time_is_never_proposed() -> None:
    head = "the hall of the old customs house\n\nby the river\n\n2:44 P.M. EST"
    assert proposed(site(20, head=head)) == []


def test_nothing_in_a_transcript_is_proposed() -> None:
    turns = "MS. ARDEN: Good afternoon, all of you, number {n}.\n\nQ: Will the ferries run?"
    assert proposed(site(20, head="Click here", tail="Click there", body=turns)) == []


def test_a_line_at_both_ends_is_told_for_both() -> None:
    articles = site(5, head="Share your view", tail="Share your view")
    assert [(one.line, one.at_the_end) for one in suggestions(articles)] == [
        ("Share your view", False),
        ("Share your view", True),
    ]
