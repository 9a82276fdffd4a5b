"""Names of a library that are one person's, and those that only look so."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from briefreader.domain.name_use import NameUse
from briefreader.quotes import NameGroups, is_listed

DAY = 738_000
FOLDER = "briefings"


def use(name: str, day: int = DAY, turns: int = 1, count: int = 1, folder: str = FOLDER) -> NameUse:
    return NameUse(name, count, turns, {folder: [day]})


def joined(uses: list[NameUse], titles: Mapping[str, str] | None = None) -> dict[str, str]:
    def titles_of(names: Collection[str]) -> dict[str, dict[str, int]]:
        return {name: {(titles or {}).get(name, ""): 1} for name in names}

    groups = NameGroups()
    for one in uses:
        groups.add([one.name])
    found = groups.joined({one.name: one for one in uses}, titles_of)
    return {name: person.person for name, person in found.items()}


@pytest.mark.parametrize(
    ("name", "person", "title"),
    [
        ("MR. MOSS", "Karl Moss", ""),
        ("DR. MOSS", "Ann Moss", ""),
        ("SURGEON GENERAL MOSS", "Ann Moss", "Surgeon General"),
        ("PRIME MINISTER MOSS", "Ann Moss", "Prime Minister of Kell"),
        ("Acting Adminstrator Moss", "Ann Moss", "Administrator"),
        ("SENATOR MOSS", "Ann Moss", "Sen."),
        ("ANN MOSS", "Ann Moss", ""),
        ("Ann B. Moss", "Ann Moss", "harbour master"),
        ("Ann Beatrice Moss", "Ann Moss", "harbour master"),
        ("Liz Moss", "Elizabeth Moss", "harbour master"),
        ("Zoe Büchner", "Zoë Büchner", ""),
        ("McMoss", "Karl McMoss", "Senator"),
    ],
)
def test_a_name_means_the_one_bearer(name: str, person: str, title: str) -> None:
    uses = [use(name), use(person, DAY + 20, count=9)]
    assert joined(uses, {person: title, name: title}) == {name: person}


@pytest.mark.parametrize(
    ("uses", "titles"),
    [
        # two bearers
        ([use("MR. MOSS"), use("Karl Moss"), use("Tom Moss")], {}),
        # a bare surname: two who are called so, another title, none
        (
            [use("McMoss"), use("Karl McMoss"), use("Tom McMoss")],
            dict.fromkeys(("McMoss", "Karl McMoss", "Tom McMoss"), "Senator"),
        ),
        ([use("McMoss"), use("Karl McMoss")], {"McMoss": "Senator", "Karl McMoss": "Coach"}),
        ([use("McMoss"), use("Karl McMoss")], {}),
        # another time, another gender, only quoted, another folder
        ([use("MR. MOSS"), use("Karl Moss", DAY + 500)], {}),
        ([use("MR. MOSS"), use("Ann Moss")], {}),
        ([use("MR. MOSS"), use("Karl Moss", turns=0)], {}),
        ([use("MR. MOSS"), use("Karl Moss", folder="statements")], {}),
        # another office, or one that many hold
        ([use("SPEAKER MOSS"), use("Ann Moss")], {"Ann Moss": "Senator"}),
        ([use("REPRESENTATIVE MOSS"), use("Ann Moss")], {"Ann Moss": "Rep."}),
        # other middle names, suffixes, and people of old
        ([use("Ann B. Moss"), use("Ann C. Moss")], {}),
        ([use("Ann Moss"), use("Ann B. Moss"), use("Ann C. Moss")], {}),
        ([use("Karl Moss"), use("Karl Moss Jr.")], {}),
        (
            [use("John Moss"), use("John F. Moss")],
            {"John Moss": "Senator", "John F. Moss": "President"},
        ),
        # nobody's names, and given names alone
        ([use("Q"), use("MODERATOR"), use("Ann Moderator")], {}),
        ([use("Ann"), use("Ann Moss")], {}),
    ],
)
def test_two_people_are_never_one(uses: list[NameUse], titles: dict[str, str]) -> None:
    assert joined(uses, titles) == {}


def test_whom_everybody_hears_is_known_in_other_folders() -> None:
    bearer = use("Karl Moss", turns=30, folder="briefings", count=30)
    assert joined([use("MR. MOSS", folder="remarks"), bearer]) == {"MR. MOSS": "Karl Moss"}


def test_labels_of_one_office_are_one_and_none_is_taken_for_a_full_name() -> None:
    uses = [use("GOVERNOR MOSS", count=3), use("GOV. MOSS"), use("GOVERNOR BIRK")]
    assert joined(uses) == {"GOV. MOSS": "GOVERNOR MOSS"}


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Ann Moss", True),
        ("Kell Harbour Office", True),
        ("NPR", True),
        ("Jordan Moss", True),
        ("Bill", False),
        ("Russia", False),
        ("the GOP", False),
        ("Lib Dems", False),
        ("Safe Harbours Act", False),
        ("MR. PRESIDENT", False),
    ],
)
def test_places_laws_and_parties_are_no_rows(name: str, listed: bool) -> None:
    assert is_listed(name) == listed
