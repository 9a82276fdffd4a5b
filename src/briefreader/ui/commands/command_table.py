"""The one table of the reader's commands: footer, help, palette and keymap are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from briefreader.domain.citation_style import ACADEMIC_STYLES, CitationStyle


class Pane(StrEnum):
    """The three panes, in the order of their keys."""

    LIST = "list"
    TEXT = "text"
    QUOTES = "quotes"


class Mode(StrEnum):
    """When keys mean something else than usual."""

    USUAL = ""
    SELECTING = "selecting"


class Collection(StrEnum):
    """The screens that list what was collected over all articles."""

    BOOKMARKS = "bookmarks"
    SPEAKERS = "speakers"
    STATEMENTS = "statements"
    DRAFT = "draft"
    PHRASE = "phrase"
    QUESTIONS = "questions"
    COMPARISON = "comparison"


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
    opened. ``counted`` says what a number before its key means: an argument that it multiplies, a
    ``step`` that is done so often, or the handler that takes it as ``number``. ``mode`` is where
    its keys mean it; there they come before the usual ones.
    """

    id: str
    handler: str
    keys: str
    description: str
    tooltip: str
    group: str
    footer: tuple[Pane, ...] = ()
    waits: tuple[Pane, ...] = ()
    counted: str = ""
    mode: Mode = Mode.USUAL
    arguments: Mapping[str, str | int] = field(default_factory=dict, hash=False)

    @property
    def call(self) -> Call:
        """What does it."""
        return Call(self.handler, self.arguments)


MOVE, PANES, GO = "Move", "Panes", "Go to"
SEARCH, KEEP, VIEW, PROGRAM = "Search", "Bookmark and copy", "View", "Program"
SELECT = "While selecting"

