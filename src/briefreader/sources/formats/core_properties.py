"""What a document of Office Open XML says about itself (its core properties)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefreader.sources.formats.front_matter import Metadata, stated_author
from briefreader.sources.formats.zip_package import ZipPackage
from briefreader.sources.metadata.dates import parse_date
from briefreader.text.sanitizing import one_line, sanitize

_CORE = "docProps/core.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"


def core_metadata(package: ZipPackage, title: str) -> Metadata:
    """Return who made a document and when, under the title that its text has: the stated one is
    often a template's.
    """
    title = one_line(title)
    if _CORE not in package:
        return Metadata(title=title)
    core = package.xml(_CORE)
    changed = _said(core, f"{_TERMS}modified") or _said(core, f"{_TERMS}created")
    tags = map(str.strip, _said(core, _KEYWORDS).replace(";", ",").split(","))
    return Metadata(
        title=title,
        modified=parse_date(changed),
        byline=stated_author(_said(core, f"{_DUBLIN_CORE}creator")),
        tags=tuple(dict.fromkeys(filter(None, tags))),
    )


def _said(core: Element, name: str) -> str:
    found = core.find(name)
    return one_line(sanitize(found.text or "")[0]) if found is not None else ""
