"""What a file of a library is: one that may be an article, or why it is left out."""

from __future__ import annotations

import errno
import os
import re
import stat
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefreader.domain.article import Skipped


class FileKind(NamedTuple):
    """Files that are read in one way: by ``read`` of the module ``reader`` of ``formats``.

    ``called`` is what a user calls one of them. ``extra`` has to be installed to read them; it
    brings ``library``. ``packed``: their bytes are no characters, whatever is in them.
    ``bounded``: reading a few of them costs little, whatever they hold.
    """

    reader: str
    suffixes: frozenset[str]
    called: str
    extra: str = ""
    library: str = ""
    packed: bool = False
    bounded: bool = False


def _kind(reader: str, suffixes: str, called: str, **more: str | bool) -> FileKind:
    return FileKind(reader, frozenset(suffixes.split()), called, **more)  # type: ignore[arg-type]


_WEB = _kind(
    "html_page", ".html .htm .xhtml .xht", "a saved web page", extra="html", library="trafilatura"
)
_MARKDOWN = _kind("text_file", ".md .markdown .mdown .mkd .mkdn .mdwn", "Markdown", bounded=True)
_TEXT = _kind("text_file", ".txt .text .rst .org", "text", bounded=True)
KINDS = (
    _TEXT,
    _MARKDOWN,
    _WEB,
    _kind("subtitles", ".vtt .srt", "subtitles", bounded=True),
    _kind("scraped_record", ".json .jsonl .jl .ndjson", "data", bounded=True),
    _kind("mail", ".eml", "an email"),
    _kind("mail", ".mbox", "a mailbox"),
    _kind("web_archive", ".mhtml .mht", "a web archive", extra="html", library="trafilatura"),
    _kind("epub", ".epub", "a book", packed=True),
    _kind("open_document", ".odt", "an OpenDocument text", packed=True),
    _kind(
        "word_document",
        ".docx .docm",
        "a Word document",
        extra="office",
        library="mammoth",
        packed=True,
    ),
    _kind("presentation", ".pptx .pptm", "a presentation", packed=True),
    _kind("rtf_document", ".rtf", "an RTF document", extra="office", library="striprtf"),
    _kind("pdf_document", ".pdf", "a PDF", extra="pdf", library="pypdfium2", packed=True),
)
"""Every kind of file that is read; whatever is in none of them is left out, with a reason."""

COMPOUND_SUFFIXES = frozenset(("", ".mbox", ".json", ".jsonl", ".jl", ".ndjson"))
"""Those of files that may hold many articles (``compound_files``); mail programs keep mailboxes
without one.
"""
MARKDOWN_SUFFIXES = _MARKDOWN.suffixes
WEB_SUFFIXES = _WEB.suffixes
WRITTEN_SUFFIXES = _TEXT.suffixes | MARKDOWN_SUFFIXES | WEB_SUFFIXES
"""Those of what people write and save as text, which can be a draft too."""
_KIND_OF = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
SUFFIXES = frozenset(_KIND_OF)
_KIND_OF[""] = _TEXT  # minutes: read if it is text
_READ_AT_ONCE = (".txt", ".md", ".markdown")
_KIND_AND_READ = stat.S_IFMT(0o177777) | stat.S_IRUSR
_FILE_TO_READ = stat.S_IFREG | stat.S_IRUSR
_USER = os.geteuid()
_LATEST = 2**63 - 1  # nanoseconds, in the year 2262; a file's time can be any number