COMMANDS = (
    Command(
        "open",
        "navigation.open",
        "enter",
        "open",
        "Read the article, or go to the quote",
        GO,
        (LIST, QUOTES),
        waits=INSIDE,
    ),
    Command(
        "bookmark",
        "bookmarks.toggle",
        "m",
        "bookmark",
        "Bookmark the passage, or remove the bookmark",
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
        "Write a note on the passage (bookmarks it)",
        KEEP,
        (TEXT, QUOTES),
        waits=ALL,
    ),
    Command(
        "tags",
        "bookmarks.edit_tags",
        "t",
        "tags",
        "Tag the passage (bookmarks it)",
        KEEP,
        (QUOTES,),
        waits=ALL,
    ),
    Command(
        "copy",
        "output.copy",
        "y,c,ctrl+c",
        "copy",
        "Copy the passage with speaker and source",
        KEEP,
        ALL,
        waits=ALL,
    ),
    Command(
        "select",
        "selection.begin",
        "v",
        "select",
        "Select text, as the mouse does; press again to restart here",
        KEEP,
        (TEXT,),
        waits=ALL,
    ),
    Command(
        "search",
        "search.open_field",
        "slash",
        "search",
        "Search the library, this text or these quotes",
        SEARCH,
        ALL,
    ),
    Command(
        "next_hit",
        "search.step_hit",
        "n",
        "next hit",
        "Go to the next hit, even in another article",
        SEARCH,
        (TEXT,),
        waits=ALL,
        arguments={"step": 1},
        counted="step",
    ),
    Command(
        "previous_hit",
        "search.step_hit",
        "N",
        "previous hit",
        "Go to the previous hit",
        SEARCH,
        waits=ALL,
        arguments={"step": -1},
        counted="step",
    ),
    Command(
        "everywhere",
        "search.everywhere",
        "f",
        "search library",
        "Search all articles for these words (tab in the field)",
        SEARCH,
        waits=ALL,
    ),
    Command(
        "person",
        "search.choose_person",
        "p",
        "accept suggestion",
        "Accept the suggestion (tab in the field)",
        SEARCH,
    ),
    Command(
        "saved",
        "search.open_saved",
        "F",
        "saved searches",
        "Saved searches: open one, or save this one",
        SEARCH,
    ),
    Command(
        "phrase",
        "collections.open_phrase",
        "quotation_mark",
        "phrase",
        "When a phrase was used, by whom, in which variants",
        SEARCH,
        waits=INSIDE,
    ),
    Command(
        "leave",
        "program.leave",
        "escape",
        "close",
        "Close the search or selection; never quits",
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
        counted="step",
    ),
    Command(
        "previous_quote",
        "navigation.step_quote",
        "left_square_bracket,less_than_sign",
        "previous quote",
        "Go to the previous quote",
        GO,
        waits=ALL,
        arguments={"step": -1},
        counted="step",
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
        counted="step",
    ),
    Command(
        "previous_article",
        "navigation.step_article",
        "K",
        "previous article",
        "Go to the previous article",
        GO,
        arguments={"step": -1},
        counted="step",
    ),
    Command(
        "next_unread",
        "navigation.step_unread",
        "full_stop",
        "next unread",
        "Go to the next unread article",
        GO,
        (LIST,),
        arguments={"articles": 1},
        counted="articles",
    ),
    Command(
        "previous_unread",
        "navigation.step_unread",
        "comma",
        "previous unread",
        "Go to the previous unread article",
        GO,
        arguments={"articles": -1},
        counted="articles",
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
        "List the article's links, to open one",
        GO,
        waits=ALL,
    ),
    Command(
        "editor",
        "output.open_editor",
        "E",
        "editor",
        "Open the file in $EDITOR at this line",
        GO,
        waits=ALL,
    ),
    Command(
        "speaker",
        "bookmarks.correct_speaker",
        "S",
        "speaker",
        "Correct who said this quote",
        KEEP,
        (QUOTES,),
        waits=ALL,
    ),
    Command(
        "bookmarks",
        "collections.open_bookmarks",
        "B",
        "bookmarks",
        "All bookmarks: search, edit, open",
        KEEP,
        (LIST, TEXT),
    ),
    Command(
        "style",
        "output.choose_style",
        "Y",
        "cite as",
        "Copy in a citation style (you choose)",
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
        "Pipe the passage to a command, as JSON",
        KEEP,
        waits=ALL,
    ),
    Command(
        "people",
        "collections.open_speakers",
        "w",
        "speakers",
        "Everyone quoted in the library",
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
        "compare",
        "collections.compare",
        "ampersand",
        "compare",
        "Compare two speakers on one topic, over time",
        KEEP,
        waits=ALL,
    ),
    Command(
        "check_draft",
        "collections.choose_draft",
        "C",
        "check draft",
        "Check the quotations in a draft",
        KEEP,
    ),
    Command(
        "accept_words",
        "collections.accept_words",
        "V",
        "source wording",
        "In a checked draft: use the source wording",
        KEEP,
    ),
    Command(
        "reattach",
        "bookmarks.reattach",
        "A",
        "re-attach",
        "Re-attach a changed or lost bookmark",
        KEEP,
        waits=ALL,
    ),
    Command("undo", "bookmarks.undo", "u", "undo", "Undo the last change", KEEP, ALL),
    Command("redo", "bookmarks.redo", "U,ctrl+y", "redo", "Redo the last undone change", KEEP),
    Command(
        "read",
        "row_marks.toggle_read",
        "r",
        "mark read",
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
        "Star or unstar the article",
        KEEP,
        (LIST,),
        waits=INSIDE,
    ),
    Command(
        "mark",
        "row_marks.toggle",
        "x",
        "mark",
        "Mark rows, then r or * applies to all of them",
        KEEP,
        (LIST,),
    ),
    Command(
        "mark_all",
        "row_marks.toggle_all",
        "X",
        "mark all",
        "Mark all rows, or unmark them",
        KEEP,
    ),
    Command(
        "running_tag",
        "bookmarks.edit_running_tags",
        "T",
        "running tag",
        "Tag every new bookmark until you clear it",
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
        counted="lines",
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
        counted="lines",
    ),
    Command(
        "top",
        "navigation.to_top",
        "g,home",
        "top",
        "To the top; 50g to row or paragraph 50",
        MOVE,
        waits=INSIDE,
        counted="navigation.to_number",
    ),
    Command(
        "bottom",
        "navigation.to_bottom",
        "G,end",
        "bottom",
        "To the end; 50G to row or paragraph 50",
        MOVE,
        waits=INSIDE,
        counted="navigation.to_number",
    ),
    Command(
        "percentage",
        "navigation.to_percentage",
        "percent_sign",
        "percent",
        "50% goes to the middle, 0% to the beginning",
        MOVE,
        waits=INSIDE,
        counted="navigation.to_percentage",
    ),
    Command(
        "go_to",
        "navigation.ask_where",
        "ctrl+g,apostrophe",
        "go to",
        "Go to a date, a percentage or a number",
        MOVE,
        waits=INSIDE,
    ),
    Command(
        "half_down",
        "navigation.move_half",
        "ctrl+d",
        "half page down",
        "Half a page down",
        MOVE,
        waits=INSIDE,
        arguments={"step": 1},
        counted="step",
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
        counted="step",
    ),
    Command(
        "page_down",
        "navigation.page",
        "space,pagedown,ctrl+f",
        "page down",
        "One page down (in the reader, the text)",
        MOVE,
        waits=ALL,
        arguments={"pages": 1},
        counted="pages",
    ),
    Command(
        "page_up",
        "navigation.page",
        "b,pageup,ctrl+b",
        "page up",
        "One page up (in the reader, the text)",
        MOVE,
        waits=ALL,
        arguments={"pages": -1},
        counted="pages",
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
        "To the previous pane",
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
        "zen", "panes.toggle_alone", "z", "text only", "Show only the text, or all panes", PANES
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
        "Show the quotes beside or below the text",
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
        "Sort by date, title, source or quotes",
        VIEW,
        (LIST,),
    ),
    Command(
        "compact",
        "panes.toggle_compact",
        "Z",
        "one-line rows",
        "List each article on one line, or on several",
        VIEW,
    ),
    Command("wider", "panes.widen_text", "plus", "wider", "Make the text wider", VIEW),
    Command("narrower", "panes.narrow_text", "minus", "narrower", "Make the text narrower", VIEW),
    Command(
        "usual_width",
        "panes.reset_widths",
        "equals_sign",
        "reset widths",
        "Reset the widths of text and panes",
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
        "article.toggle_raw",
        "R",
        "raw file",
        "Show the raw file, or the formatted text",
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
        "Show or hide indirect speech",
        VIEW,
        waits=ALL,
    ),
    Command(
        "details",
        "collections.toggle_details",
        "d",
        "details",
        "In a timeline: show whole statements and their questions",
        VIEW,
    ),
    Command("about", "dialogs.about", "i", "about", "About this article", VIEW, waits=ALL),
    Command("skipped", "dialogs.skipped", "I", "skipped files", "Skipped files, and why", VIEW),
    Command(
        "versions",
        "dialogs.versions",
        "D",
        "versions",
        "Compare the versions of this article",
        VIEW,
        waits=ALL,
    ),
    Command(
        "help",
        "dialogs.help",
        "question_mark,f1",
        "help",
        "Help: this pane, and every key",
        PROGRAM,
        ALL,
    ),
    Command(
        "palette", "dialogs.palette", "colon,ctrl+p", "commands", "Find a command by name", PROGRAM
    ),
    Command(
        "suspend",
        "program.suspend",
        "ctrl+z",
        "suspend",
        "Suspend to the shell; `fg` returns",
        PROGRAM,
    ),
    Command(
        "redraw",
        "program.redraw",
        "ctrl+l",
        "redraw",
        "Draw the screen again, after another program wrote on it",
        PROGRAM,
    ),
    Command(
        "quit",
        "program.quit",
        "q",
        "back, quit",
        "Go to the list; there, close the search or quit",
        PROGRAM,
    ),
    Command(
        "start_here",
        "dialogs.start_here",
        "f9",
        "start here",
        "Start here: six tasks, the symbols, how to search",
        PROGRAM,
    ),
    Command(
        "questions",
        "collections.open_questions",
        "f7",
        "questions",
        "Questions, their answers, and when they were asked again",
        SEARCH,
    ),
    Command(
        "new",
        "collections.new_articles",
        "f8",
        "new",
        "Articles added since you last checked",
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
            ("select_word", "w", "word", "Forward a word", "word", 1),
            ("select_word_back", "b", "back", "Back a word", "word", -1),
            ("select_word_end", "e", "word's end", "To the end of the word", "word_end", 1),
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
            ("select_down", "j,down", "line", "Down a line", "line", 1),
            ("select_up", "k,up", "line up", "Up a line", "line", -1),
            ("select_right", "l,right", "character", "Forward a character", "character", 1),
            ("select_left", "h,left", "character back", "Back a character", "character", -1),
        )
    ),
    Command(
        "select_turn",
        "selection.turn",
        "o",
        "other end",
        "Switch to the other end",
        SELECT,
        ALL,
        mode=Mode.SELECTING,
    ),
)

