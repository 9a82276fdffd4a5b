"""Names of files are text of somebody else's as well."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import BEL, ESC, ST, TOKEN, Case, Outcome, Sizes, case, head, prose

_NAMES: dict[str, str | bytes] = {
    "newline": "two\nlines.txt",
    "carriage": "seen\rhidden.txt",
    "tab": "a\tb.txt",
    "esc_title": f"title{ESC}]0;{TOKEN}{ST}.txt",
    "esc_bel": f"title{ESC}]0;{TOKEN}{BEL}.txt",
    "c1": f"single\x9d0;{TOKEN}\x9c.txt",
    "bidi": "paper\u202etxt.exe.txt",
    "zero_width": "nought\u200bwide.txt",
    "markup_click": f"[@click=app.quit]{TOKEN}[].txt",
    "markup_open": "[italic.txt",
    "markup_autoclose": "[].txt",
    "dash": "-rf.txt",
    "double_dash": "--version.txt",
    "space": "  spaces around .txt",
    "quotes": 'it\'s "said".txt',
    "command": f"$(touch {TOKEN});`touch {TOKEN}`&|.txt",
    "glob": "*?[k-m]{x,y}.txt",
    "percent": "%d%s%y%2f%2e.txt",
    "backslash": "down\\slash.txt",
    "tilde": "~nobody.txt",
    "hash": "# top.txt",
    "colon": "d:y:z.txt",
    "dots": "...txt",
    "upper_ext": "LOUD.TXT",
    "two_ext": "twice.txt.txt",
    "emoji": "\U0001f468\u200d\U0001f466.txt",
    "cjk": "東京.txt",
    "nfc": "r\u00e9sum\u00e9.txt",
    "nfd": "re\u0301sume\u0301.txt",
    "case_lower": "likeness.txt",
    "case_upper": "LIKENESS.txt",
    "windows_con": "con.txt",
    "windows_aux": "AUX.txt",
    "python": "__main__.py.txt",
    "only_space": " ",
    "max_255": "n" * 251 + ".txt",
    "max_255_wide": "東" * 83 + "yy.txt",
    "undecodable": b"half\xff\xfename.txt",
    "undecodable_c1": b"half\x9b2J.txt",
    "latin1": "résumé-west.txt".encode("latin-1"),
}
# What an editor keeps, and what has none of the endings of an article.
_OTHER_KINDS = {"trailing_dot": "dotted.txt.", "backup": "kept.txt~"}
_HIDDEN = {"hidden": ".unseen.txt", "dots": "...txt"}


def cases(sizes: Sizes) -> Iterator[Case]:
    """All of this group."""
    for name, file in _NAMES.items():
        if name not in _OTHER_KINDS and name not in _HIDDEN:
            yield case(
                f"name_{name}",
                f"An article called {name}\n\n{head(name)} {prose(name, 2)}\n",
                "read, and its name shown so that it harms nobody",
                file=file,
                holds=(head(name),),
            )
    for name, file in (_OTHER_KINDS | _HIDDEN).items():
        yield case(
            f"name_{name}",
            f"An article called {name}\n\n{head(name)} words\n",
            "hidden, an editor's own, or without an ending that says text",
            file=file,
            outcome=Outcome.PASSED_OVER if name in _HIDDEN else Outcome.SKIPPED,
            reason="" if name in _HIDDEN else "rename it to .txt or .md",
        )
