"""The source wording, written into a draft: which files are, and which are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import open_library

from briefreader.errors import SourceError
from briefreader.library import Library
from briefreader.library.draft_checks import accepted_change, write_change

STORY = (
    "---\ntitle: The pier\ndate: 2024-03-14\n---\n“The quay is safe for all,” said Ines Calloway.\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "story.md").write_text(STORY, encoding="utf-8")
    opened = open_library(folder, tmp_path)
    for _ in opened.update():
        pass
    return opened


def accept(library: Library, draft: Path, data: bytes) -> bytes:
    """Write the source wording for the draft's one quotation; return what is in the file then."""
    draft.write_bytes(data)
    (checked,) = library.drafts.check(data, draft.name)
    backup = write_change(draft, accepted_change(draft, checked))
    assert backup.read_bytes() == data
    return draft.read_bytes()


def test_a_draft_keeps_the_ends_of_its_lines(library: Library, tmp_path: Path) -> None:
    for end in ("\n", "\r\n"):
        lines = [
            "Prose – first.",
            "",
            "“The quay is sound for all,” Ines Calloway said.",
            "End.",
            "",
        ]
        data = end.join(lines).encode()
        written = accept(library, tmp_path / "draft.md", data)
        assert written == data.replace(b"sound", b"safe")


@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("draft.md", "“The quay is sound for all,” Ines Calloway said.\r\nOne.\nTwo.\n".encode()),
        ("draft.txt", "“The quay is sound for all,” Ines Calloway said.\n".encode("cp1252")),
        ("draft.html", "<p>“The quay is sound for all,” Ines Calloway said.</p>".encode()),
        ("draft.md", b"Calloway said:\n\n> The quay is sound\n>\n> for all of us here\n"),
    ],
    ids=["mixed line ends", "not UTF-8", "HTML", "paragraphs"],
)
def test_what_cannot_be_written_exactly_is_refused_in_a_line(
    library: Library, tmp_path: Path, name: str, draft: bytes
) -> None:
    with pytest.raises(SourceError) as raised:
        accept(library, tmp_path / name, draft)
    assert "\n" not in str(raised.value)
    assert (tmp_path / name).read_bytes() == draft
