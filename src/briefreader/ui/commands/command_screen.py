"""A screen whose keys are commands of the one table, run before the next key is looked at."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from inspect import isawaitable
from typing import Protocol

from textual.binding import Binding, BindingType

from briefreader.ui.commands.command_table import BY_ID, Call, Command, Mode

MOST_STEPS = 500  # that a number before a key makes


class Handlers(Protocol):
    """Controllers by the names with which the handlers of commands begin."""

    def __getitem__(self, name: str, /) -> object:
        """Return the controller of that name; raises KeyError or AttributeError without one."""


async def perform(handlers: Handlers, call: Call) -> None:
    """Do what a command does; the next key waits for it."""
    name, _, method = call.handler.partition(".")
    done = getattr(handlers[name], method)(**call.arguments)
    if isawaitable(done):
        await done


def bindings_of(commands: Iterable[Command]) -> list[BindingType]:
    """Return the commands as Textual knows them, so that the user's keys count on every screen."""
    return [
        Binding(
            command.keys,
            f"command({command.id!r})",
            command.description,
            id=command.id,
            tooltip=command.tooltip,
            show=False,
        )
        for command in commands
    ]


class CommandScreen:
    """What the application asks a screen before it hands it a command at once."""

    controllers: Handlers

    @property
    def mode(self) -> Mode:
        """When keys mean something else than usual."""
        return Mode.USUAL

    def accepts(self, command: Command) -> bool:
        """Return whether the command is one of this screen's, and its key not meant for a field."""
        raise NotImplementedError

    async def perform(self, call: Call) -> None:
        """Do what a controller of this screen does."""
        await perform(self.controllers, call)

    async def execute_command(self, command: Command) -> None:
        """Do what the command means on this screen: what its handler does here."""
        await self.perform(command.call)

    async def execute_counted(self, command: Command, number: int) -> None:
        """Do what the command means with a number before its key."""
        if "." in command.counted:
            await self.perform(Call(command.counted, {"number": number}))
        elif command.counted == "step":
            for done in range(min(number, MOST_STEPS)):
                if not done or await self.before_command(command):
                    await self.execute_command(command)
        else:
            once = command.arguments[command.counted]
            further = {**command.arguments, command.counted: int(once) * number}
            await self.perform(Call(command.handler, further))

    def begin_count(self) -> None:
        """Take note of where a number was begun, whose first digit may lead elsewhere."""

    def show_count(self, words: str) -> None:
        """Show the number that is being typed, and go back to where it was begun."""

    async def action_command(self, name: str) -> None:
        """Do what the command of that id means here, as at a click or a key of Textual's."""
        await self.execute_command(BY_ID[name])

    def index_changed(self, *, published: bool) -> None:
        """Show that the index has come further; if it was ``published``, more can be found."""

    def refuse(self, command: Command, key: str) -> None:
        """Say where a command counts that is none of this screen's; ``key`` is the one that was
        pressed, as it is printed.
        """

    def refuse_unknown(self, key: str) -> None:
        """Say of a key, as it is printed, that no command has it."""

    def forget_unknown(self) -> None:
        """Say no longer of a key that no command has it: another one has."""

    async def before_command(self, command: Command) -> bool:
        """Wait for what the command is about, if that is on its way; False if it has not come."""
        return True

    def do_later(self, deed: Callable[[], Coroutine[object, object, None]]) -> None:
        """Do what a command means when what it is about has come, if no key comes before."""

    async def after_command(self) -> None:
        """Wait a moment for what the command has begun, so that it is drawn with its answer."""
