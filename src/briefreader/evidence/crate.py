"""The description of a pack for other programs: an RO-Crate (1.1).

It is made of the quotes and the pack's origin. ``verify`` makes it again and compares it: it must
stay as it is, as the page must.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefreader.domain.bookmark import Bookmark
from briefreader.evidence.pack_words import PackWords

CRATE = "ro-crate-metadata.json"
PAGE = "index.html"
QUOTES = "quotes.jsonl"
_SPECIFICATION = "https://w3id.org/ro/crate/1.1"

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json]"


@dataclass(frozen=True, slots=True)
class PackOrigin:
    """Who made a pack, when and with what; ``made`` is a moment in UTC, as ISO 8601 has it."""

    made: str
    software: str
    by: str = ""

    def info(self) -> dict[str, str]:
        """Return this as the labels of ``bag-info.txt``."""
        who = {"Contact-Name": self.by} if self.by else {}
        return {
            **who,
            "Bagging-Date": self.made[:10],
            "Bag-Software-Agent": self.software,
            "External-Description": "Quotations with the whole texts they were taken from",
            "Made": self.made,
        }

    @classmethod
    def of(cls, info: Mapping[str, str]) -> PackOrigin:
        """Return what ``bag-info.txt`` says of it."""
        software = info.get("Bag-Software-Agent", "")
        return cls(info.get("Made", ""), software, info.get("Contact-Name", ""))


def crate(
    origin: PackOrigin,
    texts: Mapping[str, tuple[Bookmark, str]],
    files: Mapping[str, tuple[Bookmark, str]],
    wording: PackWords,
) -> bytes:
    """Return ``ro-crate-metadata.json``.

    ``texts`` are the kept texts by their names, each with the first bookmark of it and when it was
    copied; ``files`` the files, with when they were last written.
    """
    parts: list[dict[str, Json]] = [
        _part(PAGE, {"description": wording.page}, wording),
        _part(QUOTES, {"description": wording.quotes}, wording),
        *(_part(name, _of_text(*about, wording), wording) for name, about in sorted(texts.items())),
        *(_part(name, _of_file(*about, wording), wording) for name, about in sorted(files.items())),
    ]
    maker: list[dict[str, Json]] = []
    if origin.by:
        maker.append({"@id": "#maker", "@type": "Person", "name": origin.by})
    agent: dict[str, Json] = {"agent": {"@id": "#maker"}} if origin.by else {}
    author: dict[str, Json] = {"author": {"@id": "#maker"}} if origin.by else {}
    graph: list[dict[str, Json]] = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "conformsTo": {"@id": _SPECIFICATION},
            "about": {"@id": "./"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": "Quotations with their sources",
            "description": wording.contents,
            "datePublished": origin.made,
            "license": {"@id": "#rights"},
            **author,
            "hasPart": [{"@id": part["@id"]} for part in parts],
        },
        {
            "@id": "#rights",
            "@type": "CreativeWork",
            "name": "Rights in the sources",
            "description": wording.rights,
        },
        {"@id": "#software", "@type": "SoftwareApplication", "name": origin.software},
        {
            "@id": "#packing",
            "@type": "CreateAction",
            "instrument": {"@id": "#software"},
            **agent,
            "endTime": origin.made,
            "result": {"@id": "./"},
        },
        *maker,
        *parts,
    ]
    whole = {"@context": f"{_SPECIFICATION}/context", "@graph": graph}
    return (json.dumps(whole, indent=1, ensure_ascii=True) + "\n").encode()


def _part(name: str, about: Mapping[str, Json], wording: PackWords) -> dict[str, Json]:
    ending = name[name.rindex(".") :]
    kind = {"encodingFormat": wording.kinds[ending]} if ending in wording.kinds else {}
    known = {key: value for key, value in about.items() if value}
    return {"@id": name, "@type": "File", "name": name, **kind, **known}


def _of_text(bookmark: Bookmark, copied: str, wording: PackWords) -> dict[str, Json]:
    if wording.tells_copying:
        when = copied or "a day that was not recorded"
        told = f"The text as it was read, copied on {when}"
    else:
        copied = bookmark.created.isoformat().replace("+00:00", "Z")
        told = f"The text as it was read on {copied}"
    return _about(bookmark, wording) | {"description": told, "dateCreated": copied}


def _of_file(bookmark: Bookmark, modified: str, wording: PackWords) -> dict[str, Json]:
    about = _about(bookmark, wording) | {"description": f"The file {bookmark.path}"}
    return about | {"dateModified": modified}


def _about(bookmark: Bookmark, wording: PackWords) -> dict[str, Json]:
    """Return the article that a part holds, and from where it is."""
    day = bookmark.date.isoformat() if bookmark.date else ""
    is_change = wording.tells_changes and bookmark.date_origin == "modified"
    is_published = not is_change and bookmark.date_origin != "said"
    published = bookmark.published or (bookmark.date if is_published else None)
    return {
        "headline": bookmark.title,
        "url": bookmark.url,
        "publisher": bookmark.source,
        "creditText": bookmark.byline,
        "temporalCoverage": day if bookmark.date_origin == "said" else "",
        "datePublished": published.isoformat() if published else bookmark.issued,
        "dateModified": day if is_change else "",
    }