_EXTRA = "{}; reading those needs an add-on: pip install 'briefreader[{}]'"
NOT_REGULAR = "not a regular file"
NOT_READABLE = "no permission to read it: change its permissions"
HIDDEN = "hidden files or folders in it are not read (their names begin with a dot)"
PARTS_OF_PAGE = "the pictures and scripts of the saved web page beside it"
FOLDER = "a folder, though it is named like a file: only the files in it are read"
# What browsers end the name of such a folder with, in the languages that they are used in.
_PARTS_NAMES = """
_files .files -Dateien _fichiers _archivos _file _bestanden _arquivos _ficheiros -filer
_tiedostot _pliki _soubory _elemei _dosyalar _datoteke _fitxers _failid _bylos
"""
_PARTS = tuple(_PARTS_NAMES.split())
_SAVE = "save {} text as .txt or .md"
NOT_A_DRAFT = f"{{}}: {_SAVE.format('its')}"
# What is not read as text, whatever is in it, by the end of its name; and what to do about it.
_OTHER_KINDS = {
    suffix: reason
    for suffixes, reason in (
        (".gz .zip .7z .tar .tgz .bz2 .xz .zst .rar", "an archive: unpack it"),
        (".mobi .azw3 .fb2", "a book: save it as .epub or .txt"),
        (
            ".doc .pages .wpd .wps .abw .djvu .xps .oxps .one",
            "a document: save it as .docx, .odt, .pdf or .txt",
        ),
        (".emlx .msg", "an email: save it as .eml"),
        (".pst .ost .olm", "a mailbox: save its emails as .mbox or .eml"),
        (".sbv .ssa .ass .ttml .dfxp .lrc", "subtitles: save them as .vtt or .srt"),
        (".xls .xlsx .xlsm .ods .numbers", f"a spreadsheet: {_SAVE.format('its')}"),
        (".ppt .odp .key", "a presentation: save it as .pptx or .pdf"),
        (
            ".csv .tsv .yaml .yml .toml .sqlite .sqlite3 .db .parquet .ics .vcf .ris .bib .enex",
            f"data: {_SAVE.format('its')}",
        ),
        (
            ".xml",
            f"data: {_SAVE.format('its')}; a feed's articles, by `briefreader add --feed`",
        ),
        (".rss .atom .opml", "a feed: `briefreader add --feed` turns its articles into files"),
        (
            ".warc .wacz .webarchive .maff",
            "a web archive: save its pages as .html or .mhtml, or their text as .txt or .md",
        ),
        (".url .webloc .desktop", "a link: save what it leads to"),
        (".crdownload .part .partial .opdownload", "an unfinished download: let it end first"),
        (
            ".jpg .jpeg .png .gif .webp .svg .tif .tiff .bmp .heic .avif .ico .psd .ai .cr2 .jp2",
            "a picture: only text is read",
        ),
        (
            ".mp3 .m4a .wav .ogg .oga .opus .flac .aac .mp4 .m4v .mov .mkv .webm .avi .wmv .amr",
            "sound or video: save a transcript as .txt or .md",
        ),
    )
    for suffix in suffixes.split()
}
_OPEN_DOCUMENT = "~$"
OPEN_ELSEWHERE = "a note of a word processor that it has the document open"
# Names without a suffix that are no article's, in any case but for those that are common words.
_RENAME = "{}, not an article: rename it to .txt to read it"
_NO_ARTICLES = {
    name: _RENAME.format(called)
    for names, called in (
        ("license licence copying copyright notice patents unlicense", "a licence"),
        ("authors contributors maintainers codeowners", "a list of authors"),
        ("readme", "a description of its folder"),
        ("changelog INSTALL NEWS CHANGES HISTORY TODO THANKS CREDITS", "notes on a program"),
        (
            "makefile gnumakefile dockerfile containerfile vagrantfile jenkinsfile procfile gemfile"
            " rakefile brewfile justfile pipfile caddyfile PKGBUILD BUILD WORKSPACE",
            "instructions for a program",
        ),
    )
    for name in names.split()
}
_PART_OF_LICENCE = re.compile(r"licen[sc]e-[\w.-]+", re.IGNORECASE)  # LICENSE-MIT
_OTHER_NAMES = {
    ".mdx": "rename it to .md to read it",
    ".shtml": "rename it to .html to read it",
}
_NO_KIND = "briefreader can't read this kind of file; if it is text, rename it to .txt or .md"
# Reasons that a name is enough for: they stay until a name in the same folder has changed.
BY_NAME = frozenset(
    {
        HIDDEN,
        PARTS_OF_PAGE,
        FOLDER,
        OPEN_ELSEWHERE,
        _NO_KIND,
        *_OTHER_KINDS.values(),
        *_OTHER_NAMES.values(),
    }
    | {*_NO_ARTICLES.values()}
    | {_EXTRA.format(kind.called, kind.extra) for kind in KINDS if kind.extra}
)
_REASONS = {
    errno.EACCES: NOT_READABLE,
    errno.EPERM: NOT_READABLE,
    errno.ENOENT: "no such file or folder",
    errno.ENOTDIR: "no such file or folder",
    errno.ELOOP: "a link that points to itself",
    errno.ENAMETOOLONG: "its path is too long",
    errno.ENXIO: NOT_REGULAR,
    errno.EISDIR: "a folder, not a file",
}


class SourceFile(NamedTuple):
    """A file that may be an article: its real path, size in bytes and time in nanoseconds.

    The path is kept as it was found: to make an object of each of 100,000 takes half a second.
    """

    name: str
    size: int
    mtime_ns: int

    @property
    def path(self) -> Path:
        """Its real path."""
        return Path(self.name)

    @property
    def key(self) -> bytes:
        """What :func:`~briefreader.domain.article.path_key` gives for the path."""
        return os.fsencode(self.name)


