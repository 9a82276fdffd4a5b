"""What page and description of a pack say in every pack, by the format of its page.

``verify`` makes both again of the quotes, in the words with which they were made: so the words of a
format stay as they are, and other words are another format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

_KINDS = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".jsonl": "application/jsonl",
    ".pdf": "application/pdf",
}
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MORE_KINDS = _KINDS | {
    ".text": "text/plain",
    ".markdown": "text/markdown",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".json": "application/json",
    ".docx": _OFFICE,
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".epub": "application/epub+zip",
    ".mbox": "application/mbox",
}


@dataclass(frozen=True, slots=True)
class PackWords:
    """The words of one format; ``bookmark`` has places for id, time and path.

    ``unchanged`` and ``changed`` say what became of a file, ``contents`` what a pack holds,
    ``page`` and ``quotes`` what its own two files are, ``rights`` whose the texts are; ``kinds``
    are media types by the ends of names. Where ``tells_changes``, the day on which an article was
    last changed is given as that, else as its day of publication. Where ``tells_copying``, it is
    told when a text was copied, else when the bookmark was made.
    """

    introduction: str
    bookmark: str
    unchanged: str
    changed: str
    contents: str
    page: str
    quotes: str
    rights: str
    kinds: Mapping[str, str]
    tells_changes: bool = False
    tells_copying: bool = False


PAGE_FORMAT = "6"
WORDINGS = {
    "2": PackWords(
        introduction="""\
Each quote comes with its source: the whole text as it was read when the quote was
kept, and the file itself where it could still be had. The folder is a BagIt bag (RFC 8493):
sha256sum -c manifest-sha256.txt checks every file, briefreader verify also checks that each
quote stands where it is said to stand.""",
        bookmark="Bookmark {id}, kept {created} of {path}",
        unchanged="as it was quoted from",
        changed="changed since it was quoted from",
        contents="Quotations, the whole texts they were taken from as they were read "
        "then, and the files that could still be had.",
        page="The quotes with their sources, to be read",
        quotes="The quotes, an object a line",
        rights="The texts and files are their publishers'; this pack grants no rights.",
        kinds=_KINDS,
    ),
    "3": PackWords(
        introduction="""\
Each quote comes with its source: the whole text as it was read when the quote was
bookmarked, and the file itself where it was still available. The folder is a BagIt bag (RFC 8493):
sha256sum -c manifest-sha256.txt checks every file; briefreader verify also checks that each
quote stands where the record says it does.""",
        bookmark="Bookmark {id}, made {created}, from {path}",
        unchanged="unchanged since it was quoted",
        changed="changed since it was quoted",
        contents="Quotations, the whole texts they were taken from as they were read "
        "then, and the files that were still available.",
        page="The quotes with their sources, as a readable page",
        quotes="The quotes, one JSON object per line",
        rights="The texts and files belong to their publishers; this folder grants no rights to "
        "them.",
        kinds=_KINDS,
    ),
}
WORDINGS["4"] = replace(WORDINGS["3"], kinds=_MORE_KINDS)
WORDINGS["5"] = replace(WORDINGS["4"], tells_changes=True)
WORDINGS[PAGE_FORMAT] = replace(WORDINGS["5"], tells_copying=True)
