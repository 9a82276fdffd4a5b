"""Exported bookmarks as a draft: each quote between marks, credited on the next line."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator

from briefreader.citations.export.bibtex_export import ESCAPES
from briefreader.domain.article import Span
from briefreader.text.csv_rows import csv_rows
from briefreader.text.date_format import MONTHS
from briefreader.text.sentences import sentence_ends

_LONGEST = 7_900  # code points: a paragraph of a draft ends after 8,000
_ENTRY = re.compile(r"(?m)^@\w+\{[^,\s]+,\n")
_TEX = re.compile("|".join(sorted(map(re.escape, ESCAPES), key=len, reverse=True)))
_FIELD = re.compile(r"(?m)^  (year|month|day|annote) = \{?(.*?)\}?,?\n(?=  \w+ = |\})", re.DOTALL)
_RIS = re.compile(r"(?m)^([A-Z][A-Z0-9])  - (.*)$")
_QUOTE = re.compile(
    r"“(?P<quote>.*)” — (?P<who>[^\[\]\n]*?)(?:, para\. [^\[\]\n]*)?"
    r" \[(?:briefreader:)?[0-9a-z]{6,12}(?: briefreader:[0-9a-z-]{6,40})?\](?: |$)"
)


def exported_as_text(text: str) -> str | None:
    """Return the quotes of an export in JSON Lines, CSV, CSL JSON, BibTeX, RIS or W3C as text.

    None for any other text. Whatever else an export holds, notes above all, nobody said; of a
    quote with official corrections the corrected wording is taken.
    """
    head = text.lstrip()[:200]
    for opens, read in (
        (head.startswith("{") and '"http://www.w3.org/ns/anno.jsonld"' in head, _of_annotations),
        (head.startswith("{") and '"' in head, _of_json_lines),
        (head.startswith("["), _of_csl),
        (head.startswith('"id","quote",') or head.startswith("id,quote,"), _of_csv),
        (_ENTRY.match(text.lstrip()) is not None, _of_bibtex),
        (head.startswith("TY  - "), _of_ris),
    ):
        if opens:
            try:
                return "\n\n".join(read(text))
            except (ValueError, LookupError, TypeError, AttributeError, csv.Error, RecursionError):
                return None
    return None


def _block(quote: object, who: object, day: object) -> str:
    """Return a quote as a paragraph, or several where it is long, with its credit below each."""
    words = " ".join(str(quote).split()).replace("“", "‘").replace("”", "’").replace('"', "’")
    credit = ", ".join(str(part) for part in (who, day) if part)
    below = f"\n— {credit}" if credit else ""
    pieces = (words[start:end].strip() for start, end in _pieces(words))
    return "\n\n".join(f"“{piece}”{below}" for piece in pieces)


def _pieces(words: str) -> Iterator[Span]:
    """Yield the stretches of a quote, of whole sentences, each as long as a paragraph may be."""
    start = 0
    while len(words) - start > _LONGEST:
        end = start + _LONGEST
        end = max(sentence_ends(words, start + _LONGEST // 2, end), default=end)
        yield Span(start, end)
        start = end
    yield Span(start, len(words))


def _of_annotations(text: str) -> Iterator[str]:
    for item in json.loads(text)["items"]:
        corrected = [body["value"] for body in item["body"] if body["purpose"] == "editing"]
        for selector in item["target"]["selector"]:
            if selector["type"] == "TextQuoteSelector":
                yield _block(corrected[0] if corrected else selector["exact"], None, None)


def _of_json_lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.strip():
            row = json.loads(line)
            who = row["speaker"] or row.get("mention")
            yield _block(row.get("wording") or row["quote"], who, row.get("date"))


def _of_csv(text: str) -> Iterator[str]:
    for row in csv_rows(text):
        # A cell that a spreadsheet would take for a formula has an apostrophe before it.
        quote = re.sub(r"^'(?=[=+\-@])", "", row["wording"] or row["quote"])
        yield _block(quote, row["speaker"] or row["mention"], row["date"])


def _of_csl(text: str) -> Iterator[str]:
    for item in json.loads(text):
        parts = item.get("issued", {}).get("date-parts", [[]])[0]
        day = "-".join(f"{part:02}" for part in parts) if len(parts) == 3 else ""
        yield from _annotated(item.get("annote", ""), day)


def _of_bibtex(text: str) -> Iterator[str]:
    for entry in _ENTRY.split(text)[1:]:
        fields: dict[str, str] = dict(_FIELD.findall(entry))
        month = fields.get("month", "")
        number = next((n for n, name in enumerate(MONTHS, 1) if name[:3].lower() == month), 0)
        day = fields.get("day", "")
        stated = f"{fields['year']}-{number:02}-{int(day):02}" if number and day else ""
        yield from _annotated(
            _TEX.sub(lambda found: ESCAPES[found[0]], fields.get("annote", "")), stated
        )


def _of_ris(text: str) -> Iterator[str]:
    day = ""
    for name, value in _RIS.findall(text):
        if name == "DA":
            day = value.strip("/").replace("/", "-")
        elif name == "TY":
            day = ""
        elif name == "N1":
            yield from _annotated(value, day)


def _annotated(annotation: str, day: str) -> Iterator[str]:
    """Yield the quotes of an annotation, a line each."""
    for line in annotation.splitlines():
        found = _QUOTE.match(line.strip())
        if found:
            yield _block(found["quote"], re.sub(r"\s*\([^()]*\)$", "", found["who"]), day)
