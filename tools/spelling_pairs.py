"""Writes the British and American spellings of words that `check` takes for one word.

    python -m tools.spelling_pairs AMERICAN BRITISH [AMERICAN BRITISH ...]

AMERICAN and BRITISH are word lists of SCOWL (Kevin Atkinson), as Debian packages them:
``american-english`` of `wamerican` and ``british-english`` of `wbritish`, and the same of
`wamerican-large` and `wbritish-large`.
A pair is a British word that one of the usual changes turns into a word of the American list alone;
a few that no rule tells are given by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "src/briefreader/factcheck/spelling_pairs.tsv"
CHANGES = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"our", "or"),
        (r"is(?=e|i|ation|able)", "iz"),
        (r"ys(?=e|i)", "yz"),
        (r"re(?=s?$|d$)", "er"),
        (r"tre", "ter"),
        (r"bre", "ber"),
        (r"ll", "l"),
        (r"l(?=s?$|ment|ful)", "ll"),
        (r"ogue", "og"),
        (r"ence", "ense"),
        (r"mme(?=s?$)", "m"),
        (r"ae(?=\w)", "e"),
        (r"oe", "e"),
        (r"pp(?=ed|ing|er)", "p"),
        (r"tt(?=ed|ing|er)", "t"),
        (r"que(?=s?$)", "ck"),
        (r"que", "k"),
        (r"eable", "able"),
        (r"gement", "gment"),
        (r"ph", "f"),
        (r"ough", "ow"),
        (r"ie", "i"),
        (r"xion", "ction"),
        (r"wards$", "ward"),
    )
)
OTHER_WORDS = """
aliened aliening bell bells goer gore share shore calque calques centare centares frieze gooey
litter litters matters tells titter titters adieus apprise apprised apprises apprising barre
"""
"""Words that only look like another's spelling."""
TERMS = """
Not edited by hand; read by factcheck/editorial_changes, which says how much such a change matters.
British and American spellings of the same word, made by tools/spelling_pairs.py of the word lists
of SCOWL 2020.12.07. The collective work is Copyright 2000-2011 by Kevin Atkinson. Permission to
use, copy, modify, distribute and sell these word lists, the associated scripts, the output created
from the scripts, and its documentation for any purpose is hereby granted without fee, provided that
the above copyright notice appears in all copies and that both that copyright notice and this
permission notice appear in supporting documentation. Kevin Atkinson makes no representations about
the suitability of this array for any purpose. It is provided "as is" without express or implied
warranty.
"""
BY_HAND = """
aluminium aluminum|analogue analog|cheque check|cosy cozy|draught draft|grey gray|greys grays
greyer grayer|jewellery jewelry|kerb curb|kerbs curbs|learnt learned|burnt burned|dreamt dreamed
manoeuvre maneuver|manoeuvres maneuvers|manoeuvring maneuvering|mould mold|moulds molds
moustache mustache|mum mom|mums moms|plough plow|ploughs plows|practise practice
practised practiced|practising practicing|licence license|licences licenses|programme program
programmes programs|pyjamas pajamas|sceptic skeptic|sceptics skeptics|sceptical skeptical
scepticism skepticism|smelt smelled|spelt spelled|spoilt spoiled|storey story|storeys stories
sulphur sulfur|towards toward|tyre tire|tyres tires|tsar czar|whisky whiskey|yoghurt yogurt
defence defense|defences defenses|offence offense|offences offenses|pretence pretense
artefact artifact|artefacts artifacts|catalogue catalog|dialogue dialog|gaol jail|judgement judgment
ageing aging|acknowledgement acknowledgment|axe ax|doughnut donut|enquiry inquiry
enquiries inquiries
enrol enroll|enrols enrolls|fulfil fulfill|fulfils fulfills|instalment installment|skilful skillful
wilful willful|furore furor|likeable likable|sizeable sizable|orientated oriented|per-cent percent
"""


def pairs(american: set[str], british: set[str]) -> Iterator[tuple[str, str]]:
    """The pairs, British first."""
    for line in BY_HAND.replace("\n", "|").split("|"):
        if line:
            one, other = line.split(" ")
            yield one, other
    unlike = set(OTHER_WORDS.split())
    for word in british:  # American lists hold some British spellings too
        if not word.isascii() or not word.isalpha() or not word.islower() or word in unlike:
            continue
        made = {pattern.sub(by, word) for pattern, by in CHANGES}
        made |= {pattern.sub(by, word, count=1) for pattern, by in CHANGES}
        made |= {p.sub(by, one) for one in set(made) for p, by in CHANGES}
        found = sorted((made & american) - british)
        if len(found) == 1:
            yield word, found[0]


def main() -> None:
    """Write the table."""
    lists = [set(Path(name).read_text().split()) for name in sys.argv[1:]]
    found: dict[str, str] = {}
    for american, british in zip(lists[::2], lists[1::2], strict=True):
        found = dict(pairs(american, british)) | found
    head = "".join(f"# {line}\n" for line in TERMS.strip().splitlines())
    lines = (f"{one}\t{other}\n" for one, other in sorted(found.items()))
    OUTPUT.write_text(head + "".join(lines), encoding="utf-8")
    print(f"{len(found)} pairs")


if __name__ == "__main__":
    main()
