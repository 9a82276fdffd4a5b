"""Mend what web editors leave in Markdown, so that CommonMark takes it as it was meant."""

from __future__ import annotations

import re

from briefreader.sources.blocks.line_shapes import LONG_LINE, is_verse
from briefreader.sources.formats.markdown.wiki_syntax import without_wiki_syntax
from briefreader.text.lazy_pattern import lazy_pattern

# White space that CommonMark does not take for a blank line, though it looks like one.
_BLANK = re.compile("\n[ \t\u00a0\u2000-\u200a\u202f\u3000]+(?=\n|\\Z)")
_FIRST_BLANK = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u3000]+(?:\n|\\Z)")
# A lone space, mark or quotation mark in bold: CommonMark shows the asterisks. To end one run and
# begin the next there changes nothing else. It begins with an asterisk, so that it is soon found.
_EMPTY = re.compile(
    r"(\*\*?\*?)([ \u00a0]{1,20}|[,.;:!?]{1,3}|[,.;:!?]?[ \u00a0]?[“”\"‘’])\1(?!\*)"
)
# Bold that ends in a mark before a word: CommonMark does not let it end there.
_MAY_END_IN_MARK = re.compile(r"\*\*(?<=[^\w\s*)]\*\*)\w")
_MARK_IN_BOLD = lazy_pattern(
    r"\*\*(?<![\w*\\]\*\*)(?=[\w“\"(])([^*\n]{1,200}?[\w)])([^\w*\n)]{1,4})\*\*(?=\w)"
)
# Marks alone on a line: they were to end the words above them, or to begin those below.
_LONE = re.compile(r"\n(\*{1,3})[ \t]*(?=\n|\Z)")
_LINES = r"[^*\s](?:[^*\n]|\n(?!\n))*?"  # of one paragraph, without other marks
_ENDS_ALONE = re.compile(rf"(?<![\w*\\])(\*{{1,3}})({_LINES})[ \t]{{0,9}}\n\1(?!\*)[ \t]*(?=\n|\Z)")
_BEGINS_ALONE = re.compile(rf"(?<=\n)(\*{{1,3}})[ \t]*\n({_LINES})(?<=\S)\1(?!\*)")
# Bold whose end fell to the start of the next line, where it would begin something.
_ENDS_BELOW = re.compile(
    rf"(?<=\n\n)\*\*({_LINES})(  \n)\*\*(?=[^\s*])((?:[^*\n]|\n(?!\n))*)(?=\n\n|\Z)"
)
# Marks around several paragraphs: CommonMark wants them around each.
_AROUND = re.compile(r"\n\n(\*{1,3})(?=[^\s*])([^*]++)(?<=\S)(\*{1,3})(?=[ \t]*(?:\n\n|\Z))")
# A no-break space at the inner edge of emphasis hides it from CommonMark: a noncharacter stands in.
STAND_IN = "\ufdd0"
_RUN = re.compile(r"\*{1,3}(?!\*)")


# Short lines that begin with a word, in a paragraph or a quotation, and nothing else in it. Both
# patterns begin with line ends, so that they are soon found.
_SHORT_LINES = re.compile(
    r"\n\n(?=[^\n]{2,48}\n[^\n]{2,48}\n[^\n])(?P<mark>(?:>[ ])?)"
    rf"(?P<lines>[^\W\d_][^\n]{{1,{LONG_LINE}}}(?:\n(?P=mark)\w[^\n]{{1,{LONG_LINE}}}){{2,40}})(?=\n\n|\n?\Z)"
)
# Terms, each with what it means on lines that begin with a colon, as Pandoc and others have it.
_TERM = r"(?![>#|<:]|(?:[*+-]|\d{1,3}[.)])[ \t])[^\n]{1,100}"
_MEANING = r":[ \t]+[^\n]+(?:\n(?!:[ \t])[^\n]+)*+"
_DEFINED = lazy_pattern(
    rf"\n\n(?P<terms>{_TERM}(?:\n{_TERM}){{0,3}})\n(?P<told>{_MEANING}(?:\n\n?{_MEANING})*+)(?=\n\n|\n?\Z)"
)
_NEXT_MEANING = lazy_pattern(r"(?:^|\n+):[ \t]+")
_END_MARK = re.compile(r"\n\n(?=#(?:[ \t]?#){2}[ \t]*(?:\n\n|\n?\Z))")


