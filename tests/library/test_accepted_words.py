"""The source wording, written into a draft: which files are, and which are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import open_library

from briefreader.errors import SourceError
from briefreader.library import Library
from briefreader.library.draft_checks import accepted_change

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
    backup = library.drafts.write_change(draft, accepted_change(draft, checked))
    assert backup.path.read_bytes() == data
    return draft.read_bytes()


def test_a_change_is_shown_with_the_stop_that_stays_behind_it(
    library: Library, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.md"
    for end in (".", ",", "", "?!"):
        data = f"Ines Calloway said: “The quay is sound for all{end}”".encode()
        draft.write_bytes(data)
        (checked,) = library.drafts.check(data, draft.name)
        change = accepted_change(draft, checked)
        assert (change.new, change.ends) == ("The quay is safe for all", end)


def test_an_older_backup_is_kept(library: Library, tmp_path: Path) -> None:
    draft, older = tmp_path / "draft.md", tmp_path / "draft.md~"
    older.write_bytes(b"Last week's draft.")
    (tmp_path / "draft.md.~2~").symlink_to("nowhere")
    first, second = (
        f"{before}Ines Calloway said: “The quay is sound for all.”".encode()
        for before in ("", "On the quay, ")
    )
    for data in (first, second, first):
        accept(library, draft, data)
    assert older.read_bytes() == b"Last week's draft."
    names = sorted(one.name for one in tmp_path.glob("draft.md?*"))
    assert names == ["draft.md.~2~", "draft.md.~3~", "draft.md.~4~", "draft.md~"]


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


PAGES = (
    "<p>“The quay is sound for all,” Ines Calloway said.</p>",
    # The title and the head are not the body; a page may be told by its beginning alone.
    "<!doctype html>\r\n<html><head><title>The quay is sound for all</title>\r\n"
    '<meta name="description" content="The quay is sound for all"></head>\r\n<body><main>'
    "<!-- The quay is sound for all -->\r\n<p><i>“The quay is sound for all,”</i> "
    "<a href='#c' title='The quay is sound for all'>Ines Calloway</a> said &amp; left.</p>\r\n"
    "<script>let words = 'The quay is sound for all'</script></main></body></html>\r\n",
    "<p>&ldquo;The&nbsp;quay is\n  s&#111;und for &#x61;ll,&rdquo; <b>Ines</b> said.</p>\n",
    "<p>Calloway said:</p><blockquote><p>The quay is sound for all.</p></blockquote><p>End.</p>",
    # A page may leave the ends of its head and the body's tags out.
    "<html><head><meta charset=utf-8><p>“The quay is sound for all,” Ines Calloway said.</p>",
    # What is no text of the draft is none of the page.
    "<p>“The quay is sound for all,” Ines Calloway said.</p><button>The quay is sound for all"
    "</button><video>The quay is sound for all</video>",
)


def test_in_a_page_the_words_are_written_where_they_stand_once_without_markup(
    library: Library, tmp_path: Path
) -> None:
    for number, page in enumerate(PAGES):
        name = "draft.txt" if number == 1 else "draft.html"
        written = accept(library, tmp_path / name, page.encode()).decode()
        if number == 2:
            begin, end = page.split("The&nbsp;quay is\n  s&#111;und for &#x61;ll")
            assert written == f"{begin}The quay is safe for all{end}"
        elif number == 1:
            begin, end = page.split("<i>“The quay is sound")
            assert written == f"{begin}<i>“The quay is safe{end}"
        else:
            assert written == page.replace("sound", "safe", 1)


def test_in_a_page_of_ascii_other_letters_are_written_as_references(
    library: Library, tmp_path: Path
) -> None:
    story = STORY.replace("The quay is safe for all", "It’s R&D \\<at> café Nord")
    (tmp_path / "articles" / "cafe.md").write_text(story, encoding="utf-8")
    for _ in library.update():
        pass
    words = "It was R&amp;D at caf&eacute; Nord"
    page = f"<meta charset=latin-1><p>&ldquo;{words},&rdquo; Calloway said.</p>"
    assert accept(library, tmp_path / "draft.html", page.encode()).decode() == page.replace(
        words, "It&#8217;s R&amp;D &lt;at&gt; caf&#233; Nord"
    )


def test_a_draft_that_has_changed_is_told_from_one_where_nobody_can_tell_the_place(
    library: Library, tmp_path: Path
) -> None:
    said = "“The quay is sound for all,” Ines Calloway said."
    twice, other = f"<p>{said}</p><p>The quay is sound for all.</p>", "<p>Nothing of it here.</p>"
    marked = f"<p>{said.replace('sound', '<b>sound</b>')}</p>"
    for name in ("draft.html", "draft.txt"):
        for page, now, unclear in (
            *((twice, twice, True), (marked, marked, True), (twice, other, False)),
            (f"<p>{said}</p>", other, False),
        ):
            (checked,) = library.drafts.check(page.encode(), name)
            (tmp_path / name).write_text(now, encoding="utf-8")
            with pytest.raises(SourceError, match="twice" if unclear else "has changed"):
                accepted_change(tmp_path / name, checked)


@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("draft.md", "“The quay is sound for all,” Ines Calloway said.\r\nOne.\nTwo.\n".encode()),
        ("draft.txt", "“The quay is sound for all,” Ines Calloway said.\n".encode("cp1252")),
        ("draft.html", "<p>“The quay is <b>sound</b> for all,” Ines Calloway said.</p>".encode()),
        ("draft.html", "<p>“The quay <!-- old --> is sound for all,” Calloway said.</p>".encode()),
        (
            "draft.html",
            "<h1>The quay is sound for all</h1><p>“The quay is sound for all,” Ines Calloway said."
            "</p>".encode(),
        ),
        ("draft.md", b"Calloway said:\n\n> The quay is sound\n>\n> for all of us here\n"),
    ],
    ids=["mixed line ends", "not UTF-8", "tag", "comment", "said twice", "paragraphs"],
)
def test_what_cannot_be_written_exactly_is_refused_in_a_line(
    library: Library, tmp_path: Path, name: str, draft: bytes
) -> None:
    with pytest.raises(SourceError) as raised:
        accept(library, tmp_path / name, draft)
    assert "\n" not in str(raised.value)
    assert (tmp_path / name).read_bytes() == draft


@pytest.mark.parametrize(
    ("draft", "written"),
    [
        # Those within are replaced with the words.
        ("“The [old] quay is sound for all,” Ines", "“The quay is safe for all,” Ines"),
        ("“[T]he quay is sound for all,” Ines", "“The quay is safe for all,” Ines"),
        (
            "“[As ever], the quay is sound for all,” Ines",
            "“[As ever], the quay is safe for all,” Ines",
        ),
        (
            "“The quay is sound for all [the boats],” Ines",
            "“The quay is safe for all [the boats],” Ines",
        ),
        ("“The quay is sound [for everybody],” Ines", "“The quay is safe [for everybody],” Ines"),
    ],
)
def test_brackets_at_either_end_are_written_whole(
    library: Library, tmp_path: Path, draft: str, written: str
) -> None:
    data = f"{draft} Calloway said.\n".encode()
    assert accept(library, tmp_path / "draft.md", data).decode() == f"{written} Calloway said.\n"


def test_no_half_of_a_quotation_within_is_written(library: Library, tmp_path: Path) -> None:
    (tmp_path / "articles" / "talk.md").write_text(
        "---\ntitle: A talk\ndate: 2024-03-14\n---\nMR. VOSS:  The quays of Ellery had changed, not"
        " “were changing this year” as some say, and we know it.\n",
        encoding="utf-8",
    )
    for _ in library.update():
        pass
    for words, written in (
        (
            "The quay of Ellery had changed, not ‘were changing’",
            "The quays of Ellery had changed, not ‘were changing’",
        ),
        (
            "changing last year’ as some say, and we know it",
            "changing this year as some say, and we know it",
        ),
    ):
        draft = f"“{words},” Voss said.\n"
        left = accept(library, tmp_path / "draft.md", draft.encode()).decode()
        assert left == f"“{written},” Voss said.\n"
