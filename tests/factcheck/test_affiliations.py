"""A firm or group that no list knows may say what its people say; nobody else may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.cases import cases
from tests.factcheck.conftest import indexed
from tests.factcheck.test_verdicts import only
from tests.growth import growth

from briefreader.domain.article import Span
from briefreader.factcheck import Verdict
from briefreader.factcheck.affiliations import belongs_to
from briefreader.library import Library

HEAD = "---\ntitle: The harbour in {}\ndate: 2024-03-14\nsource: Coast Sample\n---\n"
MAY = """\
Kestrel Ferries will drop its night line in May.

“We have lost money on every night crossing since autumn,” said Lena Brook of Kestrel Ferries. Tom
Reave, a fisherman, said: “Nobody asked the island before they took the boat away.”

Osmaro chief executive Dana Holt told analysts: “We will not hurry a single boat out of the yard.”

Piers Odell, who runs Skylark Leasing, was blunt. “They have promised us that every year,” he said.

“The slates were laid in a single wet week,” said Anwen Pryce, Corbel Roofing’s managing director.
“Neither side can afford to blink,” Brightwater’s Ellen Shaw wrote.

“The peak is behind us and the fall will be slow,” said Ruth Penhale, economist at Morgan Tarrant.

“I would not sell a single share,” said Piers Lowe, who banks with Morgan Tarrant.

“The science has not changed in forty years,” said Erik Haas of Jansen & Jansen.

“He has nothing to hide from anybody,” said Ada Quill, a spokeswoman for James Ward.

“A former guest is no guest at all,” said Ida Lunn, a former manager of Hotel Osprey.
“Their boats wake my children,” said Ruth Penrose, a critic of Osmaro.
"""
JUNE = """\
Two years ago Fernhill Dairies bought the creamery. Now it will close.

“There is no buyer, and there will be none,” said Hal Brandt, the company’s chairman.

Rival Oatley Creams was pleased. Its finance director, Colm Beattie, said: “Prices have doubled in a
month and they know it.”

“The mayor never saw that letter,” said Petra Quill, a spokeswoman for Halden Voss. Mr. Voss is on
leave. “He never once asked us how we were,” said Verity Crane, an aide to and later a biographer of
Ansel Poole. Poole did not answer.
"""
MARCHES = {"may": HEAD.format("May") + MAY, "june": HEAD.format("June") + JUNE}
NIGHT = "We have lost money on every night crossing since autumn"
NOT_COMPARED = (
    (NIGHT, "Kestrel Ferries"),
    (NIGHT, "Kestrel Ferries Ltd"),
    ("We will not hurry a single boat out of the yard", "Osmaro"),
    ("They have promised us that every year", "Skylark Leasing"),
    ("The slates were laid in a single wet week", "Corbel Roofing"),
    ("The slates were laid in a single wet week", "Corbel"),
    ("Neither side can afford to blink", "Brightwater"),
    ("The peak is behind us and the fall will be slow", "Morgan Tarrant"),
    ("The science has not changed in forty years", "Jansen & Jansen"),
    ("There is no buyer, and there will be none", "Fernhill Dairies"),
    ("Prices have doubled in a month and they know it", "Oatley Creams"),
)
WRONG = (
    (NIGHT, "Tom Reave"),
    (NIGHT, "Oliver North"),
    (NIGHT, "Alonzo Washington"),
    (NIGHT, "Osmaro"),
    (NIGHT, "Tallow Shipping"),
    ("Nobody asked the island before they took the boat away", "Kestrel Ferries"),
    ("We will not hurry a single boat out of the yard", "Odell"),
    ("They have promised us that every year", "Osmaro"),
    ("I would not sell a single share", "Morgan Tarrant"),
    ("He has nothing to hide from anybody", "James Ward"),
    ("A former guest is no guest at all", "Osprey"),
    ("Their boats wake my children", "Osmaro"),
    ("There is no buyer, and there will be none", "Oatley Creams"),
    ("The mayor never saw that letter", "Halden Voss"),
    ("The mayor never saw that letter", "Voss"),
    ("He never once asked us how we were", "Ansel Poole"),
    ("He never once asked us how we were", "Poole"),
)


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two stories about firms and those who speak for them."""
    with closing(indexed(tmp_path_factory.mktemp("firms"), MARCHES)) as opened:
        yield opened


@cases(("words", "body"), NOT_COMPARED)
@cases("form", ("“{},” {} said.", "“{},” according to {}.", "{1} said: “{0}.”"))
def test_a_body_whose_member_speaks_is_not_compared(
    newspaper: Library, form: str, words: str, body: str
) -> None:
    checked = only(newspaper, f"The quay opened.\n\n{form.format(words, body)}\n")
    assert (checked.verdict, checked.not_compared) == (Verdict.EXACT, "speaker not compared")


@cases(("words", "name"), WRONG)
def test_a_person_or_a_body_of_others_is_another_speaker(
    newspaper: Library, words: str, name: str
) -> None:
    checked = only(newspaper, f"The quay opened.\n\n“{words},” {name} said.\n")
    assert checked.verdict is Verdict.OTHER_SPEAKER


@cases(
    ("text", "body", "is_of_it"),
    [
        ("“No,” said Lena Brook, a manager of Hotel Osprey.", "Hotel Osprey", True),
        ("“No,” said Lena Brook, a former manager of Hotel Osprey.", "Hotel Osprey", False),
        ("“No.” Lena Brook, the chairman of Hotel Osprey.", "Hotel Osprey", True),
        ("“No.” Lena Brook, the chairman, said of Hotel Osprey.", "Hotel Osprey", False),
        ("“No,” said Lena Brook of Brook Ferries.", "Brook Ferries", False),
        (
            "Hotel Osprey shuts. “Osmaro Lines pay,” said Lena Brook, the company’s chairman.",
            "Hotel Osprey",
            True,
        ),
    ],
)
def test_what_is_said_of_somebody_decides_for_whom_he_speaks(
    text: str, body: str, is_of_it: bool
) -> None:
    quoted = Span(text.index("“") + 1, text.index("”"))
    assert belongs_to("Lena Brook", body, text, quoted) is is_of_it


def test_the_time_grows_about_as_a_row_of_one_name() -> None:
    def tied(text: str) -> object:
        return belongs_to("Lena Brook", "Kestrel Ferries", text, Span(0, 0))

    assert growth(tied, "Kestrel Ferries " * 200, "Kestrel Ferries " * 800, 1.5) <= 1.5


@pytest.mark.parametrize(
    ("words", "repeated"),
    [("Kestrel Ferries ", "A"), ("Kestrel Ferries ", "-A"), ("Kestrel Ferries ", "A."), ("", "a-")],
)
def test_one_long_word_beside_a_body_is_searched_in_linear_time(words: str, repeated: str) -> None:
    def tied(text: str) -> object:
        return belongs_to("Lena Brook", "Kestrel Ferries", text, Span(0, 0))

    small, large = (f"{words}{repeated * many} Kestrel Ferries" for many in (1_000, 4_000))
    assert growth(tied, small, large, 1.5) <= 1.5
