"""Evidence packs: whole or not at all, the same bytes each time, and every tampering is found."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.citations.samples import BOOKMARK
from tests.conftest import open_library, write_articles

from briefreader.citations import json_line, record_of
from briefreader.citations.export.jsonl_export import Json
from briefreader.citations.foreign_quotes import read_foreign_quotes
from briefreader.domain.article import DateOrigin
from briefreader.domain.bookmark import Bookmark
from briefreader.errors import ExportError, UsageError
from briefreader.evidence import pack_writer
from briefreader.evidence.bag import INFO, MANIFEST, TAG_MANIFEST, TAGS, bagged, read_info, sums_of
from briefreader.evidence.crate import CRATE
from briefreader.evidence.evidence_page import page
from briefreader.evidence.pack_words import PAGE_FORMAT, WORDINGS
from briefreader.evidence.verifier import FaultKind, verify_pack
from briefreader.library import Library
from briefreader.notebook import Notebook
from briefreader.notebook.records.article_texts import KeptText

pytestmark = pytest.mark.usefixtures("forked_readers")


@pytest.fixture
def kept(library: Library, folder: Path) -> Library:
    """The library with every named quotation of its story and its briefing kept."""
    return keep_named(library, folder)


def test_an_article_is_read_once_for_all_its_quotes(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def article_bytes(path: Path) -> bytes:
        read.append(path)
        return path.read_bytes()

    monkeypatch.setattr(pack_writer, "article_bytes", article_bytes)
    bookmarks = kept.bookmarks.find()
    kept.exports.write_evidence(tmp_path / "evidence", bookmarks)
    assert len(bookmarks) > 2
    assert sorted(read) == sorted({one.path for one in bookmarks})


def keep_named(library: Library, folder: Path) -> Library:
    """Keep them."""
    for name in ("harbour.md", "briefing.md"):
        reading = library.read(folder / name)
        for quote in reading.quotes:
            if quote.speaker:
                library.bookmarks.bookmark(reading, quote.span)
    return library


@pytest.fixture
def pack_of_kept(kept: Library, tmp_path: Path) -> Path:
    """A pack of all of them."""
    target = tmp_path / "evidence"
    kept.exports.write_evidence(target, kept.bookmarks.find())
    return target


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, made once, to be copied."""
    place = tmp_path_factory.mktemp("sound")
    folder = write_articles(place)
    library = open_library(folder, place)
    list(library.update())
    keep_named(library, folder)
    library.exports.write_evidence(place / "evidence", library.bookmarks.find())
    return place / "evidence"


@pytest.fixture
def pack(sound: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(sound, tmp_path / "evidence"))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def faults(folder: Path) -> list[tuple[FaultKind, str]]:
    return [(finding.fault, finding.what) for finding in verify_pack(folder).findings]


def test_a_pack_holds_quotes_whole_sources_files_sums_and_a_page(
    pack_of_kept: Path, kept: Library, folder: Path
) -> None:
    names = files(pack_of_kept)
    assert {"bagit.txt", "data/index.html", "data/quotes.jsonl"} <= names.keys()
    records = [json.loads(line) for line in names["data/quotes.jsonl"].decode().splitlines()]
    assert len(records) == len(kept.bookmarks.find())
    for record in records:
        evidence = record["evidence"]
        text = names["data/" + evidence["text"]].decode()
        assert text[evidence["start"] : evidence["end"]] == record["quote"]
        assert (
            names["data/" + evidence["file"]] == (folder / Path(record["path"]).name).read_bytes()
        )
        assert evidence["file_unchanged"]
        counted = f"characters {evidence['start'] + 1} to {evidence['end']}"
        assert counted in names["data/index.html"].decode()
    page = names["data/index.html"].decode()
    assert "The north quay is safe" in page
    assert "src=" not in page
    assert "<script" not in page
    assert verify_pack(pack_of_kept).findings == ()


