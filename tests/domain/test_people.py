from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.domain.people import NOBODY, Office, PeopleDirectory, Person, load_people
from briefreader.errors import ConfigError

RIVERS = Person(
    "Ada Rivers",
    ("Ada M. Rivers",),
    (
        Office("Minister of Water", "THE MINISTER", date(2001, 3, 1), date(2004, 5, 1)),
        Office("Premier of Northland", "THE PREMIER", date(2004, 5, 1), None),
    ),
)
STONE = Person(
    "Bo Stone",
    (),
    (Office("Premier of Northland", "THE PREMIER", date(1999, 1, 1), date(2004, 5, 1)),),
)
PEOPLE = PeopleDirectory((RIVERS, STONE))


@cases(
    ("label", "day", "name"),
    [
        ("THE PREMIER", date(2000, 6, 1), "Bo Stone"),
        ("THE PREMIER", date(2004, 4, 30), "Bo Stone"),
        ("THE PREMIER", date(2004, 5, 1), "Ada Rivers"),
        ("the  premier", date(2024, 1, 1), "Ada Rivers"),
        ("THE PREMIER", date(1990, 1, 1), None),
        ("THE PREMIER", None, None),
        ("THE MAYOR", date(2004, 5, 1), None),
    ],
)
def test_a_label_means_who_held_the_office_on_the_day(
    label: str, day: date | None, name: str | None
) -> None:
    holder = PEOPLE.labelled(label, day)
    assert (holder.person.name if holder else None) == name


def test_a_surname_means_nobody_when_two_of_that_name_hold_office() -> None:
    twin = Person("Cy Rivers", (), (Office("Mayor of Dell", start=date(2003, 1, 1)),))
    assert PEOPLE.in_office("Rivers", date(2005, 1, 1)) is not None
    both = PeopleDirectory((RIVERS, STONE, twin))
    assert both.in_office("Rivers", date(2005, 1, 1)) is None
    mayor = both.in_office("rivers", date(2005, 1, 1), "mayor")
    assert mayor is not None
    assert mayor.person is twin


def test_a_junior_is_known_by_the_surname() -> None:
    junior = Person("Cy Dell Jr.", (), (Office("Mayor of Dell", start=date(2003, 1, 1)),))
    holder = PeopleDirectory((junior,)).in_office("Dell", date(2005, 1, 1))
    assert holder is not None
    assert holder.person is junior


def test_an_alias_means_the_person() -> None:
    assert PEOPLE.named("ada m. rivers") is RIVERS
    assert NOBODY.named("Ada Rivers") is None


@cases(
    ("label", "day", "name"),
    [
        ("THE PRESIDENT", date(2016, 12, 31), "Barack Obama"),
        ("THE PRESIDENT", date(2017, 1, 20), "Donald Trump"),
        ("THE PRESIDENT", date(2022, 5, 1), "Joe Biden"),
        ("THE VICE PRESIDENT", date(2022, 5, 1), "Kamala Harris"),
        ("THE PRESIDENT", date(2025, 2, 1), "Donald Trump"),
    ],
)
def test_the_shipped_people_know_the_presidents(label: str, day: date, name: str) -> None:
    holder = load_people(None).labelled(label, day)
    assert holder is not None
    assert holder.person.name == name


@cases(
    ("surname", "role", "day", "found"),
    [
        ("Psaki", "", date(2014, 5, 1), "Spokesperson for the US Department of State"),
        ("Psaki", "", date(2022, 5, 13), "White House Press Secretary"),
        ("Psaki", "", date(2022, 5, 16), None),
        ("Jean-Pierre", "", date(2022, 5, 16), "White House Press Secretary"),
        ("Kirby", "", date(2022, 5, 19), "Pentagon Press Secretary"),
        (
            "Kirby",
            "",
            date(2022, 11, 28),
            "National Security Council Coordinator for Strategic Communications",
        ),
        ("Kirby", "", date(2025, 1, 3), "White House National Security Communications Advisor"),
        ("Price", "", date(2023, 3, 13), "Spokesperson for the US Department of State"),
        ("Price", "", date(2023, 3, 28), None),
        ("Patel", "", date(2022, 5, 23), None),
        ("Biden", "president", date(2026, 1, 1), "President of the United States"),
        ("Bush", "president", date(1995, 1, 1), "President of the United States"),
        ("Trump", "", date(2025, 5, 1), None),
        ("Vance", "", date(2025, 5, 1), None),
        ("Vance", "president", date(2025, 5, 1), "Vice President of the United States"),
    ],
)
def test_a_surname_means_a_shipped_person_only_within_the_days_known(
    surname: str, role: str, day: date, found: str | None
) -> None:
    holder = load_people(None).in_office(surname, day, role)
    assert (holder.office.title if holder and holder.office else None) == found


