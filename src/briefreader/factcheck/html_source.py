"""Where words stand in the source of a web page: in its body, once, and without markup in them."""

from __future__ import annotations

from array import array
from html import escape, unescape
from html.parser import HTMLParser

from briefreader.domain.article import Span
from briefreader.factcheck.word_keys import keys_in, words_in
from briefreader.sources.formats.html_fragments import UNSEEN

# Tags that may stand within a word; any other parts words.
_WITHIN = """
a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup
time tt u var wbr
"""
WITHIN_WORDS = frozenset(_WITHIN.split())


def sole_span(source: str, quoted: str) -> Span | None:
    """Return where a quotation's words stand in a page's source, from the first to the last.

    None where they stand in its body nowhere or twice, or have a tag or a comment in them.
    """
    page = _BodyText(source)
    words = list(words_in(page.text))
    line = f" {' '.join(word.key for word in words)} "
    sought = f" {' '.join(keys_in(quoted))} "
    at = line.find(sought)
    if at < 0 or not sought.strip() or line.find(sought, at + 1) >= 0:
        return None
    first = line.count(" ", 0, at)
    last = first + sought.count(" ") - 2
    span = Span(page.starts[words[first].start], page.ends[words[last].end - 1])
    written = span.of(source)
    if "<" in written or ">" in written or keys_in(unescape(written)) != keys_in(quoted):
        return None
    return span


def as_html(words: str, source: str) -> str:
    """Return words as they may stand in a page's text; in one of ASCII alone, by references."""
    written = escape(words, quote=False)
    return written.encode("ascii", "xmlcharrefreplace").decode() if source.isascii() else written


class _BodyText(HTMLParser):
    """The text of a page's body, references resolved; for each character, where it stands in the
    source.
    """

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source = source
        self._lines = [0, *(n for n, one in enumerate(source, 1) if one == "\n")]
        self._hidden: list[str] = []
        self._parts: list[str] = []
        self.starts, self.ends = array("Q"), array("Q")
        self.feed(source)
        self.close()
        self.text = "".join(self._parts)

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, text: str, start: int, width: int) -> None:
        """Add characters, each of which is the next of the source, or all of them one reference."""
        if self._hidden:
            return
        self._parts.append(text)
        each = width == len(text)
        for number in range(len(text)):
            self.starts.append(start + number if each else start)
            self.ends.append(start + number + 1 if each else start + width)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._hidden.clear()
        elif tag in UNSEEN:
            self._hidden.append(tag)
        if tag not in WITHIN_WORDS:
            self._add(" ", self._place(), 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in WITHIN_WORDS:
            self._add(" ", self._place(), 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        if tag not in WITHIN_WORDS:
            self._add(" ", self._place(), 1)

    def handle_data(self, data: str) -> None:
        self._add(data, self._place(), len(data))

    def handle_entityref(self, name: str) -> None:
        self._add_reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._add_reference(f"&#{name}")

    def _add_reference(self, written: str) -> None:
        start = self._place()
        if self._source.startswith(";", start + len(written)):
            written += ";"
        self._add(unescape(written), start, len(written))
