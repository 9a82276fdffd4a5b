"""Indirect speech: what is reported without quotation marks, and what only looks so."""

from __future__ import annotations

from tests.cases import cases

from briefreader.quotes import find_indirect_quotes, find_quotes

WORDS = "the quay of Kell was closed on Monday"


def reported(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in find_indirect_quotes(text)]


@cases(
    "text",
    [
        "Karl Birk said that the quay of Kell was closed on Monday.",
        "Karl Birk said the quay of Kell was closed on Monday.",
        "Karl Birk, the harbour master, said on Friday that the quay of Kell was closed on Monday.",
        "One of the builders, Karl Birk, said that the quay of Kell was closed on Monday.",
        "Karl Birk told reporters that the quay of Kell was closed on Monday.",
        "Karl Birk waved. He warned that the quay of Kell was closed on Monday.",
        "According to Karl Birk, the quay of Kell was closed on Monday.",
    ],
)
def test_a_reported_clause_has_its_speaker(text: str) -> None:
    assert reported(text) == [(WORDS, "Karl Birk")]
    assert not any(quote.certain for quote in find_indirect_quotes(text))
    assert find_quotes(text) == ()


@cases(
    "end",
    [
        "Karl Birk said",
        "said Karl Birk",
        "said Karl Birk, the harbour master of Kell",
        "said Karl Birk, who has mended it for years",
        "according to Karl Birk",
    ],
)
def test_who_said_it_may_stand_at_the_end(end: str) -> None:
    assert reported(f"The quay was closed on Monday, {end}.") == [
        ("The quay was closed on Monday", "Karl Birk")
    ]


@cases(
    "text",
    [
        "“We closed it on Monday,” Karl Birk said in an interview with the paper.",
        "Karl Birk was told that the quay of Kell was closed on Monday.",
        "Karl Birk would not say when the quay of Kell was closed.",
        "Karl Birk said nothing of the quay of Kell on Monday.",
        "Karl Birk announced new plans that close the quay of Kell.",
        "The trip of the crews suggests that the quay of Kell is closed.",
        "Everything Karl Birk says is a matter of the quay of Kell.",
        "The quay of Kell was closed on Monday.",
        "What Karl Birk said four years ago was of no use to the quay.",
        "The one thing that Karl Birk said the quay of Kell needs is time.",
        "Ann Moss and the Kell Council said the quay of Kell was closed.",
        "Kell Harbour waters closed early, as Karl Birk, who was late, cleared the quay.",
        "Karl Birk said of the quay of Kell, “It is closed.”",
        "Karl Birk believes the quay of Kell was closed on Monday.",
        "Harbour crews thought the quay of Kell would be closed.",
        "Karl Birk waved. He said the 11 words everyone was thinking.",
        "Karl Birk told a crowd that the harbour office put at 3,000 of the quay.",
        "Karl Birk told a crowd that had come to the quay of Kell.",
        "The quay of Kell, said Karl Birk and others, would be closed.",
        "Here is an added bonus: the quay of Kell is closed.",
        "Harbour master Karl Birk has added another crane to the old quay.",
        "Karl Birk officially claimed the old quay of Kell on Monday.",
        "Karl Birk waved, he said Wednesday morning at the quay of Kell.",
        "Those who met half of the crews say the quay of Kell is closed.",
    ],
)
def test_other_sentences_report_nothing(text: str) -> None:
    assert reported(text) == []


def test_a_quoted_part_stays_in_its_clause() -> None:
    text = "Karl Birk said that the quay was “a danger to us all” and would be closed."
    assert reported(text) == [
        ("the quay was “a danger to us all” and would be closed", "Karl Birk")
    ]


CLOSED = "the quay would be closed on Monday"


