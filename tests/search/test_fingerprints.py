"""Versions of one text are told from texts that only resemble each other, and count once."""

from __future__ import annotations

import random
import tracemalloc
from array import array
from collections.abc import Container
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.search.making import article, build, names, record, said

from briefreader.search import Index, Record
from briefreader.search.analysis.fingerprints import (
    FEWEST_WORDS,
    HEAD,
    SKETCH,
    fingerprint,
    sketch,
    sketch_heads,
)
from briefreader.search.analysis.lead_forms import fill_in, lead_of, unpacked
from briefreader.search.writing import near_duplicates
from briefreader.search.writing.index_writer import Builder
from briefreader.search.writing.near_duplicates import (
    Described,
    are_versions,
    bare_title,
    candidates,
    linked,
    resemblance,
)


def sentences(count: int, about: str = "harbour", start: int = 0) -> list[str]:
    """Different sentences, long enough to tell texts apart."""
    return [
        f"The {about} office wrote its report number {n} on a Monday."
        for n in range(start, start + count)
    ]


def described(text: str, title: str = "A title", day: date | None = None) -> Described:
    return Described(sketch(text), title.encode(), day.toordinal() if day else 0)


def test_small_edits_and_another_head_leave_it_the_same_text() -> None:
    lines = sentences(30)
    edited = ["Updated on Tuesday, after the meeting of the office.", *lines]
    edited[7] = edited[7].replace("Monday", "Friday")
    first, second = described("\n\n".join(lines)), described("\n\n".join(edited), "Another title")
    assert are_versions(first, second)
    assert 0.8 < resemblance(array("I", first.sketch), array("I", second.sketch)) < 1


def test_case_quotation_marks_dashes_and_spaces_make_no_version_of_their_own() -> None:
    text = "“We have waited nine days for this,” she said — and it’s over at last."
    other = '"We have waited  nine days for this," she said - and it\'s over\u00a0at last.'
    assert sketch(text) == sketch(other)
    assert fingerprint(text) == fingerprint(other)


def test_texts_that_share_half_their_sentences_are_not_the_same() -> None:
    common = sentences(20)
    one = " ".join([*common, *sentences(20, "harbour", 100)])
    other = " ".join([*common, *sentences(20, "harbour", 200)])
    assert not are_versions(described(one, "One"), described(other, "Other"))


def test_under_one_title_and_near_in_time_more_may_differ() -> None:
    one, other = " ".join(sentences(40)), " ".join(sentences(30))
    day = date(2024, 3, 14)
    assert are_versions(
        described(one, "The harbour", day),
        described(other, "CORRECTED: The Harbour", day.replace(day=16)),
    )
    assert not are_versions(
        described(one, "The harbour", day), described(other, "Something else", day)
    )
    assert not are_versions(
        described(one, "The harbour", day), described(other, "The harbour", date(2025, 3, 14))
    )


@cases(
    ("title", "other", "kept", "days", "are_two"),
    [
        ("Council to reconsider vote on libraries", "", 3, 0, True),
        (
            "Council to reconsider vote on libraries",
            "Council to keep its vote on libraries",
            3,
            0,
            False,
        ),
        ("Council to reconsider vote on libraries", "", 3, 1, False),
        ("Council to reconsider vote on libraries", "", 2, 0, False),
        ("Statement by the Mayor", "", 3, 0, False),
    ],
)
def test_a_short_story_that_was_corrected_on_its_day_is_the_same(
    title: str, other: str, kept: int, days: int, are_two: bool
) -> None:
    lines, note = sentences(5), sentences(3, "correction")
    edited = [*lines[:kept], *sentences(5 - kept, "market"), *note]
    day = date(2024, 3, 14)
    first = described(" ".join(lines), title, day)
    second = described(" ".join(edited), other or title, day.replace(day=14 + days))
    assert are_versions(first, second) is are_two


def test_a_form_that_is_filled_in_is_only_a_version_under_its_own_title() -> None:
    form = "On this day the bill that follows was signed into law."
    assert not are_versions(described(form, "Bill 12 signed"), described(form, "Bill 13 signed"))
    assert are_versions(described(form, "Bill 12 signed"), described(form, "Bill 12 Signed"))


