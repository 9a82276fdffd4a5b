from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import cases

from briefreader.domain.article import Article, Span
from briefreader.quotes import Quote, explain, find_quotes
from briefreader.sources import article_from_bytes

PAGE = """# The mayor on the ferry

The mayor explained it twice.

<blockquote><p>The ferry will sail every hour.</p><p>Bring a coat. https://t.example/x1</p>
<p>— Ann Moss (@annmoss) <a href="https://t.example/a">May 3, 2025</a></p></blockquote>

<blockquote><p>And it will be free.</p>
<p>— Ann Moss (@annmoss) <a href="https://t.example/b">May 4, 2025</a></p></blockquote>

Not everybody liked it.

<blockquote><p>A block quote that nobody signs.</p></blockquote>

“We shall see,” said Karl Birk.
"""


def article(page: str) -> Article:
    return article_from_bytes(Path("/a/page.md"), page.encode())


def quotes(page: str) -> tuple[Quote, ...]:
    read = article(page)
    return find_quotes(read.text, title=read.title, block_quotes=read.block_quotes)


def test_a_post_in_a_block_quote_is_said_by_whoever_signs_it() -> None:
    found = quotes(PAGE)
    assert [(quote.text, quote.speaker) for quote in found] == [
        ("The ferry will sail every hour.\n\nBring a coat.", "Ann Moss"),
        ("And it will be free.", "Ann Moss"),
        ("We shall see", "Karl Birk"),
    ]
    assert found[0].mention(article(PAGE).text) == "Ann Moss"
    assert found[0].certain


def test_a_post_that_quotes_somebody_leaves_the_words_to_them() -> None:
    page = (
        "# The harbour, watched\n\n<blockquote><p>Mayor Moss said: “The ferry is free.”</p>\n"
        "<p>— Harbour Watch (@harbourwatch) May 3, 2025</p></blockquote>\n"
    )
    assert [(quote.text, quote.speaker) for quote in quotes(page)] == [
        ("The ferry is free.", "Moss")
    ]


@cases(
    ("block", "speaker"),
    [
        ("> It is the wrong road.\n>\n> — Jon Aas, farmers’ union", "Jon Aas"),
        ("<blockquote><p>It is wrong.</p><p>— Jon Aas, farmers’ union</p></blockquote>", "Jon Aas"),
        ("<blockquote><p>It is wrong.</p><footer>– Siri Lunde</footer></blockquote>", "Siri Lunde"),
        ("> It is the wrong road.\n>\n> -- Ann van der Moss.", "Ann van der Moss"),
        ("> It is the wrong road.\n> — Jon Aas, farmers’ union", "Jon Aas"),
        ("> It is the wrong road.  \n> -- Jon Aas", "Jon Aas"),
        ("> It is the wrong road.\n\n— Jon Aas, farmers’ union", "Jon Aas"),
        (
            "<blockquote><p>It is wrong.</p><footer>Siri Lunde, mayor</footer></blockquote>",
            "Siri Lunde",
        ),
        ("<blockquote><p>It is wrong.</p><cite>Siri Lunde</cite></blockquote>", "Siri Lunde"),
        ("<blockquote><p>It is wrong.</p><p><cite>Jon Aas</cite> wrote so.</p></blockquote>", None),
        ("> It is the wrong road.\n> — Jon Aas said so. The board agreed.", None),
        ("> It is the wrong road. — Jon Aas was sure", None),
        ("> It is the wrong road.\n\nNobody agreed.\n\n— Jon Aas, farmers’ union", None),
        ("> It is the wrong road.\n>\n> — The Valley Post, 3 May", None),
        ("> It is the wrong road.\n>\n> — Financial Times", None),
        ("> It is the wrong road.\n>\n> — Hamlet", None),
        ("> It is the wrong road.\n>\n> —\xa0\xa0\xa0(@moss)", None),
        ("> It is the wrong road.\n>\n> — Chinese Proverb", None),
        ("> It is the wrong road.\n>\n> — Jon Aas said so. The board agreed.", None),
        ("> It is the wrong road.\n>\n> — and Jon Aas", None),
        ("> It is the wrong road.\n>\n> Jon Aas, farmers’ union", None),
        ("> — Jon Aas, farmers’ union", None),
        ("It is the wrong road.\n\n— Jon Aas, farmers’ union", None),
    ],
)
def test_a_block_quotation_is_said_by_whom_the_line_below_it_names(
    block: str, speaker: str | None
) -> None:
    found = quotes(f"# Letters\n\nThe union was blunt.\n\n{block}\n\nIt rained.\n")
    assert [(quote.speaker, quote.text[:5]) for quote in found] == (
        [(speaker, "It is")] if speaker else []
    )


