"""English numerals, as The Chicago Manual of Style (9.2 to 9.7) and the AP Stylebook spell them."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

TO_NINETEEN = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
BELOW_HUNDRED = {word: number for number, word in enumerate(TO_NINETEEN)} | {
    word: number * 10 for number, word in enumerate(_TENS, 2)
}
"""What each word of a number below a hundred stands for: "twenty" 20, "five" 5."""
ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
""".split()
