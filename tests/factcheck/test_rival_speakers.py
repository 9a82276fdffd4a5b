"""A quotation's own sentence outranks the speaker of the sentence before."""

from __future__ import annotations

from tests.cases import cases
from tests.growth import calls

from briefreader.factcheck import find_claims, read_draft
from briefreader.factcheck.draft_speakers import DraftPeople

INTRODUCED = "Ann Moss, the harbour master, and Tom Reave, the pilot, met on the quay.\n\n"
MOSS_SAID = "“The quay is safe for boats of every kind,” Moss said. "
QUOTED = "“a matter of ropes and of patience, as the winter has shown.”"

SPEAKS = (  # he leads to it by a colon
    "Reave was blunter: {}",
    "Tom Reave was blunter: {}",
    "Reave had used the same words: {}",
    "But Reave had a warning: {}",
    "Reave, too: {}",
    "Reave, standing beside her, was less careful: {}",
    "Reave — never one to mince words — was sharper: {}",
    "Reave had put it like that before: {}",
    "And Tom Reave, a week later: {}",
)
NAMED = (  # he may say it
    "Not so Reave: {}",
    "For Tom Reave it was {}",
    "Reave was blunter about it: it was {}",
    "Enter Tom Reave, who saw in it {}",
    "It fell to Reave to spell it out: {}",
    "Reave’s version was shorter: {}",
    "In Reave’s telling it was {}",
    "Where Moss was cautious, Reave was not: {}",
    "And Reave? {}",
    "Reave shook his head. {}",
    "Reave was told: {}",
    "Reave had heard it before: {}",
    "Even Reave saw in it {}",
)
GOES_ON = (
    "Her answer was short: {}",
    "The point was clear: {}",
    "Moss had one word for Reave: {}",
    "It was, she told Reave, {}",
    "And there was more: {}",
    "Scotland was the target: {}",
    "Reporters pressed on. {}",
    "In her words, it was {}",
    "She went on: {}",
    "{} Reave left the room.",
    "The Reave brothers’ plan, she said, was {}",
)


def last_of(draft: str) -> tuple[str | None, tuple[str, ...]]:
    *_, claim = find_claims(read_draft(draft.encode(), "draft.md"))
    return claim.speaker, claim.unread_speakers


@cases("form", SPEAKS)
def test_whoever_leads_to_a_quotation_by_a_colon_says_it(form: str) -> None:
    speaker, _ = last_of(INTRODUCED + MOSS_SAID + form.format(QUOTED))
    assert speaker in ("Tom Reave", "Reave")


@cases("form", NAMED)
def test_whom_the_sentence_names_is_told_instead_of_the_speaker_before(form: str) -> None:
    speaker, named = last_of(INTRODUCED + MOSS_SAID + form.format(QUOTED))
    assert [name.split()[-1] for name in named or (speaker or "nobody",)] == ["Reave"]


@cases("form", GOES_ON)
def test_a_sentence_that_names_nobody_else_leaves_the_speaker(form: str) -> None:
    assert last_of(INTRODUCED + MOSS_SAID + form.format(QUOTED)) == ("Ann Moss", ())


def test_a_name_that_is_not_known_is_told_where_it_leads_to_a_quotation() -> None:
    for name in ("Zorrel", "Özil", "Śmigły"):
        assert last_of(f"{MOSS_SAID}{name} was blunter: {QUOTED}") == (None, (name,))
    assert last_of(f"{MOSS_SAID}Norway was another matter: {QUOTED}") == ("Moss", ())


@cases(
    ("heading", "speaker"),
    [
        ("Ann Moss to Tom Reave", "Ann Moss"),
        ("Moss about Reave", "Moss"),
        ("## Tom Reave on Ann Moss", "Tom Reave"),
        ("Moss, the mayor, to Capt. Reave on Monday", "Moss"),
        ("From Reave to Moss", "Reave"),
        ("Ann Moss v. Tom Reave", None),
        ("Moss vs Reave", None),
        ("The Harbour Office on the record, via Tom Reave", "Tom Reave"),
        ("Notes on Moss", "Ann Moss"),
        ("Moss turned to Reave", "Ann Moss"),
    ],
)
def test_who_stands_first_in_a_heading_of_two_says_it(heading: str, speaker: str | None) -> None:
    said, _ = last_of(f"Ann Moss and Tom Reave met.\n\n{heading}: {QUOTED}")
    assert (said or "").split()[-1:] == (speaker or "").split()[-1:]


def test_whoever_shares_a_surname_is_looked_for_once_a_draft() -> None:
    said = "“The boats will sail on in the spring,” Mayor Moss said."
    draft = "\n\n".join(["Mayor Ann Moss spoke first.", *[said] * 4])
    called = calls(lambda: find_claims(read_draft(draft.encode(), "draft.txt")))
    assert called[DraftPeople._namesakes.__code__] == 4
    assert called[DraftPeople._named_alike.__code__] == 1


@cases("head", ("By Sam Birk", "Crane falls\nBy Sam Birk | 8 October 2022", "Photo: Sam Birk"))
@cases(
    "said",
    ("said Tom Reave, the pilot.", "Tom Reave told reporters.", "said Reave.\n\nTom Reave left."),
)
def test_a_byline_above_a_quotation_leaves_whom_its_own_paragraph_names(
    head: str, said: str
) -> None:
    speaker, _ = last_of(f"{head}\n\n“The quay is safe for boats of every kind,” {said}\n")
    assert (speaker or "").endswith("Reave")


def test_a_quotation_alone_below_a_byline_is_nobodys() -> None:
    speaker, _ = last_of("By Sam Birk\n\n“The quay is safe for boats of every kind.”\n")
    assert speaker is None