def _with_own_lines(text: str) -> str:
    """Return ``text`` with line ends that stay where short lines stand alone in a paragraph, and
    with the mark that ends a press release as one.
    """
    if "```" in text or "~~~" in text:  # in code every line stays as it is
        return text
    text = f"\n\n{text}"
    if "\n: " in text or "\n:\t" in text:
        text = _DEFINED.sub(_definition, text)
    if "\n\n#" in text:
        text = _END_MARK.sub(r"\n\n\\", text)
    return _SHORT_LINES.sub(_verse, text)[2:]


def _definition(match: re.Match[str]) -> str:
    """Return terms and what they mean as HTML has them."""
    told = [
        "\n".join(line.strip() for line in one.split("\n"))
        for one in _NEXT_MEANING.split(match["told"])[1:]
    ]
    parts = [("dt", term.strip()) for term in match["terms"].split("\n")]
    parts += [("dd", one) for one in told]
    listed = "".join(f"<{tag}>\n\n{words}\n\n</{tag}>\n" for tag, words in parts)
    return f"\n\n<dl>\n{listed}</dl>"


def _verse(match: re.Match[str]) -> str:
    mark = match["mark"]
    lines = match["lines"].split(f"\n{mark}")
    if not is_verse(lines):
        return match[0]
    return f"\n\n{mark}" + f"  \n{mark}".join(line.rstrip() for line in lines)


def _without_first_blank(text: str) -> str:
    match = _FIRST_BLANK.match(text)
    return text[match.end() :] if match else text


def repair_markdown(text: str) -> str:
    """Return ``text`` with blank lines that are blank and emphasis that can be seen as such.

    What is taken out of the result goes through ``undo_repairs``.
    """
    text = _without_first_blank(_BLANK.sub("\n", without_wiki_syntax(text)))
    text = _with_own_lines(text)
    if "*" in text:
        text = _EMPTY.sub(_without_asterisks, text)
        text = _with_ends(text)
        if _MAY_END_IN_MARK.search(text):
            text = _MARK_IN_BOLD.sub(r"**\1**\2", text)
        if "*\u00a0" in text or "\u00a0*" in text:
            text = _with_stand_ins(text)
    return text


def _with_ends(text: str) -> str:
    """Return ``text`` with marks that stand apart from the words that they begin or end put to
    them.
    """
    if "\n*" not in text and text[0] != "*":
        return text
    text = f"\n\n{text}"
    if _LONE.search(text):
        text = _ENDS_ALONE.sub(r"\1\2\1\n", text)
        text = _BEGINS_ALONE.sub(r"\1\2\1", text)
    if "  \n**" in text:
        text = _ENDS_BELOW.sub(r"**\1**\2\3", text)
    return _AROUND.sub(_around_each, text)[2:]


def _around_each(match: re.Match[str]) -> str:
    marks, words, ending = match.groups()
    if "\n\n" not in words or marks != ending:
        return match[0]
    paragraphs = [one.strip() for one in words.split("\n\n")]
    return "".join(f"\n\n{marks}{one}{marks}" for one in paragraphs if one)


def _without_asterisks(match: re.Match[str]) -> str:
    """Return what stands between two runs, if those are not the end of one bold and the next
    begin.
    """
    run, inner = match.groups()
    before = match.string[max(0, match.start() - 1) : match.start()]
    if before and before in "*\\":
        return match[0]
    if inner.isspace():
        empty = len(run) > 1
    elif inner[-1] in '“”"‘’':
        empty = len(run) > 1 and not before.isalnum()
    else:
        empty = before.isalnum() or (before != "" and before in ")]")
    return inner if empty else match[0]


def undo_repairs(text: str) -> str:
    """Return ``text`` with its no-break spaces in their places again."""
    return text.replace(STAND_IN, "\u00a0")


def _with_stand_ins(text: str) -> str:
    """Replace no-break spaces just inside emphasis; every other run of asterisks closes one."""
    parts: list[str] = []
    opened: set[int] = set()  # lengths of the runs that are open in this paragraph
    copied = behind = 0  # how far the text went into the parts, and how far it was looked at
    for match in _RUN.finditer(text):
        start, end = match.span()
        before = text[max(0, start - 2) : start]
        if before.endswith(("*", "\\")):
            continue
        if text.find("\n\n", behind, start) >= 0:
            opened.clear()
        if end - start not in opened:
            opened.add(end - start)
            if text.startswith("\u00a0", end):
                parts += (text[copied:end], STAND_IN)
                copied = end + 1
        else:
            opened.remove(end - start)
            if before.endswith("\u00a0") and before[0] not in "*\\" and start > behind:
                parts += (text[copied : start - 1], STAND_IN)
                copied = start
        behind = end + text.startswith("\u00a0", end)
    return "".join([*parts, text[copied:]])
