"""What ``check`` found, in the forms that other programs read: SARIF 2.1.0 and GitHub's."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from briefreader import __version__
from briefreader.cli.output import Json
from briefreader.factcheck import CheckResult, Grade, Verdict
from briefreader.text.sanitizing import escape_json_controls, one_line

Findings = Sequence[tuple[str, CheckResult]]
"""Drafts' files, and a quotation of each that is to be reported."""

_LEVELS = {Grade.WRONG: "error", Grade.ALTERED: "warning", Grade.STYLE: "note"}
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_MOST_DIFFERENCES = 5
_LONGEST_SHOWN = 400  # code points of an article's words
_LONGEST_DIFFERENCE = 120
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def label(checked: CheckResult, *, whole: bool = True) -> str:
    """Return the verdict, or the grade of what editors' changes alone make differ; the ``whole``
    also tells what was not compared.
    """
    if checked.grade is Grade.RIGHT and (checked.is_edited or checked.verdict is Verdict.EXACT):
        unread = checked.not_compared if whole else ""
        return ", ".join(filter(None, (Verdict.EXACT.value, unread)))
    if not checked.is_edited:
        return checked.verdict.value
    kinds = ", ".join(
        kind.in_prose for kind in checked.changes if not checked.house.is_silent(kind)
    )
    return f"{checked.grade.value} ({kinds})" if whole else checked.grade.value


def remark(checked: CheckResult) -> str:
    """Return in one line what is wrong with a quotation, whom and which day the draft names, and
    what was said.
    """
    parts = [": ".join(filter(None, (label(checked), _differences(checked))))]
    if stated := one_line(checked.claim.stated):
        parts.append(f"Draft: {stated}")
    if checked.place is not None:
        place = checked.place
        day = place.article.when or "undated"
        found = _shortened(one_line(place.found), _LONGEST_SHOWN)
        who = place.speaker_as_shown
        what = "Nearest passage" if checked.verdict is Verdict.NOT_FOUND else "Source"
        title = ", ".join(filter(None, map(one_line, (place.article.title, place.locator))))
        parts.append(f"{what}: “{found}” — {who}, {day}, {title}")
    return ". ".join([*parts, *(f"{note[:1].upper()}{note[1:]}" for note in checked.notes)])


def _differences(checked: CheckResult) -> str:
    """Return which words differ; nothing where most of them do."""
    if checked.place is None or checked.verdict in (Verdict.PARAPHRASE, Verdict.NOT_FOUND):
        return ""
    wrong = [one for one in checked.differences if one.wrong] or checked.differences
    told = []
    for one in wrong[:_MOST_DIFFERENCES]:
        ours = _shortened(one_line(one.quote.of(checked.claim.text).strip()), _LONGEST_DIFFERENCE)
        theirs = _shortened(
            one_line(one.found.of(checked.place.found).strip()), _LONGEST_DIFFERENCE
        )
        if ours and theirs:
            told.append(f"“{ours}” instead of “{theirs}”")
        else:
            told.append(f"“{ours}” added" if ours else f"“{theirs}” left out")
    more = len(wrong) - len(told)
    return ", ".join([*told, f"{more} more"] if more else told)


def _shortened(text: str, longest: int) -> str:
    """Return a text, or its beginning and its end."""
    half = longest // 2
    return text if len(text) <= longest else f"{text[:half]} … {text[-half:]}"


def report(findings: Findings, form: str) -> str:
    """Return the findings as one document, ``sarif`` or ``github``; what is right is left out."""
    told = [(file, one) for file, one in findings if _level(one)]
    return _sarif(told) if form == "sarif" else "\n".join(map(_annotation, told))


def _level(checked: CheckResult) -> str:
    if checked.is_alarm:
        return "error"
    return _LEVELS.get(checked.grade, "note" if checked.is_not_fully_checked else "")


def _annotation(finding: tuple[str, CheckResult]) -> str:
    """Return a workflow command; what would end it or a property of it is escaped."""
    file, checked = finding
    where = checked.claim.location
    values = {"file": file} if file else {}
    values["title"] = label(checked)
    if where:
        values |= {"line": str(where.line), "col": str(where.column)}
    properties = ",".join(f"{name}={_escaped(value, more=True)}" for name, value in values.items())
    return f"::{_COMMANDS[_level(checked)]} {properties}::{_escaped(remark(checked))}"


def _escaped(text: str, *, more: bool = False) -> str:
    for character in "%\r\n:," if more else "%\r\n":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _sarif(findings: Findings) -> str:
    rules = sorted({rule(one) for _, one in findings})
    driver: dict[str, Json] = {
        "name": "briefreader",
        "version": __version__,
        "rules": [{"id": name, "shortDescription": _message(name)} for name in rules],
    }
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(file, one) for file, one in findings],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return escape_json_controls(json.dumps(document, ensure_ascii=False, indent=1))


def _message(text: str) -> dict[str, Json]:
    """Return a message of plain words, none of which are its placeholders or links."""
    doubled = text.replace("{", "{{").replace("}", "}}")
    return {"text": doubled.replace("](", "] (")}


def rule(checked: CheckResult) -> str:
    """Return what kind of finding it is, in few words."""
    return checked.not_compared or label(checked, whole=False)


def _result(file: str, checked: CheckResult) -> dict[str, Json]:
    where = checked.claim.location
    artifact: dict[str, Json] = {"uri": _uri(Path(file)) if file else "stdin"}
    place: dict[str, Json] = {"artifactLocation": artifact}
    if where:
        length = where.span.end - where.span.start
        place["region"] = {
            "startLine": where.line,
            "startColumn": where.column,
            "endLine": where.end_line,
            "endColumn": where.end_column,
            "charOffset": where.span.start,
            "charLength": length,
        }
    return {
        "ruleId": rule(checked),
        "level": _level(checked),
        "message": _message(remark(checked)),
        "locations": [{"physicalLocation": place}],
    }


def _uri(path: Path) -> str:
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
