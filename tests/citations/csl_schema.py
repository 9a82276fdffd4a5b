"""What the published schema for CSL-JSON 1.0.2 asks of items.

The rules are those of https://resource.citationstyles.org/schema/v1.0.2/input/json/csl-data.json;
the types and variables are read from the lists of the same schema that citeproc-py brings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import resources

_PLAIN = (str, int, float)
_NAME_PARTS = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"}
_NAME_FLAGS = {"comma-suffix", "static-ordering", "parse-names"}
_EDTF = re.compile(r"[0-9%~X?./-]")


def _listed(file: str) -> dict[str, frozenset[str]]:
    """What a list in the compact form of RELAX NG names: each definition's quoted words."""
    folder = resources.files("citeproc") / "data" / "schema" / "schemas" / "styles"
    text = re.sub(r"(?m)#.*$", "", (folder / file).read_text(encoding="utf-8"))
    parts = re.split(r"(?m)^\s*([\w.-]+) =", text)
    return {
        name: frozenset(re.findall(r'"([^"]+)"', body))
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


TYPES = _listed("csl-types.rnc")["item-types"]
_VARIABLES = _listed("csl-variables.rnc")
DATES, NAMES, NUMBERS = (_VARIABLES[f"variables.{kind}"] for kind in ("dates", "names", "numbers"))
STRINGS = _VARIABLES["variables.strings"] | _VARIABLES["variables.titles"]
"""Those that are text; ``custom`` and ``categories``, which we never write, are left out."""


def mistakes(items: object) -> list[str]:
    """What is wrong with what a CSL-JSON file holds; nothing for a sound one."""
    if not isinstance(items, list):
        return ["no array"]
    found: list[str] = []
    for number, item in enumerate(items):
        told = _in_item(item) if isinstance(item, dict) else ["no object"]
        found += (f"item {number}: {one}" for one in told)
    return found


def _in_item(item: Mapping[str, object]) -> Iterator[str]:
    if not isinstance(item.get("id"), _PLAIN):
        yield "no id"
    if item.get("type") not in TYPES:
        yield f"type {item.get('type')!r}"
    for name, value in item.items():
        if name in ("id", "type"):
            continue
        if name in NAMES:
            people = value if isinstance(value, list) and value else [None]
            well = all(map(_is_name, people))
        elif name in DATES:
            well = _is_date(value)
        else:
            kinds: tuple[type, ...] = _PLAIN if name in NUMBERS else (str,)
            well = name in STRINGS | NUMBERS and isinstance(value, kinds)
        if not well:
            yield f"{name}: {value!r}"


def _is_name(value: object) -> bool:
    if not isinstance(value, dict) or not value:
        return False
    parts = {name: part for name, part in value.items() if name not in _NAME_FLAGS}
    return set(parts) <= _NAME_PARTS and all(isinstance(part, str) for part in parts.values())


def _is_date(value: object) -> bool:
    if isinstance(value, str):
        return _EDTF.search(value) is not None
    if not isinstance(value, dict):
        return False
    if not set(value) <= {"date-parts", "season", "circa", "literal", "raw", "edtf"}:
        return False
    days = value.get("date-parts", [[0]])
    return (
        isinstance(days, list)
        and 1 <= len(days) <= 2
        and all(isinstance(day, list) and 1 <= len(day) <= 3 for day in days)
        and all(isinstance(part, _PLAIN) for day in days for part in day)
    )
