"""Web addresses in a text are links, without the marks around them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from briefreader.domain.article import TextStyle
from briefreader.sources import article_from_bytes
from briefreader.sources.metadata.autolinks import with_addresses


def links(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    article = article_from_bytes(Path("/library") / name, f"Title\n\n{text}\n".encode())
    return [
        (article.text[span.start : span.end], span.target)
        for span in article.styles
        if span.style is TextStyle.LINK
    ]


@cases(
    ("text", "address"),
    [
        ("See https://coast.example/a.", "https://coast.example/a"),
        ("(more at https://coast.example/a?b=c&d=1)", "https://coast.example/a?b=c&d=1"),
        ("https://coast.example/a_(b), he said", "https://coast.example/a_(b)"),
        ("HTTP://coast.example/, yes", "HTTP://coast.example/"),
        ("“https://coast.example/a/b”", "https://coast.example/a/b"),
        ("at https://coast.example/…", "https://coast.example/"),
    ],
)
def test_an_address_is_a_link_to_itself(text: str, address: str) -> None:
    assert links(text) == [(address, address)]
    assert links(text, "a.md") == [(address, address)]


@cases("text", ["http://", "ftp://coast.example/", "xhttps://a.example/", "a://b"])
def test_whatever_else_is_none(text: str) -> None:
    assert links(text) == []


def test_a_link_of_markdown_is_not_linked_again() -> None:
    markdown = "[https://coast.example/a](https://coast.example/b) and https://coast.example/c"
    assert links(markdown, "a.md") == [
        ("https://coast.example/a", "https://coast.example/b"),
        ("https://coast.example/c", "https://coast.example/c"),
    ]


@given(st.text(alphabet="ahtps:/.,()[] \n*_", max_size=60).map(lambda t: f"https://{t}"))
def test_links_are_in_order_and_hold_their_own_address(text: str) -> None:
    styles = with_addresses(text, ())
    assert [span.start for span in styles] == sorted(span.start for span in styles)
    assert all(text[span.start : span.end] == span.target for span in styles)
