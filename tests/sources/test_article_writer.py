"""New article files: whole or not at all, named after day and title, never over another."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest
from tests.sources.page_parts import QUAY, document, paragraphs

from briefreader.errors import SourceError
from briefreader.sources import load_article
from briefreader.sources.article_writer import NewArticle, new_file, with_front_matter
from briefreader.sources.formats.front_matter import SOURCE, TITLE

pytestmark = pytest.mark.usefixtures("forked_readers")

NOTE = "Ferry talks resume\n\nThe two sides met again in Brenn.\n"
STATED = NewArticle("Ferry talks", "Coast Sample", date(2024, 3, 14), "https://coast.example/talks")


def test_what_is_stated_stands_in_the_front_matter(tmp_path: Path) -> None:
    path = new_file(tmp_path, NOTE.encode(), "", STATED)
    assert path == tmp_path / "2024-03-14-ferry-talks.txt"
    article = load_article(path)
    assert (article.title, article.source, article.url) == (
        "Ferry talks",
        "Coast Sample",
        "https://coast.example/talks",
    )
    assert article.published == date(2024, 3, 14)
    assert "The two sides met again in Brenn." in article.text


def test_a_text_with_nothing_stated_is_kept_as_it_is(tmp_path: Path) -> None:
    path = new_file(tmp_path, NOTE.encode(), ".txt", NewArticle())
    assert path.name == "ferry-talks-resume.txt"
    assert path.read_text(encoding="utf-8") == NOTE


def test_the_name_has_the_day_that_the_text_states(tmp_path: Path) -> None:
    text = "Remarks on the quay\n\n(5 March 2024)\n\nThank you all for coming.\n"
    assert new_file(tmp_path, text.encode(), "", NewArticle()).name.startswith("2024-03-05-remarks")


def test_a_taken_name_is_numbered_and_never_overwritten(tmp_path: Path) -> None:
    paths = [
        new_file(tmp_path, f"Note\n\nText {n}.\n".encode(), "", NewArticle()) for n in range(3)
    ]
    assert [path.name for path in paths] == ["note.txt", "note-2.txt", "note-3.txt"]
    assert [path.read_text(encoding="utf-8")[-8:] for path in paths] == [
        f"Text {n}.\n" for n in range(3)
    ]


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    (tmp_path / "note.txt").symlink_to(target)
    assert new_file(tmp_path, b"Note\n\nText.\n", "", NewArticle()).name == "note-2.txt"
    assert not target.exists()


def test_where_files_cannot_have_two_names_it_is_still_whole_and_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    first = new_file(tmp_path, b"Note\n\nOne.\n", "", NewArticle())
    second = new_file(tmp_path, b"Note\n\nTwo.\n", "", NewArticle())
    assert [path.name for path in (first, second)] == ["note.txt", "note-2.txt"]
    assert first.read_bytes() == b"Note\n\nOne.\n"
    assert sorted(tmp_path.iterdir()) == sorted([first, second])


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        new_file(tmp_path, NOTE.encode(), "", NewArticle())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("data", [b"", b" \n\n", b"%PDF-1.7\n" + bytes(range(256)) * 4])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError):
        new_file(tmp_path, data, "", NewArticle())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Señor Müller’s “plan”", "senor-muller-s-plan.txt"),
        ("外交部例行记者会", "外交部例行记者会.txt"),
        ("…", "article.txt"),
        ("../../etc/passwd", "etc-passwd.txt"),
        ("w" * 300, "w" * 80 + ".txt"),
    ],
)
def test_names_are_made_of_the_titles_words(tmp_path: Path, title: str, name: str) -> None:
    assert new_file(tmp_path, b"Some text.\n", "", NewArticle(title)).name == name


def test_a_long_name_ends_with_a_word(tmp_path: Path) -> None:
    title = "Remarks by the Minister of Fisheries and Coastal Affairs at the Opening of a New Quay"
    name = new_file(tmp_path, b"Some text.\n", "", NewArticle(title)).name
    assert name == (
        "remarks-by-the-minister-of-fisheries-and-coastal-affairs-at-the-opening-of-a-new.txt"
    )


def test_other_encodings_become_utf_8(tmp_path: Path) -> None:
    path = new_file(tmp_path, "Café ouvert\n\nÀ midi.\n".encode("cp1252"), "", NewArticle())
    assert path.read_text(encoding="utf-8") == "Café ouvert\n\nÀ midi.\n"


def test_known_suffixes_are_kept(tmp_path: Path) -> None:
    assert new_file(tmp_path, b"# Note\n\nText.\n", ".MD", NewArticle()).name == "note.md"


@pytest.mark.parametrize("suffix", [".html", ""])
def test_a_web_page_stays_whole_and_takes_what_is_stated(tmp_path: Path, suffix: str) -> None:
    page = document("<title>Another</title>", f"<h1>Another</h1>{paragraphs(QUAY)}<br>")
    path = new_file(tmp_path, page.encode(), suffix, STATED)
    assert path == tmp_path / "2024-03-14-ferry-talks.html"
    article = load_article(path)
    assert (article.title, article.source) == (STATED.title, STATED.source)
    assert (article.published, article.url) == (STATED.day, STATED.url)
    assert QUAY[-1] in article.text
    assert "<br></body>" in path.read_text(encoding="utf-8")


def test_a_web_page_needs_no_statement(tmp_path: Path) -> None:
    page = document("<title>Ünder way</title>", paragraphs(QUAY)).replace("utf-8", "cp1252")
    path = new_file(tmp_path, page.encode("cp1252"), ".htm", NewArticle())
    assert (path.name, load_article(path).title) == ("under-way.htm", "Ünder way")


def test_front_matter_that_is_there_keeps_its_other_fields() -> None:
    text = "---\nheadline: >\n  An old\n  title\ntags: [a, b]\nsource: Old\n---\nText.\n"
    fields: dict[tuple[str, ...], str] = {TITLE: 'A "new" one', SOURCE: "New \\ Source"}
    assert with_front_matter(text, fields) == (
        '---\ntitle: "A \\"new\\" one"\nsource: "New \\\\ Source"\ntags: [a, b]\n---\nText.\n'
    )


def test_other_syntaxes_keep_their_other_fields_too(tmp_path: Path) -> None:
    toml = (
        '+++\nheadline = """\nAn old\ntitle"""\ntags = ["a", "b"]\nsource = "Old"\n'
        '[extra]\nsource = "theirs"\n+++\nText.\n'
    )
    fields: dict[tuple[str, ...], str] = {TITLE: 'A "new" one', SOURCE: "New \\ Source"}
    assert with_front_matter(toml, fields) == (
        '+++\ntitle = "A \\"new\\" one"\nsource = "New \\\\ Source"\ntags = ["a", "b"]\n'
        '[extra]\nsource = "theirs"\n+++\nText.\n'
    )
    plain = '{"headline": "Old", "tags": ["a", "b"], "extra": {"source": "theirs"}}\n\nText.\n'
    lines = "Headline: Old\nTags: a, b\nAuthor: Ana Holt\n\nText.\n"
    assert with_front_matter(lines, fields) == (
        'title: A "new" one\nsource: New \\ Source\nTags: a, b\nAuthor: Ana Holt\n\nText.\n'
    )
    for text in (toml, plain, lines, f"---\n{plain[:-8]}\n---\nText.\n"):
        article = load_article(
            new_file(tmp_path, text.encode(), "", NewArticle('A "new" one', "New \\ Source"))
        )
        assert (article.title, article.source) == ('A "new" one', "New \\ Source")
        assert (article.tags, article.text, article.notes) == (("a", "b"), "Text.", ())


@pytest.mark.parametrize("text", ["---\n---\nText.\n", "---\n\n---\nText.\n", "Text.\n"])
def test_front_matter_is_added_where_there_is_none(tmp_path: Path, text: str) -> None:
    path = new_file(tmp_path, text.encode(), "", NewArticle("A title: with a colon", "Source"))
    article = load_article(path)
    assert (article.title, article.source) == ("A title: with a colon", "Source")
    assert article.text == "Text."


def test_a_day_that_the_text_states_counts_beside_other_front_matter(tmp_path: Path) -> None:
    text = "Released: 3 May 2024\n\nThe text.\n"
    path = new_file(tmp_path, text.encode(), "", NewArticle("A title"))
    assert load_article(path).published == date(2024, 5, 3)
    assert path.name == "2024-05-03-a-title.txt"
