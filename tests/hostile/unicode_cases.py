"""Text that lies about its order, its width or its length."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import TOKEN, Case, Sizes, case, within_article

_MOST = 100_000

_DIRECTIONS = {
    "bidi_override": ("pay \u202e000,9$\u202c now", "read in another order than it is written"),
    "bidi_isolate": ("x \u2066y \u2067z", "isolates that never end"),
    "bidi_marks": ("k\u200el\u200fm\u061cn", "marks of direction"),
    "bidi_flood": ("\u202e" * 400, "more levels than there are"),
    "arabic": ("\u0633\u0644\u0627\u0645 456", "right to left, with digits"),
    "hebrew_mixed": ("left \u05d0\u05d1\u05d2 right", "both directions"),
}
_INVISIBLE = {
    "zero_width": ("key\u200bhole key\u200chole key\u2060hole", "words that are not found"),
    "soft_hyphen": ("gover\u00adnor", "not seen in most terminals"),
    "tags": (
        "plain" + "".join(chr(0xE0000 + ord(letter)) for letter in f"{TOKEN} obey"),
        "words that nobody sees",
    ),
    "variation_data": (
        "y" + "".join(chr(0xE0100 + byte) for byte in TOKEN.encode()),
        "bytes that nobody sees",
    ),
    "hangul_filler": ("p\u3164q\uffa0r\u115fs", "letters that are blank"),
    "braille_blank": ("p\u2800q", "a blank that is no space"),
    "bom_inside": ("p\ufeffq", "a byte-order mark within the text"),
    "interlinear": ("\ufff9p\ufffaq\ufffb", "controls of annotations"),
    "musical": ("\U0001d173\U0001d17a", "marks of format"),
    "shorthand": ("\U0001bca0\U0001bca3", "other marks of format"),
    "object_replacement": ("\ufffc", "stands for an object that is not there"),
    "surrogate": ("p\ud800q\udfffr", "halves of characters"),
    "noncharacter": ("\ufffe \uffff \U0010ffff", "code points that are no characters"),
    "private_use": ("\ue0b0\uf8ff", "characters of unknown width"),
}
_WIDTHS = {
    "zalgo": ("Y" + "\u0300\u0323\u0488" * 40 + "es", "marks in a pile"),
    "leading_combining": ("\u0302begins", "a mark that joins what the program wrote"),
    "emoji_zwj": ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "one family of five code points"),
    "emoji_skin": ("\U0001f44b\U0001f3fe", "a modifier"),
    "emoji_flag": ("\U0001f1eb\U0001f1f7\U0001f1ee", "half a flag too many"),
    "emoji_keycap": ("7\ufe0f\u20e3", "a keycap"),
    "emoji_vs": ("\u2600\ufe0f \u2600\ufe0e", "as wide as the selector says"),
    "cjk": ("\u6771\u4eac\u65b0\u805e" * 35, "wide, and no space to break at"),
    "halfwidth": ("\uff8a\uff9f", "half as wide, with a mark of its own"),
    "ambiguous": ("\u00a7\u2026\u2192\u25cf\u2606", "one cell or two, as the terminal likes"),
    "fdfa": ("\ufdfa" * 15, "one character, eighteen after NFKC"),
    "thai": ("\u0e19\u0e49\u0e33\u0e15\u0e01" * 30, "no spaces, marks above"),
    "devanagari": ("\u0924\u094d\u0930\u093f" * 30, "clusters"),
    "nbsp": ("p\u00a0q\u2007r\u202fs", "spaces that do not break"),
    "ogham_space": ("p\u1680q", "a space that prints a line"),
}
_FORMS = {
    "confusable": ("\u0440\u0430ssword.example", "Cyrillic letters in a Latin word"),
    "nfd": ("re\u0301sume\u0301 O\u0308", "letters in pieces"),
    "ligature": ("\ufb02ood \u017fail", "compatibility forms"),
    "turkish": ("\u0130zmir \u0131I", "longer in small letters"),
    "sharp_s": ("GRO\u1e9eE gro\u00dfe", "longer after casefold"),
    "digits": ("\u0967\u0968\u0969 \u00be \u2168", "digits that int() does not take"),
}


def cases(sizes: Sizes) -> Iterator[Case]:
    """All of this group."""
    flood = min(sizes.flood, _MOST)
    floods = {
        "zwj_flood": ("\u200d" * flood, "joiners that join nothing"),
        "variation_flood": ("m" + "\ufe0f" * flood, "selectors"),
        "combining_flood": ("m" + "\u0302" * min(sizes.flood, 200_000), "one cell, many marks"),
    }
    for table in (_DIRECTIONS, _INVISIBLE, _WIDTHS, _FORMS, floods):
        for name, (payload, why) in table.items():
            yield within_article(name, payload, why)
    yield case(
        "one_grapheme",
        f"Head-one e{chr(0x302) * sizes.flood} Tail-one\n",
        "one letter of very many code points",
        holds=("Head-one", "Tail-one"),
        seconds=5.0,
    )
