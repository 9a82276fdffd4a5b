"""Emails quoted below or above an answer with "> ": their writers' words, never the sender's."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.quotes import Quote, find_quotes
from briefreader.sources.article_loader import load_article

OWN = "Thank you, Ann. I agree that the quay must be built anew this year."
WALKED = "I walked along the quay at dawn. We cannot wait until the storms of autumn."
REFUSED = "I never approved the budget. My answer is still no."
LINE = "On 3 May 2024, Ann Moss <moss@quay.example> wrote:"
EARLIER = "On 2 May 2024, at 10:15, Carl Reed <reed@quay.example> wrote:"
SIGNED = "Ben Birk\nMayor of Kell"


def quoted(words: str, depth: int = 1) -> str:
    return "\n".join(f"{'>' * depth} {line}".rstrip() for line in words.split("\n"))


def turns(text: str, title: str = "Re: The quay", writer: str = "Ben Birk") -> list[Quote]:
    return [one for one in find_quotes(text, title=title, writer=writer) if one.kind == "turn"]


def said(found: list[Quote]) -> list[tuple[str | None, str, bool]]:
    return [(one.speaker, one.text, one.certain) for one in found]


@cases(
    "line",
    [
        LINE,
        "On Fri, May 3, 2024 at 10:15\u202fAM Ann Moss <moss@quay.example> wrote:",
        "On Fri, May 3, 2024 at 10:15 AM Ann Moss <\nmoss@quay.example> wrote:",
        "On Fri, May 03, 2024 at 10:15:00AM +0200, Ann Moss wrote:",
        "On 03/05/2024 10:15, Ann Moss wrote:",
        "Am 03.05.24 um 10:15 schrieb Ann Moss:",
        "Am Fr., 3. Mai 2024 um 10:15 Uhr schrieb Ann Moss <moss@quay.example>:",
        "Ann Moss <moss@quay.example> schrieb am Fr., 3. Mai 2024, 10:15:",
        "Le ven. 3 mai 2024 à 10:15, Ann Moss <moss@quay.example> a écrit :",
        "Le 03/05/2024 à 10:15, Ann Moss a écrit :",
        "El vie, 3 may 2024 a las 10:15, Ann Moss (<moss@quay.example>) escribió:",
        "Il giorno ven 3 mag 2024 alle ore 10:15 Ann Moss <moss@quay.example> ha scritto:",
        "Op vr 3 mei 2024 om 10:15 schreef Ann Moss <moss@quay.example>:",
    ],
)
def test_a_quoted_email_is_its_writers_words(line: str) -> None:
    text = f"{OWN}\n\n{line}\n\n{quoted(WALKED)}\n\n{SIGNED}"
    found = turns(text)
    assert said(found) == [("Ben Birk", OWN, True), ("Ann Moss", WALKED, False)]
    assert found[1].mention(text) == "Ann Moss"


def test_of_two_emails_quoted_within_each_other_each_is_its_writers() -> None:
    inner = f"{quoted(EARLIER)}\n>\n{quoted(REFUSED, 2)}\n>\n{quoted('I disagree with him.')}"
    text = f"{OWN}\n\n{LINE}\n\n{quoted(WALKED)}\n>\n{inner}\n\nLet us meet.\n\n{SIGNED}"
    assert said(turns(text)) == [
        ("Ben Birk", OWN, True),
        ("Ann Moss", WALKED, False),
        ("Carl Reed", REFUSED, False),
        ("Ann Moss", "I disagree with him.", False),
        ("Ben Birk", "Let us meet.", True),
    ]


def test_whoever_signs_a_quoted_email_has_not_written_the_answer() -> None:
    below = quoted(f"{WALKED}\n\nAnn Moss\nHarbour Director")
    for text in (f"{OWN}\n\n{LINE}\n\n{below}", f"{OWN}\n\n{SIGNED}\n\n{LINE}\n\n{below}"):
        assert {one.speaker for one in turns(text) if OWN in one.text} <= {"Ben Birk"}
        assert [one.speaker for one in turns(text) if WALKED in one.text] == ["Ann Moss"]


def test_a_quoted_email_that_has_lost_its_marks_is_not_the_senders() -> None:
    text = f"{OWN}\n\n{LINE}\n\n{WALKED}\n\n{SIGNED}"
    assert [one.speaker for one in turns(text) if WALKED in one.text] == ["Ann Moss"]
    assert not any(one.certain for one in turns(text) if WALKED in one.text)


def test_what_a_quoted_email_quotes_is_not_the_senders() -> None:
    text = f"{OWN}\n\n{LINE}\n\n{quoted('I called it “a bad joke” at noon.')}\n\n{SIGNED}"
    (inner,) = (one for one in find_quotes(text, writer="Ben Birk") if one.kind != "turn")
    assert (inner.speaker, inner.certain) == ("Ann Moss", False)


@cases(
    "text",
    [
        "On May 3, 2024, the council met.\n\nAnn Moss wrote:\n\nThe quay is shut.",
        "On May 3, 2024, Ann Moss wrote:\n\nThe quay is shut, and nobody may moor there.",
        f"{OWN}\n\n{LINE}",
        f"{OWN}\n\n{LINE}\n\n>\n>",
    ],
)
def test_a_line_above_nothing_quoted_begins_no_email(text: str) -> None:
    assert turns(text) == []


@pytest.mark.parametrize("suffix", ["eml", "md"])
def test_emails_keep_whose_words_they_quote(tmp_path: Path, suffix: str) -> None:
    body = f"{OWN}\n\n{LINE}\n\n{quoted(WALKED)}\n>\n{quoted(EARLIER)}\n>\n{quoted(REFUSED, 2)}"
    head = (
        "From: Ben Birk <birk@quay.example>\nDate: Sat, 4 May 2024 09:00:00 +0200\n"
        "Subject: Re: The quay\nContent-Type: text/plain; charset=utf-8\n"
    )
    whole = f"# Re: The quay\n\n{body}\n" if suffix == "md" else f"{head}\n{body}\n"
    path = tmp_path / f"a.{suffix}"
    path.write_text(whole, encoding="utf-8")
    article = load_article(path)
    found = find_quotes(
        article.text,
        title=article.title,
        block_quotes=article.block_quotes,
        writer=article.writer,
    )
    told = [(one.speaker, one.certain) for one in found if one.kind == "turn"]
    assert told == [("Ann Moss", False), ("Carl Reed", False)]
    assert [one.text for one in found] == [WALKED, REFUSED]


def test_a_german_report_with_a_quoted_email_is_read_as_german() -> None:
    inner = "„Der Steg ist sicher“, sagte die Wirtin Jana Holm. Das ist nicht wahr."
    text = (
        "„Wir bauen den Kai neu“, sagte Bürgermeister Karl Hald am Montag. Die Arbeiten "
        "beginnen im Herbst und sie dauern ein Jahr.\n\n"
        f"Am 03.05.24 um 10:15 schrieb Ann Moss:\n\n{quoted(inner)}\n"
    )
    found = find_quotes(text, title="Der Kai")
    assert [(one.speaker, one.kind, one.inside, one.certain) for one in found] == [
        ("Karl Hald", "direct", None, True),
        ("Ann Moss", "turn", None, False),
        ("Jana Holm", "direct", 1, True),
    ]
