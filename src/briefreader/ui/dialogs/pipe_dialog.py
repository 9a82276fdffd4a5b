"""A dialog to hand passages to a command, and to read its answer."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from briefreader.errors import TerminalError
from briefreader.ui.commands.command_table import BY_ID
from briefreader.ui.dialogs.dialog import Dialog, DialogTitle
from briefreader.ui.rendering.styled_runs import StyledRun
from briefreader.ui.terminal.run_command import run_command
from briefreader.ui.widgets.line_input import LineInput
from briefreader.ui.widgets.line_widgets import LINE_STYLES


class PipeDialog(Dialog[str]):
    """Dismissed with the command that was run last."""

    purpose = BY_ID["pipe"].tooltip

    COMPONENT_CLASSES = LINE_STYLES
    BINDINGS = [  # noqa: RUF012 - Textual's own declaration has this type
        Binding("escape", "close", "close", id="pipe_close", tooltip="Stop the command and close"),
        Binding("down,pagedown", "scroll(1)", "down", id="pipe_down", tooltip="Scroll down"),
        Binding("up,pageup", "scroll(-1)", "up", id="pipe_up", tooltip="Scroll up"),
    ]

    def __init__(self, data: str, about: str, command: str) -> None:
        """Give ``data``, which the title calls ``about``, to a command; offer ``command``."""
        super().__init__()
        self._data = data
        self._about = about
        self._command = command

    def compose(self) -> ComposeResult:
        """Yield the heading, the command, its answer."""
        with Vertical(classes="dialog"):
            yield DialogTitle(("enter", "run"), ("esc", "stop and close"))
            yield LineInput(
                self._command, placeholder="a command, such as: jq .quote", compact=True
            )
            with VerticalScroll(can_focus=False):
                yield Static(id="answer")

    def on_mount(self) -> None:
        """Put the cursor in the field for the command."""
        self._say("title", f"Pipe {self._about}")
        self.query_one(Input).focus()

    def _say(self, style: str, words: str) -> None:
        heading = self.query_one(DialogTitle)
        heading.left = (StyledRun(words, style),)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Run the command."""
        if event.value.strip():
            self._command = event.value
            self._run_it(event.value)

    @work(exclusive=True, group="pipe")
    async def _run_it(self, command: str) -> None:
        self._say("busy", "running")
        try:
            answer = await run_command(command, self._data)
        except OSError as error:
            self._say("wrong", f"can't run the command: {error.strerror}")
            return
        except TerminalError as error:
            self._say("wrong", str(error))
            return
        self._say("title" if answer.status == 0 else "wrong", answer.outcome)
        text = answer.text.expandtabs(8).rstrip("\n") or "(no output)"
        self.query_one("#answer", Static).update(Content(text))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_scroll(self, step: int) -> None:
        """Move through the answer while the field keeps the keys."""
        pane = self.query_one(VerticalScroll)
        pane.scroll_relative(y=step * max(1, pane.size.height // 2), animate=False)

    def action_close(self) -> None:
        """End what still runs, and close."""
        self.workers.cancel_group(self, "pipe")
        self.dismiss(self._command)