@cases(
    ("suffix", "block", "speaker"),
    [
        (".org", "#+begin_quote\nIt is the wrong road.\n\n-- Jon Aas\n#+end_quote", "Jon Aas"),
        (".org", "#+BEGIN_QUOTE\nIt is the\nwrong road.\n--- Jon Aas\n#+END_QUOTE", "Jon Aas"),
        (".org", "#+begin_quote\nIt is the wrong road.\n-- The Post\n#+end_quote", None),
        (".rst", "    It is the wrong road.\n\n    -- Jon Aas, farmers’ union", "Jon Aas"),
        (".rst", ".. epigraph::\n\n   It is the wrong road.\n\n   -- Jon Aas", "Jon Aas"),
        (".rst", "    It is the wrong road.\n\n-- Jon Aas", None),
        (".txt", "\tIt is the wrong road.\n\t— Jon Aas", "Jon Aas"),
        (".txt", "    It is the wrong road.\n\n    Jon Aas", None),
    ],
)
def test_indented_words_with_a_name_below_them_are_a_block_quotation(
    suffix: str, block: str, speaker: str | None
) -> None:
    page = f"The union was blunt about the road.\n\n{block}\n\nIt rained.\n"
    read = article_from_bytes(Path(f"/a/page{suffix}"), page.encode())
    found = find_quotes(read.text, title=read.title, block_quotes=read.block_quotes)
    assert [(quote.speaker, quote.text[:5]) for quote in found] == (
        [(speaker, "It is")] if speaker else []
    )


@pytest.mark.parametrize(
    "around",
    [
        "Le conseil a voté la réparation du quai. « C’est trop tard », a déclaré Anne Moreau.",
        "El consejo aprobó la reparación del muelle. «Es tarde», dijo Ana Mora el lunes.",
        "Der Rat hat die Reparatur des Kais beschlossen. „Das ist spät“, sagte Anna Moos.",
    ],
)
def test_a_block_quotation_in_a_report_of_another_language_has_its_speaker(around: str) -> None:
    found = quotes(f"# Kai\n\n{around}\n\n> Abcd efgh ijkl.\n>\n> — Jon Aas\n\n{around}\n")
    assert [quote.speaker for quote in found].count("Jon Aas") == 1
    assert len(found) == 3


def test_a_credit_that_may_be_a_books_is_not_certain() -> None:
    for credit, certain in (("Ann Moss", True), ("Moby Dick", False), ("Book One", False)):
        page = f"The union was blunt.\n\n> It is the wrong road.\n>\n> — {credit}\n"
        (quote,), read = quotes(page), article(page)
        assert quote.certain == certain, credit
        told = explain(read.text, block_quotes=read.block_quotes)
        expected = "yes" if certain else "no: the name may be a book’s"
        assert told.endswith(f"    certain   {expected}"), credit


def test_no_attribute_of_markup_is_ever_quoted() -> None:
    page = (
        '<figure><img src="quay.png" alt="The quay" srcset="“a.png” 1x, “b.png” 2x">'
        '<a href="https://a.example/?q=“yes”" title="&ldquo;Never&rdquo;">the quay</a></figure>\n\n'
        "Nobody said a word.\n"
    )
    assert quotes(page) == ()


@cases(
    ("lead", "speaker"),
    [
        ("Ann Moss said:", "Ann Moss"),
        ("Its transport spokeswoman Ann Moss said in a statement:", "Ann Moss"),
        ("Councillor Ann Moss, who runs it, told the council:", "Ann Moss"),
        ("As Ann Moss once wrote:", "Ann Moss"),
        ("She said:", None),
        ("The law says:", None),
        ("He told Ann Moss:", None),
        ("The report by Ann Moss says:", None),
        ("Karl Birk and Ann Moss said:", None),
        ("Ann Moss praised the plan:", None),
        ("Ann Moss said so.", None),
    ],
)
def test_who_is_said_to_say_it_above_a_block_quotation_without_marks_speaks(
    lead: str, speaker: str | None
) -> None:
    words = "First they took the sleepers, then the dining car. Now they take the train."
    text = f"It was late.\n\n{lead}\n\n{words}\n\nThe party will meet on Monday."
    at = text.index(words)
    found = find_quotes(text, title="Rail", block_quotes=[Span(at, at + len(words))])
    assert [(one.speaker, one.text) for one in found] == ([(speaker, words)] if speaker else [])