GROUPS = (MOVE, GO, PANES, SEARCH, KEEP, SELECT, VIEW, PROGRAM)


BY_ID = {command.id: command for command in COMMANDS}

# What is worth most in each pane, and named first in its footer; ``Command.footer`` names the rest.
FIRST_IN_FOOTER: Mapping[Pane, tuple[str, ...]] = {
    LIST: ("open", "search", "people", "statements", "bookmarks", "check_draft", "export", "sort"),
    TEXT: ("bookmark", "next_quote", "search", "copy", "statements", "export", "check_draft"),
    QUOTES: ("open", "bookmark", "speaker", "statements", "copy", "export", "check_draft"),
}

# Other programs' words for the same: the palette and help find commands by them, too.
SYNONYMS: Mapping[str, str] = {
    "quit": "exit leave close",
    "quit_now": "exit",
    "check_draft": "verify fact check factcheck",
    "search": "find filter query",
    "everywhere": "find",
    "versions": "compare difference",
    "copy": "clipboard",
    "style": " ".join(("clipboard citation", *CitationStyle)),
    "bookmark": "delete save",
    "bookmarks": "delete saved",
    "statements": "quotes by person",
    "questions": "asked unanswered answers declined promised ledger",
    "new": "recent arrivals news since unseen watched",
    "phrase": "wording drift first last use variants history",
    "compare": "versus counts side by side",
    "people": "persons names merge",
    "speaker": "attribution wrong",
    "export": "save write csv",
    "skipped": "pdf missing ignored",
    "zen": "full screen focus",
    "tags": "label",
    "note": "comment annotate",
    "raw": "source original",
    "about": "information metadata",
    "help": "shortcuts manual",
    "source": "url link address",
    "undo": "revert restore",
    "go_to": "jump date line",
    "compact": "dense density",
}


