"""First looks, which tell most texts apart without the dear way, hide nothing that it would find.

Each is compared with always looking on, over random texts of the words that the dear way looks for.
"""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

import random
import re

import pytest

from briefreader.domain.quote import Quote
from briefreader.quotes.attribution import doubted_words, rules, telltales
from briefreader.quotes.attribution.doubted_words import find_doubt
from briefreader.quotes.entities import parliament_labels, speaker_labels
from briefreader.quotes.mentions.paragraph_context import ParagraphContext
from briefreader.quotes.pipeline import find_attributed_quotes
from briefreader.quotes.transcripts import quoted_replies
from briefreader.quotes.transcripts.quoted_replies import find_quoted_replies

DOUBTING = """
    Moss Birk he she they the a never not nor said say saying tell told that called call
    him did didn’t does has had have claimed claims alleged allegedly reports denied
    denying nobody no one at time point nowhere publicly wrote words phrase use used to in
    as post , , . : ; doctored fake clip quote false true lie accused of having evidence
    described referred brand anything like then there ever why or falsely misquoted
    promised state and but who suggested argued reportedly
""".split()
WRITER_LINES = (
    "On 3 May 2024, Ann Moss wrote{}:",
    "> On Fri, May 3, 2024 at 9:04 AM Ann Moss <ann@kell.example> wrote{}:",
    "Le 3 mai 2024 à 09:04, Anne Mousse a écrit{}:",
    "El 3 de mayo de 2024, Ana Musgo escribió{}:",
    "Il giorno 3 maggio 2024 Anna Muschio ha scritto{}:",
    "Am 3.5.2024 um 09:04 schrieb Anna Moos{}:",
    "Op 3 mei 2024 om 09:04 schreef Anna Mos{}:",
    "Anna Moos <ann@kell.example> schrieb am 3.5.2024 um 09:04{}:",
    "Anna Mos schreef op 3 mei 2024 om 09:04{}:",
    "On Friday, Ann Moss wrote{}:",
    "Ann Moss wrote on 3 May{}:",
    "Anna Moos schrieb am Freitag{}:",
)

PIECES = """\
Ann Moss|Karl Birk|the mayor|a letter|she|he|I|my mother|who|the words|his own words,|,|,
.|:|said|told|was told by|asked|heard|quoted|quotes|cited|read|reading|played|wrote
called|was called|as saying|like|as|that|’s promise that|and|when|in|of|from|to me|had
was|said that|never|reportedly|at the end of the day,|“the quay is late”
“The quay is late,”|“The quay is late.”|“late”|“It is not ready yet for them.”|“late,”
“Late!”|Radio Dell""".replace("\n", "|").split("|")


def some_stories(chance: random.Random, count: int) -> list[str]:
    """Return texts of random pieces, some of them a transcript's turn."""
    found = []
    for number in range(count):
        words = " ".join(chance.choice(PIECES) for _ in range(chance.randint(8, 30)))
        story = words.replace(" ,", ",").replace(" .", ".").replace(" :", ":").replace(" ’s", "’s")
        turns = ("MR. HOLT: ", "MS. DALE: So it is.\n\nMR. HOLT: I see.\n\nMS. DALE: Yes.")
        story = f"Ann Moss, the mayor, met Karl Birk.\n\n{story}"
        found.append(story if number % 4 else f"{turns[0]}{story}\n\n{turns[1]}")
    return found


def test_speakers_are_the_same_without_a_first_look(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = some_stories(random.Random(11), 600)

    def all_found() -> list[tuple[Quote, str, str]]:
        found = (find_attributed_quotes(story, "", None, None) for story in stories)
        return [(one.quote, one.step, one.doubt) for story in found for one in story]

    quick = all_found()
    assert len({step for _, step, _ in quick}) > 6
    everything = telltales.ANY * 2 - 1

    def all_telltales(_: ParagraphContext) -> int:
        return everything

    for module in ("rules", "sentence_corrections", "reported_fragments"):
        monkeypatch.setattr(f"briefreader.quotes.attribution.{module}.telltales", all_telltales)
    monkeypatch.setattr("briefreader.quotes.pipeline.telltales", all_telltales)
    whole = [[by_need[-1]] * len(by_need) for by_need in rules._RULES]
    monkeypatch.setattr(rules, "_RULES", whole)
    assert all_found() == quick


def test_no_house_is_missed_by_a_first_look() -> None:
    chance = random.Random(5)
    houses = parliament_labels._HEADS
    letters = "".join(houses) + " "
    for _ in range(5_000):
        near = "".join(chance.choice(letters) for _ in range(chance.randint(0, 40)))
        head = near + chance.choice((*houses, "", "")) + near[::-1]
        assert parliament_labels._names_house(head) == any(map(head.__contains__, houses)), head


def test_no_label_before_a_colon_is_missed_by_a_first_look() -> None:
    chance = random.Random(3)
    pieces = (
        "taz",
        "Ann Moss",
        "de la Rue",
        "O’Hara-Dell",
        ":",
        ":",
        ": ",
        "\n",
        "\n",
        " ",
        "**",
        "a",
    )
    for _ in range(5_000):
        text = "".join(chance.choice(pieces) for _ in range(chance.randint(2, 24)))
        labels = re.findall(speaker_labels._ANY_LABEL, text)
        assert len(labels) <= speaker_labels._short_openings(text), text


def test_doubts_are_the_same_without_a_first_look(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(7)

    def some(least: int, most: int) -> str:
        words = " ".join(chance.choice(DOUBTING) for _ in range(chance.randint(least, most)))
        return words.replace(" ,", ",").replace(" .", ".").replace(" :", ":")

    pieces = [(some(2, 12), f" {some(0, 6)}", chance.choice(",.?t")) for _ in range(20_000)]
    pieces += [(ahead.upper(), behind, last) for ahead, behind, last in pieces[:1_000]]
    quick = [find_doubt(*one) for one in pieces]
    assert sum(doubt is not None for doubt in quick) > len(pieces) // 50
    for look in ("may_list", "hint_at_doubt"):
        monkeypatch.setattr(doubted_words._Words, look, lambda *_: True)
    monkeypatch.setattr(doubted_words, "_TELLING", ("",))
    assert [find_doubt(*one) for one in pieces] == quick


def test_quoted_emails_are_the_same_without_a_first_look(monkeypatch: pytest.MonkeyPatch) -> None:
    below = "\n\n> The quay is safe.\n> It is new.\n"
    texts = [
        f"It is late.\n\n{line.format(space)}{blanks}{below}"
        for line in WRITER_LINES
        for space in ("", " ", "\xa0", "\u202f")
        for blanks in ("", "  ", "\t")
    ]
    quick = [find_quoted_replies(text) for text in texts]
    assert all(quick)
    always = re.compile("")
    monkeypatch.setattr(quoted_replies, "_CLOSING_COLON", always)
    monkeypatch.setattr(quoted_replies, "_ENDS", always)
    assert [find_quoted_replies(text) for text in texts] == quick
