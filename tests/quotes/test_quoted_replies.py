"""Emails quoted below or above an answer with "> ": their writers' words, never the sender's."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

from tests.cases import cases

from briefreader.quotes import Quote, find_quotes
from briefreader.sources.article_loader import load_article

OWN = "Thank you, Ann. I agree that the quay must be built anew this year."
WALKED = "I walked along the quay at dawn. We cannot wait until the storms of autumn."
REFUSED = "I never approved the budget. My answer is still no."
LINE = "On 3 May 2024, Ann Moss <moss@quay.example> wrote:"
EARLIER = "On 2 May 2024, at 10:15, Carl Reed <reed@quay.example> wrote:"
SIGNED = "Ben Birk\nMayor of Kell"
HEAD = (
    "From: Ben Birk <birk@quay.example>\nDate: Sat, 4 May 2024 09:00:00 +0200\n"
    "Subject: Re: The quay\nContent-Type: "
)


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
    "line, who",
    [
        ("On 3 May, Ann Moss wrote:", "Ann Moss"),
        ("On 3 May Ann Moss wrote:", "Ann Moss"),
        ("On 3 May, June Moss wrote:", "June Moss"),
        ("On May 3 at 10:15, Ann wrote:", "Ann"),
        ("On Friday, Ann Moss wrote:", "Ann Moss"),
        ("On Friday Ann Moss wrote:", "Ann Moss"),
        ("Ann Moss wrote:", "Ann Moss"),
        ("Ann Moss wrote on Friday:", "Ann Moss"),
        ("Am 3. Mai schrieb Ann Moss:", "Ann Moss"),
        ("Am Freitag schrieb Ann von Moss:", "Ann von Moss"),
        ("Ann Moss schrieb:", "Ann Moss"),
        ("Le 3 mai, Anne Roux a écrit :", "Anne Roux"),
        ("El 3 de mayo, Ana Ruiz escribió:", "Ana Ruiz"),
        ("Op 3 mei schreef Ann Moss:", "Ann Moss"),
    ],
)
def test_a_line_without_year_or_day_names_the_writer_of_what_is_quoted_below(
    line: str, who: str
) -> None:
    found = turns(f"{OWN}\n\n{line}\n\n{quoted(WALKED)}\n\n{SIGNED}")
    assert said(found) == [("Ben Birk", OWN, True), (who, WALKED, False)]


@cases(
    "line",
    [
        "She wrote:",
        "On Friday she wrote:",
        "The minister wrote:",
        "The Guardian wrote:",
        "In May 2023 the council wrote:",
    ],
)
def test_a_line_that_names_no_person_begins_no_email(line: str) -> None:
    assert turns(f"{OWN}\n\n{line}\n\n{quoted(WALKED)}") == []


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


AGAIN = "I will bring the plans."


def _as_mail(body: str) -> str:
    return f"{HEAD}text/plain; charset=utf-8\n\n{body}\n"


def _as_page(body: str) -> str:
    """Return an email of HTML, in which a quotation stands for each "> "."""
    lines, depth = [], 0
    for line in body.split("\n"):
        words = line.lstrip(">")
        deeper = len(line) - len(words)
        lines.append("<blockquote>" * (deeper - depth) + "</blockquote>" * (depth - deeper))
        lines.append(f"<p>{escape(words)}</p>" if words.strip() else "")
        depth = deeper
    return f"{HEAD}text/html; charset=utf-8\n\n{''.join(lines)}{'</blockquote>' * depth}\n"


@cases(
    "name, whole",
    [
        ("a.eml", _as_mail),
        ("b.eml", _as_page),
        ("c.md", "# Re: The quay\n\n{}\n".format),
    ],
)
def test_emails_keep_whose_words_they_quote(
    tmp_path: Path, name: str, whole: Callable[[str], str]
) -> None:
    inner = f"{quoted(EARLIER)}\n>\n{quoted(REFUSED, 2)}\n>\n{quoted(AGAIN)}"
    path = tmp_path / name
    path.write_text(whole(f"{OWN}\n\n{LINE}\n\n{quoted(WALKED)}\n>\n{inner}"), encoding="utf-8")
    article = load_article(path)
    found = find_quotes(
        article.text,
        title=article.title,
        block_quotes=article.block_quotes,
        writer=article.writer,
    )
    assert said([one for one in found if one.kind == "turn"]) == [
        ("Ann Moss", WALKED, False),
        ("Carl Reed", REFUSED, False),
        ("Ann Moss", AGAIN, False),
    ]


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