@cache
def library_state(library: str) -> str:
    """Return what tells an installed version of a library from another; nothing without it.

    Goes by its file: what could say its version takes some tens of milliseconds to load.
    """
    from importlib.util import find_spec

    spec = find_spec(library)
    if spec is None:
        return ""
    try:
        found = Path(spec.origin or "").stat()
    except OSError:
        return "?"
    return f"{found.st_size} {found.st_mtime_ns}"


def kind_of(name: str) -> FileKind | None:
    """Return the kind of files that one of this name belongs to; None if it is none to read."""
    return _KIND_OF.get(suffix_of(name))


def lacks_extra(kind: FileKind) -> str:
    """Return why files of that kind cannot be read here, and what to install; nothing if they
    can.
    """
    if not kind.extra or library_state(kind.library):
        return ""
    return _EXTRA.format(kind.called, kind.extra)


def reason_for(error: OSError) -> str:
    """Return an operating system's error as a reason of a few words."""
    known = _REASONS.get(error.errno or 0)
    return known or (error.strerror or "cannot be read").lower()


def suffix_of(name: str) -> str:
    """Return the end of a name from its last dot on, in lower case."""
    return os.path.splitext(name)[1].lower()  # noqa: PTH122


def not_text(suffix: str) -> str:
    """Return why files of that suffix are no text that somebody writes, and what to do; else
    nothing.
    """
    suffix = suffix.lower()
    kind = _KIND_OF.get(suffix)
    if kind is not None and suffix and suffix not in WRITTEN_SUFFIXES:
        return NOT_A_DRAFT.format(kind.called)
    return _OTHER_KINDS.get(suffix, "")


def no_article(name: str) -> str:
    """Return why no file of that name is an article, whatever is in it, and what to do; else
    nothing.
    """
    suffix = suffix_of(name)
    if os.path.basename(name).startswith(_OPEN_DOCUMENT):  # noqa: PTH119
        return OPEN_ELSEWHERE
    if not suffix:
        return _no_article_without_suffix(os.path.basename(name))  # noqa: PTH119
    if kind := _KIND_OF.get(suffix):
        return lacks_extra(kind)
    return _OTHER_KINDS.get(suffix) or _OTHER_NAMES.get(suffix, _NO_KIND)


def _no_article_without_suffix(name: str) -> str:
    if _PART_OF_LICENCE.fullmatch(name):
        return _NO_ARTICLES["license"]
    return _NO_ARTICLES.get(name.lower()) or _NO_ARTICLES.get(name, "")


def is_part_of_page(folder: str) -> bool:
    """Return whether a folder holds what a browser saved along with the web page beside it."""
    pages = (folder.removesuffix(end) for end in _PARTS if folder.endswith(end))
    return any(os.path.lexists(page + suffix) for page in pages for suffix in WEB_SUFFIXES)


def classify_entry(
    prefix: str, name: str, folder: int | None = None
) -> SourceFile | Skipped | None:
    """Return what a listed file is; None for one that is gone.

    Its path is both parts together; ``folder`` is a descriptor of where the name leads from.
    """
    path = prefix + name
    if not name.endswith(_READ_AT_ONCE) and (reason := no_article(name)):
        return Skipped(path, reason)
    try:
        status = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except OSError as error:
        return None if error.errno == errno.ENOENT else Skipped(path, reason_for(error))
    return classify_status(path, status)


def classify_status(path: str, status: os.stat_result) -> SourceFile | Skipped:
    """Return what the file at a path is, by its status."""
    if not may_be_read(path, status):
        # Said here, since rights change neither size nor time: who compares those would miss it.
        reason = NOT_READABLE if stat.S_ISREG(status.st_mode) else NOT_REGULAR
        return Skipped(path, reason)
    mtime_ns = status.st_mtime_ns
    if not -_LATEST <= mtime_ns <= _LATEST:
        mtime_ns = _LATEST if mtime_ns > 0 else -_LATEST
    # In half the time of the class itself.
    return tuple.__new__(SourceFile, (path, status.st_size, mtime_ns))


def may_be_read(path: str, status: os.stat_result) -> bool:
    """Return whether it is a regular file with the rights to read it.

    Its owner's rights can be seen; whoever else's, with lists of them or none, must be asked for.
    """
    if status.st_mode & _KIND_AND_READ == _FILE_TO_READ and status.st_uid == _USER:
        return True
    return stat.S_ISREG(status.st_mode) and os.access(path, os.R_OK)


def named_file(path: str) -> SourceFile | Skipped:
    """Return a file that the user named: whatever is wrong with it is said."""
    if reason := no_article(path):
        return Skipped(path, reason)
    try:
        return classify_status(path, os.lstat(path))
    except OSError as error:
        return Skipped(path, reason_for(error))