@cases(
    ("text", "source"),
    [
        ("More than half of crews in the Kell Sun/Dell poll said {}.", None),
        ("In May 67 crews met. And 67 percent of likely Kell voters say {}.", None),
        ("Of all the crews, about a quarter, 26 percent, say {}.", None),
        ("The poll showed a majority of registered Kell voters say {}.", None),
        ("As in Karl Birk’s time, there are those who now say that {}.", None),
        ("Karl Birk’s grown sons, who said that {}, waved.", None),
        ("A leak of the report, which said that {}, was read.", None),
        ("It was mended by Karl Birk, the master of ships in Kell, who said that {}.", "Karl Birk"),
        ("Moreover, Karl Birk, director of the Kell Museum, noted in May that {}.", "Karl Birk"),
        ("One of the old crew, Karl Birk - who mended the boats - said {}.", "Karl Birk"),
        ("Karl Birk waved, and admitted he thought {}.", "Karl Birk"),
        ("Karl Birk waved. “I am late,” he said. Ann Moss met Ole Dunn. She said {}.", "Ann Moss"),
        ("Karl Birk’s office, when reached by Ole Dunn, said {}.", None),
        ("KELL TODAY reported that {}.", None),
        ("With all the boats against Karl Birk, Mariners say {}.", "Mariners"),
        ("Birk left Kell. The KHC harbour spokesman said {}.", None),
        ("Ann Moss’s most loyal crews say {}.", None),
        ("As Karl Birk began to shout at Ann Moss, his son said {}.", None),
        ("Karl Birk said Thursday {}.", "Karl Birk"),
        ("Karl Birk said on Monday at a meeting of crews in Dell that {}.", "Karl Birk"),
        ("Ann Moss And Karl Birk Meet. Karl Birk was late. Birk said that {}.", "Karl Birk"),
    ],
)
def test_the_whole_subject_of_the_verb_is_the_source(text: str, source: str | None) -> None:
    words = {
        "More than half of crews in the Kell Sun/Dell poll",
        "67 percent of likely Kell voters",
        "26 percent",
        "a majority of registered Kell voters",
        "those",
        "Karl Birk’s grown sons",
        "the report",
        "Karl Birk’s office",
        "KELL TODAY",
        "Ann Moss’s most loyal crews",
        "his son",
        "The KHC harbour spokesman",
    }
    (quote,) = find_indirect_quotes(text.format(CLOSED))
    assert quote.text.startswith(CLOSED)
    assert quote.speaker == source
    if source is None:
        text = text.format(CLOSED)
        assert quote.mention_start is not None
        assert text[quote.mention_start : quote.mention_end] in words


def test_nobody_is_the_source_who_is_named_in_the_clause() -> None:
    text = "Kell Ferries sank. The company said Kell Ferries would be closed on Monday."
    assert reported(text) == [("Kell Ferries would be closed on Monday", None)]
    assert reported("Karl Birk waved. He said that Karl Birk would be late on Monday.") == []
    text = "“I am late,” Ole Dunn said. Karl Birk was early, too, he said."
    assert reported(text) == [("Karl Birk was early, too", "Ole Dunn")]
    text = "Karl Birk was early on Monday and would be late, he said."
    assert [speaker for _, speaker in reported(text)] == ["Karl Birk"]
    text = "It would be early, and the crew acts now, said Karl Birk, head of a harbour."
    assert [speaker for _, speaker in reported(text)] == ["Karl Birk"]


def test_it_goes_on_with_what_a_body_said() -> None:
    text = (
        "The Kell Council failed to act, the Dell Trade Minister's Office said. "
        "Small boats were the worst hit, it added. It said it would close the quay."
    )
    assert [speaker for _, speaker in reported(text)] == ["Dell Trade Minister's Office"] * 3


def test_a_pronoun_is_read_from_who_spoke_before_it_and_not_after() -> None:
    text = (
        "Karl Birk met Ole Dunn at the quay. “It is closed,” Ole Dunn said. "
        "He said that the quay would be closed on Monday.\n\n"
        "“It is open,” Karl Birk said.\n\n“It is open,” Karl Birk said."
    )
    assert reported(text) == [("the quay would be closed on Monday", "Ole Dunn")]
