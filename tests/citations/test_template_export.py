"""A template of the user's own is filled in, or its mistake is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.citations import samples

from briefreader.citations import CitationStyle, fill_template
from briefreader.citations.export.template_export import FIELDS
from briefreader.domain.bookmark import TextSelector
from briefreader.errors import ExportError

BOOKMARK = samples.BOOKMARK._replace(
    selector=TextSelector("We have been $clear.\n\nAlways.", "", "", 0, 29),
    path=Path("/library/briefing\n.txt"),
    title="Press\x1b Briefing",
    certain=False,
    tags=("a", "b"),
)


def test_each_bookmark_fills_the_template_once() -> None:
    template = "* $speaker, ${date}: $quote [$tags] $$5\n"
    line = "* Matthew Miller (speaker unconfirmed), 15 August 2023: "
    line += "We have been $clear.\n\nAlways. [a, b] $5\n"
    assert fill_template([BOOKMARK, BOOKMARK], template) == line * 2
    assert fill_template([], template) == ""


def test_every_field_can_be_had_and_is_harmless() -> None:
    page = fill_template([BOOKMARK], "|".join(f"${name}" for name in FIELDS), CitationStyle.CHICAGO)
    assert "Matthew Miller [speaker unconfirmed], quoted in “Press␛ Briefing,”" in page
    assert "\x1b" not in page
    assert "/library/briefing .txt" in page


@pytest.mark.parametrize(
    ("template", "complaint"),
    [
        ("$qoute", r"no field \$qoute in templates; the fields are: id, quote"),
        ("5 $ each", r"write \$\$"),
    ],
)
def test_a_mistake_in_a_template_is_named(template: str, complaint: str) -> None:
    with pytest.raises(ExportError, match=complaint):
        fill_template([BOOKMARK], template)


def test_the_template_for_obsidian_keeps_callouts_apart() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guides" / "obsidian.md").read_text("utf-8")
    template = guide.split("```text\n")[1].split("```\n")[0]
    assert template.startswith("> [!quote]")
    plain = BOOKMARK._replace(selector=TextSelector("We have been clear.", "", "", 0, 19))
    callouts = fill_template([plain, plain], template).split("\n\n")
    assert [callout.count("[!quote]") for callout in callouts if callout] == [1, 1]
