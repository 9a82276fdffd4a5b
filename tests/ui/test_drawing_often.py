"""Textual draws a change without waiting long, and nobody else is told to."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

CODE = """
import os
from briefreader.ui import _drawing_often
with _drawing_often():
    from textual.constants import MAX_FPS
print(MAX_FPS, os.environ.get("TEXTUAL_FPS"))
"""


@pytest.mark.parametrize(("given", "expected"), [(None, "120 None"), ("30", "30 30")])
def test_a_change_is_drawn_soon_unless_the_user_says_otherwise(
    given: str | None, expected: str
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "TEXTUAL_FPS"}
    if given is not None:
        environment["TEXTUAL_FPS"] = given
    done = subprocess.run(
        [sys.executable, "-c", CODE], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == expected
