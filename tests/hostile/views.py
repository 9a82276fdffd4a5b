"""Every view of the reader and the keys that lead there and back: one line for a new one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.conftest import NOW
from tests.hostile.case import BEL, ESC, ST, TOKEN

from briefreader.library import Library

# Escape as terminals with the key protocol send it: no key behind it can be taken for its rest.
ESCAPE, ENTER, QUIT, DELETE_LINE = "\x1b[27u", "\r", "\x11", "\x15"
FIRST_ARTICLE = "1g"  # where every way begins and ends
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"

DRAFT = "draft.md"
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
    View("one of several people", ("/", "said:lee", ENTER, "p"), (ESCAPE, ESCAPE, ESCAPE)),
    View("questions", ("/", "asked:noon"), (ESCAPE, ESCAPE)),
    View("pasted search", ("/", _PASTE + ATTACK + _PASTED, ENTER), (ESCAPE, ESCAPE)),
    View("search in the text", ("2", "/", "saw", ENTER, "n"), (ESCAPE, "1")),
    View("then in the library", ("2", "/", "saw", ENTER, "f"), (ESCAPE, ESCAPE, "1")),
    View("search in the quotes", ("3", "/", "saw", ENTER), (ESCAPE, "1")),
    View("commands", (":", "art"), (ESCAPE,)),
    View("pasted into commands", (":", _PASTE + ATTACK + _PASTED), (ESCAPE,)),
    View("help", ("?", "quote"), (ESCAPE,)),
    View("bookmarked", ("2", "m"), ("1",), "bookmarked"),
    View("widened", ("2", "M"), ("1",)),
    View("bookmarks", ("B",), (ESCAPE,), "changed"),
    View("bookmark to be attached anew", ("B", "G", "A"), (ESCAPE, "1"), "attach"),
    View("undone", ("u",), ("U",)),
    View("starred", ("*",), ("*",)),
    View("marked rows", ("x", "j", "x"), ("x", "k", "x")),
    View("note", ("2", "a", "remark"), (ESCAPE, ESCAPE, "1")),
    View("pasted note", ("2", "a", _PASTE + ATTACK + _PASTED), (ESCAPE, ESCAPE, "1")),
    View("tags", ("2", "t", "harbour"), (ESCAPE, ESCAPE, "1")),
    View("running tag", ("T", "storm", ENTER), ("T", ESCAPE)),
    View("speaker", ("3", "S"), (ESCAPE, "1")),
    View("selection", ("2", "v", "w", "w", "e", ")"), (ESCAPE, "1")),
    View("copied", ("2", "y"), ("1",), "paste to check"),
    View("not a web page", ("o",)),
    View("links", ("O",), (ESCAPE,), "elsewhere.example"),
    View("editor", ("2", "E"), ("1",)),
    View("speakers", ("w", "j", "j"), (ESCAPE,), "Speakers"),
    View("speakers found", ("w", "/", "lee"), (ESCAPE, ESCAPE, ESCAPE)),
    View("all they said", ("3", "W", "j"), (ESCAPE, "1")),
    View("styles", ("2", "Y"), (ESCAPE, "1"), "Chicago"),
    View("export", ("2", "e"), (ESCAPE, "1"), "Export"),
    View("pasted export", ("2", "e", _PASTE + ATTACK + _PASTED), (ESCAPE, "1")),
    View("exported", ("2", "e", "\t\t\t", DELETE_LINE, "kept.md", ENTER), ("1",), "exported"),
    View("pipe", ("2", "|", DELETE_LINE, "cat", ENTER), (ESCAPE, "1"), "done"),
    View("command that fails", ("|", DELETE_LINE, "cat; exit 3", ENTER), (ESCAPE,), "status 3"),
    View("versions", ("2", "D", "j"), (ESCAPE, "1"), "ersion"),
    View("saved searches", ("/", "warden", ENTER, "F", "quay", ENTER, "F"), (ESCAPE,) * 3, "quay"),
    View(
        "pasted name",
        ("/", "noon", ENTER, "F", _PASTE + ATTACK + _PASTED, ENTER, "F"),
        (ESCAPE,) * 3,
    ),
    View("draft", ("C", DRAFT, ENTER), (ESCAPE,), "Draft"),
    View("drafts", ("C",), (ESCAPE,), "draft"),
    View("quotes below", ("L", "3", "j"), ("L", "1")),
    View("short turns", ("H",), ("H",)),
    View("panes of other widths", ("{", "{", "2", "-", "-"), ("=", "1")),
    View("every row marked", ("X",), ("X",)),
)


STORY = f"""---
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
"""


EDITED = f"""---
title: "An older {ATTACK} headline"
date: 2028-01-03
---
“Nothing {ATTACK} is left of the storm but stones,” said Tom {ATTACK} Hale.
"""


def write_articles(folder: Path) -> None:
    """Articles with an attack in every place where an article has words of its own.

    Of the first there is an older version.
    """
    older = STORY.replace("the lights", f"the old {ATTACK} lights").replace(
        "date: 2030", "date: 2029"
    )
    for name, text in (("2030-01-03-story.md", STORY), ("2029-01-03-story.md", older)):
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    (folder / f"2030-01-02 {ESC}]2;{TOKEN}{BEL}.txt").write_bytes(
        f"""Press Briefing by {ATTACK} Ann Lee

MS. LEE: Good {ATTACK} afternoon, everybody. I have one announcement on the ferries today.

Q: At {ATTACK} noon, will the ferries {ESC}]8;;https://elsewhere.example/{TOKEN}{ST} run?

MS. {ATTACK} LEE: They {ATTACK} will run at noon, and [@click=app.quit]nobody[/] pays more for it.
""".encode("utf-8", "surrogatepass")
    )


def prepare(articles: Path, state: Path) -> Path:
    """Keep a passage of an article that is then edited; the folder to be in, with a draft."""
    path = articles / "2028-01-03-edited.md"
    path.write_bytes(EDITED.encode("utf-8", "surrogatepass"))
    library = Library.open(
        [articles], cache_dir=state / "cache", data_dir=state / "data", clock=lambda: NOW
    )
    reading = library.read(path)
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.close()
    edited = EDITED.replace("the storm", f"the {ATTACK} gale")
    path.write_bytes(edited.encode("utf-8", "surrogatepass"))
    here = state / "here"
    here.mkdir()
    (here / DRAFT).write_bytes(
        f"Ann Lee said “we saw {ATTACK} the boats, and [/] the lamps” at noon.\n\n"
        f"“Never {ATTACK} said by anybody at all,” said Tom {ATTACK} Hale.\n".encode()
    )
    (here / f"draft {ESC}]2;{TOKEN}{BEL}.md").touch()
    return here
