"""Every view of the reader and the keys that lead there and back: one line for a new one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.hostile.case import BEL, ESC, ST, TOKEN

ESCAPE, ENTER, QUIT = "\x1b", "\r", "\x11"
FIRST_ARTICLE = ("1", "g")  # where every way begins
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"

ATTACK = f"{ESC}]0;{TOKEN}{BEL}{ESC}]52;c;T1dORUQ={ST}\x9b31m{ESC}[2J\u202eknil\u202c"


@dataclass(frozen=True, slots=True)
class View:
    """``keys`` lead to it, piece by piece, and ``leave`` back to the list.

    ``shows`` is what then stands on a screen that is wide enough.
    """

    name: str
    keys: tuple[str, ...]
    leave: tuple[str, ...] = ()
    shows: str = ""


VIEWS = (
    View("articles", ("1", "g", "j", "j", "G", "g")),
    View("sorted by title", ("s",), ("s", "s", "s")),
    View("text", ("2", " ", " ", "b", "G", "g"), ("1",)),
    View("text alone", ("2", "z"), ("z", "1")),
    View("paragraph numbers", ("2", "#"), ("#", "1")),
    View("quotes", ("3", "j", "j", ENTER, "]", "["), ("1",)),
    View("raw file", ("2", "R", " "), ("R", "1")),
    View("about", ("i", "j"), (ESCAPE,), "About this article"),
    View("search", ("/", "warden", ENTER), (ESCAPE, ESCAPE)),
    View("search with nothing found", ("/", "absentword"), (ESCAPE, ESCAPE)),
    View("search with a mistake", ("/", 'title:"'), (ESCAPE, ESCAPE)),
    View("statements", ("/", "said:lee"), (ESCAPE, ESCAPE)),
    View("questions", ("/", "asked:noon"), (ESCAPE, ESCAPE)),
    View("pasted search", ("/", _PASTE + ATTACK + _PASTED, ENTER), (ESCAPE, ESCAPE)),
    View("search in the text", ("2", "/", "saw", ENTER, "n"), (ESCAPE, "1")),
    View("search in the quotes", ("3", "/", "saw", ENTER), (ESCAPE, "1")),
    View("commands", (":", "art"), (ESCAPE,)),
    View("pasted into commands", (":", _PASTE + ATTACK + _PASTED), (ESCAPE,)),
    View("help", ("?", "quote"), (ESCAPE,)),
    View("kept", ("2", "m"), ("1",), "kept"),
    View("widened", ("2", "M"), ("1",)),
    View("bookmarks", ("B",), (ESCAPE,)),
    View("undone", ("u",), ("U",)),
    View("starred", ("*",), ("*",)),
    View("marked rows", ("x", "j", "x"), ("x", "k", "x")),
    View("note", ("2", "a", "remark"), (ESCAPE, ESCAPE, "1")),
    View("pasted note", ("2", "a", _PASTE + ATTACK + _PASTED), (ESCAPE, ESCAPE, "1")),
    View("tags", ("2", "t", "harbour"), (ESCAPE, ESCAPE, "1")),
    View("running tag", ("T", "storm", ENTER), ("T", ESCAPE)),
    View("speaker", ("3", "S"), (ESCAPE, "1")),
    View("selection", ("2", "v", "w", "w", "e", ")"), (ESCAPE, "1")),
    View("copied", ("2", "y"), ("1",), "copied"),
    View("no web page", ("o",)),
)


def write_articles(folder: Path) -> None:
    """Articles with an attack in every place where an article has words of its own."""
    (folder / "2030-01-03-story.md").write_bytes(
        f"""---
title: "A headline {ATTACK} with [@click=app.quit]more[/] in it"
source: "The {ATTACK} Courier [/]"
byline: "By {ATTACK} Somebody"
url: https://elsewhere.example/{TOKEN}
tags: ["one {ATTACK}", "[bold]two"]
date: 2030-01-03
---
Warden Ann {ATTACK} Lee spoke at noon.

“We saw {ATTACK} the boats, and [/] the lights,” said Ann Lee, the {ATTACK} warden of the quay.

“Nobody saw us,” she added. Tom {ATTACK} Hale said “we {ATTACK} saw them”.

[a link {ATTACK}](https://elsewhere.example/{TOKEN}) and `code {ATTACK}` and &#27;]0;{TOKEN}&#7;

> a quoted line {ATTACK}

| a cell {ATTACK} | another |
| --- | --- |
| one {ATTACK} | two |
""".encode("utf-8", "surrogatepass")
    )
    (folder / f"2030-01-02 {ESC}]2;{TOKEN}{BEL}.txt").write_bytes(
        f"""Press Briefing by {ATTACK} Ann Lee

MS. LEE: Good {ATTACK} afternoon, everybody. I have one announcement on the ferries today.

Q: At {ATTACK} noon, will the ferries {ESC}]8;;https://elsewhere.example/{TOKEN}{ST} run?

MS. {ATTACK} LEE: They {ATTACK} will run at noon, and [@click=app.quit]nobody[/] pays more for it.
""".encode("utf-8", "surrogatepass")
    )
