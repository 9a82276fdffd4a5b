"""The one table of the reader's commands: footer, help, palette and keymap are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader does at a key.

    ``keys`` are Textual's names, comma-separated. ``footer`` says in which panes the footer offers
    it. ``action`` is the screen's action of that name; it is the id unless it takes a value.
    ``waits`` says in which panes it means what is in the article, and so has to wait for one that
    is being opened. ``mode`` is where its keys mean it; there they come before the usual ones.
    """

    id: str
    keys: str
    description: str
    tooltip: str
    group: str
    footer: tuple[Pane, ...] = ()
    action: str = ""
    waits: tuple[Pane, ...] = ()
    mode: Mode = Mode.USUAL


MOVE, PANES, GO = "Move", "Panes", "Go to"
SEARCH, KEEP, VIEW, PROGRAM = "Search", "Keep and copy", "View", "Program"
SELECT = "While selecting"

COMMANDS = (
    Command(
        "open",
        "enter",
        "open",
        "Read the article, or jump to the quote",
        GO,
        (LIST, QUOTES),
        waits=INSIDE,
    ),
    Command(
        "bookmark",
        "m",
        "bookmark",
        "Keep the passage, or take its bookmark back",
        KEEP,
        ALL,
        waits=ALL,
    ),
    Command(
        "widen",
        "M",
        "widen",
        "Widen the passage: sentence, paragraph, turn",
        KEEP,
        (TEXT,),
        waits=ALL,
    ),
    Command(
        "note",
        "a",
        "note",
        "Write a note on the passage, and keep it",
        KEEP,
        (TEXT, QUOTES),
        waits=ALL,
    ),
    Command("tags", "t", "tags", "Tag the passage, and keep it", KEEP, (QUOTES,), waits=ALL),
    Command(
        "copy",
        "y,c,ctrl+c",
        "copy",
        "Copy the passage with who said it and where",
        KEEP,
        ALL,
        waits=ALL,
    ),
    Command(
        "select",
        "v",
        "select",
        "Select a passage by keyboard; again, to start over here",
        KEEP,
        (TEXT,),
        waits=ALL,
    ),
    Command(
        "search", "slash", "search", "Search: the library, this text or these quotes", SEARCH, ALL
    ),
    Command(
        "next_hit",
        "n",
        "next hit",
        "Go to the next hit, on into the next article",
        SEARCH,
        (TEXT,),
        waits=ALL,
    ),
    Command("previous_hit", "N", "previous hit", "Go to the hit before", SEARCH, waits=ALL),
    Command(
        "everywhere",
        "f",
        "in the library",
        "Search all articles for these words; in the field: tab",
        SEARCH,
        waits=ALL,
    ),
    Command(
        "person",
        "p",
        "which person",
        "Take the person or the word offered; in the field: tab",
        SEARCH,
    ),
    Command("saved", "F", "saved searches", "Saved searches: go to one, or save this one", SEARCH),
    Command(
        "leave", "escape", "leave", "Leave the search or the selection; it never quits", SEARCH
    ),
    Command(
        "next_quote",
        "right_square_bracket,greater_than_sign",
        "next quote",
        "Go to the next quote",
        GO,
        (TEXT,),
        waits=ALL,
    ),
    Command(
        "previous_quote",
        "left_square_bracket,less_than_sign",
        "previous quote",
        "Go to the quote before",
        GO,
        waits=ALL,
    ),
    Command("next_article", "J", "next article", "Go to the next article", GO, (TEXT, QUOTES)),
    Command("previous_article", "K", "previous article", "Go to the article before", GO),
    Command(
        "next_unread", "full_stop", "next unread", "Go to the next unread article", GO, (LIST,)
    ),
    Command("previous_unread", "comma", "previous unread", "Go to the unread article before", GO),
    Command("back", "backspace,alt+left", "back", "Go back to where you were", GO),
    Command("forward", "alt+right", "forward", "Go forward again", GO),
    Command("source", "o", "web page", "Open the article's web page in the browser", GO, waits=ALL),
    Command("links", "O", "links", "The links of this article, to open one", GO, waits=ALL),
    Command("editor", "E", "editor", "Open the file in $EDITOR, at this line", GO, waits=ALL),
    Command(
        "speaker",
        "S",
        "speaker",
        "Correct who said the quote",
        KEEP,
        (QUOTES,),
        waits=ALL,
    ),
    Command(
        "bookmarks", "B", "bookmarks", "All bookmarks, to search and go to", KEEP, (LIST, TEXT)
    ),
    Command("style", "Y", "cite as", "Choose a citation style and copy in it", KEEP, waits=ALL),
    Command("export", "e", "export", "Export bookmarks to a file", KEEP, waits=ALL),
    Command(
        "pipe",
        "vertical_line,exclamation_mark",
        "pipe",
        "Hand the passage to a command, as JSON",
        KEEP,
        waits=ALL,
    ),
    Command("people", "w", "speakers", "Everybody who is quoted in the library", KEEP),
    Command(
        "statements",
        "W",
        "all they said",
        "Everything the current speaker said, in all articles",
        KEEP,
        waits=ALL,
    ),
    Command(
        "check_draft",
        "C",
        "check a draft…",
        "Are the quotations in a draft right? Asks for its path",
        KEEP,
    ),
    Command(
        "reattach",
        "A",
        "attach",
        "Attach a changed or lost bookmark to a passage again",
        KEEP,
        waits=ALL,
    ),
    Command("undo", "u", "undo", "Undo the last change", KEEP, ALL),
    Command("redo", "U,ctrl+y", "redo", "Redo the change that was undone", KEEP),
    Command("read", "r", "read", "Mark the article read or unread", KEEP, (LIST,), waits=INSIDE),
    Command(
        "star",
        "asterisk",
        "star",
        "Star the article, or take the star away",
        KEEP,
        (LIST,),
        waits=INSIDE,
    ),
    Command(
        "mark", "x", "mark", "Mark rows; read and star then apply to all of them", KEEP, (LIST,)
    ),
    Command("mark_all", "X", "mark all", "Mark every row, or unmark them all", KEEP),
    Command(
        "running_tag",
        "T",
        "running tag",
        "Tag every new bookmark, until you clear it",
        KEEP,
    ),
    Command("down", "j,down", "down", "One line down", MOVE, waits=INSIDE),
    Command("up", "k,up", "up", "One line up", MOVE, waits=INSIDE),
    Command("top", "g,home", "top", "To the top", MOVE, waits=INSIDE),
    Command("bottom", "G,end", "bottom", "To the end", MOVE, waits=INSIDE),
    Command("half_down", "ctrl+d", "half page down", "Half a page down", MOVE, waits=INSIDE),
    Command("half_up", "ctrl+u", "half page up", "Half a page up", MOVE, waits=INSIDE),
    Command(
        "page_down",
        "space,pagedown,ctrl+f",
        "page down",
        "A page of the text down",
        MOVE,
        waits=ALL,
    ),
    Command("page_up", "b,pageup,ctrl+b", "page up", "A page of the text up", MOVE, waits=ALL),
    Command("next_pane", "tab", "next pane", "To the next pane", PANES, waits=ALL),
    Command("previous_pane", "shift+tab", "previous pane", "To the pane before", PANES),
    Command("pane_left", "h,left", "pane left", "To the pane on the left", PANES),
    Command("pane_right", "l,right", "pane right", "To the pane on the right", PANES, waits=ALL),
    Command("list", "1", "articles", "To the articles", PANES, action="pane('list')"),
    Command("text", "2", "text", "To the text", PANES, action="pane('text')", waits=ALL),
    Command("quotes", "3", "quotes", "To the quotes", PANES, action="pane('quotes')", waits=ALL),
    Command("zen", "z", "text only", "The text alone, or everything again", PANES),
    Command("sidebar", "backslash,0", "quotes on or off", "Show or hide the quotes", PANES),
    Command("sidebar_place", "L", "quotes below", "The quotes beside the text, or below it", PANES),
    Command(
        "pane_narrower",
        "left_curly_bracket,shift+left",
        "pane narrower",
        "Make this pane narrower",
        PANES,
        action="resize_pane(-1)",
    ),
    Command(
        "pane_wider",
        "right_curly_bracket,shift+right",
        "pane wider",
        "Make this pane wider",
        PANES,
        action="resize_pane(1)",
    ),
    Command("sort", "s", "sort", "Sort by date, title, source, quotes", VIEW, (LIST,)),
    Command("wider", "plus", "wider", "Set the text wider", VIEW),
    Command("narrower", "minus", "narrower", "Set the text narrower", VIEW),
    Command(
        "usual_width", "equals_sign", "usual width", "Text and panes at their usual widths", VIEW
    ),
    Command(
        "numbers", "number_sign,P", "paragraph numbers", "Show or hide paragraph numbers", VIEW
    ),
    Command("raw", "R", "raw file", "The file as it stands, or the reflowed text", VIEW, waits=ALL),
    Command("short_turns", "H", "short turns", "Show or hide greetings and very short turns", VIEW),
    Command("about", "i", "about", "About this article", VIEW, waits=ALL),
    Command("skipped", "I", "skipped files", "Files that were skipped, and why", VIEW),
    Command(
        "versions", "D", "versions", "How the versions of this article differ", VIEW, waits=ALL
    ),
    Command("help", "question_mark,f1", "help", "Every key, searchable", PROGRAM, ALL),
    Command("palette", "colon,ctrl+p", "commands", "Every command by name", PROGRAM),
    Command("suspend", "ctrl+z", "suspend", "Back to the shell; `fg` returns", PROGRAM),
    Command("quit", "q", "back, quit", "Back to the articles, out of a search, then quit", PROGRAM),
    Command("quit_now", "ctrl+q", "quit", "Quit at once", PROGRAM),
    *(
        Command(
            name,
            keys,
            description,
            tooltip,
            SELECT,
            # One half of a pair of motions is enough for the footer.
            () if name.endswith(("_back", "_up", "_left", "_end")) else ALL,
            action,
            mode=Mode.SELECTING,
        )
        for name, keys, description, tooltip, action in (
            ("select_word", "w", "word", "A word more", "extend('word', 1)"),
            ("select_word_back", "b", "back", "A word back", "extend('word', -1)"),
            ("select_word_end", "e", "word's end", "To the end of a word", "extend('word_end', 1)"),
            (
                "select_sentence",
                "right_parenthesis",
                "sentence",
                "To the end of the sentence",
                "extend('sentence', 1)",
            ),
            (
                "select_sentence_back",
                "left_parenthesis",
                "sentence back",
                "To the beginning of the sentence",
                "extend('sentence', -1)",
            ),
            (
                "select_paragraph",
                "right_curly_bracket",
                "paragraph",
                "To the end of the paragraph",
                "extend('paragraph', 1)",
            ),
            (
                "select_paragraph_back",
                "left_curly_bracket",
                "paragraph back",
                "To the beginning of the paragraph",
                "extend('paragraph', -1)",
            ),
            ("select_down", "j,down", "line", "A line down", "extend('line', 1)"),
            ("select_up", "k,up", "line up", "A line up", "extend('line', -1)"),
            (
                "select_right",
                "l,right",
                "character",
                "A character more",
                "extend('character', 1)",
            ),
            (
                "select_left",
                "h,left",
                "character back",
                "A character back",
                "extend('character', -1)",
            ),
            ("select_turn", "o", "other end", "Move the other end", "turn_selection"),
        )
    ),
)

GROUPS = (MOVE, GO, PANES, SEARCH, KEEP, SELECT, VIEW, PROGRAM)


def action_of(command: Command) -> str:
    """Return the action that the command's binding runs."""
    return command.action or command.id
