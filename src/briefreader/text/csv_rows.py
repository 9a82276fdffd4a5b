"""The rows of a file of comma-separated values."""

from __future__ import annotations

import csv
import io

_LONGEST_FIELD = 10_000_000  # code points


def csv_rows(text: str) -> csv.DictReader[str]:
    """Return a reader of the rows below the first line, which names the columns.

    Reading raises `csv.Error` at a field of more than ten million code points. That limit is one of
    the whole process: nothing else may set it.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    return csv.DictReader(io.StringIO(text, newline=""))
