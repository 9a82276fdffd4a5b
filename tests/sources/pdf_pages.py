"""Write PDF from nothing: lines of Helvetica at their places, as printing programs do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

HEIGHT, WIDTH = 792, 612
_BOLD = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"


class Set(NamedTuple):
    """A line of type: its words, where it begins, its size, and quarter turns to the left."""

    text: str
    left: float
    bottom: float
    size: float = 11
    bold: bool = False
    turns: int = 0

    def drawn(self) -> str:
        """The line as a page's content draws it."""
        cosine, sine = ((1, 0), (0, 1), (-1, 0), (0, -1))[self.turns]
        return (
            f"BT /F{1 + self.bold} {self.size} Tf"
            f" {cosine} {sine} {-sine} {cosine} {self.left} {self.bottom} Tm"
            f" ({_escaped(self.text)}) Tj ET"
        )


def column(
    lines: Sequence[str], left: float = 72, top: float = 700, step: float = 14, size: float = 11
) -> list[Set]:
    """Lines below each other; an empty one is half a step, two spaces in front are an indent."""
    found, bottom = [], top
    for line in lines:
        if not line:
            bottom -= step * 0.7
            continue
        indent = 14 if line.startswith("  ") else 0
        found.append(Set(line.strip(), left + indent, bottom, size))
        bottom -= step
    return found


def pdf(pages: Sequence[Sequence[Set]], trailer: str = "", info: str = "") -> bytes:
    """A document of these pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for page in pages:
        drawn = "\n".join(one.drawn() for one in page)
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents"
            f" {len(objects)} 0 R /Resources << /Font << /F1 3 0 R /F2 {_BOLD} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer} >>"
    count = len(objects) + 1
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n{end}\nstartxref\n{len(out)}\n"
    return out + tail.encode() + b"%%EOF\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
