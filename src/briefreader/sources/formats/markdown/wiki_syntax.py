"""What note-taking programs and site generators add to Markdown, as CommonMark says it: links in
two brackets, marked words, footnotes, callouts; and what only tells those programs what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefreader.text.lazy_pattern import lazy_pattern

_MARKS = ("[[", "[^", "^[", "[!", "%%", " ^", "\t^", "\n^", "{{", "{%", "{:")
_FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_LINK = re.compile(r"(!?)\[\[([^\[\]|\n]{1,200})(?:\\?\|([^\[\]\n]{1,200}))?\]\]")
_PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|webp|svg|bmp|avif)", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?")
_OPENS_MARKED = re.compile(r"(?<![=\w])==[^\s=]")
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==(?![=\w])")
_NOTE = re.compile(r"\[\^([^\s\[\]^]{1,40})\](:[ \t]*)?")
# A note's mark; or its words where it is mentioned, more than one: "2^[3]" is a power.
_MENTION = re.compile(
    rf"{_NOTE.pattern}"
    r"|\^\[((?=[^\[\]\n]*\S )(?:[^\[\]\n]|\[[^\[\]\n]{0,500}\]){3,2000})\]"
)
_CALLOUT = re.compile(r"((?:>[ \t]?)+)\[!([\w-]{1,30})\][+-]?[ \t]*(.*)")
_BLOCK_NAME = re.compile(
    r"^\^(?=[\w-]*[a-z])[a-zA-Z0-9-]{1,40}$|[ \t]\^(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{6}$"
)
_INSTRUCTION = lazy_pattern(
    r"\{\{[<%](?P<hugo>[ \t]+/?[ \t]*[a-z][^{}\n]{0,1000}?)[%>]\}\}"
    r"|\{%-?[ \t]+(?:end)?(?:include|include_relative|if|elsif|else|unless|for|assign|capture|raw"
    r"|comment|highlight|link|post_url|gist|youtube|image|img|figure|video|embed|block|set|render"
    r"|asset_img|codeblock|quote|blockquote|pullquote)(?P<jekyll>\b[^{}\n]{0,1000}?)%\}"
)
_ARGUMENT = re.compile(r"(?:\b(\w{1,40})=)?\"([^\"]{1,500})\"")
_CAPTIONS = frozenset(("caption", "title", "alt"))
_ATTRIBUTES = re.compile(r"\{:[ \t]*(?:[.#][\w-]|[\w-]{1,40}=)[^{}\n]{0,200}\}$")
# Those programs show it to nobody.
_COMMENTED = re.compile(r"^%%[ \t]*\n(?:(?!.*%%).*\n){0,500}[ \t]*%%[ \t]*$", re.MULTILINE)
# Where something was that shows nothing, until the space before it is gone too.
_GONE = "\0"
_AROUND_GONE = re.compile(r"[ \t]?\0+(?=[ \t.,;:!?]|$)|\0")
_COMMENT = re.compile(r"(?<![\w%])(?<!\d )%%(?!%)[^%\n]{1,1000}%%(?!\w)")


def without_wiki_syntax(text: str) -> str:
    """Return Markdown that says the same without it; what stands in code stays as it is."""
    # Ten looks for two characters each are twice as fast as one regular expression.
    if not any(mark in text for mark in _MARKS) and not _may_mark_words(text):
        return text
    return "\n".join(_Notes().lines(_COMMENTED.sub("", text) if "%%" in text else text))


def _may_mark_words(text: str) -> bool:
    """Return whether words may stand between two signs each: not behind a word, as in addresses,
    nor in a row of signs, which is an underline.
    """
    return "==" in text and bool(_OPENS_MARKED.search(text))


class _Notes:
    """Goes through the lines of a document; notes are numbered as they first come."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self._inline: list[str] = []

    def lines(self, text: str) -> Iterator[str]:
        in_code = before_blank = False
        for line in text.split("\n"):
            if _FENCE.match(line):
                in_code = not in_code
            elif not in_code:
                if not before_blank and _NOTE.match(line) and "]:" in line:
                    yield ""  # a note's words are a paragraph of their own
                line = self._outside_code(_callout(line))
                if "^" in line:
                    line = _BLOCK_NAME.sub("", line)
            before_blank = not line.strip()
            yield line
        for note in self._inline:
            yield ""
            yield note

    def _outside_code(self, line: str) -> str:
        if "`" not in line:
            return self._replaced(line)
        parts: list[str] = []
        copied = 0
        for code in _CODE.finditer(line):
            parts += (self._replaced(line[copied : code.start()]), code[0])
            copied = code.end()
        return "".join([*parts, self._replaced(line[copied:])])

    def _replaced(self, words: str) -> str:
        if "[[" in words:
            words = _LINK.sub(_shown, words)
        if "[^" in words or "^[" in words:
            words = _MENTION.sub(self._note, words)
        if "==" in words:
            words = _MARKED.sub(r"<b>\1</b>", words)
        if "{" in words:
            words = _ATTRIBUTES.sub("", _INSTRUCTION.sub(_said, words))
        if "%%" in words:
            words = _COMMENT.sub(_GONE, words)
        return _AROUND_GONE.sub("", words) if _GONE in words else words

    def _note(self, note: re.Match[str]) -> str:
        """Return the mark of a note; words that stand in its place go to the end of the text."""
        if note[3]:
            number = str(len(self._numbers) + 1)
            self._numbers[f"^[{number}"] = number  # no name has a bracket
            self._inline.append(rf"\[{number}\] {note[3].strip()}")
            return rf"\[{number}\]"
        number = self._numbers.setdefault(note[1], str(len(self._numbers) + 1))
        at_start = note.start() == 0 and note[2]
        return rf"\[{number}\] " if at_start else rf"\[{number}\]{note[2] or ''}"


def _said(instruction: re.Match[str]) -> str:
    """Return the words of a site generator's instruction that its site shows: a picture's, and
    every other argument of more than one word.
    """
    found = _ARGUMENT.findall(instruction["hugo"] or instruction["jekyll"] or "")
    said = (
        f"{words}:" if name == "author" else words
        for name, words in found
        if name in _CAPTIONS or " " in words
    )
    return " ".join(dict.fromkeys(said))


def _callout(line: str) -> str:
    """Return the line that opens a callout as a heading within its quotation."""
    found = _CALLOUT.fullmatch(line) if line.startswith(">") else None
    if found is None:
        return line
    mark = found[1].rstrip()
    title = found[3].strip() or found[2].replace("-", " ").capitalize()
    return f"{mark} **{title}**\n{mark}"


def _shown(link: re.Match[str]) -> str:
    """Return what is seen of a link or of what is embedded; of a picture what describes it."""
    target, said = link[2].strip(), (link[3] or "").strip()
    if link[1] and _PICTURE.fullmatch(target):
        return _GONE if not said or _SIZE.fullmatch(said) else f"![{said}](picture)"
    if said:
        return said
    if not link[1] and target.islower() and target.isalpha() and len(target) < 5:
        return link[0]  # "[[sic]]"
    name, _, place = target.partition("#")
    return " > ".join(filter(None, (name, "" if place.startswith("^") else place)))
