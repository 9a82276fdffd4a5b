"""A field for one line of words."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.widgets import Input


class Field(Input):
    """A field whose cursor stands still, and in which a letter more lays out nothing anew."""

    # As Textual declares it, but for the layout.
    virtual_size = Reactive(Size(0, 0), layout=False)
    cursor_blink = reactive(False, init=False)