def test_sha256sum_accepts_the_sums(pack: Path) -> None:
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.skip("there is no sha256sum here")
    checked = 0
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        command = [tool, "--strict", "-c", name]
        done = subprocess.run(command, cwd=pack, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        checked += len(done.stdout.splitlines())
    assert checked == len(files(pack)) - 1


def test_the_same_quotes_give_the_same_bytes(
    pack_of_kept: Path, kept: Library, tmp_path: Path
) -> None:
    kept.exports.write_evidence(tmp_path / "again", kept.bookmarks.find())
    assert files(tmp_path / "again") == files(pack_of_kept)


def test_a_pack_can_be_imported_elsewhere(pack_of_kept: Path, kept: Library) -> None:
    lines = (pack_of_kept / "data" / "quotes.jsonl").read_text(encoding="utf-8")
    assert kept.notebook_files.import_bookmarks(lines) == (0, len(kept.bookmarks.find()), 0)


def test_an_article_that_is_gone_or_edited_stays_in_the_pack(
    kept: Library, folder: Path, tmp_path: Path
) -> None:
    (folder / "harbour.md").unlink()
    (folder / "briefing.md").write_text("Edited since.\n", encoding="utf-8")
    target = tmp_path / "evidence"
    packed = kept.exports.write_evidence(target, kept.bookmarks.find())
    assert (packed.sources, packed.without_text) == (2, ())
    records = [
        json.loads(line) for line in (target / "data" / "quotes.jsonl").read_text().splitlines()
    ]
    by_name = {Path(record["path"]).name: record["evidence"] for record in records}
    assert by_name["harbour.md"]["file"] is None
    assert not by_name["briefing.md"]["file_unchanged"]
    page = (target / "data" / "index.html").read_text(encoding="utf-8")
    assert "the file is missing" in page
    assert "changed since it was quoted" in page
    assert verify_pack(target).findings == ()


def test_an_imported_path_brings_no_foreign_file_into_the_pack(
    kept: Library, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a private key", encoding="utf-8")
    foreign = kept.bookmarks.find()[0]._replace(id="foreign1", path=secret, content_hash="0" * 64)
    kept.notebook_files.import_bookmarks(json_line(record_of(foreign)) + "\n")
    target = tmp_path / "evidence"
    packed = kept.exports.write_evidence(target, kept.bookmarks.find())
    assert packed.without_text == ("foreign1",)
    assert not any(b"private key" in data for data in files(target).values())
    assert verify_pack(target).findings == ()


def test_what_stands_in_its_place_is_never_touched(
    kept: Library, folder: Path, tmp_path: Path
) -> None:
    for target in (tmp_path / "empty", tmp_path / "full", tmp_path / "link"):
        if target.name == "link":
            target.symlink_to(tmp_path / "nowhere")
        else:
            target.mkdir()
        with pytest.raises(ExportError, match="choose a new folder"):
            kept.exports.write_evidence(target, kept.bookmarks.find())
    with pytest.raises(ExportError, match="inside this library"):
        kept.exports.write_evidence(folder / "evidence", kept.bookmarks.find())
    with pytest.raises(ExportError, match="that is the notebook's folder"):
        kept.exports.write_evidence(tmp_path / "data" / "evidence", kept.bookmarks.find())
    with pytest.raises(ExportError, match="not written"):
        kept.exports.write_evidence(tmp_path / "no" / "folder", kept.bookmarks.find())
    # The notebook may just be writing a copy of itself.
    assert {one.name[:10] for one in tmp_path.rglob("*.part")} <= {".notebook."}


def test_a_pack_that_cannot_be_finished_leaves_nothing(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = 0
    real_fsync = os.fsync

    def full_disk(descriptor: int) -> None:
        nonlocal written
        written += 1
        if written > 3:
            raise OSError(28, "No space left on device")
        real_fsync(descriptor)

    monkeypatch.setattr(os, "fsync", full_disk)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ExportError, match="No space left on device"):
        kept.exports.write_evidence(tmp_path / "evidence", kept.bookmarks.find())
    assert sorted(tmp_path.iterdir()) == before


def first(pack: Path, kind: str) -> Path:
    return sorted((pack / "data" / kind).iterdir())[0]


def with_new_sums(pack: Path) -> None:
    """What somebody does who knows about the sums."""
    payload = {
        name.removeprefix("data/"): data
        for name, data in files(pack).items()
        if name.startswith("data/")
    }
    info = read_info((pack / INFO).read_bytes())
    for name, data in bagged(payload, info).items():
        if not name.startswith("data/"):
            (pack / name).write_bytes(data)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def relink(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


def edit_sources(pack: Path) -> None:
    for path in (pack / "data" / "sources").iterdir():
        edit(path, "e", "E")


def edit_quotes(pack: Path) -> None:
    edit(pack / "data" / "quotes.jsonl", "quay is safe", "quay is fine")


def add_folder(pack: Path) -> None:
    (pack / "more").mkdir()
    (pack / "more" / "file").write_text("more")


def add_sums(pack: Path) -> None:
    sums = (pack / MANIFEST).read_text()
    more = f"{'0' * 64}  ../../etc/passwd\n{'0' * 64}  /etc/passwd\n"
    (pack / MANIFEST).write_text(sums + more)


def drop_a_sum(pack: Path) -> None:
    lines = (pack / MANIFEST).read_text().splitlines(keepends=True)
    (pack / MANIFEST).write_text("".join(lines[1:]))


def make_no_quotes(pack: Path) -> None:
    (pack / "data" / "quotes.jsonl").write_text('{"id": 1}\n[[[\n{"evidence": []}\n')


def name_a_list(pack: Path) -> None:
    path = pack / "data" / "quotes.jsonl"
    record = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    record["evidence"]["text"] = []
    path.write_text(json.dumps(record))


def edit_record(pack: Path, **changed: Json) -> None:
    path = pack / "data" / "quotes.jsonl"
    head, *tail = path.read_text(encoding="utf-8").splitlines()
    record = json.loads(head)
    assert changed.keys() <= record.keys()
    path.write_text("\n".join([json_line({**record, **changed}), *tail, ""]), encoding="utf-8")


def edit_a_changed_file(pack: Path) -> None:
    """What an article was edited to, of which no quote says what it was."""
    path = pack / "data" / "quotes.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for record in records:
        record["evidence"]["file_unchanged"] = False
    path.write_text("".join(f"{json_line(one)}\n" for one in records), encoding="utf-8")
    first(pack, "files").write_bytes(b"other")


def drop_a_link(pack: Path) -> None:
    path = pack / "data" / "quotes.jsonl"
    head, *tail = path.read_text(encoding="utf-8").splitlines()
    record = {name: value for name, value in json.loads(head).items() if name != "link"}
    path.write_text("\n".join([json_line(record), *tail, ""]), encoding="utf-8")


def move_a_quote(pack: Path) -> None:
    """Another place of the same length, stated in the quotes and not on the page."""
    path = pack / "data" / "quotes.jsonl"
    head, *tail = path.read_text(encoding="utf-8").splitlines()
    record = json.loads(head)
    place = record["evidence"]
    words = (pack / "data" / place["text"]).read_text(encoding="utf-8")[
        1 : 1 + len(record["quote"])
    ]
    place |= {"start": 1, "end": 1 + len(words)}
    record |= {"quote": words, "start": 1, "end": 1 + len(words)}
    path.write_text("\n".join([json_line(record), *tail, ""]), encoding="utf-8")


def edit_page(old: str, new: str) -> Tamper:
    return lambda pack: edit(pack / "data" / "index.html", old, new)


def join_sums(pack: Path) -> None:
    """One line for whatever splits at line feeds alone, as sha256sum does."""
    path = pack / MANIFEST
    path.write_bytes(path.read_bytes().rstrip(b"\n").replace(b"\n", b"\f") + b"\n")


def add_a_line(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"Source: elsewhere\n")


def reorder(path: Path) -> None:
    path.write_bytes(b"".join(reversed(path.read_bytes().splitlines(keepends=True))))


def capitalize(path: Path) -> None:
    path.rename(path.with_name(path.name.upper()))


def sum_tags_anew(pack: Path) -> None:
    (pack / TAG_MANIFEST).write_bytes(sums_of({name: (pack / name).read_bytes() for name in TAGS}))


def add_a_tag(pack: Path, name: str, words: str) -> None:
    (pack / name).write_text(words)
    line = sums_of({name: words.encode()})
    (pack / TAG_MANIFEST).write_bytes((pack / TAG_MANIFEST).read_bytes() + line)


Tamper = Callable[[Path], object]
TAMPERINGS: dict[str, tuple[tuple[Tamper, ...], set[FaultKind]]] = {
    "a source edited": (
        (lambda pack: first(pack, "sources").write_text("Something else."),),
        {FaultKind.CHANGED},
    ),
    "a file edited": ((lambda pack: first(pack, "files").write_bytes(b""),), {FaultKind.CHANGED}),
    "the page edited": (
        (lambda pack: (pack / "data" / "index.html").write_text("<p>Nothing"),),
        {FaultKind.CHANGED},
    ),
    "a quote edited": ((edit_quotes,), {FaultKind.CHANGED, FaultKind.NOT_IN_PLACE}),
    "a source removed": ((lambda pack: first(pack, "sources").unlink(),), {FaultKind.MISSING}),
    "the quotes removed": (
        (lambda pack: (pack / "data" / "quotes.jsonl").unlink(),),
        {FaultKind.MISSING},
    ),
    "a file added": (
        (lambda pack: (pack / "data" / "files" / "more.md").write_text("x"),),
        {FaultKind.ADDED},
    ),
    "a folder with a file added": ((add_folder,), {FaultKind.ADDED}),
    "a source made a link": (
        (lambda pack: relink(first(pack, "sources")),),
        {FaultKind.CHANGED, FaultKind.ADDED},
    ),
    "an empty folder added": (
        (lambda pack: (pack / "data" / "more").mkdir(),),
        {FaultKind.ADDED},
    ),
    "sums in another order and summed anew": (
        (lambda pack: reorder(pack / MANIFEST), sum_tags_anew),
        {FaultKind.CHANGED},
    ),
    "a list of files to fetch, summed": (
        (lambda pack: add_a_tag(pack, "fetch.txt", "http://x.example 3 data/x.txt\n"),),
        {FaultKind.ADDED},
    ),
    "other sums of other kinds, summed": (
        (lambda pack: add_a_tag(pack, "manifest-md5.txt", f"{'0' * 32}  data/index.html\n"),),
        {FaultKind.ADDED},
    ),
    "a label added and summed anew": (
        (lambda pack: add_a_line(pack / INFO), sum_tags_anew),
        {FaultKind.NOT_FROM_QUOTES},
    ),
    "a name in capitals and summed anew": (
        (lambda pack: capitalize(first(pack, "files")), with_new_sums),
        {FaultKind.NOT_IN_PLACE, FaultKind.NOT_FROM_QUOTES},
    ),
    "a name of other marks, summed anew": (
        (lambda pack: (pack / "data" / "e\u0301.txt").write_text("x"), with_new_sums),
        {FaultKind.ADDED, FaultKind.UNREADABLE, FaultKind.NOT_FROM_QUOTES},
    ),
    "a folder made a link": (
        (lambda pack: relink(pack / "data" / "sources"),),
        {FaultKind.ADDED, FaultKind.MISSING},
    ),
    "quotes in another order, summed anew": (
        (lambda pack: reorder(pack / "data" / "quotes.jsonl"), with_new_sums),
        {FaultKind.NOT_FROM_QUOTES},
    ),
    "a key twice, summed anew": (
        (
            lambda pack: edit(pack / "data" / "quotes.jsonl", '{"id"', '{"id": "x", "id"'),
            with_new_sums,
        ),
        {FaultKind.NOT_IN_PLACE, FaultKind.NOT_FROM_QUOTES},
    ),
    "a pipe added": ((lambda pack: os.mkfifo(pack / "pipe"),), {FaultKind.ADDED}),
    "a line of the sums removed": ((drop_a_sum,), {FaultKind.ADDED, FaultKind.CHANGED}),
    "a sum that leads out": ((add_sums,), {FaultKind.UNREADABLE, FaultKind.CHANGED}),
    "a quote edited and summed anew": ((edit_quotes, with_new_sums), {FaultKind.NOT_IN_PLACE}),
    "a source edited and summed anew": ((edit_sources, with_new_sums), {FaultKind.NOT_IN_PLACE}),
    "a file edited and summed anew": (
        (lambda pack: first(pack, "files").write_bytes(b"other"), with_new_sums),
        {FaultKind.NOT_IN_PLACE},
    ),
    "a file removed and summed anew": (
        (lambda pack: first(pack, "files").unlink(), with_new_sums),
        {FaultKind.NOT_IN_PLACE},
    ),
    "a changed file edited and summed anew": (
        (edit_a_changed_file, with_new_sums),
        {FaultKind.NOT_IN_PLACE, FaultKind.NOT_FROM_QUOTES},
    ),
    "a link dropped and summed anew": ((drop_a_link, with_new_sums), {FaultKind.NOT_IN_PLACE}),
    "a source that is no name": ((name_a_list, with_new_sums), {FaultKind.UNREADABLE}),
    "the quotes removed and summed anew": (
        (lambda pack: (pack / "data" / "quotes.jsonl").unlink(), with_new_sums),
        {FaultKind.MISSING},
    ),
    "no quotes, summed anew": (
        (lambda pack: (pack / "data" / "quotes.jsonl").write_text("\n"), with_new_sums),
        {FaultKind.MISSING},
    ),
    "words of the page edited and summed anew": (
        (edit_page("quay is safe", "quay is fine"), with_new_sums),
        {FaultKind.NOT_FROM_QUOTES},
    ),
    "a citation of the page edited and summed anew": (
        (edit_page("<p>— ", "<p>— not "), with_new_sums),
        {FaultKind.NOT_FROM_QUOTES},
    ),
    "the page removed and summed anew": (
        (lambda pack: (pack / "data" / "index.html").unlink(), with_new_sums),
        {FaultKind.MISSING},
    ),
    "a speaker edited and summed anew": (
        (lambda pack: edit_record(pack, speaker="Somebody Else"), with_new_sums),
        {FaultKind.NOT_FROM_QUOTES},
    ),
    "a day edited and summed anew": (
        (lambda pack: edit_record(pack, date="2020-01-01"), with_new_sums),
        {FaultKind.NOT_FROM_QUOTES},
    ),
    "an offset edited and summed anew": (
        (lambda pack: edit_record(pack, start=3), with_new_sums),
        {FaultKind.NOT_IN_PLACE},
    ),
    "context edited and summed anew": (
        (lambda pack: edit_record(pack, prefix="He never said that "), with_new_sums),
        {FaultKind.NOT_IN_PLACE},
    ),
    "a quote moved and summed anew": ((move_a_quote, with_new_sums), {FaultKind.NOT_FROM_QUOTES}),
    "sums joined by form feeds": (
        (join_sums,),
        {FaultKind.UNREADABLE, FaultKind.ADDED, FaultKind.MISSING, FaultKind.CHANGED},
    ),
    "quotes that are none": ((make_no_quotes, with_new_sums), {FaultKind.UNREADABLE}),
}


@pytest.mark.parametrize(("steps", "expected"), TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_every_tampering_is_found(
    pack: Path, steps: tuple[Tamper, ...], expected: set[FaultKind]
) -> None:
    checksum = verify_pack(pack).checksum
    for step in steps:
        step(pack)
    found = {fault for fault, _ in faults(pack)}
    assert expected <= found
    assert found <= expected | {FaultKind.NOT_IN_PLACE, FaultKind.NOT_FROM_QUOTES}
    if with_new_sums in steps:
        assert verify_pack(pack).checksum != checksum


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def upset_a_word(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"e", b"a", 1))


DEEDS: tuple[Callable[[Path], object], ...] = (
    *(Path.unlink, lambda path: path.write_bytes(b""), cut_in_half, add_a_line, flip_a_bit),
    *(upset_a_word,),
)


@pytest.mark.parametrize("new_sums", [False, True])
def test_whatever_is_done_to_a_file_is_found_its_sums_made_anew_or_not(
    pack: Path, tmp_path: Path, new_sums: bool
) -> None:
    sound = files(pack)
    seal = verify_pack(pack).checksum
    tried = 0
    for name in sound:
        for deed in DEEDS:
            copy = tmp_path / f"copy{tried}"
            shutil.copytree(pack, copy)
            deed(copy / name)
            if new_sums and (copy / INFO).is_file():
                with_new_sums(copy)
            changed = files(copy) != sound
            if name == TAG_MANIFEST and deed is Path.unlink and not new_sums:
                missing = (FaultKind.MISSING, TAG_MANIFEST)
                assert faults(copy) == [missing]
                upset_a_word(copy / "data" / "quotes.jsonl")
                assert missing in faults(copy)
                assert len(faults(copy)) > 1
            elif changed:
                assert verify_pack(copy, seal).findings, (name, deed)
                # Who made it and when is said in one place, and in another made of it.
                assert faults(copy), (name, deed)
            tried += 1
            shutil.rmtree(copy)
    assert tried == len(sound) * len(DEEDS) >= 60


def test_a_pack_made_again_with_other_words_is_found_by_the_seal_alone(
    kept: Library, pack_of_kept: Path, tmp_path: Path
) -> None:
    seal = verify_pack(pack_of_kept, verify_pack(pack_of_kept).checksum).checksum
    assert verify_pack(pack_of_kept, seal).limits == ()
    forged = [one._replace(speaker="Somebody Else") for one in kept.bookmarks.find()]
    kept.exports.write_evidence(tmp_path / "forged", forged)
    found = verify_pack(tmp_path / "forged")
    assert found.findings == ()
    assert "use --seal SUM" in found.limits[0]
    found = verify_pack(tmp_path / "forged", seal)
    assert [finding.fault for finding in found.findings] == [FaultKind.OTHER_SEAL]


# What bagit 1.9 does with regular expressions Python 3.13 warns of.
@pytest.mark.filterwarnings("ignore:'count' is passed as positional argument")
def test_a_pack_is_a_bag_and_an_ro_crate(kept: Library, folder: Path, tmp_path: Path) -> None:
    bagit = pytest.importorskip("bagit")
    target = tmp_path / "evidence"
    day = date(2024, 3, 1)
    bookmarks = [
        one._replace(date=day, date_origin=DateOrigin.MODIFIED, published=None)
        for one in kept.bookmarks.find()
    ]
    kept.exports.write_evidence(target, bookmarks, by="Ada Marlowe")
    bag = bagit.Bag(str(target))
    bag.validate()
    assert bag.info["Contact-Name"] == "Ada Marlowe"
    assert bag.info["Bagging-Date"] == "2024-05-01"
    assert bag.info["Bag-Software-Agent"].startswith("briefreader ")
    crate = json.loads((target / "data" / "ro-crate-metadata.json").read_text())
    parts = {part["@id"]: part for part in crate["@graph"]}
    assert parts["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    assert parts["./"]["author"] == {"@id": "#maker"}
    listed = {part["@id"] for part in parts["./"]["hasPart"]}
    payload = {name.removeprefix("data/") for name in files(target) if name.startswith("data/")}
    assert listed == payload - {"ro-crate-metadata.json"}
    assert all(reference["@id"] in parts for reference in parts["./"]["hasPart"])
    stories = [part for part in parts.values() if part.get("url", "").endswith("/harbour")]
    text, file = sorted(stories, key=lambda part: part["@id"], reverse=True)
    assert text["headline"] == file["headline"] == "Harbour reopens after the storm"
    assert text["dateCreated"] == "2024-05-01T09:30:00Z"
    assert file["dateModified"].endswith("Z")
    assert (text["dateModified"], text.get("datePublished")) == ("2024-03-01", None)
    assert verify_pack(target).findings == ()


def test_paths_at_home_are_shortened_and_found_again_by_an_import(
    kept: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(folder.parent))
    kept.exports.write_evidence(tmp_path / "evidence", kept.bookmarks.find())
    assert not any(
        str(folder.parent).encode() in data for data in files(tmp_path / "evidence").values()
    )
    lines = (tmp_path / "evidence" / "data" / "quotes.jsonl").read_text()
    assert '"path": "~/briefings/harbour.md"' in lines
    for one in kept.bookmarks.find():
        kept.bookmarks.remove_bookmark(one)
    kept.notebook_files.import_bookmarks(lines)
    assert {one.path for one in kept.bookmarks.find()} == {
        folder / "harbour.md",
        folder / "briefing.md",
    }


def test_the_page_stays_as_it_is_from_version_to_version() -> None:
    """Else no pack of an older version could be verified: another look needs another format."""
    full = BOOKMARK._replace(
        question="Is it <clear>?",
        note="ask\nagain",
        tags=("a", "b"),
        url="https://coast.example/a?b=c",
        wording="We have been.",
        terms=("On background",),
        marks=("as interpreted",),
        speaker_title="Spokesperson",
        certain=False,
    )
    both, places = [full, BOOKMARK._replace(id="other")], {full.id: "here", "other": "x"}
    made = {name: page(both, places, {"a": "0"}, words) for name, words in WORDINGS.items()}
    assert {name: hashlib.sha256(one).hexdigest()[:16] for name, one in made.items()} == GOLDEN


def test_of_nobody_it_is_not_said_that_they_are_not_confirmed() -> None:
    nobody = BOOKMARK._replace(speaker=None, mention="", certain=False)
    made = page([nobody], {nobody.id: "here"}, {}, WORDINGS[PAGE_FORMAT]).decode()
    assert "<p>— unattributed</p>" in made


GOLDEN = {
    "2": "828e96166e652a0d",
    "3": "8a518ad8ab4ed481",
    "4": "8a518ad8ab4ed481",
    "5": "8a518ad8ab4ed481",
    "6": "8a518ad8ab4ed481",
}


def of_format_5(pack: Path) -> None:
    """Make of a pack one of before it was told when texts were copied."""
    data = pack / "data"
    for name, (old, new) in {
        "index.html": (", copied 2024-05-01T09:30:00Z", ""),
        "quotes.jsonl": (', "text_copied": "2024-05-01T09:30:00Z"', ""),
        CRATE: ("as it was read, copied on", "as it was read on"),
    }.items():
        edit(data / name, old, new)
    quotes = hashlib.sha256((data / "quotes.jsonl").read_bytes()).hexdigest()
    page = (data / "index.html").read_text()
    (data / "index.html").write_text(
        re.sub("(?<=quotes.jsonl)(.*?)[0-9a-f]{64}", rf"\g<1>{quotes}", page, flags=re.DOTALL)
    )
    edit(pack / INFO, "Page-Format: 6", "Page-Format: 5")


def test_a_pack_of_format_5_is_verified(pack: Path) -> None:
    of_format_5(pack)
    with_new_sums(pack)
    assert verify_pack(pack).findings == ()
    edit(pack / "data" / CRATE, "as it was read on 2024-05-01", "as it was read on 2024-05-02")
    with_new_sums(pack)
    assert faults(pack) == [(FaultKind.NOT_FROM_QUOTES, f"data/{CRATE}")]


def test_a_text_has_the_day_on_which_it_was_copied(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    """Not the one on which another program's reader marked a passage in it."""
    highlight = {"rows": [{"uri": "https://coast.example/harbour", "text": "",
        "created": "2021-05-04T10:11:12+00:00", "target": [{"selector": [
            {"type": "TextQuoteSelector", "exact": "The north quay is safe"}]}]}]}  # fmt: skip
    library.import_quotes(read_foreign_quotes(json.dumps(highlight)))
    (found,) = library.bookmarks.find()
    assert found.created.year == 2021
    library.exports.write_evidence(tmp_path / "evidence", [found])
    text, line = described(tmp_path / "evidence")
    assert text["description"] == "The text as it was read, copied on 2024-05-01T09:30:00Z"
    assert text["dateCreated"] == line["text_copied"] == "2024-05-01T09:30:00Z"
    page = (tmp_path / "evidence" / "data" / "index.html").read_text()
    assert page.count("copied 2024-05-01T09:30:00Z") == 1
    assert verify_pack(tmp_path / "evidence").findings == ()


def described(pack: Path) -> tuple[dict[str, str], dict[str, str]]:
    """What the description says of the pack's one text, and the quotes of the first quote's."""
    graph = json.loads((pack / "data" / CRATE).read_text())["@graph"]
    (text,) = (part for part in graph if part["@id"].startswith("sources/"))
    line = (pack / "data" / "quotes.jsonl").read_text().splitlines()[0]
    return text, json.loads(line)["evidence"]


def test_when_a_text_was_copied_is_not_guessed(
    kept: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes = [one for one in kept.bookmarks.find() if one.path.name == "harbour.md"]
    monkeypatch.setattr(Notebook, "kept_text", lambda *_: None)
    kept.exports.write_evidence(tmp_path / "now", quotes)  # the file is as it was
    text, line = described(tmp_path / "now")
    assert text["dateCreated"] == line["text_copied"] == "2024-05-01T09:30:00Z"
    of_old = KeptText((tmp_path / "now" / "data" / text["@id"]).read_text())
    monkeypatch.setattr(Notebook, "kept_text", lambda *_: of_old)
    kept.exports.write_evidence(tmp_path / "old", quotes)
    text, line = described(tmp_path / "old")
    assert text["description"].endswith("copied on a day that was not recorded")
    assert "dateCreated" not in text
    assert "text_copied" not in line
    assert "copied 2" not in (tmp_path / "old" / "data" / "index.html").read_text()
    assert verify_pack(tmp_path / "old").findings == ()


def test_a_pack_is_verified_in_the_words_of_its_own_format(pack: Path) -> None:
    of_format_5(pack)
    data = pack / "data"
    for page_words in (
        ("bookmarked, and the file itself where it was still available",
         "kept, and the file itself where it could still be had"),
        ("every file; briefreader verify", "every file, briefreader verify"),
        ("stands where the record says it does", "stands where it is said to stand"),
        (", unchanged since it was quoted", ", as it was quoted from"),
    ):  # fmt: skip
        edit(data / "index.html", *page_words)
    page_of_old = re.sub(
        "(<p class=.about.>Bookmark .*), made (.*), from ",
        r"\1, kept \2 of ",
        (data / "index.html").read_text(),
    )
    (data / "index.html").write_text(page_of_old)
    for crate_words in (
        ("files that were still available", "files that could still be had"),
        ("sources, as a readable page", "sources, to be read"),
        ("one JSON object per line", "an object a line"),
        ("belong to their publishers; this folder grants no rights to them",
         "are their publishers'; this pack grants no rights"),
    ):  # fmt: skip
        edit(data / CRATE, *crate_words)
    edit(pack / INFO, "Page-Format: 5", "Page-Format: 2")
    with_new_sums(pack)
    assert verify_pack(pack).findings == ()


def test_a_pack_of_an_older_version_is_verified_but_for_its_page(
    pack: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    shutil.copytree(pack / "data", old)
    (old / "ro-crate-metadata.json").unlink()
    quotes = [json.loads(line) for line in (old / "quotes.jsonl").read_text().splitlines()]
    for quote in quotes:
        del quote["evidence"]["file_modified"], quote["evidence"]["text_copied"], quote["locator"]
    (old / "quotes.jsonl").write_text("".join(f"{json_line(quote)}\n" for quote in quotes))
    (old / "SHA256SUMS").write_bytes(sums_of(files(old)))
    found = verify_pack(old)
    assert found.findings == ()
    assert "page is not compared" in found.limits[0]
    edit(old / "quotes.jsonl", "quay is safe", "quay is fine")
    assert {fault for fault, _ in faults(old)} == {FaultKind.CHANGED, FaultKind.NOT_IN_PLACE}


def test_a_folder_that_cannot_be_looked_into_is_said_so(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_scandir = os.scandir

    def scandir(path: Path) -> object:
        if path == pack / "data" / "files":
            raise PermissionError(13, "Permission denied", str(path))
        return real_scandir(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert (FaultKind.UNREADABLE, "data/files") in faults(pack)


def test_what_is_no_pack_is_said_so(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(UsageError, match="not an evidence folder"):
            verify_pack(folder)


def test_a_saved_page_lies_in_a_pack_as_text(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    """A browser that opens it from the pack's own page runs nothing of it."""
    page = "<html><body><h1>Quay</h1><p>“The quay is safe again,” Ann Moss said.</p></body></html>"
    (folder / "quay.html").write_text(page, encoding="utf-8")
    reading = library.read(folder / "quay.html")
    library.bookmarks.bookmark(reading, reading.quotes[0].span)
    library.exports.write_evidence(tmp_path / "evidence", library.bookmarks.find())
    (packed,) = (tmp_path / "evidence" / "data" / "files").iterdir()
    assert packed.name.endswith(".html.txt")
    assert packed.read_text(encoding="utf-8") == page
    assert verify_pack(tmp_path / "evidence").findings == ()


def test_hostile_words_are_text_on_the_page(library: Library, tmp_path: Path) -> None:
    marked = '<img src=x onerror=alert(1)> TITLE "quoted"'
    hostile: Bookmark | None = None
    reading = library.read(next(iter(library.roots)) / "harbour.md")
    hostile = library.bookmarks.bookmark(reading, reading.quotes[0].span)
    hostile = hostile._replace(title=marked, note=marked, source=marked)
    library.exports.write_evidence(tmp_path / "evidence", [hostile])
    page = (tmp_path / "evidence" / "data" / "index.html").read_text(encoding="utf-8")
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt; TITLE &quot;quoted&quot;" in page
