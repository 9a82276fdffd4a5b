from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefreader.errors import ConfigError
from briefreader.people import NOBODY, Office, People, Person, load_people

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
PEOPLE = People((RIVERS, STONE))


@pytest.mark.parametrize(
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
    both = People((RIVERS, STONE, twin))
    assert both.in_office("Rivers", date(2005, 1, 1)) is None
    mayor = both.in_office("rivers", date(2005, 1, 1), "mayor")
    assert mayor is not None
    assert mayor.person is twin


def test_an_alias_means_the_person() -> None:
    assert PEOPLE.named("ada m. rivers") is RIVERS
    assert NOBODY.named("Ada Rivers") is None


@pytest.mark.parametrize(
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
    with pytest.raises(ConfigError, match="cannot be read"):
        load_people(tmp_path / "none.toml")