class Meaning(NamedTuple):
    """What a command means in one place: what help says of it there, and what the footer calls it.

    Without a name the footer calls it as everywhere.
    """

    told: str
    name: str = ""


# What commands mean in each pane and on each screen, the most useful first: help begins with it.
MEANINGS: Mapping[Pane | Collection, Mapping[str, Meaning]] = {
    LIST: {
        "open": Meaning("Read the article"),
        "search": Meaning("Search all articles, as you type"),
        "sort": Meaning("Sort by date, title, source or quotes"),
        "compact": Meaning("One line for each article, or several"),
        "read": Meaning("Mark the article read or unread (● is unread)"),
        "mark": Meaning("Mark rows, then r or * applies to all of them"),
        "statements": Meaning("Everything the speaker of the current quote said"),
        "people": Meaning("Everyone who is quoted"),
    },
    TEXT: {
        "next_quote": Meaning("Go to the next quote (▏ someone's words, ▌ the current passage)"),
        "bookmark": Meaning("Bookmark the current passage (▌), or remove the bookmark (◆)"),
        "widen": Meaning("Take more: the sentence, the paragraph, the whole answer"),
        "search": Meaning("Find words in this article"),
        "select": Meaning("Select any words, not just a quote"),
        "copy": Meaning("Copy the quote with speaker and source"),
        "style": Meaning(f"Copy it in {ACADEMIC_STYLES} style"),
        "statements": Meaning("Everything this speaker said, in all articles"),
    },
    QUOTES: {
        "open": Meaning("Go to the quote in the text"),
        "search": Meaning("Filter these quotes by words or speaker"),
        "bookmark": Meaning("Bookmark the quote, or remove the bookmark (◆)"),
        "speaker": Meaning("Correct who said it (? is not certain, ✓ is corrected)"),
        "copy": Meaning("Copy the quote with speaker and source"),
        "statements": Meaning("Everything this speaker said, in all articles"),
    },
    Collection.BOOKMARKS: {
        "open": Meaning("Go to the passage in its article, or in the saved copy", "go to"),
        "search": Meaning("Filter by words, said:name, tag:name, has:note"),
        "sort": Meaning("Group by article, speaker, tag, month or state; newest bookmark first"),
        "mark": Meaning("Mark bookmarks, to tag, remove or export all of them (✓)"),
        "next_article": Meaning("Go to the next group", "next group"),
        "previous_article": Meaning("Go to the previous group", "previous group"),
        "note": Meaning("Write a note on the bookmark"),
        "tags": Meaning("Tag the bookmark"),
        "copy": Meaning("Copy the passage with speaker and source"),
        "style": Meaning(f"Copy it in {ACADEMIC_STYLES} style"),
        "export": Meaning("Export what is listed, all bookmarks or this article's"),
        "pipe": Meaning("Pipe what is listed to a command, as JSON"),
        "bookmark": Meaning("Remove the bookmark", "remove"),
        "reattach": Meaning("Re-attach a lost or changed bookmark; revised: take over"),
    },
    Collection.SPEAKERS: {
        "open": Meaning("Everything this person said, in all articles", "what they said"),
        "search": Meaning("Filter by name or title"),
        "sort": Meaning("Sort by number of statements, name or date"),
        "speaker": Meaning("Merge names of one person, or split them", "merge/split"),
        "star": Meaning("Watch the person: what they say is listed as new", "watch"),
        "compare": Meaning("Compare with another person on one topic, over time"),
    },
    Collection.PHRASE: {
        "open": Meaning("Go to the use in its article", "go to"),
        "search": Meaning("Look up another phrase", "another phrase"),
        "next_article": Meaning("Go to the next wording", "next wording"),
        "previous_article": Meaning("Go to the previous wording", "previous wording"),
        "next_quote": Meaning("Go to the next month in which it was used", "next month"),
        "previous_quote": Meaning("Go to the previous month", "previous month"),
    },
    Collection.QUESTIONS: {
        "open": Meaning("Go to the question in its article", "go to"),
        "search": Meaning("Filter by words, answer:promised, date:2023-08"),
        "sort": Meaning("By topic or by who answered"),
        "bookmark": Meaning("Bookmark the answer, or remove the bookmark (◆)"),
        "copy": Meaning("Copy the answer with speaker and source"),
        "style": Meaning(f"Copy it in {ACADEMIC_STYLES} style"),
        "export": Meaning("Export bookmarks to a file"),
        "next_article": Meaning("Go to the next topic or person", "next group"),
        "previous_article": Meaning("Go to the previous topic or person", "previous group"),
    },
    Collection.COMPARISON: {
        "open": Meaning("Go to what this speaker said in the period", "what they said"),
        "search": Meaning("Compare what both said on a topic", "topic"),
        "next_pane": Meaning("Go to the other speaker's numbers", "other speaker"),
        "sort": Meaning("Count by month, year, week or day"),
    },
    Collection.STATEMENTS: {
        "open": Meaning("Go to the statement in its article", "go to"),
        "search": Meaning("Filter by words, date or source"),
        "sort": Meaning("Newest or oldest first"),
        "next_quote": Meaning("Go to the next month", "next month"),
        "previous_quote": Meaning("Go to the previous month", "previous month"),
        "next_article": Meaning("Go to the next heading", "next heading"),
        "previous_article": Meaning("Go to the previous heading", "previous heading"),
        "details": Meaning("Show whole statements with their questions, or excerpts"),
        "phrase": Meaning("Phrases the person repeats; when one was used, by whom", "phrases"),
        "bookmark": Meaning("Bookmark the statement, or remove the bookmark (◆)"),
        "select": Meaning("Select some of its words, in its article"),
        "copy": Meaning("Copy the statement with speaker and source"),
        "style": Meaning(f"Copy it in {ACADEMIC_STYLES} style"),
        "export": Meaning("Export bookmarks to a file"),
    },
    Collection.DRAFT: {
        "next_hit": Meaning(
            "Go to the next quotation that isn't exact, or not compared", "next problem"
        ),
        "previous_hit": Meaning(
            "Go to the previous quotation that isn't exact, or not compared", "previous problem"
        ),
        "open": Meaning("Go to where it was said, in its article", "go to"),
        "editor": Meaning("Edit the draft in $EDITOR, at this quotation", "edit draft"),
        "accept_words": Meaning("Write the source wording into the draft", "use source wording"),
        "copy": Meaning("Copy the source wording, with speaker and source", "copy source wording"),
        "search": Meaning("Filter by words, speaker or verdict"),
        "check_draft": Meaning("Check another draft", "another draft"),
    },
}


def click_action(name: str) -> str:
    """Return what Textual runs at a click, for the command of that id."""
    return f"screen.command({name!r})"
