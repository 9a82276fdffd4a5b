"""The one table of the reader's commands: footer, help, palette and keymap are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Pane(StrEnum):
    """The three panes, in the order of their keys."""

    LIST = "list"
    TEXT = "text"
    QUOTES = "quotes"


class Mode(StrEnum):
    """When keys mean something else than usual."""

    USUAL = ""
    SELECTING = "selecting"


LIST, TEXT, QUOTES = Pane.LIST, Pane.TEXT, Pane.QUOTES
ALL = (LIST, TEXT, QUOTES)
INSIDE = (TEXT, QUOTES)


class Call(NamedTuple):
    """A controller's method, as ``controller.method``, and what it is given, by keyword alone."""

    handler: str
    arguments: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader does at a key.

    ``handler`` names the controller and its method that do it, with ``arguments``. ``keys`` are
    Textual's names, comma-separated. ``footer`` says in which panes the footer offers it. ``waits``
    says in which panes it means what is in the article, and so has to wait for one that is being
    opened. ``mode`` is where its keys mean it; there they come before the usual ones.
    """

    id: str
    handler: str
    keys: str
    description: str
    tooltip: str
    group: str
    footer: tuple[Pane, ...] = ()
    waits: tuple[Pane, ...] = ()
    mode: Mode = Mode.USUAL
    arguments: Mapping[str, str | int] = field(default_factory=dict, hash=False)

    @property
    def call(self) -> Call:
        """What does it."""
        return Call(self.handler, self.arguments)


MOVE, PANES, GO = "Move", "Panes", "Go to"
SEARCH, KEEP, VIEW, PROGRAM = "Search", "Keep and copy", "View", "Program"
SELECT = "While selecting"

COMMANDS = (
    Command(
        "open",
        "navigation.open",
        "enter",
        "open",
        "Read the article, or jump to the quote",
        GO,
        (LIST, QUOTES),
        waits=INSIDE,
    ),
    Command(
        "bookmark",
        "bookmarks.toggle",
        "m",
        "bookmark",
        "Keep the passage, or take its bookmark back",
        KEEP,
        ALL,
        waits=ALL,
    ),
    Command(
        "widen",
        "bookmarks.widen",
        "M",
        "widen",
        "Widen the passage: sentence, paragraph, turn",
        KEEP,
        (TEXT,),
        waits=ALL,
    ),
    Command(
        "note",
        "bookmarks.write_note",
        "a",
        "note",
        "Write a note on the passage, and keep it",
        KEEP,
        (TEXT, QUOTES),
        waits=ALL,
    ),
    Command(
        "tags",
        "bookmarks.edit_tags",
        "t",
        "tags",
        "Tag the passage, and keep it",
        KEEP,
        (QUOTES,),
        waits=ALL,
    ),
    Command(
        "copy",
        "output.copy",
        "y,c,ctrl+c",
        "copy",
        "Copy the passage with who said it and where",
        KEEP,
        ALL,
        waits=ALL,
    ),
    Command(
        "select",
        "selection.begin",
        "v",
        "select",
        "Select a passage by keyboard; again, to start over here",
        KEEP,
        (TEXT,),
        waits=ALL,
    ),
    Command(
        "search",
        "search.open_field",
        "slash",
        "search",
        "Search: the library, this text or these quotes",
        SEARCH,
        ALL,
    ),
    Command(
        "next_hit",
        "search.step_hit",
        "n",
        "next hit",
        "Go to the next hit, on into the next article",
        SEARCH,
        (TEXT,),
        waits=ALL,
        arguments={"step": 1},
    ),
    Command(
        "previous_hit",
        "search.step_hit",
        "N",
        "previous hit",
        "Go to the hit before",
        SEARCH,
        waits=ALL,
        arguments={"step": -1},
    ),
    Command(
        "everywhere",
        "search.everywhere",
        "f",
        "in the library",
        "Search all articles for these words; in the field: tab",
        SEARCH,
        waits=ALL,
    ),
    Command(
        "person",
        "search.choose_person",
        "p",
        "which person",
        "Take the person or the word offered; in the field: tab",
        SEARCH,
    ),
    Command(
        "saved",
        "search.open_saved",
        "F",
        "saved searches",
        "Saved searches: go to one, or save this one",
        SEARCH,
    ),
    Command(
        "leave",
        "program.leave",
        "escape",
        "leave",
        "Leave the search or the selection; it never quits",
        SEARCH,
    ),
    Command(
        "next_quote",
        "navigation.step_quote",
        "right_square_bracket,greater_than_sign",
        "next quote",
        "Go to the next quote",
        GO,
        (TEXT,),
        waits=ALL,
        arguments={"step": 1},
    ),
    Command(
        "previous_quote",
        "navigation.step_quote",
        "left_square_bracket,less_than_sign",
        "previous quote",
        "Go to the quote before",
        GO,
        waits=ALL,
        arguments={"step": -1},
    ),
    Command(
        "next_article",
        "navigation.step_article",
        "J",
        "next article",
        "Go to the next article",
        GO,
        (TEXT, QUOTES),
        arguments={"step": 1},
    ),
    Command(
        "previous_article",
        "navigation.step_article",
        "K",
        "previous article",
        "Go to the article before",
        GO,
        arguments={"step": -1},
    ),
    Command(
        "next_unread",
        "navigation.step_unread",
        "full_stop",
        "next unread",
        "Go to the next unread article",
        GO,
        (LIST,),
        arguments={"step": 1},
    ),
    Command(
        "previous_unread",
        "navigation.step_unread",
        "comma",
        "previous unread",
        "Go to the unread article before",
        GO,
        arguments={"step": -1},
    ),
    Command(
        "back", "collections.back", "backspace,alt+left", "back", "Go back to where you were", GO
    ),
    Command("forward", "navigation.forward", "alt+right", "forward", "Go forward again", GO),
    Command(
        "source",
        "output.open_source",
        "o",
        "web page",
        "Open the article's web page in the browser",
        GO,
        waits=ALL,
    ),
    Command(
        "links",
        "output.open_links",
        "O",
        "links",
        "The links of this article, to open one",
        GO,
        waits=ALL,
    ),
    Command(
        "editor",
        "output.open_editor",
        "E",
        "editor",
        "Open the file in $EDITOR, at this line",
        GO,
        waits=ALL,
    ),
    Command(
        "speaker",
        "bookmarks.correct_speaker",
        "S",
        "speaker",
        "Correct who said the quote",
        KEEP,
        (QUOTES,),
        waits=ALL,
    ),
    Command(
        "bookmarks",
        "collections.open_bookmarks",
        "B",
        "bookmarks",
        "All bookmarks, to search and go to",
        KEEP,
        (LIST, TEXT),
    ),
    Command(
        "style",
        "output.choose_style",
        "Y",
        "cite as",
        "Choose a citation style and copy in it",
        KEEP,
        waits=ALL,
    ),
    Command(
        "export", "output.export", "e", "export", "Export bookmarks to a file", KEEP, waits=ALL
    ),
    Command(
        "pipe",
        "output.pipe",
        "vertical_line,exclamation_mark",
        "pipe",
        "Hand the passage to a command, as JSON",
        KEEP,
        waits=ALL,
    ),
    Command(
        "people",
        "collections.open_speakers",
        "w",
        "speakers",
        "Everybody who is quoted in the library",
        KEEP,
    ),
    Command(
        "statements",
        "collections.open_statements",
        "W",
        "all they said",
        "Everything the current speaker said, in all articles",
        KEEP,
        waits=ALL,
    ),
    Command(
        "check_draft",
        "collections.choose_draft",
        "C",
        "check a draft…",
        "Are the quotations in a draft right? Asks for its path",
        KEEP,
    ),
    Command(
        "accept_words",
        "collections.accept_words",
        "V",
        "words as found",
        "In a checked draft: write the words as found into it",
        KEEP,
    ),
    Command(
        "reattach",
        "bookmarks.reattach",
        "A",
        "attach",
        "Attach a changed or lost bookmark to a passage again",
        KEEP,
        waits=ALL,
    ),
    Command("undo", "bookmarks.undo", "u", "undo", "Undo the last change", KEEP, ALL),
    Command("redo", "bookmarks.redo", "U,ctrl+y", "redo", "Redo the change that was undone", KEEP),
    Command(
        "read",
        "row_marks.toggle_read",
        "r",
        "read",
        "Mark the article read or unread",
        KEEP,
        (LIST,),
        waits=INSIDE,
    ),
    Command(
        "star",
        "row_marks.toggle_star",
        "asterisk",
        "star",
        "Star the article, or take the star away",
        KEEP,
        (LIST,),
        waits=INSIDE,
    ),
    Command(
        "mark",
        "row_marks.toggle",
        "x",
        "mark",
        "Mark rows; read and star then apply to all of them",
        KEEP,
        (LIST,),
    ),
    Command(
        "mark_all",
        "row_marks.toggle_all",
        "X",
        "mark all",
        "Mark every row, or unmark them all",
        KEEP,
    ),
    Command(
        "running_tag",
        "bookmarks.edit_running_tags",
        "T",
        "running tag",
        "Tag every new bookmark, until you clear it",
        KEEP,
    ),
    Command(
        "down",
        "navigation.move",
        "j,down",
        "down",
        "One line down",
        MOVE,
        waits=INSIDE,
        arguments={"lines": 1},
    ),
    Command(
        "up",
        "navigation.move",
        "k,up",
        "up",
        "One line up",
        MOVE,
        waits=INSIDE,
        arguments={"lines": -1},
    ),
    Command("top", "navigation.to_top", "g,home", "top", "To the top", MOVE, waits=INSIDE),
    Command("bottom", "navigation.to_bottom", "G,end", "bottom", "To the end", MOVE, waits=INSIDE),
    Command(
        "half_down",
        "navigation.move_half",
        "ctrl+d",
        "half page down",
        "Half a page down",
        MOVE,
        waits=INSIDE,
        arguments={"step": 1},
    ),
    Command(
        "half_up",
        "navigation.move_half",
        "ctrl+u",
        "half page up",
        "Half a page up",
        MOVE,
        waits=INSIDE,
        arguments={"step": -1},
    ),
    Command(
        "page_down",
        "navigation.page",
        "space,pagedown,ctrl+f",
        "page down",
        "A page of the text down",
        MOVE,
        waits=ALL,
        arguments={"pages": 1},
    ),
    Command(
        "page_up",
        "navigation.page",
        "b,pageup,ctrl+b",
        "page up",
        "A page of the text up",
        MOVE,
        waits=ALL,
        arguments={"pages": -1},
    ),
    Command(
        "next_pane",
        "panes.step",
        "tab",
        "next pane",
        "To the next pane",
        PANES,
        waits=ALL,
        arguments={"step": 1, "around": True},
    ),
    Command(
        "previous_pane",
        "panes.step",
        "shift+tab",
        "previous pane",
        "To the pane before",
        PANES,
        arguments={"step": -1, "around": True},
    ),
    Command(
        "pane_left",
        "panes.step",
        "h,left",
        "pane left",
        "To the pane on the left",
        PANES,
        arguments={"step": -1, "around": False},
    ),
    Command(
        "pane_right",
        "panes.step",
        "l,right",
        "pane right",
        "To the pane on the right",
        PANES,
        waits=ALL,
        arguments={"step": 1, "around": False},
    ),
    Command(
        "list", "panes.go_to", "1", "articles", "To the articles", PANES, arguments={"pane": "list"}
    ),
    Command(
        "text",
        "panes.go_to",
        "2",
        "text",
        "To the text",
        PANES,
        waits=ALL,
        arguments={"pane": "text"},
    ),
    Command(
        "quotes",
        "panes.go_to",
        "3",
        "quotes",
        "To the quotes",
        PANES,
        waits=ALL,
        arguments={"pane": "quotes"},
    ),
    Command(
        "zen", "panes.toggle_alone", "z", "text only", "The text alone, or everything again", PANES
    ),
    Command(
        "sidebar",
        "panes.toggle_sidebar",
        "backslash,0",
        "quotes on or off",
        "Show or hide the quotes",
        PANES,
    ),
    Command(
        "sidebar_place",
        "panes.toggle_sidebar_place",
        "L",
        "quotes below",
        "The quotes beside the text, or below it",
        PANES,
    ),
    Command(
        "pane_narrower",
        "panes.resize",
        "left_curly_bracket,shift+left",
        "pane narrower",
        "Make this pane narrower",
        PANES,
        arguments={"step": -1},
    ),
    Command(
        "pane_wider",
        "panes.resize",
        "right_curly_bracket,shift+right",
        "pane wider",
        "Make this pane wider",
        PANES,
        arguments={"step": 1},
    ),
    Command(
        "sort",
        "search.change_sort",
        "s",
        "sort",
        "Sort by date, title, source, quotes",
        VIEW,
        (LIST,),
    ),
    Command("wider", "panes.widen_text", "plus", "wider", "Set the text wider", VIEW),
    Command("narrower", "panes.narrow_text", "minus", "narrower", "Set the text narrower", VIEW),
    Command(
        "usual_width",
        "panes.reset_widths",
        "equals_sign",
        "usual width",
        "Text and panes at their usual widths",
        VIEW,
    ),
    Command(
        "numbers",
        "panes.toggle_numbers",
        "number_sign,P",
        "paragraph numbers",
        "Show or hide paragraph numbers",
        VIEW,
    ),
    Command(
        "raw",
        "navigation.toggle_raw",
        "R",
        "raw file",
        "The file as it stands, or the reflowed text",
        VIEW,
        waits=ALL,
    ),
    Command(
        "short_turns",
        "panes.toggle_short_turns",
        "H",
        "short turns",
        "Show or hide greetings and very short turns",
        VIEW,
    ),
    Command(
        "indirect",
        "panes.toggle_indirect",
        "Q",
        "indirect speech",
        "List what is reported without quotation marks, or not",
        VIEW,
        waits=ALL,
    ),
    Command("about", "dialogs.about", "i", "about", "About this article", VIEW, waits=ALL),
    Command(
        "skipped", "dialogs.skipped", "I", "skipped files", "Files that were skipped, and why", VIEW
    ),
    Command(
        "versions",
        "dialogs.versions",
        "D",
        "versions",
        "How the versions of this article differ",
        VIEW,
        waits=ALL,
    ),
    Command(
        "help", "dialogs.help", "question_mark,f1", "help", "Every key, searchable", PROGRAM, ALL
    ),
    Command(
        "palette", "dialogs.palette", "colon,ctrl+p", "commands", "Every command by name", PROGRAM
    ),
    Command(
        "suspend",
        "program.suspend",
        "ctrl+z",
        "suspend",
        "Back to the shell; `fg` returns",
        PROGRAM,
    ),
    Command(
        "quit",
        "program.quit",
        "q",
        "back, quit",
        "Back to the articles, out of a search, then quit",
        PROGRAM,
    ),
    Command("quit_now", "program.quit_now", "ctrl+q", "quit", "Quit at once", PROGRAM),
    *(
        Command(
            name,
            "selection.extend",
            keys,
            description,
            tooltip,
            SELECT,
            # One half of a pair of motions is enough for the footer.
            () if name.endswith(("_back", "_up", "_left", "_end")) else ALL,
            arguments={"motion": motion, "step": step},
            mode=Mode.SELECTING,
        )
        for name, keys, description, tooltip, motion, step in (
            ("select_word", "w", "word", "A word more", "word", 1),
            ("select_word_back", "b", "back", "A word back", "word", -1),
            ("select_word_end", "e", "word's end", "To the end of a word", "word_end", 1),
            (
                "select_sentence",
                "right_parenthesis",
                "sentence",
                "To the end of the sentence",
                "sentence",
                1,
            ),
            (
                "select_sentence_back",
                "left_parenthesis",
                "sentence back",
                "To the beginning of the sentence",
                "sentence",
                -1,
            ),
            (
                "select_paragraph",
                "right_curly_bracket",
                "paragraph",
                "To the end of the paragraph",
                "paragraph",
                1,
            ),
            (
                "select_paragraph_back",
                "left_curly_bracket",
                "paragraph back",
                "To the beginning of the paragraph",
                "paragraph",
                -1,
            ),
            ("select_down", "j,down", "line", "A line down", "line", 1),
            ("select_up", "k,up", "line up", "A line up", "line", -1),
            ("select_right", "l,right", "character", "A character more", "character", 1),
            ("select_left", "h,left", "character back", "A character back", "character", -1),
        )
    ),
    Command(
        "select_turn",
        "selection.turn",
        "o",
        "other end",
        "Move the other end",
        SELECT,
        ALL,
        mode=Mode.SELECTING,
    ),
)

GROUPS = (MOVE, GO, PANES, SEARCH, KEEP, SELECT, VIEW, PROGRAM)


BY_ID = {command.id: command for command in COMMANDS}


def click_action(name: str) -> str:
    """Return what Textual runs at a click, for the command of that id."""
    return f"screen.command({name!r})"