def test_every_shipped_office_has_its_first_and_last_day_in_order_of_time() -> None:
    for person in load_people(None).persons:
        assert person.offices, person.name
        days = [day for office in person.offices for day in (office.start, office.end)]
        known = [day for day in days if day is not None]
        assert len(known) == len(days), person.name
        assert known == sorted(known), person.name


def test_no_two_shipped_people_hold_one_labelled_office_at_a_time() -> None:
    people = load_people(None).persons
    offices = [
        (office.label, office.start, office.end or date.max)
        for person in people
        for office in person.offices
        if office.label
    ]
    for label, start, end in offices:
        others = [o for o in offices if o[0] == label and o != (label, start, end)]
        assert all(o[1] >= end or o[2] <= start for o in others if o[1] and start)


def test_the_users_file_extends_and_replaces(tmp_path: Path) -> None:
    own = tmp_path / "people.toml"
    own.write_text(
        '[[person]]\nname = "Ida Vale"\naliases = ["I. Vale"]\n'
        'offices = [{ title = "Mayor of Dell", from = 2020-01-01, label = "THE MAYOR" }]\n'
        '[[person]]\nname = "Joe Biden"\n',
        "utf-8",
    )
    people = load_people(own)
    mayor = people.labelled("THE MAYOR", date(2020, 1, 1))
    assert mayor is not None
    assert mayor.person.name == "Ida Vale"
    assert people.labelled("THE PRESIDENT", date(2022, 1, 1)) is None
    assert people.labelled("THE PRESIDENT", date(2010, 1, 1)) is not None


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[[person]]\n", "needs a name"),
        ('[[person]]\nname = "A"\nborn = 3\n', "unknown key 'born'"),
        ('[[person]]\nname = "A"\naliases = "B"\n', "aliases must be a list"),
        ('[[person]]\nname = "A"\noffices = [{ from = 2020-01-01 }]\n', "needs a title"),
        ('[[person]]\nname = "A"\noffices = [{ title = "B", from = "2020" }]\n', "must be a date"),
        (
            '[[person]]\nname = "A"\n'
            'offices = [{ title = "B", from = 2020-01-02, to = 2020-01-01 }]\n',
            "ends before it begins",
        ),
        ("person = 3\n", "[[person]]"),
        ('people = "A"\n', "unknown key 'people'"),
        ("[[person\n", "people.toml"),
        (f"person = {'9' * 5000}\n", "a number too long"),
        (f"person = {'[' * 100_000}\n", "nested too deeply"),
    ],
)
def test_a_mistake_in_the_users_file_is_said_in_one_line(
    tmp_path: Path, written: str, said: str
) -> None:
    own = tmp_path / "people.toml"
    own.write_text(written, "utf-8")
    with pytest.raises(ConfigError) as caught:
        load_people(own)
    assert said in str(caught.value)
    assert str(own) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    own = tmp_path / "none.toml"
    with pytest.raises(ConfigError) as caught:
        load_people(own)
    assert str(caught.value) == f"{own}: can't be read: no such file or directory"


def test_a_file_that_is_no_text_is_said_in_one_line(tmp_path: Path) -> None:
    own = tmp_path / "people.toml"
    own.write_bytes(b'name = "caf\xe9"\n')
    with pytest.raises(ConfigError) as caught:
        load_people(own)
    assert str(caught.value) == f"{own}: can't be read: not UTF-8"
