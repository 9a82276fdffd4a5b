"""What is piped in, up to a limit: the other end may never stop."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator
from io import BufferedIOBase
from typing import cast

from briefreader.errors import SourceError, UsageError
from briefreader.sources.files.safe_open import SIZE_LIMIT, too_large

_LONGEST_LINE = 1 << 24  # bytes
_READ_AT_ONCE = 1 << 16  # bytes, as much as a pipe holds


def all_of_standard_input() -> bytes:
    """Return all that is piped in; raises SourceError for more than a file may hold."""
    data = _read(sys.stdin.buffer.read, SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        raise SourceError("standard input", too_large(len(data)))
    return data


def lines_of_standard_input() -> Iterator[list[bytes]]:
    """Yield the lines that are there as soon as there are any, without their ends; raises
    UsageError for one of more than 16 MB.
    """
    begun = b""
    while data := _read(cast("BufferedIOBase", sys.stdin.buffer).read1, _READ_AT_ONCE):
        *lines, begun = (begun + data).split(b"\n")
        if max(map(len, (*lines, begun))) > _LONGEST_LINE:
            raise UsageError("standard input: a line of more than 16 MB")
        if lines:
            yield lines
    if begun:
        yield [begun]


def _read(read: Callable[[int], bytes], most: int) -> bytes:
    """Return what ``read`` returns; raises UsageError where whoever started this closed it."""
    try:
        return read(most)
    except OSError as error:
        if error.errno != errno.EBADF:
            raise
        raise UsageError("standard input is closed") from error
