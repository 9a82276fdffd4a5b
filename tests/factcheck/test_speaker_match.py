"""Whether the speaker that a draft names is the one that an article names."""

from __future__ import annotations

from dataclasses import replace

from tests.cases import cases

from briefreader.domain.people import NOBODY
from briefreader.factcheck import find_claims, read_draft
from briefreader.factcheck.speaker_match import ClaimedSpeaker, same_speaker
from briefreader.quotes import find_quotes

TEXT = "“The quay is safe for boats of every kind,” Ann Moss said."


@cases(
    ("named", "same"),
    [
        ("Ann Moss", True),
        ("Ms. Moss", True),
        ("A. Moss", True),
        ("Karl Birk", False),
        ("Karl Moss", False),
        ("Mr.", None),  # what the draft's full stop has left of a name tells nothing
    ],
)
def test_names_are_compared_as_a_reader_would(named: str, same: bool | None) -> None:
    (quote,) = find_quotes(TEXT)
    assert same_speaker(ClaimedSpeaker(named, named), quote, TEXT, None, NOBODY) is same


@cases(("named", "same"), [("Ann Moss", True), ("Moss", True), ("Karl Moss", False)])
def test_one_who_is_told_apart_from_another_of_the_name_bears_it(named: str, same: bool) -> None:
    (quote,) = find_quotes(TEXT)
    listed = replace(quote, speaker="Ann Moss (niece)")
    assert same_speaker(ClaimedSpeaker(named, named), listed, TEXT, None, NOBODY) is same


@cases(
    ("named", "same"),
    [
        ("Ann Davis", True),
        ("Ann Davies", True),
        ("Karl Davis", False),
        ("Ann Davos", False),
        ("Ann Davids", False),
    ],
)
def test_a_name_as_the_article_prints_it_is_right_whatever_the_library_lists(
    named: str, same: bool
) -> None:
    text = "Ann Davis spoke. She said: “The quay is safe for boats of every kind.”"
    (quote,) = find_quotes(text)
    listed = replace(quote, speaker="Ann Davies")  # as most articles have it
    assert same_speaker(ClaimedSpeaker(named, named), listed, text, None, NOBODY) is same


@cases(
    ("named", "same"),
    [("Ann Moss", True), ("Karl Birk", None), ("Birk", None), ("Tom Reave", False)],
)
def test_where_it_is_not_certain_who_speaks_another_named_beside_it_may(
    named: str, same: bool | None
) -> None:
    text = "Tom Reave left.\n\nMoss smiled as Karl Birk praised the quay: “It is safe for boats.”"
    (quote,) = find_quotes(text)
    quote = replace(quote, speaker="Ann Moss", certain=False)
    assert same_speaker(ClaimedSpeaker(named, named), quote, text, None, NOBODY) is same
    certain = replace(quote, certain=True)
    given = ClaimedSpeaker(named, named)
    assert same_speaker(given, certain, text, None, NOBODY) is (same or False)


@cases(
    ("named", "same"),
    [("Luc Moreau", True), ("M. Moreau", True), ("Pierre Moreau", False), ("M. Brandt", False)],
)
def test_a_french_title_is_no_initial(named: str, same: bool) -> None:
    text = "\n\n".join(("M. Moreau : Les pompes marchent.", "Mme Delorme : Elles sont à nous.") * 3)
    quote = replace(find_quotes(text)[0], speaker="Luc Moreau")  # as the library joins them
    assert find_quotes(text)[0].speaker == "Monsieur Moreau"
    assert same_speaker(ClaimedSpeaker(named, named), quote, text, None, NOBODY) is same
    draft = f"Les villages attendent.\n\n{named} a dit : « Les pompes marchent. »"
    (claim,) = find_claims(read_draft(draft.encode()))
    assert same_speaker(claim.claimed, quote, text, None, NOBODY) is same
