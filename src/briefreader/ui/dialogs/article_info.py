"""What is known about an article: its file, its dates, its numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from briefreader.domain.quote import QuoteKind
from briefreader.text.date_format import long_date, period_name
from briefreader.text.plurals import pluralize
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.dialog import Dialog, DialogTitle
from briefreader.ui.rendering.article_header import minutes
from briefreader.ui.rendering.cells import flat
from briefreader.ui.rendering.speaker_colours import speaker_name
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.widgets.line_widgets import LINE_STYLES

if TYPE_CHECKING:
    from briefreader.library import OpenArticle


class ArticleInfo(Dialog[None]):
    """A dialog of facts; any of its keys closes it."""

    purpose = BY_ID["about"].tooltip

    COMPONENT_CLASSES = LINE_STYLES
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("escape,q,i,enter", "dismiss", "close", id="about_close", tooltip="Close this")
    ]

    def __init__(self, opened: OpenArticle) -> None:
        super().__init__()
        self._opened = opened

    def compose(self) -> ComposeResult:
        """Yield the heading and the facts."""
        with Vertical(classes="dialog"):
            yield DialogTitle(("esc", "close"))
            with VerticalScroll():
                for name, value in facts(self._opened):
                    with Horizontal(classes="fact"):
                        yield Static(Content(name), classes="fact-name")
                        yield Static(Content(value), classes="fact-value")

    def on_mount(self) -> None:
        """Name what it is, and how to leave."""
        self.query_one(DialogTitle).left = (StyledRun("About this article", "title"),)


def facts(opened: OpenArticle) -> list[tuple[str, str]]:
    """Return names and values; what is not known is left out."""
    article = opened.article
    found = [("", ""), ("title", flat(article.title)), ("source", flat(article.source))]
    found += [("by", flat(article.byline)), ("web page", flat(article.url))]
    for name, day in (
        ("spoken", article.said_on),
        ("published", article.published),
        ("modified", article.modified),
        ("file saved", article.file_changed),
    ):
        found.append((name, long_date(day) if day else ""))
    if article.issued:
        found.append(("published", period_name(article.issued)))
    words = len(article.text.split())
    found += [
        ("tags", ", ".join(flat(tag) for tag in article.tags)),
        (
            "length",
            f"{pluralize(words, 'word')}, {pluralize(len(article.paragraphs), 'paragraph')}, "
            f"{minutes(article)} min",
        ),
        ("bookmarks", str(len(opened.bookmarks) or "")),
        ("file", flat(str(article.path))),
        ("SHA-256", article.content_hash),
    ]
    found += [("terms", flat(terms)) for terms in article.terms]
    found += [("note", flat(note)) for note in article.notes]
    listed = [(name, value) for name, value in found if value or not name]
    return [*listed, *_voices(opened)]


def _voices(opened: OpenArticle) -> list[tuple[str, str]]:
    """Return who is quoted how often and with how many words."""
    times: Counter[str] = Counter()
    words: Counter[str] = Counter()
    turns = any(quote.kind is QuoteKind.TURN for quote in opened.quotes)
    for quote in opened.quotes:
        if quote.inside is None and (not turns or quote.kind is QuoteKind.TURN):
            name = speaker_name(quote, opened.article.text)
            times[name] += 1
            words[name] += len(quote.text.split())
    lines = [
        ("quoted" if number == 0 else " ", f"{name}, {times[name]}×, {pluralize(count, 'word')}")
        for number, (name, count) in enumerate(words.most_common(20))
    ]
    return [("", ""), *lines] if lines else []
