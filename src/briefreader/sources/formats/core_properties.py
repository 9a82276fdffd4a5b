"""What a document of Office Open XML says about itself (its core properties)."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree.ElementTree import Element

from briefreader.sources.formats.front_matter import Metadata, stated_author
from briefreader.sources.formats.zip_package import ZipPackage
from briefreader.sources.metadata.dates import parse_date
from briefreader.text.sanitizing import one_line, sanitize

_CORE = "docProps/core.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_WRITING = timedelta(7)  # the longest that a document is worked on and of one day
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"


def core_metadata(package: ZipPackage, title: str) -> Metadata:
    """Return who made a document and when it was saved, under the title that its text has: the
    stated one is often a template's.
    """
    title = one_line(title)
    if _CORE not in package:
        return Metadata(title=title)
    core = package.xml(_CORE)
    changed = _said(core, f"{_TERMS}modified") or _said(core, f"{_TERMS}created")
    tags = map(str.strip, _said(core, _KEYWORDS).replace(";", ",").split(","))
    return Metadata(
        title=title,
        file_changed=parse_date(changed),
        byline=stated_author(_said(core, f"{_DUBLIN_CORE}creator")),
        tags=tuple(dict.fromkeys(filter(None, tags))),
    )


def drafted_on(package: ZipPackage) -> date | None:
    """Return the day on which a document was last changed, where it was begun at most a few days
    before: a copy of an old one, or one that a program made in one go, tells nothing of when it was
    written.
    """
    if _CORE not in package:
        return None
    core = package.xml(_CORE)
    begun, changed = _said(core, f"{_TERMS}created"), _said(core, f"{_TERMS}modified")
    first, last = parse_date(begun), parse_date(changed)
    if begun == changed or first is None or last is None:
        return None
    return last if first <= last <= first + _WRITING else None


def _said(core: Element, name: str) -> str:
    found = core.find(name)
    return one_line(sanitize(found.text or "")[0]) if found is not None else ""