FORM = (
    "{0}, of {1}, to be {2}.\n\nThe nomination will be sent to the Senate, which has sixty days to"
    " hold a hearing and to vote. The President thanked the holder of the office for long service."
    "\n\nThe office is responsible for the supervision of ports, piers and ferries. Its head serves"
    " a term of six years.\n"
)
NAMED = (("Tom Birk", "Pilots Office in Kell"), ("Eva Lund", "Harbour Office in Sarn"))
STORY = (
    "At least {0} people died when a ferry sank off {1} on Monday evening, the coast guard said."
    "\n\n" + "\n\n".join(sentences(14))
)


def led(text: str, url: str = "", title: str = "Nominations sent to the Senate") -> Described:
    of_day = replace(article("a.txt", text, title=title), url=url)
    return Described(sketch(text), title.encode(), date(2024, 3, 14).toordinal(), lead_of(of_day))


@cases(
    ("text", "one", "other"),
    [
        (FORM, ("Jane Roe", "Ohio", "Ambassador"), ("Mark J. Poe", "Texas", "Ambassador")),
        (FORM, ("Jane Roe", "Ohio", "Judge of Court 2"), ("Jane Roe", "Ohio", "Judge of Court 3")),
        (FORM, ("Jane Roe", "Iran", "an envoy"), ("Jane Roe", "Iraq", "an envoy")),
        (FORM, ("Jane Roe", "Ohio", "the chair"), ("Mark Poe", "Ohio", "one of its directors")),
        (FORM, ("Jane Roe", "Ohio", "paid 100 crowns"), ("Jane Roe", "Ohio", "paid 200 crowns")),
        (FORM, ("Jane Roe", "Ohio", "heard on Monday"), ("Jane Roe", "Ohio", "heard on Friday")),
    ],
)
def test_one_form_of_one_day_filled_in_with_another_name_or_number_is_two_articles(
    text: str, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    first, second = text.format(*one), text.format(*other)
    assert not are_versions(led(first), led(second))
    page = "https://senate.example/nominations/1"
    assert are_versions(led(first, page), led(second, page)), "the same page, saved again"
    noted = f"{second}\nCorrection: An earlier version of this text was mistaken."
    assert are_versions(led(first), led(noted))
    title = "CORRECTED: Nominations sent to the Senate"
    assert are_versions(led(first), led(second, title=title))
    lead = "The President sent the following nomination to the Senate this afternoon.\n\n"
    assert not are_versions(led(f"{lead}{first}"), led(f"{lead}{second}")), "told below the lead"


def test_a_sentence_added_before_others_of_its_form_makes_no_other_article() -> None:
    posts = [f"{name} was named head of the {office}.\n\n" for name, office in NAMED]
    rest = FORM.format("Ann Moss", "Ohio", "Ambassador")
    first, second = ("".join([*some, rest]) for some in (posts[1:], posts))
    assert are_versions(led(first), led(second))


@cases(
    ("text", "one", "other"),
    [
        (STORY, ("12", "Kell"), ("14", "Kell")),
        (STORY, ("12", "Harwick"), ("12", "Harwich")),
        (STORY, ("12", "Kell"), ("some twenty-five", "Kell")),
        (
            STORY,
            ("12", "Kell, days before Friday’s vote,"),
            ("12", "Kell, days before Sunday’s vote,"),
        ),
        (STORY, ("12", "Kell and, on May 3, Sarn"), ("12", "Kell and, on June 2, Sarn")),
        (FORM, ("Jane Roe", "Ohio", "Ambassador"), ("Jane Roe", "Ohio", "an Ambassador to Chad")),
        (FORM, ("Jane Mossley", "Ohio", "Ambassador"), ("Jane Mosley", "Ohio", "Ambassador")),
        (FORM, ("Catherine Roe", "Ohio", "Ambassador"), ("Katherine Roe", "Ohio", "Ambassador")),
        (
            STORY,
            ("12", "Kell with Ann Lee, 34, on board"),
            ("12", "Kell with Ann Lee, 43, on board"),
        ),
    ],
)
def test_a_story_whose_lead_was_brought_up_to_date_or_mended_stays_one(
    text: str, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    assert are_versions(led(text.format(*one)), led(text.format(*other)))
    assert are_versions(led(text.format(*other)), led(text.format(*one)))


def test_a_short_story_with_another_number_is_one_if_more_was_edited() -> None:
    first = FORM.format("Jane Roe", "Ohio", "paid 100 crowns")
    second = FORM.format("Jane Roe", "Ohio", "paid 200 crowns")
    assert are_versions(led(first), led(f"{second}\nHer family was there, one of them said.\n"))


@cases(
    ("one", "other", "are_two"),
    [
        ((0, 202306), (0, 202406), False),
        ((0, 202400), (0, 202406), True),
        ((0, 202406), (date(2024, 6, 12).toordinal(), 0), True),
        ((0, 202406), (date(2025, 6, 12).toordinal(), 0), False),
        ((0, 202406), (0, 0), True),
    ],
)
def test_what_comes_out_by_the_month_is_compared_as_far_as_months_are_apart(
    one: tuple[int, int], other: tuple[int, int], are_two: bool
) -> None:
    lines = sentences(20)
    texts = " ".join(lines), " ".join([*lines[:18], *sentences(2, "market")])
    first, second = (
        Described(sketch(text), b"A word from the editor of the magazine", day, issue=issue)
        for text, (day, issue) in zip(texts, (one, other), strict=True)
    )
    assert are_versions(first, second) is are_versions(second, first) is are_two


@given(st.text(max_size=400))
def test_the_lead_of_any_text_is_packed_and_unpacked(text: str) -> None:
    packed = lead_of(article("a.txt", text))
    assert not any(fill_in(packed, packed))
    assert len(unpacked(packed).sentences) <= 3


def test_texts_without_sentences_are_never_the_same() -> None:
    assert not are_versions(described("Yes. No."), described("Yes. No."))
    assert not are_versions(described(""), described(""))


@cases(
    ("title", "bare"),
    [
        ("CORRECTED: Remarks at the quay", "remarks at the quay"),
        ("Updated — “Remarks” at the Quay", "remarks at the quay"),
        ("[CORRECTED] Remarks at the quay", "remarks at the quay"),
        ("Updated rules for ferries", "updated rules for ferries"),
        ("Corrections officers meet", "corrections officers meet"),
    ],
)
def test_a_title_is_compared_without_what_says_that_it_was_corrected(title: str, bare: str) -> None:
    assert bare_title(title.encode()) == bare


def test_short_statements_have_no_fingerprint() -> None:
    assert fingerprint(" ".join(["word"] * (FEWEST_WORDS - 1))) == 0
    assert fingerprint(" ".join(["word"] * FEWEST_WORDS)) != 0
    assert fingerprint("We have waited nine days for this,") == fingerprint(
        "We have waited nine days for this."
    )


@given(st.lists(st.integers(0, 2**32 - 1), max_size=300), st.lists(st.integers(0, 2**32 - 1)))
def test_a_resemblance_lies_between_none_and_all(one: list[int], other: list[int]) -> None:
    first, second = sorted(set(one))[:SKETCH], sorted(set(other))[:SKETCH]
    assert 0 <= resemblance(first, second) <= 1
    assert resemblance(first, second) == resemblance(second, first)
    assert resemblance(first, first) == (1 if first else 0)
    common, longest = len({*first} & {*second}), max(len(first), len(second))
    assert resemblance(first, second) * longest <= common  # by which most pairs are told apart


@given(st.sets(st.integers(0, 400), min_size=1), st.sets(st.integers(0, 400), min_size=1))
def test_a_sketch_that_holds_everything_is_exact(one: set[int], other: set[int]) -> None:
    if len(one | other) <= SKETCH:
        exact = len(one & other) / len(one | other)
        assert resemblance(sorted(one), sorted(other)) == exact


def test_copies_of_one_text_all_find_each_other_however_many() -> None:
    packed = sketch(" ".join(sentences(12)))
    found = candidates(sketch_heads([packed] * 200))
    (group,) = linked((one, other) for one, others in found for other in others)
    assert group == list(range(200))


@pytest.mark.parametrize("compared", [frozenset(), range(0, 4_000, 2), range(3_990)])
def test_few_hashes_are_objects_at_the_same_time(
    compared: Container[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near_duplicates, "_AT_ONCE", 1_000)
    drawn = random.Random(6)
    keys = array("I", (drawn.getrandbits(32) for _ in range(4_000 * HEAD)))
    keys[HEAD * 10] = keys[HEAD * 11] = keys[HEAD * 3_999 + 1] = keys[HEAD * 2 + 1]
    keys[HEAD * 4] = keys[HEAD * 6] = 2**31  # of two that are compared, or none
    keys[-2 * HEAD] = 2**31 * (not compared)
    tracemalloc.start()
    found = near_duplicates._shared(keys, compared)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == {keys[HEAD * 10]} | ({2**31} if not compared else set())
    assert peak < 800_000


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_groups_are_what_pairs_connect(pairs: list[tuple[int, int]]) -> None:
    groups = linked(pairs)
    members = [number for group in groups for number in group]
    assert len(members) == len(set(members))
    place = {number: n for n, group in enumerate(groups) for number in group}
    assert all(place[one] == place[other] for one, other in pairs)


# In an index

SAID = "“The ferries run on Sunday at the winter hours,” said Ines Calloway, the harbour master."
WORDS = "The ferries run on Sunday at the winter hours"
DAY = date(2024, 3, 14)


def quoting(name: str, text: str, *, title: str = "The ferries", day: date | None = None) -> Record:
    """An article that begins with what Ines Calloway said."""
    text = f"{SAID}\n\n{text}"
    quote = said(text, WORDS, "Ines Calloway")
    return record(article(name, text, title=title, day=day), (quote,))


def library(folder: Path, batch: int = 100) -> Index:
    """An article, its corrected version, a copy, and another article with the same quotation."""
    text = "\n\n".join(sentences(12))
    corrected = text.replace("report number 3", "report number three")
    return build(
        folder,
        [
            quoting("a.md", text, day=DAY),
            quoting("b.md", corrected, title="CORRECTED: The ferries", day=date(2024, 3, 13)),
            quoting("c.md", text, day=date(2024, 3, 15)),
            quoting("d.md", " ".join(sentences(9, "bridge")), title="The bridge", day=DAY),
        ],
        batch,
    )


def row_of(index: Index, name: str) -> int:
    """The row of a file."""
    row = index.catalogue.find(Path("/library") / name)
    assert row is not None
    return row


@pytest.mark.parametrize("batch", [1, 100])
def test_a_row_says_how_many_versions_there_are_and_the_corrected_one_counts(
    tmp_path: Path, batch: int
) -> None:
    index = library(tmp_path, batch)
    catalogue = index.catalogue
    group = catalogue.versions(row_of(index, "a.md"))
    assert [catalogue.row(row).path.name for row in group] == ["b.md", "c.md", "a.md"]
    assert {catalogue.row(row).versions for row in group} == {3}
    alone = row_of(index, "d.md")
    assert (catalogue.row(alone).versions, catalogue.versions(alone)) == (1, (alone,))


def test_all_versions_are_listed_and_found(tmp_path: Path) -> None:
    assert len(library(tmp_path)) == 4
    assert sorted(names(Index.open(tmp_path), '"harbour office"')) == ["a.md", "b.md", "c.md"]


def test_what_was_said_in_several_versions_is_one_statement(tmp_path: Path) -> None:
    index = library(tmp_path)
    assert sorted(names(index, "said:calloway ferries")) == ["b.md", "d.md"]
    assert sorted(names(index, "asked:ferries OR said:calloway")) == ["b.md", "d.md"]


def test_a_version_that_alone_answers_a_query_speaks_for_itself(tmp_path: Path) -> None:
    index = library(tmp_path)
    assert names(index, "said:calloway ferries path:a.md") == ["a.md"]
    assert names(index, "said:calloway date:2024-03-15") == ["c.md"]


def test_speakers_are_counted_once_for_all_versions(tmp_path: Path) -> None:
    (speaker,) = library(tmp_path).speakers()
    assert (speaker.name, speaker.quote_count, speaker.article_count) == ("Ines Calloway", 2, 2)


def test_a_statement_is_found_in_other_articles_but_not_in_other_versions(tmp_path: Path) -> None:
    index = library(tmp_path)
    assert index.duplicate_counts(
        row_of(index, "a.md"), [WORDS, "Never said by anybody at all"]
    ) == (1, 0)
    assert index.duplicate_counts(row_of(index, "d.md"), [WORDS + ",", "The ferries"]) == (1, 0)
    assert index.duplicate_counts(None, [WORDS]) == (2,)


def test_versions_survive_merging_and_removal(tmp_path: Path) -> None:
    library(tmp_path, batch=1)
    with Builder(tmp_path) as builder:
        more = [
            quoting(f"m{n}.md", " ".join(sentences(9, f"m{n}")), title=f"M{n}") for n in range(9)
        ]
        for one in more:
            builder.add(one)
            builder.publish()
        assert builder.compact()
        builder.publish()
    index = Index.open(tmp_path)
    assert len(index.catalogue.versions(row_of(index, "a.md"))) == 3
    assert index.duplicate_counts(row_of(index, "a.md"), [WORDS]) == (10,)
    with Builder(tmp_path) as builder:
        builder.remove(Path("/library/b.md"))
        builder.publish()
    index = Index.open(tmp_path)
    group = index.catalogue.versions(row_of(index, "a.md"))
    assert [index.catalogue.row(row).path.name for row in group] == ["c.md", "a.md"]


def test_articles_of_one_title_are_told_apart_by_time_and_place(tmp_path: Path) -> None:
    titles = ("Remarks before departure", "REMARKS before departure", "Other remarks")
    records = [
        replace(record(article(f"{n}.md", f"Text {n}.", title=title)), occasion=f"{n} P.M., Quay")
        for n, title in enumerate(titles)
    ]
    catalogue = build(tmp_path, records, batch=2).catalogue
    shown = {catalogue.row(n).title: catalogue.row(n).occasion for n in range(3)}
    assert shown == {titles[0]: "0 P.M., Quay", titles[1]: "1 P.M., Quay", titles[2]: ""}


def test_forms_that_are_filled_in_anew_are_no_versions() -> None:
    body = " ".join(f"The Secretary is authorized by paragraph {n} of this form." for n in range(9))
    title = "Memorandum on the Delegation of Authority Under Section 506"
    grants = [
        f"I hereby delegate up to {sum_} million crowns in defense articles. {body}"
        for sum_ in (400, 500)
    ]
    first, second = (
        described(text, title, date(2024, 3, day))
        for text, day in zip(grants, (1, 20), strict=True)
    )
    assert not are_versions(first, second)
    again = described(f"{grants[0]} A line that was left out.", title, date(2024, 3, 20))
    assert are_versions(first, again)
    corrected = described(grants[1], f"CORRECTED: {title}", date(2024, 3, 20))
    assert are_versions(first, corrected)
    for one, other in (
        ("Statement on Hurricane Ida", "Statement on Hurricane Ian"),
        ("Permit for a Pipeline at North Quay", "Permit for a Pipeline at Port Ellery"),
        ("Order of March 4 on ferries", "Order of March 18 on ferries in winter"),
    ):
        assert not are_versions(described(body, one), described(body, other)), one
    for one, other in (
        ("Ferries run again", "Ferries to run in winter, office says"),
        ("Press Briefing by Ann Moss", "Press Briefing by Ann Moss, September 1, 2024"),
    ):
        assert are_versions(described(body, one), described(body, other)), one
