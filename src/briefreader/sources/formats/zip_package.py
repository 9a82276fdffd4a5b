"""The files packed into books and documents (ZIP), each read up to a limit, never unpacked."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from briefreader.errors import SourceError

NO_TEXT = "{} without any text in it"
ENCRYPTED = "{} that is encrypted: its text cannot be read"
NOT_WHOLE = "{} that is damaged or incomplete: save it again"
TOO_MUCH = "{} with more than 64 MB of text packed into it"
ENTITIES = "{} with entity definitions in its XML: unsafe, so not read"
_DECLARATION = re.compile(r"\A\s*<\?xml[^<>]*\?>")
_LIMIT = 64_000_000  # bytes of all that is read of one package


class ZipPackage:
    """A ZIP file in memory; ``called`` is what a user calls it, for errors."""

    def __init__(self, path: str, data: bytes, called: str) -> None:
        self._path = path
        self._called = called
        self._left = _LIMIT
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError, OSError):
            raise self.refused(NOT_WHOLE) from None

    def refused(self, reason: str) -> SourceError:
        """Return the error that says why nothing can be read."""
        return SourceError(self._path, reason.format(self._called))

    @property
    def names(self) -> list[str]:
        """The names of all files in it, each once."""
        return list(self._zip.NameToInfo)

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """Return the bytes packed under a name; raises SourceError where they cannot be had."""
        try:
            with self._zip.open(name) as packed:
                found = packed.read(self._left + 1)
        except (KeyError, BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
            raise self.refused(NOT_WHOLE) from None
        except (RuntimeError, zlib.error):  # a password
            raise self.refused(NOT_WHOLE) from None
        self._left -= len(found)
        if self._left < 0:
            raise self.refused(TOO_MUCH)
        return found

    def checked_xml(self, name: str) -> str:
        """Return an XML file's text; raises SourceError for one that defines entities, which can
        be made to unfold without an end, or is not UTF-8, in which they could hide.
        """
        try:
            text = self.read(name).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise self.refused(NOT_WHOLE) from None
        if "<!ENTITY" in text:
            raise self.refused(ENTITIES)
        return _DECLARATION.sub("", text)

    def xml(self, name: str) -> ElementTree.Element:
        """Return the root of an XML file; raises SourceError for one that is none or not safe."""
        try:
            return ElementTree.fromstring(self.checked_xml(name))
        except (ElementTree.ParseError, ValueError, LookupError, RecursionError):
            raise self.refused(NOT_WHOLE) from None
