"""Marks of notes behind quotations are no words of their sentences."""

from __future__ import annotations

import re

from tests.cases import cases

from briefreader.quotes.pipeline import find_quotes

_MARK = re.compile(r"\[[\da]\]|[¹²]")


@cases(
    "text",
    [
        "Ann Moss said: “The quay is safe and will stay so.”[1] She left at noon.",
        "Ann Moss said: “The quay is safe and will stay so.”¹² She left at noon.",
        "Ann Moss said: “The quay is safe and will stay so.”[1][a] She left at noon.",
        "“The quay is safe and will stay so,”[1] said Ann Moss, the mayor.",
        "Anna Moos sagte: „Der Kai ist sicher und bleibt es.“[1] Sie ging um zwölf nach Hause.",
        "„Der Kai ist sicher und bleibt es“[1], sagte Anna Moos am Montag.",
        "« Le quai est sûr et le restera »², a déclaré Anne Moss lundi.",
    ],
)
def test_a_note_changes_nothing_of_who_said_it(text: str) -> None:
    noted = find_quotes(text)
    bare = _MARK.sub("", text)
    plain = find_quotes(bare)
    assert noted
    assert all(quote.certain for quote in noted)
    said = [(text[one.start : one.end], one.speaker, one.certain) for one in noted]
    assert said == [(bare[one.start : one.end], one.speaker, one.certain) for one in plain]


def test_brackets_that_are_no_note_stay_words() -> None:
    text = "“The quay is safe and will stay so.”[sic] Ann Moss said: “[We] will stay.”"
    assert [text[one.start : one.end] for one in find_quotes(text)][-1] == "[We] will stay."


@cases("before", ["said:", "said,", "said.", "said.[1]", "said (", "said—"])
def test_a_letter_in_brackets_that_begins_a_word_is_no_note(before: str) -> None:
    text = f'Ann Moss {before}"[w]e will stay there."'
    assert [text[one.start : one.end] for one in find_quotes(text)] == ["[w]e will stay there."]
